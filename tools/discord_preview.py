"""Draws Discord's components as a page that looks like Discord does: for looking at what members see."""

import html
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

Component = Mapping[str, Any]

STYLE = """
* { box-sizing: border-box } body { margin: 0; padding: 20px; background: #313338; color: #dbdee1;
  font: 16px/1.375 "gg sans", "Noto Sans", "Liberation Sans", Arial, sans-serif; width: 720px }
.message { display: flex; gap: 14px; margin: 0 0 18px } .thread { margin-left: 40px; padding-left: 14px;
  border-left: 2px solid #4e5058 } .face { flex: none; width: 40px; height: 40px; border-radius: 50%;
  background: #1f4e79; color: #fff; font-weight: 600; display: grid; place-items: center } .face.person
  { background: #8a5a2b } .who { font-weight: 500; color: #f2f3f5 } .app { font-size: 10px; background: #5865f2;
  color: #fff; padding: 1px 5px; border-radius: 4px; font-weight: 600 } .body { min-width: 0; flex: 1 }
.note, .small { color: #949ba4; font-size: 13px } .container { background: #2b2d31; border: 1px solid #3f4147;
  border-left: 4px solid #3f4147; border-radius: 8px; padding: 14px 16px; margin-top: 6px; max-width: 620px }
h2 { font-size: 20px; line-height: 1.3; margin: 0 0 6px; color: #f2f3f5 } h3 { font-size: 16px; margin: 0 0 4px;
  color: #f2f3f5 } .line { margin: 2px 0 } .b1 { padding-left: 18px; text-indent: -14px } .b2 { padding-left: 38px;
  text-indent: -14px } a { color: #00a8fc; text-decoration: none } .row { display: flex; flex-wrap: wrap; gap: 8px;
  margin-top: 10px } .button { background: #4e5058; color: #fff; border-radius: 8px; padding: 6px 14px; font-size: 14px;
  font-weight: 500 } .primary { background: #5865f2 } hr { border: 0; border-top: 1px solid #3f4147; margin: 12px 0 }
.section { display: flex; gap: 14px; justify-content: space-between; align-items: flex-start }
.section > .button { flex: none }
.time { background: #3c3e44; border-radius: 3px; padding: 0 2px } .mention { background: #3c4270; color: #c9cdfb;
  border-radius: 3px; padding: 0 2px } .form { background: #2b2d31; border-radius: 10px; width: 440px;
  padding: 18px 20px; margin: 0 0 18px; box-shadow: 0 4px 18px #0006 } .field { background: #1e1f22;
  border-radius: 6px; padding: 10px;
  color: #87898c; margin: 6px 0 14px } .filled { color: #dbdee1 } .label { font-size: 14px; font-weight: 600 }
.choice { padding: 7px 12px; background: #2b2d31 } .choices { border-radius: 8px; overflow: hidden; width: 440px;
  margin: 0 0 18px 54px; border: 1px solid #3f4147 } .choice:first-child { background: #404249 }
"""
_ROW, _BUTTON, _SECTION, _TEXT, _SEPARATOR, _CONTAINER, _LABEL = 1, 2, 9, 10, 14, 17, 18
_TOKENS = re.compile(
    r"""\\(?P<raw>[^\w\s]) | \[(?P<label>(?:\\.|\[[^\]]*\]|[^\]\\])+)\]\(<(?P<url>[^>]+)>\)
      | <t:(?P<time>\d+):(?P<form>\w)> | <\#(?P<channel>\d+)> | \*\*(?P<bold>(?:\\.|[^*\\])+)\*\*
      | \*(?P<italic>(?:\\.|[^*\\])+)\*""",
    re.VERBOSE,
)


def draw_page(parts: Iterable[str]) -> str:
    """Give a whole page; its height is left in the body's attribute for whoever takes a picture."""
    script = "document.body.dataset.height = document.documentElement.scrollHeight"
    head = f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>"
    return f"{head}<body>{''.join(parts)}<script>{script}</script>"


def draw_message(message: Component, *, person: str | None = None, threaded: bool = False, note: str = "") -> str:
    """Give one message, of the bot or of a person."""
    drawn = "".join(draw_component(each) for each in message.get("components", ()))
    body = drawn or _lines(message.get("content", ""))
    face = f'<div class="face{" person" if person else ""}">{(person or "Attaché")[0]}</div>'
    who = (
        f'<span class="who">{html.escape(person or "Attaché")}</span> {"" if person else "<span class=app>APP</span>"}'
    )
    below = f'<div class="note">{html.escape(note)}</div>' if note else ""
    return f'<div class="message{" thread" if threaded else ""}">{face}<div class="body">{who}{body}{below}</div></div>'


def draw_form(form: Component) -> str:
    """Give a form."""
    fields = ""
    for row in form["components"]:
        field = row["component"]
        filled = field.get("value")
        words = html.escape(filled or field.get("placeholder") or "")
        fields += f'<div class="label">{html.escape(row["label"])}</div>'
        fields += f'<div class="field{" filled" if filled else ""}">{words}</div>'
    title, button = html.escape(form["title"]), '<span class="button primary">Submit</span>'
    return f'<div class="form"><h2>{title}</h2>{fields}{button}</div>'


def draw_choices(typed: str, choices: Iterable[Component]) -> str:
    """Give what is offered while a member types."""
    offered = "".join(f'<div class="choice">{html.escape(each["name"])}</div>' for each in choices)
    return f'{draw_message({"content": typed}, person="Anna")}<div class="choices">{offered}</div>'


def draw_component(component: Component) -> str:
    """Give one component with what is in it."""
    kind = component["type"]
    inner = "".join(draw_component(each) for each in component.get("components", ()))
    if kind == _CONTAINER:
        accent = component.get("accent_color")
        edge = f' style="border-left-color:#{accent:06x}"' if accent is not None else ""
        return f'<div class="container"{edge}>{inner}</div>'
    if kind == _SECTION:
        return f'<div class="section"><div>{inner}</div>{draw_component(component["accessory"])}</div>'
    if kind == _ROW:
        return f'<div class="row">{inner}</div>'
    if kind == _BUTTON:
        style = " primary" if component["style"] == 1 else ""
        return f'<span class="button{style}">{html.escape(component["label"])}</span>'
    return "<hr>" if kind == _SEPARATOR else _lines(component["content"])


def _lines(content: str) -> str:
    return "".join(_line(line) for line in content.split("\n"))


def _line(line: str) -> str:
    for mark, tag in (("## ", "h2"), ("### ", "h3")):
        if line.startswith(mark):
            return f"<{tag}>{_inline(line.removeprefix(mark))}</{tag}>"
    if line.startswith("-# "):
        return f'<div class="line small">{_inline(line[3:])}</div>'
    for mark, name, bullet in (("- ", "b1", "• "), ("  - ", "b2", "◦ ")):
        if line.startswith(mark):
            return f'<div class="line {name}">{bullet}{_inline(line.removeprefix(mark))}</div>'
    return f'<div class="line">{_inline(line)}</div>'


def _inline(words: str) -> str:
    """Read Discord's markup as far as the bot writes it."""
    told, last = "", 0
    for found in _TOKENS.finditer(words):
        told += html.escape(words[last : found.start()]) + _token(found)
        last = found.end()
    return told + html.escape(words[last:])


def _token(found: "re.Match[str]") -> str:
    if found["raw"]:
        return html.escape(found["raw"])
    if found["url"]:
        return f'<a href="{html.escape(found["url"])}">{_inline(found["label"])}</a>'
    if found["time"]:
        moment = datetime.fromtimestamp(int(found["time"]), UTC)
        form = "%-d %B %Y %H:%M" if found["form"] == "f" else "%-d %B %Y"
        return f'<span class="time">{moment:{form}}</span>'
    if found["channel"]:
        return '<span class="mention"># the thread</span>'
    tag = "b" if found["bold"] else "i"
    return f"<{tag}>{_inline(found['bold'] or found['italic'])}</{tag}>"
