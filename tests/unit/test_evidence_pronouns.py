"""Whom a pronoun means stands in the same claim, or the claim is not shown: beside others it would mean another one."""

import pytest

from bot.evidence.pronouns import explains_itself
from bot.evidence.verify import Cited, verify
from bot.model.analysis import Span
from tests.factories import make_article


@pytest.mark.parametrize(
    "text",
    [
        "Under the Charter, Russia should leave Ukrainian territory, he said.",
        "A telephone call with Xi Jinping had not been confirmed, he said.",
        "There were signs that Russia had asked for them, he told reporters in Brussels.",
        "Security should not be sought at the expense of others, it says.",
        "Both countries would defend their national interests together, he said.",
        "Two thirds of it was already settled in roubles and yuan.",
        "Moscow is the last stop of his tour.",
        "Two of the three mines are shut, but the third shaft is still his.",
        "The third is still with his guide.",
        "It was the first meeting at that level for two years.",
        "On Ukraine, they said Russia should leave.",
        "Will he call Ukraine's president, Volodymyr Zelensky?",
    ],
)
def test_a_pronoun_that_only_another_sentence_explains_is_found(text: str) -> None:
    assert not explains_itself(text)


@pytest.mark.parametrize(
    "text",
    [
        "Putin said he was waiting for President Xi Jinping to visit Russia.",
        "Xi Jinping said China held its position and, he added, would not change it.",
        "Asked whether he would call Zelensky, Xi Jinping gave no answer.",
        "His national security adviser, Jake Sullivan, said the paper could have stopped.",
        "The president said he would go to Kyiv.",
        "Ukrainian officials said they would study the text before they judged it.",
        "Xi and Putin said they would meet again.",
        "The ministry said it keeps in touch with all sides.",
        "It is unclear whether Ukraine will see the paper before it is published.",
        "The spokesman said it was China that ran the programme.",
        "Will Xi call Zelensky after he returns to Beijing?",
        "The talks ended on Friday without a statement.",
        "Two of the three climbers are safe, but the third is still on the mountain with his guide.",
    ],
)
def test_a_pronoun_with_its_name_before_it_is_none(text: str) -> None:
    assert explains_itself(text)


def test_a_claim_copied_word_for_word_is_refused_where_it_hides_its_speaker() -> None:
    """Below a sentence of Xi's it would read as if he told Russia to leave; John Kirby said it."""
    story = make_article(
        "John Kirby spoke for the council. Under the Charter, Russia should leave Ukrainian territory, he said."
    )
    words = "Under the Charter, Russia should leave Ukrainian territory, he said."
    cited = [Cited(story, Span(story.text.index(words), len(story.text)), "Russia should leave Ukrainian territory")]
    (reason,) = verify(words, cited)
    assert (reason.code, reason.words) == ("speaker", "Nobody named before can be meant by “he”. Name who it is.")
