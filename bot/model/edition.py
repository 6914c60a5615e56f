"""Editions as they are planned and written: a briefing fixed for one scope, topic, form, zone, slot and window."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.model.article import Scope
from bot.model.briefing import Depth, EditionId
from bot.model.subscription import Slot


@dataclass(frozen=True, slots=True)
class EditionKey:
    """What makes an edition the same for two channels."""

    scope: Scope
    topic: str
    language: str
    depth: Depth
    time_zone: str
    slot: Slot
    window_start: datetime
    after: EditionId | None = None
    """What its channels were sent last before this slot: what is told as changed is so for whoever had that one."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A planned edition and how its writing stands; what was written is kept beside it, whole, once."""

    id: EditionId
    key: EditionKey
    words: str
    """What the topic book reads the topic from."""
    due: datetime
    """When the slot comes, and where its window ends."""
    state: Literal["planned", "written", "failed"] = "planned"
    attempts: int = 0
    reason: str | None = None


def make_edition_id(key: EditionKey) -> EditionId:
    """Name an edition by its key: whoever plans it twice plans the same one."""
    parts = [key.scope, key.topic, key.language, key.depth, key.time_zone, key.slot, key.window_start.isoformat()]
    parts += [key.after] if key.after is not None else []
    return EditionId("e" + hashlib.sha256("|".join(parts).encode()).hexdigest()[:16])
