"""After its time an article's text is gone everywhere but from what was sent, whose quotes stay as evidence."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.evidence.quotes import iter_claims
from bot.model.conversation import MemberId, WorkspaceId
from bot.model.errors import NotFoundError
from bot.service.answers import answer_question
from bot.service.evidence import get_evidence
from bot.service.inquiries import Inquiry
from bot.service.offers import offer_after_answer
from bot.service.reading import Silent
from bot.service.retention import Forgotten, forget_old
from tests.newsroom import EIGHT, Newsroom, open_before_eight
from tests.terminal import Terminal

TEAM = WorkspaceId("team-a")


async def test_what_a_sent_edition_quotes_stays_when_the_text_is_gone(room: Newsroom) -> None:
    await room.go_to(EIGHT)
    [delivery] = await room.deliveries()
    shown = await get_evidence(room.desk, TEAM, delivery.edition)
    room.clock.moment = EIGHT + timedelta(days=room.desk.settings.text_days + 1)
    assert await forget_old(room.desk) == Forgotten(questions=0, texts=1, articles=0, records=1)
    assert await forget_old(room.desk) == Forgotten(0, 0, 0, 0)
    kept = await get_evidence(room.desk, TEAM, delivery.edition)
    assert list(dict.fromkeys(each.n for each in shown)) == list(
        range(1, len({each.article.url for each in shown}) + 1)
    )
    assert {each.n: each.article.url for each in kept} == {each.n: each.article.url for each in shown}
    words = {n: " ".join(each.words for each in shown if each.n == n) for n in {each.n for each in shown}}
    assert all(each.words in words[each.n] for each in kept)
    async with room.desk.database.read() as transaction:
        edition = await room.desk.editions.get(transaction, TEAM, delivery.edition)
    assert {each.words for each in kept} == {
        each.quote for _, claim in iter_claims(edition) for each in claim.citations
    }
    inquiry = Inquiry(TEAM, MemberId("m1"), "Who will visit Russia?")
    assert (await answer_question(room.desk, inquiry, Silent())).refused


async def test_passages_of_an_answer_whose_texts_are_gone_are_told_to_be_gone(room: Newsroom) -> None:
    """Of an article that was revised since, the revision that was cited is gone; of another its text alone."""
    await room.go_to(EIGHT)
    answer = await answer_question(room.desk, Inquiry(TEAM, MemberId("m1"), "Who will visit Russia?"), Silent())
    [offer] = offer_after_answer(answer)
    places = offer.command.partition(" ")[2]
    assert [each.words for each in await get_evidence(room.desk, TEAM, places)] == [
        each.quote for claim in answer.answer for each in claim.citations
    ]
    room.clock.moment = EIGHT + timedelta(days=room.desk.settings.text_days + 1)
    await forget_old(room.desk)
    for each in (places, places.replace(".1:", ".9:")):
        with pytest.raises(NotFoundError, match="No text that this rests on is kept any more; ask again"):
            await get_evidence(room.desk, TEAM, each)


async def test_nothing_is_forgotten_where_the_settings_say_for_ever(tmp_path: Path) -> None:
    async with open_before_eight(tmp_path, TEXT_DAYS=0) as room:
        room.clock.moment = EIGHT + timedelta(days=30_000)
        assert (await forget_old(room.desk)).texts == 0


def test_the_operator_can_have_it_done_now(reader: Terminal) -> None:
    reader.run("brief", "china-russia")
    reader.set(TEXT_DAYS="40", ATTACHE_NOW="2023-05-10T08:00:00Z")
    done = reader.run("db", "forget")
    assert done.code == 0
    assert done.out == (
        "Forgot texts: 48, articles: 0, questions: 0, records of how briefings and answers were made: 1.\n"
    )
    titles = reader.run("stories", "--format", "json")
    assert titles.code == 0
    assert reader.run("search", "balloon", "--format", "json").json() == []
    asked = " ".join(reader.run("ask", "When will Macron visit Beijing?").out.split())
    assert "No text I keep names Macron: all texts of that time are deleted for their age (48)." in asked


def test_a_refusal_counts_only_articles_whose_texts_are_kept(reader: Terminal) -> None:
    reader.set(TEXT_DAYS="40", ATTACHE_NOW="2023-05-10T08:00:00Z")
    newer = reader.home / "newer.txt"
    newer.write_text("The envoy left for Vienna on Monday, the ministry said. Talks will last two days.", "utf-8")
    assert reader.run("import", str(newer), "--publisher", "Desk", "--date", "2023-05-08").code == 0
    reader.run("db", "forget")
    asked = " ".join(reader.run("ask", "Who won the cup final?").out.split())
    assert "Not in the texts I keep (one article since 8 May 2023; older texts are deleted: 48)" in asked


def test_texts_are_kept_as_long_as_editions_look_back(reader: Terminal) -> None:
    reader.set(TEXT_DAYS="3")
    done = reader.run("db", "forget")
    assert done.code == 2
    assert "TEXT_DAYS" in done.err
    assert "at least 35, or 0 for ever" in done.err
