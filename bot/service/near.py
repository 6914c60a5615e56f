"""Answers a question from what its thread is about before all that was read, which it is not widened to."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from bot.answer.asked.besides import ask_plainly
from bot.answer.asked.named import find_named, names_all
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import prints_any
from bot.answer.asked.things import is_of_affair
from bot.answer.asked.twofold import has_pronoun
from bot.answer.asked.wording import ask_as_told
from bot.answer.found.search import Findings
from bot.answer.holding.fates import read_fate
from bot.answer.holding.happenings import goes_on_from
from bot.answer.holding.offices import tells_office
from bot.answer.speaking.voices import ask_reaction
from bot.answer.telling.compose import compose_around
from bot.answer.telling.refusing import FOR_EXAMPLE, ask_for_name, refuse_deed, refuse_found
from bot.answer.thread.again import ask_how_many_instead, ask_in_return, asks_of_event, tells_return
from bot.answer.thread.around import asks_for_timeline
from bot.answer.thread.followup import (
    goes_on_with_another,
    is_bare,
    leaves_open,
    takes_up_another,
)
from bot.answer.thread.in_return import find_asked_return, find_done
from bot.answer.thread.neuter import has_lost_it, tells_it
from bot.answer.thread.said import tells_words
from bot.answer.thread.several import tells_find
from bot.model.analysis import ActorKey
from bot.model.article import ArticleId
from bot.model.conversation import Answer, Turn
from bot.service.affairs import ask_of_body, ask_of_company, date_event, list_affair, list_since
from bot.service.finding import Found, cover_more, find_answer, find_within
from bot.service.inquiries import Errand
from bot.service.reading import Silent, list_materials


@dataclass(slots=True)
class Near:
    """Looks for what answers a question in what its thread is about, which is found once."""

    errand: Errand
    question: QuestionRead
    turns: Sequence[Turn]
    list_last: Callable[[Sequence[Turn]], Awaitable[frozenset[ArticleId]]]
    """Lists the articles of what was answered last in some turns."""
    _ids: frozenset[ArticleId] | None = None
    _around: frozenset[ArticleId] | None = None

    def read(self, words: str) -> QuestionRead:
        """Read another wording of the question."""
        plain = self.errand.read(self.question.asked, ask_plainly(words), self.question.begun)
        return replace(plain, besides=self.question.besides, excepted=self.question.excepted)

    async def list_near(self) -> frozenset[ArticleId]:
        """The articles of the last answer, of their stories and of the thread's briefing."""
        if self._ids is None:
            self._ids = await self.list_last(self.turns) or await self._list_evidence()
        return self._ids

    async def _list_evidence(self) -> frozenset[ArticleId]:
        """The articles of the briefing in whose thread it is asked, with those of their stories."""
        ids = self.errand.ground.evidence
        async with self.errand.open_library() as library:
            return ids.union(await self.errand.list_told(library, ids))

    async def look(self, asked: QuestionRead) -> tuple[Answer, Findings]:
        """Answer from these alone."""
        return await find_within(self.errand, asked, await self.list_near())

    async def look_around(self, asked: QuestionRead) -> tuple[Answer, Findings]:
        """Answer from all reports of the same affair."""
        return await find_within(self.errand, asked, await self.list_around())

    async def look_widening(self, asked: QuestionRead) -> tuple[Answer, Findings]:
        """Answer from these, and what these do not from all reports of the same affair, if there are more and any has a
        word of the question."""
        answer, seen = await self.look(asked)
        if not answer.refused or (asked.terms and {each.shown for each in asked.terms} <= set(seen.missing)):
            return answer, seen
        more = await self.list_around() - await self.list_near()
        return await self.look_around(asked) if more else (answer, seen)

    async def iter_since(self) -> AsyncIterator[frozenset[ArticleId]]:
        """The reports of the affair that are no older than an answer, of the latest answer first, where an earlier one
        adds any."""
        known = frozenset[ArticleId]()
        for told in (each.answered for each in reversed(self.turns) if each.answered):
            since = await list_since(self.errand, told, await self._list_of_two())
            if not since <= known:
                yield since
            known |= since

    async def _list_of_two(self) -> frozenset[ArticleId]:
        """The reports of the affair that name both whom the latest question named together, if any did."""
        named = (find_named(turn.understood, self.errand.desk.gazetteer) for turn in reversed(self.turns))
        both = next((keys for each in named if len(keys := {one.key for one in each if one.key}) > 1), set[str]())
        ids, scan = sorted(await self.list_around()), self.errand.desk.gazetteer.scan
        read = await list_materials(self.errand.desk, self.errand.scopes, ids, Silent())
        return frozenset(each.article.id for each in read if both <= {one.key for one in scan(each.article.text)})

    async def look_for_any(
        self, wordings: Sequence[QuestionRead], ids: frozenset[ArticleId]
    ) -> tuple[Answer, Findings]:
        """Answer the first of some wordings that some articles answer, else refuse the first of all."""
        refused = answer, seen = await find_within(self.errand, wordings[0], ids)
        for each in wordings[1:] if answer.refused else ():
            answer, seen = await find_within(self.errand, each, ids)
            if not answer.refused:
                return answer, seen
        return refused

    async def list_around(self) -> frozenset[ArticleId]:
        """All reports of the same affair."""
        if self._around is None:
            ids = await self.list_near()
            self._around = await list_affair(self.errand, sorted(ids)) if ids else ids
        return self._around

    async def look_earlier(self, asked: QuestionRead) -> tuple[Answer, Findings] | None:
        """Answer from what the turns before the last were answered from, the latest first; None where nothing does."""
        for end in range(len(self.turns) - 1, 0, -1):
            ids = await self.list_last(self.turns[:end])
            answer, seen = await find_within(self.errand, asked, ids)
            if not answer.refused:
                return answer, seen
        return None

    async def look_everywhere(self, asked: QuestionRead) -> Found:
        """Answer from all that was read."""
        return await find_answer(self.errand, asked, Silent())


def tells_outright(answer: Answer) -> bool:
    """Say whether an answer opens with what answers, and not with words of ours that say what that is not."""
    return bool(answer.answer) and answer.answer[0].kind != "label" and not answer.refused


async def answer_of_event(near: Near, plain: QuestionRead) -> tuple[Answer, Findings] | None:
    """Answer when, where or why the event was since which the last question asked, from the first report of it."""
    if not near.turns or not asks_of_event(near.question.asked, near.turns[-1].understood):
        return None
    about = await date_event(near.errand, near.read(near.turns[-1].understood))
    if about.begun is None:
        return None
    answer, seen = await find_within(near.errand, plain, frozenset({about.begun.id}))
    if answer.refused and plain.kind == "when":
        [first] = await list_materials(near.errand.desk, near.errand.scopes, [about.begun.id], Silent())
        opening = [(first.article, each.span) for each in first.analysis.sentences[:1]]
        answer = compose_around(plain, "The first report of it:", opening) if opening else answer
    return (answer, seen) if not answer.refused else None


async def answer_near(near: Near, plain: QuestionRead) -> tuple[Answer, Findings] | None:
    """Answer from what the thread is about; None where the question is to be asked of all that was read."""
    if plain.asks_for_course and asks_for_timeline(plain.understood):
        return None
    if plain.names_a_deed_alone and (near.turns or await near.list_near()):
        return await _answer_of_deed(near, plain)
    asked = (near.question.understood, near.question.asked) if near.turns else ()
    for state in filter(None, (find_asked_return(each, near.errand.desk.gazetteer) for each in asked)):
        return await _answer_return(near, plain, state)
    reaction = ask_reaction(near.question.alone or near.question.understood) if near.turns else None
    if reaction is not None and await near.list_near():
        return await _answer_reaction(near, plain, reaction)
    for answer_of_own in (_answer_as_told, _answer_of_body, _answer_of_count, _answer_of_word):
        if (own := await answer_of_own(near, plain)) is not None:
            return own
    leaning = _read_leaning(near.question, plain, in_thread=bool(near.turns))
    return await _answer_of_affair(near, plain, leaning) if leaning is not None else None


async def _answer_of_deed(near: Near, plain: QuestionRead) -> tuple[Answer, Findings]:
    """Answer what names no more than a deed, which is one of the thread's affair."""
    answer, seen = await _look_for_count(near, plain)
    if answer.refused and (many := ask_how_many_instead(plain.understood)) is not None:
        answer, seen = await near.look_around(near.read(many))
    if answer.refused and (earlier := await near.look_earlier(plain)) is not None:
        return earlier
    if not tells_find(plain.understood, " ".join(each.text for each in answer.answer)):
        return refuse_deed(plain), seen
    return (refuse_deed(plain) if answer.refused else answer), seen


async def _look_for_count(near: Near, asked: QuestionRead) -> tuple[Answer, Findings]:
    """Answer from the thread's reports, and how many there are by now from a later report that goes on from what these
    tell: the last to count holds."""
    answer, seen = await near.look_widening(asked)
    if answer.refused or read_fate(asked) is None:
        return answer, seen
    first = [seen.articles[each.article_id] for each in answer.sources if each.article_id in seen.articles]
    _, around = await near.look_around(asked)
    affair = [each for each in around.articles.values() if any(goes_on_from(one, each) for one in first)]
    if not affair:
        return answer, seen
    newest, found = await find_within(near.errand, asked, frozenset(each.id for each in (*first, *affair)))
    return (newest, found) if not newest.refused else (answer, seen)


async def _answer_reaction(near: Near, plain: QuestionRead, words: str) -> tuple[Answer, Findings] | None:
    """Answer how somebody reacted to what was told last, or else earlier in the thread, by their `words` where no
    report tells it so; what they said before it is no reaction to it."""
    wordings, in_return, refused = (plain, near.read(words)), ask_in_return(words), None
    async for since in near.iter_since():
        reacted = await _look_in_return(near, in_return, since) or await near.look_for_any(wordings, since)
        if not reacted[0].refused:
            return reacted
        refused = refused or reacted
        if reacted[1].unknown:
            break  # who stands nowhere reacted to nothing
    if refused is not None:
        return refused
    ids = await near.list_near()
    reacted = await _look_in_return(near, in_return, ids) or await near.look_for_any(wordings, ids)
    return reacted if not reacted[0].refused else None


async def _answer_return(near: Near, plain: QuestionRead, state: ActorKey) -> tuple[Answer, Findings] | None:
    """Answer what a state did in return from where the reports of the affair say that it was, else by all that it did
    there, named so; None where they tell of nothing."""
    gazetteer, ids = near.errand.desk.gazetteer, sorted(await near.list_around())
    materials = await list_materials(near.errand.desk, near.errand.scopes, ids, Silent())
    done = find_done(state, materials, gazetteer)
    label = None if done.returned else f"No report calls it an answer; what {gazetteer.name_of(state)} did:"
    return (compose_around(plain, label, done.told), Findings((), {}, None)) if done.told else None


async def _look_in_return(
    near: Near, wordings: Iterable[str], ids: frozenset[ArticleId]
) -> tuple[Answer, Findings] | None:
    """Answer what somebody did in return, where some articles say that it was; None where these do not."""
    for each in wordings:
        answer, seen = await find_within(near.errand, near.read(each), ids)
        told = [claim.text for claim in answer.answer if claim.citations]
        if not answer.refused and all(map(tells_return, told)):
            return answer, seen
    return None


async def _answer_as_told(near: Near, _: QuestionRead) -> tuple[Answer, Findings] | None:
    """Answer what role somebody played, or whether anybody was hurt, as the reports of the affair tell it; None where
    these do not."""
    told = ask_as_told(near.question.understood)
    if not told:
        return None
    answer, seen = await near.look_for_any([near.read(each) for each in told], await near.list_around())
    return (answer, seen) if not answer.refused else None


async def _answer_of_body(near: Near, plain: QuestionRead) -> tuple[Answer, Findings] | None:
    """Answer of `the association` by whose it is in the reports that were shown last, or refuse it there; None where
    these tell of none, or of several."""
    last = near.turns[-1].answered if near.turns else ""
    named = await ask_of_body(near.errand, plain.understood, await near.list_near(), last) if last else None
    if named is None:
        return None
    answer, seen = await near.look_widening(near.read(named))
    return replace(answer, understood=named), seen


async def _answer_of_count(near: Near, plain: QuestionRead) -> tuple[Answer, Findings] | None:
    """Answer how many there are from the reports of the thread's own happening, without what was taken on from there;
    None where these do not tell it."""
    alone = near.question.alone
    counts = plain.kind == "how_many" or read_fate(plain) is not None
    if not near.turns or not counts or not alone or near.question.besides:
        return None
    answer, seen = await near.look(near.read(alone))
    return (answer, seen) if not answer.refused else None


async def _answer_of_word(near: Near, plain: QuestionRead) -> tuple[Answer, Findings] | None:
    """Answer a question word alone, or what became of whom, from the reports of the affair; None where these do not
    tell it."""
    asks = is_bare(near.question.asked) or read_fate(plain) is not None
    if not near.turns or not asks or near.question.besides:
        return None
    answer, seen = await near.look_around(plain)
    return (answer, seen) if not answer.refused else None


_NAMES_THING = re.compile(
    r"\bthe\s+(?:[a-z-]+\s+){0,2}[a-z-]+\b[^?]*\b(?:about|of|on|to|in|for|over|from|with|by)\s+(?:the|an?)\s+[a-z]"
)
"""Names somebody or something and on what: `what does the driver say about the second crash`."""


@dataclass(frozen=True, slots=True)
class _Leaning:
    """What makes a question one of its thread's affair."""

    others: bool
    """It asks who else, of whatever there may be."""
    lost: bool
    """It speaks of an `it` that nothing was found for."""
    open: bool
    """It names another, or does not say what it is about."""
    of_affair: bool
    """It speaks of what only one affair can have."""
    widens: bool
    """The other reports of the affair may answer it."""

    @property
    def has_no_words(self) -> bool:
        """Whether it has hardly words of its own that an answer could print."""
        return self.others or self.lost or self.open


def _read_leaning(question: QuestionRead, plain: QuestionRead, *, in_thread: bool) -> _Leaning | None:
    """Read by what a question leans on its thread; None where it does not."""
    goes_on = in_thread and goes_on_with_another(question.asked, question.understood)
    leans = in_thread and plain.leans_on_thread
    leaning = _Leaning(
        others=bool(question.besides) and len(plain.terms) == 1 and not plain.terms[0].named,
        lost=in_thread and has_lost_it(question.understood),
        open=goes_on or leaves_open(question.understood),
        of_affair=leans and is_of_affair(question.understood),
        widens=in_thread and (goes_on or not takes_up_another(question.understood)),
    )
    return leaning if leans or leaning.has_no_words else None


async def _answer_of_affair(near: Near, plain: QuestionRead, leaning: _Leaning) -> tuple[Answer, Findings] | None:
    """Answer what leans on the thread from its reports; None where it may be asked of all that was read."""
    question = near.question
    bound = leaning.of_affair and bool(await near.list_near())
    if (whole := await _answer_as_typed(near, plain, leaning)) is not None:
        return whole
    answer, seen = await _look_by_name(near, plain, leaning, bound=bound)
    if (
        not answer.refused
        and not tells_outright(answer)
        and (reason := await _look_for_reason(near, plain)) is not None
    ):
        return reason
    told = " ".join(each.text for each in answer.answer)
    if not answer.refused and not leaning.has_no_words and not prints_any(plain.terms, told):
        return None
    if not answer.refused and not (tells_it(question.understood, told) and tells_office(question.understood, told)):
        seen = await cover_more(near.errand, plain, seen)
        answer = refuse_found(plain, seen)
    if answer.refused and bound and question.alone:
        said, found = await near.look_around(near.read(question.alone))
        told_so = not said.refused and tells_words(question.alone, said.answer)
        answer, seen = (replace(said, understood=question.alone), found) if told_so else (answer, seen)
    if answer.refused and bound and not answer.answer:
        answer = refuse_deed(plain)
    if answer.reason == FOR_EXAMPLE and any(each.answered for each in near.turns):
        answer = ask_for_name(plain)
    return (answer, seen) if not answer.refused or leaning.others or leaning.lost or bound else None


async def _answer_as_typed(near: Near, plain: QuestionRead, leaning: _Leaning) -> tuple[Answer, Findings] | None:
    """Answer what is a whole question as where it is typed alone; None where it took anything from its thread, or what
    answers it is of another affair."""
    typed = near.question.asked.rstrip(" ?!.").casefold()
    whole = typed == near.question.understood.rstrip(" ?!.").casefold() and not has_pronoun(typed)
    if leaning.has_no_words or not whole or near.question.alone or not _NAMES_THING.search(typed):
        return None
    answer, seen = await near.look_everywhere(plain)
    around = await near.list_around()
    of_it = bool(around) and {each.article_id for each in answer.sources} <= around
    return (answer, seen) if of_it and seen is not None and not answer.refused else None


async def _look_for_reason(near: Near, plain: QuestionRead) -> tuple[Answer, Findings] | None:
    """Answer why something was from all that was read, for which the thread's reports name no reason; None where none
    is given outright by a report that names whom the thread asked about."""
    if plain.kind != "why" or has_pronoun(plain.understood):
        return None
    answer, seen = await near.look_everywhere(plain)
    if seen is None or not tells_outright(answer):
        return None
    gazetteer = near.errand.desk.gazetteer
    asked = [turn.understood for turn in near.turns if find_named(turn.understood, gazetteer)]
    printed = [seen.articles[each.article_id] for each in answer.sources if each.article_id in seen.articles]
    of_it = all(any(names_all(each, f"{one.title}. {one.text}") for each in asked) for one in printed)
    return (answer, seen) if of_it else None


async def _look_by_name(near: Near, plain: QuestionRead, leaning: _Leaning, *, bound: bool) -> tuple[Answer, Findings]:
    """Answer from the thread's reports, first of `the company` by the name that these give it."""
    named = await ask_of_company(near.errand, near.question.understood, await near.list_near()) if bound else None
    if named is None:
        return await (near.look_widening(plain) if leaning.widens else near.look(plain))
    answer, seen = await near.look_around(near.read(named))
    return await near.look_around(plain) if answer.refused and leaning.widens else (answer, seen)
