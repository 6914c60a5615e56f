"""Leases: who may do a thing now, and the fence that tells a late one that it no longer may."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Lease:
    """Held until a moment; `fence` rises with every new holder."""

    name: str
    holder: str
    fence: int
    until: datetime
