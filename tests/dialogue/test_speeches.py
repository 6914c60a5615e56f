"""What somebody said is told as a desk officer would: the statements of one occasion, in order, and no others."""

from pathlib import Path

import pytest

from tests.reports import make_report, talk_over

NOW = "2024-03-09T08:00:00Z"
SPEECH = make_report(
    1, "2024-03-04",
    "Portugal will publish a plan for the canal, its foreign minister, Teresa Amaral, told a conference in Porto on "
    "Monday.\n\n"
    "Amaral said the plan would protect the fishermen of both coasts. It would also forbid night traffic, she said.\n\n"
    "She did not say whether Spain would pay for the works.\n\n"
    "Amaral also turned on the railways. She said their answer to the strike had been a disgrace.\n\n"
    "Spain's transport minister, Ramon Vidal, told the same conference that the tolls were too high.\n\n"
    "The conference ends on Tuesday.",
    title="Portugal will publish a plan for the canal, Amaral tells Porto",
)  # fmt: skip
TALKS = make_report(
    2, "2024-03-05",
    "Viktor Novak met Omar Haddad in Vienna on Tuesday, the Interior Ministry said.\n\n"
    "Petra Lang, the ministry's spokeswoman, said Novak called the embargo a blow that must never be repeated. "
    "Novak also warned of a strike, Lang said.\n\n"
    "The ministry did not disclose where the meeting took place. It is unclear where the harvest will be stored.",
    title="Novak meets Haddad in Vienna",
)  # fmt: skip
GAS = make_report(
    3, "2024-03-06",
    "Almost all terms of the Baltic pipeline are agreed, President Jonas Berzins said on Wednesday.\n\n"
    "Berzins said that this would lower prices. Wages in the ports had doubled, he said.\n\n"
    "Sweden had asked for skilled nurses, Berzins told reporters.\n\n"
    "The pipeline will end in Riga, according to Berzins.",
    title="Berzins says almost all terms of the Baltic pipeline are agreed",
)  # fmt: skip
PRINCE = make_report(
    4, "2024-03-01",
    "Prince Karim bin Saleh, the oil minister, said on Friday that exports would rise. Prince Karim also promised "
    "cheaper fuel. He said the refinery in the south would open in June.",
    title="Exports will rise, oil minister says",
)  # fmt: skip
ASIDE = make_report(
    5,
    "2024-03-07",
    "Fuel was cheaper on Thursday. Prince Karim said last week that the taxes on it were too high.",
    title="Fuel is cheaper",
)
HOPES = make_report(
    6, "2024-03-04",
    "Lena Brandt, the government's spokeswoman, said Austria hoped that Haddad would speak with Costa. Haddad needed "
    "to hear the other side, according to Brandt.\n\n"
    "Brandt said Norway was likely to repeat its call for a truce.\n\n"
    "A call between Brandt's chancellor and Haddad has not been arranged, Brandt said.",
    title="Austria hopes for a call with Costa",
)  # fmt: skip
HOPES_COPIED = make_report(
    7,
    "2024-03-05",
    "Lena Brandt, the government's spokeswoman, said Austria hoped that Haddad would speak with Costa.",
    title="Austria hopes for a call with Costa",
)
ASKED_AGAIN = make_report(
    8,
    "2024-03-07",
    "Ministers met in Graz on Thursday. Lena Brandt, the government's spokeswoman, urged Haddad to open the border. "
    "She also asked him to speak with Costa.",
    title="Ministers meet in Graz",
)
BRIEF = make_report(
    9, "2024-03-08",
    "Nadia Deby, the head of the council, denied on Friday that the mayor was ill-treated. Polls would be "
    "held in May, Deby said. The council will add a seat.",
    title="Council denies that the mayor was ill-treated",
)  # fmt: skip
READ = (SPEECH, TALKS, GAS, PRINCE, ASIDE, HOPES, HOPES_COPIED, ASKED_AGAIN, BRIEF)


async def ask(tmp_path: Path, question: str) -> list[str]:
    (answer,) = await talk_over(tmp_path, READ, [question], NOW)
    return [claim.text for claim in answer.answer]


async def test_what_was_said_somewhere_is_told_in_its_order_with_what_was_left_unsaid(tmp_path: Path) -> None:
    told = await ask(tmp_path, "What did Teresa Amaral say in Porto?")
    assert [each.split(",")[0] for each in told] == [
        "Portugal will publish a plan for the canal",
        "Amaral said the plan would protect the fishermen of both coasts.",
        "She did not say whether Spain would pay for the works.",
        "Amaral also turned on the railways. She said their answer to the strike had been a disgrace.",
    ]


async def test_who_spoke_at_the_same_place_is_given_no_more_than_their_own(tmp_path: Path) -> None:
    told = await ask(tmp_path, "What did Ramon Vidal say in Porto?")
    assert told == ["Spain's transport minister, Ramon Vidal, told the same conference that the tolls were too high."]


async def test_what_others_say_that_somebody_said_is_theirs_too(tmp_path: Path) -> None:
    told = await ask(tmp_path, "What did Novak tell Haddad in Vienna?")
    assert any("said Novak called the embargo a blow" in each for each in told)
    assert any("Novak also warned of a strike, Lang said." in each for each in told)
    assert not any("disclose" in each for each in told)


async def test_of_a_matter_only_what_is_on_it_is_told(tmp_path: Path) -> None:
    told = " ".join(await ask(tmp_path, "What did Berzins say about the pipeline?"))
    assert "this would lower prices" in told
    assert "end in Riga" in told
    assert "nurses" not in told


async def test_in_a_report_of_one_paragraph_the_next_sentence_may_be_on_something_else(tmp_path: Path) -> None:
    told = await ask(tmp_path, "What did Nadia Deby say about the mayor?")
    assert told == ["Nadia Deby, the head of the council, denied on Friday that the mayor was ill-treated."]


async def test_a_title_is_no_part_of_a_name_and_an_aside_no_speech(tmp_path: Path) -> None:
    told = await ask(tmp_path, "What did Prince Karim say?")
    assert told[0].startswith("Prince Karim bin Saleh, the oil minister, said on Friday that exports would rise.")
    assert "the refinery in the south would open in June" in told[0]


async def test_each_occasion_counts_and_a_copy_does_not(tmp_path: Path) -> None:
    told = await ask(tmp_path, "What did Brandt say about a call with Costa?")
    assert "Haddad needed to hear the other side" in told[0]
    assert told[1].endswith("She also asked him to speak with Costa.")
    assert len(told) == 2, "neither the copy, nor a call for a truce, nor a call with another"


async def test_a_call_for_something_is_asked_for_as_such(tmp_path: Path) -> None:
    told = await ask(tmp_path, "What did Brandt say about a call for a truce?")
    assert told == ["Brandt said Norway was likely to repeat its call for a truce."]


async def test_where_a_city_alone_is_told_it_is_said_that_no_more_is(tmp_path: Path) -> None:
    told = await ask(tmp_path, "Where did Novak meet Haddad?")
    assert told == [
        "Viktor Novak met Omar Haddad in Vienna on Tuesday, the Interior Ministry said.",
        "The ministry did not disclose where the meeting took place.",
    ]


@pytest.mark.parametrize("question", ["What did Jorge Karim say?", "What did Omar Novak say about the embargo?"])
async def test_a_first_name_is_no_title(tmp_path: Path, question: str) -> None:
    assert not await ask(tmp_path, question)
