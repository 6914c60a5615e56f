"""What a question tells in other words than its report: a noun for a verb, two words for one, `going to`."""

import asyncio

import pytest

from bot.answer.telling.layout import lay_out
from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    ("2024-06-03", "Malawi will send 300 soldiers to eastern Congo, its defence minister, Ruth Zimba, said on Monday."),
    ("2024-06-04", "Finland's president, Aino Lehto, will travel to Kyiv on 20 June, his office said on Tuesday."),
    ("2024-06-05", "The new president of Panama, Raul Ibarra, will be sworn in on 1 July, the electoral court said."),
    ("2024-06-05", "Senegal's prime minister, Oumar Seck, was sworn in on Wednesday in Dakar."),
    ("2024-06-06", "Slovakia is to close its embassy in Damascus, the foreign ministry said on Thursday."),
    ("2024-06-07", "Peru's president, Dora Quispe, will not run again, she said on Friday."),
    ("2024-06-08", "Mariam Kone took office as mayor of Bamako on Saturday."),
    (
        "2024-06-08",
        "Nepal's health minister, Hari Thapa, stepped down on Saturday. Parliament put off its next session.",
    ),
    (
        "2024-06-09",
        "Two trains collided near Pardubice in Czechia on Sunday. Four people died, rescuers said.",
    ),
    ("2024-06-09", "Hungary's trade minister, Pal Varga, travelled to Minsk on Sunday for talks."),
    (
        "2024-06-10",
        "A bus was set on fire in Lyon on Monday, police said. Two men have been charged with arson.",
    ),
    (
        "2024-06-10",
        "Villages on the slopes of Mayon were evacuated on Monday after the volcano had stirred.",
    ),
)
SHOWN = {
    "Is Malawi going to send soldiers to Congo?": "will send 300 soldiers",
    "How many soldiers is Malawi going to send to Congo?": "300 soldiers",
    "When is Lehto going to travel to Kyiv?": "20 June",
    "When is Lehto going to Kyiv?": "20 June",
    "Is Slovakia going to close its embassy in Damascus?": "to close its embassy",
    "Is Quispe going to run again?": "will not run again",
    "When does Ibarra take office?": "1 July",
    "When will Panama's new president take office?": "1 July",
    "Has Ibarra taken office?": "will be sworn in on 1 July",
    "Who takes office on 1 July?": "Raul Ibarra",
    "When did Seck take office?": "sworn in on Wednesday",
    "Has Seck taken office?": "sworn in on Wednesday",
    "When was Kone sworn in?": "took office as mayor",
    "Has Nepal's health minister resigned?": "stepped down",
    "When did Thapa resign?": "stepped down on Saturday",
    "Did Thapa step down?": "stepped down on Saturday",
    "Has Parliament postponed its session?": "put off its next session",
    "Did anyone die in the train collision?": "Four people died",
    "When was the train collision near Pardubice?": "collided near Pardubice",
    "Did Pal Varga visit Belarus?": "travelled to Minsk",
    "Has anybody been charged with arson in Lyon?": "Two men have been charged",
    "When was the evacuation on Mayon?": "were evacuated on Monday",
}
REFUSED = (
    "Is Malawi going to send soldiers to Mozambique?",
    "Is Slovakia going to close its embassy in Cairo?",
    "When is Lehto going to Warsaw?",
    "When does Lehto take office?",
    "When will the mayor of Dakar take office?",
    "When did Ibarra step down?",
    "Has Seck stepped down?",
    "Has anybody been charged over the train collision?",
    "Did Pal Varga visit Russia?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = (make_report(n, day, text) for n, (day, text) in enumerate(READ))
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, (*SHOWN, *REFUSED), "2024-06-14T09:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_what_is_told_in_another_word_is_found(answers: dict[str, Answer], question: str) -> None:
    assert SHOWN[question] in told_by(answers[question]), answers[question].reason or told_by(answers[question])


@pytest.mark.parametrize("question", REFUSED)
def test_what_is_told_of_somebody_else_is_no_answer(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, told_by(answers[question])


def test_a_question_in_plainer_words_is_shown_as_it_was_asked(answers: dict[str, Answer]) -> None:
    assert lay_out(answers["Did Thapa step down?"]).title == "Did Thapa step down?"
