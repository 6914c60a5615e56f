"""Packs sentences into passages: the spans a search ranks and a citation can point to."""

from collections.abc import Sequence

from bot.model.analysis import Sentence, Span

MOST_WORDS = 120


def make_passages(text: str, sentences: Sequence[Sentence], most_words: int = MOST_WORDS) -> tuple[Span, ...]:
    """Give spans of consecutive whole sentences, in order, without overlap; one long sentence is one passage."""
    passages: list[Span] = []
    start: int | None = None
    words = 0
    end = 0
    for sentence in sentences:
        length = len(sentence.span.of(text).split())
        if start is not None and words + length > most_words:
            passages.append(Span(start, end))
            start, words = None, 0
        if start is None:
            start = sentence.span.start
        words += length
        end = sentence.span.end
    if start is not None:
        passages.append(Span(start, end))
    return tuple(passages)
