"""What is crossed out, what a note at the foot takes up, what was removed, and quizzes: none of it is told; what only
looks so is."""

from datetime import UTC, datetime

import pytest

from bot.text.annotated import find_annotated
from bot.text.gainsaid import calls_false, find_gainsaid
from bot.text.genres import find_genre
from bot.text.sections import find_sections
from bot.text.sentences import split
from bot.text.updates import find_updated
from tests.factories import make_article

LEAD = "Norway and Poland signed an accord on a cable in Oslo on Tuesday, the two ministries said."
CLAIM = "Norway will close the port of Narvik to Poland on 1 May, Minister Kari Holm said."


def list_hit(text: str) -> str:
    return "\n".join(span.of(text) for span in find_annotated(text, split(text)))


def find_kind(text: str, title: str = "Norway and Poland") -> str | None:
    return find_genre(make_article(text, title=title, published=datetime(2026, 3, 11, 20, tzinfo=UTC)))


@pytest.mark.parametrize("struck", [f"~~{CLAIM}~~", f"<del>{CLAIM}</del>", f"<s>{CLAIM}</s> It is open."])
def test_what_is_crossed_out_is_not_told(struck: str) -> None:
    text = f"{LEAD}\n\n{struck}"
    assert CLAIM in list_hit(text)
    assert LEAD not in list_hit(text)
    assert list_hit(f"{LEAD}\n\nabout ~5 ships and ~9 boats. {CLAIM}") == ""


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("†", "Withdrawn by the ministry on Wednesday."),
        ("*", "For Poland read Portugal."),
        ("[1]", "A proposal; parliament has not voted."),
        ("²", "The minister was misheard."),
    ],
)
def test_what_a_note_at_the_foot_takes_up_is_not_told(mark: str, note: str) -> None:
    text = f"{LEAD}\n\n{CLAIM}{mark}\n\nThe ships wait in Bergen.\n\n{mark} {note}"
    assert CLAIM in list_hit(text)
    assert note in list_hit(text)
    assert LEAD not in list_hit(text)


@pytest.mark.parametrize(
    "foot",
    ["* Source: the ministry in Oslo.", "* The name has been changed.", "* Poland: the port is open.\n* Norway: no"],
)
def test_a_source_and_a_list_take_nothing_back(foot: str) -> None:
    starred = f"{CLAIM}*" if "list" not in foot and "Poland:" not in foot else CLAIM
    assert list_hit(f"{LEAD}\n\n{starred}\n\n{foot}") == ""


@pytest.mark.parametrize(
    "reply",
    ["(This post has been removed by its author.)", "[Message deleted]", "Posted in error.", "The item was withdrawn."],
)
def test_what_was_removed_is_not_told(reply: str) -> None:
    text = f"{CLAIM} {reply}"
    assert any(CLAIM in span.of(text) for span in find_gainsaid(text, split(text)))


@pytest.mark.parametrize(
    "reply",
    [
        "The post of minister has been removed from the law of Poland.",
        "Two ships were sent.",
        "The statue was removed.",
    ],
)
def test_what_else_was_removed_takes_nothing_back(reply: str) -> None:
    text = f"{CLAIM} {reply}"
    assert not find_gainsaid(text, split(text))


def test_a_mistake_of_the_outlet_calls_false_and_one_of_policy_does_not() -> None:
    assert calls_false("It was a mistake of ours.")
    assert calls_false("That was a misprint.")
    assert not calls_false("That was a mistake, Holm said.")


@pytest.mark.parametrize("end", ["The lie is number 1.", "(The fake is the last.)", "The odd one out was b."])
def test_a_text_with_a_lie_in_it_is_no_report(end: str) -> None:
    assert find_kind(f"{LEAD}\n\n{CLAIM}\n\n{end}") == "invented"
    assert find_kind(f"{LEAD}\n\n{CLAIM}\n\nThe lie is the worst of the year, Holm said.") is None


def test_a_quiz_and_a_vote_on_headlines_are_no_reports() -> None:
    assert find_kind(f"{LEAD}\n\n{CLAIM}", "Two truths and a lie: Norway and Poland") == "invented"
    assert find_kind(f"Which headline would you rather read?\n\na) {LEAD}\nb) {CLAIM}") == "invented"
    assert find_kind(f"{LEAD}\n\nWhich story will prevail? {CLAIM}") is None


def test_an_item_that_is_killed_is_withdrawn() -> None:
    assert find_kind(f"{LEAD}\n\n{CLAIM}\n\nKILL KILL KILL - ITEM ABOVE - WRONG PORT") == "withdrawn"
    assert find_kind(f"{LEAD}\n\n{CLAIM}\n\nKill rates fell in Narvik, Holm said.") is None


@pytest.mark.parametrize(
    "head",
    [
        "What the ministers did not say",
        "What Norway has never promised:",
        "What we would like to report:",
        "What our rivals report:",
        "Worst case",
    ],
)
def test_what_stands_under_a_heading_that_says_no_is_not_told(head: str) -> None:
    text = f"{LEAD}\n\n{head}\n{CLAIM}\n\nWhat they said\nPoland will pay for the cable."
    cut = "\n".join(span.of(text) for span in find_sections(text))
    assert CLAIM in cut
    assert "pay" not in cut
    assert LEAD not in cut


@pytest.mark.parametrize(
    "line", ["What Norway has not done is pay.", "What the ministers said", "In the worst case Norway pays, Holm said."]
)
def test_a_sentence_that_opens_so_heads_nothing(line: str) -> None:
    assert [*find_sections(f"{LEAD}\n\n{line}\n{CLAIM}")] == []


def test_the_note_of_an_interpreter_takes_back() -> None:
    text = f"{CLAIM}\n\nInterpreter's note: Holm said she would open the port of Narvik, not close it."
    assert any(CLAIM in span.of(text) for span in find_updated(text, split(text)))


@pytest.mark.parametrize(
    "erratum",
    [
        "Errata: for “close” read “open”.",
        'In the second line read "open" for "close".',
        "Instead of “close”, please read “open”.",
    ],
)
def test_a_sentence_with_a_word_that_is_read_otherwise_is_not_told(erratum: str) -> None:
    text = f"{LEAD}\n\n{CLAIM}\n\n{erratum}"
    assert CLAIM in list_hit(text)
    assert LEAD not in list_hit(text)
    assert list_hit(f"{LEAD}\n\n{CLAIM}\n\nThe bill for “close” waters was read by Holm.") == ""


@pytest.mark.parametrize(
    "label", ["And here is one we made up", "On Monday we wrote", "In dreams", "At first we reported this"]
)
def test_what_a_label_gives_up_is_cut(label: str) -> None:
    assert CLAIM in "".join(
        span.of(f"{LEAD}\n\n{label}: {CLAIM}") for span in find_sections(f"{LEAD}\n\n{label}: {CLAIM}")
    )


@pytest.mark.parametrize("label", ["Here is one thing we know", "On Monday the minister wrote", "In Bergen"])
def test_a_label_that_gives_up_nothing_is_left(label: str) -> None:
    assert [*find_sections(f"{LEAD}\n\n{label}: {CLAIM}")] == []


def test_an_exercise_message_is_no_report() -> None:
    assert find_kind(f"{LEAD}\n\n{CLAIM} THIS IS AN EXERCISE MESSAGE.") == "invented"


@pytest.mark.parametrize(
    "voice",
    [
        "So says a video.",
        "So a post on a forum claimed.",
        "That is what a chain message says.",
        "Or so goes the rumour.",
    ],
)
def test_what_only_a_voice_of_nobody_says_is_not_told(voice: str) -> None:
    assert CLAIM in list_hit(f"{LEAD} {CLAIM} {voice}")
    assert LEAD not in list_hit(f"{LEAD} {CLAIM} {voice}")


@pytest.mark.parametrize(
    "line",
    ["So a message was sent to Oslo.", "That is what the minister said.", "So says Kari Holm.", "That post was hers."],
)
def test_what_an_official_says_is_told(line: str) -> None:
    assert list_hit(f"{LEAD} {CLAIM} {line}") == ""
