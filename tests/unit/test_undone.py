"""What a later report says was not so is not told of an earlier one, nor what an article's own later words undo."""

import pytest

from bench.shown import brief
from bot.evidence.quotes import iter_claims
from bot.model.analysis import Material
from bot.summarize.withdrawals import find_withdrawn
from tests.materials import read_report

SIGNED = "Chile and Peru signed an accord on anchovy fishing in Arica on Monday, Chile's fisheries ministry said."
FILLER = "Ministers of both countries looked at maps of the coast and of the sea in the old town hall of the port. " * 3


OTHER = (
    "A ferry from Callao brought forty boxes of lemons and a brass band on Sunday evening. The mayor of Arica thanked "
    "the captain. Children in Tacna sang for the sailors, and the library stayed open until ten."
)


def read(*paragraphs: str, desk: str = "Desk", hours: int = 0, title: str = "Chile and Peru at sea") -> Material:
    return read_report("\n\n".join([*paragraphs, OTHER if hours else FILLER]), title=title, desk=desk, hours=hours)


def list_barred(*materials: Material) -> list[str]:
    texts = {each.article.id: each.article.text for each in materials}
    return [span.of(texts[article]) for article, span in find_withdrawn(materials).barred]


def list_told(*materials: Material) -> str:
    return " ".join(claim.text for _, claim in iter_claims(brief(materials)))


@pytest.mark.parametrize(
    "later",
    [
        "Chile and Peru have not signed an accord on anchovy fishing, the ministry in Santiago said on Tuesday.",
        "No accord on anchovy fishing was signed in Arica, Chile's fisheries ministry said on Tuesday.",
        "Chile's fisheries ministry said that its statement on an anchovy accord with Peru was mistaken.",
        "Reports that Chile and Peru had signed an accord on anchovy fishing were false, Chile's ministry said.",
        "The accord on anchovy fishing between Chile and Peru in Arica does not exist, a judge found.",
    ],
)
def test_a_report_that_a_later_one_says_is_untrue_is_not_told(later: str) -> None:
    early, other = read(SIGNED), read(later, desk="Evening Post", hours=20)
    assert SIGNED in list_barred(early, other)
    assert SIGNED[:40] not in list_told(early, other)


@pytest.mark.parametrize(
    "later",
    [
        "Chile and Peru have not yet ratified the accord on anchovy fishing, Chile's fisheries ministry said.",
        "Chile and Peru signed no accord on copper in Arica, Chile's mining ministry said.",
        "Chile has not published the accord on anchovy fishing with Peru, a senator said.",
        "Bolivia has not signed an accord on anchovy fishing with Peru, Bolivia's fisheries ministry said.",
        "Chile denied that it had not signed the accord on anchovy fishing with Peru in Arica.",
        "Chile and Peru did not sign an accord on anchovy fishing in Arica on Friday, Chile's fisheries ministry said.",
        "It is not clear when Chile and Peru will publish the accord on anchovy fishing signed in Arica.",
    ],
)
def test_what_is_not_yet_done_or_of_another_matter_undoes_nothing(later: str) -> None:
    assert SIGNED not in list_barred(read(SIGNED), read(later, desk="Evening Post", hours=20))


def test_who_is_accused_undoes_nothing_of_the_charge() -> None:
    sank = "Chile sank a Peruvian trawler off Arica on Monday"
    denied = read(
        "Chile did not sink a Peruvian trawler off Arica, Chile's navy said on Tuesday.", desk="Post", hours=20
    )
    assert f"{sank}, Peru's navy said." not in list_barred(read(f"{sank}, Peru's navy said."), denied)
    assert f"{sank}, Chile's navy said." in list_barred(read(f"{sank}, Chile's navy said."), denied)
    assert f"{sank}, a radio station said." in list_barred(read(f"{sank}, a radio station said."), denied)


def test_the_word_of_somebody_of_no_known_side_undoes_nothing() -> None:
    sank = "Chile sank a Peruvian trawler off Arica on Monday, Peru's navy said."
    for who in ("Marta Quispe, who keeps a shop, said", "a fisherman told reporters"):
        said = f"Chile has not sunk a Peruvian trawler off Arica, {who}."
        assert sank not in list_barred(read(sank), read(said, desk="Evening Post", hours=20))


def test_an_earlier_denial_undoes_nothing() -> None:
    denial = read("Chile and Peru have not signed an accord on anchovy fishing, Chile's ministry said.", desk="Post")
    assert SIGNED not in list_barred(read(SIGNED, hours=20), denial)


def test_the_day_that_it_was_not_is_not_told() -> None:
    begin = "Chile's deputy minister Rosa Vidal said that work on the lighthouse at Arica would begin in April."
    later = "Work on the lighthouse at Arica would begin in August and not in April, Vidal said on Tuesday."
    assert begin in list_barred(read(SIGNED, begin), read(later, desk="Evening Post", hours=20))
    hers = "Work on the lighthouse at Arica would begin in August and not in April, she said."
    named = read(f"Chile's deputy minister Rosa Vidal has corrected herself. {hers}", desk="Evening Post", hours=20)
    assert begin in list_barred(read(begin), named)
    assert not list_told(read(begin), named).startswith(hers)
    five = "Chile's harbour office said five anchovy boats had sunk off Arica."
    six = "The number of anchovy boats sunk off Arica is six, not five, Chile's harbour office said."
    assert five in list_barred(read(SIGNED, five), read(six, desk="Evening Post", hours=20))
    tugs = "Chile will lend Peru five harbour tugs this year, Chile's navy minister, Rosa Vidal, said."
    lend = "Chile will lend Peru three harbour tugs and not five, its navy ministry said."
    assert tugs in list_barred(read(SIGNED, tugs), read(lend, desk="Evening Post", hours=20))
    more = "Work on the lighthouse at Arica will cost 3 million and not 4, a trade paper in Lima said."
    assert begin not in list_barred(read(SIGNED, begin), read(more, desk="Evening Post", hours=20))


@pytest.mark.parametrize(
    "back",
    [
        "That turned out to be untrue. The ships were there for a race.",
        "None of this was true, as the harbour log shows.",
        "The signing never took place, Chile's fisheries ministry said on Tuesday.",
        "Chile's ministry later deleted its statement and spoke of an accord at some time.",
    ],
)
def test_what_an_article_takes_back_paragraphs_later_is_not_told(back: str) -> None:
    between = "Fishermen lit lamps on the pier. Peru's foreign minister, Elmer Rojas, said that he was glad."
    material = read(SIGNED, between, back)
    assert SIGNED in list_barred(material)
    assert SIGNED[:40] not in list_told(material)


@pytest.mark.parametrize(
    "behind",
    [
        "That turned out to be the best catch of the year.",
        "The talks with Bolivia never took place, Chile's fisheries ministry said on Tuesday.",
        "Chile's ministry has not deleted its statement on the accord.",
        "Peru's ministry later deleted its statement on copper.",
    ],
)
def test_what_takes_back_another_thing_leaves_an_article_as_it_is(behind: str) -> None:
    assert SIGNED not in list_barred(read(SIGNED, "Fishermen lit lamps on the pier.", behind))


def test_a_check_of_claims_undoes_a_report_and_is_not_quoted() -> None:
    check = read(
        "No accord on anchovy fishing was signed in Arica, a judge in Lima found on Tuesday.",
        desk="Evening Post",
        hours=20,
        title="Fact-check: was there an accord in Arica?",
    )
    assert SIGNED[:40] not in list_told(read(SIGNED), check)


def test_a_letter_undoes_nothing() -> None:
    letter = read(
        "Sir, Chile and Peru have not signed an accord on anchovy fishing in Arica.",
        desk="Evening Post",
        hours=20,
        title="Letter to the editor",
    )
    assert SIGNED[:40] in list_told(read(SIGNED), letter)


def test_a_report_stands_without_what_a_later_one_undoes_further_down() -> None:
    opens = "The fishing school at Arica will open in May for 40 pupils, Chile's minister Rosa Vidal said."
    later = "The fishing school at Arica will not open in May, Chile's fisheries ministry said on Tuesday."
    barred = list_barred(read(SIGNED, opens), read(later, desk="Evening Post", hours=20))
    assert opens in barred
    assert SIGNED not in barred


def test_a_denial_that_is_told_again_is_not_undone_by_itself() -> None:
    false = "Chile's navy said that any claim that Chile had sunk a Peruvian trawler off Arica was false."
    assert false not in list_barred(read(false), read(false, desk="Evening Post", hours=20))


@pytest.mark.parametrize(("what", "heads"), [("them", False), ("the bells", True)])
def test_a_denial_that_does_not_say_of_what_undoes_and_heads_nothing(what: str, heads: bool) -> None:
    stood = f"Chile has agreed to return {what} to Peru."
    denial = f"Chile has not agreed to return {what} to Peru."
    early = read(f"Peru recalled that the matter of the bells is settled. {stood}", desk="Callao Post")
    late = read(
        f"On the bells the two ministers did not agree, a Chilean diplomat said. {denial}", desk="Paper", hours=9
    )
    found = find_withdrawn([early, late])
    assert stood in list_barred(early, late)
    assert (denial in [each.words for each in found.passages]) == heads
