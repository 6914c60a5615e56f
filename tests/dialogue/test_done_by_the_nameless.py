"""Who acts may have neither a name nor an article: asked for is what they do, and not the last word of a question."""

from collections.abc import Mapping

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2025-04-02",
        "Sweden's government proposed a levy on plastic bags on Wednesday. Regional councils will vote on it on "
        "12 May. The levy is to be raised to two kronor in 2027.",
    ),
    (
        "2025-04-03",
        "Teachers in Leeds said on Thursday they would go back to work on 14 April after a strike over class sizes. "
        "The council said the strike had cost pupils 11 days of lessons.",
    ),
    (
        "2025-04-04",
        "Parliament in Valletta is to debate the fishing bill on 20 May. Fishermen blocked the harbour on 1 April over "
        "the bill.",
    ),
    (
        "2025-04-05",
        "Pilots at the airline Norvia ended their walkout on 4 April. The airline bought six aircraft on 28 March.",
    ),
    ("2025-04-06", "Police in Quito arrested the mayor, Ivan Sola, on Sunday. Farmers burned tyres there on Saturday."),
)
SHOWN = {
    "When do regional councils vote on the levy?": "12 May",
    "When will councils vote on the levy?": "12 May",
    "When does parliament debate the fishing bill?": "20 May",
    "When did fishermen block the harbour over the bill?": "1 April",
    "When did pilots end the walkout?": "4 April",
    "Did police arrest the mayor?": "arrested the mayor",
}
OTHERS = {
    "When did farmers block the harbour over the bill?": "1 April",
    "When do ministers vote on the levy?": "2027",
    "When did pilots buy the aircraft?": "28 March",
    "When does parliament vote on the levy?": "20 May",
    "Did farmers arrest the mayor?": "arrested the mayor",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*SHOWN, *OTHERS), "2025-04-08T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_what_they_do_is_told(answers: Mapping[str, Answer], question: str, words: str) -> None:
    assert words in told_by(answers[question]), answers[question].reason


@pytest.mark.parametrize(("question", "words"), OTHERS.items())
def test_what_others_do_is_not(answers: Mapping[str, Answer], question: str, words: str) -> None:
    assert words not in told_by(answers[question])
