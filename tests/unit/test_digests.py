"""Of a digest nothing is told but what stands above its parts, of what is compiled of others' words nothing; a report
in parts on one matter is told as it was."""

import pytest

from bot.text.digests import find_digested, is_compiled
from tests.factories import make_article
from tests.unit.test_beside import NEW, list_left

LEAD = "Estonia and Latvia signed the contract for the ferry on Monday, Estonia's transport minister, Liis Kask, said."
ODD = "Latvia has sold its half of the harbour."
LATER = "Estonia closed the harbour at Heltermaa."


def list_told(text: str, title: str = "Estonia and Latvia sign contract for ferry") -> list[str]:
    return list_left(text, title)


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD}\n\nTHE FERRY\nIt sails in May.\n\nFLASHBACK\n{ODD}\n\nTHE WEATHER\n{LATER}",
        f"{LEAD}\n\n**The ferry**\nIt sails in May.\n\n**Quiz**\n{ODD}\n\n**People**\n{LATER}",
        f"Good morning.\n{LEAD}\n\nFerry\nIt sails in May.\n\nOverheard on the quay\n{ODD}\n\nPeople\n{LATER}",
        f"{LEAD}\n\nThe ferry: It sails in May.\n\nThe harbour: {ODD}\n\nThe sea: {LATER}\n\nSee you on Thursday.",
        f"{LEAD}\n\nFerry. It sails in May.\n\nHarbour. {ODD}\n\nSea. {LATER}\n\nSky. It is blue.",
        f"{LEAD} Here is what else you should know.\n\n{ODD}\n\n{LATER}\n\nThe sea is calm.",
        f"{LEAD}\n\nThe rest of the week in short:\n\n{ODD}\n\n{LATER}\n\nThe sea is calm.",
        f"{LEAD}\n\nIn other news:\n\n- The sea is calm.\n- {ODD}\n- {LATER}",
        f"{LEAD}\n\n1/3 The ferry at its quay.\n\n2/3 {ODD}\n\n3/3 {LATER}",
        f"{LEAD} We print it in full.\n\nEntry 1, 4 January. {ODD}\n\nEntry 2, 5 January. {LATER}\n\nEntry 3. Fog.",
        f"Good morning from the quay. {LEAD}\n\nI read that {LATER}\n\n{ODD}",
        f"{LEAD}\n\n{ODD} A gull told me.\n\n{LATER} I slept.\n\nHave a good weekend.",
        f"{LEAD} You asked, we answer.\n\nQ: What of the harbour?\nA: {ODD}\n\n{LATER}",
        f"{LEAD} We asked nine readers what they had heard.\n\n{ODD}\n\n{LATER}",
        f"{LEAD} In this episode:\n\n00:40 {ODD}\n04:10 {LATER}",
        f"{LEAD}\n\nWinner of the week: Riga. {ODD}\n\nLoser of the week: Tallinn. {LATER}\n\nGull of the week: Otto.",
        f"{LEAD}\n\n@harbour_hans: {ODD}\n\n@ferry_fan: {LATER}\n\n@gull: The sea is blue.",
        f"{LEAD} The pupils of a school in Parnu acted out the talks.\n\n{ODD}\n\n{LATER}",
        f"{LEAD}\n\nCase 11. {ODD}\n\nCase 12. {LATER}\n\nCase 13. A gull was found.",
    ],
)
def test_of_a_digest_only_what_stands_above_its_parts_is_told(text: str) -> None:
    told = list_told(text)
    assert LEAD in told
    assert not any(odd in each for each in told for odd in (ODD, LATER))


@pytest.mark.parametrize(
    "title",
    ["The Tallinn Digest", "Harbour News no. 12", "Tuesday's letter: ferries", "Today: a ferry, a gull and a bell"],
)
def test_a_title_of_many_matters_makes_a_digest_of_a_text_in_parts(title: str) -> None:
    long = " ".join(f"The minister named pier {number} at the end of the quay on Monday." for number in range(9))
    text = f"{LEAD}\n\nFerry\n{long}\n\nHarbour\n{ODD} {long}\n\nSea\n{LATER} {long}"
    assert LEAD in list_told(text, title)
    assert not any(ODD in each for each in list_told(text, title))
    assert any(ODD in each for each in list_told(text))


@pytest.mark.parametrize(
    "text",
    [
        f"{NEW}\n\nThe price\n"
        + f"{LEAD} " * 9
        + "\n\nThe route\n"
        + f"{LEAD} " * 9
        + "\n\nThe ships\n"
        + f"{LEAD} " * 9,
        f"{NEW}\n\nThe points:\n- Estonia pays half.\n- Latvia pays half.\n- It is blue.\n- It floats.",
        f"{NEW}\n\nReaction\n{LEAD}\n\nBackground\nThe ferry was built in Riga on Tuesday.",
        f"{NEW}\n\n24/7 Radio\n\n{LEAD}\n\n24/7 Radio\n\nThe ferry sails in May.\n\n24/7 Radio\n\nIt is blue.",
        f"{NEW}\n\nHere is what the contract says about the ferry.\n\n{LEAD}\n\nIt sails in May.\n\nIt is blue.",
        f"{NEW}\n\nSee also: Ferries of the North\n\n{LEAD}\n\nGov. Juris Ozols said so.\n\nIt sails in May.",
        f"{NEW}\n\nThe navy acted out an attack on Monday.\n\n{LEAD}\n\nIt sails in May.",
        f"{NEW}\n\nPupils of a school in Parnu played football on the quay.\n\n{LEAD}\n\nIt sails in May.",
        f"{NEW}\n\nWe asked the ministry for a reply.\n\n{LEAD}\n\nIt sails in May.",
        f"{NEW}\n\nKask: It is a start.\n\n{LEAD}\n\nOzols: It is late.\n\nIt sails in May.",
        f"{NEW}\n\nCase 7 is before the court.\n\n{LEAD}\n\nIt sails in May.",
    ],
)
def test_a_report_in_parts_on_one_matter_is_no_digest(text: str) -> None:
    assert list(find_digested(make_article(text, title="Estonia and Latvia sign contract"))) == []


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Press review: the ferry", LEAD),
        ("What the papers say: Tallinn and Riga", LEAD),
        ("The ferry in the light of day | Today's papers", LEAD),
        ("Readers write: the ferry", LEAD),
        ("The foreign press on the ferry", LEAD),
        (
            "The ferry",
            f"{LEAD}\n\nIn Parnu, the Day Post sulks. {ODD}\n\nFor the Riga Mirror it ends.\n\nThe Narva Voice sleeps.",
        ),
        ("Your letters", LEAD),
        ("Minutes of the ferry committee", LEAD),
        ("Summary record of the ninth session", LEAD),
        ("The ferry", f"{LEAD}\n\nSir, - {ODD} - J. Tamm, Parnu\n\nMadam, - {LATER} - A. Berzins, Liepaja"),
        ("The ferry", f"{LEAD}\n\nDear Editor,\n{ODD}\nJuri Tamm\n\nDear Sir,\n{LATER}\nAnna Berzins"),
        ("The ferry", f"{LEAD}\n\nSir, Is it true?\nJuri Tamm, Parnu\n\nSir, It is not.\nAnna Berzins, Liepaja"),
        ("The ferry", f"{LEAD}\n\nThe Parnu Post is glad. {ODD}\n\nThe Riga Mirror is not.\n\nThe Narva Voice sleeps."),
        (
            "The ferry",
            f"{LEAD}\n\nThe Parnu Post: {ODD}\n\nDzintars writes that {LATER}\n\nRannik leads with the gull.",
        ),
        (
            "The committee on the ferry",
            f"{LEAD}\n\nPresent: L. Kask, J. Ozols\n\nThe chair opened the meeting.\n\nThe Latvian side took note.",
        ),
    ],
)
def test_a_press_review_a_page_of_letters_and_minutes_are_compiled(title: str, text: str) -> None:
    assert is_compiled(title, text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Minutes of the ferry committee show a quarrel", LEAD),
        ("Record of talks on ferry released", LEAD),
        ("Foreign press barred from the ferry", LEAD),
        ("Latvia asks papers of all on the ferry", LEAD),
        ("Letters found on the ferry", f"{LEAD}\n\nIn one, dated May, he wrote: Sir, the ship is late."),
        (
            "The Parnu Post is fined",
            f"{LEAD}\n\nThe Parnu Post was fined.\n\nThe Parnu Post will appeal.\n\nIt printed it.",
        ),
        (
            "Two sides on the ferry",
            "The Latvian side said it was late. The Estonian side said it was not. The Latvian side took note of it.",
        ),
    ],
)
def test_a_report_on_such_is_not(title: str, text: str) -> None:
    assert not is_compiled(title, text)
