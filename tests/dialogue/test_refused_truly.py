"""What a refusal says was not read was not read: a title with a last name means who stands there in full."""

from pathlib import Path

import pytest

from tests.reports import ask_all_over

READ = (
    (
        "2024-06-03",
        "The Kenyan government opened an inquiry into the Mombasa fire under Judge Amina Odhiambo on Monday.\n\n"
        "Colonel Peter Otieno Wekesa said the depot had burnt for two days. General Motors sells cars in Mombasa.",
    ),
    ("2024-06-04", "Delegates of Kenya and Oman are to meet on the island of Lamu on 12 June, a minister said."),
    ("2024-06-05", "Delegates of Chad and Niger are to meet on the advice of Kibaki on 15 June, a minister said."),
)
NOW = "2024-06-09T09:00:00Z"


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Why did Judge Odhiambo resign from the inquiry?", True),
        ("Why did Colonel Wekesa resign?", True),
        ("Why did Judge Wekesa resign?", False),
        ("Why did Judge Mutua resign?", False),
        ("Why did Amina Wekesa resign?", False),
        ("Why did General Mombasa resign?", False),
    ],
)
def test_a_title_with_a_last_name_is_named_by_the_whole_name(tmp_path: Path, question: str, named: bool) -> None:
    answer = ask_all_over(tmp_path, READ, [question], NOW)[question]
    assert answer.refused
    assert ("names" not in (answer.reason or "")) is named, answer.reason


def test_an_island_is_where_they_meet(tmp_path: Path) -> None:
    there, nowhere = "Where and when will the delegates of Kenya and Oman meet?", "Where will Chad and Niger meet?"
    answers = ask_all_over(tmp_path, READ, [there, nowhere], NOW)
    assert [each.text for each in answers[there].answer] == [READ[1][1]]
    assert answers[nowhere].refused
