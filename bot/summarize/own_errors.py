"""Finds what a speaker said before of what the same one now corrects without repeating it: `Ada Holm said it would open
in 2031, correcting a date she gave on Monday`; or takes back: `Ada Holm took back what she had said at noon`."""

import re
from collections.abc import Iterator, Sequence

from bot.model.analysis import Material
from bot.summarize.told import Place, is_later
from bot.summarize.undone import SAID_ON, is_of_one_side, list_speakers, telling
from bot.summarize.unsaid import TAKES_WHAT
from bot.text.notices import list_days_told, list_figures, strip_figures

_WHEN = r"(?:dates?|days?|years?|months?|times?|timetables?|deadlines?)"
_HOW_MANY = r"(?:figures?|numbers?|sums?|prices?|costs?|estimates?|counts?|totals?|amounts?)"
_WORD = r"(?:statements?|remarks?|words?|claims?|announcements?|comments?)"
_THING = rf"(?:{_WHEN}|{_HOW_MANY}|{_WORD})"
_CORRECTS = re.compile(
    r"\b(?:correct(?:s|ed|ing)|t(?:ook|akes|aking)\sback|withdr(?:ew|aws|awing)|retract(?:s|ed|ing)|revis(?:es|ed|ing))\s"
    r"(?P<what>(?:himself|herself|itself|themselves)\b|"
    rf"(?:an?|the|his|her|its|their)\s(?:\w+\s){{0,2}}?{_THING}\s(?:(?:that|which)\s)?(?:he|she|it|they)\s(?:had\s)?"
    r"(?:ga?ve|given|named|said|set|told|cited|put|stated|mentioned|made)\b|"
    rf"(?:his|her|its|their)\s(?:own\s)?(?:earlier|previous|first|initial|original)\s(?:\w+\s)?{_THING}\b)(?:(?!\sand\s)[^.;,])*+"
)
_TAKES_WHAT = re.compile(rf"\b{TAKES_WHAT}")
_AROUND = 1
"""Sentences on either side of such a one that tell what its matter is, as its title does."""
_GOES_ON = re.compile(r"\sand\s(?:said|says|named|gave|put|told)\b")
_UNSURE = re.compile(
    r"\b(?:would|will|may|might|could|should|not|never|if|whether|urge[sd]?|asked)\b[^,;]*\Z|n[’']t\b[^,;]*\Z"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LEAST, _SHARE = 2, 0.5
"""Words that both sentences tell of the matter, and their share of what the earlier one tells."""


def list_own_errors(material: Material, number: int, every: Sequence[Material]) -> Iterator[Place]:
    """Give what the speaker of a sentence that corrects had told in earlier reports, or tells in its own as having said
    before, with another date or figure."""
    words = material.analysis.sentences[number].span.of(material.article.text)
    yield from _list_said_before(material, number, every)
    found = _CORRECTS.search(words)
    if found is None or _UNSURE.search(words[: found.start()]):
        return
    goes_on = not found.start() or _GOES_ON.match(words, found.end()) is not None
    right = SAID_ON.sub(" ", words[: found.start()] + (words[found.end() :] if goes_on else ""))
    now, about = _read(right, found["what"]), telling(right)
    speakers = list_speakers(material, number) or _list_named(material, number, found.start())
    for other in every:
        if other is not material and not is_later(material, other):
            continue
        for at, sentence in enumerate(other.analysis.sentences):
            told = SAID_ON.sub(" ", sentence.span.of(other.article.text))
            if (other is material and at == number) or not _differs(_read(told, found["what"]), now):
                continue
            its = _list_matter(other, at)
            shared = len(its & about)
            same = (
                bool(speakers & list_speakers(other, at)) if speakers else is_of_one_side(material, number, other, at)
            )
            if same and shared >= _LEAST and shared >= _SHARE * len(its):
                yield other.article.id, sentence.span


def _list_said_before(material: Material, number: int, every: Sequence[Material]) -> Iterator[Place]:
    """What the one who takes back `what she had said` told in earlier reports of what stands around that."""
    text, sentences = material.article.text, material.analysis.sentences
    found = _TAKES_WHAT.search(text, sentences[number].span.start, sentences[number].span.end)
    if found is None or _UNSURE.search(text[sentences[number].span.start : found.start()]):
        return
    before = found.start() - sentences[number].span.start
    speakers = _list_named(material, number, before) or list_speakers(material, number)
    around = sentences[max(0, number - _AROUND) : number + _AROUND + 1]
    about = telling(" ".join([material.article.title or "", *(each.span.of(text) for each in around)]))
    for other in every:
        if other is material or not is_later(material, other):
            continue
        for at, sentence in enumerate(other.analysis.sentences):
            its = _list_matter(other, at)
            shared = len(its & about)
            if speakers & list_speakers(other, at) and shared >= _LEAST and shared >= _SHARE * len(its):
                yield other.article.id, sentence.span


def _list_named(material: Material, number: int, until: int) -> frozenset[str]:
    """The surname of the one person who is named before that place of a sentence."""
    before = material.analysis.sentences[number].span.start + until
    persons = {
        each.name.split()[-1]
        for each in material.analysis.actors
        for at in each.mentions
        if each.kind == "person" and at.sentence == number and at.span.end <= before
    }
    return frozenset(persons) if len(persons) == 1 else frozenset()


def _read(words: str, what: str) -> tuple[frozenset[str], ...]:
    """The years, days and figures that words give, of those that are corrected."""
    dates, figures = (re.search(rf"\b{each}\b", what) for each in (_WHEN, _HOW_MANY))
    days = frozenset().union(*list_days_told(words))
    return (
        frozenset(_YEAR.findall(words)) if figures is None else frozenset(),
        days if figures is None else frozenset(),
        list_figures(words) if dates is None else frozenset(),
    )


def _differs(before: tuple[frozenset[str], ...], now: tuple[frozenset[str], ...]) -> bool:
    return any(one and other and not one & other for one, other in zip(before, now, strict=True))


def _list_matter(material: Material, number: int) -> frozenset[str]:
    """What a sentence tells beside who says it, when and how many."""
    text, sentence = material.article.text, material.analysis.sentences[number].span
    words = sentence.of(text)
    for each in material.analysis.attributions:
        if each.sentence == number:
            words = words.replace(each.source.of(text), " ")
    marks = list_figures(words).union(_YEAR.findall(words))
    return telling(SAID_ON.sub(" ", strip_figures(words))) - marks
