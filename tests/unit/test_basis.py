"""What a briefing says it did not find was looked for in every article."""

from datetime import timedelta

from bot.model.analysis import ActorKey
from bot.model.topic import Topic, Window
from bot.summarize.basis import list_gaps
from tests.factories import NOW
from tests.materials import CHINA, make_material

UKRAINE = {"state:UA": ("Ukraine", "Ukraine's", "Kyiv")}
PRESIDENT = {"person:volodymyr zelensky": ("Volodymyr Zelensky", "Zelensky")}
TOPIC = Topic("china-ukraine", "China and Ukraine", actors=(ActorKey("state:CN"), ActorKey("state:UA")))
WINDOW = Window(NOW - timedelta(days=1), NOW)


def test_who_speaks_in_one_article_speaks_for_the_state_that_another_names_in_the_role() -> None:
    named = make_material(
        "China published a paper. Ukraine's president, Volodymyr Zelensky, went to Bakhmut. Beijing said so.",
        actors=CHINA | UKRAINE | PRESIDENT,
        roles={"person:volodymyr zelensky": "Ukraine's president"},
        said=(("says", "Beijing", "so"),),
    )
    spoke = make_material(
        "Zelensky told reporters that China had sent signals. China had sent none before.",
        url="https://news.example/2", actors=CHINA | PRESIDENT, said=(("says", "Zelensky", "China had sent signals"),),
    )  # fmt: skip
    assert "No comment from Ukraine is quoted." in list_gaps(TOPIC, WINDOW, [named])
    assert not [gap for gap in list_gaps(TOPIC, WINDOW, [named, spoke]) if gap.startswith("No comment")]
