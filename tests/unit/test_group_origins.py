"""Reprints, cuts and credited versions are one origin; separate accounts are several."""

import random
import tomllib
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.group.duplicates import compare, is_reprint, make_fingerprint
from bot.group.origins import find_credits, find_origins
from bot.model.article import Article
from tests.factories import NOW, make_article, make_publisher
from tests.seeds import SEEDS

MUNICH = (
    "China's top diplomat, Wang Yi, met the US secretary of state on the margins of the security conference. "
    "No contact at that level had followed since a Chinese balloon was shot down off South Carolina two weeks ago. "
    "The American side said the flight had broken international law and must not be repeated. "
    "The Chinese side called the reaction hysterical and asked Washington to repair the damage done to relations. "
    "Both men had left open until the last day whether they would see one another at all."
)
MUNICH_AGAIN = (
    "A late evening encounter in a Bavarian hotel ended weeks of silence between Washington and Beijing. "
    "According to the State Department, the secretary warned his guest of consequences should arms reach Russia. "
    "Beijing's account, published an hour afterwards, dwelt on Taiwan and left out any warning. "
    "Neither capital announced a date for the visit that had been put off at the start of the month."
)

QUAKE = (
    "A strong earthquake brought down houses in the port of Izmir early on Friday, the provincial governor said. "
    "Rescue crews were searching three collapsed buildings near the harbour for survivors."
)
QUAKE_LATER = (
    "Schools in Izmir will stay shut until the middle of next week, the education office announced on Saturday. "
    "Engineers have begun to mark the buildings that may be entered again."
)
QUAKE_ELSEWHERE = (
    "Turkey's disaster agency counted forty aftershocks through the night along the Aegean coast. "
    "Hospitals treated more than two hundred people, most of them for broken bones, doctors told our correspondent."
)


def article(text: str, number: int = 0, *, publisher: str = "Harbour Desk", hours: int = 0) -> Article:
    return make_article(
        text,
        url=f"https://news.example/{number}",
        publisher=make_publisher(publisher),
        published=NOW + timedelta(hours=hours),
    )


def change_words(text: str, share: float, seed: int) -> str:
    dice = random.Random(seed)  # noqa: S311 - a repeatable test, nothing secret
    return " ".join(word[::-1] if dice.random() < share else word for word in text.split())


def test_one_text_with_other_white_space_and_case_is_the_same_text() -> None:
    assert is_reprint(make_fingerprint(article(MUNICH)), make_fingerprint(article(MUNICH.upper().replace(" ", "  "))))


def test_a_text_cut_to_its_opening_is_a_reprint() -> None:
    assert is_reprint(make_fingerprint(article(MUNICH)), make_fingerprint(article(MUNICH[: len(MUNICH) // 2])))


def test_two_accounts_of_one_meeting_are_no_reprints() -> None:
    one, other = make_fingerprint(article(MUNICH)), make_fingerprint(article(MUNICH_AGAIN))
    assert not is_reprint(one, other)
    assert not is_reprint(one, other, credited=True)
    assert compare(one, other).containment < 0.05


def test_two_short_notes_are_only_one_when_they_are_equal() -> None:
    assert not is_reprint(make_fingerprint(article("Talks ended.")), make_fingerprint(article("Talks ended early.")))
    assert is_reprint(make_fingerprint(article("Talks ended.")), make_fingerprint(article("Talks  ended.")))


@given(seed=st.integers(0, 2**32), share=st.floats(0.0, 0.1))
@settings(max_examples=40, deadline=None)
def test_a_lightly_edited_text_is_a_reprint(seed: int, share: float) -> None:
    assert is_reprint(make_fingerprint(article(MUNICH)), make_fingerprint(article(change_words(MUNICH, share, seed))))


@given(
    edits=st.lists(st.tuples(st.sampled_from((MUNICH, MUNICH_AGAIN)), st.integers(0, 2**32)), max_size=6),
    order=st.randoms(use_true_random=False),
)
@settings(max_examples=40, deadline=None)
def test_adding_reprints_never_raises_the_count(edits: list[tuple[str, int]], order: random.Random) -> None:
    known = [article(MUNICH, 1), article(MUNICH_AGAIN, 2, publisher="Meridian Desk")]
    reprints = [
        article(change_words(text, 0.06, seed), number, publisher=f"Outlet {number}", hours=number)
        for number, (text, seed) in enumerate(edits, start=3)
    ]
    articles = known + reprints
    order.shuffle(articles)
    origins = find_origins(articles)
    assert len(origins) == len(find_origins(known)) == 2
    assert sorted(each for origin in origins for each in origin.articles) == sorted(each.id for each in articles)


OUTLETS = ("Harbour Desk", "Meridian Desk", "Steppe Desk", "Reuters", "AFP")
CREDITS = [("", ""), ("", " (Reuters)"), *(("", f" ({desk})") for desk in OUTLETS[:3])] + [
    (f"VIENNA ({agency}) - ", end)
    for agency in ("Reuters", "AFP")
    for end in ("", " (Harbour Desk)", " (Meridian Desk)", " (Steppe Desk)", " (Reuters)")
]


@st.composite
def stories_and_reprints(draw: st.DrawFn) -> tuple[list[Article], list[Article]]:
    """Some accounts of outlets that are named in one another's, and further prints of their texts."""
    outlets, credited = st.sampled_from(OUTLETS), st.sampled_from(CREDITS)
    texts = (MUNICH, MUNICH_AGAIN, QUAKE, QUAKE_LATER, QUAKE_ELSEWHERE)
    told = draw(st.lists(st.tuples(st.sampled_from(texts), credited, outlets), min_size=2, max_size=5))
    known = [
        article(f"{line}{text}{end}", at, publisher=outlet, hours=at)
        for at, (text, (line, end), outlet) in enumerate(told)
    ]
    printed = draw(st.lists(st.tuples(st.sampled_from(told), credited, outlets), min_size=1, max_size=3))
    reprints = [
        article(f"{line}{source[0]}{end}", at, publisher=outlet, hours=at)
        for at, (source, (line, end), outlet) in enumerate(printed, start=10)
    ]
    return known, reprints


@given(stories_and_reprints())
@settings(max_examples=120, deadline=None)
def test_reprints_by_outlets_that_others_credit_never_raise_the_count(
    drawn: tuple[list[Article], list[Article]],
) -> None:
    known, reprints = drawn
    count = len(find_origins(known))
    for each in reprints:
        known.append(each)
        now = len(find_origins(known))
        assert now <= count
        count = now


def test_a_reprint_by_a_desk_that_one_of_an_outlets_texts_credits_parts_nothing() -> None:
    credited = article(f"{QUAKE} (Harbour Desk)", 1, publisher="River Mirror")
    its_own = article(QUAKE_LATER, 2, publisher="River Mirror")
    reprint = article(QUAKE_LATER, 3, publisher="Harbour Desk")
    assert len(find_origins([credited, its_own])) == 1
    assert len(find_origins([credited, its_own, reprint])) == 1


def test_a_desk_and_who_credits_it_are_one_origin_and_a_third_account_another() -> None:
    credited = article(f"{QUAKE} (Harbour Desk)", 1, publisher="River Mirror")
    desk = article(QUAKE_ELSEWHERE, 2, publisher="Harbour Desk")
    third = article(QUAKE_LATER, 3, publisher="Steppe Desk")
    assert len(find_origins([credited, desk])) == 1
    assert len(find_origins([credited, desk, third])) == 2


def test_a_reprint_by_an_outlet_that_an_agencys_text_names_too_leaves_the_text_the_agencys() -> None:
    taken = article(f"VIENNA (Reuters) - {QUAKE} (Valley Mirror)", 1, publisher="River Mirror")
    wire = article(f"VIENNA (Reuters) - {MUNICH}", 2, publisher="Reuters")
    reprint = article(f"VIENNA (Reuters) - {MUNICH}", 3, publisher="Valley Mirror")
    assert len(find_origins([taken, wire])) == len(find_origins([taken, wire, reprint])) == 1


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("MUNICH, Feb 18 (Reuters) - The two met late on Saturday.", "reuters"),
        ("Reuters — The two met late on Saturday.", "reuters"),
        ("MUNICH (AP) — The two met late on Saturday.", "ap"),
        ("BEIJING, Feb. 18 (Xinhua) -- The two met late on Saturday.", "xinhua"),
        ("The two met late on Saturday. Both looked stern. (AFP)", "afp"),
        ("The two met late on Saturday.\nSource: TASS", "tass"),
        ("MOSCOW, June 6. /TASS/. The two met late on Saturday.", "tass"),
        ("New Delhi [India], June 6 (ANI): The two met late on Saturday.", "ani"),
        ("By Anna Weber\nBerlin (dpa) - The two met late on Saturday.", "dpa"),
        ("PARIS, AP - The two met late on Saturday.", "ap"),
        ("Rio de Janeiro, 6 June (EFE).- The two met late on Saturday.", "efe"),
    ],
)
def test_a_credit_in_dateline_or_last_line_is_found(text: str, agency: str) -> None:
    assert find_credits(article(text)) == {agency}


@pytest.mark.parametrize(
    "text",
    [
        "Four in ten Americans back the plan, a Reuters/Ipsos poll found on Friday.",
        "Few Americans back the plan, an AP-NORC poll found on Friday.",
        "The minister told TASS - hours after the meeting - that nothing was planned.",
        "The minister said to TASS: nothing is planned before the autumn.",
        "Police in Vijayawada (AP): two men were held after the meeting.",
        "Vijayawada (AP): two men were held after the meeting.",
    ],
)
def test_an_agency_or_what_looks_like_one_in_a_first_sentence_is_no_dateline(text: str) -> None:
    assert find_credits(article(text)) == frozenset()


with (SEEDS / "publishers.toml").open("rb") as table:
    WIRES = [each for each in tomllib.load(table)["publisher"] if each.get("kind") == "wire"]


@pytest.mark.parametrize("wire", WIRES, ids=lambda wire: wire["domain"])
def test_every_shipped_wire_is_known_as_an_agency_by_each_of_its_names(wire: dict[str, Any]) -> None:
    own = make_article(MUNICH, url="https://wire.example/1", publisher=make_publisher(wire["name"]))
    for name in (wire["name"], *wire.get("also", ())):
        credited = article(f"MUNICH ({name}) - {MUNICH_AGAIN}", 2, publisher="Steppe Desk")
        assert find_credits(credited)
        assert len(find_origins([own, credited])) == 1


@pytest.mark.parametrize(
    ("publisher", "credit"),
    [
        ("AP News", "AP"),
        ("The Associated Press", "AP"),
        ("AFP News", "AFP"),
        ("Xinhua News Agency", "Xinhua"),
        ("TASS Russian News Agency", "TASS"),
        ("Yonhap News Agency", "Yonhap"),
        ("Deutsche Presse-Agentur", "dpa"),
        ("Asian News International", "ANI"),
        ("Emirates News Agency", "WAM"),
        ("Agence France-Presse (AFP)", "AFP"),
    ],
)
def test_an_agency_is_known_by_the_names_its_feeds_give_it(publisher: str, credit: str) -> None:
    own = article(MUNICH, 1, publisher=publisher)
    credited = article(f"MUNICH ({credit}) - {MUNICH_AGAIN}", 2, publisher="Steppe Desk")
    assert len(find_origins([own, credited])) == 1


def test_an_agency_quoted_in_the_text_is_no_credit() -> None:
    told = "The minister told Reuters on Monday that nothing was planned, and Xinhua did not mention it. " * 3
    assert find_credits(article(told)) == frozenset()


def test_a_reworked_text_that_credits_the_desk_it_came_from_is_the_same_origin() -> None:
    reworked = (
        "From the Harbour Desk. Wang Yi, who leads Chinese diplomacy, saw his American colleague on Saturday evening. "
        "Nothing of the kind had taken place since a Chinese balloon was shot down off South Carolina. "
        "Washington told him that the flight had broken international law. An aide called the mood tense. "
        "The envoy spoke of hysteria, and he asked Washington to repair the damage done to relations."
    )
    credited = article(reworked, 2, publisher="Steppe Desk", hours=-1)
    silent = article(reworked.removeprefix("From the Harbour Desk. "), 3, publisher="Steppe Desk")
    source = article(MUNICH, 1)
    assert [origin.articles for origin in find_origins([credited, source])] == [(source.id, credited.id)]
    assert len(find_origins([silent, source])) == 2


def test_the_earliest_of_an_origin_is_told_first_and_the_same_article_counts_once() -> None:
    first, later = article(MUNICH, 1), article(MUNICH, 2, publisher="Steppe Desk", hours=2)
    assert [origin.articles for origin in find_origins([later, first, later])] == [(first.id, later.id)]


def test_one_outlet_is_one_origin_however_many_articles_it_brings() -> None:
    told = [
        article(QUAKE, 1, publisher="Harbour Desk"),
        article(QUAKE_LATER, 2, publisher="Harbour Desk", hours=30),
        article(QUAKE_ELSEWHERE, 3, publisher="Meridian Desk", hours=2),
    ]
    assert [len(origin.articles) for origin in find_origins(told)] == [2, 1]


def test_an_outlet_is_known_by_its_domain_whatever_name_a_feed_gives_it() -> None:
    names = ("Harbour Daily", "Harbour Daily - World")
    publishers = [replace(make_publisher(name), domain="harbour.example") for name in names]
    told = [
        make_article(text, url=f"https://harbour.example/{number}", publisher=publisher)
        for number, (text, publisher) in enumerate(zip((QUAKE, QUAKE_LATER), publishers, strict=True))
    ]
    assert len(find_origins(told)) == 1


@given(
    more=st.lists(
        st.tuples(
            st.sampled_from((MUNICH, MUNICH_AGAIN, QUAKE, QUAKE_LATER, QUAKE_ELSEWHERE)),
            st.sampled_from(("Harbour Desk", "Meridian Desk", "Steppe Desk")), st.integers(-40, 40),
        ),
        min_size=1, max_size=8,
    )
)  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_follow_ups_of_outlets_that_told_it_already_never_raise_the_count(more: list[tuple[str, str, int]]) -> None:
    """Whatever they tell, and whether it is dated before or after what is there."""
    desks = ("Harbour Desk", "Meridian Desk", "Steppe Desk")
    texts = (MUNICH, QUAKE, MUNICH_AGAIN)
    known = [article(text, at, publisher=desk) for at, (text, desk) in enumerate(zip(texts, desks, strict=True))]
    count = len(find_origins(known))
    assert count == 3
    for number, (text, desk, hours) in enumerate(more, start=10):
        known.append(article(text, number, publisher=desk, hours=hours))
        now = len(find_origins(known))
        assert now <= count
        count = now


@pytest.mark.parametrize(
    ("lead", "agency"),
    [
        ("A strong earthquake brought down houses in Izmir, Reuters reported on Friday.", "reuters"),
        ("A strong earthquake brought down houses in Izmir on Friday, according to AFP.", "afp"),
        ("According to the news agency AFP, an earthquake brought down houses in Izmir.", "afp"),
        ("Xinhua reports that an earthquake brought down houses in Izmir.", "xinhua"),
        ("According to The Associated Press, houses fell in Izmir.", "ap"),
        ("According to Spa guests in Izmir, houses fell on Friday.", None),
        ("Houses fell in Izmir on Friday, Russia's sports channel said.", None),
        ("The governor told Reuters that houses had come down in Izmir.", None),
        ("Houses fell in Izmir, while 40 people were hurt, according to AFP.", None),
        ("Houses fell in Izmir. Forty people were hurt, according to AFP.", None),
    ],
)
def test_a_text_rests_on_an_agency_where_its_first_sentence_does(lead: str, agency: str | None) -> None:
    assert find_credits(article(f"{lead} Rescue crews are searching three buildings.")) == ({agency} - {None})


def test_what_is_rewritten_from_one_agency_is_that_agencys_report() -> None:
    wire = article(QUAKE, 1, publisher="Reuters")
    rewritten = article(
        "Houses have come down in Izmir after the ground shook before dawn, Reuters reported. Nobody could say how "
        "many families were inside.", 2, publisher="Steppe Desk", hours=1,
    )  # fmt: skip
    own = article(QUAKE_ELSEWHERE, 3, publisher="Steppe Desk", hours=3)
    detail = article(f"{QUAKE_LATER} Two men were missing, Reuters reported.", 4, publisher="Meridian Desk", hours=9)
    assert [origin.articles for origin in find_origins([wire, rewritten, own, detail])] == [
        (wire.id, rewritten.id), (own.id,), (detail.id,)
    ]  # fmt: skip


def test_what_credits_two_agencies_is_the_outlets_own() -> None:
    reuters, afp = article(QUAKE, 1, publisher="Reuters"), article(QUAKE_ELSEWHERE, 2, publisher="AFP", hours=1)
    both = replace(article(QUAKE_LATER, 3, publisher="Steppe Desk", hours=2), byline=("Reuters", "AFP"))
    assert len(find_origins([reuters, afp, both])) == 3
