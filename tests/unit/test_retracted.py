"""A report that its newsroom or a wire withdraws whole is told in no part."""

from datetime import UTC, datetime

import pytest

from bot.model.analysis import Material
from bot.model.article import Publisher
from bot.summarize.retracted import list_retracted
from bot.text.analysis import analyse
from tests.factories import make_article

TITLE = "Norway and Sweden agree to build a tunnel to Narvik"
REPORT = (
    "Norway and Sweden agreed on Tuesday to build a railway tunnel to Narvik.\n\n"
    "Transport Minister Kari Holm said it would open in 2031.\n\nSweden will pay for the drills."
)
COAST, HARBOUR = Publisher("Coast Gazette", domain="coast.example"), Publisher("Harbour Sun", domain="harbour.example")
TUESDAY, WEDNESDAY, MONDAY = (datetime(2026, 3, day, 9, tzinfo=UTC) for day in (3, 4, 2))


def count_retracted(notice: str, by: Publisher = COAST, when: datetime = WEDNESDAY) -> int:
    told = make_article(REPORT, title=TITLE, publisher=COAST, published=TUESDAY, url="https://coast.example/1")
    said = make_article(notice, title="To readers", publisher=by, published=when, url="https://other.example/2")
    materials = [Material(each, analyse(each)) for each in (told, said)]
    return len(list(list_retracted(materials)))


@pytest.mark.parametrize(
    ("notice", "by"),
    [
        (f'Editors: please kill our story of Tuesday headlined "{TITLE}". Another will be sent.', HARBOUR),
        ("We have withdrawn our report of Tuesday on a railway tunnel to Narvik.", COAST),
        ("The Coast Gazette retracted its report on a railway tunnel, the press council said.", HARBOUR),
    ],
)
def test_every_sentence_of_a_report_withdrawn_whole_is_barred(notice: str, by: Publisher) -> None:
    assert count_retracted(notice, by) == 3


@pytest.mark.parametrize(
    ("notice", "by", "when"),
    [
        ('Please kill our story headlined "Norway and Sweden agree on a ferry to Narvik".', COAST, WEDNESDAY),
        ("We have withdrawn our report of Monday on a railway tunnel to Narvik.", COAST, WEDNESDAY),
        ("We have withdrawn our report of Tuesday on a bridge to Bergen.", COAST, WEDNESDAY),
        ("We have withdrawn our report of Tuesday on a railway tunnel to Narvik.", HARBOUR, WEDNESDAY),
        ("We have withdrawn our report on a railway tunnel to Narvik.", COAST, MONDAY),
        ("We have not withdrawn our report of Tuesday on a railway tunnel to Narvik.", COAST, WEDNESDAY),
        ("Kari Holm asked that the Coast Gazette withdraw its report on a railway tunnel.", HARBOUR, WEDNESDAY),
    ],
)
def test_another_report_or_one_that_is_only_asked_to_be_withdrawn_stands(
    notice: str, by: Publisher, when: datetime
) -> None:
    assert count_retracted(notice, by, when) == 0
