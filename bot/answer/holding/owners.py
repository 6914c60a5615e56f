"""Finds who owns a ship in reports that tell it of `the ferry` or `the ship`, who owns a mine or a paper by what says
so of it alone, and what only mentions an owner."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import Term, root
from bot.answer.found.candidates import Candidate, is_in_place, open_of
from bot.answer.found.spotting import Spotter
from bot.text.beside import is_aside
from bot.text.datelines import skip_dateline
from bot.text.gazetteer import load_gazetteer
from bot.text.hostile import is_reporting
from bot.text.sentences import split
from bot.text.words import SHIPS

_ASKS = re.compile(
    r"\b(?:who|wh(?:at|ich)\s+(?:company|firm))\s+own(?:s|ed)?\s+(?P<what>[^?]+)|\bwh(?:o|om|ich\s+company)\s+do(?:es)?\s+(?P<thing>[^?]+?)\s+belong\s+to\b|"
    r"\bto\s+whom\s+do(?:es)?\s+(?P<it>[^?]+?)\s+belong\b",
    re.IGNORECASE,
)
_ASK_WHO = frozenset({"who", "what"})
_BEHIND = re.compile(r",|\s(?:of|in|at|near|on|off|from|by|that|which|where)\s")
"""Behind a thing, which one it is."""
_KIND = re.compile(rf"\b(?:{SHIPS})\b", re.IGNORECASE)
_NAME = r"(?:the\s+)?(?:[a-z]+\s+){0,2}?[A-ZÀ-Ž][\w’'&-]*"
_IS = rf"\bowner\s+(?:is|was)\s+{_NAME}"
_BESIDE = r"[A-ZÀ-Ž][\w’'&-]*,\s+(?:the|its)\s+(?:registered\s+)?owner\b(?!\s+of\b)"
_NAMED = rf"(?:[’']s?|\b[Tt]he|\b[Ii]ts)\s+(?:registered\s+)?owner,\s+{_NAME}(?:\s+[\w’'&-]+){{0,4}},"
_NAMES_OWNER = re.compile(rf"{_IS}|{_BESIDE}|{_NAMED}")
"""Who is named as the owner, of the ship that is told of."""
_OTHER = re.compile(rf"\b(?:{SHIPS})\s+(?P<name>[A-ZÀ-Ž][\w’'-]*)")
"""A ship by its name."""
_PREFIX = re.compile(r"\b(?:MV|MT|MS|SS|M/V|M/T)\s+(?P<name>[A-ZÀ-Ž][\w’'-]*)")
_NAMELESS = re.compile(
    r"\b(?:the|its|their|an?|whose)\s+(?:[a-z]+\s+)?owners?\b(?!(?:\s+of\b[^.;]{0,60}?)?(?:,\s+|\s+(?:is|was)\s+)(?:the\s+)?(?-i:[A-ZÀ-Ž]))",
    re.IGNORECASE,
)
"""An owner who is only mentioned."""
_LOST = re.compile(
    r"\b(?:s[aiu]nk(?:s|ing)?|capsiz\w+|overturn\w+|turned\s+over|ran\s+aground|burn(?:t|ed|s|ing)|collid\w+|exploded|founder\w+|disappear\w+|"
    r"seiz\w+|board(?:ed|s)|hijack\w+|detain\w+|captur\w+|attack\w+|struck|hit)\b",
    re.IGNORECASE,
)
"""What befell a ship, which is called otherwise by each report."""
_OWNS = re.compile(r"\b(?:owns|owned|own|owners?|belongs?|belonged)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Ship:
    """A ship that is asked about: what it is called by, and the names of it."""

    told: re.Pattern[str]
    own: re.Pattern[str]
    names: Spotter | None

    def is_owned(self, words: str, before: str) -> bool:
        """Say whether words name its owner: of it by its kind or its name, and of no other ship."""
        others = [each["name"] for each in _OTHER.finditer(f"{before} {words}")]
        if any(self.names is None or not self.names.find(each) for each in others):
            return False
        if self.own.search(words) is not None:
            return True
        return _NAMES_OWNER.search(words) is not None and self.told.search(f"{before} {words}") is not None


def tell_owner(question: QuestionRead, known: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Give the sentence that names the owner of a ship, the plainest of the newest report; nothing where none does, or
    it is asked of no ship."""
    asked = _ASKS.search(question.understood) if question.kind in _ASK_WHO else None
    if asked is None:
        return ()
    reports = {each.article.id: each for each in reversed(known)}
    what = next(filter(None, asked.groups()))
    names = [term for term in question.terms if term.named] or _find_only(what, list(reports.values()))
    told = [one for each in reports.values() for one in _list_owned(names, what, each)]
    told = told or _list_owned_alone(question, what, list(reports.values()))
    plain = [each for each in told if re.search(_BESIDE, each.words) is None]
    last = max(plain or told, key=lambda each: each.when, default=None)
    return (last,) if last is not None else ()


def _list_owned_alone(question: QuestionRead, what: str, reports: Sequence[Candidate]) -> list[Candidate]:
    """Give what tells, in reports that open with a thing which is no ship and name all that the question does, who owns
    it; nothing where it has several owners, as of two things of a kind."""
    words = re.findall(r"\b[a-z][\w-]+", _BEHIND.split(what)[0].removeprefix("the "))
    if not words or _KIND.search(what) is not None:
        return []
    called = "|".join(["[a-z][\\w-]*", *(re.escape(term.shown) for term in question.terms if term.named)])
    its = rf"[Tt]h(?:e|is|at)\s+(?:(?:{called})\s+){{0,4}}?{re.escape(words[-1])}\b"
    owned = re.compile(
        rf"\b{its},?\s+(?:which\s+)?(?:belongs\s+to|(?:is|was)\s+(?:[a-z]+ly\s+)?owned\s+by)\s+(?P<by>{_NAME})|"
        rf"(?P<owns>[A-ZÀ-Ž][\w’'&-]*),?\s+(?:which\s+)?owns\s+{its}|"
        rf"\b(?i:the\s+owner)\s+of\s+{its},\s+(?P<beside>{_NAME}),|(?P<first>[A-ZÀ-Ž][\w’'&-]*),\s+the\s+owner\s+of\s+{its}"
    )
    thing = Spotter([term for term in question.terms if term.shown == words[-1]], load_gazetteer())
    names = Spotter([term for term in question.terms if term.named], load_gazetteer())
    told, owners = list[Candidate](), set[str]()
    for each in reports:
        article = each.article
        if not (thing.find(open_of(article)) and names.meets_all(f"{article.title}. {article.text}")):
            continue
        for span in (skip_dateline(article.text, part.span) for part in split(article.text, article.language)):
            found, shown = owned.search(span.of(article.text)), is_in_place(article, span)
            if found is not None and shown and is_reporting(span.of(article.text)) and not is_aside(article, span):
                told.append(replace(each, sentence=replace(each.sentence, span=span, before=None, fits=True)))
                owners.add(next(filter(None, found.groups())).split()[-1])
    return told if len(owners) == 1 else []


def leave_out_nameless(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked who owns something, what does more than mention an owner."""
    if question.kind not in _ASK_WHO or _ASKS.search(question.understood) is None:
        return list(candidates)
    return [each for each in candidates if not _only_mentions(each.told.of(each.article.text))]


def _only_mentions(words: str) -> bool:
    bare = _NAMELESS.sub(" ", words)
    return bare != words and _OWNS.search(bare) is None


def _find_only(what: str, reports: Sequence[Candidate]) -> list[Term]:
    """Give the name of the only ship of the kind asked about that reports name: `the tanker`."""
    kinds = {each[0].casefold() for each in _KIND.finditer(what)}
    found = (one for each in reports for one in _OTHER.finditer(f"{each.article.title}. {each.article.text}"))
    names = {each["name"] for each in found if each[0].split()[0].casefold() in kinds}
    return [Term(root(each.casefold()), each, named=True) for each in names] if len(names) == 1 else []


def _list_owned(names: Sequence[Term], what: str, each: Candidate) -> Iterator[Candidate]:
    article = each.article
    opening = open_of(article)
    if not names or not Spotter(names, load_gazetteer()).meets_all(opening):
        return
    if _LOST.search(what) is not None and _LOST.search(opening) is None:
        return
    ship = _read_ship(names, what, f"{article.title}. {article.text}")
    parts = split(article.text, article.language) if ship is not None else ()
    for at, part in enumerate(parts):
        span = skip_dateline(article.text, part.span)
        words, before = span.of(article.text), parts[at - 1].span.of(article.text) if at else ""
        told = is_reporting(words) and not is_aside(article, span) and is_in_place(article, span)
        if told and ship is not None and ship.is_owned(words, before):
            yield replace(each, sentence=replace(each.sentence, span=span, before=None, fits=True))


def _read_ship(names: Sequence[Term], what: str, text: str) -> _Ship | None:
    """Read of which ship it is asked: by its kind in the question, or beside its name in the report."""
    finds = Spotter(names, load_gazetteer())
    kinds = {each[0].casefold() for each in _KIND.finditer(what)}
    kinds |= {each[0].split()[0].casefold() for each in _OTHER.finditer(text) if finds.find(each["name"])}
    by_prefix = [each for each in _PREFIX.finditer(f"{what}. {text}") if finds.find(each["name"])]
    if not kinds and not by_prefix:
        return None
    called = "|".join(sorted({*kinds, "ship", "vessel", "boat", *(re.escape(each.shown) for each in names)}))
    told = re.compile(rf"\b(?:{called})\b", re.IGNORECASE)
    its = rf"(?i:\b(?:the|this|that)\s+(?:{SHIPS})\b)"
    own = re.compile(
        rf"{its}(?:\s+[A-ZÀ-Ž]\w*){{0,3}}(?i:,?\s+(?:which\s+)?(?:belongs\s+to|is\s+owned\s+by|was\s+owned\s+by))\s+{_NAME}|"
        rf"[A-ZÀ-Ž][\w’'&-]*,?\s+(?:which\s+)?owns\s+{its}(?!\s+[a-z]+\s+[A-Z])"
    )
    return _Ship(told, own, finds)
