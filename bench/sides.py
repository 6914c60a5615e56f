"""How well a position is held to who speaks: honest sides kept, and sides exchanged for another actor refused."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figure, Measurement
from bench.sets import iter_linked
from bot.model.analysis import ActorKey, Attribution, Material
from bot.model.briefing import Claim
from bot.summarize.dossier import Numbered
from bot.summarize.sides import is_said_by
from bot.text.analysis import analyse
from bot.text.belonging import list_homes
from bot.text.gazetteer import load_gazetteer
from tests.factories import make_article
from tests.seeds import list_seed_materials

_NAMELESS = frozenset("he she they it".split())


@dataclass
class Tally:
    """Sides that were tried, and those that were let through."""

    tried: int = 0
    shown: int = 0


def iter_materials(data: Path | None) -> Iterator[Material]:
    """The dispatches, and with a folder of data sets the linked articles too."""
    yield from list_seed_materials()
    if data is not None:
        for each in iter_linked(data):
            article = make_article(each.text, url=f"https://news.example/{each.url}")
            yield Material(article, analyse(article))


def iter_sides(material: Material) -> Iterator[tuple[str, Claim, Numbered, bool]]:
    """Each statement whose speaker its sentence names: under the speaker and those it speaks for, as it should stand,
    and under every other actor that the sentence names."""
    text, analysis = material.article.text, material.analysis
    homes = list_homes(text, analysis.actors)
    for each in analysis.attributions:
        if each.actor is None or not _is_named(each, material):
            continue
        passage = Numbered(1, material, analysis.sentences[each.sentence].span, 0)
        claim = Claim(" ".join(passage.words.split()), "copied")
        said = Claim(" ".join(each.content.of(text).split()), "copied")
        own = {each.actor, *homes.get(each.actor, ())}
        for label in {_name(material, key) for key in own}:
            yield label, claim, passage, True
        for actor in analysis.actors:
            apart = actor.key not in own and not own & set(homes.get(actor.key, ()))
            if apart and any(passage.span.holds(mention.span) for mention in actor.mentions):
                yield actor.name, said, passage, False


def _is_named(each: Attribution, material: Material) -> bool:
    """Say whether the words for the speaker name it, so that a reader of the sentence knows who speaks."""
    named = next(actor for actor in material.analysis.actors if actor.key == each.actor)
    words = each.source.of(material.article.text)
    return words.casefold() not in _NAMELESS and any(each.source.holds(mention.span) for mention in named.mentions)


def _name(material: Material, key: ActorKey) -> str:
    named = next((actor.name for actor in material.analysis.actors if actor.key == key), None)
    return named or load_gazetteer().name_of(key)


def measure(data: Path | None) -> Measurement:
    honest, exchanged = Tally(), Tally()
    for material in iter_materials(data):
        for label, claim, passage, right in iter_sides(material):
            tally = honest if right else exchanged
            tally.tried += 1
            tally.shown += is_said_by(label, claim, [passage])
    return Measurement(
        items=honest.tried + exchanged.tried,
        figures=(
            Figure("honest_kept", (honest.shown / honest.tried,)),
            Figure("exchanged_refused", (1 - exchanged.shown / exchanged.tried,), least=0.95),
        ),
        details={"honest": honest.tried, "exchanged": exchanged.tried},
    )
