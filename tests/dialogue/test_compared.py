"""Who is heard for each side of a comparison: both in a joint statement, a company through its director, a minister by
what she was called before; nobody for the country in which they merely are."""

from pathlib import Path

from tests.reports import ask_all_over, make_report, talk_over, told_by

NOW = "2025-03-12T08:00:00Z"
READ = (
    make_report(
        1, "2025-03-04",
        "Togo's transport minister, Yawa Dossou, blamed the tanker's captain on Tuesday.\n\n"
        "The captain had ignored two radio warnings, Dossou said.\n\n"
        "The shipping director of Delta Oil in Togo, Paul Okri, said the radio warnings had come late.",
        title="Togo blames captain for spill",
    ),
    make_report(
        2, "2025-03-05",
        "The tanker belongs to Volta Lines. Its managing director, Efua Mensah, said the tanker had answered both "
        "radio warnings.\n\nThe weather had been bad, Mensah said.",
        title="Tanker answered radio warnings, director says",
    ),
    make_report(
        3, "2025-03-07",
        "Ghana and Togo agreed on a joint inquiry on Friday. In a joint statement, the two governments said the "
        "inquiry would be led by a retired admiral.",
        title="Ghana and Togo agree on inquiry",
    ),
    make_report(
        4, "2025-03-08",
        "Ghana's foreign minister, Kwesi Boateng, said the inquiry must be open to the press.",
        title="Inquiry must be open, says Boateng",
    ),
)  # fmt: skip


async def compare(home: Path, asked: str) -> list[str]:
    (answer,) = await talk_over(home, READ, [asked], NOW)
    return [claim.text for claim in answer.answer]


async def test_what_two_say_together_is_told_of_both(tmp_path: Path) -> None:
    told = await compare(tmp_path, "Compare what Ghana and Togo say about the inquiry.")
    assert told[0] == "Ghana and Togo together:"
    assert "two governments said" in told[1]
    assert told[2] == "Ghana:"
    assert "Boateng" in told[3]
    assert len(told) == 4


async def test_each_is_heard_through_its_own_and_no_visitor(tmp_path: Path) -> None:
    told = await compare(tmp_path, "Compare what Togo and Volta Lines say about the radio warnings.")
    togo, company = told[: told.index("Volta Lines:")], told[told.index("Volta Lines:") :]
    assert togo == ["Togo:", "The captain had ignored two radio warnings, Dossou said."]
    assert "Efua Mensah, said the tanker had answered" in company[1]
    assert not [each for each in told if "Okri" in each or "weather" in each]


def test_their_own_call_is_told_where_both_are_named(tmp_path: Path) -> None:
    read = (
        (
            "2024-08-05",
            "The mayors of Brod and Kelm spoke by telephone about the flood on Monday.\n\n"
            "Ana Brankovic told Petr Kelemen that Brod would open its dam, she said. "
            "Petr Kelemen said he had asked Ana Brankovic for boats.",
        ),
        ("2024-08-06", "What the press called a flood was rain, Ana Brankovic said on Tuesday."),
    )
    asked = "Compare what Ana Brankovic and Petr Kelemen said about their call"
    told = told_by(ask_all_over(tmp_path, read, [asked], "2024-08-07T09:00:00Z")[asked])
    assert "boats" in told
    assert "press called" not in told


async def test_what_one_did_to_something_else_is_no_word_on_the_matter(tmp_path: Path) -> None:
    read = (
        make_report(
            1, "2025-03-04",
            "A Ghanaian patrol boat struck a Togolese ferry off Aflao on Tuesday.\n\n"
            "Togo's transport minister, Yawa Dossou, said the patrol boat had turned into the ferry.",
            title="Patrol boat strikes ferry off Aflao",
        ),
        make_report(
            2, "2025-03-08",
            "Togo raised to nine the number of passengers hurt when a patrol boat struck a ferry off Aflao.\n\n"
            "The two sides agreed in 2024 on a provisional arrangement for landing. Accra says Lome broke it by "
            "carrying shrimp.",
            title="Nine hurt on ferry struck off Aflao",
        ),
    )  # fmt: skip
    (answer,) = await talk_over(tmp_path, read, ["Compare what Ghana and Togo say about the ferry."], NOW)
    told = [claim.text for claim in answer.answer]
    assert told[0] == "I found no words on this that are surely Ghana’s own."
    assert not [each for each in told if "broke it" in each]
