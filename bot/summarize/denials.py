"""Finds what answers a sentence: the denial close behind a charge, without which it would stand as one side's word."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.model.analysis import ActorKey, Attribution, Material, Mention, Span
from bot.model.article import ArticleId
from bot.summarize.cutting import MOST_WORDS, shorten
from bot.summarize.parts import stems_of_names
from bot.summarize.sentences import Passage, make_passage, opening_sentence, stems_of
from bot.summarize.speaking import ACCUSES, DENIES, holds_answer, surely_speaks, tells_who_began
from bot.text.answering import ANSWERS_SHORTLY, JUDGES_ACT, SAYS_NO
from bot.text.belonging import list_homes, list_spoken_for
from bot.text.datelines import skip_dateline
from bot.text.gainsaid import calls_false, calls_false_itself, says_false
from bot.text.gazetteer import load_gazetteer
from bot.text.roles import TITLES
from bot.text.speakers import PRONOUNS
from bot.text.words import stem, tokens

_REACH = 3
"""Sentences behind a charge in which its denial is looked for; in the last one, the accused's word on what was said."""
_FAR_SHARED = 2
"""Telling words in common that tie a denial two sentences behind, or one that its speaker is not named for."""
_SAID = r"(?:claims?|charges?|allegations?|accusations?|statements?|suggestions?|accounts?|versions?|reports?)"
_THAT = (
    r"(?:it|this|them|that(?=[.,;]|\s(?:and|but)\b|\Z)|"
    rf"(?:the|this|that|these|those|such|its|his|her|their)\s(?:\w+\s)?{_SAID})"
)
_REJECTS = re.compile(
    rf"(?<!not\s)(?<!never\s)(?<!n[’']t\s)\b(?:{DENIES})\b"
    r"(?!\s(?:\w+\s)?(?:bail|entry|access|permission|visas?|asylum|medical|food)\b)"
    rf"|\b(?:call(?:s|ed)|describ(?:es|ed)|brand(?:s|ed))\s{_THAT}\b"
    r"|\bno\ssuch\b|\bnothing\sof\sthe\s(?:sort|kind)\b"
)
_BACK = re.compile(
    rf"\b(?:the|this|that|these|those)\s(?:\w+\s)?{_SAID}\b|\b(?:no|any)\ssuch\b|\bsuch\san?\b|\bnothing\sof\sthe\s"
    rf"|\b(?:{DENIES}|call(?:s|ed))\s{_THAT}\b"
    r"|\b(?:done|said|did|do|doing)\s(?:so|it|this|that)\b|\b(?:any\s)?(?:involvement|wrongdoing|responsibility|guilt)\b"
)
"""What takes up the sentence before: `the accusation`, `no such order`, `had said so`."""
_DENIES_IT = re.compile(rf"\b(?:{DENIES})\s(?:it|this|that)(?=[.,;]|\s(?:and|but|on|as)\b|\Z)")
"""What takes up whatever somebody else has just said, whoever it is of."""
_UNCONFIRMED = re.compile(
    r"\b(?:(?:did|does|do|has|have|had|would|could)\snot|didn[’']t|hasn[’']t|haven[’']t)\s(?:yet\s|immediately\s)?"
    r"(?:confirm(?:ed)?|acknowledged?|comment(?:ed)?\son)\s(?:it|(?:the|this|that|these|those|any\ssuch)\s(?:\w+\s)?[a-z]+)"
    r"(?=[.,;]|\s(?:and|but)\b|\Z)"
)
"""What leaves somebody's word without the other's: `India did not confirm the call.`"""
_CALLS_LIAR = re.compile(
    r"\bcall(?:s|ed)\s(?P<whom>[A-ZÀ-Ž][\w’'-]*(?:\s[A-ZÀ-Ž][\w’'-]*)*)(?:,\s[^,]+,)?\s(?:an?\s)?(?:\w+\s)?(?:liars?|hypocrites?)\b"
)
_PROTESTS = re.compile(
    rf"{ACCUSES.pattern}|\b(?:protest(?:s|ed)|condemn(?:s|ed)|denounce[sd]|complain(?:s|ed)|summon(?:s|ed)|criticis(?:es|ed)|criticiz(?:es|ed)|lodged)\b"
)
"""What one side holds against another, whose word on it is its answer."""
_OF_THAT = re.compile(r"\W*(?:that\s)?(?:the|this|that|these|those|its|his|her)\s(?P<what>[a-z]+(?:\s[a-z]+)?)\b")
"""How an answer takes up the matter: `the flight was routine`."""
_CHARGED = re.compile(rf"\b(?:the|this|that|these|those)\s(?:\w+\s)?{_SAID}\b")
_NOT = re.compile(r"\b(?:not|never|no|nothing|nobody|none|neither|nor)\b|n[’']t\b|\bfirst\b")
_GENERIC = frozenset(map(stem, TITLES)) | frozenset(
    stem(word)
    for word in """said say told call called deny denied reject rejected dismiss dismissed dispute disputed
    accuse accused ministry government office foreign statement reporter reporters country state official people
    day week month year
    monday tuesday wednesday thursday friday saturday sunday""".split()
)


def find_reply(material: Material, sentence: int) -> int | None:
    """Give the sentence close behind that denies what this one tells, by somebody else; None where there is none."""
    sentences = material.analysis.sentences
    words = sentences[sentence].span.of(material.article.text)
    if holds_answer(words):
        return None
    behind = range(sentence + 1, min(sentence + 1 + _REACH, len(sentences)))
    return next((number for number in behind if _answers(material, sentence, number)), None)


def denies(reply: Passage, charge: Passage) -> bool:
    """Say whether one passage holds the denial that follows the other."""
    same = reply.material is charge.material and reply.sentence > charge.sentence
    return same and find_reply(charge.material, charge.sentence) == reply.sentence


def find_denial(passage: Passage) -> tuple[Passage, Passage] | None:
    """Give a passage, on to its sentence's end where that is not too long, and the denial behind it; None where nothing
    denies it."""
    material, number = passage.material, find_reply(passage.material, passage.sentence)
    if number is None:
        return None
    text, sentences = material.article.text, material.analysis.sentences
    whole, reply = Span(passage.span.start, sentences[passage.sentence].span.end), sentences[number].span
    if reply.start < passage.span.end:
        return None
    kept = whole if len(whole.of(text).split()) <= MOST_WORDS else passage.span
    denial = shorten(text, reply) or reply
    return make_passage(material, kept, passage.sentence), make_passage(material, denial, number)


def lead_with(title: Passage | None, leads: Iterable[Passage]) -> Iterator[Passage]:
    """Give a story's openings, first that of its title where something answers it, as a title alone is one side's
    word."""
    openings = list(leads)
    if title is not None and find_denial(title) is not None:
        same = [each for each in openings if each.material is title.material and each.sentence == title.sentence]
        yield from same[:1] or [title]
    yield from openings


def find_pair(passage: Passage) -> tuple[Passage, Passage] | None:
    """Give a passage's sentence and the one that faces it, in the order of their report; None where none does."""
    facing, material = find_facing(passage), passage.material
    if facing is None:
        return None
    text, sentences = material.article.text, material.analysis.sentences
    other = next(at for at, each in enumerate(sentences) if each.span == facing)
    one, two = ((skip_dateline(text, sentences[at].span), at) for at in sorted((passage.sentence, other)))
    return make_passage(material, shorten(text, one[0]) or one[0], one[1]), make_passage(
        material, shorten(text, two[0]) or two[0], two[1]
    )


def find_facing(passage: Passage) -> Span | None:
    """Give the sentence beside a passage's in which the other of two states says of this one what this says of it: `B's
    army said A's troops fired first`; None where none does."""
    material, number = passage.material, passage.sentence
    sentences = material.analysis.sentences
    beside = (at for at in (number - 1, number + 1) if 0 <= at < len(sentences))
    near = (at for at in beside if abs(sentences[at].paragraph - sentences[number].paragraph) <= 1)
    return next((sentences[at].span for at in near if _face(material, number, at)), None)


def _face(material: Material, one: int, other: int) -> bool:
    """Say whether two states' words are each on the other, on the same act; or two speakers' on who began."""
    text, sentences = material.article.text, material.analysis.sentences
    mine, its = _list_sides(material, one), _list_sides(material, other)
    told, answer = (sentences[at].span.of(text) for at in (one, other))
    if mine & its:
        return False
    if tells_who_began(told) and tells_who_began(answer):
        heard, behind = ({each.actor for each in _list_said(material, at)} for at in (one, other))
        return bool(heard and behind) and heard.isdisjoint(behind)
    about = bool(its & set(_list_states(told))) and bool(mine & set(_list_states(answer)))
    shared = (stems_of(told) & stems_of(answer)) - _GENERIC - stems_of_names(material)
    return about and len(shared) >= _FAR_SHARED


def is_unnamed_charge(material: Material, sentence: int, words: str) -> bool:
    """Say whether words of a sentence tell as a fact what is denied behind it."""
    return not (surely_speaks(words) or ACCUSES.search(words)) and find_reply(material, sentence) is not None


def is_called_false(material: Material, sentence: int) -> bool:
    """Say whether the next sentence tells that this one is not so, or who says that it is not."""
    following = material.analysis.sentences[sentence + 1 : sentence + 2]
    words = (each.span.of(material.article.text) for each in following)
    return any(calls_false(each) or says_false(each) for each in words)


def lacks_verdict(material: Material, sentence: int, spans: Iterable[Span]) -> bool:
    """Say whether these spans leave out the next sentence, in which the outlet itself calls this one false."""
    following = material.analysis.sentences[sentence + 1 : sentence + 2]
    return any(
        calls_false_itself(each.span.of(material.article.text)) and not any(each.span.meets(span) for span in spans)
        for each in following
    )


def takes_up_a_charge(passage: Passage) -> bool:
    """Say whether a sentence denies what only the one before tells: `any such order`, `The claim was false`."""
    rejects = _REJECTS.search(passage.words) is not None and _BACK.search(passage.words) is not None
    return rejects or calls_false(passage.words) or says_false(passage.words)


def list_better_told(materials: Sequence[Material]) -> frozenset[tuple[ArticleId, Span]]:
    """Give the accusations that their own article leaves unanswered, while another of these tells the accused one's
    denial: that one tells both."""
    charges = [(each, number, whom) for each in materials for number, whom in _list_accusing(each)]
    answered = {whom for each, number, whom in charges if find_reply(each, number) is not None}
    return frozenset(
        (each.article.id, each.analysis.sentences[number].span)
        for each, number, whom in charges
        if whom in answered
        and find_reply(each, number) is None
        and not holds_answer(each.analysis.sentences[number].span.of(each.article.text))
    )


def _list_accusing(material: Material) -> Iterator[tuple[int, tuple[ActorKey, ActorKey]]]:
    """The sentences of one state's accusation of another, with the two."""
    text = material.article.text
    for number, sentence in enumerate(material.analysis.sentences):
        words = sentence.span.of(text)
        verb = ACCUSES.search(words)
        if verb is None:
            continue
        before, behind = (_list_states(part) for part in (words[: verb.start()], words[verb.end() :]))
        if before and behind and before[0] != behind[0]:
            yield number, (before[0], behind[0])


def _list_states(words: str) -> list[ActorKey]:
    return [each.key for each in load_gazetteer().scan(words) if each.key.startswith("state:")]


def _answers(material: Material, charge: int, number: int) -> bool:
    text, sentences = material.article.text, material.analysis.sentences
    told, words = (sentences[at].span.of(text) for at in (charge, number))
    if number - charge == 1 and calls_false(words):  # whoever spoke before repeats what another says
        return True
    rejects = _REJECTS.search(words)
    said = _list_said(material, number)
    if _is_same_speaker(material, charge, number):
        return False
    if number - charge == 1 and says_false(words):
        return True
    if any(of(material, charge, number) for of in (_answers_back, _leaves_unconfirmed, _judges)):
        return True
    together = number - charge == 1 and sentences[charge].paragraph == sentences[number].paragraph
    if together and surely_speaks(told) and (SAYS_NO.search(words) or ANSWERS_SHORTLY.search(words)):
        return True
    if not (rejects or said):
        return False
    denied = words[rejects.end() :] if rejects else " ".join(_list_contents(text, said))
    shared = (stems_of(told) & stems_of(denied)) - _GENERIC
    shared -= stems_of_names(material) if shared else shared
    subject = (
        words[: rejects.start()]
        if rejects
        else " ".join(_find_subject(text, each, sentences[number].span) for each in said)
    )
    if number - charge > 1 and subject.strip().casefold() in PRONOUNS:  # who that is stands between them
        return False
    own = _is_accused(material, number, subject, charge)
    back = _BACK.search(words) is not None
    if rejects is not None and number - charge == 1:  # “the charges” answers a charge, not any sentence before it
        taken = surely_speaks(told) and _DENIES_IT.search(words) is not None
        return bool(shared) or taken or (back and (own or ACCUSES.search(told) is not None))
    if rejects is not None and own and _CHARGED.search(words) is not None:
        return not (_is_open(material, charge) or _is_displaced(material, charge, number, subject))
    if number - charge == _REACH:
        return False
    if rejects is not None:
        return len(shared - _list_places(material)) >= (1 if own else _FAR_SHARED)
    named = subject.strip().casefold() not in PRONOUNS
    refused = named and _NOT.search(denied) is not None
    heard = surely_speaks(told) or ACCUSES.search(told) is not None
    sides = _list_sides(material, charge) & _list_sides(material, number)
    return refused and heard and own and bool(shared) and not sides


def _answers_back(material: Material, charge: int, number: int) -> bool:
    """Say whether the other side speaks on what is held against it: right behind an accusation on whatever, close
    behind a protest on its matter; or calls a liar who said it."""
    text, sentences = material.article.text, material.analysis.sentences
    told, words = (sentences[at].span.of(text) for at in (charge, number))
    liar = _CALLS_LIAR.search(words)
    if liar is not None and _speaks_in(material, charge, liar["whom"]):
        return True
    protest, said = _PROTESTS.search(told), _list_said(material, number)
    if protest is None or not said or said[0].source.of(text).casefold() in PRONOUNS:
        return False
    sides = _list_sides(material, number)
    if not sides & set(_list_states(told[protest.end() :])[:1]) or sides & set(_list_states(told[: protest.start()])):
        return False
    if number - charge == 1 and ACCUSES.search(told) is not None:
        return sentences[charge].paragraph == sentences[number].paragraph
    taken = _OF_THAT.match(next(_list_contents(text, said)))
    between = text[sentences[charge].span.start : sentences[number].span.start]
    shared = stems_of(taken["what"]) & stems_of(between) - _GENERIC if taken is not None else frozenset()
    return number - charge < _REACH and bool(shared)


def _leaves_unconfirmed(material: Material, charge: int, number: int) -> bool:
    """Say whether another side, right behind what one says, is told not to confirm it."""
    text, sentences = material.article.text, material.analysis.sentences
    told, words = (sentences[at].span.of(text) for at in (charge, number))
    silent = _UNCONFIRMED.search(words)
    if number - charge != 1 or silent is None or not surely_speaks(told):
        return False
    whose = list_spoken_for(words[: silent.start()], text)
    return bool(whose) and not whose & _list_sides(material, charge)


def _judges(material: Material, charge: int, number: int) -> bool:
    """Say whether another state calls what a report begins with, and its first state does, what it thinks of it: `the
    decision a provocation`."""
    text, sentences = material.article.text, material.analysis.sentences
    told, words = (sentences[at].span.of(text) for at in (charge, number))
    judged = JUDGES_ACT.search(words)
    if judged is None or number - charge != 1 or charge != opening_sentence(material):
        return False
    whose = list_spoken_for(words[: judged.start()], text) | set(_list_states(words[: judged.start()]))
    doer = set(_list_states(told)[:1])
    return bool(whose) and bool(doer) and not whose & doer


def _speaks_in(material: Material, number: int, name: str) -> bool:
    """Say whether a person speaks in a sentence under this name or a fuller one."""
    text = material.article.text
    sources = (each.source.of(text) for each in _list_said(material, number))
    return any(set(name.split()) <= set(source.split()) for source in sources)


def _is_open(material: Material, number: int) -> bool:
    """Say whether a sentence tells what is not known or not said, which is no charge."""
    return any(point.sentence == number for point in material.analysis.open_points)


def _is_displaced(material: Material, charge: int, number: int, subject: str) -> bool:
    """Say whether a sentence in between is rather what “the charge” takes up: it accuses who replies, or, where the one
    before accuses nobody, is somebody's word on who replies."""
    text, sentences = material.article.text, material.analysis.sentences
    accuses = ACCUSES.search(sentences[charge].span.of(text)) is not None
    between = [(at, sentences[at].span.of(text)) for at in range(charge + 1, number)]
    return any(
        _is_accused(material, number, subject, at)
        and not _is_same_speaker(material, at, number)
        and (ACCUSES.search(words) is not None or (not accuses and surely_speaks(words)))
        for at, words in between
    )


def _list_places(material: Material) -> frozenset[str]:
    """Stems of the names of places and things, which many sentences of a report have in common."""
    text = material.article.text
    return frozenset(stem(word) for span in material.analysis.others for word in tokens(span.of(text)))


def _list_said(material: Material, number: int) -> list[Attribution]:
    return [each for each in material.analysis.attributions if each.sentence == number]


def _list_contents(text: str, said: Iterable[Attribution]) -> Iterator[str]:
    return (span.of(text) for each in said for span in (each.content, *each.further))


def _find_subject(text: str, said: Attribution, sentence: Span) -> str:
    """The words for who speaks, from the sentence's start where what is said stands behind them."""
    ahead = said.content.start < said.source.start
    return said.source.of(text) if ahead else text[sentence.start : said.cue.start]


def _list_sides(material: Material, number: int) -> frozenset[ActorKey]:
    """The states for which somebody speaks in a sentence."""
    text, actors = material.article.text, material.analysis.actors
    said = _list_said(material, number)
    keys = {each.actor for each in said if each.actor is not None}
    homes = list_homes(text, actors, keys) if keys else {}
    spoken = frozenset(key for each in said for key in list_spoken_for(each.source.of(text), text))
    return frozenset(
        key
        for key in (*keys, *spoken, *(home for key in keys for home in homes.get(key, ())))
        if key.startswith("state:")
    )


def _is_same_speaker(material: Material, one: int, other: int) -> bool:
    text = material.article.text
    mine, its = (_list_said(material, at) for at in (one, other))
    keys = {each.actor for each in mine} & {each.actor for each in its} - {None}
    sources = {each.source.of(text).casefold() for each in mine} & {each.source.of(text).casefold() for each in its}
    return bool(keys or sources)


def _is_accused(material: Material, reply: int, subject: str, charge: int) -> bool:
    """Say whether the charge names who replies, or whom this one speaks for; `subject` stands before its verb."""
    text = material.article.text
    told = material.analysis.sentences[charge].span.of(text)
    sides = _list_sides(material, reply) | list_spoken_for(subject, text)
    if sides & set(_list_states(told)):
        return True
    said = _list_said(material, reply)
    return any(
        mention.sentence == charge
        for actor in material.analysis.actors
        if actor.kind == "person"
        and any(actor.key == each.actor or _names(actor.mentions, each.source) for each in said)
        for mention in actor.mentions
    )


def _names(mentions: Iterable[Mention], source: Span) -> bool:
    return any(source.holds(mention.span) for mention in mentions)
