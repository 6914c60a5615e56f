"""Finds what a thread is about, of which a further question asks what somebody else said of it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer.asked.named import find_named
from bot.answer.asked.statements import AUXILIARIES, find_asked, make_clause, reads_well, state
from bot.answer.asked.things import find_affair, is_attribute, is_plural, list_things
from bot.answer.asked.times import find_asked_time
from bot.answer.asked.whom import REPLIES, Exchange
from bot.answer.thread.said import ABOUT, Said

_LEAD = len(" on ")
_FAR = 4
"""The last questions that may tell what a thread is about."""
_WORDS_OF = re.compile(
    rf"(?:what|how|who)\b(?:\s+(?:{AUXILIARIES})\b)?[^?]*\b(?:say|said|says|tell|told|think|thinks|react(?:ed)?|respond(?:ed)?|"
    r"reply|replied|answer(?:ed)?|make\s+of|call(?:ed)?\s+(?:it|that))\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:it|its|that|this|they|them|their|he|she|him|his|her|there)(?=[\s?!.]*\Z)|\b(?:it|they|he|she)\b",
    re.IGNORECASE,
)
"""What a question was left with that its thread did not tell."""
_DETAIL = re.compile(r"(?:(?:since|until|by)\s+)?(?:when|where|how)\b", re.IGNORECASE)
"""Asks of what is known already when, where or how it was."""
_OWNED = re.compile(r"\bthe\s+(?P<what>(?:[A-Z][a-z]+\s+)?[a-z][a-z-]+)[’']s?\s+[a-z]+")
_ITSELF = re.compile(r"(?:what|how)\s+about\s+(?P<what>[^?!.]+)", re.IGNORECASE)
_OBJECT = re.compile(
    r"whom?\s+(?P<does>(?:do|does|did)\s+[^?]*?\b(?:blame|accuse|suspect|name|charge|hold))", re.IGNORECASE
)
"""Asks to whom somebody does something, of which others may speak."""
_GOES_ON = re.compile(r"(?:and|but|so)\s+(?:the|an?)\s+[a-z]", re.IGNORECASE)
"""Names a thing in passing: `and the deadline?`."""
_NAMES_THING = re.compile(r"\b(?:the|an?)\s+[a-z]", re.IGNORECASE)


def list_grounded(said: Said) -> Said:
    """Give what was said without the latest questions that nothing answered and that named nothing themselves, where
    any before them was answered."""
    kept = list(said.exchanges)
    while len(kept) > 1 and _lends_nothing(kept[-1], said) and any(each.answered for each in kept[:-1]):
        kept.pop()
    return replace(said, exchanges=tuple(kept))


def _lends_nothing(exchange: Exchange, said: Said) -> bool:
    named = find_named(exchange.typed, said.gazetteer) or _NAMES_THING.search(exchange.typed)
    return not exchange.answered and (not named or _GOES_ON.match(exchange.typed) is not None)


def find_topic(said: Said, *, whole: bool = True, one_matter: bool = False) -> str | None:
    """Give what a thread is about by its latest question that tells it: a thing, or what was asked as a clause and
    told, where that may be taken as a `whole`; only as far back as it is of `one_matter`, where no word takes it up."""
    standing = said.list_standing(_FAR)
    untold = {each.question for each in standing if not each.answered and any(one.answered for one in standing)}
    lately = [each.question for each in standing]
    lately = _list_of_one_matter(lately, said) if one_matter else lately
    things = next((found for each in lately if (found := _find_thing(each, said)) is not None), None)
    at = next((at for at, each in enumerate(lately) if _find_thing(each, said) is not None), len(lately))
    clauses = (_find_clause(each) for each in lately[:at] if whole and each not in untold and not _WORDS_OF.match(each))
    asked = [each for each in clauses if each is not None]
    told = next((each for each in asked if not _DETAIL.match(each)), None)
    return told or things or next(iter(asked), None)


def _list_of_one_matter(questions: Sequence[str], said: Said) -> list[str]:
    """Give questions, the latest first, as far back as none has a matter of its own that is no thing."""
    own = (at for at, each in enumerate(questions, 1) if _find_thing(each, said) is None and not _WORDS_OF.match(each))
    return list(questions[: next(own, len(questions))])


def add_happening(question: str, said: Said) -> str:
    """Give a question of a toll, or how many are missing or the like, with what it came of by a question before."""
    counted = next((each for pattern in _COUNTS if (each := pattern.fullmatch(question)) is not None), None)
    before = (each.question.rstrip(" ?!.") for each in said.exchanges[: -_FAR - 1 : -1])
    of = next((found["what"] for each in before if (found := _HAPPENED.search(each)) is not None), None)
    if counted is None or of is None:
        return question
    lead = "of" if counted["toll"] else "in"
    return f"{question[: counted.end('start')]} {lead} {of}{question[counted.end('start') :]}"


def find_happening(question: str) -> str | None:
    """Give what a question's number or deed came of, `the shelling` of `How many died in the shelling?`."""
    found = _HAPPENED.search(question.rstrip(" ?!."))
    return found["what"] if found is not None else None


def leave_out_happening(question: str) -> str:
    """Give a question that was completed with what its number came of without that."""
    bare = question.rstrip(" ?!.")
    of = _HAPPENED.search(bare)
    return f"{bare[: of.start()].rstrip()}?" if of is not None else ""


_COUNTS = (
    re.compile(
        r"(?P<start>[^?]*?\b(?P<toll>(?:the|its)\s+(?:latest\s+|current\s+|official\s+)?(?:death\s+|casualty\s+)?toll))(?:\s+(?:now|so\s+far|today|"
        r"(?:been\s+)?(?:chang|develop|evolv|ris|rose|grow|climb)\w*(?:\s+so\s+far)?))*[\s?!.]*",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<toll>\Z)?(?P<start>how\s+many\s+(?:[a-z]+\s+)?(?:are|were|is|have|remain)(?:\s+(?:still|been|now|already))*\s*"
        r"(?:missing|dead|killed|injured|wounded|hurt|died|drowned|trapped|unaccounted\s+for|rescued|homeless)?)(?:\s+(?:now|so\s+far))?[\s?!.]*",
        re.IGNORECASE,
    ),
)
_HAPPENED = re.compile(
    r"\b(?:in|by|of|from|during)\s+(?P<what>the\s+(?:[\w’-]+\s+){0,3}?[a-z]+(?:\s+(?:in|at|near|off|of|on|outside)\s+(?:the\s+)?(?-i:[A-Z])[\w’-]*(?:\s+(?-i:[A-Z])[\w’-]*)*)?)\Z",
    re.IGNORECASE,
)


def asks_for_words(question: str) -> bool:
    """Say whether a question asks what somebody says, who is no place to go to."""
    return _WORDS_OF.match(question) is not None


def find_partner(said: Said, text: str) -> str | None:
    """Give the only other state or body of a last question that is of somebody, to whom one replies; else when it was
    spoken of which the last question asked."""
    bodies = (
        said.list_bodies(said.last, text, placed=True)
        if list_things(said.last) and not _WORDS_OF.match(said.last)
        else []
    )
    about = ABOUT.search(said.last.rstrip(" ?!."))
    if about is not None and _without_time(about[0], said) is None:
        return about[0].strip()
    return bodies[0] if len(bodies) == 1 else None


def say_of(verb: str, topic: str) -> str:
    """Join a topic to the verb of who speaks of it: `say about the deal`, `react to the deal`."""
    replies = REPLIES.search(verb) is not None
    if replies and topic.startswith("whether "):
        topic = f"the report that {topic.removeprefix('whether ')}"
    lead = "to " if replies else "" if topic.startswith("on ") else "about "
    return f"{'say' if verb.startswith('ma') else verb} {lead}{topic}"  # what one makes of it, one says


def _find_thing(question: str, said: Said) -> str | None:
    bare = question.rstrip(" ?!.")
    if (itself := _ITSELF.fullmatch(bare)) is not None:
        return itself["what"]
    about = ABOUT.search(bare)
    spoken = _without_time(re.sub(r"\A\s(?:about|on)\s+", "", about[0]), said) if about is not None else None
    if spoken is not None or _WORDS_OF.match(bare):
        return spoken
    owned = _OWNED.search(bare)
    if owned is not None:
        return f"the {owned['what']}"
    thing = find_affair(bare)
    if thing is not None and not is_plural(thing) and not is_attribute(thing):
        return thing
    return None


def _without_time(words: str, said: Said) -> str | None:
    """What was spoken about; None where that only tells when."""
    times = find_asked_time(words, said.now).words
    return None if times and times[0].start <= _LEAD else words


def _find_clause(question: str) -> str | None:
    """What was asked itself: `whether Peru is arming rebels`, `who won in Bolivia`; None where it makes none."""
    bare = re.sub(r", and [^,]*\Z", "", question.rstrip(" ?!."))
    clause = make_clause(f"{bare}?") if _OPEN.search(bare) is None else None
    if (whom := _OBJECT.fullmatch(bare)) is not None and state(whom["does"]) != whom["does"]:
        return f"whom {state(whom['does'])}"
    asked = find_asked(bare)
    if clause is None or (asked is not None and asked.noun) or list_things(bare) == [clause]:
        return None
    if clause.startswith("that ") and state(bare) != bare:
        word = "whether" if re.match(rf"(?:{AUXILIARIES})\b", bare, re.IGNORECASE) else bare.split()[0].lower()
        clause = f"{word} {state(bare)}"
    return clause if reads_well(f"What did they say about {clause}?") else None
