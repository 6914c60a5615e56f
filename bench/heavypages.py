"""Makes pages as heavy as those of news sites: an article of ours among navigation, scripts, teasers and a footer."""

import functools
import html
import json
import random

from bench.storycost import draw_word

PARAGRAPHS, SENTENCES, WORDS = 11, 3, 15
"""An article of some 500 words."""
SECTIONS, TOPICS = 10, 9
"""Of the navigation: lists of links inside lists."""
CARDS = 36
"""Teasers beside and below the article, each with its picture."""
SCRIPTS, LETTERS = 7, 10_000
"""Inline scripts, and how long one is: settings, tracking, the page's own state once more as JSON."""
FOOTER = 40


@functools.cache
def make_heavy_page(number: int, entry: int) -> bytes:
    """Give the page of an entry, the same each time."""
    chance = random.Random(number * 1_000 + entry)  # noqa: S311  the same each time
    title = f"Talks {entry} of {number} {_write(chance, 6)}"
    paragraphs = [_write_paragraph(chance) for _ in range(PARAGRAPHS)]
    body = "\n".join(_add_around(chance, at, each) for at, each in enumerate(paragraphs))
    known = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "inLanguage": "en"}
    return f"""<!DOCTYPE html>
<html lang="en" class="no-js"><head><meta charset="utf-8"><title>{html.escape(title)} | The Site</title>
{_make_metas(title)}
<style>{" ".join(f".c{n}-{_name(chance)}{{margin:{n}px;display:flex}}" for n in range(400))}</style>
<script type="application/ld+json">{json.dumps(known)}</script>
{_make_scripts(chance)}</head>
<body class="page page--article"><div id="app"><div class="wrap">
<header class="masthead"><a class="logo" href="/"><svg viewBox="0 0 20 20"><path d="M0 0h20v20H0z"/></svg></a>
{_make_navigation(chance)}</header>
<main class="layout"><div class="layout__main"><article class="story"><header class="story__head"><h1>{title}</h1>
<div class="meta"><span class="author"><a href="/by/ann">Ann Example</a></span>
<time datetime="2023-02-13T12:00:00Z">13 February 2023</time></div></header>
<div class="story__body">
{body}
</div></article>
<section class="more"><h2>More on this</h2><div class="grid">{_make_cards(chance, CARDS * 2 // 3)}</div></section></div>
<aside class="rail"><div class="ad" data-slot="rail-1"></div><h2>Most read</h2>
<ol>{_make_cards(chance, CARDS // 3)}</ol></aside>
</main><footer class="foot">{_make_links(chance, FOOTER)}<p>Copyright The Site</p></footer>
</div></div></body></html>""".encode()


def _write(chance: random.Random, words: int) -> str:
    return " ".join(draw_word(chance) for _ in range(words))


def _name(chance: random.Random) -> str:
    return f"{chance.randrange(1 << 24):06x}"


def _write_paragraph(chance: random.Random) -> str:
    return " ".join(f"{_write(chance, WORDS).capitalize()}." for _ in range(SENTENCES))


def _add_around(chance: random.Random, at: int, paragraph: str) -> str:
    """Give a paragraph with a link in it, and at times what stands between paragraphs: a picture, an advertisement."""
    first, _, rest = paragraph.partition(" ")
    told = f'<p class="t-{_name(chance)}"><a href="/topic/{first.lower()}">{first}</a> {rest}</p>'
    if at % 4 == 1:
        told += (
            f'<figure class="fig"><picture><source srcset="/i/{at}-640.webp 640w, /i/{at}-1280.webp 1280w">'
            f'<img src="/i/{at}.jpg" alt="" loading="lazy" width="640" height="360"></picture></figure>'
        )
    if at % 4 == 3:
        told += (
            f'<div class="ad ad--inline" id="ad-{at}"><script>window.ads=window.ads||[];ads.push({at});</script></div>'
        )
    return told


def _make_metas(title: str) -> str:
    names = ("og:title", "twitter:title", "description", "og:description", "parsely-title", "sailthru.title")
    kept = [f'<meta property="{name}" content="{html.escape(title)}">' for name in names]
    icons = [f'<link rel="apple-touch-icon" sizes="{size}x{size}" href="/icon-{size}.png">' for size in (57, 72, 114)]
    return "\n".join([*kept, '<meta property="og:type" content="article">', *icons])


def _make_scripts(chance: random.Random) -> str:
    made = []
    for each in range(SCRIPTS):
        state = {
            f"k{n}": {"id": _name(chance), "label": draw_word(chance), "on": n % 2 == 0} for n in range(LETTERS // 60)
        }
        made.append(f"<script>window.state{each} = {json.dumps(state)};</script>")
    return "\n".join(made)


def _make_links(chance: random.Random, count: int) -> str:
    links = (
        f'<li class="item"><a class="link" href="/{_name(chance)}">{_write(chance, 2)}</a></li>' for _ in range(count)
    )
    return f'<ul class="list">{"".join(links)}</ul>'


def _make_navigation(chance: random.Random) -> str:
    sections = (
        f'<li class="nav__item"><button type="button" aria-expanded="false"><span>{draw_word(chance)}</span></button>'
        f'<div class="nav__drop">{_make_links(chance, TOPICS)}</div></li>'
        for _ in range(SECTIONS)
    )
    return f'<nav aria-label="Main"><ul class="nav">{"".join(sections)}</ul></nav>'


def _make_cards(chance: random.Random, count: int) -> str:
    return "".join(
        f'<div class="card card--{n}"><a class="card__link" href="/news/{_name(chance)}"><div class="card__media">'
        f'<picture><source media="(min-width: 600px)" srcset="/t/{n}-320.webp"><img src="/t/{n}.jpg" alt=""'
        f' loading="lazy"></picture></div><h3 class="card__title"><span>{_write(chance, 8).capitalize()}</span></h3>'
        f'<p class="card__text">{_write(chance, 14).capitalize()}.</p></a><div class="card__meta">'
        f'<time>2 hours ago</time><span class="kicker">{draw_word(chance)}</span></div></div>'
        for n in range(count)
    )
