"""Tells for which states and bodies those speak who are named in some articles, and by what words these call them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from bot.model.analysis import ActorKey, Attribution, Material
from bot.text.belonging import is_former, list_homes, list_spoken_for
from bot.text.gazetteer import Found, load_gazetteer
from bot.text.offices import load_offices
from bot.text.speakers import PRONOUNS

_MINISTER = re.compile(r"(?:[A-Z][\w-]+\s)*[Mm]inister\Z")
"""The office of a minister, of no state that it names."""
_OF_SOME_STATE = re.compile(
    r"(?:(?i:its|the|an?)\s)?(?:[\w-]+\s){0,2}(?i:president|prime\sminister|premier|chancellor|minister|ministry|government|"
    r"central\sbank|parliament|army|junta|(?:central\sbank\s)?governor)(?:’s|'s)?(?:\s(?:for|of)\s(?!the\s)[a-z]+|\s(?:spokes\w+|officials?))?"
    r"(?:,?\s(?:[A-ZÀ-Ž][\w’'.-]*+\s?)+)?"
)
"""An office or a body of some state, with or without the name of who has it, where no state is named."""
_SENT = re.compile(r"\b(?:ambassador|representative|envoy|delegat\w+|mission|negotiator)\b", re.IGNORECASE)
"""Whom a state sends to a body; such a one does not speak for the body."""
_OF_A_STATE = re.compile(r"\b(?:National|Supreme|State|Federal)\s(?:Security\s)?(?:Council|Court)\b")
"""A body of a state whose name holds that of a listed one."""
_COUNTERPART = re.compile(r"\bcounterpart,?\s+\Z", re.IGNORECASE)
_ITS_COUNTERPART = re.compile(r"\b(?:his|her|their)\s+counterpart,?\s+\Z", re.IGNORECASE)
_ITS = re.compile(r"\b(?:its|their)\s+\Z", re.IGNORECASE)
_ITS_OFFICE = re.compile(r"\b(?:its|their)\s+(?:[a-z]+\s+){0,2}\Z", re.IGNORECASE)
_BEFORE_NAME = 60
"""Characters before a name in which stands whose counterpart it is."""
_AHEAD = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\s(?:[a-z-]+\s){0,3}\Z")
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


def find_subject(sentence: str, named: Sequence[Found]) -> Found:
    """Give the one of those named before `its` whose it is: who opens the sentence by name, else the last named so."""
    by_name = [each for each in named if each.form != "demonym"] or named
    first = by_name[0]
    owns = sentence[first.span.end : first.span.end + 1] in {"’", "'"}
    return first if sentence[: first.span.start].strip() in {"", "The"} and not owns else by_name[-1]


def call(each: Attribution, text: str) -> str:
    """Give how who speaks is called, with the small words before: `the transport minister, Selim Kaya`."""
    ahead = _AHEAD.search(text, max(0, each.source.start - _BEFORE_NAME), each.source.start)
    return f"{ahead[0] if ahead is not None else ''}{each.source.of(text)}"


def list_called(materials: Iterable[Material]) -> Mapping[ActorKey, str]:
    """Give the words by which articles call persons: their roles, and what stands beside them where they speak."""
    called: dict[ActorKey, dict[str, None]] = defaultdict(dict)
    for material in materials:
        text = material.article.text
        for actor in material.analysis.actors:
            if (known := load_offices().voices.get(actor.name.casefold())) is not None:
                called[actor.key][known[1]] = None
            if actor.kind == "person" and actor.role is not None:
                called[actor.key][actor.role.of(text)] = None
        for each in material.analysis.attributions:
            pronoun = each.source.of(text).casefold() in PRONOUNS
            if each.actor is not None and each.actor.startswith("person:") and not pronoun:
                called[each.actor][call(each, text)] = None
    return {key: "; ".join(words) for key, words in called.items()}


def list_served(materials: Sequence[Material]) -> Mapping[ActorKey, frozenset[ActorKey]]:
    """Give the states and listed bodies for which actors speak, by what any of the articles says of them; what a role
    or a name tells itself counts before what only stands beside it."""
    served: dict[ActorKey, frozenset[ActorKey]] = {}
    for material in materials:
        actors = material.analysis.actors
        for state in (actor.key for actor in actors if actor.kind == "state"):
            served[state] = frozenset({state})
        for each, homes in list_homes(material.article.text, actors).items():
            served[each] = served.get(each, frozenset()) | homes
        listed = ((each.key, load_offices().voices.get(each.name.casefold())) for each in actors)
        for each, body in (*_list_of_bodies(material), *((key, known[0]) for key, known in listed if known)):
            served[each] = served.get(each, frozenset()) | {body}
    for guess in (_list_named_beside, _list_told_of, _list_at_home):
        found = [pair for material in materials for pair in guess(material)]
        for key, home in found:
            served[key] = served.get(key) or frozenset({home})
    return served


def _list_of_bodies(material: Material) -> Iterator[tuple[ActorKey, ActorKey]]:
    """Persons whom an article calls by the name of a listed body: `The head of the European Central Bank, Ana Ruiz`."""
    text = material.article.text
    told = [(each.actor, each.source.of(text)) for each in material.analysis.attributions if each.actor is not None]
    told += [(each.key, each.role.of(text)) for each in material.analysis.actors if each.role is not None]
    for actor, words in told:
        named = list_spoken_for(words, text) if actor.startswith("person:") and not is_former(words) else frozenset()
        sent = _SENT.search(words) is not None and any(key.startswith("state:") for key in named)
        sent = sent or _OF_A_STATE.search(words) is not None
        yield from ((actor, key) for key in named if key.startswith("org:") and not sent)


def find_only_state(material: Material) -> ActorKey | None:
    """Give the one state that an article names; None where it names several, or a paper of another state's readers
    may mean its own."""
    article = material.article
    states = {each.key for each in load_gazetteer().scan(f"{article.title}. {article.text}") if each.form != "seat"}
    states = {each for each in states if each.startswith("state:")}
    home = article.publisher.country if article.publisher.kind != "wire" else None
    if len(states) != 1 or (home is not None and f"state:{home.upper()}" not in states):
        return None
    return next(iter(states))


def is_of_some_state(words: str) -> bool:
    """Say whether words are an office or a body of a state that they do not name: `the finance ministry`."""
    return _OF_SOME_STATE.fullmatch(words.strip()) is not None and not load_gazetteer().scan(words)


def _list_told_of(material: Material) -> Iterator[tuple[ActorKey, ActorKey]]:
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


def list_holding_office(material: Material, name: str) -> Iterator[str]:
    """Give the last names of those who hold an office of a body that is on no list, or speak as its own: `Volta Lines’
    director, Efua Mensah`, `… belongs to Volta Lines. Its director, Efua Mensah, …`, `Volta Lines will …, its chief
    executive, Efua Mensah, said`."""
    text, sentences = material.article.text, material.analysis.sentences
    name = r"[’']?\s+".join(map(re.escape, name.split()))  # `Hauliers’ Union`
    people = {each.key: each for each in material.analysis.actors if each.kind == "person"}
    told = [(each, each.role, each.mentions[0].sentence) for each in people.values() if each.role is not None]
    told += [
        (people[each.actor], each.source, each.sentence)
        for each in material.analysis.attributions
        if each.actor in people
    ]
    for actor, role, at in told:
        before = text[sentences[max(at - 1, 0)].span.start : role.start]
        words = role.of(text)
        if is_former(words):
            continue
        owned = re.search(rf"(?<!\w){name}[’']s?\s+(?:\w+\s+){{0,2}}\Z", before, re.IGNORECASE)
        its = _ITS_OFFICE.search(before) or re.match(r"(?:its|their)\s", words, re.IGNORECASE)
        its = its and re.search(rf"(?<!\w){name}(?!\w)", before, re.IGNORECASE)
        of_it = re.search(
            rf"\b(?:of|for)\s+(?:the\s+)?{name}(?!\w)|\A(?:the\s+)?{name}(?:[’']s?)?\s", words, re.IGNORECASE
        )
        if owned or its or of_it:
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
