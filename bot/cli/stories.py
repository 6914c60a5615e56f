"""Stories: the list of what was told, best first, and one with its chain and its changes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from bot.cli.session import StderrProgress, format_option, print_document, with_app
from bot.model.article import Article, ArticleId
from bot.model.conversation import LOCAL
from bot.model.document import Document, Line, Run, Section, Text
from bot.model.story import Story, StoryId
from bot.text.urls import shown

if TYPE_CHECKING:
    from bot.app import App
    from bot.service.chains import ChainLink, StoryRecord

Articles = Mapping[ArticleId, Article]
_SCALE = (
    "Each part goes from 0 to 1: salience is how much the story is about the topic, novelty how much of it the last "
    "edition did not have (1 where there is none), diversity how many publishers and countries tell it, share falls "
    "below 1 for a second story that the same publisher tells alone. Score is the weighted "
    "sum of the others, of which share takes up to three tenths."
)


@click.group(invoke_without_command=True, epilog="Example: attache stories --topic china-russia --why; "
             "attache stories show s3e28cd01222da5d5")  # fmt: skip
@click.option("--topic", metavar="TOPIC", help="Only stories about this topic.")
@click.option("--why", is_flag=True, help="Show what each story's rank is made of.")
@click.option("--since", metavar="WHEN", help="From when: 12h, 3d, 2w, yesterday, or 2023-02-13.")
@click.option("--until", metavar="WHEN", help="Until when; a date means the whole of that day.")
@format_option()
@click.pass_context
def stories(context: click.Context, /, **options: Any) -> None:
    """Show articles grouped into stories, best first; without a window, all that is stored."""
    if context.invoked_subcommand is None:
        _list_stories(**options)


@with_app
async def _list_stories(app: "App", topic: str | None, why: bool, form: str, **options: Any) -> None:
    from bot.service.briefings import list_stories
    from bot.service.windows import get_zone, read_window

    window = read_window(options["since"], options["until"], app.desk.clock.now(), get_zone("UTC"))
    found = app.desk.topics.resolve(topic) if topic else None
    progress = StderrProgress()
    selection = await list_stories(app.desk, LOCAL, found, window, progress)
    progress.clear()
    articles = {material.article.id: material.article for material in selection.materials}
    value = [_story_fields(story, articles) for story in selection.stories]
    print_document(_lay_out_stories(selection.stories, articles, why=why), form, value)


@stories.command("show", epilog="Example: attache stories show s3e28cd01222da5d5 --format json")
@click.argument("name", metavar="ID")
@format_option()
@with_app
async def show_story(app: "App", name: str, form: str) -> None:
    """Show one story: its articles by origin, the stories it follows and that follow it, and what was joined to it."""
    from bot.service.chains import get_story

    progress = StderrProgress()
    record = await get_story(app.desk, LOCAL, StoryId(name), progress)
    progress.clear()
    articles = {article.id: article for article in record.articles}
    value = {
        **_story_fields(record.story, articles),
        "earlier": record.earlier,
        "later": record.later,
        "changes": [
            {"kind": each.kind, "other": each.other,
             "article": articles[each.article].url if each.article in articles else None}
            for each in record.changes
        ],
    }  # fmt: skip
    print_document(_lay_out_record(record, articles), form, value)


def _story_fields(story: Story, articles: Articles) -> dict[str, Any]:
    origin_of = {each: origin.id for origin in story.origins for each in origin.articles}
    return {
        "id": story.id,
        "title": story.title,
        "first": story.first,
        "last": story.last,
        "origins": len(story.origins),
        "articles": [
            {"id": article.id, "url": article.url, "title": article.title, "publisher": article.publisher.name,
             "published": article.published, "origin": origin_of[article.id]}
            for article in (articles[each] for each in story.articles)
        ],
        "disputed": [
            {"subject": dispute.subject,
             "accounts": [
                 {"url": articles[each.article_id].url, "start": each.span.start, "end": each.span.end,
                  "text": each.span.of(articles[each.article_id].text)}
                 for each in dispute.accounts
             ]}
            for dispute in story.disputes
        ],
        "why": {name: round(value, 4) for name, value in story.why},
        "reasons": story.reasons,
    }  # fmt: skip


def _lay_out_stories(found: Sequence[Story], articles: Articles, *, why: bool) -> Document:
    sections = []
    for story in found:
        lines = [Line((_stand(story),))]
        if why and story.why:
            parts = ", ".join(f"{name} {value:.2f}" for name, value in story.why)
            lines.append(Line((Text(f"ranked by: {'; '.join(story.reasons)} ({parts})", "faint"),)))
        lines += [_told_by(articles[each]) for each in story.articles]
        for dispute in story.disputes:
            runs: tuple[Run, ...] = (Text("Disputed: ", "strong"), Text(dispute.subject))
            lines.append(Line(runs, 1))
        sections.append(Section("story", story.title, tuple(lines)))
    if why and any(story.why for story in found):
        sections.append(Section("scale", "What the numbers mean", (Line((Text(_SCALE, "faint"),)),)))
    title = f"{_count(len(found), 'story', 'stories')}" if found else "No stories: nothing was read about this."
    return Document("listing", title, tuple(sections))


def _lay_out_record(record: "StoryRecord", articles: Articles) -> Document:
    """Give a story's articles origin by origin, both sides of what is disputed, its chain, and its changes."""
    story = record.story
    sections = [
        Section(
            "origin",
            f"Origin {number}",
            tuple(line for each in origin.articles for line in _lay_out_article(articles[each])),
        )
        for number, origin in enumerate(story.origins, start=1)
    ]
    disputed = [line for dispute in story.disputes for line in _lay_out_accounts(dispute.subject, dispute, articles)]
    sections += [
        Section("disputed", "Disputed", tuple(disputed)),
        Section("earlier", "It follows", tuple(map(_link_line, record.earlier))),
        Section("later", "It is followed by", tuple(map(_link_line, record.later))),
        Section("changes", "What changed it", tuple(_change_lines(record, articles))),
    ]
    return Document("listing", story.title, tuple(each for each in sections if each.lines), subtitle=(_stand(story),))


def _lay_out_article(article: Article) -> tuple[Line, ...]:
    """Give who tells it and, below, when and where it stands and the id that other commands call it by."""
    told = f"{article.published:%-d %B %Y, %H:%M} UTC" if article.published else "undated"
    return _told_by(article), Line((Text(f"{told} · {shown(article.url)} · {article.id}", "faint"),), 2)


def _lay_out_accounts(subject: str, dispute: Any, articles: Articles) -> Iterator[Line]:
    yield Line((Text(subject, "strong"),), 1)
    for each in dispute.accounts:
        article = articles[each.article_id]
        yield Line((Text(article.publisher.name, "strong"), Text(f": {each.span.of(article.text)}")), 2)


def _link_line(link: "ChainLink") -> Line:
    return Line((Text(link.title, "strong"), Text(f" · since {link.first:%-d %B %Y} · {link.id}", "faint")), 1)


def _change_lines(record: "StoryRecord", articles: Articles) -> Iterator[Line]:
    words = {
        "merged": "The story {} was joined to it{by}.", "split": "It was split off the story {}{by}.",
        "moved": "An article of the story {} has another text since then, which belongs here.",
    }  # fmt: skip
    for each in record.changes:
        by = f" when “{articles[each.article].title}” came" if each.article in articles else ""
        yield Line((Text(words[each.kind].format(each.other, by=by)),), 1)


def _stand(story: Story) -> Text:
    counts = f"{_count(len(story.origins), 'origin')}, {_count(len(story.articles), 'article')}"
    return Text(f"{_dates(story.first, story.last)} · {counts} · {story.id}", "faint")


def _told_by(article: Article) -> Line:
    return Line((Text(article.publisher.name, "strong"), Text(f": {article.title}")), 1)


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _dates(first: datetime | None, last: datetime | None) -> str:
    if first is None or last is None:
        return "undated"
    return f"{first:%-d %B %Y}" if first.date() == last.date() else f"{first:%-d %B} to {last:%-d %B %Y}"
