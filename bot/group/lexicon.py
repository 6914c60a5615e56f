"""Words that tell what kind of news a sentence is: states dealing with one another, sport, or markets."""

from bot.text.words import stem


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


DEALINGS = _stems(
    """
    accord accuse act agree agreement aid alliance ally ambassador annex arm army asylum attack backed balloon ban
    blame blockade bomb border boycott ceasefire chip clash condemn conflict confront consul consulate cooperate
    cooperation counterpart coup court cut deal defence defend defense delegation demand denied deport detain deter
    dialogue diplomacy diplomat diplomatic dispute doctrine drill drone embargo embassy envoy exercises expel
    expelled export foreign gas grain helped host hostage import influence inspect inspection inspectors
    intelligence invade invasion invite invitation kill launch leader mediate mediation mediator meet meetings met
    military minister ministry missile mission negotiate negotiation neutral nuclear occupation occupied offensive
    oil pact partner partnership patrol peace pipeline plan pledge policy postpone president pressure prisoner
    protest proposal propose rapprochement ratify recognise recognize reconciliation refuse refugees reject relation
    resolution restore resume retaliate retaliation reunification rival rivalry sanction secretary security seize
    send sent separatist shelled shoot shot sign smuggling sovereignty spied spokesman spokesperson spokeswoman spy
    state strategic strike struck submarine summit summon supplied support surveillance talks tariff tariffs tension
    territory threat threaten ties trade treaty troops truce trust uranium veto violate violation visa visit vow war
    warn warship weapons withdraw withdrawal withdrew
    """
)
SPORT = _stems(
    """
    athlete bronze champion championship club coach cricket cup defender final fixture football footballer gold goal
    goalkeeper gymnast handball hockey innings league marathon match medal medallist midfielder olympic penalty
    pitch player playoff podium qualifier quarterfinal racket relegated rugby runner score scorer semifinal silver
    skater squad stadium striker swimmer team tennis title tournament transfer unbeaten volleyball wicket winger
    """
)
MARKETS = _stems(
    """
    analyst basis benchmark bond bourse brent bullish bearish close commodity contract copper crude currency
    dividend dollar dow earnings equities etf forex fund futures gain hedge index indices investor listing lower
    nasdaq nikkei ounce percent portfolio price rally rate rouble ruble share slid stock tonne trader trading
    treasuries volatility yen yield yuan
    """
)
