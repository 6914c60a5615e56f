"""What is news of a topic, and what only names its actors."""

from collections.abc import Sequence

import pytest

from bot.group.topics import match, search_terms
from bot.model.analysis import ActorKey, Material
from bot.model.topic import Topic
from bot.text.analysis import analyse
from bot.text.gazetteer import load_gazetteer
from tests.factories import make_article
from tests.materials import PAIR, make_material

CHINA_RUSSIA = Topic("china-russia", "China and Russia", actors=(ActorKey("state:CN"), ActorKey("state:RU")))
OTHERS: dict[str, Sequence[str]] = {
    "state:US": ("United States", "American"),
    "state:IN": ("India",),
    "state:BR": ("Brazil",),
    "state:FR": ("France", "French"),
}


def about(text: str, title: str = "") -> Material:
    return make_material(text, title=title, actors=PAIR | OTHERS)


def test_a_visit_of_one_to_the_other_is_news_of_the_pair() -> None:
    found = match(CHINA_RUSSIA, about("China's top diplomat will visit Russia this month, his ministry said."))
    assert found.holds
    assert "China and Russia stand in the opening" in found.reasons


def test_capitals_and_demonyms_stand_for_their_states() -> None:
    text = "Beijing has agreed to buy more gas from Moscow. Russian exports to Chinese ports rose by half last year."
    assert match(CHINA_RUSSIA, about(text)).holds


def test_persons_stand_for_the_state_their_role_names() -> None:
    text = "Russian President Vladimir Putin met his visitor Xi. Putin said that Xi had shown him a plan. Xi left."
    persons: dict[str, Sequence[str]] = {"person:putin": ("Vladimir Putin", "Putin"), "person:xi": ("Xi",)}
    material = make_material(
        f"{text} The Chinese leader Xi spoke little.",
        actors=PAIR | persons,
        roles={"person:putin": "Russian President", "person:xi": "Chinese leader"},
    )
    assert match(CHINA_RUSSIA, material).holds
    assert not match(CHINA_RUSSIA, make_material(text, actors=PAIR | persons)).holds


def test_an_ambassador_to_a_state_is_not_its_own() -> None:
    text = "Ambassador to China Denisov met Putin at a dinner. Denisov said Putin had agreed to his plan for the visit."
    material = make_material(
        text, actors=PAIR | {"person:denisov": ("Denisov",)}, roles={"person:denisov": "Ambassador to China"}
    )
    assert not match(CHINA_RUSSIA, material).holds


def test_words_of_one_about_the_other_count_as_dealings() -> None:
    text = "Moscow calls the paper of the Chinese a good start."
    silent = make_material(text, title="")
    spoken = make_material(text, title="", said=[("says", "Moscow", "the paper of the Chinese a good start")])
    assert match(CHINA_RUSSIA, spoken).strength > match(CHINA_RUSSIA, silent).strength


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Zenit win again in the Russian league",
            "Zenit beat Spartak Moscow 2-1 on Sunday to stay top of the Russian league. The striker scored twice. The "
            "Chinese defender helped the Russian team to keep the lead. The coach said the players had earned the cup.",
        ),
        (
            "Chinese striker signs for Russian club",
            "A Chinese striker signed a contract with a Russian club on Friday, the club said. The player scored 12 "
            "goals in the Chinese league last season. The Russian coach said the transfer made his team stronger.",
        ),
        (
            "Asian shares mixed",
            "Shares in China slid as investors weighed data, while Russian stocks gained on higher oil prices. The "
            "index closed at a low. The rouble and the yuan fell to the dollar, traders said. Bond yields rose.",
        ),
        ("Medal table", "China 12, Russia 9, India 8, Brazil 5. China won gold in diving, Russia silver in judo."),
        (
            "Emissions rise",
            "The report lists who emits most. China, Russia, India and Brazil fall short of the plan agreed, it said. "
            "Methane grew fastest. The authors asked for cuts. Forests were counted for the first time.",
        ),
        (
            "Floods in the south",
            "Rain flooded towns in France. Rescue teams were sent. Roads were shut. The French minister came. Schools "
            "stay closed. Insurers expect claims. A warm sea is blamed. A storm hit last year. Help was offered. In "
            "a speech on another matter the minister said China and Russia should talk.",
        ),
    ],
)
def test_sport_markets_lists_and_passing_mentions_are_not(title: str, text: str) -> None:
    assert not match(CHINA_RUSSIA, about(text, title)).holds


@pytest.mark.parametrize(
    "text",
    [
        "India seeks closer ties with Russia and China. Its foreign minister told Russia and China of the plan.",
        "The United States imposed sanctions on Russia and China. Sanctions against China and Russia will stay.",
        "India’s policy towards China and Russia is a threat, an ally warned. Russia and China refuse to pay India.",
    ],
)
def test_two_that_are_one_side_of_a_thirds_dealings_do_not_deal_with_one_another(text: str) -> None:
    assert match(CHINA_RUSSIA, about(text, "India between the powers")).strength == 0


@pytest.mark.parametrize(
    "text",
    [
        "China and Russia began a joint naval exercise on Friday. Warships of Russia and China trained together.",
        "The presidents of Russia and China met in Astana. China and Russia signed a statement on trade.",
        "Talks between Russia and China on gas ended without a deal, ministers said. Both blamed the price.",
        "Tensions between Beijing and Moscow rose. China and Russia closed their border to troops of the other.",
        "Oil fell as China and Russia signed a trade treaty. Officials from Russia and China held talks in Harbin.",
        "China and Russia agreed to sanctions on India. Moscow will tell Beijing of each step, ministers of both said.",
    ],
)
def test_two_that_act_jointly_or_on_one_another_deal_though_they_are_named_in_one_breath(text: str) -> None:
    assert match(CHINA_RUSSIA, about(text)).holds


def test_prices_at_the_pump_are_no_dealings_but_a_contract_for_gas_is() -> None:
    pump = about(
        "Gasoline may cost five dollars a gallon if Russia cuts its oil exports, traders said. Crude rose to $98 "
        "a barrel as China lifted a lockdown. Oil prices in China and Russian exports move the price at the pump. "
        "Inflation hit motorists; diesel prices and the price of gas rose at every refinery. Investors bought oil.",
        "Gas prices rise again",
    )
    contract = about(
        "Russia agreed to sell gas to China for thirty years under a contract signed in Shanghai. Moscow and Beijing "
        "had negotiated for ten years over the price. A pipeline will carry the gas from Russia to China. The Chinese "
        "ministry said the Russian price was near that of oil at 98 dollars a barrel.",
        "Russia signs gas deal with China",
    )
    assert not match(CHINA_RUSSIA, pump).holds
    assert match(CHINA_RUSSIA, contract).holds


def test_one_actor_alone_is_no_news_of_the_pair() -> None:
    assert match(CHINA_RUSSIA, about("China's leader met ministers of India in Beijing.")).strength == 0


def test_an_article_about_nothing_matches_nothing() -> None:
    assert match(CHINA_RUSSIA, about("")).strength == 0
    assert match(Topic("empty", "Empty"), about("China met Russia.")).strength == 0


def test_a_free_query_needs_all_its_words_near_one_another_and_more_than_once() -> None:
    talks = Topic("iran-nuclear-talks", "Iran nuclear talks", query=("Iran nuclear talks",))
    held = about("Talks with Iran on its nuclear programme resumed in Vienna. The nuclear talks had stalled.")
    passing = about("Rain fell. " * 8 + "A speaker named the Iran nuclear talks. " + "More rain is due. " * 4)
    apart = about("Talks on fish ended. " + "Rain fell. " * 5 + "A nuclear plant opened. Rain fell. Iran won.")
    assert match(talks, held).holds
    assert not match(talks, passing).holds
    assert match(talks, apart).strength == 0


def test_where_a_topic_has_actors_and_words_both_must_hold() -> None:
    gas = Topic("gas", "Gas", actors=CHINA_RUSSIA.actors, query=("gas", "pipeline"))
    dealings = "China and Russia signed an accord in Moscow, the Chinese ministry said. Russia and China will build "
    assert match(gas, about(dealings + "a pipeline for gas. The gas is to flow in May.")).holds
    assert not match(gas, about(dealings + "a railway. The trains are to run in May.")).holds


def test_search_terms_are_the_words_people_use_for_the_actors_and_the_query() -> None:
    topic = Topic("gas", "Gas", actors=CHINA_RUSSIA.actors, query=("gas pipeline",))
    terms = search_terms(topic, load_gazetteer())
    assert {"gas pipeline", "China", "Chinese", "Beijing", "Russia", "Russian", "Moscow"} <= set(terms)
    assert len(terms) == len(set(terms))


def judge(topic: str, title: str, text: str) -> bool:
    article = make_article(text, title=title)
    states = tuple(ActorKey(f"state:{each}") for each in topic.split("-"))
    return match(Topic(topic, topic, actors=states), Material(article, analyse(article))).holds


@pytest.mark.parametrize(
    ("topic", "title", "text"),
    [
        ("LV-SE", "Cable damaged", "The power cable between Latvia and Sweden stopped on Sunday. Riga saw an anchor. "
         "Swedish divers are on their way."),
        ("PE-BR", "Bridge shut",
         "A flood carried away the bridge at Assis between Peru and Brazil on Monday. Nobody was hurt."),
        ("RO-MD", "New tracks",
         "Romania and Moldova will widen their rail link at Ungheni. The first train is due in May."),
        ("DK-NO", "Ballot on tunnel",
         "A vote in two Danish towns on a tunnel to Norway drew few people. Its mayor was sad."),
    ],
)  # fmt: skip
def test_what_joins_two_states_is_news_of_the_pair(topic: str, title: str, text: str) -> None:
    assert judge(topic, title, text)


@pytest.mark.parametrize(
    ("topic", "title", "text"),
    [
        ("LV-SE", "Final tonight",
         "The handball match on the pitch by the bridge between Latvia and Sweden begins at eight. Fans wait."),
        ("PE-BR", "Old stones",
         "A Peruvian shop sells stones from the border with Brazil. The owner polishes them at night."),
        ("RO-MD", "Prices",
         "The gap in prices between Romania and Moldova has grown. Bread is dear."),
        ("DK-NO", "Gang", "A Danish court tried a gang with links to Norway. Three men got two years."),
        ("DK-NO", "Singer",
         "A Danish singer flew to Norway. She sang in two towns and wore a hat."),
    ],
)  # fmt: skip
def test_what_lies_between_two_states_and_joins_nothing_is_none(topic: str, title: str, text: str) -> None:
    assert not judge(topic, title, text)
