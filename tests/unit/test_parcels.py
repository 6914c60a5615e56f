"""What goes to a worker and back is the same value, however it is cut."""

import asyncio
import pickle

from bot.materials import PackedMaterial, pack_material
from bot.model.article import Reading
from bot.workers.parcels import AT_A_TIME, pack, pack_gently, unpack, unpack_gently
from tests.factories import make_article
from tests.materials import make_material


async def test_a_value_with_large_ones_in_it_comes_back_equal() -> None:
    materials = tuple(make_material(f"China and Russia met {n} times.", url=f"https://n.example/{n}") for n in range(5))
    value = {"all": materials, "first": materials[0], "rest": [1, "two", None]}
    parcel = await pack_gently(value)
    assert len(parcel.pieces) == 6
    assert all(len(each) < len(pickle.dumps(materials)) for each in parcel.pieces)
    assert unpack(parcel) == value
    assert await unpack_gently(pack(value)) == value


async def test_a_kept_article_travels_with_its_analysis_packed() -> None:
    read = make_material("China and Russia met.")
    kept = pack_material(read)
    assert isinstance(kept, PackedMaterial)
    told = unpack(await pack_gently((kept, read)))
    assert told == (read, kept)
    assert {kept, read} == {read}
    assert (told[0].version, told[0].analysis) == (read.version, read.analysis)
    assert len(pickle.dumps(kept)) < len(pickle.dumps(read))


async def test_a_value_without_large_ones_is_one_piece() -> None:
    assert (await pack_gently(("a", 1))).pieces == ()


async def test_a_long_feeds_articles_travel_one_by_one() -> None:
    articles = tuple(make_article(url=f"https://n.example/{n}") for n in range(3))
    parcel = await pack_gently(Reading.of(articles))
    assert len(parcel.pieces) == 3
    assert unpack(parcel).articles == articles


async def test_others_have_their_turn_while_a_long_feed_travels() -> None:
    turns = 0

    async def count() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    articles = tuple(make_article(url=f"https://n.example/{n}", text="A long report. " * 200) for n in range(100))
    beside = asyncio.create_task(count())
    parcel = await pack_gently(articles)
    least = sum(map(len, parcel.pieces)) // (2 * AT_A_TIME)
    assert turns >= least > 3
    turns = 0
    assert await unpack_gently(parcel) == articles
    assert turns >= least
    beside.cancel()
