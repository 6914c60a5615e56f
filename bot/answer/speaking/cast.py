"""Who speaks and acts in the articles from which an answer is chosen, and for whom: read once a question."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.answer.speaking.serving import list_called, list_served
from bot.model.analysis import ActorKey, Attribution, Material, Span
from bot.model.article import ArticleId


@dataclass(frozen=True, slots=True)
class Cast:
    """The articles of which it is known who speaks in them, and the states and bodies for which actors speak."""

    materials: Mapping[ArticleId, Material]
    served: Mapping[ActorKey, frozenset[ActorKey]]
    called: Mapping[ActorKey, str]
    """The words by which the articles call persons: `NATO's secretary general; the alliance's chief, Ana Ruiz`."""

    @classmethod
    def of(cls, materials: Mapping[ArticleId, Material]) -> "Cast":
        """Read whom each actor serves from all of the articles."""
        known = list(materials.values())
        return cls(materials, list_served(known), list_called(known))

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


NOBODY = Cast({}, {}, {})
