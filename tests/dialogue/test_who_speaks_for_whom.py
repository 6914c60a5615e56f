"""Words are a body's where it says them itself or who holds an office there; of an office only its holder is heard."""

from pathlib import Path

import pytest

from tests.reports import ask_over, make_report, told_by

NOW = "2025-05-20T08:00:00Z"
TOLD = {
    "Nato chief warns over drone flights": """
Drone flights over the Adriatic must stop, Nato's secretary general, Marten Ruyter, said on Thursday.

"The alliance will not look away," Ruyter told reporters in Brussels. He said member states would share
radar data against the drone flights.

Sweden's ambassador to NATO, Axel Berg, said the drone flights were a nuisance. Former NATO secretary
general Piet Hooft said the drone flights were a joke.""",
    "Alliance to place radars": """
The alliance said on Friday it would place two radars in Montenegro. A NATO spokeswoman, Lena Hart, said the
radars would stay until December.

Montenegro's prime minister, Ivo Radulovic, welcomed the radars.""",
    "EU envoy urges truce in dam dispute": """
The European Union's foreign policy chief, Clara Montes, urged Ethiopia and Sudan on Saturday to accept a
truce in the dam dispute.

Sudan's irrigation minister, Omar Idris, said the dam was a threat. Ethiopian fishermen said the dam fed
them.""",
    "UN envoy calls dam talks fragile": """
The UN special envoy for the Nile, Amadou Cisse, said on Monday that the dam talks were fragile but alive.""",
    "Kremlin plays down grain corridor": """
Dmitry Peskov said on Tuesday that there was no basis for a grain corridor.

Russia's foreign ministry said the corridor was a matter for others. Its spokeswoman, Vera Antonova, said
the corridor would be checked. A Russian newspaper said the corridor was dead.""",
    "Pentagon denies base plan": """
The Pentagon denied on Tuesday that a base in Ghana was planned.""",
    "Canal will be built": """
Turkish President Kemal Aydin said on Thursday the canal would be built.

The transport minister, Selim Kaya, said there was no money for the canal. Turkish environmentalists said
the canal would kill the sea.""",
    "Nordfrakt to sell ferries": """
Nordfrakt will sell four ferries, its chief executive, Sven Halvorsen, said on Friday. The company said the
ferries were old.

Nordfrakt shareholder Max Penn called the sale of the ferries a shame. The seamen's union said the ferries
were sound.""",
    "Foreign ministry summons envoy": """
India's foreign ministry summoned the envoy of Nepal over the map on Friday. Spokesman Ravi Kumar said the
map was baseless.

Nepal's foreign ministry said the map was historical.""",
}


def unwrap(text: str) -> str:
    """Give a text with each paragraph on one line."""
    return "\n\n".join(" ".join(each.split()) for each in text.strip().split("\n\n"))


READ = tuple(
    make_report(at, f"2025-05-{at:02}", unwrap(text), title=title)
    for at, (title, text) in enumerate(TOLD.items(), start=1)
)
ASKED = {
    "What does NATO say about the drone flights?": (
        ["must stop", "share radar data"],
        ["nuisance", "joke"],
    ),
    "What does NATO say about the radars?": (["two radars", "until December"], ["Radulovic"]),
    "What did NATO's spokeswoman say about the radars?": (["until December"], ["Ruyter"]),
    "What does the EU say about the dam?": (["urged Ethiopia and Sudan"], ["threat", "fragile"]),
    "What does Ethiopia say about the dam?": ([], ["fed them", "threat"]),
    "What did the UN envoy say about the dam talks?": (["fragile but alive"], []),
    "What did the UN secretary general say about the dam talks?": ([], ["fragile"]),
    "What did the Kremlin say about the grain corridor?": (["no basis"], ["matter for others", "dead"]),
    "What did the Russian foreign ministry say about the corridor?": (
        ["matter for others", "be checked"],
        ["no basis"],
    ),
    "What did Moscow say about the corridor?": (["no basis", "matter for others"], ["dead"]),
    "What did the White House say about the base?": ([], ["Pentagon"]),
    "What did the Turkish transport ministry say about the canal?": (["no money"], ["be built", "sea"]),
    "What did Turkish President Kemal Aydin say about the canal?": (["be built"], ["no money"]),
    "What did Turkish environmentalists say about the canal?": (["kill the sea"], ["no money"]),
    "What does Turkey say about the canal?": (["be built"], ["sea"]),
    "What did Nordfrakt say about the ferries?": (["will sell", "were old"], ["shame", "sound"]),
    "What did Nordfrakt's chief executive say about the ferries?": (["will sell"], ["shame", "were old"]),
    "What did the seamen's union say about the ferries?": (["sound"], ["will sell"]),
    "What did the Indian foreign ministry say about the map?": (["baseless"], ["historical"]),
    "What did Nepal say about the map?": (["historical"], ["baseless"]),
}


@pytest.mark.parametrize("question", ASKED)
async def test_a_body_is_heard_by_those_who_hold_its_offices(tmp_path: Path, question: str) -> None:
    said, unsaid = ASKED[question]
    told = told_by((await ask_over(tmp_path, READ, [question], NOW))[question])
    assert [words for words in said if words not in told] == [], told
    assert [words for words in unsaid if words in told] == [], told
    assert said or not told
