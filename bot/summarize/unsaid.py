"""Tells what leaves unsaid what it is about: that somebody took the floor, read a letter or deleted a report is no news
without what was said there."""

import re

_SUBJECT = (
    r"\A(?:(?!\b(?:that|who|which|whose|when|while|where|if|whether|as|after|before|because|since|said|says|told)\b)[^;:“”\"])"
    r"{3,160}?\s(?:(?:has|have|had)\s(?:since\s|now|later\s)?|later\s|then\s|also\s)?"
)
"""What stands before the verb of a sentence, without another clause."""
_TOLD = (
    r"(?!.*(?:[“”\":;]|\b(?:that|which|who|whose|in\swhich|where|when|why|how|if|whether|what|as|after|because|said|says|saying|and|but|while|"
    r"without|instead|against|with|showing|shows|calling|urging|asking|accusing|demanding|condemning|announcing|warning|denying|alleging|claiming|describing|"
    r"declaring|promising|proposing|thanking|admitting|blaming|apologi[sz]ing|entitled|titled|[a-z]+ing\s(?:the|an?|its|his|her|their|[A-Z]))\b))"
)
"""Nothing behind it that says what."""
_PAPER = (
    r"(?:statement|letter|declaration|message|text|note|speech|petition|report|document|list|passage|prayer|poem)s?"
)
_ACTS = re.compile(
    rf"{_SUBJECT}(?:reads?(?:\sout)?\s(?:an?|the|his|her|its|their|another|one|two|several)\s(?:[\w-]+\s){{0,3}}?{_PAPER}|"
    r"(?:took|takes|taken|had|has|held|yielded|asked\sfor)\sthe\sfloor|(?:rose|rises|stood\sup|got\sup)\s(?:to\sspeak|in\s(?:the|his|her)\s\w+)|"
    r"asks?(?:ed)?\s(?:an?|the|another|one|two|three|several|some|many|no)\s(?:[\w-]+\s){0,3}?questions?|(?:put|puts)\s(?:an?|another|two|several|his|her)\s(?:[\w-]+\s){0,2}?questions?|"
    r"(?:made|makes)\s(?:an?|his|her|another|some|several|two)\s(?:[\w-]+\s){0,2}?(?:remarks?|points?(?:\sof\sorder)?|intervention|interjection)|"
    r"(?:answer(?:s|ed)|replie[sd]\sto)\s(?:it|them|him|her|questions?|(?:an?|the|his|her|several|two|three|some)\s(?:[\w-]+\s){0,2}?questions?)|"
    r"(?:spoke|speaks|spoken)\s(?:first|next|last|again|briefly|for\s[\w-]+\s(?:minutes?|hours?))|"
    r"(?:thank(?:s|ed)|greet(?:s|ed))\s(?:the\s)?(?:chair\w*|speaker|members|committee|house|delegates))\b"
    rf"(?![’']){_TOLD}"
)
"""An act of a sitting."""
_REPORT = (
    r"(?:reports?|stor(?:y|ies)|articles?|dispatch(?:es)?|posts?|tweets?|items?|entr(?:y|ies)|bulletins?|headlines?|"
    r"pieces?|videos?|clips?|footage|broadcasts?|statements?|messages?)"
)
_DELETED = (
    r"(?:delet(?:es?|ed)|remove[sd]?|withdr(?:aws?|ew|awn)|retract(?:s|ed)?|(?:took|takes?|taken)\s(?:down|back|offline)|"
    r"pull(?:s|ed)|unpublish(?:es|ed)|spiked)"
)
_DELETES = re.compile(
    rf"{_SUBJECT}(?:{_DELETED}\s(?:its|their|his|her|the|an?|that|this|one|two|several)\s(?:[\w’'-]+\s){{0,3}}?{_REPORT}|"
    rf"(?:took|takes?|taken)\s(?:its|their|his|her|the|an?|that|this|one)\s(?:[\w’'-]+\s){{0,3}}?{_REPORT}\s(?:down|back|offline))\b(?![’']){_TOLD}|"
    rf"\A(?:The|An?|Its|That|This|[A-Z][\w’'-]*[’']s?)\s(?:[\w’'-]+\s){{0,4}}?{_REPORT}\s[^;:“”\"]{{0,80}}?\b(?:was|were|has\sbeen|have\sbeen|had\sbeen)\s"
    rf"(?:since\s|later\s|now\s)?{_DELETED}\b{_TOLD}"
)
"""That something was deleted which is not told."""
TAKES_WHAT = (
    r"(?:t(?:ook|akes|aking)\sback|withdr(?:ew|aws|awing)|retract(?:s|ed|ing)|revers(?:es|ed|ing)|w(?:ent|alked|alks)\sback\son|"
    r"back(?:s|ed|ing)\saway\sfrom|backtrack(?:s|ed|ing)\son|row(?:s|ed|ing)\sback\s(?:on|from)|disown(?:s|ed|ing)|"
    r"no\slonger\s(?:stands?|stood)\sby)\swhat\s(?:he|she|it|they)\s(?:had\s)?(?:\w+\s)?(?:said|told|announced|promised|stated|claimed)\b"
)
"""What is taken back without a word on what it was, as a pattern."""
_TAKES_BACK = re.compile(rf"{_SUBJECT}{TAKES_WHAT}(?!\s(?:about|on\s(?!\w+day\b)|of|that)\b)")
"""That what somebody said is taken back, and not what it was."""


def leaves_unsaid(words: str) -> bool:
    """Say whether a sentence tells an act of speech, or of taking it back, without what was said."""
    return any(each.match(words) is not None for each in (_ACTS, _DELETES, _TAKES_BACK))
