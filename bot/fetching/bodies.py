"""Takes a body in pieces and bounds it, as it came over the wire and unpacked."""

import zlib

from bot.model.errors import FetchError

ACCEPTED = "gzip, deflate"


class Body:
    """Collects one body; refuses it as soon as it is over the limit or cannot be unpacked."""

    def __init__(self, address: str, encoding: str, most_bytes: int) -> None:
        self._address = address
        self._most = most_bytes
        self._received = 0
        self._plain = bytearray()
        self._packing = encoding.strip().lower()
        if self._packing not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise FetchError(f"{address} is packed as {self._packing[:40]!r}, which we do not read.", code="encoding")
        self._inflater = self._make_inflater(b"") if "gzip" in self._packing else None

    def add(self, piece: bytes) -> None:
        """Take the next piece; raises FetchError `too_large` or `encoding`."""
        self._received += len(piece)
        if self._received > self._most:
            raise self._too_large()
        if self._packing in {"", "identity"}:
            self._plain += piece
            return
        try:
            self._inflate(piece)
        except zlib.error:
            raise self._broken() from None

    def finish(self) -> bytes:
        """Give the whole body; raises FetchError `encoding` when its packing ends too early."""
        if self._inflater is not None and not self._inflater.eof:
            raise self._broken()
        return bytes(self._plain)

    def _inflate(self, piece: bytes) -> None:
        while piece:
            if self._inflater is None:
                self._inflater = self._make_inflater(piece)
            self._plain += self._inflater.decompress(piece, self._most - len(self._plain) + 1)
            if len(self._plain) > self._most:
                raise self._too_large()
            if not self._inflater.eof:
                return
            piece = self._inflater.unused_data
            if not piece.startswith(b"\x1f\x8b"):  # only another gzip member counts; padding does not
                return
            self._inflater = self._make_inflater(piece)

    def _make_inflater(self, start: bytes) -> "zlib._Decompress":
        """Servers send `deflate` with the zlib header and without."""
        if "gzip" in self._packing:
            return zlib.decompressobj(wbits=31)
        return zlib.decompressobj(wbits=15 if start[:1] and start[0] & 0x0F == 8 else -15)

    def _too_large(self) -> FetchError:
        return FetchError(f"{self._address} is larger than {self._most:,} bytes, so it is not read.", code="too_large")

    def _broken(self) -> FetchError:
        return FetchError(f"{self._address} says it is {self._packing}, but cannot be unpacked.", code="encoding")
