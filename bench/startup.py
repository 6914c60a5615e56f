"""How soon a command answers, and how much memory it takes: each figure is a whole process."""

import tempfile
from pathlib import Path

from bench.figures import Figure, Measurement
from bench.processes import run

SEEDS = Path(__file__).parent.parent / "seeds"
RUNS = 7


def measure(_data: Path | None) -> Measurement:
    helps, firsts, seconds, memories = [], [], [], []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            helps.append(run(folder, "--help")[0])
            first = [run(folder, "import", str(SEEDS / "dispatches.jsonl")), run(folder, "brief", "china-russia")]
            firsts.append(sum(each[0] for each in first))
            again = run(folder, "brief", "china-russia")
            seconds.append(again[0])
            memories.append(max(each[1] for each in (*first, again)))
    return Measurement(
        RUNS,
        (
            Figure("help_seconds", tuple(helps), most=0.4),
            Figure("brief_from_nothing_seconds", tuple(firsts), most=5),
            Figure("brief_analysed_seconds", tuple(seconds), most=2),
            Figure("peak_megabytes", tuple(memories), most=200),
        ),
        {"from_nothing": "import seeds/dispatches.jsonl, then brief china-russia; memory is summed over the processes"},
    )
