"""A thread's next question takes up the deed, the person or the people that were told, and no word of form."""

import pytest

from bot.answer.asked.wording import ask_who_leads, word_plainly
from tests.unit.test_followups import follow_up

SWORN_IN = (
    "Who is the new mayor of Bergen?",
    "Runa Askvold was sworn in on Monday as mayor of Bergen after King Harald opened the hall.",
)
PROMISED = (
    "What did Runa Askvold promise about the tram?",
    "She promised to publish the tram accounts on her first day.",
)
SEIZED = (
    "What happened to the Dutch engineers in Chad?",
    "Gunmen abducted three Dutch engineers in Chad. Two of the three Dutch engineers were freed on Friday.",
)


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("Who is going to the talks in Oslo for Chad?", "Who will go to the talks in Oslo for Chad?"),
        ("Are they going to a summit?", "Will they go to a summit?"),
        ("Is she going to resign?", "Will she resign?"),
        ("Is she going to Oslo?", "Will she go to Oslo?"),
        ("Who is going to lead the talks?", "Who will lead the talks?"),
    ],
)
def test_who_goes_somewhere_keeps_the_verb(asked: str, plain: str) -> None:
    assert word_plainly(asked) == plain


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        (
            "Who will go to the talks in Oslo for Chad?",
            "Who will lead Chad’s delegation to the talks in Oslo?",
        ),
        ("Who went to the peace talks for the Houthis?", "Who led the Houthis’s delegation to the peace talks?"),
        ("Who will go to prison for the murder?", "Who will go to prison for the murder?"),
        ("Who will go to the talks for a day?", "Who will go to the talks for a day?"),
        ("Who will go to the talks?", "Who will go to the talks?"),
    ],
)
def test_who_goes_for_a_state_leads_its_delegation(asked: str, plain: str) -> None:
    assert ask_who_leads(asked) == plain


@pytest.mark.parametrize(
    ("earlier", "asked", "understood"),
    [
        (
            [("Who is going to the talks in Oslo for Chad?", "Ali Nour.")],
            "and for Mali?",
            "Who will go to the talks in Oslo for Mali?",
        ),
        # who was told to have the office
        ([SWORN_IN], "what did she promise about the tram?", "What did Runa Askvold promise about the tram?"),
        (
            [("Who is the new mayor of Bergen?", "The council elected Jens Askvold as mayor.")],
            "when does he start?",
            "When does Jens Askvold start?",
        ),
        (
            [("Who is the new mayor of Bergen?", "")],
            "when was she elected?",
            "When was the new mayor of Bergen elected?",
        ),
        # what was promised, or is to be done
        ([SWORN_IN, PROMISED], "has she done it?", "Has Runa Askvold published the tram accounts?"),
        ([SWORN_IN, PROMISED], "did she do it?", "Did Runa Askvold publish the tram accounts?"),
        ([("When will Ana Vidal sell the brewery?", "")], "has she done it yet?", "Did Ana Vidal sell the brewery?"),
        ([("What did Ana Vidal say about the tram?", "It is late.")], "has she done it?", "Has Ana Vidal done it?"),
        # who did what was asked about
        (["How many were killed in the ambush?"], "who did it?", "Who was behind the ambush?"),
        (["When was the mayor shot in Brno?"], "and who did that?", "Who shot the mayor in Brno?"),
        (["Why was Pavel Dvorak arrested?"], "who did it?", "Who arrested Pavel Dvorak?"),
        (["What does the mayor say?"], "who did it?", "Who did it?"),
        # people, and no states
        ([SEIZED, ("Did India pay Chad?", "No.")], "who freed them?", "Who freed the Dutch engineers in Chad?"),
        ([SEIZED, ("Did India pay Chad?", "No.")], "who took them?", "Who abducted the Dutch engineers in Chad?"),
        ([("Who are the pupils in Graz?", "They won a prize.")], "who took them?", "Who took the pupils in Graz?"),
        ([("Did Peru and Chile meet?", "Yes.")], "who invited them?", "Who invited Peru and Chile?"),
        # so many of those who were told of
        ([SEIZED], "were the two hurt?", "Were the two Dutch engineers hurt?"),
        (
            [("Who was freed?", "Ana Vidal and Jens Berg were freed.")],
            "where are the two now?",
            "Where are Ana Vidal and Jens Berg now?",
        ),
        # another calling is another matter
        (["Who will replace the Kenyan transport minister?"], "what about the captain?", "What about the captain?"),
        (
            ["Who will replace the Kenyan transport minister?"],
            "what about the finance minister?",
            "Who will replace the Kenyan finance minister?",
        ),
        (["What does the captain say?"], "and the foreign minister?", "What does the foreign minister say?"),
    ],
)
def test_what_was_told_is_taken_up(earlier: list[str | tuple[str, str]], asked: str, understood: str) -> None:
    assert follow_up(asked, *earlier).text == understood


@pytest.mark.parametrize(
    ("earlier", "asked", "understood"),
    [
        # the office is told whole, and is no thing
        (
            ["What did the new prime minister of Chad promise?"],
            "what does Niger say?",
            "What does Niger say about Chad?",
        ),
        (
            ["What did the old plant of Graz pour out?"],
            "what does Linz say?",
            "What does Linz say about the old plant of Graz?",
        ),
        # what has a matter of its own goes between
        (
            ["What did Ruiz say about the dam?", "By how many votes did Ruiz lose?"],
            "what does Peru say?",
            "What does Peru say?",
        ),
        (
            ["What did Ruiz say about the dam?", "What does Vega say?"],
            "what does Peru say?",
            "What does Peru say about the dam?",
        ),
        (
            ["What did Ruiz say about the dam?", "How old is Ruiz?"],
            "what does Peru say about it?",
            "What does Peru say about the dam?",
        ),
    ],
)
def test_a_topic_is_told_whole_and_taken_from_one_matter(earlier: list[str], asked: str, understood: str) -> None:
    assert follow_up(asked, *earlier).text == understood


@pytest.mark.parametrize("asked", ["where are the two now?", "where are the three?"])
def test_where_so_many_without_a_name_are_is_asked_back(asked: str) -> None:
    unclear = follow_up(asked, ("Who was freed in Chad?", "Two of the four divers were freed.")).unclear
    assert unclear is not None
    assert unclear.word.startswith("the ")


@pytest.mark.parametrize(
    "asked", ["Where are the two ships now?", "Where are the two of them?", "What did the two sides say?"]
)
def test_so_many_with_their_noun_are_named(asked: str) -> None:
    whole = follow_up(asked, ("Who was freed in Chad?", "Two of the four divers were freed."))
    assert (asked[:18], None) == (whole.text[:18], whole.unclear)
