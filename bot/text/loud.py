"""Reads what is written in capitals alone: names that are spelled loud, and `US`, which may be a pronoun there."""

import re

from bot.model.analysis import Span

LOUD = 4
"""Letters from which a word in capitals is a name or a word rather than an abbreviation."""
_WORD = re.compile(rf"(?<!\w)[^\W\d_a-zà-ž]{{{LOUD},}}(?!\w)")
_OTHER_WORD = re.compile(r"(?<![\w.])(?!USA?\b)[^\W\d_a-zà-ž]{3,}(?![\w.])")
_REACH = 300
"""Letters before and behind a word in which its sentence is looked for."""
_ENDS = re.compile(r"[.!?:;]\s|\n")
_JOINS = re.compile(r"\s?(?:,|&|/|[-‐‑–]|\bAND|\bOR)?\s?")
_OF_STATES = re.compile(r"\bTHE\sUS(?!\w)|\bBETWEEN\sUS\sAND\s|\bUS/")
_THEIRS = re.compile(
    r"[’']S\b|\s(?:(?:NAVY|NAVAL|ARMY|MILITARY|MARINES?|TROOPS|FORCES|STATE|TREASURY|DEFEN[CS]E|PRESIDENT|CONGRESS|"
    r"SENATE|SENATORS?|LAWMAKERS|EMBASSY|CONSULATE|GOVERNMENT|OFFICIALS?|AMBASSADORS?|SECRETARY|ENVOYS?|DELEGATION|"
    r"DIPLOMATS?|SOLDIERS?|WARSHIPS?|(?:AIR)?STRIKES?|DRONES?|BASES?|SANCTIONS|TARIFFS|DOLLARS?|COURTS?|JUDGES?|"
    r"CITIZENS?|NATIONALS?|BORDER|ELECTIONS?|SUPREME|FEDERAL|INTELLIGENCE)\b)"
)
"""What a state has: behind `US` in capitals it tells the United States from a pronoun."""


def spell_quietly(text: str) -> str:
    """Give a text of the same length with its words in capitals spelled as names are."""
    return _WORD.sub(lambda found: found[0][0] + found[0][1:].lower(), text)


def is_loud(text: str, span: Span) -> bool:
    """Say whether all that is told around a word is in capitals."""
    around = "".join(_read_around(text, span))
    return around == around.upper()


def _read_around(text: str, span: Span) -> tuple[str, str]:
    """Give what a sentence or line says before a word of it and behind."""
    first = max(0, span.start - _REACH)
    ends = [each.end() for each in _ENDS.finditer(text, first, span.start)]
    closes = _ENDS.search(text, span.end, span.end + _REACH)
    last = closes.start() if closes else span.end + _REACH
    return text[ends[-1] if ends else first : span.start], text[span.end : last]


def is_pronoun(text: str, us: Span, listed_until: int) -> bool:
    """Say whether `US` may be a pronoun: all around is in capitals, and nothing tells that the United States are meant;
    `listed_until` is where the state named before ends."""
    ahead, behind = _read_around(text, us)
    if not is_loud(text, us) or _OTHER_WORD.search(f"{ahead} {behind}") is None:
        return False
    follows = 0 < listed_until <= us.start and _JOINS.fullmatch(text, listed_until, us.start) is not None
    opens = not re.search(r"\w", ahead)
    return not (opens or follows or _OF_STATES.search(ahead + "US" + behind[:5]) or _THEIRS.match(behind))
