"""What a speaker said is not told once the same one corrects the date or figure, also without repeating it."""

import pytest

from bot.summarize.unsaid import leaves_unsaid
from bot.summarize.withdrawals import find_withdrawn
from tests.materials import read_report

BRIDGE = "Norway's transport minister, Kari Holm, said the bridge to Sweden would open in 2031."
COST = "Norway's transport minister, Kari Holm, said the bridge to Sweden would cost 400 million crowns."


def list_barred(stood: str, later: str) -> list[str]:
    earlier = read_report(f"Rain fell on Oslo.\n\n{stood}", title="The bridge", desk="Desk", hours=0)
    after = read_report(f"Rain fell on Oslo.\n\n{later}", title="Norway and Sweden", desk="Evening Post", hours=20)
    texts = {each.article.id: each.article.text for each in (earlier, after)}
    return [span.of(texts[article]) for article, span in find_withdrawn([earlier, after]).barred]


@pytest.mark.parametrize(
    ("stood", "later"),
    [
        (
            BRIDGE,
            "The bridge to Sweden will open in 2033, Kari Holm, the transport minister, said on Tuesday, correcting a "
            "date she gave on Monday.",
        ),
        (
            BRIDGE,
            "Norway's transport minister, Kari Holm, corrected herself on Tuesday and said the bridge would open in "
            "May 2034, not before.",
        ),
        (
            COST,
            "Kari Holm, the transport minister, said the bridge would cost 520 million crowns, taking back a figure "
            "she had given the day before.",
        ),
        (
            "Norway's foreign ministry said 14 envoys would leave Sweden.",
            "Norway's foreign ministry said 12 envoys would leave Sweden, correcting its earlier figure.",
        ),
    ],
)
def test_what_a_speaker_corrects_is_barred(stood: str, later: str) -> None:
    assert list_barred(stood, later) == [stood]


@pytest.mark.parametrize(
    ("stood", "later"),
    [
        (  # no correction: a dispute in one's own words
            BRIDGE,
            "The bridge to Sweden will open in 2033, Kari Holm, the transport minister, said on Tuesday.",
        ),
        (  # another speaker
            "Sweden's transport minister, Nils Berg, said the bridge would open in 2031.",
            "The bridge to Sweden will open in 2033, Kari Holm, Norway's transport minister, said, correcting a date "
            "she gave on Monday.",
        ),
        (  # another matter
            "Norway's transport minister, Kari Holm, said the tunnel under Oslo would close in 2031.",
            "The bridge to Sweden will open in 2033, Kari Holm, the transport minister, said, correcting a date she "
            "gave on Monday.",
        ),
        (  # a figure where a date is corrected
            COST,
            "The bridge to Sweden will open in 2033 and cost 520 million crowns, Kari Holm, the transport minister, "
            "said, correcting a date she gave on Monday.",
        ),
        (  # the same date
            BRIDGE,
            "The bridge to Sweden will still open in 2031, Kari Holm, the transport minister, said, correcting a date "
            "she gave in a letter.",
        ),
        (
            BRIDGE,
            "The bridge to Sweden may not open in 2033, and Kari Holm, the transport minister, would not say whether "
            "she corrected a date she gave on Monday.",
        ),
    ],
)
def test_what_others_said_or_of_another_matter_stands(stood: str, later: str) -> None:
    assert list_barred(stood, later) == []


LOCK = "Holm said the lock at Brevik would be opened to Swedish barges on 1 May."


@pytest.mark.parametrize(
    ("later", "barred"),
    [
        ("Kari Holm took back what she had said at noon. The ice decides, she said.", True),
        ("Kari Holm, the transport minister, backed away from what she said on Monday.", True),
        ("Kari Holm no longer stands by what she announced.", True),
        ("Nils Berg, the Swedish minister, took back what he had said at noon.", False),
        ("Kari Holm would not take back what she had said at noon.", False),
        ("Kari Holm never took back what she had said at noon.", False),
    ],
)
def test_what_a_speaker_said_of_a_matter_before_taking_it_back_is_barred(later: str, barred: bool) -> None:
    stood = f"The port is full. Norway's minister, Kari Holm, said the barges had brought coal. {LOCK}"
    opening = "Whether the lock at Brevik is opened to barges on 1 May depends on the ice, Norway's minister said."
    assert list_barred(stood, f"{opening}\n\n{later}") == [LOCK] * barred


def test_what_is_taken_back_without_a_word_on_it_is_no_news() -> None:
    assert leaves_unsaid("Kari Holm took back what she had said at noon, when she called the date certain.")
    assert not leaves_unsaid("Kari Holm took back what she had said about the lock at Brevik.")
