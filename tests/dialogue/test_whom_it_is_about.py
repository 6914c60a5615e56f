"""A number, a person, a time or a place answers only where it belongs to whom and what the question asks about."""

import asyncio
from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

TEXTS = (
    "Narendra Modi's party won 240 seats, while Rahul Gandhi's Congress won 99. Modi will form a government.",
    "Sandra Torres won 36 seats in Guatemala's congress on Sunday. Her rival, Bernardo Arevalo, lost.",
    "France will deliver Mirage 2000-5 jets to Ukraine, President Emmanuel Macron said on Thursday.",
    "Taiwan ordered 66 F-16V jets from the United States in 2019, its defence ministry said.",
    "The fire in Kuwait killed 49 people, most of them Indian workers, officials said on Wednesday.",
    "The landslide in Papua New Guinea left more than 2,000 people buried. Rescuers found six bodies on Monday.",
    "A ferry sank off Gabon on 9 March with 161 people on board. The toll rose to 34 on Sunday.",
    "Cyril Ramaphosa was elected by 283 votes in Cape Town on Friday. Julius Malema got 44 votes.",
    "Keir Starmer visited Berlin on 28 August. Olaf Scholz will visit London in October.",
    "Slovakia's prime minister, Robert Fico, was shot in Handlova on 15 May. The police arrested a man of 71.",
    "Peter Pellegrini was sworn in as president in Bratislava on 15 June, after Robert Fico had left hospital.",
    "Claudia Sheinbaum appointed Juan Ramon de la Fuente as foreign minister on Thursday.",
    "Qatar invited Egypt, Turkey and Iran to the talks, but not Israel, a diplomat said on Monday.",
    "Israel attacked an airfield in Syria on Tuesday, state media said. Nobody was hurt.",
    "Turkey sent two ships to the Black Sea on Monday. Its president welcomed the grain deal.",
    "Bird flu killed thousands of animals in May. The farmers, most of whom raise turkey, ask for money from Warsaw.",
    "Emmanuel Macron will travel to Serbia in late August. The visit lasts two days and ends in Novi Sad, he said.",
    "The Egypt-Sudan talks on the dam ended in Cairo on Thursday without an agreement.",
    "Ursula von der Leyen won a second term by 401 votes to 284. Roberta Metsola stayed president of the parliament.",
    "Chad invited Gabon to a summit on 7 June. Brice Oligui left on Sunday. Mahamat Deby saw him off at dawn.",
    "Two towns were hit when the dam burst in Libya; the flood killed 5,300 residents of Derna.",
    "Kenya's parliament passed the finance bill. William Ruto signed it on 3 July; Raila Odinga called for protests.",
)
SHOWN = {
    "How many seats did Sandra Torres win?": "won 36 seats",
    "How many seats did Modi's party win?": "won 240 seats",
    "How many F-16V jets did Taiwan order?": "66 F-16V jets",
    "How many people did the fire in Kuwait kill?": "killed 49 people",
    "How many people were on board the ferry?": "161 people on board",
    "How many votes did Ramaphosa get?": "elected by 283 votes",
    "How many votes did Malema get?": "Julius Malema got 44 votes",
    "How many votes did von der Leyen win?": "401 votes",
    "When did Starmer visit Berlin?": "visited Berlin on 28 August",
    "When was Fico shot?": "on 15 May",
    "Where was Fico shot?": "in Handlova",
    "When was Pellegrini sworn in?": "on 15 June",
    "Who was sworn in as president in Bratislava?": "Peter Pellegrini was sworn in",
    "Who appointed de la Fuente as foreign minister?": "Claudia Sheinbaum appointed",
    "Who signed the finance bill?": "William Ruto signed it",
    "When did Chad invite Gabon?": "on 7 June",
    "Who saw Oligui off?": "Mahamat Deby saw him off",
    "How many people did the flood in Libya kill?": "5,300 residents",
    "Was Israel invited to the talks?": "but not Israel",
    "Was Iran invited to the talks?": "Qatar invited Egypt, Turkey and Iran",
    "Who was invited to the talks by Qatar?": "Qatar invited Egypt",
    "Was Fico shot?": "was shot in Handlova",
    "When did the Egypt-Sudan talks end?": "ended in Cairo on Thursday",
    "How long does Macron's trip to Serbia last?": "The visit lasts two days",
    "Where does Macron's trip to Serbia end?": "ends in Novi Sad",
    "What do turkey farmers ask for?": "most of whom raise turkey, ask for money",
    "What did turkey send to the black sea?": "Turkey sent two ships",
}
REFUSED = (
    "How many seats did Rahul Gandhi lose?",
    "How many seats did Arevalo win?",
    "How many Mirage jets will France deliver?",
    "How many people did the fire in Gabon kill?",
    "How many votes did Metsola get?",
    "How many ships did Israel send?",
    "When did Gabon invite Chad?",
    "How many people did the flood in Nepal kill?",
    "When did Scholz visit Berlin?",
    "When did Macron visit London?",
    "When was Pellegrini shot?",
    "Where was Pellegrini shot?",
    "Where did Scholz meet Starmer?",
    "Who shot Pellegrini?",
    "Who signed the grain deal?",
    "Who attacked Israel?",
    "Was Israel attacked?",
    "Was Qatar invited to the talks?",
    "Was Syria invited to the talks?",
)
NEVER = {
    "How many seats did Rahul Gandhi win?": "won 36 seats",
    "What do turkey farmers ask for?": "Turkey sent two ships",
    "When did Starmer visit Berlin?": "in October",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    home: Path = tmp_path_factory.mktemp("desk")
    reports = [make_report(number, "2024-09-02", text) for number, text in enumerate(TEXTS)]
    questions = {**SHOWN, **dict.fromkeys(REFUSED), **NEVER}
    return asyncio.run(ask_over(home, reports, questions, "2024-09-04T09:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_what_belongs_to_whom_is_asked_about_is_shown(answers: dict[str, Answer], question: str) -> None:
    assert SHOWN[question] in told_by(answers[question]), answers[question].reason or told_by(answers[question])


@pytest.mark.parametrize("question", REFUSED)
def test_what_belongs_to_another_is_no_answer(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, told_by(answers[question])


@pytest.mark.parametrize("question", NEVER)
def test_it_does_not_stand_beside_the_answer_either(answers: dict[str, Answer], question: str) -> None:
    assert NEVER[question] not in told_by(answers[question])
