"""How many made-up sentences of a model are shown in answers: faults planted into what it was given to answer from.

A claim that holds is shown in the model's words only where these shorten its sentence, else in the sentence's own; so
what is shown of a made-up one is counted twice over: its own words, and the true sentence it cites in its place."""

import asyncio
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.archive import Archive, Asked, open_archive
from bench.figures import Figure, Measurement
from bench.planting import Text, plant, read_text
from bench.progress import Progress
from bot.answer.found.candidates import list_candidates
from bot.answer.found.search import Aim, find_passages
from bot.answer.telling.modelled import NumberedSentence, judge_answered, number_sentences
from bot.answer.thread.reading import read_question
from bot.text.gazetteer import load_gazetteer

NEEDS_DATA = True
SENTENCES = 5
"""Sentences of each question that faults are planted in."""
NEIGHBOURS = 5


async def number(archive: Archive, asked: Asked) -> tuple[NumberedSentence, ...]:
    """Give the sentences that a model would be given for a question."""
    async with archive.open_library(asked.day) as library:
        question = read_question(asked.question, library.now, (), load_gazetteer())
        findings = await find_passages(question, library, Aim())
    return number_sentences(list_candidates(findings.passages, dict(findings.articles)))


def answer(text: str, passage: int, quote: str) -> str:
    """Write one sentence as a model would answer it."""
    return json.dumps({"claims": [{"text": text, "support": [{"passage": passage, "quote": quote}]}]})


def invent(
    each: NumberedSentence, numbered: Sequence[NumberedSentence], others: Sequence[Text], chance: random.Random
) -> Iterator[tuple[str, str]]:
    """Give kinds of unsupported sentences: with one fault, another article's, and none of any article's."""
    words = each.span.of(each.article.text)
    for fault in plant(words, read_text(each.article.text), others, chance):
        yield fault.kind, fault.sentence
    stranger = chance.choice(chance.choice(others).sentences())
    if stranger not in each.article.text:
        yield "another article's", stranger
    elsewhere = [one.span.of(one.article.text) for one in numbered if one.article.id != each.article.id]
    if elsewhere and (borrowed := chance.choice(elsewhere)) not in each.article.text:
        yield "another source's, cited here", borrowed


def count(each: NumberedSentence, numbered: Sequence[NumberedSentence], others: Sequence[Text], told: "Tally") -> None:
    words = each.span.of(each.article.text)
    told.honest += 1
    told.honest_shown += bool(judge_answered(answer(words, each.number, words), numbered))
    for kind, sentence in invent(each, numbered, others, told.chance):
        told.planted[kind] += 1
        claims = judge_answered(answer(sentence, each.number, words), numbered)
        told.shown[kind] += any(_fold(claim.text) not in _fold(words) for claim in claims)
        told.replaced[kind] += bool(claims)


def _fold(words: str) -> str:
    """Words whatever the form of their marks and the spaces between."""
    return "".join(words.translate(str.maketrans("“”‘’", "\"\"''")).split())


class Tally:
    """Counts by kind."""

    def __init__(self) -> None:
        self.chance = random.Random(9)  # noqa: S311  no secret
        self.honest = self.honest_shown = 0
        self.planted: Counter[str] = Counter()
        self.shown: Counter[str] = Counter()
        self.replaced: Counter[str] = Counter()


async def ask_all(data: Path | None) -> Tally:
    told, progress = Tally(), Progress("answered")
    async with open_archive(data) as archive:
        texts = [read_text(each.text) for each in archive.articles[:: len(archive.articles) // 60]]
        asked = [each for each in archive.questions if each.gold]
        for done, each in enumerate(asked, start=1):
            numbered = await number(archive, each)
            others = told.chance.sample(texts, NEIGHBOURS)
            for sentence in numbered[:SENTENCES]:
                count(sentence, numbered, others, told)
            progress.tell_sometimes(f"{done} of {len(asked)} questions")
    return told


def measure(data: Path | None) -> Measurement:
    told = asyncio.run(ask_all(data))
    planted, shown = told.planted.total(), told.shown.total()
    figures = (
        Figure("unsupported_shown", (shown,), most=0),
        Figure("its_sentence_shown_instead", (told.replaced.total() - shown,)),
        Figure("honest_dropped", (1 - told.honest_shown / told.honest,)),
    )
    kinds = {kind: f"{told.shown[kind]} of {number}" for kind, number in sorted(told.planted.items())}
    instead = {kind: told.replaced[kind] - told.shown[kind] for kind in sorted(+told.replaced)}
    return Measurement(planted, figures, {"shown_by_kind": kinds, "instead_by_kind": instead, "honest": told.honest})
