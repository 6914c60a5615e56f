"""Ties a yes-or-no question to whom or what it says that something is done to: `Did the police detain Amara?` is not
answered by whom else they detained."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answer.asked.named import find_named
from bot.answer.asked.otherwise import alike
from bot.answer.asked.question import YES_OR_NO, QuestionRead
from bot.answer.asked.terms import WORD, Term, is_asking, is_participle, root, roots
from bot.answer.found.candidates import Candidate
from bot.answer.found.spotting import Spotter, end_word
from bot.answer.holding.acting import is_being_done
from bot.answer.holding.deeds import LEADERS
from bot.model.analysis import Span
from bot.text.gazetteer import load_gazetteer

_BESIDE = re.compile(
    r"\b(?:to|for|with|from|by|of|in|at|near|into|between|about|over|after|before|during|than|as|that|whether)\b"
)
"""Between a deed and a name that does not tell to whom it is done."""
_ITS_OWN = re.compile(
    r"[\w-]*(?:[’']s?)?\s+(?:(?!(?:on|to|for|with|at|in|from|by|of|and)\b)[\w-]+,?\s+(?:but\s+)?){0,3}"
)
"""From the start of a name to a thing of theirs: `Bulgarian eggs, but not poultry`."""
_OF_THEIRS = re.compile(r"[\w-]+\s+(?:grown\s+|made\s+)?(?:from|of|in|by)\s+(?:the\s+)?")
_OF_ANOTHER = re.compile(r"(?:[’']s?)?\s+(?:[\w-]+\s+)?")
_MEANS = re.compile(
    r"\b(?:it|him|her|them|(?:the|its|his|her|their)\s+(?:[\w-]+\s+)?"
    rf"(?:{LEADERS}|country|state|government))\b"
)
"""What may mean somebody who was named before."""
_WHICH_OF = re.compile(
    r"\bwhich\s+(?:one\s+)?of\s+[^?]{2,80}?\s(?:has|have|had|was|were|is|are)\s+(?:been\s+)?(?P<done>[a-z]+)(?=\s*(?:,|\?|\Z|\bin\b|\bon\b|\bby\b|\band\b))",
    re.IGNORECASE,
)
"""Asks to whom of several something was done."""
_DO_WITH = re.compile(
    r"\bwhat\s+(?:will|would|did|does|do|can|should)\s+[^?]{2,80}?\sdo\s+(?:with|about|to|for)\s+(?P<what>[^?]+)",
    re.IGNORECASE,
)
"""Asks what somebody does with something."""
_SENDING = alike(root("send"))
"""The group of `send`, `supply`, `provide` and `deliver`."""
_UP_TO = re.compile(
    r"(?:\sof)?(?:\s[$€£]?\d[\d.,]*(?:\s[mb]illion)?\s(?:in|of|worth\sof))?"
    r"(?:\s(?!(?:to|on|at|in|of|for|from|by|about|over|into|that|which|and|as|but)\s)[\w’'-]+){0,6}\s"
)
"""From such a verb to what is sent: `delivering lethal`, `supplied Chad with 400`."""
_DELIVERIES = re.compile(r"\sdeliver(?:y|ies)\b")
_IT = re.compile(r"\w+\s(?:it|them|any|some|none)\b")
_NEAR = 40
"""Characters from a deed on in which that stands."""


@dataclass(frozen=True, slots=True)
class _Object:
    """To whom something is done, by a name, and the thing of theirs to which it is: `potash` of `Canadian potash`."""

    name: Spotter
    thing: Spotter | None

    def is_in(self, each: Candidate, focus: Spotter) -> bool:
        """Say whether a sentence tells of it, or may mean it by another word where its article names it."""
        text = each.article.text
        words = each.told.of(text)
        names = [spot.at for spot in self.name.find(words)]
        if names and self.thing is None:
            return True
        things = [spot.at for spot in self.thing.find(words)] if self.thing is not None else []
        if any(_belongs(words, name, thing) for name in names for thing in things):
            return True
        if not names and not self.name.find(f"{each.article.title}. {text}"):
            return False
        others = [one.span for one in find_named(words, load_gazetteer())] if things else []
        owned = any(_OF_ANOTHER.fullmatch(words[one.end : thing]) for one in others for thing in things)
        if things and not names and not owned:
            return True
        return any(_MEANS.search(words, spot.at, spot.at + _NEAR) is not None for spot in focus.find(words))


def _belongs(words: str, name: int, thing: int) -> bool:
    if name < thing:
        return _ITS_OWN.fullmatch(words, name, thing) is not None
    return _OF_THEIRS.fullmatch(words, thing, name) is not None


def keep_done_to(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give the sentences that tell of all to whom a yes-or-no question says that it is done; of other questions all."""
    objects = tuple(_iter_objects(question)) if question.kind in YES_OR_NO else ()
    focus = Spotter([term for term in question.terms if term.focus], load_gazetteer())
    return [each for each in candidates if all(one.is_in(each, focus) for one in objects)]


def keep_of_which(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked to which of several something was done, what tells that it was done to somebody; where it
    is asked what somebody does with something, what names that, if anything does."""
    asked, gazetteer = question.understood, load_gazetteer()
    which, do_with = _WHICH_OF.search(asked), _DO_WITH.search(asked)
    if which is not None and is_participle(which["done"]):
        done = Spotter([each for each in question.terms if each.root in roots(which["done"])], gazetteer)
        return [
            each for each in candidates if any(is_being_done(each.words, spot.at) for spot in done.find(each.words))
        ]
    if do_with is None:
        return list(candidates)
    matter = [each for each in question.terms if not each.named and each.root in roots(do_with["what"])]
    finds = Spotter(matter, gazetteer)
    told = [(each, each.told.of(each.article.text)) for each in candidates]
    whole = any(finds.meets_all(words) for _, words in told)
    return [each for each, words in told if not whole or finds.find(words)]


def _iter_objects(question: QuestionRead) -> Iterator[_Object]:
    """Read them off the words behind what is done."""
    text = question.understood
    done = next((term for term in question.terms if term.focus), None)
    start = text.find(done.shown) if done is not None else -1
    if done is None or start < 0 or done.shown[0].isupper():  # a title: `Did President Amara …`
        return
    for one in find_named(text, load_gazetteer()):
        if one.span.start < start or one.placed or _BESIDE.search(text, start + len(done.shown), one.span.start):
            continue
        said = set(roots(one.span.of(text)))
        name = [
            each
            for each in question.terms
            if each.named and (each.actor == one.key if one.key is not None else each.root in said)
        ]
        if name:
            yield _Object(Spotter(name, load_gazetteer()), _find_thing(question.terms, text, one.span.end))


def _find_thing(terms: Sequence[Term], text: str, end: int) -> Spotter | None:
    """Find the last of the words behind a name that go on without a small one."""
    found: Term | None = None
    at = end
    for word in WORD.finditer(text, end):
        if text[at : word.start()].strip(" ’'") or (is_asking(word[0].casefold()) and word[0] != "s"):
            break
        found = next((each for each in terms if each.shown == word[0] and not each.named), found)
        at = word.end()
    return Spotter([found], load_gazetteer()) if found is not None else None


def keep_sent(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked whether something was sent, nothing that tells in a like word that another thing was: who
    delivered a note on ferries supplied none; all where anything else is asked."""
    at = next((at for at, term in enumerate(question.terms) if not term.named and alike(term.root) == _SENDING), None)
    if at is None or question.kind not in YES_OR_NO:
        return list(candidates)
    behind = question.terms[at + 1 :]
    thing = next((term for term in behind if not term.named), behind[0] if behind else None)
    if thing is None:
        return list(candidates)
    verb, sent = (Spotter([term], load_gazetteer()) for term in (question.terms[at], thing))
    return [each for each in candidates if _is_sent(verb, sent, each.words)]


def _is_sent(verb: Spotter, sent: Spotter, words: str) -> bool:
    spots = verb.find(words)
    things = [Span(spot.at, end_word(words, spot.at)) for spot in sent.find(words)]
    return not spots or any(
        spot.worth == 1.0 or _IT.match(words, spot.at) or any(_is_object(words, spot.at, one) for one in things)
        for spot in spots
    )


def _is_object(words: str, at: int, thing: Span) -> bool:
    """Say whether a thing is what is sent there: behind the verb, or before it where it is done to it."""
    if thing.start > at:
        return _UP_TO.fullmatch(words, end_word(words, at), thing.start) is not None
    return is_being_done(words, at) or _DELIVERIES.match(words, thing.end) is not None
