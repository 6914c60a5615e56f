"""Addresses in the one spelling that identifies an article."""

import ipaddress
import re
from urllib.parse import SplitResult, quote, unquote_to_bytes, urljoin, urlsplit

from bot.model.article import CanonicalUrl, ReceivedUrl
from bot.model.errors import InputError

MOST_CHARACTERS = 2048
PORTS = {"http": 80, "https": 443}
NAMES = ("file:", "sample:")

_TRACKING = re.compile(
    r"""(?: utm_\w* | at_(?:medium|campaign|link\w*|bbc\w*|ptr\w*|custom\d) | (?:fb|g|d|y|tt?)clid | gclsrc | gbraid
      | wbraid | msclkid | twclid | igshid | igsh | mc_[ce]id | _ga | _gl | _hs(?:enc|mi) | ocid | cmpid | cmp | smid
      | smtyp | xtor | wt\.mc_id | ns_(?:mchannel|source|campaign|linkname|fee) | mkt_tok | ref_src
      | __twitter_impression )(?=\Z|=)""",
    re.VERBOSE | re.IGNORECASE,
)
"""Query parameters that say where a reader came from, never what the page is."""

_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})|%")
_UNRESERVED = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
_CREDENTIALS = re.compile(r"(?<=//)[^/@]*@")
_IN_ORDER = re.compile(
    r"(https?://(?=[a-z0-9.-]{4,253}/)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}"
    r"(?:/(?!\.{0,2}(?:[/?#]|\Z))[A-Za-z0-9._~-]+)*/?)(?:\?([A-Za-z0-9._~&=-]*))?(?:#[\x21-\x7e]*)?",
    re.ASCII,
)
"""Most addresses are canonical as they come, and are told at a glance."""
_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def canonical(url: ReceivedUrl | str, base: str | None = None) -> CanonicalUrl:
    """Give the canonical address of what a stranger gave, relative to `base` where there is one.

    Applying it twice changes nothing. `file:` and `sample:` names pass unless the base is a web address: a feed cannot
    link to one. Raises InputError `bad_url` for everything else that is not http or https.
    """
    ordered = _IN_ORDER.fullmatch(url) if len(url) <= MOST_CHARACTERS else None
    if ordered is not None:
        pairs = sorted(each for each in (ordered[2] or "").split("&") if each and not _TRACKING.match(each))
        return CanonicalUrl(f"{ordered[1]}?{'&'.join(pairs)}" if pairs else ordered[1])
    received = _STEERING.sub("", url).strip()
    if (base is None or base.startswith(NAMES)) and received.lower().startswith(NAMES):
        return _canonical_name(received)
    try:
        parts = urlsplit(urljoin(base, received) if base else received)
        host, port = _canonical_host(parts), parts.port
    except (ValueError, UnicodeError):
        raise InputError(f"{_named(received)} is not an address that can be read.", code="bad_url") from None
    if port is not None and port != PORTS[parts.scheme.lower()]:
        host = f"{host}:{port}"
    query = _canonical_query(parts.query)
    made = f"{parts.scheme.lower()}://{host}{_canonical_path(parts.path)}{'?' if query else ''}{query}"
    if len(made) > MOST_CHARACTERS:
        raise InputError(f"{_named(made)} is longer than {MOST_CHARACTERS} characters.", code="bad_url")
    return CanonicalUrl(made)


def host_of(url: str) -> str:
    """Give the host of an address in lower case, without a leading www; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def shown(url: object) -> str:
    """Give an address as it may be logged and shown: short, without credentials and whatever may be a key."""
    plain, _, query = _CREDENTIALS.sub("", str(url)).partition("#")[0].partition("?")
    scheme, slashes, rest = plain.partition("//")
    host, *segments = rest.split("/")
    path = "/".join([_hide_labels(host), *map(_hide_keys, segments)])
    pairs = "&".join(_hide_value(pair) for pair in query.split("&")) if query else ""
    made = f"{scheme}{slashes}{path}{'?' if pairs else ''}{pairs}"
    return made if len(made) <= MOST_SHOWN else f"{made[:MOST_SHOWN]}…"


MOST_SHOWN = 160
_PLAIN_VALUE = re.compile(r"[a-z]{1,12}|\d{1,8}", re.IGNORECASE)
_KEY_NAME = re.compile(r"key|token|auth|secret|sig|pass|pwd|session|code|hash|user|uid|access|cred", re.IGNORECASE)
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_KEY_PIECE = re.compile(r"(?=[^/]*\d)(?=[^/]*[a-z]).{16,}", re.IGNORECASE)
_KEY_PART = re.compile(r"(?=[^/]*\d)(?=[^/]*[a-z])[a-z0-9_%~+-]{16,}", re.IGNORECASE)
_DIGITS = re.compile(r"\d{12,}")
_LETTERS = re.compile(r"(?=.*[A-Z][a-z][A-Z])[a-zA-Z]{16,}")
_CAPITALS = 0.3
"""Share of capitals in a piece of letters from which it is no row of words: those begin with one and go on without."""
_LABELS = re.compile(r"([.:])")
_BETWEEN = re.compile(r"([.:;,=])")
"""What may stand between a key and the rest of a segment, such as its extension."""


def _hide_value(pair: str) -> str:
    name, equals, value = pair.partition("=")
    if not equals:
        return name if _PLAIN_VALUE.fullmatch(name) else "…"
    return pair if _PLAIN_VALUE.fullmatch(value) and not _KEY_NAME.search(name) else f"{name}=…"


def _hide_labels(host: str) -> str:
    """Give a host without what may be a key; names in other scripts, which are spelled in letters and digits, stay."""
    labels = _LABELS.split(host)
    return "".join("…" if _is_key(each) and not each.startswith("xn--") else each for each in labels)


def _hide_keys(segment: str) -> str:
    """Give a segment of a path without what may be a key: `feed.xml` stays, of `KEY.xml` the extension."""
    if segment.startswith("eyJ"):  # a signed token (RFC 7519)
        return "…"
    plain, semicolon, parameters = segment.partition(";")
    shown = "".join("…" if _is_key(each) else each for each in _BETWEEN.split(plain))
    hidden = ";".join(_hide_value(each) for each in parameters.split(";"))
    return f"{shown};{hidden}" if semicolon else shown


def _is_key(segment: str) -> bool:
    """Letters and digits in one long piece, as keys are; the words of a headline stand between hyphens."""
    if _UUID.fullmatch(segment) or _DIGITS.fullmatch(segment):
        return True
    parts = re.split(r"[-_]", segment)
    if any(_LETTERS.fullmatch(part) and _share_of_capitals(part) >= _CAPITALS for part in parts):
        return True
    return bool(_KEY_PART.fullmatch(segment)) and any(_KEY_PIECE.fullmatch(part) for part in parts)


def _share_of_capitals(letters: str) -> float:
    return sum(map(str.isupper, letters)) / len(letters)


def _canonical_name(received: str) -> CanonicalUrl:
    scheme, _, name = received.partition(":")
    spelled = " ".join(name.split())
    if not spelled or len(spelled) > MOST_CHARACTERS:
        raise InputError(f"{_named(received)} names no file.", code="bad_url")
    return CanonicalUrl(f"{scheme.lower()}:{spelled}")


def _canonical_host(parts: SplitResult) -> str:
    """Give the host in ASCII; raises InputError for another scheme, credentials, or what can be no host."""
    if "@" in parts.netloc:
        raise InputError("An address with a user name or password in it is not used.", code="bad_url")
    if parts.scheme.lower() not in PORTS:
        raise InputError(f"{_named(parts.geturl())} is not an http or https address.", code="bad_url")
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        return f"[{ipaddress.IPv6Address(host).compressed}]"
    spelled = host.lower() if host.isascii() else host.encode("idna").decode("ascii").lower()
    if not _HOST.fullmatch(spelled):
        raise InputError(f"{_named(parts.geturl())} names no host.", code="bad_url")
    return spelled


def _canonical_path(path: str) -> str:
    """Escape evenly, then resolve `.` and `..` (RFC 3986, 5.2.4)."""
    kept: list[str] = []
    segments = _escape_evenly(path.replace("\\", "/"), "/:@!$&'()*+,;=~").split("/")
    for segment in segments[1:]:
        if segment == ".." and kept:
            kept.pop()
        elif segment not in {".", ".."}:
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)


def _canonical_query(query: str) -> str:
    pairs = [_escape_evenly(pair, "/:@!$'()*+,;=~?") for pair in query.split("&") if pair]
    return "&".join(sorted(pair for pair in pairs if not _TRACKING.fullmatch(_name_of(pair))))


def _name_of(pair: str) -> str:
    return unquote_to_bytes(pair.partition("=")[0]).decode("utf-8", "replace")


def _escape_evenly(words: str, safe: str) -> str:
    """Escape what must be, unescape what need not be, and write escapes in upper case."""

    def evenly(found: re.Match[str]) -> str:
        if found[1] is None:
            return "%25"
        byte = int(found[1], 16)
        return chr(byte) if byte in _UNRESERVED else f"%{byte:02X}"

    return quote(_ESCAPE.sub(evenly, words), safe=safe + "%", errors="replace")


def _named(url: str) -> str:
    """An address as an error may name it."""
    return repr(shown(url) if "//" in url else _CREDENTIALS.sub("", url)[:100])
