"""What a desk changed in its text is told sentence by sentence."""

from hypothesis import given
from hypothesis import strategies as st

from bot.text.revisions import TextChange, compare_texts

SENTENCES = st.lists(
    st.sampled_from(["The ferry sank at noon.", "Twelve people died.", "Rescue boats left Odesa.", "The port closed."]),
    max_size=6,
)


def test_a_changed_toll_goes_and_comes_in_its_place() -> None:
    before = "The ferry sank at noon. Twelve people died. Rescue boats left Odesa."
    after = "The ferry sank at noon. Fifteen people died. Rescue boats left Odesa.\n\nThe port closed."
    assert compare_texts(before, after) == (
        TextChange("removed", "Twelve people died."),
        TextChange("added", "Fifteen people died."),
        TextChange("added", "The port closed."),
    )


@given(SENTENCES, SENTENCES)
def test_the_changes_lead_from_one_text_to_the_other(before: list[str], after: list[str]) -> None:
    changes = compare_texts(" ".join(before), "\n".join(after))
    left = list(before)
    for each in changes:
        if each.kind == "removed":
            left.remove(each.text)
    left += [each.text for each in changes if each.kind == "added"]
    assert sorted(left) == sorted(after)
    assert (changes == ()) == (before == after)
