"""Short reports, as feeds give them: two of one affair join, and what only the same two states share stays apart."""

import json
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import pytest

from bot.group.sketches import make_sketch
from bot.group.stories import group, place_all
from bot.group.weighing import Scales
from bot.model.article import Article
from tests.factories import NOW, make_article
from tests.materials import make_material
from tests.seeds import list_seed_materials

Affairs = dict[str, list[dict[str, str]]]
DATA = Path(__file__).parent.parent / "data"
WEEKS: dict[str, Affairs] = json.loads((DATA / "short_reports.json").read_text(encoding="utf-8"))
"""Of two states each: the affairs of a week, two outlets' accounts of every one, of 30 to 60 words."""


def tell(affairs: Affairs) -> dict[str, list[Article]]:
    """Tell an affair every eight hours, the second report of it three hours after the first."""
    return {
        name: [
            make_article(
                each["text"],
                title=each["title"],
                url=f"https://n{second}.example/{name}",
                published=NOW + timedelta(hours=8 * number + 3 * second),
            )
            for second, each in enumerate(reports)
        ]
        for number, (name, reports) in enumerate(affairs.items())
    }


@pytest.mark.parametrize("week", WEEKS)
@pytest.mark.parametrize("others", [False, True], ids=["alone", "among dispatches"])
def test_two_reports_of_an_affair_join_and_the_affairs_of_two_states_stay_apart(week: str, others: bool) -> None:
    told = tell(WEEKS[week])
    beside = [each.article for each in list_seed_materials()] if others else []
    places = place_all([*beside, *(each for reports in told.values() for each in reports)])
    stories = {name: {places[each.id] for each in reports} for name, reports in told.items()}
    assert {name: len(found) for name, found in stories.items()} == dict.fromkeys(told, 1)
    assert all(one.isdisjoint(other) for one, other in combinations(stories.values(), 2))


def test_unrelated_reports_of_one_day_are_no_story_with_many_origins() -> None:
    texts = (
        "Turkish planes help fight fires on Rhodes. Turkish planes joined Greek crews. Greece thanked Turkey.",
        "Greek court jails Turkish captain. He carried migrants to Greece. Turkey asked Greece for a fair trial.",
        "Turkey and Greece resume talks on gas in September. Greece has yet to confirm, says Turkey.",
        "A ferry from Turkey to Greece runs again after two years. Turkish travellers need a visa for Greece.",
    )
    stories = group(
        [make_material(text, title=text.partition(".")[0], url=f"https://n.example/{at}", published=NOW)
         for at, text in enumerate(texts)]
    )  # fmt: skip
    assert [len(story.origins) for story in stories] == [1, 1, 1, 1]


def test_states_count_only_beside_other_words() -> None:
    def alike(one: str, other: str) -> float:
        scales, sketches = Scales(), [make_sketch(make_article(text, title="")) for text in (one, other)]
        for sketch in sketches:
            scales.add(sketch)
        return float(scales.compare(sketches[0], scales.weigh(sketches[0]), sketches[1:])[0])

    assert alike("Serbia recalls envoy over Kosovo", "Serbia, Kosovo: floods cut the road in Kosovo") == 0
    few = alike("Serbia recalls envoy", "Serbian floods: recalls, envoy")
    assert 0 < few < alike("Serbia recalls envoy", "Serbia: recalls, envoy") < 1.01
