"""Narrows what was found to what answers, and completes what was chosen: all steps, in the order they are taken."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.answer.asked.question import QuestionRead
from bot.answer.found.candidates import Candidate, Group
from bot.answer.holding.accusations import keep_accusing
from bot.answer.holding.accused import tell_accused
from bot.answer.holding.agreed import keep_priced
from bot.answer.holding.amounts import keep_amounts
from bot.answer.holding.apart import keep_apart
from bot.answer.holding.befallen import keep_befallen
from bot.answer.holding.calling import keep_called
from bot.answer.holding.carried import Ends, follow_plans, keep_carried_out, leave_out_thought_of
from bot.answer.holding.compounds import keep_whole
from bot.answer.holding.counted_now import Count, lead_with_newest
from bot.answer.holding.counted_since import lead_with_count_since
from bot.answer.holding.custody import keep_held, keep_newest_custody
from bot.answer.holding.deeds import leave_out_conditions
from bot.answer.holding.details import (
    keep_dated,
    keep_expelled,
    keep_got,
    keep_outcome,
    keep_ruling,
    keep_what_it_is,
)
from bot.answer.holding.done_since import leave_out_done_since
from bot.answer.holding.fates import AskedFate
from bot.answer.holding.in_report import leave_out_other_cases, list_unknown_since, tell_of_doers
from bot.answer.holding.leading import lead_with_own, leave_out_other_beginnings
from bot.answer.holding.moved_sums import keep_moved
from bot.answer.holding.names_asked import keep_naming
from bot.answer.holding.nation import keep_of_nation
from bot.answer.holding.objects import keep_done_to, keep_of_which, keep_sent
from bot.answer.holding.offices import keep_holder, keep_of_holder
from bot.answer.holding.on_day import keep_on_day
from bot.answer.holding.owners import leave_out_nameless
from bot.answer.holding.pairs import keep_pair
from bot.answer.holding.premises import keep_premised
from bot.answer.holding.reasons import keep_not_done
from bot.answer.holding.received import keep_received
from bot.answer.holding.states import keep_begun, keep_last, keep_state
from bot.answer.holding.subjects import keep_subject
from bot.answer.holding.survived import put_living_first
from bot.answer.holding.takers import keep_since_taken, keep_takers
from bot.answer.holding.told_next import add_its_date, add_its_ground
from bot.answer.holding.tolls import keep_tolls
from bot.answer.holding.turns import keep_going_again
from bot.answer.holding.tying import keep_tied
from bot.answer.holding.unrelated import leave_out_nationals, leave_out_unrelated
from bot.answer.holding.very_thing import keep_very_thing
from bot.answer.holding.whereabouts import keep_whereabouts
from bot.answer.holding.wishes import keep_of_wishers, keep_wished
from bot.answer.speaking.cast import Cast
from bot.answer.speaking.documents import Document, keep_its_words
from bot.answer.speaking.owning import Voice
from bot.answer.speaking.showing import keep_shown
from bot.answer.speaking.voices import keep_own
from bot.answer.telling.accounts import add_accounts
from bot.answer.telling.later import (
    Correction,
    lead_with_undone,
    leave_out_corrected,
    leave_out_overtaken,
    list_later,
)
from bot.answer.telling.reserves import add_reserves
from bot.answer.telling.speeches import tell_latest, tell_on, tell_since
from bot.model.analysis import Material
from bot.model.article import ArticleId


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what its sentences are judged by."""

    question: QuestionRead
    voice: Voice | None
    """Whose words are asked for."""
    document: Document | None
    """The text whose words are asked for."""
    cast: Cast
    known: Sequence[Candidate]
    """All that was found, also in reports that may well not answer: what takes back, what is later."""
    standing: Sequence[Candidate]
    """The same without what was taken back."""
    corrections: Sequence[Correction]
    materials: Mapping[ArticleId, Material]
    ends: Ends
    fate: AskedFate | None
    """What became of those whose number is asked for."""
    runs: Sequence[Sequence[Count]]
    """The counts of these in each happening that may be meant."""


_Narrow = Callable[[Case, Sequence[Candidate]], list[Candidate]]


def _for(keep: Callable[[QuestionRead, Sequence[Candidate]], list[Candidate]]) -> _Narrow:
    """A step that goes by the question alone."""
    return lambda case, told: keep(case.question, told)


def _hear(case: Case, voice: Voice, told: Sequence[Candidate]) -> list[Candidate]:
    """Give the own words of whom was asked for; of what somebody without a name wants others may tell."""
    return keep_own(case.question, voice, told, case.cast) or keep_of_wishers(case.question, told)


_NARROWING: tuple[_Narrow, ...] = (
    # Whose words they are. First: where a body named by its seat says nothing at all, its state is heard.
    lambda case, told: _hear(case, case.voice, told) if case.voice is not None else list(told),
    lambda case, told: keep_its_words(case.document, told, case.cast) if case.document is not None else list(told),
    _for(keep_shown),
    lambda case, told: keep_received(case.question, told, case.standing),
    # Who does what to whom. Two of these look at the others: `keep_subject` gives up where it leaves nothing, and
    # `keep_tied` goes by the sentence that tells most. A text proposes in other words, and is tied to none.
    _for(add_its_date),
    _for(add_its_ground),
    _for(keep_not_done),
    _for(leave_out_conditions),
    _for(keep_moved),
    _for(keep_state),
    _for(keep_begun),
    lambda case, told: keep_held(case.question, told, case.known),
    _for(keep_going_again),
    _for(keep_whereabouts),
    _for(keep_wished),
    lambda case, told: keep_subject(case.question, told, case.cast),
    _for(keep_of_holder),
    _for(keep_done_to),
    _for(keep_of_which),
    _for(keep_sent),
    lambda case, told: keep_tied(case.question, told, case.cast) if case.document is None else list(told),
    _for(keep_takers),
    _for(keep_since_taken),
    lambda case, told: keep_pair(case.question, told, case.cast),
    # Of which matter: each sentence is judged for itself, or with its report.
    _for(leave_out_unrelated),
    _for(leave_out_nationals),
    _for(leave_out_other_cases),
    _for(leave_out_nameless),
    _for(leave_out_other_beginnings),
    _for(keep_apart),
    _for(keep_called),
    _for(keep_befallen),
    _for(keep_expelled),
    _for(keep_got),
    _for(keep_outcome),
    _for(keep_accusing),
    _for(keep_ruling),
    _for(keep_whole),
    _for(keep_dated),
    _for(keep_on_day),
    _for(keep_what_it_is),
    _for(keep_naming),
    lambda case, told: keep_very_thing(case.question, told, case.known),
    # Which count, and who is the last. These compare what is left, so that nothing of another matter may still be
    # there; what `keep_tolls` adds out of all that is known has passed none of the steps above.
    _for(keep_tolls),
    _for(keep_of_nation),
    _for(keep_premised),
    _for(keep_amounts),
    _for(keep_priced),
    _for(keep_last),
    _for(keep_holder),
    _for(lead_with_own),
    _for(put_living_first),
    # What is over. Last, so that where the newest count is taken back no older one takes its place.
    _for(leave_out_thought_of),
    lambda case, told: leave_out_overtaken(case.question, told, case.known),
    lambda case, told: leave_out_done_since(case.question, told, case.known),
    lambda case, told: keep_newest_custody(case.question, told, case.known),
    lambda case, told: leave_out_corrected(told, case.corrections),
)


def narrow(case: Case, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give the sentences that answer, best first."""
    left = list(candidates)
    for step in _NARROWING:
        left = step(case, left)
    return left


def may_be_meant(question: QuestionRead, run: Sequence[Count]) -> bool:
    """Say whether any count of a happening is of the very place and matter that is asked about."""
    told = [each.told for each in run]
    return all(step(question, told) for step in (leave_out_unrelated, keep_apart, keep_called))


def complete(case: Case, groups: Sequence[Group], left: Sequence[Candidate]) -> tuple[Group, ...]:
    """Give what was chosen of the sentences that are left, with what belongs to it and what was reported later."""
    question, known = case.question, case.known
    # What stands beside it: its reserve, how its plan went, and what else was said in its report.
    groups = add_accounts(question, add_reserves(groups))
    groups = follow_plans(question, groups, case.ends, case.materials)
    groups = tell_on(question, case.voice, groups, case.cast)
    # What is in its place: the deed of a mere plan, that it fell through, the newest count of who is missing or held.
    groups = lead_with_undone(question, groups, known, case.materials)
    groups = lead_with_newest(question, case.fate, keep_carried_out(question, groups, known), case.runs)
    groups = lead_with_count_since(question, groups, known)
    # What came later, as it is compared with all that is shown.
    groups = tell_since(question, case.voice, tell_latest(question, case.voice, groups, left), case.cast)
    groups = (*groups, *(list_later(question, groups, known) if groups else ()))
    # Who else is blamed for what somebody is told to have done. Last, as this is of the reports that are shown.
    groups = _add_doers(question, groups, tell_of_doers(question, known))
    return _add_answer(groups, tell_accused(question, known))


def _add_answer(groups: tuple[Group, ...], told: Sequence[Candidate]) -> tuple[Group, ...]:
    """Give with an accusation that is shown what the accused say to it."""
    shown = [each for group in groups for each in group.chosen]
    if not told or not any(map(told[0].meets, shown)):
        return groups
    more = tuple(each for each in told[1:] if not any(map(each.meets, shown)))
    return (*groups, Group(None, more)) if more else groups


def _add_doers(question: QuestionRead, groups: tuple[Group, ...], told: Sequence[Candidate]) -> tuple[Group, ...]:
    """Give what reports that are shown tell of who did it, beside what is shown of them, and what a later one tells in
    so many words of the very thing: that it is not known."""
    shown = [each for group in groups for each in group.chosen]
    reports = {each.article.id for each in shown}
    more = tuple(each for each in told if each.article.id in reports and not any(map(each.meets, shown)))
    since = list_unknown_since(question, [told], shown)
    return (*groups, *(Group(label, each) for label, each in ((None, more), ("Reported since:", since)) if each))
