"""Lets a model answer from numbered sentences, and shows of its answer what those sentences bear out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answer.choose import Candidate
from bot.answer.question import LONGEST, QuestionRead
from bot.documents import json_schema
from bot.evidence.drafts import Answered, DraftClaim, read_form
from bot.evidence.fence import defuse
from bot.evidence.quotes import cite, make_source
from bot.evidence.verify import Cited, is_copied, verify
from bot.model.analysis import Span
from bot.model.article import Article, ArticleId
from bot.model.briefing import CitedSource, Claim
from bot.model.completion import ModelRequest
from bot.model.conversation import Answer, Turn
from bot.prompts import Prompts
from bot.text.english import is_english
from bot.text.hostile import belongs, is_reporting

MOST_SHOWN = 16
"""Sentences that a model is shown."""
MOST_CLAIMS = 4
ANSWER_TOKENS = 600
CONDENSE_TOKENS = 120
_TURNS = 4


@dataclass(frozen=True, slots=True)
class NumberedSentence:
    """A sentence under the number a model calls it by."""

    number: int
    article: Article
    span: Span


def number_sentences(candidates: Sequence[Candidate]) -> tuple[NumberedSentence, ...]:
    """Give the best sentences that report something, numbered from 1."""
    fit = [each for each in candidates if _may_be_sent(each.words, each.article.text)][:MOST_SHOWN]
    return tuple(NumberedSentence(number, each.article, each.sentence.span) for number, each in enumerate(fit, start=1))


def _may_be_sent(words: str, text: str) -> bool:
    return is_reporting(words) and is_english(words) and belongs(words, text)


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
    earlier = "\n".join(f"Earlier: {defuse(turn.understood, fence)}" for turn in turns[-_TURNS:])
    instructions, material = prompts["condense-question"].fill(
        fence=fence, material=earlier, question=defuse(asked, fence)
    )
    return ModelRequest("condense", instructions, material, None, CONDENSE_TOKENS, fence)


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


def judge_answered(text: str, numbered: Sequence[NumberedSentence]) -> tuple[Claim, ...]:
    """Give the claims that hold, cited by the numbers of their sentences; raises ModelError `wrong_schema`."""
    answered = read_form(Answered, text)
    by_number = {each.number: each for each in numbered}
    judged = (_judge(claim, by_number) for claim in answered.claims[:MOST_CLAIMS])
    return tuple(claim for claim in judged if claim is not None)


def _judge(claim: DraftClaim, by_number: Mapping[int, NumberedSentence]) -> Claim | None:
    text = " ".join(claim.text.split())
    named = [(by_number.get(each.passage), each.quote) for each in claim.support]
    cited = [Cited(found.article, found.span, quote) if found else None for found, quote in named]
    if verify(text, cited):
        return None
    sentences = list(dict.fromkeys(found for found, _ in named if found is not None))
    copied = is_copied(text, [each for each in cited if each])
    return Claim(
        text, "copied" if copied else "paraphrased", tuple(cite(s.number, s.article, s.span) for s in sentences)
    )


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
