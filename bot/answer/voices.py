"""Whose words a question asks for, and which sentences are plainly somebody else's."""

import re
from collections.abc import Iterable, Mapping, Sequence

from bot.answer.choose import Candidate
from bot.answer.question import QuestionRead
from bot.model.analysis import ActorKey, Material, Span
from bot.model.article import ArticleId
from bot.text.belonging import find_own
from bot.text.gazetteer import Gazetteer

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


def find_voice(question: QuestionRead) -> ActorKey | None:
    """Give the state whose words are asked for: the first one in "what did … say", or in "…'s position"."""
    if not question.words or question.kind == "compare":
        return None
    found = _ASKED_OF.search(question.understood)
    asked = (found["who"] or found["whose"]).casefold() if found else ""
    states = (term for term in question.terms if term.actor is not None and term.actor.startswith("state:"))
    return next((term.actor for term in states if term.shown.casefold() in asked), None)


def leave_out_others(
    voice: ActorKey, candidates: Sequence[Candidate], materials: Mapping[ArticleId, Material], gazetteer: Gazetteer
) -> list[Candidate]:
    """Give the sentences that the state or its people say, where there are some; with few of them, also those that
    nobody else plainly says; all of them where nothing is left."""
    served = _find_served(materials.values())
    kept = []
    for each in candidates:
        material = materials.get(each.article.id)
        sides = _list_sides(material, each.sentence.span, served, gazetteer) if material is not None else []
        if not sides or not all(side and voice not in side for side in sides):
            kept.append((each, any(voice in side for side in sides)))
    if kept and kept[0][1] and sum(own for _, own in kept) >= _ENOUGH:
        return [each for each, own in kept if own]
    return [each for each, _ in kept] or list(candidates)


def _find_served(materials: Iterable[Material]) -> Mapping[ActorKey, frozenset[ActorKey]]:
    """Give the states whose people and bodies actors are, by their roles in any of the articles."""
    served: dict[ActorKey, frozenset[ActorKey]] = {}
    for material in materials:
        actors = material.analysis.actors
        for state in (actor.key for actor in actors if actor.kind == "state"):
            for each in find_own(material.article.text, actors, state):
                served[each] = served.get(each, frozenset()) | {state}
    return served


def _list_sides(
    material: Material, sentence: Span, served: Mapping[ActorKey, frozenset[ActorKey]], gazetteer: Gazetteer
) -> list[frozenset[ActorKey]]:
    """Give the states that each source of a sentence stands for, also of a quotation that goes on; none if unknown."""
    sides = []
    for each in material.analysis.attributions:
        if sentence.holds(each.source) or any(sentence.holds(span) for span in each.further):
            named = {found.key for found in gazetteer.scan(each.source.of(material.article.text))}
            known = served.get(each.actor, frozenset()) if each.actor is not None else frozenset[ActorKey]()
            sides.append(known or frozenset(key for key in named if key.startswith("state:")))
    return sides
