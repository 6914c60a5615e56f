"""What is labelled as comment, invention, a check, old, an advertisement or withdrawn is counted, not quoted."""

import pytest

from bench.shown import brief
from bot.evidence.quotes import iter_claims, shown_title
from bot.model.analysis import Material
from bot.model.article import Publisher
from bot.model.briefing import Briefing
from bot.service.briefings import select
from bot.summarize.dossier import make_dossier
from bot.text.analysis import analyse
from bot.text.genres import Genre, find_genre
from tests.factories import NOW, make_article

LOADED = (
    "Norway is arming Finland while Sweden looks away, and the cowards in Stockholm know it. "
    "Norway will pay for it by 2030."
)
NEWS = (
    "Norway and Sweden opened a railway between Oslo and Stockholm on Monday, the Norwegian transport ministry said. "
    "Swedish Transport Minister Kari Holm said that the first train would leave on 4 May."
)


def read(
    text: str, title: str = "Norway arms Finland", url: str = "https://news.example/one", desk: str = "Desk"
) -> Material:
    article = make_article(text, title=title, url=url, publisher=Publisher(desk))
    return Material(article, analyse(article))


def list_words(briefing: Briefing) -> str:
    return " ".join(claim.text for _, claim in iter_claims(briefing))


@pytest.mark.parametrize(
    ("genre", "title", "url", "text"),
    [
        ("opinion", "Norway arms Finland and Sweden looks away | Opinion", "", LOADED),
        ("opinion", "OPINION: Sweden is being played", "", LOADED),
        ("opinion", "Editorial: Stop Norway now", "", LOADED),
        ("opinion", "Opinion | Sweden must not blink", "", LOADED),
        ("opinion", "Sweden must not blink at Norway | Maria Berg", "", LOADED),
        ("opinion", "Sweden looks away", "/opinion/2023/sweden", LOADED),
        ("opinion", "Sweden looks away", "/commentisfree/2023/sweden", LOADED),
        ("opinion", "Sweden looks away", "", f"{LOADED}\n\nThe views expressed in this commentary are her own."),
        ("opinion", "Sweden looks away", "", f"{LOADED}\n\nMaria Berg is a Morning Post columnist."),
        ("invented", "SATIRE: Norway adopts a dog", "", LOADED),
        ("invented", "Norway adopts a dog", "", f"{LOADED}\n\nThis article is satire and is not true."),
        ("invented", "Norway paints the fells", "", f"{LOADED}\n\nApril Fools! None of this is true."),
        ("invented", "EXERCISE EXERCISE EXERCISE: Norway attacks", "", LOADED),
        ("invented", "Norway attacks", "", f"EXERCISE - FOR TRAINING ONLY\n\n{LOADED}"),
        ("invented", "In a new novel, Norway sinks a carrier", "", LOADED),
        ("checked", "Fact Check: No, Norway has not seized Kiruna", "", LOADED),
        ("checked", "No, Norway has not seized Kiruna", "/fact-check/kiruna", LOADED),
        ("archive", "The king in Stockholm", "", f"This article was first published on 15 January 1972.\n\n{LOADED}"),
        ("archive", "From the archive: the king in Stockholm", "", LOADED),
        ("archive", "Norway arms Finland | From the Fjord Post archives", "", LOADED),
        ("archive", "Norway arms Finland - From the vault", "", LOADED),
        ("archive", "Norway arms Finland – archive, 1956", "", LOADED),
        ("archive", "Archive, 12 May 1956: Norway arms Finland", "", LOADED),
        ("archive", "Norway arms Finland | Archive", "", LOADED),
        ("archive", "Today in history: Norway arms Finland", "", LOADED),
        ("advertisement", "ADVERTISEMENT: Why Sweden should trust us", "", LOADED),
        ("withdrawn", "RETRACTED: Norway arms Finland", "", LOADED),
        ("withdrawn", "Norway arms Finland", "", f"{NEWS}\n\nEDITOR'S NOTE: THIS REPORT IS NO LONGER VALID."),
        ("withdrawn", "Norway arms Finland", "", f"{NEWS}\n\nEditors’ note: This article has since been withdrawn."),
        ("withdrawn", "Norway arms Finland", "", f"{NEWS}\n\nWe have withdrawn this story as nobody confirms it."),
        ("withdrawn", "Norway arms Finland", "", f"NOTE: Oslo took back figures on which this report rests.\n\n{NEWS}"),
        ("withdrawn", "Norway arms Finland", "", f"{NEWS}\n\nThe letter on which this article is based was forged."),
        ("withdrawn", "Norway arms Finland", "", f"{NEWS}\n\nThis story was based on a leak that was called false."),
        ("withdrawn", "Norway arms Finland", "", f"{NEWS}\n\nWe no longer stand by this report."),
        ("withdrawn", "Norway arms Finland", "", f"{NEWS}\n\nPlease disregard the above story."),
        ("withdrawn", "Norway arms Finland", "", f"{NEWS}\n\nThere will be no substitute story."),
    ],
)  # fmt: skip
def test_a_label_tells_what_is_no_report(genre: Genre, title: str, url: str, text: str) -> None:
    assert find_genre(read(text, title, f"https://news.example{url or '/one'}").article) == genre


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Analysis: Why Norway arms Finland", LOADED),
        ("Norway and Sweden hold exercise near Kiruna", NEWS),
        ("Norway simulates strikes on its own harbour in war game", NEWS),
        ("Norway reports novel virus", NEWS),
        ("Minister asked for comment on Norway", NEWS),
        ("Norway opens line", f"{NEWS}\n\n“This article is satire,” the minister said of the report."),
        ("Norway opens line", f"{NEWS}\n\nThis story was first published on 21 March 2023 and has been updated."),
        ("Norway opens line | Morning Post", NEWS),
        ("Norway opens line", f"{NEWS}\n\nThe minister said this article of the treaty is no longer valid."),
        ("Norway opens line", f"{NEWS}\n\nThis article is no longer valid, the court in Oslo said of the treaty."),
        ("Norway opens line", f"{NEWS}\n\nThis post was taken down the river by Norwegian soldiers in May."),
        ("Norway opens line", f"{NEWS}\n\nThe minister has withdrawn his statement on the trains."),
        ("Norway opens line", f"{NEWS}\n\nThis report is based on papers that the ministry has published."),
        ("Norway opens line", f"{NEWS}\n\nNorway withdrew from the treaty on which the line is based."),
        ("Norway opens line", f"{NEWS}\n\nCorrection: an earlier version of this article named another town."),
    ],
)
def test_a_report_is_a_report(title: str, text: str) -> None:
    assert find_genre(read(text, title).article) is None


def test_comment_is_counted_and_listed_with_its_mark_and_quoted_nowhere() -> None:
    comment = read(LOADED, "Norway arms Finland and Sweden looks away | Opinion", "https://news.example/comment")
    briefing = brief([comment, read(NEWS, "Norway and Sweden open railway", desk="Morning Post")])
    assert "One opinion piece was read and is not quoted." in briefing.gaps
    assert "cowards" not in list_words(briefing)
    assert "railway" in briefing.title.text
    assert briefing.basis.articles == 2
    assert briefing.basis.why.endswith("was found in one outlet alone.")
    assert [(each.title, each.mark) for each in briefing.sources if each.mark] == [
        ("Norway arms Finland and Sweden looks away | Opinion", "Opinion")
    ]


def test_where_only_comment_was_read_the_briefing_says_so_and_no_more() -> None:
    briefing = brief([read(LOADED, "Editorial: Stop Norway now")])
    assert briefing.gaps == ("One opinion piece was read and is not quoted.",)
    assert (briefing.bottom_line, briefing.watch, briefing.actors) == ((), (), ())
    assert briefing.basis.confidence is None


def test_a_report_that_its_outlet_withdrew_is_told_in_no_section() -> None:
    note = "Editor's note: The minister has withdrawn her words. This report is no longer valid."
    briefing = brief([read(f"{NEWS}\n\n{note}", "Norway and Sweden open railway")])
    assert briefing.gaps == ("One report that its outlet withdrew was read and is not quoted.",)
    assert (briefing.bottom_line, briefing.watch, briefing.actors) == ((), (), ())


def test_a_reprint_of_comment_without_its_label_is_comment_too() -> None:
    long = " ".join(
        [LOADED, "Sweden sold its ferries, its trains and its mines to Norway for a song in the spring."] * 3
    )
    marked = read(long, "Opinion: Sweden looks away", "https://news.example/marked")
    bare = read(long, "Sweden looks away", "https://other.example/bare", "Evening Post")
    assert list_words(brief([marked, bare])).find("cowards") == -1


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Norway arms Finland and Sweden looks away | Opinion", "Norway arms Finland and Sweden looks away | Opinion"),
        ("Opinion: Norway arms Finland", "Opinion: Norway arms Finland"),
        ("Norway arms Finland | Maria Berg", "Norway arms Finland | Opinion"),
    ],
)
def test_a_listed_title_keeps_its_mark(title: str, shown: str) -> None:
    assert shown_title(read(LOADED, title).article) == shown


@pytest.mark.parametrize(
    "told",
    [
        "In the game, Norway ordered a strike on Kiruna. Sweden sank two Norwegian ferries off Bergen on Tuesday.",
        "Imagine it is 4 June 2027. Sweden sank two Norwegian ferries off Bergen on Tuesday.",
        "In the scenario, Norway strikes Kiruna. Sweden sank two Norwegian ferries off Bergen on Tuesday.",
        "In Maria Berg's novel The Fjord, Norway falls. Sweden sank two Norwegian ferries off Bergen on Tuesday.",
    ],
)
def test_what_happens_in_a_game_or_a_novel_is_not_told(told: str) -> None:
    material = read(f"{NEWS}\n\n{told}\n\nThe Swedish navy said it had no ferries to lend to Norway.")
    briefing = brief([material])
    assert "sank" not in list_words(briefing)
    assert "Sentences in which one report tells of a game, a scenario or a novel are not quoted." in briefing.gaps


@pytest.mark.parametrize(
    ("desk", "line", "genre"),
    [
        ("The Babylon Bee", "", "invented"),
        ("Le Gorafi", "", "invented"),
        ("Fjord Parody Desk", "", "invented"),
        ("The Soggy Gull", "The Soggy Gull is a weekly satirical newspaper. Write to us.", "invented"),
        ("Soggy Gull", "Nothing in the Soggy Gull is serious: Soggy Gull is a humour site.", "invented"),
        ("Fjord Post", "The Soggy Gull is a satirical newspaper from Bergen, which has drawn kings for years.", None),
        ("Onion Growers Weekly", "", None),
        ("Hard Times of Bergen", "", None),
        ("Fjord Post", "Fjord Post is a daily newspaper with a humorous page.", None),
    ],
)
def test_an_outlet_that_invents_what_it_tells_is_known_by_its_name_or_word(
    desk: str, line: str, genre: Genre | None
) -> None:
    assert find_genre(read(f"{NEWS}\n\n{line}".strip(), desk=desk).article) == genre


def test_a_model_is_shown_no_comment() -> None:
    comment = read(LOADED, "Opinion: Norway arms Finland")
    stories = select(None, (comment,), NOW).stories
    assert make_dossier(stories, [comment], 6_000).passages == ()


LONG_AGO = (
    "Germany invaded Poland on 1 September 1939. Britain and France declared war two days after. "
    "In May 1940 it was the turn of France; "
    "Warsaw fell on 28 September 1939 after a siege. Neville Chamberlain called it “a war that is just”."
)


def test_what_tells_of_long_ago_alone_is_set_aside() -> None:
    past = read(LONG_AGO, "How Germany invaded Poland", "https://news.example/past")
    briefing = brief([past, read(NEWS, "Norway and Sweden open railway", desk="Morning Post")])
    assert "One piece on the past was read and is not quoted." in briefing.gaps
    assert "Poland" not in list_words(briefing)
    assert [each.mark for each in briefing.sources if each.mark] == ["On the past"]


@pytest.mark.parametrize(
    "also",
    [
        "Norway has opened an archive on it.",
        "Kari Holm said so in Oslo.",
        "Norway opened an archive on it on Monday.",
        "Norway opened an archive on it in 2023.",
        "Norway will pay the families.",
    ],
)
def test_news_of_what_happened_long_ago_is_a_report(also: str) -> None:
    assert find_genre(read(f"{LONG_AGO} {also}", "How Germany invaded Poland").article) is None


@pytest.mark.parametrize(
    "text",
    [
        "Kari Holm, who led Norway until 1986, died aged 86. A street bore her name. Born in 1939, she lived in Oslo.",
        "Norway closed its ports in a dispute over fish. Sweden protested. The two signed a pact on fish in 1996.",
        "Norway closed its ports in 1996. Sweden protested.",
    ],
)
def test_a_report_that_names_old_years_beside_its_news_is_a_report(text: str) -> None:
    assert find_genre(read(text, "Norway and its ports").article) is None


THEN = (
    "Norway and Sweden closed the ferry to Strömstad on Friday, the Foreign Ministry in Oslo said. The king was told."
)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Seventy years ago today: the ferry stops", THEN),
        ("This week in 1955: the ferry stops", THEN),
        ("From the Fjord Post of 4 March 1955", THEN),
        ("Looking back: the ferry to Strömstad", THEN),
        ("The ferry stops", f"{THEN}\n\nFrom our edition of 4 March 1955."),
        ("The ferry stops", f"{THEN}\n\n(It appeared in this newspaper on 4 March 1955.)"),
        ("The ferry stops", f"{THEN}\n\nReprinted from the issue of 4 March 1955."),
    ],
)
def test_a_text_whose_title_or_foot_dates_it_into_a_past_is_no_news(title: str, text: str) -> None:
    material = read(text, title)
    assert find_genre(material.article) in {"archive", "history"}
    assert "ferry to Strömstad" not in list_words(brief([material]))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Ten years ago today the ferry sank: Norway mourns", f"Norway marked the day in Oslo on Friday. {THEN}"),
        ("From the ruins of 1945 to the ferry of today", THEN),
        ("The ferry stops", f"{THEN}\n\nThe list appeared in the paper on Friday."),
        ("The ferry stops", f"A report that first appeared in 1999 named the ferry. {THEN}"),
        ("Looking back on a good year, Norway opens a ferry", THEN),
    ],
)
def test_a_report_of_today_on_a_day_of_the_past_stays_one(title: str, text: str) -> None:
    assert find_genre(read(text, title).article) is None


def test_a_podcast_that_is_no_review_is_not_labelled_one() -> None:
    text = "HOST: Norway shut the sluice on Monday. GUEST: It reduced the flow, and it may open the sluice again."
    assert find_genre(read(text, "Podcast: why Norway and Sweden quarrel over a sluice").article) != "review"
    assert find_genre(read(text, "Podcast review: The Sluice").article) == "review"


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("Ferries of the week: can you spot the fakes?", "invented"),
        ("Real or not? Five stories of the gulf", "invented"),
        ("Police find the missing ferry", None),
        ("Real or not, the threat closes the port", None),
    ],
)
def test_a_title_that_asks_what_is_invented_labels_its_text(title: str, genre: str | None) -> None:
    assert find_genre(make_article(title=title)) == genre
