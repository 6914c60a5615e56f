"""To which of several something was done is told by what was done to somebody; what is done with a thing by what names
that thing; and who fell ill tells nothing of a fall."""

import pytest

from bot.answer.asked.terms import Term
from bot.answer.found.spotting import Spotter
from bot.model.conversation import Answer
from bot.text.gazetteer import load_gazetteer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-05-06",
        "Pirates who hold three Danish sailors in Ilos demanded the freedom of nine of their men on Monday.",
    ),
    (
        "2024-05-08",
        "Chile has opened a channel to the captors of three Danish sailors in Ilos, and a letter reached the eldest of "
        "the sailors on Tuesday, May 7.",
    ),
    (
        "2024-05-10",
        "Jens Holm, one of three Danish sailors held in Ilos, was freed on Friday and flown to Lima, Chile said.",
    ),
    (
        "2024-05-06",
        "The two candidates left in Kenya's race for president met for a debate in Nakuru on Monday night.\n\n"
        "Wanjiru Otieno promised to keep the maize subsidies for two years.",
    ),
    (
        "2024-05-09",
        "Kenya's election board printed ballots for the two candidates on Thursday, fewer than Otieno had asked for.",
    ),
    (
        "2024-05-06",
        "Typhoid spread in the camps of Tarland. Nurses Abroad said on Monday the true number was "
        "higher, as many people fell ill far from any road.",
    ),
    ("2024-05-09", "The minister of health of Tarland praised a fall in typhoid cases on Thursday."),
    ("2024-05-09", "Forty guards fell ill at the fort of Snina on Thursday, the mayor said."),
)
SHOWN = {
    "Which of the three Danish sailors in Ilos has been freed?": ("Jens Holm", ("letter", "demanded")),
    "Which of the three Danish sailors in Ilos was freed, and when?": ("freed on Friday", ("letter", "demanded")),
    "What would the two candidates in Kenya do with maize subsidies?": ("keep the maize subsidies", ("ballots",)),
    "How many guards fell ill at the fort of Snina?": ("Forty guards fell ill", ()),
}
REFUSED = (
    "Which of the three Danish sailors in Ilos was killed?",
    "What does Nurses Abroad say about the fall in typhoid cases?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*SHOWN, *REFUSED), "2024-05-12T18:00:00Z")


@pytest.mark.parametrize("question", SHOWN)
def test_only_what_is_of_it_is_told(answers: dict[str, Answer], question: str) -> None:
    words, absent = SHOWN[question]
    told = told_by(answers[question])
    assert words in told
    assert not any(each in told for each in absent)


@pytest.mark.parametrize("question", REFUSED)
def test_of_what_was_not_told_nothing_is(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused


@pytest.mark.parametrize(
    ("words", "asked", "met"),
    [
        ("Many people fell ill far from any road.", ("fall",), 0),
        ("The yard fell silent and falls short of its aims.", ("fall",), 0),
        ("Prices fell in May, and a fall in cases came with it.", ("fall",), 2),
        ("Many people fell ill far from any road.", ("fall", "ill"), 2),
    ],
)
def test_who_fell_ill_tells_of_no_fall(words: str, asked: tuple[str, ...], met: int) -> None:
    assert len(Spotter([Term(each, each) for each in asked], load_gazetteer()).find(words)) == met
