"""A story is told without the other affairs of its round-ups, and without a toll that has grown since."""

from datetime import timedelta

import pytest

from bench.shown import brief, make_topic
from bot.evidence.quotes import iter_claims
from bot.group.stories import group
from bot.group.topics import find_foreign
from bot.model.analysis import Material
from bot.model.story import Story, StoryId
from bot.model.topic import Topic
from bot.service.briefings import select
from tests.factories import NOW
from tests.materials import read_report

ROUND_UP = (
    "Aegean: A Greek fishing boat sank on Tuesday near Imia. Prime Minister Kyriakos Mitsotakis will visit Ankara.\n\n"
    "Kashmir: Pakistan accused India of killing two farmers with a drone. India denied it. Both were brothers.\n\n"
    "Ukraine: A Russian missile hit the port of Odesa. The Security Council agreed on no statement.\n\n"
    "South China Sea: China held drills near a shoal after a clash with a Philippine ship. It was hit by water."
)
FOUR = "Indian shelling killed four people in the village of Nakyal in Kashmir late on Tuesday, officials said."
NINE = "The death toll from Indian shelling of the village of Nakyal in Kashmir has risen to nine, officials say."
SEVENTEEN = "Seventeen people were killed in the Indian shelling of the village of Nakyal in Kashmir, rescuers said."
REST = "India accused Pakistan of firing first. Pakistan's army denied that it had fired at India's posts on the hills."


def read(
    text: str, hours: int = 0, desk: str = "Desk", title: str = "Indian shelling of Nakyal in Kashmir"
) -> Material:
    return read_report(text, title=title, desk=desk, hours=hours)


def list_foreign(topic: Topic, material: Material) -> list[str]:
    story = Story(StoryId("s"), "", None, None, (material.article.id,), ())
    found = find_foreign(topic, story, {material.article.id: material})
    return [each.span.of(material.article.text) for each in found]


def list_untold(*materials: Material) -> list[str]:
    texts = {each.article.id: each.article.text for each in materials}
    return [each.span.of(texts[each.article_id]) for story in group(materials) for each in story.untold]


def test_a_round_up_lends_a_topic_only_what_is_of_its_actors() -> None:
    topic = make_topic([read("China and the Philippines met. China protested to the Philippines.")])
    foreign = list_foreign(topic, read(ROUND_UP, title="The week in brief"))
    assert [words.split()[0] for words in foreign] == [
        "Aegean:",
        "Prime",
        "Kashmir:",
        "India",
        "Both",
        "Ukraine:",
        "The",
    ]


def test_what_follows_a_sentence_on_the_topic_is_told() -> None:
    topic = make_topic([read("Greece and Turkey met. Greece protested to Turkey.")])
    member = read(
        "The skipper of a Greek fishing boat that sank has left hospital. Nikos Halkitis told reporters the vessel "
        "had come at his boat from behind. He was fishing with his sons. The boat was built on Kalymnos.",
        title="Skipper leaves hospital",
    )
    assert list_foreign(topic, member) == []


def test_an_article_about_the_topic_is_told_whole() -> None:
    text = "China and the Philippines signed an accord. China and the Philippines met in Oslo. Norway was the host."
    assert list_foreign(make_topic([read(text)]), read(text, title="China and the Philippines sign")) == []


def test_a_topic_of_words_takes_the_sentences_that_have_them() -> None:
    topic = Topic("grain-corridor", "Grain corridor", (), ("grain corridor",))
    text = "Markets fell on Monday. Shares in Oslo rose. Oil was flat. A clerk spoke of the grain corridor in passing."
    foreign = list_foreign(
        topic, read(f"{text} Gold was flat, and so was tin. Copper rose by a cent.", title="Markets")
    )
    assert text.split(". ")[3] not in foreign
    assert "Markets fell on Monday." in foreign


def test_the_newest_toll_stands_alone() -> None:
    materials = (
        read(f"{FOUR} {REST}", desk="One"),
        read(f"{NINE} {REST}", hours=7, desk="Two"),
        read(f"{SEVENTEEN} {REST}", hours=27, desk="Three"),
    )
    assert set(list_untold(*materials)) == {FOUR, NINE}
    briefing = brief(materials)
    told = " ".join(claim.text for _, claim in iter_claims(briefing))
    assert briefing.bottom_line[0].text == SEVENTEEN
    assert FOUR not in told
    assert NINE not in told


@pytest.mark.parametrize(
    ("before", "after", "hours"),
    [
        (FOUR, SEVENTEEN.replace("Nakyal", "Kotli"), 7),  # another village
        (FOUR, SEVENTEEN, 1),  # at the same time, as others count
        (FOUR, SEVENTEEN, 200),  # weeks later it may be another attack
        (FOUR, SEVENTEEN.replace("killed in", "wounded in"), 7),  # another count
        (SEVENTEEN, FOUR, 7),  # told lower: nothing has grown
        (FOUR, SEVENTEEN.replace("killed in", "killed last month in"), 7),
        (FOUR.replace("officials", "India's army"), SEVENTEEN.replace("rescuers", "Pakistan's army"), 7),  # in dispute
        (FOUR, "Up to 17 people may have been killed by Indian shelling of Nakyal in Kashmir, officials said.", 7),
    ],
)
def test_what_is_no_older_count_of_the_same_stays(before: str, after: str, hours: int) -> None:
    first, second = read(f"{before} {REST}", desk="One"), read(f"{after} {REST}", hours=hours, desk="Two")
    assert before not in list_untold(first, second)


def test_the_stories_of_a_topic_say_what_is_foreign_to_it() -> None:
    about = read(
        "China and the Philippines clashed at a shoal. China held drills near the shoal and the Philippines protested.",
        title="China and the Philippines clash at a shoal",
    )
    topic = make_topic([about])
    stories = select(topic, (about,), NOW + timedelta(days=1)).stories
    assert [each.untold for each in stories] == [()]


def test_the_lesser_part_of_a_story_that_is_about_the_topic_is_told_alone_behind_what_is_about_it_whole() -> None:
    dealing = read("India accused Pakistan of shelling Nakyal in Kashmir. Pakistan denied it had fired at India.", 9)
    beside = [
        read(f"Farmers of Nakyal in Kashmir buried {count} of their own. {rest}", 9, f"Desk {count}")
        for count, rest in (("two", "Shops were shut."), ("three", "Schools stayed closed for a second day."))
    ]
    whole = read(
        "India and Pakistan signed a treaty on water. India sent Pakistan its text.", 0, title="A treaty on water"
    )
    topic = make_topic([dealing, whole])
    told = (dealing, *beside, whole)
    places = {each.article.id: StoryId("w" if each is whole else "s") for each in told}
    selection = select(topic, told, NOW + timedelta(hours=10), places)
    assert [story.articles for story in selection.stories] == [(whole.article.id,), (dealing.article.id,)]
    assert dict(selection.stories[1].why)["origins"] == dict(selection.stories[0].why)["origins"]
    assert set(selection.materials) == {whole, dealing}
