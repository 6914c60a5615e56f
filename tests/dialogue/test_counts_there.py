"""How many there are of whatever is counted is told by the newest report of the place and the affair, also where its
sentence names neither; a count of another place or of a part answers nothing, and a corrected figure replaces it."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    (
        "2026-03-02",
        "Measles outbreak spreads in northern Zambia",
        "KASAMA - Measles has infected 320 children in Zambia's Northern Province since January, the health ministry "
        "said on Monday. Eight of them have died.\n\nThe health minister, Joseph Mwale, said vaccination teams would "
        "reach Mbala this week. Neighbouring Tanzania reported 45 cases in Rukwa region.",
    ),
    (
        "2026-03-04",
        "Tanzania closes schools in Rukwa over measles",
        "DODOMA - Tanzania will close 60 schools in Rukwa region because of measles, the education minister, Halima "
        "Shayo, said on Wednesday.\n\nThree children have died there, and the number of infections has climbed to 130, "
        "she said. Zambia, where the disease broke out, has offered vaccine.",
    ),
    (
        "2026-03-06",
        "Mwale: vaccine is enough for a month",
        "LUSAKA - Zambia's health minister, Joseph Mwale, said on Friday that vaccine against measles would last for a "
        "month.\n\nDeaths had risen to 19 and cases to 610, he told parliament.\n\nIn Mbala alone 11 children have "
        "died, a hospital doctor there said.",
    ),
    (
        "2026-03-11",
        "Mass vaccination begins in Kasama",
        "KASAMA - Long queues formed in front of the stadium in Kasama on Wednesday as Zambia began to vaccinate "
        "400,000 children against measles.\n\nThe number of cases now stands at 1,020. The death toll was put at 31.",
    ),
    (
        "2026-03-13",
        "Ministry corrects measles figures",
        "LUSAKA - Zambia's health ministry on Friday lowered the measles death toll from 31 to 28. Three children had "
        "died of other causes, it said.",
    ),
    (
        "2026-03-15",
        "First schools reopen in Sumbawanga",
        "SUMBAWANGA - Twelve schools opened again on Sunday after two weeks of measles in Rukwa region in Tanzania.\n\n"
        "Infections have gone up to 290, the regional doctor, Peter Ngowi, said. He put the number of dead at 14.",
    ),
    (
        "2026-05-03",
        "Hundreds march in Kutaisi over water prices",
        "KUTAISI - About 900 people marched through Kutaisi on Sunday against a rise in water prices. Police arrested "
        "14 of them.\n\nThree policemen were injured by stones, the interior ministry said.",
    ),
    (
        "2026-05-04",
        "Buses burnt in second night of protest in Kutaisi",
        "KUTAISI - Protesters set fire to four buses in Kutaisi on Monday night, the mayor, Levan Dolidze, said. Two "
        "kiosks were looted.\n\nPolice said 52 people had been arrested since Sunday and 21 were injured.",
    ),
    (
        "2026-05-05",
        "Gogua promises to freeze water prices",
        "TBILISI - Georgia's prime minister, Irakli Gogua, promised on Tuesday to freeze water prices until the autumn."
        "\n\nIn Kutaisi the night was quieter. Dolidze put the number of burnt buses at seven.\n\nOf those arrested, "
        "20 were let go on Tuesday morning, a lawyer said.",
    ),
    (
        "2026-05-06",
        "Court in Kutaisi keeps protesters in custody",
        "KUTAISI - A court in Kutaisi ordered 12 of the protesters held for two months on Wednesday.\n\nThe number of "
        "arrested rose to 67, the interior ministry said; the number of injured to 34.\n\nThirty-eight have been "
        "released.",
    ),
    (
        "2026-05-07",
        "Lorries queue at Larsi",
        "LARSI - Some 1,200 lorries were waiting on Thursday at the Larsi crossing after a landslide closed the road."
        "\n\nTwo drivers were injured in a brawl over water.",
    ),
    (
        "2026-05-08",
        "Correction: 35 protesters freed, not 38",
        "KUTAISI - Thirty-five people arrested in the protests in Kutaisi have come home, and not 38 as was "
        "reported at first, the interior ministry said.\n\nThirty-two remain in custody, it said.",
    ),
    (
        "2026-05-10",
        "Kutaisi protest: judge keeps one",
        "KUTAISI - Judge Maia Lomidze on Sunday let nearly all protesters in Kutaisi go who had been in custody. The "
        "last, Giorgi Abash, remains in custody because he threw a firebomb.",
    ),
)
SHOWN = {
    "How many people have died of measles in Zambia?": "from 31 to 28",
    "How many people have died of measles in Tanzania?": "number of dead at 14",
    "How many measles cases are there in Zambia?": "stands at 1,020",
    "How many measles cases are there in Tanzania?": "gone up to 290",
    "How many cases does Tanzania have?": "gone up to 290",
    "How many people fell ill with measles in Tanzania?": "gone up to 290",
    "What is the latest death toll from measles in Zambia?": "from 31 to 28",
    "How many children have died in Mbala?": "In Mbala alone 11",
    "How many protesters have been arrested?": "rose to 67",
    "How many people were injured in the protests in Kutaisi?": "number of injured to 34",
    "How many buses were burnt in Kutaisi?": "burnt buses at seven",
    "How many kiosks were looted?": "Two kiosks",
    "How many people have been freed in Kutaisi?": "and not 38",
    "How many protesters are still held?": "remains in custody",
    "How many drivers were injured at Larsi?": "Two drivers",
    "How bad is the measles outbreak in Tanzania?": "number of dead at 14",
    "How severe is the measles epidemic in Zambia?": "stands at 1,020",
    "How many policemen were injured?": "Three policemen",
}
NOT_SAID = {
    "How many people have died of measles in Zambia?": ("other causes", "14", "19"),
    "How many people have died of measles in Tanzania?": ("28", "31", "Three children"),
    "How many measles cases are there in Tanzania?": ("1,020", "45 cases"),
    "How many children have died in Mbala?": ("19",),
    "How many people were arrested in Kutaisi?": ("20 were let go",),
    "How many people were injured in the protests in Kutaisi?": ("drivers",),
    "How many protesters are still held?": ("Thirty-two",),
    "How many protesters have been arrested?": ("Thirty-five",),
    "How bad is the measles outbreak in Tanzania?": ("1,020", "130", "31"),
    "How severe is the measles epidemic in Zambia?": ("14", "290", "610", "Three children"),
}
REFUSED = (
    "How many shops were looted in Kutaisi?",
    "How many measles cases are there in Malawi?",
    "How many people have died of cholera in Zambia?",
    "How many soldiers were killed in Kutaisi?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    reports = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(READ)]
    asked = dict.fromkeys((*SHOWN, *NOT_SAID, *REFUSED, BOTH))
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, asked, "2026-05-12T18:00:00Z"))


BOTH = "How many people have died of measles?"


@pytest.mark.parametrize("question", SHOWN)
def test_the_newest_count_there_is_shown(answers: dict[str, Answer], question: str) -> None:
    assert SHOWN[question] in told_by(answers[question]), answers[question].reason or told_by(answers[question])


@pytest.mark.parametrize("question", NOT_SAID)
def test_no_count_of_another_place_or_of_a_part_is(answers: dict[str, Answer], question: str) -> None:
    assert not [each for each in NOT_SAID[question] if each in told_by(answers[question])]


@pytest.mark.parametrize("question", REFUSED)
def test_what_nothing_counts_is_not_told(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, told_by(answers[question])


def test_of_each_state_the_newest_is_told_where_none_is_named(answers: dict[str, Answer]) -> None:
    told = told_by(answers[BOTH])
    assert "from 31 to 28" in told
    assert "number of dead at 14" in told
