"""Who said what: the forms a newsroom writes statements in, and what is no statement."""

import pytest

from bot.text.analysis import analyse
from bot.text.sentences import split
from tests.factories import make_article


def read(text: str) -> list[tuple[str | None, str, str, str]]:
    """Actor, kind, source and content of each statement."""
    found = analyse(make_article(text)).attributions
    return [(each.actor, each.kind, each.source.of(text), each.content.of(text)) for each in found]


@pytest.mark.parametrize(
    ("text", "actor", "kind", "content"),
    [
        ("Beijing said the talks would go on.", "state:CN", "says", "the talks would go on."),
        ("The talks would go on in May, Beijing said.", "state:CN", "says", "The talks would go on in May"),
        ("The talks would go on, according to Beijing.", "state:CN", "according", "The talks would go on"),
        ("According to Beijing, the talks would go on.", "state:CN", "according", "the talks would go on."),
        ("Russia denied that its troops had crossed the border.", "state:RU", "denies",
         "its troops had crossed the border."),
        ("Washington accused China of spying on its bases.", "state:US", "accuses", "China of spying on its bases."),
        ("China's foreign minister, Qin Gang, said the paper was ready.", "person:qin gang", "says",
         "the paper was ready."),
    ],
)  # fmt: skip
def test_a_statement_is_found_with_its_speaker(text: str, actor: str, kind: str, content: str) -> None:
    assert [(who, how, what) for who, how, _, what in read(text)] == [(actor, kind, content)]


def test_what_was_said_before_its_source_stays_whole() -> None:
    text = "China is not impartial in the war in Ukraine, the White House said on Tuesday after talks in Moscow."
    [(actor, _, source, content)] = read(text)
    assert (actor, source) == ("state:US", "the White House")
    assert content == "China is not impartial in the war in Ukraine"


def test_a_place_before_the_comma_is_not_part_of_the_source() -> None:
    [(_, _, source, _)] = read("On Ukraine, Russia welcomed the proposals in the paper.")
    assert source == "Russia"


def test_what_two_agree_on_is_not_one_speakers_statement() -> None:
    text = "Russia and China have agreed almost all terms of the pipeline."
    assert [who for who, _, source, _ in read(text) if source == "China"] == []


def test_each_side_of_a_sentence_keeps_its_own_words() -> None:
    text = "Washington accused China of spying – and Beijing denied those claims on Monday."
    assert [(who, how) for who, how, _, _ in read(text)] == [("state:US", "accuses"), ("state:CN", "denies")]


@pytest.mark.parametrize(
    "text",
    [
        "Beijing did not say whether Xi would travel to Moscow.",
        "The ministry declined to confirm the visit of the minister.",
        "It was widely said that the deal was near to its end.",
        "“Beijing said no to everything,” the sign read in large letters.",
    ],
)
def test_what_was_not_said_is_no_statement(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Officials said the talks would go on.", "Officials", "the talks would go on."),
        ("“We will go,” said a spokesman for Gazprom.", "a spokesman for Gazprom", "“We will go,”"),
        ("The ministry named no date, a senior official said on Monday.", "a senior official",
         "The ministry named no date"),
        ("In Brussels, Olaf Scholz met the press and said that nothing was decided.", "Olaf Scholz",
         "nothing was decided."),
        ("According to two people who were there, nothing was decided.", "two people who were there",
         "nothing was decided."),
    ],
)  # fmt: skip
def test_an_unnamed_source_is_a_source(text: str, source: str, content: str) -> None:
    assert [(who, what) for _, _, who, what in read(text)] == [(source, content)]


def test_a_quotation_goes_on_in_the_sentences_beside_it() -> None:
    text = "“It is late,” Olaf Scholz said. “We must act. Nobody else will.” The talks go on."
    [found] = analyse(make_article(text)).attributions
    assert [span.of(text) for span in found.further] == ["“We must act. Nobody else will.”"]


def test_a_professor_does_not_speak_for_the_state_that_is_named() -> None:
    assert [who for who, *_ in read("An American historian said the war would last.")] == [None]
    assert [who for who, *_ in read("American officials said the war would last.")] == ["state:US"]


@pytest.mark.parametrize(
    ("source", "actor"),
    [
        ("Russia's embassy in Beijing", "state:RU"),
        ("The Russian high commission in Beijing", "state:RU"),
        ("The embassy in Beijing", None),
        ("Western diplomats in Beijing", None),
        ("The foreign ministry in Beijing", "state:CN"),
        ("Officials in Beijing", "state:CN"),
    ],
)
def test_whose_envoys_are_in_a_place_does_not_speak_for_it(source: str, actor: str | None) -> None:
    assert read(f"{source} said the talks would go on.")[0][0] == actor


def test_the_spokesperson_is_who_was_named_so() -> None:
    text = "State Department spokesperson Ned Price spoke on Monday. The spokesperson said no meeting was planned."
    assert [who for who, *_ in read(text)] == ["person:ned price"]


@pytest.mark.parametrize(
    "text",
    [
        "When asked about the gas pipeline through Mongolia, the delegation left the room.",
        "The line on which Norway sent its warning had been cut since the spring.",
        "Norway leads Sweden by 270 pledged delegates of both parliaments as the season ends.",
    ],
)
def test_a_participle_speaks_for_nobody(text: str) -> None:
    assert read(text) == []


def test_her_office_speaks_for_the_only_person_named_before() -> None:
    told = "Rosa Villavicencio, Colombia's foreign minister, will travel to Caracas. Her office said she had a letter."
    assert read(told)[-1][:3] == ("person:rosa villavicencio", "says", "Her office")
    two = told.replace("travel to Caracas", "meet Yván Gil, Venezuela's foreign minister")
    assert read(two)[-1][0] is None


def test_a_sentence_ends_with_may() -> None:
    text = (
        "The commanders spoke in May. India said it would ask. He wrote “in May. Poland left” and Theresa May. 5 said."
    )
    assert [each.span.of(text) for each in split(text)] == [
        "The commanders spoke in May.",
        "India said it would ask.",
        "He wrote “in May. Poland left” and Theresa May. 5 said.",
    ]
