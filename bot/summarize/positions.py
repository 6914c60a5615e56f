"""Writes what different actors say on the same issue, so that both sides stand together."""

import difflib
import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from bot.model.analysis import ActorKey, Material
from bot.model.briefing import Position, Side
from bot.model.story import Story
from bot.summarize.basis import name_in_text
from bot.summarize.denials import denies, find_facing
from bot.summarize.issues import (
    EMPTY,
    GENERIC,
    Camps,
    Statement,
    find_quality,
    is_between_camps,
    list_camps,
    list_statements,
    pair_up,
    weigh_stems,
)
from bot.summarize.quoting import Desk
from bot.summarize.sentences import Passage
from bot.text.gazetteer import load_gazetteer
from bot.text.words import STOP_WORDS, content_words, stem

_SAME = 0.7
"""Likeness from which a statement is shown already in another section."""
_WHAT_WAS_SAID = "What was said"
_BENT = re.compile(r"(?:ed|ing|ly|ive|ful|ous|able|ible)\Z")
_REPEATS = 0.6
_REPEATS_ANOTHER = 0.8
"""Share of a claim's words in common from which it says what the same side, or another one, says already."""
_MOST_ABOUT = 3
"""Actors that all sides speak of, from which on naming them tells nothing."""
_CUES = frozenset(
    stem(word)
    for word in """accusing accused accuses denying denied denies rejecting rejected saying calling called warning
    warned blaming blamed urging urged adding added claim claims claimed claiming""".split()
)


def write_positions(
    materials: Sequence[Material], desk: Desk, most: int, stories: Sequence[Story] = ()
) -> tuple[Position, ...]:
    """Give issues on which at least two actors speak, most telling first, each side with up to two claims."""
    told_in = {article: at for at, story in enumerate(stories) for article in story.articles}
    statements = [each for material in materials for each in list_statements(material, told_in)]
    rarity, camps = weigh_stems(statements), list_camps(materials)
    counts = Counter(word for statement in statements for word in statement.issue)
    written: list[Position] = []
    for group in pair_up(statements, rarity, camps):
        if len(written) == most:
            break
        position = _write(group, counts, camps, desk)
        if position is not None:
            written.append(position)
    return tuple(written)


def _write(group: Sequence[Statement], counts: Mapping[str, int], camps: Camps, desk: Desk) -> Position | None:
    sides: dict[ActorKey, Side] = {}
    for statement in sorted(group, key=lambda each: desk.is_dated(each.passage)):
        side = sides.get(statement.actor, Side(statement.name, ()))
        if len(side.claims) == 2 or (len(sides) == 4 and statement.actor not in sides):
            continue
        if any(
            _says_same(statement.passage, each.text, _REPEATS if actor == statement.actor else _REPEATS_ANOTHER)
            for actor, told in sides.items()
            for each in told.claims
        ):
            continue
        fits = group[-1].replies or desk.is_new(statement.passage, _SAME)
        claim = desk.show(statement.passage, alone=_is_faced(statement, group)) if fits else None
        if claim is not None:
            sides[statement.actor] = Side(statement.name, (*side.claims, claim))
    shown = [each for each in group if each.actor in sides]
    if not shown or not is_between_camps(shown, camps):
        desk.take_back([claim for side in sides.values() for claim in side.claims])
        return None
    return Position(_label(shown, counts, camps), tuple(sides.values()))


def _is_faced(statement: Statement, group: Sequence[Statement]) -> bool:
    """Say whether another statement of the group denies this one, or tells its act the other way round."""
    facing, passage = find_facing(statement.passage), statement.passage
    told = (each.passage for each in group if each.passage.material is passage.material)
    return any(denies(each, passage) or (facing is not None and facing.holds(each.span)) for each in told)


def _says_same(passage: Passage, shown: str, most: float) -> bool:
    stems = frozenset(stem(word) for word in content_words(shown))
    return len(passage.stems & stems) > most * min(len(passage.stems), len(stems))


def _label(group: Sequence[Statement], counts: Mapping[str, int], camps: Camps) -> str:
    """The longest words that two sides have in common, else the word or two that they share most; a single word says
    whose it is where all speak of the same actors: `China: paper`. A retort is to what one says of the other."""
    charge, reply = group[0], group[-1]
    if reply.replies:
        accused = camps.get(reply.actor, reply.actor)
        whom = name_in_text(load_gazetteer().find_name(accused) or reply.name)
        told = f"accuses {whom} of" if charge.attribution.kind == "accuses" else f"says of {whom}"
        return f"What {name_in_text(charge.name)} {told}"
    pairs = [pair for pair in itertools.combinations(group, 2) if pair[0].actor != pair[1].actor]
    quality = next((word for one, other in pairs if (word := find_quality(one, other)) is not None), None)
    if quality is not None:
        return quality
    phrase = max((_common_phrase(one, other) for one, other in pairs), key=len, default="")
    if phrase:
        return phrase[0].upper() + phrase[1:]
    shared = Counter(word for one, other in pairs for word in _things(one) & _things(other))
    best = sorted(shared, key=lambda word: (-shared[word], -counts.get(word, 0), word))[:2]
    printed: dict[str, str] = {}
    for statement in group:
        for word in re.findall(r"[\w-]+", statement.sentence):
            if stem(word.casefold()) in best:
                printed.setdefault(stem(word.casefold()), word)
    words = [printed[word] for word in best if word in printed]
    about = frozenset.intersection(*(each.about for each in group))
    if len(words) == 1 and 0 < len(about) < _MOST_ABOUT:
        return f"{' and '.join(sorted(map(load_gazetteer().name_of, about)))}: {words[0]}"
    return ", ".join(words).capitalize() or _WHAT_WAS_SAID


def _things(statement: Statement) -> frozenset[str]:
    """Stems of a passage's words that can name an issue: no names, no verbs of saying, nothing that bends."""
    words = re.findall(r"[^\W\d_][\w-]{3,}", statement.sentence)
    plain = {word for word in words if word.islower() and not _BENT.search(word) and word not in STOP_WORDS}
    return frozenset(stem(word) for word in plain) - GENERIC - _CUES - EMPTY


def _common_phrase(one: Statement, other: Statement) -> str:
    """The longest run of two to six words that both print, about their issue, without small words at its ends."""
    mine, its = (re.findall(r"[\w’'-]+", each.sentence) for each in (one, other))
    match = difflib.SequenceMatcher(
        None, [word.casefold() for word in mine], [word.casefold() for word in its], autojunk=False
    ).find_longest_match()
    words = mine[match.a : match.a + match.size]
    while words and words[0].casefold() in STOP_WORDS:
        words.pop(0)
    while words and words[-1].casefold() in STOP_WORDS:
        words.pop()
    about = {stem(word.casefold()) for word in words} & one.issue & other.issue
    return " ".join(words) if 2 <= len(words) <= 6 and about else ""
