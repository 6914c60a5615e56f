"""A French member on Discord, with the real commands: headings, problems, permissions, and commands as Discord spells
them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.platforms.discord.retelling import get_spelling
from tests.discord_desk import Embassy, MemberCommands, open_desk, open_embassy
from tests.standins.discord import words_of
from tests.standins.discord.world import SEND


@pytest.fixture
async def embassy(tmp_path: Path) -> AsyncIterator[Embassy]:
    async with open_embassy(tmp_path) as opened, open_desk(tmp_path, opened.clock) as (desk, app):
        for each in (opened.member, opened.owner):
            opened.discord.locales[each.id] = "fr"
        async with opened.running(MemberCommands(desk, app.intake)):
            yield opened


async def test_listings_and_problems_are_told_in_french(embassy: Embassy) -> None:
    here, channel, told = embassy.discord, embassy.channel, dict[str, str]()

    async def use(name: str, **options: str) -> None:
        used = await here.use(embassy.owner, channel, name, **options)
        answer = await used.wait_for('"accent_color"')
        told[name] = words_of(answer)

    await use("following")
    title, way_out = told["following"].split("\n")
    assert title == "**Rien n'est encore suivi ici**"
    assert way_out == "Commencez par : `/suivre sujet:china-russia horaire:daily 08:00`"
    await use("topics")
    assert told["topics"].startswith("### Sujets")
    assert "Deux États ou deux acteurs connus font aussi un sujet" in told["topics"]
    await use("sources")
    assert told["sources"].startswith("**Pas encore de source**")
    await use("status")
    assert told["status"].startswith("### État\n48 articles en réserve, le plus récent du <t:")
    assert "Pas encore de source, donc rien de nouveau ne vient." in told["status"]
    assert "attache" not in told["status"] + told["sources"], "a member has no terminal"
    await use("questions", topic="china-russia")
    assert "Pas encore de question ouverte sur china-russia" in told["questions"]
    assert "essayez : `/note sujet:china-russia`" in told["questions"]
    await use("actor", actor="Nobody Known")
    assert "Aucune note gardée ici ne nomme “Nobody Known”" in told["actor"]
    await use("actor", actor="`following everywhere`")
    assert "Attaché following everywhere”" in told["actor"]
    await use("questions", topic="chyna-rusia")
    assert "Il n'y a pas de sujet “chyna-rusia” ; vouliez-vous dire china-russia" in told["questions"]
    await use("follow", topic="china-russia", time_zone="CET Paris")
    assert told["follow"].startswith("### Ce salon suit désormais china-russia")
    assert "tous les jours à 08:00 (Europe/Paris)" in told["follow"]
    await use("follow", topic="china-russia", time_zone="Pariss")
    assert "Il n'y a pas de fuseau “Pariss” ; vouliez-vous dire Europe/Paris ?" in told["follow"]
    await use("follow", topic="china-russia", schedule="tous")
    assert "every 6h, ou cron" in told["follow"]
    await use("ask", question="Open questions on Ukraine")
    assert told["ask"].startswith("### Open questions on Ukraine")
    await use("pause")
    assert told["pause"].startswith("### Suspendu")
    assert "suspendu ; `/reprendre sujet:china-russia` le reprend" in told["pause"]
    await use("resume")
    assert told["resume"].startswith("### Repris")
    await use("unfollow", topic="china-russia")
    assert told["unfollow"] == "**Ce salon ne suit plus china-russia.**"
    await use("unfollow", topic="china-russia")
    assert "Rien n'est encore suivi ici ; essayez : /suivre sujet:china-russia" in told["unfollow"]


async def test_missing_permissions_are_named_as_discord_names_them_in_french(embassy: Embassy) -> None:
    here = embassy.discord
    embassy.channel.overwrites[here.world.bot.id] = (0, SEND)
    used = await here.use(embassy.owner, embassy.channel, "follow", topic="china-russia")
    told = words_of(await used.wait_for('"accent_color"'))
    assert "Envoyer des messages" in told
    assert "qui gère ce salon l'accorde sous Modifier le salon, Permissions" in told


async def test_a_zone_typed_in_the_form_is_understood_or_refused(embassy: Embassy) -> None:
    here = embassy.discord
    used = await here.use(embassy.owner, embassy.channel, "brief", topic="china-russia")
    shown = await used.wait_for("attache:follow")
    for typed, told in (
        ("paris", "(Europe/Paris)"),
        ("Berlim", "vouliez-vous dire Europe/Berlin"),
        ("US East", "Il n'y a pas de fuseau “US East” ; vouliez-vous dire US/Eastern ?"),
    ):
        form = await (await here.press(embassy.owner, shown, "Suivre")).wait()
        sent = await here.submit(form, schedule="daily 08:00", zone=typed)
        assert told in words_of(await sent.wait_for('"accent_color"'))


@pytest.mark.parametrize(
    ("command", "english", "french"),
    [
        ("brief china-russia", "/brief topic:china-russia", "/note sujet:china-russia"),
        ("brief iran-iaea since 3d deep", "/brief topic:iran-iaea window:3d depth:deep",
         "/note sujet:iran-iaea période:3d longueur:deep"),
        ("follow china-russia daily 08:00", "/follow topic:china-russia schedule:daily 08:00",
         "/suivre sujet:china-russia horaire:daily 08:00"),
        ("following", "/following", "/suivis"), ("pause", "/pause", "/suspendre"),
        ("forget my questions", "@Attaché forget my questions", "@Attaché forget my questions"),
        ("brief", "/brief", "/note"),
    ],
)  # fmt: skip
def test_a_command_is_spelled_as_discord_takes_it(command: str, english: str, french: str) -> None:
    assert get_spelling("en")(command) == english
    assert get_spelling("fr")(command) == french
    assert get_spelling("de")(command) == english
