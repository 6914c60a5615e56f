"""How good is each line of a briefing to a reader? Verdicts on lines read one by one, looked up by place and hash.

Read were the briefings over `seeds/`, twelve dispatches each, and over the linked articles with the lowest SHA-256 of
their address among those that name two states and of which something is told: sixty, and as many more as it takes until
all briefings together have 150 lines of actors, so that this figure is how much was read, not how much is told. One
whose briefing has no line beside its title is passed over. `bench/read/verdicts.jsonl` holds where each line stands and
the verdict, not its words; a line that nobody has read is counted as unread."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figure, Measurement
from bench.reading import read
from bench.sets import iter_linked
from bench.shown import brief
from bot.model.briefing import Briefing, Claim

NEEDS_DATA = True
VERDICTS = Path(__file__).parent / "read" / "verdicts.jsonl"
SEEDS = Path(__file__).parent.parent / "seeds" / "dispatches.jsonl"
ARTICLES = 60
ACTOR_LINES = 150
LOOKED_AT = 600
"""Addresses with the lowest hash that are read to find those that name two states and are told of."""


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One line of a briefing: the source it cites, where, and the words shown."""

    url: str
    section: str
    start: int
    end: int
    words: str

    @property
    def key(self) -> tuple[str, str, str]:
        return self.url, self.section, hashlib.sha256(self.words.encode()).hexdigest()[:16]


def measure(data: Path | None) -> Measurement:
    known = {(each["url"], each["section"], each["sha256"]): each["verdict"] for each in _load()}
    counts: Counter[str] = Counter()
    of_the_first: Counter[str] = Counter()
    total, told_first = 0, 0
    for at, briefing in iter_briefings(data):
        lines = list_lines(briefing)
        total += len(lines)
        found = Counter(f"{line.section} {known.get(line.key, 'unread')}" for line in lines)
        counts += found
        of_the_first += found if at < ARTICLES else Counter()
        told_first += 0 <= at < ARTICLES
    return Measurement(
        total,
        (
            Figure("actor_names_right", (_share(counts, "name"),), least=0.95),
            Figure("actor_lines_false", (counts["line wrong"],), most=0),
            Figure(
                "actor_lines",
                (sum(value for key, value in counts.items() if key.startswith("line ")),),
                least=ACTOR_LINES,
            ),
            Figure("questions_good", (_share(counts, "question"),), least=0.85),
            Figure("false_presuppositions", (counts["question presupposes"],), most=0),
            Figure("watch_right", (_share(counts, "watch"),), least=0.85),
            Figure("unread", (sum(value for key, value in counts.items() if key.endswith("unread")),), most=0),
        ),
        {
            "verdicts": dict(sorted(counts.items())),
            "told_of_first_sixty": told_first,
            "verdicts_of_first_sixty": dict(sorted(of_the_first.items())),
        },
    )


def _share(counts: Counter[str], section: str) -> float:
    read_ones = {
        key: value for key, value in counts.items() if key.startswith(f"{section} ") and not key.endswith("unread")
    }
    return counts[f"{section} right"] / max(1, sum(read_ones.values()))


def _load() -> list[dict[str, str]]:
    if not VERDICTS.exists():
        return []
    return [json.loads(line) for line in VERDICTS.read_text(encoding="utf-8").splitlines()]


def iter_briefings(data: Path | None) -> Iterator[tuple[int, Briefing]]:
    """Give the briefings that are read: the seeds twelve at a time, at -1, then each article by itself, with its place
    among those that name two states."""
    seeds = [json.loads(line) for line in SEEDS.read_text(encoding="utf-8").splitlines()]
    materials = [
        read(
            each["text"], title=each["title"], url=each["url"], publisher=each["publisher"], published=each["published"]
        )
        for each in seeds
    ]
    told = [brief(materials[at : at + 12]) for at in range(0, len(materials), 12)]
    yield from ((-1, each) for each in told)
    yield from list_sample(data, sum(_count_actor_lines(each) for each in told))


def list_sample(data: Path | None, actor_lines: int = 0) -> list[tuple[int, Briefing]]:
    """Give the briefings, with their places, over the articles with the lowest hash of their address that name two
    states and of which something is told: sixty, and more until `actor_lines` and theirs are 150."""
    unique = {article.url: article for article in iter_linked(data)}
    ordered = sorted(unique.values(), key=lambda each: hashlib.sha256(each.url.encode()).hexdigest())
    found: list[tuple[int, Briefing]] = []
    naming = 0
    for article in ordered[:LOOKED_AT]:
        material = read(article.text, title=article.title, url=article.url, published=article.published)
        if sum(1 for actor in material.analysis.actors if actor.kind == "state") < 2:
            continue
        briefing = brief([material])
        naming += 1
        if any(line.section not in {"title", "name"} for line in list_lines(briefing)):
            found.append((naming - 1, briefing))
            actor_lines += _count_actor_lines(briefing)
        if len(found) >= ARTICLES and actor_lines >= ACTOR_LINES:
            break
    return found


def _count_actor_lines(briefing: Briefing) -> int:
    return sum(1 for line in list_lines(briefing) if line.section == "line")


def list_lines(briefing: Briefing) -> list[ReadLine]:
    """Give every line a reader sees, with the first place it cites."""
    urls = {source.n: source.url for source in briefing.sources}
    cited = (
        (section, claim.citations[0], words) for section, claim, words in _list_claims(briefing) if claim.citations
    )
    return [ReadLine(urls[place.n], section, place.start, place.end, words) for section, place, words in cited]


def _list_claims(briefing: Briefing) -> Iterator[tuple[str, Claim, str]]:
    """Give section, claim and all the words of its line."""
    yield "title", briefing.title, briefing.title.text
    yield from (("bottom line", claim, claim.text) for claim in briefing.bottom_line)
    yield from (("development", claim, claim.text) for claim in briefing.developments)
    yield from _list_actors(briefing)
    for position in briefing.positions:
        for side in position.sides:
            yield from (("position", each, f"{position.issue} · {side.actor}: {each.text}") for each in side.claims)
    for disputed in briefing.disputed:
        yield from (
            ("disputed", each.claim, f"{disputed.subject} · {each.by}: {each.claim.text}") for each in disputed.accounts
        )
    yield from (("question", each.basis, f"{each.text} < {each.basis.text}") for each in briefing.questions)
    yield from (("watch", each.event, f"{each.date} ({each.date_words}): {each.event.text}") for each in briefing.watch)


def _list_actors(briefing: Briefing) -> Iterator[tuple[str, Claim, str]]:
    for actor in briefing.actors:
        role = actor.role.text if actor.role is not None else ""
        shown = actor.role or actor.line
        if shown is not None:
            yield "name", shown, f"{actor.name} · {role} · {actor.kind}"
        if actor.line is not None:
            yield "line", actor.line, f"{actor.name}: {actor.line.text}"
