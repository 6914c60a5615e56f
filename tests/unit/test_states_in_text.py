"""Which states a text names: joined by hyphens, spelled in capitals, or borne as names by persons."""

import pytest

from bot.text.gazetteer import load_gazetteer
from tests.unit.test_names import list_names


def list_states(text: str, *, asked: bool = False) -> list[str]:
    found = load_gazetteer().scan(text, asked=asked)
    return [each.key.removeprefix("state:") for each in found if each.key.startswith("state:")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Kenya-Tanzania talks on lorries were put off.", ["KE", "TZ"]),
        ("Norway-Sweden: the bridge stays shut.", ["NO", "SE"]),
        ("A Mexico-U.S. panel met; the U.S.-Mexico pact stands.", ["MX", "US", "US", "MX"]),
        ("The Iran-Saudi Arabia deal and the Saudi Arabia-Iran border.", ["IR", "SA", "SA", "IR"]),
        ("Peru‑Chile and Peru–Chile and Peru/Chile trade.", ["PE", "CL", "PE", "CL", "PE", "CL"]),
        ("The Hungarian-Serbian border was shut.", ["HU", "RS"]),
        ("An India-China-Nepal corridor.", ["IN", "CN", "NP"]),
        ("The US-Israeli-led force withdrew.", ["US", "IL"]),
        ("A Georgia-Turkey gas line is to open.", ["GE", "TR"]),
        ("The Kazakh-Uzbek border opens.", ["KZ", "UZ"]),
        ("Iranian-American talks were called off.", ["IR", "US"]),
        ("Serbia-Montenegro trade grew.", ["RS", "ME"]),
        ("What is new in the Oman-Yemen talks?", ["OM", "YE"]),
    ],
)
def test_states_joined_by_a_hyphen_are_each_named(text: str, codes: list[str]) -> None:
    assert list_states(text) == codes
    assert list_states(text, asked=True) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Guinea-Bissau and Timor-Leste signed.", ["GW", "TL"]),
        ("Bosnia-Herzegovina voted.", ["BA"]),
        ("An Anglo-Irish poet sailed the Indo-Pacific.", []),
        ("The anti-Israel march met a pro-Russian one of ex-Soviet miners.", []),
        ("Dana Smith-Jordan and Lea Jordan-Smith sang.", []),
        ("An Irish-American writer and an African-American one.", []),
        ("Iran-backed fighters fled.", []),
        ("New Mexico elected a judge.", []),
    ],
)
def test_what_only_looks_like_two_states_stays_what_it_is(text: str, codes: list[str]) -> None:
    assert list_states(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("FINNISH TUG SINKS", ["FI"]),
        ("MALTESE PILOTS SAY TUG STRUCK ROCK, VALLETTA TO ASK", ["MT", "MT"]),
        ("Tug sinks. CREW WAS IN CHILE, OWNER SAYS. Divers go down.", ["CL"]),
        ("URGENT-DANISH TUG SINKS", ["DK"]),
        ("UPDATE 2-Danish tug sinks", ["DK"]),
        ("ISRAEL SHUTS PORT", ["IL"]),
        ("US NAVY FINDS TUG", ["US"]),
        ("IRAN, US TO MEET", ["IR", "US"]),
        ("DIVERS TOLD THE US TO WAIT", ["US"]),
        ("TALKS BETWEEN US AND PERU FAIL", ["US", "PE"]),
        ("DIVERS ASK U.S. FOR A TUG", ["US"]),
        ("The tug followed US orders.", ["US"]),
    ],
)
def test_states_are_read_in_capitals(text: str, codes: list[str]) -> None:
    assert list_states(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        'The mate was loud. "NOBODY HELPED US. IT WAS THE PUMP," HE SAID.',
        "TELL US WHAT YOU SAW",
        "FOLLOW US",
        "PARIS - The tug sank off the coast.",
        "VIENNA, Nov 27 (Reuters) - The tug sank off the coast.",
        "A tug sank off the coast MADRID — The owner was told.",
        "The owner was told (Agency) RIYADH, Jan 1 (TNA) -- The tug sank.",
        "ISRAEL KATZ SAYS TUG SANK",
        "GEORGIA VOTERS CHOOSE JUDGE",
    ],
)
def test_capitals_alone_make_no_state(text: str) -> None:
    assert list_states(text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Portuguese Prime Minister Luis Montenegro said the port was paid for.", ["PT"]),
        ("LUIS MONTENEGRO SAYS PORT IS PAID FOR", []),
        ("Luis Montenegro opened the port. Montenegro said it was paid for.", []),
        ("Luis Montenegro said talks would start; Luis Montenegro plans a visit and strikes a deal.", []),
        ("Prime Minister Montenegro opened the port.", []),
        ("Steve Israel and Mary Jordan heard Helen Paraguay and Peter M. Cuba.", []),
        ("Chad Bianco met Mr Spain.", []),
        ("Luis Montenegro flew in from Montenegro.", ["ME"]),
        ("Podgorica wrote to Luis Montenegro; Montenegro said it would wait.", ["ME", "ME"]),
        ("The Prime Minister of Montenegro left.", ["ME"]),
        ("Podgorica said Montenegro would wait.", ["ME", "ME"]),
        ("In June Iran signed; in April Cuba did.", ["IR", "CU"]),
        (
            "Lena Hart Iraq inquiry ends; Pope Francis Iraq visit is off; King Charles France trip is on.",
            ["IQ", "IQ", "FR"],
        ),
        ("Stephen Ireland scored in Northern Ireland; Ireland was cheered.", ["IE"]),
        ("Air France flew to Spain.", ["FR", "ES"]),
    ],
)
def test_a_state_s_name_behind_a_given_name_is_a_person_s(text: str, codes: list[str]) -> None:
    assert list_states(text) == codes


def test_a_person_named_like_a_state_is_one_person() -> None:
    text = "Prime Minister Luis Montenegro opened the port in Sines on Monday. Montenegro said it was paid for."
    assert list_names(text) == {"Luis Montenegro"}
