"""Finds who somebody is: titles before a name, appositions on either side, `who was named …`."""

import re
from collections.abc import Iterator, Sequence

from bot.model.analysis import Span
from bot.text.gazetteer import load_gazetteer
from bot.text.verbs import is_past

TITLES = frozenset(
    """president vice-president chancellor premier minister secretary ambassador envoy spokesperson spokesman
    spokeswoman leader chief head director general commissioner chairman chairwoman chair king queen prince princess
    emir sheikh sultan pope crown senator congressman congresswoman representative speaker governor mayor commander
    admiral commodore colonel marshal diplomat adviser advisor counsellor councillor analyst expert professor researcher
    fellow official negotiator coordinator judge prosecutor lawyer deputy lawmaker legislator mp founder boss oligarch
    ayatollah cleric archbishop cardinal patriarch dr strongman ruler monarch dictator activist dissident author
    historian economist scholar reporter journalist editor correspondent captain sergeant lieutenant major brigadier
    undersecretary under-secretary attaché consul negotiators aide""".split()
)
RANKS = frozenset("Lt Gen Sgt Capt Col Maj Brig Adm Cmdr Cpl".split())
"""Ranks in short, with a dot or without, also in pairs: `Maj Gen`."""
CALLINGS = frozenset("captain sergeant lieutenant judge prosecutor lawyer reporter journalist editor".split())
"""What nobody is beside the office of a leader or a minister."""
_WORD = r"[\w’'.\-/]+"
_BEFORE = re.compile(rf"((?:{_WORD}\s+){{1,9}})\Z")
_JOINING = {"of", "for", "and", "the", "to", "on", "in", "&"}
_LOWER = frozenset(
    """top senior foreign prime deputy vice acting former ex-president chief interim caretaker outgoing incoming defence
    defense policy security national state affairs press party opposition supreme military army navy air force climate
    trade special senior-most veteran ruling long-time longtime government ministry department intelligence nuclear de
    facto permanent high interior finance economy energy health justice general human rights""".split()
)
_NAMED = re.compile(
    r"\s*,\s+who\s+(?:is|was|has\s+been|had\s+been)\s+(?:(?:named|appointed|elected|made|promoted\s+to)\s+)?(?:as\s+)?"
    r"((?:the\s+)?[^,.;:–—]{3,90})"
)
_AFTER = re.compile(r"\s*,\s+((?:the|a|an|its|his|her|their)?\s*[^,.;:–—()“”\"]{3,90})(?=[,.;:–—])")
_COURTESIES = frozenset({"Dr", "Mr", "Mrs", "Ms", "Sir", "Prof", "Rep", "Sen", "St"})
_CUT_OFF = re.compile(
    r"\s(?:who|that|which|whose|seeking|serving|working|running|trying)\b.*\Z"
    rf"|(?:\s(?:Dr|Mr|Mrs|Ms|Prof|{'|'.join(sorted(RANKS))})\.?)+\Z",
    re.DOTALL,
)
"""What follows a role and is no part of it."""
_NEXT = re.compile(r"(?:and|or|but|nor|as)\b", re.IGNORECASE)
"""What follows the name is the next of several, not a word on this one."""
_TIME = re.compile(
    r"\s+(?:last|this|next|earlier|since|until|on\s+[A-Z]|in\s+(?:\d|[A-Z][a-z]+\s+\d|[A-Z][a-z]+uary|March|April|May|"
    r"June|July|August|September|October|November|December)|when|after|before|during)\b.*\Z",
    re.DOTALL,
)
_VERB = re.compile(
    r"\b(?:said|says|told|will|would|has|have|had|is|was|were|are|did|does|met|meets|visited|announced|called|warned|"
    r"and\s+[A-Z]\w+\s+[A-Z])"
)

_PARTICIPLES = frozenset("elected appointed retired disgraced jailed exiled ousted armed allied".split())
"""What may stand before a title and is no verb of its own."""
_CLAUSE = re.compile(
    r"\b(?:after|before|when|while|because|since|until|as|if|that|which|who|where|but|says?|did|does|do|can|may|might|"
    r"could|would|should|must|be|been|being)\b"
)
"""What joins a clause, or acts in one."""
_OPENER = re.compile(
    r"(?:When|While|As|After|Before|Since|Although|Though|Because|If|Once|Until|But|Yet|And|Or|So|Then|Now|Still|However|"
    r"Meanwhile|Also|Even|For|In|On|At|By|With|From|To|Like|Unlike|Despite|Earlier|Later|That|This)\s+"
)
"""A sentence's first word, large as it stands there, that is no part of a role."""
_RANKS = frozenset(
    "general admiral commodore colonel marshal commander captain sergeant lieutenant major brigadier dr".split()
)
"""Titles that a holder of an office bears as well: the head of an agency may be a general."""
_NAMED_TOO = re.compile(
    r"\b(?:[Pp]resident|[Mm]inister|[Cc]hancellor|[Ss]ecretary|[Pp]remier|[Gg]overnor|[Ss]enator|[Kk]ing|[Qq]ueen|[Pp]rince)\s[A-ZÀ-Ž][\w’'-]+\s[A-ZÀ-Ž]"
)
"""Another one's title with a name behind it."""
_TWICE = re.compile(r"\b(\w+)\s+\1\b", re.IGNORECASE)
_NOT_OF_TITLE = _JOINING | frozenset(
    "by with at from as that which who when where while but or nor after before than into over under not".split()
)
"""What no word of a title is behind its article."""
_ARTICLES = frozenset("the a an its his her their".split())
_OWNERS = frozenset({"its", "their"})
"""What stands for a state or a body whose office it is."""


def find_roles(text: str, name: Span, sentence: Span) -> Iterator[Span]:
    """Give the spans around one full mention of a name that say who this is, surest first."""
    before = _find_before(text, name, sentence)
    if before is not None:
        yield before
    yield from _find_after(text, name, sentence)
    ahead = _find_ahead(text, name, sentence)
    if ahead is not None:
        yield ahead


def tidy_role(text: str, role: Span) -> Span | None:
    """Give a role without the word that opens its sentence; None where it holds a name, two states or a word twice."""
    opener = _OPENER.match(text, role.start, role.end)
    kept = Span(opener.end(), role.end) if opener is not None else role
    words = kept.of(text)
    title = next((found for found in re.finditer(r"[\w’'-]+", words) if found[0].casefold() in TITLES), None)
    if title is None or _NAMED_TOO.search(words) or _TWICE.search(words):
        return None
    states = {each.key for each in load_gazetteer().scan(words[: title.start()]) if each.key.startswith("state:")}
    return kept if len(states) < 2 else None


def are_two_persons(one: str, other: str) -> bool:
    """Say whether two roles are of two persons: one of a calling that the other, an office without it, rules out."""
    mine, its = (frozenset(re.findall(r"[\w-]+", words.casefold())) & TITLES for words in (one, other))
    former = any(re.search(r"\b(?:former|ex|retired)\b", words, re.IGNORECASE) for words, said in
                 ((one, mine), (other, its)) if said & CALLINGS)  # fmt: skip
    apart = bool(mine and its) and not mine & its
    return apart and not former and (mine <= CALLINGS) != (its <= CALLINGS)


def holds_title(words: str) -> bool:
    """Say whether words contain a title such as minister or spokesperson."""
    return any(word.casefold().removesuffix("’s") in TITLES for word in re.findall(r"[\w’'-]+", words))


def is_role(words: str) -> bool:
    """Say whether words are a title with what it is of, and no clause: `the ban was lifted after Oslo's minister`."""
    lower = [word for word in re.findall(r"[\w’'-]+", words) if word.islower()]
    acts = any(is_past(word) and word not in _PARTICIPLES for word in lower)
    return holds_title(words) and not acts and not _VERB.search(words) and not _CLAUSE.search(words)


def _find_before(text: str, name: Span, sentence: Span) -> Span | None:
    """The run of title words that ends where the name starts."""
    found = _BEFORE.search(text[sentence.start : name.start])
    if found is None:
        return None
    words = list(re.finditer(_WORD, found[1]))
    start = len(words)
    while start and _belongs(words[start - 1][0], last=start == len(words)):
        start -= 1
    while start < len(words) and words[start][0].casefold() in _JOINING:
        start += 1
    if start == len(words):
        return None
    start = _reach_owner(words, _find_own(words, start))
    offset = sentence.start + found.start(1)
    span = Span(offset + words[start].start(), offset + words[-1].end())
    span = Span(span.start, span.start + len(_CUT_OFF.sub("", span.of(text))))
    plain = holds_title(span.of(text)) and _is_plain(span.of(text)) and not span.of(text).endswith(("’s", "'s"))
    return span if plain else None


def _find_own(words: Sequence[re.Match[str]], start: int) -> int:
    """Give where the title of the named one begins: in "a spokesman for President X" behind the last `for` or `of`."""
    folded = [each[0].casefold() for each in words]
    last = max((at for at in range(start, len(words)) if folded[at] in {"for", "of"}), default=start)
    head, tail = folded[start:last], folded[last + 1 :]
    if not tail or tail[-1] not in TITLES or TITLES.isdisjoint(head):
        return start
    of_rank = tail[-1] in _RANKS and not _RANKS.issuperset(tail)
    return start if of_rank else last + 1


def _reach_owner(words: Sequence[re.Match[str]], start: int) -> int:
    """Give where a title begins that says what it is of behind whose it is: "Ecuador's environment minister", "its
    agriculture minister"."""
    for at in range(start - 1, max(-1, start - 5), -1):
        word = words[at][0]
        if not _stand_together(words[at], words[at + 1]):
            break  # a comma ends what was told before it: `to train its crews together, Peru’s prime minister`
        if word.casefold() in _OWNERS:
            between = " ".join(each[0] for each in words[at + 1 : start])
            return start if holds_title(between) or _VERB.search(between) else at + 1
        if word.endswith(("’s", "'s")):
            between = " ".join(each[0] for each in words[at + 1 : start])
            grown = not holds_title(between) and not _VERB.search(between) and not re.search(r"ed\b", between)
            while grown and at and words[at - 1][0][0].isupper() and _stand_together(words[at - 1], words[at]):
                at -= 1
            return at if grown and word[0].isupper() else start
        if not re.fullmatch(r"[a-z-]+", word) or word in _JOINING - {"and"}:
            break
    return start


def _reach_article(words: Sequence[re.Match[str]], start: int) -> int:
    """Give where a title begins that a word stands before which no list of them knows: "the Norwegian farm minister";
    its article, or a comma, ends it."""
    for at in range(start - 1, max(-1, start - 5), -1):
        word = words[at][0].casefold()
        if word in _ARTICLES or not _stand_together(words[at], words[at + 1]):
            return at + 1
        if not re.fullmatch(r"[a-z][a-z-]*", word) or word in _NOT_OF_TITLE or is_past(word) or _VERB.match(word):
            return start
    return 0 if start < 5 else start


def _stand_together(one: re.Match[str], other: re.Match[str]) -> bool:
    """Say whether two words are of one name: `New Zealand’s`, but `on Tuesday, Chile’s`."""
    return not one[0].endswith((".", ",")) and not other.string[one.end() : other.start()].strip()


def is_of_another(ahead: str) -> bool:
    """Say whether the words before a name speak of another who acts for the named one: "a lawyer for President"."""
    words = list(re.finditer(_WORD, ahead))
    folded = [each[0].casefold() for each in words]
    last = max((at for at, each in enumerate(folded) if each in {"for", "of", "to"}), default=0)
    acting = bool(last) and (folded[last - 1].removesuffix("s") in TITLES or folded[last - 1] in TITLES)
    tail = folded[last + 1 :]
    titled = not tail or (tail[-1] in TITLES and (tail[-1] not in _RANKS or _RANKS.issuperset(tail)))
    return acting and titled


def _belongs(word: str, *, last: bool) -> bool:
    if word.endswith((".", ",")) and len(word) > 3 and word not in {"U.S.", "U.N.", "U.K.", "Gen.", "Sen.", "Rep."}:
        return False
    folded = word.casefold().removesuffix("’s").removesuffix("'s")
    if last:
        return word[0].isupper() or folded in TITLES
    return word[0].isupper() or folded in TITLES or folded in _LOWER or folded in {"of", "for"}


def _find_after(text: str, name: Span, sentence: Span) -> Iterator[Span]:
    rest = text[name.end : sentence.end]
    for pattern in (_NAMED, _AFTER):
        found = pattern.match(rest)
        if found is not None:
            words = _CUT_OFF.sub("", _TIME.sub("", found[1])).strip()
            lead = len(found[1]) - len(found[1].lstrip())
            start = name.end + found.start(1) + lead
            plain = not (pattern is _AFTER and (_VERB.search(words) or _NEXT.match(words)))
            if holds_title(words) and plain and len(words.split()) <= 14 and not words.startswith("who "):
                yield Span(start, start + len(words))


def _is_plain(words: str) -> bool:
    """A role holds no verb of its own and is more than a courtesy."""
    return (
        not re.search(r"\b(?:reported|announced|tweeted|added|asked|called)\b", words)
        and words.strip(".") not in _COURTESIES
    )


def _find_ahead(text: str, name: Span, sentence: Span) -> Span | None:
    """`China’s top diplomat, Wang Yi,`: the noun phrase before a comma, when the name is set off by commas."""
    if not re.match(r"\s*[,.]", text[name.end : sentence.end]):
        return None
    found = re.search(r",\s*(?:(?:Prince|Princess|President|King|Queen|Sheikh|Dr\.?|General|Gen\.|Ayatollah)\s+)?\Z",
                      text[sentence.start : name.start])  # fmt: skip
    if found is None:
        return None
    end = sentence.start + found.start()
    words = list(re.finditer(_WORD, text[sentence.start : end]))
    start = len(words)
    while start and _belongs(words[start - 1][0], last=False):
        if (
            start < len(words)
            and "," in text[sentence.start + words[start - 1].end() : sentence.start + words[start].start()]
        ):
            break  # what stands before the comma is of another part: `in Kazan, China’s foreign minister, Wang Yi,`
        start -= 1
    while start < len(words) and words[start][0].casefold() in _JOINING - {"the"}:
        start += 1
    start = _reach_article(words, _reach_owner(words, start)) if start < len(words) else start
    if start == len(words) or len(words) - start > 9 or words[-1].end() != end - sentence.start:
        return None
    span = Span(sentence.start + words[start].start(), end)
    return span if holds_title(span.of(text)) else None
