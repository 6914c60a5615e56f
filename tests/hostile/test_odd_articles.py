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
    "a debate with times": "\n".join(
        f"[{number}:05] Holm: More than {number} thousand people are in hospital in Oslo tonight, as China knows.\n"
        f"[{number}:40] Markou: The minister of Russia has told the parliament nothing about the gas of Norway."
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


def test_what_is_said_in_a_debate_is_not_told_as_news() -> None:
    briefing, _ = write(ODD["a debate with times"])
    assert [(section, claim.text) for section, claim in iter_claims(briefing) if section != "title"] == []


def test_what_a_speaker_in_a_transcript_says_of_himself_is_not_told_as_news() -> None:
    briefing, _ = write(ODD["a transcript"])
    assert not any(" I " in f" {claim.text} " for _, claim in iter_claims(briefing))


LIVE = """LIVE: Summit in Geneva
14:32 GMT
Talks resume after lunch
The foreign ministers of Turkey and Greece have returned to the table after a break of two hours.
13:10 GMT
What we know so far
- Turkey wants a joint commission on the Aegean
12:55 GMT
I have been standing in the rain for three hours. You can feel the tension here.
11:20 GMT
Greece denied on Tuesday that its delegation had walked out. "Nobody left the room," spokeswoman Eleni Markou said."""
LISTED = """10 things to know about the summit
1. Prime Minister Kenji Mori and President Park Min-ho will meet in Seoul on Thursday.
2. It is the first such meeting in four years.
3. They have never met before!
4. Why does it matter? Because trade is at stake.
5. Read more: our explainer on the islands"""
CAPITALS = """BREAKING: RUSSIA AND CHINA SIGN GAS DEAL

RUSSIA AND CHINA HAVE SIGNED A DEAL ON GAS, OFFICIALS SAID ON MONDAY. PRESIDENT PUTIN WILL VISIT NEXT WEEK.

The deal covers 30 years, according to Russia's energy ministry. It did not say how many metres China would buy."""


def test_of_a_live_blog_and_of_a_list_nothing_is_told() -> None:
    for text in (LIVE, LISTED):
        briefing, _ = write(text)
        assert briefing.sources
        assert not any(claim.text in text for _, claim in iter_claims(briefing) if claim.kind != "label")


def test_a_question_of_how_many_is_not_put_wrongly() -> None:
    briefing, broken = write(CAPITALS)
    assert broken == []
    assert not any(question.text.startswith("How will many") for question in briefing.questions)
    assert not any(claim.text.isupper() for _, claim in iter_claims(briefing))


def test_fifty_thousand_words_are_read_in_time() -> None:
    started = time.perf_counter()
    briefing, broken = write((NEWS + "\n\n") * 1_800)
    assert broken == []
    assert len(briefing.developments) < 20
    assert time.perf_counter() - started < 20
