"""Doctor says of sources what is so: how many fail, and that nothing is well where none was ever read."""

from dataclasses import replace

import pytest

from bot.model.article import PUBLIC, Publisher, Source, SourceId
from bot.service.status import examine_sources
from tests.factories import NOW

NEVER_READ = Source(SourceId("s1"), PUBLIC, "syndication", "https://n.example/feed.xml", Publisher("News"))
READ = replace(NEVER_READ, last_attempt=NOW, last_success=NOW)
FAILS = replace(NEVER_READ, last_attempt=NOW, failures=3, reason="It did not answer.")
PAUSED, RECOVERING = replace(READ, state="paused"), replace(FAILS, last_success=NOW)


@pytest.mark.parametrize(
    ("sources", "well", "told"),
    [
        (
            [FAILS] * 12 + [NEVER_READ] * 2 + [PAUSED],
            False,
            "12 of 14 fail; 1 paused or ended; see attache sources list",
        ),
        ([FAILS], False, "1 of 1 fails; see attache sources list"),
        ([READ] * 3 + [RECOVERING], True, "1 of 4 fails; see attache sources list"),
        ([READ] * 2 + [RECOVERING] * 2, False, "2 of 4 fail; see attache sources list"),
        ([NEVER_READ] * 2, True, "none of 2 read so far; attache run reads them"),
        ([READ, NEVER_READ], True, "1 of 2 read so far; the others are next"),
        ([READ, READ, PAUSED], True, "2 of 2 read so far; 1 paused or ended"),
        ([PAUSED], False, "none is read; 1 paused or ended; see attache sources list"),
        ([], False, "none, so nothing new comes; add the shipped list with attache sources import --seeds"),
    ],
)
def test_doctor_counts_the_sources_that_fail(sources: list[Source], *, well: bool, told: str) -> None:
    finding = examine_sources(sources, articles=0)
    assert (finding.well, finding.detail) == (well, told)
