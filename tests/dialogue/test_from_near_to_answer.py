"""What was shown as the closest though it answered: the answer is told, and what only looks like it is not."""

from pathlib import Path

import pytest

from bot.text.hostile import belongs
from tests.reports import ask_all_over, told_by

Told = tuple[str, str]
NOW = "2025-06-30T08:00:00Z"
_QUIT: list[Told] = [
    (
        "2025-06-20",
        "Danish Fisheries Minister Karen Bruun resigned on Friday after an audit of her ministry's quotas.\n\n"
        "The prime minister thanked Bruun and said that a successor would be named within days.",
    ),
    ("2025-06-18", "Norwegian Transport Minister Odd Vik said that he had no plan to leave. Unions had asked him to."),
]
_TWO: list[Told] = [
    (
        "2025-06-22",
        "Customs chiefs of Togo and Benin met in Lome on Sunday, and a truce at sea held for a third day.\n\n"
        "They agreed to draw back their boats by 1 July.",
    ),
    (
        "2025-06-25",
        "Boats of Togo and Benin were drawn back on Tuesday, an observer mission said. Fishermen went out.\n\n"
        "The presidents of the two countries will meet in Accra on 3 July, at the invitation of Ghana.",
    ),
]
_VOTE: list[Told] = [
    (
        "2025-06-23",
        "The party of Elena Marku won the regional vote in Vlora, the commission said on Monday.\n\n"
        "Turnout was 58 percent. Marku promised to lower the fee for the ferry firm Adriat. "
        "She is to be sworn in on 4 July.\n\n"
        "The owner, Norra Sound Lines, denied that the ferry was overcrowded. "
        "Its manager, Ana Holm, said that the books were open.",
    ),
    (
        "2025-06-24",
        "Vlora's council decided on Tuesday to charge ships for waste. Three harbours would refuse such charges.\n\n"
        "The council's oldest member, Ilir Deda, called them theft.",
    ),
]
_TRIP: list[Told] = [
    (
        "2025-06-24",
        "Fiji's president, Mere Tavola, will stop in Japan on a trip to Oman and Qatar, her office said on Tuesday.\n\n"
        "Tavola is to leave Fiji on 8 July and to return on 17 July, the office in Suva said. "
        "She will stop in Osaka on the way out.",
    ),
    ("2025-06-25", "Rabuka is to visit Poland on Friday, his ministry said. The host is Poland's prime minister."),
]
_ABSENT: list[Told] = [
    (
        "2025-06-20",
        "Ministers of the river states met in Asuncion on Friday to talk about dredging, the hosts said.\n\n"
        "Uruguay's minister, Lucia Prado, was kept away by a strike; Ports Secretary Juan Ramos came in her place.",
    ),
]
_HEARINGS: list[Told] = [
    (
        "2025-06-19",
        "A crane fell on a tram in Turin and hurt nine people, the city said. It had been passed in May.\n\n"
        "The Assembly will open hearings on 11 July. Estonia signed a loan for new trams on Monday. "
        "Parliament must approve it.",
    ),
]


@pytest.mark.parametrize(
    ("read", "question", "told"),
    [
        (_QUIT, "Has Karen Bruun resigned?", "resigned on Friday"),
        (_QUIT, "Is Karen Bruun still fisheries minister of Denmark?", "resigned on Friday"),
        (_TWO, "Where will the Togolese and Beninese presidents meet?", "in Accra on 3 July"),
        (_VOTE, "When will Marku be sworn in?", "sworn in on 4 July"),
        (_VOTE, "What did Norra Sound Lines say about overcrowding?", "denied that the ferry"),
        (_VOTE, "What did Ilir Deda say about the charges?", "called them theft"),
        (_TRIP, "where is tavola going and when", "to Oman and Qatar"),
        (_TRIP, "where is tavola going and when", "8 July"),
        (_TRIP, "Where will Tavola stop in Japan?", "Osaka"),
        (_HEARINGS, "When do the Assembly hearings on the crane start?", "on 11 July"),
        (_HEARINGS, "Has the Estonian parliament approved the loan?", "Parliament must approve it"),
    ],
)
def test_what_came_closest_is_told_where_it_answers(read: list[Told], question: str, told: str, tmp_path: Path) -> None:
    assert told in told_by(ask_all_over(tmp_path, read, [question], NOW)[question])


@pytest.mark.parametrize(
    ("read", "question", "wrong"),
    [
        (_QUIT, "Has Odd Vik resigned?", "Bruun"),
        (_QUIT, "Is Odd Vik still transport minister of Norway?", "resigned"),
        (_TWO, "Where will the Togolese and Beninese presidents meet?", "Customs chiefs"),
        (_VOTE, "How much of the vote did Marku get?", "58 percent"),
        (_VOTE, "When will Ilir Deda be sworn in?", "4 July"),
        (_TRIP, "Where is Tavola going?", "Rabuka"),
        (_TRIP, "Where is Rabuka going?", "Oman"),
        (_ABSENT, "Who succeeds Lucia Prado?", "Ramos"),
        (_HEARINGS, "When do the Assembly hearings on the tram drivers' pay start?", "11 July"),
        (_HEARINGS, "Has the Latvian parliament approved the loan?", "approve"),
    ],
)
def test_what_is_of_another_stays_refused(read: list[Told], question: str, wrong: str, tmp_path: Path) -> None:
    assert wrong not in told_by(ask_all_over(tmp_path, read, [question], NOW)[question])


_PORTS = (
    "The league of river towns closed its ports to timber from Kaluga on Monday, its council said. Importers warned "
    "that timber prices would rise, and sawmills along the river have cut shifts at three ports. The council had asked "
    "the mills for papers on where the timber was cut, and the mills gave none before the council met in the spring. "
    "Traders at the ports said that the league had hurt its own sawmills more than the mills of Kaluga. "
    "Dockers unloaded the last timber barges on Sunday and were sent home without pay, their union said. "
    "A court had ruled in March that the towns may close their ports for a year where trees were felled unlawfully. "
    "The governor of Kaluga called the closure an insult and promised to sell the timber to buyers in the south.\n\n"
)


@pytest.mark.parametrize(
    ("words", "belonging"),
    [
        ("Its harbour masters will meet in Aarhus on 9 July.", True),
        ("The envoys are to report to Vilnius by Thursday.", True),
        ("All passengers were flown to Malmo on 3 May.", True),
        ("The system is experiencing errors.", False),
        ("The best deals end on Friday, so act now.", False),
        ("All guides are free at Gardenshop until you stop reading.", False),
    ],
)
def test_news_of_a_day_need_not_repeat_what_its_report_is_about(words: str, belonging: bool) -> None:
    assert belongs(words, f"{_PORTS}{words}") is belonging
