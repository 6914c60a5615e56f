"""What an article is about as a vector: a model's numbers for its title and opening."""

from dataclasses import dataclass
from typing import NewType

from bot.model.article import ArticleId, Scope

Space = NewType("Space", str)
"""The embedding model that gave a vector, with its dimensions; vectors of two spaces are never compared."""


@dataclass(frozen=True, slots=True)
class ArticleVector:
    """The vector of one revision of an article."""

    article: ArticleId
    scope: Scope
    revision: int
    values: tuple[float, ...]
