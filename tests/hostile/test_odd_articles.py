"""Odd and hostile articles give a shorter briefing, never a wrong one: every line is still source text in its place."""

import time

import pytest

from bench.reading import read
from bench.shown import brief, find_broken
from bot.evidence.quotes import iter_claims
from bot.model.briefing import Briefing

NEWS = (
    "China's top diplomat, Wang Yi, met Russia's president, Vladimir Putin, in Moscow on Wednesday. "
    "Putin said trade between Russia and China was growing. The Kremlin has not said when Putin will travel to China."
)
ODD = {
    "all capitals": NEWS.upper(),
    "no punctuation": NEWS.replace(".", "").replace(",", "").lower() + " and so on" * 40,
    "a table": "\n".join(f"{year}\tChina\tRussia\t{year * 3}\t{year / 7:.2f}" for year in range(1990, 2030)),
    "a live blog": "\n".join(f"{hour}:05 GMT\nPutin: Xi will come, says Kremlin — more\n" for hour in range(8, 20)),
    "a transcript": "\n".join(
        f"QUESTION: Will China arm Russia, {number}?\nMR. PRICE: I think we have said what we have said. We'll see."
        for number in range(30)
    ),
    "a list": "\n".join(f"{number}. Moscow, Russia: Xi Jinping" for number in range(1, 40)),
    "two languages": f"Le président, Emmanuel Macron, se rendra en Chine. {NEWS} Er sagte, China werde helfen.",
    "three words": "China meets Russia",
    "quotation marks that never close": NEWS.replace("Putin said", "Putin said “") + " “He said “" * 30,
    "brackets and dashes": "(" * 50 + NEWS + " – " * 60 + ")" * 3,
    "one endless sentence": "China and Russia, " * 3_000 + "agreed.",
    "only questions": "Will Putin go to China? Why did Xi not say? Is Russia silent? " * 10,
    "a letter between each word": " ".join("China and Russia have agreed on a plan"),
}  # fmt: skip


def write(text: str) -> tuple[Briefing, list[str]]:
    material = read(text)
    briefing = brief([material])
    return briefing, list(find_broken(briefing, [material]))


@pytest.mark.parametrize("name", sorted(ODD))
def test_an_odd_article_breaks_no_rule(name: str) -> None:
    _, broken = write(ODD[name])
    assert broken == []


@pytest.mark.parametrize("name", ["all capitals", "a table", "a list", "three words", "a letter between each word"])
def test_what_is_no_prose_gives_no_statement(name: str) -> None:
    briefing, _ = write(ODD[name])
    assert (briefing.positions, briefing.questions, briefing.watch) == ((), (), ())
    assert [actor for actor in briefing.actors if actor.line is not None] == []


def test_a_plain_article_among_them_is_told_in_full() -> None:
    briefing, broken = write(NEWS)
    assert broken == []
    assert briefing.title.text.startswith("Wang Yi met Vladimir Putin in Moscow")
    assert [question.text for question in briefing.questions] == ["When will Vladimir Putin travel to China?"]


def test_what_a_speaker_in_a_transcript_says_of_himself_is_not_told_as_news() -> None:
    briefing, _ = write(ODD["a transcript"])
    assert not any(" I " in f" {claim.text} " for _, claim in iter_claims(briefing))


def test_fifty_thousand_words_are_read_in_time() -> None:
    started = time.perf_counter()
    briefing, broken = write((NEWS + "\n\n") * 1_800)
    assert broken == []
    assert len(briefing.developments) < 20
    assert time.perf_counter() - started < 20
