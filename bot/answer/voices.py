"""Whose words a question asks for, and which sentences are plainly somebody else's."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answer.cast import Cast
from bot.answer.choose import Candidate, speaks
from bot.answer.fitting import ABOUT, NOT_SAID, SAYS
from bot.answer.question import SPEAKING, QuestionRead
from bot.answer.spotting import Spotter
from bot.answer.terms import Term, roots
from bot.answer.things import TEXT
from bot.model.analysis import ActorKey, Attribution, Material, Span
from bot.text.belonging import list_spoken_for
from bot.text.gazetteer import Found, Gazetteer, load_gazetteer

_ENOUGH = 2
"""Sentences of its own from which no others are looked for."""
_ASKED_OF = re.compile(
    rf"\b(?:what|how|why|when|where|whom?)\b[^?.]*?\b(?:did|does|do|has|have|had|is|was|will)\s+(?P<who>[^?.]{{2,60}}?)\s+"
    rf"(?:{SPEAKING})\b"
    r"|(?:\b(?:what|how)\b[^?.]*?\s)(?P<whose>[^?.]{2,40}?)[’']s?\s+(?:position|response|reaction|view|stance|answer|reply)\b",
    re.IGNORECASE,
)
WHOSE_TEXT = r"(?:(?!(?:of|for|in|on|at|to|from|by|with|behind)\b)[\w.’'-]+\s+){0,6}"
"""Before that: `the author of the report` is no text."""
OF_WHOM = r"(?:\s+(?:of|by|between|from|with|on)\s[^?,;]{2,60}?)?"
_IS_A_TEXT = re.compile(rf"{WHOSE_TEXT}{TEXT}{OF_WHOM}", re.IGNORECASE)
_OWN_STATEMENT = re.compile(r".*[A-Z].*(?<!joint )(?<!common )statements?")
"""What one body states it says itself: `the White House statement`."""
_UNNAMED = re.compile(
    r"\W*(?:the|an?|its?|his|her|their|some|two|several|senior|another|one|unnamed)?\s*(?:[\w’'-]+\s){0,3}?"
    r"(?:he|she|they|it|who|officials?|ministry|government|administration|army|military|sources?|aides?|diplomats?|"
    r"spokes\w+|ministers?|presidents?|leaders?|office|embassy|envoys?|ambassadors?)\b",
    re.IGNORECASE,
)
"""A source that may be anybody's: a pronoun, or an office without a name."""
_OWNED = re.compile(r"[’'](?:s\s)?\s*(?:[a-z-]+\s)?(?P<who>(?!office\b|government\b|administration\b|team\b)[a-z-]+)\Z")
"""Whoever belongs to somebody who is named: `Novak’s lawyer`."""
_OPENS_CLAUSE = re.compile(
    r"(?:\A|[.?!:;,—–]\s+|[“\"]\s*|\b(?:and|but|while|as|that|if|when|because|by|than|where)\s+)(?:the\s+)?(?:[a-z]+\s+)?\Z",
    re.IGNORECASE,
)
"""What stands before who acts in a clause."""
_SAID_BY_IT = re.compile(r"[Ii]t\Z")
_TAKEN_UP = re.compile(r"(?:\A|[.?!]\s+|,[”\"]?\s+)\Z")
"""Before an `it` that says what stands there, and is who spoke before: `The post will go, it said.`"""
_ANNOUNCED = re.compile(r",[”\"]?\s+(?P<who>[^,;.]{2,80}?)\s+(?:announced|said|says)\b[^,;.]*\.?\s*\Z")
"""Who alone is heard of what several do: `Nepal and China have agreed …, the ministry in Kathmandu announced`."""
_HIS = re.compile(r"(?:his|her|their)\s")
_ITS = re.compile(r"\b(?:[Ii]ts|[Tt]heir)\s(?P<next>[\w’'-]+)\b[^.,;:]{1,50}(?:,\s(?:[A-Z][\w’'-]+\s?){1,4})?\Z")
_PARTS = re.compile(
    r"[,;](?!\s(?:sa(?:ys?|id)|according|tells?|told|warns?|claims?|insists?)\b)|\b(?:as|while)\b", re.IGNORECASE
)
"""Between parts of a headline that may tell of different things; not before who says the part."""
_NAMED_AGAIN = (
    r"\b(?:the|this|that|these|those|such\san?)\s(?:decision|move|step|ruling|verdict|proposal|claim|accusation|charge|offer|"
    r"request|demand|attack|incident|measure|report|idea|matter|issue|question|concern|line|plan)s?\b|"
    r"\bthis\b(?!\s(?:was|is)\s\w+\s(?:that|to)\b|\s(?:year|month|week|weekend|day|morning|afternoon|evening|time|spring|"
    r"summer|autumn|winter|season|century)\b)"
)
_MEANT = re.compile(rf"{_NAMED_AGAIN}|\bit\b(?!\s(?:was|is)\s\w+\s(?:that|to)\b)", re.IGNORECASE)
"""What means the thing that an article is about without saying it again."""
_POINTED_AT = re.compile(_NAMED_AGAIN, re.IGNORECASE)
"""The same but for `it`, which may be anything that was named just before."""


_WHETHER = re.compile(
    r"(?:has|have|had|did|does|do)\s+(?P<who>[^?]{2,50}?)\s+(?:(?:yet|ever|already|also|now)\s+)?"
    r"(?:confirm(?:ed)?|announced?|admit(?:ted)?|acknowledged?|comment(?:ed)?\s+on|reject(?:ed)?|den(?:y|ied)|"
    r"rul(?:e|ed)\s+out|mention(?:ed)?|respond(?:ed)?\s+to|react(?:ed)?\s+to)\s+"
    r"(?P<what>[^?]+?)(?:\s+yet)?[\s?!.]*",
    re.IGNORECASE,
)
"""Whether somebody spoke so of something."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words are asked for: a state's or another listed body's, those of one body of a state, named by its seat
    ("the White House"), or a person's, by the words of the name."""

    state: ActorKey | None
    seat: str | None
    person: tuple[Term, ...] = ()


def find_voice(question: QuestionRead, gazetteer: Gazetteer) -> Voice | None:
    """Give whose words are asked for: the first listed body, else the person, in "what did … say" or "…'s view"."""
    if not question.words or question.kind == "compare":
        return None
    found = _ASKED_OF.search(question.understood)
    if found is not None and found["who"] and names_text(found["who"]):
        return None  # who published it does not speak
    asked = (found["who"] or found["whose"]).casefold() if found else ""
    listed = (term for term in question.terms if term.actor is not None and not term.actor.startswith("person:"))
    term = next((each for each in listed if each.shown.casefold() in asked), None)
    if term is not None and term.actor is not None:
        known = gazetteer.find(term.shown)
        return Voice(term.actor, term.shown.casefold() if known is not None and known.form == "seat" else None)
    said = set(roots(asked))
    person = tuple(term for term in question.terms if term.named and term.actor is None and term.root in said)
    owned = _OWNED.search(question.understood, *found.span("who")) if found is not None and found["who"] else None
    if person and owned is not None:  # who speaks is the lawyer, not whose lawyer that is
        person += tuple(term for term in question.terms if term.shown == owned["who"])
    return Voice(None, None, person) if person else None


def names_text(words: str) -> bool:
    """Say whether words name a text, whose words are not those of whoever published it."""
    return _IS_A_TEXT.fullmatch(words) is not None and _OWN_STATEMENT.fullmatch(words) is None


def ask_what_was_said(question: str) -> str | None:
    """Give what whoever is asked about said of it at all: `What did Oslo say about the call?` for `Has Oslo confirmed
    the call?`; None where it is not asked whether somebody spoke so."""
    found = _WHETHER.fullmatch(question)
    return f"What did {found['who']} say about {found['what']}?" if found is not None else None


def keep_own(question: QuestionRead, voice: Voice, candidates: Sequence[Candidate], cast: Cast) -> list[Candidate]:
    """Give what the body or person asked for says, and says of what is asked; where a body named by its seat says
    nothing of it, what others say for its state."""
    kept = keep_on_topic(question, voice, leave_out_others(voice, candidates, cast), cast)
    if kept or voice.seat is None:
        return kept
    return keep_own(question, replace(voice, seat=None), candidates, cast)


def leave_out_others(voice: Voice, candidates: Sequence[Candidate], cast: Cast) -> list[Candidate]:
    """Give the sentences that the body asked for says, else its state and its people; with few of them, also those that
    nobody else plainly says. Of a person only what it says itself."""
    kept, its_own = [], []
    for each in candidates:
        sources = cast.list_sources(each.article.id, each.sentence.span)
        owned = _list_owned(voice, each, sources, cast)
        words = each.words[: _find_another(each, sources, owned)]  # of two who speak, the first has its own part
        spoken = bool(voice.person) and _speaks(voice.person, words)
        if voice.person and True not in owned and not spoken:
            continue
        unsaid = not owned and (voice.state is None or _names_speaking(voice.state, each))
        if spoken or unsaid or any(own is not False for own in owned):
            kept.append((each, True in owned))
        words = each.article.text
        if voice.seat is not None and any(voice.seat in one.source.of(words).casefold() for one in sources):
            its_own.append(each)
    if len(its_own) >= _ENOUGH:
        return its_own
    if kept and kept[0][1] and sum(own for _, own in kept) >= _ENOUGH:
        return [each for each, own in kept if own]
    return [each for each, _ in kept]


def _names_speaking(body: ActorKey, each: Candidate) -> bool:
    """Say whether a sentence names a body as who acts or speaks in it, not as whose something is, but for who
    speaks for it, and not as to whom it is done."""
    words = each.told.of(each.article.text)
    for one in load_gazetteer().scan(words):
        if one.key == body and _OPENS_CLAUSE.search(words, 0, one.span.start) is not None:
            owns = one.form == "demonym" or words[one.span.end : one.span.end + 1] in {"’", "'"}
            if not owns or SAYS.search(words, one.span.end) or NOT_SAID.search(words, one.span.end):
                return True
    return False


def _find_another(each: Candidate, sources: Sequence[Attribution], owned: Sequence[bool | None]) -> int | None:
    """Give where in a sentence the first stands who speaks and is not whom was asked for; None where nobody does."""
    at = [one.source.start for one, own in zip(sources, owned, strict=True) if own is False]
    return max(min(at) - each.sentence.span.start, 0) if at else None


def _speaks(person: Sequence[Term], words: str) -> bool:
    spots = [spot.at for spot in Spotter(person, load_gazetteer()).find(words)]
    return len(spots) >= len(person) and (_is_silent(words, spots) or speaks(person[-1], words, spots))


def _is_silent(words: str, spots: Sequence[int]) -> bool:
    """Say whether words tell of whom stands at these places that they said nothing."""
    found = NOT_SAID.search(words)
    return found is not None and any(at < found.start() for at in spots)


def keep_on_topic(question: QuestionRead, voice: Voice, candidates: Sequence[Candidate], cast: Cast) -> list[Candidate]:
    """Of "what did X say about Y" keep what X says of Y: where the sentence tells of Y, or its headline has X speak of
    it; and where it is known who speaks, or X is the last who is named before the word of saying."""
    asked, about = ABOUT.search(question.understood), _list_matter(question)
    if asked is None or not about:
        return list(candidates)
    plain = [each for each in about if not each.named and each.actor is None]
    matter = plain or about
    told = Spotter(matter, load_gazetteer())
    whose = [each for each in question.terms if each in voice.person or (voice.state and each.actor == voice.state)]
    speaker = Spotter(whose, load_gazetteer())
    kept = []
    for each in candidates:
        title, words = each.article.title or "", each.told.of(each.article.text)
        headed = any(told.find(part) and speaker.find(part) and SAYS.search(part) for part in _PARTS.split(title))
        its_own = True in _hear(voice, each, cast)
        spots = [spot.at for spot in speaker.find(words)]
        named = bool(spots) and (_is_silent(words, spots) or any(speaks(one, words, spots) for one in whose))
        meant = (its_own or named) and bool(told.find(title)) and _MEANT.search(words) is not None
        if 2 * len({spot.term for spot in told.find(f"{title}. {words}")}) < len(matter):
            continue  # one word of it may be that of another matter
        if ((headed or told.find(_without_speakers(each, cast))) and (its_own or named)) or meant:
            kept.append(each)
    partner = Spotter(_list_partners(about, asked["what"]), load_gazetteer())
    return [each for each in kept if partner.find(each.told.of(each.article.text))] or kept


@dataclass(frozen=True, slots=True)
class Matter:
    """What a question asks somebody's words about."""

    about: Spotter
    partner: Spotter | None

    def is_told(self, words: str) -> bool:
        """Say whether words name it, or point at it: `the matter`; a call with somebody is no other call."""
        meant = bool(self.about.find(words)) or _POINTED_AT.search(words) is not None
        return meant and (self.partner is None or bool(self.partner.find(words)))


def find_matter(question: QuestionRead) -> Matter | None:
    """Give what a question asks somebody's words about; None where it asks what they said at all."""
    asked, about = ABOUT.search(question.understood), _list_matter(question)
    if asked is None or not about:
        return None
    partners = _list_partners(about, asked["what"])
    gazetteer = load_gazetteer()
    return Matter(Spotter(about, gazetteer), Spotter(partners, gazetteer) if partners else None)


def _list_matter(question: QuestionRead) -> list[Term]:
    """Give the terms for what a question asks somebody's words about."""
    asked = ABOUT.search(question.understood)
    return [each for each in question.terms if asked is not None and _is_told(each, asked["what"])]


def _list_partners(about: Sequence[Term], words: str) -> list[Term]:
    return [each for each in about if each.named and _is_partner(each, words)]


def _is_partner(term: Term, words: str) -> bool:
    """Say whether somebody is named as with whom a thing is: a call `with Zelensky` is no other call."""
    return (
        re.search(rf"\b(?:with|between)\s+(?:[\w’'-]+\s+){{0,3}}?{re.escape(term.shown)}\b", words, re.IGNORECASE)
        is not None
    )


def _without_speakers(each: Candidate, cast: Cast) -> str:
    """Give what a sentence tells, without who says it: a minister of trade speaks not of trade for that."""
    text, start, parts = each.article.text, each.told.start, []
    for source in sorted(one.source for one in cast.list_sources(each.article.id, each.sentence.span)):
        if each.told.holds(source):
            parts.append(text[start : source.start])
            start = max(start, source.end)
    return " ".join([*parts, text[start : each.told.end]])


def _is_its(body: ActorKey, each: Attribution, material: Material) -> bool:
    """Say whether a source is `its` chief or ministry behind the name of a body in one sentence."""
    text, source = material.article.text, each.source
    start = max(text.rfind(mark, 0, source.start) for mark in (". ", "\n", "? ")) + 1
    found = _ITS.search(text, start, source.end)
    if found is None or any(each.form == "demonym" for each in load_gazetteer().scan(found["next"])):
        return False  # its Greek owner
    before = load_gazetteer().scan(text[start : found.start()])
    return bool(before) and find_subject(text[start:], before).key == body


def find_subject(sentence: str, named: Sequence[Found]) -> Found:
    """Give the one of those named before `its` whose it is: who opens the sentence by name, else the last named so."""
    by_name = [each for each in named if each.form != "demonym"] or named
    first = by_name[0]
    owns = sentence[first.span.end : first.span.end + 1] in {"’", "'"}
    return first if sentence[: first.span.start].strip() in {"", "The"} and not owns else by_name[-1]


def _is_told(term: Term, words: str) -> bool:
    return term.shown in words if term.actor is not None else term.root in roots(words.casefold())


def _hear(voice: Voice, each: Candidate, cast: Cast) -> list[bool | None]:
    return _list_owned(voice, each, cast.list_sources(each.article.id, each.sentence.span), cast)


def _without_title(voice: Voice, material: Material) -> set[str]:
    """Give the words of a person's name, without those of a title before it that belong to no name: `Prince Faisal`."""
    asked = {term.root for term in voice.person if term.named}
    whole = " ".join(term.shown for term in voice.person if term.named)
    if whole not in material.article.text.casefold():
        return asked
    return asked & set(roots(" ".join(each.name for each in material.analysis.actors))) or asked


def _list_owned(voice: Voice, each: Candidate, sources: Sequence[Attribution], cast: Cast) -> list[bool | None]:
    """Say of each who speaks in a sentence whether it is whom was asked for."""
    return [is_own(voice, one, cast.materials[each.article.id], cast.served) for one in sources]


def _hear_announcer(each: Attribution, material: Material) -> Attribution:
    """Give who tells in the end of a sentence what several in it do, in their place."""
    text, span = material.article.text, material.analysis.sentences[each.sentence].span
    found = _ANNOUNCED.search(text, each.source.end, span.end) if " and " in each.source.of(text) else None
    return each if found is None else replace(each, source=Span(*found.span("who")), actor=None)


def _find_meant(each: Attribution, material: Material) -> Attribution | ActorKey | None:
    """Give whom an `it` that speaks means: who spoke in the sentence before, or the subject of its own, which is never
    whose something is: `Nepal protested to China over a post which it says is on its land`."""
    text, sentences = material.article.text, material.analysis.sentences
    span = sentences[each.sentence].span
    if _TAKEN_UP.search(text, span.start, each.source.start) is not None or each.source.start == span.start:
        beside = each.sentence > 0 and sentences[each.sentence - 1].paragraph == sentences[each.sentence].paragraph
        spoke = [one for one in material.analysis.attributions if beside and one.sentence == each.sentence - 1]
        return max(spoke, key=lambda one: one.source.start) if spoke else None
    before = text[span.start : each.source.start]
    named = [one for one in load_gazetteer().scan(before) if not one.key.startswith("person:")]
    opens = [one for one in named if before[: one.span.start].strip() in {"", "The"}]
    free = {
        one.key for one in named if one.form != "demonym" and before[one.span.end : one.span.end + 1] not in {"’", "'"}
    }
    return opens[0].key if opens else next(iter(free)) if len(free) == 1 else None


def is_own(
    voice: Voice, each: Attribution, material: Material, served: Mapping[ActorKey, frozenset[ActorKey]]
) -> bool | None:
    """Say whether a source is whom was asked for or speaks for them; None if it is not known who speaks."""
    if _SAID_BY_IT.fullmatch(each.source.of(material.article.text)):
        speaker = _find_meant(each, material)
        if isinstance(speaker, Attribution):
            return is_own(voice, speaker, material, served)
        if speaker is not None:
            return speaker == voice.state
    each = _hear_announcer(each, material)
    named = list_spoken_for(each.source.of(material.article.text), material.article.text)
    if voice.state is None:
        actor = next((one for one in material.analysis.actors if one.key == each.actor), None)
        source = each.source.of(material.article.text)
        said = set(roots(source if actor is None else " ".join((source, actor.name, *actor.aliases))))
        known = actor is not None or bool(named)
        asked = _without_title(voice, material)
        owned = {term.root for term in voice.person if not term.named}
        if owned:
            role = actor.role.of(material.article.text) if actor is not None and actor.role is not None else ""
            said |= set(roots(f"{source} {role}"))
            before = material.article.text[: each.source.start]
            asked = {next(term.root for term in reversed(voice.person) if term.named)} if asked else asked
            theirs = _HIS.match(source) is not None and asked <= set(roots(before))
            asked = owned if theirs else asked | owned
        return True if asked <= said else False if known else None
    if each.actor == voice.state or voice.state in named or _is_its(voice.state, each, material):
        return True
    known_sides = served.get(each.actor, frozenset()) if each.actor is not None else frozenset[ActorKey]()
    sides = known_sides or frozenset(key for key in named if key.startswith("state:"))
    if sides:
        return voice.state in sides
    return None if _UNNAMED.match(each.source.of(material.article.text)) else False
