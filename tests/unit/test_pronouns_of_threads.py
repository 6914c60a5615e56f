"""Whom and what a pronoun of a follow-up means by the question before it, and when that is asked back."""

import pytest

from bot.answer.asked.wording import word_plainly


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("did he see Barrantes too?", "did he meet Barrantes too?"),
        ("Has Wekesa seen Salim Harthy?", "Has Wekesa met Salim Harthy?"),
        ("Did Wekesa see the paper?", "Did Wekesa see the paper?"),
        ("Does Oman see Kenya as a partner?", "Does Oman see Kenya as a partner?"),
        ("Will the court see Harthy's letter?", "Will the court see Harthy's letter?"),
    ],
)
def test_who_sees_somebody_meets_them(typed: str, plain: str) -> None:
    assert word_plainly(typed) == plain
