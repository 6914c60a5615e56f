"""Small changes that turn a true sentence into a false one, as a model might make them; none is let through."""

import pytest

from bot.evidence.verify import Cited, verify
from bot.text.sentences import split
from tests.factories import make_article

STORY = make_article(
    "China's foreign minister Wang Yi said on Tuesday that Beijing could send two observers in May to Geneva. "
    "Russia's deputy prime minister told reporters that Moscow would not extend the grain deal beyond 18 March unless "
    "banks were reconnected. The European Union approved 2 billion euros for ammunition, while Hungary abstained. "
    "The exports of wheat rose 12 per cent to 3.4 million tonnes last year. "
    "US President Joe Biden accused China of arming Russia. Ukraine attacked a Russian depot near Melitopol on Monday. "
    "Poland's president visited Berlin and met the chancellor. "
    "Iran will allow inspectors to visit one site in the coming weeks."
)
SPANS = [each.span for each in split(STORY.text)]


def cited(*numbers: int) -> list[Cited]:
    return [Cited(STORY, SPANS[at], " ".join(SPANS[at].of(STORY.text).split()[:5])) for at in numbers]


@pytest.mark.parametrize(
    ("text", "places", "code"),
    [
        ("Beijing will send two observers in May to Geneva, Wang Yi said.", (0,), "likelihood"),
        ("Beijing could send dozens of observers in May to Geneva, Wang Yi said.", (0,), "uncovered"),
        ("Russia's prime minister told reporters that Moscow would not extend the grain deal unless banks were "
         "reconnected.", (1,), "changed"),
        ("Russia's deputy prime minister said that Moscow would not extend the grain deal.", (1,), "likelihood"),
        ("The European Union approved 2 billion dollars for ammunition.", (2,), "number"),
        ("The exports of wheat rose by 3.4 million tonnes last year.", (3,), "number"),
        ("The exports of wheat rose 12 tonnes last year.", (3,), "number"),
        ("The exports of wheat rose 12 per cent this year.", (3,), "date"),
        ("China accused US President Joe Biden of arming Russia.", (4,), "speaker"),
        ("US President Joe Biden accused Russia of arming China.", (4,), "changed"),
        ("Berlin's chancellor visited Poland and met the president.", (6,), "changed"),
        ("Poland's president failed to visit Berlin and met the chancellor.", (6,), "negation"),
        ("Iran allowed inspectors to visit one site.", (7,), "likelihood"),
        ("Iran will forbid inspectors to visit one site in the coming weeks.", (7,), "negation"),
        ("Iran will allow inspectors to visit every site in the coming weeks.", (7,), "uncovered"),
        ("Ukraine attacked a Russian depot near Melitopol after Iran allowed inspectors.", (5, 7), "changed"),
        ("The European Union approved an attack on a Russian depot near Melitopol.", (2, 5), "changed"),
        ("W\u0430ng Yi said on Tuesday that Beijing could send two observers in May to Geneva.", (0,), "foreign"),
        ("Beijing could send two observers in May to Geneva.", (0,), "speaker"),
    ],
)  # fmt: skip
def test_a_twisted_sentence_is_not_let_through(text: str, places: tuple[int, ...], code: str) -> None:
    assert code in {each.code for each in verify(text, cited(*places))}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Wang Yi said Beijing could send two observers in May to Geneva.", (0,)),
        ("Moscow would not extend the grain deal beyond 18 March unless banks were reconnected, Russia's deputy prime "
         "minister said.", (1,)),
        ("Hungary abstained while the European Union approved 2 billion euros for ammunition.", (2,)),
        ("A Russian depot near Melitopol was attacked by Ukraine on Monday.", (5,)),
        ("Joe Biden accused China of arming Russia.", (4,)),
        ("Iran will allow inspectors to visit one site.", (7,)),
    ],
)  # fmt: skip
def test_a_fair_paraphrase_is(text: str, places: tuple[int, ...]) -> None:
    assert verify(text, cited(*places)) == ()
