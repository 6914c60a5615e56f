"""Says whether a source is whom a question asks for, or speaks for them: a state by its ministers, a body by its chief,
a company by its director; of an office only who holds it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.answer.asked.terms import Term, is_asking, roots
from bot.answer.found.spotting import BODIES
from bot.answer.speaking.cast import Cast
from bot.answer.speaking.serving import call, find_only_state, find_subject, is_of_some_state, list_holding_office
from bot.model.analysis import ActorKey, Attribution, Material, NamedActor, Span
from bot.text.belonging import list_spoken_for
from bot.text.gazetteer import load_gazetteer
from bot.text.offices import load_offices
from bot.text.words import tokens

_NOT_FOR_IT = re.compile(
    r"\b(?:opposition|activists?|analysts?|experts?|lawyers?|critics?|dissidents?|rebels?|separatists?|residents?|fisher(?:men|man|folk)|"
    r"farmers?|workers?|employees|staff|drivers?|nurses?|doctors?|students?|teachers?|miners?|seamen|"
    r"newspapers?|papers?|media|broadcasters?|journalists?|reporters?|bloggers?|professors?|scholars?|economists?|historians?|"
    r"authors?|writers?|singers?|actors?|players?|coach|priests?|bishops?|activist|lawmakers?|legislators?|senators?|"
    r"congress(?:man|woman)|mayors?|trade\sunions?|unions?\b(?!\sspokes)|compan(?:y|ies)|firms?|industr(?:y|ies)|(?!policy)\w*makers?|producers?|growers?|suppliers?|associations?|(?<!russian\s)federations?|chambers?\sof\s(?:\w+\sand\s)?(?:commerce|industry|trade)|exporters?|importers?|traders?|"
    r"environmentalists?|campaigners?|owners?|parent|customers?|shareholders?|investors?|rivals?|competitors?|victims?|relatives?|famil(?:y|ies)|refugees?|protesters?|"
    r"demonstrators?|voters?|tourists?|families|passengers?|former|formerly|exiled|ex|late)\b",
    re.IGNORECASE,
)
"""Who is of a state or a body and does not speak for it."""
_ANY_WAY = re.compile(r"\b(?:former|formerly|exiled|ex|late|opposition|shadow)\b", re.IGNORECASE)
_IN_OFFICE = re.compile(r"\b(?:minist\w+|president|premier|chancellor|government|spokes\w+|secretary)\b", re.IGNORECASE)
"""A minister for the media speaks for the state all the same."""
_MANY = re.compile(
    r"\A(?:[’']s?\s)?(?:(?:the|some|many|most|several|two|three)\s+)?(?:[a-z-]+\s+){0,2}(?P<who>[a-z]{3,}s)\s*\Z"
)
"""Several people of a state, without a name: `Turkish environmentalists`, `Germany's brewers`."""
_OFFICIALS = re.compile(
    r"(?:officials|authorities|ministers|leaders|diplomats|officers|forces|troops|guards|prosecutors|judges|courts|negotiators|"
    r"regulators|commanders|generals|rulers|soldiers|delegates|mediators|representatives|inspectors|investigators|envoys|ambassadors|sources|spokes\w+|affairs|services|states|chiefs|aides)"
)
_BARE = re.compile(
    r"\b(?!(?:the|a|for|of|president|leader|premier|prime|minister|chancellor|national|security|council|adviser|spokes\w+)\b)"
    r"[a-z]{2,}\b"
)
"""What in the words for a source is of another body than its head and those around him."""
_SAID_BY_IT = re.compile(r"[Ii]t\Z")
_TAKEN_UP = re.compile(r"(?:\A|[.?!]\s+|,[”\"]?\s+)\Z")
"""Before an `it` that says what stands there, and is who spoke before: `The post will go, it said.`"""
_ANNOUNCED = re.compile(r",[”\"]?\s+(?P<who>[^,;.]{2,80}?)\s+(?:announced|said|says)\b[^,;.]*\.?\s*\Z")
"""Who alone is heard of what several do: `Nepal and China have agreed …, the ministry in Kathmandu announced`."""
_UNNAMED = re.compile(
    r"\W*(?:the|an?|its?|his|her|their|some|two|several|senior|another|one|unnamed)?\s*(?:[\w’'-]+\s){0,3}?"
    r"(?:he|she|they|it|who|officials?|ministry|government|administration|army|military|sources?|aides?|diplomats?|"
    r"spokes\w+|ministers?|presidents?|leaders?|office|embassy|envoys?|ambassadors?)\b",
    re.IGNORECASE,
)
"""A source that may be anybody's: a pronoun, or an office without a name."""
_THE_GROUP = re.compile(r"[Tt]he\s(?:group|militia|movement|gang|army|kidnappers|rebels)\b(?!\s[A-Z])")
"""The same of who was named by other words."""
_HIS = re.compile(r"(?:his|her|their)\s")
_ITS = re.compile(r"\b(?:[Ii]ts|[Tt]heir)\s(?P<next>[\w’'-]+)\b[^.,;:]{1,50}(?:,\s(?:[A-Z][\w’'-]++\s?){1,4})?\Z")
_OPENS_ITS = re.compile(r"(?:Its|Their)\s|(?:(?:A|The)\s)?(?:[Mm]inistry\s)?[Ss]pokes(?:man|woman|person)\b")
"""Who speaks for whoever the sentence before was about."""
_BY_A_NOUN = re.compile(
    r"(?:\A|,\s)(?:(?:the|an?)\s)?(?:[a-z-]+\s)?(?P<noun>alliance|bloc|commission|agency|watchdog|court|tribunal|fund|lender|union|cartel|"
    r"organi[sz]ation|company|firm|group|airline|carrier|operator|utility|retailer|carmaker|bank)\b(?=[’']s?\s|\s(?:spokes|official|chief|president|head)|\Z)",
    re.IGNORECASE,
)
"""A body by what it is, where it was named before: `the alliance's chief`."""
_CALLED_SO: Mapping[str, frozenset[str]] = {
    "alliance": frozenset({"NATO"}),
    "bloc": frozenset("EU ASEAN AU ECOWAS SADC MERCOSUR BRICS GCC EAEU".split()),
    "commission": frozenset({"EC"}),
    "agency": frozenset("IAEA IEA UNHCR UNICEF UNRWA WFP WHO UNESCO".split()),
    "watchdog": frozenset("IAEA OPCW FATF".split()),
    "court": frozenset("ICC ICJ".split()),
    "tribunal": frozenset("ICC ICJ".split()),
    "fund": frozenset({"IMF"}),
    "lender": frozenset("IMF WB ADB AIIB".split()),
    "union": frozenset("EU AU EAEU".split()),
    "cartel": frozenset("OPEC OPECPLUS".split()),
    "bank": frozenset("WB ECB ADB AIIB".split()),
}
_COMPANIES = frozenset("company firm group airline carrier operator utility retailer carmaker bank lender".split())
_COMPANY_ROOTS = frozenset(roots(" ".join(_COMPANIES)))
_GENERAL = frozenset(
    roots(
        "government governments official officials authority authorities leaders leadership administration side regime "
        "state country nation now people capital own new statement"
    )
)
"""What tells no office: China's government is China."""
_SPOKESMAN = re.compile(r"\b(?:spokes(?:man|woman|person|people)|press\ssecretary)\b", re.IGNORECASE)
_MINISTRY = re.compile(r"\bministr(?:y|ies)\b", re.IGNORECASE)
_TOP = re.compile(
    r"\b(?:chief(?!\sof\sstaff)|head|boss|leader|secretary[\s-]general|director[\s-]general|chair(?:man|woman|person)?|president|governor|"
    r"premier|prime\sminister|chancellor|king|emir)\b",
    re.IGNORECASE,
)
_HEADS = re.compile(rf"(?:[a-z-]+\s){{0,2}}?(?:{_TOP.pattern}|{_SPOKESMAN.pattern})", re.IGNORECASE)
_OWNER = re.compile(r"(?:[\w-]+\s){0,2}[\w-]+[’']s?\s\Z")
"""Who heads or speaks for a body, and before them whose they are: `the association’s chairman`."""
_BESIDE = re.compile(r"(?:[’']s?)?(?:\s(?!(?:and|or|on|in|to|of|that|who|said|has|is|was)\b)[\w-]+){1,5}")
_OF_IT = re.compile(r"\b[\w-]+(?:\s[\w-]+){0,2}(?:\s[A-Z][\w-]+){0,3},?\s(?:of|for)\s(?:the\s)?\Z")
"""An office behind the name of its state, and one before: `President Ruiz of Chad`."""
_TOP_OFFICE = frozenset(roots("president prime minister premier chancellor leader king"))
_OPENING = 40
"""Characters of a sentence in which stands whom it is about."""
_DIPLOMAT = re.compile(r"\b(?:top\sdiplomat|high\srepresentative)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words are asked for: a state's or another listed body's, those of one body of a state, named by its seat
    ("the White House"), or a person's or company's, by the words of the name; perhaps of one office there."""

    state: ActorKey | None
    seat: str | None
    person: tuple[Term, ...] = ()
    office: frozenset[str] = frozenset()
    """The roots of the office asked for: `foreign ministry`."""
    people: frozenset[str] = frozenset()
    """The last names of those who speak for a company, as its articles tell."""
    body: bool = False
    """No person has that name."""
    of: tuple[Term, ...] = ()
    """Of what that office is, by its name: the ship of a captain."""
    bare: bool = False
    """Only a state itself and its leader with those around him speak for the seat that was asked for."""

    def widen(self) -> "Voice":
        """The same without its seat, which said nothing."""
        return replace(self, seat=None, bare=self.state is not None and self.state.startswith("state:"))


def read_office(words: str) -> frozenset[str]:
    """Give the roots of words that tell an office, brought to one form: a minister's is that of the ministry; nothing
    where they tell only that a state or its people speak."""
    told = " ".join(word for word in tokens(_one_form(words)) if not is_asking(word))
    return frozenset(roots(told)) - _GENERAL


def is_of_companies(office: frozenset[str]) -> bool:
    """Say whether the words for who speaks tell only that it is a company: not all that names it is its own."""
    return office <= _COMPANY_ROOTS


def know(voice: Voice, cast: Cast) -> Voice:
    """Give a voice with who speaks for it where it is of no person and of no list: a company with its director."""
    named = tuple(term for term in voice.person if term.named)
    if voice.state is not None or not named:
        return voice
    name = " ".join(term.shown for term in named)
    said = {term.root for term in named}
    materials = cast.materials.values()
    people = (actor for each in materials for actor in each.analysis.actors if _is_surely_a_person(actor))
    if any(said <= set(roots(" ".join((actor.name, *actor.aliases)))) for actor in people):
        return voice
    office = read_office(" ".join(term.shown for term in voice.person if not term.named))
    speaking = frozenset(one for each in materials for one in list_holding_office(each, name))
    return replace(voice, person=named, office=office, body=True, people=speaking)


def _is_surely_a_person(actor: NamedActor) -> bool:
    """Say whether more than its capitals makes a name a person's: a role, or that the last name stands alone too."""
    return actor.kind == "person" and (actor.role is not None or any(each != actor.name for each in actor.aliases))


def is_own(voice: Voice, each: Attribution, material: Material, cast: Cast) -> bool | None:
    """Say whether a source is whom was asked for or speaks for them; None if it is not known who speaks."""
    text = material.article.text
    if _SAID_BY_IT.fullmatch(each.source.of(text)):
        speaker = _find_meant(each, material)
        if isinstance(speaker, Attribution):
            return is_own(voice, speaker, material, cast)
        if speaker is not None:
            return speaker == voice.state and not voice.office
    each = _hear_announcer(each, material)
    words = each.source.of(text)
    called = call(each, text)
    called = f"{called}; {cast.called.get(each.actor, '')}" if each.actor is not None else called
    if _OPENS_ITS.match(words) and each.sentence:  # a spokesman of the ministry that the sentence before is of
        before = material.analysis.sentences[each.sentence - 1].span
        called = f"{called}; {text[before.start : before.start + _OPENING]}"
    if voice.state is None and not voice.person:
        owner = _OWNER.search(text, 0, each.source.start) if _HEADS.match(words) else None
        called = f"{called}; {owner[0]}" if owner is not None else called
        unknown = each.actor is None and (_UNNAMED.match(words) or _THE_GROUP.match(words)) is not None
        return holds(voice.office, called) or (None if unknown and not is_of_companies(voice.office) else False)
    own = _is_of_state(voice, each, material, cast) if voice.state is not None else _is_of_name(voice, each, material)
    plain = voice.state is None and not voice.body
    if own and not plain and speaks_for_nobody(called, voice):
        return False
    if own is not False and voice.office:
        if holds(voice.office, called):
            return own and (voice.seat is None or voice.seat in called.casefold())
        return None if own is None and _IN_OFFICE.search(called) is None else False  # another's is known
    if own and voice.seat is not None and voice.state is not None and voice.state.startswith("state:"):
        return voice.seat in called.casefold()
    return own and (not voice.bare or _is_bare(called))


def _is_bare(called: str) -> bool:
    """Say whether a source is only a state, or its leader, and no other body of it: these speak for its seat too."""
    seats = any(each.form == "seat" for each in load_gazetteer().scan(called))
    return not seats and _BARE.search(_without_names(called)) is None


def speaks_for_nobody(called: str, voice: Voice | None = None) -> bool:
    """Say whether somebody so called is of a state or a body and does not speak for it, whatever its name means, unless
    just such are asked for."""
    called = _without_names(called)
    if voice is not None and voice.body:  # who is called the owner before a comma bears the name itself
        name = " ".join(term.shown for term in voice.person)
        called = re.sub(
            rf"\b(?:the|its|their|an?)\s(?:[a-z-]+\s){{0,2}}[a-z-]+,\s(?={re.escape(name)})",
            "",
            called,
            flags=re.IGNORECASE,
        )
    for term in voice.person if voice is not None else ():
        called = re.sub(rf"\b{re.escape(term.shown)}\b", "", called, flags=re.IGNORECASE)
    if voice is not None and voice.body:
        called = _BY_A_NOUN.sub("", called)
    if _ANY_WAY.search(called) is not None:
        return True
    asked = voice is not None and voice.office
    many = _MANY.search(called.split(";")[0])
    mere = many is not None and _OFFICIALS.fullmatch(many["who"]) is None
    return not asked and (mere or _NOT_FOR_IT.search(called) is not None) and _IN_OFFICE.search(called) is None


def _without_names(called: str) -> str:
    for one in reversed(load_gazetteer().scan(called)):
        called = f"{called[: one.span.start]}{called[one.span.end :]}"
    return called


def holds(office: frozenset[str], called: str) -> bool:
    """Say whether somebody so called holds an office: the chief of a body is its president or secretary general."""
    told = set(roots(_one_form(called)))
    top = {"chief", "head", "leader", "boss"} if _TOP.search(called) else set()
    if _DIPLOMAT.search(called):
        top |= set(roots("chief foreign policy"))
    return office <= told | top


def tells_holder(state: ActorKey, office: frozenset[str], words: str) -> bool:
    """Say whether words tell somebody by an office of a state: it stands beside that, or they name its listed head."""
    for one in load_gazetteer().scan(words):
        if one.key != state:
            continue
        behind = _BESIDE.match(words, one.span.end)
        of_it = _OF_IT.search(words, 0, one.span.start)
        if any(near is not None and holds(office, near[0]) for near in (behind, of_it)):
            return True
    heads = (name for name, key in load_offices().heads.items() if key == state)
    top = office <= _TOP_OFFICE
    return top and any(re.search(rf"\b{re.escape(each.split()[-1])}\b", words, re.IGNORECASE) for each in heads)


def _one_form(words: str) -> str:
    return _MINISTRY.sub("minister", _SPOKESMAN.sub("spokesman", words.replace("-", " ")))


def _is_of_state(voice: Voice, each: Attribution, material: Material, cast: Cast) -> bool | None:
    """Say whether a source is a listed state or body, or speaks for it."""
    text = material.article.text
    words = each.source.of(text)
    wanted = {voice.state, *BODIES.get(voice.state or ActorKey(""), ())}
    named = list_spoken_for(words, text)
    there = {one.key for one in load_gazetteer().scan(words)} & wanted
    if each.actor in wanted and there and not there & named:
        return False  # `Carmakers in Germany` are not Germany
    if each.actor in wanted or wanted & named or any(_is_its(one, each, material) for one in wanted if one):
        return True
    meant = _find_by_noun(each, material)
    if meant is not None:
        return meant in wanted
    known_sides = cast.served.get(each.actor, frozenset()) if each.actor is not None else frozenset[ActorKey]()
    sides = known_sides or frozenset(key for key in named if key.startswith("state:"))
    if not sides and is_of_some_state(call(each, text)) and (only := find_only_state(material)) is not None:
        sides = frozenset({only})
    if sides:
        return bool(wanted & sides)
    return None if _UNNAMED.match(words) else False


def _find_by_noun(each: Attribution, material: Material) -> ActorKey | None:
    """Give the listed body that a source names by what it is: `the alliance`, where its article names but one such."""
    found = _BY_A_NOUN.search(each.source.of(material.article.text))
    if found is None:
        return None
    keys = {ActorKey(f"org:{one}") for one in _CALLED_SO.get(found["noun"].casefold(), ())}
    article = material.article
    there = {one.key for one in load_gazetteer().scan(f"{article.title}. {article.text}") if one.key in keys}
    return next(iter(there)) if len(there) == 1 else None


def _is_of_name(voice: Voice, each: Attribution, material: Material) -> bool | None:
    """Say whether a source is a person, or a company, by its name, or speaks for the company."""
    text = material.article.text
    actor = next((one for one in material.analysis.actors if one.key == each.actor), None)
    source = each.source.of(text)
    if voice.body and (_is_by_people(voice, source) or _is_the_company(voice, each, material)):
        return True
    said = set(roots(source if actor is None else " ".join((source, actor.name, *actor.aliases))))
    known = actor is not None or bool(list_spoken_for(source, text))
    asked = _without_title(voice, material)
    owned = {term.root for term in voice.person if not term.named}
    if owned:
        role = actor.role.of(text) if actor is not None and actor.role is not None else ""
        said |= set(roots(f"{source} {role}"))
        before = text[: each.source.start]
        asked = {next(term.root for term in reversed(voice.person) if term.named)} if asked else asked
        theirs = _HIS.match(source) is not None and asked <= set(roots(before))
        asked = owned if theirs else asked | owned
    return True if asked <= said else False if known else None


def _is_by_people(voice: Voice, source: str) -> bool:
    return bool(voice.people) and source.split()[-1:] != [] and source.split()[-1] in voice.people


def _is_the_company(voice: Voice, each: Attribution, material: Material) -> bool:
    """Say whether a source is `the company` where the one asked for is the last that was named of those on no list."""
    text = material.article.text
    found = _BY_A_NOUN.search(each.source.of(text))
    if found is None or found["noun"].casefold() not in _COMPANIES:
        return False
    name = " ".join(term.shown for term in voice.person)
    at = text.casefold().rfind(name.casefold(), 0, each.source.start)
    sentences = material.analysis.sentences
    return at >= sentences[max(each.sentence - 1, 0)].span.start


def _is_its(body: ActorKey, each: Attribution, material: Material) -> bool:
    """Say whether a source is `its` chief or ministry behind the name of a body in one sentence, or of whoever spoke in
    the one before."""
    text, source = material.article.text, each.source
    start = max(text.rfind(mark, 0, source.start) for mark in (". ", "\n", "? ")) + 1
    if _OPENS_ITS.match(source.of(text)) and not text[start : source.start].strip() and each.sentence:
        return _opens_before(body, each, material)
    found = _ITS.search(text, start, source.end)
    if found is None or any(each.form == "demonym" for each in load_gazetteer().scan(found["next"])):
        return False  # its Greek owner
    before = load_gazetteer().scan(text[start : found.start()])
    return bool(before) and find_subject(text[start:], before).key == body


def _opens_before(body: ActorKey, each: Attribution, material: Material) -> bool:
    """Say whether the sentence before, of the same paragraph, is of a body: it names that first."""
    text, sentences = material.article.text, material.analysis.sentences
    before, mine = sentences[each.sentence - 1], sentences[each.sentence]
    if before.paragraph != mine.paragraph or load_gazetteer().scan(each.source.of(text)):
        return False
    named = [one for one in load_gazetteer().scan(before.span.of(text)) if not one.key.startswith("person:")]
    return bool(named) and named[0].key == body and named[0].span.start <= len("The ")


def _without_title(voice: Voice, material: Material) -> set[str]:
    """Give the words of a person's name, without those of a title before it that belong to no name: `Prince Faisal`."""
    asked = {term.root for term in voice.person if term.named}
    whole = " ".join(term.shown for term in voice.person if term.named)
    if whole not in material.article.text.casefold():
        return asked
    return asked & set(roots(" ".join(each.name for each in material.analysis.actors))) or asked


def _hear_announcer(each: Attribution, material: Material) -> Attribution:
    """Give who tells in the end of a sentence what several in it do, in their place."""
    text, span = material.article.text, material.analysis.sentences[each.sentence].span
    found = _ANNOUNCED.search(text, each.source.end, span.end) if " and " in each.source.of(text) else None
    return each if found is None else replace(each, source=Span(*found.span("who")), actor=None)


def _find_meant(each: Attribution, material: Material) -> Attribution | ActorKey | None:
    """Give whom an `it` that speaks means: who spoke in the sentence before, or the subject of its own, which is never
    whose something is: `Nepal protested to China over a post which it says is on its land`."""
    text, sentences = material.article.text, material.analysis.sentences
    span = sentences[each.sentence].span
    if _TAKEN_UP.search(text, span.start, each.source.start) is not None or each.source.start == span.start:
        beside = each.sentence > 0 and sentences[each.sentence - 1].paragraph == sentences[each.sentence].paragraph
        spoke = [one for one in material.analysis.attributions if beside and one.sentence == each.sentence - 1]
        return max(spoke, key=lambda one: one.source.start) if spoke else None
    before = text[span.start : each.source.start]
    named = [one for one in load_gazetteer().scan(before) if not one.key.startswith("person:")]
    opens = [one for one in named if before[: one.span.start].strip() in {"", "The"}]
    free = {
        one.key for one in named if one.form != "demonym" and before[one.span.end : one.span.end + 1] not in {"’", "'"}
    }
    return opens[0].key if opens else next(iter(free)) if len(free) == 1 else None
