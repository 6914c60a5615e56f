"""Finds what is taken back: a statement withdrawn, a report retracted, a plan dropped. The sentence that tells it heads
what is told of its story, and what it takes back is not told as it stood. Single sentences are meant; an
article that is withdrawn whole is `retracted`."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model.analysis import ActorKey, Material, Span
from bot.model.article import ArticleId
from bot.model.story import Origin
from bot.summarize.corrections import find_notice_of, is_meant, list_corrected, list_lowered, list_with_figure
from bot.summarize.cutting import MOST_WORDS
from bot.summarize.leaning import calls_off_unnamed
from bot.summarize.own_errors import list_own_errors
from bot.summarize.parts import stems_of_names
from bot.summarize.recounted import list_recounted
from bot.summarize.regretted import list_regretted
from bot.summarize.sentences import Passage, make_passage, names_its_plurals, names_its_pronouns, stands_alone, stems_of
from bot.summarize.speaking import ACCUSES
from bot.summarize.told import is_later
from bot.summarize.undone import find_undone
from bot.summarize.unsaid import leaves_unsaid
from bot.text.belonging import list_homes
from bot.text.datelines import skip_dateline
from bot.text.days import DAY_NAMES
from bot.text.digests import find_digested
from bot.text.gazetteer import load_gazetteer
from bot.text.moved import CALLED_OFF
from bot.text.notices import skip_label
from bot.text.roles import TITLES

_STATEMENT = (
    r"(?:statements?|claims?|reports?|stor(?:y|ies)|accounts?|accusations?|allegations?|charges?|remarks?|comments?|"
    r"posts?|tweets?|announcements?|testimony|threats?|warnings?|assertions?|articles?|words)"
)
_UNTRUE = r"(?:claims?|reports?|accusations?|allegations?|articles?)(?=\s(?:that|of|against|about)\b|[,.]|\Z)"
"""What is taken back by an apology for it; one for remarks takes back their tone."""
_CHARGE = re.compile(r"\b(?:accusations?|allegations?|charges?|claims?|accusing|alleging|claiming)\b")
_PLAN = (
    r"(?:plans?|visits?|trips?|talks|meetings?|summits?|tours?|offers?|proposals?|invitations?|bids?|conferences?|"
    r"drills?|exercises?)"
)
_BACK = (
    r"(?:withdrew|withdraws|withdrawn|retract(?:s|ed)|(?:took|takes|taken)\sback|walk(?:s|ed)\sback|recant(?:s|ed)|"
    r"disavow(?:s|ed)|delet(?:es|ed))"
)
_OFF = rf"(?:{CALLED_OFF}|withdrew|withdrawn)"
_WORDS = r"(?:[\w’'-]+\s){0,4}?"
_OF_PLAN = re.compile(rf"\b{_PLAN}\b")
_TAKES_BACK = re.compile(
    rf"\b{_BACK}\s{_WORDS}{_STATEMENT}\b|\b{_STATEMENT}\s{_WORDS}(?:was|were|(?:has|have)(?:\s(?:since|now|later))?\sbeen)\s(?:\w+\s)?{_BACK}\b|"
    r"\b(?:took|taken)\s(?:it|them|that)\sback\b|\bmisspoken?\b|"
    r"\bapologi[sz](?:es|ed)\s(?:to\s[^,;]{3,60}?\s)?for\s"
    rf"(?:(?:\w+ly\s)?(?:accusing|alleging|claiming|reporting)\b|{_WORDS}{_UNTRUE}\b)|"
    rf"\b{_OFF}\s{_WORDS}{_PLAN}\b|\b{_PLAN}\s{_WORDS}(?:was|were|has\sbeen|have\sbeen)\s(?:\w+\s)?{_OFF}\b"
)
UNREAL = re.compile(
    r"\b(?:not|never|if|would|will|may|might|could|should|whether|after|since|when|who|which|until|unless|before|because|ago|"
    r"last\s(?:week|month|year)|den(?:y|ies|ied)|demand\w*|urg\w+|call\w*\son)\b[^;]*\Z|n[’']t\b[^;]*\Z",
    re.IGNORECASE,
)
"""What makes of a withdrawal one that is not, or was long before."""
_ERR_OF_SOURCE = re.compile(
    r"\b(?:mistake|error)\s(?:came\sfrom|was\sthat\sof|lay\swith|originated\s(?:in|with))\s(?!(?:us|our)\b)"
)
"""Whose mistake it was that is corrected: whoever else took it over told it wrongly too."""
_IN_COURT = re.compile(
    r"\b[Bb]efore\s(?:an?|the|his|her|its)\s(?:[a-z]+\s)?(?:courts?|judges?|parliament|committee|inquiry|tribunal|panel)\b"
)
"""Where something is taken back, not when."""
LONG_AGO = re.compile(r"\b(?:last\s(?:month|year)|(?:years?|months|weeks)\s(?:ago|earlier|before)|in\s(?:19|20)\d\d)\b")
_DENIES = re.compile(
    r"\b(?:not|never|no|den(?:y|ies|ied)|mistaken?\w*|error|wrong\w*|erroneous\w*|false|untrue|fabricat\w+|invented)\b|\A\W*No\b|n[’']t\b"
)
_NEGATED = re.compile(r"[^,;]*?\b(?:not(?!\s(?:meant|intended|said)\b)|never|no)\b|[^,;]*?n[’']t\b")
"""What a notice repeats of itself as a denial; behind a comma it may say that it was not so."""
_FIRST_ACCOUNT = re.compile(
    rf"\b(?:taking\sback|withdrawing|retracting|recanting|(?P<against>contradicting|which\scontradict(?:s|ed)))\s"
    rf"(?P<whose>{_WORDS})(?:earlier|previous|first|initial|original)\s(?:\w+\s)?"
    r"(?:statements?|claims?|reports?|accounts?|versions?|announcements?|stor(?:y|ies)|findings?)\b(?P<that>[^.;]*)"
)
"""Where a sentence that says how it was says as well whose first account it takes the place of."""
_FINDS = re.compile(
    r"\b(?:prosecutors?|investigat\w+|inquir(?:y|ies)|enquiry|autops(?:y|ies)|coroners?|courts?|judges?|polic\w+|detectives?|"
    r"auditors?|examiners?|forensic|panel|commission)\b",
    re.IGNORECASE,
)
"""Whose finding takes the place of an account; what an adversary says against it is a dispute."""
_OWN = frozenset("its his her their own the".split())
_AHEAD = re.compile(r"\b(?:will|would|plans?|to\s[a-z]+|due|scheduled|expected)\b")
_LEAST = 3
"""Words that are needed to know what is taken back."""
_LEAST_OF_ACCOUNT = 2
"""Words, names and offices apart, that an account has in common with what takes its place."""
_SHARED = 0.75


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What a story's reports take back: the passages that say so, and the sentences that are not told for it."""

    passages: tuple[Passage, ...] = ()
    barred: tuple[tuple[ArticleId, Span], ...] = ()
    corrected: frozenset[ArticleId] = frozenset()
    """The reports that a notice corrects."""


def find_withdrawn(
    materials: Sequence[Material], origins: Sequence[Origin] = (), every: Sequence[Material] = ()
) -> Withdrawn:
    """Give what the reports of one story take back or correct, in the same report or a later one.

    A notice of correction names its report: that is looked for in `every` story.
    """
    passages: list[Passage] = []
    barred: list[tuple[ArticleId, Span]] = []
    corrected: set[ArticleId] = set()
    for material in materials:
        text = material.article.text
        told, hit = _find_correction(material, every or materials, origins)
        passages += told
        barred += hit
        corrected |= {article for article, _ in hit} - {material.article.id}
        for number, sentence in enumerate(material.analysis.sentences):
            told, hit = _find_set_right(material, number, every or materials)
            passages += told
            barred += hit
            undone = find_undone(material, number, every or materials)
            if undone:
                barred += undone
                passages += _tell_denial(material, number, undone)
            found = _find_withdrawal(sentence.span.of(text))
            if found is None:
                continue
            passage, about = _tell(material, number, found)
            hit = [
                (other.article.id, span)
                for other in materials
                if not is_later(other, material)
                for span in _list_all_taken_back(other, (passage, about), number, found)
            ]
            if passage.sentence < number and _OF_PLAN.search(found[0]) is None:
                barred.append((material.article.id, material.analysis.sentences[passage.sentence].span))
            if hit:
                barred += hit
                passages += [passage] if _serves(passage) else []
    return Withdrawn(tuple(passages), tuple(dict.fromkeys(barred)), frozenset(corrected))


def _tell_denial(material: Material, number: int, undone: Sequence[tuple[ArticleId, Span]]) -> list[Passage]:
    """The sentence that undoes what another report tells, where it can be read alone."""
    text, span = material.article.text, material.analysis.sentences[number].span
    denial = make_passage(material, skip_dateline(text, span), number)
    others = any(article != material.article.id for article, _ in undone)
    return [denial] if others and _serves(denial) and names_its_pronouns(material, denial.span, number) else []


def _serves(passage: Passage) -> bool:
    """Say whether what takes back may be told: whole words, and no part of a digest or a log, whose entries may each
    take back their own."""
    words = passage.words
    if any(part.start < passage.span.end for part in find_digested(passage.material.article)):
        return False
    whole = stands_alone(words) and not calls_off_unnamed(words) and not leaves_unsaid(words)
    return whole and names_its_plurals(words) and len(words.split()) <= MOST_WORDS


def list_noticed(its: Material, materials: Sequence[Material]) -> Iterator[tuple[ArticleId, Span]]:
    """Give what a notice of correction takes back of the reports that it may mean, none later than it."""
    notice = find_notice_of(its)
    for other in materials if notice is not None else ():
        if notice is not None and other is not its and not is_later(other, its) and is_meant(its, other, notice):
            yield from ((other.article.id, span) for span in list_corrected(notice, its, other))


def _find_correction(
    material: Material, materials: Sequence[Material], origins: Sequence[Origin]
) -> tuple[list[Passage], list[tuple[ArticleId, Span]]]:
    """What a notice of correction tells, where it can be told in one piece, and what is not told for it: its own words
    apart, and those of earlier reports of its newsroom or origin, or an outlet it names."""
    notice = find_notice_of(material)
    if notice is None:
        return [], []
    text, its = material.article.text, material.article.id
    kin = {each for origin in origins if its in origin.articles for each in origin.articles}
    earlier = [
        other
        for other in materials
        if other is not material
        and not is_later(other, material)
        and (other.article.id in kin or is_meant(material, other, notice) or _ERR_OF_SOURCE.search(text) is not None)
    ]
    barred = [(other.article.id, span) for other in earlier for span in list_corrected(notice, material, other)]
    barred += [each for each in list_regretted(material, materials) if each[0] != its]
    at = [number for number, each in enumerate(material.analysis.sentences) if notice.told.holds(each.span)]
    own = [(its, material.analysis.sentences[number].span) for number in at]
    told = make_passage(material, skip_dateline(text, notice.told), at[0])
    read = make_passage(material, skip_label(text, notice.told), at[0])
    return ([told] if barred and _serves(read) else []), [*barred, *own, *((its, span) for span in notice.of_itself)]


def _find_withdrawal(words: str) -> re.Match[str] | None:
    found = _TAKES_BACK.search(words)
    if found is None or UNREAL.search(_IN_COURT.sub("", words[: found.start()])) or LONG_AGO.search(words):
        return None
    return found


def _is_bare(found: re.Match[str]) -> bool:
    """It says of what it takes back no more than `the plan`."""
    behind = found.string[found.end() :]
    return len(stems_of(behind)) < (_LEAST_OF_ACCOUNT if behind.startswith(" that ") else _LEAST)


def _tell(material: Material, number: int, found: re.Match[str]) -> tuple[Passage, frozenset[str]]:
    """The sentence that takes back, with the one before where it does not say what; and the words of what it is."""
    text = material.article.text
    sentences = material.analysis.sentences
    span = skip_dateline(text, sentences[number].span)
    if not _is_bare(found):
        return make_passage(material, span, number), stems_of(found.string[found.end() :])
    if number and sentences[number - 1].paragraph == sentences[number].paragraph:
        span = Span(skip_dateline(text, sentences[number - 1].span).start, span.end)
        return make_passage(material, span, number - 1), stems_of(span.of(text))
    return make_passage(material, span, number), stems_of(found.string)


def _list_taken_back(material: Material, about: frozenset[str], told: Span | None, found: re.Match[str]) -> list[Span]:
    """The sentences that tell what is taken back as if it stood; of a plan that goes unnamed, what announces it.

    What denies is taken back by a notice that repeats a denial, and by no other.
    """
    text, bare = material.article.text, _is_bare(found)
    least = _LEAST if bare else max(2, math.ceil(_SHARED * len(about)))
    denied = _NEGATED.match(found.string, found.end()) is not None
    return [
        each.span
        for each in material.analysis.sentences
        if (told is None or not told.holds(each.span))
        and len(stems_of(each.span.of(text)) & about) >= least
        and (_DENIES.search(each.span.of(text)) is not None) == denied
        and not _takes_back_too(each.span.of(text), found)
        and (not bare or _AHEAD.search(each.span.of(text)))
    ]


def _list_all_taken_back(
    other: Material, told: tuple[Passage, frozenset[str]], number: int, found: re.Match[str]
) -> list[Span]:
    """All that a report tells of what the sentence of that number takes back, as which `told` stands."""
    (passage, about), taking = told, told[0].material
    spans = _list_taken_back(other, about, passage.span if other is taking else None, found)
    if _CHARGE.search(found[0]) is None:
        return spans
    kept = [span for span in spans if not _is_made_by_others(other, span, taking, number, found)]
    return [*kept, *_list_accusations(other, taking, number, found)]


def _list_accusations(material: Material, taking: Material, number: int, found: re.Match[str]) -> Iterator[Span]:
    """The sentences in which who takes back a charge accuses whom it was made against of the same, or of what the
    withdrawal does not say: an accusation is told in other words than its withdrawal."""
    accuser, accused = _list_two_sides(taking, number, found)
    about = _without_names(found.string[found.end() :]) - stems_of_names(taking)
    if sum(key.startswith("state:") for key in accuser) > 1:
        return  # which of them takes it back is not told by where they stand
    for at, sentence in enumerate(material.analysis.sentences):
        words = sentence.span.of(material.article.text)
        verb = ACCUSES.search(words)
        if verb is None or (material is taking and at == number) or _TAKES_BACK.search(words):
            continue
        by, whom = _list_two_sides(material, at, verb)
        if by & accuser and whom & accused - by and (not about or about & stems_of(words)):
            yield sentence.span


def _is_made_by_others(material: Material, span: Span, taking: Material, number: int, found: re.Match[str]) -> bool:
    """Say whether a sentence tells an accusation that another state made than the one that takes it back."""
    at = next((at for at, each in enumerate(material.analysis.sentences) if each.span == span), None)
    verb = ACCUSES.search(span.of(material.article.text))
    if at is None or verb is None:
        return False
    one, other = (_list_two_sides(*each)[0] for each in ((material, at, verb), (taking, number, found)))
    states = [frozenset(key for key in sides if key.startswith("state:")) for sides in (one, other)]
    return all(states) and not states[0] & states[1]


def _list_two_sides(
    material: Material, number: int, verb: re.Match[str]
) -> tuple[frozenset[ActorKey], frozenset[ActorKey]]:
    """Who stands before a verb of a sentence, and who behind."""
    span = material.analysis.sentences[number].span
    at = span.start + verb.start()
    return _list_sides(material, number, Span(span.start, at)), _list_sides(material, number, Span(at, span.end))


def _list_sides(material: Material, number: int, part: Span) -> frozenset[ActorKey]:
    """Who is named in a part of a sentence, and the states they speak for."""
    actors = material.analysis.actors
    named = {each.key for each in actors for at in each.mentions if at.sentence == number and part.holds(at.span)}
    homes = list_homes(material.article.text, actors)
    return frozenset(named).union(*(homes.get(key, frozenset()) for key in named))


def _takes_back_too(words: str, found: re.Match[str]) -> bool:
    """Say whether a sentence takes back as well; that a plan was called off may be the very thing withdrawn."""
    other = _TAKES_BACK.search(words)
    return other is not None and (_OF_PLAN.search(other[0]) is None or _OF_PLAN.search(found[0]) is not None)


def _find_set_right(
    material: Material, number: int, every: Sequence[Material]
) -> tuple[list[Passage], list[tuple[ArticleId, Span]]]:
    """A sentence that lowers a count or says how it was and whose first account that takes the place of; and what
    earlier reports tell of it."""
    text = material.article.text
    sentence = material.analysis.sentences[number].span
    words = sentence.of(text)
    lowered, account = list_lowered(words), _FIRST_ACCOUNT.search(words)
    hit = [*list_recounted(material, number, every), *list_own_errors(material, number, every)]
    if not hit and not lowered and account is None:
        return [], []
    earlier = [each for each in every if each is not material and is_later(material, each)]
    if lowered:
        hit += [(each.article.id, span) for each in earlier for span in list_with_figure(each, lowered, words)]
    elif account is not None and not (account["against"] and _is_disputed(words, account)):
        hit += [(each.article.id, span) for each in earlier for span in _list_accounts(each, account)]
    passage = make_passage(material, skip_dateline(text, sentence), number)
    return ([passage] if hit and _serves(passage) else []), hit


def _is_disputed(words: str, account: re.Match[str]) -> bool:
    """One who finds no facts speaks against another's account; against one's own it is no dispute."""
    own = re.match(r"(?:its|his|her|their)\b", account["whose"]) is not None
    return not own and _FINDS.search(words, 0, account.start()) is None


def _list_accounts(material: Material, account: re.Match[str]) -> list[Span]:
    """The sentences of an earlier report that tell a first account: what it said is repeated, or else who gave it."""
    text = material.article.text
    matter = stems_of(account["that"])
    givers = stems_of(" ".join(word for word in account["whose"].split() if word not in _OWN))
    least = _LEAST_OF_ACCOUNT if matter else _LEAST
    if not matter | givers:
        return []
    about = _without_names(account.string[: account.start()]) - matter - givers
    return [
        each.span
        for each in material.analysis.sentences
        if (matter or givers) <= stems_of(each.span.of(text))
        and len(about & stems_of(each.span.of(text))) >= least
        and (_DENIES.search(each.span.of(text)) is not None) == (_NEGATED.match(account["that"]) is not None)
    ]


def _without_names(words: str) -> frozenset[str]:
    """The stems of words without states, days and titles, which many sentences of a matter have in common."""
    names = {stem for found in load_gazetteer().scan(words) for stem in stems_of(found.span.of(words))}
    return stems_of(re.sub(rf"\b(?:{DAY_NAMES})\b", " ", words)) - names - stems_of(" ".join(TITLES))
