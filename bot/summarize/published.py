"""Finds who promised a text that a later report tells to be out, whatever the verbs: `has promised a paper`, and then
`released a paper of 12 points`."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bot.model.analysis import ActorKey, Material, Span
from bot.model.article import ArticleId
from bot.summarize.sentences import stems_of
from bot.summarize.told import is_english, is_later, tells_of_past_year
from bot.summarize.withdrawals import LONG_AGO, UNREAL
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.moved import WILL

_TEXT = r"(paper|report|plan|proposal|document|strategy|roadmap|draft|blueprint|statement|list|map|study|budget)s?\b"
_OWN = r"(?:an?|its|the|their|his|her|[A-Z][\w’'-]*)\s(?:[\w’'-]+\s){0,4}?"
_PUT_OUT = r"(?:publish|release|unveil|issue|present|(?:set|lay|put)\s(?:out|forward|down)|circulate|submit|share)"
_PROMISED = re.compile(
    rf"\b{WILL}\s(?:be\s)?(?:\w+ly\s|soon\s)?{_PUT_OUT}\b[^;]{{0,80}}?\s(?:in\s)?{_OWN}{_TEXT}"
    rf"|\b(?:promise[sd]|pledge[sd]|vow(?:s|ed)|(?:is|are)\s(?:preparing|drafting|writing))\s"
    rf"(?:to\s{_PUT_OUT}\s)?{_OWN}{_TEXT}"
)
_IS_OUT = re.compile(
    rf"\b(?:published|released|unveiled|issued|presented|(?:set|laid|put)\s(?:out|forward)|circulated|submitted)\s"
    rf"(?:(?:late|early)\s)?(?:on\s(?:{DAY_NAMES})\s)?{_OWN}{_TEXT}"
)
_IS_READ = re.compile(
    rf"\b(?:in|of|to|by|on|welcomed|rejected|praised|read)\s[A-ZÀ-Ž][\w-]*(?:\s[A-ZÀ-Ž][\w-]*)?[’']s?\s(?:[a-z-]+\s){{0,2}}{_TEXT}"
)
"""What others say of it: `provisions of China's position paper`."""
_NOT_YET = re.compile(
    r"\b(?:not|never|no|will|would|may|might|could|should|if|whether|unless|until|before|yet|to|be)\b|n[’']t\b"
)
_NEAR = 3
"""Words before a verb, of which one may say that it is not done."""
_DAYS = stems_of(f"{DAY_NAMES} {MONTH_NAMES}".replace("|", " "))
_OF_ANY = stems_of("said says told announced published released promised soon new text")


def list_published(materials: Sequence[Material]) -> frozenset[tuple[ArticleId, Span]]:
    """Give the sentences that promise a text of a state without its day, or tell what it would say, where a later
    report tells that the same state has put it out; also where that tells it of the like promise alone."""
    read = [each for each in materials if each.article.published is not None and is_english(each)]
    out = [(report, words, found) for report in read for words, found in _list_out(report)]
    promises = [(each, *told) for each in read for told in _list_promised(each)] if out else []
    kept = [(one, span, found) for one, span, found in promises for told in out if _is_told(one, span, found, told)]
    same = [
        (other, span, found)
        for other, span, found in promises
        if any(_is_same(span.of(other.article.text), found, one.string, one) for _, _, one in kept)
        and any(is_later(report, other) for report, _, _ in out)
    ]
    return frozenset(
        (each.article.id, place)
        for each, span, found in (*kept, *same)
        for place in (span, *_list_bound(each, span, found))
    )


def _is_told(
    material: Material, span: Span, promised: re.Match[str], told: tuple[Material, str, re.Match[str]]
) -> bool:
    report, words, out = told
    return is_later(report, material) and _is_same(span.of(material.article.text), promised, words, out)


def _list_promised(material: Material) -> Iterator[tuple[Span, re.Match[str]]]:
    dated = {
        each.sentence for each in material.analysis.events if each.date and len(each.date) == len(date.min.isoformat())
    }
    for number, sentence in enumerate(material.analysis.sentences):
        found = _PROMISED.search(sentence.span.of(material.article.text))
        if found is not None and number not in dated:
            yield sentence.span, found


def _list_out(report: Material) -> Iterator[tuple[str, re.Match[str]]]:
    for number, sentence in enumerate(report.analysis.sentences):
        words = sentence.span.of(report.article.text)
        found = _IS_OUT.search(words) or _IS_READ.search(words)
        if found is None or LONG_AGO.search(words) or tells_of_past_year(report, number):
            continue
        near = " ".join(words[: found.start()].split()[-_NEAR:])
        if not (_NOT_YET.search(near) or UNREAL.search(words[: found.start()])):
            yield words, found


def _is_same(promise: str, promised: re.Match[str], words: str, out: re.Match[str]) -> bool:
    """Say whether the same state put out a text of that kind on the same matter."""
    text, other = (next(each for each in (found.groups()) if each) for found in (promised, out))
    doers = _list_states(out[0] if out.re is _IS_READ else words[: out.start()]) or _list_states(words)
    if text != other or not doers & (_list_states(promise[: promised.start()]) or _list_states(promise)):
        return False
    ours, theirs = (stems_of(_without_names(each)) - _DAYS - _OF_ANY - stems_of(text) for each in (promise, words))
    return bool(ours & theirs)


def _list_states(words: str) -> frozenset[ActorKey]:
    return frozenset(each.key for each in load_gazetteer().scan(words))


def _without_names(words: str) -> str:
    return re.sub(r"\b[A-ZÀ-Ž][\w’'-]*", " ", words)


def _list_bound(material: Material, promise: Span, promised: re.Match[str]) -> Iterator[Span]:
    """What its report says that the text will be like."""
    text = next(each for each in promised.groups() if each)
    for sentence in material.analysis.sentences:
        words = sentence.span.of(material.article.text)
        if sentence.span.start > promise.start and re.search(rf"\b[Tt]he\s{text}\s(?:will|would)\b", words):
            yield sentence.span
