"""Composes an answer from what was found: the sentences that answer, verbatim and cited, or one honest sentence."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

from bot.answer.asked.declining import Declined
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.standing import asks_how_it_stands
from bot.answer.asked.terms import roots
from bot.answer.asked.times import EVER
from bot.answer.found.candidates import Candidate, Group, list_candidates, tells_on
from bot.answer.found.fitting import asks_about
from bot.answer.found.ground import Ground
from bot.answer.found.headlines import add_by_title
from bot.answer.found.search import Findings
from bot.answer.found.weigh import ANSWERABLE
from bot.answer.holding.accusations import tell_accusation
from bot.answer.holding.accused import tell_accused
from bot.answer.holding.agreed import tell_agreed
from bot.answer.holding.amounts import find_price
from bot.answer.holding.arrivals import tell_arrival
from bot.answer.holding.called_off import tell_called_off
from bot.answer.holding.carried import Ends
from bot.answer.holding.counted_by import list_sides, tell_by_side
from bot.answer.holding.counted_now import (
    Count,
    add_newest_toll,
    find_meant,
    lead_with_newest,
    list_counts,
    put_newest_toll,
    tell_aboard,
    tell_course,
    tell_each,
    tell_of_day,
)
from bot.answer.holding.fates import AskedFate, read_fate
from bot.answer.holding.handed_over import tell_handed_over
from bot.answer.holding.happenings import when
from bot.answer.holding.in_force import tell_what_holds
from bot.answer.holding.in_report import asks_reaction, tell_in_report
from bot.answer.holding.lacking import add_what_it_lacks
from bot.answer.holding.moved_sums import tell_why_lowered
from bot.answer.holding.nation import keep_of_nation
from bot.answer.holding.opened import tell_opened
from bot.answer.holding.owners import tell_owner
from bot.answer.holding.reasons import find_reasons, name_premise
from bot.answer.holding.spread import tell_spread
from bot.answer.holding.turns import tell_last_turn
from bot.answer.holding.who_it_is import tell_who_it_is
from bot.answer.speaking.cast import Cast
from bot.answer.speaking.documents import find_document
from bot.answer.speaking.owning import know
from bot.answer.speaking.sides import find_sides, tell_sides
from bot.answer.speaking.voices import find_voice
from bot.answer.telling.choose import choose
from bot.answer.telling.citing import write_cited
from bot.answer.telling.contrary import add_contrary, add_turnabout, replace_unclaimed
from bot.answer.telling.finishing import NOT_SETTLED
from bot.answer.telling.how_it_went import tell_how_plans_went
from bot.answer.telling.later import Correction, leave_out_corrected, list_corrections
from bot.answer.telling.narrowing import Case, complete, may_be_meant, narrow
from bot.answer.telling.newest import add_newest
from bot.answer.telling.refusing import asks_nothing, is_about_unknown, refuse, refuse_found
from bot.answer.telling.reserves import add_reserves
from bot.answer.telling.unknown_causes import add_unknown_cause
from bot.evidence.quotes import UNTITLED, shown_title
from bot.model.analysis import Material, Span
from bot.model.article import Article, ArticleId
from bot.model.briefing import CitedSource, Claim, Question
from bot.model.conversation import Answer
from bot.model.story import StoryId
from bot.model.topic import Window
from bot.text.gazetteer import load_gazetteer
from bot.text.genres import Genre

_MOMENT = timedelta(seconds=1)
_INSTEAD: dict[Declined, str] = {
    "opinion": "I do not judge or forecast; this is what was reported:",
    "advice": "I give no advice; this is what was reported:",
}
_SINCE_A_DAY = re.compile(r"\bchanged\b[^?]*\bsince\b", re.IGNORECASE)
_FEWEST_OF_A_COURSE = 2
MOST_OF_A_STATE = 3
"""Stories that tell how something stands."""
_NO_GROUND = Ground()
_SINCE_BRIEFING, _SINCE, _EARLIER = "Since this briefing:", "Reported since:", "Reported earlier:"
_MOST_OTHERS = 2
"""Sentences that are told beside those of a briefing's own evidence."""
_NEARLY_ALL = 0.8
"""The part of what the best of all meets of a question that the best of a briefing's own evidence must meet."""
_GENRES: tuple[tuple[Genre | None, str | None], ...] = ((None, None), ("opinion", "Opinion, not a report:"))


def compose(
    question: QuestionRead,
    findings: Findings,
    ground: Ground = _NO_GROUND,
    materials: Mapping[ArticleId, Material] = MappingProxyType({}),
    places: Mapping[ArticleId, StoryId] = MappingProxyType({}),
    ends: Ends = MappingProxyType({}),
) -> Answer:
    """Give the cited answer, or a refusal in one sentence that names the nearest thing that was read.

    `ground` is the edition in whose thread it was asked, `materials` are articles with who speaks in them, `places` the
    stories these are in, `ends` how plans went that are over.
    """
    asks = (
        question.unclear is None and not asks_nothing(question, findings) and not is_about_unknown(question, findings)
    )
    groups, reports = tuple[Group, ...](), list(findings.articles.values())
    if asks and find_sides(question):
        heard = [each.article for each in materials.values()]
        groups = add_turnabout(question, add_reserves(tell_sides(question, materials, places)), heard)
    elif asks:
        chosen = add_newest(question, _choose(question, findings, ground, materials, ends), reports)
        chosen = add_unknown_cause(question, chosen, reports)
        chosen = replace_unclaimed(question, chosen, reports)
        told = add_contrary(question, tell_how_plans_went(question, chosen, reports), reports)
        groups = add_turnabout(question, add_by_title(question, told, findings), reports)
    if not any(group.chosen for group in groups):
        return refuse_found(question, findings)
    groups = add_what_it_lacks(question, groups)
    parts: list[tuple[str | None, Sequence[tuple[Article, Span]]]] = [(_open(question), ())]
    parts += [(group.label, tuple((each.article, each.told) for each in group.chosen)) for group in groups]
    return write_cited(question, parts)


def _open(question: QuestionRead) -> str | None:
    """The words before an answer that is not quite to what was asked, or to a time that was looked up."""
    if question.declined in _INSTEAD:
        return _INSTEAD[question.declined]
    return f"{_say_since(question.begun)}:" if question.begun is not None else None


def compose_listed(
    question: QuestionRead,
    told: Sequence[tuple[Article, Span]],
    window: Window,
    latest: int | None = None,
) -> Answer:
    """Give what stories of a window tell, in order of time; `latest` is of how many articles these are the latest where
    not all were looked through."""
    among = f", in the latest {latest:,} articles of that time" if latest is not None else ""
    return write_cited(question, [(_say_window(question, window, among), _in_order(told))])


def compose_since(question: QuestionRead, told: Sequence[tuple[Article, Span]], window: Window) -> Answer:
    """Give what was reported of an event's affair since, in order of time, or say that nothing was."""
    if not told:
        since = _say_since(question.begun).removeprefix("Reported ") if question.begun is not None else ""
        return refuse(question, f"Nothing more of this was reported {since}.")
    return compose_listed(question, add_newest_toll(told, question.begun), window)


def compose_news(question: QuestionRead, told: Sequence[tuple[Article, Span]]) -> Answer:
    """Give what was read since the briefing in whose thread it was asked, in order of time, or say that nothing was."""
    if not told:
        return refuse(question, "Nothing new on this was read since this briefing.")
    return write_cited(question, [(_SINCE_BRIEFING, _in_order(told))])


def _in_order(told: Sequence[tuple[Article, Span]]) -> list[tuple[Article, Span]]:
    return sorted(told, key=lambda each: (when(each[0]), each[1].start))


def compose_course(
    question: QuestionRead, told: Sequence[tuple[Article, Span]], window: Window, stories: int
) -> Answer | None:
    """Give what each of so many stories opens with, in order of time, or how it stands, the latest first; None where
    these are too few to tell a course."""
    ordered = _in_order(told)
    if question.asks_how_it_stands and ordered:
        return compose_state(question, ordered, window)
    if len(ordered) < (1 if question.begun or _SINCE_A_DAY.search(question.understood) else _FEWEST_OF_A_COURSE):
        return None
    among = f", {len(ordered)} of {stories:,} stories" if stories > len(ordered) else ""
    with_toll = _in_order(add_newest_toll(ordered, question.begun))
    if _SINCE_A_DAY.search(question.understood) and question.begun is None:
        with_toll.reverse()  # how it is by now comes first
    return write_cited(question, [(_say_window(question, window, among), with_toll)])


def compose_state(question: QuestionRead, told: Sequence[tuple[Article, Span]], window: Window) -> Answer:
    """Give how something stands by what the last of its stories tell, the latest first."""
    label = f"The latest report of it is of {window.end - _MOMENT:%-d %B %Y}:"
    recent = put_newest_toll(_in_order(told)[-MOST_OF_A_STATE:])
    return write_cited(question, [(label, sorted(_in_order(recent), key=lambda each: when(each[0]), reverse=True))])


def compose_around(question: QuestionRead, label: str | None, told: Sequence[tuple[Article, Span]]) -> Answer:
    """Give what reports of a thread's affair tell, in the order given."""
    return write_cited(question, [(label, told)])


def compose_open(question: QuestionRead, open_: Sequence[Question], sources: Sequence[CitedSource], by: str) -> Answer:
    """Give the sentences on which open questions of briefings rest; `by` names these."""
    told = [each.basis for each in open_ if each.basis.citations]
    if not told:
        return refuse(question, "No briefing has left a question open so far; name what it is about.")
    cited = dict.fromkeys(citation.n for basis in told for citation in basis.citations)
    numbers = {n: number for number, n in enumerate(cited, start=1)}
    bases = [replace(each, citations=tuple(replace(c, n=numbers[c.n]) for c in each.citations)) for each in told]
    kept = {each.n: replace(each, n=numbers[each.n]) for each in sources if each.n in numbers}
    claims = (Claim(f"Left open by {by}:", "label"), *bases)
    return Answer(question.asked, question.understood, claims, False, None, tuple(kept[n] for n in cited))


def _say_since(begun: Article) -> str:
    title = shown_title(begun)
    named = f"“{title.rstrip('.')}”, " if title != UNTITLED else ""
    return f"Reported since {named}{begun.published or begun.retrieved:%-d %B %Y}"


def _say_window(question: QuestionRead, window: Window, among: str) -> str:
    first, last = window.start, window.end - _MOMENT
    if question.begun is not None:
        return f"{_say_since(question.begun)}{among}:"
    if first == EVER:
        return f"Reported up to {last:%-d %B %Y}{among}:"
    if first.date() == last.date():
        return f"Reported on {first:%-d %B %Y}{among}:"
    start = f"{first:%-d}" if (first.year, first.month) == (last.year, last.month) else f"{first:%-d %B}"
    start = start if first.year == last.year else f"{first:%-d %B %Y}"
    return f"Reported from {start} to {last:%-d %B %Y}{among}:"


def _choose(
    question: QuestionRead, findings: Findings, ground: Ground, materials: Mapping[ArticleId, Material], ends: Ends
) -> tuple[Group, ...]:
    """Give the counts alone where these are asked for; else what answers by itself, the newest count where nothing
    does, or what is told in other words."""
    known = list_candidates(findings.passages, dict(findings.articles), least=0.0)
    fate = read_fate(question)
    if fate is not None and (sides := list_sides(question)):
        return tell_by_side(fate, sides, tuple(findings.articles.values()))
    corrections = list_corrections(known)
    standing = leave_out_corrected(known, corrections)
    runs = _list_runs(question, fate, findings, corrections)
    if fate is not None and (counted := _tell_counts(question, fate, findings, runs)) is not None:
        return counted
    for tell in (
        tell_accusation,
        tell_agreed,
        tell_spread,
        tell_owner,
        tell_what_holds,
        tell_called_off,
        tell_opened,
        tell_handed_over,
        tell_arrival,
        tell_why_lowered,
    ):
        if held := tell(question, standing):
            return (Group(None, held),)
    if who := tell_who_it_is(question, tuple(findings.articles.values())):
        return (Group(None, who),)
    cast, asked = Cast.of(materials), find_voice(question, load_gazetteer())
    voice = know(asked, cast) if asked is not None else None
    case = Case(
        question, voice, find_document(question), cast, known, standing, corrections, materials, ends, fate, runs
    )
    return (
        _tell_itself(case, findings, ground) or lead_with_newest(question, fate, (), runs) or _tell_in_other_words(case)
    )


def _tell_counts(
    question: QuestionRead, fate: AskedFate, findings: Findings, runs: Sequence[Sequence[Count]]
) -> tuple[Group, ...] | None:
    """Give how many were on board, how a number came about or how it stands; None where sentences answer as well: how
    many something was done to, or a toll of which no count is known."""
    if fate.form == "aboard":
        return tell_aboard(question, fate, find_meant(fate, runs))
    if fate.form == "how_many" or (fate.toll and not runs):
        return None
    meant = find_meant(fate, runs) if fate.happening or findings.near else ()
    if fate.form == "course":
        return tell_course(meant)
    return tell_each(fate, runs) or tell_of_day(question, fate, meant)


def _tell_itself(case: Case, findings: Findings, ground: Ground) -> tuple[Group, ...]:
    """Give what reports answer, with what was reported later; where they do not, what comment says, named as such."""
    question = case.question
    speaks = case.voice is not None or case.document is not None
    heard = len(question.publishers) > 1 or (speaks and asks_about(question))
    least = 0.0 if heard else ANSWERABLE
    for genre, label in _GENRES:
        candidates = narrow(case, list_candidates(findings.passages, dict(findings.articles), least, genre))
        groups = _choose_on(ground, question, candidates, heard=case.voice is not None)
        groups = tell_last_turn(question, _seek_reasons(ground, question, candidates, groups), case.known)
        if any(group.chosen for group in groups):
            groups = groups if label is None else tuple(replace(each, label=label) for each in groups if each.chosen)
            return _tell_reaction(case, groups) or complete(case, groups, candidates)
    return ()


def _tell_reaction(case: Case, groups: Sequence[Group]) -> tuple[Group, ...]:
    """Where it is asked how somebody reacted, and no more is to be shown than what reports open with, which is what was
    reacted to: what one of them tells of the reaction without naming that again."""
    chosen = [each for group in groups for each in group.chosen]
    opens = all(not each.article.text[: each.sentence.span.start].count(". ") for each in chosen)
    told = tell_in_report(case.question, case.known) if opens and asks_reaction(case.question) else ()
    return (Group(None, told),) if told else ()


def _tell_in_other_words(case: Case) -> tuple[Group, ...]:
    """Where no sentence answers by itself: what was paid, or what a report of it tells without naming it again."""
    question, known = case.question, case.known
    price = find_price(question, case.standing)
    told = (price,) if price is not None else tell_in_report(question, known)
    if not told and (accused := tell_accused(question, case.standing)):
        return (Group(NOT_SETTLED, accused),)
    return (Group(None, told),) if told else ()


def _list_runs(
    question: QuestionRead, fate: AskedFate | None, findings: Findings, corrections: Sequence[Correction]
) -> list[list[Count]]:
    """Give the counts of those whose number is asked for, of each happening, that nothing takes back; within the time
    that is asked about, where one is."""
    ids = dict.fromkeys(one.article_id for one in findings.passages)
    found = list_counts(fate, [findings.articles[each] for each in ids]) if fate is not None else ()
    runs = [each for each in found if may_be_meant(question, each)]
    told = [each.told for run in runs for each in run]
    kept = keep_of_nation(question, leave_out_corrected(told, corrections))
    return [left for run in runs if (left := [each for each in run if each.told in kept])]


def _seek_reasons(
    ground: Ground, question: QuestionRead, candidates: Sequence[Candidate], groups: tuple[Group, ...]
) -> tuple[Group, ...]:
    """Where no sentence gives both, what gives the reason behind what was asked about."""
    if question.kind != "why" or any(each.sentence.fits for group in groups for each in group.chosen):
        return groups
    label, found = find_reasons(question, candidates)
    told = _choose_on(ground, question, found) if found else ()
    return tuple(replace(each, label=each.label or label) for each in told) or name_premise(question, groups)


def _choose_on(
    ground: Ground, question: QuestionRead, candidates: Sequence[Candidate], *, heard: bool = False
) -> tuple[Group, ...]:
    """In a briefing's thread what it was written from answers, where that meets nearly as much of the question as
    anything does, and beside it what else is reported of how things stand; else all that was read."""
    if question.kind == "why":  # what gives no reason answers nothing where something else does
        candidates = [each for each in candidates if each.sentence.fits] or candidates
    own = [each for each in candidates if ground.holds(each.article)]
    first = choose(question, own, heard=heard) if own and _meets(own[0], candidates[0]) else ()
    shown = [each for group in first for each in group.chosen]
    if not shown:
        return _part_by_time(choose(question, candidates, heard=heard), (), ground)
    rest = [each for each in candidates if not ground.holds(each.article) and _meets(each, own[0])]
    if not asks_how_it_stands(question):
        last, names = max(each.when for each in shown), {term.root for term in question.terms if term.named}
        plain = {term.root for term in question.terms if not term.named}
        rest = [
            each
            for each in rest
            if each.when > last
            and names
            and names <= (there := set(roots(each.words)))
            and (not plain or plain & there)
        ]
    others = [each for group in choose(question, rest, heard=heard) for each in group.chosen][:_MOST_OTHERS]
    told = [each for each in others if all(tells_on(each, other) for other in shown)]
    return _part_by_time(first, told, ground)


def _meets(one: Candidate, best: Candidate) -> bool:
    return one.sentence.own >= _NEARLY_ALL * best.sentence.own


def _part_by_time(groups: Sequence[Group], others: Sequence[Candidate], ground: Ground) -> tuple[Group, ...]:
    """What was read since a briefing first, then what others reported after its own evidence, which comes behind; with
    what they reported before."""
    later = [each for group in groups for each in group.chosen if ground.is_later(each.article)]
    kept = [replace(each, chosen=tuple(one for one in each.chosen if one not in later)) for each in groups]
    last = max((one.when for group in kept for one in group.chosen), default="")
    later += [each for each in others if ground.is_later(each.article)]
    before = [each for each in others if each not in later]
    newer = tuple(each for each in before if each.when > last)
    parts = [
        Group(_SINCE_BRIEFING, tuple(later)),
        Group(_SINCE if later else None, newer),
        *(replace(each, label=each.label or (_EARLIER if later or newer else None)) for each in kept),
        Group("Also reported:", tuple(each for each in before if each.when <= last)),
    ]
    return tuple(each for each in parts if each.chosen)
