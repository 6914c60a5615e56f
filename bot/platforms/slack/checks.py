"""Looks whether Slack can work with these settings, and names the step that is missing."""

from bot.model.errors import AttacheError, PostError
from bot.model.finding import Finding
from bot.platforms.slack.manifest import SCOPES
from bot.platforms.slack.posting import call
from bot.platforms.slack.settings import Settings
from bot.platforms.slack.workspaces import PLATFORM, Workspaces
from bot.ports import Premises

_AGAIN = "put the manifest of attache manifest slack into the app's settings, and install the app again"


async def examine(settings: Settings, premises: Premises) -> tuple[Finding, ...]:
    """Ask Slack about the tokens, their permissions and the channels; raises nothing."""
    workspaces = Workspaces(settings, premises)
    findings = [Finding("slack app token", *await _check_app_token(settings, workspaces))] if settings.app_token else []
    if settings.bot_token is not None:
        return (*findings, *await _check_bot(settings.bot_token, workspaces))
    async with premises.database.read() as transaction:
        names = await premises.installations.list_workspaces(transaction, PLATFORM)
    if not names:
        page = f"{(settings.public_url or '').rstrip('/')}/slack/install"
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
        if error.code in {"unavailable", "ambiguous", "limited"}:
            return False, str(error)
        return False, "Slack does not take SLACK_APP_TOKEN; make one under Basic Information with connections:write"
    return True, "Socket Mode can be opened"


async def _check_bot(token: str, workspaces: Workspaces) -> list[Finding]:
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
    if missing:
        return findings
    try:
        found = await call(client.users_conversations(types="public_channel,private_channel", exclude_archived=True))
    except PostError as error:
        return [*findings, Finding("slack channels", well=False, detail=str(error))]
    names = ", ".join(f"#{each['name']}" for each in found["channels"])
    joined = f"in {names}" if names else "in none; go to a channel and type: /invite @Attaché"
    return [*findings, Finding("slack channels", bool(names), joined)]
