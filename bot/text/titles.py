"""Parts a headline from what a page prints around it: its section, its outlet, and what else is on the page."""

import re

from bot.model.article import Publisher
from bot.text.publishers import share_newsroom

_BETWEEN = r"(?:\||::|[»•·])"
_SECTION = (
    r"(?:(?:world|international|national|local|regional|foreign|latest|breaking|top|business|political|europe|asia|africa)\s)?news"
    r"|world|international|national|politics|business|economy|markets|finance|diplomacy|defen[cs]e|energy|sports?|home|featured|"
    r"premium|subscribers\sonly|free\sto\sread"
)
_CONTINENT = r"europe|asia(?:[\s-]pacific)?|africa|(?:the\s)?americas|(?:the\s)?middle\seast|oceania|balkans"
_SHOWN = r"(?:(?:with|in)\s)?(?:videos?|photos?|pictures|audio|podcast|gallery)"
_ENDING = re.compile(
    rf"(?:\s{_BETWEEN}\s+(?:{_SECTION}|{_CONTINENT}|{_SHOWN})|\s[–—-]\s(?:(?:{_SECTION})(?<!home)(?<!defence)(?<!defense)(?<!energy)|{_SHOWN})|"
    rf"\s[\[(](?:{_SHOWN}|updated?|watch|listen|live|free|paywall|subscription)[\])])\s*\Z",
    re.IGNORECASE,
)
_OPENING = re.compile(
    rf"\A\s*(?:(?:{_SECTION}|{_CONTINENT})\s*\|\s*|(?:watch|listen|{_SHOWN})\s*[|:]\s+|(?-i:(?:UPDATE|WRAPUP)\s\d{{1,2}})\s?[-:–]\s?)"
    r"(?=[“\"‘']?[A-ZÀ-Ž\d])",
    re.IGNORECASE,
)
_PARTED = re.compile(rf"\s{_BETWEEN}\s")
_LEAST = 3
"""Words of a headline; what would leave fewer is no furniture of it."""


def strip_furniture(title: str, publisher: Publisher) -> str:
    """Give a title without the sections, outlets and pictures that a page names before and behind it; labels of what
    is no report stay."""
    kept = title.strip()
    while (less := _strip_once(kept, publisher)) != kept and len(less.split()) >= _LEAST:
        kept = less
    return kept


def _strip_once(title: str, publisher: Publisher) -> str:
    for pattern in (_ENDING, _OPENING):
        if (found := pattern.search(title)) is not None:
            return title[: found.start()].rstrip() or title[found.end() :]
    borders = [*_PARTED.finditer(title)]
    if borders and share_newsroom(Publisher(title[borders[-1].end() :].strip()), publisher):
        return title[: borders[-1].start()]
    if borders and share_newsroom(Publisher(title[: borders[0].start()].strip()), publisher):
        return title[borders[0].end() :]
    return title
