"""Finds what portraits and letters from places tell of people: no news but where it is of a state, with its day."""

import re
from collections.abc import Iterator

from bot.model.analysis import Span
from bot.model.article import Article
from bot.text.days import counts_from_its_day
from bot.text.gazetteer import load_gazetteer
from bot.text.sentences import split

_TITLED = re.compile(
    r"\A\W*(?:(?:the\s)?(?:profile|portrait|interview)s?\s?[:|–—-]\s|portrait\sof\b|(?:lunch|dinner|coffee|tea|breakfast)\swith\s|"
    r"at\shome\swith\s|an?\s(?:day|night|morning|week)\s(?:with|in\sthe\slife)\b|(?:postcard|diary)\sfrom\b|meet\sthe\b|"
    r"letter\sfrom\s(?:the\s)?(?:(?-i:[A-ZÀ-Ž])[\w’'-]*+\s?){1,2}(?::|\Z))|(?:\s[|–—-]|:|,)\s+(?:an?\s|the\s)?(?:profile|portrait)\W*\Z",
    re.IGNORECASE,
)
_SCENES = (
    r"(?:wakes|boils|leans|gazes|stares|strolls|pours|smiles|grins|laughs|sighs|sips|drinks|eats|sleeps|dreams|remembers|wears|nods|"
    r"shrugs|cooks|bakes|sings|paints|knits|feeds|kneels|whispers|wipes|unlocks|polishes|brushes|sweeps|stirs|folds|"
    r"(?:pulls|puts|takes|lifts|raises|shakes|lowers|closes|tucks|wipes|folds)\s(?:his|her)\s(?:\w+\s)?(?:voice|eyes?|hands?|arms?|head|cap|"
    r"hat|coat|glasses|hair|sleeves|shoes|boots|chair))"
)
"""What a body does, and no state."""
_HABITS = (
    r"(?:rises|sits|looks|steps|walks|stands|lights|keeps|counts|lives|carries|drives|points|plays|rides|climbs|waves|collects|loves|"
    r"hates|likes|grows|lays)"
)
"""What is also said of the doings of states, where these are named."""
_DOING = re.compile(
    r"\W*(?P<who>(?:[A-ZÀ-Ž][\w.’'-]*\s){1,4}?|(?:She|He)\s)(?:(?:never|still|always|often|no\slonger)\s)?"
    rf"(?:(?P<scene>{_SCENES})|(?P<habit>{_HABITS}))\b"
    r"(?!\s(?:will|would|have|had|are|were|can|could|may|might|must|should|who|that|said|say)\b)"
)
"""Somebody does, where a text begins, what people do every day: `Ida Moe pulls her cap down`."""


def find_portrayed(article: Article) -> Iterator[Span]:
    """Give the sentences of a portrait that do not tell of a state or a body on a day of their own."""
    sentences = split(article.text)
    if not sentences or not (_TITLED.search(article.title) or _opens_with_scene(sentences[0].span.of(article.text))):
        return
    for each in sentences:
        words = each.span.of(article.text)
        if not (counts_from_its_day(words) and load_gazetteer().scan(words)):
            yield each.span


def _opens_with_scene(words: str) -> bool:
    """Say whether a sentence shows somebody by what he or she does every day."""
    found = _DOING.match(words)
    if found is None or counts_from_its_day(words):
        return False
    return not load_gazetteer().scan(found["who"] if found["scene"] else words)
