"""Whether a bar was lifted, or an offer answered, is told by the newest report of that very thing."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-05-04",
        "Austria's chancellor, Ernst Pichler, said on Saturday that he would lift his veto on the union's treaty with "
        "Georgia in return for a rule on lorries.",
    ),
    (
        "2024-05-09",
        "Georgia wrote the rule on lorries into its law on Thursday, but Vienna said its veto stood until the rule was "
        "tried.",
    ),
    ("2024-05-03", "India will lift its ban on rice exports in June, its trade ministry said on Friday."),
    ("2024-05-10", "India lifted its ban on rice exports on Friday. Kenya's ban on maize stays in force."),
    (
        "2024-05-03",
        "Norway's foreign minister, Kari Lunde, offered to host talks. Mali accepted; Niger has not replied.\n\nMali "
        "has not said who would speak at them.",
    ),
    (
        "2024-05-08",
        "Togo took up the mediation after Niger turned down a Norwegian offer to host talks with Mali.",
    ),
    ("2024-05-05", "Peru's president offered Chile a new border treaty. Chile has not replied."),
    ("2024-05-07", "Chile turned down a loan from the fund on Tuesday."),
    ("2024-05-04", "Ghana's ban on gold mining in forests stands, its minister said on Saturday."),
    ("2024-05-09", "Ghana lifted its ban on gold mining in forests on Thursday."),
)
SHOWN = {
    "Has Austria lifted its veto?": ("Vienna said its veto stood", "would lift"),
    "Has Austria lifted its veto on the treaty with Georgia?": ("Vienna said its veto stood", "would lift"),
    "Is the Austrian veto still in force?": ("Vienna said its veto stood", "would lift"),
    "Has India lifted its ban on rice?": ("India lifted its ban on rice exports on Friday", "stays in force"),
    "Has Kenya lifted its ban on maize?": ("Kenya's ban on maize stays in force", "\0"),
    "Has Niger replied to the Norwegian offer?": ("Niger turned down a Norwegian offer", "\0"),
    "What is still open between Mali and Niger?": ("who would speak at them", "has not replied"),
    "Has Ghana lifted its ban on gold mining?": ("Ghana lifted its ban", "\0"),
    "Has Chile replied to the offer from Peru?": ("Chile has not replied", "a loan from the fund"),
}
REFUSED = ("Has Georgia lifted its veto?",)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*SHOWN, *REFUSED), "2024-05-12T18:00:00Z")


@pytest.mark.parametrize("question", SHOWN)
def test_the_newest_report_decides(answers: dict[str, Answer], question: str) -> None:
    words, absent = SHOWN[question]
    told = told_by(answers[question])
    assert words in told, answers[question].reason or told
    assert absent not in told


@pytest.mark.parametrize("question", REFUSED)
def test_another_ones_bar_is_not_theirs(answers: dict[str, Answer], question: str) -> None:
    assert not told_by(answers[question])
