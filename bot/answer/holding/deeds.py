"""Says how a deed stands in a sentence: whether it is told as done at all, and whether it is done to whom was asked."""

import re
from collections.abc import Sequence

from bot.answer.asked.focus import is_wanted
from bot.answer.asked.named import Named, find_named
from bot.answer.asked.question import YES_OR_NO, QuestionRead
from bot.answer.asked.terms import WORD, roots
from bot.answer.found.candidates import Candidate
from bot.answer.found.fitting import tells_time
from bot.answer.found.spotting import Spotter
from bot.answer.holding.acting import TURNS, is_being_done
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.verbs import is_past
from bot.text.words import NUMBER_WORDS

_DETERMINED = re.compile(r"(?:\b(?:an?|the|its|his|her|their|our|this|these|any|no|of|all)|[’']s?)\s+\Z", re.IGNORECASE)
"""Behind it stands a thing, or what is said of one: `the army’s attack`."""
_BROUGHT = re.compile(
    r"\b(?:fil|lodg|mak|mad|issu|launch|submit|submitt|bring|brought|mount|stag|carr(?:y|i)|tabl|conduct)(?:e|es|ed|ing|s)?\s+(?:out\s+)?"
    r"(?:(?:an?|the|its|his|her|their)\s+)?(?:[a-z-]+\s+)?\Z"
)
"""Before a deed that is named as a thing by who does it: `filed an appeal`."""
_DOES = re.compile(
    r"\b(?:to|will|would|shall|should|did|does|do|not|can|could|may|might|must|who|that|which|[Ii]t|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|"
    r"[A-Z][\w’'-]*)\s+\Z"
)
_HAS_COME = re.compile(r"(?<=(?:as|ad|ve)\s)(?:be|over)?come\b")
"""A participle that is spelled as its verb is: `had come`."""
_HAS_OBJECT = re.compile(r"\s+(?:the|an?|its|his|her|their|[A-Z])\b")
_NOUN_OF = re.compile(
    rf"\s+(?:(?:of|by|from|with|between)\s|(?:on|against)\s+(?!(?:{DAY_NAMES}|{MONTH_NAMES}|\d|the\s+(?:eve|day|night))\b))"
)
"""Behind a deed that is named as a thing, before who takes part in it: `talks with`, `the veto of`."""
_WAS_DONE = re.compile(r"\W*(?:(?:and|but|so)\s+)?(?:has|have|had|was|were|did)\b", re.IGNORECASE)
_IF = re.compile(r"\b(?:if|unless|in\s+case)\b[^,;.]*", re.IGNORECASE)
_SUPPOSED = re.compile(
    r"(?:\b(?:should|would|could|might|may|must|will|shall|can)\s+(?:not\s+|never\s+|have\s+|be\s+|also\s+|[a-z]+ly\s+)*|"
    r"\b[Ii]f\b[^,;.]*|\b(?:plan|hop|want|wish|intend|expect|promis|pledg|refus|declin|fail|offer|vow|seek|sought|threaten|agree|prepar|propos)"
    r"[a-z]{0,4}\s+(?:not\s+)?to\s+(?:be\s+|have\s+)?|\b(?:due|ready|willing|yet|going|set|likely)\s+to\s+(?:be\s+)?|"
    r"\bneed(?:s|ed)?\s+(?:[\w’'.%-]+\s+){0,4}to\s+(?:be\s+)?|"
    r"\b(?:invit(?:e|es|ed|ing|ation)|ask(?:s|ed|ing)?|urg(?:e|es|ed|ing))\s+(?:[\w’'-]+,?\s+){1,6}to\s+|\bcall(?:s|ed|ing)?\s+on\s+(?:[\w’'-]+,?\s+){1,6}to\s+|"
    r"\bdates?\s+for\s+(?:an?|any|his|her|their|its)\s+(?:[a-z]+\s+)?|"
    r"\brul(?:e|es|ed|ing)\s+out\s+(?:an?\s+|any\s+|the\s+)?|\b(?:consider(?:s|ing)?|ha(?:s|ve|d)\s+considered|whether\s+to)\s+|"
    r"\b(?:call(?:s|ed|ing)?\s+(?:(?!off\b)[\w’'-]+\s+){0,3}?for|call(?:s|ed|ing)?\s+off|cancel(?:s|led|ling)?|demand(?:s|ed|ing)?)\s+"
    r"(?:(?:an?|the|his|her|their|its)\s+)?(?:[a-z]+\s+)?)\Z"
)
"""Before what somebody wishes, expects or allows, and what nobody has done yet."""
_DENIED = re.compile(
    r"(?:\b(?:not|never|yet\s+to|without|(?:declin|refus|fail)\w+\s+to|un(?:able|willing)\s+to|neither|no)\b|n[’']t\b)[^,;.]{0,25}\Z"
)
"""Before what somebody did not do."""
_NOT_DONE = re.compile(
    r"(?:\b(?:not|never|yet\s+to)\s+(?:(?!only\b)[a-z]+ly\s+)?(?:be(?:en)?\s+)?|n[’']t\s+(?:been\s+)?|"
    r"\bno(?:ne|body|\s+one|thing)?\b(?!\s+(?:fewer|less|later|more|longer|doubt|question|secret|but|other)\b)"
    r"(?:(?!\b(?:that|which|who|but|than|except)\b)[^,;.]){0,60}?\b(?:has|have|had|was|were|is|are)\s+(?:yet\s+|ever\s+)?(?:been\s+)?|"
    r"\bno\s+(?:[a-z]+\s+)?(?:date|plans?|word|sign|news|decision|timetable)\s+(?:for|of|on)\s+(?:(?:an?|the|any|such|his|her|their|its)\s+)?"
    r"(?:[a-z]+\s+)?)\Z",
    re.IGNORECASE,
)
"""Right before what was not done, or is done to nothing: `has not announced`, `No date has been announced`, `no
date for a visit`."""
_ON_BEHALF = re.compile(r"\w+\s+for\s+(?:the\s+)?[A-Z]")
_EACH_FOR = re.compile(
    r"\w+\s+for\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*\s+and\s+[A-Z][^,;.]*?\sfor\s+(?:the\s+)?[A-Z]"
)
"""What two did for two others, to what was named before: `Ruiz signed for Peru and Diaz for Chile`."""
_PUT_IN = re.compile(
    r",\s+(?:which|who|whose|where)\b(?:[^,;.]|[.,](?=\d))*,(?=\s+(?:is|are|was|were|has|have|had|will|would)\b)"
)
"""A clause between what it is done to and the deed: `The port, which handles all oil, is owned by`."""
_IT_WAS = re.compile(
    r"(?:\A|[,;“]\s*|\s)(?:[Ii]t|[Tt]hey|[Hh]e|[Ss]he|[Tt]his|[Tt]hat|[Bb]oth|[Ww]hich)\s+(?:[a-z’]+\s+){0,4}\Z"
)
"""To whom or what it is done was told before: `It was led by`."""
_THE_PLAN = re.compile(
    r"\w+\s+the\s+(?:plan|project|deal|agreement|accord|pact)\b(?!\s+(?:to|that|of|for|on|with|by|between)\b)"
)
"""What was done to something that was named before, by what kind of thing it is."""
_MEETS_A_THING = re.compile(
    r"me(?:et|ets|eting|t)\s+(?:(?:all|any|its|his|her|their|the|these|those)\s+)*(?:[a-z-]+\s+)?(?:obligation|demand|target|goal|deadline|requirement|"
    r"condition|need|standard|commitment|criteri|challenge|resistance|cost)",
    re.IGNORECASE,
)
"""Who meets these meets nobody."""
_COMES_TO_A_SUM = re.compile(r"c[ao]mes?\s+to\s+(?:about\s+|some\s+|nearly\s+|over\s+)?[\d$€£]", re.IGNORECASE)
_STILL_TO, _COME = re.compile(r"\b(?:still|yet|more|worse)\s+to\s+\Z"), re.compile(r"come(?=\s*[.,;]|\s*\Z)")
"""What is still to come arrives nowhere."""
_INSISTS = re.compile(r"insist", re.IGNORECASE)
_INSISTS_ON = re.compile(r"insist\w*\s+(?:on\b|[^.;]*?\b(?:must|should|be)\b)", re.IGNORECASE)
"""Who insists so demands something, and does not only maintain it."""
_WANTS_TO = re.compile(r"(?:want|seek|sought|plan)[a-z]*\s+(?:not\s+)?to\b", re.IGNORECASE)
_WHICH = re.compile(r"\b(?:that|which|who)\s+(?:[\w’'-]+\s+){0,2}\Z")
_BY = re.compile(r"(?:\s+(?!(?:and|but|that|which|who|when|while)\b)[\w’'-]+){0,6}?\s+by\s+(?!(?:\d|then\b|now\b))")
_THAT = re.compile(r"\b(?:that|which|whom)\s+(?:[\w’'-]+\s+){1,5}\Z")
_AND_DOES = re.compile(r",?\s+and\s+(?:\w+ly\s+)?([a-z]+)")
_AND_THEN = re.compile(r"\band\s+(?:then\s+|later\s+|also\s+)?\Z")
"""Before the second of two things that one does to another: `met Novak and saw her off`."""
LEADERS = r"secretary|minister|president|leader|head|chief|governor|king|queen"
"""Who leads a state or a body, as a pattern has them."""
_OFFICE = re.compile(rf"\b({LEADERS})\s+of\s+(?:the\s+)?[\w’'-]+")
_MOVE = r"the\s+(?:move|decision|step|news|announcement)\b(?!\s+(?:to|that|of|by|on)\b)"
_PEOPLE_COUNTED = rf"(?:[\d.,]+|{NUMBER_WORDS}|(?:dozens|hundreds|thousands)\s+of)\s+(?:other\s+)?(?:people|persons)\b"
_TOLL = re.compile(
    rf"(?:toll\b|death\s+toll\b|[a-z]+\s+(?:(?:at\s+least|more\s+than|up\s+to|[a-z]+)\s+)?{_PEOPLE_COUNTED})",
    re.IGNORECASE,
)
_SO_MANY = re.compile(rf"\b{_PEOPLE_COUNTED}\s+(?:(?:were|was|are|have|had|has|been|also)\s+)*\Z", re.IGNORECASE)
_WHO_DIED = re.compile(
    r"\bwho\s+(?:(?:has|have|had)\s+)?(?:died|drowned|perished|(?:was|were|been)\s+killed)\b", re.IGNORECASE
)
_THE_DOERS = re.compile(
    r"\b(?:(?:[Tt]he|[Tt]hose|[Tt]hese)(?:\s+(?!who\b|that\b|which\b)[a-z-]+){0,3}|[Mm]en|[Pp]eople|[Pp]ersons)\s+(?:who|that|which)\s+"
    r"(?:(?:had|have|has|first|[a-z]+ly)\s+)*\Z"
)
"""Right before a deed, those who did it without a name or a kind of their own."""
_ARE = re.compile(
    r"\b(?:belong\w*|members?\s+of|led\s+by|known\s+as|call(?:s|ed)?|identified|named|linked\s+to|loyal\s+to|work(?:s|ed)\s+for|serv(?:e|es|ed)\s+in|"
    r"(?:came|come|comes|were|was|are|is)\s+from|(?:is|are|was|were|be|been)\s+(?:(?:an?|the)\s+(?!ransom\b)[a-z]|(?-i:[A-Z])|[a-z]+s\b))",
    re.IGNORECASE,
)
"""What says who somebody is."""
_TELLS_WHEN = re.compile(r"\b(?:before|after|besides|unlike|like)\s+(?:the\s+)?\Z", re.IGNORECASE)
MEANS = re.compile(rf"\b(?:him|her|them|it|his|their|its)\b|\b{_MOVE}")
"""What takes up somebody, or what happened, that was told before."""
_IT_ALONE = re.compile(r"\s+(?:him|her|them|it)(?=\s*(?:[,.;]|\Z))")
"""To whom it is done was told before: `Libya had urged sanctions, but Egypt opposed them`."""
_NO_OBJECT = re.compile(
    r"(?:\s+(?:down|up|off|out|away|back))?\s*(?:[,.;]|\Z|(?:in|on|at|by|with|over|off|near|from|after|before|last|this|again)\b)"
)
"""Behind a verb that says nothing there of to whom it is done: `the balloon shot down off the coast`."""
_NEAR = 30
_FAR = 120
_OPENS_ON = re.compile(r"(?:\A|[.!?]\s+)(?:He|She|They|It|His|Her|Their|Its|Both|The)\s")
_TAKES_UP = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\b")


def leave_out_conditions(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked whether something was done, what does not tell of it as a condition alone: `If convicted,
    he faces ten years`."""
    focus = {term.root for term in question.terms if term.focus and not term.named}
    if question.kind not in YES_OR_NO or _WAS_DONE.match(question.understood) is None or not focus:
        return list(candidates)
    return [each for each in candidates if not focus <= set(roots(each.words)) - set(roots(_IF.sub(" ", each.words)))]


def is_deed(words: str, at: int) -> bool:
    """Say whether a word tells what is done, by a verb or by a noun with who takes part: no `peace talks`."""
    word = _word_at(words, at)
    end = at + len(word)
    if _BROUGHT.search(words, max(0, at - _NEAR), at) is not None:
        return True
    if _DETERMINED.search(words, max(0, at - _NEAR), at) is None and (
        is_past(word.casefold())
        or _HAS_COME.match(words, at) is not None
        or word.endswith("ing")
        or _has_verb_before(words, at)
        or _HAS_OBJECT.match(words, end)
    ):
        return True
    return _NOUN_OF.match(words, end) is not None


def is_bare_toll(asked: str, words: str, at: int) -> bool:
    """Say whether it is asked who died and a word only tells how many, not who these were: `killing at least nine
    people`."""
    if _WHO_DIED.search(asked) is None:
        return False
    return _TOLL.match(words, at) is not None or _SO_MANY.search(words, max(0, at - _NEAR), at) is not None


def is_by_itself_known(words: str, at: int) -> bool:
    """Say whether those who did something are told by that deed alone, and not who they are: `The men who robbed the
    bank have fled`."""
    return _THE_DOERS.search(words, max(0, at - _FAR), at) is not None and _ARE.search(words, at) is None


def is_supposed(words: str, at: int) -> bool:
    """Say whether a deed is only wished, expected, or a condition: `should resign`, `if Russia withdrew`."""
    return _SUPPOSED.search(words, max(0, at - _FAR), at) is not None


def is_denied(words: str, at: int) -> bool:
    """Say whether a deed is told as not done: `has not commented`, `declined to comment`."""
    return _DENIED.search(words, max(0, at - _FAR), at) is not None


def is_undone(words: str, at: int) -> bool:
    """Say whether words tell right before a deed that it was not done: nobody did it by that sentence."""
    return _NOT_DONE.search(words, max(0, at - _FAR), at) is not None


def tells_another_time(words: str, at: int) -> bool:
    """Say whether a deed only tells which thing is meant, without a time of its own, so that the time in the sentence
    is another deed's: `the owner of the firm that built it, was arrested on Monday`."""
    if _WHICH.search(words, max(0, at - _NEAR), at) is None:
        return False
    return not tells_time(re.split(r"[,;.]", words[at:], maxsplit=1)[0])


def is_taken_up(words: str, at: int, *, named: bool = True) -> bool:
    """Say whether somebody acts who was named before: `He`, `its army`; by a name before, also `The president`."""
    return (named and _OPENS_ON.search(words, 0, at) is not None) or _TAKES_UP.search(words, 0, at) is not None


def list_meant(before: str) -> list[Named]:
    """Give whom a `he` behind words may mean: the persons of the last sentence that named any, but not one who only
    tells when: `Before Brandt he met`."""
    people = [one for one in find_named(before, load_gazetteer()) if one.kind == "person" and not one.placed]
    people = [one for one in people if _TELLS_WHEN.search(before, 0, one.span.start) is None]
    border = max(before.rfind(mark, 0, people[-1].span.start) for mark in (". ", "\n")) if people else 0
    return [one for one in people if one.span.start > border]


def tells_to_whom(words: str, at: int) -> bool:
    """Say whether somebody without a name, and no mere pronoun, stands beside a deed as to whom it is done."""
    end = at + len(_word_at(words, at))
    rest = words[end:]
    return is_being_done(words, at) or (_NO_OBJECT.match(rest) is None and MEANS.match(rest.lstrip()) is None)


def is_done_to(parts: Sequence[Spotter], ends: str, words: str, at: int) -> bool:
    """Say whether it is done to all parts of what a question names behind its verb, by somebody who is told."""
    end = at + len(_word_at(words, at))
    by = _BY.match(words, end) is not None and (is_being_done(words, at) or _HAS_OBJECT.match(words, end) is None)
    if is_being_done(words, at) or by:
        done_to = _cut_before(words[:at])
        meant = _IT_WAS.search(done_to) is not None
        return by and all(part.find(done_to) or (meant and not part.find(words)) for part in parts)
    if not is_past(words[at:end].casefold()) and _NOUN_OF.match(words, end) is not None:
        return all(part.find(words) for part in parts)
    bare = _NO_OBJECT.match(words, end) is not None
    told = "" if bare else _cut_behind(words[end:], ends)
    that = _THAT.search(words, max(0, at - _FAR), at)
    before = words[max(0, that.start() - _NEAR) : that.start()] if that is not None else ""
    meant = MEANS.search(told) is not None
    again = meant and (_AND_THEN.search(words, 0, at) is not None or _IT_ALONE.match(told) is not None)
    earlier = words[:at] if again else ""
    return all(
        part.find(told)
        or (before and bare and part.find(before))
        or (meant and (not part.find(words) or part.find(earlier)))
        for part in parts
    )


def takes_up_object(words: str, at: int, *, for_whom: bool) -> bool:
    """Say whether to what it is done was told before, and is left out or taken up as `the plan`; `for_whom` where it is
    asked who did it for somebody."""
    behalf = for_whom and _ON_BEHALF.match(words, at) is not None
    return behalf or _EACH_FOR.match(words, at) is not None or _THE_PLAN.match(words, at) is not None


def is_unreal(words: str, at: int) -> bool:
    """Say whether a deed is only supposed or wanted, or told as not done."""
    return is_supposed(words, at) or is_denied(words, at) or is_wanted(words, at)


def means_another(words: str, at: int) -> bool:
    """Say whether a word means something else where it stands: `meet its obligations`, `insists that all is well`."""
    claims = _INSISTS.match(words, at) is not None and _INSISTS_ON.match(words, at) is None
    ahead = _COME.match(words, at) is not None and _STILL_TO.search(words, 0, at) is not None
    return (
        claims or ahead or _MEETS_A_THING.match(words, at) is not None or _COMES_TO_A_SUM.match(words, at) is not None
    )


def wants_to_do(words: str, at: int) -> bool:
    """Say whether somebody wants to do something, and does not want it of another: `seeks to end`."""
    return _WANTS_TO.match(words, at) is not None


def _word_at(words: str, at: int) -> str:
    found = WORD.match(words, at)
    return found[0] if found is not None else ""


def _has_verb_before(words: str, at: int) -> bool:
    return _DOES.search(words, max(0, at - _NEAR), at) is not None


def _cut_before(words: str) -> str:
    """Give what stands before a deed in its own part of the sentence."""
    words = _PUT_IN.sub("", words)
    borders = [found.end() for found in TURNS.finditer(words)]
    return words[max(borders, default=0) :].rpartition(";")[2]


def _cut_behind(words: str, ends: str) -> str:
    """Give to whom it is done: what stands before another deed, another part, and what the question ends it with."""
    words = _OFFICE.sub(r"\1", words)
    borders = [
        found.start() for found in (TURNS.search(words), re.search(r"[;.](?=\s|\Z)", words)) if found is not None
    ]
    borders += [found.start() for found in _AND_DOES.finditer(words) if is_past(found[1])]
    if ends:
        borders += [found.start() for found in re.finditer(rf"\b{ends}\s", words)][:1]
    return words[: min([_FAR, *borders])]
