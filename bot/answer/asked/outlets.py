"""Finds the publishers a question names, among those that anything was read from."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.model.analysis import Span
from bot.text.gazetteer import Gazetteer
from bot.text.words import STOP_WORDS

_ASKS = re.compile(
    r"\b(?:report(?:s|ed|ing)?|according\s+to|coverage|cover(?:s|ed|ing)?|writ(?:e|es|ten|ing)|wrote|sa(?:y|ys|id)|account|accounts|version|"
    r"outlets?|papers?|newspapers?|news|press|media|compare|from|by|carr(?:y|ies|ied)|publish(?:es|ed)?|claim(?:s|ed)?|describ(?:e|es|ed)|"
    r"mention(?:s|ed)?|differ(?:s|ed)?|agrees?|tells?|told|calls?|called|prints?|printed|runs?|quot(?:e|es|ed)|in\s+the|on)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w&.’'-]+")
_DESK = re.compile(r"\A.*\s[·|]\s")
_ARTICLE = re.compile(r"\A(?:the|a|an)\s+", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)\Z")
_SITE = re.compile(r"\Awww\.|(?:\.(?:com?|org|net|gov|int|info))?\.[a-z]{2,4}\Z")
_ENDING = re.compile(
    r"\s+(?:agency|gazeta|international|news\+?|newspaper|online|shimbun|tv|website|zeitung|d[aei]\s.+)\Z",
    re.IGNORECASE,
)
_GENERIC = frozenset("agency daily news online party press service times today weekly world".split())
"""Last words that many publishers share, and that mean other things as well."""
_REPORTER = re.compile(
    r"\b(?i:what|how)\s+(?:else\s+)?(?:does|do|did|has|have|is|are)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w&.’'-]*(?:\s+(?:(?:of|de|la|el|di|the)\s+)?[A-Z][\w&.’'-]*)*)\s+"
    r"(?:report|reported|reporting|write|written|writing|publish|published|print|printed|carry|carried|cover|covered)\b"
)
"""Who is asked to report something, by name."""
_LINK = 3
"""Letters of words within a name that may be small: `de`, `of`."""
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class NamedPublisher:
    """A publisher by its name as kept, and where the question names it."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to say a publisher's name."""

    parts: tuple[str, ...]
    name: str
    small: bool = False
    """It may be written in small letters."""
    article: bool = False
    """It is meant where "the" stands before it, or where it reports something."""


def may_name_outlets(question: str) -> bool:
    """Say whether it is worth looking for publishers in a question."""
    return _ASKS.search(question) is not None


def find_reporter(question: str) -> str | None:
    """Give the name of whom a question asks what they report, publisher or not; None where it asks no such thing."""
    found = _REPORTER.search(question)
    return found["name"] if found is not None else None


def find_publishers(
    question: str, known: Mapping[str, Sequence[str]], gazetteer: Gazetteer
) -> tuple[NamedPublisher, ...]:
    """Give the publishers named, in order, the longest name first where two begin alike; `known` are their names as
    kept, each with what else it is called."""
    words = list(_WORD.finditer(question))
    folded = [_fold_word(word[0]) for word in words]
    by_first = _index(known, gazetteer)
    found: list[NamedPublisher] = []
    at = 0
    while at < len(words):
        fitting = [
            form
            for form in by_first.get(folded[at], ())
            if tuple(folded[at : at + len(form.parts)]) == form.parts and _is_name(question, words, at, form)
        ]
        if fitting:
            form = max(fitting, key=lambda each: len(each.parts))
            end = words[at + len(form.parts) - 1]
            span = Span(words[at].start(), end.start() + len(re.sub(r"[’']s?\Z|[.]+\Z", "", end[0])))
            found.append(NamedPublisher(span, form.name))
            at += len(form.parts)
        else:
            at += 1
    return tuple(found)


def _index(known: Mapping[str, Sequence[str]], gazetteer: Gazetteer) -> dict[str, list[_Form]]:
    """The forms by their first word: names as kept, and shorter ones that mean one publisher and no actor."""
    full = {form.parts: form for name, also in known.items() for form in _full_forms(name, also)}
    short: dict[tuple[str, ...], dict[str, _Form]] = defaultdict(dict)
    for name in known:
        for form in _short_forms(name):
            if form.parts and form.parts not in full and gazetteer.find(" ".join(form.parts)) is None:
                short[form.parts].setdefault(name, form)
    by_first: dict[str, list[_Form]] = defaultdict(list)
    for form in (*full.values(), *(next(iter(each.values())) for each in short.values() if len(each) == 1)):
        by_first[form.parts[0]].append(form)
    return by_first


def _full_forms(name: str, also: Sequence[str]) -> Iterator[_Form]:
    """A name as kept, without the article and what is no part of it (`Sample dispatch · Lantern Desk` is Lantern Desk),
    and what else it is known to be called."""
    for each in also:
        yield _Form(_split(each), name, small=_is_small(each))
    plain = _DESK.sub("", name)
    bare = _ARTICLE.sub("", plain)
    for each in dict.fromkeys((name, plain, bare)):
        if len(each) > 1:
            parts = _split(each)
            yield _Form(parts, name, small=_is_small(each), article=each != plain and len(parts) == 1)


def _short_forms(name: str) -> Iterator[_Form]:
    """As people say it: `BBC News` BBC, `Folha de S.Paulo` Folha, `The Wall Street Journal` WSJ or the Journal."""
    plain = _ARTICLE.sub("", _DESK.sub("", name))
    had_article = plain != _DESK.sub("", name)
    short = _ASIDE.sub("", plain)
    yield _Form(_split(short), name, article=had_article)
    short = _SITE.sub("", _SITE.sub("", short))
    while True:
        yield _Form(_split(short), name, small=_is_small(short), article=had_article and " " not in short)
        shorter = _ENDING.sub("", short)
        if shorter == short:
            break
        short = shorter
    if any(each.isdigit() for each in plain):
        yield _Form(_split(plain.replace(" ", "")), name)
    joined = _JOINED.sub(" ", _SITE.sub("", _DESK.sub("", name)))
    yield _Form(_split(joined), name)
    parts = [each for each in _WORD.findall(plain) if each[0].isupper()]
    if len(parts) >= 3:
        yield _Form((_fold_word("".join(each[0] for each in parts)),), name)
        yield _Form((_fold_word("".join(each[0] for each in parts[:-1])), _fold_word(parts[-1])), name)
    if len(parts) >= 2 and parts[-1].casefold() not in _GENERIC:
        yield _Form((_fold_word(parts[-1]),), name, article=True)


def _is_small(name: str) -> bool:
    """A name that is written small, or an abbreviation, which nobody takes for a word."""
    return name[:1].islower() or (name.isupper() and len(name) >= 3)


def _is_name(question: str, words: Sequence[re.Match[str]], at: int, form: _Form) -> bool:
    """Written with capitals or a dot, or as one who types without capitals writes it; a lone first word is no name."""
    first, count = words[at][0], len(form.parts)
    if count == 1 and (first.casefold() in STOP_WORDS or (at == 0 and not re.search(r"[A-Z].*[A-Z]|\.", first))):
        return False
    if form.article and not _is_meant(question, words, at, count):
        return False
    if form.small or (count > 1 and question == question.lower()):
        return True
    return all(_is_capital(each[0]) for each in words[at : at + count] if each[0] == first or len(each[0]) > _LINK)


def _is_capital(word: str) -> bool:
    return "." in word or any(each.isupper() or each.isdigit() for each in word)


def _is_meant(question: str, words: Sequence[re.Match[str]], at: int, count: int) -> bool:
    """Say whether "the" stands before a word that may be an ordinary one, or what reports after it."""
    if at and words[at - 1][0].casefold() == "the":
        return True
    end = words[at + count - 1].end()
    following = words[at + count][0] if at + count < len(words) else ""
    return bool(following) and question[end : end + 1] == " " and _ASKS.fullmatch(following) is not None


def _split(name: str) -> tuple[str, ...]:
    return tuple(part for part in (_fold_word(each) for each in _WORD.findall(name)) if part)


def _fold_word(word: str) -> str:
    letters = unicodedata.normalize("NFKD", re.sub(r"[’']s?\Z|[.]+\Z", "", word).casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))
