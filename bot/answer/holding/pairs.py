"""Holds what two do with each other to these two: a call between their ministers, or the talks of one of them with
others, tells nothing of when they spoke."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer.asked.named import Named, find_named
from bot.answer.asked.question import YES_OR_NO, Kind, QuestionRead
from bot.answer.asked.terms import Term, root
from bot.answer.found.candidates import SAME_THING, Candidate
from bot.answer.found.fitting import tells_open
from bot.answer.found.meant import give_capitals
from bot.answer.found.spotting import Spotter, end_word
from bot.answer.holding.asked_deed import identify
from bot.answer.holding.deeds import is_denied, is_supposed
from bot.answer.speaking.cast import NOBODY, Cast
from bot.model.analysis import ActorKey, Span
from bot.text.gazetteer import load_gazetteer
from bot.text.verbs import is_past

_ASKED = YES_OR_NO | frozenset[Kind]({"when"})
_NAMELESS = re.compile(
    r"when\s+(?:will|shall|are|do)\s+(?:the\s+two|both(?:\s+the)?)\s[^?]*?\b(?:meet|speak|talk)\b", re.IGNORECASE
)
_VERB = r"(?P<verb>speak|spoken|talk|talked|meet|met)"
_MEETS = re.compile(rf"\b{_VERB}\b")
_WITH_EACH_OTHER = re.compile(rf"\s+(?:[a-z]+\s+){{0,3}}?{_VERB}\b")
_JOINT = re.compile(r"\s+and\s+(?:the\s+)?(?:[a-z]+\s+){0,3}")
_WITH_THE_OTHER = re.compile(
    rf"\s+(?:[a-z]+\s+){{0,3}}?{_VERB}(?:\s+(?:to|with|again|by\s+(?:tele)?phone))*\s+(?:the\s+)?(?:[a-z]+\s+){{0,3}}"
)
_LAST = re.compile(r"\blast\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:did|have|has|had)\b", re.IGNORECASE)
_BORDER = re.compile(
    r"\b(?:that|when|after|before|whether|if|because|but|where|while|as|amid|who|which|since|hours|days|"
    r"said|says|told\s+reporters|hope[sd]?|adding)\b|[;:]",
)
"""Where a sentence turns to who else does something, or when."""
_ASIDE = re.compile(r",\s+(?:who|which|whose)\b[^,;.]*,")
_SPEAKER = re.compile(r",\s+[^,]{2,60}\Z")
"""At the end of what is reported, who says so."""
_TAKES_UP = re.compile(r"\b(?:he|she|it|him|her|they|them|with)\b", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:the\s+(?:two|pair)|both|they|each\s+other)\b", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:about|on|over|regarding)\s+(?:the\s+)?\Z")
"""Before of what they speak, and not with whom."""
_NOT_SINCE = re.compile(r"\b(?:not|never|n[’']t)\b[^.;]{0,60}?\bsince\b")


@dataclass(frozen=True, slots=True)
class _Party:
    """One of the two, by the keys or roots of the name."""

    known: frozenset[str]
    states: frozenset[ActorKey]

    def list_in(self, words: str, named: Sequence[Named], served: Sequence[Span]) -> list[Span]:
        """Give where words name it, or somebody who serves it."""
        return [one.span for one in named if self.known & identify(one, words)] + list(served)


def keep_pair(question: QuestionRead, candidates: Sequence[Candidate], cast: Cast) -> list[Candidate]:
    """Give the sentences in which the two of whom it is asked whether or when they meet or speak do so with each other:
    that they have not since a day goes before what was planned; all where no two are asked about."""
    pair = _read_pair(question, [each.article.text for each in candidates])
    if pair is None:
        return _keep_latest_pair(question, candidates)
    parties, spotter = pair
    told = [(each, places) for each in candidates if (places := _list_places(parties, spotter, each, cast))]
    if _PAST.search(question.understood) is None:
        return [each for each, places in told if not all(_is_over(each, at) for at in places)]
    plain = [each for each, places in told if not all(is_supposed(_words(each), at) for at in places)]
    plain = [each for each in plain if not tells_open(each.words)] or plain
    silent = [each for each in plain if _NOT_SINCE.search(each.words) and _list_places(parties, spotter, each, NOBODY)]
    if silent and (question.kind == "has_yet" or _LAST.search(question.understood)):
        newest = max(silent, key=lambda each: each.when)
        return [newest, *(each for each in plain if each.when > newest.when)]
    return plain or [each for each, _ in told]


def _keep_latest_pair(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked when two without a name will meet, what the last report that tells of such a meeting
    says: those of earlier ones are others, or have met; all where anything else is asked."""
    if _NAMELESS.match(question.understood) is None or any(term.named for term in question.terms):
        return list(candidates)
    best = max((each.sentence.own for each in candidates), default=0.0)
    near = [each for each in candidates if each.sentence.fits and each.sentence.own >= SAME_THING * best]
    newest = max(near, key=lambda each: each.when, default=None)
    return [each for each in candidates if newest is None or each.article.id == newest.article.id]


def _read_pair(question: QuestionRead, texts: Sequence[str]) -> tuple[tuple[_Party, _Party], Spotter] | None:
    """Read who they are, with the capitals of what was found."""
    if question.kind not in _ASKED or _MEETS.search(question.understood) is None:
        return None
    text = give_capitals(question.understood[:1].lower() + question.understood[1:], texts)
    one, other = (*find_named(text, load_gazetteer()), None, None)[:2]
    if one is None or other is None:
        return None
    between = text[one.span.end : other.span.start]
    asked = _WITH_THE_OTHER.fullmatch(between)
    if asked is None and _JOINT.fullmatch(between) is not None:
        asked = _WITH_EACH_OTHER.match(text, other.span.end)
    if asked is None:
        return None
    deed = root(asked["verb"])
    roots = {deed, "talk", "speak"} if deed != "meet" else {deed}
    parties = [
        _Party(identify(each, text), frozenset({each.key} if each.key is not None else ())) for each in (one, other)
    ]
    return (parties[0], parties[1]), Spotter([Term(each, each) for each in sorted(roots)], load_gazetteer())


def _words(each: Candidate) -> str:
    return each.told.of(each.article.text)


def _list_places(parties: tuple[_Party, _Party], spotter: Spotter, each: Candidate, cast: Cast) -> list[int]:
    """Give where a sentence, with what it points back to, tells that both do it with each other."""
    words = _words(each)
    blank = _ASIDE.sub(lambda found: " " * len(found[0]), words)
    named = find_named(words, load_gazetteer())
    one, other = (
        party.list_in(words, named, cast.list_served(party.states, each.article.id, each.told) if party.states else ())
        for party in parties
    )
    start = each.sentence.span.start - each.told.start
    return [
        spot.at
        for spot in spotter.find(words)
        if spot.at >= start and one and other and _is_between(blank, spot.at, named, (one, other))
    ]


def _is_between(words: str, at: int, named: Sequence[Named], both: tuple[list[Span], list[Span]]) -> bool:
    """Say whether two are in the clause of a deed, or one of them is and the other is taken up there: the first who is
    named before."""
    clause = _find_clause(words, at)
    inside = [any(clause.holds(span) and not _is_topic(words, at, span) for span in spans) for spans in both]
    if all(inside):
        return True
    kinds = {one.kind for one in named if any(map(one.span.meets, (*both[0], *both[1])))} - {"other"}
    part, before = clause.of(words), [one.span for one in named if one.span.end <= clause.start and one.kind in kinds]
    earlier = [any(span.end <= clause.start for span in spans) for spans in both]
    if not any(inside):
        known = [span for spans in both for span in spans]
        alone = all(any(map(span.meets, known)) for span in before)
        return alone and all(earlier) and _BOTH.search(part) is not None
    missing = both[inside.index(False)]
    people = [one for one in named if clause.holds(one.span) and one.kind == "person"]
    alone = len(people) <= 1
    return alone and bool(before) and _TAKES_UP.search(part) is not None and any(map(before[0].meets, missing))


def _is_topic(words: str, at: int, span: Span) -> bool:
    return at < span.start and _ABOUT.search(words, at, span.start) is not None


def _find_clause(words: str, at: int) -> Span:
    end = end_word(words, at)
    starts = [found.end() for found in _BORDER.finditer(words, 0, at)]
    starts += [found.end() for found in re.finditer(r"[.!?]\s+|\n", words[:at])]
    border = _BORDER.search(words, end)
    stop = border.start() if border is not None else len(words)
    if border is not None and border[0] in {"said", "says"} and (speaker := _SPEAKER.search(words[end:stop].rstrip())):
        stop = end + speaker.start()
    return Span(max(starts, default=0), stop)


def _is_over(each: Candidate, at: int) -> bool:
    """Say whether a deed is told as done, and not as not done or to come."""
    words = _words(each)
    done = is_past(words[at : end_word(words, at)].casefold())
    return done and not is_supposed(words, at) and not is_denied(words, at)
