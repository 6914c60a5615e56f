"""Finds the passages that may answer: the index gives articles, a worker weighs their passages."""

import asyncio
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import chain

from bot.answer.asked.besides import counts_others
from bot.answer.asked.named import find_named
from bot.answer.asked.otherwise import list_like
from bot.answer.asked.outlets import find_reporter
from bot.answer.asked.persons import find_asked_persons, find_told_persons, list_tellers, names_in_full
from bot.answer.asked.question import QuestionRead, clean, make_terms
from bot.answer.asked.terms import MOST_TERMS, Term, find_pairs, irregular_forms, roots, strip_ordinals
from bot.answer.asked.times import AskedTime
from bot.answer.found.meant import find_meant
from bot.answer.found.sentences import WeighedSentence
from bot.answer.found.spotting import Spotter, list_bodies
from bot.answer.found.weigh import LATE_DAYS, MOST_READ, Pool, WeighedPassage, answers, rarity_of, weigh
from bot.model.analysis import ActorKey
from bot.model.article import Article, ArticleId, Scope
from bot.model.conversation import Hit
from bot.model.topic import Topic, Window
from bot.ports import ArticleStore, SearchQuery, Transaction, Workers
from bot.text.english import is_english
from bot.text.gazetteer import Gazetteer, load_gazetteer
from bot.text.sentences import LONGEST_TEXT

MOST_ARTICLES = 60
"""Articles of the index that are weighed."""
_FEW_ARTICLES = 5 * MOST_ARTICLES
"""Of so many, those of a word that stands in every fifth are weighed anyway."""
COMMON = rarity_of(20_000, 100_000)
"""How telling a term is that stands in every fifth article."""
_ENOUGH_TELLING = 2
_MOST_PREFERRED = 40
_MOST_PUBLISHERS = 4
_NO_SENTENCES = 0
_MOST_FORMS = 12
"""Names, capitals and demonyms of one actor that are looked for."""
MOST_LISTED = 200
"""Articles that are listed to say how far back the reading goes."""


_LISTED = re.compile(
    r"(?:[’']s?)?(?:,\s+|,?(?:\s+[a-z-]+){0,3},?\s+(?P<last>(?:and|or|as\s+well\s+as|along\s+with)\s+))"
    r"(?:(?:the|its|his|her|their|an?|also|with|for|against)\s+)*(?:[a-z-]+\s+){0,3}"
)
"""Between names that are told of together: `Ruiz, Vega and the minister Soto`."""
_OPENING = 2_000
"""Characters of each of these in which names are looked for that a member may have meant."""


@dataclass(frozen=True, slots=True)
class Library:
    """What was read, as one reader may see it."""

    store: ArticleStore
    transaction: Transaction
    workers: Workers
    scopes: frozenset[Scope]
    now: datetime


@dataclass(frozen=True, slots=True)
class Aim:
    """Where to look first and how far: an edition's own evidence, a topic, an explicit window."""

    within: frozenset[ArticleId] = frozenset()
    topic: Topic | None = None
    window: Window | None = None
    limit: int = 30
    near: Mapping[ArticleId, float] = field(default_factory=dict)
    """Articles whose vectors are near the question's, with their cosines."""
    joined: Mapping[ArticleId, Article] = field(default_factory=dict)
    """Reports as they are read for the question, where those it is about are called otherwise in print."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many articles have their text in the asked window; `since` is the oldest date where that is known."""

    articles: int
    since: datetime | None
    emptied: int = 0
    """Articles of that time whose text was deleted for its age."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found: passages best first, their articles, and how much there was to look in."""

    passages: tuple[WeighedPassage, ...]
    articles: Mapping[ArticleId, Article]
    coverage: Coverage | None
    """None where the passages answer and nobody needs to know."""
    unknown: tuple[str, ...] = ()
    """Names of the question that stand in no article."""
    nearest: Article | None = None
    """The closest article outside the asked window, where nothing was found inside."""
    missing: tuple[str, ...] = ()
    """Words of the question, names or not, that stand in no article."""
    meant: tuple[str, ...] = ()
    """Names that do, and of which these may be slips."""
    near: bool = False
    """Nothing else was looked in than the articles that a thread is about."""


async def find_passages(question: QuestionRead, library: Library, aim: Aim) -> Findings:
    """Give the best passages for a question, at most `aim.limit`; an explicit window goes before the question's own."""
    window = aim.window or question.window
    asked = _with_topic(question, aim.topic)
    pool, articles = await _gather(asked, library, aim, window)
    passages = (await library.workers.run(weigh, pool, MOST_READ, aim.limit))[: aim.limit] if pool.articles else ()
    nearest = None
    if not passages and window is not None and asked.terms:
        _, elsewhere = await _gather(asked, library, replace(aim, within=frozenset()), None)
        nearest = next(iter(elsewhere.values()), None)
    missing = _list_missing(pool, asked)
    unknown = tuple(dict.fromkeys(term.name for term in missing if term.named))
    if not asked.publishers and (reporter := find_reporter(asked.understood)) is not None and reporter not in unknown:
        counts = await library.store.count_matches(library.transaction, library.scopes, [(reporter,)])
        unknown = unknown if counts[0] else (*unknown, reporter)
    findings = Findings(passages, articles, None, unknown, nearest, tuple(term.shown for term in missing))
    return findings if answers(passages) else await cover(question, library, aim, findings)


def without(question: QuestionRead, findings: Findings) -> Findings:
    """Give what was found but for the article that a question names as its beginning, which did not come since, and for
    whoever was told already, where it asks who else."""
    begun = question.begun.id if question.begun is not None else None
    kept = [each for each in findings.passages if each.article_id != begun]
    if question.besides:
        kept = [replace(each, sentences=_list_further(question, findings, each)) for each in kept]
    if question.excepted:
        kept = [replace(each, sentences=_list_others(question, findings, each)) for each in kept]
    return replace(findings, passages=tuple(kept))


def _list_further(question: QuestionRead, findings: Findings, passage: WeighedPassage) -> tuple[WeighedSentence, ...]:
    """Give the sentences that name somebody, not as who tells them, who was named neither in the question nor in what
    was answered before; a person where persons were answered."""
    text = findings.articles[passage.article_id].text
    known = set(roots(f"{question.besides} {question.understood}"))
    persons = bool(find_told_persons(question.besides))
    return tuple(each for each in passage.sentences if _names_further(each.span.of(text), known, persons=persons))


def _list_others(question: QuestionRead, findings: Findings, passage: WeighedPassage) -> tuple[WeighedSentence, ...]:
    """Give the sentences that do not tell of whom the question leaves out, or of them together with others."""
    text = findings.articles[passage.article_id].text
    left_out = Spotter(make_terms(question.excepted, AskedTime(), load_gazetteer()), load_gazetteer())
    return tuple(each for each in passage.sentences if _tells_of_others(each.span.of(text), left_out))


def _tells_of_others(words: str, left_out: Spotter) -> bool:
    """Say whether words tell of others: they do not name who is left out, or in one list with others."""
    lists: list[set[bool]] = []
    end, listed = 0, False
    for each in find_named(words, load_gazetteer()):
        link = _LISTED.fullmatch(words, end, each.span.start) if end else None
        if link is None:
            lists.append(set())
        lists[-1].add(bool(left_out.find(each.span.of(words))))
        listed = listed or (link is not None and link["last"] is not None and len(lists[-1]) > 1)
        end = each.span.end
    return listed or not left_out.find(words)


def _names_further(words: str, known: Set[str], *, persons: bool) -> bool:
    if persons and counts_others(words):
        return True
    named = find_asked_persons(words, load_gazetteer(), None) if persons else find_named(words, load_gazetteer())
    tellers = list_tellers(words)
    names = [each.span.of(words) for each in named if not any(one.holds(each.span) for one in tellers)]
    return any(name.split()[-1][0].isupper() and roots(name)[-1] not in known for name in names if roots(name))


async def cover(question: QuestionRead, library: Library, aim: Aim, findings: Findings) -> Findings:
    """Add what a refusal tells: how much was looked in, and the names that stand whole nowhere."""
    coverage, openings = await _cover(library, aim.window or question.window)
    typed = _list_typed(question, findings.missing)
    meant = await library.workers.run(find_meant, typed, openings) if typed else ()
    torn = await _list_torn(_with_topic(question, aim.topic), library, findings.unknown)
    told = [each.text for each in findings.articles.values()]
    torn = tuple(name for name in torn if not any(names_in_full(name, text) for text in told))
    return replace(findings, coverage=coverage, unknown=(*findings.unknown, *torn), meant=meant)


def _list_missing(pool: Pool, question: QuestionRead) -> tuple[Term, ...]:
    """Give the words that stand nowhere."""
    most = rarity_of(0, pool.articles_kept)
    return tuple(term for term, rarity in zip(question.terms, pool.rarity, strict=True) if rarity >= most)


async def _list_torn(question: QuestionRead, library: Library, unknown: Sequence[str]) -> tuple[str, ...]:
    """Give the names of several words whose words stand together nowhere."""
    names = [name for name in dict.fromkeys(term.part_of for term in question.terms) if name and name not in unknown]
    forms = [(name, strip_ordinals(name)) for name in names]
    counts = await library.store.count_matches(library.transaction, library.scopes, forms)
    return tuple(name for name, count in zip(names, counts, strict=True) if not count)


async def search(words: str, library: Library, window: Window | None, limit: int) -> tuple[tuple[Hit, Article], ...]:
    """Give the best passage of each matching article, best first; words that name nothing find nothing."""
    line = clean(words)
    terms = make_terms(line, AskedTime(), load_gazetteer())
    question = QuestionRead(line, line, "other", terms, find_pairs(terms, line), None, (), lately=False, course=False)
    pool, articles = await _gather(question, library, Aim(limit=limit), window)
    best: dict[ArticleId, Hit] = {}
    for passage in await _weigh_at_once(pool, library.workers, limit):
        if passage.article_id not in best:
            best[passage.article_id] = _make_hit(passage, articles[passage.article_id])
    return tuple((hit, articles[hit.article_id]) for hit in list(best.values())[:limit])


async def _weigh_at_once(pool: Pool, workers: Workers, limit: int) -> list[WeighedPassage]:
    """Weigh each half of the articles in a process of its own: most of a search is looking for words in whole texts."""
    halves = (replace(pool, articles=pool.articles[at::2], lexical=pool.lexical[at::2]) for at in range(2))
    weighing = (workers.run(weigh, half, _NO_SENTENCES, limit) for half in halves if half.articles)
    return sorted(chain(*await asyncio.gather(*weighing)), key=lambda each: (-each.score, each.article_id))


async def _gather(
    question: QuestionRead, library: Library, aim: Aim, window: Window | None
) -> tuple[Pool, dict[ArticleId, Article]]:
    """The articles to weigh: the index's best, those that print the asked date, and the preferred ones first."""
    kept = await library.store.count(library.transaction, library.scopes)
    rarity = await _list_rarity(question.terms, library, kept)
    telling = _list_telling(question.terms, rarity) if kept > _FEW_ARTICLES else question.terms
    found = await _find_candidates(question, telling, library, aim, window)
    preferred = (
        [] if question.publishers else [each for each in sorted(aim.within) if each not in found][:_MOST_PREFERRED]
    )
    kept_as = await library.store.get_many(library.transaction, library.scopes, [*found, *preferred])
    articles = [aim.joined.get(each.id, each) for each in kept_as]
    best = max(found.values(), default=0.0) or 1.0
    pool = Pool(
        question=question,
        articles=tuple(_shorten(article) for article in articles),
        lexical=tuple(found.get(article.id, 0.0) / best for article in articles),
        rarity=rarity,
        articles_kept=kept,
        now=library.now,
        preferred=aim.within,
        topic=aim.topic,
        window=window,
        near=tuple(aim.near.get(article.id, 0.0) for article in articles) if aim.near else (),
    )
    return pool, {article.id: article for article in articles}


def _shorten(article: Article) -> Article:
    """What is not looked at need not travel to the worker."""
    return article if len(article.text) <= LONGEST_TEXT else replace(article, text=article.text[:LONGEST_TEXT])


def _list_telling(terms: Sequence[Term], rarity: Sequence[float]) -> tuple[Term, ...]:
    """Give the terms to look up: not what stands in every fifth article, where enough else is asked about, for the
    index would rank all those articles for what tells them apart little."""
    telling = tuple(term for term, rare in zip(terms, rarity, strict=True) if rare > COMMON)
    return telling if len(telling) >= _ENOUGH_TELLING else tuple(terms)


async def _find_candidates(
    question: QuestionRead, telling: Sequence[Term], library: Library, aim: Aim, window: Window | None
) -> dict[ArticleId, float]:
    """Articles by the words as asked, by all names of the actors, and by the asked date as printed."""
    limit = max(MOST_ARTICLES, aim.limit)
    plain = [_OWNING.sub("", term.shown) for term in telling]
    if question.publishers:
        return await _hear_each(question.publishers, plain, library, window)
    looks: list[tuple[Sequence[str], Window | None, int]] = [(plain, window, limit)]
    if any(term.actor is not None for term in telling):
        every = [form for term in telling for form in _forms(term, load_gazetteer())]
        looks.append((every, window, limit // 4))
    if question.dates and aim.window is None:
        looks.append((question.dates, None, limit // 2))
    found: dict[ArticleId, float] = {}
    for any_of, within, most in looks:
        for article_id, score in await _look_up(library, any_of, within, most):
            found.setdefault(article_id, score)
    if len(found) < limit:  # killed, of who died: in a large store the words as asked find enough to choose from
        like = [
            like for term in telling if not term.named for like in (*irregular_forms(term.root), *list_like(term.root))
        ]
        for article_id, score in await _look_up(library, like, window, limit // 4):
            found.setdefault(article_id, score)
    for article_id in aim.near:
        found.setdefault(article_id, 0.0)
    return found


async def _hear_each(
    publishers: Sequence[str], words: Sequence[str], library: Library, window: Window | None
) -> dict[ArticleId, float]:
    """The best articles of every named publisher in turn; without further words, its latest."""
    found: dict[ArticleId, float] = {}
    for name in publishers[:_MOST_PUBLISHERS]:
        most = MOST_ARTICLES // len(publishers)
        found |= dict(await _look_up(library, words or [name], window, most, (name,)))
    return found


async def _look_up(
    library: Library, any_of: Sequence[str], window: Window | None, limit: int, publishers: tuple[str, ...] = ()
) -> tuple[tuple[ArticleId, float], ...]:
    late = library.now - timedelta(days=LATE_DAYS) if window is None else None
    query = SearchQuery(any_of=tuple(any_of), window=window, limit=limit, publishers=publishers, late=late)
    return await library.store.search(library.transaction, library.scopes, library.now, query) if any_of else ()


async def _list_rarity(terms: Sequence[Term], library: Library, total: int) -> tuple[float, ...]:
    """How telling each term is among everything the reader may see; what stands nowhere is as telling as what may stand
    for it."""
    gazetteer = load_gazetteer()
    forms = [_forms(term, gazetteer) for term in terms]
    counts = await library.store.count_matches(library.transaction, library.scopes, forms)
    like = [
        list_like(term.root)[:_MOST_FORMS] if not (count or term.named) else ()
        for term, count in zip(terms, counts, strict=True)
    ]
    if any(like):
        others = await library.store.count_matches(library.transaction, library.scopes, like)
        counts = tuple(map(max, counts, others))
    return tuple(rarity_of(min(count, total), total) for count in counts)


def _list_typed(question: QuestionRead, missing: Sequence[str]) -> tuple[str, ...]:
    """Give words as the member typed them; the one that opens the question always has a capital."""
    asked = question.asked[:1].lower() + question.asked[1:]
    found = (re.search(rf"(?<!\w){re.escape(word)}(?!\w)", asked, re.IGNORECASE) for word in missing)
    return tuple(each[0] for each in found if each is not None) if is_english(question.asked) else ()


async def _cover(library: Library, window: Window | None) -> tuple[Coverage, tuple[str, ...]]:
    """How much there is to look in, and the openings of the latest articles of it."""
    listed = await library.store.list_articles(
        library.transaction, library.scopes, library.now, window, limit=MOST_LISTED
    )
    kept = [each for each in listed if each.text]
    openings = tuple(each.text[:_OPENING] for each in kept)
    if len(listed) < MOST_LISTED:
        since = min((each.published for each in kept if each.published), default=None)
        return Coverage(len(kept), since, len(listed) - len(kept)), openings
    emptied = await library.store.count_emptied(library.transaction, library.scopes)
    count = await library.store.count(library.transaction, library.scopes)
    return Coverage(count - emptied, None, emptied), openings


def _with_topic(question: QuestionRead, topic: Topic | None) -> QuestionRead:
    """A question that names nothing, asked within a topic, is about the topic."""
    if question.terms or topic is None or not question.understood:
        return question
    gazetteer = load_gazetteer()
    actors = [_actor_term(key, gazetteer) for key in topic.actors]
    words = [term for each in topic.query for term in make_terms(each, AskedTime(), gazetteer)]
    return replace(question, terms=tuple(dict.fromkeys([*actors, *words]))[:MOST_TERMS])


def _actor_term(key: ActorKey, gazetteer: Gazetteer) -> Term:
    name = gazetteer.find_name(key) or key.partition(":")[2]
    return Term(name.casefold(), name, key, named=True)


def _forms(term: Term, gazetteer: Gazetteer) -> tuple[str, ...]:
    keys = sorted(list_bodies(term.actor)) if term.actor is not None else ()
    forms = [form for key in keys for form in gazetteer.forms_of(key)]
    return tuple(dict.fromkeys([_OWNING.sub("", term.shown), term.root, *forms]))[:_MOST_FORMS]


_OWNING = re.compile(r"(?<=\w)[’']s?\Z")
"""What tells that a word owns something, which no text need print with it: `the ministry's`."""


def _make_hit(passage: WeighedPassage, article: Article) -> Hit:
    span = passage.span
    return Hit(passage.article_id, span.start, span.end, span.of(article.text), passage.score)
