"""Evidence shows no more of an article than an edition may quote of it, and what is cited first."""

from bot.model.article import Article
from bot.model.conversation import WorkspaceId
from bot.service.evidence import Passage, get_evidence, name_place
from bot.summarize.quoting import allow_words
from bot.text.words import count_words
from tests.factories import make_article
from tests.newsroom import Newsroom

TEAM = WorkspaceId("team-a")
LONG = (
    "China and Russia agreed on Tuesday to reopen a railway bridge over the Amur in June, China's railway said. The "
    "bridge was closed in January for repairs, and freight went by road. The accord was signed in Harbin. Russia "
    "wants China to buy more gas by pipeline. China has asked Russia for a lower price, two officials said. Three "
    "earlier rounds of talks ended without a signature. The ministers will also speak about the railway bridge over "
    "the Amur, which was closed in March for repairs. A delegation of traders from Harbin will travel with Wang. They "
    "buy soybeans and timber in the Russian east. Freight rates there have doubled since the autumn."
)


async def test_the_words_around_are_fewer_where_more_of_an_article_may_not_be_shown(room: Newsroom) -> None:
    article = await _read(room)
    cited = ["Russia wants China to buy more gas by pipeline.", "They buy soybeans and timber in the Russian east."]
    places = " ".join(_place(article, article.text.index(each), len(each)) for each in cited)

    passages = await get_evidence(room.desk, TEAM, places)

    assert [each.words for each in passages] == cited
    assert sum(map(_count, passages)) <= allow_words(LONG)
    [alone] = await get_evidence(room.desk, TEAM, places.split()[0])
    assert _count(passages[0]) < _count(alone) <= allow_words(LONG)


async def test_a_place_as_long_as_its_article_is_shown_in_part(room: Newsroom) -> None:
    article = await _read(room)

    [passage] = await get_evidence(room.desk, TEAM, _place(article, 0, len(LONG)))

    assert _count(passage) == allow_words(LONG) < count_words(LONG)
    assert LONG.startswith(passage.words)
    assert passage.pieces[-1] == (" …", False)


async def _read(room: Newsroom) -> Article:
    article = make_article(LONG, title="Bridge to reopen", url="https://n.example/2")
    async with room.desk.database.write() as transaction:
        await room.desk.articles.admit(transaction, [article])
    return article


def _place(article: Article, start: int, length: int) -> str:
    return name_place(article.id, article.revision, start, start + length)


def _count(passage: Passage) -> int:
    return sum(count_words(words.replace("…", "")) for words, _ in passage.pieces)
