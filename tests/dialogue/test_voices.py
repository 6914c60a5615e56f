"""Who asks what one state says is not shown what others say."""

import pytest

from tests.terminal import Terminal


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("What did the United States say about the position paper?", "Blinken", ("Putin said", "account says", "Wang")),
        ("What did China say about the position paper?", "The Chinese account", ("Putin said", "Biden", "Blinken")),
        ("What has Ukraine said about China's paper?", "Zelensky", ("Biden", "Putin said")),
        ("What is Russia's position on the pipeline?", "Putin said", ("White House", "Xi said")),
        ("What did the White House say about China?", "the White House said", ("Blinken", "Kirby")),
    ],
)
def test_an_answer_holds_the_words_of_whom_was_asked_for(
    reader: Terminal, question: str, said: str, unsaid: tuple[str, ...]
) -> None:
    reader.run("brief", "china-russia")
    answer = reader.run("ask", question, "--format", "json").json()
    told = " ".join(claim["text"] for claim in answer["answer"])
    assert said in told
    assert not [other for other in unsaid if other in told]


def test_each_side_of_a_comparison_is_given_its_own_words(reader: Terminal) -> None:
    reader.run("brief", "china-russia")
    asked = "Compare what Russia and China say about the pipeline."
    told = [claim["text"] for claim in reader.run("ask", asked, "--format", "json").json()["answer"]]
    assert told[0] == "Russia and China together:"
    assert "according to the joint statement" in told[1]
    assert told[2] == "Russia:"
    assert any("Putin said" in each for each in told[3:])
    assert not any("Xi said" in each for each in told), "of the first fruits, which are no pipeline"
    asked = "Compare what China and the United States say about the balloon."
    told = [claim["text"] for claim in reader.run("ask", asked, "--format", "json").json()["answer"]]
    assert told[told.index("China:") + 1] == "China says it was a civilian airship that strayed.", "of that balloon"
    assert any(each.endswith("says it was built for surveillance.") for each in told), "with what “it” is"
    asked = "compare what Kuleba and Qin Gang say about the call"
    told = [claim["text"] for claim in reader.run("ask", asked, "--format", "json").json()["answer"]]
    assert [each for each in told if each.endswith(":")] == ["Kuleba:", "Qin Gang:"]


@pytest.mark.parametrize("question", ["What did Lavrov say about the position paper?", "What did Nimr al-Nimr say?"])
def test_who_says_nothing_is_not_given_the_words_of_others(reader: Terminal, question: str) -> None:
    reader.run("brief", "china-russia")
    answer = reader.run("ask", question, "--format", "json").json()
    assert answer["refused"], answer["answer"]


def test_a_question_that_asks_for_nobodys_words_is_answered_as_ever(reader: Terminal) -> None:
    reader.run("brief", "china-russia")
    answer = reader.run("ask", "Who will visit Moscow?", "--format", "json").json()
    assert not answer["refused"]


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("What did Xi say about the pipeline?", ["did not mention the pipeline"], ["fruits", "invitation"]),
        ("What did Blinken say about arms for Russia?", ["lethal support", "had not crossed that line"], ["cover"]),
        ("What did Borrell say about weapons for Russia?", ["red line", "did not plan to supply arms"], []),
        (
            "What did the European Union say about arms for Russia?",
            ["its foreign policy chief"],
            ["Stoltenberg", "Biden"],
        ),
        (
            "What did Moscow say about the arrest warrant?",
            ["null and void", "has no force"],
            ["Judges", "commissioner"],
        ),
        ("How did Russia respond to the arrest warrant?", ["null and void"], ["issued an arrest warrant"]),
        ("How did China react to the warrant?", ["double standards"], ["Judges"]),
        ("What did Zelensky say about the warrant?", ["called the decision historic"], []),
        ("What did NATO say about weapons?", ["no proof"], ["price Russia paid"]),
        ("What did Ukraine say about the peace plan?", ["Zelensky"], ["von der Leyen"]),
    ],
)
def test_what_somebody_says_about_something_tells_of_that(
    reader: Terminal, question: str, said: list[str], unsaid: list[str]
) -> None:
    answer = reader.run("ask", question, "--format", "json").json()
    told = " ".join(claim["text"] for claim in answer["answer"])
    assert [words for words in said if words not in told] == []
    assert [words for words in unsaid if words in told] == []


@pytest.mark.parametrize(
    "question",
    [
        "What did the White House say about the pipeline?",
        "What did Germany say about weapons?",
        "What did Kirby say about the warrant?",
        "What did NATO say about the pipeline?",
    ],
)
def test_who_says_nothing_about_it_is_not_given_words_about_something_else(reader: Terminal, question: str) -> None:
    answer = reader.run("ask", question, "--format", "json").json()
    assert answer["refused"], answer["answer"]
