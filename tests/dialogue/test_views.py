"""Whatever a question calls it, somebody's view is what they say of the matter, also behind a `but`."""

from pathlib import Path

import pytest

from tests.reports import ask_over, make_report, told_by

NOW = "2025-05-20T08:00:00Z"
READ = (
    make_report(
        1,
        "2025-05-03",
        "Peru rejected the fishing quota proposed by Ecuador on Saturday, calling it unfair.\n\n"
        "Ecuador's president, Mateo Leon, said the quota was generous.",
        title="Peru rejects fishing quota",
    ),
    make_report(
        2,
        "2025-05-04",
        "Chile welcomed the fishing quota but criticised the patrols off its coast on Sunday. Brazil's government "
        "opposes the patrols, its foreign minister, Caio Prado, said.",
        title="Chile welcomes quota but criticises patrols",
    ),
    make_report(
        3,
        "2025-05-06",
        "Hungary will block the dairy tariff, its farm minister, Bela Toth, said on Tuesday. Austria favours the "
        "tariff.\n\n"
        "Ireland has not taken a position on the tariff. A hotel in Graz has a fine view of the dairy.",
        title="Hungary to block dairy tariff",
    ),
    make_report(
        4,
        "2025-05-07",
        "Chad praised Niger for the bridge on Wednesday but accused Mali of delaying the road. Niger's president, "
        "Issa Garba, welcomed the bridge while rejecting the toll.\n\n"
        "The toll was condemned by Togo.",
        title="Chad praises Niger",
    ),
)
SAID = {
    "What is the view of Peru on the fishing quota?": (["rejected the fishing quota"], ["Chile", "generous"]),
    "Where does Ecuador stand on the quota?": (["was generous"], ["rejected"]),
    "How does Peru see the fishing quota?": (["calling it unfair"], ["generous"]),
    "What is Chile's stance on the patrols?": (["criticised the patrols"], []),
    "Where does Brazil stand on the patrols?": (["opposes the patrols"], ["criticised"]),
    "What does Austria think of the dairy tariff?": (["favours the tariff"], ["block"]),
    "What is Ireland's position on the dairy tariff?": (["not taken a position"], ["favours"]),
    "What is Peru's view of the dairy tariff?": ([], ["hotel", "Hungary"]),
    "What is Chad's position on the road?": (["accused Mali of delaying"], []),
    "What did Niger say about Mali?": ([], ["Chad"]),
    "What is the reaction of Togo to the toll?": (["condemned by Togo"], ["Garba"]),
    "Did Niger reject the toll?": (["while rejecting the toll"], []),
    "Whom did Chad accuse?": (["accused Mali"], []),
    "Did Niger accuse Mali?": ([], ["Chad"]),
}


@pytest.mark.parametrize("question", SAID)
async def test_a_view_is_what_somebody_says(tmp_path: Path, question: str) -> None:
    said, unsaid = SAID[question]
    told = told_by((await ask_over(tmp_path, READ, [question], NOW))[question])
    assert [words for words in said if words not in told] == [], told
    assert [words for words in unsaid if words in told] == [], told


DENIALS = (
    make_report(
        11,
        "2025-05-01",
        "Oman denied on Thursday that it was considering lethal support for Gabon.",
        title="Oman denies lethal support",
    ),
    make_report(
        12,
        "2025-05-09",
        "Envoys met in Muscat on Friday. Oman denies that it plans to arm Gabon.",
        title="Envoys meet in Muscat",
    ),
    make_report(
        13,
        "2025-05-10",
        "Oman said on Saturday that the zoo in Muscat would close.",
        title="Zoo to close",
    ),
)


OTHERS = tuple(
    make_report(
        20 + at, f"2025-04-{at + 1:02}", f"A market was held in {town} on the square.", title=f"Market in {town}"
    )
    for at, town in enumerate("Porto Lyon Graz Bergen Turin Ghent Cork Leeds Malmo Basel Split Riga Brno Vigo".split())
)


async def test_the_latest_is_told_though_it_uses_other_words(tmp_path: Path) -> None:
    asked = "What does Oman say about lethal support?"
    answer = (await ask_over(tmp_path, (*DENIALS, *OTHERS), [asked], NOW))[asked]
    told = [claim.text for claim in answer.answer]
    assert told[0].startswith("Oman denied on Thursday")
    assert told[1:] == ["Reported since:", "Oman denies that it plans to arm Gabon."], "of nothing else"
