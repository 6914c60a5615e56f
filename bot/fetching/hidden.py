"""Takes out of a page what its own mark-up hides from readers: nobody wrote it for them, and it may be meant for us."""

import re
from typing import Any

_HIDING = re.compile(
    r"""(?:\A|;)\s*(?: display\s*:\s*none | visibility\s*:\s*(?:hidden|collapse)
      | opacity\s*:\s*0*\.?0*\s*%?\s*(?:;|!|\Z)
      | font-size\s*:\s*0*\.?0*\s*(?:px|r?em|pt|%|vw)?\s*(?:;|!|\Z) | (?:text-indent|left|right|top)\s*:\s*-\d{3,}
      | clip\s*:\s*rect\(\s*(?:0|1)(?:px)?[\s,] | clip-path\s*:\s*inset\(\s*(?:50|100)% )""",
    re.VERBOSE | re.IGNORECASE,
)
_COLOUR = re.compile(r"(?:\A|;)\s*color\s*:\s*([^;!]+)", re.IGNORECASE)
_GROUND = re.compile(r"(?:\A|;)\s*background(?:-color)?\s*:\s*([^;!]+)", re.IGNORECASE)
_FOR_LISTENERS = frozenset({"sr-only", "visually-hidden", "screen-reader-text", "screen-reader-only"})
_WHOLE = 0.5
"""The share of a page's words of which what holds it is the page itself: some fade it in."""


def drop_hidden(tree: Any) -> None:
    """Take hidden elements out of an lxml tree; what a style sheet or a script hides is not seen."""
    found = [each for each in tree.xpath("//*[@hidden or @style or @class or self::template]") if is_hidden(each)]
    if not found:
        return
    most = _WHOLE * _count(tree)
    for element in found:
        if element.getparent() is not None and _count(element) <= most:
            element.drop_tree()


def is_hidden(element: Any) -> bool:
    """Say whether an element's own attributes hide it."""
    if element.tag == "template" or element.get("hidden") is not None:
        return True
    style = element.get("style")
    if style and (_HIDING.search(style) or _is_of_one_colour(style)):
        return True
    return not _FOR_LISTENERS.isdisjoint((element.get("class") or "").split())


def _is_of_one_colour(style: str) -> bool:
    colour, ground = _COLOUR.search(style), _GROUND.search(style)
    return colour is not None and ground is not None and _plain(colour[1]) == _plain(ground[1])


def _plain(colour: str) -> str:
    """Give a colour as one spelling of the commonest."""
    spelled = "".join(colour.lower().split())
    if re.fullmatch(r"#[0-9a-f]{3}", spelled):
        spelled = "#" + "".join(2 * each for each in spelled[1:])
    return {"white": "#ffffff", "black": "#000000"}.get(spelled, spelled)


def _count(element: Any) -> int:
    return len(element.text_content())
