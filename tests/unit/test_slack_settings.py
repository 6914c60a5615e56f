"""Every combination of Slack's settings either serves or is refused with one sentence that names the variable."""

import itertools

import pytest

from bot.model.errors import ConfigurationError
from bot.platforms.slack.settings import Settings, check

ONE = {"SLACK_BOT_TOKEN": "xoxb-1"}
MANY = {"SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "c", "SLACK_PUBLIC_URL": "https://attache.example"}
SOCKET = {"SLACK_APP_TOKEN": "xapp-1"}
HTTP = {"SLACK_SIGNING_SECRET": "s"}


@pytest.mark.parametrize("given", [ONE | SOCKET, ONE | HTTP, ONE | SOCKET | HTTP, MANY | SOCKET, MANY | HTTP])
def test_what_serves(given: dict[str, str]) -> None:
    check(Settings.model_validate(given))


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({}, "SLACK_BOT_TOKEN is not set"),
        (ONE, "set SLACK_APP_TOKEN (xapp-…) for Socket Mode, or SLACK_SIGNING_SECRET"),
        (MANY, "set SLACK_APP_TOKEN (xapp-…) for Socket Mode, or SLACK_SIGNING_SECRET"),
        (SOCKET, "SLACK_BOT_TOKEN is not set"),
        (HTTP, "SLACK_BOT_TOKEN is not set"),
        ({"SLACK_BOT_TOKEN": "xapp-1"} | SOCKET, "SLACK_BOT_TOKEN holds an app token"),
        (ONE | {"SLACK_APP_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN must begin with xapp-"),
        ({"SLACK_CLIENT_ID": "1.2"} | HTTP, "SLACK_CLIENT_SECRET is not set"),
        ({"SLACK_CLIENT_SECRET": "c"} | HTTP, "SLACK_CLIENT_ID is not set"),
        (ONE | {"SLACK_CLIENT_SECRET": "c"} | SOCKET, "SLACK_CLIENT_ID is not set"),
        ({"SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "c"} | HTTP, "SLACK_PUBLIC_URL is not set"),
        (ONE | MANY | HTTP, "set one of the two"),
    ],
)
def test_what_is_missing_is_named(given: dict[str, str], named: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        check(Settings.model_validate(given))
    assert named in str(refused.value)


def test_no_combination_is_refused_in_more_than_a_sentence_or_without_a_variable() -> None:
    settings = list((ONE | MANY | SOCKET | HTTP).items())
    served = 0
    for count in range(len(settings) + 1):
        for some in itertools.combinations(settings, count):
            try:
                check(Settings.model_validate(dict(some)))
            except ConfigurationError as error:
                assert "SLACK_" in str(error)
                assert str(error).count(". ") <= 1
            else:
                served += 1
                assert ("SLACK_APP_TOKEN" in dict(some)) or ("SLACK_SIGNING_SECRET" in dict(some))
    assert served == 9
