"""What sites write for robots: however long and intricate, it takes a moment, and never the event loop's time."""

import time
from collections.abc import Callable
from typing import Any, TypeVar

import pytest

from bot.fetching.robots import MOST_RULES, READ_BYTES, Robots, parse_rules
from bot.model.errors import FetchError, ParseError, WorkerError
from bot.ports import FetchRequest
from tests.fakes.fetcher import Answer, FakeFetcher
from tests.fakes.workers import InlineWorkers

AGENT = "AttacheBot"
SITE = "https://site.example"
PAGE = f"{SITE}/" + "a" * 2_000
SECONDS = 2.0
"""Of the processor, for what took minutes."""


R = TypeVar("R")


class Exhausted(InlineWorkers):
    """Workers whose work is stopped each time."""

    async def run(self, function: Callable[..., R], *arguments: Any, timeout: float = 30.0) -> R:
        raise WorkerError(f"{function.__name__} took longer than {timeout:g} seconds.", code="timeout")


def numbered(line: str, count: int = MOST_RULES) -> str:
    return "".join(f"{line.replace('#', str(number))}\n" for number in range(count))


FILES: dict[str, tuple[str, str]] = {
    "twenty thousand agents before twenty thousand rules": (
        numbered("user-agent: #", 20_000) + numbered("allow: /#", 20_000),
        "open",
    ),
    "our name in twenty thousand spellings": (
        "".join(f"user-agent: {AGENT[: number % 10 + 1]}\n" for number in range(20_000)) + numbered("allow: /#"),
        "open",
    ),
    "more rules for us than a page can be held against": (
        "user-agent: *\n" + numbered("disallow: /#", 40_000),
        "too_complex",
    ),
    "a rule of two hundred thousand wildcards": ("user-agent: *\ndisallow: /" + "*a" * 200_000 + "b$", "closed"),
    "many rules of many wildcards": ("user-agent: *\n" + numbered("disallow: /*a*a*a*a*a*a*#b*$"), "open"),
    "many rules that nearly match": (
        "user-agent: *\n" + numbered(f"disallow: /a*{'a' * 30}*{'a' * 60}*#{'a' * 100}b$"),
        "open",
    ),
    "a line of half a million blanks": (
        "user-agent" + " " * 250_000 + ":*\ndisallow" + " " * 250_000 + ": /",
        "closed",
    ),
}
CASES = {"Rules that sites have for robots": FILES}


@pytest.mark.parametrize("name", FILES)
async def test_rules_take_a_moment(name: str) -> None:
    body, expected = FILES[name][0].encode()[:READ_BYTES], FILES[name][1]
    began, found = time.process_time(), "open"
    try:
        rules, _ = parse_rules(body, AGENT)
        for _ in range(10):
            found = "open" if rules.can_fetch(PAGE, AGENT) else "closed"
    except ParseError as error:
        found = error.code
    assert found == expected
    assert time.process_time() - began < SECONDS


async def test_rules_are_read_by_a_worker_and_a_site_whose_rules_break_it_is_left_alone() -> None:
    web, workers = (
        FakeFetcher({f"{SITE}/robots.txt": Answer(FILES["many rules of many wildcards"][0].encode())}),
        InlineWorkers(),
    )
    web.answers[PAGE] = Answer(b"news")
    assert (await Robots(web, workers, AGENT).fetch(FetchRequest(PAGE))).body == b"news"
    assert workers.calls == ["bot.fetching.robots:parse_rules"]
    with pytest.raises(FetchError) as caught:
        await Robots(web, Exhausted(), AGENT).fetch(FetchRequest(PAGE))
    assert caught.value.code == "timeout"
    assert "robots.txt could not be read (timeout)." in str(caught.value)
