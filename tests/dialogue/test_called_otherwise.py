"""Whom a report names once and then tells by an office, or the other way round, is found by either; who holds the same
office of another is nobody asked about."""

from pathlib import Path

import pytest

from bot.answer.asked.persons import find_asked_persons
from bot.answer.asked.question import read_whole
from bot.answer.speaking.joining import join, restore
from bot.model.analysis import Material, Span
from bot.text.analysis import analyse
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW as MADE
from tests.factories import make_article
from tests.reports import ask_over, make_report, talk_over, told_by

NOW = "2025-09-20T08:00:00Z"
TOLD = {
    "Ghana seeks fish deal": """
ACCRA - Ghana wants a new deal on tuna with Togo. Ghanaian Foreign Minister Kwesi Ansah said he would travel to Lome
for talks.""",
    "Talks on tuna end": """
Ghana's foreign minister left Lome on Friday without a deal on tuna.

Kwesi Ansah spent two hours with his hosts. Togo's fisheries minister, Afi Lawson, said that the nets were too wide.""",
    "Sugar costs more": """
LIMA - Sugar has cost nine soles a kilogram in the capital's shops since Monday.

President Elmer Quispe ordered the state stores to sell sugar from Brazil at cost. He gave no date.""",
    "Skipper stands trial over buoy": """
The captain of the trawler Alva Maj, accused of having sunk a weather buoy off Norway, pleaded not guilty on
Tuesday.

Wen Borui, 51, said that fog had hidden the buoy. The captain's lawyer asked for more time.""",
    "Second mate heard": """
The court heard the crew of the Tern on Wednesday.

Testifying behind closed doors, second mate Nils Aker said that the lights had been off. Aker told the judges that he
had been alone.""",
    "Vote in Malawi": """
Malawi's electoral board ordered a recount that the losing candidate Gift Phiri Banda had asked for.

Phiri Banda called the order too late and went home.""",
    "Bloc looks at ballots": """
Observers from the African Union found few faults in Malawi's vote but want the boxes kept, the mission said on
Friday.""",
    "Bloc sends mission": """
The mission of the African Union has 40 observers in Malawi, who urged calm.""",
    "Two ministers meet": """
Peru's trade minister and Chile's trade minister met in Arica on Thursday over grapes.

The trade minister left Arica on Friday.

Chilean Trade Minister Julia Vera said the grapes were sweet.""",
}


def unwrap(text: str) -> str:
    return "\n\n".join(" ".join(each.split()) for each in text.strip().split("\n\n"))


READ = tuple(
    make_report(at, f"2025-09-{at:02}", unwrap(text), title=title)
    for at, (title, text) in enumerate(TOLD.items(), start=1)
)
ASKED = {
    "When did Ansah leave Lome?": (["left Lome on Friday"], []),
    "What is Peru's president doing about sugar?": (["ordered the state stores"], ["nine soles"]),
    "What did Ghana's president order?": ([], ["state stores"]),
    "How much does sugar cost in Lima?": (["nine soles"], []),
    "What is Wen Borui accused of?": (["sunk a weather buoy"], []),
    "What did the second mate testify?": (["lights had been off", "been alone"], []),
    "What does the loser say about the order?": (["too late"], []),
    "What does the African Union say about the boxes?": (["want the boxes kept"], []),
    "What does Togo's foreign minister want?": ([], ["left Lome", "nets"]),
    "When did Julia Vera leave Arica?": ([], ["left Arica"]),
}


@pytest.mark.parametrize("question", ASKED)
async def test_somebody_is_found_by_name_and_by_office(tmp_path: Path, question: str) -> None:
    said, unsaid = ASKED[question]
    answer = (await ask_over(tmp_path, READ, [question], NOW))[question]
    told = told_by(answer)
    assert [words for words in said if words not in told] == [], told
    assert [words for words in unsaid if words in told] == [], told
    texts = [each["text"] for each in READ]
    cited = [citation.quote for claim in answer.answer for citation in claim.citations]
    assert all(any(quote in text for text in texts) for quote in cited), "what is cited is printed so"


async def test_the_only_one_asked_about_is_meant_by_a_pronoun(tmp_path: Path) -> None:
    asked = ["What is Wen Borui accused of?", "What does he say?"]
    answers = await talk_over(tmp_path, READ, asked, NOW)
    assert answers[-1].understood == "What does Wen Borui say?"
    assert "fog had hidden the buoy" in told_by(answers[-1])


def test_a_place_in_a_report_read_so_is_given_as_it_is_printed() -> None:
    text = unwrap(TOLD["Talks on tuna end"])
    first = make_article(unwrap(TOLD["Ghana seeks fish deal"]), url="https://news.example/one")
    second = make_article(text, url="https://news.example/two")
    asked = read_whole("When did Ansah leave Lome?", "When did Ansah leave Lome?", MADE, load_gazetteer(), {})
    read = join(asked, [Material(each, analyse(each)) for each in (first, second)])[second.id]
    opening = "Kwesi Ansah left Lome on Friday without a deal on tuna."
    assert read.text.startswith(opening)
    assert restore(read, Span(0, len(opening))) == (second, Span(0, text.index("\n\n")))


def test_a_name_that_says_which_thing_is_asked_about_is_no_person() -> None:
    assert find_asked_persons("Is the Ruvola border still closed?", load_gazetteer(), None) == ()
    assert [each.name for each in find_asked_persons("Has Ruvola resigned?", load_gazetteer(), None)] == ["Ruvola"]
