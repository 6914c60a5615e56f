"""Lays out what is not a briefing or an answer: lists, status, help, and what went wrong."""

import shlex
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from babel import Locale

from bot.evidence.lines import claim_runs, date_runs, make_links, public_url, sources_section
from bot.evidence.quotes import shown_title
from bot.model.article import Article
from bot.model.document import Document, Line, Link, Run, Section, Text
from bot.model.message import Channel, spell_channel
from bot.model.topic import Topic
from bot.service.evidence import Passage
from bot.service.linked import Subject
from bot.service.notices import GONE
from bot.service.records import ActorRecord, OpenQuestions
from bot.service.source_layout import ADD_SOURCES, ADDED_BY_OPERATOR, list_source
from bot.service.spelling import make_runs
from bot.service.status import Status
from bot.service.subscriptions import Following
from bot.text.labels import ENGLISH

USUAL_DEPTH = "standard"
NOT_STOPPED = "Nothing here was paused; all goes on as before."
HELP = (
    ("brief china-russia", "a briefing now; also: `brief iran-iaea since 3d deep`"),
    ("ask Has Beijing confirmed the visit?", "a cited answer, or an honest refusal"),
    ("questions china-russia", "what is still open, with the day of the report that raised it in a briefing"),
    ("actor Xi Jinping", "who this is, and what was done and said"),
    ("evidence e0123456789ab", "the passages that briefing rests on, by the id in its last line"),
    (
        "follow china-russia daily 08:00",
        "brief this channel daily; also: daily 08:00,18:00, weekdays 07:30, every 6h, tz Asia/Tokyo",
    ),
    ("following", "what this channel follows, and when the next briefings come"),
    ("about https://…", "what is known of an article, or of a few words"),
    ("unfollow china-russia", "end it; `pause` and `resume` interrupt it"),
    ("topics", "what can be followed; any pair of states works too"),
    ("sources", "what is read, and how each source is doing"),
    ("status", "how much is kept, and what is failing"),
    ("forget me", "delete what I keep of your questions here"),
    ("help", "this list"),
)
HELP_BESIDE_BUTTONS = {"evidence e0123456789ab": "the passages that briefing rests on; a button below shows them too"}


def lay_out_notice(title: str, *paragraphs: str) -> Document:
    """Give a short message of ours."""
    lines = tuple(Line(make_runs(words)) for words in paragraphs)
    return Document("notice", title, (Section("notice", "", lines),) if lines else ())


def lay_out_place(document: Document, channel: Channel) -> Document:
    """Give a document that says, below its title, which channel it is about."""
    words = spell_channel(channel)
    return replace(document, subtitle=(Text("In "), Text(words, channel=words), *document.subtitle))


def lay_out_problem(sentence: str, suggestions: Iterable[str] = ()) -> Document:
    """Give what went wrong, in one sentence, with what would work."""
    lines = tuple(Line((Text(each),), indent=1) for each in suggestions if each not in sentence)
    return Document("problem", sentence, (Section("suggestions", "Did you mean", lines),) if lines else ())


def lay_out_help(*, buttons: bool = False) -> Document:
    """Give the commands, each with an example; `buttons` where some are offered as such."""
    told = dict(HELP) | (HELP_BESIDE_BUTTONS if buttons else {})
    lines = tuple(Line((Text(words, "command"), *make_runs(f" · {what}")), indent=1) for words, what in told.items())
    return Document("listing", "What you can ask of Attaché", (Section("commands", "", lines),))


def lay_out_topics(topics: Iterable[Topic]) -> Document:
    """Give the named topics; any pair works beside them."""
    lines = tuple(
        Line((Text(topic.name, "strong"), Text(f" · {topic.description or topic.title}")), indent=1) for topic in topics
    )
    hint = Line((Text("Any pair of states or known actors works too: turkey-greece, iran-iaea.", "faint"),))
    return Document("listing", "Topics", (Section("topics", "", lines),), (hint,))


def lay_out_following(
    followed: Iterable[Following],
    title: str,
    now: datetime,
    *,
    before: Following | None = None,
    channels: bool = False,
    operator: bool = False,
) -> Document:
    """Give subscriptions with their schedule and next editions.

    `before` is how the one shown was followed before, `channels` names each one's channel; an operator, who is in no
    channel, is told commands that name theirs.
    """
    lines: list[Line] = []
    for each in followed:
        place = (Text(" in ", "strong"), Text(each.channel, "strong", channel=each.channel)) if channels else ()
        lines.append(Line((Text(each.words, "strong"), *place, Text(" · "), *_form_runs(each)), indent=1))
        if before is not None and _form_runs(before) != _form_runs(each):
            lines.append(Line((Text("instead of ", "faint"), *_form_runs(before)), indent=2))
        lines.append(Line(_next_runs(each, now, operator=operator), indent=2))
    if not lines:
        return lay_out_notice("Nothing is followed here yet", "Start with: `follow china-russia daily 08:00`")
    return Document("listing", title, (Section("following", "", tuple(lines)),))


def _form_runs(followed: Following) -> tuple[Run, ...]:
    """The schedule, and what was chosen otherwise than usual."""
    parts: list[str] = [followed.depth] if followed.depth != USUAL_DEPTH else []
    if followed.language != ENGLISH:
        parts.append(f"in {Locale.parse(followed.language).english_name}")
    if followed.quiet:
        parts.append(f"quiet on {', '.join(followed.quiet)}")
    if followed.only_if_news:
        parts.append("only if there is news")
    chosen = (run for part in parts for run in (Text(" · "), Text(part)))
    return (Text(f"{followed.schedule} ({followed.time_zone})", schedule=followed.schedule), *chosen)


def _next_runs(followed: Following, now: datetime, *, operator: bool) -> tuple[Run, ...]:
    if not followed.next:
        reason = f": {_reason_for_members(followed)}" if followed.reason else ""
        stopped, goes_on = Text(f"{followed.state}{reason}; ", "faint"), Text(" goes on", "faint")
        resume = f"resume {followed.words}"
        if operator:
            resume = f"resume {shlex.quote(followed.words)} --channel {followed.channel}"
        return (stopped, Text(resume, "command"), goes_on)
    runs: list[Run] = []
    for each in followed.next:
        moment = datetime.fromisoformat(each)
        year = "" if moment.year == now.astimezone(moment.tzinfo).year else f" {moment.year}"
        told = f"{moment:%a %-d %B}{year} {moment:%H:%M}"
        runs += [Text(", " if runs else "next: ", "faint"), Text(told, "faint", moment)]
    return tuple(runs)


def _reason_for_members(followed: Following) -> str:
    """Leave out what a platform told of a channel that is gone: that is for the operator."""
    return GONE if (followed.reason or "").startswith(GONE) else followed.reason or followed.state


def lay_out_status(status: Status, *, operator: bool = False) -> Document:
    """Give counts, and what fails with its reason; an operator is told the commands that mend it."""
    newest = _told_at(", the newest from ", status.newest_article)
    lines = [Line((Text(f"{_count(status.articles, 'article')} kept"), *newest, Text(".")))]
    if status.posting is not None:
        at_work = f"attache run is at work; it posts to {', '.join(status.posting)}." if status.posting else _AT_REST
        lines.append(Line((Text(at_work),)))
    if status.sources:
        failing = Text(f"{_count(status.sources, 'source')}, {len(status.failing)} failing")
        times = (*_told_at("; last read ", status.last_read), *_told_at(", next poll ", status.next_poll))
        lines.append(Line((failing, *times, Text("."))))
    else:
        step = ADD_SOURCES if operator else ADDED_BY_OPERATOR
        lines.append(Line((Text("No sources yet, so nothing new comes. "), Text(step))))
    lines += [line for source in status.failing for line in list_source(source, operator=operator)]
    if status.dead_jobs and operator:
        lines.append(Line((Text(f"{_count(len(status.dead_jobs), 'job')} given up; attache jobs shows them."),)))
    lines += _lay_out_trouble(status, operator=operator)
    return Document("listing", "Status", (Section("status", "", tuple(lines)),))


_AT_REST = "No attache run is at work, so nothing is read or posted."


def _told_at(words: str, moment: datetime | None) -> tuple[Run, ...]:
    """Give a moment after some words, as one that a platform can show in the reader's own zone."""
    return () if moment is None else (Text(words), Text(f"{moment:%Y-%m-%d %H:%M} UTC", at=moment))


def _lay_out_trouble(status: Status, *, operator: bool) -> Iterator[Line]:
    """What channels did not get, with the way out for who can take it."""
    for found, words, step in (
        (status.parked, "parked: posted or not, nobody can tell", "look in the channel, then retry or abandon each"),
        (status.overdue, "overdue", "attache doctor says what keeps them"),
        (status.failed, "failed in the last seven days", "to go on with one: attache deliveries retry ID"),
    ):
        if found:
            number = _count(len(found), "delivery", "deliveries")
            yield Line((Text(f"{number} {words}{f'; {step}' if operator else ''}."),))
        for each in found:
            reason = f" · {each.reason}" if each.reason else ""
            told, channel = Text(f" · {each.topic} for {each.slot} to "), Text(each.channel, channel=each.channel)
            yield Line((Text(each.id, "strong"), told, channel, Text(reason)), 1)
    if status.suspended:
        number = _count(len(status.suspended), "subscription")
        yield Line((Text(f"{number} suspended; once that is mended, resume them in their channels."),))
    for followed in status.suspended:
        reason = followed.reason if operator and followed.reason else _reason_for_members(followed)
        words = f" · {followed.words} {followed.schedule} · {reason}"
        yield Line((Text(followed.channel, "strong", channel=followed.channel), Text(words)), 1)


def lay_out_questions(kept: OpenQuestions, topic: str) -> Document:
    """Give the open questions with the sentence each rests on, under the topic as it is typed."""
    if not kept.questions:
        return lay_out_notice(
            f"No open questions on {topic} yet", f"Questions come from briefings; try: `brief {topic}`"
        )
    links = make_links(kept.sources)
    lines: list[Line] = []
    for question in kept.questions:
        raised = Text(f" · {question.status} · raised by a report of {_day(question.raised)}", "faint")
        if question.basis.text == question.text:
            lines.append(Line((*claim_runs(question.basis, links), raised), indent=1))
            continue
        lines.append(Line((Text(question.text, "strong"), raised), indent=1))
        lines.append(Line(claim_runs(question.basis, links), indent=2))
    title = f"Open questions on {topic}"
    return Document("listing", title, (Section("questions", "", tuple(lines)), sources_section(kept.sources)))


def lay_out_actor(record: ActorRecord) -> Document:
    """Give an actor's roles and the claims that name it."""
    links = make_links(record.sources)
    sections = []
    if record.roles:
        lines = tuple(Line(claim_runs(role, links), indent=1) for role in record.roles)
        sections.append(Section("roles", "Roles", lines))
    if record.claims:
        lines = tuple(Line(claim_runs(claim, links), indent=1) for claim in record.claims)
        sections.append(Section("claims", "What briefings say", lines))
    also = (Text(f"also {', '.join(record.aliases)}"),) if record.aliases else ()
    return Document("listing", record.name, (*sections, sources_section(record.sources)), subtitle=also)


def lay_out_evidence(passages: Iterable[Passage]) -> Document:
    """Give each cited passage in its surroundings, under the article it stands in, which is named once for several."""
    lines: list[Line] = []
    shown = None
    for passage in passages:
        if (passage.article.id, passage.article.revision) != shown:
            lines.append(_article_line(passage.article, passage.n))
        shown = passage.article.id, passage.article.revision
        runs = (Text(_one_line(words), "strong" if cited else "faint") for words, cited in passage.pieces if words)
        lines.append(Line(tuple(runs), 2))
    return Document("listing", "What this rests on", (Section("evidence", "", tuple(lines)),))


def lay_out_linked(answer: Document, subject: Subject) -> Document:
    """Give an answer with the article that it was asked about; of a page read for it, what it opens with."""
    if subject.unread:
        note = f"I could not read the page behind the link: {subject.unread}. This is about the words beside it."
        lines = [Line((Text(note, "emphasis"),))]
    elif subject.article is not None:
        article = subject.article
        lines = [Line((Text(f"{article.publisher.labelled}: "), *_title_runs(article, subject.words)))]
        if subject.opening:
            lines.append(Line((Text(f"“{subject.opening}”"),)))
            lines.append(Line((Text("Read for this request alone: it is in no briefing.", "faint"),)))
    else:
        return answer
    return replace(answer, sections=(*answer.sections, Section("linked", "The article that was linked", tuple(lines))))


def _article_line(article: Article, n: int | None = None) -> Line:
    """Give the number it is cited by, publisher, label where state-controlled, linked title and date."""
    number = (Text(f"[{n}] "),) if n is not None else ()
    publisher = Text(f"{article.publisher.labelled}: ", "strong")
    return Line((*number, publisher, *_title_runs(article, shown_title(article))), 1)


def _title_runs(article: Article, words: str) -> tuple[Run, ...]:
    url = public_url(article.url)
    return (Link(words, url) if url else Text(words), *date_runs(article.published))


def _day(iso: str) -> str:
    return f"{date.fromisoformat(iso):%-d %B %Y}"


def _one_line(words: str) -> str:
    return words.replace("\n", " ")


def _count(number: int, noun: str, several: str | None = None) -> str:
    return f"{number:,} {noun if number == 1 else several or f'{noun}s'}"
