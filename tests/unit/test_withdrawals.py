"""What is withdrawn, retracted or dropped is not told as it stood; the sentence that takes it back heads its story."""

from datetime import timedelta

import pytest

from bench.shown import brief
from bot.evidence.quotes import iter_claims
from bot.model.analysis import Material
from bot.service.briefings import select
from bot.summarize.dossier import make_dossier
from bot.summarize.withdrawals import find_withdrawn
from tests.factories import NOW
from tests.materials import read_report

SHOT = "Norway shot down a Swedish drone near Kiruna on Monday, a Norwegian military spokesman, Per Dahl, said."
TAKEN_BACK = "Norway on Monday withdrew a statement that it had shot down a Swedish drone near Kiruna."
FILLER = "Ministers of both countries looked at maps of the coast and of the sea in the old town hall of the port. " * 3
OTHER = (
    "Per Dahl, a military spokesman, said that it had been issued by mistake on Monday at noon by a clerk in Oslo. "
    "Swedish officers in Kiruna counted their drones on Monday evening and said that every one of them had come back. "
    "The Norwegian parliament will hear the general who signed it in a closed session before the summer holidays."
)


def read(
    *paragraphs: str, desk: str = "Desk", hours: int = 0, title: str = "Norway and the drone", filler: str = FILLER
) -> Material:
    return read_report("\n\n".join([*paragraphs, filler]), title=title, desk=desk, hours=hours)


def list_barred(*materials: Material) -> list[str]:
    texts = {each.article.id: each.article.text for each in materials}
    return [span.of(texts[article]) for article, span in find_withdrawn(materials).barred]


def test_what_the_next_sentence_tells_was_withdrawn_is_not_told_without_it() -> None:
    posted = "A senator from Bergen wrote that a Swedish ship had rammed a Norwegian ferry near Kiruna."
    deleted = f"{posted} The post has since been deleted."
    assert list_barred(read(deleted)) == [posted]
    assert list_barred(read(f"{posted} The senator has since been moved to Oslo.")) == []
    assert posted not in " ".join(claim.text for _, claim in iter_claims(brief([read(deleted)])))
    told = "A Swedish sailor told the police in Kiruna that the captain would sell the Norwegian drone."
    assert list_barred(read(f"{told} Before the court he took it back.")) == [told]
    assert list_barred(read(f"{told} Before he took it back he was heard in Oslo.")) == []


def test_a_later_report_that_takes_back_heads_the_briefing() -> None:
    briefing = brief([read(SHOT), read(TAKEN_BACK, desk="Evening Post", hours=2)])
    told = [claim.text for _, claim in iter_claims(briefing)]
    assert briefing.bottom_line[0].text == TAKEN_BACK
    assert not [words for words in told if words.startswith("Norway shot down")]


@pytest.mark.parametrize(
    ("stood", "taken_back"),
    [
        (SHOT, TAKEN_BACK),
        (SHOT, "The Morning Post retracted its report that Norway had shot down a Swedish drone near Kiruna."),
        (
            "Prime Minister Per Dahl said Sweden had trained the men.",
            "Dahl's spokesman later said the minister had misspoken and had not meant that Sweden trained the men.",
        ),
        ("Norway will host talks with Sweden in Bergen in June.", "Norway called off the talks with Sweden in Bergen."),
        (
            "The Norwegian king broke a leg on Monday and cancelled the talks with Sweden in Bergen, the palace said.",
            "The Morning Post retracted its report that the king broke a leg and cancelled the talks with Sweden.",
        ),
        (
            "Norway and Sweden will hold talks in Bergen on 12 June, the palace said.",
            "Sweden said that it would not attend the talks on 12 June. The palace then dropped the plan.",
        ),
    ],
)
def test_what_is_taken_back_is_barred(stood: str, taken_back: str) -> None:
    assert list_barred(read(stood, taken_back)) == [stood]


@pytest.mark.parametrize(
    "other",
    [
        "Norway withdrew its troops from Kiruna after the drone was shot down near the Swedish border.",
        "Norway has not withdrawn its statement that it had shot down a Swedish drone near Kiruna.",
        "Sweden asked whether Norway had withdrawn the claim that it shot down a Swedish drone near Kiruna.",
        "Norway had in 2015 withdrawn a claim that it had shot down a Swedish drone near Kiruna.",
        "Norway withdrew a statement that its ferries to Bergen had carried herring.",
    ],
)
def test_what_takes_nothing_back_bars_nothing(other: str) -> None:
    assert list_barred(read(SHOT, other)) == []


def test_what_is_said_again_later_is_told() -> None:
    assert list_barred(read(TAKEN_BACK), read(SHOT, desk="Evening Post", hours=2)) == []


def test_a_model_is_not_shown_what_was_taken_back() -> None:
    after = read(TAKEN_BACK, desk="Evening Post", hours=2, filler=OTHER)
    materials = (read(SHOT), after)
    dossier = make_dossier(select(None, materials, NOW + timedelta(hours=3)).stories, materials, 6_000)
    words = [each.words for each in dossier.passages]
    assert TAKEN_BACK in words
    assert SHOT not in words


WOUNDED = (
    "A customs officer was wounded at the crossing of Storskog on Sunday by a shot fired from a boat, the Coast Guard "
    "said."
)
TOLL = "The toll of the avalanche near Narvik rose to 31 on Saturday, the rescue service said."


@pytest.mark.parametrize(
    ("stood", "later"),
    [
        (
            "A Swedish glider had come down in a field near Kiruna, Norway said on Monday.",
            "The glider that came down near Kiruna was Danish, Norway's premier said on Tuesday, taking back the "
            "defence ministry's earlier account that it was Swedish.",
        ),
        (
            WOUNDED,
            "The customs officer wounded at the crossing of Storskog shot himself by accident, prosecutors said on "
            "Tuesday, contradicting the Coast Guard's first account.",
        ),
        (
            "Norway's transport minister, Kari Holm, said the helmsman had been drunk.",
            "Holm withdrew her claim that the helmsman had been drunk.",
        ),
        (TOLL, "The rescue service on Monday lowered the toll of the avalanche near Narvik to 29 from 31."),
        (
            "The refugee office said 900 herdsmen had crossed the river near Narvik by noon.",
            "The refugee office counted 600 herdsmen and said its figure of 900 on Monday had been much too high.",
        ),
        (TOLL, "The count of dead in the avalanche near Narvik was revised from 31 to 29 after two were found alive."),
        (
            "Norway will not receive Swedish herring in Bergen this winter, the fisheries board said.",
            "The board withdrew its announcement that Norway would not receive Swedish herring in Bergen this winter.",
        ),
        (SHOT, "The Morning Post retracted its report that Norway had shot down a Swedish drone near Kiruna, saying it "
         "was not true."),
    ],
)  # fmt: skip
def test_what_a_later_report_sets_right_is_barred(stood: str, later: str) -> None:
    briefing = brief([read(stood), read(later, desk="Evening Post", hours=30, filler=OTHER)])
    assert stood in list_barred(read(stood), read(later, desk="Evening Post", hours=30))
    assert not briefing.title.text.startswith(stood.rstrip(".")[:40])


@pytest.mark.parametrize(
    ("stood", "later"),
    [
        (  # an adversary's word against another's is a dispute
            WOUNDED,
            "The customs officer wounded at the crossing of Storskog shot himself, Moscow said, contradicting the "
            "Coast Guard's first account.",
        ),
        ("The toll of the avalanche near Narvik stood at 12 on Friday.",
         "The toll of the avalanche near Narvik rose to 31 from 12."),
        (TOLL, "The rescue service may lower the toll of the avalanche near Narvik to 29 from 31."),
        ("The refugee office said 900 herdsmen had crossed the river near Narvik by noon.",
         "The refugee office said 600 herdsmen had crossed and that its limit of 900 huts was too low."),
        ("The bank held its main rate at 4 percent in Oslo.", "The bank in Oslo cut its rate to 3 from 4 percent."),
        (
            "Norway will receive Swedish herring in Bergen this winter, the palace said.",
            "The board withdrew its announcement that Norway would not receive Swedish herring in Bergen this winter.",
        ),
        (  # a denial of what is taken back stands
            "No Swedish glider came down in a field near Kiruna, Stockholm said.",
            "The glider that came down near Kiruna was Danish, Norway's premier said on Tuesday, taking back the "
            "defence ministry's earlier account that it was Swedish.",
        ),
    ],
)  # fmt: skip
def test_what_is_disputed_risen_or_denied_stands(stood: str, later: str) -> None:
    assert list_barred(read(stood), read(later, desk="Evening Post", hours=30)) == []


ACCUSED = "Norway on Monday accused Sweden of arming smugglers on the coast of Finnmark, its foreign ministry said."


@pytest.mark.parametrize(
    "later",
    [
        "Norway on Tuesday withdrew its accusation that Sweden had given guns to smugglers in the far north.",
        "Norway withdrew its accusation against Sweden.",
        "Norway's foreign minister, Kari Holm, retracted the claim that Swedish officers had sold rifles to smugglers.",
        "Norwegian Foreign Minister Kari Holm apologised to Sweden for falsely accusing it of arming smugglers.",
        "Norway apologized for its claim that Swedish smugglers were in the pay of the state.",
    ],
)
def test_an_accusation_that_is_withdrawn_in_other_words_is_barred(later: str) -> None:
    assert ACCUSED in list_barred(read(ACCUSED), read(later, desk="Evening Post", hours=9))


@pytest.mark.parametrize(
    "later",
    [
        "Norway on Tuesday withdrew its accusation that Sweden had spied on its fishing fleet.",
        "Sweden withdrew its accusation that Norway had armed the smugglers of Finnmark.",
        "Norway withdrew its accusation that Finland had armed the smugglers.",
        "Norway has not withdrawn its accusation that Sweden had given guns to smugglers.",
        "Sweden urged Norway to have withdrawn the accusation against Sweden by Friday.",
        "Norwegian Foreign Minister Kari Holm apologised to Sweden for the tone of her remarks on smugglers.",
        "Norwegian Foreign Minister Kari Holm apologised to Sweden for smugglers who had fired at a ship.",
        "Norway withdrew its ambassador from Sweden over the smugglers.",
    ],
)
def test_an_accusation_that_stands_is_told(later: str) -> None:
    assert ACCUSED not in list_barred(read(ACCUSED), read(later, desk="Evening Post", hours=9))


def test_an_entry_of_a_log_that_takes_back_its_own_heads_no_briefing() -> None:
    rammed = "Norway's Post Saltfjell reported that Sweden Drone Guard 12 rammed it off Kiruna Lake."
    checked = "On inspection the damage was found to be old, and the report was withdrawn."
    lead = "Norway published its log of Swedish drones near Kiruna on Monday, a military spokesman, Per Dahl, said."
    left = "Sweden agreed to withdraw Sweden Drone Guard 31 from Kiruna Lake."
    entries = (f"Entry 1, 3 May. {left}", f"Entry 2, 4 May. {rammed} {checked}", f"Entry 3, 5 May. {left}")
    assert not find_withdrawn([read(lead, *entries)]).passages
    told = [claim.text for _, claim in iter_claims(brief([read(lead, *entries)]))]
    assert not any("rammed" in words for words in told)
    assert find_withdrawn([read(SHOT), read(lead, TAKEN_BACK, desk="Evening Post", hours=2)]).passages
