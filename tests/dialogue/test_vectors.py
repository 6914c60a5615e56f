"""Vectors, where an operator sets up a model for them: articles get one each, questions find by them, failures leave
the words."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.model.completion import Embeddings, Tokens
from bot.model.conversation import LOCAL, MemberId
from bot.model.errors import ModelError
from bot.model.job import Job
from bot.model.vector import Space
from bot.prompts import load_prompts
from bot.service.answers import answer_question
from bot.service.briefings import list_stories
from bot.service.desk import Desk, Embedder, Patience, Scribe
from bot.service.gathering import import_file
from bot.service.inquiries import Inquiry
from bot.service.reading import Silent
from bot.service.spending import Ledger
from bot.service.vectors import embed_waiting, find_near
from bot.service.worker import make_handlers
from bot.settings import shipped
from tests.fakes.textmodel import Says, ScriptedModel
from tests.standins.openai import Answer, serve
from tests.standins.threads import serving
from tests.terminal import SEEDS, Terminal

SPACE = Space("vectors-1:own")
QUESTION = "Has Beijing confirmed that Xi will call Zelensky?"


class Sighted(ScriptedModel):
    """Its vectors say of a text whether it speaks of a pipeline; as a writer it says nothing."""

    def __init__(self, *, fails: Exception | None = None) -> None:
        super().__init__([Says('{"claims": []}')])
        self.texts: list[str] = []
        self._fails = fails

    async def embed(self, texts: object) -> Embeddings:
        assert isinstance(texts, list)
        self.texts += texts
        if self._fails is not None:
            raise self._fails
        vectors = tuple((1.0, 0.0) if "pipeline" in text.casefold() else (0.1, 1.0) for text in texts)
        return Embeddings(vectors, self.name, Tokens(len(texts)))


async def open_reading(app: App, model: ScriptedModel, space: Space | None = SPACE) -> Desk:
    await import_file(app.desk, app.intake, SEEDS / "dispatches.jsonl", {}, Silent())
    scribe = Scribe(model, load_prompts(shipped("prompts")), 8_000, 1_200, Patience(60, 60, 60))
    return replace(app.desk, scribe=scribe, embedder=Embedder(model, space) if space else None)


async def poll(share: int) -> None:
    pytest.fail(f"nothing is polled here: {share}")


async def test_every_article_gets_one_vector_when_it_is_placed_and_it_is_paid_for(tmp_path: Path) -> None:
    settings = {"ATTACHE_HOME": str(tmp_path), "ATTACHE_NOW": "2023-03-22T08:00:00Z"}
    model = Sighted()
    async with open_app(settings) as app:
        desk = await open_reading(app, model)
        for _ in range(2):
            await make_handlers(desk, poll)["place"](Job("place", {}))
        assert len(model.texts) == 48
        assert all("\n" in text and len(text) < 1_000 for text in model.texts)
        near = await find_near(desk, LOCAL, "the pipeline", None)
        telling = await _read(desk, [each for each, cosine in near.items() if cosine > 0.9])
        assert telling
        assert all("pipeline" in each for each in telling)
        assert isinstance(desk.ledger, Ledger)
        async with desk.database.read() as transaction:
            lines = await desk.spend.list_spending(transaction, desk.clock.now(), None)
        assert {line.purpose for line in lines} == {"embed"}


async def test_who_asks_for_stories_first_has_them_placed_with_their_vectors(tmp_path: Path) -> None:
    model = Sighted()
    async with open_app({"ATTACHE_HOME": str(tmp_path), "ATTACHE_NOW": "2023-03-22T08:00:00Z"}) as app:
        desk = await open_reading(app, model)
        await list_stories(desk, LOCAL, None, None, Silent())
    assert len(model.texts) == 48


async def _read(desk: Desk, ids: list[str]) -> list[str]:
    async with desk.database.read() as transaction:
        found = await desk.articles.get_many(transaction, frozenset({"public"}), ids)  # type: ignore[arg-type]
    return [f"{each.title} {each.text}".casefold() for each in found]


@pytest.mark.parametrize(
    "failing", [ModelError("The endpoint is gone.", code="unavailable"), KeyError("a defect of ours"), None], ids=str
)
async def test_neither_an_answer_nor_a_story_needs_vectors(tmp_path: Path, failing: Exception | None) -> None:
    settings = {"ATTACHE_HOME": str(tmp_path), "ATTACHE_NOW": "2023-03-22T08:00:00Z"}
    async with open_app(settings) as app:
        desk = await open_reading(app, Sighted(fails=failing), SPACE if failing else None)
        await make_handlers(desk, poll)["place"](Job("place", {}))
        async with desk.database.read() as transaction:
            assert await desk.stories.list_waiting(transaction, desk.clock.now()) == ()
        assert await find_near(desk, LOCAL, QUESTION, None) == {}
        answer = await answer_question(desk, Inquiry(LOCAL, MemberId("m"), QUESTION), Silent())
        plain = await answer_question(app.desk, Inquiry(LOCAL, MemberId("m"), QUESTION), Silent())
    assert answer == plain


async def test_an_answer_with_vectors_still_comes_from_what_was_read(tmp_path: Path) -> None:
    settings = {"ATTACHE_HOME": str(tmp_path), "ATTACHE_NOW": "2023-03-22T08:00:00Z"}
    async with open_app(settings) as app:
        desk = await open_reading(app, Sighted())
        await embed_waiting(desk, 100)
        answer = await answer_question(desk, Inquiry(LOCAL, MemberId("m"), QUESTION), Silent())
    assert "had not been confirmed" in " ".join(claim.text for claim in answer.answer)


async def test_vectors_need_no_model_that_writes_and_its_key_goes_nowhere_else(tmp_path: Path) -> None:
    async with serve(Answer("{}")) as writer, serve(Answer("{}")) as embedder:
        settings = {
            "ATTACHE_HOME": str(tmp_path), "ATTACHE_NOW": "2023-03-22T08:00:00Z",
            "OPENAI_EMBEDDING_BASE_URL": embedder.address, "OPENAI_EMBEDDING_MODEL": "all-minilm",
        }  # fmt: skip
        async with open_app(settings) as app:
            assert app.desk.scribe is None
            await import_file(app.desk, app.intake, SEEDS / "dispatches.jsonl", {}, Silent())
            await embed_waiting(app.desk, 100)
            assert await find_near(app.desk, LOCAL, QUESTION, None)
        both = settings | {"OPENAI_BASE_URL": writer.address, "OPENAI_API_KEY": "sk-secret-test-key"}
        async with open_app(both | {"OPENAI_EMBEDDING_API_KEY": "another"}) as app:
            assert app.desk.scribe is not None
            assert await find_near(app.desk, LOCAL, QUESTION, None)
        assert {each["model"] for each in embedder.received} == {"all-minilm"}
        assert (writer.received, set(embedder.keys)) == ([], {"Bearer none", "Bearer another"})


def test_doctor_asks_for_a_vector_and_says_how_many_articles_have_one(terminal: Terminal) -> None:
    with serving(Answer("{}")) as standin:
        terminal.set(OPENAI_EMBEDDING_BASE_URL=standin.address, OPENAI_EMBEDDING_MODEL="all-minilm")
        told = {each["what"]: each for each in terminal.run("doctor", "--format", "json").json()}
        terminal.set(OPENAI_EMBEDDING_BASE_URL="http://127.0.0.1:9/v1", OPENAI_RETRIES="0")
        gone = {each["what"]: each for each in terminal.run("doctor", "--format", "json").json()}
    assert "none is set up" in told["model"]["detail"]
    assert told["vectors"]["well"]
    assert told["vectors"]["detail"].startswith("by all-minilm at 127.0.0.1:")
    assert not gone["vectors"]["well"]
    assert "cannot be reached" in gone["vectors"]["detail"]
