"""Finds a claim and its denial: what one party says or charges, and another denies of the same thing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model.analysis import ActorKey, Attribution, Material, Span
from bot.model.story import Account, Dispute
from bot.text.belonging import list_homes
from bot.text.speakers import PRONOUNS
from bot.text.words import content_words, stem

_A_CLAIM = r"(?:accusation|allegation|assertion|charge|claim|report|suggestion)"
_POINTS_BACK = re.compile(
    rf"(?:those|these|the|such|that|this|all|an?)\s{_A_CLAIM}s?\b(?!\s(?:of|that|made|by|from|about)\b)"
    r"|(?:it|that|this|them)\W*\Z|(?:it|this|them)(?:\s(?:on|at|in)\s\w+)?(?:[,.]|\sand\b)"
    r"|(?:any\s)?(?:involvement|responsibility|wrongdoing)\W*\Z",
    re.IGNORECASE,
)
_CURT = re.compile(
    r"(?:[’']s\s(?:foreign\s)?(?:ministry|government|military|army))?\s(?:(?:has|have|had)\s)?(?:\w+ly\s)?"
    r"(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?)\s"
    rf"(?P<what>(?:any\s)?(?:it|this|involvement|responsibility|wrongdoing|(?:the|those|these|that|such|all)\s{_A_CLAIM}s?))"
    r"(?=[.;,]|\sand\b|\Z)"
)
"""How an actor denies in a word or two what was said right before."""
_SURE = 2.0
"""How surely a denial of "those claims" is of the claims right before it: more than any likeness of words."""
_LEAST = 0.15
"""Share of the words of both that a claim and its denial have in common at least."""
_NO_CLAIM = re.compile(
    r"(?:(?!that\b)[^\s,]+\s){0,5}?(?:requests?|proposals?|offers?|demands?|bids?|calls?|deals?|plans?|pleas?|motions?|appeals?|"
    r"lawsuits?|petitions?|bills?|invitations?|resolutions?|pressure|sanctions|measures?|agreements?|criticism)\b",
    re.IGNORECASE,
)
"""What is rejected without being a claim."""
_SENTENCES = 60
"""Statements of an article that are read for contradictions."""
_CLAIMING = frozenset({"says", "accuses", "according"})
_UNTRUE = re.compile(
    r"(?:that\s)?(?:it|this|that|there)\s(?:is|was|were|had\sbeen)\s"
    r"(?:not\s(?:at\sall\s)?(?:true|the\scase)|untrue|false|wrong|no\struth\s(?:in|to)(?:\s(?:the\s)?\w+)?)\s(?:that\s)?",
    re.IGNORECASE,
)
"""How a denial is told with a word of saying."""
_GOES_ON = re.compile(r"[,;]\s(?:and|but|while|as|saying|adding|accusing|calling)\b")
"""After this a source says something further."""
_PRONOUNS = PRONOUNS.union("who which that this these those others both".split())
_LONGEST_SOURCE = 60
_AS_CLAIMED = re.compile(
    rf"(?:that\s+)?(?:an?|the|those|these)\s+(?:\w+\s+){{0,2}}{_A_CLAIM}s?\s+(?:that|of)\s+|{_A_CLAIM}s\s+(?:that|of)\s+|that\s+",
    re.IGNORECASE,
)
"""What stands before the thing that is denied."""
_CALLED_UNTRUE = re.compile(
    rf"(?:that\s)?(?:an?y?|the|those|these|all)?\s?{_A_CLAIM}s?\s(?:that|of)\s(?P<what>.+?)\s(?:is|are|was|were)\s(?:\w+ly\s)?"
    r"(?:false|untrue|wrong|baseless|groundless|unfounded|not\strue|nonsense|absurd|fabricated)\b",
    re.IGNORECASE,
)
"""How a denial of a claim is told with a word of saying, the other way round."""
_SOMEBODY_S = re.compile(
    rf"(?:an?|the|those|these)\s+(?:\w+\s+){{0,2}}{_A_CLAIM}s?\s+(?:made|by|from)\b", re.IGNORECASE
)
"""A denial that names whose claim it is, and not what is claimed."""
_ITSELF = re.compile(
    r"(?:it|they|he|she)\s(?!(?:is|are|was|were)\s(?!(?:\w+ly\s)?\w+ing\b))|(?:its|their|his|her|our|my)\b|(?:we|I)\b",
    re.IGNORECASE,
)
"""How a party speaks of itself; in "it was built", "it" may be a thing."""
_ITSELF_OR_ITS_DEED = re.compile(
    rf"{_ITSELF.pattern}|(?:any|all|a)?\s?(?:involvement|responsibility|role|part|knowledge|wrongdoing)\b|[a-z]{{2,}}ing\b",
    re.IGNORECASE,
)
"""The same, or what it is said to have done: "denied having blown up the dam", "denied any part in it"."""
_DONE_BY = re.compile(r"\b(?:was|were|been|being|be)\s[^,;]{2,60}\sby\s(?:the\s)?\Z")
_LEADS_TO = re.compile(r"(?:(?:the|an?|its|two|three|some|several)\s)?", re.IGNORECASE)
"""What may stand before the actor a content begins with."""
_SUPPOSED = re.compile(r"\b(?:[Ii]f|[Uu]nless|would|could|might|may)\b")
_NAME = re.compile(r"(?<=[\w,] )[A-ZÀ-Ž][\w-]+")
_TIME = re.compile(
    r"\b(?:(?:1\d|20)\d\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:this|last|next)\s(?:week|month|year)|yesterday|"
    r"today|January|February|March|April|June|July|August|September|October|November|December)\b"
)
_NEGATED = re.compile(r"\b(?:not|no|never|neither|nor|denied|denies|deny|false|baseless)\b|n[’']t\b", re.IGNORECASE)


Party = frozenset[ActorKey]
"""An actor's key, with those of the states it speaks for."""


@dataclass(frozen=True, slots=True)
class _Word:
    """What one party says in one article: its content's stems, and whose words they are."""

    material: Material
    attribution: Attribution
    content: str
    """What is claimed or denied, up to where the source says something further."""
    stems: frozenset[str]
    by: str
    party: Party
    """Nobody where the source is no known actor but stands as printed."""
    doer: Party | None
    """Who is said to have done it, with whose own that is; None where the words do not say."""


def find_denials(materials: Sequence[Material]) -> Iterator[Dispute]:
    """Give what one party claims and another denies, once for each two; a charge and a counter-charge are two."""
    words = [word for material in materials for word in _list_words(material)]
    claims = [word for word in words if word.attribution.kind in _CLAIMING and not _denies(word)]
    answered: dict[tuple[str, str], tuple[float, _Word, _Word]] = {}
    for denial in (word for word in words if word.party and _denies(word)):
        for claim in (word for word in claims if word.by != denial.by and not word.party & denial.party):
            parties = denial.by, claim.by
            best = answered[parties][0] if parties in answered else 0.0
            weight = _weigh_answer(denial, claim)
            if weight > best and (weight == _SURE or _is_of_the_same(denial, claim)):
                answered[parties] = (weight, claim, denial)
    for _, claim, denial in answered.values():
        accounts = tuple(Account(material.article.id, span) for material, span in _places(claim, denial))
        yield Dispute(f"claimed by {claim.by}, denied by {denial.by}", accounts)


def _list_words(material: Material) -> Iterator[_Word]:
    text, actors = material.article.text, material.analysis.actors
    names, homes = {actor.key: actor.name for actor in actors}, list_homes(text, actors)
    sides = {key: frozenset({key}) | homes.get(key, frozenset()) for key in names}
    named = sorted(
        ((mention.span.start, sides[actor.key]) for actor in actors for mention in actor.mentions),
        key=lambda pair: pair[0],
    )
    for attribution in (*material.analysis.attributions[:_SENTENCES], *_list_curt(material)):
        if _is_pronoun(attribution.source.of(text)):
            continue  # who "he" is, is told too seldom for a charge
        actor = attribution.actor if attribution.actor in names else None
        by = names[actor] if actor is not None else _spell_source(attribution.source.of(text))
        if by:
            party = sides[actor] if actor is not None else frozenset()
            content = _find_content(attribution, text)
            stems = frozenset(map(stem, content_words(content.of(text))))
            doer = _find_doer(attribution, content, text, party, named)
            yield _Word(material, attribution, content.of(text), stems, by, party, doer)


def _list_curt(material: Material) -> Iterator[Attribution]:
    """Give the denials of a word or two: "Moscow denies involvement"."""
    text, sentences = material.article.text, material.analysis.sentences
    for actor in material.analysis.actors:
        for mention in actor.mentions:
            denied = _CURT.match(text, mention.span.end, sentences[mention.sentence].span.end)
            if denied is not None:
                cue, what = Span(*denied.span()), Span(*denied.span("what"))
                yield Attribution(mention.span, actor.key, cue, what, mention.sentence, "denies")


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
    text = word.material.article.text
    said = word.attribution.content.of(text)
    if word.attribution.kind == "denies":
        return word.attribution.cue.of(text)[:3].lower() == "den" or _NO_CLAIM.match(said) is None
    return any(each.match(said) for each in (_UNTRUE, _CALLED_UNTRUE))


def _weigh_answer(denial: _Word, claim: _Word) -> float:
    """Say how surely a denial is of that claim, 0 for not: of the same words, or of "those claims" after them."""
    if denial.material is claim.material and _answers_at_once(denial, claim):
        charged = claim.doer is not None and bool(claim.doer & denial.party)
        if charged or (claim.doer is None and claim.attribution.kind == "accuses"):
            return _SURE
    shared, fewer = len(denial.stems & claim.stems), min(len(denial.stems), len(claim.stems))
    weight = shared / max(1, len(denial.stems | claim.stems))
    return weight if shared >= max(2, 0.5 * fewer) and weight >= _LEAST else 0.0


def _answers_at_once(denial: _Word, claim: _Word) -> bool:
    """Say whether a denial of "it" or "those claims" stands right after the claim."""
    near = denial.attribution.sentence - claim.attribution.sentence
    first = claim.attribution.content.start < denial.attribution.content.start
    content = denial.attribution.content.of(denial.material.article.text)
    return near in {0, 1} and first and _POINTS_BACK.match(content) is not None


def _is_of_the_same(denial: _Word, claim: _Word) -> bool:
    """Say whether both are negations or neither, and of one thing: who did it, where, when, or on a condition."""
    mine, its = denial.content, claim.content
    if _negated(denial) != _negated(claim) or bool(_SUPPOSED.search(mine)) != bool(_SUPPOSED.search(its)):
        return False
    if denial.doer is not None and claim.doer is not None and not denial.doer & claim.doer:
        return False
    if denial.doer == denial.party and not _names_party(claim, denial.party):
        return False
    parties = {word for name in (denial.by, claim.by) for word in name.casefold().split()}
    for pattern in (_NAME, _TIME):
        found, told = ({each.casefold() for each in pattern.findall(words)} - parties for words in (mine, its))
        if found and told and not found & told:
            return False
    return True


def _names_party(claim: _Word, party: Party) -> bool:
    """Say whether a claim is about a party at all: nobody denies of itself what was said of nobody."""
    actors = (actor for actor in claim.material.analysis.actors if actor.key in party)
    return any(claim.attribution.content.holds(mention.span) for actor in actors for mention in actor.mentions)


def _find_content(word: Attribution, text: str) -> Span:
    """Find what is claimed or denied, without "an American claim that" ahead and what the source says further."""
    start, end = word.content.start, word.content.end
    untrue = _CALLED_UNTRUE.match(text, start, end)
    if untrue is not None:
        return Span(*untrue.span("what"))
    if _SOMEBODY_S.match(text, start, end):
        return Span(start, start)
    for opening in (_UNTRUE, _AS_CLAIMED):
        found = opening.match(text, start, end)
        start = found.end() if found is not None else start
    further = _GOES_ON.search(text, start, end)
    return Span(start, further.start() if further is not None else end)


def _find_doer(
    word: Attribution, content: Span, text: str, party: Party, named: Sequence[tuple[int, Party]]
) -> Party | None:
    """Name who is said to have done it: the actor the content begins with or names after "by", or the party itself
    in "that it had", "having done" and "a charge of"."""
    charged = content.start > word.content.start and text.endswith(" of ", 0, content.start)
    if charged or (_ITSELF_OR_ITS_DEED if word.kind == "denies" else _ITSELF).match(text, content.start, content.end):
        return party or None
    inside = [(at, side) for at, side in named if content.start <= at < content.end]
    by = next((side for at, side in inside if _DONE_BY.search(text[content.start : at])), None)
    return by or next((side for at, side in inside if _LEADS_TO.fullmatch(text[content.start : at])), None)


def _negated(word: _Word) -> bool:
    """Say whether what is claimed or denied is itself a negation: who denies that, affirms."""
    return _NEGATED.search(word.content) is not None


def _places(claim: _Word, denial: _Word) -> Iterator[tuple[Material, Span]]:
    """Give the sentences of both; where they share one, the part of it that is each party's."""
    together = claim.material is denial.material and claim.attribution.sentence == denial.attribution.sentence
    for word in (claim, denial):
        parts = (word.attribution.source, word.attribution.cue, word.attribution.content)
        clause = Span(min(part.start for part in parts), max(part.end for part in parts))
        yield word.material, clause if together else word.material.analysis.sentences[word.attribution.sentence].span
