"""Told with an answer, or in its place: another's count of the same, that nobody is known to have done it, and nobody
who was sent elsewhere."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-05-06",
        "A mine went off beneath a bus near Sarvan on Monday and killed four drivers, the governor of Ilos said.\n\n"
        "The truce had come into force on Friday.",
    ),
    (
        "2024-05-09",
        "Monitors in Ilos said on Thursday they could not determine who had laid the mine that killed four drivers "
        "near Sarvan.\n\nThe device was of a common kind, they said.",
    ),
    ("2024-05-07", "Children planted 300 birches near Sarvan on Tuesday, the mayor said."),
    (
        "2024-05-08",
        "Kenya recalled its ambassador to Chad on Wednesday over a quarrel about grain.\n\nPeru has had no "
        "ambassador in Nairobi since 2021, and its affairs there are looked after by Chile.",
    ),
    ("2024-05-08", "Norway's envoy to Japan, Kari Moe, met the emperor on Wednesday, the palace said."),
)
SHOWN = {
    "Who planted the mine near Sarvan?": ("could not determine who", ("birches",)),
    "Who planted 300 birches near Sarvan?": ("Children planted", ("mine",)),
    "Who is the Peruvian ambassador in Nairobi?": ("no ambassador in Nairobi", ("Chad",)),
    "Who is Norway's envoy to Japan?": ("Kari Moe", ()),
}
REFUSED = ("Who planted the mine near Lomo?", "Who is the Norwegian envoy in Lima?")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*SHOWN, *REFUSED), "2024-05-12T18:00:00Z")


@pytest.mark.parametrize("question", SHOWN)
def test_what_is_known_of_it_is_told(answers: dict[str, Answer], question: str) -> None:
    words, absent = SHOWN[question]
    told = told_by(answers[question])
    assert words in told
    assert not any(each in told for each in absent)


@pytest.mark.parametrize("question", REFUSED)
def test_of_another_nothing_is_told(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused
