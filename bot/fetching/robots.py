"""Asks a site's robots.txt before a page of it is fetched (RFC 9309)."""

import asyncio
import re
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from weakref import WeakValueDictionary

from protego import Protego
from yarl import URL

from bot.model.errors import FetchError, ParseError, WorkerError
from bot.ports import Fetcher, FetchRequest, FetchResponse, Workers
from bot.text.urls import shown

READ_BYTES = 500 * 1024
"""What of a robots.txt has to be read (RFC 9309, 2.5); the rest of a longer one is not."""
MOST_BYTES = 5_000_000
"""A site whose robots.txt is longer than this is left alone."""
KEPT_SECONDS = 86_400.0
"""How long it may be held (RFC 9309, 2.4)."""
FAILED_SECONDS = 600.0
"""How long a site whose rules could not be had is left alone."""
MOST_SITES = 5_000
MOST_HELD = 100_000_000
"""Bytes, about, that the rules of all sites together may take."""
RULE_BYTES = 800
"""What a rule takes beside its characters, about."""
PARSE_SECONDS = 5.0
MOST_RULES = 2_000
"""For us, each counted once. A site with more is left alone: they would be weighed anew for each of its pages."""
MOST_WILDCARDS = 8
LONGEST_RULE = 2_048
"""Characters, as many as an address has."""

_GROUP = re.compile(r"user[- ]?agent\s*[:\s]\s*(.*)", re.IGNORECASE)
_RULE = re.compile(r"(?:(allow)|dis{1,2}all?[ao]w|diasllow)\s*[:\s]\s*(\S.*)", re.IGNORECASE)
"""With the misspellings that are in use."""
_ASIDE = re.compile(r"(?:sitemaps?|site-map|host)\b", re.IGNORECASE)
"""Lines that belong to no group, and end the head of none."""


@dataclass(frozen=True, slots=True)
class _Rules:
    read: float
    rules: Protego | None
    """None where everything may be read."""
    error: FetchError | None = None
    """Why they could not be had."""
    size: int = 0
    """Bytes that they take, about."""


def choose_rules(text: str, agent: str) -> str:
    """Give a robots.txt with nothing but the rules for this agent, those that name it before those for all; whatever
    stands in it takes time in proportion to its length. Raises ParseError `too_complex` for too many of them."""
    rules: dict[str, dict[str, None]] = {}
    names: set[str] = set()
    in_head = False
    for line in (each.partition("#")[0].strip() for each in text.splitlines()):
        group, rule = _GROUP.match(line), _RULE.match(line)
        if group:
            names = names if in_head else set()
            names |= {name for name in [_plain_name(group[1])] if _is_named(name, agent)}
        elif rule and (bounded := _bound(bool(rule[1]), rule[2])):
            for name in names:
                rules.setdefault(name, {})[bounded] = None
        if group or rule or (":" in line and not _ASIDE.match(line)):
            in_head = bool(group)
        for name in names:
            rules.setdefault(name, {})
    chosen = rules[max(rules, key=len)] if rules else {}
    if len(chosen) > MOST_RULES:
        raise ParseError(f"Its robots.txt has more than {MOST_RULES:,} rules for us.", code="too_complex")
    return "\n".join([f"User-agent: {agent}", *chosen])


def _plain_name(given: str) -> str:
    name = given.partition("/")[0].strip().lower()
    return name if name == "*" else name.replace("*", "")


def _is_named(name: str, agent: str) -> bool:
    """Say whether a group's name is ours: a product's, or the beginning of one."""
    return name == "*" or (bool(name) and re.search(rf"(?<![\w-]){re.escape(name)}", agent.lower()) is not None)


def _bound(allows: bool, rule: str) -> str | None:
    """Give a rule that is weighed quickly. Of one that closes something the beginning holds, which closes more; one
    that opens something is not heard."""
    pieces = re.split(r"\*+", rule, maxsplit=MOST_WILDCARDS + 1)
    plain = "*".join(pieces[: MOST_WILDCARDS + 1])[:LONGEST_RULE]
    whole = len(pieces) <= MOST_WILDCARDS + 1 and len(rule) <= LONGEST_RULE
    if allows:
        return f"Allow: {rule}" if whole else None
    return f"Disallow: {rule if whole else plain}"


def parse_rules(body: bytes, agent: str) -> tuple[Protego, int]:
    """Give the rules for this agent and about how many bytes they take. Slow on long ones: runs in a worker."""
    chosen = choose_rules(body.decode("utf-8-sig", "replace"), agent)
    return Protego.parse(chosen), len(chosen) + RULE_BYTES * chosen.count("\n")


class Robots:
    """The fetcher of the port, for pages: refuses with code `robots` what a site asks robots not to read."""

    def __init__(
        self, fetcher: Fetcher, workers: Workers, agent: str, timer: Callable[[], float] = time.monotonic
    ) -> None:
        self._fetcher = fetcher
        self._workers = workers
        self._agent = agent.split("/")[0].split(" ")[0]
        self._timer = timer
        self._sites: OrderedDict[str, _Rules] = OrderedDict()
        self._asking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def fetch(self, request: FetchRequest) -> FetchResponse:
        """Get one page; raises FetchError as the fetcher does, also where the rules themselves cannot be had."""
        try:
            URL(request.url).origin()
        except ValueError:
            return await self._fetcher.fetch(request)  # which refuses it by its own rules
        await self._check(request.url)
        return await self._fetcher.fetch(replace(request, check=self._check))

    async def _check(self, url: str) -> None:
        """Raise FetchError `robots` for an address that its site closes, wherever we were sent from."""
        rules = await self._get_rules(str(URL(url).origin()))
        if rules is not None and not rules.can_fetch(url, self._agent):
            raise FetchError(f"{shown(url)} is not read: the site's robots.txt asks not to.", code="robots")

    async def _get_rules(self, site: str) -> Protego | None:
        asking = self._asking.setdefault(site, asyncio.Lock())
        async with asking:
            known = self._sites.get(site)
            if known is None or self._timer() - known.read > (FAILED_SECONDS if known.error else KEPT_SECONDS):
                known = await self._read_rules(site)
                self._sites[site] = known
                self._sites.move_to_end(site)
                held = sum(each.size for each in self._sites.values())
                while len(self._sites) > MOST_SITES or held > MOST_HELD:
                    held -= self._sites.popitem(last=False)[1].size
        if known.error is not None:
            raise FetchError(str(known.error), code=known.error.code)
        return known.rules

    async def _read_rules(self, site: str) -> _Rules:
        """Without a robots.txt everything may be read; where a server fails, nothing is read for now."""
        now = self._timer()
        try:
            answer = await self._fetcher.fetch(FetchRequest(f"{site}/robots.txt", max_bytes=MOST_BYTES, timeout=10.0))
        except FetchError as error:
            missing = error.code.startswith("http_4") and error.code != "http_429"
            unusable = error.code in {"encoding", "too_many_redirects"}
            return _Rules(now, None, None if missing or unusable else error)
        try:
            given = (answer.body[:READ_BYTES], self._agent)
            rules, size = await self._workers.run(parse_rules, *given, timeout=PARSE_SECONDS)
        except (ParseError, WorkerError) as error:
            too_many = error.code == "too_complex"
            why = f"has more than {MOST_RULES:,} rules for us" if too_many else f"could not be read ({error.code})"
            told = f"{shown(site)} is left alone: its robots.txt {why}."
            return _Rules(now, None, FetchError(told, code=error.code))
        return _Rules(now, rules, size=size)
