"""Completes a follow-up from the questions before it, by rule: `and Blinken?`, `when?`, `what did he say there?`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.answer.named import Named, find_named
from bot.answer.persons import find_asked_persons
from bot.answer.pronouns import ABOUT, PERSONAL, PRONOUN, Resolved, Said, find_nobody, list_things, put, resolve
from bot.answer.statements import AUXILIARIES, find_asked, make_clause, state
from bot.answer.times import find_asked_time
from bot.answer.whom import Unclear, choose_whom, read_exchanges
from bot.model.conversation import Turn
from bot.text.gazetteer import Gazetteer
from bot.text.verbs import is_past

_BARE = re.compile(
    r"(?:(?:and|but|so|ok|okay)[\s,]+)?(?P<word>when|where|why|who|whom|how|how\s+many|how\s+much|how\s+long|since\s+when|"
    r"from\s+when|by\s+when|how\s+often|by\s+how\s+much|by\s+whom|with\s+whom|until\s+when|according\s+to\s+whom|who\s+else|what\s+for|for\s+how\s+long)(?:\s+(?:exactly|so|then|(?:was|is)\s+(?:that|this|it)|did\s+(?:that|this|it)\s+happen|(?P<not>not)))?[\s?!.]*",
    re.IGNORECASE,
)
_LEADS = "with|for|from|in|to|by|about|on|over|of|since"
_FRAGMENT = re.compile(
    r"(?:(?:(?:(?:and|but|or)[\s,]+)?(?:what|how)\s+about\s+|(?:and|but|or)[\s,]+)"
    r"(?:how\s+(?:did|does|has|will|is|was)\s+)?"
    rf"(?:(?P<lead>{_LEADS})\s+)?(?P<rest>[^?!]{{1,60}}?)|(?P<first>{_LEADS})\s+(?P<alone>[^?!,]{{1,40}}?))[\s?!.]*",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|will|would|did|does|do|has|have|had|can|could|should|may|might|who|what|when|where|why|which|how)\b",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(rf"(?:{AUXILIARIES})\b", re.IGNORECASE)
_SUBJECT = re.compile(rf"(?:\A|\s)(?:{AUXILIARIES})\s+(?:the\s+)?", re.IGNORECASE)
_WITH_OBJECT = re.compile(
    r"\b(?:meet|met|see|join|receive|received|visit|visited|call|phone|invite|invited|telephone|speak\s+to|talk\s+to)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(
    r"(?:and\s+)?(?P<who>who\s+(?:says|said|claims|claimed|reported|decided|thinks|believes))(?:\s+(?:so|that|it))?[\s?!.]*",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"(?:(?:and|but|so)[\s,]+)?(?P<how>how\s+(?:many|much))\s+(?P<rest>[^?!.]{1,60}?)[\s?!.]*", re.IGNORECASE
)
_COUNTED = re.compile(
    rf"how\s+(?:many|much)\s+(?P<noun>(?!(?:{AUXILIARIES})\b)\w+)(?:(?:\s+[\w-]+){{0,2}}?\s+(?P<aux>(?:{AUXILIARIES})\b))?",
    re.IGNORECASE,
)
_STATES = frozenset("dead missing alive homeless".split())
_DONE_LAST = re.compile(r"\s[a-z]+ed\Z|\s(?:held|sent|met|built|shot|hit|won|lost)\Z")
_PREPOSITIONS = "in|at|on|over|during|near|after|before|since|from|between|across|off|against|under|with"
_WITHIN = re.compile(rf"(?<=\w)\s+(?:{_PREPOSITIONS})\s.+\Z")
_OBJECT = re.compile(r"\b(?P<verb>[a-z]+)\s+[a-z]+\s+(?=(?:to|from|for|in|with|over)\s)")
_REPLY = re.compile(
    r"(?:(?:sorry|no|oh|well|yes|and|but|(?P<meant>i\s+meant?)|i\s+am\s+asking\s+about|about)[\s,:]+)*"
    r"(?:the\s+(?P<nth>former|latter|first|second)(?:\s+one)?|(?P<name>\w[\w’'-]*(?:\s+\w[\w’'-]*){0,3}))[\s.!?]*",
    re.IGNORECASE,
)
_PARTICLE = 3
"""Letters of a name's small words at most: `von der Leyen`."""
_LATER = re.compile(r"(?<=\w)\s+(?:in|at)\s+(?:the\s+)?[A-Z]\w*(?:\s+[A-Z]\w*)*\Z")
"""Where something was, at the end of a question."""
_SAYS_NOTHING_MORE = re.compile(
    r"(?:and|but|so)[\s,]+(?P<said>what\s+.*\b(?:say|said|says|think|thinks))[\s?!.]*", re.IGNORECASE
)
_ALIKE_LEADS = ("about", "on", "of", "over")


def complete(
    text: str,
    turns: Sequence[Turn],
    now: datetime,
    gazetteer: Gazetteer,
    publishers: Mapping[str, Sequence[str]] | None = None,
) -> Resolved:
    """Give the question whole: as typed where it stands alone, else with what the last questions lend it.

    Whom a pronoun means that cannot be told is left to be asked. `publishers` are those of which anything was read.
    """
    kept = [turn for turn in turns if turn.understood.strip()]
    said = Said(read_exchanges(kept, gazetteer, publishers), gazetteer, publishers, now)
    reply = _REPLY.fullmatch(text)
    if turns and not turns[-1].understood.strip():
        text = _take_reply(text, turns, said) or text
    elif kept and reply is not None and reply["nth"]:
        return Resolved(text, Unclear(text.rstrip(" .!?"), ()))
    elif kept and reply is not None and reply["meant"]:
        text = f"and {reply['name']}?"
    if not kept:
        return Resolved(text, find_nobody(text, said))
    return _complete_rest(text, said) or _complete_fragment(text, said) or _resolve(text, said)


def _resolve(text: str, said: Said) -> Resolved:
    plain = re.sub(r"\A(?:and|but|so)[\s,]+(?=\w)", "", text, flags=re.IGNORECASE)
    short = _SAYS_NOTHING_MORE.fullmatch(text)
    resolved = resolve(plain, said)
    if short and _is_about(said.last) and _goes_on(short["said"], resolved.text, said):
        further = resolve(f"{short['said']} about it?", said)
        thing = further.text.rpartition(" about ")[2].rstrip("?").casefold()
        resolved = further if thing not in resolved.text.casefold() else resolved
    return replace(resolved, text=resolved.text[:1].upper() + resolved.text[1:])


def _goes_on(typed: str, understood: str, said: Said) -> bool:
    """Say whether nobody who was named before the last question is come back to, of whom that did not speak."""
    latest = said.exchanges[-1]
    named = (each.name for each in (*latest.asked, *latest.told))
    return PERSONAL.search(typed) is None or any(name in understood for name in named)


def _is_about(last: str) -> bool:
    """Say whether a question is about something that a further question of what was said takes up."""
    return ABOUT.search(last) is not None or bool(list_things(last))


def _take_reply(text: str, turns: Sequence[Turn], said: Said) -> str | None:
    """The question that was asked back about, with who was named since in the pronoun's place; no state is a he."""
    reply = _REPLY.fullmatch(text)
    asked = turns[-1].question
    found = PERSONAL.search(asked)
    if reply is None or found is None or (reply["name"] and _VERB.search(reply["name"])):
        return None
    unclear = complete(asked, turns[:-1], said.now, said.gazetteer, said.publishers).unclear
    candidates = unclear.candidates if unclear is not None else ()
    if reply["nth"]:
        at = 1 if reply["nth"].lower() in {"latter", "second"} else 0
        return put(asked, found, candidates[at]) if at < len(candidates) else None
    words = reply["name"].casefold().split()
    name = next((each for each in candidates if set(words) <= set(each.casefold().split())), None)
    if name is None and any(each.kind == "state" for each in find_named(reply["name"], said.gazetteer)):
        return None
    if name is None and not all(word[0].isupper() for word in reply["name"].split() if len(word) > _PARTICLE):
        return None
    return put(asked, found, reply["name"] if name is None or reply["name"][0].isupper() else name)


def _complete_rest(text: str, said: Said) -> Resolved | None:
    """A question word alone, or with little else: `when?`, `who else?`, `who says so?`, `and how many are missing?`."""
    last = said.last
    bare = _BARE.fullmatch(text)
    if bare:
        again = _ask_again(" ".join(bare["word"].lower().split()), last)
        return Resolved(_deny(again, said.gazetteer) if bare["not"] else again)
    says = _SAYS_SO.fullmatch(text)
    if says:
        clause = make_clause(last) or f"that {state(last)}"
        return Resolved(f"{says['who'][:1].upper()}{says['who'][1:]} {clause}?")
    amount = _HOW_MANY.fullmatch(text)
    if amount and (whole := _ask_how_many(" ".join(amount["how"].lower().split()), amount["rest"], said)):
        return Resolved(whole)
    return None


def _complete_fragment(text: str, said: Said) -> Resolved | None:
    """`And Putin?`, `what about gas?`, `in 2021?`."""
    fragment = _FRAGMENT.fullmatch(text)
    if fragment is None:
        return None
    words, lead = (fragment["rest"] or fragment["alone"]).strip(), (fragment["lead"] or fragment["first"] or "").lower()
    alone = PERSONAL.fullmatch(words) is not None
    if _VERB.search(words) or (PRONOUN.search(words) and not alone):
        return None
    if alone:
        meant = choose_whom(words.lower(), text, said.exchanges[-1].asked, said.exchanges)
        if not isinstance(meant, str):
            return Resolved(text, meant)
        words = meant
    return Resolved(_count_instead(words, said) or _put_instead(words, lead, said))


def _ask_how_many(how: str, rest: str, said: Said) -> str | None:
    """`How many are missing?` of what the last question was about; None where a question names its own."""
    named = find_named(rest, said.gazetteer)
    if any(not each.placed for each in named) or PRONOUN.search(rest):
        return None
    last, tail = said.last, _find_tail(said.last, said.gazetteer, placed=not named)
    before = _COUNTED.match(last)
    if not _VERB.search(rest) and any(map(is_past, rest.split()[1:])):
        return f"{how.capitalize()} {rest}{_DONE_LAST.sub('', tail)}?"
    if _VERB.search(rest):
        noun = f"{before['noun']} " if before and re.match(rf"(?:{AUXILIARIES})\b", rest, re.IGNORECASE) else ""
        return f"{how.capitalize()} {noun}{rest}{tail}?"
    asked = find_asked(last)
    if asked and not named:
        return f"{how.capitalize()} {rest} {asked.rest}?"
    if before and before["aux"] and not named:
        return f"{how.capitalize()} {rest} {last[before.start('aux') :]}"
    if _AUXILIARY.match(last) and not named:
        without_object = _OBJECT.sub(r"\g<verb> ", _bare(last), count=1)
        return f"{how.capitalize()} {rest} {without_object}?"
    return f"{how.capitalize()} {rest}{tail}?"


def _count_instead(words: str, said: Said) -> str | None:
    """How many are so of whom it was asked how many are otherwise: `and injured?`, `what about the dead?`."""
    state_, counted = words.removeprefix("the "), _COUNTED.match(said.last)
    if counted is None or not (is_past(state_) or state_ in _STATES):
        return None
    be, tail = "are" if state_ in _STATES else "were", _find_tail(said.last, said.gazetteer, placed=True)
    return f"How many {counted['noun']} {be} {state_}{tail}?"


def _find_tail(last: str, gazetteer: Gazetteer, *, placed: bool) -> str:
    """Where, when and in what it was, as the last question ends; without the places unless they are wanted."""
    found = _WITHIN.search(last.rstrip(" ?!."))
    if found is None:
        return ""
    pieces = re.split(rf"\s(?=(?:{_PREPOSITIONS})\s)", found[0].strip())
    return "".join(
        f" {piece}" for piece in pieces if placed or not any(each.placed for each in find_named(piece, gazetteer))
    )


def _ask_again(word: str, last: str) -> str:
    """The last question with another question word."""
    if word == "what for":
        return f"What {_bare(last)} for?"
    if word == "who else" and re.match(r"who\s", last, re.IGNORECASE):
        return re.sub(r"\Awho(?:\s+else)?\b", "Who else", last, flags=re.IGNORECASE)
    if _AUXILIARY.match(last):
        return f"{word.capitalize()} {last[:1].lower()}{last[1:]}"
    asked = find_asked(last)
    if asked and not word.startswith(("who", "by", "with")):
        return f"{word.capitalize()} {asked.with_that()}?"
    return f"{last.rstrip(' ?!.')}, and {word}?"


def _bare(last: str) -> str:
    """A question from its auxiliary on."""
    asked = find_asked(last)
    return asked.rest if asked else last[:1].lower() + last[1:].rstrip(" ?!.")


def _deny(question: str, gazetteer: Gazetteer) -> str:
    """The question of why it is not so: `Why has Ciotti not resigned?`"""
    end = next((each.span.end for each in find_named(question, gazetteer) if not each.placed), None)
    asks = re.match(rf"why\s+(?:{AUXILIARIES})\b", question, re.IGNORECASE) is not None
    return question if end is None or not asks else f"{question[:end]} not{question[end:]}"


def _put_instead(words: str, lead: str, said: Said) -> str:
    """The last question with these words in the place of what is most like them."""
    last, gazetteer = said.last, said.gazetteer
    if find_asked_time(f"{lead} {words}".strip(), said.now).words:
        return _put_time(f"{lead} {words}".strip(), last, said.now)
    if lead:
        return _put_behind(words, lead, last)
    place, kind = _find_place(words, last, gazetteer), _kind_of(words, last, gazetteer)
    if place is not None and (kind == "other") != (place.kind == "other"):
        return f"What about {words}?"  # a thing does not take the place of who acts, nor the other way round
    if place is None:
        anew, was = [find_asked_persons(each, gazetteer, said.publishers) for each in (words, last)]
        if len(anew) == len(was) == 1:  # each by an office: `the prosecutor` for `the lawyer`
            return f"{last[: was[0].span.start]}{words}{last[was[0].span.end :]}"
        return f"What about {words}?" if kind == "state" else f"{last.rstrip(' ?!.')}, and {words}?"
    before = last[: place.span.start]
    bare = before if words[:1].islower() and not words.startswith("the ") else re.sub(r"\bthe \Z", "", before)
    behind = last[place.span.end :]
    if re.match(r"[’']s?(?!\w)", behind):
        words = re.sub(r"[’']s?\Z", "", words)
    return f"{bare}{words}{behind}"


def _put_behind(words: str, lead: str, last: str) -> str:
    """In the place of what stands behind the same preposition, a name in a name's; or at the end."""
    bare = last.rstrip(" ?!.")
    for each in (lead, *(_ALIKE_LEADS if lead in _ALIKE_LEADS else ())):
        found = list(re.finditer(rf"\b{each}\s+(?:the\s+)?(?P<first>\w)", bare, re.IGNORECASE))
        like = [one for one in found if _make_of(one["first"]) == _make_of(words)] or found
        if like:
            start = like[0].start() + len(each) + 1
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
