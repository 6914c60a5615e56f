"""Prints the gold briefing of the sample article beside ours: python tools/compare.py (both are read where they stand).

The sample article and the page that holds its hand-written briefing are no part of the project: without them it says
so."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
ARTICLE = SHARED / "real" / "wang-yi-visit.txt"
GOLD = SHARED / "docs" / "BRIEFING.md"
WIDTH = 78


def main() -> int:
    """Print two columns, the gold one left; gives 1 where the sample is missing."""
    missing = [path.name for path in (ARTICLE, GOLD) if not path.exists()]
    if missing:
        print(f"Not here: {', '.join(missing)}; nothing to compare.", file=sys.stderr)  # noqa: T201
        return 1
    gold = [line.removeprefix(">").strip() for line in GOLD.read_text(encoding="utf-8").splitlines() if line[:1] == ">"]
    left, right = wrap(gold), wrap(write().splitlines())
    for at in range(max(len(left), len(right))):
        one = left[at] if at < len(left) else ""
        other = right[at] if at < len(right) else ""
        print(f"{one:<{WIDTH}} │ {other}".rstrip())  # noqa: T201
    return 0


def wrap(lines: list[str]) -> list[str]:
    """Break lines at words."""
    out: list[str] = []
    for line in lines:
        current = ""
        for word in line.split():
            if len(current) + len(word) + 1 > WIDTH:
                out.append(current)
                current = ""
            current = f"{current} {word}".strip()
        out.append(current)
    return out


def write() -> str:
    """Give our briefing of the sample article, from an empty database."""
    with tempfile.TemporaryDirectory() as home:
        variables = {**os.environ, "ATTACHE_HOME": home, "ATTACHE_NOW": "2023-02-14T08:00:00Z"}
        program = [sys.executable, "-m", "bot"]
        given = ["import", str(ARTICLE), "--publisher", "CNN", "--date", "2023-02-13"]
        subprocess.run([*program, *given], env=variables, check=True, capture_output=True)  # noqa: S603
        done = subprocess.run([*program, "brief", "china-russia"], env=variables, check=True, capture_output=True)  # noqa: S603
        return done.stdout.decode()


if __name__ == "__main__":
    raise SystemExit(main())
