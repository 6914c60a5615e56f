"""How soon a command answers, and how much memory it takes: each figure is a whole process."""

import tempfile
from pathlib import Path

from bench.figures import Figure
from bench.processes import run

SEEDS = Path(__file__).parent.parent / "seeds"
RUNS = 7


def measure() -> list[Figure]:
    helps, firsts, seconds, memories = [], [], [], []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            helps.append(run(folder, "--help")[0])
            first = [run(folder, "import", str(SEEDS / "dispatches.jsonl")), run(folder, "brief", "china-russia")]
            firsts.append(sum(each[0] for each in first))
            again = run(folder, "brief", "china-russia")
            seconds.append(again[0])
            memories.append(max(each[1] for each in (*first, again)))
    return [
        Figure("`attache --help`", "s", tuple(helps), most=0.4),
        Figure("import the seeds and `attache brief china-russia`, from nothing", "s", tuple(firsts), most=5),
        Figure("`attache brief china-russia`, articles analysed", "s", tuple(seconds), most=2),
        Figure("peak memory of these, worker included", "MB", tuple(memories), most=200),
    ]
