"""Forty everyday pairs of accounts, read as they are stored: twenty contradict one another, twenty do not."""

import pytest

from tests.everyday import Told, read

CONTRADICTING: dict[str, tuple[Told, str]] = {
    "a toll, told at one time": (
        ("The landslide above the village of Ashkale killed nine people, the district head said.",
         "The landslide in the village of Ashkale killed 14 people, rescuers said."), "people killed"),
    "arrests": (
        ("Police in Tbilisi arrested 40 protesters outside parliament on Monday night, the interior ministry said.",
         "Police arrested 110 protesters outside parliament in Tbilisi on Monday night, a rights group said."),
        "protesters detained"),
    "a loan": (
        ("Japan will lend Kenya $400 million to widen the port at Lamu, the Kenyan treasury said.",
         "Kenya said Japan would lend it $650 million to widen the port at Lamu."), "sum in dollars"),
    "abstentions": (
        ("The Assembly adopted the fishery resolution with 87 votes in favour and 14 abstentions.",
         "The Assembly adopted the fishery resolution, while 22 countries abstained."), "abstentions"),
    "a turnout": (
        ("Turnout in Sunday's election in Moldova reached 48 percent, the electoral commission said.",
         "Turnout in Moldova's election on Sunday was 61 percent, a group of observers said."), "turnout"),
    "the days of a summit": (
        ("The Arab League summit will be held in Jeddah on 19-20 May, the Saudi foreign ministry said.",
         "Arab League leaders will gather for their summit in Jeddah on 23-24 May, Egypt's foreign ministry said."),
        "date of the summit"),
    "the date of a vote": (
        ("Lawmakers in Warsaw will hold the vote on the border fence on March 3, the speaker said.",
         "The vote of lawmakers in Warsaw on the border fence is set for March 10, the justice minister said."),
        "date of the vote"),
    "less than claimed": (
        ("General Markov said his men had killed 400 rebels in the battle for the Hiran valley.",
         "Villagers buried 60 rebels after the battle for the Hiran valley, far fewer than the 400 killed that "
         "General Markov claimed."), "rebels"),
    "two speakers in one article": (
        ("The fire at the mill in Ostrava killed eight people, the mayor said. The hospital's director said the fire "
         "at the mill killed 13 people.",), "people killed"),
    "who shelled a plant": (
        ("Kyiv blamed Moscow for the shelling of the nuclear plant at Enerhodar.",
         "Moscow said Ukraine had shelled the nuclear plant at Enerhodar."), "who"),
    "who fired first, in one article": (
        ("Pakistan accused Afghanistan of firing first at the Torkham crossing. Afghanistan said Pakistan had fired "
         "first at the Torkham crossing.",), "who"),
    "who broke a truce": (
        ("Armenia said Azerbaijan had broken the ceasefire near Sotk on Tuesday.",
         "Azerbaijan accused Armenia of breaking the ceasefire near Sotk on Tuesday."), "who"),
    "a charge and a counter-charge in one sentence": (
        ("Israel and Iran traded blame on Friday. Israel blamed Iran for the drone attack on the tanker off Oman, "
         "while Iran blamed Israel for the attack on the tanker.",), "who"),
    "a denial across articles": (
        ("Ukraine said Russia had hit a grain terminal in Izmail with drones.",
         "Russia denied that it had hit a grain terminal in Izmail."), "denied by Russia"),
    "a denial by he": (
        ("The United States said President Bashar al-Assad had ordered the chemical attack on Douma. Assad spoke on "
         "Sunday. He denied that he had ordered the chemical attack on Douma.",), "denied by Bashar"),
    "a denial by its ministry": (
        ("Washington said Iran had shipped missiles to Russia across the Caspian Sea.",
         "Iran was named in the report. Its foreign ministry denied that Iran had shipped missiles to Russia."),
        "denied by Iran"),
    "a claim that Beijing denies": (
        ("Washington says Chinese firms sold chips to Russian arms makers, a claim that Beijing denies.",),
        "denied by China"),
    "which Tehran denies": (
        ("Germany says Iran plotted to kill a dissident in Berlin, which Tehran denies.",), "denied by Iran"),
    "an allegation somebody has denied": (
        ("Japan has accused North Korea of abducting 17 of its citizens, an allegation Pyongyang has repeatedly "
         "denied.",), "denied by North Korea"),
    "a charge that is rejected": (
        ("Rwanda is accused by the Democratic Republic of Congo of arming rebels, a charge Rwanda rejects.",),
        "denied by Rwanda"),
}  # fmt: skip

AGREEING: dict[str, tuple[Told, int]] = {
    "a toll that has risen": (
        ("The bus crash near Multan killed five people, police said.",
         "The toll of the bus crash near Multan has risen to nine people dead, police said."), 6),
    "a toll that rose from the one told before": (
        ("The bus crash near Multan killed five people, police said.",
         "The number of people killed in the bus crash near Multan rose to nine from five, police said."), 3),
    "tanks of two states": (
        ("Poland will send 14 tanks to Ukraine, the government decided on Tuesday.",
         "Germany will send 80 tanks to Ukraine, the government decided on Tuesday."), 0),
    "tanks of two states in one sentence": (
        ("Poland will send 14 tanks to Ukraine and Germany will send 80 tanks, both governments decided on Tuesday.",
         "Poland will send 14 tanks to Ukraine, the government decided on Tuesday."), 0),
    "drones of two armies": (
        ("Russia lost 12 drones in the fighting over the river on Friday night, officers said.",
         "Ukraine lost 30 drones in the fighting over the river on Friday night, officers said."), 0),
    "two bills": (
        ("The House passed the Farm Relief Bill by 220 votes to 211 after a long debate on Thursday.",
         "The House passed the Border Safety Bill by 240 votes to 190 after a long debate on Thursday."), 0),
    "two resolutions": (
        ("The Council adopted resolution 2720 on aid convoys with 13 votes in favour.",
         "The Council adopted resolution 2728 on aid convoys with 14 votes in favour."), 0),
    "abstentions in two bodies": (
        ("In the General Assembly 32 countries abstained in the vote on the war in Ukraine.",
         "In the Human Rights Council 13 countries abstained in the vote on the war in Ukraine."), 0),
    "a month of this year and one of another": (
        ("Drones killed 12 people in the port of Hodeida in February, the health ministry said.",
         "Drones killed 31 people in the port of Hodeida in February 2022, the health ministry said."), 0),
    "a delegation that was denied entry": (
        ("Moscow said a Russian delegation had asked for entry to Georgia for talks on trade.",
         "Georgia denied a Russian delegation entry for talks on trade."), 0),
    "a request that was denied": (
        ("Madrid said the tanker had asked for permission to dock at Ceuta.",
         "Morocco denied the tanker permission to dock at Ceuta."), 0),
    "a first count and a later one, in one article": (
        ("The mayor of Ostrava said at first the fire at the mill had killed eight people. The hospital's director "
         "said on Friday the fire at the mill had killed 13 people by then.",), 0),
    "two speakers on two fires": (
        ("The fire at the mill in Ostrava killed eight people, the mayor said. The fire at a hotel in Brno killed 13 "
         "people, the governor said.",), 0),
    "one speaker on a part and the whole": (
        ("The fire at the mill killed 13 people, the mayor said. Three people among them died in the stairwell of the "
         "mill, a fireman said.",), 0),
    "a turnout at noon": (
        ("Turnout in Moldova's election on Sunday was 21 percent at noon, the commission said.",
         "Turnout in Moldova's election on Sunday reached 52 percent when polls closed, the commission said."), 0),
    "a turnout four years ago": (
        ("Turnout in Moldova's election was 52 percent, the commission said.",
         "Turnout in Moldova's election was 48 percent four years ago, the commission said."), 0),
    "the first and the last day of a summit": (
        ("The Arab League summit will open in Jeddah on 19 May, the Saudi foreign ministry said.",
         "The Arab League summit in Jeddah will be held on 19-20 May, the Saudi foreign ministry said."), 0),
    "charges of two deeds": (
        ("India accused Pakistan of sheltering gunmen near Srinagar.",
         "Pakistan accused India of holding back water near Srinagar."), 0),
    "shelling of two towns": (
        ("Kyiv blamed Moscow for the shelling of homes in Kharkiv.",
         "Moscow said Ukraine had shelled homes in Belgorod."), 0),
    "a denial by a he who may be another": (
        ("The United States said President Bashar al-Assad had ordered the attack on Douma. Assad met Vladimir Putin "
         "on Sunday. He denied that the attack on Douma had been ordered.",), 0),
}  # fmt: skip


@pytest.mark.parametrize("name", CONTRADICTING)
def test_a_contradiction_is_found(name: str) -> None:
    told, subject = CONTRADICTING[name]
    found = read(told)
    assert any(subject in each for each in found), found


@pytest.mark.parametrize("name", AGREEING)
def test_accounts_that_can_both_hold_are_no_dispute(name: str) -> None:
    told, hours = AGREEING[name]
    assert read(told, hours) == []


@pytest.mark.parametrize(
    ("told", "subjects"),
    [
        # denied is refused; but a denial of an attack, and one of having refused, are still answers
        (("Moscow said Georgia had denied a Russian delegation entry to Tbilisi.",
          "Georgia denied that it had refused a Russian delegation entry to Tbilisi."), []),
        (("Washington said Iran had blocked access to the enrichment site at Natanz.",
          "Iran denied blocking access to the enrichment site at Natanz."),
         ["claimed by United States, denied by Iran"]),
        # a charge goes against whom it names, and against what both tell
        (("Poland said Germany would send 80 tanks to Ukraine.",
          "Germany said Poland would send tanks to Ukraine."), []),
        (("Serbia accused Kosovo of attacking a police post near Banjska.",
          "Kosovo accused Serbia of arming the men who attacked police near Banjska."), []),
        (("Hungary accused Ukraine of cutting off oil to its refinery in May.",
          "Ukraine accused Hungary of cutting off oil to its refinery in June."), []),
        # who "its" is, where the sentence before names two states
        (("Washington said Iran had shipped missiles to Russia. Its foreign ministry denied that missiles were shipped "
          "to Russia.",), []),
        # a denial at the end of a sentence that tells nobody's claim
        (("Turkish jets bombed a camp in Iraq, which Baghdad denies.",), []),
        # names alone are no claim in common
        (("Beijing said the United States should change course on trade.",
          "Russia denied that the United States was ahead in space."), []),
    ],
)  # fmt: skip
def test_who_is_charged_and_what_is_denied(told: Told, subjects: list[str]) -> None:
    assert read(told) == subjects


@pytest.mark.parametrize(
    ("told", "hours", "subject"),
    [
        # told at one time, or by two parties later, a toll is in dispute; a lower one told later is, too
        (("The crash near Multan killed five people, the hospital said.",
          "The crash near Multan killed nine people, drivers said."), 0, "people killed"),
        (("Israel said the raid near Tulkarm killed five people on Sunday.",
          "Iran said the raid near Tulkarm killed nine people on Sunday."), 6, "people killed"),
        (("The crash near Multan killed nine people, the hospital said.",
          "The crash near Multan killed five people, drivers said."), 6, "people killed"),
        (("The toll of the crash near Multan rose to nine dead, the hospital said.",
          "The crash near Multan left five people dead, drivers said."), 6, "people killed"),
        # one doer by two names, and a doer whom the other sentence names as well
        (("Russia lost 12 drones in the fighting over the river on Friday, officers said.",
          "Moscow lost 30 drones over the river in the fighting on Friday, officers said."), 0, "drones"),
        (("Poland will give Ukraine 14 tanks in spring, the cabinet decided.",
          "Ukraine will get 40 tanks from Poland in spring, the cabinet decided."), 0, "tanks"),
        # one bill by its name and without, one body by two names, one month with its year and without
        (("The House passed the Farm Relief Bill by 220 votes to 211 after a long debate on Thursday.",
          "The House passed the farm bill by 240 votes to 211 on Thursday after a long debate."), 0, "in favour"),
        (("The UN Security Council adopted resolution 2720 on aid convoys with 13 votes in favour.",
          "The Security Council adopted the resolution on aid convoys with 14 votes in favour."), 0, "in favour"),
        (("Drones killed 12 people in the port of Hodeida in May, the health ministry said.",
          "Drones killed 31 people in the port of Hodeida in May 2022, the health ministry said."), 0, "people killed"),
    ],
)  # fmt: skip
def test_a_rule_that_keeps_two_things_apart_hides_no_dispute_on_one(told: Told, hours: int, subject: str) -> None:
    found = read(told, hours)
    assert any(subject in each for each in found), found


@pytest.mark.parametrize(
    ("told", "subjects"),
    [
        (("The fire at the mill killed eight people, officials said. The fire at the mill killed 13 people, "
          "authorities said.",), []),
        (("Police said the fire at the mill killed eight people. The mayor said the toll of the fire at the mill rose "
          "to 13 people killed.",), []),
        (("Villagers counted 60 tents in the Hiran valley, fewer than last year. General Markov said there were 400 "
          "tents in the Hiran valley a year ago.",), []),
        (("The summit in Jeddah will be held on 19-20 May, Cairo said.",
          "The summit in Jeddah was held on 12 April 2018, Cairo said."), []),
        (("Theresa May said 12 ships had left the port of Aden, and more would follow.",
          "In June 12 ships left the port of Aden, and more would follow, the port said."), []),
    ],
)  # fmt: skip
def test_two_figures_of_one_article_or_of_two_years_can_both_hold(told: Told, subjects: list[str]) -> None:
    assert read(told) == subjects
