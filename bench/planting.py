"""Plants one fault at a time into a true sentence: a wrong entity, number, date, denial, speaker, or an addition."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.model.analysis import Analysis, NamedActor, Span
from bot.text.analysis import analyse
from bot.text.sentences import split
from tests.factories import make_article

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "June", "July", "September", "October", "November", "December")
_NUMBER = re.compile(r"(?<![\w.,-])(?:\$)?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w,.-]\d|\w)")
_SPELLED = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty")
_SPELLED_NUMBER = re.compile(r"\b(" + "|".join(_SPELLED) + r")\b")
_DAY = re.compile(r"\b(" + "|".join((*WEEKDAYS, *MONTHS)) + r")\b")
_YEAR = re.compile(r"\b(19|20)\d\d\b(?!\w)")
_HELPER = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|should|must)\s+(?!not\b|n't|no\b)(?=[a-z])")
_NOT = re.compile(r"\b(is|are|was|were|has|have|had|will|would|could|should|must|does|did|do)\s+not\s+")
_CLAUSE = re.compile(r",\s(?:which|while|after|as|with|amid|who|where|despite|following)\s[^,;.“”\"]{25,110}(?=[.,])")


@dataclass(frozen=True, slots=True)
class Fault:
    """A sentence that is no longer true of its passage."""

    kind: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Text:
    """A passage with what was read in it."""

    words: str
    analysis: Analysis

    def sentences(self) -> list[str]:
        return [each.span.of(self.words) for each in split(self.words)]


def read_text(words: str) -> Text:
    return Text(words, analyse(make_article(words)))


def plant(sentence: str, passage: Text, others: Sequence[Text], chance: random.Random) -> Iterator[Fault]:
    """Give the sentence with each fault it has room for; nothing is planted that the passage itself says."""
    for kind, planter in PLANTERS.items():
        changed = planter(sentence, passage, others, chance)
        if changed is not None and changed != sentence and changed not in passage.words:
            yield Fault(kind, changed)


def _forms(actor: NamedActor, text: str) -> list[str]:
    return sorted({each.span.of(text) for each in actor.mentions} | {actor.name}, key=len, reverse=True)


def _named_in(sentence: str, passage: Text) -> list[tuple[NamedActor, str]]:
    """The actors a sentence names, each with the longest form that stands there."""
    found = []
    for actor in passage.analysis.actors:
        form = next((form for form in _forms(actor, passage.words) if re.search(_whole(form), sentence)), None)
        if form is not None:
            found.append((actor, form))
    return found


def _whole(form: str) -> str:
    return rf"(?<![\w-]){re.escape(form)}(?![\w-])"


def _swap(sentence: str, form: str, other: str) -> str:
    return re.sub(_whole(form), lambda _: other, sentence)


def _fits(actor: NamedActor, form: str, other: NamedActor, other_form: str) -> bool:
    """Another of the same kind, in a form of the same grammar: a state's name for a name, a demonym for none."""
    plain = other.kind == actor.kind and other.key != actor.key and other_form not in form and form not in other_form
    return plain and (actor.kind != "state" or (form == actor.name and other_form == other.name))


def swap_near_entity(sentence: str, passage: Text, _others: Sequence[Text], chance: random.Random) -> str | None:
    """An actor gives way to another of the same kind that the passage names elsewhere."""
    options = [
        (form, other.name)
        for actor, form in _named_in(sentence, passage)
        for other in passage.analysis.actors
        if _fits(actor, form, other, other.name) and not _mentions(sentence, other, passage)
    ]
    return _swap(sentence, *chance.choice(options)) if options else None


def _mentions(sentence: str, actor: NamedActor, passage: Text) -> bool:
    return any(re.search(_whole(form), sentence) for form in _forms(actor, passage.words))


def swap_far_entity(sentence: str, passage: Text, others: Sequence[Text], chance: random.Random) -> str | None:
    """An actor gives way to one that the passage never names."""
    options = [
        (form, other.name)
        for actor, form in _named_in(sentence, passage)
        for text in others
        for other in text.analysis.actors
        if _fits(actor, form, other, other.name) and other.name not in passage.words
    ]
    return _swap(sentence, *chance.choice(options)) if options else None


def change_number(sentence: str, _passage: Text, _others: Sequence[Text], chance: random.Random) -> str | None:
    """A number gives way to another of about the same size."""
    found = [each for each in _NUMBER.finditer(sentence) if not _YEAR.fullmatch(each[1])]
    if found:
        match = chance.choice(found)
        value = float(match[1].replace(",", ""))
        other = value + max(1, round(value * chance.choice((0.1, 0.3, 0.5, 2))))
        printed = f"{other:,.0f}" if value == int(value) else f"{other:.1f}"
        return sentence[: match.start(1)] + printed + sentence[match.end(1) :]
    spelled = _SPELLED_NUMBER.search(sentence)
    if spelled is None:
        return None
    choices = [word for word in _SPELLED if word != spelled[1]]
    return sentence[: spelled.start()] + chance.choice(choices) + sentence[spelled.end() :]


def swap_near_number(sentence: str, passage: Text, _others: Sequence[Text], chance: random.Random) -> str | None:
    """A number gives way to another one of the passage."""
    found = [each for each in _NUMBER.finditer(sentence) if not _YEAR.fullmatch(each[1])]
    near = [each[1] for each in _NUMBER.finditer(passage.words) if each[1] not in sentence and not _YEAR.match(each[1])]
    if not found or not near:
        return None
    match = chance.choice(found)
    return sentence[: match.start(1)] + chance.choice(near) + sentence[match.end(1) :]


def change_date(sentence: str, _passage: Text, _others: Sequence[Text], chance: random.Random) -> str | None:
    """A weekday, month or year gives way to another."""
    found = [*_DAY.finditer(sentence), *_YEAR.finditer(sentence)]
    if not found:
        return None
    match = chance.choice(found)
    if match[0].isdigit():
        other = str(int(match[0]) + chance.choice((-2, -1, 1, 2)))
    else:
        other = chance.choice([each for each in (WEEKDAYS if match[0] in WEEKDAYS else MONTHS) if each != match[0]])
    return sentence[: match.start()] + other + sentence[match.end() :]


def deny(sentence: str, _passage: Text, _others: Sequence[Text], chance: random.Random) -> str | None:
    """A statement is denied, or a denial stated."""
    denied = _NOT.search(sentence)
    if denied is not None:
        helper = "" if denied[1] in {"does", "did", "do"} else f"{denied[1]} "
        return sentence[: denied.start()] + helper + sentence[denied.end() :]
    found = list(_HELPER.finditer(sentence))
    if not found:
        return None
    match = chance.choice(found)
    return f"{sentence[: match.end(1)]} not {sentence[match.end() :]}"


def swap_speaker(sentence: str, passage: Text, others: Sequence[Text], chance: random.Random) -> str | None:
    """What one actor says is put into another's mouth: one of the passage where there is another, else a stranger."""
    start = passage.words.find(sentence)
    options = []
    for found in passage.analysis.attributions:
        holds = start >= 0 and Span(start, start + len(sentence)).holds(found.source)
        actor = next((each for each in passage.analysis.actors if each.key == found.actor), None)
        source = found.source.of(passage.words)
        if not holds or actor is None or actor.kind == "organisation":
            continue
        form = next((form for form in _forms(actor, passage.words) if re.search(_whole(form), source)), None)
        near = [each for each in passage.analysis.actors if form and _fits(actor, form, each, each.name)]
        far = [each for text in others for each in text.analysis.actors if form and _fits(actor, form, each, each.name)]
        options += [(form, each.name) for each in (near or far[:20]) if form and each.name not in sentence]
    return _swap(sentence, *chance.choice(options)) if options else None


def add(sentence: str, _passage: Text, others: Sequence[Text], chance: random.Random) -> str | None:
    """A clause of another text is joined on."""
    clauses = [match[0] for text in others for match in _CLAUSE.finditer(text.words)]
    if not clauses or sentence[-1:] != ".":
        return None
    return f"{sentence[:-1]}{chance.choice(clauses)}."


Planter = Callable[[str, Text, Sequence[Text], random.Random], str | None]
PLANTERS: dict[str, Planter] = {
    "entity_of_the_passage": swap_near_entity,
    "entity_from_elsewhere": swap_far_entity,
    "number": change_number,
    "number_of_the_passage": swap_near_number,
    "date": change_date,
    "negation": deny,
    "speaker": swap_speaker,
    "addition": add,
}
