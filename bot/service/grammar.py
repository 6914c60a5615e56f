"""Reads what a member typed into a command; pure, and the same for every platform."""

import re
import shlex
from dataclasses import dataclass
from typing import Literal, get_args

from bot.model.briefing import Depth
from bot.model.errors import UnknownTopicError, UsageError
from bot.service.slots import names_days, starts_cron
from bot.service.windows import find_since

Listed = Literal["questions", "actor", "topics", "following", "sources", "status", "help", "evidence"]
Changed = Literal["unfollow", "pause", "resume"]


@dataclass(frozen=True, slots=True)
class BriefCommand:
    """Write a briefing now."""

    topic: str
    since: str | None = None
    until: str | None = None
    depth: Depth = "standard"
    language: str | None = None
    quoted: bool = False
    """The topic stood in quotes, so that it ends where they do."""


@dataclass(frozen=True, slots=True)
class AskCommand:
    """Answer a question."""

    question: str
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class ListCommand:
    """Show something that is kept: open questions, an actor's record, topics, sources, status, help, evidence."""

    what: Listed
    name: str = ""


@dataclass(frozen=True, slots=True)
class FollowCommand:
    """Let this channel follow a topic on a schedule."""

    topic: str
    schedule: str | None = None
    depth: Depth | None = None
    language: str | None = None
    time_zone: str | None = None
    quiet: str | None = None
    only_if_news: bool | None = None
    quoted: bool = False
    """The topic stood in quotes, so that it ends where they do."""


@dataclass(frozen=True, slots=True)
class ChangeCommand:
    """End, pause or resume what this channel follows; without a topic, all of it (not for `unfollow`)."""

    what: Changed
    topic: str = ""


@dataclass(frozen=True, slots=True)
class AboutCommand:
    """Say what is known of what a message says, or of the article it links to."""

    text: str


@dataclass(frozen=True, slots=True)
class FeedbackCommand:
    """Judge a briefing."""

    edition: str
    useful: bool


@dataclass(frozen=True, slots=True)
class ForgetCommand:
    """Delete what the member asked here, and how they judged briefings."""


@dataclass(frozen=True, slots=True)
class ThanksCommand:
    """Say something back to a member who asks nothing."""


Command = (
    ForgetCommand
    | ThanksCommand
    | AboutCommand
    | FeedbackCommand
    | BriefCommand
    | AskCommand
    | ListCommand
    | FollowCommand
    | ChangeCommand
)

_LISTS: dict[str, Listed] = {name: name for name in get_args(Listed)}
_CHANGES: dict[str, Changed] = {name: name for name in get_args(Changed)}
VERBS = ("brief", "ask", "about", "follow", *_CHANGES, *_LISTS, "feedback", "forget")
_LANGUAGES = {"english": "en", "french": "fr", "german": "de", "spanish": "es", "russian": "ru", "chinese": "zh"}
_ALONE = {"topics", "sources", "status", "help", "following"}
_GREETING = re.compile(
    r"(?:(?:hi|hello|hey|good (?:morning|evening))\b[\s,.!]*)?(?:what (?:can|do) you do[?.!]*|help(?: me)?[?.!]*)?",
    re.IGNORECASE,
)
_EMOJI = re.compile(r"<a?:\w+:\d+>|:[\w+-]+:")
_KIND = (
    r"thank(?:s| you)|thx|cheers|merci|danke|gracias|ok(?:ay)?|got it|noted|understood|great|perfect|good|nice|super|"
    r"well done|excellent|helpful|useful|(?:that|this|it) helps|i see|appreciated|fine|goodbye|see you|"
    r"d'accord|parfait|bien reçu|compris|bravo|bye|au revoir"
)
_THANKS = re.compile(
    rf"(?=.*\b(?:{_KIND})\b)(?:(?:{_KIND}|very|so|a lot|much|many|all|both|everyone|again|then|"
    r"for (?:this|that|it|now|today|your (?:help|time))|"
    r"(?:that|this|it)(?:'s| is| was| will be)|really|most|is all|indeed|have|later|tomorrow|"
    r"a (?:good|nice) (?:day|evening|weekend)|"
    r"beaucoup|night|evening)(?:\W+|\Z))+",
    re.IGNORECASE,
)
_STOP = re.compile(r"(?:stop|unsubscribe)[.!]?", re.IGNORECASE)
_LEAD_IN = re.compile(r"\A(?:me\s+)?(?:on|about)\s+", re.IGNORECASE)
_FORGET = re.compile(r"forget(?:\s+(?:me|my\s+questions))?[.!]?|delete\s+my\s+questions[.!]?", re.IGNORECASE)
EVERYWHERE = "everywhere"
"""After `following`: in every channel of the workspace that the platform says the member sees."""
_BRIEF_OPTIONS = {"since", "until", "depth", "in"}
_FOLLOW_OPTIONS = {"depth", "in", "tz", "zone", "quiet"}
_ONLY_IF_NEWS = re.compile(r"\s(?:--)?(?:(only[ -]if[ -](?:there is )?)|also[ -]without[ -])news\b", re.IGNORECASE)
ONLY_IF_NEWS = "only if news"
"""How a command says that an edition without anything new is not wanted."""
_QUOTED = re.compile(r"""["“”„]""")
"""A topic in quotes ends with them: whatever follows it is meant as a schedule."""
_SCHEDULES = {
    "daily", "everyday", "weekday", "weekdays", "workday", "workdays", "weekend", "weekends", "every", "each", "hourly",
    "mornings", "afternoons", "evenings", "nights", "cron", "noon", "midday", "midnight", "weekly", "monthly", "twice",
    "tomorrow",
}  # fmt: skip
"""Words that a schedule begins with, beside days and times; of some the schedule says that it cannot be read."""
_CLOCK = re.compile(r"(?:at |on )?(?:\d{1,2}[:.h]\d\d|\d{1,2} ?(?:am|pm|o['’`]? ?clock))\b|at \d{1,2}\b", re.IGNORECASE)
"""A time that stands where a schedule would; a number alone may belong to the topic: “group of 7”."""


def read_command(text: str) -> Command:
    """Read `brief china-russia since 3d`, `ask …`, `questions …`; without a verb a text is a question.

    So is a sentence that only begins like a command: “Sources close to him say what?”, “Actor Penn met whom?”.
    Raises UsageError that says what was expected.
    """
    words = text.strip()
    verb, _, rest = words.partition(" ")
    verb = verb.lower()
    if not rest and verb.rstrip("?") in _ALONE:
        return ListCommand(_LISTS[verb.rstrip("?")])
    if (verb, rest.strip().lower()) == ("following", EVERYWHERE):
        return ListCommand("following", EVERYWHERE)
    if (said := find_said(words)) is not None:
        return said
    if verb not in {"ask", "about"} and words.endswith("?"):
        return _read_ask(words)
    if verb == "brief":
        return _read_brief(_LEAD_IN.sub("", rest.strip()))
    if verb == "follow":
        return _read_follow(rest.strip())
    if not rest.strip() and verb in {"questions", "actor", "about"}:
        raise _miss_what_follows(verb)
    if verb == "about":
        return AboutCommand(rest.strip())
    if verb == "feedback":
        return _read_feedback(rest.strip())
    if verb in _CHANGES:
        return _read_change(_CHANGES[verb], rest)
    if verb in _LISTS and verb not in _ALONE:
        return ListCommand(_LISTS[verb], _unquote(rest))
    return _read_ask(rest.strip() if verb == "ask" else words)


def find_said(words: str) -> ForgetCommand | ThanksCommand | None:
    """Read what is said in words of one's own rather than begun with a verb; None for anything else."""
    if _FORGET.fullmatch(words):
        return ForgetCommand()
    return ThanksCommand() if asks_nothing(words) else None


def asks_nothing(words: str) -> bool:
    """Say whether a message asks nothing: thanks, agreement, or signs alone, such as an emoji."""
    said = _EMOJI.sub(" ", words).strip()
    if "?" in said or not words.strip():
        return False
    return not re.search(r"\w", said) or _THANKS.fullmatch(re.sub(r"\A\W+", "", said).replace("’", "'")) is not None


def _miss_what_follows(verb: str) -> UsageError:
    if verb == "questions":
        return UnknownTopicError("Questions on which topic? For example: `questions china-russia`.")
    if verb == "actor":
        return UsageError("Who? For example: `actor Xi Jinping`.")
    return UsageError("About what? For example: `about https://news.example/visit`, or a few words.")


def _read_ask(words: str) -> Command:
    if words and _GREETING.fullmatch(words):
        return ListCommand("help")
    if _STOP.fullmatch(words):
        raise UsageError("What shall I stop? `pause` interrupts all that this channel follows, `following` lists it.")
    found = re.search(r"""\s--?topic[ =](?:"([^"]+)"|(\S+))\s*\Z""", words)
    return AskCommand(words[: found.start()].strip(), found[1] or found[2]) if found else AskCommand(words)


def _read_feedback(words: str) -> FeedbackCommand:
    edition, _, verdict = words.partition(" ")
    if not edition or verdict not in {"useful", "not useful"}:
        raise UsageError("Which briefing, and was it useful? For example: `feedback e0123456789ab useful`.")
    return FeedbackCommand(edition, verdict == "useful")


def _read_follow(words: str) -> FollowCommand:
    only_if_news = _ONLY_IF_NEWS.search(words)
    found, options = _read_options(_split(_ONLY_IF_NEWS.sub("", words)), _FOLLOW_OPTIONS)
    quoted = _QUOTED.match(words) is not None
    if not found or (not quoted and not names_days(found[0]) and _starts_schedule(found)):
        raise UsageError("Which topic, and when? For example: `follow china-russia daily 08:00`.")
    starts = (at for at, _ in enumerate(found) if at and (quoted or _starts_schedule(found[at:])))
    start = next(starts, len(found))
    return FollowCommand(
        " ".join(found[:start]), " ".join(found[start:]) or None,
        _depth(options["depth"]) if "depth" in options else None,
        _language(options.get("in")), options.get("tz") or options.get("zone"), options.get("quiet"),
        None if only_if_news is None else only_if_news[1] is not None, quoted,
    )  # fmt: skip


def _starts_schedule(words: list[str]) -> bool:
    first = words[0].lower().rstrip(",")
    if first in {"at", "on"} and len(words) > 1 and _starts_schedule(words[1:]):
        return True
    return first in _SCHEDULES or names_days(first) or starts_cron(words) or _CLOCK.match(" ".join(words)) is not None


def _read_change(what: Changed, words: str) -> ChangeCommand:
    topic = _unquote(words)
    if what == "unfollow" and not topic:
        raise UsageError("Which topic? For example: `unfollow china-russia`; `following` lists them.")
    return ChangeCommand(what, topic)


def _unquote(words: str) -> str:
    return words.strip().strip('"“”')


def _read_brief(words: str) -> BriefCommand:
    topic, options = _read_options(_split(words), _BRIEF_OPTIONS)
    if not topic:
        raise UnknownTopicError("Which topic? For example: `brief china-russia`.")
    since, quoted = options.get("since"), _QUOTED.match(words) is not None
    if quoted and since is None and (since := find_since(" ".join(topic[1:]))) is not None:
        topic = topic[:1]
    return BriefCommand(
        " ".join(topic), since, options.get("until"), _depth(options.get("depth")), _language(options.get("in")),
        quoted and len(topic) == 1,
    )  # fmt: skip


def _read_options(parts: list[str], known: set[str]) -> tuple[list[str], dict[str, str]]:
    """Take options and a depth, which may stand anywhere after the first word, out of what was typed."""
    words: list[str] = []
    options: dict[str, str] = {}
    index = 0
    while index < len(parts):
        word = parts[index].lower().removeprefix("--")
        if words and word in get_args(Depth):
            options["depth"] = word
        elif words and word in known and index + 1 < len(parts) and parts[index : index + 2] != ["in", "the"]:
            end = _end_of_days(parts, index + 1) if word == "quiet" else index + 2
            options[word] = " ".join(parts[index + 1 : end])
            index = end - 1
        else:
            words.append(parts[index])
        index += 1
    return words, options


def _end_of_days(parts: list[str], start: int) -> int:
    """Where the days that follow `quiet` end: `sat,sun`, `saturday, sunday`, `sat and sun`."""
    end = start + 1
    while end < len(parts) and (parts[end - 1].endswith(",") or parts[end - 1] == "and" or parts[end] in {"and", ","}):
        end += 1
    return end


def _split(words: str) -> list[str]:
    straight = words.translate(str.maketrans("“”„", '"""'))
    try:
        return shlex.split(straight.replace("'", "\\'"))
    except ValueError:
        return straight.replace('"', " ").split()


def _depth(word: str | None) -> Depth:
    for depth in get_args(Depth):
        if word is None or word.lower() == depth:
            return "standard" if word is None else depth
    raise UsageError(f"There is no depth “{word}”; choose flash, standard or deep.")


def _language(word: str | None) -> str | None:
    return None if word is None else _LANGUAGES.get(word.lower(), word.lower())
