"""Keeps chains of stories in order of time: a story follows one that began before it."""

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.model.story import StoryId, Strand

_LONGEST = 1_000
"""Links that a chain is followed through."""


def keep_in_order(known: Mapping[StoryId, Strand], changed: Mapping[StoryId, Strand]) -> dict[StoryId, Strand]:
    """Give the changed links of chains, and with them those that turn because of the change.

    What followed a story that went into another follows that one. A story that began before the one it follows takes
    its place in the chain by its date. A story that is not known is of earlier days than all that are.
    """
    made = dict(changed)
    strands: ChainMap[StoryId, Strand] = ChainMap(made, known)  # type: ignore[arg-type]  # only the first is written
    moved = {name for name, strand in made.items() if name in known and _turns_others(known[name], strand)}
    behind = [name for name, strand in known.items() if strand.follows in moved] if moved else []
    affected = [strands[name] for name in dict.fromkeys((*made, *behind))]
    for strand in sorted((each for each in affected if each.merged_into is None), key=_began):
        _put_in_order(strands, strand.id)
    return made


def _turns_others(before: Strand, now: Strand) -> bool:
    """Say whether what follows a story has to be looked at."""
    return now.merged_into is not None or now.first > before.first


def _put_in_order(strands: ChainMap[StoryId, Strand], name: StoryId) -> None:
    """Let a story follow the nearest of its chain that began before it, and the next one of the chain follow it."""
    strand = strands[name]
    after: StoryId | None = None
    before = _resolve(strands, strand.follows)
    for _ in range(_LONGEST):
        if before is None or before not in strands or _began(strands[before]) < _began(strand):
            break
        after = after if before == name else before
        before = _resolve(strands, strands[before].follows)
    else:
        before = None
    if before != strand.follows:
        strands[name] = replace(strand, follows=before)
    if after is not None:
        strands[after] = replace(strands[after], follows=name)


def _resolve(strands: Mapping[StoryId, Strand], name: StoryId | None) -> StoryId | None:
    """Give the story, or the one it went into."""
    for _ in range(_LONGEST):
        if name is None or name not in strands or strands[name].merged_into is None:
            break
        name = strands[name].merged_into
    return name


def _began(strand: Strand) -> tuple[datetime, StoryId]:
    return strand.first, strand.id
