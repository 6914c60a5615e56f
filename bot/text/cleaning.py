"""Cleans what strangers wrote: no control, hidden or direction-steering characters, even white space, no markup."""

import html
import re

import nh3

MOST_TITLE = 300
MOST_READ = 10_000
"""Characters of what is given as a title that are looked at."""

_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls
    "\u00ad\u034f\u200b\u2060-\u206f\ufeff\ufff0-\ufffb"  # soft hyphen, zero width, directions, interlinear marks
    "\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f"  # fillers and variation selectors
    "\u061c\u200e\u200f\u202a-\u202e"  # direction marks and overrides
    "\ud800-\udfff\U000e0000-\U000e0fff"  # halves of pairs, tags and selectors that carry hidden words
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # controls of shorthand and of music
)
"""What Unicode calls ignorable or a format control, without the signs of Arabic, Syriac and Kaithi that are seen
and the joiners of hieroglyphs."""
_JOINING, _MONGOLIAN = "\u200c\u200d", "\u180b-\u180f"
_HIDDEN = re.compile(f"[{_INVISIBLE}]")
_JOINERS = re.compile(
    f"(?<![\u0600-\u0dff])[{_JOINING}]|[{_JOINING}](?![\u0600-\u0dff])|(?<![\u1820-\u18aa])[{_MONGOLIAN}]"
)
"""Joiners and selectors where they join or select nothing: Persian, Indic and Mongolian spelling needs the others."""
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANK = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BLANKS = re.compile(f"[ {_BLANK}]+")
_UNTIDY = re.compile(f"[{_INVISIBLE}{_JOINING}{_MONGOLIAN}{_BLANK}\r\x0b\x0c\x85\u2028\u2029]")
"""All that the patterns above may change, found in one pass: most text holds none of it."""
_CELL_ENDS = re.compile(r"(?<=\S)(?: *\t[ \t]*| {3,})(?=\S)")
_FEWEST_ENDS = 2
"""In a line of columns; one wide gap alone is none."""
_EMPTY_LINES = re.compile(r"\n{3,}")

_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p"
    " pre section table td th tr ul".split()
)
_WITHOUT_CONTENT = frozenset("script style noscript template iframe object svg math head title textarea select".split())
_SOBER = nh3.Cleaner(tags=set(_BLOCKS), clean_content_tags=set(_WITHOUT_CONTENT), attributes={}, link_rel=None)
"""Made once: to set it up anew takes as long as a short text."""
_TAG = re.compile(r"</?[a-z][a-z0-9]*>")
_HALVES = re.compile("[\ud800-\udfff]")
"""Of surrogate pairs: what cannot be written down at all."""
_SECTION = re.compile(r"<!\[CDATA\[|\]\]>")
_LESS = re.compile(r"<(?=[a-zA-Z][^<>=]*\Z)")
"""What opens no tag: nothing closes it, and it has no attribute."""


def clean_text(text: str) -> str:
    """Give the text without hidden characters; letters, quotation marks and paragraphs stay as they were given, the
    columns of a table as cells between bars."""
    if "\t" in text or "   " in text:
        text = "\n".join(map(_bar_columns, text.split("\n")))
    tidy = text
    if _UNTIDY.search(text):
        tidy = _BLANKS.sub(" ", _JOINERS.sub("", _HIDDEN.sub("", _LINE_ENDS.sub("\n", text))))
    elif "  " in text:
        tidy = _BLANKS.sub(" ", text)
    if " \n" in tidy or "\n " in tidy:
        tidy = "\n".join(line.strip(" ") for line in tidy.split("\n"))
    return (_EMPTY_LINES.sub("\n\n", tidy) if "\n\n\n" in tidy else tidy).strip()


def _bar_columns(line: str) -> str:
    barred, ends = _CELL_ENDS.subn(" | ", line)
    return barred if ends >= _FEWEST_ENDS else line


def clean_line(words: str) -> str:
    """Give the words as one clean line."""
    return " ".join(clean_text(words).split())


def clean_title(title: str) -> str:
    """Give a title as one clean line without markup, cut at a word where it is far too long."""
    start = title[:MOST_READ]
    marked = "<" in start or "&" in start
    line = clean_line(strip_html(_LESS.sub("&lt;", _SECTION.sub("", start))) if marked else start)
    return line if len(line) <= MOST_TITLE else line[: MOST_TITLE - 1].rsplit(" ", 1)[0] + "…"


def strip_html(markup: str) -> str:
    """Give the words of an HTML fragment, one line a block."""
    whole = markup if markup.isascii() else _HALVES.sub("", markup)
    if is_deep(whole):
        return clean_text(html.unescape(_ANY_TAG.sub("\n", _RUNNING.sub(" ", whole))))
    sober = _SOBER.clean(whole)
    return clean_text(html.unescape(_TAG.sub("\n", " ".join(sober.split())))).replace("\n\n", "\n")


def is_deep(markup: str) -> bool:
    """Say whether elements stand inside one another beyond reason, which takes parsers minutes."""
    if markup.count("<") <= MOST_DEPTH:
        return False
    depth = 0
    for found in _OPEN_OR_CLOSE.finditer(markup):
        if found[2].lower() not in _NEVER_CLOSED:
            depth = max(0, depth - 1) if found[1] else depth + 1
            if depth > MOST_DEPTH:
                return True
    return False


MOST_DEPTH = 400
_OPEN_OR_CLOSE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_NEVER_CLOSED = frozenset("br p li img hr input meta link source track wbr area base col embed tr td th dt dd".split())
_RUNNING = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_ANY_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*(?:>|\Z)")


def sanitise_html(markup: str) -> str:
    """Give an HTML fragment that is safe to show: no scripts, no styles, only http, https and mailto links."""
    if is_deep(markup):
        return html.escape(strip_html(markup))
    return nh3.clean(_HALVES.sub("", markup), url_schemes={"http", "https", "mailto"})
