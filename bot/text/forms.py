"""Says whether a text has another form than a report: its title or itself says so, or its paragraphs are, for a great
part, what reports have one or two of: posts, questions, replies, heads, figures."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from bot.model.analysis import Span
from bot.text.posts import match_stamp
from bot.text.speech import QUOTED
from bot.text.tenses import find_tense
from bot.text.verbs import BASES
from bot.text.words import NUMBER_WORDS

_COUNT = rf"(?:\d{{1,2}}|{NUMBER_WORDS})"
_SPOKEN = (
    r"(?:transcripts?|interview|conversation|q\s?(?:&|and)\s?a|questions\sand\sanswers|panel(?:\sdiscussion)?|hearing|"
    r"testimony|press\s(?:briefing|conference))"
)
_LISTED = (
    r"(?:timeline|chronology|glossary|agenda|schedule|itinerary|fact\s?sheet|data\ssheet|scorecard|checklist|minutes|"
    r"record|proceedings|communiqu[ée]|correspondence|erratum|corrections)"
)
_WORK = (
    r"(?:white\spaper|green\spaper|judge?ment|ruling|audit|study|handbook|dossier|annex|(?:complete|full)\sfile|"
    r"documents)"
)
_TITLE_NAMES = re.compile(
    rf"\A\W*(?:the\s|full\s|draft\s|joint\s|our\s)*(?:(?:{_SPOKEN}|{_LISTED})(?:\s?(?:[:|]|\s[–—-]\s)|,\s\d|\W*\Z|"
    r"\s(?:of|with|by|between|for|from|on)\b)|"
    rf"(?:{_WORK}|report|opinion|history)\s(?:of|by|to|on)\sthe\b|(?:judge?ment|(?:white|green)\spaper)\b)|"
    rf"(?::|\s[|–—-])\s(?:an?\s|the\s|in\s|full\s|draft\s|our\s)*(?:(?:[\w’'-]+\s)?(?:{_SPOKEN}|{_LISTED}|{_WORK})"
    rf"\W*\Z|(?:{_SPOKEN}|{_LISTED}|history|study)\s(?:of|with|by|between|for|from)\b)",
    re.IGNORECASE,
)
"""What a title names that is no report: at its head, or behind what it is of."""
_TITLE_COUNTS = re.compile(
    rf"(?:\A|(?::|\s[|–—-])\s)\W*(?:the\s(?:[\w’'-]+\s){{0,3}}?(?:in\s)?)?{_COUNT}\s(?:[a-z]+\s)?(?:things|points|facts|"
    r"myths|claims|promises|numbers|figures|items|sentences|lines)(?=\W*\Z|\s(?!(?:(?:you|we)\s\w+\s)?to\b))",
    re.IGNORECASE,
)
"""How many of which a title gives: `Norway and Poland: seven points`."""
_TITLE_IS_LIVE = re.compile(
    r"\bwhat\swe\s(?:know\sso\sfar|(?:do(?:\snot|n[’']t)|and\sdon[’']t)\sknow)\b|"
    r"\bhere(?:[’']s|\sis|\sare)\s(?:all\s)?the\s(?:latest|story\sso\sfar)\b|"
    r"\b(?:is|being|are)\s(?:\w+ly\s)?updated\b|"
    r"[:|–—-]\s(?:all\s|the\s|live\s|latest\s|and\s|updates\s)*(?:updates|latest|developments)\W*\Z|"
    r"\b(?!(?:one|two|side|little)\b)(?P<one>\w+)[\s-]by[\s-](?P=one)\b|\bas\sit\s(?:happens|happened|came\sin)\b|"
    r"\bmyths?\s(?:and|or|vs?\.?)\sfacts?\b|\bfacts?\s(?:and|or|vs?\.?)\s(?:myths?|fiction)\b",
    re.IGNORECASE,
)
_DOES = re.compile(r"\s[a-z]+[^\Ws’']s\s(?:the|an?|that|no|[A-ZÀ-Ž][\w’'-]*)\b")
"""What somebody does to a thing, as headlines tell it: `Interview with Holm lands Norway in hot water`."""
_VERBS = frozenset(BASES.values())
_NOUNS = frozenset("talks plans claims moves ties holds deals tests terms".split())
"""Those that are more often nouns."""
_OF_ITSELF = re.compile(
    r"(?:^|[.!?]\s)\W*(?:(?:An?|This|The|Our)\s(?:[\w-]+\s)?(?:transcript|conversation|interview|exchange|chat|"
    r"discussion|record|list|timeline)\b(?:,|\s(?:has|have|was|were|is)\s(?:been\s)?)\s?"
    r"(?:(?:lightly|slightly|heavily|since)\s)?(?:edited|condensed|shortened|abridged|cut|tidied|translated)|"
    r"(?:This|Our)\s(?:live\s)?(?:page|blog|feed|thread|ticker|timeline|list|table)\s(?:is|will|has|was)\s"
    r"(?:be(?:ing|en)?\s)?(?:(?:\w+ly|still)\s)?(?:updated|added\sto|refreshed|revised)|"
    r"(?:What\sfollows|The\sfollowing)\s(?:is|was|are|were)\s(?:said|transcribed|(?:a|the)\s(?:transcript|record|list|"
    r"table))|Below\s(?:is|are)\s(?:the|a|our)\s(?:(?:full|edited)\s)?(?:transcript|record|list|table|timeline|"
    r"schedule|agenda|glossary)\b|"
    r"(?:Welcome|[Gg]ood\s\w+)\s(?:back\s)?to\s(?:this|our|the|today[’']s)\s(?:[\w-]+\s){0,2}?(?:live|rolling|page|blog|ticker|feed)\b|"
    r"(?:[Tt]his|[Oo]ur)\s(?:live|rolling)\s(?:page|blog|coverage|feed|thread|ticker|text|updates?)\b)",
    re.MULTILINE,
)
_KNOWN = re.compile(
    r"^\W*(?:(?:here(?:\sis|[’']s)\s)?what\s(?:we|you)\s(?:know|do(?:\snot|n[’']t)\sknow|need\sto\sknow)"
    r"(?:\s(?:so\sfar|now|yet|and[^\n]{0,40}))?|"
    r"what(?:\sis|[’']s)\s(?:not\s)?(?:un)?(?:known|clear|confirmed)(?:\s(?:so\sfar|and[^\n]{0,40}))?|"
    r"(?:un)?confirmed|not\sconfirmed|key\s(?:points|moments?|developments|events)|the\sstory\sso\sfar)\W*$",
    re.MULTILINE | re.IGNORECASE,
)
"""The head of what is known and what is not."""
_AS_IT_COMES = re.compile(
    r"\bwe(?:\snow\shear|(?:\sare|[’']re)\s(?:now\s)?(?:told|hearing|getting)|"
    r"(?:\swill|[’']ll)\s(?:bring|have|get)\s(?:you\s)?(?:more|updates))\b|\bstay\s(?:with\sus|tuned)\b|"
    r"\bmore\s(?:soon|shortly|to\scome)\b|\b(?:what|as|than)\swe\s(?:wrote|reported|posted|said|told\syou)\s(?:an?|earlier|above|below|before|"
    r"at|in\sthis)\b|\b(?:confirms?|confirmed|tells?|told)\s(?:it\s)?(?:to\s)?our\s(?:newsroom|desk|reporters?|correspondents?)\b|"
    r"\ban?\s(?:minute|hour|while|moment)\slater\b|"
    r"\bhours?\s(?:after|before)\s(?:the|our|its|that)\s(?:first|earlier|last)\b|\b(?:just\sin|breaking)\s?:|"
    r"\b(?:we|let[’']s)\s(?:go|cross|turn)\s(?:back\s|over|now\s)*to\b",
    re.IGNORECASE,
)
"""How somebody writes who tells while it goes on."""
_TABLE = re.compile(
    r"\b(?:[Ss]ee|in|per)\s(?:column|row)s?\s\d|\b(?:tables?|chart|rows?|columns?)\s(?:below|above)\b|"
    r"\b(?:below|above|following)\stable\b"
)
"""What speaks of the table that it stands in."""
_MARKS = " \t*_#>~|•·–—-"
_MOMENT = re.compile(
    r"\W{0,6}(?:(?:last\s)?(?:updated|posted|published|added)\s?:?\s)?(?:(?:just|right)\snow|moments\sago|earlier|later|"
    rf"(?:about\s|around\s)?(?:an?|{_COUNT}|half\san|a\sfew|several)\s(?:seconds?|min(?:ute)?s?|hours?|hrs?|days?)\s"
    r"(?:ago|earlier|later|before|on))\s*(?:[:|–—-]|\W*\Z)|"
    r"\W{0,6}(?:update|post|entry|flash|snap|alert|take)\s(?:no\.?\s?|#)?\d{1,2}\s?(?:\([^()\n]{1,20}\)\s?)?"
    r"(?:[:–—|-]|\W*\Z)",
    re.IGNORECASE,
)
"""A post's head that gives no time of day."""
_REPLY = re.compile(
    r"(?:(?:Thank\syou|Thanks)(?:\s(?:very|so)\smuch)?(?:,\s[^.!?\n]{2,40})?|I\ssee|"
    r"(?:Good\s(?:morning|afternoon|evening)|Welcome)[^.!?\n]{0,40}|Next\squestion|Go\sahead(?:,\s[^.!?\n]{2,40})?|"
    r"No\scomment|Any\squestions)[.!?]"
)
_TO_SOMEBODY = re.compile(
    r"(?:(?:Prime|Foreign|Deputy)\s)?(?:Minister|President|Ambassador|General|Senator|Chancellor|Governor|Commissioner|"
    r"Secretary|Professor|Doctor|Sir|Madam|Excellency|Colonel|Admiral|Director|Chairman),\s"
    r"(?!(?:and|or|who|whose|which)\b)"
)
"""How one begins who turns to somebody with an office."""
_MEETS = re.compile(
    r"\b(?:(?:answer(?:s|ed)|t(?:akes|ook))\s(?:our|readers[’']|some|a\sfew)\squestions|(?:spoke|speaks|talked|talks)\s(?:to|with)\sus|"
    r"(?:sat|sits)\sdown\swith\sus|receive[sd]\sus|(?:we|I)\s(?:asked|met|reached)\s(?:him|her|them)\b)"
)
"""What says where a text begins that somebody is talked to."""
_OWN = re.compile(r"(?:^|[^\w\s]\s|\b[a-z]+\s)I\b(?!\.)|\bI[’'](?:m|ve|d|ll)\b|\b(?:[Mm]y|[Yy]ou|[Yy]our)\b")
_HAS_QUOTES = re.compile(r"[“”\"]")
_ASKED = re.compile(r"[A-Z][^.!?,;:\n]{2,60}\s(?:asked|wanted\sto\sknow)\b(?!\s(?:that|not)\b)")
"""Of a hearing told in indirect speech."""
_ANSWERED = re.compile(r"[^.!?“”\"]{6,160}\?\s\S")
"""A question that its own paragraph answers."""
_ENDED = re.compile(r"[.!?…:;,][”\"’')\]*_]*\s*\Z")
_FIGURES = re.compile(r"(?:\b[^\W\d]+(?:\s[^\W\d]+)?\s\d[\d.,]*(?:\s?%)?(?:[,;]\s(?:and\s)?|\W*\Z)){3}")
"""Three names with a figure behind each, one after the other."""
_HEAD_WORDS = 4
_QUARTER, _THIRD, _HEADS, _HALF = 1 / 4, 1 / 3, 2 / 5, 1 / 2
"""Shares of the paragraphs from which on these are the form of a text."""


def has_other_form(title: str, text: str, told: Sequence[str]) -> bool:
    """Say whether a text with the lines `told` is no report by its form."""
    return (
        _names_form(title)
        or _OF_ITSELF.search(text) is not None
        or len(_KNOWN.findall(text)) > 1
        or _KNOWN.match(told[0]) is not None
        or len({found[0].lower() for found in _AS_IT_COMES.finditer(QUOTED.sub(" ", text))}) > 1
        or _TABLE.search(text) is not None
        or _is_posted(told)
        or _is_spoken(told)
        or _is_headed(told)
        or _makes_up([_FIGURES.search(each) is not None for each in told], told, _HALF)
    )


def _names_form(title: str) -> bool:
    """Say whether a title names a document, a live page or a row of points, and tells nothing."""
    if _TITLE_IS_LIVE.search(title) or _TITLE_COUNTS.search(title):
        return True
    return _TITLE_NAMES.search(title) is not None and not _tells(title)


def _tells(title: str) -> bool:
    words = re.findall(r"[^\W\d_]+", title)
    verbs = any(each.islower() and each.endswith("s") and each[:-1] in _VERBS and each not in _NOUNS for each in words)
    return verbs or _DOES.search(title) is not None or find_tense(title) in {"told", "standing"}


def _is_posted(told: Sequence[str]) -> bool:
    """Say whether paragraphs are headed with a time, or again and again with the same words."""
    timed = [match_stamp(each, Span(0, len(each))) is not None or _MOMENT.match(each) is not None for each in told]
    if _makes_up(timed, told, _THIRD, 3) or _makes_up(timed, told, _HALF):
        return True
    bare = Counter(each.strip(_MARKS).casefold() for each in told if _is_head(each))
    again = [_is_head(each) and bare[each.strip(_MARKS).casefold()] > 2 for each in told]
    return _makes_up(again, told, _THIRD, 3)


def _is_spoken(told: Sequence[str]) -> bool:
    """Say whether paragraphs ask, reply, or speak to somebody outside quotation marks."""
    plain = [each.strip(_MARKS) for each in told]
    asking = [each.endswith("?") and _HAS_QUOTES.search(each) is None for each in plain]
    answered = [_ANSWERED.match(each) is not None for each in plain]
    heard = [_ASKED.match(each) is not None for each in plain]
    if _makes_up(asking, told, _QUARTER) or _makes_up(answered, told, _THIRD) or _makes_up(heard, told, _QUARTER):
        return True
    turned = [_REPLY.fullmatch(each) is not None or _TO_SOMEBODY.match(each) is not None for each in plain]
    own = [_OWN.search(QUOTED.sub(" ", each)) is not None for each in plain]
    several = sum(turned) + sum(own) + sum(asking)
    return (any(turned) and several > 2) or (several > 1 and _MEETS.search(" ".join(told[:2])) is not None)


def _is_headed(told: Sequence[str]) -> bool:
    """Say whether a few bare words stand over nearly every paragraph from the first on; days that do so head dated
    entries, and what stands above the parts of a digest is told."""
    over = [
        _is_head(words) and not any(map(str.isdigit, words)) and _ENDED.search(below) is not None
        for words, below in pairwise(told)
    ]
    return over[:1] == [True] and _makes_up([*over, False], told, _HEADS, 3)


def _is_head(words: str) -> bool:
    return len(words.split()) <= _HEAD_WORDS and _ENDED.search(words) is None


def _makes_up(found: Sequence[bool], told: Sequence[str], share: float, fewest: int = 2) -> bool:
    """Say whether so many paragraphs of a text were found, with no report above the first of them."""
    if sum(found) < max(fewest, share * len(told)):
        return False
    above = sum(map(len, told[: found.index(True)]))
    return above <= _HALF * sum(map(len, told))
