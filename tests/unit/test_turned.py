"""What a sentence tells as done by a thing that is asked about, or to it, and what only looks like that."""

import pytest

from bot.answer.asked.question import QuestionRead, read_whole
from bot.answer.holding.turned import Turn, asks_who_leads, find_lead, find_state, is_of_state, read_thing
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW, make_article

SKIPPER = "The skipper, Ana Roth, is being questioned in Varn over the barge Teal."
NAMED = "Ana Roth, the skipper of the barge Teal, is being questioned in Varn."
PASS = "The Kolmen pass was closed by snow on Monday. Lorries wait in Varn."
POST = "The border post at Kolmen was closed on Monday. Lorries wait in Varn."
PORT = "The port of Varn is blocked by vans, the harbour board said."


def ask(question: str) -> QuestionRead:
    return read_whole(question, question, NOW, load_gazetteer())


def find_turn(question: str, told: str, words: str) -> Turn | None:
    thing = read_thing(ask(question), make_article(told, title="Report"))
    assert thing is not None
    return thing.find_turn(words)


@pytest.mark.parametrize(
    ("question", "told", "words", "done"),
    [
        ("Where is the skipper now?", SKIPPER, "The skipper was released on Friday.", "released"),
        ("Where is the skipper now?", SKIPPER, "Roth has since been charged with neglect.", "charged"),
        ("Where is the skipper now?", NAMED, "Roth was later remanded for a week.", "remanded"),
        ("Where is the skipper now?", SKIPPER, "A judge freed the skipper on Friday.", "freed"),
        ("Where is the skipper now?", SKIPPER, "The skipper is now in custody in Varn.", "in"),
        ("Is Ana Roth free?", SKIPPER, "The skipper was released on Friday.", "released"),
        ("Is Ana Roth free?", NAMED, "Roth was released on Friday.", "released"),
        ("Is the Kolmen pass open?", PASS, "Lorries rolled through Kolmen on Friday.", "rolled"),
        ("Is the pass closed?", PASS, "The first vans drove over Kolmen by noon.", "drove"),
        ("Is the post closed?", POST, "Buses crossed at Kolmen by noon.", "crossed"),
        ("Can lorries cross at Kolmen?", POST, "The post reopened on Friday.", "reopened"),
    ],
)
def test_what_is_done_by_the_thing_or_to_it_takes_the_place_of_what_was(
    question: str, told: str, words: str, done: str
) -> None:
    turn = find_turn(question, told, words)
    assert turn is not None
    assert turn.done == done
    assert turn.state is not None


@pytest.mark.parametrize(
    ("question", "told", "words"),
    [
        ("Where is the skipper now?", SKIPPER, "The Danish skipper was released on Friday."),
        ("Where is the skipper now?", SKIPPER, "The skipper blamed the jailed pilot."),
        ("Where is the skipper now?", SKIPPER, "The skipper said on Friday that the release was late."),
        ("Where is the skipper now?", SKIPPER, "The court has not released the skipper."),
        ("Where is the skipper now?", SKIPPER, "If a judge freed the skipper, the town would cheer."),
        ("Where is the skipper now?", SKIPPER, "The skipper walked along the quay."),
        ("Where is the skipper now?", SKIPPER, "The skipper was in debt for years."),
        ("Is the port open?", PORT, "The court freed the port official on Friday."),
    ],
)
def test_another_one_words_and_what_is_not_so_are_no_turn(question: str, told: str, words: str) -> None:
    assert find_turn(question, told, words) is None


def test_a_deed_that_changes_no_state_is_news_of_the_thing_alone() -> None:
    turn = find_turn("Where is the skipper now?", SKIPPER, "The skipper sailed home on Friday.")
    assert turn == Turn("sailed", None)


@pytest.mark.parametrize(
    ("words", "so"),
    [
        ("The pass was closed on Monday.", True),
        ("Lorries cannot pass.", True),
        ("Drivers may close the pass on Monday.", False),
        ("Drivers want to close the pass on Monday.", False),
    ],
)
def test_a_state_that_is_planned_or_wanted_is_none(words: str, so: bool) -> None:
    state = find_state(words)
    assert state is not None
    assert is_of_state(state, words) is so


@pytest.mark.parametrize(
    ("words", "lead"),
    [
        ("Mott leads by 310 votes.", ("310", "vote")),
        ("Her lead is now only 1,200 votes.", ("1,200", "vote")),
        ("If Mott leads by 310 votes, he wins.", None),
        ("Mott has 310 votes.", None),
    ],
)
def test_by_how_many_somebody_leads(words: str, lead: tuple[str, str] | None) -> None:
    assert find_lead(words) == lead


@pytest.mark.parametrize(
    ("question", "asks"),
    [("Who leads in Delvar?", True), ("By how many did Mott win?", True), ("How many votes did Mott get?", False)],
)
def test_who_leads_and_by_how_many_is_asked(question: str, asks: bool) -> None:
    assert asks_who_leads(ask(question)) is asks
