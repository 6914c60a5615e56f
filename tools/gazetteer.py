"""Makes `bot/text/data/states.json` anew: python tools/gazetteer.py LEADERS.json

Names, capitals and demonyms: CIA World Factbook (public domain; the collection of its country pages as JSON is CC0).
ISO codes and English names: Unicode CLDR through babel (Unicode licence, which allows redistribution).
Short names and seats of government are our own list below."""

import html
import json
import re
import sys
from pathlib import Path

from babel import Locale

TARGET = Path(__file__).resolve().parents[1] / "bot" / "text" / "data" / "states.json"

# Names the Factbook uses that CLDR spells otherwise.
CODES = {
    "Burma": "MM", "DRC": "CD", "Congo (Brazzaville)": "CG", "Turkey (Turkiye)": "TR", "Turkey": "TR",
    "Cabo Verde": "CV", "Holy See (Vatican City)": "VA", "Macedonia": "MK", "North Macedonia": "MK",
    "The Bahamas": "BS", "The Gambia": "GM", "Bosnia and Herzegovina": "BA", "Trinidad and Tobago": "TT",
    "Antigua and Barbuda": "AG", "Sao Tome and Principe": "ST", "Saint Kitts and Nevis": "KN", "Saint Lucia": "LC",
    "Saint Vincent and the Grenadines": "VC", "Timor-Leste": "TL", "Micronesia": "FM", "West Bank": "PS",
    "Cote d'Ivoire": "CI", "Côte d'Ivoire": "CI", "Eswatini": "SZ", "Czechia": "CZ", "Kosovo": "XK",
}  # fmt: skip
OTHER_FORMS = {
    "US": ["United States of America", "U.S.", "US", "USA", "U.S.A.", "America"],
    "GB": ["UK", "U.K.", "Britain", "Great Britain"],
    "AE": ["UAE", "U.A.E.", "Emirates"], "RU": ["Russian Federation"], "CN": ["People’s Republic of China", "PRC"],
    "KP": ["DPRK", "North Korea"], "KR": ["Republic of Korea", "South Korea"], "TR": ["Turkey", "Türkiye", "Turkiye"],
    "MM": ["Burma", "Myanmar"], "CG": ["Congo-Brazzaville", "Republic of Congo", "Republic of the Congo"],
    "CD": ["DR Congo", "Democratic Republic of Congo", "Democratic Republic of the Congo", "DRC", "Congo"],
    "CZ": ["Czech Republic"], "CI": ["Ivory Coast", "Côte d’Ivoire", "Cote d’Ivoire"], "SZ": ["Swaziland"],
    "PS": ["Palestine", "Palestinian territories", "Palestinian Authority", "West Bank"], "MK": ["Macedonia"],
    "VA": ["Vatican", "Holy See"], "TL": ["East Timor"], "CV": ["Cape Verde"], "HK": ["Hong Kong"], "MO": ["Macau"],
    "BA": ["Bosnia", "Bosnia-Herzegovina"], "SY": ["Syria"], "TW": ["Taiwan"], "GE": ["Georgia"], "GM": ["Gambia"],
    "BS": ["Bahamas"],
}  # fmt: skip
DEMONYMS = {
    "US": ["American", "Americans"], "GB": ["British", "Britons", "Briton"], "KP": ["North Korean", "North Koreans"],
    "KR": ["South Korean", "South Koreans"], "PS": ["Palestinian", "Palestinians"], "TW": ["Taiwanese"],
    "HK": ["Hong Kongers"], "NL": ["Dutch"], "TR": ["Turkish", "Turks"], "AE": ["Emirati", "Emiratis"],
    "CD": ["Congolese"], "CG": [], "XK": ["Kosovar", "Kosovars", "Kosovan"], "IL": ["Israeli", "Israelis"],
    "SA": ["Saudi", "Saudis", "Saudi Arabian"], "FR": ["French"], "ES": ["Spanish"], "PL": ["Polish", "Poles"],
    "UA": ["Ukrainian", "Ukrainians"], "CN": ["Chinese"], "DK": ["Danish"], "SE": ["Swedish"], "FI": ["Finnish"],
    "RS": ["Serbian", "Serbians", "Serb", "Serbs"], "DO": [], "DM": [], "CI": ["Ivorian", "Ivorians"],
    "AR": ["Argentine", "Argentines", "Argentinian", "Argentinians"], "LA": ["Laotian", "Laotians"],
    "NP": ["Nepali", "Nepalis", "Nepalese"], "KM": ["Comorian", "Comorians"],
}  # fmt: skip
PEOPLES = {"KG": ["Kyrgyz"], "KZ": ["Kazakh"], "TJ": ["Tajik"], "TM": ["Turkmen"], "UZ": ["Uzbek"]}
"""What newsrooms call a state's own that the Factbook keeps for its people, who live in other states as well."""
CAPITALS = {
    "US": ["Washington"], "ZA": ["Pretoria"], "IL": [], "PS": ["Ramallah"], "CI": ["Yamoussoukro"], "MM": ["Naypyidaw"],
    "UA": ["Kyiv", "Kiev"], "NL": ["The Hague"], "BO": ["La Paz"], "LK": ["Colombo"], "XK": ["Pristina"],
    "VA": [], "SG": [], "MC": [], "SM": [], "DJ": [], "PA": [], "KW": [], "GT": [], "LU": [], "MX": ["Mexico City"],
    "IN": ["New Delhi", "Delhi"], "KZ": ["Astana"], "BI": ["Gitega"], "TZ": ["Dodoma"], "YE": ["Sanaa"],
    "BE": [], "GE": ["Tbilisi"], "MD": ["Chisinau"], "MN": ["Ulaanbaatar"], "CH": ["Bern"],
}  # fmt: skip
SEATS = {
    "RU": ["Kremlin"], "US": ["White House", "Pentagon"], "GB": ["Downing Street"], "FR": ["Elysee", "Élysée"],
    "CN": ["Zhongnanhai"], "KR": ["Blue House"],
}  # fmt: skip
NAMES = {"US": "United States", "GB": "United Kingdom", "TR": "Turkey", "CD": "DR Congo", "CG": "Congo-Brazzaville",
         "PS": "Palestinian territories", "MM": "Myanmar", "CI": "Ivory Coast", "BA": "Bosnia and Herzegovina",
         "HK": "Hong Kong", "MO": "Macau", "CZ": "Czechia", "TT": "Trinidad and Tobago"}  # fmt: skip

MISSED = {
    "AE": {"name": "United Arab Emirates", "forms": ["Emirates", "U.A.E.", "UAE", "United Arab Emirates"],
           "demonyms": ["Emirati", "Emiratis"], "capitals": ["Abu Dhabi"], "seats": []},
    "CF": {"name": "Central African Republic", "forms": ["Central African Republic"],
           "demonyms": ["Central African", "Central Africans"], "capitals": ["Bangui"], "seats": []},
    "DO": {"name": "Dominican Republic", "forms": ["Dominican Republic"], "demonyms": [],
           "capitals": ["Santo Domingo"], "seats": []},
}  # fmt: skip
"""States whose entry there lacks a name or a capital."""


def main() -> None:
    """Write the list, ordered by code, so that a change can be read."""
    leaders = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    territories = Locale("en").territories
    by_name = {name: code for code, name in territories.items() if len(code) == 2 and code.isalpha()}
    states: dict[str, dict[str, object]] = {}
    for entry in leaders.values():
        name = html.unescape(entry["name"] or "")
        code = CODES.get(name) or by_name.get(name) or by_name.get(name.replace(" and ", " & "))
        if code is None or (entry["capital"] is None and code not in {"PS", "HK", "MO"}):
            continue
        states[code] = make_state(code, name, entry)
    ordered = json.dumps(dict(sorted((MISSED | states).items())), ensure_ascii=False, indent=1)
    TARGET.write_text(ordered + "\n", encoding="utf-8")
    print(f"{len(states)} states written to {TARGET.name}")  # noqa: T201


def make_state(code: str, name: str, entry: dict[str, str]) -> dict[str, object]:
    """Give one state's forms."""
    capital = re.split(r"[;,(]", html.unescape(entry["capital"] or ""))[0].strip()
    forms = [NAMES.get(code, name), name, *OTHER_FORMS.get(code, [])]
    return {
        "name": NAMES.get(code, name),
        "forms": sorted(set(forms) - {"Congo (Brazzaville)", "Turkey (Turkiye)", "Holy See (Vatican City)"}),
        "demonyms": sorted(set(DEMONYMS.get(code, read_demonyms(entry)))),
        "capitals": CAPITALS.get(code, [capital] if capital else []),
        "seats": SEATS.get(code, []),
        **({"peoples": PEOPLES[code]} if code in PEOPLES else {}),
    }


def read_demonyms(entry: dict[str, str]) -> list[str]:
    """Read `Chilean(s)` and `Chilean` as Chilean and Chileans."""
    noun = re.split(r"[;,/]|\(singular|\bor\b", html.unescape(entry["nationality_noun"] or ""))[0].strip()
    adjective = re.split(r"[;,/]|\bor\b", html.unescape(entry["nationality_adj"] or ""))[0].strip()
    found = [adjective, noun.replace("(s)", "")]
    if noun.endswith("(s)"):
        found.append(noun.replace("(s)", "s"))
    return [each for each in found if re.fullmatch(r"[A-ZÀ-Ž][\w’' -]{3,}", each)]


if __name__ == "__main__":
    main()
