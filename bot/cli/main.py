"""The commands by name, each loaded only when it is called, so that `--help` is quick."""

import importlib
import sys
from typing import Any

import click

from bot.model.errors import AttacheError

# name → (module of this package, attribute, one line of help)
COMMANDS: dict[str, tuple[str, str, str]] = {
    "brief": ("reading", "brief", "Write a briefing on a topic now."),
    "ask": ("reading", "ask", "Ask a question of everything read; the answer is cited."),
    "forget": ("reading", "forget", "Delete what was asked on this machine."),
    "questions": ("reading", "questions", "List the open questions that briefings raised on a topic."),
    "actor": ("reading", "actor", "Show what kept briefings say of an actor."),
    "follow": ("following", "follow", "Let a channel follow a topic on a schedule."),
    "unfollow": ("following", "unfollow", "End a channel's subscription."),
    "following": ("following", "following", "List what channels follow, with the next editions."),
    "pause": ("following", "pause", "Pause a channel's subscriptions."),
    "resume": ("following", "resume", "Resume paused or suspended subscriptions."),
    "editions": ("delivering", "editions", "List planned editions; show one with its record, or write it again."),
    "deliveries": ("delivering", "deliveries", "List deliveries; show, retry, abandon or resend one."),
    "spend": ("spending", "spend", "Show what models cost, and how far the caps are reached."),
    "search": ("articles", "search", "Find passages in what was read."),
    "stories": (
        "stories",
        "stories",
        "Show articles grouped into stories, with origins counted, or one with its chain.",
    ),
    "article": ("articles", "article", "Print one stored article, whose offsets citations use."),
    "topics": ("articles", "topics", "List topics, or match articles against them."),
    "extract": ("articles", "extract", "Print what a page says, without storing it."),
    "ingest": ("gathering", "ingest", "Poll the sources that are due, once."),
    "import": ("gathering", "import_file", "Import articles from a file."),
    "sources": ("sources", "sources", "Add, list, pause and remove what is polled; tell its story."),
    "feeds": ("gathering", "feeds", "Check feeds without storing them."),
    "status": ("operating", "status", "Show how it is doing."),
    "jobs": ("jobs", "jobs", "List jobs and put given-up ones back."),
    "run": ("operating", "run", "Run the bot: schedule, worker and platforms."),
    "doctor": ("operating", "doctor", "Check settings and name the missing step."),
    "manifest": ("operating", "manifest", "Print the manifest that a platform wants of its app."),
    "invite": ("operating", "invite", "Print the link that invites the bot."),
    "db": ("operating", "db", "Upgrade or back up the database."),
    "migrate-db": ("moving", "migrate_db", "Move everything to another database."),
    "schema": ("operating", "schema", "Print the JSON Schema of a document."),
    "demo": ("demo", "demo", "Read the sample dispatches, brief, and answer one question."),
}


class LazyGroup(click.Group):
    """A group that knows its commands' names and loads each on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Give the names in the order a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one command."""
        found = COMMANDS.get(cmd_name)
        if found is None:
            return None
        command: click.Command = getattr(importlib.import_module(f"bot.cli.{found[0]}"), found[1])
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_line) for name, (_, _, help_line) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Try: attache demo, then attache import FILE, attache brief china-russia.",
)
@click.version_option(package_name="attache-bot", prog_name="attache")
def attache() -> None:
    """A news attaché: reads articles, writes short cited briefings, answers questions from what it read."""


def main() -> None:
    """Run the command line; an error is one sentence on stderr, and an exit code of 1 (failed) or 2 (wrong)."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line and give its exit code."""
    try:
        outcome: Any = attache.main(args=arguments, prog_name="attache", standalone_mode=False)
    except AttacheError as error:
        return _fail(_spell(str(error)), error.exit_code)
    except click.ClickException as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        return _fail("Stopped.", 1)
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except OSError as error:
        return _fail(_describe(error), 1)
    except UnicodeEncodeError as error:
        way_out = "retype the command" if error.encoding == "utf-8" else "set PYTHONIOENCODING=utf-8"
        return _fail(f"Some of the text cannot be written as {error.encoding}; {way_out}.", 2)
    return outcome if isinstance(outcome, int) else 0


def _spell(sentence: str) -> str:
    """Write the commands of a sentence as they are typed here; what spells them loads only now."""
    from bot.cli.session import spell_in_terminal
    from bot.service.spelling import spell_sentence

    return spell_sentence(sentence, spell_in_terminal)


def _describe(error: OSError) -> str:
    """The machine's own trouble, such as a full disk under the output."""
    where = f"{error.filename} cannot be used" if error.filename else "The output cannot be written"
    return f"{where}: {(error.strerror or str(error)).lower()}."


def _fail(sentence: str, code: int) -> int:
    click.echo(f"attache: {sentence}", err=True)
    return code
