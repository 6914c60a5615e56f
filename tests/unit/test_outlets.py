"""Publishers named in questions: as kept, shorter, abbreviated, and words that only look like one."""

import pytest

from bot.answer.asked.outlets import find_publishers
from bot.text.gazetteer import load_gazetteer

KNOWN = {
    "BBC News": (), "The Guardian": (), "The Guardian (Nigeria)": (), "The Hindu": (), "The Wall Street Journal": (),
    "Financial Times": ("FT",), "Folha de S.Paulo": (), "El País": (), "tagesschau": (), "Philippine News Agency": (),
    "The Washington Post": (), "The Jakarta Post": (), "France 24": (), "Sample dispatch · Lantern Desk": (),
    "www.courier.example": (), "Los Angeles Times": (),
}  # fmt: skip


def named(question: str) -> list[str]:
    found = find_publishers(question, KNOWN, load_gazetteer())
    return [f"{each.span.of(question)} = {each.name}" for each in found]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What does BBC News say?", "BBC News = BBC News"),
        ("What was in the BBC's report?", "BBC = BBC News"),
        ("what does bbc say about iran", "bbc = BBC News"),
        ("How does the Guardian report it?", "Guardian = The Guardian"),
        ("What does The Guardian (Nigeria) report?", "The Guardian (Nigeria = The Guardian (Nigeria)"),
        ("What does the WSJ report?", "WSJ = The Wall Street Journal"),
        ("What does the Journal report?", "Journal = The Wall Street Journal"),
        ("What does the FT report?", "FT = Financial Times"),
        ("What does Folha report?", "Folha = Folha de S.Paulo"),
        ("What does El Pais report?", "El Pais = El País"),
        ("How does tagesschau report it?", "tagesschau = tagesschau"),
        ("What did France24 report?", "France24 = France 24"),
        ("What did the LA Times report?", "LA Times = Los Angeles Times"),
        ("What does Lantern Desk say?", "Lantern Desk = Sample dispatch · Lantern Desk"),
        ("What does courier.example say?", "courier.example = www.courier.example"),
    ],
)
def test_a_publisher_is_named_as_people_name_it(question: str, expected: str) -> None:
    assert named(question) == [expected]


@pytest.mark.parametrize(
    "question",
    [
        "What did the guardian of the treaty say?",
        "What do Hindu nationalists say?",
        "What does the Philippine government say?",
        "What did the France of de Gaulle say?",
    ],
)
def test_words_that_only_look_like_a_publisher_name_none(question: str) -> None:
    assert named(question) == []


def test_a_short_name_that_may_mean_two_publishers_means_neither() -> None:
    assert named("What is in the Post?") == []
    assert named("What is in the Washington Post?") == ["Washington Post = The Washington Post"]
