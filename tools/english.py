"""Makes bot/text/data/english_letters.txt: the letter triples of English words in text of our own, by which foreign
words are told. python tools/english.py writes it anew from the seeds and the documentation."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "bot" / "text" / "data" / "english_letters.txt"
_CODE = re.compile(r"```.*?```|`[^`]*`|https?://\S+", re.DOTALL)
_WORD = re.compile(r"[a-z]+")


def list_texts() -> list[str]:
    """Give the text of every seed and of every page of documentation, without its code."""
    seeds = sorted((ROOT / "seeds").glob("*.jsonl"))
    told = [json.loads(line)["text"] for path in seeds for line in path.read_text(encoding="utf-8").splitlines()]
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
    return told + [_CODE.sub(" ", page.read_text(encoding="utf-8")) for page in pages]


def main() -> None:
    """Write the triples, sorted, in lines."""
    words = {word for text in list_texts() for word in _WORD.findall(text.casefold())}
    triples = sorted({f"^{word}$"[at : at + 3] for word in words for at in range(len(word))})
    lines = (" ".join(triples[at : at + 28]) for at in range(0, len(triples), 28))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
