"""Says whether the quick parser reads a feed as the patient one would: of each element only what is known to agree."""

from collections.abc import Mapping
from xml.parsers import expat

_SAYING = frozenset(
    "title link description summary content encoded author creator guid id pubdate published updated date issued"
    " modified created lang language base".split()
)
"""Names, in any namespace and spelling, of elements from which an entry's fields are taken."""
_KNOWN = {
    "item": frozenset({"title", "link", "description", "guid", "pubDate", "author", "content:encoded", "dc:creator"}),
    "entry": frozenset({"title", "link", "summary", "content", "id", "published", "updated", "author"}),
}
_HIDDEN_BEHIND = frozenset({"title", "link"})
"""Where one of another namespace comes first, the quick parser takes it for the entry's own."""
_ASIDE = frozenset({"description", "summary", "content"})
_OWN_TEXT = frozenset({"description", "summary", "content", "content:encoded"})
"""Where an entry has none, the patient parser takes what a picture or film in it says of itself."""
_PREFIXES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}
_MARKUP = ("1999/xhtml", "2000/svg", "Math/MathML")
"""Namespaces of mark-up that stands in a feed as elements; in escaped text they mean nothing."""
_PAGES = frozenset({None, "text/html", "application/xhtml+xml"})


class _OddError(Exception):
    """Something the two parsers may read differently."""


class _Look:
    """Follows a feed's elements; raises _OddError at the first that is not vouched for."""

    def __init__(self) -> None:
        self.entries = 0
        self._path: list[str] = []
        self._inside = 0
        self._entry = ""
        self._words = False
        self._seen: set[str] = set()
        self._links: list[Mapping[str, str]] = []
        self._borrowed = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Look at an element's opening."""
        self._path.append(name)
        depth = len(self._path)
        if attributes:
            self._check_names(attributes)
        if self._words:
            raise _OddError
        if (
            name in _KNOWN
            and not self._inside
            and self._path[:-1] == (["rss", "channel"] if name == "item" else ["feed"])
        ):
            if "xml:base" in attributes or "xml:lang" in attributes:
                raise _OddError
            self._inside, self._entry, self._seen, self._links, self._borrowed = depth, name, set(), [], False
        elif name.rpartition(":")[2].lower() in _KNOWN or (name == "channel" and depth == 2 and self.entries):
            raise _OddError
        elif self._inside and depth == self._inside + 1:
            self._look_at_field(name, attributes)
        elif self._inside:
            self._borrowed = self._borrowed or name.rpartition(":")[2].lower() in _ASIDE

    def end(self, _name: str) -> None:
        """Look at an element's end."""
        depth = len(self._path)
        self._path.pop()
        if depth == self._inside + 1:
            self._words = False
        elif depth == self._inside:
            self._inside = 0
            self.entries += 1
            if self._borrowed and not self._seen & _OWN_TEXT:
                raise _OddError
            if self._entry == "entry" and not _is_one_page(self._links):
                raise _OddError

    def aside(self, *_: str) -> None:
        """Look at a comment or an instruction: within words, the quick parser stops there."""
        if self._words:
            raise _OddError

    def _look_at_field(self, name: str, attributes: Mapping[str, str]) -> None:
        prefix, _, local = name.rpartition(":")
        plain = local.lower()
        if plain not in _SAYING:
            return
        if name not in _KNOWN[self._entry]:
            if not prefix or not (plain in _ASIDE or (plain in _HIDDEN_BEHIND and plain in self._seen)):
                raise _OddError
            return
        if "xml:lang" in attributes or ("xml:base" in attributes and name != "content"):
            raise _OddError
        if self._entry == "entry" and name == "link":
            self._links.append(attributes)
            self._seen.add(name)
            return
        key = "author" if name == "dc:creator" else name
        if key in self._seen or (name == "link" and attributes):
            raise _OddError
        self._seen.add(key)
        self._words = self._entry == "item" or name != "author"

    def _check_names(self, attributes: Mapping[str, str]) -> None:
        for name, value in attributes.items():
            if name.startswith("xmlns") and (
                any(each in value for each in _MARKUP)
                or _PREFIXES.get(name, value) != value
                or (name == "xmlns" and (self._path == ["rss"] or self._path[-1].lower() in _SAYING))
            ):
                raise _OddError


def _is_one_page(links: list[Mapping[str, str]]) -> bool:
    """Say whether an Atom entry's links name one page, or there are none."""
    if any(each.get("rel") == "" or each.get("rel", "").lower().endswith("/alternate") for each in links):
        return False
    if any(each.get("rel", "").lower() == "alternate" != each.get("rel") for each in links):
        return False
    pages = [each for each in links if each.get("rel", "alternate") == "alternate"]
    if len(pages) != 1:
        return not links
    [page] = pages
    return bool(page.get("href")) and page.get("type") in _PAGES and ("rel" in page or links[0] is page)


def count_vouched(body: bytes) -> int | None:
    """Give how many entries a feed has, None where the two parsers may differ; raises ExpatError for what is not
    well-formed."""
    look, parser = _Look(), expat.ParserCreate()
    parser.StartElementHandler = look.start
    parser.EndElementHandler = look.end
    parser.CommentHandler = look.aside
    parser.ProcessingInstructionHandler = look.aside
    try:
        parser.Parse(body, True)
    except _OddError:
        return None
    return look.entries
