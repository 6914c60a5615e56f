"""Says whether a sentence holds a measure of the kind that a question asks for: a distance, an age, a sum of money."""

import re

from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.words import NUMBER_WORDS

_N = rf"(?:\d[\d.,]*|\b(?:an?|{NUMBER_WORDS}|hundreds?|thousands?|millions?|billions?|dozens?|half|several|few)\b)"
_LENGTH = r"(?:nautical\s+)?(?:kilomet(?:re|er)s?|km|miles?|met(?:re|er)s?|feet|foot|yards?)\b"
SPAN = r"(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?)\b"
_WEIGHT = r"(?:tonnes?|tons?|kilo(?:gram(?:me)?)?s?|kg|grams?|grammes?|pounds?|lbs?|ounces?|stone)\b"
MONEY = (
    rf"[$€£¥₹₽]\s?\d|\d[\d.,]*\s?[$€£¥₹₽]|\b[A-Z]{{3}}\s?\d|{_N}(?:\s+(?:and|an?|half|\d[\d.,]*|hundred|thousand|million|billion|trillion))*"
    r"\s+(?:US\s+|[A-Z][a-z]+\s+)?(?:dollars?|euros?|pounds?|sterling|yuan|renminbi|yen|won|rupees?|roubles?|rubles?|francs?|cents?|"
    r"pesos?|reais|real|rand|naira|shillings?|lira|liras|dinars?|dirhams?|riyals?|rials?|krone[rn]?|kronor|crowns?|zlotys?|forints?|lei|hryvnias?|"
    r"shekels?|soles|tenge|baht|ringgit|rupiah|dong|pence|kwacha|birr|cedis?|percent|per\s+cent)\b|\d\s?%"
)
"""An amount of money, or a share of one."""
_MEASURES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(rf"\bhow\s+{asked}\b", re.IGNORECASE), re.compile(told, re.IGNORECASE))
    for asked, told in (
        ("far", rf"{_N}[\s-](?:\w+\s+){{0,2}}?(?:{_LENGTH}|{SPAN}[’']?\s+(?:drive|walk|flight|march))"),
        (
            "deep",
            rf"\b(?:depths?|deep|deepest)\b[^.;,]*?{_N}[\s-](?:{_LENGTH}|fathoms?\b)|"
            rf"{_N}[\s-](?:{_LENGTH}|fathoms?\b)\s+(?:deep|down|below|beneath|under)\b",
        ),
        ("heavy", rf"{_N}[\s-](?:\w+\s+)?{_WEIGHT}"),
        ("fast", rf"{_N}\s+(?:km/h|kph|mph|knots?\b|(?:{_LENGTH})\s+(?:an|per|a)\s+(?:hour|second|day))"),
        (
            "old",
            rf"{_N}[\s-](?:years?|months?)\b(?!\s+(?:after|before|later|into|in|to|since|of(?!\s+age))\b)|\baged?\s+{_N}|,\s\d{{1,3}},|\bborn\b|\bis\s+\d{{1,3}}\b",
        ),
        (
            r"long\s+(?:is|are|was|were)\s+(?:the|this|that|its|an?)\s+(?:[\w’'-]+\s+){0,3}?(?:bridge|tunnel|pipeline|canal|river|fence|wall|"
            r"dam|runway|cable|road|railway|border|ship|vessel|tanker|trawler)s?(?=\s*\?*\s*\Z|\s+(?:at|in|over|of|between|from|near|across|under)\b)"
            r"(?![^?]*\b(?:closed|shut|blocked|open|cut|out|suspended|delayed|held)\b)",
            rf"{_N}[\s-](?:\w+\s+){{0,2}}?{_LENGTH}",
        ),
        (
            "long",
            rf"{_N}[\s-](?:\w+\s+){{0,2}}?(?:{SPAN}|{_LENGTH})|\bfor\s+(?:\w+\s+)?{SPAN}|\b(?:since|until|till|overnight|"
            rf"through\s+(?:the\s+end\s+of|(?:mid-)?(?:{MONTH_NAMES})|(?:{DAY_NAMES})|\d{{1,2}}\s+(?:{MONTH_NAMES}))|"
            rf"not\s+(?:[\w’'-]+\s+){{1,4}}?before\s+(?:{MONTH_NAMES}|{DAY_NAMES}|\d|next|the\s+end)|"
            r"indefinite\w*|for\s+life|all\s+(?:day|night)|from\s+\d+\s+to|between\s+\d+\s+and)\b",
        ),
        (
            "often",
            rf"\b(?:once|twice|again|every|daily|weekly|monthly|yearly|annual\w*|never|repeatedly)\b|{_N}\s+times\b",
        ),
        (
            r"much\b[^?]*\b(?:cost|costs|worth|pay|pays|paid|spend|spent|money|ransom)",
            rf"{MONEY}|\b(?:no|none|nothing|free)\b",
        ),
        (
            r"much\b[^?]*\bcosts?",
            r"\b(?:cost\w*|pric\w+|worth|pa(?:y|ys|id|ying)|bills?|fees?|spen[dt]\w*|budget\w*|value[ds]?|expens\w+|charg\w+|"
            r"s[eo]ld|sell(?:s|ing)?|tickets?|invest\w*|estimat\w+|b(?:uy\w*|ought)|free|no\s+money)\b|"
            r"\d\s+(?:(?:million|billion|thousand)\s+)?[a-z]+\s+(?:an?|per)\s+[a-z]",
        ),
        (r"much\b[^?]*\bweigh(?:s|ed)?", rf"{_N}[\s-](?:\w+\s+)?{_WEIGHT}"),
    )
)
"""What each measure is told by."""
_RATE = re.compile(
    rf"((?:\d[\d.,]*|\b(?:{NUMBER_WORDS}|hundred|thousand|million|billion)\b)\s+(?:[\w%]+\s+){{0,2}}?)"
    rf"(?:an?|per|each|every)\s+{SPAN}",
    re.IGNORECASE,
)
"""What is told by the day is no length of time: `20 million euros a day`."""


def tells_measure(question: str, sentence: str) -> bool:
    """Say whether a sentence holds a measure of the kind that is asked for: a distance, an age, a length of time; True
    where the question asks for any number."""
    told = _RATE.sub(r"\1", sentence) if "how long" in question.casefold() else sentence
    return all(each.search(told) is not None for asked, each in _MEASURES if asked.search(question) is not None)
