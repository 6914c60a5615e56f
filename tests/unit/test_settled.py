"""A question is settled by a later report in which the same subject does, will do or refuses what was asked."""

import pytest

from bot.summarize.settled import can_be_answered, is_settled_by, take_apart

DUTIES = ("Will Norway delay the duties?", "Holm did not say whether Norway would delay the duties.")
SALT = "Norway announced duties on salt from Poland. Holm did not say whether Norway would delay the duties."
CASE = (
    "Will Poland drop its case at the Court of Ports?",
    "The statement did not say whether Poland would drop its case at the Court of Ports.",
)
AGENDA = ("Will Svalbard be on the agenda?", "It is unclear whether Svalbard will be on the agenda.")
REPLY = ("Will Poland answer the letter?", "Poland has yet to answer the letter, the Norwegian foreign ministry said.")


def settles(asked: tuple[str, str], later: str, around: str = SALT) -> bool:
    return is_settled_by(*asked, around, later)


def test_a_question_of_any_verb_is_taken_apart_by_what_left_it_open() -> None:
    for asked, parts in (
        (DUTIES, ("Norway", "delay", "the duties")),
        (AGENDA, ("Svalbard", "be", "on the agenda")),
        (REPLY, ("Poland", "answer", "the letter")),
    ):
        found = take_apart(*asked)
        assert found is not None
        assert (found.subject, found.verb, found.rest) == parts
    assert take_apart("Why did Norway close the port?", "It is unclear why Norway closed the port.") is None


@pytest.mark.parametrize(
    ("asked", "later"),
    [
        (DUTIES, "Norway will delay its duties on Polish salt until May, a minister said."),
        (DUTIES, "Norway delayed its duties on Polish salt on Thursday."),
        (DUTIES, "Norway will delay its duties, a minister said after talks with Sweden in Riga, Latvia."),
        (DUTIES, "Norway will not delay the duties, its trade minister said."),
        (DUTIES, "Norway refused to delay the duties."),
        (DUTIES, "The minister said that Norway had delayed the duties."),
        (CASE, "Poland dropped its case at the Court of Ports."),
        (CASE, "Poland's defence minister said his country would still go to the Court of Ports."),
        (AGENDA, "Holm said after the talks that she had raised Svalbard."),
        (AGENDA, "The statement did not mention Svalbard."),
        (REPLY, "Poland answered the letter on Monday."),
    ],
)
def test_a_later_report_settles(asked: tuple[str, str], later: str) -> None:
    assert settles(asked, later)


@pytest.mark.parametrize(
    ("asked", "later"),
    [
        (DUTIES, "Norway may delay its duties on Polish salt."),
        (DUTIES, "Norway will delay its duties if Poland opens its ports."),
        (DUTIES, "Norway has yet to delay the duties."),
        (DUTIES, "Poland asked Norway to delay the duties."),
        (DUTIES, "Poland will delay its duties on Norwegian fish."),
        (DUTIES, "Norway will delay its duties on Swedish steel."),
        (DUTIES, "Norway delayed the opening of a port."),
        (DUTIES, "An aide to Norway's minister delayed the duties."),
        (CASE, "Poland will drop its objections at the Court of Ports."),
        (CASE, "Norway said it would still go to the Court of Ports."),
        (CASE, "Poland dropped a plan for a ferry."),
        (AGENDA, "Holm will raise fishing with Nowak on Friday."),
        (AGENDA, "Ministers flew to Svalbard."),
        (REPLY, "Poland answered a question on ferries."),
        (REPLY, "Norway answered the letter."),
    ],
)
def test_what_is_unsure_of_another_or_of_something_else_settles_nothing(asked: tuple[str, str], later: str) -> None:
    assert not settles(asked, later)


@pytest.mark.parametrize(("asked", "known"), [(DUTIES, True), (CASE, True), (REPLY, True), (AGENDA, False)])
def test_only_a_question_that_an_answer_would_be_known_of_is_said_to_have_none(
    asked: tuple[str, str], known: bool
) -> None:
    assert can_be_answered(*asked) is known
