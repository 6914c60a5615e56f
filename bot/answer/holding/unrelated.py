"""Leaves out of a course of events what a report itself says has nothing to do with it."""

import re
from collections.abc import Sequence

from bot.answer.asked.question import QuestionRead
from bot.answer.found.candidates import Candidate
from bot.answer.found.spotting import Spotter
from bot.text.gazetteer import load_gazetteer

SET_APART = re.compile(
    r"\b(?:nothing\s+to\s+do\s+with|unrelated\s+to|no\s+(?:link|connection|relation)\s+(?:with|to)|"
    r"not\s+(?:been\s+)?(?:linked|connected|related)\s+(?:to|with))\b(?P<what>[^.;]*)",
    re.IGNORECASE,
)
"""Something of which a text says that it is another matter than its own."""


def leave_out_unrelated(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give what may belong to a course of events: nothing of a report that tells of another and keeps it apart from
    what the question names, which its title does not name."""
    names = Spotter([term for term in question.terms if term.named], load_gazetteer())
    if not question.course:
        return list(candidates)
    apart = {
        article.id
        for article in {each.article.id: each.article for each in candidates}.values()
        if not names.find(article.title or "")
        and any(names.find(found["what"]) for found in SET_APART.finditer(article.text))
    }
    return [each for each in candidates if each.article.id not in apart]
