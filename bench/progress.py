"""Tells on stderr how far a measurement is, so that one that runs for minutes is seen to run."""

import sys
import time

EVERY_SECONDS = 15.0


class Progress:
    """One line now and then, with the seconds since the beginning."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._began = self._told = time.monotonic()

    def tell(self, words: str) -> None:
        """Say it at once."""
        self._told = time.monotonic()
        print(f"{self._name} {self._told - self._began:6.0f} s: {words}", file=sys.stderr, flush=True)

    def tell_sometimes(self, words: str) -> None:
        """Say it unless something was said a moment ago."""
        if time.monotonic() - self._told >= EVERY_SECONDS:
            self.tell(words)
