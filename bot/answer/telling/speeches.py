"""Fills an answer to what somebody said with what they said beside it: of one report, in the order of its text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answer.asked.named import find_named
from bot.answer.asked.question import ASK_FOR_ALL, QuestionRead
from bot.answer.asked.terms import Term, roots
from bot.answer.found.candidates import A_DAY, MOST_SENTENCES, Candidate, Group, is_in_place
from bot.answer.found.fitting import tells_silence
from bot.answer.found.sentences import LONGEST_SENTENCE, opens_with_person, points_back
from bot.answer.found.spotting import Spotter
from bot.answer.holding.details import asks_what_it_is
from bot.answer.speaking.cast import Cast
from bot.answer.speaking.owning import Voice, is_own
from bot.answer.speaking.voices import Matter, find_matter, speaks
from bot.answer.telling.choose import is_new
from bot.model.analysis import ActorKey, Material, Span
from bot.text.datelines import skip_dateline
from bot.text.gazetteer import load_gazetteer
from bot.text.genres import find_genre
from bot.text.hostile import is_reporting

_OPENS, _ON_IT = 2, 1
"""What it counts that a statement is the first of its paragraph, and that it names what was asked about: a report tells
the next thing in the next paragraph."""
_ENOUGH = 3
"""Statements of one occasion from which no other is told where it was asked what they said at all."""
_NOW = re.compile(r"\bwhat\s+(?:does|do|has|have)\b", re.IGNORECASE)
"""Asks what somebody says by now."""
_LED = 20
"""Characters within which a headline opens with a name: `Former president Ruiz`."""
_MOST_BEFORE = 2
"""Sentences that are told before one that points back."""


def tell_on(question: QuestionRead, voice: Voice | None, groups: Sequence[Group], cast: Cast) -> tuple[Group, ...]:
    """Give with what somebody said what else they said of it in the same report; what was said beside it, or since,
    stays as it is."""
    if voice is None or question.kind not in ASK_FOR_ALL or not groups or not groups[0].chosen:
        return tuple(groups)
    if asks_what_it_is(question):
        return tuple(groups)
    return (replace(groups[0], chosen=_fill(question, voice, groups[0].chosen, cast)), *groups[1:])


def tell_since(question: QuestionRead, voice: Voice | None, groups: Sequence[Group], cast: Cast) -> tuple[Group, ...]:
    """Give, with what somebody said of a matter, the first words of theirs in the newest report of a later day that is
    headed with what they say of it, in the affair that is shown: they may have changed their mind in other words."""
    shown = [each for group in groups for each in group.chosen]
    matter, timed = find_matter(question), question.window or question.dates
    if voice is None or matter is None or timed or not shown or question.kind not in ASK_FOR_ALL:
        return tuple(groups)
    last = max(each.when for each in shown)[:A_DAY]
    told = set(roots(" ".join(each.article.text for each in shown)))
    first = (_say_first(question, voice, each, cast, shown[0]) for each in cast.materials.values())
    newer = [each for each in first if each and each.when[:A_DAY] > last and _is_of_affair(question, each, told)]
    if not newer:
        return tuple(groups)
    return (*groups, Group("Reported since:", (max(newer, key=lambda each: each.when),)))


def _say_first(
    question: QuestionRead, voice: Voice, material: Material, cast: Cast, like: Candidate
) -> Candidate | None:
    """Give the first words of whom was asked for in a report that is headed with what they say of the matter."""
    if find_genre(material.article) is not None or not _is_led(question, voice, material.article.title):
        return None
    report = _Report.of(question, voice, material, cast)
    if not report.said:
        return None
    span = report.join({min(report.said)})[0]
    return replace(like, article=material.article, sentence=replace(like.sentence, span=span, before=None))


def _is_led(question: QuestionRead, voice: Voice, title: str) -> bool:
    """Say whether a headline opens with whom was asked for and names the matter: `Ruiz accepts talks`."""
    matter = find_matter(question)
    speakers = voice.person[-1:] or tuple(each for each in question.terms if each.actor == voice.state)
    spots = Spotter(speakers, load_gazetteer()).find(title)
    return bool(matter and matter.about.find(title)) and any(spot.at < _LED for spot in spots)


def _is_of_affair(question: QuestionRead, each: Candidate, told: set[str]) -> bool:
    """Say whether headline or words name one whom the question does not, and who was told of before."""
    asked, words = set(roots(question.understood)), f"{each.article.title}. {each.words}"
    named = [set(roots(one.span.of(words))) for one in find_named(words, load_gazetteer())]
    return any(name <= told and not name & asked for name in named)


def tell_latest(
    question: QuestionRead, voice: Voice | None, groups: Sequence[Group], candidates: Sequence[Candidate]
) -> tuple[Group, ...]:
    """Give with what was chosen of somebody's words on a matter the latest that they said of it on a later day, though
    in other words: it or what stands before it names all of the matter, or, asked what they say by now, it names whom
    what was chosen names beside them."""
    shown = [each for group in groups for each in group.chosen]
    matter, timed = find_matter(question), question.window or question.dates
    if voice is None or matter is None or timed or not shown or question.kind not in ASK_FOR_ALL:
        return tuple(groups)
    now, last = _NOW.search(question.understood), max(each.when[:A_DAY] for each in shown)
    beside = {key for each in shown for key in _list_beside(voice, each.words)}
    later = [
        each
        for each in candidates
        if each.when[:A_DAY] > last
        and (_names_whole(matter, each) or (now and beside & _list_beside(voice, each.words)))
        and is_in_place(each.article, each.sentence.span)
    ]
    if not later:
        return tuple(groups)
    newest = max(later, key=lambda each: (each.when[:A_DAY], each.score))
    return (*groups, Group("Reported since:", (newest,)))


def _names_whole(matter: Matter, each: Candidate) -> bool:
    """Say whether a sentence names all of a matter, or some of it behind one of its paragraph that does, as a title."""
    text, start = each.article.text, each.told.start
    before = text[text.rfind("\n", 0, start) + 1 : start]
    headed = matter.is_whole(each.article.title) and matter.is_whole(before)
    return matter.is_whole(each.words) or (headed and matter.is_told(each.words))


def _list_beside(voice: Voice, words: str) -> set[ActorKey]:
    """Give the listed actors that words name beside whom was asked for."""
    return {each.key for each in load_gazetteer().scan(words)} - {voice.state or ActorKey("")}


def _fill(question: QuestionRead, voice: Voice, chosen: Sequence[Candidate], cast: Cast) -> tuple[Candidate, ...]:
    """Give the statements of the best one's report first, then what others add; a report that only brings them up once
    is not the best where it was asked what they said at all."""
    if voice.seat is not None and not any(_is_said_in(voice, each, cast) for each in chosen):
        voice = voice.widen()
    reports = [
        _Report.of(question, voice, cast.materials[each], cast)
        for each in dict.fromkeys(each.article.id for each in chosen)
        if each in cast.materials
    ]
    if not reports or reports[0].material.article.id != chosen[0].article.id:
        return tuple(chosen)
    aside = reports[0].matter is None and len(reports[0].said) <= 1
    report = max(reports, key=lambda each: len(each.said)) if aside else reports[0]
    mine = [each for each in chosen if each.article.id == report.material.article.id]
    shown = {at for each in mine for at in report.list_places(each.told)}
    shown |= set(report.rank_further(shown)[: max(MOST_SENTENCES - len(mine), 0)])
    told = [replace(mine[0], sentence=replace(mine[0].sentence, span=each, before=None)) for each in report.join(shown)]
    if report.matter is None and len(shown) >= _ENOUGH:
        return tuple(told)
    others = [each for each in chosen if each not in mine]
    others = [each for each in others if all(is_new(question, each, other, heard=True) for other in told)]
    return (*told, *others)[:MOST_SENTENCES]


@dataclass(frozen=True, slots=True)
class _Report:
    """A report with its statements by whom was asked for."""

    material: Material
    said: Mapping[int, int]
    """The sentences of it that tell what was said, each with how telling it is."""
    matter: Matter | None
    headed: bool
    """Its headline has them speak of what was asked."""

    @classmethod
    def of(cls, question: QuestionRead, voice: Voice, material: Material, cast: Cast) -> "_Report":
        matter = find_matter(question)
        said: dict[int, int] = {}
        paragraphs: set[int] = set()
        for at, sentence in enumerate(material.analysis.sentences):
            words = sentence.span.of(material.article.text)
            silent = at - 1 in said and opens_with_person(words) and tells_silence(words)
            if (silent or _is_said(voice, material, at, cast)) and _may_be_shown(material, sentence.span):
                on_it = matter is not None and matter.is_told(words)
                said[at] = _OPENS * (sentence.paragraph not in paragraphs) + _ON_IT * on_it
                paragraphs.add(sentence.paragraph)
        headed = matter is None or _is_headed(question, voice, material.article.title or "", matter)
        return cls(material, said, matter, headed)

    def list_places(self, told: Span) -> list[int]:
        """Give which sentences stand within a span."""
        sentences = self.material.analysis.sentences
        return [at for at, each in enumerate(sentences) if each.span.meets(told)]

    def rank_further(self, shown: set[int]) -> list[int]:
        """Give the statements that may be told too, the most telling first."""
        headed = self.headed or 0 in shown & set(self.said)  # what opens a report tells what it is about
        further = [
            at
            for at, worth in self.said.items()
            if at not in shown and (self._is_next(at, shown) or (headed and (self.matter is None or worth & _ON_IT)))
        ]
        return sorted(further, key=lambda at: (-self.said[at], at))

    def _is_next(self, at: int, told: set[int]) -> bool:
        """Say whether a statement goes on from one that is told; where a report has but one paragraph, by its words."""
        sentences = self.material.analysis.sentences
        parted = sentences[-1].paragraph > 0 or points_back(sentences[at].span.of(self.material.article.text))
        return parted and self._goes_on(at, told)

    def _goes_on(self, at: int, told: set[int]) -> bool:
        """Say whether the sentence before is told, in the same paragraph."""
        sentences = self.material.analysis.sentences
        return at - 1 in told and sentences[at - 1].paragraph == sentences[at].paragraph

    def join(self, shown: set[int]) -> list[Span]:
        """Give the sentences in their order, those of one paragraph that follow on each other as one, each with what it
        points back to."""
        sentences, text = self.material.analysis.sentences, self.material.article.text
        kept = set(shown)
        for at in sorted(shown):
            first = at
            while first and at - first < _MOST_BEFORE and self._needs_before(first, kept):
                first -= 1
                kept.add(first)
        told: list[Span] = []
        for at in sorted(kept):
            span = skip_dateline(text, sentences[at].span)
            if self._goes_on(at, kept):
                told[-1] = Span(told[-1].start, span.end)
            else:
                told.append(span)
        return told

    def _needs_before(self, at: int, kept: set[int]) -> bool:
        """Say whether a sentence points back to one that is not told; where it opens a paragraph, `he` may be whoever
        spoke in the last one told."""
        sentences = self.material.analysis.sentences
        words = sentences[at].span.of(self.material.article.text)
        if at - 1 in kept or not points_back(words):
            return False
        opens = sentences[at - 1].paragraph != sentences[at].paragraph and opens_with_person(words)
        last = max((each for each in kept if each < at), default=None)
        return not (opens and last in self.said and at in self.said)


def _may_be_shown(material: Material, span: Span) -> bool:
    words = span.of(material.article.text)
    return len(words) <= LONGEST_SENTENCE and is_reporting(words) and is_in_place(material.article, span)


def _is_said(voice: Voice, material: Material, at: int, cast: Cast) -> bool:
    """Say whether a sentence tells words of whom was asked for: its own, or as somebody else gives a person's."""
    text, span = material.article.text, material.analysis.sentences[at].span
    return any(
        bool(is_own(voice, each, material, cast))
        or (bool(voice.person) and not voice.body and _gives(voice.person[-1], each.content.of(text)))
        for each in cast.list_sources(material.article.id, span)
    )


def _is_said_in(voice: Voice, each: Candidate, cast: Cast) -> bool:
    """Say whether what is told is of whom was asked for."""
    sources = cast.list_sources(each.article.id, each.told)
    material = cast.materials.get(each.article.id)
    return material is not None and any(is_own(voice, one, material, cast) for one in sources)


def _gives(speaker: Term, words: str) -> bool:
    """Say whether words have somebody speak: `Blinken called it a violation` in `Price said Blinken called it …`."""
    return speaks(speaker, words, [each.at for each in Spotter((speaker,), load_gazetteer()).find(words)])


def _is_headed(question: QuestionRead, voice: Voice, title: str, matter: Matter) -> bool:
    """Say whether a headline tells that they speak of the matter."""
    speakers = voice.person[-1:] or tuple(each for each in question.terms if each.actor == voice.state)
    return bool(matter.about.find(title)) and any(_gives(each, title) for each in speakers)
