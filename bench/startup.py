"""How soon a command answers, and how much memory it takes: each figure is a whole process."""

import os
import tempfile
from pathlib import Path

from bench.figures import Figure, Measurement
from bench.processes import run

SEEDS = Path(__file__).parent.parent / "seeds"
RUNS = 7


def measure(_data: Path | None) -> Measurement:
    helps, firsts, agains, memories = [], [], [], []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            helps.append(run(folder, "--help"))
            read, briefed = run(folder, "import", str(SEEDS / "dispatches.jsonl")), run(folder, "brief", "china-russia")
            again = run(folder, "brief", "china-russia")
            firsts.append((read, briefed))
            agains.append(again)
            memories.append(max(each.megabytes for each in (read, briefed, again)))
    return Measurement(
        RUNS,
        (
            Figure("help_seconds", tuple(each.seconds for each in helps), most=0.4),
            Figure("brief_from_nothing_seconds", tuple(a.seconds + b.seconds for a, b in firsts), most=5),
            Figure("brief_analysed_seconds", tuple(each.seconds for each in agains), most=2),
            Figure("peak_megabytes", tuple(memories), most=200),
            Figure("help_cpu_seconds", tuple(each.cpu_seconds for each in helps)),
            Figure("brief_from_nothing_cpu_seconds", tuple(a.cpu_seconds + b.cpu_seconds for a, b in firsts)),
            Figure("brief_analysed_cpu_seconds", tuple(each.cpu_seconds for each in agains)),
        ),
        {
            "from_nothing": "import seeds/dispatches.jsonl, then brief china-russia; memory summed over processes",
            "load": os.getloadavg()[0],
        },
    )
