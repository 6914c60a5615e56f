"""A thread keeps to its affair: what it asks in few words is told of that, or not told; never of another one."""

from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import make_report, talk_over, told_by

NOW = "2025-05-20T08:00:00Z"
_TOLD = (
    ("2025-04-22", "Morocco detains a Danish captain",
     "Moroccan police detained the Danish captain of a cargo ship, Lars Moller, in Agadir on Tuesday after finding "
     "cocaine on board.\n\nThe crew of 14 was questioned and two sailors were also detained."),
    ("2025-04-29", "Danish captain charged with smuggling",
     "A prosecutor in Agadir charged the Danish captain Lars Moller with drug smuggling on Tuesday.\n\nPolice are also "
     "looking for a port agent, Driss Amar, who left Morocco on the day of the search."),
    ("2025-05-12", "Danish captain pleads not guilty",
     "Lars Moller, the Danish captain held in Morocco, pleaded not guilty when his trial opened in Agadir on Monday."
     "\n\nDenmark's ambassador, Mette Skou, was in the courtroom. Moller's wife was refused a visa and could not "
     "attend."
     "\n\nThe judge put the trial off until 26 May so that the harbour master of Dakar can be heard."),
    ("2025-05-11", "Toll of Paraguay floods rises",
     "The number of people killed in the floods in southern Paraguay rose to 31 on Sunday, civil defence said.\n\n"
     "President Elena Rivas visited Villa Florida. Defence Minister Raul Ayala, who accompanied her, promised help."),
    ("2025-05-13", "China's foreign minister in Canberra",
     "China's foreign minister, Chen Guo, said on Tuesday in Canberra that China wanted to buy more Australian iron."),
    ("2025-05-17", "Former mayor charged in Lisbon",
     "A former mayor of a Lisbon district was charged with corruption on Saturday, Portugal's prosecutor said."),
)  # fmt: skip
REPORTS = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(_TOLD)]


def add(*told: tuple[str, str, str]) -> list[dict[str, str]]:
    """The same reports and further ones."""
    further = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(told, len(REPORTS))]
    return [*REPORTS, *further]


DETAINED = "Why was Lars Moller detained?"
TRIED = "How did Lars Moller plead?"


async def talk(home: Path, *turns: str) -> list[Answer]:
    """Ask one behind the other."""
    return await talk_over(home, REPORTS, turns, NOW)


async def test_who_is_wanted_is_whom_the_police_look_for_in_that_affair(tmp_path: Path) -> None:
    [_, wanted] = await talk(tmp_path, "What was Lars Moller charged with?", "who else is wanted?")
    assert "looking for a port agent" in told_by(wanted)
    assert "Chen" not in told_by(wanted)


@pytest.mark.parametrize("asked", ["has anyone else been charged?", "who resigned?", "how many died?"])
async def test_what_only_names_a_deed_is_not_told_of_another_affair(tmp_path: Path, asked: str) -> None:
    [*_, answer] = await talk(tmp_path, DETAINED, asked)
    assert answer.refused
    assert answer.reason is not None
    assert "name what you ask about" in answer.reason


async def test_nor_is_it_behind_a_question_that_was_refused(tmp_path: Path) -> None:
    [refused, answer] = await talk(tmp_path, "Who paid for the ferry in Oslo?", "has anyone been charged?")
    assert refused.refused
    assert answer.refused


async def test_who_was_there_is_told_of_that_event(tmp_path: Path) -> None:
    [_, who, wife, captain] = await talk(
        tmp_path, "When did the trial of Moller open?", "who was there?", "was his wife there?", "who else was there?"
    )
    assert told_by(who) == "Denmark's ambassador, Mette Skou, was in the courtroom."
    assert told_by(wife) == "Moller's wife was refused a visa and could not attend."
    assert captain.refused


async def test_who_was_with_somebody_is_who_accompanied_them(tmp_path: Path) -> None:
    [_, who] = await talk(tmp_path, "Who visited Villa Florida?", "who was with Rivas?")
    assert "Raul Ayala, who accompanied her" in told_by(who)


async def test_what_happens_next_is_what_is_ahead_in_the_affair(tmp_path: Path) -> None:
    [*_, ahead, sure] = await talk(tmp_path, DETAINED, "what happens next?", "is that confirmed?")
    assert "Dated ahead in the reports on this:" in told_by(ahead)
    assert "put the trial off until 26 May" in told_by(ahead)
    assert "put the trial off until 26 May" in told_by(sure)


async def test_nothing_ahead_is_said_to_be_so(tmp_path: Path) -> None:
    [_, ahead] = await talk(tmp_path, "How many people died in the floods?", "what's next?")
    assert ahead.reason == "The reports on this give no date for what is ahead."


async def test_since_then_is_since_the_last_answer_in_its_affair(tmp_path: Path) -> None:
    [_, since] = await talk(tmp_path, DETAINED, "what changed since then?")
    assert told_by(since).startswith("Since 22 April 2025: A prosecutor in Agadir charged")
    assert "pleaded not guilty" in told_by(since)
    assert "mayor" not in told_by(since)


async def test_others_are_those_to_whom_the_same_was_done(tmp_path: Path) -> None:
    [*_, others] = await talk(tmp_path, DETAINED, "what does he say?", "what about the others?")
    assert others.understood == "Who else was detained?"
    assert "two sailors were also detained" in told_by(others)


async def test_another_affair_is_told_where_it_is_named(tmp_path: Path) -> None:
    [*_, floods, died] = await talk(tmp_path, DETAINED, "what about the floods?", "how many died?")
    assert "floods in southern Paraguay" in told_by(floods)
    assert died.understood == "How many died in the floods?"
    assert "rose to 31" in told_by(died)


async def test_if_that_is_confirmed_is_told_by_who_tells_it_where_nothing_else_does(tmp_path: Path) -> None:
    [*_, sure] = await talk(tmp_path, DETAINED, "is that confirmed?")
    assert "Wire" in told_by(sure)
    assert "mayor" not in told_by(sure)


async def test_what_is_open_is_asked_of_what_the_thread_is_about(tmp_path: Path) -> None:
    [*_, left] = await talk(tmp_path, TRIED, "what is still open?")
    assert left.understood == "What is still open about Lars Moller?"


async def test_what_is_open_is_asked_of_what_was_named_before_where_the_last_question_names_nothing(
    tmp_path: Path,
) -> None:
    [*_, left] = await talk(tmp_path, TRIED, "how many were hurt?", "what is still open?")
    assert left.understood == "What is still open about Lars Moller?"


async def test_the_same_question_is_answered_alike_again(tmp_path: Path) -> None:
    [first, _, again] = await talk(tmp_path, DETAINED, "who else is wanted?", DETAINED)
    assert told_by(first) == told_by(again)


async def test_what_another_report_of_the_affair_tells_is_told(tmp_path: Path) -> None:
    [*_, charged] = await talk(tmp_path, DETAINED, "who has been charged?")
    assert "charged the Danish captain" in told_by(charged)
    assert "mayor" not in told_by(charged)


async def test_who_was_there_on_another_day_is_told_as_that(tmp_path: Path) -> None:
    [*_, wife, who] = await talk(tmp_path, DETAINED, "was his wife there?", "who was there?")
    assert told_by(wife).startswith("Of another day in the same affair: Moller's wife was refused a visa")
    assert "Mette Skou" in told_by(who)


async def test_who_was_at_an_event_is_told_by_the_reports_that_name_it(tmp_path: Path) -> None:
    [*_, who] = await talk(tmp_path, DETAINED, "who was at the trial?")
    assert told_by(who) == "Denmark's ambassador, Mette Skou, was in the courtroom."


async def test_what_is_only_named_is_told_by_its_latest_report(tmp_path: Path) -> None:
    told = add(("2025-05-18", "Smugglers held on ferry", "A ferry to Gavdos was taken back to port on Sunday."))
    [*_, smugglers] = await talk_over(tmp_path, told, (DETAINED, "what about the smugglers?"), NOW)
    assert "ferry to Gavdos" in told_by(smugglers)


async def test_how_somebody_reacted_is_what_they_say_in_that_affair(tmp_path: Path) -> None:
    told = add(
        (
            "2025-05-12",
            "Norland taxes Mexican steel",
            "Norland imposed a tariff of 15 percent on Mexican steel on Monday.",
        ),
        ("2025-05-14", "Mexico calls steel tariff unjust", "Mexico called the tariff on steel unjust on Wednesday."),
    )
    [_, reaction] = await talk_over(tmp_path, told, ("Who imposed a tariff on steel?", "how did Mexico react?"), NOW)
    assert "called the tariff on steel unjust" in told_by(reaction)


async def test_a_later_toll_of_the_same_is_told_though_it_does_not_say_of_what(tmp_path: Path) -> None:
    towns = ("Odense", "Kolding", "Vejle", "Horsens", "Esbjerg", "Randers")
    told = add(
        ("2025-05-15", "Paraguay opens inquiry into floods",
         "Paraguay opened an inquiry into the floods on Thursday.\n\nThe toll stood at 47 dead, civil defence said."),
        ("2025-05-16", "Fire toll at 140", "The toll of a fire in Peru stands at 140, police said."),
        *(("2025-05-16", f"{town} meets", f"The council of {town} met on Friday.") for town in towns),
    )  # fmt: skip
    asked = "How many people were killed in the floods in Paraguay?"
    [dead] = await talk_over(tmp_path, told, (asked,), NOW)
    assert "The toll stood at 47 dead" in told_by(dead)
    assert "140" not in told_by(dead)


async def test_whether_somebody_went_there_is_told_by_a_visit(tmp_path: Path) -> None:
    [_, went] = await talk(tmp_path, "How many people were killed in the floods in Paraguay?", "did Rivas go there?")
    assert told_by(went) == "President Elena Rivas visited Villa Florida."


async def test_who_will_be_there_is_who_is_to_come(tmp_path: Path) -> None:
    told = add(
        ("2025-05-10", "Malta offers help", "Malta offered to mediate between Italy and Libya."),
        ("2025-05-17", "Talks on Malta",
         "Italy and Libya will meet in Valletta on 24 May, Malta's government said.\n\nLibya's foreign minister, Huda "
         "Barasi, agreed to come. A third man is being sought."),
    )  # fmt: skip
    turns = ("When will Italy and Libya meet?", "who will be there?", "and then?", "who else is wanted?")
    [_, who, then, wanted] = await talk_over(tmp_path, told, turns, NOW)
    assert "Huda Barasi, agreed to come" in told_by(who)
    assert "24 May" in told_by(then)
    assert told_by(wanted) == "A third man is being sought."
