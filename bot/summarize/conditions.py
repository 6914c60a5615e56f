"""Says whether a cut would make a statement of what holds only on a condition, at a time or in part."""

import re

_CONDITION = re.compile(
    r"\b(?:if|unless|provided|providing|assuming|only|until|till|once(?!\sagain)|except|but|lest|"
    r"(?:as|so)\s(?:long|soon|far)\sas|on\s(?:the\s)?condition|in\s(?:the\s)?(?:event|case)\b|"
    r"depend(?:s|ing|ent)?\s(?:up)?on|subject\sto|contingent\s(?:up)?on|pending|permitting|barring|should\s(?:the|an?|both|[A-ZÀ-Ž])|"
    r"in\sreturn|in\sexchange|without\swhich|failing\s(?:that|which)|whether\sor\snot|"
    r"when\b[^.;]*\b(?:have|has|had))\b"
)
"""What limits the statement before it, wherever in the words cut off it stands."""
_THEN = re.compile(r"[\s,]*(?:after|before|following|when|while)\b")
_NOT_YET = re.compile(
    r"\b(?:not|no|never|neither|nor|will|would|can|cannot|could|may|might|must|should|shall|refuse\w*)\b|n[’']t\b"
)
"""What is ahead or is denied may hinge on the time that is told behind it."""
_WHICH_ONES = re.compile(r"\s+(?:that|which|who|whose)\b")
_ALL = re.compile(r"\b(?:not|no|never|nor|only|every|all|any|few|most)\b|n[’']t\b", re.IGNORECASE)
_TAKES_BACK = re.compile(
    r"[\s”\"]*(?:"
    r"(?:;|\s[–—-]|[–—]|,(?=\s(?:and|but|yet|while|although|though|which)\b))[^.;]*?(?:\b(?:not|never|no|none|nobody|nothing|neither|nor|"
    r"cannot|untrue|false(?:ly)?|wrong(?:ly)?|mistaken|mistakenly|misinformed|in\svain|denie[sd]|den(?:y|ying)|withdrew|withdrawn|"
    r"withdraws|retracts?|retracted|reversed|revoked|corrected|fail(?:s|ed)|refuse[sd])\b|n[’']t\b)"
    r"|(?:,|;|\s[–—-]|[–—])\s?(?:although|though|albeit|however|yet)\b)",
    re.IGNORECASE,
)
"""A clause of its own that says of what stands before it that it was not so, or only partly: `; it did not`."""

_JOINT = re.compile(r"\A[\s,;–—”\"]*(?:(?:and|but|while|although|though)\s)?")


def drops_condition(head: str, rest: str) -> bool:
    """Say whether `rest`, cut off behind `head`, holds what `head` depends on: `, but only if`, ` that would harm`, or
    takes it back: `; it did not`."""
    if _CONDITION.search(rest) or takes_back(rest):
        return True
    if _THEN.match(rest) and _NOT_YET.search(head):
        return True
    return _WHICH_ONES.match(rest) is not None and _ALL.search(head) is not None


def leaves_condition(head: str, rest: str) -> bool:
    """Say whether a clause that ends at a joint depends on the next one: `; but only if …`; a mere `but` adds to it."""
    return takes_back(rest) or drops_condition(head, _JOINT.sub("", rest))


def takes_back(rest: str) -> bool:
    """Say whether words cut off open with a clause of its own that negates or limits what stands before it."""
    return _TAKES_BACK.match(rest) is not None
