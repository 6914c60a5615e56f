"""Gives an address its one spelling, so that an article is known again however it was linked to."""

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

from bot.model.article import CanonicalUrl
from bot.model.errors import InputError

_TRACKING = re.compile(
    r"\A(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|mc_[ce]id|igshid|yclid|twclid|_ga|_gl|at_\w+|cmpid|ns_\w+|"
    r"ocid|smid|smtyp|sr_share|spm|ref_src|ref_url|xtor|wt_\w+|ftag|guccounter)\Z",
    re.IGNORECASE,
)
_OWN_SCHEMES = ("file:", "sample:")
_MOST = 2048
_BLANKS = re.compile(r"[\x00-\x20\x7f\u200b-\u200f\u2028-\u202e\u2060\ufeff]+")
_PORTS = {"http": 80, "https": 443}
_PATH_SAFE = "/:@!$&'()*+,;=~-._"


def canonical(address: str, base: str | None = None) -> CanonicalUrl:
    """Give the canonical form of an http(s) address, or of a name of ours (`file:`, `sample:`); idempotent.

    Lower-case host, no default port, no fragment, no tracking parameters, the others sorted. Raises InputError for
    other schemes, credentials, or what is no address.
    """
    plain = _BLANKS.sub("", address)
    if plain.lower().startswith(_OWN_SCHEMES):
        scheme, _, rest = plain.partition(":")
        return CanonicalUrl(f"{scheme.lower()}:{rest}"[:_MOST])
    try:
        parts = urlsplit(urljoin(base, plain) if base else plain)
        host = _make_host(parts.hostname or "")
        port = parts.port
    except ValueError:
        raise InputError(f"{_shown(address)} is no address I can read.", code="bad_url") from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise InputError(
            f"{_shown(address)} is no web address; it must start with http:// or https://.", code="bad_url"
        )
    if not host:
        raise InputError(f"{_shown(address)} names no host.", code="bad_url")
    if parts.username is not None or parts.password is not None:
        raise InputError("An address with a user name or password in it is not kept; leave them out.", code="bad_url")
    netloc = host if port in {None, _PORTS[scheme]} else f"{host}:{port}"
    url = urlunsplit((scheme, netloc, _make_path(parts.path), _make_query(parts.query), ""))
    if len(url) > _MOST:
        raise InputError(f"An address of {len(url):,} characters is not kept; the limit is {_MOST:,}.", code="bad_url")
    return CanonicalUrl(url)


def host_of(url: str) -> str:
    """Give the host of an address in lower case, without a leading www."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _make_host(host: str) -> str:
    lowered = host.rstrip(".").lower()
    if ":" in lowered:
        return f"[{lowered}]"
    if lowered.isascii():
        if re.search(r"[^a-z0-9._-]", lowered):
            raise ValueError("host")
        return lowered
    try:
        return lowered.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise ValueError("host") from None


def _make_path(path: str) -> str:
    """Resolve dots, and quote each part once however it came."""
    kept: list[str] = []
    parts = path.split("/")
    for part in parts:
        if part == "..":
            kept = kept[:-1] if len(kept) > 1 else kept
        elif part != ".":
            kept.append(part)
    if parts[-1] in {".", ".."}:
        kept.append("")
    joined = "/".join(_quote(part) for part in kept) or "/"
    return joined if joined.startswith("/") else f"/{joined}"


def _quote(part: str) -> str:
    """Percent signs that quote something stay; others become quoted."""
    fixed = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", part)
    upper = re.sub(r"%[0-9a-f]{2}", lambda found: found[0].upper(), fixed, flags=re.IGNORECASE)
    plain = re.sub(
        r"%(?:2D|2E|5F|7E|3\d|4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A])", lambda found: _unreserved(found[0]), upper
    )
    return quote(plain, safe=_PATH_SAFE + "%")


def _unreserved(quoted: str) -> str:
    """Letters, digits and -._~ need no quoting; the rest of what looks alike does."""
    letter = unquote(quoted)
    return letter if re.fullmatch(r"[A-Za-z0-9._~-]", letter) else quoted


def _make_query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=200)
    return urlencode(sorted((name, value) for name, value in pairs if not _TRACKING.match(name)))


def _shown(address: str) -> str:
    plain = _BLANKS.sub(" ", address).strip()
    return repr(plain if len(plain) <= 80 else f"{plain[:80]}…")
