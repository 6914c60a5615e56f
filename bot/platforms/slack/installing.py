"""What Bolt's installation pages save to and take their states from: the bot's own database."""

import hashlib
import hmac
import secrets
from datetime import timedelta
from logging import Logger, getLogger

from slack_sdk.oauth.installation_store import Installation as Grant
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from bot.platforms.slack.workspaces import PLATFORM, Workspaces
from bot.ports import Premises

STATE_KEPT = timedelta(minutes=10)


class GrantStore(AsyncInstallationStore):
    """What Bolt's installation flow saves to; requests are authorised by Workspaces itself."""

    def __init__(self, workspaces: Workspaces) -> None:
        self._workspaces = workspaces

    @property
    def logger(self) -> Logger:
        """Bolt asks its stores for one."""
        return getLogger(__name__)

    async def async_save(self, installation: Grant) -> None:
        """Keep the grant, its token encrypted."""
        await self._workspaces.keep(installation)


class IssuedStates(AsyncOAuthStateStore):
    """States of installations under way: each is good once, for ten minutes, in every process.

    A state carries its own moment and a signature that only this app's processes can make; that it was used is kept
    with the receipts, in the database they share.
    """

    def __init__(self, premises: Premises, secret: str) -> None:
        self._premises = premises
        self._secret = secret.encode()

    @property
    def logger(self) -> Logger:
        """Bolt asks its stores for one."""
        return getLogger(__name__)

    async def async_issue(self, *args: object, **kwargs: object) -> str:  # noqa: ARG002  Bolt's signature
        """Give a new state that nobody can guess."""
        issued = f"{secrets.token_urlsafe(24)}.{int(self._premises.clock.now().timestamp())}"
        return f"{issued}.{self._sign(issued)}"

    async def async_consume(self, state: str) -> bool:
        """Say whether a state was issued and not used; it is used now."""
        issued, _, signature = state.rpartition(".")
        now = self._premises.clock.now()
        if not issued or not hmac.compare_digest(self._sign(issued).encode(), signature.encode()):
            return False
        age = now.timestamp() - int(issued.rpartition(".")[2])
        if age >= STATE_KEPT.total_seconds():
            return False
        async with self._premises.database.write() as transaction:
            return await self._premises.receipts.take(transaction, PLATFORM, f"state.{issued}", now)

    def _sign(self, issued: str) -> str:
        return hmac.new(self._secret, issued.encode(), hashlib.sha256).hexdigest()
