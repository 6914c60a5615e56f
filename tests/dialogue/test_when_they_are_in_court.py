"""When somebody goes to court is told by the hearing at which they appear, and not by another matter's."""

from pathlib import Path

from tests.reports import ask_over, make_report, told_by

SAILORS = make_report(
    1,
    "2024-05-06",
    "Two of the nine sailors held in Lomela walked home on Monday after a court had dropped the charges against them. "
    "The other seven stay in custody and will appear at the hearing on 20 May.",
    title="Lomela frees two sailors",
)
HARBOUR = make_report(
    2,
    "2024-05-07",
    "The harbour master of Turda asked a court on Tuesday to open the pier. The court will hear the request on 9 May. "
    "The baker of the port, Ivo Sato, was under a travel ban.",
    title="Turda's pier before a court",
)


async def test_a_hearing_tells_when_they_are_in_court(tmp_path: Path) -> None:
    asked = (
        "When do the sailors go to court?",
        "When will the sailors appear in court?",
        "When does the baker go to court?",
    )
    answers = await ask_over(tmp_path, (SAILORS, HARBOUR), asked, "2024-05-08T08:00:00Z")
    told = [told_by(answers[each]) for each in asked]
    assert told[0].endswith("will appear at the hearing on 20 May.")
    assert told[1].endswith("will appear at the hearing on 20 May.")
    assert told[2] == ""


async def test_the_hearing_of_what_somebody_asks_for_is_not_theirs(tmp_path: Path) -> None:
    request = make_report(
        1,
        "2024-05-07",
        "The baker Ivo Sato wants to open the pier at Turda. The hearing of the baker's request is on 9 May, the "
        "harbour said.",
        title="Turda's pier before a court",
    )
    asked = "When does the baker go to court?"
    assert told_by((await ask_over(tmp_path, [request], [asked], "2024-05-08T08:00:00Z"))[asked]) == ""
