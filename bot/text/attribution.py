"""Finds who said what: `X said that …`, `…, X said`, `according to X`, `with X denying …`; within one sentence.

What somebody did not say or declined to say is no statement and is left to `open_points`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.model.analysis import ActorKey, Attribution, Mention, NamedActor, Sentence, Span
from bot.text.days import DAY_NAMES
from bot.text.quotations import Quotations
from bot.text.roles import TITLES
from bot.text.speakers import (
    PRONOUNS,
    Here,
    find_actor,
    find_opening,
    find_subject,
    find_subject_after,
    with_role_ahead,
)

Kind = Literal["says", "denies", "accuses", "asks", "quotes", "according"]

_CUES: dict[Kind, str] = {
    "denies": r"den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed|ing)|disput(?:es|ed|ing)",
    "accuses": r"accus(?:es|ed|ing)|blam(?:es|ed|ing)|condemn(?:s|ed|ing)?|criticis(?:es|ed|ing)|criticiz(?:es|ed|ing)",
    "asks": r"ask(?:s|ed|ing)|urg(?:es|ed|ing)|demand(?:s|ed|ing)|call(?:s|ed|ing)\s+(?:for|on)|appeal(?:s|ed|ing)",
    "says": r"sa(?:id|ys?|ying)|told|tells?|telling|stated|add(?:s|ed)|not(?:es|ed|ing)|warn(?:s|ed|ing)|"
    r"announc(?:es|ed|ing)|insist(?:s|ed|ing)|maintain(?:s|ed|ing)?|claim(?:s|ed|ing)|argu(?:es|ed|ing)|"
    r"confirm(?:s|ed|ing)|explain(?:s|ed|ing)|reiterat(?:es|ed|ing)|stress(?:es|ed|ing)|declar(?:es|ed|ing)|"
    r"acknowledg(?:es|ed|ing)|suggest(?:s|ed|ing)|describ(?:es|ed|ing)|pledg(?:es|ed|ing)|repl(?:ies|ied)|wrote|"
    r"reported|agree(?:s|d)|welcom(?:es|ed|ing)",
}
_CUE = re.compile(r"\b(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _CUES.items()) + r")\b")
_ACCORDING = re.compile(r"\b[Aa]ccording\s+to\s+(?=\S)")
_OPENING_END = re.compile(r",\s(?!(?:a|an|who)\s[^,]{2,90},)|[;:–—“”\"]")
_SOURCE_END = re.compile(
    r",\s(?!(?:a|an|the|who|which|Inc)\b)|[;:–—“”\"()]|\s(?:which|that|who|and\s(?:the|a|has|have|is|was|said))\b"
)
_NEGATED = re.compile(
    r"(?:\b(?:not|never|declin\w+\s+to|refus\w+\s+to|yet\s+to|without|fail\w+\s+to|n[’']t|unable\s+to|nor|neither)\b[^,;]{0,25})\Z"
)
_SAYS_NOTHING = re.compile(r"(?:whether|if|when|where|how)\b|(?:nothing|no)\s*(?:[.,;]|to\s|more\s)")
_GOES_ON = re.compile(r"(?:are|is|was|were|will|would|has|have|had|can|could|may|might|should)\b")
_UNSURE = re.compile(
    r"reported|agree[ds]|declare[sd]|claims|maintain(?:s|ed|ing)?|add[s]|wrote|pledge[sd]|describ\w+|confirm\w+"
)
_SURE_AFTER = re.compile(
    r"\s+(?:that|to|not|[“\"]|'')|\s*[,:]|\s+(?:in|on|during|at)\s[^,“\"]{3,60}\s(?:that|[“\"])|\s+[\w’'-]+\s+as\b"
    r"|\s[^.;:“]*?\b(?:is|are|was|were|has|have|had|will|would|could|can|may|might)\b"
)
"""Verbs that say only with a clause, a quotation or an infinitive behind them."""
_PASSIVE = re.compile(
    r"\b(?:was|were|been|be|being|is|are|widely|wrongly|by|to|of|for|in|the|a|an|his|her|their|its|this|that|no|any|some|"
    r"from|with|which|without|worth)\s+\Z"
)
_PASSIVE_ING = re.compile(
    r"\b(?:been|to|of|for|in|the|a|an|his|her|their|its|this|that|no|any|some|from|with|without|worth|are|is)\s+\Z"
)
_TURN = re.compile(r"\s[–—]\s(?:and|but|while)\s|;\s|,\s(?:while|but|whereas)\s")
"""Where a sentence turns to somebody else."""
_NO_SOURCE = re.compile(
    r"(?:\A|\s)(?:when(?:ever)?|after|before|while|if|once|as|than|until|does|did)\Z|(?:\A|\s)\d[\d,.]*\Z",
    re.IGNORECASE,
)
"""What ends so speaks for nobody: in `when asked` and `270 pledged delegates` the verb is a participle."""
_STOP = re.compile(r"\s[–—]\s|;|\s-\s")
_WHEN_OR_WHERE = re.compile(
    r"\s*(?:,|\.|\Z|(?:(?:later|earlier|again)\s+)?(?:on|in|at|during|after|before|as|while|when|following|to|of|hours|"
    rf"earlier|later|late|early|this|last|yesterday|today|{DAY_NAMES}|"
    r"reporters|CNN|[A-ZÀ-Ž]\w+)\b)"
)
_TOLD = re.compile(
    r"\s+(?:him|her|them|us|me|you|reporters|journalists|lawmakers|supporters|(?:[\w’'.-]+\s+){0,7}?[\w’'.-]+)"
    r"(?:\s+(?:on|in|at|during|after|before)\s[^,“\"]{2,60}?)?(?=\s+that\b|,?\s+[“\"])"
)
_OWN_OFFICE = re.compile(r"(?:his|her)\s(?:office|spokes\w+|aides?|lawyers?)")
"""Who speaks for the person that `he` is."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A text with its sentences and quotations."""

    text: str
    sentences: Sequence[Sentence]
    quotations: Quotations

    def is_quoted(self, at: int) -> bool:
        return self.quotations.around(at) is not None

    def follows_quotation(self, number: int) -> Span | None:
        """The sentence before, in one paragraph, where it ends in a quotation: `“Go!” she said.`"""
        if number == 0 or self.sentences[number - 1].paragraph != self.sentences[number].paragraph:
            return None
        before = self.sentences[number - 1].span
        ended = re.search(r"[?!.…][”\"]\Z|[?!.]''\Z", before.of(self.text))
        return before if ended is not None else None


def find_attributions(
    text: str, sentences: Sequence[Sentence], actors: Sequence[NamedActor]
) -> tuple[Attribution, ...]:
    """Give the statements of an article in order; `actor` is None where the source is unnamed."""
    mentions = _by_sentence(actors)
    page = _Page(text, sentences, Quotations(text))
    found: list[Attribution] = []
    speakers = _Speakers(text)
    for number, sentence in enumerate(sentences):
        here = mentions.get(number, [])
        made = [_continue(page, each) for each in _in_sentence(page, number, here, speakers)]
        found += made
        opens = number == 0 or sentence.paragraph != sentences[number - 1].paragraph
        speakers.hear(here, made, opens=opens)
    return tuple(found)


class _Speakers:
    """Who `he`, `she` and `the spokesperson` are: the persons named so far, the latest last."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._named: list[NamedActor] = []
        self._person: ActorKey | None = None

    def whose(self, source: Span, here: Here) -> ActorKey | None:
        """Give the actor whose words a source's are."""
        words = source.of(self._text).casefold()
        if words in PRONOUNS:
            return self._person if words in {"he", "she"} else None
        actor = find_actor(self._text, source, here)
        if actor is not None:
            return actor.key
        if _OWN_OFFICE.fullmatch(words):
            return self._person
        title = re.fullmatch(r"the\s(?:\w+\s)?(\w+)", words)
        return self._holder(title[1]) if title is not None and title[1] in TITLES else None

    def _holder(self, title: str) -> ActorKey | None:
        """The person named last of those whose role has that title."""
        for each in reversed(self._named):
            if each.role is not None and _has_title(each.role.of(self._text), title):
                return each.key
        return None

    def hear(self, here: Here, made: Sequence[Attribution], *, opens: bool) -> None:
        """Take in a sentence: `he` is then who spoke in it, or the only person named."""
        self._named += [actor for _, actor in here if actor.kind == "person"]
        spoke = [each.actor for each in made if each.actor is not None and each.actor.startswith("person:")]
        others = [each.source for each in made if each.actor is None]
        persons = {
            actor.key
            for mention, actor in here
            if actor.kind == "person" and not any(each.holds(mention.span) for each in others)
        }
        if spoke:
            self._person = spoke[-1]
        elif len(persons) == 1:
            self._person = persons.pop()
        elif persons or opens:
            self._person = None


def _has_title(role: str, title: str) -> bool:
    words = role.casefold().split()
    return title in words or (title.startswith("spokes") and any(word.startswith("spokes") for word in words))


def _by_sentence(actors: Sequence[NamedActor]) -> dict[int, list[tuple[Mention, NamedActor]]]:
    found: dict[int, list[tuple[Mention, NamedActor]]] = {}
    for actor in actors:
        for mention in actor.mentions:
            found.setdefault(mention.sentence, []).append((mention, actor))
    for each in found.values():
        each.sort(key=lambda pair: pair[0].span)
    return found


def _in_sentence(page: _Page, number: int, here: Here, speakers: _Speakers) -> list[Attribution]:
    sentence = page.sentences[number].span
    made = [*_find_according(page, number, sentence, here, speakers)]
    last_end = sentence.start
    for cue in _CUE.finditer(page.text, sentence.start, sentence.end):
        if cue.start() < last_end or page.is_quoted(cue.start()):
            continue
        around = Span(last_end if made else sentence.start, sentence.end)
        found = _read_cue(page, number, around, cue, made[-1].source if made else None)
        if found is not None:
            source = with_role_ahead(page.text, around, found.source, here)
            made.append(replace(found, source=source, actor=speakers.whose(source, here)))
            last_end = cue.end() if found.content.end <= cue.start() else max(cue.end(), found.content.end)
    return sorted(made, key=lambda each: each.cue)


def _continue(page: _Page, made: Attribution) -> Attribution:
    """Add the sentences over which the quotation goes on, before and after the one that names its speaker."""
    sentence = page.sentences[made.sentence]
    quoted = list(page.quotations.meets(made.content))
    if not quoted:
        return made
    further = [Span(quoted[0].start, sentence.span.start)] if quoted[0].start < sentence.span.start else []
    end = quoted[-1].end
    for after in page.sentences[made.sentence + 1 :]:
        begins = next(page.quotations.meets(Span(after.span.start, after.span.start + 1)), None)
        goes_on = after.span.start < end or (begins is not None and after.paragraph == sentence.paragraph)
        if not goes_on or _CUE.search(_unquoted(page, after.span)):
            break
        further.append(after.span)
        end = max(end, begins.end if begins is not None else 0)
    return replace(made, further=tuple(further))


def _unquoted(page: _Page, span: Span) -> str:
    """The words of a span outside quotations."""
    words = span.of(page.text)
    for quotation in page.quotations.meets(span):
        start, end = max(0, quotation.start - span.start), quotation.end - span.start
        words = words[:start] + " " * (min(end, len(words)) - start) + words[end:]
    return words


def _kind(cue: re.Match[str], content: str) -> Kind:
    kind: Kind = next(each for each in _CUES if cue.group(each))
    return "quotes" if kind == "says" and content.lstrip().startswith(("“", '"')) else kind


def _read_cue(page: _Page, number: int, sentence: Span, cue: re.Match[str], spoke: Span | None) -> Attribution | None:
    """The statement a verb makes, its actor still open; `spoke` is the source of the one before in the sentence."""
    text = page.text
    left = text[sentence.start : cue.start()]
    participle = cue.group().endswith("ing")
    passive = _PASSIVE_ING if participle else _PASSIVE
    if _NEGATED.search(left) or passive.search(left) or re.search(r"[’']s\s+\Z", left):
        return None
    inverted = False
    if participle and re.search(r"(?:,|\b(?:while|when|after|before|by))\s*(?:also\s*)?\Z", left):
        source = spoke or find_opening(text, page.sentences[number].span, cue.start())
    else:
        source = find_subject(text, sentence, cue.start())
    if source is None and re.search(r"(?:[,”\"]|''|[.?!][”\"])\s*\Z", left):
        source, inverted = find_subject_after(text, sentence, cue.end()), True
    if source is None or _NO_SOURCE.search(source.of(text)):
        return None
    content = _content(page, number, sentence, cue, source, inverted=inverted)
    if content is None:
        return None
    kind = _kind(cue, content.of(text))
    return Attribution(source, None, Span(cue.start(), cue.end()), content, number, kind)


def _content(
    page: _Page, number: int, sentence: Span, cue: re.Match[str], source: Span, *, inverted: bool
) -> Span | None:
    text = page.text
    after = text[cue.end() : sentence.end]
    before = text[sentence.start : source.start]
    short = len(after.strip(' .,”"').split()) < 3
    earlier = page.follows_quotation(number)
    if (
        earlier is not None
        and not re.search(r"\w", before)
        and not re.search(r"[“\"]|''|\bthat\b", after)
        and (short or _WHEN_OR_WHERE.match(after))
    ):
        return earlier
    announced = _announced(page, number, after) if not inverted else None
    if announced is not None:
        return announced
    if inverted or short or _follows_content(before, after):
        return _content_before(page, sentence, cue, source) if len(before.split()) > 2 or inverted else None
    if _UNSURE.fullmatch(cue.group()) and not _SURE_AFTER.match(after):
        return None
    told = _TOLD.match(after) if cue.group().startswith(("told", "tell")) else None
    rest = after[told.end() if told else 0 :]
    skip = re.match(r"\s*(?:[,:]\s*(?:however|meanwhile|though),\s*)?(?P<that>that\s+)?", rest)
    start = cue.end() + (told.end() if told else 0) + (skip.end() if skip else 0)
    if _SAYS_NOTHING.match(text, start) and not told and not (skip and skip["that"]):
        return None
    stop = (_STOP if cue.group().endswith("ing") else _TURN).search(text, start, sentence.end)
    end = stop.start() if stop and not page.is_quoted(stop.start()) else sentence.end
    return _trim(text, start, end)


def _announced(page: _Page, number: int, after: str) -> Span | None:
    """`She declared:` and then a quotation of its own."""
    if not after.rstrip().endswith(":") or number + 1 >= len(page.sentences):
        return None
    following = page.sentences[number + 1].span
    quoted = re.match(r"[“\"]|''", following.of(page.text))
    return following if quoted is not None else None


def _content_before(page: _Page, sentence: Span, cue: re.Match[str], source: Span) -> Span | None:
    """What was said ahead of its speaker, with the quotation that goes on behind: `“A,” X said, “B.”`"""
    text = page.text
    told = _trim(text, sentence.start, min(source.start, cue.start()))
    behind = max(source.end, cue.end())
    again = next((each for each in page.quotations.meets(Span(behind, sentence.end)) if each.start >= behind), None)
    ahead = any(True for _ in page.quotations.meets(told)) if told is not None else False
    if told is not None and ahead and again is not None and again.start - behind < 80:
        return _trim(text, told.start, sentence.end)
    clause = re.match(r"[^,“\"]{0,50},\s+(?=(?:[\w’'-]+\s+){3})", text[behind : sentence.end])
    goes_on = clause is not None and _GOES_ON.match(text, behind + clause.end())
    return _trim(text, told.start, sentence.end) if told is not None and goes_on else told


def _follows_content(before: str, after: str) -> bool:
    """`China is not impartial, the White House said on Tuesday after …`: what was said stands before its source."""
    told = before.rstrip()
    if re.match(r"\s*,?\s*(?:[“\"]|'')", after) and not re.search(r"[”\"]\Z|''\Z", told):
        return False
    if re.search(r"[,?!.][”\"’']\Z|[”\"],\Z|''\Z", told):
        return True
    ahead = told.endswith(",") and len(told.split()) >= 4
    lead = re.match(
        r"(?:In|On|At|After|Before|As|While|When|During|Since|Although|Though|If|But|And|With|Last|Earlier|For|From)\b",
        told,
    )
    if lead is not None and told.count(",") == 1 and len(told.split()) < 14:
        return False
    return ahead and _WHEN_OR_WHERE.match(after) is not None and re.search(r"\bthat\b", after[:90]) is None


def _trim(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip(" ,"))
    kept = piece.strip(" ,")
    return Span(start + lead, start + lead + len(kept)) if len(kept.split()) >= 2 else None


def _find_according(page: _Page, number: int, sentence: Span, here: Here, speakers: _Speakers) -> Iterator[Attribution]:
    text = page.text
    for found in _ACCORDING.finditer(text, sentence.start, sentence.end):
        opening = not re.search(r"\w", text[max(sentence.start, found.start() - 2) : found.start()].replace(",", ""))
        opening = opening and len(text[sentence.start : found.start()].split()) < 6
        stop = (_OPENING_END if opening else _SOURCE_END).search(text, found.end(), sentence.end)
        end = stop.start() if stop else sentence.end
        source = Span(found.end(), found.end() + len(text[found.end() : end].rstrip(" .")))
        goes_on = len(text[end : sentence.end].split()) > 3 and text[end : end + 1] == ","
        if opening:
            behind = _trim(text, end + 1, sentence.end)
            content = behind or _trim(text, sentence.start, found.start())
        else:
            content = _trim(text, sentence.start, sentence.end if goes_on else found.start())
        if content is None or not source.of(text) or page.is_quoted(found.start()):
            continue
        inside = source if len(source.of(text).split()) < 25 else Span(source.start, source.start)
        key = speakers.whose(inside, here)
        yield Attribution(source, key, Span(found.start(), found.end() - 1), content, number, "according")
