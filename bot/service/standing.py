"""Finds how an answer's sentences stand in all reports of the stories they are from."""

from collections.abc import Sequence

from bot.answer.thread.back import Back
from bot.answer.thread.certainty import Standing, list_denials, list_tellers
from bot.group.disputes import find_disputes
from bot.model.article import ArticleId, Scope
from bot.model.conversation import Answer
from bot.model.story import Origin
from bot.service.briefings import list_stories_of
from bot.service.desk import Desk
from bot.service.reading import Silent, list_materials

_MOST_BESIDE = 24
"""Articles found for the same question, of whatever story, in which is looked for the same."""
_MOST_READ = 120
"""Articles of the stories, in which is looked who tells the same."""


async def find_standing(
    desk: Desk, scopes: frozenset[Scope], answer: Answer, back: Back, near: Sequence[ArticleId]
) -> Standing:
    """Give how an answer's sentences stand in all reports of the stories they are from and in those found for the
    same question (`near`); of whose words they are only their own reports tell."""
    ids, now = [source.article_id for source in answer.sources], desk.clock.now()
    own = await list_materials(desk, scopes, ids, Silent())
    if back not in {"certainty", "choice"}:
        return Standing((), {each.article.id: each for each in own})
    await list_stories_of(desk, scopes, [each.article for each in own], None, Silent())  # what waits is placed first
    async with desk.database.read() as transaction:
        places = sorted(set((await desk.stories.find_stories(transaction, scopes, ids)).values()))
        told = await desk.stories.list_told(transaction, scopes, now, places, None)
        articles = await desk.articles.get_many(transaction, scopes, list(dict.fromkeys((*ids, *told)))[:_MOST_READ])
    selection = await list_stories_of(desk, scopes, articles, None, Silent())
    beside = [each for each in dict.fromkeys(near) if each not in {one.article.id for one in selection.materials}]
    others = await list_materials(desk, scopes, beside[:_MOST_BESIDE], Silent())
    tellers = await desk.workers.run(list_tellers, answer, (*selection.materials, *others), timeout=60)
    telling = {article for articles in tellers for article in articles}
    origins = [Origin(each, (each,), ((each,),)) for each in ids]
    among = await desk.workers.run(find_disputes, own, origins, timeout=60)
    among = (
        *among,
        *list_denials(answer, {each.article.id: each for each in (*selection.materials, *others)}.values()),
    )
    telling |= {account.article_id for dispute in among for account in dispute.accounts}
    kept = (*selection.materials, *(each for each in others if each.article.id in telling))
    return Standing(tellers, {each.article.id: each for each in kept}, selection.stories, among)
