"""Asks whether something has come about in the words in which reports tell that it did, or that it is yet to come: a
disease has come to a state by its cases, and of a verdict that is not reached they tell when it is expected."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.answer.asked.terms import roots

_SICKNESS = r"(?P<what>(?!the\b|an?\b|any\b)[a-z][a-z-]*(?:\s+[a-z][a-z-]*)?)"
_WHERE = r"(?P<where>(?:the\s+)?(?-i:[A-Z])[\w’'-]*(?:\s+(?:of\s+)?(?-i:[A-Z])[\w’'-]*){0,3})"
_CASES = r"(?:cases?|infections?)"
_HAS_CASES = re.compile(
    rf"(?:has|have|had|did|does|do)\s+{_WHERE}\s+(?:ever\s+|already\s+)?(?:had|have|got|see|seen|report|record|register|confirm|detect|found|find)(?:ed)?\s+"
    rf"(?:(?:any|an?|its\s+first|the\s+first|some)\s+)?{_SICKNESS}\s+{_CASES}(?:\s+(?:yet|so\s+far|too|already))*[\s?!.]*",
    re.IGNORECASE,
)
_ARE_CASES = re.compile(
    rf"(?:are|is|were|have)\s+there\s+(?:been\s+)?(?:(?:any|an?|now|also|already)\s+)*{_SICKNESS}\s+{_CASES}\s+in\s+{_WHERE}"
    r"(?:\s+(?:yet|now|too|already))*[\s?!.]*",
    re.IGNORECASE,
)
_HAS_COME = re.compile(
    rf"(?:has|did)\s+(?:the\s+)?{_SICKNESS}\s+(?:already\s+|also\s+)?(?:reach|spread\s+(?:in)?to|arrive[d]?\s+in|cross(?:ed)?\s+into|g[eo]t(?:ten)?\s+(?:in)?to|"
    rf"c[ao]me\s+to)(?:ed)?\s+{_WHERE}(?:\s+(?:yet|too|already))*[\s?!.]*",
    re.IGNORECASE,
)
_HAS_RULING = re.compile(
    r"(?:has|have|is|was)\s+(?:there\s+(?:been\s+)?)?(?:an?|the|any)\s+(?P<ruling>verdict|ruling|judge?ment|sentence)(?P<in>\s+(?:in|on|against|for|over)\s+(?:(?!\bbeen\b)[^?])+?)??"
    r"(?:\s+(?:already\s+)?(?:been\s+)?(?:reached|given|delivered|handed\s+down|announced|pronounced|passed|returned|issued|read(?:\s+out)?|out))?(?:\s+yet)?"
    r"(?P<where>\s+(?:in|on|against|for|over)\s+(?:(?!\bbeen\b)[^?])+?)?(?:\s+yet)?[\s?!.]*",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:expected|due|scheduled|will|would|is\s+to|was\s+to|are\s+to|set\s+for|adjourned|no\s+(?:verdict|ruling|judge?ment|sentence)|"
    r"(?:verdict|ruling|judge?ment|sentence)\s+(?:has|had)\s+(?:not|yet))\b",
    re.IGNORECASE,
)
_HAS_RULED = re.compile(
    r"\b(?:convicted|acquitted|guilty|sentenced|jailed\s+for|cleared\s+of|ruled|upheld|(?:gave|handed\s+down|delivered|announced)\s+(?:its|the|a)\s+"
    r"(?:verdict|ruling|judge?ment))\b",
    re.IGNORECASE,
)


class Reported(NamedTuple):
    """A question in the words of reports, and what its answer is to keep to."""

    question: str
    titled: str = ""
    """The word for what its reports are about by their titles."""
    ahead: bool = False
    """It is told as yet to come, and no later report tells that it came."""

    def is_kept(self, words: str, titles: Sequence[str], later: Sequence[str]) -> bool:
        """Say whether an answer of these words, from reports of these titles, keeps to it beside the later reports."""
        if self.ahead and (_AHEAD.search(words) is None or any(map(_HAS_RULED.search, (words, *later)))):
            return False
        return all(set(roots(self.titled)) <= set(roots(each)) for each in titles)


def ask_as_reported(question: str) -> Reported | None:
    """Give `Has Chad reported any cases?` for whether cholera reached Chad, of reports on cholera, and when a verdict
    is expected for whether it was reached; None where nothing so is asked."""
    came = _HAS_CASES.fullmatch(question) or _ARE_CASES.fullmatch(question) or _HAS_COME.fullmatch(question)
    if came is not None:
        return Reported(f"Has {came['where']} reported any cases?", titled=came["what"].split()[-1])
    ruling = _HAS_RULING.fullmatch(question)
    where = (ruling["in"] or ruling["where"] or "") if ruling is not None else ""
    if ruling is None or not where.strip():
        return None
    return Reported(f"When is the {ruling['ruling'].lower()} expected{where}?", ahead=True)
