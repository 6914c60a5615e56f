"""Speaks OpenAI's chat completions and embeddings, as many endpoints do; every fault becomes one of our errors."""

import asyncio
import functools
import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import openai
from openai.types.chat import ChatCompletion, ChatCompletionChunk

from bot.llm.bounded import bound
from bot.llm.forms import Dialect, find_json, relearn, response_format, spell_out
from bot.llm.prices import find_price
from bot.llm.settings import Settings
from bot.llm.trying import NO_CREDIT, Tries, is_lost
from bot.model.completion import Completion, Embeddings, ModelRequest, Price, Tokens
from bot.model.errors import ModelError
from bot.text.tokens import estimate_tokens

OPENAI = "https://api.openai.com/v1"
_MOST_LESSONS = 6
"""Refused requests in a row that may each teach something about the endpoint."""
_NO_KEY = "none"
"""Sent where an endpoint wants no key: the client insists on one."""
_LONGEST_NAME = 200
_MOST_TOKENS = 10_000_000
"""More than any model takes; what an endpoint reports beyond is no count."""


class OpenAIModel:
    """The text model of the port, over the openai client; what may pass is tried again within the time of the call."""

    def __init__(self, settings: Settings, prices: dict[str, Price]) -> None:
        self.name = settings.model
        self.price = find_price(prices, settings.model)
        self.embedder = settings.embedding_model
        self.embedder_price = find_price(prices, settings.embedding_model) if settings.embedding_model else None
        self._settings = settings
        self._dialect = Dialect(form=settings.form)
        self._client = openai.AsyncOpenAI(
            api_key=settings.key or _NO_KEY,
            base_url=settings.address or OPENAI,
            max_retries=0,
            timeout=settings.timeout,
            default_headers={"Accept-Encoding": "identity"},
            http_client=openai.DefaultAsyncHttpxClient(verify=_read_roots(), event_hooks={"response": [bound]}),
        )

    async def complete(self, request: ModelRequest) -> Completion:
        """Give the whole answer; its text is one JSON value where a schema was asked for."""
        async with self._guarded(request.seconds) as tries:
            return self._read(request, await self._ask(request, tries), tries)

    async def stream(self, request: ModelRequest) -> AsyncIterator[str | Completion]:
        """Give pieces as they come, and last the whole."""
        pieces: list[str] = []
        usage: Any = None
        reason: str | None = None
        refusal = False
        async with self._guarded(request.seconds) as tries:
            async for chunk in await self._open_stream(request, tries):
                usage = chunk.usage or usage
                for choice in chunk.choices:
                    reason = choice.finish_reason or reason
                    refusal = refusal or bool(choice.delta.refusal)
                    if piece := _read_text(choice.delta.content):
                        pieces.append(piece)
                        yield piece
            text = "".join(pieces)
            tokens = self._count(request, text, usage)
            self._check(reason, text, tokens, refusal=refusal)
            yield Completion(self._find_form(request, text, tokens), self.name, tokens, lost=tries.lost)

    async def embed(self, texts: Sequence[str]) -> Embeddings:
        """Give one vector a text, in order."""
        model, shorter = self._settings.embedding_model, self._settings.dimensions
        if model is None:
            raise ModelError("No model for vectors is set up; set OPENAI_EMBEDDING_MODEL.", code="unknown_model")
        if not texts:
            return Embeddings((), model, Tokens())
        async with self._guarded(name=model) as tries:
            found = await tries.run(
                self._client.embeddings.create,
                model=model,
                input=list(texts),
                encoding_format="float",
                dimensions=openai.omit if shorter is None else shorter,
            )
            ordered = sorted(found.data or (), key=lambda each: each.index)
            if [each.index for each in ordered] != list(range(len(texts))):
                words = f"The model {model} gave {len(ordered)} vectors for {len(texts)} texts."
                raise ModelError(words, code="malformed")
            vectors = tuple(tuple(float(value) for value in each.embedding) for each in ordered)
        counted = _read_count(getattr(found.usage, "prompt_tokens", None))
        if counted is None:
            return Embeddings(vectors, model, Tokens(sum(map(estimate_tokens, texts)), estimated=True))
        return Embeddings(vectors, model, Tokens(counted))

    async def close(self) -> None:
        """Close every connection."""
        await self._client.close()

    async def _ask(self, request: ModelRequest, tries: Tries) -> ChatCompletion:
        """Ask, and ask again without what the endpoint says it does not take."""
        for _ in range(_MOST_LESSONS):
            try:
                answer: ChatCompletion = await tries.run(
                    self._client.chat.completions.create, **self._parameters(request)
                )
            except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
                self._learn(error)
            else:
                return answer
        raise ModelError(f"The endpoint of {self.name} refuses every form of request.", code="rejected")

    async def _open_stream(self, request: ModelRequest, tries: Tries) -> Any:
        for _ in range(_MOST_LESSONS):
            parameters = self._parameters(request) | {"stream": True}
            if "stream_options" not in self._dialect.left_out:
                parameters["stream_options"] = {"include_usage": True}
            try:
                opened: openai.AsyncStream[ChatCompletionChunk] = await tries.run(
                    self._client.chat.completions.create, **parameters
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

    def _read(self, request: ModelRequest, answer: ChatCompletion, tries: Tries) -> Completion:
        if not answer.choices:
            tokens = self._count(request, "", answer.usage)
            raise ModelError(f"The model {self.name} gave no answer at all.", code="empty", tokens=tokens)
        choice = answer.choices[0]
        text = _read_text(choice.message.content)
        tokens = self._count(request, text, answer.usage)
        self._check(choice.finish_reason, text, tokens, refusal=bool(choice.message.refusal))
        text = self._find_form(request, text, tokens)
        return Completion(text, _read_text(answer.model)[:_LONGEST_NAME] or self.name, tokens, lost=tries.lost)

    def _find_form(self, request: ModelRequest, text: str, tokens: Tokens) -> str:
        """Give the JSON of an answer that was to be some."""
        if request.schema is None:
            return text
        found = find_json(text)
        if found is None:
            words = f"The model {self.name} answered without the JSON it was asked for."
            raise ModelError(words, code="malformed", tokens=tokens)
        return found

    def _check(self, reason: str | None, text: str, tokens: Tokens, *, refusal: bool) -> None:
        if refusal or reason == "content_filter":
            raise ModelError(f"The model {self.name} refused to write this.", code="refused", tokens=tokens)
        if reason == "length":
            words = f"The answer of {self.name} did not fit; raise OPENAI_TOKENS_OUT."
            raise ModelError(words, code="truncated", tokens=tokens)
        if not text.strip():
            raise ModelError(f"The model {self.name} gave an empty answer.", code="empty", tokens=tokens)
        if reason is None:
            raise ModelError(f"The answer of {self.name} broke off.", code="lost", tokens=tokens)

    def _count(self, request: ModelRequest, text: str, usage: Any) -> Tokens:
        """Take the endpoint's own count; where it reports none, the estimate."""
        taken, given = (_read_count(getattr(usage, name, None)) for name in ("prompt_tokens", "completion_tokens"))
        if taken and given is not None:
            return Tokens(taken, given)
        taken = estimate_tokens(request.instructions + request.material)
        return Tokens(taken, estimate_tokens(text), estimated=True)

    @asynccontextmanager
    async def _guarded(self, patience: float | None = None, name: str | None = None) -> AsyncIterator[Tries]:
        """Hold a call to its time and turn the client's errors into ours; each says how many requests were lost."""
        seconds = min(self._settings.timeout, patience if patience is not None else self._settings.timeout)
        tries = Tries(self._settings.retries, seconds)
        try:
            async with asyncio.timeout(seconds):
                yield tries
        except TimeoutError:
            words = (
                f"The model {name or self.name} did not answer within {round(seconds, 0 if seconds >= 10 else 1):g} s."
            )
            raise ModelError(words, code="timeout", lost=tries.lost + 1) from None
        except ModelError as error:
            error.lost += tries.lost
            raise
        except openai.OpenAIError as error:
            raise explain(
                error, name or self.name, tries.lost, "OPENAI_EMBEDDING_MODEL" if name else "OPENAI_MODEL"
            ) from None
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            words = f"The endpoint of {name or self.name} gave no answer of the expected form."
            raise ModelError(words, code="malformed", lost=tries.lost + 1) from None


def _read_text(given: object) -> str:
    """Give text as an endpoint sent it, without halves of characters; raises TypeError for what is none."""
    if given is None:
        return ""
    if not isinstance(given, str):
        raise TypeError(given)
    return given.encode("utf-8", "replace").decode("utf-8")


def _read_count(given: object) -> int | None:
    """Give a number of tokens as an endpoint reports it; None where it can be none."""
    return given if isinstance(given, int) and 0 <= given <= _MOST_TOKENS else None


def explain(error: openai.OpenAIError, model: str, lost: int = 0, setting: str = "OPENAI_MODEL") -> ModelError:
    """Turn the client's error into one sentence with the way out; the endpoint's own words may hold anything and are
    left out."""
    words, code = _put_into_words(error, model, setting)
    return ModelError(words, code=code, lost=lost)


def _put_into_words(error: openai.OpenAIError, model: str, setting: str) -> tuple[str, str]:
    match error:
        case openai.BadRequestError() if "dimensions" in f"{error.param} {error.message}":
            return f"The model {model} gives no shorter vectors; unset OPENAI_EMBEDDING_DIMENSIONS.", "rejected"
        case openai.AuthenticationError() | openai.PermissionDeniedError():
            keys = "OPENAI_API_KEY" if setting == "OPENAI_MODEL" else "OPENAI_EMBEDDING_API_KEY, else OPENAI_API_KEY"
            return f"The endpoint of {model} denies access; check {keys}.", "denied"
        case openai.NotFoundError():
            return f"The endpoint has no model {model}; check {setting} and OPENAI_BASE_URL.", "unknown_model"
        case openai.RateLimitError() if error.code == NO_CREDIT:
            return "The account behind OPENAI_API_KEY has no credit left.", "limited"
        case openai.RateLimitError():
            return f"The endpoint of {model} limits us.", "limited"
        case openai.BadRequestError() if error.code == "context_length_exceeded" or "context" in error.message.lower():
            return f"The request is too long for {model}; lower OPENAI_TOKENS_IN.", "too_long"
        case openai.APIStatusError(status_code=status) if status < 500:
            return f"The endpoint of {model} rejects the request (HTTP {status}).", "rejected"
        case openai.APIStatusError(status_code=status):
            return f"The endpoint of {model} fails (HTTP {status}).", "unavailable"
        case openai.APIResponseValidationError():
            return f"The endpoint of {model} gave no answer of the expected form.", "malformed"
        case openai.APITimeoutError():
            return f"The model {model} did not answer in time.", "timeout"
        case openai.APIConnectionError() if is_lost(error):
            return f"The answer of {model} was lost on the way.", "lost"
        case _:
            return f"The endpoint of {model} cannot be reached.", "unavailable"


@functools.cache
def _read_roots() -> ssl.SSLContext:
    """Whom to trust, read once for all clients of a process: reading it takes longer than all else of making one."""
    return httpx2.create_ssl_context()
