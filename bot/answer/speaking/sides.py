"""Gives each of those whom a question compares in its own words, and says of whom there are none."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answer.asked.otherwise import MUTUAL, alike
from bot.answer.asked.question import QuestionRead, find_kind
from bot.answer.asked.terms import Term, roots
from bot.answer.found.candidates import A_DAY, Candidate, Group, telling_of
from bot.answer.found.fitting import fits
from bot.answer.found.search import Library
from bot.answer.found.sentences import WeighedSentence
from bot.answer.found.spotting import Spotter
from bot.answer.speaking.cast import Cast
from bot.answer.speaking.contrasting import find_contrast
from bot.answer.speaking.hearing import Hearing
from bot.answer.speaking.serving import find_pair
from bot.evidence.pronouns import explains_itself
from bot.model.analysis import Attribution, Material, Span
from bot.model.article import Article, ArticleId
from bot.model.story import StoryId
from bot.model.topic import Window
from bot.ports import SearchQuery
from bot.text.gazetteer import load_gazetteer
from bot.text.genres import find_genre
from bot.text.hostile import belongs

_MOST_SIDES = 4
_MOST_OF_A_SIDE = 2
_LONGEST = 600
_OPENING = 220
"""Characters of a report that tell, with its title, what it is about."""
_MOST_OF_IT = 0.6
"""The part of an issue that a story must open with for its sentences that do not name it to be on it."""
_HALF = 0.5
_SAME = 0.7
_BY_ANSWER = 0.5
"""What it counts that another side speaks of the same."""
_NAMES_IT = re.compile(
    r"\bcall(?:s|ed|ing)\s+(?:(?:it|this|that)\b|[“\"]|(?!(?:the|an?|his|her|their|its|him|them|on|for|off|by|in|at|to|from|up|out|back|again|after|"
    r"before|and|with|over|about|when|as|last|earlier|late)\b)[a-z])"
)
"""What somebody calls something: `what Oslo called theft`."""
_PLACED = re.compile(r"\b(?:miles|kilomet\w+|km|metres|waters|airspace|territory|soil|border)\b")
_BEHIND = re.compile(
    r"\b(?:on|about|over|regarding|concerning|towards?|in|where|when|whether|why|how|if)\b", re.IGNORECASE
)
"""What stands between those compared and what is asked of them."""
_OPENS = re.compile(r"\A(?:Compare|Contrast)\s+")
_ASKED = re.compile(r"\b(?:where|when|why|who|how\s+(?:many|much|long|far))\b.*", re.IGNORECASE)
_MEASURES = frozenset(
    """account agree answer argument claim compare contrast differ disagree explain position react reaction response say
    see side stance statement version view""".split()
)
_MEASURING = frozenset(roots(" ".join(_MEASURES)))
"""Words of a comparison that do not tell what it is about."""
_PRONOUN = re.compile(
    r"(?:he|she|they|it|the\s+(?:minister|president|spokes\w+|official|ministry|statement))\Z", re.IGNORECASE
)
_JOINT = re.compile(
    r"(?:(?:the|a|their)\s+)?(?:joint\s+(?:statement|communiqu[eé]|declaration)|"
    r"(?:two|both)\s+(?:countries|governments|sides|states|capitals|leaders|presidents|(?:foreign\s+)?ministers|ministries))\Z",
    re.IGNORECASE,
)
"""A source that is two sides at once."""
_SAYS_IT = re.compile(r"\b(?:says?|said|insists?)\s+(?:that\s+)?(?:it|they)\s+(?:was|were|had\s+been)\b")
_DID_IT = re.compile(
    r"\b(?:says?|said)\s+(?:that\s+)?(?:[A-Z][\w’'-]+\s+){1,3}(?:had\s+|has\s+)?[a-z]+\s+(?:it|them)\b"
)
"""What somebody is said to have done to something that another sentence names: `Beijing says Manila broke it`."""
_NAMELESS = re.compile(
    r"\b(?:not\s+(?:to\s+)?be\s+named|on\s+condition\s+of\s+anonymity|anonymously|unnamed|unidentified)\b",
    re.IGNORECASE,
)
_DENIES_IT = re.compile(
    r"(?:\A|\s)(?:den(?:y|ies|ied)|reject(?:s|ed)|dismiss(?:es|ed)|disput(?:es|ed))\s+(?:it|this|that)\b"
)
_NO_COMMENT = re.compile(r"\bno\s(?:\w+\s)?comment\b|\bdeclined\sto\scomment\b")
_SILENT = re.compile(
    r"\b(?:ha(?:s|ve)\s+(?:yet\s+to|not(?:\s+yet)?)|did\s+not|declined\s+to|refused\s+to|would\s+not)\s+(?:immediately\s+)?"
    r"(?:confirm|comment|say|said|den(?:y|ied)|respond|reply|replied|answer|disclose|explain)|\bhad\s+no\s+(?:immediate\s+)?comment\b"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence that some of those compared say themselves, and how near it is to what is asked."""

    candidate: Candidate
    sides: frozenset[Term]
    telling: frozenset[str]
    on_topic: bool
    """It names what is asked about; what only stands in a report about that is told of who says nothing nearer."""
    whole: bool = True
    """Its report names all that is asked about."""
    denies: bool = False
    """It denies what stands right before it, which is told with it."""


def find_sides(question: QuestionRead) -> tuple[Term, ...]:
    """Give those whom a question compares: the names before what it asks of them, else its first two; none where it
    compares nobody."""
    named = tuple({term.name: term for term in question.terms if term.named}.values())
    if question.kind != "compare" or len(question.publishers) > 1 or len(named) < 2:
        return ()
    words = question.understood
    for border in _BEHIND.finditer(words):
        before = [term for term in named if term.name in words[: border.start()]]
        if len(before) > 1:
            return tuple(before[:_MOST_SIDES])
    return named[:2]


async def find_speaking(question: QuestionRead, library: Library, window: Window | None, most: int) -> list[ArticleId]:
    """Give the articles that fit those compared and what is asked of them best, however common their names are."""
    words = tuple(term.shown for term in _list_telling(question))
    query = SearchQuery(any_of=words, window=window, limit=most)
    found = await library.store.search(library.transaction, library.scopes, library.now, query)
    return [each for each, _ in found]


def _list_telling(question: QuestionRead) -> list[Term]:
    return [term for term in question.terms if term.named or term.root not in _MEASURING]


def tell_sides(
    question: QuestionRead, materials: Mapping[ArticleId, Material], places: Mapping[ArticleId, StoryId]
) -> tuple[Group, ...]:
    """Give what sets all sides beside each other, then what each says itself, in order of time, and a sentence of ours
    where nothing tells its position; nothing at all where that holds for all. `places` says in which story an article
    is."""
    sides = find_sides(question)
    contrast = find_contrast(sides, _list_on_it(question, sides, materials))
    said = list(_list_said(question, sides, Cast.of(materials), places))
    named = frozenset(side for each in said if not _is_nameless(each) for side in each.sides)
    said = [each for each in said if not _is_nameless(each) or not each.sides & named]
    said = [replace(each, on_topic=each.on_topic or any(_answers(each, other) for other in said)) for each in said]
    heard = frozenset(side for each in said if each.on_topic for side in each.sides)
    said = [each for each in said if each.on_topic or not each.sides & heard]
    nearer = frozenset(side for each in said if each.whole and each.on_topic for side in each.sides)
    said = [each for each in said if each.whole or not each.sides & nearer]
    groups: list[Group] = []
    together: dict[frozenset[Term], list[Candidate]] = defaultdict(list)
    for side in sorted(sides, key=lambda side: any(side in each.sides and each.denies for each in said)):
        shown = [each for group in groups for each in group.chosen] + [
            each for some in together.values() for each in some
        ]
        chosen = _pick_side(side, said, shown)
        for each in chosen:
            if len(each.sides) > 1:
                together[each.sides].append(each.candidate)
        alone = tuple(_take_shown_out([each.candidate for each in chosen if len(each.sides) == 1], shown))
        name = _name(side, question)
        if alone or not (contrast is not None or any(side in each for each in together)):
            groups.append(Group(f"{name}:" if alone else _say_none(name), alone))
    joint = [
        Group(f"{' and '.join(_name(side, question) for side in sides if side in both)} together:", tuple(told))
        for both, told in together.items()
    ]
    first = [Group(None, (contrast,))] if contrast is not None else []
    told = (*first, *joint, *groups)
    return told if any(group.chosen for group in told) else ()


def _list_issue(question: QuestionRead, sides: Sequence[Term]) -> list[Term]:
    """Give what is asked of those compared."""
    compared = {side.name for side in sides}
    return [term for term in _list_telling(question) if term.name not in compared]


def _list_on_it(
    question: QuestionRead, sides: Sequence[Term], materials: Mapping[ArticleId, Material]
) -> Iterator[Material]:
    """Give the reports that open with most of what is asked."""
    issue = _list_issue(question, sides)
    spotter = Spotter([replace(term, focus=False, subject=False) for term in issue], load_gazetteer())
    for each in materials.values():
        opening = f"{each.article.title}. {each.article.text[:_OPENING]}"
        if issue and find_genre(each.article) is None and _meet(spotter, issue, opening) >= _MOST_OF_IT:
            yield each


def _take_shown_out(chosen: Sequence[Candidate], shown: Sequence[Candidate]) -> Iterator[Candidate]:
    """Give what a side says without the claim it denies where that is shown as the other side's."""
    for each in chosen:
        ends = [one.told.end for one in shown if _meets(one, each)]
        rest = Span(max(ends, default=each.told.start), each.told.end)
        if ends and rest.start < rest.end:
            blank = len(rest.of(each.article.text)) - len(rest.of(each.article.text).lstrip())
            yield replace(each, sentence=replace(each.sentence, span=Span(rest.start + blank, rest.end)))
        elif not ends:
            yield each


def _name(side: Term, question: QuestionRead) -> str:
    """The side as it was typed, without the word that opens the question."""
    typed = re.search(re.escape(side.name), question.understood, re.IGNORECASE)
    return _OPENS.sub("", typed[0] if typed else side.name)


def _say_none(name: str) -> str:
    owned = f"{name}’" if name.endswith("s") else f"{name}’s"
    return f"I found no words on this that are surely {owned} own."


def _pick_side(side: Term, said: Sequence[_Said], shown: Sequence[Candidate]) -> list[_Said]:
    """The best of a side, what answers another side first, each adding something."""
    own = [each for each in said if side in each.sides and not any(_is_same(each.candidate, one) for one in shown)]
    own = [each for each in own if not _has_spoken_since(each, own)]
    others = [each for each in said if side not in each.sides]
    ranked = sorted(own, key=lambda each: (-_near(each, others), each.candidate.when))
    chosen: list[_Said] = []
    newest = max(ranked, key=lambda each: (each.on_topic, each.candidate.when[:A_DAY]), default=None)
    if ranked and newest is not None and newest.candidate.when[:A_DAY] > ranked[0].candidate.when[:A_DAY]:
        ranked = [ranked[0], newest, *(each for each in ranked[1:] if each is not newest)]
    for each in ranked:
        if not any(_share(each, one) >= _SAME or _meets(each.candidate, one.candidate) for one in chosen):
            chosen.append(each)
        if len(chosen) == _MOST_OF_A_SIDE:
            break
    return sorted(chosen, key=lambda each: (each.candidate.when, each.candidate.told.start))


def _has_spoken_since(silent: _Said, said: Sequence[_Said]) -> bool:
    """Say whether who is told to have had no comment is heard on it then or later."""
    if _NO_COMMENT.search(silent.candidate.words) is None:
        return False
    heard = (each for each in said if _NO_COMMENT.search(each.candidate.words) is None)
    return any(each.candidate.when >= silent.candidate.when and each.on_topic >= silent.on_topic for each in heard)


def _is_nameless(said: _Said) -> bool:
    """Say whether it is told by somebody who would not be named."""
    return _NAMELESS.search(said.candidate.words) is not None


def _answers(said: _Said, other: _Said) -> bool:
    """Say whether a report tells it right behind what another side says of what is asked about."""
    behind = other.candidate.told.end <= said.candidate.told.start
    return behind and other.on_topic and not said.sides & other.sides and _stand_beside(said.candidate, other.candidate)


def _is_same(one: Candidate, other: Candidate) -> bool:
    return one.article.id == other.article.id and one.told == other.told


def _meets(one: Candidate, other: Candidate) -> bool:
    """Say whether two stand in one place, wholly or in part."""
    mine, its = one.told, other.told
    return one.article.id == other.article.id and mine.start < its.end and its.start < mine.end


def _near(said: _Said, others: Sequence[_Said]) -> float:
    beside = any(_stand_beside(said.candidate, other.candidate) for other in others)
    shared = max((_share(said, other) for other in others), default=0.0)
    return said.candidate.score + _BY_ANSWER * (beside + shared)


def _stand_beside(one: Candidate, other: Candidate) -> bool:
    """Say whether a report sets two sentences beside each other."""
    first, second = sorted((one.told, other.told), key=lambda each: each.start)
    return one.article.id == other.article.id and first.end <= second.start <= first.end + 1


def _share(one: _Said, other: _Said) -> float:
    return len(one.telling & other.telling) / max(1, min(len(one.telling), len(other.telling)))


def _list_said(
    question: QuestionRead, sides: Sequence[Term], cast: Cast, places: Mapping[ArticleId, StoryId]
) -> Iterator[_Said]:
    """The sentences of reports in which a side speaks of what is asked, or of the story that is about it."""
    issue = _list_issue(question, sides)
    spotter = Spotter([replace(term, focus=False, subject=False) for term in issue], load_gazetteer())
    names = {word for side in sides for word in roots(side.name)}
    hears = Hearing(cast, sides)
    asked = _ASKED.search(question.understood)
    wanted = replace(question, kind=find_kind(asked[0])) if asked is not None else None
    reports = [each for each in cast.materials.values() if find_genre(each.article) is None]
    about: dict[str, float] = defaultdict(float)
    for article in (each.article for each in reports):
        place = places.get(article.id, article.id)
        about[place] = max(about[place], _meet(spotter, issue, f"{article.title}. {article.text[:_OPENING]}"))
    # Their own call, and none with somebody else, is told where all of them are named.
    shared = any(alike(term.root) in MUTUAL for term in issue) and not any(term.named for term in issue)
    for material in reports:
        article = material.article
        if shared and not all(_names(side, article) for side in sides):
            continue
        opening = about[places.get(article.id, article.id)]
        whole = _meet(spotter, issue, f"{article.title}. {article.text}") == 1.0
        for span, owners, contested in (*_list_sentences(material, sides, hears), *_list_silent(material, sides)):
            span = _with_thing(material, span, spotter)
            words = span.of(article.text)
            own = _meet(spotter, issue, words) * (_HALF if _tells_of_many(issue, words) else 1.0)
            if issue and not own and (opening < _MOST_OF_IT or _DID_IT.search(words)):
                continue
            fitting = _HALF * (wanted is not None and _tells(wanted, words))
            score = own + _HALF * opening + fitting + 0.2 * contested
            candidate = Candidate(article, WeighedSentence(span, score, own, own, fits=True), score)
            denies = contested and _DENIES_IT.search(words) is not None
            yield _Said(
                candidate, owners, telling_of(candidate) - names, not issue or own > 0, not issue or whole, denies
            )


def _names(side: Term, article: Article) -> bool:
    """Say whether a report names a side, all of its name."""
    words = set(roots(side.name))
    known = Spotter([replace(side, focus=False, subject=False)], load_gazetteer())
    text = f"{article.title}. {article.text}"
    return bool(known.find(text)) and (side.actor is not None or words <= set(roots(text)))


def _with_thing(material: Material, span: Span, spotter: Spotter) -> Span:
    """A sentence that says `it` of what the one before it names, with that."""
    text, sentences = material.article.text, material.analysis.sentences
    number = next((at for at, each in enumerate(sentences) if each.span.start == span.start), 0)
    if not number or sentences[number - 1].paragraph != sentences[number].paragraph or spotter.find(span.of(text)):
        return span
    before = sentences[number - 1].span
    named = _SAYS_IT.search(span.of(text)) is not None and spotter.find(before.of(text))
    return Span(before.start, span.end) if named else span


def _tells_of_many(issue: Sequence[Term], words: str) -> bool:
    """Say whether of the one thing that is asked about only many are told of: `balloons` for `the balloon`."""
    one = [term for term in issue if not term.named and not term.shown.endswith("s")]
    return any(
        re.search(rf"\b{re.escape(term.shown)}s\b", words, re.IGNORECASE)
        and not re.search(rf"\b{re.escape(term.shown)}\b", words, re.IGNORECASE)
        for term in one
    )


def _list_silent(material: Material, sides: Sequence[Term]) -> Iterator[tuple[Span, frozenset[Term], bool]]:
    """Where it is told that a side has said nothing yet: `Saudi officials have yet to confirm the invitation.`"""
    text = material.article.text
    spoken = {each.sentence for each in material.analysis.attributions}
    for number, sentence in enumerate(material.analysis.sentences):
        words = sentence.span.of(text)
        if number in spoken or _SILENT.search(words) is None:
            continue
        opens = [each.key for each in load_gazetteer().scan(words) if each.span.start <= len("The ")][:1]
        owners = frozenset(side for side in sides if side.actor in opens)
        if owners and belongs(words, text):
            yield sentence.span, owners, False


def _tells(wanted: QuestionRead, words: str) -> bool:
    """Say whether a sentence holds what the comparison is of, such as where something was."""
    return fits(wanted, words) or (wanted.kind == "where" and _PLACED.search(words) is not None)


def _meet(spotter: Spotter, issue: Sequence[Term], words: str) -> float:
    """The part of what is asked that stands in some words; who calls something names has called nobody."""
    words = _NAMES_IT.sub(" ", words)
    return len(spotter.met(words)) / max(1, len(issue))


def _list_sentences(
    material: Material, sides: Sequence[Term], hears: Hearing
) -> Iterator[tuple[Span, frozenset[Term], bool]]:
    """What can be read alone, or with the sentence before it, and who of the sides says it."""
    text, sentences = material.article.text, material.analysis.sentences
    spoken: dict[int, list[Attribution]] = defaultdict(list)
    for each in material.analysis.attributions:
        spoken[each.sentence].append(each)
    owners: dict[int, frozenset[Term]] = {}
    for number in sorted(spoken):
        before = number - 1 if number and sentences[number - 1].paragraph == sentences[number].paragraph else None
        heard = frozenset(side for side in sides for each in spoken[number] if hears.is_own(side, each, material))
        if not heard and any(_JOINT.match(each.source.of(text)) for each in spoken[number]):
            both = find_pair(text, sentences[number].span.end)
            heard = frozenset(side for side in sides if side.actor in both)
        back = all(_PRONOUN.match(each.source.of(text)) for each in spoken[number])
        leans = back and not heard and before is not None
        owners[number] = owners.get(before, frozenset()) if leans and before is not None else heard
        span = sentences[number].span
        denies = before is not None and _DENIES_IT.search(span.of(text)) is not None
        alone = not leans and not denies and explains_itself(span.of(text))
        if (
            not alone
            and before is not None
            and (leans or denies or explains_itself(Span(sentences[before].span.start, span.end).of(text)))
        ):
            span = Span(sentences[before].span.start, span.end)
            alone = denies or owners.get(before, owners[number]) == owners[number]
        if owners[number] and alone and len(span.of(text)) <= _LONGEST and belongs(span.of(text), text):
            yield span, owners[number], any(each.kind in {"denies", "accuses"} for each in spoken[number])
