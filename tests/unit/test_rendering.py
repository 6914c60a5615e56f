"""Documents as plain text, Markdown and terminal lines; words from outside stay words."""

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.briefing import Actor, Watch
from bot.model.document import Cite, Document, Line, Link, Section, Text
from bot.platforms.console.picture import render_picture
from bot.platforms.console.rendering import render_terminal
from bot.summarize.layout import lay_out
from bot.text.markdown import escape, render_markdown
from bot.text.plain import printable, render_plain
from tests.unit.briefings import CLAIM, make_briefing

BRIEFING = Document(
    kind="briefing",
    title="Minister to visit Moscow",
    subtitle=(Text("13 February 2023 · one source"),),
    sections=(
        Section(
            "bottom_line", "Bottom line", (Line((Text("The minister will go. "), Cite(1, "https://n.example/a"))),)
        ),
        Section(
            "sources",
            "Sources",
            (Line((Cite(1, None), Text(" Desk (state-controlled): "), Link("Visit", "https://n.example/a")), 1),),
        ),
    ),
    footer=(Line((Text("1 claim checked", "faint"),)),),
)


def test_plain_text_keeps_every_word_and_mark() -> None:
    plain = render_plain(BRIEFING)
    assert plain.splitlines()[0] == "Minister to visit Moscow"
    assert "The minister will go. [1]" in plain
    assert "• [1] Desk (state-controlled): Visit" in plain


def test_markdown_links_citations_to_what_we_stored() -> None:
    markdown = render_markdown(BRIEFING)
    assert markdown.startswith("# Minister to visit Moscow\n")
    assert "[\\[1\\]](<https://n.example/a>)" in markdown
    assert "- \\[1\\] Desk" in markdown


def test_the_terminal_form_fits_its_width() -> None:
    drawn = render_terminal(BRIEFING, width=40, colours=False)
    assert max(len(line) for line in drawn.splitlines()) <= 40
    assert "The minister will go. [1]" in drawn


def test_the_picture_is_an_svg_of_the_same_words() -> None:
    picture = render_picture(BRIEFING, title="attache brief china-russia")
    assert "Minister" in picture
    assert "attache brief china-russia" in picture.replace("&#160;", " ")
    assert ElementTree.fromstring(picture).tag.endswith("svg")  # noqa: S314  our own drawing


def test_the_picture_loads_nothing_from_elsewhere() -> None:
    picture = render_picture(BRIEFING, title="attache")
    assert not re.search(r"@font-face|@import|<image|<script|url\((?!#)", picture)


@given(st.text(max_size=80))
def test_no_outside_word_becomes_markup(words: str) -> None:
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_\[\]<>`#]", escape(words))


@given(st.text(max_size=80))
def test_nothing_steers_a_terminal(words: str) -> None:
    hostile = Document("notice", words + "\x1b[2J\u202e", ())
    drawn = render_terminal(hostile, width=80, colours=False)
    assert "\x1b" not in drawn
    assert "\u202e" not in drawn


def test_control_characters_go_and_letters_stay() -> None:
    assert printable("Zürich\x00 \x07北京\u202e“x”") == "Zürich 北京“x”"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Wang Yi", "• Wang Yi · foreign minister [1] — left for Moscow. [1]"),
        ("Russia", "• The Russia of today. [1] · foreign minister [1]"),
        ("Qin Gang", "• Qin Gang · foreign minister [1] — Wang Yi left for Moscow. [1]"),
    ],
)
def test_an_actors_line_that_begins_with_the_name_tells_it_alone(name: str, told: str) -> None:
    line = replace(CLAIM, text="The Russia of today." if name == "Russia" else "Wang Yi left for Moscow.")
    actor = Actor(name, (), "person", replace(CLAIM, text="foreign minister"), line)
    document = lay_out(replace(make_briefing(), actors=(actor,)))
    assert told in render_plain(document)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("The alliance's secretary general, Kari Holm, said no.",
         "• Kari Holm · alliance's secretary general — said no. [1]"),
        ("Kari Holm, the ministry's spokeswoman, said no.", "• Kari Holm · envoy [1] — said no. [1]"),
        ("Kari Holm, Norway's neighbour, said no.",
         "• Kari Holm, Norway's neighbour, said no. [1] · envoy [1]"),
        ("Norway's neighbour, Kari Holm, said no.",
         "• Kari Holm · envoy [1] — Norway's neighbour, Kari Holm, said no. [1]"),
        ("In Oslo, Kari Holm, the minister, said no.",
         "• Kari Holm · envoy [1] — In Oslo, Kari Holm, the minister, said no. [1]"),
    ],
)  # fmt: skip
def test_an_actors_line_that_says_who_this_is_names_the_actor_once(line: str, told: str) -> None:
    actor = Actor("Kari Holm", (), "person", replace(CLAIM, text="envoy"), replace(CLAIM, text=line))
    assert told in render_plain(lay_out(replace(make_briefing(), actors=(actor,))))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Holm said no.", "• Kari Holm · envoy (Norway) [1] — Holm said no. [1]"),
        (
            "Kari Holm, an envoy of the ministry, said no.",
            "• Kari Holm (Norway), an envoy of the ministry, said no. [1]",
        ),
        ("The ministry's envoy, Kari Holm, said no.", "• Kari Holm · ministry's envoy (Norway) — said no. [1]"),
    ],
)
def test_whom_a_person_serves_stands_where_the_words_on_the_person_do_not_say(line: str, told: str) -> None:
    actor = Actor("Kari Holm", (), "person", replace(CLAIM, text="envoy"), replace(CLAIM, text=line), "Norway")
    assert told in render_plain(lay_out(replace(make_briefing(), actors=(actor,))))


def test_what_an_old_report_left_open_is_dated_and_said_to_have_stayed_so() -> None:
    briefing = make_briefing()
    [source] = briefing.sources
    old = replace(source, published=briefing.window.end - timedelta(days=30))
    [question] = briefing.questions
    left = replace(question.basis, text="Holm did not say whether Norway would delay the duties.")
    asked = replace(question, text="Will Norway delay the duties?", basis=left)
    assert "no report here answers it" not in render_plain(lay_out(replace(briefing, questions=(asked,))))
    shown = " ".join(render_plain(lay_out(replace(briefing, sources=(old,), questions=(asked,)))).split())
    assert "the duties. [1] (report of 20 February; no report here answers it)" in shown
    unknown = " ".join(render_plain(lay_out(replace(briefing, sources=(old,)))).split())
    assert "The minister will go. [1] (report of 20 February)" in unknown


def test_what_the_bottom_line_says_of_a_day_ahead_is_not_said_again() -> None:
    told = replace(CLAIM, text="The minister will visit Moscow on Friday.")
    other = replace(CLAIM, text="The minister will speak in Kazan on Sunday.")
    briefing = replace(
        make_briefing(),
        bottom_line=(told,),
        watch=(Watch("2023-02-17", "Friday", told), Watch("2023-02-19", "Sunday", other)),
    )
    shown = render_plain(lay_out(briefing))
    assert "17 February 2023 (“Friday”): see bottom line [1]" in shown
    assert "19 February 2023 (“Sunday”): The minister will speak in Kazan on Sunday. [1]" in shown
    assert shown.count(told.text) == 1
