"""Joins what a report calls somebody by to their name: reads it with whom a question asks about called as in that,
wherever its own words, or those of the reports beside it, leave no doubt who that is."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from bot.answer.asked.persons import find_asked_persons, is_told_by_office
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import is_asking, roots
from bot.model.analysis import ActorKey, Material, NamedActor, Span
from bot.model.article import Article, ArticleId
from bot.text.belonging import is_former
from bot.text.datelines import skip_dateline
from bot.text.gazetteer import load_gazetteer
from bot.text.roles import TITLES

_OFFICES = "|".join(sorted(map(re.escape, TITLES), key=len, reverse=True))
_NAME = r"[A-ZÀ-Ž][\w’'-]*(?:\s[A-ZÀ-Ž][\w’'-]*){0,3}"
_AHEAD = re.compile(
    rf"\b(?P<told>(?:[Tt]he|[A-Z][\w-]+[’']s?)\s(?:[a-z-]+\s){{0,3}}(?:{_OFFICES})\b[^,.;:“”\"]{{0,50}}),\s\Z"
)
"""Who somebody is, right before the name: `the captain of the Maria Clarita, Ana Ruiz`."""
_BEHIND = re.compile(r",\s(?P<told>(?:the|[A-Z][\w-]+[’']s?)\s(?:[\w’'-]+\s){0,6}?[\w-]+)(?=[,.]\s)")
"""The same behind it: `Ana Ruiz, the first mate, …`."""
_OPENS = re.compile(
    rf"(?P<told>(?:(?:The|An?)\s|{_NAME}[’']s?\s)(?:[A-Z]?[a-z-]+\s){{0,3}}?(?:{_OFFICES})(?:\s(?:of|for)\s(?:the\s)?(?:[a-z]+\s)?{_NAME})?)\b"
)
"""Who a report opens with, whom it names in its next paragraph."""
_AGED = re.compile(r",\s\d{1,2},")
"""Behind a name, the age of whom the sentence before was about."""
_LED_BY_OTHERS = re.compile(r"(?:his|her|its|their|whose)\s", re.IGNORECASE)
_ARTICLE = re.compile(r"\A(?:the|an?)\s+", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|for)\s(?:the\s)?")
_OWNED = re.compile(rf"\A(?P<owner>{_NAME})[’']s?\s+")
_BEFORE = re.compile(rf"(?P<owner>(?:[Tt]he\s+|[Aa]n?\s+)?(?:{_NAME})(?:[’']s?)?\s+|[Tt]he\s+)\Z")
_OF_WHOM = re.compile(r"\s(?:of|for)\s(?:the\s)?(?:[a-z]+\s)?(?=[A-ZÀ-Ž])")
_LONGEST = 60
"""Characters of the name of a body."""
_NAMED_NEXT = re.compile(r",?\s[A-ZÀ-Ž]")
_SUBJECT = re.compile(
    r"\b(?:did|does|do|is|are|was|were|has|have|had|will|would)\s+(?:the|[A-Z][\w-]+(?:[’']s?)?)\s+[a-z]", re.IGNORECASE
)
_NOUN = re.compile(r"[a-z-]+(?:\s[a-z-]+){0,2}")
_CAPITAL = re.compile(r"\b[Tt]he\scapital(?=[’']s\b|[.,;:]|\s(?!of\b|city\b))")
_FIRST = 2
"""Paragraphs of which the first opens a report and the next names whom it is about."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of a report, and what is read in their place."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Joined(Article):
    """A report as it is read for a question, with the places at which it is printed otherwise."""

    printed: Article | None = None
    edits: tuple[Edit, ...] = ()


def restore(article: Article, span: Span) -> tuple[Article, Span]:
    """Give a place of a report as it is printed."""
    if not isinstance(article, Joined) or article.printed is None:
        return article, span
    return article.printed, Span(_restore(article.edits, span.start, 0), _restore(article.edits, span.end, 1))


def _restore(edits: Sequence[Edit], at: int, side: int) -> int:
    moved = 0
    for each in edits:
        start = each.span.start + moved
        if at <= start:
            break
        if at < start + len(each.words):
            return each.span.end if side else each.span.start
        moved += len(each.words) - (each.span.end - each.span.start)
    return at - moved


@dataclass(frozen=True, slots=True)
class _Called:
    """By what somebody is called beside the name: the office, and whose it is where that is told."""

    noun: str
    keys: frozenset[ActorKey]
    owner: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody in a report, with what it calls them by."""

    actor: NamedActor
    material: Material
    called: tuple[_Called, ...]


def may_be_joined(question: QuestionRead) -> bool:
    """Say whether a question is about somebody, by name or by what they are."""
    asked = question.understood
    return _SUBJECT.search(asked) is not None or bool(find_asked_persons(asked, load_gazetteer(), None))


def join(question: QuestionRead, materials: Iterable[Material]) -> Mapping[ArticleId, Article]:
    """Give the reports that call whom a question asks about otherwise than it does, as they are read for it."""
    told = list(materials)
    people = [person for each in told for person in _list_people(each)]
    asked = question.understood
    edits: dict[ArticleId, list[Edit]] = {}
    for each in told:
        found = [*_list_for_names(asked, each, people), *_list_for_capital(asked, each)]
        found += _list_for_offices(asked, each, people) if question.kind != "who" else []
        found += _list_for_bodies(asked, each, told)
        if found:
            edits[each.article.id] = found
    articles = {each.article.id: each.article for each in told}
    return {one: _write(articles[one], found) for one, found in edits.items()}


def _write(article: Article, found: Sequence[Edit]) -> Joined:
    kept: list[Edit] = []
    for each in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or each.span.start >= kept[-1].span.end:
            kept.append(each)
    parts, at = [], 0
    for each in kept:
        parts += [article.text[at : each.span.start], each.words]
        at = each.span.end
    values = {each.name: getattr(article, each.name) for each in fields(Article)}
    return Joined(**{**values, "text": "".join([*parts, article.text[at:]])}, printed=article, edits=tuple(kept))


def _list_people(material: Material) -> Iterator[_Person]:
    text = material.article.text
    for actor in (each for each in material.analysis.actors if each.kind == "person"):
        told = [f"{actor.role.of(text)}{_tell_whose(actor, text)}"] if actor.role is not None else []
        for each in material.analysis.attributions:
            words = each.source.of(text)
            if each.actor == actor.key and actor.name in words:
                told.append(words[: words.find(actor.name)].rstrip(" ,"))
        for mention in actor.mentions:
            ahead = _AHEAD.search(text, max(0, mention.span.start - 120), mention.span.start)
            behind = _BEHIND.match(text, mention.span.end)
            told += [found["told"] for found in (ahead, behind) if found is not None]
        told += _list_opening(actor, material)
        called = (_read(each) for each in dict.fromkeys(told))
        yield _Person(actor, material, tuple(each for each in called if each is not None))


def _tell_whose(actor: NamedActor, text: str) -> str:
    """Give whose somebody is where that stands behind the name: `President Ruiz of Chad`."""
    behind = (_find_behind(text, each.span.end).of(text) for each in actor.mentions)
    return next((f" of {each}" for each in behind if load_gazetteer().scan(each)), "")


def _list_opening(actor: NamedActor, material: Material) -> list[str]:
    """Whom a report opens with, for the one with whom its next paragraph opens, with the age of whom it spoke of."""
    text, sentences = material.article.text, material.analysis.sentences
    second = next((each for each in sentences if each.paragraph == sentences[0].paragraph + 1), None)
    name = actor.mentions[0].span if actor.mentions else None
    if second is None or name is None or name.start != second.span.start or not _AGED.match(text, name.end):
        return []
    found = _OPENS.match(text, skip_dateline(text, sentences[0].span).start)
    return [found["told"]] if found is not None else []


def _read(words: str) -> _Called | None:
    """Read by what somebody is called: `Kenya's foreign minister`, `the captain of the tanker Alva Star`."""
    if not words or is_former(words) or _LED_BY_OTHERS.match(words):
        return None
    words = _ARTICLE.sub("", words.strip())
    named = load_gazetteer().scan(words)
    keys = frozenset(each.key for each in named)
    parts = _OF.split(words, maxsplit=1)
    owner = " ".join(each for each in parts[1].split() if each[:1].isupper()) if len(parts) > 1 else ""
    noun = parts[0]
    for each in reversed(load_gazetteer().scan(noun)):
        noun = f"{noun[: each.span.start]}{noun[each.span.end :]}"
    noun = re.sub(r"\A\s*[’']s?\s+", "", noun)
    owned = _OWNED.match(noun)
    if owned is not None:
        owner, noun = f"{owner} {owned['owner']}", noun[owned.end() :]
    noun = " ".join(noun.casefold().split())
    if not noun or not re.fullmatch(r"[a-zà-ž -]+", noun) or is_asking(noun):
        return None
    return _Called(noun, keys, frozenset(roots(owner)) if not keys else frozenset())


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an office stands in words, without a name: with whose it is, where that is told."""

    span: Span
    keys: frozenset[ActorKey]
    owner: frozenset[str]

    @property
    def bare(self) -> bool:
        """Whether it is not told whose it is."""
        return not self.keys and not self.owner


def _list_places(noun: str, words: str) -> Iterator[_Place]:
    for found in re.finditer(rf"(?<![\w-]){re.escape(noun)}(?![\w-])", words, re.IGNORECASE):
        before = _BEFORE.search(words, max(0, found.start() - 60), found.start())
        if before is None or _NAMED_NEXT.match(words, found.end()):
            continue
        behind = _find_behind(words, found.end())
        named = f"{before['owner']} {behind.of(words)}"
        keys = frozenset(each.key for each in load_gazetteer().scan(named))
        owners = re.sub(r"\b[Tt]he\b|[’']s?\s", " ", named)
        end = behind.end if behind.end > behind.start else found.end()
        yield _Place(Span(before.start("owner"), end), keys, frozenset(roots(owners)) if not keys else frozenset())


def _find_behind(words: str, at: int) -> Span:
    """Give whose an office is where that stands behind: `of the tanker Alva Star`; an empty place where it does not."""
    of = _OF_WHOM.match(words, at)
    if of is None:
        return Span(at, at)
    rest = words[of.end() : of.end() + _LONGEST]
    listed = [each.span.end for each in load_gazetteer().scan(rest) if each.span.start == 0]
    named = re.match(_NAME, rest)
    end = max((*listed, named.end() if named is not None else 0))
    return Span(of.end(), of.end() + end) if end else Span(at, at)


def _list_for_names(asked: str, material: Material, people: Sequence[_Person]) -> Iterator[Edit]:
    """Where a report tells by an office alone somebody whom a question names."""
    article = material.article
    for person in find_asked_persons(asked, load_gazetteer(), None):
        if is_told_by_office(person.name):
            continue
        name = person.name.split()
        same = [each for each in people if each.actor.name.split()[-len(name) :] == name]
        here = [each for each in same if each.material is material]
        if len({each.actor.key for each in same}) != 1 or not here:
            continue
        for called in dict.fromkeys(one for each in same for one in each.called):
            others = [each for each in people if each.material is material and each not in here]
            if any(called.noun == one.noun for each in others for one in each.called):
                continue
            places = list(_list_places(called.noun, article.text))
            own = [each for each in places if not each.bare and _is_same(called, each, material)]
            rivals = [each for each in places if not each.bare and each not in own]
            known = any(called in each.called for each in here) or bool(own)
            for place in (*own, *(each for each in places if each.bare and known and not rivals)):
                yield Edit(place.span, here[0].actor.name)


def _is_same(called: _Called, place: _Place, material: Material) -> bool:
    """Say whether an office is the one somebody has: of the same state, or of the same ship."""
    if place.keys or called.keys:
        return bool(place.keys & (called.keys or _find_home(material)))
    return place.owner <= called.owner or called.owner <= place.owner if called.owner else False


def _find_home(material: Material) -> frozenset[ActorKey]:
    """Give the state from which a report is filed, else that of its paper."""
    article = material.article
    start = skip_dateline(article.text, Span(0, min(len(article.text), 200))).start
    placed = {each.key for each in load_gazetteer().scan(article.text[:start].title())}
    states = frozenset(each for each in placed if each.startswith("state:"))
    country = article.publisher.country if article.publisher.kind != "wire" else None
    return states or (frozenset({ActorKey(f"state:{country.upper()}")}) if country else frozenset())


def _list_for_offices(asked: str, material: Material, people: Sequence[_Person]) -> Iterator[Edit]:
    """Where a report names somebody of whom a question tells only the office."""
    for noun in dict.fromkeys(one.noun for each in people for one in each.called):
        for place in _list_places(noun, asked):
            holders = [each for each in people if any(_holds(one, noun, place, each.material) for one in each.called)]
            here = [each for each in holders if each.material is material]
            if len({each.actor.key for each in (holders if place.bare else here)}) != 1 or not here:
                continue
            yield from _list_named(here[0], place.span.of(asked), noun)


def _holds(called: _Called, noun: str, place: _Place, material: Material) -> bool:
    if called.noun != noun:
        return False
    if place.bare:
        return True
    if place.owner and not called.keys and not called.owner:  # of a ship that its report is about
        return place.owner <= set(roots(f"{material.article.title}. {material.article.text}"))
    return _is_same(called, place, material) or (bool(place.keys) and not called.keys and not called.owner
                                                 and bool(place.keys & _find_home(material)))  # fmt: skip


def _list_named(person: _Person, phrase: str, noun: str) -> Iterator[Edit]:
    text = person.material.article.text
    first, *rest = person.actor.name.split()
    last = re.escape(rest[-1]) if rest else re.escape(first)
    ahead = "".join(rf"(?:{re.escape(each)}\s)?" for each in (first, *rest)[:-1]) if rest else ""
    spans = {Span(*found.span()) for found in re.finditer(rf"(?<![\w-]){ahead}{last}(?![\w-])", text)}
    spans |= {each.span for each in person.actor.mentions}
    office = re.compile(rf"(?:\b[Tt]he\s)?(?:\b[A-Z][\w-]+(?:[’']s?)?\s)?\b{re.escape(noun)},?\s\Z", re.IGNORECASE)
    others = [
        mention.span
        for each in person.material.analysis.actors
        if each.key != person.actor.key and not person.actor.name.endswith(each.name)
        for mention in each.mentions
    ]
    for span in sorted(spans):
        if any(each.start < span.end and span.start < each.end for each in others):
            continue
        before = office.search(text, max(0, span.start - 60), span.start)
        yield Edit(Span(before.start() if before is not None else span.start, span.end), phrase)


def _list_for_bodies(asked: str, material: Material, told: Sequence[Material]) -> Iterator[Edit]:
    """Where whoever speaks is told by a noun alone, which reports give to a body that a question names, and this one to
    nobody else: `the mission` of the African Union, `the coast guard` of Chad."""
    text = material.article.text
    for body in {each.key: each for each in load_gazetteer().scan(asked, asked=True)}.values():
        if not any(each.key == body.key for each in load_gazetteer().scan(text)):
            continue
        for each in material.analysis.attributions:
            noun = each.source.of(text).removeprefix("the ").removeprefix("The ")
            if each.actor is not None or noun == each.source.of(text) or not _NOUN.fullmatch(noun):
                continue
            whole = body.key.startswith("org:")
            owned = f"{body.span.of(asked)}’s {noun}"
            if not whole and re.search(rf"{re.escape(body.span.of(asked))}(?:[’']s?)?\s{noun}\b", asked) is None:
                continue
            here = [place for place in _list_places(noun, text) if not place.bare]
            others = [place for one in told for place in _list_places(noun, one.article.text) if whole]
            own = [place for place in (*here, *others) if body.key in place.keys]
            if own and all(body.key in place.keys for place in here):
                yield Edit(each.source, owned)


def _list_for_capital(asked: str, material: Material) -> Iterator[Edit]:
    """Where a report tells of the capital of its state, which a question names."""
    home = _find_home(material)
    for each in load_gazetteer().scan(asked):
        if each.form == "capital" and each.key in home:
            for found in _CAPITAL.finditer(material.article.text):
                yield Edit(Span(*found.span()), each.span.of(asked))
