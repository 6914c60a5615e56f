"""Says whether a ban, a veto or another bar still holds by the newest report of that very thing, and whether somebody
has answered an offer since it was told that they had not."""

import re
from collections.abc import Sequence, Set

from bot.answer.asked.question import YES_OR_NO, QuestionRead
from bot.answer.asked.terms import root, roots
from bot.answer.found.candidates import Candidate
from bot.answer.found.spotting import Spotter
from bot.model.analysis import ActorKey
from bot.text.gazetteer import load_gazetteer

_BAR = (
    r"(?P<bar>veto|ban|blockade|embargo|curfew|moratorium|boycott|siege|block|sanctions|restrictions|suspension|lockdown|tariffs?|"
    r"state\s+of\s+emergency)"
)
_LIFTS = r"(?:lift|end|drop|withdraw|withdrawn|withdrew|remove|revoke|scrap|rais|cancel|suspend|eas)(?:e?d|ped|ing|s)?"
_ASKS = (
    re.compile(rf"(?:has|have|had|did|is|are|was|were)\b[^?]*?\b{_LIFTS}\b[^?]*?\b{_BAR}\b", re.IGNORECASE),
    re.compile(rf"(?:has|have|had|did|is|are|was|were)\b[^?]*?\b{_BAR}\b[^?]*?\b{_LIFTS}\b", re.IGNORECASE),
    re.compile(
        rf"(?:is|are|does|do)\b[^?]*?\b{_BAR}\b[^?]*?\b(?:in\s+(?:force|place|effect)|stands?|on|holds?)\b",
        re.IGNORECASE,
    ),
)
_HOLDS = (
    r"\s+(?:[\w’'-]+\s+){0,9}?(?:(?:still\s+)?(?:stands?|stood|holds)\b|(?:remain|stay)(?:s|ed)?\s+(?:in\s+(?:force|place|effect)|valid|on)\b|"
    r"(?:is|are|was|were)\s+(?:still\s+)?in\s+(?:force|place|effect)\b|(?:has|have|had|is|was|were)\s+not\s+(?:yet\s+)?(?:been\s+)?(?:lifted|dropped|ended|removed))"
)
"""Behind a bar, that it still holds."""
_IS_KEPT = (
    r"\b(?:has|have|had)\s+(?:still\s+)?not\s+(?:yet\s+)?(?:lifted|dropped|ended|withdrawn|removed)\s+"
    r"(?:[\w’'-]+\s+){0,3}?"
)
_ENDED = re.compile(
    r"(?<!\bto\s)(?<!\bwould\s)(?<!\bwill\s)(?<!\bnot\s)(?<!\byet\s)(?<!\bbe\s)(?<!\bcould\s)(?<!\bmay\s)"
    r"\b(?:lifted|dropped|withdrew|withdrawn|ended|removed|scrapped|revoked|lifts|drops|ends)\b",
    re.IGNORECASE,
)
_UNANSWERED = re.compile(
    r"\b(?:has|have|had)\s+(?:not|yet\s+to|never|still\s+not)\s+(?:yet\s+)?(?:repl(?:y|ied)|respond(?:ed)?|answer(?:ed)?|react(?:ed)?|decided?|"
    r"commit(?:ted)?|said\s+whether|say\s+whether)\b",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"\b(?:turn(?:s|ed|ing)\s+(?:(?:it|them|[\w’'-]+(?:\s+[\w’'-]+){0,3})\s+)?down|reject(?:s|ed|ing)|accept(?:s|ed|ing)|declin(?:es|ed|ing)|agree[sd]\s+to|"
    r"refus(?:es|ed|ing))\b",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"\b(?:offer|proposal|mediat|plan|request|invitation|invit|demand|terms|bid|appeal|propos|ultimatum|ask)[a-z]*",
    re.IGNORECASE,
)
_UNSAID = re.compile(r"\b(?:not|never|would|will|could|may|might|whether|if)\b|n[’']t\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:would|will|could|may|might)\b", re.IGNORECASE)
_ON_CONDITION = re.compile(r"\b(?:if|unless|provided)\b", re.IGNORECASE)
_POINTS = frozenset(map(root, "the this that its their his her a an same whole".split()))
"""Before a bar, what says of no other kind that it is."""
_CLOSE = 30
"""Characters before a deed in which stands that it is not done."""
_BEFORE = 160
"""Characters before a sentence in which stands what has not been answered."""


def tell_what_holds(question: QuestionRead, known: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Give the newest sentence that tells that a bar holds, where it is asked whether that was lifted and nothing as
    new tells that it was; nothing where anything else is asked."""
    asked = next((found for each in _ASKS if (found := each.match(question.understood.strip()))), None)
    if asked is None or question.kind not in YES_OR_NO or question.window is not None:
        return ()
    bar, gazetteer = asked["bar"].casefold(), load_gazetteer()
    own = Spotter([term for term in question.terms if term.named and term.subject], gazetteer)
    names = Spotter([term for term in question.terms if term.named], gazetteer)
    kind = frozenset(roots(asked[0][: asked.start("bar")])[-1:]) & {
        term.root for term in question.terms if not term.named
    }
    if not names.count and not kind:
        return ()
    holds = re.compile(rf"\b{re.escape(bar)}\b(?:{_HOLDS})|{_IS_KEPT}\b{re.escape(bar)}\b", re.IGNORECASE)
    of_it = [
        each
        for each in known
        if root(bar) in roots(each.words)
        and (own.meets_all(each.words) if own.count else names.meets_all(each.words))
        and names.meets_all(f"{each.article.title}. {each.article.text}")
        and _is_of_kind(kind, bar, each)
    ]
    doers = frozenset(term.actor for term in question.terms if term.subject and term.actor is not None)
    held = max(
        (each for each in of_it if _tells_surely(holds, doers, each.words)), key=lambda each: each.when, default=None
    )
    ended = max((each.when for each in of_it if _ENDED.search(each.words) and not holds.search(each.words)), default="")
    return (held,) if held is not None and held.when > ended else ()


def _is_of_kind(kind: frozenset[str], bar: str, each: Candidate) -> bool:
    """Say whether a sentence may tell of the bar on what is asked: no other is named up to there,
    and what it is on is."""
    before = f"{each.article.title}. {each.article.text[: each.sentence.span.end]}"
    which = re.finditer(rf"([\w’'-]+)\s+{re.escape(bar)}\b", before, re.IGNORECASE)
    others = [root(one[1].casefold()) for one in which]
    return not kind or ((kind | _POINTS).issuperset(others) and kind <= set(roots(before)))


def _tells_surely(holds: re.Pattern[str], doers: Set[ActorKey], words: str) -> bool:
    """Say whether words tell that it holds, as theirs who are asked about, and not what will be if it does."""
    return any(
        _UNSAID.search(words, max(0, found.start() - _CLOSE), found.start()) is None
        and _ON_CONDITION.search(words, found.start()) is None
        and _AHEAD.search(found[0]) is None
        and (not doers or {each.key for each in load_gazetteer().scan(words[: found.start()])[-1:]} <= doers)
        for found in holds.finditer(words)
    )


def is_answered(open_: Candidate, later: Candidate) -> bool:
    """Say whether a later sentence tells what somebody decided on an offer that they are told not to have answered."""
    if later.when <= open_.when or not _UNANSWERED.search(open_.words):
        return False
    text, start = open_.article.text, open_.told.start
    before = text[max(0, start - _BEFORE) : open_.told.end]
    by = [each.key for each in load_gazetteer().scan(open_.words)][-1:]
    offered = {root(found[0].casefold()) for found in _OFFERED.finditer(before)}
    if not by or offered.isdisjoint(roots(later.words)):
        return False
    for decides in _DECIDES.finditer(later.words):
        deciding = [each.key for each in load_gazetteer().scan(later.words[: decides.start()])]
        if deciding[-1:] == by and not _UNSAID.search(later.words, max(0, decides.start() - _CLOSE), decides.start()):
            return True
    return False
