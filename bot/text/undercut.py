"""Finds what the next sentence or the next but one of its paragraph turns or limits without a word of denying: `It
hasn't.`, `To the opera, that is.`, `That was in 2020.`, `It turned out to be film money.`"""

import re
from collections.abc import Iterator, Sequence

from bot.model.analysis import Sentence, Span
from bot.text.answering import HEARD_NOTHING
from bot.text.days import MONTH_NAMES
from bot.text.gainsaid import calls_false
from bot.text.tenses import find_tense
from bot.text.words import NUMBER_WORDS

_MOST = 30
"""Words of a sentence that does no more than turn the one before."""
_MOST_OF_FRAGMENT = 14
_PRONOUN = r"(?:it|he|she|they|we|that|this|these|those|there)"
_AUXILIARY = r"(?:is|are|was|were|has|have|had|will|would|can|could|do|does|did|shall|should|may|might|must)"
_NOT = r"(?:\s(?:not|never)|n[’']t)"
_CANT = rf"(?:{_AUXILIARY}{_NOT}|won[’']t|cannot|shan[’']t)"
_SOFTLY = (
    r"(?:\s(?:yet|really|actually|quite|in\sfact|of\scourse|at\sall|in\sthe\send|any\s?more|any\slonger|"
    r"however|after\sall)){0,3}"
)
_ENDS = r"(?=\W*\Z|[,;:–—]|\s[–—-]\s|\s(?:and|but|because|as|for)\b)"
_LED = r"(?:(?:but|and|yet|so|well|now|however|alas|only|except\sthat|in\sfact|actually)[,:]?\s)?"
_SHORT_NO = re.compile(
    rf"{_LED}(?:no|nope|not\s(?:really|quite|so|exactly|at\sall|true|yet|any\s?more|any\slonger|for\slong|in\sfact|officially|on\spaper|really\strue)|"
    r"no\slonger|hardly|almost|nearly|wrong|scrap\sthat|just\s(?:kidding|joking)|(?:only\s)?joking|on\spaper|in\stheory|or\s(?:so|rather|not)|well,\salmost)"
    rf"(?:\s?[.,;:!–—]|\W*\Z|\s[–—-]\s)|no\sthey\s{_AUXILIARY}|no\s(?:it|he|she)\s{_AUXILIARY}",
    re.IGNORECASE,
)
"""A word that says no: `No, he will not`, `Not quite.`; `No one was hurt` does not."""
_ELLIPSIS = re.compile(
    rf"{_LED}(?:{_PRONOUN}|the\s[\w’'-]+)\s{_CANT}(?:\s(?:do|done|be|been)(?:\s(?:so|it|this|that))?)?{_SOFTLY}{_ENDS}",
    re.IGNORECASE,
)
"""A verb that only the sentence before has, denied: `She did not really, but she rang us.`"""
_WISHED = re.compile(
    r"\b(?:ask|urg|demand|request|want|wish|hop|expect|advis|recommend|order|invit|warn|fear|predict|estimat|intend|tr(?:y|i)|"
    r"think|thought|suspect|forecast|propos|suggest|instruct|requir)(?:e?s|e?d|ies|ied|ing|\b)|\bbeliev\w+\s(?!\W*\Z)|"
    r"\b(?:if|whether|should|could|might|may|not|never|no|unless|call(?:s|ed)\s(?:on|for)|told\s[^,;]{2,40}\sto)\b|n[’']t\b|\?",
    re.IGNORECASE,
)
"""What is not told as a fact, so that `It did not` takes nothing back of it; nor of `He was not hurt`."""
_PREPOSITION = (
    r"(?:to(?=\s(?:the|an?|his|her|its|their|(?-i:[A-Z])))|for|in|on|at|under|through|into|as|inside|among|until|till|without|"
    r"against|over|from|with|between|within)"
)
_FRAGMENT = re.compile(
    rf"(?:{_PREPOSITION}|(?:only|but|just|merely|except|albeit|if\sonly|at\sleast|or\sat\sleast|or|and)\s(?:for|in|on|at|to|as|until|by|from|when|if|with|because|not)|"
    r"by\s(?:mistake|accident|chance|error)|except)\b",
    re.IGNORECASE,
)
_NO_FRAGMENT = re.compile(
    r"\A(?:with|from|in|for|on|to)\s(?:(?:additional\s|further\s)?(?:reporting|files|agencies|wires|our|pictures|photos?)\b|(?:us|you|me)\b)|"
    r",\s(?:the|an?|this|that|these|those|many|most|some|all|no|it|they|he|she|we|you|one|two|(?-i:[A-ZÀ-Ž][\w’'-]*))\b|\b(?:your|our|click|visit|e?mail|download|follow|sign)\b",
    re.IGNORECASE,
)
"""Who else wrote it, a word to the reader, or a phrase before a statement."""
_THAT_IS = re.compile(
    rf"{_LED}{_PREPOSITION}\s[^.;:]{{2,50}}?,?\s(?:that\sis|of\scourse|i\smean|mind\syou)(?=\W|\Z)", re.IGNORECASE
)
"""`To the opera, that is: …`."""
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_LONG_AGO = re.compile(
    rf"{_LED}(?:{_PRONOUN}|all\s(?:of\s)?(?:this|that)|so\sit|so\sthey)\s(?:(?:was|were|is|happened|took\splace|came|dates?|dated|goes|went)\s)(?:(?:all|only|already|just|last|first|far)\s)?"
    rf"(?:(?:back\s)?(?:in|on|to|from|of)\s(?:the\s)?(?:(?:early|late|mid|spring|summer|autumn|winter|fall)\s(?:of\s)?)?(?:(?:\d{{1,2}}\s)?(?:{MONTH_NAMES})\s)?{_YEAR}(?!\d)|"
    rf"(?:\d{{1,4}}|{NUMBER_WORDS}|[\w-]+ty(?:-\w+)?|many|several)\s(?:years|decades|centuries)\sago\b|(?:long|years|decades|ages)\sago\b)",
    re.IGNORECASE,
)
"""What sets the paragraph in another time."""
_SETS_ALL = re.compile(
    rf"{_LED}(?:(?:it|this|that)\s(?:is|was|happened)\s[^.;,]{{2,30}}?\sago\s(?:on\s)?(?:this|that|today|the\ssame)\b|"
    r"(?:that|this|it|such|all\s(?:this|that)|so)\s(?:at\sleast\s)?(?:is|was|runs?|goes|went)\s(?:at\sleast\s|only\s)?(?:an?|the|one|how\s(?:an?|the)|our|their)\s(?:[\w-]+\s)?"
    r"(?:scenario|plot|premise|story\s?line|script|novel|film|game|dream|nightmare|fantasy|legend|thought\sexperiment|war\s?game|sketch|joke|rumou?r|prophecy|prediction)\b)",
    re.IGNORECASE,
)
"""What sets all that stands before it in its paragraph in another time, or in a tale."""
_UNDONE = re.compile(
    r"(?:it|this|that|the\s\w+)\s(?:was|were|has\sbeen|had\sbeen)\s[^.;]{0,60}?\b(?:revoked|rescinded|annulled|repealed|withdrawn|reversed|overturned|lifted|quashed|undone)\b(?!\s(?:by\sthe\send|if|unless|when)\b)",
    re.IGNORECASE,
)
_AS_IT_STANDS = re.compile(r"\b(?:has|have|will|is\sto|are\sto)\b")
_TURNED_OUT = re.compile(
    rf"{_LED}(?:{_PRONOUN}|both|all|(?:the|that|this|these|those)\s[\w’'-]+(?:\s[\w’'-]+)?)\s(?:(?:has|have|had)\s)?(?:(?:later|since|soon|then|in\sthe\send)\s)?"
    r"(?:turned\sout|proved\sto\s(?:be|have)|transpired)\b|(?:as\sit|which)\s(?:turned\sout|happens|happened|transpired)\b",
    re.IGNORECASE,
)
_IN_TRUTH = re.compile(
    r"(?:but\s)?(?:(?:actually|in\s(?:truth|reality|actual\sfact)|the\struth\sis|truth\sbe\stold|as\sit\s(?:turns\sout|happens)|strictly\sspeaking|"
    r"to\sbe\s(?:precise|exact|fair|honest)|or\srather|more\sprecisely|more\sexactly)\b|"
    r"in\sfact,?\s(?=[^;]*\b(?:not(?!\s(?:only|even|just)\b)|never|no|none|nobody|nothing|only)\b|[^;]*n[’']t\b))",
    re.IGNORECASE,
)
_BY_MISTAKE = re.compile(
    r"\b(?:typing|clerical|printing|translation|translator[’']s|typographical|copying|spelling|counting|computer|software|calculation|transcription|arithmetical|"
    r"secretary[’']s|interpreter[’']s)\s(?:error|mistake|slip|glitch|fault)s?\b|\bmisprints?\b|\btypos?\b|\bslips?\sof\sthe\s(?:pen|tongue)\b|"
    r"\bshould\shave\s(?:read|said|been\scalled|been\sspelled)\b|\bmis(?:heard|read|understood|translated|quoted|counted|spelled)\b|\bcounted\s(?:\w+\s){1,3}twice\b|"
    r"\A(?:it|this|that|he|she|they)\s(?:is|was|were|had\sbeen)\s(?:only\s|just\s|all\s|meant\s(?:as\s)?|of\scourse\s)?(?:a\sjoke|joking|in\sjest|a\sprank|an?\s(?:\w+\s)?(?:drill|rehearsal|exercise)|"
    r"a\smistake|an\serror|an\soversight)\b|\b(?:call(?:s|ed)|describ(?:es|ed)\sas)\s(?:an?|it\san?|that\san?|this\san?)\s(?:\w+\s)?(?:mistake|error|joke|slip|misunderstanding|hoax)\b",
    re.IGNORECASE,
)
_OPENS_BACK = re.compile(
    rf"{_LED}(?:{_PRONOUN}|one\sof\sthem|(?:the|its|their|his|her)\s[\w’' -]{{2,60}}?)\s", re.IGNORECASE
)
_COUNTS_ANEW = re.compile(
    rf"\bso\s(?:it|that|there|they)\s(?:is|are|was|were|makes?)\s(?:only\s|really\s|in\sfact\s)?(?:\d[\d.,]*|{NUMBER_WORDS}|none)\b(?!\s(?:years?|days?|hours?|weeks?|months?))|"
    rf"\A(?:but\s)?(?:it|that|there)\s(?:is|are|was|were|makes?)\s(?:really|only|just|in\sfact|actually)\s(?:\d[\d.,]*|{NUMBER_WORDS}|none)\W*\Z",
    re.IGNORECASE,
)
_NUMBER = re.compile(rf"\d|\b(?:{NUMBER_WORDS})\b", re.IGNORECASE)
_BRIEFLY = re.compile(
    rf"(?:it|this|that|they)\s(?:was|were|lasted|stayed\s(?:so|shut|closed)|remained\s(?:so|shut|closed))\s(?:only\s|just\s|merely\s)?(?:for\s)?(?:only\s|just\s|about\s)?"
    rf"(?:(?:\d+|{NUMBER_WORDS}|an?|a\sfew|some)\s(?:seconds|minutes?|hours?)\b|an?\s(?:afternoon|morning|evening|night)\b)",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b(?:clos|shut|seal|suspend|bann|block|halt|stopp|seiz|occupi|cut|sever|arrest|detain|grounded|evacuat|recall|expell|isolat|captur|took|taken|blockad|locked)\w*\b",
    re.IGNORECASE,
)
_PICTURE = r"(?:pictures?|photo(?:graph)?s?|videos?|clips?|footage|images?|recordings?|maps?|document|screenshots?)"
_PICTURED = re.compile(
    rf"\b(?:the|that|this|these|those|its|both)\s(?:\w+\s)?{_PICTURE}\s(?:shows?|showed|is\sfrom|are\sfrom|was\sfrom|were\sfrom|comes?\sfrom|came\sfrom|dates?\sfrom|"
    r"(?:was|were|had\sbeen|has\sbeen)\s(?:taken|filmed|shot|made|recorded|staged)\s(?:in|on|at|during|for|by|elsewhere|years))",
    re.IGNORECASE,
)
_HAS_PICTURE = re.compile(rf"\b{_PICTURE}\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    rf"\b{_PICTURE}\s(?:\w+\s){{1,3}}?(?:from|in|of)\s(?:an?\s|another\s|the\s)?(?:\w+\s)?(?:film|movie|game|drill|exercise|parade|1[5-9]\d\d|20\d\d|years?\sago|elsewhere)\b",
    re.IGNORECASE,
)
_UNHEARD_OF = re.compile(rf"\b{HEARD_NOTHING}")
_LAUGHS = re.compile(
    r"(?:the|[A-Z])[\w’'\s-]{2,60}?\s(?:laughed|shrugged|smiled|chuckled|(?:shook|shakes)\s(?:his|her|its|their)\shead|"
    r"raised\san\seyebrow|was\samused|burst\sout\slaughing)(?:\s(?:at|when)\s[^.;]{1,40})?\W*\Z"
)
_SOMEBODYS = re.compile(r"\b(?:said|told|announced|according\sto|warned)\b")
"""What is somebody's word, which is told with the answer to it."""
_SO_SAYS = re.compile(
    rf"{_LED}(?:(?:this|that|it)\s(?:is|was)\s(?:at\sleast\s)?(?:what|how)|so|thus|at\sleast\sso|or\sso)\s(?:at\sleast\s)?(?:an?|the|one|some|its?|his|her|their|[A-Z][\w’'-]+)\s"
    r"(?:[\w’'-]+\s){0,5}?(?:says?|said|claims?|claimed|tells?|told|believes?|has\sit|had\sit|reads?|puts?\sit)\b|"
    rf"{_LED}so\s(?:at\sleast\s)?(?:an?|the|one|some|its?|his|her|their|[A-Z][\w’'-]+)\s(?:[\w’'-]+\s){{0,6}}?(?:say|propose[sd]?|want(?:s|ed)?|ask(?:s|ed)?|"
    rf"demand(?:s|ed)?|hope[sd]?|wish(?:es|ed)?|fear(?:s|ed)?|think|thought|plan(?:s|ned)?|suggest(?:s|ed)?|argue[sd]?|dream(?:s|t|ed)?)\W*\Z|"
    rf"{_LED}(?:so|thus)\s(?:says?|said|claims?|claimed|writes?|wrote|it\ssays|they\ssay)\b|that,?\sat\sleast,?\sis\s(?:what|how)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[(\[]\s?(?:later|since|amended|corrected|struck|withdrawn|revised|deleted|dropped|cancelled|clarified|rectified|not\s(?:true|so|yet|confirmed|any\smore)|never\s\w+ed|in\sfact)\b",
    re.IGNORECASE,
)
_NOTHING_OF_IT = re.compile(
    r"(?:but\s)?(?:nothing|none)\sof\s(?:it|this|that|these|those|the\s(?:above|kind))\s(?:is|was|has|had|will|would|can|are|were|happened|came|took)\b",
    re.IGNORECASE,
)
_SAID = (
    r"(?:item|remark|point|charge|claim|complaint|allegation|accusation|statement|motion|comment|objection|assertion|"
    r"insinuation|words?|figures?|note|sentence|passage|paragraph)s?"
)
_WITHDRAWS = re.compile(
    rf"\b(?:withdrew|withdraws|(?:has|have|had)\s(?:since\s|later\s)?withdrawn|retract(?:s|ed)|dropp?(?:s|ed)|took\sback|takes\sback|struck(?:\sout)?|delet(?:es|ed)|apologised\sfor|apologized\sfor)\s"
    rf"(?:the|that|this|its|his|her|their|both)\s{_SAID}\b|"
    rf"\b(?:the|that|this|its|his|her|their)\s{_SAID}\s(?:was|were|has\sbeen|had\sbeen)\s(?:later\s|then\s|since\s)?(?:withdrawn|retracted|dropped|struck(?:\sout|\soff)?|deleted|expunged|taken\sback)\b|"
    rf"\A(?:it|this|that)\s(?:was|has\sbeen)\s(?:later\s|then\s|since\s)?(?:struck\s(?:out|off)|deleted|expunged|taken\sback|withdrawn|retracted)\b",
    re.IGNORECASE,
)
_STOPPED_BY = re.compile(
    r"[^.;]{2,80}?(?:[;,]\s|\s(?:but|and|yet)\s)[^.;]{2,80}?\b(?:(?:voted|turned|struck|shot)\s(?:it|this|that|them|him|her)\sdown|(?:vetoed|blocked|rejected|"
    r"refused|overruled|annulled|reversed|quashed|forbade|stopped|cancelled|dropped|disowned|denied|withdrew)\s(?:it|this|that(?=\s*[.,;])|them|him|her))\b|"
    r"(?:the|its|his|her|their|[A-ZÀ-Ž])[^.;,]{2,80}?\b(?:(?:has|have|had)\s(?:since\s|then\s)?)?(?:(?:voted|turned|struck)\s(?:it|this|that|them)\sdown|"
    r"(?:vetoed|overruled|annulled|quashed|disowned)\s(?:it|this|that(?=\s*[.,;])|them|him|her))\b"
)
"""What somebody else made of it: `The minister announced it; the presidency voted it down.`"""
_TELLS_WORDS = re.compile(
    r"\b(?:said|says|claim\w*|alleg\w*|accus\w*|report\w*|recalled|noted|stated|told|charged|complain\w*|maintain\w*|mov\w+|propos\w+)\b"
)
_SUPPOSES = re.compile(
    r"(?:had|were|should)\s(?:there|the|it|they|he|she|an?|any|no|both|[A-ZÀ-Ž][\w’'-]*)\s[^.;]{2,250}?\bwould\b|"
    r"(?:suppose|imagine|assume|picture|say)\s(?:that\s)?(?:the|an?|one|it|[A-ZÀ-Ž])[^.;]*|(?:what\sif|if\sonly)\b.*|"
    r"(?:if|unless)\s[^.;,]{2,200}?,\s[^.;]{0,200}?\bwould\b.*",
    re.IGNORECASE | re.DOTALL,
)
_SPEAKS = re.compile(r"\b(?:said|says|say|told|tells|according\sto|warned|added|wrote|announced)\b")
_STOP = '.!?…”")]'


def find_undercut(text: str, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    """Give the sentences that what stands right behind them in their paragraph turns or limits, with what does so, and
    those that go on with what is only supposed."""
    found: list[Span] = []
    for at, each in enumerate(sentences):
        before = [one for one in sentences[max(0, at - 2) : at] if one.paragraph == each.paragraph]
        if not before:
            continue
        told, reply = " ".join(before[-1].span.of(text).split()), " ".join(each.span.of(text).split())
        quoted = reply[:1] in '“"‘'
        plain = reply.lstrip("“\"'‘([ –—-")
        if told[-1:] == "?" or not told.endswith(tuple(_STOP)) or calls_false(plain):
            continue
        if _turns(told, plain) or (_NOTE.match(reply) is not None):
            found += [before[-1].span, each.span]
        elif not quoted and _sets_elsewhere(plain):
            every = (one for one in sentences[:at] if one.paragraph == each.paragraph)
            found += [*(one.span for one in (every if _SETS_ALL.match(plain) else before)), each.span]
        elif _STOPPED_BY.match(plain) and _AS_IT_STANDS.search(told):
            found.append(before[-1].span)
        elif _UNDONE.match(plain) and _AS_IT_STANDS.search(told):
            found += [before[-1].span, each.span]
        elif _WITHDRAWS.search(plain) and len(plain.split()) <= _MOST:
            found += [one.span for one in before if _TELLS_WORDS.search(one.span.of(text))]
    return (*found, *_list_supposed(text, sentences))


def _sets_elsewhere(reply: str) -> bool:
    """Say whether a sentence puts what stands before it in another time, or says that nothing of it is so."""
    return any(each.match(reply) is not None for each in (_LONG_AGO, _SETS_ALL, _NOTHING_OF_IT))


def _turns(told: str, reply: str) -> bool:
    words = len(reply.split())
    if words > _MOST:
        return False
    if any(each.match(reply) for each in (_SHORT_NO, _THAT_IS, _TURNED_OUT, _IN_TRUTH, _SO_SAYS, _LAUGHS)):
        return True
    if _ELLIPSIS.match(reply) and not _WISHED.search(told):
        return True
    if words <= _MOST_OF_FRAGMENT and _is_fragment(reply):
        return True
    mistaken = _BY_MISTAKE.search(reply) is not None and _OPENS_BACK.match(reply) is not None
    anew = _COUNTS_ANEW.search(reply) is not None and _NUMBER.search(told) is not None
    brief = _BRIEFLY.match(reply) is not None and _STATE.search(told) is not None
    unheard = _UNHEARD_OF.search(reply) is not None and not _SOMEBODYS.search(told)
    return mistaken or anew or brief or unheard or _shows_otherwise(told, reply)


def _is_fragment(reply: str) -> bool:
    """Say whether a sentence has no verb of its own and goes on from the one before: `For four hours.`"""
    if not reply[:1].isupper() or _FRAGMENT.match(reply) is None or _NO_FRAGMENT.search(reply):
        return False
    return find_tense(reply) in ("none", "shown")


def _shows_otherwise(told: str, reply: str) -> bool:
    """Say whether a picture that the sentence before rests on shows something else."""
    if _ELSEWHERE.search(reply):
        return True
    return _PICTURED.search(reply) is not None and (
        _HAS_PICTURE.search(told) is None or _SPEAKS.search(reply) is not None
    )


def _list_supposed(text: str, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """What goes on, in the same paragraph, from what would have been if something else were."""
    inside = -1
    for each in sentences:
        words = each.span.of(text)
        if (
            each.paragraph == inside
            and (find_tense(words) == "shown" or re.search(r"\bwould\b", words))
            and not _SPEAKS.search(words)
        ):
            yield each.span
        elif _SUPPOSES.match(words.lstrip("“\"'‘([ ")) and not _SPEAKS.search(words):
            inside = each.paragraph
        else:
            inside = -1
