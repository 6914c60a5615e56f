"""Finds what stands in no section by itself, but in a position beside what it answers: `He accused Poland of …`, of
whom the side's name says who he is, and `Poland denied it`."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.model.analysis import ActorKey, Attribution, Material, Span
from bot.summarize.actors import statement_span
from bot.summarize.speaking import DENIES
from bot.text.days import DAY_NAMES
from bot.text.speakers import Here, find_actor, find_subject

_CURT = re.compile(
    rf"\b(?:{DENIES})\s"
    r"(?:it|this|that|them|involvement|wrongdoing|(?:the|this|that|all|these|those|any|its|his|her|their)\s(?:\w+\s)?\w+)"
    rf"(?:\son\s(?:{DAY_NAMES}))?(?:\sas\s\w+(?:\s(?:and|or)\s\w+)?)?[.!]?\Z"
    r"|\bcall(?:s|ed)\s(?:it|this|that|(?:the|this|that|these|those)\s(?:claim|charge|allegation|accusation)s?)\s"
    r"(?:baseless|groundless|unfounded|false|untrue|absurd|nonsense|fabricated|lies|a\s(?:lie|fabrication))[.!]?\Z"
)
"""A denial of a word or two to its sentence's end."""
_MOST_CURT = 12
"""Words of such a sentence."""
_BODY = re.compile(r"The\s(?P<body>[a-z]+)")


def list_spoken(material: Material) -> Iterator[tuple[Attribution, Span, bool]]:
    """Give an article's statements of known actors, each with the text that tells it, and whether that can be read by
    itself."""
    for each in material.analysis.attributions:
        span = statement_span(material, each)
        if each.actor is not None and span is not None and not _is_body(material, each):
            yield each, span, True
    retorts = {each.sentence: each for each in _list_curt(material)}
    yield from ((each, _sentence(material, each.sentence), False) for each in retorts.values())
    answered = {each.sentence - 1 for each in material.analysis.attributions if each.kind == "denies"}
    answered |= {number - 1 for number in retorts}
    for each in material.analysis.attributions:
        accuser = _find_accuser(material, each) if each.kind == "accuses" and each.sentence in answered else None
        if accuser is not None:
            yield replace(each, actor=accuser), _sentence(material, each.sentence), False


def _sentence(material: Material, number: int) -> Span:
    return material.analysis.sentences[number].span


def _list_curt(material: Material) -> Iterator[Attribution]:
    text = material.article.text
    for number, sentence in enumerate(material.analysis.sentences):
        denied = _CURT.search(text, sentence.span.start, sentence.span.end)
        if (
            denied is None
            or len(sentence.span.of(text).split()) > _MOST_CURT
            or any(each.sentence == number for each in material.analysis.attributions)
        ):
            continue
        source = find_subject(text, sentence.span, denied.start())
        actor = find_actor(text, source, _list_here(material, number)) if source is not None else None
        if source is not None and source.start == sentence.span.start and actor is not None:
            cue, content = Span(denied.start(), denied.end()), Span(denied.start(), sentence.span.end)
            yield Attribution(source, actor.key, cue, content, number, "denies")


def _list_here(material: Material, number: int) -> Here:
    return sorted(
        (
            (mention, actor)
            for actor in material.analysis.actors
            for mention in actor.mentions
            if mention.sentence == number
        ),
        key=lambda pair: pair[0].span,
    )


def _is_body(material: Material, attribution: Attribution) -> bool:
    return _BODY.fullmatch(attribution.source.of(material.article.text)) is not None


def _find_accuser(material: Material, attribution: Attribution) -> ActorKey | None:
    """Whose charge opens a sentence with `He` or `The ministry`: the only person whom its paragraph names before, or
    the only body of that kind in the article."""
    text, number = material.article.text, attribution.sentence
    source = attribution.source.of(text)
    if attribution.source.start != _sentence(material, number).start:
        return None
    if source in {"He", "She"}:
        named = _list_before(material, number, within_paragraph=True)
        persons = {key for key in named if key.startswith("person:")}
        return attribution.actor if persons == {attribution.actor} else None
    body = _BODY.fullmatch(source)
    if body is None:
        return None
    bodies = {
        actor.key
        for actor in material.analysis.actors
        if actor.kind == "organisation"
        for mention in actor.mentions
        if mention.span.of(text).casefold().split()[-1] == body["body"]
    }
    named = _list_before(material, number, within_paragraph=False)
    return next(iter(bodies)) if len(bodies) == 1 and bodies <= named else None


def _list_before(material: Material, number: int, *, within_paragraph: bool) -> frozenset[ActorKey]:
    """The actors that the article, or the paragraph, names before a sentence."""
    sentences = material.analysis.sentences
    return frozenset(
        actor.key
        for actor in material.analysis.actors
        for mention in actor.mentions
        if mention.sentence < number
        and (not within_paragraph or sentences[mention.sentence].paragraph == sentences[number].paragraph)
    )
