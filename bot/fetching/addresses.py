"""Decides which resolved addresses may be connected to: public ones, and what the operator allowed by name."""

import ipaddress

from bot.model.errors import ConfigurationError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_TRANSLATED = (
    ipaddress.ip_network("64:ff9b::/96"),
    ipaddress.ip_network("64:ff9b:1::/48"),
)
_REFUSED = tuple(
    ipaddress.ip_network(each)
    for each in (
        "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "fec0::/10", "2001::/32", "100::/64",
        "168.63.129.16/32", "fd00:ec2::/32", "::/96",
    )
)  # fmt: skip
"""Carrier-grade, benchmarking, tunnels, a cloud's metadata: not all of them count as private everywhere."""


def is_public(address: str) -> bool:
    """Say whether an IP address is one on the public internet, whatever it is wrapped in."""
    try:
        found: Address = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    inner = _unwrap(found)
    if inner is not None:
        return is_public(str(inner))
    if any(found.version == network.version and found in network for network in _REFUSED):
        return False
    return found.is_global and not found.is_multicast and not found.is_reserved and not found.is_unspecified


def _unwrap(address: Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address inside a mapped, 6to4 or translated IPv6 one."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if any(address in network for network in _TRANSLATED):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def read_allowed(words: str) -> frozenset[tuple[str, int]]:
    """Read `host:port,host:port`; raises ConfigurationError for one that is none."""
    allowed = set()
    for part in filter(None, (each.strip() for each in words.split(","))):
        host, _, port = part.rpartition(":")
        if not host or not port.isdecimal() or not 0 < int(port) < 65536:
            raise ConfigurationError(f"FETCH_ALLOW has {part!r}; write host:port with commas between.")
        allowed.add((host.strip("[]").lower(), int(port)))
    return frozenset(allowed)
