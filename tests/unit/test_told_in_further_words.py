"""What one word asks for and others tell: sailors for a crew, what is paid to families for compensation."""

import pytest

from bot.answer.asked.terms import Term, root
from bot.answer.asked.wording import ask_otherwise, word_plainly
from bot.answer.found.spotting import Spotter
from bot.text.gazetteer import load_gazetteer


def meets(asked: str, words: str) -> bool:
    return Spotter([Term(root(asked), asked)], load_gazetteer()).meets_all(words)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("crew", "Ghana let nine sailors of the tanker go."),
        ("crew", "The seafarers flew home on Friday."),
        ("survivors", "Divers found three people alive in the hull."),
        ("survivors", "Two workers alive under the roof were reached at noon."),
        ("compensation", "The airline paid 9,000 euros to each family."),
        ("compensation", "Peru will pay 400 dollars a month to the relatives."),
        ("compensate", "The state is paying a pension to the victims."),
        ("ransom", "The gang demanded 3 million dollars in bitcoin."),
        ("participate", "Malta took part in the talks."),
        ("participated", "Oman was not involved, its envoy said."),
        ("extradited", "Spain handed the banker over to Peru."),
        ("extradition", "A court agreed to hand over to Chile the man it held."),
        ("appointed", "The panel has yet to be named."),
        ("appointed", "Ana Ruiz was named on Monday."),
        ("start", "The mayor will stand trial from May 4."),
        ("start", "Two nurses go on trial in Brno."),
        ("seize", "Oman’s coast guard detained an Iranian tanker."),
        ("seized", "The ferry was impounded in Split."),
        ("speak", "Ruiz told her Maltese counterpart that the border would open."),
        ("greeted", "The mayor was booed by shopkeepers."),
        ("greeted", "The queen was received with flowers."),
    ],
)
def test_what_means_it_meets_it(asked: str, words: str) -> None:
    assert meets(asked, words)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("crew", "The ship sails on Monday."),
        ("survivors", "The talks are still alive."),
        ("survivors", "The people want to keep the memory alive."),
        ("compensation", "The firm pays tax to the state."),
        ("compensation", "She paid a visit to the hospital."),
        ("ransom", "The union demanded 3 million euros for nurses."),
        ("participate", "Part of the roof fell."),
        ("participate", "The investigation involves two banks."),
        ("extradited", "She handed over her post."),
        ("appointed", "The street was named after a poet."),
        ("appointed", "The paper named the two firms."),
        ("start", "The trial of the vaccine ended."),
        ("seized", "Police detained two drivers."),
        ("speak", "Ruiz told the news agency that it would open."),
        ("greeted", "The prosecutor received the letter on Monday."),
    ],
)
def test_what_only_comes_near_does_not(asked: str, words: str) -> None:
    assert not meets(asked, words)


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("Did Chad take part in the talks?", "Did Chad participate in the talks?"),
        ("Has Chad taken part in the talks?", "Has Chad participated in the talks?"),
        ("Did Chad take the northern part?", "Did Chad take the northern part?"),
        ("When will the harbour be back to normal?", "When will the harbour be fully operational?"),
        ("Has Chad normally voted for it?", "Has Chad normally voted for it?"),
        ("How was the queen received in Oslo?", "How was the queen greeted in Oslo?"),
        ("How was the letter received?", "How was the letter received?"),
        ("Who received the queen?", "Who received the queen?"),
        ("What will the new pier cost?", "How much will the new pier cost?"),
        ("What did it cost him?", "What did it cost him?"),
        ("When do the sailors go to court?", "When do the sailors appear in court?"),
        ("When will she come before a judge?", "When will she appear in court?"),
        ("When did the sailors go to court?", "When did the sailors go to court?"),
        ("When do the courtiers go to the royal court?", "When do the courtiers go to the royal court?"),
    ],
)
def test_it_is_asked_in_the_plainer_word(asked: str, plain: str) -> None:
    assert word_plainly(asked) == plain


@pytest.mark.parametrize(
    ("asked", "otherwise"),
    [
        ("When will the mayor’s trial start?", "When will the mayor stand trial?"),
        ("When does Ana Ruiz's trial begin?", "When does Ana Ruiz stand trial?"),
        ("Who led the Chadian delegation in Oslo?", "Who represented Chad in Oslo?"),
        ("Who will head Malta's delegation?", "Who will represent Malta?"),
        ("When will the sailors appear in court?", "When is the hearing of the sailors?"),
        ("When did the sailors appear in court?", None),
        ("When will the trial of the vaccine start?", None),
        ("Who led the rebels?", None),
        ("Who led the delegation?", None),
    ],
)
def test_what_is_not_told_so_is_asked_in_other_words(asked: str, otherwise: str | None) -> None:
    assert ask_otherwise(asked) == otherwise
