"""A text that says of itself that it was made for a lesson, sent by mistake or held back is set aside; news of exams,
drills and embargoes is told."""

from datetime import UTC, datetime

import pytest

from bot.text.genres import Genre, find_genre
from tests.factories import make_article
from tests.unit.test_imagined import list_told

NEWS = (
    "Chile and Bolivia signed a pact on lithium in Antofagasta on Tuesday, the Chilean ministry said. "
    "Bolivia will lower its tariff by a third, its negotiator, Rosa Quispe, told reporters."
)
BODY = f"{NEWS}\n\nThe two ministers shook hands on the quay.\n\nChile's fishermen welcomed the pact, their union said."
TITLE = "Chile and Bolivia sign lithium pact"


def label(text: str, title: str = TITLE, published: datetime | None = None) -> Genre | None:
    made = published or datetime(2026, 5, 12, 16, 0, tzinfo=UTC)
    return find_genre(make_article(text, title=title, published=made))


@pytest.mark.parametrize(
    "words",
    [
        "Study the following passage and underline every verb.",
        "Answer all the questions below.",
        "Look at this report, then complete the table.",
        "2. Translate the paragraph into Spanish.",
        "Who signed? (3 marks)",
        "The names were made up for our workshop.",
        "All the quotes in it were invented as part of a training.",
        "Trainees must write two headlines of eight words.",
        "A poor headline says nothing.",
        "Choose the correct answer.",
        "Don’t believe a word of it.",
        "Our columnists wrote this with tongues firmly in cheek.",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_text_of_a_lesson_or_a_joke_is_told_of_nowhere(words: str, first: bool) -> None:
    text = f"{words}\n\n{BODY}" if first else f"{BODY}\n\n{words}"
    assert list_told(BODY, TITLE)
    assert label(text) == "invented"
    assert list_told(text, TITLE) == []


@pytest.mark.parametrize(
    "title",
    [
        "How to write a headline that works",
        "How not to draft a press release",
        "Reading comprehension: the lithium pact",
        "Spanish for reporters: unit 7",
        "Worksheet 3",
        "The lithium pact | Exam questions",
    ],
)
def test_a_title_of_a_lesson_tells_it(title: str) -> None:
    assert label(BODY, title) == "invented"


@pytest.mark.parametrize(
    "words",
    [
        "This alert was published in error.",
        "The above bulletin was issued during a rehearsal of our newsroom.",
        "This report was mistakenly released.",
        "Sent out by mistake.",
        "This is a test of our new alerts.",
        "TEST PAGE",
        "Please ignore.",
        "Written in advance.",
        "This article was drafted ahead of the vote.",
        "To be published only if the treaty is signed.",
        "If the talks collapse, run version C.",
        "This story must not be used before the signing.",
        "Do not publish until the ministry confirms.",
        "NOT FOR PUBLICATION",
        "Strictly embargoed until Friday 0600 GMT",
        "EMBARGOED UNTIL 14 MAY 2026, 10:00",
        "Under embargo until May 12, 9 pm",
        "Check against delivery",
        "Second draft only",
        "DRAFT",
        "Quispe spoke of [name to come] as a friend.",
        "[TK]",
        "The pact is worth $XX million.",
        "Police said XXX lorries had crossed.",
        "Bolivia will build the plant in TK.",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_text_that_was_not_for_release_is_told_of_nowhere(words: str, first: bool) -> None:
    text = f"{words}\n\n{BODY}" if first else f"{BODY}\n\n{words}"
    assert label(text) == "unreleased"
    assert list_told(text, TITLE) == []


@pytest.mark.parametrize(
    "title", [f"EMBARGOED until 15 May: {TITLE}", f"DRAFT: {TITLE}", f"HOLD FOR RELEASE - {TITLE}"]
)
def test_a_title_says_that_a_text_is_held_back(title: str) -> None:
    assert label(BODY, title) == "unreleased"


@pytest.mark.parametrize(
    "words",
    [
        "Candidates must answer all the questions below, the education ministry said.",
        "Students should write to their deputies, the union said.",
        "The alert was sent in error, Bolivia's army said.",
        "“Do not publish the list,” Quispe asked the papers.",
        "The drill was prepared in advance, the navy said.",
        "The embargo on arms ends in June, Chile's minister said.",
        "Embargoed Bolivian tin reaches the port of Arica, customs said.",
        "This is a test of trust between the neighbours.",
        "The hostages are to be released only once the ransom is paid.",
        "The final draft was not signed.",
        "The text was written for the summit in Lima.",
        "Quispe said “[the] best [is yet] to come” in a speech.",
        "Super Bowl XXX drew fewer viewers, the channel said.",
        "Flight TK 815 was delayed in La Paz.",
        "(More to come)",
        "Sent in error, the rocket came down in a field near Oruro.",
        "Mistakenly released prisoners have come back to Arica.",
        "Prepared in advance, the fleet left Chile at noon.",
        "Bolivia amended chapter XXX of its penal code.",
        "The minister spoke with tongue in cheek of a war over llamas.",
        "Read the full report to find out more.",
    ],
)
def test_news_of_such_things_is_told(words: str) -> None:
    for text in (f"{words}\n\n{BODY}", f"{BODY}\n\n{words}"):
        assert label(text) is None
        assert list_told(text, TITLE)


@pytest.mark.parametrize(
    "words", ["EMBARGOED UNTIL 11 MAY 2026 0900 GMT", "Embargoed until 00:01, May 12", "Embargo until 2 May: midnight"]
)
def test_an_embargo_that_was_over_when_a_text_came_out_holds_nothing_back(words: str) -> None:
    assert label(f"{words}\n\n{BODY}") is None


@pytest.mark.parametrize(
    "title",
    [
        "How to write a peace treaty: lessons from Chile and Bolivia",
        "Exam questions leaked in Bolivia, Chile says",
        "Draft pact: Chile and Bolivia near deal",
        "DRAFT: CHILE PICKS FIRST",
        "Embargo on Bolivia lifted",
        "Unit 81: how Chile listens to Bolivia",
    ],
)
def test_a_title_on_such_a_thing_is_news(title: str) -> None:
    assert label(BODY, title) is None


LONG = f"{BODY}\n\n" + "\n\n".join(f"A port clerk counted {number} lorries in Arica." for number in range(1500))


@pytest.mark.parametrize(
    ("end", "genre"),
    [
        ("The Chilean ministry withdrew its statement on the pact on Wednesday.", "overturned"),
        ("Quispe never promised a lower tariff, as was stated above.", "overturned"),
        ("The pact was not signed; the report at the top was wrong, contrary to what stands above.", "overturned"),
        ("This report was published in error.", "unreleased"),
        ("The port of Callao withdrew its estimate of sardines.", None),
        ("The Chilean ministry has not withdrawn its statement on the pact.", None),
        ("A statue stands above.", None),
    ],
)
def test_the_end_of_a_text_too_long_to_be_read_may_take_it_back(end: str, genre: Genre | None) -> None:
    for rows in (20, *([3000] if genre == "overturned" else [])):
        text = f"{LONG}\n\n{end}\n\n" + "\n\n".join(f"Table {number}." for number in range(rows))
        assert len(text) > 60_000
        assert label(text) == genre


@pytest.mark.parametrize(
    "line",
    [
        "DRAFT – not for release",
        "Draft: not for publication",
        "Draft statement – do not publish",
        "Remarks as prepared for delivery",
        "[As prepared]",
        "Internal use only / do not circulate",
    ],
)
def test_a_line_of_two_marks_holds_a_text_back(line: str) -> None:
    assert label(f"{line}\n\n{BODY}") == "unreleased"


@pytest.mark.parametrize(
    "line",
    [
        "Draft treaty – Chile wants changes",
        "Remarks as prepared as ever",
        "Draft pick for Chile",
        "As prepared as Peru",
    ],
)
def test_a_line_on_a_draft_holds_nothing_back(line: str) -> None:
    assert label(f"{line}\n\n{BODY}") is None


@pytest.mark.parametrize(
    "line",
    [
        "CHECK AGAINST DELIVERY – EMBARGOED UNTIL 2 MAY 2026, 9 A.M.",
        "Check against delivery. Tuesday, 12 May 2026",
        "As prepared for delivery, Santiago, 12 May 2026",
    ],
)
def test_a_line_that_also_gives_a_day_holds_a_speech_back(line: str) -> None:
    assert label(f"{line}\n\n{BODY}") == "unreleased"


@pytest.mark.parametrize(
    "title",
    [
        "Statement by Chile's minister on the pact (check against delivery)",
        "Remarks to the Senate of Chile – as prepared for delivery",
        "Speech on lithium [embargoed]",
    ],
)
def test_a_title_that_says_so_behind_its_words_holds_a_speech_back(title: str) -> None:
    assert label(BODY, title) == "unreleased"


@pytest.mark.parametrize(
    "title", ["Chile's ore ships embargoed by Bolivia", "Chile as prepared as Bolivia", "Bolivia port under embargo"]
)
def test_a_title_that_tells_of_an_embargo_is_a_report(title: str) -> None:
    assert label(BODY, title) is None


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (TITLE, BODY.replace("signed a pact", "have [deleted: signed] [inserted: considered] a pact")),
        (TITLE, f"{BODY} [Comment BOL: not agreed]\n\nBolivia will pay. [agreed ad ref]"),
        (TITLE, BODY.replace("will lower", "[shall] [may] lower").replace("shook", "~~shook~~ clasped")),
        ("Joint statement (tracked changes)", BODY.replace("will lower", "[DEL: will] lower")),
        ("Chile, Bolivia: draft communique, version 4", f"{BODY} [Reserve CHL: tariff]"),
    ],
)
def test_a_draft_with_the_marks_of_its_editors_is_told_of_nowhere(title: str, text: str) -> None:
    assert label(text, title) == "unreleased"


@pytest.mark.parametrize(
    "words",
    [
        'The draft reads "[deleted: signed] [inserted: considered]", a diplomat said.',
        "The sides [in Antofagasta] shook hands [twice].",
        "He said it was agreed [agreed] and left.",
        "Three cars [Note: not four] were parked outside.",
    ],
)
def test_a_report_that_quotes_a_draft_or_explains_a_word_is_told(words: str) -> None:
    assert label(f"{BODY}\n\n{words}") is None
    assert label(f"{BODY}\n\n{words}", "Leaked draft shows Bolivia's wishes") is None
