"""Says what is not answered: what we think or foresee, what a member should do, and mere courtesy."""

import re
from typing import Literal

Declined = Literal["opinion", "advice", "talk"]
"""What is not answered: what we think, what the member should do, and mere courtesy."""

_OPINION = re.compile(
    r"\A(?:should|shall)\b(?!\s+(?:i|we)\b)|\b(?:do\s+you\s+(?:think|believe)|your\s+(?:opinion|view)|in\s+your|(?:who|which\s+(?:one|side|version|account)|whose\s+\w+)\s+is\s+"
    r"(?:right|wrong|true|to\s+blame|telling\s+the\s+truth)\b|"
    r"whose\s+fault|will\s+(?:[\w’'-]+\s+){0,3}(?:win|lose|prevail|collapse)\b|going\s+to\s+win|predict|forecast|how\s+likely|what\s+will\s+happen)\b",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r"\A(?:is|are|was|were)\b[^?]*?\b(?:(?:an?|the)\s+(?:[a-z]+\s+)?(?:dictator|tyrant|traitor|liar|hero|villain|coward|fool|puppet|"
    r"war\s+criminal|monster|genius|good\s+\w+|bad\s+\w+|mistake|disaster|failure|success|threat)s?|"
    r"(?:good|bad|evil|right|wrong|justified|unjustified|fair|unfair|honest|dishonest|corrupt|crazy|mad|weak|foolish|trustworthy|"
    r"moral|immoral|too\s+\w+))[\s?!.]*\Z",
    re.IGNORECASE,
)
"""Asks for a judgement of somebody or something."""
_TOLD_OF = re.compile(
    r"\b(?:about|against|after|amid|around|as|at|before|behind|by|during|for|from|in|into|near|of|on|over|to|under|with|without)\s+"
    r"(?:an?|the)\s+(?:[a-z]+\s+)?[a-z]+[\s?!.]*\Z|"
    r"\b(?:branded|called|considered|declared|deemed|found|judged|labelled|named|ruled|termed)\s+(?:to\s+be\s+)?"
    r"(?:(?:an?|the|too)\s+)?(?:[a-z]+\s+)?[a-z]+[\s?!.]*\Z",
    re.IGNORECASE,
)
"""Asks of nothing but what was done: over the threat, or as what somebody was called."""
_DONE = re.compile(r"(?:did|has|have|had|was|were)\b(?![^?]*\b(?:you|yours?)\b)", re.IGNORECASE)
"""Asks whether something was done, said or foretold, by others than us."""
_ADVICE = re.compile(
    r"\b(?:should|can|may|could|must)\s+(?:i|we)\b|\bis\s+it\s+(?:safe|legal|wise)\b|\b(?:advise|recommend)\s+(?:me|us)\b|\bmy\s+(?:visa|trip|money|"
    r"investment|rights)\b",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\W*(?:thanks?(?:\s+you)?(?:\s+(?:so|very)\s+much|\s+a\s+lot)?|thx|cheers|hello|hi|hey|good\s+(?:morning|afternoon|evening|day|bye|night)|bye|"
    r"ok(?:ay)?|great|nice|cool|yes|no|please|sorry|lol|well\s+done|how\s+are\s+you|who\s+are\s+you|what\s+are\s+you|test)"
    r"(?:[\s,]+(?:attach[eé]|there|bot|you|all|everyone))?\W*",
    re.IGNORECASE,
)


_EMPTY = re.compile(
    r"\W*(?:(?:and|or|not|near|nor|xor|but|the|an?)(?:/\d+)?\b\W*)+",
    re.IGNORECASE,
)
"""Words that only join or search, `AND NOT (`, and nothing that they would join."""
_THING_ALONE = re.compile(
    r"(?:why|when|where|how|who|what)\s*[?!]\W*+(?:the|an?)\s+[\w-]+(?:\s+[\w-]+)?\W*", re.IGNORECASE
)
"""A question word, and apart from it a thing of which nothing is asked: `When?! the dam`."""


def is_empty(asked: str) -> bool:
    """Say whether words ask of nothing: they only join, or hold a question word and a thing apart."""
    only_asks = re.fullmatch(r"\W*\w+\W*", asked) is not None and not asked.isupper()  # `where?` goes on in a thread
    return not only_asks and any(each.fullmatch(asked) is not None for each in (_EMPTY, _THING_ALONE))


def find_declined(asked: str, understood: str) -> Declined | None:
    """Say whether an opinion, a forecast or advice is wanted, or nothing at all."""
    if _TALK.fullmatch(asked) or is_empty(asked):
        return "talk"
    if _ADVICE.search(understood):
        return "advice"
    judged = _JUDGED.search(understood) is not None and _TOLD_OF.search(understood) is None
    foretold = _OPINION.search(understood) is not None and _DONE.match(understood) is None
    return "opinion" if judged or foretold else None
