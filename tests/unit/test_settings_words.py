"""What is wrong with a setting is told in words of ours, and what the operator wrote stays as written."""

import pytest

from bot.fetching import http
from bot.model.errors import ConfigurationError
from bot.settings import load


def test_a_setting_that_is_wrong_is_told_without_the_words_of_a_library() -> None:
    with pytest.raises(ConfigurationError) as caught:
        load(http.Settings, {"FETCH_ALLOW": "Intranet.example"})
    assert str(caught.value) == "The setting FETCH_ALLOW cannot be used: 'Intranet.example' is not host:port."
