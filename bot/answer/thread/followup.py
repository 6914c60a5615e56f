"""Completes a follow-up from the questions before it, by rule: `and Blinken?`, `when?`, `what did he say there?`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.answer.asked.declining import is_empty
from bot.answer.asked.named import find_named
from bot.answer.asked.persons import Person, find_asked_persons
from bot.answer.asked.statements import (
    AUXILIARIES,
    VERB_WORD,
    bids,
    make_clause,
    reads_well,
    state,
)
from bot.answer.asked.things import find_affair
from bot.answer.asked.whom import Unclear, choose_whom, part_headed, read_exchanges
from bot.answer.thread.again import ask_again, ask_of_done, ask_who_did, asks_who_did_it, deny
from bot.answer.thread.around import ask_if_there, ask_plainly_after
from bot.answer.thread.clipped import ask_line, complete_clipped
from bot.answer.thread.encounters import ask_of_encounter
from bot.answer.thread.further_counts import ask_cause, ask_how_many, ask_of_winner, count_instead, count_others
from bot.answer.thread.instead import put_instead
from bot.answer.thread.pronouns import PERSONAL, PRONOUN, find_nobody, resolve, resolve_headed
from bot.answer.thread.said import LEAD, Resolved, Said, put
from bot.answer.thread.topic import add_happening, find_partner, find_topic, leave_out_happening, list_grounded, say_of
from bot.model.conversation import Turn
from bot.text.gazetteer import Gazetteer
from bot.text.roles import TITLES

_BARE = re.compile(
    rf"{LEAD}(?P<word>when|where|why|who|whom|how|how\s+many|how\s+much|how\s+long|since\s+when|"
    r"from\s+when|by\s+when|how\s+often|by\s+how\s+much|by\s+whom|with\s+whom|until\s+when|according\s+to\s+whom|who\s+else|what\s+for|for\s+how\s+long)(?:\s+(?:exactly|so|then|(?:was|is)\s+(?:that|this|it)|did\s+(?:that|this|it)\s+happen|(?P<not>not)))?[\s?!.]*",
    re.IGNORECASE,
)
_LEADS = r"according\s+to|with|for|from|in|to|by|about|on|over|of|since"
_FRAGMENT = re.compile(
    r"(?:(?:(?:(?:and|but|or)[\s,]+)?(?:what|how)\s+about\s+|(?:and|but|or)[\s,]+)"
    r"(?:how\s+(?P<aux>did|does|has|will|is|was)\s+)?"
    rf"(?:(?P<lead>{_LEADS})\s+)?(?P<rest>[^?!]{{1,60}}?)|(?P<first>{_LEADS})\s+(?P<alone>[^?!,]{{1,40}}?))[\s?!.]*",
    re.IGNORECASE,
)
_THE_ONE = re.compile(r"\A(?P<which>the\s+[A-Z][\w’-]+)\s+ones?\Z")
"""What of several is meant, by whose it is: `the Saudi one`."""
_ANY = re.compile(r"any\s+[a-z]", re.IGNORECASE)
"""Asks whether there is something, in nobody's place: `and any arrests?`."""
_ACTS = re.compile(rf"(?!(?:the|an?)\s+[\w’'-]+\Z).+\s(?!(?:{'|'.join(sorted(TITLES))})\b)(?-i:[a-z]+)", re.IGNORECASE)
"""Behind `how did` these words have a verb of their own: `Canada respond`, but not `the minister`."""
_QUESTION_WORDS = "who|whom|whose|what|when|where|why|which|how"
_LEADING = re.compile(
    rf"\A(?:ok(?:ay)?[\s,]+(?=(?:and|but|so|{_QUESTION_WORDS}|{AUXILIARIES})\b))?(?:(?:and|but|so)[\s,]+(?=\w))?",
    re.IGNORECASE,
)
"""Small words before a question; what is only `ok, thank you` keeps its own."""
_SAYS_SO = re.compile(
    r"(?:and\s+)?(?P<who>who\s+(?:says|said|claims|claimed|reported|decided|thinks|believes))(?:\s+(?:so|that|it))?[\s?!.]*",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(rf"{LEAD}(?P<how>how\s+(?:many|much))\s+(?P<rest>[^?!.]{{1,60}}?)[\s?!.]*", re.IGNORECASE)
_HAPPENED_IN = re.compile(r"\b(?:in|by|of|from|during)\s+the\b", re.IGNORECASE)
_REPLY = re.compile(
    r"(?:(?:sorry|no|oh|well|yes|and|but|(?P<meant>i\s+meant?)|i\s+am\s+asking\s+about|about)[\s,:]+)*"
    r"(?:the\s+(?P<nth>former|latter|first|second)(?:\s+one)?|(?P<name>\w[\w’'-]*(?:\s+\w[\w’'-]*){0,3}))[\s.!?]*",
    re.IGNORECASE,
)
_PARTICLE = 3
"""Letters of a name's small words at most: `von der Leyen`."""
_SAYS_NOTHING_MORE = re.compile(
    r"(?:(?P<on>and|but|so)[\s,]+)?(?P<said>(?:what|how)\s+(?P<aux>did|does|do|has|have|will|would)\s+(?P<who>.{2,60}?)\s+"
    r"(?P<verb>say|said|think|thought|react|reacted|respond|responded|reply|replied|answer|answered))(?:\s+so\s+far)?[\s?!.]*",
    re.IGNORECASE,
)
"""Asks for somebody's words, and does not say about what."""
_DID_THAT = re.compile(
    rf"{LEAD}(?P<word>when|where|why|how)\s+did\s+(?:he|she|they|it)\s+do\s+(?:that|this|it|so)[\s?!.]*",
    re.IGNORECASE,
)
"""Of whoever did what was asked about, whom nobody else can be."""
_OF_WHAT = re.compile(
    r"(?P<what>what\s+(?:is|was|were|are)\s+the\s+(?:causes?|reasons?|outcome|results?|consequences|aim|purpose|cost))[\s?!.]*",
    re.IGNORECASE,
)
"""Asks for what only something else has."""
_ENDS_ON_IT = re.compile(r"\s(?:it|this|that)[\s?!.]*\Z", re.IGNORECASE)
_OPEN_MATTER = re.compile(r"(?<= say)\s(?:about|of|to)\sit(?=[\s?!.]*\Z)")
"""Of what somebody spoke, where no question tells what that is."""
_TAKEN_UP = re.compile(
    rf"(?P<back>{LEAD}(?:(?:(?:going\s+)?back\s+to|as\s+for|what\s+about|about)\s+)?)"
    rf"(?P<thing>(?:the|an?)\s+[\w’'-]+(?:\s+[\w’'-]+){{0,3}}?|(?-i:[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){{0,3}}))\s*[:,;?–—]\s*"
    rf"(?P<rest>(?:{_QUESTION_WORDS}|{AUXILIARIES})\b.*)",
    re.IGNORECASE,
)
"""What is spoken of is named first, then asked about: `back to the border: who reopened it?`."""
_ELLIPSIS = re.compile(
    rf"{LEAD}(?:(?:{_QUESTION_WORDS})\s+)?(?!(?:is|are|was|were)\b)(?:{AUXILIARIES})\s+(?:they|he|she|it|we)[\s?!.]*",
    re.IGNORECASE,
)
"""A question without its verb: `when will they?`."""
_ADDED = re.compile(
    r"(?:, and (?:(?:since |until |by |from )?when|where|why|who(?: else)?|what for|(?:by |with )?whom|"
    r"(?:by |for )?how(?: many| much| long| often)?))+(?=\?)",
    re.IGNORECASE,
)
"""What an earlier short question added to the one before it."""
_NAMES_ANOTHER = re.compile(
    r"what\s+about\s+(?!(?:it|that|this|him|her|them|the\s+(?:others?|rest))\b)[^?!.]+\?", re.IGNORECASE
)
_OWNED_BY = re.compile(
    r"\b(?:his|her|their|its)\s+(?:lawyers?|attorney|office|deputy|spokes(?:man|woman|person)|party|family|union|successor)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"(?:and|(?:(?:and|but)\s+)?(?:what|how)\s+about)\s+(?P<who>(?:the\s+)?(?-i:[A-Z])[^?!.]*)[\s?!.]*", re.IGNORECASE
)
_WORDS_OF = re.compile(
    r"(?:what|how)\s[^?]*\b(?:say|said|says|think|react|respond|reply|answer|make\s+of)\b", re.IGNORECASE
)
_WHOSE = re.compile(r"whose\s+(?:idea|decision|job|turn)\s+(?:is|was)\s+(?:it|this|that)[\s?!.]*", re.IGNORECASE)


def complete(
    text: str,
    turns: Sequence[Turn],
    now: datetime,
    gazetteer: Gazetteer,
    publishers: Mapping[str, Sequence[str]] | None = None,
    persons: Sequence[Person] = (),
) -> Resolved:
    """Give the question whole: as typed where it stands alone, else with what the last questions lend it.

    Whom a pronoun means that cannot be told is left to be asked. `publishers` are those of which anything was read,
    `persons` full names that were read elsewhere.
    """
    headed, turns = part_headed(turns, gazetteer)
    kept = [turn for turn in turns if turn.understood.strip()]
    said = Said(read_exchanges(kept, gazetteer, publishers, persons), gazetteer, publishers, now, headed)
    reply = _REPLY.fullmatch(text)
    if turns and not turns[-1].understood.strip():
        text = _take_reply(text, turns, said) or text
    elif kept and reply is not None and reply["nth"]:
        return Resolved(text, Unclear(text.rstrip(" .!?"), ()))
    elif kept and reply is not None and reply["meant"]:
        text = f"and {reply['name']}?"
    text = ask_plainly_after(text) or (ask_line(text, said) if kept else None) or text
    typed, text = text, _take_up(text)
    if not kept or is_empty(text):
        nobody = find_nobody(text, said)
        return resolve_headed(text, said) if nobody is not None and headed is not None else Resolved(text, nobody)
    if asks_who_did_it(text):
        return Resolved(ask_who_did(said.last) or text[:1].upper() + text[1:])
    without_verb = _ELLIPSIS.fullmatch(text)
    if without_verb or _WHOSE.fullmatch(text):
        return Resolved(f"{said.last.rstrip(' ?!.')}, and {_decapitalize(text)}?")
    whole = _complete_rest(text, said) or _complete_fragment(text, said) or _resolve(text, said, named=text != typed)
    if (added := add_happening(whole.text, said)) != whole.text:
        whole = replace(whole, text=added, alone=whole.text)
    if whole.text.casefold() != text.casefold() and not reads_well(whole.text):
        return Resolved(text[:1].upper() + text[1:], whole.unclear)
    return whole


def _decapitalize(text: str) -> str:
    """A question as the end of another one."""
    plain = re.sub(rf"\A{LEAD}", "", text.rstrip(" ?!."), flags=re.IGNORECASE)
    return plain[:1].lower() + plain[1:]


def _take_up(text: str) -> str:
    """The question itself, with the thing that was named before it in the place of its pronoun."""
    found = _TAKEN_UP.fullmatch(text)
    if found is None or not (found["back"] or found["thing"].lower().startswith(("the ", "a ", "an "))):
        return text
    pronoun = re.search(r"\b(?P<word>it|its|they|them|their|he|she|him|his|her)\b", found["rest"], re.IGNORECASE)
    rest = put(found["rest"], pronoun, found["thing"]) if pronoun else found["rest"]
    return rest[:1].upper() + rest[1:]


def _resolve(text: str, said: Said, *, named: bool) -> Resolved:
    """The question with names for its pronouns, and with a topic, where it has none and none was `named` before it."""
    plain = _LEADING.sub("", text)
    short = _SAYS_NOTHING_MORE.fullmatch(text)
    resolved = resolve(plain, said)
    typed, alone = (each[:1].upper() + each[1:] for each in (resolved.text, resolved.alone))
    further = _take_on_topic(short, resolved.text, said) if short is not None and not named else None
    if further is not None:
        blamed = " about whom " in further  # without whom one blames, nothing tells what another says to that
        return Resolved(further[:1].upper() + further[1:], alone="" if blamed else typed)
    if (of := _OF_WHAT.fullmatch(typed)) and not named and (thing := find_affair(said.last)):
        return Resolved(f"{of['what']} of {thing}?", alone=typed)
    return replace(resolved, text=typed, alone=alone)


def _take_on_topic(short: re.Match[str], typed: str, said: Said) -> str | None:
    """The question for somebody's words with what the last question was about; None where that has no such thing, or
    nobody is named who speaks."""
    whole = bool(short["on"]) and PRONOUN.search(short["who"]) is None
    topic = find_topic(list_grounded(said), whole=whole, one_matter=True) or find_partner(said, typed)
    if topic is None or not _goes_on(short["said"], typed, said):
        return None
    if not short["on"] and (PRONOUN.search(short["who"]) or not _may_speak(short["said"], short["who"], said)):
        return None
    asked = resolve(f"{short['said']}?", said)
    asks, _, _ = asked.text.rstrip("?").rpartition(f" {short['verb']}")
    if asked.unclear is not None or not asks or topic.casefold() in typed.casefold():
        return None
    owner = re.match(rf"{re.escape(short['who'])}[’']s?\s", topic)
    return f"{asks} {say_of(short['verb'], f'its {topic[owner.end() :]}' if owner is not None else topic)}?"


def _may_speak(question: str, who: str, said: Said) -> bool:
    """Say whether it ends with a name, or is told by an office: no paper that has an owner."""
    names = find_named(who, said.gazetteer)
    return bool(names and names[-1].span.end == len(who)) or bool(
        find_asked_persons(question, said.gazetteer, said.publishers)
    )


def ask_without_owner(asked: str, understood: str) -> str | None:
    """Give a question of somebody's lawyer or deputy as typed, `his lawyer`, where one was named in place of `his`."""
    return asked if asked != understood and _OWNED_BY.search(asked) is not None else None


def ask_words_of(asked: str, turns: Sequence[Turn]) -> str | None:
    """Give `What did Popsoi say?` for `what about Popsoi?` behind a question for somebody's words, of the same matter
    where nothing was told of the question between; None behind any other."""
    named = _ANOTHER.fullmatch(asked)
    if named is None or not turns:
        return None
    if _WORDS_OF.match(turns[-1].understood):
        return f"What did {named['who']} say?"
    before = turns[-2] if len(turns) > 1 and turns[-2].answered and not turns[-1].answered else None
    thing = find_affair(before.understood) if before is not None and _WORDS_OF.match(before.understood) else None
    return (
        f"What did {named['who']} say about {thing}?" if thing is not None and thing in turns[-1].understood else None
    )


def leaves_open(question: str) -> bool:
    """Say whether a question does not say what it is about: it asks for somebody's words of whatever, or ends with an
    `it` that nothing was found for."""
    return any(each is not None for each in (_SAYS_NOTHING_MORE.fullmatch(question), _ENDS_ON_IT.search(question)))


def is_bare(asked: str) -> bool:
    """Say whether no more than a question word is asked: `since when?`."""
    return _BARE.fullmatch(asked) is not None


def ask_latest(question: str) -> str:
    """Give `What about the hostages?` as the question for the latest of them."""
    return re.sub(r"\A\s*what\s+about\b", "What is the latest on", question, flags=re.IGNORECASE)


def takes_up_another(question: str) -> bool:
    """Say whether a question only names what shall be spoken of: `What about the floods?`."""
    return _NAMES_ANOTHER.fullmatch(question) is not None


def goes_on_with_another(asked: str, understood: str) -> bool:
    """Say whether a fragment names another, in whose place nothing of the last question stands: `and the Indians?`."""
    return takes_up_another(understood) and re.match(r"(?:and|but|or)\b", asked, re.IGNORECASE) is not None


def name_meant(question: str, unclear: Unclear, name: str) -> str:
    """Give a question with one of those whom its pronoun may mean."""
    found = next((each for each in PERSONAL.finditer(question) if each["word"].lower() == unclear.word), None)
    return put(question, found, name) if found is not None else question


def names_one_alone(question: str) -> bool:
    """Say whether a question names who acts, and not to whom: `What did Ruiz say to him?`."""
    return re.search(r"\bhim\b", question) is not None


def _goes_on(typed: str, understood: str, said: Said) -> bool:
    """Say whether nobody who was named before the last question is come back to, of whom that did not speak."""
    latest = said.exchanges[-1]
    named = (each.name for each in (*latest.asked, *latest.told))
    return PERSONAL.search(typed) is None or any(name in understood for name in named)


def _take_reply(text: str, turns: Sequence[Turn], said: Said) -> str | None:
    """The question that was asked back about, with who was named since in the pronoun's place; no state is a he."""
    reply = _REPLY.fullmatch(text)
    asked = turns[-1].question
    found = PERSONAL.search(asked)
    if reply is None or found is None or (reply["name"] and VERB_WORD.search(reply["name"])):
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
    if (clipped := complete_clipped(text, said) or ask_of_winner(text, said)) is not None:
        return Resolved(clipped)
    bare, last = _BARE.fullmatch(text), _ADDED.sub("", last)
    if bare:
        word = " ".join(bare["word"].lower().split())
        again = ask_of_encounter(word, said) or ask_again(word, _OPEN_MATTER.sub("", last))
        if bare["word"].lower() == "why" and (cause := ask_cause(last)):
            return Resolved(cause)
        return Resolved(deny(again, said.gazetteer) if bare["not"] else again)
    did = _DID_THAT.fullmatch(text)
    if did and re.match(r"who\s+[a-z]", last, re.IGNORECASE) and VERB_WORD.match(last, 4) is None:
        return Resolved(ask_of_done(did["word"].lower(), last) or f"{last.rstrip(' ?!.')}, and {did['word'].lower()}?")
    says = _SAYS_SO.fullmatch(text)
    if says and not bids(last):
        clause = make_clause(last) or f"that {state(last)}"
        return Resolved(f"{says['who'][:1].upper()}{says['who'][1:]} {clause}?")
    amount = _HOW_MANY.fullmatch(text)
    named = tuple(each for each in said.exchanges if not re.search(r"\btoll\b", each.question)) or said.exchanges
    counting = replace(said, exchanges=named)
    if amount and (whole := ask_how_many(" ".join(amount["how"].lower().split()), amount["rest"], counting)):
        return Resolved(whole, alone="" if _HAPPENED_IN.search(amount["rest"]) else leave_out_happening(whole))
    return None


def _complete_fragment(text: str, said: Said) -> Resolved | None:
    """`And Putin?`, `what about gas?`, `in 2021?`."""
    fragment = _FRAGMENT.fullmatch(text)
    if fragment is None:
        return None
    if len(said.exchanges) > 1:  # of whom it was asked why not, another may well have done it
        before = said.exchanges[-2].question
        if said.last == deny(ask_again("why", before), said.gazetteer) != ask_again("why", before):
            said = replace(said, exchanges=said.exchanges[:-1])
    words, lead = (fragment["rest"] or fragment["alone"]).strip(), fragment["lead"] or fragment["first"] or ""
    words = _THE_ONE.sub(r"\g<which>", words)
    lead = " ".join(lead.lower().split())
    alone = PERSONAL.fullmatch(words) is not None
    if VERB_WORD.search(words) or (PRONOUN.search(words) and not alone) or (fragment["aux"] and _ACTS.fullmatch(words)):
        return None
    if alone:
        meant = choose_whom(words.lower(), text, said.exchanges[-1].asked, said.exchanges)
        if not isinstance(meant, str):
            return Resolved(text, meant)
        words = meant
    if not lead and _ANY.match(words) is not None:
        return Resolved(f"{words[:1].upper()}{words[1:]}?")
    if not lead and (there := ask_if_there(words, said.last)) is not None:
        return Resolved(there)
    about = re.search(r"\babout\s", fragment[0][: fragment.start("rest")]) is not None if fragment["rest"] else False
    counted = (None if lead else count_others(words, said)) or count_instead(words, said)
    open_ = not said.exchanges[-1].answered and _ENDS_ON_IT.search(said.last) is not None  # lends nothing itself
    bare = f"What about {words}?"
    whole = bare if open_ and not lead else counted or put_instead(words, lead, said, about=about)
    if (
        not lead
        and words.startswith("the ")
        and (said_by := re.match(rf"what\s+[a-z]+\s+{re.escape(words)}\s+(?:say|said)\b", whole, re.IGNORECASE))
    ):
        return Resolved(whole, alone=f"{said_by[0]}?" if said_by.end() < len(whole) - 1 else "")
    return Resolved(whole, alone=bare if about and not lead and whole != bare and takes_up_another(bare) else "")
