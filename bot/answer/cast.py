"""Who speaks and acts in the articles from which an answer is chosen, and for which state: read once a question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.model.analysis import ActorKey, Attribution, Material, Span
from bot.model.article import ArticleId
from bot.text.belonging import list_homes


@dataclass(frozen=True, slots=True)
class Cast:
    """The articles of which it is known who speaks in them, and the states whose people and bodies actors are."""

    materials: Mapping[ArticleId, Material]
    served: Mapping[ActorKey, frozenset[ActorKey]]

    @classmethod
    def of(cls, materials: Mapping[ArticleId, Material]) -> "Cast":
        """Read whom each actor serves from all of the articles."""
        return cls(materials, _find_served(materials.values()))

    def list_sources(self, article: ArticleId, sentence: Span) -> list[Attribution]:
        """Give who speaks in a sentence, also in a quotation that goes on."""
        material = self.materials.get(article)
        return [
            each
            for each in (material.analysis.attributions if material is not None else ())
            if sentence.holds(each.source) or any(sentence.holds(span) for span in each.further)
        ]

    def list_served(self, states: frozenset[ActorKey], article: ArticleId, told: Span) -> list[Span]:
        """Give where persons of some states are named within a span, counted from its start."""
        material = self.materials.get(article)
        return [
            Span(mention.span.start - told.start, mention.span.end - told.start)
            for actor in (material.analysis.actors if material is not None else ())
            if actor.kind == "person" and states & self.served.get(actor.key, frozenset())
            for mention in actor.mentions
            if told.holds(mention.span)
        ]


NOBODY = Cast({}, {})


def _find_served(materials: Iterable[Material]) -> Mapping[ActorKey, frozenset[ActorKey]]:
    """Give the states that actors serve, by their roles in any of the articles."""
    served: dict[ActorKey, frozenset[ActorKey]] = {}
    for material in materials:
        actors = material.analysis.actors
        for state in (actor.key for actor in actors if actor.kind == "state"):
            served[state] = frozenset({state})
        for each, homes in list_homes(material.article.text, actors).items():
            served[each] = served.get(each, frozenset()) | homes
    return served
