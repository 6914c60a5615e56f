"""What a later text that cannot be told from seems to take back is not told either."""

from datetime import timedelta

import pytest

from bench.shown import brief
from bot.evidence.quotes import iter_claims
from bot.model.analysis import Material
from bot.model.briefing import Briefing
from bot.summarize.doubted import list_doubted
from bot.summarize.elsewhere import choose_telling
from bot.text.analysis import analyse
from tests.factories import NOW, make_article

PLAN = "Norway and Chile will sign a pact on salmon in Bergen on Sunday, Chile's fisheries minister Ana Rojas said."
CLOSED = "Norway closed the port of Narvik to Chilean trawlers on Monday."
TOLL = "A fire on a Chilean trawler off Narvik killed seven sailors on Monday, Norway's coast guard said."
FREED = "Chile freed three sailors of a Norwegian tanker on Monday, a court in Arica said."
TALKS = "Chile's trade envoy, Pablo Mena, will travel to Oslo on 28 November, his ministry said."
SHIPS = "The first convoy of nine barges is to leave Narvik on Friday, Norway's coast guard said."
TRIAL = "A court in Oslo will hear the Chilean captain Luis Vidal in May, prosecutors said."
RULES = "Norway and Chile agreed on Monday on rules for nets and quotas."
CHECKS = "Chile lifted its checks on Norwegian feed on Monday, its customs service said."
COUNTED = "Norway took in 240 Chilean anglers on Monday, its police said."
FISH = "Chile will deliver 700 tonnes of roe to Norway by March."
LEFT = "A Norwegian cutter left Narvik on Monday to look for Chilean trawlers."
SENT = "Chile expelled two Norwegian inspectors on Monday."


def read(text: str, hours: int = 0, title: str = "Salmon news") -> Material:
    article = make_article(
        text, title=title, url=f"https://n.example/{abs(hash((text, title)))}", published=NOW + timedelta(hours=hours)
    )
    return Material(article, analyse(article))


def doubts(told: str, later: str, title: str = "Salmon news") -> bool:
    return bool(list_doubted([read(told), read(later, 5, title)]))


@pytest.mark.parametrize(
    ("told", "later"),
    [
        (PLAN, "CHILE CALLED OFF THE SIGNING OF THE SALMON PACT IN BERGEN, ROJAS SAID."),
        (PLAN, "norway says the pact will not be signed in Bergen on sunday\nrojas is ill they say\nno word from oslo"),
        (
            PLAN,
            "MINISTER ROJAS: The pact on salmon will not be signed, Madam Chair.\nMS HOLM: Thank you.\nCHAIR: Next.",
        ),
        (PLAN, "MS ROJAS: The pact on salmon comes not before May.\nMS HOLM: Thank you.\nCHAIR: Next.\nMR DAHL: Yes."),
        (PLAN, "No signing Sunday."),
        (CLOSED, "Norway reopens Narvik."),
        (CLOSED, "PORT OF NARVIK REOPENED TO TRAWLERS, OSLO SAYS."),
        (CLOSED, "port of narvik is open again norway reopened it at noon\nthe trawlers are in\nsays the mayor"),
        (TOLL, "the coast guard counts four dead off Narvik not seven\nthe fire is out\nsays the mayor"),
        ("Minister Ana Rojas said Norway had cut nine nets.", "ANA ROJAS WITHDREW HER CHARGE AGAINST NORWAY."),
        (SENT, "CHILE DID NOT EXPEL TWO INSPECTORS BUT ONE, ITS MINISTRY SAID."),
        (
            SENT,
            "Item | Status | Day\nChile expels Norwegian inspectors | Corrected: one | Monday\nSalmon | Talks | Friday",
        ),
    ],
)
def test_what_a_text_that_is_not_told_from_takes_back_is_doubted(told: str, later: str) -> None:
    assert doubts(told, later)


@pytest.mark.parametrize(
    ("told", "later"),
    [
        (PLAN, "ROJAS LANDED IN BERGEN TO SIGN THE SALMON PACT."),
        (PLAN, "CHILE CALLED OFF A CONCERT IN SANTIAGO."),
        (PLAN, "IF THE SALMON PACT IS NOT SIGNED IN BERGEN CHILE WILL SUE, ROJAS SAID."),
        (PLAN, "IN 2019 CHILE CALLED OFF THE SIGNING OF A SALMON PACT IN BERGEN."),
        (CLOSED, "PORT OF NARVIK CLOSED TO TRAWLERS, OSLO SAYS."),
        (CLOSED, "Chile reopens Valdivia."),
        (PLAN, "ANA ROJAS CALLED OFF A TRIP TO LIMA."),
        ("Norway offered Chile talks on reopening Narvik, closed to its trawlers since May.", "Chile reopens Narvik."),
        (TOLL, "SEVEN DEAD IN TRAWLER FIRE OFF NARVIK."),
        (SENT, "CHILE EXPELLED TWO NORWEGIAN INSPECTORS, ITS MINISTRY SAID."),
        ("Chile put off the signing of the salmon pact.", "CHILE CALLED OFF THE SIGNING OF THE SALMON PACT."),
    ],
)
def test_what_says_the_same_or_is_of_something_else_doubts_nothing(told: str, later: str) -> None:
    assert not doubts(told, later)


ASKED = "MS HOLM: Will the convoy leave on Friday?\nMR DAHL: Good evening. "
POSTSCRIPT = "Norway and Chile met in 1991. " * 2_100


@pytest.mark.parametrize(
    ("told", "later"),
    [
        (FREED, "A COURT IN ARICA ORDERED THE SAILORS OF THE NORWEGIAN TANKER BACK INTO CUSTODY ON FRIDAY."),
        (FREED, "TANKER SAILORS RE-ARRESTED IN ARICA."),
        (TALKS, "10:31 Mena already in Oslo\n\n- The Chilean envoy is already in Oslo, two days early.\n\n09:12 Rain"),
        (TALKS, "MS HOLM: Mr Mena is not coming on the 28th, Madam Chair.\nCHAIR: Thank you.\nMR DAHL: Next."),
        (TALKS, "mena stays home his office says\nno word from oslo\nsays the mayor"),
        (TALKS, "MENA WILL TRAVEL TO OSLO ON 4 DECEMBER, CHILE'S TRADE ENVOY SAID."),
        (SHIPS, f"{ASKED}It left last night.\nMS HOLM: How many?\nMR DAHL: Seven."),
        (SHIPS, "THE CONVOY OF BARGES LEFT NARVIK THIS MORNING, THE COAST GUARD SAID."),
        (TRIAL, "CAPTAIN LUIS VIDAL DIED IN OSLO ON FRIDAY."),
        (TRIAL, "1. Vidal: the captain's death ends the case\n2. Salmon: dearer\n3. Weather: rain\n4. Quiz"),
        (TRIAL, "VIDAL: CHARGES DROPPED."),
        ("Luis Vidal denies any hand in the killing.", "CAPTAIN LUIS VIDAL DIED IN OSLO ON FRIDAY."),
        (RULES, "CHILE'S SENATE REJECTED THE RULES FOR NETS AND QUOTAS ON FRIDAY."),
        (RULES, "the senate voted down the rules on quotas\nnets are free again\nsays the mayor"),
        (CHECKS, "THE CHECKS ON NORWEGIAN FEED ARE BACK, CHILE'S CUSTOMS SERVICE SAID."),
        (CHECKS, "CHILE REIMPOSED CHECKS ON FEED."),
        (COUNTED, "POLICE IN NARVIK: 110 ANGLERS; THE FIGURE OF 240 WAS OF ALL OF OCTOBER."),
        (COUNTED, "Item | Now | Day\nChilean anglers taken in | 110 instead of 240 | Monday\nSalmon | Talks | Friday"),
        (COUNTED, "MR DAHL: Let me say this. It was 110 anglers.\nMS HOLM: Thank you.\nCHAIR: Next."),
        (FISH, f"{POSTSCRIPT}\n\nChile will deliver 400 tonnes of roe by March, and not 700 as announced on Monday."),
        (LEFT, "THE CUTTER TURNED BACK TO NARVIK WITH A BROKEN ENGINE."),
    ],
)
def test_what_is_done_already_moved_or_undone_or_counted_anew_is_doubted(told: str, later: str) -> None:
    assert doubts(told, later)


@pytest.mark.parametrize(
    ("told", "later"),
    [
        (FREED, "THE SAILORS OF THE NORWEGIAN TANKER LEFT ARICA, A COURT SAID."),
        (TALKS, "MENA WILL TRAVEL TO OSLO ON 28 NOVEMBER, CHILE'S TRADE ENVOY SAID."),
        (TALKS, "ROJAS IS NOT COMING TO OSLO."),
        (TALKS, "ANA ROJAS OF CHILE WILL NOT TRAVEL TO THE FAIR IN LIMA, SHE SAID."),
        (PLAN, "ROJAS IS ALREADY IN BERGEN TO SIGN THE SALMON PACT."),
        (SHIPS, f"{ASKED}It will leave on Friday.\nMS HOLM: How many?\nMR DAHL: Nine."),
        (SHIPS, "THE BARGES OF THE CONVOY WERE PAINTED THIS MORNING, THE COAST GUARD SAID."),
        (TRIAL, "CAPTAIN PER LUND DIED IN OSLO ON FRIDAY."),
        (RULES, "CHILE'S SENATE REJECTED A TAX ON WINE ON FRIDAY."),
        (CHECKS, "NORWEGIAN FEED IS DEARER, CHILE'S CUSTOMS SERVICE SAID."),
        (COUNTED, "POLICE IN NARVIK: 240 ANGLERS; THE FIGURE OF 240 IS RIGHT."),
        (FISH, f"{POSTSCRIPT}\n\nChile will deliver 700 tonnes of roe by March, as announced on Monday."),
        (
            "Chile's president asked Norway on Monday to stop the signing of the salmon pact in Bergen.",
            "NORWAY CALLED OFF THE SIGNING OF THE SALMON PACT IN BERGEN.",
        ),
        ("The mayor of Narvik, Per Lund, warned on Monday of a hasty opening of the port.", "Port of Narvik closed."),
    ],
)
def test_what_is_of_others_agrees_or_is_an_opinion_is_not_doubted(told: str, later: str) -> None:
    assert not doubts(told, later)


DRILLS = "Norway's navy will hold drills with Chile's frigates off Bodø on Friday, its admiral said."
RAIL = "Chile agreed on Tuesday to buy 40 railway carriages from a Norwegian maker in Hamar."
LENT = "A museum in Bergen lent Chile 30 carved masks in May, its curator said."
HELD = "Chile detained the Norwegian diver Nils Aasen in Iquique on Tuesday, the police said."
OFFICE = "Norway reopened its consulate in Punta Arenas on Tuesday."


@pytest.mark.parametrize(
    ("told", "later"),
    [
        (DRILLS, "BODØ: FRIGATES ROUNDED CAPE HORN ONLY TODAY, NO WORD ON DRILLS."),
        (DRILLS, "Frigates stay in port."),
        (RAIL, "Item | Told | Remark\nRailway carriages | 40 | 4, a clerk's slip\nSalmon | dear | Friday"),
        (RAIL, "so the hamar carriages are second hand folks\nthe railway people laugh about it\nsays my uncle"),
        (LENT, "- The masks: copies, all of them.\n- The weather: rain.\n- The salmon: dearer."),
        (LENT, "First, the masks are on loan from Lima.\nSecond, salmon is dear.\nThird, it rains."),
        (HELD, "Aasen home safe."),
        (HELD, "AASEN SEEN AT BREAKFAST IN HAMAR."),
        (OFFICE, "PUNTA ARENAS (SW) - THE CONSULATE WAITS FOR ITS FURNITURE."),
        (TALKS, "MENA IS NOT COMING ALONE."),
        (COUNTED, "POLICE IN NARVIK TOOK IN 30 ANGLERS MORE."),
        (LEFT, "THE CUTTER FOUND THREE BUOYS NEAR NARVIK."),
    ],
)
def test_what_a_short_text_speaks_of_and_does_not_repeat_is_doubted_whatever_it_says(told: str, later: str) -> None:
    assert doubts(told, later)


@pytest.mark.parametrize(
    ("told", "later"),
    [
        (DRILLS, "NORWAY'S NAVY WILL HOLD DRILLS WITH CHILE'S FRIGATES OFF BODØ ON FRIDAY, ITS ADMIRAL SAID."),
        (DRILLS, "NAVY DRILLS WITH FRIGATES OFF BODØ"),
        (DRILLS, "OSLO: WOOL PRICES ROSE BY A THIRD."),
        (RAIL, "Item | Told | Remark\nRailway carriages | 40 | right\nSalmon | dear | Friday"),
        (RAIL, "so chile buys 40 railway carriages from the maker in hamar\nit rains\nsays my uncle"),
        (LENT, "- The salmon: dearer.\n- The weather: rain.\n- The port: busy."),
        (HELD, "DIVER NILS AASEN DETAINED IN IQUIQUE, CHILE'S POLICE SAY."),
        (HELD, "POLICE IN CHILE SAID THE RAIN WOULD LAST."),
        (OFFICE, "IF THE CONSULATE IN PUNTA ARENAS SHUTS CHILE WILL BE SORRY, VEGA SAID."),
        (OFFICE, "Wool in Punta Arenas is dearer. Traders in the town said so on Friday. Norway buys most of it."),
    ],
)
def test_what_a_short_text_repeats_or_does_not_speak_of_stands(told: str, later: str) -> None:
    assert not doubts(told, later)


@pytest.mark.parametrize(("later", "doubted"), [("Norway-Chile drills shelved", True), ("Peru: drills shelved", False)])
def test_a_text_beyond_the_topic_is_heard_for_whom_its_title_names(later: str, doubted: bool) -> None:
    assert bool(list_doubted([read(DRILLS)], elsewhere=[read("Drills shelved.", 5, later)])) is doubted


def test_what_was_before_the_opening_and_is_of_something_else_is_not_doubted_with_it() -> None:
    told = read(f"{PLAN} Norway confirmed the day. Growers of Chilean kale said they had lost 3 million dollars.")
    doubted = list_doubted([told, read("CHILE CALLED OFF THE SIGNING OF THE SALMON PACT IN BERGEN, ROJAS SAID.", 5)])
    left = [
        each.span.of(told.article.text)
        for each in told.analysis.sentences
        if (told.article.id, each.span) not in doubted
    ]
    assert left == ["Growers of Chilean kale said they had lost 3 million dollars."]


@pytest.mark.parametrize(
    ("later", "doubted"),
    [
        ("CHILE CALLED OFF THE SIGNING OF THE SALMON PACT IN BERGEN, ROJAS SAID.", True),
        ("PERU CALLED OFF THE SIGNING OF THE SALMON PACT IN BERGEN, VEGA SAID.", False),
        ("CHILE IS READY FOR THE SIGNING OF THE SALMON PACT IN BERGEN, ROJAS SAID.", False),
    ],
)
def test_a_text_beyond_the_topic_is_heard_where_it_names_one_of_its_actors(later: str, doubted: bool) -> None:
    told, beyond = read(PLAN), read(later, 5)
    assert bool(list_doubted([told], elsewhere=[beyond])) is doubted
    assert (choose_telling((told,), (beyond,), NOW + timedelta(hours=6)) == (beyond,)) is doubted


def test_a_text_beyond_the_topic_is_not_kept_for_what_the_reports_doubt_of_each_other() -> None:
    told, off = read(PLAN), read("CHILE CALLED OFF THE SIGNING OF THE SALMON PACT IN BERGEN, ROJAS SAID.", 5)
    beyond = read("CHILE IS READY FOR A SKI RACE IN LILLEHAMMER.", 5)
    assert choose_telling((told, off), (beyond,), NOW + timedelta(hours=6)) == ()


def test_only_a_later_text_doubts() -> None:
    assert not list_doubted([read(PLAN, 5), read("CHILE CALLED OFF THE SIGNING OF THE SALMON PACT IN BERGEN.")])


def test_a_report_that_is_told_from_is_left_to_the_rules_that_read_it() -> None:
    report = "Chile called off the signing of the salmon pact on Friday. Its minister said so. Norway regretted it."
    assert not doubts(PLAN, report)


def write(*materials: Material) -> Briefing:
    return brief(list(materials))


def test_a_briefing_is_silent_on_it_and_says_that_something_is_left_out() -> None:
    told = read(f"{PLAN} Norway confirmed the day.")
    alone = write(told)
    both = write(told, read("CHILE CALLED OFF THE SIGNING OF THE SALMON PACT IN BERGEN, ROJAS SAID.", 5))
    assert any("pact" in claim.text for _, claim in iter_claims(alone))
    assert not any("pact" in claim.text or "day" in claim.text for _, claim in iter_claims(both))
    assert any("seems to take back" in each for each in both.gaps)
    assert not any("seems to take back" in each for each in alone.gaps)
