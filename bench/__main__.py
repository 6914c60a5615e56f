"""Runs one measurement by name and prints one JSON object: `python -m bench NAME [--data PATH] [--part PART]`.

A measurement is a module here with `measure(data: Path | None) -> Measurement`; one that reads a data set says so with
`NEEDS_DATA = True`, one that may be given an embedding model (`--vectors`) with `TAKES_VECTORS = True`, one whose
parts can be measured alone names them in `PARTS`. Without a name they are listed; `all` runs those that need no data
set, one object a line."""

import argparse
import ast
import importlib
import json
import os
import pkgutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import bench
from bench.figures import MissingSetError, make_document
from bot.model.errors import AttacheError, UsageError


def list_measurements() -> dict[str, str]:
    """Give the names with what each measures, importing none."""
    found = {}
    for each in pkgutil.iter_modules(bench.__path__):
        tree = ast.parse((Path(bench.__path__[0]) / f"{each.name}.py").read_text(encoding="utf-8"))
        if any(isinstance(node, ast.FunctionDef) and node.name == "measure" for node in tree.body):
            found[each.name] = (ast.get_docstring(tree) or "").partition("\n")[0]
    return found


def run(name: str, data: Path | None, part: str | None = None, vectors: Path | None = None) -> None:
    """Measure and print; raises MissingSetError or AttacheError."""
    started = time.perf_counter()
    with _logging_to_stderr():
        module = importlib.import_module(f"bench.{name}")
        parts = getattr(module, "PARTS", {})
        if part is not None and part not in parts:
            raise UsageError(f"{name} has no part {part!r}; it has {', '.join(parts) or 'none'}.")
        if vectors is not None and not getattr(module, "TAKES_VECTORS", False):
            raise UsageError(f"{name} uses no vectors; leave --vectors out.")
        more = {} if vectors is None else {"vectors": vectors}
        found = module.measure(data, **more) if part is None else parts[part](data)
    print(json.dumps(make_document(name, found, time.perf_counter() - started)), flush=True)


@contextmanager
def _logging_to_stderr() -> Iterator[None]:
    """Let whatever is logged meanwhile, in its processes too, go to stderr: stdout is one JSON object."""
    sys.stdout.flush()
    stdout = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        sys.stdout.flush()
        os.dup2(stdout, 1)
        os.close(stdout)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("python -m bench", description="Measure speed and quality; one JSON object each.")
    parser.add_argument("name", nargs="?", help="a measurement, or: all")
    parser.add_argument("--data", type=Path, help="the folder of the data sets, one set's folder, or one file")
    parser.add_argument("--part", help="one part alone of a measurement that has several")
    parser.add_argument("--vectors", type=Path, help="the folder of an embedding model, where vectors are measured too")
    given = parser.parse_args(arguments)
    known = list_measurements()
    if given.name is None:
        print("\n".join(f"{name:<20}{about}" for name, about in known.items()))
        return 0
    if given.name not in {*known, "all"}:
        print(f"bench: There is no measurement {given.name!r}; there are {', '.join(known)}.", file=sys.stderr)
        return 2
    names = [given.name] if given.name != "all" else [name for name in known if not _needs_data(name)]
    try:
        for name in names:
            run(name, given.data, given.part, given.vectors)
    except (MissingSetError, AttacheError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return getattr(error, "exit_code", 1)
    return 0


def _needs_data(name: str) -> bool:
    return bool(getattr(importlib.import_module(f"bench.{name}"), "NEEDS_DATA", False))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
