"""Of one calamity the newest toll is told, in whichever story it stands; of two happenings each its own."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.group.stories import tell
from bot.group.tolls import leave_outgrown
from bot.model.analysis import Material
from bot.model.article import Publisher
from bot.model.story import Story, StoryId
from bot.text.analysis import analyse
from tests.factories import make_article

THURSDAY = datetime(2026, 4, 16, 8, tzinfo=UTC)
CUT_OFF = "Villages in western Nepal were cut off on Thursday after an earthquake killed 41 people, officials said."
ENDED = "Nepal ended its search for survivors of the earthquake on Saturday and said that 68 people had died."


def read(text: str, hours: float, title: str = "News of the day") -> Material:
    article = make_article(
        text,
        title=title,
        url=f"https://news.example/{hours}",
        publisher=Publisher(f"Desk {hours}"),
        published=THURSDAY + timedelta(hours=hours),
    )
    return Material(article, analyse(article))


def tell_apart(*materials: Material) -> tuple[Story, ...]:
    """Tell reports in a story each."""
    return leave_outgrown(tell(materials, {each.article.id: StoryId(each.article.id) for each in materials}), materials)


def list_untold(*materials: Material) -> list[str]:
    texts = {each.article.id: each.article.text for each in materials}
    return [each.span.of(texts[each.article_id]) for story in tell_apart(*materials) for each in story.untold]


def test_a_toll_that_grew_in_another_story_is_told_no_longer() -> None:
    low, high = read(CUT_OFF, 0), read(ENDED, 50)
    assert list_untold(low, high) == [CUT_OFF]
    assert all(story.grown for story in tell_apart(low, high))


@pytest.mark.parametrize(
    ("low", "high", "hours"),
    [
        (CUT_OFF, ENDED, 1),  # two desks' counts of one hour
        (CUT_OFF, ENDED, 120),
        (CUT_OFF, "A flood in western Nepal on Saturday killed 68 people, officials said.", 50),
        (CUT_OFF, "An earthquake in Japan on Saturday killed 68 people, officials said.", 50),
        (
            "A bomb attack in Kharkiv killed 12 people on Thursday, Ukraine's police said.",
            "A bomb attack in Odesa killed 17 people on Saturday, Ukraine's police said.",
            50,
        ),
        (
            "Pakistan said that an attack in Bannu had killed 9 people on Thursday.",
            "Afghanistan said that the attack in Bannu had killed 14 people on Thursday.",
            9,
        ),
    ],
)
def test_counts_of_one_hour_of_other_happenings_and_of_two_sides_are_both_told(
    low: str, high: str, hours: float
) -> None:
    assert list_untold(read(low, 0), read(high, hours)) == []


def test_at_one_place_an_attack_is_one() -> None:
    low = "A bomb attack in Kharkiv killed 12 people on Thursday, Ukraine's police said."
    high = "The bomb attack in Kharkiv has now killed 17 people, Ukraine's police said."
    assert list_untold(read(low, 0), read(high, 9)) == [low]


@pytest.mark.parametrize(
    "newer",
    [
        "Nepal raised the death toll of the earthquake in the hills of Jumla to 68 on Saturday, officials said.",
        "The toll of the earthquake in western Nepal rose to 68 on Saturday, officials said.",
    ],
)
def test_a_toll_that_is_told_as_a_toll_alone_outgrows_a_lower_one(newer: str) -> None:
    assert list_untold(read(CUT_OFF, 0), read(newer, 50)) == [CUT_OFF]


@pytest.mark.parametrize(
    ("newer", "untold"),
    [
        ("The earthquake in Nepal left fewer in doubt: the number of missing fell to 90 on Saturday.", True),
        ("After the earthquake in Nepal 90 people were arrested on Saturday for theft.", False),
    ],
)
def test_the_missing_are_told_as_many_as_they_are_now(newer: str, untold: bool) -> None:
    missing = "After the earthquake in western Nepal 260 people were still missing on Thursday."
    assert list_untold(read(missing, 0), read(newer, 50)) == ([missing] if untold else [])


def test_a_toll_on_a_road_counts_no_dead() -> None:
    toll = "Nepal raised its toll on lorries to 68 rupees after the earthquake cut the other road."
    assert list_untold(read(CUT_OFF, 0), read(toll, 50)) == []
