"""Holds a question for a name to what gives it, beside what is so called: `the pilot, Ana Ruiz`, `the tug Bruna`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer.asked.named import find_named
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import roots
from bot.answer.found.candidates import Candidate
from bot.answer.found.spotting import Spotter
from bot.answer.holding.offices import read_office_asked
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import load_gazetteer

_ASKS = re.compile(
    r"what(?:\s+(?:is|was|are|were)|[’']s)\s+(?:(?:the\s+)?(?:full\s+|real\s+)?names?\s+of\s+(?P<of>[^?]+)|"
    r"(?P<whose>[^?]+?)(?:[’']s?)\s+(?:full\s+|real\s+)?names?|(?P<thing>(?:the|its|their|this|that)\s[^?]+?)\s+(?:called|named))\W*",
    re.IGNORECASE,
)
_BEHIND = re.compile(r",|\s(?:of|from|by|on|for|about|in|at|to|with|that|which|who|whose|where)\s")
"""Behind what is so called: which one it is."""
_NAME = (
    rf"(?!(?:{DAY_NAMES}|{MONTH_NAMES})\b)(?:[“\"]\w|[A-ZÀ-Ž])[\w’'.-]*(?:\s(?:(?:al|bin|da|de|der|di|dos|du|el|of|the|van|von)\s){{0,2}}"
    r"(?:[A-ZÀ-Ž]|\d)[\w’'.-]*){0,4}"
)
_ENDS = r"(?=\s*[,.;:”\"]|\s(?:and|who|which|said|says|told|is|was|had|has|will|were|are)\b|\Z)"
_WHICH_ONE = r"(?:\s(?:of|for|in|at|from|to|on|who|which|that)\s[^,.;]{1,60})?"
_CALLED = r"(?:called|named|dubbed|code-?named|identified\s+as|known\s+as)"
_ITS = r"(?:the|an?|its|his|her|their|one\sof\sthe|[\w-]+[’']s?)"
_NO_VERB = r"(?!(?:the|an?|said|says|told|and|or|of|in|at|to|over|on)\b)"
_GIVES = (
    rf"\b\0s?\s(?P<by>{_NAME})|"
    rf"\b\0s?{_WHICH_ONE},\s(?:the\s)?(?P<beside>{_NAME}){_ENDS}|"
    rf"\b\0s?{_WHICH_ONE},?\s(?:(?:is|was|were|are|been|be)\s)?(?:{_CALLED}\s|(?:as|is|was)\s)(?:the\s)?(?P<called>{_NAME})|"
    rf"(?P<first>{_NAME})(?:,\s(?:who\s(?:is|was)\s)?|\s(?:is|was|became|becomes)\s)(?:{_ITS}\s(?:{_NO_VERB}[\w-]+(?:[’']s?)?\s){{0,4}}?)?"
    r"\0(?=\s(?:of|for|in|at|from|to|who|which|that|and)\b|\s*[,.;:”\"]|\Z)"
)
"""A name beside what is so called, which is NUL here."""
_OWNED_BY = r"(?P<before>[\w-]+)[’']s?\s(?:[a-z][\w-]*\s){0,3}?\0\b|\b\0s?\s(?:of|for)\s(?P<behind>[^,.;]{1,60})"
"""Whose that is."""
_NOBODY = re.compile(
    r"\b(?:no|vacant|unfilled|yet\s+to\s+(?:name|appoint|choose)|(?:not|never)\s+(?:been\s+)?(?:named|appointed))\b"
)
"""That an office is held by none."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the name is asked of: how a name stands beside it, whose it is, and what else says which it is."""

    gives: re.Pattern[str]
    owned: re.Pattern[str]
    own: Spotter
    """What must stand in the sentence: the words before what is so called."""
    rest: Spotter
    known: frozenset[str]

    @classmethod
    def of(cls, question: QuestionRead) -> "_Asked | None":
        found = _ASKS.fullmatch(question.understood.strip())
        if found is None:
            return None
        whole = found["of"] or found["whose"] or found["thing"]
        lead = re.split(r"[’']s?\s", _BEHIND.split(whole)[0])[-1]
        words = re.findall(r"[\w-]+", lead)
        if not words or words[-1][:1].isupper():
            return None
        head = re.escape(re.sub(r"(?<=[a-z]{3})s\Z", "", words[-1]))
        before = set(roots(" ".join(words[:-1])))
        terms = [each for each in question.terms if each.root not in {*roots(words[-1]), *roots("name called")}]
        own = [each for each in terms if each.root in before]
        return cls(
            re.compile(_GIVES.replace(r"\0", f"(?i:{head})")),
            re.compile(_OWNED_BY.replace(r"\0", f"(?i:{head})")),
            Spotter(own, load_gazetteer()),
            Spotter([each for each in terms if each not in own], load_gazetteer()),
            frozenset(roots(question.understood)),
        )

    def is_told(self, each: Candidate) -> bool:
        """Say whether a sentence gives a name that the question does not, of the very one that is asked about."""
        words = each.words
        told = (name for found in self.gives.finditer(words) for name in found.groupdict().values() if name)
        if not any(self.known.isdisjoint(roots(name)) for name in told) or not self.own.meets_all(words):
            return False
        owners = [found["before"] or found["behind"] for found in self.owned.finditer(words)]
        if owners and self.rest.count and not any(self.rest.find(one) for one in owners):
            return False
        return self.rest.meets_all(f"{each.article.title}. {each.article.text[: each.sentence.span.end]}")


def keep_naming(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give what gives the name that is asked for, and where it is asked who has an office, what names anybody: `Its
    captain must stay in Malta` does not say who that is; all where no name is asked for."""
    asked = _Asked.of(question)
    if question.kind == "who" and read_office_asked(question.understood) is not None:
        known = frozenset(roots(question.understood))
        told = ((each, each.told.of(each.article.text)) for each in candidates)
        return [each for each, words in told if _NOBODY.search(words) is not None or _names_anybody(known, words)]
    return [each for each in candidates if asked is None or asked.is_told(each)]


def _names_anybody(known: frozenset[str], words: str) -> bool:
    """Say whether words name anybody but states, places and whom the question names."""
    named = (each for each in find_named(words, load_gazetteer()) if not (each.key or "").startswith("state:"))
    return any(not each.placed and known.isdisjoint(roots(each.span.of(words))) for each in named)
