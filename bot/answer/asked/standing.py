"""Says whether a question asks how something stands, or what is to be, so that what was reported last holds."""

import re

from bot.answer.asked.question import YES_OR_NO, QuestionRead

_AHEAD = re.compile(r"\b(?:will|is|are|do|does|shall|due|going)\b", re.IGNORECASE)
STANDS = re.compile(r"\b(?:how|where)\s+(?:is|are)\b", re.IGNORECASE)
_ABOUT = re.compile(r"\bwhat\s+about\b", re.IGNORECASE)
_WANTS = re.compile(
    r"\b(?:what|how\s+(?:much|many))\b[^?]*?\b(?:do|does|is|are)\b[^?]*\b(?:want|demand(?:ing)?|ask(?:ing)?\s+for|seek(?:ing)?|offer(?:ing)?|propos(?:e|ing))\b",
    re.IGNORECASE,
)
_WILL = re.compile(r"(?:will|shall|(?:is|are)\s+\w+\s+(?:to|going\s+to|due\s+to|expected\s+to)\b)", re.IGNORECASE)


def is_ahead(question: QuestionRead) -> bool:
    """Say whether it asks if or when something will be: what was said of that last is what holds."""
    kind = question.kind == "when" or (question.kind == "yes_no" and _WILL.match(question.understood) is not None)
    return kind and _AHEAD.search(question.understood) is not None


def asks_how_it_stands(question: QuestionRead) -> bool:
    """Say whether it asks how something is, so that what was reported last and what others say belong to the answer."""
    about = STANDS.search(question.understood) or _ABOUT.search(question.understood)
    return question.kind in YES_OR_NO | {"how_many"} or is_ahead(question) or about is not None


def asks_what_holds(question: QuestionRead) -> bool:
    """Say whether of what answers the last holds: what is to be, how something is, or what somebody wants by now."""
    return is_ahead(question) or STANDS.search(question.understood) is not None or asks_a_wish(question)


def asks_a_wish(question: QuestionRead) -> bool:
    """Say whether it asks what somebody wants by now."""
    return _WANTS.search(question.understood) is not None
