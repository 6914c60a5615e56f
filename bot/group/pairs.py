"""Finds where an article has two actors deal with one another: named together in a sentence that tells of dealings."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import product

from bot.group.custody import is_tried_there, list_nationals, tells_of_custody
from bot.group.lexicon import DEALINGS, FORCE, JOINT, SPORT, STOPPAGE
from bot.model.analysis import ActorKey, Analysis, Attribution, Material, Span
from bot.text.answering import ANSWERS_ACT
from bot.text.belonging import OF_STATE, find_own
from bot.text.datelines import skip_dateline
from bot.text.tenses import find_tense
from bot.text.towns import load_towns
from bot.text.words import content_words, stem

_IN_A_LIST = re.compile(r"[\s,;/&|:.\d%–—-]*(?:\b(?:and|or|plus)\b)?[\s,;/&|:.\d%–—-]*\Z")
_JOINED = re.compile(r"(?:[’']s)?,?\s?(?:and|or|nor|as well as|&|/)\s?(?:the\s)?\Z")
_TO_BOTH = re.compile(
    r"\b(?:with|to|towards?|against|like|into|onto|than|on|behind|such as)\s(?:both\s|the\s|either\s)*\Z",
    re.IGNORECASE,
)
"""What stands before two names that are together what a third deals with: “its relations with Russia and China”."""
_EACH_OTHER = re.compile(
    r"\b(?:between|each other|one another|bilateral|mutual|common|combined|joint(?:ly)?|together|their border)\b",
    re.IGNORECASE,
)
_OF_ONE = re.compile(r"\b(?:its|his|her)\s(?:[\w-]+\s){0,2}[\w-]+|\bUnited\s[A-Z]\w+")
"""What is one party's own, or its name, is nothing that two have jointly: “names Russia and China as its rivals”."""
_BEGINS = re.compile(r"\W*(?:[Tt]he\s|(?:[Oo]n|[Ll]ate|[Ee]arly)\s(?:on\s)?[A-Z]\w+day,?\s)*\Z")
"""What may stand before the state that a sentence tells of."""
_LINK = (
    r"(?:cables?|pipelines?|interconnectors?|bridges?|tunnels?|railways?|rail(?:way)?\s(?:lines?|links?)|power\s(?:lines?|links?)|"
    r"crossings?|canals?)"
)
_LINKED = re.compile(
    rf"\b(?:{_LINK}|borders?|links?|straits?)\s(?:(?:off|at|in|near|under|across|over)\s(?:the\s)?[\w’'-]+(?:\s[\w’'-]+)?\s)?"
    r"between\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_LINKED_TO = re.compile(rf"\b{_LINK}\s(?:to|with|into)\s(?:the\s)?\Z", re.IGNORECASE)
"""What stands before states that something joins or parts: `the cable between A and B`, `A's bridge to B`."""
_APART = re.compile(
    r"[;:]|\b(?:while|whereas|but|as|after|before|when|where|because|if|though|although|who|which|that)\b"
)
"""Where another clause begins, in which nothing is done by whom the sentence tells of."""
_WITHIN = re.compile(r"\b(?:in|at|near|across|through|around|inside|outside|like|than|or|and)\s(?:the\s)?\Z|,\s?\Z")
"""What makes a state the place of what is done, or one more of several."""
_FROM = re.compile(r"\bfrom\s(?:the\s)?\Z")
"""Where somebody or something comes from: no more than that, unless its sentence has a word of dealings."""
_POSSESSED = re.compile(r"[’']s?\s")
_ITS_OFFICE = re.compile(rf"[’']s?\s(?:[\w-]+\s){{0,3}}{OF_STATE.pattern}", re.IGNORECASE)
_SCORE = re.compile(r"\b\d{1,3}[-–]\d{1,3}\b")
_VERB_WITHIN = 40
"""Characters behind a state in which the verb of what it does stands."""
_POSSESSIVE = re.compile(r"[’']s?\Z")
_BEFORE, _AFTER = 80, 30
"""Characters around a town in which an act of force says that it was done there."""
_STRIKES = frozenset(map(stem, ("strike", "struck")))
_CONVENES = frozenset(stem(word) for word in "meet met meeting talk talks summit conference negotiation".split())
_REACHES = ((80, 1.0), (160, 0.6))
"""Characters between two names, and how much naming both so near says."""
_FAR = 0.25
_BESIDE = 0.25
"""What naming them in two sentences, one after the other, says."""
_ONLY_THERE = re.compile(
    r"\b(?:near|at|across|through|around|outside|inside|like|than|from|to|with|towards?|against)\s(?:the\s)?\Z"
)
"""What makes a state whose sentence it is no speaker in it."""
_LEADS_WITHIN = 60
"""Characters of a sentence in which it names whom it is of."""
_ANSWERED_WITHIN = 3
"""Sentences behind a report's first in which its doer is answered."""


@dataclass(frozen=True, slots=True)
class Presence:
    """Where one actor is named in an article: the actor itself, or persons and bodies that are its own."""

    spans: tuple[tuple[int, Span], ...]
    """Sentence and place, in order."""
    own: frozenset[ActorKey]
    """The actor's key, and those of its persons and bodies."""

    def sentences(self) -> frozenset[int]:
        """Give the sentences that name it."""
        return frozenset(sentence for sentence, _ in self.spans)


@dataclass(frozen=True, slots=True)
class Contact:
    """One place where both are named: its sentence, and how much it says of dealings (0 to 1)."""

    sentence: int
    weight: float
    direct: bool = False
    """Whether one does something to the other, or both do it jointly, as the sentence is built."""


def find_presence(material: Material, key: ActorKey) -> Presence:
    """Find an actor in an article: by name, capital or demonym, and by persons whose role says they are its own, and by
    its towns where they are struck, or people of another state are tried or held."""
    text, actors = material.article.text, material.analysis.actors
    own = find_own(text, actors, key)
    spans = {(mention.sentence, mention.span) for actor in actors if actor.key in own for mention in actor.mentions}
    return Presence(tuple(sorted(spans.union(_find_befallen(material, key)))), own)


def _find_befallen(material: Material, key: ActorKey) -> Iterator[tuple[int, Span]]:
    """Find the towns of a state where something is done by force, as what befalls them befalls it; or by the law to
    somebody of another state, as its courts are its own."""
    text, towns = material.article.text, load_towns()
    own = [span for span in material.analysis.others if towns.get(_POSSESSIVE.sub("", span.of(text))) == key]
    for number, sentence in enumerate(material.analysis.sentences if own else ()):
        for span in own:
            start, end = max(sentence.span.start, span.start - _BEFORE), min(sentence.span.end, span.end + _AFTER)
            around = {stem(word) for word in content_words(text[start:end])} if sentence.span.holds(span) else set()
            struck = _tells_of_force(around) and not around & _CONVENES
            if struck or (sentence.span.holds(span) and is_tried_there(material, number, key)):
                yield number, span


def find_contacts(material: Material, one: Presence, other: Presence) -> tuple[Contact, ...]:
    """Give the sentences in which both deal with one another; those of a mere list are left out."""
    joint = _find_joint(material)
    listed = find_listed(material.article.text, material.analysis) - joint
    mine, its = _by_sentence(one, listed), _by_sentence(other, listed)
    speech = _speech(material.analysis, one, other)
    third = sorted(
        mention.span
        for actor in material.analysis.actors
        if actor.kind == "state" and actor.key not in one.own | other.own
        for mention in actor.mentions
    )
    contacts = []
    for sentence in sorted(mine.keys() | its.keys()):
        if sentence in mine and sentence in its:
            facing = _list_facing(material, sentence, mine[sentence], its[sentence])
            jointly = any(joint.issuperset(pair) for pair in facing)
            weight = 1.0 if jointly else _nearness(facing, third) if facing else 0.0
            direct = jointly or any(_acts(material, sentence, *sorted(pair)) for pair in facing)
            linked = any(_are_linked(material, sentence, *sorted(pair)) for pair in facing)
        elif (sentence in mine and sentence + 1 in its) or (sentence in its and sentence + 1 in mine):
            weight, direct, linked = _BESIDE, False, False
        else:
            continue
        weight *= (
            1.0 if direct or linked or sentence in speech else _weigh_dealings(material, sentence, one.own | other.own)
        )
        if weight:
            contacts.append(Contact(sentence, round(weight, 3), direct))
    if _is_answered(material, mine, its) or _is_answered(material, its, mine):
        contacts.insert(0, Contact(0, 1.0, direct=True))
    return tuple(contacts)


def are_one_side(title: str, mine: Sequence[Span], its: Sequence[Span]) -> bool:
    """Say whether a title names two together, with nothing that they do with one another: `Russia and China tell …`."""
    pairs = [sorted(pair) for pair in product(mine, its)]
    joined = any(_JOINED.match(title[one.end : other.start]) for one, other in pairs if one.end <= other.start)
    return joined and not _is_joint(title)


def _by_sentence(presence: Presence, listed: frozenset[Span]) -> dict[int, list[Span]]:
    places: dict[int, list[Span]] = {}
    for sentence, span in presence.spans:
        if span not in listed:
            places.setdefault(sentence, []).append(span)
    return places


def _list_facing(
    material: Material, sentence: int, mine: Sequence[Span], its: Sequence[Span]
) -> list[tuple[Span, Span]]:
    """Give the namings of both in a sentence, without those by which they are one side: “Russia and China” sell to a
    third what they do not sell one another. They face one another where they do something jointly or by turns."""
    text, span = material.article.text, material.analysis.sentences[sentence].span
    jointly = _is_joint(span.of(text))
    facing = []
    for one, other in product(mine, its):
        first, last = sorted((one, other))
        joined = _JOINED.match(text[first.end : last.start]) if first.end <= last.start else None
        if joined is None or (jointly and not _TO_BOTH.search(text[span.start : first.start])):
            facing.append((one, other))
    return facing


def _is_answered(material: Material, doer: Mapping[int, Sequence[Span]], speaker: Mapping[int, Sequence[Span]]) -> bool:
    """Say whether one of the next sentences begins with one's answer to what a report tells first of the other: `A will
    open the bridge. B's president called the decision a provocation.`"""
    text, sentences = material.article.text, material.analysis.sentences
    if 0 not in doer or doer[0][0].start - skip_dateline(text, sentences[0].span).start > _LEADS_WITHIN:
        return False
    behind = (number for number in range(1, _ANSWERED_WITHIN + 1) if number in speaker)
    return any(_begins_with_answer(text, sentences[number].span, speaker[number][0]) for number in behind)


def _begins_with_answer(text: str, sentence: Span, named: Span) -> bool:
    if named.start - sentence.start > _LEADS_WITHIN or _ONLY_THERE.search(text[sentence.start : named.start]):
        return False
    return ANSWERS_ACT.search(text, named.end, sentence.end) is not None and not _is_played(sentence.of(text))


def _acts(material: Material, sentence: int, one: Span, other: Span) -> bool:
    """Say whether a sentence begins with one state that does something to another: told by how it is built, whatever
    the verb."""
    text, span = material.article.text, material.analysis.sentences[sentence].span
    if one.end > other.start or not _begins(text, span, one) or _is_played(span.of(text)):
        return False
    between = text[one.end : other.start]
    origin = _FROM.search(between) and not DEALINGS & {stem(word) for word in content_words(span.of(text))}
    named = not _POSSESSED.match(between) or _ITS_OFFICE.match(between)
    told = named and find_tense(between[:_VERB_WITHIN]) == "told"
    return bool(told and not (origin or _APART.search(between) or _WITHIN.search(between)))


def _are_linked(material: Material, sentence: int, one: Span, other: Span) -> bool:
    """Say whether a sentence tells of what joins or parts two states: of a cable or a border between them."""
    text, span = material.article.text, material.analysis.sentences[sentence].span
    if one.end > other.start or _is_played(span.of(text)):
        return False
    between = _JOINED.match(text[one.end : other.start]) and _LINKED.search(text[span.start : one.start])
    return bool(between or _LINKED_TO.search(text[one.end : other.start]))


def _find_joint(material: Material) -> frozenset[Span]:
    """Find the states with which a sentence begins, two and more, where it tells what they do with one another; of
    three and more it must say so."""
    text, found = material.article.text, set()
    named = [each for each in material.analysis.actors if each.kind in {"state", "organisation"}]
    spans = sorted(mention.span for actor in named for mention in actor.mentions)
    for sentence in material.analysis.sentences:
        inside = [span for span in spans if sentence.span.holds(span)]
        if len(inside) < 2 or not _begins(text, sentence.span, inside[0]) or _is_played(sentence.span.of(text)):
            continue
        run = inside[:1]
        for span in inside[1:]:
            between = text[run[-1].end : span.start]
            if not (_JOINED.match(between) or _IN_A_LIST.match(between)):
                break
            run.append(span)
        told = _APART.split(text[run[-1].end : sentence.span.end], maxsplit=1)[0]
        if (len(run) == 2 and _is_joint(told)) or (len(run) > 2 and _EACH_OTHER.search(told)):
            found.update(run)
    return frozenset(found)


def _begins(text: str, sentence: Span, name: Span) -> bool:
    """Say whether a sentence begins with a name, its dateline and day left aside."""
    return _BEGINS.match(text[skip_dateline(text, sentence).start : name.start]) is not None


def _is_played(words: str) -> bool:
    """Say whether words may tell of sport."""
    return _SCORE.search(words) is not None or any(stem(word) in SPORT for word in content_words(words))


def _is_joint(words: str) -> bool:
    """Say whether words tell what two do with one another."""
    return bool(_EACH_OTHER.search(words)) or any(stem(word) in JOINT for word in content_words(_OF_ONE.sub("", words)))


def _nearness(facing: Sequence[tuple[Span, Span]], third: Sequence[Span]) -> float:
    """Give 1 where both stand within a clause's length, less where they stand apart or a third state between."""
    gaps = [(max(one.start, other.start) - min(one.end, other.end), one, other) for one, other in facing]
    gap, one, other = min(gaps)
    between = any(min(one.end, other.end) <= span.start < max(one.start, other.start) for span in third)
    weight = next((weight for reach, weight in _REACHES if gap <= reach), _FAR)
    return weight * (0.5 if between else 1.0)


def _weigh_dealings(material: Material, sentence: int, both: Set[ActorKey]) -> float:
    """Say how much a sentence tells of dealings: by two words of them, one that is an act of force, or that somebody of
    either state is tried, held or freed."""
    words = material.analysis.sentences[sentence].span.of(material.article.text)
    stems = {stem(word) for word in content_words(words)}
    tried = tells_of_custody(words) and not both.isdisjoint(list_nationals(words))
    return 1.0 if tried or _tells_of_force(stems) else min(1.0, len(stems & DEALINGS) / 2)


def _tells_of_force(stems: Set[str]) -> bool:
    """Say whether words tell of an act of force, and not of a strike of those who stop work."""
    return bool(stems & FORCE) and not (stems & STOPPAGE and stems & FORCE <= _STRIKES)


def find_listed(text: str, analysis: Analysis) -> frozenset[Span]:
    """Find the mentions of states that stand in an enumeration of three or more, such as a medal table's."""
    spans = sorted(mention.span for actor in analysis.actors if actor.kind == "state" for mention in actor.mentions)
    listed: set[Span] = set()
    run: list[Span] = []
    for span in spans:
        if run and span.start - run[-1].end <= 20 and _IN_A_LIST.match(text[run[-1].end : span.start]):
            run.append(span)
            continue
        listed.update(run if len(run) >= 3 else ())
        run = [span]
    listed.update(run if len(run) >= 3 else ())
    return frozenset(listed)


def _speech(analysis: Analysis, one: Presence, other: Presence) -> frozenset[int]:
    """Give the sentences in which either is the source of words about the other."""
    return frozenset(
        attribution.sentence
        for attribution in analysis.attributions
        if _speaks_of(attribution, one, other) or _speaks_of(attribution, other, one)
    )


def _speaks_of(attribution: Attribution, speaker: Presence, subject: Presence) -> bool:
    inside = any(attribution.source.holds(span) for _, span in speaker.spans)
    return (attribution.actor in speaker.own or inside) and any(
        attribution.content.holds(span) for _, span in subject.spans
    )
