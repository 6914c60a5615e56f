"""A claim that the next sentence or its report takes back answers nothing without that."""

from pathlib import Path

import pytest

from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-06-03",
        "The Peruvian pilot of a plane lost near Cusco has been found alive, the navy said on Monday.\n\n"
        "A Peruvian radio station had reported on Sunday that the pilot had been killed. "
        "Admiral Luis Vega called the report false.",
    ),
    (
        "2024-06-04",
        "A bakery in Tartu burnt down on Monday, Estonian police said.\n\n"
        "A blogger said the baker had been arrested. The claim was untrue, the police said.",
    ),
    (
        "2024-06-05",
        "A ferry sank off Gotland on Tuesday.\n\n"
        "The coast guard said the skipper of the ferry had been rescued. It was wrong about the weather.",
    ),
    (
        "2024-06-06",
        "The Omani diver Said Harthi was killed on Wednesday off Sur, police said. A brother of his was found alive.",
    ),
)
TOLD = {
    "Is the Peruvian pilot dead?": "has been found alive",
    "Was the baker in Tartu arrested?": "The claim was untrue",
    "Was the skipper of the ferry rescued?": "had been rescued.",
    "Was Said Harthi killed?": "was killed on Wednesday",
}


@pytest.mark.parametrize("question", TOLD)
def test_what_takes_a_claim_back_is_told(tmp_path: Path, question: str) -> None:
    told = told_by(ask_all_over(tmp_path, READ, [question], "2024-06-09T09:00:00Z")[question])
    assert TOLD[question] in told, told
    assert "radio station" not in told or "called the report false" in told
    assert "wrong about the weather" not in told
