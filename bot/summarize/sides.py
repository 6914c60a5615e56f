"""Holds a model's positions to who speaks: the actor a side stands under says it in the passage that it cites."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.evidence.drafts import read_form
from bot.evidence.reading import fold, read
from bot.evidence.speakers import find_speakers
from bot.evidence.verify import Reason
from bot.evidence.wording import find_foreign
from bot.model.analysis import ActorKey, Attribution, NamedActor, Span
from bot.model.briefing import Claim
from bot.summarize.dossier import Dossier, Numbered
from bot.summarize.draft import DraftSide, Repairs, iter_claims, read_draft
from bot.summarize.judging import Drop, Judged, judge, judge_repairs, passages_of
from bot.text.belonging import list_homes, list_spoken_for
from bot.text.gazetteer import load_gazetteer
from bot.text.roles import TITLES

_MOST_WORDS = 6
"""Words of a label; a longer one tells something."""
_LEAST_SHARED = 0.5
_NEARLY = 0.7
"""Share of the nearest speaker's likeness from which another one may be meant as well."""
_APART = frozenset("to for on toward towards against with in at near about over".split())
"""What stands before whom a speaker is not: an envoy to China is not China, a diplomat in Moscow not Russia."""
_SPEAKS_FOR = re.compile(
    r"\b(?:spokes\w+\s+(?:for|of)|(?:administration|government|cabinet|office)\s+of|"
    r"(?:ministry|government|parliament|authorities|leadership)\s+in)\Z",
    re.IGNORECASE,
)
_ASIDE = re.compile(rf"(?<!\w)(?:{'|'.join(_APART)})\s[^,]*", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:after|before|while|when|since|although|though|because|if|until)\s+(?:the\s+)?\Z", re.IGNORECASE
)
_SOMEBODYS = re.compile(rf"[’']s?\s|\s(?:\w+\s)?(?:{'|'.join(sorted(TITLES))}|spokes\w+)\b")
"""What stands behind a person who is not the speaker: `Putin aide`, `Biden’s`."""
_FILLING = TITLES | {"the", "a", "an", "former", "mr", "mrs", "ms"}


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a passage, and the telling words of what is said."""

    keys: frozenset[ActorKey]
    """The speaker, and the states and bodies it speaks for."""
    names: frozenset[str]
    source: str
    """The words for the speaker, folded, as the names are."""
    others: frozenset[str]
    """Whom the words for the speaker name beside: `Putin` of an aide of his."""
    said: frozenset[str]

    def answers_to(self, label: str) -> bool:
        """Say whether a label names this speaker, or whose speaker this is."""
        bare = re.sub(r"\A[Tt]he\s", "", label)
        known = load_gazetteer().find(bare)
        if known is not None:
            return known.key in self.keys
        folded = fold(bare)
        if folded in self.names:
            return True
        there = re.search(rf"(?<!\w){re.escape(folded)}(?!\w)", self.source)
        beside = any(re.search(rf"(?<!\w){re.escape(other)}(?!\w)", folded) for other in self.others)
        return there is not None and not beside and _is_own(self.source[: there.start()], of_person=True)


def judge_draft(text: str, dossier: Dossier) -> Judged:
    """Read a draft and verify its claims; raises ModelError `wrong_schema`. A worker process is handed this."""
    return refuse_exchanged(judge(read_draft(text), dossier), dossier)


def judge_repaired(judged: Judged, text: str, dossier: Dossier) -> Judged:
    """Read repairs and verify them; a worker process is handed this."""
    mended = judge_repairs(judged, read_form(Repairs, text), dossier)
    checked = refuse_exchanged(mended, dossier)
    return replace(checked, repaired=mended.repaired - len(checked.rejected) + len(mended.rejected))


def refuse_exchanged(judged: Judged, dossier: Dossier) -> Judged:
    """Reject every accepted side of a position that stands under another than who says it in what it cites."""
    wrong = [
        Drop(place, claim.text, (Reason("speaker", f"{side.actor[:60]} does not say this in what it cites."),))
        for place, side in _iter_sides(judged)
        if (claim := judged.accepted.get(place)) and not is_said_by(side.actor, claim, passages_of(claim, dossier))
    ]
    exchanged = {drop.place for drop in wrong}
    order = {place: number for number, (place, _) in enumerate(iter_claims(judged.draft))}
    return replace(
        judged,
        accepted={place: claim for place, claim in judged.accepted.items() if place not in exchanged},
        rejected=tuple(sorted((*judged.rejected, *wrong), key=lambda drop: order[drop.place])),
    )


def _iter_sides(judged: Judged) -> Iterator[tuple[str, DraftSide]]:
    for number, position in enumerate(judged.draft.positions):
        yield from ((f"positions.{number}.{index}", side) for index, side in enumerate(position.sides))


def is_said_by(label: str, claim: Claim, passages: Sequence[Numbered]) -> bool:
    """Say whether a claim is what the actor of a label says in the passages, as a few plain words."""
    words = " ".join(label.split())
    if not 0 < len(words.split()) <= _MOST_WORDS or find_foreign(words) is not None:
        return False
    voices = [voice for passage in passages for voice in _list_voices(passage)]
    mine = [voice for voice in _list_nearest(claim.text, voices) if voice.answers_to(words)]
    return bool(mine) and _is_told_of(claim.text, mine)


def _list_voices(passage: Numbered) -> Iterator[Voice]:
    """Give everybody who is heard within a passage."""
    text, analysis = passage.material.article.text, passage.material.analysis
    homes = list_homes(text, analysis.actors)
    for each in analysis.attributions:
        if not passage.span.holds(each.source):
            continue
        actors = _list_speaking(each, passage)
        source = each.source.of(text)
        keys = frozenset(actor.key for actor in actors) | list_spoken_for(_ASIDE.sub("", source), text)
        keys |= frozenset(home for actor in actors for home in homes.get(actor.key, ()))
        names = frozenset(fold(name) for actor in actors for name in (actor.name, *actor.aliases))
        named = frozenset(fold(span.of(text)) for actor, span in _list_named(each, passage) if actor not in actors)
        yield Voice(keys, names, fold(source), named, _stems_of(_say(each, passage)))


def _say(attribution: Attribution, passage: Numbered) -> str:
    """What is said; where it seems to stand before a speaker that a clause of time brings in, what stands behind."""
    text, source = passage.material.article.text, attribution.source
    if attribution.content.end <= source.start and _SINCE.search(text[passage.span.start : source.start]):
        return text[attribution.cue.end : passage.span.end]
    return " ".join(span.of(text) for span in (attribution.content, *attribution.further))


def _list_speaking(attribution: Attribution, passage: Numbered) -> list[NamedActor]:
    """The actors that the words for a source name as who speaks; of `he`, the only person the passage names."""
    text, source = passage.material.article.text, attribution.source
    inside = _list_named(attribution, passage)
    if inside:
        return [
            actor
            for actor, span in inside
            if _is_own(text[source.start : span.start], of_person=actor.kind == "person")
            and not (actor.kind == "person" and _SOMEBODYS.match(text, span.end, source.end))
        ]
    persons = [
        actor
        for actor in passage.material.analysis.actors
        if actor.kind == "person" and any(passage.span.holds(mention.span) for mention in actor.mentions)
    ]
    return [actor for actor in persons if len(persons) == 1 and actor.key == attribution.actor]


def _list_named(attribution: Attribution, passage: Numbered) -> list[tuple[NamedActor, Span]]:
    """The actors that the words for a source name, speaking or not, each with where."""
    return [
        (actor, mention.span)
        for actor in passage.material.analysis.actors
        for mention in actor.mentions
        if attribution.source.holds(mention.span)
    ]


def _is_own(before: str, *, of_person: bool) -> bool:
    """Say whether what stands before a name leaves it the speaker: a critic of somebody is not that person."""
    words = re.findall(r"[\w.]+|,", before)
    while words and words[-1].casefold() in _FILLING:
        words.pop()
    last = words[-1].casefold() if words else ""
    apart = last in _APART or (of_person and last == "of")
    return not apart or _SPEAKS_FOR.search(" ".join(words)) is not None


def _list_nearest(text: str, voices: Iterable[Voice]) -> list[Voice]:
    """The voices that say most of a claim; none where no one says half of it."""
    mine = _stems_of(text)
    scored = [(_share(mine, voice.said), voice) for voice in voices]
    best = max((share for share, _ in scored), default=0.0)
    return [voice for share, voice in scored if share >= max(_LEAST_SHARED, _NEARLY * best)]


def _share(mine: frozenset[str], said: frozenset[str]) -> float:
    """How much of the shorter one's words both have: a claim may tell more than is said, or less."""
    return len(mine & said) / min(len(mine), len(said)) if mine and said else 0.0


def _stems_of(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in read(text).words if word.carries)


def _is_told_of(text: str, voices: Sequence[Voice]) -> bool:
    """Say whether the one whom a claim itself names as speaker, if any, is one of these."""
    told = [each for sentence in read(text).sentences for each in find_speakers(sentence) if each.named]
    heard = {str(key) for voice in voices for key in voice.keys}
    heard |= {word for voice in voices for name in (*voice.names, voice.source) for word in name.split()}
    return not told or any(each.source & heard for each in told)
