"""What is typed behind an answer in other words than a question's: `how come?`, `and the Polish line?`."""

from datetime import UTC, datetime

import pytest

from bot.answer.asked.wording import word_plainly
from bot.answer.thread.followup import complete
from bot.answer.thread.several import tells_find
from bot.model.conversation import MemberId, ThreadId, Turn
from bot.text.gazetteer import load_gazetteer

NOW = datetime(2026, 3, 20, 8, tzinfo=UTC)
CLOSED = "When did Belarus close the Bobrowniki crossing?"


def ask(typed: str, *asked: str) -> str:
    told = "Belarus closed the crossing on Monday."
    turns = [Turn(ThreadId("t"), MemberId("m"), NOW, each, each, told) for each in asked]
    return complete(word_plainly(typed), turns, NOW, load_gazetteer()).text


def test_how_come_asks_why() -> None:
    assert ask("how come?", CLOSED) == ask("why?", CLOSED)
    assert ask("and how come?", CLOSED) == ask("and why?", CLOSED)
    assert word_plainly("How come the crossing is closed?") == "Why the crossing is closed?"
    assert word_plainly("How did it come to this?") == "How did it come to this?"


@pytest.mark.parametrize("typed", ["and the Polish line?", "the polish view?", "what's the Polish position on this?",
                                   "and what about Poland's stance?", "how about the polish side"])  # fmt: skip
def test_the_line_of_a_state_is_what_it_says(typed: str) -> None:
    assert ask(typed, CLOSED) == ask("and what does Poland say?", CLOSED)


@pytest.mark.parametrize("typed", ["and the Polish response?", "the Polish reaction?", "and Poland's answer?"])
def test_the_answer_of_a_state_is_how_it_reacted(typed: str) -> None:
    assert ask(typed, CLOSED).startswith("How did Poland react")


@pytest.mark.parametrize("typed", ["what did they find?", "what have they found so far?"])
def test_what_was_found_is_asked_of_nobody(typed: str) -> None:
    assert ask(typed, "What happened to the Baltic cable?") == "What was found?"
    assert ask("what did they recover?", "What happened to the Baltic cable?") == "What was recovered?"
    assert ask(typed, "What did the divers say?") != "What was found?"


@pytest.mark.parametrize(
    "words", ["Divers found a torn anchor chain on Friday.", "The anchor was found near Paldiski."]
)
def test_a_thing_is_found(words: str) -> None:
    assert tells_find("What was found?", words)


@pytest.mark.parametrize(
    "words", ["A trawler found him at dawn.", "The captain was found guilty.", "Ten were found alive."]
)
def test_nobody_is_what_was_found(words: str) -> None:
    assert not tells_find("What was found?", words)
    assert tells_find("Who was found?", words)


ABDUCTED = "When were the engineers in Mali abducted?"


@pytest.mark.parametrize("typed", ["who has them?", "who's got them now?", "and who keeps them?"])
def test_who_has_captives_holds_them(typed: str) -> None:
    assert ask(typed, ABDUCTED).startswith("Who is holding the engineers")
    assert "holding" not in ask("who has them?", "Who is building the frigates?")


@pytest.mark.parametrize("typed", ["where are they held?", "are they still alive?", "have they been freed?"])
def test_what_is_done_to_people_is_asked_of_no_state(typed: str) -> None:
    assert "engineers" in ask(typed, ABDUCTED, "Did Bamako agree?")
    assert "Bamako" not in ask(typed, ABDUCTED, "Did Bamako agree?")
    assert "Bamako" in ask("have they signed?", ABDUCTED, "Did Bamako agree?")


def test_a_state_may_be_named_by_its_letters() -> None:
    assert "United States" in ask("and the US view?", CLOSED)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("and the Polish position?", "What is Latvia's position on the crossing?"),
        ("and the Polish trucks?", CLOSED),
        ("and the Polish border line?", CLOSED),
        ("and the pipeline?", CLOSED),
    ],
)
def test_what_is_no_line_of_a_state_stands(typed: str, asked: str) -> None:
    assert "Poland say" not in ask(typed, asked)
