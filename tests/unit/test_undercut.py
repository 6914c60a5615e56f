"""What the next sentence or the next but one turns or limits is told nowhere; news that goes on stands."""

import pytest

from bench.shown import brief
from bot.evidence.quotes import iter_claims
from bot.model.analysis import Material
from bot.summarize.corrections import find_corrected
from bot.text.analysis import analyse
from tests.factories import make_article

REST = "\n\n".join(
    f"Ministers of Norway and Sweden looked at {each} of the coast in the old town hall of Bergen on Monday."
    for each in ("maps", "plans", "pictures", "charts")
)
SAIL = "Norway's transport minister, Kari Holm, will sail to Gotland on Saturday."
RECALLED = "Sweden's consul in Narvik, Per Lund, has been recalled."
SHUT = "Sweden shut the crossing at Storlien on Monday."
COUNTED = "Swedish jets crossed into Norway seven times in March."
HEARD = "Norway's navy has taken the islet of Kallgrund, the Lulea Evening wrote on Tuesday."
LORRIES = "Norwegian customs officers found 40 crates that they say were brought from Sweden."
SAID = "The Swedish side said that Norway had cut 30 nets and would cut more."


def read(*paragraphs: str) -> Material:
    article = make_article("\n\n".join(paragraphs))
    return Material(article, analyse(article))


def list_told(material: Material) -> str:
    return " ".join(claim.text for _, claim in iter_claims(brief([material])))


@pytest.mark.parametrize(
    ("told", "behind"),
    [
        (SAIL, "No, she will not: the pier is shut until May."),
        (SAIL, "She will not, of course."),
        (SAIL, "Or not."),
        (SAIL, "Only if the ice holds."),
        (SAIL, "In a film."),
        ("Sweden has made permits compulsory, 30 per cent believe.", "It hasn't."),
        (RECALLED, "To the choir of Lund, that is: he sang there as a boy."),
        (RECALLED, "By mistake."),
        (RECALLED, "It was a joke."),
        (SHUT, "It was for two hours, because of a race."),
        (SHUT, "For an afternoon."),
        (SHUT, "No longer."),
        (COUNTED, "The staff counted two of them twice, so it is five."),
        (COUNTED, "It was a typing mistake."),
        (COUNTED, "In truth nobody knows how often."),
        (HEARD, "The navy says that the picture shows a drill for divers."),
        (HEARD, "The Norwegian defence ministry knows nothing of it."),
        (HEARD, "The ministry in Oslo laughed."),
        (HEARD, "The video was taken in Finland."),
        (LORRIES, "They turned out to hold stage money."),
        (LORRIES, "As it happens, they were full of snow."),
        (SAIL, "This is what a time-table says, and what her office calls a misprint."),
        (SAIL, "So says the harbour master."),
        (SAID, "The Norwegian side said that they had drifted. The Swedish side withdrew the point."),
        (SAID, "Norway took note. The remark was struck out."),
        (SHUT, "The army moved in. That was in 1994, and the posts stand there still."),
        ("Norway has banned Swedish cheese.", "The order was signed on Wednesday, and revoked on Thursday."),
        ("Norway will pay for the bridge.", "None of this has been settled."),
    ],
)
def test_what_the_next_words_turn_is_told_nowhere(told: str, behind: str) -> None:
    material = read(f"{told} {behind}", REST)
    assert told in [each.of(material.article.text) for each in find_corrected(material)]
    assert told[:40] not in list_told(material)


@pytest.mark.parametrize(
    ("told", "behind"),
    [
        (SAIL, "No one else will be on board."),
        (SAIL, "No date has been set for her return."),
        (SAIL, "Not all of her staff will come along."),
        (SAIL, "For her it is the third visit."),
        (SAIL, "In Visby, she will meet the mayor."),
        (SAIL, "It was not clear when she would return."),
        (SHUT, "It was the third closure this year."),
        (SHUT, "It was opened in 1994."),
        (SHUT, "The police said the queue was two hours long."),
        (SHUT, "They did not say why."),
        (COUNTED, "So it went on for years."),
        ("The navy published a picture of the ship.", "The picture shows a hole in its bow."),
        ("Norway asked Sweden to open the crossing at Storlien.", "It has not."),
        ("Sweden hoped that Norway would pay.", "It did not."),
        (LORRIES, "In fact, they had looked for them since May."),
        (SAID, "The Norwegian side said that they had drifted. Sweden withdrew its ships."),
        (SAID, "The ministers later withdrew to a side room."),
        ("If the talks fail, Norway would shut the port, the minister said.", "Sweden has called this a threat."),
        ("Norway taxed Swedish ore in 2020.", "The tax was lifted on Tuesday."),
        ("They spoke for three hours.", "With reporting by Per Lund in Oslo."),
    ],
)
def test_news_that_goes_on_stands(told: str, behind: str) -> None:
    assert find_corrected(read(f"{told} {behind}", REST)) == ()


def test_what_goes_on_from_what_would_have_been_is_told_nowhere() -> None:
    supposed = "Had there been time, the members would have passed it. Norway pays 3 million crowns and Sweden none."
    material = read("Norway and Sweden met in Bergen on Tuesday, minister Kari Holm said.", supposed, REST)
    assert "3 million" not in list_told(material)


def test_a_turn_in_another_paragraph_takes_nothing_back() -> None:
    assert find_corrected(read(SHUT, "In brief.", REST)) == ()


def test_an_anniversary_sets_its_whole_paragraph_in_another_time() -> None:
    told = (
        "A Norwegian cutter rammed a Swedish tug off Bohus. Its crew swam ashore. The king wrote a letter. Oslo paid."
    )
    behind = "It is 60 years ago this spring that the tug went down."
    assert len(find_corrected(read(f"{told} {behind}", REST))) == 5


def test_a_scenario_takes_back_its_whole_paragraph() -> None:
    told = "Swedish boats block the sound of Moss. Norway's banks close. The king speaks on the radio."
    behind = "That is the scenario that pupils of the naval school in Horten were given last spring."
    assert len(find_corrected(read(f"{told} {behind}", REST))) == 4


def test_a_plan_that_is_said_to_be_one_stands() -> None:
    assert find_corrected(read("Norway will sell the ferry to Sweden. That is the plan of the minister.", REST)) == ()
