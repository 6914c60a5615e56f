"""Who does it where whose it is stands behind a thing: `the inquiry that Ruiz promised has yet to be named`."""

import pytest

from bot.answer.asked.named import find_named
from bot.answer.holding.acting import suffers
from bot.model.analysis import Span
from bot.text.gazetteer import load_gazetteer


def is_done(thing: str, done: str, words: str) -> bool:
    at = words.index(thing)
    named = [each.span for each in find_named(words, load_gazetteer())]
    return suffers(words, Span(at, at + len(thing)), words.index(done), named)


@pytest.mark.parametrize(
    ("thing", "done", "words"),
    [
        ("panel", "named", "The panel that Ruiz promised has yet to be named."),
        ("bridge", "opened", "The bridge which Malta financed was opened on Monday."),
        ("meeting", "arranged", "A meeting between Prime Minister Ana Ruiz and Oman has not been arranged."),
        ("truce", "signed", "A truce between the army and the rebels of Tarland was signed in Oslo."),
    ],
)
def test_it_is_done_to_the_thing(thing: str, done: str, words: str) -> None:
    assert is_done(thing, done, words)


@pytest.mark.parametrize(
    ("thing", "done", "words"),
    [
        ("panel", "sworn", "The panel said that Ana Ruiz was sworn in."),
        ("meeting", "arrested", "The meeting ended when Ana Ruiz was arrested."),
        ("bridge", "elected", "The bridge stood near Ana Ruiz, who was elected."),
    ],
)
def test_it_is_done_to_somebody_else(thing: str, done: str, words: str) -> None:
    assert not is_done(thing, done, words)
