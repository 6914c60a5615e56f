"""Finds how an answer's sentences stand in all reports of the stories they are from."""

from bot.answer.back import Back
from bot.answer.certainty import Standing, list_tellers
from bot.model.article import Scope
from bot.model.conversation import Answer
from bot.service.briefings import list_stories_of
from bot.service.desk import Desk
from bot.service.reading import Silent, list_materials

_MOST_READ = 120
"""Articles of the stories, in which is looked who tells the same."""


async def find_standing(desk: Desk, scopes: frozenset[Scope], answer: Answer, back: Back) -> Standing:
    """Give how an answer's sentences stand in all reports of the stories they are from; of whose words they are only
    their own reports tell."""
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
    tellers = await desk.workers.run(list_tellers, answer, selection.materials, timeout=60)
    return Standing(tellers, {each.article.id: each for each in selection.materials}, selection.stories)
