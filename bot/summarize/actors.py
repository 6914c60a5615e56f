"""Chooses the key actors of a briefing: who they are, and one line of what they did or said."""

import re
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import partial

from bot.model.analysis import ActorKey, Attribution, Material, Mention, NamedActor, Span
from bot.model.briefing import Actor, Claim
from bot.summarize.conditions import drops_condition, leaves_condition
from bot.summarize.cutting import breaks_pair, shorten
from bot.summarize.denials import find_denial
from bot.summarize.leaning import leans_back, opens_loose, points_back
from bot.summarize.namesakes import Appearance, gather
from bot.summarize.quoting import Desk
from bot.summarize.sentences import (
    Passage,
    is_announced,
    is_prose,
    make_passage,
    names_its_plurals,
    names_its_pronouns,
    only_asks,
)
from bot.summarize.speaking import SAID_NOT, holds_answer, is_retold, loses_speaker
from bot.summarize.told import tells_of_past_year
from bot.summarize.unsaid import leaves_unsaid
from bot.text.belonging import list_served
from bot.text.beside import is_beside
from bot.text.gazetteer import load_gazetteer
from bot.text.roles import holds_title
from bot.text.speakers import PRONOUNS
from bot.text.verbs import is_past

_LINE_WORDS = 30
_FEWEST_WORDS = 6
_MOST_ARTICLES = 6
_SAME = 0.6
"""Likeness from which a line says what is shown already."""
_FEWEST_MENTIONS = 2
"""Mentions that make a person with a role an actor although nothing it did or said can be shown by itself."""
_LONGEST_OPENING = 12
"""Words that may stand before a speaker in a sentence that is shown as what this speaker said."""
_CLAUSE_START = re.compile(r"(?:\A|;\s+|,\s+(?:and|but|while|with)\s+|\s[–—]\s+(?:(?:and|with)\s+)?)(?:[Tt]he\s+)?\Z")
"""What may stand before a source so that its clause can be shown from there."""
_CLAUSE_AHEAD = re.compile(
    r"(?:,\s(?:and|but|while|as|after|when)|\s[–—](?:\s(?:and|but))?|;(?:\s(?:and|but|while))?)\s(?:[Tt]he\s)?\Z"
)
"""What joins a clause that tells a fact of its own."""
_CLAUSE_END = re.compile(r",\s(?=(?:but|while|although|though)\s)|;\s|\s[–—]\s(?=(?:and|but|while)\s)")
_HYPOTHETICAL = re.compile(
    r"\b(?:if|whether|would|could|may|might|unless|said|says|told|claims?|claimed|denied|accus\w+|that)\b"
)
_ACTS = re.compile(
    r"\s(?:also\s|still\s|on\s[A-Z]\w+\s)?(?:has|have|had|is|was|will|were|are|says|needs|faces|backs|denies|insists|calls|"
    r"accuses|warns|expects|hopes|considers|\w{3,}ed|met|left|made|took|held|gave|began|came|went|saw|led|sent|spoke|won|"
    r"lost|kept|put|became|plans|wants|seeks|maintains|remains|rejects|supports|opposes)\s(?!by\b)"
)
_OTHERS_TITLE = re.compile(
    r"\s(?:[\w’'-]+\s){0,3}(?:spokes\w+|minister|president|secretary|leader|chief|ambassador|envoy|Minister|President|Secretary|"
    r"Premier|Chancellor|Ambassador)\b"
)
"""What follows makes the name part of somebody's title."""
_OF_OFFICE = r"(?!who\b|that\b|which\b|to\b|not\b|\w+ing\b)[\w’'-]+"
_OFFICE = re.compile(rf"\s(?:is|was|has\sbeen)\s(?P<office>{_OF_OFFICE}(?:\s{_OF_OFFICE}){{0,11}})\s?\.?\Z")
_SEVERAL_DO = re.compile(r"\s(?:have|are|were)\b")
"""The verb of more than one: the name is the last of a list."""
_SILENCE = re.compile(r"\A(?:No|There|It)\b|\bhas\syet\sto\b|\bgave\sno\b|\bdeclined\sto\b")
_WHEN = re.compile(r"(?<=[^\W\d_]),?\s(?=(?:after|before|during|following|amid|when)\s)")
_ALSO = re.compile(r"(?:\S+\s){1,4}also\b")
"""What is told beside something else."""
_SPARING = 60
"""Words that may still be quoted of an article, below which its actors' lines are kept short."""
_UNCERTAIN = re.compile(r"\b(?:not|no|never|nor|will|would|could|may|might|can|must|should|if|only)\b|n[’']t\b")
_ACTED = re.compile(
    r"\b(?:did|\w{3,}ed|met|left|made|took|held|gave|began|came|went|saw|led|sent|spoke|won|lost|told|said)\s\w"
)
_LIST = re.compile(r"(?:,\s[A-ZÀ-Ž][\w’'-]+)*,?\s(?:and|or)\s[A-ZÀ-Ž]|,\s[A-ZÀ-Ž][\w’'-]+,|/")
"""The actor is one of several that act together."""


@dataclass(frozen=True, slots=True)
class ActorLimits:
    """How many of each kind are shown."""

    persons: int
    states: int
    organisations: int

    def of(self, kind: str) -> int:
        """Give the limit of one kind."""
        return {"person": self.persons, "state": self.states}.get(kind, self.organisations)


def write_actors(materials: Sequence[Material], desk: Desk, limits: ActorLimits) -> tuple[Actor, ...]:
    """Give the actors by salience over all articles; one without role and line is left out."""
    gathered = gather(materials)
    chosen: list[Sequence[Appearance]] = []
    for kind in ("person", "state", "organisation"):
        same = [each for each in gathered if each[0].actor.kind == kind]
        chosen += sorted(same, key=_salience)[: 2 * limits.of(kind)]
    left = {kind: limits.of(kind) for kind in ("person", "state", "organisation")}
    written: dict[int, Actor] = {}
    ordered = sorted(chosen, key=lambda each: (each[0].actor.kind != "person", _salience(each)))
    roles = [_write_role(each, desk) for each in ordered]
    for write in (_write, partial(_write_told, others=written.values())):
        for at, appearances in enumerate(ordered):
            kind = appearances[0].actor.kind
            wanted = left[kind] and at not in written
            if wanted and (shown := write(appearances, roles[at], desk)) is not None:
                left[kind] -= 1
                written[at] = shown
    return tuple(written[at] for at in sorted(written))


def _salience(appearances: Sequence[Appearance]) -> tuple[float, str]:
    count = sum(min(len(each.actor.mentions), 6) for each in appearances)
    return (-count * (1 + 0.25 * len(appearances)), appearances[0].actor.key)


def _write(appearances: Sequence[Appearance], role: Claim | None, desk: Desk) -> Actor | None:
    """An actor with a line of its own; a person whose line another section shows may do without."""
    first = appearances[0].actor
    if role is None and first.kind == "person" and len(first.mentions) < _FEWEST_MENTIONS and len(appearances) < 2:
        return None
    line = _write_line(appearances, desk)
    if line is None and role is not None and first.kind == "person":
        line = _write_line(appearances, desk, again=True) or _write_beside(appearances, desk)
        if line is None and not _is_told_above(appearances, desk.printed):
            return None
    elif line is None:
        return None
    return _make(appearances, role, line)


def _write_told(
    appearances: Sequence[Appearance], role: Claim | None, _desk: Desk, others: Collection[Actor]
) -> Actor | None:
    """A person that the reports name more than once, and another actor's line as well."""
    names = "|".join(sorted({re.escape(form) for form in _list_forms(appearances)}))
    named = re.compile(rf"(?<!\w)(?:{names})(?!\w)")
    often = sum(len(each.actor.mentions) for each in appearances) >= _FEWEST_MENTIONS
    if role is None or not often or appearances[0].actor.kind != "person":
        return None
    told = any(each.line is not None and named.search(each.line.text) for each in others)
    return _make(appearances, role, None) if told else None


def _list_forms(appearances: Sequence[Appearance]) -> set[str]:
    return {form for each in appearances for form in (each.actor.name, *each.actor.aliases)}


def _make(appearances: Sequence[Appearance], role: Claim | None, line: Claim | None) -> Actor:
    first = appearances[0].actor
    others = tuple(sorted(_list_forms(appearances) - {first.name}))
    return Actor(first.name, others, first.kind, role, line, _name_served(appearances, role))


def _name_served(appearances: Sequence[Appearance], role: Claim | None) -> str | None:
    """The one state that the articles leave a person to, where the role shown names none."""
    if role is None or appearances[0].actor.kind != "person" or load_gazetteer().scan(role.text):
        return None
    served = {
        state
        for each in appearances
        for state in list_served(each.material.article.text, each.actor, each.material.analysis.actors)
    }
    name = load_gazetteer().find_name(served.pop()) if len(served) == 1 else None
    return name if name is not None and name not in role.text else None


def _is_told_above(appearances: Sequence[Appearance], above: Set[str]) -> bool:
    """Say whether another section or line shows what the actor did or said: it is named here then, its line is not
    repeated."""
    names = _list_forms(appearances)
    return any(
        (words in passage.words or passage.words in words) and any(name in words for name in names)
        for appearance in appearances[:_MOST_ARTICLES]
        for passage in _lines(appearance, again=True)
        for words in above
    )


def _write_role(appearances: Sequence[Appearance], desk: Desk) -> Claim | None:
    """The fullest of the roles that say whose, else of those there are."""
    given = [(each, each.actor.role) for each in appearances if each.actor.role is not None]
    for each, span in sorted(given, key=lambda pair: _fullness(pair[0].material, pair[1]), reverse=True):
        article = re.match(r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s+", span.of(each.material.article.text))
        bare = Span(span.start + article.end(), span.end) if article else span
        if not is_beside(each.material.article, bare):
            return desk.claim(make_passage(each.material, bare, 0), kind="quoted")
    return None


def _fullness(material: Material, role: Span) -> tuple[bool, int]:
    words = role.of(material.article.text)
    return bool(load_gazetteer().scan(words)), min(len(words.split()), 7)


def _write_line(appearances: Sequence[Appearance], desk: Desk, *, again: bool = False) -> Claim | None:
    """What is new of an actor, an old report's `on Sunday` last; `again`, else what stands as a question's source or
    as an event ahead."""
    passages = [each for one in appearances[:_MOST_ARTICLES] for each in _lines(one, again=again)]
    for passage in sorted(passages, key=lambda each: (SAID_NOT.search(each.words) is not None, desk.is_dated(each))):
        if desk.is_new(passage, _SAME, again=again) and says_enough(passage, silence=again):
            claim = _show(passage, desk)
            if claim is not None:
                return claim
    return None


def _write_beside(appearances: Sequence[Appearance], desk: Desk) -> Claim | None:
    """The event ahead that is said to be this person's: `a state visit by Chinese leader Xi Jinping`."""
    for appearance in appearances[:_MOST_ARTICLES]:
        material, actor = appearance.material, appearance.actor
        text = material.article.text
        for mention in actor.mentions:
            sentence = material.analysis.sentences[mention.sentence].span
            role = actor.role.of(text) if actor.role is not None else ""
            led = re.search(rf"\bby\s(?:{re.escape(role)}\s)?\Z", text[sentence.start : mention.span.start])
            kept = shorten(text, sentence, _LINE_WORDS)
            if led is None or kept is None or not kept.holds(mention.span):
                continue
            passage = make_passage(material, kept, mention.sentence)
            if _may_stand(material, kept, mention.sentence) and desk.is_new(passage, _SAME, again=True):
                claim = _show(passage, desk)
                if claim is not None:
                    return claim
    return None


def _show(passage: Passage, desk: Desk) -> Claim | None:
    """In full, or without when it was where little more of the article may be quoted and others are to have a line; a
    charge that is denied, or told the other way round, stands in other sections, beside that."""
    if find_denial(passage) is not None or desk.lacks_other(passage):
        return None
    short = _without_when(passage) if desk.words_left(passage.material) < _SPARING else None
    return (desk.show(short) if short is not None else None) or desk.show(passage)


def _without_when(passage: Passage) -> Passage | None:
    """What was not or might be only loses what stands behind another such phrase, and so does not limit it."""
    text = passage.material.article.text
    found = list(_WHEN.finditer(text, passage.span.start, passage.span.end))
    if _UNCERTAIN.search(text, passage.span.start, passage.span.end):
        found = found[1:]
    if not found:
        return None
    head, rest = text[passage.span.start : found[0].start()], text[found[0].start() : passage.span.end]
    # where a quotation stands behind, that may be all that was said
    if breaks_pair(head, rest) or drops_condition(head, rest) or re.search(r"[“\"]", rest):
        return None
    kept = make_passage(passage.material, Span(passage.span.start, found[0].start()), passage.sentence)
    whole = kept.words.count("“") == kept.words.count("”") and _ACTED.search(kept.words)
    return kept if whole and says_enough(kept, silence=True) else None


def says_enough(passage: Passage, *, silence: bool = False) -> bool:
    """Say whether a line can be read by itself: long enough, of things that it names, and of more than a silence."""
    empty = _ALSO.match(passage.words) or (not silence and _SILENCE.search(passage.words))
    return len(passage.words.split()) >= _FEWEST_WORDS and not points_back(passage.words) and not empty


def _lines(appearance: Appearance, *, again: bool) -> Iterator[Passage]:
    """What the actor said first-hand, then what it is the subject of."""
    material, actor = appearance.material, appearance.actor
    text = material.article.text
    for attribution in material.analysis.attributions:
        if attribution.actor == actor.key and not _is_pronoun(attribution.source.of(text)):
            span = statement_span(material, attribution)
            kept = shorten(text, span, _LINE_WORDS) if span is not None else None
            if kept is not None and _may_stand(material, kept, attribution.sentence):
                yield make_passage(material, _from_name(text, kept, actor), attribution.sentence)
    open_points = {point.sentence for point in material.analysis.open_points}
    for mention in actor.mentions:
        sentence = material.analysis.sentences[mention.sentence].span
        clause = _own_clause(text, sentence, mention.span, actor)
        if _is_told_by_another(material, mention, actor.key):
            continue
        if clause is None or (not again and mention.sentence in open_points and clause.end == sentence.end):
            continue
        if actor.kind == "person" and _tells_office_alone(text[mention.span.end : clause.end]):
            continue
        kept = shorten(text, clause, _LINE_WORDS)
        if kept is not None and _may_stand(material, kept, mention.sentence):
            yield make_passage(material, _from_name(text, kept, actor), mention.sentence)


def _tells_office_alone(behind: str) -> bool:
    """Say whether a clause goes on from a name with an office and no more: `is Chile's minister for ports`."""
    found = _OFFICE.match(behind)
    return found is not None and holds_title(found["office"]) and not any(map(is_past, found["office"].split()))


def _from_name(text: str, span: Span, actor: NamedActor) -> Span:
    """Without the role before the name, which the line shows already: `spokesman` in `spokesman Peskov said`."""
    first = min((each.span for each in actor.mentions if span.holds(each.span)), default=None)
    if actor.kind != "person" or actor.role is None or first is None:
        return span
    ahead = text[span.start : first.start].strip()
    return Span(first.start, span.end) if ahead and actor.role.of(text).endswith(ahead) else span


def _is_told_by_another(material: Material, mention: Mention, actor: ActorKey) -> bool:
    """`China is not impartial, the White House said`: another's words on an actor are not what the actor did."""
    return any(
        each.sentence == mention.sentence and each.actor != actor and each.content.holds(mention.span)
        for each in material.analysis.attributions
    )


def _may_stand(material: Material, span: Span, sentence: int) -> bool:
    words = span.of(material.article.text)
    past = tells_of_past_year(material, sentence)
    if is_beside(material.article, span) or past or only_asks(words) or is_announced(material, sentence):
        return False
    if is_retold(material, sentence) or leaves_unsaid(words):
        return False
    whole = material.analysis.sentences[sentence].span.of(material.article.text)
    if opens_loose(words) or whole.rstrip()[-1:] not in ".!?”\"’'" or not is_prose(whole) or leans_back(words):
        return False
    return (
        names_its_pronouns(material, span, sentence)
        and names_its_plurals(words)
        and not re.match(r"(?:He|She|It|They|His|Her|Its|Their)\b", words)
    )


def _own_clause(text: str, sentence: Span, mention: Span, actor: NamedActor) -> Span | None:
    """The sentence that begins with the actor, or with its role and then the actor; else a clause of it that does."""
    before = text[sentence.start : mention.start]
    after = text[mention.end : mention.end + 2]
    if after.startswith(("’", "'")) or (actor.kind == "state" and _is_adjective(mention.of(text))):
        return None
    several = actor.kind == "person" and _SEVERAL_DO.match(text, mention.end, sentence.end)
    if several or _LIST.match(text, mention.end, sentence.end):
        return None
    if actor.kind != "person" and _OTHERS_TITLE.match(text, mention.end, sentence.end):
        return None
    role = actor.role is not None and before.strip() and actor.role.of(text).endswith(before.strip())
    if role or before.strip() in {"", "The", "the"}:
        if actor.kind == "state" and not _ACTS.match(text, mention.end, sentence.end):
            return None
        return Span(sentence.start, _clause_end(text, Span(sentence.start, mention.end), sentence))
    if (
        not _CLAUSE_AHEAD.search(before)
        or _HYPOTHETICAL.search(before)
        or text.count("“", sentence.start, mention.start)
    ):
        return None
    if not _ACTS.match(text, mention.end, sentence.end):
        return None
    return Span(mention.start, _clause_end(text, mention, sentence))


def _clause_end(text: str, opening: Span, sentence: Span) -> int:
    """Where a clause ends; with the sentence where what follows answers it or is what it depends on."""
    end = _CLAUSE_END.search(text, opening.end, sentence.end)
    if end is None:
        return sentence.end
    head, rest = text[opening.start : end.start()], text[end.start() : sentence.end]
    depends = leaves_condition(head, rest) or loses_speaker(head, rest) or holds_answer(rest)
    return sentence.end if depends else end.start()


def _is_adjective(words: str) -> bool:
    """`American` opens what somebody or something of the country does, not what the country does."""
    return any(found.form == "demonym" for found in load_gazetteer().scan(words))


def _is_pronoun(source: str) -> bool:
    return source.casefold() in PRONOUNS or source.casefold().startswith(("its ", "his ", "her ", "their ", "who"))


def statement_span(material: Material, attribution: Attribution) -> Span | None:
    """Give the contiguous text that tells who said what, with a verb of its own; None where that cannot be cut."""
    text = material.article.text
    sentence = material.analysis.sentences[attribution.sentence].span
    source = attribution.source.of(text)
    if _is_pronoun(source) or attribution.content.end <= sentence.start or attribution.content.start >= sentence.end:
        return None
    if attribution.kind == "according" or attribution.content.start < attribution.source.start:
        return sentence
    before = text[sentence.start : attribution.source.start]
    end = attribution.content.end
    end += 1 if text[end : end + 1] in {"”", "."} else 0
    if attribution.cue.of(text).endswith("ing"):
        alone = not any(
            other.sentence == attribution.sentence and other.cue.start < attribution.cue.start
            for other in material.analysis.attributions
        )
        return Span(sentence.start, end) if alone else None
    if not _CLAUSE_START.search(before) or ", who" in source:
        return sentence if len(before.split()) <= _LONGEST_OPENING else None
    told, rest = text[attribution.source.start : end], text[end : sentence.end]
    depends = leaves_condition(told, rest) or breaks_pair(text[sentence.start : end], rest)
    return Span(attribution.source.start, sentence.end if depends else end)
