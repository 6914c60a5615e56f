"""What one word asks for and several tell, or another kind of the same: only what means it in the news."""

import pytest

from bot.answer.asked.terms import Term, root
from bot.answer.asked.wording import word_plainly
from bot.answer.found.spotting import Spotter
from bot.text.gazetteer import load_gazetteer


def meets(asked: str, words: str) -> bool:
    return Spotter([Term(root(asked), asked)], load_gazetteer()).meets_all(words)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("expelled", "Chad ordered two Polish diplomats to leave the country on Monday."),
        ("expelled", "Oman gave the envoy 48 hours to leave, its ministry said."),
        ("expel", "Two attachés were told to leave Malta by Friday."),
        ("returned", "The singer went back to Peru on Tuesday."),
        ("return", "The miners have gone back to Oruro."),
        ("return", "The crew flew back on Monday."),
        ("represented", "Jan Novak headed the Czech delegation to the talks."),
        ("represent", "She will lead its delegation in Oslo."),
        ("vessel", "A trawler sank off Iceland."),
        ("ship", "The tanker ran aground near Aden."),
        ("ship", "Two ferries collided."),
        ("boat", "A gunboat fired twice."),
        ("boat", "The coast guard stopped three trawlers."),
        ("resupply", "Manila finished its supply run to the shoal."),
        ("resupply", "A supply mission reached the shoal."),
        ("stay", "The governor will serve her full term, the bank said."),
        ("stay", "He wants to see out his second term as mayor."),
        ("stay", "Ruiz clung on to her post on Monday."),
        ("stay", "The minister kept his job after the vote."),
        ("stay", "She will continue as chief of the board."),
        ("participate", "The guild will attend the fair."),
        ("strike", "Dockers downed tools on Monday."),
        ("strike", "The pilots stopped work at noon."),
        ("cost", "The port put its losses at 4 million euros."),
        ("cost", "The yard spoke of a loss of more than 3 million pesos."),
    ],
)
def test_what_means_it_meets_it(asked: str, words: str) -> None:
    assert meets(asked, words)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("expelled", "Families in Voi were ordered to leave their homes before the flood."),
        ("expelled", "The police told drivers to leave the road."),
        ("expelled", "She gave up her plan to stay."),
        ("returned", "The quarrel goes back to 1998."),
        ("returned", "The minister went back on his promise."),
        ("return", "They pushed back the date."),
        ("represented", "The delegation was led to its seats."),
        ("trawler", "The tanker ran aground near Aden."),
        ("tanker", "A ferry sank off Iceland."),
        ("boat", "The supertanker ran aground."),
        ("ship", "The leadership met in Oslo."),
        ("resupply", "The supplier of bread to Tarland went bankrupt."),
        ("resupply", "Gas supplies run low in Tarland."),
        ("resupply", "The supply runs low in Tarland."),
        ("stay", "He served the full term in prison, and served soup."),
        ("stay", "The bank kept its office lights on."),
        ("stay", "She completed the form."),
        ("stay", "The talks continued in Oslo."),
        ("stay", "He took office in May."),
        ("participate", "The guild attends to its own trade."),
        ("strike", "The pilots stopped at noon."),
        ("strike", "The tools broke at work."),
        ("cost", "The party spoke of the loss of its seat."),
    ],
)
def test_what_only_comes_near_does_not(asked: str, words: str) -> None:
    assert not meets(asked, words)


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("When is the next supply run to the shoal?", "When is the next resupply to the shoal?"),
        ("Did Chad raise the import duty on palm oil?", "Did Chad raise the duty on palm oil?"),
        ("Does the supply of rice run low?", "Does the supply of rice run low?"),
        ("What does Chad import?", "What does Chad import?"),
    ],
)
def test_it_is_asked_in_the_plainer_word(asked: str, plain: str) -> None:
    assert word_plainly(asked) == plain


@pytest.mark.parametrize(
    ("asked", "plainly"),
    [
        ("When does the kidnappers’ deadline expire?", "When is the kidnappers’ deadline?"),
        ("When will the ultimatum run out?", "When is the ultimatum?"),
        ("When does the deadline for bids end?", "When does the deadline for bids end?"),
        ("When does the licence expire?", "When does the licence expire?"),
    ],
)
def test_a_deadline_is_a_day(asked: str, plainly: str) -> None:
    assert word_plainly(asked) == plainly
