"""The public contract: what every reading command prints as JSON, key by key, and JSON alone on stdout."""

import json
from collections.abc import Iterator
from typing import Any

import click
import pytest
from jsonschema import Draft202012Validator, FormatChecker

from bot.cli.main import attache
from tests.newssite import make_feed, make_page
from tests.terminal import Terminal

CITATION = {"n", "start", "end", "quote"}
CLAIM = {"text", "kind", "citations"}
SOURCE = {"n", "article_id", "revision", "publisher", "title", "url", "published", "state_media", "mark"}
ANSWER = {"question", "understood", "answer", "refused", "reason", "sources"}
BRIEFING = {
    "schema_version", "id", "scope", "topic", "title", "language", "depth", "time_zone", "slot", "window",
    "bottom_line", "changes", "developments", "actors", "positions", "disputed", "questions", "watch", "gaps", "basis",
    "sources", "made_by",
}  # fmt: skip
WITHIN = {
    "window": {"from", "to"},
    "actors": {"name", "aliases", "kind", "role", "line"},
    "positions": {"issue", "sides"},
    "sides": {"actor", "claims"},
    "disputed": {"subject", "accounts"},
    "questions": {"id", "text", "status", "raised", "basis", "answer"},
    "watch": {"date", "date_words", "event"},
    "basis": {"articles", "publishers", "origins", "state_media", "oldest", "newest", "confidence", "why"},
    "sources": SOURCE,
    "made_by": {
        "writer", "fallback_reason", "model", "prompts", "tokens_in", "tokens_out", "cost_usd", "claims_checked",
        "claims_repaired", "claims_dropped",
    },
}  # fmt: skip


def keys(value: Any, *wanted: str) -> None:
    assert set(wanted) <= set(value), set(wanted) - set(value)


def check_schema(terminal: Terminal, name: str, value: Any) -> None:
    schema = terminal.run("schema", name).json()
    Draft202012Validator.check_schema(schema)
    checker = Draft202012Validator(schema, format_checker=FormatChecker())
    assert [error.message for error in checker.iter_errors(value)] == []


def iter_claims(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if set(value) >= CLAIM:
            yield value
        for each in value.values():
            yield from iter_claims(each)
    elif isinstance(value, list):
        for each in value:
            yield from iter_claims(each)


def check_quotes(terminal: Terminal, value: Any) -> None:
    """Every citation is whole and quotes what stands at its offsets in the article as printed."""
    texts = {
        source["n"]: terminal.run("article", source["article_id"], "--format", "json").json()["text"]
        for source in value["sources"]
    }
    found = [claim for claim in iter_claims(value) if claim["kind"] != "label"]
    assert found
    for claim in found:
        assert claim["citations"], claim
        for each in claim["citations"]:
            assert set(each) == CITATION
            assert texts[each["n"]][each["start"] : each["end"]] == each["quote"]


@pytest.mark.parametrize("arguments", [["china-russia"], ["saudi-iran", "--since", "60d", "--depth", "deep"]])
def test_a_briefing(reader: Terminal, arguments: list[str]) -> None:
    briefing = reader.run("brief", *arguments, "--format", "json").json()
    assert set(briefing) >= BRIEFING
    for name, wanted in WITHIN.items():
        found = briefing.get(name, [])
        for each in found if isinstance(found, list) else [found]:
            keys(each, *wanted)
    check_schema(reader, "briefing", briefing)
    check_quotes(reader, briefing)


def test_a_briefing_on_nothing_has_empty_lists_and_says_what_was_looked_for(reader: Terminal) -> None:
    done = reader.run("brief", "egypt-france", "--format", "json")
    briefing = done.json()
    assert done.code == 0
    empty = (
        "bottom_line",
        "changes",
        "developments",
        "actors",
        "positions",
        "disputed",
        "questions",
        "watch",
        "sources",
    )
    assert [briefing[name] for name in empty] == [[]] * len(empty)
    assert briefing["gaps"]
    assert briefing["basis"]["confidence"] is None
    check_schema(reader, "briefing", briefing)


def test_a_briefing_as_text_and_as_markdown(reader: Terminal) -> None:
    text = reader.run("brief", "china-russia", "--format", "text").out
    assert "\nBottom line\n" in text
    markdown = reader.run("brief", "china-russia", "--format", "markdown").out
    assert markdown.startswith("# ")
    assert "\n## Bottom line\n" in markdown


def test_an_answer_and_a_refusal(reader: Terminal) -> None:
    for question, refused in (("When will Macron visit Beijing?", False), ("Who won the match?", True)):
        answer = reader.run("ask", question, "--topic", "china-russia", "--format", "json").json()
        assert set(answer) >= ANSWER
        assert (answer["question"], answer["refused"]) == (question, refused)
        assert bool(answer["answer"]) != refused
        assert (answer["reason"] is None) != refused
        check_schema(reader, "answer", answer)
        if not refused:
            check_quotes(reader, answer)


def test_questions_and_actors(reader: Terminal) -> None:
    reader.run("brief", "china-russia")
    asked = reader.run("questions", "china-russia", "--format", "json").json()
    keys(asked, "questions", "sources")
    keys(asked["questions"][0], *WITHIN["questions"])
    actor = reader.run("actor", "Xi Jinping", "--format", "json").json()
    keys(actor, "name", "aliases", "kind", "roles", "claims", "sources")
    for name, value in (("questions", asked), ("actor", actor)):
        check_schema(reader, name, value)
        check_quotes(reader, value)


def test_an_article(reader: Terminal) -> None:
    article = reader.run("article", "sample:2023-02-13/harbour-desk/wang-yi-tour", "--format", "json").json()
    keys(article, "id", "url", "title", "publisher", "published", "language", "revision", "byline", "text")
    assert (article["published"], article["revision"], article["byline"]) == ("2023-02-13T10:05:00Z", 1, [])
    assert reader.run("article", article["id"], "--format", "json").json() == article


def test_stories(reader: Terminal) -> None:
    stories = reader.run("stories", "--topic", "china-russia", "--format", "json").json()
    for story in stories:
        keys(story, "id", "title", "first", "last", "origins", "articles", "disputed", "why")
        assert isinstance(story["why"], dict)
        for article in story["articles"]:
            keys(article, "url", "title", "publisher", "published", "origin")
        assert len({article["origin"] for article in story["articles"]}) == story["origins"]
    assert len(reader.run("stories", "--format", "json").json()) > len(stories)


def test_search_alone_and_in_a_batch(reader: Terminal) -> None:
    hits = reader.run("search", "gas pipeline", "--limit", "3", "--format", "json").json()
    assert len(hits) == 3
    for hit in hits:
        keys(hit, "url", "title", "publisher", "published", "score", "start", "end", "text")
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)
    batch = reader.home / "queries.jsonl"
    batch.write_text('{"id": "q", "query": "gas pipeline"}\n')
    assert reader.run("search", "--limit", "3", "--batch", str(batch)).lines() == [{"id": "q", "results": hits}]


def test_a_batch_of_questions_understands_what_went_before(reader: Terminal) -> None:
    batch = reader.home / "asked.jsonl"
    asked = {"id": 7, "question": "and Putin?", "after": ["When will Macron visit Beijing?"]}
    batch.write_text(json.dumps(asked) + "\n")
    [line] = reader.run("ask", "--batch", str(batch)).lines()
    assert set(line) >= ANSWER | {"id"}
    assert (line["id"], line["question"]) == (7, "and Putin?")
    assert line["understood"] == "When will Putin visit Beijing?"


def test_import_counts_and_names_what_it_rejects(terminal: Terminal) -> None:
    lines = [{"url": "https://n.example/1", "text": "He will go."}] * 2 + [{"url": "https://n.example/2"}]
    (terminal.home / "some.jsonl").write_text("\n".join(map(json.dumps, lines)))
    found = terminal.run("import", "some.jsonl", "--format", "json").json()
    reason = "It has neither text nor html."
    assert found == {"stored": 1, "duplicates": 1, "rejected": [{"line": 3, "reason": reason}]}


def test_the_same_text_elsewhere_is_an_article_of_its_own_with_the_same_origin(terminal: Terminal) -> None:
    text = "China and Russia agreed in Moscow on Monday to go on talking, Xi Jinping told Vladimir Putin. " * 4
    lines = [{"url": f"https://{name}.example/1", "text": text, "publisher": name} for name in ("alpha", "beta")]
    (terminal.home / "some.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert terminal.run("import", "some.jsonl", "--format", "json").json()["stored"] == 2
    [story] = terminal.run("stories", "--format", "json").json()
    assert (len(story["articles"]), story["origins"]) == (2, 1)


def test_what_is_dated_after_now_is_kept_but_not_used_until_then(terminal: Terminal) -> None:
    line = {
        "url": "https://n.example/1",
        "text": "Xi is in Moscow.",
        "published": "2023-03-22T08:16:00Z",
    }
    (terminal.home / "some.jsonl").write_text(json.dumps(line))
    assert terminal.run("import", "some.jsonl", "--format", "json").json()["stored"] == 1
    assert terminal.run("search", "Moscow", "--format", "json").json() == []
    assert terminal.run("article", "https://n.example/1").code == 0
    terminal.set(ATTACHE_NOW="2023-03-22T08:02:00Z")
    assert len(terminal.run("search", "Moscow", "--format", "json").json()) == 1


def test_extract(terminal: Terminal) -> None:
    text = "\n".join(f"On day {n} the minister told reporters in Vienna that the talks would go on." for n in range(15))
    (terminal.home / "page.html").write_bytes(make_page("Talks go on", text))
    (terminal.home / "empty.html").write_text("<html><body></body></html>")
    page, empty = terminal.run("extract", "page.html", "empty.html", "--format", "json").json()
    for each in (page, empty):
        assert set(each) >= {"url", "title", "byline", "published", "language", "text", "kind"}
    assert (page["kind"], page["title"], page["text"]) == ("article", "Talks go on", text)
    assert (empty["kind"], empty["text"]) == ("not_article", "")
    assert terminal.run("extract", "page.html").json() == page


def test_feeds_check(terminal: Terminal) -> None:
    feed = make_feed("https://n.example/1", "Talks", "Mon, 13 Feb 2023 10:05:00 +0100")
    (terminal.home / "feed.xml").write_bytes(feed.replace(b"Read the", b"&lt;script&gt;x&lt;/script&gt;Read the"))
    items = [
        {"id": "1", "url": "https://n.example/1", "title": "Talks", "date_published": "2023-02-13T10:05:00+01:00"},
        {
            "id": "2",
            "url": "https://n.example/2",
            "date_published": "soon",
            "content_html": "<p onclick='x'>Hi</p>",
        },
    ]
    (terminal.home / "feed.json").write_text(
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": items})
    )
    done = terminal.run("feeds", "check", "feed.xml", "feed.json", "missing.xml", "--format", "json")
    rss, json_feed, missing = done.json()
    assert done.code == 1
    assert missing["error"].keys() == {"code", "message"}
    assert (rss["format"], json_feed["format"], rss["problems"]) == ("rss", "json", [])
    for entry in (*rss["entries"], *json_feed["entries"]):
        keys(entry, "id", "url", "title", "published", "updated", "authors", "summary", "content")
    assert rss["entries"][0]["published"] == json_feed["entries"][0]["published"] == "2023-02-13T09:05:00Z"
    assert rss["entries"][0]["summary"] == "Read the whole report on our pages."
    assert (json_feed["entries"][1]["published"], json_feed["entries"][1]["content"]) == (None, "<p>Hi</p>")


def test_sources_topics_and_status(reader: Terminal) -> None:
    reader.run("sources", "add", "https://news.example/feed.xml", "--publisher", "News Example")
    [source] = reader.run("sources", "list", "--format", "json").json()
    keys(source, "id", "address", "publisher", "kind", "state", "last_success", "last_new", "failures", "reason")
    assert source["next_poll"] is None
    assert (source["publisher"], source["state"], source["failures"]) == ("News Example", "active", 0)
    topics = reader.run("topics", "--format", "json").json()
    assert {"china-russia", "saudi-iran"} <= {topic["name"] for topic in topics}
    status = reader.run("status", "--format", "json").json()
    keys(status, "articles", "sources")
    assert (status["articles"], status["sources"]) == (48, 1)


def test_a_subscription(reader: Terminal) -> None:
    arguments = ("follow", "china-russia", "daily 08:00", "--channel", "slack:T1:C1", "--tz", "Europe/Paris")
    found = reader.run(*arguments, "--format", "json").json()
    keys(found, "id", "topic", "schedule", "time_zone", "depth", "language", "next")
    assert found["next"] == [f"2023-03-{day}T08:00:00+01:00" for day in (23, 24, 25)]


def test_stdout_is_json_alone_however_much_is_logged(reader: Terminal) -> None:
    reader.set(LOG_LEVEL="debug")
    for arguments in (["brief", "china-russia"], ["stories"], ["search", "Moscow"], ["status"], ["topics"]):
        assert reader.run(*arguments, "--format", "json").json(), arguments


def test_every_command_shows_an_example_in_its_help(terminal: Terminal) -> None:
    for path in iter_commands(attache, ()):
        shown = " ".join(terminal.run(*path, "--help").out.split())
        example = f"Example: attache {path[0]}" if path else "Try: attache demo"
        assert example in shown, path


def iter_commands(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from iter_commands(below, (*path, name))
