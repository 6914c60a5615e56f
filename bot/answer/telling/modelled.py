"""Lets a model answer from numbered sentences, and shows of its answer what those sentences bear out."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer.asked.question import LONGEST, QuestionRead
from bot.answer.found.candidates import Candidate
from bot.answer.telling.shortening import bears_out
from bot.documents import json_schema
from bot.evidence.drafts import Answered, DraftClaim, read_form
from bot.evidence.fence import defuse
from bot.evidence.pronouns import explains_itself
from bot.evidence.quotes import cite, make_source
from bot.evidence.verify import Cited, is_copied, verify
from bot.model.analysis import Span
from bot.model.article import Article, ArticleId
from bot.model.briefing import CitedSource, Claim
from bot.model.completion import ModelRequest
from bot.model.conversation import Answer, Turn
from bot.model.errors import ModelError
from bot.prompts import Prompts
from bot.text.english import is_english
from bot.text.hostile import belongs, is_reporting

MOST_SHOWN = 16
"""Sentences that a model is shown."""
MOST_CLAIMS = 4
_MOST_COPIED = 2
ANSWER_TOKENS = 600
CONDENSE_TOKENS = 120
_TURNS = 4
_LONGEST_ANSWER = 20_000
"""Characters; more than `ANSWER_TOKENS` can be."""
_CLAIMS = re.compile(r'"claims"\s*:\s*\[')
_NEXT = re.compile(r"[\s,]*\{")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class NumberedSentence:
    """A sentence under the number a model calls it by."""

    number: int
    article: Article
    span: Span

    @property
    def words(self) -> str:
        """The sentence as it stands in its article."""
        return self.span.of(self.article.text)


def number_sentences(candidates: Sequence[Candidate]) -> tuple[NumberedSentence, ...]:
    """Give the best sentences that report something, numbered from 1."""
    fit = [each for each in candidates if _may_be_sent(each.words, each.article.text)][:MOST_SHOWN]
    return tuple(NumberedSentence(number, each.article, each.sentence.span) for number, each in enumerate(fit, start=1))


def _may_be_sent(words: str, text: str) -> bool:
    return is_reporting(words) and is_english(words) and explains_itself(words) and belongs(words, text)


def ask_answer(
    prompts: Prompts, question: QuestionRead, numbered: Sequence[NumberedSentence], fence: str
) -> ModelRequest:
    """Give the question that asks for an answer."""
    lines = [f"[{each.number}] {_describe(each.article, fence)}: {defuse(each.span.of(each.article.text), fence)}"
             for each in numbered]  # fmt: skip
    instructions, material = prompts["answer"].fill(
        fence=fence, material="\n".join(lines), question=defuse(question.understood, fence)
    )
    return ModelRequest("answer", instructions, material, json_schema(Answered), ANSWER_TOKENS, fence)


def _describe(article: Article, fence: str) -> str:
    label = ", state-controlled" if article.publisher.state_controlled else ""
    day = f", {article.published:%-d %b %Y}" if article.published else ", undated"
    return f"{defuse(article.publisher.name, fence)[:60]}{label}{day}"


def ask_condensed(prompts: Prompts, asked: str, turns: Sequence[Turn], fence: str) -> ModelRequest:
    """Give the question that asks for a follow-up written whole."""
    earlier = "\n".join(f"Earlier: {defuse(turn.understood or turn.question, fence)}" for turn in turns[-_TURNS:])
    instructions, material = prompts["condense-question"].fill(
        fence=fence, material=earlier, question=defuse(asked, fence)
    )
    return ModelRequest("condense", instructions, material, None, CONDENSE_TOKENS, fence, passing=True)


def read_condensed(text: str, asked: str, turns: Sequence[Turn]) -> str | None:
    """Give the whole question, or None where it is none or brings words from nowhere."""
    line = " ".join(text.split()).strip('"“”')
    said = [asked, *(f"{turn.understood} {turn.answered}" for turn in turns)]
    there = {word for words in said for word in _fold(words)}
    new = [word for word in _fold(line) if word not in there]
    whole = 0 < len(line) <= LONGEST and line.endswith(("?", ".")) and len(new) <= _MOST_NEW
    return line if whole else None


_MOST_NEW = 3
"""Words a whole question may have that were not said before: the small ones that join it."""


def _fold(words: str) -> list[str]:
    return [word.strip(".,;:?!’'“”\"()").casefold() for word in words.split()]


class ClaimReader:
    """Reads an answer as it is written: each claim is there as soon as it has ended."""

    def __init__(self) -> None:
        self._text = ""
        self._at: int | None = None

    def feed(self, piece: str) -> tuple[DraftClaim, ...]:
        """Give the claims that end with this piece; raises ModelError `wrong_schema`."""
        self._text += piece
        if len(self._text) > _LONGEST_ANSWER:
            raise ModelError("The model's answer does not end.", code="truncated")
        if self._at is None and (opened := _CLAIMS.search(self._text)) is not None:
            self._at = opened.end()
        ended: list[DraftClaim] = []
        while self._at is not None and (begun := _NEXT.match(self._text, self._at)) is not None:
            try:
                _, self._at = _DECODER.raw_decode(self._text, begun.end() - 1)
            except (ValueError, RecursionError):
                break
            ended.append(read_form(DraftClaim, self._text[begun.end() - 1 : self._at]))
        return tuple(ended)


def judge_answered(text: str, numbered: Sequence[NumberedSentence]) -> tuple[Claim, ...]:
    """Give the claims of a whole answer that hold; raises ModelError `wrong_schema`."""
    judged = (judge_claim(claim, numbered) for claim in read_form(Answered, text).claims[:MOST_CLAIMS])
    return tuple(claim for claim in judged if claim is not None)


def judge_claim(claim: DraftClaim, numbered: Sequence[NumberedSentence]) -> Claim | None:
    """Give a claim, cited by the numbers of its sentences, where it holds: in the model's words where these only
    shorten one of the sentences, else in those of the sentences."""
    by_number = {each.number: each for each in numbered}
    text = " ".join(claim.text.split())
    named = [(by_number.get(each.passage), each.quote) for each in claim.support]
    cited = [Cited(found.article, found.span, quote) if found else None for found, quote in named]
    if verify(text, cited):
        return None
    sentences = list(dict.fromkeys(found for found, _ in named if found is not None))
    borne = next((each for each in sentences if bears_out(each.words, text)), None)
    if borne is None:
        return _copy(sentences[:_MOST_COPIED])
    copied = is_copied(text, [each for each in cited if each])
    return Claim(
        text, "copied" if copied else "paraphrased", tuple(cite(s.number, s.article, s.span) for s in sentences)
    )


def _copy(sentences: Sequence[NumberedSentence]) -> Claim:
    text = " ".join(" ".join(each.words.split()) for each in sentences)
    return Claim(text, "copied", tuple(cite(each.number, each.article, each.span) for each in sentences))


def assemble(question: QuestionRead, claims: Sequence[Claim], numbered: Sequence[NumberedSentence]) -> Answer:
    """Give the answer of verified claims, its sources numbered in the order they are met."""
    by_number = {each.number: each for each in numbered}
    sources: dict[ArticleId, CitedSource] = {}
    shown = []
    for claim in claims:
        citations = []
        for citation in claim.citations:
            sentence = by_number[citation.n]
            source = sources.setdefault(sentence.article.id, make_source(len(sources) + 1, sentence.article))
            citations.append(cite(source.n, sentence.article, sentence.span))
        shown.append(Claim(claim.text, claim.kind, tuple(citations)))
    return Answer(question.asked, question.understood, tuple(shown), False, None, tuple(sources.values()))
