"""What a question asks about, as terms that can be found in a text whatever form they take there."""

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.model.analysis import ActorKey
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.verbs import BASES, DEEDS
from bot.text.words import STOP_WORDS, stem, tokens

MOST_TERMS = 24
"""Terms of one question; further ones are left out, so that no question is long work."""

_ENDINGS = (
    "ational",
    "ation",
    "ition",
    "ement",
    "ment",
    "ance",
    "ence",
    "ation",
    "ion",
    "ive",
    "ity",
    "ist",
    "al",
    "or",
    "er",
    "ly",
    "y",
)
_IRREGULAR = (
    BASES
    | DEEDS
    | dict(
        pair.split(":")
        for pair in """according:according told:tell shots:shoot winner:win died:die dead:die death:die deaths:die
    laid:lay lied:lie
    tied:tie sued:sue tried:try tries:try freed:free deadly:die denied:deny denies:deny expelled:expel
    offence:offend men:man women:woman children:child people:person owner:own owners:own statement:statement
    statements:statement deliveries:deliver discoveries:discover policy:policy policies:policy going:go
    apologies:apologise apologize:apologise apologized:apologise apologizes:apologise apologizing:apologise
    kidnapper:kidnap kidnappers:kidnap robber:rob robbers:rob robbery:rob robberies:rob planner:plan planners:plan
    shipper:ship shippers:ship worshipper:worship worshippers:worship
    thefts:steal heatwave:heat heatwaves:heat succeed:succeed succeeds:succeed succeeded:succeed
    succeeding:succeed successor:succeed tariffs:tariff easing:ease eases:ease eased:ease""".split()
    )
)
_NO_PARTICIPLES = frozenset("between open men women children even seven ten garden kitchen citizen".split())
_PARTICIPLES = frozenset(BASES) | frozenset("laid shot dead".split())
_ORDINAL = re.compile(r"\s+(?:[IVX]+|[JS]r\.?)\Z")
_SHORT = re.compile(r"[^\Waeiou][aeiouy][^\Waeiouwxy](?=(?:ed|ing)\Z)")
"""A verb of one syllable that has lost its last letter: one that has not would have doubled its consonant."""
_OF_A_VERB = re.compile(r"\w+(?<![eo])at(?:e[ds]?|ing|ors?)")
"""What ends as `evacuated` and `negotiator` do; `treated` and `floated` have another root."""
_OF_A_NOUN = 5
"""Letters of what is short enough to keep that ending: `donat`."""
_DOUBLED = re.compile(r"\w*[aeiouy][^\Waeiouy]+\w*[aeiouy]ll")
"""A word of more syllables than one with a last letter that its base may have once: `travell`, of `travelled`."""
CALL = "call"
_CALLS_FOR = re.compile(
    rf"\s+(?:for\s+(?!(?:\w+\s+)?(?:{DAY_NAMES}|{MONTH_NAMES}|\d|week|month|hour|minute|tomorrow|today)s?\b)|"
    rf"(?:up)?on\s+(?!(?:{DAY_NAMES})\b)(?:[\w’'-]+\s+){{1,6}}?to\s+[a-z])",
    re.IGNORECASE,
)
_ASKING = STOP_WORDS | frozenset(
    """happen happened happening happens many much name named called title titled following true false according report
    reported reports except else exactly please tell know think one ones type kind sort anything something anyone
    anybody somebody nobody everybody someone everyone still already ever yet whether long often soon within per upon
    among say says said many
    timeline chronology compare difference differences
    unclear unresolved latest news thing whats whos wheres whens hows
    since happen coverage account accounts version sequence events give show did""".split()
)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked about: a word's root, or a listed actor, which any of its names, capitals and demonyms meets."""

    root: str
    shown: str
    actor: ActorKey | None = None
    named: bool = False
    """It is a proper name: without it an answer is about something else."""
    focus: bool = False
    """It is what a yes-or-no question asks to be settled: `confirmed` in `Has Beijing confirmed …`."""
    subject: bool = False
    """It is whom a yes-or-no question is about: `Beijing` in `Has Beijing confirmed …`."""
    either: bool = False
    """What undoes it settles the question as well: `left` in `Will the party stay …`."""
    part_of: str = ""
    """The name or title of several words that it belongs to, as asked: `Boris Johnson`."""
    calls_for: bool = False
    """It is a call for something, which is no talk with anybody: `call` in `Who called for a truce?`."""
    small: bool = False
    """It is typed in small letters where a capital would make it the name of a state: `turkey farmers`."""

    @property
    def name(self) -> str:
        """The whole of what it names."""
        return self.part_of or self.shown


@functools.lru_cache(maxsize=50_000)
def root(word: str) -> str:
    """Cut a folded English word to what its verb, noun and agent share: confirmed, confirmation; retire, retirement."""
    known = _IRREGULAR.get(word)
    if known is not None:
        return known if known == word else root(known)
    if _SHORT.match(word) is not None:
        return f"{word[:3]}e"
    cut = stem(word)
    if not cut.isascii() or not cut.isalpha():
        return cut
    if cut not in BASES:
        cut = _IRREGULAR.get(cut) or _IRREGULAR.get(f"{cut}e", cut)
    for ending in _ENDINGS:
        if cut.endswith(ending) and len(cut) - len(ending) >= 4:
            cut = cut[: len(cut) - len(ending)]
            break
    if cut.endswith("at") and len(cut) > _OF_A_NOUN and _OF_A_VERB.fullmatch(word) is not None:
        cut = cut.removesuffix("at")
    if _DOUBLED.fullmatch(cut) is not None:
        cut = cut[:-1]
    return cut.rstrip("ei") if len(cut) > 4 else cut


def roots(text: str) -> list[str]:
    """Give the roots of a text's words in order; a hyphened word gives its parts too."""
    return list(_iter_roots(tokens(text)))


def _iter_roots(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield root(word)
        if "-" in word:
            yield from (root(part) for part in word.split("-") if part)


def is_participle(word: str) -> bool:
    """Say whether a word may be what is done to somebody: invited, shot, taken."""
    folded = word.casefold()
    return (folded.endswith(("ed", "en")) and folded not in _NO_PARTICIPLES) or folded in _PARTICIPLES


def calls_for(words: str, end: int) -> bool:
    """Say whether the word that ends there is a call for something, or on somebody to do it, and no call with anybody;
    `a call for Tuesday` is one."""
    return _CALLS_FOR.match(words, end) is not None


def is_asking(word: str) -> bool:
    """Say whether a folded word only asks, and names nothing that could be looked for."""
    return word in _ASKING or len(word) < 2 or word.endswith(("n't", "n’t"))


def prints_any(terms: Iterable["Term"], words: str) -> bool:
    """Say whether words print one of what is asked about itself, and no other word alone that stands for it."""
    return not {each.root for each in terms}.isdisjoint(roots(words))


WORD = re.compile(r"[\w’'-]+")
"""A word as it is printed, with what joins its parts."""

_UNDONE = {
    root(word): tuple(map(root, others.split()))
    for line in """closed shut:open reopen unblock|open reopen:close shut|
    grant:refuse deny|leave quit withdraw:stay remain|
    stay remain:leave quit withdraw|custody held hold detained jail jailed imprisoned prison:release free acquit|
    resign:stay remain|convict:acquit clear|drop:keep stay|
    accept recognise recognize:reject refuse contest dispute""".split("|")
    for words, others in [line.split(":")]
    for word in words.split()
}
"""By the root of what is done, the roots of what undoes it or tells that it was not done."""

COMES_IN = re.compile(r"(?:t[ao]k(?:e|es|en|ing)|took|assum(?:e|es|ed|ing)|bec[ao]m(?:e|es|ing))\b")
"""Who does this is sworn in: `took office`, `became governor`."""
HELD_BY_OATH = r"(?:president|governor|minister|premier|chancellor|mayor|speaker|king|queen|secretary|chief\s+justice)"


def undoing(one: str) -> tuple[str, ...]:
    """Give the roots of what undoes a deed, or tells that it was not done."""
    return _UNDONE.get(one, ())


def irregular_forms(root: str) -> tuple[str, ...]:
    """Give the words of this root that do not begin with it: won, winner of win."""
    return _list_forms().get(root, ())


@functools.cache
def _list_forms() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in _IRREGULAR:
        found[root(word)] = (*found.get(root(word), ()), word)
    return found


def find_pairs(terms: Sequence[Term], text: str) -> frozenset[tuple[str, str]]:
    """Give the pairs of roots that stand side by side in a question, both among its terms."""
    wanted = {term.root for term in terms}
    line = roots(re.sub(r"[’']s\b", "", text))
    return frozenset((a, b) for a, b in itertools.pairwise(line) if a in wanted and b in wanted)


def strip_ordinals(name: str) -> str:
    """Give a name without what a text may leave out of it: `Charles III` is Charles."""
    return _ORDINAL.sub("", name)
