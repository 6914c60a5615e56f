"""Finds the publishers a question names, among those that anything was read from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.analysis import Span
from bot.text.words import STOP_WORDS

_ASKS = re.compile(
    r"\b(?:report(?:s|ed|ing)?|according\s+to|coverage|cover(?:s|ed|ing)?|writ(?:e|es|ten|ing)|wrote|sa(?:y|ys|id)|account|accounts|version|"
    r"outlets?|papers?|newspapers?|news|press|media|compare|from|by|carr(?:y|ies|ied)|publish(?:es|ed)?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w&.’'-]+")
_PREFIX = re.compile(r"\A.*\s[·|]\s|\A(?:the|a|an)\s+", re.IGNORECASE)
_ENDING = re.compile(
    r"(?:\.(?:com|org|net|co\.uk|gov|int|eu))\Z|\s+(?:news|online|website|international)\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class NamedPublisher:
    """A publisher by its name as kept, and where the question names it."""

    span: Span
    name: str


def may_name_outlets(question: str) -> bool:
    """Say whether it is worth looking for publishers in a question."""
    return _ASKS.search(question) is not None


def find_publishers(question: str, known: Sequence[str]) -> tuple[NamedPublisher, ...]:
    """Give the publishers named, in order, the longest name first where two begin alike."""
    words = list(_WORD.finditer(question))
    folded = [_fold_word(word[0]) for word in words]
    by_first: dict[str, list[tuple[list[str], str]]] = {}
    for name in known:
        for form in _forms(name):
            parts = [_fold_word(part) for part in _WORD.findall(form)]
            if parts:
                by_first.setdefault(parts[0], []).append((parts, name))
    found: list[NamedPublisher] = []
    at = 0
    while at < len(words):
        fitting = [
            (parts, name) for parts, name in by_first.get(folded[at], ()) if folded[at : at + len(parts)] == parts
        ]
        fitting = [each for each in fitting if _is_name(question, words, at, len(each[0]))]
        if fitting:
            parts, name = max(fitting, key=lambda each: len(each[0]))
            end = words[at + len(parts) - 1]
            found.append(
                NamedPublisher(Span(words[at].start(), end.start() + len(re.sub(r"[’']s?\Z|[.]+\Z", "", end[0]))), name)
            )
        at += len(max((each[0] for each in fitting), key=len)) if fitting else 1
    return tuple(found)


def _is_name(question: str, words: Sequence[re.Match[str]], at: int, count: int) -> bool:
    """Written with capitals or a dot, but for a question all in small letters; a lone first word is no name."""
    first = words[at][0]
    if count == 1 and (first.casefold() in STOP_WORDS or (at == 0 and not re.search(r"[A-Z].*[A-Z]|\.", first))):
        return False
    return any(each.isupper() for each in first) or "." in first or (count > 1 and question == question.lower())


def _fold_word(word: str) -> str:
    return re.sub(r"[’']s?\Z|[.]+\Z", "", word).casefold()


def _forms(name: str) -> list[str]:
    """A name as kept and as people say it: `Sample dispatch · Lantern Desk` is Lantern Desk, `BBC News` BBC."""
    plain = _PREFIX.sub("", name)
    short = _ENDING.sub("", plain)
    return list(dict.fromkeys(form for form in (name, plain, short) if len(form) > 1))
