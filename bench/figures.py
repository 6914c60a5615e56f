"""What a measurement gives: its figures, how many items they were taken over, and where its data set stands."""

import statistics
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


class MissingSetError(Exception):
    """The data set is not where `--data` points; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number under its JSON key, which ends in the unit (`help_seconds`, `peak_megabytes`) or names a
    metric (`f1`); `most` or `least` is the target. Measured several times, it shows its median and spread."""

    key: str
    values: tuple[float, ...]
    most: float | None = None
    least: float | None = None

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def met(self) -> bool:
        return (self.most is None or self.median <= self.most) and (self.least is None or self.median >= self.least)

    @property
    def target(self) -> str | None:
        if self.most is None and self.least is None:
            return None
        return f"<= {self.most:g}" if self.most is not None else f">= {self.least:g}"


@dataclass(frozen=True, slots=True)
class Measurement:
    """What one measurement gives; `items` is what its figures were taken over, `details` are further keys."""

    items: int
    figures: tuple[Figure, ...]
    details: Mapping[str, Any] = field(default_factory=dict)


def make_document(name: str, found: Measurement, seconds: float) -> dict[str, Any]:
    """Give the JSON object of a measurement: every figure under its key, spread, targets, misses."""
    repeated = [figure for figure in found.figures if len(figure.values) > 1]
    return {
        "bench": name,
        **{figure.key: _rounded(figure.median) for figure in found.figures},
        **found.details,
        "items": found.items,
        "seconds": round(seconds, 2),
        "spread": {figure.key: [_rounded(min(figure.values)), _rounded(max(figure.values))] for figure in repeated},
        "targets": {figure.key: figure.target for figure in found.figures if figure.target},
        "missed": [figure.key for figure in found.figures if not figure.met],
    }


def _rounded(value: float) -> float:
    """Four significant digits, and counts whole."""
    return int(value) if float(value).is_integer() else float(f"{value:.4g}")


def find_set(data: Path | None, folder: str, pattern: str = "*") -> list[Path]:
    """Give the files of a data set, sorted: `data` is the folder of all sets, the set's own folder, or one file.

    Raises MissingSetError.
    """
    if data is None:
        raise MissingSetError(f"This measures over the set {folder}/{pattern}; say where it stands with --data PATH.")
    if data.is_file():
        return [data]
    found = sorted((data / folder).glob(pattern)) or sorted(data.glob(pattern))
    if not found:
        raise MissingSetError(f"There is no {folder}/{pattern} in {data}; point --data at the folder that holds it.")
    return found
