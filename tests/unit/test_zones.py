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
        ("Le Caire", "Africa/Cairo"), ("Kyiv", "Europe/Kyiv"), ("heure de Paris", "Europe/Paris"),
        ("London UK", "Europe/London"), ("Sydney Australia", "Australia/Sydney"),
    ],
)  # fmt: skip
def test_a_city_stands_for_its_zone(typed: str, zone: str) -> None:
    assert read_zone(typed).key == zone


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("South Korea", "Asia/Seoul"), ("North Korea", "Asia/Pyongyang"), ("South Africa", "Africa/Johannesburg"),
        ("North Macedonia", "Europe/Skopje"), ("Corée du Sud", "Asia/Seoul"), ("East Timor", "Asia/Dili"),
        ("Kosovo", "Europe/Belgrade"), ("Ivory Coast", "Africa/Abidjan"), ("Myanmar", "Asia/Yangon"),
        ("Yangon Myanmar", "Asia/Yangon"),
    ],
)  # fmt: skip
def test_a_country_with_one_zone_stands_for_it(typed: str, zone: str) -> None:
    assert read_zone(typed).key == zone


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("utc", "UTC"), ("gmt", "GMT"), ("Z", "UTC"), ("etc/utc", "Etc/UTC"), ("Beijing", "Asia/Shanghai"),
        ("Pékin", "Asia/Shanghai"), ("Washington", "America/New_York"), ("Washington, D.C.", "America/New_York"),
        ("New Delhi", "Asia/Kolkata"), ("Geneva", "Europe/Zurich"), ("Ottawa", "America/Toronto"),
        ("Ankara", "Europe/Istanbul"), ("Islamabad", "Asia/Karachi"), ("Abuja", "Africa/Lagos"),
        ("The Hague", "Europe/Amsterdam"), ("St Petersburg", "Europe/Moscow"),
        ("Doha", "Asia/Qatar"), ("Manama", "Asia/Bahrain"), ("Sana'a", "Asia/Aden"), ("Valletta", "Europe/Malta"),
        ("Kingston, Jamaica", "America/Jamaica"), ("Suva", "Pacific/Fiji"), ("Panama City", "America/Panama"),
    ],
)  # fmt: skip
def test_a_seat_of_government_stands_for_the_zone_it_keeps(typed: str, zone: str) -> None:
    assert read_zone(typed).key == zone


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Pariss", "There is no time zone “Pariss”; did you mean Europe/Paris?"),
        ("Berlim", "did you mean Europe/Berlin?"),
        ("Eastern", "“Eastern” may be several time zones; choose Canada/Eastern or US/Eastern."),
        ("Paris London", "did you mean Europe/London or Europe/Paris?"),
        ("Paris Texas", "did you mean Europe/Paris?"),
        ("Not Paris", "did you mean Europe/Paris?"),
        ("Tripoli Lebanon", "did you mean Africa/Tripoli or Asia/Beirut?"),
        ("Santiago de Compostela", "did you mean America/Santiago?"),
        ("US East", "did you mean US/Eastern?"),
        ("South", "use an IANA name"),
        ("China", "choose Asia/Shanghai or Asia/Urumqi."),
        ("Russia", "time zones; write a city that keeps the one you mean."),
        (
            "GMT+2",
            "There is no time zone “GMT+2”; write a city that keeps that time, or Etc/GMT-2, which is 2 hours ahead "
            "of UTC all year.",
        ),
        ("utc -5", "or Etc/GMT+5, which is 5 hours behind UTC all year."),
        ("UTC+01:00", "which is one hour ahead"),
        ("UTC+5:30", "There is no time zone “UTC+5:30”; write a city that keeps that time."),
        ("GMT+99", "There is no time zone “GMT+99”; write a city that keeps that time."),
        ("qwxz", "There is no time zone “qwxz”; use an IANA name such as Europe/Paris."),
        ("", "There is no time zone “”; use an IANA name"),
        ("../../etc/passwd", "There is no time zone"),
        ("../UTC", "There is no time zone"),
        ("Paris " * 1000, "Paris Pari…”; use an IANA name such as Europe/Paris."),
    ],
)
def test_what_names_no_one_zone_is_refused_with_those_it_may_be(typed: str, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_zone(typed)
    assert told in str(caught.value)
