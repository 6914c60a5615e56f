"""Reads a question in the light of its thread: a follow-up is completed first, then read as one that stands alone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.answer.asked.besides import find_besides
from bot.answer.asked.persons import Person, find_asked_persons, is_told_by_office
from bot.answer.asked.question import QuestionRead, clean, cut, read_whole
from bot.answer.asked.wording import word_plainly
from bot.answer.thread.followup import complete
from bot.answer.thread.pronouns import PERSONAL
from bot.model.conversation import Turn
from bot.text.gazetteer import Gazetteer


def list_known_by_family(text: str, turns: Sequence[Turn], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Give the family names of those of whom a thread asked, where a `he` or `she` may mean one of them and only a full
    name tells a man or a woman."""
    if PERSONAL.search(text) is None:
        return ()
    asked = (one for each in turns for one in find_asked_persons(each.understood, gazetteer, None))
    return tuple(dict.fromkeys(each.name for each in asked if " " not in each.name and not each.sex))


def call_by_family(understood: str, asked: str, gazetteer: Gazetteer) -> str:
    """Give a question with the family name alone of whom a pronoun of it meant: later reports may print no other."""
    for each in find_asked_persons(understood, gazetteer, None):
        names = each.name.split()
        if each.name not in asked and len(names) == _PAIR and not is_told_by_office(each.name):
            understood = understood.replace(each.name, names[-1])
    return understood


_PAIR = 2


def read_question(
    text: str,
    now: datetime,
    turns: Sequence[Turn],
    gazetteer: Gazetteer,
    known: Mapping[str, Sequence[str]] | None = None,
    persons: Sequence[Person] = (),
) -> QuestionRead:
    """Read a question in the light of the thread's earlier turns, oldest first; `now` is in the reader's time zone,
    `known` are the publishers that anything was read from, each with what else it is called, `persons` full names."""
    asked = clean(text)
    whole = complete(word_plainly(asked), turns, now, gazetteer, known, persons)
    read = read_whole(asked, cut(whole.text), now, gazetteer, known)
    if read.declined == "talk":
        return read
    return replace(
        read, unclear=whole.unclear, alone=whole.alone, besides=find_besides(read.understood, read.kind, turns)
    )
