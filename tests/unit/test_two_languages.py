"""Of what is told in two languages, a briefing is headed by the English one."""

import pytest

from bench.shown import brief
from bot.model.analysis import Material
from bot.text.analysis import analyse
from bot.text.mixing import find_unread
from tests.factories import make_article

GERMAN = "Norwegen und Polen haben am Montag in Danzig einen Vertrag über ein Seekabel unterzeichnet."
ENGLISH = "Norway and Poland signed a treaty on a sea cable in Gdansk on Monday, the Polish government said."
LATER = "Das Kabel soll im kommenden Jahr verlegt werden. The cable is to be laid by Norway next year."
CHINESE = "挪威和波兰星期一在格但斯克签署了海底电缆条约。"
FRENCH = "La Norvège et la Pologne ont signé lundi à Gdansk un traité sur un câble sous-marin, selon Varsovie."


def read(text: str, language: str, title: str = "Kabel / Cable", at: int = 1) -> Material:
    article = make_article(text, title=title, url=f"https://news.example/{at}", language=language)
    return Material(article, analyse(article))


def head(*materials: Material) -> tuple[str, list[str]]:
    told = brief(list(materials))
    return told.title.text, [each.text for each in told.bottom_line]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", f"{GERMAN} {ENGLISH}\n\n{LATER}"),
        ("de", f"{GERMAN}\n\n{ENGLISH}\n\n{LATER}"),
        ("zh", f"{CHINESE}{ENGLISH}\n\n电缆明年铺设。 The cable is to be laid by Norway next year."),
        ("fr", f"{FRENCH}\n{ENGLISH}\n\nLe câble sera posé en 2024. The cable will be laid by Norway next year."),
    ],
)
def test_what_is_told_twice_is_told_in_english(language: str, text: str) -> None:
    title, bottom = head(read(text, language))
    assert ENGLISH.startswith(title)
    assert bottom == [ENGLISH]


def test_another_article_in_english_alone_or_in_both_heads_what_is_told() -> None:
    both = read(f"{GERMAN} {ENGLISH}\n\n{LATER}", "de")
    alone = read("Polen und Norwegen besiegeln ihr Kabel. Oslo will im Herbst beginnen.", "de", "Vertrag", 2)
    assert ENGLISH.startswith(head(alone, both)[0])
    assert head(alone, both)[1] == [ENGLISH]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", f"{GERMAN}\n\nDas Kabel soll im kommenden Jahr verlegt werden."),
        (
            "de",
            f"{GERMAN} Ein Sprecher in Oslo schrieb: „Norway is a friend of Poland. Norway will lay the cable.“",
        ),
        (
            "de",
            f'{GERMAN} "Norway will lay the cable for Poland. Norway will pay for it in May."',
        ),
        ("fr", f"{FRENCH} «Norway is a friend of Poland. Norway will lay the cable next year.» Rien de plus."),
        (
            "de",
            f"{GERMAN} Es geht um viel Geld. He will come to the port on Monday. They will stay until Friday.",
        ),
    ],
)
def test_what_is_quoted_in_english_or_names_nobody_heads_nothing(language: str, text: str) -> None:
    title, bottom = head(read(text, language, "Kabel"))
    assert text.startswith(title)
    assert [each for each in bottom if not text.startswith(each)] == []


def test_a_report_in_english_heads_before_one_in_both() -> None:
    report = "Poland will send two ships to Norway on Friday, the Polish navy said in a statement on Monday."
    both = read(f"{GERMAN} {ENGLISH}\n\n{LATER}", "de")
    assert report.startswith(head(both, read(report, "en", "Poland sends ships to Norway", 2))[0])


def test_questions_and_answers_in_two_languages_are_not_told() -> None:
    text = f"Frage: Was haben Norwegen und Polen unterzeichnet?\n\n{ENGLISH}\n\n{LATER}"
    assert head(read(text, "de"))[1] == []


def test_a_denial_in_a_language_with_words_spelled_as_in_english_takes_back() -> None:
    told = "Kosovo will let Serbian lorries in from Monday, Kosovo's trade minister said on Wednesday."
    for behind in ("Ministar je kasnije rekao da to nije tačno.", "Minister później powiedział, że to nie jest tak."):
        text = f"{told}\n\n{behind}\n\nThe lorries stood at the border in the rain for the whole of the day."
        assert any(told in each.of(text) for each in find_unread(text))


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("Was nicht stimmt, war hier im Jahr davor auch zu lesen:", "So kam es aber nicht, heißt es heute aus Oslo."),
        ("Ce qui suit est de 2016 et ne vaut plus pour ces pays:", "C'est un imitateur qui l'a dit dans une émission."),
        ("Lo que sigue es de un programa de humor de la radio:", "Lo dijo un imitador en el programa de ayer."),
    ],
)
def test_what_stands_right_beside_another_language_is_not_told(before: str, behind: str) -> None:
    far = "The ferry between Gdynia and Karlskrona sails at noon on Sundays, the port of Gdynia said."
    text = f"{far}\n\nThe port was rebuilt in May, its manager said.\n\n{before}\n\n{ENGLISH}\n\n{behind}"
    unread = " ".join(each.of(text) for each in find_unread(text))
    assert ENGLISH in unread
    assert far not in unread


def test_a_foreign_sentence_alone_leaves_its_neighbours() -> None:
    text = f"{ENGLISH}\n\n“{GERMAN}”\n\nThe cable will be laid by Norway next year. It will be 600 km long.\n\n" + (
        "The Polish grid said it would pay half of the cost of the cable.\n\n" * 6
    )
    assert find_unread(text) == ()
