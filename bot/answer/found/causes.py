"""Says whether a sentence gives a cause of what is asked about: a word for one, what can bring it about, or an aim."""

import re
from dataclasses import replace

from bot.answer.asked.otherwise import alike
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import roots
from bot.answer.found.measures import SPAN
from bot.answer.found.spotting import Spotter
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.verbs import IRREGULAR_PASTS

DUE_TO = (
    r"(?<!\bis\s)(?<!\bare\s)(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)due\s+to|due\s+to(?!\s+(?:be|begin|start|open|meet|hold|take|leave|arrive|visit|"
    r"travel|go|come|speak|talk|end|close|finish|resume|return|sign|vote|decide|appear|play|sail|fly|land|host|attend|give|make|"
    r"receive|report|rule|publish|announce|discuss|expire|last|run|stand|face|join|reopen|move|become|have|retire|step|pay)\b)"
)
"""That something has a cause, and not that it is planned: `they were due to start`."""
_CAUSE = re.compile(
    rf"\b(?:because|{DUE_TO}|amid|owing\s+to|in\s+(?:response|protest|retaliation|reply|answer|order|light)|"
    r"so\s+that|so\s+as\s+to|cit(?:ed|es|ing)|caus(?:ed|es|ing)|reasons?|explain\w*|prompt(?:ed|ing|s)|trigger\w*|"
    r"led\s+to|following|accus(?:ed|es|ing)|blam(?:ed|es|ing)|as\s+a\s+result|thanks\s+to|on\s+the\s+grounds|on\s+suspicion\s+of|"
    r"to\s+(?:avoid|protest|prevent|protect|show|punish|mark|help|ease|stop|reduce|signal))\b",
    re.IGNORECASE,
)
_AIM = re.compile(r"\b(?:in\s+order|so\s+(?:that|as)|to\s+(?!protest)[a-z]+)\b", re.IGNORECASE)
"""What somebody does something for, which brought no mishap about."""
_SOMEBODY_ELSE = re.compile(r",\s(?:and|but)\s(?=(?:the|an?|its|his|her|their|some|\d+|[A-Z][\w’'-]*)\s)")
"""Behind it somebody acts of whom the words before it do not tell."""
_CAUSE_OVER = re.compile(
    r"\b(?:concerns?|fears?|anger|row|dispute|protest\w*|critici\w+|sanction\w*|resign\w*|quit|fired|sacked|suspended|fined|sued|"
    r"charged|condemn\w*|strik(?:es?|ing)|struck|walk(?:ed|ing)?\s+out|stopp(?:ed|ing)\s+work)"
    rf"(?:\s+(?:on|since|for)\s+(?:(?:{DAY_NAMES}|{MONTH_NAMES})|[\w-]+\s+(?:hour|day|week|month)s?))?\s+over\b",
    re.IGNORECASE,
)
_CAUSE_FOR = re.compile(
    r"\b(?:apologi[sz]\w*|thank\w*|prais\w+|critici[sz]\w*|punish\w*|fined|sanction\w*|arrest\w*(?!\s+warrant)|sued|charged|blam\w+)\b[^.;]*?\sfor\s",
    re.IGNORECASE,
)
"""Behind these stands what for, with whom in between; behind `arrest warrant for` only whom."""
_AFTER = re.compile(
    r"(?<!\w)after\b(?!\s+(?:it|he|she|they|that|this)\s+(?:had\s+)?[a-z]+(?:\s*[.,;]|\Z))"
    r"(?!\s+(?:(?:an?|the|his|her|their|its)\s+)?(?:[a-z]+\s+)?(?:meeting|talks|visit|summit|ceremony|conference|briefing|session|match|game|speech|"
    r"lunch|dinner|breakfast|trip|tour|flight|weekend|holiday|midnight|noon|dark|work|school)\b)",
    re.IGNORECASE,
)
_SO_LONG = re.compile(
    rf"(?:\b{SPAN}|\b(?:shortly|soon|long|just|right|only|"
    r"immediately|even|again|still|before|until))\s+\Z",
    re.IGNORECASE,
)
"""Before an `after` that only tells when."""
_FAILED = re.compile(
    r"after\s+(?:(?:an?|the|its|his|her|their|one|two|several|some|that)\s+)?(?:[\w’'-]+\s+){0,5}?(?:fail\w*|fault\w*|broke\w*|break\w*|burst\w*|leak\w*|"
    r"collaps\w*|colli\w+|explo\w+|struck|strik\w+|hit|mistak\w*|errors?|defect\w*|short\s+circuit|malfunction\w*|blew|cracked|"
    r"snapp\w+|overload\w*|overheat\w*|caught\s+fire|fire|blast|storms?|floods?|lightning|sparks?|shift\w*|slid\w*|open\w*)\b",
    re.IGNORECASE,
)
"""What came before and can be the cause of a mishap."""
_CAUSED = re.compile(r"\bwhat\s+caused\b|\bwhat\s+(?:was|is|were)\s+the\s+causes?\b", re.IGNORECASE)
_BECAUSE = re.compile(rf"\b(?:because|{DUE_TO}|owing\s+to)\b", re.IGNORECASE)
_CLAUSES = re.compile(
    r"[,;]\s+(?:which|who|whose|while|but|although|though|whereas)\s|\s(?:while|although|though|whereas)\s|"
    r"\sbut\s(?=(?:(?:the|an?|its|his|her|their)\s(?:[a-z-]+\s){1,2}?)?(?:(?:he|she|it|they|then|later|also|still|never|"
    r"[a-z]+ly)\s)*(?:has|have|had|is|are|was|were|will|would|did|does|do|could|can|said|says|told|should|must|might|may|"
    rf"[a-z]+ed|{IRREGULAR_PASTS})\b)"
)
"""Where another clause begins, also one that tells what else the same did: `but said`."""
_HARDLY_A_CLAUSE = 2
_TAKES_UP_WHAT_HAPPENED = re.compile(
    r"\b(?:it|this|that)\s+(?:was|is|came|had\s+been)(?:\s+(?:all|only|mainly|partly|largely|simply|not|just|also))*\s*\Z|"
    r"\bthe\s+(?:step|move|decision|measure|action|ban|order|ruling|change|delay|cut|closure|cancellation|postponement)\s+"
    r"(?:was|is|came|had\s+been|has\s+been)\b|\b(?:did|done|doing)\s+(?:so|it|this)\b|\b(?:acted|decided)\b",
    re.IGNORECASE,
)
"""A clause that takes up what was told before: `It was`, `The move came`."""
_IN_PASSING = re.compile(r"\b(?:when|while|as|where|in\s+which|who|which|that)\s", re.IGNORECASE)
"""Behind it may stand what only tells when or of whom something else was: `who led the town when the dam broke`."""
_FINITE = re.compile(
    rf"\b(?!(?:said|told|added)\b)(?:has|have|had|is|are|was|were|will|would|{IRREGULAR_PASTS}|[a-z]{{2,}}ed)\b"
)
_JOINED = re.compile(r"\b(?:and|or|but|then|had|has|have|been|was|were|is|are|be|being|to|not|[a-z]+ly)\s+\Z")
"""Before a verb that goes on with the one before it, and begins nothing else."""
_COUNT_GROWS = re.compile(
    r"\b(?:tolls?|numbers?\s+of|counts?|tally|figures?|deaths)\b[^.;]*?\b(?:r[io]se[ns]?|rising|climb\w*|grow\w*|grew|reach\w*|jump\w*|"
    r"increas\w*|f[ae]ll\w*|fell|drop\w*|stands?|stood|pass\w*|lower\w*|revis\w*|correct\w*|doubl\w*|put|went|gone)\b",
    re.IGNORECASE,
)
"""That a number changed, for which a cause behind it is given, and for nothing that is counted."""
_OF_A_COUNT = re.compile(r"\b(?:tolls?|numbers?|counts?|tally|figures?|deaths|cases|how\s+many)\b", re.IGNORECASE)
_HINDERS = re.compile(r"\bwithout\s+[a-z]+ing\b|\bunless\b")
_CANNOT = re.compile(r"\b(?:not|unable|cannot|never)\b|n[’']t\b", re.IGNORECASE)
"""Why something is not done is told by what it cannot be done without."""


def tells_cause(question: QuestionRead, asked: str, sentence: str) -> bool:
    """Say whether a sentence gives a cause of what a question, in small letters, asks about."""
    causes = [each.start() for each in _CAUSE.finditer(sentence) if _may_bring_about(question, sentence, each)]
    causes += [cue.end() for behind in (_CAUSE_OVER, _CAUSE_FOR) for cue in behind.finditer(sentence)]
    causes += _list_afters(question, asked, sentence)
    if _CANNOT.search(asked):
        causes += [cue.start() for cue in _HINDERS.finditer(sentence)]
    because = {cue.start() for cue in _BECAUSE.finditer(sentence)}
    return any(_is_its_cause(question, sentence[:at], because=at in because) for at in causes)


def _is_its_cause(question: QuestionRead, before: str, *, because: bool = False) -> bool:
    """Say whether a cause that stands behind these words is that of what was asked about, and of nothing else: a
    `because` belongs to the clause it stands in, which tells what was done or takes it up."""
    if len(before) <= len("“"):
        return True
    if tells_a_count(question, before) or (not because and _is_told_in_passing(question, before)):
        return False
    clause = _CLAUSES.split(before)[-1] if because else before
    told = roots(clause)
    groups = {alike(each) for each in told} - {None}
    asked = [term for term in question.terms if not term.subject]
    if because:
        asked = [term for term in asked if term.focus] or asked
        meant = len(told) <= _HARDLY_A_CLAUSE or _TAKES_UP_WHAT_HAPPENED.search(clause) is not None
        return meant or bool(Spotter(asked, load_gazetteer()).find(clause))
    return any(term.root in told or alike(term.root) in groups for term in asked)


def tells_a_count(question: QuestionRead, words: str) -> bool:
    """Say whether words tell how a number changed, where none is asked about."""
    return _COUNT_GROWS.search(words) is not None and _OF_A_COUNT.search(question.understood) is None


def _is_told_in_passing(question: QuestionRead, before: str) -> bool:
    """Say whether half of what words have of a question stands in what they only tell in passing."""
    if _IN_PASSING.search(question.understood) is not None:
        return False
    asked = Spotter([term for term in question.terms if not term.subject], load_gazetteer())
    left = _leave_out_passing(before)
    return left != before and 2 * len(asked.met(left)) <= len(asked.met(before))


def _leave_out_passing(before: str) -> str:
    """Give words without what they tell in passing, up to the comma or the verb at which they go on."""
    verbs = [each for each in _FINITE.finditer(before) if not _JOINED.search(before[: each.start()])]
    for opens in reversed(list(_IN_PASSING.finditer(before))):
        behind = [each for each in verbs if each.start() >= opens.end()]
        if len(behind) > 1:
            comma = before.find(",", behind[0].end(), behind[1].start())
            end = comma if comma >= 0 else behind[1].start()
            before = f"{before[: opens.start()]}{' ' * (end - opens.start())}{before[end:]}"
            verbs = [each for each in verbs if not opens.start() <= each.start() < end]
        else:
            verbs = [each for each in verbs if each not in behind]
    return before


def _may_bring_about(question: QuestionRead, sentence: str, cue: re.Match[str]) -> bool:
    """Say whether a cue gives no aim, or that of who did what was asked about: nothing is caused to help somebody."""
    if _AIM.fullmatch(cue[0]) is None:
        return True
    if _CAUSED.search(question.understood) is not None:
        return False
    return _is_its_cause(question, _SOMEBODY_ELSE.split(sentence[: cue.start()])[-1])


def is_of_another_clause(question: QuestionRead, sentence: str) -> bool:
    """Say whether every `because` of a sentence gives the reason of something else than what was asked about."""
    cues = [cue.start() for cue in _BECAUSE.finditer(sentence)]
    return bool(cues) and not any(_is_its_cause(question, sentence[:at], because=True) for at in cues)


def gives_because(question: QuestionRead, sentence: str) -> bool:
    """Say whether a `because` stands in a clause that has half of a question, whatever word tells the deed there."""
    asked = Spotter(question.terms, load_gazetteer())
    clauses = (_CLAUSES.split(sentence[: cue.start()])[-1] for cue in _BECAUSE.finditer(sentence))
    return any(asked.meets_half(each) for each in clauses)


def _list_afters(question: QuestionRead, asked: str, sentence: str) -> list[int]:
    """Give where an `after` tells a cause: not only when, and of a mishap only behind it what can bring one about."""
    afters = [each.start() for each in _AFTER.finditer(sentence)]
    afters = [at for at in afters if _SO_LONG.search(sentence, 0, at) is None]
    afters = [at for at in afters if not _tells_it_behind(question, sentence, at)]
    return [at for at in afters if _CAUSED.search(asked) is None or _FAILED.match(sentence, at) is not None]


def _tells_it_behind(question: QuestionRead, sentence: str, at: int) -> bool:
    """Say whether what was asked about stands behind an `after`, and not before it: it is no reason for itself."""
    deed = Spotter([replace(term, either=False) for term in question.terms if term.focus], load_gazetteer())
    return bool(deed.find(sentence[at:])) and not deed.find(sentence[:at])
