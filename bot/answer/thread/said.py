"""What a thread has said so far, and the ways to put a name from it where a pronoun stands."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.answer.asked.named import find_named
from bot.answer.asked.persons import is_place
from bot.answer.asked.whom import Exchange, Unclear
from bot.model.briefing import Claim
from bot.text.gazetteer import Gazetteer

LEAD = r"(?:(?:and|but|so|ok|okay|now|then|please)[\s,]+)*"
"""Small words before what a thread asks."""
END = r"(?:[\s,]+(?:please|then|too|as\s+well))?[\s?!.]*"
"""And behind it."""
ABOUT = re.compile(r"\s(?:about|on)\s+[^?.]+", re.IGNORECASE)
BEFORE_NOUN = re.compile(
    r"\s+(?!(?:in|on|at|to|for|with|about|by|from|of|over|into|against|out|off|up|down|back|as|and|or|before|after|during|since|"
    r"until|yet|now|then|there|again|this|last|next)\b)\w"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
OF_THINGS = re.compile(
    r"\b(?:last(?:ed|ing)|last(?!\s+\w)|last(?=\s+(?:for|until|till|long|longer)\b)|take|begin|began|end|ended|open|reopen|cost|costing|"
    r"(?<=it\s)costs|built)\b"
)
"""What things do or what is done to them, and to no state: a strike lasts, a rebuilding is costing so much."""
NEAR = 3
"""The last questions, of which an `it` may take up the thing."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question with names where pronouns stood, or the pronoun of which it is not known whom it means."""

    text: str
    unclear: Unclear | None = None
    alone: str = ""
    """The same without the topic that it took on, which is asked where nothing answers the whole."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a thread has said so far, oldest first, and the lists that names are told by."""

    exchanges: tuple[Exchange, ...]
    gazetteer: Gazetteer
    publishers: Mapping[str, Sequence[str]] | None
    now: datetime
    headed: Exchange | None = None
    """What heads the briefing under which it is asked, and whom that is about."""

    @property
    def last(self) -> str:
        """The last question, whole."""
        return self.exchanges[-1].question

    @property
    def questions(self) -> tuple[str, ...]:
        """All questions, whole, the latest first."""
        return tuple(each.question for each in reversed(self.exchanges))

    def list_standing(self, most: int) -> list[Exchange]:
        """Give so many of the latest exchanges, the latest first, without what nothing was told of before one that was
        answered."""
        lately = self.exchanges[: -most - 1 : -1]
        answered = [at for at, each in enumerate(lately) if each.answered]
        between = range(answered[0] + 1, answered[-1]) if answered else range(0)
        return [each for at, each in enumerate(lately) if each.answered or at not in between]

    def list_bodies(self, question: str, text: str, *, placed: bool) -> list[str]:
        """Give the states and organisations of a question that the text does not name, each once."""
        here = {each.key or each.span.of(text).casefold() for each in find_named(text, self.gazetteer)}
        found: dict[str, str] = {}
        for each in find_named(question, self.gazetteer):
            body = each.kind in {"state", "organisation"} or is_place(each.span.of(question))
            if body and (placed or not each.placed):
                article = re.search(r"(?:\bthe )?\Z", question[: each.span.start], re.IGNORECASE)
                name = (article[0] if article else "") + each.span.of(question)
                if each.key is not None and is_adjective(each.span.of(question), self.gazetteer):
                    name = self.gazetteer.name_of(each.key)
                found.setdefault(each.key or each.span.of(question).casefold(), name)
        return [name for key, name in found.items() if key not in here]


def is_adjective(words: str, gazetteer: Gazetteer) -> bool:
    """Say whether a name only tells whose something is: `Chinese`."""
    return any(each.form == "demonym" for each in gazetteer.scan(words))


def put(text: str, found: re.Match[str], name: str) -> str:
    """Give a text with a name where a pronoun stood, as its owner where the pronoun owned something."""
    word = found["word"].lower()
    owns = word in {"his", "its", "their"} or (word == "her" and BEFORE_NOUN.match(text, found.end("word")) is not None)
    return f"{text[: found.start('word')]}{name}{'’s' if owns else ''}{text[found.end('word') :]}"


def is_quoted(text: str, found: re.Match[str]) -> bool:
    """Say whether it stands in somebody's quoted words."""
    return any(each.start() < found.start() < each.end() for each in _QUOTED.finditer(text))


def say_to_whom(text: str, name: str) -> str:
    """`What did Blinken tell Wang Yi in answer?`, where the question ends with its verb."""
    found = _REPLY_ENDS.search(text)
    if found is None:
        return text
    if text.lower().startswith("what"):
        return (
            f"{text[: found.start('verb')]}tell {name} in {'answer' if found['verb'].lower() == 'answer' else 'reply'}?"
        )
    return f"{text[: found.end('verb')]} to {name}?"


_REPLY_ENDS = re.compile(r"\b(?P<verb>answer|reply|respond)[\s?!.]*\Z", re.IGNORECASE)


def tells_words(asked: str, told: Sequence[Claim]) -> bool:
    """Say whether an answer to what a body says tells of words: that somebody died in hospital is none of its."""
    return _ASKS_BODY.match(asked) is None or any(_SPEAKS.search(each.text) for each in told)


_ASKS_BODY = re.compile(r"what\s+(?:does|do|did|has|have)\s+the\s+[a-z][a-z\s-]*\s(?:say|said)\b", re.IGNORECASE)
_SPEAKS = re.compile(
    r"\b(?:sa(?:y|ys|id)|t(?:ell|old)|add(?:s|ed)|call(?:s|ed)|den(?:y|ies|ied)|repeat(?:s|ed)|reject(?:s|ed)|accus(?:es|ed)|warn(?:s|ed)|"
    r"announc(?:es|ed)|demand(?:s|ed)|insist(?:s|ed)|confirm(?:s|ed)|admit(?:s|ted)|ask(?:s|ed)|according\s+to|statement|spokes\w+|"
    r"welcom(?:es|ed)|prais(?:es|ed)|condemn(?:s|ed)|declin(?:es|ed)|respond(?:s|ed)|want(?:s|ed)|wr(?:ites|ote)|report(?:s|ed))\b",
    re.IGNORECASE,
)
