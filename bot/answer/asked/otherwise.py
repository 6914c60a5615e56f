"""In what other words a deed or a thing that is asked about may be told: single words that mean nearly the same, and
several words for one."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.answer.asked.terms import HELD_BY_OATH, irregular_forms, root

_OF_ROOTS = """visit trip travel tour go|meet talk summit|receiv welcom host|call speak telephon phon convers|
        buy purchas acquir|die kill toll drown perish|confirm acknowledg announc|invit invitat|
        agre deal accord pact treaty discuss negot|resign quit|send supp provid deliv give|sack fire dismiss|
        balloon airship|attack strik raid|kidnap abduct|arrest detain|wound injur hurt|begin start|condemn denounc|
        arm weapon leth|troop soldier forc|propos plan|tie relat relationship|want demand seek|drop withdraw|
    postpon dela|open reopen|releas free|earthquak quak tremor|landslid mudslid|explod blast|
    cyclon hurrican typhoon|swap exchang|elect presidenc runoff|verdict sentenc|espionag spy|head lead|
    stick strand wait queu|resum restart|tariff duty levy|coup putsch takeov|truc ceasefir armistic|increas rais hik|
    reduc cut lower slash|date timetabl|
    ban prohibit outlaw forbid|clos shut|halt suspend paus|refus reject|flee escap|vow pledg promis assur|
    inquir investig prob|hir recruit|refund reimburs|epidem epidemic outbreak|vaccin inocul|protest
    demonstr|captur seiz|
    build construct|jail imprison|repair mend|succeed replac|abolish scrap|prolong extend|ease relax"""
_OF_WORDS = """visit journey|meet gather session convene|acquire procure|die fatality slay|attack assault bombard|
    detain apprehend|postpone defer adjourn|begin commence|condemn deplore decry|abduct hostage|prohibit embargo|
    free liberate|wound maim|vow undertake|investigate scrutinise|recruit enlist|construct erect|
    jail incarcerate|lorry truck|plunge decline decrease shrink|raise rise climb soar|cost price|
    examine analyse analysis inspect|collide crash|captain skipper|capsize overturn|depart leave|discover detect|
    reveal disclose|
    allow permit authorise|help assist aid|warn caution|ask request|reply respond|oust depose topple overthrow|
    pupil student schoolchild|wage salary|rebel insurgent guerrilla|gunman assailant|
    outage blackout|petrol gasoline|highway motorway|lawsuit sue|ratify approve|disease illness|
    indict prosecute|fund finance|wildfire bushfire blaze|helicopter chopper|evidence proof|
    bankruptcy insolvency|subsidy subsidise|rival opponent|aircraft airliner jet"""
"""The same by whole words: a line goes with that of the list above which has one of its words already."""


def _read_alike() -> dict[str, int]:
    """Read the lists: by the root of a word, the number of its group."""
    found = {each: group for group, words in enumerate(_OF_ROOTS.split("|")) for each in words.split()}
    for number, words in enumerate(_OF_WORDS.split("|"), start=len(found)):
        told = list(map(root, words.split()))
        group = next((found[each] for each in told if each in found), number)
        for each in told:
            found.setdefault(each, group)
    return found


_ALIKE = _read_alike()


def alike(one: str) -> int | None:
    """Give the group of roots that stand for nearly the same thing, or None."""
    return _ALIKE.get(one)


def alike_roots(group: int) -> tuple[str, ...]:
    """Give the roots of a group."""
    return tuple(each for each, number in _ALIKE.items() if number == group)


def list_like(one: str) -> tuple[str, ...]:
    """Give what may stand in a text for a word of this root: the words of the roots alike, in the forms that begin
    otherwise too."""
    group = alike(one)
    others = [each for each in alike_roots(group) if each != one] if group is not None else []
    return tuple(form for each in others for form in (each, *irregular_forms(each)))


MUTUAL = frozenset(map(alike, ("meet", "call")))
"""What is the same done by either."""

_BESIDE = r"(?:\s+(?:the|his|her|its|their|an?)\s+(?:[\w-]+\s+){1,3}?|\s+)"
_REMAINS = r"(?:(?<=the )|(?<=its )|(?<=his )|(?<=her )|(?<=their ))remains\b|\bremains(?=\s+of\b)"
"""What is left of something, and not that it stays: `the remains of the drone`."""
_SHIPS = "vessel ship boat trawler tanker freighter ferr yacht barge steamer frigate warship"
_ANY_SHIP = (
    r"\b(?:vessels?|ships?|boats?|trawlers?|tankers?|freighters?|ferr(?:y|ies)|yachts?|barges?|steamers?|frigates?|"
    r"warships?)\b"
)
"""What a ship or a vessel may be called: a tanker is one, but no trawler."""

_PAID_TO_THEM = (
    r"\b(?:pay(?:s|ing)?|paid)\s+(?:[\w’'$€£.,-]+\s+){1,8}?(?:to|for)\s+(?:[a-z]+\s+){0,3}?"
    r"(?:famil(?:y|ies)|relatives|survivors|victims|bereaved|widows?)\b"
)
"""What those get who lost somebody."""

_SHUT_OUT = (
    r"\b(?:clos(?:e|es|ed|ing)|shut(?:s|ting)?)\s+(?:[\w’'-]+\s+){1,5}?to\s+(?!avoid|allow|prevent|protest|the\s+public)[a-z]|"
    r"\bbarred\b|\b(?:halt|stopp|suspend)(?:ed|ing)\s+(?:[\w’'-]+\s+){0,3}?(?:imports?|exports?|sales?|shipments?)\b"
)
"""That something is let in or sold no more: `closed its market to Chilean salmon`."""

_THEIRS = r"(?:the|his|her|their)\s+(?:[a-z-]+\s+){0,2}?"


class SeveralWords(NamedTuple):
    """How a deed is told in several words."""

    cues: tuple[re.Pattern[str], ...]
    """One of them stands wherever the pattern is found. Each begins with its letters, so that to look for it takes a
    tenth of the time."""
    pattern: re.Pattern[str]

    def iter_found(self, lowered: str) -> Iterator[int]:
        """Give where a text in small letters tells it so."""
        if any(cue.search(lowered) for cue in self.cues):
            yield from (found.start() for found in self.pattern.finditer(lowered))


IN_SEVERAL_WORDS = {
    root(word): SeveralWords(tuple(map(re.compile, cues.split())), re.compile(pattern))
    for word, cues, pattern in (
        ("resign", "down aside", r"\b(?:step(?:s|ped|ping)?|stands?|stood|standing)\s+(?:down|aside)\b"),
        (
            "behind",
            "carried claim blam responsible",
            r"\b(?:carried\s+out|claim(?:s|ed)\s+(?:responsibility|the)|blam(?:e[sd]|ing)|responsible\s+for)\b",
        ),
        (
            "resume",
            r"again\b back\s+(?:in|at)\b",
            r"\b(?:flow|run|ran|operat|work|fl(?:y|ie)|flew|sail|mov|trad|pump)\w*\s+again\b|\bback\s+(?:in\s+operation|in\s+service|at\s+work)\b",
        ),
        (
            "reopen",
            r"again\b",
            r"\bopen(?:s|ed|ing)?\s+(?:to\s+[a-z]+\s+)?again\b|\b(?:began|begun|started)\s+(?:to\s+)?(?:work|operat|run)(?:ing|e)?\s+again\b",
        ),
        ("succeed", r"over\b", r"\bt[ao]k(?:es?|en|ing)\s+over\s+from\b|\btook\s+over\s+from\b"),
        (
            "stay",
            "term mandate office post job seat continu carr",
            rf"\b(?:serv(?:e[sd]?|ing)(?:\s+out)?|see(?:s|ing)?\s+out|complet(?:e[sd]?|ing)|finish(?:es|ed|ing)?)\s+{_THEIRS}"
            r"(?:term|mandate)\b(?!\s+(?:in|of)\s+(?:prison|jail|imprisonment))|"
            rf"\b(?:ke(?:eps?|pt|eping)|retain(?:s|ed|ing)?|(?:hold|held|cl[iu]ng|hang|hung)(?:s|ing)?\s+on\s+to)\s+{_THEIRS}"
            r"(?:post|job|seat)\b|"
            r"\b(?:continu(?:e[sd]?|ing)|carr(?:y|ies|ied|ying)\s+on)\s+(?:in\s+(?:office|(?:the|his|her|their)\s+(?:post|job))|as\s+[a-z])",
        ),
        ("takeover", "power", r"\bseiz(?:e|es|ed|ing)\s+power\b"),
        ("cancel", r"off\b", rf"\bcall(?:s|ed|ing)?{_BESIDE}off\b"),
        ("debris", "remains", _REMAINS),
        ("wreckage", "remains debris", rf"{_REMAINS}|\bdebris\b"),
        ("remains", "debris wreckage", r"\b(?:debris|wreckage)\b"),
        ("visit", "arriv", r"\barriv(?:es?|ed|ing)\s+(?:in|at)\b"),
        (
            "speak",
            "talk counterpart colleague",
            r"\btalk(?:s|ed|ing)?\s+(?:to|with)\b|\btold\s+(?:his|her)\s+(?:[\w’'-]+\s+){0,3}?(?:counterpart|colleague)\b",
        ),
        ("oppose", "against", r"\b(?:vot(?:e|es|ed|ing)|sp[eo]ak(?:s|ing)?|spoke|c[ao]mes?\s+out)\s+against\b"),
        (
            "drop",
            r"up\b abandon renounc relinquish forg",
            r"\b(?:giv(?:es?|en|ing)|gave)\s+(?:[\w’'-]+\s+){0,3}?up\b(?!\s+to\b)|\b(?:abandon|renounc|relinquish)(?:s|es|ed|ing)?\b|\bfor(?:goes|went|gone|going)\b",
        ),
        ("reject", "down", rf"\bturn(?:s|ed|ing)?{_BESIDE}down\b"),
        ("postpone", r"off\b back\b", rf"\b(?:put(?:s|ting)?{_BESIDE}off|push(?:es|ed|ing)?{_BESIDE}back\b)"),
        (
            "concede",
            "result defeat outcome loss",
            r"\b(?:recogni[sz]|accept|acknowledg|admit|reject|contest|disput)\w*\s+(?:(?:the|his|her|their|its)\s+)?"
            r"(?:(?:official|final|election)\s+)?(?:results?|defeat|outcome|loss)\b",
        ),
        ("identify", "nam", r"\bnam(?:e[sd]?|ing)\b|\bnames\s+of\b"),
        ("stop", "through halt suspen", r"\bpass(?:es|ed|ing)?\s+through\b|\b(?:halt|suspend)(?:s|ed|ing)?\b"),
        ("cut", r"off\b sever", r"\b(?:br(?:eaks?|eaking|oken?)\s+off|sever(?:s|ed|ing)?)\b"),
        (
            "break",
            "ties relation contact",
            r"\b(?:cut(?:s|ting)?|sever(?:s|ed|ing)?)\s+(?:off\s+)?(?:[a-z]+\s+){0,2}(?:ties|relations|contacts?)\b",
        ),
        (
            "expel",
            "leave",
            r"\b(?:order(?:s|ed|ing)?|told|tells?|telling|giv(?:es|en|ing)|gave)\s+(?:[\w’'-]+\s+){0,9}?to\s+leave\b"
            r"(?!\s+(?:their|his|her|its|your|an?|the\s+(?!countr|kingdom|republic|state|territor|emirate))\w*)",
        ),
        (
            "return",
            r"back\b",
            r"\b(?:go(?:es|ne|ing)?|went|c[ao]m(?:e|es|ing)|fl(?:y|ies|ew|own|ying)|travel(?:s|led|ed|ling|ing)?|sail(?:s|ed|ing)?)\s+back\b"
            r"(?=\s*(?:[.,;]|\Z)|\s+(?:from|in|into|home|on\s+\w+day)\b|\s+to\s+(?!\d|work\b|his\b|her\b|its\b|their\b))",
        ),
        (
            "represent",
            "delegation side team negotiator",
            r"\b(?:leads?|led|leading|heads?|headed|heading)\s+(?:the|its|his|her|their|an?)\s+(?:[\w’'-]+\s+){0,2}?"
            r"(?:delegation|side|negotiators|negotiating\s+team)\b",
        ),
        ("vessel", _SHIPS, _ANY_SHIP),
        ("ship", _SHIPS, _ANY_SHIP),
        (
            "boat",
            "trawler lifeboat speedboat gunboat dingh",
            r"\b(?:trawlers?|lifeboats?|speedboats?|gunboats?|dingh(?:y|ies))\b",
        ),
        (
            "resupply",
            "suppl",
            r"\bsupply\s+(?:runs?(?!\s+(?:low|out|short|dry)\b)|missions?|trips?|voyages?|flights?)\b",
        ),
        ("crew", "sailor sea deckhand", r"\b(?:sailors|seam[ae]n|seafarers|deckhands)\b"),
        (
            "survivor",
            "alive",
            r"\b(?:m[ae]n|wom[ae]n|people|persons?|children|boys?|girls?|(?:min|work)ers?|sailors?)\s+alive\b",
        ),
        ("compensation", "pay paid", _PAID_TO_THEM),
        ("ransom", "crypto bitcoin", r"\bdemand(?:s|ed|ing)?\s+(?:[\w$€£.,-]+\s+){1,5}?in\s+(?:crypto\w*|bitcoins?)\b"),
        (
            "participate",
            "part involve attend",
            r"\b(?:t[ao]k(?:es?|en|ing)|took)\s+part\b|\binvolved\b(?=\s+in\b|[.,;])|\battend(?:s|ed|ing)?\b(?!\s+to\b)",
        ),
        ("extradite", "over", r"\bhand(?:s|ed|ing)?\s+(?:[\w’'-]+\s+){0,4}?over\s+to\s+(?!his\b|her\b|their\b)\w"),
        ("appoint", "named", r"(?:(?<=\bbe )|(?<=\bbeen )|(?<=\bwas )|(?<=\bwere ))named\b(?!\s+(?:after|for|in)\b)"),
        ("start", "trial", r"\bstands?\s+trial\s+(?:from|on|in)\b|\bgo(?:es)?\s+on\s+trial\b"),
        (
            "seize",
            "detain impound",
            rf"\b(?:detain|impound)(?:s|ed|ing)?\s+(?:[\w’'-]+\s+){{1,4}}?(?={_ANY_SHIP[2:]})|{_ANY_SHIP}[^.;,]{{0,40}}\b(?:detained|impounded)\b",
        ),
        (
            "greet",
            "boo jeer heckl cheer applau receiv welcom",
            r"\b(?:booed|jeered|heckled|cheered|applauded)\b|\b(?:received|welcomed)\s+(?:[\w’'-]+\s+){0,3}?(?:with|by|warmly|coolly|coldly)\b",
        ),
        ("handover", r"over\b", rf"\bhand(?:s|ed|ing)?{_BESIDE}over\b"),
        ("want", "ask call", r"\b(?:ask|call)(?:s|ed|ing)?\s+for\b"),
        (
            "win",
            "elect winner beat defeat",
            r"\b(?:declared|proclaimed|confirmed)\s+(?:[\w’'-]+\s+){0,4}?(?:president-elect|(?:the\s+)?winner)\b|"
            r"\b(?:declar(?:es?|ed|ing)\s+(?:[\w’'-]+\s+){1,5}?(?:re-?)?elected|(?:was|been|is)\s+re-?elected)\b|"
            r"(?<!\bbe )(?<!\bwas )(?<!\bwere )(?<!\bbeen )\b(?:beat|beats|beating|defeat(?:s|ed|ing))\b",
        ),
        (
            "sworn",
            "office inaugurated becom becam",
            r"\b(?:t[ao]k(?:e|es|en|ing)|took|assum(?:e|es|ed|ing))\s+office\b|\b(?:is|was|were|be|been|being)\s+inaugurated\b|"
            rf"\bbec[ao]m(?:e|es|ing)\s+(?:the\s+)?(?:[a-z-]+\s+){{0,2}}?{HELD_BY_OATH}\b",
        ),
        ("arrest", "custody", r"\b(?:in|into)\s+(?:[a-z]+\s+){0,2}?custody\b"),
        ("jail", "custody bars", r"\bin\s+(?:[a-z]+\s+){0,2}?custody\b|\bbehind\s+bars\b"),
        ("hold", "custody detain jail", r"\bin\s+(?:[a-z]+\s+){0,2}?custody\b|\b(?:detained|jailed)\b"),
        ("ban", "clos shut barr halt stop suspend", _SHUT_OUT),
        ("examine", "stud", r"\bstud(?:y|ies|ied|ying)\b"),
        (
            "take",
            "tow brought escort rush lift",
            r"\b(?:towed|brought|escorted|rushed|airlifted)\s+(?:[a-z]+\s+){0,3}?(?:in)?to\b",
        ),
        (
            "cost",
            "s[eo]l pa(?:y|id) loss",
            r"\bloss(?:es)?\s+(?:at|of)\s+(?:[a-z]+\s+){0,2}[\d$€£]|\bs(?:ells?|elling|old)\s+(?:[a-z]+\s+)?(?:for|at)\b|"
            r"\bp(?:ay|aid|aying)\s+(?:[a-z]+\s+)?[\d$€£]",
        ),
        (
            "find",
            "sign conclu establish discover",
            r"\b(?:see|saw|seen|sees)\s+(?:no|any|some|clear|signs?|evidence)\b|"
            r"\b(?:concluded|established|discovered)\b",
        ),
        ("own", "belong", r"\bbelong(?:s|ed|ing)?\s+to\b"),
        ("rescue", "pull pluck pick", r"\b(?:pulled|plucked|picked\s+up)\b"),
        ("halt", "stop", r"\bstop(?:s|ped|ping)?\b(?!\s+(?:in|at|over|short)\b)"),
        ("refuse", "declin", r"\bdeclin(?:e|es|ed|ing)\s+to\b"),
        (
            "arrive",
            "reach",
            r"\breach(?:es|ed|ing)?\s+(?!an?\b|agreement|accord|deal|consensus|out\b|\d|its\b|their\b)"
            r"(?:the\s+)?[a-z]",
        ),
        ("attend", "part present", r"\b(?:t[ao]k(?:es?|en|ing)|took)\s+part\b|\b(?:was|were|be)\s+present\b"),
        ("happen", "place", r"\b(?:t[ao]k(?:es?|en|ing)|took)\s+place\b"),
        (
            "sign",
            "seal conclud ink",
            r"\b(?:sealed|concluded|inked)\s+(?:[a-z]+\s+){0,3}?"
            r"(?:deal|accord|agreement|pact|treaty|contract)\b",
        ),
        (
            "approve",
            "pass adopt back favour green",
            r"\b(?:passed|adopted|backed)\s+(?:[a-z]+\s+){0,3}?"
            r"(?:law|bill|budget|resolution|motion|act|reform|plan|treaty)\b|"
            r"\bvoted\s+(?:for|in\s+favour)\b|\bgreen\s+light\b",
        ),
        ("work", "employ", r"\bemploy(?:s|ed)?\b"),
        (
            "crash",
            "plunge fell skid veer career derail",
            r"\b(?:plunged|fell|skidded|veered|careered)\s+(?:[a-z]+\s+){0,2}?(?:into|off)\b|\bderailed\b",
        ),
        ("worker", "employ staff labour", r"\b(?:employees|staff|labourers)\b"),
        ("employee", "worker staff", r"\b(?:workers|staff)\b"),
        ("country", r"states\b nations\b", r"(?<!united )\b(?:states|nations)\b"),
        ("fire", "blaze", r"\bblazes?\b"),
        (
            "strike",
            "walk stoppage work tools",
            r"\bwalk(?:ed|s|ing)?\s+out\b|\b(?:walkouts?|stoppages?)\b|\b(?:stop|down)(?:s|p(?:ed|ing)|ed|ing)?\s+(?:work|tools)\b",
        ),
        ("plane", "aircraft airliner jet flight", r"\b(?:aircraft|airliners?|jets?|flight)\b"),
        ("aeroplane", "aircraft airliner jet plane", r"\b(?:aircraft|airliners?|jets?|planes?)\b"),
        ("charge", "indict", r"\bindict(?:s|ed|ing|ments?)\b"),
        ("support", "back endors", r"\b(?:back|endors)(?:s|es|ed|ing)\b"),
        ("accuse", "blam", r"\bblam(?:e|es|ed|ing)\b"),
        ("demand", "insist ultimatum", r"\binsist(?:s|ed|ing)?\s+(?:on|that)\b|\bultimatum\b"),
        (
            "die",
            "life lives",
            r"\b(?:los(?:e|es|ing|t)\s+(?:their|his|her)\s+li(?:fe|ves)|claim(?:s|ed|ing)?\s+(?:the\s+lives|(?:[\w,.-]+\s+){1,4}?lives))\b",
        ),
    )
}
"""By the root of a deed, how it is told in several words: `lost their lives`."""
