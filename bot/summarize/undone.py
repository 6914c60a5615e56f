"""Finds what a report says was not so, and who had told it: a later outlet's `No accord was signed`, or what its own
later paragraphs take back. A report that opens with it is not told at all, as what else it says hangs on that."""

import re
from collections.abc import Iterator, Sequence

from bot.model.analysis import ActorKey, Material, Span
from bot.model.article import ArticleId
from bot.summarize.echoes import list_echoed
from bot.summarize.sentences import opening_sentence
from bot.summarize.speaking import surely_speaks
from bot.summarize.told import is_later
from bot.text.belonging import list_homes, list_spoken_for
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gainsaid import calls_false_itself
from bot.text.gazetteer import load_gazetteer
from bot.text.notices import list_marks
from bot.text.speakers import PRONOUNS
from bot.text.verbs import stems_of_deeds
from bot.text.words import NUMBER_WORDS, stem

_THING = (
    r"(?:statements?|claims?|reports?|stor(?:y|ies)|accounts?|announcements?|posts?|allegations?|rumou?rs?|versions?)"
)
_WRONG = (
    r"(?:false|untrue|wrong|mistaken|incorrect|inaccurate|unfounded|baseless|fabricated|invented|made\sup|premature|erroneous|"
    r"(?:(?:made|issued|sent|published)\s)?(?:in\serror|by\smistake)|an?\s(?:mistake|error|hoax|fabrication))"
)
_CALLED_WRONG = re.compile(
    rf"\b{_THING}\b[^.;]{{0,120}}?\b(?:was|were|is|are|be|been)\s(?:\w+ly\s|all\s|simply\s)?{_WRONG}(?=\W*\Z|[.,;]|\s(?:and|but|by|as)\b)|"
    rf"\b(?:false|mistaken|wrong|untrue|erroneous)\s{_THING}\s(?:that|of|on|about)\b",
    re.IGNORECASE,
)
"""`Reports that it had done so were false`."""
_NEVER_WAS = re.compile(
    r"\b(?:the|no|no\ssuch)\s(?:[\w’'-]+\s)?(?P<noun>(?!(?:never|not|did|had|has)\b)[a-z]+)\s(?:(?:on|of|at|in|between|with|for|to)\s[^,;.]{2,60}?\s)?"
    r"(?:(?:had\s|has\s)?(?:never|not)\s|(?:did|does|do)\s(?:not|never)\s|ever\s)?"
    r"(?:t(?:ook|aken|ake)\splace|happen(?:ed)?|occur(?:red)?|exist(?:ed)?)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:not|never|no)\b|n[’']t\b", re.IGNORECASE)
_NOT_DONE = re.compile(
    r"\b(?:has|have|had|did|does|do|was|were|is|are|will|would)(?:\s(?:not|never)|n[’']t)\s(?P<deed>[^,;.]+)|"
    r"\b[Nn]o\s(?P<noun>[a-z]+(?:\s(?!(?:was|were|is|are|had|has|have|who|that|which)\b)[a-z]+){0,5}\s(?:was|were|is|are|had\sbeen|has\sbeen|have\sbeen)\s[^,;.]+)|"
    r"\b[a-z]+(?:ed|eld|ade|ook|ad|ore|ent)\sno\s(?P<object>[^,;.]+)",
    re.IGNORECASE,
)
_LEAVES_OPEN = re.compile(
    r"\b(?:yet|since|until|only|just|simply|immediately|before|because|again|further|any\s(?:more|longer)|anymore|whether|if|"
    r"unless|more\sthan|enough|able|clear|known|confirm\w*|comment\w*|say|said\s(?:when|where|how|why)|rul\w+\sout|expect\w*|intend\w*|want\w*)\b",
    re.IGNORECASE,
)
"""What is not done yet, or not known, undoes nothing."""
_ASIDE = re.compile(
    r"\b(?:withdr[ae]w\w*|retract\w*|t(?:ook|aken)\sback|den(?:y|ies|ied)|demand\w*|ask\w*|urg\w+|call\w*\son|warn\w*|accus\w*|promis\w*|vow\w*|pledg\w*)\b",
    re.IGNORECASE,
)
"""Before a negation: somebody takes it back, wants it or holds it against others."""
_RETURNS = re.compile(
    r"\W*(?:(?:All\s(?:of\s)?)?(?:that|this)|it|they|the\s(?:\w+\s)?(?:report|claim|story|news|account)s?)\s(?:(?:has|have|had)\s)?(?:(?:since|later)\s)?"
    r"(?:turned\sout|proved)\b|\W*(?:none|nothing)\sof\s(?:this|that|it|the\sabove)\b",
    re.IGNORECASE,
)
"""What comes back to all that was told before: `That turned out to be untrue`."""
_TOOK_BACK = re.compile(
    rf"\b(?:delet|withdr|retract|took\sback|taken\sback|recant|disavow)\w*\s(?:its|his|her|their)\s(?:\w+\s)?{_THING}\b"
)
_AND_NOT = re.compile(
    rf"(?:,|\band)?\s(?:not|rather\sthan|instead\sof)\s(?:in\s|on\s|at\s)?(?:(?:\d{{1,2}}\s)?(?:{MONTH_NAMES})(?:\s\d{{1,2}})?(?!\w)|(?:{DAY_NAMES})\b|\d[\d,.]*\b|(?:{NUMBER_WORDS})\b)"
)
_AND_NOT_IN = re.compile(
    r"\b(?:in|at)\s[A-ZÀ-Ž][\w’'-]+(?:\s[A-ZÀ-Ž][\w’'-]+)*,?\s(?:and\snot|not|rather\sthan|instead\sof)\s(?:in\s|at\s)?"
    rf"(?!(?:{DAY_NAMES}|{MONTH_NAMES})\b)(?P<place>[A-ZÀ-Ž][\w’'-]+(?:\s[A-ZÀ-Ž][\w’'-]+)*)"
)
"""`In Helsinki and not in Tromsø`."""
_WISHED = re.compile(
    r"\b(?:should|could|may|might|would\srather|prefer\w*|want\w*|if|whether)\b|n[’']t\b|\bnot\b", re.IGNORECASE
)
_SAID = re.compile(
    r",\s(?P<who>[^,]{2,80}?)\s(?:said|says|told|announced)\b|\A\W*(?P<first>[^,]{2,80}?)\s(?:said|says)\s"
)
_ITS = re.compile(r"(?:its|their)\s")
"""Whose source it is, of the state that its sentence names first: `Japan will sail, its ministry said`."""
_FINDS = re.compile(
    r"\b(?:prosecutors?|investigat\w+|inquir(?:y|ies)|autops(?:y|ies)|coroners?|courts?|judges?|auditors?|examiners?|monitors?|observers?|fact-?check\w*)\b",
    re.IGNORECASE,
)
"""Whose finding is no side's word."""
_GENERIC = stems_of_deeds(
    "said say told report reports statement claim announcement account story ministry foreign government office "
    "spokesman spokeswoman spokesperson official state minister false untrue wrong mistaken error later"
)
_FEWEST, _FEWEST_TELLING, _SHARE = 3, 2, 0.6
"""Words that a denial has in common with what it denies, those of them that name no state, and their share of it."""


def find_undone(material: Material, number: int, every: Sequence[Material]) -> list[tuple[ArticleId, Span]]:
    """Give the sentences that one of a report undoes: of earlier reports that open with what was not so, all; of its
    own article, those before it."""
    text, sentences = material.article.text, material.analysis.sentences
    span = sentences[number].span
    words = span.of(text)
    if _returns(material, number, words):
        return [(material.article.id, each.span) for each in sentences[: number + 1]]
    found = [(material.article.id, each) for each in _list_own(material, number, words)]
    found += [*_list_otherwise(material, number, every), *_list_misplaced(material, number, every)]
    clause = _find_denied(words)
    if clause is None:
        return found
    undone: set[tuple[ArticleId, Span]] = set()
    denied = (*clause, stems_of_deeds(clause[0]) - _GENERIC - _DAYS)
    for other in every:
        told = stems_of_deeds(other.article.text)
        if other is material or not clause[1] <= told or not is_later(material, other):
            continue
        hit = [at for at in range(len(other.analysis.sentences)) if _undoes(material, number, denied, other, at)]
        kept = range(len(other.analysis.sentences)) if hit and opening_sentence(other) in hit else hit
        found += [(other.article.id, other.analysis.sentences[at].span) for at in kept]
        undone |= {(other.article.id, other.analysis.sentences[at].span) for at in hit}
    return [*found, *list_echoed(every, dict.fromkeys(undone, material))]


def _returns(material: Material, number: int, words: str) -> bool:
    """Say whether a paragraph opens with the outlet's own word that all before was not so."""
    sentences = material.analysis.sentences
    opens = number > 1 and sentences[number].paragraph != sentences[number - 1].paragraph
    return opens and _RETURNS.match(words) is not None and calls_false_itself(words)


def _list_own(material: Material, number: int, words: str) -> Iterator[Span]:
    """The sentences before one that says of their happening that it never was, or in which who told them takes it
    back; `The landing never took place` is told with them or not at all."""
    text, sentences = material.article.text, material.analysis.sentences
    never, back = _find_never(words), _TOOK_BACK.search(words)
    if never is not None:
        hit = [at for at in range(number) if never in stems_of_deeds(sentences[at].span.of(text))]
        hit = [at for at in hit if is_of_one_side(material, number, material, at)]
    elif back is not None and not _NEGATION.search(words, 0, back.start()):
        givers, about = list_spoken_for(words[: back.start()], text), telling(words[back.end() :])
        hit = [
            at
            for at in range(number)
            if givers & list_sides(material, at)
            and (not about or about & telling(sentences[at].span.of(text)))
            and not _NEGATION.search(sentences[at].span.of(text))
        ]
    else:
        return
    if hit:
        yield from (each.span for each in sentences[min(hit) : number + (never is not None)])


def _list_otherwise(material: Material, number: int, every: Sequence[Material]) -> Iterator[tuple[ArticleId, Span]]:
    """The sentences of earlier reports with the day or figure that it was not: `in August and not in April`."""
    words = material.analysis.sentences[number].span.of(material.article.text)
    turn = _AND_NOT.search(words)
    if turn is None or not list_marks(words[: turn.start()]):
        return
    wrong, about = list_marks(turn[0]), telling(words[: turn.start()])
    for other in (each for each in every if each is not material and is_later(material, each)):
        for at, sentence in enumerate(other.analysis.sentences):
            told = sentence.span.of(other.article.text)
            same = len(about & telling(told)) >= _FEWEST_TELLING and is_of_one_side(material, number, other, at)
            if wrong & list_marks(told) and same and not _NEGATION.search(told):
                yield other.article.id, sentence.span


def _list_misplaced(material: Material, number: int, every: Sequence[Material]) -> Iterator[tuple[ArticleId, Span]]:
    """The sentences before one, or of earlier reports, with a place where it was not: `in Oslo and not in Tromsø`."""
    words = material.analysis.sentences[number].span.of(material.article.text)
    turn = _AND_NOT_IN.search(words)
    if turn is None or _WISHED.search(words, 0, turn.start()) or _ASIDE.search(words, 0, turn.start()):
        return
    wrong, about = re.compile(rf"\b{re.escape(turn['place'])}\b"), telling(words) - stems_of_deeds(turn[0])
    earlier = [(each, len(each.analysis.sentences)) for each in every if is_later(material, each)]
    for other, most in ((material, number), *earlier):
        for at in range(most):
            told = other.analysis.sentences[at].span.of(other.article.text)
            same = len(about & telling(told)) >= _FEWEST_TELLING and is_of_one_side(material, number, other, at)
            if wrong.search(told) and same and not _NEGATION.search(told):
                yield other.article.id, other.analysis.sentences[at].span


def _find_denied(words: str) -> tuple[str, frozenset[str]] | None:
    """Give the clause that says that something was not so, and the words that must have been told; None where nothing
    is said so."""
    wrong, never, done = _CALLED_WRONG.search(words), _find_never(words), _NOT_DONE.search(words)
    if wrong is not None and not _NEGATION.search(wrong[0]):
        return words, frozenset()
    if never is not None:
        return words, frozenset([never])
    if done is None or _LEAVES_OPEN.search(words, 0, done.end()) or _ASIDE.search(words, 0, done.start()):
        return None
    focus = telling(" ".join((done["deed"] or done["noun"] or done["object"]).split()[:3]))
    clause = words[: done.end()]
    return (clause, focus) if focus else None


def _find_never(words: str) -> str | None:
    """Give the stem of what is said never to have been: `The landing never took place`."""
    never = _NEVER_WAS.search(words)
    if never is None or not _NEGATION.search(never[0]) or _LEAVES_OPEN.search(never[0]):
        return None
    return stem(never["noun"].casefold())


def _undoes(
    material: Material, number: int, denied: tuple[str, frozenset[str], frozenset[str]], other: Material, at: int
) -> bool:
    """Say whether what is denied, with what it is about and its stems, is what a sentence of another report tells."""
    clause, focus, mine = denied
    told = other.analysis.sentences[at].span.of(other.article.text)
    its = stems_of_deeds(told)
    shared = mine & its
    if not focus <= its or len(shared) < _FEWEST or len(shared) < _SHARE * len(mine):
        return False
    if len(telling(clause) & its) < _FEWEST_TELLING or _are_of_other_days(clause, told):
        return False
    return not (_NEGATION.search(told) or _find_denied(told)) and is_of_one_side(material, number, other, at)


_DAYS = stems_of_deeds(DAY_NAMES.replace("|", " "))
SAID_ON = re.compile(rf"\b(?:said|says|told\s\w+|announced)\s(?:late\s|early\s)?(?:on\s)?(?:{DAY_NAMES})\b")


def _are_of_other_days(one: str, other: str) -> bool:
    mine, its = (set(re.findall(DAY_NAMES, SAID_ON.sub(" ", words))) for words in (one, other))
    return bool(mine and its and not mine & its)


def is_of_one_side(material: Material, number: int, other: Material, at: int) -> bool:
    """Say whether who denies is no adversary of who told: it is the outlet, one who finds facts, who told it, or who
    speaks for whom the telling is from, or, where it is nobody's, of."""
    words = material.analysis.sentences[number].span.of(material.article.text)
    mine = list_sides(material, number)
    if _FINDS.search(words) or not (mine or _speaks(material, number)):
        return True
    told = other.analysis.sentences[at].span.of(other.article.text)
    doers = [each.key for each in load_gazetteer().scan(told)][:1]
    same = any(re.search(rf"\b{re.escape(name)}\b", told) for name in list_speakers(material, number))
    return same or bool(mine & (list_sides(other, at) or set(doers)))


def list_speakers(material: Material, number: int) -> frozenset[str]:
    """The surnames of the persons who speak in a sentence; behind a pronoun, of those whom the one before names."""
    heard = [each for each in material.analysis.attributions if each.sentence == number]
    keys = {each.actor for each in heard}
    if any(each.source.of(material.article.text).casefold() in PRONOUNS for each in heard):
        before = number - 1
        keys |= {each.key for each in material.analysis.actors for at in each.mentions if at.sentence == before}
    persons = [each for each in material.analysis.actors if each.kind == "person" and each.key in keys]
    return frozenset(each.name.split()[-1] for each in persons)


def _speaks(material: Material, number: int) -> bool:
    words = material.analysis.sentences[number].span.of(material.article.text)
    return surely_speaks(words) or any(each.sentence == number for each in material.analysis.attributions)


def list_sides(material: Material, number: int) -> frozenset[ActorKey]:
    """For whom somebody speaks in a sentence."""
    text = material.article.text
    words = material.analysis.sentences[number].span.of(text)
    said = (each["who"] or each["first"] for each in _SAID.finditer(words))
    heard = [each for each in material.analysis.attributions if each.sentence == number]
    homes = list_homes(text, material.analysis.actors)
    at_home = (key for each in heard if each.actor is not None for key in homes.get(each.actor, ()))
    sources = (*said, *(each.source.of(text) for each in heard))
    own = load_gazetteer().scan(words)[:1] if any(_ITS.match(each) for each in sources) else ()
    return frozenset(at_home).union((each.key for each in own), *(list_spoken_for(source, text) for source in sources))


def telling(words: str) -> frozenset[str]:
    """The stems of words without states, days and those of saying, which many sentences of a matter have in common."""
    named = {each for found in load_gazetteer().scan(words) for each in stems_of_deeds(found.span.of(words))}
    return stems_of_deeds(words) - named - _GENERIC - _DAYS
