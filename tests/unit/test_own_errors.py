"""What a speaker said is not told once the same one corrects the date or figure, also without repeating it."""

import pytest

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
