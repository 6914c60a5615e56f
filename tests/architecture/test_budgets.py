"""The budgets of size and form that keep every file readable in one sitting."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BOT = sorted((ROOT / "bot").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(paths: list[Path]) -> Iterator[tuple[Path, Function]]:
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield path, node


def length(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def place(path: Path, node: Function) -> str:
    return f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"


def test_no_function_is_longer_than_60_lines() -> None:
    long = [f"{place(path, node)}: {length(node)}" for path, node in functions(BOT) if length(node) > 60]
    assert long == []


def test_19_of_20_functions_have_at_most_35_lines() -> None:
    lengths = sorted(length(node) for _, node in functions(BOT))
    assert lengths[int(len(lengths) * 0.95)] <= 35


def test_no_file_is_longer_than_400_lines() -> None:
    counts = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in BOT}
    assert {name: count for name, count in counts.items() if count > 400} == {}


def test_no_function_takes_more_than_6_parameters() -> None:
    wide = []
    for path, node in functions(BOT):
        names = [each.arg for each in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
        if len([name for name in names if name not in {"self", "cls"}]) > 6:
            wide.append(place(path, node))
    assert wide == []


def test_no_global_statement() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in BOT
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Global)
    ]
    assert found == []


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
    silent = [
        str(path.relative_to(ROOT))
        for path in BOT
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_no_file_is_a_drawer() -> None:
    drawers = {"utils", "helpers", "common", "manager", "misc"}
    assert [str(path) for path in (*BOT, *TESTS) if drawers & set(path.stem.split("_"))] == []
