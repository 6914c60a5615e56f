"""Holds a count of those of one state to what is told of them: how many Peruvian sailors were hurt is not told by how
many were in a boat of another state."""

import re
from collections.abc import Sequence

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import root
from bot.answer.found.candidates import Candidate
from bot.answer.found.counting import PEOPLE, names_people, read_whose
from bot.model.analysis import ActorKey
from bot.text.gazetteer import Found, load_gazetteer
from bot.text.sentences import split

_NOUN = re.compile(
    r"(?:[’']s)?\s+(?:(?:[a-z-]+\s+){0,3}?(?P<noun>[a-z-]+)\s+)?"
    r"(?=(?:were|was|are|is|have|had|has|did|do|does|will|would|can|could|died|remain|in|on|at|of|from|to)\b)"
)
"""Behind a demonym in a question, what those counted are called."""
_MEN = re.compile(r"[a-z-]*men|crew(?:s|members)?|troops|police|personnel|nationals|staff|guards|peacekeepers")
_OF_THEM = re.compile(r"\b(?P<noun>[a-z-]+)\s+(?:from|of)\s+(?:the\s+)?\Z")
_ALONE = re.compile(r"\s+(?:were|was|are|is|have|had|has|died|dead|killed|hurt|injured|among)\b|[,.;]|\Z")
"""Behind a demonym that stands for people: `two Chileans were hurt`."""
_STRIKES = re.compile(
    r"(?:[’']s?)?\s+(?:(?!and\b|which\b|that\b|who\b|when\b|by\b|with\b|in\b|near\b|on\b|was\b|were\b)[\w’'-]+\s+){0,4}?(?:struck|strikes?|rammed|hit|hits|raided|"
    r"bomb(?:s|ed)|shell(?:s|ed)|shot|sank|collided|attack(?:s|ed)|kill(?:s|ed)|injur(?:es|ed)|wound(?:s|ed)|fired)\b"
)
"""Behind a state, that it or what it has did it to others."""
_THERE = re.compile(
    r"\b(?:in|at|near|across|inside|throughout)\s+(?:(?:southern|northern|eastern|western|central)\s+)?\Z"
)
_LIVES = re.compile(
    r"(?:people|civilians?|residents?|villagers?|child(?:ren)?|wom[ae]n|citizens?|inhabitants?|voters?|farmers?|pupils?)"
)
"""Who mostly is of the state where they are."""
_LOSES = re.compile(
    r"(?:\s+(?:has|have|had))?\s+(?:lost|loses?)\b|[’']s?\s+(?:own\s+)?(?:army\s+|total\s+)?(?:losses|dead|wounded)\b"
)
_HAS = re.compile(r"\s+(?:has|have|had|sent|deployed|keeps|stationed)\b(?P<what>[^.;,]{0,60})")
_ITS = re.compile(r"\b(?:its|their)\s+(?:own\s+)?(?:[a-z-]+\s+)?(?P<noun>[a-z-]+)\b")


def keep_of_nation(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where people of one state are counted, what counts those; all where anybody is."""
    whose = read_whose(question.understood) if question.kind == "how_many" else None
    noun = _read_noun(whose, question.understood) if whose is not None and whose.startswith("state:") else None
    if whose is None or noun is None:
        return list(candidates)
    return [each for each in candidates if _is_theirs(whose, noun, each)]


def _read_noun(whose: ActorKey, asked: str) -> str | None:
    """Give the root of what people of a state are called in a question; None where no people are counted."""
    one = next(each for each in load_gazetteer().scan(asked) if each.key == whose)
    found = _NOUN.match(asked, one.span.end)
    if found is None or not found["noun"]:
        return root("people")
    return root(found["noun"]) if _names_people(found["noun"]) else None


def _names_people(word: str) -> bool:
    return names_people(word) or root(word) in PEOPLE or _MEN.fullmatch(word) is not None


def _is_theirs(whose: ActorKey, noun: str, each: Candidate) -> bool:
    told = _judge(whose, noun, each.words)
    if told is not None:
        return told
    text = each.article.text
    spans = [one.span for one in split(text, each.article.language)]
    before = [one.of(text) for one in spans if one.end <= each.sentence.span.start]
    for words in (*before[-1:], *before[:1], each.article.title):
        told = _judge(whose, noun, words)
        if told is not None:
            return told
    return False


def _judge(whose: ActorKey, noun: str, words: str) -> bool | None:
    """Say whether people told of there are of a state; None where no state is named."""
    states = [one for one in load_gazetteer().scan(words) if one.key.startswith("state:")]
    own = [one for one in states if one.key == whose]
    others = [one for one in states if one.key != whose]
    if not states:
        return None
    if any(_says_whose(one, noun, words) for one in own):
        return True
    if not own or any(_says_whose(one, noun, words) for one in others):
        return False
    if any(_is_there(one, noun, words) or _LOSES.match(words, one.span.end) for one in own):
        return True
    if states[0].key == whose and any(_is_of(noun, found["noun"]) for found in _ITS.finditer(words)):
        return True
    striking = [one for one in states if _STRIKES.match(words, one.span.end)]
    return not any(one in striking for one in own) and all(one in striking for one in others)


def _says_whose(one: Found, noun: str, words: str) -> bool:
    """Say whether a state is told to be that of the people: `Chilean sailors`, `sailors from Chile`."""
    before = _OF_THEM.search(words, max(0, one.span.start - 60), one.span.start)
    if before is not None and _is_of(noun, before["noun"]):
        return True
    if (has := _HAS.match(words, one.span.end)) is not None:
        return any(_is_of(noun, each) for each in _words(has["what"]))
    if one.form != "demonym":
        return False
    if _ALONE.match(words, one.span.end):
        return True
    behind = words[one.span.end :].split(".")[0].split()[:4]
    return any(_is_of(noun, each.strip(",;:")) for each in behind if each.islower())


def _is_of(noun: str, word: str) -> bool:
    return root(word) == noun or (noun in PEOPLE and _names_people(word))


def _is_there(one: Found, noun: str, words: str) -> bool:
    lives = noun in PEOPLE or any(_LIVES.fullmatch(each) and root(each) == noun for each in _words(words))
    return lives and _THERE.search(words, max(0, one.span.start - 30), one.span.start) is not None


def _words(words: str) -> list[str]:
    return re.findall(r"[a-z]++", words)
