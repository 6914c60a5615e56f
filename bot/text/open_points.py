"""Finds what a text says is not known, and builds a question from it where that is safe.

`Did not say that …` is never a question, because asking it would plant what nobody said."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model.analysis import ActorKey, NamedActor, OpenPoint, Sentence, Span
from bot.text.days import DAY_NAMES
from bot.text.gazetteer import load_gazetteer

_NOT = r"(?:(?:did|does|has|have|would|could|is|are|was)\s+not|didn[’']t|doesn[’']t)"
_SAY = r"(?:say|said|specify|specified|ma[dk]e\s+clear|clarify|clarified|disclosed?|confirm|confirmed|" \
       r"comment|elaborate|indicate|indicated|decide|decided|answer|address|reveal|revealed)"  # fmt: skip
_WHETHER = re.compile(
    rf"\b(?:{_NOT}\s+(?:immediately\s+|yet\s+)?{_SAY}(?:\s+on)?|declined\s+to\s+(?:say|confirm|comment\s+on|specify)|"
    rf"refused\s+to\s+(?:say|confirm)|(?:is|was|remains|remained)\s+(?:still\s+|also\s+)?(?:unclear|uncertain|not\s+clear|"
    rf"unknown|to\s+be\s+seen)|undecided|yet\s+to\s+(?:say|confirm|decide|announce))"
    rf"(?:\s+(?:on|by|until|as\s+of|late|early)\s+(?:late\s+|early\s+)?[A-Z]\w+(?:\s+\w+)?)?\s+(?:whether|if)\s+(?P<clause>.+)",
    re.IGNORECASE,
)
_DECLINED_THAT = re.compile(
    r"\b(?:declined|refused)\s+to\s+confirm\s+(?:that\s+)?(?P<clause>[A-Z\w].+)|\byet\s+to\s+confirm\s+that\s+(?P<other>.+)"
)
_YET = re.compile(
    r"(?P<subject>[^,;:–—“”\"]{3,90}?)\s+(?:has|have)\s+(?:still\s+|so\s+far\s+)?(?:yet\s+to|not\s+yet)\s+(?P<verb>[a-z]+)\s+(?P<object>[^,;–—]+)"
)
_WHEN = re.compile(
    rf"\b(?:{_NOT}\s+(?:yet\s+)?{_SAY}|declined\s+to\s+say|yet\s+to\s+say|(?:is|was|remains|remained)\s+"
    r"(?:unclear|not\s+clear|unknown))\s+(?P<clause>(?:when|where|how|why)\s+.+)",
    re.IGNORECASE,
)
_HOW_MUCH = re.compile(r"how\s(?:much|long|far|often|soon|high|large|big)\s(?!of\b|more\b)", re.IGNORECASE)
_UNANSWERED = re.compile(
    r"(?:\A|,\s(?:and|but|while)\s)(?P<who>[A-ZÀ-Ž][\w’'-]*(?:\s[A-Za-z][\w’'-]*){0,3})\s(?:has|have|had)\s"
    r"(?:not\syet\s(?:replied|responded|answered)|yet\sto\s(?:reply|respond|answer))[.”\"]*\Z"
)
_INVITED = re.compile(r"\binvited\s[A-ZÀ-Ž][^,;.]*?\sto\s(?P<what>(?:an?\s|talks\b)[^,;.]+)")
_WHEN_INVITED = re.compile(
    rf"\s(?:on\s(?:{DAY_NAMES})|next\s|this\s|after\s|before\s|to\s|over\s|following\s).*\Z", re.DOTALL
)
_INVITED_BEFORE = 3
"""Sentences before a silence in which what it does not answer is looked for."""
_POSSIBLE = re.compile(r"\bnot\s+rule(?:d)?\s+out\s+(?P<event>(?:a|an)\s+.+)")
_MEETING = re.compile(
    r"an?\s+(?:[a-z]+\s){0,2}?(?:meeting|summit|call|conversation)\s+between\s+(?P<one>.+?)\s+and\s+(?P<other>[^,;.]+)"
)
_VISIT = re.compile(
    r"(?P<what>an?\s+(?:[a-z\-]+\s){0,2}(?:visit|trip|tour))\s+(?:by\s+(?P<who>[^,;.]+?)\s+to\s+(?P<where>[A-Z][^,;.]*)|"
    r"to\s+(?P<place>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)?)\s+by\s+(?P<guest>[^,;.]+))"
)
_UNSETTLED = re.compile(
    r"\b(?:declined\s+to\s+(?:say|confirm)|did\s+not\s+(?:immediately\s+)?(?:specify|disclose)|"
    r"no\s+(?:date|decision)\s+(?:has|have|had|was|were)\s+(?:yet\s+)?(?:been\s+)?(?:set|made|given|announced|"
    r"fixed|scheduled|confirmed)|(?:has|have)\s+yet\s+to\s|remains?\s+(?:unclear|to\s+be\s+seen|uncertain)|"
    r"(?:would\s+not|wouldn[’']t|[Nn]either\s+(?:\w+\s+){1,2}would)\s+(?:say|comment\s+on|disclose|confirm)\b|"
    r"(?:has|have)\s+not\s+yet\s(?:said|decided|confirmed|announced|published|responded|agreed|set|commented|replied)\b)"
)
_MODAL = re.compile(
    r"(?P<subject>[^,;:–—“”\"()]{2,80}?)\s+(?P<modal>would|will|could|can|might|may|had|has|have|was|were|is|are)\s+(?P<not>not\s+)?(?P<rest>.+)"
)
_FORWARD = {"would": "will", "will": "will", "could": "can", "can": "can", "might": "might", "may": "may",
            "has": "has", "have": "have", "was": "is", "were": "are", "is": "is",
            "are": "are"}  # fmt: skip
_HEAD_ENDS = re.compile(
    r"\s(?:of|in|on|at|for|from|to|by|with|between|against|over|about|under|near|after|before|held|taken|\w{3,}ing)\s.*\Z",
    re.DOTALL,
)
"""What follows the noun that a subject is about."""
_SEVERAL = re.compile(
    r"(?:both|many|several|few|most|all|these|those|some|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|"
    r"\d{2,}|[2-9])\b|.*\b(?:people|police|children|(?:\w+)?(?<!speci)(?<!regi)men|women)\Z",
    re.IGNORECASE,
)
_ONE = re.compile(r"(?:an?|one|each|every|another|neither|either)\b", re.IGNORECASE)
_SINGULAR_S = re.compile(r"(?:[a-z]+(?:ss|us|is|ics)|news|series|headquarters|means)\Z")
_LACKS_OBJECT = re.compile(r"\b(?:take\spart|attend(?:ed)?|participate|join(?:ed)?|be\spresent|be\sthere|come|go)\s*\Z")
"""What asks for an event that is not named: a question is read without the report around it."""
_SAID = re.compile(r".*\b(?:said|says?|saying|added|adds|(?:[a-z]+(?:s|ed)\s+that))\s+(?:that\s+)?", re.DOTALL)
"""Who says it, before the subject of what is said."""
_OTHER_VERB = re.compile(
    r"\b[a-z]{3,}s\s+(?:that\b|[A-Z])|\b(?:that|told|tells?|thinks?|thought|knows?|knew|is|are|was|were|has|have|had|will|would)\b|"
    r"\b(?:believe|claim|argue|allege|insist|contend|report|warn|note|fear|expect|complain)(?:s|e?d)?\b|\b[a-z]{3,}ed\b"
)
"""What shows that a subject is a statement of its own."""
_AHEAD = re.compile(
    r"(?:(?:also|still|even|ever|now|really|fully)\s+)?(?:to\s|\w{2,}ing\b|(?:willing|ready|able|likely|due|going|(?:expected|scheduled|planned|prepared|set|"
    r"supposed)(?=\s(?:to|for)\b))\b)"
)
"""Behind `was`: what was ahead then and may still be, so that the question is `is`."""
_GONE = re.compile(
    r"\b(?:yesterday|ago|earlier|last\s\w+|at\sthe\stime|in\s(?:19|20)\d\d|"
    rf"on\s(?:{DAY_NAMES}|\d{{1,2}}\s[A-Z]|[A-Z][a-z]+\s\d))"
)
_UNSAFE = re.compile(
    r"\b(?:he|she|they|it|him|her|them|his|their|its|this|that|these|those|there|we|I|you|who|which)\b", re.IGNORECASE
)
_LOADED = re.compile(r"\b(?:stop|cease|quit|still|should|such|this|that|these|those)\b")
"""Words that take something for granted, or point at what was said before."""
_VAGUE = re.compile(
    r"(?:any|the|such|those|these|its|his|her|their)\s+(?:such\s+)?(?P<what>plans?|visits?|trips?|meetings?|talks|dates?|details|deals?|"
    r"reports?|summits?)\.?\Z"
)
_SAYS_LITTLE = re.compile(
    r"\b(?:an?|any|the|such|this|that|those|these)\s(?:such\s)?(?:decisions?|deals?|visits?|trips?|meetings?|agreements?|plans?|dates?|"
    r"contracts?|steps?|moves?|claims?|details|comments?|reports?|talks|call)\s*\Z|\b(?:do|did|done)\s(?:so|it|that)\b"
)
"""What ends in a thing without saying which asks nothing that can be followed."""
_EVENT = re.compile(
    r"(?<!during\s)(?<!after\s)(?<!following\s)\b(?P<noun>an?\s+(?:[a-z\-]+\s+){0,3}(?:visit|trip|meeting|summit|deal|agreement|tour)"
    r"(?:\s+(?:by|to|with|between|in|of|on)\s+(?:[\w’'\-]++\s?){1,9})?)"
)
_CUT = re.compile(
    r"\s*(?:,?\s+(?:and|but)\s+(?:said|added|told|noted|that)\b.*|,\s+(?:which|who|but|while|although|saying|adding|after|as)\b.*|"
    r"\s[–—]\s.*|;.*|,\s+(?:the|he|she|they|according)\b.*|,\s+\w+\s+(?:said|added)\b.*)\Z",
    re.DOTALL,
)
_MOST_WORDS = 35


@dataclass(frozen=True, slots=True)
class _Question:
    words: str
    before: Span | None = None
    clause: int | None = None
    """Where the clause begins that says it, in a sentence that tells something else first."""


def find_open_points(text: str, sentences: Sequence[Sentence], actors: Sequence[NamedActor]) -> tuple[OpenPoint, ...]:
    """Give what is open, in order, each question once."""
    found: list[OpenPoint] = []
    asked: set[str] = set()
    for number, sentence in enumerate(sentences):
        words = sentence.span.of(text)
        plain = _UNSETTLED.search(words) or _WHETHER.search(words) or _WHEN.search(words)
        if len(words) > 700 or not (plain or _POSSIBLE.search(words)):
            continue
        question = _build(text, sentences, number, actors)
        if question is None and (plain is None or _SAYS_LITTLE.search(words.rstrip(' .”"'))):
            continue
        if question is not None and question.words in asked:
            continue
        says = _clause_from(text, sentence.span, question)
        spans = (says,) if question is None or question.before is None else (question.before, says)
        if question is not None:
            asked.add(question.words)
        named = _named(actors, number, question.words if question else words)
        found.append(OpenPoint(number, spans, question.words if question else None, named))
    return tuple(found)


def _clause_from(text: str, sentence: Span, question: _Question | None) -> Span:
    """The sentence, or its last clause where that can be read by itself."""
    if question is None or question.clause is None or question.clause <= sentence.start:
        return sentence
    return Span(question.clause, sentence.end) if text[question.clause].isupper() else sentence


def _named(actors: Sequence[NamedActor], sentence: int, words: str) -> tuple[ActorKey, ...]:
    return tuple(
        actor.key
        for actor in actors
        if actor.name in words or any(mention.sentence == sentence for mention in actor.mentions)
    )


def _build(text: str, sentences: Sequence[Sentence], number: int, actors: Sequence[NamedActor]) -> _Question | None:
    words = sentences[number].span.of(text)
    whether = _WHETHER.search(words) or _DECLINED_THAT.search(words)
    if whether is not None:
        clause = next(each for each in whether.groupdict().values() if each)
        return _ask_whether(clause, actors)
    when = _WHEN.search(words)
    if when is not None:
        return _ask_when(when["clause"], actors)
    possible = _POSSIBLE.search(words)
    if possible is not None:
        return _ask_event(possible["event"], actors)
    silent = _UNANSWERED.search(words)
    if silent is not None:
        return _ask_answer(text, sentences, number, silent["who"])
    yet = _YET.search(words)
    if yet is not None:
        return _ask_yet(text, sentences, number, yet, actors)
    return None


def _ask_whether(clause: str, actors: Sequence[NamedActor]) -> _Question | None:
    """`Wang would meet Mr Putin` → `Will Wang Yi meet Mr Putin?`"""
    plain = _CUT.sub("", clause).rstrip(' .,”"’')
    found = _MODAL.match(plain)
    if found is None or re.search(r"[“”\"]", plain) or found["not"] or _LOADED.search(plain):
        return None
    subject, rest = found["subject"].strip(), found["rest"].strip()
    if (
        _UNSAFE.search(subject)
        or _UNSAFE.match(rest)
        or re.match(r"(?:If|As|After|When|[oO]r|[aA]nd|[tT]o|[iI]n)\b", subject)
    ):
        return None
    modal = _ask_with(found["modal"], subject, rest)
    if modal is None or _SAID.match(subject):
        return None
    return _finish(f"{modal} {_full(subject, actors)} {_full(rest, actors)}")


def _ask_with(modal: str, subject: str, rest: str) -> str | None:
    """The verb that asks: `was shot down` stays, `was planning to` may still be so; None where it is unclear."""
    if modal == "had":
        return None if _GONE.search(rest) else _have_of(subject)
    if modal in {"was", "were"} and (_GONE.search(rest) or not _AHEAD.match(rest)):
        return modal
    return _FORWARD[modal]


def _have_of(subject: str) -> str | None:
    """`has` of one, `have` of several; None where words leave it open: `the Greens`, `trade and industry leaders`."""
    head = _HEAD_ENDS.sub("", subject)
    last = head.split()[-1]
    if " and " in head:
        return "have" if re.fullmatch(r"(?:[A-Z][\w’'-]*\s)+and(?:\s[A-Z][\w’'-]*)+", head) else None
    if _ONE.match(head):
        return "has"
    if _SEVERAL.match(head):
        return "have"
    if not last.endswith("s") or _SINGULAR_S.match(last):
        return "has"
    if last[0].islower():
        return "have"
    named = load_gazetteer().scan(head)
    return "has" if named and named[-1].form != "demonym" else None


def _ask_yet(
    text: str, sentences: Sequence[Sentence], number: int, yet: re.Match[str], actors: Sequence[NamedActor]
) -> _Question | None:
    """`The ministry has yet to confirm any plans` → what plans, from the sentence itself or those before."""
    subject = re.sub(
        r"\A\s*(?:but|and|while|although|though|however)\s+", "", yet["subject"], flags=re.IGNORECASE
    ).strip()
    subject = _SAID.sub("", subject)
    if not subject or _OTHER_VERB.search(subject):
        return None
    subject_at = sentences[number].span.start + yet.start("subject") + yet["subject"].rindex(subject)
    subject = re.sub(r"\A(?:The|A|An|Both|Neither)\b", lambda found: found[0].lower(), subject)
    thing = _CUT.sub("", yet["object"]).rstrip(' .,”"’')
    if _UNSAFE.search(subject) or re.match(r"(?:If|As|After|When|Since|even|Even)\b", subject):
        return None
    if re.match(r"(?:be|been|being|\w+ed)\Z", yet["verb"]):
        return None
    asked = _ask_event(thing, actors) if yet["verb"] in {"confirm", "announce", "agree", "schedule"} else None
    if asked is not None:
        return asked
    vague = _VAGUE.match(thing)
    if vague is None:
        return None if _UNSAFE.match(thing) else _finish(f"will {subject} {yet['verb']} {_full(thing, actors)}")
    for back in range(0, min(3, number + 1)):
        span = sentences[number - back].span
        event = _EVENT.search(span.of(text))
        if event is not None and sentences[number - back].paragraph >= sentences[number].paragraph - 1:
            asked = _ask_event(span.of(text)[event.start() :], actors)
            if asked is not None:
                return _Question(asked.words, span if back else None, subject_at)
            noun = _full(event["noun"].strip().rstrip(" ,"), actors)
            what = f"{vague['what']} for {noun}" if vague["what"] in {"plan", "plans", "date", "dates"} else noun
            return _finish(f"will {subject} {yet['verb']} {what}", span if back else None, subject_at)
    return None


def _ask_answer(text: str, sentences: Sequence[Sentence], number: int, who: str) -> _Question | None:
    """`Oslo has not yet replied` → to the invitation to what, from the sentences before."""
    for back in range(1, min(_INVITED_BEFORE, number) + 1):
        invited = _INVITED.search(sentences[number - back].span.of(text))
        if invited is not None:
            what = _WHEN_INVITED.sub("", invited["what"])
            safe = not (_UNSAFE.search(who) or _UNSAFE.search(what))
            return _finish(f"will {who} reply to the invitation to {what}") if safe else None
    return None


def _ask_when(clause: str, actors: Sequence[NamedActor]) -> _Question | None:
    """`when Putin will travel to China` → `When will Vladimir Putin travel to China?`"""
    plain = _CUT.sub("", clause).rstrip(' .,”"’')
    many = _HOW_MUCH.match(plain)
    exact = re.match(r"\w+(?:\s(?:exactly|precisely))?\s", plain)
    opened = many or exact
    if opened is None:
        return None
    asked, rest = opened[0].strip(), plain[opened.end() :]
    if re.match(r"how\s(?:many|\w+ly)\b", plain, re.IGNORECASE):
        return None
    question = _ask_whether(rest, actors)
    if question is None:
        return None
    words = question.words.rstrip("?")
    return _finish(f"{asked.lower()} {words[0].lower()}{words[1:]}")


def _ask_event(event: str, actors: Sequence[NamedActor]) -> _Question | None:
    """`a meeting between A and B` → `Will A and B meet?`; `a visit by A to B` → `Will A make a visit to B?`"""
    plain = _CUT.sub("", event).rstrip(' .,”"’')
    meeting = _MEETING.match(plain)
    if meeting is not None and not _UNSAFE.search(meeting[0]) and not re.search(r"\b(?:two|both)\b", meeting[0]):
        return _finish(f"will {_full(meeting['one'], actors)} and {_full(meeting['other'], actors)} meet")
    visit = _VISIT.match(plain)
    if visit is None:
        return None
    who, where = visit["who"] or visit["guest"], visit["where"] or visit["place"]
    if _UNSAFE.search(who) or _UNSAFE.search(re.sub(r"\b(?:later\s+)?this\s+(?:week|month|year)\b", "", where)):
        return None
    return _finish(f"will {_full(who, actors)} make {visit['what']} to {_full(where, actors)}")


def _finish(words: str, before: Span | None = None, clause: int | None = None) -> _Question | None:
    """Make the first letter large; long questions are not asked."""
    length = len(words.split())
    if length > _MOST_WORDS or length < 4 or _SAYS_LITTLE.search(words) or _LACKS_OBJECT.search(words):
        return None
    return _Question(f"{words[0].upper()}{words[1:]}?", before, clause)


def _full(words: str, actors: Sequence[NamedActor]) -> str:
    """Write short names in full where the article leaves no doubt who is meant, once each."""
    for actor, short in _shorts(actors):
        if actor.name in words:
            continue
        words = re.sub(rf"(?<![\w’'-]){re.escape(short)}(?![\w-])(?!\s+[A-Z][a-z])", actor.name, words, count=1)
    return words


def _shorts(actors: Sequence[NamedActor]) -> Iterator[tuple[NamedActor, str]]:
    """Short names with the one actor they stand for."""
    persons = [actor for actor in actors if actor.kind == "person"]
    for actor in persons:
        for short in actor.aliases:
            sharers = [other for other in persons if short in other.name.split()]
            if len(sharers) == 1 or all(short not in other.aliases for other in sharers if other is not actor):
                yield actor, short
