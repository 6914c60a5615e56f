"""Of a question in two parts both are answered, or it is said which is not told; words like those asked for answer,
near ones do not; and no reason is given that belongs to another clause."""

from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-09-07",
        "Uruguay beat Chile 3-1 in a qualifier in Montevideo on Saturday.\n\nChile's coach, Luis Ferrer, said his team "
        "had been tired. Bolivia lost to Paraguay in La Paz.",
    ),
    ("2024-09-08", "Petar Iliev was re-elected mayor of Varna on Sunday, the election commission said."),
    (
        "2024-09-12",
        "Negotiators of Serbia and Kosovo will meet in Brussels on 20 September, the European Union said on Thursday.",
    ),
    ("2024-09-12", "Egypt will host talks on the canal in June, it said. The ministry named no city."),
    (
        "2024-09-09",
        "MINSK, Belarus - Oil began to flow again through the Polna pipeline on Monday, the operator said.\n\nThe "
        "crossing at Brest opened again on Sunday, customs officers said.\n\nThe operator blamed the leak on a weld.",
    ),
    (
        "2024-09-11",
        "Kenya doubled its levy on tea exports to 4 percent on Thursday. The tariff on sugar stays at 25 percent.",
    ),
    (
        "2024-09-11",
        "Fjellfly grounded ten of its jets on Thursday, leaving 8,000 travellers stranded.\n\nThe airline said flights "
        "would resume on 12 September. The carrier will refund all tickets. The airline Skyholm sacked pilots.",
    ),
    (
        "2024-09-13",
        "Chile's Senate rejected a water bill on Friday.\n\nFarmers welcomed the vote because the bill would have "
        "capped wells. The envoy flew to Lima after a lunch with them.",
    ),
)
SHOWN = {
    "Who won the match between Uruguay and Chile?": ("Uruguay beat Chile 3-1",),
    "Who won in Montevideo and by how much?": ("beat Chile 3-1",),
    "Who won the election in Varna and by how much?": ("Petar Iliev", "By how much: I read nothing"),
    "When and where will Serbia and Kosovo meet?": ("in Brussels on 20 September",),
    "When and where will Egypt host the talks on the canal?": ("in June", "Where: I read nothing"),
    "When did the Polna pipeline resume?": ("flow again",),
    "Has the Polna pipeline resumed?": ("flow again",),
    "When did the crossing at Brest reopen?": ("opened again on Sunday",),
    "How high is the duty on sugar in Kenya?": ("25 percent",),
    "How high is the tariff on tea in Kenya?": ("4 percent",),
    "When will Fjellfly flights resume?": ("12 September",),
    "Will Fjellfly refund tickets?": ("will refund all tickets",),
}
REFUSED = (
    "Did Chile win in Montevideo?",
    "Did Chile beat Uruguay?",
    "Who won the match in La Paz?",
    "Who won the match in Varna?",
    "Has the crossing at Minsk reopened?",
    "How high is the tariff on coffee in Kenya?",
    "When did the Brest pipeline resume?",
    "Did Fjellfly sack pilots?",
    "Did Skyholm refund tickets?",
)
NO_REASON = ("Why did the Senate reject the water bill?", "Why did the envoy fly to Lima?")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    home: Path = tmp_path_factory.mktemp("desk")
    return ask_all_over(home, READ, (*SHOWN, *REFUSED, *NO_REASON), "2024-09-14T09:00:00Z")


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_all_that_is_asked_is_told(answers: dict[str, Answer], question: str, words: tuple[str, ...]) -> None:
    told = told_by(answers[question])
    assert all(each in told for each in words), answers[question].reason or told


@pytest.mark.parametrize("question", REFUSED)
def test_what_only_comes_near_is_not(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, told_by(answers[question])


@pytest.mark.parametrize("question", NO_REASON)
def test_the_reason_of_something_else_is_none(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused or told_by(answers[question]).startswith(
        "I found no sentence that plainly gives the reason"
    )
