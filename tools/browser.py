"""Takes a picture of a page of ours with headless Chromium, as high as the page is."""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

_QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")


def photograph_all(pages: Mapping[str, str], folder: Path, width: int = 760) -> int:
    """Write a picture of each page, by its name; the page says its height in its body's `data-height`."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        print("The pictures need Chromium; install it and try again.", file=sys.stderr)  # noqa: T201  a tool's own word
        return 1
    folder.mkdir(exist_ok=True)
    for name, page in pages.items():
        _photograph(browser, page, folder / f"{name}.png", width)
    return 0


def _photograph(browser: str, page: str, target: Path, width: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(page, encoding="utf-8")
        start = [browser, *_QUIET, f"--user-data-dir={folder}/profile"]
        asked = [*start, f"--window-size={width},400", "--dump-dom", file.as_uri()]
        seen = subprocess.run(asked, capture_output=True, text=True, check=True)  # noqa: S603  a browser on our own page
        height = re.findall(r'data-height="(\d+)"', seen.stdout)[0]
        taken = [*start, f"--window-size={width},{height}", f"--screenshot={target}", file.as_uri()]
        subprocess.run(taken, capture_output=True, check=True)  # noqa: S603
