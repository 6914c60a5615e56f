"""Leaves out of a course of events what a report itself says has nothing to do with it, and of what is asked of a state
what only tells from where somebody is."""

import re
from collections.abc import Sequence, Set

from bot.answer.asked.question import QuestionRead
from bot.answer.found.candidates import Candidate
from bot.answer.found.spotting import Spotter
from bot.model.analysis import ActorKey
from bot.text.gazetteer import load_gazetteer

SET_APART = re.compile(
    r"\b(?:nothing\s+to\s+do\s+with|unrelated\s+to|no\s+(?:link|connection|relation)\s+(?:with|to)|"
    r"not\s+(?:been\s+)?(?:linked|connected|related)\s+(?:to|with))\b(?P<what>[^.;]*)",
    re.IGNORECASE,
)
"""Something of which a text says that it is another matter than its own."""

_ASKS_ABOUT = re.compile(r"\s*what\s+about\s+", re.IGNORECASE)
_NATIONAL = re.compile(
    r"\b(?:an?|the|two|three|several)\s+(?:\d+-year-old\s+)?\0\s+(?:national|citizen|man|wom[ae]n|men|subject|tourist|passport)s?\b"
)
"""From where somebody is, which is NUL here: `a [Peruvian] national`."""


def leave_out_nationals(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where no more is asked than `What about Peru?`, what tells of the state, and not only of
    somebody from there."""
    asked = {each.actor for each in question.terms if each.actor is not None}
    if len(asked) != 1 or _ASKS_ABOUT.match(question.understood) is None:
        return list(candidates)
    return [each for each in candidates if _tells_of_state(asked, each.told.of(each.article.text))]


def _tells_of_state(asked: Set[ActorKey], words: str) -> bool:
    """Say whether a state stands there in more than what tells from where somebody is."""
    spans = [each.span for each in load_gazetteer().scan(words) if each.key in asked]
    return any(
        not any(
            found.start() <= one.start < found.end()
            for found in _NATIONAL.finditer(f"{words[: one.start]}\0{words[one.end :]}")
        )
        for one in spans
    )


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
