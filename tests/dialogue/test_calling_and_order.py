"""To call a strike is not to call it illegal, and whom somebody met before another is told by that order alone."""

from pathlib import Path

import pytest

from tests.reports import ask_over, make_report, told_by

NOW = "2025-05-20T08:00:00Z"
READ = (
    make_report(
        1,
        "2025-05-05",
        "Nurses in Malta went on strike on Monday. The strike was called by the nurses' union MUMN.\n\n"
        "The health minister, Anton Vella, called the strike illegal.",
        title="Nurses strike in Malta",
    ),
    make_report(
        2,
        "2025-05-06",
        "The drivers' union Transit Workers called a strike in Leeds on Tuesday. "
        "The bus firm called the strike reckless.",
        title="Bus drivers in Leeds walk out",
    ),
    make_report(
        3,
        "2025-05-08",
        "Kwaku Addae, Ghana's president, received the prime minister of Gabon, Marie Ondo, in Accra on Thursday.\n\n"
        "Addae met the king of the Ashanti before Ondo.",
        title="Addae hosts Gabon's leader",
    ),
    make_report(
        4,
        "2025-05-09",
        "Addae met the German chancellor, Uwe Brandt, in Berlin on Friday.",
        title="Addae meets Brandt",
    ),
    make_report(
        5,
        "2025-05-10",
        "Nordfrakt will sell four ferries, its chief executive, Sven Halvorsen, said on Saturday.",
        title="Nordfrakt to sell ferries",
    ),
)
ASKED = {
    "Who called the strike?": (["called by the nurses' union"], ["illegal", "reckless"]),
    "Who called the strike in Malta?": (["called by the nurses' union"], ["illegal"]),
    "Who called the strike illegal?": (["Anton Vella"], ["MUMN", "Leeds"]),
    "Who called the strike in Malta illegal?": (["Anton Vella"], ["MUMN"]),
    "Who called the strike reckless?": (["The bus firm"], ["union", "Vella"]),
    "Whom did Addae meet before Ondo?": (["king of the Ashanti"], ["Brandt"]),
    "Whom did Addae meet before Brandt?": ([], ["Brandt", "Ashanti"]),
    "Whom did Addae meet in Berlin?": (["Uwe Brandt"], ["Ashanti"]),
    "Whom did Addae receive?": (["Marie Ondo"], ["Brandt"]),
    "Who is Nordfrakt's chief executive?": (["Sven Halvorsen"], []),
}


@pytest.mark.parametrize("question", ASKED)
async def test_each_is_told_by_what_tells_it(tmp_path: Path, question: str) -> None:
    said, unsaid = ASKED[question]
    told = told_by((await ask_over(tmp_path, READ, [question], NOW))[question])
    assert [words for words in said if words not in told] == [], told
    assert [words for words in unsaid if words in told] == [], told
