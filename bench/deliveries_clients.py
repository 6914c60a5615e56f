"""Exactly once with the real Slack and Discord clients, over the strict stand-ins: what `deliveries` measures, smaller.

A fifth of the Discord channels are forums. Some four minutes, for Slack's own pace of five posts a second."""

import asyncio
from dataclasses import replace
from pathlib import Path

from bench.deliveries import WHOLE, deliver
from bench.figures import Measurement
from bot.service.sending import SendingTerms
from tests.faults.standin import Faults

CLIENTS = replace(
    WHOLE,
    deliveries=300,
    kills=30,
    seconds=900,
    vendors=True,
    channels=300,
    topics=1,
    outstanding=60,
    faults=Faults(slow_seconds=3.0),
    terms=SendingTerms(lease_seconds=3, post_seconds=2, entry_seconds=0.5, at_once=48, idle_seconds=0.3),
)


def measure(_data: Path | None) -> Measurement:
    return asyncio.run(deliver("deliveries_clients", CLIENTS, 1))
