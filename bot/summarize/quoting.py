"""Quotes fairly: numbers the sources, counts what of each article is quoted, and remembers what has been said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.evidence.quotes import cite, make_source
from bot.model.analysis import Material, Span
from bot.model.article import Article, ArticleId
from bot.model.briefing import FAIR_SHARE, FAIR_WORDS, CitedSource, Claim
from bot.summarize.aside import find_untold
from bot.summarize.cutting import MOST_WORDS
from bot.summarize.denials import find_denial, find_pair, lacks_verdict
from bot.summarize.sentences import Passage, likeness, stems_of
from bot.text.days import counts_from_its_day
from bot.text.genres import name_genre
from bot.text.hostile import is_plain_title, may_be_shown
from bot.text.words import count_words

FEWEST_WORDS = 40
STILL_NEW = timedelta(days=2)
"""Age of a report up to which a reader knows which day its `on Sunday` is."""

_UNQUOTED = "Not quoted"


def allow_words(text: str, most: int = FAIR_WORDS, share: float = FAIR_SHARE) -> int:
    """Give how many words of an article may be shown: a share of it, up to so many; of a very short one, all."""
    total = count_words(text)
    return int(min(most, max(share * total, min(total, FEWEST_WORDS))))


@dataclass(slots=True)
class Desk:
    """What has been shown so far: numbered sources, spent quotation, and the words already used."""

    fair_words: int = FAIR_WORDS
    fair_share: float = FAIR_SHARE
    until: datetime | None = None
    """The end of what the briefing covers."""
    sources: dict[ArticleId, CitedSource] = field(default_factory=dict)
    shown: list[frozenset[str]] = field(default_factory=list)
    beside: list[frozenset[str]] = field(default_factory=list)
    """What stands as a question's source or as an event ahead: an actor without other words may show it once more."""
    printed: set[str] = field(default_factory=set)
    """The words of claims that must not stand elsewhere too, word for word."""
    withdrawn: frozenset[tuple[ArticleId, Span]] = frozenset()
    """Sentences that a report of their story takes back, or that it is told without."""
    withheld: list[str] = field(default_factory=list)
    """What would have been shown if more of its article might be quoted."""
    takings: frozenset[tuple[ArticleId, Span]] = frozenset()
    """Words that take them back, which may be shown whole although parts of them may not."""
    corrected: frozenset[ArticleId] = frozenset()
    """Reports that a later version of their text or a notice corrects, and such as are withdrawn."""
    quoted: list[tuple[Passage, Claim]] = field(default_factory=list)
    """What was shown, in its order, with the passage that it is made of."""
    reserved: frozenset[tuple[ArticleId, Span]] = frozenset()
    """What is told in any case: nothing else of its article is quoted in its place."""
    _kept: list[tuple[Passage, Passage]] = field(default_factory=list)
    """Claims and their answers that are still to be shown: nothing else is quoted in their place."""
    _ids: dict[int, ArticleId] = field(default_factory=dict)
    _barred: dict[ArticleId, tuple[Span, ...]] = field(default_factory=dict)
    _spans: dict[ArticleId, list[Span]] = field(default_factory=dict)

    def is_new(self, passage: Passage, most: float = 0.5, *, again: bool = False) -> bool:
        """Say whether nothing shown so far says much the same; `again` leaves out what only stands beside."""
        told = self.shown if again else [*self.shown, *self.beside]
        return (not again or passage.words not in self.printed) and all(
            likeness(passage.stems, stems) < most for stems in told
        )

    def is_dated(self, passage: Passage) -> bool:
        """Say whether a passage counts time from the day of its report, which is days before the briefing's end."""
        published = passage.material.article.published
        late = self.until is not None and published is not None and self.until - published > STILL_NEW
        return late and counts_from_its_day(passage.words)

    def nearness(self, passage: Passage) -> float:
        """Give how much what is shown says the same, 0 to 1."""
        return max((likeness(passage.stems, stems) for stems in (*self.shown, *self.beside)), default=0.0)

    def claim(self, passage: Passage, *, kind: str = "copied", spans: Iterable[Span] = ()) -> Claim | None:
        """Give a claim of this passage, cited; None where that much of the article may not be quoted.

        `spans` are further passages of the same article that the claim rests on.
        """
        material = passage.material
        wanted = [passage.span, *spans]
        named = kind == "quoted"
        if not (is_plain_title(passage.words) if named else _are_sound(wanted, material)):
            return None
        if self._is_barred(material, wanted) or (not named and lacks_verdict(material, passage.sentence, wanted)):
            return None
        if not self._fits(material, wanted):
            self.withheld.append(passage.words)
            return None
        article = material.article
        self._spans.setdefault(article.id, []).extend(wanted)
        source = self.sources.get(article.id) or self._make_source(article)
        self.sources[article.id] = source
        self._ids[source.n] = article.id
        citations = tuple(cite(source.n, article, span) for span in dict.fromkeys(sorted(wanted)))
        return Claim(passage.words, "quoted" if kind == "quoted" else "copied", citations)

    def show(self, passage: Passage, *, beside: bool = False, alone: bool = False) -> Claim | None:
        """Give a claim and remember its words, so that no other section says the same; a charge comes with the denial
        behind it or not at all, unless that stands beside it (`alone`)."""
        denial = None if alone or beside else find_denial(passage) or self._find_untold(passage)
        claim = self.claim(passage) if denial is None else self._claim_both(*denial)
        if claim is not None:
            self.quoted.append((passage, claim))
            (self.beside if beside else self.shown).append(stems_of(claim.text))
            self.shown += [each.stems for each in denial or ()]
            self.printed |= set() if beside else {claim.text, *(each.words for each in denial or ())}
        return claim

    def list_places(self, claims: Iterable[Claim]) -> frozenset[tuple[ArticleId, Span]]:
        """Give where claims are quoted from."""
        cited = (each for claim in claims for each in claim.citations)
        return frozenset((self._ids[each.n], Span(each.start, each.end)) for each in cited)

    def keep(self, passages: Iterable[Passage], most: int) -> None:
        """Keep the words of so many new claims that are answered, and of their answers, until `release`."""
        for passage in passages:
            pair = find_denial(passage) if len(self._kept) < most and self.is_new(passage) else None
            if pair is None:
                continue
            spans = [each.span for each in pair]
            sound = _are_sound(spans, passage.material) and not self._is_barred(passage.material, spans)
            if sound and self._may_answer(pair[1]) and self._fits(passage.material, spans):
                self._kept.append(pair)

    def release(self) -> tuple[Passage, ...]:
        """Give the claims that were kept, and let anything be quoted in their place again."""
        claims = tuple(claim for claim, _ in self._kept)
        self._kept.clear()
        return claims

    def lacks_other(self, passage: Passage) -> bool:
        """Say whether a passage is one side's word on an act that the other side, beside it, tells the other way round,
        and that word is not shown."""
        return self._find_untold(passage) is not None

    def _find_untold(self, passage: Passage) -> tuple[Passage, Passage] | None:
        pair = find_pair(passage)
        other = next((each for each in pair or () if each.sentence != passage.sentence), None)
        told = other is None or any(other.words in words or words in other.words for words in self.printed)
        return None if told else pair

    def can_answer(self, passage: Passage) -> bool:
        """Say whether the denial behind a passage can be shown with it; also where there is none."""
        pair = find_denial(passage)
        return pair is None or (
            len(pair[1].words.split()) <= MOST_WORDS and self._fits(passage.material, [each.span for each in pair])
        )

    def _claim_both(self, charge: Passage, reply: Passage) -> Claim | None:
        """A charge and its denial as one claim, without what stands between them; none where that would be long, or
        where the denial stands behind another charge."""
        if not self._may_answer(reply):
            return None
        claim = self.claim(charge, spans=(reply.span,))
        stop = "." if charge.words[-1:].isalnum() else ""
        return (
            replace(claim, text=f"{charge.words}{stop} {reply.words}", kind="paraphrased")
            if claim is not None
            else None
        )

    def _may_answer(self, reply: Passage) -> bool:
        return len(reply.words.split()) <= MOST_WORDS and reply.stems not in self.shown

    def put_beside(self, claim: Claim) -> None:
        """Remember a claim that stands as a question's source."""
        self.beside.append(stems_of(claim.text))
        self.printed.add(claim.text)

    def _make_source(self, article: Article) -> CitedSource:
        return make_source(len(self.sources) + 1, article, corrected=article.id in self.corrected)

    def list_sources(self, aside: Iterable[Material] = (), reports: Iterable[Material] = ()) -> tuple[CitedSource, ...]:
        """Give the numbered sources, and behind them, each with its mark, `reports` of which nothing is quoted,
        none that was corrected, and what was set `aside`."""
        standing = (each for each in reports if each.article.id not in self.corrected)
        marked = [*((each, _UNQUOTED) for each in standing), *((each, name_genre(each.article)) for each in aside)]
        for material, mark in marked:
            source = self._make_source(material.article)
            kept = self.sources.get(source.article_id, source)
            self.sources[kept.article_id] = replace(kept, mark=mark)
        return tuple(sorted(self.sources.values(), key=lambda source: source.n))

    def bar(self, places: frozenset[tuple[ArticleId, Span]]) -> None:
        """Show no further claim of these sentences."""
        self.withdrawn |= places
        self._barred.clear()

    def words_left(self, material: Material) -> int:
        """Give how many words of an article may still be quoted."""
        return self._count_left(material, ())

    def take_back(self, claims: Iterable[Claim]) -> None:
        """Forget that claims were shown, where a section gave them up again."""
        for claim in claims:
            stems = stems_of(claim.text)
            if stems in self.shown:
                self.shown.remove(stems)
            if stems not in self.shown:
                self.printed.discard(claim.text)
            for citation in claim.citations:
                spans = self._spans[self._ids[citation.n]]
                spans.remove(Span(citation.start, citation.end))

    def _is_barred(self, material: Material, wanted: Sequence[Span]) -> bool:
        if material.article.id not in self._barred:
            withdrawn = (span for article, span in self.withdrawn if article == material.article.id)
            self._barred[material.article.id] = (*find_untold(material), *withdrawn)
        barred = self._barred[material.article.id]
        apart = [one for one in wanted if (material.article.id, one) not in self.takings]
        return any(one.start < other.end and other.start < one.end for one in apart for other in barred)

    def _fits(self, material: Material, wanted: Sequence[Span]) -> bool:
        return self._count_left(material, wanted) >= 0

    def _count_left(self, material: Material, wanted: Sequence[Span]) -> int:
        text = material.article.text
        kept = (each.span for pair in self._kept for each in pair if each.material is material)
        reserved = (span for article, span in self.reserved if article == material.article.id)
        spent = _merge([*self._spans.get(material.article.id, ()), *kept, *reserved, *wanted])
        return allow_words(text, self.fair_words, self.fair_share) - sum(count_words(span.of(text)) for span in spent)


def _are_sound(spans: Iterable[Span], material: Material) -> bool:
    text = material.article.text
    return all(may_be_shown(span.of(text), text, material.analysis.language) for span in spans)


def _merge(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
