"""Reads the lines of a text that are labelled as later than it: `UPDATE 15:20: …`, `CORRECTION to 3: …`, `EDITOR'S NOTE
(14:30): …`. What they deny, tell otherwise or say to be out of date is told no more, and of a post that was deleted
not even that. What a report says of itself without a label is `amended`."""

import re
from collections.abc import Iterator, Sequence

from bot.model.analysis import Sentence, Span
from bot.text.posts import list_stamps
from bot.text.verbs import stems_of_deeds

_PIECE = r"(?:posts?|tweets?|entry|entries|item|point|part|para(?:graph)?|no\.?|number)"
_LABEL = re.compile(
    r"\W*(?:\d{1,3}[/.)]\W*)?(?:\d{1,2}[:.h]\d\d\W*)?(?i:an?\s)?"
    r"(?:UPDATED?|CORRECT(?:ION|ED)|CLARIFICATION|RETRACT(?:ION|ED)|EDIT|(?:EDITOR|TRANSLATOR|INTERPRETER)[’']?S?[’']?\sNOTE|NOTE\sTO\s(?:READERS|EDITORS)|"
    r"(?:[Uu]pdated?|[Cc]orrect(?:ion|ed)|[Cc]larification|[Rr]etraction|[Ee]dit|(?:[Ee]ditor|[Tt]ranslator|[Ii]nterpreter)[’']?s?[’']?\s[Nn]ote)"
    rf"(?=\s(?:to|of|on)\s(?:{_PIECE}\s)?#?\d|[^.!?\n]{{0,24}}:\s))\b"
    rf"(?:\s(?:to|of|on)\s(?:{_PIECE}\s)?\W?(?P<number>\d{{1,3}})\b)?"
    r"(?:\s?\(?(?:at\s)?\d{1,2}(?:[:.h]\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?\)?)?\s*[:–—|-]?\s*"
)
"""A label in capitals, or with a colon behind it, and the number of the post that it is on."""
_TOP = (
    r"(?:headline|title|(?:first|opening|top)\s(?:\w+\s)?(?:paragraph|sentence|line|version|part)s?|opening|lede?|introduction|"
    r"(?:text|report|article|story|post|rest|part|account)\s(?:above|below)|(?:this|our|the)\s(?:report|article|story|text|post))"
)
_BEFORE_THIS = re.compile(
    rf"\b{_TOP}\b[^.;]{{0,60}}?\b(?:(?:written|published|filed|sent|posted|drafted|made|prepared|based)\s[^.;]{{0,40}}?"
    r"(?:before|without|ahead\sof|prior\sto|on\s(?:an?\s)?(?:wrong|false|mistaken|withdrawn))|"
    r"(?:is|are|was|were|has\sbeen|have\sbeen)\s(?:(?:now|therefore|thus)\s)?"
    r"(?:wrong|incorrect|untrue|false|out\sof\sdate|outdated|overtaken|superseded|(?:not|no\slonger)\s(?:true|correct|valid|accurate))\b|"
    r"(?:do|does|did)\s(?:not|no\slonger)\s(?:stand|hold))",
    re.IGNORECASE,
)
"""What says of a text, or of its beginning, that it is overtaken."""
_DELETED = re.compile(
    r"\W*(?:(?:we|i|we\shave|i\shave|i[’']ve|have|has\sbeen|was)\s)?(?:deleted|deleting|removed|removing|withdrew|withdrawn|took\sdown|taken\sdown|retracted)\s"
    r"(?:(?:the|an?|my|our|that|this|one|earlier|previous|first)\s){0,3}(?:\w+\s)?(?:tweet|post|entry|item|line|claim|paragraph|photo|video)s?\b",
    re.IGNORECASE,
)
"""What an outlet or a poster did to its own post; with a name before it, it would be somebody's."""
_NOT = re.compile(
    r"\b(?:not(?!\s(?:(?:on|in|at|from|to|by|for)\s)?(?:the\s)?(?-i:[A-Z\d]))|never|no|nobody|none|neither|without)\b|n[’']t\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:yet|comment\w*|repl(?:y|ied)|respond\w*|answer\w*|confirm\w*|clear|known|say\s(?:when|where|how|why)|rul\w+\sout)\b",
    re.IGNORECASE,
)
"""What is not known or not said denies nothing."""
_NOW = re.compile(
    r"\b(?:now|since|instead|only|rather\sthan|in\sfact|actually|contrary\sto|reversed|revised)\b", re.IGNORECASE
)
_SAYS = re.compile(r"\b(?:says?|said|tells?|told|puts?|gives?|speaks?|corrects?|corrected|revised)\b", re.IGNORECASE)
_SHARED, _SHARED_WITH_NOT, _SHARE = 3, 2, 0.4
"""Words, and their share, that a labelled sentence has in common with what it denies or tells otherwise."""


def find_updated(text: str, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    """Give the sentences of a text that a labelled line in it takes back, and those that only say that it does; where
    that is the opening, all that is not labelled hangs on it."""
    blocks = list(_list_blocks(text, sentences))
    if not blocks:
        return ()
    labelled = {each for block, _ in blocks for each in block}
    plain = [at for at in range(len(sentences)) if at not in labelled]
    posts = [each for each in list_stamps(text) if not _LABEL.match(text, each.line.start, each.line.end)]
    found: dict[int, None] = {}
    for block, label in blocks:
        hit = [*_list_hit(text, sentences, block, label, plain)]
        if plain and plain[0] in hit and not posts and label["number"] is None:
            hit += plain
        found.update(dict.fromkeys(hit))
    return tuple(sentences[at].span for at in found)


def _list_blocks(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[list[int], re.Match[str]]]:
    """The sentences of each labelled paragraph, from the label on."""
    last = -1
    for at, each in enumerate(sentences):
        label = _LABEL.match(text, each.span.start, each.span.end)
        if label is None or at <= last:
            continue
        block = [one for one in range(at, len(sentences)) if sentences[one].paragraph == each.paragraph]
        last = block[-1]
        yield block, label


def _list_hit(
    text: str, sentences: Sequence[Sentence], block: Sequence[int], label: re.Match[str], plain: Sequence[int]
) -> Iterator[int]:
    if label["number"] is not None:
        yield from block
        yield from _list_numbered(text, sentences, int(label["number"]), plain)
    for at in block:
        words = text[max(label.end(), sentences[at].span.start) : sentences[at].span.end]
        if _BEFORE_THIS.search(words):
            yield at
            yield from plain[:1]
        deleted = _DELETED.match(words) if at == block[0] else None
        if deleted is not None:
            yield from block
        for other in plain:
            if _takes_back(words, sentences[other].span.of(text), deleted):
                yield other


def _list_numbered(text: str, sentences: Sequence[Sentence], number: int, plain: Sequence[int]) -> Iterator[int]:
    """The sentences of the post with a number, as threads have it: `3/ …`, `3. …`."""
    for at in plain:
        head = next(each for each in sentences if each.paragraph == sentences[at].paragraph)
        if re.match(rf"\W*(?:{_PIECE}\s)?{number}(?!\d)\W", text[head.span.start :], re.IGNORECASE):
            yield at


def _takes_back(words: str, told: str, deleted: re.Match[str] | None) -> bool:
    """Say whether a labelled sentence denies what another one tells, or tells it otherwise."""
    denies = _NOT.search(words)
    if _NOT.search(told) or (denies is not None and _OPEN.search(words)):
        return False
    its = stems_of_deeds(told)
    if deleted is not None:
        about = stems_of_deeds(words[deleted.end() :])
        return bool(about) and len(about & its) >= min(_SHARED_WITH_NOT, len(about))
    about = stems_of_deeds(words)
    shared = len(about & its)
    if denies is not None:
        behind = stems_of_deeds(" ".join(words[denies.end() :].split()[:4]))
        return bool(behind & its) and shared >= max(_SHARED_WITH_NOT, _SHARE * len(about))
    now = _NOW.search(words) is not None and _SAYS.search(words) is not None
    return now and shared >= max(_SHARED, _SHARE * len(about))
