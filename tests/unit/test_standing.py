"""The story of a source: told whole, in few turns, and saying what of it is not kept."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.ingest.standing import MOST_EVENTS, after_failure, after_success, pause, resume
from bot.model.article import PUBLIC, Publisher, Reading, Rhythm, Source, SourceId
from bot.model.errors import FetchError
from bot.service.source_layout import lay_out_story
from bot.text.markdown import render_markdown

BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
SOURCE = Source(SourceId("s1"), PUBLIC, "syndication", "https://n.example/feed", Publisher("Harbour Desk"))
BROKEN = Reading(problems=("It is not well formed: unclosed token in line 9.",), well_formed=False)


def live(turns: str) -> Source:
    """Let a source live through turns an hour apart: `.` read, `m` read although malformed, `u` unchanged, `p`
    paused, `r` resumed, and any other letter a failure of that name."""
    source = SOURCE
    for hour, turn in enumerate(turns):
        now = BEGUN + timedelta(hours=hour)
        if turn in ".mu":
            reading = {".": Reading(), "m": BROKEN, "u": Reading(unchanged=True)}[turn]
            source = after_success(source, reading, Rhythm(), now, stored=0, unfinished=False)
        elif turn in "pr":
            source = (pause if turn == "p" else resume)(source, now)
        else:
            source = after_failure(source, FetchError(f"It answered {turn}.", code=f"http_{turn}"), now)
    return source


def tell(source: Source) -> list[str]:
    return [f"{each.what} {each.times} {each.code or each.detail}".strip() for each in source.story]


def test_failures_that_alternate_are_counted_and_lose_nothing() -> None:
    source = live("ab" * 20 + ".")
    assert tell(source) == ["failed 20 http_a", "failed 20 http_b", "recovered 1 after 40 failed polls"]
    assert (source.story[0].at, source.story[0].last) == (BEGUN, BEGUN + timedelta(hours=38))


def test_failures_and_recoveries_that_alternate_are_counted() -> None:
    assert tell(live("a.a.a.")) == ["failed 3 http_a", "recovered 3 after 1 failed poll"]
    assert tell(live("a.aa.")) == ["failed 3 http_a", "recovered 2"]
    assert tell(live("ab.ab.")) == ["failed 2 http_a", "failed 2 http_b", "recovered 2 after 2 failed polls"]


def test_another_failure_between_two_recoveries_stays_in_its_place() -> None:
    assert [each.split()[0] for each in tell(live("a.b.a."))] == ["failed", "recovered"] * 3


def test_a_recovery_is_told_after_a_resumption_and_never_without_a_failure() -> None:
    assert tell(live("aapr."))[-1] == "recovered 1 after 2 failed polls"
    assert tell(live("aaprb."))[-1] == "recovered 1 after 1 failed poll"
    assert [each.split()[0] for each in tell(live(".pr.pr."))] == ["paused", "resumed"]
    ended = after_failure(SOURCE, FetchError("It is gone.", code="http_410"), BEGUN)
    again = after_success(resume(ended, BEGUN), Reading(), Rhythm(), BEGUN, stored=0, unfinished=False)
    assert [each.what for each in again.story] == ["failed", "ended", "resumed", "recovered"]


def test_a_broken_form_is_told_once_and_its_end() -> None:
    assert [each.what for each in live("mmum.u").story] == ["malformed", "well_formed"]
    assert [each.what for each in live("ma.").story] == ["malformed", "failed", "recovered", "well_formed"]


def test_what_is_not_kept_is_said() -> None:
    source = live("".join(f"{each}." for each in "abcdefghijklnoqs"))
    assert len(source.story) == MOST_EVENTS
    assert source.earlier == 2
    assert "2 earlier turns are not kept" in render_markdown(lay_out_story(source, ()))
    assert "1 earlier turn is not kept" in render_markdown(lay_out_story(replace(source, earlier=1), ()))
    assert "not kept" not in render_markdown(lay_out_story(live("a."), ()))


@given(st.text("ab.mupr", max_size=60))
def test_every_failed_poll_is_counted(turns: str) -> None:
    source = live(turns)
    told = sum(each.times for each in source.story if each.what == "failed")
    assert told <= turns.count("a") + turns.count("b") <= told + source.earlier
    assert len(source.story) <= MOST_EVENTS
