"""Looks whether Slack can work with these settings, and names the step that is missing."""

from collections import Counter
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.model.conversation import WorkspaceId
from bot.model.errors import AttacheError, PostError
from bot.model.finding import Finding
from bot.platforms.slack.manifest import SCOPES
from bot.platforms.slack.posting import call, is_token_refused
from bot.platforms.slack.settings import Settings
from bot.platforms.slack.workspaces import DIRECT, PLATFORM, Workspaces
from bot.ports import Premises

MOST_FOLLOWED, MOST_JOINED, MOST_NAMED = 50, 200, 10
"""Channels that are looked at, asked for and named: Slack takes about 50 such questions a minute."""
_INVITE = "/invite @Attaché"
_AGAIN = "put the manifest of attache manifest slack into the app's settings, and install the app again"


async def examine(settings: Settings, premises: Premises) -> tuple[Finding, ...]:
    """Ask Slack about the tokens, their permissions and the channels; raises nothing."""
    workspaces = Workspaces(settings, premises)
    findings = [Finding("slack app token", *await _check_app_token(settings, workspaces))] if settings.app_token else []
    if settings.bot_token is not None:
        return (*findings, *await _check_bot(settings.bot_token, workspaces, premises))
    async with premises.database.read() as transaction:
        names = await premises.installations.list_workspaces(transaction, PLATFORM)
    page = f"{(settings.public_url or '').rstrip('/')}/slack/install"
    findings += await _check_elsewhere(premises, frozenset(names), f"install me there at {page}")
    if not names:
        return (*findings, Finding("slack workspaces", well=False, detail=f"none has installed the bot; open {page}"))
    for name in names:
        try:
            client = await workspaces.connect(name)
            findings += await _check_bot(client.token or "", workspaces)
        except AttacheError as error:
            findings.append(Finding(f"slack {name}", well=False, detail=str(error)))
    return tuple(findings)


async def _check_app_token(settings: Settings, workspaces: Workspaces) -> tuple[bool, str]:
    try:
        await call(workspaces.make_client(None).apps_connections_open(app_token=settings.app_token or ""))
    except PostError as error:
        if error.code in {"unavailable", "ambiguous", "limited"} and not is_token_refused(error):
            return False, str(error)
        return False, "Slack does not take SLACK_APP_TOKEN; make one under Basic Information with connections:write"
    return True, "Socket Mode can be opened"


async def _check_elsewhere(premises: Premises, served: frozenset[WorkspaceId], step: str) -> list[Finding]:
    """Say which workspaces' channels follow something though the bot is not in that workspace."""
    async with premises.database.read() as transaction:
        kept = await premises.subscriptions.list_of_workspace(transaction, None)
    lost = Counter(
        each.channel.workspace
        for each in kept
        if each.channel.platform == PLATFORM and each.channel.workspace not in served
    )
    return [
        Finding(f"slack {name}", well=False, detail=f"{_count(number)} there, but I am not in it; {step}, or end them")
        for name, number in sorted(lost.items())
    ]


def _count(number: int) -> str:
    return "1 subscription is" if number == 1 else f"{number} subscriptions are"


async def _check_bot(token: str, workspaces: Workspaces, alone: Premises | None = None) -> list[Finding]:
    """Look at one workspace's bot; `alone` where it is the only one that is served."""
    try:
        client = workspaces.make_client(token)
        told = await call(client.auth_test())
    except PostError as error:
        return [Finding("slack bot token", well=False, detail=str(error))]
    findings = [Finding("slack bot token", well=True, detail=f"{told['user']} in {told['team']}")]
    granted = {each.strip() for each in str(told.headers.get("x-oauth-scopes", "")).split(",")}
    missing = sorted(set(SCOPES) - granted)
    words = f"missing {', '.join(missing)}; {_AGAIN}" if missing else f"all {len(SCOPES)} permissions are granted"
    findings.append(Finding("slack permissions", not missing, words))
    workspace = WorkspaceId(told["team_id"])
    if alone is not None:
        findings += await _check_elsewhere(alone, frozenset({workspace}), "give me that workspace's token")
    if missing:
        return findings
    return [*findings, await _check_joined(client), *await _check_followed(workspace, workspaces)]


async def _check_joined(client: AsyncWebClient) -> Finding:
    wanted: dict[str, Any] = {"types": "public_channel,private_channel", "exclude_archived": True, "limit": MOST_JOINED}
    try:
        found = await call(client.users_conversations(**wanted))
    except PostError as error:
        return Finding("slack channels", well=False, detail=str(error))
    names = [f"#{each['name']}" for each in found["channels"]]
    more = " and more" if (found.get("response_metadata") or {}).get("next_cursor") or len(names) > MOST_NAMED else ""
    joined = f"in {', '.join(names[:MOST_NAMED])}{more}" if names else f"in none; go to a channel and type: {_INVITE}"
    return Finding("slack channels", bool(names), joined)


async def _check_followed(workspace: WorkspaceId, workspaces: Workspaces) -> list[Finding]:
    """Say of each channel that follows something whether the bot can post there, or the step that is missing."""
    followed = await workspaces.list_followed(workspace)
    missing = []
    for channel, topics in list(followed.items())[:MOST_FOLLOWED]:
        step = await _find_step(workspace, channel, topics, workspaces)
        if step is not None:
            missing.append(Finding("slack followed channel", well=False, detail=step))
    if missing or not followed:
        return missing
    looked = (
        f"the first {MOST_FOLLOWED} of {len(followed)} channels"
        if len(followed) > MOST_FOLLOWED
        else f"all {len(followed)} channels"
        if len(followed) > 1
        else "the one channel"
    )
    verb = "follow" if len(followed) > 1 else "follows"
    return [Finding("slack followed channels", well=True, detail=f"I can post in {looked} that {verb} a topic")]


async def _find_step(
    workspace: WorkspaceId, channel: str, topics: tuple[str, ...], workspaces: Workspaces
) -> str | None:
    if channel.startswith(DIRECT):
        return None  # a member's own with the bot: nobody else can have them follow
    named = ", ".join(topics)
    try:
        room = await workspaces.ask_room(workspace, channel)
    except PostError as error:
        if error.code != "gone":
            return f"{channel} follows {named}, but Slack does not tell of it: {error}"
        return f"{channel} follows {named}, but is gone, or private without me; type there: {_INVITE}"
    if room.is_archived:
        return (
            f"#{room.name} follows {named}, but is archived; unarchive it, or type there: /brief unfollow {topics[0]}"
        )
    if not room.bot_is_in:
        return f"#{room.name} follows {named}, but I am not in it; type there: {_INVITE}"
    return None
