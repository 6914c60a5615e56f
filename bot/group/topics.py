"""Says whether an article is about a topic: its actors deal with one another, or its words stand in the body."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from bot.group.lexicon import CIVICS, DEALINGS, GOODS, MARKETS, PLAINLY_SPORT, SPORT
from bot.group.pairs import Contact, Presence, are_one_side, find_contacts, find_presence
from bot.model.analysis import ActorKey, Material, Sentence
from bot.model.article import ArticleId
from bot.model.story import Account, Story
from bot.model.topic import Topic
from bot.text.belonging import list_homes
from bot.text.gazetteer import Gazetteer, load_gazetteer
from bot.text.words import content_words, stem

HOLDS = 0.35
"""Set on one half of the hand-labelled pairs of `bench/labels`; `bench topicmatch` gives the other half apart."""
_LEAD = 2
"""Sentences that count as the lead."""
_HEAD = 4
"""Sentences, some of them headings, that count as first lines."""
_PLAYED = 0.3
"""What is left of an article on sport: too little for it to hold."""
_HEADED = 0.36
"""What a title says that names both, where no sentence has them deal with one another: just enough."""
_IN_PASSING = 0.7
"""What is left where one sentence names them, and neither the title nor any other sentence names either, unless one
does something to the other in it."""


@dataclass(frozen=True, slots=True)
class Match:
    """How much an article is about a topic, from 0 to 1, and what speaks for it."""

    strength: float
    reasons: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Say whether the article is about the topic rather than naming it in passing."""
        return self.strength >= HOLDS


def match(topic: Topic, material: Material) -> Match:
    """Measure an article against a topic; where it has actors and words, both must hold, and the weaker counts."""
    parts: list[Match] = []
    if topic.actors:
        parts.append(_match_actors(topic, material))
    if topic.query:
        parts.append(max((_match_phrase(phrase, material) for phrase in topic.query), key=_strength))
    if not parts:
        return Match(0.0)
    weakest = min(parts, key=_strength)
    return Match(weakest.strength, tuple(reason for part in parts for reason in part.reasons))


def is_headed(topic: Topic, material: Material) -> bool:
    """Say whether an article's title and first lines name all actors of a topic, whatever it tells of them; one on
    sport or markets does not count."""
    return (
        bool(topic.actors)
        and _seriousness(material) == 1.0
        and all(
            _titled(material, present) or any(sentence < _HEAD for sentence in present.sentences())
            for present in _list_presences(topic, material)
        )
    )


def list_taken(
    topic: Topic,
    story: Story,
    materials: Mapping[ArticleId, Material],
    is_idle: Callable[[Material], bool] = lambda _material: False,
) -> tuple[ArticleId, ...]:
    """Give the articles of a story that a topic takes: all where most reports are about it, else those that are and
    begin with it, as of another story one may touch on it.

    A reprint has no say beside its original, and goes with it; nor has what is idle, as nothing in it can be quoted.
    Where the reports are split evenly, the article that names the story decides. Of a topic of words alone half is
    enough: they may be those of the other headline.
    """
    about = frozenset(each for each in story.articles if match(topic, materials[each]).holds)
    every = [report for origin in story.origins for report in origin.reports]
    if every and not any(about.isdisjoint(report) for report in every):
        return story.articles
    idle = {each for each in story.articles if is_idle(materials[each])}
    reports = [report for report in every if not set(report) <= idle] or every
    matching = [report for report in reports if not about.isdisjoint(report)]
    naming = {each for each in story.articles if materials[each].article.title == story.title}
    names_it = not topic.actors or bool(naming & (about | idle))
    if 2 * len(matching) + (names_it or len(matching) > 1) > len(reports):
        return story.articles
    begin = [report for report in matching if any(_begins_with(topic, materials[each]) for each in about & set(report))]
    begin += [report for report in reports if begin and any(_names_all(topic, materials[each]) for each in report)]
    kept = frozenset(each for report in begin for each in report)
    return tuple(each for each in story.articles if each in kept)


def _names_all(topic: Topic, material: Material) -> bool:
    """Say whether an article begins with one of a topic's actors and names another: what the story is, others tell."""
    present = _list_presences(topic, material)
    named = sum(bool(each.sentences()) or _titled(material, each) for each in present)
    return named > 1 and _begins_with(topic, material) and _seriousness(material) == 1.0


def find_foreign(topic: Topic, story: Story, materials: Mapping[ArticleId, Material]) -> Iterator[Account]:
    """Give the sentences on other affairs in those of a story's articles that are not about the topic themselves, such
    as a round-up: from one that names another state and none of the topic's actors to the next that names one."""
    for material in (materials[each] for each in story.articles):
        if not match(topic, material).holds:
            own, foreign = _list_own(topic, material), False
            others = _list_of_states(material) if topic.actors else range(len(material.analysis.sentences))
            for number, sentence in enumerate(material.analysis.sentences):
                foreign = number not in own and (foreign or number in others)
                if foreign:
                    yield Account(material.article.id, sentence.span)


def _begins_with(topic: Topic, material: Material) -> bool:
    """Say whether an article's title or first sentence names one of a topic's actors; of one of words, has one."""
    if 0 in _list_own(topic, material):
        return True
    if topic.actors:
        return any(_titled(material, each) for each in _list_presences(topic, material))
    title = {stem(word) for word in content_words(material.article.title)}
    return any(stem(word) in title for phrase in topic.query for word in content_words(phrase))


def _list_own(topic: Topic, material: Material) -> frozenset[int]:
    """Give the sentences that name one of a topic's actors; of a topic of words alone, those with one of them."""
    if topic.actors:
        return frozenset().union(*(each.sentences() for each in _list_presences(topic, material)))
    wanted = frozenset(stem(word) for phrase in topic.query for word in content_words(phrase))
    sentences = enumerate(material.analysis.sentences)
    return frozenset(number for number, each in sentences if not wanted.isdisjoint(_stems(each, material)))


def _list_of_states(material: Material) -> frozenset[int]:
    """Give the sentences that name a state, its capital or its people."""
    states = (actor for actor in material.analysis.actors if actor.kind == "state")
    return frozenset(mention.sentence for actor in states for mention in actor.mentions)


def search_terms(topic: Topic, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Give the plain words and phrases whose articles are candidates for the topic; never query syntax.

    Free words may stand apart in a text, so that each is looked for; `match` then asks for all of them together.
    """
    named = [form for key in topic.actors for form in gazetteer.forms_of(key)]
    free = [] if topic.actors else [word for phrase in topic.query for word in content_words(phrase)]
    return tuple(dict.fromkeys((*topic.query, *named, *free)))


def _match_actors(topic: Topic, material: Material) -> Match:
    present = _list_presences(topic, material)
    if len(present) == 1:
        return _match_single(present[0], material)
    found = [_match_pair(one, other, material) for one, other in combinations(present, 2)]
    return max(found, key=_strength)


def _match_pair(one: Presence, other: Presence, material: Material) -> Match:
    sentences = len(material.analysis.sentences)
    contacts = find_contacts(material, one, other)
    headed = _is_headed_by_both(material, one, other)
    if not contacts:
        return headed
    weight = sum(contact.weight for contact in contacts)
    share = min(1.0, weight / max(min(3, sentences), 0.3 * sentences))
    lead = max((contact.weight for contact in contacts if contact.sentence < _LEAD), default=0.0)
    both = min(len(one.sentences()), len(other.sentences()))
    repeated = min(1.0, both / max(min(3, sentences), 0.25 * sentences))
    titles = [_titled(material, each) for each in (one, other)].count(True)
    titled = 0.2 if titles == 2 else 0.0
    strength = min(1.0, 0.55 * share + 0.2 * lead + 0.25 * repeated + titled) * _seriousness(material)
    if (
        len(contacts) == 1
        and not contacts[0].direct
        and max(len(one.sentences()), len(other.sentences())) == 1
        and not titles
    ):
        strength *= _IN_PASSING
    if strength < headed.strength:
        return headed
    return Match(
        round(strength, 3), _pair_reasons(_name_both(material, one, other), contacts, lead=lead, titled=titled)
    )


def _is_headed_by_both(material: Material, one: Presence, other: Presence) -> Match:
    """Let a report hold, and no more, whose title sets both apart from one another in words of dealings or of a state's
    affairs, and whose lead names either: `Moldovans vote in election overshadowed by Russia`."""
    title = material.article.title
    named = [[each.span for each in load_gazetteer().scan(title) if each.key in side.own] for side in (one, other)]
    stems = {stem(word) for word in content_words(title)}
    early = min(one.sentences() | other.sentences(), default=_LEAD) < _LEAD
    if not (all(named) and early and stems & (DEALINGS | CIVICS)) or are_one_side(title, *named):
        return Match(0.0)
    strength = round(_HEADED * _seriousness(material), 3)
    states = " and ".join(title[spans[0].start : spans[0].end] for spans in named)
    return Match(strength, (f"{states} stand in the title",))


def _pair_reasons(both: str, contacts: Sequence[Contact], *, lead: float, titled: float) -> tuple[str, ...]:
    reasons = [f"{both} deal with one another in {_count_sentences(len(contacts))}"]
    places = " and ".join([*(["the opening"] if lead else []), *(["the title"] if titled else [])])
    reasons += [f"{both} stand in {places}"] if places else []
    return tuple(reasons)


def _name_both(material: Material, one: Presence, other: Presence) -> str:
    return " and ".join(_name(material, each) for each in (one, other))


def _name(material: Material, present: Presence) -> str:
    """Name a presence by the state itself where it is named, else by whoever of it is."""
    own = [actor for actor in material.analysis.actors if actor.key in present.own]
    listed = [name for key in present.own if (name := load_gazetteer().find_name(key)) is not None]
    return min(own, key=lambda actor: actor.kind != "state").name if own else listed[0]


def _list_presences(topic: Topic, material: Material) -> list[Presence]:
    """Find each actor of a topic by name and by what is its own, those known to hold its offices among it."""
    homes = list_homes(material.article.text, material.analysis.actors)
    return [_find_presence(material, key, homes) for key in topic.actors]


def _find_presence(material: Material, key: ActorKey, homes: Mapping[ActorKey, frozenset[ActorKey]]) -> Presence:
    actors = material.analysis.actors
    holders = [actor for actor in actors if key in homes.get(actor.key, frozenset())]
    named = find_presence(material, key)
    spans = {(mention.sentence, mention.span) for actor in holders for mention in actor.mentions}
    return Presence(tuple(sorted(spans.union(named.spans))), named.own.union(actor.key for actor in holders))


def _match_single(present: Presence, material: Material) -> Match:
    return _match_places(sorted(present.sentences()), material, _titled(material, present), "the actor is named")


def _match_phrase(phrase: str, material: Material) -> Match:
    """A phrase is met where a sentence, with the one after it, holds all its words."""
    wanted = {stem(word) for word in content_words(phrase)}
    if not wanted:
        return Match(0.0)
    held = [_stems(sentence, material) for sentence in material.analysis.sentences]
    places = [
        at
        for at, stems in enumerate(held)
        if wanted & stems and wanted <= stems | (held[at + 1] if at + 1 < len(held) else frozenset())
    ]
    titled = wanted <= {stem(word) for word in content_words(material.article.title)}
    return _match_places(places, material, titled, f"“{phrase}” is met")


def _match_places(places: Sequence[int], material: Material, titled: bool, what: str) -> Match:
    if not places:
        return Match(0.0)
    share = min(1.0, len(places) / max(3.0, 0.12 * len(material.analysis.sentences)))
    lead = 0.35 if places[0] < _LEAD else 0.0
    strength = min(1.0, 0.6 * share + lead + (0.25 if titled else 0.0))
    return Match(round(strength, 3), (f"{what} in {_count_sentences(len(places))}",))


def _seriousness(material: Material) -> float:
    """Give less than 1 where an article's words are those of sport or a market listing more than of dealings."""
    stems = [stem(word) for word in content_words(f"{material.article.title}\n{material.article.text}")]
    dealings = sum(1 for word in stems if word in DEALINGS - GOODS)
    sport, markets = (sum(1 for word in stems if word in words) for words in (SPORT, MARKETS))
    plainly = sum(1 for word in stems if word in PLAINLY_SPORT)
    field = max(sport if plainly > 1 or (plainly and sport > 3) else 0, markets if markets > 3 else 0)
    if field <= 0.6 * dealings:
        return 1.0
    return _PLAYED if plainly and sport >= max(markets, dealings) else 0.45 if field >= dealings else 0.7


def _stems(sentence: Sentence, material: Material) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(sentence.span.of(material.article.text)))


def _titled(material: Material, present: Presence) -> bool:
    """Say whether the title has a word that names the actor or one of its own in the body."""
    if any(found.key in present.own for found in load_gazetteer().scan(material.article.title)):
        return True
    title = {stem(word) for word in content_words(material.article.title)}
    names = {span.of(material.article.text) for _, span in present.spans}
    return any(words <= title for name in names if (words := {stem(word) for word in content_words(name)}))


def _strength(found: Match) -> float:
    return found.strength


def _count_sentences(count: int) -> str:
    return "one sentence" if count == 1 else f"{count} sentences"
