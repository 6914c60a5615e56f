"""What follows in a thread on the other of two, on a body beside a people, on two who face each other, on what a thing
is about and on a man without a name."""

import pytest

from tests.unit.test_followups import follow_up

ABOUT = "What is the dispute between Kenya and Tanzania about?"
FREED = (
    "Has anyone been freed?",
    "One of the two miners was flown home on Friday, Foreign Minister Jan Novak said. The freed man, who is 61, was "
    "handed over near Diapaga.",
)


@pytest.mark.parametrize(
    ("last", "asked", "understood"),
    [
        ("What does Peru want from Chile?", "and Chile?", "What does Chile want from Peru?"),
        ("What does Kosovo demand of Serbia?", "what about Serbia?", "What does Serbia demand of Kosovo?"),
        ("Does Peru trust Chile?", "and Chile?", "Does Chile trust Peru?"),
        ("Will Norway negotiate with Iceland?", "and Iceland?", "Will Iceland negotiate with Norway?"),
        ("Has Israel accepted the offer of Egypt?", "and Egypt?", "What about Egypt?"),
        ("What does Peru want from Chile?", "and Bolivia?", "What does Bolivia want from Chile?"),
        ("Did Putin accept China's plan?", "And Ukraine?", "Did Ukraine accept China's plan?"),
        ("What does Peru want?", "and Chile?", "What does Chile want?"),
        ("What do the Chilean miners want?", "and the Peruvian government?", "What about the Peruvian government?"),
        ("When did the Chilean miners stop work?", "and the Peruvian army?", "What about the Peruvian army?"),
        ("What do the Chilean miners want?", "and Peru?", "What about Peru?"),
        ("What do the German farmers want?", "and the French?", "What do the French farmers want?"),
        (ABOUT, "since when?", "Since when is there a dispute between Kenya and Tanzania?"),
        (ABOUT, "why?", "Why is there a dispute between Kenya and Tanzania?"),
        ("What are the protests in Peru about?", "since when?", "Since when are there protests in Peru?"),
        ("What is the row all about?", "why?", "Why is there a row?"),
    ],
)
def test_another_name_or_word_leaves_a_question_that_can_be_asked(last: str, asked: str, understood: str) -> None:
    assert follow_up(asked, last).text == understood


def test_two_of_whom_one_wants_something_from_the_other_meet() -> None:
    first = "What does Peru want from Chile?"
    assert follow_up("when do they meet again?", first).text == "When do Peru and Chile meet again?"
    assert follow_up("when will they meet?", first, "and Chile?").text == "When will Peru and Chile meet?"
    back = follow_up("when will they meet?", first, "and Chile?", "and Bolivia?")
    assert back.text == "When will Peru and Chile meet?"
    assert follow_up("when will they meet?", first, "and Bolivia?").unclear is not None  # Chile meets either
    assert follow_up("when will they meet?", "Who spoke in Peru?").unclear is not None


@pytest.mark.parametrize(
    ("last", "asked", "understood"),
    [
        (FREED, "where is he now?", "Where is the freed man now?"),
        (FREED, "how old is he?", "How old is the freed man?"),
        (FREED, "what did he say?", "What did Novak say?"),
        (
            ("Who was hurt?", "An injured woman was taken to Lima, Ana Ruiz said. The injured woman slept."),
            "how is she?",
            "How is the injured woman?",
        ),
        (("Was Haug freed?", "Ivo Haug was freed, Jan Novak said."), "where is he now?", "Where is Haug now?"),
    ],
)
def test_who_only_tells_of_a_man_without_a_name_is_not_meant(
    last: tuple[str, str], asked: str, understood: str
) -> None:
    assert follow_up(asked, last).text == understood


def test_a_man_whom_nothing_tells_from_others_is_asked_for() -> None:
    held = ("Who was arrested?", "A man was arrested in Turda, police chief Ivo Lund said.")
    assert follow_up("where is he now?", held).unclear is not None
    freed = ("Has anybody been freed?", "One of the cooks has been freed, minister Ivo Lund said.")
    assert follow_up("where is he now?", freed).unclear is not None
