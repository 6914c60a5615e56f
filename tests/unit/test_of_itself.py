"""What a state or a body says of its own doing leans on no sentence before; what it says of a thing does."""

import pytest

from bot.summarize.leaning import points_back


@pytest.mark.parametrize(
    "words",
    [
        "Norway said it would lay the cable off Bergen next year.",
        "Poland banned cod from Norway on Monday, and Oslo said it would not recognise the ban.",
        "The Norwegian navy said it had not seen the ship since May.",
        "Poland said it was considering a fence along the river.",
        "The Polish central bank said it will sell part of its gold.",
        "Norway said it deported 40 Poles on Monday, the most in a year.",
        "The Polish navy said it intercepted two tankers off Gdynia.",
        "Oslo said it expects an envoy from Warsaw in June.",
        "Oslo called off the talks with Poland on fish.",
        "The visit of Jan Nowak was short of money, and Oslo called off the visit on Monday.",
        "Norway suspended the talks on fish quotas.",
    ],
)
def test_who_says_what_it_does_itself_leans_on_nothing(words: str) -> None:
    assert not points_back(words)


@pytest.mark.parametrize(
    "words",
    [
        "Russia said it would not.",
        "Norway said it on Monday in Oslo.",
        "Kari Holm said it would cut trade with Poland.",
        "The Norwegian Kari Holm said it would cut trade with Poland.",
        "Norway said it would be the first such visit in years.",
        "Norway said it would harm trade with Poland.",
        "Poland said it was the third attack of the week.",
        "The army said it had taken place at night near Gdansk.",
        "Norway said it killed three of its sailors.",
        "Norway said it started at dawn near the port.",
        "Kari Holm said it closed the port of Narvik.",
        "Norway said it closed by itself.",
        "Oslo called off the talks on Monday.",
        "Poland's president then cancelled the visit, his office said.",
        "Norway denied it would lay the cable off Bergen.",
    ],
)
def test_it_that_may_be_something_told_before_still_leans(words: str) -> None:
    assert points_back(words)
