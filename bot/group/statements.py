"""Reads what parties say, charge and deny: whose words they are, what is claimed, and who is said to have done it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.group.parties import Parties, Party
from bot.model.analysis import ActorKey, Attribution, Material, NamedActor, Span
from bot.text.days import DAY_NAMES
from bot.text.speakers import PRONOUNS
from bot.text.words import content_words, stem

A_CLAIM = r"(?:accusation|allegation|assertion|charge|claim|report|suggestion)"
_CURT = re.compile(
    r"(?:[’']s\s(?:foreign\s)?(?:ministry|government|military|army))?\s(?:(?:has|have|had)\s)?(?:\w+ly\s)?"
    r"(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?)\s"
    rf"(?P<what>(?:any\s)?(?:it|this|involvement|responsibility|wrongdoing|(?:the|those|these|that|such|all)\s{A_CLAIM}s?))"
    r"(?=[.;,]|\sand\b|\Z)"
)
"""How an actor denies in a word or two what was said right before."""
_NO_CLAIM = re.compile(
    r"(?:(?!that\b)[^\s,]+\s){0,5}?(?:remarks?|comments?|threats?|ultimatums?)\b(?![^,.;]{0,40}\sthat\b)|"
    r"(?:(?!that\b)[^\s,]+\s){0,5}?(?:requests?|proposals?|offers?|demands?|bids?|calls?|deals?|plans?|pleas?|motions?|appeals?|"
    r"lawsuits?|petitions?|bills?|invitations?|resolutions?|pressure|sanctions|measures?|agreements?|criticism)\b",
    re.IGNORECASE,
)
"""What is rejected without being a claim."""
_REFUSED = re.compile(
    rf"(?!(?:that|it|this|those|these|any|all|ever|having|[a-z]{{2,}}ing)\b)(?!(?:[^\s,]+\s){{0,3}}?{A_CLAIM}s?\b)"
    r"(?:(?!that\b)[^\s,]+\s){0,5}?(?:entry|access|permission|permits?|visas?|asylum|bail|parole|passage|accreditation|"
    r"citizenship|clearance|admission|landing\srights|boarding|treatment|a\schance|the\sright|the\schance|leave\sto|"
    r"requests?|appeals?|motions?|petitions?|bids?|applications?)\b",
    re.IGNORECASE,
)
"""What somebody is denied who is refused it: "denied the delegation entry"."""
CLAIMING = frozenset({"says", "accuses", "according"})
_PLAIN = frozenset({"says", "quotes", "according"})
"""How a party says or charges something."""
_SENTENCES = 60
"""Statements of an article that are read for contradictions."""
_UNTRUE = re.compile(
    r"(?:that\s)?(?:it|this|that|there)\s(?:is|was|were|had\sbeen)\s"
    r"(?:not\s(?:at\sall\s)?(?:true|the\scase)|untrue|false|wrong|no\struth\s(?:in|to)(?:\s(?:the\s)?\w+)?)\s(?:that\s)?",
    re.IGNORECASE,
)
"""How a denial is told with a word of saying."""
_ACTS = r"(?:[’']s\s(?:foreign\s)?(?:ministry|government|military|army)|\s(?:officials|authorities))?"
_TRAILS = re.compile(
    rf"[,–—]\s(?P<what>(?:(?:an?|the|those|these|all)\s(?:\w+\s){{0,2}}{A_CLAIM}s?\s(?:(?:that|which)\s)?"
    r"|(?:all\sof\s|both\sof\s)?which\s|something\s(?:that\s)?)(?:the\s)?)\Z",
    re.IGNORECASE,
)
"""What ties a denial at the end of a sentence to the claim before it."""
_DENIES_IT = re.compile(
    rf"{_ACTS}\s(?:(?:has|have|had)\s)?(?:(?:\w+ly|always|long|since|again)\s){{0,2}}"
    r"(?P<cue>(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:e|es|ed)))(?=[.;,]|\s(?:and|but|while)\b|\Z)"
)
_ACCUSED_BY = re.compile(
    r"\s(?:is|was|are|were|(?:has|have|had)\sbeen)\s(?:\w+ly\s|also\s)?(?P<cue>(?:accused|blamed)\sby)\s(?:the\s)?"
)
_ITS_BODY = re.compile(
    r"(?:its|their)\s(?:[\w-]+\s){0,2}(?:ministry|government|military|army|embassy|delegation|spokes\w+|ambassador|envoy)\b",
    re.IGNORECASE,
)
"""A source that is whose the sentence before says: "its foreign ministry"."""
_GOES_ON = re.compile(r"[,;]\s(?:and|but|while|as|saying|adding|accusing|calling)\b")
"""After this a source says something further."""
_PRONOUNS = PRONOUNS.union("who which that this these those others both".split())
_LONGEST_SOURCE = 60
_AS_CLAIMED = re.compile(
    rf"(?:that\s+)?(?:as\s+(?:\w+\s+){{1,3}}?)?(?:an?|the|those|these)\s+(?:\w+\s+){{0,2}}{A_CLAIM}s?\s+(?:that|of)\s+|{A_CLAIM}s\s+(?:that|of)\s+|that\s+",
    re.IGNORECASE,
)
"""What stands before the thing that is denied."""
_CALLED_UNTRUE = re.compile(
    rf"(?:that\s)?(?:an?y?|the|those|these|all)?\s?{A_CLAIM}s?\s(?:that|of)\s(?P<what>.+?)\s(?:is|are|was|were)\s(?:\w+ly\s)?"
    r"(?:false|untrue|wrong|baseless|groundless|unfounded|not\strue|nonsense|absurd|fabricated)\b",
    re.IGNORECASE,
)
"""How a denial of a claim is told with a word of saying, the other way round."""
_WHEN_SAID = re.compile(rf"(?:(?:late|early)\s)?(?:on\s)?(?:{DAY_NAMES})\s(?:that\s)?(?=\w)")
"""The day on which it was said, ahead of what was said."""
_FLATLY = re.compile(
    r"(?P<ahead>(?:it|they|he|she|we|I|(?!(?:it|they|he|she|we|I)\b)(?:[\w’'-]+\s)?[\w’'-]+|(?:its|their|our|his|her|my)\s(?:[\w-]+\s){0,3}?[\w-]+)\s"
    r"(?:had|has|have|did|does|do|was|were|is|are))(?:\s(?:not|never)\b|n[’']t\b)|(?:no|none\sof(?:\sits|\stheir|\sthe)?)(?=\s)",
    re.IGNORECASE,
)
"""How somebody denies a deed in plain words: "said it had not fired", "said none of its ships had fired"."""
_TOLD_BY = re.compile(
    r",\s(?P<source>[^,;:“”\"]{2,60}?)\s(?P<cue>said|says|reported|announced|confirmed)(?:\s[^,;:“”\"]{1,30})?\W*\Z"
)
"""Who says the whole of a sentence, at its end."""
_SOMEBODY_S = re.compile(rf"(?:an?|the|those|these)\s+(?:\w+\s+){{0,2}}{A_CLAIM}s?\s+(?:made|by|from)\b", re.IGNORECASE)
"""A denial that names whose claim it is, and not what is claimed."""
_ITSELF = re.compile(
    r"(?:it|they|he|she)\s(?!(?:is|are|was|were)\s(?!(?:\w+ly\s)?\w+ing\b))|(?:none\sof\s)?(?:its|their|his|her|our|my)\b|(?:we|I)\b",
    re.IGNORECASE,
)
"""How a party speaks of itself; in "it was built", "it" may be a thing."""
_ITSELF_OR_ITS_DEED = re.compile(
    rf"{_ITSELF.pattern}|(?:any|all|a)?\s?(?:involvement|responsibility|role|part|knowledge|wrongdoing)\b|[a-z]{{2,}}ing\b",
    re.IGNORECASE,
)
"""The same, or what it is said to have done: "denied having blown up the dam", "denied any part in it"."""
_DONE_BY = re.compile(r"\b(?:was|were|been|being|be)\s[^,;]{2,60}\sby\s(?:the\s)?\Z")
_LEADS_TO = re.compile(r"(?:(?:the|an?|no|none\sof\sthe|its|two|three|some|several)\s)?", re.IGNORECASE)
"""What may stand before the actor a content begins with."""


@dataclass(frozen=True, slots=True)
class Word:
    """What one party says in one article: its content's stems, and whose words they are."""

    material: Material
    attribution: Attribution
    content: str
    """What is claimed or denied, up to where the source says something further."""
    stems: frozenset[str]
    names: frozenset[str]
    """Those of the stems that name actors."""
    by: str
    party: Party
    """Nobody where the source is no known actor but stands as printed."""
    doer: Party | None
    """Who is said to have done it, with whose own that is; None where the words do not say."""
    trails: bool = False
    """Whether it is a denial that ends the sentence of its claim."""
    flat: bool = False
    """Whether it denies in plain words what the party itself is said to have done; `content` is without the "not"."""


def list_words(material: Material, parties: Parties) -> Iterator[Word]:
    """Give what the parties of an article say, charge and deny, also in a word or two."""
    text = material.article.text
    names = {actor.key: actor.name for actor in reversed(material.analysis.actors)}
    trailing = list(_list_trailing(material))
    told = [*material.analysis.attributions[:_SENTENCES], *_list_curt(material), *_list_passive(material)]
    told = [each for each in told if not any(_is_within(each, denial) for denial in trailing)]
    for attribution in (*(_hand_on(each, material) for each in told), *trailing):
        actor = _find_actor(attribution, material, parties)
        by = names.get(actor, "") if actor is not None else _spell_source(attribution.source.of(text))
        if by:
            party = parties.sides[actor] if actor is not None else _find_both(attribution, text, parties)
            content = _find_content(attribution, text)
            doer = _find_doer(attribution, content, text, party, parties)
            own = attribution.kind in _PLAIN and doer is not None and bool(doer & party)
            plain = _FLATLY.match(content.of(text)) if own else None
            told_of = content.of(text) if plain is None else f"{plain['ahead'] or ''}{content.of(text)[plain.end() :]}"
            stems = frozenset(map(stem, content_words(told_of)))
            within = parties.list_within(content.start, content.end)
            named = frozenset(stem(name) for span, _ in within for name in content_words(span.of(text)))
            trails, flat = attribution in trailing, plain is not None
            yield Word(material, attribution, told_of, stems, named, by, party, doer, trails, flat)


def _hand_on(told: Attribution, material: Material) -> Attribution:
    """Give what somebody agreed or pledged to do to who says so at the sentence's end: a deed is told of them."""
    text, content = material.article.text, told.content
    teller = _TOLD_BY.search(text, content.start, content.end)
    if teller is None or not text.startswith("to ", content.start) or told.source.start > content.start:
        return told
    source = Span(*teller.span("source"))
    actor = next((each.key for each in material.analysis.actors if any(map(source.holds, _spans(each)))), None)
    whole = Span(told.source.start, teller.start())
    return Attribution(source, actor, Span(*teller.span("cue")), whole, told.sentence, "says")


def _spans(actor: NamedActor) -> Iterator[Span]:
    return (mention.span for mention in actor.mentions)


def _find_both(told: Attribution, text: str, parties: Parties) -> Party:
    """Give the sides of two who speak as one: "India and Pakistan"."""
    source = told.source
    sides = [side for _, side in parties.list_within(source.start, source.end)]
    return frozenset().union(*sides) if len(sides) > 1 and " and " in source.of(text) else frozenset()


def _is_within(told: Attribution, denial: Attribution) -> bool:
    """Say whether a denial was also read as what stands around it: "a charge Rwanda" is nobody."""
    return told.kind == "denies" and told.cue == denial.cue


def _find_actor(attribution: Attribution, material: Material, parties: Parties) -> ActorKey | None:
    """Give the known actor whose words they are; of "he" and "its ministry" only where it is certain who denies."""
    source = attribution.source.of(material.article.text)
    if _ITS_BODY.match(source):
        return _find_only(material, attribution, "state:") if attribution.kind == "denies" else None
    if not _is_pronoun(source):
        return attribution.actor if attribution.actor in parties.sides else None
    certain = attribution.kind == "denies" and attribution.actor == _find_only(material, attribution, "person:")
    return attribution.actor if certain else None


def _find_only(material: Material, attribution: Attribution, kind: str) -> ActorKey | None:
    """Give the one actor of a kind that the sentence before names, where that and what stands ahead here name one."""
    before = attribution.sentence - 1
    named = {
        actor.key
        for actor in material.analysis.actors
        for mention in actor.mentions
        if actor.key.startswith(kind)
        and (
            mention.sentence == before or (mention.sentence == before + 1 and mention.span.end <= attribution.cue.start)
        )
    }
    return named.pop() if len(named) == 1 else None


def _list_curt(material: Material) -> Iterator[Attribution]:
    """Give the denials of a word or two: "Moscow denies involvement"."""
    text, sentences = material.article.text, material.analysis.sentences
    for actor in material.analysis.actors:
        for mention in actor.mentions:
            denied = _CURT.match(text, mention.span.end, sentences[mention.sentence].span.end)
            if denied is not None:
                cue, what = Span(*denied.span()), Span(*denied.span("what"))
                yield Attribution(mention.span, actor.key, cue, what, mention.sentence, "denies")


def _list_trailing(material: Material) -> Iterator[Attribution]:
    """Give the denials that end the sentence of their claim: "a charge that Beijing denies", "which Tehran denies"."""
    text, sentences = material.article.text, material.analysis.sentences
    for actor in material.analysis.actors:
        for mention in actor.mentions:
            sentence = sentences[mention.sentence].span
            denied = _DENIES_IT.match(text, mention.span.end, sentence.end)
            if denied is None:
                continue
            ahead = _TRAILS.search(text[sentence.start : mention.span.start])
            if ahead is not None:
                what = Span(sentence.start + ahead.start("what"), mention.span.start)
                yield Attribution(mention.span, actor.key, Span(*denied.span("cue")), what, mention.sentence, "denies")


def _list_passive(material: Material) -> Iterator[Attribution]:
    """Give the charges told of the charged: "Kigali is accused by Kinshasa of arming rebels"."""
    text, sentences = material.article.text, material.analysis.sentences
    named = sorted(
        (each.span, each.sentence, actor.key) for actor in material.analysis.actors for each in actor.mentions
    )
    for (charged, number, _), (accuser, _, key) in pairwise(named):
        cue = _ACCUSED_BY.fullmatch(text, charged.end, accuser.start)
        if cue is not None:
            told = Span(charged.start, sentences[number].span.end)
            yield Attribution(accuser, key, Span(*cue.span("cue")), told, number, "accuses")


def _spell_source(source: str) -> str:
    """Give a source that is no known actor as it is printed: "officials", "Pfizer"; nothing for half a sentence, and
    none for "he"."""
    words = " ".join(source.split())
    return "" if len(words) > _LONGEST_SOURCE or _is_pronoun(source) or _ITS_BODY.match(source) else words


def _is_pronoun(source: str) -> bool:
    """Say whether a source ends in a pronoun: "he", "On Sunday he"."""
    last = source.lower().split()[-1:]
    return not last or last[0] in _PRONOUNS


def denies(word: Word) -> bool:
    """Say whether a statement is a denial, also one in the words "said it was not true that"."""
    text = word.material.article.text
    said = word.attribution.content.of(text)
    if word.attribution.kind == "denies":
        if text.endswith("that ", 0, word.attribution.content.start):
            return True
        return (_REFUSED if word.attribution.cue.of(text)[:3].lower() == "den" else _NO_CLAIM).match(said) is None
    return word.flat or any(each.match(said) for each in (_UNTRUE, _CALLED_UNTRUE))


def _find_content(word: Attribution, text: str) -> Span:
    """Find what is claimed or denied, without "an American claim that" ahead and what the source says further."""
    start, end = word.content.start, word.content.end
    untrue = _CALLED_UNTRUE.match(text, start, end)
    if untrue is not None:
        return Span(*untrue.span("what"))
    if _SOMEBODY_S.match(text, start, end):
        return Span(start, start)
    start += text[start : start + 1] in {"“", '"'}
    said_when = None if text.endswith("that ", 0, start) else _WHEN_SAID.match(text, start, end)
    start = said_when.end() if said_when is not None else start
    for opening in (_UNTRUE, _AS_CLAIMED):
        found = opening.match(text, start, end)
        start = found.end() if found is not None else start
    further = _GOES_ON.search(text, start, end)
    return Span(start, further.start() if further is not None else end)


def _find_doer(word: Attribution, content: Span, text: str, party: Party, parties: Parties) -> Party | None:
    """Name who is said to have done it: the actor the content begins with or names after "by", or the party itself
    in "that it had", "having done" and "a charge of"."""
    charged = content.start > word.content.start and text.endswith(" of ", 0, content.start)
    if charged or (_ITSELF_OR_ITS_DEED if word.kind == "denies" else _ITSELF).match(text, content.start, content.end):
        return party or None
    inside = [(span.start, side) for span, side in parties.list_within(content.start, content.end)]
    by = next((side for at, side in inside if _DONE_BY.search(text[content.start : at])), None)
    return by or next((side for at, side in inside if _LEADS_TO.fullmatch(text[content.start : at])), None)
