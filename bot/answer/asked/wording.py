"""Gives a question in the words of reports: `Will he resign?` for `Is he going to step down?`."""

import re
from collections.abc import Callable, Sequence
from functools import partial

from bot.answer.asked.terms import HELD_BY_OATH
from bot.answer.asked.things import OF_WHOM, TEXT, WHOSE_TEXT
from bot.text.gazetteer import load_gazetteer

_FAULT = re.compile(
    r"\A(?P<before>.*?)(?:whose\s+(?:fault|mistake)\s+(?:is|was)|who\s+(?:is|was)\s+(?:to\s+blame|at\s+fault)\s+for|"
    r"who\s+bears\s+the\s+blame\s+for)\s+(?P<what>[^?]+).*",
    re.IGNORECASE,
)
"""Asks for our judgement, and for what is told: whom somebody blames."""
_ANSWERS_FOR = re.compile(r"\b(who\s+(?:is|was|are|were))\s+responsible\s+for\b", re.IGNORECASE)
_OWNER = re.compile(r"\bwho(?:[’']s|\s+(?:is|are))\s+the\s+owners?\s+of\b", re.IGNORECASE)
_GOING_TO = re.compile(
    r"\b(?P<is>is|are)(?P<who>\s+(?:(?!(?:who|what|when|where|why|how|is|are)\b)[^?.!;])*?)??\s+going\s+to(?=\s+(?-i:[a-z]))",
    re.IGNORECASE,
)
"""What will be, unless somebody only goes somewhere: `Is she going to Oslo?`, `Who is going to the talks?`."""
_GOES = re.compile(
    r"\b(?P<is>is|are)(?P<who>\s+[^?.!;]*?)??\s+going(?=\s+to\s+(?:(?:the|an?|his|her|its|their|this|that|these|those|any)\s|(?-i:[A-Z])))",
    re.IGNORECASE,
)
_PLACE_BEHIND = re.compile(r"\s+(?P<name>[a-z]+(?:\s+[a-z]+)?)")
_GOES_FOR = re.compile(
    r"who\s+(?P<goes>will\s+go|goes|went)\s+to\s+(?P<event>the\s+(?:[a-z-]+\s+)?(?:talks|negotiations|meeting|summit|conference)\b[^?]*?)\s+"
    r"(?:for|on\s+behalf\s+of)\s+(?P<whose>(?:the\s+)?(?-i:[A-Z])[\w-]*(?:\s+(?-i:[A-Z])[\w-]*)*)[\s?]*",
    re.IGNORECASE,
)
"""Asks who goes somewhere for a state or a body, of whom reports tell that they lead its delegation."""
_RAN = re.compile(
    r"\bwho\s+ran\s+(?P<talks>(?:the|these|those)\s+(?:[a-z-]+\s+)?(?:talks|negotiations))\b", re.IGNORECASE
)
_ROLE = re.compile(
    r"what(?:\s+(?:was|is)\s+(?P<whose>(?:the\s+)?(?-i:[A-Z])[\w ]*?)[’']s?\s+role|"
    r"\s+(?:role|part)\s+(?:did|does|has|have|do)\s+(?P<who>[^?]+?)\s+play(?:ed)?)"
    r"(?:\s+(?:in\s+)?(?:it|this|that|all\s+(?:this|that)|there|here))?[\s?!.]*",
    re.IGNORECASE,
)
"""Asks of an affair that is not named, as in a thread, what somebody did in it."""
_ANYBODY_HURT = re.compile(
    r"(?:(?:and|but|so)\s+)?(?:(?:were|was|are)\s+there\s+)?any\s+(?:casualties|victims|(?P<dead>deaths|dead|fatalities)|"
    r"(?P<hurt>injuries|injured|wounded))(?:\s+(?:were|are)\s+there)?(?:\s+(?:yet|so\s+far|there|reported))*[\s?!.]*",
    re.IGNORECASE,
)
"""The same of whether people were killed or hurt."""
_BLAMED = re.compile(
    r"(?:(?:and|but|so)[\s,]+)?who(?:[’']s|\s+(?:is|was))\s+(?:to\s+blame|at\s+fault|responsible)\s+according\s+to\s+"
    r"(?P<by>[^?]{2,40}?)[\s?!.]*",
    re.IGNORECASE,
)
"""The same of whose fault something was, in the words of somebody."""
_HAS_PROOF = re.compile(
    r"(?:(?:and|but|so)[\s,]+)?(?:does|do|did|has|have)\s+(?P<who>[^?]{2,40}?)\s+(?:have|has|got|shown?|offer(?:ed)?|give)\s+"
    r"(?:(?:any|some)\s+)?(?:proof|evidence)(?:\s+(?:of|for)\s+(?:it|that|this))?[\s?!.]*",
    re.IGNORECASE,
)
"""The same of whether somebody can prove what they say."""
_TRIAL = re.compile(
    r"when\s+(?P<aux>will|does|did)\s+(?P<who>[^?]+?)[’']s?\s+trial\s+(?:start|begin|open|take\s+place)[\s?]*",
    re.IGNORECASE,
)
_GOES_TO_COURT = re.compile(
    r"\b(?P<asks>when\s+(?:will|do|does|must)\s+[^?.!;]+?)\s+(?:go|come|be\s+brought)\s+(?:to|before)\s+(?:the\s+|a\s+)?(?:court|judge)(?=[\s?]*\Z)",
    re.IGNORECASE,
)
"""When somebody has to be in a court, and not when they sued."""
_COSTS = re.compile(
    r"\bwhat(?=\s+(?:will|would|did|does|do)\s+[^?.!;,]{2,80}?\scost(?:[\s?]*\Z|\s+(?:so\s+far|in\s+all)\b))",
    re.IGNORECASE,
)
"""Asks for a sum; what it costs somebody may be a post."""
_IN_COURT = re.compile(
    r"when\s+(?:will|do|does|must)\s+(?P<who>[^?]+?)\s+(?:next\s+)?appear\s+in\s+(?:the\s+)?court[\s?]*", re.IGNORECASE
)
_LED_FOR = re.compile(
    r"who\s+(?:(?P<will>will\s+(?:lead|head)|leads|heads)|led|headed)\s+(?:the\s+)?(?P<whose>(?-i:[A-Z])[\w-]*(?:\s+(?-i:[A-Z])[\w-]*)*)"
    r"(?:[’']s?)?\s+delegation(?P<where>\s+(?:in|at)\s+[^?]+)?[\s?]*",
    re.IGNORECASE,
)
_REOPENS = re.compile(
    r"when\s+(?:will|do|does|can|should|are|is)\s+(?P<who>[^?]+?)\s+(?:(?:due\s+|expected\s+|set\s+)?to\s+)?(?:reopen|open\s+again)(?:ing)?(?P<where>\s+(?:in|at)\s+[^?]+)?[\s?]*",
    re.IGNORECASE,
)
"""Asks for the end of what is told as closed until then."""
_HAS_COME_BACK = re.compile(
    r"(?P<is>is|are)\s+(?P<who>(?!(?:the\s+)?(?:power|electricity|water|internet|gas|service)\b)[^?]+?)\s+(?:now\s+|already\s+)?back"
    r"(?:\s+(?P<how>in|at|from|home)\b(?P<where>[^?]*))?(?:\s+yet)?[\s?]*",
    re.IGNORECASE,
)
_IS_FREE = re.compile(
    r"(?P<is>is|are|has|have)\s+(?P<who>(?:the\s+)?[^?]+?)\s+(?:been\s+)?(?:now\s+|already\s+)?"
    r"(?:free|freed|released|let\s+go|out\s+of\s+(?:jail|prison|custody))(?:\s+(?:now|yet|again))?[\s?]*",
    re.IGNORECASE,
)
"""Asks whether somebody is no longer held."""
_JOINED = re.compile(
    r"\b(?P<the>the|an?|any|last|next)\s+(?P<one>[A-Z][\w’']+)[-–](?P<other>[A-Z][\w’']+)\s+(?P<what>(?:phone\s+)?calls?|meetings?|talks|summit)\b"
)
"""Two whom a hyphen joins: `the Ruiz-Diaz call`."""
_PROMISED = re.compile(
    r"what\s+(?:has|have|did|does|do)\s+(?P<who>[^?]+?)\s+(?:promised?|pledged?|offer(?:ed)?)\s+(?:to\s+)?(?P<whom>(?:the\s+)?(?!to\b|that\b|in\b|on\b)[^?]+?)[\s?]*",
    re.IGNORECASE,
)
_LEADS = {"goes": "leads", "went": "led"}
_TAKES_OFFICE = re.compile(
    r"(?:\b(?P<does>do|does|did)(?P<who>\s+[^?.!;]+?)\s+)?\b(?:(?P<takes>take|takes|took|taken|taking|assum(?:es?|ed|ing))\s+office\b|"
    rf"(?P<becomes>become|becomes|became|becoming)(?=\s+(?:the\s+)?(?:[a-z-]+\s+){{0,2}}?{HELD_BY_OATH}\b))",
    re.IGNORECASE,
)
_LOSER = re.compile(r"\bthe\s+loser\b(?!\s+of\b)", re.IGNORECASE)
"""Who lost a vote, whom reports call the losing candidate."""
_TALKS_TO = re.compile(
    r"\b(?P<before>(?:did|does|do|will|would|has|have|had|is|are)\s[^?.!;]*?\s)talk(?P<ed>ed)?(?=\s+(?:to|with)\s+\S)",
    re.IGNORECASE,
)
"""Who talks to somebody speaks; the noun is of a meeting: `talks with`."""
_CONTENT = re.compile(
    rf"\bwhat(?:(?:[’']?s|\s+is|\s+was|\s+stands)\s+(?:written\s+)?in|(?:[’']?s|\s+is|\s+are|\s+were)\s+the\s+(?:(?:main|key|other|chief)\s+)?"
    rf"(?:points?|terms|provisions|contents?|conditions|clauses|articles|demands)\s+(?:of|in))\s+(?P<text>(?:{WHOSE_TEXT}{TEXT}){OF_WHOM})"
    r"(?=[\s?!.]*\Z)",
    re.IGNORECASE,
)
"""Asks for what a text says: `What is in the accord?`, `What are the terms of the deal?`."""
_COMES_TO = re.compile(
    r"\b(?P<asks>(?:did|does|will|would|when)\s[^?.!;]*?\s)come\s+to(?=\s+(?-i:[A-Z]))", re.IGNORECASE
)
"""Who comes to a place visits it, as reports from elsewhere tell it."""
_IS_BACK = re.compile(
    r"\b(?P<when>when\s+)(?:is|are)\s+(?P<who>(?P<more>they)|he|she|it|(?-i:[A-Z])[\w’'-]+(?:\s+(?-i:[A-Z])[\w’'-]+)*|the\s+[a-z]+)\s+"
    r"back(?=\s*[?.]|\s*\Z|\s+(?:in|from|home|at)\b)",
    re.IGNORECASE,
)
_TESTIFIES = re.compile(r"(?P<asks>\bwhat\s+(?:did|does)\s+[^?.!;]+?\s)testify(?=[\s?!.]*\Z)", re.IGNORECASE)
"""Asks what somebody says as a witness, which reports tell by any word of saying."""
_SEES = re.compile(
    r"\b(?P<asks>(?:did|does|will|would|has|have|had)\s+(?:(?!(?:the|see|seen)\b)[\w’'-]+\s+){1,4}?)see(?P<done>n?)\s+(?P<whom>(?-i:[A-Z])[\w’'-]+"
    r"(?:\s+(?-i:[A-Z])[\w’'-]+){0,3}(?:\s+(?:too|also|again|there|then|yet|as\s+well|in\s+person))?[\s?!.]*)\Z",
    re.IGNORECASE,
)
"""Whether somebody is seen, of whom reports tell that they are met: not how something is seen, nor a thing."""
_COURT = (
    r"(?:the\s+)?(?:(?!(?:who|whom|does|is|by)\b)[\w’'-]+\s+){0,4}?"
    r"(?:court|tribunal|judges?|prosecutors?|ICC|Interpol)(?:\s+(?:in|of|at)\s+[\w’'-]+)?"
)
_WANTED = re.compile(
    rf"\bwhom?(?P<but>\s+(?:else|(?:besides|other\s+than|apart\s+from)\s+[^?,]+?))?\s+(?:(?:does|do|did)\s+(?P<court>{_COURT})\s+want\s+"
    rf"(?:to\s+be\s+arrested|to\s+arrest|arrested)|(?:is|are)\s+(?:also\s+)?wanted\s+by\s+(?P<by>{_COURT}))",
    re.IGNORECASE,
)
"""Whom a court wants: reports tell of its warrant."""
_UNFOUND = re.compile(
    r"\b(?P<many>how\s+many)\s+(?:bodies\s+|(?P<who>(?:(?!(?:ha(?:s|ve)|are)\b)[\w’'-]+\s+){0,4}))(?:ha(?:s|ve)|are)\s+(?:still\s+)?"
    r"(?:not\s+(?:yet\s+)?been|(?:yet|still)\s+to\s+be)\s+(?:found|traced|located)\b",
    re.IGNORECASE,
)
"""Whose number is told as that of the missing."""
_BACK = re.compile(
    r"\b(?P<verb>be|come|go|came|went)\s+back(?=\s*[?.]|\s*\Z|\s+(?:in|into|to|from|home|at|on|by)\b)", re.IGNORECASE
)
_NAMED = re.compile(
    r"\A(?P<asks>has|have|had|did|does|will|would)(?P<who>\s+[^?.!]+?)\s+(?P<yet>yet\s+)?name(?P<done>d?)(?=\s+(?:the|its|his|her|their|any|those|all)\s"
    r"[^?]*\b(?:crew|crews|victims?|dead|suspects?|attackers?|gunm[ae]n|officers?|soldiers?|pilots?|captain|drivers?|sources?|killers?|"
    r"m[ae]n|wom[ae]n|people|those|members?|hostages?)\b)",
    re.IGNORECASE,
)
"""Whether the names of people are made known, and nobody is named to an office."""
_IN_STATE = (
    r"(?P<who>\s+(?:the\s+)?[^?.!;]+?)\s+(?:(?:to\s+)?(?:be|stay|remain)\s+)?(?P<state>(?:closed|shut|suspended|blocked|halted|grounded|banned|barred|"
    r"sealed(?:\s+off)?|cut\s+off)\b)"
)
_HOW_LONG = re.compile(
    rf"\b(?:(?:until|till)\s+when|how\s+long)\s+(?P<is>is|are|will|would|must|does|do){_IN_STATE}", re.IGNORECASE
)
"""How long something is closed, which reports tell by its end, or how long it stays so."""
_SUPPLY_RUN = re.compile(r"\bsupply\s+(?:run|mission|trip|voyage)s?\b", re.IGNORECASE)
_IMPORT_DUTY = re.compile(r"\b(?:import|customs)\s+(?=(?:dut(?:y|ies)|tariffs?|lev(?:y|ies))\b)", re.IGNORECASE)
"""What every duty on a good is."""
_TAKES_PART = re.compile(
    r"\b(?:(?P<done>taken|took)|(?P<takes>takes)|(?P<taking>taking)|take)\s+part(?=\s+in\b)", re.IGNORECASE
)
_NORMAL = re.compile(
    r"\b(?P<is>be|is|are|get|return|work|run|go)\s+(?:(?:back|return(?:ed)?)\s+to\s+normal|to\s+normal|normally)\b(?=[\s?]*\Z)",
    re.IGNORECASE,
)
"""When a thing works as it used to, of which reports tell that it is in full operation."""
_RECEIVED = re.compile(
    r"\b(?P<how>how\s+(?:was|were|is|has|have)\s+(?!the\s+(?:letter|news|offer|proposal|plan|payment|message)\b)[^?]{2,60}?\s+)(?:received|welcomed)\b",
    re.IGNORECASE,
)
"""How people met whoever came, which is another thing than what these were sent."""
_HOW_COME = re.compile(r"\A(?P<lead>(?:(?:and|but|so)[\s,]+)?)(?P<how>how)\s+come\b", re.IGNORECASE)
_EXPIRES = re.compile(
    r"\b(?P<when>when)\s+(?:does|do|will)\s+(?P<what>(?:[\w’'-]+\s+){0,5}?(?:deadline|ultimatum))\s+(?:expire|run\s+out|end|lapse|pass)\b",
    re.IGNORECASE,
)
"""Asks for the day that a deadline is, which reports tell by that: `a deadline of 20 May`."""
_IS = {"do": "are", "does": "is", "did": "was"}
_SWORN = {"take": "be", "takes": "is", "took": "was", "taken": "been", "taking": "being"} | {
    "assume": "be",
    "assumes": "is",
    "assuming": "being",
    "become": "be",
    "becomes": "is",
    "became": "was",
    "becoming": "being",
}
_PAST = re.compile(r"\b(?:has|have|had)\b", re.IGNORECASE)
_OFTEN_PARTED = (
    ("step steps stepped stepping", "down|aside", "resign resigns resigned resigning"),
    ("stand stands stood standing", "down|aside", "resign resigns resigned resigning"),
    ("call calls called calling", "off", "cancel cancels cancelled cancelling"),
    ("turn turns turned turning", "down", "reject rejects rejected rejecting"),
    ("put puts put putting", "off", "postpone postpones postponed postponing"),
    ("take takes took taken taking", r"over\s+from", "succeed succeeds succeeded succeeded succeeding"),
    ("push pushes pushed pushing", "back", "postpone postpones postponed postponing"),
)
"""Deeds of two words with the one word for each, in their forms."""
_BASE_BEHIND = re.compile(r"\b(?:do|does|did|will|would|to|can|could|should|must|may|might)\b[^?.!;]*\Z", re.IGNORECASE)
_PARTICIPLE_BEHIND = re.compile(r"\b(?:be|been|being|is|are|was|were|has|have|had)\b[^?.!;]*\Z", re.IGNORECASE)


def _ask_who_is_blamed(found: re.Match[str]) -> str:
    """Give a question of whose fault something was as one of whom others blame for it."""
    return f"{found['before'] + 'who' if found['before'] else 'Who'} is blamed for {found['what'].strip()}?"


def _ask_what_will_be(found: re.Match[str]) -> str:
    """Give `Will she resign` for `is she going to resign`, and `Will she go to Oslo` where a place stands there, in
    whatever letters."""
    typed = _PLACE_BEHIND.match(found.string, found.end())
    scanned = load_gazetteer().scan(typed["name"].title()) if typed is not None else ()
    placed = any(each.span.start == 0 and each.form != "demonym" for each in scanned)
    ends = typed is not None and re.fullmatch(r"(?!ski\b)[a-z]+[aiu](?:\s.*)?", typed["name"]) is not None
    return f"{_say_will(found)}{' go to' if placed or ends else ''}"  # no verb ends on these letters


def _say_will(found: re.Match[str]) -> str:
    return f"{'Will' if found['is'][0].isupper() else 'will'}{found['who'] or ''}"


def _ask_of_an_oath(found: re.Match[str]) -> str:
    """Give `Was Sonko sworn in` for `Did Sonko take office`, or become governor."""
    as_what = " as" if found["becomes"] else ""
    if found["does"] is None:
        verb, has = (found["becomes"] or found["takes"]).lower(), _PAST.search(found.string, 0, found.start())
        known = "been" if has is not None and verb in {"assumed", "become"} else _SWORN.get(verb, "was")
        return f"{known} sworn in{as_what}"
    asks = _IS[found["does"].lower()]
    return f"{asks.capitalize() if found['does'][0].isupper() else asks}{found['who']} sworn in{as_what}"


def _ask_who_they_are(found: re.Match[str]) -> str:
    """Give `Has the navy identified` for `Has the navy named`, where that is of a crew."""
    return f"{found['asks']}{found['who']} {found['yet'] or ''}identif{'ied' if found['done'] else 'y'}"


def _ask_how_long(found: re.Match[str]) -> str:
    """Give `How long will it be closed` for `Until when will it stay closed`."""
    verb = {"does": "is", "do": "are"}.get(found["is"].lower(), found["is"])
    asks = "How" if found[0][0].isupper() else "how"
    return f"{asks} long {verb}{found['who']}{'' if verb in {'is', 'are'} else ' be'} {found['state']}"


def _name_in_one(forms: Sequence[str], plain: Sequence[str], found: re.Match[str]) -> str:
    """Give one word for two, in the same form; `put` is read by what stands before it."""
    verb, before = found[1].lower(), found.string[: found.start()]
    done = _PARTICIPLE_BEHIND.search(before) is not None or _BASE_BEHIND.search(before) is None
    past = forms[0] == forms[2] == verb and done
    return plain[2] if past else plain[forms.index(verb)]


_REWORDINGS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (_HOW_COME, lambda found: f"{found['lead']}{'Why' if found['how'][0].isupper() else 'why'}"),
    (_FAULT, _ask_who_is_blamed),
    (_RAN, r"who hosted \g<talks>"),
    (_ANSWERS_FOR, r"\1 behind"),
    (_OWNER, lambda found: f"{found[0][:3]} owns"),
    (_TALKS_TO, lambda found: f"{found['before']}{'spoken' if found['ed'] else 'speak'}"),
    (_CONTENT, lambda found: f"what does {found['text']} say"),
    (_COMES_TO, r"\g<asks>visit"),
    (_IS_BACK, lambda found: f"{found['when']}{'do' if found['more'] else 'does'} {found['who']} return"),
    (_LOSER, "the losing candidate"),
    (_TESTIFIES, r"\g<asks>say when testifying"),
    (_WANTED, lambda found: f"whom{found['but'] or ''} did {found['court'] or found['by']} issue a warrant for"),
    (_UNFOUND, lambda found: f"{found['many']} {found['who'] or 'people '}are missing"),
    (_TAKES_OFFICE, _ask_of_an_oath),
    (_GOES, lambda found: f"{_say_will(found)} go"),
    (_GOING_TO, _ask_what_will_be),
    (_RECEIVED, r"\g<how>greeted"),
    (_NORMAL, lambda found: f"{found['is'] if found['is'] in {'is', 'are'} else 'be'} fully operational"),
    (
        _TAKES_PART,
        lambda found: (
            f"participat{'ed' if found['done'] else 'es' if found['takes'] else 'ing' if found['taking'] else 'e'}"
        ),
    ),
    (_BACK, lambda found: "returned" if found["verb"].lower() in {"came", "went"} else "return"),
    (_NAMED, _ask_who_they_are),
    (_HOW_LONG, _ask_how_long),
    (_GOES_TO_COURT, r"\g<asks> appear in court"),
    (_COSTS, lambda found: "How much" if found[0][0].isupper() else "how much"),
    (_EXPIRES, r"\g<when> is \g<what>"),
    (_SUPPLY_RUN, "resupply"),
    (_IMPORT_DUTY, ""),
    (_SEES, lambda found: f"{found['asks']}{'met' if found['done'] else 'meet'} {found['whom']}"),
    *(
        (
            re.compile(rf"\b({'|'.join(verb.split())})\s+(?:{small})\b", re.IGNORECASE),
            partial(_name_in_one, verb.split(), plain.split()),
        )
        for verb, small, plain in _OFTEN_PARTED
    ),
)
"""What is asked in other words than reports use, and the plainer words for it, in the order in which they are put."""


def ask_who_leads(question: str) -> str:
    """Give `Who will lead Chad's delegation to the talks?` for `Who will go to the talks for Chad?`."""
    found = _GOES_FOR.fullmatch(question)
    if found is None:
        return question
    return f"Who {_LEADS.get(found['goes'].lower(), 'will lead')} {found['whose']}’s delegation to {found['event']}?"


def ask_as_told(question: str) -> tuple[str, ...]:
    """Give a question of an affair that is not named in the words in which reports may tell it, the likeliest first:
    for `What role did Qatar play?` whether it hosted talks or mediated, for `Any casualties?` how many were killed or
    hurt."""
    if (found := _ROLE.fullmatch(question)) is not None:
        who = found["who"] or found["whose"]
        return f"Did {who} host the talks?", f"Did {who} mediate?", f"Did {who} broker the deal?"
    if (hurt := _ANYBODY_HURT.fullmatch(question)) is not None:
        dead = () if hurt["hurt"] else ("How many died?",)
        return (*dead, *(() if hurt["dead"] else ("How many were injured?",)))
    if (blamed := _BLAMED.fullmatch(question)) is not None:
        return (f"What did {blamed['by']} say about responsibility?",)
    if (proof := _HAS_PROOF.fullmatch(question)) is not None:
        return (f"What evidence did {proof['who']} release?",)
    return ()


def ask_otherwise(question: str) -> str | None:
    """Give a question in other words in which reports may tell it: when somebody stands trial for when that trial
    starts, when their hearing is for when they appear in court, who represents a state for who leads its delegation,
    whom somebody blames for who is to blame by their word, when something reopens for how long it is closed, whether
    somebody is back for whether they returned, whether they are free for whether they are held, what is promised them
    for what they will be paid; None where there are none."""
    if (closed := _REOPENS.fullmatch(question)) is not None:
        return f"How long will {closed['who']}{closed['where'] or ''} be closed?"
    if (back := _HAS_COME_BACK.fullmatch(question)) is not None:
        to = {"in": " to", "at": " to", "from": " from", "home": " home"}.get((back["how"] or "").lower(), "")
        return f"{'Have' if back['is'].lower() == 'are' else 'Has'} {back['who']} returned{to}{back['where'] or ''}?"
    if (free := _IS_FREE.fullmatch(question)) is not None:
        return f"{'Are' if free['is'].lower() in {'are', 'have'} else 'Is'} {free['who']} in custody?"
    if _JOINED.search(question) is not None:
        return _JOINED.sub(r"\g<the> \g<what> between \g<one> and \g<other>", question)
    if (promised := _PROMISED.fullmatch(question)) is not None:
        return f"What will {promised['who']} pay {promised['whom']}?"
    if (trial := _TRIAL.fullmatch(question)) is not None:
        return f"When {trial['aux']} {trial['who']} stand trial?"
    if (appearing := _IN_COURT.fullmatch(question)) is not None:
        return f"When is the hearing of {appearing['who']}?"
    if (led := _LED_FOR.fullmatch(question)) is not None:
        states = [load_gazetteer().name_of(each.key) for each in load_gazetteer().scan(led["whose"])]
        who = "Who will represent" if led["will"] else "Who represented"
        return f"{who} {states[0]}{led['where'] or ''}?" if states else None
    if (blamed := _BLAMED.fullmatch(question)) is not None:
        return f"Whom does {blamed['by']} blame?"
    return None


def find_who_appears(question: str) -> str | None:
    """Give of whom it is asked when they appear in court, so that a hearing of another matter is not theirs."""
    appearing = _IN_COURT.fullmatch(question)
    return appearing["who"] if appearing is not None else None


def find_who_is_paid(question: str) -> str | None:
    """Give to whom it is asked what was promised, so that what others are paid is not theirs."""
    promised = _PROMISED.fullmatch(question)
    return promised["whom"] if promised is not None else None


def word_plainly(text: str) -> str:
    """Give a question in plainer words that ask the same."""
    for pattern, plain in _REWORDINGS:
        text = pattern.sub(plain, text)
    return text
