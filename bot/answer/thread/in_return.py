"""Finds what a state did where it is asked what it did in return: `what did Dodoma do in return?`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.answer.asked.named import find_named
from bot.answer.thread.again import tells_return
from bot.model.analysis import ActorKey, Material, Span
from bot.model.article import Article
from bot.text.beside import is_aside
from bot.text.datelines import skip_dateline
from bot.text.days import DAY_NAMES
from bot.text.gazetteer import Gazetteer
from bot.text.genres import find_genre
from bot.text.verbs import is_past

MOST_DONE = 3
_ASKS = re.compile(
    r"(?:(?:and|but|so)[\s,]+)?what\s+(?:did|has|have)\s+(?P<who>[^?]{2,40}?)\s+(?:do|done)\s+"
    r"(?:(?:in\s+(?:return|response|reply|retaliation|answer|turn)|back)(?:\s+(?:to|for)\s+(?:it|this|that))?|"
    r"about\s+(?:it|this|that))[\s?!.]*",
    re.IGNORECASE,
)
_DEED = re.compile(
    rf"(?:[’']s?(?:\s+[\w-]+){{1,3}}?)?(?:\s+(?:on\s+(?:{DAY_NAMES})|has|have|had|also|then|later|immediately|promptly))*\s+(?P<verb>[a-z]+)\b"
)
_WORDS = frozenset(
    "accused agreed announced asked backed blamed called claimed commented condemned confirmed criticised criticized "
    "declared declined demanded denied described expected had hailed hoped insisted praised promised published "
    "regretted rejected repeated reported said spoke stated thanked threatened told urged vowed wanted warned was were "
    "welcomed".split()
)
"""Done in words alone, or no deed."""
_THE = 4


def find_asked_return(question: str, gazetteer: Gazetteer) -> ActorKey | None:
    """Give the state of which is asked what it did in return; None where none is, or something else is asked."""
    asked = _ASKS.fullmatch(question)
    named = find_named(asked["who"], gazetteer) if asked is not None else ()
    return named[0].key if len(named) == 1 and named[0].kind == "state" else None


@dataclass(frozen=True, slots=True)
class Done:
    """What a state did, in order of time, and whether reports say that it answers something."""

    told: tuple[tuple[Article, Span], ...]
    returned: bool


def find_done(state: ActorKey, materials: Iterable[Material], gazetteer: Gazetteer) -> Done:
    """Give the sentences of reports in which a state does something in return; where there are none, the first of each
    report in which it does anything and does not only speak."""
    reports = [each for each in materials if find_genre(each.article) is None]
    reports.sort(key=lambda each: each.article.published or each.article.retrieved)
    done = [(each.article, list(_iter_done(state, each, gazetteer))) for each in reports]
    returned = [(each, span) for each, spans in done for span in spans if tells_return(span.of(each.text))]
    told = returned or [(each, spans[0]) for each, spans in done if spans]
    return Done(tuple(told[-MOST_DONE:]), bool(returned))


def _iter_done(state: ActorKey, material: Material, gazetteer: Gazetteer) -> Iterator[Span]:
    text = material.article.text
    for each in material.analysis.sentences:
        span = skip_dateline(text, each.span)
        words = span.of(text)
        named = next(iter(find_named(words, gazetteer)), None)
        if named is None or named.key != state or named.span.start > _THE or is_aside(material.article, span):
            continue
        done = _DEED.match(words, named.span.end)
        if done is not None and is_past(done["verb"]) and done["verb"] not in _WORDS:
            yield span
