"""Tells a review of a play, a film, a book or an exhibition from a report: what it tells of is on a stage or a wall."""

import re
from itertools import islice

_WORKS = (
    r"(?:film|book|theat(?:re|er)|tv|television|music|opera|exhibition|game|album|art|concert|stage|restaurant|museum)"
)
_TITLED = re.compile(
    rf"\A\W*(?:(?:{_WORKS}|podcast)s?\s)?reviews?\s?[:|]|\A\W*(?:{_WORKS}s?|in\s(?:the\s)?(?:theatres?|cinemas?|galleries)|"
    r"on\s(?:stage|screen|show)|books?\sof\sthe\s(?:week|month)|book\sextract|what\sto\s(?:watch|read|see))\s?[:|]|[\[(]review[\])]",
    re.IGNORECASE,
)
_ENDS_AS_ONE = re.compile(r"\breview\s[–—-]|(?:\s[|–—-]|:)\s+review\W*\Z|\breviewed\b", re.IGNORECASE)
"""What may also be an inquiry that tells something: `Army ignored warnings - review`."""
_SIGNS = tuple(
    re.compile(words)
    for words in (
        r"\b[Ii]n\sthe\s(?:first|second|third|final|last|opening|next)\s(?:act|scene|half|episode|chapter|reel|room|gallery|movement|case|cabinet|"
        r"level|mission)\b|\b[Bb]y\sthe\s(?:interval|curtain|final\sscene|end\scredits|last\spage)\b",
        r"\b(?:is|are|was|were)\s(?:\w+ly\s|simply\s)?(?:superb|brilliant|excellent|wonderful|magnificent|outstanding|miscast|terrific|mesmerising|"
        r"compelling|convincing|wooden|splendid|memorable|luminous|riveting|gripping)\b(?:\sas\b|\sin\sthe\b|[,.])|"
        r"\b(?:page-turner|tour\sde\sforce|debut\snovel|must-see|too\slong|overlong)\b",
        r"\b(?:wall\s(?:text|panel|label)|(?:the|this)\s(?:curator|catalogue|vitrine|show|exhibition|exhibit|play|production|film|"
        r"novel|novelist|playwright|libretto|director|series|book|author|game|player|audience|cast|soundtrack|narrator|protagonist|"
        r"hero|heroine|plot|curtain|screenplay|camera))\b",
        r"\b(?:[Dd]irected|[Cc]horeographed|[Cc]urated|[Ss]cripted|[Cc]onducted|[Tt]ranslated\sfrom\s[\w\s]{3,20})\sby\b|\b[Ss]tarring\b|"
        r"\b[Pp]ublished\sby\s[^.]{3,40}(?:[£$€]\s?\d|\d+\s?pp\b|\bpages\b)|\b[Cc]ertificate\s(?:PG|U|1[258])\b|\b\d+\s?pp\b",
        r"[★☆⭐]|\b(?:[1-5](?:\.5|½)?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive)\s(?:stars?\s)?(?:out\sof|/)\s?(?:5|five|10|ten)\b|"
        r"\b[Rr]ating:\s|(?<!\w)[1-5]/5\b",
        r"\b(?:[Rr]uns|[Ss]howing|[Ss]treams?|[Ss]treaming|[Oo]n\sshow|[Oo]n\sview|[Oo]n\sloan)\b[^.]{0,60}\b(?:until|till|from)\b|"
        r"\b[Ii]n\scinemas\b|\b(?:now|is|are)\sstreaming\son\b|\A\W*Until\s(?:\d{1,2}\s\w+|\w+\s\d{1,2})\W*\Z|\b[Tt]ickets\s(?:from|cost)\b|"
        r"(?m:(?:^|\.\s)[Uu]ntil\s(?:\d{1,2}\s[A-Z]\w+|[A-Z]\w+\s\d{1,2})\.?\s*$)",
    )
)
"""What is rare and quickly looked for stands first."""
_READ = 6_000
"""Characters that are read: a roundup of a whole country's news has every sign somewhere."""
_ENOUGH = 3
"""Signs that nothing but a review has together; a report on a museum or a film has one or two."""


def is_titled_review(title: str) -> bool:
    """Say whether a title says itself that it is one."""
    return _TITLED.search(title) is not None


def is_review(title: str, text: str) -> bool:
    """Say whether a piece judges or tours what is to be seen, read or played."""
    if is_titled_review(title):
        return True
    lacking = (each for each in _SIGNS if each.search(text[:_READ]) is None)
    most = len(_SIGNS) - (1 if _ENDS_AS_ONE.search(title) else _ENOUGH)
    return next(islice(lacking, most, None), None) is None
