"""Which sentences can be read without the one before them."""

import subprocess
import sys
from pathlib import Path

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


_WEIGHING = """
from bot.summarize.sentences import centrality, make_passage
from bot.text.analysis import analyse
from bot.model.analysis import Material, Span
from tests.factories import make_article
words = " ".join(f"{chr(97 + n % 26)}{chr(97 + n // 26)}word" for n in range(90))
text = f"{words}. {words[: len(words) // 2]}. {words[: len(words) // 3]}. {words[: len(words) // 7]}."
material = Material(make_article(text), analyse(make_article(text)))
passages = [make_passage(material, each.span, at) for at, each in enumerate(material.analysis.sentences)]
print(sorted(centrality(passages).values()))
"""


def test_a_sentence_weighs_the_same_in_every_process() -> None:
    weighed = {
        subprocess.run(
            [sys.executable, "-c", _WEIGHING],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "4", "7", "11")
    }
    assert len(weighed) == 1
