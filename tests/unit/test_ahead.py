"""What stands under what to watch is ahead: no day of somebody's words, and nothing whose time has passed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bench.shown import brief
from bot.model.analysis import Material
from bot.summarize.ahead import write_questions, write_watch
from bot.summarize.plans import list_over
from bot.summarize.quoting import Desk
from bot.text.analysis import analyse
from tests.factories import make_article, make_publisher

THURSDAY = datetime(2023, 3, 23, 8, tzinfo=UTC)
FILLER = "Ministers of both countries looked at maps of the coast and of the sea in the old town hall of the port. " * 6


def read(text: str, published: datetime = THURSDAY) -> Material:
    article = make_article(f"{text} {FILLER}", published=published)
    return Material(article, analyse(article))


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway will send more ships to the Baltic Sea, the prime minister, Kari Holm, said at a long meeting with "
        "generals and admirals of four allied navies in the harbour of the old northern town of Narvik on Saturday.",
        "Norway will send ships to the Baltic Sea, according to a statement by its ministry of defence on Saturday.",
        "Norway may close the port of Narvik after the clashes of fishing crews on Saturday.",
        "Norway may close the port of Narvik in the row over the clash of fishing crews on Saturday.",
        "The port of Narvik will stay open, as the navy decided in talks with fishing crews on Saturday.",
    ],
)
def test_the_day_on_which_somebody_spoke_is_not_ahead(sentence: str) -> None:
    assert read(sentence).analysis.events == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Kari Holm will hold a meeting with Poland's president on Saturday.",
        "Kari Holm said on Tuesday that she would visit Warsaw on Saturday.",
        "The new ferry line between Narvik and Gdansk will be opened on Saturday.",
        "Norway will hand over the trawler Gran to Poland on Saturday, the navy in Narvik said.",
        "Poland will take over the lighthouse at Hel on Saturday, the navy said.",
        "Norway will hand the crew over on Saturday, the navy said.",
    ],
)
def test_the_day_of_what_will_be_is_ahead(sentence: str) -> None:
    assert [each.date for each in read(sentence).analysis.events] == ["2023-03-25"]


def test_the_start_of_a_year_is_no_event_of_that_year() -> None:
    material = read("Norway could lose a third of the ships it has built since the start of this year.")
    assert material.analysis.events == ()
    assert write_watch([material], Desk(), 5, THURSDAY, UTC) == ()  # type: ignore[arg-type]


def test_what_no_day_can_be_given_for_is_past_a_fortnight_later() -> None:
    material = read("Kari Holm will visit Warsaw next Friday.")
    for days, shown in ((1, 1), (15, 0)):
        watch = write_watch([material], Desk(), 5, THURSDAY + timedelta(days=days), UTC)  # type: ignore[arg-type]
        assert len(watch) == shown


def test_an_event_stands_without_the_place_and_agency_before_it() -> None:
    material = read("Oslo/Narvik (CNN) Norway's prime minister, Kari Holm, will visit Warsaw on Saturday.")
    [watch] = write_watch([material], Desk(), 5, THURSDAY, UTC)  # type: ignore[arg-type]
    assert watch.event.text == "Norway's prime minister, Kari Holm, will visit Warsaw on Saturday."


def test_nobody_is_shown_being_asked_without_an_answer() -> None:
    asked = "Kari Holm, the prime minister of Norway, was asked in Warsaw about the price of gas"
    told = brief([read(f"Norway and Poland opened a pipeline in Gdansk on Monday. {asked}.")])
    assert asked not in " ".join(each.text for each in (*told.bottom_line, *told.developments))


@pytest.mark.parametrize(
    "sentence",
    [
        "Reports that Norway will close the port of Narvik were on Saturday denied by the government in Oslo.",
        "Norway will host talks on fishing and on Saturday rejected a call to close the port of Narvik.",
        "Norway's ministry denied that the port of Narvik would be closed on Saturday.",
        "The treaty of 20 March 1996 will be read aloud in the parliament in Oslo by its oldest member.",
        "The treaty of March 20, 1996, will be read aloud in the parliament in Oslo by its oldest member.",
        "The treaty of 20 March, 1996, will be read aloud in the parliament in Oslo by its oldest member.",
    ],
)
def test_a_denials_day_and_a_year_long_gone_are_not_ahead(sentence: str) -> None:
    assert read(sentence, datetime(2023, 3, 16, 8, tzinfo=UTC)).analysis.events == ()


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("from 3 to 5 April", "2023-04-03/2023-04-05"),
        ("from 3 April to 5 April", "2023-04-03/2023-04-05"),
        ("from April 3 to April 5, 2023", "2023-04-03/2023-04-05"),
        ("from March 30 through April 2", "2023-03-30/2023-04-02"),
        ("between 30 March and 2 April", "2023-03-30/2023-04-02"),
        ("between 3 and 6 April", "2023-04-03/2023-04-06"),
        ("on 3 and 4 April", "2023-04-03/2023-04-04"),
        ("from 28 December to 3 January", "2022-12-28/2023-01-03"),
        ("from Friday to Sunday", "2023-03-24/2023-03-26"),
    ],
)
def test_a_range_is_one_event_and_stays_a_range(words: str, days: str) -> None:
    events = read(f"Kari Holm will visit Warsaw {words}.", datetime(2023, 3, 23, 8, tzinfo=UTC)).analysis.events
    ahead = [days] if days.split("/")[1] >= "2023-03-23" else []
    assert [each.date for each in events] == ahead


def test_two_days_that_are_no_range_are_not_made_one() -> None:
    assert read("Kari Holm will visit Warsaw on 3 and 9 April.").analysis.events == ()


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("Kari Holm spoke in Oslo.", "Kari Holm spoke in Oslo. She did not say whether Norway would close the port."),
        ("The port of Narvik has nine piers.", None),
    ],
)
def test_a_questions_source_says_who_she_is_or_is_passed_over(before: str, shown: str | None) -> None:
    asked = read(f"{before} She did not say whether Norway would close the port of Narvik.")
    sources = [each.basis.text for each in write_questions("ports", [asked], Desk(), 3)]
    assert sources == ([shown.replace("the port.", "the port of Narvik.")] if shown else [])


def test_a_month_ahead_stands_under_what_to_watch_although_the_bottom_line_tells_the_event() -> None:
    told = brief([read("Norway and Poland will resume talks on ferries in May, Poland's minister said on Monday.")])
    assert [each.date for each in told.watch] == ["2023-05"]
    assert told.watch[0].event.text == told.bottom_line[0].text


def test_what_will_not_take_place_is_nothing_to_watch() -> None:
    material = read("A team of Norway's navy will not sail to Gdansk on Saturday.")
    assert write_watch([material], Desk(), 5, THURSDAY, UTC) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway's ministry would not say whether Poland had stopped bombing ferries.",
        "Poland's ministry declined to say why it had shelled the harbour of Narvik.",
    ],
)
def test_no_question_takes_for_granted_what_may_be_denied(sentence: str) -> None:
    assert write_questions("t", [read(f"Poland and Norway held talks in Oslo. {sentence}")], Desk(), 5) == ()


def test_a_morrow_of_nobody_knows_which_day_is_nothing_to_watch() -> None:
    told = "The war in the Congo could end tomorrow if Rwanda stopped attacking and withdrew its forces, Sullivan said."
    nobodys = replace(make_publisher(), country=None)
    article = make_article(told, published=datetime(2023, 3, 22, 23, 0, tzinfo=UTC), publisher=nobodys)
    assert write_watch([Material(article, analyse(article))], Desk(), 5, THURSDAY, UTC) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("The board of the IAEA meets on 18 April.", "2023-04-18"),
        ("The board of the IAEA meets in Vienna from 18 to 22 April.", "2023-04-18/2023-04-22"),
        ("Kari Holm said the treaty expires on April 18.", "2023-04-18"),
        ("Kari Holm must sign the treaty by the end of April.", "2023-04"),
        ("Norway has to sign the treaty before the end of April.", "2023-04"),
        ("Norway will sign the treaty by the end of the month.", "2023-03"),
    ],
)
def test_what_is_appointed_is_ahead_in_the_present_too(sentence: str, date: str) -> None:
    assert [each.date for each in read(sentence).analysis.events] == [date]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway meets Poland on Friday.",
        "The fair visits Oslo each 18 April.",
        "Norway meets the terms of 18 April.",
        "The board of the IAEA met on 18 March.",
        "Norway leaves nothing undone, Kari Holm said on 23 March.",
        "Most talks end in April.",
    ],
)
def test_the_present_alone_appoints_nothing(sentence: str) -> None:
    assert read(sentence).analysis.events == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kari Holm spoke for the IAEA in Vienna. The agency's board meets on 18 April.",
         ["Kari Holm spoke for the IAEA in Vienna. The agency's board meets on 18 April."]),
        ("Kari Holm spoke for the IAEA in Vienna.\n\nThe funeral will be held on 18 April.", []),
        ("It was loud in Vienna. The funeral will be held on 18 April.", []),
    ],
)  # fmt: skip
def test_an_event_of_nobody_stands_behind_the_sentence_that_names_whose_it_is(text: str, shown: list[str]) -> None:
    watch = write_watch([read(text)], Desk(), 5, THURSDAY, UTC)  # type: ignore[arg-type]
    assert [each.event.text for each in watch] == shown


PLAN = "The Security Council will meet on Friday over the strike on Narvik."


@pytest.mark.parametrize(
    ("told", "hours", "shown"),
    [
        ("The U.N. Security Council met on Friday over the strike on Narvik but agreed on nothing.", 36, 0),
        ("The U.N. Security Council met on Thursday over the price of ore in Kiruna.", 1, 1),
        ("The U.N. Security Council did not meet on Friday over the strike on Narvik.", 36, 1),
        ("Kari Holm met the mayor of Narvik on Friday over the strike.", 36, 1),
    ],
)
def test_what_a_later_report_tells_as_happened_is_ahead_no_longer(told: str, hours: int, shown: int) -> None:
    reports = [read(PLAN), read(told, THURSDAY + timedelta(hours=hours))]
    desk = Desk(withdrawn=list_over(reports))
    watch = write_watch(reports, desk, 5, THURSDAY + timedelta(hours=38), UTC)  # type: ignore[arg-type]
    assert sum(each.event.text == PLAN for each in watch) == shown


SHORT = (
    "Norway and Poland agreed on Thursday to build a pipeline for gas from Narvik to Gdansk. "
    "The two countries will share the costs of the pipeline and the gas of the northern fields equally. "
    "Norway's parliament in Oslo will vote on the pipeline on 18 April, Kari Holm said. "
)
MORE = "More stands in the reports than may be quoted of them; the sources lead to it."


def test_of_a_short_report_a_day_ahead_is_told_before_more_of_the_news() -> None:
    article = make_article(SHORT, published=THURSDAY, title="Norway and Poland agree on a pipeline")
    told = brief([Material(article, analyse(article))])
    assert [each.date for each in told.watch] == ["2023-04-18"]
    assert [each.text.split()[-1] for each in (*told.bottom_line, *told.developments)] == ["Gdansk."]


def test_what_may_not_be_quoted_any_more_is_said_to_stand_there() -> None:
    again = "The council of Gdansk will vote on the pipeline in the old town hall of the port on 20 April. "
    for filler, said in ((FILLER * 2, False), ("", True)):
        article = make_article(
            SHORT + again + filler, published=THURSDAY, title="Norway and Poland agree on a pipeline"
        )
        assert (MORE in brief([Material(article, analyse(article))]).gaps) == said


@pytest.mark.parametrize(
    ("before", "basis", "question"),
    [
        (
            "Norway has barred two inspectors from its ports.",
            "Norway's ministry of fisheries did not say whether the inspectors would be replaced.",
            "Will the inspectors be replaced?",
        ),
        (
            "Norway and Poland are at odds over the continental shelf.",
            "The Norwegian presidency did not say whether the continental shelf would be discussed.",
            "Will the continental shelf be discussed?",
        ),
    ],
)
def test_a_question_after_what_was_named_before_is_asked(before: str, basis: str, question: str) -> None:
    written = write_questions("topic", [read(f"{before} {basis}")], Desk(), 5)
    assert [each.text for each in written if each.text != each.basis.text] == [question]


@pytest.mark.parametrize(
    "text",
    [
        "A bank closed. Kari Holm's office did not say whether the shipment would be delayed.",  # never named before
        "Two ministers spoke. Kari Holm did not say whether the two would meet again in the spring.",
        "A minister was asked. Kari Holm's office did not say whether the minister would be replaced.",  # which one?
        "Sites were searched. Kari Holm did not say whether the sites would be searched by them.",
        "A pact was drawn up. The spokesman did not say whether the pact would be signed in spring.",  # whose?
        "A teacher left. Kari Holm did not say whether the school was closed or moved.",
    ],
)
def test_a_question_that_says_too_little_is_not_asked(text: str) -> None:
    written = write_questions("topic", [read(text)], Desk(), 5)
    assert not [each for each in written if each.text != each.basis.text]


@pytest.mark.parametrize(
    ("behind", "question"),
    [
        ("It has not yet said whether a price has been agreed.", "Has a price been agreed?"),
        ("It has not yet said whether any ferry will be sold.", "Will any ferry be sold?"),
        ("It has not yet said whether an offer was made to them.", None),  # to whom?
        ("Neither government would say whether a price has been agreed.", None),  # no question, and both are shown
    ],
)
def test_what_is_not_said_of_a_matter_is_asked_beside_the_sentence_that_tells_of_it(
    behind: str, question: str | None
) -> None:
    said = f"Norway has asked Chile for nine ferries. {behind}"
    [asked] = write_questions("topic", [read(said)], Desk(), 5)
    assert (asked.text, asked.basis.text) == (question or said, said)


def test_a_question_after_the_offer_stands_beside_the_sentence_that_tells_which() -> None:
    said = "Norway said it would welcome a joint inquiry with Poland. Poland has yet to respond to the offer."
    [asked] = write_questions("topic", [read(said)], Desk(), 5)
    assert (asked.text, asked.basis.text) == ("Will Poland respond to the offer?", said)
    assert not write_questions(
        "topic", [read("It rained in Oslo.\n\nPoland has yet to respond to the offer.")], Desk(), 5
    )


def test_of_a_short_report_a_day_ahead_is_told_as_briefly_as_the_words_that_are_left_allow() -> None:
    told = (
        "Norway and Chile agreed on Monday on the price of salmon. The two had met for nine weeks in Bergen. "
        "Norwegian Trade Minister Kari Holm will travel to Santiago on 22 July to review the accord on salmon with her "
        "counterpart, Ana Rojas, and with the heads of the fleets of both countries."
    )
    article = make_article(told, title="Norway and Chile agree", published=datetime(2026, 7, 13, 9, tzinfo=UTC))
    watch = brief([Material(article, analyse(article))]).watch
    assert [each.event.text.rstrip(".") for each in watch] == [
        "Norwegian Trade Minister Kari Holm will travel to Santiago on 22 July"
    ]


def test_of_a_short_report_a_dispute_is_told_before_an_open_question() -> None:
    told = (
        "Norway and Chile are close to a deal on salmon, a Norwegian official said on Sunday.\n\n"
        "The official, who spoke on condition of anonymity, said the list of harbours had been agreed.\n\n"
        "A senior Chilean envoy, Ana Rojas, denied that any list of harbours had been agreed.\n\n"
        "Norway's trade ministry would not say whether Trade Minister Kari Holm would fly to Santiago for the signing."
        "\n\nThe two sides have met nine times in Bergen and in Punta Arenas since the spring, each time for two days,"
        " and each time they left without a word to the reporters who had waited for them in the rain. Boats of both "
        "lay idle in every port of the north through the summer, with their crews unpaid."
    )
    article = make_article(told, title="Norway and Chile near a deal on salmon")
    briefing = brief([Material(article, analyse(article))])
    assert [len(each.accounts) for each in briefing.disputed] == [2]
    assert not briefing.questions


@pytest.mark.parametrize(
    ("told", "hour", "shown"),
    [
        ("Polling stations in Norway will open at 7 a.m. on Thursday.", 20, False),
        ("Polling stations in Norway will open at 7 a.m. on Thursday.", 6, True),
        ("Kari Holm will meet Jan Nowak in Gdansk on Thursday at 14:30.", 15, False),
        ("Kari Holm will meet Jan Nowak in Gdansk on Thursday at 14:30.", 14, True),
        ("Kari Holm will meet Jan Nowak in Gdansk at noon on Thursday.", 13, False),
        ("Kari Holm will meet Jan Nowak in Gdansk at 12 p.m. on Friday.", 23, True),
        ("Kari Holm will meet Jan Nowak in Gdansk at 09:00 EST on Thursday.", 10, True),
        ("Kari Holm will meet Jan Nowak in Gdansk at 9 a.m. local time on Thursday.", 10, True),
        ("Kari Holm will meet Jan Nowak in Gdansk at 09:00 GMT on Thursday.", 10, False),
        ("Kari Holm will meet Jan Nowak in Gdansk at 09:00 GMT on Thursday.", 8, True),
        ("Kari Holm will meet Jan Nowak in Gdansk on Thursday with 7 ministers.", 20, True),
    ],
)
def test_an_event_of_today_is_past_when_its_hour_has_gone_by(told: str, hour: int, shown: bool) -> None:
    material = read(told, THURSDAY - timedelta(days=1))
    watch = write_watch([material], Desk(), 5, THURSDAY.replace(hour=hour), ZoneInfo("UTC"))
    assert bool(watch) is shown


def test_the_hour_of_an_event_is_read_in_the_readers_zone() -> None:
    material = read("Polling stations in Norway will open at 7 a.m. on Thursday.", THURSDAY - timedelta(days=1))
    for zone, shown in (("America/New_York", 1), ("Asia/Tokyo", 0)):
        assert len(write_watch([material], Desk(), 5, THURSDAY, ZoneInfo(zone))) == shown


REQUEST = "Norway's ambassador in Warsaw has asked to see a sailor. Poland has yet to answer the request, Oslo said."


@pytest.mark.parametrize(
    ("told", "open_still"),
    [
        ("The Norwegian ambassador visited the sailor in a prison in Gdansk on Thursday.", False),
        ("Norway's ambassador to Poland met the sailor on Thursday.", False),
        ("Norway's ambassador to Poland has not met the sailor.", True),
        ("Sweden's ambassador to Poland met a fisherman on Thursday.", True),
        ("Norway's ambassador to Poland left for Oslo.", True),
    ],
)
def test_a_request_is_answered_once_what_was_asked_for_is_done(told: str, open_still: bool) -> None:
    asking, later = read(REQUEST), read(told, THURSDAY + timedelta(hours=5))
    questions = write_questions("norway-poland", [asking, later], Desk(), 5)
    assert [each.text for each in questions] == (["Will Poland answer the request?"] if open_still else [])


@pytest.mark.parametrize(
    ("rest", "shown"),
    [
        (" if the talks on fish went well", False),
        (" unless the crews struck again", False),
        (" only after the crews had voted", False),
        (", depending on the weather", False),
        (" subject to a vote in Oslo", False),
        (", wind and weather in the sound permitting", False),
        (" should the crews agree to it", False),
        (" with four ministers and guests", True),
        (" for a feast in the old castle", True),
    ],
)
def test_no_condition_is_cut_off_for_want_of_words_that_may_be_quoted(rest: str, shown: bool) -> None:
    material = read(f"Kari Holm said she would travel to Warsaw on Saturday{rest}.")
    watch = write_watch([material], Desk(fair_words=12), 5, THURSDAY, UTC)  # type: ignore[arg-type]
    assert [each.event.text for each in watch] == ["Kari Holm said she would travel to Warsaw on Saturday"] * shown
