"""Cells that stand below one another and notes on a figure tell nothing by themselves; ordinary lines do."""

import pytest

from tests.unit.test_beside import list_left

LEAD = "Norway's foreign minister, Kari Holm, met Poland's envoy in Oslo on Wednesday to speak of the cable."
REMARK = "Norway has doubled its fees for Polish ships."
LAST = "Holm said on Wednesday that the cable would be laid by Norway in the spring."
SHUT = "Poland closed the harbour after a storm."
ROWS = f"Harbour\nState\nSince\nRemark\nBergen\nOpen\n-\n{REMARK}\nGdansk\nShut\n2 March\n{SHUT}"


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD}\n\n{ROWS}\n\n{LAST}",
        f"{ROWS}\nVardo\nOpen\n1 May\nNorway sent a ship.\n\n{LAST}\n\n{LEAD}",
        LEAD + "\n\n" + ROWS.replace("\n", "\n\n") + f"\n\nOslo\n\nOpen\n\n5 May\n\n{LAST}",
    ],
)
def test_what_stands_among_cells_is_not_told(text: str) -> None:
    left = list_left(text)
    assert REMARK not in left
    assert SHUT not in left
    assert LEAD in left


@pytest.mark.parametrize(
    ("table", "note"),
    [
        ("Cod* (tonnes) fell by a half.", "* Trawlers only. Norway ended its sales to Poland in 2024."),
        ("Cod fell by a half.", "† Poland gives no figure. The number is a guess by the bureau."),
        ("Cod fell by a half.", "** Norway has not paid for the year. The amount falls due in May."),
        ("Cod fell by a half (1).", "(1) Norway has ended its sales to Poland."),
        ("Cod fell by a half.", "² Norway has ended its sales to Poland."),
        ("Cod fell by a half.", "Note: Norway has ended its sales to Poland."),
        ("Cod fell by a half.", "n/a Norway has ended its sales to Poland."),
        ("Cod fell by a half.", "Notes on the table: Norway has ended its sales to Poland."),
    ],
)
def test_a_note_on_a_figure_is_not_told(table: str, note: str) -> None:
    left = list_left(f"{LEAD}\n\n{table}\n\n{note}\n\n{LAST}")
    assert not [each for each in left if each in note]
    assert left[0] == LEAD
    assert left[-1] == LAST


@pytest.mark.parametrize(
    "line",
    [
        "* The ministers met. Norway has ended its sales to Poland.",
        "**Norway** has ended its sales to Poland.",
        "(1) The ministers met. Norway has ended its sales to Poland.",
        "Notes from the meeting show that Norway has ended its sales to Poland.",
        "Sources – two of them in Bergen – say Norway has ended its sales to Poland.",
    ],
)
def test_a_point_or_a_line_in_bold_is_no_note(line: str) -> None:
    assert any("has ended its sales" in each for each in list_left(f"{LEAD}\n\n{line}\n\n{LAST}"))


@pytest.mark.parametrize(
    "text",
    [
        f"Home\nWorld\nNorth\nSea\nShips\nBergen\n{LEAD}\n{REMARK}\n{LAST}",
        f"{LEAD}\n\nThe fees\n\n{REMARK}\n\nThe cable\n\n{LAST}",
        f"Share\nSave\n\n{LEAD}\n\nKari Holm\nBergen\n\n{REMARK}\n\nRead more\nShips\n\n{LAST}",
    ],
)
def test_a_report_with_short_lines_around_it_is_told(text: str) -> None:
    left = list_left(text)
    assert all(each in left for each in (LEAD, REMARK, LAST))
