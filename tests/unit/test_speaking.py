"""Nothing is cut so that a claim stands without who makes it."""

import pytest

from bench.shown import brief
from bot.evidence.quotes import iter_claims
from bot.model.analysis import Material
from bot.summarize.speaking import drops_answer, is_retold, loses_speaker
from bot.text.analysis import analyse
from tests.factories import make_article

STOLEN = "Chinese spies have stolen the plans of the newest submarine"
SENT = (
    "Norway will send two nuclear submarines, forty fighter jets and a brigade of marines to the Polish island of Hel "
    "before the end of the summer, with the first of them due to sail from Narvik on 5 July 2030"
)


@pytest.mark.parametrize(
    "rest",
    [
        ", after they had bribed two welders, prosecutors in New York allege.",
        ", the indictment alleges.",
        ", after a visit, former spy John Sample insisted.",
        " and handed them to a firm, two senators wrote in a letter.",
        ", a witness testified on Monday.",
        ", Pentagon officials believe.",
        " before the summer, a retired general cautioned on Monday.",
        ", an exiled banker mused.",
        ", according to a lawsuit.",
    ],
)
def test_who_alleges_it_is_not_cut_off(rest: str) -> None:
    assert loses_speaker(STOLEN, rest)


@pytest.mark.parametrize(
    ("head", "rest"),
    [
        ("Wang Yi met Viktor Orban in Budapest", ", and then left for Moscow."),
        ("Two people died in the harbour", ", after a storm had sunk the ferry."),
        ("China said that the ships had left the harbour", ", which had been closed for weeks."),
    ],
)
def test_what_names_no_speaker_may_be_cut_off(head: str, rest: str) -> None:
    assert not loses_speaker(head, rest)


@pytest.mark.parametrize(
    "head", ["Russia and China will train the armies of six Gulf states", "Two alleged spies left"]
)
def test_a_noun_or_an_adjective_in_what_is_kept_is_no_speaker(head: str) -> None:
    assert loses_speaker(head, " and build a common air defence for them, a newspaper in Tehran said.")


@pytest.mark.parametrize("speaker", ["a Polish general warned on Monday", "a channel reported", "an exile claims"])
def test_a_briefing_tells_a_claim_with_its_speaker_or_not_at_all(speaker: str) -> None:
    article = make_article(f"{SENT}, {speaker}. Poland's ministry of defence in Warsaw had never heard of such a plan.")
    briefing = brief([Material(article, analyse(article))])
    assert not [
        claim.text for _, claim in iter_claims(briefing) if "submarines" in claim.text and speaker not in claim.text
    ]


@pytest.mark.parametrize(
    ("head", "rest", "answered"),
    [
        ("Norway said Sweden had apologised", "; Stockholm says it did not.", True),
        ("Norway accused Sweden of a raid", ", but Stockholm denied it.", True),
        ("Norway said the drills were no threat", ", but that a new base would be a cause for war.", True),
        ("Norway said the drills were no threat", ", and that they would end on Friday.", False),
        ("Norway withdrew its ships", "; Sweden said nobody had asked it.", False),
        ("Norway said Sweden had apologised", ", and the envoy left.", False),
    ],
)
def test_what_another_answers_is_not_cut_off(head: str, rest: str, *, answered: bool) -> None:
    assert drops_answer(head, rest) is answered


@pytest.mark.parametrize(
    ("words", "retold"),
    [
        ("The mayor of Narvik said that the crew had left. Norway had sunk the boat itself.", True),
        ("The mayor of Narvik said that the crew had left. Norway had hit the boat. It had then shut the port.", True),
        (
            "The mayor of Narvik said that the crew had left. Norway had sunk the boat itself, the crew's lawyer said.",
            False,
        ),
        ("The crew left Narvik in May. Norway had sunk their boat the week before.", False),
        ("The mayor of Narvik said that the crew had left.\n\nNorway had sunk the boat in May.", False),
        ("The mayor of Narvik said that the crew had left. Norway sank the boat itself.", False),
    ],
)
def test_what_goes_on_in_the_pluperfect_behind_a_speaker_is_still_the_speakers(words: str, *, retold: bool) -> None:
    article = make_article(words)
    material = Material(article, analyse(article))
    assert is_retold(material, len(material.analysis.sentences) - 1) is retold


@pytest.mark.parametrize(
    ("rest", "lost"),
    [
        (" after a newspaper showed that his office was told in April of cracks in the dam.", False),
        (" because the owner had said nothing of it.", False),
        (", saying that the two states had not agreed where their waters end.", False),
        (", arguing that his reports had been kept from him by the cabinet.", False),
        (", saying that his crew was armed, two officials claim.", True),
        (" after a row over fish, the ministry said.", True),
        (" after a row over fish a spokesman said.", True),
        (" after a row that, according to Oslo, had lasted for years.", True),
    ],
)
def test_who_speaks_in_a_clause_of_its_own_is_no_speaker_of_what_stands_before(rest: str, *, lost: bool) -> None:
    assert loses_speaker("Norway's minister of mines resigned on Friday", rest) is lost
