"""How a rendered message travels: as Components V2 or, where a place refuses those, as an embed; and how it carries
the key by which it is found again."""

import hashlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import discord
from discord import ui

from bot.model.message import Part
from bot.platforms.discord.rendering import Components, as_embed

R = TypeVar("R")

INVALID_FORM = 50035
KEYED = "https://discord.com/#"
"""What the address of an embed begins with that carries a key: an embed without a title shows no address, and
Discord keeps it."""


_LEAST_MARK = 1 << 30
"""Discord numbers components from 1 on, so that none of its own is as high."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a message carries of its key: the ids of its first two components, or the address of its embed."""

    outer: int = 0
    inner: int = 0
    address: str | None = None


class Layout(ui.LayoutView):
    """Components that were rendered already; the library only carries them."""

    def __init__(self, components: Components) -> None:
        super().__init__(timeout=None)
        self._rendered = components

    def to_components(self) -> Components:
        """Give the components as they are."""
        return self._rendered

    def has_components_v2(self) -> bool:
        """Tell the library to set the flag."""
        return True

    def is_dispatchable(self) -> bool:
        """Buttons are found by their custom id, not by this view, which is forgotten at once."""
        return False


class Plain(ui.View):
    """A row of buttons that was rendered already, under an embed."""

    def __init__(self, components: Components) -> None:
        super().__init__(timeout=None)
        self._rendered = components

    def to_components(self) -> Components:
        """Give the components as they are."""
        return self._rendered

    def is_dispatchable(self) -> bool:
        """Buttons are found by their custom id."""
        return False


class Carrier:
    """Carries messages to one place, and remembers whether it refuses Components V2."""

    def __init__(self, *, plain: bool = False) -> None:
        self._plain = plain

    async def carry(
        self, send: Callable[..., Awaitable[R]], components: Sequence[Any], marks: "Marks | None" = None
    ) -> R:
        """Call `send` with `view`, or with `view` and `embed` once those components were refused; marked."""
        inner = list(components)
        if not self._plain:
            try:
                return await send(view=Layout(mark(inner, marks) if marks and marks.outer else inner))
            except discord.HTTPException as error:
                if not _refuses_components(error):
                    raise
        sent = await send(**_make_embed(inner, marks))
        self._plain = True
        return sent


def components_of(part: Part) -> Components:
    """Give what a part shows."""
    return list(part.payload["components"])


def make_nonce(key: str) -> str:
    """Give a key's nonce: 25 characters at most are allowed."""
    return hashlib.sha256(key.encode()).hexdigest()[:24]


def make_marks(key: str) -> Marks:
    """Give a key's marks."""
    digest = hashlib.sha256(f"mark {key}".encode()).digest()
    first, second = (int.from_bytes(digest[at : at + 4], "big") % _LEAST_MARK + _LEAST_MARK for at in (0, 4))
    return Marks(first, second if first != second else second - 1, KEYED + make_nonce(key))


def marks_of(message: discord.Message) -> Marks:
    """Give the marks that a message carries, so that it can be edited and still be found."""
    numbers = [getattr(each, "id", None) or 0 for top in message.components[:1] for each in (top, *_inner(top)[:1])]
    marks = [each for each in numbers if each >= _LEAST_MARK]
    address = next((each.url for each in message.embeds if (each.url or "").startswith(KEYED)), None)
    return Marks(marks[0], marks[1], address) if len(marks) == 2 else Marks(address=address)


def mark(components: Components, marks: Marks) -> Components:
    """Give the components with the marks as the ids of the outermost one and the first in it."""
    outer, inner = marks.outer, marks.inner
    first, *rest = components
    nested = [{**each, "id": inner} if index == 0 else each for index, each in enumerate(first.get("components", []))]
    return [{**first, "id": outer, **({"components": nested} if nested else {})}, *rest]


def carries(message: discord.Message, key: str) -> bool:
    """Say whether a message of ours has the key's marks, as an embed its address, or the key's nonce."""
    wanted, carried = make_marks(key), marks_of(message)
    marked = (carried.outer, carried.inner) == (wanted.outer, wanted.inner) or carried.address == wanted.address
    return marked or message.nonce == make_nonce(key)


def _make_embed(components: Components, marks: Marks | None) -> dict[str, Any]:
    plain = as_embed({"components": components})
    embed = discord.Embed.from_dict(plain["embeds"][0])
    embed.url = marks.address if marks else None
    return {"embed": embed, "view": Plain(plain["components"])}


def _refuses_components(error: discord.HTTPException) -> bool:
    return error.code == INVALID_FORM and "flags" in error.text.lower()


def _inner(component: Any) -> list[Any]:
    return list(getattr(component, "children", ()))
