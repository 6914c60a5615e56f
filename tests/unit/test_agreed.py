"""What was agreed is told by the newest report of that very deal, once it is signed by no draft, and by no wish."""

import pytest

from bot.answer.asked.question import read_whole
from bot.answer.found.candidates import Candidate
from bot.answer.holding.agreed import keep_priced, tell_agreed
from bot.answer.holding.happenings import iter_told
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW, make_article

DRAFT = (
    "Peru and Chad are close to an agreement under which Peru would deliver 300,000 tons of rice over two years.\n\n"
    "Chad wants a fixed price of 400 dollars a ton. Peru wants one tied to the Lima exchange."
)
SIGNED = (
    "Peru and Chad signed an agreement on rice in Lima on Monday.\n\n"
    "It provides for 250,000 tons of Peruvian rice over eighteen months. The price will be set every month, with a "
    "ceiling of 380 dollars a ton. Chad imports some 900,000 tons of rice a year."
)
VOTE = (
    "The parliament of Chad put off its vote on the rice agreement with Peru to 4 May, the speaker said.\n\n"
    "Peru has delivered 20,000 tons of rice so far. Togo would deliver 90,000 tons of rice at a price of 310 dollars "
    "a ton."
)
MUCH = "250,000 tons of Peruvian rice"
PRICE = "with a ceiling of 380 dollars"


def list_told(question: str, *texts: str) -> str:
    """Give what is told of a deal by reports of one day each, the oldest first."""
    known = list[Candidate]()
    for at, text in enumerate(texts):
        article = make_article(text, title="Report", url=f"https://n.example/{at}", published=NOW.replace(day=1 + at))
        known += list(iter_told(article))
    read = read_whole(question, question, NOW, load_gazetteer())
    return " ".join(each.words for each in tell_agreed(read, known))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How much rice will Peru deliver to Chad?", MUCH),
        ("How much rice is Peru to sell to Chad?", MUCH),
        ("How much rice would Chad buy from Peru?", MUCH),
        ("how much rice did Peru agree to send to Chad?", MUCH),
        ("How much rice will Chad get from Peru under the agreement?", MUCH),
        ("What price did Peru and Chad agree on?", PRICE),
        ("At what price will Peru sell rice to Chad?", PRICE),
        ("What is the price in the rice deal between Chad and Peru?", PRICE),
        ("How much will Chad pay Peru for the rice?", PRICE),
        ("For how long will Peru deliver rice to Chad?", "eighteen months"),
        ("How long does the agreement between Peru and Chad last?", "eighteen months"),
    ],
)
def test_the_signed_deal_tells_it_and_not_its_draft_or_what_came_later(question: str, told: str) -> None:
    assert told in list_told(question, DRAFT, SIGNED, VOTE)


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("What price did Peru and Chad agree on?", (DRAFT,)),
        ("How much maize will Peru deliver to Chad?", (DRAFT, SIGNED, VOTE)),
        ("How much rice will Togo deliver to Chad?", (DRAFT, SIGNED, VOTE)),
        ("How much rice has Peru delivered to Chad?", (DRAFT, SIGNED, VOTE)),
        ("How much rice does Chad import?", (DRAFT, SIGNED, VOTE)),
        ("When will Peru deliver rice to Chad?", (DRAFT, SIGNED, VOTE)),
        ("How long is the bridge in Lima?", (DRAFT, SIGNED, VOTE)),
    ],
)
def test_what_is_no_term_of_it_is_not_told(question: str, texts: tuple[str, ...]) -> None:
    assert list_told(question, *texts) == ""


def test_a_draft_tells_it_while_nothing_is_signed() -> None:
    assert "300,000 tons" in list_told("How much rice will Peru deliver to Chad?", DRAFT)


def test_things_that_are_counted_are_told_as_well() -> None:
    near = "Peru and Chad are near a deal for 30 buses. Chad would buy 30 buses."
    made = "Peru and Chad agreed on a deal for buses on Monday. Peru will sell 24 buses to Chad by June."
    assert list_told("How many buses will Peru sell to Chad?", near, made) == made.partition(". ")[2]


def test_a_price_is_told_by_a_sum_or_how_it_is_set() -> None:
    known = list(iter_told(make_article(f"{SIGNED} The vote was put off to 4 May.", title="Report")))
    read = read_whole(text := "What price did they agree on?", text, NOW, load_gazetteer())
    assert [each.words[:9] for each in keep_priced(read, known)] == ["The price"]
    other = read_whole(text := "What did they agree on?", text, NOW, load_gazetteer())
    assert keep_priced(other, known) == known
