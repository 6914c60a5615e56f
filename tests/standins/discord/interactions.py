"""Interactions: made by people, answered once in time, followed up while their token lives."""

import asyncio
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tests.standins.discord.rules import EPHEMERAL, V2, check_autocomplete, check_message, check_modal
from tests.standins.discord.world import Channel, Person, Refusal, World

Json = dict[str, Any]

FIRST_RESPONSE = timedelta(seconds=3)
TOKEN_LIFE = timedelta(minutes=15)
MOST_USER_FOLLOWUPS = 5
PING, COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 1, 2, 3, 4, 5


@dataclass
class Interaction:
    """One thing a person did, and what came back for it."""

    id: str
    token: str
    kind: int
    channel: Channel
    person: Person
    made: datetime
    user_install: bool = False
    """The bot is not in that place: it was brought along by the person."""
    message: Json | None = None
    """The message whose component was used."""
    acknowledged: asyncio.Event = field(default_factory=asyncio.Event)
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    kind_of_response: int | None = None
    deferred: bool = False
    ephemeral: bool = False
    original: str | None = None
    """Id of the message that answers."""
    shown: list[Json] = field(default_factory=list)
    """The messages that answer, as the person now sees them."""
    followups: int = 0
    modal: Json | None = None
    choices: list[Json] | None = None

    async def wait_for(self, words: str) -> Json:
        """Wait until a message that answers shows the words; gives that message."""
        for _ in range(8000):
            for each in self.shown:
                if words in json.dumps(each["components"], ensure_ascii=False) + each["content"]:
                    return each
            await asyncio.sleep(0.005)
        raise AssertionError(f"{words!r} is not shown: {json.dumps(self.shown, ensure_ascii=False)[:3000]}")

    async def wait(self) -> "Interaction":
        """Wait until it was answered for good: a message, a modal, or choices."""
        await asyncio.wait_for(self.answered.wait(), 20)
        return self


def refuse_found(found: Any) -> None:
    """Raise a refusal for the first complaints of a rule, as an invalid form body."""
    complaints = [f"{place}: {words}" for place, words in found]
    if complaints:
        empty = any("empty message" in each for each in complaints)
        raise Refusal(400, 50006 if empty else 50035, "; ".join(complaints), {"_errors": complaints})


class Interactions:
    """Every interaction, by its token."""

    def __init__(self, world: World, application: str) -> None:
        self.world, self.application = world, application
        self.by_token: dict[str, Interaction] = {}
        self.late = 0
        self.doubled = 0

    def make(self, kind: int, channel: Channel, person: Person, **more: Any) -> Interaction:
        identity = self.world.snowflake()
        made = Interaction(identity, f"token-{identity}", kind, channel, person, self.world.clock.now(), **more)
        self.by_token[made.token] = made
        return made

    def respond(self, identity: str, token: str, body: Json) -> Json:
        """Take the first response; gives what the callback answers."""
        found = self.by_token.get(token)
        if found is None or found.id != identity:
            raise Refusal(404, 10062, "Unknown interaction")
        if found.acknowledged.is_set():
            self.doubled += 1
            raise Refusal(400, 40060, "Interaction has already been acknowledged.")
        if self.world.clock.now() - found.made > FIRST_RESPONSE:
            self.late += 1
            raise Refusal(404, 10062, "Unknown interaction")
        kind, data = body.get("type"), body.get("data") or {}
        if (kind == 8) != (found.kind == AUTOCOMPLETE):
            raise Refusal(400, 50035, "type: this kind of interaction is not answered so")
        found.kind_of_response = kind
        message = self._take_response(found, int(kind or 0), data)
        found.acknowledged.set()
        told = {"id": found.id, "type": found.kind, "channel_id": found.channel.id}
        if message is not None:
            told |= {"response_message_id": message["id"], "response_message_ephemeral": found.ephemeral}
        if found.deferred and kind == 5:
            told |= {"response_message_loading": True}
        answer: Json = {"interaction": told}
        if message is not None:
            answer["resource"] = {"type": kind, "message": message}
        return answer

    def _take_response(self, found: Interaction, kind: int, data: Json) -> Json | None:
        if kind == 4:
            self.world.refuse_v2_in(data)
            refuse_found(check_message(data, interaction=True))
            found.ephemeral = bool(int(data.get("flags") or 0) & EPHEMERAL)
            return self._show(found, data, original=True)
        if kind in {5, 6}:
            found.deferred = True
            found.ephemeral = kind == 5 and bool(int(data.get("flags") or 0) & EPHEMERAL)
            if kind == 6 and found.message is not None:
                found.original = found.message["id"]
        elif kind == 7:
            if found.message is None:
                raise Refusal(400, 50035, "type: there is no message to update")
            refuse_found(check_message(data, interaction=True, was=found.message["flags"], editing=True))
            found.original = found.message["id"]
            self.world.edit_message(found.message, data)
            found.answered.set()
        elif kind == 8:
            refuse_found(check_autocomplete(data.get("choices")))
            found.choices = data.get("choices")
            found.answered.set()
        elif kind == 9:
            if found.kind == MODAL_SUBMIT:
                raise Refusal(400, 50035, "type: a modal cannot answer a modal")
            refuse_found(check_modal(data))
            found.modal = data
            found.answered.set()
        else:
            raise Refusal(400, 50035, f"type: there is no response of type {kind}")
        return None

    def get_live(self, token: str) -> Interaction:
        """Give an acknowledged interaction whose token still lives."""
        found = self.by_token.get(token)
        if found is None:
            raise Refusal(404, 10015, "Unknown Webhook")
        if self.world.clock.now() - found.made > TOKEN_LIFE:
            raise Refusal(401, 50027, "Invalid Webhook Token")
        if not found.acknowledged.is_set():
            raise Refusal(404, 10015, "Unknown Webhook")
        return found

    def follow_up(self, token: str, body: Json) -> Json:
        """Take a followup; the first one after a deferral takes the place of the waiting message."""
        found = self.get_live(token)
        self.world.refuse_v2_in(body)
        refuse_found(check_message(body, interaction=True))
        if found.deferred and found.original is None:
            return self._show(found, body, original=True)
        if found.user_install:
            found.followups += 1
            if found.followups > MOST_USER_FOLLOWUPS:
                raise Refusal(400, 40094, "Maximum number of follow up messages reached for this interaction.")
        return self._show(found, body, original=False)

    def edit(self, token: str, identity: str, body: Json) -> Json:
        """Edit the answer, or a followup of it; editing a deferred answer gives it."""
        found = self.get_live(token)
        if identity == "@original":
            if found.original is None:
                if not found.deferred:
                    raise Refusal(404, 10008, "Unknown Message")
                self.world.refuse_v2_in(body)
                refuse_found(check_message(body, interaction=True))
                return self._show(found, body, original=True)
            identity = found.original
        message = next((each for each in found.shown if each["id"] == identity), None)
        if message is None:
            message = self.world.get_message(found.channel.id, identity)
        if message["flags"] & V2 and not int(body.get("flags", V2) or 0) & V2:
            raise Refusal(400, 50035, "flags: components v2 cannot be taken back")
        self.world.refuse_v2_in(body, message)
        refuse_found(check_message(body, interaction=True, was=message["flags"], editing=True))
        flags = {"flags": message["flags"] | int(body.get("flags") or 0)}
        return self.world.edit_message(message, body | flags)

    def get_message(self, token: str, identity: str) -> Json:
        found = self.get_live(token)
        wanted = found.original if identity == "@original" else identity
        for each in found.shown:
            if each["id"] == wanted:
                return each
        raise Refusal(404, 10008, "Unknown Message")

    def delete(self, token: str, identity: str) -> None:
        found = self.get_live(token)
        if identity == "@original" and found.original is None and found.deferred:
            found.original = "deleted"  # the waiting message is one too; what follows stands by itself
            return
        message = self.get_message(token, identity)
        found.shown.remove(message)
        self.world.messages[found.channel.id].pop(message["id"], None)

    def _show(self, found: Interaction, body: Json, *, original: bool) -> Json:
        hidden = found.ephemeral if original else bool(int(body.get("flags") or 0) & EPHEMERAL)
        flags = int(body.get("flags") or 0) | (EPHEMERAL if hidden else 0)
        metadata = {
            "id": found.id, "type": found.kind, "user": found.person.json(), "authorizing_integration_owners": {},
        }  # fmt: skip
        message = self.world.add_message(
            found.channel, self.world.bot, body | {"flags": flags}, webhook_id=self.application,
            application_id=self.application,
        )  # fmt: skip
        if found.kind == COMMAND:
            message["interaction_metadata"] = metadata
        if hidden:
            del self.world.messages[found.channel.id][message["id"]]
        if original:
            found.original = message["id"]
        found.shown.append(message)
        found.answered.set()
        return message
