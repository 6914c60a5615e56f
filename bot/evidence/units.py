"""Reads what a number counts in (a currency, a measure, a share of a hundred), so that no unit is exchanged."""

import re

_WORDS = {
    "money": """dollar=dollar dollars usd; euro=euro euros eur; pound=pound pounds sterling gbp; yuan=yuan renminbi rmb;
        rouble=rouble roubles ruble rubles; hryvnia=hryvnia hryvnias; yen=yen; rupee=rupee rupees; franc=franc francs;
        lira=lira liras; rial=rial rials; riyal=riyal riyals; dirham=dirham dirhams; peso=peso pesos;
        shekel=shekel shekels; zloty=zloty zlotys; krona=krona kronor; krone=krone kroner; rand=rand; ringgit=ringgit;
        dinar=dinar dinars; tenge=tenge""",
    "amount": """tonne=tonne tonnes ton tons; kilogram=kilogram kilograms kilogramme kilogrammes kg kilo kilos;
        barrel=barrel barrels; litre=litre litres liter liters; gallon=gallon gallons; bushel=bushel bushels""",
    "length": """kilometre=kilometre kilometres kilometer kilometers km; mile=mile miles;
        metre=metre metres meter meters; foot=foot feet""",
    "power": "megawatt=megawatt megawatts mw; gigawatt=gigawatt gigawatts gw; kilowatt=kilowatt kilowatts kw",
    "warmth": "celsius=celsius; fahrenheit=fahrenheit",
    "time": """year=year years; month=month months; week=week weeks; day=day days; hour=hour hours;
        minute=minute minutes; second=seconds""",
}
UNITS: dict[str, str] = {}
"""The unit a folded word names."""
KINDS: dict[str, str] = {"percent": "share", "point": "share"}
"""What kind of unit each is."""
for _kind, _lines in _WORDS.items():
    for _line in _lines.split(";"):
        _unit, _, _forms = _line.strip().partition("=")
        KINDS[_unit] = _kind
        UNITS |= dict.fromkeys(_forms.split(), _unit)
_SYMBOLS = {"$": "dollar", "€": "euro", "£": "pound", "₽": "rouble", "₴": "hryvnia", "₹": "rupee", "₪": "shekel"}
_BEFORE = re.compile(r"(?P<symbol>[$€£₽₴₹₪])\s?\Z")
_BEHIND = re.compile(
    r"""-?\s?(?:(?P<point>(?:percentage|basis)\s+points?|points?\b) | (?P<percent>%|per\s?cent\b|percent\b|pct\b)
      | (?P<symbol>[€£₽₴₹₪]) | (?:(?!and\b|or\b|in\b)[\w.’'-]+\s+)?(?P<word>[^\W\d_]+))""",
    re.VERBOSE | re.IGNORECASE,
)
_NEXT = re.compile(r"-?\s?([^\W\d_]+)")


def find_unit(text: str, start: int, end: int) -> str | None:
    """Give the unit of the number that stands there in a text; None where none is named."""
    symbol = _BEFORE.search(text, max(0, start - 2), start)
    if symbol is not None:
        return _SYMBOLS[symbol["symbol"]]
    found = _BEHIND.match(text, end)
    if found is None:
        return None
    if found["point"] or found["percent"]:
        return "point" if found["point"] else "percent"
    if found["symbol"]:
        return _SYMBOLS[found["symbol"]]
    first = _NEXT.match(text, end)
    return (UNITS.get(first[1].casefold()) if first else None) or UNITS.get(found["word"].casefold())
