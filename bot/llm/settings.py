"""Settings of the text model; reading them loads no client."""

from pathlib import Path
from typing import Literal

from pydantic import Field

from bot.model.vector import Space
from bot.settings import Section


class Settings(Section):
    """Which endpoint and model write, and within which limits; without a key or an address no model is used."""

    key: str | None = Field(default=None, alias="OPENAI_API_KEY", repr=False)
    address: str | None = Field(default=None, alias="OPENAI_BASE_URL", pattern=r"^https?://")
    """Any compatible endpoint: Ollama, vLLM, llama.cpp, a gateway."""
    model: str = Field(default="gpt-4.1-mini", alias="OPENAI_MODEL", min_length=1)
    embedding_model: str | None = Field(default=None, alias="OPENAI_EMBEDDING_MODEL", min_length=1)
    """A model for vectors, such as text-embedding-3-small; without one, words alone find."""
    embedding_address: str | None = Field(default=None, alias="OPENAI_EMBEDDING_BASE_URL", pattern=r"^https?://")
    """Where that model is, if it is not where the one that writes is: one of your own, with none that writes."""
    embedding_key: str | None = Field(default=None, alias="OPENAI_EMBEDDING_API_KEY", repr=False)
    """The key for that address; the other one is never sent there."""
    dimensions: int | None = Field(default=None, alias="OPENAI_EMBEDDING_DIMENSIONS", ge=8, le=8192)
    """How long a vector is to be, where the model can shorten it; else as long as the model's are."""
    temperature: float | None = Field(default=0.0, alias="OPENAI_TEMPERATURE", ge=0, le=2)
    seed: int | None = Field(default=7, alias="OPENAI_SEED")
    form: Literal["schema", "json", "text"] = Field(default="schema", alias="OPENAI_RESPONSE_FORMAT")
    """How an answer's form is asked for at first; an endpoint that refuses it is asked the next plainer way."""
    timeout: float = Field(default=120.0, alias="OPENAI_TIMEOUT", gt=0, le=3600)
    """Seconds a call may take in all, its retries included."""
    retries: int = Field(default=3, alias="OPENAI_RETRIES", ge=0, le=10)
    tokens_in: int = Field(default=8_000, alias="OPENAI_TOKENS_IN", ge=1_000)
    """Tokens of material one briefing may send."""
    tokens_out: int = Field(default=1_200, alias="OPENAI_TOKENS_OUT", ge=200)
    """Tokens one briefing's first answer may have."""
    seconds: float = Field(default=180.0, alias="OPENAI_BRIEFING_SECONDS", gt=0, le=3600)
    """Seconds a scheduled briefing may take the model in all, repair and translation included."""
    request_seconds: float = Field(default=30.0, alias="OPENAI_REQUEST_SECONDS", gt=0, le=3600)
    """The same for one that somebody asked for and waits for."""
    answer_seconds: float = Field(default=20.0, alias="OPENAI_ANSWER_SECONDS", gt=0, le=3600)
    """Seconds the model may take for the answer to a question."""
    prompts: Path | None = Field(default=None, alias="PROMPTS_FOLDER")
    prices: Path | None = Field(default=None, alias="PRICES_FILE")

    @property
    def space(self) -> Space | None:
        """Name what vectors of these settings may be compared with; None where no model gives any."""
        if self.embedding_model is None or not (self.wanted or self.embedding_address):
            return None
        return Space(f"{self.embedding_model}:{self.dimensions or 'own'}")

    @property
    def for_vectors(self) -> "Settings":
        """Give the settings by which vectors are asked for."""
        if self.embedding_address is None:
            return self
        return self.model_copy(update={"address": self.embedding_address, "key": self.embedding_key})

    @property
    def wanted(self) -> bool:
        """Say whether a model that writes was set up."""
        return self.key is not None or self.address is not None
