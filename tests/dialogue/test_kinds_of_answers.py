"""What a question leaves out, whither it asks, what thing was got and why is held against each sentence: one that only
shares its nouns answers nothing."""

from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-05-06",
        "The fisheries tribunal in Kiel issued a warrant for the shipowner Piet Hansen on Monday, two days before "
        "he was to receive the Danish envoy, Lone Friis.\n\n"
        "The tribunal issued a second warrant for the broker Karl Meiner, a former sailor.",
    ),
    (
        "2024-05-07",
        "Latvia, Estonia and Norway signed the herring pact in Tallinn on Tuesday.\n\n"
        "The office of the pact gave no date for its first session and said 4,000 boats would be counted.",
    ),
    (
        "2024-05-08",
        "Divers have recovered the engine of the airliner that crashed off Madeira, the navy said on Wednesday.",
    ),
    ("2024-05-09", "The rudder of the yacht Amalia was taken to a shipyard in Cadiz on Thursday, police said."),
    (
        "2024-05-10",
        "The Dutch banker Joris Vaal denies having hidden the money.\n\nHis trial goes on. The ministry gave "
        "no date for the ruling on the Lelystad bridge, which will carry 9,000 cars a day.",
    ),
    ("2024-05-10", "The bank's courier, Mees Donk, got a sentence of two years in Utrecht on Friday."),
    (
        "2024-05-11",
        "The match in Kumasi was too close to call on Saturday after the referees stopped the count of the points.\n\n"
        "The scoreboard went dark at 9 pm, and the crowd stayed.\n\n"
        "The head of the referees, Kofi Ansah, blamed a broken cable and said the count would go on at noon.",
    ),
    (
        "2024-05-12",
        "Peru closed the copper road at Tintaya on Sunday.\n\nThe transport ministry said the road would stay closed "
        "until those who burned the toll booths are handed over.",
    ),
    (
        "2024-05-13",
        "A ban on dredging would in effect give the bay to the mussel firms, the Dutch government said on Monday.",
    ),
)
SHOWN = {
    "Besides Hansen, whom did the tribunal in Kiel issue a warrant for?": "Karl Meiner",
    "Whom other than Hansen did the tribunal in Kiel issue a warrant for?": "Karl Meiner",
    "Apart from Norway, which countries signed the herring pact?": "Latvia, Estonia and Norway",
    "Where was the rudder of the yacht Amalia taken?": "a shipyard in Cadiz",
    "What sentence did Mees Donk get?": "two years",
    "Why did the count stop in Kumasi?": "blamed a broken cable",
    "Why did Peru close the copper road?": "until those who burned the toll booths are handed over",
    "Why does the Dutch government oppose a ban on dredging?": "give the bay to the mussel firms",
}
REFUSED = {
    "Where was the engine of the airliner taken?": "Madeira",
    "What sentence did Joris Vaal get?": "denies",
    "How much will the Lelystad bridge cost?": "gave no date",
    "How much does the herring pact cost Latvia?": "4,000",
}
NOT_SHOWN = {
    "Besides Hansen, whom did the tribunal in Kiel issue a warrant for?": "Friis",
    "Whom other than Hansen did the tribunal in Kiel issue a warrant for?": "Friis",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    home: Path = tmp_path_factory.mktemp("desk")
    return ask_all_over(home, READ, [*SHOWN, *REFUSED], "2024-05-14T09:00:00Z")


@pytest.mark.parametrize("question", SHOWN)
def test_what_answers_is_shown(answers: dict[str, Answer], question: str) -> None:
    assert SHOWN[question] in told_by(answers[question]), answers[question]


@pytest.mark.parametrize("question", REFUSED)
def test_what_only_shares_its_words_is_no_answer(answers: dict[str, Answer], question: str) -> None:
    assert told_by(answers[question]) == "", answers[question].answer


@pytest.mark.parametrize("question", NOT_SHOWN)
def test_who_is_left_out_is_not_told_of(answers: dict[str, Answer], question: str) -> None:
    assert NOT_SHOWN[question] not in told_by(answers[question])
