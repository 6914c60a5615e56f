"""Who asks whether something was done is told that it was, or that nobody saw it, and not the mere thought of it."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2024-05-02", "Iran had not ruled out sending drones to Sudan, Britain's envoy, Helen Marsh, said."),
    ("2024-05-06", "The minister spoke of Sudan.\n\nIran had not provided drones to either side."),
    ("2024-05-07", "Iran had not provided drones to Ethiopia, its ambassador in Addis Ababa said on Tuesday."),
    ("2024-05-04", "Sudan closed two markets in Kassala on Saturday. Sudan blamed the floods."),
    ("2024-05-05", "Sudan reopened its road to Port Sudan on Sunday."),
    ("2024-05-06", "Sudan asked Egypt for wheat on Monday."),
    ("2024-05-10", "The UN's envoy, Lena Holm, said she had seen no proof that Iran was delivering drones to Sudan."),
    ("2024-05-03", "Norway is considering sending tents to Chad for refugees, its minister, Kari Moen, said."),
    ("2024-05-09", "Norway delivered 400 tents to Chad on Thursday, the airport of Abeche said."),
    ("2024-05-03", "Bolivia's minister, Rosa Quiroga, might resign over the roads, her party said."),
    ("2024-05-08", "Bolivia's minister, Rosa Quiroga, denied on Wednesday that she had resigned."),
    ("2024-05-05", "Denmark's envoy delivered a note on the fishing boats to Iceland on Sunday."),
    ("2024-05-06", "Latvia's army provided security at the port of Liepaja on Monday."),
    ("2024-05-06", "A court in Quito delivered its verdict on the banker Pablo Teran on Monday."),
    ("2024-05-07", "Nepal said the tractors had been supplied by Bhutan. Bhutan supplied Nepal with 30 buses as well."),
    ("2024-05-04", "Turkey is considering sending engineers to Libya, its minister of works said."),
    ("2024-05-02", "Italy has not sent a hospital ship to Malta, the port of Valletta said."),
    ("2024-05-09", "Italy is considering sending a hospital ship to Malta, its navy said on Thursday."),
    ("2024-05-06", "Ghana's president, Kofi Addo, will visit Kenya on 14 June, his office said."),
    ("2024-05-08", "Ghana's president, Kofi Addo, has not visited Kenya since 2019, a paper in Nairobi wrote."),
)  # fmt: skip
TOLD = {
    "Has Iran sent drones to Sudan?": (("no proof", "either side"), ("ruled out", "Ethiopia")),
    "Did Iran supply drones to Sudan?": (("no proof", "either side"), ("ruled out", "Ethiopia")),
    "Has Norway sent tents to Chad?": (("delivered 400",), ("considering",)),
    "Has Rosa Quiroga resigned?": (("denied on Wednesday",), ("might",)),
    "Has Bhutan sent tractors to Nepal?": (("supplied by Bhutan",), ()),
    "Did Bhutan send buses to Nepal?": (("30 buses",), ()),
    "Has Turkey sent engineers to Libya?": (("considering sending",), ()),
    "Has Italy sent a hospital ship to Malta?": (("considering sending",), ()),
    "Has Kofi Addo visited Kenya?": (("has not visited",), ()),
}

OTHERS = (
    "Has Latvia sent its army to Liepaja?",
    "Has Denmark sent fishing boats to Iceland?",
    "Has a court in Quito sent Pablo Teran to prison?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*TOLD, *OTHERS), "2024-05-12T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), TOLD.items())
def test_what_was_done_or_was_not_goes_before_what_was_only_thought_of(
    answers: dict[str, Answer], question: str, words: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    told, (there, away) = told_by(answers[question]), words
    assert not answers[question].refused, answers[question].reason
    assert all(each in told for each in there), told
    assert not any(each in told for each in away), told


@pytest.mark.parametrize("question", OTHERS)
def test_who_delivers_another_thing_did_not_send_what_is_asked_for(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, told_by(answers[question])
