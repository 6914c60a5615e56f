"""Finds pronouns in a claim that stand for somebody whom only another sentence names: alone they mean the wrong one."""

import re
from collections.abc import Iterator, Sequence

from bot.evidence.compared import Compared, Finding
from bot.evidence.reading import Reading, Word, read
from bot.evidence.speakers import CUES, find_speakers
from bot.text.proper_names import THINGS
from bot.text.roles import TITLES

_ANY = re.compile(r"\b(?:he|she|him|his|hers?|himself|herself|they|them|theirs?|its?)\b", re.IGNORECASE)
_ACTS = frozenset({"he", "she", "they", "it"})
_SINGLE = frozenset("he she him his her hers himself herself".split())
_SEVERAL = frozenset("they them their theirs".split())
_PERSONS = TITLES | frozenset(
    "official critic man woman counterpart candidate king queen negotiator executive founder".split()
)
_MANY = frozenset("people police both men women children troops media government team pair duo crew".split())
_DETERMINERS = frozenset("the a an this that these those its their his her our no every each any".split())
_OPENING = frozenset(
    "when while after before as although though if since once because asked despite in on at during with by for".split()
)
"""What may open a clause that says `he` or `his` before the main one names who is meant."""
_PLACED = frozenset("in at near outside".split())
_BEING = frozenset(
    "is was be been being would will remains remained seems seemed appears appeared became becomes".split()
)
_EMPTY = frozenset(
    """clear unclear possible impossible likely unlikely important necessary essential vital crucial hard easy difficult
    too time uncertain unknown known understood believed thought expected hoped reported said agreed decided announced
    premature good bad better best wrong right true worth natural normal early late only up""".split()
)
"""What `it is` tells without that `it` stands for anything."""
_ONE_OF_THEM = frozenset("second third fourth fifth sixth other last".split())
"""Behind `the` and before a verb, one of those who were counted: `Two of the climbers are safe, but the third is`."""
_TAKING_UP = frozenset("that to whether how when who if why for what which where".split())


def check_referents(compared: Compared) -> Iterator[Finding]:
    """Whoever speaks or acts as `he`, `she`, `they` or `it` is named before in the same claim."""
    word = _find_unnamed(compared.claim)
    if word is not None:
        yield Finding("speaker", f"Nobody named before can be meant by “{word.printed}”. Name who it is.")


def explains_itself(text: str) -> bool:
    """Say whether every pronoun of a text has somebody or something in it that it can mean."""
    return _ANY.search(text) is None or _find_unnamed(read(text)) is None


def _find_unnamed(reading: Reading) -> Word | None:
    """Give the first pronoun that nothing in the text explains."""
    before: list[Word] = []
    for sentence in reading.sentences:
        for at, word in enumerate(sentence):
            if _ANY.fullmatch(word.printed) and not _is_explained(sentence, at, before):
                return word
        before += sentence
    return None


def _is_explained(sentence: Sequence[Word], at: int, earlier: Sequence[Word]) -> bool:
    """Say whether a pronoun's sentence or the ones before it hold whom it can mean.

    Behind what is said stands who was named as speaking before: never whom the words themselves are about.
    """
    word = sentence[at].folded
    if word == "it" and _is_empty(sentence, at):
        return True
    said = [*earlier, *sentence[:at]]
    if word in _ACTS and _closes_speech(sentence, at):
        return _is_heard(sentence[:at], word) or (bool(earlier) and _is_heard(earlier, word))
    if _can_mean(word, said):
        return True
    ahead = word not in _ACTS or _is_in_opening(sentence, at)
    return ahead and _can_mean(word, [*said, *sentence[at + 1 :]])


def _closes_speech(sentence: Sequence[Word], at: int) -> bool:
    """`…, he said` and `…, they told reporters`."""
    cue = at + 2 if sentence[at + 1 : at + 2] and sentence[at + 1].folded in _BETWEEN else at + 1
    speaks = cue < len(sentence) and sentence[cue].folded in _SAY
    return speaks and at > 0 and (sentence[at].parted or cue == len(sentence) - 1)


_SAY = CUES | frozenset({"say", "continued", "explained", "replied"})
_BETWEEN = frozenset("also then later has had have".split())


def _is_heard(words: Sequence[Word], pronoun: str) -> bool:
    """Say whether somebody the pronoun can mean speaks in words before it."""
    return any(
        _fits(pronoun, words, [at for at, word in enumerate(words) if (word.name or word.stem) in speaker.source])
        for speaker in find_speakers(words)
    )


def _fits(pronoun: str, words: Sequence[Word], places: Sequence[int]) -> bool:
    """Say whether a pronoun can mean who is named at some places."""
    if pronoun in _SINGLE:
        return any(_is_person(words, at) for at in places)
    if pronoun in _SEVERAL:
        return len(places) > 1 or any(_is_plural(words[at]) for at in places)
    return bool(places)


def _can_mean(pronoun: str, words: Sequence[Word]) -> bool:
    if pronoun in _SINGLE:
        return any(_is_person(words, at) for at in range(len(words)))
    if pronoun in _SEVERAL:
        names = {word.name for word in words if word.name}
        return len(names) > 1 or any(_is_plural(word) for word in words)
    return any(word.name or (word.carries and at and _is_told(words, at)) for at, word in enumerate(words))


def _is_told(words: Sequence[Word], at: int) -> bool:
    """A thing, with its article or whose it is before it."""
    return any(each.folded in _DETERMINERS or each.owner for each in words[max(0, at - 2) : at])


def _is_plural(word: Word) -> bool:
    ends = word.folded.endswith("s") and not word.folded.endswith("ss") and len(word.folded) > 3
    return word.folded in _MANY or (ends and word.carries and word.figure is None and word.name is None)


def _is_person(words: Sequence[Word], at: int) -> bool:
    """A person's name, as far as can be told, or an office that one holds."""
    word = words[at]
    if word.folded in _PERSONS or word.folded.removesuffix("s") in _PERSONS:
        return True
    if _is_one_of_several(words, at):
        return True
    if word.name is None or ":" in word.name or word.printed in THINGS:
        return False
    start = at
    while start and words[start - 1].name and not words[start].parted:
        start -= 1
    before = words[start - 1].folded if start else ""
    end = at
    while end + 1 < len(words) and words[end + 1].name and not words[end + 1].parted:
        end += 1
    return before not in _PLACED | {"the", "a", "an"} and not any(
        each.printed in THINGS for each in words[at : end + 1]
    )


def names_one_of_several(text: str) -> bool:
    """Say whether a text tells of one of those whom it counts: `Two of the climbers are safe, but the third is …`."""
    return any(_is_one_of_several(each, at) for each in read(text).sentences for at in range(len(each)))


def _is_one_of_several(words: Sequence[Word], at: int) -> bool:
    if words[at].folded not in _ONE_OF_THEM or not 0 < at < len(words) - 1 or words[at - 1].folded != "the":
        return False
    counted = any(each.figure is not None for each in words[: at - 1])
    return counted and words[at + 1].folded in _BEING | {"has", "had", "who"}


def _is_in_opening(sentence: Sequence[Word], at: int) -> bool:
    """Say whether a word stands in a clause before the main one: `When he arrived, …`."""
    comma = next((place for place in range(1, len(sentence)) if sentence[place].parted), len(sentence))
    return sentence[0].folded in _OPENING and at < comma < len(sentence)


def _is_empty(sentence: Sequence[Word], at: int) -> bool:
    """`It is unclear whether`, `it was China that`: `it` stands for nothing."""
    behind = [each for each in sentence[at + 1 : at + 7] if not (each.negates or each.folded.endswith("ly"))]
    asks = at > 0 and sentence[at - 1].folded in _BEING
    while behind and behind[0].folded in _BEING | {"has", "had", "have", "still", "yet", "also", "the"}:
        asks = asks or behind[0].folded in _BEING
        behind.pop(0)
    told = bool(behind) and (behind[0].folded in _EMPTY or behind[0].name is not None)
    return asks and told and any(each.folded in _TAKING_UP for each in sentence[at + 1 :])


def backs_that(words: str) -> bool:
    """Say whether somebody would stand for or against what nothing before it tells: `Peru would support that, …`."""
    return _BACKS_THAT.match(words) is not None


_BACKS_THAT = re.compile(
    r"\A(?:(?!;|:|,\s(?:which|who|and|but)\b|\b(?:and|but|if|when|while|after|before|because|that|this|who|which|whether)\b)[^“”\"])*?"
    r"\b(?:support|back|accept|oppose|reject|favour|favor|endorse|welcome|approve|resist|veto)(?:s|d|ed|ing)?\s(?:that|this)"
    r"(?=[.,;]|\W*\Z|\s(?:once|if|when|unless|only|provided|as\ssoon|but|and|too|so\slong|in\sprinciple|after|before|until)\b)"
)
