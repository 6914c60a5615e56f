"""Words are put into the mouth of whoever said them: an announcement of one side is not the other's."""

import pytest

from bot.answer.speaking.cast import Cast
from bot.answer.speaking.owning import Voice, is_own
from bot.answer.speaking.voices import find_voice
from bot.answer.thread.reading import read_question
from bot.model.analysis import ActorKey, Material
from bot.text.analysis import analyse
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW, make_article

AGREED = (
    "Ghana and Togo have agreed to measure the border in May, the foreign ministry in Accra announced on Sunday. "
    "Until then Togo will keep no more than ten guards there, it said."
)
PROTEST = "Ghana has summoned Togo's ambassador over a post which it says stands on its soil."

GHANA, TOGO = ActorKey("state:GH"), ActorKey("state:TG")


def hear(text: str, state: ActorKey) -> list[bool | None]:
    article = make_article(text)
    material = Material(article, analyse(article))
    return [is_own(Voice(state, None), each, material, Cast({}, {}, {})) for each in material.analysis.attributions]


def test_what_two_agreed_is_told_by_the_one_who_announces_it() -> None:
    assert hear(AGREED, GHANA) == [True, True]
    assert hear(AGREED, TOGO) == [False, False]


def test_what_two_say_with_nobody_behind_it_is_the_words_of_both() -> None:
    both = "Ghana and Togo said on Sunday that they would measure the border."
    assert hear(both, GHANA) == hear(both, TOGO) == [True]


def test_it_is_the_subject_and_never_whose_something_is() -> None:
    assert hear(PROTEST, GHANA)[-1] is True
    assert hear(PROTEST, TOGO)[-1] is False


def test_it_is_who_spoke_in_the_sentence_before() -> None:
    text = "Togo's foreign ministry said the post would stay. Ghana will be told in writing, it said."
    assert hear(text, TOGO)[-1] is True
    assert hear(text, GHANA)[-1] is False


@pytest.mark.parametrize(
    "asked",
    [
        "How does Togo see the border dispute?",
        "How does Togo view the post?",
        "What does Togo think of the survey?",
        "What did Togo announce about the post?",
        "What did Togo promise?",
    ],
)
def test_these_ask_for_words(asked: str) -> None:
    read = read_question(asked, NOW, (), load_gazetteer())
    assert read.words
    assert find_voice(read, load_gazetteer()) == Voice(TOGO, None)


@pytest.mark.parametrize(
    "asked",
    ["When did Togo announce the survey?", "When did Togo's president last see Macron?", "Who will judge the case?"],
)
def test_these_ask_for_no_words(asked: str) -> None:
    assert not read_question(asked, NOW, (), load_gazetteer()).words
