"""Says whether the model that is set up answers, and what it may still cost; its key is never told."""

from bot.model.completion import ModelRequest
from bot.model.conversation import LOCAL
from bot.model.errors import ModelError
from bot.model.finding import Finding
from bot.model.vector import Space
from bot.service.desk import Desk
from bot.service.spending import Cap, MeteredModel

_ANSWERED = frozenset({"truncated", "empty", "refused"})
"""Faults that only a model that was reached can have."""
_TOKENS = 16
NO_MODEL = "none is set up, briefings are written without one; set OPENAI_API_KEY, or OPENAI_BASE_URL for your own"


async def examine_model(desk: Desk, host: str) -> Finding:
    """Ask the model for one word, within its caps, and give what came of it; raises nothing of the model's."""
    if desk.scribe is None:
        return Finding("model", well=True, detail=NO_MODEL)
    model = MeteredModel(desk.scribe.model, desk.ledger, LOCAL, "doctor", desk.scribe.patience.answer)
    asked = f"It is {desk.clock.now().isoformat()}."
    try:
        await model.complete(ModelRequest("check", "Answer with the word yes.", asked, most_tokens=_TOKENS))
    except ModelError as error:
        if error.code not in _ANSWERED:
            return Finding("model", well=False, detail=f"{str(error).rstrip('.')} ({host})")
    if desk.scribe.space is not None:
        try:
            await model.embed([asked])
        except ModelError as error:
            return Finding("model", well=False, detail=f"vectors: {str(error).rstrip('.')} ({host})")
    caps = await desk.ledger.list_caps(LOCAL)
    told = f"{model.name} at {host} answers; {_say_budget(caps, model)}{await _say_vectors(desk, desk.scribe.space)}"
    return Finding("model", well=True, detail=told)


async def _say_vectors(desk: Desk, space: Space | None) -> str:
    """Name the model of vectors with its dimensions, and how many articles have one."""
    if space is None:
        return ""
    async with desk.database.read() as transaction:
        given = await desk.vectors.count(transaction, space)
    return f"; vectors by {space.removesuffix(':own')}: {given:,} article{'' if given == 1 else 's'} so far"


def _say_budget(caps: tuple[Cap, ...], model: MeteredModel) -> str:
    if model.price is None:
        return "its price is not known, so no cap can hold; name one in a file that PRICES_FILE names"
    told = [f"{each.spent:.2f} of {each.limit:g} US dollars of the {each.name}" for each in caps[:2]]
    return f"spent {' and '.join(told)}"
