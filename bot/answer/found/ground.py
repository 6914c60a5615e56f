"""What a question stands on that was asked under a briefing: what its edition was written from, and its topic."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.article import Article, ArticleId
from bot.model.topic import Topic
from bot.text.gazetteer import load_gazetteer

_OPENING = 2000
"""Characters of an article that tell, with its title, what it is about."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The thread's edition; outside a briefing's thread, nothing."""

    evidence: frozenset[ArticleId] = frozenset()
    """The articles it was written from."""
    until: datetime | None = None
    """The end of what it looked at."""
    topic: Topic | None = None
    headed: str = ""
    """The sentence it begins with."""

    def holds(self, article: Article) -> bool:
        """Say whether the edition was written from an article, or would have looked at it had it been there."""
        if article.id in self.evidence:
            return True
        return self.is_later(article) and self.topic is not None and is_about(self.topic, article)

    def is_later(self, article: Article) -> bool:
        """Say whether an article was published or read after the edition had looked."""
        if self.until is None or article.id in self.evidence:
            return False
        return max(article.published or article.retrieved, article.retrieved) > self.until


def is_about(topic: Topic, article: Article) -> bool:
    """Say whether an article opens with the actors of a topic and one of its words."""
    opening = f"{article.title}. {article.text[:_OPENING]}"
    keys = {found.key for found in load_gazetteer().scan(opening)}
    words = opening.casefold()
    return all(key in keys for key in topic.actors) and (
        not topic.query or any(each.casefold() in words for each in topic.query)
    )
