"""A denial is set against what was claimed of the denier, and two names for one thing against one another."""

import pytest

from bot.model.analysis import Material
from bot.text.analysis import analyse
from tests.accounts import disputes, passages, tell
from tests.factories import make_article
from tests.materials import Said


def test_a_claim_and_its_denial_are_a_dispute_between_the_parties() -> None:
    claim = "China was weighing lethal support for the war"
    one = tell(f"Washington said {claim}.", 1, ("says", "Washington", claim))
    denial = "it was weighing any lethal support"
    other = tell(f"Beijing denied {denial}, and asked for talks.", 2, ("denies", "Beijing", denial))
    (found,) = disputes(one, other)
    assert found.subject == "claimed by United States, denied by China"
    assert passages(found, one, other) == [one.article.text, other.article.text]


def test_those_claims_points_back_to_the_accusation_before_it() -> None:
    text = "Washington accused China of flying spies about, and Beijing denied those claims and asked for proof."
    accusation: Said = ("accuses", "Washington", "China of flying spies about")
    told = tell(text, 1, accusation, ("denies", "Beijing", "those claims and asked for proof"))
    (found,) = disputes(told)
    assert passages(found, told) == [
        "Washington accused China of flying spies about",
        "Beijing denied those claims and asked for proof",
    ]


def test_a_charge_and_the_counter_charge_are_two_disputes_where_each_is_denied() -> None:
    charge, counter = "Russia had blown up the dam", "America had armed the raiders in the desert"
    one = tell(f"Washington said {charge}.", 1, ("says", "Washington", charge))
    answer = tell(f"Moscow denied that {charge}.", 2, ("denies", "Moscow", f"that {charge}"))
    two = tell(f"Moscow said {counter}.", 3, ("says", "Moscow", counter))
    reply = tell(f"Washington denied that {counter}.", 4, ("denies", "Washington", f"that {counter}"))
    assert [each.subject for each in disputes(one, answer, two, reply)] == [
        "claimed by United States, denied by Russia",
        "claimed by Russia, denied by United States",
    ]


def test_a_denial_of_something_else_and_a_party_that_agrees_are_no_dispute() -> None:
    one = tell("Washington said China flew a balloon.", 1, ("says", "Washington", "China flew a balloon"))
    other = tell("Beijing denied selling rifles abroad.", 2, ("denies", "Beijing", "selling rifles abroad"))
    same = tell("Washington denied it had never flown a balloon.", 3, ("denies", "Washington", "flown a balloon"))
    assert disputes(one, other) == ()
    assert disputes(one, same) == ()


@pytest.mark.parametrize(
    ("claim", "denial", "subject"),
    [
        (("says", "officials", "the fleet left port on Monday"), ("denies", "Beijing", "that the fleet left port"),
         "claimed by officials, denied by China"),
        (("says", "Washington", "the fleet left port on Monday"),
         ("says", "Beijing", "it was not true that the fleet left port"), "claimed by United States, denied by China"),
        (("says", "Washington", "the fleet would not leave port"),
         ("denies", "Beijing", "that the fleet would not leave port"), "claimed by United States, denied by China"),
        (("says", "They", "the fleet left port on Monday"), ("denies", "Beijing", "that the fleet left port"), None),
        (("says", "Washington", "the fleet did not leave port"), ("denies", "Beijing", "that the fleet left port"),
         None),
    ],
)  # fmt: skip
def test_who_claims_and_how_it_is_denied(claim: Said, denial: Said, subject: str | None) -> None:
    """Also sources that are no known actor, "it was not true that", and denials of a negation."""
    verbs = {"says": "said", "denies": "denied"}
    told = [
        tell(f"{who} {verbs[kind]} {what}.", number, (kind, who, what))
        for number, (kind, who, what) in enumerate((claim, denial))
    ]
    assert [each.subject for each in disputes(*told)] == ([subject] if subject else [])


def test_of_several_claims_the_one_that_is_denied_is_shown() -> None:
    aside, claim = "China gave Russia support that was not lethal", "China was considering lethal support for Russia"
    text = f"Washington said {aside}. Washington said {claim}."
    told = tell(text, 1, ("says", "Washington", aside), ("says", "Washington", claim))
    words = "that it was considering lethal support for Russia, and accused Washington of false reports"
    denied = tell(f"Beijing denied {words}.", 2, ("denies", "Beijing", words))
    (found,) = disputes(told, denied)
    assert passages(found, told, denied)[0] == f"Washington said {claim}."


@pytest.mark.parametrize(
    ("claimed", "denied"),
    [
        ("the fleet shelled a hospital in Kherson", "that the fleet shelled a hospital in Odesa"),
        ("the fleet struck the dam on Monday", "that the fleet struck the dam in 2021"),
        ("the fleet would close the strait if ports were struck", "that the fleet had struck ports near the strait"),
        ("China sank a tanker off Oman", "that Washington sank a tanker off Oman"),
    ],
)
def test_a_denial_of_another_place_day_doer_or_condition_is_no_dispute(claimed: str, denied: str) -> None:
    one = tell(f"Washington said {claimed}.", 1, ("says", "Washington", claimed))
    other = tell(f"Beijing denied {denied}.", 2, ("denies", "Beijing", denied))
    assert disputes(one, other) == ()


def test_nobody_is_charged_by_a_pronoun() -> None:
    claim, denial = "the fleet left port on Monday", "that the fleet left port on Monday"
    one = tell(f"Washington was silent. On Sunday he said {claim}.", 1, ("says", "On Sunday he", claim))
    assert disputes(one, tell(f"Beijing denied {denial}.", 2, ("denies", "Beijing", denial))) == ()


@pytest.mark.parametrize("denied", ["that it had blown up the dam", "having blown up the dam"])
def test_nobody_is_shown_as_denying_what_was_charged_to_another(denied: str) -> None:
    blame = "Russia had blown up the dam"
    one = tell(f"Washington said {blame}.", 1, ("says", "Washington", blame))
    other = tell(f"Beijing denied {denied}.", 2, ("denies", "Beijing", denied))
    own = tell(f"Moscow denied {denied}.", 3, ("denies", "Moscow", denied))
    assert disputes(one, other) == ()
    assert [each.subject for each in disputes(one, own)] == ["claimed by United States, denied by Russia"]


def test_an_accused_who_is_another_is_not_shown_as_answering() -> None:
    text = "Washington accused Russia of blowing up the dam. Beijing denied it."
    told = tell(text, 1, ("accuses", "Washington", "Russia of blowing up the dam"), ("denies", "Beijing", "it."))
    assert disputes(told) == ()


def test_who_did_it_is_also_read_behind_by() -> None:
    blame = "the dam had been blown up by Russian troops"
    one = tell(f"Washington said {blame}.", 1, ("says", "Washington", blame))
    for party, subjects in (("Beijing", []), ("Moscow", ["claimed by United States, denied by Russia"])):
        denial = tell(
            f"{party} denied that it had blown up the dam.", 2, ("denies", party, "that it had blown up the dam")
        )
        assert [each.subject for each in disputes(one, denial)] == subjects


def test_a_denial_of_it_answers_the_statement_right_before() -> None:
    claim = "Moscow was weighing a blockade"
    text = f"Washington said {claim}. Russia denied it on Monday, and spoke of false reports."
    told = tell(
        text, 1, ("says", "Washington", claim), ("denies", "Russia", "it on Monday, and spoke of false reports")
    )
    assert [each.subject for each in disputes(told)] == ["claimed by United States, denied by Russia"]


def test_two_states_that_call_one_thing_different_things_are_in_dispute() -> None:
    ours, theirs = "the airship was a craft for weather research", "the airship was built for spying on bases"
    one = tell(f"China said {ours}.", 1, ("says", "China", ours))
    other = tell(f"Washington said {theirs}.", 2, ("says", "Washington", theirs))
    (found,) = disputes(one, other)
    assert found.subject == "what the airship is"
    assert passages(found, one, other) == [f"China said {ours}.", f"Washington said {theirs}."]


def test_it_is_the_thing_the_sentence_before_brought_in() -> None:
    ours, theirs = "it was a toy that strayed", "it was built for spying"
    text = f"A jet shot down a drone near Guam. Washington says {theirs}. China says {ours}."
    told = tell(text, 1, ("says", "Washington", theirs), ("says", "China", ours))
    assert [each.subject for each in disputes(told)] == ["what the drone is"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("the airship was a craft for weather research", "the satellite was built for spying on bases"),
        ("the airship was a craft for weather research", "the airship was a craft for research on weather at sea"),
        ("the airship was late", "the airship was a tool for spying"),
        ("it was a partner for peace", "it was a victim of spying"),
    ],
)
def test_other_things_other_words_and_what_states_say_of_themselves_are_no_dispute(ours: str, theirs: str) -> None:
    text = f"A jet shot down a drone near Guam. China said {ours}. Washington said {theirs}."
    assert disputes(tell(text, 1, ("says", "China", ours), ("says", "Washington", theirs))) == ()


@pytest.mark.parametrize(
    ("text", "accounts"),
    [
        ("Washington accused Russia of blowing up the dam. Moscow denies involvement.",
         ["Washington accused Russia of blowing up the dam.", "Moscow denies involvement."]),
        ("Washington accused Russia of blowing up the dam. Beijing denies involvement.", None),
        ("Washington accused Russia of blowing up the dam. Moscow denies the charge of shelling a convoy.", None),
    ],
)  # fmt: skip
def test_a_denial_in_a_word_or_two_answers_who_charged_the_denier(text: str, accounts: list[str] | None) -> None:
    told = tell(text, 1, ("accuses", "Washington", "Russia of blowing up the dam"))
    assert [passages(each, told) for each in disputes(told)] == ([accounts] if accounts else [])


def test_a_claim_called_false_is_denied_and_one_only_pointed_to_is_not_known() -> None:
    claim, denial = "American drones flew over China in May", "any claim that American drones flew over China was false"
    one = tell(f"Beijing said {claim}.", 1, ("says", "Beijing", claim))
    other = tell(f"Washington said {denial}.", 2, ("says", "Washington", denial))
    vague = tell("Washington rejected a claim made by China.", 3, ("denies", "Washington", "a claim made by China"))
    assert [each.subject for each in disputes(one, other)] == ["claimed by China, denied by United States"]
    assert disputes(one, vague) == ()


def test_a_request_that_is_rejected_is_no_claim_that_is_denied() -> None:
    asked = "the archive would share its papers on the dam with China"
    one = tell(f"Russia said {asked}.", 1, ("says", "Russia", asked))
    refused = "China's request to share papers of the archive on the dam"
    assert disputes(one, tell(f"Washington rejected {refused}.", 2, ("denies", "Washington", refused))) == ()


def test_a_charge_made_for_years_is_no_dispute_of_today_and_one_of_a_day_is() -> None:
    old = analyse_all(
        "Since 2021 Poland has accused Belarus of pushing migrants across the border, which Minsk denies."
    )
    assert disputes(old) == ()
    new = analyse_all("On Monday Poland accused Belarus of pushing migrants across the border, which Minsk denies.")
    assert [each.subject for each in disputes(new)] == ["claimed by Poland, denied by Belarus"]
    told = analyse_all("Poland said Belarus had pushed migrants across the border since 2021, which Minsk denies.")
    assert [each.subject for each in disputes(told)] == ["claimed by Poland, denied by Belarus"]


def analyse_all(text: str) -> Material:
    article = make_article(text)
    return Material(article, analyse(article))


@pytest.mark.parametrize(
    ("text", "disputed"),
    [
        ("Pavel Ruzic was held on Monday. His lawyer, Anders Holm, said Ruzic denied any wrongdoing.", False),
        ("Pavel Ruzic was held on Monday. The prosecutor, Anders Holm, said that Ruzic denied the theft.", False),
        (
            "Pavel Ruzic was held on Monday. Anders Holm said Ruzic had robbed the bank in Split, which Ruzic denied.",
            True,
        ),
    ],
)
def test_who_tells_that_somebody_denies_it_claims_nothing_else(text: str, disputed: bool) -> None:
    assert bool(disputes(analyse_all(text))) is disputed
