"""Resolves what people type to a topic: a named one, any pair of known actors, or a free query."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rapidfuzz import fuzz, process

from bot.model.analysis import ActorKey
from bot.model.errors import ConfigurationError, UnknownTopicError, UsageError
from bot.model.topic import Topic
from bot.service.state_names import find_state
from bot.text.gazetteer import Gazetteer
from bot.text.words import content_words

_SHORT = {
    "state:US": "us",
    "state:PS": "palestine",
    "state:GB": "uk",
    "state:AE": "uae",
    "state:CD": "drc",
    "org:EU": "eu",
}
_FIELDS = {"name", "title", "actors", "query", "feeds", "description"}
_LIKELY = 74.0
"""rapidfuzz ratio from which a word counts as a slip for a known name."""
_MOST_QUERY = 120
_MOST_NAME = 80


class TopicBook:
    """The named topics, and every pair that the gazetteer's actors make."""

    def __init__(self, named: Iterable[Topic], gazetteer: Gazetteer) -> None:
        self._named = {topic.name: topic for topic in named}
        self._gazetteer = gazetteer
        self._pairs = {frozenset(topic.actors): topic for topic in self._named.values() if _is_plain_pair(topic)}
        self._slugs = _list_slugs(gazetteer)

    def list_topics(self) -> tuple[Topic, ...]:
        """Give the named topics, in the order of their file."""
        return tuple(self._named.values())

    def get(self, name: str) -> Topic:
        """Give a topic by its name, or by two actors in either order and any common form of their names.

        Raises UnknownTopicError with the nearest known topics.
        """
        slug = make_slug(name)
        if slug in self._named:
            return self._named[slug]
        if not slug or len(slug) > _MOST_NAME:
            raise UnknownTopicError(f"{_shown(name)} names no topic; name two actors, for example china-russia.")
        alone = self._find_key(slug)
        if alone is not None:
            raise self._refuse_alone(name, alone)
        for one, other in self._iter_pairs(slug):
            if one == other:
                raise UnknownTopicError(
                    f"{_shown(name)} names {self._gazetteer.name_of(one)} twice; a topic needs two different actors.",
                    suggestions=self._topics_with(one),
                )
            return self._make_pair(one, other)
        raise self._refuse_unknown(name, slug)

    def names(self, words: str) -> bool:
        """Say whether these words name a topic that `get` gives."""
        try:
            self.get(words)
        except UnknownTopicError:
            return False
        return True

    def resolve(self, words: str) -> Topic:
        """Give a topic for whatever was typed: a name, a pair, or several free words as a query."""
        try:
            return self.get(words)
        except UnknownTopicError:
            if self._suggest(make_slug(words)) or len(words.split()) < 2:
                raise
        return self.make_query_topic(words)

    def words_of(self, topic: Topic) -> str:
        """Give what `resolve` finds the topic by: its name, or for a free query its own words."""
        try:
            return topic.name if self.get(topic.name) == topic else topic.title
        except UnknownTopicError:
            return topic.title

    def make_query_topic(self, words: str) -> Topic:
        """Make a topic of free words, which must all be met together; raises UsageError for words that say nothing."""
        title = " ".join(words.split()).strip("\"'“”„«»")
        if len(title) > _MOST_QUERY or not content_words(title):
            raise UsageError(
                f"{_shown(words)} cannot be looked for; give a few telling words, at most {_MOST_QUERY} characters."
            )
        return Topic(
            name=make_slug(title), title=title, query=(title,), description=f"Articles that speak of “{title}”."
        )

    def complete(self, prefix: str, limit: int = 25) -> tuple[str, ...]:
        """Give names that `get` takes, for what was typed so far: named topics first, then pairs."""
        return tuple(name for name, _ in islice(self._iter_completions(prefix, self._slugs), limit))

    def complete_topics(
        self, prefix: str, limit: int, also: Mapping[str, ActorKey] = MappingProxyType({})
    ) -> tuple[Topic, ...]:
        """Give topics for what was typed so far; `also` are slugs of actors' names in the member's language."""
        return tuple(topic for _, topic in islice(self._iter_completions(prefix, {**self._slugs, **also}), limit))

    def _iter_completions(self, prefix: str, slugs: Mapping[str, ActorKey]) -> Iterator[tuple[str, Topic]]:
        slug = make_slug(prefix, keep_end=True)
        begun = [name for name in self._named if name.startswith(slug)]
        inside = [name for name in self._named if f"-{slug}" in name] if slug else []
        named = [self._named[name] for name in dict.fromkeys([*begun, *inside])]
        yield from ((topic.name, topic) for topic in named)
        shown = {frozenset(topic.actors) for topic in named}
        for name, pair in self._complete_pairs(slug, slugs) if slug else ():
            if pair not in shown:
                shown.add(pair)
                yield name, self._make_pair(*pair)

    def _complete_pairs(self, slug: str, slugs: Mapping[str, ActorKey]) -> Iterator[tuple[str, frozenset[ActorKey]]]:
        """Pairs of an actor that is begun and the usual others, then of one typed in full and one that is begun."""
        usual = dict.fromkeys(key for topic in self._named.values() for key in topic.actors)
        begun = [(typed, key) for typed, key in slugs.items() if typed.startswith(slug.rstrip("-"))]
        for typed, one in sorted(begun, key=lambda each: (each[1] not in usual, len(each[0]))):
            yield from ((f"{typed}-{self._slug_of(other)}", frozenset((one, other))) for other in usual if other != one)
        for at, letter in enumerate(slug):
            whole = self._find_key(slug[:at]) or slugs.get(slug[:at]) if letter == "-" else None
            if whole is not None:
                rest = slug[at + 1 :]
                fitting = [(other, key) for other, key in slugs.items() if other.startswith(rest) and key != whole]
                yield from ((f"{slug[:at]}-{other}", frozenset((whole, key))) for other, key in fitting)

    def _iter_pairs(self, slug: str) -> Iterator[tuple[ActorKey, ActorKey]]:
        """Every way to read a slug as two known actors, trying each hyphen as the border."""
        parts = slug.split("-")
        for at in range(1, len(parts)):
            one, other = self._find_key("-".join(parts[:at])), self._find_key("-".join(parts[at:]))
            if one is not None and other is not None:
                yield one, other

    def _find_key(self, slug: str) -> ActorKey | None:
        known = self._gazetteer.find(slug) or self._gazetteer.find(slug.removeprefix("the-"))
        if known is not None or slug in self._slugs:
            return known.key if known is not None else self._slugs[slug]
        return find_state(slug, self._gazetteer, make_slug)

    def _make_pair(self, one: ActorKey, other: ActorKey) -> Topic:
        named = self._pairs.get(frozenset((one, other)))
        if named is not None:
            return named
        first, last = sorted((one, other), key=self._slug_of)
        name = f"{self._slug_of(first)}-{self._slug_of(last)}"
        if name in self._named:
            return self._named[name]
        title = f"{self._gazetteer.name_of(first)} and {self._gazetteer.name_of(last)}"
        return Topic(name=name, title=title, actors=(first, last))

    def _slug_of(self, key: ActorKey) -> str:
        return _SHORT.get(key) or make_slug(self._gazetteer.name_of(key))

    def _topics_with(self, key: ActorKey) -> tuple[str, ...]:
        return tuple(topic.name for topic in self._named.values() if key in topic.actors)[:3]

    def _refuse_alone(self, name: str, key: ActorKey) -> UnknownTopicError:
        near = self._topics_with(key)
        example = near[0] if near else f"{self._slug_of(key)}-{'us' if key != 'state:US' else 'china'}"
        return UnknownTopicError(
            f"{_shown(name)} is one actor; a topic needs two, for example {example}.", suggestions=near or (example,)
        )

    def _refuse_unknown(self, name: str, slug: str) -> UnknownTopicError:
        near = self._suggest(slug) or self._list_nearest(slug)
        hint = (
            f"did you mean {' or '.join(near)}?"
            if near
            else "name two actors, for example china-russia, or see `topics` for the named ones."
        )
        return UnknownTopicError(f"There is no topic {_shown(name)}; {hint}", suggestions=near)

    def _suggest(self, slug: str) -> tuple[str, ...]:
        """Give the nearest names, best first: named topics, and pairs whose parts are known or slips for known ones."""
        alike = process.extract(slug, self._named.keys(), scorer=fuzz.ratio, score_cutoff=_LIKELY, limit=None)
        scored = {name: score for name, score, _ in alike}
        parts = slug.split("-")
        for at in range(1, min(len(parts), 6)):
            one, other = self._nearest("-".join(parts[:at])), self._nearest("-".join(parts[at:]))
            if one is not None and other is not None and one[0] != other[0]:
                name = self._make_pair(one[0], other[0]).name
                scored[name] = max(scored.get(name, 0.0), min(one[1], other[1]) + 5)
        if len(parts) == 1:
            near = self._nearest(slug)
            for name in self._topics_with(near[0]) if near else ():
                scored[name] = max(scored.get(name, 0.0), near[1] if near else 0.0)
        best = sorted((-score, name) for name, score in scored.items() if score >= _LIKELY)
        return tuple(name for _, name in best)[:3]

    def _list_nearest(self, slug: str) -> tuple[str, ...]:
        """Give topics of an actor that the slug names."""
        keys = [key for part in slug.split("-") if (key := self._find_key(part)) is not None]
        shared = [name for key in keys for name in self._topics_with(key)]
        return tuple(shared[:3])

    def _nearest(self, slug: str) -> tuple[ActorKey, float] | None:
        known = self._find_key(slug)
        if known is not None:
            return known, 100.0
        found = process.extractOne(slug, self._slugs.keys(), scorer=fuzz.ratio, score_cutoff=_LIKELY)
        return (self._slugs[found[0]], found[1]) if found else None


def make_slug(words: str, *, keep_end: bool = False) -> str:
    """Fold what was typed into a topic's spelling: lower case, no accents, words joined by hyphens."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(each))
    folded = re.sub(r"\s+(?:and|et|&|vs\.?|v\.)\s+", "-", plain.strip("\"'“”„«» "))
    slug = re.sub(r"[\W_]+", "-", folded.replace(".", "").replace("'", "").replace("’", ""))
    return slug.lstrip("-") if keep_end else slug.strip("-")


def load_topics(path: Path, gazetteer: Gazetteer) -> TopicBook:
    """Load the named topics from a TOML file; raises ConfigurationError that names the file and the entry."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigurationError(f"The topics file {path} cannot be read: {error.strerror or error}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"The topics file {path} is not valid TOML: {error}.") from None
    entries = document.get("topic", [])
    if not isinstance(entries, list):
        raise ConfigurationError(f"The topics file {path} has to list its topics as [[topic]] entries.")
    topics: dict[str, Topic] = {}
    for number, entry in enumerate(entries, start=1):
        topic = _read_entry(entry, f"entry {number} of the topics file {path}", gazetteer)
        if topic.name in topics:
            raise ConfigurationError(
                f"The topic {topic.name} stands twice in the topics file {path}; keep one of them."
            )
        topics[topic.name] = topic
    return TopicBook(topics.values(), gazetteer)


def _read_entry(entry: Any, place: str, gazetteer: Gazetteer) -> Topic:
    if not isinstance(entry, Mapping):
        raise ConfigurationError(f"The {place} is no table; write it as [[topic]].")
    unknown = sorted(set(entry) - _FIELDS)
    if unknown:
        raise ConfigurationError(
            f"The {place} has the unknown field {unknown[0]!r}; known are {', '.join(sorted(_FIELDS))}."
        )
    name = _words_of(entry, "name", place)
    if not name or name != make_slug(name):
        raise ConfigurationError(f"The {place} needs a name in lower case, its words joined by hyphens, not {name!r}.")
    place = f"topic {name}, {place},"
    actors = tuple(_find_actor(each, place, gazetteer) for each in _list_of(entry, "actors", place))
    query = _list_of(entry, "query", place)
    if not actors and not query:
        raise ConfigurationError(f"The {place} needs actors or a query.")
    return Topic(
        name=name,
        title=_words_of(entry, "title", place) or name,
        actors=tuple(dict.fromkeys(actors)),
        query=query,
        feeds=_list_of(entry, "feeds", place),
        description=_words_of(entry, "description", place),
    )


def _find_actor(name: str, place: str, gazetteer: Gazetteer) -> ActorKey:
    known = gazetteer.find(name)
    if known is None:
        raise ConfigurationError(f"The {place} names the unknown actor {name!r}; use a state's or organisation's name.")
    return known.key


def _words_of(entry: Mapping[str, Any], field: str, place: str) -> str:
    words = entry.get(field, "")
    if not isinstance(words, str):
        raise ConfigurationError(f"The {place} needs text as its {field}.")
    return words.strip()


def _list_of(entry: Mapping[str, Any], field: str, place: str) -> tuple[str, ...]:
    words = entry.get(field, [])
    if not isinstance(words, list) or not all(isinstance(each, str) and each.strip() for each in words):
        raise ConfigurationError(f"The {place} needs a list of texts as its {field}.")
    return tuple(each.strip() for each in words)


def _is_plain_pair(topic: Topic) -> bool:
    return len(topic.actors) == 2 and not topic.query


def _list_slugs(gazetteer: Gazetteer) -> dict[str, ActorKey]:
    """Give the spellings that are offered and compared with what was typed."""
    slugs = {short: ActorKey(key) for key, short in _SHORT.items()}
    for known in gazetteer.iter_all():
        slugs.setdefault(make_slug(known.name), known.key)
    return slugs


def _shown(name: str) -> str:
    """What was typed, as it may be shown back: short, in one line."""
    plain = " ".join("".join(each if each.isprintable() else " " for each in name[:200]).split())
    return f"“{plain if len(plain) <= 60 else plain[:60] + '…'}”"
