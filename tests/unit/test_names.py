"""Who and what is named: persons in full and short, places and things that are no actor."""

import pytest

from bot.text.analysis import analyse
from tests.factories import make_article


def list_names(text: str, kind: str = "person") -> set[str]:
    return {actor.name for actor in analyse(make_article(text)).actors if actor.kind == kind}


def list_others(text: str) -> set[str]:
    return {span.of(text) for span in analyse(make_article(text)).others}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The team thanked Angela Merkel for her help on Monday.", "Angela Merkel"),
        ("Scientologist Tom Cruise spoke to the crowd on Monday.", "Tom Cruise"),
        ("It was wrong, Foreign Office spokesman Shafqat Ali Khan said on Monday.", "Shafqat Ali Khan"),
        ("It was wrong, Chief Financial Officer Ned Segal said on Monday.", "Ned Segal"),
        ("It was wrong, Chief Executive Tim Cook said on Monday.", "Tim Cook"),
        ("It was wrong, Defence Minister Khawaja Ali Asif said on Monday.", "Khawaja Ali Asif"),
        ("It was wrong, Pentagon spokesman Lt. Cmdr. John Smith said on Monday.", "John Smith"),
        ("It was wrong, Coast Guard spokesman Commodore Jay Tarriela said on Monday.", "Jay Tarriela"),
        ("It was wrong, defending champion Wimbledonian Tom Cruise said on Monday.", "Tom Cruise"),
        ("Talks began after Mr. Obiang had arrived in the capital.", "Obiang"),
        ("The speech by President Macron lasted for an hour.", "Macron"),
        ("On Monday Kadri Simson, 46, left the commission.", "Kadri Simson"),
        ("The deal was rejected by Kang Min-ho of the union.", "Kang Min-ho"),
    ],
)
def test_a_person_is_known_by_the_name_or_by_its_place(text: str, name: str) -> None:
    assert list_names(text) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "The delegates met in San Diego and flew on to Los Angeles.",
        "A study in Nature Climate Change says the ice melts faster.",
        "The Lantern Festival opens on Friday.",
        "Analysts at Goldman Sachs expect lower prices.",
        "The $10 million Edwin Vik Space Telescope took off on Monday. Vik is to look for planets.",
    ],
)
def test_a_place_or_a_thing_is_no_person(text: str) -> None:
    assert list_names(text) == set()
    assert list_others(text)


def test_an_unknown_name_is_a_persons_where_its_last_part_stands_alone_and_speaks() -> None:
    text = "Reporters asked Zorvane Qelth about it on Monday. Qelth said nothing had been decided."
    assert list_names(text) == {"Zorvane Qelth"}


def test_a_leader_named_short_is_one_actor_with_the_full_name() -> None:
    short, full = "Critics say Macron will not sign it.", "Critics say Emmanuel Macron will not sign it."
    keys = [{actor.key for actor in analyse(make_article(text)).actors} for text in (short, full)]
    assert keys[0] == keys[1]


def test_a_word_that_only_opens_a_sentence_is_no_name() -> None:
    assert list_others("Prices fell. Investigators hope to learn more. Leaving early was wise.") == set()


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("NORWAY SHUT ITS BORDER WITH SWEDEN ON SUNDAY AFTER A FIRE.", {"state:NO", "state:SE"}),
        ("TELL US WHAT YOU THINK OF THE FIRE.", set()),
        ("FERRY FIRE", set()),
        ("The Norwegian port was shut.", {"state:NO"}),
    ],
)
def test_states_are_read_in_capitals_too(text: str, keys: set[str]) -> None:
    assert {each.key for each in analyse(make_article(text)).actors if each.kind == "state"} == keys


def test_ranks_in_short_are_titles_with_and_without_a_dot_and_in_pairs() -> None:
    text = (
        "Army spokesman Maj Gen Prasert Wongsawat said the bridge was open. Brig. Gen. Sok Dara and Col Richa Boonmee "
        "met there. Maj Gen Prasert said the talks went well."
    )
    found = {actor.name: actor for actor in analyse(make_article(text)).actors if actor.kind == "person"}
    assert set(found) == {"Prasert Wongsawat", "Sok Dara", "Richa Boonmee"}
    role = found["Prasert Wongsawat"].role
    assert role is not None
    assert role.of(text) == "Army spokesman"
    assert len(found["Prasert Wongsawat"].mentions) == 2


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Presiding judge Kari Moe fined the fleet. Kari Moe, the floor leader of the Left Party, protested.", None),
        (
            "Foreign Minister Kari Moe left. Kari Moe, the leader of the Left Party, will be back.",
            "the leader of the Left Party",
        ),
        ("Peru's caretaker president, José Balsa, appealed for calm.", "Peru's caretaker president"),
    ],
)
def test_two_of_one_name_in_one_report_have_no_role(text: str, role: str | None) -> None:
    [person] = [actor for actor in analyse(make_article(text)).actors if actor.kind == "person"]
    assert (person.role.of(text) if person.role is not None else None) == role
