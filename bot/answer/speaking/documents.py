"""Finds what a document says: `China's position paper` is a text that its state published, and not the state that
speaks, so that only reports of that text, and its own words in them, answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answer.asked.named import find_named
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import roots
from bot.answer.asked.things import OF_WHOM, TEXT, WHOSE_TEXT
from bot.answer.found.candidates import Candidate
from bot.answer.found.spotting import Spotter
from bot.answer.speaking.cast import Cast
from bot.answer.speaking.owning import Voice, is_own
from bot.answer.speaking.voices import names_text
from bot.model.analysis import ActorKey, Span
from bot.model.article import Article, ArticleId
from bot.text.gazetteer import load_gazetteer
from bot.text.words import NUMBER_WORDS

_ASKED_OF = re.compile(
    rf"\bwhat\s+(?:else\s+)?(?:does|do|did|will|would)\s+(?P<whose>{WHOSE_TEXT})(?P<text>{TEXT})(?P<of>{OF_WHOM})\s+"
    r"(?:say|ask|call|demand|propose|promise|require|warn|argue|mention|contain|provide|tell|want|urge|oppose)\b(?P<what>[^?]*)",
    re.IGNORECASE,
)
_TELLS = (
    r"[^,;.]{0,25}?\b(?:sa(?:ys?|id)|call(?:s|ed)?|ask(?:s|ed)?|(?:does|do|did)\s+not(?!\s+(?:mean|settle|solve|resolve|change|end|help)\b)|demand\w*|insist\w*|oppos\w+|requir\w+|"
    r"reject\w*|promis\w+|urg\w+|sets?\s+out|contain\w*|list\w*|provid\w+|warn\w*|condemn\w*|mention\w*|allow\w*|bans?|banned|oblig\w+|propos\w+|"
    r"support\w*|leaves?|reviv\w+|cover\w*)\b|"
    rf"\s+of\s+(?:\d+|{NUMBER_WORDS})\s+(?:points|articles|pages|clauses)\b"
)
"""What a text says, whoever tells of it: `Ruiz said the paper would oppose`, `under the deal`."""
_AGREED = "agreement|deal|accord|pact|treaty"
"""What is called by any of these."""
_BINDS = re.compile(r"\b(?:will|would|must|should|shall|(?:is|are|was|were)\s+to|promis\w+|agreed|pledg\w+)\b")
"""What a text lays down, told without naming it."""
_PUT_OUT = re.compile(
    r"\b(?:publish\w*|releas\w+|issu\w+|sign\w*|adopt\w*|unveil\w*|present\w*|pass(?:es|ed)|approv\w+|agreed|reached|"
    r"concluded|struck|made)\b(?P<near>[^.;]{0,80})"
)
_WILL = re.compile(r"\b(?:will|would|to|may|might|could|hours\s+after)\s+(?:[a-z]+\s+)?\Z")
_ENOUGH = 2
"""Sentences of the report on it by which what a text says is told."""
_BREAK = "\n\n"
"""Between paragraphs, of which the first says what the whole is about."""
_NAMES_TEXT = re.compile(rf"\b{TEXT}\b")
_SILENT = re.compile(
    r"(?<!\bit )(?<!\bthey )\b(?:(?:did|does|do|has|have|had|would|will)\s+not\s+(?:yet\s+)?|"
    r"(?:has|have|had)\s+yet\s+to\s+|"
    r"(?:declined|refused)\s+to\s+)"
    r"(?:sa(?:y|id)|tell|told|comment\w*|disclose\w*|reveal\w*|confirm\w*|mention\w*|explain\w*)\b",
    re.IGNORECASE,
)
"""What somebody leaves untold, who is no text."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text whose words are asked for: what it is called, whose it is, and of what it is to tell."""

    text: re.Pattern[str]
    owners: tuple[ActorKey, ...]
    names: frozenset[str]
    """The roots of other names that say which it is."""
    tells: re.Pattern[str]
    about: Spotter | None

    def is_named(self, words: str) -> bool:
        """Say whether words name the text and whose it is."""
        keys = {found.key for found in load_gazetteer().scan(words)}
        return self.text.search(words) is not None and keys.issuperset(self.owners) and self.names <= set(roots(words))


def find_document(question: QuestionRead) -> Document | None:
    """Give the text whose words a question asks for; None where it asks for nobody's words, or for somebody's."""
    found = _ASKED_OF.search(question.understood)
    if found is None or not names_text(f"{found['whose']}{found['text']}{found['of']}"):
        return None
    whose = f"{found['whose']}{found['of']}"
    named = find_named(whose, load_gazetteer())
    keys = tuple(one.key for one in named if one.key is not None)
    names = frozenset(each for one in named if one.key is None for each in roots(one.span.of(whose)))
    said = set(roots(found["what"]))
    about = [
        term for term in question.terms if (term.root in said if term.actor is None else term.shown in found["what"])
    ]
    called = _AGREED if found["text"].casefold() in _AGREED.split("|") else re.escape(found["text"])
    tells = re.compile(
        rf"\b(?:{called})\b{_TELLS}|\b(?:according\s+to|under|in)\s+(?:the|its|their|his|her)\s+(?:[a-z]+\s+)?(?:{called})\b",
        re.IGNORECASE,
    )
    return Document(
        re.compile(rf"\b(?:{called})s?\b", re.IGNORECASE),
        keys,
        names,
        tells,
        Spotter(about, load_gazetteer()) if about else None,
    )


def keep_its_words(document: Document, candidates: Sequence[Candidate], cast: Cast) -> list[Candidate]:
    """Give what is told of a text in reports on it, and what is told to stand in it elsewhere; no words of others.
    Where it is asked for all of it, the report that it is out tells that in its order, and not who announced or judged
    it."""
    told = [each for each in candidates if _is_about(document, each) and _tells(document, each, cast)]
    if document.about is not None:
        return told
    by_report: dict[ArticleId, list[Candidate]] = {}
    for each in told:
        if _is_out(document, each.article):
            by_report.setdefault(each.article.id, []).append(each)
    most = max(by_report.values(), key=len, default=[])
    return _tell_in_order(most) if len(most) >= _ENOUGH else told


def _tell_in_order(told: Sequence[Candidate]) -> list[Candidate]:
    """Give the sentences of one report as it has them, each as good as the best, and with it what goes on from it."""
    own, score = max(each.sentence.own for each in told), max(each.score for each in told)
    joined: list[Candidate] = []
    for each in sorted(told, key=lambda one: one.sentence.span.start):
        last, span = joined[-1].sentence if joined else None, each.sentence.span
        if last is not None and each.sentence.before is not None and each.sentence.before.end == last.span.end:
            joined[-1] = replace(joined[-1], sentence=replace(last, span=Span(last.span.start, span.end)))
        else:
            joined.append(replace(each, score=score, sentence=replace(each.sentence, own=own)))
    return joined


def _is_out(document: Document, article: Article) -> bool:
    """Say whether a report opens with a text that is published, agreed or passed, and no mere plan for one."""
    opening = article.text.partition(_BREAK)[0]
    return document.is_named(f"{article.title}. {opening}") and any(
        document.text.search(opening, *found.span("near")) is not None
        and _WILL.search(opening, 0, found.start()) is None
        for found in _PUT_OUT.finditer(opening)
    )


def _is_about(document: Document, each: Candidate) -> bool:
    words, article = each.told.of(each.article.text), each.article
    if document.is_named(f"{article.title}. {article.text.partition(_BREAK)[0]}"):
        return True
    return document.text.search(words) is not None and document.is_named(
        f"{article.title}. {article.text[: each.told.end]}"
    )


def _tells(document: Document, each: Candidate, cast: Cast) -> bool:
    """Say whether a sentence tells what the text says of what was asked, and no words of anybody else."""
    words = each.told.of(each.article.text)
    if document.about is not None and not document.about.meets_half(words):
        return False
    if document.text.search(words) is not None:
        return document.tells.search(words) is not None
    if _NAMES_TEXT.search(words) is not None or _SILENT.search(words) is not None:  # another one, or somebody's silence
        return False
    sources = cast.list_sources(each.article.id, each.sentence.span)
    owners = [Voice(key, None) for key in document.owners]
    material = cast.materials.get(each.article.id)
    heard = [is_own(owner, one, material, cast) for owner in owners for one in sources if material is not None]
    return all(own is None for own in heard) and (bool(heard) or _BINDS.search(words) is not None)
