"""Finds what stands in another language in an article that is partly in English: nothing there is read, and what it
says of the English beside it is not known."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, takewhile

from bot.model.analysis import Span
from bot.text.english import OWN_WORDS, is_english, is_english_title
from bot.text.foreign_denials import (
    corrects_in_another_language,
    denies_in_another_language,
    has_other_letters,
    negates_in_another_language,
    puts_off_in_another_language,
)
from bot.text.moved import CALLED_OFF, MOVES
from bot.text.notices import list_figures
from bot.text.sentences import split
from bot.text.verbs import BASES, is_past

_READ = 20_000
"""Characters from which the languages of an article are told."""
_ENDED = re.compile(r"[.!?…:。！？؟۔।։።][\]”\"»’'」』）)]*\Z")
_FEWEST_WORDS = 5
_NO_LATIN = re.compile(r"[\u0370-\u1dff\u2e80-\ud7ff]{4}")
_IN_OTHER_LETTERS = re.compile(r"[\u2e80-\ud7ff]{6}|(?:[\u0370-\u1dff]+[\s,]+){3}")
"""What goes on in other letters for longer than a name."""
_NAMED_SO = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|「[^」]*」|《[^》]*》|[(（][^()（）]*[)）]")
"""What is quoted, or names something a second time."""
_SENTENCE_IN_BRACKETS = re.compile(r"[(（]([^()（）]*[.!?。])[)）]")
_FEWEST, _SHARE = 2, 0.15
"""Sentences of another language, and their share, from which on an article is in two."""
_PARTLY = 0.25
"""Share of English sentences from which on an article in another language is about what they name."""
_ELIDED = re.compile(r"\b(?:[dljmnst]|qu)[’'](?!(?:re|ve|ll|d)\b)(?=[a-zà-ž]{2})", re.IGNORECASE)
"""`s'il`, `d'une`: what English sentences have in names alone."""
_LATIN = re.compile(r"[A-Za-zÀ-ž]{2}")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_SMALL = 8
"""Words in small letters of a sentence that may be names, figures and a verb alone."""
_LEAST_ENDING = 5
_OF_ENGLISH = re.compile(r"\w[’']s\b")
_OFF = re.compile(rf"\b(?:{CALLED_OFF}|{MOVES}|suspend\w*|delay\w*)\b", re.IGNORECASE)
_VERBS = frozenset(BASES.values())
_FOREIGN = frozenset(
    """der das dem des ein eine einen und ist sei nicht von zu le la les un une du est et pas de en se el los las del al
    una que il di e che non het een dat niet van och att som og er ikke ang mga ng sa na ay wa ya za kwa ni je u yang
    dan tidak ve bir da nie jest""".split()
)
"""Small words of other languages."""
_FOREIGN_TOO = frozenset(
    """sie den er wir im am zum zur wird sind hat haben nach mit auf dans pour avec sur aux par ont por con para per
    della voor met door aan bij ze nichts niets niks geen keine keinen rien nada niente es einem einer sich
    wurde fue esta este sono stato foi uma selon secondo según segundo laut volgens enligt ifølge według podle
    prema ha sagte sagt schrieb heißt hieß dit écrit écrivait dijo dice escribió detto scrive disse escreveu zei
    schreef sade skrev rekao rekla powiedział diyor dedi yazdı vor jahr jahren hier heute gestern aber auch noch nur
    aus sondern skriver melder meldet berichtet schreibt zegt rapporterar afirma informa affirme
    kata akan telah tidak belum sudah dalam untuk dengan oleh pada dari sampai adalah bukan hanya menurut
    ile için olarak sonra önce göre dedi ancak kwamba lakini wala kuwa huku hadi para pero
    stimmt anders hoy ayer hace año años aquí así pero aujourd hui ici ainsi mais aussi ans qui oggi ieri anni hoje
    ontem ano anos aqui assim gisteren vandaag jaar""".split()
)
"""Further ones, which are told from English only in a sentence that has no word of it."""
_ENGLISH_TOO = frozenset("met per van den hat pas con si as se ten far die art fast rest am ve".split())
"""Those that are English words as well."""
_CONJUNCTIONS = frozenset(
    """wenn falls sofern weil obwohl dass ob si quand lorsque parce puisque quoique sauf porque aunque cuando
    salvo siempre mientras perché quando purché sebbene embora caso desde se als indien omdat tenzij mits terwijl hvis
    dersom fordi om såfremt jeśli jeżeli chyba jestliže pokud ako ukoliko dacă eğer jika kalau asalkan""".split()
)
"""What opens a clause in another language, which may be the condition of what is told in English before it."""
_TURNING = frozenset(
    """sondern kein keine keinen nicht sagte sagt skriver sier sade schreibt meldet berichtet nur ikke inte ikkje pas
    non mais sino pero dijo dice dit selon según segundo ma bensì tylko ale nie maar niet geen zegt aber doch
    jedoch""".split()
)
"""What opens the few words of another language with which a sentence ends, or goes on behind a comma."""
_ENDS_THERE = re.compile(r"\W*\Z|[,;:)]")
_OF_NAME = re.compile(r"\b(?:v[ao]n|de[nrl]?|d[aiou]s?|la|le|el|al|bin)[\s-](?=(?:(?:de[nr]?|la)\s)?[A-ZÀ-Ž])")
"""The small words of a name: `von der Leyen`."""
_TURNS = re.compile(r"(?:[,;:–—(]|\s-)\s?(?=[a-zà-ÿ])")
"""Where a sentence may go over into another language."""
_ANNOUNCES = re.compile(r":\s*\Z|\b(?:suivant\w*|folgend\w*|siguiente\w*|seguinte\w*|seguente\w*|volgende)\b")
_SPELLED_ALIKE = frozenset("to do so no on as me he my by".split()) & OWN_WORDS
"""English words that are small words of Slavic and other languages too."""
_ENGLISH = OWN_WORDS - _SPELLED_ALIKE
_LEAST_CLAUSE = 3
_DAYS = re.compile(r"\b(\d{1,2})(?:er|º|ª|°)(?!\w)")
"""A day as other languages write it: `1er mai`."""


@dataclass(frozen=True, slots=True)
class _Languages:
    """Sentences of a text that are English, those that have not one word of it, and the paragraphs with any of another
    language in them."""

    english: int
    foreign: int
    paragraphs: tuple[Span, ...]
    beside: tuple[Span, ...]
    """Paragraphs right before or behind one in another language, which may frame or take back what they say."""
    denied: tuple[Span, ...]
    """Paragraphs that go on in another language, or deny or doubt in one what is said in English, and what stands
    before the latter."""


def find_unread(text: str) -> tuple[Span, ...]:
    """Give the paragraphs that are not in English alone, and those right beside them, where that is more than a
    quotation, and what is denied in another language."""
    found = _tell_languages(text)
    mixed = found.foreign >= max(_FEWEST, _SHARE * (found.english + found.foreign))
    return (*((*found.paragraphs, *found.beside) if mixed else ()), *found.denied)


def find_tinged(text: str) -> tuple[Span, ...]:
    """Give the paragraphs in which the shortest sentence of another language stands, and those right before one that
    begins so, for what it says of the English before it is not known; where there are several, all that have a sentence
    without a word of English."""
    grouped = groupby(split(text[:_READ]), key=lambda each: each.paragraph)
    paragraphs = [[each.span for each in group] for _, group in grouped]
    surely = [[_is_tinged(span.of(text)) for span in spans] for spans in paragraphs]
    several = sum(map(any, surely)) > 1
    found: list[Span] = []
    for at, (spans, tinged) in enumerate(zip(paragraphs, surely, strict=True)):
        first = at - 1 if tinged[0] and at else at
        if any(tinged) or (several and any(_is_tinged(span.of(text), surely=False) for span in spans)):
            found += [Span(each[0].start, each[-1].end) for each in paragraphs[first : at + 1]]
    return tuple(found)


def _is_tinged(words: str, *, surely: bool = True) -> bool:
    """Say whether a sentence, or one in its brackets, has no small word of English and, `surely`, one of another
    language or two that are spelled with letters English lacks."""
    if any(_is_tinged(each, surely=surely) for each in _SENTENCE_IN_BRACKETS.findall(words)):
        return True
    told = _WORD.findall(_leave_names_out(words))
    if not _ENDED.search(words) or not OWN_WORDS.isdisjoint(word.casefold() for word in told):
        return False
    small = {word for word in told if word.islower()}
    if sum(not word.isascii() for word in small) >= _FEWEST:
        return True
    opens = {told[0].casefold()} if len(told) > 1 and told[1].islower() else set()
    opens |= {word.casefold() for word in told[:1]} & _CONJUNCTIONS
    strange = (_FOREIGN | _FOREIGN_TOO | _CONJUNCTIONS) - _ENGLISH_TOO
    return not surely or not strange.isdisjoint(small | opens)


def is_partly_english(text: str) -> bool:
    """Say whether a text in another language has English sentences too, more than a quotation."""
    found = _tell_languages(text)
    return found.english >= max(_FEWEST, _PARTLY * (found.english + found.foreign))


@lru_cache(maxsize=512)
def _tell_languages(text: str) -> _Languages:
    english = foreign = 0
    paragraphs: list[Span] = []
    beside: list[Span] = []
    denied: list[Span] = []
    before: Span | None = None
    last: Span | None = None
    announced = strange_before = False
    for _, group in groupby(split(text[:_READ]), key=lambda each: each.paragraph):
        spans = [each.span for each in group]
        whole = Span(spans[0].start, spans[-1].end)
        told = [words for span in spans if _is_sentence(words := span.of(text))]
        strange = [words for words in told if _is_unlike_english(words)]
        english += len(told) - len(strange)
        foreign += sum(OWN_WORDS.isdisjoint(words.casefold().split()) for words in strange)
        if strange or any(_ELIDED.search(words) for words in told):
            paragraphs.append(whole)
        opens = _is_foreign(spans[0].of(text))
        inside = not opens and (
            any(_is_surely_foreign(_leave_names_out(span.of(text))) for span in spans)
            or any(_goes_over(words) for words in told)
            or (has_other_letters(whole.of(text)) and _IN_OTHER_LETTERS.search(_NAMED_SO.sub(" ", whole.of(text))))
        )
        alone = opens or (has_other_letters(whole.of(text)) and not _LATIN.search(whole.of(text)))
        surely = alone and any(has_other_letters(words) or _is_unlike_english(words) for words in told)
        taken = (
            denies_in_another_language(whole.of(text))
            or (opens and negates_in_another_language(whole.of(text)))
            or (surely and corrects_in_another_language(whole.of(text)))
            or (surely and before is not None and _differs(text, before, whole))
        )
        if inside or taken:
            denied += [before, whole] if before is not None and (opens or (alone and taken)) else [whole]
        if announced and not alone:
            denied.append(whole)
        announced = alone and corrects_in_another_language(whole.of(text)) and _announces(whole.of(text))
        if strange_before and not alone:
            beside.append(whole)
        if alone and last is not None:
            beside.append(last)
        strange_before, last = alone, whole
        before = before if opens and before is not None else whole
    return _Languages(english, foreign, tuple(paragraphs), tuple(beside), tuple(denied))


def _announces(words: str) -> bool:
    return _ANNOUNCES.search(words) is not None


def _differs(text: str, before: Span, whole: Span) -> bool:
    """Say whether a paragraph puts off what the one before does not say to be put off as well, or has other figures."""
    if puts_off_in_another_language(whole.of(text)) and _OFF.search(before.of(text)) is None:
        return True
    theirs, ours = list_figures(before.of(text)), list_figures(_DAYS.sub(r"\1", whole.of(text)))
    return bool(theirs) and bool(ours - theirs) and bool(theirs - ours)


def _leave_names_out(words: str) -> str:
    """Give words without what is quoted, or names something a second time, and the small words of names."""
    return _OF_NAME.sub("", _NAMED_SO.sub(" ", words))


def _goes_over(words: str) -> bool:
    """Say whether a sentence in English goes over into another language behind a comma, outside quotation marks."""
    plain = _leave_names_out(words)
    for turn in _TURNS.finditer(plain):
        clause = list(takewhile(lambda word: word.casefold() not in _ENGLISH, _WORD.findall(plain[turn.end() :])))
        if len(clause) >= _LEAST_CLAUSE and (clause[0] in _CONJUNCTIONS or _is_surely_foreign(" ".join(clause))):
            return True
        if clause and clause[0] in _TURNING and _ENDS_THERE.match(plain, turn.end() + len(" ".join(clause))):
            return True
    return False


def _is_foreign(words: str) -> bool:
    """Say whether a sentence has no word that only English spells so."""
    strange = OWN_WORDS.isdisjoint(words.casefold().split()) and (
        denies_in_another_language(words) or not (is_english(words) or _is_terse(words))
    )
    if strange or (not is_english(words) and _is_surely_foreign(words)):
        return True
    unnamed = _OF_NAME.sub("", words)
    return OWN_WORDS.isdisjoint(unnamed.casefold().split()) and _is_surely_foreign(unnamed)


def _is_surely_foreign(words: str) -> bool:
    """Say whether a sentence has two small words of another language and none of English, or one and a letter of its
    own."""
    told = _WORD.findall(words)
    small = [word for word in told if word.islower()]
    if len(told) > 1 and told[1].islower() and told[0].istitle() and told[0].lower() in _FOREIGN | _FOREIGN_TOO:
        small.insert(0, told[0].lower())
    known = sum(word in _FOREIGN | _FOREIGN_TOO for word in small) + any(not word.isascii() for word in small)
    return known > 1 and OWN_WORDS.isdisjoint(set(small) - _SPELLED_ALIKE)


def _is_unlike_english(words: str) -> bool:
    return _is_surely_foreign(words) or not (is_english(words) or _is_terse(words))


def _is_terse(words: str) -> bool:
    """Say whether a short sentence without small words has a verb or an ending of English and no word of another
    language: `Shanghai's index fell 3.1%.`"""
    small = [word for word in _WORD.findall(words) if word.islower()]
    if len(small) > _MOST_SMALL or not is_english_title(words) or not words.isascii():
        return False
    if not _FOREIGN.isdisjoint(word.casefold() for word in _WORD.findall(words)) or _ELIDED.search(words):
        return False
    return _OF_ENGLISH.search(words) is not None or any(_is_verb(word) for word in small)


def _is_verb(word: str) -> bool:
    ends = word.endswith("ing") and len(word) > _LEAST_ENDING
    return ends or is_past(word) or word.removesuffix("s") in _VERBS or word in _VERBS


def _is_sentence(words: str) -> bool:
    """Say whether words are enough of a sentence to tell its language, and not spelled in capitals alone."""
    if not _ENDED.search(words) or words.isupper():
        return False
    return len(words.split()) >= _FEWEST_WORDS or _NO_LATIN.search(words) is not None
