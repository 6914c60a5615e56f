"""Knows a live blog: what is added to all day tells of one thing after the other, and holds no two stories together."""

import re

from bot.model.article import Article

_TITLE = re.compile(
    r"\blive\s?(?:blog|updates?|coverage|report(?:ing)?)\b|\Alive\b\s?[:|–—-]|[:|–—-]\s?live\Z|\blive:"
    r"|\b(?:as it happened|minute[ -]by[ -]minute|rolling (?:coverage|updates))\b",
    re.IGNORECASE,
)
_ZONE = r"(?:\s?\(?(?:GMT|UTC|BST|CES?T|EES?T|MSK|E[SD]?T|P[SD]?T|[a-z]+ time)\)?)?"
_ENTRY = re.compile(
    rf"^[\s\[(*•–-]{{0,4}}(?:\d{{1,2}}[:.]\d\d(?:\s?[ap]\.?m\.?)?{_ZONE}|\d{{1,2}}\s?[ap]\.?m\.?{_ZONE}"
    r"|\d{1,2}\s?(?:m|min|mins|minutes?|h|hrs?|hours?) ago)(?=[\s\])*:–—-]|$)",
    re.MULTILINE | re.IGNORECASE,
)
_LEAST_ENTRIES = 4
_READ = 6_000
"""Characters in which entries are looked for."""


def is_live_blog(article: Article) -> bool:
    """Say whether an article is added to as the day goes on, by its title or by the times its entries begin with."""
    if _TITLE.search(article.title):
        return True
    return sum(1 for _ in _ENTRY.finditer(article.text[:_READ])) >= _LEAST_ENTRIES
