"""The newest number that stands with the very noun asked is told, whatever that is called, and none of elsewhere."""

from datetime import timedelta

import pytest

from bot.answer.asked.question import read_whole
from bot.answer.found.candidates import Group
from bot.answer.holding.counted_now import find_meant, list_counts, tell_aboard, tell_course
from bot.answer.holding.fates import read_fate
from bot.answer.holding.happenings import iter_told
from bot.answer.telling.newest import add_newest
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW, make_article

TRUCKS = "Some 300 trucks were stuck at the Kapikule crossing on Monday."
CROSSING = "Customs officers at the Kapikule crossing began a strike over pay."
CASES = "Peru has 12 confirmed cases of measles, the Health Ministry said."
MEASLES = "Nurses in Peru were sent to schools to vaccinate children against measles."


def add(question: str, shown: str, later: str) -> list[tuple[str | None, str]]:
    """Give what is told of two reports where the older is shown."""
    first = make_article(shown, title="Report", url="https://wire.example/1")
    second = make_article(later, title="Report", url="https://wire.example/2", published=NOW + timedelta(days=3))
    asked = read_whole(question, question, NOW, load_gazetteer())
    groups = add_newest(asked, (Group(None, tuple(iter_told(first))[:2]),), (first, second))
    return [(group.label, each.words) for group in groups for each in group.chosen]


@pytest.mark.parametrize(
    ("question", "shown", "told"),
    [
        ("How many trucks are stuck at Kapikule?", TRUCKS, f"{CROSSING} About 900 trucks are waiting."),
        ("How many lorries are stranded at Kapikule?", TRUCKS, f"{CROSSING} About 900 trucks are waiting."),
        ("How many trucks are stuck there now?", TRUCKS, f"{CROSSING} It put the number of stuck trucks at 900."),
        ("How many trucks are still queuing at Kapikule?", TRUCKS, f"{CROSSING} By noon 900 lorries were queuing."),
        ("How many confirmed measles cases in Peru?", CASES, f"{MEASLES} That takes confirmed cases to 19."),
        ("How many confirmed measles cases in Peru now?", CASES, f"{MEASLES} It lowered confirmed cases from 12 to 9."),
        ("How many confirmed measles infections in Peru?", CASES, f"{MEASLES} There are now 19 confirmed infections."),
    ],
)  # fmt: skip
def test_a_later_count_of_the_very_noun_is_told(question: str, shown: str, told: str) -> None:
    assert [each for _, each in add(question, shown, told)] == [told.partition(". ")[2]]


@pytest.mark.parametrize(
    ("question", "shown", "later"),
    [
        ("How many trucks are stuck at Kapikule?", TRUCKS, f"{CROSSING} About 900 travellers are waiting."),
        ("How many trucks are stuck at Kapikule?", TRUCKS, "At the Bajakovo crossing 900 trucks are waiting."),
        ("How many trucks are stuck at Kapikule?", TRUCKS, f"{CROSSING} On average 900 trucks a day wait there."),
        ("How many confirmed measles cases in Peru?", CASES, f"{MEASLES} There are now 80 suspected cases."),
        ("How many confirmed measles cases in Peru?", CASES, f"{MEASLES} In Chile there are 80 confirmed cases."),
        ("How many confirmed measles cases in Peru?", CASES, f"{MEASLES} It has 80 contacts of confirmed cases."),
    ],
)  # fmt: skip
def test_a_number_of_something_else_is_not(question: str, shown: str, later: str) -> None:
    assert [each for _, each in add(question, shown, later)] == [shown]


@pytest.mark.parametrize(
    "shown",
    [
        "Two of the measles cases are in Tacna, a town near the border with Chile.",
        "Nine people died of measles in Peru, close to the frontier with Chile.",
        "In Peru measles killed nine people 60 kilometres from Chile.",
    ],
)
def test_a_landmark_is_not_where_people_died(shown: str) -> None:
    report = f"Peru told of measles. {shown}"
    first = make_article(report, title="Measles in Peru", url="https://wire.example/1")
    question = "How many measles deaths in Chile?"
    asked = read_whole(question, question, NOW, load_gazetteer())
    groups = add_newest(asked, (Group(None, tuple(iter_told(first))[1:]),), (first,))
    assert not [each for group in groups for each in group.chosen]


def test_older_counts_stand_behind_as_such() -> None:
    question = "How many measles deaths in Peru?"
    told = ["Measles has killed nine people in Peru.", "Measles has killed 14 people in Peru."]
    first, last = (
        make_article(each, title="Report", url=f"https://wire.example/{at}", published=NOW + timedelta(days=at))
        for at, each in enumerate(told)
    )
    asked = read_whole(question, question, NOW, load_gazetteer())
    shown = Group(None, (*iter_told(last), *iter_told(first)))
    groups = add_newest(asked, (shown,), (first, last))
    assert [(each.label, [one.words for one in each.chosen]) for each in groups] == [
        (None, [told[1]]),
        ("Reported earlier:", [told[0]]),
    ]


TOLD = (
    "The fire in the Garrow mine near Varn killed nine miners.",
    "The death toll from the fire in the Garrow mine near Varn rose to 14.",
    "The death toll from the fire in the Garrow mine near Varn was revised downward on Friday, from 14 to 12.",
    "The fire in the Garrow mine near Varn began in a pump, a witness said, as the number of dead rose to 17.",
)


@pytest.mark.parametrize(
    "question",
    [
        "timeline of the Garrow mine toll",
        "Timeline of the death toll of the Garrow mine",
        "Give me a chronology of the toll in the Garrow mine",
        "How has the Garrow mine toll changed?",
        "course of the number of dead in the Garrow mine",
    ],
)
def test_the_course_of_a_toll_has_all_its_changes(question: str) -> None:
    reports = [
        make_article(each, title="Report", url=f"https://wire.example/{at}", published=NOW + timedelta(days=at))
        for at, each in enumerate(TOLD)
    ]
    fate = read_fate(read_whole(question, question, NOW, load_gazetteer()))
    assert fate is not None
    groups = tell_course(find_meant(fate, list_counts(fate, reports)))
    assert tuple(each.words for group in groups for each in group.chosen) == TOLD


@pytest.mark.parametrize(
    "question",
    [
        "timeline of the toll road dispute",
        "timeline of the toll bridge",
        "history of the Garrow mine",
        "What is the reason for the toll?",
        "timeline of the strike in the Garrow mine",
    ],
)
def test_no_other_course_is_that_of_a_toll(question: str) -> None:
    assert read_fate(read_whole(question, question, NOW, load_gazetteer())) is None


LISTED = (
    "The ferry Marga Lund sank off Varn on Sunday. It had 60 passengers and eight crew on its manifest, the port said."
)
DEAD_ABOARD = (
    "The toll of the ferry Marga Lund off Varn rose to 17, and more had been on board than the manifest showed. "
    "The port said that 90 people were on the ferry when it sank, not 68."
)
FOUND = "Divers searched the ferry Marga Lund off Varn. The port put the number of people who were on board at 93."


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many were on board the ferry?", [FOUND]),
        ("How many people were on the Marga Lund?", [FOUND]),
        ("How many were on board the ferry, manifest vs actual", [FOUND, LISTED]),
        ("How many people were on board the ferry by its manifest?", [FOUND, LISTED]),
    ],
)
def test_who_was_on_board_is_no_number_of_the_dead(question: str, told: list[str]) -> None:
    reports = [
        make_article(each, title="Report", url=f"https://wire.example/{at}", published=NOW + timedelta(days=at))
        for at, each in enumerate((LISTED, DEAD_ABOARD, FOUND))
    ]
    asked = read_whole(question, question, NOW, load_gazetteer())
    fate = read_fate(asked)
    assert fate is not None
    counts = find_meant(fate, list_counts(fate, reports))
    assert [each.number for each in counts] == [60, 90, 93]
    shown = [each.words for group in tell_aboard(asked, fate, counts) for each in group.chosen]
    assert shown == [each.partition(". ")[2] for each in told]


def test_the_dead_are_not_told_where_nobody_counts_who_was_on_board() -> None:
    question = "How many were on board the ferry, manifest vs actual"
    report = make_article(DEAD_ABOARD.partition(". ")[0] + ".", title="Report")
    fate = read_fate(read_whole(question, question, NOW, load_gazetteer()))
    assert fate is not None
    assert not list_counts(fate, [report])
