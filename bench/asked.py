"""How everyday questions over the seeds fare: answered by the sentence that answers, or refused where none does."""

import asyncio
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figure, Measurement
from bot.app import open_app
from bot.model.conversation import LOCAL, Answer, MemberId
from bot.service.answers import answer_question
from bot.service.gathering import import_file
from bot.service.inquiries import Inquiry
from bot.service.reading import Silent

LISTS = Path(__file__).parent / "asked"
SEEDS = Path(__file__).parents[1] / "seeds" / "dispatches.jsonl"
NOW = "2023-03-22T09:00:00Z"
LISTED = ("first", "second")


@dataclass(frozen=True, slots=True)
class Fared:
    """A question, the words of which one should be shown (none where it should be refused), and what was answered."""

    question: str
    any_of: tuple[str, ...]
    answer: Answer

    @property
    def told(self) -> str:
        """What is shown as the answer; of a refusal nothing counts, however near."""
        return "" if self.answer.refused else self.near

    @property
    def near(self) -> str:
        return " ".join(claim.text for claim in self.answer.answer)

    @property
    def right(self) -> bool:
        return any(each in self.told for each in self.any_of) if self.any_of else self.answer.refused

    @property
    def false(self) -> bool:
        """Something is shown that does not answer, which is worse than a refusal."""
        return not self.right and not self.answer.refused


async def ask_all(part: str) -> list[Fared]:
    lines = [json.loads(line) for line in (LISTS / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as home:
        async with open_app({"ATTACHE_HOME": home, "ATTACHE_NOW": NOW}) as app:
            await import_file(app.desk, app.intake, SEEDS, {}, Silent())
            fared = []
            for line in lines:
                inquiry = Inquiry(LOCAL, MemberId("bench"), line["question"])
                answer = await answer_question(app.desk, inquiry, Silent())
                fared.append(Fared(line["question"], tuple(line["any_of"] or ()), answer))
            return fared


def judge(fared: list[Fared]) -> Measurement:
    answerable = [each for each in fared if each.any_of]
    others = [each for each in fared if not each.any_of]
    figures = (
        Figure("right", (sum(each.right for each in fared) / len(fared),)),
        Figure("answered", (sum(each.right for each in answerable) / len(answerable),)),
        Figure("refused", (sum(each.right for each in others) / len(others),)),
        Figure("false_answers", (sum(each.false for each in fared),), most=0),
    )
    wrong = [f"{each.question} -> {each.near or each.answer.reason}"[:400] for each in fared if not each.right]
    return Measurement(len(fared), figures, {"wrong": wrong})


def measure(_data: Path | None) -> Measurement:
    return judge([each for part in LISTED for each in asyncio.run(ask_all(part))])


def _measure_list(part: str) -> Callable[[Path | None], Measurement]:
    return lambda _data: judge(asyncio.run(ask_all(part)))


PARTS = {part: _measure_list(part) for part in LISTED}
