"""Completes what a thread asks in hardly more than its small words: `who was?`, `how many were there?`, `what about the
others?`, `does he accept that?`."""

import re

from bot.answer.asked.named import find_named
from bot.answer.asked.statements import AUXILIARIES, find_asked, make_clause, predicate_of
from bot.answer.asked.terms import is_participle
from bot.answer.asked.things import find_affair, is_plural, list_things
from bot.answer.thread.said import LEAD, Said
from bot.model.analysis import ActorKey
from bot.text.gazetteer import Gazetteer
from bot.text.verbs import past_of

_WHO_WAS = re.compile(
    rf"{LEAD}who\s+(?P<else>else\s+)?(?P<aux>was|were|is|are|has|have|will)(?:\s+then)?[\s?!.]*", re.IGNORECASE
)
_ONE_OF = {"were": "was", "are": "is", "have": "has"}
_WAS_IT = re.compile(
    r"(?:was|were|is|are|has|have|will)\s+(?:(?:the|an?|any)\s+)?(?:[\w-]+[’']s?\s+)*(?:(?-i:[A-Z])[\w’'-]*\s+)*?"
    r"(?:(?-i:[A-Z])[\w’'-]*(?:[’']s?\s+[a-z]+)?|(?:[a-z-]+\s+)??[a-z-]+)\s+"
    r"(?P<rest>(?:there|here|present|(?:in|at|on|among|with|from)\s|(?:be|been)\s|[a-z]+(?:ed|en)\b).*)",
    re.IGNORECASE,
)
"""Asks of somebody whether they were there, or whether something was done to them."""
_HOW_MANY = re.compile(
    rf"{LEAD}how\s+many\s+(?P<aux>were|are|was|is)\s+(?:there|they)(?:\s+(?:in\s+all|altogether))?[\s?!.]*",
    re.IGNORECASE,
)
_WHO_WERE = re.compile(
    r"who\s+(?:else\s+)?(?:was|were|is|are)\s+(?:also\s+)?(?P<done>[a-z]+)(?P<behind>[^?]*)", re.IGNORECASE
)
_ANYONE = re.compile(rf"{LEAD}(?:any(?:one|body)\s+else|any\s+others?)[\s?!.]*", re.IGNORECASE)
_HAS_ANYONE = re.compile(
    r"(?:has|have|is|was|were|are)\s+(?:any(?:one|body)|someone|somebody)\s+(?!else\b)", re.IGNORECASE
)
_OTHERS = re.compile(
    rf"{LEAD}(?:(?:what|how)\s+about\s+)?the\s+(?:others?|rest|other\s+(?:two|three|four|ones|people|men|women))[\s?!.]*",
    re.IGNORECASE,
)
_DONE_TO = re.compile(
    r"(?:(?:why|when|where|how)\s+)?(?:was|were|is|are|has|have)\s+(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,3}?\s+(?:been\s+)?"
    r"(?P<done>[a-z]+(?:ed|en)|held|shot|put|sent|freed|caught)\b(?P<where>\s+in\s+(?-i:[A-Z])\w+)?",
    re.IGNORECASE,
)
_OTHER_SIDE = re.compile(
    rf"{LEAD}(?:(?:what|how)\s+about\s+|(?:what|how)\s+(?:does|do|did|has)\s+)?the\s+other\s+(?:side|party|government|country|state)"
    r"(?:\s+(?:say|said|think|see|react(?:ed)?|respond(?:ed)?|reply|replied|answer(?:ed)?)(?:\s+(?:about|on|to|of)\s+(?:it|this|that))?)?[\s?!.]*",
    re.IGNORECASE,
)
_LATELY = 2
"""The last questions, of which `the others` may be."""
_PAIR = 2
_TAKEN = re.compile(
    r"\b(?:accept(?:s|ed)?|dispute[sd]?|contest(?:s|ed)?|recogni[sz]e[sd]?|believe[sd]?|challenge[sd]?|admit(?:s|ted)?)\s+"
    r"(?P<word>that|this|it)[\s?!.]*\Z",
    re.IGNORECASE,
)


_LINE_OF = re.compile(
    rf"{LEAD}(?:(?:what|how)\s+about\s+|what(?:[’']?s|\s+is|\s+was)\s+)?(?:the\s+)?(?P<whose>[\w ]+?)(?:[’']s?)?\s+"
    r"(?:official\s+)?(?:line|side|view|position|stance|version|take|account|(?P<answer>response|reaction|reply|answer))"
    r"(?:\s+(?:on|of|to)\s+(?:it|this|that|(?:all\s+)?this|it\s+all))?[\s?!.]*",
    re.IGNORECASE,
)
"""Asks no more than for a state's words: `and the Polish line?`."""
_LINES = re.compile(
    r"\b(?:line|side|view|position|stance|version|take|account|response|reaction|reply|answer)s?\b", re.IGNORECASE
)


def ask_line(text: str, said: Said) -> str | None:
    """Give `and what does Poland say?` for `and the Polish line?`, or how it reacted for its answer; None where no
    state alone owns that, or the last question asks for that of another."""
    asked = _LINE_OF.fullmatch(text)
    whose = asked["whose"].strip() if asked is not None else ""
    named = said.gazetteer.scan(whose) or said.gazetteer.scan(whose.title())
    if asked is None or len(named) != 1 or _LINES.search(said.last) is not None:
        return None
    [state] = named
    if state.span.end - state.span.start != len(whose):
        return None
    name = said.gazetteer.name_of(state.key)
    return f"How did {name} react?" if asked["answer"] else f"and what does {name} say?"


def complete_clipped(text: str, said: Said) -> str | None:
    """Give the whole of a question that leaves out what the last one says; None where it is none, or the last says
    nothing that fits."""
    for asks, complete in _CLIPPED:
        found = asks.fullmatch(text)
        if found is not None and (whole := complete(found, said)) is not None:
            return whole
    return None


def _ask_who(found: re.Match[str], said: Said) -> str | None:
    was = _WAS_IT.fullmatch(said.last.rstrip(" ?!."))
    auxiliary = found["aux"].casefold()
    if was is None or _ONE_OF.get(first := said.last.split()[0].casefold(), first) != _ONE_OF.get(auxiliary, auxiliary):
        return None
    return f"Who {found['else'] or ''}{found['aux'].lower()} {was['rest']}?"


def _ask_how_many(found: re.Match[str], said: Said) -> str | None:
    """How many those are of whom it was asked who they are, or the things that the last question names."""
    were = _WHO_WERE.fullmatch(said.last.rstrip(" ?!."))
    if were is not None and is_participle(were["done"]):
        return f"How many people {found['aux'].lower()} {were['done']}{were['behind']}?"
    things = [each for each in list_things(said.last) if is_plural(each) and each.startswith("the ")]
    return f"How many {things[0].removeprefix('the ')} {found['aux'].lower()} there?" if things else None


def _ask_of_anyone(_found: re.Match[str], said: Said) -> str | None:
    """If it is so of anyone else."""
    if re.match(r"who\s", said.last, re.IGNORECASE):
        return re.sub(r"\Awho(?:\s+else)?\b", "Who else", said.last, flags=re.IGNORECASE)
    asked = _HAS_ANYONE.match(said.last)
    if asked is not None:
        return f"{said.last[: asked.end()]}else {said.last[asked.end() :]}"
    return _ask_of_others(_found, said)


def _ask_of_others(_found: re.Match[str], said: Said) -> str | None:
    """Who else it was done to, of whom that was asked lately."""
    for last in said.questions[:_LATELY]:
        were = _WHO_WERE.fullmatch(last.rstrip(" ?!."))
        if were is not None and is_participle(were["done"]):
            return f"Who else was {were['done']}{were['behind']}?"
        if (done := _DONE_TO.match(last)) is not None:
            return f"Who else was {done['done']}{done['where'] or ''}?"
    return None


def _ask_other_side(_found: re.Match[str], said: Said) -> str | None:
    """What the other one of two says of whom it was asked last, or whom the answer names beside the one asked about."""
    for each in said.exchanges[: -_LATELY - 1 : -1]:
        asked = _list_states(each.question, said.gazetteer)
        told = [one for one in _list_states(each.answered, said.gazetteer) if one not in asked]
        if len(asked) == _PAIR or (len(asked) == 1 and told):
            other = asked[1] if len(asked) == _PAIR else told[0]
            return f"What does {said.gazetteer.name_of(other)} say?"
    return None


def _list_states(text: str, gazetteer: Gazetteer) -> list[ActorKey]:
    return list(dict.fromkeys(each.key for each in find_named(text, gazetteer) if each.kind == "state" and each.key))


def _ask_when_next(found: re.Match[str], _said: Said) -> str:
    return f"When is {found['whose'] or 'the '}next {found['what']}?"


_NEXT = re.compile(
    rf"{LEAD}(?P<whose>(?:the|their|his|her|its)\s+)?next\s+(?!(?:steps?|week|month|year|day|time|one|door|to)\b)"
    r"(?P<what>(?:[a-z-]+\s+)?[a-z-]+)[\s?!.]*",
    re.IGNORECASE,
)
"""Asks no more than for the next of something: `next hearing?`."""
_CLIPPED = (
    (_NEXT, _ask_when_next),
    (_OTHER_SIDE, _ask_other_side),
    (_WHO_WAS, _ask_who), (_ANYONE, _ask_of_anyone), (_HOW_MANY, _ask_how_many), (_OTHERS, _ask_of_others),
)  # fmt: skip


def take_up_fact(text: str, said: Said) -> str | None:
    """Give `Does Peru accept that?` with what the last question asks in the place of `that`; None where it asks no
    yes or no."""
    found, clause = _TAKEN.search(text), make_clause(said.last)
    if (
        found is None
        or clause is None
        or not clause.startswith("that ")
        or re.match(rf"(?:{AUXILIARIES}|why)\b", text, re.IGNORECASE) is None
    ):
        return None
    return f"{text[: found.start('word')]}{clause}?"


def take_up_deed(text: str, said: Said) -> str | None:
    """Give `Has Ruiz published the accounts?` for `Has Ruiz done it?` behind what he promised to do, or shall do by the
    last question, and the question as it stands where neither tells one deed of his; None where it does not ask if
    somebody did what was spoken of."""
    asked, latest = _DONE_SO.fullmatch(text), said.exchanges[-1]
    if asked is None:
        return None
    if asked["who"].split()[-1] not in re.findall(r"\w+", latest.question):
        return text
    promised = list(_PROMISED.finditer(latest.answered))
    ahead = predicate_of(found.rest if (found := find_asked(latest.question)) is not None else latest.question)
    told = _AHEAD.match(ahead or "")
    deed = promised[0] if len(promised) == 1 else told
    if deed is None:
        return text
    verb, what = deed["verb"], deed["what"].strip(" ?!.,")
    past = past_of(verb)
    if asked["aux"].lower() in {"has", "have", "had"} and past is not None and past.endswith("ed"):
        return f"{asked['aux']} {asked['who']} {past} {what}{asked['yet'] or ''}?"
    aux = asked["aux"] if asked["aux"].lower() in {"did", "will", "does", "do", "would"} else "Did"
    return f"{aux} {asked['who']} {verb} {what}?"


_DONE_SO = re.compile(
    r"(?P<aux>has|have|had|did|does|do|will|would)\s+(?P<who>(?:the\s+)?\w[^?]*?)\s+(?:really\s+|ever\s+|already\s+)?"
    r"(?:done|do)\s+(?:it|that|this|so)(?P<yet>\s+(?:yet|now|already|since))?[\s?!.]*",
    re.IGNORECASE,
)
_DEED = (
    r"(?P<verb>(?!be\b|do\b|have\b)[a-z]+)\s(?P<what>(?:the|an?|its|his|her|their|all|(?-i:[A-Z]))(?:(?!\s(?:on|in|at|by|before|after|within|"
    r"until|if|when|while|as|but|and|because|unless|during)\s)[^.;,])*)"
)
_PROMISED = re.compile(rf"\b(?:promis|vow|pledg|undert|swor)[a-z]*\s+to\s+{_DEED}", re.IGNORECASE)
_AHEAD = re.compile(rf"(?:will|would|shall)\s+{_DEED}", re.IGNORECASE)


def ask_what_is_open(last: str, gazetteer: Gazetteer) -> str | None:
    """Give the question what is still open of what the last question of a thread was about; None where that names
    nothing."""
    names = dict.fromkeys(each.span.of(last) for each in find_named(last, gazetteer))
    about = find_affair(last) or " and ".join(list(names)[:2])
    return f"What is still open about {about}?" if about else None
