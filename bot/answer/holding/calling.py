"""Ties a question of who called something to what it means: to bring a strike about, or to name it illegal; and one of
whom somebody met before another to what tells that order."""

import re
from collections.abc import Sequence

from bot.answer.asked.named import find_named
from bot.answer.asked.persons import find_asked_persons, list_tellers
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import roots
from bot.answer.found.candidates import Candidate
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import load_gazetteer

_WHO_CALLED = re.compile(
    r"\bwho\s+(?:(?:has|have|had|also|first)\s+)*(?:call|describ|label|brand|dubb)(?:l?ed|s|es)\s+(?!for\b|on\b|off\b)"
    r"(?P<what>[^?]+?)[\s?.!]*\Z",
    re.IGNORECASE,
)
_BROUGHT_ABOUT = (
    r"(?:strikes?|walkouts?|boycotts?|votes?|elections?|referendums?|summits?|meetings?|protests?|inquiry|polls?|rally)"
)
_ITSELF = re.compile(
    rf"(?:the|an?|this|that)\s+(?:[\w-]+\s+)*?{_BROUGHT_ABOUT}"
    r"(?:\s+(?:in|at|on|of|for|over|against|by)\s+(?:[\w’'-]+\s+)*?(?:[A-Z][\w’'-]*|the\s+[a-z]+|(?<=of\s)[a-z]+))?\Z"
)
"""What is called without being named something."""
_NAMES_IT = re.compile(
    rf"\bcall(?:s|ed|ing)\s+(?:(?:the|an?|this|that|its|their|his|her)\s+(?:[\w-]+\s+){{0,3}}?{_BROUGHT_ABOUT}|it)\s+"
    r"(?!(?:in|at|on|of|for|over|against|by|from|to|after|before|because|when|where|with|off|last|this|next|as|and|but|while|"
    rf"earlier|again|yesterday|today|that|which|{DAY_NAMES})\b)[“\"\w]",
    re.IGNORECASE,
)
"""Who calls a strike illegal does not call it."""
_NAMING = re.compile(r"\b(?:call|describ|label|brand|dubb)[a-z]*\b", re.IGNORECASE)
_ORDER = re.compile(
    r"\bwho(?:m)?\b[^?]*?\b(?:meet|see|receive|host|visit|call|phone|greet)\b[^?]*?\b(?P<order>before|after)\s+(?P<rest>[^?]+)",
    re.IGNORECASE,
)
_ACTS = r"(?:he|she|they|it|who|had|has|was|were)"
"""Behind it stands no longer before or after whom: `Before Brandt he had met the mayor`."""
_WHO_ARE = re.compile(
    r"\Awho\s+(?:are|were)\s+(?:the|these|those)\s+(?:[\w’'-]+\s+){0,4}?(?P<who>[a-z]+)"
    r"(?:\s+(?:in|of|at|from|on|near|who|that|held|killed|taken|freed|still)\b[^?]*)?[\s?.!]*\Z",
    re.IGNORECASE,
)
"""Asks who several people are."""
_DESCRIBED = re.compile(
    r"\b(?:named\s+as|identified\s+as|(?:two|three|four|a|an|one)\s+(?:m[ae]n|wom[ae]n)\s+and|all\s+(?:of\s+)?(?:m[ae]n|wom[ae]n)|work(?:s|ed)?\s+for)\b"
)
"""What tells who people are without all of their names."""
_TOLD_TO = re.compile(r"\b(?:told|according\s+to|seen\s+by|reported\s+by)\s+\Z", re.IGNORECASE)
_RELATION = re.compile(
    r"\bwhat(?:[’']s|\s+(?:is|was))\s+(?:the\s+name\s+of\s+)?[^?]+?[’']s?\s+(?P<relation>husband|wife|son|daughter|father|mother|brother|sister|partner|"
    r"spouse|child|lawyer|deputy|successor|predecessor)(?:[’']s\s+name|\s+(?:called|named))?[\s?.!]*\Z",
    re.IGNORECASE,
)
"""Asks what somebody is called by whose they are."""
_NUMBERED = re.compile(
    rf"\b(?P<name>(?!(?:What|Who|When|Where|Why|How|Which|Is|Are|Was|Were|Did|Does|Do|Will|Has|Have|On|In|Since|{DAY_NAMES}|{MONTH_NAMES})\b)"
    r"[A-Z][\w’'-]*(?:\s+(?:of\s+)?[A-Z][\w’'-]*){0,4})\s+(?P<number>\d{1,2})"
    r"(?=\s*[?.!,;]|\s*\Z|\s+(?:is|was)\b|\s+(?!people|percent|per|million|billion|men|women|children)[a-z]+(?<!s)\b)"
)
"""A name with a number, which is another thing than the one without, or with another one: `Apollo 13`."""
_CALLED = re.compile(r"\bcall(?:s|ed|ing)?\b", re.IGNORECASE)


def keep_called(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give the sentences that tell of such a calling, or of such an order; all where nothing of the kind is asked."""
    asked = question.understood
    numbered = [(found["name"], found["number"]) for found in _NUMBERED.finditer(asked)]
    candidates = [each for each in candidates if not any(_is_of_another(each.words, *one) for one in numbered)]
    ordered = _ORDER.search(asked)
    if ordered is not None:
        return _keep_ordered(ordered, candidates)
    if (related := _RELATION.search(asked)) is not None:
        relation = re.compile(rf"\b{related['relation']}s?\b", re.IGNORECASE)
        return [each for each in candidates if relation.search(each.words) is not None]
    if question.kind == "who" and (people := _WHO_ARE.match(asked)) is not None:
        who = set(roots(people["who"]))
        return [each for each in candidates if who <= set(roots(each.words)) and _tells_who_they_are(each.words)]
    called = _WHO_CALLED.search(asked) if question.kind == "who" else None
    if called is None:
        return list(candidates)
    if _ITSELF.match(called["what"]) is not None:
        return [each for each in candidates if _is_called(each.words)]
    last = set(roots(called["what"].split()[-1]))
    return [each for each in candidates if last <= set(roots(each.words)) and _NAMING.search(each.words)]


def _is_of_another(words: str, name: str, number: str) -> bool:
    """Say whether words print the name only without its number, or with another one."""
    places = [words[found.end() :] for found in re.finditer(rf"\b{re.escape(name)}\b", words)]
    return bool(places) and not any(re.match(rf"[\s-]{number}\b", behind) for behind in places)


def _tells_who_they_are(words: str) -> bool:
    """Say whether words name a person, not only as who tells it, or describe who people are."""
    tellers = list_tellers(words)
    people = find_asked_persons(words, load_gazetteer(), None)
    named = [
        each
        for each in people
        if " " in each.name and not any(one.holds(each.span) for one in tellers)
        if _TOLD_TO.search(words, 0, each.span.start) is None
    ]
    return bool(named) or _DESCRIBED.search(words) is not None


def _is_called(words: str) -> bool:
    """Say whether something is called there otherwise than by a name."""
    named = [found.start() for found in _NAMES_IT.finditer(words)]
    return not named or any(found.start() not in named for found in _CALLED.finditer(words))


def _keep_ordered(ordered: re.Match[str], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give what tells who came before or after the one who is named: `Before Brandt he met the mayor`."""
    people = [
        one for one in find_named(ordered["rest"], load_gazetteer()) if one.span.start <= len("the prime minister ")
    ]
    if not people:
        return list(candidates)
    name = re.escape(people[0].span.of(ordered["rest"]).split()[-1])
    told = re.compile(rf"\b{ordered['order']}\s+(?:(?!{_ACTS}\b)[\w’',-]+\s+){{0,5}}?{name}\b", re.IGNORECASE)
    return [each for each in candidates if told.search(each.words)]
