"""Says whether the model that is set up answers, and what it may still cost; its key is never told."""

from bot.model.completion import ModelRequest
from bot.model.conversation import LOCAL
from bot.model.errors import ModelError
from bot.model.finding import Finding
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
    caps = await desk.ledger.list_caps(LOCAL)
    return Finding("model", well=True, detail=f"{model.name} at {host} answers; {_say_budget(caps, model)}")


async def examine_vectors(desk: Desk, host: str) -> tuple[Finding, ...]:
    """Ask for one vector, within the caps, and say how many articles have one; nothing where no model gives any."""
    if desk.embedder is None:
        return ()
    space = desk.embedder.space
    try:
        await MeteredModel(desk.embedder.model, desk.ledger, LOCAL, "doctor").embed(["yes"])
    except ModelError as error:
        return (Finding("vectors", well=False, detail=f"{str(error).rstrip('.')} ({host})"),)
    async with desk.database.read() as transaction:
        given = await desk.vectors.count(transaction, space)
    told = f"by {space.removesuffix(':own')} at {host}: {given:,} article{'' if given == 1 else 's'} so far"
    return (Finding("vectors", well=True, detail=told),)


def _say_budget(caps: tuple[Cap, ...], model: MeteredModel) -> str:
    if model.price is None:
        return "its price is not known, so no cap can hold; name one in a file that PRICES_FILE names"
    told = [f"{each.spent:.2f} of {each.limit:g} US dollars of the {each.name}" for each in caps[:2]]
    return f"spent {' and '.join(told)}"
