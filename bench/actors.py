"""Are persons, organisations and places found where people marked them? Over GUM's Wikinews documents.

A gold mention is an entity whose head is a proper noun, demonyms aside; a found one is right where it overlaps a gold
one of its class, and a gold one is found where a found one of its class overlaps it."""

import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figure, Measurement, find_set
from bench.reading import Letters, read
from bot.model.analysis import Material, Span
from bot.text.gazetteer import load_gazetteer
from bot.text.roles import TITLES

NEEDS_DATA = True
CLASSES = {"person": "person", "organization": "other", "place": "other"}
_NO_SPACE_BEFORE = frozenset(", . ; : ! ? ) ] % 's ’s n't n’t ” ’ ' 're 've 'll 'd 'm ’re ’ve ’ll ’d ’m".split())
_NO_SPACE_AFTER = frozenset(["(", "[", "$", "£", "€", "“", "‘", "#"])
_ENDS_HEAD = frozenset(
    "of in at from who whom whose which that for on with to and or by as , ( – — - : where when is was against".split()
)
_PRONOUNS = frozenset(
    """someone everyone anyone i you he she it we they me him her us them his its their our your my who one all
    both""".split()
)
_INDEX = re.compile(r"([a-z]+)(?:\[(\d+)\])?")


@dataclass(frozen=True, slots=True)
class Token:
    """One token with the entities it is part of: (type, number)."""

    words: str
    entities: tuple[tuple[str, str], ...]
    opens: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A text put together again, with its marked mentions as (class, span)."""

    name: str
    text: str
    gold: tuple[tuple[str, Span], ...]


def measure(data: Path | None) -> Measurement:
    counts: Counter[str] = Counter()
    seconds = []
    files = find_set(data, "ner/gum-wikinews/tsv", "*.tsv")
    for path in files:
        document = load(path)
        started = time.perf_counter()
        material = read(document.text)
        seconds.append(time.perf_counter() - started)
        counts += score(document, material)
    figures = [
        Figure(f"{name}_{metric}", (value,), least={"person_f1": 0.83, "other_f1": 0.80}.get(f"{name}_{metric}"))
        for name in ("person", "other")
        for metric, value in rates(counts, name).items()
    ]
    figures.append(Figure("article_seconds", tuple(seconds), most=0.3))
    return Measurement(
        len(files), tuple(figures), {"mentions": sum(counts[f"{each}_gold"] for each in ("person", "other"))}
    )


def load(path: Path) -> Document:
    """Read one WebAnno file."""
    sentences: list[list[Token]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if line.startswith("#Text="):
            sentences.append([])
        elif len(columns) > 3 and columns[0][0].isdigit():
            entities = tuple(
                (found[1], found[2] or columns[0])
                for each in columns[3].split("|")
                if (found := _INDEX.fullmatch(each)) is not None
            )
            sentences[-1].append(Token(columns[2], entities, opens=not sentences[-1]))
    plain = {token.words for sentence in sentences for token in sentence if token.words.islower()}
    inner = {token.words for sentence in sentences for token in sentence if not token.opens}
    text, gold = "", []
    for sentence in sentences:
        places: list[Span] = []
        for at, token in enumerate(sentence):
            glued = at == 0 or token.words in _NO_SPACE_BEFORE or sentence[at - 1].words in _NO_SPACE_AFTER
            glued = glued or token.words == "-" or (at > 0 and sentence[at - 1].words == "-")
            text += "" if glued else " "
            places.append(Span(len(text), len(text) + len(token.words)))
            text += token.words
        gold += list(_named(sentence, places, plain, inner))
        text += " " if sentence and sentence[-1].words in {".", "!", "?", '"', "”"} else "\n"
    return Document(path.stem, text, tuple(gold))


def _named(sentence: list[Token], places: list[Span], plain: set[str], inner: set[str]) -> Iterator[tuple[str, Span]]:
    members: dict[tuple[str, str], list[int]] = {}
    for at, token in enumerate(sentence):
        for entity in token.entities:
            members.setdefault(entity, []).append(at)
    for (kind, _), held in members.items():
        head = _head(sentence, held)
        if kind in CLASSES and head is not None and _is_name(sentence[head], plain, inner):
            yield CLASSES[kind], Span(places[held[0]].start, places[held[-1]].end)


def _head(sentence: list[Token], held: list[int]) -> int | None:
    """Give the last token of the noun phrase's core: before what is joined to it."""
    core: list[int] = []
    for at in held:
        word = sentence[at].words
        if core and word.casefold() in _ENDS_HEAD:
            break
        if re.search(r"\w", word) and word not in {"'s", "’s"}:
            core.append(at)
    return core[-1] if core else None


def _is_name(token: Token, plain: set[str], inner: set[str]) -> bool:
    """A capitalised head that is no pronoun, people or bare title, and not large only because it opens a sentence."""
    word = token.words
    known = load_gazetteer().find(word)
    demonym = known is not None and known.form == "demonym"
    titled = word.casefold() in TITLES
    opening = token.opens and (word.casefold() in plain or (word not in inner and known is None))
    return word[0].isupper() and word.casefold() not in _PRONOUNS and not demonym and not titled and not opening


def score(document: Document, material: Material) -> Counter[str]:
    """Count found and marked mentions, and how many of each overlap one of their class."""
    given, cleaned = Letters(document.text), Letters(material.article.text)
    gold = [(name, given.place(span.start, span.end)) for name, span in document.gold]
    found = [(name, cleaned.place(span.start, span.end)) for name, span in _found(material)]
    counts: Counter[str] = Counter()
    for name, span in found:
        counts[f"{name}_found"] += 1
        counts[f"{name}_right"] += any(each == name and _meet(span, other) for each, other in gold)
    for name, span in gold:
        counts[f"{name}_gold"] += 1
        counts[f"{name}_met"] += any(each == name and _meet(span, other) for each, other in found)
    return counts


def _found(material: Material) -> Iterator[tuple[str, Span]]:
    """What the product names; adjectives and peoples (`Afghan`, `Americans`) name nobody."""
    gazetteer = load_gazetteer()
    for actor in material.analysis.actors:
        for mention in actor.mentions:
            known = gazetteer.find(mention.span.of(material.article.text))
            if known is None or known.form != "demonym":
                yield "person" if actor.kind == "person" else "other", mention.span
    yield from (("other", span) for span in material.analysis.others)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def rates(counts: Counter[str], name: str) -> dict[str, float]:
    """Give precision, recall and F1 of one class."""
    precision = counts[f"{name}_right"] / max(1, counts[f"{name}_found"])
    recall = counts[f"{name}_met"] / max(1, counts[f"{name}_gold"])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": precision, "recall": recall, "f1": f1}
