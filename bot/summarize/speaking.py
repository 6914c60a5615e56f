"""Says whether a cut would take the speaker off what is said: a claim without who makes it is a statement of ours."""

import re

from bot.model.analysis import Material
from bot.text.days import DAY_NAMES
from bot.text.verbs import is_past

_STEMS = (
    "acknowledg add admit alleg announc argu assert assess believ boast caution claim complain conced conclud confirm "
    "contend declar disclos estimat explain fear forecast hint imagin indicat insist insinuat joke maintain mention "
    "not observ predict project quip reckon recount relay remark repeat report respond reveal speculat state stress "
    "suggest suspect testif"
)
_PASTS = "said told thought found wrote swore denied replied vowed warned"
_BASES = (
    "say tell think find write swear believe fear suspect allege argue insist contend assert claim suggest imagine "
    "warn estimate predict conclude maintain caution admit deny"
)
_S_FORMS = "says tells thinks finds writes swears denies replies vows warns"
_ANY = re.compile(
    rf"\b(?:(?:{'|'.join(_STEMS.split())})(?:t?ed|d|e?s|ies|ied)|{'|'.join(_PASTS.split())}|{'|'.join(_S_FORMS.split())}|"
    rf"{'|'.join(_BASES.split())}|according\s+to)\b"
)
"""All that may tell who says so; in what is cut off, one that does not keeps a sentence longer than it need be."""
_SURE = re.compile(
    r"(?<!not\s)(?<!never\s)\b(?:said|says|told|tells|wrote|writes|thinks|insist(?:s|ed)|argue[sd]|warn(?:s|ed)|vow(?:s|ed)|"
    r"add(?:s|ed)\sthat|announced|testified|denie[sd]|(?:alleg|claim|report|believ|assert|contend|maintain|suggest|stat|"
    r"declar|confirm|conclud|predict|estimat|acknowledg|conced|admitt|stress|not)(?:es|s|ed)\sthat|according\s+to|"
    r"(?<!to\s)(?:say|think|believe|insist|argue|allege|contend|warn))\b"
)
"""What tells without doubt that somebody says so, in what is kept; a plural noun such as `states` does not."""
SAID_NOT = re.compile(
    r"\b(?:did|does|has|have|had|would|could|will)\s+not\s+(?:deny|denied|rule\s+out|ruled\s+out|say|said|confirm|confirmed)\b|"
    r"\bstop(?:s|ped)\s+short\s+of\b|\bdeclin(?:es|ed)\s+to\b"
)
"""What somebody did not say stands for nobody where there is something that was said."""
DENIES = r"den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:es|ed)|refut(?:es|ed)"
"""The verbs of a denial, as alternatives of a pattern."""
_DENIES = (
    rf"\b(?:{DENIES}|no\ssuch|"
    r"(?:says?|said|insist(?:s|ed)|maintain(?:s|ed))\b[^.;]*?(?:\bnot\b|\bno(?:body|thing|ne)?\b|\bnever\b|n[’']t\b))"
)
_HAD = re.compile(r"[^,;:“”]{2,80}?\shad\s(?:(?:not|never|also|then|since|already|only|been)\s){0,2}(?P<verb>[a-z]+)\b")
"""A sentence whose verb is in the pluperfect."""
_UNCHANGED = frozenset("hit put cut set let shut hurt split spread cast quit".split())
"""Participles that are spelled like the verb."""
_ANSWERS = re.compile(rf"(?:;|\s[–—]|,(?=\s(?:and|but|while|although|though|which)\s))\s.*?{_DENIES}", re.DOTALL)
ACCUSES = re.compile(r"\b(?:accus|blam)(?:es?|ed|ing)\b")
_BORDER = re.compile(r"[,;”\"–—]\s")
_OWN_CLAUSE = re.compile(r"\s*(?:after|before|when|while|because|until)\s(?:(?!\baccording\b)[^,;:–—“”])*")
"""A clause that has its own doer up to the sentence's end: who speaks in it speaks of nothing before it."""
_WITH_REASON = re.compile(r",\s(?:saying|adding|arguing)\s")
"""What opens the reason that the doer of what stands before gives for it."""
_ENDS_WITHIN = 3
"""Words at a sentence's end that may say who says all of it."""
_GOES_ON = re.compile(
    r"(?:and|but|or|who|which|that|whose|where|after|as|when|while|before|because|since|until|if|although|though|with)\b"
)
"""What opens a clause of the same statement and no speaker."""
_WHEN_OR_WHERE = re.compile(
    r"(?:on|in|at|to|during|after|before|from|by|via|late|early|earlier|last|this|yesterday|today|"
    rf"{DAY_NAMES})\b"
)
_DAY = re.compile(rf"(?:(?:on|late|early)\s)*(?:{DAY_NAMES}|yesterday|today)\Z")
_AUXILIARY = frozenset("is are was were be been being has have had not never to will would can could may might".split())
_LONGEST = 14
"""Words of a clause that names a speaker."""
_BEGAN = re.compile(
    r"\b(?:fired|shot|shelled|attacked|struck|rammed|opened\sfire)\sfirst\b|\bfirst\s(?:shots?|shells?|rounds?|blow|to\s(?:fire|shoot|open\sfire))\b|"
    r"\bopened\sfire\b|\b(?:began|started)\s(?:the\s)?(?:firing|shooting|shelling|clash(?:es)?|fighting)\b"
)
_BUT = re.compile(r"\W*(?:but|though|although|yet)\s(?:only\s|also\s)?that\b", re.IGNORECASE)


def loses_speaker(head: str, rest: str) -> bool:
    """Say whether `rest`, cut off behind `head`, holds who says what `head` tells: `, prosecutors allege`."""
    if may_speak(rest) and not surely_speaks(head) and not _WITH_REASON.match(rest):
        return _OWN_CLAUSE.fullmatch(rest) is None or may_speak(" ".join(rest.split()[-_ENDS_WITHIN:]))
    return any(_ends_with_speaker(clause) for clause in _BORDER.split(rest)[1:])


def drops_answer(head: str, rest: str) -> bool:
    """Say whether `head` tells what somebody says or is accused of, and `rest` what is answered: `; Oslo says it did
    not`, or what the same one says against it: `, but that …`."""
    return (surely_speaks(head) or ACCUSES.search(head) is not None) and (holds_answer(rest) or bool(_BUT.match(rest)))


def holds_answer(rest: str) -> bool:
    """Say whether words cut off tell, in a clause of their own, that what stands before them is denied."""
    return _ANSWERS.search(rest) is not None


def tells_who_began(words: str) -> bool:
    """Say whether words tell who was the first to use force: `X fired first`, `the first shots came from X`."""
    return _BEGAN.search(words) is not None


def may_speak(words: str) -> bool:
    """Say whether words may tell that somebody says something; a noun spelled like the verb counts too."""
    return _ANY.search(words) is not None


def surely_speaks(words: str) -> bool:
    """Say whether words tell without doubt that somebody says something."""
    return _SURE.search(words) is not None


def _ends_with_speaker(clause: str) -> bool:
    """`a retired general cautioned on Monday`: somebody, a verb, and at most when or where."""
    words = clause.rstrip(".”\"’' ").split()
    if not words or len(words) > _LONGEST or _GOES_ON.match(clause):
        return False
    for at, word in enumerate(words):
        behind = " ".join(words[at + 1 :])
        known = _ANY.fullmatch(word) is not None or clause.startswith("according to")
        if known and (not behind or at == 0 or _WHEN_OR_WHERE.match(behind)):
            return True
        if at and is_past(word) and words[at - 1] not in _AUXILIARY and (not behind or _DAY.match(behind)):
            return True
    return False


def is_retold(material: Material, number: int) -> bool:
    """Say whether a sentence goes on with what somebody said in the sentences before it, of their paragraph, without
    saying so: `Norway had hit the bridge itself.`"""
    text, sentences = material.article.text, material.analysis.sentences
    while number and sentences[number - 1].paragraph == sentences[number].paragraph:
        had = _HAD.match(sentences[number].span.of(text))
        if (
            had is None
            or not (is_past(had["verb"]) or had["verb"] in _UNCHANGED)
            or may_speak(sentences[number].span.of(text))
        ):
            return False
        number -= 1
        if surely_speaks(sentences[number].span.of(text)):
            return True
    return False
