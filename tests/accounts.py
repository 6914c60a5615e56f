"""Tells accounts of one story, and gives what is in dispute between them."""

from datetime import timedelta

from bot.group.disputes import find_disputes
from bot.group.origins import find_origins
from bot.model.analysis import Material
from bot.model.story import Dispute
from tests.factories import NOW
from tests.materials import AMERICA, CHINA, RUSSIA, Said, make_material


def tell(text: str, number: int, *said: Said, hours: int = 0) -> Material:
    return make_material(
        text,
        url=f"https://news.example/{number}",
        publisher=f"Desk {number}",
        published=NOW + timedelta(hours=hours),
        actors=CHINA | AMERICA | RUSSIA,
        said=said,
    )


def disputes(*materials: Material) -> tuple[Dispute, ...]:
    return find_disputes(materials, find_origins([material.article for material in materials]))


def passages(dispute: Dispute, *materials: Material) -> list[str]:
    texts = {material.article.id: material.article.text for material in materials}
    return [account.span.of(texts[account.article_id]) for account in dispute.accounts]
