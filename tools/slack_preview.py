"""Draws Block Kit as a page that looks like Slack does: for looking at what members see, without a workspace."""

import html
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

Block = Mapping[str, Any]

STYLE = """
* { box-sizing: border-box } body { margin: 0; padding: 20px; background: #fff; color: #1d1c1d;
  font: 15px/1.46 Lato, "Liberation Sans", Arial, sans-serif; width: 720px }
.message { display: flex; gap: 10px; margin: 0 0 14px } .thread { margin-left: 46px; padding-left: 14px;
  border-left: 2px solid #ddd } .face { flex: none; width: 36px; height: 36px; border-radius: 6px; background: #1d3557;
  color: #fff; font-weight: 900; display: grid; place-items: center } .face.person { background: #7c3085 }
.who { font-weight: 900 } .app { font-size: 10px; background: #ddd; color: #616061; padding: 0 4px; border-radius: 2px }
.note { color: #616061; font-size: 13px } .body { min-width: 0; flex: 1 } h2 { font-size: 18px; font-weight: 900;
  margin: 6px 0 } .block { margin: 4px 0 8px } ul { margin: 2px 0 2px; padding-left: 26px } ul.i1 { padding-left: 52px }
a { color: #1264a3; text-decoration: none } .context { color: #616061; font-size: 13px; white-space: pre-line }
.text { white-space: pre-line } .button { display: inline-block; border: 1px solid #bbb; border-radius: 4px;
  padding: 3px 12px; margin: 2px 8px 2px 0; font-weight: 700; font-size: 14px } .primary { background: #007a5a;
  color: #fff; border-color: #007a5a } .field { border: 1px solid #868686; border-radius: 4px; padding: 6px 12px;
  display: block; color: #616061; margin-top: 4px } .filled { color: #1d1c1d } .label { font-weight: 700;
  margin-top: 14px } hr { border: 0; border-top: 1px solid #ddd; margin: 14px 0 } .view { border: 1px solid #ccc;
  border-radius: 8px; box-shadow: 0 2px 10px #0002; width: 520px; padding: 18px 22px } .view h1 { font-size: 20px;
  margin: 0 0 8px } code { border: 1px solid #ddd; border-radius: 3px; background: #f8f8f8; color: #c01343;
  font-size: 12px; padding: 1px 3px } .error { color: #c01343; font-size: 13px; margin-top: 4px } .wrong { border-color:
  #c01343 } .menu { border: 1px solid #ccc; border-radius: 8px; box-shadow: 0 2px 10px #0002; width: 320px;
  padding: 8px 0; margin: 0 0 16px 46px } .menu div { padding: 3px 20px } .chosen { background: #1264a3; color: #fff }
.foot { text-align: right; margin-top: 20px } .thumbs { color: #616061 }
"""


def draw_page(parts: Iterable[str]) -> str:
    """Give a whole page; its height is left in the body's attribute for whoever takes a picture."""
    script = "document.body.dataset.height = document.documentElement.scrollHeight"
    head = f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>"
    return f"{head}<body>{''.join(parts)}<script>{script}</script>"


def draw_message(message: Block, *, person: str | None = None, threaded: bool = False, note: str = "") -> str:
    """Give one message, of the bot or of a person."""
    body = "".join(draw_block(each) for each in message.get("blocks", ())) or (
        f'<div class="text">{_words(message.get("text", ""))}</div>'
    )
    face = f'<div class="face{" person" if person else ""}">{_words((person or "Attaché")[0])}</div>'
    who = f'<span class="who">{_words(person or "Attaché")}</span> {"" if person else "<span class=app>APP</span>"}'
    told = f'<div class="note">{_words(note)}</div>' if note else ""
    return f'<div class="message{" thread" if threaded else ""}">{face}<div class="body">{told}{who}{body}</div></div>'


def draw_view(view: Block, errors: Mapping[str, str] = MappingProxyType({})) -> str:
    """Give a form, with what Slack shows beside fields that were filled in wrongly, or the Home tab."""
    body = "".join(draw_block(each) + _draw_error(errors.get(str(each.get("block_id")), "")) for each in view["blocks"])
    if view["type"] == "home":
        return body
    buttons = "".join(
        f'<span class="button{" primary" if name == "submit" else ""}">{_words(view[name]["text"])}</span>'
        for name in ("close", "submit")
    )
    return f'<div class="view"><h1>{_words(view["title"]["text"])}</h1>{body}<div class="foot">{buttons}</div></div>'


def draw_menu(entries: Iterable[str], chosen: str) -> str:
    """Give a menu of shortcuts with the chosen one."""
    drawn = (f'<div class="{"chosen" if each == chosen else ""}">{_words(each)}</div>' for each in entries)
    return f'<div class="menu">{"".join(drawn)}</div>'


def draw_prompts(prompts: Block) -> str:
    """Give what the assistant pane suggests, as buttons."""
    buttons = "".join(f'<div><span class="button">{_words(each["title"])}</span></div>' for each in prompts["prompts"])
    return f'<div class="block"><h2>{_words(prompts["title"])}</h2>{buttons}</div>'


def _draw_error(sentence: str) -> str:
    return f'<div class="error">{_words(sentence)}</div>' if sentence else ""


def draw_block(block: Block) -> str:
    """Give one block."""
    kind = block["type"]
    if kind == "header":
        return f"<h2>{_words(block['text']['text'])}</h2>"
    if kind == "divider":
        return "<hr>"
    if kind == "rich_text":
        return f'<div class="block">{"".join(_draw_rich(each) for each in block["elements"])}</div>'
    if kind == "context":
        return f'<div class="context">{"".join(_words(each["text"]) for each in block["elements"])}</div>'
    if kind == "input":
        return f'<div class="label">{_words(block["label"]["text"])}</div>{_draw_element(block["element"])}'
    return f'<div class="block">{"".join(_draw_element(each) for each in block["elements"])}</div>'


def _draw_rich(element: Block) -> str:
    if element["type"] == "rich_text_list":
        items = "".join(
            f"<li>{''.join(_draw_run(run) for run in item['elements'])}</li>" for item in element["elements"]
        )
        return f'<ul class="i{element.get("indent", 0)}">{items}</ul>'
    return f'<div class="text">{"".join(_draw_run(run) for run in element["elements"])}</div>'


def _draw_run(run: Block) -> str:
    words = _words(run.get("text") or run.get("fallback") or f"#{run.get('channel_id', '').removeprefix('C0').lower()}")
    for style, tag in (("bold", "b"), ("italic", "i"), ("code", "code")):
        if run.get("style", {}).get(style):
            words = f"<{tag}>{words}</{tag}>"
    return (
        f'<a href="{html.escape(run["url"])}">{words}</a>'
        if run["type"] in {"link", "channel"} and "url" in run
        else words
    )


def _draw_element(element: Block) -> str:
    kind = element["type"]
    if kind == "button":
        return f'<span class="button {element.get("style", "")}">{_words(element["text"]["text"])}</span>'
    if kind == "feedback_buttons":
        return '<span class="thumbs">Useful · Not useful</span>'
    filled = (element.get("initial_option") or {}).get("text", {}).get("text")
    filled = filled or element.get("initial_time") or element.get("initial_value")
    words = filled or element.get("placeholder", {}).get("text", "Choose")
    return f'<span class="field{" filled" if filled else ""}">{_words(words)}</span>'


def _words(text: str) -> str:
    return html.escape(text, quote=False)
