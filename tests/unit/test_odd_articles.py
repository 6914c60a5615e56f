"""Odd articles give a shorter briefing, never a wrong one: nothing to quote, cut off, on a condition, nameless."""

import pytest

from bench.shown import brief, make_topic
from bot.evidence.quotes import iter_claims
from bot.model.analysis import Material
from bot.model.briefing import Briefing
from bot.service.briefings import select
from bot.summarize.layout import lay_out
from bot.text.analysis import analyse
from bot.text.plain import render_plain
from tests.factories import NOW, make_article

TALKS = "Norway and Poland held talks on a cable in Warsaw on Monday, and both sent ships to the Baltic Sea. "


def write(text: str) -> Briefing:
    article = make_article(text)
    return brief([Material(article, analyse(article))])


def list_shown(briefing: Briefing) -> list[str]:
    return [claim.text for section, claim in iter_claims(briefing) if section != "title"]


@pytest.mark.parametrize(
    "text",
    [
        TALKS.upper() * 3,
        "norway and poland held talks on a cable in warsaw on monday and both sent ships to the sea",
        "Country\t2022\t2023\nNorway\t122\t109\nPoland\t4\t4\nRussia\t63\t28",
        "Norway backs Poland",
    ],
)
def test_what_holds_nothing_to_quote_is_listed_and_said_to(text: str) -> None:
    briefing = write(text)
    shown = render_plain(lay_out(briefing))
    assert list_shown(briefing) == []
    assert "In what was read no sentence was found that can be quoted by itself" in shown
    assert "\n[1] " in shown
    assert "Opinion" not in shown
    assert "Confidence" not in shown, "nobody can be sure of what is not told"


@pytest.mark.parametrize(
    "sentence",
    [
        "Should Moscow strike again, the alliance of Norway and Poland would answer.",
        "Were Poland to leave the talks, Norway would build the cable alone.",
        "Norway's foreign minister, Kari Holm, said on Monday that Poland … Subscribe to read the rest of it.",
        "Norway's foreign minister, Kari Holm, said on Monday that Poland would ...",
        "Norway is expected to do so within days or weeks of the vote.",
    ],
)
def test_a_condition_and_what_is_cut_off_are_not_shown(sentence: str) -> None:
    assert not any(words in sentence for words in list_shown(write(TALKS * 2 + sentence + " " + TALKS)))


def test_an_event_that_names_nobody_is_nothing_to_watch() -> None:
    named = "The funeral of Lech Dahl will be held in Narvik on Friday."
    assert [each.event.text for each in write(TALKS * 3 + named).watch] == [named]
    assert write(TALKS * 3 + "The funeral will be held on Friday.").watch == ()


def test_a_questions_source_says_who_the_two_are() -> None:
    silent = "The two did not say whether ships would stay in Narvik."
    asked = write(f"{TALKS * 3}\n\nKari Holm met Jan Nowak on Monday. {silent}").questions
    assert [each.basis.text for each in asked] == [f"Kari Holm met Jan Nowak on Monday. {silent}"]
    [kept] = write(f"{TALKS * 3}\n\nThe two ministries did not say whether ships would stay in Narvik.").questions
    assert kept.text == "Will ships stay in Narvik?"


@pytest.mark.parametrize("silent", ["Neither side said whether", "Nobody in Oslo knows how", "No one has said when"])
def test_what_nobody_says_of_a_month_ahead_is_nothing_to_watch(silent: str) -> None:
    assert write(f"{TALKS * 3}\n\n{silent} the leaders of Norway and Poland would meet in April.").watch == ()
    told = "Neither side said why, but the leaders of Norway and Poland will meet in April."
    assert write(f"{TALKS * 3}\n\nThe leaders of Norway and Poland will meet in April.").watch
    assert told not in list_shown(write(f"{TALKS * 3}\n\n{told}"))


@pytest.mark.parametrize("odd", ["Norway Poland cable", "- Cable\n- 3 ships\n- Norway, Poland"])
def test_what_holds_nothing_to_quote_takes_no_report_away(odd: str) -> None:
    texts = (odd, f"{TALKS}Kari Holm, Norway's foreign minister, said the cable would be laid in May.")
    articles = [
        make_article(text, title=title, url=f"https://news.example/{title[0]}")
        for text, title in zip(
            texts, ("Cable of Norway and Poland", "Norway and Poland hold talks on cable"), strict=True
        )
    ]
    materials = tuple(Material(each, analyse(each)) for each in articles)
    told = select(make_topic(materials), materials, NOW).materials
    assert articles[1].id in {each.article.id for each in told}


SMALL = "norway and poland held talks on a cable in warsaw on monday, the polish ministry said. norway will lay it."
BULLETIN = "PORT BULLETIN\n\nA STORM NEARS NORWAY AND POLAND.\n\nTHE CABLE IS SAFE."


def choose(*texts: tuple[str, str]) -> list[str]:
    """The titles of what a briefing on Norway and Poland is written from."""
    named = [make_article(f"{TALKS}", title="Norway and Poland")]
    topic = make_topic([Material(each, analyse(each)) for each in named])
    articles = [
        make_article(text, title=title, url=f"https://news.example/{at}") for at, (title, text) in enumerate(texts)
    ]
    selection = select(topic, tuple(Material(each, analyse(each)) for each in articles), NOW)
    return sorted(each.article.title for each in selection.materials)


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        (SMALL, True),
        (SMALL.replace("norway", "the EU").replace("poland", "ukraine"), False),
        ("chefs in norway polish their plates and hold talks on cod. norway will eat it, the ministry said.", False),
        (f"Chefs ate cod from norway on poland plates on Monday. {SMALL.replace('poland', 'it')}", False),
    ],
)
def test_who_is_named_in_small_letters_is_known_where_nothing_else_is_written(text: str, chosen: bool) -> None:
    assert choose(("cable talks", text)) == (["cable talks"] if chosen else [])
    if chosen:
        assert list_shown(write(text)) == []


def test_nobody_acts_or_speaks_in_a_text_in_small_letters() -> None:
    read = analyse(make_article(SMALL))
    assert {"state:NO", "state:PL"} <= {each.key for each in read.actors}
    assert {each.actor for each in read.attributions} <= {None}
    plain = analyse(make_article("The plates were fine china. A turkey was shared in the port of Bergen."))
    assert not any(each.kind == "state" for each in plain.actors)


@pytest.mark.parametrize(
    ("title", "text", "chosen"),
    [
        ("Bulletin", BULLETIN, True),
        ("Norway and Poland: 三国", "ok", True),
        ("Bulletin", BULLETIN.replace("POLAND", "CHILE"), False),
        ("Bulletin", f"{'NORWAY IS COLD.' + chr(10) * 2:}" + "SNOW FALLS.\n\n" * 9 + "POLAND IS DRY.", False),
        ("Norway v Poland", "NORWAY BEAT POLAND 3-0. THE GOALKEEPER SAVED A PENALTY. THE COACH OF THE TEAM.", False),
        ("Fair", "Artists from Norway and Poland painted boats in a hall in Chile, which stays open all week.", False),
    ],
)
def test_what_names_both_first_and_holds_nothing_to_quote_is_a_source_where_there_is_no_other(
    title: str, text: str, chosen: bool
) -> None:
    assert choose((title, text)) == ([title] if chosen else [])
    assert choose(("Norway and Poland hold talks", TALKS * 2), (title, text)) == ["Norway and Poland hold talks"]


def test_what_nobody_is_quoted_in_says_nothing_of_who_is_silent() -> None:
    gaps = write("Norway backs Poland").gaps
    assert any("can be quoted by itself" in gap for gap in gaps)
    assert not any(gap.startswith("No comment from") for gap in gaps)


def test_a_page_of_corrections_repeats_no_wrong_report() -> None:
    text = (
        "A report on Norway said that it had closed its embassy in Poland. The embassy is open, Norway said on Monday."
    )
    article = make_article(text, title="Corrections and clarifications")
    assert list_shown(write(text))
    assert list_shown(brief([Material(article, analyse(article))])) == []


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("問: ノルウェーは輸出を再開しましたか。\n答: いいえ、ノルウェーとポーランドは協議中です。", "ja", False),
        ("Hat Norwegen den Hafen in Polen wieder geöffnet?\nNorwegen und Polen verhandeln noch.", "de", True),
        ("Frage: Hat Norwegen den Hafen wieder geöffnet.\nAntwort: Norwegen und Polen verhandeln noch.", "de", False),
        ("Norwegen und Polen haben am Montag einen Vertrag geschlossen.", "de", True),
    ],
)
def test_a_question_in_another_language_is_no_news(text: str, language: str, shown: bool) -> None:
    article = make_article(text, language=language)
    told = list_shown(brief([Material(article, analyse(article))]))
    assert bool(told) is shown
    assert not any(words.endswith(("?", "か。")) for words in told)


def test_an_article_half_in_english_is_said_to_be_partly_in_another_language() -> None:
    text = (
        "Norwegen und Polen haben am Montag einen Vertrag geschlossen.\nNorway and Poland signed a treaty on Monday.\n"
        "Der Vertrag gilt ab dem ersten Juni.\nThe treaty will take effect on the first of June."
    )
    article = make_article(text, language="de")
    gaps = brief([Material(article, analyse(article))]).gaps
    assert any(gap.startswith("What was read is partly in other languages than English") for gap in gaps)
