"""Finds how many were on board: no number of the dead, of the saved or of seats is that."""

import re

from bot.answer.found.counting import Counted, iter_counts

_BOARD = r"(?:on[\s-]board|aboard)"
_VESSEL = (
    r"(?:ships?|ferry|boats?|vessel|trawler|tanker|freighter|yacht|barge|submarine|planes?|aircraft|airliner|jet|flight|"
    r"helicopter|trains?|bus|coach|tram|cable\s+car|balloon)"
)
_PEOPLE = (
    r"(?:people|persons|passengers?|crew(?:\s+members)?|sailors|migrants|tourists|travellers|pupils|children|men|women)"
)
_ASKS = re.compile(
    rf"\bhow\s+many\s+(?:(?:[a-z]+\s+)?{_PEOPLE}\s+)?(?:(?:were|was|are|had\s+been|did|does|could|have|had)\s+)+[^?]*?"
    rf"\b(?:{_BOARD}|on\s+(?:the|its|a|an)\s+(?:[a-z-]+\s+)?{_VESSEL}\b|on\s+the\s+(?=(?-i:[A-Z])))"
    rf"|\bhow\s+many\s+{_PEOPLE}\s+(?:was|were|did)\s+(?:the|it)\b[^?]*?\bcarry(?:ing)?\b",
    re.IGNORECASE,
)
_OTHER_FATE = re.compile(
    r"\b(?:die[ds]?|dead|kill\w*|drown\w*|perish\w*|rescu\w*|sav(?:e[ds]?|ing)|surviv\w*|injur\w*|hurt|wound\w*|missing|found|"
    r"arrest\w*|detain\w*|held|evacuat\w*)\b",
    re.IGNORECASE,
)
"""What became of some of them, which is asked or counted for itself."""
_LEADS = (
    r"(?:(?:at\s+least|more\s+than|about|some|over|nearly|almost|around|up\s+to|a\s+total\s+of|an\s+estimated)\s+)?"
)
_CARRIES = re.compile(rf"\b(?:carrying|carried|transporting)\s+{_LEADS}\Z", re.IGNORECASE)
_LISTS = re.compile(rf"\bmanifest\s+(?:[a-z]+\s+){{1,3}}{_LEADS}\Z", re.IGNORECASE)
_RAISED = re.compile(
    rf"\b(?:number|total|figure|count|estimate)\s+(?:of\s+(?:the\s+)?{_PEOPLE}\s+)?(?:(?:who|that)\s+(?:were|was|had\s+been)\s+)?{_BOARD}\s+(?:[a-z]+\s+){{0,3}}?(?:to|at|was|is|of)\s+{_LEADS}\Z",
    re.IGNORECASE,
)
_WERE = re.compile(
    rf"\S+(?:\s+(?:other\s+)?{_PEOPLE})?(?:\s+and\s+\S+\s+{_PEOPLE})?,?\s+(?:(?:who|that)\s+)?(?:(?:were|was|are|is|had\s+been)\s+)?"
    rf"(?:(?:believed|thought|known|said)\s+to\s+(?:be|have\s+been)\s+)?{_BOARD}\b|"
    rf"\S+\s+(?:other\s+)?{_PEOPLE}\s+(?:were|had\s+been)\s+on\s+(?:the|its)\s+(?:[a-z-]+\s+)?{_VESSEL}\b|"
    rf"\S+\s+{_PEOPLE}(?:\s+and\s+\S+\s+{_PEOPLE})?\s+on\s+(?:its|the|her)\s+(?:[a-z]+\s+)?manifest\b",
    re.IGNORECASE,
)
_BY_LIST = re.compile(
    r"\b(?:manifest|passenger\s+list|(?:were|was|are)\s+(?:[a-z]+\s+)?(?:listed|registered))\b", re.IGNORECASE
)
"""What tells how many ought to have been on board."""
_SOME = re.compile(
    rf"(?:(?:kill|rescu|sav|injur|hurt|wound|drown|arrest|detain|evacuat)\w*|saw|leaving)\s+(?!all\b){_LEADS}\Z",
    re.IGNORECASE,
)
"""Before how many of those on board something became of."""
_CAME_TO = re.compile(
    r"\s+(?:were|was|had\s+been|have\s+been|are)\s+(?:[a-z]+ly\s+)?(?:killed|rescued|saved|injured|hurt|arrested|missing)\b|"
    r"\s+(?:died|drowned|perished|survived)\b"
)
_ALL = re.compile(rf"\ball\s+{_LEADS}\Z", re.IGNORECASE)


def asks_aboard(question: str) -> bool:
    """Say whether it is asked how many were on board, and not what became of them."""
    return _ASKS.search(question) is not None and _OTHER_FATE.search(question) is None


def is_by_list(words: str) -> bool:
    """Say whether words ask or tell how many were on board by a list of them."""
    return _BY_LIST.search(words) is not None


def find_aboard(counted: Counted, sentence: str) -> int | None:
    """Give where a sentence tells how many were on board."""
    return next((at for at in iter_counts(counted, sentence) if _is_aboard(sentence, at)), None)


def _is_aboard(sentence: str, at: int) -> bool:
    before = sentence[:at]
    if any(each.search(before) is not None for each in (_CARRIES, _LISTS, _RAISED)):
        return True
    told = _WERE.match(sentence, at)
    if told is None or _SOME.search(before) is not None:
        return False
    return _ALL.search(before) is not None or _CAME_TO.match(sentence, told.end()) is None
