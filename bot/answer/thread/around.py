"""Reads what a thread asks in few words of what it is about: who was there, who is wanted, what is ahead, what came
since, how it all went and stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.answer.thread.said import END, LEAD
from bot.model.conversation import Turn

Around = Literal[
    "present",
    "went",
    "with",
    "sought",
    "suspected",
    "held",
    "brokered",
    "deadline",
    "ahead",
    "next",
    "since",
    "course",
    "stands",
]

IN_ALL = frozenset[Around]({"deadline", "ahead", "next", "since", "course", "stands"})
"""What is asked of all of it in no words that a further question could be completed from."""

_EVENTS = r"(?:talks|meeting|hearing|trial|vote|summit|opening|ceremony|session|signing|funeral)"
_TALKS = r"(?:meet|talk|summit|round|session|negotiat|discuss|consultation)\w*"
_THE_EVENT = rf"the\s+{_EVENTS}"
_AFFAIR = (
    r"(?:affair|case|conflict|crisis|dispute|events?|incident|matter|quarrel|row|saga|story|standoff|whole\s+thing)"
)
_IT_ALL = rf"(?:it(?:\s+all)?|(?:all\s+)?(?:that|this)|events|(?:the|this)\s+{_AFFAIR})"
_AROUND: tuple[tuple[Around, str], ...] = (
    (
        "present",
        rf"who\s+(?:else\s+)?(?:was|were|is|are)\s+(?:also\s+)?(?:there|present|in\s+attendance|at\s+{_THE_EVENT})|"
        rf"who\s+(?:else\s+)?(?:attended|took\s+part|came|joined)(?:\s+(?:it|them|in\s+it|in\s+them|{_THE_EVENT}))?|"
        rf"(?:was|were|is|are)\s+(?!there\b|it\b|that\b)[^?]{{2,60}}?\s+(?:also\s+)?(?:there|present)|"
        rf"did\s+[^?]{{2,60}}?\s+(?:also\s+)?(?:attend|take\s+part|come\s+along)(?:\s+(?:it|them|in\s+it|in\s+them|{_THE_EVENT}))?",
    ),
    (
        "present",
        rf"who\s+(?:else\s+)?(?:will|is\s+going\s+to|is\s+to)\s+(?:also\s+)?(?:be\s+(?:there|present|at\s+{_THE_EVENT})|attend(?:\s+(?:it|them|{_THE_EVENT}))?)|"
        rf"will\s+(?!there\b|it\b|that\b)[^?]{{2,60}}?\s+(?:also\s+)?(?:be\s+(?:there|present|at\s+{_THE_EVENT})|(?:attend|take\s+part)(?:\s+(?:in\s+)?(?:it|them|{_THE_EVENT}))?)",
    ),
    (
        "went",
        r"(?:did|has|have)\s+[^?]{2,60}?\s+(?:ever\s+|also\s+)?(?:go|gone|been|travel|travelled|come|fly|flown)\s+there",
    ),
    (
        "with",
        r"who\s+(?:else\s+)?(?:was|were|went|came|travelled|traveled|is)\s+(?:there\s+)?with\s+[^?]{2,40}?|who\s+(?:else\s+)?accompanied\s+[^?]{2,40}?",
    ),
    (
        "sought",
        r"(?:who|is\s+any(?:one|body)|are\s+(?:any\s+)?others)\s+(?:else\s+)?(?:(?:is|are|was|were)\s+)?(?:still\s+|also\s+|being\s+)*"
        r"(?:wanted|sought|hunted|on\s+the\s+run|at\s+large|looked\s+for|searched\s+for)(?:\s+by\s+(?:the\s+)?police)?",
    ),
    (
        "suspected",
        r"who(?:[’']s|\s+(?:is|are|was|were))\s+(?:still\s+|now\s+|being\s+|under\s+|the\s+|main\s+|prime\s+)*(?:suspected|suspicion|suspects?)|"
        r"(?:(?:is|are)\s+there\s+)?(?:an?|any)\s+suspects?(?:\s+(?:yet|already|so\s+far))?|"
        r"whom?\s+do\s+(?:they|(?:the\s+)?(?:police|investigators|prosecutors|detectives|authorities))\s+suspect",
    ),
    (
        "held",
        r"who\s+(?:else\s+)?(?:(?:is|are|remains?)\s+(?:still\s+|now\s+|currently\s+|being\s+)*(?:held|detained|jailed|locked\s+up|imprisoned|"
        r"in\s+(?:prison|jail|custody|detention)|behind\s+bars|under\s+arrest)|has\s+not\s+(?:yet\s+)?been\s+(?:freed|released))"
        r"(?:\s+(?:now|there|today|at\s+present|so\s+far))?",
    ),
    (
        "brokered",
        r"who\s+(?:(?:has|had)\s+)?(?:brokered|mediated|arranged|facilitated)\s+(?:it|that|this|them|the\s+(?:deal|agreement|accord|talks|truce|ceasefire))",
    ),
    (
        "deadline",
        r"(?:(?:what|when|which\s+day)(?:[’']s|\s+(?:is|was))\s+|(?:what|how)\s+about\s+|(?:is|was)\s+there\s+)?(?:the|an?|any|their|its|his|her)\s+"
        r"(?:deadline|ultimatum)(?:\s+set)?",
    ),
    (
        "ahead",
        r"what\s+(?:(?:happens|comes|follows)|(?:will|is\s+going\s+to|is\s+to)\s+(?:happen|come|follow))\s+(?:next|now|then)|"
        r"what(?:[’']s|\s+is|\s+are\s+the)?\s+(?:next(?:\s+steps?)?|the\s+next\s+steps?|planned(?:\s+next)?|ahead|coming\s+up|to\s+come)|"
        r"(?:and\s+)?then(?:\s+what)?|(?:and\s+)?after\s+that|"
        r"(?:the\s+)?next\s+steps?|(?:and\s+)?now\s+what",
    ),
    (
        "next",
        r"(?:the\s+|their\s+)?next\s+(?!(?:steps?|week|month|year|day|time|one)\b)[a-z]+|"
        r"when(?:[’']s|\s+(?:is|are|will|does|do))\s+(?:the\s+|their\s+|his\s+|her\s+|its\s+)?next\s+[a-z]+(?:\s+(?:be|be\s+held|take\s+place|due|start|begin))?|"
        r"when\s+(?:will|do|can)\s+(?:we|i|they|you)\s+(?:know|hear|learn)(?:\s+more)?|when\s+is\s+more\s+(?:expected|known)|"
        r"(?:is|are)\s+(?:there\s+)?(?:an?(?:other)?|any|more|further|new)\s+(?:new\s+|next\s+|other\s+)?[a-z]+\s+(?:planned|scheduled|expected|due|set|coming(?:\s+up)?|to\s+come|ahead)",
    ),
    (
        "since",
        r"(?:what|anything|something|has\s+anything)(?:[’']s|\s+has|\s+else|\s+is)*\s+(?:changed|happened|new|come|been\s+(?:said|done|reported))"
        r"\s+(?:since(?:\s+(?:then|that|this|it))?|after\s+(?:that|this|it)|afterwards?)|"
        r"(?:what|has\s+anything)(?:[’']s|\s+has)?\s+changed\s+since\s+(?:[a-z]+\s+)?(?:\d{1,2}\s+[A-Z][a-z]+|[A-Z][a-z]+\s+\d{1,2}|[A-Z][a-z]+day|yesterday|last\s+week)|"
        r"(?:what|anything)\s+(?:new\s+)?since(?:\s+(?:then|that))?|since\s+then|"
        r"(?:is\s+there\s+)?(?:anything|something|any\s+news|(?:any|a)\s+reports?)\s+(?:newer|later|more\s+recent)(?:\s+(?:than|on)\s+(?:that|this|it))?|"
        r"(?:is\s+there\s+)?any(?:thing)?\s+(?:newer|later|more\s+recent)(?:\s+(?:reports?|news))?|what\s+(?:happened|came|was\s+(?:done|said))\s+(?:then|next|afterwards|after(?:\s+(?:that|this))?)",
    ),
    (
        "course",
        rf"(?:(?:can|could)\s+(?:you|i)\s+)?(?:(?:give|show|make|have|get|write)\s+(?:(?:me|us)\s+)?)?(?:(?:an?|the)\s+)?(?:(?:short|quick|brief)\s+)?"
        rf"(?:time\s?line|chronology)(?:\s+(?:of|for|on)\s+{_IT_ALL})?(?:\s+so\s+far)?|"
        rf"what(?:[’']s|\s+has)?\s+happened\s+(?:in\s+{_IT_ALL}\s+)?so\s+far|how\s+did\s+(?:it|this|things)\s+(?:all\s+)?(?:come\s+to\s+(?:this|that)|unfold)",
    ),
    (
        "stands",
        rf"(?:is|was)\s+(?:{_IT_ALL})\s+(?:(?:all|now|really|finally|already)\s+)*(?:over|settled|resolved|solved|finished)(?:\s+(?:now|yet))?|"
        r"where\s+does\s+(?:it|this|that|all\s+(?:this|that))\s+leave\s+(?:us|them|things|everyone|matters)|"
        r"(?:where|how)\s+(?:do|are)\s+(?:things|we|they|matters)(?:\s+stand)?(?:\s+(?:now|today|at\s+present))?|what[’']?s\s+the\s+state\s+of\s+play|"
        rf"(?P<course>(?:is|are)\s+(?:it|this|that|things?|matters|(?:the|this|that)\s+(?:situation|{_AFFAIR}))\s+(?:all\s+|now\s+|still\s+)*"
        r"(?:(?:getting|becoming|growing)\s+(?:any\s+|much\s+)?(?:better|worse|easier|quieter|calmer)|improving|worsening|easing|"
        r"under\s+control)(?:\s+(?:or\s+(?:better|worse)|now|yet|at\s+all))?)",
    ),
)
_COMPILED = tuple((kind, re.compile(f"{LEAD}(?:{pattern}){END}", re.IGNORECASE)) for kind, pattern in _AROUND)
_WHO = re.compile(
    rf"\A{LEAD}(?:was|were|is|are|did|has|have|will)\s+(?P<who>.+?)\s+(?:also\s+|ever\s+)?"
    r"(?:be|there|present|in|at|to|attend|take|come|go|gone|been|travel|travelled|fly|flown)\b",
    re.IGNORECASE,
)
_NAMED_SINCE = re.compile(r"\b(?:it|that|this|they)\b", re.IGNORECASE)
"""What a thing may have been put for, that is then asked about itself."""
_WHO_WAS_IN = re.compile(
    r"who\s+(?:else\s+)?(?:was|were)\s+(?:there|(?:in|at)\s+(?:the\s+)?[\w’'-]+(?:\s+[A-Z][\w’'-]*)*)[\s?!.]*",
    re.IGNORECASE,
)
_WAS_THERE = re.compile(r"(?:Was|Were) [^?]{2,60}? there\?")
"""What `and Portugal?` asks behind it."""
_WITH = re.compile(r"\b(?:with|accompanied)\s+(?P<who>[^?]+?)[\s?!.]*\Z", re.IGNORECASE)
_NAMED_EVENT = re.compile(rf"\bthe\s+(?P<event>{_EVENTS})\b", re.IGNORECASE)
_NEXT = re.compile(
    r"\bnext\s+(?P<event>[a-z]+)|\b(?P<planned>[a-z]+)\s+(?:planned|scheduled|expected|due|set|coming|to\s+come|ahead)\b",
    re.IGNORECASE,
)
_WILL = re.compile(rf"\A{LEAD}(?:who\s+(?:else\s+)?(?:will|is\s+(?:going\s+)?to)|will)\b", re.IGNORECASE)
_ELSE = re.compile(r"\belse\b", re.IGNORECASE)
NO_PLACE = "Nothing was answered in this thread yet that tells where or what that is; name it, and I look for it."
NOT_ANSWERED = "Nothing was answered in this thread yet since which anything could be new; name what you ask about."


@dataclass(frozen=True, slots=True)
class AskedAround:
    """What is asked, of whom where somebody is named, and whether others than those told already are meant."""

    kind: Around
    who: str = ""
    others: bool = False
    event: str = ""
    """What kind of event is named at which somebody was, or which comes next: `summit`."""
    ahead: bool = False
    """It is asked who will be there."""
    planned: bool = False
    """It is asked whether there is one of that kind to come."""

    def is_of_kind(self, words: str) -> bool:
        """Say whether words tell of what comes next, where a kind of it is asked for: any talks for a meeting."""
        stem = self.event.removesuffix("s").removesuffix("ing")
        kinds = _TALKS if re.fullmatch(_TALKS, self.event) else re.escape(stem)
        return not stem or re.search(rf"\b(?:{kinds})", words, re.IGNORECASE) is not None

    def name_nothing(self) -> str:
        """Say in one sentence that the reports do not tell it."""
        if self.kind == "present":
            was = "will be" if self.ahead else "was"
            asked = f"whether {self.who} {was} there" if self.who else f"who {'else ' * self.others}{was} there"
            asked = asked.replace("there", f"at the {self.event}") if self.event else asked
            return f"The reports {'on this' if self.event else 'of the last answer'} do not say {asked}."
        if self.kind == "went":
            return f"The reports on this do not say whether {self.who} went there."
        if self.kind == "with":
            return f"The reports on this do not say who was with {self.who or 'them'}."
        if self.kind == "sought":
            return f"The reports on this name nobody {'else ' * self.others}who is wanted."
        if self.kind == "suspected":
            return "The reports on this name nobody who is suspected."
        if self.kind == "brokered":
            return "The reports on this do not say who brokered it."
        if self.kind in {"course", "stands"}:
            return "The reports on this tell no more of how it went."
        if self.kind == "deadline":
            return "The reports on this give no deadline."
        if self.planned:
            return f"The reports on this tell of no {self.event} to come."
        return "The reports on this give no date for what is ahead."


def find_around(asked: str, understood: str) -> AskedAround | None:
    """Say what is asked of all that a thread is about; `understood` tells whom a pronoun means. None where the question
    is about something itself."""
    kind, found = next(((kind, found) for kind, each in _COMPILED if (found := each.fullmatch(asked))), (None, None))
    if kind is None and (_WHO_WAS_IN.fullmatch(understood) or _WAS_THERE.fullmatch(understood)):
        kind = "present"
    if kind is None or (
        kind == "stands"
        and _NAMED_SINCE.search(asked)
        and not _NAMED_SINCE.search(understood or asked)
        and not (found and found.groupdict().get("course"))
    ):
        return None
    pattern = _WITH if kind == "with" else _WHO
    whom = pattern.search(understood) if kind in {"present", "with", "went"} else None
    event = _NAMED_EVENT.search(asked) if kind == "present" else _NEXT.search(asked) if kind == "next" else None
    who = whom["who"] if whom is not None else ""
    planned = (event.groupdict().get("planned") or "") if event is not None else ""
    named = (event["event"] or planned).lower() if event is not None else ""
    others, ahead = _ELSE.search(asked) is not None, _WILL.search(asked) is not None
    return AskedAround(kind, who, others, named, ahead, planned=bool(planned))


def asks_for_timeline(question: str) -> bool:
    """Say whether a question asks for a timeline, by that word: it is told from all that was read of what it names."""
    return _TIMELINE.search(question) is not None


_TIMELINE = re.compile(r"\b(?:time\s?line|chronology)\b", re.IGNORECASE)


def ask_if_there(words: str, last: str) -> str | None:
    """Give `Was Portugal there?` for `and Portugal?` where the last question asked who was there."""
    asked = _WHO_WAS_IN.fullmatch(last) or _WAS_THERE.fullmatch(last) or _COMPILED[0][1].fullmatch(last)
    return f"Was {words} there?" if asked is not None else None


def ask_plainly_after(asked: str) -> str | None:
    """Give `did Ruiz come?` for `and after that, did Ruiz come?`; None where it does not ask of what came after."""
    found, behind = _AFTER_THAT.match(asked), _SINCE_THEN.fullmatch(asked)
    return asked[found.end() :] if found is not None else f"{behind['asks']}?" if behind is not None else None


_AFTER_THAT = re.compile(
    rf"{LEAD}(?:after\s+(?:that|this)|since\s+then|afterwards)[\s,]+(?=(?:did|does|has|have|was|were|who|what|where|why|how)\s+\w)",
    re.IGNORECASE,
)


def asks_what_is_newer(asked: str) -> bool:
    """Say whether it asks for words or deeds that are newer than those told: `what did he say since?`."""
    return _SINCE_THEN.fullmatch(asked) is not None


_SINCE_THEN = re.compile(
    rf"(?P<asks>{LEAD}(?:(?:what|who|whom|where)\s+)?(?:did|does|has|have)\s+(?!anything\b|it\b|that\b|there\b|things?\b|changed\b|happened\b)"
    r"[^?,]{2,60}?\s(?:say|said|do|done|tell|told|write|written|speak|spoken|announce|announced|react|reacted|comment|commented|"
    r"reply|replied|meet|met|add|added))\s+(?:since(?:\s+then)?|after\s+that|afterwards)[\s?!.]*",
    re.IGNORECASE,
)
"""Asks for somebody's words or deeds behind those that were told."""


def asks_of_all(asked: str) -> bool:
    """Say whether it is asked of a whole affair, in no words that a further question could be completed from."""
    found = find_around(asked, "")
    return found is not None and found.kind in IN_ALL


def asks_who_was_there(turns: Sequence[Turn]) -> bool:
    """Say whether the last turn of a thread asked the same of the event of a turn before it."""
    found = find_around(turns[-1].question, turns[-1].understood) if len(turns) > 1 else None
    return found is not None and found.kind == "present"
