"""Gives each of those whom a question compares in its own words, and says of whom there are none."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.answer.cast import Cast
from bot.answer.choose import Candidate, Group, telling_of
from bot.answer.fitting import fits
from bot.answer.question import QuestionRead, find_kind
from bot.answer.search import Library
from bot.answer.sentences import WeighedSentence
from bot.answer.spotting import Spotter
from bot.answer.terms import Term, roots
from bot.answer.voices import Voice, find_subject, is_own
from bot.evidence.pronouns import explains_itself
from bot.model.analysis import ActorKey, Attribution, Material, Span
from bot.model.article import ArticleId
from bot.model.story import StoryId
from bot.model.topic import Window
from bot.ports import SearchQuery
from bot.text.belonging import list_spoken_for
from bot.text.gazetteer import load_gazetteer
from bot.text.genres import find_genre
from bot.text.hostile import belongs

_MOST_SIDES = 4
_MOST_OF_A_SIDE = 2
_LONGEST = 600
_OPENING = 220
"""Characters of a report that tell, with its title, what it is about."""
_HALF = 0.5
_SAME = 0.7
_BY_ANSWER = 0.5
"""What it counts that another side speaks of the same."""
_PLACED = re.compile(r"\b(?:miles|kilomet\w+|km|metres|waters|airspace|territory|soil|border)\b")
_BEHIND = re.compile(
    r"\b(?:on|about|over|regarding|concerning|towards?|in|where|when|whether|why|how|if)\b", re.IGNORECASE
)
"""What stands between those compared and what is asked of them."""
_OPENS = re.compile(r"\A(?:Compare|Contrast)\s+")
_ASKED = re.compile(r"\b(?:where|when|why|who|how\s+(?:many|much|long|far))\b.*", re.IGNORECASE)
_MEASURES = frozenset(
    """account agree answer argument claim compare contrast differ disagree explain position react reaction response say
    see side stance statement version view""".split()
)
_MEASURING = frozenset(roots(" ".join(_MEASURES)))
"""Words of a comparison that do not tell what it is about."""
_NOT_FOR_IT = re.compile(
    r"\b(?:opposition|activists?|analysts?|experts?|lawyers?|critics?|dissidents?|rebels?|separatists?|residents?|fishermen|"
    r"newspapers?|media|professors?|former|exiled|ex)\b",
    re.IGNORECASE,
)
"""Who is of a state and does not speak for it."""
_PRONOUN = re.compile(
    r"(?:he|she|they|it|the\s+(?:minister|president|spokes\w+|official|ministry|statement))\Z", re.IGNORECASE
)
_JOINT = re.compile(
    r"(?:(?:the|a|their)\s+)?(?:joint\s+(?:statement|communiqu[eé]|declaration)|"
    r"(?:two|both)\s+(?:countries|governments|sides|states|capitals|leaders|presidents|(?:foreign\s+)?ministers|ministries))\Z",
    re.IGNORECASE,
)
"""A source that is two sides at once."""
_AND = re.compile(r"\s+and\s+(?:the\s+)?")
_MINISTER = re.compile(r"(?:[A-Z][\w-]+\s)*[Mm]inister\Z")
"""The office of a minister, of no state that it names."""
_BODIES: Mapping[ActorKey, tuple[ActorKey, ...]] = {ActorKey("org:EU"): (ActorKey("org:EC"), ActorKey("org:EUCO"))}
"""Listed bodies that speak for another one."""
_COUNTERPART = re.compile(r"\bcounterpart,?\s+\Z", re.IGNORECASE)
_ITS = re.compile(r"\b(?:its|their)\s+\Z", re.IGNORECASE)
_ITS_OFFICE = re.compile(r"\b(?:its|their)\s+(?:[a-z]+\s+){0,2}\Z", re.IGNORECASE)
_BEFORE_NAME = 60
"""Characters before a name in which stands whose counterpart it is."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence that some of those compared say themselves, and how near it is to what is asked."""

    candidate: Candidate
    sides: frozenset[Term]
    telling: frozenset[str]
    on_topic: bool
    """It names what is asked about; what only stands in a report about that is told of who says nothing nearer."""


def find_sides(question: QuestionRead) -> tuple[Term, ...]:
    """Give those whom a question compares: the names before what it asks of them, else its first two; none where it
    compares nobody."""
    named = tuple({term.name: term for term in question.terms if term.named}.values())
    if question.kind != "compare" or len(question.publishers) > 1 or len(named) < 2:
        return ()
    words = question.understood
    for border in _BEHIND.finditer(words):
        before = [term for term in named if term.name in words[: border.start()]]
        if len(before) > 1:
            return tuple(before[:_MOST_SIDES])
    return named[:2]


async def find_speaking(question: QuestionRead, library: Library, window: Window | None, most: int) -> list[ArticleId]:
    """Give the articles that fit those compared and what is asked of them best, however common their names are."""
    words = tuple(term.shown for term in _list_telling(question))
    query = SearchQuery(any_of=words, window=window, limit=most)
    found = await library.store.search(library.transaction, library.scopes, library.now, query)
    return [each for each, _ in found]


def _list_telling(question: QuestionRead) -> list[Term]:
    return [term for term in question.terms if term.named or term.root not in _MEASURING]


def tell_sides(
    question: QuestionRead, materials: Mapping[ArticleId, Material], places: Mapping[ArticleId, StoryId]
) -> tuple[Group, ...]:
    """Give what each side says itself, in order of time, and a sentence of ours where it says nothing; nothing at all
    where none does. `places` says in which story an article is."""
    sides = find_sides(question)
    said = list(_list_said(question, sides, Cast.of(materials), places))
    heard = frozenset(side for each in said if each.on_topic for side in each.sides)
    said = [each for each in said if each.on_topic or not each.sides & heard]
    groups: list[Group] = []
    together: dict[frozenset[Term], list[Candidate]] = defaultdict(list)
    for side in sides:
        shown = [each for group in groups for each in group.chosen] + [
            each for some in together.values() for each in some
        ]
        chosen = _pick_side(side, said, shown)
        for each in chosen:
            if len(each.sides) > 1:
                together[each.sides].append(each.candidate)
        alone = tuple(each.candidate for each in chosen if len(each.sides) == 1)
        name = _name(side, question)
        if alone or not any(side in each for each in together):
            groups.append(Group(f"{name}:" if alone else _say_none(name), alone))
    joint = [
        Group(f"{' and '.join(_name(side, question) for side in sides if side in both)} together:", tuple(told))
        for both, told in together.items()
    ]
    return (*joint, *groups) if any(group.chosen for group in (*joint, *groups)) else ()


def _name(side: Term, question: QuestionRead) -> str:
    """The side as it was typed, without the word that opens the question."""
    typed = re.search(re.escape(side.name), question.understood, re.IGNORECASE)
    return _OPENS.sub("", typed[0] if typed else side.name)


def _say_none(name: str) -> str:
    owned = f"{name}’" if name.endswith("s") else f"{name}’s"
    return f"I found no words on this that are surely {owned} own."


def _pick_side(side: Term, said: Sequence[_Said], shown: Sequence[Candidate]) -> list[_Said]:
    """The best of a side, what answers another side first, each adding something."""
    own = [each for each in said if side in each.sides and not any(_meets(each.candidate, one) for one in shown)]
    others = [each for each in said if side not in each.sides]
    ranked = sorted(own, key=lambda each: (-_near(each, others), each.candidate.when))
    chosen: list[_Said] = []
    for each in ranked:
        if not any(_share(each, one) >= _SAME or _meets(each.candidate, one.candidate) for one in chosen):
            chosen.append(each)
        if len(chosen) == _MOST_OF_A_SIDE:
            break
    return sorted(chosen, key=lambda each: (each.candidate.when, each.candidate.told.start))


def _meets(one: Candidate, other: Candidate) -> bool:
    """Say whether two stand in one place, wholly or in part."""
    mine, its = one.told, other.told
    return one.article.id == other.article.id and mine.start < its.end and its.start < mine.end


def _near(said: _Said, others: Sequence[_Said]) -> float:
    return said.candidate.score + _BY_ANSWER * max((_share(said, other) for other in others), default=0.0)


def _share(one: _Said, other: _Said) -> float:
    return len(one.telling & other.telling) / max(1, min(len(one.telling), len(other.telling)))


def _list_said(
    question: QuestionRead, sides: Sequence[Term], cast: Cast, places: Mapping[ArticleId, StoryId]
) -> Iterator[_Said]:
    """The sentences of reports in which a side speaks of what is asked, or of the story that is about it."""
    compared = {side.name for side in sides}
    issue = [term for term in _list_telling(question) if term.name not in compared]
    spotter = Spotter([replace(term, focus=False, subject=False) for term in issue], load_gazetteer())
    names = {word for side in sides for word in roots(side.name)}
    hears = _Hearing(cast, sides)
    asked = _ASKED.search(question.understood)
    wanted = replace(question, kind=find_kind(asked[0])) if asked is not None else None
    reports = [each for each in cast.materials.values() if find_genre(each.article) is None]
    about: dict[str, float] = defaultdict(float)
    for article in (each.article for each in reports):
        place = places.get(article.id, article.id)
        about[place] = max(about[place], _meet(spotter, issue, f"{article.title}. {article.text[:_OPENING]}"))
    for material in reports:
        article = material.article
        opening = about[places.get(article.id, article.id)]
        for span, owners, contested in _list_sentences(material, sides, hears):
            words = span.of(article.text)
            own = _meet(spotter, issue, words)
            if issue and not own and opening < _HALF:
                continue
            fitting = _HALF * (wanted is not None and _tells(wanted, words))
            score = own + _HALF * opening + fitting + 0.2 * contested
            candidate = Candidate(article, WeighedSentence(span, score, own, own, fits=True), score)
            yield _Said(candidate, owners, telling_of(candidate) - names, not issue or own > 0)


def _tells(wanted: QuestionRead, words: str) -> bool:
    """Say whether a sentence holds what the comparison is of, such as where something was."""
    return fits(wanted, words) or (wanted.kind == "where" and _PLACED.search(words) is not None)


def _meet(spotter: Spotter, issue: Sequence[Term], words: str) -> float:
    """The part of what is asked that stands in some words."""
    return len({spot.term for spot in spotter.find(words)}) / max(1, len(issue))


def _list_sentences(
    material: Material, sides: Sequence[Term], hears: "_Hearing"
) -> Iterator[tuple[Span, frozenset[Term], bool]]:
    """What can be read alone, or with the sentence before it, and who of the sides says it."""
    text, sentences = material.article.text, material.analysis.sentences
    spoken: dict[int, list[Attribution]] = defaultdict(list)
    for each in material.analysis.attributions:
        spoken[each.sentence].append(each)
    owners: dict[int, frozenset[Term]] = {}
    for number in sorted(spoken):
        before = number - 1 if number and sentences[number - 1].paragraph == sentences[number].paragraph else None
        heard = frozenset(side for side in sides for each in spoken[number] if hears.is_own(side, each, material))
        if not heard and any(_JOINT.match(each.source.of(text)) for each in spoken[number]):
            both = _find_pair(text, sentences[number].span.end)
            heard = frozenset(side for side in sides if side.actor in both)
        back = all(_PRONOUN.match(each.source.of(text)) for each in spoken[number])
        leans = back and not heard and before is not None
        owners[number] = owners.get(before, frozenset()) if leans and before is not None else heard
        span = sentences[number].span
        alone = not leans and explains_itself(span.of(text))
        if (
            not alone
            and before is not None
            and (leans or explains_itself(Span(sentences[before].span.start, span.end).of(text)))
        ):
            span = Span(sentences[before].span.start, span.end)
            alone = owners.get(before, owners[number]) == owners[number]
        if owners[number] and alone and len(span.of(text)) <= _LONGEST and belongs(span.of(text), text):
            yield span, owners[number], any(each.kind in {"denies", "accuses"} for each in spoken[number])


def _find_pair(text: str, end: int) -> frozenset[ActorKey]:
    """Give the two states or bodies named last side by side up to there: `Ghana and Togo`."""
    named = [each for each in load_gazetteer().scan(text[:end]) if not each.key.startswith("person:")]
    pairs = [
        (one, two)
        for one, two in pairwise(named)
        if _AND.fullmatch(text[one.span.end : two.span.start]) and one.key != two.key
    ]
    return frozenset(each.key for each in pairs[-1]) if pairs else frozenset()


class _Hearing:
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
            if _COUNTERPART.search(before):
                yield actor.key, listed[-1].key
            elif role is not None and sentence.holds(role):
                subject = find_subject(sentence.of(text), listed)
                opens = subject is listed[0] and (mention.sentence, subject.key) in speaking
                if _ITS.search(text[sentence.start : role.start]) or opens:
                    yield actor.key, subject.key
