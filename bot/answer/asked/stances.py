"""Gives a question for somebody's view as one for what they say: few print “stance” who tell what one wants; and one
for what they say of figures as one of what these count."""

import re

_VIEW = (
    r"(?:(?:official|current|latest|present|own|public|stated|first|general)\s+)*"
    r"(?:views?|position|stance|reaction|response|opinion|attitude|line|take|thinking|reply|stand|standpoint|verdict|answer)"
)
_ON = r"(?:on|about|over|to|towards?|regarding|concerning|of|in\s+the\s+matter\s+of)"
_WHO = r"(?P<who>(?:(?!\b(?:on|about|over|regarding|concerning|towards?|position|view|stance)\b)[^?]){2,60}?)"
_IS = r"(?:[’']s|\s+(?:is|are|was|were|has\s+been))"
_ASKING = tuple(
    re.compile(each + r"\s+(?P<what>[^?]+?)[\s?.!]*", re.IGNORECASE)
    for each in (
        rf"what(?P<is>{_IS})\s+(?:the\s+)?{_VIEW}\s+(?:of|in|by|from)\s+{_WHO}\s+{_ON}",
        rf"what(?P<is>{_IS})\s+{_WHO}[’'](?:s\s+|\s+){_VIEW}\s+{_ON}",
        rf"where\s+(?P<does>does|do|did)\s+{_WHO}\s+stand\s+(?:on|over|about|regarding|in)",
        rf"how\s+(?P<does>does|do|did)\s+{_WHO}\s+(?:see|view|regard|judge|assess|rate|feel\s+about|think\s+(?:of|about))",
        rf"what\s+(?P<does>does|do|did)\s+{_WHO}\s+(?:think|make)\s+(?:of|about)",
    )
)
_WAS = re.compile(r"\bw(?:as|ere)\b", re.IGNORECASE)
_A_VERB = re.compile(r"\s(?:doing|going|say|said|think)\b", re.IGNORECASE)


def ask_what_they_say(question: str) -> str:
    """Give `Where does Oslo stand on the quota?` and `What is the view of Oslo on the quota?` as `What does Oslo say
    about the quota?`; every other question as it is."""
    for each in _ASKING:
        found = each.fullmatch(question)
        if found is not None and _A_VERB.search(found["who"]) is None:
            told = found.groupdict()
            does = told.get("does") or ("did" if _WAS.search(told["is"]) else "does")
            return f"What {does.lower()} {found['who'].strip()} say about {found['what'].strip()}?"
    return question


_OF_FIGURES = re.compile(
    r"(?P<asks>what\s+(?:does|do|did|has|have)\s+[^?]{2,60}?\s(?:say|said|think|make|tell\s+us)\s+(?:about|of|on)\s+)(?P<which>(?:[\w’'-]+\s+){0,4}?)"
    r"(?:figures|numbers|statistics|data|counts?|tally)[\s?.!]*",
    re.IGNORECASE,
)
_PERSONS = re.compile(
    r"\b(?:leading|key|senior|public|historic|opposition|party|phone|personal|private)\s+\Z", re.IGNORECASE
)


def ask_of_counts(question: str) -> str | None:
    """Give what somebody says about the toll or the number of something where it is asked what they say about figures,
    which few print who doubt a count; None where it is not."""
    found = _OF_FIGURES.fullmatch(question)
    if found is None or _PERSONS.search(found["which"]) is not None:
        return None
    return f"{found['asks']}the toll or number?"
