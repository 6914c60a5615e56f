"""Finds plans that are over: a later report tells what was announced as done, called off or moved to another day."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.model.analysis import Material, Span
from bot.summarize.echoes import is_of_another, list_echoed
from bot.summarize.moved import find_moved
from bot.summarize.overtaken import tells_as_done
from bot.summarize.parts import NAME, take_apart
from bot.summarize.published import list_published
from bot.summarize.reversals import list_given_up
from bot.summarize.sentences import stems_of
from bot.summarize.told import Place, is_english, is_later, tells_of_past_year
from bot.summarize.withdrawals import LONG_AGO, UNREAL
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.liveblogs import is_live_blog, tells_settled
from bot.text.moved import CALLED_OFF, MOVES, WILL
from bot.text.roles import TITLES
from bot.text.verbs import called_of


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of happening: the verbs that announce it, what it is called, and the verbs that tell it."""

    ahead: str
    called: str
    done: str = r"(?!)"
    """What `tells_as_done` does not know with its doer."""


_KINDS = (
    _Kind(
        "meet|negotiate|host|receive|speak|talk", "talks|meetings?|summits?|negotiations"
    ),
    _Kind(
        "visit|travel|go|fly|arrive|attend|make", "visits?|trips?|tours?"
    ),
    _Kind(
        "vote|elect|decide", "votes?|voting|elections?|referendums?|polls?|ballots?",
        "voted|elected|passed|adopted|approved|rejected",
    ),
    _Kind(
        "rule|sentence|judge", "verdicts?|rulings?|judge?ments?|sentencing",
        "ruled|sentenced|convicted|acquitted|jailed|upheld|overturned|(?:struck|threw)\\s(?:down|out)",
    ),
    _Kind("launch", "launch(?:es)?|lift-?off", "launched|lifted\\soff|blasted\\soff"),
    _Kind("drill|exercise", "drills?|exercises?|manoeuvres?|maneuvers?", "drilled"),
    _Kind("sign", "signing|ceremony", "signed"),
    _Kind("publish|release|unveil", "publication|release", "published|released|unveiled"),
    _Kind("testify", "trials?|hearings?", "testified"),
    _Kind("extradite|deport|surrender", "extraditions?|deportations?|handover", "extradited|deported|surrendered"),
    _Kind("convene|gather", "conferences?|forums?|congress", "convened|gathered"),
    _Kind("(?:consider|weigh|mull)(?:\\s\\w+ing)?", "(?!)", "filed|lodged|took|brought|sued|launched|decided|appealed"),
    _Kind("impose|levy", "duties|tariffs?|levies|sanctions|embargo(?:es)?", "imposed|levied"),
)  # fmt: skip
_ANY = _Kind("(?!)", "(?!)")
"""Whatever else one does: told by the same one in the past of the same verb."""
_AHEAD = re.compile(
    rf"\b{WILL}\s(?:be\s)?(?:\w+ly\s)?(?P<verb>[a-z]+)|\b(?:is|are)\s(?:due|expected|scheduled|planned)\b|\b(?:the|an?|their|its)\s(?P<noun>planned|upcoming|forthcoming)\b|"
    rf"\b(?:call(?:s|ed)|convene[sd]|schedule[sd]|request(?:s|ed)|arrange[sd])\b(?=[^.;]*?\bfor\s(?:{DAY_NAMES}|\d|{MONTH_NAMES}))"
)
_FOR = re.compile(rf"\bfor\s(?P<day>{DAY_NAMES})\b")
_ONCE = re.compile(r"\swhen\s[^,;]*?\s(?P<verb>[a-z]+)s\b")
"""What comes with another happening: `will raise it when the two meet`."""
_TONIGHT = re.compile(r"\b(?:(?:at|from|by)\smidnight|tonight|later\s(?:today|on\s\w+day))\b")
_ACTS_SINCE = 2
"""Names that a later report's lead shares with what was planned for a day before it."""
_AGREED = re.compile(r"\A.*\b(?:said|says|told|announced)\s(?:on\s\w+\s)?(?:that\s)?", re.DOTALL)
_SAYS_SO = re.compile(r",\s[^,]*\b(?:said|says|announced|told|reported)\b.*\Z|,\saccording\sto\b.*\Z", re.DOTALL)
"""Who announces is not what is announced."""
_OF_WHOM = re.compile(r",\s(?:who|whom|whose|which)\b.*", re.DOTALL)
"""What else there is to say of whom it is about."""
_OPENED = r"(?:open(?:ed)?|end(?:ed)?|began|closed|started|concluded|failed|collapsed|took\splace|(?:was|were)\sheld)"
_HELD = r"(?:held|hosted|concluded|ended|opened|began|started|finished|attended|closed)"
_FEW = r"(?:[^\s,;]+\s){0,6}?"
_OFF = rf"(?:{MOVES}|{CALLED_OFF}|halt(?:s|ed)|suspend(?:s|ed)|block(?:s|ed))"
_WILL_PUT_OFF = re.compile(
    r"\b(?:will|(?:agreed|decided)\sto)\s(?:delay|postpone|defer|suspend|cancel|scrap|shelve|drop|halt|put\soff|push\sback|call\soff)\b"
)
"""Who says so puts off what it had planned itself, where that hangs on nothing."""
_HANGS = re.compile(r"\b(?:if|unless|provided|should|once|in\scase)\b")
_UNTIL = re.compile(r"\b(?:until|till|to|for)\s[^,;]*")
_DOUBTS = re.compile(rf"\b(?:may|might|could)\s(?:yet\s|still\s)?be\s(?:{_OFF})\b")
_GOES_AHEAD = re.compile(r"\b(?:will|would|is\sto|are\sto)\s(?:still\s)?(?:go\sahead|take\splace|proceed|be\sheld)\b")
"""What is said of a plan that was in doubt."""
_NO_MORE = r"(?:will|would)\s(?:not|no\slonger)\s|wo(?:uld)?n[’']t\s"
_MAY_END = re.compile(rf"\b{_OFF}\b|\b(?:{_NO_MORE})|{_WILL_PUT_OFF.pattern}", re.IGNORECASE)
_KEEPS_AWAY = re.compile(rf"\b(?:{_NO_MORE})(?:travel|go|fly|come|visit)\b")
_STILL_AHEAD = re.compile(
    r"\b(?:not|never|no|will|would|may|might|could|should|if|whether|unless|planned|possible|proposed|next|coming|upcoming|"
    r"scheduled|due|ahead|before|until|to)\b|n[’']t\b"
)
"""What makes of a happening one that is not told as done; no report of its own tells it so."""
_WHY = re.compile(r"[,;]|\s(?:after|because|amid|following|as|until|since)\s")
_ON = re.compile(rf"\b(?P<day>{DAY_NAMES})\b")
_DATE = re.compile(
    rf"\b(?P<number>\d{{1,2}})\s(?P<month>{MONTH_NAMES})(?!\w)|\b(?P<month_first>{MONTH_NAMES})\s(?P<number_last>\d{{1,2}})\b"
)
_WEEK = DAY_NAMES.split("|")
_BENCH = stems_of("court tribunal judge judges justices supreme high")
"""Who may halt any plan, and so makes of it no other one."""
_LEAD = 3
"""Sentences of a later report that tell what has happened."""
_SHARED = 3
"""Names and other words that tell one happening from another of its kind."""
_MOST_OF = 0.5
"""Share of what is announced that a verb alone, such as `launched`, has behind it."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """A sentence that announces: its kind of happening, the day before which nothing tells it, and its words."""

    material: Material
    span: Span
    kind: _Kind
    first: str
    """ISO; a day, or the month or year that the words give."""
    words: str
    matter: str
    """What of the words stands behind the verb."""
    due: str | None = None
    """ISO; the last day that is given for it."""
    as_noun: bool = False
    """It is named alone: `the planned meeting`."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence of a report, and the day that it tells of."""

    material: Material
    span: Span
    words: str
    day: date
    leads: bool
    names_day: bool
    may_end: bool
    """It has words by which a plan can be called off."""


def list_over(materials: Sequence[Material]) -> frozenset[Place]:
    """Give the sentences that announce what a later report tells as done, called off or moved, whoever else announces
    it too."""
    ended: dict[Place, Material] = {}
    settled: set[Place] = set()
    for material, later in _iter_later(materials):
        ending = [each for each in later if each.may_end or each.leads]
        for plan in _list_plans(material):
            end = next((each.material for each in ending if _ends(plan, each) or _is_past_due(plan, each)), None)
            if end is not None:
                ended |= {(material.article.id, span): end for span in (plan.span, *_list_bound(plan))}
        settled |= {
            (material.article.id, span) for span in _list_doubts_settled(material, [each.words for each in later])
        }
    ended |= find_moved(materials)
    told = list_echoed(materials, ended) | list_published(materials) | list_given_up(materials)
    return frozenset(ended) | settled | told


def list_ends(materials: Sequence[Material]) -> dict[Place, Place]:
    """Give of each sentence that announces what is over the one that tells so, of several the last report's first; also
    the one that tells of who attends something somewhere not to go there, be it only for now."""
    found: dict[Place, Place] = {}
    for material, later in _iter_later(materials):
        for plan in _list_plans(material):
            ends = (each for each in later if _changes(plan, each))
            last = max(ends, key=lambda each: (str(each.material.article.published), -each.span.start), default=None)
            if last is not None:
                found[material.article.id, plan.span] = (last.material.article.id, last.span)
    return found


def _iter_later(materials: Sequence[Material]) -> Iterator[tuple[Material, list[_Told]]]:
    """Every report with the sentences of later ones."""
    read = [each for each in materials if each.article.published is not None and is_english(each)]
    told = [(report, [each for each in _list_told(report) if _is_of_use(each)]) for report in read]
    for material in read:
        yield material, [each for report, sentences in told if is_later(report, material) for each in sentences]


def _is_of_use(told: _Told) -> bool:
    """Say whether a sentence can end any plan: all but the leads need words for it."""
    return told.leads or told.may_end or _GOES_AHEAD.search(told.words) is not None


def _list_doubts_settled(material: Material, later: Sequence[str]) -> list[Span]:
    """The sentences by which a plan may be put off, of which a later report says that it goes ahead."""
    told = ((each.span, each.span.of(material.article.text)) for each in material.analysis.sentences)
    doubts = [(span, words) for span, words in told if _DOUBTS.search(words)]
    settled = [words for words in later if _goes_ahead(words)] if doubts else []
    return [span for span, words in doubts if any(_is_of_same_plan(words, each) for each in settled)]


def _goes_ahead(words: str) -> bool:
    found = _GOES_AHEAD.search(words)
    return found is not None and UNREAL.search(words[: found.start()].rpartition(",")[2]) is None


def _is_of_same_plan(one: str, other: str) -> bool:
    """The same kind of happening, on the same day or with two names in common."""
    same = any(
        all(re.search(rf"\b(?:{kind.called})\b", words, re.IGNORECASE) for words in (one, other)) for kind in _KINDS
    )
    names = take_apart(one).names & take_apart(other).names
    dated = bool(_list_dates(one) & _list_dates(other))
    return same and bool(names) and (dated or len(names) > 1)


def _list_bound(plan: _Plan) -> Iterator[Span]:
    """What its report goes on to announce of a plan: `the two will sign an accord during the visit`."""
    text = plan.material.article.text
    it = re.compile(rf"\b(?:[Tt]he|[Tt]his|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?)\s(?:\w+\s)?(?:{plan.kind.called})\b")
    for sentence in plan.material.analysis.sentences:
        words = sentence.span.of(text)
        named = take_apart(words).places - take_apart(plan.words).places
        if sentence.span.start > plan.span.start and it.search(words) and _AHEAD.search(words) and not named:
            yield sentence.span


def _list_told(report: Material) -> Iterator[_Told]:
    published, live = report.article.published, is_live_blog(report.article)
    for number, sentence in enumerate(report.analysis.sentences):
        words = sentence.span.of(report.article.text)
        leads = number < _LEAD or (live and tells_settled(words))
        if published is not None and not (LONG_AGO.search(words) or tells_of_past_year(report, number)):
            on = _ON.search(words)
            back = (published.weekday() - _WEEK.index(on["day"])) % 7 if on is not None else 0
            day = published.date() - timedelta(days=back)
            ends = _MAY_END.search(words) is not None
            yield _Told(report, sentence.span, words, day, leads, on is not None, ends)


def _list_plans(material: Material) -> Iterator[_Plan]:
    text, published = material.article.text, material.article.published
    for number, sentence in enumerate(material.analysis.sentences):
        words = sentence.span.of(text)
        ahead = _AHEAD.search(words)
        kind = _find_kind(words, ahead) if ahead is not None else None
        if ahead is None or kind is None or published is None or re.search(rf"\b(?:{_NO_MORE})|\bif\b", words):
            continue
        dated = [event for event in material.analysis.events if event.sentence == number]
        days = [event.date.split("/")[0] for event in dated if event.date]
        on = next((found for event in dated if (found := _ON.search(event.words.of(text)))), None)
        on = on or _FOR.search(words, ahead.start())
        wait = (_WEEK.index(on["day"]) - published.weekday() - 1) % 7 + 1 if on is not None else 1
        first = min(days, default=(published.date() + timedelta(days=wait)).isoformat())
        subject = _AGREED.sub("", words[: ahead.start()])
        announced = _SAYS_SO.sub("", words[ahead.start() :])
        given = [event.date.split("/")[-1] for event in dated if event.date and event.words.of(text) in announced]
        given += [first] if not days and on is not None and on[0] in announced else []
        due = _find_due(announced, given, published.date().isoformat())
        said, matter = subject + announced, _OF_WHOM.sub("", announced)
        yield _Plan(material, sentence.span, kind, first, said, matter, due, ahead["noun"] is not None)


def _find_due(announced: str, given: Sequence[str], today: str) -> str | None:
    """Give the last day, of those given for it, on which what is announced is still ahead."""
    tonight = [today] if _TONIGHT.search(announced) else []
    return max([*tonight, *(day for day in given if day > today[: len(day)])], default=None)


def _find_kind(words: str, ahead: re.Match[str]) -> _Kind | None:
    """What is announced: by its verb, by what stands behind it, else by what its subject is."""
    verb = ahead["verb"] or ""
    by_verb = next((kind for kind in _KINDS if re.fullmatch(kind.ahead, verb)), None)
    if by_verb is not None and verb != "make":
        return by_verb
    behind = re.compile(rf"\s(?:[^\s,;]+\s){{0,3}}?(?P<called>{'|'.join(kind.called for kind in _KINDS)})\b")
    found = behind.match(words, ahead.end()) or re.search(
        rf"\b(?P<called>{'|'.join(kind.called for kind in _KINDS)})\b", words[: ahead.start()], re.IGNORECASE
    )
    once = _ONCE.search(words, ahead.end())
    if found is None and once is not None:
        return next((kind for kind in _KINDS if re.fullmatch(kind.ahead, once["verb"])), _ANY)
    if found is None:
        return _Kind("(?!)", called_of(verb)) if verb else None
    return next(kind for kind in _KINDS if re.fullmatch(kind.called, found["called"], re.IGNORECASE))


def _ends(plan: _Plan, told: _Told) -> bool:
    if take_apart(plan.words).tokens.isdisjoint(take_apart(told.words).tokens):
        return False
    return (told.may_end and _calls_off(plan, told.words)) or (
        told.leads and told.day.isoformat()[: len(plan.first)] >= plan.first and _tells(plan, told)
    )


def _is_past_due(plan: _Plan, told: _Told) -> bool:
    """Say whether the day of a plan has passed where a later report leads with who takes part, or the body that was to
    meet acts on that day."""
    if plan.due is None or not told.leads or (day := told.day.isoformat()[: len(plan.due)]) < plan.due:
        return False
    names, _ = _count_shared(plan, plan.words, told.words)
    if day > plan.due:
        return names >= _ACTS_SINCE
    body = re.search(rf"\b(?:{plan.kind.called})\sof\s(?:the\s)?(?P<body>{NAME.pattern})", plan.words)
    acts = re.match(rf"(?:The\s)?{re.escape(body['body'])}\b", told.words) if body is not None else None
    return acts is not None and told.names_day and names > _ACTS_SINCE and _is_real(told.words, acts)


def _changes(plan: _Plan, told: _Told) -> bool:
    """Say whether a sentence ends a plan, or keeps who takes part away from its place."""
    away = _KEEPS_AWAY.search(told.words)
    if away is None or not re.fullmatch(plan.kind.ahead, "travel") or UNREAL.search(told.words[: away.start()]):
        return _ends(plan, told)
    there, here = take_apart(plan.words), take_apart(told.words)
    return bool(there.places & here.places) and _count_shared(plan, plan.words, told.words)[0] > 1


def _tells(plan: _Plan, told: _Told) -> bool:
    """Say whether a sentence tells as done what was announced: its kind at its place, and who takes part."""
    there, here = take_apart(plan.words).places, take_apart(told.words).places
    if there and here and not there & here:
        return False
    if tells_as_done(plan.words, told.words):
        return True
    names, others = _count_shared(plan, plan.words, told.words)
    parties = [each for each in take_apart(plan.matter).names if any(key.startswith("state:") for key in each)]
    both = plan.as_noun and len(parties) > 1 and all(each & take_apart(told.words).tokens for each in parties)
    if names < 1 or (names + others < _SHARED and not both):
        return False
    matter, same = _count_shared(plan, plan.matter, plan.matter), _count_shared(plan, plan.matter, told.words)
    fits = sum(same) >= _MOST_OF * sum(matter)
    done = re.search(rf"(?<!\bhad\s)\b(?:{plan.kind.done})\b", told.words) if fits else None
    published = told.material.article.published
    on_day = told.names_day or (published is not None and published.date().isoformat() == plan.first)
    noun = _find_held(plan.kind, told.words) if on_day else None
    return any(found is not None and _is_real(told.words, found) for found in (done, noun))


def _find_held(kind: _Kind, words: str) -> re.Match[str] | None:
    return re.search(
        rf"\b(?:after|at|during|following|{_HELD})\s{_FEW}(?:{kind.called})\b|"
        rf"\b(?:{kind.called})\b(?:\s[^\s,;]+){{0,8}}?\s{_OPENED}\b",
        words,
        re.IGNORECASE,
    )


def _is_real(words: str, found: re.Match[str]) -> bool:
    before = " ".join(re.split(r"[,;]", words[: found.start()])[-1].split()[-2:])
    behind = re.split(r"[,;]", words[found.end() :])[0].split()[:4]
    return _STILL_AHEAD.search(f"{before} {found[0]} {' '.join(behind)}") is None


def _calls_off(plan: _Plan, words: str) -> bool:
    kind = plan.kind
    found = re.search(
        rf"(?:\b{_OFF}|{_WILL_PUT_OFF.pattern})\s{_FEW}(?:{kind.called})\b|\b(?:{kind.called})\b[^;]{{0,80}}?\b(?:been|was|were|is|are)\s(?:\w+ly\s)?{_OFF}\b|"
        rf"\b(?:{kind.called})\b[^;,]{{0,60}}?\b(?:{_NO_MORE})(?:go\sahead|take\splace|be\sheld)\b|\b(?:{_NO_MORE})(?:{kind.ahead})\b",
        words,
        re.IGNORECASE,
    )
    if found is None or UNREAL.search(words[: found.start()]):
        return False
    behind = words[found.end() :]
    if plan.kind.ahead == _ANY.ahead and is_of_another(behind, plan.words):
        return False
    if _WILL_PUT_OFF.match(found[0]) and (_HANGS.search(behind) or _names_day_of(plan, behind)):
        return False
    names, others = _count_shared(plan, plan.words, words)
    if _list_dates(plan.words) & _list_dates(words):
        return names > 0
    clause = words[: found.end() + len(_WHY.split(words[found.end() :])[0])]
    own = stems_of(take_apart(clause).rest) - stems_of(found[0]) - stems_of(plan.words) - _BENCH
    return names > 1 and (names + others >= _SHARED or not own)


def _names_day_of(plan: _Plan, behind: str) -> bool:
    """Say whether the day to which something is put off is the plan's own."""
    until = _UNTIL.search(behind)
    return until is not None and bool(_list_dates(until[0]) & _list_dates(plan.words))


def _count_shared(plan: _Plan, announced: str, words: str) -> tuple[int, int]:
    """How many of the names announced a sentence has too, and how many other words, the kind of happening apart."""
    one, other = take_apart(announced), take_apart(words)
    names = sum(not name.isdisjoint(other.tokens) for name in one.names)
    return names, len(_stems_beside(one.rest, plan.kind) & _stems_beside(other.rest, plan.kind))


@functools.lru_cache(maxsize=4096)
def _stems_beside(words: str, kind: _Kind) -> frozenset[str]:
    """What words tell beside that it is of a kind of happening, and who holds which office."""
    said = re.compile(rf"\b(?:{kind.ahead}|{kind.called}|{kind.done})\b", re.IGNORECASE)
    return stems_of(said.sub("", words)) - stems_of(" ".join(TITLES))


def _list_dates(words: str) -> frozenset[tuple[str, str]]:
    return frozenset(
        (each["number"] or each["number_last"], (each["month"] or each["month_first"])[:3])
        for each in _DATE.finditer(words)
    )
