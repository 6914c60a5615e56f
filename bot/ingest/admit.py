"""Makes an article of an entry, or a coded failure: clean text, canonical address, dates in UTC."""

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.model.article import Article, ArticleId, Entry, Failure, Page, Publisher, Scope, SourceId
from bot.model.errors import InputError
from bot.text.cleaning import clean_text, clean_title
from bot.text.moments import read_moment, to_utc
from bot.text.sentences import split
from bot.text.urls import canonical

FULL_TEXT_WORDS = 120
"""A feed's own text of this length is the article; shorter ones are teasers."""
MOST_TEXT = 2_000_000
"""Characters; more is no article."""
MOST_NAMES = 10
LONGEST_NAME = 80
"""Characters; of what is longer the beginning is kept."""
MOST_GIVEN = 100
"""Names that are looked at."""
MOST_NAME = 1_000
"""Characters of each that are looked at."""
MOST_WORDS = 10_000
"""Characters of a title, an id or another short field that are looked at."""
OLDEST = datetime(1990, 1, 1, tzinfo=UTC)
LATEST_YEARS = 5
_TITLE_WORDS = 20
_LANGUAGE = re.compile(r"\A[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Where and when an entry came in."""

    scope: Scope
    publisher: Publisher
    now: datetime
    source_id: SourceId | None = None
    base: str | None = None
    language: str | None = None
    """That of an entry that names none."""


def make_article(around: Circumstances, entry: Entry) -> Article | Failure | Entry:
    """Make the article of an entry that carries it; one whose page or publisher has to be looked up comes back."""
    item = entry.url or entry.external_id or "entry"
    try:
        entry = tidy(entry, around.now)
        carried = entry.text is not None and not entry.publisher and not needs_page(entry)
        return admit(entry, item, around) if carried else entry
    except Exception as error:  # a defect of ours costs this entry, never the others
        return give_up(item, error)


def tidy(entry: Entry, now: datetime) -> Entry:
    """Give an entry whose fields say something, for what says nothing hides what its page says; and whose short ones
    are short, whatever a stranger wrote into them. What they say is still to be cleaned."""
    return replace(
        entry,
        title=_shorten(entry.title) if clean_title(entry.title or "") else None,
        publisher=_shorten(entry.publisher),
        published=read_date(entry.published, now),
        updated=read_date(entry.updated, now),
        language=_shorten(entry.language),
        authors=tuple(each[:MOST_NAME] for each in entry.authors[:MOST_GIVEN] if _read_name(each))[:MOST_NAMES],
        external_id=_shorten(entry.external_id),
    )


def _shorten(words: str | None) -> str | None:
    return words[:MOST_WORDS] if words else None


def _read_names(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for each in given[:MOST_GIVEN] if (name := _read_name(each))))[:MOST_NAMES]


def _read_name(given: str) -> str:
    name = clean_title(given[:MOST_NAME])
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rsplit(' ', 1)[0]}…"


def needs_page(entry: Entry) -> bool:
    """Say whether the article has to be fetched: the entry does not carry it."""
    return not entry.whole and len((entry.text or "").split()) < FULL_TEXT_WORDS


def give_up(item: str, error: Exception) -> Failure:
    """Say that no rule foresaw what this entry holds."""
    return Failure(item, "unforeseen", f"Something in it broke our reading ({type(error).__name__}).")


def admit(entry: Entry, item: str, around: Circumstances) -> Article | Failure:
    """Give the article an entry makes; `item` names the entry in a failure."""
    if not entry.url:
        return Failure(item, "no_url", "It has no address.")
    try:
        url = canonical(entry.url, around.base)
    except InputError as error:
        return Failure(item, error.code, str(error))
    raw = entry.text or ""
    if len(raw) > MOST_TEXT:
        return Failure(item, "too_large", f"Its text has {len(raw):,} characters; the limit is {MOST_TEXT:,}.")
    text = clean_text(raw)
    if not re.search(r"\w", text):
        return Failure(item, "empty", "It has no text.")
    title = clean_title(entry.title or "") or make_title(text)
    return Article(
        id=make_article_id(around.scope, url),
        scope=around.scope,
        url=url,
        title=title,
        publisher=around.publisher,
        published=read_date(entry.published, around.now) or read_date(entry.updated, around.now),
        retrieved=around.now,
        language=read_language(entry.language or around.language),
        byline=_read_names(entry.authors),
        text=text,
        content_hash=hash_text(text),
        source_id=around.source_id,
    )


def refuse_page(item: str, page: Page) -> Failure:
    """Say what a page is that holds no article."""
    reasons = {
        "paywall": "The page shows its article to subscribers only.",
        "consent": "The page only asks for consent to cookies.",
    }
    return Failure(item, page.kind, reasons.get(page.kind, "The page holds no article."))


def make_article_id(scope: Scope, url: str) -> ArticleId:
    """Name an article by scope and address."""
    return ArticleId(hashlib.sha256(f"{scope} {url}".encode()).hexdigest()[:16])


def hash_text(text: str) -> str:
    """Give the same hash for the same words, whatever their case and spacing."""
    return hashlib.sha256(" ".join(text.split()).casefold().encode()).hexdigest()


def make_title(text: str) -> str:
    """Give a title where none came: the first line if it is short, else the start of the first sentence."""
    first = text.split("\n", 1)[0]
    if len(first.split()) <= _TITLE_WORDS:
        return clean_title(first)
    sentences = split(first[:2_000])
    opening = sentences[0].span.of(first) if sentences else first
    words = opening.split()
    return clean_title(opening if len(words) <= _TITLE_WORDS else " ".join(words[:_TITLE_WORDS]) + " …")


def read_date(given: str | datetime | None, now: datetime) -> datetime | None:
    """Give a date in UTC; None where it is missing, unreadable or impossible."""
    try:
        found = to_utc(given) if isinstance(given, datetime) else read_moment(given or "")
    except OverflowError:
        return None
    return found if found and found >= OLDEST and found.year <= now.year + LATEST_YEARS else None


def read_language(code: str | None) -> str | None:
    """Give a language code in its usual form, or None for what is none."""
    plain = (code or "").strip().replace("_", "-")
    if not _LANGUAGE.match(plain.lower()):
        return None
    return plain.split("-")[0].lower()
