"""What befell one person who is asked about, `What happened to the driver?`: news of the same place and day that does
not name them is none of it."""

import re
from collections.abc import Sequence

from bot.answer.asked.persons import find_asked_persons
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.things import are_people
from bot.answer.found.candidates import Candidate
from bot.model.analysis import Span
from bot.model.article import Article
from bot.text.gazetteer import load_gazetteer

_BEFELL = re.compile(r"\b(?:happen(?:ed|s|ing)?|became|become)\s+(?:to|of)\s+", re.IGNORECASE)
_ONE = re.compile(
    r"(?:the|an?|that|this)\s+(?:[\w’'-]+\s+){0,3}?(?P<one>[a-z]+)"
    r"(?=\s+(?:in|of|on|at|near|off|from|by|with|after|before|during|since|so|who|that|outside|inside)\b|[\s?.!]*\Z)"
)


def keep_befallen(question: QuestionRead, told: Sequence[Candidate]) -> list[Candidate]:
    """Leave what names the one person whose fate is asked, where anything does."""
    naming = _find_naming(question)
    kept = [each for each in told if naming is None or naming.search(each.told.of(each.article.text))]
    return kept or list(told)


def keep_leads_of_befallen(
    question: QuestionRead, leads: Sequence[tuple[Article, Span]]
) -> list[tuple[Article, Span]]:  # fmt: skip
    """Leave of how stories open what names that one, there or in the title."""
    naming = _find_naming(question)
    return [
        (each, span) for each, span in leads if naming is None or naming.search(f"{each.title}. {span.of(each.text)}")
    ]


def _find_naming(question: QuestionRead) -> re.Pattern[str] | None:
    """Find the word for the one person whose fate is asked: the last name, or what they are, of which there is one."""
    befell = _BEFELL.search(question.understood)
    if befell is None:
        return None
    one = _ONE.match(question.understood, befell.end())
    if one is not None:
        return re.compile(rf"\b{re.escape(one['one'])}\b", re.IGNORECASE) if are_people(f"{one['one']}s") else None
    persons = find_asked_persons(question.understood, load_gazetteer(), None)
    named = next((each.name for each in persons if each.span.start >= befell.end()), None)
    return re.compile(rf"\b{re.escape(named.split()[-1])}\b") if named is not None else None
