"""Every setting that is read stands in .env.example and in the README's table, and nothing else does."""

import importlib
import re
from pathlib import Path

import grimp

from bot.settings import Section

ROOT = Path(__file__).parents[2]


def list_variables() -> set[str]:
    """The variables of every section that a command, the app or one of its platforms can load."""
    graph = grimp.build_graph("bot")
    begun = {"bot.app", *graph.find_descendants("bot.cli"), *graph.find_descendants("bot.platforms")}
    reached = begun.union(*(graph.find_upstream_modules(each) for each in begun))
    for name in reached:
        importlib.import_module(name)
    sections = [each for each in Section.__subclasses__() if each.__module__ in reached]
    return {field.alias for section in sections for field in section.model_fields.values() if field.alias}


def test_the_example_file_lists_every_setting() -> None:
    listed = re.findall(r"^#?([A-Z][A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert len(listed) == len(set(listed))
    assert set(listed) == list_variables()


def test_the_readme_lists_every_setting() -> None:
    rows = re.findall(r"^\| (`[A-Z_]+`[^|]*)\|", (ROOT / "README.md").read_text(), re.MULTILINE)
    listed = [name for row in rows for name in re.findall(r"`([A-Z_]+)`", row)]
    assert len(listed) == len(set(listed))
    assert set(listed) == list_variables()
