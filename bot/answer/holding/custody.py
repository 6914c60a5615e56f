"""Holds who is held to the newest reports: whether somebody is in prison is told by their last arrest or release, and
who holds people with what became of these since."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from bot.answer.asked.named import find_named
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import root, roots
from bot.answer.found.candidates import A_DAY, Candidate, is_in_place, telling_of
from bot.answer.found.counting import HELD, names_people
from bot.answer.found.spotting import Spotter
from bot.answer.holding.happenings import tells_of_before
from bot.model.analysis import Span
from bot.model.article import Article
from bot.text.days import DAY_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.sentences import split
from bot.text.words import read_number

_ASKED = re.compile(
    r"(?:is|are)\s+(?P<who>[^?]+?)\s+(?:(?:still|now|back|currently|being)\s+)*(?:(?P<state>in\s+(?:prison|jail|custody|detention|a\s+cell)|"
    r"behind\s+bars|under\s+(?:house\s+)?arrest)|detained|held(?!\s+(?:to|up|responsible|accountable|liable)\b)|jailed|imprisoned|locked\s+up|free|"
    r"out\s+of\s+(?:prison|jail|custody)|out\s+on\s+bail)\b",
    re.IGNORECASE,
)
_DONE = (
    r"(?:re-?)?(?:arrested|detained|jailed|imprisoned|captured|released|freed|let\s+go|remanded|"
    r"taken\s+into\s+custody|sent\s+to\s+(?:prison|jail)|taken\s+to\s+(?:prison|jail))"
)
_HELD = (
    r"(?:held(?=\s*(?:[.,;]|\Z)|\s+(?:for|until|at|on|over|pending|without|since|by|alone|in(?!\s+(?:high|great|low|contempt)\b))\b)|"
    r"kept\s+in\s+(?:prison|jail|custody|detention))"
)
"""Of somebody, and of no talks; who is held in high regard or to a promise is not held."""
_OF_ANOTHER = re.compile(
    r"\b(?:(?<!\b[Oo]ne\s)(?<!\b[Tt]wo\s)(?<!\b[Tt]hree\s)(?<!\b[Aa]ll\s)(?<!\b[Bb]oth\s)(?<!\b[Ss]ome\s)of|for|with|by|to|from|against)\s+(?:[a-z-]+\s+){0,3}+(?:[A-Z][\w’'-]*\s+){0,4}+\Z"
)
"""Before a name, what makes it that of which somebody or something else is: `a vigil for the poet Ana`; one of some
people is none else."""
_LONG_AGO = re.compile(
    r"\bas\s+an?\s+(?:young\s+)?(?:student|pupil|child|boy|girl|teenager|youth|man|woman)\b|\bin\s+(?:his|her)\s+youth\b|\byears\s+(?:ago|earlier|before)\b"
)
_IN_A_STATE = re.compile(
    rf"\b(?:{_HELD}|(?:prison|jail|jailed|imprisoned|detained|arrested|arrest|custody|detention|bail|cell|bars|captive|hostage|captivity|free)\b)",
    re.IGNORECASE,
)
"""What somebody is in, or was put in; who releases prisoners may be anywhere."""
_WORDS = r"(?:(?!(?:of|for|with|by|to|from|against|about)\b)[\w’'-]+\s+)"
_TAKEN = re.compile(r"\s+(?:detained|arrested|held|jailed|seized|captured|accused|suspected|charged)\b", re.IGNORECASE)
_WALKED = (
    r"(?:walked\s+free|walked\s+out\s+of\s+(?:prison|jail)|"
    r"left\s+(?:prison|jail|custody)|escaped\s+from\s+(?:prison|jail|custody))"
)
_ASKS_HOLDER = re.compile(
    r"\bwho\s+(?:(?:is|are|has|have)\s+)?(?:still\s+|now\s+)?(?:been\s+)?hold(?:s|ing)?\s+(?P<who>[^?]+)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s+(?:in|of|from|by|on|near|at|for|with|between|who|to|hostage|captive|since|after)\b")
_ENDED = re.compile(
    r"\b(?:(?:was|were|been|are|is)\s+(?:[a-z]+ly\s+)?(?:freed|released|rescued|killed|shot|ransomed|handed\s+(?:over|to))|"
    r"(?:freed|released|rescued)\s+(?:the|all|both|an?|one|two|three|four|five|six|\d+|some)\b|let\s+go|escaped|died)\b",
    re.IGNORECASE,
)
_LED = re.compile(r"\b(?:kidnap\w*|abduct\w*|captors?|captiv\w+|hostages?|seized)\b", re.IGNORECASE)
_ENDS = re.compile(r"[.\n]+\s*")
"""Where a name may run on into that of the next sentence."""
_ASKS_WHO_IS = re.compile(
    r"who\s+(?:else\s+)?(?:is|are|remains?)\s+(?:(?:still|now|currently|being)\s+)*(?:held|detained|jailed|imprisoned|in\s+(?:prison|jail|custody|detention)|"
    r"behind\s+bars|under\s+arrest|locked\s+up)\b",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(
    r"(?:(?P<who>[\w’'-]+)\s+)?(?P<being>(?:(?:is|are|was|were|has|have|had|been|being|remains?|remained|still|now|also)\s+)*)"
    r"(?P<done>held(?:\s+(?:hostage|captive))?|detained|jailed|imprisoned|arrested|remanded|kidnapped|abducted|captured|"
    r"(?:refus|deni)ed\s+bail|in\s+(?:custody|prison|jail|detention)|behind\s+bars|under\s+arrest)\b(?P<behind>(?:\s+[\w’'-]+){0,4})",
    re.IGNORECASE,
)
"""Who is held: somebody, before or behind the word, and no goods or talks."""
_OBJECT = re.compile(r"\s+(?:an?|the|its|his|her|their|talks)\b", re.IGNORECASE)
_ANYBODY = frozenset("who he she they them him her others both all those one".split())
_SHARED = 2
"""People and bodies that two reports of one captivity name, which no list knows."""
_MOST = 2
_PUT_THERE = (
    r"(?:\s+(?:(?:who|that)\s+(?:was|were|had\s+been)\s+)?(?:detained|arrested|held|jailed|seized|captured)\b"
    r"[^,.;]{0,80}?)?"
)
"""Behind people, where and for what they were taken: `one of the two men detained over a fire`."""
_THE_REST = re.compile(
    r"\bthe\s+(?:others?|second|third|remaining|rest)\b[^.;]*\b(?:remain\w*|stay\w*|still|held|custody|jail|prison)\b",
    re.IGNORECASE,
)
_OF_ANY_ARREST = frozenset(
    roots(
        f"arrest detain hold jail police court custody prison release free lawyer accuse {DAY_NAMES.replace('|', ' ')}"
    )
)
"""What reports of two arrests share."""


@dataclass(frozen=True, slots=True)
class _Held:
    """Those of whom it is asked whether they are in custody."""

    deed: re.Pattern[str]
    """What tells that they were arrested, are held or were freed."""
    words: frozenset[str] = frozenset()
    """The roots of what they are called where nobody is named."""
    names: Spotter | None = None
    """What is named with them."""

    def are_meant(self, each: Candidate) -> bool:
        """Say whether a sentence tells of them by the words of the question, and its report names what that does."""
        if self.names is None:
            return True
        report = f"{each.article.title}\n{each.article.text}"
        return self.words <= set(roots(each.words)) and self.names.meets_all(report)


def keep_newest_custody(
    question: QuestionRead, candidates: Sequence[Candidate], known: Sequence[Candidate]
) -> list[Candidate]:
    """Give what the newest report tells of whether somebody was arrested or freed, of whom it is asked if they are in
    prison; all where nobody by name is asked about, and where nothing of the kind is told what tells of custody at
    all, but not of another's."""
    held = _find_held(question)
    if held is None:
        return list(candidates)
    told = [each for each in known if _tells_deed(held.deed, each) and held.are_meant(each)]
    if held.names is not None:
        return _keep_newest_of_nameless(held, candidates, told)
    if not told:
        return [each for each in candidates if _IN_A_STATE.search(each.words) and held.deed.search(each.words) is None]
    newest = max(each.when for each in told)
    since = [each for each in candidates if each.when[:A_DAY] > newest[:A_DAY]]
    best = max(each.score for each in (*candidates, *told))
    newest_told = [each for each in told if each.when[:A_DAY] == newest[:A_DAY]]
    return [replace(each, score=best, sentence=replace(each.sentence, fits=True)) for each in newest_told] + since


def _keep_newest_of_nameless(
    held: _Held, candidates: Sequence[Candidate], told: Sequence[Candidate]
) -> list[Candidate]:
    """Give the newest of what is told of people without a name, and of the others where some were freed; all that was
    found where what is told may be of others who are called the same."""
    newest = max(told, key=lambda each: each.when, default=None)
    if newest is None:
        return list(candidates)
    of_it = telling_of(newest) - held.words - _OF_ANY_ARREST
    if any(
        each.article != newest.article
        and len(of_it & telling_of(each)) < _SHARED
        and telling_of(each) != telling_of(newest)
        for each in told
    ):
        return list(candidates)
    best = max(each.score for each in (*candidates, newest))
    return [_go_on_with_rest(replace(newest, score=best, sentence=replace(newest.sentence, fits=True)))]


def _go_on_with_rest(each: Candidate) -> Candidate:
    """Give a sentence with the next one where that tells of the others: `The other remains in custody.`"""
    text, end = each.article.text, each.sentence.span.end
    behind = next((one.span for one in split(text, each.article.language) if one.span.start >= end), None)
    if behind is None or _THE_REST.match(text, behind.start, behind.end) is None:
        return each
    return replace(each, sentence=replace(each.sentence, span=Span(each.sentence.span.start, behind.end)))


def keep_held(question: QuestionRead, candidates: Sequence[Candidate], known: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked who is held, what tells of people who are, but not what a later report of the same affair
    told before it told of a release; all where anything else is asked."""
    if _ASKS_WHO_IS.match(question.understood) is None:
        return list(candidates)
    told = [each for each in candidates if any(map(_is_of_somebody, _OF_SOMEBODY.finditer(each.words)))]
    ends = [each for each in known if _ENDED.search(each.words) is not None]
    return [each for each in told if not any(map(partial(_is_ended, each), ends))]


def _is_of_somebody(found: re.Match[str]) -> bool:
    """Say whether it is people that are held there: `two sailors held`, `they detained a man`, but not `she held a
    letter`, `goods were held hostage`."""
    who, done = found["who"] or "", found["done"].casefold()
    behind = any(map(names_people, found["behind"].split()))
    if done.endswith("bail") or (done != "held" and not found["being"] and not done.startswith(("in ", "behind"))):
        return True
    active = who.casefold() in _ANYBODY or not names_people(who) or _OBJECT.match(found["behind"]) is not None
    if done == "held" and not found["being"] and active:
        return behind
    return not who or who[0].isupper() or who.casefold() in _ANYBODY or names_people(who)


def _is_ended(each: Candidate, end: Candidate) -> bool:
    """Say whether a later report of the same affair tells of a release: of one by name, where a name is told."""
    persons = [one.span.of(each.words) for one in find_named(each.words, load_gazetteer()) if one.kind == "person"]
    one_by_one = [one for one in persons if f"{one}," in each.words or f"{one} was" in each.words]
    others = one_by_one and not any(one.split()[-1] in end.words for one in persons)
    if end.when[:A_DAY] <= each.when[:A_DAY] or others:
        return False
    names, later = _list_names(each.article), _list_names(end.article)
    told = {name for name in later if name in each.told.of(each.article.text).casefold()}
    return bool(told) or len(names & later) >= _SHARED


def _tells_deed(deed: re.Pattern[str], each: Candidate) -> bool:
    """Say whether a sentence tells it of the person, and not of another or of long ago."""
    words = each.words
    return any(
        (found["who"] is None or not _OF_ANOTHER.search(words[: found.start("who")]))
        and not _LONG_AGO.search(clause := words[found.end() :].split(",")[0])
        and not tells_of_before(each.article, clause)
        for found in deed.finditer(words)
    )


def _find_held(question: QuestionRead) -> _Held | None:
    """Give whose arrest or freedom is asked for: a person by name, or people as a report calls them."""
    asked = _ASKED.match(question.understood)
    if asked is None:
        return None
    name = asked["who"].split()[-1]
    by_name = any(each.named and name.casefold() in each.shown.casefold().split() for each in question.terms)
    if by_name and _BEHIND.search(asked["who"]) is None:
        return _Held(_tell_deed(name))
    called = _BEHIND.split(_TAKEN.split(asked["who"])[0])[0].split()
    if called[0].casefold() != "the" or len(called) == 1 or not called[-1].islower():
        return None
    if asked["state"] is None and not names_people(f"{called[-1]} {called[-1]}s") and not called[-1].endswith("man"):
        return None
    words = frozenset(root(each) for each in called[1:] if each.islower() and read_number(each) is None)
    names = Spotter([term for term in question.terms if term.named], load_gazetteer())
    return _Held(_tell_deed(called[-1]), words, names)


def _tell_deed(name: str) -> re.Pattern[str]:
    """What tells that the very person was arrested, is held or was freed, and not by whom."""
    whom = rf"\b{re.escape(name)}\b(?![’'])"
    aside = rf"{_PUT_THERE}(?:,\s+\d{{1,3}})?(?:,[^,;.]{{1,60}},)?"
    return re.compile(
        rf"(?<!not )(?<!to be )\b{_DONE}\s+{_WORDS}{{0,4}}?{whom}|"
        rf"(?<!not )\b(?:order|grant|approv|allow)(?:e?d|e?s)\s+the\s+release\s+of\s+{_WORDS}{{0,4}}?{whom}|"
        rf"(?<!not )\b(?:refus|den[iy]|grant)(?:e?d|e?s)\s+"
        rf"(?:bail\s+to\s+(?:the\s+[a-z]+(?:\s+[a-z]+)?,\s+)?{_WORDS}{{0,4}}?{whom}|{_WORDS}{{0,4}}?{whom}\s+bail\b)|"
        rf"(?<!not )\border(?:ed|s)\s+(?:[\w’'-]+\s+){{0,6}}?{whom}{aside}\s+(?:to\s+)?(?:be\s+)?(?:{_DONE}|{_HELD})|"
        rf"(?P<who>{whom}){aside}\s+(?:"
        rf"(?:was|is|has\s+been|had\s+been)\s+(?!not\b|to\b|never\b)(?:[a-z]+\s+)?(?:{_DONE}\b|{_HELD})|"
        rf"(?:will|must|(?:is|was)\s+to)\s+be\s+{_HELD}|"
        rf"(?:(?:will|must|is\s+to)\s+)?(?:remain|stay)(?:s|ed)?\s+(?:in\s+(?:prison|jail|custody|detention)|behind\s+bars)|{_WALKED})",
        re.IGNORECASE,
    )


def list_ends_of_captivity(
    question: QuestionRead, shown: Sequence[Candidate], known: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """Give, where it is asked who holds some people, the last sentences of later days that tell that some of them were
    freed or died: each names them as the question does, in a report of their very captivity."""
    who = read_held(question)
    if who is None or not shown:
        return ()
    last = max(each.when for each in shown)[:A_DAY]
    later = [each for each in known if each.when[:A_DAY] > last and _tells_end(who, each)]
    same = _list_same_affair(question, [each.article for each in shown], [each.article for each in later])
    by_report = {each.article.id: each for each in sorted(later, key=lambda one: one.sentence.span.start, reverse=True)}
    told = [each for each in by_report.values() if each.article in same]
    return tuple(sorted(told, key=lambda each: each.when)[-_MOST:])


def read_held(question: QuestionRead) -> frozenset[str] | None:
    """Give the roots of the words for those who are held; None where it is not asked who holds people."""
    found = _ASKS_HOLDER.search(question.understood) if question.kind == "who" else None
    words = _BEHIND.split(found["who"])[0].split() if found is not None else []
    if not words or not names_people(words[-1]):
        return None
    return frozenset(roots(" ".join(each for each in words if each[0].islower()))) - {"the"}


def _tells_end(who: frozenset[str], each: Candidate) -> bool:
    """Say whether a sentence tells that those who are asked about are held no more, and that they had been."""
    words = each.words
    held = HELD.search(words) is not None or _LED.search(words) is not None
    return (
        held
        and _ENDED.search(words) is not None
        and who <= set(roots(words))
        and is_in_place(each.article, each.sentence.span)
    )


def _list_same_affair(question: QuestionRead, first: Sequence[Article], later: Sequence[Article]) -> list[Article]:
    """Give the later reports that name all that the question does, and those that name some of the same people."""
    names = [term for term in question.terms if term.named]
    spotter, same = Spotter(names, load_gazetteer()), list(first)
    left = {each.id: each for each in later}
    for _ in range(len(left)):
        told = {name for each in same for name in _list_names(each)}
        found = [
            each
            for each in left.values()
            if (names and spotter.meets_all(f"{each.title}\n{each.text}")) or len(_list_names(each) & told) >= _SHARED
        ]
        if not found:
            break
        same += found
        left = {key: each for key, each in left.items() if each not in found}
    return same


def _list_names(article: Article) -> frozenset[str]:
    """Give the names of more than one word in an article that no list knows, by their last two words."""
    named = (one.span.of(article.text) for one in find_named(article.text, load_gazetteer()) if one.key is None)
    parts = (part.casefold().split()[-2:] for each in named for part in _ENDS.split(each))
    return frozenset(" ".join(each) for each in parts if len(each) > 1)
