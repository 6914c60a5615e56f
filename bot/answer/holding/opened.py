"""Answers whether a place is open by the newest report of its opening or closing that calls it by its name alone, or
takes up from the sentence before who did it: `It reopened the post of Narva`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answer.asked.question import YES_OR_NO, QuestionRead
from bot.answer.asked.standing import is_ahead
from bot.answer.asked.terms import root, roots
from bot.answer.found.candidates import Candidate, is_in_place
from bot.answer.found.sentences import LONGEST_SENTENCE, WeighedSentence
from bot.answer.found.spotting import Spotter, end_word, list_bodies
from bot.answer.holding.deeds import is_unreal
from bot.model.analysis import ActorKey, Span
from bot.model.article import Article
from bot.text.beside import is_aside
from bot.text.datelines import skip_dateline
from bot.text.gazetteer import load_gazetteer
from bot.text.genres import find_genre
from bot.text.hostile import is_reporting
from bot.text.sentences import split

_ROOTS = frozenset(map(root, "open reopen close shut".split()))
_NAME = re.compile(
    r"(?P<what>(?:\s+[a-z]+){0,2}?)\s+(?:of|at|in|near)\s+(?:the\s+)?(?P<name>[A-ZÀ-Ž][\w’'-]*(?:\s+[A-ZÀ-Ž][\w’'-]*){0,3})"
)
"""Behind what a place is: how it is called."""
_PLACE = frozenset(map(root, "post crossing point checkpoint gate border it of at in near on to".split()))
"""What any place may be called at which something is opened."""
_TURNS = re.compile(r"\b(?:(?:re-?)?open|clos(?=e|ing|ure)|shut)\w*", re.IGNORECASE)
_OPENS = r"(?:re-?open(?:s|ed)|open(?:s|ed)|clos(?:es|ed)|shuts?)"
_OPENED = re.compile(r"\b(?:re-?)?opened\b", re.IGNORECASE)
_OPENS_ON = re.compile(r"(?:He|She|They|It)\b")
_IS_OPEN = re.compile(
    r"(?P<is>is|are)\s+(?P<thing>[^?]+?)\s+(?:(?:still|now|already)\s+)?(?:open|closed|shut)(?:\s+(?:again|now|yet))*\W*",
    re.IGNORECASE,
)
_KEEPS_SHUT = re.compile(
    r"(?P<does>does|do)\s+(?P<who>[^?]+?)\s+still\s+keep\s+(?P<thing>the\s+[^?]+?)\s+(?:shut|closed)\W*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence with the one before it in its report."""

    each: Candidate
    before: str

    @property
    def order(self) -> tuple[str, int]:
        """The order of time, and of one report that of its text."""
        return self.each.when, self.each.sentence.span.start


def ask_whether_reopened(asked: str) -> str | None:
    """Give the question whether something has reopened; None where it is not asked whether it is open."""
    if (open_ := _IS_OPEN.fullmatch(asked)) is not None:
        return f"{'Have' if open_['is'].casefold() == 'are' else 'Has'} {open_['thing']} reopened?"
    keeps = _KEEPS_SHUT.fullmatch(asked)
    if keeps is None:
        return None
    return f"{'Has' if keeps['does'].casefold() == 'does' else 'Have'} {keeps['who']} reopened {keeps['thing']}?"


def tells_opening(words: str) -> bool:
    """Say whether words tell that something was opened."""
    return any(not is_unreal(words, found.start()) for found in _OPENED.finditer(words))


def tell_opened(question: QuestionRead, known: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Give the newest sentence that tells that a place was opened or closed by whom the question names, where it calls
    that by its name alone; nothing where it is told in the question's own words, or anything newer speaks of it."""
    focus = any(term.focus and term.root in _ROOTS for term in question.terms)
    asks = focus or _IS_OPEN.fullmatch(question.understood) is not None
    if question.kind not in YES_OR_NO or is_ahead(question) or not asks or question.window or question.dates:
        return ()
    plain = [term for term in question.terms if not (term.named or term.root in _ROOTS)]
    things = Spotter(plain, load_gazetteer())
    doers = frozenset(key for term in question.terms if term.actor is not None for key in list_bodies(term.actor))
    reports = {each.article.id: each.article for each in known if find_genre(each.article) is None}
    told = [each for article in reports.values() for each in _iter_sentences(article)]
    name = _find_name(question, things, told)
    if name is None:
        return ()
    of_it = [each for each in told if _TURNS.search(each.each.words) and _is_of_it(things, name, each.each.words)]
    newest = max(of_it, key=lambda each: each.order, default=None)
    kinds = _PLACE | {term.root for term in question.terms} | _list_kinds(things, name, told)
    if newest is None or not _tells_turn(name, kinds, doers, newest):
        return ()
    opens = _OPENS_ON.match(newest.each.words) is not None
    alone = not things.count or not things.meets_all(newest.each.words)
    return (newest.each,) if opens or alone else ()


def _iter_sentences(article: Article) -> Iterator[_Told]:
    before: Span | None = None
    for each in split(article.text, article.language):
        span = skip_dateline(article.text, each.span)
        words = span.of(article.text)
        fits = len(words) <= LONGEST_SENTENCE and is_reporting(words) and not is_aside(article, each.span)
        if fits and is_in_place(article, span):
            leans = before if _OPENS_ON.match(words) else None
            told = WeighedSentence(span, 1.0, 1.0, 1.0, fits=True, before=leans)
            yield _Told(Candidate(article, told, 1.0), before.of(article.text) if before is not None else "")
        before = span


def _find_name(question: QuestionRead, things: Spotter, told: Sequence[_Told]) -> re.Pattern[str] | None:
    """Give how the place is called, by the question or behind what that calls it; None where it is two, or no one."""
    own = [term.shown for term in question.terms if term.named and term.actor is None]
    if own:
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, own))})\b", re.IGNORECASE)
    names: dict[frozenset[str], str] = {}
    for each in told if things.count else ():
        words = each.each.words
        if things.meets_all(words):
            found = (_NAME.match(words, end_word(words, spot.at)) for spot in things.find(words))
            printed = (one["name"] for one in found if one is not None)
            names |= {frozenset(roots(one)): one for one in printed if not load_gazetteer().scan(one)}
    if len(names) != 1:
        return None
    return re.compile(rf"\b{re.escape(next(iter(names.values())))}\b")


def _list_kinds(things: Spotter, name: re.Pattern[str], told: Sequence[_Told]) -> frozenset[str]:
    """Give the roots of the words between what a place is and how it is called."""
    words = (each.each.words for each in told if name.search(each.each.words) is not None)
    found = (_NAME.match(each, end_word(each, spot.at)) for each in words for spot in things.find(each))
    return frozenset(kind for one in found if one is not None for kind in roots(one["what"]))


def _is_of_it(things: Spotter, name: re.Pattern[str], words: str) -> bool:
    return name.search(words) is not None or (things.count > 0 and things.meets_all(words))


def _tells_turn(name: re.Pattern[str], kinds: frozenset[str], doers: frozenset[ActorKey], told: _Told) -> bool:
    """Say whether a sentence tells that the place was opened or closed, by one of those who are asked about."""
    words = told.each.words
    for at in (found.start() for found in name.finditer(words)):
        done = re.search(rf"\b{_OPENS}\s+(?:(?:the|its|an?)\s+)?(?P<what>(?:[a-z-]+\s+){{0,5}})\Z", words[:at])
        if done is not None and set(roots(done["what"])) <= kinds and not is_unreal(words, done.start()):
            return not doers or bool(doers & _list_doers(told, done.start()))
        rest = words[at:]
        became = re.match(rf"{name.pattern}(?:\s+\w+){{0,3}}?\s+(?P<turn>re-?opened|opened|closed|shut|open)\b", rest)
        if became is not None and not is_unreal(words, at + became.start("turn")):
            return True
    return False


def _list_doers(told: _Told, at: int) -> set[ActorKey]:
    """Give who acts before a deed: whom the sentence names there last, or where it opens with a pronoun the first whom
    the one before it names."""
    words = told.each.words
    if _OPENS_ON.match(words) is not None:
        return {each.key for each in load_gazetteer().scan(told.before)[:1]}
    return {each.key for each in load_gazetteer().scan(words[:at])[-1:]}
