"""Tells how much, at what price or for how long something was agreed by the newest report of that very deal, once it is
signed by none of its draft; and holds a price that is asked for to what tells one."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import Term, root, roots
from bot.answer.found.candidates import Candidate
from bot.answer.found.counting import Counted, iter_counts
from bot.answer.found.measures import MONEY, SPAN
from bot.answer.found.spotting import Spotter
from bot.answer.holding.deeds import is_supposed
from bot.answer.holding.happenings import iter_told, when
from bot.model.analysis import ActorKey
from bot.model.article import Article
from bot.text.gazetteer import load_gazetteer
from bot.text.genres import find_genre
from bot.text.words import NUMBER_WORDS

_DEAL = r"(?:agreements?|deals?|accords?|contracts?|pacts?|treat(?:y|ies)|memorandum)"
_GIVES = (
    r"(?:deliver|suppl(?:y|ies)|sell|send|ship|export|provide|buy|import|purchase|get|receive|give|take|produce|lend|"
    r"build|lease|hand\s+over)"
)
_AHEAD = r"(?:will|would|shall|must|should|(?:does|do|did|has|have)(?=\b[^?]*\bagree)|is|are)"
_HOW_MUCH = re.compile(
    rf"\A(?:and\s+|so\s+)?how\s+(?P<how>much|many)\s+(?P<thing>(?:[a-z-]+\s+){{1,3}}?){_AHEAD}\s+[^?]*?\b{_GIVES}\b",
    re.IGNORECASE,
)
_WHAT_PRICE = re.compile(
    r"\b(?:what|which)\s+(?:[a-z]+\s+)?price\b|\bwhat\s+(?:is|was)\s+the\s+(?:[a-z]+\s+)?price\b|\bhow\s+is\s+the\s+price\b|"
    r"\bhow\s+much\s+(?:will|would|must|does|is)\s+[^?]{2,60}?\s(?:pay|paying|to\s+pay)\b[^?]*\b(?:for|per|a)\b",
    re.IGNORECASE,
)
_HOW_LONG = re.compile(
    rf"\bhow\s+long\b[^?]*?(?:\b{_DEAL}\b|\b(?:will|would|is|are)\s+[^?]*?\b{_GIVES}\b)|\bhow\s+long\s+[^?]*\b{_DEAL}\b",
    re.IGNORECASE,
)
_NAMES_DEAL = re.compile(rf"\b{_DEAL}\b", re.IGNORECASE)
_SIGNED = re.compile(
    r"\b(?:sign(?:s|ed)|conclude[sd]|seal(?:s|ed)|struck|strikes?|ratif(?:y|ies|ied)|reach(?:es|ed)|agree[sd]?(?=\s+(?:on\s|to\s|that\s)))\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:close\s+to|near(?:ing)?|about\s+to|before|once|until|when|unless|draft|yet\s+to\s+be|to\s+be|not\s+(?:yet\s+)?(?:been\s+)?)"
    r"(?:[\w’'-]+\s+){0,4}\Z",
    re.IGNORECASE,
)
_LAYS_DOWN = re.compile(
    rf"\b(?:{_DEAL}|provid\w+\s+for|covers?|under\s+(?:which|it)|would|will|shall|(?:is|are|was|were)\s+to|agree[sd]?|commit\w*|"
    r"oblig\w+|undert\w+|pledg\w+)\b",
    re.IGNORECASE,
)
_NO_TERM = re.compile(
    r"\b(?:wants?|wanted|demand\w*|ask(?:s|ed|ing)?|seek(?:s|ing)?|sought|hop(?:es?|ed|ing)|propos(?:es|ed|al)|offer(?:s|ed|ing)?|"
    r"complain\w*|fear(?:s|ed)?|could|might|may|so\s+far|already|to\s+date|last\s+(?:year|month|season)|remain(?:s|ed)?\s+open|"
    r"open\s+question|not\s+(?:yet\s+)?(?:been\s+)?(?:agreed|fixed|settled|decided)|instead\s+of|rejected|refused|opened\s+at|"
    r"in\s+(?:the\s+)?talks)\b",
    re.IGNORECASE,
)
"""What is only wished, or was delivered by then, is no term of a deal."""
_N = rf"(?:\d[\d.,]*|\b(?:an?|{NUMBER_WORDS}|half|several)\b)"
_SO_MUCH = re.compile(
    rf"{_N}\s+(?:(?:hundred|thousand|million|billion)\s+)?(?:cubic\s+|metric\s+|square\s+)?(?:met(?:re|er)s|tonnes?|tons?|kilo(?:gram(?:me)?)?s?|barrels?|"
    r"bushels?|lit(?:re|er)s?|gallons?|bags?|sacks?|containers?|megawatts?|kilowatts?|gigawatts?|doses|kilomet(?:re|er)s)\b"
    r"(?:\s+of\s+(?P<what>(?:[\w’'-]+\s+){0,3}[\w’'-]+))?",
    re.IGNORECASE,
)
_PRICE = re.compile(r"\bprice[ds]?\b", re.IGNORECASE)
_EACH = re.compile(
    r"\b(?:an?|per|each)\s+(?:tonnes?|tons?|barrel|bushel|kilo\w*|lit(?:re|er)|gallon|megawatt\S*|unit|dose|piece|cubic)\b"
)
_SUM = re.compile(MONEY)
_FORMULA = re.compile(
    r"\bprices?\b[^.;]{0,60}?\b(?:is|are|was|were|be|been)\s+(?:[a-z]+ly\s+)?(?:fixed|set|tied|linked|based|pegged|indexed|calculated|reviewed|"
    r"adjusted|determined|negotiated)\b|\bprices?\s+(?:tied|linked|pegged|indexed|based)\b",
    re.IGNORECASE,
)
_FOR_SO_LONG = re.compile(
    rf"\b(?:over|for|lasting|lasts?|within|during|through|runs?|valid|term\s+of)\s+(?:(?:for|the|next|coming|an?\s+period\s+of|at\s+least|up\s+to|about|"
    rf"some|another)\s+)*{_N}[\s-](?:\w+\s+)?{SPAN}|{_N}-(?:day|week|month|year)\b|\b(?:until|through|expires?\s+(?:in|on))\s+(?:the\s+end\s+of\s+)?(?:\d{{4}}|[A-Z])",
    re.IGNORECASE,
)
_PARTIES = 2
_BREAK = "\n\n"
_Tells = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class _Deal:
    """A deal of which a term is asked: whose it is, and what tells that term."""

    parties: Spotter
    keys: frozenset[ActorKey]
    tells: _Tells
    of: Spotter | None
    """Of what it is, where that is asked."""

    def is_told_in(self, article: Article) -> bool:
        """Say whether a report opens with the deal: with all whose it is, and of what."""
        opening = _open(article)
        named = self.parties.meets_all(opening) and _NAMES_DEAL.search(opening) is not None
        return named and (self.of is None or bool(self.of.find(f"{article.title}. {article.text}")))

    def lays_down(self, words: str) -> bool:
        """Say whether a sentence tells that term as agreed, and names no other state as whose it is."""
        if _NO_TERM.search(words) is not None or not self.tells(words):
            return False
        return all(each.key in self.keys or each.form == "capital" for each in load_gazetteer().scan(words))


def tell_agreed(question: QuestionRead, known: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Give the sentence of the newest report that tells the term of a deal for which it is asked: of those since it was
    signed, where it was; nothing where it is asked of no deal."""
    deal = _read_deal(question)
    if deal is None:
        return ()
    articles = {each.article.id: each.article for each in known if find_genre(each.article) is None}
    reports = [each for each in articles.values() if deal.is_told_in(each)]
    signed = min((when(each) for each in reports if _is_signed(each)), default=None)
    told = [each for report in reports if signed is None or when(report) >= signed for each in iter_told(report)]
    terms = [each for each in told if deal.lays_down(each.words)]
    last = max((each.when for each in terms), default="")
    best = max((each for each in terms if each.when == last), key=_rank, default=None)
    return (best,) if best is not None else ()


def asks_a_term(question: QuestionRead) -> bool:
    """Say whether a term of a deal is asked for, which holds whatever else becomes of that."""
    return _read_deal(question) is not None


def keep_priced(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where a price is asked for, what tells one; all where none is."""
    if _WHAT_PRICE.search(question.understood) is None:
        return list(candidates)
    return [each for each in candidates if _SUM.search(each.words) or _FORMULA.search(each.words)]


def _rank(each: Candidate) -> tuple[bool, int]:
    return _SUM.search(each.words) is not None, -each.sentence.span.start


def _open(article: Article) -> str:
    return f"{article.title}. {article.text.partition(_BREAK)[0]}"


def _is_signed(article: Article) -> bool:
    """Say whether a report opens with a deal as made, and not as one that is near."""
    opening = _open(article)
    return any(
        not is_supposed(opening, found.start()) and _NOT_YET.search(opening, 0, found.start()) is None
        for found in _SIGNED.finditer(opening)
    )


def _read_deal(question: QuestionRead) -> _Deal | None:
    text = question.understood
    names = [each for each in question.terms if each.named]
    deal = _NAMES_DEAL.search(text) is not None
    if question.window or question.dates or question.publishers or not names or not (deal or len(names) >= _PARTIES):
        return None
    keys = frozenset(each.actor for each in names if each.actor is not None)
    much, thing = _HOW_MUCH.match(text), None
    if much is not None:
        thing = much["thing"].split()[-1].casefold()
        tells = _tell_number(root(thing)) if much["how"].casefold() == "many" else _tell_amount(root(thing))
    elif _WHAT_PRICE.search(text) is not None:
        tells = _tells_price
    elif _HOW_LONG.search(text) is not None:
        tells = _tells_length
    else:
        return None
    gazetteer = load_gazetteer()
    of = Spotter([Term(root(thing), thing)], gazetteer) if thing is not None else None
    return _Deal(Spotter(names, gazetteer), keys, tells, of)


def _tell_number(of: str) -> _Tells:
    return lambda words: _LAYS_DOWN.search(words) is not None and any(True for _ in iter_counts(Counted(of), words))


def _tell_amount(of: str) -> _Tells:
    def tells(words: str) -> bool:
        amounts = (found["what"] for found in _SO_MUCH.finditer(words))
        named = _NAMES_DEAL.search(words) is not None
        return _LAYS_DOWN.search(words) is not None and any(
            named if what is None else of in roots(what) for what in amounts
        )

    return tells


def _tells_price(words: str) -> bool:
    if _FORMULA.search(words) is not None:
        return True
    each = _EACH.search(words) is not None
    return _SUM.search(words) is not None and (
        _PRICE.search(words) is not None or (each and _NAMES_DEAL.search(words) is not None)
    )


def _tells_length(words: str) -> bool:
    return _FOR_SO_LONG.search(words) is not None and _LAYS_DOWN.search(words) is not None
