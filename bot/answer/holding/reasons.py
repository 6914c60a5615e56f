"""Finds the reasons that a report gives in the sentences behind what a question asks about, and premises that were
reported otherwise."""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import root, roots
from bot.answer.found.candidates import Candidate, Group, telling_of
from bot.answer.found.causes import DUE_TO, gives_because, is_of_another_clause, tells_a_count
from bot.answer.found.spotting import Spotter
from bot.answer.holding.deeds import is_denied
from bot.model.analysis import ActorKey, Sentence, Span
from bot.text.datelines import skip_dateline
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.sentences import split
from bot.text.verbs import is_past

_STEP = r"(?:step|move|decision|measure|action|ban|order|warrant|ruling|vote|it|this|that)"
_OUTRIGHT = re.compile(
    rf"\b(?:because|caused\s+by|the\s+causes?|owing\s+to|{DUE_TO}|reasons?|grounds|explained|explanation|(?:say|said|explain)\s+why|in\s+(?:response|protest|retaliation|reply|answer)|"
    r"blam(?:e[sd]|ing)\s+(?=(?-i:[a-z]))(?!him\b|her\b|them\b|(?:[\w’'-]+\s+){1,6}?for\b)|at\s+the\s+(?:invitation|request|urging|insistence)\s+of|"
    rf"{_STEP}\s+(?:(?:had|was|is|were)\s+)?(?:answer(?:ed|s)|follow(?:ed|s)|came\s+(?:after|in)|prompted\s+by|"
    r"(?:a\s+|an?\s+)?(?:response|reply|answer)\s+to|meant\s+to|intended\s+to|aimed\s+(?:at|to)|aims\s+(?:at|to)))\b",
    re.IGNORECASE,
)
"""What gives a reason by itself, also where what it is for stands a sentence before."""
_HAD = re.compile(r"\bhad\s+[“\"]?(?:(?:been|just|already|first|also|twice|never|long|\w+ly)\s+)*(?P<deed>[a-z]+)")
"""What came before what was told."""
_WANTS = re.compile(
    r"\b(?:wants?|wanted|seeks?|sought|hopes?|hoped|aims?|aimed|intends?|intended)\s+to\b|\b(?:wants?|wanted|demands?|demanded|seeks?)\s+(?:an?|higher|better|more)\b"
)
_UNTIL = re.compile(
    r"\b(?:would|will|must)\s+(?:not\s+)?(?:stay|remain|last|hold|stand|continue|go\s+on|be\s+(?:\w+ed|shut|kept))\b[^.;]*?\buntil\s+(?!further\b)"
    r"[^\W\d](?:[^.;]*?\s(?:is|are|has|have|explains?|shows?|gives?|names?|ends?|stops?|pays?|agrees?|returns?|withdraws?)\b)",
    re.IGNORECASE,
)
"""On what it depends that a step is taken back, which tells why it was taken."""
_LEAVES_FOR = re.compile(
    r"\b(?:leav|quitt|resign|go|withdraw|stepp)ing\s+(?:down\s+|aside\s+)?[“\"]?(?:so\s+(?:that|as\s+to)|in\s+order\s+to|to\s+(?:protect|spare|allow|let|avoid|save))\b"
    r"|\b(?:could|can)\s?(?:not|no\s+longer)\s+(?:stay|remain|serve|continue|carry|work|accept|support|stand|be\s+part)\b"
    r"|\bpoint(?:ed|s)\s+to\s+(?:the|an?|its|his|her|their|[A-Z])\b",
    re.IGNORECASE,
)
"""To what end somebody says that they leave, what they could do no longer, or to what others point as the cause."""
_CHOOSES = frozenset(map(root, "choose pick select prefer opt favour favor".split()))
_IS_BETTER = re.compile(
    r"\b(?:would|will|could|can|were|was|are|is|had|offer(?:ed|s))\b[^.;]*?\b(?:earlier|sooner|faster|cheaper|lower|higher|better|longer|larger|safer|quieter|"
    r"(?:years?|months?|weeks?|days?)\s+(?:before|ahead|earlier)|than|the\s+(?:best|only|cheapest|fastest|lowest))\b"
)
"""What one thing has before another, for which it may have been chosen."""
_SAYING = frozenset(
    map(root, "say tell ask offer deny warn urge call promise announce expect hope plan want agree welcome".split())
)
_TAKES_UP = re.compile(
    r"\b(?:he|she|they|it|him|them|his|her|their|its|the\s+(?:two|three|four|men|women|move|step|decision|measure|ban|"
    r"fire|blaze|blast|explosion|causes?|crash|accident)|"
    r"the\s+(?:main\s+|only\s+)?reasons?(?=(?:,[^,.;]{1,60},|\s+given)?\s+(?:is|are|was|were)\b)|"
    r"no\s+(?:reasons?|explanation)|(?:say|said|explain)\s+why)\b",
    re.IGNORECASE,
)
_GIVES_NONE = re.compile(r"\b(?:no|not\s+(?:\w+\s+){0,2}?(?:a|any|the))\s+(?:reasons?|explanation)\b", re.IGNORECASE)
_STEPS = r"\b(?:the|this)\s+(?:change|move|delay|shift|postponement|replacement)\b"
_WHY = r"\b(?:reasons?|explanation|explained|request|invitation|because)\b"
_OF_THE_STEP = re.compile(rf"{_WHY}[^.;]*{_STEPS}|{_STEPS}[^.;]*{_WHY}", re.IGNORECASE)
"""What tells anywhere in a report why the step it opens with was taken: `gave no reason for the change`."""
_ANOTHER_STEP = re.compile(r"\b(?:moved|put\s+off|postponed|delayed|shifted|replaced|rescheduled)\b")
"""What behind its opening may be the step that a report speaks of further on."""
_LAID_TO = re.compile(
    r"\bblam(?:e|es|ed)\s+the\s+(?P<of>[a-z]+)\s+on\b|\bthe\s+(?P<what>[a-z]+)\s+(?:was|had\s+been)\s+caused\s+by\b|"
    r"\b(?:cause|reason)\s+(?:of|for)\s+the\s+(?P<why>[a-z]+)\s+(?:was|is)\b(?!\s+(?:not|un))",
    re.IGNORECASE,
)
"""What gives the cause of a thing by its name, wherever that stands in a report."""
_OF_A_PERSON = re.compile(r"(?:He|She|They|It)\b")
_OWN_DEED = re.compile(
    r"\b(?:apologi[sz]ed|resigned|stepped\s+(?:down|aside)|quit|corrected|retracted|cancelled|refused|declined)\b"
)
"""What somebody does for a reason of its own, which stands behind it: `She apologised. She blamed a list.`"""
_A_DAY = re.compile(rf"\b(?:{DAY_NAMES}|{MONTH_NAMES})\b")
_RULES = re.compile(r"\b(?:courts?|tribunal|judges?|magistrates?|arbitrators?|panel|regulator)\b", re.IGNORECASE)
_FINDS = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Pp]residing|[Cc]hief|[Ss]enior)\s+){0,3}(?:[Jj]udges?|[Cc]ourt|[Tt]ribunal|[Bb]ench|[Mm]agistrates?|"
    r"[Aa]rbitrators?|[Pp]anel|[Rr]egulator|[Rr]uling|[Jj]udg(?:e)?ment|[Vv]erdict)(?:,?\s+[A-ZÀ-Ž][\w’'.-]+){0,3},?\s+"
    r"(?:(?:found|held|concluded|reasoned|considered)\b|(?:had\s+|was\s+)?(?:not\s+|un)(?:convinced|satisfied|persuaded)\b|"
    r"(?:said|ruled|wrote|noted|stated)\s+(?:that\s+)?(?:[\w’'-]+\s+){1,6}?(?:had(?!\s+to)|was|were|could|did)\b)"
)
"""What who ruled on something found, which is why they ruled so: `The judge found that no notice had been given`."""
_OF_A_MOVE = re.compile(
    r"\b(?:moved?|shift(?:ed)?|relocat\w+|postpon\w+|put(?:ting)?\s+off|delay\w*|cancel\w*|call(?:ed|ing)?\s+off|scrap\w*|reschedul\w+|"
    r"chang(?:e|ed)|withdr[ae]w\w*|dropp?(?:ed)?)\b",
    re.IGNORECASE,
)
_OBJECTED = re.compile(
    r"\b(?:objected|objections?|protested|complained|complaints?)\b|\brefused\s+to\s+(?:come|attend|travel|take\s+part|meet)\b",
    re.IGNORECASE,
)
"""Why plans are changed is told by who objected to them."""
_WANTED_TIME = re.compile(
    r"\b(?:ask(?:s|ed)|request(?:s|ed)|want(?:s|ed)|need(?:s|ed)?|s(?:eeks|ought)|demand(?:s|ed))\s+(?:for\s+)?"
    r"(?:(?!no\b)[\w-]+\s+){0,3}?(?:(?:more|further|extra|additional|longer|another)\s+(?:time|days?|weeks?|months?)|(?:time|a\s+delay|a\s+postponement)\b(?=\s+to\b|[.,]))",
    re.IGNORECASE,
)
"""Why they are put off is told by who wanted time."""
_FAR = 2
"""Sentences behind what was asked about in which its reason is looked for."""
_LONGEST = 700
_WORD = re.compile(r"\w+")
_NEAR = 0.5
_NEARLY_ALL = 0.8
"""The part of the question that is met by what its reason may stand behind, and how near to the best that comes."""
_NEGATED = re.compile(r"\b(?:not|never|no)\b|n[’']t\b", re.IGNORECASE)
_WHY_NOT = re.compile(
    r"\A\W*(?:why|how\s+come)\s+(?:did|was|were|will|has|have)(?:\b[^?]*?\b(?:not|never)\s+|n[’']t\s+(?:the\s+)?(?:[\w’'-]+\s+){1,4}?)(?:yet\s+)?"
    r"(?:be(?:en)?\s+)?(?P<deed>[a-z]+)",
    re.IGNORECASE,
)
"""Asks why what was to be done is not; what nobody may do is told by what forbids it."""
NO_REASON = "I found no sentence that plainly gives the reason; closest to it:"
_NOT_OUTRIGHT = "No reason is named as such; what was told with it:"
_OTHERWISE = "It was reported otherwise:"


def keep_not_done(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked why something is not done, no sentence that tells it as done; all where that is not
    asked."""
    asked = _WHY_NOT.search(question.understood) if question.kind == "why" else None
    terms = [term for term in question.terms if asked is not None and term.root == root(asked["deed"].casefold())]
    deed = Spotter(terms, load_gazetteer())
    return [each for each in candidates if not deed.find(each.words) or _is_told_as_not_done(deed, each.words)]


def find_reasons(question: QuestionRead, candidates: Sequence[Candidate]) -> tuple[str | None, list[Candidate]]:
    """Give what was asked about together with the reason that its report gives next, and words of ours where the
    report names no reason as such; nothing where none is given."""
    candidates = [each for each in candidates if not tells_a_count(question, each.words)]
    if headed := [each for each in candidates if _retells_its_title(question, each)]:
        return None, [replace(each, sentence=replace(each.sentence, fits=True)) for each in headed]
    most = max((each.sentence.own for each in candidates), default=0.0)
    events = [each for each in candidates if each.sentence.own >= max(_NEAR, _NEARLY_ALL * most)]
    chosen = any(root(each) in _CHOOSES for each in _WORD.findall(question.understood.casefold()))
    beside = _praises if chosen else _tells_before
    for label, gives in ((None, _gives_outright), (_NOT_OUTRIGHT, _gives_end), (_NOT_OUTRIGHT, beside)):
        found = [with_it for each in events for with_it in _go_on(question, each, gives)]
        if found:
            return label, found
    return None, []


def _retells_its_title(question: QuestionRead, each: Candidate) -> bool:
    """Say whether a report opens with why that was done which its title tells in the question's words."""
    every = Spotter(question.terms, load_gazetteer())
    opens = each.sentence.span.start <= skip_dateline(each.article.text, Span(0, len(each.article.text))).start
    return opens and every.meets_all(each.article.title or "") and gives_because(question, each.words)


def name_premise(question: QuestionRead, groups: Sequence[Group]) -> tuple[Group, ...]:
    """Say of what is shown for want of a reason that it tells the contrary of what was asked about."""
    deed = Spotter([term for term in question.terms if term.focus], load_gazetteer())
    if _NEGATED.search(question.understood) or _OF_A_MOVE.search(question.understood):
        return tuple(groups)  # what is told as not done is what was asked about
    return tuple(
        replace(group, label=_OTHERWISE)
        if group.chosen and all(_is_told_as_not_done(deed, each.words) for each in group.chosen)
        else group
        for group in groups
    )


def _is_told_as_not_done(deed: Spotter, words: str) -> bool:
    places = [spot.at for spot in deed.find(words)]
    return bool(places) and all(is_denied(words, at) for at in places)


def _go_on(question: QuestionRead, event: Candidate, gives: Callable[[str], bool]) -> Iterator[Candidate]:
    """Give a sentence with the nearest of those behind it that gives a reason, up to that."""
    text, start = event.article.text, event.told.start
    told = telling_of(event)
    behind = _list_behind(event)
    for at, each in enumerate(behind):
        words = each.span.of(text)
        span = Span(start, each.span.end)
        if span.end - span.start > _LONGEST or (at and _is_of_own_deed(behind[at - 1].span.of(text), words)):
            return
        if _GIVES_NONE.search(words) is not None and at + 1 < len(behind) and _is_one_given(text, each, behind[at + 1]):
            span = Span(start, behind[at + 1].span.end)  # the ministry gave none, but an official did
        moved = _OF_A_MOVE.search(question.understood) or _NEGATED.search(question.understood)
        objected = moved is not None and bool(_OBJECTED.search(words) or _WANTED_TIME.search(words))
        if is_of_another_clause(question, words) and not objected:
            continue
        found = _FINDS.match(words) is not None and _RULES.search(f"{event.words} {question.understood}") is not None
        if found and gives is _gives_outright:
            yield replace(event, sentence=replace(event.sentence, span=span, before=None, fits=True))
            return
        again = told & telling_of(_as(event, each.span)) - _days_in(words)
        if (gives(words) or (objected and gives is _gives_outright)) and (
            again or _TAKES_UP.search(words) or _list_known(event.words) & _list_known(words)
        ):
            yield replace(event, sentence=replace(event.sentence, span=span, before=None, fits=True))
            return


def _is_of_own_deed(before: str, words: str) -> bool:
    """Say whether somebody goes on with a deed of their own, of which they give the reason."""
    return _OF_A_PERSON.match(words) is not None and _OWN_DEED.search(before) is not None


def _list_behind(event: Candidate) -> list[Sentence]:
    """Give the next sentences of the paragraph and of those behind it, and further on what tells why that step was
    taken, with what stands right behind that."""
    end = event.sentence.span.end
    parts = split(event.article.text, event.article.language)
    here = next((each.paragraph for each in parts if each.span.end >= end), 0)
    behind = [each for each in parts if each.span.start >= end]
    near = [each for each in behind if each.paragraph <= here + _FAR][:_FAR]
    other = next((at for at, each in enumerate(behind) if _ANOTHER_STEP.search(each.span.of(event.article.text))), None)
    behind = behind[:other]
    of_it = [_OF_THE_STEP.search(each.span.of(event.article.text)) is not None for each in behind]
    told = set(roots(event.words))
    of_it = [
        known or _gives_its_cause(told, each.span.of(event.article.text))
        for known, each in zip(of_it, behind, strict=True)
    ]
    further = [each for at, each in enumerate(behind) if of_it[at] or (at and of_it[at - 1])]
    return [*near, *(each for each in further if each not in near)]


def _gives_its_cause(told: Set[str], words: str) -> bool:
    """Say whether words give the cause of what was told before, by its name."""
    found = _LAID_TO.search(words)
    return found is not None and root((found["of"] or found["what"] or found["why"]).casefold()) in told


def _is_one_given(text: str, one: Sentence, behind: Sentence) -> bool:
    """Say whether right behind a sentence, in its paragraph, somebody gives a reason."""
    return behind.paragraph == one.paragraph and _gives_outright(behind.span.of(text))


def _list_known(words: str) -> frozenset[ActorKey]:
    """Give the states and bodies that words name, also by a demonym."""
    return frozenset(each.key for each in load_gazetteer().scan(words))


def _as(event: Candidate, span: Span) -> Candidate:
    return replace(event, sentence=replace(event.sentence, span=span, before=None))


def _days_in(words: str) -> frozenset[str]:
    return frozenset(root(each[0].casefold()) for each in _A_DAY.finditer(words))


def _gives_outright(words: str) -> bool:
    return _OUTRIGHT.search(words) is not None or _LAID_TO.search(words) is not None


def _gives_end(words: str) -> bool:
    return _LEAVES_FOR.search(words) is not None


def _praises(words: str) -> bool:
    """Say whether it tells what is better of a thing that was chosen, or else what had been before."""
    return _IS_BETTER.search(words) is not None or _tells_before(words)


def _tells_before(words: str) -> bool:
    """Say whether it tells what had been before, what somebody wants, or until when it shall stay so."""
    had = (found["deed"] for found in _HAD.finditer(words))
    asked_for = _WANTS.search(words) is not None or _UNTIL.search(words) is not None
    return asked_for or any(is_past(each) and root(each) not in _SAYING for each in had)
