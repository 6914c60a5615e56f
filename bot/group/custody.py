"""Finds where one state tries, holds or frees a national of another: `A court in Istanbul acquitted the German`."""

import re

from bot.model.analysis import ActorKey, Material
from bot.text.gazetteer import load_gazetteer
from bot.text.roles import TITLES

_LAW = re.compile(
    r"\b(?:arrest(?:s|ed|ing)?|detain(?:s|ed|ing|ees?)?|detention|jail(?:s|ed|ing)?|imprison\w*|prisons?|acquit\w*|"
    r"convict(?:s|ed|ing|ion)?|sentenc(?:es?|ed|ing)|court|judges?|prosecutors?|verdict|custody|hostages?|captive|freed|frees|"
    r"(?:on|stands?|stood)\strial|trial\sof|[’']s\strial|held\son\s[^.;]*?(?:charges?|suspicion|accusations?)|behind\sbars|"
    r"released?\sfrom\s(?:jail|prison|custody)|extradit\w+|deport(?:s|ed|ing|ation)?)\b"
)
"""Words of what the law or its want does to somebody; of `trial` only that of a person, as medicines have one too."""
_PERSONS = frozenset(
    """academic boy captive child children citizen couple detainee employee executive family father girl mother national
    people pilot priest resident spy student suspect""".split()
)
_IS_PERSON = re.compile(r"\w+(?:ist|m[ae]n|ian|er|or)")
_THINGS = frozenset(
    """border butter copper former letter matter newspaper number offer order other over paper power river
    sector summer super timber under water winter""".split()
)
"""What ends like one who does something and is nobody."""
_BEHIND = re.compile(r"(?P<words>(?:\s[a-z][\w-]*){0,3})")


def tells_of_custody(words: str) -> bool:
    """Say whether words tell that somebody is tried, held or freed."""
    return _LAW.search(words) is not None


def list_nationals(words: str) -> frozenset[ActorKey]:
    """Give the states whose people words name by their nation: `the German journalist`, `two Swedes`; `German cars` are
    nobody."""
    return frozenset(
        each.key
        for each in load_gazetteer().scan(words)
        if each.form == "demonym" and _is_of_person(words[each.span.start : each.span.end], words[each.span.end :])
    )


def is_tried_there(material: Material, sentence: int, key: ActorKey) -> bool:
    """Say whether a sentence tells of the law, and it or the one before it of a person of another state than `key`."""
    told = [
        each.span.of(material.article.text) for each in material.analysis.sentences[max(0, sentence - 1) : sentence + 1]
    ]
    return tells_of_custody(told[-1]) and any(list_nationals(words) - {key} for words in told)


def _is_of_person(demonym: str, behind: str) -> bool:
    found = _BEHIND.match(behind)
    followed = found["words"].split() if found is not None else []
    if demonym.endswith("s") and not demonym.endswith("ss"):
        return True
    nouns = {word.removesuffix("s") for word in followed} - _THINGS
    return any(noun in TITLES | _PERSONS or _IS_PERSON.fullmatch(noun) for noun in nouns)
