"""Where a man is of whom reports tell without a name: and not where others are not known to be."""

import asyncio
from pathlib import Path

from tests.reports import make_report, talk_over, told_by

REPORT = make_report(
    1,
    "2024-05-06",
    "One of the two Italian cooks held in Niger has been freed, Foreign Minister Luca Neri said on Monday.\n\nThe "
    "freed man, who is 52, was handed over near Agadez on Sunday. He is in a military hospital in Rome, Neri said."
    "\n\nThe freed man told doctors that he did not know where they had taken his colleague.",
)


def test_where_others_are_not_known_to_be_is_not_told_of_him(tmp_path: Path) -> None:
    [where] = asyncio.run(talk_over(tmp_path, (REPORT,), ("Where is the freed man now?",), "2024-05-07T18:00:00Z"))
    assert "where they had taken" not in told_by(where)
    assert "military hospital in Rome" in told_by(where)
