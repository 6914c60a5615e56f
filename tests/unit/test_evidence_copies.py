"""A sentence that is nearly its passage's own is held to every word: what it adds, loses or turns round."""

import pytest

from bot.evidence.verify import Cited, verify
from bot.evidence.wording import find_foreign
from bot.model.analysis import Span
from tests.factories import make_article


def codes(text: str, passage: str) -> set[str]:
    article = make_article(passage)
    cited = Cited(article, Span(0, len(passage)), " ".join(passage.split()[:4]))
    return {each.code for each in verify(text, [cited])}


LETHAL = "China is considering giving Russia lethal support for its war in Ukraine, Antony Blinken said on Sunday."
RUTO = "Kenya's president, William Ruto, told parliament that he would not sign the finance bill."
AIRSHIP = "The airship was a civilian craft that strayed, the ministry said."
HOSTAGES = "Three hostages were released after Qatar paid a ransom, a diplomat said on 1 July."


@pytest.mark.parametrize(
    ("code", "text", "passage"),
    [
        ("likelihood", "China is giving Russia lethal support for its war in Ukraine, Antony Blinken said.", LETHAL),
        ("uncovered", RUTO.replace("Kenya's president", "Kenya's corrupt president"), RUTO),
        ("uncovered", RUTO.replace("sign", "withdraw"), RUTO),
        ("changed", "Qatar paid a ransom after three hostages were released, a diplomat said.", HOSTAGES),
        ("speaker", "The airship was a civilian craft that strayed.", AIRSHIP),
        ("number", "More than three hostages were released after Qatar paid a ransom, a diplomat said.", HOSTAGES),
        ("date", "Three hostages were released after Qatar paid a ransom, a diplomat said until 1 July.", HOSTAGES),
    ],
)
def test_a_small_change_of_a_true_sentence_is_refused(code: str, text: str, passage: str) -> None:
    assert code in codes(text, passage)


@pytest.mark.parametrize("passage", [LETHAL, RUTO, HOSTAGES])
def test_the_sentence_itself_is_let_through(passage: str) -> None:
    assert codes(passage, passage) == set()


def test_a_fair_shorter_form_is_let_through() -> None:
    assert codes("William Ruto told Kenya's parliament that he would not sign the bill.", RUTO) == set()


@pytest.mark.parametrize(
    "odd", ["\u00ad", "\u061c", "\u3164", "\u2800", "\ue000", "\U0001f1f0", "s\u0456gn", "\uff20all"]
)
def test_letters_that_hide_or_pass_for_others_are_no_plain_prose(odd: str) -> None:
    assert find_foreign(f"He would not sign {odd} the bill.") is not None
    assert find_foreign("Orbán met Özdemir — “naïve”, said Łukasz of Αθήνα and Київ.") is None
