"""What a follow-up puts in the place of what, in the questions before it, and where it must be asked back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.asked.question import LONGEST
from bot.answer.asked.statements import reads_well
from bot.answer.asked.whom import Unclear
from bot.answer.thread.followup import complete
from bot.answer.thread.reading import read_question
from bot.answer.thread.said import Resolved
from bot.model.conversation import MemberId, ThreadId, Turn
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW

MACRON = "When will Macron visit Beijing?"
DESKS = {"Sample dispatch · Harbour Desk": ()}


def follow_up(asked: str, *earlier: str | tuple[str, str]) -> Resolved:
    """Complete a question behind others, each alone or with what was answered to it."""
    turns: list[Turn] = []
    for each in earlier:
        question, answered = each if isinstance(each, tuple) else (each, "")
        kept = read_question(question, NOW, turns, load_gazetteer(), DESKS).kept
        turns.append(Turn(ThreadId("t"), MemberId("m"), NOW, question, kept, answered))
    return complete(asked, turns, NOW, load_gazetteer(), DESKS)


@pytest.mark.parametrize(
    ("last", "asked", "understood"),
    [
        (MACRON, "What about the pipeline?", "What about the pipeline?"),
        (MACRON, "What about gas?", "What about gas?"),
        (MACRON, "and Putin?", "When will Putin visit Beijing?"),
        ("What does Lantern Desk report?", "Why did Blinken put off his trip?", "Why did Blinken put off his trip?"),
        ("What did Wang Yi say?", "Why did he go to Munich?", "Why did Wang Yi go to Munich?"),
        ("Did Putin accept China's plan?", "And Ukraine?", "Did Ukraine accept China's plan?"),
        ("Is there a deal?", "What is Riyadh's position?", "What does Saudi Arabia say about the deal?"),
        ("What is Beijing's position?", "and Kyiv's?", "What is Kyiv's position?"),
        ("Who signed for Iran in Beijing?", "and for Oman?", "Who signed for Oman in Beijing?"),
        ("What did Xi say about the deal with Iran?", "and about Yemen?", "What did Xi say about Yemen?"),
        ("Who died in the flood in Derna?", "and in Tripoli?", "Who died in the flood in Tripoli?"),
        ("Who won the vote in Peru?", "and Castillo?", "What about Castillo?"),
        ("Who won the vote in Peru?", "and Bolivia?", "Who won the vote in Bolivia?"),
        ("Who was shot in Quito?", "and Merkel?", "What about Merkel?"),
        ("Who was shot in Quito?", "and Ambato?", "Who was shot in Ambato?"),
        ("What happens next?", "what about the appeal?", "What about the appeal?"),
        ("What does the judge say?", "what about the appeal?", "What does the judge say about the appeal?"),
        ("What did Xi say about gas?", "what about the pipeline?", "What did Xi say about the pipeline?"),
    ],
)
def test_a_thing_takes_no_persons_place(last: str, asked: str, understood: str) -> None:
    assert follow_up(asked, last).text == understood


@pytest.mark.parametrize(
    ("last", "asked", "candidates"),
    [
        ("When did Putin and Xi meet?", "What did he say?", ("Putin", "Xi")),
        ("Is the embassy in Riyadh open?", "What did he say?", ()),
        ("What did Angela Merkel say?", "Where did he say it?", ()),
        (("Who invited Raisi?", "King Abdullah invited him, said Raisi."), "Has he come?", ("Raisi", "Abdullah")),
        (("Is the embassy open?", "RIYADH (Harbour Desk) - It reopens in May."), "What did he say?", ()),
        ("What does Harbour Desk report?", "What else did he report?", ()),
    ],
)
def test_whom_a_pronoun_means_is_asked_where_two_fit_or_nobody(
    last: str | tuple[str, str], asked: str, candidates: tuple[str, ...]
) -> None:
    unclear = follow_up(asked, last).unclear
    assert unclear is not None
    assert unclear.candidates == candidates


@pytest.mark.parametrize(
    ("asked", "earlier", "understood"),
    [
        ("Who attacked him?", [("What did Scholz say?", "He spoke, Kirby said.")], "Who attacked Scholz?"),
        ("What did she say?", ["Did Angela Merkel meet John Kerry?"], "What did Angela Merkel say?"),
        ("What did he say?", ["Did Angela Merkel meet John Kerry?"], "What did John Kerry say?"),
        ("What did he say?", [("Who came?", "The envoy, Xavier Dupont, came.")], "What did Xavier Dupont say?"),
        ("and what did he answer?", ["What did Xi tell Putin?"], "What did Putin tell Xi in answer?"),
        ("Why did he go?", ["What did Xi tell Putin?"], "Why did Xi go?"),
        ("and Netanyahu?", ["What did Lapid say?", "thanks!"], "What did Netanyahu say?"),
        ("Xi", ["When did Putin and Xi meet?", "Where did he go?"], "Where did Xi go?"),
        ("the former", ["When did Putin and Xi meet?", "Where did he go?"], "Where did Putin go?"),
        ("Where was Kishida then?", ["What did Xi do on 21 March?"], "Where was Kishida on 21 March?"),
        ("and how many are missing?", ["How many people died in Derna?"], "How many people are missing in Derna?"),
        ("and how many tanks?", ["Did France send arms to Ukraine?"], "How many tanks did France send to Ukraine?"),
        ("what will happen to them?", ["How many children were hurt?"], "What will happen to the children?"),
        ("when was he elected?", ["Who is the new president of Iran?"], "When was the new president of Iran elected?"),
        ("when does he leave?", ["Is the king of Jordan in London?"], "When does the king of Jordan leave?"),
        ("what did he say?", ["Did Iran's president meet Raab?"], "What did Iran's president say?"),
        ("what did he say?", ["Did Raab win the general election?"], "What did Raab say?"),
        ("how did he respond?", ["What did Xi tell Putin?"], "How did Putin respond to Xi?"),
        ("when?", ["What did Putin say about gas?"], "When did Putin say that about gas?"),
        ("when?", ["What did Putin tell Xi?"], "When did Putin and Xi meet?"),
        ("when?", ["What did Putin and Xi talk about?"], "When did Putin and Xi meet?"),
        ("is that confirmed?", ["What did Putin promise Xi?"], "Is it confirmed what Putin promised Xi?"),
        ("is that confirmed?", ["Who killed Nemtsov?"], "Is it confirmed who killed Nemtsov?"),
        (
            "what does China say to that?",
            ["Who says that Iran has a bomb?"],
            "What does China say about the report that Iran has a bomb?",
        ),
        ("and what did Kirby say?", ["Did they agree on the pipeline?"], "What did Kirby say about the pipeline?"),
        ("and what did Kirby say?", ["What did Xi say on 21 March?"], "What did Kirby say on 21 March?"),
        ("is that confirmed?", ["Will Xi call Zelensky?"], "Is it confirmed that Xi will call Zelensky?"),
        ("and what did Kyiv say?", ["Did Xi accept a call?"], "What did Kyiv say about the call?"),
        ("who shot it down?", ["When was the balloon shot down?"], "Who shot the balloon down?"),
        ("how long was it shut?", ["Is the airport open again?"], "How long was the airport shut?"),
        ("how long will it last?", ["Is the drought still going on?"], "How long will the drought last?"),
        ("who built it?", ["Is the bridge near Osh full?"], "Who built the bridge?"),
        ("who wrote it?", ["Is the memo a fake?"], "Who wrote the memo?"),
        ("what is in it?", ["Was the draft law passed on Monday?"], "What is in the draft law?"),
        ("who runs it?", ["Is the national bank in debt?"], "Who runs the national bank?"),
        ("when was it signed?", ["What is the new gas deal?"], "When was the new gas deal signed?"),
        ("whose idea was it?", ["Is the tunnel safe?"], "Is the tunnel safe, and whose idea was it?"),
        ("who alleges it?", ["Did Boric see vote buying?"], "Who alleges vote buying?"),
        ("when will they?", ["Have Xi and Putin met?"], "Have Xi and Putin met, and when will they?"),
        ("and did he?", ["Will Macron visit Beijing?"], "Will Macron visit Beijing, and did he?"),
        ("why did it happen?", ["How many sailors died in the fire?"], "Why did the fire happen?"),
        ("why?", ["How many sailors were hurt in Odesa?"], "Why were sailors hurt in Odesa?"),
        ("why?", ["How many are missing in the flood?"], "How many are missing in the flood, and why?"),
        ("who says so?", ["How many sailors died in the fire?"], "Who says how many sailors died in the fire?"),
        ("since when?", ["Why did Peru shut the port?"], "When did Peru shut the port?"),
        ("since when?", ["Is the port shut?"], "Since when is the port shut?"),
        ("and Chile?", ["Did Peru sign?", "why not?"], "Did Chile sign?"),
        ("back to the port: who runs it?", ["When must the court rule?"], "Who runs the port?"),
        ("and the mine, is it flooded?", ["Is the port shut?"], "Is the mine flooded?"),
        ("and Boric, what does he say?", ["Is the port shut?"], "What does Boric say?"),
        ("Minister, is it over?", ["Is the siege over?"], "Minister, is the siege over?"),
        (
            "did she invite her?",
            ["What did Angela Merkel tell Giorgia Meloni?"],
            "Did Angela Merkel invite Giorgia Meloni?",
        ),
        ("did she lose her seat?", ["What did Angela Merkel tell Giorgia Meloni?"], "Did Angela Merkel lose her seat?"),
        ("how many mines do they own?", ["Has Peru replied?"], "How many mines does Peru own?"),
        ("who is he?", ["What does Boric want?"], "Who is Boric?"),
        ("is it open again?", ["When did Peru shut the port before 3 May?"], "Is the port open again?"),
        ("no, I meant Lula", ["What did Boric promise?"], "What did Lula promise?"),
    ],
)
def test_what_was_named_before_is_put_in(asked: str, earlier: list[str | tuple[str, str]], understood: str) -> None:
    assert follow_up(asked, *earlier).text == understood
    assert follow_up(asked, *earlier).unclear is None


@pytest.mark.parametrize(
    "whole",
    [
        "Which countries have condemned the invasion so far?",
        "Did Iran's president accept his invitation to Riyadh?",
        "Does Gazprom say its deliveries reached a record?",
        "Is it true that Xi praised Putin?",
        "Did Macron say he would come?",
        "Did putin say he would come?",
        "Who said “he will never resign”?",
        "When someone is arrested, what are his rights?",
        "What happened then?",
        "How many seats did Gandhi win in Kerala?",
    ],
)
def test_a_question_that_needs_nothing_is_left_word_for_word(whole: str) -> None:
    assert follow_up(whole, "What did Sullivan and Kirby say in Geneva on 21 March?") == Resolved(whole)


@given(st.text(max_size=LONGEST), st.text(max_size=LONGEST), st.text(max_size=LONGEST))
def test_any_words_behind_any_others_are_read(first: str, second: str, answered: str) -> None:
    told = follow_up(second, (first, answered), "When did Putin and Xi meet?")
    assert isinstance(told.text, str)


@pytest.mark.parametrize(
    ("last", "asked", "understood"),
    [
        ("Did Xi arrive in Moscow?", "when was that?", "When did Xi arrive in Moscow?"),
        ("Did Xi arrive in Moscow?", "Who says?", "Who says that Xi arrived in Moscow?"),
        ("What is not settled in Odesa?", "who says so?", "Who says what is not settled in Odesa?"),
        ("Is a call with Zelensky confirmed?", "who says so?", "Who says that a call with Zelensky is confirmed?"),
        ("Where did the ship sink?", "Where was the ship when it sank?", "Where was the ship when it sank?"),
        ("Who ordered the arrest of the owner?", "What about Malawi?", "What about Malawi?"),
        ("What did Netanyahu say?", "I mean Gantz", "What did Gantz say?"),
    ],
)
def test_short_words_take_up_the_whole_of_the_last_question(last: str, asked: str, understood: str) -> None:
    assert follow_up(asked, last) == Resolved(understood)


def test_the_first_of_nothing_is_asked_back_about() -> None:
    unclear = follow_up("the first", "Who will visit Moscow?").unclear
    assert unclear is not None
    assert unclear.word == "the first"


def test_no_state_is_a_she() -> None:
    asked_back = "When does she return?"
    assert follow_up("and Washington?", "Who met Macron and Putin?", asked_back).text != "When does Washington return?"


@pytest.mark.parametrize(
    ("asked", "word"),
    [("What did he say?", "he"), ("Did she veto it?", "she"), ("Who criticised her?", "her"), ("Who beat him?", "him")],
)
def test_a_first_question_with_nobody_in_it_is_asked_back(asked: str, word: str) -> None:
    assert follow_up(asked).unclear == Unclear(word, ())


@pytest.mark.parametrize(
    "asked",
    [
        "Why did Blinken put off his trip?",
        "Did the student who was beaten name his attackers?",
        "When he left Moscow, what did Xi say?",
        "Has any minister given up her seat?",
        "What happened to the trawler?",
    ],
)
def test_a_first_question_that_names_whom_it_means_is_not(asked: str) -> None:
    assert follow_up(asked) == Resolved(asked)


@pytest.mark.parametrize(
    ("reply", "understood"), [("I mean Peskov", "What did Peskov say?"), ("Who is Kobakhidze?", "Who is Kobakhidze?")]
)
def test_a_reply_to_a_first_question_asked_back(reply: str, understood: str) -> None:
    assert follow_up(reply, "What did he say?") == Resolved(understood)


@pytest.mark.parametrize(
    ("last", "asked", "understood"),
    [
        ("Who was arrested in Tbilisi?", "Where are they held?", "Where are those arrested in Tbilisi held?"),
        ("How many are still held in Mali?", "Where are they held?", "Where are those in Mali held?"),
        ("Who is still in custody?", "Who is their lawyer?", "Who is the lawyer of those still in custody?"),
        (
            "Why were those still in custody charged?",
            "Who is their lawyer?",
            "Who is the lawyer of those still in custody?",
        ),
        ("What does the lawyer say?", "and the prosecutor?", "What does the prosecutor say?"),
        ("What does the lawyer say?", "and the trial?", "What does the lawyer say, and the trial?"),
        ("How many sailors are in custody?", "Where are they held?", "Where are the sailors held?"),
        ("How many were arrested in Baku?", "How many are in custody?", "How many are in custody in Baku?"),
        ("Who won the election?", "By how much?", "Who won the election, and by how much?"),
        ("How many people are missing in Brazil?", "And dead?", "How many people are dead in Brazil?"),
        ("How many people died in the flood?", "and the injured?", "How many people were injured in the flood?"),
        ("How many people died in Derna?", "and children?", "What about children?"),
        ("Where were the talks on Yemen held?", "How many states signed?", "How many states signed on Yemen?"),
    ],
)
def test_those_who_were_counted_are_they(last: str, asked: str, understood: str) -> None:
    assert follow_up(asked, last) == Resolved(understood)


VON_DER_LEYEN = ("Who is Ursula von der Leyen?", "Ursula von der Leyen is the president of the Commission.")
DIALLO = [("Who is Aissata Diallo?", "Aissata Diallo is its director."), "What did she say?"]


@pytest.mark.parametrize(
    ("earlier", "asked", "candidates"),
    [
        ([VON_DER_LEYEN, "What did Borrell say?"], "and what did she say?", ("Borrell", "Ursula von der Leyen")),
        ([*DIALLO, "What does Goita want?"], "and what did she say?", ("Goita", "Aissata Diallo")),
    ],
)
def test_a_woman_who_was_named_is_not_forgotten(
    earlier: list[str | tuple[str, str]], asked: str, candidates: tuple[str, ...]
) -> None:
    assert follow_up(asked, *earlier).unclear == Unclear("she", candidates)


@pytest.mark.parametrize(
    ("earlier", "asked", "understood"),
    [
        ([VON_DER_LEYEN, "How high is the tariff?"], "and what did she say?", "What did Ursula von der Leyen say?"),
        ([VON_DER_LEYEN, "Who is Olaf Scholz?"], "What does she want?", "What does Ursula von der Leyen want?"),
        ([VON_DER_LEYEN, "What did Borrell say?"], "and what did he say?", "What did Borrell say?"),
        ([*DIALLO, "Who is Olaf Scholz?"], "What does she want?", "What does Aissata Diallo want?"),
    ],
)
def test_a_pronoun_finds_whom_a_thread_named_before(
    earlier: list[str | tuple[str, str]], asked: str, understood: str
) -> None:
    assert follow_up(asked, *earlier) == Resolved(understood)


@pytest.mark.parametrize(
    ("last", "answered", "asked", "understood"),
    [
        (
            "What did Togo and Ghana agree on?", "Ghana and Togo agreed on a joint inquiry on Friday.",
            "who leads it?", "Who leads the joint inquiry?",
        ),
        ("What did Togo and Ghana agree on?", "", "who leads it?", "Who leads it?"),
        ("What did Togo and Ghana say?", "They said a ship sank.", "who leads it?", "Who leads it?"),
        ("What does Gazprom want?", "Gazprom wants a contract.", "is it rich?", "Is it rich?"),
        ("What did Togo and Ghana sign?", "Both signed a pact, and letters.", "who wrote it?", "Who wrote the pact?"),
        ("What did the ministers sign?", "Both signed two letters.", "who wrote it?", "Who wrote it?"),
    ],
)  # fmt: skip
def test_it_may_be_what_the_answer_gave(last: str, answered: str, asked: str, understood: str) -> None:
    assert follow_up(asked, (last, answered)).text == understood


@pytest.mark.parametrize(
    ("asked", "earlier", "understood"),
    [
        ("what did Peru say?", ["What did Boric say about the tunnel?"], "What did Peru say about the tunnel?"),
        ("how did Peru react?", ["Is Chile part of the pact?"], "How did Peru react to the pact?"),
        ("What does the Kremlin say?", ["Who signed the pact?"], "What does the Kremlin say about the pact?"),
        ("what did Chile say?", ["Is Chile’s lithium plan legal?"], "What did Chile say about its lithium plan?"),
        ("what did Peru say?", ["Will Boric meet Lula?"], "What did Peru say?"),
        ("what did the report say?", ["Who signed the pact?"], "What did the report say?"),
        ("what did Peru say about gas?", ["Who signed the pact?"], "What did Peru say about gas?"),
        ("what did Peru say on Monday?", ["Who signed the pact?"], "What did Peru say on Monday?"),
        ("when?", ["Who announced the pact?"], "When was the pact announced?"),
        ("when?", ["Who opened the talks?"], "When were the talks opened?"),
        ("when?", ["Who announced the pact in Lima?"], "Who announced the pact in Lima, and when?"),
        ("who signed it?", ["Is it confirmed that the embassies will reopen?"], "Who signed it?"),
        ("who read it?", ["Does Peru’s border plan ask for talks?"], "Who read Peru’s border plan?"),
        ("and Stoltenberg?", ["What did von der Leyen say?"], "What did Stoltenberg say?"),
        ("and van der Bellen?", ["What did Stoltenberg say?"], "What did van der Bellen say?"),
        ("why not?", ["Have Biden and Xi spoken?"], "Why have Biden and Xi not spoken?"),
        ("why not?", ["Since when have Biden and Xi not spoken?"], "Why have Biden and Xi not spoken?"),
        ("who found it?", ["Who shot the balloon down?"], "Who found the balloon?"),
        ("who found it?", ["What does Peru say the probe was?"], "Who found the probe?"),
        ("how much does it cost?", ["Who built the tunnel?", "How did Peru react?"], "How much does the tunnel cost?"),
        ("and Silva?", ["Who shot the balloon down?"], "What about Silva?"),
        ("why did he invite him?", ["Who met Boric?", "Has Lula replied?"], "Why did Lula invite Boric?"),
    ],
)
def test_a_completed_question_reads_as_one(asked: str, earlier: list[str], understood: str) -> None:
    assert follow_up(asked, *earlier).text == understood


def test_the_question_as_typed_is_kept_beside_the_one_with_a_topic() -> None:
    assert follow_up("what did Peru say?", "Who signed the pact?").alone == "What did Peru say?"
    assert follow_up("what did Peru say?", "Will Boric meet Lula?").alone == ""
    assert follow_up("who did Boric meet there?", "Who spoke in Lima?").alone == "Who did Boric meet?"


def test_who_only_tells_the_answer_may_be_meant_where_words_are_asked_for() -> None:
    told = ("Is the port shut?", "The port was shut, John Kirby said.")
    assert follow_up("when did he leave?", "Where is Boric?", told).text == "When did Boric leave?"
    unclear = follow_up("what else did he say?", "Where is Boric?", told).unclear
    assert unclear is not None
    assert "John Kirby" in unclear.candidates


@pytest.mark.parametrize(
    "whole",
    [
        "Who signed the embassies will reopen?",
        "Who welcomed Does China’s plan?",
        "Who wrote to to Peru?",
    ],
)
def test_what_is_no_question_is_known(whole: str) -> None:
    assert not reads_well(whole)


@pytest.mark.parametrize(
    "whole",
    [
        "Who says China is considering arms?",
        "Who was hurt when the bridge was shut?",
        "What does China say the balloon was?",
        "How many of those who were hurt have died?",
        "What has the army done?",
        "Did Will Smith win?",
        "Is the tunnel safe, and whose idea was it?",
    ],
)
def test_a_clause_makes_a_question_no_worse(whole: str) -> None:
    assert reads_well(whole)
