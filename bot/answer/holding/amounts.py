"""Ties an amount to that of which it is asked how much, as who shipped `4 million tonnes of maize` shipped no wheat by
that; and finds what a thing costs where that is told by what was paid, and what a later report puts an amount at."""

import re
from collections.abc import Mapping, Sequence

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import Term, root
from bot.answer.found.candidates import A_DAY, Candidate, is_in_place, telling_of
from bot.answer.found.counting import Counted, iter_counts, read_amounts
from bot.answer.found.measures import MONEY
from bot.answer.found.spotting import Spotter
from bot.answer.holding.happenings import tells_of_before
from bot.answer.holding.wanted import read_wanted
from bot.text.gazetteer import load_gazetteer
from bot.text.notices import list_figures, list_taken_back

_HOW_MUCH_OF = re.compile(
    r"\bhow\s+much\s+(?!(?:money|did|does|do|is|are|was|were|has|have|had|will|would)\b)(?P<thing>[a-z-]+)\s+"
    r"(?:did|does|do|will|would|has|have|had|is|are|was|were|can|could)\b",
    re.IGNORECASE,
)
_SO_MUCH_OF = re.compile(
    r"\b\d[\d.,]*\s+(?:(?:thousand|million|billion)\s+)?(?:tonnes?|tons?|kilo(?:gram(?:me)?)?s?|barrels?|bushels?|lit(?:re|er)s?|"
    r"gallons?|bags?|sacks?|containers?|megawatts?|cubic\s+met(?:re|er)s)\s+of\s+(?P<what>[a-z-]+(?:\s+[a-z-]+)?)\b",
    re.IGNORECASE,
)
"""A measure with that of which it is: `31 million tonnes of wheat`."""

_SUM = re.compile(rf"(?:{MONEY})(?<!%)(?<!percent)(?<!per cent)")
_ASKS_PRICE = re.compile(
    r"\bhow\s+much\b[^?]*?\b(?P<how>cost|costs|pay|pays|paid|worth|compensation|damages)\b", re.IGNORECASE
)
_PRICED = re.compile(
    r"\b(?:(?:bought|acquired|purchased|sold)\b[^;]*?\bfor|(?:buy|sell|acquire|purchase)s?\b[^;]*?\bfor|pay(?:s|ing)?|paid|worth|"
    r"costs?|costing|price\s+of|compensation|damages|spend(?:s|ing)?|spent)\b",
    re.IGNORECASE,
)
_TO_SUFFERERS = re.compile(
    r"\bcompensat\w+|\bdamages\b|\bto\s+(?:(?:the|its|their|each)\s+)?(?:[a-z]+\s+)?(?:famil(?:y|ies)|victims?|relatives|survivors?|widows?|"
    r"passengers?|bereaved|injured)\b",
    re.IGNORECASE,
)
"""What is paid to these is compensation."""
_DEMANDED = r"(?:demand\w*|ask(?:s|ed|ing)?|seek(?:s|ing)?|sought|su(?:es?|ed|ing)|claim(?:s|ed|ing)?|want(?:s|ed)?)"
_UNPAID = re.compile(
    rf"\b(?:{_DEMANDED}\s+(?:for\s+)?(?:(?:an?|the)\s+)?(?:[a-z]+\s+)?(?:compensation|damages|payment)|"
    r"(?:may|might|could)\s+(?:be\s+)?(?:bought|sold|paid|pay|buy|sell|cost))\b",
    re.IGNORECASE,
)
"""A sum that somebody only demands, or that may be paid."""
_WORTH = re.compile(
    r"\bhow\s+much\s+(?:is|was|are|were|will)\s+(?:the|an?|this|that|its|their|his|her)\s+(?:[\w’'-]+\s+){0,4}?(?P<thing>(?-i:[a-z-]+))"
    r"(?=\s+(?:(?:between|with|of|for|in|to|from|on|by|that|which|signed)\s[^?]*)?(?:be\s+)?worth\b)",
    re.IGNORECASE,
)
_VALUED = re.compile(
    r"\b(?:worth|valu(?:e|es|ed|ing)|cost(?:s|ing)?|price[ds]?|total(?:s|led|ling)?|amounts?\s+to)\b", re.IGNORECASE
)
_HOW_LONG_SHUT = re.compile(r"\bhow\s+long\b[^?]*\b(?:closed?|shut|blocked|closure)\b", re.IGNORECASE)
_SHUTS_OR_OPENS = re.compile(
    r"\b(?:clos\w+|shut\w*|block\w*|(?:re-?)?open\w*|resum\w+|restart\w*|again|last(?:s|ed)|lift\w*|halt\w*|suspen\w+|out\s+of\s+(?:use|service))\b",
    re.IGNORECASE,
)
"""What a length of time is of where it tells how long something was shut."""
_ASKS_SHARE = re.compile(
    r"\bhow\s+(?:much\s+of\s+the|many)\s+votes?\b|"
    r"\b(?:what|which|how\s+(?:big|large|high)\s+an?)\s+(?P<part>share|percentage|proportion|part)\s+of\s+(?:the\s+)?votes?\b",
    re.IGNORECASE,
)
_PART = re.compile(r"%|\bper\s?cent\b|\b(?:half|thirds?|quarters?|fifths?|tenths?)\b", re.IGNORECASE)
_TURNOUT = re.compile(r"\bturnout\b", re.IGNORECASE)
_HOW_MANY_WILL = re.compile(r"\bhow\s+many\b[^?]*\b(?:will|(?:is|are)\s+(?:to|being|going\s+to))\b", re.IGNORECASE)
_ASKS_DEMAND = re.compile(rf"\b{_DEMANDED}\b", re.IGNORECASE)
_DEMANDS_SO_MANY = re.compile(
    rf"\D*\b(?:{_DEMANDED}|call(?:s|ed|ing)?\s+for|hop(?:e|es|ed|ing)\s+for)\b\D{{0,60}}\d", re.IGNORECASE
)
_NOT_PAID = re.compile(
    rf"\b(?:{_DEMANDED}|(?:refus|reject|declin|offer|fail|estimat)\w*|den(?:y|ied|ies)|could|might|may|not|never|no\s+longer|instead|"
    r"fine[ds]?|tax(?:es)?|loans?)\b|n[’']t\b",
    re.IGNORECASE,
)
"""What is asked for, offered, refused or owed to the state is no price that is paid."""
_SELLS = re.compile(r"\b(?:sell|sells|sold|selling|sale)\b", re.IGNORECASE)
_OF_PRICES = frozenset(map(root, "cost pay price compensation damages worth get receive spend total money".split()))
_REVISES = re.compile(
    r"\b(?:larger|bigger|more|greater|higher|smaller|less|lower|worse|fewer)\s+than\s+(?:(?:was|were|had|been|at|it|they)\s+){0,3}"
    r"(?:(?:previously|first|earlier|initially|originally)\s+)?(?:thought|believed|estimated|reported|feared|assumed|announced|stated|known)\b|"
    r"\brevis(?:es?|ed|ing)\b|\b(?:rais|lower|correct|updat)(?:es?|s|ed|ing)\s+(?:its|his|her|their|the|that|an?)\s+(?:[a-z]+\s+){0,2}?(?:estimate|figure|number|total)s?\b|"
    r"\bnow\s+(?:puts?|estimates?|stands?|amounts?|totals?|believes?|thinks?|reckons?)\b",
    re.IGNORECASE,
)
"""That an amount is another than was told; one that is taken back in figures needs none of these: `110, not 40`."""
_RESET = re.compile(
    r"\b(?P<thing>[a-z]+)\s+(?:was|were|(?:has|have|had)\s+been)\s+(?:then\s+|later\s+|since\s+)?"
    r"(?:cut|raised|reduced|increased|lowered|trimmed)\s+to\b"
)
"""That a thing has another amount from then on: `the grant was cut to 3 million`."""
_SHARED = 2
"""Words beside the measure and the names that are asked for by which two sentences are of one amount."""


def keep_amounts(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give the sentences whose measure is of what a question asks how much of: no sum or number that is only demanded
    where it asks what is paid or will be, no other sum than a worth, no turnout for a share of a vote, no other
    length of time for that of a closure, no sentence without a number; all of another question, and what names nothing
    behind a measure."""
    if _ASKS_PRICE.search(question.understood) and _UNPAID.search(question.understood) is None:
        candidates = [each for each in candidates if _UNPAID.search(each.words) is None]
    if _HOW_MANY_WILL.search(question.understood) and not _ASKS_DEMAND.search(question.understood):
        candidates = [each for each in candidates if not _is_only_demanded(each.words)]
    if (worth := _WORTH.search(question.understood)) is not None:
        priced = Spotter([Term(root(worth["thing"]), worth["thing"])], load_gazetteer())
        candidates = [each for each in candidates if _VALUED.search(each.words) or priced.find(each.words)]
    if _HOW_LONG_SHUT.search(question.understood) is not None:
        candidates = [each for each in candidates if _SHUTS_OR_OPENS.search(each.words) is not None]
    if (share := _ASKS_SHARE.search(question.understood)) is not None:
        candidates = [each for each in candidates if _TURNOUT.search(each.words) is None]
        candidates = [each for each in candidates if share["part"] is None or _PART.search(each.words) is not None]
    asked = _HOW_MUCH_OF.search(question.understood)
    if asked is None:
        return list(candidates)
    thing, verb = root(asked["thing"].casefold()), read_wanted(question, question.understood).verb
    return [
        each
        for each in candidates
        if any(True for _ in iter_counts(Counted(None), each.words))
        if _is_of(thing, each.words, [spot.at for spot in verb.find(each.words)] if verb is not None else [])
    ]


def asks_how_much_of(question: QuestionRead) -> bool:
    """Say whether it is asked how much of a thing there is, was or will be."""
    return _HOW_MUCH_OF.search(question.understood) is not None


def _is_only_demanded(words: str) -> bool:
    """Say whether somebody demands the first number of a sentence: what is decided may be another."""
    return _DEMANDS_SO_MANY.match(words) is not None


def _is_of(thing: str, words: str, deeds: Sequence[int]) -> bool:
    """Say whether a measure is of the thing, and the one of what is done where that is told: the first behind it, or
    else the last before."""
    told = [
        (found.start(), thing in map(root, found["what"].casefold().split())) for found in _SO_MUCH_OF.finditer(words)
    ]
    if not told or not deeds:
        return not told or any(same for _, same in told)
    return any(next((same for start, same in told if start > at), told[-1][1]) for at in deeds)


def find_price(question: QuestionRead, known: Sequence[Candidate]) -> Candidate | None:
    """Find the newest sentence that names all that it is asked the price of, and one sum that was paid for it or is to
    be, in whatever words: `bought for`, `a contract worth`, `agreed to pay`."""
    asked = _ASKS_PRICE.search(question.understood) if question.kind == "how_many" else None
    about = [term for term in question.terms if term.root not in _OF_PRICES]
    if asked is None or not about or question.window is not None or question.dates:
        return None
    how, spotter = asked["how"].casefold(), Spotter(about, load_gazetteer())
    told = [each for each in known if _tells_price(how, each.words) and not tells_of_before(each.article, each.words)]
    whole = [each for each in told if spotter.meets_all(each.words)]
    if not whole and how in {"cost", "costs"}:  # of what its report is about
        whole = [
            each
            for each in told
            if _PUTS_COST.search(each.words) and spotter.meets_all(_HEAD.split(each.article.title)[0])
        ]
    return max(whole, key=lambda each: each.when, default=None)


_PUTS_COST = re.compile(
    r"\b(?:put|puts|putting)\s+(?:the|its)\s+(?:[a-z]+\s+)?costs?\s+at\b|\b[Tt]he\s+(?:whole\s+|total\s+|full\s+)?cost\s+(?:is|was|will\s+be|would\s+be|comes)\b|"
    r"\b(?:[Ii]t|[Tt]he\s+work|[Tt]his)\s+(?:will|would|is\s+to)\s+cost\b|"
    r"\b[Tt]he\s+(?:(?:new|whole)\s+)?(?:line|link|project|scheme|plan|route|building|construction)\b[^.;]{0,60}?\b(?:will|would|is\s+to)\s+cost\b"
)
"""Tells a cost without telling of what, or by what kind of thing it is."""
_HEAD = re.compile(r"[,;:]|\sand\s(?=[a-z])")
"""Behind this a title may be of something else."""


def _tells_price(how: str, words: str) -> bool:
    if len(_SUM.findall(words)) != 1 or _PRICED.search(words) is None or _NOT_PAID.search(words) is not None:
        return False
    if how in {"compensation", "damages"}:
        return _TO_SUFFERERS.search(words) is not None
    return not (how in {"pay", "pays", "paid"} and _SELLS.search(words))


def find_revised(question: QuestionRead, shown: Sequence[Candidate], known: Sequence[Candidate]) -> Candidate | None:
    """Find the newest sentence of a later day that puts the amount of the one shown first at another figure, and says
    that it does: of the same measure, in like words, in a report that names all that the question does."""
    if question.kind != "how_many" or not shown:
        return None
    told = {measure: each for measure, each in read_amounts(shown[0].words).items() if measure[:1].isalnum()}
    names = Spotter([term for term in question.terms if term.named], load_gazetteer())
    last = max(each.when for each in shown)[:A_DAY]
    later = [each for each in known if each.when[:A_DAY] > last and _revises(question, shown[0], told, each)]
    kept = [
        each
        for each in later
        if names.meets_all(f"{each.article.title}\n{each.article.text}")
        if is_in_place(each.article, each.sentence.span)
        if not tells_of_before(each.article, each.words)
    ]
    return max(kept, key=lambda each: each.when, default=None)


def _revises(question: QuestionRead, shown: Candidate, told: Mapping[str, float], each: Candidate) -> bool:
    """Say whether a sentence tells another figure of the same measure; what it takes back is what was shown."""
    reset, asked = _RESET.search(each.words), {term.root for term in question.terms if not term.named}
    if reset is not None and root(reset["thing"]) in asked:
        now = read_amounts(each.words)
        return any(value != told[measure] for measure, value in now.items() if measure in told)
    back = list_taken_back(each.words)
    if not (back & list_figures(shown.words) if back else _REVISES.search(each.words)):
        return False
    now = read_amounts(each.words)
    measures = {measure for measure, value in now.items() if measure in told and value != told[measure]}
    figures = list_figures(each.words) | list_figures(shown.words)
    return bool(measures) and len((telling_of(each) & telling_of(shown)) - measures - figures) >= _SHARED
