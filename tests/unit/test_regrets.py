"""What an outlet says elsewhere that it told wrongly is told no more; what it does not take back stands."""

from datetime import UTC, datetime

import pytest

from bot.model.analysis import Material
from bot.model.article import Publisher
from bot.summarize.retracted import list_retracted
from bot.text.analysis import analyse
from tests.factories import make_article

TITLE = "Peru expels Bolivian consul"
REPORT = (
    "Peru expelled Bolivia's consul from Puno on Thursday over a border dispute.\n\n"
    "Foreign Minister Rosa Quispe said the consul had two days to pack.\n\n"
    "Lake ferries ran as usual and 300 traders crossed."
)
QUAY, MESA = Publisher("Quay Times", domain="quay.example"), Publisher("Mesa Post", domain="mesa.example")
THURSDAY, FRIDAY = datetime(2026, 3, 5, 9, tzinfo=UTC), datetime(2026, 3, 6, 9, tzinfo=UTC)


def list_left(title: str, notice: str, by: Publisher = QUAY, report: str = REPORT) -> list[str]:
    """The first words of the report's sentences that are still told."""
    told = make_article(report, title=TITLE, publisher=QUAY, published=THURSDAY, url="https://quay.example/1")
    said = make_article(notice, title=title, publisher=by, published=FRIDAY, url="https://quay.example/2")
    one, other = (Material(each, analyse(each)) for each in (told, said))
    gone = {span for article, span in list_retracted([one, other]) if article == told.id}
    return [each.span.of(report).split()[0] for each in one.analysis.sentences if each.span not in gone]


@pytest.mark.parametrize(
    ("title", "notice"),
    [
        (
            "CORRECTION: the consul in Puno",
            "On Thursday we wrote that Peru had expelled Bolivia's consul from Puno. This was not correct. "
            "Peru summoned him.",
        ),
        ("Puno", "Contrary to what we reported on Thursday, Peru has not expelled Bolivia's consul from Puno."),
        ("Quay Times regrets: consul", "We reported that Peru expelled the consul of Bolivia. Peru summoned him."),
        ("Retraction: Peru and Bolivia", "We have withdrawn our item on Peru and Bolivia's consul."),
        ("Correction", "On Thursday we wrote that Peru had expelled Bolivia's consul from Puno. The consul is in Lima"),
        ("To readers", "Our report that Peru had expelled Bolivia's consul in Puno was wrong."),
        (
            "Corrections and clarifications",
            "A caption on Monday named a singer wrongly.\n\nAn earlier version said that Peru had expelled "
            "Bolivia's consul. It summoned the consul.",
        ),
        ("KILL", f'Editors: please kill the story "{TITLE}" of 0900 GMT. Nobody was expelled.'),
        ("KILL", f'Please kill our story of Thursday, slugged "{TITLE}".'),
    ],
)  # fmt: skip
def test_a_report_whose_opening_its_outlet_regrets_is_told_in_no_part(title: str, notice: str) -> None:
    assert list_left(title, notice) == []


def test_a_figure_that_its_outlet_corrects_goes_with_what_leans_on_it_and_the_rest_stands() -> None:
    report = (
        "Chile freed 90 Peruvian fishermen on Thursday.\n\nThe minister said they would fly home.\n\nPeru was glad."
    )
    notice = "A caption was wrong.\n\nOn Thursday we wrote that Chile had freed 90 Peruvian fishermen. The number is 9."
    assert list_left("Corrections and clarifications", notice, report=report) == ["Peru"]


@pytest.mark.parametrize(
    ("title", "notice", "by"),
    [
        ("CORRECTION", "We wrote that Peru had expelled Bolivia's consul from Puno. This was not correct.", MESA),
        ("CORRECTION", "We wrote that Peru had expelled Chile's ambassador from Lima. This was not correct.", QUAY),
        ("Consul leaves", "We reported on Thursday that Peru had expelled Bolivia's consul. He left on Friday.", QUAY),
        ("Consul leaves", '"We said that Peru had expelled a consul from Puno. It was a mistake," Lima said.', QUAY),
        ("Peru", "Our report on Thursday that Peru had expelled Bolivia's consul was read by many.", QUAY),
        ("Retraction: Peru and Bolivia", "We have withdrawn our item on Peru's tariffs on Bolivia.", QUAY),
    ],
)  # fmt: skip
def test_what_another_outlet_or_nobody_regrets_stands(title: str, notice: str, by: Publisher) -> None:
    assert list_left(title, notice, by) == ["Peru", "Foreign", "Lake"]


NEWS = "Ecuador held a regatta on its coast on Friday.\n\nForty boats took part.\n\n"


@pytest.mark.parametrize(
    "behind",
    [
        "Correction: Quay Times reported on 5 March that the pump can lift 700 tonnes of water. Its limit is 650.",
        "CORRECTION: On Thursday the Quay Times wrote that the pump could lift 700 tonnes. The limit is only 650.",
        "Clarification – we said on Thursday that the pump can lift 700 tonnes. The correct figure is 650 tonnes.",
    ],
)
def test_a_figure_is_taken_back_at_the_end_of_other_news(behind: str) -> None:
    report = "Peru opened a pump at Puno on Thursday.\n\nIt can lift 700 tonnes of water.\n\nLake towns were glad."
    assert list_left("Regatta in Ecuador", NEWS + behind, report=report) == ["Peru", "Lake"]


@pytest.mark.parametrize(
    "behind",
    [
        "Correction: Quay Times reported on Thursday that Peru had expelled Bolivia's consul. It summoned him.",
        "Quay Times reported on Thursday that Peru had expelled Bolivia's consul from Puno. This was not correct.",
        "Correction: last week Quay Times reported that Peru had expelled Bolivia's consul. It summoned him.",
        "Correction: on 5 March 2026 Quay Times reported that Peru had expelled Bolivia's consul. It summoned him.",
        "Correction: on Thursday Quay Times reported that Peru had expelled Bolivia's consul. It summoned him.",
        "Correction: a map was cut. Quay Times reported on Thursday that Peru had expelled Bolivia's consul. He is in.",
    ],
)
def test_a_report_is_taken_back_at_the_end_of_other_news(behind: str) -> None:
    assert list_left("Regatta in Ecuador", NEWS + behind) == []


@pytest.mark.parametrize(
    "behind",
    [
        "Quay Times reported on Thursday that Peru had expelled Bolivia's consul. He left on Friday.",
        "“We had this wrong,” Lima said. Quay Times reported on Thursday that Peru had expelled Bolivia's consul.",
        "Correction: Mesa Post reported on Thursday that Peru had expelled Bolivia's consul. It summoned him.",
        "Correction: Old Quay Times reported on Thursday that Peru had expelled Bolivia's consul. It summoned him.",
        "Correction: a caption was wrong.\n\nQuay Times reported on Thursday that Peru had expelled Bolivia's consul.",
        "Correction: Quay Times reported on Thursday that 90 boats would race. Their number is 40.",
    ],
)
def test_what_other_news_mentions_or_takes_back_of_something_else_stands(behind: str) -> None:
    assert list_left("Regatta in Ecuador", NEWS + behind) == ["Peru", "Foreign", "Lake"]


def test_an_outlet_takes_a_report_back_under_its_name_with_and_without_its_article() -> None:
    by = Publisher("The Quay Times", domain="quay.example")
    notice = "Correction: on Thursday the Quay Times reported that Peru had expelled Bolivia's consul. He is there."
    assert list_left("Regatta in Ecuador", NEWS + notice, by) == []


@pytest.mark.parametrize(
    "is_now", ["Its limit is 650 tonnes.", "Its limit is only 650.", "Its price was $650 a tonne."]
)
def test_of_a_report_that_opens_with_a_wrong_figure_the_rest_stands(is_now: str) -> None:
    report = "Peru opened a pump of 700 tonnes at Puno on Thursday.\n\nLake towns were glad."
    notice = f"Correction: Quay Times reported on Thursday that Peru had opened a pump of 700 tonnes at Puno. {is_now}"
    assert list_left("Regatta in Ecuador", NEWS + notice, report=report) == ["Lake"]


@pytest.mark.parametrize(
    "notice",
    [
        "PERU HAS NOT EXPELLED BOLIVIA'S CONSUL FROM PUNO, CONTRARY TO OUR STORY OF THURSDAY. WE REGRET THE ERROR.",
        "PERU HAS NOT EXPELLED BOLIVIA'S CONSUL FROM PUNO, CONTRARY TO OUR STORY ON THURSDAY.",
        "A REPORT ON 5 MARCH SAID THAT PERU HAD EXPELLED BOLIVIA'S CONSUL FROM PUNO. IT SUMMONED HIM.",
        "CONTRARY TO WHAT WE REPORTED ON THURSDAY, PERU HAS NOT EXPELLED BOLIVIA'S CONSUL FROM PUNO.",
        "WE HAVE WITHDRAWN OUR ITEM ON PERU EXPELLING BOLIVIA'S CONSUL.",
        "Peru has not expelled Bolivia's consul from Puno, contrary to what we reported on Thursday.",
    ],
)
def test_a_report_is_taken_back_in_capitals_and_where_its_outlet_names_itself_last(notice: str) -> None:
    assert list_left("CORRECTION: CONSUL IN PUNO", notice, report=REPORT.upper()) == []
    assert list_left("Correction: consul in Puno", notice) == []


@pytest.mark.parametrize(
    ("notice", "by"),
    [
        ("PERU HAS NOT EXPELLED BOLIVIA'S CONSUL FROM PUNO, CONTRARY TO REPORTS.", QUAY),
        ("PERU HAS NOT EXPELLED BOLIVIA'S CONSUL FROM PUNO, CONTRARY TO OUR STORY OF THURSDAY.", MESA),
        ("PERU HAS NOT EXPELLED CHILE'S AMBASSADOR FROM LIMA, CONTRARY TO OUR STORY OF THURSDAY.", QUAY),
        ("Peru has not repaired its ferries, contrary to our hopes for the consul from Puno.", QUAY),
        ("Peru has expelled Bolivia's consul from Puno, contrary to our story of Wednesday.", QUAY),
        ("Peru has not expelled Bolivia's consul from Puno, contrary to our story that Chile had shot a guard.", QUAY),
        (
            "Peru has not expelled Bolivia's consul from Puno, contrary to our story, if its embassy is believed.",
            QUAY,
        ),
    ],
)
def test_what_is_contrary_to_no_report_of_its_outlet_takes_none_back(notice: str, by: Publisher) -> None:
    assert list_left("PUNO", notice, by, REPORT.upper()) == ["PERU", "FOREIGN", "LAKE"]


EVENTS = (
    "Peru and Chile opened a fair in Tacna on Thursday.\n\n"
    "Police said the harbour master Elsa Ibarra had been arrested at the port of Ilo.\n\n"
    "Two border guards were shot at a post near Tacna, the army said.\n\n"
    "Shipping companies at the port of Ilo praised the harbour master Elsa Ibarra."
)


@pytest.mark.parametrize(
    ("title", "notice", "gone"),
    [
        ("Correction: arrest at Ilo", "Correction: A report on 5 March said that the harbour master Elsa Ibarra had "
         "been arrested at the port of Ilo. Police now say that she was heard as a witness.", "Police"),
        ("Correction", "A report on Thursday wrongly said that harbour master Elsa Ibarra had been arrested at Ilo. "
         "She is free.", "Police"),
        ("Correction: the post near Tacna", "Correction: An item published on 5 March said two border guards were shot "
         "at a post near Tacna. No shots were fired, the army now says.", "Two"),
        ("Correction", "The Quay Times erroneously reported on 5 March that two border guards had been shot at a post "
         "near Tacna. They were not there.", "Two"),
        ("Correction", "The report of 5 March stated that two border guards had been shot at a post near Tacna. They "
         "were not there.", "Two"),
        ("Correction", "One front-page item from March 5 said in error two border guards had been shot at a post near "
         "Tacna. They were not there.", "Two"),
        ("Correction", "A story in our issue of Thursday said by mistake that two border guards had been shot at a "
         "post near Tacna. They were not there.", "Two"),
        *(("Correction", f"A report on 5 March said that the harbour master Elsa Ibarra had been arrested at the port "
           f"of Ilo. {told}", "Police") for told in (
               "She was misidentified.", "She is still a director.", "Police held her for 2 hours.",
               "She was heard as a witness. Her name is Elsa Ibarra.", "She was arrested in Matarani.")),
        *(("Correction", f"A report on 5 March said that the harbour master Elsa Ibarra had been arrested in Ilo. "
           f"{told}", "Police") for told in (
               "Police heard her in Tacna.", "This was false: a man was arrested in Tacna.",
               "Police arrested nobody and heard her in Tacna.", "Her brother was arrested in Ilo.")),
    ],
)  # fmt: skip
def test_an_event_that_a_headed_notice_takes_back_is_told_no_more(title: str, notice: str, gone: str) -> None:
    assert list_left(title, notice, report=EVENTS) == [
        each for each in ("Peru", "Police", "Two", "Shipping") if each != gone
    ]


SHOT = "A report on 5 March said that two border guards had been shot at a post near Tacna. They were not there."
HELD = "A report on 5 March said that the harbour master Elsa Ibarra had been arrested at the port of Ilo. She is free."


@pytest.mark.parametrize(
    ("notice", "behind", "goes"),
    [
        (SHOT, "The guards had left the border post at noon.", True),
        (SHOT, "Guards at the border post got new coats.", False),
        (SHOT, "Guards shot a film at the fair.", False),
        (SHOT, "The fair has guards.", False),
        (HELD, "The arrest of Ibarra came at noon.", True),
        (HELD, "Ibarra was arrested at noon, her lawyer said.", True),
        (HELD, "Ibarra was not arrested at home.", False),
        (HELD, "Fishermen were glad.", False),
    ],
)
def test_what_goes_on_with_an_event_goes_with_it(notice: str, behind: str, goes: bool) -> None:
    opening, arrest, shots, last = EVENTS.split("\n\n")
    report = "\n\n".join([opening, shots if notice == SHOT else arrest, behind, last])
    left = list_left("Correction", notice, report=report)
    assert left == ["Peru", *([] if goes else behind.split()[:1]), "Shipping"]


def test_an_earlier_report_that_it_was_not_so_stands() -> None:
    report = EVENTS.replace("had been arrested", "had not been arrested")
    assert list_left("Correction", HELD, report=report) == ["Peru", "Police", "Two", "Shipping"]


@pytest.mark.parametrize(
    ("title", "notice"),
    [
        ("Correction", "A report on 5 March said that the harbour master Hugo Salas had been arrested at the port of "
         "Ilo. He was not."),
        ("Correction", "A report on 5 March said that the harbour master Elsa Ibarra had been arrested at the port of "
         "Ilo. Her name is Elsa Ibarro."),
        ("Correction", "A report on 5 March said that the harbour master Elsa Ibarra had been arrested at the port of "
         "Ilo. The picture showed another harbour."),
        ("Correction", "A report on 5 March said that two border guards had been promoted at a post near Tacna. They "
         "were not."),
        ("Correction", "A report on 5 March said that Peru and Chile would open a fair of 40 stalls in Tacna. The "
         "fair has 60 stalls."),
        ("Arrest at Ilo", "A report on 5 March said that the harbour master Elsa Ibarra had been arrested at the port "
         "of Ilo. Her lawyer asked why."),
        ("Arrest at Ilo", "A report on 5 March said that the harbour master Elsa Ibarra had been arrested at the port "
         "of Ilo. This was not correct."),
        ("Correction", "A report on 5 March said that the harbour master Elsa Ibarra had been arrested in Ilo. She was "
         "arrested in Tacna."),
        ("Correction", "A report on 5 March reported on two border guards who were shot at a post near Tacna. A map "
         "was left out."),
        ("Correction", "A report on 5 March said that the harbour master Elsa Ibarra had been arrested at the port of "
         "Ilo, but the picture showed another harbour."),
        *(("Correction", f"A report on 5 March said that the harbour master Elsa Ibarra had been arrested at the port "
           f"of Ilo. {told}") for told in (
               "It is spelled Ibarro.", "She was misspelled.", "The article misnamed her.", "A photo was of a port.",
               "The image was of another harbour.", "A caption was of another harbour.", "Her title is inspector.",
               "Her rank is captain.", "She is called Elsa Ibarro.", "She is the deputy director.")),
    ],
)  # fmt: skip
def test_a_notice_of_another_person_a_spelling_a_picture_or_another_deed_leaves_an_event(
    title: str, notice: str
) -> None:
    assert list_left(title, notice, report=EVENTS) == ["Peru", "Police", "Two", "Shipping"]
