"""A thread may ask in hardly more than small words: what is left out is taken from the question before."""

import pytest

from tests.unit.test_followups import follow_up

MET = ("When did Chad and Niger meet?", "Talks between Chad and Niger ended on Friday in Agadez without an agreement.")


@pytest.mark.parametrize(
    ("last", "asked", "understood"),
    [
        ("Was the ambassador in the courtroom?", "who was?", "Who was in the courtroom?"),
        ("Was Moreno’s wife there?", "and who else was?", "Who else was there?"),
        ("Have the sailors been released?", "who has?", "Who has been released?"),
        ("Who was arrested in Lagos?", "how many were there?", "How many people were arrested in Lagos?"),
        ("What about the lorries?", "how many were there?", "How many lorries were there?"),
        ("Why was Lars Moreno detained?", "what about the others?", "Who else was detained?"),
        ("Who was detained in Agadir?", "and the others?", "Who else was detained in Agadir?"),
        ("How many ships did Chile send to Peru?", "and helicopters?", "How many helicopters did Chile send to Peru?"),
        ("What about the floods?", "how many died?", "How many died in the floods?"),
        ("What did the spokesman say about the floods?", "how many died?", "How many died in the floods?"),
        ("Has Peru signed the deal?", "does Chile accept that?", "Does Chile accept that Peru has signed the deal?"),
        ("Who signed the lease in Peru?", "since when?", "Who signed the lease in Peru, and when?"),
        ("Who seized the wells?", "since when?", "When were the wells seized?"),
        ("Who controlled the wells?", "since when?", "Since when were the wells controlled?"),
        ("What happened in Lima?", "and any arrests?", "Any arrests?"),
        (
            "Did Chad shell Niger?",
            "what did lagos make of that?",
            "What did lagos say about the report that Chad shelled Niger?",
        ),
        (
            "How is Chad doing at the talks?",
            "what did lagos make of it?",
            "What did lagos say about how Chad is doing at the talks?",
        ),
        (
            "Why did Chad recall its envoy?",
            "how did Mali react to that?",
            "How did Mali react to the report that Chad recalled its envoy?",
        ),
    ],
)
def test_what_is_left_out_is_taken_from_the_last_question(last: str, asked: str, understood: str) -> None:
    assert follow_up(asked, last).text == understood


@pytest.mark.parametrize(
    ("last", "asked"),
    [
        ("Who won the vote?", "Does Ruiz accept that?"),
        ("What did Ruiz say?", "Who was?"),
        ("Who won?", "How many were there?"),
    ],
)
def test_nothing_is_taken_from_a_question_that_has_nothing_that_fits(last: str, asked: str) -> None:
    assert follow_up(asked, last).text == asked


def test_there_is_where_the_answer_says_it_was() -> None:
    assert follow_up("was Moreno there?", MET).text == "Was Moreno in Agadez?"


def test_they_who_agree_are_the_two_that_were_named_together() -> None:
    named = ("Who else was there?", "The police chief, Moses Haba, and the envoy, Asha Ibro, also attended.")
    assert follow_up("what did they agree?", MET, named).text == "What did Chad and Niger agree?"


def test_what_is_only_named_anew_is_asked_of_the_last_speaker_and_else_by_itself() -> None:
    whole = follow_up("what about the floods?", "What did the spokesman say?")
    assert (whole.text, whole.alone) == ("What did the spokesman say about the floods?", "What about the floods?")


@pytest.mark.parametrize(
    ("earlier", "asked", "understood"),
    [
        ((("Who abducted the engineers?", "Gunmen abducted 12 engineers near Tahoua."),), "what do they want?",
         "What do the gunmen want?"),
        (("Who abducted the engineers?", "What does Niger say?"), "how many have been freed?",
         "How many engineers have been freed?"),
        (("Where do the farmers and the soldiers meet?",), "how many were killed?", "How many were killed?"),
        (("How many Turkish engineers are held?", "where?", "since when?"), "why?", "Why are Turkish engineers held?"),
        (("Who was arrested?",), "anyone else?", "Who else was arrested?"),
        (("Has anyone been charged?",), "anybody else?", "Has anyone else been charged?"),
        (("What caused the sinking of the Visby Star?",), "who owns it?", "Who owns the Visby Star?"),
        (("What caused the sinking of the Visby Star?",), "who saw it?", "Who saw the sinking of the Visby Star?"),
    ],
)  # fmt: skip
def test_of_whom_it_is_asked_further(earlier: tuple[str | tuple[str, str], ...], asked: str, understood: str) -> None:
    assert follow_up(asked, *earlier).text == understood


@pytest.mark.parametrize(
    ("last", "asked", "understood"),
    [
        ("Why did Latvia expel Russian attachés?", "how many?", "How many Russian attachés did Latvia expel?"),
        ("Who arrested the drivers at Keekorok?", "and how many?", "How many drivers were arrested at Keekorok?"),
        ("Were the drivers freed?", "how many?", "How many drivers were freed?"),
        ("Who was arrested in Lagos?", "how many?", "How many people were arrested in Lagos?"),
        ("What happened since the coup in Lesotho?", "why?", "Why did the coup in Lesotho happen?"),
        ("What happened since the coup in Lesotho?", "since when?", "When was the coup in Lesotho?"),
        ("What happened since Chad closed the border?", "why?", "Why has Chad closed the border?"),
        ("Who wrote to Moreno, and who else?", "when?", "Who wrote to Moreno, and when?"),
        (
            "What does the captain of the Star say?",
            "what about gas?",
            "What does the captain of the Star say about gas?",
        ),
        ("Who was in Abuja?", "and Ghana?", "Was Ghana there?"),
        ("What is Rosa Moreno accused of?", "does she deny it?", "Does Rosa Moreno deny it?"),
    ],
)
def test_a_word_alone_asks_the_last_question_anew(last: str, asked: str, understood: str) -> None:
    assert follow_up(asked, last).text == understood


def test_the_other_side_is_whom_the_answer_names_beside_whom_was_asked_about() -> None:
    told = "Mali closed its air space to planes from Algeria on Monday."
    assert follow_up("and the other side?", ("What did Mali do?", told)).text == "What does Algeria say?"


def test_no_state_is_closed() -> None:
    assert follow_up("how long has it been closed?", "How did Mali react?").text == "How long has it been closed?"
    assert follow_up("how long has it been at war?", "Who leads Mali?").text == "How long has Mali been at war?"


def test_a_thing_named_in_passing_that_nothing_answered_is_no_matter() -> None:
    asked = ("Who leads the inquiry?", "A judge leads the inquiry."), "and the deadline?"
    assert follow_up("how did Mali react?", *asked).text == "How did Mali react to the inquiry?"


@pytest.mark.parametrize("lead", ["and", "ok,", "so then", "please"])
def test_small_words_before_a_question_word_change_nothing(lead: str) -> None:
    assert follow_up(f"{lead} why?", "Did Chad leave the union?").text == "Why did Chad leave the union?"
