"""Whether words tell of who did something where that is contested or not known: who is blamed, who denies it."""

import re

_NONE_CLAIMS = (
    r"\b(?:no|neither)\s+(?:(?:known|other|such|single|militant|armed|rebel|terrorist|extremist|jihadist)\s+)?"
    r"(?:one|body|group|organi[sz]ation|faction|party|side|movement|militia|gang|individual)\s+(?:(?:has|had|have|immediately|yet|so\s+far)\s+)*"
    r"(?:claim|admit|acknowledg|accept)\w*\b|\bnobody\s+(?:has\s+|had\s+)?(?:yet\s+|so\s+far\s+)?(?:claim|admit)\w*|"
    r"\bno\s+(?:immediate\s+)?claims?\s+of\s+responsibility\b|"
    r"\b(?:responsibility|it|attack|blast|bombing)\s+has\s+not\s+(?:yet\s+)?been\s+claimed\b"
)
_NONE_CLAIMED = re.compile(_NONE_CLAIMS, re.IGNORECASE)
_DID_IT = (
    r"(?:(?:was|were|is|are)\s+(?:behind|responsible|(?:still\s+)?holding)|(?:had\s+|has\s+|have\s+)?(?:carried\s+out|planted|kidnapped|abducted|seized|took|taken|"
    r"captured|attacked|fired|shot|killed|bombed|hit|struck|launched|blew\s+up|blown\s+up|sank|sunk|sabotaged|hacked|staged|set|holds?|did\s+it|done\s+it)\b)"
)
_CLAIMS = re.compile(
    r"(?<!not )(?<!never )\b(?:claim(?:s|ed)|t[ao]kes?|took|accept(?:s|ed)|admit(?:s|ted))\s+"
    r"(?:sole\s+|full\s+)?responsibility\b|"
    r"\b(?:group|organi[sz]ation|faction|movement|militia|gang|front|brigades?|army|rebels|militants|separatists|fighters|insurgents|hackers|jihadists|islamists)\b"
    r"[^.;“”\"]{0,80}?\b(?:sa(?:id|ys?)|claim(?:s|ed)?|admit(?:s|ted)?|declared?s?|announced?s?)\s+(?:(?:on|in|through|via|by)\s+[^,.;]{2,40}?\s+)?"
    rf"(?:that\s+)?(?:it|they|its\s+\w+|their\s+\w+)\s+{_DID_IT}",
    re.IGNORECASE,
)
"""Who says that they did it."""
_NOBODY_KNOWN = re.compile(
    rf"\bno\s+suspects?\b|{_NONE_CLAIMS}|"
    r"\b(?:could|can|did|does|do|has|have|had|was|were|is)(?:\s+not|n[’']t)\s+(?:(?:immediately|yet|been|possible\s+to|able\s+to|independently)\s+)*"
    r"(?:establish|determin|say|said|know|known|clear|identif|verif|confirm|nam|disclos)\w*\s+(?:who\b|which\s+side\b|either\b|(?:the\s+)?(?:attackers?|"
    r"perpetrators?|culprits?|gunm[ae]n|bombers?|thie(?:f|ves)|suspects?)\b)|\bun(?:clear|known)\s+(?:who|which\s+side)\b|"
    r"\b(?:attackers?|perpetrators?|culprits?|gunm[ae]n|bombers?|thie(?:f|ves))\b[^.;]{0,30}\b(?:not\s+(?:yet\s+)?(?:been\s+)?(?:identified|known|found)|"
    r"unknown|unidentified)\b|\bwho\s+(?:[a-z]+ed|had\s+[a-z]+|did\s+it|shot|hit|struck|blew|stole|took|was|is)\b(?:\s+[\w’'-]+){0,6}?\s+"
    r"(?:remain(?:s|ed)|is|was)\s+(?:still\s+)?(?:un(?:known|clear|certain)|not\s+known|open|a\s+mystery)\b",
    re.IGNORECASE,
)
_BLAMES = re.compile(
    r"\bblam(?:e|es|ed|ing)\s+(?:the\s+)?(?!.*\bon\s+(?:an?|the|poor|bad)\b)[\w’'-]+|\bclaim(?:s|ed|ing)?\s+responsibility\b|\b(?:trad|exchang)\w+\s+(?:blame|accusations)\b|"
    r"\baccus(?:e|es|ed|ing)\s+(?:each\s+other|one\s+another|[^.;]{2,60}?\s+of\s+(?:being\s+(?:behind|responsible)|carrying|staging|ordering|planning|"
    r"the\s+(?:attack|strike|killing|bombing|theft|sabotage)))|\b(?:was|were)\s+(?:behind|responsible\s+for)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\bden(?:y|ies|ied|ying)\s+(?:any\s+|all\s+)?(?:responsibility|involvement|role|blame|carrying|being|having|attacking|hitting|firing|bombing|striking)\b|"
    r"\bsa(?:id|ys?)\s+(?:it|they|he|she)\s+(?:was|were|had|played)\s+(?:not|no|never)\b",
    re.IGNORECASE,
)
_DENIES_IT = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?)\s+(?:it|this|that|the\s+(?:claims?|charges?|accusations?|allegations?))\b",
    re.IGNORECASE,
)
"""The denial of what stands right before it."""
_BLAMED = re.compile(r"\b(?:[Bb]lam|[Aa]ccus)(?:e|es|ed|ing)\s+(?:the\s+)?(?P<who>[A-ZÀ-Ž][\w-]*)")
_OPENS_WITH = re.compile(r"(?:The\s+)?(?P<who>[A-ZÀ-Ž][\w-]*)")


def tells_unknown(words: str) -> bool:
    """Say whether a sentence tells that nobody is known to have done it."""
    return _NOBODY_KNOWN.search(words) is not None


def tells_unclaimed(words: str) -> bool:
    """Say whether a sentence tells that nobody said so far that they did it."""
    return _NONE_CLAIMED.search(words) is not None


def find_claim(words: str) -> str | None:
    """Give of what a sentence tells that somebody said that they did it, as it stands there; None where it does not."""
    found = _CLAIMS.search(words) if not tells_unclaimed(words) else None
    return words[found.end() :] if found is not None else None


def tells_of_doers(words: str, before: str, last: str) -> bool:
    """Say whether a sentence tells who is blamed, who denies it, or that nobody is known to have done it.

    Somebody denies what was laid to them `before`, or to whomever in the `last` sentence."""
    if _NOBODY_KNOWN.search(words) is not None or _BLAMES.search(words) is not None:
        return True
    if _DENIES.search(words) is not None and _BLAMES.search(before) is not None:
        return True
    if _DENIES_IT.search(words) is None:
        return False
    opens = _OPENS_WITH.match(words)
    blamed = {each["who"] for each in _BLAMED.finditer(before)}
    return _BLAMES.search(last) is not None or (opens is not None and opens["who"] in blamed)
