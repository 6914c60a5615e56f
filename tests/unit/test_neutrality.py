"""The two states of a topic are treated alike: swapped in the texts, the same sentences come in the same order."""

import re

from bench.reading import read
from bench.shown import brief
from bot.evidence.quotes import iter_claims
from bot.model.analysis import Material
from bot.model.briefing import Briefing
from tests.seeds import list_seed_materials

SWAPPED = {
    "China": "Russia", "Chinese": "Russian", "Beijing": "Moscow", "Zhongnanhai": "Kremlin", "Wang Yi": "Sergei Lavrov",
    "Wang": "Lavrov", "Xi Jinping": "Vladimir Putin", "Xi": "Putin",
}  # fmt: skip
BOTH = {**SWAPPED, **{new: old for old, new in SWAPPED.items()}}
_FORM = re.compile(r"\b(?:" + "|".join(sorted(BOTH, key=len, reverse=True)) + r")\b")


def swap(text: str) -> str:
    return _FORM.sub(lambda found: BOTH[found[0]], text)


def list_articles() -> list[Material]:
    texts = {
        each.article.url: each
        for each in list_seed_materials()
        if "China" in each.article.text and "Russia" in each.article.text and "Wang Wenbin" not in each.article.text
    }
    return list(texts.values())[:10]


def reread(material: Material, text: str) -> Material:
    return read(text, title=material.article.title, url=material.article.url, published=material.article.published)


def list_chosen(briefing: Briefing, materials: list[Material]) -> list[tuple[str, str, int]]:
    """Section, article and sentence of every line, in the order shown."""
    urls = {source.n: source.url for source in briefing.sources}
    sentences = {str(each.article.url): each.analysis.sentences for each in materials}
    chosen = []
    for section, claim in iter_claims(briefing):
        if claim.citations and section in {"title", "bottom_line", "developments", "questions", "watch"}:
            place = claim.citations[-1]
            number = next(
                at for at, each in enumerate(sentences[urls[place.n]]) if each.span.start <= place.start < each.span.end
            )
            chosen.append((section, urls[place.n], number))
    return chosen


def test_swapping_the_states_changes_names_alone() -> None:
    plain = [reread(each, each.article.text) for each in list_articles()]
    swapped = [reread(each, swap(each.article.text)) for each in plain]
    assert len(plain) == 10
    before, after = brief(plain), brief(swapped)
    assert list_chosen(before, plain) == list_chosen(after, swapped)
    assert swap(before.title.text) == after.title.text


def test_no_label_of_ours_takes_a_side() -> None:
    briefing = brief([reread(each, each.article.text) for each in list_articles()])
    own = [*briefing.gaps, briefing.basis.why, *(position.issue for position in briefing.positions)]
    loaded = re.compile(
        r"\b(?:regime|aggression|propaganda|so-called|terrorist|hostile|likely|probably|unfortunately)\b"
    )
    assert [words for words in own if loaded.search(words)] == []
