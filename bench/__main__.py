"""Runs measurements by name: `python -m bench startup briefing`; without a name, it lists them."""

import importlib
import pkgutil
import sys

import bench
from bench.figures import Figure, show

_NO_MEASUREMENT = {"__main__", "figures", "processes"}


def main() -> int:
    names = [each.name for each in pkgutil.iter_modules(bench.__path__) if each.name not in _NO_MEASUREMENT]
    wanted = names if sys.argv[1:] == ["all"] else sys.argv[1:]
    if not wanted or not set(wanted) <= set(names):
        print(f"Usage: python -m bench all | {' | '.join(names)}")
        return 2
    missed = False
    print("| figure | median | spread | target | |\n|---|---|---|---|---|")
    for name in wanted:
        figures: list[Figure] = importlib.import_module(f"bench.{name}").measure()
        print(show(figures), flush=True)
        missed = missed or not all(figure.met for figure in figures)
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
