"""The manifest declares what the code listens to and calls: no more, no less."""

import ast
import json
import re
from pathlib import Path

from bot.platforms.slack import SlackPlatform
from bot.platforms.slack import manifest as made
from bot.platforms.slack.listeners import EVENTS, SHORTCUTS, Listeners
from bot.platforms.slack.serving import make_app
from bot.platforms.slack.settings import Settings
from tests.fakes.commands import FakeCommands
from tests.slack_desk import make_slack
from tests.standins.slack import BY_KIND, EVENT_SCOPES, METHODS
from tests.terminal import Terminal

KINDS = {"read": ("channels", "groups"), "history": ("channels", "groups", "im")}
"""The kinds of channel that the bot asks about, and those whose messages it looks through."""
FOLDER = Path(made.__file__).parent


def list_called() -> set[str]:
    """The Web API methods that the platform's code calls, by their client's names."""
    names = {method.replace(".", "_"): method for method in METHODS}
    called = set()
    for file in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Attribute) and node.attr in names:
                called.add(names[node.attr])
            if isinstance(node, ast.arg) and node.arg == "set_suggested_prompts":
                called.add("assistant.threads.setSuggestedPrompts")
    return called


def test_every_scope_is_needed_and_every_need_is_granted() -> None:
    granted, called = set(made.SCOPES), list_called()
    each = {f"{kind}:{BY_KIND[method]}" for method in called & BY_KIND.keys() for kind in KINDS[BY_KIND[method]]}
    each |= {EVENT_SCOPES[event] for event in EVENTS if event in EVENT_SCOPES}
    any_of = [METHODS[method][0] for method in called - BY_KIND.keys() if METHODS[method][0]]
    assert each <= granted
    assert all(some & granted for some in any_of)
    assert granted - {"commands"} <= each.union(*any_of)


def test_every_method_called_is_one_the_stand_in_knows() -> None:
    clients = re.findall(
        r"client(?:\(\w*\))?\.([a-z]+_[A-Za-z_]+)\(", "".join(f.read_text() for f in FOLDER.glob("*.py"))
    )
    known = {method.replace(".", "_") for method in METHODS} | {"apps_connections_open"}
    assert set(clients) - {"chat_stream"} <= known


async def test_the_events_and_shortcuts_declared_are_those_listened_to() -> None:
    variables = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}
    platform: SlackPlatform = make_slack(variables)
    settings = Settings.model_validate(variables)
    app = make_app(settings, platform._workspaces)
    listeners = Listeners(settings, platform._premises, platform._workspaces, platform._poster, FakeCommands())
    listeners.register(app)
    declared = made.make_manifest(settings)
    events = set(declared["settings"]["event_subscriptions"]["bot_events"])
    assert {each.split(".")[0] for each in events} == set(listeners.events)
    assert {each["callback_id"] for each in declared["features"]["shortcuts"]} == set(SHORTCUTS)


def test_it_is_printed_as_yaml_and_json_for_socket_and_http(terminal: Terminal) -> None:
    import yaml

    printed = terminal.run("manifest", "slack")
    assert yaml.safe_load(printed.out) == json.loads(terminal.run("manifest", "slack", "--format", "json").out)
    assert yaml.safe_load(printed.out)["settings"]["socket_mode_enabled"] is True
    terminal.set(SLACK_PUBLIC_URL="https://attache.example/", SLACK_SIGNING_SECRET="s")
    over_http = yaml.safe_load(terminal.run("manifest", "slack").out)
    assert over_http["settings"]["socket_mode_enabled"] is False
    assert over_http["features"]["slash_commands"][0]["url"] == "https://attache.example/slack/events"
    assert over_http["oauth_config"]["redirect_urls"] == ["https://attache.example/slack/oauth_redirect"]
    assert terminal.run("manifest", "console").code == 2
