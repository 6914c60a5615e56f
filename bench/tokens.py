"""What a model's edition over 200 articles takes: tokens in and out, repair included, and how long its checks take."""

import json
import time
from datetime import timedelta
from pathlib import Path

from bench.figures import Figure, Measurement
from bench.writer import TOPIC, make_materials
from bot.evidence import verify
from bot.model.article import PUBLIC
from bot.model.briefing import EditionId
from bot.model.completion import ModelRequest
from bot.model.topic import Window
from bot.prompts import load_prompts
from bot.service.briefings import select
from bot.settings import shipped
from bot.summarize.dossier import make_dossier
from bot.summarize.extractive import WriteRequest
from bot.summarize.model_writer import REPAIR_TOKENS, ask_briefing, ask_repair
from bot.summarize.sides import judge_draft
from bot.text.tokens import estimate_tokens
from tests.drafts import claim_of, make_draft
from tests.fakes.obedient import read_passages

TOKENS_IN, TOKENS_OUT = 8_000, 1_200
ROUNDS = 7
FENCE = "0f" * 8


def count_in(asked: ModelRequest) -> int:
    return estimate_tokens(asked.instructions + asked.material + json.dumps(asked.schema))


def full_draft(material: str) -> str:
    """As many claims as the prompt lets a model write, in the passages' own words; five of them wrong."""
    passages = read_passages(material)
    claims = [claim_of(each) for each in passages]
    sides = [{"actor": "China", "claim": claim} for claim in claims[8:10]]
    wrong = [{**claim, "text": claim["text"].rstrip(".") + " on 31 December 1999."} for claim in claims[10:15]]
    return make_draft(
        material, bottom_line=claims[:2], developments=[*wrong, *claims[2:3]],
        positions=[{"issue": "The visit", "sides": sides}] * 2,
        questions=[{"text": "Will the visit take place?", "basis": claim} for claim in claims[15:18]],
    )  # fmt: skip


def measure(_data: Path | None) -> Measurement:
    materials = make_materials()
    now = max(each.article.published for each in materials if each.article.published) + timedelta(hours=1)
    selection = select(TOPIC, materials, now)
    request = WriteRequest(
        edition_id=EditionId("e"), scope=PUBLIC, topic=TOPIC, window=Window(now - timedelta(days=90), now),
        language="en", depth="standard", time_zone="UTC", slot=None, now=now, stories=selection.stories,
        materials=selection.materials,
    )  # fmt: skip
    prompts = load_prompts(shipped("prompts"))
    dossier = make_dossier(request.stories, request.materials, TOKENS_IN)
    asked = ask_briefing(prompts, request, dossier, FENCE, TOKENS_OUT)
    draft = full_draft(asked.material)
    spent = []
    for _ in range(ROUNDS):
        verify.forget_passages()
        started = time.perf_counter()
        judged = judge_draft(draft, dossier)
        spent.append(1000 * (time.perf_counter() - started))
    repair = ask_repair(prompts, judged, dossier, FENCE)
    assert repair is not None
    return Measurement(
        items=len(materials),
        figures=(
            Figure("tokens_in", (count_in(asked) + count_in(repair),), most=12_000),
            Figure("tokens_out_at_most", (TOKENS_OUT + REPAIR_TOKENS,), most=1_500),
            Figure("verification_milliseconds", tuple(spent), most=50),
        ),
        details={
            "tokens_of_a_full_draft": estimate_tokens(draft),
            "claims": len(judged.accepted) + len(judged.rejected),
            "rejected": len(judged.rejected),
            "passages": len(dossier.passages),
            "stories": len(dossier.origins),
        },
    )
