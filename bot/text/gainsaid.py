"""Tells what the words right behind a sentence take back of it: they call it false or made up, say that nothing of the
kind was, that another thing was meant, or that it was called off; in the outlet's own words, or its own speaker's.
Only the sentence before is meant; one that a report points to is `amended`, an adversary's answer a denial."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.model.analysis import Sentence, Span
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.foreign_denials import CALLED_FALSE
from bot.text.moved import CALLED_OFF, MOVES
from bot.text.verbs import stems_of_deeds
from bot.text.words import NUMBER_WORDS, content_words, stem, tokens

_SAID_THING = (
    r"(?:rumou?rs?|claims?|reports?|accounts?|stor(?:y|ies)|news|information|posts?|statements?|allegations?|videos?|images?|photo(?:graph)?s?|"
    r"pictures?|recordings?|letters?|messages?|footage|clips?|quot(?:e|ation)s?)"
)
_UNTRUE = (
    r"(?:untrue|false(?:hoods?)?|nonsense|fak(?:e|ed|es)|(?:an?\s)?(?:(?:pure|outright|plain)\s)?(?:lie|hoax|rumour|rumor|fake|fabrication|forgery|invention)|lies|"
    r"rumou?rs|fabricat(?:ed|ions)|invent(?:ed|ions)|made\sup|doctored|forged|inaccurate|incorrect|debunked|unfounded|baseless|refuted|disproved|"
    r"not\s(?:true|correct|so)|(?:proved|proven)\s(?:untrue|false|wrong))"
)
_CALLS_FALSE = re.compile(
    rf"\W*(?:(?:That|This|It|They|These|Those|All\s(?:of\s)?(?:that|this)|(?:That|This|The|Both|These|Those|Such)\s(?:\w+\s)?{_SAID_THING})"
    r"\s(?:(?:is|was|are|were|(?:has|have|had)(?:\s(?:since|now|later))?\sbeen)"
    rf"\s(?:(?!no\b|not\b|never\b|neither\b|hardly\b|if\b)[a-z]+\s)?{_UNTRUE}|"
    rf"(?:proved|turned\sout)\s(?:to\sbe\s)?(?:wrong|{_UNTRUE})|(?:did|has|had|have)\s(?:not|never)\shappen(?:ed)?)|"
    rf"(?:The|That|This|These|Those|Such)\s(?:\w+\s)?{_SAID_THING}\s(?:is|was|are|were)\swrong|"
    rf"The\s(?:\w+\s)?{_SAID_THING}\s(?:is|are|(?:was|were)\staken|comes?|came)\sfrom\san?\s(?:[\w-]+\s){{0,2}}(?:films?|movie|series|drama|game|play|drill|exercise)|"
    r"(?:None|Nothing)\sof\s(?:this|that|it)\s(?:is|was)\s(?:true|so)|"
    r"We\s(?:got|had)\s(?:this|that|it)\swrong|We\swere\s(?:wrong|mistaken)|"
    rf"{CALLED_FALSE}|"
    r"(?:It|This|That)\s(?:is|was)\s(?:(?:a|an)\s(?:\w+\s)?(?:mistake|error|slip)\sof\sours|our\s(?:own\s)?(?:mistake|error)|a\s(?:misprint|typo|slip\sof\sthe\s\w+)|"
    r"an?\s(?:typing|printing|translation)\s(?:error|mistake))|"
    r"Our\s(?:\w+\s)?(?:report|story|post|entry|account)\swas\s(?:wrong|false|untrue|incorrect|mistaken))"
    r"(?:\s(?:as\swell|too|also|altogether|from\sbeginning\sto\send))?(?=\s?[.;,!)”\"]|\s(?:by|and)\s|\s?\Z)",
    re.IGNORECASE,
)
"""How a sentence goes on from one that is not so, in whosever words."""
_SAYS_FALSE = re.compile(
    r"(?<!not\s)(?<!never\s)\b(?:said|says?|repl(?:ied|ies)|answer(?:s|ed)|insist(?:s|ed)|stress(?:es|ed)|add(?:s|ed))"
    rf"[,:]?\s[“\"]?(?:(?:on|in|late|early)\s\w+\s)?(?:that\s)?(?P<what>it|this|that|they|these|(?:the|this|that|these|those|"
    rf"both|such)\s(?:\w+\s)?{_SAID_THING})\s(?:is|was|are|were|(?:has|have|had)\sbeen)\s"
    rf"(?:(?!no\b|not\b|never\b|neither\b|hardly\b|if\b)[a-z]+\s)?(?:{_UNTRUE}|wrong|incorrect|mistaken)"
    r"(?=\s?[.;,!)”\"]|\s(?:and|but|as\swell|too)\b|\s?\Z)|"
    rf"\bcall(?:s|ed)\s(?:it|this|that|(?:the|this|that|these|those|both|such)\s(?:\w+\s)?{_SAID_THING})\s(?:\w+\s)?{_UNTRUE}\b"
)
"""How somebody says that the sentence before is not so: `The embassy said that this was false and …`."""
_NAMES_ITSELF = re.compile(rf"\b(?:[Aa]sked|[Oo]f|[Oo]n|[Aa]bout)\b[^;]*\b{_SAID_THING}\b|\b[Aa]sked\b")
"""What tells itself of what is called false: `Asked about the video, the army said that it was fake.`"""
_MOST = 25
"""Words of a sentence that does no more than take back."""
_BY_IT = r"(?:it|he|she|they|we|(?:the\s)?[\w’'.-]+(?:\s(?!said\b|says\b)[\w’'.-]+){0,3}?)"
_NONE = r"(?:no\ssuch\s\w+|nothing\sof\s(?:the|that)\s(?:kind|sort)|none\sof\s(?:it|this|that|the\skind))"
_NOTHING = re.compile(
    rf"{_BY_IT}\s(?:(?:has|have|had|could)\s)?(?:said|says|did|does|do|done|ma[dk]es?|reported|found|find|saw|see|seen|signed|sign|gave|given|issued?|"
    rf"wrote|written|sent|published|posted|announced|agreed|ordered|knows?|knew|has|had)\s{_NONE}(?=\W*\Z|[.,;:–—)]|\s(?:and|but|on|at|in)\b)"
    r"|no\ssuch\s\w+\s(?:(?:was|were|is|are|(?:has|have|had)(?:\sever)?\sbeen)\s\w+|(?:ever\s)?(?:exists?|existed|took\splace|happened))"
    r"(?=\W*\Z|[.,;]|\s(?:there|here|and|but|by)\b)"
    r"|nothing\sof\s(?:the|that)\s(?:kind|sort)\s(?:was|is|has|had|happened|took)\b"
    r"|(?:it|he|she|they)\snever\s(?:did|said)(?:\s(?:it|so|this|that))?(?=\W*\Z|[.,;])"
    r"|there\s(?:is|was|are|were)\snone(?:\s(?:there|here|at\sall))?(?=\W*\Z|[.,;])"
    r"|we\s(?:have\s|could\s)?(?:found?|saw|see|seen)\sno\s(?:trace|sign|record|evidence|proof|source)s?\s(?:of|for)\s(?:it|this|that|any\s(?:such\s)?\w+)\b"
    r"|(?:nobody|no\sone|none\sof\sthe\s\w+|not\sone\sof\sthe\s\w+|no\s\w+(?:\s\w+)?)\s(?:that|whom|who|which)?\s?we\s(?:had\s)?"
    r"(?:asked|called|reached|contacted|spoke\s(?:to|with))\s(?:knew|had\sheard|has\sheard|had\sseen|could\sconfirm|would\sconfirm|confirmed)\b",
    re.IGNORECASE,
)
"""What says that nothing of the kind was: `It said no such thing`, `There are none there`."""
_DID_NOT = re.compile(
    r"(?:it|he|she|they)\s(?P<verb>did|does|do|has|have|had|was|were|is|are)(?:\snot|n[’']t)(?:\s(?:do|done)\s(?:so|it|this|that))?"
    r"(?=\W*\Z|[,;:–—]\s|\s(?:and|but)\b)",
    re.IGNORECASE,
)
_WISHED = re.compile(
    r"\b(?:ask|urg|demand|request|want|wish|hop|expect|advis|recommend|order|invit|warn|fear|predict|estimat|intend|tr(?:y|i)|"
    r"pray|beg|beli|think|thought|suspect|forecast|propos|suggest|instruct|requir)(?:e?s|e?d|ies|ied|ing|eved?|eves|\b)|"
    r"\b(?:if|whether|should|would\shave|could|might|may|not|never|no|call(?:s|ed)\s(?:on|for)|told\s[^,;]{2,40}\sto)\b|n[’']t\b|\?",
    re.IGNORECASE,
)
"""What is not told as a fact, so that `It did not` takes nothing back of it."""
_VERDICT = re.compile(
    r"(?:not\s(?:yet\s)?(?:confirmed|verified|true|so|correct|real)|unconfirmed|unverified|untrue|false|fake|wrong|incorrect|invented|"
    r"made\sup|debunked|withdrawn|retracted|cancelled|called\soff|deleted|(?:struck|crossed)\sout)"
    r"(?:\s(?:by|on|since|in|at)\s(?:[\w’'-]+\s?){1,5})?\W*\Z",
    re.IGNORECASE,
)
"""A whole sentence that is a verdict: `Not confirmed.`"""
_REMOVED = re.compile(
    r"(?:(?:this|that|the)\s)?(?:\w+\s)?(?:posts?|messages?|tweets?|items?|entry|entries|lines?|reports?|comments?|statements?|videos?)\s"
    r"(?:(?:(?:has|have)\s)?(?:since|now|later)?\s?been\s|(?:was|were|is|are)\s)?(?:since\s|later\s|now\s)?"
    r"(?:removed|deleted|withdrawn|taken\sdown|retracted|recalled)(?:\s(?:by|on|at|after|since|in)\s(?:[\w’'-]+\s?){1,6})?\W*\Z|"
    r"(?:posted|published|sent|issued|released|printed|posting)\s(?:in\serror|by\smistake|too\s(?:early|soon)|prematurely)\W*\Z",
    re.IGNORECASE,
)
"""A whole sentence that says that what stands before it was removed: `Message deleted`, `Posted in error.`"""
_SAID_SHORTLY = re.compile(
    r"(?:not\s(?:true|so|correct|confirmed)|untrue|false|fake|wrong|nonsense|(?:an?\s)?lies?)[,:;!]\s(?:says?|said|answer(?:s|ed)|repl(?:y|ies|ied)|"
    r"according)\b|(?:corrects|corrected)\s?[:–—]",
    re.IGNORECASE,
)
"""What begins with one, and who gives it, or with what a report corrects: `NOT TRUE, SAYS OSLO.`"""
_IN_CAPITALS = re.compile(
    r"\b(?:DEN(?:Y|IES|IED)|REJECT(?:S|ED)?|DISPUTE[SD]|CONTRADICT(?:S|ED)|UNTRUE|FALSE|WRONG|NONSENSE|LIES?|WITHDR(?:EW|AWN)|RETRACT(?:S|ED)|NO\s(?:SUCH|ONE)|NOTHING|NEVER|NOT|NO)\b"
)
"""What answers in capitals, in which nothing can be told who denies what."""
_POINTS_BACK = re.compile(
    r"\A\W*(?:\w+\W+){1,2}\Z|\b(?:THIS|THAT|IT|SO|(?:THE|SUCH|THESE)\s(?:CHARGE|CLAIM|ACCUSATION|REPORT|STATEMENT)S?)\b"
)
_NAME = re.compile(r"\b[A-ZÀ-Ž][\w’'-]*")
_OF_ALL = re.compile(
    r"\W(?:(?:everything|all|what(?:ever)?|anything)\b[^.;:]{0,40}?\b(?:below|above|between|follows|under\sthis|from\shere)\b[^.;:]{0,60}?"
    r"\b(?:is|are|was|were)\s[^.;:]{0,40}?\b(?:invented|untrue|false|made\sup|fictitious|fabricated|an?\stest)\b|"
    r"(?:none|not\sone|few|hardly\sany)\sof\s(?:these|them|those|the\sabove)\s(?:\w+\s)?(?:is|are|was|were|turned\sout\sto\sbe)\s(?:true|so|real|correct)\b|"
    r"(?:(?:the|these|this|all)\s(?:\w+\s)?(?:sentence|paragraph|line|item|claim|statement|text)s?\s(?:that\sfollows?|which\sfollows?|below|above|here)|"
    r"the\s(?:following|next|above)\s(?:\w+\s)?(?:sentence|paragraph|line|item|claim|statement|text)s?)\s(?:is|are|was|were)\s[^.;]{0,60}?"
    r"\b(?:disinformation|untrue|false|invented|made\sup|fictitious|fabricated|not\s(?:true|real)|an?\stest|must\snot\sbe\s(?:repeated|printed|used|quoted))\b)"
)
"""What says of the items of a text, or of what stands next in it, that they are untrue; matched in small letters,
behind a space."""
_FIGURE = rf"(?:about\s|only\s|the\s)?(?:\d|(?:{NUMBER_WORDS}|{DAY_NAMES}|{MONTH_NAMES})\b)"
_SINCE = r"(?:(?:has|have|had)\s)?(?:since|later|afterwards|then)\s"
_MISSPOKE = (
    r"(?:misspoke|misspoken|(?:been|was|were)\s(?:misquoted|mistranslated|misheard|mistaken|(?<!it\swas\s)wrong)(?=\W*\Z|[.,;])|"
    r"corrected\s(?:him|her|it|them)sel(?:f|ves))"
)
_MEANT = re.compile(
    rf"(?:he|she|it|they)\s(?:(?:had\s|has\s)?meant(?:\sto\ssay)?\s{_FIGURE}|{_SINCE}(?:said|explained|clarified|made\sclear)\s(?:that\s)?"
    rf"(?:he|she|it|they)\s(?:had\s)?(?:meant|{_MISSPOKE})|(?:{_SINCE}|had\s|has\s)?{_MISSPOKE}|{_SINCE}meant|"
    r"(?:had\s)?meant\s[^.;]{2,60}?,\s(?:and\s)?not\b)",
    re.IGNORECASE,
)
"""Who spoke corrects it: `He meant 2029, his office told us later.`"""
_OFF = rf"(?:{CALLED_OFF}|{MOVES}|withdrawn|rescinded|revoked|annulled)"
_WHAT = r"(?P<what>it|they|this|the\s(?:\w+\s)?\w+)\s"
_IS_OFF = re.compile(
    rf"{_WHAT}(?:(?:has|have)\s(?:since|now|later|meanwhile|in\sthe\smeantime)\sbeen\s{_OFF}|"
    rf"(?:was|were|(?:has|have)\sbeen)\s{CALLED_OFF}(?=\W*\Z|[.,;]|\s(?:at|because|after|when|on)\b))",
    re.IGNORECASE,
)
"""What became of a plan: `The talks have since been put off to September.`"""
_AHEAD = re.compile(r"\b(?:will|would|shall|to|due|plan\w*|set|schedul\w+|expected|agreed|next)\b", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:on|about|over|of|for|from|by|at|with)\s(?:the|an?|its|their)\s(?P<noun>\w+)")
"""What a plan is about, which may be moved while the plan stands."""
_FAILED = re.compile(
    rf"{_WHAT}(?:was|were)\snot\s(?:adopted|passed|carried|ratified|signed|delivered|given|sent|held)"
    r"(?=\W*\Z|[.,;]|\s(?:because|owing|after|and|by|for)\b)",
    re.IGNORECASE,
)
"""What came of it: nothing."""
_DRAFT = r"(?:(?:draft|resolution|motion|bill|amendment)s?)"
_VOTED_DOWN = re.compile(
    rf"\b{_DRAFT}\b[^;.]{{0,80}}?\b(?:was|were)\s(?:not\s(?:adopted|passed|carried)|voted\sdown|rejected|defeated|vetoed|lost)\b"
    rf"|\b(?:vetoed|rejected|voted\sdown)\s(?:an?|the)\s(?:[\w’'-]+\s){{0,4}}?{_DRAFT}\b",
    re.IGNORECASE,
)
_OF_DRAFT = re.compile(rf"\b{_DRAFT}\b", re.IGNORECASE)
_PROVIDED = re.compile(
    rf"(?:the|this)\s(?:\w+\s)?{_DRAFT}(?:\s{_DRAFT})?\s(?:(?:provided|laid\sdown|stipulated|said|stated|foresaw|decided)\sthat\s.*?\b(?:would|will|shall)\b|"
    r"(?:would|will)\b)(?!\shave\b)",
    re.IGNORECASE,
)
"""What a draft would bring about, told as if it were still to come."""
_OF_ALL_OF_IT = re.compile(
    r"\b(?:all|every|each|everything|everyone|fully|wholly|entirely|completely|whole|entire|none|nobody|nothing|no|never|100\sper\s?cent)\b|100%",
    re.IGNORECASE,
)
_OF_PART = re.compile(
    r"(?P<who>it|they|he|she)\s(?:(?:has|have|had|did|does|is|are|was|were)\s)?(?P<sure>only\s|in\sfact\s|actually\s)?(?:\w+ly\s)?"
    r"(?P<verb>(?!(?:said|says|told|added|adds|put|gave|called)\b)[a-z]+)\b[^;]*?(?:\bper\s?cent\b|%|\b(?:out\sof|half|a\s(?:third|quarter|fifth|tenth)|"
    r"(?:two|three)[\s-](?:thirds|quarters)|only|no\smore\sthan|some|most|few)\b)",
    re.IGNORECASE,
)
"""What an outlet sets behind somebody's `all` or `none`: `It has paid 40 per cent, the auditors said.`"""
_LATER_ON = re.compile(
    r"\b(?:also|then|later|since|next|by\s(?:19|20)\d\d|in\s(?:19|20)\d\d|last|before|earlier|another)\b"
)
_SAYS_NO = re.compile(
    rf"\b(?:(?:said|says)\s{_NONE}|(?:never|not)\s(?:said|say)\s(?:so|it|this|that)\b)", re.IGNORECASE
)
_SPEAKS = re.compile(
    r"\b(?:said|says|told|tells|wrote|writes|insist(?:s|ed)|argue[sd]|announced|replie[sd]|answered|denie[sd]|according\sto)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"[^\w]*")
_FEWEST_FALSE = 2
_SHARE_FALSE = 0.5
"""Share of its paragraphs from which a text that takes back what it has told is a list of what is not so."""


def calls_false(words: str) -> bool:
    """Say whether a sentence tells that the one before is not so: `That is a lie`, `The claim has been debunked`."""
    return _CALLS_FALSE.match(words) is not None


def says_false(words: str) -> bool:
    """Say whether somebody says in a sentence that the one before is not so: `The army said that this was untrue`."""
    found = _SAYS_FALSE.search(words)
    return found is not None and _NAMES_ITSELF.search(words, 0, found.start()) is None


def tells_false(words: str) -> bool:
    """Say whether a sentence tells, in whosever words, that something told before is not so."""
    return calls_false(words) or _SAYS_FALSE.search(words) is not None


def calls_false_itself(words: str) -> bool:
    """Say whether an outlet itself tells in a sentence that the one before is not so."""
    return calls_false(words) and _SPEAKS.search(words) is None


def gainsays(claim: str, reply: str) -> bool:
    """Say whether a sentence takes back the one before, in the outlet's own words or those of who had said it."""
    words = _OPENING.sub("", reply, count=1)
    return _takes_back(claim, words) or _gives_up(claim, words)


def _takes_back(claim: str, words: str) -> bool:
    if _answers_in_capitals(claim, words):
        return True
    if len(words.split()) > _MOST:
        return False
    if any(each.match(words) for each in (_MEANT, _VERDICT, _REMOVED, _SAID_SHORTLY)):
        return True
    nothing = _NOTHING.match(words) or (_DID_NOT.match(words) and not _WISHED.search(claim))
    return bool(nothing) and _SPEAKS.search(_SAYS_NO.sub(" ", words)) is None


def _answers_in_capitals(claim: str, words: str) -> bool:
    """Say whether a sentence in capitals denies right behind one that is spelled as others are."""
    if not words.isupper() or claim.isupper() or _IN_CAPITALS.search(words) is None:
        return False
    said, told = ({stem(each) for each in content_words(part)} for part in (words.casefold(), _NAME.sub(" ", claim)))
    return bool(said & told) or _POINTS_BACK.search(words) is not None


def _gives_up(claim: str, words: str) -> bool:
    """Say whether words tell that what a sentence announces was called off, or what it tells of came to nothing."""
    off = _IS_OFF.match(words) or _FAILED.match(words)
    if off is None or _SPEAKS.search(words) or (off.re is _IS_OFF and not _AHEAD.search(claim)):
        return False
    noun = tokens(off["what"])[-1]
    if noun in {"it", "they", "this"}:
        return True
    beside = {stem(found["noun"].casefold()) for found in _BESIDE.finditer(claim)}
    return stem(noun) in {stem(each) for each in tokens(claim)} - beside


def _counters(claim: str, words: str) -> bool:
    """Say whether words tell, by the verb of what somebody says of all or none, that it is so of a part alone."""
    part = _OF_PART.match(words)
    if part is None or not _SPEAKS.search(claim) or _LATER_ON.search(words) or not _OF_ALL_OF_IT.search(claim):
        return False
    return bool(stems_of_deeds(part["verb"]) & stems_of_deeds(claim))


def find_gainsaid(text: str, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    """Give the sentences that the next one takes back, with it where it tells nothing by itself."""
    found: list[Span] = []
    for one, other in pairwise(sentences):
        told, reply = one.span.of(text), _OPENING.sub("", other.span.of(text), count=1)
        if _takes_back(told, reply) or _counters(told, reply):
            found += [one.span, other.span]
        elif _gives_up(told, reply):
            found.append(one.span)
    return (*found, *_list_voted_down(text, sentences))


def takes_back_any(text: str, sentences: Sequence[Sentence]) -> bool:
    """Say whether any of a text's sentences takes back what it tells, as its own or as somebody's."""
    return any(tells_false(_OPENING.sub("", each.span.of(text), count=1)) for each in sentences) or bool(
        find_gainsaid(text, sentences)
    )


def _list_voted_down(text: str, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """What a draft provides that the same text tells to have been voted down."""
    every = [_OPENING.sub("", each.span.of(text), count=1) for each in sentences]
    provided = [each.span for each, words in zip(sentences, every, strict=True) if _PROVIDED.match(words)]
    if provided and (
        any(_VOTED_DOWN.search(words) for words in every)
        or any(_FAILED.match(reply) and _OF_DRAFT.search(told) for told, reply in pairwise(every))
    ):
        yield from provided


def is_list_of_untrue(text: str, sentences: Sequence[Sentence]) -> bool:
    """Say whether a text goes through what others tell, paragraph by paragraph, and takes back most of it, or says of
    it all that it is untrue."""
    if any(_OF_ALL.search(f" {each.span.of(text).lower()}") for each in sentences):
        return True
    taken = frozenset(_list_taken_paragraphs(text, sentences))
    return len(taken) >= max(_FEWEST_FALSE, _SHARE_FALSE * len({each.paragraph for each in sentences}))


def _list_taken_paragraphs(text: str, sentences: Sequence[Sentence]) -> Iterator[int]:
    for one, other in pairwise(sentences):
        if one.paragraph != other.paragraph:
            continue
        told, reply = one.span.of(text), _OPENING.sub("", other.span.of(text), count=1)
        if calls_false(reply) or (_takes_back(told, reply) and not _MEANT.match(reply)):
            yield one.paragraph
