"""A text is of another form than a report where its title or itself says so, or where nearly all of its paragraphs are
posts, questions, replies, heads or figures; ordinary reports have one or two of these and lose nothing."""

import pytest

from tests.unit.test_beside import list_left

DEED = "Norway closed its consulate in Gdynia on Friday, the Norwegian foreign ministry said."
PLAN = "Poland will send its ambassador home on Monday, the Polish foreign ministry said."
BOTH = f"{DEED}\n\n{PLAN}\n\nThe consul has the keys."
TALKS = (
    "Norway and Poland held talks on a cable in Warsaw on Monday. Norway's foreign minister, Kari Holm, said that the "
    "work would begin in May. Poland pays half of it."
)


@pytest.mark.parametrize(
    "title",
    [
        "Norway-Poland row: here is the latest",
        "Norway and Poland: what we know so far",
        "Consulate in Gdynia: this page is constantly updated",
        "Norway and Poland, hour by hour",
        "What Norway and Poland agreed, line by line",
        "Gdynia consulate: live updates and all the developments",
        "Consulate in Gdynia closed: follow the debate",
        "Follow the latest on the consulate in Gdynia",
        "DIRECT. Norway-Poland: reactions to the closing",
        "Live: Norway closes its consulate",
        "Norway and Poland: seven points",
        "Norway and Poland: myths and facts",
        "Timeline: Norway and Poland",
        "Norway and Poland: a chronology",
        "Agenda of the Norwegian-Polish council",
        "Norway and Poland on the cable: a glossary",
        "Transcript: Kari Holm on Poland",
        "Interview with the Polish premier on Norway",
        "Hearing of the foreign affairs committee, 11 March 2026",
        "Report of the commission on the consulates of Norway and Poland",
        "Judgment: Norway v. Poland",
        "The ports of Norway and Poland: a study",
    ],
)
def test_a_title_that_names_another_form_than_a_report_silences_the_text(title: str) -> None:
    assert list_left(BOTH, title) == []


@pytest.mark.parametrize(
    "title",
    [
        "Norway and Poland hold talks on cable",
        "Record catch off Norway",
        "Interview with Holm lands Norway in hot water",
        "Hearing begins in Gdynia on the consulate",
        "Study: Norway warms",
        "Report: Norway to close its consulate",
        "Norway leads by seven points",
        "5 things to know for March 11: Norway, Poland",
        "NORWAY CLOSES CONSULATE IN GDYNIA",
        "What Norway wants in Gdynia",
        "Norway frees the Polish sailors one by one",
        "Norway and Poland to follow the Danish example",
        "Direct ferries from Norway to Poland resume",
        "Live cattle: Norway stops sales to Poland",
        "Live-fire drills of Norway and Poland begin",
        "Norway's markets follow the latest fall in Poland",
        "Poland, Norway follow the money of a smuggler",
    ],
)
def test_a_headline_names_no_form(title: str) -> None:
    assert DEED in list_left(BOTH, title)


@pytest.mark.parametrize(
    "said",
    [
        "This page is being updated.",
        "This conversation has been lightly edited.",
        "A transcript, shortened.",
        "What follows was said in the lobby.",
        "Welcome to this live page.",
        "Good morning and welcome to our rolling coverage of the row.",
        "Below is the list of what was agreed.",
        "The sums stand in the table below.",
    ],
)
def test_what_says_of_itself_that_it_is_no_report_is_not_told(said: str) -> None:
    assert list_left(f"{said}\n\n{BOTH}") == []


@pytest.mark.parametrize(
    "text",
    [
        f"19h05 {DEED}\n18h40 The door is open.\n18h02 {PLAN}",
        f"[14:20 GMT] {DEED}\n\n[13:55 GMT] The door is open.\n\n[13:10 GMT] {PLAN}",
        f"Just now\n{DEED}\nA minute ago\nThe door is open.\nTen minutes ago\n{PLAN}",
        f"UPDATE 3 (17:20): {DEED}\nUPDATE 2 (16:05): The door is open.\nUPDATE 1 (15:30): {PLAN}",
        f"KEY MOMENT\n\n{DEED}\n\nKEY MOMENT\n\n{PLAN}\n\nKEY MOMENT\n\nThe door is open, it turns out.",
        f"What we know so far\n\n{DEED}\n\nWhat we don’t know\n\nWhether it has closed.",
        f"{DEED}\n\nWe now hear that the door is open.\n\n{PLAN}\n\nStay with us.",
    ],
)
def test_posts_are_known_by_any_head(text: str) -> None:
    assert list_left(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"**Is it closed?**\n\n{DEED}\n\n**And the envoy?**\n\n{PLAN}",
        f"Did Norway close it? So it says. {DEED}\nWill Poland answer? {PLAN}\nWho paid? Nobody knows.",
        f"Minister, Norway closed its consulate.\n\n{DEED}\n\nYou said that {PLAN}\n\nThe wind says so.\n\nThank you.",
        f"The chairman asked whether it was closed.\n\n{DEED}\n\nMs Nowak asked who had the keys.\n\nThe consul had.",
        f"Holm answered our questions.\n\n{DEED}\n\nYou closed it.\n\nI said that {PLAN}",
        f"Point one. {DEED}\nPoint two. {PLAN}\nPoint three. The first is a joke of the consul.",
        f"{DEED}\n380.9 m Nov 24\n380.7 m Nov 25\n380.4 m Nov 26",
        f"{DEED}\n\nGdynia    12 ships    shut\nHel    4 ships    open",
        f"Aid\n{DEED}\nLoan\nWhat it is called in Warsaw.\nGift\n{PLAN}",
        f"{DEED}\nJanuary 410, February 388, March 402, total 1,200.\nGdynia 300, Hel 290, Sopot 310, total 900.",
    ],
)
def test_paragraphs_that_ask_reply_head_or_count_make_no_report(text: str) -> None:
    assert list_left(text) == []


@pytest.mark.parametrize(
    "beside",
    [
        "What does Poland want?\n\nIt wants a ferry, Holm said. The ferry is old. It sails at noon.\n\nIt is red.",
        "“Did you close it?” she was asked. “No,” she said. “I closed a window.”",
        "The cable\n\nIt is long, Holm said.\n\nIt is dear.\n\nIt is black.\n\nIt is late.",
        "At 10:15 Holm left the ministry.\n\nShe flew to Oslo.\n\nShe came home.\n\nShe slept.",
        "This story will be updated.",
        "Lawmakers asked whether it was dear.\n\nIt was, Holm said.\n\nIt is black.\n\nIt is late.\n\nIt is old.",
        "In 2025, Norway sold cod for 410 crowns, Poland for 388, Denmark for 402.\n\nIt is dear.\n\nIt is late.",
        "Advertisement\n\nIt is long.\n\nAdvertisement\n\nIt is dear.\n\nIt is black.\n\nIt is late.",
        "Two tables:\n12 ships\n4 ships",
        "Norway and Poland met face to face, one by one.\n\nHolm answered questions.",
        "Good morning, she said to the guards, and left.",
        "We have asked the ministry. We will bring you more.",
    ],
)
def test_one_of_these_in_a_report_silences_nothing_else(beside: str) -> None:
    assert set(list_left(TALKS)) <= set(list_left(f"{TALKS}\n\n{beside}"))
