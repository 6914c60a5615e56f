"""What a newer report of the same affair tells of the very thing comes first, and nothing else takes its place."""

from datetime import timedelta

import pytest

from bot.answer.asked.question import read_whole
from bot.answer.found.candidates import Group
from bot.answer.holding.happenings import iter_told
from bot.answer.telling.newest import add_newest
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW, make_article

SHOWN = "The skipper of the trawler Ilse, Ana Roth, is being questioned over the wreck near Varn."
AGAIN = "Police met lawyers of Ana Roth over the wreck of the trawler Ilse near Varn."
LONG = "The hearing took two hours, and a clerk read the papers. " * 20
LEADS = "Ana Mott is ahead of Jon Relm in the runoff for mayor of Varn by 310 votes."
COUNTED = "The board of Varn counted ballots in the runoff between Ana Mott and Jon Relm."
DEAD = "A fire in the Garrow mine near Varn killed nine miners."
MINE = "Rescuers left the Garrow mine near Varn after the fire."
NOW_ASKED, LEAD_ASKED, DEAD_ASKED = "Where is the skipper now?", "By how many does Mott lead?", "How many miners died?"
TAKES = (
    (NOW_ASKED, SHOWN, f"{AGAIN} The skipper was released on Friday."),
    (LEAD_ASKED, LEADS, f"{COUNTED} Mott is ahead by 290 votes."),
    (DEAD_ASKED, DEAD, f"{MINE} In all 12 miners were killed."),
    (DEAD_ASKED, DEAD, f"{MINE} In all nine miners were killed."),
    (DEAD_ASKED, DEAD, "A fire in the Garrow mine near Varn killed 12 miners."),
)
LEAVES = (
    (NOW_ASKED, SHOWN, f"{AGAIN} The skipper was questioned again on Friday."),
    (NOW_ASKED, SHOWN, f"{AGAIN} The skipper was jailed in 2019."),
    (NOW_ASKED, SHOWN, f"{AGAIN} {LONG} The skipper was jailed in Antwerp on Friday."),
    (NOW_ASKED, SHOWN, "The skipper was released on Friday over a brawl."),
    ("Was the skipper questioned?", SHOWN, f"{AGAIN} The skipper was released on Friday."),
    ("Is the skipper held since 20 March 2023?", SHOWN, f"{AGAIN} The skipper was released on Friday."),
    (LEAD_ASKED, LEADS, f"{COUNTED} Mott is ahead by 310 votes."),
    (LEAD_ASKED, LEADS, f"{COUNTED} Mott is ahead by 12 wards."),
    (DEAD_ASKED, DEAD, f"{MINE} In all seven miners were killed."),
)


def add(question: str, shown: str, later: str, label: str | None = None) -> tuple[list[str], list[str]]:
    """Give what was shown before, and after."""
    first = make_article(shown, title="Report", url="https://wire.example/1")
    second = make_article(later, title="Report", url="https://wire.example/2", published=NOW + timedelta(days=3))
    groups = (Group(label, tuple(iter_told(first))[:1]),)
    asked = read_whole(question, question, NOW, load_gazetteer())
    after = add_newest(asked, groups, (first, second))
    before, told = ([each.words for group in one for each in group.chosen] for one in (groups, after))
    return before, told


@pytest.mark.parametrize(("question", "shown", "later"), TAKES)
def test_the_newest_of_the_thing_comes_first(question: str, shown: str, later: str) -> None:
    before, told = add(question, shown, later)
    assert told[0] not in before
    assert told[0] in later


@pytest.mark.parametrize(("question", "shown", "later"), LEAVES)
def test_what_tells_no_more_or_of_another_leaves_what_is_shown(question: str, shown: str, later: str) -> None:
    before, told = add(question, shown, later)
    assert told == before


def test_what_stands_under_words_of_its_own_is_left() -> None:
    before, told = add(*TAKES[0], label="Opinion, not a report:")
    assert told == before


def test_what_was_only_wanted_is_not_what_was_so_before() -> None:
    wanted = "Police near Varn want to question the skipper of the trawler Ilse, Ana Roth, over the wreck."
    _, told = add("Is the skipper free?", wanted, TAKES[0][2])
    assert told == ["The skipper was released on Friday."]
