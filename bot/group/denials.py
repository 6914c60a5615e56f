"""Finds a claim and its denial: what one party says or charges, and another denies of the same thing."""

import re
from collections.abc import Iterator, Sequence

from bot.group.parties import Party
from bot.group.statements import A_CLAIM, CLAIMING, Word, denies
from bot.model.analysis import Material, Span
from bot.model.story import Account, Dispute

_POINTS_BACK = re.compile(
    rf"(?:those|these|the|such|that|this|all|an?)\s{A_CLAIM}s?\b(?!\s(?:of|that|made|by|from|about)\b)"
    r"|(?:it|that|this|them)\W*\Z|(?:it|this|them)(?:\s(?:on|at|in)\s\w+)?(?:[,.]|\sand\b)"
    r"|(?:any\s)?(?:involvement|responsibility|wrongdoing)\W*\Z",
    re.IGNORECASE,
)
_SURE = 2.0
"""How surely a denial of "those claims" is of the claims right before it: more than any likeness of words."""
_LEAST = 0.15
"""Share of the words of both that a claim and its denial have in common at least."""
_SUPPOSED = re.compile(r"\b(?:[Ii]f|[Uu]nless|would|could|might|may)\b")
PLACED = re.compile(r"(?<=[\w,] )[A-ZÀ-Ž][\w-]+")
_HABITUAL = re.compile(
    r"\b(?:for\s(?:(?:many|several|\w+)\s)?(?:decades|years)|long|always|historically|traditionally|in\sthe\spast)\b",
    re.IGNORECASE,
)
"""How a denial is told that somebody is wont to make: one of the very claim goes before it."""
_SINCE = re.compile(r"\bsince\s(?:[\w-]+\s){0,3}(?:19|20)\d\d\b", re.IGNORECASE)
"""Ahead of the verb: a charge that somebody has made for years is what is known of both, and nobody's news."""
_THAT = re.compile(r"\W*(?:that\s+)?(?:(?:the|his|her|its|their)\s+)?(?:client,?\s+)?(?:(?:Mr|Ms|Mrs)\.?\s+)?")
"""Before who denies it, where somebody tells no more than that."""
_TIME = re.compile(
    r"\b(?:(?:1\d|20)\d\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:this|last|next)\s(?:week|month|year)|yesterday|"
    r"today|January|February|March|April|June|July|August|September|October|November|December)\b"
)
_NEGATED = re.compile(r"\b(?:not|no|never|neither|nor|denied|denies|deny|false|baseless)\b|n[’']t\b", re.IGNORECASE)


def find_denials(words: Sequence[Word]) -> Iterator[Dispute]:
    """Give what one party claims and another denies, once for each two; a charge and a counter-charge are two."""
    claims = [each for each in words if each.attribution.kind in CLAIMING and not (denies(each) or _is_of_old(each))]
    answered: dict[tuple[str, str], tuple[tuple[bool, float], Word, Word]] = {}
    for denial in (word for word in words if word.party and denies(word)):
        for claim in (word for word in claims if word.by != denial.by and not word.party & denial.party):
            parties = denial.by, claim.by
            best = answered[parties][0] if parties in answered else (False, 0.0)
            weight = _weigh_answer(denial, claim)
            rank = _HABITUAL.search(_tell(denial)) is None, weight
            if rank > best and (weight == _SURE or (weight > 0 and _is_of_the_same(denial, claim))):
                answered[parties] = (rank, claim, denial)
    fuller = [(claim, denial) for _, claim, denial in answered.values() if not denial.trails]
    for _, claim, denial in answered.values():
        if denial.trails and any(_is_between(each, (claim, denial)) for each in fuller):
            continue
        accounts = tuple(Account(material.article.id, span) for material, span in place_words(claim, denial))
        yield Dispute(f"claimed by {claim.by}, denied by {denial.by}", accounts)


def _tell(word: Word) -> str:
    """Give the sentence in which something is said."""
    return word.material.analysis.sentences[word.attribution.sentence].span.of(word.material.article.text)


def _is_of_old(claim: Word) -> bool:
    """Say whether it is told since which year somebody has been saying so."""
    sentence = claim.material.analysis.sentences[claim.attribution.sentence].span
    cue = claim.attribution.cue.start
    return sentence.start < cue and _SINCE.search(claim.material.article.text, sentence.start, cue) is not None


def _is_between(one: tuple[Word, Word], other: tuple[Word, Word]) -> bool:
    """Say whether a claim and its denial are of the same two sides as another: one that is told at length is enough."""
    return all(mine.party & its.party for mine, its in zip(one, other, strict=True))


def _weigh_answer(denial: Word, claim: Word) -> float:
    """Say how surely a denial is of that claim, 0 for not: of the same words, or of "those claims" after them."""
    if _tells_denial(denial, claim):
        return 0.0
    if denial.trails:
        ahead = denial.material is claim.material and denial.attribution.sentence == claim.attribution.sentence
        return _SURE if ahead and claim.attribution.content.holds(denial.attribution.content) else 0.0
    if denial.material is claim.material and _answers_at_once(denial, claim):
        charged = claim.doer is not None and bool(claim.doer & denial.party)
        if charged or (claim.doer is None and claim.attribution.kind == "accuses"):
            return _SURE
    shared, fewer = denial.stems & claim.stems, min(len(denial.stems), len(claim.stems))
    weight = len(shared) / max(1, len(denial.stems | claim.stems))
    told = bool(shared - (denial.names | claim.names))
    return weight if told and len(shared) >= max(2, 0.5 * fewer) and weight >= _LEAST else 0.0


def _tells_denial(denial: Word, claim: Word) -> bool:
    """Say whether what is claimed is nothing else than that it is denied: a lawyer tells what his client says."""
    text, start = claim.material.article.text, claim.attribution.content.start
    told = claim.material is denial.material and claim.attribution.content.meets(denial.attribution.content)
    return told and _THAT.fullmatch(text, start, max(start, denial.attribution.source.start)) is not None


def _answers_at_once(denial: Word, claim: Word) -> bool:
    """Say whether a denial of "it" or "those claims" stands right after the claim."""
    near = denial.attribution.sentence - claim.attribution.sentence
    first = claim.attribution.content.start < denial.attribution.content.start
    content = denial.attribution.content.of(denial.material.article.text)
    return near in {0, 1} and first and _POINTS_BACK.match(content) is not None


def _is_of_the_same(denial: Word, claim: Word) -> bool:
    """Say whether both are negations or neither, and of one thing: who did it, where, when, or on a condition."""
    if not is_of_one_kind(denial, claim):
        return False
    if denial.doer is not None and claim.doer is not None and not denial.doer & claim.doer:
        return False
    if denial.flat and not (claim.doer and claim.doer & denial.party):
        return False
    if denial.doer == denial.party and not _names_party(claim, denial.party):
        return False
    named = frozenset(name for word in (denial, claim) for name in list_names(word, denial.party | claim.party))
    return not name_apart(denial, claim, named)


def list_names(word: Word, party: Party | None = None) -> Iterator[str]:
    """Give the words by which the actors of its article are named, folded; all of them, or those of a party."""
    yield from word.by.casefold().split()
    for actor in word.material.analysis.actors:
        if party is None or actor.key in party:
            for mention in actor.mentions:
                yield from mention.span.of(word.material.article.text).casefold().split()


def is_of_one_kind(one: Word, other: Word) -> bool:
    """Say whether both are negations or neither, and both on a condition or neither."""
    supposed = bool(_SUPPOSED.search(one.content)) == bool(_SUPPOSED.search(other.content))
    return supposed and _negated(one) == _negated(other)


def name_apart(one: Word, other: Word, actors: frozenset[str]) -> bool:
    """Say whether two statements name other places, or other days; names of `actors`, folded, are no places."""
    for pattern in (PLACED, _TIME):
        mine, its = ({each.casefold() for each in pattern.findall(word.content)} - actors for word in (one, other))
        if mine and its and not mine & its:
            return True
    return False


def _names_party(claim: Word, party: Party) -> bool:
    """Say whether a claim is about a party at all: nobody denies of itself what was said of nobody."""
    actors = (actor for actor in claim.material.analysis.actors if actor.key in party)
    return any(claim.attribution.content.holds(mention.span) for actor in actors for mention in actor.mentions)


def _negated(word: Word) -> bool:
    """Say whether what is claimed or denied is itself a negation: who denies that, affirms."""
    return _NEGATED.search(word.content) is not None


def place_words(one: Word, other: Word) -> Iterator[tuple[Material, Span]]:
    """Give the sentences of both; where they share one, the part of it that is each party's."""
    together = one.material is other.material and one.attribution.sentence == other.attribution.sentence
    parts = [(word.attribution.source, word.attribution.cue, word.attribution.content) for word in (one, other)]
    first, second = (Span(min(each.start for each in part), max(each.end for each in part)) for part in parts)
    if first.start < second.start < first.end:
        told = one.material.article.text[first.start : second.start]
        first = Span(first.start, first.start + len(told.rstrip(" ,–—")))
    for word, clause in ((one, first), (other, second)):
        yield word.material, clause if together else word.material.analysis.sentences[word.attribution.sentence].span
