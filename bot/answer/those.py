"""Finds those of whom a question asks who or how many they are, whom a `they` behind it means."""

import re

from bot.answer.terms import is_participle, root, roots
from bot.text.gazetteer import load_gazetteer

_SEVERAL = re.compile(r"(?:(?<!s)s|men|women|people|police|group|army|crowd|militia|gang|cell|troops)\Z")
"""Who may be called `they`."""
_THEIR = re.compile(r"their\s+(?P<what>[\w’'-]+)", re.IGNORECASE)
_THEY = re.compile(r"\A\w+")
_THOSE = re.compile(
    r"\bthose\s+(?:still\s+)?(?:in\s+(?:custody|prison|jail|detention)|missing|dead|held|[a-z]+(?:ed|en))"
    r"(?:\s+(?:in|at|near)\s+(?:the\s+)?[A-Z]\w+)*"
)
_TAIL = re.compile(r", and (?:\w+ )?(?:when|where|why|who|whom|how many|how much)\Z")
_WHO_ARE = re.compile(
    r"\A(?:who|how\s+many(?:\s+(?:people|men|women|children))?)\s+(?:are|is|were|was|(?:have|has)\s+been|remain|remains)\s+(?P<lasting>(?:still|now|being)\s+)?"
    r"(?:(?P<state>(?:in\s+(?:custody|prison|jail|detention)|missing|dead))|(?P<done>[a-z]+))(?P<behind>(?:\s.*)?)\Z",
    re.IGNORECASE,
)


WHO_DID = re.compile(
    r"who\s+(?:else\s+)?(?!(?:is|are|was|were|did|does|do|has|have|will|would|can|could|else)\b)(?P<verb>[a-z]+ed|shot|took|held|hit|"
    r"struck|stole|seized|sent|began|broke)\s",
    re.IGNORECASE,
)
"""Asks who did something, so that `they` are those who did it and not what it was done to."""


def find_doer(verb: str, answered: str) -> str | None:
    """Give who did it by an answer that opens with that, without a name: `Gunmen abducted`, `An armed group seized`."""
    found = re.match(
        rf"(?:the\s+|an?\s+)?(?P<who>(?:[a-z]+\s+){{0,2}}?[a-z]+)\s+{re.escape(verb)}\b", answered, re.IGNORECASE
    )
    if found is None or load_gazetteer().scan(found["who"]) or _SEVERAL.search(found["who"]) is None:
        return None
    return f"the {found['who'][:1].lower()}{found['who'][1:]}"


def find_those(last: str, text: str) -> str | None:
    """Those of whom it was asked who or how many they are: `those arrested in Tbilisi`; None where it was not, or
    nothing is left that a further question does not say itself."""
    named = _THOSE.search(last)
    if named is not None:
        return named[0]
    asked = _WHO_ARE.match(last.rstrip(" ?!."))
    if asked is None or not (asked["lasting"] or asked["state"] or is_participle(asked["done"])):
        return None
    done, behind = asked["done"] or "", _TAIL.sub("", asked["behind"].rstrip(" ?!."))
    again = done != "" and root(done.casefold()) in roots(text)
    told = behind if again else f"{asked['lasting'] or ''}{asked['state'] or done}{behind}"
    return f"those {told.strip()}" if told.strip() else None


def put_those(text: str, at: int, those: str) -> str:
    """Put them in the place of `they`; of `their lawyer` comes `the lawyer of those …`."""
    owned = _THEIR.match(text, at)
    if owned is not None:
        return f"{text[:at]}the {owned['what']} of {those}{text[owned.end() :]}"
    return f"{text[:at]}{those}{_THEY.sub('', text[at:], count=1)}"
