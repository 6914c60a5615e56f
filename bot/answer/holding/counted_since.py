"""Puts, where it is asked how many are in a state by now, what a later report of the affair counts in the place of an
older count; where that cannot be read, the older one answers no more."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import roots
from bot.answer.found.candidates import A_DAY, Candidate, Group, open_of
from bot.answer.found.counting import Counted, Lasting, iter_counts, read_standing
from bot.answer.found.spotting import Spotter
from bot.answer.holding.done_to import WAITS, list_kinds
from bot.answer.holding.happenings import goes_on_from, is_placed_in, iter_told
from bot.answer.holding.states import find_count
from bot.model.article import Article
from bot.text.gazetteer import load_gazetteer
from bot.text.genres import find_genre

_LINE = r"(?:backlog|queue|line|tailback|jam|pile-up|logjam)"
_MOVED_TO = (
    r"\b(?:fallen|fell|falls|shrunk|shrank|shrinks|dropped|drops|declined|dwindled|eased|come\s+down|gone\s+down|cut|reduced|down|"
    r"risen|rose|rises|grown|grew|grows|swollen|swelled|climbed|jumped|gone\s+up|up|stands?|stood)\s+(?:[a-z]+\s+){0,2}?(?:to|at)\s+"
    r"(?:(?:about|around|some|nearly|almost|only|just|over|under|more\s+than|fewer\s+than|less\s+than)\s+)*\Z"
)
_LINE_MOVED = re.compile(rf"\b{_LINE}\b[^;.]{{0,80}}?{_MOVED_TO}", re.IGNORECASE)
"""Right before a number of those who wait: `The backlog had fallen to`."""
_NUMBER_MOVED = re.compile(
    rf"\bnumber\s+(?:of\s+)?(?P<of>(?:[\w’'-]+\s+){{1,6}}?)(?:(?:at|in|off|near|outside|on)\s[^;.]{{0,50}}?)?(?:ha[sd]\s+)?{_MOVED_TO}",
    re.IGNORECASE,
)
"""Right before a number of what is named there: `The number of ships at anchor had fallen to`."""
_BY_NOW = re.compile(
    r"\s(?:[\w’'-]+\s+){0,3}?(?:(?:are|is)\s+(?:now|still)\b|remain\b|(?:are|is)\s+left\b)|\s(?:now|still)\s+(?:are|remain)\b"
)
"""Behind a number: how many there are by now, in whatever state."""
_NO_STATE = re.compile(r"how\s+many\b[^?]*?\b(?:are|is)\s+there\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked the number of and in which state, whatever these are called."""

    state: Lasting
    counted: tuple[Counted, ...]
    waits: bool
    names: Spotter

    @classmethod
    def of(cls, question: QuestionRead) -> "_Asked | None":
        state = read_standing(question.understood) if question.kind == "how_many" else None
        if state is None or _NO_STATE.search(question.understood) or question.window is not None or question.dates:
            return None
        counted = tuple(map(Counted, list_kinds(state.counted.root)))
        waits = WAITS.search(question.understood) is not None
        names = Spotter([term for term in question.terms if term.named], load_gazetteer())
        return cls(state, counted, waits, names)

    def counts(self, words: str) -> bool:
        """Say whether words count them in that state, or tell to what their number came."""
        if any(find_count(replace(self.state, counted=each), words) is not None for each in self.counted):
            return True
        return any(self._is_moved_to(words[:at]) for at in self.list_places(words))

    def _is_moved_to(self, before: str) -> bool:
        if self.waits and _LINE_MOVED.search(before) is not None:
            return True
        moved = _NUMBER_MOVED.search(before)
        return moved is not None and self.state.told.search(moved["of"]) is not None

    def list_places(self, words: str) -> list[int]:
        """Give where the numbers stand of what is asked for, whatever is told of it."""
        return [at for each in self.counted for at in iter_counts(each, words)]


def lead_with_count_since(
    question: QuestionRead, groups: Sequence[Group], known: Sequence[Candidate]
) -> tuple[Group, ...]:
    """Give the newest count of those in a state that a later report of the affair tells in the place of what is shown;
    nothing where that tells another number of them by now that may be of them."""
    asked, shown = _Asked.of(question), [each for group in groups for each in group.chosen]
    if asked is None or not shown:
        return tuple(groups)
    counting = [each for each in shown if asked.counts(each.words)]
    last = max(counting or shown, key=lambda each: each.when)
    later = {
        each.article.id: each.article for each in known if each.when > last.when and find_genre(each.article) is None
    }
    affair = [each for each in later.values() if goes_on_from(last.article, each)]
    told = [each for article in affair for each in _iter_counts(asked, last.article, article)]
    newest = max((each.when for each in told), default=last.when)
    unread = (each for article in affair for each in _iter_sentences(asked, last.article, article))
    if any(each.when > newest and _tells_of_now(asked, each.words) for each in unread):
        return ()
    found = next((each for each in told if each.when == newest), None)
    if found is not None:
        return (Group(None, (found,)),)
    return _leave_out_older(groups, last, counting) if counting else tuple(groups)


def _leave_out_older(groups: Sequence[Group], last: Candidate, counting: Sequence[Candidate]) -> tuple[Group, ...]:
    """Give of what is shown of one affair the counts of the last day alone."""
    kept = [each for each in counting if each.when[:A_DAY] == last.when[:A_DAY]]
    left = (
        replace(
            group,
            chosen=tuple(each for each in group.chosen if each in kept or not _is_of_one(each.article, last.article)),
        )
        for group in groups
    )
    return tuple(group for group in left if group.chosen)


def _is_of_one(article: Article, last: Article) -> bool:
    return article.id == last.id or goes_on_from(article, last)


def _tells_of_now(asked: _Asked, words: str) -> bool:
    return any(_BY_NOW.search(words[at:]) is not None for at in asked.list_places(words))


def _iter_counts(asked: _Asked, first: Article, article: Article) -> Iterator[Candidate]:
    yield from (each for each in _iter_sentences(asked, first, article) if asked.counts(each.words))


def _iter_sentences(asked: _Asked, first: Article, article: Article) -> Iterator[Candidate]:
    """Give the sentences of a later report that tell of the affair, and of no place that neither opens with."""
    if not asked.names.meets_all(f"{article.title}. {article.text}"):
        return
    known = set(roots(f"{open_of(first)} {open_of(article)}"))
    yield from (each for each in iter_told(article) if is_placed_in(known, each.words))
