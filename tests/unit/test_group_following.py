"""Chains of stories stay in order of time, whatever is split off, joined or told late."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.group.following import keep_in_order
from bot.model.story import StoryId, Strand
from tests.factories import NOW


def strand(name: str, day: int, follows: str | None = None, merged: str | None = None) -> Strand:
    after, into = (StoryId(each) if each else None for each in (follows, merged))
    return Strand(StoryId(name), NOW + timedelta(days=day), after, into)


def change(known: list[Strand], *changed: Strand) -> dict[StoryId, Strand]:
    strands = {each.id: each for each in known}
    return {**strands, **keep_in_order(strands, {each.id: each for each in changed})}


def test_what_was_split_off_and_began_earlier_comes_before_the_story_it_was_split_off() -> None:
    talks = [strand("announced", 0), strand("talks", 3, "announced"), strand("signed", 9, "talks")]
    chain = change(talks, strand("arrival", 3, "talks"), strand("talks", 5, "announced"))
    follows = {name: each.follows for name, each in chain.items()}
    assert follows == {"announced": None, "arrival": "announced", "talks": "arrival", "signed": "talks"}


def test_a_story_of_which_an_earlier_report_turns_up_takes_its_place_by_date() -> None:
    chain = change([strand("a", 0), strand("b", 4, "a"), strand("c", 8, "b")], strand("c", 2, "b"))
    assert {name: each.follows for name, each in chain.items()} == {"a": None, "c": "a", "b": "c"}


def test_what_followed_a_story_that_went_into_another_follows_that_one() -> None:
    known = [strand("a", 0), strand("b", 1), strand("c", 5, "b")]
    chain = change(known, strand("b", 1, merged="a"))
    assert chain[StoryId("c")].follows == "a"


def test_what_is_not_known_is_of_earlier_days() -> None:
    assert change([], strand("b", 1, "long ago"))[StoryId("b")].follows == "long ago"


_NAMES = st.sampled_from("abcdef")
_CHANGES = st.lists(
    st.tuples(_NAMES, st.integers(0, 20), st.one_of(st.none(), _NAMES), st.one_of(st.none(), st.none(), _NAMES)),
    max_size=12,
)


@settings(max_examples=300, deadline=None)
@given(_CHANGES)
def test_a_chain_is_in_order_of_time_always(changes: list[tuple[str, int, str | None, str | None]]) -> None:
    """Whatever happens to stories one after the other: told from another day, following another, gone into another."""
    strands: dict[StoryId, Strand] = {}
    for name, day, follows, merged in changes:
        live = {each for each, kept in strands.items() if kept.merged_into is None} - {name}
        follows, merged = follows if follows in live else None, merged if merged in live else None
        known = strands.get(StoryId(name))
        if known is not None:
            follows = known.follows
        strands.update(keep_in_order(strands, {StoryId(name): strand(name, day, follows, merged)}))
        for each in strands.values():
            if each.merged_into is None and each.follows is not None:
                before = strands[each.follows]
                assert before.merged_into is None
                assert (before.first, before.id) < (each.first, each.id)
