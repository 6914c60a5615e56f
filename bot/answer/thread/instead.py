"""Puts the few words of a fragment, `and Putin?`, in the place of what is most like them in the last question."""

import re
from datetime import datetime

from bot.answer.asked.named import Named, find_named
from bot.answer.asked.persons import find_asked_persons, is_place, is_told_by_office, widen
from bot.answer.asked.statements import AUXILIARIES
from bot.answer.asked.things import are_people, is_plural
from bot.answer.asked.times import find_asked_time
from bot.answer.asked.whom import JOINED
from bot.answer.thread.said import Said, is_adjective
from bot.text.gazetteer import Gazetteer
from bot.text.roles import CALLINGS

_SUBJECT = re.compile(rf"(?:\A|\s)(?:{AUXILIARIES})\s+(?:the\s+)?", re.IGNORECASE)
_WITH_OBJECT = re.compile(
    r"\b(?:meet|met|see|join|receive|received|visit|visited|call|phone|invite|invited|telephone|speak\s+to|talk\s+to)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_LATER = re.compile(r"(?<=\w)\s+(?:in|at)\s+(?:the\s+)?[A-Z]\w*(?:\s+[A-Z]\w*)*\Z")
"""Where something was, at the end of a question."""
_SAYING = re.compile(r"\A(?:and\s+)?(?:what|how)\b.*\b(?:say|says|said|tell|think|thinks|react)\b", re.IGNORECASE)
_SPEAKING = re.compile(
    rf"(?:what|how)\s+(?:{AUXILIARIES})\s+(?P<who>the\s+[a-z-]+)\s+(?:say|think|react|respond|reply|answer)\b",
    re.IGNORECASE,
)
_BODIES = re.compile(
    r"the\s+(?:[a-z-]+\s+){0,2}?(?:opposition|government|army|navy|air\s+force|military|police|rebels|unions?|presidency|parliament|"
    r"(?:coast|border|national)\s?guard|bank|party|families|prosecutors?|protesters|strikers|ministry|cabinet|hospital|court|"
    r"commission|committee|company|operator|owners?|airline|airport|agency|authority|council|church|defence|defense|embassy|mission)",
    re.IGNORECASE,
)
"""Those without a name who speak in a state, and may be asked for in another speaker's place."""
_SPEAKER = re.compile(
    rf"(?P<before>(?:what|how)\s+(?:{AUXILIARIES})\s+)(?:the\s+)?(?P<who>[^?]+?)(?P<behind>\s+(?:say|think|react|respond|reply|answer)\b.*)",
    re.IGNORECASE,
)
_NAMELESS = re.compile(r"the\s+(?:[a-z-]+\s+)?[a-z-]+")
_ONE_PERSON = re.compile(r"(?<!hu)(?:man|woman|widow|owner|manager|worker)\Z")
_PEOPLE_OF = re.compile(r"\s+[a-z]+(?:s|men|women|people)\b")
_DO = re.compile(r"\bdo\s+\Z")
_THEMSELVES = re.compile(r"\s+themselves\b")
_OF_A_PERSON = re.compile(
    r"\bhow\s+(?:old|tall)\s+(?:is|was)\b|\b(?:born|married|alive|husband|wife|widow|children|mother|father)\b|"
    r"\b(?:hunger\s+strike|house\s+arrest|(?:in|from|out\s+of)\s+(?:custody|prison|jail|hospital)|on\s+bail)\b",
    re.IGNORECASE,
)
"""Asks what only a person is or has."""
_OF_STATE = re.compile(r"\b(?:president|premier|minister|chancellor|king|queen|ambassador)\Z")
"""Offices that a state has, whichever other office of it was asked about."""
_FOR_SEVERAL = {"has": "have", "is": "are", "was": "were", "does": "do"}
_FOR_ONE = {several: one for one, several in _FOR_SEVERAL.items()}
_VERB_BEFORE = re.compile(rf"\b(?P<verb>{'|'.join((*_FOR_SEVERAL, *_FOR_ONE))})\s+\Z", re.IGNORECASE)
_OWNS = re.compile(r"[’']s?\s+(?P<what>.+)")
_OF_ANY_OWNER = re.compile(
    r"(?:[a-z-]+\s+)?(?:position|view|stance|response|reaction|answer|reply|plan|proposal|offer|demand|role|policy|visit|trip)s?\b"
)
"""What a person, a state and a body have alike."""
_SPOKEN = r"(?:(?<=say )|(?<=said )|(?<=think )|(?<=make )|(?<=know )|(?<=hear ))"
"""Before an `of` that is no name's own, as in `the captain of the Star`."""
_ALIKE_LEADS = ("about", "on", "of", "over")


def put_instead(words: str, lead: str, said: Said, *, about: bool) -> str:
    """The last question with these words in the place of what is most like them; `about` with `what about` before."""
    last, gazetteer = said.last, said.gazetteer
    if find_asked_time(f"{lead} {words}".strip(), said.now).words:
        return _put_time(f"{lead} {words}".strip(), last, said.now)
    if lead:
        return _put_behind(words, lead, last)
    if (office := _put_office(words, said)) is not None:
        return office
    place, kind = _find_place(words, last, gazetteer), _kind_of(words, last, gazetteer)
    if about and kind == "other" and _SAYING.search(last):
        return _put_behind(words, "about", last)
    if place is not None and not _may_stand_there(words, kind, place, said):
        return f"What about {words}?"
    if place is None:
        if kind == "other" and _SAYING.search(last):
            return _ask_of_body(words, said) or f"{last.rstrip(' ?!.')}, and {words}?"
        whole = kind in {"state", "other"} or re.match(r"who\b", last, re.IGNORECASE)
        return f"What about {words}?" if whole else f"{last.rstrip(' ?!.')}, and {words}?"
    if (put_in := _put_for_people(words, place, said) or _exchange(words, place, said)) is not None:
        return put_in
    before = last[: widen(last, place.span).start if place.kind == "person" else place.span.start]
    bare = before if words[:1].islower() and not words.startswith("the ") else re.sub(r"\bthe \Z", "", before)
    behind = last[place.span.end :]
    if re.match(r"[’']s?(?!\w)", behind):
        words = re.sub(r"[’']s?\Z", "", words)
    if not JOINED.match(behind):
        bare = _agree(bare, words, gazetteer)
    return f"{bare}{words}{behind}"


def _put_for_people(words: str, place: Named, said: Said) -> str | None:
    """The question for a state's or a body's words where a state's people were asked for theirs: no `two Lima miners`;
    of anything else that its people do, no more than what about it."""
    theirs = is_adjective(place.span.of(said.last), said.gazetteer) and _PEOPLE_OF.match(said.last, place.span.end)
    if not theirs or (is_adjective(words, said.gazetteer) and _BODIES.fullmatch(words) is None):
        return None
    speaker = _SPEAKER.match(said.last)
    if speaker is None or not speaker.start("who") <= place.span.start < speaker.end("who"):
        return f"What about {words}?"
    several = re.match(r"the\s+[A-Z]\w+s\b", words) is not None
    before = speaker["before"] if several else _DO.sub("does ", speaker["before"])
    return f"{_agree(before, words, said.gazetteer)}{words}{_THEMSELVES.sub('', speaker['behind'])}"


def _find_named_twice(words: str, place: Named, said: Said) -> Named | None:
    """Give the name of the last question that these words would repeat in another's place: `What does Peru want from
    Peru?`."""
    keys = {each.key or each.span.of(words).casefold() for each in find_named(words, said.gazetteer)}
    names = (each for each in find_named(said.last, said.gazetteer) if each.span != place.span)
    if len(keys) != 1 or keys == {place.key or place.span.of(said.last).casefold()}:
        return None
    return next((each for each in names if {each.key or each.span.of(said.last).casefold()} == keys), None)


def _exchange(words: str, place: Named, said: Said) -> str | None:
    """The last question with two names exchanged, where one does something to the other; of what one of them has, no
    more than what about them is asked. None where nobody would be named twice."""
    last, other = said.last, _find_named_twice(words, place, said)
    if other is None:
        return None
    were, name = place.span.of(last), other.span.of(last)
    owned = _OF_THING.search(last, 0, other.span.start) or re.match(r"[’']", last[other.span.end :])
    alike = other.kind == place.kind and not any(is_adjective(each, said.gazetteer) for each in (were, name))
    if owned or not alike or not _acts(last, place) or other.span.start < place.span.end:
        return f"What about {words}?"
    return f"{last[: place.span.start]}{name}{last[place.span.end : other.span.start]}{were}{last[other.span.end :]}"


_OF_THING = re.compile(
    r"\b(?:the|an?|any|its|his|her|their|this|that|no)\s+(?:[a-z-]+\s+)+(?:of|from|by|with|in|on|to|for|against)\s+(?:the\s+)?\Z"
)
"""Before a name, what belongs to it or is of it: `the offer of Peru`."""


def _ask_of_body(words: str, said: Said) -> str | None:
    """The question for the words of who has no name, of the state that the thread is about, where one alone is; or in
    the place of another without one."""
    speaker = _SPEAKER.match(said.last)
    if speaker is None:
        return None
    verbs = _FOR_SEVERAL if is_plural(words) else _FOR_ONE
    asks, verb = speaker["before"].split()
    before = f"{asks} {verbs.get(verb.lower(), verb)} "
    if _BODIES.fullmatch(words) is None:
        if not _NAMELESS.fullmatch(words) or not (are_people(words) or _ONE_PERSON.search(words)):
            return None
        return f"{before}{words}{_THEMSELVES.sub('', speaker['behind'])}"
    states = ([each for each in find_named(one, said.gazetteer) if each.kind == "state"] for one in said.questions)
    keys = next(({each.key for each in named if each.key} for named in states if named), set())
    state = said.gazetteer.name_of(keys.pop()) if len(keys) == 1 else ""
    whose = f"{state}’s {words[len('the ') :]}" if state else words
    return f"{before}{whose}{speaker['behind']}"


def _may_stand_there(words: str, kind: str, place: Named, said: Said) -> bool:
    """Say whether words name what may be in the place of a name: no thing in that of who acts, no person or people in
    that of where something was, and nobody else in that of whose lawyer or trial it is."""
    if (kind == "other") != (place.kind == "other"):
        return False
    if kind != "person" == place.kind and _OF_A_PERSON.search(said.last) is not None:
        return False
    if place.placed and (
        is_adjective(words, said.gazetteer) or (kind == "person" and _is_somebody(words, place, said))
    ):
        return False
    owned = _OWNS.match(said.last, place.span.end)
    return (
        owned is None
        or _OF_ANY_OWNER.match(owned["what"]) is not None
        or (kind == "person") == (place.kind == "person")
    )


def _put_office(words: str, said: Said) -> str | None:
    """Who has another office in the place of the only one who is told by an office, of the same state where none is
    named: `the foreign minister` for `the Peruvian finance minister`; or of whoever's words were asked for."""
    last = said.last
    anew, was = [find_asked_persons(each, said.gazetteer, said.publishers) for each in (words, last)]
    if len(anew) != 1 or anew[0].name != words or not is_told_by_office(words):
        return None
    if not was and (speaking := _SPEAKING.match(last)) is not None and not find_named(last, said.gazetteer):
        return f"{last[: speaking.start('who')]}{words}{last[speaking.end('who') :]}"
    if len(was) != 1 or not is_told_by_office(was[0].name):
        return None
    if (words.split()[-1] in CALLINGS) != (was[0].name.split()[-1] in CALLINGS) and not _SAYING.search(last):
        return None  # who replaces a minister is not asked of a captain
    words = _of_its_state(words, was[0].name, said.gazetteer)
    return f"{last[: was[0].span.start]}{words}{last[was[0].span.end :]}"


def _of_its_state(words: str, was: str, gazetteer: Gazetteer) -> str:
    """An office that names no state, as one of the state of which the other was."""
    states = find_named(was, gazetteer)
    alike = words.split()[-1] == was.split()[-1] or _OF_STATE.search(words) is not None
    if (
        len(states) != 1
        or not states[0].key
        or not alike
        or not words.startswith("the ")
        or find_named(words, gazetteer)
    ):
        return words
    before, behind = was[: states[0].span.end], was[states[0].span.end :]
    owner = re.match(r"[’']s?\s", behind)
    if owner is None and not is_adjective(states[0].span.of(was), gazetteer):
        return words
    return f"{before}{owner[0] if owner else ' '}{words.removeprefix('the ')}"


def _agree(before: str, words: str, gazetteer: Gazetteer) -> str:
    """What stands before a name, with the verb that one or several want: `Have the Europeans` for `Has NATO`."""
    names = [gazetteer.name_of(each.key) for each in gazetteer.scan(words)]
    people = re.fullmatch(r"the [A-Z]\w+s", words) is not None and not any(each.endswith("s") for each in names)
    verbs = _FOR_SEVERAL if people else _FOR_ONE if _is_one(words, gazetteer) else {}
    found = _VERB_BEFORE.search(before)
    if found is None or found["verb"].lower() not in verbs:
        return before
    verb = verbs[found["verb"].lower()]
    verb = verb.capitalize() if found["verb"][0].isupper() else verb
    return f"{before[: found.start('verb')]}{verb}{before[found.end('verb') :]}"


def _is_one(words: str, gazetteer: Gazetteer) -> bool:
    """Say whether words are the name of one state, body or person, and no people's: `Israel`, not `the French`."""
    named = find_named(words, gazetteer)
    return len(named) == 1 and named[0].kind != "other" and not is_adjective(words, gazetteer)


def _is_somebody(words: str, place: Named, said: Said) -> bool:
    """Say whether a name is no place: of a state it takes the place only where it is listed as one."""
    if is_place(words):
        return False
    if any(each.listed for each in find_asked_persons(words, said.gazetteer, said.publishers)):
        return True
    persons = (one for each in said.exchanges for one in (*each.asked, *each.told))
    known = any(set(words.split()) <= set(each.name.split()) for each in persons)
    return known or place.kind != "person"


def _put_behind(words: str, lead: str, last: str) -> str:
    """In the place of what stands behind the same preposition, a name in a name's; or at the end."""
    bare = last.rstrip(" ?!.")
    for each in (lead, *(_ALIKE_LEADS if lead in _ALIKE_LEADS else ())):
        spoken = _SPOKEN if each == "of" != lead else ""
        found = list(re.finditer(rf"{spoken}\b{each}\s+(?P<name>(?:the\s+)?(?P<first>\w))", bare, re.IGNORECASE))
        like = [one for one in found if _make_of(one["first"]) == _make_of(words)] or found
        if like:
            start = like[0].start("name")
            later = _LATER.search(bare, start)
            return f"{bare[:start]}{words}{later[0] if later else ''}?"
    return f"{bare} {lead} {words}?"


def _make_of(words: str) -> str:
    """Whether words begin as a number, a name or a thing."""
    first = re.sub(r"\Athe\s+", "", words, flags=re.IGNORECASE)[:1]
    return "number" if first.isdigit() else "name" if first.isupper() else "thing"


def _find_place(words: str, last: str, gazetteer: Gazetteer) -> Named | None:
    """The name to be replaced: whom somebody meets, else who acts, else a name of the same kind."""
    names = find_named(last, gazetteer)
    kind = _kind_of(words, last, gazetteer)
    met = [each for each in names if kind == each.kind and _is_met(last, each)]
    acting = [each for each in names if _acts(last, each)]
    same = [each for each in names if each.kind == kind and not each.placed] or [
        each for each in names if each.kind == kind
    ]
    return next(iter([*met[-1:], *acting, *same, *names]), None)


def _is_met(last: str, named: Named) -> bool:
    """Somebody meets, calls or receives it, and it is no adjective of something else."""
    behind = last[named.span.end :]
    return _WITH_OBJECT.search(last, 0, named.span.start) is not None and not re.match(
        r"\s+(?!(?:in|at|on|for|to|by|with|and|before|after|this|next|again)\b)[a-z]", behind
    )


def _acts(last: str, named: Named) -> bool:
    """It stands right behind the auxiliary, and owns nothing there."""
    before = last[: named.span.start]
    found = _SUBJECT.search(before)
    return found is not None and found.end() == len(before) and not re.match(r"[’']s?\s", last[named.span.end :])


def _put_time(words: str, last: str, now: datetime) -> str:
    named = find_asked_time(last, now).words
    bare = last
    if named:
        bare = f"{last[: named[0].start].rstrip()}{last[named[0].end :]}"
    return f"{bare.rstrip(' ?!.')} {words}?"


def _kind_of(words: str, last: str, gazetteer: Gazetteer) -> str:
    """A name that is not listed may be typed without capitals by who uses none."""
    named = find_named(words, gazetteer)
    if named:
        return named[0].kind
    small = words == words.lower() and last[1:] != last[1:].lower()
    return "other" if small or re.match(r"(?:the|a|an|its|their|his|her)\b", words, re.IGNORECASE) else "person"
