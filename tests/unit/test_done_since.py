"""What a newer report tells as done by the same, to the same, is open no more; of others it tells nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.answer.asked.question import read_whole
from bot.answer.found.fitting import tells_open
from bot.answer.holding.done_since import leave_out_done_since
from bot.answer.holding.happenings import iter_told
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW, make_article

ASKED = "What is still open about the barge?"
OVER = (
    ("The skipper of the barge has not been charged.", "The skipper pleaded guilty on Friday."),
    ("The skipper of the barge, Arvo Lind, is held. He has not been charged.", "Lind was indicted on Friday."),
    ("Norway has not thanked anyone for the barge.", "Norway thanked a diver on Friday."),
    ("Norway has not paid Chile for the barge.", "Norway paid Chile on Friday."),
    ("Ruiz has not met Berg over the barge.", "Ruiz met him on Friday."),
    ("The barge has not been inspected.", "Divers inspected the barge on Friday."),
    ("We have not paid for the barge, Norway said.", "Norway paid for the barge on Friday."),
    ("The Sund Harbour Board gave no date for the towing.", "The Sund Harbour Board called off the towing on Friday."),
)
OPEN = (
    ("The skipper of the barge has not been charged.", "The owner of a field pleaded guilty on Friday."),
    ("Norway has not paid Chile for the barge.", "Norway has not yet said when it paid Peru."),
    ("Norway has not paid Chile for the barge.", "Norway would have paid Chile on Friday."),
    ("Norway has not paid Chile for the barge.", "Norway was paid by Chile on Friday."),
    ("Norway has not paid Chile for the barge.", "Peru paid Chile on Friday."),
    ("Norway has not paid Chile for the barge.", "Norway paid Malta on Friday."),
    ("The barge has not been inspected.", "Divers inspected a wharf on Friday."),
    ("The Sund Harbour Board gave no date for the barge.", "The Holm Bridge Committee called off a parade on Friday."),
    ("The Sund Harbour Board gave no date for the barge.", "The Sund Harbour Board called off a party on Friday."),
)


def keep(open_: str, later: str) -> list[str]:
    first = make_article(open_, title="Report", url="https://wire.example/1")
    second = make_article(later, title="Report", url="https://wire.example/2", published=NOW + timedelta(days=3))
    alone = list(iter_told(first))
    before = [None, *(each.sentence.span for each in alone)]
    told = [replace(each, sentence=replace(each.sentence, before=at)) for each, at in zip(alone, before, strict=False)]
    question = read_whole(ASKED, ASKED, NOW, load_gazetteer())
    kept = leave_out_done_since(question, told, [*told, *iter_told(second)])
    return [each.words for each in kept if "not" in each.words or "no date" in each.words]


@pytest.mark.parametrize(("open_", "later"), OVER)
def test_what_was_done_since_is_open_no_more(open_: str, later: str) -> None:
    assert keep(open_, later) == []


@pytest.mark.parametrize(("open_", "later"), OPEN)
def test_what_another_did_or_nobody_leaves_it_open(open_: str, later: str) -> None:
    assert keep(open_, later)


DUE = "The Sund Harbour Board must decide by Thursday whether the barge is towed."
HIRED = "The Sund Harbour Board hired a tug for the barge that is towed."


def is_open(open_: str, later: str, days: int) -> bool:
    first = make_article(open_, title="Report", url="https://wire.example/1")
    second = make_article(later, title="Report", url="https://w.example/2", published=NOW + timedelta(days=days))
    told, question = list(iter_told(first)), read_whole(ASKED, ASKED, NOW, load_gazetteer())
    return bool(leave_out_done_since(question, told, [*told, *iter_told(second)]))


@pytest.mark.parametrize(
    "open_",
    [
        DUE,
        "The Sund Harbour Board is to decide on 26 March whether the barge is towed.",
        "The Sund Harbour Board will say by Friday whether the barge is towed.",
        "The Sund Harbour Board said it would decide on Monday whether the barge is towed.",
        "The Sund Harbour Board will say tomorrow whether the barge is towed.",
    ],
)
def test_what_was_due_before_a_later_report_of_it_may_be_open_no_more(open_: str) -> None:
    assert not is_open(open_, HIRED, 9)


@pytest.mark.parametrize(
    ("open_", "later", "days"),
    [
        (DUE, HIRED, 1),
        (DUE, "The Holm Bridge Committee repaired a bridge.", 9),
        ("The Sund Harbour Board is to decide on 26 April whether the barge is towed.", HIRED, 9),
        ("The Sund Harbour Board said on Thursday it is unclear whether the barge is towed.", HIRED, 9),
        ("The Sund Harbour Board has yet to decide whether the barge is towed.", HIRED, 9),
    ],
)
def test_what_is_due_later_or_on_no_day_stays_open(open_: str, later: str, days: int) -> None:
    assert is_open(open_, later, days)


MEETS = "The Sund Harbour Board meets on 25 March over the barge that is towed."


@pytest.mark.parametrize(
    ("before", "open_", "days", "stays"),
    [
        (MEETS, "Norway has not said whether it will attend.", 9, False),
        (MEETS, "It is unclear whether the owner will come.", 9, False),
        (MEETS, "It is not known whether Lind would speak.", 9, False),
        (MEETS, "Chile has yet to say whether it will take part.", 9, False),
        (MEETS, "Norway did not say whether it will send anyone.", 9, False),
        (MEETS.replace("March", "April"), "It is unclear whether the owner will come.", 9, True),
        (MEETS, "It is unclear whether the owner will come.", 1, True),
        (MEETS.replace("on 25 March", "often"), "It is unclear whether the owner will come.", 9, True),
        (MEETS, "It is unclear whether the barge will be sold.", 9, True),
    ],
)
def test_whether_somebody_will_be_there_is_open_until_the_day_of_it(
    before: str, open_: str, days: int, stays: bool
) -> None:
    first = make_article(f"{before} {open_}", title="Report", url="https://wire.example/1")
    published = NOW + timedelta(days=days)
    second = make_article(HIRED, title="Report", url="https://w.example/2", published=published)
    dated, told = iter_told(first)
    told = replace(told, sentence=replace(told.sentence, before=dated.sentence.span))
    question = read_whole(ASKED, ASKED, NOW, load_gazetteer())
    assert bool(leave_out_done_since(question, [told], [told, *iter_told(second)])) is stays


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("The two sides did not settle the question of the tow.", True),
        ("They could not resolve who pays.", True),
        ("They did not agree on a price.", True),
        ("The quay remains closed until the barge is gone.", True),
        ("They settled the question of the tow.", False),
        ("The quay remains popular.", False),
    ],
)
def test_what_was_not_settled_is_open(words: str, left: bool) -> None:
    assert tells_open(words) is left


@pytest.mark.parametrize(
    ("asked", "days", "stays"),
    [
        ("Has Norway said whether it will attend the meeting?", 9, False),
        ("Has Norway decided whether it will attend?", 9, False),
        ("Has Norway said whether it will attend the meeting?", 1, True),
        ("Did Norway attend the meeting?", 9, True),
    ],
)
def test_that_it_was_not_said_by_then_tells_nothing_behind_the_day(asked: str, days: int, stays: bool) -> None:
    first = make_article(f"{MEETS} Norway has not said whether it will attend.", title="Report")
    published = NOW + timedelta(days=days)
    second = make_article(HIRED, title="Report", url="https://w.example/2", published=published)
    dated, told = iter_told(first)
    told = replace(told, sentence=replace(told.sentence, before=dated.sentence.span))
    question = read_whole(asked, asked, NOW, load_gazetteer())
    assert bool(leave_out_done_since(question, [told], [told, *iter_told(second)])) is stays
