"""Chooses sentences: which can stand alone, where a long one may be cut, and how much they say the same."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.evidence.pronouns import names_one_of_several
from bot.model.analysis import Material, Span
from bot.model.article import ArticleId
from bot.summarize.cutting import MOST_WORDS, PRESENT, VERB, shorten
from bot.summarize.leaning import (
    SAYING_BODIES,
    announces,
    drop_explained,
    hides_speaker,
    leans_back,
    opens_back,
    points_back,
)
from bot.summarize.speaking import is_retold
from bot.summarize.unsaid import leaves_unsaid
from bot.text.beside import is_beside
from bot.text.datelines import skip_dateline
from bot.text.days import DAY_NAMES
from bot.text.quotations import Quotations
from bot.text.roles import TITLES
from bot.text.words import STOP_WORDS, content_words, stem

_FEWEST_WORDS = 8
"""Words of a sentence that tells something."""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)")
_NO_PROSE = re.compile(
    r"\b(?:I|I[’']\w+|we|We|us|our|Our|my|My|me|you|You|your|Your|[Ww]e[’']\w+|[Yy]ou[’']\w+)\b|\bthis\s(?:newspaper|paper|magazine|newsletter|website|blog|channel)[’']s\b|\A[^\s:]+(?:\s[^\s:]+){0,4}:(?:\s|[A-Z])|"
    r"\A[A-Z]{3,}\s[A-Z]{3,}\b|\b(?:Getty\sImages|AFP|NurPhoto|newsletter|podcasts?|[Ss]ubscribe|click\shere|[Ss]ign\sup|follow\salong|unlimited\saccess)\b|(?:…|\.\.\.)(?:\s+[A-Z]|\s*\Z)"
)
_FEWEST_OWN = 3
"""Words outside quotation marks: a bare quotation says nothing of who speaks."""
_CAPTION = re.compile(
    r"(?:\bon\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2},\s20\d\d(?:\sin\s[^.]{3,40})?|"
    rf",\s(?:{DAY_NAMES}))\.\Z"
)
_PAST = re.compile(r"\b(?:was|were|had|said|told|met|took|made|won|left|\w{3,}ed)\b(?!\s(?:on|in|at)\b)")
_PERSONAL = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_ANY_FORCE = re.compile(
    r"\A(?:[Tt]he)\s(?:army|navy|air\sforce|military|armed\sforces|coast\s?guard|border\sguards?|general\sstaff|embassy)\s(?!of\b|in\s[A-Z])"
)
"""What each of two states has."""
_RELATIVE = re.compile(r"\b(?:who|which|whose|whom|who[’']d)\b")
_LONGEST_FRAGMENT = 14
_FEWEST_VERBS = 2
"""Verbs of a sentence whose first stands behind `who`: its own and the relative clause's."""
_ANYBODY = re.compile(r"\A(?:The|An?|Two|Three|Four|Five|\d[\d,]*)\s|\b(?:and|but|that|said|says)\s(?:the|an?)\s")
"""A subject that a pronoun behind it may mean, in a sentence before which nobody was named: `A man … in his car`."""
_ITS_OFFICE = re.compile(
    rf"\bits\s(?:[a-z-]+\s){{0,3}}?(?:{'|'.join(sorted(TITLES))}|chair\w*|spokes\w+|head)(?=,?\s[A-ZÀ-Ž]|[,.])"
)
"""What somebody is of a body: `its spokesman, Adam Nowak`."""
_BODY = re.compile(rf"\b{SAYING_BODIES}\b")
_NAMED = re.compile(r"(?<![\w’'-])(?!(?:No|Nobody|Somebody|Everybody|Everyone|Nothing)\b)[A-ZÀ-Ž][\w-]+")
_DOES = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|do|say|said|belong(?:ed)?|"
    r"(?!injured\b|wounded\b|armed\b|united\b|allied\b|divided\b|related\b|so-called\b)[a-z]{2,}ed)\b"
)
_PLURAL = re.compile(
    rf"\b(?:they|them|their|theirs)\b|\bboth\s{_DOES}|\bthe\s(?:other\s)?(?:two|three|four|five|pair|trio|latter|former)\s{_DOES}",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:and|both|two|all|(?!(?:has|was|does|says|its|plus|perhaps|always|towards|besides|sometimes|news|yes)\b)"
    r"[A-Za-z]{3,}(?<!ss)(?<!us)(?<!is)s|people|police|troops|women|men|staff)\b"
)
_THE_TWO = re.compile(
    r"\b(?:the\s(?:two|three|four|five|pair|trio|others)|both)\s"
    r"(?=(?:would|will|had|have|has|were|are|was|is|could|might|may|must|should|did|do|belong(?:ed)?|went|came|met)\b)"
)
"""So many of whom only a sentence before names: `said the two would stand trial`."""
_AMONG = re.compile(r"\b(?:was|were|is|are)\samong\s(?:them|those)(?=\W*\Z|[.,;]|\s(?:and|but)\b)")
_CLAUSE_AHEAD = re.compile(r"\b(?:said|says|that|but)\s|[,;]\s(?=\S+\s\S+\s(?:was|were|is|are)\s)")
"""Behind it stands who is among them, and not among whom."""
_OWNER = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|(?!(?:None|No|Nobody|Neither|Either|Both|All|Some|Most|Many|Few|Each|Only|One|Half|Not|"
    r"Every|Several|Much|Part)\b)[A-Z][\w’'-]*[^s\W]|[A-Z]{2,}|[\w’']+[’']s)\b"
)
"""Whom `its` may mean; how many of them is nobody."""
_REPORTS = re.compile(r"\b(?:that|said|says|told|whether|if|when|who|and|to)\b")
"""A clause of its own stands between a name and a `him` that may mean the one named."""
_SAID_OF_IT = re.compile(
    r"(?P<name>[A-ZÀ-Ž][\w’'-]+(?:\s[A-ZÀ-Ž][\w’'-]+){0,3})\s(?:said|says|added|replied|insisted)\s(?:that\s)?it\s(?:had|has|would|will|could|did)\s"
    r"(?!(?:be|been|take|mean|rain|snow|help|also|come)\b)"
)
_ASKED = re.compile(
    r"(?:\b(?:is|was|were|been)\s(?:\w+\s)?asked\b(?!\sto\b)"
    r"|\b(?:ask(?:s|ed)|wonder(?:s|ed)|[ei]nquire[sd]|want(?:s|ed)\sto\sknow)\b(?:(?!\s(?:to|for|about|that|after)\b)\s[\w’'-]+){0,5}?"
    r"\s(?:whether|if|why|what|when|who|where|which|how)\b)"
    r"(?!.*\b(?:said|says|repl(?:ied|ies)|answer(?:ed|s)|responded|told|declines?d?|refuse[sd]|denie[sd])\b)"
)


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


@lru_cache(maxsize=8192)
def stems_of(words: str) -> frozenset[str]:
    """Give the stems of the words that carry meaning."""
    return frozenset(stem(word) for word in content_words(words))


def make_passage(material: Material, span: Span, sentence: int) -> Passage:
    """Give a passage of one article."""
    return Passage(material, span, sentence, stems_of(span.of(material.article.text)))


def only_asks(words: str) -> bool:
    """Say whether words tell that somebody was asked and not what was answered."""
    return _ASKED.search(words) is not None


def is_prose(words: str) -> bool:
    """Say whether words are a report's own sentence: no caption, no label, no word to the reader, no `I` or `we`."""
    outside = _QUOTED.sub("", words)
    if len(re.findall(r"\w+", outside)) < _FEWEST_OWN:
        return False
    return not (_NO_PROSE.search(outside) or (_CAPTION.search(words) and not _PAST.search(words)))


def is_fragment(words: str) -> bool:
    """Say whether there is no verb, or only a relative clause's: `The trauma of nurses who ran out of masks.`"""
    relative = _RELATIVE.search(words)
    if relative is None:
        short = re.match(r"(?:The|An?)\s", words) is not None and len(words.split()) <= _LONGEST_FRAGMENT
        return short and not (VERB.search(words) or PRESENT.search(words) or "n’t" in words or "n't" in words)
    if VERB.search(words, 0, relative.start()) or PRESENT.search(words, 0, relative.start()):
        return False
    return sum(1 for _ in VERB.finditer(words, relative.start())) < _FEWEST_VERBS


def opening_sentence(material: Material) -> int:
    """Give the number of the sentence with which a report begins, behind agencies' names and headlines."""
    text = material.article.text
    for number, sentence in enumerate(material.analysis.sentences):
        words = sentence.span.of(text)
        if is_beside(material.article, sentence.span):
            continue
        if len(words.split()) >= _FEWEST_WORDS and words.rstrip("”\"’' ")[-1:] in {".", "!", "?"}:
            return number
    return 0


@lru_cache(maxsize=8192)  # of one sentence it is asked for every section and every depth
def stands_alone(words: str) -> bool:
    """Say whether a sentence can be read without the one before it."""
    return (
        is_prose(words)
        and not leans_back(words)
        and not opens_back(words)
        and words[:1].isupper() | words[:1].isdigit() | (words[:1] in '“"‘')
        and words.rstrip('”"’ ')[-1:] in ".!?"
        and len(words.split()) >= 5
        and not (words.isupper() or is_fragment(words))
    )


def names_its_pronouns(material: Material, span: Span, sentence: int) -> bool:
    """Say whether a person is named in the span before it says he or she; `him` is never the one who acts on him. What
    opens a report may name nobody, and is read as it stands."""
    text = material.article.text
    if _lacks_owner(material, span, sentence) or _lacks_thing(material, span, sentence):
        return False
    found = _PERSONAL.search(span.of(text))
    if found is None:
        return True
    at = span.start + found.start()
    if sentence == opening_sentence(material) and _ANYBODY.search(text[span.start : at]):
        return True
    persons = {
        actor.key
        for actor in material.analysis.actors
        if actor.kind == "person"
        for mention in actor.mentions
        if mention.sentence == sentence and span.start <= mention.span.start < at
    }
    if not persons and names_one_of_several(text[span.start : at]):
        return True
    acted_on = found[0].casefold() == "him" and len(persons) == 1 and _REPORTS.search(text, span.start, at) is None
    return bool(persons) and not acted_on


def _lacks_thing(material: Material, span: Span, sentence: int) -> bool:
    """Say whether a person, by a bare name, says of an `it` that it did something: nobody is no `it`."""
    said = _SAID_OF_IT.match(span.of(material.article.text))
    return said is not None and any(
        actor.kind == "person"
        for actor in material.analysis.actors
        for mention in actor.mentions
        if mention.sentence == sentence and mention.span == Span(span.start, span.start + said.end("name"))
    )


def _lacks_owner(material: Material, span: Span, sentence: int) -> bool:
    """Say whether somebody has an office of what only the sentence before names: `Kari Holm, its director`."""
    text = material.article.text
    its = _ITS_OFFICE.search(span.of(text))
    if its is None:
        return False
    ahead = text[span.start : span.start + its.start()]
    persons = {
        word
        for actor in material.analysis.actors
        if actor.kind == "person"
        for mention in actor.mentions
        if mention.sentence == sentence
        for word in mention.span.of(text).split()
    }
    named = {word for word in _NAMED.findall(ahead) if word.casefold() not in STOP_WORDS | TITLES} - persons
    return not (named or _BODY.search(ahead))


def names_its_plurals(words: str) -> bool:
    """Say whether `they`, `their` and `its` have somebody before them whom they can mean."""
    owner = re.search(r"\b[Ii]ts?\b", words)
    if owner is not None and not _OWNER.search(words, 0, owner.start()):
        return False
    among, two = _AMONG.search(words), _THE_TWO.search(words)
    if among is not None and not _SEVERAL.search(_list_ahead(words, among)):
        return False
    if two is not None and not _SEVERAL.search(words[: two.start()]):
        return False
    found = _PLURAL.search(words)
    return found is None or _SEVERAL.search(words[: found.start()]) is not None


def is_anybodys(material: Material, sentence: int) -> bool:
    """Say whether a sentence opens with a force that it does not say whose it is, where several states are named."""
    text = material.article.text
    if _ANY_FORCE.match(skip_dateline(text, material.analysis.sentences[sentence].span).of(text)) is None:
        return False
    return sum(actor.kind == "state" for actor in material.analysis.actors) > 1


def _list_ahead(words: str, among: re.Match[str]) -> str:
    """What stands before the clause of those who are among others."""
    clauses = list(_CLAUSE_AHEAD.finditer(words, 0, among.end()))
    return words[: clauses[-1].start()] if clauses else ""


def is_announced(material: Material, number: int) -> bool:
    """Say whether the sentence before, in the same paragraph, is what tells what this one is about."""
    text, sentences = material.article.text, material.analysis.sentences
    if not number or sentences[number - 1].paragraph != sentences[number].paragraph:
        return False
    return announces(sentences[number - 1].span.of(text))


def list_passages(material: Material, most_words: int = MOST_WORDS) -> tuple[Passage, ...]:
    """Give the sentences of an article's report that can stand alone, long ones cut."""
    text = material.article.text
    found = []
    quotations = Quotations(text)
    first = opening_sentence(material)
    for number, sentence in enumerate(material.analysis.sentences):
        if is_beside(material.article, sentence.span) or quotations.around(sentence.span.start) is not None:
            continue
        opened = skip_dateline(text, sentence.span)
        read = drop_explained if number == first else str
        if stands_alone(read(opened.of(text))):
            span = shorten(text, opened, most_words)
            shown = read(span.of(text)) if span is not None else ""
            whole = names_its_plurals(shown) and len(shown.split()) >= _FEWEST_WORDS
            unnamed = number > first and (
                hides_speaker(opened.of(text))
                or is_anybodys(material, number)
                or is_announced(material, number)
                or is_retold(material, number)
            )
            clear = whole and not (points_back(shown) or only_asks(shown) or leaves_unsaid(shown) or unnamed)
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
        (passage.material.article.id, passage.span.start): math.fsum(weights[word] for word in passage.stems)
        / math.sqrt(len(passage.stems) or 1)
        for passage in passages
    }
    top = max(raw.values(), default=1.0) or 1.0
    return {key: value / top for key, value in raw.items()}
