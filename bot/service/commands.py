"""What a member can ask for, the same on every platform: parse, do, and give a document to show."""

import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace

import structlog

from bot.answer.telling.layout import lay_out as lay_out_answer
from bot.model.briefing import Briefing, EditionId
from bot.model.conversation import Thread, ThreadId, Verdict, WorkspaceId, scopes_of
from bot.model.errors import AttacheError, NotAllowedError, NotFoundError, UnknownTopicError, WorkerError
from bot.model.message import Channel, Request, read_channel
from bot.model.topic import Topic
from bot.ports import Progress, Reply, Suggestion, Typing
from bot.service.answers import answer_question
from bot.service.asking import AskingPace
from bot.service.briefings import BriefingOrder, make_briefing
from bot.service.desk import Desk
from bot.service.evidence import get_evidence
from bot.service.gathering import Intake
from bot.service.grammar import (
    EVERYWHERE,
    AboutCommand,
    AskCommand,
    BriefCommand,
    ChangeCommand,
    Command,
    FeedbackCommand,
    FollowCommand,
    ForgetCommand,
    ListCommand,
    Listed,
    ThanksCommand,
    read_command,
)
from bot.service.inquiries import Inquiry
from bot.service.layout import (
    NOT_STOPPED,
    lay_out_actor,
    lay_out_evidence,
    lay_out_following,
    lay_out_help,
    lay_out_linked,
    lay_out_notice,
    lay_out_place,
    lay_out_problem,
    lay_out_questions,
    lay_out_status,
    lay_out_topics,
)
from bot.service.linked import find_subject
from bot.service.offers import offer_after_answer, offer_after_briefing, offer_topics
from bot.service.records import get_actor, list_questions
from bot.service.retention import forget_member
from bot.service.slots import read_quiet_days
from bot.service.source_layout import lay_out_sources
from bot.service.spelling import spell_out
from bot.service.status import get_status
from bot.service.subscriptions import (
    FollowOrder,
    check_nothing_follows,
    follow,
    list_all_following,
    list_following,
    pause,
    resume,
    unfollow,
)
from bot.service.suggestions import Suggestions
from bot.service.wanted import read_what_follows
from bot.service.windows import get_zone, read_window
from bot.summarize.layout import lay_out as lay_out_briefing

log = structlog.get_logger()

Lister = Callable[[Request, str], Awaitable[Reply]]


class MemberCommands:
    """Answers requests; every request gets one reply, also when something breaks."""

    def __init__(self, desk: Desk, intake: Intake) -> None:
        self._desk = desk
        self._intake = intake
        self._suggestions = Suggestions(desk)
        self._pace = AskingPace(desk.settings.asks_per_minute)
        self._listers: dict[Listed, Lister] = {
            "questions": self._list_questions,
            "actor": self._show_actor,
            "topics": self._list_topics,
            "following": self._list_following,
            "sources": self._list_sources,
            "status": self._show_status,
            "help": self._show_help,
            "evidence": self._show_evidence,
        }

    async def __call__(self, request: Request, progress: Progress) -> Reply:
        """Do what was asked; an error becomes one sentence, an unforeseen one an incident the log has."""
        reply = await self._reply(request, progress)
        document = lay_out_place(reply.document, request.channel) if request.elsewhere else reply.document
        return replace(reply, document=spell_out(document, request.spell))

    async def _reply(self, request: Request, progress: Progress) -> Reply:
        try:
            return await self._do(read_command(request.text), request, progress)
        except UnknownTopicError as error:
            told = lay_out_problem(str(error), error.suggestions)
            return Reply(told, offers=offer_topics(request.text), code=error.code)
        except WorkerError as error:
            log.warning("request_too_heavy", platform=request.channel.platform, code=error.code, reason=str(error))
            return Reply(lay_out_problem("That took too long just now; try again in a minute, or ask in fewer words."))
        except AttacheError as error:
            return Reply(lay_out_problem(str(error)), code=error.code)
        except Exception:
            incident = secrets.token_hex(4)
            log.exception("request_failed", incident=incident, platform=request.channel.platform)
            return Reply(
                lay_out_problem(f"Something went wrong here; the operator finds it in the log as incident {incident}.")
            )

    async def suggest(self, typing: Typing) -> tuple[Suggestion, ...]:
        """Give ways to end what is typed; an unforeseen error costs the suggestions, not the typing."""
        try:
            return await self._suggestions.suggest(typing)
        except Exception:
            log.exception("suggestions_failed", subject=typing.subject)
            return ()

    async def keep_thread(self, workspace: WorkspaceId, thread: ThreadId, reply: Reply) -> None:
        """Remember the edition that a thread is under; a reply that is no briefing opens none."""
        if not isinstance(reply.value, Briefing):
            return
        kept = Thread(thread, workspace, reply.value.topic, reply.value.id, self._desk.clock.now())
        async with self._desk.database.write() as transaction:
            await self._desk.conversations.open_thread(transaction, kept)

    async def list_threads(self, channel: Channel) -> tuple[tuple[ThreadId, Briefing], ...]:
        """Give the latest threads under briefings in a channel, oldest first; one whose edition is gone is left out."""
        desk, found = self._desk, list[tuple[ThreadId, Briefing]]()
        async with desk.database.read() as transaction:
            for thread in await desk.conversations.list_threads(transaction, channel.workspace, channel.id):
                with suppress(NotFoundError):
                    edition = thread.edition or EditionId("")
                    found.append((thread.id, await desk.editions.get(transaction, channel.workspace, edition)))
        return tuple(found)

    async def is_under_briefing(self, workspace: WorkspaceId, thread: ThreadId) -> bool:
        """Say whether the thread was kept with an edition."""
        async with self._desk.database.read() as transaction:
            found = await self._desk.conversations.find_thread(transaction, workspace, thread)
        return found is not None and found.edition is not None

    async def _do(self, command: Command, request: Request, progress: Progress) -> Reply:
        match command:
            case BriefCommand():
                return await self._brief(command, request, progress)
            case AskCommand() if command.topic is None and self._desk.topics.names(command.question):
                return await self._brief(BriefCommand(command.question), request, progress)
            case AskCommand():
                return await self._ask(command, request, progress)
            case ThanksCommand():
                return Reply(lay_out_notice("At your service."))
            case ForgetCommand():
                return await self._forget(request)
            case AboutCommand():
                return await self._tell_about(command, request, progress)
            case FeedbackCommand():
                return await self._keep_verdict(command, request)
            case FollowCommand():
                return await self._follow(command, request)
            case ChangeCommand():
                return await self._change(command, request)
            case ListCommand():
                return await self._listers[command.what](request, command.name)

    async def _brief(self, command: BriefCommand, request: Request, progress: Progress) -> Reply:
        desk, workspace = self._desk, request.channel.workspace
        command = command if command.quoted else read_what_follows(desk.topics, command)
        topic = desk.topics.resolve(command.topic)
        window = read_window(command.since, command.until, desk.clock.now(), get_zone(request.time_zone))
        order = BriefingOrder(
            workspace=workspace,
            topic=topic,
            window=window,
            depth=command.depth,
            language=command.language or request.language,
            time_zone=request.time_zone,
        )
        briefing = await make_briefing(desk, order, progress)
        return Reply(lay_out_briefing(briefing), briefing, offer_after_briefing(briefing, desk.topics.words_of(topic)))

    async def _ask(self, command: AskCommand, request: Request, progress: Progress) -> Reply:
        self._pace.admit(request.channel.workspace, request.member)
        thread = await self._find_thread(request)
        topic = self._desk.topics.resolve(command.topic) if command.topic else self._topic_of(thread)
        workspace, zone = request.channel.workspace, request.time_zone
        inquiry = Inquiry(
            workspace, request.member, command.question, thread, topic, time_zone=zone, aside=request.aside
        )
        answer = await answer_question(self._desk, inquiry, progress)
        return Reply(lay_out_answer(answer), answer, offer_after_answer(answer))

    async def _tell_about(self, command: AboutCommand, request: Request, progress: Progress) -> Reply:
        workspace = request.channel.workspace
        subject = await find_subject(self._desk, self._intake, workspace, command.text, progress)
        reply = await self._ask(AskCommand(subject.words), request, progress)
        return replace(reply, document=lay_out_linked(reply.document, subject))

    async def _forget(self, request: Request) -> Reply:
        return Reply(lay_out_notice(await forget_member(self._desk, request.channel.workspace, request.member)))

    async def _keep_verdict(self, command: FeedbackCommand, request: Request) -> Reply:
        desk, workspace = self._desk, request.channel.workspace
        verdict = Verdict(EditionId(command.edition), request.member, command.useful, desk.clock.now())
        async with desk.database.write() as transaction:
            await desk.conversations.keep_verdict(transaction, workspace, verdict)
        log.info("feedback", edition=command.edition, useful=command.useful)
        return Reply(lay_out_notice("Thank you; that is kept with the briefing."))

    async def _find_thread(self, request: Request) -> Thread | None:
        if request.thread is None:
            return None
        desk, workspace = self._desk, request.channel.workspace
        async with desk.database.write() as transaction:
            thread = await desk.conversations.find_thread(transaction, workspace, request.thread)
            if thread is None:
                thread = Thread(request.thread, workspace, None, None, desk.clock.now())
                await desk.conversations.open_thread(transaction, thread)
        return thread

    def _topic_of(self, thread: Thread | None) -> Topic | None:
        """The topic that a thread is about; none for a free query, whose words its name does not tell."""
        try:
            return self._desk.topics.resolve(thread.topic) if thread is not None and thread.topic else None
        except UnknownTopicError:
            return None

    async def _follow(self, command: FollowCommand, request: Request) -> Reply:
        self._check_may_manage(request)
        if not command.quoted:
            check_nothing_follows(self._desk.topics, command.topic)
        order = FollowOrder(
            channel=request.channel,
            member=request.member,
            topic=command.topic,
            time_zone=command.time_zone,
            schedule=command.schedule,
            depth=command.depth,
            language=command.language,
            quiet=read_quiet_days(command.quiet) if command.quiet else None,
            only_if_news=command.only_if_news,
            usual_zone=request.time_zone,
            usual_language=request.language,
        )
        followed, before = await follow(self._desk, order)
        told = "Now followed: {}" if request.elsewhere else "This channel now follows {}"
        now = self._desk.clock.now()
        return Reply(lay_out_following((followed,), told.format(followed.words), now, before=before), followed)

    async def _change(self, command: ChangeCommand, request: Request) -> Reply:
        self._check_may_manage(request)
        desk, channel = self._desk, request.channel
        if command.what == "unfollow":
            ended = await unfollow(desk, channel, command.topic)
            told = "No longer followed: {}." if request.elsewhere else "This channel no longer follows {}."
            return Reply(lay_out_notice(told.format(ended.words)), ended)
        now = desk.clock.now()
        if command.what == "pause":
            paused = await pause(desk, channel, command.topic)
            return Reply(lay_out_following(paused, "Paused", now), paused)
        resumed = await resume(desk, channel, command.topic)
        shown = lay_out_following(resumed, "Resumed", now) if resumed else lay_out_notice(NOT_STOPPED)
        return Reply(shown, resumed)

    def _check_may_manage(self, request: Request) -> None:
        if not request.may_manage and self._desk.settings.who_may_follow == "managers":
            raise NotAllowedError(
                "Only those who manage this channel may change what it follows; ask one of them to do it."
            )

    async def _list_following(self, request: Request, name: str) -> Reply:
        now = self._desk.clock.now()
        if name == EVERYWHERE:
            everything = await list_all_following(self._desk, request.channel.workspace)
            shown = tuple(each for each in everything if _sees(request, read_channel(each.channel)))
            return Reply(lay_out_following(shown, "What your channels follow", now, channels=True), value=shown)
        followed = await list_following(self._desk, request.channel)
        title = "What is followed" if request.elsewhere else "This channel follows"
        return Reply(lay_out_following(followed, title, now), value=followed)

    async def _list_questions(self, request: Request, name: str) -> Reply:
        topic = self._desk.topics.resolve(name)
        kept = await list_questions(self._desk, request.channel.workspace, topic)
        return Reply(lay_out_questions(kept, self._desk.topics.words_of(topic)), value=kept)

    async def _show_actor(self, request: Request, name: str) -> Reply:
        record = await get_actor(self._desk, request.channel.workspace, name)
        return Reply(lay_out_actor(record), value=record)

    async def _list_topics(self, _request: Request, _name: str) -> Reply:
        topics = self._desk.topics.list_topics()
        return Reply(lay_out_topics(topics), value=topics)

    async def _list_sources(self, request: Request, _name: str) -> Reply:
        async with self._desk.database.read() as transaction:
            sources = await self._desk.sources.list_sources(transaction, scopes_of(request.channel.workspace))
        return Reply(lay_out_sources(sources), value=sources)

    async def _show_status(self, request: Request, _name: str) -> Reply:
        here = request.channel
        seen = [here, *(replace(here, id=each) for each in sorted(request.sees))]
        status = await get_status(self._desk, here.workspace, seen)
        return Reply(lay_out_status(status), value=status)

    async def _show_evidence(self, request: Request, name: str) -> Reply:
        evidence = await get_evidence(self._desk, request.channel.workspace, name)
        return Reply(lay_out_evidence(evidence), value=evidence)

    async def _show_help(self, request: Request, _name: str) -> Reply:
        return Reply(lay_out_help(buttons=request.buttons))


def _sees(request: Request, channel: Channel) -> bool:
    """Say whether a member may be told of a channel: the one they write in, or one they see there."""
    here = request.channel
    beside = (channel.platform, channel.workspace) == (here.platform, here.workspace) and channel.id in request.sees
    return channel == here or beside
