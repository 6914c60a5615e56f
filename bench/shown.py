"""Is every sentence that is shown a source's own, a fixed label, or a question beside its source? Over every article.

Each article is written about by itself, in depth, and stories of several articles together, the sample dispatches too;
what breaks a rule is counted by the rule's name."""

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from bench.figures import Figure, Measurement
from bench.reading import UnreadableItemError, read
from bench.sets import SetArticle, iter_bundles
from bot.evidence.quotes import iter_claims
from bot.model.analysis import ActorKey, Material, Span
from bot.model.article import PUBLIC, ArticleId
from bot.model.briefing import Briefing, Claim, EditionId
from bot.model.topic import Topic, Window
from bot.service.briefings import select
from bot.service.since import tell_both
from bot.service.writing import write_checked
from bot.summarize.cutting import shorten
from bot.summarize.extractive import WriteRequest
from bot.summarize.since import LABELS, LastEdition
from bot.text.datelines import skip_dateline
from bot.text.gazetteer import load_gazetteer
from bot.text.sentences import split

NEEDS_DATA = True
SEEDS = Path(__file__).parent.parent / "seeds" / "dispatches.jsonl"
_PROCESSES = 2
_CHUNK = 20
_EVERY = 500
_LIMITS = {"title": 28, "bottom_line": 35, "developments": 35, "actors": 35, "positions": 35, "disputed": 35}
"""Words; a title has up to 35 only where its sentence cannot be cut within 28, so that another story would head the
briefing otherwise."""
_LONGEST_TITLE = 35


def measure(data: Path | None) -> Measurement:
    """Look at every briefing, on two processes, and say on stderr how far it has come."""
    bundles = [*list_seed_bundles(), *iter_bundles(data)]
    found: Looked = Looked()
    with ProcessPoolExecutor(_PROCESSES) as processes:
        for done, each in enumerate(processes.map(look, bundles, chunksize=_CHUNK), 1):
            found.add(each)
            if done % _EVERY == 0 or done == len(bundles):
                broken = f"{dict(found.broken)} {found.examples}" if found.broken else "none"
                print(f"bench shown: {done:,} of {len(bundles):,}; broken: {broken}", file=sys.stderr)
    counts = found.counts
    peak = max(getrusage(each).ru_maxrss for each in (RUSAGE_CHILDREN, RUSAGE_SELF)) / 1024
    return Measurement(
        counts["briefings"],
        (
            Figure("broken", (found.broken.total(),), most=0),
            Figure("article_seconds", (sum(found.seconds) / max(1, counts["articles"]),), most=0.3),
            Figure("longest_seconds", (max(found.seconds, default=0.0),)),
            Figure("peak_megabytes", (peak,), most=300),
        ),
        {
            "articles": counts["articles"], "claims": counts["claims"], "unreadable": counts["unreadable"],
            "rules": dict(found.broken), "examples": found.examples,
        },
    )  # fmt: skip


def list_seed_bundles() -> list[tuple[SetArticle, ...]]:
    """Give the dispatches one by one, twelve at a time, and all together."""
    lines = [json.loads(line) for line in SEEDS.read_text(encoding="utf-8").splitlines()]
    seeds = [
        SetArticle(each["url"], each["title"], each["text"], datetime.fromisoformat(each["published"]))
        for each in lines
    ]
    twelve = [tuple(seeds[at : at + 12]) for at in range(0, len(seeds), 12)]
    return [*((each,) for each in seeds), *twelve, tuple(seeds)]


@dataclass(slots=True)
class Looked:
    """What was found in briefings: broken rules with the first address of each, counts, and seconds of CPU
    from text to briefing."""

    broken: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)

    def add(self, other: "Looked") -> None:
        """Take in what was found in another briefing."""
        self.broken += other.broken
        self.counts += other.counts
        self.examples = other.examples | self.examples
        self.seconds += other.seconds


def look(bundle: Sequence[SetArticle]) -> Looked:
    """Write about some articles together and count what breaks a rule."""
    found = Looked()
    started = time.process_time()
    materials = []
    for article in bundle:
        try:
            materials.append(read(article.text, title=article.title, url=article.url, published=article.published))
        except UnreadableItemError:
            found.counts["unreadable"] += 1
    if not materials:
        return found
    briefing = brief(materials)
    found.seconds.append(time.process_time() - started)
    claims = sum(1 for _ in iter_claims(briefing))
    found.counts.update({"briefings": 1, "articles": len(materials), "claims": claims})
    for rule in find_broken(briefing, materials):
        found.broken[rule] += 1
        found.examples.setdefault(rule, bundle[0].url)
    for later in brief_again(materials) if len(materials) > 1 else ():
        found.counts.update({"second editions": 1, "changes": len(later.changes)})
        for rule in find_broken(later, materials):
            found.broken[rule] += 1
            found.examples.setdefault(rule, bundle[0].url)
    return found


def brief_again(materials: Sequence[Material]) -> Iterator[Briefing]:
    """Write about the later half of some articles, the earlier half having been the last edition."""
    ordered = sorted(materials, key=lambda each: (str(each.article.published or ""), each.article.id))
    early, late = ordered[: len(ordered) // 2], ordered[len(ordered) // 2 :]
    first = brief(early)
    cited = {source.article_id for source in first.sources}
    told = tuple(each for each in early if each.article.id in cited)
    used = frozenset(each.article.id for each in early)
    yield brief(late, LastEdition(first, used, told, tell_both((*told, *late))))


def brief(materials: Sequence[Material], last: LastEdition | None = None) -> Briefing:
    """Write in depth about articles, whose topic is the two states they name most."""
    dates = [each.article.published for each in materials if each.article.published]
    now = max(dates, default=datetime(2024, 1, 1, tzinfo=UTC)) + timedelta(hours=1)
    topic = make_topic(materials)
    selection = select(None, tuple(materials), now)
    return write_checked(
        WriteRequest(
            edition_id=EditionId("e"), scope=PUBLIC, topic=topic, window=Window(now - timedelta(days=90), now),
            language="en", depth="deep", time_zone="UTC", slot=None, now=now, stories=selection.stories,
            materials=selection.materials, last=last,
        )
    )  # fmt: skip


def make_topic(materials: Sequence[Material]) -> Topic:
    """Give the pair of the two states that are named most."""
    counts: Counter[ActorKey] = Counter()
    for material in materials:
        counts.update({each.key: len(each.mentions) for each in material.analysis.actors if each.kind == "state"})
    keys = tuple(key for key, _ in counts.most_common(2))
    names = [load_gazetteer().name_of(key) for key in keys]
    return Topic("-".join(names).lower() or "measured", " and ".join(names) or "Measured", keys)


def find_broken(briefing: Briefing, materials: Sequence[Material]) -> Iterator[str]:
    """Give the name of each rule that a briefing breaks, as often as it does.

    One side of a dispute may stand in the bottom line too: without it the other would have nothing to answer.
    """
    texts = {each.article.id: each.article.text for each in materials}
    by_number = {source.n: texts[source.article_id] for source in briefing.sources}
    seen: Counter[str] = Counter()
    for section, claim in iter_claims(briefing):
        if claim.kind == "label":
            fixed = claim.text in LABELS if section == "changes" else not claim.citations
            yield from () if fixed and (section == "changes" or claim.text == briefing.title.text) else ("label",)
            continue
        if not claim.citations or any(
            by_number[each.n][each.start : each.end] != each.quote for each in claim.citations
        ):
            yield "quote"
        elif not (_is_contiguous(claim) or _is_joined(claim) or (section == "title" and _is_in_pieces(claim))):
            yield f"not source text: {section}"
        longest = max((len(each.quote.split()) for each in claim.citations), default=0) if _is_joined(claim) else None
        most = _LIMITS.get(section, 48)
        if section == "title" and claim.citations and not _can_be_cut(claim, by_number[claim.citations[0].n], most):
            most = _LONGEST_TITLE
        if section != "watch" and (longest or len(claim.text.split())) > most:
            yield f"too long: {section}"
        beside = section == "disputed" and claim in briefing.bottom_line
        if section not in {"title", "watch"} and claim.kind == "copied" and not beside:
            seen[claim.text] += 1
    yield from ("said twice" for text, count in seen.items() if count > 1)
    for question in briefing.questions:
        if question.text != question.basis.text and not question.text.endswith("?"):
            yield "no question"
    for watch in briefing.watch:
        if watch.date_words not in watch.event.citations[0].quote:
            yield "date without its words"
    yield from _find_overquoted(briefing, texts)


def _is_contiguous(claim: Claim) -> bool:
    return any(_flat(claim.text) in _flat(citation.quote) for citation in claim.citations)


def _is_joined(claim: Claim) -> bool:
    """The words are those of two sentences, a charge and its denial."""
    told = " ".join(each.quote for each in claim.citations)
    return len(claim.citations) == 2 and _bare(told) == _bare(claim.text)


def _bare(words: str) -> str:
    return " ".join(re.findall(r"\w+", words))


def _is_in_pieces(claim: Claim) -> bool:
    """The words stand in their order in the quote, which is one sentence, with phrases between commas left out."""
    pattern = r"(?:,? [^!?]{0,140}?,?)?? ?".join(re.escape(word) for word in _flat(claim.text).split())
    quote = re.sub(r"\s+", " ", claim.citations[0].quote)
    one = len(split(quote, "en")) == 1
    return one and re.match(pattern, quote, re.IGNORECASE) is not None and len(claim.text.split()) >= 4


def _flat(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip(" .,")


def _can_be_cut(title: Claim, text: str, most: int) -> bool:
    """Say whether the sentence from which a title is taken can be cut within so many words."""
    at = title.citations[0].start
    whole = next((each.span for each in split(text, "en") if each.span.start <= at < each.span.end), Span(at, at))
    return shorten(text, skip_dateline(text, whole), most) is not None


def _find_overquoted(briefing: Briefing, texts: Mapping[ArticleId, str]) -> Iterator[str]:
    for source in briefing.sources:
        shown: set[int] = set()
        for _, claim in iter_claims(briefing):
            for each in claim.citations:
                shown |= set(range(each.start, each.end)) if each.n == source.n else set()
        text = texts[source.article_id]
        words = sum(1 for found in re.finditer(r"\S+", text) if found.start() in shown)
        total = len(text.split())
        if words > 250 or words > max(0.4 * total, min(total, 40)):
            yield "quoted too much"
