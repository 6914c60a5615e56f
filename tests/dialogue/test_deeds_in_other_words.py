"""A deed told by a noun, by a pronoun or of several at once answers; one that nobody did, or that is over, does not."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    (
        "2024-06-03",
        "Neither Kenya nor Uganda is a member of the river council, and nor is Chad. Niger is a member of it.",
    ),
    (
        "2024-06-03",
        "Canada put seven Peruvian mines on a blacklist on Monday. Canada said Chile had shut nine Bolivian mines.",
    ),
    (
        "2024-06-03",
        "Fishing boats from Ghana had entered the waters of Togo and of more than 30 states, a study said. "
        "Forty sailors were hurt off Lome and of these 12 died.",
    ),
    (
        "2024-06-04",
        "Peru and Chile reached a border agreement on Tuesday. Ana Ruiz signed for Peru and Luis Diaz for Chile.",
    ),
    (
        "2024-06-04",
        "Zambia's miners want a pay deal. Joyce Banda spoke for Zambia and Ruth Phiri for Malawi at a football gala.",
    ),
    (
        "2024-06-05",
        "Malawi attacks the dam pact of Zambia and Angola. The presidents of both states announced the plan "
        "in Ndola on Wednesday.",
    ),
    (
        "2024-06-05",
        "No name has been announced for the new lake by Zambia. Mozambique has not announced its harbour deal.",
    ),
    (
        "2024-06-06",
        "The trip to Cairo that Clara Neto, the envoy, put off because of a storm has not been rescheduled.",
    ),
    ("2024-06-06", "The visit to Oslo that Oscar Vaz condemned will begin on 3 July."),
    (
        "2024-06-07",
        "Moses Kunda, the mayor, opened a school on Friday.\n\nIn a letter to Tanzanian papers he wrote "
        "that the lake was safe.",
    ),
    (
        "2024-06-07",
        "Peter Sata met the press.\n\nHenry Tembo, a deputy, left early. In a note to Kenyan papers he "
        "wrote that the port was safe.",
    ),
    (
        "2024-06-08",
        "Egypt's foreign minister, Omar Said, urged calm. Egypt's former foreign minister, Adel Fahmy, agreed. "
        "Sudan's foreign minister, Ali Hasan, met Said.",
    ),
    (
        "2024-06-09",
        "A strike by Danish pilots that stopped flights for two days ended on Sunday after a deal on new shifts.",
    ),
    ("2024-06-09", "Belgian dockers stopped work on Sunday; they would strike again on 1 July, their union said."),
    (
        "2024-06-09",
        "Rwanda's prime minister, Jean Habimana, who had come to Lusaka on Sunday, met the mayor. "
        "Burundi had invited Tuli Dlamini to visit Lusaka later. There was no date for a visit by Eric Mutua.",
    ),
    (
        "2024-06-09",
        "Sipho Nkosi-Lee not only opposed the curfew, he mocked it. Nobody but Amina Jallow opposed the census.",
    ),
    (
        "2024-06-09",
        "Nothing that the council asked of Ben Adu-Mensah was delivered, but Efua Darko has delivered the maps.",
    ),
    ("2024-06-09", "Trade of Lusaka came to 18 million dollars, Ali Moyo said."),
    (
        "2024-06-09",
        "The union demanded the resignation of Peter Sata-Moyo on Sunday. Lindiwe Zulu-Ayo resigned. "
        "Moses Otieno wanted to end the toll.",
    ),
    ("2024-06-09", "Moses Otieno insists that lorries must pay the toll. John Okello-Hara insists that all is well."),
    (
        "2024-06-10",
        "The envoys of Laos and Nepal would meet soon. Laos had proposed two places for the meeting, its "
        "ministry said.",
    ),
    (
        "2024-06-10",
        "Laos called on Nepal to meet its obligations in Geneva on water. Laos and Nepal cut tariffs after "
        "talks in Delhi.",
    ),
)
SHOWN = {
    "Is Kenya a member of the river council?": "Neither Kenya nor Uganda",
    "Is Uganda a member of the river council?": "Neither Kenya nor Uganda",
    "Is Chad a member of the river council?": "nor is Chad",
    "How many Peruvian mines did Canada blacklist?": "seven Peruvian mines",
    "How many states' waters did the boats from Ghana enter?": "more than 30 states",
    "Who signed the border agreement for Chile?": "Luis Diaz for Chile",
    "Who signed the border agreement?": "Ana Ruiz signed",
    "Who announced the dam pact?": "announced the plan in Ndola",
    "When will Neto go to Cairo?": "has not been rescheduled",
    "What did Kunda write in his letter?": "the lake was safe",
    "Who is Egypt's foreign minister?": "Omar Said",
    "When will Belgian dockers strike again?": "on 1 July",
    "Who opposed the curfew?": "Nkosi-Lee not only opposed",
    "Who opposed the census?": "Nobody but Amina Jallow",
    "Who has delivered the maps?": "Efua Darko has delivered",
    "Who visited Lusaka?": "Jean Habimana, who had come to Lusaka",
    "Who visited Lusaka while the mayor was there?": "Jean Habimana, who had come to Lusaka",
    "Did Zulu-Ayo resign?": "Lindiwe Zulu-Ayo resigned",
    "What does Otieno demand of lorries on the toll?": "must pay the toll",
    "Where will the envoys of Laos and Nepal meet?": "two places for the meeting",
}
REFUSED = (
    "How many Bolivian mines did Canada shut?",
    "Who signed the pay deal?",
    "Who announced the harbour deal?",
    "Who announced the new lake?",
    "When will Vaz go to Oslo?",
    "What did Sata write in his note?",
    "When will Danish pilots strike again?",
    "Did Sata-Moyo resign?",
    "What does Okello-Hara demand?",
    "Who is Egypt's defence minister?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = (make_report(n, day, text) for n, (day, text) in enumerate(READ))
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, (*SHOWN, *REFUSED), "2024-06-12T09:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_what_was_asked_is_shown(answers: dict[str, Answer], question: str) -> None:
    told = told_by(answers[question])
    assert SHOWN[question] in told, answers[question].reason or told


@pytest.mark.parametrize("other", ["Adel Fahmy, agreed", "Ali Hasan"])
def test_whoever_held_it_before_or_elsewhere_does_not_hold_it(answers: dict[str, Answer], other: str) -> None:
    assert other not in told_by(answers["Who is Egypt's foreign minister?"])


@pytest.mark.parametrize("other", ["Dlamini", "Mutua", "18 million"])
def test_whoever_was_only_invited_did_not_come(answers: dict[str, Answer], other: str) -> None:
    assert other not in told_by(answers["Who visited Lusaka?"])


@pytest.mark.parametrize("other", ["its obligations", "Delhi"])
def test_where_they_will_meet_is_not_where_they_met(answers: dict[str, Answer], other: str) -> None:
    assert other not in told_by(answers["Where will the envoys of Laos and Nepal meet?"])


def test_what_somebody_wants_to_do_is_no_demand(answers: dict[str, Answer]) -> None:
    assert "end the toll" not in told_by(answers["What does Otieno demand of lorries on the toll?"])


def test_those_of_whom_only_some_are_told_are_not_counted_as_others(answers: dict[str, Answer]) -> None:
    assert "12 died" not in told_by(answers["How many states' waters did the boats from Ghana enter?"])


@pytest.mark.parametrize("question", REFUSED)
def test_what_nobody_did_so_is_no_answer(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, answers[question].answer
