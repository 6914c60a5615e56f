"""Yes-or-no, “yet”, “why” and “when” are answered by what tells of the same actor and the same event, or not at all."""

import asyncio
from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.dialogue.test_questions import ask, open_desk

SHOWN = {
    "Has the White House confirmed a call with Xi?": ("has not been arranged, Kirby said", "Zelensky"),
    "Has Beijing confirmed a call with Zelensky?": ("has yet to say whether Xi will speak", "Kirby"),
    "Has the White House confirmed a call with Zelensky?": (
        "I read nothing that settles this; what was said of it: Kirby said the United States hoped",
        "not been arranged",
    ),
    "Has Wang Yi met Putin?": ("met President Vladimir Putin in the Kremlin on Wednesday", "did not say whether"),
    "Has Blinken visited Beijing?": ("no word on a new date for a visit by Blinken", "Xi Jinping visited Moscow"),
    "Has Saudi Arabia confirmed the invitation to Raisi?": ("officials have yet to confirm the invitation", "Beijing"),
    "Have Russia and China agreed on the pipeline?": ("have agreed almost all terms", "did not mention"),
    "Why did Blinken put off his trip to Beijing?": ("because of the balloon", "I found no sentence"),
    "Why did Xi visit Moscow?": ("at the invitation of President Vladimir Putin", "amid reports"),
    "Why did China protest?": (
        "I found no sentence that plainly gives the reason; closest to it: China protested at once",
        "stormed",
    ),
    "When will Putin visit Beijing?": ("No date has been announced for a visit by Putin to China", "185 billion"),
    "When will Tsai visit the United States?": ("leave Taiwan on 29 March", "her office said on Tuesday"),
    "When was the balloon shot down?": ("off South Carolina on 4 February", "said on Friday"),
    "What did Biden say about the balloon?": ("he would make no apology", "Kirby, the spokesman"),
    "What did Wang Yi say in Munich?": ("told the Munich Security Conference", "the State Department said"),
    "What did the United States say about the position paper?": ("President Joe Biden said on Friday", "Putin said"),
}
REFUSED = {
    "Did Boris Johnson meet Putin?": "No article I read names Boris Johnson (48 articles",
    "Did Lavrov meet Blinken?": "No plain answer in what I have read (48 articles",
    "Will China apologise for the balloon?": "I do not forecast, and found no announcement:",
}


async def ask_all(home: Path) -> dict[str, Answer]:
    async with open_desk(home) as desk:
        return {question: await ask(desk, question) for question in (*SHOWN, *REFUSED)}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    return asyncio.run(ask_all(tmp_path_factory.mktemp("desk")))


@pytest.mark.parametrize("question", SHOWN)
def test_what_answers_is_shown_and_what_only_shares_its_words_is_not(answers: dict[str, Answer], question: str) -> None:
    words, others = SHOWN[question]
    told = " ".join(claim.text for claim in answers[question].answer)
    assert words in told, told
    assert others not in told


@pytest.mark.parametrize("question", REFUSED)
def test_nobody_else_is_heard_instead(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, answers[question].answer
    assert REFUSED[question] in (answers[question].reason or "")


def test_the_latest_state_comes_first(answers: dict[str, Answer]) -> None:
    answer = answers["Has Beijing confirmed a call with Zelensky?"]
    days = {source.n: source.published for source in answer.sources}
    when = [days[claim.citations[0].n] for claim in answer.answer]
    assert when == sorted(when, key=str, reverse=True)
