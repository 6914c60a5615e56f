"""Gives the openings of articles in other languages than English, of which no rule here reads more; of one that is
partly in English, what it tells first in English."""

import re

from bot.model.analysis import Material, Span
from bot.summarize.sentences import Passage, list_passages, make_passage
from bot.text.english import is_english
from bot.text.gazetteer import load_gazetteer
from bot.text.mixing import is_partly_english
from bot.text.words import count_words

_ENDED = re.compile(r"[.!?…。！？؟۔।։።][”\"»’'」』）)]*\Z")
_FEWEST_WORDS = 4
_MOST_WORDS = 45
"""Words of an opening; other languages need more of them than English for the same."""
_LOOKED_AT = 5
_LOOKED_AT_OF_TWO = 2 * _LOOKED_AT
"""Sentences of an article in two languages, which tells everything twice."""
_ADDRESSES = re.compile(r"https?:|\bwww\.|@\w|[{}<>\\|]")
_ASKS_OR_ANSWERS = re.compile(
    r"\A\W*(?:\w{1,2}|question|réponse|frage|antwort|pregunta|respuesta|domanda|risposta|pergunta|resposta|вопрос|ответ|soru|cevap|"
    r"質問|回答|提问|回答|질문|답변|سؤال|سوال|جواب|प्रश्न|सवाल|उत्तर|जवाब)\s?\d{0,2}\s?[:：]",
    re.IGNORECASE,
)
_ASKS = re.compile(r"(?:[?？؟՞]|か[。．]|吗[。．]|呢[。．])[”\"»’'」』）)]*\Z")
"""What ends as a question does."""
_QUOTATION = re.compile(r"„[^“”\"\n]*|«[^»\n]*|「[^」\n]*|『[^』\n]*")
"""Words between marks that English does not have."""
_BULLETS = re.compile(r"\A[^\w«“\"「『¿¡(]+")


def list_openings(material: Material) -> tuple[Passage, ...]:
    """Give the first whole sentence of prose that asks nothing; nothing where the article opens with none, or with
    questions and answers. Where an article tells things in English too, that is given."""
    first = _find_first(material)
    return (_find_in_english(material) or first,) if first is not None else ()


def tells_in_english(material: Material) -> bool:
    """Say whether what is given of an article in another language is English."""
    return any(is_english(each.words) for each in list_openings(material))


def _find_first(material: Material) -> Passage | None:
    text = material.article.text
    for number, sentence in enumerate(material.analysis.sentences[:_LOOKED_AT]):
        span = _without_bullet(text, sentence.span)
        words = span.of(text)
        if _ASKS_OR_ANSWERS.match(sentence.span.of(text)):
            return None
        fits = _FEWEST_WORDS <= count_words(words) <= _MOST_WORDS
        if (
            fits
            and _ENDED.search(words)
            and not _ASKS.search(words)
            and not _ADDRESSES.search(words)
            and not words.isupper()
        ):
            return make_passage(material, span, number)
    return None


def _find_in_english(material: Material) -> Passage | None:
    """The first sentence in English that can stand alone and names a state or a body, where an article is partly in
    English: what it quotes is no such part."""
    text, names = material.article.text, load_gazetteer()
    if not is_partly_english(text):
        return None
    quotations = tuple(_QUOTATION.finditer(text))
    for each in list_passages(material):
        quoted = any(found.start() < each.span.start < found.end() for found in quotations)
        if each.sentence < _LOOKED_AT_OF_TWO and not quoted and is_english(each.words) and names.scan(each.words):
            return each
    return None


def _without_bullet(text: str, sentence: Span) -> Span:
    bullet = _BULLETS.match(sentence.of(text))
    return Span(sentence.start + bullet.end(), sentence.end) if bullet is not None else sentence
