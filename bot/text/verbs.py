"""Tells the past forms of English verbs and what their deeds are called, and gives the verb of either."""

import re
from functools import lru_cache

from bot.text.words import content_words, stem

_IRREGULAR = """bear bore borne; beat beaten; become became; begin began begun; bend bent; bite bit bitten; bleed bled;
    blow blew blown; break broke broken; bring brought; build built; buy bought; catch caught; choose chose chosen;
    cling clung; come came; deal dealt; dig dug; draw drew drawn; drink drank drunk; drive drove driven; eat ate eaten;
    fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fly flew flown; forbid forbade
    forbidden; forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got gotten; give gave given;
    go went gone; grow grew grown; hang hung; hear heard; hide hid hidden; hold held; keep kept; know knew known; lead
    led; leave left; lend lent; lose lost; make made; mean meant; meet met; overcome overcame; override overrode
    overridden; oversee oversaw overseen; overtake overtook overtaken; overthrow overthrew overthrown; pay paid; ride
    rode ridden; ring rang rung; rise rose risen; run ran; see saw seen; seek sought; sell sold; send sent; shake shook
    shaken; shoot shot; shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat; sleep slept; speak spoke spoken;
    spend spent; spin spun; stand stood; steal stole stolen; stick stuck; strike struck; swear swore sworn; sweep swept;
    swim swam swum; swing swung; take took taken; teach taught; tear tore torn; think thought; throw threw thrown;
    undergo underwent undergone; understand understood; undertake undertook undertaken; uphold upheld; wake woke woken;
    wear wore worn; win won; withdraw withdrew withdrawn; withhold withheld; write wrote written"""
BASES = {form: base for base, *forms in (each.split() for each in _IRREGULAR.split(";")) for form in forms}
"""The verb of every irregular past form."""
IRREGULAR_PASTS = "|".join(BASES)
"""The irregular pasts and participles, as alternatives of a pattern."""
DEEDS = dict(
    pair.split(":")
    for pair in """flight:fly sale:sell payment:pay loss:lose withdrawal:withdraw invasion:invade decision:decide
    arrival:arrive departure:depart refusal:refuse proposal:propose approval:approve denial:deny expulsion:expel
    defence:defend defense:defend seizure:seize closure:close failure:fail collision:collide explosion:explode
    expansion:expand extension:extend suspension:suspend admission:admit exclusion:exclude inclusion:include
    evasion:evade destruction:destroy production:produce reduction:reduce detention:detain reception:receive
    resumption:resume intervention:intervene concession:concede signature:sign acquittal:acquit abolition:abolish
    demolition:demolish delivery:deliver discovery:discover recovery:recover growth:grow theft:steal
    apology:apologise exposure:expose extradition:extradite prohibition:prohibit""".split()
)
"""The verb of what is called otherwise than it with an ending: `expulsion` of `expel`."""
_DEED = r"(?:[ai]tion|ion|ment|al|ure|ing|ance|ery|over)?s?"
_NO_PAST = frozenset(
    "hundred indeed need exceed proceed succeed speed feed seed bleed weed breed embed united red".split()
)

_PLAIN_PASTS = frozenset("was were had did could put cut set let".split())
"""Pasts that are no list's: of helpers, and spelled like the present."""


def base_of(word: str) -> str:
    """Give the verb that a folded irregular past form belongs to; every other word comes back as it is."""
    return BASES.get(word, word)


@lru_cache(maxsize=8192)
def stems_of_deeds(words: str) -> frozenset[str]:
    """Give the stems of the words that carry meaning, one for a verb in any tense."""
    return frozenset(stem(base_of(word)) for word in content_words(words))


def is_past(word: str) -> bool:
    """Say whether a folded word is spelled like the past or the participle of a verb."""
    return word in BASES or (len(word) > 3 and word.endswith("ed") and word not in _NO_PAST)


def has_past(words: str) -> bool:
    """Say whether a word in small letters may be a verb of the past."""
    return any(is_past(word) or word in _PLAIN_PASTS for word in re.findall(r"[a-z]+", words))


def past_of(verb: str) -> str | None:
    """Give the past of a folded verb, `agreed` of `agree`; None where it is not known how that is spelled."""
    if verb in _PASTS:
        return _PASTS[verb]
    if verb in _SAME_IN_PAST:
        return None
    if _DOUBLES.search(verb):
        return f"{verb}{verb[-1]}ed"
    return re.sub(r"(?<=[^aeiou])y\Z", "i", verb.removesuffix("e")) + "ed"


def called_of(verb: str) -> str:
    """Give the pattern of what the deed of a folded verb is called: `deport` has deportation and deportations."""
    base = base_of(verb)
    if base.endswith("ify"):
        return rf"{base[:-1]}(?:ication|ying)s?"
    listed = (re.sub(r"y\Z", "(?:y|ies)", noun) + "s?" for noun, each in DEEDS.items() if each == base)
    short = base.removesuffix("e")
    return "|".join((*listed, f"{short}(?:{short[-1:]})?{_DEED}", f"{base}s?"))


def singular_of(verb: str) -> str:
    """Give what one does, `wants` of `want`."""
    if re.search(r"(?:s|x|z|ch|sh|o)\Z", verb):
        return f"{verb}es"
    return re.sub(r"(?<=[^aeiou])y\Z", "ie", verb) + "s" if verb != "have" else "has"


_PASTS = {base: first for base, first, *_ in (each.split() for each in _IRREGULAR.split(";"))} | {
    "say": "said",
    "have": "had",
    "do": "did",
    "tell": "told",
}
_SAME_IN_PAST = frozenset(
    "be cut put set hit let quit shut hurt cost split spread cast read bet burst shed rid thrust lay light win".split()
)
_DOUBLES = re.compile(
    r"\A[^aeiou]*[aeiou][bdgmnprt]\Z|(?:refer|admit|permit|commit|prefer|occur|submit|transfer|control|cancel|travel|compel|expel|repel|rebel|regret)\Z"
)
"""Verbs that double their last letter, `stopped`."""
