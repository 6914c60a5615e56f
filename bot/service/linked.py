"""Says what a message is about: the kept article it links to, the page behind its link, or its own words."""

import re
from dataclasses import dataclass

from bot.evidence.quotes import UNTITLED, iter_reporting, shown_title
from bot.ingest.admit import Circumstances, admit, refuse_page
from bot.model.article import Article, Entry, Failure, ReceivedUrl, Scope
from bot.model.conversation import WorkspaceId, scopes_of
from bot.model.errors import AttacheError, FetchError, InputError
from bot.ports import FetchRequest, Progress
from bot.service.desk import Desk
from bot.service.gathering import Intake
from bot.text.urls import canonical

MOST_SUBJECT = 300
"""Characters of a message that are looked for."""
MOST_LINKS = 5
"""Of a message, looked up among what is kept; one is fetched."""
SECONDS, MOST_BYTES = 15.0, 5_000_000
"""What reading a page may take while a member waits."""
_OPENING = 4_000
"""Characters of a page among which its first sentence is looked for."""
_ADDRESS = re.compile(r"https?://[^\s<>\"“”]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a message is about, in words to look for; with the article it links to, where that could be read."""

    words: str
    article: Article | None = None
    opening: str = ""
    """The first sentence of a page that was read for this message alone; empty for a kept article."""
    unread: str = ""
    """Why the page behind the link could not be read, in words for a member."""


async def find_subject(desk: Desk, intake: Intake, workspace: WorkspaceId, text: str, progress: Progress) -> Subject:
    """Give what a message is about; a page that is read for it is not kept, so that no member can feed the store.

    Raises InputError for a message that says nothing, or holds nothing but a link to what cannot be read.
    """
    addresses = [each.rstrip(".,;:!?)]}'") for each in _ADDRESS.findall(text)[:MOST_LINKS]]
    words = " ".join(_ADDRESS.sub(" ", text).split())[:MOST_SUBJECT]
    for address in addresses:
        kept = await _find_kept(desk, workspace, address)
        if kept is not None:
            return Subject(shown_title(kept), kept)
    if addresses:
        await progress.tell("reading the page behind the link")
        try:
            return await _read_page(desk, intake, workspace, addresses[0])
        except AttacheError as error:
            reason = explain(error)
            if not words:
                raise InputError(f"I could not read the page behind that link: {reason}.", code=error.code) from error
            return Subject(words, unread=reason)
    if not words:
        raise InputError("There are no words in that message to look for.")
    return Subject(words)


async def _find_kept(desk: Desk, workspace: WorkspaceId, address: str) -> Article | None:
    try:
        url = canonical(address)
    except InputError:
        return None
    async with desk.database.read() as transaction:
        return await desk.articles.find_by_url(transaction, scopes_of(workspace), url)


async def _read_page(desk: Desk, intake: Intake, workspace: WorkspaceId, address: str) -> Subject:
    request = FetchRequest(address, accept="text/html, */*;q=0.5", max_bytes=MOST_BYTES, timeout=SECONDS)
    response = await intake.fetcher.fetch(request)
    kept = await _find_kept(desk, workspace, response.url)
    if kept is not None:
        return Subject(shown_title(kept), kept)
    page = await intake.extractor.extract(response.body, response.url)
    if page.kind != "article":
        refused = refuse_page(address, page)
        raise InputError(refused.reason, code=refused.code)
    entry = Entry(
        ReceivedUrl(response.url), title=page.title, published=page.published, text=page.text, language=page.language
    )
    publisher = intake.publishers.get(None, response.url)
    made = admit(entry, address, Circumstances(Scope(workspace), publisher, desk.clock.now()))
    if isinstance(made, Failure):
        raise InputError(made.reason, code=made.code)
    title, opening = await desk.workers.run(glance, made)
    if not (title or opening):
        raise InputError("Nothing in it may be shown.", code="not_article")
    return Subject(title or opening[:MOST_SUBJECT], made, opening)


def glance(article: Article) -> tuple[str, str]:
    """Give what may be shown of an article's title, and its first sentence that reports; a worker is handed this."""
    title, text = shown_title(article), article.text[:_OPENING]
    return ("" if title == UNTITLED else title), " ".join(next(iter_reporting(text), "").split())


def explain(error: AttacheError) -> str:
    """Say why a page could not be read. What cannot be reached is one case: no member learns what is in a network."""
    if error.code.startswith("http_"):
        return f"the site answers with status {error.code.removeprefix('http_')}"
    told = {
        "timeout": "it did not answer in time",
        "too_large": "it is too large",
        "paywall": "it shows its article to subscribers only",
        "consent": "it asks for consent to cookies first",
    }
    if error.code in told:
        return told[error.code]
    return "it cannot be reached from here" if isinstance(error, FetchError) else "there is no article in it"
