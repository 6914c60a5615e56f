"""Takes a body in pieces and bounds it, as it came over the wire and unpacked."""

import zlib
from collections.abc import Iterator
from typing import Any, Protocol

import brotli
import zstandard

from bot.model.errors import FetchError

ACCEPTED = "gzip, deflate, br, zstd"
_LARGEST_WINDOW = 8 * 1024 * 1024
"""What a server may make us hold for zstd (RFC 9659)."""
_ZSTD_PIECE = 64
"""Bytes packed that are unpacked at once: even a bomb makes no more than 2 MB of them."""
_BROKEN = (zlib.error, brotli.error, zstandard.ZstdError)


class Body:
    """Collects one body; refuses it as soon as it is over the limit or cannot be unpacked."""

    def __init__(self, address: str, encoding: str, most_bytes: int) -> None:
        self._address = address
        self._most = most_bytes
        self._received = 0
        self._plain = bytearray()
        self._packing = encoding.strip().lower()
        if self._packing not in {"", "identity"} and self._packing not in _UNPACKERS:
            raise FetchError(f"{address} is packed as {self._packing[:40]!r}, which we do not read.", code="encoding")
        self._unpacker = _UNPACKERS[self._packing]() if self._packing in _UNPACKERS else None

    def add(self, piece: bytes) -> None:
        """Take the next piece; raises FetchError `too_large` or `encoding`."""
        self._received += len(piece)
        if self._received > self._most:
            raise self._too_large()
        if self._unpacker is None:
            self._plain += piece
            return
        try:
            for plain in self._unpacker.unpack(piece, self._most + 1):
                self._plain += plain
                if len(self._plain) > self._most:
                    raise self._too_large()
        except _BROKEN:
            raise self._broken() from None

    def finish(self) -> bytes:
        """Give the whole body; raises FetchError `encoding` when its packing ends too early."""
        if self._unpacker is not None and not self._unpacker.ended:
            raise self._broken()
        return bytes(self._plain)

    def _too_large(self) -> FetchError:
        return FetchError(f"{self._address} is larger than {self._most:,} bytes, so it is not read.", code="too_large")

    def _broken(self) -> FetchError:
        return FetchError(f"{self._address} says it is {self._packing}, but cannot be unpacked.", code="encoding")


class _Unpacker(Protocol):
    """Undoes one packing, giving a little at a time, so that who asks can stop."""

    @property
    def ended(self) -> bool:
        """Whether what came so far is complete."""

    def unpack(self, piece: bytes, most: int) -> Iterator[bytes]:
        """Give what a piece holds, at most about `most` bytes at once."""


class _Gzip:
    """One gzip member after the other; what follows the last and is none is padding."""

    def __init__(self) -> None:
        self._inflater = zlib.decompressobj(wbits=31)

    @property
    def ended(self) -> bool:
        return self._inflater.eof

    def unpack(self, piece: bytes, most: int) -> Iterator[bytes]:
        while piece:
            yield self._inflater.decompress(piece, most)
            if not self._inflater.eof:
                return
            piece = self._inflater.unused_data
            if not piece.startswith(b"\x1f\x8b"):
                return
            self._inflater = zlib.decompressobj(wbits=31)


class _Deflate:
    """Servers send `deflate` with the zlib header and without."""

    def __init__(self) -> None:
        self._inflater: zlib._Decompress | None = None

    @property
    def ended(self) -> bool:
        return self._inflater is None or self._inflater.eof

    def unpack(self, piece: bytes, most: int) -> Iterator[bytes]:
        if self._inflater is None:
            self._inflater = zlib.decompressobj(wbits=15 if piece[:1] and piece[0] & 0x0F == 8 else -15)
        yield self._inflater.decompress(piece, most)


class _Brotli:
    def __init__(self) -> None:
        self._decompressor = brotli.Decompressor()

    @property
    def ended(self) -> bool:
        return bool(self._decompressor.is_finished())

    def unpack(self, piece: bytes, most: int) -> Iterator[bytes]:
        yield self._decompressor.process(piece, output_buffer_limit=most)
        while not self._decompressor.can_accept_more_data():
            yield self._decompressor.process(b"", output_buffer_limit=most)


class _Zstd:
    """One frame after the other."""

    def __init__(self) -> None:
        self._decompressor = self._start()

    @staticmethod
    def _start() -> Any:
        return zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW).decompressobj()

    @property
    def ended(self) -> bool:
        return bool(self._decompressor.eof)

    def unpack(self, piece: bytes, most: int) -> Iterator[bytes]:
        step = min(_ZSTD_PIECE, most)
        for start in range(0, len(piece), step):
            rest = piece[start : start + step]
            while rest:
                if self._decompressor.eof:
                    self._decompressor = self._start()
                yield self._decompressor.decompress(rest)
                rest = self._decompressor.unused_data if self._decompressor.eof else b""


_UNPACKERS: dict[str, type[_Unpacker]] = {
    "gzip": _Gzip, "x-gzip": _Gzip, "deflate": _Deflate, "br": _Brotli, "zstd": _Zstd,
}  # fmt: skip
