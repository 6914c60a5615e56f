"""What an outlet takes back of its own report, there or in another text, answers nothing as a fact."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

NOW = "2026-05-09T18:00:00Z"


def ask(home: Path, read: Iterable[tuple[str, str, str, str]], question: str) -> Answer:
    """Put a question over reports given as a day, an outlet, a title and a text."""
    reports = [
        make_report(at, day, text, publisher=outlet, title=title, url=f"https://{outlet.lower()}.example/{at}")
        for at, (day, outlet, title, text) in enumerate(read)
    ]
    return asyncio.run(ask_over(home, reports, [question], NOW))[question]


def shown_by(answer: Answer) -> str:
    """All that is shown, also behind a refusal."""
    return " ".join([*(claim.text for claim in answer.answer), answer.reason or ""])


CLOSED = (
    "2026-05-04",
    "Harbourline",
    "Latvia closes consulate in Minsk",
    "Latvia closed its consulate in Minsk on Monday, the foreign ministry in Riga said.\n\n"
    "Foreign Minister Ilze Ozola said that four consuls would come home.",
)
TAKEN_BACK = (
    (
        "2026-05-05",
        "Harbourline",
        "Correction",
        "On Monday we wrote that Latvia had closed its consulate in Minsk. This was not correct. It is open.",
    ),
    ("2026-05-05", "Harbourline", "Harbourline regrets: consulate",
     "Contrary to what we reported on Monday, Latvia has not closed its consulate in Minsk."),
    ("2026-05-05", "Harbourline", "Consulate",
     "Latvia has not closed its consulate in Minsk, contrary to what we reported on Monday."),
    ("2026-05-05", "Harbourline", "Consulate", "LATVIA HAS NOT CLOSED ITS CONSULATE IN MINSK, CONTRARY TO OUR STORY."),
    ("2026-05-05", "Harbourline", "Consulate in Minsk: withdrawal",
     "A report on Monday said that Latvia had closed its consulate in Minsk. This was not correct."),
    ("2026-05-05", "Harbourline", "KILL",
     'Editors: please kill the story "Latvia closes consulate in Minsk" of Monday.'),
)  # fmt: skip
STANDING = (
    ("2026-05-05", "Quayside", "Correction",
     "On Monday we wrote that Latvia had closed its consulate in Minsk. This was not correct."),
    ("2026-05-05", "Harbourline", "Correction",
     "On Monday we wrote that Latvia had raised its tax on beer and wine. This was not correct."),
    ("2026-05-03", "Harbourline", "Correction",
     "On Friday we wrote that Latvia had closed its consulate in Minsk. This was not correct."),
)  # fmt: skip


@pytest.mark.parametrize("notice", TAKEN_BACK)
@pytest.mark.parametrize(
    "question",
    [
        "Did Latvia close its consulate in Minsk?",
        "How many consuls would come home?",
        "What did Ilze Ozola say about the consuls?",
        "What did Latvia's foreign ministry say about its consulate in Minsk?",
    ],
)
def test_a_report_that_its_outlet_takes_back_answers_nothing(
    tmp_path: Path, notice: tuple[str, str, str, str], question: str
) -> None:
    shown = shown_by(ask(tmp_path, [CLOSED, notice], question))
    assert "Latvia closed" not in shown
    assert "four consuls" not in shown
    assert "had closed" not in shown or "not correct" in shown


@pytest.mark.parametrize("notice", STANDING)
def test_it_answers_where_another_or_something_else_or_what_was_before_is_taken_back(
    tmp_path: Path, notice: tuple[str, str, str, str]
) -> None:
    answer = ask(tmp_path, [CLOSED, notice], "Did Latvia close its consulate in Minsk?")
    assert "Latvia closed its consulate" in told_by(answer)


def test_another_outlets_report_answers_where_one_was_taken_back(tmp_path: Path) -> None:
    other = ("2026-05-06", "Quayside", "Riga", "Latvia closed its consulate in Minsk for good on Wednesday, Riga said.")
    told = told_by(ask(tmp_path, [CLOSED, TAKEN_BACK[0], other], "Did Latvia close its consulate in Minsk?"))
    assert "for good on Wednesday" in told
    assert "on Monday, the foreign ministry" not in told


@pytest.mark.parametrize(
    "later",
    [
        "UPDATE: Oman has not opened the strait road, its ministry says.",
        "UPDATE 16:40: Oman's ministry now says that the strait road was opened to buses only. Our first paragraph was "
        "written before this.",
    ],
)
def test_what_a_report_takes_back_itself_answers_nothing(tmp_path: Path, later: str) -> None:
    text = f"Oman opened the strait road to all traffic on Tuesday, its ministry said.\n\n{later}"
    answer = ask(tmp_path, [("2026-05-05", "Quayside", "Oman", text)], "Did Oman open the strait road?")
    assert "to all traffic" not in shown_by(answer)


def test_what_a_report_tells_further_of_the_same_still_answers(tmp_path: Path) -> None:
    text = (
        "Oman opened the strait road to all traffic on Tuesday, its ministry said.\n\n"
        "UPDATE: The ministry has not said when tolls will be charged."
    )
    answer = ask(tmp_path, [("2026-05-05", "Quayside", "Oman", text)], "Did Oman open the strait road?")
    assert "to all traffic" in told_by(answer)


def test_a_figure_that_is_taken_back_at_the_end_of_other_news_answers_nothing(tmp_path: Path) -> None:
    opened = "The pump at Hoorn was opened on Monday, the Dutch water board said. It can lift 700 tonnes an hour."
    other = (
        "The Dutch water board closed three locks near Hoorn on Tuesday for repairs.\n\n"
        "Correction: Quayside reported on 4 May that the pump at Hoorn can lift 700 tonnes an hour. "
        "Its limit is 650 tonnes."
    )
    read = [("2026-05-04", "Quayside", "Pump at Hoorn opened", opened), ("2026-05-05", "Quayside", "Locks", other)]
    answer = ask(tmp_path, read, "How much water can the pump at Hoorn lift?")
    assert "It can lift 700" not in shown_by(answer)
    assert "can lift 700 tonnes an hour. Its limit is 650 tonnes." in told_by(answer)


@pytest.mark.parametrize("title", ["Correction", "Correction: pump at Hoorn"])
@pytest.mark.parametrize(
    "notice",
    [
        "Correction: The pump at Hoorn can lift 650 tonnes an hour, not 700.",
        "The pump at Hoorn can lift 650 tonnes an hour, not 700 tonnes as we reported on Monday.",
    ],
)
def test_a_figure_that_a_notice_sets_right_answers_nothing(tmp_path: Path, title: str, notice: str) -> None:
    opened = "The pump at Hoorn was opened on Monday, the Dutch water board said. It can lift 700 tonnes an hour."
    read = [("2026-05-04", "Quayside", "Pump at Hoorn opened", opened), ("2026-05-05", "Quayside", title, notice)]
    assert "can lift 700" not in shown_by(ask(tmp_path, read, "How much water can the pump at Hoorn lift?"))


def test_who_spoke_of_what_was_taken_back_is_heard_on_the_rest(tmp_path: Path) -> None:
    text = (
        "The pump at Hoorn was opened on Monday, engineer Piet Smit said. Smit said that it can lift 700 tonnes an "
        "hour.\n\nUPDATE: Smit now says that it can lift 650 tonnes an hour."
    )
    answer = ask(
        tmp_path, [("2026-05-04", "Quayside", "Pump", text)], "What did Piet Smit say about the pump at Hoorn?"
    )
    assert told_by(answer) == "The pump at Hoorn was opened on Monday, engineer Piet Smit said."


ARRESTED = (
    ("2026-05-02", "Quayside", "Seals missing at Ilo", "Customs seals went missing at the port of Ilo, Peru's ministry "
     "said on Saturday.\n\nIt said that the customs officer Elsa Ibarra would be heard."),
    ("2026-05-04", "Quayside", "Chile and Peru open fair", "Chile and Peru opened a trade fair in Tacna on Monday.\n\n"
     "Police said the customs officer Elsa Ibarra had been arrested at the port of Ilo on Sunday. Ibarra, 41, was held "
     "over missing seals, the police said.\n\nHotels near the port of Ilo were full."),
    ("2026-05-05", "Quayside", "Correction: arrest at Ilo", "Correction: A report on 4 May said that the "
     "customs officer Elsa Ibarra had been arrested at the port of Ilo. Police now say that she was heard as a "
     "witness.\n\nQuayside regrets the error."),
    ("2026-05-07", "Harbourline", "Seals found", "The missing seals were found at the port of Ilo on Thursday."),
)  # fmt: skip
RESIGNED = (
    ("2026-05-04", "Quayside", "Budget passes", "Latvia's parliament passed the budget on Monday.\n\n"
     "Transport Minister Janis Krumins has resigned over the rail contract, his office said."),
    ("2026-05-05", "Quayside", "Correction", "A report on Monday wrongly said that Transport Minister Janis "
     "Krumins had resigned over the rail contract. He remains in office, his spokeswoman said."),
)  # fmt: skip
SIGNED = (
    ("2026-05-04", "Quayside", "Oman and Yemen sign accord", "Oman and Yemen signed an accord on fishing in Salalah on "
     "Monday, Oman's agriculture ministry said.\n\nThe accord covers 30 boats."),
    ("2026-05-05", "Quayside", "Correction: fishing accord", "Correction: A report on 4 May said that Oman "
     "and Yemen had signed an accord on fishing in Salalah. The ministry says a delegate was ill."),
)  # fmt: skip
RECALLED = (
    ("2026-05-04", "Quayside", "Ghana recalls envoy", "Ghana recalled its ambassador to Togo on Monday after a quarrel "
     "over a lagoon."),
    ("2026-05-05", "Quayside", "Correction: Ghana's ambassador", "Correction: An item published on 4 May "
     "said that Ghana had recalled its ambassador to Togo. Accra says that he had been on leave."),
)  # fmt: skip


@pytest.mark.parametrize(
    ("read", "questions", "wrong", "right"),
    [
        (ARRESTED, ("Was Elsa Ibarra arrested?", "Who was arrested?", "Is Elsa Ibarra in custody?",
                    "What happened to the customs officer at Ilo?", "What happened to Elsa Ibarra?"),
         "had been arrested", "she was heard as a witness."),
        (RESIGNED, ("Did Janis Krumins resign?", "Who resigned?", "What happened to the transport minister?"),
         "had resigned", "He remains in office, his spokeswoman said."),
        (SIGNED, ("Did Oman and Yemen sign an accord on fishing?", "Who signed an accord on fishing?"),
         "had signed", "The ministry says a delegate was ill."),
        (RECALLED, ("Did Ghana recall its ambassador to Togo?", "Whom did Ghana recall?"),
         "had recalled", "Accra says that he had been on leave."),
    ],
)  # fmt: skip
def test_a_headed_notice_answers_in_its_own_words(
    tmp_path: Path, read: tuple[tuple[str, str, str, str], ...], questions: tuple[str, ...], wrong: str, right: str
) -> None:
    for at, question in enumerate(questions):
        told = told_by(ask(tmp_path / str(at), read, question))
        assert told.startswith("Corrected since: "), (question, told)
        assert wrong in told
        assert told.endswith(right), (question, told)


STRUCK = (
    "2026-05-04",
    "Quayside",
    "Two die in Vlore quarry",
    "Two quarry workers died near Vlore on Monday, Albanian police said.\n\n"
    "The crane driver Arben Lleshi was arrested.\n\n"
    "A cook died in a fire at a hotel in Durres on Sunday.",
)


@pytest.mark.parametrize(
    ("notice", "question", "shown"),
    [
        ("Correction: A report on 4 May said that the crane driver Arben Lleshi had been arrested near "
         "Vlore. His name is "
         "Arben Leshi.", "Was the crane driver arrested near Vlore?", "His name is Arben Leshi."),
        ("Correction: A report on 4 May said that the crane driver Arben Lleshi had been arrested near "
         "Vlore. The photo showed another man.", "Was the crane driver Arben Lleshi arrested?",
         "The crane driver Arben Lleshi was arrested."),
        ("Correction: A report on 3 May said that a baker had died in a fire at a mill in Fier. Police now "
         "say that she is alive.", "Did a cook die in a fire?",
         "A cook died in a fire at a hotel in Durres on Sunday."),
        ("Correction: A report on 3 May said that a baker had died in a fire at a mill in Fier. Police now "
         "say that she is alive.", "Who died near Vlore?", "Two quarry workers died near Vlore"),
    ],
)  # fmt: skip
def test_a_notice_on_a_name_or_a_photo_or_another_death_silences_nothing(
    tmp_path: Path, notice: str, question: str, shown: str
) -> None:
    answer = ask(tmp_path, [STRUCK, ("2026-05-05", "Quayside", "Correction", notice)], question)
    assert shown in shown_by(answer)


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("What happened to the customs seals at Ilo?", "Customs seals went missing"),
        ("What happened at the port of Ilo?", "seals were found at the port of Ilo on Thursday."),
    ],
)
def test_what_befell_a_thing_or_a_place_is_told_as_a_course(tmp_path: Path, question: str, shown: str) -> None:
    assert shown in told_by(ask(tmp_path, ARRESTED, question))
