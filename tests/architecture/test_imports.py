"""The import contracts of pyproject.toml, and what a quick start may not load."""

import os
import subprocess
import sys
from pathlib import Path

from importlinter.cli import lint_imports

from tests.contract.databases import lay_empty

ROOT = Path(__file__).resolve().parents[2]


def test_the_import_contracts_hold() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_help_loads_no_platform_no_model_client_and_no_extractor() -> None:
    code = (
        "import sys; from bot.cli.main import run; code = run(['--help']);"
        "heavy = {'discord', 'slack_bolt', 'openai', 'trafilatura', 'sqlalchemy', 'aiohttp', 'rich', 'numpy',"
        " 'bot.platforms', 'bot.storage', 'bot.app'};"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0
    assert done.stderr.strip() == "[]"
    assert "Commands:" in done.stdout


def test_a_status_loads_no_writer_and_a_briefing_no_migrations_and_no_line_editor(tmp_path: Path) -> None:
    brief = "run(['brief', 'china-russia', '--format', 'json'])"
    code = (
        "import sys; from bot.cli.main import run; run(['status']);"
        "assert not {'bot.summarize.extractive', 'bot.answer.found', 'bot.answer.telling'} & set(sys.modules);"
        f"code = {brief};"
        "heavy = {'discord', 'slack_bolt', 'openai', 'trafilatura', 'prompt_toolkit', 'alembic.command'};"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr); sys.exit(code)"
    )
    home = {**os.environ, "ATTACHE_HOME": str(tmp_path)}
    lay_empty(tmp_path)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False, env=home)
    assert done.returncode == 0
    assert done.stderr.strip() == "[]"


def test_the_lock_names_no_index() -> None:
    for lock in ROOT.glob("requirements*.lock"):
        lines = lock.read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if "://" in line or line.startswith("-")] == []
        assert any("--hash=sha256:" in line for line in lines)
