"""The writer without a model over the sample dispatches: every word is a source's."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.shown import brief, find_broken
from bot.evidence.quotes import find_faults, iter_claims
from bot.model.analysis import Material, Span
from bot.model.briefing import Briefing
from bot.summarize.cutting import shorten
from bot.summarize.extractive import LENGTHS
from bot.summarize.layout import lay_out
from bot.text.analysis import analyse
from bot.text.plain import render_plain
from bot.text.speech import speech_start
from tests.factories import make_article
from tests.seeds import list_seed_materials, write_seed_briefing

TEXTS = {each.article.id: each.article.text for each in list_seed_materials()}
DAYS = st.integers(14, 31).map(lambda day: datetime(2023, 2 if day > 22 else 3, min(day, 28), 8, tzinfo=UTC))


@given(
    topic=st.sampled_from(["china-russia", "us-china", "saudi-iran", "russia-ukraine"]),
    now=DAYS,
    days=st.sampled_from([1, 3, 14, 60]),
    depth=st.sampled_from(sorted(LENGTHS)),
)
def test_every_claim_is_source_text_at_its_place(topic: str, now: datetime, days: int, depth: str) -> None:
    briefing = write_seed_briefing(topic, now, days, depth)  # type: ignore[arg-type]
    assert find_faults(briefing, TEXTS) == ()
    for name, claim in iter_claims(briefing):
        answered = claim.text == " ".join(each.quote for each in claim.citations)
        assert name == "title" or claim.kind in {"copied", "quoted"} or (len(claim.citations) == 2 and answered)


@given(now=DAYS, days=st.sampled_from([1, 7, 60]))
@settings(max_examples=20)
def test_no_more_than_a_fair_share_of_an_article_is_quoted(now: datetime, days: int) -> None:
    briefing = write_seed_briefing("china-russia", now, days, "deep")
    for source in briefing.sources:
        spans = {
            (each.start, each.end)
            for _, claim in iter_claims(briefing)
            for each in claim.citations
            if each.n == source.n
        }
        text = TEXTS[source.article_id]
        letters = {at for start, end in spans for at in range(start, end)}
        assert len(letters) <= max(0.45 * len(text), 300)


def test_nothing_is_said_twice() -> None:
    briefing = write_seed_briefing(days=3)
    shown = [claim.text for section, claim in iter_claims(briefing) if section in {"bottom_line", "developments"}]
    assert len(shown) == len(set(shown))
    assert len(shown) > 3


def test_every_watch_item_is_still_ahead() -> None:
    briefing = write_seed_briefing(days=30)
    assert briefing.watch
    assert all(
        each.date is None or each.date.split("/")[-1] >= "2023-03-22"[: len(each.date)] for each in briefing.watch
    )


def test_no_person_is_left_a_pronoun() -> None:
    briefing = write_seed_briefing(days=30, depth="deep")
    sections = {"bottom_line", "developments", "positions"}
    openings = [claim.text.split()[0] for section, claim in iter_claims(briefing) if section in sections]
    assert not {"He", "She", "They", "It", "His", "Her"} & set(openings)


def test_positions_have_two_sides_with_different_words() -> None:
    briefing = write_seed_briefing(days=60, depth="deep")
    assert briefing.positions
    for position in briefing.positions:
        texts = [claim.text for side in position.sides for claim in side.claims]
        assert len(position.sides) > 1
        assert len(texts) == len(set(texts))


def test_a_question_rests_on_the_sentence_beside_it() -> None:
    briefing = write_seed_briefing(days=10)
    asked = {question.text: question.basis.text for question in briefing.questions}
    basis = asked["Will Xi Jinping speak with Ukraine's president, Volodymyr Zelensky?"]
    assert basis.startswith("China's Foreign Ministry has yet to say whether Xi will speak")
    assert all(question.basis.citations for question in briefing.questions)


def test_a_deeper_briefing_is_longer() -> None:
    words = {each: len(render_plain(lay_out(write_seed_briefing(days=30, depth=each)))) for each in LENGTHS}
    assert words["flash"] < words["standard"] < words["deep"]


def test_about_nothing_read_it_says_so() -> None:
    briefing: Briefing = write_seed_briefing("turkey-greece")
    assert briefing.title.kind == "label"
    assert (briefing.developments, briefing.actors, briefing.questions) == ((), (), ())
    assert any("Nothing was read about Turkey and Greece" in gap for gap in briefing.gaps)


@pytest.mark.parametrize("at", range(0, 48, 8))
def test_every_sentence_over_the_seeds_keeps_every_rule(at: int) -> None:
    materials = list(list_seed_materials())[at : at + 8]
    assert list(find_broken(brief(materials), materials)) == []


LANGUAGES = {
    "fr": "Le ministre chinois des Affaires étrangères se rendra à Moscou mardi pour des entretiens sur l'Ukraine. "
    "Le Kremlin n'a pas précisé la date de la rencontre avec le président russe.",
    "ru": "Министр иностранных дел России прибыл в понедельник в Пекин для переговоров о торговле. "
    "Он встретился с главой китайского внешнеполитического ведомства.",
    "zh": "中国外交部长星期一在北京会见了俄罗斯外长。双方就扩大贸易和乌克兰局势交换了意见。",
    "ar": "وصل وزير الخارجية السعودي إلى طهران يوم الاثنين لإجراء محادثات حول السفارات. والتقى الوزير نظيره الإيراني.",
    "es": "La canciller mexicana viajó el lunes a Washington para negociar un acuerdo sobre la frontera común. "
    "El gobierno no dijo si habrá una cumbre de presidentes.",
}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_articles_in_another_language_give_title_lead_sources_and_basis_alone(language: str) -> None:
    text = LANGUAGES[language]
    article = make_article(text, language=language)
    briefing = brief([Material(article, analyse(article))])
    [lead] = briefing.bottom_line
    assert text.startswith(lead.text)
    assert len(lead.text) < len(text)
    assert lead.text.startswith(briefing.title.text)
    assert (briefing.developments, briefing.actors, briefing.questions, briefing.watch) == ((), (), (), ())
    assert any("other languages than English" in gap for gap in briefing.gaps)
    assert (len(briefing.sources), briefing.basis.articles) == (1, 1)


def test_a_person_has_a_line_or_the_section_that_tells_it_and_an_event_without_a_day_is_a_gap() -> None:
    briefing = write_seed_briefing(days=60, depth="deep")
    shown = [line.strip() for line in render_plain(lay_out(briefing)).splitlines()]
    for actor in briefing.actors:
        if actor.line is None:
            [line] = [each for each in shown if each.startswith(f"• {actor.name} ·")]
            assert "— see " in line
    assert "No day is given for what is due “early April” or “this year”." in briefing.gaps


def test_outlets_that_contradict_one_another_are_disputed_and_sides_are_paired_beside_them() -> None:
    briefing = write_seed_briefing(days=60, depth="deep")
    assert [each.subject for each in briefing.disputed][:1] == ["claimed by Antony Blinken, denied by China"]
    assert len({each.claim.citations[0].n for each in briefing.disputed[0].accounts}) == 2
    assert "China's position paper" in [each.issue for each in briefing.positions]
    assert briefing.basis.origins < briefing.basis.articles


def test_whoever_speaks_in_the_bottom_line_alone_is_among_the_actors_and_not_quoted_again() -> None:
    briefing = write_seed_briefing(now=datetime(2023, 3, 20, 23, tzinfo=UTC), days=1)
    [blinken] = [actor for actor in briefing.actors if actor.name == "Antony Blinken"]
    assert any("Secretary of State Antony Blinken said" in claim.text for claim in briefing.bottom_line)
    assert (blinken.line, blinken.role and blinken.role.text) == (None, "Secretary of State")
    [shown] = [each for each in render_plain(lay_out(briefing)).splitlines() if "Antony Blinken ·" in each]
    assert shown.endswith("— see bottom line")


def test_a_bottom_line_tells_the_main_happening_in_full_and_goes_on() -> None:
    text = (
        "Norway's prime minister, Kari Holm, visited Warsaw on Monday. Poland buys a third of its gas from Norway "
        "through a pipeline under the Baltic Sea, and Holm came to Warsaw to settle a quarrel over its price. The two "
        "governments have argued for a year. "
        + "Ministers of both countries met in the afternoon and looked at maps of the coast and of the sea. "
        * 4
    )
    article = make_article(text)
    briefing = brief([Material(article, analyse(article))])
    assert briefing.title.text == "Kari Holm visited Warsaw on Monday"
    assert briefing.bottom_line[0].text == "Norway's prime minister, Kari Holm, visited Warsaw on Monday."
    assert briefing.bottom_line[1].text.startswith("Poland buys a third of its gas from Norway")


def test_a_scene_gives_way_to_the_sentence_that_tells_what_the_headline_announces() -> None:
    text = (
        "Vials of a deadly germ went missing from a cupboard in a cellar. Mice escaped through a hole in a wall. "
        "An audit of Norway's biological laboratories found hundreds of safety lapses, the health minister, Kari Holm, "
        "said on Monday. Oversight is left to the laboratories themselves, she said. "
        + "Inspectors looked at shelves, doors and lists in eleven towns of the country during the winter. "
        * 4
    )
    article = replace(make_article(text), title="Audit finds safety lapses in Norway's biological laboratories")
    briefing = brief([Material(article, analyse(article))])
    assert briefing.bottom_line[0].text.startswith("An audit of Norway's biological laboratories found")


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Norway announced on Tuesday that it had closed the port of Narvik to fishing vessels of its neighbours, "
         "detailing plans to inspect each of them in the open sea with the help of its navy and of its coast guard.",
         "Norway announced on Tuesday that it had closed the port of Narvik to fishing vessels of its neighbours"),
        ("Two brothers who owned and operated a melon farm in the north of Norway directly linked to an outbreak of "
         "listeria that killed thirty people in four counties of the land pleaded not guilty on Thursday to charges.",
         None),
        ("With an unmatched audience and a legacy of famous performances in the capital and far beyond its borders, "
         "winning a place on the stage of the opera has always been what singers of every country hoped for.", None),
        ("Norway did not close the port of Narvik to the fishing vessels of its neighbours on Tuesday morning because "
         "of the strike of its customs officers which had begun at midnight but because of the storm that came after.",
         None),
        ("Kari Holm, a former envoy of Norway in Warsaw, said Monday that Poland's eventual response -- perhaps, for "
         "example, a closing of the port of Gdansk to every Norwegian ship or a higher price for the use of its "
         "roads and railways, was unlikely to end the long quarrel.", None),
        ("Kari Holm, who served as an envoy of Norway in Warsaw, said Poland's planned response -- perhaps, for "
         "example, a closing of the port of Gdansk to every Norwegian ship or a higher price for the use of its "
         "roads and railways, was unlikely to end the long quarrel.", None),
        ("Kari Holm, a former envoy of Norway in Warsaw, said Monday that Poland's response was likely to end the "
         "quarrel of both governments -- she had seen, for example, the port of Gdansk closed to every Norwegian "
         "ship in the year of the strike and opened again.",
         "Kari Holm, a former envoy of Norway in Warsaw, said Monday that Poland's response was likely to end the "
         "quarrel of both governments"),
    ],
)  # fmt: skip
def test_a_long_sentence_is_cut_where_something_was_added_and_nowhere_else(sentence: str, shown: str | None) -> None:
    kept = shorten(sentence, Span(0, len(sentence)))
    assert (kept and kept.of(sentence)) == shown


def test_a_transcript_begins_with_its_first_label_however_long_a_line_of_capitals_is() -> None:
    spoken = "ANNA HOLM: Good morning.\n[10:05] Jan Berg: Good morning.\nAnna Holm: Let us begin."
    assert speech_start(f"{'ACGT' * 20_000} was read.\n{spoken}") == 80_011
    assert speech_start("A" * 100_000) == 100_000


def test_an_accusation_in_a_participle_stands_in_its_whole_sentence_beside_the_answer() -> None:
    text = (
        "Norway's prime minister, Kari Holm, spoke in Oslo on Monday about drones over her ports. The quarrel over the "
        "drones has been bitter, with Norway accusing Russia of a surveillance programme – and Moscow denying those "
        "claims. Russia maintains the drones were civilian craft that measured the weather over the sea. "
        + "Ministers of both countries met in the afternoon and looked at maps of the coast and of the sea. "
        * 6
    )
    article = make_article(text)
    [position] = brief([Material(article, analyse(article))]).positions
    told = {side.actor: side.claims[0].text for side in position.sides}
    assert told["Norway"].startswith("The quarrel over the drones has been bitter, with Norway accusing Russia")
    assert told["Russia"].startswith("Russia maintains the drones were civilian craft")


def test_a_state_is_not_set_against_its_own_minister() -> None:
    briefing = write_seed_briefing("us-china", days=60, depth="deep")
    assert "Wang Yi claims, China denies" not in [each.subject for each in briefing.disputed]
