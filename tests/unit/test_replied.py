"""What hangs on the question before it is not told; what stands behind a question and says all itself is."""

import pytest

from tests.unit.test_beside import list_left

LEAD = "Norway's foreign minister, Kari Holm, met Poland's envoy in Oslo on Wednesday to speak of the cable."
WHOLE = "Norway will lend Poland two cable ships from Bergen, the Norwegian ministry said on Wednesday."
LAST = "Holm said on Wednesday that the cable would be laid by Norway in the spring."


@pytest.mark.parametrize(
    "reply",
    [
        "No. Norway's energy ministry said on Wednesday that two ships were at sea.",
        "Yes, Norway has lent Poland two ships, the ministry said on Wednesday.",
        "Not yet: the Polish envoy, Adam Nowak, told reporters that Norway had two ships.",
        "The Polish envoy, Adam Nowak, said on Wednesday that she was in Warsaw.",
        "Poland's adviser, Adam Nowak, said on Wednesday that this was “not a plan”.",
        "Poland's envoy, Adam Nowak, says not before the spring.",
    ],
)
@pytest.mark.parametrize(
    "asked", ["Has the ship left?\n", "The ship may have left Bergen. Or has it? ", "Is it so?\n\n"]
)
def test_what_hangs_on_a_question_is_not_told(reply: str, asked: str) -> None:
    left = list_left(f"{LEAD}\n\n{asked}{reply}\n\n{LAST}")
    assert not any(reply[-24:] in each for each in left)
    assert LAST in left


def test_of_questions_and_answers_in_a_report_no_pronoun_is_told() -> None:
    late = "Poland's adviser, Ewa Lis, said on Wednesday that it would pay what it paid before."
    asked = f"What will Norway do?\n{WHOLE} {late}\n\nWill Poland pay?\n{LAST}"
    talks = "\n\n".join(f"The envoy named harbour {number} to Holm on Wednesday." for number in range(4))
    assert list_left(f"{LEAD}\n\n{asked}") == []
    left = list_left(f"{LEAD}\n\n{talks}\n\n{asked}")
    assert late not in left
    assert WHOLE in left
    assert LAST in left


def test_a_question_in_a_title_takes_the_answer_that_opens_the_text() -> None:
    text = f"No. Norway's ministry said on Wednesday that two ships were at sea.\n\n{LAST}"
    assert list_left(text, "Has Norway lent Poland its ships?") == [LAST]


@pytest.mark.parametrize(
    "reply",
    [
        WHOLE,
        "Norway has handed its two cable ships to Poland.",
        "Norway's government said on Wednesday that it would lend Poland two ships.",
        "No ship of Norway has left Bergen since Monday, the Norwegian coastguard said on Wednesday.",
        "Not one Polish ship was in Bergen on Wednesday, the Norwegian ministry said.",
        "Norway and Poland said on Wednesday that the cable that broke last week would be mended this month.",
    ],
)
def test_what_says_all_itself_behind_a_question_is_told(reply: str) -> None:
    assert reply in list_left(f"{LEAD}\n\nWhat will Norway do now?\n{reply}\n\n{LAST}")


@pytest.mark.parametrize(
    "before", ["“Has the ship left?” asked Adam Nowak.", "Nowak asked: “Has the ship left?”", "The ship has left."]
)
def test_what_stands_behind_anything_else_is_told(before: str) -> None:
    reply = "Poland's envoy, Adam Nowak, said on Wednesday that he would sail to Bergen."
    assert reply in list_left(f"{LEAD}\n\n{before}\n{reply}\n\n{LAST}")
