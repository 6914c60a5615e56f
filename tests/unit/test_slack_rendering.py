"""Documents as Block Kit: every word kept, every limit held, nothing from outside alive."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.telling.layout import lay_out as lay_out_answer
from bot.model.article import ArticleId
from bot.model.briefing import Citation, CitedSource, Claim
from bot.model.conversation import Answer
from bot.model.document import Cite, Document, Line, Link, Section, Text
from bot.model.message import Offer
from bot.platforms.slack.rendering import escape, render
from bot.ports import Reply
from bot.service.offers import offer_after_answer, offer_after_briefing
from bot.summarize.layout import lay_out
from bot.text.plain import render_plain
from tests.seeds import write_seed_briefing
from tests.slack_desk import words_of
from tests.standins.slack_payloads import list_problems, list_text_problems

WORD = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=30)
WORDS = st.lists(WORD, min_size=1, max_size=400).map(" ".join)
URL = st.just("https://news.example/a?b=1&c=<d>") | st.none()
RUN = (
    st.builds(Text, WORDS, st.sampled_from(["plain", "strong", "emphasis", "faint"]))
    | st.builds(Cite, st.integers(1, 99), URL)
    | st.builds(Link, WORDS, st.just("https://news.example/a"))
)
LINE = st.builds(Line, st.lists(RUN, min_size=1, max_size=4).map(tuple), st.sampled_from([0, 1, 2]))
SECTION = st.builds(
    Section, st.sampled_from(["bottom_line", "developments", "actors", "sources"]), WORD, st.lists(LINE).map(tuple)
)
DOCUMENT = st.builds(
    Document, st.sampled_from(["briefing", "answer", "listing", "notice", "problem"]), WORD,
    st.lists(SECTION, max_size=8).map(tuple),
)  # fmt: skip


def problems_of(reply: Reply) -> list[str]:
    found = []
    for part in render(reply):
        found += list_problems(part.payload["blocks"]) + list_text_problems(escape(part.text), 4_000)
    return found


def letters(text: str) -> Counter[str]:
    return Counter(re.sub(r"[\s•–]", "", text))


@given(DOCUMENT)
def test_any_document_becomes_messages_that_slack_takes_and_keeps_every_word(document: Document) -> None:
    reply = Reply(document)
    if not render_plain(document).strip():
        return
    assert problems_of(reply) == []
    parts = render(reply)
    every = letters(render_plain(document))
    for _ in parts[1:] if document.kind == "listing" else ():
        every += letters(document.title)
    assert letters(" ".join(part.text for part in parts)) == every
    assert letters("".join(words_of(dict(part.payload)) for part in parts)) == every


@pytest.mark.parametrize("depth", ["flash", "standard", "deep"])
def test_a_briefing_keeps_its_first_sections_in_the_channel_and_the_rest_in_the_thread(depth: str) -> None:
    briefing = write_seed_briefing(days=30, depth=depth)  # type: ignore[arg-type]
    reply = Reply(lay_out(briefing), briefing, offer_after_briefing(briefing, briefing.topic))
    assert problems_of(reply) == []
    first, *rest = render(reply)
    assert not first.threaded
    assert all(part.threaded for part in rest)
    assert "Bottom line" in first.text
    assert briefing.id in first.text
    assert all("Bottom line" not in part.text for part in rest)
    assert [block["type"] for block in first.payload["blocks"]][-2:] == ["actions", "context_actions"]


def test_the_numbers_of_citations_are_those_of_the_terminal() -> None:
    briefing = write_seed_briefing(days=30)
    plain = render_plain(lay_out(briefing))
    shown = " ".join(part.text for part in render(Reply(lay_out(briefing))))
    assert Counter(re.findall(r"\[\d+\]", shown)) == Counter(re.findall(r"\[\d+\]", plain))


def test_no_message_ends_with_the_heading_of_what_comes_in_the_next() -> None:
    lines = [each for n in range(40) for each in (Line((Text(f"Article {n}"),), 1), Line((Text("word " * 60),), 2))]
    parts = render(Reply(Document("listing", "What this rests on", (Section("evidence", "", tuple(lines)),))))
    assert len(parts) > 1
    for part in parts:
        shown = [element for block in part.payload["blocks"] for element in block.get("elements", ())]
        assert (shown[0].get("indent"), shown[-1].get("indent")) == (0, 1)
        assert part.payload["blocks"][0]["text"]["text"] == "What this rests on"


HOSTILE = "<!channel> <@U0ANNA> <https://evil.example|Reuters> & *bold* :skull: \u202ereversed @here"


def test_hostile_words_stay_words() -> None:
    source = CitedSource(1, ArticleId("a1"), 1, HOSTILE, HOSTILE, "https://news.example/1", None, state_media=True)
    claim = Claim(HOSTILE, "copied", (Citation(1, 0, 5, HOSTILE),))
    answer = Answer(HOSTILE, HOSTILE, (claim,), refused=False, reason=None, sources=(source,))
    reply = Reply(lay_out_answer(answer), answer, offer_after_answer(answer))
    assert problems_of(reply) == []
    (part,) = render(reply)
    assert "&lt;!channel&gt; &lt;@U0ANNA&gt;" in escape(part.text)
    assert "<!channel>" in words_of(dict(part.payload))
    assert "\u202e" not in words_of(dict(part.payload))
    assert "https://evil.example" not in re.findall(r'"url": "([^"]*)"', str(part.payload).replace("'", '"'))


def test_an_address_that_is_none_is_shown_as_words() -> None:
    lines = (Line((Link("title", "javascript:alert(1)"), Cite(1, "https://news.example/" + "a" * 4_000))),)
    (part,) = render(Reply(Document("notice", "t", (Section("s", "", lines),))))
    assert "url" not in str(part.payload)


def test_a_command_too_long_for_a_button_is_not_offered() -> None:
    long = Offer("evidence", "evidence " + "a1.1:0-5 " * 400)
    (part,) = render(Reply(Document("answer", "t", ()), offers=(long,)))
    assert all(block["type"] != "actions" for block in part.payload["blocks"])
