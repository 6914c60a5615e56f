"""Places in a text: whatever the words, every span lies in the text and a quote is exactly what stands there."""

import dataclasses
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.evidence.quotes import cite
from bot.model.analysis import Span
from bot.text.analysis import analyse
from bot.text.passages import make_passages
from bot.text.sentences import split
from tests.factories import make_article
from tests.seeds import list_seed_materials

PHRASES = (
    "Wang Yi said", "the Foreign Ministry", "declined to confirm", "Mr. Blinken", "“No.”", "on Monday",
    "14 to 22 February", "did not say whether", "U.S.", "Moscow", "3.5 %", "🕊️", "e\u0301tat", "漢字。", "\n", "\n\n",
    "- ", "…", "according to", "President Vladimir Putin", "?", ". ", "will visit", "next week", "\t", "and",
)  # fmt: skip
news = st.lists(st.sampled_from(PHRASES), max_size=40).map(" ".join)
texts = news | st.text(max_size=200)


@given(texts)
def test_sentences_are_trimmed_in_order_and_leave_out_nothing_but_white_space(text: str) -> None:
    sentences = split(text)
    end = 0
    for sentence in sentences:
        words = sentence.span.of(text)
        assert words == words.strip() != ""
        assert not text[end : sentence.span.start].strip()
        end = sentence.span.end
    assert not text[end:].strip()


@given(texts, st.integers(1, 30))
def test_passages_hold_every_sentence_once_and_whole(text: str, most_words: int) -> None:
    sentences = split(text)
    passages = make_passages(text, most_words)
    for before, after in pairwise(passages):
        assert before.end <= after.start
    for sentence in sentences:
        assert [passage.holds(sentence.span) for passage in passages].count(True) == 1
    for passage in passages:
        inside = [sentence for sentence in sentences if passage.holds(sentence.span)]
        assert len(inside) == 1 or len(passage.of(text).split()) <= most_words


@given(texts.filter(str.strip))
def test_every_place_an_analysis_gives_lies_in_its_text(text: str) -> None:
    analysis = analyse(make_article(text))
    for span in iter_spans(analysis):
        assert 0 <= span.start <= span.end <= len(text)
    for sentence in analysis.sentences:
        assert sentence.span.of(text).strip()


def test_every_place_in_the_dispatches_holds_whole_words() -> None:
    for material in list_seed_materials():
        text = material.article.text
        for span in iter_spans(material.analysis):
            cut_before = span.start > 0 and text[span.start - 1 : span.start + 1].isalnum() and span.end > span.start
            assert not cut_before, (material.article.url, span.of(text))


@given(texts.filter(str.strip), st.data())
def test_a_citation_quotes_exactly_what_stands_at_its_offsets(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    citation = cite(3, make_article(text), Span(start, end))
    assert text[citation.start : citation.end] == citation.quote
    assert len(citation.quote) == end - start


def iter_spans(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from iter_spans(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from iter_spans(getattr(value, field.name))
