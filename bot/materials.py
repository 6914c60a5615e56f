"""Articles whose analysis stays packed until somebody reads it: hundreds pass through the event loop for one briefing,
and only worker processes look into them."""

import zlib
from collections.abc import Callable
from typing import Any

from bot.documents import dump_json, load_json
from bot.model.analysis import Analysis, Material
from bot.model.article import Article


class PackedMaterial(Material):
    """A material as it is kept and as it travels; equal to the same one unpacked."""

    __slots__ = ("_read", "_version", "packed")
    packed: bytes
    _read: Analysis | None
    _version: int

    def __init__(self, article: Article, packed: bytes, version: int) -> None:
        for name, value in (("article", article), ("packed", packed), ("_version", version), ("_read", None)):
            object.__setattr__(self, name, value)

    @property
    def analysis(self) -> Analysis:
        """Unpack at the first look."""
        if self._read is None:
            object.__setattr__(self, "_read", load_json(Analysis, zlib.decompress(self.packed)))
        assert self._read is not None  # noqa: S101  set the line before
        return self._read

    @property
    def version(self) -> int:
        """Give the analyser's version without unpacking."""
        return self._version

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Material) and (self.article, self.analysis) == (other.article, other.analysis)

    def __hash__(self) -> int:
        return hash((self.article, self.analysis))

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return PackedMaterial, (self.article, self.packed, self._version)


def pack_material(material: Material) -> PackedMaterial:
    """Pack a material's analysis; one that is packed stays as it is."""
    if isinstance(material, PackedMaterial):
        return material
    return PackedMaterial(material.article, pack_value(material.analysis), material.version)


def pack_value(value: object) -> bytes:
    """Give an article or an analysis in few bytes."""
    return zlib.compress(dump_json(value).encode(), level=3)
