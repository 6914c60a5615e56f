"""Says where somebody is by what tells it of them: a place they are in, went to, left or are held in, by the latest day
on which one was told."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.answer.asked.named import find_named
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import root, roots
from bot.answer.found.candidates import A_DAY, Candidate
from bot.answer.found.counting import names_people
from bot.answer.found.fitting import tells_no_place
from bot.answer.found.spotting import Spotter, end_word, spot_shown
from bot.model.analysis import Span
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.sentences import split

_ASKS = re.compile(
    r"where\s*(?:[’']s|\bis|\bare)\s+(?P<who>[^?,]+?)(?P<now>\s+(?:right\s+)?(?:now|currently|today|at\s+the\s+moment|these\s+days))?\s*\?*\s*",
    re.IGNORECASE,
)
_THE_ONE = re.compile(r"the\s+(?:[a-z]+\s+)?(?P<who>[a-z]+)")
_BORDER = r"(?:that|which|who|whom|whose|whether|when|while|where|but|because|after|before|as|if|than)"
_ON = rf"(?:(?!\b{_BORDER}\b)[^.;]){{0,80}}?"
"""What stands between a verb and a place, without turning to something else."""
_PLACE = (
    rf"\b(?:in|at|near|to|into|from|for|off|aboard|inside|outside|across)\s+(?:(?:the|an?|his|her|their|its)\s+)?(?:[a-z-]+\s+){{0,4}}?"
    rf"(?:(?-i:(?!(?:{DAY_NAMES}|{MONTH_NAMES})\b)[A-Z]\w+)|(?:custody|hospital|hiding|prison|jail|exile|detention|home|quarantine|clinic|camp|embassy)\b)"
    r"|\bunder\s+house\s+arrest\b|\babroad\b"
)
_GOES = (
    r"(?:left|leaves|fled|flees|flew|flies|went|goes|gone|returned|returns|travell?ed|arrived|came|crossed|escaped|sailed|drove|landed|moved|"
    r"lives?|lived|stay(?:s|ed)?|hid|hides|remains?|remained|sits|landed|reached|entered|headed|surrendered)"
)
_OUT = (
    r"(?:left|fled|leaves)\s+(?:the\s+(?:country|city|island|capital|region)|(?-i:[A-Z])\w+)|"
    r"(?:reached|entered)\s+(?-i:[A-Z])\w+"
)
_NO_MORE = (
    r"(?:died|(?:was|were|been|is|are)\s+(?:[a-z]+ly\s+)?"
    r"(?:released|freed|killed|shot\s+dead|buried|found\s+dead|deported))\b"
)
"""Who is gone, or no longer where they were held."""
_DOES = re.compile(
    r"(?:\s*,[^;.]{1,100}?,|,|\s+and\s+(?-i:[A-Z])[\w’'-]+(?:\s+(?-i:[A-Z])[\w’'-]+)*)?\s+"
    rf"(?:(?:(?!\b{_BORDER}\b|\b(?:said|says|told|that)\b)[^.;]){{0,100}}?\band\s+)?"
    r"(?:who\s+)?(?:(?:has|have|had|also|then|later|since|still|now|[a-z]+ly)\s+)*"
    rf"(?:{_OUT}|{_NO_MORE}|{_GOES}\b{_ON}(?:{_PLACE})|"
    rf"(?:is|are|was|were|be|been)\s+(?!(?:an?|the|one|born|elected|named|appointed)\b){_ON}(?:{_PLACE}))",
    re.IGNORECASE,
)
"""Behind a name, what tells where that is."""
_TAKES = re.compile(
    r"\b(?:hold(?:s|ing)?|held|detain(?:s|ed)|arrest(?:s|ed)|seized|caught|flew|took|moved|transferred|brought|sent|deported|jailed|found|saw|"
    r"evacuated|extradited|(?P<free>releas(?:es|ed)|freed|killed))\s+(?:(?!and\b|that\b|by\b|with\b)[a-z0-9,-]+\s+){0,4}\Z",
    re.IGNORECASE,
)
"""Before the name of whom it is done to."""
_THERE = re.compile(rf"(?:\s*,[^;.]{{1,100}}?,)?\s+{_ON}(?:{_PLACE})", re.IGNORECASE)
_IS_A_PLACE = re.compile(
    r"\s*,\s+(?:an?|the)\s+(?:[a-z-]+\s+){0,3}(?:town|village|city|port|island|district|suburb|river|lake|mountain|region|province)\b"
)
_ONE = re.compile(r"(?<!hu)(?:man|woman|boy|girl)\Z")
_THE = re.compile(r"\bthe\s+\Z", re.IGNORECASE)
"""Before what only calls somebody so: `the freed man`."""
_OF_OTHERS = re.compile(r"\bwhere\s+(?:they|the\s+others?)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:s|men|women|people|children|They)\Z")
_PRONOUN = re.compile(r"(?:He|She|They)\b")
_TAKEN = re.compile(
    r"where\s+(?:is|are|was|were)\s+(?:the\s+)?(?P<whom>[a-z-]+)\s+(?:being\s+)?"
    r"(?:taken|brought|sent|moved|flown|shipped|driven|transferred|evacuated|deported)\b",
    re.IGNORECASE,
)
"""Asks where those were brought who are called by one word, which others were not."""


@dataclass(frozen=True, slots=True)
class _Sought:
    """Somebody whose place is asked for, by the roots of their name; by the last alone where that is a person's."""

    spotter: Spotter
    name: frozenset[str]

    def find(self, words: str, text: str) -> Iterator[Span]:
        """Give where words name them, and nobody who only shares a name with them or belongs to them."""
        if not self.spotter.meets_all(text):
            return
        named = find_named(words, load_gazetteer())
        for spot in self.spotter.find(words):
            span = Span(spot.at, end_word(words, spot.at))
            whole = next((one.span for one in named if one.span.meets(span)), span)
            known = not self.name or set(roots(whole.of(words))) <= self.name
            if spot.term == self.spotter.count - 1 and known and words[whole.end : whole.end + 1] not in {"’", "'"}:
                yield whole


def keep_whereabouts(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked where somebody is, what tells it of them; all where something else is asked."""
    sought = _read_sought(question) if question.kind == "where" else None
    if sought is None:
        taken = _TAKEN.match(question.understood.strip())
        whom = spot_shown(question.terms, taken["whom"]) if taken is not None else None
        return [each for each in candidates if whom is None or whom.find(each.told.of(each.article.text))]
    found = [told for each in candidates if (told := _tell(sought, each)) is not None]
    last = max((each.when for each in found), default="")[:A_DAY]
    latest = [each for each in found if each.when.startswith(last)]
    opened = {(each.article.id, each.sentence.before) for each in latest}  # shown already, with what follows it
    return [each for each in latest if (each.article.id, each.sentence.span) not in opened]


def _read_sought(question: QuestionRead) -> _Sought | None:
    asked = _ASKS.fullmatch(question.understood.strip())
    if asked is None:
        return None
    who, the_one = asked["who"].strip(), _THE_ONE.fullmatch(asked["who"].strip())
    terms = [term for term in question.terms if term.actor is None and not set(roots(who)).isdisjoint({term.root})]
    named = find_named(who, load_gazetteer())
    by_name = len(named) == 1 and named[0].kind == "person" and named[0].span.end == len(who)
    if by_name and named[0].span.start <= len("the ") and (" " in who or asked["now"]):
        its = frozenset(roots(who))
    elif the_one is not None and (names_people(the_one["who"]) or _ONE.search(the_one["who"])):
        its = frozenset[str]()
    else:
        return None
    last = root(who.split()[-1].casefold())
    return _Sought(Spotter(terms, load_gazetteer()), its) if last in [term.root for term in terms][-1:] else None


def _tell(sought: _Sought, each: Candidate) -> Candidate | None:
    """Give a sentence that tells where they are, with the one before it where only a pronoun takes them up."""
    text, words = f"{each.article.title}. {each.article.text}", each.words
    named = list(sought.find(words, text))
    if any(_is_told(words, one) for one in named):
        return replace(each, sentence=replace(each.sentence, fits=True))
    opens = _PRONOUN.match(words)
    if named or opens is None or not _is_told(words, Span(0, opens.end())):
        return None
    parts = [one.span for one in split(each.article.text, each.article.language)]
    before = next((one for one in reversed(parts) if one.end <= each.sentence.span.start), None)
    if before is None or not any(True for _ in sought.find(before.of(each.article.text), text)):
        return None
    return replace(each, sentence=replace(each.sentence, fits=True, before=before))


def _is_told(words: str, one: Span) -> bool:
    if _DOES.match(words, one.end) is not None or _IS_A_PLACE.match(words, one.end) is not None:
        return True
    taken = _TAKES.search(words, max(0, one.start - 60), one.start)
    if taken is not None:
        free = taken["free"] is not None and _THE.search(words, 0, taken.start()) is None
        if free or _THERE.match(words, one.end) is not None:
            return True
    return tells_no_place(words) and (_OF_OTHERS.search(words) is None or _SEVERAL.search(one.of(words)) is not None)
