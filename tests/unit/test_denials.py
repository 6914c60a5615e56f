"""A charge is told with the denial behind it, or not at all; what denies something else stays where it is."""

import pytest

from bench.shown import brief
from bot.evidence.quotes import iter_claims
from bot.model.analysis import Material, Span
from bot.model.story import Origin, Story, StoryId
from bot.summarize.denials import find_reply, lead_with, list_better_told, takes_up_a_charge
from bot.summarize.dossier import make_dossier
from bot.summarize.quoting import Desk
from bot.summarize.sentences import Passage, make_passage
from bot.text.analysis import analyse
from tests.factories import make_article

FILLER = "Boats of nine towns sail along the coast to the north with wood, coal, grain and salt in every season. " * 9
CHARGE = "Norway accused Chile on Monday of hiding the catch of its salmon fleet."


def read(text: str, url: str = "https://n.example/1") -> Material:
    article = make_article(text, url=url)
    return Material(article, analyse(article))


def find(*sentences: str) -> int | None:
    return find_reply(read("\n\n".join(sentences)), 0)


def passage(material: Material, number: int = 0) -> Passage:
    return make_passage(material, material.analysis.sentences[number].span, number)


@pytest.mark.parametrize(
    ("charge", "reply"),
    [
        (CHARGE, "The Chilean foreign ministry dismissed the accusation as “pure theatre”."),
        (CHARGE, "Chile's ambassador in Oslo called the charge a fabrication."),
        ("Norway's fisheries minister said Chile had opened a dam.", "Chile's water ministry said no dam was opened."),
        ("Chilean boats rammed a trawler, the Norwegian navy said.", "Chile's navy said the trawler rammed first."),
        (
            "Ola Berg said on Sunday that Kari Moe had lied about the fleet.",
            "Moe's office denied that she had done so.",
        ),
        ("Residents said soldiers had burned the harbour.", "The army denied burning the harbour."),
        (
            "Norway's minister said Chile had asked for the closure.",
            "Chile's envoy, Ana Rojas, said no such request was made.",
        ),
        ("Chile has closed the Strait of Magellan.", "This is false as well, the ministry in Santiago said."),
        ("Ola Berg, an opposition leader, said Chile had paid for the dam.", "It is not true, Ana Rojas said."),
        ("Ola Berg said Chile had paid for the dam.", "That is false."),
        ("Ola Berg said Chile had paid for the dam.", "Das sei falsch, sagte Ana Rojas am Abend."),
        ("Newspapers wrote that Ana Rojas would sell the fleet.", "That is nonsense, she said."),
        (
            "Norway's minister, Ola Berg, said the two had meant to buy votes.",
            "Chile's government denied that and called the ban a provocation.",
        ),
        ("A captain said the two had meant to buy votes.", "Ana Rojas, who owns the fleet, denied it on Monday."),
    ],
)
def test_the_denial_right_behind_a_charge_is_found(charge: str, reply: str) -> None:
    assert find(charge, reply) == 1


@pytest.mark.parametrize(
    ("charge", "behind"),
    [
        (CHARGE, "A court in Bergen denied bail to two captains on Friday."),
        (CHARGE, "“Chile has never kept its word,” the Norwegian minister, Ola Berg, said."),
        (
            "The Chilean navy is watching the fleet, said its chief, Ana Rojas.",
            "“No fleet of Chile is idle,” she said.",
        ),
        (CHARGE, "It was no lie, Ola Berg said."),
        ("The fleet came home on Sunday with herring.", "Ana Rojas denied it on Monday."),
        ("Ola Berg said the two had meant to buy votes.", "Chile's navy denied that port to a Danish boat."),
        ("Ola Berg waited for a year.", "It was not wrong to wait, Ana Rojas said."),
        (CHARGE, "Norway's minister, Ola Berg, said it would not wait for the autumn."),
        (CHARGE, "Poland's trade minister said coal would not be taxed this year."),
        ("Chile's president opened a museum in Santiago.", "Ola Berg denied a Danish report that taxes would rise."),
        ("Ola Berg said the fleet was idle.", "Berg denied that he had called the fleet useless."),
        ("Norway said Chile had hidden the catch; Chile denied it.", "Poland's minister denied the claim."),
        ("A court in Oslo was content with the assurances from Chile, it said.", "Ana Rojas, 54, denies the charges."),
    ],
)
def test_what_denies_something_else_or_is_the_same_ones_word_is_no_reply(charge: str, behind: str) -> None:
    assert find(charge, behind) is None


def test_a_denial_farther_behind_answers_where_the_charge_names_who_denies() -> None:
    between = "A spokesman for the navy in Oslo said nine captains had been heard."
    assert find(CHARGE, between, "The Chilean foreign ministry dismissed the accusation.") == 2
    assert find(CHARGE, between, "The Polish foreign ministry dismissed the accusation.") is None
    asked = "Norway reopened the harbour to Chile on Monday."
    said = "Norway's minister said Chile had asked for the closure."
    assert find(asked, said, "Chile's envoy, Ana Rojas, said no such request was made.") is None


@pytest.mark.parametrize(
    ("charge", "between", "denial", "reply"),
    [
        (
            CHARGE,
            "Ola Berg, a Norwegian captain, said Chilean boats had sailed by night.",
            "Chile denied the charge.",
            2,
        ),
        ("Norway sees Chile fish in its waters, Oslo said.", "Nine boats were seen.", "Chile rejected the claim.", 2),
        (
            "Norway and Chile traded accusations over salmon.",
            "Norway's minister, Ola Berg, accused Chile of theft.",
            "Chile denied the accusation.",
            None,
        ),
        (
            "Norway does not expect Chile to send its fleet, Oslo said.",
            "NATO's chief, Ola Berg, said Chile had no credibility.",
            "Chile rejects the charge of taking sides.",
            None,
        ),
        (
            "Norway's ministry declined to say whether talks with Chile were off.",
            "Nine boats were in port.",
            "Chile rejected the charge of Norway.",
            None,
        ),
        (
            "Norway and Chile will let inspectors look at the fleet in Punta Arenas, Oslo said.",
            "They would come by the end of November.",
            "Chile has rejected a base in Punta Arenas for decades.",
            None,
        ),
    ],
)
def test_two_sentences_on_a_denial_answers_the_nearest_charge_and_more_than_a_place_is_shared(
    charge: str, between: str, denial: str, reply: int | None
) -> None:
    assert find(charge, between, denial) == reply


def test_one_who_is_named_between_answers_by_no_pronoun_what_stands_before() -> None:
    told = "Chile and Norway failed on Monday to agree when work on the last part of the harbour line will begin."
    named = "Ana Rojas, Chile's deputy minister, said the money for the line had not been found."
    assert find(told, f"{named} She denied a report that Santiago had given the part up.") is None
    assert find(told, f"{named} Ana Rojas denied a report that Santiago had given the part up.") == 2


def test_both_stand_together_also_where_something_stands_between() -> None:
    between = "A spokesman for the navy in Oslo said nine captains had been heard."
    reply = "The Chilean foreign ministry dismissed the accusation."
    material = read(f"{CHARGE}\n\n{between}\n\n{reply}\n\n{FILLER}")
    claim = Desk().show(passage(material))
    assert claim is not None
    assert claim.text == f"{CHARGE} {reply}"
    assert [each.quote for each in claim.citations] == [CHARGE, reply]


def test_a_charge_is_passed_over_where_its_denial_may_not_be_quoted_or_stands_elsewhere() -> None:
    reply = "The Chilean foreign ministry dismissed the accusation."
    material = read(f"{CHARGE}\n\n{reply}\n\n{FILLER}")
    assert Desk(fair_words=14).show(passage(material)) is None
    assert Desk(fair_words=14).show(passage(material), alone=True) is not None
    desk = Desk()
    assert desk.show(passage(material)) is not None
    assert desk.show(passage(material)) is None


def test_what_nobody_denies_is_told_as_it_stands() -> None:
    material = read(f"{CHARGE}\n\n{FILLER}")
    claim = Desk().show(passage(material))
    assert claim is not None
    assert claim.text == CHARGE


def test_of_two_reports_of_an_accusation_the_one_with_the_denial_tells_it() -> None:
    bare = read(f"{CHARGE}\n\n{FILLER}")
    full = read(
        f"Norway's navy accused Chile of hiding its catch.\n\nChile's navy rejected the charge.\n\n{FILLER}",
        "https://n.example/2",
    )
    other = read(f"Poland accused Norway of hiding its catch.\n\n{FILLER}", "https://n.example/3")
    assert list_better_told([bare, full, other]) == {(bare.article.id, Span(0, len(CHARGE)))}
    assert not list_better_told([bare, other])


def test_a_model_too_is_shown_an_accusation_from_the_report_that_tells_its_denial() -> None:
    bare = read(f"{CHARGE}\n\n{FILLER}")
    full = read(f"{CHARGE}\n\nChile's foreign ministry denied the accusation.\n\n{FILLER}", "https://n.example/2")
    ids = (bare.article.id, full.article.id)
    story = Story(
        StoryId("s"), "Norway accuses Chile", None, None, ids, tuple(Origin(each, (each,), ((each,),)) for each in ids)
    )
    dossier = make_dossier([story], [bare, full], 4000)
    assert [each.material.article.id for each in dossier.passages if each.words == CHARGE] == [full.article.id]


def test_a_denial_of_what_only_the_sentence_before_tells_does_not_stand_alone() -> None:
    leaning = read(f"Chile's minister denied that any such order was given. {FILLER}")
    whole = read(f"Chile's minister denied that the fleet had hidden its catch. {FILLER}")
    assert takes_up_a_charge(passage(leaning))
    assert not takes_up_a_charge(passage(whole))


def test_what_a_charge_and_its_denial_rest_on_is_the_outlet_that_tells_them() -> None:
    briefing = brief([read(f"{CHARGE}\n\nChile's foreign ministry denied the accusation and opened its books.")])
    assert briefing.bottom_line[0].text.startswith(f"{CHARGE} Chile's foreign ministry denied")
    assert briefing.basis.why == "This was found in one outlet alone."


def test_a_title_that_something_answers_opens_its_story_and_the_bottom_line_holds_both() -> None:
    answer = "Chile's embassy in Oslo said no catch was hidden."
    answered = read(f"Norwegian boats lie idle.\n\n{CHARGE}\n\n{answer}\n\n{FILLER}")
    other = passage(read(f"Chile sold its fleet on Monday.\n\n{FILLER}", "https://n.example/2"))
    assert list(lead_with(passage(answered, 1), [other])) == [passage(answered, 1), other]
    assert next(lead_with(passage(answered, 1), [other, passage(answered, 1)])) == passage(answered, 1)
    assert list(lead_with(passage(answered), [other])) == [other]
    assert list(lead_with(None, [other])) == [other]
    briefing = brief([read(f"{CHARGE}\n\n{answer}\n\n{FILLER}")])
    assert briefing.bottom_line[0].text == f"{CHARGE} {answer}"


@pytest.mark.parametrize(
    "denial",
    [
        "Update: the Chilean embassy says that this is false and that its ambassador is at work.",
        "The Chilean foreign ministry said that the report was fabricated.",
        "Chile's embassy in Oslo said on Monday the claim was not true.",
        "The foreign ministry in Santiago says it is wrong, and has asked the newspaper for its source.",
    ],
)
@pytest.mark.parametrize("charge", ["Chile has withdrawn its ambassador from Norway, according to posts online.",
                                    "Chile has withdrawn its ambassador from Norway."])  # fmt: skip
def test_what_somebody_says_is_false_is_never_told_alone(charge: str, denial: str) -> None:
    assert find(charge, denial) == 1
    assert takes_up_a_charge(passage(read(f"{denial} {FILLER}")))
    briefing = brief([read(f"{charge} {denial}\n\n{FILLER}")])
    assert charge.rstrip(".") not in briefing.title.text
    told = [claim.text for section, claim in iter_claims(briefing) if section != "title"]
    assert not [words for words in told if words.startswith(charge.rstrip(".")) and denial not in words]


@pytest.mark.parametrize(
    "behind",
    [
        "Asked about a video of the quay, the Chilean army said that it was fake.",
        "Chile's embassy did not say that this was false.",
        "The embassy of Chile said it was wrong to close the quay.",
        "Norway's ministry said that the report of a storm was untrue.",
    ],
)
def test_what_is_called_false_is_told_in_the_same_sentence_or_is_not_called_so(behind: str) -> None:
    assert find("Chile has withdrawn its ambassador from Norway.", behind) is None


@pytest.mark.parametrize(
    "told",
    [
        # right behind an accusation the accused speaks, of whatever it is
        "Norway accused Chile of fishing at night. Chile said it had told both harbours on Sunday.",
        # what a protest is about is taken up
        "Norway protested to Chile after two boats sailed to Bergen, Oslo said.\n\nThe minister, Kari Holm, said the "
        "voyage was grave. Chile's defence ministry said the voyage was routine and within the law.",
        # who says it is called a liar
        "A Chilean boat entered the fjord on Monday, Norwegian Premier Kari Holm said.\n\nHolm said it left at noon."
        "\n\nChile's foreign ministry said the fjord was open to all and called Holm a liar.",
        # another side does not confirm it
        "The two captains spoke by radio at noon, Norway's navy said. Chile did not confirm the call.",
    ],
)
def test_a_claim_is_told_with_what_the_other_side_answers(told: str) -> None:
    material = read(f"{told}\n\n{FILLER}")
    last = material.analysis.sentences[len(told.split(". ")) - 1 + told.count(".\n\n")]
    claim = Desk().show(passage(material))
    assert claim is not None
    assert claim.text.endswith(last.span.of(material.article.text))


@pytest.mark.parametrize(
    "told",
    [
        "Norway's navy said the captains spoke by radio at noon. Norway did not confirm the call.",
        "Norway accused Chile of fishing at night. Poland said it had told both harbours on Sunday.",
        "Norway praised Chile for its boats, Oslo said. Chile's navy said the boats were its best.",
        "A Chilean boat entered the fjord on Monday, Norwegian Premier Kari Holm said. Chile called Ana Rojas a liar.",
    ],
)
def test_what_its_own_side_or_a_third_one_says_or_what_is_said_of_no_charge_is_no_answer(told: str) -> None:
    material = read(f"{told}\n\n{FILLER}")
    assert find_reply(material, 0) is None


def test_of_a_short_report_a_charge_and_its_answer_may_be_quoted_beyond_its_share() -> None:
    charge = "Norway accused Chile on Monday of sending nine boats into the fjord at night without lights or a pilot."
    reply = "Chile said it had told both harbours, the coastguard in Bergen and the pilots in Narvik of it on Sunday."
    material = read(f"{charge} {reply} The boats left at noon, and nobody saw them until they were back at sea.")
    claim = Desk().show(passage(material))
    assert claim is not None
    assert claim.text == f"{charge} {reply}"


def test_what_answers_a_claim_is_told_before_plans_and_speakers_take_the_words() -> None:
    answered = (
        "Norwegian officials accused Chile of hiding the catch of its salmon fleet last winter. "
        "Chile's fisheries ministry said the catch had been counted in both harbours."
    )
    told = (
        "Norway and Chile signed a fishing treaty in Oslo on Monday, Norway's government said.",
        "Norway's prime minister, Kari Holm, will visit Santiago on 4 May to open a new consulate there.",
        "Chile's president, Ana Rojas, plans to send nine boats to Bergen in June for a joint drill.",
        answered,
        "Kari Holm said the treaty was good for the north. Ana Rojas said her boats would come in peace.",
    )
    briefing = brief([read("\n\n".join(told))])
    assert [each.text for each in briefing.developments] == [answered]


def test_of_several_claims_that_are_answered_in_one_story_more_than_one_is_told() -> None:
    told = (
        f"{CHARGE} Chile said it had told both harbours of every fish.",
        "A union in Bergen accused Chile of leaving nine sailors unpaid. Chile said wages were sent by post in April.",
        "The mayor of Narvik accused Chile of felling a wood for masts. Chile said a storm was to blame.",
    )
    briefing = brief([read("\n\n".join((*told, FILLER)))])
    assert [each.text for each in (*briefing.bottom_line, *briefing.developments)][:3] == list(told)


def test_who_rejects_an_account_of_what_was_done_answers_it_from_farther_behind() -> None:
    charge = "Norway's navy said its patrol was shot at from the Chilean side of the strait."
    between = ("No sailor was hurt, the navy said.", "The patrol sailed on.")
    assert find(charge, *between, "Chilean Defence Minister Kai Soto rejected the account as “a bad play”.") == 3
    assert find(charge, *between, "Chilean Defence Minister Kai Soto rejected the budget as “a bad play”.") is None


@pytest.mark.parametrize(
    ("told", "reply"),
    [
        (
            "Norway will close the sound to trawlers in May, Prime Minister Kari Holm said on Tuesday.",
            "Chile's president, Ana Ruiz, called the decision a blow and asked the shipowners to stop it.",
        ),
        ("Norway expelled two Chilean envoys on Monday.", "Chile's foreign ministry condemned the expulsion."),
        (
            "A newspaper in Bergen had reported on Monday that the captain was dead.",
            "Colonel Kari Holm called the report false.",
        ),
        ("The crew has sold its boat, a sailor wrote.", "The owner called that story an invention."),
    ],
)
def test_what_another_state_thinks_of_an_act_or_calls_false_stands_with_it(told: str, reply: str) -> None:
    assert find(told, reply) == 1


@pytest.mark.parametrize(
    ("told", "reply"),
    [
        ("Norway will close the sound in May.", "Norway's fishermen welcomed the decision."),
        ("Norway will close the sound in May.", "Chile's president called an election."),
        ("The captain sailed on Monday.", "Kari Holm called the report long and useful."),
    ],
)
def test_ones_own_people_and_another_matter_answer_nothing(told: str, reply: str) -> None:
    assert find(told, reply) is None


SHOTS = "Coastguard spokesman Jan Holm said Chilean sailors had fired first after Norway closed the fjord."


@pytest.mark.parametrize(
    ("behind", "faced"),
    [
        ("Chilean captain Luis Rojas said the first shots came from Norway.", True),
        ("Captain Luis Rojas said Norwegians began the shooting at dawn.", True),
        ("Captain Luis Rojas said the boat would sail home on Friday.", False),
        ("Holm said the first shots had hit a mast.", False),
    ],
)
def test_who_is_said_to_have_begun_is_told_with_the_other_version(behind: str, *, faced: bool) -> None:
    material = read(f"Norway shut the fjord to Chile on Monday. {SHOTS} {behind}\n\n{FILLER}")
    claim = Desk().show(passage(material, 1))
    assert claim is not None
    assert (behind in claim.text) is faced


def test_the_place_a_report_is_filed_from_is_left_out_where_two_versions_stand_together() -> None:
    behind = "Captain Luis Rojas said Norwegians began the shooting at dawn."
    material = read(f"OSLO - {SHOTS} {behind}\n\n{FILLER}")
    claim = Desk().show(passage(material))
    assert claim is not None
    assert claim.text == f"{SHOTS} {behind}"


ASKED_HIM = "Norway's ambassador, Ola Berg, said the president of Chile had accepted an invitation to Tromso."


@pytest.mark.parametrize(
    ("told", "reply"),
    [
        (ASKED_HIM, "The presidency said only that he had sent his thanks."),
        (ASKED_HIM, "The presidency knows nothing of it."),
        ("The Norwegian side said that Chilean boats had burned nine nets.", "Chile said that it had been a storm."),
        (
            "Norway's fisheries minister, Ola Berg, said salmon would be sent from January.",
            "Chile's minister of trade, Ana Rojas, said that it would not be sent before May.",
        ),
        (
            "Norway's fisheries minister, Ola Berg, said Chile would buy 40 boats.",
            "Chile's minister of trade, Ana Rojas, said that it would be 25.",
        ),
        (
            "Ola Berg said Norway would open the dam on Friday.",
            "Chile's minister, Ana Rojas, said that it would not do so.",
        ),
    ],
)
def test_an_answer_that_says_less_or_another_number_is_told_with_what_it_answers(told: str, reply: str) -> None:
    assert find_reply(read(f"{told} {reply}"), 0) == 1
    shown = [claim.text for _, claim in iter_claims(brief([read(f"{told} {reply}\n\n{FILLER}")]))]
    assert told not in shown
    assert find(told, reply) is None or "nothing" in reply


@pytest.mark.parametrize(
    ("told", "reply"),
    [
        (ASKED_HIM, "The visit is planned for May, said only in part to be private."),
        (ASKED_HIM, "Berg said that it would not be before May."),
        ("Chile will buy 40 boats from Norway.", "Ana Rojas said that it would be 25."),
        (ASKED_HIM, "The Chilean opposition said it would not vote for the budget of the year."),
        (ASKED_HIM, "He was not aware of any other guest from Chile."),
    ],
)
def test_what_else_is_said_answers_nothing(told: str, reply: str) -> None:
    assert find_reply(read(f"{told} {reply}"), 0) is None
