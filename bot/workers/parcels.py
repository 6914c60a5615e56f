"""Packs what goes to a worker process and comes back: every large value is a piece of its own, so that no step of it
holds up the event loop for more than a moment."""

import io
import pickle
from dataclasses import dataclass
from typing import Any

import anyio.lowlevel

from bot.model.analysis import Analysis, Material
from bot.model.article import Article, Entry

AT_A_TIME = 32_000
"""Bytes worked on in one go, a millisecond or two: to let others run after each small article takes longer than it."""
_LARGE = (Material, Analysis, Entry, Article)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A value without its large ones, and each of those, all of them pickled."""

    body: bytes
    pieces: tuple[bytes, ...]


class _Packer(pickle.Pickler):
    """Leaves the large values out, and remembers them."""

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.left_out: list[Any] = []

    def persistent_id(self, obj: Any) -> int | None:
        """Give a large value's number among the pieces; others are pickled where they stand."""
        if not isinstance(obj, _LARGE):
            return None
        self.left_out.append(obj)
        return len(self.left_out) - 1


class _Unpacker(pickle.Unpickler):
    """Puts the large values back in their places."""

    def __init__(self, body: bytes, pieces: list[Any]) -> None:
        super().__init__(io.BytesIO(body))
        self._pieces = pieces

    def persistent_load(self, pid: Any) -> Any:
        """Give the piece of that number."""
        return self._pieces[pid]


def pack(value: object) -> Parcel:
    """Pack in one go: for the worker's side."""
    body, large = _split(value)
    return Parcel(body, tuple(pickle.dumps(each, pickle.HIGHEST_PROTOCOL) for each in large))


def unpack(parcel: Parcel) -> Any:
    """Unpack in one go: for the worker's side."""
    return _Unpacker(parcel.body, [pickle.loads(each) for each in parcel.pieces]).load()  # noqa: S301  our own process


async def pack_gently(value: object) -> Parcel:
    """Pack a few pieces at a time, letting others run in between."""
    body, large = _split(value)
    pieces: list[bytes] = []
    held = 0
    for each in large:
        pieces.append(pickle.dumps(each, pickle.HIGHEST_PROTOCOL))
        held = await _let_run(held + len(pieces[-1]))
    return Parcel(body, tuple(pieces))


async def unpack_gently(parcel: Parcel) -> Any:
    """Unpack a few pieces at a time, letting others run in between."""
    pieces: list[Any] = []
    held = 0
    for each in parcel.pieces:
        pieces.append(pickle.loads(each))  # noqa: S301  our own process packed it
        held = await _let_run(held + len(each))
    return _Unpacker(parcel.body, pieces).load()


async def _let_run(held: int) -> int:
    """Let others run when so many bytes were worked on since they last did; gives how many are since then."""
    if held < AT_A_TIME:
        return held
    await anyio.lowlevel.checkpoint()
    return 0


def _split(value: object) -> tuple[bytes, list[Any]]:
    file = io.BytesIO()
    packer = _Packer(file)
    packer.dump(value)
    return file.getvalue(), packer.left_out
