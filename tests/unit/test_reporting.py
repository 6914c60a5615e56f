"""Only what reads as a report is told: a chronicle, a list, a programme, a tale and a row stay sources."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.analysis import analyse
from bot.text.reports import find_unreported
from bot.text.sentences import split
from tests.factories import make_article

NOW = datetime(2026, 3, 11, 12, tzinfo=UTC)
LEAD = "Norway and Poland signed a treaty on the Baltic cable in Gdynia on Tuesday, both foreign ministries said."
BODY = (
    "Poland's minister for ports said that work would begin in May.",
    "Norway had asked for a clause on repairs.",
    "The ministers will meet again in Narvik.",
    "A spokeswoman for the harbour said that ferries were not affected.",
)
REPORT = "\n\n".join((LEAD, *BODY))
CHRONICLE = (
    "The raid. Norwegian sailors seize a ferry off Gdynia at dawn. Poland recalls its envoy.",
    "The pact. Both kings meet on an island. Norway says that the ferry is not its own.",
    "The winter. Ice holds the fleet in port. Poland accepts a truce.",
    "The cable. Engineers lay a line from Narvik to Gdynia.",
)


def tell(text: str, published: datetime = NOW) -> list[str]:
    """The sentences of an article that may be told."""
    unreported = find_unreported(make_article(text, published=published))
    spans = [each.span for each in split(text, "en")]
    return [span.of(text) for span in spans if not any(s.start < span.end and span.start < s.end for s in unreported)]


def test_a_report_is_told_whole() -> None:
    assert tell(REPORT) == [LEAD, *BODY]


@pytest.mark.parametrize("lead", ["", "Norway and Poland, a history in four scenes.\n\n"])
def test_a_chronicle_under_words_for_heads_tells_nothing(lead: str) -> None:
    assert tell(lead + "\n\n".join(CHRONICLE)) == []


def test_a_chronicle_without_heads_tells_nothing() -> None:
    bare = "\n\n".join(each.split(". ", 1)[1] for each in CHRONICLE)
    assert tell(bare) == []


def test_of_a_report_with_a_chronicle_below_the_report_is_told() -> None:
    assert tell(f"{LEAD}\n\n" + "\n\n".join(CHRONICLE)) == [LEAD]


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Norwegian sailors walk along the quay in Gdynia.", False),
        ("The envoy of Norway arrives in Gdynia on Monday.", True),
        ("Norway wants a harbour of its own in Gdynia.", True),
        ("Norway plans a harbour of its own in Gdynia.", True),
        ("Norway opens a harbour of its own in Gdynia.", False),
        ("Norway has a harbour of its own in Gdynia.", True),
    ],
)
def test_a_sentence_that_shows_is_a_captions_unless_it_gives_its_day(sentence: str, is_told: bool) -> None:
    assert (sentence in tell(f"{REPORT}\n\n{sentence}")) is is_told


TALE = (
    "She carried salt for every captain but one. Her name was known in four harbours. The king of Norway gave her a "
    "bell. He told her that Gdynia would be his. She did not believe it. The bell sank with the ferry. Poland asked "
    "her for the name of the captain. She gave it a wrong one."
)


def test_a_tale_that_gives_no_day_tells_nothing_though_somebody_speaks_in_it() -> None:
    assert tell(TALE) == []
    assert tell(TALE.replace("She carried", "On Monday she carried")) != []
    assert tell(TALE.replace("She carried", "On a Monday she carried")) == []
    assert tell(TALE.replace("She carried", "On 2 March 1931 she carried")) == []


def test_news_without_a_day_is_told_where_its_lead_says_who_says_it() -> None:
    undated = "\n\n".join((LEAD.replace(" on Tuesday", ""), *BODY))
    assert len(tell(undated)) == 1 + len(BODY)


def test_an_excerpt_needs_no_day() -> None:
    assert tell("Norway sank the ferry of the Polish king. The crew swam to Gdynia.") != []


RANKS = (
    "1. The harbour master. Ola Vik sold the plans of the port for nine crowns. Norway gave him a pension.",
    "2. The bell ringer. A ringer in Gdynia sent signals to a Norwegian ship. Poland never found him.",
    "3. The couple on the ferry. They listened to two captains and wrote it all down.",
)


@pytest.mark.parametrize(
    "parts",
    [
        RANKS,
        tuple(each.split(". ", 1)[1] for each in RANKS),
        (
            "Was the ferry sold? Norway says no. The owner said so on Monday.",
            "Who bought it? A Polish firm did, it is said.",
            "Will it sail? Poland said so in May.",
        ),
        (
            "Monday: Norway's king opened the fair.",
            "Tuesday: Poland withdrew its ferry and its envoy.",
            "Wednesday: The two ministers signed.",
        ),
        (
            "Captain Ola Vik, 61, Narvik: He sailed for Norway. Two of his mates also made the crew.",
            "Piotr Lisek, 44, Gdynia: He mended ferries. His brother also made the crew.",
            "Kari Holm, 35: She kept the log. Nobody else made the crew.",
        ),
    ],
)
def test_parts_under_heads_tell_nothing_and_what_stands_before_them_is_told(parts: tuple[str, ...]) -> None:
    assert tell("\n\n".join((LEAD, BODY[0], *parts))) == [LEAD, BODY[0]]


def test_numbered_news_that_gives_its_own_days_is_told() -> None:
    news = [
        f"{at}. The {what}. Norway opened the {what} on Monday." for at, what in enumerate(("port", "quay", "fair"), 1)
    ]
    assert "Norway opened the quay on Monday." in tell("\n\n".join(news))


def test_numbers_that_count_head_parts_of_any_length() -> None:
    parts = (BODY[1], "The brewers sold their ships.", "Nobody bought the bell.", "It was short.")
    heads = (f"{at}. The panic of {year}" for at, year in enumerate((1901, 1907, 1929), 1))
    panics = ["\n\n".join((head, *parts)) for head in heads]
    assert tell("\n\n".join((LEAD, *panics))) == [LEAD]


def test_titles_and_initials_are_no_heads() -> None:
    spoken = ("Mr. Vik said that the port was shut.", "Mrs. Lund was asked for tea.", "Gen. Holm had left for Gdynia.")
    assert len(tell("\n\n".join((LEAD, *spoken)))) == 1 + len(spoken)


RECAP = (
    "On Thursday Norway sent a frigate to Gdynia. Poland protested.",
    "On Friday Poland withdrew its protest.",
    "On Sunday the minister said that the frigate had sunk.",
    "On Monday he said that he had been misinformed.",
)


def test_of_a_week_told_day_by_day_the_last_day_is_told_and_what_stands_before_the_first() -> None:
    assert tell("\n\n".join((LEAD, *RECAP))) == [LEAD, RECAP[-1]]
    assert len(tell("\n\n".join((LEAD, *BODY, RECAP[1], RECAP[2])))) == 3 + len(BODY)


@pytest.mark.parametrize(
    "row",
    ["Narvik; 14; yes; Norway holds the quay.", "Gdynia | 9 | no | Poland said 8", "Oslo / 3 / none / Norway, 2024"],
)
def test_a_row_is_not_told(row: str) -> None:
    assert row not in tell(f"{REPORT}\n\n{row}")
    assert tell(f"{REPORT}\n\n{row}")[: 1 + len(BODY)] == [LEAD, *BODY]


def test_of_a_long_piece_the_opening_is_told_up_to_where_it_goes_back_in_time() -> None:
    filling = [f"The harbour master said that pier {at} had been painted for the fair." for at in range(160)]
    old = "In 1931 Norway sold the pier to Poland, a captain said."
    after = "The piers of Gdynia were bought by a brewer who said nothing."
    now = "Norway said on Wednesday that it would buy the pier."
    told = tell("\n\n".join((LEAD, *filling, now)))
    assert {LEAD, filling[0]} <= set(told)
    assert not {filling[-1], now} & set(told)
    assert tell("\n\n".join((LEAD, old, after, now, *filling))) == [LEAD]


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Poland has used the pier since 1998, a captain said.", True),
        ("Poland has used the pier since 1998; in 2003 a captain sold it.", False),
        ("Poland had used the pier since 1931, a captain said.", False),
    ],
)
def test_what_has_been_so_since_a_year_is_so_now(sentence: str, is_told: bool) -> None:
    filling = [f"The harbour master said that pier {at} had been painted for the fair." for at in range(160)]
    told = tell("\n\n".join((LEAD, sentence, BODY[1], *filling)))
    assert [sentence in told, BODY[1] in told] == [is_told, is_told]


VILLAGE = (
    "The village lies an hour from the border between Norway and Poland, and everyone in it has been on both sides.",
    "Its priest was born in the year the fence went up, and Poland said that Norway would attack before the harvest.",
    "The men dug trenches among the vines, and they filled with rain. His father listened to the radio at night.",
    "Norway announced that it would never give up the north. Poland answered that it would shoot whoever crossed.",
    "When the fence was cut, Poland arrested five men and tried them for treason. They were freed within a year.",
    "The two governments signed a treaty on the sea, and a court threw it out. Norway protested.",
    "He is an old man now and keeps bees. Poland, he says, has given him nothing but a name.",
)


def test_a_tale_that_never_says_when_it_is_is_not_told_however_it_opens() -> None:
    assert tell("\n\n".join(VILLAGE)) == []
    assert len(tell("\n\n".join((LEAD, *BODY, *VILLAGE[4:])))) > len(BODY)


FILLING = (
    "The two sides had met four times since spring.",
    "Each meeting ended without a paper.",
    "Traders in the port waited for word.",
    "The union of dockers asked for pay.",
    "Its head said that nobody had called.",
    "Fishermen kept to their own waters.",
    "Prices in the market rose a little.",
)


@pytest.mark.parametrize(
    ("title", "opening", "is_told"),
    [
        (
            "Norway shuts strait",
            "Norway has shut the strait to Polish ferries after a collision off Narvik, officials said. Freight may "
            "pass with a pilot. Poland's ministry for ports said that it would protest. The pilots' guild asked for "
            "lamps. A court in Gdynia has the case.",
            True,
        ),
        (
            "Poland to buy ferries",
            "Poland will buy four ferries from a yard in Bergen, the ministry for ports said. They replace two that "
            "burnt. A spokeswoman for the Norwegian government announced a loan. The yard took on welders. The first "
            "is due in spring.",
            True,
        ),
        # The title of a feature, words to the reader, years gone by, no official, and a chronicle.
        (
            "How Norway shut the strait",
            "Norway has shut the strait to Polish ferries, officials said. Freight may pass. Poland's ministry said "
            "that it would protest. The guild asked for lamps. A court has the case.",
            False,
        ),
        (
            "The strait of Narvik",
            "Norway has shut the strait to Polish ferries, officials said. You may pass on foot. Poland's ministry "
            "said that it would protest. The guild asked for lamps. A court has the case.",
            False,
        ),
        (
            "The strait of Narvik",
            "Norway has shut the strait to Polish ferries, officials said. It did so in 1931 as well. Poland's "
            "ministry said that it would protest. The guild asked for lamps. A court has the case.",
            False,
        ),
        (
            "The strait of Narvik",
            "Norway has shut the strait to Polish ferries. The pilot told his wife. She did not believe it. The guild "
            "asked for lamps. Nobody bought them.",
            False,
        ),
        (
            "The strait of Narvik",
            "Norway has shut the strait to the king, officials said. He sends a fleet. Ice holds it. The captains eat "
            "their dogs. A minister burns the log.",
            False,
        ),
    ],
)
def test_a_longer_text_that_names_no_day_is_told_where_it_opens_as_news_does(
    title: str, opening: str, is_told: bool
) -> None:
    text = " ".join((opening, *FILLING))
    article = make_article(text, title=title, published=NOW)
    assert any(each.start == 0 for each in find_unreported(article)) is not is_told
    undated = make_article(text, title=title, published=None)
    assert any(each.start == 0 for each in find_unreported(undated)), "it may be of any year"


def test_what_is_no_report_gives_no_day_ahead_and_no_question() -> None:
    asked = "It is unclear whether Poland will sign the treaty of Gdynia."
    planned = "Poland will sign the treaty of Gdynia on 20 March."
    read = analyse(make_article(f"{REPORT}\n\n{planned}\n\n{asked}", published=NOW))
    assert read.events
    assert read.open_points
    aside = analyse(make_article(f"{TALE}\n\n{planned}\n\n{asked}", published=NOW))
    assert not aside.events
    assert not aside.open_points


def test_another_language_is_not_judged() -> None:
    article = make_article("Norwegen und Polen: ein Vertrag.\n\nDer Hafen. Die Fähre sinkt.", language="de")
    assert find_unreported(article) == ()


@given(st.lists(st.sampled_from((LEAD, *BODY, *CHRONICLE, *RANKS, *RECAP, "a | b | c", "“", "1.", "")), max_size=12))
def test_what_is_left_out_lies_within_the_text_and_a_chronicle_is_never_told(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    for each in find_unreported(make_article(text, published=NOW)):
        assert 0 <= each.start <= each.end <= len(text)
    assert not any("Ice holds the fleet" in words for words in tell(text))


@given(st.lists(st.sampled_from(BODY), min_size=1, max_size=9))
def test_what_follows_a_lead_in_the_manner_of_reports_is_told(body: list[str]) -> None:
    assert tell("\n\n".join((LEAD, *body))) == [LEAD, *body]
