"""Reads sums of money with their currency, amounts in units of measure, and tallies of votes out of sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.group.numbers import DIGITS, SCALES, WORD, read_value

_MARKS = {
    "$": "dollars", "US$": "dollars", "A$": "Australian dollars", "AU$": "Australian dollars", "C$": "Canadian dollars",
    "CA$": "Canadian dollars", "NZ$": "New Zealand dollars", "HK$": "Hong Kong dollars", "NT$": "Taiwan dollars",
    "S$": "Singapore dollars", "€": "euros", "£": "pounds", "₹": "rupees", "₽": "roubles", "₩": "won",
    "₴": "hryvnias", "₺": "lira", "¥": "¥",
}  # fmt: skip
_NAMES = {
    r"(?:US|U\.S\.|American)\s+dollars": "dollars",
    r"(?P<whose>Australian|Canadian|New\sZealand|Hong\sKong|Taiwan|Singapore)\s+dollars": "",
    r"dollars": "dollars",
    r"euros?": "euros",
    r"pounds\s+sterling": "pounds",
    r"(?:Russian\s+)?rou?bles?": "roubles",
    r"(?:Chinese\s+)?(?:yuan|renminbi)": "yuan",
    r"(?:Japanese\s+)?yen": "yen",
    r"(?:Indian\s+)?rupees": "rupees",
    r"Pakistani\s+rupees": "Pakistani rupees",
    r"(?:Ukrainian\s+)?hryvnias?": "hryvnias",
    r"(?:Turkish\s+)?liras?": "lira",
    r"(?:Swiss\s+)?francs": "francs",
    r"(?:Saudi\s+)?riyals": "riyals",
    r"(?:Iranian\s+)?rials": "rials",
    r"dirhams": "dirhams",
    r"(?:Israeli\s+)?shekels": "shekels",
    r"(?:Mexican\s+)?pesos": "pesos",
    r"zlotys?": "zlotys",
    r"forints?": "forints",
}
MEASURES = {
    r"kilogram(?:me)?s?|kgs?|kilos?": ("kilograms", 1.0),
    r"(?:metric\s)?tonn?es|metric\stons": ("kilograms", 1_000.0),
    r"cubic\s(?:metres?|meters?)|m³|bcm": ("cubic metres", 1.0),
    r"megawatts?|MW": ("megawatts", 1.0),
    r"gigawatts?|GW": ("megawatts", 1_000.0),
    r"hectares?": ("hectares", 1.0),
}
"""Units of what is bought, held and released; lengths are left out, for they tell how far away something is."""
_SHORT = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
_SCALE = rf"(?:[\s-](?P<scale{{0}}>{'|'.join(SCALES)})\b|\s?(?P<short{{0}}>{'|'.join(_SHORT)})\b)"
_MARKED = re.compile(
    rf"(?<![\w$€£¥])(?P<mark>{'|'.join(map(re.escape, sorted(_MARKS, key=len, reverse=True)))})\s?"
    rf"(?P<digits>{DIGITS}){_SCALE.format('')}?(?![\w%]|[.,]\d)"
)
_NAMED = re.compile(
    rf"(?<![\w.,$€£-])(?:(?P<digits>{DIGITS})|(?P<word>{WORD})|(?P<one>an?))(?:{_SCALE.format('')})?\s+"
    rf"(?P<name>{'|'.join(_NAMES)})\b(?!\s+(?:sign|bill|note|store))",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    rf"(?<![\w.,$€£-])(?:(?P<digits>{DIGITS})|(?P<word>{WORD}))(?:[\s-](?P<scale>{'|'.join(SCALES)})\b)?\s?"
    rf"(?P<unit>{'|'.join(MEASURES)})(?!\w)",
    re.IGNORECASE,
)
_TALLY = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|pass(?:es|ed)?|approv(?:es|ed)|adopt(?:s|ed)|reject(?:s|ed)|carried|defeated|ballot)\b"
    r"[^.;:\d]{0,60}(?P<for>\d{1,3})(?:\s?[-–—]\s?|\sto\s|\svotes\sto\s)(?P<against>\d{1,3})"
    r"(?:\s?[-–—]\s?(?P<abstaining>\d{1,3}))?(?![\w%,]*\d|\s?(?:%|per\s?cent|years?|months?|weeks?|days?|points?|hours?))"
    r"|(?<![\w.,-])(?P<for_ahead>\d{1,3})\s?[-–—]\s?(?P<against_ahead>\d{1,3})\s(?:vote|majority|decision|ruling)\b",
    re.IGNORECASE,
)
TURNOUT = "turnout"
"""The unit of a share of those who may vote."""
_TURNOUT = re.compile(
    rf"\bturnout\b[^.;,\d]{{0,80}}?(?<![\w.])(?P<share>{DIGITS})\s?(?:%|per\s?cent\b)"
    rf"|(?<![\w.])(?P<share_ahead>{DIGITS})\s?(?:%|per\s?cent)\s(?:turnout\b|of\s(?:registered\s|eligible\s|the\s)*voters\s"
    r"(?:had\s|have\s)?(?:cast|voted|turned\sout|took\spart))",
    re.IGNORECASE,
)
_TALLIED = {"for": "votes in favour", "against": "votes against", "abstaining": "abstentions"}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit and its place in the sentence."""

    start: int
    end: int
    unit: str
    """A currency, or what the votes were for: "dollars", "votes against"."""
    value: float
    step: float
    """The last place that was printed: 100,000,000 of "1.2 billion"."""


def find_sums(sentence: str) -> Iterator[Amount]:
    """Give the sums of money a sentence names, each in its own currency."""
    for found in _MARKED.finditer(sentence):
        yield _read(found, _MARKS[found["mark"]])
    for found in _NAMED.finditer(sentence):
        scaled = found["scale"] or found["short"]
        if found["one"] is None or scaled:
            yield _read(found, _currency(found))


def find_measured(sentence: str) -> Iterator[Amount]:
    """Give the weights, volumes, areas and capacities a sentence names, each in one unit."""
    for found in _MEASURED.finditer(sentence):
        unit, times = next(each for name, each in MEASURES.items() if re.fullmatch(name, found["unit"], re.IGNORECASE))
        value, step = read_value(found["digits"] or found["word"], found["scale"])
        yield Amount(found.start(), found.end(), unit, value * times, step * times)


def find_tallies(sentence: str) -> Iterator[Amount]:
    """Give the votes a sentence tallies in one expression: "voted 141-5"."""
    for found in _TALLY.finditer(sentence):
        for group, side in (*_TALLIED.items(), *((f"{name}_ahead", _TALLIED[name]) for name in ("for", "against"))):
            if found[group]:
                yield Amount(*found.span(group), side, float(found[group]), 1.0)


def find_turnouts(sentence: str) -> Iterator[Amount]:
    """Give the shares of voters who took part."""
    for found in _TURNOUT.finditer(sentence):
        group = "share" if found["share"] else "share_ahead"
        value, step = read_value(found[group], None)
        yield Amount(*found.span(group), TURNOUT, value, step)


def _read(found: re.Match[str], unit: str) -> Amount:
    scale = found["scale"] or _SHORT.get((found["short"] or "").lower())
    number = found["digits"] or (found["word"] if "word" in found.re.groupindex else None) or "1"
    value, step = read_value(number, scale)
    return Amount(found.start(), found.end(), unit, value, step)


def _currency(found: re.Match[str]) -> str:
    """Give the currency a name stands for."""
    if found["whose"]:
        return f"{' '.join(found['whose'].split()).title()} dollars"
    return next(unit for name, unit in _NAMES.items() if unit and re.fullmatch(name, found["name"], re.IGNORECASE))
