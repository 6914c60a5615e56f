"""Finds a figure that another source answers with a bare number right after it: "13 are missing. Y spoke of 16."""

import re
from collections.abc import Iterator, Sequence

from bot.group.figures import Figure, find_figures
from bot.group.numbers import DIGITS, WORD, read_value
from bot.model.analysis import Material, Span
from bot.model.story import Account, Dispute
from bot.text.words import content_words, stem

_COUNT = r"(?:it|them|that|the\s(?:[\w-]+\s){0,2}(?:number|figure|toll|count|total)(?:\sof\s[\w\s-]{2,30}?)?)"
_ANSWER = re.compile(
    rf"(?:\A|,\s(?:while|but|and|though|although|whereas)\s|;\s)(?P<who>[^,;:“”\"]{{2,70}}?)\s(?:(?:has|have|had)\s)?"
    rf"(?:(?:spoke|spoken|speaks|told)\sof|(?:puts?|put)\s{_COUNT}\sat|gave\s{_COUNT}\sas|counted|counts|reported|said|says)\s"
    rf"(?:(?:some|about|around|only|just|at\sleast|up\sto)\s)?(?P<number>{DIGITS}|{WORD})(?P<what>\s(?:dead|bodies|deaths)\b)?"
    r"(?=[.,;]|\Z|(?<=dead)\s|(?<=bodies)\s|(?<=deaths)\s)"
)
"""Who answers, and with which number of nothing else."""
_NOBODY = re.compile(r"(?:.*\b)?(?:he|she|it|they|we|who|which|that)\Z", re.IGNORECASE)
_TELLS = re.compile(r"\b(?:said|says|told|according\sto|put|puts|reported|announced|counted)\b")
_IN_TIME = re.compile(
    r"\b(?:first|initially|initial|earlier|later|previously|then|now|so\sfar|since|until|rose|risen|revised|updated|last\s\w+)\b",
    re.IGNORECASE,
)
"""What makes of two figures one that came after the other."""
_THERE = re.compile(r"\s(?:in|at|near|around|outside|off)\s(?:the\s)?(?P<name>[A-ZÀ-Ž][\w-]+)")
_MOST_TIMES = 3
"""A bare number further from a figure than this many times is of something else."""


def find_answered(materials: Sequence[Material]) -> Iterator[Dispute]:
    """Give each figure that somebody tells, with the number that another sets against it in the same article."""
    for material in materials:
        text, sentences = material.article.text, material.analysis.sentences
        for number, sentence in enumerate(sentences):
            for answer in _ANSWER.finditer(sentence.span.of(text)):
                opens, at = not answer.start(), sentence.span.start
                if opens and not number:
                    continue
                told = sentences[number - 1].span if opens else Span(at, at + answer.start())
                figure = _find_figure(told.of(text), answer)
                behind = text[at + answer.end() : sentence.span.end]
                if figure is not None and not _is_elsewhere(told.of(text), behind):
                    spans = (told, sentence.span if opens else Span(at + answer.start("who"), sentence.span.end))
                    yield Dispute(figure.name, tuple(Account(material.article.id, span) for span in spans))


def _is_elsewhere(told: str, behind: str) -> bool:
    """Say whether a number is given of another place than the figure before it: `31 killed in A. Y reported 9 dead in
    B`."""
    there = _THERE.match(behind)
    return (
        there is not None
        and _THERE.search(told) is not None
        and re.search(rf"\b{re.escape(there['name'])}\b", told) is None
    )


def _find_figure(told: str, answer: re.Match[str]) -> Figure | None:
    """Give the one figure in another's words that a number is set against; None where there is no one, or where the
    number may be the same, later, or of something else."""
    value, _ = read_value(answer["number"], None)
    words = f"{told} {answer[0]}"
    if value < 2 or _NOBODY.match(answer["who"]) or not _TELLS.search(told) or _IN_TIME.search(words):
        return None
    near = [each for each in find_figures(told) if each.value <= _MOST_TIMES * value <= _MOST_TIMES**2 * each.value]
    if len(near) != 1 or near[0].kinds or abs(near[0].value - value) < near[0].step:
        return None
    if answer["what"] and not near[0].subject.endswith("killed"):
        return None
    who = {stem(word) for word in content_words(answer["who"])}
    return near[0] if who - {stem(word) for word in content_words(told)} else None
