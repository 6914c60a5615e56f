"""Finds where a transcript or an interview begins: from there on a text gives its speakers' words, and is no report,
but for sentences of an interview that say who says so."""

import functools
import re
from collections import Counter
from collections.abc import Iterator

from bot.model.analysis import Span
from bot.text.english import looks_foreign
from bot.text.gazetteer import load_gazetteer
from bot.text.known_names import load_known_names
from bot.text.sentences import split

_WORD = r"[A-ZÀ-Ž][\w.’'-]*"
_NAME = re.compile(rf"{_WORD}(?:\s{_WORD}){{0,3}}")
_OFFICE = rf"{_WORD}(?:,?\s(?:(?:of|for|to|the|and)\s){{0,3}}{_WORD}){{0,11}}"
_LABEL = re.compile(
    rf"^(?:>>+\s?|[\[(]\d[\d:]*[\])]\s?)?(?:(?:Asked|Moved|Tabled)\s[Bb]y\s)?(?P<name>{_OFFICE})(?:"
    r"\s?:(?=\s|[A-Z“\"]|$)|(?P<stopped>\.)\s[—–-]+(?=\s)"
    r"|\s\((?P<of>[^\W\d_][^()\n]{1,60})\)(?:(?:\s\([^()\n]{1,60}\)){0,3}\s?:|(?P<stopped_of>\.?)\s[—–-]+(?=\s)|$))",
    re.MULTILINE,
)
"""A line that begins with who speaks: `MS HOLM:`, `The Minister for Ports (Kari Holm) (Con):`, `Holm, Member of the
Council. –`, or is no more than `Mrs Holm (Minister of State)`."""
_SAYS = re.compile(r"\s*[“\"(\[]?[A-ZÀ-Ž][^\n]*[.!?…”\"\])]\s*(?:\n|\Z)")
"""What stands behind a speaker's office; behind an office in a list stands a name or what it does."""
_HEADLINED = re.compile(r"[ \t]*(?:\S+[ \t]+){2,}\S*[^\W_][’'\")]?[ \t]*(?:\n[ \t]*\n|\Z)")
"""A paragraph that ends in a word, as a headline does and nothing that is said."""
_STOPPED = re.compile(
    r"^(?P<name>[QA]|(?:THE|MRS?|MS|DR|SIR|MISS|LORD|LADY|JUDGE|SENATOR)\s[A-Z’'-]{2,}(?:\s[A-Z’'-]{2,}){0,2})\.\s(?=[A-Z“\"])",
    re.MULTILINE,
)
"""`Q.` and `THE COURT.`; other words in capitals may be a place that is reported from."""
_AT = r"(?:[\[(]?\d{1,2}(?::\d\d){1,2}(?:[.,]\d{1,3})?[\])]?)"
_PART = (
    r"(?i:(?:speakers?|spk|voice|participant|person|channel|guest|caller|host|panell?ist|male|female|unknown|unidentified)"
    r"[\s_#-]?(?:\d{1,2}|[A-H]|speaker|voice|male|female|man|woman|participant))"
)
_NAMED = rf"{_WORD}(?:\s{_WORD}){{0,3}}"
_BY_MACHINE = re.compile(
    rf"^[ \t]*(?:>>+\s?|[–—*•-]\s?)?(?:{_AT}\s?(?:[–—-]{{1,3}}>?\s?{_AT}\s?)?(?:[–—-]\s)?)?\*{{0,2}}(?:"
    rf"{_PART}(?:\s?[,–—-]?\s?{_AT})?\s?(?:\*{{0,2}}:|(?<=[\d\])])[ \t]*$|(?<=[\])])\s)|"
    rf"{_NAMED}\s{_AT}(?<=[\])])\s?:|<v\s[^>\n]{{1,40}}>|S\d{{1,2}}:)",
    re.MULTILINE,
)
"""A line that a machine heads with who speaks, by a number or with the time: `SPEAKER 2:`, `Speaker 1 (00:14)`,
`[00:31] Host [00:31]:`, `<v Holm>`."""
_IN_TURNS = re.compile(
    rf"^[ \t]*(?:[–—*•-]\s?)?(?:{_AT}\s(?:[–—-]\s)?)?\*{{0,2}}(?P<name>{_NAMED})(?:\s?:\*{{0,2}}|\*{{2}}:)(?=\s)",
    re.MULTILINE,
)
"""Who speaks again and again by turns, whatever stands before the name."""
_AGENCIES = re.compile(r"AP|AFP|Reuters|CNN|BBC|dpa|TASS|ANI|PTI|Xinhua|Kyodo|[A-Z]{2,5}")
_BY_AGENCY = re.compile(r"\)\s[—–-]+\Z")
"""`OSLO (AP) —`; `Kari Holm (SNP):` is of a party."""
_NO_SPEAKER = frozenset(
    """alert also analysis background breaking byline caption captions clarification contact context copyright
    correction credit date developing editing editor email exclusive explainer figure file flash follow from graphic
    image images just key latest link listen live location map more news note now opinion phone photo photograph
    photographs photos picture pictures points ps read reading related reporting result results see source sources story
    summary table tags tel time timeline tip topics topic update updated updates urgent video videos view warning
    watch what when where which who why how writing""".split()
)
"""What opens the label of a note, a picture or a link."""
_ROLE = re.compile(
    r"(?:Q|A|QUESTION|ANSWER|INTERVIEWER|MODERATOR|HOST|ANCHOR|PRESENTER|REPORTER|JOURNALIST|SPEAKER|COURT|CHAIR\w*)",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:THE\s)?(?:MRS?|MS|DR|SIR|MISS|LORD|LADY|BARONESS|DAME|JUDGE|SENATOR|MINISTER|PRESIDENT|CHANCELLOR|SECRETARY|AMBASSADOR)\b\.?",
    re.IGNORECASE,
)
_HOLDS_OFFICE = re.compile(
    r"\b(?:MINISTER|SECRETARY|PRESIDENT|CHANCELLOR|LEADER|MEMBER|COMMISSIONER|REPRESENTATIVE|CHAIR\w*)\b", re.IGNORECASE
)
_FEWEST, _SURELY = 3, 2
"""Lines that begin with a speaker, from which on a text is a transcript; fewer where they are surely speakers."""
_ASKS = re.compile(r"^[^.!?\n]{6,200}\?$", re.MULTILINE)
"""A paragraph that is one question."""
_INTERVIEW = re.compile(
    r"\b(?:(?:[Ss]poke|[Tt]alked|[Ss]peaks|[Tt]alks|[Ss]at\sdown)\s(?:to|with)\s(?:us|our|me)\b|(?:[Ww]e|I)\sasked\b|[Tt](?:old|ells)\s(?:us|our)\b"
    r"|[Aa]nswer(?:s|ed)\s(?:our\s|questions\b)|Q\s?&\s?A\b|[Ii]n\sconversation\swith\b|[Ii]nterview(?:ed)?\sby\b)"
)
"""What says that the text is one."""
_OWN = re.compile(r"(?:^|[^\w\s]\s|\b[a-z]+\s)I\b|\bI[’'](?:m|ve|d|ll)\b|\b[Mm]y\b")
"""What one says of oneself; the First World War is nobody's."""
_SPEAKING = 0.25
"""Share of the paragraphs in which those who answer speak of themselves."""
_ADDRESSES = re.compile(
    r"^[ \t]*(?:(?:(?:Mr|Mrs|Ms|Madam|Madame)\.?\s(?:Speaker|President|Chair\w*|Secretary(?:[\s-]General)?|"
    r"Moderator|Prime\sMinister|Vice[\s-]President|Ambassador|Minister)|(?:Your\s|Dear\s)?Excellenc(?:y|ies)|Your\s(?:Majest(?:y|ies)|(?:Royal\s)?Highness(?:es)?|"
    r"Eminence|Holiness|Honou?r)|(?:Honou?rable|Distinguished|Esteemed|Dear|Fellow|My\sfellow)\s(?:members|colleagues|delegates|guests|friends|"
    r"ministers|heads|citizens|countrymen|compatriots|[A-Z][a-z]+ns)|Ladies\sand\s[Gg]entlemen)(?:\sof\s[^,.!?\n]{1,40})?[,.!]"
    r"(?=\s*+(?!who|whose|whom|as\b|the\s(?:former|first))\S)|I\sthank\s(?:you,?\s)?(?:the|Mr|Mrs|Ms|Madam)\.?\s(?:Speaker|President|Chair\w*|House)\b)",
    re.MULTILINE,
)
"""A paragraph that turns to those whom one speaks to, outside quotation marks: `Mr Speaker, …`."""
_ENDS_ASKING = re.compile(r"^[^\n]{6,400}\?[ \t]*$", re.MULTILINE)
"""A paragraph that is a question or ends with one."""
_ASKING = 0.15
"""Share of the paragraphs that ask; a long report may put a question now and then, or over its parts."""
_OF_YOU = re.compile(r"\b[Yy]ou(?:r|rs|rself)?\b")
_MOST_ASKED = 3
"""Such paragraphs from which on a text is taken for an interview, whatever else it says of itself."""
_WHO_SAYS = re.compile(r"\b(?:said|says|told|tells|according\sto|denied|denies|wrote|writes|announced|announces)\b")
_OF_SPEAKERS = re.compile(
    r"\A\W*(?:I|We|You|He|She|They|It|That|This|My|Our|His|Her|Their)\b|\b(?:me|us|our|we|you|your)\b"
)
"""What is an answer's own, whoever else is said to say it."""
QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)", re.MULTILINE)


@functools.lru_cache(maxsize=512)
def speech_start(text: str) -> int:
    """Give where a transcript or interview begins, whose lines are their speakers' own; the text's end for a report."""
    labels = [each for each in _list_labels(text) if not _is_note(text, each)]
    sure = len(labels) >= _SURELY and all(_is_person(each["name"]) for each in labels)
    enough = len(labels) >= _FEWEST or sure
    starts = [labels[0].start()] if enough else []
    starts += [found.start() for found in (_ADDRESSES.search(text),) if found is not None]
    starts += _find_turns(text)
    return min([*starts, *_find_questions(text)], default=len(text))


def _find_turns(text: str) -> Iterator[int]:
    """Where speakers begin whom a machine heads lines with, or two who come again by turns."""
    heard = list(_BY_MACHINE.finditer(text))
    if len(heard) >= _SURELY:
        yield heard[0].start()
    turns = [each for each in _IN_TURNS.finditer(text) if each["name"].split()[0].casefold() not in _NO_SPEAKER]
    counts = Counter(each["name"] for each in turns)
    again = [each.start() for each in turns if counts[each["name"]] > 1]
    if sum(count > 1 for count in counts.values()) > 1:
        yield again[0]


def holds_speech(text: str) -> bool:
    """Say whether a text is a transcript or an interview, or ends in one."""
    return min(speech_start(text), _asking_start(text)) < len(text)


@functools.lru_cache(maxsize=512)
def find_spoken(text: str, language: str | None = None) -> tuple[Span, ...]:
    """Give what a text tells in its speakers' words: all of a transcript, and of an interview all but the
    sentences outside its questions that themselves say who says so."""
    start = speech_start(text)
    asking = _asking_start(text)
    if asking >= start:
        return (Span(start, len(text)),)
    said = [each.span for each in split(text, language) if asking <= each.span.start < start]
    asked = [Span(*each.span()) for each in _ENDS_ASKING.finditer(text, asking)]
    kept = [each for each in said if _says_who(each.of(text)) and not any(one.holds(each) for one in asked)]
    ends = [asking, *(each.end for each in kept)]
    return tuple(Span(*each) for each in zip(ends, (*(each.start for each in kept), len(text)), strict=True))


def _says_who(sentence: str) -> bool:
    own = _OWN.search(sentence) or _OF_SPEAKERS.search(sentence)
    return not own and _WHO_SAYS.search(QUOTED.sub("", sentence)) is not None


def _asking_start(text: str) -> int:
    """Where the first of several paragraphs stands that ask; else the text's end; only two ask `you`."""
    asked = [each for each in _ENDS_ASKING.finditer(text) if not re.search(r"[“”\"]", each[0])]
    several = len(asked) >= _MOST_ASKED
    if not several and not (len(asked) >= _SURELY and any(_OF_YOU.search(each[0]) for each in asked)):
        return len(text)
    among = text[asked[0].start() :] if several else text
    paragraphs = sum(1 for line in among.split("\n") if line.strip())
    return asked[0].start() if len(asked) >= _ASKING * paragraphs else len(text)


def _list_labels(text: str) -> list[re.Match[str]]:
    return sorted((*_LABEL.finditer(text), *_STOPPED.finditer(text)), key=lambda found: found.start())


def _is_note(text: str, label: re.Match[str]) -> bool:
    """Say whether a label is none of a speaker: of a note, a place, an agency or a headline, or a name or an office in
    a list that nothing is said behind."""
    found, name = label.groupdict(), label["name"]
    words = name.casefold().replace("’", "'").split()
    if words[0].rstrip("'s.") in _NO_SPEAKER or words[-1] in _NO_SPEAKER:
        return True
    if _HEADLINED.match(text, label.end()) and not _is_person(name):
        return True
    of, stopped = found.get("of"), found.get("stopped") or found.get("stopped_of")
    if stopped and (_is_place(name) or not (of or (_is_person(name) and not name.split()[0].strip(",").isupper()))):
        return True
    if of and not stopped and _AGENCIES.fullmatch(of) and (_BY_AGENCY.search(label[0]) or not _is_person(name)):
        return True
    if _NAME.fullmatch(name) is None:
        return not (_is_person(name) and _SAYS.match(text, label.end()))
    if of and label[0].endswith(")"):
        return not re.match(r"\s*\n\s*\S[^\n]*[.!?…”\"](?:\n|\Z)", text[label.end() :])
    return False


def _is_place(name: str) -> bool:
    found = load_gazetteer().scan(name.title() if name.isupper() else name)
    listed = any(each.span.start == 0 and each.span.end == len(name) for each in found)
    return listed or name.title() in load_known_names().places


def _is_person(name: str) -> bool:
    """Say whether a label can be nobody's but a speaker's: a part in a conversation, a title, a first name, or a
    family name that is no English word."""
    if _NAME.fullmatch(name) is None:
        return (_HOLDS_OFFICE.search(name) or _TITLE.match(name)) is not None
    last = name.split()[-1]
    first = name.title().split()[0]
    named = " " in name and not _is_place(name) and (load_known_names().begins_person(first) or looks_foreign(last))
    return named or _TITLE.match(name) is not None or _ROLE.fullmatch(last) is not None


def _find_questions(text: str) -> Iterator[int]:
    """Where an interview begins whose questions stand in lines of their own: it says that it is one, or the answers
    speak of themselves. A report that asks its readers what something means answers in its own words."""
    asked = [found for found in _ASKS.finditer(text) if not re.search(r"[“”\"]", found[0])]
    if len(asked) < _SURELY:
        return
    start = asked[0].start()
    said = [line for line in QUOTED.sub("", text[start:]).split("\n") if line.strip()]
    own = sum(_OWN.search(line) is not None for line in said)
    if _INTERVIEW.search(text[:start]) or own >= max(len(asked), _SPEAKING * len(said)):
        yield start
