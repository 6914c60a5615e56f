"""An OpenAI-compatible server on a loopback socket: it answers from a script, faults included, and keeps what it
was sent and what it answered."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

Body = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """A chat completion, whole or streamed as the request asks."""

    text: str | None
    reason: str | None = "stop"
    refusal: str | None = None
    usage: bool = True


@dataclass(frozen=True)
class Fault:
    """An HTTP error, in the form the vendor documents."""

    status: int
    message: str = "The server had an error."
    code: str | None = None
    param: str | None = None
    headers: Mapping[str, str] = field(default_factory=lambda: {"retry-after-ms": "1"})


@dataclass(frozen=True)
class Raw:
    """A body that is not what it should be."""

    body: str
    content_type: str = "application/json"


@dataclass(frozen=True)
class Drip:
    """One byte at a time, for as long as the client stays."""


@dataclass(frozen=True)
class Flood:
    """A body without an end, as fast as the client takes it."""

    packed: bool = False


@dataclass(frozen=True)
class Cut:
    """The connection ends in the middle of the answer."""


Script = Answer | Fault | Raw | Drip | Flood | Cut | Callable[[Body], Answer]


class StandIn:
    """Takes one step a request; the last is repeated."""

    def __init__(self, steps: Iterable[Script]) -> None:
        self.address = ""
        self.received: list[Body] = []
        self.sent: list[tuple[str, Body]] = []
        """Each answer with the name its schema has in the vendor's document."""
        self.keys: list[str] = []
        self.embedded: Body | Fault | None = None
        """What every request for vectors is answered with, instead of vectors."""
        self._steps = list(steps)

    async def chat(self, request: web.Request) -> web.StreamResponse:
        body: Body = await request.json()
        self.received.append(body)
        self.keys.append(request.headers.get("Authorization", ""))
        step = self._steps.pop(0) if len(self._steps) > 1 else self._steps[0]
        match step:
            case Fault():
                return self._fault(step)
            case Raw():
                return web.Response(text=step.body, content_type=step.content_type)
            case Drip():
                return await self._drip(request)
            case Flood():
                return await self._flood(request, step)
            case Cut():
                return await self._cut(request)
            case Answer():
                answer = step
            case _:
                answer = step(body)
        return await self._stream(request, answer, body) if body.get("stream") else self._whole(answer, body)

    async def embed(self, request: web.Request) -> web.Response:
        body: Body = await request.json()
        self.received.append(body)
        self.keys.append(request.headers.get("Authorization", ""))
        if isinstance(self.embedded, Fault):
            return self._fault(self.embedded)
        if self.embedded is not None:
            return web.json_response(self.embedded)
        data: list[Body] = [
            {"object": "embedding", "index": number, "embedding": [float(len(text)), float(text.count("a"))]}
            for number, text in enumerate(body["input"])
        ]
        total = sum(len(text.split()) for text in body["input"])
        usage = {"prompt_tokens": total, "total_tokens": total}
        answer: Body = {"object": "list", "data": data[::-1], "model": body["model"], "usage": usage}
        self.sent.append(("CreateEmbeddingResponse", answer))
        return web.json_response(answer)

    def _whole(self, answer: Answer, body: Body) -> web.Response:
        message = {"role": "assistant", "content": answer.text, "refusal": answer.refusal}
        document: Body = {
            "id": "chatcmpl-1", "object": "chat.completion", "created": 1_700_000_000, "model": body["model"],
            "choices": [{"index": 0, "message": message, "finish_reason": answer.reason, "logprobs": None}],
        }  # fmt: skip
        if answer.usage:
            document["usage"] = _usage(body, answer.text or "")
        self.sent.append(("CreateChatCompletionResponse", document))
        return web.json_response(document)

    async def _stream(self, request: web.Request, answer: Answer, body: Body) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        words = answer.text or ""
        pieces = [words[start : start + 7] for start in range(0, len(words), 7)]
        deltas: list[Body] = [{"role": "assistant", "content": ""}, *({"content": piece} for piece in pieces)]
        deltas += [{"refusal": answer.refusal}] if answer.refusal else []
        choices: list[list[Body]] = [[{"index": 0, "delta": delta, "finish_reason": None}] for delta in deltas]
        choices += [[{"index": 0, "delta": {}, "finish_reason": answer.reason}]] if answer.reason else []
        for choice in [*choices, *([[]] if answer.usage else [])]:
            chunk: Body = {
                "id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1_700_000_000,
                "model": body["model"], "choices": choice,
            }  # fmt: skip
            if not choice:
                chunk["usage"] = _usage(body, words)
            self.sent.append(("CreateChatCompletionStreamResponse", chunk))
            await response.write(f"data: {json.dumps(chunk)}\n\n".encode())
        await response.write(b"data: [DONE]\n\n")
        return response

    def _fault(self, step: Fault) -> web.Response:
        document: Body = {
            "error": {"message": step.message, "type": "server_error", "param": step.param, "code": step.code}
        }
        self.sent.append(("ErrorResponse", document))
        return web.json_response(document, status=step.status, headers=dict(step.headers))

    async def _drip(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "application/json"})
        await response.prepare(request)
        while request.transport is not None and not request.transport.is_closing():
            await response.write(b" ")
            await asyncio.sleep(0.01)
        return response

    async def _flood(self, request: web.Request, step: Flood) -> web.StreamResponse:
        headers = {"Content-Type": "application/json"} | ({"Content-Encoding": "gzip"} if step.packed else {})
        response = web.StreamResponse(headers=headers)
        await response.prepare(request)
        with suppress(ConnectionError):  # the client went away, as it should
            while request.transport is not None and not request.transport.is_closing():
                await response.write(b" " * 1_000_000)
        return response

    async def _cut(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": "1000"})
        await response.prepare(request)
        await response.write(b'{"id": "chat')
        assert request.transport is not None
        request.transport.close()
        return response


def _usage(body: Body, text: str) -> Body:
    taken = sum(len(message["content"].split()) for message in body["messages"])
    given = len(text.split())
    return {"prompt_tokens": taken, "completion_tokens": given, "total_tokens": taken + given}


@asynccontextmanager
async def serve(*steps: Script) -> AsyncIterator[StandIn]:
    """Open the server for as long as the context lasts."""
    standin = StandIn(steps)
    app = web.Application(client_max_size=10_000_000)
    app.router.add_post("/v1/chat/completions", standin.chat)
    app.router.add_post("/v1/embeddings", standin.embed)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    standin.address = f"http://{host}:{port}/v1"
    try:
        yield standin
    finally:
        await runner.cleanup()
