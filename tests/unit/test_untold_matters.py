"""What nothing was told of is no matter on which another is asked to speak: it is asked of the thread's affair."""

import pytest

from tests.unit.test_followups import follow_up

TOLD = ("What is the latest on the hostages in Chad?", "A Danish surveyor was handed over to officials on Thursday.")


@pytest.mark.parametrize(
    ("untold", "asked", "understood"),
    [
        ("What did the kidnappers get?", "and what does Denmark say?", "What does Denmark say?"),
        ("Who helped the kidnappers?", "and what did Denmark say?", "What did Denmark say?"),
        ("Why did the kidnappers leave?", "and what does Chad say?", "What does Chad say?"),
        ("Did the kidnappers ask for money?", "and what did Denmark say?", "What did Denmark say?"),
        ("How did the guards escape?", "and what does Denmark say?", "What does Denmark say?"),
    ],
)
def test_nobody_is_asked_about_what_was_not_told(untold: str, asked: str, understood: str) -> None:
    assert follow_up(asked, TOLD, untold).text == understood


@pytest.mark.parametrize(
    ("earlier", "understood"),
    [
        (
            (TOLD, ("What did the kidnappers get?", "They received fuel.")),
            "What does Denmark say about what the kidnappers got?",
        ),
        (("What did the kidnappers get?",), "What does Denmark say about what the kidnappers got?"),
        ((TOLD, "Who paid the ransom?"), "What does Denmark say about the ransom?"),
        ((TOLD, "Is there a deal?"), "What does Denmark say about the deal?"),
    ],
)
def test_what_was_told_or_asked_first_is_such_a_matter(
    earlier: tuple[str | tuple[str, str], ...], understood: str
) -> None:
    assert follow_up("and what does Denmark say?", *earlier).text == understood
