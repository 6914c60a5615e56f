"""A report may begin with somebody whom it does not name, and who is `he` in the same sentence."""

import pytest

from bot.summarize.sentences import list_passages
from tests.unit.test_ahead import read

BEHIND = "The embassy of Norway in Lima was told on Friday."


@pytest.mark.parametrize(
    "opening",
    [
        "Two of the three Norwegian divers held in Peru were freed on Friday, but the third is still with his captors.",
        "A 40-year-old Norwegian pilot fell into the Rimac in Peru while he was filming it, police said on Friday.",
        "A Peruvian judge said on Friday that she would hear the Norwegian divers next week.",
    ],
)
def test_a_sentence_that_opens_a_report_explains_its_pronouns(opening: str) -> None:
    assert opening in [each.words for each in list_passages(read(f"{opening} {BEHIND}"))]


def test_behind_another_sentence_they_may_mean_somebody_of_that() -> None:
    further = "A Peruvian judge said on Friday that she would hear the Norwegian divers next week."
    assert further not in [each.words for each in list_passages(read(f"{BEHIND} {further}"))]


@pytest.mark.parametrize(
    "opening",
    [
        "In the morning he walked to the harbour of Lima, where the Norwegian embassy keeps a boat.",
        "Before the storm reached Lima on Friday, his boat lay in the Norwegian dock of the harbour.",
        "Norway opened an embassy in Lima on Friday where his grandfather had once sold fish.",
    ],
)
def test_one_that_begins_with_no_doer_does_not(opening: str) -> None:
    assert opening not in [each.words for each in list_passages(read(f"{opening} {BEHIND}"))]
