"""Finds the actors of an article: states and organisations by the lists, persons by how news introduces them.

A person is named in full once and then by the part that stands alone; a bare name that two people share belongs to
neither unless one of them is clearly the one spoken of."""

import itertools
import re
import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.model.analysis import ActorKey, Mention, NamedActor, Sentence, Span
from bot.text.gazetteer import Found, load_gazetteer
from bot.text.known_names import load_known_names
from bot.text.proper_names import NOT_NAMES, ProperName, find_proper_names
from bot.text.roles import RANKS, are_two_persons, find_roles, holds_title, tidy_role

_INSTITUTION = re.compile(
    r"(?:(?:[A-ZÀ-Ž][\w’'-]+|of|for|and|the)\s+){0,5}?(?:Ministry|Department|Council|Committee|Commission|Agency|Party|Bank|"
    r"University|Institute|Court|Parliament|Congress|Senate|Assembly|Army|Navy|Command|Treasury|Office|Administration|"
    r"Organi[sz]ation|Federation|Association|Foundation|Group|Corps|Bureau|Authority|Fund|Front|Movement|Union|Cabinet)\b"
    r"(?:\s+of\s+(?:the\s+)?[A-ZÀ-Ž]\w+(?:\s+[A-ZÀ-Ž]\w+){0,2})?"
)
_NAMELIKE = re.compile(r"[A-ZÀ-Ž][a-zß-ž]")
_SMALL = re.compile(r"(?<!\w)(?!polish\b)[a-zà-žß]{3,}")
"""Words that may be names; `polish` may be what plates need."""
_IN_PLACE = re.compile(r"\b(?:in|at|near|from|to|outside|across)\s+\Z")


@dataclass(frozen=True, slots=True)
class Named:
    """The actors of an article, and the other names in it: places and things."""

    actors: tuple[NamedActor, ...]
    others: tuple[Span, ...]


@dataclass(slots=True)
class _Person:
    name: str
    places: list[Span] = field(default_factory=list)


def find_names(text: str, sentences: Sequence[Sentence]) -> Named:
    """Give the persons, states and organisations of an article, most salient first, and its other names."""
    places = _Places(sentences)
    read = load_gazetteer().scan(_fold_case(text))
    listed = [each for each in read if places.number(each.span) is not None]
    institutions = list(_find_institutions(text, sentences))
    names = find_proper_names(text, sentences, sorted([each.span for each in listed] + institutions))
    persons = _merge(text, sentences, names, [*institutions, *(each.span for each in listed)])
    bodies = list(_make_institutions(text, institutions, listed, places))
    actors = [
        *_make_listed(text, listed, places),
        *bodies,
        *(_make_person(text, person, spans, sentences, places) for person, spans in persons),
    ]
    known = sorted(mention.span for actor in actors for mention in actor.mentions)
    loose = sorted({*institutions, *(name.span for name in names)})
    others = tuple(span for span in loose if not any(span.meets(each) for each in known))
    return Named(tuple(sorted(actors, key=_salience)), others)


def is_in_small_letters(text: str) -> bool:
    """Say whether no word of a text begins with a capital as names do, so that nobody's words can be told in it."""
    return not (_NAMELIKE.search(text) or text.isupper())


def _fold_case(text: str) -> str:
    """Give a text of the same length in which all words are spelled as names are where none is."""
    if is_in_small_letters(text):
        text = _SMALL.sub(lambda found: found[0].capitalize(), text)
    return text


class _Places:
    """Which sentence a span stands in."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._starts = [sentence.span.start for sentence in sentences]
        self._ends = [sentence.span.end for sentence in sentences]

    def number(self, span: Span) -> int | None:
        index = bisect_right(self._starts, span.start) - 1
        return index if index >= 0 and span.end <= self._ends[index] else None

    def mention(self, span: Span, *, capital: bool = False) -> Mention:
        return Mention(span, self.number(span) or 0, capital)


def _salience(actor: NamedActor) -> tuple[float, int]:
    first = actor.mentions[0].span.start
    own = {"person": 1.3, "state": 1.0, "organisation": 0.9}[actor.kind]
    return (-own * len(actor.mentions) - (1.0 if actor.mentions[0].sentence < 2 else 0.0), first)


def _make_listed(text: str, listed: Sequence[Found], places: _Places) -> Iterator[NamedActor]:
    gazetteer = load_gazetteer()
    grouped: dict[ActorKey, list[Found]] = defaultdict(list)
    for each in listed:
        grouped[each.key].append(each)
    for key, found in grouped.items():
        name = gazetteer.name_of(key)
        forms = Counter(each.span.of(text) for each in found if each.form == "name")
        yield NamedActor(
            key=key,
            name=name,
            kind="state" if key.startswith("state:") else "organisation",
            aliases=tuple(form for form, _ in forms.most_common() if form != name),
            role=None,
            mentions=tuple(places.mention(each.span, capital=each.form in {"capital", "seat"}) for each in found),
        )


def _find_institutions(text: str, sentences: Sequence[Sentence]) -> Iterator[Span]:
    for sentence in sentences:
        for found in _INSTITUTION.finditer(text, sentence.span.start, sentence.span.end):
            words = list(re.finditer(r"\S+", found[0]))
            while words and (words[0][0] in NOT_NAMES - {"Foreign", "Defence", "Defense", "National", "State", "World",
                             "Security", "House", "Central"} or words[0][0][0].islower()):  # fmt: skip
                words.pop(0)
            owned = [at for at, word in enumerate(words[:-1]) if word[0].endswith(("’s", "'s"))]
            if owned and load_gazetteer().find(re.sub(r"[’']s\Z", "", words[owned[-1]][0])) is None:
                words = words[owned[-1] + 1 :]
            joined = [at for at, word in enumerate(words) if word[0] == "and"]
            if joined and not any(word[0] in {"of", "for"} for word in words[: joined[0]]):
                words = words[joined[0] + 1 :]
            if len(words) > 1:
                yield Span(found.start() + words[0].start(), found.end())


def _make_institutions(
    text: str, spans: Sequence[Span], listed: Sequence[Found], places: _Places
) -> Iterator[NamedActor]:
    """Institutions that no list knows, under the name of their fullest form."""
    known = {each.span for each in listed if each.key.startswith("org:")}
    free = [
        span for span in spans if not any(each.start <= span.start < each.end or span.holds(each) for each in known)
    ]
    grouped: dict[str, list[Span]] = defaultdict(list)
    for span in free:
        grouped[_tail(span.of(text))].append(span)
    for bare in [tail for tail in grouped if not tail.startswith("state:")]:
        owned = [tail for tail in grouped if tail.startswith("state:") and tail.split(" ", 1)[1] == bare]
        if len(owned) == 1:
            grouped[owned[0]] += grouped.pop(bare)
    for tail, found in grouped.items():
        name = max((span.of(text) for span in found), key=len)
        mentions = tuple(places.mention(span) for span in sorted(found))
        if len(found) > 1 or len(name.split()) > 2:
            yield NamedActor(ActorKey(f"org:{fold_name(tail)}"), name, "organisation", (), None, mentions)


def _tail(name: str) -> str:
    """The name without the state it belongs to: China’s Foreign Ministry, Chinese Foreign Ministry."""
    gazetteer = load_gazetteer()
    first, _, rest = name.partition(" ")
    owner = gazetteer.find(first.removesuffix("’s").removesuffix("'s"))
    return f"{owner.key} {rest}" if owner and rest else name


def fold_name(name: str) -> str:
    """Give a name without accents and case, as keys use it."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    return " ".join("".join(each for each in plain if not unicodedata.combining(each)).split())


def make_person_key(name: str) -> ActorKey:
    """Give the key of a person's name: middle initials do not count, and a leader's short name is the leader's."""
    known = load_known_names()
    whole = known.leaders.get(name, name) if name not in known.first else name
    return ActorKey("person:" + re.sub(r" (?:[a-z]\.? )+", " ", fold_name(whole)))


def _merge(
    text: str, sentences: Sequence[Sentence], names: Sequence[ProperName], others: Sequence[Span]
) -> list[tuple[_Person, list[Span]]]:
    """Give each person with all places of the full and the short name; who is only named short is kept as printed."""
    persons: dict[str, _Person] = {}
    called = [name.span for name in names if name.kind == "person"]
    for span in (span for span in called if " " in span.of(text)):
        persons.setdefault(make_person_key(span.of(text)), _Person(span.of(text))).places.append(span)
    taken = sorted([*(span for span in called if " " in span.of(text)), *others])
    parts = {part for each in persons.values() for part in each.name.split()}
    bare = _find_bare(text, sentences, parts, taken)
    merged = [(person, _places_of(person, list(persons.values()), bare)) for person in persons.values()]
    owned = {span for _, spans in merged for span in spans} | {span for spans in bare.values() for span in spans}
    short: dict[str, _Person] = {}
    for span in (span for span in called if span not in owned and " " not in span.of(text)):
        short.setdefault(span.of(text), _Person(span.of(text))).places.append(span)
    return [*merged, *((person, person.places) for person in short.values())]


def _find_bare(
    text: str, sentences: Sequence[Sentence], parts: set[str], taken: Sequence[Span]
) -> dict[str, list[Span]]:
    """Where a part of a full name stands alone."""
    bare: dict[str, list[Span]] = defaultdict(list)
    if not parts:
        return bare
    pattern = re.compile(
        r"(?<![\w-])(?:" + "|".join(sorted(map(re.escape, parts), key=len, reverse=True)) + r")(?![\w-])"
    )
    places = load_known_names().places
    for sentence in sentences:
        for match in pattern.finditer(text, sentence.span.start, sentence.span.end):
            span = Span(match.start(), match.end())
            ahead = text[max(sentence.span.start, span.start - 24) : span.start]
            grown = re.match(r"\s[A-ZÀ-Ž][a-zà-ž]", text[span.end : span.end + 3]) or re.search(
                r"[A-ZÀ-Ž][a-zà-ž]+\s\Z", ahead
            )
            last = ahead.split()[-1] if ahead.split() else ""
            titled = not grown or holds_title(last) or last.rstrip(".") in RANKS
            located = match[0] in places and _IN_PLACE.search(ahead)
            inside = any(each.start <= span.start < each.end for each in taken)
            if not inside and titled and not located and len(match[0]) > 1 and match[0] not in NOT_NAMES:
                bare[match[0]].append(span)
    return bare


def _places_of(person: _Person, everyone: Sequence[_Person], bare: dict[str, list[Span]]) -> list[Span]:
    """Full mentions, and bare ones that are this person's."""
    spans = list(person.places)
    for part in dict.fromkeys(person.name.split()):
        sharers = [each for each in everyone if part in each.name.split()]
        spans += [span for span in bare.get(part, ()) if _owner(span, sharers, bare[part]) is person]
    return sorted(set(spans))


def _owner(span: Span, sharers: Sequence[_Person], bare: Sequence[Span]) -> _Person | None:
    """Who a bare name is: the only one named so far, or one named far more often than any other sharer."""
    named = [each for each in sharers if each.places[0].start < span.start] or list(sharers)
    if len(named) == 1:
        return named[0]
    alone = [each for each in bare if all(other.places[0].start > each.start for other in named[1:])]
    counts = {id(each): len(each.places) for each in named}
    counts[id(named[0])] += len(alone)
    best = max(named, key=lambda each: counts[id(each)])
    rest = max(counts[id(each)] for each in named if each is not best)
    return best if counts[id(best)] >= 3 and counts[id(best)] >= 2 * rest else None


def _make_person(
    text: str, person: _Person, spans: Sequence[Span], sentences: Sequence[Sentence], places: _Places
) -> NamedActor:
    shorts = Counter(span.of(text) for span in spans if span.of(text) != person.name)
    roles = [
        kept
        for span in person.places
        for role in find_roles(text, span, sentences[places.number(span) or 0].span)
        if (kept := tidy_role(text, role)) is not None
    ]
    words = [role.of(text) for role in roles]
    if any(are_two_persons(one, other) for one, other in itertools.combinations(words, 2)):
        roles = []
    return NamedActor(
        key=make_person_key(person.name),
        name=person.name,
        kind="person",
        aliases=tuple(form for form, _ in shorts.most_common()),
        role=max(roles, key=lambda role: _fullness(role.of(text)), default=None),
        mentions=tuple(places.mention(span) for span in spans),
    )


def _fullness(role: str) -> tuple[bool, int]:
    """Prefer a role that says whose: a state's or an institution's; then the longer one, within reason."""
    return (bool(load_gazetteer().scan(role)) or bool(_INSTITUTION.search(role)), min(len(role.split()), 8))
