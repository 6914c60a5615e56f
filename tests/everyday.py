"""Reads pairs of everyday accounts as they are stored, and gives what is in dispute between them."""

from datetime import timedelta

from bot.group.disputes import find_disputes
from bot.group.origins import find_origins
from bot.model.analysis import Material
from bot.text.analysis import analyse
from tests.factories import NOW, make_article, make_publisher

Told = tuple[str, ...]
_REST = (
    "Shops along the main road stayed shut through the afternoon, and few buses ran.",
    "Newspapers gave it their front pages. Markets hardly moved, and rain is expected for much of the coming days.",
)
"""What each desk tells beside it, so that neither text is a copy of the other."""


def read(told: Told, hours: int = 0) -> list[str]:
    """Give the subjects in dispute between accounts; each but the first is `hours` later."""
    articles = [
        make_article(
            f"{text}\n\n{rest}",
            title="",
            url=f"https://news.example/{at}",
            publisher=make_publisher(f"Desk {at}"),
            published=NOW + timedelta(hours=hours if at else 0),
        )
        for at, (text, rest) in enumerate(zip(told, _REST, strict=False))
    ]
    materials = [Material(article, analyse(article)) for article in articles]
    origins = find_origins(articles)
    assert len(origins) == len(articles)
    return [each.subject for each in find_disputes(materials, origins)]
