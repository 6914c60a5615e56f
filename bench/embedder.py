"""Serves an embedding model on loopback as OpenAI's interface does, so that measuring goes the product's own way."""

import asyncio
import hashlib
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import numpy as np
from aiohttp import web

from bench.minilm import Floats, MiniLM

NAME = "all-minilm-l6-v2"
KEPT = Path(tempfile.gettempdir()) / "attache-bench-vectors.sqlite"
"""Vectors that were computed once."""
_MOST_TEXTS = 2_048
_AT_ONCE = 16
_MOST_BYTES = 50_000_000
_KNOWN = {"input", "model", "encoding_format", "user"}


class Embedder:
    """The model of a folder; a text that was embedded before is not embedded again."""

    def __init__(self, folder: Path, kept: sqlite3.Connection) -> None:
        """Raises MissingSetError where there is no model in the folder."""
        self._model, self._kept = MiniLM(folder), kept
        self._kept.execute("CREATE TABLE IF NOT EXISTS kept (text BLOB PRIMARY KEY, vector BLOB NOT NULL)")

    def embed(self, texts: Sequence[str]) -> list[Floats]:
        """Give one vector a text."""
        found = {text: self._find(text) for text in texts}
        missing = sorted((text for text, vector in found.items() if vector is None), key=len)
        for start in range(0, len(missing), _AT_ONCE):
            some = missing[start : start + _AT_ONCE]
            for text, vector in zip(some, self._model.embed(some), strict=True):
                self._kept.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (_key(text), vector.tobytes()))
                found[text] = vector
        return [vector for text in texts if (vector := found[text]) is not None]

    def _find(self, text: str) -> Floats | None:
        row = self._kept.execute("SELECT vector FROM kept WHERE text = ?", (_key(text),)).fetchone()
        return np.frombuffer(row[0], np.float32) if row is not None else None


def _key(text: str) -> bytes:
    return hashlib.sha256(f"{NAME}\0{text}".encode()).digest()


@asynccontextmanager
async def serving(folder: Path) -> AsyncIterator[Mapping[str, str]]:
    """Serve a folder's model and give the settings by which the product finds it; raises MissingSetError."""
    with closing(sqlite3.connect(KEPT, check_same_thread=False, isolation_level=None, timeout=60)) as kept:
        embedder = Embedder(folder, kept)

        async def answer(request: web.Request) -> web.Response:
            body = await request.json()
            refused = refuse(body)
            if refused is not None:
                status, message = refused
                error = {"message": message, "type": "invalid_request_error", "param": None, "code": None}
                return web.json_response({"error": error}, status=status)
            vectors = await asyncio.to_thread(embedder.embed, body["input"])
            data = [{"object": "embedding", "index": at, "embedding": [float(each) for each in vector]}
                    for at, vector in enumerate(vectors)]  # fmt: skip
            count = sum(len(text.split()) for text in body["input"])
            usage = {"prompt_tokens": count, "total_tokens": count}
            return web.json_response({"object": "list", "data": data, "model": NAME, "usage": usage})

        app = web.Application(client_max_size=_MOST_BYTES)
        app.router.add_post("/v1/embeddings", answer)
        runner = web.AppRunner(app)
        await runner.setup()
        try:
            site = web.TCPSite(runner, "127.0.0.1", 0)
            await site.start()
            host, port = runner.addresses[0][:2]
            yield {"OPENAI_EMBEDDING_BASE_URL": f"http://{host}:{port}/v1", "OPENAI_EMBEDDING_MODEL": NAME}
        finally:
            await runner.cleanup()


def refuse(body: Any) -> tuple[int, str] | None:
    """Say with which status and words a request is refused that the interface does not know."""
    if not isinstance(body, dict) or not {"input", "model"} <= body.keys() <= _KNOWN:
        return 400, f"A request has input and model, and may have {', '.join(sorted(_KNOWN - {'input', 'model'}))}."
    if body["model"] != NAME:
        return 404, f"There is no model {body['model']}."
    if body.get("encoding_format", "float") != "float":
        return 400, "Only encoding_format float is known here."
    texts = body["input"]
    if not isinstance(texts, list) or not 0 < len(texts) <= _MOST_TEXTS:
        return 400, f"input is a list of 1 to {_MOST_TEXTS} texts."
    return None if all(isinstance(each, str) and each for each in texts) else (400, "A text is empty or none.")
