"""Builds articles with an analysis made by hand, so that a test says what was read in them, or reads them itself."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal

from bot.model.analysis import (
    ActorKey,
    Analysis,
    Attribution,
    Material,
    Mention,
    NamedActor,
    Sentence,
    Span,
)
from bot.model.article import Publisher
from bot.text.analysis import analyse
from tests.factories import NOW, make_article, make_publisher

Said = tuple[Literal["says", "denies", "accuses"], str, str]
"""Kind, the words of the source, the words said."""

Forms = Mapping[str, Sequence[str]]
"""How each actor is named in a text."""

CHINA: dict[str, Sequence[str]] = {"state:CN": ("China", "Chinese", "Beijing")}
RUSSIA: dict[str, Sequence[str]] = {"state:RU": ("Russia", "Russian", "Moscow")}
AMERICA: dict[str, Sequence[str]] = {"state:US": ("United States", "US", "American", "Washington")}
PAIR: dict[str, Sequence[str]] = CHINA | RUSSIA


def make_sentences(text: str) -> tuple[Sentence, ...]:
    """One sentence up to each full stop, question mark or line end."""
    found = re.finditer(r"[^\s.!?][^.!?\n]*[.!?]*[”\"’]?", text)
    return tuple(Sentence(Span(each.start(), each.end()), 0) for each in found)


def read_report(text: str, *, title: str, desk: str, hours: int) -> Material:
    """Give what an outlet reports so many hours from now, read as the product reads it."""
    address, published = f"https://news.example/{desk}/{hours}", NOW + timedelta(hours=hours)
    article = make_article(text, title=title, url=address, publisher=Publisher(desk), published=published)
    return Material(article, analyse(article))


def make_material(
    text: str,
    *,
    title: str = "Minister to visit Russia",
    url: str = "https://news.example/minister",
    publisher: Publisher | str | None = None,
    published: datetime | None = NOW,
    actors: Forms = PAIR,
    roles: Mapping[str, str] | None = None,
    said: Sequence[Said] = (),
) -> Material:
    """Give an article in which every form of an actor is a mention; `roles` gives a key's role as printed."""
    if isinstance(publisher, str):
        publisher = make_publisher(publisher)
    article = make_article(text, title=title, url=url, publisher=publisher, published=published)
    sentences = make_sentences(text)
    named = tuple(
        _name_actor(ActorKey(key), forms, text, sentences, (roles or {}).get(key)) for key, forms in actors.items()
    )
    present = tuple(actor for actor in named if actor.mentions)
    attributions = tuple(_attribute(words, text, sentences, present) for words in said)
    return Material(article, Analysis(article.id, 1, 1, "en", sentences, present, attributions, (), ()))


def _name_actor(
    key: ActorKey, forms: Sequence[str], text: str, sentences: Sequence[Sentence], role: str | None
) -> NamedActor:
    spans = [
        Span(found.start(), found.end()) for form in forms for found in re.finditer(rf"\b{re.escape(form)}\b", text)
    ]
    kinds: dict[str, Literal["person", "state", "organisation"]] = {
        "state": "state", "org": "organisation", "person": "person",
    }  # fmt: skip
    mentions = tuple(Mention(span, _sentence_of(span, sentences)) for span in sorted(spans))
    return NamedActor(
        key, forms[0], kinds[key.split(":")[0]], tuple(forms[1:]), _find(role, text) if role else None, mentions
    )


def _attribute(words: Said, text: str, sentences: Sequence[Sentence], actors: Sequence[NamedActor]) -> Attribution:
    kind, source, content = words
    place = _find(content, text)
    before = text.rfind(source, 0, place.start)
    span = Span(before, before + len(source)) if before >= 0 else _find(source, text)
    actor = next((each.key for each in actors for mention in each.mentions if span.holds(mention.span)), None)
    return Attribution(span, actor, Span(span.end, span.end), place, _sentence_of(place, sentences), kind)


def _find(words: str, text: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _sentence_of(span: Span, sentences: Sequence[Sentence]) -> int:
    return next(at for at, sentence in enumerate(sentences) if sentence.span.holds(span))
