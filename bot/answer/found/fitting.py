"""Says whether a sentence holds what a question asks for: a number, a time, a place, a name, a cause."""

import re

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import root, roots
from bot.answer.found.causes import tells_cause
from bot.answer.found.counting import NTH_DEAD
from bot.answer.found.measures import SPAN, tells_measure
from bot.answer.found.spotting import Spotter
from bot.model.analysis import Span
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.words import NUMBER_WORDS

_NUMBER = re.compile(
    rf"\d[\d.,]*|\b(?:{NUMBER_WORDS}|hundreds?|thousands?|millions?|billions?|dozens?|half|twice|double[ds]?|no)\b",
    re.IGNORECASE,
)
_NONE = re.compile(r"\bno\s+(?P<what>(?:[a-z-]+\s+){0,2}?[a-z-]+)\b", re.IGNORECASE)
_UNTOLD = frozenset(
    map(
        root,
        """answer comment confirmation date day deadline decision details evidence explanation information name
        place reason reply sign statement time timetable venue word""".split(),
    )
)
"""Of which it is told that none was given: what is asked of something else is not told by that."""
_TIME = re.compile(
    rf"\b(?:{MONTH_NAMES}|{DAY_NAMES}|today|tomorrow|yesterday|tonight|weekend|"
    r"(?:last|next|this|earlier|later)\s+(?:\w+\s+)?(?:week|month|year|night|spring|summer|autumn|winter)|\d{4}|"
    rf"(?:\d+|{NUMBER_WORDS}|several|many|few|some|recent|past|coming|next|last)\s+"
    r"(?:hours|days|weeks|months|years)|(?:the|that)\s+(?:same|next|following)\s+(?:day|week|month|year)|morning|noon|no\s+(?:\w+\s+)?(?:date|day|timetable)|"
    r"(?:not|yet\s+to)\s+(?:yet\s+)?be(?:en)?\s+(?:re)?scheduled|"
    r"(?:say|said|announced?|disclosed?|clear|known|decided)\s+when|(?:not|never)\s+(?:[a-z]+\s+){1,6}?since)\b"
)
"""A time, or that none is known."""
_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|"
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]*\s+\d{1,2}\b"
)
_TOLD_ON = re.compile(
    rf"\b(?:said|told|announced|added|wrote|reported)\b(?:\s+[\w’'-]+){{0,4}}?\s+on\s+(?:{DAY_NAMES})\b"
)
"""When somebody said it, which is not when it was or will be."""
_PAST_TIME = re.compile(
    rf"\b(?:the\s+)?(?:past|last|previous|recent)\s+(?:(?:\d+|{NUMBER_WORDS}|few|several|couple\s+of)\s+)?"
    r"(?:hours?|days?|weeks?|weekend|months?|years?|decades?|night|spring|summer|autumn|winter)\b|"
    rf"\b(?:(?:\d+|{NUMBER_WORDS}|an?|some|several|many|few)\s+(?:hours?|days?|weeks?|months?|years?)\s+(?:ago|earlier|before)|yesterday)\b",
    re.IGNORECASE,
)
"""When something was, which is not when anything will be."""
_WILL_BE = re.compile(r"when\s+(?:will|shall|(?:is|are)\s+[^?]*?\b(?:to|due)\b)", re.IGNORECASE)
_UNTIL_WHEN = re.compile(r"\b(?:un)?til(?:l)?\s+when\b|\bto\s+what\s+(?:day|date)\b", re.IGNORECASE)
_UNTIL = re.compile(
    rf"\b(?:until|till?|to|by|through|before)\s+(?:(?:at\s+least|the|early|late|mid|end\s+of|next)[\s-]+)*(?:\d|{DAY_NAMES}|{MONTH_NAMES}|{SPAN}|tomorrow|autumn|spring|"
    rf"summer|winter|further\s+notice)|\buntil\b|\bfor\s+(?:[\w-]+\s+){{1,2}}{SPAN}|\bindefinite|\bno\s+(?:new\s+)?date\b",
    re.IGNORECASE,
)
"""How long something lasts, and not when it began."""
_APART_FROM = re.compile(
    rf"\b(?:(?:\d+|{NUMBER_WORDS}|an?|several|some)\s+(?:hours?|days?|weeks?|months?|years?)|the\s+(?:day|week|month))\s+"
    r"(?:before|after|until|ahead\s+of)\s+(?P<what>[^,;.]+)"
)
"""How far apart in time something is from something else."""
_NAME = re.compile(
    r"(?<=[\w,;:’“\"(–—-] )[“\"(]?[A-ZÀ-Ž][\w’'-]+|[A-ZÀ-Ž][\w’'-]+\s+(?:(?:of|the|de|al)\s+)?[A-ZÀ-Ž][\w’'-]+"
)
_PLACE = re.compile(
    r"\b(?:in|at|near|from|to|into|through|across|outside|off)\s+(?:the\s+)?(?:[a-z]+\s+)?[A-ZÀ-Ž]\w+|"
    r"\bon\s+the\s+(?:[a-z-]+\s+)?(?:islands?|isle|islet|peninsula|atoll|coast|shores?|banks?|outskirts)\s+of\s+(?:the\s+)?(?:[a-z]+\s+)?[A-ZÀ-Ž]\w+"
)
_UNNAMED_PLACE = re.compile(
    r"\b(?:in|at|near|into|across|inside|outside|under|off|along|behind|beside)\s+(?:the|an?|his|her|their|its)\s+"
    r"(?!(?:wake|end|name|light|face|course|case|hope|form|same|first|second|last|next|past|few|morning|evening|afternoon|"
    r"night|time|moment|week|month|year|event|meantime)\b)[a-z]|"
    rf"\b(?:the|which|what|whose|several|possible|{NUMBER_WORDS})\s+(?:[a-z]+\s+)?(?:places|venues?|locations?)\b|"
    r"\b(?:say|said|clear|known|decided|disclosed?|announced?)\s+where\b"
)
"""What may be a place without a name, or that none is known yet."""
_WHITHER = re.compile(
    r"\bwhere\b[^?]*\b(?:taken|brought|sent|moved|flown|shipped|carried|driven|transferred|transported|deported|evacuated|"
    r"take|bring|send|move|fly|ship|carry|transfer|transport|deport|evacuate|travel\w*|go|went|gone|going|head(?:ed|ing)?)\b"
    r"(?!\s+(?:place|part|wrong|from))",
    re.IGNORECASE,
)
"""Asks for the place to which somebody or something is brought."""
_WHEN_GOING = re.compile(r"\bgo(?:ing)?\s*\?*\Z")
_THITHER = re.compile(
    r"\b(?:t[ao]ken?|took|br(?:ing|ought)\w*|sen[dt]\w*|mov\w+|fl(?:y|ies|ew|own|ight|ying)|ship(?:ped|s|ping)?|carr(?:y|ied|ies)|driven|drove|"
    r"trans(?:fer|port)\w*|deport\w*|evacuat\w+|towed|rushed|airlifted|escorted|go|goes|going|gone|went|head(?:ed|ing|s)?|way|travel\w*|trip|tour|return\w*|"
    r"due|bound|left|leav\w+|journey)\b[^.;:]{0,60}?\b(?:to|into|onto|towards?|for)\s+(?!be\b)(?P<to>[^.;:]{2,70})|"
    r"\b(?:reach\w*|arriv\w+\s+(?:in|at)|visit\w*|enter\w*|due\s+in)\s+(?P<at>[^.;:]{2,70})"
)
"""To where somebody goes or something is brought."""
_BROUGHT_THERE = re.compile(
    r"\b(?:taken|brought|sent|moved|flown|shipped|carried|driven|transferred|transported|deported|evacuated|towed|rushed|airlifted|escorted|went|gone|goes|way)\s+"
    r"(?:[a-z]+\s+){0,3}?(?:to|into)\s+(?:the|an?|his|her|their|its)\s+[a-z]"
)
_BY = re.compile(r"\bby\s+(?:the\s+)?\Z")
_IN = re.compile(r"\bin\s+(?:the\s+)?\Z", re.IGNORECASE)
_DAY_OR_MONTH = re.compile(rf"(?:{DAY_NAMES}|{MONTH_NAMES})", re.IGNORECASE)
_OPEN = re.compile(
    r"\bwhether\b|\bun(?:clear|known|decided|confirmed|resolved|certain|answered)\b|\byet\s+to\b|\b(?:not|n[’']t)\s+(?:yet|immediately)\b|"
    r"\bnot\b[^.;]*\bso\s+far\b|\b(?:not|n[’']t)\s+(?:yet\s+)?(?:been\s+)?(?:clear|(?<!\bhad\snot\s)(?<!\bhas\snot\s)(?<!\bhave\snot\s)(?<!\bhadn[’']t\s)known|decide[d]?|settled?|resolved?|confirm(?:ed)?|announced?|disclosed?|"
    r"sa(?:y|id)|specif(?:y|ied)|explain(?:ed)?|name[d]?|give[n]?|set|agreed?|identif(?:y|ied)|determined?)\b|"
    r"\bha(?:s|ve)\s+not\s+(?!mention|cit|refer|not|appeal|object|join|condemn|ask|apologi|protest|know|den(?:y|ied)|hear|read\b|seen\b|been\s+(?:told|aware|informed|warned|notified)\b)\w+|\b(?:declin|refus)\w+\s+to\s+(?:say|confirm|comment|name|give|specify|explain|discuss|disclose|identify)\b|"
    r"\bno\s+(?:\w+\s+)?(?:date|decision|details?|word|timetable|explanation|confirmation)\b|"
    r"\bremain(?:s|ed)?\s+(?:\w+\s+)?(?:open|in\s+doubt|to\s+be\s+\w+)\b|\bremain(?:s|ed)?\s+(?:in\s+(?:force|place|effect)|[a-z]+(?:ed|en|ut))\s+(?:until|pending)\b|"
    r"\b(?:still|yet)\s+(?:being|to\s+be|under)\s+\w+|\bopen\s+questions?\b|\bmust\s+(?:now\s+|still\s+)?(?:rule|decide|vote|choose)\b|"
    r"\bha(?:s|ve|d)\s+(?:begun|opened|launched|started)\s+(?:an?|its|their)\s+(?:[a-z-]+\s+)?(?:inquiry|enquiry|investigation|probe|review)\b",
    re.IGNORECASE,
)
"""An uncertainty; that somebody did not mention, do or know something is none."""
ABOUT = re.compile(
    r"\b(?:about|on|over|regarding|concerning|(?:re(?:act|spond|ply)|reaction|response|answer)\s+to|"
    r"see|view|judge|assess|(?:think|make)\s+of)\s+(?P<what>[^?]+)",
    re.IGNORECASE,
)
NOT_SAID = re.compile(
    r"\b(?:did|does|do|has|have|had)\s(?:not|never)\s(?:\w+ly\s)?(?:yet\s)?(?:mention|comment|sa(?:y|id)|spoke[n]?|speak|refer|address|"
    r"disclose)|\b(?:has|have|had)\syet\sto\s(?:say|confirm|comment|disclose)|\bno\s(?:\w+\s)?comment\b|"
    r"\b(?:declined|refused)\sto\s(?:comment|say|answer|disclose)|\b(?:has|have|had)\s(?:not|never)\s(?:yet\s)?"
    r"(?:taken|stated|formed|given)\s(?:an?|any|its|his|her|their)\s(?:\w+\s)?(?:position|view|stance|side|opinion)\b|\b(?:is|are|was|were)\s(?:still\s)?undecided\b"
)
_NO_PLACE = re.compile(
    r"\b(?:not|n[’']t|never|yet\sto|declined\sto|refused\sto)\s(?:(?:\w+ly|yet|been)\s)?(?:sa(?:y|id)|t(?:ell|old)|disclosed?|know|known|"
    r"clear|reveal(?:ed)?|specif(?:y|ied)|announced?|decided?|agreed?|give[n]?)\b[^.;,]{0,40}?\bwhere\b|\bun(?:clear|known)\swhere\b|"
    r"\bno\s(?:place|venue|location)\b",
    re.IGNORECASE,
)
"""That a place is not known or said."""
MOODS = (
    r"sceptical|skeptical|critical|doubtful|hopeful|optimistic|pessimistic|cautious|guarded|unimpressed|dismissive|wary|blunt|scathing|harsher|cooler|"
    r"warmer|upbeat"
)
"""How somebody takes something, as a pattern."""
SAYS = re.compile(
    r"\b(?:sa(?:y|ys|id)|told|tells|call(?:s|ed)|accus\w+|den(?:y|ies|ied)|reject\w*|warn\w*|urg\w+|insist\w*|described?|wrote|announced?|"
    r"according\s+to|promised|claim\w*|argu\w+|add(?:s|ed)|stress\w*|noted|declared?|want(?:s|ed)|welcom\w+|condemn\w*|protest\w*|"
    r"support(?:s|ed)|back(?:s|ed)|favou?r(?:s|ed)|oppos(?:es|ed)|object(?:s|ed)\sto|criticis\w+|criticiz\w+|prais(?:es|ed)|"
    r"deplor\w+|regret(?:s|ted)|defend(?:s|ed)|considers|regards|sees|views|doubts|ha(?:s|d|ve)\sdoubts|threaten(?:s|ed)\sto|"
    r"rule[sd]\sout|congratulat\w+|"
    r"vow(?:s|ed)|pledg(?:es|ed)|appeal(?:s|ed)|demand(?:s|ed)|dismiss(?:es|ed)|endors\w+|blam(?:es|ed)|hail(?:s|ed)|"
    r"(?:is|was|were|are|remain(?:s|ed)|sounded)\s(?:[a-z]+\s){0,2}"
    rf"(?:{MOODS})\b|"
    r"thank(?:s|ed)|lament\w*|question(?:s|ed)|disagree[sd]|"
    r"(?:position|stance|view|opinion)\b[^.;]*?\b(?:is|was|remains|has))\b|"
    r"(?<!\bis\s)(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)\b(?:confirm(?:s|ed)|admit(?:s|ted)|acknowledge[sd]|conced(?:es|ed)|explain(?:s|ed)|"
    r"stated?s?|conclude[sd]|estimate[sd]|recall(?:s|ed)|repeat(?:s|ed)|reveal(?:s|ed)|disclose[sd]|replied|replies)\s"
    r"(?:on\s\w+day\s)?(?:that|the|its|his|her|their|it|how|why)\b|"
    r"(?<!\bis\s)(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)\bask(?:s|ed)\s(?:[\w’'-]+\s){1,4}?(?:to|for)\b|“",
    re.IGNORECASE,
)


def _is_asked_for(question: QuestionRead, what: str) -> bool:
    """Say whether that there is none of something may tell how many: `no casualties`, but not `no date`."""
    told = roots(what)
    return _UNTOLD.isdisjoint(told) or any(term.root in told for term in question.terms)


def tells_time(words: str) -> bool:
    """Say whether words tell a time, or that none is known."""
    return _TIME.search(words) is not None


def tells_time_of(question: QuestionRead, words: str) -> bool:
    """Say whether words tell a time of what is asked, or that none is known: neither when it was said, nor how long
    before the thing itself something else was; the end of it where that is asked for."""
    if _UNTIL_WHEN.search(question.understood) is not None:
        return _UNTIL.search(words) is not None
    left = _TOLD_ON.sub(" ", words)
    left = _PAST_TIME.sub(" ", left) if _WILL_BE.match(question.understood) is not None else left
    apart = [each for each in _APART_FROM.finditer(left) if not _DAY.search(each["what"])]
    if apart:  # in few sentences
        asked = Spotter([term for term in question.terms if not term.named], load_gazetteer())
        for each in apart:
            left = left.replace(each[0], " ") if asked.find(each["what"]) else left
    return tells_time(left)


def tells_open(words: str) -> bool:
    """Say whether words tell that something is not known, said or decided."""
    return _OPEN.search(words) is not None


def prints_a_day(words: str) -> bool:
    """Say whether words print a day of a month."""
    return _DAY.search(words) is not None


def list_days(words: str) -> list[str]:
    """Give the days of a month that words print."""
    return [found[0] for found in _DAY.finditer(words)]


def asks_about(question: QuestionRead) -> bool:
    """Say whether a question asks what somebody says about something."""
    return question.words and ABOUT.search(question.understood) is not None


def tells_silence(words: str) -> bool:
    """Say whether words tell that somebody did not say something, or has yet to."""
    return NOT_SAID.search(words) is not None


def tells_no_place(words: str) -> bool:
    """Say whether words tell that a place is not known or said."""
    return _NO_PLACE.search(words) is not None


def may_tell_where(words: str) -> bool:
    """Say whether words hold what may be a place without a name: `in a canal`, but not `in custody`."""
    return _UNNAMED_PLACE.search(words) is not None


def asks_whither(question: QuestionRead) -> bool:
    """Say whether it asks where to somebody or something is brought, or goes."""
    return question.kind == "where" and _WHITHER.search(question.understood) is not None


def asks_of_a_journey(question: QuestionRead) -> bool:
    """Say whether it asks where somebody goes, or when, which reports tell without that word: `a trip to Cuba`."""
    return asks_whither(question) or (question.kind == "when" and _WHEN_GOING.search(question.understood) is not None)


def _is_actor(sentence: str, span: Span) -> bool:
    """Say whether a state is told as who did it, or as whose somebody is: `by Qatar`, `China's minister`."""
    return _BY.search(sentence, 0, span.start) is not None or sentence[span.end : span.end + 2] in {"’s", "'s"}


def _is_within(question: QuestionRead, span: Span) -> bool:
    """Say whether a place is asked for in a state, so that another state is none: `Where will she stop in Peru?`."""
    return _IN.search(question.understood, 0, span.start) is not None


def _tells_where(question: QuestionRead, sentence: str) -> bool:
    """Say whether a sentence names a place that the question does not, or to where it is gone where that is asked."""
    asked = question.understood.casefold()
    scanned = load_gazetteer().scan(sentence)
    within = {each.key for each in load_gazetteer().scan(question.understood) if _is_within(question, each.span)}
    others = [each.span for each in scanned if within and each.key not in within]
    named = (
        each.span.of(sentence)
        for each in scanned
        if each.span not in others and ("where" not in asked or not _is_actor(sentence, each.span))
    )
    said_of = (
        found[0].split()[-1]
        for found in _PLACE.finditer(sentence)
        if not any(each.start < found.end() and found.start() < each.end for each in others)
    )
    placed = (word for word in said_of if _DAY_OR_MONTH.fullmatch(word) is None)
    told = [name for name in (*named, *placed) if name.casefold() not in asked]
    if asks_whither(question):
        there = " ".join(found["to"] or found["at"] for found in _THITHER.finditer(sentence))
        return any(name in there for name in told) or _BROUGHT_THERE.search(sentence) is not None
    return bool(told)


_NO_COMMENT = re.compile(r"(?:[\w’'&.-]+\s+){1,6}(?:declined|refused)\s+to\s+(?:comment|answer)\W*")
"""Somebody’s silence, which alone leaves nothing open."""


def fits(question: QuestionRead, sentence: str) -> bool:
    """Say whether the sentence holds the kind of thing asked for, beyond what the question said itself."""
    asked = question.understood.casefold()
    match question.kind:
        case "how_many" if "how long" in asked or "how often" in asked:
            return tells_measure(asked, sentence)
        case "how_many":
            numbers = [found[0] for found in _NUMBER.finditer(sentence)]
            numbers = [each for each in numbers if each.casefold() != "no"]
            numbers += ["no" for found in _NONE.finditer(sentence) if _is_asked_for(question, found["what"])]
            numbers += [found["nth"] for found in NTH_DEAD.finditer(sentence)]
            return tells_measure(asked, sentence) and any(each.casefold().strip(".,") not in asked for each in numbers)
        case "when":
            return tells_time_of(question, sentence)
        case "where" if tells_no_place(sentence):
            return True
        case "where":
            return _tells_where(question, sentence)
        case "who":
            return any(found[0].strip('“"(').casefold() not in asked for found in _NAME.finditer(sentence))
        case "why":
            return tells_cause(question, asked, sentence)
        case "open":
            return tells_open(sentence) and _NO_COMMENT.fullmatch(sentence) is None
        case "compare":
            return SAYS.search(sentence) is not None
        case "what" | "other" if question.words:
            return SAYS.search(sentence) is not None and not tells_silence(sentence)
        case _:
            return True
