"""Gives the openings of articles in other languages than English, of which no rule here reads more."""

import re

from bot.model.analysis import Material, Span
from bot.summarize.sentences import Passage, make_passage
from bot.text.words import count_words

_ENDED = re.compile(r"[.!?…。！？؟۔।։።][”\"»’'」』）)]*\Z")
_FEWEST_WORDS = 4
_MOST_WORDS = 45
"""Words of an opening; other languages need more of them than English for the same."""
_LOOKED_AT = 5
_ADDRESSES = re.compile(r"https?:|\bwww\.|@\w|[{}<>\\|]")
_ASKS_OR_ANSWERS = re.compile(
    r"\A\W*(?:\w{1,2}|question|réponse|frage|antwort|pregunta|respuesta|domanda|risposta|pergunta|resposta|вопрос|ответ|soru|cevap|"
    r"質問|回答|提问|回答|질문|답변|سؤال|سوال|جواب|प्रश्न|सवाल|उत्तर|जवाब)\s?\d{0,2}\s?[:：]",
    re.IGNORECASE,
)
_ASKS = re.compile(r"(?:[?？؟՞]|か[。．]|吗[。．]|呢[。．])[”\"»’'」』）)]*\Z")
"""What ends as a question does."""
_BULLETS = re.compile(r"\A[^\w«“\"「『¿¡(]+")


def list_openings(material: Material) -> tuple[Passage, ...]:
    """Give the first whole sentence of prose that asks nothing; nothing where the article opens with none, or with
    questions and answers."""
    text = material.article.text
    for number, sentence in enumerate(material.analysis.sentences[:_LOOKED_AT]):
        span = _without_bullet(text, sentence.span)
        words = span.of(text)
        if _ASKS_OR_ANSWERS.match(sentence.span.of(text)):
            return ()
        fits = _FEWEST_WORDS <= count_words(words) <= _MOST_WORDS
        if (
            fits
            and _ENDED.search(words)
            and not _ASKS.search(words)
            and not _ADDRESSES.search(words)
            and not words.isupper()
        ):
            return (make_passage(material, span, number),)
    return ()


def _without_bullet(text: str, sentence: Span) -> Span:
    bullet = _BULLETS.match(sentence.of(text))
    return Span(sentence.start + bullet.end(), sentence.end) if bullet is not None else sentence
