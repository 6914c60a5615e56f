"""Knows states, their capitals and demonyms, and organisations, by every name a newsroom uses.

The lists stand in `data/`; `tools/gazetteer.py` makes the states anew and says where they come from."""

import functools
import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bot.model.analysis import ActorKey, ActorKind, Span
from bot.text.datelines import skip_dateline
from bot.text.known_names import load_known_names
from bot.text.loud import LOUD, is_loud, is_pronoun, spell_quietly

Form = Literal["name", "demonym", "capital", "seat"]

_DATA = Path(__file__).parent / "data"
_HYPHENS = "‐‑-"
_TAGS = "ALERT|ANALYSIS|BREAKING|CORRECTED|EXCLUSIVE|EXPLAINER|FACTBOX|FLASH|INTERVIEW|REFILE|RPT|UPDATE|URGENT|WRAPUP"
_CAPITALISED = re.compile(rf"(?<![\w’'{_HYPHENS}])(?:(?:{_TAGS})(?:\s\d{{1,2}})?[{_HYPHENS}])?(?P<word>[^\W\d_a-zà-ž])")
"""Where a word begins with a capital, or one behind what agencies mark reports with: `UPDATE 2-Greek frigate`."""
_MOST_KEPT, _LONGEST_KEPT = 8192, 600
"""Sentences of which is kept what is found in them, as many ask of the same; and the letters of the longest."""
_NOT_ALONE = {"Jordan", "Chad", "Georgia", "Israel", "Guinea", "Niger", "Cuba", "Quad", "Wagner", "Malta"}
"""Names that are also people's or part of others': not a state when another capitalised word follows."""
_OTHER_NAMES = re.compile(
    r"\s(?:Post|Times|Journal|Institute|Examiner|Monument|Redskins|Sea|River|Basin|Bissau|Conakry|Daily|Marathon|Stock|Airlines)\b"
)
_OF_A_STATE = (
    r"(?:[Mm]inist(?:er|ry|ries)|[Aa]mbassadors?|[Ee]mbass(?:y|ies)|[Pp]arliament|[Cc]onsulates?|"
    r"[Aa]rmy|[Aa]rmed\s[Ff]orces)\b"
)
"""What only a state has, and no province, town or person."""


def _near(name: str, words: str) -> re.Pattern[str]:
    """Give a pattern of what tells that a shared name means the state: words of its own, or what only a state has."""
    return re.compile(
        rf"{words}|\b{name}[’'](?:s\s)?(?:[\w-]+\s){{0,2}}{_OF_A_STATE}|{_OF_A_STATE}\s(?:of|to|in)\s{name}\b"
    )


_SHARED_NAMES = {
    "Georgia": _near(
        "Georgia",
        r"\bTbilisi|\bGeorgian|Ossetia|Abkhazia|Caucasus|\bArmenia|\bAzerbaijan|Saakashvili|"
        r"\A(?![\s\S]*\b(?:Atlanta|Fulton|Senat|Republican|Democrat|Florida|Alabama|Carolina|Tennessee|Trump|Biden))"
        r"[\s\S]*\b(?:Foreign|Prime|Interior|Defen[cs]e)\s[Mm]inist(?:er|ry)\b",
    ),
    "Congo": re.compile(r"\A(?![\s\S]*Brazzaville)"),
    "Congolese": re.compile(r"\A(?![\s\S]*Brazzaville)"),
    "Jersey": re.compile(r"\bGuernsey|St\.? Helier|Channel Islands"),
    "Jordan": _near("Jordan", r"\bAmman\b|\bJordanian|King Abdullah|\bIsrael|\bSyria|\bIraq|West Bank|Middle East"),
    "Chad": _near("Chad", r"N[’']?Djamena|\bChadian|\bSahel\b|\bNiger\b|\bSudan\b|\bCameroon\b|\bLibya\b"),
}
"""States that share their name with places, people or one another: meant where something of theirs stands near, or
nothing of the other's."""
_PERSONS_TOO = (
    "Hamilton",
    "Victoria",
    "Douglas",
    "Kingston",
    "Georgetown",
    "Wellington",
    "Nassau",
)
"""Capitals that are family names as well: meant where their state is named too."""
_RULES = (
    rf"(?:\s(?:and|or)\s[A-Z][a-z]+)?\s(?:(?:[Dd]eputy|[Ff]irst|[Ff]ormer|[Ss]enior|[Tt]op)\s)?(?:[\w-]+\s)?(?:{_OF_A_STATE}|"
    r"(?:[Pp]resident|[Gg]overnment|officials?|authorities|diplomats?|guards?|police|troops|soldiers|forces|intelligence|"
    r"lawmakers|courts?|citizens?|nationals?|territory|soil|border|side)\b)"
)
"""What behind the name of a people says that its state is meant."""
_ETHNIC = re.compile(r"\b[Ee]thnic(?:ally)?\s\Z")
_OF_A_PEOPLE = re.compile(
    r"[\s-](?:minorit(?:y|ies)|communit(?:y|ies)|population|majority|speak\w+|language|descent|ethnicity|diaspora|"
    r"Muslims?)\b"
)
_NAMED = re.compile(r"(?:\A|\s)(?:[A-Z]\.|New|North|West|Atlanta,)\s\Z")
_FOLLOWED = re.compile(r"\s[A-ZÀ-Ž][a-zà-ž]+")
_FOLLOWED_LOUD = re.compile(r"\s(?P<family>[A-ZÀ-Ž]{2,})\b")
_NEW = {"Mexico"}
"""Names that with `New` before them are a part's of another state."""
_GIVEN = re.compile(
    r"(?:\A|[^\w.’'-])(?<!King\s)(?<!Queen\s)(?<!Pope\s)(?<!Prince\s)(?<!Princess\s)(?P<given>[^\W\d_]+(?:-[^\W\d_]+)?)\s(?:[A-Z]\.?\s)?\Z"
)
_AFFAIR = re.compile(
    r"\s(?:aid|airlift|campaign|crisis|deal|exit|inquiry|invasion|mission|peace|plan|polic(?:y|ies)|pullout|sanctions|"
    r"speech|summit|talks(?!\s(?:to|about|of))|tariffs|tour|trip|troops|visit|war|withdrawal)\b",
    re.IGNORECASE,
)
"""What behind a state's name tells that a person before it deals with the state: `Pope Francis Iraq visit`."""
_NOT_GIVEN = frozenset(
    """Alberta April Baptist Bill Christian Del Easter Florence Geneva German He Jan January Jun June Muslim Nazi Park
    Prince Ramadan Roman Sep Sun Sunday To""".split()
)
"""Given names that are rather words, days or peoples where a state is named next."""
_CALLED = re.compile(
    r"(?:\A|\W)(?:(?:Mr|Mrs|Ms|Dr|Rep|Sen|Gov)\.?|Prime\sMinister|President|Minister|Senator|Chancellor|Premier)\s\Z"
)
"""What only a person's name follows at once; a state's follows `of`."""
_PLACED = re.compile(
    r"\b(?:of|in|into|from|to|at|near|across|inside|outside|between|through|leave|leaving|left|visit\w*|(?:north|south|east|west)ern)\s\Z",
    re.IGNORECASE,
)
"""What stands before the state rather than before a person named like it."""
_DESCENT = re.compile(r"(?:American|Australian|Canadian|Cypriot)s?\Z")
"""Peoples that name behind a hyphen who somebody is, not with whom a state deals: `Irish-American`."""
_DEALINGS = re.compile(
    r"\s(?:[\w-]+\s)?(?:accords?|agreements?|alliance|border|ceasefire|conflict|dispute|frontier|pact|relations|summit|"
    r"talks|ties|trade|treaty|truce|war)\b"
)


@dataclass(frozen=True, slots=True)
class Known:
    """An actor the lists know."""

    key: ActorKey
    name: str
    kind: ActorKind
    form: Form


@dataclass(frozen=True, slots=True)
class Found:
    """One place in a text where a listed actor is named."""

    span: Span
    key: ActorKey
    form: Form


class Gazetteer:
    """Looks up names; `find` reads what a person typed, `scan` reads a text."""

    def __init__(self, forms: dict[str, Known], peoples: frozenset[str] = frozenset()) -> None:
        """Take what each name stands for; `peoples` are the demonyms that are a people's first, in any state."""
        self._forms, self._peoples = forms, peoples
        self._folded: dict[str, Known] = {}
        self._names: dict[ActorKey, Known] = {}
        self._forms_of: dict[ActorKey, tuple[str, ...]] = {}
        self._by_first: dict[str, list[str]] = {}
        self._loud: dict[str, str] = {}
        for words, known in forms.items():
            self._folded.setdefault(_fold(words), known)
            self._forms_of[known.key] = (*self._forms_of.get(known.key, ()), words)
            if words == known.name:
                self._names[known.key] = known
            spelt = (words, words.upper()) if len(words) >= LOUD and words.upper() not in forms else (words,)
            for each in spelt:
                self._by_first.setdefault(_first_word(each), []).append(each)
                if each != words:
                    self._loud[each] = words
        for listed in self._by_first.values():
            listed.sort(key=len, reverse=True)
        self._scan_anew = functools.lru_cache(maxsize=_MOST_KEPT)(self._scan)

    def find(self, words: str) -> Known | None:
        """Give the actor of a name, capital or demonym, however it is spelt in capitals and accents."""
        return self._folded.get(_fold(words))

    def name_of(self, key: ActorKey) -> str:
        """Give the usual name of a listed actor; raises KeyError for one that is not listed."""
        return self._names[key].name

    def find_name(self, key: ActorKey) -> str | None:
        """Give the usual name of a listed actor."""
        known = self._names.get(key)
        return known.name if known else None

    def iter_all(self) -> Iterator[Known]:
        """Give every listed actor once."""
        return iter(self._names.values())

    def iter_states(self) -> Iterator[Known]:
        """Give every state once."""
        return (known for known in self._names.values() if known.kind == "state")

    def forms_of(self, key: ActorKey) -> tuple[str, ...]:
        """Give every form of an actor: names, demonyms, capitals, seats."""
        return self._forms_of.get(key, ())

    def scan(self, text: str, *, asked: bool = False) -> tuple[Found, ...]:
        """Find listed actors in a text, longest names first, whole words, in order; nothing overlaps. In what is asked
        a name that states share with others means the state, for nothing else need stand there."""
        return self._scan_anew(text, asked) if len(text) <= _LONGEST_KEPT else self._scan(text, asked)

    def _scan(self, text: str, asked: bool) -> tuple[Found, ...]:
        curly = text.replace("'", "’")
        unmeant = frozenset() if asked else self._list_unmeant(spell_quietly(curly))
        found: list[Found] = []
        persons: set[str] = set()
        last = 0
        for word in _CAPITALISED.finditer(curly):
            if word.start("word") < last:
                continue
            joined = self._joined_at(curly, word.start("word"))
            for span, form in joined:
                before = spell_quietly(curly[max(0, span.start - 40) : span.start])
                if self.names_person(before, form, curly[span.end : span.end + 40]):
                    persons.add(form)
                elif self._is_meant(curly, span, form, found, unmeant, joined):
                    found.append(Found(span, self._forms[form].key, self._forms[form].form))
                last = span.end
        return tuple(found if asked or not persons else self._without_persons(curly, found, persons))

    def _joined_at(self, text: str, start: int) -> list[tuple[Span, str]]:
        """Give the listed names that begin at a place and are joined by hyphens, `Qatar-Bahrain`; a lone one only where
        its word ends with it."""
        joined: list[tuple[Span, str]] = []
        while (read := self._longest_at(text, start)) is not None:
            words, form = read
            joined.append((Span(start, start + len(words)), form))
            start += len(words) + 1
            if text[start - 1 : start] not in _HYPHENS or not text[start : start + 1].isalnum():
                return joined
        return joined if len(joined) > 1 or (joined and " " in joined[0][1]) else []

    def _is_meant(
        self,
        text: str,
        span: Span,
        form: str,
        found: Sequence[Found],
        unmeant: frozenset[str],
        joined: Sequence[tuple[Span, str]],
    ) -> bool:
        """Say whether a name in a text means the state: not a person, a people, a part of another or a pronoun."""
        if len(joined) > 1:
            by_descent = self._forms[form].form == "demonym" and _DESCENT.search(joined[-1][1]) is not None
            dealing = _DEALINGS.match(text, joined[-1][0].end) is not None
            return (dealing or form not in unmeant or form in _SHARED_NAMES) and (not by_descent or dealing)
        before = spell_quietly(text[max(0, span.start - 24) : span.start])
        return not (
            form in unmeant
            or (form in _NOT_ALONE and _NAMED.search(before))
            or (form in _NEW and before.endswith(("New ", "NEW ")))
            or (form in self._peoples and _is_ethnic(text, span.start, form, found))
            or (self._forms[form].form == "capital" and span.of(text) != form and _is_filed_from(text, span))
            or (form == "US" and is_pronoun(text, span, found[-1].span.end if found else 0))
        )

    def names_person(self, before: str, form: str, behind: str = "") -> bool:
        """Say whether a state's name is a person's here: behind a given name or what only persons are called."""
        known = self._forms.get(form)
        if (
            known is None
            or known.form != "name"
            or known.kind != "state"
            or " " in form
            or form.isupper()
            or "." in form
        ):
            return False
        found = _GIVEN.search(before)
        given = found["given"] if found is not None else ""
        names = load_known_names()
        taken = given in _NOT_GIVEN or given in self._forms or given in names.leaders
        return (names.begins_person(given) and not taken and not _AFFAIR.match(behind)) or _CALLED.search(
            before
        ) is not None

    def _without_persons(self, text: str, found: Sequence[Found], persons: set[str]) -> Iterator[Found]:
        """Give what is found without the names alone of persons who are named in full, unless their state is named by
        another form too."""
        quiet = spell_quietly(text)
        alone = {form for form in persons if not self._is_near(form, quiet)}
        for each in found:
            before = quiet[max(0, each.span.start - 24) : each.span.start]
            if each.span.of(quiet) not in alone or _PLACED.search(before) is not None:
                yield each

    def _list_unmeant(self, text: str) -> frozenset[str]:
        """Give the names in a text that states share with places, persons and peoples, where nothing tells that the
        state is meant."""
        shared = {words for words, near in _SHARED_NAMES.items() if words in text and not near.search(text)}
        shared |= {words for words in _PERSONS_TOO if words in text and not self._is_near(words, text)}
        named = [words for words in self._peoples if words in text and not self._is_near(words, text)]
        return frozenset(shared.union(words for words in named if not re.search(words + _RULES, text)))

    def _is_near(self, words: str, text: str) -> bool:
        """Say whether a text names the state of a capital by another of its forms."""
        key = self._forms[words].key
        return any(form in text for form in self.forms_of(key) if form != words)

    def _longest_at(self, text: str, start: int) -> tuple[str, str] | None:
        """Give the longest name at a place, as it is printed and as it is listed."""
        for words in self._by_first.get(_first_word(text[start : start + 60]), ()):
            end, form = start + len(words), self._loud.get(words, words)
            if text.startswith(words, start) and not text[end : end + 1].isalnum() and _stands_alone(text, form, end):
                return words, form
        return None


def _is_ethnic(text: str, start: int, words: str, before: Sequence[Found]) -> bool:
    """Say whether the name of a people is meant as such: `ethnic Uzbek`, `Afghan Tajik`, `the Kazakh minority`."""
    of_a_state = bool(before) and before[-1].form == "demonym" and text[before[-1].span.end : start] == " "
    ahead = text[max(0, start - 12) : start]
    return of_a_state or _ETHNIC.search(ahead) is not None or _OF_A_PEOPLE.match(text, start + len(words)) is not None


def _is_filed_from(text: str, place: Span) -> bool:
    """Say whether a place in capitals only tells where a report is filed from: `PARIS - Brazil and Peru agreed`."""
    start = text.rfind("\n", 0, place.start) + 1
    line = Span(start + len(text[start : place.end]) - len(text[start : place.end].lstrip()), len(text))
    return not is_loud(text, place) or place.end <= skip_dateline(text, line).start


def _stands_alone(text: str, words: str, end: int) -> bool:
    after = text[end : end + 30]
    if words not in _NOT_ALONE:
        return not _OTHER_NAMES.match(after)
    loud = _FOLLOWED_LOUD.match(after) if text[end - 1].isupper() else None
    family = loud is not None and loud["family"].title() in load_known_names().last
    return not (_OTHER_NAMES.match(after) or _FOLLOWED.match(after) or family)


def _first_word(words: str) -> str:
    found = re.match(r"[\w.+]+", words)
    return found[0].rstrip(".") if found else words


def _fold(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.casefold().replace("’", "'"))
    letters = "".join(each for each in plain if not unicodedata.combining(each) and each != ".")
    return " ".join(letters.replace("-", " ").split())


@functools.cache
def load_gazetteer() -> Gazetteer:
    """Load the shipped lists."""
    forms: dict[str, Known] = {}
    peoples: set[str] = set()
    for code, state in json.loads((_DATA / "states.json").read_text(encoding="utf-8")).items():
        key = ActorKey(f"state:{code}")
        groups: tuple[tuple[Form, str], ...] = (
            ("name", "forms"), ("demonym", "demonyms"), ("demonym", "peoples"), ("capital", "capitals"),
            ("seat", "seats"),
        )  # fmt: skip
        for form, group in groups:
            for words in [state["name"], *state[group]] if form == "name" else state.get(group, ()):
                forms.setdefault(words.replace("'", "’"), Known(key, state["name"], "state", form))
        peoples.update(state.get("peoples", ()))
    for code, names in json.loads((_DATA / "organisations.json").read_text(encoding="utf-8")).items():
        for words in names:
            form = "seat" if words == "Brussels" else "name"
            forms.setdefault(words.replace("'", "’"), Known(ActorKey(f"org:{code}"), names[0], "organisation", form))
    return Gazetteer(forms, frozenset(peoples))
