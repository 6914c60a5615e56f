"""A part and the whole, a day and a weekend, one receiver and another: accounts that differ and yet can both hold."""

import pytest

from tests.everyday import read

APART = {
    "a province and the country": (
        "The cyclone killed 23 people in Sofala province, the governor said.",
        "The cyclone killed 64 people across the country, the disaster agency said."),
    "one country and the world": (
        "The carmaker cut 2,300 jobs in Spain under the savings plan announced on Wednesday.",
        "The carmaker cut 7,000 jobs worldwide under the savings plan announced on Wednesday."),
    "one town alone": (
        "The flood destroyed 340 houses in Batu alone, the district office said.",
        "The flood destroyed 900 houses, the district office said."),
    "two villages and one of them": (
        "The cyclone killed 23 people in the village of Batu and nine in the village of Lumar, the governor said.",
        "The cyclone killed nine people in the village of Lumar, the governor said."),
    "on board and rescued": (
        "The boat had 90 passengers on board when it capsized off Lampedusa, the coastguard said.",
        "The coastguard rescued 61 passengers from the boat that capsized off Lampedusa."),
    "hurt and gravely hurt": (
        "The blast at the depot wounded 35 soldiers, among them eight who are in intensive care.",
        "Eight soldiers wounded in the blast at the depot are in a critical condition."),
    "a day and a weekend": (
        "Italy said 640 migrants landed on Lampedusa on Sunday.",
        "Italy said 1,500 migrants landed on Lampedusa over the weekend."),
    "a committee and its house": (
        "The Senate committee approved the bill by 12 votes to 9.",
        "The full Senate approved the bill by 58 votes to 41."),
    "two rounds": (
        "In the first round 3 million voters took part in the election.",
        "In the run-off 4 million voters took part in the election."),
    "two flows of trade": (
        "India's exports to Iran rose to 3 billion dollars in April.",
        "Iran's exports to India rose to 5 billion dollars in April."),
    "two receivers": (
        "Oslo will give 400 million dollars to Ukraine to rebuild power plants.",
        "Oslo will give 150 million dollars to Moldova to rebuild power plants."),
    "two parts of one region": (
        "The army said it killed 14 rebels in North Kivu on Monday.",
        "The army said it killed six rebels in South Kivu on Monday."),
    "a government and the United Nations": (
        "The government promised 2 million dollars for the survivors of the flood in Malawi.",
        "The United Nations promised 9 million dollars for the survivors of the flood in Malawi."),
    "at first and now": (
        "Three people died in the fire at a hostel in Almaty, police said at first.",
        "Seven people have now died in the fire at a hostel in Almaty, police said."),
    "uranium enriched to two degrees": (
        "Iran holds 440 kg of uranium enriched to 60 percent, the inspectors said.",
        "Iran holds 180 kg of uranium enriched to 20 percent, the inspectors said."),
    "wheat and rice": (
        "Egypt bought 400,000 tonnes of wheat from Romania in a tender on Tuesday.",
        "Egypt bought 60,000 tonnes of rice from Vietnam in a tender on Tuesday."),
    "wheat and barley from one seller": (
        "Egypt bought 400,000 tonnes of wheat from Romania in a tender on Tuesday.",
        "Egypt bought 60,000 tonnes of barley from Romania in a tender on Tuesday."),
    "one weight in two units": (
        "Customs officers seized 2 tonnes of cocaine in the port of Guayaquil on Monday.",
        "Customs officers seized 2,000 kg of cocaine in the port of Guayaquil on Monday."),
    "water in all and water a year": (
        "Sudan will let 20 billion cubic metres of water out of the dam over ten years.",
        "Sudan will let 2.5 billion cubic metres of water a year out of the dam."),
    "a bound and a count so far": (
        "More than 200 people were killed in the mudslide in Gofa, the zone's office said.",
        "At least 257 people were killed in the mudslide in Gofa, the zone's office said."),
}  # fmt: skip
TOGETHER = {
    "a part that is more than the whole": (
        "The cyclone killed 64 people in Sofala province, the governor said.",
        "The cyclone killed 23 people across the country, the disaster agency said."),
    "the whole, told twice": (
        "The cyclone killed 64 people across the country, the governor said.",
        "The cyclone killed 23 people across the country, the disaster agency said."),
    "the whole, and no place beside it": (
        "The carmaker cut 2,300 jobs under the savings plan announced on Wednesday.",
        "The carmaker cut 7,000 jobs worldwide under the savings plan announced on Wednesday."),
    "one weekend, told twice": (
        "Italy said 640 migrants landed on Lampedusa over the weekend.",
        "Italy said 1,500 migrants landed on Lampedusa over the weekend."),
    "one house, beside its committee": (
        "The Senate approved the bill by 58 votes to 41, after a committee had weighed it for a week.",
        "The Senate approved the bill by 52 votes to 47."),
    "one receiver by two names": (
        "Oslo will give 400 million dollars to Ukraine to rebuild power plants.",
        "Oslo will give 150 million dollars to Kyiv to rebuild power plants."),
    "one part by two words": (
        "The army said it killed 14 rebels in northern Mozambique on Monday.",
        "The army said it killed six rebels in the north of Mozambique on Monday."),
    "North Korea is no part of Korea": (
        "South Korea said three missiles had flown over the sea near Wonsan on Thursday.",
        "Japan said North Korea had flown five missiles over the sea near Wonsan on Thursday."),
    "first, of who came to help": (
        "The fire at a hostel in Almaty killed three people, the first rescuers on the spot said.",
        "The fire at a hostel in Almaty killed seven people, police said."),
    "hurt, beside those gravely hurt": (
        "The blast at the depot wounded 35 soldiers and eight are in intensive care.",
        "The blast at the depot wounded 51 soldiers."),
    "on board, in two words": (
        "The boat that capsized off Lampedusa was carrying 90 passengers, the coastguard said.",
        "The boat that capsized off Lampedusa had 140 passengers on board, survivors said."),
    "gunmen": (
        "Three gunmen attacked the customs post at Beni, the mayor said.",
        "Seven gunmen attacked the customs post at Beni, traders said."),
    "aircraft": (
        "Norway will hand over 22 aircraft to Ukraine by autumn, Oslo said.",
        "Norway will hand over 14 aircraft to Ukraine by autumn, Kyiv said."),
    "a weight": (
        "Customs officers seized 2 tonnes of cocaine in the port of Guayaquil on Monday.",
        "Customs officers seized 3,400 kg of cocaine in the port of Guayaquil on Monday."),
    "water": (
        "Sudan let 20 billion cubic metres of water out of the dam at Merowe in August, Cairo said.",
        "Sudan let 34 billion cubic metres of water out of the dam at Merowe in August, Khartoum said."),
    "votes in a tally and in words": (
        "The resolution against Myanmar passed by 31 votes to 4, with 11 abstentions.",
        "Thirty-four countries voted for the resolution against Myanmar and four voted against it."),
}  # fmt: skip


@pytest.mark.parametrize("name", APART)
def test_what_can_both_hold_is_no_dispute(name: str) -> None:
    one, other = APART[name]
    assert read((one, other)) == read((other, one)) == []


@pytest.mark.parametrize("name", TOGETHER)
def test_a_rule_that_keeps_parts_apart_hides_no_dispute(name: str) -> None:
    one, other = TOGETHER[name]
    assert read((one, other)) != []
    assert read((other, one)) != []
