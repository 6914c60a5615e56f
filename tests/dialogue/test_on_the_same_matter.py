"""What answers on the same matter: a body that speaks through others, a call with one and no other, what is open."""

from pathlib import Path

from tests.reports import make_report, talk_over, told_by

NOW = "2024-03-07T08:00:00Z"
READ = (
    make_report(
        1, "2024-03-04",
        "The Kremlin said on Monday that the harvest had been good. The Kremlin said exports would rise.\n\n"
        "Dmitry Peskov, the spokesman of Russia's president, said Russia hoped that Novak would speak with Costa.",
        title="Kremlin praises harvest",
    ),
    make_report(
        2, "2024-03-05",
        "Portugal has not confirmed a call with Costa, a spokeswoman of the Portuguese government said.",
        title="No call with Costa confirmed",
    ),
    make_report(
        3, "2024-03-05",
        "Minister Teresa Amaral did not mention the canal in her speech. Her ministry did not say whether a contract "
        "was near.\n\nThe weather was fine. It is unclear whether the harvest will be good.",
        title="Canal",
    ),
    make_report(
        4, "2024-03-06",
        "A court in Lisbon issued a warrant for Viktor Novak on Wednesday, a day before he is to receive Omar Haddad.",
        title="Court issues warrant for Novak",
    ),
    make_report(
        5, "2024-03-07", "Viktor Novak received Omar Haddad in Lisbon on Thursday.", title="Novak receives Haddad"
    ),
)  # fmt: skip


ANOTHER_CALL = make_report(
    6, "2024-03-04", "A call with Haddad has not been arranged, Dmitry Peskov said.", title="No call with Haddad"
)


async def test_what_a_body_did_not_confirm_is_answered_with_what_was_said_for_it(tmp_path: Path) -> None:
    asked = ["Has Portugal confirmed a call with Costa?", "and the Kremlin?"]
    _, kremlin = await talk_over(tmp_path, READ, asked, NOW)
    assert kremlin.understood == "Has the Kremlin confirmed a call with Costa?"
    assert told_by(kremlin).startswith("I read nothing that settles this; what was said of it: Dmitry Peskov")
    assert "harvest" not in told_by(kremlin)


async def test_a_call_with_one_is_no_call_with_another(tmp_path: Path) -> None:
    (with_one,) = await talk_over(
        tmp_path, (*READ, ANOTHER_CALL), ["What did Peskov say about a call with Costa?"], NOW
    )
    assert "Costa" in told_by(with_one)
    assert "Haddad" not in told_by(with_one)


async def test_where_nothing_was_said_of_it_nothing_is_told(tmp_path: Path) -> None:
    (denied,) = await talk_over(tmp_path, READ, ["Has the Kremlin denied the merger with Costa?"], NOW)
    assert denied.refused


async def test_a_call_without_a_partner_is_any_call(tmp_path: Path) -> None:
    (call,) = await talk_over(tmp_path, (*READ, ANOTHER_CALL), ["What did Peskov say about a call?"], NOW)
    assert "Haddad" in told_by(call)


async def test_what_is_left_open_of_a_thing_may_stand_in_the_next_sentence(tmp_path: Path) -> None:
    (left,) = await talk_over(tmp_path, READ, ["What is still open about the canal?"], NOW)
    assert told_by(left).endswith("Her ministry did not say whether a contract was near.")
    assert "harvest" not in told_by(left)


async def test_what_was_done_is_no_plan_for_what_stands_beside_it(tmp_path: Path) -> None:
    (warrant,) = await talk_over(tmp_path, READ, ["Did the court issue a warrant for Novak?"], NOW)
    assert told_by(warrant).startswith("A court in Lisbon issued a warrant")


BLAMED = make_report(
    7, "2024-03-05", "Minister Teresa Amaral blamed the pilot for the crash near Faro.", title="Pilot blamed for crash"
)


async def test_whose_fault_it_was_is_told_by_whom_somebody_blames(tmp_path: Path) -> None:
    asked = ["Where was the crash?", "whose fault was it?", "Who is to blame for the war?", "Who is right?"]
    _, fault, war, right = await talk_over(tmp_path, (*READ, BLAMED), asked, NOW)
    assert fault.understood == "Who is blamed for the crash?"
    assert "Minister Teresa Amaral blamed the pilot" in told_by(fault)
    assert war.refused
    assert right.reason is not None
    assert right.reason.startswith("I do not judge")
