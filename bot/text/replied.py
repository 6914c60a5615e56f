"""Finds what only the question before it explains: a `No.` and what hangs on it, and in a list of questions and
answers whatever speaks of `she`, `it` or `this`."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.model.analysis import Sentence, Span

_QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)")
_YES_OR_NO = re.compile(
    r"\W*(?:(?:[Ii]n\s(?:short|a\sword|one\sword)|[Tt]he\sshort\sanswer(?:\sis)?|[Ss]hort\sanswer|A|Answer)\s?[:,.–—-]?\s)?"
    r"(?:[Yy]es|[Nn]o|[Nn]ope|[Nn]ot\s(?:yet|quite|really|exactly|entirely|necessarily|at\sall|so|any\smore|for\snow|officially|directly|only)|"
    r"[Pp]artly|[Pp]artially|[Pp]erhaps|[Mm]aybe|[Pp]ossibly|[Pp]robably|[Hh]ardly|[Aa]lmost|[Oo]f\scourse|[Cc]orrect|[Tt]rue|[Ff]alse|[Uu]nclear|"
    r"[Uu]nlikely|[Ll]ikely|[Ii]t\sdepends|[Nn]either|[Nn]ever|[Aa]bsolutely|[Cc]ertainly|[Ii]ndeed)(?=\s?[.,:;!–—-]|\s*\Z|\s(?:and|but|because)\b)"
)
_BARE = 3
"""Words of an answer that holds nothing else."""
_LEANS = re.compile(
    r"\b(?:he|she|him|they|them|these|those|such|this(?!\s(?:week|weekend|month|year|morning|afternoon|evening|spring|"
    r"summer|autumn|fall|winter)\b)|so(?=[.,;]|\W*\Z)|it)\b|\bthat(?=[.,;]|\W*\Z|\s(?:is|was|had|has|would|will|could|did|does|may|might)\b)|"
    r"\b(?:says?|said|told|added)\b[^;]*?\b(?:his|hers?|its|theirs?)\b|"
    r"\b(?:says?|said|replie[sd]|answer(?:s|ed))\s(?:yes|no|not|never|neither|only)\b",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(
    r"\b(?:government|ministry|cabinet|company|commission|army|navy|military|embassy|bank|agency|court|parliament|union|office|council)\s"
    r"(?:said|says|announced)(?:\son\s\w+)?(?:\sthat)?\s(?P<own>it)\b"
)
"""A body that says what it does itself."""
_FEWEST = 2
"""Questions in lines of their own that make a list of questions and answers."""


def find_replied(title: str, text: str, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    """Give the sentences of a text that its own question before them, or its title's, explains."""
    own = _count_asking_lines(text, sentences) >= _FEWEST
    first = [sentences[0].span] if title.rstrip().endswith("?") and sentences else []
    opened = [each for each in first if _YES_OR_NO.match(each.of(text))]
    return (*opened, *_list_replied(text, sentences, own))


def _count_asking_lines(text: str, sentences: Sequence[Sentence]) -> int:
    return sum(
        each.paragraph != following.paragraph and _asks(each.span.of(text)) for each, following in pairwise(sentences)
    )


def _asks(words: str) -> bool:
    return _QUOTED.sub(" ", words).rstrip().endswith("?")


def _list_replied(text: str, sentences: Sequence[Sentence], own: bool) -> Iterator[Span]:
    """What stands right behind a question; in a list of `own` questions all that leans in the paragraph behind one."""
    for at, asked in enumerate(sentences[:-1]):
        if not _asks(asked.span.of(text)) or _asks(sentences[at + 1].span.of(text)):
            continue
        reply = [each.span for each in sentences[at + 1 :] if each.paragraph == sentences[at + 1].paragraph]
        opened = _YES_OR_NO.match(reply[0].of(text)) is not None
        if opened:
            yield reply[0]
        bare = opened and len(reply[0].of(text).split()) <= _BARE
        close = reply if own else reply[: 1 + bare]
        yield from (each for each in close if _leans(each.of(text)))


def _leans(words: str) -> bool:
    itself = _OF_ITSELF.search(words)
    told = words[: itself.start("own")] + words[itself.end("own") :] if itself else words
    return _LEANS.search(told) is not None
