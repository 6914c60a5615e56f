"""Which sentences can be read without the one before them."""

import pytest

from bot.summarize.sentences import points_back


@pytest.mark.parametrize(
    "words",
    [
        "China denied that the balloon had been sent to watch anybody.",
        "Moscow said that Ukrainian drones had reached the port at dawn.",
        "Ukraine said that on Monday a second ship would leave Odesa.",
        "Tokyo said that, despite the talks in Jeddah, no date had been set.",
        "The Kremlin confirmed that Russia would take part in the conference.",
        "Sergei Lavrov said this week that the talks in Istanbul were over.",
    ],
)
def test_what_says_what_it_is_about_needs_no_sentence_before_it(words: str) -> None:
    assert not points_back(words)


@pytest.mark.parametrize(
    "words",
    [
        "Beijing denied it.",
        "The Iranian ministry rejected that, calling the United States a liar.",
        "Warsaw said that to the ambassador on Monday.",
        "The Kremlin said that.",
        "Turkey condemned this in a letter to the council.",
        "Seoul welcomed this visit by the American minister.",
    ],
)
def test_what_leaves_to_the_sentence_before_what_was_said_does(words: str) -> None:
    assert points_back(words)
