"""Pairs what different actors say on the same issue, so that both sides stand together."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.model.analysis import ActorKey, Attribution, Material
from bot.model.briefing import Position, Side
from bot.summarize.actors import statement_span
from bot.summarize.sentences import Desk, Passage, make_passage, shorten
from bot.text.words import content_words, stem, tokens

_GENERIC = frozenset(
    stem(word)
    for word in """country state government official year month week day time people visit meeting minister ministry
    foreign president spokesperson spokesman leader statement tuesday monday wednesday thursday friday saturday sunday
    february march january international national new two first""".split()
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One actor's words on something."""

    actor: ActorKey
    name: str
    attribution: Attribution
    passage: Passage
    issue: frozenset[str]
    """Stems that tell what it is about, without names."""


def write_positions(materials: Sequence[Material], desk: Desk, most: int) -> tuple[Position, ...]:
    """Give issues on which at least two actors speak, most telling first, each side with up to two claims."""
    statements = [statement for material in materials for statement in _list_statements(material)]
    counts = Counter(word for statement in statements for word in statement.issue)
    written: list[Position] = []
    for group in _pair(statements):
        if len(written) == most:
            break
        position = _write(group, counts, desk)
        if position is not None:
            written.append(position)
    return tuple(written)


def _list_statements(material: Material) -> list[Statement]:
    names = {actor.key: actor.name for actor in material.analysis.actors}
    forms = {
        stem(word)
        for actor in material.analysis.actors
        for form in (actor.name, *actor.aliases, *(each.span.of(material.article.text) for each in actor.mentions))
        for word in tokens(form)
    }
    found = []
    for attribution in material.analysis.attributions:
        span = statement_span(material, attribution)
        if attribution.actor is None or span is None:
            continue
        kept = shorten(material.article.text, span)
        if kept is None:
            continue
        words = attribution.content.of(material.article.text)
        issue = frozenset(stem(word) for word in content_words(words)) - forms - _GENERIC
        passage = make_passage(material, kept, attribution.sentence)
        found.append(Statement(attribution.actor, names[attribution.actor], attribution, passage, issue))
    return found


def _pair(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Groups of statements on one issue by at least two actors, the plainest contradictions first."""
    groups: list[list[Statement]] = []
    for statement in sorted(statements, key=lambda each: each.attribution.kind not in {"denies", "accuses"}):
        home = next((group for group in groups if any(_same_issue(statement, each) for each in group)), None)
        if home is None:
            groups.append([statement])
        else:
            home.append(statement)
    paired = [group for group in groups if len({each.actor for each in group}) > 1]
    return sorted(paired, key=_weight, reverse=True)


def _weight(group: Sequence[Statement]) -> tuple[bool, int]:
    kinds = {each.attribution.kind for each in group}
    return ("denies" in kinds, len({each.actor for each in group}))


def _same_issue(one: Statement, other: Statement) -> bool:
    together = (
        one.passage.material is other.passage.material
        and one.attribution.sentence == other.attribution.sentence
        and {one.attribution.kind, other.attribution.kind} & {"denies", "accuses"}
    )
    shared = one.issue & other.issue
    return bool(together) or len(shared) >= 2 or (len(shared) == 1 and min(len(one.issue), len(other.issue)) <= 3)


def _write(group: Sequence[Statement], counts: Mapping[str, int], desk: Desk) -> Position | None:
    sides: dict[ActorKey, Side] = {}
    for statement in group:
        side = sides.get(statement.actor, Side(statement.name, ()))
        if len(side.claims) == 2 or (len(sides) == 4 and statement.actor not in sides):
            continue
        if any(_says_same(statement.passage, each.text) for each in side.claims):
            continue
        claim = desk.show(statement.passage)
        if claim is not None:
            sides[statement.actor] = Side(statement.name, (*side.claims, claim))
    return Position(_label(group, counts), tuple(sides.values())) if len(sides) > 1 else None


def _says_same(passage: Passage, shown: str) -> bool:
    stems = frozenset(stem(word) for word in content_words(shown))
    return len(passage.stems & stems) > 0.6 * min(len(passage.stems), len(stems))


def _label(group: Sequence[Statement], counts: Mapping[str, int]) -> str:
    """The word or two that the statements share most, as printed."""
    shared = Counter(word for statement in group for word in statement.issue)
    told = [word for word in shared if word.isalpha() or "-" in word]
    best = sorted(told, key=lambda word: (-shared[word], -counts[word], word))[:2]
    printed = {
        stem(word.casefold()): word
        for statement in group
        for word in re.findall(r"[\w-]+", statement.passage.words)
        if stem(word.casefold()) in best
    }
    words = [printed[word] for word in best if word in printed]
    return " · ".join(word if word[0].isupper() else word.capitalize() for word in words) or "What was said"
