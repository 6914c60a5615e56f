"""Lines that only what stands around them explains are not told; those that look like them are."""

import pytest

from bot.text.genres import find_genre
from tests.factories import make_article
from tests.unit.test_beside import list_left

LEAD = "Norway's foreign minister, Kari Holm, met Poland's envoy in Oslo on Wednesday to speak of the cable."
ITEM = "Norway will lend Poland two cable ships from Bergen."
LAST = "Holm said on Wednesday that the cable would be laid by Norway in the spring."


@pytest.mark.parametrize(
    "heading",
    [
        "UNCLEAR",
        "Unconfirmed:",
        "What is not agreed",
        "Rumours of the week",
        "FALSE",
        "Still open",
        "What we do not know",
        "Withdrawn",
        "To be confirmed",
        "Claims and rumours",
        "The Polish side proposes that:",
        "The draft asks whether the following could hold:",
    ],
)
@pytest.mark.parametrize("mark", ["", "? ", "• ", "- ", "1. "])
def test_an_item_under_a_heading_that_doubts_it_is_not_told(heading: str, mark: str) -> None:
    left = list_left(f"{LEAD}\n\n{heading}\n{mark}{ITEM}\n{mark}Poland has paid for the cable.\n\n{LAST}")
    assert not any(ITEM in each for each in left)
    assert not any("has paid" in each for each in left)
    assert LEAD in left
    assert LAST in left


@pytest.mark.parametrize("mark", ["✓", "✗", "?", "❓", "[?]", "☐"])
def test_an_item_with_a_mark_for_how_far_it_holds_is_not_told(mark: str) -> None:
    left = list_left(f"{LEAD}\n\nThe promises of 2024\n{mark} {ITEM}\n\n{LAST}")
    assert not any(ITEM in each for each in left)
    assert LAST in left


@pytest.mark.parametrize(
    "heading",
    ["Port open again", "Poland's claim on the ship", "Two ships withdrawn", "AGREED", "Envoy denied entry", "In Oslo"],
)
def test_what_stands_under_a_heading_that_tells_is_told(heading: str) -> None:
    left = list_left(f"{LEAD}\n\n{heading}\n\n{ITEM}\n\n{LAST}")
    assert [each for each in left if each != heading] == [LEAD, ITEM, LAST]


def test_a_section_of_what_is_not_known_ends_at_the_next_heading() -> None:
    left = list_left(f"{LEAD}\n\nWhat we don't know\n\n{ITEM}\n\nWhat comes next\n\n{LAST}")
    assert ITEM not in left
    assert LAST in left


@pytest.mark.parametrize(
    "line", ["Asked who would pay, Holm said: Poland.", "The two sides agreed:", "Asked if it would hold, she said:"]
)
def test_a_line_that_introduces_what_was_said_or_agreed_takes_nothing_away(line: str) -> None:
    assert ITEM in list_left(f"{LEAD}\n\n{line}\n\n{ITEM}\n\n{LAST}")


@pytest.mark.parametrize(
    "noted",
    [
        "Norway will lend Poland two ships [TO BE CONFIRMED BY WARSAW].",
        "Norway will lend Poland two ships (unconfirmed).",
        "Norway has [today/yesterday] lent Poland two ships.",
        "Norway has lent Poland two (three?) ships.",
        "Norway has lent Poland two ships. (Not yet confirmed.)",
        "Norway (pending confirmation from Bergen) has lent Poland two ships.",
        "Norway will lend Poland two ships {check with the ministry}.",
        "Norway has bought eight Polish ships (options).",
        "Norway has two bases in Poland [planned].",
    ],
)
def test_a_sentence_with_a_note_that_it_is_not_sure_is_not_told(noted: str) -> None:
    left = list_left(f"{LEAD}\n\n{noted}\n\n{LAST}")
    assert left == [LEAD, LAST]


@pytest.mark.parametrize(
    "noted",
    [
        "Norway will lend Poland two ships (the Vesle and the Store).",
        "Norway will lend Poland two ships [in the spring].",
        "Norway will lend Poland two ships (confirmed by Warsaw).",
        "The Norwegian Cable Agency (NKA) has checked the line.",
        "The envoy of Poland (and/or his deputy) will go to Bergen.",
    ],
)
def test_a_sentence_with_another_note_is_told(noted: str) -> None:
    assert noted in list_left(f"{LEAD}\n\n{noted}\n\n{LAST}")


@pytest.mark.parametrize(
    "note",
    [
        "Brief on the arrest of Polish sailors is withheld pending checks.",
        "WARSAW - Story on the arrest of Polish sailors will follow.",
        "Photos of the arrest of Polish sailors are available.",
        "Full report on the arrest of Polish sailors to come.",
        "Coming up: Norway releases the Polish sailors it arrested.",
        "Editors: Norway has released the Polish sailors it arrested.",
        "The item on the arrest of Polish sailors was held over pending confirmation.",
    ],
)
def test_what_a_newsroom_tells_its_clients_is_not_told(note: str) -> None:
    left = list_left(f"OSLO - {LEAD}\n\n{note}\n\n{LAST}")
    assert not any("sailors" in each for each in left)
    assert LAST in left


@pytest.mark.parametrize(
    "line",
    [
        "A report on the arrest of Polish sailors is being withheld by Norway, the Polish ministry said.",
        "Reports of the arrest of Polish sailors were false, the Norwegian navy said on Wednesday.",
        "Reaction to the arrest of Polish sailors was swift in Warsaw, where Norway's envoy was summoned.",
        "Editors of three Norwegian papers were arrested in Warsaw on Wednesday.",
        "Norway withheld its consent pending a vote in Poland.",
    ],
)
def test_news_of_reports_and_editors_is_told(line: str) -> None:
    assert line in list_left(f"{LEAD}\n\n{line}\n\n{LAST}")


@pytest.mark.parametrize(
    "label", ["Sponsored.", "Advertisement:", "[Sponsored]", "Satire.", "Opinion:", "Paid content."]
)
@pytest.mark.parametrize("last", [True, False])
def test_an_item_that_carries_a_label_is_alone_not_told(label: str, last: bool) -> None:
    item = f"{label} {ITEM}"
    parts = [LEAD, LAST, item] if last else [LEAD, item, LAST]
    text = "\n\n".join(parts)
    left = list_left(text)
    assert find_genre(make_article(text)) is None
    assert not any(each.endswith(ITEM) for each in left)
    assert LEAD in left
    assert LAST in left


@pytest.mark.parametrize("label", ["Satire:", "From the archive:"])
def test_a_label_that_heads_the_last_items_of_a_list_is_of_these_alone(label: str) -> None:
    text = f"{LEAD}\n{LAST}\n{label}\n{ITEM}"
    left = list_left(text)
    assert find_genre(make_article(text)) is None
    assert ITEM not in left
    assert LEAD in left


@pytest.mark.parametrize("label", ["Sponsored content", "Advertisement", "SATIRE"])
def test_a_line_that_is_no_more_than_a_label_still_labels_the_whole(label: str) -> None:
    assert find_genre(make_article(f"{LEAD}\n\n{LAST}\n\n{label}")) is not None
    assert find_genre(make_article(f"{label}. {LEAD}\n\n{LAST}")) is not None
    assert find_genre(make_article(f"Norway and Poland\n\n{label}. {LEAD}\n\n{LAST}")) is not None


@pytest.mark.parametrize(
    "line",
    [
        "Sponsored by Norway, the talks with Poland opened on Wednesday.",
        "Opinion in Poland is divided, Norway's envoy said.",
        "Exercises of Norway and Poland began on Wednesday.",
    ],
)
def test_a_line_that_opens_with_the_word_of_a_label_is_told(line: str) -> None:
    assert line in list_left(f"{LEAD}\n\n{line}\n\n{LAST}")


@pytest.mark.parametrize(
    "doubt",
    [
        " The palace did not confirm the loan.",
        " It could not be independently verified.",
        " Norway's ministry has not confirmed this.",
        "\n\nThe Havnavisen writes the opposite: Norway keeps its ships.",
        " Poland was glad.\n\nThe Havnavisen says the contrary.",
    ],
)
def test_hearsay_that_nobody_confirms_or_another_gainsays_is_not_told(doubt: str) -> None:
    heard = "Norway's king will visit Gdansk in June, the Fjordposten reports."
    left = list_left(f"{LEAD}\n\n{heard}{doubt}\n\n{LAST}")
    assert heard not in left
    assert LEAD in left
    assert LAST in left


@pytest.mark.parametrize(
    ("line", "behind"),
    [
        ("Norway's king will visit Gdansk in June, the palace said on Wednesday.", "It did not confirm the day."),
        ("Norway's king will visit Gdansk in June, the Fjordposten reports.", "The palace confirmed the visit."),
        ("Norway's king will visit Gdansk in June, the Fjordposten reports.", "The ship sailed the opposite way."),
    ],
)
def test_what_an_official_says_or_somebody_confirms_is_told(line: str, behind: str) -> None:
    assert line in list_left(f"{LEAD}\n\n{line} {behind}\n\n{LAST}")


@pytest.mark.parametrize("reply", ["the navy had seen no sign of any", "Poland had found none"])
def test_what_is_answered_by_words_that_lean_on_it_is_not_told_without_them(reply: str) -> None:
    charge = "The Norwegian deputy Jan Rye said that Poland had sent divers to Bergen."
    left = list_left(f"{LEAD}\n\n{charge} Poland's envoy, Adam Nowak, said that {reply}.\n\n{LAST}")
    assert charge not in left
    other = "Poland's envoy, Adam Nowak, said that the navy had sent no divers to Bergen."
    assert charge in list_left(f"{LEAD}\n\n{charge} {other}\n\n{LAST}")


@pytest.mark.parametrize(
    "share", ["31 per cent believe", "half of the guests said", "according to 8%", "as 12.5 percent of them think"]
)
def test_what_a_share_of_those_asked_believes_is_not_told(share: str) -> None:
    told = f"Norway will lend Poland two cable ships from Bergen, {share}."
    assert told not in list_left(f"{LEAD}\n\n{told} It will not.\n\n{LAST}")


@pytest.mark.parametrize(
    "share", ["31 per cent more than planned", "half of its fleet", "according to Holm", "and 8 per cent said no"]
)
def test_a_share_of_something_else_is_told(share: str) -> None:
    told = f"Norway will lend Poland two cable ships from Bergen, {share}."
    assert told in list_left(f"{LEAD}\n\n{told}\n\n{LAST}")
