"""Who owns a ship is told by who is named as its owner, also where the report calls it the ferry, and by no mention."""

from pathlib import Path

import pytest

from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-06-03",
        "The tanker Sula Star was boarded off Malta on Monday, the navy said.\n\nItaly said it did not know the ship. "
        "The registered owner is Levant Marine of Beirut.",
    ),
    (
        "2024-06-07",
        "A pier in Valletta was mended on Friday. The port said it would claim the cost from the owner of the tanker "
        "Sula Star. The tug Bruna, whose owner is Gozo Lines, had helped.",
    ),
    (
        "2024-06-04",
        "The MV Kiboko capsized on Lake Turkana on Monday, Kenyan police said.\n\nThe ferry belongs to Rift Boats, a "
        "company in Lodwar.",
    ),
    ("2024-06-05", "A new ferry was launched on Lake Turkana on Tuesday. The ferry belongs to Suguta Lines."),
    (
        "2024-06-06",
        "The trawler Ebro was seized off Oran on Wednesday.\n\nIts owner did not answer calls. A crane on the quay of "
        "the port belongs to Oran Works.",
    ),
    (
        "2024-06-04",
        "Cyprus detained the ferry Nefeli off Paphos on Tuesday.\n\nThe ship's owner, Akamas Ferries, denied that it "
        "had dumped oil. Anglers in Paphos want 2 million euros from the owner of the ferry Nefeli. "
        "Their leader, Yorgos Lenas, said 30 boats lay idle.",
    ),
    (
        "2024-06-08",
        "Anglers in Genoa want money from the owner of the yacht Bella Riva. Their leader, Ugo Sasso, said it had torn "
        "their nets.",
    ),
)
TOLD = {
    "Who owns the Sula Star?": "The registered owner is Levant Marine of Beirut.",
    "Who is the owner of the tanker Sula Star?": "The registered owner is Levant Marine of Beirut.",
    "Who owns the MV Kiboko?": "The ferry belongs to Rift Boats, a company in Lodwar.",
    "Who owns the ferry that sank on Lake Turkana?": "The ferry belongs to Rift Boats, a company in Lodwar.",
    "Who owns the tanker?": "The registered owner is Levant Marine of Beirut.",
    "Who owns the Nefeli?": "The ship's owner, Akamas Ferries, denied that it had dumped oil.",
    "Which company owns the ferry Nefeli?": "The ship's owner, Akamas Ferries, denied that it had dumped oil.",
    "Who owns the Bella Riva?": "",
    "Who owns the tug?": "",
    "Who owns the Ebro?": "",
    "Who owns the trawler Ebro?": "",
    "Who owns the pier in Valletta?": "",
}


@pytest.mark.parametrize("question", TOLD)
def test_the_owner_is_named(tmp_path: Path, question: str) -> None:
    assert told_by(ask_all_over(tmp_path, READ, [question], "2024-06-12T09:00:00Z")[question]) == TOLD[question]
