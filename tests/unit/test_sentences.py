"""Which sentences can be read without the one before them."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.summarize.leaning import announces, drop_explained, hides_speaker, leans_back, opens_back, points_back
from bot.summarize.sentences import names_its_plurals


@pytest.mark.parametrize(
    "words",
    [
        "China denied that the balloon had been sent to watch anybody.",
        "Moscow said that Ukrainian drones had reached the port at dawn.",
        "Ukraine said that on Monday a second ship would leave Odesa.",
        "Tokyo said that, despite the talks in Jeddah, no date had been set.",
        "The Kremlin confirmed that Russia would take part in the conference.",
        "Sergei Lavrov said this week that the talks in Istanbul were over.",
        "Norway and Poland gave the same figure for the ships that were lost.",
        "Oslo pays the same price for gas as Warsaw does.",
        "Norway and Poland will vote on the same day.",
        "Oslo has done the same after a vote in its council.",
        "The missile was the same type that Poland had built in Gdansk.",
        "Kari Holm sailed to Gdansk after Jan Nowak did the same thing.",
        "On the same day the tree was lit in Oslo, a ferry sank in Narvik.",
        "Kari Holm said that week was the worst that Oslo had known.",
        "Kari Holm raised the matter of the ferries in Warsaw.",
        "The issue with the ferries is what they cost.",
        "Kari Holm raised the ferries with Poland, and came back to the ferries in Oslo.",
        "Poland called it a lie.",
        "Norway closed the port of Narvik and opened it again in the spring.",
        "Norway has such a law of its own.",
    ],
)
def test_what_says_what_it_is_about_needs_no_sentence_before_it(words: str) -> None:
    assert not points_back(words)


@pytest.mark.parametrize(
    "words",
    [
        "Beijing denied it.",
        "The Iranian ministry rejected that, calling the United States a liar.",
        "Warsaw said that to the ambassador on Monday.",
        "The Kremlin said that.",
        "Turkey condemned this in a letter to the council.",
        "Seoul welcomed this visit by the American minister.",
        "Jens Lund told the same conference that Oslo was watching the price.",
        "Kari Holm raised the matter with Jan Nowak in Warsaw.",
        "The index lost a tenth of its value that summer.",
        "Kari Holm said she had agreed to no such thing and that Oslo would wait.",
        "The palace denied any such promise.",
        "Norway closed it in 2011, after which Polish ships sailed to Gdansk.",
        "The parliament passed it on Monday by two votes.",
    ],
)
def test_what_leaves_to_the_sentence_before_what_was_said_does(words: str) -> None:
    assert points_back(words)


@pytest.mark.parametrize(
    ("words", "back"),
    [
        ("Several were taken down by censors after a day.", True),
        ("Many have been quick to praise Kari Holm.", False),
        ("Each was a story of the sea.", True),
        ("The following day, the index fell by a twentieth.", True),
        ("A year later Kari Holm sailed to Gdansk.", True),
        ("The first was Kari Holm, who sailed in March.", True),
        ("Many Norwegians were taken to Gdansk by ferry.", False),
        ("Each of the nine ports has a pilot.", False),
        ("The first ferry was late.", False),
        ("A year of talks ended in Gdansk.", False),
        ("Two weeks before the vote, Kari Holm sailed to Gdansk.", False),
        ("The same day Kari Holm sailed to Gdansk, a ferry sank.", False),
        ("Two ferries were late.", False),
        ("The party, now in government, was once banned.", True),
        ("The party of Kari Holm was once banned.", False),
    ],
)
def test_an_opening_that_counts_on_the_sentence_before(words: str, back: bool) -> None:
    assert opens_back(words) is back


@pytest.mark.parametrize(
    ("words", "hidden"),
    [
        ("Norway did not back the plan for the island, according to the spokesman.", True),
        ("“The loss is great,” the council said in a letter.", True),
        ("Nine ports will close, the officials said.", True),
        ("Nine ports will close, the spokesman for the navy said.", False),
        ("Nine ports will close, according to the spokesman of the navy.", False),
        ("Norway's council met in Oslo, and nine ports will close, the council said.", False),
        ("Nine ports will close, the president said.", False),
        ("Nine ports will close, the minister, Kari Holm, said.", False),
        ("Nine ports will close, the ministry in Oslo said.", False),
    ],
)
def test_a_speaker_whom_only_the_sentence_before_names_is_hidden(words: str, hidden: bool) -> None:
    assert hides_speaker(words) is hidden


_WEIGHING = """
from bot.summarize.sentences import centrality, make_passage
from bot.text.analysis import analyse
from bot.model.analysis import Material, Span
from tests.factories import make_article
words = " ".join(f"{chr(97 + n % 26)}{chr(97 + n // 26)}word" for n in range(90))
text = f"{words}. {words[: len(words) // 2]}. {words[: len(words) // 3]}. {words[: len(words) // 7]}."
material = Material(make_article(text), analyse(make_article(text)))
passages = [make_passage(material, each.span, at) for at, each in enumerate(material.analysis.sentences)]
print(sorted(centrality(passages).values()))
"""


def test_a_sentence_weighs_the_same_in_every_process() -> None:
    weighed = {
        subprocess.run(
            [sys.executable, "-c", _WEIGHING],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "4", "7", "11")
    }
    assert len(weighed) == 1


@pytest.mark.parametrize(
    "opening",
    [
        "Norway handed Jan Nowak over to Poland on Friday, and he was flown to Warsaw that evening.",
        "Kari Holm called on Monday for lower taxes on ferries, calling the move overdue.",
        "Kari Holm resigned on Monday and said she regretted what had led to the step.",
        "The port of Narvik on Friday said it was looking for two ships.",
        "A ferry ran aground in Narvik on Friday, but nobody was hurt there.",
        "Norway called off the talks after Poland seized two of its boats near Narvik.",
        "Norway reopened the port of Narvik on Friday but asked Poland to reopen Gdynia as well.",
        "Kari Holm lowered the tax on ferries and said that she would lower the one on trains too.",
    ],
)
def test_a_report_opens_with_what_explains_itself(opening: str) -> None:
    assert points_back(opening) or leans_back(opening)
    assert not points_back(drop_explained(opening))
    assert not leans_back(drop_explained(opening))


@pytest.mark.parametrize(
    "opening",
    [
        "No such meeting took place, the ministry said, and Kari Holm never said such a thing.",
        "Norway denied it on Monday and called Warsaw a liar.",
        "Norway denied that the idea was its own.",
        "Norway said on Monday, after a meeting, that the claim was false.",
        "Norway has weighed a sale of ferries, according to people who know the matter.",
        "Kari Holm was arrested that evening.",
        "Norway and Sweden have closed their ports as well.",
        "A mayor in Poland has resigned too.",
        "Jan Nowak, the mayor, had never been there.",
        "Ferries are late on Monday, it said.",
    ],
)
def test_what_a_report_opens_with_may_still_answer_what_is_told_elsewhere(opening: str) -> None:
    kept = drop_explained(opening)
    assert points_back(kept) or leans_back(kept)


@pytest.mark.parametrize(
    "words",
    [
        "A Polish official said so on Sunday.",
        "Norway's envoy wrote so again.",
        "The minister said that the two matters had nothing to do with one another.",
        "Poland called these three claims an insult.",
        "The member from Norway said that it had not.",
        "Poland's interior minister, Jan Rye, replied that there was none.",
        "Oslo says it will not.",
        "Poland's interior minister, Jan Rye, said that was not planned.",
        "Some newspapers took that for the end of the ban.",
        "Kari Holm, pilot of the ferry, said as she saw the quay.",
    ],
)
def test_what_was_said_or_counted_before_leans_on_it(words: str) -> None:
    assert leans_back(words)


@pytest.mark.parametrize(
    "words",
    [
        "Kari Holm said so many ships had come that the port was shut.",
        "Poland raised the two matters of herring and coal.",
        "Kari Holm spoke of the three cases that Poland had lost.",
        "Asked whether Norway had sold the ferries, Kari Holm said that it had not.",
        "Norway was accused of selling the ferries and said that it had not.",
        "Kari Holm said that it had not sold the ferries.",
        "Kari Holm said that this winter was hard.",
        "Kari Holm, pilot of the ferry, said when she landed that the quay was shut.",
        "The quay was shut, Kari Holm said as she landed.",
        "Poland took that ferry for its own.",
    ],
)
def test_what_is_named_with_it_does_not(words: str) -> None:
    assert not leans_back(words)


@pytest.mark.parametrize(("words", "does"), [
    ("Rare earths are the bigger matter.", True), ("Herring remains another question.", True),
    ("Herring is at stake.", True), ("Norway is the winner of the vote in Oslo.", False),
    ("Kari Holm is the minister of Norway.", False), ("Herring was sold for 22 crowns.", False),
])  # fmt: skip
def test_a_sentence_that_only_names_a_matter_announces_it(words: str, does: bool) -> None:
    assert announces(words) is does


@pytest.mark.parametrize(
    "words",
    [
        "Chile's foreign ministry rejected the protest as baseless.",
        "Poland's envoy in Oslo called the complaint an insult to fishermen.",
        "Norway's minister dismissed those objections as baseless.",
    ],
)
def test_a_protest_of_somebody_unnamed_leans_on_what_was_told_before(words: str) -> None:
    assert points_back(words)


@pytest.mark.parametrize(
    "words",
    [
        "Norway rejected the protest of Chile as baseless.",
        "Chile lodged a protest, and Norway rejected the protest as baseless.",
        "Norway rejected the Chilean protest as baseless.",
        "Police in Oslo held the protest leader for a night.",
    ],
)
def test_a_protest_whose_maker_is_named_leans_on_nothing(words: str) -> None:
    assert not points_back(words)


@pytest.mark.parametrize(
    "words",
    [
        "The mayor now says four people were hurt, not two.",
        "The governor of the region now says that 12 sailors are missing, not nine.",
        "Four people died, not two.",
        "Narvik's mayor now puts the toll at four, not two.",
    ],
)
def test_a_count_set_right_of_what_goes_unnamed_leans_on_what_was_told_before(words: str) -> None:
    assert leans_back(words)


@pytest.mark.parametrize(
    "words",
    [
        "The mayor now says four people were hurt in the fire, not two.",
        "After a ferry sank off Narvik, the mayor said four had died, not two.",
        "Norway has four ferries in Narvik, not two.",
        "Four people were hurt when a ferry hit the quay, not two.",
    ],
)
def test_a_count_set_right_of_what_is_named_leans_on_nothing(words: str) -> None:
    assert not leans_back(words)


@pytest.mark.parametrize(
    "words",
    [
        "The minister said that the navy had seen no sign of any.",
        "Norway's navy said it would lend two of them.",
        "Kari Holm said point (c) would take a year.",
        "Poland has signed all of these in Oslo.",
    ],
)
def test_what_is_counted_out_of_the_unnamed_or_a_point_of_a_list_leans(words: str) -> None:
    assert leans_back(words)


@pytest.mark.parametrize(
    "words",
    [
        "Norway has four ferries and will lend two of them.",
        "Kari Holm said the ships were late and that Poland had heard of none.",
        "Poland scored at a point where Norway was tired.",
        "Two of them who sailed on Monday, Kari Holm and Jan Rye, were found.",
    ],
)
def test_what_is_counted_out_of_what_is_named_does_not_lean(words: str) -> None:
    assert not leans_back(words)


def test_a_text_that_was_named_before_is_pointed_back_to() -> None:
    assert points_back("Norway's ministry says that the text is not ready.")
    assert not points_back("Norway's ministry says that the text of the accord is not ready.")
    assert not points_back("Norway wrote a text, and Poland says that the text is not ready.")


@pytest.mark.parametrize(
    "words",
    [
        "Sweden answered with a ban on timber and wool within a day.",
        "The Norwegian navy hit back with warning shots at once.",
        "Sweden's harbour master, Per Lund, spoke of 40.",
        "The Norwegian union put it at two, not three.",
        "Nine members voted against the cabinet's plan of Monday, two of them said.",
        "Norway's oil minister, Kari Holm, said that it would not do so before May.",
        "The palace in Oslo said only that the king had thanked him.",
        "The Norwegian navy knows nothing of it.",
        "The Norwegian side said that it had been a stray dog.",
    ],
)
def test_an_answer_a_bare_number_and_a_plan_of_a_day_lean_on_what_was_told(words: str) -> None:
    assert leans_back(words)


@pytest.mark.parametrize(
    "words",
    [
        "Sweden answered the ban with one on timber and wool, the minister said after the talks.",
        "Sweden responded to the Norwegian ban with duties on timber.",
        "Sweden's harbour master, Per Lund, spoke of 40 boats.",
        "The union put the number of the missing sailors at two.",
        "Nine members voted against the cabinet's plan of Monday to sell the harbour.",
        "Norway's oil minister, Kari Holm, said the port would not be sold before May.",
        "Norway's navy said that it was a mistake to sell the harbour.",
        "The palace said the king had only thanked the crew of the ferry.",
        "The minister, who replied with a smile, signed the accord with Sweden.",
    ],
)
def test_what_says_itself_what_it_answers_or_counts_does_not_lean(words: str) -> None:
    assert not leans_back(words)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("None of its crew of six was hurt.", False),
        ("Most of its sailors swam ashore.", False),
        ("Sweden has not agreed to sell them.", False),
        ("The minister says she does want them.", False),
        ("The trawler sank, and none of its crew was hurt.", True),
        ("Sweden has sold its ferries.", True),
        ("Sweden has six ferries and has not agreed to sell them.", True),
        ("None of the sailors lost their boats.", True),
    ],
)
def test_how_many_and_a_verb_are_nobody_whom_its_or_them_may_mean(words: str, named: bool) -> None:
    assert names_its_plurals(words) == named
