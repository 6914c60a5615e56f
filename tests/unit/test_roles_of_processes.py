"""What a process does, from its settings."""

import pytest

from bot.model.errors import ConfigurationError
from bot.service.roles import Roles, check_alone, read_roles

KNOWN = ("console", "discord", "slack")


def test_without_roles_a_process_does_everything() -> None:
    everything = Roles(scheduler=True, worker=True, listening=("slack", "discord"), connected=("slack", "discord"))
    assert read_roles(None, "slack, discord,", KNOWN) == everything


def test_a_worker_posts_to_every_platform_and_listens_on_none() -> None:
    roles = read_roles("worker", "slack,discord", KNOWN)
    assert (roles.scheduler, roles.worker, roles.listening) == (False, True, ())
    assert roles.connected == ("slack", "discord")


def test_a_process_that_only_listens_connects_nothing_else() -> None:
    assert read_roles("slack,slack", "slack,discord", KNOWN) == Roles(False, False, ("slack",), ("slack",))


@pytest.mark.parametrize(
    ("asked", "platforms", "words"),
    [
        ("sheduler", "slack", "There is no role 'sheduler'; a process may be scheduler, worker, console"),
        (" , ", "slack", "No role is named"),
        (None, "irc", "There is no platform 'irc'; PLATFORMS may name console, discord, slack"),
        ("worker", "", "PLATFORMS names none"),
        ("slack,discord", "slack", "The roles name discord, which PLATFORMS leaves out: it names slack; name every"),
        ("worker,discord", "console", "The roles name discord, which PLATFORMS leaves out: it names console;"),
    ],
)
def test_a_name_there_is_none_of_is_refused(asked: str | None, platforms: str, words: str) -> None:
    with pytest.raises(ConfigurationError, match=words):
        read_roles(asked, platforms, KNOWN)


@pytest.mark.parametrize(
    ("asked", "missing"), [("scheduler", "worker"), ("worker", "scheduler"), ("slack", "scheduler and worker")]
)
def test_roles_that_would_post_nothing_on_their_own_are_refused(asked: str, missing: str) -> None:
    with pytest.raises(ConfigurationError, match=f"leave out {missing}, so that nothing would be posted"):
        check_alone(read_roles(asked, "slack", KNOWN))


@pytest.mark.parametrize("asked", [None, "scheduler,worker", "worker,slack,scheduler"])
def test_one_process_that_plans_and_posts_may_run_alone(asked: str | None) -> None:
    check_alone(read_roles(asked, "slack", KNOWN))
