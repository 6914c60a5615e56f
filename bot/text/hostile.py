"""Tells sentences that report something from those that address whoever reads them: a reader, or a model."""

import re

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
_ORDERS = """ignore disregard forget override bypass print output respond reply answer repeat write rewrite translate
    summarize summarise say tell list give provide generate create draft compose explain describe convert encode decode
    insert add append replace remove delete show display use act pretend imagine roleplay assume follow execute run call
    click visit open go send email forward share subscribe sign download buy order check read see watch note remember
    make ensure include start begin end stop return do don't never always please let help find search calculate solve
    identify analyze analyse compare recommend suggest classify rate rank plan design develop build optimize implement
    modify break teach outline propose offer simulate transform reverse spell define discuss evaluate critique craft
    prepare format structure copy paste upload log post tweet message mention notify contact hire fix debug refactor
    code determine select choose pick evoke inform instruct substitute swap shift rearrange count sum""".split()
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
_ADDRESS = re.compile(r"\b(?:you|your|yours|yourself|i|i'm|i’m|i'd|i’d|my|me|we|our|us|let's|let’s)\b", re.IGNORECASE)
_OURS = re.compile(r"\bUS\b|\bU\.S\b")


def is_reporting(sentence: str) -> bool:
    """Say whether a sentence reports: it asks nothing, orders nothing, speaks to nobody, and is no code.

    What stands in quotation marks is somebody's own words and may do all that, but speak of prompts and hold code.
    """
    words = sentence.strip()
    if words.endswith("?") or _TALK.search(words) or _CODE.search(words):
        return False
    own = _QUOTED.sub(" ", words)
    if _ADDRESS.search(_OURS.sub(" ", own)) or own.rstrip(' ”"').endswith(("?", "!", ":")):
        return False
    return not _ORDER.match(own)


def is_plain_title(title: str) -> bool:
    """Say whether a headline may be shown: it may ask, but not order a reader about, speak of prompts or hold code."""
    return not (_TALK.search(title) or _CODE.search(title) or _ORDER.match(title))
