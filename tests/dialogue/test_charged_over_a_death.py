"""Whether anyone was charged over a death is told by a charge of killing, in a report that names the dead by the last
name alone, and by no charge that somebody rejects."""

from pathlib import Path

import pytest

from tests.reports import ask_all_over, told_by

REJECTED = (
    "2024-06-03",
    "A minister, Rosa Arce, rejected the charge that a Chilean farmer, Luis Tapia, had been shot by its guards.",
)
CHARGED = (
    "2024-06-08",
    "Bolivia opened its border on Friday.\n\nA corporal, Hugo Mamani, was charged with murder on Saturday.\n\n"
    "Tapia's widow, Ana Rios, said she wanted a trial.",
)
OF_ANOTHER = (
    "2024-06-08",
    "Bolivia opened its border on Friday.\n\nA corporal was charged with the murder of Pedro Loza on "
    "Saturday.\n\nTapia's widow, Ana Rios, said she wanted a trial.",
)
THEFT = (
    "2024-06-08",
    "Bolivia opened its border on Friday.\n\nA corporal, Hugo Mamani, was charged with theft on Saturday.\n\n"
    "Tapia's widow, Ana Rios, said she wanted a trial.",
)


@pytest.mark.parametrize(
    ("read", "told"),
    [
        ((REJECTED, CHARGED), "A corporal, Hugo Mamani, was charged with murder on Saturday."),
        ((REJECTED,), ""),
        ((REJECTED, OF_ANOTHER), ""),
        ((REJECTED, THEFT), ""),
    ],
)
@pytest.mark.parametrize(
    "question", ["Has anyone been charged over the death of Luis Tapia?", "Was anyone charged over Tapia's killing?"]
)
def test_a_charge_is_of_that_death(tmp_path: Path, read: tuple[tuple[str, str], ...], told: str, question: str) -> None:
    assert told_by(ask_all_over(tmp_path, read, [question], "2024-06-12T09:00:00Z")[question]) == told
