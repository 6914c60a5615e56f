"""What the reading commands print over the sample dispatches: the public JSON of each."""

import json

import pytest

from tests.terminal import SEEDS, Terminal


def test_a_briefing_validates_against_the_printed_schema(reader: Terminal) -> None:
    schema = reader.run("schema", "briefing").json()
    briefing = reader.run("brief", "china-russia", "--format", "json").json()
    assert set(briefing) == set(schema["properties"])
    assert set(schema["required"]) <= set(briefing)
    assert briefing["schema_version"] == 1


def test_the_same_order_over_the_same_articles_gives_the_same_briefing(reader: Terminal) -> None:
    first = reader.run("brief", "china-russia", "--format", "json").out
    assert reader.run("brief", "china-russia", "--format", "json").out == first


def test_a_state_controlled_desk_is_labelled_wherever_it_is_named(reader: Terminal) -> None:
    shown = reader.run("brief", "china-russia").out
    assert "Lantern Desk (state-controlled)" in " ".join(shown.split())


def test_an_empty_day_is_widened_to_seven_and_says_so(reader: Terminal) -> None:
    reader.set(ATTACHE_NOW="2023-03-25T08:00:00Z")
    briefing = reader.run("brief", "china-russia", "--format", "json").json()
    assert briefing["basis"]["articles"] > 0
    assert any("seven days" in gap for gap in briefing["gaps"])


def test_a_pair_nobody_wrote_about_says_what_was_searched(reader: Terminal) -> None:
    done = reader.run("brief", "egypt-france", "--format", "json")
    briefing = done.json()
    assert done.code == 0
    assert briefing["developments"] == []
    assert any("Egypt and France" in gap for gap in briefing["gaps"])
    assert any("France 24" in gap for gap in briefing["gaps"])


def test_an_unknown_topic_suggests_the_nearest(reader: Terminal) -> None:
    done = reader.run("brief", "chna-rusia")
    assert done.code == 2
    assert done.err.strip() == "attache: There is no topic “chna-rusia”; did you mean china-russia?"


def test_stories_count_reprints_as_one_origin(reader: Terminal) -> None:
    stories = reader.run("stories", "--topic", "china-russia", "--format", "json").json()
    assert sum(story["origins"] for story in stories) < sum(len(story["articles"]) for story in stories)
    assert all(article["origin"] for story in stories for article in story["articles"])


@pytest.mark.parametrize("depth", ["standard", "deep"])
def test_a_dispute_stands_with_both_sides_although_the_bottom_line_takes_one(reader: Terminal, depth: str) -> None:
    briefing = reader.run("brief", "china-russia", "--since", "60d", "--depth", depth, "--format", "json").json()
    [dispute] = briefing["disputed"]
    assert dispute["subject"] == "claimed by Antony Blinken, denied by China"
    assert len({account["claim"]["text"] for account in dispute["accounts"]}) == 2


def test_search_gives_passages_at_their_offsets(reader: Terminal) -> None:
    found = reader.run("search", "gas pipeline through Mongolia", "--limit", "3", "--format", "json").json()
    assert found
    for each in found:
        article = reader.run("article", each["url"], "--format", "json").json()
        assert article["text"][each["start"] : each["end"]] == each["text"]
    assert "pipeline" in found[0]["text"]


def test_batches_answer_line_by_line_in_order(reader: Terminal) -> None:
    queries = reader.home / "queries.jsonl"
    queries.write_text(
        '{"id": "b", "query": "balloon"}\n{"id": "a", "query": "no such thing xyzzy"}\n', encoding="utf-8"
    )
    found = reader.run("search", "--batch", str(queries)).lines()
    assert [line["id"] for line in found] == ["b", "a"]
    assert found[0]["results"]
    assert found[1]["results"] == []
    asked = reader.home / "questions.jsonl"
    lines = [
        {"id": 1, "question": "and Blinken?", "after": ["What did Wang Yi say about the balloon?"]},
        {"id": 2, "question": "Who won the cup final?", "topic": "china-russia"},
    ]
    asked.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    answers = reader.run("ask", "--batch", str(asked)).lines()
    assert [line["id"] for line in answers] == [1, 2]
    assert answers[0]["understood"] == "What did Blinken say about the balloon?"
    assert answers[1]["refused"]


def test_a_thread_in_the_terminal_remembers(reader: Terminal) -> None:
    reader.run("ask", "When will Macron visit Beijing?", "--thread", "desk")
    asked = reader.run("ask", "and Putin?", "--thread", "desk", "--format", "json").json()
    assert asked["understood"] == "When will Putin visit Beijing?"


def test_topics_match_stores_nothing(reader: Terminal) -> None:
    before = reader.run("status").out
    found = reader.run("topics", "match", str(SEEDS / "dispatches.jsonl"), "--topics", "china-russia,saudi-iran").json()
    named = [each["topics"] for each in found]
    assert len(found) == 48
    assert ["china-russia"] in named
    assert ["saudi-iran"] in named
    assert reader.run("status").out == before


def test_questions_and_actors_come_from_the_kept_briefings(reader: Terminal) -> None:
    reader.run("brief", "china-russia")
    kept = reader.run("questions", "china-russia", "--format", "json").json()
    assert kept["questions"]
    assert {"id", "text", "status", "raised", "basis", "answer"} <= set(kept["questions"][0])
    actor = reader.run("actor", "Xi Jinping", "--format", "json").json()
    assert actor["roles"]
    assert actor["claims"]


def test_an_unknown_actor_is_one_sentence(reader: Terminal) -> None:
    done = reader.run("actor", "Nobody Atall")
    assert done.code == 1
    assert done.err.count("\n") == 1


def test_one_story_shows_its_origins_both_sides_and_its_chain(reader: Terminal) -> None:
    stories = reader.run("stories", "--topic", "china-russia", "--format", "json").json()
    arms, later = (story for story in stories if story["disputed"])
    assert [each["subject"] for each in later["disputed"]] == ["claimed by United States, denied by China"]
    shown = reader.run("stories", "show", arms["id"]).out
    assert "Origin 3" in shown
    assert "claimed by Antony Blinken, denied by China" in shown
    assert "It follows" in shown
    record = reader.run("stories", "show", arms["id"], "--format", "json").json()
    assert set(arms) | {"earlier", "later", "changes"} == set(record)
    assert [each["id"] for each in record["later"]]
    for each in record["earlier"]:
        assert each["first"] <= record["first"]


def test_an_unknown_story_is_named_with_the_way_out(reader: Terminal) -> None:
    done = reader.run("stories", "show", "s0")
    assert done.code == 1
    assert done.err.strip() == "attache: There is no story s0 here; attache stories lists those there are."


def test_an_article_that_was_reworded_says_what_came_and_went(terminal: Terminal) -> None:
    url = "https://n.example/ferry"
    for number, toll in enumerate(("Twelve", "Fifteen")):
        text = f"The ferry sank off Odesa at noon on Tuesday. {toll} people died, the port said."
        path = terminal.home / f"{number}.jsonl"
        path.write_text(json.dumps({"url": url, "title": "Ferry sinks", "publisher": "Desk", "text": text}))
        assert terminal.run("import", str(path)).code == 0
    told = terminal.run("article", url, "--changes", "--format", "json").json()
    assert (told["from"], told["to"]) == (1, 2)
    assert told["changes"] == [
        {"kind": "removed", "text": "Twelve people died, the port said."},
        {"kind": "added", "text": "Fifteen people died, the port said."},
    ]
    assert "added: Fifteen people died" in terminal.run("article", url, "--changes").out
    first = terminal.run("article", url, "--revision", "1", "--changes").out
    assert "first revision that was read; there is none before it" in first
