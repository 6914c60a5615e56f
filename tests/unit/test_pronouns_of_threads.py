"""Whom and what a pronoun of a follow-up means by the question before it, and when that is asked back."""

import pytest

from bot.answer.asked.wording import word_plainly
from tests.unit.test_followups import follow_up

PLAN = "What did the harbour authority say about the ferry plan?"


@pytest.mark.parametrize(
    ("last", "asked", "understood"),
    [
        ("Did Barrantes invite Wekesa?", "did she come?", "Did Wekesa come?"),
        ("Did Barrantes urge Harthy to resign?", "will he resign?", "Will Harthy resign?"),
        ("Has Barrantes summoned Harthy?", "did he go?", "Did Harthy go?"),
        ("Did Barrantes invite Harthy?", "why did he do it?", "Why did Barrantes do it?"),
        ("Did Barrantes receive Harthy?", "did he come?", "Did Barrantes come?"),
        ("Did Barrantes urge Harthy to resign?", "will he speak?", "Will Barrantes speak?"),
    ],
)
def test_who_was_bidden_comes(last: str, asked: str, understood: str) -> None:
    assert follow_up(asked, last).text.startswith(understood.rstrip("?").removesuffix(" it"))


@pytest.mark.parametrize(
    ("last", "asked", "understood"),
    [
        (
            "What did the Kremlin say about the grain plan?",
            "does it ask us to pay?",
            "Does the grain plan ask us to pay?",
        ),
        (PLAN, "who wrote it?", "Who wrote the ferry plan?"),
        (
            "What did the harbour authority say about the ferry?",
            "does it accept blame?",
            "Does the harbour authority accept blame?",
        ),
    ],
)
def test_it_is_what_was_spoken_of(last: str, asked: str, understood: str) -> None:
    assert follow_up(asked, last).text == understood


def test_what_is_accepted_is_no_one_whose_words_were_asked_for() -> None:
    why, says = "Why did the tribunal print the verdict?", "What does the African Union say?"
    assert follow_up("does Chad accept it?", why, says).text == "Does Chad accept the verdict?"
    assert follow_up("will Chad obey it?", "Who wrote the ferry plan?", says).text == "Will Chad obey the ferry plan?"
    assert follow_up("does Chad accept it?", why, "What does the Elysee say?").text == "Does Chad accept the verdict?"
    assert follow_up("does Chad recognise it?", says).text == "Does Chad recognise it?"
    assert follow_up("who leads it?", says).text == "Who leads the African Union?"
    assert follow_up("does it accept blame?", says).text == "Does the African Union accept blame?"
    assert follow_up("who opposes it?", "When will the tunnel open?").text == "Who opposes the tunnel?"


def test_who_speaks_for_a_state_may_be_he() -> None:
    asked = "Did Tomas Okello open the border?"
    told = ("What does Chad say?", "Chad waits for an answer, President Mark Abakar said on Tuesday.")
    spokesman = ("What does Chad say?", "Chad waits for an answer, its spokesman, Mark Abakar, said on Tuesday.")
    unclear = follow_up("has he seen the treaty?", asked, told).unclear
    assert unclear is not None
    assert unclear.candidates == ("Mark Abakar", "Tomas Okello")
    assert follow_up("has he seen the treaty?", told).text == "Has Mark Abakar seen the treaty?"
    assert follow_up("has he seen the treaty?", asked, spokesman).text == "Has Tomas Okello seen the treaty?"


def test_a_capital_that_speaks_is_no_matter() -> None:
    assert follow_up("what did Zelensky say about it?", "and Kyiv?").text == "What did Zelensky say about it?"
    assert follow_up("what did Biden say about it?", "What about Gaza?").text == "What did Biden say about Gaza?"


@pytest.mark.parametrize(
    ("earlier", "asked", "understood"),
    [
        (("Did Harthy invite Wekesa?",), "when do they reopen the embassies?", "When do they reopen the embassies?"),
        (
            ("What did Oman and Kenya agree?", "Did Harthy invite Wekesa?"),
            "when do they restore diplomatic relations?",
            "When do Oman and Kenya restore diplomatic relations?",
        ),
        (("Did Harthy meet Wekesa?",), "what did they sign?", "What did Harthy and Wekesa sign?"),
    ],
)
def test_persons_have_no_embassies(earlier: tuple[str, ...], asked: str, understood: str) -> None:
    assert follow_up(asked, *earlier).text == understood


def test_who_says_so_is_nobody_of_whom_it_is_said() -> None:
    says = "Who says that Kenya armed the rebels?"
    unclear = follow_up("what evidence do they have?", says).unclear
    assert unclear is not None
    assert unclear.candidates == ()
    told = "Kenya armed the rebels, General Tomas Okello said."
    assert follow_up("what evidence do they have?", (says, told)).text == "What evidence does Tomas Okello have?"


@pytest.mark.parametrize(
    ("earlier", "understood"),
    [
        (("Did Kenya arm the rebels?",), "Has NATO confirmed that Kenya armed the rebels?"),
        (
            ("Did Kenya arm the rebels?", ("What does Nairobi say?", "Kenya denies it.")),
            "Has NATO confirmed that Kenya armed the rebels?",
        ),
        (("Who says that Kenya armed the rebels?",), "Has NATO confirmed that Kenya armed the rebels?"),
        (
            ("Did Kenya arm the rebels?", ("Who led the talks?", "Okello led the talks.")),
            "Is that confirmed by NATO?",
        ),
    ],
)
def test_a_body_confirms_what_was_asked(earlier: tuple[str | tuple[str, str], ...], understood: str) -> None:
    assert follow_up("is that confirmed by NATO?", *earlier).text == understood


@pytest.mark.parametrize(
    ("last", "asked", "understood"),
    [
        ("What do the Americans think of the pact?", "and Oman?", "What does Oman think of the pact?"),
        ("Have the French signed the pact?", "and Kenya?", "Has Kenya signed the pact?"),
        ("What do the Americans think of the pact?", "and the French?", "What do the French think of the pact?"),
        ("What do Oman and Kenya think of the pact?", "and Peru?", "What do Peru and Kenya think of the pact?"),
    ],
)
def test_one_in_the_place_of_several_wants_another_verb(last: str, asked: str, understood: str) -> None:
    assert follow_up(asked, last).text == understood


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("did he see Barrantes too?", "did he meet Barrantes too?"),
        ("Has Wekesa seen Salim Harthy?", "Has Wekesa met Salim Harthy?"),
        ("Did Wekesa see the paper?", "Did Wekesa see the paper?"),
        ("Does Oman see Kenya as a partner?", "Does Oman see Kenya as a partner?"),
        ("Will the court see Harthy's letter?", "Will the court see Harthy's letter?"),
    ],
)
def test_who_sees_somebody_meets_them(typed: str, plain: str) -> None:
    assert word_plainly(typed) == plain
