"""Whether something was done is also answered by who denies it; who owns and who people are, by just that."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2026-03-02",
        "Gunmen freed the Belgian engineer Marthe Claes near Gossi in Mali on Sunday, the army in Bamako said.\n\n"
        "Claes landed in Brussels on Monday, where her brother and the foreign minister met the plane. She made no "
        "speech.\n\nHydrotek, her employer, said it had paid no ransom to the gunmen.\n\n"
        "The kidnappers had wanted three prisoners to leave the jail at Gao. A spokesman for Mali's army denied that "
        "anyone had been released.\n\nAfter the kidnapping in January the army searched the hills around Gossi for two "
        "weeks, and the engineer's colleagues left Mali for Senegal.",
    ),
    (
        "2026-03-03",
        "Latvia ordered two Belarusian traders to leave Riga on Tuesday. It said that they had filmed a harbour.",
    ),
    (
        "2026-03-04",
        "Villagers blocked the road to the Tarvo nickel mine in Finland on Wednesday and asked its owner to pay. "
        "Tarvo, which yields 1.5% of the world's nickel, is owned by Chile's Andes Metals.",
    ),
    (
        "2026-03-05",
        "A strike over wages emptied the shops of Gdynia on Thursday. Police said 4,000 people marched in the city. "
        "The shipyard employs 1,300 people.",
    ),
    ("2026-03-05", "Pension cuts were put off in Zagreb on Thursday. The pension office employs 640 people."),
    (
        "2026-03-06",
        "Rebels took three Kenyan pilots hostage in Chad on Friday, two officials told Radio Sahel. One of the pilots "
        "is Peter Otieno, a former instructor.",
    ),
    ("2026-03-06", "Ines Duarte, the mayor of Faro, opened a library on Friday with her mother. Duarte is 44."),
)
TOLD = {
    "Was a ransom paid for Marthe Claes?": "had paid no ransom",
    "Were prisoners released?": "denied that anyone had been released",
    "Who owns the Tarvo mine?": "is owned by Chile's Andes Metals",
    "Who is the owner of the Tarvo mine?": "is owned by Chile's Andes Metals",
    "How many people marched in Gdynia?": "4,000 people marched",
    "Who are the pilots in Chad?": "Peter Otieno",
}
NOT_TOLD = {
    "Have both Belarusian traders left Riga?": "ordered",
    "How many people protested in Zagreb?": "640",
    "Who are the pilots in Chad?": "Rebels took",
    "What is Ines Duarte's husband's name?": "Duarte",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, [*TOLD, *NOT_TOLD], "2026-03-07T09:00:00Z")


@pytest.mark.parametrize("question", TOLD)
def test_what_is_plainly_told_answers(answers: dict[str, Answer], question: str) -> None:
    assert TOLD[question] in told_by(answers[question]), answers[question].reason


@pytest.mark.parametrize("question", NOT_TOLD)
def test_what_tells_something_else_does_not(answers: dict[str, Answer], question: str) -> None:
    assert NOT_TOLD[question] not in told_by(answers[question])
