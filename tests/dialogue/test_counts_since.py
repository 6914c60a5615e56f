"""How many wait, are shut or missing by now is told by the newest report of the affair, also where that only says to
what a queue has shrunk; a count of other things, of another place or of another affair puts no older one aside."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-06-03",
        "A burst gate closed the lock at Orlamund on Monday, the canal board said. Twenty-six barges are waiting at "
        "the lock and 15 freighters are waiting outside the estuary.",
    ),
    (
        "2024-06-05",
        "The broken gate of the lock at Orlamund was lifted out by a crane on Wednesday, the canal board said. "
        "Thirty barges were waiting. Nine freighters had turned back to Hellevik.",
    ),
    (
        "2024-06-08",
        "The canal board tried the new gate of the lock at Orlamund on Saturday. The queue had shrunk to 11 barges, it "
        "said. In Hellevik 40 barges are waiting for coal. Two barges were damaged.",
    ),
    (
        "2024-06-04",
        "A strike of customs clerks began at the ferry terminal of Traust on Tuesday. Some 300 lorries are stuck at "
        "the terminal, the port said.",
    ),
    (
        "2024-06-06",
        "The strike of customs clerks at the ferry terminal of Traust went into a third day. The number of trucks "
        "stuck there has grown to 520, the port said.",
    ),
    (
        "2024-06-07",
        "A fog bank settled over the pass of Zernau in Tyrol. Some 45 buses are stuck below the pass of Zernau.",
    ),
    (
        "2024-06-03",
        "A storm cut the power lines in the district of Varlo on Monday. Sixteen schools are closed in the district.",
    ),
    (
        "2024-06-05",
        "Crews mended the power lines in the district of Varlo after the storm. Four schools are now heated by stoves.",
    ),
    (
        "2024-06-03",
        "A gallery of the Lomnitz salt works collapsed on Monday. Nine colliers are missing, the rescue service said.",
    ),
    (
        "2024-06-06",
        "The manager of the Lomnitz salt works resigned on Thursday over the gallery that had collapsed on Monday. Two "
        "are still missing.",
    ),
    (
        "2024-06-07",
        "A boat sank in the strait of Ostvik on Friday. Seventeen people are missing, the coast guard said.",
    ),
)
SHOWN = {
    "How many barges are waiting?": "shrunk to 11 barges",
    "How many barges are waiting at Orlamund?": "shrunk to 11 barges",
    "How many freighters are waiting outside the estuary?": "15 freighters",
    "How many lorries are stuck at the terminal?": "grown to 520",
    "How many buses are stuck below the pass?": "45 buses",
    "How many colliers are missing?": "Two are still missing",
    "How many people are missing in the strait?": "Seventeen people",
}
NOT_SAID = {
    "How many barges are waiting?": ("Thirty", "Twenty-six", "Hellevik", "damaged"),
    "How many freighters are waiting outside the estuary?": ("shrunk", "Nine"),
    "How many buses are stuck below the pass?": ("520",),
}
REFUSED = ("How many schools are closed in the district?",)
"""Of so many another number is told by now, and not whether they are closed."""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*SHOWN, *REFUSED), "2024-06-09T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_the_newest_count_answers(answers: dict[str, Answer], question: str, words: str) -> None:
    told = told_by(answers[question])
    assert words in told, answers[question].reason or told
    assert not [each for each in NOT_SAID.get(question, ()) if each in told]


@pytest.mark.parametrize("question", REFUSED)
def test_an_older_count_is_no_present_state(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, told_by(answers[question])
