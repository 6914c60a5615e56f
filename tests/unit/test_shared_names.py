"""Names that a state shares with a province or a person: which of them a text and a question mean."""

import pytest

from bot.answer.asked.named import find_named
from bot.text.gazetteer import load_gazetteer


def list_states(text: str) -> list[str]:
    return [each.key for each in load_gazetteer().scan(text) if each.key in {"state:GE", "state:JO", "state:TD"}]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Georgia's foreign minister, Nana Beridze, left for Paris.", "state:GE"),
        ("The embassy of Georgia was closed.", "state:GE"),
        ("Georgia will sue, Foreign Minister Nana Beridze said.", "state:GE"),
        ("Jordan's armed forces shot down a drone.", "state:JO"),
        ("The ambassador to Chad, Louis Herve, was called home.", "state:TD"),
    ],
)
def test_a_state_is_told_by_what_only_a_state_has(text: str, state: str) -> None:
    assert list_states(text) == [state]


@pytest.mark.parametrize(
    "text",
    [
        "Georgia's governor signed the voting law on Monday.",
        "Voters in Georgia chose a judge; the prime minister of Canada congratulated Senator Lyle.",
        "Jordan scored 30 points for the Bulls.",
        "Chad, a minister in the local church, said grace.",
    ],
)
def test_a_province_or_a_person_is_no_state(text: str) -> None:
    assert list_states(text) == []


def test_in_a_question_the_name_means_the_state() -> None:
    for question in ("Has Georgia signed?", "Did Turkey warn Chad?", "What does Jordan say?"):
        keys = {each.key for each in find_named(question, load_gazetteer())}
        assert keys & {"state:GE", "state:JO", "state:TD"}, question
    assert not {each.key for each in find_named("Did Michael Jordan sign?", load_gazetteer())} & {"state:JO"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Kyrgyz border guards shot two smugglers.", ["KG"]),
        ("Tajik and Kyrgyz officials met in Batken.", ["TJ", "KG"]),
        ("Uzbek Foreign Minister Bakhtiyor Saidov flew home.", ["UZ"]),
        ("Astana said on Friday that Kazakh grain would go to Iran.", ["KZ", "KZ", "IR"]),
        ("Turkmen gas will reach Iraq, Turkmenistan said.", ["TM", "IQ", "TM"]),
        ("Ethnic Uzbeks fled Osh, and an ethnic Uzbek leader spoke in Kyrgyzstan and Uzbekistan.", ["KG", "UZ"]),
        ("Afghan Tajik commanders met in Kabul; Tajikistan was silent.", ["AF", "AF", "TJ"]),
        ("The Kazakh minority of Xinjiang has kin in Kazakhstan.", ["KZ"]),
        ("Kazakh herders in Xinjiang told a reporter of their losses.", []),
        ("Iraqi Turkmen leaders met Turkish officials in Kirkuk.", ["IQ", "TR"]),
    ],
)
def test_the_name_of_a_people_is_its_states_where_something_tells_that_this_is_meant(
    text: str, codes: list[str]
) -> None:
    assert [each.key.removeprefix("state:") for each in load_gazetteer().scan(text)] == codes


def test_the_name_of_a_people_in_a_question_is_its_states() -> None:
    named = find_named("What did the Kazakh and Kyrgyz leaders agree?", load_gazetteer())
    assert {each.key for each in named} == {"state:KZ", "state:KG"}
