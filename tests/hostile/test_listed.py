"""Every hostile case stands in the README beside this file, and nothing else does."""

import importlib
import pkgutil
from pathlib import Path

import tests.hostile

LIST = Path(__file__).parent / "README.md"
LEAST = 120
INTRODUCTION = """# Hostile input

Members add feeds, so every address and every byte is a stranger's. Each case below ends in a coded result within its
limits of time and size, and costs no other source anything. The list is written by `python -m tests.hostile` from
the tests themselves, and a test compares the two.
"""


def list_cases() -> dict[str, list[str]]:
    """Give the names of all cases by the heading of their group."""
    found: dict[str, list[str]] = {}
    for each in sorted(pkgutil.iter_modules(tests.hostile.__path__), key=lambda module: module.name):
        if each.name.startswith("test_") and each.name != "test_listed":
            module = importlib.import_module(f"tests.hostile.{each.name}")
            found |= {heading: list(cases) for heading, cases in getattr(module, "CASES", {}).items()}
    return found


def write_list() -> str:
    """Give the README."""
    cases = list_cases()
    total = sum(map(len, cases.values()))
    parts = [INTRODUCTION, f"{total} cases.\n"]
    for heading, names in cases.items():
        parts.append(f"## {heading}\n\n" + "".join(f"- {name}\n" for name in names))
    return "\n".join(parts)


def test_the_readme_lists_every_case() -> None:
    assert LIST.read_text(encoding="utf-8") == write_list()


def test_there_are_enough_of_them_and_each_name_is_used_once() -> None:
    names = [name for cases in list_cases().values() for name in cases]
    assert len(names) == len(set(names)) >= LEAST
