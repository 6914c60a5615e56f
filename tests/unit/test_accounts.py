"""Where two sides each tell otherwise who did it, both are told, with that neither could be confirmed."""

import pytest

from bot.answer.asked.question import read_whole
from bot.answer.found.candidates import Group
from bot.answer.holding.happenings import iter_told
from bot.answer.telling.accounts import add_accounts
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW, make_article


def tell(question: str, text: str, shown: str) -> str:
    """Give what is told beside the sentence that is shown, with it, in its order."""
    article = make_article(text, title="Border", url="https://wire.example/1", published=NOW)
    [each] = [one for one in iter_told(article) if shown in one.words]
    read = read_whole(question, question, NOW, load_gazetteer())
    return " | ".join(one.words for group in add_accounts(read, [Group(None, (each,))]) for one in group.chosen)


FIRST = "Peru's navy said Chilean boats had opened fire on its patrol near Arica. One sailor was hurt."
THEN = "Santiago gave a different version. Its navy said the patrol had fired first."
NEITHER = "Neither version could be verified independently."
ASKED = "Who fired first near Arica?"


@pytest.mark.parametrize("shown", ["Chilean boats had", "the patrol had fired first"])
def test_both_accounts_are_told_with_that_neither_is_confirmed(shown: str) -> None:
    told = tell(ASKED, f"{FIRST}\n\n{THEN} Two boats sank.\n\n{NEITHER}\n\nFish is dear.", shown)
    assert "Chilean boats had opened fire" in told
    assert "gave a different version" in told
    assert "the patrol had fired first" in told
    assert told.endswith(NEITHER)


@pytest.mark.parametrize(
    ("second", "last"),
    [
        ("Chile disputed that account. Its minister said Peru's patrol had fired first.", "The patrol left."),
        ("Chile told another story. According to its navy, the patrol fired without warning.", NEITHER),
        ("Chile's navy said it was the patrol that fired first.", "The claims could not be independently confirmed."),
        ("Chile accused the patrol of firing first.", "There was no independent confirmation of what either said."),
        ("Chile said the patrol fired first.", "It was not possible to say more. Neither side's claims were verified."),
    ],
)
def test_the_other_side_may_be_told_in_many_words(second: str, last: str) -> None:
    told = tell(ASKED, f"{FIRST}\n\n{second}\n\n{last}", "Chilean boats had")
    assert "patrol" in told.split("|", 1)[1]


@pytest.mark.parametrize(
    ("question", "text", "shown"),
    [
        (ASKED, f"{FIRST} The port stayed open. Fish is dear.", "Chilean boats had"),
        ("When was the first shot fired near Arica?", f"{FIRST}\n\n{THEN}\n\n{NEITHER}", "Chilean boats had"),
        (
            "Who won the vote?",
            "Ana Ruiz won the vote, the board said. The other papers told another story.",
            "Ana Ruiz",
        ),
        ("Who chaired the talks?", "Ruiz chaired the talks, Lima said. The date could not be confirmed.", "Ruiz"),
    ],
)
def test_one_account_stays_alone(question: str, text: str, shown: str) -> None:
    assert "|" not in tell(question, text, shown)
