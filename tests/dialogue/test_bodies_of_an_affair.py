"""Behind an answer `the company`, `the monitors` or `the Nepalis` are those of the thread's affair, and of no other."""

from pathlib import Path

from bot.model.conversation import Answer
from tests.reports import make_report, talk_over, told_by

NOW = "2025-05-20T08:00:00Z"
_TOLD = (
    ("2025-05-12", "Ferry sinks off Zanzibar",
     "The ferry Marwa Star sank off Zanzibar on Sunday with 140 people aboard, the coast guard of Tanzania said.\n\n"
     "Tanzania's transport minister, Juma Kaseke, said two of the company's other boats had no licence."),
    ("2025-05-16", "Zanzibar ferry: owner to appeal",
     "Tanzania withdrew the licence of the owner of the ferry Marwa Star, which sank off Zanzibar on Sunday.\n\n"
     "The company said it would go to court against that."),
    ("2025-05-14", "Miner in Peru cuts output",
     "A copper mine near Arequipa in Peru cut its output on Wednesday.\n\nThe company said its workers wanted more pay."
     "\n\nObservers of the labour ministry found no breach of the law."),
    ("2025-05-13", "Four engineers seized in Chad",
     "Two Nepalis and two Kenyans were seized near Abéché in eastern Chad on Monday, the governor said.\n\n"
     "The four engineers are held by rebels, the army of Chad said. The rebels demanded the release of 12 men."),
    ("2025-05-15", "Nepal buys buses from China",
     "Nepal will buy 300 electric buses from China, Nepal's prime minister said on Thursday.\n\n"
     "The Nepalis will pay for them over eight years."),
    ("2025-05-17", "Chad and Libya to talk in Tunis",
     "Chad and Libya will hold talks on their border in Tunis on 28 May, Tunisia said on Saturday.\n\n"
     "Chad's foreign minister, Ali Deby, will attend the talks. Libya has not named its delegation."),
)  # fmt: skip
REPORTS = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(_TOLD)]
SANK = "How many people were aboard the ferry that sank off Zanzibar?"
SEIZED = "Who was seized near Abéché?"


async def talk(home: Path, *turns: str) -> list[Answer]:
    """Ask one behind the other."""
    return await talk_over(home, REPORTS, turns, NOW)


async def test_the_company_is_that_of_the_affair_and_says_what_it_says_itself(tmp_path: Path) -> None:
    [first, company] = await talk(tmp_path, SANK, "what does the company say?")
    assert "140" in told_by(first)
    assert told_by(company) == "The company said it would go to court against that."


async def test_those_of_whom_the_affair_tells_nothing_are_not_those_of_another(tmp_path: Path) -> None:
    [_, observers] = await talk(tmp_path, SANK, "and what did the observers find?")
    assert observers.refused
    assert "labour" not in " ".join(each.text for each in observers.answer)


async def test_a_people_is_that_of_the_affair_first(tmp_path: Path) -> None:
    [_, people] = await talk(tmp_path, SEIZED, "and the Nepalis?")
    assert "seized" in told_by(people)
    assert "buses" not in told_by(people)


async def test_they_who_hold_somebody_demand_what_they_demand(tmp_path: Path) -> None:
    [_, holding, demand] = await talk(tmp_path, SEIZED, "Who is holding the four engineers?", "what do they demand?")
    assert "rebels" in told_by(holding)
    assert demand.understood == "What do the rebels demand?"
    assert "release of 12" in told_by(demand)


async def test_who_will_be_there_is_asked_of_what_is_ahead(tmp_path: Path) -> None:
    [_, minister, other] = await talk(
        tmp_path, "When will Chad and Libya hold talks?", "will Ali Deby be there?", "will Kaseke be there?"
    )
    assert "will attend the talks" in told_by(minister)
    assert other.refused
    assert other.reason == "The reports of the last answer do not say whether Kaseke will be there."


async def test_there_is_nowhere_where_the_thread_answered_nothing(tmp_path: Path) -> None:
    [first, there] = await talk(tmp_path, "When will Nepal and Kenya meet?", "will Ali Deby be there?")
    assert first.refused
    assert there.refused
    assert "name it" in (there.reason or "")
