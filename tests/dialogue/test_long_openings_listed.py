"""What only a long opening tells is told whole in a list: that of the newest report would else be left out."""

from pathlib import Path

import pytest

from tests.reports import ask_all_over, told_by

LONG = (
    "A Danish surveyor who was kidnapped in Chad three weeks ago was handed over to Tunisian officials near the border "
    "town of Remada on Thursday and flown to Tunis in a small aircraft, the Tunisian and Danish governments said."
)
READ = (
    (
        "2024-03-04",
        "Two foreign surveyors were taken hostage in Chad on Sunday, the governor said. Their firm stopped work.",
    ),
    (
        "2024-03-08",
        "A recording that appeared on Friday shows the two hostages who were kidnapped in Chad, their firm said.",
    ),
    ("2024-03-14", f"{LONG} The hostage is well. The other hostage is still in Chad, the firm said."),
)


@pytest.mark.parametrize("asked", ["What is the latest on the hostages in Chad?", "Timeline of the hostages in Chad"])
def test_a_long_opening_is_told_whole(tmp_path: Path, asked: str) -> None:
    told = told_by(ask_all_over(tmp_path, READ, [asked], "2024-03-20T18:00:00Z")[asked])
    assert "handed over to Tunisian officials" in told
    assert "shows the two hostages" in told


def test_a_long_opening_that_only_leans_back_is_not_told(tmp_path: Path) -> None:
    asked = "What is the latest on the hostages in Chad?"
    leaning = (
        *READ[:2],
        ("2024-03-14", LONG.replace("A Danish surveyor", "But he also said that a hostage") + " Rain fell."),
    )
    told = told_by(
        ask_all_over(tmp_path, (*READ[:2], ("2024-03-14", f"{leaning} Rain fell.")), [asked], "2024-03-20T18:00:00Z")[
            asked
        ]
    )
    assert "But he also said" not in told
