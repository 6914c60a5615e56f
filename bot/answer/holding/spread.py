"""Answers whether a disease has reached a place by what tells of cases there: the first that was told, and the newest;
that there is none, where nothing newer tells of one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answer.asked.named import find_named
from bot.answer.asked.question import YES_OR_NO, QuestionRead
from bot.answer.asked.terms import is_asking, roots
from bot.answer.found.candidates import Candidate
from bot.answer.found.fitting import tells_time
from bot.answer.holding.deeds import is_supposed
from bot.answer.holding.happenings import iter_told
from bot.model.article import Article
from bot.text.gazetteer import load_gazetteer
from bot.text.genres import find_genre

_ALSO = r"(?:(?:already|also|ever|now|yet|really)\s+)*"
_COME = (
    r"(?:reach(?:ed)?|spread\s+(?:in)?to|arrived?\s+in|cross(?:ed)?\s+(?:over\s+)?(?:in)?to|(?:get|got|gotten)\s+(?:as\s+far\s+as|(?:in)?to)|"
    r"enter(?:ed)?|(?:appear(?:ed)?|turn(?:ed)?\s+up|break|broken|broke(?:n)?\s+out)\s+in|c[ao]me\s+to|hit)"
)
_THING = r"(?P<{}>(?!there\b)[^?,]{{3,40}}?)"
_PLACE = r"(?P<{}>[^?,]{{2,40}}?)"
_CASES_OF = r"(?:any\s+|confirmed\s+|known\s+)*(?:cases?\s+of\s+)?"
_SEEN = r"(?:confirmed|reported|recorded|registered|detected|found|identified|announced|seen|diagnosed)"
_ASKS = re.compile(
    rf"(?:and\s+)?(?:(?:has|have|did|when\s+(?:did|has))\s+{_THING.format('a')}\s+{_ALSO}{_COME}\s+{_PLACE.format('pa')}|"
    rf"(?:is|are|has|have)\s+there\s+(?:been\s+)?{_ALSO}{_CASES_OF}{_THING.format('b')}(?:\s+(?:cases?|infections?))?\s+in\s+{_PLACE.format('pb')}|"
    rf"(?:has|have)\s+{_CASES_OF}{_THING.format('c')}(?:\s+cases?)?\s+been\s+{_SEEN}\s+in\s+{_PLACE.format('pc')}|"
    rf"(?:has|have|does|did)\s+{_PLACE.format('pd')}\s+{_ALSO}(?:{_SEEN}|confirm|report|have|had|got|see)\s+{_CASES_OF}{_THING.format('d')}(?:\s+cases?)?)"
    r"(?:\s+(?:yet|too|already|by\s+now|now|as\s+well|so\s+far))?[\s?!.]*",
    re.IGNORECASE,
)
_ILL = r"(?:cases?|infections?|patients?|outbreaks?)"
_OF_ILLNESS = (
    r"(?:cases?|outbreaks?|epidemics?|infect\w+|dead|deaths?|died|die|kill(?:s|ed)|vaccin\w+|patients?|virus|"
    r"disease|sick|fever)"
)
_ANY_ILLNESS = frozenset(map(str.casefold, "outbreak epidemic disease virus infection flu plague".split()))
_OFFICE = r"(?:(?:[a-z]+\s+){0,3}(?:ministry|authorities|government|institute|officials)\s+)?"
_TELLS = rf"(?:(?:has|have|had|also|now|since)\s+)*(?P<at>{_SEEN}|counts?|has|have|had)\b[^.;]{{0,40}}?\b{_ILL}\b"
_SPREADS = (
    r"\b(?P<at>spread|reached|crossed|arrived|entered|jumped|moved|appeared|broke\s+out)\b"
    r"(?:\s+(?:over|as\s+far\s+as|also))*\s+"
)
_NO_COURT = re.compile(
    r"\bcourt\s+cases?\b|\bcases?\s+against\b|\bin\s+(?:any|that|this|which)\s+case\b", re.IGNORECASE
)
_NONE = re.compile(rf"\b(?:no|not\s+a\s+single|without)\s+(?:[a-z]+\s+){{0,2}}?{_ILL}\b", re.IGNORECASE)
_NO_NEW = re.compile(r"\bno\s+(?:new|further|more|other|additional)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Spread:
    """A disease and a place of which it is asked whether it has come there."""

    thing: frozenset[str]
    called: re.Pattern[str]
    place: str

    def is_told_in(self, article: Article) -> bool:
        """Say whether a report is of the disease, as one of which people fall ill."""
        text = f"{article.title}. {article.text}"
        return self.thing <= set(roots(text)) and self.called.search(text) is not None

    def find_cases(self, words: str) -> bool | None:
        """Say whether a sentence tells of cases in that place, or that there are none; None where it tells neither."""
        if _NO_COURT.search(words) is not None or _NO_NEW.search(words) is not None:
            return None
        found = next((each for each in self._iter_told(words) if not is_supposed(words, each.start("at"))), None)
        if found is None:
            return None
        return _NONE.search(words) is None

    def _iter_told(self, words: str) -> Iterator[re.Match[str]]:
        place = rf"(?:the\s+)?(?:[a-z-]+\s+){{0,3}}?(?:of\s+)?(?:{self.place})\b(?![’'])"
        there = rf"\b(?:in|into|to|across|inside|reached|entered)\s+{place}"
        its = rf"(?:\A|[;:,“]\s*|\b(?:and|but|while|that)\s+)(?:the\s+)?(?:{self.place})(?:[’']s?)?\s+{_OFFICE}"
        yield from re.finditer(rf"\b(?P<at>{_ILL})\b[^.;]{{0,60}}?{there}", words, re.IGNORECASE)
        yield from re.finditer(rf"{there}[^.;]{{0,60}}?\b(?P<at>{_ILL})\b", words, re.IGNORECASE)
        yield from re.finditer(rf"{its}{_TELLS}", words)
        if self.thing & set(roots(words)) or re.search(rf"\b(?:it|{_OF_ILLNESS})\b", words, re.IGNORECASE):
            yield from re.finditer(rf"{_SPREADS}(?:(?:in)?to\s+|in\s+)?{place}", words)


def tell_spread(question: QuestionRead, known: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Give the first sentence of all reports that tells of cases of a disease in a place, and the newest, also where
    that tells of none; nothing where anything else is asked."""
    asked = _read(question)
    if asked is None:
        return ()
    articles = {each.article.id: each.article for each in known if find_genre(each.article) is None}
    reports = [each for each in articles.values() if asked.is_told_in(each)]
    told = [(each, asked.find_cases(each.words)) for report in reports for each in iter_told(report)]
    told = sorted(((each, is_so) for each, is_so in told if is_so is not None), key=lambda one: one[0].when)
    if not told:
        return ()
    there = [each for each, is_so in told if is_so]
    if question.kind == "when":
        return tuple(each for each in there[:1] if tells_time(each.words))
    if not there or not told[-1][1]:
        return (told[-1][0],) if not there else (there[0], told[-1][0])
    return (there[0], there[-1]) if there[-1].article.id != there[0].article.id else (there[0],)


def _read(question: QuestionRead) -> _Spread | None:
    if question.kind not in YES_OR_NO | {"when"} or question.window is not None or question.dates:
        return None
    found = _ASKS.fullmatch(question.understood.strip())
    if found is None:
        return None
    what, where = next((found[one], found[f"p{one}"]) for one in "abcd" if found[one])
    named = find_named(where, load_gazetteer())
    thing = frozenset(each for each in roots(what) if not is_asking(each))
    if len(named) != 1 or not thing or any(one.key is not None for one in find_named(what, load_gazetteer())):
        return None
    forms = load_gazetteer().forms_of(named[0].key) if named[0].key is not None else [named[0].span.of(where)]
    last = re.escape(what.split()[-1])
    called = rf"\b{_OF_ILLNESS}\b[^.;]{{0,40}}\b{last}\b|\b{last}\b[^.;]{{0,40}}\b{_OF_ILLNESS}\b"
    if not thing.isdisjoint(_ANY_ILLNESS):
        called = rf"\b{_ILL}\b"
    return _Spread(thing, re.compile(called, re.IGNORECASE), "|".join(map(re.escape, forms)))
