"""Further questions of a thread stay with its affair, also behind one that nothing answered."""

import asyncio
from pathlib import Path

import pytest

from bot.answer.asked.question import QuestionRead
from bot.answer.found.search import Aim, Findings, Library, find_passages
from bot.model.conversation import Answer
from tests.reports import make_report, talk_over

LETTER = (
    "2026-04-06",
    "Peru's president, Julia Ruiz, called the Chilean letter on the border a mistake on Monday.\n\nThe letter was "
    "published in Santiago on Sunday. Norway's foreign minister, Lars Holm, said the letter was a good beginning. The "
    "letter asks Peru to withdraw two patrol boats.",
)
ELSEWHERE = (
    "2026-04-09",
    "Norway's foreign minister, Lars Holm, said on Thursday that Norway would buy four frigates from Spain.\n\nThe "
    "price is 2 billion euros.",
)

SEIZED = (
    "2026-04-02",
    "Ghana seized two Togolese ferries on Lake Oti on Thursday and accused their crews of smuggling fuel.\n\nTogo's "
    "transport minister, Kossi Amegan, said Ghana bore full responsibility for the incident. Ghana released a film "
    "that it says proves the smuggling.",
)
CLOSED = (
    "2026-04-05",
    "Togo has closed the bridge at Aflao to lorries from Ghana in retaliation for the seizure of two ferries, its "
    "interior ministry said on Sunday.\n\nTogo had objected to a hearing in Accra, a lawyer said.",
)
TALKS = (
    "2026-04-08",
    "Ghana and Togo failed to settle their dispute over two seized ferries on Wednesday.\n\nThe new telephone line "
    "between the two coast guards opens on 1 May. A second round is to be held in Lagos in June.",
)
RETURNED = (
    "2026-04-09",
    "Ghana has returned the two seized ferries to Lomé, meeting a Togolese condition for talks.\n\nTogo's transport "
    "minister, Kossi Amegan, called it a good beginning and said the bridge would stay closed.",
)
APOLOGY = (
    "2026-03-09",
    "Norway and Spain ended their quarrel over a failed tender for four frigates.\n\nNeither side apologised. The navy "
    "released the bidders from their offers.",
)
FERRIES = (SEIZED, CLOSED, TALKS)
OPENED = "What happened to the Togolese ferries?"


def talk(tmp_path: Path, reports: tuple[tuple[str, str], ...], *turns: str) -> Answer:
    """The last answer."""
    read = [make_report(at, *each) for at, each in enumerate(reports)]
    return asyncio.run(talk_over(tmp_path, read, turns, "2026-04-11T09:00:00Z"))[-1]


def told(answer: Answer) -> str:
    return " ".join(each.text for each in answer.answer)


def test_behind_what_was_refused_a_state_is_asked_of_the_letter(tmp_path: Path) -> None:
    turns = "What did Ruiz say about the Chilean letter?", "did Torres like it?", "what about Norway?"
    answer = talk(tmp_path, (LETTER, ELSEWHERE), *turns)
    assert "a good beginning" in told(answer)
    assert "frigates" not in told(answer)
    assert not answer.refused


def test_what_was_published_is_the_letter_and_not_the_state_named_last(tmp_path: Path) -> None:
    turns = "What did Ruiz say about the Chilean letter?", "did Torres like it?", "what about Norway?"
    answer = talk(tmp_path, (LETTER, ELSEWHERE), *turns, "when was it published?")
    assert answer.understood == "When was the Chilean letter published?"
    assert "on Sunday" in told(answer)


@pytest.mark.parametrize("asked", ["how did Togo respond?", "and how did Togo reply?", "has Togo reacted?"])
def test_a_response_is_the_deed_that_was_done_in_return(tmp_path: Path, asked: str) -> None:
    answer = talk(tmp_path, (SEIZED, CLOSED), "Why did Ghana seize the ferries?", asked)
    assert "closed the bridge" in told(answer)
    assert "hearing" not in told(answer)


def test_a_response_in_words_is_still_told_where_nothing_was_done_in_return(tmp_path: Path) -> None:
    answer = talk(tmp_path, (SEIZED,), "Why did Ghana seize the ferries?", "how did Togo respond?")
    assert "full responsibility" in told(answer)


@pytest.mark.parametrize("asked", ["and who's to blame according to Togo?", "who is at fault according to Togo?"])
def test_who_is_to_blame_is_told_in_the_words_of_whom_it_is_asked(tmp_path: Path, asked: str) -> None:
    answer = talk(tmp_path, FERRIES, OPENED, asked)
    assert "Ghana bore full responsibility" in told(answer)
    assert not answer.refused


def test_no_other_tells_for_one_who_is_to_blame(tmp_path: Path) -> None:
    assert talk(tmp_path, FERRIES, OPENED, "who is to blame according to Ghana?").refused


@pytest.mark.parametrize(("who", "refused"), [("Ghana", False), ("ghana", False), ("Togo", True), ("Benin", True)])
def test_what_proof_one_has_is_what_one_released(tmp_path: Path, who: str, refused: bool) -> None:
    answer = talk(tmp_path, FERRIES, OPENED, f"does {who} have proof?")
    assert answer.refused == refused
    assert refused or "proves the smuggling" in told(answer)


@pytest.mark.parametrize("asked", ["when's the next round?", "when is the next round?"])
def test_the_next_of_a_kind_is_one_of_that_kind(tmp_path: Path, asked: str) -> None:
    answer = talk(tmp_path, FERRIES, OPENED, asked)
    assert "second round" in told(answer)
    assert "telephone line" not in told(answer)


def test_what_is_ahead_of_another_kind_is_no_next_ferry(tmp_path: Path) -> None:
    assert "telephone line" not in told(talk(tmp_path, FERRIES, OPENED, "so when's the next ferry?"))


@pytest.mark.parametrize("asked", ["did Ghana apologise?", "have the crews been released?", "did they apologise?"])
def test_the_closest_to_what_nothing_answers_is_of_the_affair(tmp_path: Path, asked: str) -> None:
    answer = talk(tmp_path, (APOLOGY, *FERRIES), OPENED, asked)
    assert answer.refused
    assert "Report 0" not in f"{answer.reason} {[each.title for each in answer.sources]}"


def test_the_closest_to_what_names_another_affair_is_of_that(tmp_path: Path) -> None:
    answer = talk(tmp_path, (APOLOGY, *FERRIES), OPENED, "did Norway cancel the frigates?")
    assert answer.refused
    assert "frigates" in f"{told(answer)} {answer.reason}"


@pytest.mark.parametrize(("who", "refused"), [("them", False), ("Togo", False), ("Benin", True)])
def test_if_a_step_is_enough_is_told_by_what_was_said_of_it_since(tmp_path: Path, who: str, refused: bool) -> None:
    asked = "Has Ghana returned the ferries?", f"is that enough for {who}?"
    answer = talk(tmp_path, (SEIZED, RETURNED), *asked)
    assert answer.refused == refused
    assert refused or "a good beginning" in told(answer)
    assert "full responsibility" not in told(answer)


def test_an_answer_that_is_the_last_one_word_for_word_says_so(tmp_path: Path) -> None:
    again = talk(tmp_path, (SEIZED, CLOSED), "What did Togo close?", "why did Togo close the bridge?")
    assert told(again).startswith("As above; I found nothing newer that answers this: Togo has closed the bridge")
    other = talk(tmp_path, (SEIZED, CLOSED), "What did Togo close?", "what did Togo say about responsibility?")
    assert "As above" not in told(other)
    assert "As above" not in told(talk(tmp_path, (SEIZED,), "What did Togo say about responsibility?"))
    refused = talk(tmp_path, (SEIZED,), "What did Benin say?", "what did Benin say?")
    assert "As above" not in told(refused)


def test_who_stands_nowhere_is_said_to_where_nobody_so_named_reacted(tmp_path: Path) -> None:
    answer = talk(tmp_path, (SEIZED, CLOSED), "Why did Ghana seize the ferries?", "how did Benin respond?")
    assert answer.refused
    assert "names Benin" in (answer.reason or "")


@pytest.mark.parametrize(("who", "most"), [("Benin", 4), ("Norway", 8)])
def test_a_reaction_is_looked_for_once_in_the_same_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, who: str, most: int
) -> None:
    last: list[str] = []

    async def count(question: QuestionRead, library: Library, aim: Aim) -> Findings:
        last.append(question.asked)
        return await find_passages(question, library, aim)

    monkeypatch.setattr("bot.service.finding.find_passages", count)
    turns = "Why did Ghana seize the ferries?", "where was it?", "What did Togo close?", f"how did {who} respond?"
    talk(tmp_path, (SEIZED, CLOSED, ELSEWHERE), *turns)
    assert 0 < last.count(turns[-1]) <= most


def test_a_question_that_takes_up_nothing_told_is_asked_back_and_taken_for_no_small_talk(tmp_path: Path) -> None:
    answer = talk(tmp_path, (SEIZED, CLOSED), "What happened to the ferries so far?", "who did it?")
    assert answer.refused
    assert answer.reason is not None
    assert "name what you ask about" in answer.reason
    for reports, turns in (((SEIZED,), ["who did it?"]), ((SEIZED,), ["Why did Ghana seize the ferries?", "hello"])):
        assert "for example" in (talk(tmp_path, reports, *turns).reason or "")
