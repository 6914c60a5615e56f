"""Whose words a question asks for, and which sentences are plainly somebody else's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answer.asked.named import find_named
from bot.answer.asked.question import SPEAKING, QuestionRead
from bot.answer.asked.terms import Term, roots
from bot.answer.asked.things import OF_WHOM, TEXT, WHOSE_TEXT
from bot.answer.found.candidates import Candidate
from bot.answer.found.fitting import ABOUT, NOT_SAID, SAYS
from bot.answer.found.spotting import Spotter
from bot.answer.speaking.addressed import keep_told_to
from bot.answer.speaking.cast import Cast
from bot.answer.speaking.owning import (
    Voice,
    holds,
    is_of_companies,
    is_own,
    read_office,
    speaks_for_nobody,
    tells_holder,
)
from bot.model.analysis import ActorKey, Attribution, Span
from bot.text.gazetteer import Gazetteer, load_gazetteer
from bot.text.sentences import split

_ENOUGH = 2
"""Sentences of its own from which no others are looked for."""
_ASKED_OF = re.compile(
    rf"\b(?:what|how|why|when|where|whom?)\b[^?.]*?\b(?:did|does|do|has|have|had|is|was|will)\s+(?P<who>[^?.]{{2,60}}?)\s+"
    rf"(?:{SPEAKING})\b"
    r"|(?:\b(?:what|how)\b[^?.]*?\s)(?P<whose>[^?.]{2,40}?)[’']s?\s+(?:position|response|reaction|view|stance|answer|reply)\b",
    re.IGNORECASE,
)
_IS_A_TEXT = re.compile(rf"{WHOSE_TEXT}{TEXT}{OF_WHOM}", re.IGNORECASE)
_OWN_STATEMENT = re.compile(r"(?=.*[A-Z]).*(?<!joint )(?<!common )statements?")
"""What one body states it says itself: `the White House statement`."""
_OWNED = re.compile(r"[’'](?:s\s)?\s*(?:[a-z-]+\s)?(?P<who>(?!office\b|government\b|administration\b|team\b)[a-z-]+)\Z")
"""Whoever belongs to somebody who is named: `Novak’s lawyer`."""
_OF_A_THING = re.compile(
    r"(?:the\s+)?(?P<who>captain|skipper|master|(?:first\s+)?mate|pilot|crew|owners?|driver|commander|coach|manager|conductor|mayor|abbot|imam|"
    r"rector|headmaster|headteacher)\s+of\s+.+"
)
"""Who is asked of and is somebody's or something's: `the captain of the Sula Star`."""
_UNNAMED = re.compile(r"(?:the\s+)?(?P<who>[a-z’'-]+(?:\s+(?:(?:of|for)\s+)?[a-z’'-]+){0,2})")
"""Who is asked of and has no name: `the transport minister`."""
_OPENS_CLAUSE = re.compile(
    r"(?:\A|[.?!:;,—–]\s+|[“\"]\s*|\b(?:and|but|while|as|that|if|when|because|by|than|where)\s+)(?:the\s+)?(?:[a-z]+\s+)?\Z",
    re.IGNORECASE,
)
"""What stands before who acts in a clause."""
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
_RECORDED = re.compile(
    r"\b(?:recordings?|footage|videos?|films?|pictures|photos|photographs|images|tapes?)\s+of\s+(?:the\s+)?[\w’'-]+(?:\s+of\s+[^,.;]+)?"
)
"""What only holds something: who hands over pictures of a thing says nothing of it."""
_JUDGES = re.compile(
    r"\b(?:call|describ|denounc|condemn|dismiss|reject|welcom|prais|criticis|criticiz|oppos|support|defend|hail|deplor|"
    r"ridicul)[a-z]*\s+(?:it|them|that|this)\b"
)
_REACTED = re.compile(
    r"(?:how\s+)?(?:did|has|have)\s+(?P<who>[^?]{2,50}?)\s+(?:(?:yet|already|also)\s+)?(?:comment(?:ed)?|react(?:ed)?|respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?)"
    r"(?:\s+(?:to|on)\s+(?:it|this|that))?(?:\s+(?:yet|so\s+far))?[\s?!.]*",
    re.IGNORECASE,
)
_IS_ENOUGH = re.compile(
    r"(?:is|was|will|would)\s+(?:that|this|it)\s+(?:be\s+)?(?:good\s+)?(?:enough|sufficient|acceptable)\s+(?:for|to)\s+(?P<who>(?-i:[A-Z])[^?]{1,50}?)[\s?!.]*",
    re.IGNORECASE,
)
"""The same of what shall content somebody."""
_WHETHER = re.compile(
    r"(?:has|have|had|did|does|do)\s+(?P<who>[^?]{2,50}?)\s+(?:(?:yet|ever|already|also|now)\s+)?"
    r"(?:confirm(?:ed)?|announced?|admit(?:ted)?|acknowledged?|comment(?:ed)?\s+on|reject(?:ed)?|den(?:y|ied)|"
    r"rul(?:e|ed)\s+out|mention(?:ed)?|respond(?:ed)?\s+to|react(?:ed)?\s+to)\s+"
    r"(?P<what>[^?]+?)(?:\s+yet)?[\s?!.]*",
    re.IGNORECASE,
)
"""Whether somebody spoke so of something."""
_WHY_OF_A_VIEW = re.compile(
    r"why\s+(?:(?:does|do|did)\s+(?P<who>[^?]{2,50}?)\s+(?:(?:now|still|also)\s+)?(?:oppose|reject|resist|support|back|favou?r|fear|dislike|distrust|"
    r"doubt|dispute|criticise|criticize|condemn|welcome|object\s+to|call\s+for|demand|insist\s+on|want))\s+(?P<what>[^?]+?)[\s?!.]*",
    re.IGNORECASE,
)
"""Why somebody takes a view of something, which is told by what they say of it."""
_SPEAKS = 100
"""Characters between who speaks and the word of saying."""
SAID_BY = re.compile(r"(?:\s[\w-]+){0,5}?\sby\s(?:the\s)?")
"""Between what is said of a thing and who says it: `condemned on Monday by Chad`."""
_BY_ANOTHER = re.compile(r",\s+(?:(?P<whose>his|her|their)|the|its)\s+[^,;.“”\"]{2,40}\Z")
"""Who says what stands before, between a comma and the word of saying."""
_OWN_NAME = re.compile(r"(?:\b[A-ZÀ-Ž][\w’'-]*\s+)+\Z")
"""What stands before a last name and belongs to it."""
_SUFFERS = re.compile(r"\b(?:is|are|was|were|been|being|be)\s(?:\w+ly\s)?\Z")


def find_voice(question: QuestionRead, gazetteer: Gazetteer) -> Voice | None:
    """Give whose words are asked for: the person, else the first listed body, perhaps of one office there, in "what did
    … say" or "…'s view"; an office alone where nothing else is named: `the transport minister`."""
    if not question.words or question.kind == "compare":
        return None
    found = _ASKED_OF.search(question.understood)
    if found is None or (found["who"] and names_text(found["who"])):
        return None  # who published it does not speak
    at = Span(*found.span("who" if found["who"] else "whose"))
    asked = at.of(question.understood).casefold()
    listed = (term for term in question.terms if term.actor is not None and not term.actor.startswith("person:"))
    term = next((each for each in listed if each.shown.casefold() in asked), None)
    said = set(roots(asked))
    person = tuple(each for each in question.terms if each.named and each.actor is None and each.root in said)
    if term is not None and term.actor is not None and not (person and _names_person(question, at)):
        known = gazetteer.find(term.shown)
        seat = term.shown.casefold() if known is not None and known.form == "seat" else None
        return Voice(term.actor, seat, office=read_office(asked.replace(term.shown.casefold(), " ", 1)))
    owned = _OWNED.search(question.understood, *found.span("who")) if found["who"] else None
    if person and owned is not None:  # who speaks is the lawyer, not whose lawyer that is
        person += tuple(each for each in question.terms if each.shown == owned["who"])
    served = _OF_A_THING.fullmatch(asked) if person and owned is None else None
    if served is not None:  # the captain of a ship: no other who speaks of it
        return Voice(None, None, office=read_office(served["who"]), of=person)
    if not person and (alone := _UNNAMED.fullmatch(asked)) is not None:
        office = read_office(alone["who"])
        return Voice(None, None, office=office) if office else None
    return Voice(None, None, person) if person else None


def _names_person(question: QuestionRead, at: Span) -> bool:
    """Say whether words of a question name a person, beside whose they are: `Turkish President Kemal Aydin`."""
    named = find_named(question.understood, load_gazetteer())
    return any(one.kind == "person" and one.key is None and at.holds(one.span) for one in named)


def names_text(words: str) -> bool:
    """Say whether words name a text, whose words are not those of whoever published it."""
    return _IS_A_TEXT.fullmatch(words) is not None and _OWN_STATEMENT.fullmatch(words) is None


def ask_what_was_said(question: str) -> str | None:
    """Give what whoever is asked about said of it at all: `What did Oslo say about the call?` for `Has Oslo confirmed
    the call?`; None where it is asked neither whether somebody spoke so, nor why they hold a view."""
    found = _WHETHER.fullmatch(question) or _WHY_OF_A_VIEW.fullmatch(question)
    if found is not None and found["what"].lower() in {"it", "that", "this"} and not found["who"][:1].isupper():
        return None  # of nobody who is named, what is said of whatever would be anybody's words
    return f"What did {found['who']} say about {found['what']}?" if found is not None else None


def ask_reaction(question: str) -> str | None:
    """Give what somebody said where it is asked how they reacted, or if that is enough for them, which no report tells
    so: `What did Mexico say?` for `How did Mexico react?`; None where it is not."""
    found = _REACTED.fullmatch(question) or _IS_ENOUGH.fullmatch(question)
    return f"What did {found['who']} say?" if found is not None else None


def keep_own(question: QuestionRead, voice: Voice, candidates: Sequence[Candidate], cast: Cast) -> list[Candidate]:
    """Give what the body or person asked for says, and says of what is asked; where a body named by its seat says
    nothing of it, what is said for its state as a whole."""
    candidates = keep_told_to(question, candidates)
    kept = keep_on_topic(question, voice, leave_out_others(voice, candidates, cast), cast)
    if kept or voice.seat is None or voice.office:
        return kept
    return keep_own(question, voice.widen(), candidates, cast)


def leave_out_others(voice: Voice, candidates: Sequence[Candidate], cast: Cast) -> list[Candidate]:
    """Give the sentences that the body asked for says, else its state and its people; with few of them, also those that
    nobody else plainly says. Of a person only what it says itself."""
    kept, its_own = [], []
    for each in candidates:
        sources = cast.list_sources(each.article.id, each.sentence.span)
        owned = _list_owned(voice, each, sources, cast)
        words = each.words[: _find_another(each, sources, owned)]  # of two who speak, the first has its own part
        if voice.of and not _is_named(voice.of, each):
            continue
        spoken = bool(voice.person) and _speaks(voice, words)
        if voice.person and True not in owned and not spoken:
            continue
        unsaid = not owned and (voice.state is None or _names_speaking(voice.state, each))
        unsaid = unsaid and (not voice.office or (not is_of_companies(voice.office) and _names_office(voice, words)))
        unsaid = unsaid and (not voice.of or SAYS.search(words) is not None)
        if spoken or unsaid or any(own is not False for own in owned):
            kept.append((each, True in owned))
        words = each.article.text
        if voice.seat is not None and any(voice.seat in _call(one, each, cast) for one in sources):
            its_own.append(each)
    if len(its_own) >= _ENOUGH:
        return its_own
    if kept and kept[0][1] and sum(own for _, own in kept) >= _ENOUGH:
        return [each for each, own in kept if own]
    return [each for each, _ in kept]


def _is_named(of: Sequence[Term], each: Candidate) -> bool:
    """Say whether a report names that whose captain or mayor is asked for."""
    return Spotter(of, load_gazetteer()).meets_all(f"{each.article.title}. {each.article.text}")


def _names_office(voice: Voice, words: str) -> bool:
    return holds(voice.office, words) and (voice.state is None or tells_holder(voice.state, voice.office, words))


def _call(one: Attribution, each: Candidate, cast: Cast) -> str:
    """Give how somebody who speaks is called there, and elsewhere."""
    called = cast.called.get(one.actor, "") if one.actor is not None else ""
    return f"{one.source.of(each.article.text)}; {called}".casefold()


def _names_speaking(body: ActorKey, each: Candidate) -> bool:
    """Say whether a sentence names a body as who acts or speaks in it, not as whose something is, but for who
    speaks for it, and not as to whom it is done."""
    words = each.told.of(each.article.text)
    for one in load_gazetteer().scan(words):
        cues = SAYS.finditer(words, 0, one.span.start) if one.key == body else ()
        if any(SAID_BY.fullmatch(words, cue.end(), one.span.start) is not None for cue in cues):
            return True
        if one.key == body and _OPENS_CLAUSE.search(words, 0, one.span.start) is not None:
            owns = one.form == "demonym" or words[one.span.end : one.span.end + 1] in {"’", "'"}
            if not owns or SAYS.search(words, one.span.end) or NOT_SAID.search(words, one.span.end):
                return True
    return False


def _find_another(each: Candidate, sources: Sequence[Attribution], owned: Sequence[bool | None]) -> int | None:
    """Give where in a sentence the first stands who speaks and is not whom was asked for; None where nobody does."""
    at = [one.source.start for one, own in zip(sources, owned, strict=True) if own is False]
    return max(min(at) - each.sentence.span.start, 0) if at else None


def _speaks(voice: Voice, words: str) -> bool:
    person = voice.person
    spots = [spot.at for spot in Spotter(person, load_gazetteer()).find(words)]
    cue = SAYS.search(words, max(spots, default=0)) or NOT_SAID.search(words)
    if voice.body and cue is not None and speaks_for_nobody(words[max(spots, default=0) : cue.start()], voice):
        return False  # its shareholder
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
    whose_it_is = [each for each in about if plain and each not in plain and (each.actor or "") != voice.state]
    told, every, of_whom = (Spotter(each, load_gazetteer()) for each in (matter, about, whose_it_is))
    whose = [each for each in question.terms if each in voice.person or (voice.state and each.actor == voice.state)]
    whose = whose or [each for each in question.terms if each.root in voice.office]
    speaker = Spotter(whose, load_gazetteer())
    kept = []
    for each in candidates:
        title, words = each.article.title or "", each.told.of(each.article.text)
        headed = any(told.find(part) and speaker.find(part) and SAYS.search(part) for part in _PARTS.split(title))
        its_own = True in _hear(voice, each, cast)
        spots = [spot.at for spot in speaker.find(words)]
        named = bool(spots) and (_is_silent(words, spots) or any(speaks(one, words, spots) for one in whose))
        named = named and (not voice.office or holds(voice.office, words)) and (not voice.body or _speaks(voice, words))
        of_it = bool(whose_it_is) and every.meets_all(title) and of_whom.meets_all(words)
        meant = (its_own or named) and bool(told.find(title)) and (of_it or _MEANT.search(words) is not None)
        if (before := _find_taken_up(told, each, words)) is not None and (its_own or named):
            kept.append(replace(each, sentence=replace(each.sentence, before=before)))
            continue
        if not told.meets_half(f"{title}. {words}"):
            continue  # one word of it may be that of another matter
        if not SAYS.search(words) and any(told.find(found[0]) for found in _RECORDED.finditer(words)):
            continue  # it was given, or kept, and nothing said of it
        if ((headed or told.find(_without_speakers(each, cast))) and (its_own or named)) or meant:
            kept.append(each)
    kept = [each for each in kept if of_whom.meets_all(f"{each.article.title}. {each.article.text}")] or kept
    partner = Spotter(_list_partners(about, asked["what"]), load_gazetteer())
    return [each for each in kept if partner.find(each.told.of(each.article.text))] or kept


def _find_taken_up(matter: Spotter, each: Candidate, words: str) -> Span | None:
    """Give the sentence right before one in which somebody judges what stood there: `called them inhuman`."""
    if each.sentence.before is not None or _JUDGES.search(words) is None or matter.find(words):
        return None
    earlier = split(each.article.text[: each.sentence.span.start], each.article.language)
    return earlier[-1].span if earlier and matter.find(earlier[-1].span.of(each.article.text)) else None


@dataclass(frozen=True, slots=True)
class Matter:
    """What a question asks somebody's words about."""

    about: Spotter
    partner: Spotter | None

    def is_whole(self, words: str) -> bool:
        """Say whether words name all of it."""
        return self.about.meets_all(words)

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


def _is_told(term: Term, words: str) -> bool:
    return term.shown in words if term.actor is not None else term.root in roots(words.casefold())


def _hear(voice: Voice, each: Candidate, cast: Cast) -> list[bool | None]:
    return _list_owned(voice, each, cast.list_sources(each.article.id, each.sentence.span), cast)


def _list_owned(voice: Voice, each: Candidate, sources: Sequence[Attribution], cast: Cast) -> list[bool | None]:
    """Say of each who speaks in a sentence whether it is whom was asked for."""
    return [is_own(voice, one, cast.materials[each.article.id], cast) for one in sources]


def speaks(term: Term, words: str, spots: Sequence[int]) -> bool:
    """Say whether a name is the last before a word of saying."""
    listed = load_gazetteer().scan(words)
    for cue in SAYS.finditer(words):
        before = [found for found in listed if found.span.end <= cue.start()]
        behind = next((found for found in listed if found.span.start > cue.end()), None)
        by = behind is not None and SAID_BY.fullmatch(words, cue.end(), behind.span.start) is not None
        if by and behind is not None and behind.key == term.actor:
            return True
        if _SUFFERS.search(words, 0, cue.start()) is not None:  # who was dismissed does not dismiss
            continue
        if term.actor is not None and before:
            if before[-1].key == term.actor and cue.start() - before[-1].span.end < _SPEAKS:
                return True
        elif any(
            0 < cue.start() - at < _SPEAKS and not _is_anothers(words[:at], words[at : cue.start()]) for at in spots
        ):
            return True
    return False


def _is_anothers(before: str, between: str) -> bool:
    """Say whether who says it is told between a name and that: `with Ruiz, the ministry said`, or whose office that is
    who was named before them: `Novak will meet Ruiz, his office said`."""
    found = _BY_ANOTHER.search(between)
    if found is None:
        return False
    if found["whose"] is None:
        return True
    others = _OWN_NAME.sub("", before)
    return any(one.kind == "person" for one in find_named(others, load_gazetteer()))
