"""A web in memory: what each address answers, behind the same refusals as the guarded door."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from yarl import URL

from bot.fetching.addresses import is_public
from bot.fetching.http import MOST_REDIRECTS, check_address, decide_hop, read_retry_after
from bot.model.errors import FetchError
from bot.ports import FetchRequest, FetchResponse


@dataclass(frozen=True)
class Answer:
    """What one address answers; with an ETag, a request that carries it gets 304."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    silent: bool = False
    """It never answers."""


def choose_status(answer: Answer, etag: str | None, modified: str | None) -> int:
    """Give 304 where the validators that were sent are the answer's own."""
    own = {name.lower(): value for name, value in answer.headers.items()}
    known = (etag and etag == own.get("etag")) or (modified and modified == own.get("last-modified"))
    return 304 if known else answer.status


class FakeFetcher:
    """Answers from `answers`, address by address, and keeps every request."""

    def __init__(
        self, answers: dict[str, Answer] | None = None, allow: frozenset[tuple[str, int]] = frozenset()
    ) -> None:
        self.answers = answers if answers is not None else {}
        self.requests: list[FetchRequest] = []
        self._allow = allow

    async def fetch(self, request: FetchRequest) -> FetchResponse:
        self.requests.append(request)
        url, permanent = check_address(request.url), True
        for hops in range(MOST_REDIRECTS + 1):
            answer = self._find(url)
            headers = {name.lower(): value for name, value in answer.headers.items()}
            hop = decide_hop(url, answer.status, headers.get("location"))
            if hop is None:
                moved = str(url) if hops and permanent else None
                return _give(url, answer, request, moved)
            url, permanent = hop.url, permanent and hop.permanent
            if request.check is not None:
                await request.check(str(url))
        raise FetchError(f"{url} redirects more than {MOST_REDIRECTS} times.", code="too_many_redirects")

    def _find(self, url: URL) -> Answer:
        host = url.host or ""
        named = not host.replace(".", "").isdigit() and ":" not in host
        if (host, url.port or 0) not in self._allow and not named and not is_public(host):
            raise FetchError(f"{url} is refused: its host is not public.", code="refused_address")
        answer = self.answers.get(str(url))
        if answer is None and not any(URL(known).host == host for known in self.answers):
            raise FetchError(f"The host {host} was not found; check the address.", code="unresolved")
        return answer or Answer(status=404)


def _give(url: URL, answer: Answer, request: FetchRequest, moved_to: str | None) -> FetchResponse:
    if answer.silent:
        raise FetchError(f"{url} did not answer within {request.timeout:g} seconds.", code="timeout")
    status = choose_status(answer, request.etag, request.last_modified)
    headers = {name.lower(): value for name, value in answer.headers.items()}
    if status == 304:
        return FetchResponse(str(url), 304, headers, b"", moved_to)
    if status != 200:
        pause = read_retry_after(headers)
        raise FetchError(f"{url} answered with status {status}.", code=f"http_{status}", retry_after=pause)
    if len(answer.body) > request.max_bytes:
        raise FetchError(f"{url} is larger than {request.max_bytes:,} bytes.", code="too_large")
    return FetchResponse(str(url), 200, headers, answer.body, moved_to)
