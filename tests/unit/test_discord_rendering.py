"""Replies as Discord messages: within the limits, no word lost, nothing from outside that acts."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.document import Cite, Document, Line, Link, Run, Section, Text
from bot.model.message import Offer
from bot.platforms.discord.buttons import MOST_ID, button_rows
from bot.platforms.discord.rendering import MOST_DISPLAYED, as_embed, guard, name_thread, render_reply
from bot.platforms.discord.words import FOLDER, list_languages, load_words
from bot.ports import Reply
from bot.text.plain import printable, render_plain
from tests.standins.discord.rules import TEXT, V2, check_message, walk

URL = "https://news.example/a(b)"
HOSTILE = [
    "@everyone", "<@123456789012345678>", "[free](https://evil.example)", "```", "`", "# big", "||hidden||",
    "https://evil.example", "discord.gg/evil",
    "~~x~~", "> quote", "-# small", "**", "__", "<t:0:R>", "<#1>", "\u202e", "1. one", "\\",
]  # fmt: skip


def shown(payload: object) -> str:
    assert isinstance(payload, dict)
    return "\n".join(each["content"] for each in walk(payload["components"]) if each["type"] == TEXT)


def letters(text: str) -> str:
    """A line too long for a message may be cut between runs, so that white space alone does not count."""
    return re.sub(r"\W", "", text)


texts = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=60), st.sampled_from([9, 90, 900]).map(lambda n: "word " * n)
)
runs: st.SearchStrategy[Run] = st.one_of(
    st.builds(Text, texts, st.sampled_from(["plain", "strong", "emphasis", "faint"])),
    st.builds(Cite, st.integers(1, 30), st.sampled_from([None, URL, "https://x.example/" + "a" * 2000])),
    st.builds(Link, texts, st.just(URL)),
)
lines = st.builds(Line, st.lists(runs, min_size=1, max_size=4).map(tuple), st.sampled_from([0, 1, 2]))
sections = st.builds(Section, st.just("s"), st.sampled_from(["", "Heading"]), st.lists(lines, max_size=6).map(tuple))
documents = st.builds(
    Document, st.sampled_from(["briefing", "answer", "listing", "problem"]), texts.map(lambda t: f"Title {t}"[:300]),
    st.lists(sections, max_size=8).map(tuple), st.lists(lines, max_size=2).map(tuple),
    st.sampled_from([(), (Text("sub"),)]),
)  # fmt: skip
OFFERS = (Offer("ask", "ask"), Offer("deeper", 'brief "china-russia" deep'), Offer("feedback", "feedback e1"))


@given(documents)
def test_every_message_is_one_that_discord_takes_and_no_word_is_lost(document: Document) -> None:
    parts = render_reply(Reply(document, offers=OFFERS))
    for part in parts:
        payload = {"components": part.payload["components"], "flags": V2}
        assert list(check_message(payload)) == []
        assert list(check_message(as_embed(part.payload))) == []
        assert 0 < len(part.text) <= MOST_DISPLAYED
    again = printable(document.title) if document.kind == "listing" else ""
    told = [parts[0].text, *(part.text.removeprefix(again) for part in parts[1:])]
    assert letters("".join(told)) == letters(render_plain(document))


def test_a_title_as_long_as_a_message_goes_on_as_text_below_itself() -> None:
    document = Document("answer", "[who?] " * 600, (), (), (Text("sub"),))
    parts = render_reply(Reply(document, offers=OFFERS))
    assert all(list(check_message({"components": part.payload["components"], "flags": V2})) == [] for part in parts)
    assert letters("".join(part.text for part in parts)) == letters(render_plain(document))


@given(st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=6).map(" ".join))
def test_nothing_from_outside_mentions_links_or_formats(hostile: str) -> None:
    document = Document("briefing", hostile, (Section("s", hostile, (Line((Text(hostile),), 1),)),))
    told = "\n".join(shown(part.payload) for part in render_reply(Reply(document)))
    assert "@everyone" not in told
    assert "<@" not in re.sub(r"\\<", "", told)
    assert not re.search(r"https?://|discord\.gg/", told)
    assert not re.search(r"(?<!\\)\]\(", told)
    assert not re.search(r"(?<!\\)(\\\\)*`", told)


def test_only_stored_addresses_are_linked_and_each_once_a_message() -> None:
    line = Line((Text("He said so. "), Cite(1, URL), Text(" Again. "), Cite(1, URL)))
    told = shown(render_reply(Reply(Document("answer", "Who?", (Section("a", "", (line,)),))))[0].payload)
    assert told.count("](<https://news.example/a%28b%29>)") == 1
    assert "Again. \\[1\\]" in told


def test_a_moment_is_shown_in_the_readers_own_zone() -> None:
    at = datetime(2023, 3, 22, 8, tzinfo=UTC)
    line = Line((Text("next: "), Text("22 March 08:00", "faint", at), Text(", "), Text("22 March 2023", at=at)))
    told = shown(render_reply(Reply(Document("listing", "Next", (Section("n", "", (line,)),))))[0].payload)
    assert "next: <t:1679472000:f>, <t:1679472000:D>" in told


def test_a_long_briefing_is_split_at_section_borders() -> None:
    made = tuple(
        Section(f"s{n}", f"Heading {n}", tuple(Line((Text("It happened there. " * 9),), 1) for _ in range(8)))
        for n in range(5)
    )
    parts = render_reply(Reply(Document("briefing", "Title", made), offers=OFFERS))
    assert len(parts) == 3
    assert [part.threaded for part in parts] == [False, True, True]
    assert all(shown(part.payload).startswith(("## Title", "### Heading")) for part in parts)
    assert [bool([c for c in walk(part.payload["components"]) if c["type"] == 2]) for part in parts] == [
        True, False, False,
    ]  # fmt: skip


def test_a_line_goes_with_what_stands_under_it() -> None:
    pairs = [(Line((Text(f"Head {n}"),), 1), Line((Text(f"passage {n} " * 40),), 2)) for n in range(20)]
    lines = tuple(each for pair in pairs for each in pair)
    parts = render_reply(Reply(Document("listing", "T", (Section("s", "", lines),))))
    assert len(parts) > 1
    assert not any("Head" in shown(part.payload).splitlines()[-1] for part in parts)
    assert all(shown(part.payload).startswith("### T\n") for part in parts)


def test_buttons_carry_their_commands_and_passages_that_do_not_fit_one_get_several() -> None:
    places = " ".join(f"0123456789abcdef.1:{n}00-{n}99" for n in range(1, 7))
    rows = button_rows((*OFFERS, Offer("evidence", f"evidence {places}"), Offer("deeper", "brief " + "x" * 100)))
    buttons = [each for row in rows for each in row["components"]]
    assert all(len(each["custom_id"]) <= MOST_ID for each in buttons)
    carried = [each["custom_id"].split(":", 2)[2] for each in buttons if each["label"].startswith("Passages")]
    assert " ".join(each.removeprefix("evidence ") for each in carried) == places
    passages = [each["label"] for each in buttons if each["label"].startswith("Passages")]
    assert passages == [f"Passages {n}" for n in range(1, len(passages) + 1)]
    assert [each["label"] for each in buttons if "useful" in each["label"].lower()] == ["Useful", "Not useful"]
    assert "x" * 100 not in str(rows)


def test_many_short_sections_stay_within_a_messages_components() -> None:
    made = tuple(Section(f"s{n}", f"H{n}", (Line((Text("Short."),)),)) for n in range(90))
    offers = (*OFFERS, *(Offer("choose", f"brief {n}") for n in range(9)), Offer("follow", "follow x"))
    parts = render_reply(Reply(Document("briefing", "Title", made), offers=offers))
    assert [list(check_message({"flags": V2, "components": part.payload["components"]})) for part in parts] == [
        [] for _ in parts
    ]
    told = "\n".join(shown(part.payload) for part in parts)
    assert all(f"### H{n}\n" in told for n in range(90))


@pytest.mark.parametrize("title", ["A title", "word " * 60, "\u202e", "a\nb"])
def test_a_threads_name_is_one_line_of_at_most_100_characters(title: str) -> None:
    assert 0 < len(name_thread(title)) <= 100
    assert "\n" not in name_thread(title)


def test_escaping_is_undone_by_nothing_in_the_words() -> None:
    assert guard("\\[a](b) @here") == "\\\\\\[a\\](b) @\u200bhere"


def test_every_language_has_the_words_that_english_has() -> None:
    assert set(list_languages()) >= {"en", "fr"}
    english = load_words("en")
    for language in list_languages():
        told = load_words(language)
        assert set(told) == set(english), language
        free = ("told.", "here.", "problems.", "help.hint")
        declared = [words for key, words in told.items() if not key.startswith(free)]
        assert all(0 < len(words) <= 100 for words in declared), language
        for key, words in english.items():
            assert set(re.findall(r"\{\w+\}", told[key])) == set(re.findall(r"\{\w+\}", words)), key
        names = [words for key, words in told.items() if key.endswith(".name") and not key.startswith("about")]
        assert all(re.fullmatch(r"[-_'\w]{1,32}", name) and name == name.lower() for name in names), language
    assert all(path.suffix == ".toml" for path in FOLDER.iterdir())


def test_a_long_title_without_spaces_and_a_long_heading_are_cut_rather_than_lost() -> None:
    assert name_thread("中" * 150) == "中" * 99 + "…"
    heading = "word " * 1000
    parts = render_reply(Reply(Document("answer", "Title", (Section("s", heading, (Line((Text("End."),)),)),))))
    told = " ".join(each["content"] for part in parts for each in walk(part.payload["components"]) if "content" in each)
    assert told.count("word") == 1000
    assert all(len(each.text) <= MOST_DISPLAYED for each in parts)
