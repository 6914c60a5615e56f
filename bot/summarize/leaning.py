"""Says what leans on a sentence that is not shown: what opens, points or ends with something told there."""

import re
from functools import lru_cache

from bot.evidence.pronouns import backs_that
from bot.text.answering import ANSWERS_BACK
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.roles import TITLES
from bot.text.verbs import IRREGULAR_PASTS, is_past
from bot.text.words import NUMBER_WORDS

_BLOCKED = re.compile(
    r"(?:If|As|After|Before|When|While|Although|Though|Because|Since|Unless|But|However|And|Or|Yet|So|He|She|They|It|Its|"
    r"His|Her|Their|This|That|These|Those|There|Such|Here|Meanwhile|Also|Instead|Still|Then|Thus|Moreover|I|We|You|Our|My|"
    r"Your|Read|Click|Subscribe|Other|Others|Another|Elsewhere|Separately|Earlier|Later|Said|Hit|Listen|Talk|Never|Watch|See|"
    r"First(?=,)|Second(?=,)|Third(?=,)|Finally|(?:Moments|Minutes|Hours|Days|Weeks|Months)\s(?:later|earlier|before)|"
    r"(?:Each|All|Some|One|None|Many|Most|Both)\sof\s(?:these|those|them)|Just|Editor|Note|Correction|Update|Kingdom|Photo|Image|Video|File|Advertisement|Related|Sign|Follow|Share|Copyright)\b"
)
_AUXILIARY = r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|did|do|does)"
_OPENS_BACK = re.compile(
    rf"(?:Each|Several|All|Both|None|Neither|Either|One|Two|Three|Four|Five)\s(?:also\s|since\s)?{_AUXILIARY}\b"
    rf"|The\s(?:first|second|third|last|others?|rest|result|latter|former|reason|answer|same)\s{_AUXILIARY}\b"
    r"|(?:Should|Were|Had)\s(?:[A-ZÀ-Ž]|(?:the|an?|any|no|he|she|it|they)\s)"
    r"|(?:The|That)\s(?:following|next|same|previous|very)\s(?:day|week|weekend|month|year|morning|evening|night|summer|season)\b"
    r"(?!\s(?:[A-ZÀ-Ž]|(?:the|that|an?|of|in|as|he|she|it|they|his|her)\s))"
    r"|(?:An?|One|Two|Three|Four|Five|Six|Several|A\sfew|Some|\d+)\s(?:hours?|days?|weeks?|months?|years?|decades?)\s(?:(?:later|earlier)\b|before,)"
)
"""What opens with some of those, or with a time counted from that, which the sentence before told; or on a condition:
`Should Moscow strike again, …`."""
_SAID_THING = (
    r"(?:claims?|accusations?|allegations?|criticism|charges?|remarks?|comments?|decision|move|step|proposals?|offer|request|"
    r"warning|threat|concerns?|issue|matter|idea|plan|statement|announcement|report|case|incident|change|effort|action|ruling|"
    r"suggestion|assertion|denial|story|demand|call|message|letter|account|deal|agreement|line|text|wording)"
)
_THING = (
    rf"(?:{_SAID_THING}|two|pair|three|document|trip|visit|meeting|talks|minister|officials?|spokes\w+|president|council|company|"
    r"agency|invitation|group|paper|conference|man|woman|men|women|line|device|craft|airship|balloon|ministry|law|bill|vote|"
    r"attack|strike|ship|plane|programme|program|money|flights?|objects?|search|pieces?|administration|warrant|others?|latter|"
    r"former|article|kingdom|country|island|nation|city|club|family|tweet|post|video|image|photo|picture|clip|leaders?|presidents?|sides|countries|governments|policy|measures?|"
    r"summit|problem|wave|crisis|team|party)"
)
_OWN = r"(?:of|for|in|between|on|to|from|through|by|with|at|against|over|that|which|who|about)"
_KNOWN_THING = re.compile(rf"(?:The|Both|Neither|Either)\s(?:[a-z]+\s)?{_THING}\b(?!\s{_OWN}\s)")
"""What opens with a thing that the sentence before named."""
_POINTS_BACK = re.compile(
    rf"\b(?:the|those|these|that|this|(?:no\s|any\s)?such(?:\san?)?)\s(?P<thing>{_SAID_THING}|thing|words|order|promise|instruction|request|pledge|contact|plans|intention)\b(?!,?\s{_OWN}\s)"
    r"|\bthe\s(?P<err>mistakes?|error|mix-up|blunder)\b(?!\s(?:of|in|by|that|which|made|over|with|on)\b)"
    r"|\b(?:raise|discuss|address|tak|took|settl|brought)\w*\s(?:up\s)?the\s(?P<raised>matter|issue)\s(?:with|to|at|in)\s(?!which\b)"
)
_LODGED = re.compile(
    r"\b(?:the|this|that|these|those)\s(?P<thing>(?:protest|complaint|objection)s?)\b"
    rf"(?!,?\s{_OWN}\s|\s(?:march|movement|leader|camp|note|part(?:y|ies)|vote|rall|group|wave|song|letter|organi[sz]er))"
)
"""What somebody made whom the words do not name: `rejected the protest as baseless`."""
_CONFIRMS = re.compile(
    r"\b(?:announc(?:e[sd]?|ing)|confirm(?:s|ed|ing)?|comment(?:s|ed|ing)?\son)\s(?:the|that|this|these|those)\s"
    r"(?P<thing>(?:meeting|call|visit|trip|tour|exchange|number|figure|date|plan|arrest)s?|talks)\b(?!\s(?:with|between|by|of|to|in|at|that|which)\b)"
)
_CALLS_OFF = re.compile(
    r"\b(?:call(?:s|ed)\soff|put\soff|broke\soff|cancel(?:s|l?ed)|postpone[sd]|suspend(?:s|ed)|scrap(?:s|ped))\s(?:the|that|this|these|those)\s"
    r"(?P<thing>(?:meeting|visit|trip|tour|summit)s?|talks|negotiations)\b"
    rf"(?!\s(?:with|between|by|of|to|in|at|over|about|that|which)\b|\son\s(?!(?:{DAY_NAMES})\b))"
)
"""What is called off is named by nothing behind it: `called off the visit`, but not `the talks on fish`."""
_SAME = re.compile(
    r"\btold\sthe\ssame\s[a-z]{3,}\b|\bthe\s(?:very\s)?same\s"
    r"(?!(?:as|for|to|after|before|with|in|on|at|but|and|when|while|from|since|here|there|too|thing|way)\b)"
    r"[a-z]{3,}\b(?!\s(?:the|that|an?|he|she|it|they)\b)(?![^.;]*\bas\b)"
)
_SEVERAL = re.compile(r"\b(?:and|both|two|all|every|each|they|their|not)\b|\b[a-z]{3,}(?<!ss)(?<!us)(?<!is)s\s")
"""What may have the same thing in common: `Both sides gave the same figure`."""
_THAT_TIME = re.compile(
    r"\bthat\s(?:same\s)?(?:day|night|week|month|year|spring|summer|autumn|fall|winter|season|morning|afternoon|evening)\b"
    r"(?!\s(?:when|that|in\swhich|is|are|was|were|will|would|has|had)\b)"
)
_KNOWN_TO_ALL = frozenset("president premier chancellor king queen pope sultan emir crown prince".split())
_SPEAKERS = TITLES - _KNOWN_TO_ALL | frozenset(
    """ministry department agency company group council committee commission statement study report site website
    source survey paper firm union station outlet filing document author""".split()
)
_NAMELESS = re.compile(
    rf"(?:\baccording\sto|[,”\"])\s(?:the|this)\s(?P<who>{'|'.join(sorted(_SPEAKERS))})s?"
    rf"(?:\s(?:said|says|added|told|wrote|noted)\b(?!\s(?:of|for|from|in\s[A-Z]))|(?=[.,]?\s?\Z))",
)
"""A speaker who is named in a sentence before: `…, the spokesman said`."""
_TOLD = r"(?:denied|denies|denying|disputed|disputes|rejected|rejects|dismissed|condemned|confirmed|welcomed|said)"
_OBJECT_IT = re.compile(
    rf"\b{_TOLD}\s(?:it|them)\b(?!\s\w+\s(?:is|was|had|has|would))"
    r"|\b[a-z]+(?:(?<![su])s|ed)\s(?:this|that)"
    r"(?=[.;]|\s?\Z|\s(?:and|but)\s(?:(?!ha[sd]\b)[a-z]+(?<![su])s|[a-z]+ed|said)\b)"
    rf"|\b{_TOLD}\sthis\b(?!\s(?:week|weekend|month|year|morning|afternoon|evening|spring|summer|autumn|fall|winter)\b)"
    rf"|\b{_TOLD}\sthat(?=\s?[.;:?!”\"]|\s?\Z|,\s(?:and|but|\w+ing)\b|\s(?:to|about|before|too|again|himself|herself|and|but)\b)"
)
"""What somebody denied or said, and only the sentence before tells: `disputes this and says …`; `that` with a
clause behind it, and `this week`, are no such thing."""

_OF_ITSELF = re.compile(
    r"\sit\s(?:(?:would|will|may|might|could)\s(?:not\s|never\s|also\s)?(?!be\b|not\b|mean\b|help\b|harm\b|take\b|cost\b|come\b)[a-z]+"
    r"|had\s(?:not\s|never\s|already\s)?(?!been\b|not\b|to\b|come\b|taken\splace\b)[a-z]+|(?:was|is)\s(?:not\s)?(?:ready|willing|prepared|"
    r"considering|planning|preparing|investigating|working|sending|withdrawing|expelling|suspending)"
    r"|(?:deport|expell|arrest|detain|seiz|intercept|summon|recall|sign|clos|reopen|open|impos|lift|halt|suspend|cancell|ban|releas|free|deliver|"
    r"suppli|receiv|return|deploy|launch|fil|lodg|invit|ask|approv|reject|refus|accept|agree|expect|hop|plann|intend|evacuat)ed"
    r"|withdrew|sent|handed|bought|sold|shut|wants|expects|hopes|plans|intends|supports|opposes|rejects|accepts)\s(?!by\b)\w"
)
"""What a body says of its own doing behind `said`: `it would lay the cable`, but not `it would be the first`."""
SAYING_BODIES = (
    r"(?:government|ministry|cabinet|company|commission|army|navy|military|embassy|bank|agency|court|parliament|union|alliance|"
    r"bloc|coastguard|office|council)"
)
_SAYING_BODY = re.compile(rf"\b{SAYING_BODIES}\Z")

_WITH_BEFORE = re.compile(
    r"\b(?:said|wrote|announced|warned)(?:\s\w+)?\s(?:(?:at\sthe\stime|that\s(?:day|week|month|year))\W*\Z|then\b)|"
    r"\b(?:as\swell|too|there|either)\W*\Z|,\s(?:it|they)\s(?:said|says|say|added|claimed|argued|warned|insisted|reported)\b|\b(?:to|of|for|about|with|on|from|by|behind)\sit\W*\Z|"
    r"\b(?:says|said)\sit\s(?:was|is|were)\b(?!\snot\b)|\bat\s(?:this|that)\s(?:rate|pace)\b|"
    r"\b(?:said|says|wrote)\sso\b(?=[.,;]|\W*\Z|\s(?:on|in|at|to|too|again|himself|herself|yesterday|last|this|and|but)\b)|"
    r"(?:\b[Tt]he|\b[Tt]hese|\b[Tt]hose)\s(?:two|three|four|five)\s(?:matters|things|questions|issues|cases|events|affairs|claims|statements)\b"
    r"(?!\s(?:of|that|which|in|on|between)\b)"
)
"""What leans on the sentence before."""
_OFFICE = r"(?:(?!(?:of|for|to|on|in|at|and)\b)[\w’'-]{1,40}+\s){0,6}(?!(?:of|for|to|on|in|at|and)\b)[\w’'-]{1,40}+,\s"
_SAID_OF = r"(?:said|says)\s(?:that\s)?(?:[\w’'-]{1,40}+\s){1,3}?"
_OBJECT = re.compile(
    rf"\A(?:(?:(?:The|A|An)\s)?(?:[\w’'-]+\s){{1,4}}?|(?:{_OFFICE})?(?:[A-ZÀ-Ž][\w’'-]{{0,40}}+\s?){{1,4}}+,\s(?:{_SAID_OF})?)"
    r"(?P<verb>[a-z]+)\s(?:it|them)(?=\s(?:in|on|at|by|from|with|for|after|before|last|this|again|back|down)\b|[.,;])"
)
"""What was done to something that nothing but who did it comes before: `Kenya closed it in 2011`."""
_OF_THAT = re.compile(
    r"\A(?:(?!,|;|\b(?:and|but|who|which|that|when|while|if|after|before|because|as)\b).)*?"
    r"\s(?:to|of|for|about|with|on|from|by|behind|against|over)\s(?:that|this|these|those)\W*\Z",
    re.DOTALL,
)
"""What ends on something that nothing but its subject comes before: `Spain has no figure for that.`"""
_SAID_TO_DO_IT = re.compile(
    r"\A(?:(?!\b(?:and|but|that|who|which|when|while|if|after|before|of|on|about|over|for|the)\b)[^;“”\"])*?\b(?:said|says)\s(?:that\s)?"
    r"(?:he|she|they|[A-ZÀ-Ž][\w’'-]+(?:\s[A-ZÀ-Ž][\w’'-]+){0,2})\s(?:would|will|had|has|have|could|might|may)\s(?:not\s|never\s|also\s)?"
    r"(?!take\b|make\b|find\b)[a-z]+\s(?:it|this|that)"
    r"(?=[.,;]|\s(?:if|unless|when|after|before|in|on|by|until|again|with|to)\b)"
)
"""What somebody said to do with something that nothing but names come before: `said she would propose it if …`."""
_SAID_THAT_IT_DID = re.compile(
    r"(?:(?!\b(?:whether|if|asked|accus\w+|charg\w+|but|and|that)\b)[^;“”\"])*?\b(?:said|says|replied|replies|answered|answers|insisted|insists)"
    r"\s(?:that\s)?(?:it|they|he|she|there|this)\s(?:had|has|have|did|does|do|would|will|was|were|is|are|could|can|should)"
    r"(?:\s?n[’']t|\snot|\snever|\s(?:one|none))?\W*\Z"
)
"""An answer whose verb only the question has: `The member said that it had not.`"""
_SAID_WHEN = re.compile(
    r"\A[^,;“”\"]+(?:,[^,;“”\"]+,)?\s(?:said|says)\s(?:as|when|while|after|before)\s(?:he|she|they|it)\b(?!.*(?:\bthat\b|[“”\"]))",
    re.DOTALL,
)
"""Somebody who said something when only, and not what: `Holm, a pilot, said as he landed.`"""
_NUMBER = rf"(?i:\d[\d,.]*|{NUMBER_WORDS}|none)"
_COUNTS_ANEW = re.compile(
    rf"\A(?P<head>[^;]*?)\b(?:{_NUMBER}(?:\s[a-z-]+){{0,2}}?\s(?:(?:is|are|was|were|(?:has|have|had)\sbeen)\s)?"
    rf"(?:hurt|injured|wounded|killed|dead|died|missing|arrested|detained|held|captured|rescued|found|freed|trapped|sick|ill)"
    rf"|(?:toll|count|number)\s(?:[a-z]+\s){{0,2}}?(?:is|was|at|to|as)\s{_NUMBER})"
    rf"(?P<rest>[^;,]*),?\s(?:and\snot|not|instead\sof|rather\sthan|up\sfrom|down\sfrom)\s(?:the\s)?{_NUMBER}\b"
)
"""What takes the place of a number told before: `now says four people were hurt, not two`."""
_NAMED_THERE = re.compile(
    r"\b(?i:in|after|at|by|during|when|while|from|near|aboard|as|since|on)\s(?:(?:the|an?|its|his|her|their|[\w-]+[’']s?)\s)?"
    r"(?!statement|interview|post\b|briefing|message|television|video|the\b)[a-z-]{3,}"
)
"""What it was that the counted were hurt in; a place or a day alone does not tell it."""
_THAT_WAS = re.compile(
    r"\b(?:said|says|replied|insisted|added)\s(?:that\s)?(?:that|this)\s(?:was|is|had|has|would|will|could|did|does)\b"
    r"|\b(?:took|takes|saw|sees|read|reads|called|calls|regard(?:s|ed)|describe[sd]|treat(?:s|ed))\s(?:that|this)\s(?:as|for)\b"
)
_OF_SOME = re.compile(
    rf"\b(?:of|for|in|with|to|about|from|by)\s(?:any|one|either|neither|none)(?=\W*\Z)|"
    rf"\b(?:{_NUMBER}|some|any|all|each|most|many|half|several)\sof\s(?:them|these|those)(?=\W*\Z|[.,;]|\s(?:in|on|at|to|by|for|and|before|after|until)\b)"
)
"""What is counted out of things that the words do not name: `would lend two of them`, `had seen no sign of any`."""
_BARE_NUMBER = re.compile(
    rf"\b(?:spoke|speaks|spoken|talked|warned|put\s(?:it|them|that)|counted|named|gave|expects?|expected|foresees?|foresaw|mentioned|cited)\s"
    rf"(?:of\s|at\s)?(?:only\s|just\s|about\s|some\s)?{_NUMBER}(?:\sand\snot\s{_NUMBER}|,?\snot\s{_NUMBER})?\W*\Z"
)
"""A number of what only the sentence before counts: `The director spoke of 25.`"""
_COUNTED_BEFORE = re.compile(r".*?\b[A-Za-z]{3,}(?<!ss)(?<!us)(?<!is)s\b.*(?:;|\b(?:and|but|while)\b)", re.DOTALL)
"""An earlier clause with those whom a bare number counts: `Farmers marched; the police spoke of 400.`"""
_REPLIES_WITH = re.compile(
    r"\A(?:(?!\b(?:that|who|which|to|after|when|over|against|following|because|accus\w+|attack\w*)\b)[^;:“”\"])*?"
    r"\b(?:answer(?:s|ed)|respond(?:s|ed)|repl(?:ies|ied)|react(?:s|ed)|hit\sback|hits\sback|retaliat(?:es|ed)|counter(?:s|ed))\s"
    r"(?:with|by|within|at\sonce|in\skind|immediately)\b(?!.*\b(?:to\sthe|to\sa|to\sits|over|against|after|following|for)\b)",
    re.DOTALL,
)
"""An answer to what only the sentence before tells: `China answered with duties within hours.`"""
_OF_THAT_DAY = re.compile(
    rf"[’']s\s(?:proposal|plan|offer|decision|draft|demand|request|statement|announcement|order|move|step|motion|remarks?|letter|appeal)s?\sof\s"
    rf"(?:(?:{DAY_NAMES})|(?:\d{{1,2}}\s)?(?:{MONTH_NAMES})|yesterday|last\s\w+)\b(?!\s(?:to|on|for|that|about|against|over)\b)"
)
"""A proposal told by its day alone: `voted against the Commission's proposal of Tuesday`."""
_POINT = re.compile(
    r"\b(?:[Pp]oint|[Ii]tem|[Pp]aragraph|[Pp]ara|[Cc]lause|[Pp]assage|[Ss]ub-?paragraph|[Oo]ption|[Ss]tep|[Rr]ow|[Cc]olumn|[Ff]ootnote)s?\s"
    r"(?:\([a-z\d]{1,3}\)|(?:\d{1,2}|[a-h])(?=\s(?:would|will|was|is|had|has|could|may|should)\b))"
)
"""A point of a list that is not shown."""
_LONGEST_ANNOUNCING = 9
_ANNOUNCES = re.compile(
    r"[A-Z][a-z’'-]*(?:\s[a-z’'-]+){0,3}\s(?:is|are|was|were|remains?)\s(?:also\s|still\s)?"
    r"(?:(?:the|an?|another|one)\s(?:\w+\s){0,2}?(?:matter|question|issue|problem|point|story|worry|dispute|thing|topic|case|prize|concern|test)s?"
    r"|(?:at\sstake|in\sdispute|more\simportant|worse))\W*\Z"
)
_DO_SO = re.compile(
    r"\b(?:had|has|have)\s(?:not\s|never\s)?(?:said|promised|agreed)\sso\b|"
    r"\A(?:(?!,|;|\b(?:and|but|if|when|after|before|(?<!said\s)(?<!says\s)that|who|which)\b).)*"
    r"\b(?:(?:do|does|did|done|doing)\s(?:so\b|likewise\b|(?:\w+ly\s|just\s|much\s)?the\ssame\b(?!\s(?:as|with|for|to)\b))"
    r"|(?:say|says|said|think|thinks|thought|want|wants|wanted)\sthe\ssame(?=\W*\Z|[,;]))"
)
"""What is done is told by nothing in the sentence itself."""


_DATED = re.compile(rf"\b(?:{DAY_NAMES})\b|\b(?:{MONTH_NAMES})\s\d|\d\s(?:{MONTH_NAMES})(?!\w)")
_THERE = re.compile(r"(?P<ahead>\b(?:in|to|at|near|into)\s(?:the\s)?[A-ZÀ-Ž].*)\sthere(?=\W*\Z)", re.DOTALL)
_IT_WAS = re.compile(r"(?<=\bsaid\s)it\s(?=(?:was|is|were)\b)")
_OF_THE_CLAUSE_AHEAD = re.compile(
    rf"(?P<ahead>\b(?:{_AUXILIARY}|says?|said|told|\w{{2,}}ed|{IRREGULAR_PASTS})\b[^;]*?"
    rf"(?:,\s(?:and|but|(?!according)\w+ing)\s|\s(?:and|but)\s)[^,;]*?)\b(?:the|that|this)\s(?={_SAID_THING}\b)"
)
"""What a statement is called in a clause behind it: `cut taxes, calling the move overdue`."""
_TOO = re.compile(
    rf"(?P<ahead>\b(?:{_AUXILIARY}|says?|said|told|\w{{2,}}ed|{IRREGULAR_PASTS})\b[^;]*?,?\s(?:and|but)\s[^,;]*?)\s(?:as\swell|too)(?=\W*\Z)"
)
"""What comes on top of that which a clause ahead tells: `opened the port but asked for the airport as well`."""


def drop_explained(opening: str) -> str:
    """Give the words with which a report opens without what refers to others of them: nothing was told before these.

    What is denied or called a lie ahead of any statement is told elsewhere, and stays."""
    time = _THAT_TIME.search(opening)
    if time is not None and _DATED.search(opening, 0, time.start()):
        opening = opening[: time.start()] + opening[time.end() :]
    opening = _CALLS_OFF.sub(lambda off: re.sub(r"\sthe(?=\s)", "", off[0]), opening)
    opening = _TOO.sub(r"\g<ahead>", _THERE.sub(r"\g<ahead>", opening))
    return _OF_THE_CLAUSE_AHEAD.sub(r"\g<ahead>", _IT_WAS.sub("", opening))


@lru_cache(maxsize=8192)
def points_back(words: str) -> bool:
    """Say whether words speak of a thing as known that they do not name: `those claims`, `denied it`."""
    done = _OBJECT.match(words)
    if done is not None and (is_past(done["verb"]) or re.search(rf"\b{_AUXILIARY}\s", done[0])):
        return True
    known = any(not _speaks_of_itself(words, found) for found in _OBJECT_IT.finditer(words))
    if known or _KNOWN_THING.match(words) or _THAT_TIME.search(words):
        return True
    same = _SAME.search(words)
    if same is not None and not _SEVERAL.search(words[: same.start()]):
        return True
    things = [
        (found.start(), found["thing"] or found["err"] or found["raised"]) for found in _POINTS_BACK.finditer(words)
    ]
    things += [(found.start(), found["thing"]) for found in _LODGED.finditer(words)]
    things += [(found.start(), found["thing"]) for found in _CONFIRMS.finditer(words)]
    return any(_is_new(words, at, thing) for at, thing in things) or calls_off_unnamed(words)


def calls_off_unnamed(words: str) -> bool:
    """Say whether words call off something and do not say whose it is or with whom: `Oslo called off the talks.`"""
    return any(_is_new(words, found.start(), found["thing"]) for found in _CALLS_OFF.finditer(words))


def _is_new(words: str, at: int, thing: str) -> bool:
    return thing.rstrip("s").casefold() not in words[:at].casefold()


def _speaks_of_itself(words: str, told: re.Match[str]) -> bool:
    """Say whether `it` is the state or the body that says so: `Norway said it would lay the cable`."""
    if told[0] != "said it" or not _OF_ITSELF.match(words, told.end() - len(" it")):
        return False
    before = words[: told.start()].rstrip()
    listed = load_gazetteer().scan(before)
    named = bool(listed) and listed[-1].span.end == len(before) and listed[-1].form != "demonym"
    return named or _SAYING_BODY.search(before) is not None


def hides_speaker(words: str) -> bool:
    """Say whether somebody speaks whom only a sentence before names: `…, the spokesman said`."""
    found = _NAMELESS.search(words)
    return found is not None and found["who"].rstrip("s").casefold() not in words[: found.start()].casefold()


def opens_back(words: str) -> bool:
    """Say whether words open with what only the sentence before explains: `This`, `Many were`, `A year later`."""
    opened = words.lstrip("“\"'‘")
    return any(each.match(opened) is not None for each in (_BLOCKED, _OPENS_BACK, _KNOWN_THING))


def opens_loose(words: str) -> bool:
    """Say whether words open with what ties them to the sentence before: `And`, `This`, `However`."""
    return (
        _BLOCKED.match(words) is not None
        or _OPENS_BACK.match(words) is not None
        or not (words[:1].isalnum() or words[:1] in "“\"‘'")
    )


def announces(words: str) -> bool:
    """Say whether a sentence only tells what the next is about: `Rare earths are the bigger matter.`"""
    return len(words.split()) <= _LONGEST_ANNOUNCING and _ANNOUNCES.match(words) is not None


@lru_cache(maxsize=8192)
def leans_back(words: str) -> bool:
    """Say whether words end or turn on something the sentence before told: `as well`, `said it had not`."""
    anew = _COUNTS_ANEW.match(words)
    if anew is not None and not any(_NAMED_THERE.search(part) for part in (anew["head"], anew["rest"])):
        return True
    if _OF_THAT.match(words) or _SAID_TO_DO_IT.match(words) or backs_that(words):
        return True
    bare = _BARE_NUMBER.search(words)
    if bare is not None and _COUNTED_BEFORE.match(words, 0, bare.start()) is None:
        return True
    if any(each.search(words) for each in (_REPLIES_WITH, _OF_THAT_DAY, ANSWERS_BACK)):
        return True
    some = _OF_SOME.search(words)
    if _POINT.search(words) or (some is not None and not _SEVERAL.search(words[: some.start()])):
        return True
    if _SAID_THAT_IT_DID.match(words) or _SAID_WHEN.match(words) or _THAT_WAS.search(words):
        return True
    return _WITH_BEFORE.search(words) is not None or _DO_SO.match(words) is not None
