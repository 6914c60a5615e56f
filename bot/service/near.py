"""Answers a question from what its thread is about before all that was read, which it is not widened to."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answer.asked.besides import ask_plainly
from bot.answer.asked.question import QuestionRead, read_whole
from bot.answer.asked.terms import prints_any
from bot.answer.asked.things import is_of_affair
from bot.answer.asked.wording import ask_of_role
from bot.answer.found.search import Findings
from bot.answer.holding.fates import read_fate
from bot.answer.holding.offices import tells_office
from bot.answer.speaking.voices import ask_reaction
from bot.answer.telling.compose import compose_around
from bot.answer.telling.refusing import refuse_deed, refuse_found
from bot.answer.thread.again import ask_how_many_instead, asks_of_event
from bot.answer.thread.followup import (
    ask_latest,
    ask_without_owner,
    ask_words_of,
    goes_on_with_another,
    is_bare,
    leaves_open,
    takes_up_another,
)
from bot.answer.thread.neuter import has_lost_it, tells_it
from bot.model.article import ArticleId
from bot.model.conversation import Answer, Turn, scopes_of
from bot.service.affairs import ask_of_company, date_event, list_affair, list_since
from bot.service.desk import Desk
from bot.service.finding import cover_more, find_answer, find_within
from bot.service.inquiries import Inquiry, find_ground
from bot.service.reading import Silent, list_materials
from bot.service.windows import get_zone


@dataclass(slots=True)
class Near:
    """Looks for what answers a question in what its thread is about, which is found once."""

    desk: Desk
    inquiry: Inquiry
    question: QuestionRead
    turns: Sequence[Turn]
    known: Mapping[str, Sequence[str]]
    list_last: Callable[[Sequence[Turn]], Awaitable[frozenset[ArticleId]]]
    """Lists the articles of what was answered last in some turns."""
    _ids: frozenset[ArticleId] | None = None
    _around: frozenset[ArticleId] | None = None

    def read(self, words: str) -> QuestionRead:
        """Read another wording of the question."""
        here = self.desk.clock.now().astimezone(get_zone(self.inquiry.time_zone))
        asked, begun = self.question.asked, self.question.begun
        plain = read_whole(asked, ask_plainly(words), here, self.desk.gazetteer, self.known, begun)
        return replace(plain, besides=self.question.besides, excepted=self.question.excepted)

    async def list_near(self) -> frozenset[ArticleId]:
        """The articles of the last answer, of their stories and of the thread's briefing."""
        if self._ids is None:
            last = await self.list_last(self.turns)
            self._ids = last or await _list_evidence(self.desk, self.inquiry)
        return self._ids

    async def look(self, asked: QuestionRead) -> tuple[Answer, Findings]:
        """Answer from these alone."""
        return await find_within(self.desk, self.inquiry, asked, await self.list_near())

    async def look_around(self, asked: QuestionRead) -> tuple[Answer, Findings]:
        """Answer from all reports of the same affair."""
        return await find_within(self.desk, self.inquiry, asked, await self._list_around())

    async def look_widening(self, asked: QuestionRead) -> tuple[Answer, Findings]:
        """Answer from these, and what these do not from all reports of the same affair, if there are more and any has a
        word of the question."""
        answer, seen = await self.look(asked)
        if not answer.refused or (asked.terms and {each.shown for each in asked.terms} <= set(seen.missing)):
            return answer, seen
        more = await self._list_around() - await self.list_near()
        return await self.look_around(asked) if more else (answer, seen)

    async def _list_around(self) -> frozenset[ArticleId]:
        if self._around is None:
            ids = await self.list_near()
            self._around = await list_affair(self.desk, self.inquiry, sorted(ids)) if ids else ids
        return self._around

    async def list_since(self) -> frozenset[ArticleId]:
        """The reports of the affair that are no older than what was answered last; none where nothing was."""
        told = next((each.answered for each in reversed(self.turns) if each.answered), "")
        return await list_since(self.desk, self.inquiry, told, await self._list_around()) if told else frozenset()

    async def look_earlier(self, asked: QuestionRead) -> tuple[Answer, Findings] | None:
        """Answer from what the turns before the last were answered from, the latest first; None where nothing does."""
        for end in range(len(self.turns) - 1, 0, -1):
            ids = await self.list_last(self.turns[:end])
            answer, seen = await find_within(self.desk, self.inquiry, asked, ids)
            if not answer.refused:
                return answer, seen
        return None

    async def look_everywhere(self, asked: QuestionRead) -> tuple[Answer, Findings | None]:
        """Answer from all that was read."""
        return await find_answer(self.desk, self.inquiry, asked, self.known, Silent())


async def answer_of_event(near: Near, plain: QuestionRead) -> tuple[Answer, Findings] | None:
    """Answer when, where or why the event was since which the last question asked, from the first report of it."""
    if not near.turns or not asks_of_event(near.question.asked, near.turns[-1].understood):
        return None
    about = await date_event(near.desk, near.inquiry, near.read(near.turns[-1].understood), near.known)
    if about.begun is None:
        return None
    answer, seen = await find_within(near.desk, near.inquiry, plain, frozenset({about.begun.id}))
    if answer.refused and plain.kind == "when":
        [first] = await list_materials(near.desk, scopes_of(near.inquiry.workspace), [about.begun.id], Silent())
        opening = [(first.article, each.span) for each in first.analysis.sentences[:1]]
        answer = compose_around(plain, "The first report of it:", opening) if opening else answer
    return (answer, seen) if not answer.refused else None


async def answer_near(near: Near, plain: QuestionRead) -> tuple[Answer, Findings] | None:
    """Answer from what the thread is about; None where the question is to be asked of all that was read."""
    question, turns = near.question, near.turns
    if plain.names_a_deed_alone and (turns or await near.list_near()):
        answer, seen = await near.look_widening(plain)
        if answer.refused and (many := ask_how_many_instead(plain.understood)) is not None:
            answer, seen = await near.look_around(near.read(many))
        if answer.refused and (earlier := await near.look_earlier(plain)) is not None:
            return earlier
        return (refuse_deed(plain) if answer.refused else answer), seen
    others = bool(question.besides) and len(plain.terms) == 1 and not plain.terms[0].named  # of whatever, there may be
    lost = bool(turns) and has_lost_it(question.understood)
    goes_on = bool(turns) and goes_on_with_another(question.asked, question.understood)
    open_ = leaves_open(question.understood)
    reaction = ask_reaction(question.alone or question.understood) if turns else None
    if reaction is not None and (ids := await near.list_near()):
        since = await near.list_since()
        reacted = await _answer_reaction(near, plain, reaction, since or ids)
        return reacted if since or not reacted[0].refused else None
    if (counted := await _answer_of_own(near, plain)) is not None:
        return counted
    if not (others or lost or goes_on or open_ or (turns and plain.leans_on_thread)):
        return None
    bound = bool(turns) and plain.leans_on_thread and is_of_affair(question.understood) and bool(await near.list_near())
    named = (
        await ask_of_company(near.desk, near.inquiry, question.understood, await near.list_near()) if bound else None
    )
    widen = turns and (goes_on or not takes_up_another(question.understood))
    if named is not None:
        answer, seen = await near.look_around(near.read(named))
        answer, seen = await near.look_around(plain) if answer.refused and widen else (answer, seen)
    else:
        answer, seen = await (near.look_widening(plain) if widen else near.look(plain))
    told = " ".join(each.text for each in answer.answer)
    if not (others or lost or goes_on or open_ or answer.refused) and not prints_any(plain.terms, told):
        return None
    if not answer.refused and not (tells_it(question.understood, told) and tells_office(question.understood, told)):
        seen = await cover_more(near.desk, near.inquiry, plain, seen)
        answer = refuse_found(plain, seen)
    if bound and answer.refused and question.alone:
        typed = near.read(question.alone)
        said, found = await near.look_around(typed)
        answer, seen = (replace(said, understood=question.alone), found) if not said.refused else (answer, seen)
    if bound and answer.refused and not answer.answer:
        answer = refuse_deed(plain)
    return (answer, seen) if others or lost or bound or not answer.refused else None


async def _answer_reaction(
    near: Near, plain: QuestionRead, words: str, since: frozenset[ArticleId]
) -> tuple[Answer, Findings]:
    """Answer how somebody reacted to what was told last, by their `words` where no report tells it so; what they said
    before it is no reaction to it."""
    for asked in (plain, near.read(words)):
        answer, seen = await find_within(near.desk, near.inquiry, asked, since)
        if not answer.refused:
            return answer, seen
    seen = await cover_more(near.desk, near.inquiry, plain, seen)
    return refuse_found(plain, seen), seen


async def _answer_of_role(near: Near) -> tuple[Answer, Findings] | None:
    """Answer what role somebody played from the reports of the affair; None where these tell of none."""
    roles = ask_of_role(near.question.understood)
    for each in roles if roles and await near.list_near() else ():
        answer, seen = await near.look_around(near.read(each))
        if not answer.refused:
            return answer, seen
    return None


async def _answer_of_own(near: Near, plain: QuestionRead) -> tuple[Answer, Findings] | None:
    """Answer how many there are, what role somebody played, or a question word alone, from the reports of the thread's
    own happening, the nearest first; None where they do not tell it."""
    question = near.question
    if (played := await _answer_of_role(near)) is not None:
        return played
    counts = plain.kind == "how_many" or read_fate(plain) is not None
    if not near.turns or question.besides or not (counts or is_bare(question.asked)):
        return None
    if counts and question.alone:
        answer, seen = await near.look(near.read(question.alone))
        if not answer.refused:
            return answer, seen
    if not is_bare(question.asked) and read_fate(plain) is None:
        return None
    answer, seen = await near.look_around(plain)
    return None if answer.refused else (answer, seen)


async def answer_alone(near: Near) -> tuple[QuestionRead, Answer, Findings | None] | None:
    """Answer a question without what it took on from its thread, or what only names a matter by the latest of that;
    None where nothing answers it so."""
    alone = near.question.alone
    whole = alone or near.question.understood
    words = ask_words_of(near.question.asked, near.turns[-1].understood) if near.turns else None
    if words is not None and words != near.question.understood and await near.list_near():
        plain = near.read(words)
        said, seen = await near.look_widening(plain)
        matter = [each for each in near.read(near.question.understood).terms if each not in plain.terms]
        printed = (seen.articles[each.article_id] for each in said.sources if each.article_id in seen.articles)
        if not said.refused and any(prints_any(matter, f"{each.title} {each.text}") for each in printed):
            return replace(plain, understood=words), replace(said, understood=words), seen
    if near.turns and (plainly := ask_without_owner(near.question.asked, near.question.understood)) is not None:
        told, seen = await near.look(near.read(plainly))
        if not told.refused:
            return near.question, replace(told, understood=near.question.understood), seen
    if takes_up_another(whole) and (named := near.read(ask_latest(whole))).terms:
        latest, found = await near.look_everywhere(named)
        if not latest.refused:
            return replace(named, understood=whole), replace(latest, understood=whole), found
    if not alone:
        return None
    typed = replace(near.read(alone), understood=alone)
    about_it = near.turns and leaves_open(alone) and bool(await near.list_near())
    answer, seen = await (near.look_widening(near.read(alone)) if about_it else near.look(near.read(alone)))
    if not answer.refused:
        return typed, replace(answer, understood=alone), seen
    if (leaves_open(alone) and not about_it) or takes_up_another(alone):
        again, found = await near.look_everywhere(typed)
        if not again.refused:
            return typed, again, found
    return None


async def _list_evidence(desk: Desk, inquiry: Inquiry) -> frozenset[ArticleId]:
    """Give the articles of the briefing in whose thread it is asked, with those of their stories."""
    async with desk.database.read() as transaction:
        ids = (await find_ground(desk, inquiry, transaction)).evidence
        scopes = scopes_of(inquiry.workspace)
        stories = sorted(set((await desk.stories.find_stories(transaction, scopes, sorted(ids))).values()))
        return ids.union(await desk.stories.list_told(transaction, scopes, desk.clock.now(), stories, None))
