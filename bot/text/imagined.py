"""Tells what is imagined from what is: a text that says so of itself, is set in years ahead, or tells of a tale."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from bot.model.analysis import Sentence, Span
from bot.text.datelines import skip_dateline
from bot.text.verbs import has_past

TALE = r"(?:novel|thriller|short\sstor(?:y|ies)|science[\s-]fiction\s\w+|war\s?games?|video\sgame)"
"""What tells of nothing that is, as a pattern."""
_WHOSE = r"(?:the|this|that|his|her|a|an|[A-Z][\w’' -]{1,40}[’']s?)"
_SUPPOSES = re.compile(r"\W*(?:Imagine|Suppose|Picture)\s(?:that\s|an?\s|the\s|if\s|it\b|this\b|[A-Z])")
_IMAGINED = re.compile(
    rf"\W[Ii]n\s(?:{_WHOSE}\s(?:[\w-]+\s){{0,2}}?{TALE}\b(?!\scoronavirus)|a\sgame\s(?:played|run|staged)\sby\b|"
    r"(?:the|this|that)\s(?:game|(?:[\w-]+\s)?(?:scenario|simulation)|tabletop\sexercise)\b(?=,|\s(?:[A-Z]|run\sby|played)))"
)
"""A sentence from which on its paragraph tells what is imagined, not what is; matched behind a space."""
_SEVERAL = re.compile(r"\b(?:scenarios|futures|endings|thought\sexperiments)\b", re.IGNORECASE)
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|last|final|other|worst|best|likeliest|rosiest|darkest)"
_ONE_OF_SEVERAL = re.compile(
    rf"\A\W*(?:(?:In|Under)\s(?:the|a|an|our)\s{_ORDINAL}\b(?!\s(?:quarter|half|months?|week|year|round|place|time|phase|day|stage)\b)|"
    rf"(?:The|Our)\s{_ORDINAL}(?:\s(?:scenario|future|ending|of\s(?:these|the)\b[^,]*))?\s(?:is|has|sees|would|ends|imagines|supposes)\b|"
    r"(?:Scenario|Future|Ending)\s(?:one|two|three|four|five|six|[A-F\d])\b)"
)
"""A sentence that tells one of several things that may come about, behind their name."""

_TOLD = r"account(?!\s(?:is|was)\s(?:\w+\s){0,2}?(?:parod|satir|joke|hoax|fake))"
"""What is told; one that is a parody is somebody's who posts."""
_WORK = (
    rf"(?:article|story|piece|report|dispatch|{_TOLD}|scene|text|news\s?(?:item|cast)?|bulletin|front\spage|headlines?|lines?|"
    r"paragraphs?|passage|vignette|timeline|letter|diary|memo|cable|communiqué|transcript|interview|conversation|speech|"
    r"scenario|simulation|page|poem|events?|names?|characters|quotes?|quotations|figures)"
)
_OF_ITSELF = (
    rf"(?:\b(?:this|these|the\s(?:above|preceding|foregoing|following))\s(?:\w+\s){{0,2}}?{_WORK}(?:\s(?:above|below|you\shave\sjust\sread))?|"
    rf"\b(?:the|all|any)\s(?:\w+\s){{0,2}}?{_WORK}\s(?:above|(?:described|quoted|named)?\s?(?:here|above)|in\sthis\s{_WORK})|"
    r"\ball\s(?:names|events|characters|quotes|quotations|figures)(?:\s\w+){0,4}?|"
    r"\b(?:the\sabove|what\s(?:follows|precedes|(?:you|we)\s(?:have\s|[’']ve\s)?(?:just\s)?(?:read|told|described))))"
)
_IS = r"\s(?:is|are|was|were|has\sbeen|have\sbeen|remains?)\s(?:\w+\s){0,3}?"
_THIS_IS = r"\b(?:this|what\sfollows|the\sabove|what\syou\s(?:have\s)?(?:just\s)?read|these|those)\s(?:is|was|are|were)"
_NOT_REAL = (
    r"(?:fiction(?:al|alised|alized)?|fictitious|imagin(?:ed|ary)|invented|made[\s-]up|hypothetical|speculative|counterfactual|"
    r"simulated|satirical|parod(?:y|ies)|not\s(?:real|true)|computer-generated|machine-written|"
    r"(?:generated|written|created|produced|made|composed)\s(?:\w+\s)?by\s(?:an?\s)?(?:\w+\s){0,2}?"
    r"(?:AI|artificial\sintelligence|model|chatbot|machine|computer|software|algorithm|pupils?|students?|class|schoolchildren))\b"
)
_TALES = (
    r"scenario|simulation|thought\sexperiment|counterfactual|hypothetical|fiction|short\sstory|parody|satire|joke|hoax|role-?play|"
    r"war\s?game|mock-?up|dream|fable|fantasy|alternat(?:e|ive)\shistory|work\sof\s(?:\w+\s)?fiction|placeholder"
)
_TRIALS = r"drill|exercise|game|sample|specimen|draft|test|demonstration|demo"
"""What reports tell of too, of other things than themselves."""
_MERELY = r"\s(?:only\s|just\s|merely\s|of\scourse,?\s|all\s)?"
_ENDS_THERE = r"(?=\W*\Z|[.,;:!—–)]|\s(?:and|but|not|for|by|written|made|played|designed|drawn)\b)"
_DISPATCH = (
    r"(?:dispatch(?:es)?|despatch(?:es)?|reports?|stor(?:y|ies)|headlines?|front\spages?|news|article|account|bulletin|telegram|history|"
    r"chronicle|newspaper|historian|communiqué|announcement|obituary|press\srelease)"
)
_MIGHT = r"(?:might|could|may|would)(?:\s(?:well|one\sday|yet|someday))?"
_WE = (
    r"(?:\bwe|\bour\s(?:\w+\s)?(?:panel|team|writers?|columnists?|reporters?|correspondents?|students?|pupils|class|experts|readers|editors?)|"
    r"\bthis\s(?:magazine|newspaper|paper|website|newsletter|blog)|\bthe\s(?:editors|class|pupils))"
)
_DEVISERS = (
    r"(?:authors?|writers?|novelists?|researchers|planners|strategists|wargamers|forecasters|think[\s-]tanks?|institute|paper|study|book|"
    r"novel|scenario|simulation|war\s?game)"
)
"""Who thinks up what may come; how a government imagines a settlement is news."""
_SPOKEN = r"(?:speech|address|statement|remarks|letter|declaration|toast|sermon|eulogy)"
"""What is written ahead and may never be given."""
_INVENT = r"(?:invent(?:ed)?|ma[dk]e\s(?:it\s|them\s)?up|dream(?:ed|t)?\sup|think\sup|thought\sup)"
_DISCLOSURES = (
    r"\bnone\sof\s(?:this|it|the\sabove|these\s\w+|what\s\w+\s(?:\w+\s){0,2}?(?:described|read|told))\s(?:is\s(?:true|real)|"
    r"(?:has\s|have\s)?(?:really\s|actually\s|yet\s)*(?:happened|occurred|taken\splace|come\sto\spass|exists?))\b",
    rf"{_OF_ITSELF}{_IS}{_NOT_REAL}",
    rf"{_OF_ITSELF}{_IS}(?:an?\s|one\sof\s|part\sof\s|only\s)(?:[\w’-]+\s){{0,3}}?(?:{_TALES}|{_TRIALS})s?{_ENDS_THERE}",
    rf"{_THIS_IS}{_MERELY}(?:an?\s|one\sof\s(?:\w+\s)?|our\s|all\s)(?:[\w’-]+\s){{0,3}}?(?:{_TALES})s?{_ENDS_THERE}",
    rf"{_THIS_IS}{_MERELY}an?\s(?:(?:mere|writing|classroom|training|tabletop|desk|first|school|war)\s)?(?:drill|exercise|game|draft|test)s?(?:\s(?:message|alert|bulletin|only))?"
    rf"{_ENDS_THERE}",
    r"\bone\sof\s(?:the\s|our\s)?(?:\w+\s){0,2}(?:scenarios|futures|endings|alternate\shistories)\b(?=[^.]{0,60}\b"
    r"(?:imagin|invent|wrote|written|drew|sketch|dream|conceiv|play))",
    rf"\b(?:so|thus|this\sis\show|that\sis\show|such|how)\s{_MIGHT}\s(?:a|the|our|one|this|an|tomorrow[’']s)\s(?:[\w’-]+\s){{0,3}}?{_DISPATCH}\b",
    rf"\b(?:so|thus|this\sis\show|that\sis\show|here\sis\show)\s(?:a|the|our|one|this|an|tomorrow[’']s)\s(?:[\w’-]+\s){{0,3}}?{_DISPATCH}\s"
    rf"(?:\w+\s){{0,3}}?{_MIGHT}\b",
    rf"\b(?:a|the|an|tomorrow[’']s)\s(?:[\w’-]+\s){{0,3}}?{_DISPATCH}\s(?:(?:of|from|in)\s[\w\s]{{1,30}}\s)?{_MIGHT}\s"
    r"(?:read|begin|open|start|look\slike|sound|run)\b",
    rf"{_WE}\s(?:have\s|had\s)?(?:asked|invited|challenged|commissioned|told|set)\b[^.;]{{0,60}}\bto\s(?:imagine|invent|dream|make\sup|"
    r"(?:write|draft|compose|file)\b[^.;]{0,40}\b(?:first|opening|future|story|stories|dispatch|headlines?|front\spage|news)\b)",
    rf"{_WE}\s(?:have\s|had\s)?(?:\w+ly\s)?(?:imagined?|invented?|simulated|war-?gamed|dreamed\sup|fictionali[sz]ed|made\s(?:\w+\s){{1,3}}up)\b"
    r"(?!\s(?:that|it|he|she|they)\b)",
    r"\b(?:product|figment|work)s?\sof\s(?:the|my|our|an?)\s(?:author[’']s\s|writer[’']s\s)?(?:imagination|fiction)\b",
    r"\bany\s(?:resemblance|similarity)\s(?:\w+\s)?to\b[^.]{0,60}\b(?:coincidental|coincidence|accidental|unintended)",
    r"\b(?:for|as)\s(?:an?\s)?(?:training|exercise|teaching|classroom|demonstration|illustrative|illustration|test)\s(?:purposes|use|material)\s"
    r"only\b|\bfor\s(?:demonstration|illustrative|classroom)\spurposes\b",
    r"\b(?:all|the)\s(?:players|participants|trainees|delegates)\s(?:are\sto|must|should|will)\s(?:treat|assume|regard|pretend)\b",
    r"\b(?:lorem\sipsum|(?:dummy|placeholder|sample)\s(?:text|article|story|copy)\b)",
    r"\b(?:(?:winning|shortlisted|runner-up|prize)\s(?:entry|essay|story|text)|entr(?:y|ies))\b[^.]{0,40}\b(?:stor(?:y|ies)|writing|essays?|fiction)\s"
    r"(?:competition|contest|prize|award)",
    rf"\b(?:this|that|such),?\s(?:\w+,?\s){{0,2}}is\show\s(?:[\w’-]+\s){{0,4}}?{_DEVISERS}\s(?:[\w’-]+\s){{0,12}}?"
    r"(?:imagin|pictur|envisag|envision|dream|foresee|sketch|play)\w*\b",
    rf"\b(?:was|were)\sto\shave\s(?:given|delivered|made|read(?:\sout)?|held|sent|published|signed)\s(?:the\sfollowing|this)\s{_SPOKEN}\b",
    rf"\b(?:this|the\sabove|the\sfollowing)\s{_SPOKEN}\s(?:was|were)\s(?:never|not)\s(?:given|delivered|made|read|held|sent|published)\b",
    rf"(?:{_WE}|\bthis\s{_WORK}|\bthese\s{_WORK})\b[^.;]{{0,80}}\b(?:tongues?\s(?:\w+\s)?in\s(?:\w+\s)?cheeks?|in\sjest|not\sentirely\sserious\w*|"
    r"not\s(?:meant\s)?to\sbe\staken\s(?:too\s)?seriously)\b",
    r"\b(?:our|this|these|here\s(?:is|are)\s(?:an?|our|some))\s(?:[\w-]+\s){0,2}?(?:tongue-in-cheek|spoof)\s(?:look|guide|forecast|preview|"
    r"predictions?|prophec(?:y|ies)|almanac|horoscope|calendar|list|news|dispatch|report|diary|bulletin)s?\b",
    rf"\bwhich\b[^.?!]{{0,60}}\b(?:did|have|has|had|do)\s(?:we|i|our\s\w+)\s(?:\w+\s)?{_INVENT}\b",
    r"\b(?:one|two|three|four|some|half|part|most|all|any|none)\sof\s(?:these|the\sfollowing|those)(?:\s\w+){0,2}\s(?:is|are|was|were)\s"
    r"(?:made\sup|invented|ours|our\sown|a\slie|lies|imaginary)" + _ENDS_THERE,
    r"\b(?:the\s(?:rest|others?|remaining\s\w+)|the\sother\s\w+)\s(?:is|are|was|were)\s(?:all\s)?(?:ours|our\sown|made\sup|invented|our\sinventions?|lies)"
    + _ENDS_THERE,
    r"\bin\sthis\s(?:version\sof\shistory|alternate|alternative\sworld|imagined|imaginary|fictional|parallel)\b",
)
_OPENINGS = (
    r"(?:so|thus|such)\s(?:(?:went|ran|goes|runs|unfold(?:s|ed)|play(?:s|ed)\sout)\s(?:the|an?|our|this|one)\s(?:[\w’-]+\s){0,3}?"
    r"(?:exercise|drill|(?:war\s?)?game|simulation|scenario)|(?:ends?|ended|was|is)\s(?:the|an?|our|this|one)\s(?:[\w’-]+\s){0,3}?"
    r"(?:war\s?game|simulation|scenario))\b",
    r"(?:do\snot|don[’']t)\s(?:believe\sa\sword|take\s(?:any\sof\s)?(?:this|it|them|these\s\w+)\s(?:too\s)?seriously)\b",
    r"(?:(?:we[’']re\s|we\swere\s|we\sare\s)?(?:only|just)\s(?:joking|kidding))\W*\Z",
    r"the\s(?:lie|fake|untruth|hoax|false\sone|made-up\sone|odd\sone\sout|invented\sone)\s(?:is|was)\s(?:the\s)?(?:number|no\b|item|first|second|third|"
    r"fourth|fifth|last|middle|[a-e]\b|\d)",
    r"(?:answers?\s?:\s)?only\snumbers?\s[^.;]{1,20}?\s(?:is|are|was|were)\s(?:true|real)\W*\Z",
)
_DISCLOSED = re.compile(rf"\W(?:{'|'.join(_DISCLOSURES)})")
"""That a text itself is imagined, a scenario, a draft, a game or an exercise: not what somebody says of something else;
matched in small letters, and with what stands before a word, which is quicker than to look back from every letter."""
_OPENS = re.compile(rf"\W*(?:{'|'.join(_OPENINGS)})")
_ASKS_WHICH = re.compile(
    r"\W*which\s(?:one\s)?(?:of\s(?:these|the\sfollowing)\s(?:\w+\s)?(?:is|are|was|were)\s(?:true|false|real|untrue|made\sup|invented)|"
    r"(?:headline|story|news\sitem|sentence|statement|report|claim)s?\s(?:would|do|did|is|was|are|were|will|comes?)\b[^.?!]{0,80})\s?\?"
)
_ITEMS = re.compile(
    r"(?:\A|\s)\(?(?:1[.):].*?\s\(?2|a[.):].*?\s\(?b)[.):]\s|\n\W*(?:the\s)?(?:\w+\s)?answers?(?:\s?:|\s(?:is|are)\s(?:below|on\spage|number|\d))",
    re.IGNORECASE | re.DOTALL,
)
"""What a text has that asks this of its own words, and not of what others say: items in their order, or an answer."""
_NEEDED = frozenset(
    """this these above what none so thus such how we our all any product products figment work works
    purposes use material might could may would lorem dummy placeholder competition contest prize award
    scenarios futures endings histories sample editors class pupils entry entries essay story text
    players participants trainees delegates believe take joking kidding
    number numbers lie fake untruth hoax one out which following rest others other""".split()
)
"""Words of which a sentence that discloses has one."""
_QUOTED = re.compile(r"“[^”]*(?:”|\Z)|\"[^\"]*(?:\"|\Z)")
_SAID = re.compile(r"\b(?:said|says|told|added|according|called|dismissed|accused|den(?:ied|ies))\b")

_YEAR_AHEAD = re.compile(
    r"\A\W*(?:It\sis|It[’']s|It\swas|The\syear\sis|The\syear\swas|The\sdate\sis|By\snow\sit\sis)\s(?:[\w,]+\s){0,4}?(?P<year>20\d\d)\b"
)
_TOLD_IN_YEAR = re.compile(r"(?<!by\s)\b[Ii]n\s(?:(?:early|late|mid)[\s-]|[A-Z][a-z]+\s)?(?P<year>20\d\d)\b")
_DATED = re.compile(r"\b(?P<year>20\d\d)\b")
_TITLED_AHEAD = re.compile(r"\A\W*(?:[A-Z][a-z]+\s)?(?P<year>20\d\d)\s?[:|,–—-]\s?")
_AHEAD = re.compile(
    r"\b(?:will|would|could|may|might|should|shall|to|by|until|due|plan\w*|expect\w*|forecast\w*|project\w*|schedul\w*|target\w*|"
    r"said|says|agreed|pledg\w+|promis\w+|aims?|propos\w+|approv\w+|adopt\w+|set|expires?|ends?|bid|hosts?|contract\w*)\b"
)
"""What names a year ahead as reports do, which tell of plans."""
_FEWEST_AHEAD = 2
_MARGIN = timedelta(days=7)


def discloses_imagined(text: str, sentences: Sequence[Sentence], today: date) -> bool:
    """Say whether a text says anywhere that what it tells is imagined, or tells years ahead as past; what somebody says
    of another thing, or is quoted with, is no such saying."""
    told = 0
    for number, each in enumerate(sentences):
        words = _QUOTED.sub(" ", each.span.of(text))
        small = words.lower()
        if _discloses(small) or (_ASKS_WHICH.match(small) and _ITEMS.search(text)):
            return True
        if number <= _FEWEST_AHEAD and _is_ahead(_YEAR_AHEAD.match(words), today):
            return True
        if number <= _FEWEST_AHEAD and _is_filed_ahead(text, each.span, today):
            return True
        told += _is_told_ahead(words, today)
    return told >= _FEWEST_AHEAD


def is_titled_ahead(title: str, today: date) -> bool:
    """Say whether a title opens with a year ahead and tells what came about in it: `2039: The day the canal closed`."""
    return _is_told_past(title, _TITLED_AHEAD.match(title), today)


def _discloses(words: str) -> bool:
    if _NEEDED.isdisjoint(words.split()):
        return False
    return (_DISCLOSED.search(f" {words}") or _OPENS.match(words)) is not None and _SAID.search(words) is None


def _is_filed_ahead(text: str, sentence: Span, today: date) -> bool:
    """Say whether a place is named with a date of a later year before a report: `PRISTINA, 12 May 2050 -`."""
    begins = skip_dateline(text, sentence).start
    return _is_ahead(_DATED.search(text, sentence.start, begins), today)


def _is_told_ahead(words: str, today: date) -> bool:
    """Say whether a sentence tells what came about in a year ahead, and nothing in it is planned."""
    return "20" in words and _is_told_past(words, _TOLD_IN_YEAR.search(words), today)


def _is_told_past(words: str, year: re.Match[str] | None, today: date) -> bool:
    if not _is_ahead(year, today) or _AHEAD.search(words):
        return False
    return has_past(words)


def _is_ahead(year: re.Match[str] | None, today: date) -> bool:
    return year is not None and int(year["year"]) > (today + _MARGIN).year


def find_imagined(text: str, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    """Give the sentences that tell what happens in a game, a scenario or a novel: from the one that says so to the end
    of its paragraph."""
    found: list[Span] = []
    imagined: int | None = None
    for each in sentences:
        words = each.span.of(text)
        one_of_several = _ONE_OF_SEVERAL.match(words) and _SEVERAL.search(text, 0, each.span.start)
        if _SUPPOSES.match(words) or _IMAGINED.search(f" {words}") or one_of_several:
            imagined = each.paragraph
        if each.paragraph == imagined:
            found.append(each.span)
    return tuple(found)
