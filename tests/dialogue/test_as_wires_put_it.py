"""What wires put in their own way, a minister between commas, a road that takes effect, answers; another's does not."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    (
        "2024-06-03",
        "Joseph Mbeki-Rao, the Kenyan transport minister, will visit Lilongwe on 9 July, his office said. "
        "After talks with Paul Sane-Diop, the Gambian envoy will fly to Dakar on 4 July.",
    ),
    (
        "2024-06-04",
        "The European Commission on Tuesday suspended its quota for Faroese cod. "
        "The European Central Bank imposed fines on Faroese banks.",
    ),
    (
        "2024-06-05",
        "The Kariba crossing between Zambia and Zimbabwe is closed. Zambia's customs office said the crossing would be "
        "opened to loaded barges on 12 July, once its scales had been tested.",
    ),
    ("2024-06-06", "The Beitbridge crossing will be opened to loaded lorries on 20 July, its office said."),
    (
        "2024-06-07",
        "Bolivia moved its ban on lithium salts from 1 July to 1 October. No such ban may take effect at once. "
        "Bolivia's ban on raw hides begins on 5 August.",
    ),
    (
        "2024-06-08",
        "Rosa Quispe-Lara, Bolivia's trade minister, said she would fly to Montevideo on 11 June. "
        "Diego Paz-Soto, the mayor of Oruro, said he would fly to Lima on 11 June.",
    ),
    (
        "2024-06-12",
        "Talks on salt ended in Montevideo on Tuesday. "
        "Rosa Quispe-Lara did not attend although she had said she would.",
    ),
    ("2024-06-13", "A bomb killed four Malian customs officers at the Kidal gate on Thursday, Mali's army said."),
    ("2024-06-13", "A bomb killed two Nigerien customs officers at the Assamaka gate on Thursday, Niger's army said."),
    (
        "2024-06-17",
        "Nobody has said that he laid the bomb at the Kidal gate, Mali's army said. "
        "The number of dead customs officers stands at six. In 2019 a bomb there killed eleven officers.",
    ),
    (
        "2024-06-18",
        "The rains in Burkina Faso have killed 212 people, its government said. "
        "Ghanaian medics are on their way there.",
    ),
    (
        "2024-06-19",
        "Burundi has not handed over anybody, its justice ministry said. "
        "Its inquiry into the two men whom Rwanda calls smugglers goes on.",
    ),
    (
        "2024-06-20",
        "Pierre Nkusi-Ba, the mayor, denied that the Ruzizi bridge had cracked. "
        "Engineers had inspected the piers and found no damage, he said. The Ntaruka bridge was not inspected.",
    ),
    (
        "2024-06-21",
        "Zambia closed the Chirundu crossing on Friday. "
        "The closure has nothing to do with the shutting of the Kariba crossing, its customs office said.",
    ),
    ("2024-06-22", "The closure of the Kariba crossing cost its traders two million kwacha, the customs office said."),
    (
        "2024-06-23",
        "Chad said on Sunday that Sudan had agreed to shut the Abeche pipeline within a month. "
        "Sudan denied it within hours.",
    ),
    ("2024-06-24", "Sudan said on Monday that the Abeche pipeline would stay in use for years."),
    (
        "2024-06-25",
        "Thabo Lerotholi-Nku, a lawyer, asked Lesotho's high court on Tuesday to stop the count of the Lesotho vote. "
        "The court has not decided on that request.",
    ),
    (
        "2024-06-26",
        "Peace Wanjala-Odo, Uganda's army spokeswoman, said the two rangers would be handed over at noon. "
        "Grace Auma-Lit told reporters that she had asked for two things: a new count, and time.",
    ),
    (
        "2024-06-26",
        "Sweden's foreign minister, Nils Ekdal-Bo, called the sentence a judgment without evidence. "
        "He denied that the skipper would be exchanged for Marko Ilic-Ra.",
    ),
)
SHOWN = {
    "When is Mbeki-Rao going to Lilongwe?": "will visit Lilongwe on 9 July",
    "When will Mbeki-Rao visit Lilongwe?": "will visit Lilongwe on 9 July",
    "Has the EU suspended the quota on Faroese cod?": "The European Commission on Tuesday suspended",
    "When will the Kariba crossing be open to loaded barges?": "on 12 July",
    "When does the Bolivian lithium ban take effect?": "to 1 October",
    "Was Quispe-Lara in Montevideo?": "did not attend",
    "How many Malian customs officers were killed at the Kidal gate?": "stands at six",
    "How many Nigerien customs officers were killed at the Assamaka gate?": "killed two",
    "How many people have died in the rains in Burkina Faso?": "212 people",
    "Has Burundi handed over the two smugglers?": "has not handed over anybody",
    "Is the Ruzizi bridge damaged?": "found no damage",
    "What did Wanjala-Odo say about the handover?": "would be handed over",
    "What does Auma-Lit want?": "a new count",
    "How did Sweden react to the verdict?": "a judgment without evidence",
    "Will there be a swap for Ilic-Ra?": "would be exchanged",
}
WHOLE = {
    "Timeline of the Kariba closure": ("two million kwacha", "Chirundu"),
    "Compare what Chad and Sudan say about the Abeche pipeline": ("Sudan denied it within hours", "I found no words"),
    "What is still open in the Lesotho vote?": ("asked Lesotho's high court", "kwacha"),
}
"""What they tell of it, and what they leave out."""
REFUSED = (
    "What does Ilic-Ra want?",
    "How did Norway react to the verdict?",
    "Will there be a swap for Auma-Lit?",
    "Has Rwanda handed over the two smugglers?",
    "Is the Ntaruka bridge damaged?",
    "How many Ghanaian medics died in the rains in Burkina Faso?",
    "Was Paz-Soto in Lima?",
    "Was Quispe-Lara in Lima?",
    "Has the EU imposed fines on Faroese banks?",
    "When will the Kazungula crossing be open to loaded barges?",
    "When does the Bolivian cotton ban take effect?",
    "When will Sane-Diop fly to Dakar?",
    "When will Mbeki-Rao visit Dakar?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = (make_report(n, day, text) for n, (day, text) in enumerate(READ))
    return asyncio.run(
        ask_over(tmp_path_factory.mktemp("desk"), reports, (*SHOWN, *REFUSED, *WHOLE), "2024-06-28T09:00:00Z")
    )


@pytest.mark.parametrize("question", SHOWN)
def test_what_was_asked_is_shown(answers: dict[str, Answer], question: str) -> None:
    told = told_by(answers[question])
    assert SHOWN[question] in told, answers[question].reason or told


@pytest.mark.parametrize("question", REFUSED)
def test_what_is_told_of_others_is_no_answer(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, answers[question].answer


@pytest.mark.parametrize("question", WHOLE)
def test_all_of_it_is_told_and_nothing_else(answers: dict[str, Answer], question: str) -> None:
    told, left_out = WHOLE[question]
    assert told in told_by(answers[question])
    assert left_out not in told_by(answers[question])
