"""Loads the prompts: files an editor can change, checked at start, each with a version made of its content."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from bot.model.errors import ConfigurationError

PromptName = Literal["briefing", "repair", "answer", "condense-question", "translate"]

VARIABLES: Mapping[PromptName, frozenset[str]] = {
    "briefing": frozenset({"topic", "window", "fence", "material", "developments", "positions", "questions"}),
    "repair": frozenset({"fence", "material", "claims"}),
    "answer": frozenset({"fence", "material", "question"}),
    "condense-question": frozenset({"fence", "material", "question"}),
    "translate": frozenset({"language", "fence", "material"}),
}
"""What each prompt has to use, and all it may use."""
_VARIABLE = re.compile(r"\{([a-z_]+)\}")
_PARTS = re.compile(r"^# (Instructions|Material)[ \t]*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt: what the model is told to do, and how it is handed its material."""

    name: PromptName
    version: str
    """Twelve hexadecimal digits of the file's SHA-256."""
    instructions: str
    material: str

    def fill(self, **values: str) -> tuple[str, str]:
        """Give instructions and material with every variable in its place; braces inside a value stay as they are."""

        def fill(text: str) -> str:
            return _VARIABLE.sub(lambda found: values[found[1]], text)

        return fill(self.instructions), fill(self.material)


Prompts = Mapping[PromptName, Prompt]


def load_prompts(folder: Path) -> Prompts:
    """Load every prompt of a folder; raises ConfigurationError that names the file and what it lacks."""
    return {name: _load(folder / f"{name}.md", name) for name in get_args(PromptName)}


def _load(path: Path, name: PromptName) -> Prompt:
    try:
        content = path.read_bytes()
        text = content.decode("utf-8")
    except OSError as error:
        raise ConfigurationError(f"The prompt {path} cannot be read: {error.strerror or error}.") from None
    except UnicodeDecodeError:
        raise ConfigurationError(f"The prompt {path} is not UTF-8 text.") from None
    parts = _PARTS.split(text)
    if parts[1::2] != ["Instructions", "Material"]:
        raise ConfigurationError(
            f"The prompt {path} needs the headings “# Instructions” and “# Material”, in this order."
        )
    instructions, material = (part.strip() for part in parts[2::2])
    used = {found[1] for found in _VARIABLE.finditer(instructions + material)}
    for word, wrong in (("lacks", VARIABLES[name] - used), ("has the unknown", used - VARIABLES[name])):
        if wrong:
            raise ConfigurationError(f"The prompt {path} {word} variable {{{min(wrong)}}}.")
    return Prompt(name, hashlib.sha256(content).hexdigest()[:12], instructions, material)
