"""A notice of correction is told whole; what it takes back is not told by the report that it corrects."""

import pytest

from bench.shown import brief
from bot.evidence.quotes import iter_claims
from bot.model.analysis import Material
from bot.summarize.corrections import find_notice_of
from bot.summarize.withdrawals import find_withdrawn
from tests.materials import read_report

TOLD = "Ethiopia will release at least 30 billion cubic metres a year in a drought, the accord with Egypt says."
REPORT = (
    "Egypt and Ethiopia have signed an accord on how the dam on the Nile will be run in years of drought. "
    f"{TOLD} The foreign ministers of both countries signed the text in Abu Dhabi on Friday."
)
SAID = (
    "An article published on 13 November said Ethiopia would release at least 30 billion cubic metres of water a year."
)
RIGHT = "The figure in the accord is 40 billion cubic metres."


def read(text: str, title: str = "Egypt and Ethiopia sign accord", desk: str = "Post", hours: int = 0) -> Material:
    return read_report(text, title=title, desk=desk, hours=hours)


def list_barred(*materials: Material) -> list[str]:
    texts = {each.article.id: each.article.text for each in materials}
    return [span.of(texts[article]) for article, span in find_withdrawn(materials).barred]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Correction: Egypt and Ethiopia sign accord", f"Correction: {SAID} {RIGHT} The article has been amended."),
        ("Correction: Egypt and Ethiopia sign accord", f"{SAID} {RIGHT}"),
        ("Clarification on the Nile", f"Clarification: {SAID[:-1]}; the figure is 40 billion."),
        ("Egypt, Ethiopia sign", "(Corrects figure of what Ethiopia would release in a year to 40 billion, not 30.)"),
        ("Corrected: Egypt and Ethiopia sign", f"{SAID} That figure was wrong."),
        ("Correction: Egypt and Ethiopia", "Our report said Ethiopia would release 30 billion a year instead of 40."),
    ],
)
def test_what_a_notice_takes_back_is_not_told(title: str, text: str) -> None:
    report, notice = read(REPORT), read(text, title=title, hours=40)
    assert TOLD in list_barred(report, notice)
    told = [claim.text for _, claim in iter_claims(brief([report, notice]))]
    assert TOLD not in told
    assert not [words for words in told if "30" in words and "40" not in words and "wrong" not in words]


def test_the_notice_heads_its_story_whole() -> None:
    briefing = brief([read(REPORT), read(f"Correction: {SAID} {RIGHT}", title="Correction: Nile", hours=40)])
    assert briefing.bottom_line[0].text == f"Correction: {SAID} {RIGHT}"
    assert briefing.title.text.startswith("Egypt and Ethiopia have signed")


def test_who_was_named_wrongly_is_not_told() -> None:
    wrong = "The accord was signed for Egypt by Foreign Minister Badr Abdelatty in Abu Dhabi."
    report = read(f"{wrong} The dam on the Nile stands in Ethiopia, close to the border of Sudan.")
    notice = read(
        "Correction: An earlier article said that Badr Abdelatty had signed the accord in Abu Dhabi. "
        "It was signed by Prime Minister Mostafa Madbouly.",
        title="Correction: Egypt and Ethiopia",
        hours=5,
    )
    assert wrong in list_barred(report, notice)


@pytest.mark.parametrize(
    ("report", "notice"),
    [
        (
            read(REPORT),
            read(
                "A UN report said Ethiopia would release at least 30 billion cubic metres. Last year it was 40.",
                title="Corrected: UN reports on Ethiopia",
                hours=40,
            ),
        ),
        (read(REPORT, desk="Times"), read(f"Correction: {SAID} {RIGHT}", hours=40)),
        (read(REPORT, hours=50), read(f"Correction: {SAID} {RIGHT}", hours=40)),
        (read(REPORT), read("Corrections officers said 30 guards a year leave the prisons of Ethiopia.", hours=40)),
        (read(REPORT), read(f"A correction is due, Egypt says. {SAID} {RIGHT}", hours=40)),
        (
            read(REPORT),
            read("Correction: An article said 30 ships a year pass the port of Massawa. It is 40.", hours=40),
        ),
        (
            read(REPORT),
            read("Correction: An article on 30 October said Ethiopia would fill the dam a year early.", hours=40),
        ),
    ],
)
def test_what_no_notice_of_its_outlet_takes_back_stands(report: Material, notice: Material) -> None:
    assert TOLD not in list_barred(report, notice)


SIGNED = "Egypt and Ethiopia will sign an accord on the water of the Nile in Aswan on 20 October, officials said."
MAPS = " The foreign ministers of both countries looked at maps of the river in the old town hall."


@pytest.mark.parametrize(
    "text",
    [
        "Correction: An earlier version of this report said the accord on the Nile would be signed in Aswan. "
        "It will be signed in Luxor.",
        "Correction: The accord with Ethiopia on the Nile will be signed in Luxor, not in Aswan as we reported.",
        "Correction: Our report said the accord on the Nile would be signed on 20 October. It is to be 22 October.",
        "Correction: The accord on the Nile will be signed on October 22, not October 20.",
    ],
)
def test_a_place_and_a_day_are_taken_back_too(text: str) -> None:
    assert SIGNED in list_barred(read(SIGNED + MAPS), read(text, title="Correction: the Nile", hours=30))


@pytest.mark.parametrize(
    "text",
    [
        "Correction: An article of 20 October said the accord on the Nile was the first. It is the second.",
        "Correction: An earlier version of this report said ferries on the Nile sail from Aswan. They sail from Edfu.",
        "Correction: Our report said the accord on the Nile would be signed on 19 October. It is to be 20 October.",
        "Correction: Our report said the accord on the Nile would be kept in Aswan. Its text is kept in Aswan too.",
    ],
)
def test_a_place_or_day_that_is_not_taken_back_stands(text: str) -> None:
    assert SIGNED not in list_barred(read(SIGNED + MAPS), read(text, title="Correction: the Nile", hours=30))


@pytest.mark.parametrize(
    ("desk", "sister", "kin"),
    [
        ("Kyodo", "Kyodo News", True),
        ("Al Jazeera", "Al Jazeera English", True),
        ("Kathimerini", "Ekathimerini", True),
        ("The Post", "Post", True),
        ("Times", "Moscow Times", False),
        ("The News", "Sky News", False),
        ("Daily News", "Daily Post", False),
        ("Tribune", "News Tribune", False),
    ],
)
def test_an_edition_of_the_newsroom_corrects_its_report(desk: str, sister: str, kin: bool) -> None:
    notice = read(f"Correction: {SAID} {RIGHT}", desk=sister, hours=40)
    assert (TOLD in list_barred(read(REPORT, desk=desk), notice)) is kin


def test_a_notice_corrects_the_outlet_that_it_names() -> None:
    said = SAID.replace("An article", "A Reuters article")
    notice = read(f"Correction: {said} {RIGHT}", desk="Post", hours=40)
    assert TOLD in list_barred(read(REPORT, desk="Reuters"), notice)
    assert TOLD not in list_barred(read(REPORT, desk="Times"), notice)


def test_a_report_behind_its_corrections_is_told() -> None:
    text = "(Corrects what Ethiopia would release to 40 billion, not 30 billion)\n\n" + REPORT.replace("30", "40")
    text += "\n\n" + "Farmers of both banks had waited for such words through nine long summers, they say. " * 6
    material = read(text, title="Egypt and Ethiopia sign accord")
    assert find_notice_of(material) is not None
    assert TOLD.replace("30", "40") in [claim.text for _, claim in iter_claims(brief([material]))]


HEADED = (
    "A report on Dec 8 headlined “Two Norwegian sailors killed in clash off Narvik with Swedish cutter” gave the wrong "
    "number of dead. One sailor was killed off Narvik, not two."
)
KILLED = "Two Norwegian sailors were killed off Narvik when a Swedish cutter opened fire, the navy said."


@pytest.mark.parametrize(
    "title",
    ["Correction", "CORRECTED", "Corrections and clarifications", "Correction to report on clash off Narvik", "Erratum",
     "For the record"],
)  # fmt: skip
def test_the_word_alone_heads_a_notice(title: str) -> None:
    report = read(f"{KILLED} Eight others were brought to Bergen.", title="Sailors killed")
    assert list_barred(report, read(HEADED, title=title, hours=30))[:1] == [KILLED]


@pytest.mark.parametrize("title", ["Corrections minister quits", "Correction on stock markets deepens", "Record catch"])
def test_a_title_with_the_word_is_no_notice(title: str) -> None:
    assert find_notice_of(read(HEADED, title=title)) is None
