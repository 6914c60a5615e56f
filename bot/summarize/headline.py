"""Writes the title: a source's own clause that names who does what, without the phrases that set a name off."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.model.analysis import ActorKey, Material, Mention, NamedActor, Span
from bot.model.briefing import Claim
from bot.summarize.conditions import drops_condition
from bot.summarize.cutting import PREPOSITION, breaks_pair, is_paired, shorten
from bot.summarize.denials import is_called_false, is_unnamed_charge
from bot.summarize.leaning import drop_explained, leans_back, points_back
from bot.summarize.quoting import Desk
from bot.summarize.sentences import Passage, make_passage, opening_sentence, stands_alone, stems_of
from bot.summarize.speaking import SAID_NOT, drops_answer, loses_speaker, may_speak, surely_speaks
from bot.summarize.told import is_background, tells_of_past_year
from bot.text.datelines import skip_dateline
from bot.text.gazetteer import load_gazetteer
from bot.text.roles import find_roles, holds_title
from bot.text.verbs import IRREGULAR_PASTS, base_of
from bot.text.words import STOP_WORDS, stem

MOST_WORDS = 20
_LONG, _LONGEST = 28, 35
"""Words of a title that is the opening itself; and of one without which another story would head the briefing."""
_LOOKED_AT = 3
"""Sentences of an article that may give the title: behind the first, only such as tell the same of somebody by name."""
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?)\s\Z")
_SHARED = 2
_FEWEST_TELLING = 3
"""Words of a report's own title that tells something."""
_FEWEST_UNNAMED = 8
"""Words of a title in which nobody listed acts: a shorter one is often a subject without its verb."""
_ON_TOPIC = 0.35
"""Share of them that an opening has to say where no list knows who acts in it."""
_PREDICATE = re.compile(
    r"\s(?:will|would|has|have|had|is|are|was|were|can|could|may|might|must|plans?|seeks?|says?|\w{2,}ed|said|told|put|"
    rf"{IRREGULAR_PASTS}|calls?|accuses?|den(?:y|ies)|visits?|meets?|signs?|wants?|rejects?|urges?|warns?|agrees?|backs?|"
    r"opens?|ends?)\b"
)
_SET_OFF = re.compile(r",\s(?:who|whose|the|a|an|its|his|her|their|which)\s[^,;:–—()“”\"]{3,110},(?=\s)")
"""A phrase between commas behind a name: `, who was named adviser last month,`."""
_ENDING = re.compile(
    r",\s(?:which|who|while|after|amid|with|in\s|including|adding|saying|as\s|a\s|an\s|the\s|and\s(?:that|said|added|it|he|she)\b)"
    r"|\s(?:and|but)\s(?=(?:called|agreed|invited|promised|accused|urged|pledged|told|warned|announced|rejected|denied|offered)\b)"
    r"|\s(?:that|which)\s(?=(?:will|would|has|have|had|also|is|are|was|were)\b)|;\s|\s[–—]\s|,\s(?:although|though|but|as|when)\s"
    r"|\s(?=(?:during|after|before|following|amid|while)\s)"
)
_BEFORE_OTHERS = re.compile(r"\s(?:of|for|to|in|at|on|from|and)\s.*", re.DOTALL)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|do|does|did|found|thought|knew|felt|heard|wrote|swore|"
    r"[a-z]+(?:ed|(?<![su])s))\b"
)
"""A verb of somebody else's, or what may be one: `the prosecution alleges`. A plural is taken for one, to be safe."""
_AUXILIARY = frozenset("will would has have had is are was were can could may might must be been not also to".split())
_KNOWN = re.compile(r"\b(?:[Tt]h(?:e|at|is|ose|ese)|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s([a-z]+(?:\s[a-z]+)?)\b(?!\sof\b)")
"""What is spoken of as known: `the coastguard vessel`, but `the island of Kalymnos` says itself which."""
_LOOSE = re.compile(r"\b(?:its|his|her|their|he|she|they|it)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Headline:
    """Words that may head a briefing, with the pieces of the sentence they are made of."""

    words: str
    pieces: tuple[Span, ...]
    sentence: int
    material: Material
    weight: float


def write_title(materials: Sequence[Material], desk: Desk, actors: Sequence[ActorKey]) -> tuple[Claim, Passage] | None:
    """Give the title of the top story's reports, and the passage it is made of; None where none serves."""
    found = [(each, _passage_of(each)) for material in materials for each in _list_headlines(material, actors)]
    for each, passage in sorted(found, key=lambda pair: (desk.is_dated(pair[1]), -pair[0].weight)):
        claim = desk.claim(passage) if desk.can_answer(passage) else None
        if claim is not None:
            shown = Claim(each.words, "copied" if len(each.pieces) == 1 else "paraphrased", claim.citations)
            return shown, passage
    return None


def _passage_of(headline: Headline) -> Passage:
    whole = Span(headline.pieces[0].start, headline.pieces[-1].end)
    return make_passage(headline.material, whole, headline.sentence)


def _list_headlines(material: Material, actors: Sequence[ActorKey]) -> Iterator[Headline]:
    text = material.article.text
    first = opening_sentence(material)
    sentences = material.analysis.sentences[first : first + _LOOKED_AT]
    lead = sentences[0].span.of(text) if sentences else ""
    for number, sentence in enumerate(sentences, first):
        opened = skip_dateline(text, sentence.span)
        words = opened.of(text)
        subject = _find_subject(material, number, opened)
        alone = drop_explained(words) if number == first else words
        if (
            is_called_false(material, number)
            or not stands_alone(alone)
            or points_back(alone)
            or leans_back(alone)
            or tells_of_past_year(material, number)
            or is_background(make_passage(material, sentence.span, number))
        ):
            continue
        if not (_is_by_name(subject, words, lead) if number > first else subject or _says_who_does(material, words)):
            continue
        for pieces in _cut(text, _pieces(material, number, opened)):
            shown = " ".join(piece.of(text) for piece in pieces)
            if subject is None and len(shown.split()) < _FEWEST_UNNAMED:
                continue
            if is_unnamed_charge(material, number, shown):
                continue
            weight = _weigh(number - first, shown, subject, actors)
            yield Headline(" ".join(shown.split()).rstrip(" .,"), pieces, number, material, weight)


def _says_who_does(material: Material, words: str) -> bool:
    """Say whether an opening begins with who does what although no list names them, `A fishing boat sank`, and tells
    what the report's own title does."""
    verb = _PREDICATE.search(words)
    heading = stems_of(material.article.title or "")
    told = len(heading) < _FEWEST_TELLING or len(heading & stems_of(words)) >= _ON_TOPIC * len(heading)
    return verb is not None and told and "," not in words[: verb.start()] and not PREPOSITION.match(words)


def _is_by_name(subject: NamedActor | None, words: str, lead: str) -> bool:
    """Say whether a later sentence tells the opening's own act of somebody by name, and speaks of nothing that only the
    opening explains: `the vessel`, `his boat`."""
    if subject is None or subject.kind != "person":
        return False
    shared = stems_of(lead) & stems_of(words)
    leans = any(stem(noun) in shared for found in _KNOWN.finditer(words) for noun in found[1].split())
    return len(shared) >= _SHARED and bool(_acts(lead) & _acts(words)) and not leans


def _acts(words: str) -> frozenset[str]:
    """The verbs of a sentence, but auxiliaries and those of saying: `will visit` and `visited` are one act."""
    behind = (words[found.start() :].split() for found in _PREDICATE.finditer(words))
    verbs = (next((word for word in each if word not in _AUXILIARY), "") for each in behind)
    return frozenset(stem(base_of(verb.strip(",.;:"))) for verb in verbs) - STOP_WORDS


def _find_subject(material: Material, number: int, sentence: Span) -> NamedActor | None:
    """The actor that opens the sentence, itself or behind its role."""
    text = material.article.text
    here = sorted(
        (
            (mention, actor)
            for actor in material.analysis.actors
            for mention in actor.mentions
            if mention.sentence == number
        ),
        key=lambda pair: pair[0].span,
    )
    for mention, actor in here:
        before = text[sentence.start : mention.span.start].strip(' “"')
        opens = before in {"", "The", "the", "President", "Prime Minister", "Foreign Minister"}
        role = any(role.start <= sentence.start + 4 for role in find_roles(text, mention.span, sentence))
        owned = text[mention.span.end : mention.span.end + 2].startswith(("’s", "'s", "’", "'"))
        if actor.kind == "person" and (opens or role) and not owned:
            return actor
        if opens and actor.kind != "person" and not owned and not _is_adjective(mention.span.of(text)):
            return actor
    return None


def _is_adjective(words: str) -> bool:
    return any(found.form == "demonym" for found in load_gazetteer().scan(words))


def _pieces(material: Material, number: int, sentence: Span) -> tuple[Span, ...]:
    """The sentence without roles and clauses that commas set off around a person's name."""
    text = material.article.text
    out: list[Span] = []
    for mention, actor in _list_persons(material, number):
        if mention.span.of(text) != actor.name:
            continue
        for role in find_roles(text, mention.span, sentence):
            ahead = re.fullmatch(r",\s", text[role.end : mention.span.start]) if role.end < mention.span.start else None
            if ahead is not None and text[mention.span.end : mention.span.end + 1] == ",":
                article = _ARTICLE.search(text[sentence.start : role.start])
                start = sentence.start + article.start() if article is not None else role.start
                out += [Span(start, mention.span.start), Span(mention.span.end, mention.span.end + 1)]
        behind = _SET_OFF.match(text, mention.span.end, sentence.end)
        if behind is not None and _only_describes(behind[0]):
            out.append(Span(behind.start(), behind.end()))
    return tuple(_without(sentence, sorted(set(out))))


def _only_describes(words: str) -> bool:
    """Say whether words between commas tell who somebody is, and nobody else says there what follows them."""
    if re.match(r",\s(?:who|whose|which)\s", words):
        return not may_speak(words)
    plain = re.sub(r"\A,\s\w+\s", "", words)
    return holds_title(_BEFORE_OTHERS.sub("", plain)) and not (_VERB.search(plain) or may_speak(plain))


def _list_persons(material: Material, number: int) -> list[tuple[Mention, NamedActor]]:
    return [
        (mention, actor)
        for actor in material.analysis.actors
        if actor.kind == "person"
        for mention in actor.mentions
        if mention.sentence == number
    ]


def _without(whole: Span, out: Iterable[Span]) -> Iterator[Span]:
    start = whole.start
    for each in out:
        if each.start > start:
            yield Span(start, each.start)
        start = max(start, each.end)
    if start < whole.end:
        yield Span(start, whole.end)


def _cut(text: str, pieces: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    """The pieces up to a safe border, so that what is left has a verb, its quotations, and who says so."""
    trimmed = tuple(_trim(text, piece) for piece in pieces if piece.of(text).strip())
    whole = " ".join(piece.of(text) for piece in trimmed)
    if len(whole.split()) <= MOST_WORDS and is_paired(whole):
        yield trimmed
    for at, piece in enumerate(trimmed):
        for border in _ENDING.finditer(piece.of(text)):
            kept = (*trimmed[:at], Span(piece.start, piece.start + border.start()))
            head = " ".join(each.of(text) for each in kept)
            tail = whole[len(head) :]
            if (
                5 <= len(head.split()) <= MOST_WORDS
                and _PREDICATE.search(head)
                and is_paired(head)
                and not breaks_pair(head, tail)
                and not drops_condition(head, tail)
                and not loses_speaker(head, tail)
                and not drops_answer(head, tail)
            ):
                yield tuple(_trim(text, each) for each in kept if each.of(text).strip())


def _trim(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.end - (len(words) - len(words.rstrip())))


def _weigh(number: int, shown: str, subject: NamedActor | None, actors: Sequence[ActorKey]) -> float:
    """Prefer a person who acts, then who else is named, an early sentence, the topic's actors, few words, and no loose
    `he` or `its`."""
    named = {found.key for found in load_gazetteer().scan(shown)}
    weight = 0.6 if subject is None else 1.0 if subject.kind == "person" else 0.8
    weight += 0.4 * len(named & set(actors)) - 0.4 * number
    weight -= 0.04 * max(0, len(shown.split()) - 11) + 0.04 * max(0, 9 - len(shown.split()))
    weight -= 0.5 * bool(_LOOSE.search(shown)) + 0.3 * surely_speaks(shown)
    weight -= 1.0 * bool(SAID_NOT.search(shown))
    return weight - (0.4 if shown.endswith(("?", "!")) else 0.0)


def fall_back(material: Material, passage: Passage, *, leads: bool = False) -> Span | None:
    """Give the opening of a report cut to a title's length, where no clause names an actor first, a longer one where it
    `leads` other stories; nothing of one that the next sentence calls false."""
    if is_called_false(material, passage.sentence):
        return None
    sentence = skip_dateline(material.article.text, material.analysis.sentences[passage.sentence].span)
    lengths = (MOST_WORDS, _LONG, _LONGEST) if leads else (MOST_WORDS, _LONG)
    cut = (shorten(material.article.text, sentence, most) for most in lengths)
    return next((each for each in cut if each is not None), None)
