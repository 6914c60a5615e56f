"""What asks about the last answer: whose words, which outlet, how sure, which is right, what else, what before."""

from pathlib import Path

import pytest

from bot.answer.thread.back import find_back
from bot.model.conversation import Answer, MemberId, ThreadId, Turn
from tests.factories import NOW
from tests.reports import make_report, talk_over, told_by

READ = (
    make_report(
        1, "2024-03-04",
        "A ferry with 80 passengers sank off Batangas on Sunday, the coast guard said.\n\n"
        "Captain Ramon Velasco, the head of the coast guard, said a wave had hit the ferry. He said all lifeboats had "
        "been used. The ferry was 31 years old.\n\nThe owner has not commented.",
        publisher="Manila Herald", title="Ferry sinks off Batangas",
    ),
    make_report(
        2, "2024-03-05",
        "The owner of the ferry, Luz Ocampo, denied on Monday that the ferry had been overloaded.",
        publisher="Cebu Courier", title="Owner denies overloading",
    ),
    make_report(
        3, "2024-03-06",
        "Survivors said the ferry had been overloaded, a union of sailors said on Tuesday.",
        publisher="Manila Herald", title="Survivors speak of overloading",
    ),
    make_report(
        4, "2024-02-01",
        "Transport Minister Arturo Reyes opened the port of Calapan on Wednesday.",
        publisher="Cebu Courier", title="Port opens",
    ),
)  # fmt: skip
FERRY = "What sank off Batangas?"


async def talk(home: Path, *turns: str) -> list[Answer]:
    return await talk_over(home, READ, turns, "2024-03-07T08:00:00Z")


async def test_who_says_so_names_who_is_quoted_and_repeats_the_words(tmp_path: Path) -> None:
    first, back = await talk(tmp_path, FERRY, "who says so?")
    assert told_by(back).startswith("According to the coast guard, as Manila Herald reports: A ferry with 80")
    assert back.sources == first.sources


async def test_also_of_a_denial_it_is_asked_whose_it_was(tmp_path: Path) -> None:
    _, back = await talk(tmp_path, "Was the ferry overloaded, according to Ocampo?", "who said that?")
    assert "According to Luz Ocampo, as Cebu Courier reports:" in told_by(back)


async def test_the_outlet_is_named_and_the_thread_goes_on_from_the_question_before(tmp_path: Path) -> None:
    _, outlet, when = await talk(tmp_path, FERRY, "which outlet?", "and when?")
    assert told_by(outlet).startswith("Reported by Manila Herald: ")
    assert when.understood == "What sank off Batangas, and when?"


async def test_how_sure_it_is_is_told_by_how_many_tell_it(tmp_path: Path) -> None:
    _, alone = await talk(tmp_path, "Who opened the port of Calapan?", "are you sure?")
    assert told_by(alone).startswith(
        "I only repeat what I have read: Cebu Courier alone tells this, and I found no other outlet that does. In the "
        "words"
    )


async def test_nobody_is_said_to_be_right(tmp_path: Path) -> None:
    _, which = await talk(tmp_path, "Was the ferry overloaded?", "which one is right?")
    assert told_by(which).startswith("I do not judge which is right; these contradict one another: According to")
    assert "According to Luz Ocampo, as Cebu Courier reports: The owner" in told_by(which)


async def test_of_sentences_that_do_not_contradict_each_other_none_is_set_against_another(tmp_path: Path) -> None:
    _, which = await talk(tmp_path, FERRY, "which one is right?")
    assert which.reason is not None
    assert which.reason.endswith("found no two accounts of this that plainly contradict each other.")


SAID_AGAIN = make_report(
    10, "2024-03-06",
    "MANILA (Manila Herald) - Survivors said the ferry had been overloaded, a union of sailors said on Tuesday.",
    publisher="Iloilo Post", title="Ferry was overloaded, survivors say",
)  # fmt: skip


async def test_those_who_tell_the_sentence_are_counted_and_what_contradicts_it_is_set_beside(tmp_path: Path) -> None:
    talk = ["What did survivors say about the ferry?", "are you sure?"]
    _, sure = await talk_over(tmp_path, (*READ, SAID_AGAIN), talk, "2024-03-07T08:00:00Z")
    telling, _, otherwise = told_by(sure).partition("Told otherwise:")
    assert telling.startswith("I only repeat what I have read: 2 outlets carry one report of this, Manila Herald and")
    assert "Cebu" not in telling
    assert "Luz Ocampo, denied" in otherwise


async def test_more_is_what_the_same_report_says_next_until_it_is_told(tmp_path: Path) -> None:
    _, more, rest, end = await talk(tmp_path, FERRY, "tell me more", "go on", "more")
    assert told_by(more).startswith("Further in the same report of Manila Herald: Captain Ramon Velasco")
    assert "31 years old" in told_by(more)
    assert "has not commented" in told_by(rest)
    assert end.reason == "The reports that the last answer rests on say no more."


async def test_before_asks_for_the_time_before_the_report(tmp_path: Path) -> None:
    _, before, who = await talk(tmp_path, FERRY, "and before that?", "who says so?")
    assert before.understood == "What sank off Batangas before 4 March 2024?"
    assert before.refused
    assert "before" not in who.understood


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("which outlet?", "No outlet I have read reports that."),
        ("are you sure?", "I can only say what I have read, and nothing in it answers that."),
        ("which one is right?", "I do not judge which is right, and found no report of it."),
        ("tell me more", "There is no more of it in what I have read."),
        ("and before that?", "No report answers the last question, so there is no day to look before."),
    ],
)
async def test_of_a_refusal_there_is_nothing_to_tell(tmp_path: Path, asked: str, reason: str) -> None:
    *_, back = await talk(tmp_path, "Has the pope visited Manila?", asked)
    assert back.reason == reason


@pytest.mark.parametrize(
    "asked",
    [
        "who says the ferry was overloaded?",
        "which outlet is owned by Ocampo?",
        "is that confirmed?",
        "are you sure Reyes resigned?",
        "tell me more about Reyes",
        "which one is the owner?",
        "what else did Ocampo say?",
        "what happened before that?",
        "really bad weather?",
    ],
)
def test_what_asks_about_something_itself_is_no_question_back(asked: str) -> None:
    turn = Turn(ThreadId("t"), MemberId("m"), NOW, FERRY, FERRY, "It sank off Batangas.")
    assert find_back(asked, [turn]) is None
    assert find_back("which outlet?", []) is None


TALKS = (
    make_report(5, "2024-03-05", "Minister Teresa Amaral met her colleague, Omar Haddad, in Faro on Monday."),
    make_report(6, "2024-03-06", "Amaral and Haddad agreed on a ferry line. The union attacked Amaral for it."),
)


@pytest.mark.parametrize(
    ("asked", "read"), [("who attacked her?", "Who attacked Amaral?"), ("who saw him?", "Who saw Haddad?")]
)
async def test_first_names_in_articles_tell_whom_a_pronoun_means(tmp_path: Path, asked: str, read: str) -> None:
    *_, answer = await talk_over(tmp_path, TALKS, ["Did Amaral and Haddad agree?", asked], "2024-03-07T08:00:00Z")
    assert answer.understood == read
