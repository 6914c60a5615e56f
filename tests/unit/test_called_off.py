"""What an article announces and then tells to be off is told nowhere; what was put off before it was announced is."""

import pytest

from bench.shown import brief
from bot.evidence.quotes import iter_claims
from bot.model.analysis import Material
from bot.summarize.called_off import find_called_off
from bot.text.analysis import analyse
from tests.factories import make_article

REST = "Ministers of Norway and Poland looked at maps of the coast in the old town hall of Bergen."
EXPEL = "Norway will expel three Polish attachés on Friday, Foreign Minister Kari Holm said on Monday."
REOPEN = "Poland will reopen its consulate in Bergen on 12 May, Warsaw said on Monday."
EVICT = "Norway is to evict 40 Polish dockers from a camp at Narvik on Friday, the mayor said."
DELIVER = "Poland will deliver 20 ferries to Norway in June, the yard said on Monday."
SENT = "Four Polish sailors will be extradited to Norway on Friday, the court in Gdansk said."
PATROLS = "Joint patrols will begin off Svalbard on Friday, Norway and Poland said."


def read(*paragraphs: str, title: str = "Norway and Poland") -> Material:
    article = make_article("\n\n".join(paragraphs), title=title)
    return Material(article, analyse(article))


def list_off(material: Material) -> list[str]:
    return [each.of(material.article.text) for each in find_called_off(material)]


@pytest.mark.parametrize(
    ("plan", "off"),
    [
        (EXPEL, "The expulsion has been put off because of a strike, Holm said later."),
        (EXPEL, "In the evening the expulsion was called off, the ministry in Oslo said."),
        (EXPEL, "Norway has since suspended the expulsion of the attachés."),
        (REOPEN, "The reopening was delayed hours later, the ministry said."),
        (REOPEN, "The reopening has been postponed to 29 June, Warsaw said."),
        (EVICT, "The eviction of the dockers has been cancelled, the police said."),
        (DELIVER, "The yard has postponed the delivery."),
        (SENT, "Their extradition has been halted by a judge."),
        (PATROLS, "The patrols have been called off."),
    ],
)
def test_what_an_article_tells_to_be_off_is_not_announced(plan: str, off: str) -> None:
    material = read(plan, REST, off)
    assert list_off(material) == [plan]
    assert plan[:30] not in " ".join(claim.text for _, claim in iter_claims(brief([material])))


@pytest.mark.parametrize(
    ("plan", "off"),
    [
        (EXPEL, "The expulsion of two Danes has been called off."),
        (EXPEL, "The expulsion had been put off twice."),
        (EXPEL, "The expulsion was postponed because of a strike."),
        (EXPEL, "The strike has been called off."),
        (EXPEL, "Twice the expulsion was called off, Holm said."),
        (f"If Warsaw agrees, {EXPEL}", "The expulsion has been put off because of a strike, Holm said later."),
        (DELIVER, "The delivery of 6 ferries to Norway has been put off."),
        (EXPEL, "Warsaw said that it would protest unless the expulsion was called off."),
        (REOPEN, "The reopening has been postponed to 12 May from 3 May."),
        (REOPEN, "The opening of the port of Narvik has been postponed."),
        (DELIVER, "The delivery of 6 tugs to Denmark has been put off."),
        ("Norway will not expel the Polish attachés, Kari Holm said.", "The expulsion has been put off."),
    ],
)
def test_what_was_put_off_before_or_is_another_thing_leaves_the_plan(plan: str, off: str) -> None:
    assert list_off(read(plan, REST, off)) == []


def test_a_plan_told_behind_what_was_put_off_stands() -> None:
    assert list_off(read("The expulsion has been put off, Holm said.", REST, EXPEL)) == []


@pytest.mark.parametrize("hours", [("14.10", "16.40", "15.05"), ("2.10pm", "4.40pm", "3.05pm")])
def test_of_a_live_page_the_later_post_calls_off(hours: tuple[str, str, str]) -> None:
    told, off, other = hours
    posts = (f"{told}\n{EXPEL}", f"{off}\nThe expulsion was postponed, Holm says.", f"{other}\n{REST}")
    for order in (posts, posts[::-1]):
        assert list_off(read(*order, title="Norway and Poland: live")) == [EXPEL]
    posts = (f"{off}\n{EXPEL}", f"{told}\nThe expulsion was postponed, Holm says.", f"{other}\n{REST}")
    for order in (posts, posts[::-1]):
        assert list_off(read(*order, title="Norway and Poland: live")) == []
