"""Finds reports that are withdrawn whole by another text: their own newsroom's, or one that gives their title; and what
a newsroom says elsewhere that it told wrongly in them. One that says so of itself has a label of `genres`."""

import re
from collections.abc import Iterator, Sequence

from bot.model.analysis import ActorKey, Material, Span
from bot.model.article import Article, ArticleId
from bot.summarize.regretted import list_regretted
from bot.summarize.sentences import stems_of
from bot.summarize.told import is_later
from bot.summarize.withdrawals import LONG_AGO, UNREAL
from bot.text.days import DAY_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.notices import opens_as_notice
from bot.text.publishers import share_newsroom
from bot.text.regrets import may_regret
from bot.text.words import lower_capitals

_WITHDRAWS = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|withdr(?:aws?|ew|awn|awing)|retract(?:s|ed|ing)?|disregard|t(?:ake|ook|aken)\sdown)\s"
    r"(?P<whose>our|its|the|an?)\s(?:[\w’'-]+\s){0,2}?(?:story|report|article|dispatch|item|piece)\b(?P<which>.*)",
    re.DOTALL,
)
_TITLED = re.compile(
    r"(?:\b(?:headlined|titled|entitled|headed|slugged|under\sthe\s(?:headline|title))|\A(?:\sof\s[\w\s:]{3,30}?)?),?\s*"
    r"[“\"‘'](?P<title>[^“”\"]{8,200})[”\"’']"
)
_DONE = re.compile(r"killed|withdr(?:ew|awn)|retracted|t(?:ook|aken)\s")
"""What another text may tell of a newsroom; that it should do so withdraws nothing."""
_DAY = re.compile(rf"\b(?:{DAY_NAMES})\b")
_ON = re.compile(r"\b(?:on|about|of|that|saying)\s(?!(?:\w+day)\b)(?P<what>[^.,;]+)")
_HEAD = 3
"""Sentences of a report, beside its title, that say what it is on."""
_LEAST = 2
"""Words, states and days apart, that tell one report of a newsroom from its others."""
_LEAST_OF_TWO = 1
"""Such words where two states are named as well."""


def may_take_back(article: Article) -> bool:
    """Say whether an article may take back another; most need not be read for that."""
    text = article.text
    return (
        may_regret(text, article.publisher.name)
        or any(_WITHDRAWS.search(lower_capitals(line)) for line in text.split("\n"))
        or opens_as_notice(article.title, text)
    )


def list_taking_back(articles: Sequence[Article]) -> tuple[ArticleId, ...]:
    """Give those of many articles that may take back another, in their order."""
    return tuple(each.id for each in articles if may_take_back(each))


def list_retracted(materials: Sequence[Material]) -> Iterator[tuple[ArticleId, Span]]:
    """Give every sentence of the reports that a text no earlier than they are withdraws."""
    return ((article, span) for _, article, span in list_retractions(materials))


def list_retractions(materials: Sequence[Material]) -> Iterator[tuple[ArticleId, ArticleId, Span]]:
    """Give the same behind the text that withdraws; of that the words in which it repeats what was wrong."""
    for notice in materials:
        its = notice.article.id
        yield from ((its, article, span) for article, span in list_regretted(notice, materials))
        for sentence in notice.analysis.sentences:
            words = lower_capitals(sentence.span.of(notice.article.text))
            found = _WITHDRAWS.search(words)
            if found is None or UNREAL.search(words[: found.start()]) or LONG_AGO.search(words):
                continue
            for other in materials:
                if other is not notice and not is_later(other, notice) and _is_withdrawn(notice, other, found):
                    yield from ((its, other.article.id, each.span) for each in other.analysis.sentences)


def _is_withdrawn(notice: Material, other: Material, found: re.Match[str]) -> bool:
    """Say whether a report is the one withdrawn: it has that title, or is of that newsroom, its day and its matter."""
    titled = _TITLED.search(found["which"])
    if titled is not None:
        return _fold(titled["title"]) == _fold(other.article.title)
    done = _DONE.match(found[0]) is not None
    named = done and re.search(rf"\b{re.escape(other.article.publisher.name)}\b", found.string[: found.start()])
    own = found["whose"] in {"our", "its"} and share_newsroom(notice.article.publisher, other.article.publisher)
    matter = _ON.search(found["which"])
    if not (named or own) or matter is None:
        return False
    day, published = _DAY.search(found["which"]), other.article.published
    if day is not None and published is not None and f"{published:%A}" != day[0]:
        return False
    text, sentences = other.article.text, other.analysis.sentences
    told = stems_of(" ".join([other.article.title, *(each.span.of(text) for each in sentences[:_HEAD])]))
    about = _without_states(matter["what"])
    states = {each.key for each in load_gazetteer().scan(matter["what"])}
    least = _LEAST_OF_TWO if len(states) > 1 and states <= _list_states(other) else _LEAST
    return len(about) >= least and about <= told


def _list_states(material: Material) -> set[ActorKey]:
    spans = [each.span.of(material.article.text) for each in material.analysis.sentences[:_HEAD]]
    return {each.key for words in (material.article.title, *spans) for each in load_gazetteer().scan(words)}


def _without_states(words: str) -> frozenset[str]:
    named = {stem for found in load_gazetteer().scan(words) for stem in stems_of(found.span.of(words))}
    return stems_of(_DAY.sub(" ", words)) - named


def _fold(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.casefold()))
