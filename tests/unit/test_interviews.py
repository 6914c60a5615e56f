"""What somebody answers in an interview is nobody else's deed, and a question is not told without its answer."""

from collections.abc import Callable

import pytest

from bench.shown import brief
from bot.evidence.quotes import iter_claims
from bot.model.analysis import Material, Span
from bot.model.article import Article
from bot.summarize.denials import find_reply
from bot.summarize.sentences import list_passages, only_asks
from bot.text.analysis import analyse
from bot.text.beside import is_aside, is_beside
from bot.text.speech import holds_speech
from tests.factories import make_article

LED = "She was a pilot in Norway's navy until the spring and lives in Gdansk."
ANSWER = "Norway has handed its ferries to Poland."
SAID = "Norway's Transport Ministry says that the ferries stay in Bergen."


def list_told(text: str, beside: Callable[[Article, Span], bool] = is_aside) -> list[str]:
    article = make_article(text, title="Questions to a pilot")
    sentences = analyse(article).sentences
    return [each.span.of(text) for each in sentences if not beside(article, each.span)]


@pytest.mark.parametrize(
    "questions",
    [
        ("Why did you leave?", "Were you in Bergen?"),
        ("What will the ferries change?", "Who guards the port?", "Is it over?"),
        ("The army thanked her. Was that enough for you?", "And what did you tell them?"),
        ("Norway calls it a lie. Is it?", "Poland says nothing. Why?", "There is a new ferry. Whose is it?"),
    ],
)
def test_of_an_interview_only_what_says_who_says_so_answers_and_nothing_is_briefed(
    questions: tuple[str, ...],
) -> None:
    answers = (ANSWER + " I saw them.", SAID, "They would say that to us.")
    text = "\n\n".join((LED, *(part for pair in zip(questions, answers, strict=False) for part in pair)))
    assert list_told(text) == [LED, SAID]
    assert holds_speech(text)
    assert list_told(text, is_beside) == []


@pytest.mark.parametrize(
    "answer",
    [
        "Norway told us that the ferries were sold.",
        "He says that Poland has bought the ferries.",
        "My cousin says that Poland has bought the ferries.",
        "Poland said to me that it was over.",
    ],
)
def test_what_an_answer_tells_of_others_words_is_its_own(answer: str) -> None:
    assert list_told(f"{LED}\n\nWhy did you leave?\n\n{answer}\n\nAnd you?\n\n{ANSWER}") == [LED]


@pytest.mark.parametrize(
    "text",
    [
        f"{LED}\n\n{ANSWER}\n\nWhat happens now?\n\nPoland votes in May.",
        "\n\n".join(
            (LED, *(f"{each}\n\n{ANSWER * 2}" + f"\n\n{SAID}" * 8 for each in ("Why?" * 3, "Who now?", "And then?")))
        ),
        "\n\n".join((LED, *([ANSWER * 2] * 14), "Would you pay?", ANSWER, "Where is it from?", ANSWER)),
        f"{LED}\n\n{ANSWER}\n\n“Who will pay for that?”\n\n“Will you?”\n\n“Who else?”\n\nNobody answered.",
    ],
)
def test_a_report_that_asks_now_and_then_or_quotes_questions_is_none(text: str) -> None:
    assert ANSWER in list_told(text, is_beside)
    assert not holds_speech(text)


LINKS = "HARBOURS:How Norway's ferries came to Gdansk\n\nA PILOT'S DAY: From the bridge to the quay in twelve hours"


@pytest.mark.parametrize("between", ["\n\n", "\n\nMORE FERRIES:See the timetable for the spring\n\n"])
def test_headlines_behind_a_label_are_nobodys_words(between: str) -> None:
    text = f"{LED}\n\n{LINKS}{between}{ANSWER}\n\nTHE BALTIC:Sign up for what happens on the quays"
    assert {LED, ANSWER} <= set(list_told(text, is_beside))
    assert not holds_speech(text)


def test_speakers_below_such_headlines_are_heard() -> None:
    spoken = "KARI HOLM:\n\nNorway sold the ferries.\n\nHOST: And Poland?\n\nKARI HOLM: It bought them"
    assert not {"Norway sold the ferries.", "It bought them"} & set(list_told(f"{LED}\n\n{LINKS}\n\n{spoken}"))


def test_an_answer_is_no_deed_in_a_briefing() -> None:
    text = "\n\n".join((LED, "Why did you leave?", ANSWER, "Did you see it?", SAID, "Who else did?", "Nobody did."))
    article = make_article(text, title="Questions to a pilot")
    assert not any(ANSWER in claim.text for _, claim in iter_claims(brief([Material(article, analyse(article))])))


@pytest.mark.parametrize(
    "asks",
    [
        "A member from Poland asked whether Norway had sold the ferries.",
        "Deputy Rye asked the minister why Norway had sold the ferries.",
        "Senator Holm wanted to know how many ferries Norway had sold.",
        "Kari Holm wondered if Norway had sold the ferries.",
        "The chairman inquired whether Norway had sold its ferries to Poland.",
    ],
)
def test_a_question_is_not_told_without_its_answer(asks: str) -> None:
    assert only_asks(asks)
    article = make_article(f"{asks} The minister from Oslo said that it had not. Norway and Poland signed in May.")
    material = Material(article, analyse(article))
    assert asks not in [each.words for each in list_passages(material)]


@pytest.mark.parametrize(
    "words",
    [
        "Asked whether Norway had sold the ferries, Kari Holm said that it had not.",
        "Norway asked for a meeting when Poland stopped the ferry.",
        "Poland asked Norway to say what it had sold.",
        "Deputy Rye asked why Norway had sold them, and the minister replied that it had not.",
    ],
)
def test_a_request_and_an_answered_question_are_told(words: str) -> None:
    assert not only_asks(words)


NOES = [
    "The foreign minister said that this was false.",
    "The minister replied that no promise had been made.",
    "The minister called it an invention.",
    "The foreign minister said that it had not.",
]


@pytest.mark.parametrize("no", NOES)
def test_a_deputys_charge_is_told_with_the_ministers_no(no: str) -> None:
    charge = "Deputy Jan Rye said that Norway had paid Poland for the ferries."
    text = f"{charge} {no}\n\nNorway and Poland signed a treaty on ferries in Oslo in May."
    article = make_article(text, title="Norway and Poland")
    material = Material(article, analyse(article))
    assert find_reply(material, 0) == 1
    told = [claim.text for section, claim in iter_claims(brief([material])) if section != "title"]
    assert all(no in " ".join(told) for each in told if charge.rstrip(".") in each)


@pytest.mark.parametrize(
    "behind",
    [
        "The foreign minister said that the winter was hard.",
        "Kari Holm called it a success.",
        "Poland said it was glad.",
    ],
)
def test_what_is_no_no_answers_nothing(behind: str) -> None:
    article = make_article(f"Deputy Jan Rye said that Norway had paid Poland for the ferries. {behind}")
    assert find_reply(Material(article, analyse(article)), 0) is None
