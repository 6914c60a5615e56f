"""An age counts nobody, and whoever was killed by an earlier deed, by which a later one is explained, is not counted in
the later one."""

import pytest

from bot.answer.asked.terms import root
from bot.answer.found.counting import Counted, find_dead
from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-05-06",
        "Two miners were killed when a mine fell in at Ondava on Monday, the owner said.\n\nThe dead were named as "
        "Pavol Hrin, 41, and Eva Lasko, 63, both from Snina.",
    ),
    (
        "2024-05-08",
        "Shops were closed in Snina on Wednesday in mourning over the deaths of three people at a mine in Ondava.",
    ),
    (
        "2024-05-07",
        "Jets of Tarland raided the village of Kesh on Tuesday and killed nine people, elders said.\n\nTarland's "
        "command said the raid was aimed at the Green Flag, which claimed an ambush on May 1 that killed 24 soldiers "
        "near Pol.",
    ),
    (
        "2024-05-09",
        "At least 12 people were killed in an air raid by Tarland last week, a United Nations mission said on Thursday."
        "\n\nIt named the village of Kesh.",
    ),
    (
        "2024-05-07",
        "A bomb went off at the market of Ruda on Tuesday. Police arrested a man suspected of an attack on the market "
        "that killed 15 people.",
    ),
)
SHOWN = {
    "How many people died in the mine at Ondava?": ("deaths of three people", ("41", "63")),
    "How many people were killed in the Kesh raid?": ("people", ("24 soldiers",)),
    "How many soldiers were killed in the ambush near Pol?": ("24 soldiers", ()),
    "How many people were killed at the market of Ruda?": ("15 people", ()),
    "How old was Eva Lasko?": ("Eva Lasko, 63", ()),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, SHOWN, "2024-05-12T18:00:00Z")


@pytest.mark.parametrize("question", SHOWN)
def test_only_those_of_the_deed_are_counted(answers: dict[str, Answer], question: str) -> None:
    words, absent = SHOWN[question]
    told = told_by(answers[question])
    assert words in told
    assert not any(each in told for each in absent)


@pytest.mark.parametrize(
    ("sentence", "dead"),
    [
        ("The dead were named as Pavol Hrin, 41, and Eva Lasko, 63, both from Snina.", None),
        ("A carter, Ivo Brek, 77, was killed.", None),
        ("Eva Lasko, 63, was among the nine people killed.", 9),
        ("Fires killed 41, among them Eva Lasko.", 41),
        ("In all, 41, among them Eva Lasko, were killed.", 41),
    ],
)
def test_an_age_counts_nobody(sentence: str, dead: int | None) -> None:
    assert find_dead((Counted(root("people")),), sentence) == dead
