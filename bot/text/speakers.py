"""Finds who speaks beside a verb of saying: the noun phrase before or after it, and the actor it stands for."""

import re
from collections.abc import Sequence

from bot.model.analysis import Mention, NamedActor, Span
from bot.text.days import DAY_NAMES
from bot.text.roles import TITLES, find_roles, is_of_another

Here = Sequence[tuple[Mention, NamedActor]]
"""The mentions of one sentence, in order, each with its actor."""

PRONOUNS = frozenset("he she they it i we you one".split())
_DETERMINERS = frozenset(
    """the a an some many most several few two three four five six both all these those this that his her their
    its our my your one another other others no any each every more dozens hundreds more senior top
    former current local""".split()
)
_GROUPS = re.compile(
    r"(?:official|source|critic|expert|analyst|aide|adviser|advisor|diplomat|lawmaker|investigator|prosecutor|witness|people|"
    r"supporter|opponent|resident|economist|researcher|scientist|observer|police|authoritie|lawyer|activist|leader|"
    r"republican|democrat|report|statement|document|record|poll|survey|stud(?:y|ie)|paper|advocate|pundit|commentator|"
    r"ally|allie|executive|voter|author|organizer|attorney|strategist|conservative|liberal|progressive|staffer)\w*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\s+(?:has|have|had|since|did|does|also|later|then|again|just|once|first|himself|herself|already|still|never|previously|even|often|"
    r"would|will|is|are|was|were|been|being|be|to|went|go|goes|going|on|and|publicly|quickly|\w+ly|"
    rf"(?:(?:on|late|early|last|this|earlier)\s+)?(?:{DAY_NAMES}|week|month|"
    r"year|morning|afternoon|evening|night)|today|yesterday|in\s+(?:a|an|his|her|the)\s+(?:[\w-]+\s+){0,2}"
    r"(?:statement|interview|speech|tweet|letter|email|report|briefing|address|memo)))*\s*\Z"
)
_BORDER = re.compile(
    r"[,;:()“”\"—–…]|''|\s-+\s|‘|(?:\A|\s)'|[.!?]\s|"
    r"\b(?:and|but|or|that|because|as|when|while|after|before|although|if|where|which|whether|than|though|since|so|yet|"
    r"who|whom|what|how|why|until|unless|With|with|like|not)\s"
)
_OPENERS = frozenset(
    """On In At After Before During Last This As When While Back Since Although Though If For With From Earlier Later
    Asked Also Meanwhile However Then Now But And Still Yet So It There That These Those What Who Why How One""".split()
)
_OPENING_SUBJECT = re.compile(
    r"(?:[A-ZÀ-Ž][\w .,]{2,40}\s(?:\([\w ]{2,20}\)\s)?[-–—]\s)?(?:(?:But|And|Still|Yet|So),?\s+)?"
    r"(?:(?:On|In|At|After|Before|During|Last|This|As|When|While|Back|Since|Although|Though|If|For|With|From|Earlier|"
    r"Later|Asked|Also|Meanwhile|However|Then|Now|[a-z]+)\b[^,]{0,90},\s+)?"
    r"(?P<subject>(?:He|She|They|he|she|they)\b|(?:The\s|A\s|An\s|the\s)?"
    r"(?:(?:[A-ZÀ-Ž][\w.’'-]*|spokes\w+|officials?|president|minister|secretary|(?:of|for)(?=\s[A-ZÀ-Ž]))\s?){1,8})"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|should|must|said|says|told|went|came|"
    r"made|took|got|gave|began|became|n[’']t)\b"
)
_BODY = re.compile(
    r"(?:government|ministry|ministries|officials?|authorities|administration|spokes\w+|president|premier|minister|leaders?|"
    r"leadership|diplomats?|military|army|navy|media|embassy|envoy|ambassador|regime|statement|parliament|foreign|defen[cs]e|"
    r"state|security|side|delegation|negotiators?|police|intelligence|agency|news|department|council|office|secretary|chief|top|senior|"
    r"the|a|an|for|of|on|in|late|early|also|have|has|had|later|again|its|his|her|their|affairs|treasury|prime|military’s|authority)"
)
_SPOKEN_FOR = re.compile(
    r"\b(?:spokes\w+|officials?|statement|sources?|representative|lawyers?)\s+(?:for|of|from|at|by)\s+(?:the\s+)?\Z"
)
_HOSTED = re.compile(
    r"\b(?:(?:embassy|consulate|high\scommission|mission|ambassador|envoy|diplomats?)\sin\s(?:the\s)?|"
    r"(?:[Jj]udges?|[Cc]ourts?|[Tt]ribunals?|[Pp]rosecutors?)\s(?:in|at)\s(?=The\sHague\b|Luxembourg\b|Strasbourg\b|Arusha\b))"
)
"""Whose envoys are in a place does not speak for it: `Chile's embassy in Oslo`; nor does a court of many states."""

_TIMED = re.compile(
    r"(?:Since|In|By|Until|From|During|On|Before|After)\s(?:(?:early|late|mid)[\s-])?"
    rf"(?:(?:\d{{1,2}}\s)?(?:(?:[A-Z][a-z]+\s)?(?:19|20)\d\d)|(?:{DAY_NAMES}))\s(?=the\s|[A-ZÀ-Ž])"
)
"""When it is that somebody speaks, ahead of who does without a comma: "Since 2021 Poland has accused"."""


def find_subject(text: str, sentence: Span, cue: int) -> Span | None:
    """Give the noun phrase that ends before the verb at `cue`, across a phrase set off by commas."""
    found = _find_phrase(text, sentence, cue)
    timed = _TIMED.match(text, found.start, found.end) if found is not None else None
    return Span(timed.end(), found.end) if found is not None and timed is not None else found


def _find_phrase(text: str, sentence: Span, cue: int) -> Span | None:
    left = text[sentence.start : cue]
    tail = _TAIL.search(left)
    body = left[: tail.start()] if tail else left.rstrip()
    if not body.strip():
        return None
    if re.search(r"\s(?:and|but|or)\s+(?:(?:\w+ly|also|later|then|again)\s+)?\Z", left):
        return find_opening(text, sentence, cue)
    body = re.sub(r"\s*\([^()]{1,40}\)\s*\Z", "", body)
    if body.rstrip().endswith(","):
        return _across_apposition(text, sentence, body.rstrip()[:-1])
    who = re.search(r"\bwho\Z", body)
    if who is not None:
        named = _phrase(text, sentence, body[: who.start()].rstrip().rstrip(","))
        return Span(named.start, sentence.start + who.end()) if named is not None else None
    return _phrase(text, sentence, body)


def _phrase(text: str, sentence: Span, body: str) -> Span | None:
    """The last phrase of the words before, if it can be a noun phrase."""
    start = 0
    for border in _BORDER.finditer(body):
        if re.search(
            r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|St|Jr|Sr|Prof|U\.S|D|R|[A-Z])\Z", body[: border.start()]
        ):
            continue
        start = border.end()
    words = body[start:]
    lead = len(words) - len(words.lstrip())
    span = Span(sentence.start + start + lead, sentence.start + len(body.rstrip()))
    joint = re.search(
        r"(?:\A|[,;:“”]\s*)((?:(?:[Tt]he|[Bb]oth|But|[A-ZÀ-Ž][\w’'.-]*)\s+)+(?:and|or)\s)\Z", body[:start]
    )
    if joint is not None and words[:1].isupper() | words.startswith("the "):
        return Span(sentence.start + joint.start(1), span.end)
    return span if _is_noun_phrase(text, sentence, span) else _grow_back(text, sentence, body, start)


def _grow_back(text: str, sentence: Span, body: str, start: int) -> Span | None:
    """`Bill and Hillary Clinton`: a phrase whose last member was cut off at `and`."""
    joined = re.search(r"\b(?:and|or)\s\Z", body[:start])
    if joined is None or not body[start:].strip():
        return None
    earlier = _phrase(text, sentence, body[: joined.start()].rstrip())
    return Span(earlier.start, sentence.start + len(body.rstrip())) if earlier is not None else None


def _is_noun_phrase(text: str, sentence: Span, span: Span) -> bool:
    words = span.of(text).split()
    if not words or len(words) > 18 or _FINITE.search(span.of(text)):
        return False
    first = words[0].casefold().strip("’'")
    if len(words) == 1 and first in PRONOUNS:
        return True
    if first in {"there", "here", "this", "that", "it", "you"} and len(words) == 1:
        return False
    capital = any(word[:1].isupper() for word in (words if span.start > sentence.start else words[1:]))
    return (
        capital
        or first in _DETERMINERS
        or any(_GROUPS.match(word) for word in words)
        or (len(words) <= 6 and re.search(r"[a-z]{3,}s\Z|\bper\s?cent\Z|%\Z|\bhalf\Z", span.of(text)) is not None)
        or (span.start == sentence.start and len(words) <= 3 and not first.endswith("ly"))
    )


def _across_apposition(text: str, sentence: Span, body: str) -> Span | None:
    """`Ned Price, the spokesperson, said`: what stands before a phrase set off by commas."""
    comma = body.rfind(",")
    if comma < 0 or len(body[comma:].split()) > 22 or re.search(r"[“”\"]", body[comma:]):
        return None
    if re.match(r",\s+(?:but|and|while|as)\b", body[comma:]):
        return None
    for _ in range(2):
        found = _phrase(text, sentence, body[:comma])
        if found is not None:
            named = re.fullmatch(r",\s+(?:[A-ZÀ-Ž][\w.’'-]*+\s?){2,4}", body[comma:])
            return Span(found.start, sentence.start + len(body)) if named else found
        comma = body.rfind(",", 0, comma)
        if comma < 0:
            return None
    return None


def find_opening(text: str, sentence: Span, cue: int) -> Span | None:
    """`X declined to confirm it and said …`: the sentence's own subject, when it opens with one."""
    left = text[sentence.start : cue]
    if re.search(r"[“”\"]", left):
        return None
    opening = _OPENING_SUBJECT.match(left)
    if opening is None:
        return None
    words = opening["subject"].rstrip()
    start = sentence.start + opening.start("subject")
    plain = words.split(" ")[0] not in _OPENERS and words not in {"The", "A", "An"} and not words.endswith(("’s", "'s"))
    return Span(start, start + len(words)) if plain else None


def find_subject_after(text: str, sentence: Span, cue: int) -> Span | None:
    """Give the noun phrase that follows an inverted verb: `…, said spokesman X`."""
    after = text[cue : sentence.end]
    found = re.match(
        r"\s+(?P<subject>(?:(?:[A-ZÀ-Ž][\w.’'-]*|the|a|an|of|for|and|de|van|von|al|bin|[a-z’'-]+(?=\s+[A-ZÀ-Ž])|one|of|"
        r"spokes\w+|[a-z]*(?:official|president|director|professor|author|analyst|chief|leader|er|or|ist|ian|ent)s?)(?:\s+|(?=[,.;:(”\"])|\Z))+)",
        after,
    )
    if found is None or not found["subject"].strip():
        return None
    words = found["subject"].rstrip(" .")
    start = cue + found.start("subject")
    head = re.sub(r"\s+(?:of|for|and|the|a|an)\Z", "", words)
    if not re.search(r"[A-ZÀ-Ž]|spokes|official|\b(?:the|a|one)\s", head) or head.casefold() in {"the", "a", "that"}:
        return None
    return Span(start, start + len(head))


def find_actor(text: str, source: Span, here: Here) -> NamedActor | None:
    """Give the actor whose words a source's are: the person named, else the body or state that speaks."""
    inside = [(mention, actor) for mention, actor in here if source.holds(mention.span)]
    persons = [(mention, actor) for mention, actor in inside if actor.kind == "person"]
    heads = [pair for pair in persons if not re.match(r"[’']s?\s", text[pair[0].span.end : pair[0].span.end + 3])]
    joined = re.search(r"\s(?:and|or)\s", source.of(text)) is not None
    if joined and len({actor.key for mention, actor in inside if actor.kind != "state" or not mention.capital}) > 1:
        return None
    if persons:
        heads = [pair for pair in heads if not is_of_another(text[source.start : pair[0].span.start])]
        return heads[0][1] if len({actor.key for _, actor in heads}) == 1 else None
    for mention, actor in reversed(inside):
        if _speaks(text, source, mention):
            return actor
    return None


def _speaks(text: str, source: Span, mention: Mention) -> bool:
    """A state or body speaks itself, or through its own people; a professor at a university does not speak for it."""
    before = text[source.start : mention.span.start]
    if any(found.end() == mention.span.start for found in _HOSTED.finditer(text, source.start, mention.span.end)):
        return False
    behind = re.sub(r"\A[’']s?(?=\s|\Z)", "", text[mention.span.end : source.end])
    after = (behind[: hosted.start()] if (hosted := _HOSTED.search(behind)) else behind).split()
    own = all(_BODY.fullmatch(word.casefold().strip("’',")) for word in after)
    led = all(
        _BODY.fullmatch(word.casefold()) or word[:1].isupper() or word.casefold() in TITLES for word in before.split()
    )
    return own and (led or _SPOKEN_FOR.search(before) is not None)


def with_role_ahead(text: str, sentence: Span, source: Span, here: Here) -> Span:
    """`China's foreign minister, Qin Gang, said`: the source begins with the role."""
    for mention, actor in here:
        if actor.kind == "person" and source.holds(mention.span):
            comma = text[: mention.span.start].rstrip()
            for role in find_roles(text, mention.span, sentence):
                if comma.endswith(",") and role.end == len(comma) - 1:
                    return Span(role.start, source.end)
    return source
