"""What a briefing says it did not find was looked for in every article."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

import pytest

from bot.model.analysis import ActorKey, Material, Span
from bot.model.article import PUBLIC, ArticleId, Publisher, Source, SourceId
from bot.model.story import Account, Dispute, Origin, Story, StoryId
from bot.model.topic import Covering, Topic, Window
from bot.service.briefings import judge_covering
from bot.summarize.basis import count_basis, list_gaps, list_silent
from bot.summarize.unread import list_left
from bot.text.analysis import analyse
from bot.text.belonging import list_spoken_for
from tests.factories import NOW, make_article
from tests.materials import CHINA, make_material, read_report

UKRAINE = {"state:UA": ("Ukraine", "Ukraine's", "Kyiv")}
PRESIDENT = {"person:volodymyr zelensky": ("Volodymyr Zelensky", "Zelensky")}
TOPIC = Topic("china-ukraine", "China and Ukraine", actors=(ActorKey("state:CN"), ActorKey("state:UA")))
WINDOW = Window(NOW - timedelta(days=1), NOW)


def test_who_speaks_in_one_article_speaks_for_the_state_that_another_names_in_the_role() -> None:
    named = make_material(
        "China published a paper. Ukraine's president, Volodymyr Zelensky, went to Bakhmut. Beijing said so.",
        actors=CHINA | UKRAINE | PRESIDENT,
        roles={"person:volodymyr zelensky": "Ukraine's president"},
        said=(("says", "Beijing", "so"),),
    )
    spoke = make_material(
        "Zelensky told reporters that China had sent signals. China had sent none before.",
        url="https://news.example/2", actors=CHINA | PRESIDENT, said=(("says", "Zelensky", "China had sent signals"),),
    )  # fmt: skip
    assert "No comment from Ukraine is quoted." in list_silent(TOPIC, [named])
    assert not list_silent(TOPIC, [named, spoke])


AMERICAN: dict[str, Sequence[str]] = {
    "state:US": ("United States", "US", "American", "Washington"),
    "state:RU": ("Russia", "Moscow"),
}
BETWEEN = Topic("us-russia", "United States and Russia", actors=(ActorKey("state:US"), ActorKey("state:RU")))


@pytest.mark.parametrize(
    ("speaks", "role"),
    [
        ("President Joe Biden", "President"),
        ("Secretary of State Anna Sample", "Secretary of State"),
        ("State Department spokesman John Sample", "State Department spokesman"),
        ("spokesman for the US military John Sample", "spokesman for the US military"),
        ("the Pentagon", None),
        ("a State Department official", None),
    ],
)
def test_a_head_of_state_a_minister_and_a_body_speak_for_their_state_where_nothing_else_names_it(
    speaks: str, role: str | None
) -> None:
    name = " ".join(speaks.split()[-2:])
    person: dict[str, Sequence[str]] = {f"person:{name.casefold()}": (name, name.split()[-1])} if role else {}
    material = make_material(
        f"Moscow sent ships. {speaks} said that the ships were old. Moscow said they were new.",
        actors=AMERICAN | person,
        roles={key: role for key in person if role},
        said=(("says", name if role else speaks, "that the ships were old"), ("says", "Moscow", "they were new")),
    )
    assert not list_silent(BETWEEN, [material])


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Donald Trump", "Former President"),
        ("Anna Sample", "club president"),
        ("Nick Sample", "Ambassador to Washington"),
    ],
)
def test_who_left_office_or_holds_another_one_does_not_speak_for_the_state(name: str, role: str) -> None:
    material = make_material(
        f"Moscow sent ships. {role} {name} said that the ships were old. Moscow said they were new.",
        actors={"state:RU": ("Russia", "Moscow"), f"person:{name.casefold()}": (name,)},
        roles={f"person:{name.casefold()}": role},
        said=(("says", name, "that the ships were old"), ("says", "Moscow", "they were new")),
    )
    assert "No comment from the United States is quoted." in list_silent(BETWEEN, [material])


def test_a_text_that_was_read_in_part_is_named() -> None:
    short = make_material("Moscow sent ships. Beijing said so.", said=(("says", "Beijing", "so"),))
    long = make_material(
        f"Moscow sent ships. Beijing said so. {'Ships came. ' * 6000}",
        url="https://news.example/2", said=(("says", "Beijing", "so"),),
    )  # fmt: skip
    gap = "Of one article that is longer, only the first 60,000 characters were read."
    assert gap in list_gaps(TOPIC, WINDOW, [short, long])
    assert gap not in list_gaps(TOPIC, WINDOW, [short])


HARBOUR = Publisher("Harbour Desk", country="RU")
LANTERN = Publisher("Lantern Desk", country="CN", state_controlled=True)


def tell_covering(*sources: Source) -> str:
    topic = Topic("china-russia", "China and Russia", actors=(ActorKey("state:CN"), ActorKey("state:RU")))
    return list_gaps(topic, WINDOW, [], (), judge_covering(topic, [HARBOUR, LANTERN], sources))[-1]


def test_only_shipped_feeds_that_nobody_added_are_named_as_missing() -> None:
    one = Source(SourceId("s1"), PUBLIC, "syndication", "https://harbour.example/feed", HARBOUR)
    other = replace(one, id=SourceId("s2"), publisher=LANTERN)
    assert "Harbour Desk, Lantern Desk (state-controlled);" in tell_covering()
    assert "would cover it: Lantern Desk (state-controlled);" in tell_covering(one)
    assert tell_covering(one, other) == "The feeds were added but not read yet; ask again in some minutes."
    read = [replace(each, last_attempt=NOW) for each in (one, other)]
    assert tell_covering(*read) == "Every feed of the shipped list that would cover it is among the sources."


@pytest.mark.parametrize(("named", "articles"), [(1, "one article"), (12, "12 articles")])
def test_where_articles_name_one_of_them_it_is_not_said_that_nothing_was_read(named: int, articles: str) -> None:
    told = list_gaps(TOPIC, WINDOW, [], (), Covering(named=named))[0]
    assert told.startswith(f"No report about {TOPIC.title} was found from ")
    assert told.endswith(f", though one of them is named in {articles}.")


def test_a_widened_window_says_whether_the_last_day_was_empty_or_held_nothing_to_quote() -> None:
    wide = Window(NOW - timedelta(days=7), NOW, widened=True)
    late, old = make_article(published=NOW - timedelta(hours=2)), make_article(published=NOW - timedelta(days=3))
    told = [list_gaps(TOPIC, wide, [Material(each, analyse(each))])[0] for each in (late, old)]
    assert told[0].startswith("Little that could be quoted was read about this in the last 24 hours;")
    assert told[1].startswith("Nothing was read about this in the last 24 hours;")


def test_the_hours_of_a_window_are_told_in_the_readers_zone() -> None:
    told = list_gaps(TOPIC, Window(NOW - timedelta(days=1), NOW), [], zone=ZoneInfo("Asia/Tokyo"))[0]
    here = NOW.astimezone(ZoneInfo("Asia/Tokyo"))
    assert told.endswith(f"to {here:%-d %B %Y %H:%M} JST.")


@pytest.mark.parametrize(
    ("source", "keys"),
    [
        ("a spokeswoman for the Ukrainian military", {"state:UA"}),
        ("a spokesman for NATO", {"org:NATO"}),
        ("the ambassador to Ukraine", set()),
        ("a former envoy for the United States", set()),
    ],
)
def test_who_speaks_for_somebody_is_theirs_and_an_envoy_to_them_is_not(source: str, keys: set[str]) -> None:
    assert set(list_spoken_for(source, source)) == keys


FREE, STATE = [Publisher(name) for name in ("One", "Two", "Three")], Publisher("State", state_controlled=True)


def join(materials: Sequence[Material], key: str = "s") -> Story:
    """The story of some reports, each independent of the others."""
    ids = tuple(each.article.id for each in materials)
    return Story(StoryId(key), "", None, None, ids, tuple(Origin(each, (each,), ((each,),)) for each in ids))


def tell_apart(*texts: str, **form: Any) -> tuple[Story, list[Material]]:
    """One story, of which an outlet of its own gives each text."""
    materials = [
        make_material(words, url=f"https://news.example/{at}", publisher=Publisher(f"P{at}"), **form)
        for at, words in enumerate(texts)
    ]
    return join(materials), materials


def is_confirmed(heading: str, other: str, **form: Any) -> bool:
    """Whether what one outlet tells is told by the other one too."""
    story, materials = tell_apart(heading, other, **form)
    return count_basis(materials, [story], story, heading).confidence == "moderate"


_HAPPENINGS = {"a": "Moscow sent ships.", "b": "Beijing opened a fair."}


def tell(*publishers: Publisher, key: str) -> tuple[Story, list[Material]]:
    """One happening, told by each of them independently."""
    materials = [
        make_material(_HAPPENINGS[key[0]], url=f"https://news.example/{key}{at}", publisher=each)
        for at, each in enumerate(publishers)
    ]
    return join(materials, key), materials


@pytest.mark.parametrize(
    ("first", "others", "level", "why"),
    [
        ([FREE[0]], FREE, "low",
         "What the bottom line begins with was found in one outlet alone."),
        ([STATE, STATE], FREE, "low", "What the bottom line begins with was found in state-controlled outlets alone."),
        ([FREE[0], STATE], [], "moderate",
         "This is told by 2 outlets in 2 independent reports, 1 of them state-controlled."),
        (FREE, [STATE], "high", "What the bottom line begins with is told by 3 outlets in 3 independent reports."),
    ],
)  # fmt: skip
def test_other_happenings_and_state_media_do_not_confirm_what_the_bottom_line_begins_with(
    first: list[Publisher], others: list[Publisher], level: str, why: str
) -> None:
    story, materials = tell(*first, key="a")
    further = [tell(each, key=f"b{at}") for at, each in enumerate(others)]
    basis = count_basis(
        [*materials, *(one for _, each in further for one in each)],
        [story, *(each for each, _ in further)],
        story,
        "Moscow sent ships.",
    )
    assert (basis.confidence, basis.why) == (level, why)


def test_reports_of_other_things_that_stand_in_the_same_story_do_not_confirm_it_either() -> None:
    told = (
        "Moscow opened a fair in Sochi.",
        "Warships held a drill.",
        "Beijing eased visas.",
        "Chinese cars sold well.",
    )
    materials = [
        make_material(each, title=each, url=f"https://news.example/{at}", publisher=Publisher(f"Outlet {at}"))
        for at, each in enumerate(told)
    ]
    story = join(materials)
    basis = count_basis(materials, [story], story, told[0])
    assert basis.confidence == "low"
    assert basis.why == "What the bottom line begins with was found in one outlet alone."


SERBS: dict[str, Sequence[str]] = {"state:RS": ("Serbia", "Belgrade"), "state:XK": ("Kosovo", "Pristina")}
NEIGHBOURS = Topic("serbia-kosovo", "Serbia and Kosovo", actors=(ActorKey("state:RS"), ActorKey("state:XK")))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Kosovo police seized rifles near Serbia, the interior minister said. Serbia said no.",
            "the interior minister",
        ),
        ("Kosovo seized rifles near Serbia. Two men were arrested, Xhelal Sample told reporters.", "Xhelal Sample"),
        ("Kosovo and Serbia agreed on visas for students, the ministry said.", "the ministry"),
    ],
)
def test_nobody_is_said_to_be_silent_whose_an_unknown_speaker_may_be(text: str, source: str) -> None:
    content = text.split(". ")[-1 if "Xhelal" in text else 0].split(",")[0]
    said: list[tuple[Literal["says"], str, str]] = [("says", source, content)]
    material = make_material(text, actors=SERBS | {"person:xhelal sample": ("Xhelal Sample",)}, said=said)
    assert not [gap for gap in list_silent(NEIGHBOURS, [material]) if "Kosovo" in gap]


def test_who_is_named_and_never_speaks_is_said_to_be_silent_where_every_speaker_is_known() -> None:
    material = make_material(
        "Kosovo seized rifles near the border. Serbia said it knew nothing.",
        actors=SERBS, said=(("says", "Serbia", "it knew nothing"),),
    )  # fmt: skip
    assert "No comment from Kosovo is quoted." in list_silent(NEIGHBOURS, [material])


def test_three_actors_that_were_looked_for_are_listed_as_one_writes_them() -> None:
    actors = tuple(ActorKey(f"state:{code}") for code in ("FR", "RU", "CN"))
    told = list_gaps(Topic("three", "Three", actors=actors), WINDOW, [])
    assert "Looked for articles in which France, Russia and China act on or speak about one another." in told


BANNED = "Norway will lift its ban on Polish herring in return for cheaper coal, a minister told the Morning Post."


@pytest.mark.parametrize(
    ("other", "confirms"),
    [
        ("Oslo is to lift the ban on herring from Poland in return for coal at a lower price.", True),
        ("Norwegian officials said the ban on herring would be lifted in return for coal.", True),
        ("Norway denied that it would lift its ban on Polish herring in return for cheaper coal.", False),
        ("Norway will not lift its ban on Polish herring in return for coal, the minister said.", False),
        ("Reports that Norway would lift the ban on herring in return for coal are untrue, Oslo said.", False),
        ("Norway will lift its ban on all Polish fish in return for cheaper coal. That is untrue.", False),
        (
            "13:10 Norway is to lift its ban on herring in return for cheaper coal.\n\n14:20 At 13:10 we said "
            "that Norway would lift its ban on herring in return for coal. It will not.",
            False,
        ),
        ("The minister of Norway told the Morning Post of Polish plans. Coal is cheap. The ban is old.", False),
    ],
)
def test_a_report_confirms_what_one_of_its_sentences_tells_and_does_not_deny(other: str, confirms: bool) -> None:
    assert is_confirmed(BANNED, other, title="Norway and Poland") is confirms


CALLED_OFF = "Norway has called off the expulsion of 40 Polish dockers because of a strike, Kari Holm said on Monday."


@pytest.mark.parametrize(
    ("other", "confirms"),
    [
        ("Norway expels 40 Polish dockers. The dockers had struck.", False),
        ("Norway will expel 40 Polish dockers on Friday, Kari Holm said.", False),
        ("Norway has put off the expulsion of 40 Polish dockers. A strike is the reason.", True),
        ("Because of a strike Norway called off the expulsion of the dockers, Oslo said.", True),
    ],
)
def test_who_tells_a_plan_does_not_confirm_that_it_was_called_off(other: str, confirms: bool) -> None:
    assert is_confirmed(CALLED_OFF, other, title="Norway and 40 Polish dockers") is confirms


DISAGREED = "Norway and Poland disagreed on Monday over who should lead the building of their joint naval radar."


@pytest.mark.parametrize(
    ("other", "confirms"),
    [
        ("Oslo and Warsaw disagree over who should build the joint radar.", True),
        ("Norway and Poland could not agree who should lead the building of the joint naval radar.", False),
        ("Norway and Poland quarrelled over who should lead the building of the joint naval radar.", True),
        ("Norway and Poland have put off the joint naval radar until the summer.", False),
        ("Oslo raised its duty on the joint naval radar.", False),
    ],
)
def test_a_report_of_another_deed_in_the_same_matter_does_not_confirm(other: str, confirms: bool) -> None:
    assert is_confirmed(DISAGREED, other, title="Radar") is confirms


CLEARED = "Norway's coastguard says all 22 huts near Halden have been cleared."
PROTESTED = "Norway said on Monday that it had protested to Chile over the late warning about the salmon."
EXTENDED = "Norway and Poland extended the licences of 22 Polish boats until 30 April, Oslo announced."


@pytest.mark.parametrize(
    ("heading", "other", "confirms"),
    [
        (CLEARED, "Norway's coastguard moved 14,000 people from huts near Halden.", False),
        (CLEARED, "Norway's coastguard says it will clear the 22 huts near Halden.", False),
        (CLEARED, "Norway's coastguard says whether the 22 huts near Halden are cleared depends on the wind.", False),
        (CLEARED, "The 22 huts near Halden were cleared by noon, residents said.", True),
        (CLEARED, "The huts near Halden have been cleared, a policeman told reporters.", True),
        (CLEARED, "All 22 huts near Halden stand empty, a policeman told reporters.", True),
        (CLEARED, "All huts near Halden stand empty, a policeman told reporters.", False),
        (PROTESTED, "Chile warned Norway on Tuesday of the salmon.", False),
        (PROTESTED, "Norway has protested to Chile over its warning about salmon.", True),
        (EXTENDED, "Neither side said whether the licences of Polish boats would be extended beyond April.", False),
        (EXTENDED, "Norway may extend the licences of 22 Polish boats.", False),
        (EXTENDED, "Poland asked Norway to extend the licences of the boats.", False),
        (EXTENDED, "If the licences of the Polish boats are extended, Poland will pay for it.", False),
        (EXTENDED, "Norway wrote to Poland and extended the licences of its boats.", True),
        (EXTENDED, "Oslo has extended licences for boats from Poland, which would have ended in March.", True),
    ],
)
def test_a_report_that_leaves_the_deed_or_its_number_open_does_not_confirm(
    heading: str, other: str, confirms: bool
) -> None:
    assert is_confirmed(heading, other, title="News") is confirms


def test_the_article_that_is_cited_tells_it_and_nobody_else_is_said_to() -> None:
    material = make_material("Norway and Poland opened a bridge.", title="Bridge", publisher=Publisher("P"))
    its, story = material.article.id, join([material])
    heading = "What stands in no report was joined of two sentences."
    cited = count_basis([material], [story], story, heading, frozenset({its}))
    assert (cited.confidence, cited.why) == ("low", "This was found in one outlet alone.")
    none = count_basis([material], [story], story, heading)
    assert none.why == "What the bottom line begins with was found in no other report."


FREED = "Belarus freed six Polish prisoners on Tuesday in exchange for a spy, the foreign ministry in Warsaw said."


@pytest.mark.parametrize(
    ("other", "confirms"),
    [
        ("Six people walked across the bridge at Terespol from Belarus to Poland. Their families were there.", True),
        ("At Terespol families wept. Minsk had let 6 Poles out of its jails, a priest told reporters.", True),
        ("Minsk still has six Poles in its jails, a lawyer in Grodno told reporters.", False),
        ("Minsk will let six Poles walk across the bridge at Terespol, a lawyer in Grodno told reporters.", False),
        ("Minsk let six Poles and nine Germans walk across the bridge at Terespol, a lawyer told reporters.", False),
        ("Seven people walked across the bridge at Terespol from Belarus to Poland.", False),
        ("A sixth Pole walked across the bridge at Terespol from Belarus.", False),
        ("Six people walked across the bridge at Terespol.", False),
        ("Poland said that nobody of the six had come across the bridge from Belarus.", False),
        ("Poland shut its bridges to Belarus on Tuesday, an hour after six men had been shot at on one.", False),
    ],
)
def test_a_report_of_the_same_number_of_the_same_two_confirms_in_other_words(other: str, confirms: bool) -> None:
    actors: dict[str, Sequence[str]] = {"state:BY": ("Belarus", "Minsk"), "state:PL": ("Poland", "Warsaw")}
    assert is_confirmed(FREED, other, title="Poles", actors=actors) is confirms


def test_who_gives_another_account_of_it_confirms_nothing() -> None:
    texts = ("A storm killed nine sailors of a ferry, police said.", "A storm killed some sailors of a ferry.")
    story, materials = tell_apart(*texts, title="A storm")
    accounts = tuple(Account(each, Span(0, len(words))) for each, words in zip(story.articles, texts, strict=True))
    assert count_basis(materials, [story], story, texts[0]).confidence == "moderate"
    disputed = replace(story, disputes=(Dispute("the dead", accounts),))
    assert count_basis(materials, [disputed], disputed, texts[0]).confidence == "low"


@pytest.mark.parametrize(
    ("together", "told"),
    [(0, "though one of them is named in 3 articles."), (1, "though both are named in one article."),
     (2, "though both are named in 2 articles.")],
)  # fmt: skip
def test_a_gap_says_whether_both_were_named_in_one_article(together: int, told: str) -> None:
    assert list_gaps(TOPIC, WINDOW, [], (), Covering(named=3, together=together))[0].endswith(told)


@pytest.mark.parametrize(
    ("source", "role"),
    [
        ("the governor of the region, Oleh Sample,", "governor of the region"),
        ("the mayor, Oleh Sample,", "mayor"),
        ("the head of the regional police, Oleh Sample,", ""),
        ("The regional Health Ministry", None),
        ("Border guards", None),
    ],
)
def test_nobody_looked_for_is_said_to_be_silent_where_an_official_of_a_place_speaks(
    source: str, role: str | None
) -> None:
    named = {"person:oleh sample": ("Oleh Sample",)} if role is not None else {}
    material = make_material(
        f"China sent ships. {source} said that four had died.",
        actors={**CHINA, **named},
        roles={"person:oleh sample": role} if role else {},
        said=(("says", source, "that four had died"),),
    )
    assert not [gap for gap in list_silent(TOPIC, [material]) if "Ukraine" in gap]


@pytest.mark.parametrize(("said", "silent"), [("EU COMMISSION: NO DEAL YET.", False), ("The EU met in Oslo.", True)])
def test_a_short_name_in_a_line_of_capitals_may_speak(said: str, silent: bool) -> None:
    topic = Topic("eu-china", "The EU and China", actors=(ActorKey("org:EU"), ActorKey("state:CN")))
    text = f"China said that it had signed.\n\n{said}"
    material = make_material(
        text,
        actors={"org:EU": ("EU",), "state:CN": ("China", "CHINA")},
        said=(("says", "China", "that it had signed"),),
    )
    assert ("No comment from the European Union is quoted." in list_silent(topic, [material])) is silent


def test_who_holds_a_part_of_a_state_speaks_from_there() -> None:
    topic = Topic("cn-ps", "China and Palestine", actors=(ActorKey("state:PS"), ActorKey("state:CN")))
    material = make_material(
        "China sent flour. Hamas said that none had come.",
        actors={**CHINA, "org:HAMAS": ("Hamas",)},
        said=(("says", "Hamas", "that none had come"),),
    )
    assert not [gap for gap in list_silent(topic, [material]) if "Palestin" in gap]


MINUTES = (
    "Kari Holm: Norway is glad to be here.\n\nJan Nowak: Poland has waited for this.\n\n"
    "Kari Holm: The ban ends today.\n\nJan Nowak: Thank you.\n\nKari Holm: Any questions?"
)


@pytest.mark.parametrize(
    ("text", "language", "part"),
    [
        (MINUTES, "en", True),
        ("Norwegen hebt das Verbot für polnische Heringe auf. Polen verkauft Kohle billiger.", "de", True),
        ("Norway opened a bridge near Narvik on Monday, the ministry of transport in Oslo said.", "en", False),
    ],
)
def test_an_outlet_with_an_article_that_is_read_in_part_is_not_left_out(text: str, language: str, part: bool) -> None:
    briefed = read_report(BANNED, title="Norway lifts ban", desk="P1", hours=0)
    article = replace(briefed.article, id=ArticleId("odd"), text=text, language=language, publisher=Publisher("P2"))
    odd = Material(article, analyse(article))
    assert list_left(frozenset(), [briefed, odd]) == (("P2",) if part else ())


def test_an_outlet_whose_article_nothing_is_told_of_is_not_left_out_of_the_count() -> None:
    _, [material] = tell_apart(BANNED, title="News")
    topic = Topic("norway", "Norway", actors=(ActorKey("state:NO"),))
    assert "One outlet only: P0." in list_gaps(topic, WINDOW, [material])
    assert "One outlet only: P0." not in list_gaps(topic, WINDOW, [material], covering=Covering(left=("P9",)))


@pytest.mark.parametrize(
    ("on_the_way", "level"),
    [
        (
            "Beijing eased visas. Kim and President Petr Novak signed two harbour leases in Prague on Tuesday.",
            "moderate",
        ),
        ("Beijing eased visas. Kim and President Petr Novak will sign two harbour leases in Prague.", "low"),
        ("Beijing eased visas. Kim and President Petr Novak signed three harbour leases in Prague.", "low"),
        ("Beijing eased visas. Kim signed two harbour leases in Oslo.", "low"),
        ("Beijing eased visas. Kim and President Petr Novak signed two joint statements.", "low"),
        ("Beijing eased visas. Kim and President Petr Novak never signed the two harbour leases.", "low"),
    ],
)
def test_a_report_on_another_happening_confirms_what_it_plainly_tells_on_the_way(on_the_way: str, level: str) -> None:
    heading = (
        "China's envoy, Lin Kim, and Prague's president, Petr Novak, signed two harbour leases and called for talks."
    )
    people = {"person:lin kim": ("Lin Kim", "Kim"), "person:petr novak": ("Petr Novak", "Novak")}
    texts = (heading, on_the_way)
    told, also = (
        make_material(words, url=f"https://news.example/{at}", publisher=Publisher(f"P{at}"), actors=CHINA | people)
        for at, words in enumerate(texts)
    )
    story, other = join([told], "a"), join([also], "b")
    assert count_basis([told, also], [story, other], story, heading).confidence == level
