"""Leases: who may do a thing now, and the fence that tells a late one that it no longer may."""

from dataclasses import dataclass
from datetime import datetime

SENDING = "send:"
"""What the name of a platform's lease begins with, under which its deliveries are posted."""


@dataclass(frozen=True, slots=True)
class Lease:
    """Held until a moment; `fence` rises with every new holder."""

    name: str
    holder: str
    fence: int
    until: datetime
