"""Finds what the report of an affair tells of it without naming it again: who was charged, who is blamed where nobody
is known to have done it, who came after whom, and how somebody reacted."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.answer.asked.named import Named, find_named
from bot.answer.asked.question import YES_OR_NO, QuestionRead
from bot.answer.asked.terms import Term, root, roots
from bot.answer.found.candidates import Candidate, is_in_place, open_of
from bot.answer.found.spotting import Spotter
from bot.answer.holding.asked_deed import LIGHT, identify
from bot.answer.holding.blame import tells_of_doers, tells_unknown
from bot.answer.holding.charged import alike_or_same, is_done_to_people, is_for_death, tells_deed_done
from bot.answer.holding.compounds import SMALL
from bot.answer.holding.deeds import list_meant
from bot.answer.holding.offices import COMES, find_succeeded, read_office_asked, stands_in
from bot.model.analysis import Sentence, Span
from bot.model.article import Article
from bot.text.beside import is_aside
from bot.text.datelines import skip_dateline
from bot.text.gazetteer import load_gazetteer
from bot.text.hostile import is_reporting
from bot.text.sentences import split

_MOST_MET = 2 / 3
"""The part of what a question asks about, beside names, that its report must name."""
_MOST_TOLD = 3
_ANYBODY = r"(?:anyone|anybody|someone|somebody|any\s+(?:people|persons?|suspects?|one))"
_OF_ANYBODY = re.compile(
    rf"\A(?:has|have|had|was|were|is|are)\s+{_ANYBODY}\s+(?:ever\s+|yet\s+|already\s+|also\s+|been\s+|being\s+)*(?P<deed>[a-z]+)"
    r"|\A(?:was|were|are|is|have|has)\s+there\s+(?:been\s+)?any\s+(?P<noun>arrest|charge|conviction|detention|indictment)s?\b",
    re.IGNORECASE,
)
"""Asks whether something was done to whomever: `Was anyone charged?`."""
_WHO_WAS_HELD = re.compile(
    r"\bwho\s+(?:was|were|has\s+been|have\s+been|is|are)\s+(?P<deed>arrested|charged|detained|convicted|indicted|jailed|imprisoned|sentenced)\b",
    re.IGNORECASE,
)
_LIGHT_DEEDS = frozenset({*LIGHT, *map(root, (*SMALL, "carry", "behind", "blame", "out", "responsible"))})
_ANOTHER = re.compile(
    r"\b(?:similar|separate(?:ly)?|unrelated|last\s+year|years?\s+(?:ago|earlier)|another\s+(?:case|incident|attack|fire|strike|bombing|blast|"
    r"killing|theft|explosion|crash|matter))\b",
    re.IGNORECASE,
)
"""Of another case, or of one of long ago."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WHO_DID_IT = re.compile(
    r"\bwho(?:\s+(?:was|were|is|are)\s+(?:(?:behind|responsible\s+for)|(?P<blamed>blamed\s+for))|(?:\s+(?:has|have|had))?\s+(?P<deed>(?!did\b)[a-z]+|did(?=\s+(?:it|this|that|the\s+(?:[\w-]+\s+){0,3}(?:attack|strike|raid|bombing|shooting|killing|murder|theft|shelling))\s*\?*\Z)))\b",
    re.IGNORECASE,
)
_HARMS = frozenset(
    map(
        root,
        """carry do did commit stage order plan attack strike hit bomb shell shoot fire kill murder
        assassinate wound poison kidnap abduct steal rob take hack leak burn torch sabotage cut
        damage destroy sink blow derail launch cause start set plant lay vandalise loot behind""".split(),
    )
)
"""Deeds of which often nobody is known to have done them."""
_VIOLENT = frozenset(
    map(
        root,
        """attack strike hit bomb shell shoot fire kill murder assassinate wound injure launch carry plant lay
        behind""".split(),
    )
)
_VIOLENCE = re.compile(
    r"\b(?:attack|strike|struck|raid|hit|bomb|blast|explo|shot|shoot|shell|drone|missile|rocket|kill|murder|gunm|fired\s+(?:on|at|into))",
    re.IGNORECASE,
)
_NEXT = r"(?:successor|replacement)"
_FOLLOWS = re.compile(
    rf"\b(?i:(?P<a>his|her))\s+{_NEXT}\b|\b(?P<b>[A-Z][\w-]*)[’']s?\s+{_NEXT}\b|"
    r"\b(?P<c>[Hh]e|[Ss]he|[A-Z][\w’'-]*)\s+(?:(?:was|is|has|will|to|be|been|being)\s+)+(?:succeeded|replaced)\s+by\b|"
    r"\b(?:succeed(?:s|ed)?|replac(?:es?|ed)|t[ao]kes?\s+over\s+from|took\s+over\s+from|taking\s+over\s+from|in\s+place\s+of)\s+"
    r"(?:the\s+)?(?P<d>him|her|[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)|"
    rf"\b{COMES}in\s+(?P<e>his|her)\s+place\b|"
    r"\b(?i:(?P<f>his|her))\s+(?:deputy|vice-president)\b[^.;]{0,50}?\b(?:takes|took|taken)\s+over\b"
)
"""Who comes after somebody, under a name or a pronoun."""
_AS = re.compile(r"\bas\s\Z")
"""Behind the one who follows: `named Vega as her successor`."""
_NONE_YET = re.compile(
    r"\bno\s+(?:successor|replacement)\b|\b(?:successor|replacement)\s+(?:(?:has|had|was|is|will|would)\s+)(?:not|yet)\b",
    re.IGNORECASE,
)
_REACTED = re.compile(
    r"\bhow\s+(?:did|has|have|does|do)\s+(?P<who>[^?]{2,50}?)\s+(?:react|respond|repl)\w*(?:\s+to\s+(?P<what>[^?]+))?",
    re.IGNORECASE,
)
_REACTS = re.compile(
    r"\s+(?:(?:also|has|had|have|later|then|immediately|swiftly|quickly|on\s+\w+day|in\s+turn|[a-z]+ly)\s+){0,3}"
    r"(?:react|respond|condemn|welcom|conced|congratulat|apologi|denounc|critici|prais|vow|threaten|protest|reject|dismiss|"
    r"call|said|says|told|tweeted|wrote|accus|den(?:y|ies|ied)|deplor|regret|defend|summon|recall|retaliat|promis|urg|demand|"
    r"thank|hail|lament|mourn|resign|warn|insist|applaud|offer|sent\b|paid\b|express|object|oppos|support|back(?:ed|s)\b|announc|declin|refus)[a-z]*|"
    r"\s+(?:has|have|had|did)\s+(?:not|yet\s+to)\s+(?:yet\s+)?(?:comment|react|respon)[a-z]*",
)
_OF_WHATEVER = frozenset(map(root, "result outcome news decision move announcement step event ruling affair".split()))
"""By these a question may call what a report is about."""
_ONLY_HOW = re.compile(r"\b(?:react|respond)(?:s|ed)\b(?:\s+\w+ly|\s+with\s+\w+|\s+on\s+\w+)*\s*[.,]?\s*\Z")
"""That somebody reacted, and not yet how."""
_BESIDE = re.compile(
    r"(?:[’']s?\s+(?:[a-z-]+\s+){0,4}?(?:president|minister|premier|chancellor|spokes(?:wo)?man|government|ministry|foreign\s+ministry|leader))?"
    r"(?:,(?:\s+[^,.;]{2,60},)?)?(?=\s)"
)
"""Between a state or a person and what they do: their office, or who they are."""
_QUOTES = re.compile(
    r"[“\"].*[”\"],?\s+(?:he|she|they|it|[A-Z][\w-]+)\s+(?:said|added|told|wrote)|\b(?:he|she|they|it)\s+(?:said|added|told|wrote)\b"
)


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence of a report, with the report's other sentences."""

    article: Article
    parts: Sequence[Sentence]
    at: int

    @property
    def span(self) -> Span:
        return skip_dateline(self.article.text, self.parts[self.at].span)

    @property
    def words(self) -> str:
        return self.span.of(self.article.text)

    @property
    def before(self) -> str:
        """The title and all that stands before."""
        return f"{self.article.title}. {self.article.text[: self.span.start]}"


_Tells = Callable[[_Place], bool]


class _Sought(NamedTuple):
    """What a report must name to be of the affair, and whether one of its sentences tells what is asked of that."""

    matter: Sequence[Term]
    tells: _Tells
    of_whatever: bool = False
    """Another time or place may be told with it."""
    deed: str = ""
    """What is asked to have been done to anybody."""


def tell_in_report(question: QuestionRead, known: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Give what the last report of the affair that a question names tells of it in sentences that name it no more, with
    that it is still not known since who did it; nothing where a question asks for nothing that is told so."""
    reports = _list_reports(question, known)
    naming = [told for told in reports if not all(tells_unknown(each.words) for each in told)]
    last = max(naming or reports, key=lambda told: told[0].when, default=())
    return (*last[:_MOST_TOLD], *list_unknown_since(question, reports, last))


def _list_reports(question: QuestionRead, known: Sequence[Candidate]) -> list[tuple[Candidate, ...]]:
    """Give what each report tells that names most of the affair."""
    sought = _read_sought(question)
    if sought is None:
        return []
    reports = {each.article.id: each for each in reversed(known)}
    found = [_look(question, sought, each) for each in reports.values()]
    most = max((share for share, told in found if told), default=0.0)
    return [told for share, told in found if told and share == most]


def list_unknown_since(
    question: QuestionRead, reports: Sequence[Sequence[Candidate]], shown: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """Give the last sentence, in a report later than what is shown, that nobody is known to have done what was asked
    of: one that names all that the question does, as what it is not known of may else be another deed."""
    names = [term for term in question.terms if term.named]
    finds = Spotter(names, load_gazetteer())
    since = max((each.when for each in shown), default="")
    unknown = [
        each
        for told in reports
        for each in told
        if since and each.when > since and tells_unknown(each.words) and names and finds.meets_all(each.words)
    ]
    return tuple(sorted(unknown, key=lambda each: each.when)[-1:])


def tell_of_doers(question: QuestionRead, known: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Give, where it is asked who did something, who its report says is blamed for it, or that nobody is known."""
    did = _WHO_DID_IT.search(question.understood) if question.kind == "who" else None
    if did is None or root((did["deed"] or "behind").casefold()) not in _HARMS:
        return ()
    return tuple(each for told in _list_reports(question, known) for each in told[:_MOST_TOLD])


def asks_reaction(question: QuestionRead) -> bool:
    """Say whether it is asked how somebody reacted to what is named."""
    found = _REACTED.search(question.understood)
    return found is not None and found["what"] is not None


def _look(question: QuestionRead, sought: _Sought, each: Candidate) -> tuple[float, tuple[Candidate, ...]]:
    """Give how much of the matter a report names, and its sentences that tell what is sought."""
    matter, tells = sought.matter, sought.tells
    article, parts = each.article, split(each.article.text, each.article.language)
    finds, told, shares = Spotter(matter, load_gazetteer()), [], [0.0]
    for at in range(len(parts)):
        place = _Place(article, parts, at)
        met = finds.met(f"{open_of(article)}\n{place.words}")
        plain = [number for number, term in enumerate(matter) if not term.named]
        share = sum(number in met for number in plain) / len(plain) if plain else 1.0
        named = all(number in met for number, term in enumerate(matter) if term.named)
        if sought.deed and is_for_death(matter, f"{article.title}. {article.text}", place.words):
            share, named = 1.0, True
        if not named or share < _MOST_MET or not is_reporting(place.words) or is_aside(article, place.span):
            continue
        if (
            tells(place)
            and is_in_place(article, place.span)
            and not _is_elsewhere(question, place.article, place.words)
        ):
            told.append(_make(each, place))
            shares.append(share)
    return max(shares), tuple(told)


def _make(each: Candidate, place: _Place) -> Candidate:
    """Give the sentence, with the one behind it where that alone tells how somebody reacted."""
    span, parts = place.span, place.parts
    if _ONLY_HOW.search(place.words) is not None and place.at + 1 < len(parts):
        behind = parts[place.at + 1]
        if behind.paragraph == parts[place.at].paragraph and _QUOTES.search(behind.span.of(place.article.text)):
            span = Span(span.start, behind.span.end)
    return replace(each, sentence=replace(each.sentence, span=span, before=None, fits=True))


def leave_out_other_cases(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked who did it or whether anyone was held for it, what speaks of no other case."""
    sought = _read_sought(question)
    if sought is None or sought.of_whatever:
        anybody = _OF_ANYBODY.search(question.understood) if question.kind in YES_OR_NO and sought is None else None
        deed = (anybody["deed"] or "").casefold() if anybody is not None else ""
        return [each for each in candidates if tells_deed_done(deed, each.words)]
    told = [each for each in candidates if tells_deed_done(sought.deed, each.words)]
    return [each for each in told if not _is_elsewhere(question, each.article, each.words)]


def _is_elsewhere(question: QuestionRead, article: Article, words: str) -> bool:
    """Say whether a sentence speaks of another case, of another year, or of another place than its report and the
    question do; one that names what the question does may tell where somebody was caught."""
    when = (article.published or article.retrieved).year
    opening = f"{open_of(article)} {question.understood}"
    years = {*_YEAR.findall(opening), str(when)}
    if _ANOTHER.search(words) is not None or not set(_YEAR.findall(words)) <= years:
        return True
    names = [each for each in question.terms if each.named]
    if names and Spotter(names, load_gazetteer()).meets_all(words):
        return False
    known = {each for one in find_named(opening, load_gazetteer()) for each in identify(one, opening)}
    told = (one for one in find_named(words, load_gazetteer()) if one.placed)
    return any(known.isdisjoint(identify(one, words)) for one in told)


def _read_sought(question: QuestionRead) -> _Sought | None:
    """Give what the report must name, and what tells in it what is asked; None where it asks for something else."""
    text = question.understood.strip()
    anybody = _OF_ANYBODY.search(text) if question.kind in YES_OR_NO else None
    if anybody is not None:
        return _read_done_to_anybody(question, (anybody["deed"] or anybody["noun"]).casefold())
    if question.kind == "who" and (held := _WHO_WAS_HELD.search(text)) is not None:
        return _read_done_to_anybody(question, held["deed"].casefold())
    if question.kind == "who" and (whom := find_succeeded(text)) is not None:
        return _read_succeeded(question, whom)
    if question.kind == "who" and (office := read_office_asked(text)) is not None:
        return _read_new_holder(question, office)
    reacted = _REACTED.search(text)
    if reacted is not None:
        return _read_reaction(question, reacted["who"], reacted["what"] or "")
    did = _WHO_DID_IT.search(text) if question.kind == "who" else None
    return _read_doers(question, root((did["deed"] or "behind").casefold())) if did is not None else None


def _read_doers(question: QuestionRead, deed: str) -> _Sought | None:
    """Who did it is told by who is blamed for it; of violence a report may call that otherwise."""
    left_out = _LIGHT_DEEDS | ({deed} if deed in _VIOLENT else set())
    matter = [each for each in question.terms if each.named or each.root not in left_out]
    if deed not in _HARMS or not matter:
        return None
    violent = deed in _VIOLENT and all(each.named or each.root != deed for each in matter)

    def tells(place: _Place) -> bool:
        opening = open_of(place.article)
        what = place.words.partition(" for ")[2]  # blamed for that, or for something else
        opening = f"{opening} {place.words}" if tells_unknown(place.words) else opening
        of_it = not violent or (_VIOLENCE.search(opening) and (not what or _VIOLENCE.search(what)))
        return bool(of_it) and _is_told_of_doers(place)

    return _Sought(matter, tells)


def _read_done_to_anybody(question: QuestionRead, deed: str) -> _Sought | None:
    done = Spotter([Term(root(deed), deed)], load_gazetteer())
    matter = [each for each in question.terms if each.named or alike_or_same(each.root, root(deed)) is False]

    def tells(place: _Place) -> bool:
        return any(is_done_to_people(place.words, spot.at) for spot in done.find(place.words))

    return _Sought(matter, tells, deed=deed) if matter else None


def _is_told_of_doers(place: _Place) -> bool:
    last = place.parts[place.at - 1].span.of(place.article.text) if place.at else ""
    return tells_of_doers(place.words, place.before, last)


def _read_succeeded(question: QuestionRead, whom: str) -> _Sought | None:
    names = [each for each in question.terms if each.named]
    gone = frozenset(each for one in find_named(whom, load_gazetteer()) for each in identify(one, whom))
    if not gone:
        return None
    return _Sought(
        names,
        lambda place: _follows(place, lambda one, text: not gone.isdisjoint(identify(one, text))),
        of_whatever=True,
    )


def _read_new_holder(question: QuestionRead, office: frozenset[str]) -> _Sought:
    def is_gone(place: _Place, one: Named, text: str) -> bool:
        last = one.span.of(text).split()[-1]
        sentences = [skip_dateline(place.article.text, each.span).of(place.article.text) for each in place.parts]
        return any(last in each and office <= frozenset(roots(each)) for each in sentences[: place.at + 1])

    matter = [each for each in question.terms if each.root not in {*LIGHT, "new", "current", "present"}]
    return _Sought(matter, lambda place: _follows(place, lambda one, text: is_gone(place, one, text)), of_whatever=True)


def _follows(place: _Place, is_gone: Callable[[Named, str], bool]) -> bool:
    """Say whether somebody is told to come after one who is gone, or that nobody is named yet."""
    words = place.words
    named = find_named(words, load_gazetteer())
    if _NONE_YET.search(words) is not None:
        people = (one for one in find_named(place.before, load_gazetteer()) if one.kind == "person")
        return any(is_gone(one, place.before) for one in people)
    if stands_in(words):
        return any(one.kind == "person" and not one.placed and not is_gone(one, words) for one in named)
    for found in _FOLLOWS.finditer(words):
        told = next(each for each in found.groupdict().values() if each is not None)
        at = found.start(next(key for key, each in found.groupdict().items() if each is not None))
        if told.casefold() in {"he", "she", "his", "her", "him"}:
            follower = found["d"] is not None or _AS.search(words, 0, at) is not None
            before = place.before if follower else f"{place.before}{words[:at]}"  # nobody follows himself
            gone = [one for one in list_meant(before) if is_gone(one, before)]
        else:
            gone = [one for one in named if one.span.start <= at < one.span.end and is_gone(one, words)]
        others = [one for one in named if one.kind == "person" and not one.placed and not is_gone(one, words)]
        if gone and others:
            return True
    return False


def _read_reaction(question: QuestionRead, who: str, what: str) -> _Sought | None:
    named = find_named(who, load_gazetteer())
    keys = frozenset(each for one in named for each in identify(one, who))
    holder = re.compile(rf"\b{re.escape(who.strip().removeprefix('the '))}\b", re.IGNORECASE)
    about = set(roots(what))
    matter = [each for each in question.terms if each.root in about or (each.actor is not None and each.shown in what)]
    matter = [each for each in matter if each.named or each.root not in _OF_WHATEVER]
    speakers = [each for each in question.terms if each.named and each not in matter]

    def tells(place: _Place) -> bool:
        words = place.words
        if keys:
            ends = [one.span.end for one in find_named(words, load_gazetteer()) if keys & identify(one, words)]
        else:
            ends = [found.end() for found in holder.finditer(words)]
        return place.at > 0 and any(_REACTS.match(words, _skip_beside(words, end)) is not None for end in ends)

    return _Sought([*matter, *speakers], tells, of_whatever=True)


def _skip_beside(words: str, end: int) -> int:
    """Give where whoever is named goes on to act, behind what else is told of them: `Jon Haug, the minister,`."""
    found = _BESIDE.match(words, end)
    return found.end() if found is not None else end
