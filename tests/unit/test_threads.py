"""What a thread's answers and offices lend a follow-up, and what they do not."""

import pytest

from bot.answer.asked.question import read_whole
from bot.answer.asked.wording import word_plainly
from bot.answer.holding.offices import tells_office
from bot.answer.thread.neuter import has_lost_it, tells_it
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW
from tests.unit.test_followups import follow_up

STATEMENTS = ("What did Lula and Boric sign?", "Lula and Boric signed two joint statements in Lima on Friday.")
PAPER = "Peru published a position paper of 12 points on Friday."
INVITED = ("Who invited Boric to Lima?", "President Luis Arce has invited Gabriel Boric to visit Lima.")


@pytest.mark.parametrize(
    ("asked", "earlier", "understood"),
    [
        ("When did he do that?", [INVITED], "When was Boric invited to Lima?"),
        ("and why did he do it?", ["Who praised Boric?"], "Why was Boric praised?"),
        ("Where did they do that?", ["Who announced the talks?"], "Where were the talks announced?"),
        ("When did he do that?", ["Who shot the balloon down?"], "Who shot the balloon down, and when?"),
        ("When did he do that?", ["Who is Boric?"], "When did Boric do that?"),
        ("When did he do that?", ["Did Lula invite Boric?"], "When did Lula do that?"),
    ],
)
def test_only_who_did_it_did_that(asked: str, earlier: list[str | tuple[str, str]], understood: str) -> None:
    assert follow_up(asked, *earlier).text == understood


def test_whom_it_was_done_to_may_do_something_else() -> None:
    unclear = follow_up("Did he accept?", INVITED).unclear
    assert unclear is not None
    assert {each.split()[-1] for each in unclear.candidates} >= {"Boric", "Arce"}


@pytest.mark.parametrize(
    ("last", "asked", "understood"),
    [
        (
            "What did the Peruvian finance minister say?",
            "And the foreign minister?",
            "What did the Peruvian foreign minister say?",
        ),
        ("What did Peru’s president say?", "And the foreign minister?", "What did Peru’s foreign minister say?"),
        ("What did the Peruvian finance minister say?", "And the pope?", "What did the pope say?"),
        (
            "What did the Peruvian president say?",
            "And the Chilean foreign minister?",
            "What did the Chilean foreign minister say?",
        ),
        ("What does the owner say about the fire?", "And the captain?", "What does the captain say about the fire?"),
        (
            "What does the owner say about the fire?",
            "And the insurance?",
            "What does the owner say about the fire, and the insurance?",
        ),
        ("What did the finance minister say?", "And Boric?", "What did the finance minister say, and Boric?"),
    ],
)
def test_an_office_takes_the_place_of_an_office(last: str, asked: str, understood: str) -> None:
    assert follow_up(asked, last).text == understood


@pytest.mark.parametrize(
    ("asked", "last", "understood"),
    [
        ("What does it say about gas?", STATEMENTS, "What do the joint statements say about gas?"),
        ("What did it say about gas?", STATEMENTS, "What did the joint statements say about gas?"),
        (
            "What does it say about gas?",
            ("What did Peru publish?", PAPER),
            "What does the position paper say about gas?",
        ),
        ("What does it say about gas?", ("What did Peru say?", PAPER), "What does Peru say about gas?"),
        ("What does it say about gas?", ("Who signed the pact?", STATEMENTS[1]), "What does the pact say about gas?"),
        ("Who wants it?", ("What did Peru publish?", PAPER), "Who wants Peru?"),
    ],
)
def test_what_says_something_is_the_text_that_was_told_of(asked: str, last: tuple[str, str], understood: str) -> None:
    assert follow_up(asked, last).text == understood


AMBASSADOR = "Why did Peru summon the Chilean ambassador?"


@pytest.mark.parametrize(
    ("asked", "earlier", "understood"),
    [
        ("What did Santiago reply?", [AMBASSADOR], "What did Santiago reply to Peru?"),
        ("What did Chile reply?", [AMBASSADOR], "What did Chile reply to Peru?"),
        ("When was it built?", [AMBASSADOR], "When was it built?"),
        ("When was it built?", ["Why did Peru criticise the dam?"], "When was the dam built?"),
        ("And Bolivia?", [AMBASSADOR, "When was it built?"], "What about Bolivia?"),
        ("Will he go to Lima?", [AMBASSADOR], "Will the Chilean ambassador go to Lima?"),
        (
            "What have they agreed now?",
            [AMBASSADOR, "When was it built?", "And Bolivia?"],
            "What have Peru and Chile agreed now?",
        ),
        ("Are they afraid?", [AMBASSADOR, "When was it built?", "And Bolivia?"], "Is Bolivia afraid?"),
        ("Have they talked?", [AMBASSADOR, "And Bolivia?"], "Have Bolivia and Chile talked?"),
        ("What have they agreed?", ["What did Peru say?"], "What has Peru agreed?"),
    ],
)
def test_who_has_an_office_is_no_it_and_one_state_agrees_on_nothing(
    asked: str, earlier: list[str | tuple[str, str]], understood: str
) -> None:
    assert follow_up(asked, *earlier).text == understood


@pytest.mark.parametrize(
    ("asked", "last", "understood"),
    [
        (
            "What was the cause?",
            "How many people died in the ferry accident?",
            "What was the cause of the ferry accident?",
        ),
        ("What was the cause?", "Is Boric ill?", "What was the cause?"),
        ("What was the cause of the fire?", "Who signed the pact?", "What was the cause of the fire?"),
        ("What does the owner say to that?", "What was the cause?", "What does the owner say about the cause?"),
        (
            "How did Peru react to it?",
            "What was the cause of the fire?",
            "How did Peru react to the cause of the fire?",
        ),
        ("Were they released?", "How many people were arrested?", "Were those arrested released?"),
        ("Have they been found?", "How many people died?", "Have the people been found?"),
        ("Who says so?", "What was the cause?", "Who says what was the cause?"),
    ],
)
def test_what_was_asked_for_is_taken_up_whole(asked: str, last: str, understood: str) -> None:
    assert follow_up(asked, last).text == understood


@pytest.mark.parametrize(
    ("question", "lost"),
    [
        ("When was it built?", True),
        ("How much does it cost?", True),
        ("Is it true that Peru left?", False),
        ("Was it Peru that struck the ship?", False),
        ("Is it legal to leave?", False),
        ("Where was the trawler when it was stopped?", False),
        ("When was the dam built?", False),
    ],
)
def test_an_it_that_nothing_was_found_for_is_known(question: str, lost: bool) -> None:
    assert has_lost_it(question) == lost


def test_what_was_done_to_it_is_told_by_its_verb() -> None:
    assert tells_it("When was it built?", "The post was built in 2019.")
    assert not tells_it("When was it built?", "A team found the building in February.")
    assert tells_it("How much does it cost?", "The price is nine dollars.")


def test_another_office_is_not_the_one_that_was_asked_of() -> None:
    assert tells_office("What did the Peruvian foreign minister say?", "Peru’s foreign minister, Ana Ruiz, said no.")
    assert not tells_office("What did the Peruvian foreign minister say?", "The finance minister, Luis Arce, said no.")
    assert tells_office("What did the minister say?", "Ana Ruiz said no.")
    assert tells_office("What did Ruiz say?", "Ana Ruiz said no.")


@pytest.mark.parametrize(
    ("question", "leans"),
    [
        ("Has anyone been charged?", True),
        ("Were they released?", True),
        ("Has Peru charged anyone?", False),
        ("Who was charged in Lima?", False),
        ("Who was charged on 3 March?", False),
    ],
)
def test_a_question_that_names_nobody_leans_on_its_thread(question: str, leans: bool) -> None:
    assert read_whole(question, question, NOW, load_gazetteer(), {}).leans_on_thread == leans


def test_several_are_asked_about_as_several() -> None:
    assert (
        follow_up("What about the Europeans?", "Has NATO seen any proof?").text == "Have the Europeans seen any proof?"
    )
    assert follow_up("And the Philippines?", "Has Peru seen any proof?").text == "Has the Philippines seen any proof?"


@pytest.mark.parametrize(
    ("asked", "last", "understood"),
    [
        (
            "what do they say themselves?",
            "Why were two Peruvian miners expelled from Chile?",
            "the two Peruvian miners say",
        ),
        ("what did they say?", "Have three Kenyan teachers been freed?", "What did the three Kenyan teachers say?"),
        ("what do they say?", "Why did Peru shut two ports?", "What does Peru say?"),
        ("what did they say?", "Why were two Chilean ports shut?", "What did Chile say?"),
        ("what did they agree?", "What did Lula and Boric sign?", "What did Lula and Boric agree?"),
    ],
)
def test_those_to_whom_it_was_done_are_they_and_not_their_state(asked: str, last: str, understood: str) -> None:
    assert understood in follow_up(asked, last).text


@pytest.mark.parametrize(
    ("asked", "understood"),
    [
        ("Compare what Boric and Lula said of their call.", "Compare what Boric and Lula said of their call."),
        ("What did Chile and Peru say about their border?", "What did Chile and Peru say about their border?"),
        ("What did Boric say about their call?", "What did Boric say about Kenya’s call?"),
        ("What did Chile and Peru say about their ministers?", "What did Chile and Peru say about Kenya’s ministers?"),
    ],
)
def test_what_two_have_together_is_theirs(asked: str, understood: str) -> None:
    assert follow_up(asked, "Why does Kenya oppose the plan?").text == understood


@pytest.mark.parametrize(
    ("asked", "last", "understood"),
    [
        ("and Lima?", "What do the two Peruvian miners say themselves?", "What does Lima say?"),
        ("and Peru?", "What did the three Kenyan teachers say about the camp?", "What did Peru say about the camp?"),
        ("and Chile?", "What do Peruvian voters think?", "What does Chile think?"),
        ("and Chile?", "What does Peru say about the miners?", "What does Chile say about the miners?"),
        ("and the Chilean?", "What did the Peruvian miners say?", "What did the Chilean miners say?"),
    ],
)
def test_a_state_takes_the_place_of_people_as_a_whole(asked: str, last: str, understood: str) -> None:
    assert follow_up(asked, last).text == understood


DREDGER = ("What sank the dredger?", "A mine sank the dredger off Riga on 4 May.")


@pytest.mark.parametrize(
    ("asked", "earlier", "understood"),
    [
        (
            "Have they found the anchor?",
            [DREDGER, "What does Latvia say about the dredger?"],
            "Have they found the anchor?",
        ),
        ("have they caught anyone", [DREDGER, "What did Riga say?"], "Have they caught anyone"),
        ("Have they found the anchor?", [DREDGER, "Did Latvia raise the dredger?"], "Has Latvia found the anchor?"),
        ("Do they want a truce?", ["What did Peru say?"], "Does Peru want a truce?"),
        (
            "Did Ruiz speak about it?",
            [DREDGER, ("Who found the anchor?", ""), ("Did Ruiz resign?", "Ruiz resigned.")],
            "Did Ruiz speak about the dredger?",
        ),
        (
            "Did Ruiz speak about it?",
            [DREDGER, ("Who found the anchor?", "Divers found it."), ("Did Ruiz resign?", "Ruiz resigned.")],
            "Did Ruiz speak about the anchor?",
        ),
    ],
)
def test_nothing_is_taken_up_that_does_not_fit(
    asked: str, earlier: list[str | tuple[str, str]], understood: str
) -> None:
    assert follow_up(asked, *earlier).text == understood


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("is tamm going to oslo?", "will tamm go to oslo?"),
        ("Is Tamm going to geneva on Monday?", "Will Tamm go to geneva on Monday?"),
        ("are they going to peru", "will they go to peru"),
        ("is tamm going to resign?", "will tamm resign?"),
        ("Is she going to polish the text?", "Will she polish the text?"),
        ("Is Tamm going to veto it?", "Will Tamm veto it?"),
    ],
)
def test_who_goes_to_a_place_in_small_letters_keeps_the_verb(asked: str, plain: str) -> None:
    assert word_plainly(asked) == plain


@pytest.mark.parametrize(
    ("asked", "last", "understood", "alone"),
    [
        ("And what does Peru say?", "Who does Chile blame?", "What does Peru say about whom Chile blames?", ""),
        ("And what did Peru say?", "Whom did Chile accuse?", "What did Peru say about whom Chile accused?", ""),
        ("And Peru?", "Who does Chile blame?", "Who does Peru blame?", ""),
        (
            "And what does Peru say?",
            "Who does Chile blame for the fire?",
            "What does Peru say about the fire?",
            "What does Peru say?",
        ),
    ],
)
def test_who_answers_a_charge_is_asked_of_that(asked: str, last: str, understood: str, alone: str) -> None:
    completed = follow_up(asked, last)
    assert (completed.text, completed.alone) == (understood, alone)
