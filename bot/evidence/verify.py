"""Decides whether a sentence somebody wrote may be shown: what it cites is there, and says that."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bot.evidence.agreement import CHECKS, compare
from bot.evidence.compared import Check, Disagreement
from bot.evidence.finding import find_quote
from bot.evidence.reading import Reading, read
from bot.evidence.wording import find_foreign
from bot.model.analysis import Span
from bot.model.article import Article
from bot.text.english import is_english
from bot.text.hostile import is_reporting
from bot.text.quotations import list_quoted
from bot.text.sentences import split

MOST_WORDS = 40

ReasonCode = (
    Disagreement
    | Literal["no_citation", "unknown_passage", "quote_not_found", "quotation", "hostile", "too_long", "not_open"]
)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a sentence may not be shown, in one sentence."""

    code: ReasonCode
    words: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage a sentence names, and the words it says it takes from there."""

    article: Article
    span: Span
    quote: str


def verify(text: str, cited: Sequence[Cited | None], checks: Sequence[Check] = CHECKS) -> tuple[Reason, ...]:
    """Give every reason why a sentence may not be shown; none means that it may.

    None among the cited stands for a passage there is not.
    """
    found = check_form(text)
    if found is not None:
        return (found,)
    if not cited:
        return (Reason("no_citation", "It names no passage."),)
    present = [each for each in cited if each is not None]
    if len(present) < len(cited):
        return (Reason("unknown_passage", "It names a passage there is not."),)
    for each in present:
        if find_quote(each.quote, each.article.text, each.span) is None:
            return (Reason("quote_not_found", f"The quote “{each.quote[:80]}” does not stand in its passage."),)
    invented = find_invented(text, present)
    if invented is not None:
        return (invented,)
    passages = _read_passages(tuple((each.article.text, each.span) for each in present))
    return tuple(Reason(each.code, each.reason) for each in compare(read(text), passages, checks))


def find_invented(text: str, cited: Sequence[Cited]) -> Reason | None:
    """Give why words that a text has in quotation marks may not stand there: no passage has them as they are."""
    for quoted in list_quoted(text):
        if not any(find_quote(form, each.article.text, each.span) for form in _cases(quoted) for each in cited):
            return Reason("quotation", f"“{quoted[:80]}” does not stand like this in what is cited.")
    return None


def _cases(quoted: str) -> tuple[str, str]:
    """A quotation may begin with a small letter or a capital, as it opens its sentence or not."""
    return quoted, quoted[0].swapcase() + quoted[1:]


def check_form(text: str) -> Reason | None:
    """Give why a text may not be shown whatever it cites: it is no plain English prose of a fit length."""
    if not text.strip() or len(text.split()) > MOST_WORDS:
        return Reason("too_long", f"It is empty or has more than {MOST_WORDS} words.")
    if find_foreign(text) is not None:
        return Reason("foreign", "It holds a link, a mention, markup or a hidden character.")
    if not is_reporting(text):
        return Reason("hostile", "It addresses somebody instead of reporting.")
    if not all(is_english(each.span.of(text)) for each in split(text)):
        return Reason("foreign", "It is not in English.")
    return None


@lru_cache(maxsize=512)
def _read_passages(places: tuple[tuple[str, Span], ...]) -> Reading:
    return read("\n".join(span.of(text) for text, span in places))


def forget_passages() -> None:
    """Forget the passages read so far, so that a measurement reads them again."""
    _read_passages.cache_clear()


def is_copied(text: str, cited: Sequence[Cited]) -> bool:
    """Say whether a sentence is the very words of one of its passages."""
    words = _bare(text)
    return bool(words) and any(words in _bare(each.span.of(each.article.text)) for each in cited)


def _bare(text: str) -> str:
    return " ".join(text.split()).strip(" .,;:–—\"“”'’…").casefold()
