"""A model answers sentence by sentence: each is shown once it was checked, before the next is written."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.app import open_app
from bot.model.completion import Completion, ModelRequest
from bot.model.conversation import LOCAL, Answer, MemberId
from bot.model.document import Line, Text
from bot.model.errors import ModelError
from bot.prompts import load_prompts
from bot.service.answers import answer_question
from bot.service.desk import Desk, Patience, Scribe
from bot.service.inquiries import Inquiry
from bot.service.reading import Silent
from bot.settings import shipped
from tests.fakes.obedient import make_claim, read_passages
from tests.fakes.textmodel import Says, ScriptedModel
from tests.seeds import lay_seeds

QUESTION = "When will Macron visit Beijing?"


@dataclass
class Shown:
    """What a member sees, as it comes."""

    lines: list[str] = field(default_factory=list)

    async def tell(self, words: str, done: int | None = None, of: int | None = None) -> None:
        pass

    async def show(self, line: Line) -> None:
        self.lines.append("".join(run.words for run in line.runs if isinstance(run, Text)))


class Writer(ScriptedModel):
    """Writes claims one after the other and notes how much was shown when it began each; it can break off."""

    def __init__(self, shown: Shown, invented: str | None = None, most: int = 9) -> None:
        super().__init__([Says("{}")])
        self.seen: list[int] = []
        self._shown, self._invented, self._most = shown, invented, most

    async def stream(self, request: ModelRequest) -> AsyncIterator[str | Completion]:
        claims = [make_claim(words, number, " ".join(words.split()[:6]))
                  for number, words in read_passages(request.material)[:3] if '"' not in words]  # fmt: skip
        if self._invented is not None:
            claims.insert(1, make_claim(self._invented, 1, claims[0]["support"][0]["quote"]))
        text = '{"claims": ['
        yield text
        for number, claim in enumerate(claims):
            if number == self._most:
                raise ModelError("The endpoint broke off.", code="unavailable")
            self.seen.append(len(self._shown.lines))
            piece = (", " if number else "") + json.dumps(claim)
            text += piece
            yield piece[:20]
            yield piece[20:]
        yield Completion(text + "]}", self.name, self._count(request, text))


@asynccontextmanager
async def asking(home: Path) -> AsyncIterator[Desk]:
    lay_seeds(home)
    async with open_app({"ATTACHE_HOME": str(home), "ATTACHE_NOW": "2023-03-22T08:00:00Z"}) as app:
        yield app.desk


async def ask(desk: Desk, writer: ScriptedModel, shown: Shown) -> Answer:
    scribe = Scribe(writer, load_prompts(shipped("prompts")), 8_000, 1_200, Patience(60, 60, 60))
    return await answer_question(replace(desk, scribe=scribe), Inquiry(LOCAL, MemberId("m"), QUESTION), shown)


async def test_every_sentence_is_shown_before_the_next_is_written(tmp_path: Path) -> None:
    shown = Shown()
    writer = Writer(shown)
    async with asking(tmp_path) as desk:
        answer = await ask(desk, writer, shown)
    assert len(answer.answer) == len(shown.lines) > 1
    assert writer.seen == list(range(len(shown.lines)))


async def test_what_does_not_hold_is_never_shown_and_the_rest_is(tmp_path: Path) -> None:
    shown = Shown()
    async with asking(tmp_path) as desk:
        answer = await ask(
            desk, Writer(shown, invented="Macron told reporters that he would sell tanks to Peru."), shown
        )
    assert len(answer.answer) == len(shown.lines) > 1
    assert "Peru" not in " ".join([*shown.lines, *(claim.text for claim in answer.answer)])


async def test_a_sentence_that_is_turned_round_is_shown_as_it_stands(tmp_path: Path) -> None:
    def turn_round(request: ModelRequest) -> str:
        number, words = next(each for each in read_passages(request.material) if "Macron" in each[1])
        quote = " ".join(words.split()[:6])
        return json.dumps({"claims": [make_claim(words.replace(" in ", " outside "), number, quote)]})

    async with asking(tmp_path) as desk:
        answer = await ask(desk, ScriptedModel([turn_round]), Shown())
    told = " ".join(claim.text for claim in answer.answer)
    assert " outside " not in told
    assert all(claim.kind == "copied" for claim in answer.answer)


async def test_what_was_shown_before_the_model_broke_off_is_the_answer(tmp_path: Path) -> None:
    shown = Shown()
    async with asking(tmp_path) as desk:
        answer = await ask(desk, Writer(shown, most=1), shown)
    assert len(answer.answer) == len(shown.lines) == 1
    assert not answer.refused


async def test_a_model_that_says_nothing_leaves_the_answer_without_it(tmp_path: Path) -> None:
    shown = Shown()
    async with asking(tmp_path) as desk:
        answer = await ask(desk, ScriptedModel([Says('{"claims": []}')]), shown)
        keyless = await answer_question(desk, Inquiry(LOCAL, MemberId("m"), QUESTION), Silent())
    assert answer == keyless
    assert len(shown.lines) == len(answer.answer)


async def test_a_sentence_is_shown_once_however_often_a_model_says_it(tmp_path: Path) -> None:
    class Parrot(ScriptedModel):
        async def stream(self, request: ModelRequest) -> AsyncIterator[str | Completion]:
            number, words = read_passages(request.material)[0]
            claims = [make_claim(words, number, " ".join(words.split()[:6]))] * 3
            text = json.dumps({"claims": claims})
            yield text
            yield Completion(text, self.name, self._count(request, text))

    shown = Shown()
    async with asking(tmp_path) as desk:
        answer = await ask(desk, Parrot([Says("{}")]), shown)
    assert len(answer.answer) == len(shown.lines) == 1


async def test_a_defect_beside_the_model_costs_the_member_nothing(tmp_path: Path) -> None:
    class Broken(ScriptedModel):
        async def stream(self, request: ModelRequest) -> AsyncIterator[str | Completion]:
            yield '{"claims": ['
            raise KeyError(request.purpose)

    shown = Shown()
    async with asking(tmp_path) as desk:
        answer = await ask(desk, Broken([Says("{}")]), shown)
    assert not answer.refused
    assert len(shown.lines) == len(answer.answer)
