"""Pairs what different actors say on the same issue: who speaks in the reports, and which of it is about one thing."""

import itertools
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.model.analysis import ActorKey, Attribution, Material
from bot.model.article import ArticleId
from bot.summarize.basis import name_in_text
from bot.summarize.cutting import shorten
from bot.summarize.denials import denies
from bot.summarize.leaning import leans_back, points_back
from bot.summarize.parts import stems_of_names
from bot.summarize.retorts import list_spoken
from bot.summarize.sentences import Passage, is_prose, make_passage, names_its_plurals, names_its_pronouns
from bot.text.belonging import list_homes
from bot.text.beside import is_beside
from bot.text.gazetteer import load_gazetteer
from bot.text.roles import TITLES
from bot.text.words import content_words, stem

Camps = Mapping[ActorKey, ActorKey]
SAME_ISSUE = 0.4
"""Share of telling words from which two statements are about one thing; read off the seeds."""
EMPTY = frozenset(
    stem(word)
    for word in """nothing anything something since still claim hope give given take taken make made keep want seek
    need part sign early soon almost much many such well kind issue matter position question answer
    fact word thing side both each another other first last next only even also more most less least
    large great high long clear ready able sure place point step move work help show find come went
    gone going told year years against between toward towards never always again ever already now today yet
    also too very really simply just quite perhaps""".split()
)
_TELLING = 2.5
"""How rare a single word must be that makes two statements of which one contests the other, on one state, one issue:
one in eleven or fewer use it."""
_NOT = re.compile(r"\b(?:not|cannot|never|no|nor|neither)\b|n[’']t\b")
_IS_NOT = re.compile(
    r"(?:\b(?:is|are|was|were|be|been)\s(?:not|never|no)\b|\b(?:isn|aren|wasn|weren)[’']t\b|"
    r"(?:\b(?:not|cannot|never|nor|neither)\b|n[’']t\b)(?:\s[\w-]+){0,3}?\s(?:be|been|seen|called|considered)\b)"
    r"(?:\s[\w-]+){0,5}\s*\Z"
)
"""What refuses a quality right behind it."""
_QUALITY = re.compile(r"(?:[rt]i?al|ful|ous|[ai]ble|less|sive)\Z")
"""How a word ends that is surely a quality, not a thing: `impartial`."""
_OWNS = re.compile(r"[’']s?\s(?!(?:position|stance|view|policy|attitude|role)\b)")
_NO_QUALITY = re.compile(r"(?:ed|en|ing|\d)\Z")
_OFFICE = re.compile(r"\b(?:ministry|department|cabinet|presidency|government)\b", re.IGNORECASE)
_SAME_NEWS = timedelta(days=4)
GENERIC = frozenset(
    stem(word)
    for word in TITLES.union(
        """country state government official year month week day claim false information red line cross counterpart
        time people visit meeting ministry foreign top statement tuesday monday wednesday thursday
        friday saturday sunday february march april may june july august september october november
        december january international national new two first tell told say said
        speak spoke spoken talk talks meet met wait hope hoped call called expect expected""".split()
    )
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One actor's words on something."""

    actor: ActorKey
    name: str
    attribution: Attribution
    passage: Passage
    story: int | None
    """Which of the stories tells it, where they are known."""
    sentence: str
    """The whole sentence the passage is of."""
    about: frozenset[ActorKey]
    """The states its content names."""
    first: ActorKey | None
    """The state that its content names first, where it is not only whose something is: `China’s ban`."""
    issue: frozenset[str]
    """Stems that tell what it is about, without names."""
    terms: frozenset[str]
    """Pairs of such stems that stand side by side: `position paper`."""
    replies: bool = False
    """It denies `the claim` of the sentence before, and is read beside that alone."""


def list_statements(material: Material, told_in: Mapping[ArticleId, int]) -> list[Statement]:
    """Give what actors say in an article, where that can be read alone or beside what it denies."""
    story = told_in.get(material.article.id)
    named = {actor.key: actor for actor in material.analysis.actors}
    forms = stems_of_names(material)
    found = []
    for attribution, span, alone in list_spoken(material):
        kept = shorten(material.article.text, span)
        if attribution.actor is None or kept is None or is_beside(material.article, kept):
            continue
        shown = kept.of(material.article.text)
        if not is_prose(shown) or leans_back(shown):
            continue
        if alone and not (names_its_pronouns(material, kept, attribution.sentence) and names_its_plurals(shown)):
            continue
        replies = points_back(shown) if alone else attribution.kind == "denies"
        if replies and attribution.kind != "denies":
            continue
        words = attribution.content.of(material.article.text)
        issue = frozenset(stem(word) for word in content_words(words) if not word.isdigit()) - forms - GENERIC
        passage = make_passage(material, kept, attribution.sentence)
        actor = named[attribution.actor]
        states = load_gazetteer().scan(words)
        about = frozenset(each.key for each in states)
        first = next((each.key for each in states[:1] if not _OWNS.match(words, each.span.end)), None)
        whole = material.analysis.sentences[attribution.sentence].span.of(material.article.text)
        terms = _list_terms(words, issue)
        found.append(
            Statement(actor.key, actor.name, attribution, passage, story, whole, about, first, issue, terms, replies)
        )
    return found


def _list_terms(words: str, issue: frozenset[str]) -> frozenset[str]:
    stems = [stem(word.casefold()) for word in re.findall(r"[^\W\d_][\w-]*", words)]
    return frozenset(f"{one} {other}" for one, other in itertools.pairwise(stems) if {one, other} <= issue)


def list_camps(materials: Sequence[Material]) -> dict[ActorKey, ActorKey]:
    """Give the state each actor speaks for by a role in some article: the Kremlin's spokesman for Russia."""
    camps: dict[ActorKey, ActorKey] = {}
    for material in materials:
        for actor, states in list_homes(material.article.text, material.analysis.actors).items():
            camps.setdefault(actor, min(states))
    return camps


def weigh_stems(statements: Sequence[Statement]) -> dict[str, float]:
    """Give how telling each stem is among all statements."""
    counts = Counter(word for statement in statements for word in statement.issue)
    return {word: math.log(1 + len(statements) / count) for word, count in counts.items()}


def pair_up(statements: Sequence[Statement], rarity: Mapping[str, float], camps: Camps) -> list[list[Statement]]:
    """Groups of statements on the issue of their first by at least two camps, the plainest contradictions first; what
    denies `the claim` stands with that alone."""
    answered = [
        [charge, reply]
        for reply in statements
        if reply.replies
        for charge in statements
        if _replies(reply, charge, camps)
    ]
    apart = [each for pair in answered for each in pair]
    groups: list[list[Statement]] = []
    for statement in sorted(
        (each for each in statements if not each.replies and each not in apart),
        key=lambda each: each.attribution.kind not in {"denies", "accuses"},
    ):
        scored = [(_belonging(statement, group, rarity, camps), group) for group in groups]
        near = [(_is_answered(statement, group, camps), score, group) for score, group in scored if score >= SAME_ISSUE]
        if near:
            max(near, key=lambda each: each[:2])[2].append(statement)
        else:
            groups.append([statement])
    paired = [group for group in (*answered, *groups) if is_between_camps(group, camps)]
    return sorted(paired, key=_weight, reverse=True)


def _is_answered(statement: Statement, group: Sequence[Statement], camps: Camps) -> bool:
    """Say whether a group was opened by another camp: a side beside it is worth more than its own words once more."""
    return camps.get(statement.actor, statement.actor) != camps.get(group[0].actor, group[0].actor)


def _belonging(statement: Statement, group: Sequence[Statement], rarity: Mapping[str, float], camps: Camps) -> float:
    """How near a statement is to what the first of a group says, or to one of its own side's restatements of it."""
    first = group[0]
    same = [each for each in group if each is first or (each.actor == first.actor and first.issue & statement.issue)]
    return max(_likeness(statement, each, rarity, camps) for each in same)


def is_between_camps(group: Sequence[Statement], camps: Camps) -> bool:
    """Say whether two camps speak, at least one of them a state. A person or a ministry of whom it is not known whom it
    serves may be of the other's camp, and is a side only where one accuses or denies."""
    speak = {camps.get(each.actor, each.actor) for each in group}
    known = speak - {each.actor for each in group if each.actor.startswith("person:") or _OFFICE.search(each.name)}
    contested = any(each.attribution.kind in {"denies", "accuses"} for each in group)
    return len(speak if contested else known) > 1 and any(camp.startswith("state:") for camp in known)


def _weight(group: Sequence[Statement]) -> tuple[bool, int]:
    kinds = {each.attribution.kind for each in group}
    return ("denies" in kinds, len({each.actor for each in group}))


def _likeness(one: Statement, other: Statement, rarity: Mapping[str, float], camps: Camps) -> float:
    """How much two statements are about one thing: 1 where one answers the other's accusation, else the share of the
    shorter one's telling words that both have."""
    if _answers(one, other, camps) or _answers(other, one, camps):
        return 1.0
    shared = one.issue & other.issue
    total = min(sum(rarity[word] for word in one.issue), sum(rarity[word] for word in other.issue))
    share = sum(rarity[word] for word in shared) / total if shared and total else 0.0
    if not _share_ground(one, other, camps):
        return 0.0
    if len(shared) > 1 and share >= SAME_ISSUE:
        return share
    if not one.about & other.about:
        return share if len(shared) > 1 else 0.0
    if len(shared) == 1 and _is_same_news(one, other):
        word = next(iter(shared))
        if _is_turned_round(one, other, word):
            return max(share, SAME_ISSUE)
        return share if _is_contested(one, other) and rarity[word] >= _TELLING else 0.0
    if len(shared) == 1:
        return 0.0
    return max(share, SAME_ISSUE) if one.terms & other.terms else share


def _is_contested(one: Statement, other: Statement) -> bool:
    """Say whether one accuses or denies, or says `not` where the other does not."""
    negated = [_NOT.search(each.attribution.content.of(each.passage.material.article.text)) for each in (one, other)]
    kinds = {one.attribution.kind, other.attribution.kind}
    return bool(kinds & {"denies", "accuses"}) or (negated[0] is None) != (negated[1] is None)


def _share_ground(one: Statement, other: Statement, camps: Camps) -> bool:
    """Say whether two statements are of one story, or one is about a state that the other is about or speaks for."""
    if one.story is None or one.story == other.story:
        return True
    mine, its = (camps.get(each.actor, each.actor) for each in (one, other))
    return mine in other.about or not one.about.isdisjoint({*other.about, its})


def _is_turned_round(one: Statement, other: Statement, word: str) -> bool:
    """Say whether one calls a state what the other says it is not: `was impartial`, `cannot be seen as impartial`."""
    if one.first is None or one.first != other.first or word in EMPTY or _NO_QUALITY.search(word):
        return False
    refused, given = (_refuses(each, word) for each in (one, other))
    return None not in (refused, given) and refused != given


def find_quality(one: Statement, other: Statement) -> str | None:
    """Ask what one says a state is and the other says it is not: `Is China impartial?`; None where they do not."""
    turned = sorted(word for word in one.issue & other.issue if _is_turned_round(one, other, word))[:1]
    name = load_gazetteer().find_name(one.first) if turned and one.first is not None else None
    if name is None:
        return None
    words = re.findall(r"[a-z][a-z-]+", one.attribution.content.of(one.passage.material.article.text))
    printed = next((word for word in words if stem(word) == turned[0] and _QUALITY.search(word)), None)
    return f"Is {name_in_text(name)} {printed}?" if printed is not None else None


def _refuses(statement: Statement, word: str) -> bool | None:
    """Whether a word is said not to be so, or is said without a `not` before it; none where neither is sure."""
    words = statement.attribution.content.of(statement.passage.material.article.text)
    at = next((each.start() for each in re.finditer(r"[^\W\d_][\w-]*", words) if stem(each[0].casefold()) == word), 0)
    clause = re.split(r"[,;:]", words[:at])[-1]
    if _NOT.search(clause) is None:
        return None if _NOT.search(words[:at]) else False
    return True if _IS_NOT.search(clause) else None


def _is_same_news(one: Statement, other: Statement) -> bool:
    mine, its = (each.passage.material.article.published for each in (one, other))
    return mine is not None and its is not None and abs(mine - its) <= _SAME_NEWS


def _answers(answer: Statement, charge: Statement, camps: Camps) -> bool:
    """Say whether the accused speaks in the accusation's sentence or the one behind it, or denies it close behind."""
    if charge.attribution.kind != "accuses" or answer.passage.material is not charge.passage.material:
        return False
    sentences = answer.passage.material.analysis.sentences
    gap = answer.passage.sentence - charge.passage.sentence
    together = sentences[answer.passage.sentence].paragraph == sentences[charge.passage.sentence].paragraph
    close = gap in {0, 1} and together
    return camps.get(answer.actor, answer.actor) in charge.about and (close or denies(answer.passage, charge.passage))


def _replies(reply: Statement, charge: Statement, camps: Camps) -> bool:
    """Say whether one denies what the other said of its state close before."""
    if charge.replies or not denies(reply.passage, charge.passage):
        return False
    camp = camps.get(reply.actor, reply.actor)
    return camp in charge.about and camp != camps.get(charge.actor, charge.actor)
