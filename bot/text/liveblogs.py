"""Knows live blogs and round-ups: what tells of one thing after the other holds no two stories together."""

import re

from bot.model.article import Article

_TITLE = re.compile(
    r"\blive\s?(?:blog|updates?|coverage|report(?:ing)?)\b|\Alive\b\s?[:|–—-]|[:|–—-]\s?live\Z|\blive:"
    r"|\b(?:as it happened|minute[ -]by[ -]minute|rolling (?:coverage|updates))\b",
    re.IGNORECASE,
)
_WHEN = r"(?:today|tonight|now|this\s(?:morning|afternoon|evening|week(?:end)?)|(?:for|on)\s\w+day)"
_COLLECTION = (
    r"(?:(?:the|your|our)\s)?(?:"
    r"(?:morning|midday|afternoon|evening|daily|weekly|weekend|\w+day|world|news|morning\snews|evening\snews|daily\snews)[’']?s?\s"
    r"(?:briefing|bulletin|digest|headlines|newsletter|round-?\s?up|wrap(?:-?\s?up)?)"
    r"|(?:world\s)?news\sin\sbrief|newsletter|(?:the\s)?(?:day|week)\sin\s(?:review|brief|pictures)|in\sbrief"
    r"|(?:today[’']s\s)?top\s(?:news|stories|headlines)|today[’']s\s(?:news|headlines))"
    rf"(?:\s{_WHEN}|,?\s\w+\s\d{{1,2}}|,?\s\d{{1,2}}\s\w+)?"
)
_ROUND_UP = re.compile(
    rf"\A{_COLLECTION}\s*(?:\Z|[:|]|\s[–—-]\s)|(?:\s[–—|-]|:)\s{_COLLECTION}\Z"
    r"|\A(?:the\s|your\s)?(?:\d{1,2}|three|four|five|six|seven|eight|nine|ten)\s(?:\w+\s)?(?:things|stories|headlines)\s"
    rf"(?:to|you\s(?:need|should|have|want)\sto)\s(?:know|read|watch)\s*(?:\Z|[:|]|[–—-]\s|{_WHEN}|for\s\w+\s\d)"
    rf"|\Awhat\s(?:to|you\s(?:need|should|have)\sto)\sknow\s{_WHEN}\s*(?:\Z|[:|]|[–—-]\s)",
    re.IGNORECASE,
)
"""What a title says of a collection of news; five things to know about one thing are a report of it."""
_ZONE = r"(?:\s?\(?(?:GMT|UTC|BST|CES?T|EES?T|MSK|E[SD]?T|P[SD]?T|[a-z]+ time)\)?)?"
_ENTRY = re.compile(
    rf"^[\s\[(*•–-]{{0,4}}(?:\d{{1,2}}[:.]\d\d(?:\s?[ap]\.?m\.?)?{_ZONE}|\d{{1,2}}\s?[ap]\.?m\.?{_ZONE}"
    r"|\d{1,2}\s?(?:m|min|mins|minutes?|h|hrs?|hours?) ago)(?=[\s\])*:–—-]|$)",
    re.MULTILINE | re.IGNORECASE,
)
_LEAST_ENTRIES = 4
_READ = 6_000
"""Characters in which entries are looked for."""


def tells_of_many(article: Article) -> bool:
    """Say whether an article is a live blog or a round-up of news."""
    return _ROUND_UP.search(article.title) is not None or is_live_blog(article)


def is_live_blog(article: Article) -> bool:
    """Say whether an article is added to as the day goes on, by its title or by the times its entries begin with."""
    if _TITLE.search(article.title):
        return True
    return sum(1 for _ in _ENTRY.finditer(article.text[:_READ])) >= _LEAST_ENTRIES
