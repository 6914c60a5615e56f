"""Lays an answer out: each sentence with its mark, publisher and date; a refusal with what comes closest to it."""

from collections.abc import Iterator

from bot.answer.asked.question import clean
from bot.answer.asked.wording import word_plainly
from bot.evidence.lines import claim_runs, make_links, sources_section
from bot.model.conversation import Answer
from bot.model.document import Document, Line, Section, Text
from bot.text.labels import load_labels


def lay_out(answer: Answer) -> Document:
    """Give the document to show; its title is the question as it was asked, or as it was understood from its thread."""
    asked = clean(answer.question)
    if answer.understood != word_plainly(asked):
        asked = answer.understood
    asked = asked or "Your question"
    if not answer.answer:
        lines = (Line((Text(answer.reason or "Not in what I have read."),)),)
        return Document("answer", asked, (Section("answer", "", lines),))
    told = Section("answer", "", tuple(iter_claim_lines(answer)))
    return Document("answer", asked, (told, sources_section(answer.sources)))


def iter_claim_lines(answer: Answer) -> Iterator[Line]:
    """Give one line a sentence, with where it comes from; a refusal has those it shows as closest."""
    links = make_links(answer.sources)
    told = {source.n: source for source in answer.sources}
    for claim in answer.answer:
        if not claim.citations:
            yield Line((Text(claim.text, "faint"),))
            continue
        source = told[claim.citations[0].n]
        when = f", {source.published:%-d %B %Y}" if source.published else ""
        label = f" ({load_labels().say('source.state')})" if source.state_media else ""
        yield Line((*claim_runs(claim, links), Text(f" — {source.publisher}{label}{when}", "faint")))
