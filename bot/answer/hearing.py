"""Hears for whom those who speak in some articles speak: a state, a body, or a company with its director."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answer.cast import Cast
from bot.answer.terms import Term
from bot.answer.voices import Voice, find_subject, is_own
from bot.model.analysis import ActorKey, Attribution, Material
from bot.text.belonging import list_spoken_for
from bot.text.gazetteer import load_gazetteer

_NOT_FOR_IT = re.compile(
    r"\b(?:opposition|activists?|analysts?|experts?|lawyers?|critics?|dissidents?|rebels?|separatists?|residents?|fishermen|"
    r"newspapers?|media|professors?|former|exiled|ex)\b",
    re.IGNORECASE,
)
"""Who is of a state and does not speak for it."""
_MINISTER = re.compile(r"(?:[A-Z][\w-]+\s)*[Mm]inister\Z")
"""The office of a minister, of no state that it names."""
_BODIES: Mapping[ActorKey, tuple[ActorKey, ...]] = {ActorKey("org:EU"): (ActorKey("org:EC"), ActorKey("org:EUCO"))}
"""Listed bodies that speak for another one."""
_COUNTERPART = re.compile(r"\bcounterpart,?\s+\Z", re.IGNORECASE)
_ITS_COUNTERPART = re.compile(r"\b(?:his|her|their)\s+counterpart,?\s+\Z", re.IGNORECASE)
_ITS = re.compile(r"\b(?:its|their)\s+\Z", re.IGNORECASE)
_ITS_OFFICE = re.compile(r"\b(?:its|their)\s+(?:[a-z]+\s+){0,2}\Z", re.IGNORECASE)
_BEFORE_NAME = 60
"""Characters before a name in which stands whose counterpart it is."""
_AND = re.compile(r"\s+and\s+(?:the\s+)?")


def find_pair(text: str, end: int) -> frozenset[ActorKey]:
    """Give the two states or bodies named last side by side up to there: `Ghana and Togo`."""
    named = [each for each in load_gazetteer().scan(text[:end]) if not each.key.startswith("person:")]
    pairs = [
        (one, two)
        for one, two in pairwise(named)
        if _AND.fullmatch(text[one.span.end : two.span.start]) and one.key != two.key
    ]
    return frozenset(each.key for each in pairs[-1]) if pairs else frozenset()


class Hearing:
    """Knows for whom the persons of some articles speak, by what any of these says of them."""

    def __init__(self, cast: Cast, sides: Sequence[Term]) -> None:
        served, materials = dict(cast.served), cast.materials.values()
        for material in materials:
            for key, home in _list_named_beside(material):
                served[key] = served.get(key) or frozenset({home})
        for material in materials:
            for key, home in (*_list_called(material), *_list_at_home(material)):
                served[key] = served.get(key) or frozenset({home})
        unlisted = [side for side in sides if side.actor is None]
        self._for = {
            side: {name for each in materials for name in _list_holding_office(each, side)} for side in unlisted
        }
        self._served = served
        surnames: dict[str, set[ActorKey]] = defaultdict(set)
        for material in materials:
            for actor in material.analysis.actors:
                if actor.kind == "person":
                    surnames[actor.name.split()[-1]].add(actor.key)
        self._persons = {name: next(iter(keys)) for name, keys in surnames.items() if len(keys) == 1}

    def is_own(self, side: Term, each: Attribution, material: Material) -> bool:
        """Say whether a source is a side itself, or speaks for it."""
        text = material.article.text
        words = each.source.of(text)
        actor = each.actor or self._persons.get(words.split()[-1] if words.split() else "")
        role = next((one.role for one in material.analysis.actors if one.key == actor), None)
        if _NOT_FOR_IT.search(words) or (role is not None and _NOT_FOR_IT.search(role.of(text))):
            return False
        if side.actor is None:
            if words.split() and words.split()[-1] in self._for[side]:
                return True
            voices = [Voice(None, None, (side,))]
        else:
            voices = [Voice(key, None) for key in (side.actor, *_BODIES.get(side.actor, ()))]
        return any(is_own(voice, replace(each, actor=actor), material, self._served) for voice in voices)


def _list_called(material: Material) -> Iterator[tuple[ActorKey, ActorKey]]:
    """Persons who speak, with the one state that is named beside them: `Togo’s transport minister, Yawa Dossou`."""
    text = material.article.text
    for each in material.analysis.attributions:
        states = [key for key in list_spoken_for(each.source.of(text), text) if key.startswith("state:")]
        if each.actor is not None and each.actor.startswith("person:") and len(states) == 1:
            yield each.actor, states[0]


def _list_at_home(material: Material) -> Iterator[tuple[ActorKey, ActorKey]]:
    """Ministers whose state nothing tells, with that of the paper that names them so: to its readers it is theirs."""
    publisher, text = material.article.publisher, material.article.text
    if publisher.country is None or publisher.kind == "wire":
        return
    for actor in (each for each in material.analysis.actors if each.kind == "person" and each.role is not None):
        if actor.role is not None and _MINISTER.fullmatch(actor.role.of(text)):
            yield actor.key, ActorKey(f"state:{publisher.country.upper()}")


def _list_holding_office(material: Material, side: Term) -> Iterator[str]:
    """The last names of those who hold an office of a side that is on no list: `Volta Lines’ director, Efua Mensah`,
    `… belongs to Volta Lines. Its director, Efua Mensah, …`."""
    text, sentences, name = material.article.text, material.analysis.sentences, re.escape(side.name)
    for actor in (each for each in material.analysis.actors if each.kind == "person" and each.role is not None):
        role = actor.role or actor.mentions[0].span
        at = actor.mentions[0].sentence
        before = text[sentences[max(at - 1, 0)].span.start : role.start]
        owned = re.search(rf"(?<!\w){name}[’']s?\s+(?:\w+\s+){{0,2}}\Z", before, re.IGNORECASE)
        its = _ITS_OFFICE.search(before) and re.search(rf"(?<!\w){name}(?!\w)", before, re.IGNORECASE)
        if owned or its or re.search(rf"\bof\s+(?:the\s+)?{name}(?!\w)", role.of(text), re.IGNORECASE):
            yield actor.name.split()[-1]


def _list_named_beside(material: Material) -> Iterator[tuple[ActorKey, ActorKey]]:
    """Persons with whose they are where the sentence says it beside their role: `her Moroccan counterpart, Omar Tazi`,
    `Spain has offered …, its foreign minister, Ines Carrasco, said`, `Spain rejects …, Foreign Minister Tazi said`."""
    text = material.article.text
    speaking = [(each.sentence, each.actor) for each in material.analysis.attributions if each.actor is not None]
    for actor in (each for each in material.analysis.actors if each.kind == "person"):
        for mention in actor.mentions:
            sentence = material.analysis.sentences[mention.sentence].span
            named = load_gazetteer().scan(text[sentence.start : mention.span.start])
            listed = [each for each in named if not each.key.startswith("person:")]
            if not listed:
                continue
            before = text[max(sentence.start, mention.span.start - _BEFORE_NAME) : mention.span.start]
            role = actor.role
            if _ITS_COUNTERPART.search(before):  # `Qin told his counterpart, Kuleba`: the other of the two states
                others = find_pair(text, mention.span.start) - {listed[-1].key}
                if len(others) == 1:
                    yield actor.key, next(iter(others))
            elif _COUNTERPART.search(before):
                yield actor.key, listed[-1].key
            elif role is not None and sentence.holds(role):
                subject = find_subject(sentence.of(text), listed)
                opens = subject is listed[0] and (mention.sentence, subject.key) in speaking
                if _ITS.search(text[sentence.start : role.start]) or opens:
                    yield actor.key, subject.key
