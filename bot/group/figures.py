"""Reads counted things out of sentences: how many were killed, how many voted, how many balloons."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from bot.group.kinds import CLAUSE, Hedge, find_hedge, find_kinds, is_rate, take_near
from bot.group.numbers import DIGITS, SCALES, WORD, read_value
from bot.group.sums import MEASURES, TURNOUT, Amount, find_measured, find_sums, find_tallies, find_turnouts
from bot.group.times import Times, find_times
from bot.text.dates import MONTHS
from bot.text.words import STOP_WORDS, content_words, stem, tokens


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NUMBER = re.compile(
    rf"(?<![\w.,:/$€£¥#-])(?P<digits>{DIGITS})(?P<scale>\s(?:{'|'.join(SCALES)}))?(?![\w:/%°-]|[.,]\d)"
    rf"|(?<![\w-])(?P<word>{WORD})(?P<scale_of_word>\s(?:{'|'.join(SCALES)}))?\b(?!-)",
    re.IGNORECASE,
)
_SPANS_OF_TIME = _set("second minute hour day week month year decade time age am pm per percent")
_MEASURES = _set("metre meter foot feet yard mile kilometre kilometer km inche degree point centimetre centimeter")
_PLURALS = _set("people men women children police troops dead personnel crew")
_UNMARKED = re.compile(r"\w*(?:men|women|people|folk|children|craft|cattle|livestock|poultry|sheep|deer|fish|staff)")
"""Plurals without an s, and what is built with them: "gunmen", "aircraft", "townspeople"."""
_ANYBODY = _set("people persons dead lives deaths fatalities victims")
_HOUR = re.compile(r"\s?[ap]\.?m\b", re.IGNORECASE)
_OUT_OF = re.compile(r"\bof\s(?:the|its|their|all)\s\Z", re.IGNORECASE)
"""What follows is all there are of them, not those whose fate is told."""
_PERCENT = re.compile(r"\d+(?:\.\d+)?(?=\s?(?:%|per\s?cent\b))")
_OF = re.compile(r"\s?of\s((?:[\w-]++\s?){1,3})")
_UNITS = frozenset(unit for unit, _ in MEASURES.values())
_PRICE = re.compile(r"\s?(?:a|an|per|each|every)\s\w|-a-", re.IGNORECASE)
_NO_PURPOSE = frozenset(stem(word) for word in ("million", "billion", "trillion", "least", "worth", "total", "nearly"))
_RANGE_BEFORE = re.compile(
    r"\d[\w,.]*(?:\s\w+illion)?\s*(?:to|or|-|–)\s*\Z|\bbetween\s+\S?\d[\w,.]*(?:\s\w+)?\s+and\s+\Z", re.IGNORECASE
)
_RANGE_AFTER = re.compile(r"\s*(?:to|or|-|–)\s*[$€£]?\d|\s+and\s+[$€£]?\d", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never)\b|n[’']t\b", re.IGNORECASE)
_RAISED = (
    r"\brais(?:e[sd]|ing)\s(?:the|its|their)\s(?:death\s)?toll\b(?!\son\b)[^;]{0,80}?\sto\s"
    r"(?:at\sleast\s|more\sthan\s|over\s|about\s|nearly\s|some\s)?\Z"
)
_RISEN = re.compile(
    rf"{_RAISED}|"
    r"\b(?:rose|risen|rises|rising|climb(?:s|ed|ing)|grew|grown|jump(?:s|ed)|increased|went\sup|gone\sup|raised)\s(?:\w+\s){0,2}?to\s"
    r"(?:at\sleast\s|more\sthan\s|over\s|about\s|nearly\s|some\s)?\Z|\bnow\s(?:stands|stood)\sat\s(?:at\sleast\s)?\Z",
    re.IGNORECASE,
)
_TOLL = re.compile(
    rf"\b(?:death\stoll|(?:the|its|their)\stoll(?=\s(?:of|from|in|after)\b))\b[^;]*?(?:{_RISEN.pattern})|{_RAISED}",
    re.IGNORECASE,
)
"""What stands before a number of dead that says no more of them; any other `toll` may be a price."""
_THAN_CLAIMED = re.compile(
    r"\A[^.;\d]{0,90}\b(?:less|fewer|lower|more|higher|greater)\sthan\s(?:what\s)?[^.;,]{0,60}?\b"
    r"(?:claimed|reported|announced|admitted|stated|said|put|claims|says|official\s\w+)\b"
)
_VOTING = re.compile(r"\b(?:vot(?:e|es|ed|ers|ing)|ballots?|abst(?:ain|ention)\w*|in\sfavou?r)\b", re.IGNORECASE)
_VOTERS = _set("votes countries states nations members lawmakers legislators senators deputies delegates mps people")
_TALLIES = {"in favour": "votes in favour", "against": "votes against", "abstaining": "abstentions"}
_AGE_BEFORE = re.compile(r"[A-ZÀ-Ž][\w’'.-]*\s?,\s\Z")
_PARENT = re.compile(r"\b(?:mother|father|mum|mom|dad|parents?)\sof\s\Z", re.IGNORECASE)
_NEXT = re.compile(r"\s+(?:of\s+(?:the|its|their)\s+)?([^\W\d_]+)(?=([^\w\s])?)")
_WHOSE = re.compile(r"\sof\s(?:the\s|an?\s|its\s)?((?:[A-ZÀ-Ž][\w’'-]*+\s?){1,3}|[\w’'-]+)")
"""What follows those counted and says which they are: "members of the guard"."""
_AND_AGAIN = re.compile(r"(?:,|\band|\bbut)\s(?:another\s|at\sleast\s|some\s)?\Z")
_PLACED = re.compile(r"\s(?:in|at|near|from|on)\s(?!\d)")
_NO_NOUN = _set("and in on at to were was from for by are is or but")
_OWN_VERB = re.compile(
    r"\s(?:[a-z][\w-]*\s){0,2}?(?:was|were|is|are|has\sbeen|have\sbeen|remain(?:s|ed)?)\s", re.IGNORECASE
)
_FATES = {
    "killed": re.compile(r"\b(?:kill(?:s|ed|ing)?|dead|died|drowned|deaths?|fatalities)\b", re.IGNORECASE),
    "wounded": re.compile(r"\b(?:wound(?:s|ed|ing)?|injur(?:es|ed|ing|ies)|hurt)\b", re.IGNORECASE),
    "detained": re.compile(r"\b(?:arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?)\b", re.IGNORECASE),
    "missing": re.compile(r"\bmissing\b", re.IGNORECASE),
    "abducted": re.compile(r"\b(?:abduct(?:ed|ing)|kidnapp(?:ed|ing)|hostages?)\b", re.IGNORECASE),
    "on board": re.compile(r"\b(?:on\sboard|aboard|carrying)\b", re.IGNORECASE),
    "rescued": re.compile(
        r"\b(?:rescu(?:ed?|es|ing)|sav(?:ed|ing)|pull(?:s|ed|ing)(?!\s(?:\S+\s){0,3}bod)|surviv(?:ed|ors))\b",
        re.IGNORECASE,
    ),
    "displaced": re.compile(r"\b(?:displac(?:ed|ing)|evacuat(?:ed|ing))\b", re.IGNORECASE),
    "in favour": re.compile(r"\b(?:in favou?r|voted for)\b", re.IGNORECASE),
    "against": re.compile(r"\b(?:voted against|against)\b", re.IGNORECASE),
    "abstaining": re.compile(r"\babst(?:ained|aining|entions?)\b", re.IGNORECASE),
}
_LONGEST = 800
"""Characters of a sentence; what is longer is a table or a broken page."""
_MOST_APART = 10
"""Figures further apart than this many times are of different things."""
_ROUNDED = 0.12
"""Figures told with "about" that are nearer than this share of the greater may be the same one, rounded."""
_ROUND, _FAR = 100, 1.25
"""What one desk tells as more than a multiple of this, another may tell as more than a multiple not much greater."""
_REACH = 40
"""Characters between a number and the word that says what became of those counted."""
_TELLERS = _set("officials sources people aides diplomats witnesses residents officers lawmakers reports")
_TELL = re.compile(r"[^,;.]{0,30}\b(?:familiar\swith|said|told|says?|briefed|who\sspoke|knowledge\sof)\b")
"""Those who tell it are not what it is about."""
_PURPOSE = 60
"""Characters on either side of a sum in which stands what it is for."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted thing or a sum: what was counted, how many, and the words around it."""

    subject: str
    """As printed, with what became of them, or the currency: "people killed", "balloons", "dollars"."""
    value: float
    step: float
    """The last place that was printed."""
    hedge: Hedge
    context: frozenset[str]
    """The sentence's other words, stemmed."""
    purpose: frozenset[str]
    """Of a sum, the words right beside it, stemmed: what it is for; none for a count."""
    qualities: frozenset[str]
    """Of a count, the words between the number and what is counted: "Russian", "unarmed"; what it is an amount of."""
    times: Times
    """Weekdays, months and years the sentence names, but for the day on which it was said."""
    at: int
    """Where it stands in the sentence."""
    risen: bool
    """Whether it is told as what a lower figure has become: "rose to nine"."""
    less: bool
    """Whether it is said to be less, or more, than somebody claimed."""
    kinds: frozenset[str]
    """What it is beside a plain count: `ahead`, `supposed`, `more` than others, a `part`, `past`, `over` a time."""

    @property
    def counts_votes(self) -> bool:
        """Say whether it is of votes: for, against, abstaining."""
        return self.subject in _TALLIES.values()

    @property
    def name(self) -> str:
        """Give the words for what is told: "the number of people killed", "the sum in dollars", "the turnout"."""
        if self.subject == TURNOUT:
            return "the turnout in percent"
        if self.subject in _UNITS:
            return f"the amount in {self.subject}"
        return f"the sum in {self.subject}" if self.purpose else f"the number of {self.subject}"


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a sentence says around its figures."""

    sentence: str
    context: frozenset[str]
    times: Times


def find_figures(sentence: str) -> Iterator[Figure]:
    """Give the counts, sums and tallies a sentence states; dates, ages, shares, rates and spans of time are none."""
    if len(sentence) > _LONGEST:
        return
    scene = _read_scene(sentence)
    taken: list[tuple[int, int]] = []
    for amount in (*find_sums(sentence), *find_measured(sentence), *find_tallies(sentence), *find_turnouts(sentence)):
        taken.append((amount.start, amount.end))
        figure = _weigh_amount(scene, amount)
        if figure is not None and not any(start <= amount.start and amount.end <= end for start, end in taken[:-1]):
            yield figure
    last: Figure | None = None
    for number in _NUMBER.finditer(sentence):
        if not any(start < number.end() and number.start() < end for start, end in taken):
            figure = _count(scene, number) or _count_again(scene, number, last)
            if figure is not None:
                last = figure
                yield figure


def _read_scene(sentence: str) -> _Scene:
    words = frozenset(stem(word) for word in content_words(sentence) if word.strip("0123456789.-"))
    return _Scene(sentence, words, find_times(sentence))


def _weigh_amount(scene: _Scene, amount: Amount) -> Figure | None:
    """Give a sum or a tally as a figure, unless it is a price, a rate or one end of a range."""
    before, after = scene.sentence[: amount.start], scene.sentence[amount.end :]
    tally = amount.unit == TURNOUT or amount.unit in _TALLIES.values()
    if amount.value < 2 or (not tally and (_PRICE.match(after) or _is_no_count(before, after))):
        return None
    around = f"{re.split(CLAUSE, before[-_PURPOSE:])[-1]} {re.split(CLAUSE, after[:_PURPOSE])[0]}"
    purpose = frozenset(stem(word) for word in content_words(around) if word.isalpha()) - _NO_PURPOSE
    if not tally and not purpose:
        return None
    measured, shares = amount.unit in _UNITS, frozenset(_PERCENT.findall(around))
    return Figure(
        subject=amount.unit,
        value=amount.value,
        step=amount.step,
        hedge=find_hedge(before),
        context=scene.context,
        purpose=frozenset() if tally else purpose,
        qualities=_name_substance(after) if measured else shares,
        times=scene.times,
        at=amount.start,
        risen=_RISEN.search(before) is not None,
        less=_THAN_CLAIMED.search(after) is not None,
        kinds=find_kinds(before, after) - ({"change"} if tally else frozenset())
        | (shares if measured else frozenset()),
    )


def _name_substance(after: str) -> frozenset[str]:
    """Give the words for what is weighed or measured: "of enriched uranium"."""
    of = _OF.match(after)
    named = takewhile(lambda word: word not in STOP_WORDS, tokens(of[1])) if of is not None else ()
    return frozenset(map(stem, named))


def _count(scene: _Scene, number: re.Match[str]) -> Figure | None:
    """Give a number as the count of something, where it is one."""
    before, after = scene.sentence[: number.start()], scene.sentence[number.end() :]
    counted = _counted(after[:_PURPOSE])
    if counted is None or _is_date(before, number) or _is_age(before, after):
        return None
    noun, qualities = counted
    fate = _nearest_fate(scene.sentence, number) or ("killed" if _TOLL.search(before) else "")
    value, step = read_value(
        number["word"] or number["digits"], (number["scale"] or number["scale_of_word"] or "").strip()
    )
    total = bool(fate) and _OUT_OF.search(before) is not None
    if value < 2 or total or not (noun or fate) or _is_no_count(before, after) or _is_teller(noun, after):
        return None
    return Figure(
        subject=_name_counted(noun, fate),
        value=value,
        step=step,
        hedge=find_hedge(before),
        context=scene.context - {stem(noun)},
        purpose=frozenset(),
        qualities=qualities,
        times=scene.times,
        at=number.start(),
        risen=_RISEN.search(before) is not None,
        less=_THAN_CLAIMED.search(after) is not None,
        kinds=find_kinds(before, after),
    )


def _count_again(scene: _Scene, number: re.Match[str], last: Figure | None) -> Figure | None:
    """Give a number that counts what the one before it does, elsewhere: "killed 41 people in Kulu and 17 in Darma"."""
    before, after = scene.sentence[: number.start()], scene.sentence[number.end() :]
    if last is None or _AND_AGAIN.search(before) is None or _PLACED.match(after) is None or _is_date(before, number):
        return None
    value, step = read_value(
        number["word"] or number["digits"], (number["scale"] or number["scale_of_word"] or "").strip()
    )
    kinds = find_kinds(before, after)
    return replace(last, value=value, step=step, at=number.start(), kinds=kinds) if value >= 2 else None


def _name_counted(noun: str, fate: str) -> str:
    """Name what is counted: votes are votes, whoever cast them."""
    if fate in _TALLIES and (not noun or noun in _VOTERS or noun == "abstentions"):
        return _TALLIES[fate]
    return f"{'people' if not noun or noun in _ANYBODY else noun} {fate}".strip()


def disagree(one: Figure, other: Figure) -> bool:
    """Say whether two figures of one thing cannot both hold, as far as "at least" and "about" leave it open."""
    low, high = (one, other) if one.value < other.value else (other, one)
    if one.subject != other.subject or one.kinds != other.kinds or high.value > _MOST_APART * low.value:
        return False
    if is_of_others(one, other):
        return False
    gap = high.value - low.value
    if gap <= max(one.step, other.step) / 2 or not _same_purpose(one, other):
        return False
    if "about" in (one.hedge, other.hedge):
        return gap > _ROUNDED * high.value
    if low.hedge == high.hedge:
        rounded = low.hedge != "exact" and not any(each.value % _ROUND for each in (low, high))
        return not rounded or high.value > _FAR * low.value
    return not (low.hedge in {"least", "over"} or high.hedge == "most")


def is_of_others(one: Figure, other: Figure) -> bool:
    """Say whether two figures are of other days or of others counted, as far as their sentences say."""
    apart = (*zip(one.times, other.times, strict=True), (one.qualities, other.qualities))
    return any(mine and its and not mine & its for mine, its in apart)


def _same_purpose(one: Figure, other: Figure) -> bool:
    """Say whether two sums are for one thing, by the words beside them; counts always are."""
    shared = len(one.purpose & other.purpose)
    fewer = min(len(one.purpose), len(other.purpose))
    return fewer == 0 or (shared >= min(2, fewer) and shared >= 0.5 * fewer)


def _is_no_count(before: str, after: str) -> bool:
    """Say whether a number is one end of a range, or denied."""
    ranged = _RANGE_BEFORE.search(before) or _RANGE_AFTER.match(after)
    return ranged is not None or _NOT.search(take_near(before)) is not None


def _counted(after: str) -> tuple[str, frozenset[str]] | None:
    """Give the plural counted right after a number and what is said of it, "" for none; None for a span of time, a rate
    or a month."""
    if is_rate(after) or _HOUR.match(after):
        return None
    if after.startswith((",", ".", ";")):
        return "", frozenset()
    before: set[str] = set()
    words = re.sub(r"\b([A-Z])\.([A-Z])\.", r"\1\2", after)
    for word in islice(_NEXT.finditer(words), 3):
        plain = word[1].lower()
        singular = plain.rstrip("s")
        if plain in MONTHS or singular in _MEASURES or (singular in _SPANS_OF_TIME and not before):
            return None
        if plain in _PLURALS or _is_plural(plain) or (_UNMARKED.fullmatch(plain) and not _leads_on(words, word)):
            whose = _WHOSE.match(words, word.end())
            return plain, frozenset(before | set(content_words(whose[1]) if whose is not None else ()))
        if word[2] or plain in _NO_NOUN:
            break
        before.add(plain)
    return "", frozenset()


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and word != "was"


def _leads_on(words: str, word: re.Match[str]) -> bool:
    """Say whether a plural without an s says of what kind those counted right after it are: "aircraft carriers"."""
    following = None if word[2] else _NEXT.match(words, word.end())
    return following is not None and _is_plural(following[1].lower())


def _is_teller(noun: str, after: str) -> bool:
    """Say whether those counted are who tells it: "four officials familiar with the plan"."""
    at = after.lower().find(noun)
    return noun in _TELLERS and at >= 0 and _TELL.match(after, at + len(noun)) is not None


def _is_date(before: str, number: re.Match[str]) -> bool:
    """Say whether a number is a day, a year or an age."""
    ahead = re.search(r"([^\W\d_]+)\.?\s+\Z", before)
    word = ahead[1].lower() if ahead else ""
    if word in MONTHS or word in {"aged", "age", "no", "number", "article", "chapter", "day", "magnitude"}:
        return True
    digits = number["digits"]
    return digits is not None and not number["scale"] and len(digits) == 4 and digits[:2] in {"18", "19", "20"}


def _is_age(before: str, after: str) -> bool:
    """Say whether a number is an age, or how many children somebody has: "Ann Lee, 34, was", "a mother of 12"."""
    between = _AGE_BEFORE.search(before) is not None and after.lstrip().startswith(",")
    return between or _PARENT.search(before) is not None


def _nearest_fate(sentence: str, number: re.Match[str]) -> str:
    """Name what became of those counted, by the nearest word with no other number between; behind the number, where it
    has a verb of its own: `23 were wounded and six were still missing`."""
    best, distance = "", _REACH + 1
    own = _OWN_VERB.match(sentence, number.end()) is not None
    voting = _VOTING.search(sentence) is not None
    for fate, pattern in _FATES.items():
        if fate in _TALLIES and not voting:
            continue
        for word in pattern.finditer(sentence):
            ahead = word.start() < number.start()
            if ahead and own:
                continue
            left, right = (word.end(), number.start()) if ahead else (number.end(), word.start())
            between = sentence[left:right]
            if right - left < distance and not re.search(r"\d|[;:]|,\s" if ahead else r"\d|[;:]", between):
                best, distance = fate, right - left
    return best
