"""That nobody said so far that they did something holds until a report of the affair tells who did; a denial that heads
a later report is told beside what it denies, by whatever word."""

from datetime import timedelta

import pytest

from bot.answer.asked.question import QuestionRead, read_whole
from bot.answer.asked.terms import Term, root
from bot.answer.found.candidates import Group
from bot.answer.found.spotting import Spotter
from bot.answer.holding.blame import find_claim, tells_unclaimed
from bot.answer.holding.happenings import iter_told
from bot.answer.telling.contrary import add_contrary, replace_unclaimed
from bot.model.article import Article
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW, make_article

FIRST = "Gunmen kidnapped two Danish surveyors near Tolm in Chad on Monday. No group has claimed responsibility."
LATER = "Surveyors from Denmark who were kidnapped near Tolm in Chad are alive. "


def ask(question: str) -> QuestionRead:
    return read_whole(question, question, NOW, load_gazetteer())


def report(text: str, title: str, day: int) -> Article:
    published = NOW + timedelta(days=day)
    return make_article(text, title=title, url=f"https://wire.example/{day}", published=published)


@pytest.mark.parametrize(
    ("words", "claims"),
    [
        ("The Red Dawn group said on Friday that it was holding the surveyors.", True),
        ("A militia, Sons of the Sand, claimed responsibility for the blast.", True),
        ("In a video, the rebels said they had kidnapped the two.", True),
        ("The separatists admitted in a letter that they had planted the bomb.", True),
        ("A faction of the army took responsibility.", True),
        ("The group said that it was not behind the blast.", False),
        ("The group has not claimed responsibility.", False),
        ("No armed group has yet claimed responsibility.", False),
        ("The group said it would hold a vote.", False),
        ("The army said it was looking for the surveyors.", False),
        ("Police blamed the rebels, who said nothing.", False),
    ],
)
def test_who_says_that_they_did_it(words: str, claims: bool) -> None:
    assert (find_claim(words) is not None) is claims


@pytest.mark.parametrize(
    ("words", "unclaimed"),
    [
        ("No group has claimed responsibility.", True),
        ("No known movement has so far admitted it.", True),
        ("Nobody has yet claimed the attack.", True),
        ("There was no immediate claim of responsibility.", True),
        ("A group claimed responsibility.", False),
        ("No group has come to the talks.", False),
    ],
)
def test_that_nobody_says_so(words: str, unclaimed: bool) -> None:
    assert tells_unclaimed(words) is unclaimed


@pytest.mark.parametrize("question", ["Has any group claimed responsibility?", "Who kidnapped the surveyors in Chad?"])
@pytest.mark.parametrize(
    ("claim", "replaces"),
    [
        ("The Red Dawn group said on Friday that it was holding the two surveyors.", True),
        ("The Red Dawn group claimed responsibility for a bomb in Oslo.", False),
        ("The Red Dawn group might have claimed responsibility.", False),
        ("The army said that it was looking for them.", False),
    ],
)
def test_it_is_claimed_once_a_later_report_tells_so(question: str, claim: str, replaces: bool) -> None:
    first, later = report(FIRST, "Surveyors kidnapped in Chad", 0), report(LATER + claim, "Surveyors in Chad alive", 4)
    shown = [Group(None, tuple(iter_told(first))[1:])]
    [group] = replace_unclaimed(ask(question), shown, [first, later])
    assert [each.words for each in group.chosen] == [claim if replaces else "No group has claimed responsibility."]


HELD = "Malta has renounced its right to the reef of Gozal, a diplomat said."
DENIED = (
    "Malta denies it left its right to Gozal reef",
    "Malta on Friday denied that it had left its right to the reef.",
)
OTHER = ("Malta counts its gulls", "Malta on Friday denied that it had lost count of the gulls at its reef.")


@pytest.mark.parametrize(("later", "told"), [(DENIED, True), (OTHER, False)])
def test_a_denial_that_heads_a_later_report_is_told_too(later: tuple[str, str], told: bool) -> None:
    first, second = report(HELD, "Talks end in Rome", 0), report(later[1], later[0], 4)
    question = ask("Has Malta renounced its right to the reef?")
    groups = add_contrary(question, [Group(None, tuple(iter_told(first)))], [first, second])
    assert any(each.words == later[1] for group in groups for each in group.chosen) is told


@pytest.mark.parametrize(
    ("words", "meets"),
    [
        ("Malta denied that it had given up its claim.", True),
        ("Malta gave its claim up.", True),
        ("Malta abandoned the claim.", True),
        ("Malta renounces its claim.", True),
        ("Malta has forgone its claim.", True),
        ("Malta gave up to 5 million euros.", False),
        ("Malta stepped up its claim.", False),
        ("Malta forgot its claim.", False),
    ],
)
def test_what_is_given_up_is_dropped(words: str, meets: bool) -> None:
    assert Spotter([Term(root("dropped"), "dropped")], load_gazetteer()).meets_all(words) is meets
