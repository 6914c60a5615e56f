"""Says what a briefing rests on, and what was looked for and not found: counts and labels, no likelihood words."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, timedelta, tzinfo
from typing import Literal

from bot.model.analysis import ActorKey, Material, Mention
from bot.model.article import ArticleId
from bot.model.briefing import Basis, Watch
from bot.model.story import Story
from bot.model.topic import Covering, Topic, Window
from bot.summarize.confirming import list_confirming
from bot.summarize.speaking import surely_speaks
from bot.text.analysis import is_longer
from bot.text.belonging import is_former, list_homes, list_spoken_for
from bot.text.days import DAY_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.mixing import find_unread, is_partly_english
from bot.text.sentences import LONGEST_TEXT
from bot.text.speech import holds_speech

_LEFT_OUT = (
    "What was read is {partly}in other languages than English: only openings are given; actors, positions, questions "
    "and dates are left out."
)
_WITH_ARTICLE = re.compile(
    r"(?:United|European|African)\s|(?:Netherlands|Philippines|Maldives|Bahamas|Gambia|Vatican|Holy See|Kremlin)\b|"
    r"Palestinian territories|"
    r"(?:Central African|Dominican|Czech)\sRepublic|(?:\w+\s)+(?:Islands|Republic of)\b"
)
_ANSWERS = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|says?|said|"
    r"admit(?:s|ted)|claim(?:s|ed)|calls?|called|knew|knows)\b"
)
_CLAUSE_END = re.compile(r"[.;:!?“”\"]|,\s(?:and|but|while|which|who)\b|\bthat\b")
_OFTEN = 4
"""Mentions of a state from which its silence is worth a line; in more articles, as many as there are articles."""
_MOST_NAMED = 2
_PAIR = 2
_ABBREVIATED = 3
"""Letters of a name, such as `UAE`, that is written in capitals anywhere."""
_HOLDS_OFFICE = re.compile(
    r"\b(?:governors?|mayors?|prefects?|ministers?|ministry|ministries|officials?|authorit(?:y|ies)|administrations?|army|military|"
    r"police|rescuers|prosecutors?|(?:border|coast)\sguards?)\b",
    re.IGNORECASE,
)
"""Who speaks for a state, whichever it is."""
_RULING = {
    ActorKey("org:HAMAS"): ActorKey("state:PS"),
    ActorKey("org:HEZBOLLAH"): ActorKey("state:LB"),
    ActorKey("org:HOUTHIS"): ActorKey("state:YE"),
}
"""Who holds a part of a state and speaks from there."""
_DAYS = re.compile(rf"\b(?:{DAY_NAMES})\b")
_CONFIRMED = 2
"""Independent reports that confirm one another; as many of those of no state make confidence high."""
_DAY = len("YYYY-MM-DD")
_A_DAY = timedelta(days=1)
Confidence = Literal["low", "moderate", "high"]


def count_basis(
    materials: Sequence[Material], stories: Sequence[Story], first: Story | None = None, heading: str = "",
    cited: frozenset[ArticleId] = frozenset(),
) -> Basis:  # fmt: skip
    """Count articles, publishers, independent origins and state media, and say what confidence they allow.

    Confidence is that in `heading`, with which the bottom line begins, out of the story `first`: other happenings, of
    this story too, confirm nothing of it, but reports of other stories that tell it on the way do. The articles it is
    `cited` from tell it. Of what else tells it, only what was found is said: that nothing does is not known, for a
    report can tell it in words that are not understood.
    """
    dates = sorted(material.article.published for material in materials if material.article.published)
    publishers = {material.article.publisher.name for material in materials}
    origins = sum(len(story.origins) for story in stories)
    state = sum(1 for material in materials if material.article.publisher.state_controlled)
    head = first or next(iter(stories), None)
    confidence, why = _judge(materials, stories, head, heading, cited)
    return Basis(
        articles=len(materials),
        publishers=len(publishers),
        origins=origins,
        state_media=state,
        oldest=dates[0] if dates else None,
        newest=dates[-1] if dates else None,
        confidence=confidence,
        why=why,
    )


def _judge(
    materials: Sequence[Material], stories: Sequence[Story], head: Story | None, heading: str,
    cited: frozenset[ArticleId],
) -> tuple[Confidence | None, str]:  # fmt: skip
    """Confidence speaks of the evidence alone: how many outlets tell the first story, how independent, whose."""
    if not materials or head is None:
        return None, "Nothing was read about this."
    every = {material.article.id: material.article.publisher for material in materials}
    telling = list_confirming(materials, head, heading) | cited
    by_id = {article: publisher for article, publisher in every.items() if article in telling}
    every_story = (head, *(each for each in stories if each is not head))
    found = (origin for story in every_story for origin in story.origins)
    kept = [tuple(by_id[each] for each in origin.articles if each in by_id) for origin in found]
    origins = [each for each in kept if each]
    told = {publisher.name for origin in origins for publisher in origin}
    free = sum(any(not publisher.state_controlled for publisher in origin) for origin in origins)
    several = {publisher.name for publisher in every.values()} != told
    what = "What the bottom line begins with" if several else "This"
    if not origins:
        return "low", f"{what} was found in no other report."
    if not free:
        return "low", f"{what} was found in state-controlled outlets alone."
    if len(told) == 1:
        return "low", f"{what} was found in one outlet alone."
    if len(origins) < _CONFIRMED:
        return "low", f"{what} was found in one report alone, which {len(told)} outlets carry."
    level: Confidence = "high" if free >= _CONFIRMED and min(len(origins), len(told)) > _CONFIRMED else "moderate"
    state = len(origins) - free
    whose = f", {state} of them state-controlled" if state else ""
    return level, f"{what} is told by {len(told)} outlets in {len(origins)} independent reports{whose}."


def list_gaps(
    topic: Topic,
    window: Window,
    materials: Sequence[Material],
    watch: Sequence[Watch] = (),
    covering: Covering | None = None,
    zone: tzinfo = UTC,
) -> tuple[str, ...]:
    """Give what is missing, each in one sentence of ours."""
    if not materials:
        stands = covering or Covering()
        return (
            _nothing(topic, window, zone, stands),
            *_say_longer(stands.longer),
            _searched(topic),
            _say_covering(stands),
        )
    gaps = []
    if window.widened:
        late = any(each.article.published and each.article.published >= window.end - _A_DAY for each in materials)
        read = "Little that could be quoted" if late else "Nothing"
        gaps.append(f"{read} was read about this in the last 24 hours; this covers seven days.")
    publishers = {material.article.publisher.name for material in materials}
    if len(publishers) == 1 and not set(covering.left if covering else ()) - publishers:
        gaps.append(f"One outlet only: {next(iter(publishers))}.")
    if all(material.article.publisher.state_controlled for material in materials):
        gaps.append("Only state-controlled outlets were read.")
    if dayless := _list_dayless(watch):
        gaps.append(f"No day is given for what is due {' or '.join(f'“{words}”' for words in dayless)}.")
    undated = sum(1 for material in materials if material.article.published is None)
    if undated:
        gaps.append(f"{_count_undated(undated, len(materials))} no date.")
    gaps += _say_longer(sum(is_longer(each.article) for each in materials))
    other = [material for material in materials if not (material.analysis.language or "en").startswith("en")]
    if other and len(other) < len(materials):
        gaps.append(
            f"{_count(len(other))} {_say_partly(other)}in other languages than English: counted, but not quoted."
        )
    elif other:
        gaps.append(_LEFT_OUT.format(partly=_say_partly(other)))
    if mixed := sum(bool(find_unread(each.article.text)) for each in materials if each not in other):
        what = "one article says" if mixed == 1 else f"{mixed} articles say"
        gaps.append(f"What {what} in another language than English was not read.")
    return tuple(gaps)


def _say_partly(other: Sequence[Material]) -> str:
    return "partly " if any(is_partly_english(each.article.text) for each in other) else ""


def _count_undated(undated: int, articles: int) -> str:
    if undated == articles:
        return "The article carries" if articles == 1 else "The articles carry"
    return f"One of {articles} articles carries" if undated == 1 else f"{undated} of {articles} articles carry"


def _say_longer(articles: int) -> tuple[str, ...]:
    if not articles:
        return ()
    longer = "one article that is longer" if articles == 1 else f"{articles} articles that are longer"
    return (f"Of {longer}, only the first {LONGEST_TEXT:,} characters were read.",)


def _list_dayless(watch: Sequence[Watch]) -> list[str]:
    """The words of events ahead that no day or range of days is given for."""
    dayless = dict.fromkeys(each.date_words for each in watch if len((each.date or "").split("/")[0]) < _DAY)
    return list(dayless)[:_MOST_NAMED]


def _count(articles: int) -> str:
    return "One article is" if articles == 1 else f"{articles} articles are"


def _nothing(topic: Topic, window: Window, zone: tzinfo, stands: Covering) -> str:
    start, end = window.start.astimezone(zone), window.end.astimezone(zone)
    span = f"{start:%-d %B %Y %H:%M} to {end:%-d %B %Y %H:%M %Z}"
    if not stands.named:
        return f"Nothing was read about {topic.title} from {span}."
    count = stands.together or stands.named
    articles = "one article" if count == 1 else f"{count} articles"
    if not stands.together:
        return f"No report about {topic.title} was found from {span}, though one of them is named in {articles}."
    who = "both" if len(topic.actors) == _PAIR else "all"
    found = f"Nothing that could be read as a report about {topic.title} was found from {span}"
    return f"{found}, though {who} are named in {articles}."


def _searched(topic: Topic) -> str:
    gazetteer = load_gazetteer()
    names = [name_in_text(gazetteer.find_name(key) or key) for key in topic.actors]
    if len(names) > 1:
        every = f"{', '.join(names[:-1])} and {names[-1]}"
        return f"Looked for articles in which {every} act on or speak about one another."
    return f"Looked for articles about {', '.join([*names, *topic.query])}."


def _say_covering(covering: Covering) -> str:
    if covering.missing:
        named = ", ".join(covering.missing)
        return f"Feeds of the shipped list would cover it: {named}; the operator can add them."
    if covering.unread:
        return "The feeds were added but not read yet; ask again in some minutes."
    if covering.added:
        return "Every feed of the shipped list that would cover it is among the sources."
    return "No feed of the shipped list is from there; the operator can add one."


def list_silent(topic: Topic, materials: Sequence[Material]) -> tuple[str, ...]:
    """Say in one sentence each which of the topic's actors, and states named as often, no article quotes, neither
    themselves nor their people.

    One that may be whose an unknown speaker is, as the article names it too or is about it, is not said to be silent.
    """
    gazetteer = load_gazetteer()
    every = {key: states for each in materials for key, states in _list_homes(each).items()}
    speaking = {key for each in materials for key in _list_speaking(each, every, frozenset(topic.actors))}
    speaking |= {_RULING[key] for key in speaking & _RULING.keys()}
    named: Counter[ActorKey] = Counter()
    for material in materials:
        named.update({each.key: len(each.mentions) for each in material.analysis.actors if each.kind == "state"})
    least = max(_OFTEN, len(materials))
    often = [key for key, count in named.most_common() if count >= least and key not in topic.actors]
    silent = [key for key in (*topic.actors, *often) if key not in speaking]
    names = [name_in_text(gazetteer.find_name(key) or key) for key in silent][: len(topic.actors) + _MOST_NAMED]
    return tuple(f"No comment from {name} is quoted." for name in names)


def name_in_text(name: str) -> str:
    """Give a name as it stands in a sentence: `the United States`."""
    return f"the {name}" if _WITH_ARTICLE.match(name) else name


def _list_homes(material: Material) -> Mapping[ActorKey, frozenset[ActorKey]]:
    return list_homes(material.article.text, material.analysis.actors)


def _list_speaking(
    material: Material, homes: Mapping[ActorKey, frozenset[ActorKey]], looked_for: frozenset[ActorKey]
) -> frozenset[ActorKey]:
    """Who speaks in an article, or may: a speaker that is nobody's may be any actor's whom the article names, and also
    theirs whom one looked for: the governor of a region names no state."""
    text = material.article.text
    actors = {actor.key: actor for actor in material.analysis.actors}
    found = {key for key, actor in actors.items() if any(_answers(text, each) for each in actor.mentions)}
    found |= {key for key, actor in actors.items() if any(_is_loud(text, each) for each in actor.mentions)}
    foreign = not (material.analysis.language or "en").startswith("en")
    listed = load_gazetteer()
    strange = foreign or holds_speech(text) or bool(find_unread(text))
    unknown = strange
    for attribution in material.analysis.attributions:
        own = set(list_spoken_for(attribution.source.of(text), text))
        own |= {attribution.actor} if attribution.actor is not None else set()
        unknown = unknown or not own
        homeless = not any(each in homes or listed.find_name(each) for each in own)
        strange = strange or (homeless and _speaks_for_some_state(attribution.source.of(text)))
        found |= own
    for key in found:
        role = actors[key].role if key in actors else None
        left = role is not None and is_former(role.of(text))
        nobodys = not (key in homes or left or listed.find_name(key) is not None)
        unknown = unknown or nobodys
        strange = strange or (nobodys and role is not None and _speaks_for_some_state(role.of(text)))
    bodies = (
        {key for key in actors if key.startswith("org:")} if any(each.startswith("org:") for each in found) else set()
    )
    return frozenset(
        found
        | bodies
        | {state for key in found for state in homes.get(key, ())}
        | (actors.keys() if unknown else set())
        | (looked_for if strange else set())
    )


def _speaks_for_some_state(words: str) -> bool:
    return _HOLDS_OFFICE.search(words) is not None and not is_former(words)


def _is_loud(text: str, mention: Mention) -> bool:
    """Who speaks in a text in capitals is not read."""
    words = mention.span.of(text)
    line = text[text.rfind("\n", 0, mention.span.start) + 1 :].partition("\n")[0]
    return words.isupper() and (len(words) > _ABBREVIATED or line.isupper())


def _answers(text: str, mention: Mention) -> bool:
    """Say whether a verb of saying follows a name: `the Pentagon chief said`."""
    end = _CLAUSE_END.search(text, mention.span.end)
    words = text[mention.span.end : end.start() if end is not None else len(text)]
    return _ANSWERS.search(words) is not None or surely_speaks(words)
