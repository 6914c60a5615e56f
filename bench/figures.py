"""One measured figure: its values in one run, their median and spread, and whether the target was met."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, how often, and what it should be; `most` and `least` are the target."""

    name: str
    unit: str
    values: tuple[float, ...]
    most: float | None = None
    least: float | None = None

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def met(self) -> bool:
        return (self.most is None or self.median <= self.most) and (self.least is None or self.median >= self.least)


def show(figures: Sequence[Figure]) -> str:
    """Give the figures as rows of a Markdown table."""
    return "\n".join(_row(figure) for figure in figures)


def _row(figure: Figure) -> str:
    spread = f"{min(figure.values):.3g}–{max(figure.values):.3g}" if len(figure.values) > 1 else "one run"
    target = f"≤ {figure.most:g}" if figure.most is not None else f"≥ {figure.least:g}" if figure.least else "none"
    verdict = "met" if figure.met else "missed"
    return f"| {figure.name} | {figure.median:.3g} {figure.unit} | {spread} | {target} | {verdict} |"
