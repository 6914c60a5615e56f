"""Says which reports confirm the happening that a briefing begins with; none that tells the contrary."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.evidence.reading import read
from bot.model.analysis import ActorKey, Material, Span
from bot.model.article import ArticleId
from bot.model.story import Account, Story
from bot.summarize.aside import find_untold
from bot.summarize.sentences import list_passages, stems_of
from bot.summarize.speaking import may_speak
from bot.text.datelines import skip_dateline
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.moved import CALLED_OFF, MOVES
from bot.text.roles import TITLES
from bot.text.verbs import base_of, is_past
from bot.text.words import count_words, stem

_EARLY = 8
"""Sentences of a report among which its news stands."""
_CONFIRMING = 0.5
"""Share of the own words of what is told, from which one sentence of another report tells the same."""
_PLAINLY = 2 / 3
"""Share from which it does without the deed of what is told: `two died` for `killed two`."""
_DENIES = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|whether|den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|refut\w*|untrue|false(?:ly)?|mistaken(?:ly)?|erroneous(?:ly)?|in\serror|by\smistake|"
    r"lies?|wrong(?:ly)?|withdr[ae]w\w*|retract\w*|correct(?:ion|ed|s)|contradict\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
"""What says of the same matter that it was otherwise, or leaves it open."""
_AHEAD = re.compile(r"\b(?:will|would|shall|should|may|might|can|could|must|[Ii]f|[Uu]nless)\b")
"""What is not done yet, or not by anybody."""
_NOT_DONE = re.compile(rf"(?:{_AHEAD.pattern}(?:\s[\w’'-]+){{0,4}}?|\b(?:[Ii]f|[Uu]nless)\b[^,;]*|\bto(?:\sbe)?)\s\Z")
"""What stands before a deed of that kind: `would be extended`, `plans to extend`."""
_OTHERWISE = re.compile(
    r"\b(?:will|would|may|might|could|should|still|remain\w*|refus\w*|fail\w*|stopp\w*|instead|again|more|another|if)\b"
)
"""What makes of the same number of the same something else: held still, freed later, or others."""
_GIVES_UP = re.compile(rf"\b(?!drop|abandon|move)(?:{CALLED_OFF}|{MOVES})")
"""What makes of a plan its contrary: who only announced it does not tell that."""
_CORE_END = re.compile(
    r",\s|\s[–—]\s|\s(?:after|over|in\s(?:which|exchange|return)|who|that|which|because|while|from|for|amid|despite|as)\s"
)
"""Where what happened ends and what else there is to say of it begins."""
_NAMED_BESIDE = re.compile(r",\s(?:[A-ZÀ-Ž][\w’'-]++\s?){1,4},(?=\s)")
"""Who an office is, behind it: `China's leader, Xi Jinping, met …`."""
_FEWEST_COUNTED = 3
"""What is counted from here up is seldom the same by chance."""
_OPENING = 3
"""Sentences of a report that open it."""
_DATED = re.compile(
    rf"\b(?:{DAY_NAMES}|{MONTH_NAMES})(?:,?\s\d{{1,2}})?\b|\b\d{{1,2}}\s(?:{MONTH_NAMES})|\b(?:19|20)\d\d\b"
)
_DAY_OF_MONTH = re.compile(
    rf"\b(?P<day>\d{{1,2}})\s(?P<month>{MONTH_NAMES})(?!\w)|\b(?P<month_first>{MONTH_NAMES})\s(?P<day_last>\d{{1,2}})\b"
)
_SAYS_SO = re.compile(
    r"\A[^,;“”]{3,60}?\b(?:(?:said|says)\s(?:on\s\w+\s)?(?:that\s)?|announced\s(?:on\s\w+\s)?that\s)|,?\saccording\sto\b[^,;]*\Z|"
    r",\s(?:(?:the|an?|its|his|her)\s|[A-ZÀ-Ž])[^.;“”]{0,120}?\b(?:said|says|announced|reported|told)\b[^,;“”]*\Z"
)
"""Who tells it is no part of what happened."""
_FEWEST_OWN = 3
_MOST_OF_HEADLINE = 20
"""Words from which a text is more than a headline."""


def list_confirming(materials: Sequence[Material], story: Story, heading: str) -> frozenset[ArticleId]:
    """Give the articles of a `story` that tell what `heading` tells, in its words or in others, and those of other
    stories that tell it plainly on the way; whom it names, all `materials` tell."""
    own = _own_words(heading, materials)
    persons = _list_persons(materials)
    counted = _take_apart(heading, persons)
    against = _list_against(materials, story, heading)
    return frozenset(
        each.article.id
        for each in materials
        if each.article.id not in against
        and not _is_of_others(each, heading)
        and not _is_untold(each)
        and (
            (_tells(each, heading, own) or _counts_the_same(each, counted, heading, persons))
            if each.article.id in story.articles
            else _tells_plainly(each, heading, own, persons)
        )
    )


def _is_untold(material: Material) -> bool:
    """Say whether nothing of an article can be quoted that holds more than a headline: what it tells is not known."""
    english = (material.analysis.language or "en").startswith("en")
    return english and count_words(material.article.text) >= _MOST_OF_HEADLINE and not list_passages(material)


def _is_of_others(material: Material, heading: str) -> bool:
    """Say whether a report names states, and none of those whom the heading names."""
    title, text = material.article.title or "", material.article.text
    here, there = ({each.key for each in load_gazetteer().scan(words)} for words in (f"{title}\n{text}", heading))
    return bool(here) and bool(there) and not here & there


def _list_against(materials: Sequence[Material], story: Story, heading: str) -> frozenset[ArticleId]:
    """The articles that give another account, in a dispute, of what the heading tells, and not its own."""
    texts = {each.article.id: each.article.text for each in materials}
    told = heading.rstrip(".…")
    against: set[ArticleId] = set()
    for dispute in story.disputes:
        accounts = [each for each in dispute.accounts if each.article_id in texts]
        mine = {each.article_id for each in accounts if _is_in(each, told, texts)}
        against |= {each.article_id for each in accounts} - mine if mine else set()
    return frozenset(against)


def _is_in(account: Account, told: str, texts: Mapping[ArticleId, str]) -> bool:
    words = account.span.of(texts[account.article_id])
    return words.rstrip(".…") in told or told in words


def _own_words(words: str, materials: Sequence[Material]) -> frozenset[str]:
    """The stems of words that tell one happening from others of the same states, persons and days; not who says so."""
    told = words[skip_dateline(words, Span(0, len(words))).start :]
    names = {stem for found in load_gazetteer().scan(told) for stem in stems_of(found.span.of(told))}
    persons = {
        name
        for each in materials
        for actor in each.analysis.actors
        if actor.kind == "person"
        for name in (actor.name, *(mention.span.of(each.article.text) for mention in actor.mentions))
    }
    apart = names | stems_of(" ".join((*persons, *TITLES)))
    own = stems_of(_DATED.sub(" ", _SAYS_SO.sub(" ", told))) - apart
    return own if len(own) >= _FEWEST_OWN else stems_of(_DATED.sub(" ", told)) - apart


def _tells(material: Material, heading: str, own: frozenset[str]) -> bool:
    """Say whether a report tells the happening among its first sentences or in its title: its deed and half of its own
    words in one of them, or most of them with its number; and a denial, or what is yet to be, only where it is that
    which is told. What it takes back itself it does not tell."""
    article = material.article
    deed, counts = _find_deed(heading), frozenset(_list_counts(_cut_core(heading)))

    def tells(words: str) -> bool:
        same = _tells_of(words, own, deed, counts) and _leaves_no_more_open(words, heading, deed)
        return same and not _is_otherwise(words, heading, deed)

    if heading.rstrip(".…") in article.text:
        return True
    found = {each.span for each in material.analysis.sentences[:_EARLY] if tells(each.span.of(article.text))}
    return bool(found - set(find_untold(material))) if found else tells(article.title or "")


def _tells_plainly(
    material: Material, heading: str, own: frozenset[str], persons: Mapping[ActorKey, frozenset[str]]
) -> bool:
    """Say whether a report on another happening tells this one in one of its first sentences: most of its own words,
    its deed as done, two of its names and no other number; a happening of the same kind is told in fewer."""
    deed, looked_for = _find_deed(heading), _take_apart(heading, persons)
    for sentence in material.analysis.sentences[:_EARLY] if deed and len(looked_for.names) > 1 else ():
        words = sentence.span.of(material.article.text)
        if not _does(words, deed) or len(own & stems_of(words)) < _PLAINLY * len(own):
            continue
        told = _take_apart(words, persons)
        same = len(looked_for.names & told.names) > 1 and told.counts <= looked_for.counts
        plain = _leaves_no_more_open(words, heading, deed) and not _is_otherwise(words, heading, deed)
        if same and plain and told.otherwise == looked_for.otherwise:
            return True
    return False


def _tells_of(words: str, own: frozenset[str], deed: str | None, counts: frozenset[float]) -> bool:
    shared = len(own & stems_of(words))
    done = _does(words, deed)
    if shared < (_CONFIRMING if done or deed is None else _PLAINLY) * len(own):
        return False
    return done or counts <= frozenset(_list_counts(words))


def _leaves_no_more_open(words: str, heading: str, deed: str | None) -> bool:
    """Say whether words deny what is told just where the heading does, and tell as done what it tells as done."""
    if (_DENIES.search(words) is not None) != (_DENIES.search(heading) is not None) or _turns(words, heading):
        return False
    return _does(words, deed) or _AHEAD.search(words) is None or _AHEAD.search(heading) is not None


def _turns(words: str, heading: str) -> bool:
    """Say whether one of them tells that it was put off or given up, and the other does not."""
    return (_GIVES_UP.search(_cut_core(words)) is None) != (_GIVES_UP.search(_cut_core(heading)) is None)


def _is_otherwise(words: str, heading: str, deed: str | None) -> bool:
    """Say whether words give another day than the heading does, or tell its deed the other way round."""
    days = [frozenset(_list_days(each)) for each in (words, heading)]
    here, there = (_list_two(each, deed) for each in (words, heading))
    return (all(days) and not days[0] & days[1]) or (all(there) and here == there[::-1] and here != there)


def _list_days(words: str) -> Iterator[tuple[str, str]]:
    for each in _DAY_OF_MONTH.finditer(words):
        yield each["day"] or each["day_last"], (each["month"] or each["month_first"])[:3]


def _list_two(words: str, deed: str | None) -> tuple[frozenset[str], frozenset[str]]:
    """The states named before a deed and behind it."""
    verb = next((each for each in re.finditer(r"[\w-]+", _cut_core(words)) if deed and _fold(each[0]) == deed), None)
    told = _cut_core(words)
    parts = (told[: verb.start()], told[verb.end() :]) if verb is not None else ("", "")
    before, behind = (frozenset(each.key for each in load_gazetteer().scan(part)) for part in parts)
    return before, behind


def _find_deed(heading: str) -> str | None:
    """The first past verb of what happened, whatever else of the matter two reports have in common: who put off the jet
    did not disagree on it. None where there is no other verb than one of saying."""
    verbs = (word for word in re.findall(r"[\w-]+", _cut_core(heading)) if word.islower() and is_past(word))
    return next((_fold(word) for word in verbs if not may_speak(word)), None)


def _cut_core(words: str) -> str:
    """What happened itself, without where it is filed from, who says so, and what else there is to say of it."""
    told = _NAMED_BESIDE.sub("", _SAYS_SO.sub("", words[skip_dateline(words, Span(0, len(words))).start :]))
    return told[: found.start()] if (found := _CORE_END.search(told)) else told


def _does(words: str, deed: str | None) -> bool:
    """Say whether words tell the deed as done: `extended`, and neither `would be extended` nor `plans to extend`."""
    return any(
        _fold(found[0]) == deed and _NOT_DONE.search(words, 0, found.start()) is None
        for found in re.finditer(r"[\w-]+", words)
    )


def _fold(word: str) -> str:
    """One form of a verb for all: `disagreed` and `disagree` have two stems."""
    return stem(base_of(word.casefold())).rstrip("e")


@dataclass(frozen=True, slots=True)
class _Counted:
    """What words name and count."""

    names: frozenset[str]
    counts: frozenset[float]
    """Days and years apart; none below `_FEWEST_COUNTED`."""
    core: frozenset[float]
    """Those of what happened itself."""
    otherwise: bool


def _list_persons(materials: Sequence[Material]) -> dict[ActorKey, frozenset[str]]:
    """The words that each person is named with."""
    return {
        actor.key: frozenset({actor.name.split()[-1], *actor.aliases})
        for each in materials
        for actor in each.analysis.actors
        if actor.kind == "person"
    }


def _take_apart(words: str, persons: Mapping[ActorKey, frozenset[str]]) -> _Counted:
    spoken = frozenset(re.findall(r"[\w-]+", words))
    names = {found.key for found in load_gazetteer().scan(words)}
    names |= {key for key, forms in persons.items() if forms & spoken}
    told = words[skip_dateline(words, Span(0, len(words))).start :]
    counts, within = (frozenset(_list_counts(part)) for part in (told, _cut_core(words)))
    return _Counted(frozenset(names), counts, within, _OTHERWISE.search(words) is not None)


def _list_counts(words: str) -> Iterator[float]:
    for word in read(_DATED.sub(" ", words)).words:
        ordinal = word.folded.endswith(("st", "nd", "rd", "th"))
        if word.figure is not None and word.figure >= _FEWEST_COUNTED and not ordinal:
            yield word.figure


def _counts_the_same(
    material: Material, counted: _Counted, heading: str, persons: Mapping[ActorKey, frozenset[str]]
) -> bool:
    """Say whether an opening tells the happening in other words: the same number of the same two, and no other number.

    `Six walked across the bridge from Belarus to Poland` for `Belarus freed six Poles`.
    """
    text = material.article.text
    opening = [each.span.of(text) for each in material.analysis.sentences[:_OPENING]]
    for words in (material.article.title or "", *opening) if counted.core else ():
        told = _take_apart(words, persons)
        alike = counted.core <= told.core and told.counts <= counted.counts and len(counted.names & told.names) > 1
        same = told.otherwise == counted.otherwise and not _turns(words, heading)
        if alike and same and (_DENIES.search(words) is None) == (_DENIES.search(heading) is None):
            return True
    return False
