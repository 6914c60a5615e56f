"""Which time zone a person means by what they type."""

import pytest

from bot.model.errors import UsageError
from bot.service.zones import read_zone


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Paris", "Europe/Paris"), ("UTC", "UTC"), ("Paris", "Europe/Paris"), ("paris ", "Europe/Paris"),
        ("CET Paris", "Europe/Paris"), ("CET_Paris", "Europe/Paris"), ("Paris, France", "Europe/Paris"),
        ("europe/paris", "Europe/Paris"), ("new york", "America/New_York"), ("Moscow (MSK)", "Europe/Moscow"),
        ("Louisville", "America/Louisville"), ("Londres", "Europe/London"), ("Sao Paulo", "America/Sao_Paulo"),
        ("Le Caire", "Africa/Cairo"), ("Kyiv", "Europe/Kyiv"),
    ],
)  # fmt: skip
def test_a_city_stands_for_its_zone(typed: str, zone: str) -> None:
    assert read_zone(typed).key == zone


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Pariss", "There is no time zone 'Pariss'; did you mean Europe/Paris?"),
        ("Berlim", "did you mean Europe/Berlin?"),
        ("Eastern", "'Eastern' may be several time zones; choose Canada/Eastern or US/Eastern."),
        ("Paris London", "choose Europe/London or Europe/Paris."),
        ("qwxz", "There is no time zone 'qwxz'; use an IANA name such as Europe/Paris."),
        ("", "There is no time zone ''; use an IANA name"),
        ("../../etc/passwd", "There is no time zone"),
    ],
)
def test_what_names_no_one_zone_is_refused_with_those_it_may_be(typed: str, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_zone(typed)
    assert told in str(caught.value)
