"""The title names who does what, in a source's own words."""

from datetime import timedelta

import pytest

from bench.shown import brief
from bot.model.analysis import ActorKey, Material
from bot.summarize.headline import write_title
from bot.summarize.quoting import Desk
from bot.text.analysis import analyse
from tests.factories import NOW, make_article

PAIR = (ActorKey("state:CN"), ActorKey("state:RU"))


def read(text: str) -> Material:
    article = make_article(text)
    return Material(article, analyse(article))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Wang Yi, who was named China's top adviser last month, will visit Russia during a tour of Europe.",
         "Wang Yi will visit Russia during a tour of Europe"),
        ("China's leader, Xi Jinping, and Russia's president, Vladimir Putin, signed two statements in Moscow.",
         "Xi Jinping and Vladimir Putin signed two statements in Moscow"),
        ("Iran says King Salman has invited its president, Ebrahim Raisi, to visit Riyadh next month.",
         "Iran says King Salman has invited Ebrahim Raisi to visit Riyadh next month"),
        ("China denied on Monday that it would arm Russia.", "China denied on Monday that it would arm Russia"),
    ],
)  # fmt: skip
def test_a_title_leaves_out_what_commas_set_off(text: str, title: str) -> None:
    found = write_title([read(text)], Desk(), PAIR)
    assert found is not None
    assert found[0].text == title
    assert found[0].citations


def test_a_title_without_a_weekday_is_preferred_where_the_report_is_old() -> None:
    text = (
        "Wang Yi denied on Monday that China would arm Russia. Wang Yi denied that China would arm Russia or Belarus."
    )
    fresh = write_title([read(text)], Desk(until=NOW), PAIR)
    late = write_title([read(text)], Desk(until=NOW + timedelta(days=9)), PAIR)
    assert fresh is not None
    assert "on Monday" in fresh[0].text
    assert late is not None
    assert late[0].text == "Wang Yi denied that China would arm Russia or Belarus"


def test_a_name_is_preferred_to_a_description() -> None:
    text = (
        "China's top diplomat will visit Russia this month, according to its Foreign Ministry. "
        "Wang Yi, who took office last month, will visit Russia during a tour of Europe that starts on Tuesday."
    )
    found = write_title([read(text)], Desk(), PAIR)
    assert found is not None
    assert found[0].text.startswith("Wang Yi will visit Russia")


def test_who_says_it_is_never_cut_off() -> None:
    text = (
        "Iran will sign the agreement on the inspection of its sites that was drafted in Vienna in March last year, "
        "Tehran said on Monday."
    )
    found = write_title([read(text)], Desk(), (ActorKey("state:IR"),))
    assert found is None or "Tehran said" in found[0].text


def test_a_title_does_not_end_in_how_long_after_something() -> None:
    text = (
        "President Kari Holm committed to an orderly transition of power on Thursday minutes after the parliament in "
        "Oslo had confirmed the election of her opponent by a large majority of its members."
    )
    found = write_title([read(text)], Desk(), PAIR)
    assert found is None or not found[0].text.endswith("minutes")


@pytest.mark.parametrize(
    "set_off",
    [
        "the prosecution alleges", "the Kremlin insists", "his critics contend", "the opposition argues",
        "the Kyiv Post reports", "a Russian blogger joked", "the film imagines", "the Pentagon believes",
        "the head of the inquiry found", "the prime minister claims",
    ],
)  # fmt: skip
def test_a_title_never_states_what_somebody_alleges(set_off: str) -> None:
    found = write_title([read(f"Vladimir Putin, {set_off}, ordered the attack on the pipeline.")], Desk(), PAIR)
    assert found is not None
    assert set_off in found[0].text


def test_a_title_never_drops_who_alleges_it_at_the_end() -> None:
    text = (
        "Vladimir Putin ordered the attack on the long pipeline that carries gas to the west of Europe under the sea, "
        "the prosecution in Berlin alleges."
    )
    found = write_title([read(text)], Desk(), PAIR)
    assert found is None or "alleges" in found[0].text


@pytest.mark.parametrize(
    "condition",
    [
        ", but only if Russia halts its strikes on the cities", ", as long as Moscow pays for them in gold",
        ", when Russia and Ukraine have signed a ceasefire", ", although only if Russia lifts every sanction",
        " – provided that the National Assembly approves it", " after Russia accepts the terms of a treaty",
    ],
)  # fmt: skip
def test_a_title_never_drops_the_condition(condition: str) -> None:
    text = f"Emmanuel Macron will send two brigades of troops to the west of Ukraine next year{condition}."
    found = write_title([read(text)], Desk(), PAIR)
    assert found is None or condition in found[0].text


def test_a_party_is_not_represented_by_what_somebody_did_not_deny() -> None:
    text = (
        "Russia denied on Monday that it would arm China. "
        "Andrei Belousov did not deny that Russia would arm Belarus or China."
    )
    found = write_title([read(text)], Desk(), PAIR)
    assert found is not None
    assert found[0].text == "Russia denied on Monday that it would arm China"


@pytest.mark.parametrize(
    "told",
    [
        "They broke in 2016. Norway executed a preacher, and protesters stormed its embassy in Stockholm.",
        "In 2016, Norway executed a preacher, and protesters stormed its embassy in Stockholm.",
        "In early 2016, Norway closed its ports. Sweden closed its own and called its envoy home.",
        "Seven years ago, Norway closed its ports. Sweden closed its own and called its envoy home.",
        "Norway and Sweden broke off relations in 2016.",
    ],
)
def test_what_happened_in_a_past_year_is_no_title_and_no_news(told: str) -> None:
    material = read(f"{told} Norway and Sweden agreed on Friday to open their embassies again.")
    found = write_title([material], Desk(), PAIR)
    assert found is None or "agreed on Friday" in found[0].text
    briefing = brief([material])
    assert [each.text for each in (*briefing.bottom_line, *briefing.developments)] == [
        "Norway and Sweden agreed on Friday to open their embassies again."
    ]


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("", "Norway and Sweden agreed to restore the ties that they broke in 2016."),
        ("", "In 2022, Norway sold more gas than ever before, its government said on Monday."),
        ("Norway closed the mine in 2016. ", "Norway will open the mine in Kiruna with two hundred workers."),
        ("Norway closed the mine in 2016. ", "Norway has opened the mine in Kiruna with two hundred workers."),
        (
            "Norway and Sweden agreed to mend what broke in 2016. ",
            "Ministers of both opened the mine in Kiruna with two hundred workers.",
        ),
    ],
)
def test_news_that_names_a_past_year_is_told(before: str, told: str) -> None:
    briefing = brief([read(f"{before}{told} {'The owners of the mine in Kiruna look for copper and nickel. ' * 5}")])
    assert told in [each.text for each in (*briefing.bottom_line, *briefing.developments)]


def test_a_claim_is_no_title_without_its_answer() -> None:
    answer = "Stockholm says it did not, and that it has been waiting for an answer to its own letter for two weeks now"
    found = write_title([read(f"Norway said that Sweden had apologised for the raid; {answer}.")], Desk(), PAIR)
    assert found is not None
    assert found[0].text.endswith("; Stockholm says it did not")
    short = write_title([read("Norway said that Sweden had apologised; Stockholm says it did not.")], Desk(), PAIR)
    assert short is not None
    assert short[0].text == "Norway said that Sweden had apologised; Stockholm says it did not"


SANK = "A fishing boat sank near Narvik on Tuesday after a collision with a vessel of the coastguard."
FIRED = "A Russian missile strike on the port of Odesa killed at least four people and wounded 12 late on Tuesday."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{SANK} Kari Holm told reporters that the vessel had come at her boat from behind.", "A fishing boat sank"),
        (f"{SANK} Kari Holm sank near Narvik in the vessel at night.", "A fishing boat sank"),
        (f"{FIRED} Governor Oleh Kiper said a grain terminal in the port had been hit.", "A Russian missile strike"),
        ("Ukrainian forces seized a village near Kharkiv on Monday, the army said.", "Ukrainian forces seized"),
        (
            "The remaining structure left behind after the fall of a tower in Oslo was brought down on Monday.",
            "brought",
        ),
        ("Thousands of people marched in Oslo on Monday against the treaty.", "Thousands of people marched"),
    ],
)
def test_a_title_is_the_opening_unless_a_name_is_told_of_the_same_act(text: str, title: str) -> None:
    article = make_article(text, title="Report")
    found = write_title([Material(article, analyse(article))], Desk(), PAIR)
    assert found is not None
    assert title in found[0].text


@pytest.mark.parametrize(
    "scene",
    [
        "In Oslo on Monday, snow was falling. Kari Holm closed the port.",
        "There was snow in the streets of Oslo on Monday. Kari Holm closed the port.",
        "The snow was deep in the streets of Oslo. Kari Holm closed the port.",
    ],
)
def test_a_scene_that_says_nothing_of_the_reports_own_title_heads_nothing(scene: str) -> None:
    article = make_article(scene, title="Minister closes Narvik harbour over a treaty")
    assert write_title([Material(article, analyse(article))], Desk(), PAIR) is None


@pytest.mark.parametrize(
    ("text", "title", "role"),
    [
        ("Chile and Peru decided on Monday to guard their fish jointly, Peru's defence minister, Rosa Quispe,"
         " announced in Arica.",
         "Chile and Peru decided on Monday to guard their fish jointly, Rosa Quispe announced in Arica",
         "Peru's defence minister"),
        ("Ghana will send its oldest frigate home, Ghana's navy chief, Kofi Mensah, told reporters in Tema.",
         "Ghana will send its oldest frigate home, Kofi Mensah told reporters in Tema", "Ghana's navy chief"),
        ("Norway lifted its ban on Swedish elk, the Norwegian farming minister, Kari Holm, said today.",
         "Norway lifted its ban on Swedish elk, Kari Holm said today", "Norwegian farming minister"),
        ("Iceland has sold its last whaler, Icelandic fishery minister, Jon Arason, said in Husavik.",
         "Iceland has sold its last whaler, Jon Arason said in Husavik", "Icelandic fishery minister"),
        ("Malta and Italy ended a quarrel over tuna quietly, Malta's top diplomat, Joe Vella, told parliament.",
         "Malta and Italy ended a quarrel over tuna quietly, Joe Vella told parliament",
         "Malta's top diplomat"),
        ("Egypt and Jordan promised to keep their border posts open late, Jordan's interior minister, Omar Haddad,"
         " said.", "Egypt and Jordan promised to keep their border posts open late, Omar Haddad said",
         "Jordan's interior minister"),
        ("Vietnam and Laos will mark their frontier anew, Vietnam's deputy foreign minister, Tran Van Binh, said.",
         "Vietnam and Laos will mark their frontier anew, Tran Van Binh said", "Vietnam's deputy foreign minister"),
        ("Latvia and Estonia will run their night trains on time again, the president of Latvia, Anna Ozola, said.",
         "Latvia and Estonia will run their night trains on time again, Anna Ozola said", "president of Latvia"),
        ("Spain and Morocco dug their tunnel deeper, Spain's transport minister, Lucia Ferrer, said in Tarifa.",
         "Spain and Morocco dug their tunnel deeper, Lucia Ferrer said in Tarifa", "Spain's transport minister"),
        ("Tonga paid its debts early, New Zealand's finance minister, Ann Kerr, said in Apia.",
         "Tonga paid its debts early, Ann Kerr said in Apia", "New Zealand's finance minister"),
    ],
)  # fmt: skip
def test_an_office_begins_behind_the_comma_that_ends_what_its_holder_says(text: str, title: str, role: str) -> None:
    found = brief([read(text)])
    assert found.title.text == title
    assert [each.role.text for each in found.actors if each.role is not None] == [role]
