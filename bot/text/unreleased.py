"""Tells a text that says of itself, in its title or at either end, that it was made for a lesson, sent out by mistake,
or is held back or unfinished: what it tells is an example, or need not have come about. What was
told and then withdrawn has a label of `genres`."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

from bot.text.days import MONTH_NAMES, number_month

LESSONS = (
    r"(?:(?:mock\s|sample\s)?exam(?:ination)?\s(?:question|paper|text|task)|reading\s(?:comprehension|passage|exercise|text)|"
    r"(?:writing|grammar|listening|practice|comprehension|homework|classroom)\s(?:exercise|task|paper|question|text|passage|sheet|prompt)|"
    r"worksheet|model\sanswer)s?(?:\s\d{1,2})?"
)
"""What a text is called that was made for a lesson, as a pattern."""
_HELD_BACK = (
    r"(?:(?:strictly\s)?(?:embargoed|under\sembargo)|check\sagainst\sdelivery|(?-i:DRAFT)|"
    r"(?:strictly\s)?not\s(?:yet\s)?for\s(?:immediate\s)?(?:release|publication|broadcast|circulation|distribution|transmission)|"
    r"(?:do\snot|don[’']t)\s(?:publish|release|broadcast|circulate|print|run)(?:\syet)?|hold\sfor\s(?:release|publication)|holding\scopy|"
    r"(?:for\s)?internal\suse\sonly|(?:(?:first|second|third|final|rough|working|early|unedited)\s)?draft\s(?:\d{1,2}|only|copy|statement|remarks)|"
    r"(?:(?:remarks|speech|address|statement|text)\s)?as\sprepared(?:\sfor\sdelivery)?|"
    r"advance\s(?:copy|text)|test\s(?:page|post|story|article|message|alert)|(?:this\sis\s)?only\sa\stest|please\signore)"
)
_HELD = re.compile(rf"\W*(?:(?-i:D)raft\W+(?={_HELD_BACK}))?{_HELD_BACK}(?:\W+{_HELD_BACK})?\W*", re.IGNORECASE)
"""A line over or under a text that is held back, or tries something out."""
_UNDELIVERED = (
    r"(?:check\sagainst\sdelivery|as\sprepared(?:\sfor\sdelivery)?|(?:strictly\s)?embargoed|advance\s(?:copy|text))"
)
_HELD_TITLE = re.compile(rf"[\[(]\s?{_UNDELIVERED}\s?[\])]|(?:[:|,]|\s[–—-])\s+{_UNDELIVERED}\W*\Z", re.IGNORECASE)
"""A title of what may never have been spoken."""
_UNSPOKEN = re.compile(
    r"\W*(?:check\sagainst\sdelivery|as\sprepared\sfor\sdelivery)\W+(?:\S+\s*+){0,12}\Z", re.IGNORECASE
)
"""A line that opens so and goes on with no more than a day."""
_HEADED = re.compile(
    r"\A\W*(?:DRAFT|HOLD|HOLD\sFOR\sRELEASE|TEST|EMBARGOED|NOT\sFOR\s(?:RELEASE|PUBLICATION)|DO\sNOT\sPUBLISH)\s?[\])]?(?:[:|]|\s[–—-])\s"
)
"""What stands in capitals before a title that is not itself in capitals."""

_TEXT = (
    r"(?:text|passage|article|story|piece|report|dispatch|extract|(?:news\s)?item|paragraph|dialogue|bulletin|alert|flash|page|post|"
    r"account|copy|release|version|push\snotification)s?"
)
_ITSELF = rf"\b(?:this|these|the\s(?:above|preceding|foregoing|following))\s(?:[\w-]+\s){{0,2}}?{_TEXT}"
_IS = r"\s(?:is|are|was|were|has\sbeen|have\sbeen)\s(?:[\w-]+\s){0,2}?"
_ORDERS = (
    r"\A\W*(?:(?:\w{1,3}[.)]|(?:part|task|exercise|step)\s\w{1,5}[.:]|now|then|first|next|please|in\spairs)\W+){0,2}"
)
"""A sentence that tells its reader to do something begins here."""
_OF_LESSON = (
    r"(?:exam(?:ination)?|test|quiz|lesson|class(?:room)?|course(?:book)?|textbook|workbook|workshop|seminar|exercise|unit|lecture|"
    r"training|drill|learners|students|pupils|trainees|beginners)\b"
)
_LEADS = (
    r"(?:leads?|ledes?|intros?|headlines?|opening\sparagraphs?|press\sreleases?|"
    r"news\s(?:stor(?:y|ies)|items?|reports?))"
)
_TASKS = (
    rf"{_ORDERS}(?:read|re-?read|study|look\sat|listen\sto)\s(?:through\s)?(?:the|this|these|each)\s(?:[\w-]+\s){{0,3}}?{_TEXT}\b[^.?!]{{0,60}}?"
    r"\b(?:and|then|before|to)\s(?:\w+\s)?(?:answer|choos|complet|fill|match|translat|discuss|rewrit|underlin|circl|summari[sz]|correct\b|identif|"
    r"(?:say|decide)\s(?:if|whether|which)|find\s(?:two|three|four|five|all|words))",
    rf"{_ORDERS}(?:answer|discuss)\s(?:the|these|all)\s(?:[\w-]+\s){{0,2}}?questions\b",
    rf"{_ORDERS}(?:rewrite|translate|summari[sz]e|paraphrase|complete|punctuate|underline|circle|tick|correct|retell|proofread)\s"
    r"(?:the|this|each|all|every)\s(?:[\w-]+\s){0,3}?(?:text|passage|paragraph|sentence|verb|noun|adjective|word|mistake|error|"
    r"statement|story|article|lead|headline|answer|table)s?\b",
    rf"{_ORDERS}(?:choose|select|pick|tick|mark)\s(?:the|one)\s(?:\w+\s)?(?:answer|option|word|ending|alternative|heading)s?\b",
    r"\b(?:the|this|these|all)\s(?:[\w-]+\s){0,2}?(?:text|passage|article|story|dialogue|dispatch|report|name|event|quote|fact|figure|people|example)s?\s"
    r"(?:here\s|above\s|below\s|in\sit\s)?(?:is|are|was|were|has\sbeen|have\sbeen)\s(?:\w+\s)?"
    r"(?:invented|made\sup|written|adapted|composed|created|devised|simplified)\s(?:\w+ly\s|only\s|just\s)?(?:for|as\spart\sof|as)\s"
    rf"(?:(?:this|the|our|an?|your|use\sin)\s)?(?:[\w-]+\s){{0,3}}?{_OF_LESSON}",
    rf"{_ORDERS}fill\sin\sthe\s(?:gaps|blanks|missing\swords)(?=\W*\Z|\swith\b|\sin\sthe\s{_TEXT}\b)",
    r"[(\[]\d{1,2}\smarks?[)\]]",
    r"\b(?:students|pupils|trainees|learners|candidates|participants)\s(?:should|must|are\s(?:asked\s)?to|have\sto)\s(?:now\s|each\s)?"
    r"(?:re)?(?:write|draft|edit|correct|answer|underline|translate|summari[sz]e|discuss|complete)\s"
    rf"(?:(?:an?|the|this|these|their\sown|all|one|two|three|four|five|six|\d+)\s)?(?:[\w-]+\s)?(?:{_LEADS}|paragraphs?|sentences?|passages?|"
    r"(?:questions\s(?:above|below)))\b",
)
_EXERCISE = re.compile("|".join(_TASKS))
_EXAMPLE = re.compile(
    rf"\b(?:a|the)\s(?:good|poor|model|sample|well-written|badly\swritten)\s{_LEADS}\s(?:says|tells|answers|names|should|must|begins|opens|gives)\b"
)
_TAUGHT = re.compile(
    rf"\A\W*how\s(?:not\s)?to\s(?:write|draft|structure|edit|sub-?edit|file|pitch|craft|spot)\s(?:[\w’'-]+\s){{0,4}}?"
    rf"(?:{_LEADS}|news|(?:news|feature)\sstor(?:y|ies)|stor(?:y|ies)|dispatch(?:es)?|articles?|features?|copy|communiqués?|bulletins?|captions?|"
    r"obituar(?:y|ies)|op-?eds?)\b|(?:\A|[:|–—-]\s)\W*(?:unit\s\d{1,2}(?=\W*\Z)|(?:lesson|exercise|module|worksheet)\s\d{1,2}(?=\W*\Z|\s?[:|–—-]\s))",
)
"""The title of a lesson."""

_BY_MISTAKE = r"(?:mistakenly|accidentally|inadvertently|prematurely|erroneously)"
_TRIAL = r"(?:an?|our|the)\s(?:[\w-]+\s){0,3}?(?:drill|test|exercise|rehearsal|trial\srun)\b"
_SENT = (
    r"(?:sent(?:\sout)?|published|issued|posted|transmitted|moved|released|put\sout|broadcast|"
    r"distributed|circulated|generated)"
)
_EVENT = r"(?:once|when|if|after|upon|only)\b"
_BARE = r"\A\W*(?=(?:[\w’'-]+\s){1,14}[\w’'-]+\W*\Z)"
"""A note that names no subject, in words without a comma."""
_NOT_RELEASED = (
    rf"(?:{_ITSELF}{_IS}|{_BARE})(?:{_SENT}\s(?:\w+\s){{0,3}}?(?:in\serror|by\s(?:mistake|accident|error)|prematurely|accidentally|too\s(?:early|soon)|"
    rf"(?:during|as|as\spart\sof|in)\s{_TRIAL}|to\stest\b)|{_BY_MISTAKE}\s{_SENT}\b(?!\s[a-z]))",
    r"\bthis\s(?:is|was)\s(?:only\s|just\s)?(?:an?\s)(?:[\w-]+\s)?(?:test|drill|rehearsal)\s(?:page|message|post|article|alert|of\s(?:our|the)\s"
    r"(?:[\w-]+\s){0,3}?(?:systems?|site|website|feed|wire|alerts?|newsletter))\b",
    rf"(?:{_ITSELF}{_IS}|{_BARE})(?:prepared|written|filed|drafted|recorded|compiled)\s(?:in\sadvance|ahead\sof|before\sthe|beforehand)\b",
    rf"(?:{_ITSELF}{_IS}|{_BARE})(?:to\sbe|for)\s(?:released?|published|publication|used?|sent|run|issued|broadcast)\s(?:only\s)?{_EVENT}[^,]*\Z",
    rf"{_ITSELF}\s(?:must|may|should|is|can)\s?not\s(?:to\s)?(?:be\s)?(?:used|published|run|released|sent|quoted|broadcast)\b"
    r"(?=[^.]*\b(?:until|before|unless|if|once)\b|\W*\Z)",
    r"\A\W*(?:if|should|unless|in\scase)\b[^.]{3,80}\b(?:use|run|send|publish)\s(?:version|text|draft|option)\s\w\b",
    r"\bthis\s(?:[\w-]+\s)?(?:text|article|story|piece|report|dispatch|copy)\smust\snot\sbe\s(?:used|published|run|released|sent)\b",
    r"\A\W*for\srelease\s(?:only\s)?(?:on|at|after|once|when|upon)\b",
    r"\A\W*(?:do\snot|don[’']t)\s(?:publish|release|broadcast|circulate|print|run|use)\s(?:this|the\s(?:above|text|story)|until|before|unless)\b",
)
_RELEASED_NOT = re.compile("|".join(_NOT_RELEASED))
_EMBARGO = re.compile(
    r"(?:\A|[\[(])\W*(?:strictly\s|news\s)?(?:embargo(?:ed)?|under\sembargo)\b\s?[:–—-]?\s?(?:strictly\s)?"
    r"(?:until|till|for\s(?:release|publication)|not\s(?:for|before)|\d)",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})\s(?P<month>{MONTH_NAMES})(?!\w)|(?P<month_first>{MONTH_NAMES})\s(?P<day_last>\d{{1,2}})\b)(?:,?\s(?P<year>20\d\d)\b)?",
    re.IGNORECASE,
)
_MIDNIGHT = re.compile(r"\b0?0[:.]?0[01]\b|\bmidnight\b", re.IGNORECASE)
_MISSING = (
    r"quotes?|names?|numbers?|figures?|titles?|dates?|places?|comments?|responses?|backgrounds?|grafs?|paragraphs?|links?|tolls?|ages?|"
    r"spokes(?:man|woman|person)|photos?"
)
_PLACEHOLDER = re.compile(
    rf"\[\s?(?:an?\s|the\s)?(?:\w+\s)?(?i:{_MISSING})\b[^\]\n]{{0,30}}\b(?i:to\s(?:come|follow|be\s(?:added|confirmed|checked))|tk|here|tbc|tba)\b"
    r"[^\]\n]{0,60}\]|\[\s?(?i:tk|tktk|tbc|tba|tbd|x{2,}|insert\b[^\]\n]{1,60}|fill\sin\b[^\]\n]{1,60})\s?\]|"
    r"[$€£]X{2,}\b|\bX{2,}\s(?:per\scent|percent|people|million|billion|tonnes|soldiers|troops|votes|dollars|euros)\b|"
    r"\b(?!article|chapter|title|part|volume|book|section|psalm)[a-z]+\sX{3,}\s(?!of\b|videos?\b|films?\b|movies?\b|rated\b|content\b|sites?\b|centur)[a-z]|\bTKTK+\b|"
    r"\b(?:in|on|at|by|of|said|named|about|aged|than)\sTK\b(?=[.,;:]|\s[a-z]|\W*\Z)(?!\s(?:airline|flight))"
)
"""Where a draft leaves room for what is not known yet."""
_EDITED = re.compile(
    r"\[\s?(?:(?:deleted?|del|inserted?|ins|strike|struck(?:\sout)?|delete|insert|moved|reserve|reservation|proposal|alt(?:ernative)?|"
    r"comments?|note|query)\b(?:\s[^\]:\n]{1,30})?\s?[:–—-][^\]\n]{1,200}|(?:not\s|to\sbe\s)?agreed(?:\sad\sref(?:erendum)?)?|"
    r"[a-z ]{1,40}\]\s?/?\s?\[[a-z ]{1,40})\s?\]|~~[^~\n]{2,200}~~|<(?:del|ins)>",
    re.IGNORECASE,
)
"""What editors of a draft leave in it: `[deleted: open]`, `[Comment IRL: not agreed]`, `[shall] [should]`."""
_EDITED_TITLE = re.compile(
    r"[(\[](?:[\w-]+\s)?(?:track(?:ed)?\schanges|redlined?|marked[\s-]up)[)\]]|[:,]\s(?:\w+\s){0,2}draft\s(?:\w+\s)?[^:]{0,40}\b(?:version|rev\.?)\s\d",
    re.IGNORECASE,
)
_FEWEST_EDITED = 2
_ROOMS = ("[", "XX", "TK")
"""One of which stands there."""
_SAID = re.compile(r"\b(?:said|says|told|tells|added|according|called(?!\soff)|den(?:ied|ies)|announced|reported)\b")
_QUOTED = re.compile(r"“[^”]*(?:”|\Z)|\"[^\"]*(?:\"|\Z)")


def find_unreleased(
    title: str, text: str, said: Sequence[str], made: datetime
) -> Literal["invented", "unreleased"] | None:
    """Say what a text is by its title, the sentences at its ends and the room it leaves; `made` is when it came out."""
    if _TAUGHT.search(title.lower()):
        return "invented"
    headed = _HEADED.match(title) is not None and not title.isupper()
    edited = _leaves_room(text) or _is_edited(title, text)
    if headed or _HELD_TITLE.search(title) or _is_embargoed(title, made) or edited:
        return "unreleased"
    for sentence in said:
        if _HELD.fullmatch(sentence) or _UNSPOKEN.match(sentence) or _is_embargoed(sentence, made):
            return "unreleased"
        words = _QUOTED.sub(" ", sentence).lower()
        if _EXAMPLE.search(words):
            return "invented"
        if _SAID.search(words):
            continue
        if _EXERCISE.search(words):
            return "invented"
        if _RELEASED_NOT.search(words):
            return "unreleased"
    return None


def _leaves_room(text: str) -> bool:
    return any(each in text for each in _ROOMS) and _PLACEHOLDER.search(text) is not None


def _is_edited(title: str, text: str) -> bool:
    """Say whether a text is a draft in which its editors' marks still stand, and no report that quotes one."""
    if not any(each in text for each in ("[", "~~", "<")):
        return False
    marks = sum(1 for _ in _EDITED.finditer(_QUOTED.sub(" ", text)))
    return marks >= (1 if _EDITED_TITLE.search(title) else _FEWEST_EDITED)


def _is_embargoed(words: str, made: datetime) -> bool:
    """Say whether words hold a text back until a day that had not come when it came out; a day that nobody can tell had
    not."""
    if _EMBARGO.search(words) is None:
        return False
    found = _UNTIL.search(words)
    if found is None:
        return True
    month = number_month((found["month"] or found["month_first"]).title())
    try:
        until = date(int(found["year"] or made.year), month, int(found["day"] or found["day_last"]))
    except ValueError:
        return True
    return made.date() < until or (made.date() == until and _MIDNIGHT.search(words) is None)
