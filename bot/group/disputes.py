"""Finds plain contradictions within a story: other figures for one thing, other dates, a claim and its denial.

Cautious on purpose: two accounts that merely differ in what they tell do not contradict one another."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from bot.group.figures import Figure, disagree, find_figures
from bot.group.happenings import find_happenings
from bot.model.analysis import Attribution, Material, Span
from bot.model.article import ArticleId
from bot.model.story import Account, Dispute, Origin
from bot.text.words import content_words, stem

_SAME_NEWS = timedelta(hours=30)
"""Figures told further apart than this may both have been right in their time."""
_SAME_TEXT = timedelta(hours=2)
"""Of one text, figures told further apart than this are taken for an earlier and a later state of things."""
_SENTENCES = 60
"""Sentences of an article that are read for contradictions."""
_POINTS_BACK = re.compile(
    r"(?:those|these|the|such|that|this)\s(?:accusations?|allegations?|assertions?|charges?|claims?|reports?)\b"
    r"|(?:it|that|this|them)\W*\Z",
    re.IGNORECASE,
)
_SURE = 2.0
"""How surely a denial of "those claims" is of the claims right before it: more than any likeness of words."""
_SAME_SUBJECT = 150
"""Statements of one subject that are compared, from the earliest article on."""
_CLAIMING = frozenset({"says", "accuses", "according"})
_UNTRUE = re.compile(
    r"(?:that\s)?(?:it|this|that|there)\s(?:is|was|were|had\sbeen)\s"
    r"(?:not\s(?:at\sall\s)?(?:true|the\scase)|untrue|false|wrong|no\struth\s(?:in|to)(?:\s(?:the\s)?\w+)?)\s(?:that\s)?",
    re.IGNORECASE,
)
"""How a denial is told with a word of saying."""
_GOES_ON = re.compile(r"[,;]\s(?:and|but|while|as|saying|adding|accusing|calling)\b")
"""After this a source says something further."""
_PRONOUNS = frozenset("he she it they we i you who which that this these those one others both".split())
_LONGEST_SOURCE = 60
_AS_CLAIMED = re.compile(
    r"(?:that\s+)?(?:an?|the|those|these)\s+(?:\w+\s+){0,2}(?:claims?|accusations?|allegations?|assertions?|charges?|reports?)"
    r"\s+that\s+|claims?\s+that\s+|that\s+",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"\b(?:if|unless|would|could|might|may)\b", re.IGNORECASE)
_NAME = re.compile(r"(?<=[\w,] )[A-ZÀ-Ž][\w-]+")
_TIME = re.compile(
    r"\b(?:(?:1\d|20)\d\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:this|last|next)\s(?:week|month|year)|yesterday|"
    r"today|January|February|March|April|June|July|August|September|October|November|December)\b"
)
_NEGATED = re.compile(r"\b(?:not|no|never|neither|nor|denied|denies|deny|false|baseless)\b|n[’']t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Statement:
    """One thing an article states in a sentence, with the words around it."""

    material: Material
    origin: str
    sentence: Span
    subject: str
    value: Hashable
    context: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Word:
    """What one party says in one article: its content's stems, and whose words they are."""

    material: Material
    attribution: Attribution
    stems: frozenset[str]
    by: str
    named: bool
    """Whether it is a known actor rather than a source as printed."""


def find_disputes(materials: Sequence[Material], origins: Sequence[Origin]) -> tuple[Dispute, ...]:
    """Give the contradictions between origins, and between parties quoted in the story, each with both passages."""
    origin_of = {article: origin.id for origin in origins for article in origin.articles}
    figures = [each for material in materials for each in _list_figures(material, origin_of[material.article.id])]
    dates = [each for material in materials for each in _list_dates(material, origin_of[material.article.id])]
    return (
        *_contradicting(figures, _figures_differ, "the number of {}"),
        *_contradicting(dates, _dates_differ, "the date of the {}"),
        *_find_denials(materials),
    )


def _list_figures(material: Material, origin: str) -> Iterator[_Statement]:
    for sentence in material.analysis.sentences[:_SENTENCES]:
        for figure in find_figures(sentence.span.of(material.article.text)):
            yield _Statement(material, origin, sentence.span, figure.subject, figure, figure.context)


def _list_dates(material: Material, origin: str) -> Iterator[_Statement]:
    for sentence in material.analysis.sentences[:_SENTENCES]:
        for happening in find_happenings(sentence.span.of(material.article.text)):
            day = (happening.month, happening.day)
            yield _Statement(material, origin, sentence.span, happening.noun, day, happening.context)


def _figures_differ(one: _Statement, other: _Statement) -> bool:
    mine, its = one.value, other.value
    if not isinstance(mine, Figure) or not isinstance(its, Figure) or not disagree(mine, its):
        return False
    told, again = one.material.article.published, other.material.article.published
    if told and again and abs(told - again) > _SAME_NEWS:
        return False
    least, share = (2, 0.3) if " " in one.subject else (3, 0.45)
    return _alike(one.context, other.context, least, share)


def _dates_differ(one: _Statement, other: _Statement) -> bool:
    return one.value != other.value and _alike(one.context, other.context, 3, 0.45)


def _alike(one: frozenset[str], other: frozenset[str], least: int, share: float) -> bool:
    """Say whether two sentences speak of the same thing, by the words they share beside the counted ones."""
    shared = len(one & other)
    return shared >= least and shared >= share * min(len(one), len(other))


def _contradicting(
    statements: Sequence[_Statement], differ: Callable[[_Statement, _Statement], bool], wording: str
) -> Iterator[Dispute]:
    """Give one dispute a subject: articles that know one another's value are in the picture, not in dispute."""
    by_subject: dict[str, list[_Statement]] = {}
    for statement in statements:
        by_subject.setdefault(statement.subject, []).append(statement)
    for subject, told in by_subject.items():
        known: dict[ArticleId, set[Hashable]] = {}
        for each in told:
            known.setdefault(each.material.article.id, set()).add(_plain(each.value))
        pairs = combinations(told[:_SAME_SUBJECT], 2)
        pair = next((pair for pair in pairs if _apart(*pair, known) and differ(*pair)), None)
        if pair is not None:
            yield Dispute(wording.format(subject), _accounts((each.material, each.sentence) for each in pair))


def _apart(one: _Statement, other: _Statement, known: Mapping[ArticleId, set[Hashable]]) -> bool:
    """Say whether two statements are of different origins, and neither's article knows the other's value.

    Two desks that print one text with different figures at about the same time contradict one another too; later, the
    text was brought up to date.
    """
    mine, its = one.material.article, other.material.article
    if one.origin == other.origin:
        updated = mine.published and its.published and abs(mine.published - its.published) > _SAME_TEXT
        if mine.publisher == its.publisher or updated:
            return False
    return _plain(one.value) not in known[its.id] and _plain(other.value) not in known[mine.id]


def _plain(value: Hashable) -> Hashable:
    return value.value if isinstance(value, Figure) else value


def _find_denials(materials: Sequence[Material]) -> Iterator[Dispute]:
    """Give each pair of parties one of whom denies what the other claims, once."""
    words = [word for material in materials for word in _list_words(material)]
    claims = [word for word in words if word.attribution.kind in _CLAIMING and not _denies(word)]
    answered: dict[frozenset[str], tuple[float, _Word, _Word]] = {}
    for denial in (word for word in words if word.named and _denies(word)):
        for claim in (word for word in claims if word.by != denial.by):
            parties = frozenset((denial.by, claim.by))
            best = answered[parties][0] if parties in answered else 0.0
            weight = _weigh_answer(denial, claim)
            if weight > best and (weight == _SURE or _is_of_the_same(denial, claim)):
                answered[parties] = (weight, claim, denial)
    for _, claim, denial in answered.values():
        yield Dispute(f"claimed by {claim.by}, denied by {denial.by}", _accounts(_places(claim, denial)))


def _list_words(material: Material) -> Iterator[_Word]:
    text = material.article.text
    names = {actor.key: actor.name for actor in material.analysis.actors}
    for attribution in material.analysis.attributions[:_SENTENCES]:
        if _is_pronoun(attribution.source.of(text)):
            continue  # who "he" is, is told too seldom for a charge
        stems = frozenset(stem(word) for word in content_words(attribution.content.of(text)))
        named = names.get(attribution.actor, "") if attribution.actor else ""
        by = named or _spell_source(attribution.source.of(text))
        if by:
            yield _Word(material, attribution, stems, by, named=bool(named))


def _spell_source(source: str) -> str:
    """Give a source that is no known actor as it is printed: "officials", "Pfizer"; nothing for half a sentence."""
    words = " ".join(source.split())
    return "" if len(words) > _LONGEST_SOURCE else words


def _is_pronoun(source: str) -> bool:
    """Say whether a source ends in a pronoun: "he", "On Sunday he"."""
    last = source.lower().split()[-1:]
    return not last or last[0] in _PRONOUNS


def _denies(word: _Word) -> bool:
    """Say whether a statement is a denial, also one in the words "said it was not true that"."""
    if word.attribution.kind == "denies":
        return True
    return _UNTRUE.match(word.attribution.content.of(word.material.article.text)) is not None


def _weigh_answer(denial: _Word, claim: _Word) -> float:
    """Say how surely a denial is of that claim, 0 for not: of the same words, or of "those claims" after them."""
    if denial.material is claim.material and claim.attribution.kind == "accuses":
        near = denial.attribution.sentence - claim.attribution.sentence
        first = claim.attribution.content.start < denial.attribution.content.start
        if near in {0, 1} and first and _POINTS_BACK.match(denial.attribution.content.of(denial.material.article.text)):
            return _SURE
    shared, fewer = len(denial.stems & claim.stems), min(len(denial.stems), len(claim.stems))
    return shared / len(denial.stems | claim.stems) if shared >= max(2, 0.5 * fewer) else 0.0


def _is_of_the_same(denial: _Word, claim: _Word) -> bool:
    """Say whether both are negations or neither, and of one thing: who did it, where, when, or on a condition."""
    mine, its = _content(denial), _content(claim)
    if _negated(denial) != _negated(claim) or bool(_SUPPOSED.search(mine)) != bool(_SUPPOSED.search(its)):
        return False
    one, other = _doer(denial), _doer(claim)
    if one is not None and other is not None and one != other:
        return False
    parties = {word for name in (denial.by, claim.by) for word in name.casefold().split()}
    for pattern in (_NAME, _TIME):
        found, told = (
            {each.casefold() for each in pattern.findall(_AS_CLAIMED.sub("", words))} - parties for words in (mine, its)
        )
        if found and told and not found & told:
            return False
    return True


def _content(word: _Word) -> str:
    """What is claimed or denied, up to where a source says something further."""
    said = word.attribution.content.of(word.material.article.text)
    return _GOES_ON.split(_UNTRUE.sub("", said), maxsplit=1)[0]


def _doer(word: _Word) -> str | None:
    """Name the actor that the content begins with, unless it begins with "an American claim that"."""
    text, content = word.material.article.text, word.attribution.content
    opening = _AS_CLAIMED.match(content.of(text))
    start = content.start + (opening.end() if opening is not None else 0)
    start += len("the ") if text[start : start + 4].lower() == "the " else 0
    mentions = (
        (actor.key, mention.span.start) for actor in word.material.analysis.actors for mention in actor.mentions
    )
    return next((key for key, at in mentions if at == start), None)


def _negated(word: _Word) -> bool:
    """Say whether what is claimed or denied is itself a negation: who denies that, affirms."""
    return _NEGATED.search(_content(word)) is not None


def _places(claim: _Word, denial: _Word) -> Iterator[tuple[Material, Span]]:
    """Give the sentences of both; where they share one, the part of it that is each party's."""
    together = claim.material is denial.material and claim.attribution.sentence == denial.attribution.sentence
    for word in (claim, denial):
        parts = (word.attribution.source, word.attribution.cue, word.attribution.content)
        clause = Span(min(part.start for part in parts), max(part.end for part in parts))
        yield word.material, clause if together else word.material.analysis.sentences[word.attribution.sentence].span


def _accounts(places: Iterable[tuple[Material, Span]]) -> tuple[Account, ...]:
    kept: dict[tuple[ArticleId, Span], Account] = {}
    for material, span in places:
        kept.setdefault((material.article.id, span), Account(material.article.id, span))
    return tuple(kept.values())
