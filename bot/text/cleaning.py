"""Cleans text from outside: no control or direction characters, no hidden ones; letters stay as they are."""

import html
import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\u0085|\x0b|\x0c")
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Zero-width, direction, variation and tag characters; the joiners U+200C and U+200D stay, scripts need them."""
_BLANKS = re.compile(r"[^\S\n]+")
_TAG = re.compile(r"<[^>]{0,2000}>")
MOST_TITLE = 300


def clean_text(text: str) -> str:
    """Give text with paragraphs as lines: blanks folded, no more than one empty line, nothing invisible."""
    lines = _LINE_ENDS.sub("\n", text)
    shown = _HIDDEN.sub("", "".join(each for each in lines if each in "\n\t" or not _is_control(each)))
    folded = "\n".join(_BLANKS.sub(" ", line).strip() for line in shown.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", folded).strip()


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"}


def clean_title(title: str) -> str:
    """Give a title in one line, without markup, at most 300 characters."""
    plain = clean_text(html.unescape(_TAG.sub(" ", title))).replace("\n", " ")
    return plain if len(plain) <= MOST_TITLE else plain[: MOST_TITLE - 1].rstrip() + "…"
