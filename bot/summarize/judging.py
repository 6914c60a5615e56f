"""Judges a model's draft claim by claim, and what may be shown of its labels: actors, issues, questions."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.evidence.agreement import check_dates, check_figures, check_language, check_names, check_words, compare
from bot.evidence.drafts import DraftClaim
from bot.evidence.pronouns import check_referents
from bot.evidence.quotes import cite
from bot.evidence.reading import read
from bot.evidence.twists import check_units
from bot.evidence.verify import Cited, Reason, check_form, find_invented, is_copied, verify
from bot.evidence.wording import find_foreign
from bot.model.briefing import Citation, Claim
from bot.summarize.dossier import Dossier, Numbered
from bot.summarize.draft import Draft, DraftQuestion, Repairs, iter_claims, replace_claims

_OPEN = re.compile(
    r"\b(?:whether|unclear|not\s+clear|yet\s+to|has\s+not|have\s+not|did\s+not|does\s+not|declin\w+|unconfirmed|undecided|not\s+known|"
    r"unknown|remains?\s+open|no\s+(?:date|decision|details?)|not\s+(?:been\s+)?(?:confirmed|decided|announced|said))\b",
    re.IGNORECASE,
)
_MOST_QUESTION = 30


@dataclass(frozen=True, slots=True)
class Drop:
    """A claim that was not let through."""

    place: str
    text: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A draft with what its claims became: place by place, accepted or rejected."""

    draft: Draft
    accepted: Mapping[str, Claim]
    """Citations carry the passage's number as `n` until the sources are numbered."""
    rejected: tuple[Drop, ...]
    """Claims that did not hold; they can be written again."""
    repaired: int = 0
    questions: tuple[Drop, ...] = ()
    """Questions that may not be asked though what they rest on holds; they are left out, and their basis with them."""

    @property
    def drops(self) -> tuple[Drop, ...]:
        """Everything that was not let through."""
        return (*self.rejected, *self.questions)


def judge(draft: Draft, dossier: Dossier) -> Judged:
    """Verify every claim of a draft against the passages it names."""
    accepted: dict[str, Claim] = {}
    rejected: list[Drop] = []
    for place, claim in iter_claims(draft):
        found = judge_claim(claim, dossier)
        if isinstance(found, Claim):
            accepted[place] = found
        else:
            rejected.append(Drop(place, claim.text, found))
    return _judge_questions(Judged(draft, accepted, tuple(rejected)), dossier)


def _judge_questions(judged: Judged, dossier: Dossier) -> Judged:
    """Take the questions out whose basis holds and that may not be asked all the same."""
    accepted, dropped = dict(judged.accepted), list(judged.questions)
    for number, question in enumerate(judged.draft.questions):
        place = f"questions.{number}"
        basis = accepted.get(place)
        reasons = judge_question(question, basis, dossier) if basis is not None else ()
        if reasons:
            del accepted[place]
            dropped.append(Drop(place, question.text, reasons))
    return replace(judged, accepted=accepted, questions=tuple(dropped))


def judge_claim(claim: DraftClaim, dossier: Dossier) -> Claim | tuple[Reason, ...]:
    """Give the claim as it may be shown, or why it may not."""
    named = [(dossier.find(each.passage), each.quote) for each in claim.support]
    cited = [Cited(passage.material.article, passage.span, quote) if passage else None for passage, quote in named]
    text = " ".join(claim.text.split())
    reasons = verify(text, cited)
    if reasons:
        return reasons
    passages = list(dict.fromkeys(passage for passage, _ in named if passage is not None))
    copied = is_copied(text, [each for each in cited if each])
    return Claim(text, "copied" if copied else "paraphrased", tuple(_cite(passage) for passage in passages))


def _cite(passage: Numbered) -> Citation:
    return cite(passage.number, passage.material.article, passage.span)


def judge_repairs(judged: Judged, repairs: Repairs, dossier: Dossier) -> Judged:
    """Take repaired claims that hold; what is given up or fails again stays rejected."""
    offered = {each.number: DraftClaim(each.text, each.support) for each in repairs.claims if each.text.strip()}
    accepted = dict(judged.accepted)
    changed: dict[str, DraftClaim] = {}
    left: list[Drop] = []
    for number, drop in enumerate(judged.rejected, start=1):
        claim = offered.get(number)
        found = judge_claim(claim, dossier) if claim is not None else drop.reasons
        if claim is not None and isinstance(found, Claim):
            accepted[drop.place] = found
            changed[drop.place] = claim
        elif claim is not None and not isinstance(found, Claim):
            left.append(Drop(drop.place, claim.text, found))
        else:
            left.append(drop)
    draft = replace_claims(judged.draft, changed)
    return _judge_questions(
        replace(judged, draft=draft, accepted=accepted, rejected=tuple(left), repaired=len(changed)), dossier
    )


def passages_of(claim: Claim, dossier: Dossier) -> list[Numbered]:
    """Give the passages an accepted claim cites."""
    found = (dossier.find(citation.n) for citation in claim.citations)
    return [passage for passage in found if passage is not None]


def is_issue(label: str, claims: Sequence[Claim], dossier: Dossier) -> bool:
    """Say whether an issue is named in words of the passages its sides cite."""
    told = {
        word.stem for claim in claims for passage in passages_of(claim, dossier) for word in read(passage.words).words
    }
    mine = [word for word in read(label).words if word.carries]
    plain = find_foreign(label) is None and not label.rstrip().endswith(("?", "!", ":"))
    return plain and 0 < len(label.split()) <= 6 and bool(mine) and all(word.stem in told for word in mine)


def judge_question(question: DraftQuestion, basis: Claim, dossier: Dossier) -> tuple[Reason, ...]:
    """Give why a question may not be shown; none where what it cites leaves it open, and it brings in nothing else.

    What a question takes for granted is held to what it cites as a claim is: form, words, names, numbers, quotations.
    """
    asked = " ".join(question.text.split())
    if not asked.endswith("?") or len(asked.split()) > _MOST_QUESTION:
        return (Reason("not_open", f"It is no question of at most {_MOST_QUESTION} words."),)
    statement = f"It is open: {asked.rstrip('?')}."
    formed = check_form(statement)
    if formed is not None:
        return (formed,)
    passages = passages_of(basis, dossier)
    cited = [Cited(passage.material.article, passage.span, passage.words) for passage in passages]
    text = "\n".join(passage.words for passage in passages)
    taken = _TAKES_FOR_GRANTED.match(asked)
    if not _OPEN.search(text) or (taken is not None and not _leaves_open(taken[1], text)):
        return (Reason("not_open", "What is cited does not leave it open."),)
    invented = find_invented(asked, cited)
    if invented is not None:
        return (invented,)
    asking, there = read(asked), read(text)
    found = compare(asking, there, (check_referents,)) or compare(read(statement), there, _ASKED)
    if found:
        return tuple(Reason(each.code, each.reason) for each in found)
    known = {word.stem for word in there.words}
    mine = [word for word in asking.words if word.carries]
    if not mine or sum(word.stem in known for word in mine) < _COVERED * len(mine):
        return (Reason("uncovered", "What is cited does not speak of this."),)
    return ()


def _leaves_open(asking: str, text: str) -> bool:
    """Say whether a passage itself leaves open when, why or how: “did not say whether” leaves open if at all."""
    asks = asking.lower()
    return re.search(rf"\b{asks}\b", text, re.IGNORECASE) is not None or _OWN_WORDS[asks].search(text) is not None


_TAKES_FOR_GRANTED = re.compile(r"(When|Why|How|Where)\s+(?!(?:many|much|long|far)\b)", re.IGNORECASE)
_OWN_WORDS = {
    "when": re.compile(r"\b(?:date|day|time|timetable|schedule|deadline)s?\b", re.IGNORECASE),
    "why": re.compile(r"\b(?:reason|cause|motive|ground)s?\b", re.IGNORECASE),
    "how": re.compile(r"\b(?:way|means|method|detail|manner)s?\b", re.IGNORECASE),
    "where": re.compile(r"\b(?:place|venue|location|site|city)s?\b", re.IGNORECASE),
}
_COVERED = 0.6
_ASKED = (check_language, check_names, check_figures, check_dates, check_units, check_words)
"""What a question is held to; it says nothing that could be denied, and nobody says it."""
