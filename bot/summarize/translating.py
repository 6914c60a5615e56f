"""Puts a checked briefing into another language; a sentence whose translation does not agree stays as it is."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from rapidfuzz import fuzz

from bot.documents import json_schema
from bot.evidence.drafts import read_form
from bot.evidence.numbering import change_claims
from bot.evidence.quotes import iter_claims
from bot.evidence.reading import fold, read
from bot.evidence.wording import find_foreign
from bot.model.briefing import LANGUAGES, Briefing, Claim
from bot.model.completion import ModelRequest
from bot.prompts import Prompts
from bot.summarize.draft import Renderings

_LATIN = frozenset({"de", "es", "fr", "it", "nl", "pl", "pt", "tr"})
_AT_ONCE = 25
_TOKENS_EACH = 90
_NUMBER = re.compile(r"\d+")
_LONGEST = 3.0
_ALIKE = 70
"""Per cent of letters, in order, that a name shares with itself in another spelling."""
_ONLY = re.compile(r"\b(?:only|except|unless|nothing but|until|before)\b", re.IGNORECASE)
_DENIES = {
    "en": re.compile(
        r"\b(?:not|no|never|none|neither|nor|nothing|nobody|cannot|unable|without|den(?:y|ies|ied|ying)|reject\w*|refus\w*|"
        r"unlikely|yet\sto|fail(?:s|ed|ing)?|false\w*|rul(?:es|ed|ing)\sout|"
        r"decline(?!\s(?:by|from|in|of|since))|declin(?:es|ed|ing)(?!\s(?:by|from|sharply|since|slightly|(?:to\s)?\d)))\b|"
        r"n[’']t\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:ne|pas(?!-)|non(?!-|\sgouvernementa)|aucune?s?|jamais|ni|sans(?!-|\sprécédent)|rien|guère|improbable|incapables?|"
        r"peu\sprobable|d[ée]men\w*|nie|niée?s?|nier|nient|niait|refus\w*|rejet\w*|écart(?!s?\b)\w+|"
        r"exclu(?!si)\w*|faux|fausse\w*|échou\w*|déclin\w+)\b|\bn[’']",
        re.IGNORECASE,
    ),
}


def list_sentences(briefing: Briefing) -> tuple[str, ...]:
    """Give every sentence and label of a briefing that is read by people, each once."""
    return tuple(dict.fromkeys(_iter_sentences(briefing)))


def _iter_sentences(briefing: Briefing) -> Iterator[str]:
    yield from (claim.text for _, claim in iter_claims(briefing))
    yield from (question.text for question in briefing.questions)
    yield from (change.question for change in briefing.changes if change.question)
    yield from (position.issue for position in briefing.positions)
    yield from briefing.gaps
    yield briefing.basis.why


def ask_translation(prompts: Prompts, sentences: Sequence[str], language: str, fence: str) -> Iterator[ModelRequest]:
    """Give the questions that ask for the translation of all sentences, some at a time."""
    for start in range(0, len(sentences), _AT_ONCE):
        some = sentences[start : start + _AT_ONCE]
        lines = [
            json.dumps({"number": start + at, "text": text}, ensure_ascii=False) for at, text in enumerate(some, 1)
        ]
        instructions, material = prompts["translate"].fill(
            language=LANGUAGES[language], fence=fence, material="\n".join(lines).replace(fence, "")
        )
        tokens = _TOKENS_EACH * len(some)
        yield ModelRequest("translate", instructions, material, json_schema(Renderings), tokens, fence)


def translate(briefing: Briefing, sentences: Sequence[str], answers: Sequence[str], language: str) -> Briefing:
    """Give the briefing in another language; raises ModelError `wrong_schema`."""
    offered = {each.number: each.text for answer in answers for each in read_form(Renderings, answer).sentences}
    found = {text: " ".join(offered.get(number, "").split()) for number, text in enumerate(sentences, start=1)}
    agreed = {text: other for text, other in found.items() if agrees(text, other, language)}

    def change(claim: Claim) -> Claim:
        other = agreed.get(claim.text)
        return claim if other is None else replace(claim, text=other, kind=_kind(claim))

    changed = change_claims(briefing, change)
    return replace(
        changed,
        language=language,
        changes=tuple(replace(each, question=agreed.get(each.question, each.question)) for each in changed.changes),
        questions=tuple(replace(each, text=agreed.get(each.text, each.text)) for each in changed.questions),
        positions=tuple(replace(each, issue=agreed.get(each.issue, each.issue)) for each in changed.positions),
        gaps=tuple(agreed.get(each, each) for each in changed.gaps),
        basis=replace(changed.basis, why=agreed.get(changed.basis.why, changed.basis.why)),
    )


def _kind(claim: Claim) -> Literal["label", "paraphrased"]:
    return "label" if claim.kind == "label" else "paraphrased"


def agrees(original: str, translation: str, language: str) -> bool:
    """Say whether a translation has the same numbers, the same names in Latin letters, nothing odd, and, where its
    language's words for that are known, denies where the sentence does."""
    if not translation or find_foreign(translation) or len(translation) > _LONGEST * len(original) + 20:
        return False
    if Counter(_NUMBER.findall(original)) != Counter(_NUMBER.findall(translation)):
        return False
    if _turns_round(original, translation, language):
        return False
    if language not in _LATIN:
        return True
    there = fold(translation).replace("'", " ").split()
    names = [word for word in read(original).words if word.name and ":" not in word.name and not word.opening]
    return sum(_is_there(word.folded, there) for word in names) >= 0.8 * len(names)


def _is_there(name: str, words: Sequence[str]) -> bool:
    """Say whether a name stands among words, as it is or as another language spells it: `Poutine` for `Putin`."""
    return any(word[:1] == name[:1] and fuzz.ratio(word, name) >= _ALIKE for word in words)


def _turns_round(original: str, translation: str, language: str) -> bool:
    """Say whether one of the two denies and the other does not; `only` is left out, as it is told by a denial in some
    languages."""
    theirs = _DENIES.get(language)
    if theirs is None or _ONLY.search(original):
        return False
    return (_DENIES["en"].search(original) is None) != (theirs.search(translation) is None)
