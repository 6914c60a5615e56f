"""The second day is told as one: what changed since the edition that a channel had last, and nothing twice."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.model.article import PUBLIC, Scope
from bot.model.briefing import Briefing, Change, Citation, Claim, EditionId
from bot.model.conversation import MemberId, WorkspaceId
from bot.service.audits import replay
from bot.service.planning import plan_subscription
from bot.service.since import find_last_edition
from bot.service.subscriptions import FollowOrder, follow
from bot.summarize.since import set_beside
from tests.factories import make_article, make_delivery, make_edition, make_subscription
from tests.newsroom import Newsroom, channel, open_newsroom

DAY = timedelta(days=1)
FIRST = datetime(2023, 3, 23, 8, 0, tzinfo=UTC)
CRASH = (
    "A bus carrying Peruvian pilgrims overturned in northern Chile on Wednesday, killing 12 people, police said.\n\n"
    "The bus left the road near Arica, a few kilometres from the border with Peru, in thick fog.\n\n"
    "The government in Lima did not say whether Foreign Minister Ana Gervasi would visit Arica.\n\n"
    "The road to the border was closed for most of the day, and lorries waited on both sides of it."
)
CROSSING = (
    "Chile and Peru agreed on Thursday to open a second border crossing for lorries, Chile's customs service said.\n\n"
    "The crossing, in the hills above Visviri, would take traffic off the coastal road from May, the service said.\n\n"
    "Hauliers in both countries have asked for it for a decade, saying that fruit rots in the queues."
)
TOLL = (
    "Peru's foreign minister, Ana Gervasi, visited Arica on Thursday to meet survivors of a bus crash in Chile.\n\n"
    "The bus carrying Peruvian pilgrims overturned in northern Chile on Wednesday, killing 15 people, police said.\n\n"
    "Chile's police said the driver had worked for two days without a rest. The company has not commented.\n\n"
    "The road to the border with Peru, near Arica, was opened again after the fog had lifted."
)
FISHING = (
    "Peru accused Chile on Thursday of letting its trawlers fish in Peruvian waters, which Chile denied.\n\n"
    "The navy in Lima said it had seen eleven Chilean boats south of Ilo, and showed pictures of three of them.\n\n"
    "Santiago said that all its boats carry beacons and that none of them had crossed the line."
)
PLANS = (
    "Chile's customs service said on Friday that Peru would pay for half of the new crossing for lorries in the hills "
    "above Visviri.\n\nWork on the border crossing would begin in May, the service said, and would cost nine million "
    "dollars.\n\nHauliers in Chile and Peru welcomed the plan."
)


async def read(room: Newsroom, name: str, text: str, published: datetime) -> None:
    article = make_article(
        text, title=text.partition(".")[0], url=f"https://{name}.example/{name}", published=published
    )
    async with room.desk.database.write() as transaction:
        await room.desk.articles.admit(transaction, [article])


async def brief_three_days(room: Newsroom, depth: str = "standard", toll: str = TOLL) -> None:
    """Two channels of one workspace: the second follows a day later, and so had no edition before its first."""
    room.clock.moment = FIRST - timedelta(minutes=15)
    await room.follow("C1", topic="chile-peru", depth=depth)
    await read(room, "crash", CRASH, FIRST - timedelta(hours=15))
    await read(room, "crossing", CROSSING, FIRST - timedelta(minutes=30))
    await room.go_to(FIRST)
    await room.follow("C2", topic="chile-peru", depth=depth)
    room.clock.moment = FIRST + DAY - timedelta(minutes=15)
    await read(room, "toll", toll, FIRST + timedelta(hours=10))
    await read(room, "fishing", FISHING, FIRST + timedelta(hours=12))
    await room.go_to(FIRST + DAY)
    room.clock.moment = FIRST + 2 * DAY - timedelta(minutes=15)
    await read(room, "plans", PLANS, FIRST + timedelta(hours=30))
    await room.go_to(FIRST + 2 * DAY)
    await room.go_to(FIRST + 3 * DAY)


async def list_written(room: Newsroom, name: str) -> list[Briefing]:
    mine = sorted((each for each in await room.deliveries() if each.channel.id == name), key=lambda each: each.due)
    async with room.desk.database.read() as transaction:
        return [
            await room.desk.editions.get_written(transaction, each.edition) for each in mine if each.state == "sent"
        ]


@pytest.fixture
async def days(tmp_path: Path) -> AsyncIterator[Newsroom]:
    async with open_newsroom(tmp_path, now=FIRST - timedelta(hours=1)) as room:
        await brief_three_days(room)
        yield room


async def test_a_first_edition_tells_of_no_change(days: Newsroom) -> None:
    first, second, *_ = days.shown("C1")
    assert "Changed since the last edition" not in first
    assert "Changed since the last edition" in second


async def test_a_question_of_the_last_edition_is_answered_in_the_words_of_a_later_report(days: Newsroom) -> None:
    first, second, *_ = await list_written(days, "C1")
    [asked] = [each.text for each in first.questions if "Gervasi" in each.text]
    [answered] = [each for each in second.changes if each.kind == "answered"]
    assert answered.question == asked
    assert answered.claim.text.startswith("Peru's foreign minister, Ana Gervasi, visited Arica on Thursday")
    assert answered.claim.citations
    assert f"• Answered: {asked} Peru's foreign minister, Ana Gervasi, visited Arica" in days.shown("C1")[1]


@pytest.mark.parametrize(
    "told",
    [
        "Peru's foreign minister, Ana Gervasi, will visit Arica on Friday to meet survivors, Lima said.",
        "Peru's foreign minister, Ana Gervasi, has not visited Arica since the crash in Chile, officials said.",
        "An aide to Ana Gervasi visited Arica on Thursday to meet survivors of a bus crash in Chile.",
    ],
)
async def test_what_is_announced_denied_or_done_by_another_answers_nothing(tmp_path: Path, told: str) -> None:
    async with open_newsroom(tmp_path, now=FIRST - timedelta(hours=1)) as room:
        await brief_three_days(room, toll=TOLL.replace(TOLL.partition("\n")[0], told))
        _, second, *_ = await list_written(room, "C1")
    assert [each for each in second.changes if each.kind == "answered"] == []


async def test_what_was_told_and_revised_since_is_news(tmp_path: Path) -> None:
    async with open_newsroom(tmp_path, now=FIRST - timedelta(hours=1)) as room:
        room.clock.moment = FIRST - timedelta(minutes=15)
        await room.follow("C1", topic="chile-peru")
        await read(room, "crossing", CROSSING, FIRST - timedelta(minutes=30))
        await room.go_to(FIRST)
        room.clock.moment = FIRST + DAY - timedelta(minutes=15)
        revised = CROSSING.replace("from May", "from October").replace("a decade", "twenty years")
        await read(room, "crossing", revised, FIRST - timedelta(minutes=30))
        await room.go_to(FIRST + DAY)
        assert "from October" in room.shown("C1")[1]


async def test_a_reprint_of_what_was_told_is_no_news_and_one_that_says_more_is(tmp_path: Path) -> None:
    shown = []
    for name, text in (("same", CROSSING), ("more", CROSSING + "\n\nChile and Peru named Visviri's mayor to head it.")):
        (tmp_path / name).mkdir()
        async with open_newsroom(tmp_path / name, now=FIRST - timedelta(hours=1)) as room:
            room.clock.moment = FIRST - timedelta(minutes=15)
            await room.follow("C1", topic="chile-peru")
            await read(room, "crossing", CROSSING, FIRST - timedelta(minutes=30))
            await room.go_to(FIRST)
            room.clock.moment = FIRST + DAY - timedelta(minutes=15)
            await read(room, "reprint", text, FIRST + timedelta(hours=3))
            await room.go_to(FIRST + DAY)
            shown.append(room.shown("C1")[1])
    assert shown[0].startswith("Nothing new was read about Chile and Peru since the edition of")
    assert "second border crossing" in shown[1]


def test_beside_another_writers_bottom_line_nothing_leads_to_words_that_are_not_there() -> None:
    cited = (Citation(1, 0, 19, "Ana  Gervasi came."),)
    leads = Change("answered", Claim("See the bottom line.", "label", cited), question="Will Ana Gervasi come?")
    said = Change("developed", Claim("The toll rose to fifteen in Arica.", "copied", cited))
    bottom_line = (Claim("The toll rose to fifteen in Arica.", "paraphrased", cited),)
    [kept] = set_beside((leads, said), bottom_line)
    assert (kept.claim.text, kept.question) == ("Ana Gervasi came.", "Will Ana Gervasi come?")
    assert set_beside((said,), ()) == (said,)


async def test_a_toll_that_grew_is_told_with_what_the_last_edition_told(days: Newsroom) -> None:
    _, second, *_ = await list_written(days, "C1")
    [grown] = [each for each in second.changes if each.before is not None]
    assert "killing 15 people" in grown.claim.text
    assert grown.before is not None
    assert "killing 12 people" in grown.before.text
    old, new = grown.before.citations[0].n, grown.claim.citations[0].n
    assert {source.n: source.url for source in second.sources}[old] == "https://crash.example/crash"
    assert f"police said. [{new}]\n  – Told before: A bus" in days.shown("C1")[1]


async def test_what_was_told_and_only_falls_in_the_hour_of_overlap_is_not_told_again(days: Newsroom) -> None:
    first, second, *_ = days.shown("C1")
    assert "second border crossing" in first
    assert "second border crossing" not in second
    assert days.shown("C2")[0].startswith(("Peru", "Chile", "The bus", "A bus"))
    assert "second border crossing" in days.shown("C2")[0]


async def test_channels_with_other_last_editions_get_their_own(days: Newsroom) -> None:
    (_, mine, my_third, _), (theirs, their_third, _) = [await list_written(days, each) for each in ("C1", "C2")]
    assert mine.slot == theirs.slot
    assert mine.id != theirs.id
    assert not theirs.changes
    assert my_third.id != their_third.id


async def test_where_nothing_was_read_since_the_edition_says_so(days: Newsroom) -> None:
    *_, last = days.shown("C1")
    assert last.startswith("Nothing new was read about Chile and Peru since the edition of 25 March 2023 08:00 UTC.")
    assert "second border crossing" not in last


async def test_an_edition_is_written_again_from_its_record_with_what_had_changed(days: Newsroom) -> None:
    _, second, *_ = await list_written(days, "C1")
    again = await replay(days.desk, WorkspaceId("team-a"), second.id)
    assert again.same


async def test_the_same_articles_and_the_same_last_edition_give_the_same_briefing(tmp_path: Path) -> None:
    told: list[list[str]] = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        async with open_newsroom(tmp_path / name, now=FIRST - timedelta(hours=1)) as room:
            await brief_three_days(room)
            told.append(room.shown("C1"))
    assert told[0] == told[1]


async def test_in_short_one_line_at_most_says_what_changed(tmp_path: Path) -> None:
    async with open_newsroom(tmp_path, now=FIRST - timedelta(hours=1)) as room:
        await brief_three_days(room, "flash")
        assert [len(each.changes) for each in await list_written(room, "C1")] == [0, 1, 0, 0]


async def test_a_workspace_never_sees_what_another_had_last(days: Newsroom) -> None:
    first, *_ = await list_written(days, "C1")
    assert await find_last_edition(days.desk, Scope("team-b"), first.id) is not None, "a public edition is nobody's own"
    assert await find_last_edition(days.desk, Scope("team-b"), EditionId("unknown")) is None
    days.clock.moment = FIRST + 4 * DAY - timedelta(hours=2)
    await follow(days.desk, FollowOrder(channel("C9", "team-b"), MemberId("m2"), "chile-peru", "UTC", "daily 08:00"))
    await read(days, "late", FISHING.replace("Thursday", "Sunday"), FIRST + 3 * DAY + timedelta(hours=20))
    await days.go_to(FIRST + 4 * DAY)
    assert "Changed since" not in days.shown("C9")[-1]


def test_an_edition_follows_what_its_channel_had_before_its_slot_and_nothing_later() -> None:
    """What is planned late compares with what stood there before; who had another edition last gets another one."""
    followed = make_subscription()
    assert followed.next is not None
    at = followed.next.at
    earlier, same = [make_delivery(make_edition(due=each)) for each in (at - 3 * DAY, at)]
    [first], [after], [late] = [
        plan_subscription(followed, PUBLIC, at, timedelta(hours=6), last).editions for last in (None, earlier, same)
    ]
    assert (first.key.after, after.key.after, late.key.after) == (None, earlier.edition, None)
    assert first.id == late.id != after.id
