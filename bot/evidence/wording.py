"""Words that a briefing may use only as its sources do: loaded ones, words of likelihood, and what is no prose."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from bot.evidence.reading import Reading, Word
from bot.evidence.speakers import find_speakers
from bot.text.english import OWN_WORDS
from bot.text.words import STOP_WORDS

LIKELIHOOD = frozenset(
    """may might could likely unlikely probably possibly perhaps expected presumably potentially possible probable
    seems""".split()
)
HEARSAY = frozenset("reportedly allegedly alleged apparently supposedly purportedly suspected".split())
"""Words that leave a thing to others: a claim may add one, and may not lose one."""
LOADED = frozenset(
    """regime puppet thug thugs terrorist terrorists terrorism brutal barbaric evil heinous notorious infamous shameful
    disgraceful propaganda warmonger warmongering bully bullying crackdown slammed slams blasted blasts lambasted
    outrageous despicable savage butcher tyrant dictator dictatorship fascist fascists nazi nazis hostile illegitimate
    sham so-called unprovoked unjustified heroic glorious cowardly treacherous traitor traitors massacre genocide
    invaders occupiers rogue fanatic fanatics extremist extremists radical radicals hypocrisy hypocritical lies lied
    liar interference meddling aggression aggressor bloodthirsty vicious cynical reckless""".split()
)
"""Words that judge: shown only where the passage has them and a speaker or quotation marks own them."""
_OTHER = frozenset(
    """el la los las una unos unas del que por para pero según como fue su sus y con sobre entre desde hasta le les
    du une et est dans pour sur avec qui sont aux cette elle pas der das und ist nicht mit von zu den dem ein
    eine einen für auf im sich auch nach bei wird durch über il lo gli di della delle dei nel che sono anche più
    uma não em com ao à dos das pelo seu het een van voor niet dat zijn naar om te ve bir için nie się jest że
    och att det som på av den med til ikke""".split()
)
"""Small words of the languages nearest to English."""

_FOREIGN = re.compile(
    r"""[a-z][a-z0-9+.-]*://|\bwww\.|\bmailto:|\bjavascript:|\bdata:
      | (?<![\w.])[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,})*\.[a-z]{2,}(?:/\S*)?(?![\w.])   # a bare address
      | \S@\S | @\w | <[^>]*> | </? | &(?:\#?\w{2,8}); | \]\( | !\[ | \[\[ | [`*_~] | \|\|
      | (?<!\w):[a-z0-9_+-]+:(?!\w)  # a picture's short name
      | ^\s{0,3}(?:\#{1,6}|>+|-\#|[-+•]|\d+[.)])\s
      | [\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]
      | [\U000e0000-\U000e007f]""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)


def find_foreign(text: str) -> str | None:
    """Give the first link, mention, markup or hidden character in a text that should be plain prose."""
    found = _FOREIGN.search(text)
    if found or text.isascii():
        return found[0] if found else None
    hidden = next((letter for letter in text if _is_hidden(letter)), None)
    mixed = next((word for word in re.findall(r"[^\W\d_]+", text) if _mixes_scripts(word)), None)
    return hidden or mixed


def _is_hidden(letter: str) -> bool:
    """A letter that shows nothing, has no meaning of its own, or is a picture."""
    return unicodedata.category(letter) in _HIDDEN or letter in _BLANKS or bool(_PICTURES.match(letter))


_HIDDEN = frozenset({"Cf", "Co", "Cn", "Cs"})
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u2800\u3164\uffa0\uff20\ufffc\ufffd")
_PICTURES = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef\U0001f000-\U0001faff\u2600-\u27bf]")


def _mixes_scripts(word: str) -> bool:
    """A word of Latin letters with one of another alphabet in it that looks like a Latin one."""
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    return "LATIN" in scripts and bool(scripts & {"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "FULLWIDTH"})


def find_other_language(claim: Reading, passages: Reading) -> str | None:
    """Give the first sentence that is not English: of its words in small letters two are small words of another
    language, or most are none of English and no small one is English alone; what stands in the passages is theirs."""
    there = {word.folded for word in passages.words} | {word.stem for word in passages.words}
    for sentence in claim.sentences:
        small = [word for word in sentence if word.printed.islower()]
        new = [word for word in small if word.folded not in there and word.stem not in there]
        other = {word.folded for word in new if word.printed in _OTHER or not word.printed.isascii()}
        strange = [word for word in new if word.folded not in STOP_WORDS]
        own = any(word.folded in OWN_WORDS for word in small)
        if len(other) >= _LEAST_OTHER or (not own and len(small) >= _LEAST_OTHER and 2 * len(strange) > len(small)):
            return " ".join(word.printed for word in sentence)
    return None


_LEAST_OTHER = 2


def find_loaded(claim: Reading, passages: Reading) -> Iterator[str]:
    """Give loaded words that the passages do not have, or that nobody in the claim owns."""
    there = {word.folded for word in passages.words}
    owned = any(True for sentence in claim.sentences for _ in find_speakers(sentence))
    quoted = " ".join(re.findall(r"[“\"]([^”\"]*)[”\"]", claim.text)).casefold()
    for word in claim.words:
        if word.folded in LOADED and not (word.folded in there and (owned or word.folded in quoted)):
            yield word.printed


def find_likelihood(claim: Reading, passages: Reading) -> Iterator[str]:
    """Give words of likelihood that the passages do not have."""
    there = {word.folded for word in passages.words}
    for word in claim.words:
        if word.folded in LIKELIHOOD and word.date is None and word.folded not in there:
            yield word.printed


def find_lost_hedge(claim: Reading, nearest: Sequence[Word]) -> str | None:
    """Give a hedge that the passage puts before what the claim states without any."""
    hedges = LIKELIHOOD | HEARSAY
    if any(word.folded in hedges and word.date is None for word in claim.words):
        return None
    stated = {word.stem for word in claim.words if word.carries}
    for at, word in enumerate(nearest):
        if word.folded in hedges and word.date is None:
            follows = [each for each in nearest[at + 1 : at + 4] if each.carries and each.folded not in hedges]
            if follows and follows[0].stem in stated:
                return word.printed
    return None
