"""What every test shares: a clean environment without tokens, and hypothesis profiles."""

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "attache", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.load_profile("attache")

_OURS = ("ATTACHE_", "DATABASE_", "DISCORD_", "FETCH_", "LOG_", "OPENAI_", "PLATFORMS", "PUBLISHERS_", "SLACK_")


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine reaches a test."""
    for name in list(os.environ):
        if name.startswith(_OURS):
            monkeypatch.delenv(name)
