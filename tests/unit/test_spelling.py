"""Commands in the core's sentences, written as they are typed where a member reads them."""

from bot.cli.session import spell_in_terminal
from bot.model.document import Document, Line, Section, Text
from bot.platforms.slack.rendering import spell_slashed as slash
from bot.service.layout import lay_out_following, lay_out_problem
from bot.service.spelling import make_runs, spell_out, spell_sentence
from bot.text.plain import render_plain
from tests.factories import NOW


def test_a_sentence_names_a_command_as_it_is_typed() -> None:
    sentence = "Which topic, and when? For example: `follow china-russia daily 08:00`."
    assert spell_sentence(sentence) == "Which topic, and when? For example: follow china-russia daily 08:00."
    assert slash("brief china-russia") == "/brief china-russia"
    assert spell_sentence(sentence, slash).endswith("For example: /brief follow china-russia daily 08:00.")
    assert spell_out(lay_out_problem(sentence), slash).title == spell_sentence(sentence, slash)


def test_a_listing_marks_its_commands() -> None:
    shown = render_plain(spell_out(lay_out_following((), "This channel follows", NOW), spell_in_terminal))
    assert shown.endswith("Start with: attache follow china-russia daily 08:00 --channel PLATFORM:WORKSPACE:CHANNEL")
    assert spell_in_terminal("brief china-russia") == "attache brief china-russia"
    assert make_runs("try `topics` or wait") == (Text("try "), Text("topics", "command"), Text(" or wait"))


def test_what_others_wrote_between_backquotes_stays_as_it_is() -> None:
    """An article's words are quoted literally, and a backquoted word that is no command is only a word."""
    quoted = Document("answer", "What is `help`?", (Section("answer", "", (Line((Text("Type `brief x` now."),)),)),))
    assert spell_out(quoted, slash) == quoted
    assert spell_sentence("There is no topic “`rm -rf`”.", slash) == "There is no topic “`rm -rf`”."
