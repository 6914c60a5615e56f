"""Whether somebody is in prison is told by an order for their release, too, and by bail that was granted or refused."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-03-04",
        "A furnace burst at the Brno glass works on Monday and killed four people, the fire brigade said. Police "
        "arrested the head of the works, Jan Horak, on suspicion of neglect.",
    ),
    (
        "2024-03-05",
        "A gallery collapsed at the Lomo salt mine on Tuesday and killed three people. Police arrested the mine's "
        "manager, Luis Bello, on suspicion of neglect.",
    ),
    ("2024-03-07", "Police in Quito arrested the banker Rosa Diaz on Thursday."),
    (
        "2024-03-08",
        "The Czech labour minister, Petr Zeman, resigned on Friday over the inspection of the "
        "glass works.\n\nZeman said "
        "he had never seen the warning. His deputy, Ivana Mala, will run the ministry.\n\nIn Brno a judge ordered the "
        "release of Jan Horak, the head of the works, on bail of 9,000 euros. He must report to the police each week.",
    ),
    (
        "2024-03-09",
        "The Spanish mining minister, Eva Rojas, visited the salt mine on Saturday and was booed.\n\nA court "
        "in Lomo freed "
        "two foremen. It refused bail to the manager, Luis Bello, because he might flee.",
    ),
    ("2024-03-10", "Marchers in Quito demanded the release of Rosa Diaz on Sunday."),
)
TOLD = {
    "Is Horak still in prison?": "ordered the release of Jan Horak",
    "Is Bello still in jail?": "refused bail",
    "Is Rosa Diaz still in custody?": "arrested the banker",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, TOLD, "2024-03-12T18:00:00Z")


@pytest.mark.parametrize("question", TOLD)
def test_the_newest_turn_tells(answers: dict[str, Answer], question: str) -> None:
    assert not answers[question].refused
    assert TOLD[question] in told_by(answers[question])
