"""Decides which network addresses may be reached for a stranger's sake."""

import ipaddress

_REFUSED = tuple(
    ipaddress.ip_network(each)
    for each in (
        "192.0.0.0/24",  # protocol assignments
        "192.88.99.0/24",  # 6to4 relays
        "168.63.129.16/32",  # a cloud's own service, in public space
        "2001::/32",  # Teredo: carries another address
        "2001:db8::/32",
        "3fff::/20",  # documentation
        "2002::/16",  # 6to4: carries another address
    )
)
_METADATA = frozenset({"168.63.129.16", "192.0.0.192", "100.100.100.200", "fd00:ec2::254"})
"""Where clouds tell a machine its secrets, beside the link-local addresses."""
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_UNICAST = ipaddress.IPv6Network("2000::/3")


def is_public(address: str) -> bool:
    """Say whether this IP address is a public host's; an IPv4 address inside an IPv6 one is judged itself."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or (_last_four_bytes(parsed) if parsed in _NAT64 else None)
        if inner is not None:
            return is_public(str(inner))
        if parsed.scope_id is not None or parsed not in _UNICAST:
            return False
    refused = any(parsed.version == network.version and parsed in network for network in _REFUSED)
    return parsed.is_global and not parsed.is_multicast and not refused


def is_machines_own(address: str) -> bool:
    """Say whether this IP address serves the machine alone, such as a cloud's metadata: nothing there is ever news."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped is not None:
        return is_machines_own(str(parsed.ipv4_mapped))
    return parsed.is_link_local or str(parsed) in _METADATA


def _last_four_bytes(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address:
    return ipaddress.IPv4Address(address.packed[-4:])
