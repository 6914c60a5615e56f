"""Answers what asks about the last answer itself: who says so, which outlet, how sure is that, what else is told."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from bot.answer.asked.named import find_named
from bot.answer.speaking.cast import Cast
from bot.answer.thread.certainty import Standing, add_accounts, list_contradicting
from bot.answer.thread.said import END, LEAD
from bot.evidence.quotes import cite
from bot.model.analysis import Material, Span
from bot.model.article import ArticleId
from bot.model.briefing import CitedSource, Claim
from bot.model.conversation import Answer, Turn
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import Gazetteer
from bot.text.speakers import PRONOUNS

Back = Literal["speakers", "outlets", "certainty", "choice", "more", "before", "precedent"]

_THAT = r"(?:that|this|it|so)"
_OUTLET = r"(?:outlet|source|paper|newspaper|publisher|publication|agency|site|medium)s?"
_BACK: tuple[tuple[Back, str], ...] = (
    (
        "speakers",
        rf"who\s+(?:says|said|is\s+saying)(?:\s+{_THAT})?|says\s+who|according\s+to\s+whom?|whose\s+words\s+are\s+th\w+",
    ),
    (
        "outlets",
        rf"(?:which|what)\s+{_OUTLET}(?:\s+(?:(?:is|was)\s+{_THAT}|(?:reports?|reported|says?|said|wrote|has|have)(?:\s+{_THAT})?))?|"
        rf"who\s+(?:reports?|reported|wrote|published|covers?|covered)\s+{_THAT}|(?:what|who)\s+(?:is|are|was)\s+(?:your|the)\s+sources?(?:\s+(?:for|of)\s+{_THAT})?|"
        rf"where\s+(?:is|was)\s+{_THAT}\s+from|where\s+did\s+you\s+(?:read|get|see|find)\s+{_THAT}|(?:your\s+)?sources?",
    ),
    (
        "certainty",
        rf"are\s+you\s+(?:\w+\s+)?(?:sure|certain)(?:\s+(?:about|of)\s+{_THAT})?|is\s+{_THAT}\s+(?:\w+\s+)?(?:certain|sure|reliable)|really|"
        rf"how\s+(?:sure|certain)\s+(?:are\s+you|is\s+{_THAT})|how\s+reliable\s+is\s+{_THAT}|how\s+do\s+you\s+know(?:\s+{_THAT})?|can\s+i\s+(?:trust|rely\s+on)\s+{_THAT}",
    ),
    (
        "choice",
        r"(?:which|who)(?:\s+one|\s+of\s+(?:them|these|those|the\s+two))?\s+is\s+(?:right|correct|true|wrong|lying)|"
        r"which\s+is\s+it",
    ),
    (
        "more",
        rf"(?:(?:can\s+you\s+)?(?:tell|give)\s+(?:me|us)\s+|say\s+)?(?:some\s+)?more(?:\s+details?)?(?:\s+(?:about|on)\s+{_THAT})?|go\s+on|continue|(?:any\s+)?details|"
        rf"(?:what|anything)\s+else(?:\s+(?:is|was)\s+(?:known|reported|said))?(?:\s+(?:about|on)\s+{_THAT})?",
    ),
    (
        "precedent",
        rf"(?:has|have|had|did)\s+(?:{_THAT}|(?:such\s+a|this\s+kind\s+of)\s+thing)\s+(?:ever\s+)?(?:happen|happened|been\s+done|been\s+so)"
        rf"(?:\s+(?:before|earlier))?|(?:is|was)\s+{_THAT}\s+the\s+first\s+time",
    ),
    ("before", r"(?:who|whom|what|where)?\s*before(?:\s+(?:that|then|this))?|"
               r"(?:what|how)\s+was\s+it\s+before(?:\s+(?:that|then|this))?"),
)  # fmt: skip
_COMPILED = tuple((back, re.compile(f"{LEAD}(?:{pattern}){END}", re.IGNORECASE)) for back, pattern in _BACK)
_WHEN_OR_WHERE = re.compile(
    rf"{LEAD}(?P<word>when|where|since\s+when)(?:\s+exactly|\s+(?:was|is)\s+{_THAT}|\s+did\s+{_THAT}\s+(?:happen|take\s+place))?{END}",
    re.IGNORECASE,
)
_WAS_THAT = re.compile(rf"\bwhen\s+(?:was\s+{_THAT}|did\s+{_THAT})\b", re.IGNORECASE)
A_DAY = re.compile(rf"\b(?:{DAY_NAMES}|\d{{1,2}}\s(?:{MONTH_NAMES})|(?:{MONTH_NAMES})\s\d{{1,2}}|today|yesterday)\b")
A_PLACE = re.compile(
    rf"\b(?:in|at|off|near|outside)\s(?:the\s(?:[a-z]+\s){{1,3}}of\s)?(?!(?:{DAY_NAMES}|{MONTH_NAMES})\b)[A-Z]\w+"
)
_NO_PRECEDENT = "The reports of the last answer do not say whether that was so before."
_NOTHING: Mapping[Back, str] = {
    "outlets": "No outlet I have read reports that.",
    "certainty": "I can only say what I have read, and nothing in it answers that.",
    "choice": "I do not judge which is right, and found no report of it.",
    "before": "No report answers the last question, so there is no day to look before.",
    "precedent": _NO_PRECEDENT,
    "more": "There is no more of it in what I have read.",
}
_NO_CONFLICT = "I do not judge which is right, and found no two accounts of this that plainly contradict each other."
_NO_MORE = "The reports that the last answer rests on say no more."
_PRECEDENT = re.compile(
    r"\b(?:has|have|had|never)\b[^.;]{1,100}\s(?:before|previously)(?=\s*[.,;]|\s*\Z)|"
    r"\b(?:first|second|third|fourth|fifth|only|last)\s+(?:time|such|of\s+its\s+kind|\w+\s+(?:at\s+(?:that|this)\s+level|since))\b|"
    r"\bunprecedented\b",
    re.IGNORECASE,
)
"""Says whether the like was done before."""
_AT_ONCE = 3
"""Sentences that are told further at a time."""
_SPEAKS = frozenset({"says", "denies", "quotes", "according"})
_OWNED = re.compile(r"(?:its|his|her|their|our)\b", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|are)\b", re.IGNORECASE)


def find_back(text: str, turns: Sequence[Turn]) -> Back | None:
    """Say what a question wants to know of the last answer; None where it asks about something itself, or where
    nothing was asked before."""
    last = find_last(turns)
    back = next((back for back, pattern in _COMPILED if pattern.fullmatch(text)), None)
    return None if last is None or (back == "speakers" and not last.answered) else back


def find_last(turns: Sequence[Turn]) -> Turn | None:
    """Give the last turn, where something was asked in it."""
    return turns[-1] if turns and turns[-1].understood.strip() else None


def list_grounds(turns: Sequence[Turn], gazetteer: Gazetteer) -> list[int]:
    """Give the turns that a thread may be about, the latest first: those that were answered, and those that named
    somebody or something themselves though nothing answered them; of these none that only goes on from an answer."""
    named = [bool(each.answered) or bool(find_named(each.question, gazetteer)) for each in turns]
    told = [any(one.answered for one in turns[:at]) for at in range(len(turns))]
    leans = [_leans(each) and before for each, before in zip(turns, told, strict=True)]
    return [at for at, each in enumerate(turns) if named[at] and (each.answered or not leans[at])][::-1]


def _leans(turn: Turn) -> bool:
    """Say whether a question goes on from the one before it: it was completed from that, or speaks of what was told."""
    completed = turn.understood.casefold().rstrip(" ?!.") != turn.question.casefold().rstrip(" ?!.")
    return completed or _OF_THAT.search(turn.question) is not None


_OF_THAT = re.compile(r"\A(?:and|but|so)\b|\b(?:is|was|has|did|does)\s+(?:that|this)\b", re.IGNORECASE)


def tells_no_more(answer: Answer, last: Turn) -> bool:
    """Say whether an answer tells nothing that the last turn did not tell, where that told anything."""
    return bool(last.answered) and all(claim.text in last.answered for claim in answer.answer if claim.citations)


def mark_repeated(answer: Answer, turns: Sequence[Turn]) -> Answer:
    """Say of an answer that is the last one word for word that it is; any other stands as it is."""
    told = " ".join(claim.text for claim in answer.answer if claim.citations)
    if not turns or answer.refused or not told or told != turns[-1].answered or not answer.answer[0].citations:
        return answer
    return replace(answer, answer=(Claim(_REPEATED, "label"), *answer.answer))


_REPEATED = "As above; I found nothing newer that answers this:"


def refuse_back(asked: str, back: Back) -> Answer:
    """Say that there is nothing of which to tell it."""
    return Answer(asked, asked, (), True, _NOTHING.get(back, "Nothing I have read says so."), ())


def tell_back(asked: str, back: Back, last: Answer, standing: Standing) -> Answer:
    """Give the last answer's sentences with whose words they are, or by whom they are reported; where it is asked how
    sure that is, with what contradicts them, and where it is asked which is right, only what is in contradiction."""
    if back == "choice":
        return _tell_both(asked, last, standing)
    opening: list[Claim] = []
    outlets: list[str] = []
    parts: list[tuple[str, list[Claim]]] = []
    told = [each for each in last.answer if each.citations]
    if back == "outlets":
        names = dict.fromkeys(source.publisher for source in last.sources)
        parts = [(f"Reported by {_join(list(names))}:", told)]
    elif back == "certainty":
        opening, outlets = _say_how_sure(standing)
        parts = _name_speakers(last, told, standing, outlets)
        against = [each for _, others in list_contradicting(last, standing.disputes) for each in others]
        last, contrary = add_accounts(last, against, standing)
        parts += [("Told otherwise:", contrary)] if contrary else []
    else:
        parts = _name_speakers(last, told, standing, outlets)
    claims = [*opening, *(each for label, some in parts for each in (Claim(label, "label"), *some))]
    return replace(last, question=asked, understood=asked, answer=tuple(claims))


def _tell_both(asked: str, last: Answer, standing: Standing) -> Answer:
    """Set beside each other what contradicts one another in what the last answer tells."""
    told = next(iter(list_contradicting(last, standing.disputes)), None)
    if told is None:
        return Answer(asked, asked, (), True, _NO_CONFLICT, ())
    both, claims = add_accounts(replace(last, sources=()), [*told[0], *told[1]], standing)
    parts = _name_speakers(both, claims, replace(standing, tellers=()), [])  # those are of the last answer's sentences
    opening = Claim("I do not judge which is right; these contradict one another:", "label")
    told_so = (each for label, some in parts for each in (Claim(label, "label"), *some))
    return replace(both, question=asked, understood=asked, answer=(opening, *told_so))


def _name_speakers(
    last: Answer, told: Sequence[Claim], standing: Standing, outlets: Sequence[str]
) -> list[tuple[str, list[Claim]]]:
    """The sentences in their order, those that follow each other with the same speakers together; each with all outlets
    that tell it, where not all are told by the same (`outlets`)."""
    cast, sources = Cast.of(standing.materials), {each.n: each for each in last.sources}
    parts: list[tuple[str, list[Claim]]] = []
    for at, claim in enumerate(told):
        source = sources[claim.citations[0].n]
        names = outlets or [source.publisher]
        if not outlets and at < len(standing.tellers):
            names = standing.name_outlets(standing.tellers[at])
        label = _say_whose(source, names, _list_speakers(source.article_id, claim, cast))
        if parts and parts[-1][0] == label:
            parts[-1][1].append(claim)
        else:
            parts.append((label, [claim]))
    return parts


def _list_speakers(article: ArticleId, claim: Claim, cast: Cast) -> list[str]:
    """Whoever speaks in a sentence, by the fullest name there is; a pronoun that nobody is known for only where nobody
    else does."""
    material = cast.materials.get(article)
    if material is None:
        return []
    names = {actor.key: actor.name for actor in material.analysis.actors if actor.kind == "person"}
    found: dict[str, None] = {}
    unnamed: list[str] = []
    for cited in claim.citations:
        for each in cast.list_sources(article, Span(cited.start, cited.end)):
            words = " ".join(each.source.of(material.article.text).split())
            name = names.get(each.actor, words) if each.actor is not None else words
            if name.casefold() in PRONOUNS:
                unnamed.append(name)
            elif each.kind in _SPEAKS:
                found.setdefault(re.sub(r"\A(?:The|An?|Its|His|Her|Their)\b", lambda one: one[0].lower(), name))
    return list(found) or unnamed


def _say_whose(source: CitedSource, outlets: Sequence[str], speakers: Sequence[str]) -> str:
    report = "reports" if len(outlets) == 1 else "report"
    if not speakers and len(outlets) == 1:
        return f"In the words of {source.publisher} itself:"
    if not speakers or any(
        _OWNED.match(each) or each.casefold() in PRONOUNS for each in speakers
    ):  # whose it is only the sentence tells
        return f"As {_join(outlets)} {report}:"
    return f"According to {_join(speakers)}, as {_join(outlets)} {report}:"


def _say_how_sure(standing: Standing) -> tuple[list[Claim], list[str]]:
    """Who tells the sentences, with all outlets where the same tell each of them."""
    named = [standing.name_outlets(each) for each in standing.tellers]
    if any(set(each) != set(named[0]) for each in named):
        return [Claim("I only repeat what I have read, each sentence with all who tell it:", "label")], []
    outlets = named[0]
    others = [each for each in standing.name_outlets(standing.materials) if each not in outlets]
    if len(outlets) > 1 and all(map(standing.are_one_report, standing.tellers)):
        words = f"{len(outlets)} outlets carry one report of this, {_join(outlets)}."
    elif len(outlets) > 1:
        words = f"{len(outlets)} outlets tell this, {_join(outlets)}."
    elif others:
        report = "reports" if len(others) == 1 else "report"
        words = f"{outlets[0]} alone tells this in these words; {_join(others)} {report} on the same affair."
    else:
        words = f"{outlets[0]} alone tells this, and I found no other outlet that does."
    return [Claim(f"I only repeat what I have read: {words}", "label")], outlets[:1]


def tell_more(asked: str, last: Answer, materials: Mapping[ArticleId, Material], turns: Sequence[Turn]) -> Answer:
    """Give what the reports of the last answer say next and no turn has shown."""
    shown = " ".join(turn.answered for turn in turns)
    for source in last.sources:
        material = materials.get(source.article_id)
        told = [each for claim in last.answer for each in claim.citations if each.n == source.n]
        span = (
            _find_next(material, max((each.end for each in told), default=0), shown) if material is not None else None
        )
        if material is not None and span is not None:
            words = " ".join(span.of(material.article.text).split())
            claim = Claim(words, "copied", (cite(1, material.article, span),))
            where = "Further in the same report" if told else "In the report"
            label = Claim(f"{where} of {source.publisher}:", "label")
            return Answer(asked, asked, (label, claim), False, None, (replace(source, n=1),))
    return Answer(asked, asked, (), True, _NO_MORE, ())


def tell_precedent(asked: str, last: Answer, materials: Mapping[ArticleId, Material]) -> Answer:
    """Give what the reports of the last answer say of whether the like was so before."""
    for source in last.sources:
        material = materials.get(source.article_id)
        sentences = material.analysis.sentences if material is not None else ()
        span = next(
            (each.span for each in sentences if material and _PRECEDENT.search(each.span.of(material.article.text))),
            None,
        )
        if material is not None and span is not None:
            words = " ".join(span.of(material.article.text).split())
            claim = Claim(words, "copied", (cite(1, material.article, span),))
            return Answer(asked, asked, (claim,), False, None, (replace(source, n=1),))
    return Answer(asked, asked, (), True, _NO_PRECEDENT, ())


def asks_when_or_where(asked: str) -> bool:
    """Say whether a question asks in no further words when or where that was."""
    return _WHEN_OR_WHERE.fullmatch(asked) is not None


def asks_when_that_was(asked: str) -> bool:
    """Say whether it is asked of what was told itself, `when was that?`, and not of what may be ahead."""
    return _WHEN_OR_WHERE.fullmatch(asked) is not None and _WAS_THAT.search(asked) is not None


def read_off(asked: str, last: Answer | None) -> Answer | None:
    """Give what the last answer itself tells of when or where that was; None where it is not asked in these words
    alone, or nothing told says it."""
    bare = _WHEN_OR_WHERE.fullmatch(asked)
    if bare is None or last is None:
        return None
    says = A_DAY if bare["word"].lower().endswith("when") else A_PLACE
    told = [each for each in last.answer if each.citations][:1]
    told = told if told and says.search(told[0].text) else []
    return replace(last, question=asked, answer=tuple(told), refused=False, reason=None) if told else None


def asks_why(asked: str) -> bool:
    """Say whether a question asks in no further words why that is so."""
    return _WHY.fullmatch(asked) is not None


def read_off_why(asked: str, last: Answer | None) -> Answer | None:
    """Give what the last answer itself tells of why that is so, or until when; None where its first words do not."""
    told = [each for each in last.answer if each.citations][:1] if last is not None and not last.refused else []
    if last is None or not told or _FOR_A_REASON.search(told[0].text) is None:
        return None
    return replace(last, question=asked, answer=tuple(told))


_WHY = re.compile(rf"{LEAD}why(?:\s+(?:so|(?:is|was)\s+{_THAT}|exactly))?{END}", re.IGNORECASE)
_FOR_A_REASON = re.compile(
    r"\b(?:because|until|unless|so\s+long\s+as|as\s+long\s+as|due\s+to\s+(?:the|an?|its|his|her|their|bad|heavy|lack)|owing\s+to|"
    r"on\s+suspicion\s+of|accused\s+of|suspected\s+of|charged\s+with|in\s+protest|as\s+(?:he|she|it|they)\s+(?:is|are|was|were|has|have|had)|"
    r"for\s+[a-z]+ing)\b",
    re.IGNORECASE,
)


def _find_next(material: Material, end: int, shown: str) -> Span | None:
    """The next sentences that were not shown, those behind what was told before those ahead of it."""
    text, sentences = material.article.text, [each.span for each in material.analysis.sentences]
    ordered = [each for each in sentences if each.start >= end] + [each for each in sentences if each.start < end]
    run: list[Span] = []
    for each in ordered:
        follows = not run or each.start >= run[-1].end
        if " ".join(each.of(text).split()) in shown or not follows:
            if run:
                break
            continue
        run.append(each)
        if len(run) == _AT_ONCE:
            break
    return Span(run[0].start, run[-1].end) if run else None


def ask_before(last: Turn, answer: Answer) -> str | None:
    """Give the last question anew, of the time before the first report that answered it; None where none has a date."""
    days = [each.published for each in answer.sources if each.published is not None]
    if not days:
        return None
    question = _IS.sub(
        lambda found: "was" if found[0].lower() == "is" else "were", last.understood.rstrip(" ?!."), count=1
    )
    return f"{question[:1].upper()}{question[1:]} before {min(days):%-d %B %Y}?"


def _join(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
