"""What a later report tells as done, called off or moved is announced no longer, in no section."""

from datetime import UTC, datetime, timedelta

import pytest

from bench.shown import brief
from bot.evidence.quotes import iter_claims
from bot.model.analysis import Material
from bot.model.article import Publisher
from bot.summarize.plans import list_over
from bot.text.analysis import analyse
from tests.factories import make_article

MONDAY = datetime(2026, 10, 5, 8, tzinfo=UTC)
FILLER = "Ministers of both countries looked at maps of the coast and of the sea in the old town hall of the port. " * 3
OTHER = "The rocket rose from the pad at noon, turned over the sea and reached its orbit after twenty minutes. "
MEET = "Norway's prime minister, Kari Holm, will meet Poland's president, Jan Nowak, in Gdansk next Friday, Oslo said."
VISIT = "President Jan Nowak will visit Oslo on 22 October for talks on ferries, his office said on Monday."
TALKS = "Norway and Poland will open talks on fishing licences in Gdansk on 22 October, Kari Holm said."
LAUNCH = "Norway and Poland will launch a weather satellite from Andoya in the coming days, the agency said."
RULING = "Norway's supreme court will rule on the ferry accord with Poland on Thursday, its president said."
VOTE = "Poland will hold a vote on its new electoral law next week, the speaker said."
DRILLS = "Norway and Poland will begin naval drills off Gdansk next Monday, the Norwegian navy said."
QUAY = "Norway will impose a toll on ferries from Poland next Monday, Kari Holm said."
COUNCIL = "Norway called a meeting of the Baltic Council for Thursday on the ferries of Poland and Latvia."
TRUCE = "A truce in the herring dispute of Norway and Poland will come into force at midnight, Latvia said on Monday."
RAISED = "Norway will raise the leak when Kari Holm meets Jan Nowak in Gdansk this week, an aide said."
COMPLAINT = "Norway said that it would consider taking the matter of Polish herring to the Hague Tribunal."
WELCOME = "Latvia welcomes the planned meeting between the leaders of Norway and Poland, an aide said on Monday."
VERDICT = "The verdict in the trial of former mayor Ola Berg is due in Narvik on Wednesday."
CRISIS = "Norway's prime minister, Kari Holm, will hold an emergency meeting of the crisis staff on Wednesday."
EXPEL = "Norway will expel three Polish attachés on Friday, Kari Holm said."
RESUME = "Poland will resume coal exports to Norway on Friday, Warsaw said."
DUTIES = "Norway will impose anti-dumping duties of 20 percent on salt from Poland from Friday, the ministry said."
DUTIES_LATER = "Norway will impose duties of 20 percent on salt from Poland from 3 December, the ministry said."
REPORT = "Poland will publish its report on the leak of the Baltic Pipe in the coming days, the ministry said."


def read(text: str, days: float = 0, desk: str = "Desk", filler: str = FILLER) -> Material:
    article = make_article(
        f"{text}\n\n{filler}",
        title="Norway and Poland",
        url=f"https://news.example/{desk}/{days}",
        publisher=Publisher(desk),
        published=MONDAY + timedelta(days=days),
    )
    return Material(article, analyse(article))


def list_words(*materials: Material) -> list[str]:
    texts = {each.article.id: each.article.text for each in materials}
    return [span.of(texts[article]) for article, span in list_over(materials)]


@pytest.mark.parametrize(
    ("plan", "told", "days"),
    [
        (MEET, "Kari Holm met Jan Nowak for two hours on Friday.", 4.5),
        (MEET, "Holm and Nowak agreed on Friday to open a port next year, after three hours of talks in Gdansk.", 4.5),
        (MEET, "Kari Holm has called off a meeting with Jan Nowak in Gdansk, her office said.", 2),
        (
            VISIT,
            "Polish President Jan Nowak has postponed a trip to Norway planned for 22 October, his office said.",
            3,
        ),
        (VISIT, "Nowak's visit to Oslo was cancelled on Thursday after a storm.", 3),
        (VISIT, "Jan Nowak has deferred a visit to Norway planned for 22 October, his office said.", 3),
        (VISIT, "Jan Nowak flies to Oslo for talks on 29 October instead of 22 October, a spokesman said.", 3),
        (VISIT, "Jan Nowak will not visit Norway on 22 October, his office said.", 3),
        (TALKS, "The talks on fishing licences between Norway and Poland have been moved to 26 October.", 2),
        (TALKS, "Norway's talks with Poland on fishing licences will not take place, Oslo said.", 2),
        (LAUNCH, "Norway on Friday launched a weather satellite built with Poland.", 4.5),
        (RULING, "Norway's supreme court upheld the ferry accord with Poland on Thursday by seven votes to two.", 3.5),
        (VOTE, "Poland's parliament passed a new electoral law on Tuesday by 140 votes to 62.", 8.5),
        (DRILLS, "Naval drills by Norway and Poland opened off Gdansk on Monday with a salute of guns.", 7.5),
        (VERDICT, "A court in Narvik sentenced former mayor Ola Berg to six years in prison on Wednesday.", 2.5),
        (CRISIS, "Kari Holm closed the border after a meeting of the crisis staff in Oslo.", 2.2),
        (DUTIES, "Norway will delay its duties on Polish salt until 3 December, Poland's trade minister said.", 2),
        (DUTIES, "Norway agreed to suspend its duties on Polish salt, Poland's trade minister said.", 2),
        (REPORT, "An anchor caused the leak of the Baltic Pipe, a Polish report published on Thursday said.", 3.5),
        (QUAY, "Norway imposed a toll on Polish ferries on Monday, and queues formed.", 7.5),
        (QUAY, "Poland closed its ports to the ships of Norway.", 8.5),
        (COUNCIL, "The Baltic Council on Thursday rebuked Poland and Latvia.", 3.5),
        (COUNCIL, "Latvia and Poland let the ferries sail again on Friday.", 4.5),
        (TRUCE, "Poland and Norway accused each other of breaking the truce.", 1.5),
        (RAISED, "Kari Holm and Jan Nowak agreed on a pipe on Thursday, after a meeting in Gdansk.", 3.5),
        (COMPLAINT, "Norway filed a complaint on Polish herring at the Hague Tribunal on Friday.", 4.5),
        (WELCOME, "Norway and Poland agreed on Thursday to reopen a mine, after a meeting of their leaders.", 3.5),
        (EXPEL, "Norway has called off the expulsion of three Polish attachés, Kari Holm said on Wednesday.", 2),
        (RESUME, "The resumption of Polish coal exports to Norway has been postponed, Kari Holm said.", 2),
    ],
)
def test_what_was_announced_is_over(plan: str, told: str, days: float) -> None:
    assert list_words(read(plan), read(told, days, "Post")) == [plan]


@pytest.mark.parametrize(
    ("off", "over"),
    [
        ("Norway put off the opening of its consulate in Gdansk, planned for 29 October.", True),
        ("Norway postponed the opening of a fish market in Gdansk, planned for 29 October.", False),
    ],
)
def test_what_is_put_off_by_the_name_of_a_deed_is_of_that_thing(off: str, over: bool) -> None:
    plan = "Norway will open a consulate in Gdansk on 29 October, Kari Holm said."
    assert (list_words(read(plan), read(off, 2, "Post")) == [plan]) is over


@pytest.mark.parametrize(
    ("plan", "told", "days"),
    [
        (MEET, "Kari Holm met Jan Nowak for two hours on Thursday.", 3.5),
        (MEET, "Kari Holm met Jan Nowak in Oslo on Friday.", 4.5),
        (MEET, "Kari Holm met Poland's foreign minister, Ewa Lis, in Gdansk on Friday.", 4.5),
        (MEET, "Kari Holm denied that she had called off a meeting with Jan Nowak in Gdansk.", 2),
        (MEET, "Holm and Nowak are preparing for talks in Gdansk, her office said on Friday.", 4.5),
        (VISIT, "Jan Nowak has postponed a trip to Sweden, his office said.", 3),
        (VISIT, "Jan Nowak said on Thursday that he might cancel his visit to Oslo.", 3),
        (VISIT, "The visit of Jan Nowak to Oslo would be cancelled unless ferries sail, an aide said.", 3),
        (VISIT, "Jan Nowak visited Oslo on Wednesday.", 2.5),
        (TALKS, "Norway and Poland called off talks on the return of a stolen painting.", 2),
        (TALKS, "Norway and Poland held talks on fishing licences in Gdansk on Wednesday.", 2.5),
        (LAUNCH, "Norway on Friday launched an inquiry into ferries that sail to Poland.", 4.5),
        (LAUNCH, "Norway launched a weather satellite with Poland in 2019, the agency said.", 4.5),
        (RULING, "Norway's supreme court upheld a fine for a ferry captain on Thursday.", 3.5),
        (VOTE, "Poland's parliament passed a budget on Tuesday by 140 votes to 62.", 8.5),
        (VERDICT, "A court in Narvik sentenced a fisherman to six years in prison on Wednesday.", 2.5),
        (CRISIS, "Kari Holm closed the border after a meeting of the crisis staff in Oslo.", 1.2),
        (CRISIS, "Kari Holm will speak after a planned meeting of the crisis staff in Oslo.", 2.2),
        (DUTIES, "Norway will delay its duties on Polish salt if Poland opens its ports, a minister said.", 2),
        (DUTIES, "Norway will not delay its duties on Polish salt, its trade minister said.", 2),
        (DUTIES, "Norway will delay its duties on Swedish steel until 3 December, a minister said.", 2),
        (DUTIES_LATER, "Norway will delay its duties on Polish salt until 3 December, a minister said.", 2),
        (REPORT, "Poland will publish the report on the leak of the Baltic Pipe on Friday.", 3.5),
        (QUAY, "Norway imposed a ban on herring from Latvia.", 2.5),
        (QUAY, "Poland closed its ports to the ships of Norway.", 6.5),
        (COUNCIL, "The Baltic Council, which meets on Thursday, has asked Poland and Latvia for maps.", 2.5),
        (COUNCIL, "The Baltic Council will on Thursday hear Poland and Latvia.", 3.1),
        (COUNCIL, "Latvia let the ferries of Sweden sail on Thursday.", 3.5),
        (TRUCE, "Poland and Norway exchanged fire until late on Monday.", 0.5),
        (RAISED, "Kari Holm met the mayor of Gdansk on Thursday.", 3.5),
        (COMPLAINT, "Poland filed a complaint on Swedish cod on Friday.", 4.5),
        (COMPLAINT, "Norway will file a complaint on Polish herring at the Hague Tribunal on Friday.", 3.5),
        (WELCOME, "Norway and Poland agreed on Thursday on a meeting of their leaders.", 3.5),
        (WELCOME, "Latvia and Poland agreed on Thursday to reopen a mine, after a meeting of their leaders.", 3.5),
        (EXPEL, "Norway has called off the expulsion of Danish smugglers, Kari Holm said on Wednesday.", 2),
        (RESUME, "The resumption of Danish ferries to Norway and Latvia has been postponed, Kari Holm said.", 2),
    ],
)
def test_what_another_happening_tells_leaves_the_plan(plan: str, told: str, days: float) -> None:
    assert plan not in list_words(read(plan), read(told, days, "Post"))


@pytest.mark.parametrize(
    ("bound", "barred"),
    [
        ("Jan Nowak and Kari Holm will sign a treaty on ferries during the visit, an aide said.", True),
        ("Kari Holm will fly to Rome after her own visit to Malta.", False),
        ("Kari Holm will pay a visit to Malta in May.", False),
        ("A visit would cost 4 million kroner, an aide said.", True),
        ("Jan Nowak will send a ship to Narvik in May.", False),
        ("The visit would be the first in ten years, an aide said.", True),
        ("Kari Holm was told of the visit by an aide.", False),
    ],
)
def test_what_hangs_on_a_plan_that_is_over_is_not_told(bound: str, barred: bool) -> None:
    off = read("Jan Nowak's visit to Oslo on 22 October was cancelled.", 1, "Post")
    assert (bound in list_words(read(f"{VISIT} {bound}"), off)) is barred


def test_what_is_on_again_is_ahead() -> None:
    off = read("Jan Nowak's visit to Oslo on 22 October was cancelled on Tuesday.", 1, "Post")
    again = read("President Jan Nowak will visit Oslo on 22 October after all.", 2, "Times")
    assert list_words(read(VISIT), off, again) == [VISIT]


def test_no_section_tells_what_is_over() -> None:
    done = read("Norway on Friday launched a weather satellite built with Poland.", 4.5, "Post", OTHER)
    materials = [read(LAUNCH), done]
    told = [claim.text for _, claim in iter_claims(brief(materials))]
    assert LAUNCH not in told
    assert any(words.startswith("Norway on Friday launched") for words in told)


DOUBT = "A summit of Norway and Poland planned for 22 October in Gdansk may be put off, officials in Oslo said."


@pytest.mark.parametrize(
    ("later", "over"),
    [
        ("Jan Nowak said on Tuesday that the summit with Norway in Gdansk would go ahead on Oct. 22.", True),
        ("The summit of Norway and Poland will take place in Gdansk all the same, the palace said.", True),
        ("It is open whether the summit with Norway in Gdansk will go ahead on 22 October.", False),
        ("The summit with Norway in Gdansk will not go ahead on 22 October.", False),
        ("The summit of Poland and Latvia in Riga will go ahead on 26 October.", False),
        ("The vote of Norway on ferries in Gdansk will go ahead on 22 October.", False),
    ],
)
def test_a_doubt_is_over_once_the_plan_goes_ahead(later: str, over: bool) -> None:
    found = list_words(read(DOUBT), read(later, 1, "Evening Post"))
    assert (DOUBT in found) is over
    assert DOUBT not in list_words(read(DOUBT, 2), read(later, 1, "Evening Post"))


GIVEN_UP = "Norway will extradite the Polish banker Ola Berg to Poland on Friday, Kari Holm said on Monday."


@pytest.mark.parametrize(
    ("later", "over"),
    [
        ("A court in Narvik on Tuesday halted the extradition of Ola Berg to Poland until it hears him.", True),
        ("A court in Narvik refused to say whether it had halted the extradition of Ola Berg to Poland.", False),
        ("A court in Narvik halted the sale of ferries by Ola Berg to Poland.", False),
    ],
)
def test_what_a_court_halts_is_announced_no_longer(later: str, over: bool) -> None:
    assert (GIVEN_UP in list_words(read(GIVEN_UP), read(later, 1, "Evening Post"))) is over
