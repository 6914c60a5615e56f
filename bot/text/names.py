"""Finds the actors of an article: states and organisations by the lists, persons by how news introduces them.

A person is named in full once and then by the part that stands alone; a bare name that two people share belongs to
neither unless one of them is clearly the one spoken of."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.model.analysis import ActorKey, Mention, NamedActor, Sentence, Span
from bot.text.gazetteer import Found, load_gazetteer
from bot.text.roles import TITLES, find_roles, holds_title

_NAME = r"(?:[A-ZÀ-Ž][\w’'’-]*[a-zà-ž][\w’'-]*|[A-Z]\.)"
_PARTICLE = r"(?:de|del|der|den|von|van|bin|bint|ibn|al|el|da|di|du|la|le|ter|dos|abu)"
_RUN = re.compile(rf"(?<![\w’'-]){_NAME}(?:(?:\s+{_PARTICLE}){{0,2}}\s+{_NAME}|-{_NAME}){{0,5}}")
_INSTITUTION = re.compile(
    r"(?:(?:[A-ZÀ-Ž][\w’'-]+|of|for|and|the)\s+){0,5}?(?:Ministry|Department|Council|Committee|Commission|Agency|Party|Bank|"
    r"University|Institute|Court|Parliament|Congress|Senate|Assembly|Army|Navy|Command|Treasury|Office|Administration|"
    r"Organi[sz]ation|Federation|Association|Foundation|Group|Corps|Bureau|Authority|Fund|Front|Movement|Union|Cabinet)\b"
    r"(?:\s+of\s+(?:the\s+)?[A-ZÀ-Ž]\w+(?:\s+[A-ZÀ-Ž]\w+){0,2})?"
)
_NOT_NAMES = frozenset(
    """The A An In On At By For From With Without As After Before When While If But And Or So Yet Both Each Every All
    Some Many Most More Other Others Such This That These Those It Its He She They His Her Their We Our You Your I My
    There Here What Who Which Where Why How Not No Nor Never Also However Meanwhile Moreover Still Then Thus According
    Despite During Since Until Because Although Though Earlier Later Last Next New Old First Second Third One Two Three
    Four Five Six Ten Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June
    July August September October November December North South East West Northern Southern Eastern Western Central
    Sea Ocean River Lake Gulf Strait Bay Mount Island Islands City Province State States County Street Avenue Square
    House Hall Palace Conference Summit Forum Agreement Treaty Accord Deal War Day Year Week Month Report Act Bill Law
    Plan Initiative Security Foreign Defence Defense National International Global World Press News Daily Times Post
    Journal Review Today Tonight
    Mr Mrs Ms Dr Sir Lord Lady Prime Minister President Secretary General Kremlin""".split()
)
_SPEAKS = re.compile(r"\s*,?\s+(?:said|says|told|added|noted|warned|wrote|tweeted|called|announced|insisted|denied|met|"
                     r"visited|arrived|will|would|has|had|is|was)\b")  # fmt: skip


@dataclass(slots=True)
class _Person:
    name: str
    places: list[Span] = field(default_factory=list)
    evident: bool = False


def find_actors(text: str, sentences: Sequence[Sentence]) -> tuple[NamedActor, ...]:
    """Give the persons, states and organisations of an article, most salient first."""
    places = _Places(sentences)
    listed = [each for each in load_gazetteer().scan(text) if places.number(each.span) is not None]
    institutions = list(_find_institutions(text, sentences))
    taken = [each.span for each in listed] + institutions
    persons = _merge(text, sentences, list(_find_persons(text, sentences, taken)))
    actors = [
        *_make_listed(text, listed, places),
        *_make_institutions(text, institutions, listed, places),
        *(_make_person(text, person, spans, sentences, places) for person, spans in persons),
    ]
    return tuple(sorted(actors, key=_salience))


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
            while words and (words[0][0] in _NOT_NAMES - {"Foreign", "Defence", "Defense", "National", "State", "World",
                             "Security", "House", "Central"} or words[0][0][0].islower()):  # fmt: skip
                words.pop(0)
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


def _find_persons(text: str, sentences: Sequence[Sentence], taken: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """Runs of capitalised words that can be a person's full name, and whether the place shows that they are."""
    starts = sorted(taken)
    for sentence in sentences:
        here = [span for span in starts if sentence.span.holds(span)]
        for run in _RUN.finditer(text, sentence.span.start, sentence.span.end):
            for span in _cut(text, Span(run.start(), run.end()), here):
                yield span, _is_evident(text, span, sentence.span)


def _cut(text: str, run: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """A run without listed names, titles and words that begin sentences; parts of two to four words remain."""
    part: list[Span] = []
    for word in re.finditer(r"\S+", run.of(text)):
        span = Span(run.start + word.start(), run.start + word.end())
        bare = re.sub(r"[’']s?\Z", "", word[0])
        covered = any(each.start <= span.start < each.end for each in taken)
        title = bare in _NOT_NAMES or bare.rstrip(".").casefold() in TITLES
        if covered or title:
            yield from _whole(part)
            part = []
        else:
            part.append(Span(span.start, span.start + len(bare)))
            if bare != word[0]:
                yield from _whole(part)
                part = []
    yield from _whole(part)


def _whole(part: list[Span]) -> Iterator[Span]:
    if 2 <= len(part) <= 4:
        yield Span(part[0].start, part[-1].end)


def _is_evident(text: str, span: Span, sentence: Span) -> bool:
    if any(True for _ in find_roles(text, span, sentence)):
        return True
    before = text[max(sentence.start, span.start - 40) : span.start].rstrip()
    if re.search(r"\b(?:said|told|by|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)\Z", before) or holds_title(before.rsplit(" ", 1)[-1]):
        return bool(re.search(r"\b(?:Mr|Mrs|Ms|Dr)\.?\Z|said\Z|told\Z", before)) or holds_title(
            before.rsplit(" ", 1)[-1]
        )
    return bool(_SPEAKS.match(text[span.end : sentence.end]))


def fold_name(name: str) -> str:
    """Give a name without accents and case, as keys use it."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    return " ".join("".join(each for each in plain if not unicodedata.combining(each)).split())


def _merge(
    text: str, sentences: Sequence[Sentence], found: Sequence[tuple[Span, bool]]
) -> list[tuple[_Person, list[Span]]]:
    """Give each person with all places of the full and the short name."""
    persons: dict[str, _Person] = {}
    for span, evident in found:
        person = persons.setdefault(fold_name(span.of(text)), _Person(span.of(text)))
        person.places.append(span)
        person.evident = person.evident or evident
    bare = _find_bare(text, sentences, {part for each in persons.values() for part in each.name.split()}, found)
    kept = [
        person
        for person in persons.values()
        if person.evident or any(short in person.name.split()[1:] or short == person.name.split()[0] for short in bare)
    ]
    return [(person, _places_of(person, kept, bare)) for person in kept]


def _find_bare(
    text: str, sentences: Sequence[Sentence], parts: set[str], found: Sequence[tuple[Span, bool]]
) -> dict[str, list[Span]]:
    """Where a part of a full name stands alone."""
    full = sorted(span for span, _ in found)
    bare: dict[str, list[Span]] = defaultdict(list)
    if not parts:
        return bare
    pattern = re.compile(
        r"(?<![\w-])(?:" + "|".join(sorted(map(re.escape, parts), key=len, reverse=True)) + r")(?![\w-])"
    )
    for sentence in sentences:
        for match in pattern.finditer(text, sentence.span.start, sentence.span.end):
            span = Span(match.start(), match.end())
            inside = any(each.start <= span.start < each.end for each in full)
            grown = re.match(r"\s[A-ZÀ-Ž][a-zà-ž]", text[span.end : span.end + 3]) or re.search(
                r"[A-ZÀ-Ž][a-zà-ž]+\s\Z", text[max(0, span.start - 20) : span.start]
            )
            before = text[max(sentence.span.start, span.start - 24) : span.start].split()
            titled = not grown or holds_title(before[-1] if before else "")
            if not inside and titled and len(match[0]) > 1 and match[0] not in _NOT_NAMES:
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
        role for span in person.places for role in find_roles(text, span, sentences[places.number(span) or 0].span)
    ]
    return NamedActor(
        key=ActorKey(f"person:{fold_name(person.name)}"),
        name=person.name,
        kind="person",
        aliases=tuple(form for form, _ in shorts.most_common()),
        role=max(roles, key=lambda role: _fullness(role.of(text)), default=None),
        mentions=tuple(places.mention(span) for span in spans),
    )


def _fullness(role: str) -> tuple[bool, int]:
    """Prefer a role that says whose: a state's or an institution's; then the longer one, within reason."""
    return (bool(load_gazetteer().scan(role)) or bool(_INSTITUTION.search(role)), min(len(role.split()), 8))
