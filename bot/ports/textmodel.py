"""The text model: writes what may be shown only after it was checked."""

from collections.abc import AsyncIterator, Sequence
from typing import Protocol

from bot.model.completion import Completion, Embeddings, ModelRequest, Price


class TextModel(Protocol):
    """Completes, streams and embeds; every answer is untrusted, whatever was asked.

    All calls end within the implementation's time limit and the request's own, and raise ModelError with code `refused`
    (the model would not, or its filter stopped it), `truncated` (the answer did not fit), `empty`, `malformed` (no JSON
    where a schema was asked for), `limited`, `unavailable`, `timeout`, `lost` (sent, and no answer came), `denied` (key
    or permission), `unknown_model`, `too_long` (the request) or `rejected` (anything else the endpoint will not take);
    with the tokens of an answer that came, and how many requests were lost. No limit is waited out that lasts longer
    than what is left of the time.
    """

    name: str
    price: Price | None
    """None where it is not known."""
    embedder: str | None
    """The model that embeds, which may be another; None where none is set up."""
    embedder_price: Price | None

    async def complete(self, request: ModelRequest) -> Completion:
        """Give the whole answer; where a schema was asked for, the text is one JSON value, not checked against it."""

    def stream(self, request: ModelRequest) -> AsyncIterator[str | Completion]:
        """Give pieces of text as they come, and last the whole as a Completion, which is as `complete` gives it."""

    async def embed(self, texts: Sequence[str]) -> Embeddings:
        """Give one vector a text, in order; no texts give no vectors."""
