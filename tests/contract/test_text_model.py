"""What every text model owes; run over the scripted fake and over the real client on a real socket."""

import json
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from bot.llm.openai import OpenAIModel
from bot.llm.settings import Settings
from bot.model.completion import Completion, ModelRequest
from bot.model.errors import ModelError
from bot.ports import TextModel
from tests.fakes.textmodel import Faults, Says, ScriptedModel
from tests.standins.openai import Answer, Cut, Fault, Script, serve

Step = Says | Faults
Opener = Callable[[Iterable[Step]], AbstractAsyncContextManager[TextModel]]

SCHEMA = {"type": "object", "properties": {"title": {"type": "string"}}}
ASKED = ModelRequest("briefing", "Write a title.", "Some material.", SCHEMA)

_ON_THE_WIRE: dict[str, Script] = {
    "refused": Answer(None, refusal="I will not."),
    "truncated": Answer('{"title": "Minis', reason="length"),
    "limited": Fault(429),
    "unavailable": Fault(500),
    "lost": Cut(),
    "denied": Fault(401),
    "unknown_model": Fault(404),
    "too_long": Fault(400, "Too many tokens.", code="context_length_exceeded"),
}


@asynccontextmanager
async def open_fake(steps: Iterable[Step]) -> AsyncIterator[TextModel]:
    yield ScriptedModel(steps)


@asynccontextmanager
async def open_client(steps: Iterable[Step]) -> AsyncIterator[TextModel]:
    script = [Answer(each.text) if isinstance(each, Says) else _ON_THE_WIRE[each.code] for each in steps]
    async with serve(*script) as standin:
        given = Settings(key="sk-test", address=standin.address, retries=0, embedding_model="vectors-1")
        model = OpenAIModel(given, {})
        try:
            yield model
        finally:
            await model.close()


@pytest.fixture(params=[open_fake, open_client], ids=["fake", "client"])
def opener(request: pytest.FixtureRequest) -> Opener:
    chosen: Opener = request.param
    return chosen


async def test_an_answer_to_a_schema_is_one_json_value_with_its_tokens(opener: Opener) -> None:
    async with opener([Says('{"title": "Minister to visit"}')]) as model:
        answer = await model.complete(ASKED)
    assert json.loads(answer.text) == {"title": "Minister to visit"}
    assert answer.tokens.taken > 0
    assert answer.tokens.given > 0


@pytest.mark.parametrize(
    "text",
    ['```json\n{"title": "A"}\n```', 'Here is the JSON you asked for:\n{"title": "A"}\nI hope it helps.'],
)
async def test_prose_and_fences_around_the_json_are_cut_off(opener: Opener, text: str) -> None:
    async with opener([Says(text)]) as model:
        assert json.loads((await model.complete(ASKED)).text) == {"title": "A"}


@pytest.mark.parametrize("code", sorted(_ON_THE_WIRE))
async def test_every_fault_is_one_of_our_errors(opener: Opener, code: str) -> None:
    async with opener([Faults(code)]) as model:
        with pytest.raises(ModelError) as caught:
            await model.complete(ASKED)
    assert caught.value.code == code
    assert str(caught.value).endswith(".")
    written = caught.value.tokens
    assert (written is not None and written.taken > 0) is (code in {"refused", "truncated"})
    assert caught.value.lost == (code == "lost")


@pytest.mark.parametrize(("text", "code"), [("", "empty"), ("  \n", "empty"), ('{"title": "A', "malformed")])
async def test_an_answer_without_the_json_is_an_error(opener: Opener, text: str, code: str) -> None:
    async with opener([Says(text)]) as model:
        with pytest.raises(ModelError) as caught:
            await model.complete(ASKED)
    assert caught.value.code == code


async def test_a_stream_gives_pieces_and_last_the_whole(opener: Opener) -> None:
    words = "The minister will visit Moscow this month."
    async with opener([Says(words)]) as model:
        pieces = [piece async for piece in model.stream(ModelRequest("answer", "Answer.", "Material."))]
    *parts, whole = pieces
    assert isinstance(whole, Completion)
    assert len(parts) > 2
    assert "".join(str(part) for part in parts) == whole.text == words
    assert whole.tokens.given > 0


async def test_embeddings_come_in_the_order_of_the_texts(opener: Opener) -> None:
    async with opener([Says("unused")]) as model:
        found = await model.embed(["aa", "b", "three words here"])
        assert found.vectors == ((2.0, 2.0), (1.0, 0.0), (16.0, 0.0))
        assert found.tokens.taken > 0
        assert (await model.embed([])).vectors == ()
