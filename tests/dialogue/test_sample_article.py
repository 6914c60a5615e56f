"""The whole way from a real article to a briefing and an answer; skips where the article is not."""

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

from bot.model.briefing import Briefing
from tests.terminal import SAMPLE, Terminal

pytestmark = pytest.mark.skipif(
    not SAMPLE.exists(), reason=f"the sample article is not here: shared/real/{SAMPLE.name}"
)


@pytest.fixture
def desk(terminal: Terminal) -> Terminal:
    terminal.set(ATTACHE_NOW="2023-02-14T08:00:00Z")
    done = terminal.run("import", str(SAMPLE), "--publisher", "CNN", "--date", "2023-02-13")
    assert (done.code, done.err) == (0, "")
    return terminal


def test_the_briefing_validates_against_the_printed_schema(desk: Terminal) -> None:
    schema = desk.run("schema", "briefing").json()
    briefing = desk.run("brief", "china-russia", "--format", "json").json()
    assert [error.message for error in Draft202012Validator(schema).iter_errors(briefing)] == []


def test_the_briefing_names_the_actors_with_their_roles(desk: Terminal) -> None:
    briefing = desk.run("brief", "china-russia", "--format", "json").json()
    roles = {actor["name"]: (actor["role"] or {}).get("text", "") for actor in briefing["actors"]}
    expected = {
        "Wang Yi": "foreign policy adviser",
        "Antony Blinken": "Secretary of State",
        "Vladimir Putin": "President",
        "Xi Jinping": "Chinese leader",
        "Wang Wenbin": "Foreign Ministry spokesperson",
        "Ned Price": "State Department spokesperson",
    }
    assert {name: role for name, role in expected.items() if role not in roles.get(name, "")} == {}


def test_the_briefing_raises_the_three_questions(desk: Terminal) -> None:
    briefing = desk.run("brief", "china-russia", "--format", "json").json()
    asked = [question["text"] for question in briefing["questions"]]
    assert any("Putin" in each and "Wang Yi" in each for each in asked)
    assert any("Munich" in each and "Blinken" in each for each in asked)
    assert any("Xi Jinping" in each and "Moscow" in each for each in asked)


def test_every_quote_stands_at_its_offsets_in_the_printed_article(desk: Terminal) -> None:
    document = desk.run("brief", "china-russia", "--format", "json").out
    briefing = TypeAdapter(Briefing).validate_json(document, by_alias=True)
    text = desk.run("article", briefing.sources[0].article_id, "--format", "json").json()["text"]
    citations = _citations(desk.run("brief", "china-russia", "--format", "json").json())
    assert len(citations) > 15
    assert all(text[each["start"] : each["end"]] == each["quote"] for each in citations)


def _citations(value: object) -> list[dict[str, object]]:
    if isinstance(value, dict):
        own = value["citations"] if isinstance(value.get("citations"), list) else []
        return [*own, *(found for each in value.values() for found in _citations(each) if found not in own)]
    return [found for each in value for found in _citations(each)] if isinstance(value, list) else []


def test_a_question_is_answered_from_the_article(desk: Terminal) -> None:
    asked = desk.run(
        "ask", "Has Beijing confirmed that Xi will visit Moscow?", "--topic", "china-russia", "--format", "json"
    ).json()
    assert not asked["refused"]
    assert "yet to confirm" in asked["answer"][0]["text"]
    assert asked["answer"][0]["citations"]


def test_what_is_not_in_the_article_is_refused_in_one_sentence(desk: Terminal) -> None:
    asked = desk.run("ask", "Who won the match?", "--format", "json")
    assert asked.code == 0
    assert asked.json()["refused"]
    assert asked.json()["reason"].count(".") == 1
