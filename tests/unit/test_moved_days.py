"""A day that takes the place of another is watched, and what was announced for the one given up is not told."""

from datetime import UTC, datetime, timedelta

import pytest

from bench.shown import brief
from bot.evidence.quotes import iter_claims
from bot.model.analysis import Material
from bot.model.article import Publisher
from bot.text.analysis import analyse
from tests.factories import make_article

MONDAY = datetime(2026, 5, 4, 9, tzinfo=UTC)
VISIT = "Greek Prime Minister Kyriakos Mitsotakis will visit Ankara on 12 May, his office said. Turkey had invited him."


def read(text: str, days: int = 0) -> Material:
    article = make_article(
        text,
        title="Greece and Turkey",
        url=f"https://desk{days}.example/1",
        publisher=Publisher(f"Desk {days}"),
        published=MONDAY + timedelta(days=days),
    )
    return Material(article, analyse(article))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The talks of Greece and Turkey on gas in Izmir were put off to 19 May, Athens said.", ["2026-05-19"]),
        ("The court in Ankara postponed its ruling on Nikos Pappas from 12 May to 26 May.", ["2026-05-26"]),
        ("The court in Ankara postponed its ruling on Nikos Pappas from 12 to 26 May.", ["2026-05-26"]),
        ("Greece will hold the vote on 20 May instead of 12 May, Athens said.", ["2026-05-20"]),
        ("The talks of Greece and Turkey in Izmir were moved to 19 May from 12 May, Athens said.", ["2026-05-19"]),
        ("The talks of Greece and Turkey in Izmir were moved from Tuesday to Thursday, Athens said.", ["2026-05-07"]),
        ("The talks of Greece and Turkey were put off from Thursday to Friday next week, Athens said.", ["2026-05-15"]),
        ("Greece and Turkey will meet on Friday next week in Izmir.", ["2026-05-15"]),
        ("The court in Ankara postponed the hearing, set for 12 May, to 26 May.", ["2026-05-26"]),
        ("The court in Ankara postponed a hearing planned for 12 May to 26 May.", ["2026-05-26"]),
        ("Greece's talks with Turkey, due on 12 May, were moved to 26 May, Athens said.", ["2026-05-26"]),
        ("Greece and Turkey rescheduled for 26 May their talks planned for 12 May.", ["2026-05-26"]),
        ("The talks are planned for 12 May and the vote is due on 26 May.", ["2026-05-12", "2026-05-26"]),
        ("Greece's ministers were not put off to 19 May.", []),
        ("Greece's army moved its guns to the river Evros on 2 May.", []),
        ("The fair in Izmir will be open from 12 May to 26 May, Turkey said.", ["2026-05-12/2026-05-26"]),
        ("Greece moved its fleet to Izmir, where a fair will run from 12 May to 26 May.", ["2026-05-12/2026-05-26"]),
    ],
)
def test_of_two_days_the_new_one_is_ahead(text: str, days: list[str]) -> None:
    assert [each.date for each in read(text).analysis.events] == days


def test_the_day_of_what_is_postponed_is_not_watched() -> None:
    off = read("The court in Ankara postponed the hearing of Nikos Pappas planned for 12 May. It gave no reason.")
    assert not brief([off]).watch


def test_a_moved_day_is_watched() -> None:
    moved = read(
        "The talks of Greece and Turkey on gas in Izmir were postponed to 19 May, Athens said. It gave no reason."
    )
    assert [each.date for each in brief([moved]).watch] == ["2026-05-19"]


@pytest.mark.parametrize(
    ("later", "told"),
    [
        ("Mitsotakis flies to Ankara on 20 May instead of 12 May, a spokesman in Athens told reporters.", False),
        ("Mitsotakis put off his visit to Ankara, due on 12 May, to 20 May, a spokesman told reporters.", False),
        ("Greek Prime Minister Kyriakos Mitsotakis will now visit Ankara on 20 May, his spokesman told us.", False),
        ("Greek Prime Minister Kyriakos Mitsotakis will visit Nicosia on 20 May, his spokesman told us.", True),
        ("A ferry of Rhodes will sail again on 20 May instead of 12 May, its owner in Piraeus told reporters.", True),
        ("Mitsotakis flies to Cairo on 20 May, and his visit to Ankara is not in doubt, a spokesman said.", True),
    ],
)
def test_what_is_announced_for_a_day_that_is_given_up_is_not_told(later: str, told: bool) -> None:
    briefing = brief([read(VISIT), read(f"{later} Nothing else was known of it in Greece by the evening.", 2)])
    assert any("on 12 May, his" in claim.text for _, claim in iter_claims(briefing)) is told


SUMMIT = (
    "Greece and Turkey will hold a summit on gas in Izmir on 12 June, Athens said. The king of Spain will attend it."
)


def list_shown(*texts: str) -> list[str]:
    """What is told of reports two days apart."""
    reports = [read(text, 2 * at) for at, text in enumerate(texts)]
    return [claim.text for _, claim in iter_claims(brief(reports))]


@pytest.mark.parametrize(
    ("later", "told"),
    [
        ("The summit of Greece and Turkey has been put off. The new date is 29 June.", False),
        ("The new date for the summit of Greece and Turkey is 29 June, Athens said.", False),
        ("The summit of Greece and Turkey is now set for 29 June in Rhodes, Athens said.", False),
        ("The summit of Greece and Turkey on gas has a new date: 29 June.", False),
        ("The gas summit of Greece and Turkey was moved. It is now on 29 June in Rhodes.", False),
        ("The new date for the football match of Greece and Turkey is 29 June, Athens said.", True),
        ("Greece and Turkey said the new day of rest is 29 June.", True),
        ("The vote in Cyprus was put off. The new date is 29 June.", True),
        ("Greece and Turkey said the gas summit in Izmir is now closer than ever. A ferry sails on 29 June.", True),
        ("The summit of Greece and Turkey is now set for 12 June in Rhodes, Athens said.", True),
    ],
)
def test_a_later_report_names_a_new_day_without_the_old_one(later: str, told: bool) -> None:
    shown = list_shown(SUMMIT, f"{later} Nothing else was known of it in Greece by the evening.")
    assert any("in Izmir on 12 June" in each for each in shown) is told


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        ("The new date is 29 June, a spokesman said on Monday.", False),
        ("It is now on 29 June, a spokesman said on Monday.", False),
        ("The summit is now due on 29 June, a spokesman said on Monday.", False),
        ("The election in Cyprus is now due on 29 June, a spokesman said on Monday.", True),
        ("The new date of the regatta is 29 June, a spokesman said on Monday.", True),
        ("A second summit will follow on 29 June, a spokesman said on Monday.", True),
    ],
)
def test_the_next_sentence_names_a_new_day(behind: str, told: bool) -> None:
    shown = list_shown(SUMMIT.partition(" The king")[0] + f" {behind} Nothing else was known of it by the evening.")
    assert any("in Izmir on 12 June" in each for each in shown) is told


@pytest.mark.parametrize(
    ("later", "told"),
    [
        ("Greece will hold the summit with Turkey on gas in Rhodes and not in Izmir.", False),
        ("The summit on gas will be held in Rhodes, not Izmir, Athens said.", False),
        ("Athens will hold the gas summit in Rhodes instead of Izmir.", False),
        ("Greece will build a port in Rhodes and not in Izmir.", True),
        ("The summit on gas will be held in Izmir and not in Rhodes, Athens said.", True),
        ("The summit on gas should be held in Rhodes and not in Izmir, Turkey's baker said.", True),
        ("A summit of bakers was held in Rhodes and not in Ankara.", True),
    ],
)
def test_a_place_that_another_takes_is_not_told(later: str, told: bool) -> None:
    shown = list_shown(SUMMIT, f"{later} Nothing else was known of it in Greece by the evening.")
    assert any("in Izmir on 12 June" in each for each in shown) is told
