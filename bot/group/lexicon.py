"""Words that tell what kind of news a sentence is: states dealing with one another, sport, or markets."""

from bot.text.words import stem


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


_ACTS = _stems(
    """
    accord accuse act agree agreement aid alliance ally ambassador annex arm army asylum attack backed balloon ban
    bar barred blame blockade bomb border boycott ceasefire censure chip clash complain complaint condemn conflict
    confront consul consulate cooperate cooperation counterpart coup court cut deal defence defend defense
    delegation demand denied denounce deport detain deter dialogue diplomacy diplomat diplomatic dispute doctrine
    drill drone duty embargo embassy envoy exercises expel expelled extradite extradition foreign grain helped host
    hostage influence inspect inspection inspectors intelligence invade invasion invite invitation kill launch
    leader levy mediate mediation mediator meet meetings met military minister ministry missile mission negotiate
    negotiation neutral nuclear occupation occupied offensive pact partner partnership patrol peace pipeline plan
    pledge policy postpone president pressure prisoner protest proposal propose rapprochement ratify rebuke
    recognise recognize reconciliation refuse refugees reject relation resolution restore resume retaliate
    retaliation reunification rival rivalry sanction secretary security seize send sent separatist shelled shoot
    shot sign smuggling sovereignty spied spokesman spokesperson spokeswoman spy strategic strike struck submarine
    summit summon supplied support surveillance swap talks tariff tariffs tension territory threat threaten ties
    trade treaty troops truce trust uranium veto violate violation visa visit vow war warn warship weapons withdraw
    withdrawal withdrew halt suspend recall
    """
)
GOODS = _stems("export gas import oil")
"""What states trade in, and what a market listing is full of: a word of dealings where there is another."""
DEALINGS = _ACTS | GOODS
FORCE = _stems(
    """
    airstrike ambush artillery attack bomb bombard bombardment drone missile raid ram rocket shell shelled shelling
    strike struck torpedo warplane
    """
)
"""Acts of force and what they are done with: one such word says that two deal with one another."""
STOPPAGE = _stems("pay picket union wage walkout")
"""Words beside which a strike is of those who stop work."""
JOINT = _stems(
    """
    accord agree agreement alliance ally ambassador border bridge cable canal ceasefire clash conflict consulate
    cooperate cooperation counterpart crossing customs deal dialogue dispute drill embassy envoy exercises
    exchange feud ferry fought friction frontier hostage hotline interconnector link meet meetings met negotiate
    negotiation pact partner partnership passport patrol pipeline quarrel railway rapprochement reconciliation
    relation relationship rival rivalry row settle share sign signed spat summit swap talk talks tension
    tensions tie ties trade treaty truce tunnel united visa war
    """
)
"""What two do with or against one another, or have between them, rather than each of them to a third."""
CIVICS = _stems(
    "ballot candidate coalition election electoral government parliament poll presidential referendum vote voter"
)
"""What a state's own affairs are told in, which another one may weigh on."""
SPORT = _stems(
    """
    aquatics athlete basketball beat bronze champion championship club coach cricket cup defender final fixture football
    footballer gold goal goalkeeper gymnast handball hockey innings league marathon match medal medallist midfielder
    olympic penalty pitch player playoff podium qualifier quarterfinal racket relay relegated rugby runner score
    scorer semifinal silver skater spectator squad stadium striker swimmer swam team tennis title tournament
    transfer unbeaten volleyball wicket winger
    """
)
PLAINLY_SPORT = SPORT - _stems("beat cup final gold goal penalty pitch player racket score silver team title transfer")
"""Words of sport that stand in no other news."""
MARKETS = _stems(
    """
    analyst barrel basis bearish benchmark bond bourse brent bullish close commodity contract copper crude currency
    diesel dividend dollar dow earnings equities etf forex fund futures gain gallon gasoline hedge index indices
    inflation investor listing lower motorist nasdaq nikkei ounce percent petrol portfolio price pump rally rate
    refinery rouble ruble share slid stock tonne trader trading treasuries volatility yen yield yuan
    """
)
