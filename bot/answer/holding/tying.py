"""Ties who, how many, when and where to whom a question is about: a number, a day or a name that a sentence gives of
somebody else, or of something else that was done, answers nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer.asked.focus import is_of_kind, is_wanted
from bot.answer.asked.named import Named, find_named, list_owned, next_root
from bot.answer.asked.question import Kind, QuestionRead
from bot.answer.asked.terms import Term, root, roots
from bot.answer.found.candidates import Candidate
from bot.answer.found.counting import find_in_all, is_count_of, iter_counts, list_deaths, read_counted, read_whose
from bot.answer.found.spotting import Spotter, end_word
from bot.answer.holding.acting import SAYS, acts, is_being_done, is_toward_another, span_thing
from bot.answer.holding.asked_deed import identify, tells_of_habit
from bot.answer.holding.deeds import (
    MEANS,
    is_bare_toll,
    is_by_itself_known,
    is_deed,
    is_denied,
    is_done_to,
    is_supposed,
    is_taken_up,
    is_undone,
    list_meant,
    means_another,
    takes_up_object,
    tells_another_time,
    tells_to_whom,
    wants_to_do,
)
from bot.answer.holding.descriptions import list_described
from bot.answer.holding.wanted import TIMES_AND_PLACES, Clause, Name, Wanted, read_wanted
from bot.answer.holding.whose import counts_those_of, is_headed, is_number_of, takes_up_count, tells_what_they_did
from bot.answer.speaking.cast import NOBODY, Cast
from bot.model.analysis import Span
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.verbs import is_past

TIED = frozenset[Kind]({"who", "how_many", "when", "where"})
_ENOUGH, _CONTEXT = 4, 300
"""Things that are enough, and characters before a sentence in which may stand what it is about."""
_WHAT_DOES = re.compile(r"\b(?:what|which)\b[^?]*?\b(?:did|does|do|will|would|has|have|had)\b", re.IGNORECASE)
_FROM_A_DAY = re.compile(rf"\b(?:from|as\s+of)\s+(?=\d|(?:next|{DAY_NAMES}|{MONTH_NAMES}|midnight|tomorrow)\b)")
"""What holds from a day on begins on it: `a duty of 25 percent from 1 October`."""
_DENIES_A_CLAIM = re.compile(
    r"\b(?:reject|dismiss|disput|refut|contest)[a-z]*\s+(?:the|an?|any|all|such|these|those)?\s*(?:[a-z-]+\s+)?"
    r"(?:claim|report|accusation|allegation|charge|suggestion|assertion|rumou?r)s?\b"
)
"""Other ways to deny what was said: `rejected the claim that`."""
_MOST_TOLD = 0.51
"""The part of what the best sentence tells of the question that another must tell."""
_WHO_ASKS = re.compile(
    r"\A(?:and|but|so)?\s*(?:(?:by|with|to|from|for|against|at)\s+)?(?:who(?:m|se)?|which\s+(?:countr(?:y|ies)|nations?|governments?))\b",
    re.IGNORECASE,
)
_WHO_IS_BEHIND = re.compile(r"\bwho(?:[’']s|\s+(?:is|was|are|were))\s+behind\b", re.IGNORECASE)
_BEHIND = Spotter([Term(root("behind"), "behind")], load_gazetteer())
_HEAD = 5
"""Characters at the start of a sentence in which stands whoever acts in it, behind an article."""
_SAYS_SO = re.compile(rf",[”\"]?\s+(?:according\s+to\b[^,;]*|[^,;.]{{2,80}}?\b{SAYS}\b[^,;.]*)\.?(?:\Z|(?=\s[A-Z“]))")
"""The end of a sentence that tells who said it, and where."""
_SAYS_FIRST = re.compile(rf",?\s+{SAYS}\b")
"""Behind who says so."""
_FROM = re.compile(r"\b(?:leav(?:e|es|ing)|left|from|in\s+from)\s+(?:the\s+)?\Z", re.IGNORECASE)
_WHOM = re.compile(r"\bwhom\b|\bwho\s+(?:did|does|do|will|would|has|have|had)\b(?!\s+(?:been|not)\b)", re.IGNORECASE)
_OF_ITSELF = re.compile(r"\bthat\s+(?:it|he|she|they)\b[^,;]*\Z")
"""Before what somebody says of itself: `China denied a claim that it was considering`."""
_AGENT = re.compile(r"\w+(?:er|or)s?\s+of\b")
"""A noun for who does it, with to what behind: `the owner of`."""
_CLOSE = 25
"""Characters before a deed in which a pronoun says who does it."""
_PRONOUN = re.compile(r"\b(?:he|she)\s+(?:(?:has|had|also|then|later|would|will)\s+)*\Z", re.IGNORECASE)
"""Right before what somebody does who was named before: nobody else in between does it."""
_WILL = re.compile(r"\bwill\b", re.IGNORECASE)
_AGAIN = re.compile(r"\b(?:again|once\s+more)\b", re.IGNORECASE)
_AFTER = re.compile(r"\bafter\s+(?:[\w’'-]+\s+){0,3}\Z")
"""Before what was over when something else was done, where it is asked of what will be."""
_IS_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|may|might|could|again|another|next|further|fresh|resum\w+|plan\w*|due|set\s+to|going\s+to|"
    r"(?:is|are|was|were)\s+to|threaten\w*|expected|scheduled)\b"
)
"""What tells of something to come, or of the same once more."""


def keep_tied(
    question: QuestionRead,
    candidates: Sequence[Candidate],
    cast: Cast = NOBODY,
) -> list[Candidate]:
    """Give the sentences that tell of whom and of what was asked; all where the question is of another kind."""
    asked = re.split(r"(?<=[.!?])\s+", question.understood.strip())[-1]
    what = question.kind not in TIED and _WHAT_DOES.search(asked) is not None
    if not what and (question.kind not in TIED or (question.kind == "who" and _WHO_ASKS.match(asked) is None)):
        return list(candidates)
    wanted = read_wanted(question, asked)
    if question.kind == "who" and _WHO_IS_BEHIND.search(asked) is not None:
        candidates = [each for each in candidates if _BEHIND.find(each.words)]
    if what and not wanted.does:
        return list(candidates)
    told_at = [(each, _list_places(wanted, each.told.of(each.article.text))) for each in candidates]
    if what and wanted.thing is not None and not any(places for _, places in told_at):
        return list(candidates)  # told in other words, if at all
    told = [_Told.of(wanted, *each, cast) for each in told_at if wanted.verb is None or each[1]]
    if what:
        return [one.each for one in told if _is_done_so(wanted, one)]
    tied = [one.each for one in told if _is_tied(wanted, one)]
    most = max((_count_told(wanted, each) for each in tied if each.sentence.fits), default=0)
    return [each for each in tied if _count_told(wanted, each) >= _MOST_TOLD * most]


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence with what it names, and where it tells what the question asks about."""

    each: Candidate
    words: str
    named: tuple[Named, ...]
    places: tuple[int, ...]
    own: tuple[Span, ...]  # whoever does it by the question, or serves that state

    @classmethod
    def of(cls, wanted: Wanted, each: Candidate, places: Sequence[int], cast: Cast) -> "_Told":
        words = each.told.of(each.article.text)
        named = find_named(words, load_gazetteer())
        own = [one.span for one in named if wanted.subject & identify(one, words)]
        things = [spot.at for spot in wanted.thing.find(words)] if wanted.thing is not None else []
        own += [span_thing(words, at) for at in things if is_of_kind(wanted.kind, words, at)]
        own = own or list_described(wanted.subject, each.article, each.told)
        own += cast.list_served(wanted.keys & wanted.subject, each.article.id, each.told) if wanted.does else []
        return cls(each, words, named, tuple(places), tuple(own))


def _list_places(wanted: Wanted, words: str) -> list[int]:
    """Give where words tell what the question asks about, as it asks: done, not done, or yet to be done."""
    asked, spots = wanted.question.understood, wanted.verb.find(words) if wanted.verb is not None else []
    places = [spot.at for spot in spots if spot.worth == 1.0 or not wants_to_do(words, spot.at)]
    if wanted.starts:
        places += [found.start() for found in _FROM_A_DAY.finditer(words)]
    if wanted.dead:
        places += list_deaths(words)
    if wanted.denies:
        places += [found.start() for found in _DENIES_A_CLAIM.finditer(words)]
    places = [at for at in places if not means_another(words, at)]
    if wanted.question.kind == "who":
        places = [at for at in places if is_deed(words, at) and not is_bare_toll(asked, words, at)]
        places = [at for at in places if not (is_by_itself_known(words, at) or tells_of_habit(asked, words))]
    if wanted.denied:
        return [at for at in places if is_denied(words, at)]
    if wanted.done:
        return [at for at in places if not is_supposed(words, at) and not (wanted.who_did and is_undone(words, at))]
    if wanted.question.kind in TIMES_AND_PLACES and _WILL.search(asked) is not None:
        again = _AGAIN.search(asked) is not None
        return [
            at
            for at in places
            if _AFTER.search(words, 0, at) is None and not (again and _IS_AHEAD.search(words) is None)
            if not is_wanted(words, at)
        ]
    return places


def _is_tied(wanted: Wanted, told: _Told) -> bool:
    words, named, each = told.words, told.named, told.each
    if not _tells_enough(wanted, told):
        return False
    rivals = [one for one in named if _is_rival(wanted, words, one) and not (wanted.who_did and _is_doer(words, one))]
    if not all(
        name.stands_in(words)
        or name.is_meant_by_its_last(words, f"{each.article.title}. {each.article.text}")
        or _may_be_left_out(wanted, name, told, rivals)
        for name in wanted.names
    ):
        return False
    said = wanted.said is None or wanted.said.meets_most(words)
    if not (said if wanted.clause is None else _tells_clause(wanted.clause, told)):
        return False
    if _WHOM.search(wanted.question.understood) is not None and not _names_whom(wanted, told):
        return False
    if wanted.who_did and (_is_done_by_asked(wanted, told) or not _is_done_to_asked(wanted, told)):
        return False
    if wanted.question.kind == "when" and told.places and all(tells_another_time(words, at) for at in told.places):
        return False
    return _is_done_so(wanted, told) and (wanted.question.kind != "how_many" or _is_counted(wanted, told, rivals))


def _is_done_so(wanted: Wanted, told: _Told) -> bool:
    """Say whether it is done by whom the question says, and to whom it says."""
    if wanted.to is not None and not wanted.to.find(told.words) and told.places:
        return False
    if wanted.does and not _does(wanted, told):
        return False
    places = told.places
    return not places or not all(is_toward_another(wanted.toward, told.words, at, told.named) for at in places)


def _tells_clause(clause: Clause, told: _Told) -> bool:
    """Say whether it is told of whom the question says that they do it, and to whom; who says so may do it itself."""
    words = told.words
    people = [one for one in told.named if one.kind != "other" and not one.placed]
    own = [one.span for one in people if clause.subject & identify(one, words)]
    others = [one.span for one in people if one.span not in own]
    return any(
        not is_toward_another(clause.toward, words, at, told.named)
        and (
            any(acts(words, one, at, others) for one in own)
            or (own[:1] == [each.span for each in people[:1]] and _OF_ITSELF.search(words, 0, at) is not None)
        )
        for at in (spot.at for spot in clause.verb.find(words))
        if own
    )


def _names_whom(wanted: Wanted, told: _Told) -> bool:
    """Say whether somebody stands there to whom it may be done: under a name, or without one beside the deed."""
    start = told.each.sentence.span.start - told.each.told.start
    if all(at < start for at in told.places) or is_taken_up(told.words[start:], len(told.words) - start):
        start = 0
    others = [
        one
        for one in told.named
        if one.span.start >= start
        if one.kind != "other" and not one.placed and one.key not in wanted.keys
        if wanted.asked.isdisjoint(roots(one.span.of(told.words)))
    ]
    return bool(others) or any(tells_to_whom(told.words, at) for at in told.places)


def _is_done_to_asked(wanted: Wanted, told: _Told) -> bool:
    """Say whether it is done to what the question names; what was named before may be called otherwise beside a name:
    `the Iranian side`."""
    before = told.each.article.text[max(0, told.each.told.start - _CONTEXT) : told.each.told.start]
    things = [each for each in wanted.things_done_to if not each.find(before) or each.find(told.words)]
    if wanted.contest is not None and wanted.contest.search(told.words) is not None:
        things = []
    contested = wanted.contest is not None and not things
    parts = (*wanted.named_done_to, *(things if wanted.named_done_to or contested else wanted.things_done_to))
    return not told.places or any(
        is_done_to(parts, wanted.ends, told.words, at) or _takes_up_object(wanted, told, at) for at in told.places
    )


def _takes_up_object(wanted: Wanted, told: _Told, at: int) -> bool:
    """Say whether what it is done to, which has no name, was told before and is only taken up, or left out."""
    text = told.each.article.text
    before = f"{told.each.article.title}. {text[max(0, told.each.told.start - _CONTEXT) : told.each.told.start]}"
    if (
        wanted.named_done_to
        or not wanted.things_done_to
        or not all(each.find(before) for each in wanted.things_done_to)
    ):
        return False
    return takes_up_object(told.words, at, for_whom=any(one.how == "for" for one in wanted.toward))


def _is_rival(wanted: Wanted, words: str, one: Named) -> bool:
    """Say whether somebody is named whom the question does not name; a word that opens a sentence may be no name."""
    if any(each.start() < one.span.start < each.end() for each in _SAYS_SO.finditer(words)):
        return False
    if one.key is not None:
        comes_from = _FROM.search(words, max(0, one.span.start - 20), one.span.start) is not None
        return one.key not in wanted.keys and not comes_from
    if wanted.question.kind != "who" and _SAYS_FIRST.match(words, one.span.end) is not None:
        return False
    opens = one.span.start == 0 or words[: one.span.start].rstrip()[-1:] in {".", "“", "?", "!"}
    alone = " " not in one.span.of(words)
    return one.kind == "person" and not (opens and alone) and wanted.asked.isdisjoint(roots(one.span.of(words)))


def _is_doer(words: str, one: Named) -> bool:
    """Say whether a name may be of those who are asked for: it opens the sentence, or owns whoever does."""
    return one.key is not None and (one.span.start < _HEAD or words[one.span.end : one.span.end + 1] in {"’", "'"})


def _may_be_left_out(wanted: Wanted, name: Name, told: _Told, rivals: Sequence[Named]) -> bool:
    """Say whether a sentence may be about a name that it does not print: its article does, and nobody of the same kind
    stands in its place."""
    each, named = told.each, told.named
    span, text = each.told, each.article.text
    if wanted.takes_up_two(name, told.words, f"{each.article.title}. {text[: span.start]}"):
        return True
    before = text[max(0, span.start - _CONTEXT) : span.start]
    if wanted.question.kind == "who" and name.kind == "person" and not name.placed:
        words = span.of(text)  # who shares a name is somebody else
        meant = MEANS.search(words) is not None or any(_is_he(wanted, told, at) for at in told.places)
        return name.stands_in(before) and meant and not name.spotter.find(words)
    if name.placed:
        places = [one for one in find_named(before, load_gazetteer()) if one.placed]
        heads = wanted.question.kind == "who" and any(is_headed(told.words, one) for one in rivals)
        if heads or any(one.placed and not (name.wide and one.key is None) for one in rivals):
            return False
        if not name.wide and not name.stands_in(before) and any(one.placed and one.key is None for one in named):
            return False
        if places and not name.wide:
            return name.stands_in(places[-1].span.of(before))
    elif any(one.kind == name.kind and not one.placed for one in rivals):
        return False
    return name.stands_in(f"{each.article.title}. {text}")


def _count_told(wanted: Wanted, each: Candidate) -> int:
    """Count what is asked about beside names that stands in a sentence or right before it."""
    span = each.told
    words = each.article.text[max(0, span.start - _CONTEXT) : span.end]
    return len(wanted.rest.met(words)) if wanted.rest is not None else 0


def _tells_enough(wanted: Wanted, told: _Told) -> bool:
    """Say whether that is half of it, or two things; what is done counts by whatever word it is told."""
    each, many = told.each, wanted.question.kind == "how_many"
    if many and not each.sentence.own and not takes_up_count(each.words):
        return False
    if many and tells_what_they_did(wanted.question.understood, each.words):
        return True
    met = _count_told(wanted, each) + wanted.is_done_otherwise(told.words)
    return 2 * met >= min(wanted.things, _ENOUGH) or (wanted.things == 1 and wanted.verb is not None)


def _is_done_by_asked(wanted: Wanted, told: _Told) -> bool:
    """Say whether those whom the question names do it here, wherever it is done."""
    asked = [one.span for one in told.named if wanted.done_to & identify(one, told.words)]
    others = [one.span for one in told.named if one.span not in asked and one.kind != "other"]
    done = [at for at in told.places if not is_being_done(told.words, at) and not _AGENT.match(told.words, at)]
    return bool(done) and all(any(acts(told.words, one, at, others) for one in asked) for at in done)


def _does(wanted: Wanted, told: _Told) -> bool:
    """Say whether whom the question names as doing it does it here, under its name or as somebody named before."""
    if not told.places:
        return True
    meant = [_is_he(wanted, told, at) for at in told.places]
    if None not in meant and not told.own:
        return True in meant
    objects = frozenset(list_owned(wanted.question.understood))
    others = [
        one.span
        for one in told.named
        if one.span not in told.own and one.kind != "other" and not one.placed
        if one.key is None or (one.key, next_root(told.words, one.span.end)) not in objects
    ]
    if told.own:
        return any(_acts_itself(told.words, one, at, others) for one in told.own for at in told.places)
    if not _is_named_before(wanted, told.each):
        return False
    return any(
        is_taken_up(told.words, at, named=wanted.thing is None)
        and not any(acts(told.words, one, at, ()) for one in others)
        for at in told.places
    )


def _is_he(wanted: Wanted, told: _Told, at: int) -> bool | None:
    """Say whether `he` or `she` right before a deed may be who does it by the question: one of those in the last
    sentence that named anybody; None where no pronoun stands there, or who does it is no person."""
    found = _PRONOUN.search(told.words, max(0, at - _CLOSE), at)
    if found is None or wanted.keys & wanted.subject or not wanted.subject:
        return None
    text, start = told.each.article.text, told.each.told.start
    before = text[max(0, start - _CONTEXT) : start + found.start()]
    return any(wanted.subject & identify(one, before) for one in list_meant(before))


def _acts_itself(words: str, one: Span, at: int, others: Sequence[Span]) -> bool:
    """Say whether somebody acts, and what is done is not done to them; to what they have it may be: `China's tariff was
    imposed`."""
    owns = words[one.end : one.end + 1] in {"’", "'"}
    suffers = one.start < at and is_being_done(words, at) and is_past(words[at : end_word(words, at)].casefold())
    return acts(words, one, at, others) and (owns or not suffers)


def _is_named_before(wanted: Wanted, each: Candidate) -> bool:
    """Say whether the article names, before a sentence, whoever does it by the question: a pronoun takes up nobody
    else."""
    before = f"{each.article.title}. {each.article.text[: each.told.start]}"
    named = find_named(before, load_gazetteer()) if wanted.subject else ()
    return not wanted.subject or any(wanted.subject & identify(one, before) for one in named)


def _is_counted(wanted: Wanted, told: _Told, rivals: Sequence[Named]) -> bool:
    """Say whether a number counts what was asked, and counts it of whom was asked."""
    counted = read_counted(wanted.question.understood)
    if counted is None:
        return True
    if tells_what_they_did(wanted.question.understood, told.words) is False:
        return False
    counts = [
        at for at in iter_counts(counted, told.words) if not told.places or is_count_of(told.words, at, told.places)
    ]
    if wanted.dead and find_in_all(told.words) is not None:
        return True
    whose = read_whose(wanted.question.understood)
    counts = [at for at in counts if whose is None or counts_those_of(whose, counted.root, told.words, told.named, at)]
    won = {end_word(told.words, at) + 1 for at in told.places}  # `won Togo's vote` only says which
    people = [one.span for one in rivals if not one.placed and one.span.start not in won]
    if not told.own or not people:
        return bool(counts)
    return any(is_number_of(told.words, one, at, people) for at in counts for one in told.own)
