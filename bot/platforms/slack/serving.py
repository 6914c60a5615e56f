"""Receives what Slack sends: over a socket that this process opens, or over HTTP with signatures checked."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from logging import ERROR, getLogger

import structlog
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.response import BoltResponse

from bot.platforms.slack.installing import GrantStore, IssuedStates
from bot.platforms.slack.settings import Settings
from bot.platforms.slack.workspaces import OrganisationError, Workspaces
from bot.ports import Premises

log = structlog.get_logger()

EVENTS, INSTALL, REDIRECT = "/slack/events", "/slack/install", "/slack/oauth_redirect"
NOT_INSTALLED = "I am not installed in this workspace any more; an admin can install me again."
MOST_BODY = 1_000_000
PING_SECONDS: float = 5
"""How soon a connection that was cut is noticed and opened again."""


class Authorize(AsyncAuthorize):
    """Says as whom a request is handled: from what is kept, without asking Slack each time."""

    def __init__(self, workspaces: Workspaces) -> None:
        self._workspaces = workspaces

    async def __call__(
        self, *, enterprise_id: str | None = None, team_id: str | None = None, **_others: object
    ) -> AuthorizeResult | None:
        """Give the workspace's own token, or None where the bot is not installed."""
        return await self._workspaces.authorize(team_id, enterprise_id)


def make_app(settings: Settings, workspaces: Workspaces) -> AsyncApp:
    """Make Bolt's app; who listens is told to it afterwards."""
    logger = getLogger("slack")
    level = logger.level
    logger.setLevel(ERROR)  # Bolt looks for tokens in the environment, and warns that it does not use what it finds
    app = AsyncApp(
        name="attache",
        logger=logger,
        client=workspaces.make_client(None),
        signing_secret=settings.signing_secret or "",
        user_facing_authorize_error_message=NOT_INSTALLED,
        authorize=Authorize(workspaces),  # type: ignore[arg-type]  # Bolt takes either, and says so in its own comment
    )
    logger.setLevel(level)
    return app


def make_flow(
    settings: Settings, workspaces: Workspaces, premises: Premises, scopes: tuple[str, ...]
) -> AsyncOAuthFlow:
    """Make the pages that install the bot in a workspace."""
    return AsyncOAuthFlow(
        client=workspaces.make_client(None),
        settings=AsyncOAuthSettings(
            client_id=settings.client_id,
            client_secret=settings.client_secret,
            scopes=list(scopes),
            redirect_uri=f"{(settings.public_url or '').rstrip('/')}{REDIRECT}",
            install_path=INSTALL,
            redirect_uri_path=REDIRECT,
            authorization_url=settings.authorize_url,
            installation_store=GrantStore(workspaces),
            state_store=IssuedStates(premises, settings.client_secret or ""),
            callback_options=AsyncCallbackOptions(success=_show_success, failure=_show_failure),
        ),
    )


async def _show_success(args: AsyncSuccessArgs) -> BoltResponse:
    return await args.default.success(args)


async def _show_failure(args: AsyncFailureArgs) -> BoltResponse:
    """Say in one sentence what is refused; the rest has Bolt's own page."""
    if isinstance(args.error, OrganisationError):
        return BoltResponse(status=400, body=str(args.error), headers={"Content-Type": "text/plain; charset=utf-8"})
    return await args.default.failure(args)


@asynccontextmanager
async def serve(settings: Settings, app: AsyncApp, flow: AsyncOAuthFlow | None) -> AsyncIterator[str | None]:
    """Receive until the context ends; gives the address listened at over HTTP, or None."""
    async with AsyncExitStack() as opened:
        address = None
        if flow is not None or not settings.over_socket:
            address = await opened.enter_async_context(_serve_http(settings, app, flow))
        if settings.app_token is not None:
            handler = AsyncSocketModeHandler(app, settings.app_token, ping_interval=PING_SECONDS)
            opened.push_async_callback(handler.close_async)
            await handler.connect_async()  # type: ignore[no-untyped-call]
            log.info("slack_connected", mode="socket")
        yield address


@asynccontextmanager
async def _serve_http(settings: Settings, app: AsyncApp, flow: AsyncOAuthFlow | None) -> AsyncIterator[str]:
    async def receive(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await app.async_dispatch(await to_bolt_request(request)))

    server = web.Application(client_max_size=MOST_BODY)
    if not settings.over_socket:
        server.router.add_post(EVENTS, receive)
    if flow is not None:
        _add_pages(server, flow)
    runner = web.AppRunner(server, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, settings.host, settings.port)
        await site.start()
        port = runner.addresses[0][1]
        log.info("slack_listening", host=settings.host, port=port)
        yield f"http://{settings.host}:{port}"
    finally:
        await runner.cleanup()


def _add_pages(server: web.Application, flow: AsyncOAuthFlow) -> None:
    async def install(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await flow.handle_installation(await to_bolt_request(request)))

    async def redirect(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await flow.handle_callback(await to_bolt_request(request)))

    server.router.add_get(INSTALL, install)
    server.router.add_get(REDIRECT, redirect)


async def wait_for_ever() -> None:
    """Wait until the task is cancelled."""
    await asyncio.Event().wait()
