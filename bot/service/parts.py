"""Renders an edition for a platform once, keeps the parts, and gives the same ones ever after."""

import asyncio

from bot.model.briefing import Briefing, EditionId
from bot.model.conversation import Thread
from bot.model.delivery import WITHOUT_NEWS, Delivery, Form
from bot.model.document import Document, Line, Section, Text
from bot.model.edition import Edition
from bot.model.message import MessageId, Part, thread_of
from bot.ports import Platform, Reply, Transaction
from bot.service.desk import Desk
from bot.service.offers import offer_after_briefing
from bot.service.windows import get_zone
from bot.summarize.layout import lay_out
from bot.text.labels import load_labels

_KEPT = 64


class Rendering:
    """The parts of editions on one platform; a resumed delivery posts those it began with."""

    def __init__(self, desk: Desk, platform: Platform) -> None:
        self._desk = desk
        self._platform = platform
        self._known: dict[tuple[EditionId, Form], tuple[Part, ...]] = {}
        self._turn = asyncio.Lock()

    async def get(self, edition_id: EditionId, form: Form) -> tuple[Part, ...]:
        """Give the parts of an edition in a form; of many who ask at once, one renders it the first time."""
        async with self._turn:
            return self._known.get((edition_id, form)) or await self._load(edition_id, form)

    async def _load(self, edition_id: EditionId, form: Form) -> tuple[Part, ...]:
        name = f"{self._platform.name}:{form}"
        async with self._desk.database.read() as transaction:
            parts = await self._desk.editions.find_parts(transaction, edition_id, name)
        if parts is None:
            parts = await self._render(edition_id, form, name)
        while len(self._known) >= _KEPT:
            del self._known[next(iter(self._known))]
        self._known[edition_id, form] = parts
        return parts

    async def _render(self, edition_id: EditionId, form: Form, name: str) -> tuple[Part, ...]:
        editions = self._desk.editions
        async with self._desk.database.read() as transaction:
            edition = await editions.get_planned(transaction, edition_id)
            if form == "notice":
                reply = Reply(Document("notice", edition.words, ()))
            else:
                briefing = await editions.get_written(transaction, edition_id)
                reply = make_reply(briefing, edition, form, self._desk.topics.resolve(edition.words).title)
        rendered = self._platform.render(reply)
        async with self._desk.database.write() as transaction:
            await editions.keep_parts(transaction, edition_id, name, rendered)
            return await editions.find_parts(transaction, edition_id, name) or rendered

    async def open_thread(self, transaction: Transaction, delivery: Delivery, message: MessageId) -> None:
        """Let questions under the posted message know the edition."""
        thread = thread_of(delivery.channel, message)
        opened = Thread(thread, delivery.channel.workspace, delivery.topic, delivery.edition, self._desk.clock.now())
        await self._desk.conversations.open_thread(transaction, opened)


def make_reply(briefing: Briefing, edition: Edition, form: Form, title: str) -> Reply:
    """Give what is shown: the briefing or one line that nothing material is new, either marked late where it is."""
    labels, document = load_labels(edition.key.language), lay_out(briefing)
    if form in WITHOUT_NEWS:
        document = Document("notice", labels.say("delivery.no_news", topic=title), ())
    if form in {"late", "late_no_news"}:
        due = edition.due.astimezone(get_zone(edition.key.time_zone))
        words = labels.say(
            "delivery.late", time=f"{due:%H:%M}", day=labels.day(due, "day_of_year"), zone=edition.key.time_zone
        )
        note = Section("late", "", (Line((Text(words, "emphasis"),)),))
        document = Document(
            document.kind, document.title, (note, *document.sections), document.footer, document.subtitle
        )
    offers = () if form in WITHOUT_NEWS else offer_after_briefing(briefing, edition.words)
    return Reply(document, briefing, offers)
