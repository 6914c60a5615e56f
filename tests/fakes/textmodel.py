"""A text model that answers from a script, and keeps what it was asked."""

from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.llm.forms import find_json
from bot.model.completion import Completion, Embeddings, ModelRequest, Price, Tokens
from bot.model.errors import ModelError
from bot.text.tokens import estimate_tokens


@dataclass(frozen=True)
class Says:
    """The model answers this."""

    text: str


@dataclass(frozen=True)
class Faults:
    """The model's endpoint does something else: an error code of the port."""

    code: str


Answering = Callable[[ModelRequest], str]
Step = Says | Faults | Answering


_WRITTEN = frozenset({"truncated", "refused"})
_LOST = frozenset({"timeout", "lost"})


class ScriptedModel:
    """Takes one step a call; the last is repeated."""

    def __init__(self, steps: Iterable[Step], price: Price | None = None, name: str = "scripted-1") -> None:
        self.name = name
        self.price = price
        self.embedder: str | None = f"{name}-vectors"
        self.embedder_price = Price(price.taken / 10, 0.0) if price is not None else None
        self.requests: list[ModelRequest] = []
        self._steps = list(steps)

    async def complete(self, request: ModelRequest) -> Completion:
        return self._read(request, self._next(request))

    async def stream(self, request: ModelRequest) -> AsyncIterator[str | Completion]:
        text = self._next(request)
        for start in range(0, len(text), 7):
            yield text[start : start + 7]
        yield self._read(request, text)

    async def embed(self, texts: Sequence[str]) -> Embeddings:
        vectors = tuple((float(len(text)), float(text.count("a"))) for text in texts)
        return Embeddings(vectors, self.name, Tokens(sum(estimate_tokens(text) for text in texts)))

    def _read(self, request: ModelRequest, text: str) -> Completion:
        if not text.strip():
            raise ModelError("The scripted model gave an empty answer.", code="empty")
        if request.schema is not None:
            found = find_json(text)
            if found is None:
                raise ModelError("The scripted model answered without JSON.", code="malformed")
            text = found
        return Completion(text, self.name, self._count(request, text))

    def _next(self, request: ModelRequest) -> str:
        self.requests.append(request)
        step = self._steps.pop(0) if len(self._steps) > 1 else self._steps[0]
        if isinstance(step, Faults):
            written = self._count(request, "Half an answer.") if step.code in _WRITTEN else None
            lost = 1 if step.code in _LOST else 0
            raise ModelError(f"The scripted model faults: {step.code}.", code=step.code, tokens=written, lost=lost)
        return step.text if isinstance(step, Says) else step(request)

    def _count(self, request: ModelRequest, text: str) -> Tokens:
        return Tokens(estimate_tokens(request.instructions + request.material), estimate_tokens(text))
