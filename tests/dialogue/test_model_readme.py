"""The README's section about a model, followed word for word against the stand-in."""

import json
import re
import shlex
from pathlib import Path

import pytest

from tests.drafts import with_faults
from tests.standins.openai import Answer, Body
from tests.standins.threads import serving
from tests.terminal import SEEDS, Terminal

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SECTION = README.split("## With a model")[1].split("\n## ")[0]
KEY = "sk-secret-test-key"


def answer(body: Body) -> Answer:
    """A model that answers doctor, writes drafts with faults in them, and translates."""
    told, asked = (message["content"] for message in body["messages"])
    if "word yes" in told:
        return Answer("yes")
    if not told.startswith("Translate"):
        return with_faults(body)
    lines = [json.loads(line) for line in asked.splitlines() if line.startswith("{")]
    said = [{"number": each["number"], "text": f"On dit : {each['text']}"} for each in lines]
    return Answer(json.dumps({"sentences": said}))


def list_steps() -> list[str]:
    """Everything the section has an operator type, in order."""
    block = re.findall(r"^```sh\n(.*?)^```", SECTION, re.MULTILINE | re.DOTALL)
    return [line.split("   #")[0].strip() for lines in block for line in lines.splitlines() if line.strip()]


@pytest.mark.timeout(240)  # seven commands over the samples: seconds of work, more on a busy machine
def test_an_operator_lets_a_model_write_and_looks_into_it(terminal: Terminal) -> None:
    """Each line is taken from the section; one that is added, changed or left out there fails here."""
    terminal.run("import", str(SEEDS / "dispatches.jsonl"))
    shown: list[str] = []
    with serving(answer) as standin:
        terminal.set(OPENAI_BASE_URL=standin.address)
        for step in list_steps():
            if step.startswith("export "):
                name, value = step.removeprefix("export ").split("=")
                terminal.set(**{name: value.replace("sk-…", KEY)})
                continue
            words = shlex.split(step.replace("ID", identify(shown)))
            assert words[0] == "attache"
            done = terminal.run(*words[1:])
            stopped = step == "attache doctor"  # the clock of the samples stands still, which it holds against them
            assert (done.code, done.err) == (1 if stopped else 0, ""), f"{step}: {done.out}"
            shown.append(" ".join(done.out.split()))
        assert {each.removeprefix("Bearer ") for each in standin.keys} == {KEY}
    doctor, brief, kept, record, again, spent, french = shown
    assert re.search(r"gpt-4.1-mini at 127\.0\.0\.1:\d+ answers", doctor)
    assert "written by gpt-4.1-mini" in brief
    assert re.search(r"\d+ claims? checked, 1 repaired, 3 dropped", brief)
    assert brief == kept == again
    for heading in ("Articles it was written from", "Prompts, with their versions", "What was not let through"):
        assert heading in record
    assert "china-russia · briefing" in spent
    assert "china-russia · repair" in spent
    assert "On dit : " in french
    assert "rédigé par gpt-4.1-mini" in french
    assert KEY not in " ".join(shown)


def identify(shown: list[str]) -> str:
    """The id that the last briefing's footer names."""
    found = [name for out in shown for name in re.findall(r"edition (e[0-9a-f]+)", out)]
    return found[-1] if found else "ID"
