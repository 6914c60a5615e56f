"""Splitting a text into messages: joins back, never over the limit, never inside a citation."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.splitting import split_blocks

MARK = re.compile(r"\[\d+\](?:\([^)\s]*\))?")
marks = st.integers(1, 120).map(lambda n: f"[{n}]") | st.integers(1, 99).map(
    lambda n: f"[{n}](https://news.example/{n})"
)
words = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=12)
sentences = st.lists(words, min_size=1, max_size=25).map(lambda some: " ".join(some) + ".")
cited = st.builds(lambda sentence, behind: f"{sentence} {''.join(behind)}", sentences, st.lists(marks, max_size=3))
blocks = st.lists(cited | st.lists(cited, max_size=6).map(" ".join) | st.just(""), max_size=12)


def bare(text: str) -> str:
    return "".join(text.split())


@given(blocks, st.integers(40, 400))
def test_messages_join_back_to_the_blocks_within_the_limit(given: list[str], limit: int) -> None:
    messages = split_blocks(given, limit)
    assert all(0 < len(message) <= limit for message in messages)
    assert bare("".join(messages)) == bare("".join(given))


@given(blocks, st.integers(40, 400))
def test_no_citation_is_cut_and_no_space_is_put_into_one(given: list[str], limit: int) -> None:
    messages = split_blocks(given, limit)
    before = [mark for block in given for mark in MARK.findall(block)]
    assert [mark for message in messages for mark in MARK.findall(message)] == before


@given(st.lists(sentences, min_size=1, max_size=8), st.integers(200, 400))
def test_a_citation_stays_behind_its_sentence(given: list[str], limit: int) -> None:
    short = [sentence[:100] for sentence in given]
    messages = split_blocks([" ".join(f"{sentence} [7]" for sentence in short)], limit)
    assert not [message for message in messages if message.startswith("[7]")]


@given(st.text(max_size=300), st.integers(1, 50))
def test_no_text_is_too_strange_to_split(text: str, limit: int) -> None:
    messages = split_blocks(text.split("\n"), limit)
    assert all(0 < len(message) <= limit for message in messages)
    assert bare("".join(messages)) == bare(text)


def test_what_fits_is_one_message_as_it_was() -> None:
    assert split_blocks(["Bottom line", "He will go. [1]", "", "Sources", "[1] Site"], 200) == (
        "Bottom line\nHe will go. [1]\n\nSources\n[1] Site",
    )


def test_a_split_is_preferred_between_sections() -> None:
    first, second = ["One", "a" * 60], ["Two", "b" * 60]
    assert split_blocks([*first, "", *second], 100) == ("\n".join(first), "\n".join(second))
