"""Prints the gold briefing of the sample article beside ours: python tools/compare.py [FOLDER] (read where they stand).

The sample article and the page that holds its hand-written briefing are no part of the project: without them it says
so, and how to name the folder that holds them."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

BESIDE = Path(__file__).resolve().parents[2] / "shared"
ARTICLE = Path("real") / "wang-yi-visit.txt"
GOLD = Path("docs") / "BRIEFING.md"
WIDTH = 78


def main() -> int:
    """Print two columns, the gold one left; gives 1 where the sample is missing."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else BESIDE
    missing = [str(path) for path in (ARTICLE, GOLD) if not (folder / path).exists()]
    if missing:
        what = f"{' and '.join(missing)} not in {folder}; name the folder that holds them: make compare SAMPLE=FOLDER"
        print(f"Nothing to compare: {what}", file=sys.stderr)  # noqa: T201
        return 1
    page = (folder / GOLD).read_text(encoding="utf-8").splitlines()
    gold = [line.removeprefix(">").strip() for line in page if line[:1] == ">"]
    left, right = wrap(gold), wrap(write(folder / ARTICLE).splitlines())
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


def write(article: Path) -> str:
    """Give our briefing of the sample article, from an empty database."""
    with tempfile.TemporaryDirectory() as home:
        variables = {**os.environ, "ATTACHE_HOME": home, "ATTACHE_NOW": "2023-02-14T08:00:00Z"}
        program = [sys.executable, "-m", "bot"]
        given = ["import", str(article), "--publisher", "CNN", "--date", "2023-02-13"]
        subprocess.run([*program, *given], env=variables, check=True, capture_output=True)  # noqa: S603
        done = subprocess.run([*program, "brief", "china-russia"], env=variables, check=True, capture_output=True)  # noqa: S603
        return done.stdout.decode()


if __name__ == "__main__":
    raise SystemExit(main())
