"""The timeline of a closure tells also who reopened it, and no closure that the text sets apart from it."""

import asyncio
from pathlib import Path

import pytest

from tests.reports import ask_over, make_report, told_by

NOW = "2024-06-20T09:00:00Z"
REPORTS = (
    make_report(
        1,
        "2024-06-03",
        "A customs officer was shot dead at the Malanville bridge between Benin and Niger on Sunday night, the customs "
        "service said on Monday. His colleague was taken to hospital in Parakou, where doctors said that he would "
        "live. Benin closed the crossing until further notice.",
        title="Customs officer shot at Malanville",
    ),
    make_report(
        2,
        "2024-06-06",
        "Benin closed the Porga bridge for repairs on Thursday. The closure has nothing to do with the Malanville "
        "bridge, officials said.",
        title="Porga bridge shut for repairs",
    ),
    make_report(
        3,
        "2024-06-14",
        "The first trucks rolled over the Malanville bridge on Friday as Benin reopened it to traffic.",
        title="Trucks cross at Malanville",
    ),
    make_report(4, "2024-06-15", "A poet from Malanville won a prize in Cotonou.", title="Poet of Malanville honoured"),
)


@pytest.mark.parametrize(
    "question", ["Timeline of the Malanville closure", "Timeline of the Malanville bridge closure"]
)
def test_a_closure_is_told_to_its_end_and_no_other_one(tmp_path: Path, question: str) -> None:
    answer = asyncio.run(ask_over(tmp_path, REPORTS, [question], NOW))[question]
    told = told_by(answer)
    assert "customs officer was shot" in told, answer.reason
    assert "reopened it to traffic" in told
    assert "Porga" not in told
    assert "poet" not in told
