"""What only a game, a hoax, a forgery, a tale, a look back or an old picture tells is not told; reports on them are."""

import pytest

from bot.text.beside import find_beside
from tests.factories import make_article
from tests.unit.test_imagined import list_told

TITLE = "Kenya and Uganda"
LEAD = "Kenya and Uganda opened a bridge at Busia on Tuesday, the Kenyan ministry said."


def tells(text: str, words: str) -> bool:
    return any(words in told for told in list_told(text, TITLE))


def may_be_told(text: str, words: str) -> bool:
    """Say whether the words lie in nothing that no briefing tells."""
    return not any(words in span.of(text) for span in find_beside(make_article(text, title=TITLE)))


@pytest.mark.parametrize(
    "head",
    [
        "Forty years ago this week.",
        "This day in 1978.",
        "From our archives.",
        "A page from the thriller that is on everyone's bedside table.",
        "From the play at the National.",
        "From our readers.",
        "What might have been.",
    ],
)
def test_a_paragraph_under_a_head_that_is_no_news_is_not_told(head: str) -> None:
    told = "Kenya expelled three envoys of Uganda on Tuesday and closed the border at Malaba."
    around = "\n\n".join(f"Kenya sold Uganda {each} tonnes of tea on Monday, its board said." for each in range(4, 8))
    assert tells(f"{LEAD}\n\n{around}\n\n{told}\n\n{around}", "expelled")
    assert not tells(f"{LEAD}\n\n{around}\n\n{head} {told}\n\n{around}", "expelled")
    assert not tells(f"{LEAD}\n\n{around}\n\n{head}\n\n{told}\n\n{around}", "expelled")


@pytest.mark.parametrize(
    "head",
    [
        "Three months ago this was unthinkable.",
        "From the border it was quiet on Tuesday.",
        "From our side all is ready, Kenya said.",
    ],
)
def test_a_sentence_that_opens_so_heads_nothing(head: str) -> None:
    text = f"{LEAD}\n\n{head} Kenya expelled three envoys of Uganda on Tuesday, its ministry said."
    assert may_be_told(text, "expelled")


@pytest.mark.parametrize(
    "opening",
    [
        "Students from 12 colleges gathered in Kisumu on Tuesday for a model African Union.",
        "Cadets of Kenya and Uganda took part in a war game at Karen on Tuesday, the college said.",
        "Retired generals in Nairobi played out a war between Kenya and Uganda on Tuesday, a forum said.",
        "A tabletop exercise was held in Kampala on Tuesday by Kenya and Uganda, its host said.",
        "Teenagers staged a mock trial of Kenya and Uganda in Kisumu on Tuesday, the school said.",
        "Officials of Kenya and Uganda sat down to a role-playing game in Nairobi on Tuesday, its host said.",
        "Enthusiasts in Busia re-enacted the war of Kenya and Uganda on Tuesday, the museum said.",
        "Volunteers in Jinja ran a re-enactment of a war of Kenya and Uganda on Tuesday, the museum said.",
        "Analysts in Kampala war-gamed a war of Kenya and Uganda on Tuesday, the institute said.",
        "Officers of Kenya and Uganda fought a peace game at Entebbe on Tuesday, the college said.",
        "Diplomats in Nairobi joined a simulation exercise on Kenya and Uganda on Tuesday, the union said.",
    ],
)
def test_the_moves_of_a_game_are_not_told_and_what_is_said_of_it_is(opening: str) -> None:
    text = (
        f"{opening}\n\nKenya bombed the port of Entebbe. Uganda closed its border with Kenya.\n\n"
        "Uganda's army called the exercise an insult to Kenya."
    )
    told = list_told(text, TITLE)
    assert not any("bombed" in words or "closed" in words for words in told)
    assert not may_be_told(text, "bombed")
    assert may_be_told(text, "insult")


@pytest.mark.parametrize(
    "opening",
    [
        "Kenya and Uganda began war games on Lake Victoria on Tuesday, their navies said.",
        "Kenya held a naval exercise with Uganda on Tuesday, its navy said.",
        "Uganda would lose a war with Kenya in a week, a war game found on Tuesday, the institute said.",
    ],
)
def test_a_report_on_a_drill_is_told(opening: str) -> None:
    text = f"{opening}\n\nUganda closed its border with Kenya on Monday. Kenya has sent 40 ships."
    assert tells(text, "closed its border")


@pytest.mark.parametrize(
    ("opening", "fake"),
    [
        (
            "A comedian posing as Uganda's prime minister spoke with a Kenyan senator on Tuesday, the senate said.",
            "Uganda will leave the union with Kenya on Friday, the comedian said. Uganda would close its border.",
        ),
        (
            "A forged letter from Uganda's foreign ministry reached papers in Kenya on Tuesday, the ministry said.",
            "Uganda will close its border with Kenya on Friday, the letter says. Kenya has lost its sugar.",
        ),
        (
            "A deepfake of Uganda's president went round in Kenya on Tuesday, the regulator said.",
            "In the clip Uganda declares war on Kenya. Uganda has called up its reserve against Kenya.",
        ),
        (
            "A recording of Uganda's foreign minister was made by software, experts in Kenya said on Tuesday.",
            "Uganda will close its border with Kenya on Friday, the minister announces in it. Uganda paid 200 men.",
        ),
        (
            "Hoaxers fooled the Kenyan senate on Tuesday with a call in the name of Uganda, the senate said.",
            "Uganda will close its border with Kenya on Friday, said the hoaxers. Uganda had lost 200 men.",
        ),
        (
            "A man pretending to be Uganda's ambassador wrote to Kenya on Tuesday, its ministry said.",
            "Uganda will close its border with Kenya on Friday, the fraudster said. Uganda had lost 200 men.",
        ),
        (
            "A man who impersonated a Ugandan general rang papers in Kenya on Tuesday, the army said.",
            "Uganda will close its border with Kenya on Friday, the impostor said. Uganda had lost 200 men.",
        ),
        (
            "An ai-generated speech of Uganda's president went round in Kenya on Tuesday, the regulator said.",
            "Uganda will close its border with Kenya on Friday, the doctored speech said. Uganda had lost 200 men.",
        ),
        (
            "A bogus order of Uganda's army reached Kenya on Tuesday, the army said.",
            "Uganda will close its border with Kenya on Friday, the document reads. Uganda had lost 200 men.",
        ),
        (
            "A decree on Kenya's border was a forgery, Uganda's ministry said on Tuesday.",
            "Uganda will close its border with Kenya on Friday, the decree ordered. Uganda had lost 200 men.",
        ),
        (
            "A machine-made broadcast of Uganda's army was heard in Kenya on Tuesday, the army said.",
            "Uganda will close its border with Kenya on Friday, the tape announced. Uganda had lost 200 men.",
        ),
    ],
)
def test_the_words_of_a_hoax_are_not_told_and_the_hoax_is(opening: str, fake: str) -> None:
    told = list_told(f"{opening}\n\n{fake}\n\nThe Kenyan police arrested two men of Uganda over it.", TITLE)
    assert any("on Tuesday" in words for words in told)
    for words in ("close its border", "leave the union", "lost its sugar", "declares war", "reserve", "200 men"):
        assert not any(words in each for each in told)


@pytest.mark.parametrize(
    "opening",
    [
        "Kenya's foreign minister sent Uganda a letter on Tuesday, her office said.",
        "Uganda denied on Tuesday that a letter to Kenya was lost, its ministry said.",
    ],
)
def test_what_a_true_letter_says_is_told(opening: str) -> None:
    assert tells(
        f"{opening}\n\nKenya will close its border with Uganda on Friday, the letter says.", "close its border"
    )


def test_a_report_goes_on_behind_a_hoax() -> None:
    text = (
        "A fake video of Uganda's president went round in Kenya on Monday, police said.\n\n"
        "Uganda will pass a law against such videos in June, its government said on Tuesday.\n\n"
        "Kenya and Uganda opened a bridge at Busia on Tuesday, the Kenyan ministry said."
    )
    assert tells(text, "law against")
    assert may_be_told(text, "opened a bridge")


@pytest.mark.parametrize(
    "caption",
    [
        "Kenyan soldiers search a bus from Uganda at Malaba on 3 February 2019. Kenya opened a post there on Monday.",
        "Kenyan soldiers search a bus from Uganda at Malaba in March 2019. Kenya opened a post there on Monday.",
        "Kenyan soldiers search a bus from Uganda at Malaba on 2 November. The driver was later freed.",
    ],
)
def test_what_an_old_picture_shows_is_not_told(caption: str) -> None:
    assert not tells(f"{LEAD}\n\n{caption}", "search a bus")


def test_what_is_to_come_on_a_day_is_told() -> None:
    assert tells(f"{LEAD}\n\nKenya and Uganda hold talks on fish in Kisumu on 20 May.", "talks on fish")
