"""The budgets of size and form that keep every file readable in one sitting."""

import ast
import functools
import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BOT = sorted((ROOT / "bot").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Read:
    """What is asked of a file."""

    place: str
    described: bool
    long: tuple[tuple[str, int], ...]
    """Each function with its lines."""
    wide: tuple[tuple[str, int], ...]
    """Each function with its parameters."""
    globals: int


@functools.cache
def read_all() -> tuple[Read, ...]:
    return tuple(read(path) for path in BOT)


def read(path: Path) -> Read:
    tree, place = ast.parse(path.read_text(encoding="utf-8")), str(path.relative_to(ROOT))
    nodes = list(ast.walk(tree))
    functions = {f"{place}:{each.lineno} {each.name}": each for each in nodes if isinstance(each, Function)}
    return Read(
        place,
        bool(ast.get_docstring(tree)),
        tuple((name, (each.end_lineno or each.lineno) - each.lineno + 1) for name, each in functions.items()),
        tuple((name, count_parameters(each)) for name, each in functions.items()),
        sum(isinstance(each, ast.Global) for each in nodes),
    )


def count_parameters(node: Function) -> int:
    names = [each.arg for each in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    return len([name for name in names if name not in {"self", "cls"}])


def test_no_function_is_longer_than_60_lines() -> None:
    assert [f"{name}: {lines}" for each in read_all() for name, lines in each.long if lines > 60] == []


def test_19_of_20_functions_have_at_most_35_lines() -> None:
    lengths = sorted(lines for each in read_all() for _, lines in each.long)
    assert lengths[int(len(lengths) * 0.95)] <= 35


def test_no_file_is_longer_than_400_lines() -> None:
    counts = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in BOT}
    assert {name: count for name, count in counts.items() if count > 400} == {}


def test_no_function_takes_more_than_6_parameters() -> None:
    assert [name for each in read_all() for name, count in each.wide if count > 6] == []


def test_no_global_statement() -> None:
    assert [each.place for each in read_all() if each.globals] == []


def test_only_settings_reads_the_environment() -> None:
    readers = [
        str(path.relative_to(ROOT))
        for path in BOT
        if re.search(r"os\.environ|os\.getenv|from os import.*environ", path.read_text(encoding="utf-8"))
    ]
    assert readers == ["bot/settings.py"]


def test_fakes_instead_of_mocks() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in TESTS if path != Path(__file__))
    tests = len(re.findall(r"def test_", text))
    mocks = len(re.findall(r"\b(?:Magic|Async)?Mock\(|\bpatch\(|mocker\.", text))
    assert mocks / tests < 0.05


def test_every_folder_says_what_it_is_for() -> None:
    assert [each.place for each in read_all() if not each.described] == []


def test_no_file_is_a_drawer() -> None:
    drawers = {"utils", "helpers", "common", "manager", "misc"}
    assert [str(path) for path in (*BOT, *TESTS) if drawers & set(path.stem.split("_"))] == []


def test_the_design_names_every_file_of_the_two_folders_with_the_most() -> None:
    design = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    rooms = sorted(each.parent.name for each in (ROOT / "bot" / "answer").glob("*/__init__.py"))
    assert {each.name for each in (ROOT / "bot" / "answer").glob("*.py")} == {"__init__.py"}
    for folder in (*(f"answer/{each}" for each in rooms), "summarize"):
        table = design.partition(f"**bot/{folder}**")[2].partition("**bot/")[0].partition("\n## ")[0]
        files = {each.stem for each in (ROOT / "bot" / folder).glob("*.py")} - {"__init__"}
        named = {name for row in table.splitlines() if row.startswith("|") for name in re.findall(r"`(\w+)`", row)}
        assert files == named, f"docs/design.md does not tell of bot/{folder} as it stands"
