"""What the very next words take back is told nowhere; ordinary news that goes on with a `not` stands."""

import pytest

from bench.shown import brief
from bot.evidence.quotes import iter_claims
from bot.model.analysis import Material
from bot.summarize.corrections import find_corrected
from bot.text.analysis import analyse
from bot.text.gainsaid import calls_false, gainsays
from bot.text.genres import find_genre
from tests.factories import make_article

REST = "\n\n".join(
    f"Ministers of Norway and Sweden looked at {each} of the coast in the old town hall of Bergen."
    for each in ("maps", "plans", "pictures", "charts")
)
CUT = "Norway has cut the cable to the Swedish island of Gotska, the ministry in Stockholm said on 3 March."
SHUT = "Norway will shut the port of Narvik to Swedish ore on 10 March, Transport Minister Kari Holm said."
MEET = "Norway and Sweden are to hold talks on the ferry in Bergen on 12 March."


def read(*paragraphs: str) -> Material:
    article = make_article("\n\n".join(paragraphs))
    return Material(article, analyse(article))


def list_told(material: Material) -> str:
    return " ".join(claim.text for _, claim in iter_claims(brief([material])))


@pytest.mark.parametrize(
    ("told", "behind"),
    [
        (CUT, "We found no such announcement."),
        (CUT, "It has not, and it never said so."),
        (CUT, "It said nothing of the sort."),
        (CUT, "No such cable exists."),
        (CUT, "No fisherman whom we asked had heard of it."),
        (CUT, "Nothing of the kind happened."),
        (SHUT, "She meant 10 May, her office wrote to us later."),
        (SHUT, "SHE HAS SINCE SAID SHE MEANT TWO BERTHS."),
        (SHUT, "She misspoke, the ministry said."),
        (SHUT, "NOT CONFIRMED."),
        (SHUT, "(Struck out by the Swedish side.)"),
        (MEET, "The talks have since been put off to autumn; we are sorry."),
        (MEET, "They were called off on Friday."),
        ("The bill to buy the ferry won 80 votes in Oslo and lost 90 in March.", "It was not passed, for want of ten."),
    ],
)
@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_what_the_next_sentence_takes_back_is_told_nowhere(told: str, behind: str, between: str) -> None:
    material = read(f"{told}{between}{behind}", REST)
    assert told in [each.of(material.article.text) for each in find_corrected(material)]
    assert told[:40] not in list_told(material)


@pytest.mark.parametrize(
    ("told", "behind"),
    [
        ("Sweden asked Norway to open the port of Narvik by 10 March.", "It has not."),
        ("Sweden expected Norway to open the port of Narvik.", "It did not."),
        (CUT, "Oslo said it had done nothing of the sort."),  # a charge with its denial
        (CUT, "It has not said who ordered it."),
        (CUT, "It did not say when it would mend the cable."),
        (CUT, "The report could not be verified."),
        (CUT, "They were not hurt."),
        (SHUT, "She meant the berths for ore, her spokesman said."),
        (SHUT, "No such step was taken in the years after the war."),
        (SHUT, "There are none there who would lose their work but for the pilots."),
        ("Norway taxed Swedish ore in 2020.", "The tax was scrapped on Tuesday."),
        ("Norway and Sweden met in Bergen in March.", "The ferry has since been moved to Oslo."),
        (MEET, "The ferry has since been moved to Oslo."),
    ],
)
def test_what_takes_nothing_back_bars_nothing(told: str, behind: str) -> None:
    assert not gainsays(told, behind)
    assert find_corrected(read(f"{told} {behind}", REST)) == ()


PAID = '"Norway has paid Sweden all its harbour dues," said adviser Kari Holm.'


@pytest.mark.parametrize(
    "behind",
    [
        "It has paid 40 per cent of them, the auditors in Stockholm said.",
        "It paid only the dues of May.",
        "It has in fact paid a third.",
    ],
)
@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_what_somebody_says_of_all_is_not_told_where_the_outlet_knows_of_a_part(behind: str, between: str) -> None:
    shown = list_told(read(f"{PAID}{between}{behind}", REST))
    assert "all its harbour dues" not in shown
    assert behind not in shown


@pytest.mark.parametrize(
    ("told", "behind"),
    [
        (PAID, "It said 40 per cent had been paid in May."),
        (PAID, "It also paid half of the pilots' wages."),
        (PAID, "It owes 40 per cent of the fines, the auditors said."),
        ("Norway has paid all its harbour dues to Sweden.", "It paid half in May."),
        ('"Norway has paid Sweden for the ferry," said adviser Kari Holm.', "It paid 40 per cent in crowns."),
    ],
)
def test_a_part_of_another_thing_counters_no_words(told: str, behind: str) -> None:
    assert find_corrected(read(f"{told}\n\n{behind}", REST)) == ()


@pytest.mark.parametrize(
    "answer",
    [
        "This is an invention.",
        "The footage is from an old war film.",
        "The account was inaccurate.",
        "Such news is wrong, Ruiz said.",
        "It was an outright lie.",
    ],
)
def test_words_that_make_a_claim_up_call_it_false(answer: str) -> None:
    assert calls_false(answer)
    material = read(f"{SHUT} {answer}", REST)
    shown = brief([material])
    assert not any("10 March" in each.event.text for each in shown.watch)
    assert all(answer in claim.text for _, claim in iter_claims(shown) if "10 March" in claim.text)


@pytest.mark.parametrize(
    "answer",
    ["The footage is from Narvik.", "It is an invention that won a prize.", "The report was wrong about Bergen."],
)
def test_words_on_where_a_thing_is_from_do_not(answer: str) -> None:
    assert not calls_false(answer)


def test_a_list_of_what_is_not_so_is_a_check_of_claims_and_one_such_line_is_not() -> None:
    other = "Sweden has bought the island of Senja. No such sale was made."
    meek = "Kari Holm has left Oslo for good. She opened a school there on Monday."
    assert find_genre(make_article("\n\n".join([f"{CUT} It has not.", other, meek]))) == "checked"
    assert find_genre(make_article("\n\n".join([f"{CUT} It has not.", REST]))) is None
    mended = [f"{SHUT} She meant 10 May, she wrote later.", f"{MEET} They were called off on Friday.", meek]
    assert find_genre(make_article("\n\n".join(mended))) is None


@pytest.mark.parametrize(
    ("line", "genre"),
    [
        ("(This story was written ahead of the signing, which was called off in the night.)", "unreleased"),
        ("This dispatch was published by mistake while we tried out our system.", "unreleased"),
        ("This story was written ahead of the signing, which Kari Holm attended.", "unreleased"),
        ("This report was published too late for the vote.", None),
    ],
)
def test_what_was_written_for_a_day_to_come_is_not_for_release(line: str, genre: str | None) -> None:
    assert find_genre(make_article("\n\n".join([SHUT, REST, line]))) == genre


@pytest.mark.parametrize(
    "reply",
    ["NOT TRUE, SAYS OSLO. NORWAY'S MINISTRY OFFERED TO PAY.", "False, said the mayor.", "Corrects: sold, not bought."],
)
def test_a_short_verdict_with_who_gives_it_takes_back_in_capitals_too(reply: str) -> None:
    assert gainsays("Norway has bought the island of Senja, the Swedish minister said.", reply)


@pytest.mark.parametrize(
    ("line", "genre"),
    [
        ("None of these is true, apart from the third.", "checked"),
        ("The next two paragraphs are a test and are untrue.", "checked"),
        ("The sentence that follows is an example of disinformation.", "checked"),
        ("None of these is a member of the party.", None),
        ("The following statement was true of Norway for years.", None),
    ],
)
def test_a_text_that_calls_its_own_items_untrue_is_a_check_of_claims(line: str, genre: str | None) -> None:
    assert find_genre(make_article("\n\n".join([SHUT, REST, line]))) == genre


@pytest.mark.parametrize(
    "behind", ["STOCKHOLM DENIES THIS. NO CABLE IS CUT.", "NO CABLE WAS CUT, SAYS OSLO.", "OSLO REJECTED THE CHARGE."]
)
def test_a_denial_in_capitals_takes_back_what_stands_before_it(behind: str) -> None:
    material = read(f"{CUT}\n\n{behind}", REST)
    assert CUT in [each.of(material.article.text) for each in find_corrected(material)]


def test_capitals_that_deny_nothing_take_nothing_back() -> None:
    for heading in ("WHAT COMES NEXT IN GOTSKA.", "SWEDEN WILL SEND DIVERS.", "NO SHIP LEFT BERGEN, SAYS OSLO."):
        material = read(f"{CUT}\n\n{heading}", REST)
        assert CUT not in [each.of(material.article.text) for each in find_corrected(material)]


def test_a_text_that_says_part_of_it_is_invented_is_no_report() -> None:
    for note in (
        "Everything between the two lines below was invented to see who copies us.",
        "All that follows under this line is made up.",
    ):
        assert find_genre(read(MEET, note, CUT, REST).article) in {"checked", "invented"}
    assert find_genre(read(MEET, "All the maps that lay between them were old.", CUT, REST).article) is None
