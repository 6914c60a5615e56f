"""Prompts are checked when they are loaded, and filled without reading what they are filled with."""

import shutil
from pathlib import Path

import pytest

from bot.model.errors import ConfigurationError
from bot.prompts import VARIABLES, load_prompts
from bot.settings import shipped


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped("prompts"), tmp_path / "prompts"))


def test_every_shipped_prompt_loads_and_has_a_version() -> None:
    prompts = load_prompts(shipped("prompts"))
    assert set(prompts) == set(VARIABLES)
    assert len({prompt.version for prompt in prompts.values()}) == len(prompts)


def test_a_changed_prompt_has_another_version(folder: Path) -> None:
    before = load_prompts(folder)["answer"].version
    (folder / "answer.md").write_text((folder / "answer.md").read_text() + "Be brief.\n")
    assert load_prompts(folder)["answer"].version != before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{material}", "the material", "lacks variable {material}"),
        ("{question}", "{questoin}", "lacks variable {question}"),
        ("Say only", "Say {only}", "has the unknown variable {only}"),
        ("# Material", "# Stuff", "needs the headings"),
    ],
)
def test_a_prompt_that_misses_something_is_refused_by_name(folder: Path, old: str, new: str, said: str) -> None:
    path = folder / "answer.md"
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(ConfigurationError) as caught:
        load_prompts(folder)
    assert said in str(caught.value)
    assert "answer.md" in str(caught.value)


def test_a_missing_file_is_refused_by_name(folder: Path) -> None:
    (folder / "repair.md").unlink()
    with pytest.raises(ConfigurationError, match=r"repair\.md"):
        load_prompts(folder)


def test_braces_in_what_is_filled_in_stay_as_they_are() -> None:
    prompt = load_prompts(shipped("prompts"))["answer"]
    _, material = prompt.fill(fence="xyz", material="a {question} b", question="Who {fence}?")
    assert "a {question} b" in material
    assert "Who {fence}?" in material
