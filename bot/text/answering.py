"""Tells how one answers what another has done or said, which stands in the sentence before."""

import re

from bot.text.words import NUMBER_WORDS

_ACT = (
    r"(?:decision|move|step|plan|measure|ban|order|ruling|visit|attack|strike|charge|claim|accusation|offer|proposal|deal|"
    r"agreement|law|bill|statement|announcement|closure|arrest|release|expulsion|exercise|drill|launch|test|delay|tariff)s?"
)
ANSWERS_ACT = re.compile(
    r"\b(?:(?:call|denounc|condemn|criticis|criticiz|welcom|reject|dismiss|deplor|prais|hail|regrett|oppos|protest|object)(?:e?d|e?s)"
    r"(?:\s(?:against|to))?\s(?:it\b|(?:the|this|that)\s[a-z])|"
    rf"(?:said|says)\s(?:on\s\w+\s)?(?:that\s)?(?:the|this|that)\s{_ACT}\b)"
)
"""Words of one on what the other did: `called the decision a provocation`, `said the visit showed that`."""
JUDGES_ACT = re.compile(
    rf"\b(?:call|denounc|condemn|criticis|criticiz|welcom|reject|deplor|prais|hail|oppos|protest)(?:e?d|e?s)(?:\sagainst)?\s"
    rf"(?:it\b|(?:the|this|that)\s{_ACT}\b)"
)
"""What is a judgement on it alone: `called the decision a provocation`."""
_UNTRUE = (
    r"(?:not|never|false|untrue|wrong|mistaken|nonsense|invented|baseless|unfounded|(?:an?\s)?(?:pure\s)?"
    r"(?:lie|lies|invention|fabrication|hoax|rumou?r|nonsense|slander))"
)
SAYS_NO = re.compile(
    rf"\b(?:said|says|replied|replies|answered|answers|insisted|insists)\s(?:that\s)?(?:it|this|that|they|he|she|there)\s"
    rf"(?:was|is|were|are|had|has|have|did|does|do|would|will)\s{_UNTRUE}(?:\s(?:true|so|correct))?\W*\Z"
    rf"|\b(?:said|replied|answered|insisted)\s(?:that\s)?no\s(?:such\s)?[a-z]+\s(?:had|was|were|has|would)\b[^,;]*\Z"
    rf"|\b(?:call(?:s|ed)|describ(?:es|ed)|dismiss(?:es|ed))\s(?:it|this|that)\s(?:as\s)?{_UNTRUE}\W*\Z"
)
"""An answer that is a no and names nothing itself: `The minister said that this was false.`"""
_SAYS = (
    r"(?:said|says|replied|replies|answered|answers|insisted|insists|stressed|told\s(?:reporters|journalists|parliament))"
    r"(?:\son\s\w+)?"
)
_IT = r"(?:it|this|that|they|he|she|there)"
HEARD_NOTHING = (
    r"(?:(?:knows?|knew|(?:has|have|had)\s(?:\w+\s)?heard|heard)\snothing\s(?:of|about)|(?:is|are|was|were)\s(?:not\saware|unaware)\sof|"
    r"(?:has|have|had)\s(?:no\s(?:knowledge|record|trace|word|news)|not\s(?:yet\s)?heard)\sof|(?:do|does|did)(?:\snot|n[’']t)\sknow\s(?:of|about))\s"
    r"(?:(?:it|this|that|either)(?=\s?[.,;:”\"]|\W*\Z|\s(?:and|but|said|says)\b)|(?:any\s|no\s)?such\s[a-z]+|the\s(?:matter|letter|call|visit|plan|talks)\b)"
)
"""Who knows nothing of what was just told, as a pattern."""
_CANNOT = (
    rf"\b{_SAYS},?\s(?:that\s)?{_IT}\s"
    r"(?:would|will|had|has|have|did|does|do|was|were|is|are|could|can)(?:\snot|\snever|n[’']t)\s"
)
ANSWERS_BACK = re.compile(
    rf"\b{_SAYS}\s(?:only|merely)\s(?:that|the|it|he|she|they)\b|{_CANNOT}(?:do|done)\s(?:so|it|this|that)\b"
    rf"|\b{_SAYS},?\s(?:that\s)?(?:it|they|there|that|this)\s(?:would\sbe|will\sbe|was|were|is|are|had\sbeen)\s(?:only\s|just\s|about\s|more\slike\s)?"
    rf"(?:\d[\d.,]*|{NUMBER_WORDS})(?:\s(?!years?\b|hours?\b)[a-z]+)?\W*\Z"
    r"|\b(?:said|says|replied|insisted)\sthat\sit\s(?:was|is|had\sbeen)\s(?:only\s|just\s|merely\s)?an?\s[\w-]+(?:\s[\w-]+){0,3}\W*\Z"
    rf"|\b{HEARD_NOTHING}",
    re.IGNORECASE,
)
"""An answer that says less, no, another number, or nothing, and has its matter from the sentence before alone:
`The palace said only that he had thanked him.`"""
ANSWERS_SHORTLY = re.compile(
    rf"{ANSWERS_BACK.pattern}|\b(?:would|could|did)\sonly\s(?:say|confirm)\b|\bconfirm(?:s|ed)\sonly\b|\bspoke\sonly\sof\b"
    rf"|{_CANNOT}[^,;.]{{0,40}}?\b(?:before|until|till|for\snow|this\syear)\b",
    re.IGNORECASE,
)
"""Such an answer, or one that says later, which may stand by itself."""
