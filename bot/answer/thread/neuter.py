"""Puts what was asked about before in the place of `it`, `its` and `that`."""

import re

from bot.answer.asked.named import find_named
from bot.answer.asked.persons import find_asked_persons
from bot.answer.asked.statements import AUXILIARIES, AUXILIARY, make_clause
from bot.answer.asked.things import TEXT, asks_for_told, find_thing, find_told_thing, is_office, is_plural, list_things
from bot.answer.asked.whom import BEFORE_SUBJECT
from bot.answer.thread.clipped import take_up_deed, take_up_fact
from bot.answer.thread.said import ABOUT, LEAD, NEAR, OF_THINGS, Said, is_quoted, put
from bot.answer.thread.topic import asks_for_words, find_topic, say_of
from bot.text.roles import TITLES
from bot.text.verbs import is_past

_TAKES_NOTHING_UP = (
    r"(?!\s+(?:true|clear|likely|safe|legal|wise|worth|time|possible|known|certain|confirmed|said|that)\b)"
)
"""Behind an `it` that takes something up none of these stands: `Is it true that …`."""
_NEUTER = re.compile(rf"\b(?P<word>it|its)\b{_TAKES_NOTHING_UP}", re.IGNORECASE)
_ITS_OFFICE = re.compile(rf"\b(?P<word>its)\s+(?:[a-z]+\s+)?(?:{'|'.join(sorted(TITLES))})\b", re.IGNORECASE)
"""What only a state or an organisation has."""
_SPOKEN = re.compile(
    r"\b(?:confirm(?:ed)?|den(?:y|ied)|announced?|admit(?:ted)?|reject(?:ed)?|comment(?:ed)?\s+on|react(?:ed)?\s+to)\s+(?P<word>it|that|this)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"den|reject|admit", re.IGNORECASE)
"""What is said of a charge, and of nothing that only a question tells: `deny who was arrested`."""
_IS_IT_SO = re.compile(
    r"(?:is|was|has)\s+(?:it|that|this)\s+(?:been\s+)?(?P<how>confirmed|true|certain|official|known|agreed|decided)"
    r"(?P<yet>\s+(?:yet|now|already))?[\s?!.]*",
    re.IGNORECASE,
)
_SAID_IT = re.compile(r"\b(?:say|said|says|tell|told)\s+(?P<word>it|that|this)[\s?!.]*\Z", re.IGNORECASE)
_SAID_TO_IT = re.compile(
    r"\b(?P<verb>say|said|says|think|thinks|make|makes|made|respond|responded|react|reacted|reply|replied|answer|answered)\s+"
    r"(?:to|about|of|on)\s+(?P<word>it|that|this)[\s?!.]*\Z",
    re.IGNORECASE,
)
_WHAT_WAS = re.compile(r"what\s+(?:is|was|are|were)\s+(?P<thing>the\s+[a-z][^?!.,]*?)[\s?!.]*", re.IGNORECASE)
"""Asks what a thing is, so that a further question is about that."""


_LOST = re.compile(
    rf"\b(?:{AUXILIARIES})\s+it\b(?!\s+(?:[\w-]+\s+(?:that|to|for|if|whether|who)|(?:the\s+)?(?-i:[A-Z])[\w’'-]*)\b)"
    rf"{_TAKES_NOTHING_UP}",
    re.IGNORECASE,
)
"""An `it` that is spoken of, and stands for no clause behind it: `Is it true that …`, `Was it Peru that …`."""
_DONE_TO_IT = re.compile(r"\b(?:is|was|been|has)\s+it\s+(?:been\s+)?(?P<done>[a-z]+)\b", re.IGNORECASE)
SAYS = re.compile(
    r"\b(?P<aux>does|did|will|would)\s+(?P<word>it)\s+(?:(?:also|really|actually|even)\s+)?"
    r"(?:say|call|ask|demand|propose|promise|contain|mention|provide|require)\b",
    re.IGNORECASE,
)
"""Asks for the words of an `it`."""
_OF_SEVERAL = {"does": "do"}
_TOLD_TEXT = re.compile(
    rf"\b(?P<verb>[a-z]+ed|[a-z]+s|[a-z]+ing|made|gave|sent|put|wrote)\s+(?:out\s+)?(?:an?|the|its|his|her|their|(?P<many>two|three|four|several))\s+"
    rf"(?P<words>(?:(?!(?:of|for|in|on|at|to|from|by|with|and|or|that|which|who)\b)[a-z-]+\s+){{0,2}}(?P<text>{TEXT}s?))\b"
)
"""A text, behind what was done with it: `signed two joint statements`."""
_NAMED_ABOVE = re.compile(
    r"\b(?:the|an?)\s+[a-z][\w-]+(?:\s+[\w-]+){0,5}?\s+(?:when|while|after|before|because|as|that|which)\s*\Z",
    re.IGNORECASE,
)


def replace_neuter(text: str, said: Said) -> str:
    """Give the question with what an `it` or `that` takes up in its place, as it stands where nothing is found."""
    last = said.last
    clause = make_clause(last)
    if (taken := _take_up(text, said)) is not None:
        return taken
    asked = _IS_IT_SO.fullmatch(text)
    if asked:
        return f"Is it {asked['how'].lower()}{(asked['yet'] or '').lower()} {clause}?" if clause else text
    being, spoken = _WHAT_WAS.fullmatch(last), _SPOKEN.search(text)
    if being and spoken:
        return f"{text[: spoken.start('word')]}{being['thing']}{text[spoken.end('word') :]}"
    if spoken and clause and not _ASKS_STILL.match(clause) and not text.lower().startswith("when"):
        charged = _DENIED.match(spoken[0]) is not None and not clause.startswith("that ")
        of = "the report " if clause.startswith("that ") and spoken[0].split()[-2].lower() in {"to", "on"} else ""
        return text if charged else f"{text[: spoken.start('word')]}{of}{clause}{text[spoken.end('word') :]}"
    about = ABOUT.search(last)
    said_it = _SAID_IT.search(text)
    if said_it:
        return f"{text[: said_it.end('word')]}{about[0]}?" if about else text
    told = _SAID_TO_IT.search(text)
    if told and clause and told["word"].lower() != "it" and not about and not being:
        matter = f"{'the report ' if clause.startswith('that ') else ''}{clause}"
        return f"{text[: told.start('verb')]}{say_of(told['verb'], matter)}?"
    owner = _ITS_OFFICE.search(text)
    bodies = said.list_bodies(last, text, placed=True)
    if owner and bodies and (len(bodies) == 1 or BEFORE_SUBJECT.search(last, 0, last.index(bodies[0]))):
        text = put(text, owner, bodies[0])
    if (told := _SAID_TO_IT.search(text)) and (topic := find_topic(said)) is not None:
        return f"{text[: told.start('verb')]}{say_of(told['verb'], topic)}?"
    found = _NEUTER.search(text)
    if found is None or is_quoted(text, found) or _is_owned(text, found, said) or _names_it(text, found):
        return text
    if (words := ask_text(text, said)) is not None:
        return words
    meant = _find_asked_before(text[: found.start()]) or _find_meant(text, said)
    return text if meant is None else put(text, found, meant)


def _take_up(text: str, said: Said) -> str | None:
    """Give a question that takes up a fact, a claim or a deed that was told; None for every other one."""
    if (taken := take_up_fact(text, said)) is not None:
        return taken
    if (by := _CONFIRMED_BY.fullmatch(text)) and (fact := _find_told_so(said)) is not None:
        return f"Has {by['by']} {by['how'].lower()} {fact}?"
    return take_up_deed(text, said)


def _find_told_so(said: Said) -> str | None:
    """Give the clause of the latest question whether something is so, behind which only somebody's words of it, or what
    nothing answered, was asked."""
    for each in reversed(said.exchanges):
        clause = (make_clause(each.question) or "") if AUXILIARY.match(each.question) else ""
        of_whom = _WHO_SAYS_THAT.fullmatch(each.question.rstrip(" ?!."))
        if clause.startswith("that ") or of_whom is not None:
            return of_whom["that"] if of_whom is not None else clause
        if each.answered and not asks_for_words(each.question):
            return None
    return None


_CONFIRMED_BY = re.compile(
    r"(?:is|was|has)\s+(?:it|that|this)\s+(?:been\s+)?(?P<how>confirmed|denied)\s+by\s+(?P<by>[^?!.]+?)[\s?!.]*",
    re.IGNORECASE,
)
_WHO_SAYS_THAT = re.compile(r"who\s+(?:says?|said|claims?|claimed)\s+(?P<that>that\s.+)", re.IGNORECASE)


def asks_if_so(text: str) -> bool:
    """Say whether it is asked if what was told is so: `is that confirmed?`."""
    return _IS_IT_SO.fullmatch(re.sub(rf"\A{LEAD}", "", text, flags=re.IGNORECASE)) is not None


def has_lost_it(question: str) -> bool:
    """Say whether a whole question still speaks of an `it` for which nothing was found in its thread."""
    found = _LOST.search(question) or _CONFIRMED_BY.fullmatch(question)
    return found is not None and not is_quoted(question, found)


def tells_it(question: str, words: str) -> bool:
    """Say whether words that answer a question of an `it` use the verb of what was done to it, where nothing was found
    for that: `the building` tells of nothing that was built."""
    done = _DONE_TO_IT.search(question)
    return (
        done is None or not is_past(done["done"]) or re.search(rf"\b{done['done']}\b", words, re.IGNORECASE) is not None
    )


def ask_text(text: str, said: Said) -> str | None:
    """The question what `it` says with the text that the last answer names; None where it names none, or the question
    before names something that may be meant."""
    asked, latest = SAYS.search(text), said.exchanges[-1]
    told = _TOLD_TEXT.search(latest.answered)
    if asked is None or told is None or find_thing(latest.question, several=False) is not None:
        return None
    bodies = said.list_bodies(latest.question, text, placed=True)
    if len(bodies) == 1 and not asks_for_told(latest.question, told["verb"]):
        return None
    several = told["text"].endswith("s")
    aux = _OF_SEVERAL.get(asked["aux"].lower(), asked["aux"]) if several else asked["aux"]
    return f"{text[: asked.start('aux')]}{aux} the {told['words']}{text[asked.end('word') :]}"


def _names_it(text: str, found: re.Match[str]) -> bool:
    """Say whether a clause takes up what the question itself names: `Where was the trawler when it was stopped?`"""
    return found["word"].lower() in {"it", "its"} and _NAMED_ABOVE.search(text[: found.start()]) is not None


def _find_asked_before(ahead: str) -> str | None:
    """Give the thing of which the first of two questions in one asks what it does or is, for the `it` of the second:
    `How long will the trial last, and what will it cost?`."""
    first = _FIRST_PART.match(ahead)
    if first is None:
        return None
    things = [each for each in list_things(first["asked"]) if not is_plural(each) and not is_office(each)]
    acting = (
        each for each in things if re.search(rf"\b(?:{AUXILIARIES})\s+{re.escape(each)}", first["asked"], re.IGNORECASE)
    )
    return next(acting, None)


_FIRST_PART = re.compile(
    rf"(?P<asked>(?:who|what|when|where|why|how|which|{AUXILIARIES})\b[^?;]*?)(?:,?\s+and|;|\?)\s+"
    rf"(?:(?:who|what|when|where|why|how(?:\s+(?:much|many|long|often|soon|far))?|which)(?:\s+[a-z]+)?\s+)?(?:{AUXILIARIES})\s+\Z",
    re.IGNORECASE,
)


def _is_owned(text: str, found: re.Match[str], said: Said) -> bool:
    """Say whether `its` takes up a name before it that is no person's: `Does Gazprom say its deliveries grew?`"""
    if found["word"].lower() != "its":
        return False
    persons = {each.span for each in find_asked_persons(text, said.gazetteer, said.publishers) if each.listed}
    before = (each for each in find_named(text, said.gazetteer) if each.span.end < found.start())
    return any(each.span not in persons and not each.placed for each in before)


def _find_meant(text: str, said: Said) -> str | None:
    """The thing, or else the only state or organisation, of the latest question that has one."""
    of_things = OF_THINGS.search(text) is not None
    done = _DOING.fullmatch(said.last)
    if done is not None and _ALLEGES.search(text):
        return done["object"]
    judged = _JUDGED.search(text) is not None
    for each in said.list_standing(NEAR):
        speaks = judged and asks_for_words(each.question)  # whoever speaks of it is not it
        things = _list_spoken_of(each.question, text) or ([] if speaks else list_things(each.question))
        things = sorted(things, key=lambda one: _MATTER.search(one) is None) if judged else things
        thing = next((one for one in things if not is_plural(one) and not is_office(one)), None)
        if thing is not None:
            what = _OF_WHAT.fullmatch(thing) if _OF_A_BODY.search(text) else None
            return what["what"] if what is not None else thing
        bodies = [] if speaks else said.list_bodies(each.question, text, placed=True)
        if _OF_NO_STATE.search(text) is not None:
            bodies = [one for one in bodies if all(body.kind != "state" for body in find_named(one, said.gazetteer))]
        if asks_for_words(text) and _is_only_capital(each.question, said):
            return None  # it is the government that was named, and no matter
        if len(bodies) > 1 and (told := find_told_thing(each.question, each.answered)) is not None:
            return told
        if bodies and not of_things and _DONE_TO_TEXT.search(text) is None:
            return bodies[0] if len(bodies) == 1 else None
    return None


_JUDGED = re.compile(
    r"\b(?:accept|reject|recogni[sz]e|oppose|welcome|dispute|obey|heed|endorse|ratif(?:y|i)|honou?r|respect|comply\s+with|abide\s+by|"
    r"agree\s+(?:to|with))(?:s|d|e[sd]|ed)?\s+it\b",
    re.IGNORECASE,
)
"""Done by somebody to a matter, so that it is not the one whose words of that were asked for."""
_MATTER = re.compile(
    rf"\b(?:{TEXT}|warrant|verdict|ruling|decision|judge?ment|order|offer|demand|truce|ceasefire|ban)\b", re.IGNORECASE
)
"""What may be accepted, before whoever made it."""


def _is_only_capital(question: str, said: Said) -> bool:
    """Say whether a question does no more than name a capital, whose government is meant: `and Kyiv?`."""
    named = _ONLY_NAMED.fullmatch(question)
    scanned = said.gazetteer.scan(named["name"]) if named is not None else ()
    return bool(scanned) and all(each.form == "capital" for each in scanned)


_ONLY_NAMED = re.compile(
    r"(?:(?:and|but|or)[\s,]+)?(?:(?:what|how)\s+about\s+)?(?P<name>(?-i:[A-Z])[\w’'-]*(?:\s+(?-i:[A-Z])[\w’'-]*)*)[\s?!.]*",
    re.IGNORECASE,
)


def _list_spoken_of(question: str, text: str) -> list[str]:
    """The things of which a question asks for somebody's words, where an `it` is no speaker: what is asked of it is not
    whether it does something, or it is a text and asked what that says."""
    about = ABOUT.search(question) if asks_for_words(question) else None
    if about is None or (_DOES.search(text) and not (SAYS.search(text) and _ENDS_ON_TEXT.search(about[0]))):
        return []
    return list_things(about[0])


_DOES = re.compile(r"\b(?:does|did|will|would|has|had|can|could|should)\s+it\b", re.IGNORECASE)
_ENDS_ON_TEXT = re.compile(rf"\b{TEXT}\s*\Z", re.IGNORECASE)
_OF_WHAT = re.compile(r"the\s+(?:[a-z]+\s+)?[a-z]+\s+of\s+(?P<what>the\s+[A-Z].+)")
_OF_A_BODY = re.compile(
    r"\b(?:own(?:s|ed)?|belong(?:s|ed)?|built|build|operate[sd]?|carry|carrying|carried|registered|insured|sail(?:ed|ing)?)\b"
)
"""Asked of an `it` that is no happening: of the `sinking of the Visby Star` the ship."""
_ASKS_STILL = re.compile(rf"(?:why|when|where|how)\s+(?:{AUXILIARIES})\b", re.IGNORECASE)
"""What was asked and could not be made a clause."""
_WAS = r"\b(?:is|was|been|being|be)\s+(?:it\s+)?(?:(?:ever|really|first|finally|already|also|then|not)\s+)?"
_OF_NO_STATE = re.compile(
    rf"{_WAS}(?:over|settled|resolved|solved|finished|closed|shut|reopened|blocked|signed|sealed|repaired|damaged|sunk)\b"
)
"""Done to a crossing or a text, a ship or a bank, or so of a quarrel, but of no state."""
_TO_TEXT = r"(?:published|signed|drafted|ratified|printed|worded|written)"
_DONE_TO_TEXT = re.compile(rf"{_WAS}{_TO_TEXT}\b|\bwho\s+(?:else\s+)?(?:{_TO_TEXT}|wrote)\s+it\b", re.IGNORECASE)
"""Done to a text, and to nobody."""
_ALLEGES = re.compile(r"\b(?:alleg|claim|report|prov|see|saw|seen|film|witness)\w*\s+(?:it|that)\b", re.IGNORECASE)
_DOING = re.compile(
    rf"(?:{AUXILIARIES})\s+(?:the\s+)?[\w’-]+(?:\s+[A-Z][\w’-]*)*\s+[a-z]+\s+(?P<object>(?:any\s+)?[a-z]+\s[a-z]+(?:ing|tion|ment|fire))"
    r"[\s?!.]*",
    re.IGNORECASE,
)
"""What somebody is asked to have done or seen, told without an article: `Did she see ballot stuffing?`."""
