"""Tells how somebody was received by what those did whom they came to: booed, cheered, met with silence."""

import re
from collections.abc import Sequence

from bot.answer.asked.named import find_named
from bot.answer.asked.persons import find_asked_persons
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import Term
from bot.answer.found.candidates import Candidate, open_of
from bot.answer.found.counting import names_people
from bot.answer.found.spotting import Spotter, end_word
from bot.answer.holding.acting import acts, suffers
from bot.model.analysis import Span
from bot.text.gazetteer import load_gazetteer
from bot.text.roles import TITLES

_ASKS = re.compile(
    r"how\s+(?:was|were|is|are|has|have)\s+(?P<who>[^?]+?)\s+(?:been\s+)?(?:received|greeted|welcomed)\b"
    r"(?P<rest>[^?]*)\?*",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:boo|jeer|heckl|cheer|applaud|greet|welcom|whistl|mobb|pelt|hail|hiss|snubb|embrac|hugg|honour|honor)ed\b|"
    r"\bshouted\s+(?:down|at)\b|\breceived\s+(?:with|by|coolly|warmly|politely|coldly)\b|\bturned\s+(?:their\s+)?backs?\s+on\b",
    re.IGNORECASE,
)
_MET_WITH = re.compile(
    r"\b(?:to|with|amid|by|into)\s+(?:(?:an?|the)\s+)?(?:[a-z-]+\s+(?:and\s+)?){0,2}?(?:boos|jeers|cheers|applause|whistles|catcalls|chants|shouts|"
    r"ovation|flowers|silence)\b|"
    r"\b(?:warm|cool|cold|chilly|frosty|icy|hostile|friendly|muted|rousing|polite|angry|rapturous|hero[’']s)\s+(?:welcome|reception)\b",
    re.IGNORECASE,
)
_TAKEN_UP = re.compile(r"\A(?:He|She|They)\s+(?:was|were|had\s+been|has\s+been)\s+(?:also\s+|then\s+|later\s+)?\Z")
_BY = re.compile(r"\bby\s+(?P<whom>.+)", re.IGNORECASE)


def keep_received(
    question: QuestionRead, candidates: Sequence[Candidate], known: Sequence[Candidate]
) -> list[Candidate]:
    """Give, where it is asked how somebody was received, what tells how those behaved whom they met, the newest first;
    all where it is asked of a thing, or anything else."""
    asked = _ASKS.fullmatch(question.understood.strip())
    who = asked["who"].casefold() if asked is not None else ""
    if asked is None or not _is_somebody(asked["who"]):
        return list(candidates)
    theirs = Spotter([each for each in question.terms if each.shown in who], load_gazetteer())
    by = _BY.search(asked["rest"])
    whom = Spotter(
        [each for each in question.terms if by is not None and each.shown in by["whom"].casefold()], load_gazetteer()
    )
    places: list[Term] = [each for each in question.terms if each.named and each.shown not in who]
    where = Spotter(places, load_gazetteer())
    told = [
        each
        for each in known
        if _tells(theirs, each)
        and whom.meets_all(each.words)
        and (where.meets_all(each.told.of(each.article.text)) or where.meets_all(open_of(each.article)))
    ]
    return sorted(told, key=lambda each: each.when, reverse=True)


def _is_somebody(who: str) -> bool:
    """Say whether that is a person or people, by a name or an office, and no deal or letter."""
    last = who.split()[-1].casefold() if who else ""
    named = find_asked_persons(f"How was {who} received?", load_gazetteer(), None)
    return bool(named) or last in TITLES or (bool(last) and names_people(last))


def _tells(theirs: Spotter, each: Candidate) -> bool:
    """Say whether a sentence tells what was done to them as they came, or in what they were met with."""
    words = each.words
    own = [Span(spot.at, end_word(words, spot.at)) for spot in theirs.find(words)] if theirs.meets_all(words) else []
    others = [one.span for one in find_named(words, load_gazetteer()) if not any(one.span.meets(it) for it in own)]
    before = each.sentence.before
    for pattern, happens in ((_DONE, suffers), (_MET_WITH, acts)):
        for found in pattern.finditer(words):
            if any(happens(words, one, found.start(), others) for one in own):
                return True
            if before is not None and _TAKEN_UP.match(words[: found.start()]) is not None:
                return theirs.meets_all(before.of(each.article.text))
    return False
