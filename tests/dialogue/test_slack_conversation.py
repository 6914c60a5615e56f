"""A desk's first day with Attaché in Slack, over the stand-in, with real Bolt."""

from pathlib import Path

from tests.slack_desk import open_desk, words_of


async def test_a_command_is_acknowledged_and_answered_in_the_channel(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        typed = await desk.person.slash(desk.room, "china-russia")
        assert (typed.seconds or 9) < 0.5
        first = (await desk.until(desk.of_bot))[0]
        assert first["blocks"][0]["type"] == "header"
        assert "Bottom line" in words_of(first)
        assert not first["unfurl_links"]
        await desk.until(lambda: typed.responses[-1].get("delete_original"))
        assert desk.slack.refusals == []
