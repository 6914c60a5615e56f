"""Says in one sentence that what was read does not answer: over how much, what is nearest, or whom to name."""

import re
from dataclasses import replace

from bot.answer.asked.declining import Declined, is_empty
from bot.answer.asked.outlets import find_reporter
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.standing import is_ahead
from bot.answer.asked.whom import Unclear
from bot.answer.found.search import Coverage, Findings
from bot.answer.telling.citing import write_cited
from bot.answer.telling.closest import find_closest, list_closest_words, list_where_to
from bot.answer.thread.pronouns import PERSONAL
from bot.evidence.quotes import UNTITLED, shown_title
from bot.model.conversation import Answer
from bot.text.english import is_english
from bot.text.gazetteer import load_gazetteer

_LATIN = re.compile(r"[A-Za-z]")
_OPENS_IN_ENGLISH = re.compile(r"(?:who|whom|whose|what|when|where|why|how|which|did|does|have)\b", re.IGNORECASE)
"""Words that open a question in no neighbouring language."""
_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]{3}|[^\W\d_\x00-\u024f]{2}")
"""What a question has that asks for something; in other scripts a word may be shorter."""
_OPENS = re.compile(
    r"(?:\A|[!?:\n]|(?<!\b[A-Z])(?<!\b[A-Z]\w)(?<!\b[A-Z]\w\w)(?<!\bProf)\.)[\s“\"'‘(¿¡*#>-]*(?:\[[^\[\]]{0,20}\]\s*)?\Z"
)
"""Behind this the first word of a sentence stands, which may follow a number in brackets; `Dr.` ends none."""
FOR_EXAMPLE = "Ask about something in the news, for example: who will visit Moscow?"
_NONE: dict[Declined, str] = {
    "opinion": "I do not judge or forecast, and no source I read answers this",
    "advice": "I give no advice, and no source I read answers this",
}


def is_about_unknown(question: QuestionRead, findings: Findings) -> bool:
    """Say whether half of the names it asks about stand nowhere, or who is to report it does, so that whatever fits is
    about something else, or somebody else's report."""
    named = len({term.name for term in question.terms if term.named})
    if not question.publishers and find_reporter(question.understood) in findings.unknown:
        return True
    return bool(findings.unknown) and 2 * len(findings.unknown) >= named


def refuse_found(question: QuestionRead, findings: Findings) -> Answer:
    """Refuse what nothing that was found answers: ask back, or name the nearest that was read."""
    if question.unclear is not None:
        return refuse(question, ask_whom(question.unclear))
    if asks_nothing(question, findings):
        somebody = PERSONAL.search(question.understood) if question.declined is None else None
        return refuse(question, ask_whom(Unclear(somebody[0].lower(), ())) if somebody is not None else FOR_EXAMPLE)
    return _show_what_is_near(question, findings) or refuse(question, say_what_is_near(question, findings))


def asks_nothing(question: QuestionRead, findings: Findings) -> bool:
    """Say whether nothing is asked that could be looked for."""
    if question.terms or question.publishers:
        return question.declined == "talk"
    return question.declined == "talk" or not findings.passages or _WORD.search(question.understood) is None


def refuse(question: QuestionRead, reason: str) -> Answer:
    """Give a refusal."""
    return Answer(question.asked, question.understood, (), True, reason, ())


def refuse_deed(question: QuestionRead) -> Answer:
    """Refuse what only names a deed, of which the reports of its thread tell nothing."""
    return refuse(
        question,
        "What this thread is about does not tell that; name what you ask about, and I look in all I have read.",
    )


def ask_for_name(question: QuestionRead) -> Answer:
    """Refuse what names nothing that could be looked for in a thread that is about something."""
    return refuse(question, "I cannot tell what that takes up; name what you ask about, and I look in all I have read.")


def ask_whom(unclear: Unclear) -> str:
    """Ask which of those named is meant."""
    *others, last = unclear.candidates or ("",)
    if not others:
        return f"Who is meant by “{unclear.word}”?"
    return f"Whom do you mean by “{unclear.word}”: {', '.join(others)} or {last}?"


def say_what_is_near(question: QuestionRead, findings: Findings) -> str:
    """One sentence: not in what was read, over how much, and what is closest."""
    start = _say_not_answered(question, findings, near=False)
    if findings.meant:
        return f"{start}; did you mean {' and '.join(findings.meant)}?"
    close = (
        None
        if is_about_unknown(question, findings)
        else find_closest(question, findings.passages, findings.articles) or findings.nearest
    )
    if not _is_english(question):
        start = f"{start}; questions in English are understood best"
    if close is None:
        return f"{start}."
    when = f", {close.published:%-d %B %Y}" if close.published else ""
    outside = " outside that time" if findings.nearest is close else ""
    title = shown_title(close)
    if title == UNTITLED:
        return f"{start}; the closest{outside} is from {close.publisher.name}{when}."
    return f"{start}; the closest{outside} is “{title.rstrip('.')}” ({close.publisher.name}{when})."


def _show_what_is_near(question: QuestionRead, findings: Findings) -> Answer | None:
    """A refusal with the words that come closest; None where none come close enough, or it is to be told otherwise."""
    if findings.meant or question.declined is not None or is_about_unknown(question, findings):
        return None
    announced = list_where_to(question, findings)
    close = announced or list_closest_words(question, findings)
    if not close or not _is_english(question):
        return None
    say = _say_not_found(question, findings.coverage, None, near=True) if announced else None
    reason = f"{say or _say_not_answered(question, findings, near=True)}; the closest to it:"
    return replace(write_cited(question, [(reason, close)]), refused=True, reason=reason)


def _is_english(question: QuestionRead) -> bool:
    return _LATIN.search(question.asked) is not None and (
        is_english(question.asked) or _OPENS_IN_ENGLISH.match(question.asked) is not None
    )


def _say_not_answered(question: QuestionRead, findings: Findings, *, near: bool) -> str:
    typed = (_as_typed(question.asked, word) for word in findings.unknown if _is_english(question))
    unknown = next((name for name in typed if name), None)
    start = _say_not_found(question, findings.coverage, unknown, near=near)
    if question.declined in _NONE:
        return _NONE[question.declined]
    if unknown is None and question.kind == "yes_no" and is_ahead(question):  # announced by nobody: a forecast
        return f"I do not forecast, and found no announcement: {start[:1].lower()}{start[1:]}"
    return start


def _as_typed(asked: str, word: str) -> str | None:
    """The name as the member typed it; what has no capital there may be no name, nor may the word that opens a
    sentence or stands as its label, which always has one, nor an operator of a search."""
    found = re.search(rf"(?<!\w){re.escape(word[:40])}", asked, re.IGNORECASE)
    if found is None or not found[0][:1].isupper():
        return None
    opens = _OPENS.search(asked, 0, found.start()) is not None
    return None if (opens and " " not in word) or is_empty(found[0]) else found[0]


def _say_not_found(question: QuestionRead, coverage: Coverage | None, unknown: str | None, *, near: bool) -> str:
    """Claim nothing of articles whose texts were deleted, nor that nothing was read where something `near` is shown."""
    over = _say_coverage(question, coverage)
    if coverage is not None and coverage.emptied:
        if unknown:
            return f"No text I keep names {_name_state(unknown)}{over}"
        return f"No plain answer in the texts I keep{over}" if near else f"Not in the texts I keep{over}"
    if unknown:
        return f"No article I read names {_name_state(unknown)}{over}"
    return f"No plain answer in what I have read{over}" if near else f"Not in what I have read{over}"


def _name_state(unknown: str) -> str:
    """Give the name of a state of which only the adjective was typed: `names Chad`, not `names Chadian`."""
    [*found] = load_gazetteer().scan(unknown, asked=True)
    of_state = len(found) == 1 and found[0].form == "demonym" and len(found[0].span.of(unknown)) == len(unknown)
    return load_gazetteer().name_of(found[0].key) if of_state else unknown


def _say_coverage(question: QuestionRead, coverage: Coverage | None) -> str:
    if coverage is None:
        return ""
    if not coverage.articles and coverage.emptied:
        return f": all texts of that time are deleted for their age ({coverage.emptied:,})"
    if not coverage.articles:
        return ": there is no article from that time" if question.window else ": no article is kept yet"
    count = "one article" if coverage.articles == 1 else f"{coverage.articles:,} articles"
    since = f" since {coverage.since:%-d %B %Y}" if coverage.since else ""
    emptied = f"; older texts are deleted: {coverage.emptied:,}" if coverage.emptied else ""
    return f" ({count}{since}{emptied})"
