"""What a model could say in the words of its passages and what they do not say; none of it is let through."""

import pytest

from bot.evidence.verify import Cited, verify
from bot.evidence.wording import find_foreign
from bot.model.analysis import Span
from bot.text.sentences import split
from tests.factories import make_article

STORY = make_article(
    "Wang Yi said that China “will never accept pressure from anyone” over its oil imports from Russia. "
    "Almost all of the hostages were freed on Monday, Qatar's foreign ministry said. "
    "Germany will stop much of its gas imports from Norway this spring. "
    "Xi Jinping will speak with Volodymyr Zelensky on Tuesday. "
    "The Russian ambassador is to leave Warsaw on Friday, and Poland plans to close the consulate. "
    "Emmanuel Macron met Olaf Scholz in Paris and they left for Warsaw. "
    "Moscow will return to the grain deal when its banks are reconnected. "
    "Iran would allow inspections only after Washington lifts sanctions, Tehran's envoy said. "
    "Gazprom was paid 5 billion roubles for gas, and the rate rose by 2 percentage points. "
    "Armenia accused Azerbaijan of shelling a village near Goris. "
    "Hungary was criticised by Sweden for the delay. "
    "Serbia's troops moved from Nis to Novi Pazar."
)
QUOTED, ALMOST, MUCH, CALL, LEAVING, MET, WHEN, AFTER, PAID, ACCUSED, PASSIVE, MOVED = (
    each.span for each in split(STORY.text)
)


def codes(text: str, span: Span) -> set[str]:
    cited = Cited(STORY, span, " ".join(span.of(STORY.text).split()[:4]))
    return {each.code for each in verify(text, [cited])}


@pytest.mark.parametrize(
    "text",
    [
        "Wang Yi said that China “will accept pressure” over its oil imports from Russia.",
        "Wang Yi said that China will never accept \"pressure over its oil imports\" from Russia.",
        "Wang Yi said that China will never accept «pressure from Russia» over its oil imports.",
        "Wang Yi said that China will never accept ‘pressure over its oil’ imports from Russia.",
        "Wang Yi said that “China will never accept pressure over its oil imports from Russia.",
    ],
)  # fmt: skip
def test_words_in_quotation_marks_stand_in_the_passage_like_this(text: str) -> None:
    assert codes(text, QUOTED) == {"quotation"}


@pytest.mark.parametrize(
    "text",
    [
        'Wang Yi said that China "will never accept pressure" over its oil imports from Russia.',
        "China “will never accept pressure from anyone” over its oil imports from Russia, Wang Yi said.",
        "Wang Yi said that China will never accept “pressure” over its oil imports from Russia.",
    ],
)
def test_a_quotation_may_be_shorter_and_have_other_marks(text: str) -> None:
    assert codes(text, QUOTED) == set()


@pytest.mark.parametrize(
    ("code", "text", "span"),
    [
        ("uncovered", "All of the hostages were freed on Monday, Qatar's foreign ministry said.", ALMOST),
        ("uncovered", "The hostages were freed on Monday, Qatar's foreign ministry said.", ALMOST),
        ("uncovered", "Germany will stop its gas imports from Norway this spring.", MUCH),
        ("likelihood", "Xi Jinping spoke with Volodymyr Zelensky on Tuesday.", CALL),
        ("likelihood", "The Russian ambassador left Warsaw on Friday.", LEAVING),
        ("likelihood", "Poland closed the consulate on Friday.", LEAVING),
        ("likelihood", "Emmanuel Macron will meet Olaf Scholz in Paris.", MET),
        ("likelihood", "Emmanuel Macron and Olaf Scholz are to leave for Warsaw.", MET),
        ("likelihood", "Moscow will return to the grain deal.", WHEN),
        ("likelihood", "Iran would allow inspections, Tehran's envoy said.", AFTER),
        ("number", "Gazprom was paid 5 billion dollars for gas.", PAID),
        ("number", "Gazprom was paid $5 billion for gas.", PAID),
        ("number", "Gazprom was paid in euros for gas.", PAID),
        ("number", "The rate rose by 2 per cent.", PAID),
        ("changed", "Azerbaijan accused Armenia of shelling a village near Goris.", ACCUSED),
        ("changed", "Armenia was accused by Azerbaijan of shelling a village near Goris.", ACCUSED),
        ("changed", "Hungary criticised Sweden for the delay.", PASSIVE),
        ("changed", "Serbia's troops moved from Novi Pazar to Nis.", MOVED),
    ],
)
def test_true_words_that_say_something_else_are_refused(code: str, text: str, span: Span) -> None:
    assert code in codes(text, span)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Nearly all of the hostages were freed, Qatar's foreign ministry said.", ALMOST),
        ("Germany will stop part of its gas imports from Norway.", MUCH),
        ("Xi Jinping is to speak with Volodymyr Zelensky on Tuesday.", CALL),
        ("The Russian ambassador will leave Warsaw on Friday.", LEAVING),
        ("Olaf Scholz met Emmanuel Macron in Paris.", MET),
        ("Once its banks are reconnected, Moscow will return to the grain deal.", WHEN),
        ("Gazprom was paid 5 billion rubles for gas.", PAID),
        ("Azerbaijan was accused by Armenia of shelling a village.", ACCUSED),
        ("Sweden criticised Hungary for the delay.", PASSIVE),
        ("Serbia moved troops to Novi Pazar from Nis.", MOVED),
    ],
)
def test_what_says_the_same_in_other_words_is_let_through(text: str, span: Span) -> None:
    assert codes(text, span) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Xi Jinping will speak with Volodymyr Zelensky. Xi habló con Zelensky.",
        "Xi Jinping hablará con Volodymyr Zelensky el martes según su gobierno.",
        "Xi Jinping parlera avec Volodymyr Zelensky dans la semaine.",
        "Xi Jinping spricht mit Volodymyr Zelensky.",
    ],
)
def test_a_sentence_in_another_language_is_refused(text: str) -> None:
    assert "foreign" in codes(text, CALL)


@pytest.mark.parametrize(
    "text",
    ["Xi will *speak* with Zelensky.", "Xi will _speak_ with Zelensky.", "Xi will ~speak~ with Zelensky.",
     "Xi will speak :tada:.", "1. Xi will speak with Zelensky.", "-# Xi will speak with Zelensky."],
)  # fmt: skip
def test_mark_up_of_one_sign_is_refused(text: str) -> None:
    assert find_foreign(text) is not None
