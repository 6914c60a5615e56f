"""What a further question of a thread takes from it must fit what is asked of that, and be what was told of."""

import pytest

from bot.answer.asked.things import find_affair
from bot.answer.thread.followup import ask_words_of, complete
from bot.model.conversation import MemberId, ThreadId, Turn
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW
from tests.unit.test_followups import follow_up

LETTER = ("What did Ruiz say about the Peruvian letter?", "Ruiz called the letter a mistake.")


@pytest.mark.parametrize(
    ("last", "asked", "understood"),
    [
        ("How many were hurt according to Peru?", "and according to Chile?", "How many were hurt according to Chile?"),
        ("How many ships sank according to the navy?", "according to Oslo?", "How many ships sank according to Oslo?"),
        ("How many miners died?", "and according to the union?", "How many miners died according to the union?"),
        ("When did Ruiz go to Lima?", "and to Quito?", "When did Ruiz go to Quito?"),
    ],
)
def test_by_whose_account_is_asked_in_the_place_of_another_account(last: str, asked: str, understood: str) -> None:
    assert follow_up(asked, last).text == understood


@pytest.mark.parametrize(
    ("asked", "understood"),
    [
        ("when was it published?", "When was the Peruvian letter published?"),
        ("who drafted it?", "Who drafted the Peruvian letter?"),
        ("was it ever signed?", "Was the Peruvian letter ever signed?"),
        ("has it been ratified?", "Has the Peruvian letter been ratified?"),
        ("has it signed the treaty?", "Has NATO signed the treaty?"),
        ("who leads it?", "Who leads NATO?"),
        ("has it published a list?", "Has NATO published a list?"),
    ],
)
def test_no_body_is_what_is_published_or_signed(asked: str, understood: str) -> None:
    turns = LETTER, ("What does NATO want?", "NATO wants a treaty.")
    assert follow_up(asked, *turns).text == understood


@pytest.mark.parametrize("state", ["Chile", "Norway"])
def test_a_state_may_itself_do_what_is_done_to_texts(state: str) -> None:
    asked = follow_up("has it signed the pact?", (f"What does {state} want?", "It wants a pact."))
    assert asked.text == f"Has {state} signed the pact?"


def test_what_nothing_was_told_of_lends_no_topic_once_another_question_was_answered() -> None:
    said = (
        ("What did the ministers of Peru and Chile agree on?", "They agreed on a border treaty."),
        ("Has a venue been found for the next meeting?", ""),
        ("What does Norway say?", "Norway called it wise."),
    )
    turns = [Turn(ThreadId("t"), MemberId("m"), NOW, asked, asked, told) for asked, told in said]
    assert "venue" not in complete("and Finland?", turns, NOW, load_gazetteer()).text


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("Has a venue been found for the next meeting?", "the venue"),
        ("Have the new rules been written?", "the new rules"),
        ("Has the border crossing been closed?", "the border crossing"),
        ("Will the port be closed?", "the port"),
        ("Will the border crossing be shut?", "the border crossing"),
        ("Who shot the balloon down?", "the balloon"),
    ],
)
def test_what_was_done_to_a_thing_is_no_part_of_its_name(question: str, thing: str) -> None:
    assert find_affair(question) == thing


def test_a_question_that_was_answered_still_lends_its_topic() -> None:
    turns = ("What did Peru say about the treaty?", "Peru called it wise."), ("and Norway?", "Norway called it wise.")
    assert follow_up("and Finland?", *turns).text == "What did Finland say about the treaty?"
    asked_first = follow_up("What does Norway say?", ("Has Peru signed the treaty?", ""))
    assert asked_first.text == "What does Norway say about the treaty?"


@pytest.mark.parametrize(
    ("between", "asked", "words"),
    [
        (
            ("Did Torres like the Peruvian letter?", ""),
            "what about NATO?",
            "What did NATO say about the Peruvian letter?",
        ),
        (("Has Torres read the Peruvian letter?", ""), "and Norway?", "What did Norway say about the Peruvian letter?"),
        (("What did Torres say?", ""), "and Norway?", "What did Norway say?"),
        (("Did Torres like the Peruvian letter?", "He did."), "what about NATO?", None),
        (("When does Torres go to Lima?", ""), "what about NATO?", None),
        (("Did Torres like the Peruvian letter?", ""), "what about the price?", None),
    ],
)
def test_behind_what_was_refused_another_is_asked_of_the_matter(
    between: tuple[str, str], asked: str, words: str | None
) -> None:
    said = LETTER, between
    turns = [Turn(ThreadId("t"), MemberId("m"), NOW, question, question, told) for question, told in said]
    assert ask_words_of(asked, turns) == words


SIGNED = ("Did Chile sign anything?", "Chile signed a pledge on copper, meeting a Peruvian condition for the loan.")


@pytest.mark.parametrize(
    ("last", "asked", "understood"),
    [
        (SIGNED, "is that enough for them?", "Is that enough for Peru?"),
        (SIGNED, "will that satisfy them?", "Will that satisfy Peru?"),
        (("Did Chile sign?", "Chile signed, as Norway's demands were met."), "was it enough for them?", "for Norway?"),
        (("Did Chile sign?", "Peruvian and Norwegian demands were met."), "is that enough for them?", "for Chile?"),
        (("Did Chile sign?", "Chile signed a pledge on copper."), "is that enough for them?", "for Chile?"),
        (SIGNED, "why did they sign?", "Why did Chile sign?"),
    ],
)
def test_what_is_enough_is_so_for_whoever_had_the_demand(last: tuple[str, str], asked: str, understood: str) -> None:
    assert follow_up(asked, last).text.endswith(understood)


@pytest.mark.parametrize(
    ("last", "asked", "understood"),
    [
        ("What does Norway think?", "ok and when do they decide?", "When do they decide?"),
        ("What does Norway think?", "when will they vote?", "When will they vote?"),
        ("When does Norway sign?", "ok, and why do they wait?", "Why does Norway wait?"),
        ("What does Norway think?", "why do they object?", "Why does Norway object?"),
    ],
)
def test_who_decides_is_not_the_one_state_whose_words_were_asked_for(last: str, asked: str, understood: str) -> None:
    assert follow_up(asked, (last, "Norway called it blackmail.")).text == understood


@pytest.mark.parametrize(
    ("asked", "understood"),
    [
        ("how much is it costing?", "How much is the bridge in Tartu costing?"),
        ("who knows what it costs?", "Who knows what the bridge in Tartu costs?"),
        ("how long has it lasted?", "How long has the bridge in Tartu lasted?"),
        # a state may do other things
        ("did it vote last week?", "Did Riga vote last week?"),
        ("will it cover the costs?", "Will Riga cover the costs?"),
    ],
)
def test_no_state_is_what_costs_or_lasts(asked: str, understood: str) -> None:
    earlier = ("Who rebuilt the bridge in Tartu?", "Latvia did."), ("Did Riga help?", "Riga sent pumps.")
    assert follow_up(asked, *earlier).text == understood
