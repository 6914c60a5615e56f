"""Who somebody is: titles before a name, appositions on either side of it."""

import pytest

from bot.text.analysis import analyse
from bot.text.belonging import list_homes
from tests.factories import make_article


def role_of(text: str, name: str) -> str | None:
    for actor in analyse(make_article(text)).actors:
        if actor.name == name:
            return actor.role.of(text) if actor.role else None
    raise AssertionError(f"{name} was not found")


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("State Department spokesperson Ned Price spoke on Monday.", "Ned Price", "State Department spokesperson"),
        ("Xi Jinping, China's leader, spoke on Monday.", "Xi Jinping", "China's leader"),
        ("China's leader, Xi Jinping, spoke on Monday.", "Xi Jinping", "China's leader"),
        ("Beijing did not say whether he would call Ukraine's president, Volodymyr Zelensky.", "Volodymyr Zelensky",
         "Ukraine's president"),
        ("Josep Borrell, the foreign policy chief of the European Union, spoke.", "Josep Borrell",
         "the foreign policy chief of the European Union"),
        ("Talks will be in Kazan, China's foreign minister, Wang Yi, said.", "Wang Yi", "China's foreign minister"),
        ("Chile cut tolls on Tuesday, Chile's works minister, Ana Ruiz, said.", "Ana Ruiz", "Chile's works minister"),
        ("Grain will move from May, New Zealand's trade minister, Tom Hale, said.", "Tom Hale",
         "New Zealand's trade minister"),
        ("Talks begin in Rabat on 23 March, Spain's foreign minister, José Manuel Albares, said.",
         "José Manuel Albares", "Spain's foreign minister"),
    ],
)  # fmt: skip
def test_a_role_is_read_on_either_side_of_the_name(text: str, name: str, role: str) -> None:
    assert role_of(text, name) == role


def test_the_next_of_a_list_keeps_its_own_role() -> None:
    text = "China's leader, Xi Jinping, and Russia's president, Vladimir Putin, signed two statements."
    assert role_of(text, "Xi Jinping") == "China's leader"
    assert role_of(text, "Vladimir Putin") == "Russia's president"


def test_two_people_who_share_a_name_stay_two() -> None:
    text = (
        "China's top diplomat, Wang Yi, will travel. Wang Wenbin, a spokesman for the ministry, announced it. "
        "Wang Yi will speak in Munich."
    )
    names = {actor.name for actor in analyse(make_article(text)).actors if actor.kind == "person"}
    assert names == {"Wang Yi", "Wang Wenbin"}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("When Chinese leader Xi Jinping spoke, the hall rose.", "Xi Jinping", "Chinese leader"),
        ("Yet US State Department spokesman Ned Price spoke.", "Ned Price", "US State Department spokesman"),
        ("For Ukraine Russian President Vladimir Putin has no plan.", "Vladimir Putin", None),
        ("The Taiwanese President President Tsai Ing-wen spoke.", "Tsai Ing-wen", None),
        ("Nicholas Burns, the US ambassador to China, spoke.", "Nicholas Burns", "the US ambassador to China"),
    ],
)
def test_a_role_holds_no_opening_word_and_no_second_state(text: str, name: str, role: str | None) -> None:
    assert role_of(text, name) == role


DRONE = "Foreign Office spokesman Shafqat Ali Khan said the drone had dropped a grenade on a field. "


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Poland accused India on Monday. " + DRONE, set()),
        ("Pakistan accused India on Monday. " + DRONE, {"state:PK"}),
        ("Germany expelled a Russian envoy on Monday. " + DRONE, {"state:DE"}),
        ("Germany and Britain expelled a Russian envoy on Monday. " + DRONE, set()),
        ("Germany expelled an envoy. Britain did so too. " + DRONE, set()),
        ("Britain expelled an envoy of Germany. London said why. " + DRONE, {"state:GB"}),
        ("Germany and Britain met. The Foreign Office in Berlin was asked. " + DRONE, set()),
        ("Germany expelled an envoy. The Foreign Office in Berlin was asked. " + DRONE, {"state:DE"}),
        ("Pakistan accused India on Monday. Pakistan's Foreign Office was asked. " + DRONE, {"state:PK"}),
        ("Pakistan accused India on Monday. The Foreign Office of Pakistan was asked. " + DRONE, {"state:PK"}),
        ("Britain heard Pakistan's Foreign Office on Monday. " + DRONE, set()),
        ("Britain expelled a Russian envoy on Monday. " + DRONE, {"state:GB"}),
        ("London expelled a Russian envoy on Monday. " + DRONE, {"state:GB"}),
        ("Whitehall expelled an envoy on Monday. " + DRONE, {"state:GB"}),
        (DRONE.replace("Foreign Office", "State Department"), {"state:US"}),
    ],
)
def test_a_body_with_an_everyday_name_is_that_of_the_state_the_article_speaks_of(text: str, states: set[str]) -> None:
    actors = analyse(make_article(text)).actors
    khan = next(actor for actor in actors if actor.name == "Shafqat Ali Khan")
    assert list_homes(text, actors).get(khan.key, frozenset()) == states


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("A spokesman for President Omar Selim said the road was open.", "President"),
        ("A lawyer for former Prime Minister Omar Selim said the road was open.", "former Prime Minister"),
        ("An adviser to Defence Minister Omar Selim said the road was open.", "Defence Minister"),
        ("A spokesman for Lieutenant General Omar Selim said the road was open.", "Lieutenant General"),
        ("The head of military intelligence Major General Omar Selim said the road was open.",
         "head of military intelligence Major General"),
        ("Minister of State for Foreign Affairs Omar Selim said the road was open.",
         "Minister of State for Foreign Affairs"),
        ("Egyptian Secretary of Defence Omar Selim said the road was open.", "Egyptian Secretary of Defence"),
    ],
)  # fmt: skip
def test_a_title_for_another_title_is_not_that_of_the_one_it_speaks_for(text: str, role: str) -> None:
    assert role_of(text, "Omar Selim") == role


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("A spokesman for President Omar Selim said the road was open.", None),
        ("A lawyer for Omar Selim said the road was open.", None),
        ("An aide to Prime Minister Omar Selim said the road was open.", None),
        ("Officials of President Omar Selim said the road was open.", None),
        ("Rana Fathi, a spokeswoman for President Omar Selim, said the road was open.", "Rana Fathi"),
        ("The head of military intelligence Omar Selim said the road was open.", "Omar Selim"),
        ("Minister of Defence Omar Selim said the road was open.", "Omar Selim"),
        ("The president of Egypt, Omar Selim, said the road was open.", "Omar Selim"),
        ("Secretary of State Omar Selim said the road was open.", "Omar Selim"),
    ],
)
def test_what_one_says_for_another_is_not_the_others(text: str, speaks: str | None) -> None:
    found = analyse(make_article(text))
    names = {actor.key: actor.name for actor in found.actors}
    assert [each.actor and names[each.actor] for each in found.attributions] == [speaks]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ecuador's environment minister, Ines Manzano, spoke on Monday.", "Ecuador's environment minister"),
        ("The talks began. New Zealand's trade and mining minister Ines Manzano spoke.",
         "New Zealand's trade and mining minister"),
        ("On Monday Norway's navy met minister Ines Manzano. Manzano spoke of peace.", "minister"),
        ("Norway's army had chased away governor Ines Manzano. Manzano spoke of peace.", "governor"),
        ("Peru will resume exports of wheat, its agriculture minister, Ines Manzano, said.", "agriculture minister"),
        ("Peru will open the road, its public works minister Ines Manzano said.", "public works minister"),
        ("Peru will sell its wheat, the minister, Ines Manzano, said.", "minister"),
        ("For Norway's farmers the minister, Ines Manzano, had no word.", "minister"),
    ],
)  # fmt: skip
def test_a_title_behind_its_owner_keeps_what_it_is_of(text: str, role: str) -> None:
    assert role_of(text, "Ines Manzano") == role
