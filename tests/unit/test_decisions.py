"""How a delivery goes on, whatever becomes of its posts."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.delivery import Delivery
from bot.model.errors import PostError
from bot.model.message import MessageId
from bot.service.decisions import (
    GRACE,
    LONGEST_PAUSE,
    MOST_LOOKUPS,
    Step,
    Terms,
    begin,
    close,
    doubt,
    expire,
    make_parts,
    may_look,
    next_step,
    pause_after,
    put_back,
    resend,
    retry,
    revive,
    settle_find,
    settle_post,
    withdraw,
)
from tests.factories import NOW, make_delivery

TERMS = Terms(settle=timedelta(seconds=5), patience=timedelta(hours=6), entry=timedelta(seconds=2))
M1 = MessageId("m1")


def two_parts() -> Delivery:
    return make_parts(make_delivery(), 2, "briefing")


def fail(code: str, retry_after: float | None = None) -> PostError:
    return PostError("It was not taken.", code=code, retry_after=retry_after)


def test_parts_go_out_in_order_and_a_resumed_delivery_goes_on_at_its_first_unsent_part() -> None:
    delivery = two_parts()
    assert next_step(delivery) == Step("post", 0)
    delivery = settle_post(begin(delivery, 0, NOW), 0, M1, NOW, TERMS)
    assert (delivery.state, next_step(delivery)) == ("sending", Step("post", 1))
    delivery = settle_post(begin(delivery, 1, NOW), 1, MessageId("m2"), NOW, TERMS)
    assert (delivery.state, next_step(delivery)) == ("sent", Step("done"))
    assert [part.message for part in delivery.parts] == ["m1", "m2"]


def test_a_part_left_in_sending_is_looked_for_before_anything_else_and_not_at_once() -> None:
    left = begin(two_parts(), 0, NOW)
    assert next_step(left) == Step("find", 0)
    assert may_look(left, 0, TERMS) == NOW + TERMS.entry + TERMS.settle


def test_a_part_that_an_earlier_holder_left_is_looked_up_once_no_call_of_theirs_can_still_be_under_way() -> None:
    left = begin(two_parts(), 0, NOW)
    second = timedelta(seconds=1)
    terms = replace(TERMS, call=4 * second)
    assert may_look(left, 0, replace(terms, since=NOW + 3 * second)) == NOW + 3 * second + TERMS.settle
    assert may_look(left, 0, replace(terms, since=NOW + 60 * second)) == NOW + 6 * second + TERMS.settle
    assert may_look(left, 0, replace(terms, since=NOW - 60 * second)) == NOW + TERMS.entry + TERMS.settle


def test_what_was_found_is_sent_and_what_is_not_there_is_posted_again() -> None:
    left = begin(two_parts(), 0, NOW)
    found = settle_find(left, 0, M1, NOW, TERMS)
    assert (found.parts[0].state, found.parts[0].message) == ("sent", M1)
    missing = settle_find(left, 0, None, NOW, TERMS)
    assert next_step(missing) == Step("post", 0)


def test_retry_after_is_obeyed_to_the_letter() -> None:
    waiting = settle_post(begin(two_parts(), 0, NOW), 0, fail("limited", 37.5), NOW, TERMS)
    assert waiting.next_at == NOW + timedelta(seconds=37.5)
    assert next_step(waiting) == Step("post", 0)


@pytest.mark.parametrize("code", ["gone", "refused"])
def test_what_no_retry_helps_fails_with_its_reason_and_abandons_the_rest(code: str) -> None:
    failed = settle_post(begin(two_parts(), 0, NOW), 0, fail(code), NOW, TERMS)
    assert (failed.state, failed.reason) == ("failed", code)
    assert [part.state for part in failed.parts] == ["failed", "abandoned"]


def test_an_ambiguous_post_stays_in_sending_until_a_lookup_may_tell() -> None:
    unclear = settle_post(begin(two_parts(), 0, NOW), 0, fail("ambiguous"), NOW, TERMS)
    assert next_step(unclear) == Step("find", 0)
    assert unclear.next_at == NOW + TERMS.settle


def test_what_the_platform_cannot_tell_is_parked_never_guessed() -> None:
    delivery = begin(two_parts(), 0, NOW)
    for _ in range(MOST_LOOKUPS):
        assert delivery.state == "sending"
        delivery = settle_find(delivery, 0, fail("ambiguous"), NOW, TERMS)
    assert (delivery.state, delivery.parts[0].state, next_step(delivery)) == ("parked", "parked", Step("done"))


def test_a_platform_that_is_away_is_tried_for_as_long_as_the_edition_is_worth_it() -> None:
    delivery, now = two_parts(), NOW
    for _ in range(200):
        delivery = settle_post(begin(delivery, 0, now), 0, fail("unavailable"), now, TERMS)
        if delivery.state == "failed":
            break
        assert now < delivery.next_at <= now + LONGEST_PAUSE
        now = delivery.next_at
    assert (delivery.state, delivery.reason) == ("failed", "unavailable")
    assert NOW + TERMS.patience < now <= NOW + TERMS.patience + LONGEST_PAUSE


def test_pauses_grow_to_a_cap() -> None:
    assert [pause_after(n).total_seconds() for n in (1, 2, 3, 7, 99)] == [5, 10, 20, 300, 300]


def test_a_retry_goes_on_and_looks_first_for_what_was_parked() -> None:
    parked = begin(two_parts(), 0, NOW)
    for _ in range(MOST_LOOKUPS):
        parked = settle_find(parked, 0, fail("ambiguous"), NOW, TERMS)
    again = retry(parked, NOW)
    assert next_step(again) == Step("find", 0)
    assert [part.state for part in again.parts] == ["sending", "pending"]


def test_what_an_operator_abandoned_in_the_middle_of_a_post_is_looked_for_when_it_is_retried() -> None:
    closed = close(begin(two_parts(), 0, NOW), "abandoned", "operator")
    again = retry(closed, NOW)
    assert (next_step(again), again.parts[1].state) == (Step("find", 0), "pending")


def test_what_may_be_there_though_its_channel_was_gone_at_the_lookup_is_looked_for_when_it_is_retried() -> None:
    unclear = settle_post(begin(two_parts(), 0, NOW), 0, fail("ambiguous"), NOW, TERMS)
    failed = settle_find(unclear, 0, fail("gone"), NOW, TERMS)
    assert (failed.state, failed.begun) == ("failed", True)
    again = retry(failed, NOW)
    assert (again.state, next_step(again)) == ("sending", Step("find", 0))


@pytest.mark.parametrize("code", ["gone", "refused"])
def test_what_a_platform_refused_is_posted_when_it_is_retried_and_may_be_withdrawn_until_then(code: str) -> None:
    again = retry(settle_post(begin(two_parts(), 0, NOW), 0, fail(code), NOW, TERMS), NOW)
    assert (again.state, again.begun, next_step(again)) == ("pending", False, Step("post", 0))
    waiting = settle_post(begin(again, 0, NOW), 0, fail("limited"), NOW, TERMS)
    assert (waiting.state, waiting.parts[0].attempts) == ("pending", 2)


def test_a_turn_that_did_not_come_leaves_a_delivery_as_if_nobody_had_begun_it() -> None:
    back = put_back(begin(two_parts(), 0, NOW), 0, NOW)
    assert (back.state, back.begun, next_step(back)) == ("pending", False, Step("post", 0))


def test_a_resend_posts_all_of_it_under_new_keys_that_fit_a_nonce() -> None:
    sent = settle_post(begin(two_parts(), 0, NOW), 0, M1, NOW, TERMS)
    keys = {part.key for part in sent.parts}
    for _ in range(30):
        sent = resend(sent, NOW)
        assert all(part.state == "pending" and len(part.key) <= 25 for part in sent.parts)
        assert not keys & {part.key for part in sent.parts}
        keys = {part.key for part in sent.parts}


def test_closing_leaves_what_was_sent_as_it_is() -> None:
    begun = settle_post(begin(two_parts(), 0, NOW), 0, M1, NOW, TERMS)
    closed = close(begun, "abandoned", "unfollowed")
    assert [part.state for part in closed.parts] == ["sent", "abandoned"]


@pytest.mark.parametrize("code", ["limited", "unavailable"])
def test_what_a_platform_turned_away_counts_as_not_begun_and_how_often_is_kept(code: str) -> None:
    turned_away = two_parts()
    for attempts in (1, 2, 3):
        turned_away = settle_post(begin(turned_away, 0, NOW), 0, fail(code), NOW, TERMS)
        assert (turned_away.state, turned_away.begun, turned_away.firm) == ("pending", False, False)
        assert (turned_away.parts[0].attempts, turned_away.parts[0].undone) == (attempts, attempts)
    assert turned_away.next_at == NOW + (pause_after(3) if code == "unavailable" else pause_after(1))
    assert withdraw(turned_away, "paused", NOW).withdrawn


def test_what_is_certainly_not_there_counts_as_not_begun_and_what_may_be_there_as_begun() -> None:
    unclear = settle_post(begin(two_parts(), 0, NOW), 0, fail("ambiguous"), NOW, TERMS)
    assert (unclear.state, unclear.begun) == ("sending", True)
    looking = settle_find(unclear, 0, fail("unavailable"), NOW, TERMS)
    assert (looking.state, looking.begun, next_step(looking)) == ("sending", True, Step("find", 0))
    missing = settle_find(looking, 0, None, NOW, TERMS)
    assert (missing.state, missing.begun, missing.parts[0].reason) == ("pending", False, "unavailable")


def test_a_post_that_is_unclear_and_not_there_each_time_is_repeated_ever_less_often_and_given_up() -> None:
    delivery, now, pauses = two_parts(), NOW, []
    while delivery.state != "failed":
        unclear = settle_post(begin(delivery, 0, now), 0, fail("ambiguous"), now, TERMS)
        delivery = settle_find(unclear, 0, None, unclear.next_at, TERMS)
        pauses.append((delivery.next_at - unclear.next_at).total_seconds())
        now = delivery.next_at
    assert pauses[:4] == [0, 5, 10, 20]
    assert max(pauses) == LONGEST_PAUSE.total_seconds()
    assert (delivery.reason, len(pauses) < 100) == ("unavailable", True)


def test_what_is_left_of_a_delivery_that_nobody_went_on_with_in_time_is_looked_for_first() -> None:
    begun = settle_post(begin(two_parts(), 0, NOW), 0, M1, NOW, TERMS)
    assert next_step(doubt(begun, NOW + GRACE)) == Step("post", 1)
    doubted = doubt(begun, NOW + 2 * GRACE)
    assert next_step(doubted) == Step("find", 1)
    assert next_step(settle_find(doubted, 1, None, NOW + 2 * GRACE, TERMS)) == Step("post", 1)
    assert next_step(doubt(two_parts(), NOW + 2 * GRACE)) == Step("post", 0)


def test_what_was_turned_away_often_and_is_not_there_goes_on_at_once() -> None:
    """Else a delivery whose turn comes late each time would be looked for again instead of posted."""
    going, now = settle_post(begin(two_parts(), 0, NOW), 0, M1, NOW, TERMS), NOW
    for _ in range(5):
        going = settle_post(begin(going, 1, now), 1, fail("unavailable"), now, TERMS)
        now = going.next_at + timedelta(seconds=1)
    now += 2 * GRACE
    found = settle_find(doubt(going, now), 1, None, now, TERMS)
    assert (next_step(found), found.next_at) == (Step("post", 1), now)


@pytest.mark.parametrize("code", ["limited", "unavailable", "not there"])
def test_a_delivery_of_which_a_part_is_shown_stays_begun_whatever_becomes_of_the_next(code: str) -> None:
    shown = begin(settle_post(begin(two_parts(), 0, NOW), 0, M1, NOW, TERMS), 1, NOW)
    if code == "not there":
        after = settle_find(shown, 1, None, NOW, TERMS)
    else:
        after = settle_post(shown, 1, fail(code), NOW, TERMS)
    assert (after.state, after.firm, next_step(after)) == ("sending", True, Step("post", 1))
    assert [part.state for part in after.parts] == ["sent", "pending"]


def test_too_old_is_skipped_and_failed_where_the_platform_turned_it_away() -> None:
    assert (expire(two_parts()).state, expire(two_parts()).reason) == ("skipped", "too_old")
    turned_away = settle_post(begin(two_parts(), 0, NOW), 0, fail("limited"), NOW, TERMS)
    assert (expire(turned_away).state, expire(turned_away).reason) == ("failed", "limited")
    lost = settle_find(begin(two_parts(), 0, NOW), 0, None, NOW, TERMS)
    assert (expire(lost).state, expire(lost).reason) == ("skipped", "too_old")


def test_what_an_operator_asked_for_is_owed_to_nobody_once_its_channel_withdrew_it() -> None:
    asked = resend(settle_post(begin(two_parts(), 0, NOW), 0, M1, NOW, TERMS), NOW)
    gone = withdraw(asked, "paused", NOW)
    assert (gone.owed, gone.withdrawn) == (False, False)
    assert withdraw(two_parts(), "paused", NOW).owed


def test_what_is_planned_anew_keeps_the_keys_of_its_parts() -> None:
    asked = resend(settle_post(begin(two_parts(), 0, NOW), 0, M1, NOW, TERMS), NOW)
    anew = make_parts(revive(withdraw(asked, "paused", NOW), NOW), 3, "late")
    assert [part.key for part in anew.parts] == [f"{anew.id}.0b", f"{anew.id}.1b", f"{anew.id}.2"]
    assert not anew.begun


OUTCOMES = st.sampled_from(["sent", "gone", "refused", "limited", "unavailable", "ambiguous", "found", "missing"])


@given(st.lists(OUTCOMES, max_size=60), st.integers(1, 4))
def test_a_part_is_never_posted_again_unless_it_is_certain_that_it_is_not_there(
    outcomes: list[str], count: int
) -> None:
    delivery, now = make_parts(make_delivery(), count, "briefing"), NOW
    unclear: set[int] = set()
    sent: list[int] = []
    for outcome in outcomes:
        step = next_step(delivery)
        if step.kind == "done":
            break
        number = step.number
        assert number == len(sent)
        if step.kind == "post":
            assert number not in unclear
            begun = begin(delivery, number, now)
            result = M1 if outcome in {"sent", "found"} else fail(outcome if outcome != "missing" else "unavailable")
            delivery = settle_post(begun, number, result, now, TERMS)
            unclear |= {number} if outcome == "ambiguous" else set()
        else:
            found = {"sent": M1, "found": M1, "missing": None}
            delivery = settle_find(delivery, number, found[outcome] if outcome in found else fail(outcome), now, TERMS)
            unclear -= {number} if outcome == "missing" else set()
        if delivery.parts[number].state == "sent":
            sent.append(number)
            unclear -= {number}
        shown = bool(sent) or bool(unclear)
        assert not (shown and delivery.state == "pending"), "nobody may withdraw what may be shown"
        assert shown == delivery.begun
        now = max(now, delivery.next_at)
    assert sent == sorted(set(sent))
    assert (delivery.state == "sent") == (len(sent) == count)
