"""Reads of what change of state a question asks, whether something came, ended, was freed or signed, and finds
what tells it of the very thing: in a sentence, or in the title of a report, which its first sentence tells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.answer.asked.named import find_named
from bot.answer.asked.otherwise import alike
from bot.answer.asked.question import YES_OR_NO, QuestionRead
from bot.answer.asked.terms import Term, is_asking, root, roots
from bot.answer.found.candidates import Candidate, open_of
from bot.answer.found.spotting import Spotter, end_word
from bot.answer.holding.deeds import is_unreal
from bot.answer.holding.happenings import is_placed_in, iter_told, when
from bot.model.analysis import Span
from bot.model.article import Article
from bot.text.gazetteer import load_gazetteer
from bot.text.genres import find_genre
from bot.text.sentences import split

_CHANGES = (
    r"arriv(?:e[ds]?|ing|als?)|land(?:s|ed)|reach(?:es|ed)?|dock(?:s|ed)|deliver(?:s|ed|y)?|receiv(?:es?|ed)|unload(?:s|ed)|"
    r"hand(?:s|ed)\s+over|flown\s+in|brought\s+in|turn(?:s|ed)\s+back",
    r"end(?:s|ed)?|over(?=\W*\Z|[,;.]|\s+(?:now|yet|already|after|and|but)\b)|call(?:s|ed)\s+off|finish(?:es|ed)?|stop(?:s|ped)?|halt(?:s|ed)?|"
    r"lift(?:s|ed)?|suspend(?:s|ed)?|conclud(?:es?|ed)|settle[sd]?|g[ai]ve(?:s|n)?\s+up|return(?:s|ed)?\s+to\s+work|resum(?:es?|ed)|extend(?:s|ed)?|"
    r"go(?:es)?\s+on|continu(?:es?|ed)|ongoing|under\s+way|(?:in|into|out\s+of)\s+force",
    r"free[ds]?|releas(?:es?|ed)|let(?:s)?\s+go|rescu(?:es?|ed)|escap(?:es?|ed)|swap(?:s|ped)|hand(?:s|ed)?\s+over|walk(?:s|ed)\s+free|"
    r"com(?:es?|ing)\s+home|came\s+home",
    r"sign(?:s|ed)?|ratif(?:y|ies|ied)|conclud(?:es?|ed)|initial(?:s|led)|seal(?:s|ed)?|adopt(?:s|ed)?|approv(?:es?|ed)|collaps(?:es?|ed)|"
    r"fell\s+through|reject(?:s|ed)?",
)
"""What becomes of things, by words that reports use for one another."""
_DID = r"(?:is|are|has|have|did|does|do|was|were)"
_STILL = r"(?:(?:still|now|already|finally|yet|ever|been|being|all|also|in\s+the\s+meantime)\s+)*"
_ASKS = tuple(
    re.compile(
        rf"{_DID}\s+(?P<what>(?:the|that|this|its|their|any|an?)\s[^?]+?)\s+{_STILL}(?P<state>{each})\b", re.IGNORECASE
    )
    for each in _CHANGES
)
_TOLD = tuple(re.compile(rf"\b(?:{each})\b", re.IGNORECASE) for each in _CHANGES)
_BEHIND = re.compile(
    r"\s+(?:of|for|in|at|on|by|from|to|between|over|near|off|with|against|into|who|which|that|held|taken|kidnapped)\s+"
)
_APART = re.compile(
    r"[,;:“”]|\b(?:and|said|says|who|whom|which|that|where|while|but|whether|after|before|until|since|when|as|because|unless|without)\b"
)
"""Between a thing and a change, what makes the one not that of the other."""
_HANGS = re.compile(r"\b(?:if|whether|unless|may|might|could|should|would|until|before)\b", re.IGNORECASE)
_TO_BE = re.compile(r"\bto\s+(?:be\s+)?(?:[a-z]+ly\s+)?\Z")
_TITLE_HANGS = re.compile(
    r"\?|\b(?:to|may|might|could|should|would|will|if|whether|when|until|before|unless|not?|never|ahead|near(?:s|ing)?|urg\w+|calls?|want\w*|"
    r"seek\w*|demand\w*|fail\w*|refus\w+|reject\w*|hop\w+|vow\w*|plan\w*|threat\w*|expect\w*|ask\w*|den(?:y|ies|ied)|talks\s+on)\b",
    re.IGNORECASE,
)
"""In a title, what is not told as done."""
_THE_REST = re.compile(
    r"\b(?:(?:is|are)\s+still|still\s+(?:being\s+)?(?:held|waiting|closed|missing)|remains?\s+(?!to\b)|yet\s+to)\b"
)
_FAR = 70
"""Characters between a thing and what becomes of it, at most."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change of which it is asked whether it came over a thing."""

    told: re.Pattern[str]
    thing: Spotter
    matter: Spotter
    """All that the question has besides."""
    places: frozenset[str]
    """The roots of its words where it names a place that is no state, and nothing where it names none."""

    def is_told_by(self, words: str) -> bool:
        """Say whether words tell that the thing changed."""
        return any(
            not is_unreal(words, found.start())
            and all(each.search(words, 0, found.start()) is None for each in (_HANGS, _TO_BE))
            for found in self._iter_found(words)
        )

    def is_title(self, title: str) -> bool:
        """Say whether a title tells that the thing changed."""
        return any(_TITLE_HANGS.search(title, 0, found.start()) is None for found in self._iter_found(title))

    def _iter_found(self, words: str) -> Iterator[re.Match[str]]:
        things = [(spot.at, end_word(words, spot.at)) for spot in self.thing.find(words)]
        for found in self.told.finditer(words):
            for start, end in things:
                between = words[end : found.start()] if end <= found.start() else words[found.end() : start]
                if start != found.start() and len(between) <= _FAR and _APART.search(between) is None:
                    yield found
                    break


def read_change(question: QuestionRead) -> Change | None:
    """Give of what change a question asks whether it came over a thing; None where it asks of none."""
    if question.kind not in YES_OR_NO:
        return None
    for asks, told in zip(_ASKS, _TOLD, strict=True):
        asked = asks.match(question.understood)
        head = _BEHIND.split(asked["what"])[0].split()[-1] if asked is not None else ""
        if asked is None or not head.islower() or is_asking(head):
            continue
        state = set(roots(asked["state"]))
        matter = [
            each
            for each in question.terms
            if each.root not in state and alike(each.root) not in set(map(alike, state)) - {None}
        ]
        placed = any(each.placed and each.key is None for each in find_named(question.understood, load_gazetteer()))
        places = frozenset(roots(question.understood)) if placed else frozenset[str]()
        return Change(
            told, Spotter([Term(root(head), head)], load_gazetteer()), Spotter(matter, load_gazetteer()), places
        )
    return None


def find_changed(change: Change, shown: Sequence[Candidate], reports: Sequence[Article]) -> Candidate | None:
    """Give what the newest report tells of such a change that is no older than what is shown, where none of that tells
    it; what its title tells stands in its first sentence."""
    last = max(shown, key=lambda each: each.when)
    known = {word for each in shown for word in roots(f"{each.article.title} {each.article.text}")}
    for article in sorted(reports, key=when, reverse=True):
        if when(article) < when(last.article):
            return None
        if find_genre(article) is not None or not change.matter.meets_all(f"{article.title}. {article.text}"):
            continue
        if any(each.article.id == article.id and change.is_told_by(each.told.of(article.text)) for each in shown):
            return None
        told = list(iter_told(article))
        placed = change.places or known | set(roots(open_of(article)))
        own = [each for each in told if change.is_told_by(each.words) and is_placed_in(placed, each.words)]
        titled = told[:1] if change.is_title(article.title or "") else []
        if found := next(iter((*titled, *own)), None):
            return _go_on_with_rest(found)
    return None


def _go_on_with_rest(each: Candidate) -> Candidate:
    """Give a sentence with the next one of its paragraph where that tells over whom it did not come: `Ana Ruiz is still
    being held.`"""
    text, span = each.article.text, each.sentence.span
    end = text.find("\n", span.end)
    behind = split(text[span.end : end if end >= 0 else None])
    if not behind or _THE_REST.search(words := behind[0].span.of(text[span.end :])) is None or _HANGS.search(words):
        return each
    return replace(each, sentence=replace(each.sentence, span=Span(span.start, span.end + behind[0].span.end)))
