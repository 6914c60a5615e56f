"""Finds who is said to speak in a sentence, and compares speakers of a claim with those of what it cites."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.evidence.reading import Word, is_passive

CUES = frozenset(
    """said says saying told tells stated states added adds warned warns announced announces insisted insists claimed
    claims argued argues confirmed confirms denied denies accused accuses condemned condemns urged urges rejected
    rejects vowed vows pledged declared acknowledged admitted admits noted wrote tweeted called criticized criticised
    praised blamed blames promised suggested described""".split()
)
_SAYING = frozenset("said says added adds noted wrote told".split())
"""Cues that may stand before their source: `…, said the minister`."""
_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "we", "i"})
_ROLES = re.compile(
    r"(?:official|spokes(?:man|woman|person)|minister|ministry|president|secretary|government|kremlin|police|army|"
    r"military|leader|ambassador|envoy|lawmaker|senator|analyst|expert|critic|source|diplomat|chief|head|judge|court|"
    r"prosecutor|company|group|union|adviser|commander|general|mayor|governor|department|agency)s?\Z"
)
_JOINING = frozenset({"the", "of", "for", "a", "an", "and", "foreign", "prime", "deputy", "defence", "defense"})
_BEFORE_NOUNS = frozenset("the a an his her its their these those any such of".split())
_MOST_BACK = 9
_LEAST_BACK = 4
"""Words before an aside between commas that may name who speaks."""
_LEAST_OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, and the telling words of what is said."""

    source: frozenset[str]
    """Names and role words, folded; listed actors by their key."""
    content: frozenset[str]
    named: bool
    """A name stands there; `he` and `the agency` may be anybody named before."""
    shown: str
    cue: str = ""
    """The stem of a verb that says more than `said`: who accuses is not who reports the accusation."""


def find_speakers(sentence: Sequence[Word]) -> Iterator[Speaker]:
    """Give each one who speaks in a sentence, in order."""
    for at, word in enumerate(sentence):
        if not _is_cue(sentence, at):
            continue
        if word.folded == "to":
            source = _to_comma(sentence[at + 1 : at + 1 + _MOST_BACK])
        elif is_passive(sentence, at):
            source = _behind_by(sentence, at)
        else:
            inverted = word.folded in _SAYING and word.parted
            source = _before(sentence, at) or (_after(sentence, at) if inverted else ())
        found = _make(sentence, source, "" if word.folded in _SAYING or word.folded == "to" else word.stem)
        if found is not None:
            yield found


def _is_cue(sentence: Sequence[Word], at: int) -> bool:
    """A verb of speech, no noun (`its claims`, `the accused`) and no part of a name; or the `to` of `according to`."""
    word, before = sentence[at], sentence[at - 1] if at else None
    if word.folded == "to":
        return before is not None and before.folded == "according"
    noun = before is not None and not word.parted and (before.owner or before.folded in _BEFORE_NOUNS)
    return word.folded in CUES and word.name is None and not noun


def _to_comma(words: Sequence[Word]) -> Sequence[Word]:
    end = next((at for at, word in enumerate(words) if at and word.parted), len(words))
    return words[:end]


def _behind_by(sentence: Sequence[Word], at: int) -> Sequence[Word]:
    """The words behind the `by` of a passive; without one nobody is named."""
    by = next((place for place in range(at + 1, len(sentence)) if sentence[place].folded == "by"), len(sentence))
    return sentence[by + 1 : by + 1 + _MOST_BACK]


def _before(sentence: Sequence[Word], at: int) -> Sequence[Word]:
    """The words before a cue back to the last one that speaks, or as far as a subject reaches.

    Before a cue that ends its sentence stands the speaker alone: what is said comes first.
    """
    start = max(0, at - _MOST_BACK)
    nearest = next((place for place in range(at - 1, start - 1, -1) if _can_speak(sentence[place])), at)
    if sentence[nearest].folded in _PRONOUNS - {"who"} and not sentence[at].parted:
        return sentence[nearest : nearest + 1]
    if sentence[at].parted:
        aside = next((place for place in range(at - 1, 0, -1) if sentence[place].parted), at)
        start = max(0, min(start, aside - _LEAST_BACK))
    if sentence[at].folded in _SAYING and not any(word.carries for word in sentence[at + 1 :]):
        while start < at and not all(_can_speak(word) or word.folded in _JOINING for word in sentence[start:at]):
            start += 1
    for place in range(at - 1, start - 1, -1):
        if sentence[place].folded in CUES | {"that", "but", "while", "after"}:
            start = place + 1
            break
    return [word for word in sentence[start:at] if _can_speak(word)] and sentence[start:at]


def _after(sentence: Sequence[Word], at: int) -> Sequence[Word]:
    found = sentence[at + 1 : at + 6]
    return found if any(_can_speak(word) for word in found) else ()


def _can_speak(word: Word) -> bool:
    return word.name is not None or word.folded in _PRONOUNS or bool(_ROLES.match(word.folded))


def _make(sentence: Sequence[Word], source: Sequence[Word], cue: str) -> Speaker | None:
    speaking = [word for word in source if _can_speak(word)]
    if not speaking:
        return None
    names = frozenset(word.name or word.stem for word in speaking if word.folded not in _PRONOUNS)
    content = frozenset(
        word.stem
        for word in sentence
        if word.carries and word not in source and word.folded not in CUES and word.folded != "according"
    )
    named = any(word.name for word in speaking)
    shown = " ".join(word.printed for word in speaking[-3:] if word.folded not in _PRONOUNS)
    return Speaker(names, content, named, shown, cue)


def holds_speaker(claimed: Speaker, there: Sequence[Speaker]) -> bool:
    """Say whether one of those who say most of this in the passages is the one the claim names.

    Where nobody is heard to say much of it, the other checks decide.
    """
    doing = [each for each in there if claimed.cue and each.cue == claimed.cue]
    if doing and claimed.named and not any(not each.named or claimed.source & each.source for each in doing):
        return False
    overlaps = [(_overlap(claimed, each), each) for each in there]
    best = max((share for share, _ in overlaps), default=0.0)
    if best < _LEAST_OVERLAP:
        return True
    likely = [each for share, each in overlaps if share >= max(_LEAST_OVERLAP, 0.7 * best)]
    return any(not each.named or claimed.source & each.source for each in likely)


def _overlap(claimed: Speaker, each: Speaker) -> float:
    return len(claimed.content & each.content) / len(claimed.content) if claimed.content else 0.0
