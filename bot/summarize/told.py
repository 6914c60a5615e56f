"""The stories a briefing tells, with their articles and the sentences that may be shown, best first."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import zip_longest

from bot.model.analysis import Material, Span
from bot.model.article import ArticleId
from bot.model.story import Origin, Story
from bot.summarize.affairs import is_over, order_by_affair
from bot.summarize.denials import find_denial
from bot.summarize.foreign import list_openings, tells_in_english
from bot.summarize.latest import is_hours_later, order_by_time, tells_how_it_stood, turns_deed_back
from bot.summarize.sentences import Passage, centrality, list_passages, make_passage, opening_sentence, stems_of
from bot.summarize.superseded import leave_out, list_superseded
from bot.text.dates import find_day
from bot.text.days import MONTH_NAMES, counts_from_its_day, number_month
from bot.text.liveblogs import is_live_blog, tells_settled
from bot.text.then import is_of_past_year

Place = tuple[ArticleId, Span]
"""A sentence of an article."""
_NOT_TOLD = re.compile(
    r"\b(?:did|does|has|have|had)\s+not\s+(?:\w+ly\s+)?(?:mention\w*|say|said|comment\w*|respon\w+|gave|give\w*|specif\w+|disclose\w*)|"
    r"\bdeclined\s+to\b|\bgave\s+no\b|\bNo\s+(?:date|details)\b|"
    r"\b(?:[Nn]either|[Nn]obody|[Nn]o\sone|[Nn]one)\b[^.;,]*?\b(?:said|says|told|announced|disclosed|knows|knew)\b(?:\s\w+){0,2}?\s"
    r"(?:whether|when|where|if|how|why|who|what|which)\b"
)
_OPENING = 4
"""Sentences among which a report's opening is looked for."""
_EARLY = 8
"""Sentences among which the news is looked for where the opening is none."""
_FEWEST_TELLING = 3
"""Words of a headline that tells something."""
_OFF_TOPIC = 0.15
"""Share of a headline's words up to which an opening says nothing of it: a scene, an anecdote, a word to the reader."""
_ON_TOPIC = 0.4
"""Share from which a later sentence tells what the headline announces."""
_SET_DOWN = re.compile(
    r"\b(?:runs?|takes?\splace|opens?|begins?|starts?|ends?|closes?|convenes?|meets?|(?:is|are)\s(?:being\s)?held)\b"
    rf"(?:\s[\w’'-]+){{0,6}}?\s(?:(?:\d{{1,2}}\s?(?:to|until|and|-|–)\s?)?(?P<day>\d{{1,2}})\s(?P<month>{MONTH_NAMES})(?!\w)|"
    rf"(?P<month_first>{MONTH_NAMES})\s(?:\d{{1,2}}\s?(?:to|until|and|-|–)\s?)?(?P<day_last>\d{{1,2}})\b(?!\s(?:to|until|and|-|–)\s?\d))"
)
"""What stands in a calendar: `The fair runs from 17 to 19 February`."""
_HALF_A_YEAR = timedelta(days=182)
_CONSIDERED = 8
"""Stories among which the one that leads is looked for, however few are shown."""
MOST_PASSAGES = 40
"""Sentences of one story that are weighed against what is shown already."""
_LIES = re.compile(
    r"(?:The\s(?:[a-z-]+\s){1,2}|[A-ZÀ-Ž][\w’'-]*\s)(?:(?:of|and|the|de|[A-ZÀ-Ž][\w’'-]*)\s){0,5}"
    r"(?:lies?\s(?:on|in(?!\s(?:state|wait|ruins))|at|near|along|between|about|some|north|south|east|west|within|close|\d+)"
    r"|(?:is|are)\s(?:home\sto|located|situated)|borders\s(?:on\s)?(?:the\s)?[A-ZÀ-Ž][\w’'-]*|straddles?|has\sa\spopulation)\b"
)
"""What is so at any time."""
_LONG_SO = re.compile(
    r"(?:(?!\b(?:that|which|who|where|when|as|is|are|was|were|[a-z]+ed)\b)[^;])*?(?:"
    r"\bshares?\s(?:an?\s)?(?:[\w,.-]+\s){1,4}?(?:of\s)?(?:land\s|common\s|sea\s)?(?:borders?|frontiers?|coastline)\b|"
    r"\b(?:has|have)\s[^,.;]{2,40}\bfor\s(?:\w+\s){0,4}(?:decades|centuries|generations)\b|"
    r"\bfor\s(?:\w+\s){0,4}(?:decades|centuries|generations),?\s(?:\w+\s){1,4}?(?:has|have)\b|"
    r"\b(?:has|have)\s[^,.;]{2,60}\b(?:for\s(?:half|most|much|all|the\sbest\spart)\s(?:of\s)?|all\s)"
    r"(?:his|her|their)\s(?:life|lives|career)\b)"
)
"""What, by its first verb, has been so for longer than any news."""


class Told:
    """What there is to tell; in other languages than English only openings are shown, where none of them is English.

    Of one affair the `newest` story leads, unless its course is to be told."""

    def __init__(
        self, stories: Sequence[Story], materials: Sequence[Material], most: int, today: date, *, newest: bool = True
    ) -> None:
        by_id = {material.article.id: material for material in materials}
        considered = stories[: max(most, _CONSIDERED) if newest else most]
        self.materials = tuple(by_id[each] for story in stories for each in story.articles if each in by_id)

        @cache
        def read(article: ArticleId) -> tuple[Passage, ...]:
            return _list_passages(by_id[article], today) if article in by_id else ()

        self._firsts = {story.articles: list_firsts(story, by_id, read) for story in considered}
        told = [by_id[each] for story in considered for each in self._firsts[story.articles] if each in by_id]
        english = tuple(material for material in told if is_english(material))
        shown = english or tuple(filter(tells_in_english, told)) or tuple(told)
        self._by_id = {material.article.id: material for material in (shown if english else materials)}
        self._first = {material.article.id: opening_sentence(material) for material in shown}
        self._passages = {material.article.id: list(read(material.article.id)) for material in shown}
        self._central = centrality([passage for each in self._passages.values() for passage in each])
        self._leads = {each: self._find_lead(passages) for each, passages in self._passages.items()}
        self._ranks = {story.articles: self._rank(story) for story in considered}
        leads = {story.articles: next(self.leads(story), None) for story in considered}
        ordered, self.overtaken = order_by_affair(considered, leads) if newest else (considered, [])
        self.stories = tuple(ordered[:most])
        ids = {each for story in self.stories for each in self._firsts[story.articles]}
        self.english = tuple(each for each in english if each.article.id in ids)
        self._over = self._leave_out_what_stood(self.overtaken)

    def _find_lead(self, passages: Sequence[Passage]) -> Passage | None:
        """The opening of a report; where it says nothing of its headline, the early sentence that says most of it."""
        if not passages or not is_english(passages[0].material):
            return next(iter(passages), None)
        early = [one for one in passages[:_EARLY] if self.place(one) < _EARLY and _is_news(one)]
        settled = next((one for one in early if tells_settled(one.words)), None)
        if settled is not None and is_live_blog(settled.material.article):
            return settled
        opening = next((one for one in early[:_OPENING] if self.place(one) < _OPENING), None)
        heading = stems_of(passages[0].material.article.title or "")
        shares = {one.sentence: len(one.stems & heading) / max(1, len(heading)) for one in early}
        lead = opening or next((one for one in early if shares[one.sentence] > _OFF_TOPIC), None)
        if len(heading) < _FEWEST_TELLING or (opening is not None and shares[opening.sentence] > _OFF_TOPIC):
            return lead
        telling = [one for one in early if shares[one.sentence] >= _ON_TOPIC]
        return max(telling, key=lambda one: shares[one.sentence] + 0.5 * self._centrality(one), default=lead)

    def list_answered(self, most: int) -> tuple[Passage, ...]:
        """What the other side answers in so many stories: the first of each story, then the second of each."""
        rows = zip_longest(*([each for each in self.passages(one) if find_denial(each)] for one in self.stories[:most]))
        return tuple(each for row in rows for each in row if each is not None)

    def find_material(self, article_id: ArticleId) -> Material | None:
        """Give an article that may be shown."""
        return self._by_id.get(article_id)

    def heading(self, story: Story) -> Iterator[list[Material]]:
        """Give a story's independent reports that may head it, rank by rank, of each first the one whose opening leads,
        so that title and opening tell one: none of what another has overtaken."""
        *ranks, _ = ([each.material for each in rank] for rank in self._ranks[story.articles])
        led = self._over | {each.article.id for rank in ranks for each in rank}
        unled = [each for each in self._firsts[story.articles] if each in self._by_id and each not in led]
        for reports in (*ranks, [self._by_id[each] for each in unled]):
            yield from (reports[:1], reports) if len(reports) > 1 else (reports,)

    def leads(self, story: Story) -> Iterator[Passage]:
        """Give the openings of a story's reports: what became of the most central one, the newest first, then the most
        central."""
        yield from (each for rank in self._ranks[story.articles] for each in rank)

    def turns(self, story: Story) -> tuple[list[Passage], list[Passage]]:
        """Give the openings of a story's reports, the most central first, and beside them the one that tells what
        became of it, where there is one."""
        central, newest = self._list_central(story), next(self.leads(story), None)
        return central, [newest] if newest is not None and newest is not central[0] else []

    def _list_central(self, story: Story) -> list[Passage]:
        found = (self._leads.get(each) for each in self._firsts[story.articles])
        firsts = [lead for lead in found if lead is not None]
        return sorted(firsts, key=lambda each: (-self.weight(each), each.material.article.id))

    def _rank(self, story: Story) -> list[list[Passage]]:
        return list(order_by_time(self._list_central(story)))

    def _leave_out_what_stood(self, overtaken: Sequence[Story]) -> frozenset[ArticleId]:
        """Tell of a report that another overtakes what happened, not how things stood; give which these are."""
        over = [lead for ranks in self._ranks.values() for rank in ranks[-2:] for lead in rank]
        firsts = [rank[0] for ranks in self._ranks.values() for rank in ranks[:1] if rank]
        older = [*over, *(lead for story in overtaken for lead in self.leads(story))]
        turned = {each.material.article.id for each in older if any(turns_deed_back(first, each) for first in firsts)}
        heads = [next(self.leads(story), None) for story in self.stories if story not in overtaken]
        behind = frozenset(
            lead.material.article.id
            for story in overtaken
            for lead in self.leads(story)
            if any(is_over(head, lead) for head in heads if head is not None)
        )
        stale = behind | {lead.material.article.id for lead in over}
        read = [self._by_id[each] for each in sorted((behind | turned) & self._by_id.keys())]
        self.stood = frozenset(place for each in read for place in _list_stood(each))
        self.turned = frozenset(place for place in self.stood if place[0] in turned)
        for each in stale & self._passages.keys():
            told = self._passages[each]
            told[:] = [one for one in told if not tells_how_it_stood(one)]
        for ranks in self._ranks.values():
            for rank in ranks:
                rank[:] = [
                    each for each in rank if each.material.article.id not in stale or not tells_how_it_stood(each)
                ]
        return stale - behind

    def passages(self, story: Story) -> list[Passage]:
        """Give a story's sentences, best first: central ones that stand early."""
        every = [passage for each in self._firsts[story.articles] for passage in self._passages.get(each, ())]
        return sorted(every, key=lambda passage: (-self.weight(passage), passage.span.start))[:MOST_PASSAGES]

    def weight(self, passage: Passage) -> float:
        """Give how central and early a sentence is, 0 to 1."""
        central = self._centrality(passage)
        early = 1.0 / (1.0 + 0.6 * self.place(passage))
        return 0.45 * central + 0.55 * early

    def _centrality(self, passage: Passage) -> float:
        return self._central.get((passage.material.article.id, passage.span.start), 0.0)

    def place(self, passage: Passage) -> int:
        """Give which sentence of its report a passage is, counted from 0 behind headlines."""
        return max(0, passage.sentence - self._first.get(passage.material.article.id, 0))


def list_quotable(material: Material) -> tuple[Passage, ...]:
    """Give what can be quoted of an article, whatever else is told; of one in another language, its opening."""
    return list_passages(material) if is_english(material) else list_openings(material)


def _list_passages(material: Material, today: date) -> tuple[Passage, ...]:
    """What may be told of an article, in order; of old plans and past years nothing."""
    every = list_quotable(material)
    return tuple(each for each in every if not (_is_stale(each, today) or tells_of_past_year(material, each.sentence)))


def _list_stood(material: Material) -> Iterator[tuple[ArticleId, Span]]:
    """The sentences that tell how things stood, or what somebody asked for, before it was over."""
    asked = {each.sentence for each in material.analysis.attributions if each.kind == "asks"}
    for number, sentence in enumerate(material.analysis.sentences):
        if number in asked or tells_how_it_stood(make_passage(material, sentence.span, number)):
            yield material.article.id, sentence.span


def holds_nothing(material: Material) -> bool:
    """Say whether nothing in an article can be quoted by itself: captions, a list, some words."""
    return not list_quotable(material)


def is_later(report: Material, than: Material) -> bool:
    """Say whether a report was surely published after another."""
    one, two = report.article.published, than.article.published
    return one is not None and two is not None and one > two


def is_english(material: Material) -> bool:
    """Say whether an article was read in full: actors, statements and dates are found in English alone."""
    return (material.analysis.language or "en").startswith("en")


def list_english(materials: Sequence[Material], story: Story) -> list[Material]:
    """Give all of a story's reports in English, follow-ups and reprints too."""
    articles = set(story.articles)
    return [each for each in materials if each.article.id in articles and is_english(each)]


def is_open(passage: Passage) -> bool:
    """Say whether a sentence tells what is not known or not said, which the open questions show."""
    return _NOT_TOLD.search(passage.words) is not None or any(
        point.sentence == passage.sentence for point in passage.material.analysis.open_points
    )


def _is_news(passage: Passage) -> bool:
    return not (is_open(passage) or is_background(passage))


def is_background(passage: Passage) -> bool:
    """Say whether a sentence tells where something lies or how it has long been, in nobody's words: no news."""
    told = any(each.sentence == passage.sentence for each in passage.material.analysis.attributions)
    long_so = _LONG_SO.match(passage.words) is not None and not counts_from_its_day(passage.words)
    return not told and (long_so or _LIES.match(passage.words) is not None)


def _is_stale(passage: Passage, today: date) -> bool:
    """Say whether a sentence announces what by now is past."""
    dates = [
        (event.date or "").split("/")[-1]
        for event in passage.material.analysis.events
        if event.sentence == passage.sentence
    ]
    over = bool(dates) and all(day and day < today.isoformat()[: len(day)] for day in dates)
    return over or (not dates and _is_over(passage, today))


def _is_over(passage: Passage, today: date) -> bool:
    """Say whether the last day that a calendar gives has passed; a month without its year is the report's nearest."""
    found, published = _SET_DOWN.search(passage.words), passage.material.article.published
    if found is None or published is None:
        return False
    month = number_month(found["month"] or found["month_first"])
    try:
        last = date(published.year, month, int(found["day"] or found["day_last"]))
    except ValueError:
        return False
    if published.date() - last > _HALF_A_YEAR:
        last = last.replace(year=last.year + 1, day=min(last.day, 28))
    return published.date() <= last < today


def tells_of_past_year(material: Material, sentence: int) -> bool:
    """Say whether a sentence tells of a year before that of its report: no news, and undated without its context."""
    article = material.article
    day = find_day(article.published or article.retrieved, article.publisher.country)
    return is_of_past_year(article.text, material.analysis.sentences, sentence, day)


def is_contested(passage: Passage) -> bool:
    """Say whether a sentence accuses or denies, which the positions show side by side."""
    kinds = {each.kind for each in passage.material.analysis.attributions if each.sentence == passage.sentence}
    return bool(kinds & {"accuses", "denies"})


def list_firsts(
    story: Story, by_id: Mapping[ArticleId, Material], read: Callable[[ArticleId], Sequence[Passage]]
) -> tuple[ArticleId, ...]:
    """Give the articles that a story is told from: one an origin, the first of which anything can be quoted, in English
    where there is such a one, as a reprint adds no words, with its last one where the same outlet followed it up hours
    later; all of one whose first is not told whole; none that a later version of its text stands for."""
    partly = {each.article_id for each in story.untold}
    over = list_superseded((story,), by_id)
    firsts = (
        each.articles
        if each.articles[0] in partly
        else (_find_first(list(filter(read, each.articles)), by_id) or each.articles[0], *_list_last(each, by_id))
        for each in (leave_out(each, over) for each in story.origins)
    )
    left = tuple(each for each in story.articles if each not in over)
    return tuple(dict.fromkeys(article for each in firsts for article in each)) or left


def _find_first(quotable: Sequence[ArticleId], by_id: Mapping[ArticleId, Material]) -> ArticleId | None:
    """The first article that tells anything in English, else the first."""
    told = (each for each in quotable if is_english(by_id[each]) or tells_in_english(by_id[each]))
    return next(told, next(iter(quotable), None))


def _list_last(origin: Origin, by_id: Mapping[ArticleId, Material]) -> Iterator[ArticleId]:
    """The last report of an origin that is no reprint of its first, where it is hours younger."""
    first = by_id.get(origin.articles[0])
    others = [by_id[same[0]] for same in origin.reports if origin.articles[0] not in same and same[0] in by_id]
    last = max(others, key=lambda each: (str(each.article.published or ""), each.article.id), default=None)
    if first is not None and last is not None and is_hours_later(last, first):
        yield last.article.id
