"""Who stands under the key actors: also a person whose words another actor's line holds."""

import pytest

from bench.shown import brief
from bot.model.analysis import Material
from bot.model.briefing import Briefing
from bot.summarize.actors import ActorLimits, write_actors
from bot.summarize.denials import find_facing
from bot.summarize.layout import lay_out
from bot.summarize.quoting import Desk
from bot.summarize.sentences import list_passages, make_passage
from bot.text.analysis import analyse
from bot.text.plain import render_plain
from bot.text.roles import is_role
from tests.factories import make_article

FILLER = "Ministers of both countries looked at maps of the coast and of the sea in the old town hall of the port. " * 6
TEXT = (
    "The port of Narvik was opened on Monday after nine years of work on its piers and on its railway. "
    "Norwegian Prime Minister Kari Holm praised the workers of Narvik, and Polish President Adam Kowalski praised the "
    "engineers of Gdansk. Poland sent a ship and Norway sent another one. A map was given to Kowalski. "
)


def test_a_person_whose_only_line_another_actors_line_holds_is_named_with_that_actor() -> None:
    article = make_article(TEXT + FILLER, title="Port of Narvik opens")
    told = brief([Material(article, analyse(article))])
    shown = " ".join(render_plain(lay_out(told)).split())
    assert [each.name for each in told.actors if each.kind == "person"] == ["Adam Kowalski", "Kari Holm"]
    assert "Adam Kowalski · Polish President [1] — see Kari Holm" in shown


@pytest.mark.parametrize(
    ("told", "is_line"),
    [
        ("Kari Holm is Norway's minister for ports.", False),
        ("Kari Holm was the harbour minister of Norway in those years.", False),
        ("Kari Holm is the Norwegian minister who closed the ports of the north.", True),
        ("Kari Holm is to lead the talks of the Norwegian ministers in Gdansk.", True),
        ("Kari Holm was named minister for ports of Norway on Monday.", True),
    ],
)
def test_a_line_says_more_than_the_office(told: str, is_line: bool) -> None:
    article = make_article(f"{told} The port pleases Norwegian Port Minister Kari Holm. {FILLER}")
    written = write_actors([Material(article, analyse(article))], Desk(), ActorLimits(9, 0, 0))
    assert (told in {each.line.text for each in written if each.line}) is is_line


HOLM = "Norwegian Foreign Minister Kari Holm told reporters that the port of Narvik would stay open in winter. "
OTHER = "Australian economist Kari Holm wrote that the price of wool had fallen in every market of the south. "
AGAIN = "Norwegian Prime Minister Kari Holm told reporters that the port of Narvik would stay open in summer. "


@pytest.mark.parametrize(("other", "persons"), [(OTHER, 2), (AGAIN, 1)])
def test_two_persons_of_one_name_are_not_made_one(other: str, persons: int) -> None:
    articles = [make_article(text + FILLER, url=f"https://n.example/{at}") for at, text in enumerate((HOLM, other))]
    written = write_actors([Material(each, analyse(each)) for each in articles], Desk(), ActorLimits(9, 0, 0))
    assert [each.name for each in written] == ["Kari Holm"] * persons
    assert {each.line.text.rstrip() for each in written if each.line} <= {
        "Kari Holm told reporters that the port of Narvik would stay open in winter.",
        "Kari Holm wrote that the price of wool had fallen in every market of the south.",
    }


NOTHING = "Ships lay in the port of Ankara and of Kyiv. "


@pytest.mark.parametrize(
    ("one", "other", "persons"),
    [
        ("Turkish President Recep Tayyip Erdogan", "Turkey's President Tayyip Erdogan", ["Recep Tayyip Erdogan"]),
        ("Turkish President Recep Tayyip Erdogan", "Turkish President Recep Tayyip Erdoğan", ["Recep Tayyip Erdogan"]),
        ("Ukrainian President Volodymyr Zelensky", "Ukraine's President Volodymyr Zelenskiy", ["Volodymyr Zelensky"]),
        ("Norwegian spokesman Karl Johan Holm", "Norway's spokesman Johan Holm", ["Karl Johan Holm"]),
        ("Norwegian lawmaker Johan Bergen", "Norway's lawmaker Johan Bergin", ["Johan Bergen", "Johan Bergin"]),
        ("Norwegian President Karl Johan Holm", "Swedish President Johan Holm", ["Johan Holm", "Karl Johan Holm"]),
        ("Norway's Foreign Minister Karl Johan Holm", "Norway's Trade Minister Johan Holm",
         ["Johan Holm", "Karl Johan Holm"]),
        ("Norwegian President Karl Johan Holm", "former Norwegian President Johan Holm",
         ["Johan Holm", "Karl Johan Holm"]),
        ("Norwegian President Johan Ruud", "Norway's President Johan Rudd", ["Johan Rudd", "Johan Ruud"]),
        ("Japanese Prime Minister Hanako Morita", "Prime Minister Morita Hanako", ["Hanako Morita"]),
        ("Japanese Prime Minister Hanako Morita", "Norwegian Prime Minister Morita Hanako",
         ["Hanako Morita", "Morita Hanako"]),
        ("the captain, Hanako Morita, 51,", "Hanako Morita, a former Norwegian chief of staff,",
         ["Hanako Morita", "Hanako Morita"]),
        ("Ukrainian Prime Minister Prayut Chan-o-cha", "General Prayut", ["Prayut Chan-o-cha"]),
        ("Norwegian Prime Minister Prayut Chan-o-cha", "General Prayut", ["Prayut", "Prayut Chan-o-cha"]),
        ("Ukrainian Prime Minister Prayut Chan-o-cha", "Polish General Prayut", ["Prayut", "Prayut Chan-o-cha"]),
        ("Ukrainian Prime Minister Prayut Chan-o-cha", "Judge Prayut", ["Prayut", "Prayut Chan-o-cha"]),
        ("Ukrainian Prime Minister Adam Khan", "General Khan", ["Adam Khan", "Khan"]),
        ("Ukrainian Prime Minister Hassan Khan", "General Hassan", ["Hassan", "Hassan Khan"]),
    ],
)  # fmt: skip
def test_one_person_under_two_names_is_known_by_the_office(one: str, other: str, persons: list[str]) -> None:
    says = ("told reporters that the port would stay open in winter. ", "said that nine ships had been bought in May. ")
    texts = [f"{who} {what}{NOTHING}{FILLER}" for who, what in zip((one, other), says, strict=True)]
    articles = [make_article(text, url=f"https://n.example/{at}") for at, text in enumerate(texts)]
    written = write_actors([Material(each, analyse(each)) for each in articles], Desk(), ActorLimits(9, 0, 0))
    assert sorted(each.name for each in written) == persons


SPOKE = "Kari Holm, a spokeswoman for the Foreign Ministry, told reporters that the port of Narvik would stay open. "


@pytest.mark.parametrize(
    ("text", "role", "serves"),
    [
        (SPOKE + "Norway's Foreign Ministry bought nine ships.", "spokeswoman for the Foreign Ministry", "Norway"),
        (SPOKE + "Nine ships were bought.", "spokeswoman for the Foreign Ministry", None),
        (
            SPOKE + "Norway's Foreign Ministry bought nine ships. Poland's Foreign Ministry bought one.",
            "spokeswoman for the Foreign Ministry",
            None,
        ),
        (SPOKE.replace("Foreign", "Norwegian Foreign"), "spokeswoman for the Norwegian Foreign Ministry", None),
        (
            "President Joe Biden told reporters that the port of Narvik would stay open. Norway sent a ship.",
            "President",
            "United States",
        ),
        (
            "Former President Joe Biden told reporters that the port of Narvik would stay open. Norway sent a ship.",
            "Former President",
            None,
        ),
    ],
)
def test_the_state_that_a_role_leaves_out_is_told_where_the_article_or_a_list_does(
    text: str, role: str, serves: str | None
) -> None:
    article = make_article(text + FILLER)
    [holm] = write_actors([Material(article, analyse(article))], Desk(), ActorLimits(9, 0, 0))
    assert holm.role is not None
    assert (holm.role.text, holm.serves) == (role, serves)


def test_of_two_roles_the_one_that_names_the_state_is_shown() -> None:
    bare = "The foreign and defence minister, Kari Holm, told reporters that the port of Narvik would stay open. "
    articles = [make_article(text + FILLER, url=f"https://n.example/{at}") for at, text in enumerate((bare, HOLM))]
    [holm] = write_actors([Material(each, analyse(each)) for each in articles], Desk(), ActorLimits(9, 0, 0))
    assert holm.role is not None
    assert holm.role.text == "Norwegian Foreign Minister"


FIRED = "Norway's army said two soldiers were hurt when Polish troops opened fire first."
FACED = "Poland's defence ministry said Norwegian troops had crossed the border and fired first."


def test_one_sides_word_on_an_act_is_not_shown_without_the_others() -> None:
    told = read_briefing(f"A border post was closed on Monday. {FIRED} {FACED}")
    shown = " ".join(render_plain(lay_out(told)).split())
    assert ("opened fire first" in shown) == ("fired first" in shown)
    assert not any(each.line and "fired first" in each.line.text for each in told.actors)


@pytest.mark.parametrize(
    "other",
    [
        "Poland's defence ministry said Norwegian ferries would sail again on Friday.",
        "Sweden's defence ministry said troops would leave the border.",
        "Norway's government said Polish troops opened fire on its border post.",
    ],
)
def test_a_word_that_no_other_faces_is_shown_alone(other: str) -> None:
    article = make_article(f"{FIRED} {other} {FILLER}")
    material = Material(article, analyse(article))
    assert find_facing(make_passage(material, material.analysis.sentences[0].span, 0)) is None


def read_briefing(text: str) -> Briefing:
    article = make_article(f"{text} {FILLER}")
    return brief([Material(article, analyse(article))])


@pytest.mark.parametrize(
    "ahead",
    [
        "The ban was lifted in May after Norway's prime minister",
        "Ships left Bergen because Norway's prime minister",
        "Poland met Norway's prime minister",
    ],
)
def test_what_stands_before_a_name_is_a_role_only_without_a_verb(ahead: str) -> None:
    assert not is_role(ahead)
    article = make_article(f"{ahead}, Kari Holm, said that Poland was a friend. Kari Holm went home. {NOTHING}")
    shown = " ".join(render_plain(lay_out(brief([Material(article, analyse(article))]))).split())
    assert f"Kari Holm · {ahead[4:]}" not in shown
    assert f"Kari Holm · {ahead}" not in shown


@pytest.mark.parametrize("words", ["Norway's prime minister", "a retired general of Poland", "Oslo's envoy to Cairo"])
def test_a_title_with_what_it_is_of_is_a_role(words: str) -> None:
    assert is_role(words)


def test_what_a_sentence_before_announces_is_not_told_without_it() -> None:
    text = "Norway and Poland met in Oslo on Monday. {}Poland cut its exports to Norway by half. Kari Holm left."
    led = make_article(text.format("Herring is the bigger matter. "))
    bare = make_article(text.format("Norway bought 22 ships from Chile. "))
    told = [[each.words for each in list_passages(Material(one, analyse(one)))] for one in (led, bare)]
    assert ["Poland cut its exports to Norway by half." in each for each in told] == [False, True]
    lines = write_actors([Material(led, analyse(led))], Desk(), ActorLimits(3, 3, 3))
    assert not any("exports" in each.line.text for each in lines if each.line is not None)


def list_lines(told: str) -> list[str]:
    article = make_article(f"{FILLER}\n\n{told}\n\nThe port pleases Kari Holm, who likes ports.", title="Ports")
    written = write_actors([Material(article, analyse(article))], Desk(), ActorLimits(9, 9, 9))
    return [each.line.text for each in written if each.line]


@pytest.mark.parametrize(
    ("before", "line", "is_line"),
    [
        ("Norway's Harbour Board had no proof.", "“Nobody saw the ship leave,” its director, Kari Holm, said.", False),
        (
            "Norway's navy denied it.",
            "Colonel Kari Holm, its spokeswoman, said that no ship had been near Narvik.",
            False,
        ),
        ("The talks failed.", "Norway will shut the port of Narvik, its fisheries minister, Kari Holm, said.", True),
        (
            "The talks failed.",
            "A shipping company will leave the port of Narvik, its spokeswoman, Kari Holm, said.",
            True,
        ),
        ("The talks failed.", "Nordlink cut the power to Narvik, its director, Kari Holm, said on Monday.", True),
        ("Norway would not close the port.", "Kari Holm said she would propose it if there were another fire.", False),
        ("Norway would not close the port.", "Kari Holm said she would make it clear to every sailor in Narvik.", True),
        ("Poland stopped 900 ships.", "Norway has no figure yet for that.", False),
        ("Poland stopped 900 ships.", "Norway had stopped as many, and it had to pay for that.", True),
    ],
)
def test_a_line_names_whose_and_what_it_speaks_of(before: str, line: str, *, is_line: bool) -> None:
    found = any(line[:30] in each or each in line for each in list_lines(f"{before} {line}"))
    assert found is is_line


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        ("Norway closed the port in July 1998.", False),
        ("In 2001 Norway sold the port to Poland.", False),
        ("Norway closed the port on Sunday, as it had in 1998.", True),
    ],
)
def test_a_state_is_not_told_of_by_a_deed_of_a_year_long_past(deed: str, told: bool) -> None:
    article = make_article(f"The port of Narvik pleases the sailors, the mayor said on Monday. {FILLER}\n\n{deed}")
    written = write_actors([Material(article, analyse(article))], Desk(), ActorLimits(9, 9, 9))
    assert any(each.line and each.line.text == deed for each in written) is told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Holm said that it had never reached the fishermen of Narvik.", False),
        ("Holm said it would close the piers of Narvik in winter.", False),
        ("Holm said the port had never reached the fishermen of Narvik.", True),
    ],
)
def test_a_person_who_says_of_an_it_what_it_did_is_not_told_with_that(said: str, told: bool) -> None:
    article = make_article(f"Norwegian Port Minister Kari Holm met the sailors on Monday. {FILLER}\n\n{said}")
    written = write_actors([Material(article, analyse(article))], Desk(), ActorLimits(9, 9, 9))
    assert any(each.line and each.line.text == said for each in written) is told


def test_a_state_that_says_what_it_would_do_is_told() -> None:
    said = "Norway said it would close the piers of Narvik in winter."
    article = make_article(f"Norwegian Port Minister Kari Holm met the sailors on Monday. {FILLER}\n\n{said}")
    assert any(each.words == said for each in list_passages(Material(article, analyse(article))))


def test_no_line_ends_before_the_quotation_that_it_leads_up_to() -> None:
    text = (
        "Norway has closed the port of Narvik to Polish ships, Norway's harbour office said on Monday. "
        "Poland's envoy, Adam Kowalski, said a draft motion before Tuesday's vote had “soured the air”. "
        "The board meets on Friday."
    )
    article = make_article(text, title="Norway closes port of Narvik")
    shown = render_plain(lay_out(brief([Material(article, analyse(article))])))
    assert "Kowalski" in shown
    assert "said a draft motion." not in " ".join(shown.split())
