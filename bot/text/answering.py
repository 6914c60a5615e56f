"""Tells how one answers what another has done, which stands in the sentence before."""

import re

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
