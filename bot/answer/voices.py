"""Whose words a question asks for, and which sentences are plainly somebody else's."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.answer.choose import Candidate, Heard, speaks
from bot.answer.question import QuestionRead
from bot.answer.spotting import Spotter
from bot.answer.terms import Term, roots
from bot.model.analysis import ActorKey, Attribution, Material, Span
from bot.model.article import ArticleId
from bot.text.belonging import list_homes, list_spoken_for
from bot.text.gazetteer import Gazetteer, load_gazetteer

_ENOUGH = 2
"""Sentences of its own from which no others are looked for."""
_VERBS = (
    r"say|said|saying|tell|told|think|want|claim|claimed|demand|propose|promise|answer|reply|respond|react|announce|"
    r"announced|argue|call|warn|make\s+of"
)
_ASKED_OF = re.compile(
    rf"\b(?:what|how|why|when|where|whom?)\b[^?.]*?\b(?:did|does|do|has|have|had|is|was|will)\s+(?P<who>[^?.]{{2,60}}?)\s+"
    rf"(?:{_VERBS})\b"
    r"|(?:\b(?:what|how)\b[^?.]*?\s)(?P<whose>[^?.]{2,40}?)[’']s?\s+(?:position|response|reaction|view|stance|answer|reply)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words are asked for: a state's, those of one body of it, named by its seat ("the White House"), or a
    person's, by the words of the name."""

    state: ActorKey | None
    seat: str | None
    person: tuple[Term, ...] = ()


def find_voice(question: QuestionRead, gazetteer: Gazetteer) -> Voice | None:
    """Give whose words are asked for: the first state, else the person, in "what did … say", or in "…'s position"."""
    if not question.words or question.kind == "compare":
        return None
    found = _ASKED_OF.search(question.understood)
    asked = (found["who"] or found["whose"]).casefold() if found else ""
    states = (term for term in question.terms if term.actor is not None and term.actor.startswith("state:"))
    term = next((each for each in states if each.shown.casefold() in asked), None)
    if term is not None and term.actor is not None:
        known = gazetteer.find(term.shown)
        return Voice(term.actor, term.shown.casefold() if known is not None and known.form == "seat" else None)
    said = set(roots(asked))
    person = tuple(term for term in question.terms if term.named and term.actor is None and term.root in said)
    return Voice(None, None, person) if person else None


def leave_out_others(
    voice: Voice, candidates: Sequence[Candidate], materials: Mapping[ArticleId, Material]
) -> list[Candidate]:
    """Give the sentences that the body asked for says, else its state and its people; with few of them, also those that
    nobody else plainly says. Of a person only what it says itself."""
    served = find_served(materials.values())
    kept, its_own = [], []
    for each in candidates:
        material = materials.get(each.article.id)
        sources = _list_sources(material, each.sentence.span) if material is not None else []
        owned = [_is_own(voice, one, material, served) for one in sources] if material is not None else []
        if voice.person and True not in owned and (False in owned or not _speaks(voice.person, each.words)):
            continue
        if not owned or any(own is not False for own in owned):
            kept.append((each, True in owned))
        words = each.article.text
        if voice.seat is not None and any(voice.seat in one.source.of(words).casefold() for one in sources):
            its_own.append(each)
    if len(its_own) >= _ENOUGH:
        return its_own
    if kept and kept[0][1] and sum(own for _, own in kept) >= _ENOUGH:
        return [each for each, own in kept if own]
    return [each for each, _ in kept]


def _speaks(person: Sequence[Term], words: str) -> bool:
    spots = [spot.at for spot in Spotter(person, load_gazetteer()).find(words)]
    return len(spots) >= len(person) and speaks(person[-1], words, spots)


def make_hearing(materials: Mapping[ArticleId, Material]) -> Heard:
    """Give what says whose words sentences are, by who speaks in their articles."""
    served = find_served(materials.values())

    def heard(term: Term, each: Candidate) -> bool | None:
        material = materials.get(each.article.id)
        voice = Voice(term.actor, None, () if term.actor is not None else (term,))
        sources = _list_sources(material, each.sentence.span) if material is not None else []
        owned = [_is_own(voice, one, material, served) for one in sources] if material is not None else []
        return True if True in owned else False if False in owned else None

    return heard


def find_served(materials: Iterable[Material]) -> Mapping[ActorKey, frozenset[ActorKey]]:
    """Give the states whose people and bodies actors are, by their roles in any of the articles."""
    served: dict[ActorKey, frozenset[ActorKey]] = {}
    for material in materials:
        actors = material.analysis.actors
        for state in (actor.key for actor in actors if actor.kind == "state"):
            served[state] = frozenset({state})
        for each, homes in list_homes(material.article.text, actors).items():
            served[each] = served.get(each, frozenset()) | homes
    return served


def _list_sources(material: Material, sentence: Span) -> list[Attribution]:
    """Give who speaks in a sentence, also in a quotation that goes on."""
    return [
        each
        for each in material.analysis.attributions
        if sentence.holds(each.source) or any(sentence.holds(span) for span in each.further)
    ]


def _is_own(
    voice: Voice, each: Attribution, material: Material, served: Mapping[ActorKey, frozenset[ActorKey]]
) -> bool | None:
    """Say whether a source is whom was asked for or speaks for them; None if it is not known who speaks."""
    named = list_spoken_for(each.source.of(material.article.text))
    if voice.state is None:
        actor = next((one for one in material.analysis.actors if one.key == each.actor), None)
        said = each.source.of(material.article.text) if actor is None else actor.name
        known = actor is not None or bool(named)
        asked = {term.root for term in voice.person}
        return True if asked <= set(roots(said)) else False if known else None
    if each.actor == voice.state:
        return True
    known_sides = served.get(each.actor, frozenset()) if each.actor is not None else frozenset[ActorKey]()
    sides = known_sides or frozenset(key for key in named if key.startswith("state:"))
    return voice.state in sides if sides else None
