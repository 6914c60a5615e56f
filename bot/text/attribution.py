"""Finds who said what: `X said that …`, `…, X said`, `according to X`, `with X denying …`; within one sentence.

What somebody did not say or declined to say is no statement and is left to `open_points`."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from bot.model.analysis import Attribution, Mention, NamedActor, Sentence, Span
from bot.text.roles import TITLES, find_roles

Kind = Literal["says", "denies", "accuses", "asks", "quotes", "according"]

_CUES: dict[Kind, str] = {
    "denies": r"den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed|ing)|disput(?:es|ed|ing)",
    "accuses": r"accus(?:es|ed|ing)|blam(?:es|ed|ing)|condemn(?:s|ed|ing)?|criticis(?:es|ed|ing)|criticiz(?:es|ed|ing)",
    "asks": r"ask(?:s|ed|ing)|urg(?:es|ed|ing)|demand(?:s|ed|ing)|call(?:s|ed|ing)\s+(?:for|on)|appeal(?:s|ed|ing)",
    "says": r"sa(?:id|ys|ying)|told|tells|stat(?:es|ed|ing)|add(?:s|ed)|not(?:es|ed|ing)|warn(?:s|ed|ing)|"
    r"announc(?:es|ed|ing)|insist(?:s|ed|ing)|maintain(?:s|ed|ing)?|claim(?:s|ed|ing)|argu(?:es|ed|ing)|"
    r"confirm(?:s|ed|ing)|explain(?:s|ed|ing)|reiterat(?:es|ed|ing)|stress(?:es|ed|ing)|declar(?:es|ed|ing)|"
    r"acknowledg(?:es|ed|ing)|suggest(?:s|ed|ing)|describ(?:es|ed|ing)|pledg(?:es|ed|ing)|repl(?:ies|ied)|wrote|"
    r"report(?:s|ed)|agree(?:s|d)|welcom(?:es|ed|ing)",
}
_CUE = re.compile(r"\b(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _CUES.items()) + r")\b")
_ACCORDING = re.compile(r"\b[Aa]ccording\s+to\s+")
_NEGATED = re.compile(
    r"(?:\b(?:not|never|declin\w+\s+to|refus\w+\s+to|yet\s+to|without|fail\w+\s+to|n[’']t|unable\s+to|nor|neither)\b[^,;]{0,25})\Z"
)
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being|is|are|as|widely|wrongly|previously|by)\s+\Z")
_BREAK = re.compile(r"[,;:–—“”\"()]")
_STOP = re.compile(r"\s[–—]\s|;|\s-\s")
_TURN = re.compile(r"\s[–—]\s(?:and|but|while)\s|;\s|,\s(?:while|but|whereas)\s")
"""Where a sentence turns to somebody else."""
_SET_OFF = re.compile(r",\s+(?:\w+ly\s+|also\s+|later\s+)?")
_COORDINATED = re.compile(r"\band\s+(?:\w+ly\s+|also\s+|later\s+|then\s+)?\Z")
_JOINED = re.compile(r"\s(?:and|or)\s+(?:the\s+)?\Z")
"""The subject is one of several: `Russia and China have agreed` is neither's own statement."""
_WHEN_OR_WHERE = re.compile(
    r"\s*(?:,|\.|\Z|(?:(?:later|earlier|again)\s+)?(?:on|in|at|during|after|before|as|while|when|following|to\s+reporters|hours|"
    r"earlier|later|late|early|this|last|yesterday|today|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
)
_OWN = frozenset(
    """officials official ministry government leaders authorities media state military army police also later has have
    had again on in late early a an the statement then already of its foreign defence defense affairs turn""".split()
)
_LEADING = frozenset({"the", "top", "senior", "former", "chief", "foreign", "deputy", "of", "for", "acting", "a", "an"})
_OPENERS = {
    "But",
    "And",
    "While",
    "As",
    "If",
    "When",
    "After",
    "Before",
    "With",
    "In",
    "On",
    "At",
    "For",
    "Since",
    "Both",
}
_PERSON_PRONOUN = re.compile(r"\b(?:He|She|he|she)\s+(?:\w+ly\s+|also\s+|later\s+)?\Z")


def find_attributions(
    text: str, sentences: Sequence[Sentence], actors: Sequence[NamedActor]
) -> tuple[Attribution, ...]:
    """Give the statements of an article in order; `actor` is None where the source is unnamed."""
    mentions = _by_sentence(actors)
    found: list[Attribution] = []
    for number, sentence in enumerate(sentences):
        here = mentions.get(number, [])
        before = found[-1] if found and found[-1].sentence == number - 1 else None
        found += _in_sentence(text, number, sentence.span, here, before)
    return tuple(found)


def _by_sentence(actors: Sequence[NamedActor]) -> dict[int, list[tuple[Mention, NamedActor]]]:
    found: dict[int, list[tuple[Mention, NamedActor]]] = {}
    for actor in actors:
        for mention in actor.mentions:
            found.setdefault(mention.sentence, []).append((mention, actor))
    for each in found.values():
        each.sort(key=lambda pair: pair[0].span)
    return found


def _in_sentence(
    text: str, number: int, sentence: Span, here: list[tuple[Mention, NamedActor]], before: Attribution | None
) -> Iterator[Attribution]:
    according = _find_according(text, number, sentence, here)
    if according is not None:
        yield according
    last_end = sentence.start
    for cue in _CUE.finditer(text, sentence.start, sentence.end):
        if cue.start() < last_end or _in_quotes(text, sentence, cue.start()):
            continue
        made = _read_cue(text, number, sentence, cue, here) or _read_pronoun(text, number, sentence, cue, before)
        if made is not None:
            yield made
            last_end = cue.end() if made.content.end <= cue.start() else max(cue.end(), made.content.end)


def _in_quotes(text: str, sentence: Span, at: int) -> bool:
    words = text[sentence.start : at]
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1


def _kind(cue: re.Match[str], content: str) -> Kind:
    kind: Kind = next(each for each in _CUES if cue.group(each))
    return "quotes" if kind == "says" and content.lstrip().startswith(("“", '"')) else kind


def _read_cue(
    text: str, number: int, sentence: Span, cue: re.Match[str], here: list[tuple[Mention, NamedActor]]
) -> Attribution | None:
    left = text[sentence.start : cue.start()]
    if _NEGATED.search(left) or _PASSIVE.search(left):
        return None
    source = _source_before(text, sentence, cue.start(), here)
    inverted = source is None
    if source is None:
        source = _source_after(text, sentence, cue.end(), here)
    if source is None:
        return None
    span, actor = source
    content = _content(text, sentence, cue, span, inverted=inverted)
    if content is None:
        return None
    kind = _kind(cue, content.of(text))
    return Attribution(span, actor.key, Span(cue.start(), cue.end()), content, number, kind)


def _source_before(
    text: str, sentence: Span, cue: int, here: list[tuple[Mention, NamedActor]]
) -> tuple[Span, NamedActor] | None:
    """The actor named last before the cue, when nothing but its own phrase stands between."""
    earlier = [(mention, actor) for mention, actor in here if mention.span.end <= cue]
    if not earlier:
        return None
    if _COORDINATED.search(text[sentence.start : cue]):
        return _opening_subject(text, sentence, earlier)
    mention, actor = earlier[-1]
    between = text[mention.span.end : cue]
    if actor.kind == "person" and _SET_OFF.fullmatch(between) and text[: mention.span.start].rstrip().endswith(","):
        return _with_role_ahead(text, sentence, mention, actor)
    if _BREAK.search(between):
        return _across_apposition(text, sentence, cue, earlier)
    if not all(_is_own(word) for word in between.split()):
        return None
    begin = _phrase_start(text, sentence, mention.span.start)
    joined = _JOINED.search(text[sentence.start : begin])
    if joined and any(other.span.end == sentence.start + joined.start() for other, _ in earlier):
        return None
    return Span(begin, begin + len(text[begin:cue].rstrip())), actor


def _with_role_ahead(text: str, sentence: Span, mention: Mention, actor: NamedActor) -> tuple[Span, NamedActor]:
    """`China's foreign minister, Qin Gang, said`: the source begins with the role."""
    comma = text[: mention.span.start].rstrip().rfind(",", sentence.start)
    start = mention.span.start
    for role in find_roles(text, mention.span, sentence):
        start = role.start if role.end == comma else start
    return Span(start, mention.span.end), actor


def _is_own(word: str) -> bool:
    """Words that a subject's phrase may hold behind its name: ’s Foreign Ministry spokesman on Monday also."""
    plain = word.strip("’'").casefold()
    return word[0].isupper() or plain in TITLES or plain in _OWN or plain.endswith("ly") or word in {"’s", "'s"}


def _phrase_start(text: str, sentence: Span, start: int) -> int:
    """Take in the title words before a name: the Chinese Foreign Ministry spokesperson X."""
    for word in reversed(list(re.finditer(r"\S+", text[sentence.start : start]))):
        plain = word[0].strip('“"(')
        if (
            plain != word[0]
            or word[0][-1] in ",;:"
            or not (plain[0].isupper() or plain.casefold() in TITLES or plain in _LEADING)
        ):
            break
        if plain in _OPENERS:
            break
        start = sentence.start + word.start()
    return start


def _opening_subject(
    text: str, sentence: Span, earlier: list[tuple[Mention, NamedActor]]
) -> tuple[Span, NamedActor] | None:
    """`X declined to confirm it and said …`: the sentence's own subject."""
    opening = [pair for pair in earlier if len(text[sentence.start : pair[0].span.start].split()) <= 6]
    persons = [pair for pair in opening if pair[1].kind == "person"]
    if not opening:
        return None
    mention, actor = (persons or opening)[0]
    if _BREAK.search(text[sentence.start : mention.span.start]):
        return None
    return Span(_phrase_start(text, sentence, mention.span.start), mention.span.end), actor


def _across_apposition(
    text: str, sentence: Span, cue: int, earlier: list[tuple[Mention, NamedActor]]
) -> tuple[Span, NamedActor] | None:
    """`Ned Price, the spokesperson, said`: the sentence's opening actor with a phrase set off by commas."""
    mention, actor = earlier[0]
    between = text[mention.span.end : cue]
    opens = len(text[sentence.start : mention.span.start].split()) <= 8
    if opens and re.fullmatch(r",[^,“”\"]{2,90},\s*(?:\w+ly\s+|also\s+)?", between):
        return Span(sentence.start, mention.span.end), actor
    return None


def _source_after(
    text: str, sentence: Span, cue: int, here: list[tuple[Mention, NamedActor]]
) -> tuple[Span, NamedActor] | None:
    """`…, said spokesman X`: the actor named right after the cue, when something was said before it."""
    for mention, actor in here:
        between = text[cue : mention.span.start]
        if mention.span.start >= cue and len(between.split()) <= 8 and not _BREAK.search(between):
            before = text[sentence.start : cue].rstrip()
            said = re.search(r"[,”\"]\s*\w+\Z", before)
            if said and actor.kind == "person":
                return Span(cue + len(between) - len(between.lstrip()), mention.span.end), actor
            return None
    return None


def _content(text: str, sentence: Span, cue: re.Match[str], source: Span, *, inverted: bool) -> Span | None:
    after = text[cue.end() : sentence.end]
    rest = after.strip(' .,”"')
    if inverted or len(rest.split()) < 3 or _follows_content(text[sentence.start : source.start], after):
        return _trim(text, sentence.start, min(source.start, cue.start()))
    skip = re.match(r"\s*(?:,\s*(?:however|meanwhile|though),\s*)?(?:that\s+)?", after)
    start = cue.end() + (skip.end() if skip else 0)
    if re.match(r"(?:whether|if|when|where|how|nothing|no\s)\b", text[start : start + 12]):
        return None
    stop = (_STOP if cue.group().endswith("ing") else _TURN).search(text, start, sentence.end)
    end = stop.start() if stop else sentence.end
    return _trim(text, start, end)


def _follows_content(before: str, after: str) -> bool:
    """`China is not impartial, the White House said on Tuesday after …`: what was said stands before its source."""
    told = before.rstrip()
    ahead = told.endswith((",", ",”", ',"')) and len(told.split()) >= 4
    return ahead and _WHEN_OR_WHERE.match(after) is not None and re.search(r"\bthat\b", after[:90]) is None


def _trim(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip(" ,"))
    kept = piece.strip(" ,")
    return Span(start + lead, start + lead + len(kept)) if len(kept.split()) >= 2 else None


def _read_pronoun(
    text: str, number: int, sentence: Span, cue: re.Match[str], before: Attribution | None
) -> Attribution | None:
    """`He noted …` right after a named person spoke."""
    left = text[sentence.start : cue.start()]
    found = _PERSON_PRONOUN.search(left)
    if found is None or before is None or before.actor is None or not before.actor.startswith("person:"):
        return None
    if _NEGATED.search(left) or len(left.split()) > 3:
        return None
    source = Span(sentence.start + found.start(), sentence.start + len(left.rstrip()))
    content = _content(text, sentence, cue, source, inverted=False)
    if content is None:
        return None
    cue_span = Span(cue.start(), cue.end())
    return Attribution(source, before.actor, cue_span, content, number, _kind(cue, content.of(text)))


def _find_according(
    text: str, number: int, sentence: Span, here: list[tuple[Mention, NamedActor]]
) -> Attribution | None:
    found = _ACCORDING.search(text, sentence.start, sentence.end)
    if found is None:
        return None
    stop = _BREAK.search(text, found.end(), sentence.end)
    end = stop.start() if stop else sentence.end
    source = Span(found.end(), found.end() + len(text[found.end() : end].rstrip(" .")))
    named = [actor for mention, actor in here if source.holds(mention.span)]
    person = [actor for actor in named if actor.kind == "person"]
    chosen = person or named
    opening = found.start() == sentence.start
    content = _trim(text, end + 1, sentence.end) if opening else _trim(text, sentence.start, found.start())
    if content is None or not source.of(text):
        return None
    key = chosen[-1].key if chosen else None
    return Attribution(source, key, Span(found.start(), found.end() - 1), content, number, "according")
