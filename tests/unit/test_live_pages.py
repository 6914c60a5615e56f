"""Live pages are known by what heads their posts, whatever its form, and only their newest post is told."""

from collections.abc import Sequence

import pytest

from bot.model.analysis import Span
from bot.model.article import Article
from bot.text.analysis import analyse
from bot.text.beside import find_aside
from bot.text.liveblogs import find_superseded, is_live_blog, skip_stamp
from bot.text.reports import find_unreported
from tests.factories import make_article

NEW, MIDDLE, OLD, FIRST = (
    "Norway's ferry is back in Bergen, the harbour master says.",
    "Poland denies that it has stopped a ferry.",
    "Poland has stopped a Norwegian ferry, a newspaper reports.",
    "A Norwegian ferry is late.",
)


def tell(article: Article) -> str:
    """What is left of a page without what a newer post may have overtaken."""
    left, at = [], 0
    for each in find_superseded(article):
        left.append(article.text[at : each.start])
        at = each.end
    return "".join((*left, article.text[at:])).strip()


def lay(heads: tuple[str, ...], between: str = "\n") -> str:
    return "\n\n".join(f"{head}{between}{post}" for head, post in zip(heads, (NEW, MIDDLE, OLD, FIRST), strict=True))


def lay_all(heads: Sequence[str], between: str = "\n") -> str:
    return "\n\n".join(f"{head}{between}{post}" for head, post in zip(heads, POSTS, strict=True))


HEADS = [
    ("Kari Holm 22.05 GMT", "Kari Holm 20.40 GMT", "Jan Rye 18.15 GMT", "Jan Rye 09.10 GMT"),
    ("Kari H. | 21.10", "Kari H. | 19.40", "Jan R. | 17.50", "Jan R. | 14.15"),
    ("Kari Holm at 6:50pm", "Kari Holm at 5:15pm", "Jan Rye at 4:40pm", "Jan Rye at 3:10pm"),
    ("By Kari Holm, 20:45", "By Kari Holm, 19:30", "By Jan Rye, 18:10", "By Jan Rye, 15:20"),
    ("Oslo desk (20:45 CET)", "Oslo desk (19:30 CET)", "Warsaw desk (18:10 CET)", "Oslo desk (15:20 CET)"),
    ("@ 20:45", "@ 19:30", "@ 18:10", "@ 15:20"),
    ("► 20:45", "► 19:30", "► 18:10", "► 15:20"),
    ("POST 4", "POST 3", "POST 2", "POST 1"),
    ("Update #9", "Update #8", "Update #7", "Update #6"),
]
LED = [
    ("Kari in Bergen, 5.05pm.", "Kari in Bergen, 4.30pm.", "Jan in Gdansk, 3.30pm.", "Jan in Gdansk, 1.15pm."),
    ("Holm, Oslo (19:10):", "Holm, Oslo (18:40):", "Rye, Gdansk (16:15):", "Rye, Gdansk (14:00):"),
    ("Oslo desk, 3.20 p.m.:", "Oslo desk, 2.15 p.m.:", "Oslo desk, 1.30 p.m.:", "Oslo desk, 11.10 a.m.:"),
    ("Hour four.", "Hour three.", "Hour two.", "Hour one."),
]


@pytest.mark.parametrize("text", [*map(lay, HEADS), *(lay(each, " ") for each in LED)])
def test_of_a_page_of_posts_the_newest_is_told(text: str) -> None:
    shown = tell(make_article(text, title="A ferry in Poland"))
    assert shown.endswith(NEW)
    assert MIDDLE not in shown
    assert OLD not in shown


def test_a_time_behind_a_post_is_its_time() -> None:
    text = f"Kari: {NEW} (11.50)\n\nKari: {MIDDLE} (11.10)\n\nJan: {OLD} (10.20)\n\nJan: {FIRST} (9.15)"
    assert tell(make_article(text, title="A ferry in Poland")) == f"Kari: {NEW} (11.50)"


@pytest.mark.parametrize(
    "heads",
    [
        ("Kari in Bergen, 5.05pm.", "Kari in Bergen, 5.20pm.", "Jan in Gdansk, 3.30pm.", "Jan in Gdansk, 3.50pm."),
        ("Posted by Kari H.", "Posted by Kari H.", "Posted by Jan R.", "Posted by Kari H."),
        ("LATEST FIRST", "BEFORE THAT", "BEFORE THAT", "BEFORE THAT"),
        ("What we know", "Earlier: no ferry", "Earlier: a ferry is stopped", "Earlier: a ferry is late"),
    ],
)
def test_where_the_newest_is_not_sure_nothing_is_told(heads: tuple[str, ...]) -> None:
    assert tell(make_article(lay(heads), title="A ferry in Poland")) == ""


def test_what_a_page_sums_up_above_its_posts_is_not_told() -> None:
    summed = "Summary of the day\n• Poland stopped a ferry.\n• Norway protested.\n• Trade fell.\n\n"
    shown = tell(make_article(summed + lay(HEADS[0]), title="A ferry in Poland"))
    assert "protested" not in shown
    assert NEW in shown


@pytest.mark.parametrize(
    "title",
    ["Norway-Poland latest: a ferry is stopped", "A ferry in Poland: updates", "A ferry in Poland as it happens"],
)
def test_fewer_posts_make_a_live_page_where_the_title_says_so(title: str) -> None:
    text = f"Kari Holm 22.05\n{NEW}\n\nKari Holm 20.40\n{OLD}"
    assert OLD not in tell(make_article(text, title=title))
    assert tell(make_article(text, title="A ferry in Poland")) == text


def test_a_title_that_ends_with_live_is_enough() -> None:
    assert is_live_blog(make_article(NEW, title="Talks on the ferry in Bergen, live"))


@pytest.mark.parametrize(
    "text",
    [
        "A ferry left Bergen at 9.30 am.\n\nPoland stopped it at 4 pm.\n\nIt was freed at 6 pm.\n\nIt is back at 7 pm.",
        "Details: 8 p.m.\n\nDetails: 7.30 p.m.\n\nDetails: 8 p.m.\n\nDetails: 9 p.m.",
        "Video 02:39\n\nVideo 02:45\n\nVideo 02:11\n\nVideo 02:51\n\nNorway's ferry left Bergen.",
        "Hour after hour the ferry waited.\n\nUpdate the charts, Norway said.\n\nPost 3 is a border post of Poland.",
    ],
)
def test_a_report_that_names_times_is_none(text: str) -> None:
    assert not is_live_blog(make_article(text, title="Norway's ferry is latest to be stopped"))


def test_a_freed_ferry_is_not_told_where_a_later_post_stands_below_it() -> None:
    heads = ("Kari H. | 21.10", "Kari H. | 19.40", "Kari H. | 20.05", "Jan R. | 17.50", "Jan R. | 14.15")
    posts = (NEW, "Poland has released the ferry, Norway writes.", "Norway has deleted its post.", OLD, FIRST)
    text = "\n\n".join(f"{head}\n{post}" for head, post in zip(heads, posts, strict=True))
    assert "released" not in tell(make_article(text, title="A ferry in Poland"))


@pytest.mark.parametrize("head", ["Kari in Bergen, 5.05pm: ", "Hour four. ", "Kari at 9.30pm: "])
def test_a_sentence_is_read_without_the_head_of_its_post(head: str) -> None:
    text = head + NEW
    assert skip_stamp(text, Span(0, len(text))).of(text) == NEW


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        ("14:32 GMT – ", "the ferry is back in Bergen, the harbour master says."),
        ("09.15 – ", "two tugs have left Narvik."),
        ("14:32 GMT ", "11 people have left the ferry."),
        ("14:32: ", "a Polish tug is on its way."),
        ("Ferry is back in Bergen 14:32 GMT ", NEW),
        ("Tug reaches the crew 9.15pm GMT ", MIDDLE),
    ],
)
@pytest.mark.parametrize("before", ["", "Norway waits.\n", "Norway waits. "])
def test_a_clock_that_runs_on_into_a_line_is_no_part_of_it(clock: str, words: str, before: str) -> None:
    text = before + clock + words
    assert skip_stamp(text, Span(len(before), len(text))).of(text) == words


@pytest.mark.parametrize(
    "words",
    [
        "At 14:32 the ferry left Bergen.",
        "14:30 – 16:00 The bridge is closed.",
        "The ferry left Bergen at 14:32 GMT Monday.",
        "Trains leave Oslo by 09.15 GMT Norway Post says.",
        "9.15 million tonnes of fish were landed.",
    ],
)
@pytest.mark.parametrize("live", [True, False])
def test_a_clock_of_the_sentence_itself_stays(words: str, live: bool) -> None:
    assert skip_stamp(words, Span(0, len(words)), live=live).of(words) == words


@pytest.mark.parametrize("head", ["14:32 GMT ", "14:32 CET: ", "09.15 – ", "09:15 | ", "(14:32 GMT) "])
def test_one_post_below_a_report_is_told_without_its_clock(head: str) -> None:
    told = list_told(
        f"Norway lost a ferry with 40 people aboard off Poland on Monday.\n\n{head}{POSTS[0]}", "Ferry lost"
    )
    assert POSTS[0] in told
    assert not any("32" in each or "15" in each for each in told)


@pytest.mark.parametrize("words", ["3.14 – the number – is old.", "9.15 Bread was sold.", "14:32 Monday is late."])
def test_a_figure_that_opens_a_report_stays(words: str) -> None:
    assert skip_stamp(words, Span(0, len(words)), live=False).of(words) == words


POSTS = (
    "Norway's foreign minister, Kari Holm, says a ferry lost off Poland is back in Bergen with its crew.",
    "A Polish tug has reached the port of Gdynia, the coastguard of Poland says.",
    "Norway has asked Poland for two tugs and a doctor, the Norwegian coastguard says.",
    "Norway does not know where a ferry with 40 people on board is, a spokesman says.",
)
TIMES = ("20.45 GMT", "19.30 GMT", "18.10 GMT", "15.20 GMT")


def list_told(text: str, title: str = "Ferry in Poland - live") -> list[str]:
    """The sentences that no newer post has overtaken."""
    article = make_article(text, title=title)
    said = (each for each in analyse(article).sentences if not any(a.holds(each.span) for a in find_aside(article)))
    return [each.span.of(text) for each in said]


@pytest.mark.parametrize(
    "text",
    [
        "Key events\n20.45 GMT Ferry is back\n18.10 GMT Poland stops ferry\n\n" + lay_all(TIMES),
        "21.30 GMT\nThat's all for tonight. Our full story is here. Goodnight.\n\n" + lay_all(TIMES),
        "21.30 GMT\nThank you for reading.\n\n20.59 GMT We are now closing this page.\n\n" + lay_all(TIMES),
        lay_all([f"May 14, 2025 {each}" for each in TIMES]),
        lay_all([f"14 May 2025 {each}" for each in TIMES], "\nFerry LIVE: what is new\n"),
        "Updated 20:45\n\n" + lay_all(TIMES),
    ],
)
def test_the_newest_post_is_told_below_contents_and_leave_taking_and_behind_its_date(text: str) -> None:
    told = list_told(text)
    assert POSTS[0] in told
    assert not any(each in one for each in POSTS[1:] for one in told)


@pytest.mark.parametrize(
    "newest",
    [
        "It is not.",
        "Kari Holm: “No ferry has come.”",
        "That's wrong, the harbour master says: no ferry has come.",
        "Good evening. We have just heard that the ferry sank.",
    ],
)
def test_what_a_short_post_may_have_overtaken_is_not_told(newest: str) -> None:
    assert POSTS[0] not in list_told(f"21.30 GMT\n{newest}\n\n{lay_all(TIMES)}")


def test_a_live_page_needs_no_day_but_a_chronicle_of_years_ago_does() -> None:
    posts = [
        f"{hour}.00 GMT\nA tank of the guard has been seen at bridge {hour} in Tallinn." for hour in range(22, 8, -1)
    ]
    now, then = "\n\n".join(posts), "\n\n".join(posts).replace("in Tallinn", "in Tallinn in August 1991")
    assert not find_unreported(make_article(now, title="Tallinn - live updates"))
    assert find_unreported(make_article(then, title="The putsch, minute by minute"))[0].start == 0


def test_posts_whose_headings_end_in_their_times_are_told_by_the_newest() -> None:
    text = (
        "Narvik opens again (16:20)\n\nNorway has opened the port of Narvik to Swedish ships again, Oslo says.\n\n"
        "What we got wrong (15:20)\n\nAt 13:30 we said that ten ferries were waiting. It was nine.\n\n"
        "Ferries wait (14:40)\n\nNine ferries wait off Narvik, the harbour master says.\n\n"
        "Narvik is shut (12:05)\n\nNorway has shut the port of Narvik to Swedish ships, Oslo says.\n"
    )
    article = make_article(text, title="Narvik and its port, live")
    superseded = " ".join(each.of(text) for each in find_superseded(article))
    assert "has shut the port" in superseded
    assert "has opened the port" not in superseded
    assert find_superseded(make_article(text, title="A day in Narvik")) == ()
