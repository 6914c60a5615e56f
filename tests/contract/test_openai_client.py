"""The real client over a real socket: retries, time limits, what an endpoint does not take, and the vendor's schema."""

import functools
import json
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bot.llm.openai import OpenAIModel
from bot.llm.settings import Settings
from bot.model.completion import ModelRequest, Price, Tokens
from bot.model.errors import ModelError
from tests.standins.openai import Answer, Cut, Drip, Fault, Flood, Raw, Script, StandIn, serve

SPEC = Path(__file__).parents[3] / "shared" / "data" / "specs" / "openai" / "openapi.yaml"
SCHEMA = {"type": "object", "properties": {"title": {"type": "string", "default": ""}}, "title": "Draft"}
ASKED = ModelRequest("briefing", "Write a title.", "Some material.", SCHEMA)
GOOD = Answer('{"title": "A"}')


@asynccontextmanager
async def talking(*steps: Script, **settings: Any) -> AsyncIterator[tuple[OpenAIModel, StandIn]]:
    async with serve(*steps) as standin:
        given = {"key": "sk-secret-test-key", "address": standin.address, "embedding_model": "vectors-1", **settings}
        model = OpenAIModel(Settings(**given), {"gpt-4.1-mini": Price(0.4, 1.6)})
        try:
            yield model, standin
        finally:
            await model.close()


async def failing(*steps: Script, **settings: Any) -> tuple[str, int]:
    async with talking(*steps, **settings) as (model, standin):
        with pytest.raises(ModelError) as caught:
            await model.complete(ASKED)
        return caught.value.code, len(standin.received)


async def test_a_limit_and_a_failure_are_waited_out() -> None:
    async with talking(Fault(429), Fault(503), GOOD) as (model, standin):
        assert (await model.complete(ASKED)).text == '{"title": "A"}'
        assert len(standin.received) == 3


async def test_a_storm_of_limits_ends() -> None:
    assert await failing(Fault(429), retries=3) == ("limited", 4)


async def test_failures_all_the_way_end() -> None:
    assert await failing(Fault(500), retries=2) == ("unavailable", 3)


async def test_a_cut_connection_is_one_error() -> None:
    assert await failing(Cut(), retries=0) == ("lost", 1)


async def test_a_request_that_was_lost_before_an_answer_came_is_told() -> None:
    async with talking(Cut(), GOOD, GOOD, retries=1) as (model, _):
        assert [(await model.complete(ASKED)).lost for _ in range(2)] == [1, 0]


async def test_what_the_endpoint_reports_of_an_answer_of_no_use_is_told() -> None:
    async with talking(Answer("No JSON at all, I fear.")) as (model, _):
        with pytest.raises(ModelError) as caught:
            await model.complete(ASKED)
    assert caught.value.tokens == Tokens(5, 6)


@pytest.mark.parametrize(
    "headers",
    [
        {"retry-after": "30"},
        {"retry-after-ms": "30000"},
        {"retry-after": "Wed, 22 Mar 2023 08:00:30 GMT", "date": "Wed, 22 Mar 2023 08:00:00 GMT"},
        {"retry-after": "999999999999"},
    ],
    ids=["seconds", "milliseconds", "a time", "for ever"],
)
@pytest.mark.parametrize("status", [429, 503])
async def test_a_limit_that_outlasts_the_patience_ends_the_trying_at_once(headers: dict[str, str], status: int) -> None:
    code = {429: "limited", 503: "unavailable"}[status]
    async with talking(Fault(status, headers=headers), GOOD, retries=3) as (model, standin):
        began = time.monotonic()
        with pytest.raises(ModelError) as caught:
            await model.complete(replace(ASKED, seconds=20))
    assert (caught.value.code, len(standin.received)) == (code, 1)
    assert time.monotonic() - began < 5


async def test_an_account_without_credit_is_not_asked_again() -> None:
    assert await failing(Fault(429, code="insufficient_quota"), retries=3) == ("limited", 1)


async def test_an_endpoint_that_says_not_to_try_again_is_heeded() -> None:
    assert await failing(Fault(500, headers={"x-should-retry": "false"}), retries=3) == ("unavailable", 1)


async def test_nobody_listening_is_one_error() -> None:
    model = OpenAIModel(Settings(address="http://127.0.0.1:9/v1", retries=0), {})
    with pytest.raises(ModelError) as caught:
        await model.complete(ASKED)
    await model.close()
    assert caught.value.code == "unavailable"


async def test_a_slow_drip_ends_at_the_time_limit() -> None:
    assert await failing(Drip(), timeout=0.15) == ("timeout", 1)


async def test_a_slow_drip_ends_with_the_patience_of_who_asks() -> None:
    async with talking(Drip()) as (model, _):
        with pytest.raises(ModelError) as caught:
            await model.complete(replace(ASKED, seconds=0.15))
    assert str(caught.value) == "The model gpt-4.1-mini did not answer within 0.1 s."
    assert (caught.value.code, caught.value.lost) == ("timeout", 1)


@pytest.mark.parametrize(
    "step",
    [
        Raw("<html>gateway</html>", "text/html"),
        Raw("null"),
        Raw("[]"),
        Raw('{"choices": [{}]}'),
        Raw("{", "text/plain"),
    ],
)
async def test_a_body_of_another_form_is_one_error(step: Raw) -> None:
    code, _ = await failing(step, retries=0)
    assert code in {"malformed", "empty"}


async def test_an_endpoint_without_strict_schemas_is_asked_in_json_mode_then_in_words() -> None:
    refused = Fault(400, "Unknown parameter: 'response_format'.", param="response_format")
    async with talking(refused, refused, Answer('Sure!\n```json\n{"title": "A"}\n```'), GOOD) as (model, standin):
        await model.complete(ASKED)
        await model.complete(ASKED)
    forms = [body.get("response_format", {}).get("type") for body in standin.received]
    assert forms == ["json_schema", "json_object", None, None]
    assert '"additionalProperties": false' in standin.received[2]["messages"][0]["content"]


async def test_parameters_an_endpoint_does_not_take_are_left_out() -> None:
    async with talking(
        Fault(400, "Unsupported value: 'temperature' does not support 0.", param="temperature"),
        Fault(422, "max_completion_tokens: extra fields not permitted"),
        GOOD,
    ) as (model, standin):
        await model.complete(ASKED)
    last = standin.received[-1]
    assert "temperature" not in last
    assert "max_completion_tokens" not in last
    assert (last["max_tokens"], last["seed"]) == (1200, 7)


async def test_the_answer_is_priced_by_the_tokens_the_endpoint_reports() -> None:
    async with talking(GOOD) as (model, _):
        answer = await model.complete(ASKED)
    assert answer.tokens == Tokens(5, 2)
    assert model.price is not None
    assert model.price.cost(answer.tokens) == pytest.approx((5 * 0.4 + 2 * 1.6) / 1e6)


async def test_without_reported_usage_tokens_are_estimated() -> None:
    async with talking(Answer('{"title": "A"}', usage=False)) as (model, _):
        assert (await model.complete(ASKED)).tokens.taken >= 5


@pytest.mark.parametrize(
    ("step", "code"),
    [
        (Answer("Some", reason="length"), "truncated"),
        (Answer(None, refusal="No."), "refused"),
        (Answer("Some", reason="content_filter"), "refused"),
        (Answer("Some", reason=None), "lost"),
        (Cut(), "lost"),
        (Answer(""), "empty"),
    ],
)
async def test_a_stream_that_does_not_end_well_is_an_error(step: Script, code: str) -> None:
    async with talking(step, retries=0) as (model, _):
        with pytest.raises(ModelError) as caught:
            _ = [piece async for piece in model.stream(ModelRequest("answer", "Answer.", "Material."))]
    assert caught.value.code == code


async def test_the_key_is_sent_and_never_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with talking(Fault(401, "Wrong key sk-secret-test-key.")) as (model, standin):
        with pytest.raises(ModelError) as caught:
            await model.complete(ASKED)
    assert standin.keys == ["Bearer sk-secret-test-key"]
    assert "sk-secret" not in caplog.text + str(caught.value) + repr(Settings(key="sk-secret-test-key"))


@functools.cache
def vendor_document() -> Any:
    return allow_null(yaml.load(SPEC.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["components"])


def allow_null(schema: Any) -> Any:
    """The document still says `nullable` in places, which its own dialect no longer knows."""
    if isinstance(schema, list):
        return [allow_null(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {name: allow_null(value) for name, value in schema.items() if name != "nullable"}
    return {"anyOf": [kept, {"type": "null"}]} if schema.get("nullable") is True else kept


def validate(name: str, value: object) -> None:
    schema = {"$ref": f"#/components/schemas/{name}", "components": vendor_document()}
    jsonschema.Draft202012Validator(schema).validate(json.loads(json.dumps(value)))


@pytest.mark.skipif(not SPEC.exists(), reason=f"the vendor's document is not here: {SPEC.name}")
async def test_what_is_sent_and_what_the_stand_in_answers_follow_the_vendors_schema() -> None:
    refused = Fault(400, "No 'response_format'.", param="response_format", code="unsupported_parameter")
    async with talking(GOOD, Answer("Some words."), Answer(None, refusal="No."), refused, GOOD) as (model, standin):
        await model.complete(ASKED)
        _ = [piece async for piece in model.stream(ModelRequest("answer", "Answer.", "Material."))]
        with pytest.raises(ModelError):
            await model.complete(ASKED)
        await model.complete(ASKED)
        await model.embed(["one", "two"])
    for body in standin.received:
        validate("CreateChatCompletionRequest" if "messages" in body else "CreateEmbeddingRequest", body)
    for name, document in standin.sent:
        validate(name, document)
    assert {name for name, _ in standin.sent} == {
        "CreateChatCompletionResponse", "CreateChatCompletionStreamResponse", "CreateEmbeddingResponse",
        "ErrorResponse",
    }  # fmt: skip


async def test_a_vector_is_as_long_as_the_operator_wants_and_without_a_model_there_is_none() -> None:
    async with talking(GOOD, dimensions=512) as (model, standin):
        await model.embed(["one"])
    async with talking(GOOD) as (model, plain):
        await model.embed(["one"])
    assert (standin.received[0]["dimensions"], "dimensions" in plain.received[0]) == (512, False)
    async with talking(GOOD, embedding_model=None) as (model, _):
        with pytest.raises(ModelError, match="OPENAI_EMBEDDING_MODEL"):
            await model.embed(["one"])


@pytest.mark.parametrize(
    "usage",
    [
        {"prompt_tokens": 12},
        {"prompt_tokens": 12, "completion_tokens": None, "total_tokens": 12},
        {"prompt_tokens": "many", "completion_tokens": "few", "total_tokens": "some"},
        {"prompt_tokens": -(10**9), "completion_tokens": 3, "total_tokens": 4},
        {"prompt_tokens": 10**30, "completion_tokens": 3, "total_tokens": 4},
        [1, 2],
        None,
    ],
    ids=str,
)
async def test_where_no_sound_count_is_reported_tokens_are_estimated(usage: object) -> None:
    def answer(**choice: object) -> Raw:
        given = {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "usage": usage}
        return Raw(json.dumps(given | {"choices": [{"index": 0, "finish_reason": "stop", "message": choice}]}))

    async with talking(answer(role="assistant", content='{"title": "A"}')) as (model, _):
        found = await model.complete(ASKED)
    assert (found.text, found.tokens.estimated) == ('{"title": "A"}', True)
    assert found.tokens.taken > 0


@pytest.mark.parametrize(
    "body",
    [
        {"choices": {"0": "none"}},
        {"choices": [{"message": {"content": ["a list"]}, "finish_reason": "stop"}]},
        {"choices": [{"message": {"content": 7}, "finish_reason": "stop"}]},
        {"choices": [{"message": None, "finish_reason": "stop"}]},
        {"choices": [7]},
    ],
    ids=str,
)
async def test_what_has_another_form_is_one_error(body: dict[str, object]) -> None:
    raw = Raw(json.dumps({"id": "1", "object": "chat.completion", "created": 1, "model": "m"} | body))
    assert await failing(raw, retries=0) == ("malformed", 1)


@pytest.mark.parametrize("flood", [Flood(), Flood(packed=True)], ids=["endless", "packed"])
async def test_an_answer_that_does_not_end_fills_no_memory(flood: Flood) -> None:
    assert await failing(flood, retries=0) == ("lost", 1)


async def test_halves_of_characters_are_replaced() -> None:
    broken = Raw(
        '{"id": "1", "object": "chat.completion", "created": 1, "model": "m\\ud83d", "choices": [{"index": 0, '
        '"finish_reason": "stop", "message": {"role": "assistant", "content": "{\\"title\\": \\"A\\ud83d\\"}"}}]}'
    )
    async with talking(broken) as (model, _):
        found = await model.complete(ASKED)
    assert (found.text, found.model) == ('{"title": "A?"}', "m?")


@pytest.mark.parametrize(
    "data",
    [
        [{"index": 0, "embedding": None}],
        [{"index": 0, "embedding": ["a", "b"]}],
        [{"index": 0, "embedding": "AAAA"}],
        [{"index": 1, "embedding": [1.0]}],
        [],
        None,
    ],
    ids=str,
)
async def test_vectors_of_another_form_are_one_error(data: object) -> None:
    async with vectors(data, {"prompt_tokens": 1, "total_tokens": 1}) as model:
        with pytest.raises(ModelError) as caught:
            await model.embed(["one"])
    assert caught.value.code == "malformed"


async def test_vectors_without_a_count_are_estimated() -> None:
    for usage in (None, {"total_tokens": 4}, {"prompt_tokens": None, "total_tokens": 1}):
        async with vectors([{"index": 0, "embedding": [1, 0.5]}], usage) as model:
            found = await model.embed(["some words"])
        assert (found.vectors, found.tokens.estimated) == (((1.0, 0.5),), True)


@asynccontextmanager
async def vectors(data: object, usage: object) -> AsyncIterator[OpenAIModel]:
    """An endpoint that answers every request for vectors with this."""
    async with talking(GOOD) as (model, standin):
        standin.embedded = {"object": "list", "model": "vectors-1", "data": data, "usage": usage}
        yield model


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault(404), "vectors-1; check OPENAI_EMBEDDING_MODEL"),
        (Fault(400, "This model does not support specifying dimensions."), "unset OPENAI_EMBEDDING_DIMENSIONS"),
        (Fault(401), "denies access; check OPENAI_EMBEDDING_API_KEY, else OPENAI_API_KEY"),
    ],
    ids=["unknown", "dimensions", "denied"],
)
async def test_what_is_wrong_with_vectors_names_their_model_and_setting(fault: Fault, said: str) -> None:
    async with talking(GOOD, dimensions=512) as (model, standin):
        standin.embedded = fault
        with pytest.raises(ModelError, match=said):
            await model.embed(["one"])
