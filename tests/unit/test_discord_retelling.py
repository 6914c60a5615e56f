"""Whether what Discord tells in the member's language is still what the core writes in English."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot
from bot.platforms.discord.retelling import retell, retell_schedule
from bot.platforms.discord.words import load_words
from bot.text.labels import load_labels

CORE = Path(bot.__file__).parent


def iter_written() -> Iterator[str]:
    """Every string in the code outside the platforms, what stands between the values of those with some, and labels."""
    yield from load_labels().words.values()
    for path in CORE.rglob("*.py"):
        if CORE / "platforms" not in path.parents:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


def test_every_sentence_that_is_retold_is_one_that_the_core_writes() -> None:
    written = list(iter_written())
    retold = {key: words for key, words in load_words("en").items() if key.startswith("told.")}
    assert {key.replace("here.", "told.") for key in load_words("en") if key.startswith("here.")} <= retold.keys()
    lost = [
        f"{key}: {piece}"
        for key, words in retold.items()
        for piece in re.split(r"\{\w+\}|[;:] ", words)
        if not any(piece.rstrip(" .") in each for each in written)
    ]
    assert lost == [], "reworded in the core, so that members are shown English; reword it in the words files as well"


@pytest.mark.parametrize(
    ("schedule", "told"),
    [
        ("daily 08:00", "tous les jours à 08:00"), ("weekdays 07:30", "du lundi au vendredi à 07:30"),
        ("mon,thu 18:00", "lundi et jeudi à 18:00"), ("weekends 09:00,18:00", "samedi et dimanche à 09:00 et 18:00"),
        ("every 6h", "toutes les 6 h"), ("cron 0 8 * * 1-5", "cron 0 8 * * 1-5"),
    ],
)  # fmt: skip
def test_a_schedule_is_told_in_the_members_language(schedule: str, told: str) -> None:
    assert retell_schedule(schedule, "fr") == told
    assert retell_schedule(schedule, "en") == retell_schedule(schedule, "de") == schedule


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Not in what I have read (48 articles since 18 March 2023); the closest is “Visit” (Gazette, 2 May 2023).",
            "Pas dans ce que j'ai lu (48 articles depuis le 18 mars 2023) ; le plus proche est « Visit » "
            "(Gazette, 2 mai 2023).",
        ),
        (
            "No plain answer in what I have read (48 articles since 18 March 2023); the closest to it:",
            "Pas de réponse claire dans ce que j'ai lu (48 articles depuis le 18 mars 2023) ; au plus près :",
        ),
        ("No article I read names Zork (one article).", "Aucun article lu ne nomme Zork (un article)."),
        (
            "Not in what I have read: no article is kept yet.",
            "Pas dans ce que j'ai lu : aucun article n'est encore gardé.",
        ),
        (
            "No text I keep names Zork (one article since 18 March 2023; older texts are deleted: 47).",
            "Aucun texte que je garde ne nomme Zork (un article depuis le 18 mars 2023 ; "
            "textes plus anciens effacés : 47).",
        ),
        (
            "Not in the texts I keep: all texts of that time are deleted for their age (48).",
            "Pas dans les textes que je garde : tous les textes de cette période ont été effacés vu leur âge (48).",
        ),
        ("2 deliveries overdue.", "2 envois en retard."),
        (
            "Nothing was read about A and B from 21 March 2023 09:00 to 22 March 2023 09:00 CET.",
            "Rien n'a été lu sur A and B entre 21 mars 2023 09:00 et 22 mars 2023 09:00 CET.",
        ),
        (
            "No report about A and B was found from 21 March 2023 09:00 to 22 March 2023 09:00 CET, "
            "though one of them is named in 12 articles.",
            "Aucun article sur A and B n'a été trouvé entre 21 mars 2023 09:00 et 22 mars 2023 09:00 CET ; "
            "l'un d'eux est nommé dans 12 articles.",
        ),
        (
            "Without a model briefings are written in English, not in French; leave the language out.",
            "Sans modèle, les notes sont rédigées en anglais, pas en français ; n'indiquez pas de langue.",
        ),
        (
            "The feeds were added but not read yet; ask again in some minutes.",
            "Les flux sont ajoutés mais n'ont pas encore été lus ; redemandez dans quelques minutes.",
        ),
        ("writing from 5 articles in 3 stories", "je rédige à partir de 5 articles en 3 affaires"),
    ],
)
def test_sentences_with_others_in_them_are_told_whole(sentence: str, told: str) -> None:
    assert retell(sentence, "fr") == told
    assert retell(sentence, "en") == retell(sentence, "de") == sentence


def test_in_english_discord_names_its_own_permission() -> None:
    written = "Only those who manage this channel may change what it follows; ask one of them to do it."
    assert "Manage Server" in retell(written, "en")
    assert "Manage Server" in retell(written, "de")
    assert "« Gérer le serveur »" in retell(written, "fr")
