"""Cuts a sentence that is too long where what is left is whole: with its own verb, its condition, its speaker."""

import re

from bot.model.analysis import Span
from bot.summarize.conditions import drops_condition
from bot.summarize.speaking import drops_answer, loses_speaker
from bot.text.days import DAY_NAMES

MOST_WORDS = 35
_BORDER = re.compile(
    r",\s(?=(?:which|who|while|after|amid|with|in\s+the\s+first|including|adding|saying|as\s+well|a\s+move|and\s+(?:that|said|added))\b)"
    r"|\s(?=and\s(?:called|agreed|invited|promised|accused|urged|pledged|told|warned|announced|rejected|denied|offered)\b)"
    r"|,\s(?=(?:and|but)\s(?:it|he|she|they|we)\s)|,\s(?=(?:although|though|whereas|but|because)\s)"
    r"|,\s(?=and\s(?:the\s)?[\w’'-]+\s(?:has|have|had|is|was|were|will|would|said|did)\b)"
    r"|;\s|\s[–—]\s|(?<!said)(?<!says)(?<!ed)\s(?=that\s+(?:will|would|has|have|had|also)\b)"
)
_FINITE_BEHIND = r"(?![^,]*,\s(?:and|or|[a-z]+ed|has|have|had|is|are|was|were|will|would|could|said|says|told)\b)"
"""No verb stands behind the next comma, so what begins here was not put in between."""
_ADDED = re.compile(
    rf",\s(?=[a-z]{{2,}}ing\s{_FINITE_BEHIND})"
    rf"|,\s(?=as\s(?!well\b|much\b|many\b|far\b|long\b|soon\b|if\b|though\b|of\b|in\b){_FINITE_BEHIND})"
    r"|,\s(?=(?:(?:just|only|barely|nearly|about|some)\s)?(?:(?:an?|[a-z]{3,9}|\d{1,3})\s)?(?:few\s)?(?:minute|hour|day|week|month|year)s?\s"
    r"(?:before|after)\s[^,;]*\Z)"
    r"|\s-{2,}\s|,\s(?=the\s(?:latest|first|most|biggest|largest|highest|lowest|worst|longest|strongest)\b[^,;]*\Z)"
    r"|(?<!same)(?<!such)(?<!much)(?<!long)(?<!soon)(?<!just)(?<!time)(?<!\bas)\s(?=as\s(?:he|she|it|they)\s)"
    r"|(?<!ed)\s(?=(?:after|amid|following|despite|because|in\sthe\swake\sof|as\spart\sof|in\sa\scase\sthat|"
    r"in\san?\s(?:effort|bid|attempt|move)\b|in\sresponse\sto|at\sa\stime)\s)|(?<!ed)\s(?=that\s\w{3,}ed\s)"
    r"|(?<!ed)\s(?=and\s[a-z]{3,}ed\s(?:to|the|its|his|her|their|that|an?|in|on|for|with|by|from)\s)"
)
"""Where what was added to a whole statement begins; a cut there only serves where no border does."""
_LIMITED = re.compile(
    r"\b(?:not|no|never|nor|neither|only|if|unless|until|every|all|any|few|whether|would|could|may|might|should|must|unlikely|"
    r"Not|No|Never|Neither|Only|Every|All|Any|Few|Most|most|fail\w*|refus\w*|den(?:y|ies|ied)|reject\w*)\b|n[’']t\b"
)
"""What holds of less than was said, or not at all, once what limits it is cut off."""
_FEWEST_LEFT = 6
_LOOSE_END = re.compile(
    r"\b(?:in|of|to|for|with|by|on|at|from|an?|the|any|some)\s(?:an?\s|the\s)?(?![A-ZÀ-Ž])\w*\Z|\b(?:and|or|but|that|which|who|where|when|while|because|as|if|than)\W*\Z|\b(?:they|he|she|it)\s(?:have|has|had)\s\w+\Z"
)
"""What is cut here leaves a preposition or an article without what it leads to."""
_AFTER = re.compile(r",?\s*(?:after|before|following|when)\b")
_HOW_LONG = re.compile(
    r"(?<!this\s)(?<!last\s)(?<!next\s)(?<!same\s)\b(?:moments?|minutes?|hours?|days?|weeks?|months?|years?|decades?|shortly|soon|just|right|long|even|only|immediately|ever)"
    r"(?:\s(?:earlier|later))?\W*\Z"
)
"""What says how long after something, and nothing without it."""
VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|shall|should|must|do|does|did|said|says|told|"
    r"met|left|made|took|held|gave|began|came|went|saw|led|sent|spoke|rose|fell|won|lost|kept|put|became|\w{2,}ed|"
    r"maintains|denies|accuses|calls|wants|seeks|plans|expects|remains|insists)\b"
)
PREPOSITION = re.compile(
    r"(?:With|In|On|At|For|From|By|During|Despite|Amid|Among|Through|Under|Over|Between|Besides|To|Of|Like|Unlike|Following)\s"
)
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|said|says|told|announced)\b")
_BARE = re.compile(
    r"(?!(?:arriv|return|travel|agre|resign|di|talk|start|end|happen|collaps|erupt|stopp?|work|liv|stay)ed\b)(?:held|made|left|taken|sent|led|\w{2,}ed)"
    r"\s(?:in|on|at|by|near|off|from|for|with|during|outside|inside|under|over|last|this|early|late)\b.*"
)
"""A verb with nobody to whom it is done behind it: it may be done to what stands before."""
_TWO_VERBS = re.compile(
    r"\b(?:was|were|is|are|had|has|have|been)\s(?:[a-z]+ly\s)?[a-z]+\s(?:(?!(?:and|but|or|that|who|which|as|when|while|to)\b)[\w’'-]+\s){0,4}?"
    r"(?:said|says|told|denied|asked|urged|called|accused|announced|warned|rejected|demanded|agreed|has|have|had|is|are|was|were|will|would)\b"
)
PRESENT = re.compile(
    r"(?<!of\s)(?<!the\s)\b[a-z]{3,}s\b(?=\s(?:an?|the|that|to|in|on|for|at|with|its|his|her|their|against|from|as|by|no|not|\w+ly|[A-Z]\w*|\d+)\b)"
)
_WHAT_IS_SAID = re.compile(
    r"\b(?:said|says|told|added|claimed|claims|reported|warned|warns|announced|insisted|argued|believes?|stressed|noted)\b[^,;]{0,60}?\sthat\s"
    rf"|\b(?:said|says)\s(?:(?:on\s)?(?:{DAY_NAMES})\s)?(?!(?:on|in|at|to|during|after|before|late|early|earlier|last|"
    rf"this|that|of|by|as|through|via|from|when|while|if|yesterday|today|{DAY_NAMES})\b)(?=\w)"
)
"""Where the clause begins that somebody is said to have said."""
_ATTRIBUTE = re.compile(r"(?:\b(?:an?|the|its|his|her|their)|[’']s)\s\Z")
"""What makes an adjective of a participle: `China’s planned response`."""


def shorten(text: str, span: Span, most_words: int = MOST_WORDS) -> Span | None:
    """Give the span, or where it is too long the start of it up to a safe border; None where there is none.

    What is cut off never holds who said it, on what condition, or what another answers; quotation marks stay
    in pairs, and a list between semicolons is not parted.
    """
    words = span.of(text)
    if len(words.split()) <= most_words:
        return span if is_paired(words) else None
    if words.count(";") > 1:
        return None
    for borders in (_BORDER, _ADDED):
        for border in reversed(list(borders.finditer(words))):
            head = words[: border.start()]
            if len(head.split()) > most_words or not _is_whole(head, words[len(head) :]):
                continue
            if drops_condition(head, words[len(head) :]) or drops_answer(head, words[len(head) :]):
                continue
            if borders is _BORDER or not (_LIMITED.search(head) or _is_subject(head) or _is_garden_path(head, words)):
                return Span(span.start, span.start + len(head.rstrip(" ,")))
    return None


def _is_subject(head: str) -> bool:
    """Say whether words may be no more than somebody with a clause on them, or a phrase before the statement:
    `Two brothers who owned a farm`, `With an unmatched audience`."""
    if PREPOSITION.match(head) and "," not in head:
        return True
    relative = re.search(r"\b(?:who|which|that|whose)\b", head)
    if relative is None or VERB.search(head, 0, relative.start()) or PRESENT.search(head, 0, relative.start()):
        return False
    own = VERB.search(head, relative.end()) or PRESENT.search(head, relative.end())
    return own is None or _AUXILIARY.search(head, own.end()) is None


def _is_garden_path(head: str, words: str) -> bool:
    """Say whether the one verb of a head may be a participle, for another verb comes behind it: `The owner of the ship
    held in Oslo | after a cable was cut denied that …`."""
    [*before, verb] = VERB.finditer(head)
    behind = words[len(head) :].split(",", 1)[0]
    return not before and _BARE.fullmatch(head, verb.start()) is not None and _TWO_VERBS.search(behind) is not None


def _is_whole(head: str, rest: str) -> bool:
    """Say whether what is left has a verb, on both sides of a colon, its quotations, and who says so."""
    return (
        len(head.split()) >= _FEWEST_LEFT
        and not breaks_pair(head, rest)
        and all(VERB.search(part) is not None for part in head.split(": "))
        and _says_something(head)
        and is_paired(head)
        and not loses_speaker(head, rest)
    )


def _says_something(head: str) -> bool:
    """Say whether what somebody is said to have said has a verb left of its own."""
    begun = [found.end() for found in _WHAT_IS_SAID.finditer(head)]
    if not begun:
        return True
    verbs = (found for pattern in (VERB, PRESENT) for found in pattern.finditer(head, begun[-1]))
    return any(_ATTRIBUTE.search(head, 0, verb.start()) is None for verb in verbs)


def is_paired(words: str) -> bool:
    """Say whether quotation marks and brackets stand in pairs."""
    return words.count("“") == words.count("”") and words.count('"') % 2 == 0 and words.count("(") == words.count(")")


def breaks_pair(head: str, tail: str) -> bool:
    """Say whether a cut parts what belongs together: dashes in a pair, `not only … but`, `minutes after`, `a case` from
    what it is."""
    dashes = len(re.findall(r"\s-+\s|[–—]", head + tail))
    only = "not only" in head and "but" in tail and "but" not in head.split("not only")[-1]
    dashed = dashes > 1 and re.match(r"\s*(?:[–—]|-{2,}\s)", tail) is not None
    timed = _AFTER.match(tail) is not None and _HOW_LONG.search(head) is not None
    return only or dashed or timed or _LOOSE_END.search(head) is not None
