"""The app's manifest: what this code listens to and calls, as Slack wants it declared."""

from typing import Any

from bot.platforms.slack.listeners import COMMAND_HINT, EVENTS, PROMPTS, SHORTCUTS
from bot.platforms.slack.rendering import COMMAND
from bot.platforms.slack.serving import EVENTS as EVENTS_PATH
from bot.platforms.slack.serving import REDIRECT
from bot.platforms.slack.settings import Settings

SCOPES = (
    "app_mentions:read", "assistant:write", "channels:history", "channels:read", "chat:write", "commands",
    "groups:history", "groups:read", "im:history", "im:write", "users:read",
)  # fmt: skip
"""Each is needed by an event listened to or a method called; a test compares."""


def make_manifest(settings: Settings) -> dict[str, Any]:
    """Give the manifest: for Socket Mode, or for HTTP where a public address is set."""
    address = settings.public_url.rstrip("/") if settings.public_url and not settings.over_socket else None
    request_url = {"request_url": f"{address}{EVENTS_PATH}"} if address else {}
    interactivity = {"message_menu_options_url": f"{address}{EVENTS_PATH}"} if address else {}
    oauth: dict[str, Any] = {"scopes": {"bot": list(SCOPES)}}
    if settings.public_url:
        oauth["redirect_urls"] = [f"{settings.public_url.rstrip('/')}{REDIRECT}"]
    return {
        "display_information": {
            "name": "Attaché",
            "description": "Cited diplomatic briefings, on schedule and on request.",
            "background_color": "#1d3557",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Attaché", "always_online": True},
            "slash_commands": [_describe_command(request_url)],
            "shortcuts": [_describe_shortcut(name, kind, title) for name, (kind, title) in SHORTCUTS.items()],
            "assistant_view": {
                "assistant_description": "Ask what is in the news that was read; every answer is cited.",
                "suggested_prompts": [{"title": title, "message": words} for title, words in PROMPTS],
            },
        },
        "oauth_config": oauth,
        "settings": {
            "event_subscriptions": {"bot_events": sorted(EVENTS)} | request_url,
            "interactivity": {"is_enabled": True} | request_url | interactivity,
            "org_deploy_enabled": False,
            "socket_mode_enabled": address is None,
            "token_rotation_enabled": False,
        },
    }  # fmt: skip


def _describe_command(request_url: dict[str, str]) -> dict[str, Any]:
    words = {"command": COMMAND, "description": "A cited briefing, now or on a schedule", "usage_hint": COMMAND_HINT}
    return {**words, "should_escape": False, **({"url": request_url["request_url"]} if request_url else {})}


def _describe_shortcut(name: str, kind: str, title: str) -> dict[str, Any]:
    told = "Answers from what was read, with sources"
    return {"name": title, "type": kind, "callback_id": name, "description": told}
