"""What changed between somebody's words and another's is told by both of these, and by no course of other matters."""

from pathlib import Path

from tests.reports import ask_all_over, told_by

READ = (
    ("2024-03-01", "Peru and Chile opened a bridge at Tacna on Friday. Officials danced."),
    ("2024-03-04", "Peru and Chile held naval drills off Arica on Monday, the ministries said."),
    (
        "2024-03-05",
        "Peru and Chile have agreed on the price of the Tacna canal, Peru's president, Ines Rojas, said on Tuesday.",
    ),
    (
        "2024-03-06",
        "Peru and Chile will go on talking about the Tacna canal, according to the joint statement that they signed "
        "on Wednesday.",
    ),
)
ASKED = "What changed between Rojas's statement on the canal and the joint statement?"


def test_both_are_told(tmp_path: Path) -> None:
    told = told_by(ask_all_over(tmp_path, READ, (ASKED,), "2024-03-08T08:00:00Z")[ASKED])
    assert "agreed on the price" in told
    assert "go on talking" in told
    assert "bridge" not in told
    assert "drills" not in told
