"""Speaks OpenAI's chat completions and embeddings, as many endpoints do; every fault becomes one of our errors."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import openai
from openai.types.chat import ChatCompletion, ChatCompletionChunk

from bot.llm.forms import Dialect, find_json, relearn, response_format, spell_out
from bot.llm.prices import find_price
from bot.llm.settings import Settings
from bot.model.completion import Completion, Embeddings, ModelRequest, Price, Tokens
from bot.model.errors import ModelError
from bot.text.tokens import estimate_tokens

OPENAI = "https://api.openai.com/v1"
_MOST_LESSONS = 6
"""Refused requests in a row that may each teach something about the endpoint."""
_NO_KEY = "none"
"""Sent where an endpoint wants no key: the client insists on one."""


class OpenAIModel:
    """The text model of the port, over the openai client, which also retries: 429 with its Retry-After, 5xx and cut
    connections, with growing pauses and jitter, all within one time limit."""

    def __init__(self, settings: Settings, prices: dict[str, Price]) -> None:
        self.name = settings.model
        self.price = find_price(prices, settings.model)
        self._settings = settings
        self._dialect = Dialect(form=settings.form)
        self._client = openai.AsyncOpenAI(
            api_key=settings.key or _NO_KEY,
            base_url=settings.address or OPENAI,
            max_retries=settings.retries,
            timeout=settings.timeout,
        )

    async def complete(self, request: ModelRequest) -> Completion:
        """Give the whole answer; its text is one JSON value where a schema was asked for."""
        async with self._guarded():
            return self._read(request, await self._ask(request))

    async def stream(self, request: ModelRequest) -> AsyncIterator[str | Completion]:
        """Give pieces as they come, and last the whole."""
        pieces: list[str] = []
        usage: Any = None
        reason: str | None = None
        refusal = False
        async with self._guarded():
            async for chunk in await self._open_stream(request):
                usage = chunk.usage or usage
                for choice in chunk.choices:
                    reason = choice.finish_reason or reason
                    refusal = refusal or bool(choice.delta.refusal)
                    if choice.delta.content:
                        pieces.append(choice.delta.content)
                        yield choice.delta.content
        text = "".join(pieces)
        self._check(reason, refusal=refusal, text=text)
        text = self._find_form(request, text)
        yield Completion(text, self.name, self._count(request, text, usage))

    async def embed(self, texts: Sequence[str]) -> Embeddings:
        """Give one vector a text, in order."""
        model, shorter = self._settings.embedding_model, self._settings.dimensions
        if model is None:
            raise ModelError("No model for vectors is set up; set OPENAI_EMBEDDING_MODEL.", code="unknown_model")
        if not texts:
            return Embeddings((), model, Tokens())
        async with self._guarded():
            found = await self._client.embeddings.create(
                model=model,
                input=list(texts),
                encoding_format="float",
                dimensions=openai.omit if shorter is None else shorter,
            )
        ordered = sorted(found.data or (), key=lambda each: each.index)
        if [each.index for each in ordered] != list(range(len(texts))):
            raise ModelError(f"The model {model} gave {len(ordered)} vectors for {len(texts)} texts.", code="malformed")
        return Embeddings(tuple(tuple(each.embedding) for each in ordered), model, Tokens(found.usage.prompt_tokens))

    async def close(self) -> None:
        """Close every connection."""
        await self._client.close()

    async def _ask(self, request: ModelRequest) -> ChatCompletion:
        """Ask, and ask again without what the endpoint says it does not take."""
        for _ in range(_MOST_LESSONS):
            try:
                answer: ChatCompletion = await self._client.chat.completions.create(**self._parameters(request))
            except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
                self._learn(error)
            else:
                return answer
        raise ModelError(f"The endpoint of {self.name} refuses every form of request.", code="rejected")

    async def _open_stream(self, request: ModelRequest) -> Any:
        for _ in range(_MOST_LESSONS):
            parameters = self._parameters(request) | {"stream": True}
            if "stream_options" not in self._dialect.left_out:
                parameters["stream_options"] = {"include_usage": True}
            try:
                opened: openai.AsyncStream[ChatCompletionChunk] = await self._client.chat.completions.create(
                    **parameters
                )
            except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
                self._learn(error)
            else:
                return opened
        raise ModelError(f"The endpoint of {self.name} refuses every form of request.", code="rejected")

    def _learn(self, error: openai.BadRequestError | openai.UnprocessableEntityError) -> None:
        """Take a refusal as a lesson about the endpoint; where it teaches none, it is the error."""
        learnt = relearn(self._dialect, error.param, error.message)
        if learnt is None:
            raise error
        self._dialect = learnt

    def _parameters(self, request: ModelRequest) -> dict[str, Any]:
        dialect, settings = self._dialect, self._settings
        instructions = request.instructions
        optional: dict[str, Any] = {"temperature": settings.temperature, "seed": settings.seed}
        if request.schema is not None:
            instructions = spell_out(instructions, dialect.form, request.schema)
            optional["response_format"] = response_format(dialect.form, request.schema)
        return {
            "model": self.name,
            "messages": [
                {"role": "system", "content": instructions},
                {"role": "user", "content": request.material},
            ],
            dialect.limit: request.most_tokens,
        } | {name: value for name, value in optional.items() if value is not None and name not in dialect.left_out}

    def _read(self, request: ModelRequest, answer: ChatCompletion) -> Completion:
        if not answer.choices:
            raise ModelError(f"The model {self.name} gave no answer at all.", code="empty")
        choice = answer.choices[0]
        text = choice.message.content or ""
        self._check(choice.finish_reason, refusal=bool(choice.message.refusal), text=text)
        text = self._find_form(request, text)
        return Completion(text, answer.model or self.name, self._count(request, text, answer.usage))

    def _find_form(self, request: ModelRequest, text: str) -> str:
        """Give the JSON of an answer that was to be some."""
        if request.schema is None:
            return text
        found = find_json(text)
        if found is None:
            raise ModelError(f"The model {self.name} answered without the JSON it was asked for.", code="malformed")
        return found

    def _check(self, reason: str | None, *, refusal: bool, text: str) -> None:
        if refusal or reason == "content_filter":
            raise ModelError(f"The model {self.name} refused to write this.", code="refused")
        if reason == "length":
            raise ModelError(f"The answer of {self.name} did not fit; raise OPENAI_TOKENS_OUT.", code="truncated")
        if not text.strip():
            raise ModelError(f"The model {self.name} gave an empty answer.", code="empty")
        if reason is None:
            raise ModelError(f"The answer of {self.name} broke off.", code="unavailable")

    def _count(self, request: ModelRequest, text: str, usage: Any) -> Tokens:
        """Take the endpoint's own count; where it reports none, the estimate."""
        if usage is not None and usage.prompt_tokens:
            return Tokens(usage.prompt_tokens, usage.completion_tokens)
        return Tokens(estimate_tokens(request.instructions + request.material), estimate_tokens(text))

    @asynccontextmanager
    async def _guarded(self) -> AsyncIterator[None]:
        """Hold a call to its time limit and turn the client's errors into ours."""
        try:
            async with asyncio.timeout(self._settings.timeout):
                yield
        except (TimeoutError, openai.APITimeoutError):
            seconds = f"{self._settings.timeout:g}"
            raise ModelError(f"The model {self.name} did not answer within {seconds} s.", code="timeout") from None
        except openai.OpenAIError as error:
            raise explain(error, self.name) from None
        except (ValueError, TypeError, AttributeError):
            raise ModelError(
                f"The endpoint of {self.name} gave no answer of the expected form.", code="malformed"
            ) from None


def explain(error: openai.OpenAIError, model: str) -> ModelError:
    """Turn the client's error into one sentence with the way out; the endpoint's own words may hold anything and are
    left out."""
    match error:
        case openai.AuthenticationError() | openai.PermissionDeniedError():
            return ModelError(f"The endpoint of {model} denies access; check OPENAI_API_KEY.", code="denied")
        case openai.NotFoundError():
            return ModelError(
                f"The endpoint has no model {model}; check OPENAI_MODEL and OPENAI_BASE_URL.", code="unknown_model"
            )
        case openai.RateLimitError():
            return ModelError(f"The endpoint of {model} limits us; nothing was written.", code="limited")
        case openai.BadRequestError() if error.code == "context_length_exceeded" or "context" in error.message.lower():
            return ModelError(f"The request is too long for {model}; lower OPENAI_TOKENS_IN.", code="too_long")
        case openai.APIStatusError(status_code=status) if status < 500:
            return ModelError(f"The endpoint of {model} rejects the request (HTTP {status}).", code="rejected")
        case openai.APIStatusError(status_code=status):
            return ModelError(f"The endpoint of {model} fails (HTTP {status}).", code="unavailable")
        case openai.APIResponseValidationError():
            return ModelError(f"The endpoint of {model} gave no answer of the expected form.", code="malformed")
        case _:
            return ModelError(f"The endpoint of {model} cannot be reached.", code="unavailable")
