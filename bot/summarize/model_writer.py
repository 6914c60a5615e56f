"""The model writer: what a model is asked, and the briefing that its checked claims make with the keyless one's.

Pure throughout: who asks the model hands in its answers. Roles, dates to watch and disputed accounts are copied text
and stay the keyless writer's, whoever writes the rest."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.documents import json_schema
from bot.evidence.drafts import Support
from bot.evidence.quotes import make_source
from bot.model.article import ArticleId
from bot.model.briefing import Briefing, CitedSource, Claim, Position, Question, Side
from bot.model.completion import ModelRequest
from bot.prompts import Prompts
from bot.summarize.ahead import make_question_id
from bot.summarize.dossier import Dossier
from bot.summarize.draft import Draft, Repairs, iter_claims
from bot.summarize.extractive import LENGTHS, WriteRequest
from bot.summarize.judging import Judged, is_issue
from bot.summarize.sentences import likeness, stems_of
from bot.summarize.since import set_beside

Shown = Callable[[str], Claim | None]
"""Gives the accepted claim of a place, cited by source numbers."""

REPAIR_TOKENS = 300
MOST_REPAIRS = 5
"""Claims that are sent back; a draft with more wrong ones is dropped to what holds."""
_LEAST_SHARE = 1 / 3
_LEAST_CLAIMS = 2
_MOST_DEVELOPMENTS = 6
_MOST_POSITIONS = 2
_MOST_QUESTIONS = 3
_SAME = 0.7


def ask_briefing(prompts: Prompts, request: WriteRequest, dossier: Dossier, fence: str, tokens: int) -> ModelRequest:
    """Give the question that asks for a draft."""
    lengths = LENGTHS[request.depth]
    instructions, material = prompts["briefing"].fill(
        topic=request.topic.title,
        window=f"{request.window.start:%-d %B %Y %H:%M} to {request.window.end:%-d %B %Y %H:%M} UTC",
        fence=fence,
        material=dossier.render(fence),
        developments=str(min(_MOST_DEVELOPMENTS, lengths.developments)),
        positions=str(min(_MOST_POSITIONS, lengths.positions)),
        questions=str(min(_MOST_QUESTIONS, lengths.questions)),
    )
    return ModelRequest("briefing", instructions, material, json_schema(Draft), tokens, fence)


def ask_repair(prompts: Prompts, judged: Judged, dossier: Dossier, fence: str) -> ModelRequest | None:
    """Give the question that asks for repair of what does not hold; None where there is nothing to repair."""
    sent = judged.rejected[:MOST_REPAIRS]
    if not sent:
        return None
    named = dict(_drafted(judged))
    numbers = {each.passage for drop in sent for each in named[drop.place]}
    claims = [
        json.dumps({"number": number, "text": drop.text, "wrong": drop.reasons[0].words}, ensure_ascii=False)
        for number, drop in enumerate(sent, start=1)
    ]
    instructions, material = prompts["repair"].fill(
        fence=fence,
        material=dossier.render(fence, frozenset(numbers)) or dossier.render(fence, frozenset(range(1, 6))),
        claims="\n".join(claims).replace(fence, ""),
    )
    return ModelRequest("repair", instructions, material, json_schema(Repairs), REPAIR_TOKENS, fence)


def assemble(keyless: Briefing, judged: Judged, dossier: Dossier) -> Briefing | None:
    """Give the briefing of what holds, on the keyless one's base; None where too little is left to be a briefing."""
    accepted = judged.accepted
    drafted = len(accepted) + len(judged.drops)
    numbers, sources = _number(keyless, dossier, accepted)

    def shown(place: str) -> Claim | None:
        claim = accepted.get(place)
        if claim is None:
            return None
        citations = tuple(replace(each, n=numbers[_article_of(dossier, each.n)]) for each in claim.citations)
        return replace(claim, citations=citations)

    bottom_line = _list(shown, "bottom_line", len(judged.draft.bottom_line))
    developments = _new(_list(shown, "developments", len(judged.draft.developments)), bottom_line)
    kept = len(accepted)
    if not bottom_line or kept < max(_LEAST_CLAIMS, _LEAST_SHARE * drafted):
        return None
    title = shown("title")
    positions = _write_positions(judged, dossier, shown)
    questions = _write_questions(keyless, judged, dossier, shown)
    return replace(
        keyless,
        title=replace(title, text=title.text.rstrip(".")) if title is not None else keyless.title,
        bottom_line=bottom_line,
        changes=set_beside(keyless.changes, (*bottom_line, *developments)),
        developments=developments,
        positions=positions or keyless.positions,
        questions=questions or keyless.questions,
        sources=sources,
    )


def _drafted(judged: Judged) -> list[tuple[str, tuple[Support, ...]]]:
    return [(place, claim.support) for place, claim in iter_claims(judged.draft)]


def _article_of(dossier: Dossier, number: int) -> ArticleId:
    return dossier.passages[number - 1].material.article.id


def _number(
    keyless: Briefing, dossier: Dossier, accepted: Mapping[str, Claim]
) -> tuple[dict[ArticleId, int], tuple[CitedSource, ...]]:
    """Number the cited articles behind those the keyless briefing has."""
    numbers = {source.article_id: source.n for source in keyless.sources}
    sources = list(keyless.sources)
    last = max(numbers.values(), default=0)
    for claim in accepted.values():
        for citation in claim.citations:
            article = dossier.passages[citation.n - 1].material.article
            if article.id not in numbers:
                last += 1
                numbers[article.id] = last
                sources.append(make_source(last, article, corrected=article.id in dossier.corrected))
    return numbers, tuple(sources)


def _list(shown: Shown, section: str, count: int) -> tuple[Claim, ...]:
    found = (shown(f"{section}.{number}") for number in range(count))
    return tuple(claim for claim in found if claim is not None)


def _new(claims: Sequence[Claim], said: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims that say what was not said before."""
    told = [stems_of(claim.text) for claim in said]
    kept: list[Claim] = []
    for claim in claims:
        stems = stems_of(claim.text)
        if all(likeness(stems, each) < _SAME for each in told):
            told.append(stems)
            kept.append(claim)
    return tuple(kept)


def _write_positions(judged: Judged, dossier: Dossier, shown: Shown) -> tuple[Position, ...]:
    written: list[Position] = []
    for number, position in enumerate(judged.draft.positions):
        sides: dict[str, Side] = {}
        numbered: list[Claim] = []
        for index, side in enumerate(position.sides):
            place = f"positions.{number}.{index}"
            claim = shown(place)
            if claim is None:
                continue
            name = " ".join(side.actor.split())
            sides[name] = Side(name, (*(sides[name].claims if name in sides else ()), claim))
            numbered.append(judged.accepted[place])
        if len(sides) > 1:
            label = " ".join(position.issue.split()) if is_issue(position.issue, numbered, dossier) else "What was said"
            written.append(Position(label, tuple(sides.values())))
    return tuple(written)


def _write_questions(keyless: Briefing, judged: Judged, dossier: Dossier, shown: Shown) -> tuple[Question, ...]:
    written: dict[str, Question] = {}
    for number, question in enumerate(judged.draft.questions):
        place = f"questions.{number}"
        basis = shown(place)
        if basis is None:
            continue
        article = dossier.passages[judged.accepted[place].citations[0].n - 1].material.article
        raised = (article.published or article.retrieved).date().isoformat()
        text = " ".join(question.text.split())
        name = make_question_id(keyless.topic, text)
        written.setdefault(name, Question(name, text, "open", raised, basis))
    return tuple(written.values())
