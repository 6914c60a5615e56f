"""What meets a question's nouns in another affair, at another place or of another deed is no answer to it."""

from pathlib import Path

import pytest

from tests.reports import ask_all_over, told_by

LEVY = (
    "LUSAKA - The Zambian government offered to double copper levies to 6 percent on Monday, but leaders from Kitwe "
    "turned the offer down.\n\nMines Minister Marco Lungu made the offer during nine hours of talks in Lusaka. He said "
    "that Cobrex had agreed to bear the cost."
)
OFFER = "Norway offered two rescue vessels on Monday.\n\nPresident Edvin Marcos was abroad."
TALKS = (
    "LA PAZ - Nine hours of talks in La Paz ended on Monday without a deal between the Bolivian government and Oruro."
)
DEAD = (
    "LA PAZ - Protesters began to remove roadblocks around Oruro on Saturday after the Bolivian government agreed on a "
    "levy of 8 percent.\n\nA cook who was hit by a stone at Colquiri died in hospital on Thursday, a clerk said. The "
    "government promised an inquiry. He is the only person killed in the ten days of protest."
)
WALL = "Protesters marched through La Paz on Saturday. Three protesters were killed when a wall fell, police said."
REASON = "Norway offered four ships on Monday. President Edvin Marcos said that the Norwegian offer had come too late."
WEAVERS = "The weavers of Cholet demand a rise of 5 percent, their union said. Six weavers were hurt."

NOT_TOLD = (
    ("What do the weavers want?", (WEAVERS,), "hurt"),
    ("Why did Marcos reject the Norwegian offer of ships?", (LEVY, OFFER), "bear the cost"),
    ("How many protesters were killed in La Paz?", (TALKS, DEAD), "only person"),
)
TOLD = (
    ("Why did Marcos reject the Norwegian offer of ships?", (LEVY, REASON), "come too late"),
    ("How many protesters were killed in La Paz?", (TALKS, WALL), "Three protesters"),
)


def tell(home: Path, question: str, texts: tuple[str, ...]) -> str:
    answer = ask_all_over(home, [("2024-09-05", each) for each in texts], [question], "2024-09-20T12:00:00Z")[question]
    return "" if answer.refused else told_by(answer)


@pytest.mark.parametrize(("question", "texts", "other"), NOT_TOLD)
def test_another_affair_is_not_told(tmp_path: Path, question: str, texts: tuple[str, ...], other: str) -> None:
    assert other not in tell(tmp_path, question, texts)


@pytest.mark.parametrize(("question", "texts", "expected"), TOLD)
def test_the_affair_itself_is_told(tmp_path: Path, question: str, texts: tuple[str, ...], expected: str) -> None:
    assert expected in tell(tmp_path, question, texts)
