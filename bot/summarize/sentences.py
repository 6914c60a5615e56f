"""Chooses sentences: which can stand alone, where a long one may be cut, and how much of an article may be quoted."""

import functools
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.evidence.quotes import cite, make_source
from bot.model.analysis import Material, Span
from bot.model.article import ArticleId
from bot.model.briefing import CitedSource, Claim
from bot.text.hostile import is_plain_title, may_be_shown
from bot.text.quotations import Quotations
from bot.text.words import content_words, stem

MOST_WORDS = 35
_FEWEST_WORDS = 8
"""Words of a sentence that tells something."""
FAIR_WORDS = 250
FAIR_SHARE = 0.4
_BLOCKED = re.compile(
    r"(?:If|As|After|Before|When|While|Although|Though|Because|Since|Unless|But|However|And|Or|Yet|So|He|She|They|It|Its|"
    r"His|Her|Their|This|That|These|Those|There|Such|Here|Meanwhile|Also|Instead|Still|Then|Thus|Moreover|I|We|You|Our|My|"
    r"Your|Read|Click|Subscribe|Other|Others|Another|Elsewhere|Separately|Earlier|Later|Said|Hit|Listen|Talk|Never|Watch|See|"
    r"Just|Editor|Note|Correction|Update|Kingdom|Photo|Image|Video|File|Advertisement|Related|Sign|Follow|Share|Copyright)\b"
)
_BORDER = re.compile(
    r",\s(?=(?:which|who|while|after|amid|with|in\s+the\s+first|including|adding|saying|as\s+well|a\s+move|and\s+(?:that|said|added))\b)"
    r"|\s(?=and\s(?:called|agreed|invited|promised|accused|urged|pledged|told|warned|announced|rejected|denied|offered)\b)"
    r"|,\s(?=(?:and|but)\s(?:it|he|she|they|we)\s)|,\s(?=(?:although|though|whereas|but|because)\s)"
    r"|,\s(?=and\s(?:the\s)?[\w’'-]+\s(?:has|have|had|is|was|were|will|would|said|did)\b)"
    r"|;\s|\s[–—]\s|(?<!said)(?<!says)(?<!ed)\s(?=that\s+(?:will|would|has|have|had|also)\b)"
)
_SAID_THING = (
    r"(?:claims?|accusations?|allegations?|criticism|charges?|remarks?|comments?|decision|move|step|proposals?|offer|request|"
    r"warning|threat|concerns?|issue|matter|idea|plan|statement|announcement|report|case|incident|change|effort|action|ruling|"
    r"suggestion|assertion|denial|demand|call|message|letter|account|deal|agreement|line)"
)
_THING = (
    rf"(?:{_SAID_THING}|two|pair|three|document|trip|visit|meeting|talks|minister|officials?|spokes\w+|president|council|company|"
    r"agency|invitation|group|paper|conference|man|woman|men|women|line|device|craft|airship|balloon|ministry|law|bill|vote|"
    r"attack|strike|ship|plane|programme|program|money|flights?|objects?|search|pieces?|administration|warrant|others?|latter|"
    r"former|article|kingdom|country|island|nation|city|club|family|leaders?|presidents?|sides|countries|governments|policy|measures?|summit|problem|wave|crisis|team)"
)
_OWN = r"(?:of|for|in|between|on|to|from|through|by|with|at|against|over|that|which|who|about)"
_KNOWN_THING = re.compile(rf"(?:The|Both|Neither|Either)\s(?:[a-z]+\s)?{_THING}\b(?!\s{_OWN}\s)")
"""What opens with a thing that the sentence before named."""
_POINTS_BACK = re.compile(rf"\b(?:the|those|these|that|this|such|such\sa)\s(?P<thing>{_SAID_THING})\b(?!,?\s{_OWN}\s)")
_OBJECT_IT = re.compile(
    r"\b(?:denied|denies|denying|rejected|rejects|dismissed|condemned|confirmed|welcomed|said)\s(?:it|them|that|this)\b"
    r"(?!\s\w+\s(?:is|was|had|has|would))"
)

_DATELINE = re.compile(
    r"[A-Z][A-Z .,’'/-]{2,40}(?:,\s[A-Z][\w. ]{1,20})?\s?(?:\([\w ./]{2,30}\)\s?)?\s?[—–-]{1,2}\s+|"
    r"[A-Z][\w .,’'-]{2,40}\s\((?:CNN|AP|AFP|Reuters|BBC)[\w ]{0,12}\)\s?(?:[—–-]{1,2}\s)?"
)
_LABEL = re.compile(r"^(?:[A-Z][\w.’'-]*\s?){1,4}:(?=\s|[A-Z“\"]|$)", re.MULTILINE)
_FEWEST_LABELS = 3
"""Lines that begin with a speaker's name and a colon, from which on a text is a transcript."""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)")
_NO_PROSE = re.compile(
    r"\b(?:I|I[’']\w+|we|We|us|our|Our|my|My|me|you|You|your|Your|[Ww]e[’']\w+|[Yy]ou[’']\w+)\b|\A[^\s:]+(?:\s[^\s:]+){0,4}:(?:\s|[A-Z])|"
    r"\A[A-Z]{3,}\s[A-Z]{3,}\b|\b(?:Getty\sImages|AFP|NurPhoto|newsletter|podcasts?|subscribe|click\shere|sign\sup|follow\salong)\b"
)
_FEWEST_OWN = 3
"""Words outside quotation marks: a bare quotation says nothing of who speaks."""
_CAPTION = re.compile(
    r"(?:\bon\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2},\s20\d\d(?:\sin\s[^.]{3,40})?|"
    r",\s(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))\.\Z"
)
_PAST = re.compile(r"\b(?:was|were|had|said|told|met|took|made|won|left|\w{3,}ed)\b(?!\s(?:on|in|at)\b)")
_LOOSE_END = re.compile(
    r"\b(?:in|of|to|for|with|by|on|at|from|an?|the|any|some)\s(?:an?\s|the\s)?(?![A-ZÀ-Ž])\w*\Z|\b(?:they|he|she|it)\s(?:have|has|had)\s\w+\Z"
)
"""What is cut here leaves a preposition or an article without what it leads to."""
_WITH_BEFORE = re.compile(
    r"\b(?:as\swell|too|there|either)\W*\Z|,\s(?:it|they)\s(?:said|says|say|added)\b|\b(?:to|of|for|about|with|on|from|by|behind)\sit\W*\Z|"
    r"\b(?:says|said)\sit\s(?:was|is|were)\b(?!\snot\b)"
)
"""What leans on the sentence before."""
_PERSONAL = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|shall|should|must|do|does|did|said|says|told|"
    r"met|left|made|took|held|gave|began|came|went|saw|led|sent|spoke|rose|fell|won|lost|kept|put|became|\w{2,}ed|"
    r"maintains|denies|accuses|calls|wants|seeks|plans|expects|remains|insists)\b"
)
_PLURAL = re.compile(r"\b(?:they|them|their|theirs)\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:and|both|two|all|[A-Za-z]{3,}(?<!ss)(?<!us)(?<!is)s|people|police|troops|women|men|staff)\b"
)
_REPORTS = re.compile(r"\b(?:that|said|says|told|whether|if|when|who|and|to)\b")
"""A clause of its own stands between a name and a `him` that may mean the one named."""
_SPEAKING = re.compile(r"\b(?:said|says|told|according\s+to|added|claimed|reported|warned)\b")


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of one article that may be shown, with the stems of its words."""

    material: Material
    span: Span
    sentence: int
    stems: frozenset[str]

    @property
    def words(self) -> str:
        """The words as they stand in the article, in one line."""
        return " ".join(self.span.of(self.material.article.text).split())


def stems_of(words: str) -> frozenset[str]:
    """Give the stems of the words that carry meaning."""
    return frozenset(stem(word) for word in content_words(words))


def make_passage(material: Material, span: Span, sentence: int) -> Passage:
    """Give a passage of one article."""
    return Passage(material, span, sentence, stems_of(span.of(material.article.text)))


def shorten(text: str, span: Span, most_words: int = MOST_WORDS) -> Span | None:
    """Give the span, or where it is too long the start of it up to a safe border; None where there is none.

    What is cut off never holds who said it, and quotation marks stay in pairs.
    """
    words = span.of(text)
    if len(words.split()) <= most_words:
        return span if _paired(words) else None
    for border in reversed(list(_BORDER.finditer(words))):
        head, tail = words[: border.start()], words[border.end() :]
        fits = 6 <= len(head.split()) <= most_words and not breaks_pair(head, words[len(head) :])
        if (
            fits
            and _VERB.search(head)
            and _paired(head)
            and not (_SPEAKING.search(tail) and not _SPEAKING.search(head))
        ):
            return Span(span.start, span.start + len(head.rstrip(" ,")))
    return None


def _paired(words: str) -> bool:
    return words.count("“") == words.count("”") and words.count('"') % 2 == 0 and words.count("(") == words.count(")")


def points_back(words: str) -> bool:
    """Say whether words speak of a thing as known that they do not name: `those claims`, `denied it`."""
    if _KNOWN_THING.match(words) or _OBJECT_IT.search(words):
        return True
    for found in _POINTS_BACK.finditer(words):
        if found["thing"].rstrip("s").casefold() not in words[: found.start()].casefold():
            return True
    return False


def is_prose(words: str) -> bool:
    """Say whether words are a report's own sentence: no caption, no label, no word to the reader, no `I` or `we`."""
    outside = _QUOTED.sub("", words)
    if len(re.findall(r"\w+", outside)) < _FEWEST_OWN:
        return False
    return not (_NO_PROSE.search(outside) or (_CAPTION.search(words) and not _PAST.search(words)))


def opens_loose(words: str) -> bool:
    """Say whether words open with what ties them to the sentence before: `And`, `This`, `However`."""
    return _BLOCKED.match(words) is not None or not (words[:1].isalnum() or words[:1] in "“\"‘'")


def leans_back(words: str) -> bool:
    """Say whether words end or turn on something the sentence before told: `as well`, `it said`."""
    return _WITH_BEFORE.search(words) is not None


def breaks_pair(head: str, tail: str) -> bool:
    """Say whether a cut parts what belongs together: dashes in a pair, `not only … but`, `a case` from what it is."""
    dashes = len(re.findall(r"\s[–—-]+\s", head + tail))
    only = "not only" in head and "but" in tail and "but" not in head.split("not only")[-1]
    return only or (dashes > 1 and re.match(r"\s*[–—]", tail) is not None) or _LOOSE_END.search(head) is not None


def stands_alone(words: str) -> bool:
    """Say whether a sentence can be read without the one before it."""
    return (
        is_prose(words)
        and not leans_back(words)
        and not _BLOCKED.match(words.lstrip("“\"'‘"))
        and not _KNOWN_THING.match(words.lstrip("“\"'‘"))
        and words[:1].isupper() | words[:1].isdigit() | (words[:1] in '“"‘')
        and words.rstrip('”"’ ')[-1:] in ".!?"
        and len(words.split()) >= 5
        and not words.isupper()
    )


def names_its_pronouns(material: Material, span: Span, sentence: int) -> bool:
    """Say whether a person is named in the span before it says he or she; `him` is never the one who acts on him."""
    text = material.article.text
    found = _PERSONAL.search(span.of(text))
    if found is None:
        return True
    at = span.start + found.start()
    persons = {
        actor.key
        for actor in material.analysis.actors
        if actor.kind == "person"
        for mention in actor.mentions
        if mention.sentence == sentence and span.start <= mention.span.start < at
    }
    acted_on = found[0].casefold() == "him" and len(persons) == 1 and _REPORTS.search(text, span.start, at) is None
    return bool(persons) and not acted_on


def names_its_plurals(words: str) -> bool:
    """Say whether `they`, `their` and `its` have somebody before them whom they can mean."""
    owner = re.search(r"\b[Ii]ts?\b", words)
    if owner is not None and not re.search(
        r"\b(?:[Tt]he|[Aa]n?|[A-Z][\w’'-]*[^s\W]|[A-Z]{2,}|[\w’']+[’']s)\b", words[: owner.start()]
    ):
        return False
    found = _PLURAL.search(words)
    return found is None or _SEVERAL.search(words[: found.start()]) is not None


@functools.lru_cache(maxsize=512)
def speech_start(text: str) -> int:
    """Give where a transcript or interview begins, whose lines are their speakers' own; the text's end for a report."""
    labels = list(_LABEL.finditer(text))
    return labels[0].start() if len(labels) >= _FEWEST_LABELS else len(text)


def skip_dateline(text: str, sentence: Span) -> Span:
    """Give a sentence without the place and the agency before it: `TORONTO (AP) —`."""
    found = _DATELINE.match(text, sentence.start, sentence.end)
    return Span(found.end(), sentence.end) if found is not None else sentence


def list_passages(material: Material, most_words: int = MOST_WORDS) -> tuple[Passage, ...]:
    """Give an article's sentences that can stand alone, long ones cut."""
    text = material.article.text
    found = []
    spoken = speech_start(text)
    quotations = Quotations(text)
    for number, sentence in enumerate(material.analysis.sentences):
        if sentence.span.start >= spoken:
            break
        if quotations.around(sentence.span.start) is not None:
            continue
        opened = skip_dateline(text, sentence.span)
        if stands_alone(opened.of(text)):
            span = shorten(text, opened, most_words)
            shown = span.of(text) if span is not None else ""
            clear = names_its_plurals(shown) and not points_back(shown) and len(shown.split()) >= _FEWEST_WORDS
            if span is not None and clear and names_its_pronouns(material, span, number):
                found.append(make_passage(material, span, number))
    return tuple(found)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Give how much two sets of stems share, 0 to 1 (Dice)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def centrality(passages: Sequence[Passage]) -> dict[tuple[ArticleId, int], float]:
    """Give how close each passage is to the words of them all, 0 to 1."""
    counts = Counter(word for passage in passages for word in passage.stems)
    weights = {word: math.log(1 + count) for word, count in counts.items()}
    raw = {
        (passage.material.article.id, passage.span.start): sum(weights[word] for word in passage.stems)
        / math.sqrt(len(passage.stems) or 1)
        for passage in passages
    }
    top = max(raw.values(), default=1.0) or 1.0
    return {key: value / top for key, value in raw.items()}


@dataclass(slots=True)
class Desk:
    """What has been shown so far: numbered sources, spent quotation, and the words already used."""

    fair_words: int = FAIR_WORDS
    fair_share: float = FAIR_SHARE
    sources: dict[ArticleId, CitedSource] = field(default_factory=dict)
    shown: list[frozenset[str]] = field(default_factory=list)
    beside: list[frozenset[str]] = field(default_factory=list)
    """What stands as a question's source or as an event ahead: an actor without other words may show it once more."""
    printed: set[str] = field(default_factory=set)
    """The words of claims that must not stand elsewhere too, word for word."""
    _ids: dict[int, ArticleId] = field(default_factory=dict)
    _spans: dict[ArticleId, list[Span]] = field(default_factory=dict)

    def is_new(self, passage: Passage, most: float = 0.5, *, again: bool = False) -> bool:
        """Say whether nothing shown so far says much the same; `again` leaves out what only stands beside."""
        told = self.shown if again else [*self.shown, *self.beside]
        return (not again or passage.words not in self.printed) and all(
            likeness(passage.stems, stems) < most for stems in told
        )

    def nearness(self, passage: Passage) -> float:
        """Give how much what is shown says the same, 0 to 1."""
        return max((likeness(passage.stems, stems) for stems in (*self.shown, *self.beside)), default=0.0)

    def claim(self, passage: Passage, *, kind: str = "copied", spans: Iterable[Span] = ()) -> Claim | None:
        """Give a claim of this passage, cited; None where that much of the article may not be quoted.

        `spans` are further passages of the same article that the claim rests on.
        """
        material = passage.material
        wanted = [passage.span, *spans]
        shown = is_plain_title(passage.words) if kind == "quoted" else all(_is_sound(each, material) for each in wanted)
        if not shown or not self._fits(material, wanted):
            return None
        article = material.article
        self._spans.setdefault(article.id, []).extend(wanted)
        source = self.sources.setdefault(article.id, make_source(len(self.sources) + 1, article))
        self._ids[source.n] = article.id
        citations = tuple(cite(source.n, article, span) for span in dict.fromkeys(sorted(wanted)))
        return Claim(passage.words, "quoted" if kind == "quoted" else "copied", citations)

    def show(self, passage: Passage, *, beside: bool = False) -> Claim | None:
        """Give a claim and remember its words, so that no other section says the same."""
        claim = self.claim(passage)
        if claim is not None:
            (self.beside if beside else self.shown).append(passage.stems)
            self.printed |= set() if beside else {claim.text}
        return claim

    def put_beside(self, claim: Claim) -> None:
        """Remember a claim that stands as a question's source."""
        self.beside.append(stems_of(claim.text))
        self.printed.add(claim.text)

    def words_left(self, material: Material) -> int:
        """Give how many words of an article may still be quoted."""
        text = material.article.text
        spent = sum(len(span.of(text).split()) for span in _merge(self._spans.get(material.article.id, ())))
        return int(self._allowed(text)) - spent

    def take_back(self, claims: Iterable[Claim]) -> None:
        """Forget that claims were shown, where a section gave them up again."""
        for claim in claims:
            stems = stems_of(claim.text)
            self.printed.discard(claim.text)
            if stems in self.shown:
                self.shown.remove(stems)
            for citation in claim.citations:
                spans = self._spans[self._ids[citation.n]]
                spans.remove(Span(citation.start, citation.end))

    def _fits(self, material: Material, wanted: Sequence[Span]) -> bool:
        text = material.article.text
        spent = _merge([*self._spans.get(material.article.id, ()), *wanted])
        return sum(len(span.of(text).split()) for span in spent) <= self._allowed(text)

    def _allowed(self, text: str) -> float:
        total = len(text.split())
        return min(self.fair_words, max(self.fair_share * total, min(total, 40)))


def _is_sound(span: Span, material: Material) -> bool:
    text = material.article.text
    return may_be_shown(span.of(text), text, material.analysis.language)


def _merge(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
