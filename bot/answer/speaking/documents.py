"""Finds what a document says: `China's position paper` is a text that its state published, and not the state that
speaks, so that only reports of that text, and its own words in them, answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer.asked.named import find_named
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import roots
from bot.answer.asked.things import TEXT
from bot.answer.found.candidates import Candidate
from bot.answer.found.spotting import Spotter
from bot.answer.speaking.cast import Cast
from bot.answer.speaking.owning import Voice, is_own
from bot.answer.speaking.voices import OF_WHOM, WHOSE_TEXT, names_text
from bot.model.analysis import ActorKey
from bot.text.gazetteer import load_gazetteer

_ASKED_OF = re.compile(
    rf"\bwhat\s+(?:else\s+)?(?:does|do|did|will|would)\s+(?P<whose>{WHOSE_TEXT})(?P<text>{TEXT})(?P<of>{OF_WHOM})\s+"
    r"(?:say|ask|call|demand|propose|promise|require|warn|argue|mention|contain|provide|tell|want|urge|oppose)\b(?P<what>[^?]*)",
    re.IGNORECASE,
)
_TELLS = (
    r"[^,;.]{0,25}?\b(?:sa(?:ys?|id)|call(?:s|ed)?|ask(?:s|ed)?|do(?:es)?\s+not|did\s+not|demand\w*|insist\w*|oppos\w+|requir\w+|"
    r"reject\w*|promis\w+|urg\w+|sets?\s+out|contain\w*|list\w*|provid\w+|warn\w*|condemn\w*|mention\w*|allow\w*|bans?|banned|oblig\w+|propos\w+|"
    r"support\w*|leaves?|reviv\w+|cover\w*)\b"
)
"""What a text says, whoever tells of it: `Ruiz said the paper would oppose`, `under the deal`."""
_AGREED = "agreement|deal|accord|pact|treaty"
"""What is called by any of these."""
_BINDS = re.compile(r"\b(?:will|would|must|should|shall|(?:is|are|was|were)\s+to|promis\w+|agreed|pledg\w+)\b")
"""What a text lays down, told without naming it."""
_BREAK = "\n\n"
"""Between paragraphs, of which the first says what the whole is about."""
_NAMES_TEXT = re.compile(rf"\b{TEXT}\b")


@dataclass(frozen=True, slots=True)
class Document:
    """A text whose words are asked for: what it is called, whose it is, and of what it is to tell."""

    text: re.Pattern[str]
    owners: tuple[ActorKey, ...]
    names: frozenset[str]
    """The roots of other names that say which it is."""
    tells: re.Pattern[str]
    about: Spotter | None
    things: int

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
        len(about),
    )


def keep_its_words(document: Document, candidates: Sequence[Candidate], cast: Cast) -> list[Candidate]:
    """Give what is told of a text in reports on it, and what is told to stand in it elsewhere; no words of others."""
    return [each for each in candidates if _is_about(document, each) and _tells(document, each, cast)]


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
    told = {spot.term for spot in document.about.find(words)} if document.about is not None else set()
    if document.things and 2 * len(told) < document.things:
        return False
    if document.text.search(words) is not None:
        return document.tells.search(words) is not None
    if _NAMES_TEXT.search(words) is not None:  # another one
        return False
    sources = cast.list_sources(each.article.id, each.sentence.span)
    owners = [Voice(key, None) for key in document.owners]
    material = cast.materials.get(each.article.id)
    heard = [is_own(owner, one, material, cast) for owner in owners for one in sources if material is not None]
    return all(own is None for own in heard) and (bool(heard) or _BINDS.search(words) is not None)
