"""A cut never makes a plain statement of one that holds on a condition."""

import pytest

from bot.model.analysis import Material, Span
from bot.summarize.actors import ActorLimits, statement_span, write_actors
from bot.summarize.conditions import drops_condition, leaves_condition, takes_back
from bot.summarize.cutting import shorten
from bot.summarize.quoting import Desk
from bot.text.analysis import analyse
from tests.factories import make_article

FILLER = "Ministers of both countries looked at maps of the coast and of the sea in the old town hall of the port. " * 6
LONG = (
    "Iran will allow the inspectors of the International Atomic Energy Agency to return to the site at Fordow near the "
    "city of Qom within the next three weeks"
)


@pytest.mark.parametrize(
    "condition",
    [
        ", although only if the United States lifts every sanction on its banks first",
        " – provided that the parliament in Tehran approves it by a vote",
        ", but it has tested machines which could do more than that",
        ", while it will close the site at once unless the sanctions are lifted",
        ", after the United States lifts every sanction on its banks",
    ],
)
def test_a_long_sentence_is_not_cut_before_its_condition(condition: str) -> None:
    sentence = f"{LONG}{condition}."
    assert shorten(sentence, Span(0, len(sentence))) is None


def test_a_long_sentence_is_cut_before_what_only_adds_to_it() -> None:
    sentence = f"{LONG}, which is a change of the policy that it has held to since the spring."
    kept = shorten(sentence, Span(0, len(sentence)))
    assert kept is not None
    assert kept.of(sentence) == LONG


def test_what_says_which_ones_is_part_of_what_holds_of_all_or_none() -> None:
    assert drops_condition("China will oppose all sanctions", " that would harm its banks")
    assert not drops_condition("China opposed sanctions", " that would harm its banks")


def test_a_clause_that_only_turns_elsewhere_is_no_condition() -> None:
    assert not leaves_condition("Putin invited Xi", ", but China has yet to confirm any plans")
    assert leaves_condition("Putin invited Xi", ", although on condition that he comes alone")


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran will open the site at Fordow to the inspectors, although only if Norway pays for the journey.",
        "Kari Holm agreed to send the ships to Narvik, though not unless the parliament in Oslo votes for the law.",
        "Kari Holm said the port of Narvik would stay open; that holds only if the fishing crews agree.",
        "Kari Holm said the port of Narvik would stay open – but only if the fishing crews agree.",
    ],
)
def test_an_actors_line_keeps_its_condition(sentence: str) -> None:
    article = make_article(f"Norwegian Prime Minister Kari Holm went to Oslo on Monday. {sentence} {FILLER}")
    written = write_actors([Material(article, analyse(article))], Desk(), ActorLimits(3, 3, 0))
    lines = [each.line.text for each in written if each.line is not None]
    assert [line for line in lines if line[:20] in sentence] == [sentence]


@pytest.mark.parametrize(
    "rest",
    [
        "; it did not.",
        "; none of them came.",
        " – no minister did so.",
        "— which it never did.",
        ", but the ferry failed to sail.",
        ", but later withdrew the offer.",
        ", though it named no port.",
        ", although two of the ships stayed.",
        ", and it wasn't so.",
    ],
)
def test_what_takes_a_statement_back_stays_with_it(rest: str) -> None:
    assert takes_back(rest)
    sentence = f"{LONG}{rest}"
    kept = shorten(sentence, Span(0, len(sentence)))
    assert kept is None or kept.of(sentence) == sentence


@pytest.mark.parametrize("rest", [", and Oslo signed it.", "; Oslo signed it.", ", which is in Bergen.", " not yet"])
def test_what_only_adds_does_not_take_back(rest: str) -> None:
    assert not takes_back(rest)


@pytest.mark.parametrize("denial", ["; it did not", ", but it did not", "; none of it came true"])
def test_what_somebody_said_is_shown_with_what_became_of_it(denial: str) -> None:
    said = f"Jan Rye, Poland's envoy, wrote that Norway would close the port of Bergen within the year{denial}."
    article = make_article(f"{said} {FILLER}")
    material = Material(article, analyse(article))
    spans = [statement_span(material, each) for each in material.analysis.attributions]
    assert said in [each.of(article.text) for each in spans if each is not None]


def test_what_is_said_between_dashes_takes_along_what_it_stands_in() -> None:
    told = "The coach of Norway, Arne Lie, said he hopes the run — to be shown in Bergen — helps to calm the fans."
    article = make_article(told)
    material = Material(article, analyse(article))
    spans = [span for each in material.analysis.attributions if (span := statement_span(material, each)) is not None]
    assert spans
    assert all(span.of(told).endswith("calm the fans.") for span in spans)
