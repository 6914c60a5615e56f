"""Of a text of an odd form nothing is told that any of its words may take back; ordinary reports lose nothing."""

from dataclasses import replace

import pytest

from bot.model.analysis import Material
from bot.summarize.confirming import list_confirming
from bot.text.analysis import analyse
from bot.text.beside import find_beside
from bot.text.genres import find_genre
from bot.text.mixing import find_tinged
from bot.text.sentences import LONGEST_TEXT, split
from bot.text.speech import speech_start
from bot.text.undercut import find_undercut
from tests.factories import make_article
from tests.unit.test_basis import join
from tests.unit.test_beside import list_left, list_standing

DEED = "Norway closed its consulate in Gdynia on Friday, the Norwegian foreign ministry said."
TALKS = (
    "Norway and Poland held talks on a cable in Warsaw on Monday. Norway's foreign minister, Kari Holm, said that the "
    "work would begin in May. Poland pays half of it."
)


@pytest.mark.parametrize(
    "text",
    [
        f"1. {DEED}\n2. It moves to Gdansk, so it is the same one.\n3. The premiers met in Bergen.",
        f"a) {DEED}\nb) The house is being painted.\nc) It opens in May.",
        f"First, {DEED}\n\nSecond, the house is being painted.\n\nThird, it opens in May.",
        f"Also today:\n• {DEED}\n• Paint is dry.\n• The door opens again.",
        f"{DEED}\n\nAlso today:\n– Closing of the consulate put off to May.\n– Ferries sail.\n– Cod is dear.",
        f"{DEED}\n\nMore:\n\n1. Ferries sail.\n2. Cod is dear.\n3. Item 1 is of last year.\n4. See 3.",
        f"{DEED}\n\nRPT WITH NEW WORDS: A WINDOW WAS SHUT.\n\nWARSAW SAYS THANKS.",
        "Norway and Poland signed a deal, NORWAY'S ENERGY MINISTER SAID.\n\nSIGNING IS TOMORROW STOP AMEND STOP",
        f"{DEED}\n\nConsulate    shut    open again\nFerry    sails    -\nCod    dear    -",
        f"No.;Said;Done;Remark\n1;{DEED};no;it moved\n2;A ferry;yes;-\n3;Cod;half;-\n\n{DEED}",
        f"{DEED}\n\nPort, 2026, 2027\nGdynia, 12000, 9000\nBergen, 30000, 31000\nNarvik, 1000, 0",
        f"{DEED}\n\nOwner: Severny\nRemark: freed\n\nOwner: Hav\nRemark: another ship\n\nOwner: Arktika\nRemark: none",
        f"Promise 1\n{DEED}\nKept? No.\nPromise 2\nPoland buys gas.\nKept? Half.\nPromise 3\nFerries sail.\nKept? Yes.",
        f"{DEED}\n\n12:40\nIt has not. It shut a window.\n\n11:15\nPoland waits.\n\n10:05\nTusk speaks at noon.",
    ],
)
def test_what_an_odd_text_may_take_back_is_not_told(text: str) -> None:
    assert not any(DEED in words or "signed a deal" in words for words in list_left(text))


@pytest.mark.parametrize(
    "title", ["Norway-Poland committee: notes of the 9th meeting", "Summary record of the 4th session"]
)
def test_minutes_are_not_told_where_any_of_them_limits_what_they_say(title: str) -> None:
    assert DEED not in list_left(f"{DEED}\n\nPoland thanked. Later Norway called it a slip.", title)


@pytest.mark.parametrize(
    "text",
    [
        f"NORWAY AND POLAND TALK ON CABLE, HOLM SAYS.\n\n{TALKS}",
        f"{TALKS}\n\nWhat they agreed:\n\n– Norway lays the cable.\n– Poland pays half.\n– Work begins in May.",
        f"{TALKS}\n\n“It is not cheap,” she said, and denied that it was late.\n\n1. A port.\n2. A ship.",
        f"{TALKS}\n\nThe vote was put off. Gdynia; Gdansk; Sopot; and Hel are ports.",
        f"{TALKS}\n\nUrsula von der Leyen met Tusk. Charles de Gaulle airport shut Friday.",
        f"{TALKS}\n\n“Das ist nicht wahr,” she said. Van drivers wait.",
    ],
)
def test_an_ordinary_report_loses_nothing_by_its_form(text: str) -> None:
    assert set(list_left(TALKS)) <= set(list_left(text))


FILL = "The harbour has a pier of stone and a light. " * 20 + "\n\n"


def make_long(opening: str, middle: str = "") -> str:
    filled = FILL * (LONGEST_TEXT // len(FILL) // 2 + 2)
    return f"{opening}\n\n{filled}{middle}\n\n{filled}"


def test_of_a_paper_longer_than_what_is_read_nothing_is_told() -> None:
    assert list_left(DEED) == [DEED]
    assert list_left(make_long(DEED)) == []


def test_the_title_of_a_work_is_no_line_of_it() -> None:
    title = "Norway and Poland in the cable row: a report to both parliaments, closed on 27 November 2026."
    assert list_left(f"{title}\n\n{DEED}") == [DEED]
    told = "Norway published two texts on Friday: a report on ports and a map of the cable, the ministry said."
    assert list_left(f"{told}\n\n{DEED}") == [told, DEED]


def test_an_annex_makes_no_tale_of_a_long_paper() -> None:
    annex = "Annex. Poland will leave the cable in 2030 if prices double. This is a scenario."
    assert find_genre(make_article(make_long(TALKS, annex), title="Norway and Poland: an audit")) is None
    assert find_genre(make_article(f"{TALKS}\n\n{annex}", title="Norway and Poland: 2030")) == "invented"
    assert find_genre(make_article(make_long(f"This is a scenario. {TALKS}"), title="Norway and Poland")) == "invented"


@pytest.mark.parametrize(
    "strange",
    [
        f"{DEED} Øvelsen er avlyst.",
        f"{DEED} Unterzeichnet wurde nur ein Entwurf.",
        f"{DEED}\n\nEl cierre fue aplazado.",
        f"{DEED} Norwegen zahlt den Rest.\n\nWork begins. Falls der Sejm zustimmt.\n\nUnterzeichnet wurde ein Entwurf.",
        f"{DEED}\n\nNorveç konsolosluğu kapatmadı, bakanlık açıkladı.",
        f"{DEED} Ministerstwo później ogłosiło, że umowę podpiszą później.",
        f"{DEED} Penutupan itu baru akan berlaku bulan depan.",
        f"{DEED} (Nee: het kabinet besluit in januari.) Poland waits.",
        "Norway closed its consulate in Gdynia, sagte er, and the house is empty now.",
        "On Friday Norway and Poland signed minutes, keine Erklärung.",
        "Flights will not begin next week, sondern im Februar.",
    ],
)
def test_a_short_sentence_of_another_language_silences_what_it_may_turn(strange: str) -> None:
    assert not any(words in strange for words in list_left(f"{strange}\n\n{TALKS}"))


def test_names_and_english_words_are_of_no_other_language() -> None:
    for words in (
        "Ursula von der Leyen met Tusk.",
        "La Paz burns.",
        "Oslo met Warsaw.",
        "I am a vicar.",
        "Per capita it rose.",
        "Łódź and Gdańsk burn (Danzig, in German).",
        "Erdoğan met Özgür Özel.",
    ):
        assert find_tinged(words) == ()


@pytest.mark.parametrize(
    "heads",
    [
        ("SPEAKER 1:", "SPEAKER 2:"),
        ("Speaker 1 (00:14):", "Speaker 2 (00:31):"),
        ("[00:00:12] SPEAKER_00:", "[00:00:31] SPEAKER_01:"),
        ("speaker A:", "speaker B:"),
        ("Speaker 1 0:12\n", "Speaker 2 0:31\n"),
        (">> Host:", ">> Holm:"),
        ("00:12 Host:", "00:31 Holm:"),
        ("- Holm:", "- Host:"),
        ("**Host:**", "**Holm:**"),
        ("Host [00:12]:", "Holm [00:31]:"),
        ("<v Host>", "<v Holm>"),
        ("S1:", "S2:"),
    ],
)
def test_speakers_are_known_however_a_machine_heads_them(heads: tuple[str, str]) -> None:
    said = (
        "Welcome to the studio.",
        "Thank you.",
        "The bridge opens in May?",
        "No. Poland closed it in June.",
        "I see.",
    )
    text = "\n".join(f"{heads[at % 2]} {words}" for at, words in enumerate(said))
    assert speech_start(f"{TALKS}\n\n{text}") == len(TALKS) + 2


@pytest.mark.parametrize(
    "text",
    [
        f"{TALKS}\n\n- Norway: it pays.\n- Poland: it digs.\n- Denmark: it waits.",
        f"{TALKS}\n\nPhoto: a ship.\n\nPhoto: a pier.\n\nRead: a map.\n\nRead: a chart.",
        f"{TALKS}\n\nSpeaker Jan Nowak: a life in parliament.",
        f"{TALKS}\n\nNote: prices are in kroner.\nAnswer: 12 ships.",
        f"{TALKS}\n\nAt 10:15 Holm left. At 11:20 Nowak left.",
    ],
)
def test_what_only_looks_like_speakers_is_read(text: str) -> None:
    assert speech_start(text) == len(text)


@pytest.mark.parametrize("head", ["Latest", "JUST IN", "Now:"])
def test_a_post_without_a_time_above_the_others_leaves_none_to_tell(head: str) -> None:
    posts = f"1h ago\n{DEED}\n\n2h ago\nFerries sail.\n\n3h ago\nCod is dear."
    assert list_standing(f"{head}\nThe consulate is open.\n\n{posts}", "Norway/Poland live: the row") == []
    assert DEED in list_standing(posts, "Norway/Poland live: the row")


def test_what_stands_above_longer_posts_is_no_report() -> None:
    posts = "".join(
        f"\n\nPosted at {hour}:44\nThe ministry says that the door is open to all comers." for hour in (20, 19, 17, 16)
    )
    assert DEED not in list_left(f"{DEED} Poland protested. The envoy left.{posts}", "Norway and Poland on Friday")
    assert DEED not in list_left(f"{DEED} Poland protested.{posts}", "Norway and Poland: the Friday blog")


@pytest.mark.parametrize(
    "turned",
    [
        "The foreign minister announced it; the cabinet voted it down on Friday.",
        "The minister promised it, but the president vetoed it.",
        "Parliament has since voted it down.",
        "The cabinet overruled him on Friday.",
    ],
)
def test_what_others_stopped_is_no_longer_ahead(turned: str) -> None:
    plan = "Norway will sue Poland over the cable in Strasbourg."
    assert plan in list_undercut(f"{plan} {turned}")
    for other in ("Poland rejected it.", "Poland announced it; Oslo welcomed it.", "The cabinet met him on Friday."):
        assert plan not in list_undercut(f"{plan} {other}")


def list_undercut(text: str) -> list[str]:
    return [span.of(text) for span in find_undercut(text, split(text))]


def test_a_text_of_which_nothing_can_be_told_confirms_nothing() -> None:
    told = make_article(TALKS, title="Norway and Poland hold talks on cable")
    odd = replace(
        make_article(
            "no talks at all folks holm was home in bed with a cold and the cable has been in a shed since may",
            url="https://news.example/2",
        ),
        title="Norway and Poland held talks on a cable in Warsaw",
    )
    flash = replace(
        make_article("Norway and Poland held talks on a cable", url="https://news.example/3"), title=odd.title
    )
    materials = [Material(each, analyse(each)) for each in (told, odd, flash)]
    heading = "Norway and Poland held talks on a cable in Warsaw on Monday."
    assert list_confirming(materials, join(materials), heading) == {told.id, flash.id}
    assert find_beside(told) == ()


def test_prose_beside_three_rows_between_commas_is_not_told_and_beside_two_is() -> None:
    rows = ("Date, Item, Sum\n2 Mar, Norway pays for a pier, 40, paid", "3 Apr, Poland lends, 70, called off")
    third = "4 Apr, Norway pledges a cable to Poland, 90, of which 20 came back"
    assert list_left("\n".join((*rows, third)) + f"\n\n{DEED}") == []
    assert DEED in list_left("\n".join(rows) + f"\n\n{DEED}")
    prose = "The sum is 40, 50 or 60, the ministry said.\n\nIn 2020, 90 ships came."
    assert DEED in list_left(f"{DEED}\n\n{prose}")
