"""Suggests how to end what a member types: topics and recent stories, actors, time zones.

Nothing is looked up while someone types: what changes is read beforehand, and again when it has become old."""

import asyncio
import functools
import re
import zoneinfo
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

import structlog

from bot.evidence.quotes import bear_out
from bot.model.analysis import ActorKey
from bot.model.article import PUBLIC, Article, Scope
from bot.model.briefing import Briefing
from bot.model.conversation import WorkspaceId
from bot.model.errors import AttacheError, UsageError
from bot.model.topic import Topic, Window
from bot.ports import Suggestion, Typing
from bot.ports.platform import MOST_SUGGESTIONS
from bot.service.desk import Desk
from bot.service.slots import read_schedule
from bot.service.state_names import list_slugs, names_in
from bot.service.topics import make_slug
from bot.text.gazetteer import Gazetteer
from bot.text.words import content_words, stem

log = structlog.get_logger()

FRESH = timedelta(minutes=2)
"""How long what was read is suggested from before it is read again."""
PATIENCE = 1.0
"""Seconds that the first to type waits for a worker to name the stories; platforms allow three in all."""
_RECENT = timedelta(days=3)
_MOST_STORIES = 500
_MOST_EDITIONS = 20
_MOST_SHELVES = 512
"""Workspaces whose own names are kept at hand; the one not asked for longest is let go."""
_MOST_TAKEN = 2_000
_LEAD = 400
_TELLING = 4
_HOUR = re.compile(r"\b(\d{1,2})(?::(\d\d))?\b")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What one scope adds to the suggestions, as of one moment."""

    read: datetime
    stories: tuple[Suggestion, ...]
    actors: tuple[str, ...]


class Suggestions:
    """Answers within a few milliseconds from what lies ready, and never raises."""

    def __init__(self, desk: Desk, patience: float = PATIENCE) -> None:
        self._desk, self._patience = desk, patience
        self._shelves: OrderedDict[Scope, _Shelf] = OrderedDict()
        self._reading: dict[Scope, asyncio.Task[None]] = {}
        self._naming: dict[Scope, asyncio.Task[None]] = {}
        self._taken: dict[str, bool] = {}
        """Whether the command takes a story's words, which is dear to find out among many topics."""

    async def suggest(self, typing: Typing) -> tuple[Suggestion, ...]:
        """Give the best ways to end what was typed."""
        if typing.subject == "time_zone":
            return suggest_zones(typing.words, self._desk.clock.now())
        if typing.subject == "schedule":
            return suggest_schedules(typing.words)
        if typing.subject == "followed":
            return await self._suggest_followed(typing)
        shelves = [await self._take(Scope(typing.channel.workspace)), await self._take(PUBLIC)]
        if typing.subject == "actor":
            kept = [name for shelf in shelves for name in shelf.actors]
            return suggest_actors(typing.words, [*kept, *_list_names(self._desk.gazetteer)])
        return self._suggest_topics(typing, [story for shelf in shelves for story in shelf.stories])

    async def _suggest_followed(self, typing: Typing) -> tuple[Suggestion, ...]:
        """What this channel follows: a handful of rows, and the one thing that must never be old."""
        async with self._desk.database.read() as transaction:
            followed = await self._desk.subscriptions.list_of_channel(transaction, typing.channel)
        fitting = [each for each in followed if make_slug(typing.words, keep_end=True) in each.topic]
        return tuple(Suggestion(f"{each.topic} · {each.schedule}", each.topic) for each in fitting[:MOST_SUGGESTIONS])

    def _suggest_topics(self, typing: Typing, stories: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
        book, names = self._desk.topics, names_in(typing.language, self._desk.gazetteer)
        typed = typing.words
        slugs = list_slugs(typing.language.partition("-")[0], self._desk.gazetteer, make_slug)
        topics = book.complete_topics(typed, MOST_SUGGESTIONS, slugs)
        told = list(islice((each for each in _fitting(typed, stories) if self._is_topic(each.value)), 10))
        room = MOST_SUGGESTIONS - len(told)
        shown = [Suggestion(_title(topic, names), topic.name) for topic in topics[:room]]
        return (*shown, *told)

    def _is_topic(self, value: str) -> bool:
        """Say whether the command would take a story's words as they are, not for a slip of a topic's name."""
        if value not in self._taken:
            try:
                self._taken[value] = bool(self._desk.topics.resolve(value))
            except AttacheError:
                self._taken[value] = False
            if len(self._taken) > _MOST_TAKEN:
                del self._taken[next(iter(self._taken))]
        return self._taken[value]

    async def _take(self, scope: Scope) -> _Shelf:
        """Give what was read of a scope; what has become old is read again while it still serves."""
        shelf = self._shelves.get(scope)
        if shelf is None or self._desk.clock.now() - shelf.read > FRESH:
            if scope not in self._reading:
                self._reading[scope] = asyncio.create_task(self._read(scope))
            if shelf is None:
                await asyncio.shield(self._reading[scope])
                if scope in self._naming:
                    await asyncio.wait([self._naming[scope]], timeout=self._patience)
                shelf = self._shelves[scope]
        self._shelves.move_to_end(scope)
        return shelf

    async def _read(self, scope: Scope) -> None:
        """Read rows, which is quick; what the stories are called is found out in a worker, which may be busy."""
        desk, now = self._desk, self._desk.clock.now()
        found: tuple[Article, ...] = ()
        editions: tuple[Briefing, ...] = ()
        recent = Window(now - _RECENT, now)
        try:
            async with desk.database.read() as transaction:
                found = await desk.articles.list_articles(transaction, frozenset({scope}), now, recent, _MOST_STORIES)
                if scope != PUBLIC:
                    editions = await desk.editions.list_editions(transaction, WorkspaceId(scope), None, _MOST_EDITIONS)
        except AttacheError as error:
            log.warning("suggestions_not_read", scope=scope, reason=str(error))
        finally:
            actors = tuple(dict.fromkeys(actor.name for edition in editions for actor in edition.actors))
            known = self._shelves.get(scope)
            self._shelves[scope] = _Shelf(now, known.stories if known else (), actors)
            self._reading.pop(scope, None)
            while len(self._shelves) > _MOST_SHELVES:
                self._shelves.popitem(last=False)
        if found and scope not in self._naming:
            told = tuple((each.title, each.text[:_LEAD]) for each in found)
            self._naming[scope] = asyncio.create_task(self._name(scope, told))

    async def _name(self, scope: Scope, told: tuple[tuple[str, str], ...]) -> None:
        try:
            stories = await self._desk.workers.run(name_stories, told)
        except AttacheError as error:
            log.warning("stories_not_named", scope=scope, reason=str(error))
            return
        finally:
            self._naming.pop(scope, None)
        if scope in self._shelves:
            self._shelves[scope] = replace(self._shelves[scope], stories=stories)


def name_stories(told: tuple[tuple[str, str], ...]) -> tuple[Suggestion, ...]:
    """Name stories by what may be shown of their headlines, each with words of it that stand together in the opening;
    reprints count once.

    A worker process is handed this, as titles and leads.
    """
    found: dict[str, Suggestion] = {}
    for title, lead in told:
        shown = bear_out(" ".join(title.split()), lead)
        opening = " ".join(_SENTENCE_END.split(lead, maxsplit=2)[:2])
        repeated = {stem(word) for word in content_words(opening)}
        telling = [word for word in dict.fromkeys(content_words(shown)) if stem(word) in repeated][:_TELLING]
        if len(telling) > 1:
            value = " ".join(telling)
            found.setdefault(value, Suggestion(shown, value))
    return tuple(found.values())


def suggest_actors(typed: str, names: Iterable[str]) -> tuple[Suggestion, ...]:
    """Give names that begin with what was typed, then those with a word that does."""
    wanted = make_slug(typed, keep_end=True)
    slugs = {name: make_slug(name) for name in names}
    begun = [name for name, slug in slugs.items() if slug.startswith(wanted)]
    inside = [name for name, slug in slugs.items() if f"-{wanted}" in slug]
    kept = list(dict.fromkeys([*begun, *inside]))
    return tuple(Suggestion(name, name) for name in kept[:MOST_SUGGESTIONS])


def suggest_schedules(typed: str) -> tuple[Suggestion, ...]:
    """Give schedules at the hour that was typed, or at eight, then what was typed if it is one."""
    hour = _HOUR.search(typed)
    at = f"{int(hour[1]):02}:{hour[2] or '00'}" if hour and int(hour[1]) < 24 else "08:00"
    found = {f"{days} {at}": f"{days} {at}" for days in ("daily", "weekdays", "mon", "mon,thu", "weekends")}
    found |= {"every 6h": "every 6h", "every 12h": "every 12h"}
    with suppress(UsageError):
        found[read_schedule(typed)] = typed
    begun = [words for words in found if words.startswith(typed.strip().lower())]
    return tuple(Suggestion(words, words) for words in dict.fromkeys([*begun, *found]))


def suggest_zones(typed: str, now: datetime) -> tuple[Suggestion, ...]:
    """Give time zones whose city or region was begun, each with what its clocks show now."""
    wanted = typed.strip().casefold().replace(" ", "_")
    zones = _list_zones()
    begun = [name for folded, name in zones if folded.rpartition("/")[2].startswith(wanted)]
    inside = [name for folded, name in zones if wanted in folded]
    kept = list(dict.fromkeys([*begun, *inside]))[:MOST_SUGGESTIONS]
    return tuple(Suggestion(f"{name} · {now.astimezone(zoneinfo.ZoneInfo(name)):%H:%M}", name) for name in kept)


@functools.cache
def _list_zones() -> tuple[tuple[str, str], ...]:
    """The zones of places, and UTC; the rest of the names are other spellings."""
    places = (name for name in zoneinfo.available_timezones() if "/" in name and not name.startswith(("Etc/", "posix")))
    return tuple((name.casefold(), name) for name in ("UTC", *sorted(places)))


def _title(topic: Topic, names: Mapping[ActorKey, str]) -> str:
    """A pair's title in the member's language, or the title it has."""
    if not names or len(topic.actors) != 2 or not all(actor in names for actor in topic.actors):
        return topic.title
    return " – ".join(names[actor] for actor in topic.actors)


def _fitting(typed: str, stories: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Stories whose headline has every typed word, or one begun with it."""
    wanted = typed.casefold().split()
    for story in stories:
        words = story.words.casefold().split()
        if all(any(word.startswith(each) for word in words) for each in wanted):
            yield story


def _list_names(gazetteer: Gazetteer) -> Iterator[str]:
    return (known.name for known in gazetteer.iter_all())
