"""Tells sentences that report something from those that address whoever reads them: a reader, or a model."""

import re
from collections import Counter
from functools import lru_cache

from bot.text.gazetteer import load_gazetteer
from bot.text.sentences import split
from bot.text.words import STOP_WORDS, content_words, stem

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
    anagram""".split()
_ORDER = re.compile(
    r"\W*(?:(?:first|then|now|next|also|instead|and|but|so|finally|important|note)\W+)*"
    rf"(?:{'|'.join(_ORDERS)})\b(?!\s+(?:of|was|is|has|had|were|are|said)\b)",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"""\b(?:instructions?\s+(?:above|below|before|given|are|is|to)
      | (?:previous|prior|above|new|following|system|original|initial)\s+
        (?:instructions?|prompts?|messages?|commands?|orders|rules|directions|directives|text|context|task)
      | (?:ai|language|large\s+language)\s+(?:assistant|model|agent)s?\s+
        (?:must|should|will|reading|processing|summari\w+)
      | system\s+(?:prompt|message|override|note) | prompt\s+injection | jailbreak | developer\s+mode
      | end\s+of\s+(?:text|document|article|input) | as\s+an\s+ai | chatgpt, | assistant: | user: | human: | system:
      | inst\] | base64 | rot13 | payload | canary | xss | alert\( | exfiltrat)""",
    re.VERBOSE | re.IGNORECASE,
)
"""Talk of prompts and of those who read them."""
_CODE = re.compile(
    r"""[{}<>\\|`~^] | \]\( | \[\[ | == | :: | // | [\#*_=]{2,} | \$\( | ;\s*$ | \b[A-Za-z0-9+/]{28,}={0,2}
      | (?:\\x|%)[0-9a-fA-F]{2} | @\w | \S@\S | \bwww\. | https?:""",
    re.VERBOSE,
)
_ADDRESS = re.compile(
    r"\b(?:you|your|yours|yourself|my|me|let['’]s|please)\b|(?<![(\w])I(?:['’](?:m|d|ll|ve))?\b(?!-)", re.IGNORECASE
)


def is_reporting(sentence: str) -> bool:
    """Say whether a sentence reports: it asks nothing, orders nothing, speaks to nobody, and is no code.

    What stands in quotation marks is somebody's own words and may do all that, but speak of prompts and hold code.
    """
    words = sentence.strip()
    if words.endswith("?") or _TALK.search(words) or _CODE.search(words):
        return False
    own = _QUOTED.sub(" ", words)
    if _ADDRESS.search(own) or own.rstrip(' ”"').endswith(("?", "!", ":")):
        return False
    return not _ORDER.match(own)


def belongs(sentence: str, text: str) -> bool:
    """Say whether a sentence shares a telling word with the rest of what its article reports."""
    there = _count_stems(text)
    if there.total() < _SHORT_ARTICLE:
        return True
    mine = Counter(stem(word) for word in content_words(sentence))
    return not mine or any(there[word] > count for word, count in mine.items())


_SHORT_ARTICLE = 40
"""Telling words; a report of one or two sentences need not repeat itself."""


@lru_cache(maxsize=256)
def _count_stems(text: str) -> Counter[str]:
    sentences = (each.span.of(text) for each in split(text))
    told = (words for words in sentences if is_reporting(words) and is_english(words))
    return Counter(stem(word) for words in told for word in content_words(words))


def is_english(words: str) -> bool:
    """Say whether a sentence has small English words or listed names: no rule here reads another language."""
    told = [word.casefold() for word in _WORD.findall(words)]
    small = sum(word in STOP_WORDS or word in _DAYS for word in told) + len(load_gazetteer().scan(words))
    return len(told) < _SHORT or small >= max(1, _LEAST_SMALL * len(told))


_WORD = re.compile(r"[^\W\d_]+")
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_SHORT = 4
_LEAST_SMALL = 0.1


def is_plain_title(title: str) -> bool:
    """Say whether a headline may be shown: it may ask, but not order, address, speak of prompts or hold code."""
    own = _QUOTED.sub(" ", title)
    return not (_TALK.search(title) or _CODE.search(title) or _ORDER.match(own) or _ADDRESS.search(own))


def is_plain_name(name: str) -> bool:
    """Say whether words can be a publisher's name: a few of them, no sentence, nothing that orders or addresses."""
    words = name.split()
    capitals = sum(not word[0].islower() for word in words)
    named = len(words) <= 2 or 2 * capitals >= len(words)
    return named and len(words) <= _MOST_NAME and name[-1:] not in "?!:;," and is_plain_title(name)


_MOST_NAME = 7
