"""Builds the values that tests talk about, with sensible defaults for whatever a test does not care for."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.model.article import PUBLIC, Article, ArticleId, CanonicalUrl, Publisher, Scope
from bot.model.conversation import MemberId, WorkspaceId
from bot.model.delivery import Delivery, make_delivery_id
from bot.model.edition import Edition, EditionKey, make_edition_id
from bot.model.message import Channel
from bot.model.subscription import DueSlot, Schedule, Slot, Subscription
from bot.service.subscriptions import make_subscription_id

NOW = datetime(2023, 3, 22, 8, 0, tzinfo=UTC)


def make_publisher(name: str = "Sample Desk", *, state_controlled: bool | None = False) -> Publisher:
    return Publisher(name=name, domain=None, country="GB", kind="newspaper", state_controlled=state_controlled)


def make_subscription(channel: str = "C1", topic: str = "china-russia", **changes: Any) -> Subscription:
    where = Channel("fake", WorkspaceId("team-a"), channel)
    made = Subscription(
        id=make_subscription_id(where, topic),
        channel=where,
        topic=topic,
        words=topic,
        schedule=Schedule("daily 08:00"),
        time_zone="UTC",
        made=NOW,
        made_by=MemberId("m1"),
        next=DueSlot(Slot("2023-03-23T08:00"), NOW + timedelta(days=1)),
    )
    return replace(made, **changes)


def make_edition(slot: str = "2023-03-22T08:00", scope: Scope = PUBLIC, due: datetime = NOW) -> Edition:
    window_start = due - timedelta(days=1)
    key = EditionKey(scope, "china-russia", "en", "standard", "UTC", Slot(slot), window_start)
    return Edition(make_edition_id(key), key, "china-russia", due)


def make_delivery(edition: Edition | None = None, channel: str = "C1", **changes: Any) -> Delivery:
    edition = edition or make_edition()
    subscription = make_subscription(channel)
    made = Delivery(
        id=make_delivery_id(edition.id, subscription.channel),
        edition=edition.id,
        subscription=subscription.id,
        channel=subscription.channel,
        topic=subscription.topic,
        slot=edition.key.slot,
        due=edition.due,
        next_at=edition.due,
    )
    return replace(made, **changes)


def make_article(
    text: str = "China's foreign minister will visit Russia this month, the ministry said.",
    *,
    title: str = "Minister to visit Russia",
    url: str = "https://news.example/minister",
    publisher: Publisher | None = None,
    published: datetime | None = NOW,
    scope: Scope = PUBLIC,
    language: str | None = "en",
) -> Article:
    folded = " ".join(text.split()).casefold()
    return Article(
        id=ArticleId(hashlib.sha256(f"{scope} {url}".encode()).hexdigest()[:16]),
        scope=scope,
        url=CanonicalUrl(url),
        title=title,
        publisher=publisher or make_publisher(),
        published=published,
        retrieved=published or NOW,
        language=language,
        byline=(),
        text=text,
        content_hash=hashlib.sha256(folded.encode()).hexdigest(),
    )
