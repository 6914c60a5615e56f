"""The sentences that may answer, and how one compares with another: as good, of the same words, adding something."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.answer.asked.terms import is_asking, roots
from bot.answer.found.sentences import OPENING, WeighedSentence
from bot.answer.found.weigh import ANSWERABLE, WeighedPassage
from bot.model.analysis import Span
from bot.model.article import Article, ArticleId
from bot.text.genres import Genre, find_genre
from bot.text.hostile import belongs

MOST_SENTENCES = 4
ALSO_LATEST = 0.7
"""What tells of the same actor and event, and was reported last, says how things stand."""
A_DAY = len("2024-05-31")
"""Characters of the order of time that tell the day."""
_BY_PASSAGE = 0.45
"""What the rank of its article counts beside the sentence's own."""
ALSO_OWN = 0.6
"""The part of what the best meets of the question that a further sentence must meet."""
SAME_THING = 0.8
"""The same where the time of something to come is asked for: what meets less tells when something else will be."""
SAME = 0.55
"""Share of the shorter sentence's words from which two say the same."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer, with its article and its rank."""

    article: Article
    sentence: WeighedSentence
    score: float

    @property
    def words(self) -> str:
        """The sentence as it stands in its article."""
        return self.sentence.span.of(self.article.text)

    @property
    def told(self) -> Span:
        """The sentence, with the one before it where it points back to that."""
        before = self.sentence.before
        return self.sentence.span if before is None else Span(before.start, self.sentence.span.end)

    def meets(self, other: "Candidate") -> bool:
        """Say whether two tell of places in one article that overlap."""
        return self.article.id == other.article.id and self.told.meets(other.told)

    @property
    def when(self) -> str:
        """The order of time."""
        moment = self.article.published or self.article.retrieved
        return moment.isoformat()


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences that belong together, under a fixed word of ours where they need one."""

    label: str | None
    chosen: tuple[Candidate, ...]


def list_candidates(
    passages: Iterable[WeighedPassage],
    articles: dict[ArticleId, Article],
    least: float = ANSWERABLE,
    genre: Genre | None = None,
) -> list[Candidate]:
    """Give every sentence of reports, or of pieces of another genre, that may answer, best first, each once."""
    found: dict[tuple[ArticleId, Span], Candidate] = {}
    for passage in passages:
        if passage.support < least or not passage.sentences or find_genre(articles[passage.article_id]) != genre:
            continue
        for sentence in passage.sentences:
            score = sentence.score + _BY_PASSAGE * passage.score
            candidate = Candidate(articles[passage.article_id], sentence, score)
            found.setdefault((passage.article_id, sentence.span), candidate)
    return sorted(found.values(), key=lambda each: (-each.score, each.article.id, each.sentence.span.start))


def telling_of(candidate: Candidate) -> frozenset[str]:
    """Give the roots of a sentence's words, but for those that only ask."""
    return frozenset(word for word in roots(candidate.words) if not is_asking(word))


def adds(one: Candidate, other: Candidate, same: float = SAME) -> bool:
    """Say whether a sentence tells more than another one does."""
    mine, its = telling_of(one), telling_of(other)
    return len(mine & its) < same * max(min(len(mine), len(its)), 1)


def tells_on(one: Candidate, other: Candidate) -> bool:
    """Say whether a sentence adds to another, or tells it anew on a later day; a reprint does neither."""
    return adds(one, other) or (one.when > other.when and telling_of(one) != telling_of(other))


def comes_near(one: Candidate, best: Candidate, also: float, least: float = ALSO_OWN) -> bool:
    """Nearly as good, and holding what is asked for where the best one does."""
    fits = one.sentence.fits or not best.sentence.fits
    return fits and one.score >= also * best.score and one.sentence.own >= least * best.sentence.own


def move_up(
    candidates: Sequence[Candidate], worth: Callable[[Candidate], str | bool], also: float, least: float = ALSO_OWN
) -> list[Candidate]:
    """Of those nearly as good as the best, the worthiest come first: what was reported last is the state of things, and
    a day tells more than "in February"."""
    if not candidates:
        return []
    near = [each for each in candidates if comes_near(each, candidates[0], also, least)]
    far = [each for each in candidates if each not in near]
    return [*sorted(near, key=worth, reverse=True), *far]


def open_of(article: Article, within: int = OPENING) -> str:
    """Give the title of a report and what it opens with, which say what it is about."""
    return f"{article.title}. {article.text[:within]}"


def is_in_place(article: Article, span: Span, affair: str = "") -> bool:
    """Say whether what is planted in a report is ruled out: a sentence may touch what its own paragraph alone is on,
    and what other reports of its affair tell."""
    start, end = article.text.rfind("\n\n", 0, span.start), article.text.find("\n\n", span.end)
    return belongs(article.text[max(start, 0) : end if end >= 0 else None], f"{article.text}{affair}")
