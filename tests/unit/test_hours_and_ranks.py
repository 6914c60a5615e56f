"""An hour keeps its zone, a general his name, and what gives another day or the other way round confirms nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.model.analysis import Material
from bot.model.article import Publisher
from bot.model.story import Origin, Story, StoryId
from bot.summarize.confirming import list_confirming
from bot.summarize.namesakes import gather
from bot.text.analysis import analyse
from bot.text.sentences import split
from tests.factories import make_article

MONDAY = datetime(2026, 5, 4, 9, tzinfo=UTC)


def read(text: str, days: int = 0) -> Material:
    article = make_article(
        text, url=f"https://desk{days}.example/1", publisher=Publisher(f"D{days}"), published=MONDAY + timedelta(days)
    )
    return Material(article, analyse(article))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The ministers will meet in Ottawa at 9 a.m. EST. They fly to Iqaluit later.", 2),
        ("The ship left Lahore at 10 a.m. PKT and returned at noon.", 1),
        ("Polls close at 7 p.m. local time. Counting begins at 8 p.m. Eastern time.", 2),
        ("The attack began at 9 a.m. Officials said that it ended at noon.", 2),
        ("The summit opened at 9 a.m. NATO said so.", 2),
        ("Lt. Gen. Henrik Dam told the U.S. Navy so.", 1),
    ],
)
def test_an_hour_stands_in_one_sentence_with_its_zone(text: str, count: int) -> None:
    assert len(split(text)) == count


FULL = "Lt. Gen. Asad Khan, the spokesman of Pakistan's army, told reporters that posts were hit. Khan gave no figures."


@pytest.mark.parametrize(
    ("other", "joined"),
    [
        ("Pakistan's General Khan said on Tuesday that six posts were destroyed. Gen. Khan spoke in Lahore.", True),
        ("Pakistan's Colonel Khan said on Tuesday that six posts were destroyed. Col. Khan spoke in Lahore.", False),
        ("Foreign Minister Bilal Khan said in Pakistan that posts were destroyed. Gen. Khan was silent.", False),
    ],
)
def test_a_general_by_his_family_name_is_the_one_that_another_article_names_in_full(other: str, joined: bool) -> None:
    persons = [each for each in gather([read(FULL), read(other, 1)]) if each[0].actor.kind == "person"]
    names = [{each.actor.name for each in part} for part in persons]
    assert ({"Asad Khan", "Khan"} in names) is joined


RAMMED = "A Chinese coastguard vessel rammed a Japanese fishing boat near the islands."
TRAVELS = "Denmark's prime minister will travel to Canada on 20 May, her office said."


@pytest.mark.parametrize(
    ("heading", "other", "confirmed"),
    [
        (RAMMED, "A Chinese vessel of the coastguard rammed a fishing boat from Japan on Monday.", True),
        (RAMMED, "A Japanese fishing boat rammed a Chinese coastguard vessel near the islands.", False),
        (TRAVELS, "The prime minister of Denmark will travel to Canada on 20 May for talks.", True),
        (TRAVELS, "The prime minister of Denmark will travel to Canada on 12 May for talks.", False),
    ],
)
def test_another_day_or_the_deed_turned_round_confirms_nothing(heading: str, other: str, confirmed: bool) -> None:
    first, second = read(heading), read(other, 1)
    ids = (first.article.id, second.article.id)
    origins = tuple(Origin(each, (each,), ((each,),)) for each in ids)
    story = Story(StoryId("s"), "", None, None, ids, origins)
    assert (ids[1] in list_confirming([first, second], story, heading)) is confirmed
