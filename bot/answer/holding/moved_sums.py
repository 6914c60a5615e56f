"""Holds what answers why a number was lowered, raised or corrected to what tells that it was: one that rose is no
reason for one that was lowered. Who moves it gives the reason by what they say right behind that; of those who were
counted, how they were miscounted."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer.asked.otherwise import alike
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import root, roots
from bot.answer.found.candidates import Candidate, open_of
from bot.answer.found.spotting import Spotter
from bot.answer.holding.fates import is_lowered
from bot.answer.holding.happenings import goes_on_from, is_of_one_affair, iter_told
from bot.model.article import Article
from bot.text.gazetteer import load_gazetteer
from bot.text.genres import find_genre
from bot.text.words import NUMBER_WORDS

_SUM = (
    r"(?:tolls?|numbers?|counts?|figures?|tall(?:y|ies)|estimates?|forecasts?|rates?|prices?|tariffs?|tax(?:es)?|duty|duties|fees?|"
    r"fares?|quotas?|pensions?|wages?|ceilings?|limits?)"
)
_DOWN = (
    r"(?:lower(?:s|ed|ing)?|cut(?:s|ting)?|reduc(?:es?|ed|ing)|fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin(?:es?|ed|ing)|"
    r"halv(?:es?|ed|ing)|(?:brought|taken|revised|corrected)\s+down(?:wards?)?|(?:go(?:es|ne|ing)?|went|com(?:es?|ing)|came)\s+down|down\s+(?:to|from))"
)
_UP = (
    r"(?:r(?:ises?|isen|ising|ose)|rais(?:es?|ed|ing)|climb(?:s|ed|ing)?|increas(?:es?|ed|ing)|gr(?:ows?|own|owing|ew)|"
    r"jump(?:s|ed|ing)?|doubl(?:es?|ed|ing)|(?:put|revised|corrected)\s+up(?:wards?)?|up\s+(?:to|from))"
)
_PUT_RIGHT = r"(?:correct(?:s|ed|ing)?|revis(?:es?|ed|ing)|amend(?:s|ed|ing)?)"
_ASKED = re.compile(
    rf"why\b[^?]*?\b(?P<of>{_SUM})\b[^?,]*?\b(?:(?P<down>{_DOWN})|(?P<up>{_UP})|(?P<right>{_PUT_RIGHT}))\b|"
    rf"why\s+(?:did|does|do|has|have|had)\b[^?]*?\b(?:(?P<cuts>{_DOWN})|(?P<lifts>{_UP})|(?P<rights>{_PUT_RIGHT}))\s+(?:[\w’'-]+\s+){{0,3}}?(?P<what>{_SUM})\b",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r",\s+(?:saying|arguing|explaining)\b(?=[^.;]{0,200}?\s(?:had|was|were|is|are|has|have|did|could|[a-z]{3,}ed)\b)(?![^.;]{0,200}?\b(?:would|will)\b)"
)
"""Behind what was done, what whoever did it says of how it was."""
_OF_PEOPLE = frozenset(map(root, "toll number count figure tally".split()))
_COUNT = r"(?:count|list|register|record|report|enter|includ|not|add)(?:ed|ing)"
_MISCOUNTED = re.compile(
    rf"\b{_COUNT}\b[^.;]{{0,60}}?\b(?:twice|more\s+than\s+once|(?:two|three|several)\s+times|by\s+both|wrongly|mistakenly|"
    rf"(?:by|in)\s+(?:mistake|error)|(?:at|in|by|from|on|as)\s+(?:two|three|four|several|different|both)\b)|"
    rf"\b(?:twice|wrongly|mistakenly|erroneously|double[-\s]?){_COUNT}\b|\bdouble[-\s]counts?\b|\bduplicat\w+|"
    rf"\b{_COUNT}\s+(?:among|as|with)\s+(?:the\s+)?(?:dead|deaths|victims|missing|cases|injured)\b|"
    r"\b(?:test(?:s|ed|ing)?\s+negative|contaminat\w+)\b|\b(?:had|have|were|was)\s+(?:in\s+fact\s+|actually\s+|instead\s+)?died\s+(?:of|from|before|elsewhere|in\s+(?:another|other|earlier))\b|"
    r"\b(?:turned\s+out|found|proved|proven)\s+(?:to\s+(?:be|have)\b|alive\b)|\b(?:were|was|are|is)\s+(?:still\s+)?alive\b|"
    r"\b(?:bodies|remains|parts)\b[^.;]{0,30}?\b(?:belonged|were\s+(?:those|parts)|came\s+from)\b|"
    r"\b(?:mistake|error|mix-up|confusion|misunderstanding|miscount\w*|misidentif\w+|false\s+positives?)\b",
    re.IGNORECASE,
)
"""How people came to be counted who were none of those, or more than once."""
_AS_MISCOUNTED = re.compile(rf"\b(?:after|as|when|once|since)\b.*?(?:{_MISCOUNTED.pattern})", re.IGNORECASE)
_BECAUSE = re.compile(r"\b(?:because|due\s+to|owing\s+to|on\s+the\s+grounds?)\b")
_UPWARDS = re.compile(r"\b(?:put|revis\w+|correct\w+)\b[^;.]{0,60}?\bup(?:wards?)?\b")
_FIGURE = re.compile(rf"\b(?:\d|(?:{NUMBER_WORDS})\b)", re.IGNORECASE)
_DYING = alike(root("die"))
_NEXT = 3
"""Sentences behind a lowered number in which stands why."""


def tell_why_lowered(question: QuestionRead, known: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Give, where it is asked why a number of people was lowered or corrected, what tells that it was, and behind it
    how they had been miscounted; nothing where no report tells that, or those of several affairs do."""
    found = _ASKED.match(question.understood) if question.kind == "why" else None
    of = root((found["of"] or found["what"]).casefold()) if found is not None else None
    if found is None or of not in _OF_PEOPLE or found["up"] or found["lifts"]:
        return ()
    said = {of, *roots(" ".join(filter(None, (found[each] for each in ("down", "cuts", "right", "rights")))))}
    rest = [each for each in question.terms if each.named or not (each.root in said or alike(each.root) == _DYING)]
    names = Spotter([each for each in rest if each.named], load_gazetteer())
    plain = Spotter([each for each in rest if not each.named], load_gazetteer())
    told, found_in = list[tuple[Candidate, ...]](), {each.article.id: each.article for each in known}
    for article in found_in.values():
        why = _find_why(article) if find_genre(article) is None else ()
        about = " ".join((open_of(article), *(each.words for each in why)))
        if why and names.meets_all(about) and plain.meets_half(_add_affair(about, article, [*found_in.values()])):
            told.append(why)
    told.sort(key=lambda each: each[0].when)
    reports = [each[0].article for each in told]
    alone = all(is_of_one_affair(each, reports[-1], reports) for each in reports[:-1])
    return told[-1] if told and alone else ()


def _add_affair(about: str, article: Article, reports: Sequence[Article]) -> str:
    """Give words of a report with what others of its affair open with, which may call it otherwise: `ferry`."""
    others = (each for each in reports if each.id != article.id and goes_on_from(each, article))
    return " ".join((about, *map(open_of, others)))


def _find_why(article: Article) -> tuple[Candidate, ...]:
    """Give what a report tells of a lowered number, with why."""
    told = list(iter_told(article))
    for at, each in enumerate(told):
        if not is_lowered(each.words) or _FIGURE.search(each.words) is None or _UPWARDS.search(each.words) is not None:
            continue
        if any(why.search(each.words) is not None for why in (_SAYING, _BECAUSE, _AS_MISCOUNTED)):
            return (each,)
        behind = next((one for one in told[at + 1 : at + 1 + _NEXT] if _MISCOUNTED.search(one.words) is not None), None)
        if behind is not None:
            return (each, behind)
    return ()


def keep_moved(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked why a number was lowered, raised or corrected, no sentence that tells it to have moved
    otherwise; one that tells that very thing with what is said of it gives the reason."""
    found = _ASKED.match(question.understood) if question.kind == "why" else None
    if found is None:
        return list(candidates)
    of = root((found["of"] or found["what"]).casefold())
    down, up = found["down"] or found["cuts"], found["up"] or found["lifts"]
    asked = _DOWN if down else _UP if up else rf"(?:{_PUT_RIGHT}|lower(?:s|ed|ing)?)"
    other = _UP if down else _DOWN if up else rf"(?:{_UP}|fall(?:s|en)?|fell)"
    kept = [each for each in candidates if _find_move(asked, of, each.words) or not _find_move(other, of, each.words)]
    if len(kept) < len(candidates):  # nor does the number of somebody else take its place
        names = Spotter([term for term in question.terms if term.named], load_gazetteer())
        kept = [each for each in kept if names.meets_all(f"{open_of(each.article)} {each.words}")]
    return [_give_reason(asked, of, each) for each in kept]


def _give_reason(asked: str, of: str, each: Candidate) -> Candidate:
    end = _find_move(asked, of, each.words)
    gives = end is not None and _SAYING.search(each.words, end) is not None
    return replace(each, sentence=replace(each.sentence, fits=True)) if gives else each


def _find_move(moved: str, of: str, words: str) -> int | None:
    """Give up to where words tell that a number moved so."""
    told = rf"\b(?P<of>{_SUM})\b[^;.]{{0,90}}?\b{moved}\b|\b{moved}\s+(?:[\w’'-]+\s+){{0,4}}?(?P<what>{_SUM})\b"
    found = re.finditer(told, words, re.IGNORECASE)
    return next((each.end() for each in found if of in roots(each["of"] or each["what"])), None)
