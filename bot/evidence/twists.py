"""Finds small changes that turn the meaning of a sentence while nearly all of its words are the source's own."""

from collections.abc import Iterator, Sequence

from bot.evidence.acts import check_order
from bot.evidence.compared import ALIKE, Check, Compared, Finding
from bot.evidence.reading import Word
from bot.evidence.speakers import CUES, find_speakers
from bot.evidence.tenses import check_times
from bot.evidence.units import KINDS, UNITS

_MEASURED = frozenset({"money", "amount", "length", "power", "warmth"})
"""Kinds of unit of which one is not told in another."""
_EXTENT = frozenset(
    "all every only always entire entirely whole solely exclusively dozens hundreds thousands millions scores".split()
)
_LESSER = frozenset("deputy vice acting interim assistant former ex shadow designate".split())
_OFFICES = frozenset(
    "minister president secretary chancellor director governor chief adviser ambassador premier leader mayor".split()
)
_SAYS_NO = frozenset("forbid fail refus fals false untru untrue prevent ban cancel reject deni deny".split())
_ALMOST = frozenset("almost nearly virtually practically mostly largely partly hardly".split())
_WHOLE = frozenset("all every everyone everybody everything entire".split())
_PARTS = frozenset("much most some many part parts half majority several few portion bulk share third quarter".split())
PARTIAL = _PARTS | _ALMOST | frozenset("partial partially percent certain limited".split())
_DETERMINERS = frozenset("its their his her the this these those all our my".split())
_NO_PART_BEHIND = frozenset("as is was are were be been being take takes took taking taken".split())
"""`As part of the plan`, `is part of the union`: no share of a whole."""
_IF = frozenset("if unless provided".split())
_ONCE = frozenset("when once until".split())
"""What opens a condition where what depends on it is still ahead."""
_ONLY = frozenset("after with by".split())
"""What opens a condition behind `only`."""
_CONDITIONAL = (
    _IF | _ONCE | frozenset("could may might whether after only depends depend conditional condition".split())
)
_AHEAD = frozenset("will would shall can must should".split())
_PRONOUNS = frozenset("he she it they him her them his their its who which".split())
_FEW = 6
"""Sentences cited, up to which a claim may be held to one of them."""


def check_units(compared: Compared) -> Iterator[Finding]:
    """A number keeps its unit, and whether something changed by it or to it; no unit takes another's place."""
    there, said = compared.passages.words, compared.claim.words
    for at, word in enumerate(said):
        figured = enumerate(there) if word.figure is not None else ()
        places = [place for place, each in figured if each.figure == word.figure]
        if not places:
            continue
        units = {there[place].unit for place in places}
        if word.unit is not None and None not in units and word.unit not in units:
            yield Finding("number", f"The number {word.printed} has another unit in what is cited.")
        before = {there[place - 1].folded for place in places if place}
        if at and said[at - 1].folded in {"by", "to"} and before and before <= {"by", "to"} - {said[at - 1].folded}:
            yield Finding("number", f"What is cited says “{min(before)} {word.printed}”.")
    known = set(_list_units(there))
    for unit in _list_units(said):
        rival = next((each for each in known if KINDS[each] == KINDS[unit] and KINDS[unit] in _MEASURED), None)
        if unit not in known and rival is not None:
            yield Finding("number", f"What is cited speaks of the {rival}, not of the {unit}.")
            return


def _list_units(words: Sequence[Word]) -> Iterator[str]:
    for word in words:
        unit = word.unit or UNITS.get(word.folded)
        if unit is not None:
            yield unit


def check_extent(compared: Compared) -> Iterator[Finding]:
    """Words like `all` and `only` are the source's own, and what it says of a part is not said of the whole."""
    if compared.share < ALIKE:
        return
    there, said = compared.passages.words, compared.claim.words
    for at, word in enumerate(said):
        if word.folded not in _EXTENT or word.figure is not None or _is_limited(said, at) or _is_phrase(said, at):
            continue
        if not any(each.folded == word.folded and not _is_limited(there, place) for place, each in enumerate(there)):
            yield Finding("uncovered", f"What is cited does not say “{word.printed}”.")
            return
    if any(word.folded in PARTIAL for word in said):
        return
    told = {word.stem for word in said if word.carries}
    for part, whole in _list_parts(compared.nearest):
        if whole.stem in told:
            yield Finding("uncovered", f"What is cited says “{part.printed} … {whole.printed}”, not all of it.")
            return


def _is_phrase(words: Sequence[Word], at: int) -> bool:
    """`All over`, `at all`, `after all`: nothing is counted."""
    beside = {each.folded for each in (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])}
    return words[at].folded == "all" and bool(beside & {"over", "at", "after", "above", "along"})


def _is_limited(words: Sequence[Word], at: int) -> bool:
    return at > 0 and words[at - 1].folded in _ALMOST | {"not"}


def _list_parts(words: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """Every `much of its …` and `almost all …`, with the word for what it is a part of."""
    for at, word in enumerate(words[:-2]):
        follows, before = words[at + 1].folded, words[at - 1].folded if at else ""
        of = word.folded in _PARTS and follows == "of" and words[at + 2].folded in _DETERMINERS
        almost = word.folded in _ALMOST and follows in _WHOLE
        if almost or (of and before not in _NO_PART_BEHIND):
            whole = next((each for each in words[at + 2 : at + 6] if each.carries), None)
            if whole is not None:
                yield word, whole


def check_rank(compared: Compared) -> Iterator[Finding]:
    """A deputy, acting or former office is not made a full one."""
    there, said = compared.passages.words, compared.claim.words
    for at, word in enumerate(said):
        if word.folded not in _OFFICES or _lesser(said, at) is not None:
            continue
        ranks = [_lesser(there, place) for place, each in enumerate(there) if each.folded == word.folded]
        if ranks and all(ranks):
            yield Finding("changed", f"What is cited says “{ranks[0]} … {word.printed}”.")
            return


def _lesser(words: Sequence[Word], at: int) -> str | None:
    return next((each.folded for each in words[max(0, at - 2) : at] if each.folded in _LESSER), None)


def check_refusals(compared: Compared) -> Iterator[Finding]:
    """A verb that says no stands in the claim only where the cited sentence says no in some way."""
    if compared.share < ALIKE or any(word.negates or word.stem in _SAYS_NO for word in compared.nearest):
        return
    present = {word.stem for word in compared.passages.words}
    for word in compared.claim.words:
        if word.stem in _SAYS_NO and word.stem not in present:
            yield Finding("negation", f"What is cited does not say “{word.printed}”.")
            return


def check_together(compared: Compared) -> Iterator[Finding]:
    """Where few sentences are cited, the names and numbers of one clause stand in one of them: nothing is stitched.

    A sentence that says `he` or `it` may tell of somebody whom another one names, but not where `he` is who speaks: its
    words would become another's.
    """
    sentences = compared.passages.sentences
    if not 1 < len(sentences) <= _FEW:
        return
    loose = set[object]()
    for sentence in sentences:
        if any(word.folded in _PRONOUNS and not _speaks(sentence, at) for at, word in enumerate(sentence)):
            loose |= _facts(sentence)
    told = [_facts(sentence) | (loose if _facts(sentence) & loose else set()) for sentence in sentences]
    for clause in _list_clauses(compared.claim.words):
        facts = _facts(clause)
        known = {fact for fact in facts if any(fact in each for each in told)}
        if len(known) > 1 and not any(known <= each for each in told):
            shown = " ".join(word.printed for word in clause)
            yield Finding("changed", f"No cited sentence tells all of “{shown}”; say in one sentence what one says.")
            return


def _speaks(sentence: Sequence[Word], at: int) -> bool:
    return any(each.folded in CUES for each in sentence[at + 1 : at + 2])


def _facts(words: Sequence[Word]) -> set[object]:
    return {
        word.name or word.date or word.figure for word in words if word.name or word.date or word.figure is not None
    }


def _list_clauses(words: Sequence[Word]) -> Iterator[list[Word]]:
    clause: list[Word] = []
    for word in words:
        if word.folded in {"and", "while", "but"} and sum(each.carries for each in clause) > _LEAST_CLAUSE:
            yield clause
            clause = []
        clause.append(word)
    yield clause


_LEAST_CLAUSE = 3


def check_conditions(compared: Compared) -> Iterator[Finding]:
    """A condition of the cited sentence is not lost where the claim tells what depends on it."""
    said = {word.folded for word in compared.claim.words}
    if compared.share < ALIKE or said & _CONDITIONAL:
        return
    told = {word.stem for word in compared.claim.words if word.carries}
    for opener, condition, governed in _list_conditions(compared.nearest):
        depends = {word.stem for word in governed if word.carries}
        kept = {word.stem for word in condition if word.carries} - depends
        if 2 * len(told & depends) >= len(depends) and 2 * len(told & kept) < max(1, len(kept)):
            yield Finding("likelihood", f"What is cited says so only “{opener.printed} …”.")
            return


def _list_conditions(words: Sequence[Word]) -> Iterator[tuple[Word, Sequence[Word], Sequence[Word]]]:
    """The word that opens each condition, the condition, and the clause that depends on it."""
    for at, word in enumerate(words):
        before, behind = (words[place].folded if 0 <= place < len(words) else "" for place in (at - 1, at + 1))
        only = before == "only"
        if before in {"even", "as", "what"} or (word.folded == "provided" and behind != "that"):
            continue
        if word.folded not in _IF | _ONCE and not (only and word.folded in _ONLY):
            continue
        end = next((place for place in range(at + 1, len(words)) if words[place].parted), len(words))
        opens = at == only or words[at - only].parted or words[at - only - 1].folded in {"that", "and", "but"}
        start = next((place for place in range(at - 1, 0, -1) if words[place].parted), 0)
        follows = next((place for place in range(end + 1, len(words)) if words[place].parted), len(words))
        governed = words[end:follows] if opens and end < len(words) else words[start : at - only]
        ahead = word.folded in _IF or only or any(each.folded in _AHEAD for each in governed)
        if ahead and governed:
            yield word, words[at + 1 : end], governed


def check_lost_speaker(compared: Compared) -> Iterator[Finding]:
    """What somebody says, named or not, is not told as known."""
    if compared.share < ALIKE:
        return
    claimed = [each for sentence in compared.claim.sentences for each in find_speakers(sentence)]
    there = [each for each in find_speakers(compared.nearest) if each.source]
    told = {word.stem for word in compared.claim.words if word.carries}
    for speaker in there:
        covered = len(told & speaker.content) >= ALIKE * len(told - speaker.source)
        named = any(speaker.source & (each.source or speaker.source) for each in claimed)
        if covered and not named:
            yield Finding("speaker", f"In what is cited {speaker.shown} says this; say so.")
            return


TWISTS: tuple[Check, ...] = (check_order, check_units, check_extent, check_rank, check_times, check_refusals)
"""What may not change, whoever retells it."""
KEPT: tuple[Check, ...] = (check_together, check_conditions, check_lost_speaker)
"""What this house wants kept where a sentence is cited: one source sentence a clause, its condition, its speaker."""
