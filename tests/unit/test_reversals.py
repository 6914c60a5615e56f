"""What a later report gives up by name is not told as it stood, and what only sounds like it still is."""

import pytest

from bot.summarize.plans import list_over
from tests.materials import read_report

TRIPLE = "Norway will triple its timber exports to Sweden from 3 May, Trade Minister Nils Berg said on Monday."
RAIL = "Norway and Sweden will run joint night trains across the border from 1 April, Nils Berg said."
STRIKE = "Norway's union chairman, Lars Moen, called on dockers to strike. He gave no day."
BLOCKED = "Norway blocked a Nordic grant of 20 million crowns to Sweden on Monday, envoys said."
AGREED = "Norway and Sweden agreed on Monday to share hourly readings of the Glomma river, both ministries said."
CLAIMED = "Norway's ministry said on Monday that Sweden had agreed to share hourly readings of the Glomma river."
PERMIT = (
    "Norway will ask Swedes for a fishing permit before entry from 1 May, Interior Minister Nils Berg said on Monday."
)
EASED = "Norway spared anglers under 16 its new fishing permit for Swedes on Tuesday."


def list_barred(stood: str, later: str) -> list[str]:
    earlier = read_report(f"{stood}\n\nRain fell on Norway and Sweden.", title="News", desk="Desk", hours=0)
    after = read_report(f"{later}\n\nSnow fell on the coast.", title="News", desk="Evening Post", hours=24)
    over = list_over([earlier, after])
    return [span.of(earlier.article.text) for article, span in over if article == earlier.article.id]


@pytest.mark.parametrize(
    ("stood", "later"),
    [
        (TRIPLE, "Norway's timber exports to Sweden will grow by half and not triple, Nils Berg said on Tuesday."),
        (TRIPLE, "Norway will keep its timber exports to Sweden level instead of tripling them, Nils Berg said."),
        (RAIL, "A Norwegian court halted the plan for joint night trains with Sweden on Tuesday."),
        (RAIL, "The plan for joint night trains with Sweden was frozen on Tuesday, Norway said."),
        (RAIL, "A Norwegian court suspended the contract for joint night trains with Sweden on Tuesday."),
        (RAIL, "The permit for joint night trains with Sweden was annulled on Tuesday, judges in Norway said."),
        (
            "Norway and Sweden will start the trains on 1 April, Nils Berg said.",
            "A Norwegian court halted the plan for joint night trains with Sweden on Tuesday.",
        ),
        (STRIKE, "Norway's union chairman, Lars Moen, said he no longer called for a strike."),
        (BLOCKED, "Norway dropped its veto on the Nordic grant to Sweden on Tuesday evening after long talks."),
        (AGREED, "Sweden denied on Tuesday that it had agreed to share hourly readings of its river with Norway."),
        (PERMIT, f"{EASED}\n\nBerg said the permit would be asked for from 1 July and not from 1 May."),
        (PERMIT, f"{EASED}\n\nBerg said the permit would be needed on 1 July and not on 1 May."),
    ],
)
def test_what_a_later_report_gives_up_is_barred(stood: str, later: str) -> None:
    assert any(stood.startswith(each) for each in list_barred(stood, later))


@pytest.mark.parametrize(
    ("stood", "later"),
    [
        (TRIPLE, "Norway's salt exports to Denmark will grow by half and not triple, Nils Berg said on Tuesday."),
        (TRIPLE, "Norway's timber exports to Sweden should grow by half and not triple, a forester said."),
        (TRIPLE, "Sweden's opposition said Norway's timber exports to Sweden would grow by half and not triple."),
        (RAIL, "A Norwegian court halted the plan for joint naval drills with Sweden on Tuesday."),
        (RAIL, "A Norwegian court may have halted the plan for joint night trains with Sweden by May, a judge said."),
        (RAIL, "A Finnish court halted the plan for joint night trains with Estonia on Tuesday."),
        (STRIKE, "Norway's union chairman, Lars Moen, said he no longer called for a boycott."),
        (STRIKE, "Norway's shipping minister, Kari Holm, said she no longer called for a strike."),
        (BLOCKED, "Denmark dropped its veto on the Nordic grant to Sweden on Tuesday evening."),
        (BLOCKED, "Norway dropped its veto on the Nordic fishing quota on Tuesday evening."),
        (AGREED, "Sweden denied on Tuesday that it had agreed to close the port of Narvik to Norway."),
        (AGREED, "Denmark denied on Tuesday that it had agreed to share hourly readings of its river with Norway."),
        (CLAIMED, "Sweden denied on Tuesday that it had agreed to share hourly readings of its river with Norway."),
        (PERMIT, "Berg said the ferry to Denmark would sail on 1 July and not on 1 May."),
    ],
)
def test_what_only_sounds_like_it_still_stands(stood: str, later: str) -> None:
    assert list_barred(stood, later) == []
