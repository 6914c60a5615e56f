"""Tells how a sentence tells: of what was or will be, of how things stand, or as captions and chronicles do."""

import re
from typing import Literal

from bot.text.verbs import is_past

Tense = Literal["told", "standing", "shown", "none"]
"""`told`: it has a past, a perfect, or what is ahead, as reports do; `standing`: somebody says, plans, wants, is or has
something; `shown`: neither, as under a picture, over a report and in a chronicle (`Gunmen seize the port`); `none`: it
is too short to say."""

_FEWEST = 4
"""Words of a sentence that has a tense."""
_PERFECT_OR_AHEAD = frozenset(
    """was were had did has have been will would could might shall should must can cannot ought said told 've 'll 'd
    going set due wasn't weren't hadn't didn't hasn't haven't won't wouldn't couldn't can't shouldn't mustn't""".split()
)
_LIKE_THE_BASE = frozenset("put cut hit shut cost hurt quit spread split read beat cast burst".split())
"""Pasts that are spelled like the present: told unless something else says that they are not."""
_STANDING = frozenset(
    """say says saying tells is are am be do does isn't aren't don't doesn't it's there's that's he's she's who's
    what's i'm we're they're you're wants want needs need knows know believes believe thinks think hopes hope
    means mean remains remain plans expects expect seems seem includes include appears appear considers argues
    argue insists insist denies deny opposes oppose contains requires require owns belongs depends suggests
    suggest claim claims fears according may ahead rejects reject calls call accuses accuse warns warn
    criticises condemns welcomes supports support backs asks demands seeks""".split()
)
_NO_VERB_BEHIND = frozenset(
    "a an the of its his her their our my your this these those with by in on at for from as and or".split()
)
"""Behind these stands a participle that is no verb of its own: `the destroyed bridge`."""
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|[.,;:–—()]|\d[\d.,]*")
_QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)")


def find_tense(words: str) -> Tense:
    """Say how a sentence tells, what it quotes left aside; who is quoted says something."""
    own = _QUOTED.sub(" ", words)
    tokens = [each.replace("’", "'") for each in _TOKEN.findall(own.lower() if words.isupper() else own)]
    small = [each.lower() for each in tokens]
    if any(_is_told(tokens, small, at) for at in range(len(tokens))):
        return "told"
    if sum(each[0].isalpha() for each in tokens) < _FEWEST:
        return "none"
    return "standing" if any(each in _STANDING for each in small) else "shown"


def _is_told(tokens: list[str], small: list[str], at: int) -> bool:
    word = small[at]
    if word in _PERFECT_OR_AHEAD or word[word.find("'") :] in _PERFECT_OR_AHEAD:
        return True
    before = small[at - 1] if at else ""
    if not tokens[at].islower() or before in _NO_VERB_BEHIND:
        return False
    if word in _LIKE_THE_BASE:
        return before != "to"
    behind = small[at + 1] if at + 1 < len(small) else ""
    if word in {"is", "are"} and behind == "to":
        return True
    return is_past(word) and (behind != "by" or word == "died") and not _is_passive(small, at)


def _is_passive(small: list[str], at: int) -> bool:
    """Say whether a participle stands behind `is`: `is killed` tells of no past."""
    before = at - 1 if at and small[at - 1].endswith("ly") else at
    return before > 0 and small[before - 1] in {"is", "are", "be", "being", "not", "gets", "get"}
