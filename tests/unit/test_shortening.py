"""A model's sentence is shown where it only shortens what it rests on; what it puts in or turns round is its own."""

import pytest

from bot.answer.telling.shortening import bears_out

VOTE = "Fourteen members voted for it and Russia abstained."
LEFT = "Robert Fico left hospital on Friday, 16 days after he was shot, and will recover at home, the hospital said."
RATE = "The European Central Bank cut its main rate to 3.75 percent on Thursday, its first cut since 2019."
PIPE = "Russia and China have agreed almost all terms, President Vladimir Putin said on Tuesday at his talks with Xi."
SORRY = "President Joe Biden apologised to Ukraine's president, Volodymyr Zelensky, in Paris on Friday for the delay."
KOSOVO = "Serbia does not recognise Kosovo, which declared independence in 2008."
QUIT = "Benny Gantz resigned from the war cabinet because, he said, Benjamin Netanyahu was preventing a true victory."


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (VOTE, VOTE),
        (RATE, "The European Central Bank cut its main rate to 3.75 percent."),
        (PIPE, "President Vladimir Putin said that Russia and China had agreed almost all terms."),
        (SORRY, "Biden apologised to Zelensky in Paris on Friday."),
        (KOSOVO, "Serbia does not recognise Kosovo."),
        ("The road is closed, the army said.", "The army said that the road was closed."),
    ],
)
def test_a_shorter_form_is_borne_out(sentence: str, claim: str) -> None:
    assert bears_out(sentence, claim)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (VOTE, "Fourteen members voted against it and Russia abstained."),
        (VOTE, "Fourteen members and Russia voted for it."),
        (VOTE, "Fourteen members abstained and Russia voted for it."),
        (LEFT, "Robert Fico died in hospital on Friday."),
        (LEFT, "Robert Fico left hospital on Friday and resigned."),
        (RATE, "The European Central Bank will cut its main rate to 3.75 percent."),
        (RATE, "The European Central Bank cut its main rate from 3.75 percent."),
        (PIPE, "Russia and China have agreed almost all terms."),
        (PIPE, "Russia and China have agreed all terms, President Vladimir Putin said."),
        (SORRY, "Volodymyr Zelensky apologised to President Joe Biden in Paris."),
        ("The road was closed during the attack.", "The road is closed."),
        (KOSOVO, "Serbia declared independence in 2008."),
        (QUIT, "Benny Gantz resigned because he was preventing a true victory."),
        (QUIT, "Benny Gantz joined the war cabinet."),
        ("A jet shot down a balloon off Carolina.", "A jet shot down balloons off Carolina."),
        ("A jet shot down a balloon off Carolina.", ""),
    ],
)
def test_what_is_the_models_own_is_not(sentence: str, claim: str) -> None:
    assert not bears_out(sentence, claim)
