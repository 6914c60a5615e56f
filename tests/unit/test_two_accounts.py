"""Of two who are compared each is heard on the very thing that is asked about, in the reports that name all of it."""

import asyncio
from pathlib import Path

import pytest

from bot.answer.speaking.sides import tell_sides
from bot.answer.thread.reading import read_question
from bot.model.analysis import Material
from bot.text.analysis import analyse
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW, make_article
from tests.reports import ask_over, make_report, told_by

CALL = (
    "The foreign ministers of Chile and Ghana spoke by telephone on Monday.\n\n"
    "Chile's foreign minister, Carmen Rojas, told her counterpart, Kojo Baffour, that the sale of the port "
    "must stand, the ministry in Santiago said.\n\nBaffour said the sale of the port was never agreed."
)
OTHER = "Ghana's president, Ama Owusu, said on Tuesday that a call with Peru about cocoa was due."
BALLOON = (
    "Norway shot down a Finnish balloon on Sunday. Norway's government says it was built to spy. "
    "Finland says the balloon was a weather craft that strayed."
)
BALLOONS = "Finland's government said on Monday that Norwegian balloons crossed its border last year, over Finland."
SILENT = "Iran says Oman has invited its president to Muscat. Omani officials have yet to confirm the invitation."


def tell(question: str, *texts: str) -> dict[str | None, str]:
    """What each side is told with."""
    articles = [make_article(text, url=f"https://wire.example/{number}") for number, text in enumerate(texts)]
    read = read_question(question, NOW, (), load_gazetteer())
    groups = tell_sides(read, {each.id: Material(each, analyse(each)) for each in articles}, {})
    return {group.label: " ".join(each.told.of(each.article.text) for each in group.chosen) for group in groups}


def test_a_counterpart_without_a_state_is_of_the_other_one_of_two() -> None:
    told = tell("Compare the Chilean and Ghanaian accounts of the call between Rojas and Baffour.", CALL, OTHER)
    assert "must stand" in told["Chilean:"]
    assert "never agreed" in told["Ghanaian:"]
    assert "never agreed" not in told["Chilean:"]


def test_where_reports_name_all_that_is_asked_about_no_other_is_told_from() -> None:
    told = tell("Compare the Chilean and Ghanaian accounts of the call between Rojas and Baffour.", CALL, OTHER)
    assert "cocoa" not in told["Ghanaian:"]
    alone = tell("Compare what Chile and Ghana say about the call with Peru.", CALL, OTHER)
    assert "cocoa" in alone["Ghana:"]


def test_of_one_thing_many_are_told_of_last_and_accounts_beside_each_other_first() -> None:
    told = tell("Compare what Norway and Finland say about the balloon.", BALLOON, BALLOONS)
    assert "Finnish balloon on Sunday. Norway's government says it was built to spy" in told["Norway:"]
    assert "the balloon was a weather craft that strayed" in told["Finland:"]
    many = tell("Compare what Norway and Finland say about the balloons.", BALLOON, BALLOONS)
    assert "Norwegian balloons crossed" in many["Finland:"]


def test_that_a_side_has_said_nothing_yet_is_told() -> None:
    told = tell("Compare what Oman and Iran say about the invitation.", SILENT)
    assert told == {
        "Oman:": "Omani officials have yet to confirm the invitation.",
        "Iran:": "Iran says Oman has invited its president to Muscat.",
    }


@pytest.mark.parametrize(
    ("question", "told", "refused"),
    [
        ("How do Tagus Post and Nile Herald differ on the dam?", ("by 2030", "no contract"), False),
        ("How do Tagus Post and Nile Herald differ on bananas?", (), True),
    ],
)
def test_two_outlets_are_told_beside_each_other_on_what_both_tell(
    tmp_path: Path, question: str, told: tuple[str, ...], refused: bool
) -> None:
    reports = (
        make_report(1, "2024-06-03", "The dam will be ready by 2030, Sudan said on Monday.", publisher="Tagus Post"),
        make_report(2, "2024-06-04", "There is no contract for the dam, engineers said.", publisher="Nile Herald"),
        make_report(3, "2024-06-04", "Kenya sold tea to Oman.", publisher="Nile Herald"),
    )
    answer = asyncio.run(ask_over(tmp_path, reports, (question,), "2024-06-06T09:00:00Z"))[question]
    assert answer.refused is refused
    assert all(words in told_by(answer) for words in told)
    assert "tea" not in told_by(answer)
