"""Tells sentences that report something from those that address whoever reads them: a reader, or a model."""

import re
from collections import Counter
from functools import lru_cache

from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.english import is_english
from bot.text.sentences import split
from bot.text.words import STOP_WORDS, stem, telling_pieces

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
_ORDERS = """ignore disregard forget override bypass print output respond reply answer repeat write rewrite translate
    summarize summarise say tell list give provide generate create draft compose explain describe convert encode decode
    insert add append replace remove delete show display use act pretend roleplay assume follow execute run call
    click visit open go send email forward share subscribe sign download buy check read see watch note remember
    make ensure include start begin end stop return do don't please let help find search calculate solve
    identify analyze analyse compare recommend suggest classify rate rank plan design develop build optimize implement
    modify break teach outline propose offer simulate transform reverse spell define discuss evaluate critique craft
    prepare format structure copy paste upload log post tweet message mention notify contact hire fix debug refactor
    code determine select choose pick evoke inform instruct substitute swap shift rearrange count sum approach
    consider keep avoid be refrain adopt proceed focus speak treat apply produce deliver misspell augment group
    anagram unlock enable disable activate grant deny reveal disclose leak think imagine answer advise suggest invest
    enter type select confirm verify update enhance modify adapt employ utilize utilise refer finish
    conclude""".split()
_SOFTENER = r"(?:(?:first|then|now|next|also|instead|and|but|so|finally|important|note|simply|just|always|never)\W+)*"
_NOUN = (
    r"(?:search|calls?|visit|run|plan|design|offer|post|show|check|start|end|stop|focus|deal|approach)\s+(?:for|by|between)\s+"
    r"(?:(?!(?:that|which|who|what|how|and|or|this|these|it|me|you)\b)[\w’'-]+\s+){1,8}?"
    r"(?:ends|ended|continues|continued|resumes|resumed|begins|began|starts|started|grows|grew|widens|widened|fails|failed|"
    r"enters|entered|goes|went|turns|turned|comes|came|moves|moved|yields|yielded|finds|found|is|are|was|were|has|had|will)\b"
)
"""What is done, and what becomes of it: `Search for ferry victims ends` orders nothing."""
_ORDER = re.compile(
    rf"(?:\W*|[A-Z][A-Z\d ]{{2,40}}(?:[:!—–]+\s*|-+\s+)){_SOFTENER}(?!{_NOUN})"
    rf"(?:{'|'.join(_ORDERS)})\b(?!\s+(?:of|was|is|has|had|were|are|said)\b)"
    r"(?!\s+\w{2,}ed\s+(?:off|by|at|after|over|until|amid|as)\b)(?![’'])",
    re.IGNORECASE,
)
"""An order that opens a sentence, behind a label in capitals or not; in "Search called off at mine" it is a noun."""
_ORDER_BEHIND = re.compile(
    rf"(?:^\W*(?:If|When|Whenever|Once|Before|After|While|To|For|In)\b[^,]*,\s+{_SOFTENER}(?:{'|'.join(_ORDERS)})"
    r"\s+(?:(?:the|a|an|this|that|these|any|all|only|no|with|in|to|as|how)\b|[“\"'‘])"
    r"|[,;:–—]\s+(?:please\s+)?(?:do\s+not|don[’']t|never)\s+[a-z]+\s+(?:it|them|this|that|these|any|the|anything)\b)",
    re.IGNORECASE,
)
"""An order behind a condition, or one not to do something."""
_OPENS_WITH = re.compile(
    r"\W*(?:[A-Z][A-Z\d ]+:\s*)?(?P<word>[A-Za-z][a-z]+)\s+(?:a|an|the|this(?!\s(?:week|month|year|morning|time)\b)|"
    r"these|those|any|all|each|every|how|why|what|whether|some|its|only|more|random|no|new|different|specific|multiple|irrelevant|unrelated)\b"
)
_NO_VERB_FIRST = STOP_WORDS | frozenset(
    """amid among across along alongside around behind beneath beside besides beyond despite except inside like near
    onto outside past per since throughout toward unlike upon within via given almost nearly even ever never such quite
    half also still yet perhaps maybe plus minus apart today tomorrow yesterday tonight one two three four five six
    seven eight nine ten no far well enough rather instead although though unless whereas whatever whenever wherever
    albeit often sometimes always soon later earlier several""".split()
)
_NO_VERB_ENDS = ("s", "ing", "ed", "ly", "ward", "wards")
_TALK = re.compile(
    r"""\b(?:instructions?\s+(?:above|below|before|given|are|is|to)
      | (?:previous|prior|above|new|following|system|original|initial)\s+
        (?:instructions?|prompts?|messages?|commands?|orders|rules|directions|directives|text|context|task)
      | (?:ai|language|large\s+language)\s+(?:assistant|model|agent)s?\s+
        (?:must|should|will|reading|processing|summari\w+)
      | system\s+(?:prompt|message|override|note) | prompt\s+injection | jailbreak | developer\s+mode
      | (?:instructions?|summar(?:y|ies)|responses?|repl(?:y|ies)|answers?|outputs?|translations?|completions?|
        assistants?|chatbots?|bots?|readers?|llms?|ais?|the\s+user)\s+
        (?:must|should|shall|needs?\s+to|has\s+to|have\s+to|(?:is|are)\s+to)
      | the\s+user[’']?s?\s+(?:is|was|has|wants|asks|asked|query|question|request|input)
      | in\s+(?:the|its|any|every)\s+(?:outputs?|responses?\s+(?:above|below)|repl(?:y|ies)\s+(?:above|below))
      | (?:allowed|required|included|written)\s+in\s+(?:the\s+)?(?:output|response)
      | (?:every|any|all|each|the|this|your)\s+summar(?:y|ies)\s+of\s+(?:this|the\s+above|these)\b
      | (?:machine|model|program|software|algorithm|robot|bot|assistant|summari[sz]er)s?\s+
        (?:that|which|who)\s+(?:will\s+|may\s+)?(?:reads?|summari[sz]es?|process(?:es)?|translates?)\s+(?:this|it|these)\b
      | dear\s+(?:readers?|editors?|machine|model|assistant|user|ai)\b
      | (?:editors?|readers?|machines?|summari[sz]ers?)\s+to\s+
        (?:print|publish|repeat|say|write|report)\s+(?:this|that|only|nothing)\b
      | end\s+of\s+(?:text|document|article|input) | as\s+an\s+ai\b | chatgpt, | assistant: | user: | human: | system:
      | inst\] | base64 | rot13 | l33t | json | yaml | xml | xss | alert\( | exfiltrat)""",
    re.VERBOSE | re.IGNORECASE,
)
"""Talk of prompts and of those who read them."""
_MACHINE = (
    r"(?:(?:ai|machine|automatic|automated|language)\s)?"
    r"(?:readers?|models?|assistants?|summari[sz]ers?|chatbots?|bots?|agents?|systems?)"
)
_TO_MACHINE = re.compile(
    rf"\b(?:note|message|instructions?|attention|notice|order)s?\s(?:to|for)\s(?:any\s|all\s|every\s|the\s)?(?:(?:ai|llm|gpt|automat\w+|machines?|"
    rf"language|models?|assistants?|summari[sz]ers?|chatbots?|bots?)\b)|\A\W*(?:(?:ai|dear)\s)?(?:assistants?|chatbots?|ai|llms?|summari[sz]ers?)[,:]\s|"
    r"\b(?:headline|title|summary|digest|briefing|first\sline)\sof\syour\s\w+\s(?:must|should|has\sto)\b|"
    r"\b(?:headline|summary|digest)\s(?:must|should|has\sto)\s(?:say|read|(?:begin|open|start)\swith|(?:be|state)\sthat)\b|"
    r"\b(?:ignore|disregard|forget)\s(?:all\s|any\s)?(?:of\s)?(?:the\s|your\s)?(?:previous|prior|above|earlier|other|preceding)\s(?:instructions?|text|prompts?|orders|rules|articles?|reports?)\b|"
    rf"\bif\syou\sare\s(?:an?\s)?{_MACHINE}\b|\A\W*(?:output|print|repeat|report)\sonly\b|\bin\syour\s(?:summary|digest|briefing|answer|output)\b",
    re.IGNORECASE,
)
"""What speaks to the machine that reads a text, and may go on with what it is to repeat."""
_CODE = re.compile(
    r"""[{}<>\\|`~^] | \]\( | \[\[ | == | :: | // | [\#*_=]{2,} | \$\( | ;\s*$ | \b[A-Za-z0-9+/]{28,}={0,2}
      | (?:\\x|%)[0-9a-fA-F]{2} | \w_\w | \w=\S | "\w+"\s*: | @\w | \S@\S | \bwww\. | https?:""",
    re.VERBOSE,
)
_ADDRESS = re.compile(
    r"\b(?:you|your|yours|yourself|my|me|let['’]s|please)\b|(?<![(\w])I(?:['’](?:m|d|ll|ve))?\b(?!-)", re.IGNORECASE
)


_HELPERS_AND_PASTS = r"""\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|shall|should|must|do|does|did|
      cannot | (?:is|are|was|were|has|have|had|would|could|did|does|do)n | \w{2,}ed | said|says|told|met|left|made|took|
      held|gave|began|came|went|saw|led|sent|spoke|rose|fell|won|lost|kept|put|became|got|hit|cut|set|let|ran|shot|struck|brought|
      bought|thought|fought|caught|taught|sought|found|felt|drew|drove|broke|chose|wrote|rode|grew|knew|threw|flew|blew|
      stood|understood|swore|tore|wore|bore|paid|laid|read|heard|built|spent|lent|meant|dealt|slept|swept|wept|fled|sped|
      shed|spread|split|quit|cost|hurt|beat|bet|burst|cast|sat|sank|sang|rang|shook|woke|froze|stole|swung|hung|stuck|dug|
      slid|hid|bit|lit|fed|bred|bled|sold|shut|lay|lies|ate|forgot|overcame|withdrew|undertook|overthrew)\b"""
_FINITE = re.compile(
    rf"""{_HELPERS_AND_PASTS}
      | (?<=\w\s)(?:[a-z]{{2,}}(?<![su])s|want|plan|love|need|seek|say|call|face|back|remain|think)\b""",
    re.VERBOSE,
)
"""A verb that states: helpers, pasts, and the present, or what is spelled like it. A sentence without one reports
nothing."""
_STATES = re.compile(
    rf"""{_HELPERS_AND_PASTS}
      | (?<=\w\s)[a-z]{{2,}}(?<![su])s\s(?:[A-Z\d“"‘']|
        (?:the|an?|its|his|her|their|no|over|at|on|in|as|after|against|for|off|up|from|into|with)\b)
      | (?<=\w\s)(?:want|plan|love|need|seek|say|call|face|back|remain|think)\b""",
    re.VERBOSE,
)
"""What states in a headline, where a plural has nothing behind it that it acts upon."""
_ASKS = re.compile(
    r"\W*(?:(?:Q|Question)\s?\d{0,2}\s?[:.]\s|(?:Has|Is|Are|Was|Does|Did|(?:Why|How)\s(?:has|have|is|are|was|were|does|do|did|will))\s"
    r"(?:the|it|there|they|[A-Z][\w.’'-]+)\s)"
)
"""A question that lacks its mark: `Has China resumed imports`; none opens with an auxiliary that tells."""


def speaks_to_machine(words: str) -> bool:
    """Say whether words, quotations apart, tell a machine what to make of the text in which they stand."""
    return _TO_MACHINE.search(_QUOTED.sub(" ", words)) is not None


@lru_cache(maxsize=8192)
def is_reporting(sentence: str) -> bool:
    """Say whether a sentence reports: it asks nothing, orders nothing, speaks to nobody, and is no code.

    What stands in quotation marks is somebody's own words and may do all that, but speak of prompts and hold code.
    """
    words = sentence.strip()
    if words.endswith("?") or _ASKS.match(words) or _TALK.search(words) or _CODE.search(words):
        return False
    own = _QUOTED.sub(" ", words)
    if "?" in own or _ADDRESS.search(own) or own.rstrip(' ”"').endswith(("!", ":")):
        return False
    return not _orders(own)


def _orders(words: str) -> bool:
    """Say whether words give an order: by a verb that orders use, or by any bare verb before its object."""
    if _ORDER.match(words) or _ORDER_BEHIND.search(words):
        return True
    opened = _OPENS_WITH.match(words)
    if opened is None:
        return False
    word = opened["word"].casefold()
    return not (word in _NO_VERB_FIRST or word.endswith(_NO_VERB_ENDS) or _FINITE.fullmatch(word))


def may_be_shown(sentence: str, text: str, language: str | None = None) -> bool:
    """Say whether a sentence of an article may be shown to anybody, member or model, whatever the article is.

    It reports, it states something, it has to do with the rest of its article, and where that is English (or does not
    say) it is English in every stretch; of another language it has to have more to do with the rest.
    """
    if not is_reporting(sentence):
        return False
    if not (language or "en").startswith("en"):
        return belongs(sentence, text, english=False)
    return _FINITE.search(sentence) is not None and is_english(sentence) and belongs(sentence, text)


def belongs(sentence: str, text: str, *, english: bool = True) -> bool:
    """Say whether a sentence shares telling words with the rest of what its article reports, or tells by name what
    somebody did or said; one that is not English, or that names and counts nothing, has to share more."""
    there = _count_stems(text, english=english)
    if there.total() < _SHORT_ARTICLE:
        return True
    mine = Counter(stem(word) for word in telling_pieces(sentence))
    shared = sum(there[word] > count for word, count in mine.items())
    least = 1 if english and _NAMES.search(sentence) is not None else _LEAST_VAGUE
    told = english and (_TOLD_OF.search(sentence) is not None or _DATED_NEWS.search(sentence) is not None)
    return not mine or shared >= min(least, len(mine)) or told


_SHORT_ARTICLE = 55
"""Telling words; a report of one or two sentences need not repeat itself."""
_LEAST_VAGUE = 2
_NAMES = re.compile(
    r"\d|(?<=[\w,;:’”)]\s)[A-Z“\"‘]|\A(?!(?:The|An?|This|These|That|Those|There|It|Its|All|Some|Any)\b)|\bsaid\b"
)
"""A number, a name or somebody's words: `The system is experiencing errors` has none."""
_DATED_NEWS = re.compile(
    rf"\A\s*+(?=.*\b(?:will|is\sto|are\sto|was|were|has|had|\w{{3,}}ed)\b)(?=.*\b(?:on|from|until|till|by)\s(?:\d{{1,2}}\s(?:{MONTH_NAMES})|(?:{MONTH_NAMES})\s\d{{1,2}}|(?:{DAY_NAMES}))\b)"
    rf".*[a-z,]\s(?!(?:{MONTH_NAMES}|{DAY_NAMES})\b)[A-Z][a-zà-ž]+"
)
"""What was or will be on a day, with a name."""
_TOLD_OF = re.compile(
    r"(?<=[a-z,]\s)[A-Z][a-zà-ž]+\b.*\b(?:said|told|announced|was|were|had|has|\w{3,}ed)\b"
    r"|\A(?:[A-Z][\w.’'-]+,?\s){2,4}(?:said|told|was|were|had|has|is|will|\w{3,}ed)\b"
    r"|\A[A-Z][\w-]+[’']s\s(?:[a-z-]+\s){1,3}?(?:said|told|was|were|had|has|\w{3,}ed)\b"
    r"|\A(?:He|She|It|They)\s(?:also\s)?(?:said|says|added|declined|denied)\b|,\s(?:he|she)\s(?:said|added)\W*\Z"
    r"|\A\s*[A-Z][\w’'-]+,\s(?:his|her|their)\s(?:[a-z]+\s)?[a-z]+,\s(?:said|told)\b"
)
"""Somebody by name, and what is past: news may tell in one sentence what the rest does not touch."""


@lru_cache(maxsize=256)
def _count_stems(text: str, *, english: bool) -> Counter[str]:
    """How often sentences that report have each telling word; a sentence told twice counts once."""
    told = dict.fromkeys(" ".join(each.span.of(text).split()) for each in split(text))
    reporting = [words for words in told if is_reporting(words) and (not english or is_english(words))]
    return Counter(stem(word) for words in reporting for word in telling_pieces(words))


def is_plain_title(title: str) -> bool:
    """Say whether a headline may be shown: it may ask, but not order, address, speak of prompts or hold code."""
    own = _QUOTED.sub(" ", title)
    return not (_TALK.search(title) or _CODE.search(title) or _ADDRESS.search(own) or _orders(own))


def states_or_asks(title: str) -> bool:
    """Say whether a headline has a verb that states or puts a question, so that something is claimed in it."""
    return _STATES.search(title) is not None or "?" in title or title.rstrip().endswith((".", "!"))


def is_plain_name(name: str) -> bool:
    """Say whether words can be a publisher's name: a few of them, no sentence, nothing that orders or addresses."""
    words = name.split()
    capitals = sum(not word[0].islower() for word in words)
    named = (len(words) <= 2 or 2 * capitals >= len(words)) and not _CITED.search(name)
    return named and len(words) <= _MOST_NAME and name[-1:] not in "?!:;," and is_plain_title(name)


_CITED = re.compile(r"[\[\uff3b\u3010\u3014\u27e6]\s*\d+\s*[\]\uff3d\u3011\u3015\u27e7]|`{3}")
"""A number in brackets, as citations are written here, or a fence of code."""
_MOST_NAME = 7
