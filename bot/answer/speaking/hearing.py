"""Hears for whom those who speak in some articles speak: a state, a body, or a company with its director."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from bot.answer.asked.terms import Term
from bot.answer.speaking.cast import Cast
from bot.answer.speaking.owning import Voice, is_own, speaks_for_nobody
from bot.answer.speaking.serving import list_holding_office
from bot.model.analysis import ActorKey, Attribution, Material


class Hearing:
    """Knows for whom the persons of some articles speak, by what any of these says of them."""

    def __init__(self, cast: Cast, sides: Sequence[Term]) -> None:
        materials = cast.materials.values()
        unlisted = [side for side in sides if side.actor is None]
        self._for = {
            side: {name for each in materials for name in list_holding_office(each, side.name)} for side in unlisted
        }
        self._cast = cast
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
        if speaks_for_nobody(words) or (role is not None and speaks_for_nobody(role.of(text))):
            return False
        if side.actor is None:
            if words.split() and words.split()[-1] in self._for[side]:
                return True
            voice = Voice(None, None, (side,))
        else:
            voice = Voice(side.actor, None)
        return bool(is_own(voice, replace(each, actor=actor), material, self._cast))
