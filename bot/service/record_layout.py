"""Lays out the record of an edition, and what models cost."""

from collections.abc import Iterable, Sequence

from bot.model.audit import Audit, Exchange, SpendingLine
from bot.model.document import Document, Line, Section, Text
from bot.service.spending import WARN_AT, Cap


def lay_out_audit(audit: Audit) -> Document:
    """Give the record of one edition: what went in, what was asked and answered, what was dropped and why."""
    inputs = tuple(
        Line((Text(f"{each.article_id} revision {each.revision}", "strong"), Text(f" · {each.content_hash}")), 1)
        for each in audit.inputs
    )
    prompts = tuple(Line((Text(name, "strong"), Text(f" · {version}")), 1) for name, version in audit.prompts.items())
    drops = tuple(
        Line(
            (
                Text(f"{each.place}: ", "strong"),
                Text(f"{each.text} "),
                Text(f"({each.code}: {each.reason})", "emphasis"),
            ),
            1,
        )
        for each in audit.drops
    )
    ranking = tuple(
        Line((Text(f"{at}. {each.title}", "strong"), Text(f" · {'; '.join(each.reasons)}")), 1)
        for at, each in enumerate(audit.ranking, start=1)
    )
    sections = (
        Section("ranking", "Its stories, best first, and why", ranking),
        Section("inputs", "Articles it was written from", inputs),
        Section("prompts", "Prompts, with their versions", prompts),
        Section("exchanges", "What the model was sent and answered", tuple(_exchange_lines(audit.exchanges))),
        Section("drops", "What was not let through", drops),
    )
    start, end, widened = audit.window
    about = f"{audit.topic} · {start:%-d %B %Y %H:%M} to {end:%-d %B %Y %H:%M} UTC{', widened' if widened else ''}"
    return Document(
        "listing",
        f"Record of edition {audit.edition}",
        tuple(each for each in sections if each.lines),
        (),
        (Text(about),),
    )


def _exchange_lines(exchanges: Iterable[Exchange]) -> Iterable[Line]:
    for each in exchanges:
        state = (
            f"failed: {each.failed}" if each.failed else "answered before, nothing spent" if each.cached else "answered"
        )
        tokens = f"{each.tokens.taken:,} tokens in, {each.tokens.given:,} out"
        yield Line((Text(f"{each.purpose} · {each.model} · {state} · {tokens}", "strong"),), 1)
        for name, words in (("instructions", each.instructions), ("material", each.material), ("answer", each.answer)):
            if words:
                yield Line((Text(f"{name}: ", "emphasis"), Text(words)), 2)


def lay_out_spend(lines: Sequence[SpendingLine], caps: Sequence[Cap]) -> Document:
    """Give what models cost by day, topic and purpose, and how far each cap is reached."""
    spent = tuple(
        Line(
            (
                Text(f"{each.day} · {each.topic} · {each.purpose}", "strong"),
                Text(f" · {each.model} · {each.calls:,} calls · {each.tokens_in:,} tokens in, {each.tokens_out:,} out"),
                Text(f" · ${each.cost_usd:.4f}{_say_estimated(each.estimated_usd)}"),
            ),
            1,
        )
        for each in lines
    )
    reached = tuple(Line((Text(_describe(cap)),), 1) for cap in caps)
    title = f"${sum(each.cost_usd for each in lines):.4f} spent on models"
    sections = (Section("spending", "By day, topic and purpose", spent), Section("caps", "Caps", reached))
    return Document("listing", title, tuple(each for each in sections if each.lines))


def _say_estimated(usd: float) -> str:
    return f", of it ${usd:.4f} estimated" if usd else ""


def _describe(cap: Cap) -> str:
    near = " — nearly reached" if cap.spent >= WARN_AT * cap.limit else ""
    return f"{cap.name}: ${cap.spent:.4f} of ${cap.limit:.2f}{near}"
