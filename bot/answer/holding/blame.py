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
_DID = (
    r"(?:carried\s+out|staged|planted|launched|bombed|attacked|hit|struck|shot|shelled|killed|murdered|fired|kidnapped|abducted|seized|"
    r"captured|taken|stolen|robbed|hacked|burnt|burned|cut|sunk|blown\s+up|sabotaged|set\s+(?:fire|it|them))"
)
_HELD_TO = (
    r"(?!\s+(?:[\w-]+\s+){0,3}?(?:talks?|meetings?|elections?|votes?|protests?|rall(?:y|ies)|exercises?|drills?|discussions?|hearings?|"
    r"conferences?|referendum|trials?|shares?|stakes?|power|reserves?|stocks?|on|out|up|back)\b)"
)
"""Behind `it was holding`, no gathering and nothing that is owned."""
_CLAIMS = re.compile(
    r"\b(?:claim(?:s|ed|ing)?|t[ao]kes?|took|taken|accept(?:s|ed)?|admit(?:s|ted)?)\s+(?:the\s+)?(?:full\s+)?responsibility\b|"
    r"\b(?:sa(?:y|ys|id|ying)|announc(?:es|ed|ing)|declar(?:es|ed|ing)|claim(?:s|ed|ing)?|admit(?:s|ted|ting)?|confess(?:es|ed)?|boast(?:s|ed)?)\s+"
    r"(?:(?:on|in|over|late|early)\s+[^.;,]{2,40}?\s+)?(?:that\s+)?(?:it|they|he|she|its\s+[a-z]+|their\s+[a-z]+)\s+"
    rf"(?:(?:was|were|is|are)\s+(?:behind|responsible)|(?:(?:was|were|is|are)\s+holding|holds?)\b(?=\s){_HELD_TO}|(?:(?:had|has|have)\s+)"
    rf"(?:{_DID}|the\s+[a-z]+(?=\s+in\b))|(?:did|{_DID}))\b|"
    r"\b(?:admit(?:s|ted)?|confess(?:es|ed)?)\s+(?:to\s+)?(?:having\s+[a-z]+|holding|kidnapping|abducting|carrying|planting|killing|shooting|stealing|"
    r"the\s+(?:attack|killing|murder|theft|kidnapping|abduction|bombing|shooting|robbery))\b",
    re.IGNORECASE,
)
_NOT_CLAIMED = re.compile(
    r"\b(?:nobody|no\s+one|neither|none|not|never|denie[sd]|yet\s+to|if|whether|falsely)\b(?=[^.;,]*\b(?:claim|responsib|admit|confess|hold|holding)\w*\b)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:another|other|earlier|previous|separate|similar|past|former)\s+(?:[a-z]+\s+)?(?:attack|strike|raid|bombing|blast|"
    r"kidnapping|abduction|killing|shooting|robbery|theft|case|incident|hostage|captive)s?\b",
    re.IGNORECASE,
)
_BLAMED = re.compile(r"\b(?:[Bb]lam|[Aa]ccus)(?:e|es|ed|ing)\s+(?:the\s+)?(?P<who>[A-ZÀ-Ž][\w-]*)")
_OPENS_WITH = re.compile(r"(?:The\s+)?(?P<who>[A-ZÀ-Ž][\w-]*)")


def tells_unknown(words: str) -> bool:
    """Say whether a sentence tells that nobody is known to have done it."""
    return _NOBODY_KNOWN.search(words) is not None


def tells_unclaimed(words: str) -> bool:
    """Say whether a sentence tells that nobody said so far that they did it."""
    return _NONE_CLAIMED.search(words) is not None


def find_claim(words: str) -> str | None:
    """Give what stands behind the words by which somebody says it was they, or that they hold who was taken; None where
    a sentence tells of no claim, or of one of another deed."""
    found = _CLAIMS.search(words)
    if found is None or tells_unknown(words) or _NOT_CLAIMED.search(words) or _ANOTHER.search(words):
        return None
    return words[found.end() :]


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
