"""What a report says of itself was wrong is not told, nor what a draft provides that was voted down."""

import pytest

from bot.model.analysis import Material
from bot.summarize.corrections import find_corrected
from bot.text.analysis import analyse
from bot.text.genres import find_genre
from tests.factories import make_article

OPENED = "Norway has opened the port of Narvik to Swedish ore, Transport Minister Kari Holm said on Monday."
PILOTS = "The Swedish ministry said it would send 12 pilots to Narvik. They will stay until June, it said."
REST = "Ministers of both countries looked at maps of the coast in the old town hall of Bergen."
DRAFT = "The draft provided that Sweden would pay for the pilots from 1 June."


def list_barred(*paragraphs: str) -> str:
    article = make_article("\n\n".join(paragraphs))
    material = Material(article, analyse(article))
    return " ".join(each.of(article.text) for each in find_corrected(material))


@pytest.mark.parametrize(
    "note",
    [
        "Editor's note: The paragraph above was wrong. The Swedish ministry did not speak of pilots.",
        "The preceding paragraph was printed by mistake.",
        "Note: the above is incorrect and will be mended.",
    ],
)
def test_the_paragraph_above_that_a_note_calls_wrong_is_not_told(note: str) -> None:
    barred = list_barred(OPENED, PILOTS, note, REST)
    assert "12 pilots" in barred
    assert "until June" in barred
    assert OPENED not in barred
    assert REST not in barred
    assert note.split(". ")[-1].strip(".") in barred


def test_what_a_report_was_amended_to_take_back_is_not_told() -> None:
    note = "This story was corrected on 3 March. The port was promised and not opened, and it did not speak of pilots."
    barred = list_barred(OPENED, PILOTS, REST, note)
    assert OPENED in barred
    assert REST not in barred
    note = "This story was amended on 3 March. The Swedish ministry did not speak of pilots."
    assert "12 pilots" in list_barred(OPENED, PILOTS, REST, note)


@pytest.mark.parametrize(
    "line",
    [
        "This story was corrected on 3 March. The port was promised and not opened.",
        "The line above the port was wrong in the eyes of the pilots, Kari Holm said.",
        "This report was updated with words of the ministry. The port was not named.",
    ],
)
def test_a_report_that_was_amended_already_or_speaks_of_other_lines_stands(line: str) -> None:
    told = "Norway has promised a port to Swedish pilots, Kari Holm said on Monday."
    assert told not in list_barred(told, REST, line)


@pytest.mark.parametrize(
    "fate",
    [
        "The draft of Sweden won nine votes of fifteen. It was not adopted, for want of one.",
        "The council voted down the Swedish draft on Monday.",
        "The draft resolution on the port was rejected by 80 votes to 70.",
    ],
)
def test_what_a_draft_provides_that_was_voted_down_is_not_told(fate: str) -> None:
    assert DRAFT in list_barred(OPENED, fate, DRAFT)


@pytest.mark.parametrize(
    ("fate", "draft"),
    [
        ("The council adopted the Swedish draft on Monday.", DRAFT),
        ("The council voted down the Swedish draft.", "The draft would have made Sweden pay for the pilots."),
        ("Kari Holm rejected the plan.", DRAFT),
    ],
)
def test_a_draft_that_stands_or_would_have_done_so_is_told(fate: str, draft: str) -> None:
    assert draft not in list_barred(OPENED, fate, draft)


@pytest.mark.parametrize(
    ("line", "genre"),
    [
        ("Kari Holm was to have given this speech in Narvik on Monday. She fell ill.", "invented"),
        ("This statement was never read: the minister left by the back door.", "invented"),
        ("Kari Holm gave this speech in Narvik on Monday.", None),
        ("Kari Holm was to have given a speech in Narvik on Monday.", None),
        ("Kari Holm said this statement was not made in Narvik.", None),
    ],
)
def test_a_speech_that_was_never_given_is_no_report(line: str, genre: str | None) -> None:
    assert find_genre(make_article("\n\n".join([line, OPENED, REST]))) == genre


SEIZED = "Norway has seized two Swedish trawlers off Narvik, the coastguard said on Monday."
QUAY = "Sweden will lease a quay in Narvik from Norway, Transport Minister Kari Holm says."


@pytest.mark.parametrize(
    ("note", "wrong"),
    [
        ("What we got wrong (15:10)\n\nAt 14:20 we said that Norway had seized trawlers. It was Denmark.", SEIZED),
        ("Correction\n\nEarlier we reported that two Swedish trawlers had been seized. Denmark took them.", SEIZED),
        ("Earlier we wrote that Norway had seized two Swedish trawlers. That is not so.", SEIZED),
        ("An earlier entry wrongly said that Sweden would lease a quay in Narvik.", QUAY),
        ("Clarification (15:10)\n\nThe quay in Narvik is not for lease to Sweden, Kari Holm says.", QUAY),
        ("We were wrong: the trawlers that Norway seized are Finnish.", SEIZED),
        ("At 14:20 we said that Norway had seized trawlers, but it only inspected them.", SEIZED),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_what_a_page_takes_back_of_its_own_is_not_told(note: str, wrong: str, *, first: bool) -> None:
    posts = [f"Seized at sea (14:20)\n\n{SEIZED}", f"A quay (13:40)\n\n{QUAY}", f"Welcome (12:00)\n\n{REST}"]
    barred = list_barred(*([note, *posts] if first else [*posts[::-1], note]))
    told = {each for each in (SEIZED, QUAY, REST) if each not in barred}
    assert told == {SEIZED, QUAY, REST} - {wrong}


@pytest.mark.parametrize(
    "note",
    [
        "Earlier we reported that Norway had seized two Swedish trawlers. The ministry has now confirmed it.",
        "At 14:20 we said that Norway had seized trawlers. Here is what their owner told us.",
        "Correction\n\nAt 11:20 we said that the harbour master was called Ola Berg. His name is Ola Bergh.",
        "The minister said that an earlier post of hers was wrong about the weather.",
        "Clarification is expected from the coastguard tonight.",
    ],
)
def test_what_a_page_repeats_of_its_own_without_taking_it_back_stands(note: str) -> None:
    barred = list_barred(note, f"Seized at sea (14:20)\n\n{SEIZED}", f"A quay (13:40)\n\n{QUAY}", REST)
    assert not [each for each in (SEIZED, QUAY, REST) if each in barred]
