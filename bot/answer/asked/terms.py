"""What a question asks about, as terms that can be found in a text whatever form they take there."""

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

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
    thefts:steal heatwave:heat heatwaves:heat succeed:succeed succeeds:succeed succeeded:succeed
    succeeding:succeed successor:succeed tariffs:tariff easing:ease eases:ease eased:ease""".split()
    )
)
_ALIKE = {
    root: group
    for group, roots in enumerate(
        """visit trip travel tour go|meet talk summit|receiv welcom host|call speak telephon phon convers|
        buy purchas acquir|die kill toll drown perish|confirm acknowledg announc|invit invitat|
        agre deal accord pact treaty discuss negot|resign quit|send supp provid deliv give|sack fire dismiss|
        balloon airship|attack strik raid|kidnap abduct|arrest detain|wound injur hurt|begin start|condemn denounc|
        arm weapon leth|troop soldier forc|propos plan|tie relat relationship|want demand seek|drop withdraw|
    postpon dela|open reopen|releas free|earthquak quak tremor|landslid mudslid|explod blast|
    cyclon hurrican typhoon|swap exchang|elect presidenc runoff|verdict sentenc|espionag spy|head lead|
    stick strand wait queu|resum restart|tariff duty levy|coup putsch takeov|truc ceasefir armistic|increas rais hik|
    reduc cut lower slash|date timetabl|
    ban prohibit outlaw forbid|clos shut|halt suspend paus|refus reject|flee escap|vow pledg promis assur|
    inquir investig prob|hir recruit|refund reimburs|epidem epidemic outbreak|vaccin inocul|protest
    demonstr|captur seiz|
    build construct|jail imprison|repair mend|succeed replac|abolish scrap|prolong extend|ease relax""".split("|")
    )
    for root in roots.split()
}
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


def alike(one: str) -> int | None:
    """Give the group of roots that stand for nearly the same thing, or None."""
    return _ALIKE.get(one)


MUTUAL = frozenset(map(alike, ("meet", "call")))
"""What is the same done by either."""
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

_BESIDE = r"(?:\s+(?:the|his|her|its|their|an?)\s+(?:[\w-]+\s+){1,3}?|\s+)"
_REMAINS = r"(?:(?<=the )|(?<=its )|(?<=his )|(?<=her )|(?<=their ))remains\b|\bremains(?=\s+of\b)"
"""What is left of something, and not that it stays: `the remains of the drone`."""
COMES_IN = re.compile(r"(?:t[ao]k(?:e|es|en|ing)|took|assum(?:e|es|ed|ing)|bec[ao]m(?:e|es|ing))\b")
"""Who does this is sworn in: `took office`, `became governor`."""
HELD_BY_OATH = r"(?:president|governor|minister|premier|chancellor|mayor|speaker|king|queen|secretary|chief\s+justice)"


_SHIPS = "vessel ship boat trawler tanker freighter ferr yacht barge steamer frigate warship"
_ANY_SHIP = (
    r"\b(?:vessels?|ships?|boats?|trawlers?|tankers?|freighters?|ferr(?:y|ies)|yachts?|barges?|steamers?|frigates?|"
    r"warships?)\b"
)
"""What a ship or a vessel may be called: a tanker is one, but no trawler."""

_PAID_TO_THEM = (
    r"\b(?:pay(?:s|ing)?|paid)\s+(?:[\w’'$€£.,-]+\s+){1,8}?(?:to|for)\s+(?:[a-z]+\s+){0,3}?"
    r"(?:famil(?:y|ies)|relatives|survivors|victims|bereaved|widows?)\b"
)
"""What those get who lost somebody."""


class SeveralWords(NamedTuple):
    """How a deed is told in several words."""

    cues: tuple[re.Pattern[str], ...]
    """One of them stands wherever the pattern is found. Each begins with its letters, so that to look for it takes a
    tenth of the time."""
    pattern: re.Pattern[str]

    def iter_found(self, lowered: str) -> Iterator[int]:
        """Give where a text in small letters tells it so."""
        if any(cue.search(lowered) for cue in self.cues):
            yield from (found.start() for found in self.pattern.finditer(lowered))


IN_SEVERAL_WORDS = {
    root(word): SeveralWords(tuple(map(re.compile, cues.split())), re.compile(pattern))
    for word, cues, pattern in (
        ("resign", "down aside", r"\b(?:step(?:s|ped|ping)?|stands?|stood|standing)\s+(?:down|aside)\b"),
        (
            "behind",
            "carried claim blam responsible",
            r"\b(?:carried\s+out|claim(?:s|ed)\s+(?:responsibility|the)|blam(?:e[sd]|ing)|responsible\s+for)\b",
        ),
        (
            "resume",
            r"again\b back\s+(?:in|at)\b",
            r"\b(?:flow|run|ran|operat|work|fl(?:y|ie)|flew|sail|mov|trad|pump)\w*\s+again\b|\bback\s+(?:in\s+operation|in\s+service|at\s+work)\b",
        ),
        (
            "reopen",
            r"again\b",
            r"\bopen(?:s|ed|ing)?\s+(?:to\s+[a-z]+\s+)?again\b|\b(?:began|begun|started)\s+(?:to\s+)?(?:work|operat|run)(?:ing|e)?\s+again\b",
        ),
        ("succeed", r"over\b", r"\bt[ao]k(?:es?|en|ing)\s+over\s+from\b|\btook\s+over\s+from\b"),
        ("takeover", "power", r"\bseiz(?:e|es|ed|ing)\s+power\b"),
        ("cancel", r"off\b", rf"\bcall(?:s|ed|ing)?{_BESIDE}off\b"),
        ("debris", "remains", _REMAINS),
        ("wreckage", "remains debris", rf"{_REMAINS}|\bdebris\b"),
        ("remains", "debris wreckage", r"\b(?:debris|wreckage)\b"),
        ("visit", "arriv", r"\barriv(?:es?|ed|ing)\s+(?:in|at)\b"),
        (
            "speak",
            "talk counterpart colleague",
            r"\btalk(?:s|ed|ing)?\s+(?:to|with)\b|\btold\s+(?:his|her)\s+(?:[\w’'-]+\s+){0,3}?(?:counterpart|colleague)\b",
        ),
        ("oppose", "against", r"\b(?:vot(?:e|es|ed|ing)|sp[eo]ak(?:s|ing)?|spoke|c[ao]mes?\s+out)\s+against\b"),
        ("reject", "down", rf"\bturn(?:s|ed|ing)?{_BESIDE}down\b"),
        ("postpone", r"off\b back\b", rf"\b(?:put(?:s|ting)?{_BESIDE}off|push(?:es|ed|ing)?{_BESIDE}back\b)"),
        (
            "concede",
            "result defeat outcome loss",
            r"\b(?:recogni[sz]|accept|acknowledg|admit|reject|contest|disput)\w*\s+(?:(?:the|his|her|their|its)\s+)?"
            r"(?:(?:official|final|election)\s+)?(?:results?|defeat|outcome|loss)\b",
        ),
        ("identify", "nam", r"\bnam(?:e[sd]?|ing)\b|\bnames\s+of\b"),
        ("stop", "through", r"\bpass(?:es|ed|ing)?\s+through\b"),
        ("cut", r"off\b sever", r"\b(?:br(?:eaks?|eaking|oken?)\s+off|sever(?:s|ed|ing)?)\b"),
        (
            "break",
            "ties relation contact",
            r"\b(?:cut(?:s|ting)?|sever(?:s|ed|ing)?)\s+(?:off\s+)?(?:[a-z]+\s+){0,2}(?:ties|relations|contacts?)\b",
        ),
        (
            "expel",
            "leave",
            r"\b(?:order(?:s|ed|ing)?|told|tells?|telling|giv(?:es|en|ing)|gave)\s+(?:[\w’'-]+\s+){0,9}?to\s+leave\b"
            r"(?!\s+(?:their|his|her|its|your|an?|the\s+(?!countr|kingdom|republic|state|territor|emirate))\w*)",
        ),
        (
            "return",
            r"back\b",
            r"\b(?:go(?:es|ne|ing)?|went|c[ao]m(?:e|es|ing)|fl(?:y|ies|ew|own|ying)|travel(?:s|led|ed|ling|ing)?|sail(?:s|ed|ing)?)\s+back\b"
            r"(?=\s*(?:[.,;]|\Z)|\s+(?:from|in|into|home|on\s+\w+day)\b|\s+to\s+(?!\d|work\b|his\b|her\b|its\b|their\b))",
        ),
        (
            "represent",
            "delegation",
            r"\b(?:leads?|led|leading|heads?|headed|heading)\s+(?:the|its|his|her|their|an?)\s+(?:[\w’'-]+\s+){0,2}?delegation\b",
        ),
        ("vessel", _SHIPS, _ANY_SHIP),
        ("ship", _SHIPS, _ANY_SHIP),
        (
            "boat",
            "trawler lifeboat speedboat gunboat dingh",
            r"\b(?:trawlers?|lifeboats?|speedboats?|gunboats?|dingh(?:y|ies))\b",
        ),
        (
            "resupply",
            "suppl",
            r"\bsupply\s+(?:runs?(?!\s+(?:low|out|short|dry)\b)|missions?|trips?|voyages?|flights?)\b",
        ),
        ("crew", "sailor sea deckhand", r"\b(?:sailors|seam[ae]n|seafarers|deckhands)\b"),
        (
            "survivor",
            "alive",
            r"\b(?:m[ae]n|wom[ae]n|people|persons?|children|boys?|girls?|(?:min|work)ers?|sailors?)\s+alive\b",
        ),
        ("compensation", "pay paid", _PAID_TO_THEM),
        ("ransom", "crypto bitcoin", r"\bdemand(?:s|ed|ing)?\s+(?:[\w$€£.,-]+\s+){1,5}?in\s+(?:crypto\w*|bitcoins?)\b"),
        ("participate", "part involve", r"\b(?:t[ao]k(?:es?|en|ing)|took)\s+part\b|\binvolved\b(?=\s+in\b|[.,;])"),
        ("extradite", "over", r"\bhand(?:s|ed|ing)?\s+(?:[\w’'-]+\s+){0,4}?over\s+to\s+(?!his\b|her\b|their\b)\w"),
        ("appoint", "named", r"(?:(?<=\bbe )|(?<=\bbeen )|(?<=\bwas )|(?<=\bwere ))named\b(?!\s+(?:after|for|in)\b)"),
        ("start", "trial", r"\bstands?\s+trial\s+(?:from|on|in)\b|\bgo(?:es)?\s+on\s+trial\b"),
        (
            "seize",
            "detain impound",
            rf"\b(?:detain|impound)(?:s|ed|ing)?\s+(?:[\w’'-]+\s+){{1,4}}?(?={_ANY_SHIP[2:]})|{_ANY_SHIP}[^.;,]{{0,40}}\b(?:detained|impounded)\b",
        ),
        (
            "greet",
            "boo jeer heckl cheer applau receiv welcom",
            r"\b(?:booed|jeered|heckled|cheered|applauded)\b|\b(?:received|welcomed)\s+(?:[\w’'-]+\s+){0,3}?(?:with|by|warmly|coolly|coldly)\b",
        ),
        ("handover", r"over\b", rf"\bhand(?:s|ed|ing)?{_BESIDE}over\b"),
        ("want", "ask call", r"\b(?:ask|call)(?:s|ed|ing)?\s+for\b"),
        (
            "win",
            "elected beat defeat",
            r"\b(?:declar(?:es?|ed|ing)\s+(?:[\w’'-]+\s+){1,5}?(?:re-?)?elected|(?:was|been|is)\s+re-?elected)\b|"
            r"(?<!\bbe )(?<!\bwas )(?<!\bwere )(?<!\bbeen )\b(?:beat|beats|beating|defeat(?:s|ed|ing))\b",
        ),
        (
            "sworn",
            "office inaugurated becom becam",
            r"\b(?:t[ao]k(?:e|es|en|ing)|took|assum(?:e|es|ed|ing))\s+office\b|\b(?:is|was|were|be|been|being)\s+inaugurated\b|"
            rf"\bbec[ao]m(?:e|es|ing)\s+(?:the\s+)?(?:[a-z-]+\s+){{0,2}}?{HELD_BY_OATH}\b",
        ),
        (
            "die",
            "life lives",
            r"\b(?:los(?:e|es|ing|t)\s+(?:their|his|her)\s+li(?:fe|ves)|claim(?:s|ed|ing)?\s+(?:the\s+lives|(?:[\w,.-]+\s+){1,4}?lives))\b",
        ),
    )
}
"""By the root of a deed, how it is told in several words: `lost their lives`."""


def undoing(one: str) -> tuple[str, ...]:
    """Give the roots of what undoes a deed, or tells that it was not done."""
    return _UNDONE.get(one, ())


def alike_roots(group: int) -> tuple[str, ...]:
    """Give the roots of a group."""
    return tuple(each for each, number in _ALIKE.items() if number == group)


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
