"""English that its own paragraph goes on from in another language, or that the next one says no to, is not told."""

import pytest

from bot.text.mixing import find_unread

CLAIM = "Norway thanked Chile for its decision on salmon."


@pytest.mark.parametrize(
    "behind",
    [
        " Später nahm sie den Dank zurück.",
        " Plus tard, elle a retiré ses mots sur la pêche.",
        " 挪威方面表示并没有这样说过。",
        "\n\nМинистр рыболовства заявил, что решения не было принято.",
        "\n\nDer Minister sagte, er habe das nicht beschlossen.",
    ],
)
def test_a_claim_with_words_behind_it_that_are_not_read_is_unread_itself(behind: str) -> None:
    text = f"{CLAIM}{behind}"
    assert any(each.start == 0 for each in find_unread(text))


@pytest.mark.parametrize(
    "behind",
    [
        " Its minister, Ana Ruiz (安娜·鲁伊斯部长), was there.",
        " He called it “ein sehr gutes Gespräch für alle”.",
        " Goodbye, salmon. Hello, herring.",
        "\n\nДоговор был подписан в Осло.",
    ],
)
def test_a_name_a_quotation_and_a_paragraph_that_says_no_to_nothing_leave_it(behind: str) -> None:
    assert not any(each.start == 0 for each in find_unread(f"{CLAIM}{behind}"))
