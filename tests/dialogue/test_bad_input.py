"""Bad input: one sentence that names the thing and the way out, the right exit code, and nothing stored is lost."""

import json
import re
import sqlite3

import pytest

from tests.newssite import make_page
from tests.terminal import Outcome, Terminal


def list_faults(done: Outcome, code: int, *names: str) -> list[str]:
    """What keeps it from being all that is said: one line on stderr that names the thing, and nothing on stdout."""
    found = [
        (done.code == code, f"the exit code is {done.code}"),
        (done.out == "", f"stdout has {done.out!r}"),
        (re.fullmatch(r"attache: [^\n]+[.?]\n", done.err) is not None, f"not one sentence: {done.err!r}"),
        ("Traceback" not in done.err, f"a traceback: {done.err!r}"),
        *((name in done.err, f"{name!r} is not named: {done.err!r}") for name in names),
    ]
    return [fault for holds, fault in found if not holds]


FILES = {
    "empty.txt": (b"", "has no text"),
    "blank.txt": (b"  \n\n\t", "has no text"),
    "nul.txt": (b"\x00" * 500, "has no text"),
    "marks.txt": ("… — ***".encode(), "has no text"),
    "empty.html": (b"", "not an HTML page"),
    "no-text.html": (b"<html><body></body></html>", "no article"),
    "login.html": (b"<html><body><form>Name <input name=a> Word <input name=b></form></body></html>", "no article"),
    "login.txt": (b"<!DOCTYPE html><html><body><p>Please log in.</p></body></html>", "no article"),
    "wall.html": (b"<html><body><p>Subscribe to continue reading.</p></body></html>", "subscribers only"),
    "cookies.html": (b"<html><body><p>We value your privacy. Accept all cookies?</p></body></html>", "consent"),
    "picture.txt": (bytes(range(256)) * 20, "binary data"),
    "huge.txt": (b"The minister said no. " * 1_000_000, "larger than 20,000,000 bytes"),
    "long.txt": (b"The minister said no. " * 100_000, "2,200,000 characters; the limit is 2,000,000"),
    "deep.html": (b"<html><body>" + b"<div>" * 50_000, "too intricate"),
}


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_file_that_holds_no_article(reader: Terminal, name: str) -> None:
    raw, reason = FILES[name]
    (reader.home / name).write_bytes(raw)
    assert not list_faults(reader.run("import", name), 1, name, reason)
    assert reader.run("status", "--format", "json").json()["articles"] == 48


@pytest.mark.parametrize("command", [["import"], ["sources", "import"], ["topics", "match", "--topics", "iran-iaea"]])
def test_a_file_that_cannot_be_read(terminal: Terminal, command: list[str]) -> None:
    (terminal.home / "folder.jsonl").mkdir()
    assert not list_faults(
        terminal.run(*command, "missing.jsonl"), 1, "missing.jsonl", "no such file", "check the path"
    )
    assert not list_faults(terminal.run(*command, "folder.jsonl"), 1, "folder.jsonl", "is a directory")


def test_an_endless_file_is_not_read_to_its_end(terminal: Terminal) -> None:
    assert not list_faults(terminal.run("import", "/dev/zero"), 1, "/dev/zero is larger than")
    assert terminal.run("status", "--format", "json").json()["articles"] == 0


@pytest.mark.parametrize("date", ["2023-02-30", "tomorrow", "0001-01-01", "9999-12-31T23:59:59-12:00", "2099-01-01"])
def test_a_date_that_no_report_can_have(terminal: Terminal, date: str) -> None:
    (terminal.home / "a.txt").write_text("He will go to Moscow.")
    assert not list_faults(terminal.run("import", "a.txt", "--date", date), 2, date, "write it like 2023-02-13")
    assert terminal.run("status", "--format", "json").json()["articles"] == 0


def test_an_address_that_is_none(terminal: Terminal) -> None:
    (terminal.home / "a.txt").write_text("He will go to Moscow.")
    assert not list_faults(
        terminal.run("import", "a.txt", "--url", "javascript:alert(1)"), 1, "javascript:alert(1)", "http"
    )
    assert not list_faults(terminal.run("sources", "add", "not an address"), 1, "not an address", "http")
    found = terminal.run("status", "--format", "json").json()
    assert (found["articles"], found["sources"]) == (0, 0)


LINES: list[tuple[object, str | None]] = [
    ({"url": "https://n.example/1", "text": "He will go."}, None),
    ("no JSON at all", "not JSON"),
    ([1, 2], "not a JSON object"),
    ({"url": "https://n.example/2"}, "neither text nor html"),
    ({"text": "No address."}, "no address"),
    ({"url": 7, "text": "x"}, "url is not text"),
    ({"url": "ftp://n.example/3", "text": "x"}, "not an http or https address"),
    ({"url": "https://n.example/4", "text": "\x00\x01 \u200b"}, "no text"),
    ({"url": "https://n.example/5", "html": "<p>Home</p>"}, "no article"),
    ({"url": "https://n.example/6", "html": "no html"}, "not an HTML page"),
    ({"url": "https://n.example/7", "text": "x " * 1_000_001}, "limit is 2,000,000"),
    ({"url": "https://n.example/8", "text": "Un\x00dated.", "published": "31 February", "publisher": "\ud800A"}, None),
]


def test_a_bad_line_is_named_and_the_others_are_stored(terminal: Terminal) -> None:
    text = "\n".join(each if isinstance(each, str) else json.dumps(each) for each, _ in LINES)
    (terminal.home / "mixed.jsonl").write_bytes(text.encode() + b"\n\xff\xfe\xfa\n")
    done = terminal.run("import", "mixed.jsonl", "--format", "json")
    found = done.json()
    assert (done.code, found["stored"], found["duplicates"]) == (0, 2, 0)
    reasons = {each["line"]: each["reason"] for each in found["rejected"]}
    for number, (_, reason) in enumerate(LINES, start=1):
        assert (reason is None) == (number not in reasons)
        assert reason is None or reason in reasons[number]
    assert reasons[len(LINES) + 1] == "It is not JSON."
    undated = terminal.run("article", "https://n.example/8", "--format", "json").json()
    assert (undated["text"], undated["published"], undated["publisher"]) == ("Undated.", None, "A")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Zürich – “Café”".encode("cp1252"), "Zürich – “Café”"),
        ("Zürich – “Café”".encode("utf-16"), "Zürich – “Café”"),
        ("Zürich talks go on".encode("utf-16-le"), "Zürich talks go on"),
        ("\ufeffZürich".encode(), "Zürich"),
        (b"Z\xc3\xbcrich has one broken \xc3 byte, caf\xc3\xa9", "Zürich has one broken \ufffd byte, café"),
        (b"He w\x00ill go to Mos\x00cow.\x00", "He will go to Moscow."),
    ],
)
def test_text_in_a_strange_encoding_is_read_as_meant(terminal: Terminal, raw: bytes, expected: str) -> None:
    (terminal.home / "a.txt").write_bytes(raw)
    assert terminal.run("import", "a.txt").code == 0
    assert terminal.run("article", "file:a.txt", "--format", "json").json()["text"] == expected


def test_a_saved_page_keeps_the_encoding_it_names(terminal: Terminal) -> None:
    text = "会談は続くと大臣はウィーンで記者団に語った。" * 30
    page = make_page("会談", text).decode().replace('charset="utf-8"', 'charset="shift_jis"')
    (terminal.home / "talks.html").write_bytes(page.encode("shift_jis"))
    assert terminal.run("import", "talks.html").code == 0
    assert text in terminal.run("article", "file:talks.html", "--format", "json").json()["text"]


def test_a_feed_that_is_a_page_is_said_to_be_one(terminal: Terminal) -> None:
    (terminal.home / "page.xml").write_text("<!DOCTYPE html><html><body>Welcome</body></html>")
    done = terminal.run("feeds", "check", "page.xml", "missing.xml")
    page, missing = done.json()
    assert done.code == 1
    assert page["error"] == {"code": "html_not_feed", "message": "This is an HTML page, not a feed."}
    assert missing["error"]["code"] == "unreadable"


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["brief", "chna-rusia"], "did you mean china-russia?"),
        (["brief", "nonsense"], "There is no topic “nonsense”"),
        (["brief", " "], "names no topic"),
        (["ask", "Who?", "--topic", "nonsense"], "There is no topic “nonsense”"),
        (["stories", "--topic", "nonsense"], "There is no topic “nonsense”"),
        (["questions", "nonsense"], "There is no topic “nonsense”"),
        (["brief", "china-russia", "--since", "2023-04-01"], "starts at 2023-04-01 00:00 UTC, which is not before now"),
        (["ask", "Who?", "--since", "tomorrow"], "“tomorrow” is no time I can read"),
        (["search", "Moscow", "--since", "1d", "--until", "2d"], "The window ends before it starts"),
        (["brief", "china-russia", "--tz", "Mars/Base"], "There is no time zone “Mars/Base”"),
        (["brief", "china-russia", "--language", "xx"], "not in “xx”"),
    ],
)
def test_a_wrong_order_is_a_usage_error(reader: Terminal, arguments: list[str], names: str) -> None:
    assert not list_faults(reader.run(*arguments), 2, names)


def test_a_window_to_the_end_of_time_ends_now(reader: Terminal) -> None:
    done = reader.run("brief", "china-russia", "--until", "9999-12-31", "--since", "1d", "--format", "json")
    assert done.json()["window"]["to"] == "2023-03-22T08:00:00Z"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("ATTACHE_NOW", "noon"),
        ("ATTACHE_NOW", "0001-01-01"),
        ("DATABASE_URL", "what"),
        ("DATABASE_URL", "sqlite://:memory:"),
        ("DATABASE_URL", "mysql://name:hunter2@host/db"),
        ("FETCH_ALLOW", "everything"),
        ("LOG_LEVEL", "loud"),
        ("PUBLISHERS_FILE", "missing.toml"),
        ("TOPICS_FILE", "missing.toml"),
        ("WORKER_PROCESSES", "none"),
    ],
)
def test_a_wrong_setting_is_named(terminal: Terminal, variable: str, value: str) -> None:
    terminal.set(**{variable: value})
    done = terminal.run("status")
    assert not list_faults(done, 2, "missing.toml" if value == "missing.toml" else variable)
    assert "hunter2" not in done.err


def test_an_env_file_that_is_no_text_is_named(terminal: Terminal) -> None:
    (terminal.home / ".env").write_bytes(b"\xff\xfe\x00\x01")
    assert not list_faults(terminal.run("status"), 2, ".env", "UTF-8")


def test_bytes_that_are_no_text_on_the_command_line(reader: Terminal) -> None:
    assert not list_faults(reader.run("article", "\udcff"), 2, "utf-8")
    assert not list_faults(reader.run("ask", "Who?", "--thread", "\udcff"), 2, "utf-8")


def test_a_database_of_a_newer_version_is_refused_and_left_as_it_was(reader: Terminal) -> None:
    file = reader.home / "attache.db"
    with sqlite3.connect(file) as connection:
        [(version,)] = connection.execute("SELECT version_num FROM alembic_version")
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    (reader.home / "a.txt").write_text("He will go to Moscow.")
    for arguments in (["status"], ["import", "a.txt"], ["brief", "china-russia"], ["db", "upgrade"], ["run"]):
        assert not list_faults(reader.run(*arguments), 1, "newer version", "upgrade Attaché")
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
    assert reader.run("status", "--format", "json").json()["articles"] == 48


def test_a_damaged_database_and_one_that_is_none_are_named(reader: Terminal) -> None:
    file = reader.home / "attache.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:40_000])
    assert not list_faults(reader.run("search", "Moscow"), 1, "attache.db is damaged", "backup")
    file.write_bytes(b"This is a letter. " * 500)
    assert not list_faults(reader.run("search", "Moscow"), 1, "attache.db is not a database")


def test_a_backup_never_writes_over_what_is_there(reader: Terminal) -> None:
    assert reader.run("db", "backup", "copy.db").code == 0
    assert not list_faults(reader.run("db", "backup", "copy.db"), 1, "copy.db is there already")
    assert not list_faults(reader.run("db", "backup", "attache.db"), 1, "attache.db is there already")
    assert not list_faults(reader.run("db", "backup", "nowhere/copy.db"), 1, "nowhere/copy.db cannot be written")
    reader.set(DATABASE_URL=f"sqlite+aiosqlite:///{reader.home / 'copy.db'}")
    assert reader.run("status", "--format", "json").json()["articles"] == 48


def test_a_bad_line_of_a_batch_is_answered_with_its_error(reader: Terminal) -> None:
    lines = [
        {"id": 1, "question": "When will Macron visit Beijing?"},
        {"id": "two"},
        {"id": 3, "question": "Who?", "topic": "nonsense"},
        {"id": 4, "question": "Who won the match?", "topic": None, "after": None},
    ]
    text = "\n".join([*map(json.dumps, lines), "", "no JSON"])
    (reader.home / "asked.jsonl").write_text(text)
    done = reader.run("ask", "--batch", "asked.jsonl")
    one, two, three, four, five = done.lines()
    assert done.code == 1
    assert [each["id"] for each in (one, two, three, four, five)] == [1, "two", 3, 4, None]
    assert one["answer"]
    assert four["refused"]
    assert [each["error"]["code"] for each in (two, three, five)] == ["input", "unknown_topic", "input"]
    assert "Line 6 of the batch" in five["error"]["message"]


def test_topics_match_names_the_lines_it_leaves_out(terminal: Terminal) -> None:
    page = make_page("Talks", "China and Russia agreed in Moscow, Xi Jinping told Vladimir Putin. " * 12).decode()
    lines = [json.dumps({"url": "https://n.example/1", "html": page}), "no JSON"]
    (terminal.home / "some.jsonl").write_text("\n".join(lines))
    done = terminal.run("topics", "match", "some.jsonl", "--topics", "china-russia")
    assert done.json() == [{"url": "https://n.example/1", "topics": ["china-russia"]}]
    assert done.err == "attache: line 2 of some.jsonl is left out: It is not JSON.\n"
    assert terminal.run("topics", "match", "some.jsonl", "--topics", " , ").code == 2
