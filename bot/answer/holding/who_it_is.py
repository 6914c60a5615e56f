"""Tells who somebody is by what says so beside their name, the newest first: no plan that may be over by now."""

import re
from collections.abc import Iterator, Sequence

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import roots
from bot.answer.found.candidates import A_DAY, Candidate, adds
from bot.answer.holding.happenings import iter_told, when
from bot.model.analysis import Span
from bot.model.article import Article
from bot.text.gazetteer import load_gazetteer
from bot.text.genres import find_genre
from bot.text.roles import find_roles, tidy_role
from bot.text.verbs import is_past

_WHO_IS = re.compile(
    r"(?i:who(?:\s+(?:is|was)|[’']s))\s+(?P<name>[A-ZÀ-Ž][\w’'-]*(?:\s+(?:(?:al|bin|de|der|la|van|von)\s+)*[A-ZÀ-Ž][\w’'-]*)+)\W*"
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|(?:is|are)\s(?:due|expected|set|scheduled|planned|to\s(?:begin|start|meet|open))|plans?\sto)\b"
)
_BACK = re.compile(r"(?:His|Her|Their|Its|He|She|They|It)\b")
"""Opens a sentence that says whose lawyer or aide somebody is by whom the one before it named."""
_SAID = frozenset({"said", "told", "announced"})
_MOST = 2


def tell_who_it_is(question: QuestionRead, articles: Sequence[Article]) -> tuple[Candidate, ...]:
    """Give the newest that says who somebody is and tells of them; nothing where anything else is asked, or no report
    says it but with a plan."""
    asked = _WHO_IS.fullmatch(question.understood.strip()) if question.kind == "who" else None
    if asked is None or question.window or question.publishers or load_gazetteer().scan(asked["name"]):
        return ()
    reports = [each for each in articles if find_genre(each) is None]
    full = [found for each in reports for found in _iter_mentions(each, asked["name"])]
    known = {word for _, role in full for word in roots(role)}
    last = asked["name"].split()[-1]
    short = [one for each in reports for one in _iter_mentions(each, last) if known & set(roots(one[1]))]
    told = [each for each, _ in (*full, *short) if not _is_plan(each.words) and not _BACK.match(each.words)]
    told.sort(key=lambda each: (when(each.article), -each.told.start), reverse=True)
    chosen: list[Candidate] = []
    for each in told:
        if all(adds(each, other) and each.when[:A_DAY] != other.when[:A_DAY] for other in chosen):
            chosen.append(each)
    return tuple(chosen[:_MOST])


def _iter_mentions(article: Article, name: str) -> Iterator[tuple[Candidate, str]]:
    """Give the sentences of a report that say who the one of this name is, with what they say."""
    if name not in article.text:
        return
    for each in iter_told(article):
        span = each.sentence.span
        for found in re.finditer(rf"\b{re.escape(name)}\b(?![’']s)", each.words):
            at = Span(span.start + found.start(), span.start + found.end())
            roles = (tidy_role(article.text, role) for role in find_roles(article.text, at, span))
            role = next((role for role in roles if role is not None), None)
            if role is not None:
                yield each, role.of(article.text)


def _is_plan(words: str) -> bool:
    """Say whether words tell of what is to be, and of nothing done before that but that it was said."""
    ahead = _AHEAD.search(words)
    done = re.findall(r"[a-z]+", words[: ahead.start()]) if ahead is not None else []
    return ahead is not None and not any(is_past(each) and each not in _SAID for each in done)
