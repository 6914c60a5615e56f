"""Says whether a sentence holds what a question asks for: a number, a time, a place, a name, a cause."""

import re

from bot.answer.question import QuestionRead
from bot.text.gazetteer import load_gazetteer

_NUMBER = re.compile(
    r"\d[\d.,]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|twice|double[ds]?|no)\b",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?|minutes?|decades?|since|until|from\s+\d+\s+to|between\s+\d+\s+and)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept?\.|"
    r"Oct\.|Nov\.|Dec\.|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|today|tomorrow|yesterday|tonight|weekend|"
    r"(?:last|next|this|earlier|later)\s+(?:\w+\s+)?(?:week|month|year|night|spring|summer|autumn|winter)|\d{4}|"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|many|few|some|recent|past|coming|next|last)\s+"
    r"(?:hours|days|weeks|months|years)|morning|noon)\b"
)
_CAUSE = re.compile(
    r"\b(?:because|since|due\s+to|after|as|over|amid|owing|in\s+response|in\s+order|so\s+that|cit(?:ed|ing)|caus\w+|reasons?|"
    r"led\s+to|following|accus\w+|blam\w+|to\s+(?:avoid|protest|prevent|protect|show))\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<=[\w,;:’“\"(–—-] )[“\"(]?[A-ZÀ-Ž][\w’'-]+|[A-ZÀ-Ž][\w’'-]+\s+(?:(?:of|the|de|al)\s+)?[A-ZÀ-Ž][\w’'-]+"
)
_PLACE = re.compile(r"\b(?:in|at|near|from|to|into|across|outside)\s+(?:the\s+)?(?:[a-z]+\s+)?[A-ZÀ-Ž]\w+")
_SETTLED = re.compile(
    r"\b(?:yet|not|no|never|already|confirm\w*|den(?:y|ied|ies)|declin\w*|refus\w*|announc\w*|agreed?|approved?|will|has|have|had|"
    r"did|was|were|is|are|unclear|reject\w*)\b",
    re.IGNORECASE,
)


_OPEN = re.compile(
    r"\b(?:whether|unclear|not\s+clear|yet\s+to|(?:has|have|had|did|does|do|would|gave)\s+not?\b|declined|unconfirmed|undecided|unknown|"
    r"not\s+(?:been\s+)?(?:confirmed|decided|announced|said|known|settled)|no\s+(?:date|decision|details?|word|timetable)|remain(?:s|ed)?)\b",
    re.IGNORECASE,
)
SAYS = re.compile(
    r"\b(?:sa(?:y|ys|id)|told|tells|call(?:s|ed)|accus\w+|den(?:y|ies|ied)|reject\w*|warn\w*|urg\w+|insist\w*|described?|wrote|announced?|"
    r"according\s+to|promised|claim\w*|argu\w+|add(?:s|ed)|stress\w*|noted|declared?|want(?:s|ed)|welcom\w+|condemn\w*|protest\w*)\b|“",
    re.IGNORECASE,
)


def fits(question: QuestionRead, sentence: str) -> bool:
    """Say whether the sentence holds the kind of thing asked for, beyond what the question said itself."""
    asked = question.understood.casefold()
    match question.kind:
        case "how_many" if "how long" in asked:
            return _DURATION.search(sentence) is not None
        case "how_many":
            return any(found[0].casefold().strip(".,") not in asked for found in _NUMBER.finditer(sentence))
        case "when":
            return _TIME.search(sentence) is not None
        case "where":
            named = (found.span.of(sentence) for found in load_gazetteer().scan(sentence))
            return any(name.casefold() not in asked for name in named) or _PLACE.search(sentence) is not None
        case "who":
            return any(found[0].strip('“"(').casefold() not in asked for found in _NAME.finditer(sentence))
        case "why":
            return _CAUSE.search(sentence) is not None
        case "has_yet" | "yes_no":
            return _SETTLED.search(sentence) is not None
        case "open":
            return _OPEN.search(sentence) is not None
        case "compare":
            return SAYS.search(sentence) is not None
        case "what" | "other" if question.words:
            return SAYS.search(sentence) is not None
        case _:
            return True
