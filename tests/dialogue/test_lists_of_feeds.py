"""Lists of feeds in OPML, and addresses with keys in them: nothing is passed over in silence, and no key is printed."""

import codecs
from pathlib import Path

import pytest

from tests.newssite import make_feed, serve
from tests.terminal import Terminal

KEY = "s3cr3tvalue0123456789"


def write_list(path: Path, *outlines: str, encoding: str = "utf-8", mark: bytes = b"") -> str:
    """Write a list in an encoding, and give the path as a command takes it."""
    declared, body = encoding.removesuffix("-be"), "\n".join(outlines)
    head = f'<?xml version="1.0" encoding="{declared}"?>\n<opml version="2.0">'
    path.write_bytes(mark + f"{head}<body>\n{body}\n</body></opml>\n".encode(encoding))
    return str(path)


def test_no_key_of_an_address_is_printed_when_a_feed_is_looked_at(terminal: Terminal) -> None:
    with serve() as site:
        terminal.set(FETCH_ALLOW=site.host)
        site.publish("/feed.xml", "text/xml", make_feed("http://n.example/1", "One", "Mon, 13 Feb 2023"))
        there, gone = site.address(f"/feed.xml?token={KEY}"), site.address(f"/gone.xml?token={KEY}")
        outlines = [f'<outline text="A" xmlUrl="{each}"/>' for each in (there, gone)]
        path = write_list(terminal.home / "feeds.opml", *outlines)
        told = [
            terminal.run("feeds", "check", "--list", path),
            terminal.run("feeds", "check", there, gone),
            terminal.run("feeds", "check", f"ftp://me:{KEY}@n.example/feed"),
            terminal.run("sources", "test", gone, "--format", "json"),
            terminal.run("extract", gone),
            terminal.run("article", gone),
        ]
        file = terminal.run("feeds", "check", "./none.xml")
    assert KEY not in "".join(each.out + each.err for each in told)
    assert told[3].json()["input"] == site.address("/gone.xml?token=…")
    assert file.json()["input"] == "./none.xml"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("iso-8859-1", b""),
        ("windows-1252", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16", b""),
        ("utf-16-be", codecs.BOM_UTF16_BE),
    ],
)
def test_a_list_in_another_encoding_is_checked_and_stays_in_it(terminal: Terminal, encoding: str, mark: bytes) -> None:
    with serve() as site:
        terminal.set(FETCH_ALLOW=site.host)
        site.publish("/feed.xml", "text/xml", make_feed("http://n.example/1", "One", "Mon, 13 Feb 2023"))
        outlines = (
            f"<outline text='Délégué &gt; \"x\"' xmlUrl='{site.address('/feed.xml?a=1&amp;copy=2')}'/>",
            f'<!-- <outline text="no" xmlUrl="{site.address("/feed.xml?a=1&amp;copy=2")}"/> -->',
        )
        path = write_list(terminal.home / "feeds.opml", *outlines, encoding=encoding, mark=mark)
        before = Path(path).read_bytes()
        done = terminal.run("feeds", "check", "--list", path)
    assert (done.code, "1 of 1 feeds answered." in done.out) == (0, True)
    read = encoding if not mark else "utf-8-sig" if mark == codecs.BOM_UTF8 else "utf-16"
    marked = Path(path).read_bytes()
    assert marked[:4] == before[:4]
    assert marked.decode(read) == before.decode(read).replace("'/>", '\' checked="2023-03-22"/>')


def test_what_was_found_is_printed_also_where_the_list_cannot_be_written(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _data: bytes) -> int:
        raise PermissionError(13, "Permission denied")

    with serve() as site:
        terminal.set(FETCH_ALLOW=site.host)
        site.publish("/feed.xml", "text/xml", make_feed("http://n.example/1", "One", "Mon, 13 Feb 2023"))
        path = write_list(terminal.home / "feeds.opml", f'<outline text="A" xmlUrl="{site.address("/feed.xml")}"/>')
        monkeypatch.setattr(Path, "write_bytes", refuse)
        done = terminal.run("feeds", "check", "--list", path)
    assert (done.code, "1 of 1 feeds answered." in done.out) == (1, True)
    assert "feeds.opml cannot be written, permission denied." in done.err


def test_feeds_of_a_list_that_are_not_taken_are_named_with_the_reason(terminal: Terminal) -> None:
    outlines = (
        '<outline text="A folder"><outline text="In small" xmlurl="https://a.example/feed"/></outline>',
        '<outline text="By feed" xmlUrl="feed://b.example/feed"/>',
        '<outline text="By feed too" xmlUrl="feed:https://c.example/feed"/>',
        '<outline text="Doubled" xmlUrl="https://a.example/feed?utm_source=x"/>',
        f'<outline text="By name" xmlUrl="https://me:{KEY}@d.example/feed"/>',
        '<outline text="By FTP" xmlUrl="ftp://e.example/feed"/>',
        '<outline text="A file" xmlUrl="file:feed.xml"/>',
        '<outline text="A page" htmlUrl="https://f.example/"/>',
    )
    done = terminal.run("sources", "import", write_list(terminal.home / "feeds.opml", *outlines))
    assert done.code == 0
    count, *told = done.out.splitlines()
    assert count == "3 added, 0 known already, 5 not taken"
    assert told == [
        "Doubled · not taken: its address stands in the list before.",
        "By name · not taken: an address with a user name or password in it is not used.",
        "By FTP · not taken: 'ftp://e.example/feed' is not an http or https address.",
        "A file · not taken: its address is not an http or https address.",
        "A page · not taken: it has no xmlUrl, so it names no feed.",
    ]
    listed = [each["address"] for each in terminal.run("sources", "list", "--format", "json").json()]
    assert sorted(listed) == ["http://b.example/feed", "https://a.example/feed", "https://c.example/feed"]


def test_a_list_without_a_feed_is_refused(terminal: Terminal) -> None:
    path = write_list(terminal.home / "feeds.opml", '<outline text="By FTP" xmlUrl="ftp://e.example/feed"/>')
    done = terminal.run("sources", "import", path)
    assert done.code == 1
    assert "By FTP · not taken" in done.out
    assert "names no feed that can be read" in done.err
    assert terminal.run("feeds", "check", "--list", path).code == 1


def test_a_feed_beside_a_list_is_refused_not_passed_over(terminal: Terminal) -> None:
    for arguments in (["--seeds", "https://a.example/feed"], ["--seeds", "--list", "feeds.opml"], []):
        refused = terminal.run("feeds", "check", *arguments)
        assert (refused.code, "one of the three" in refused.err) == (2, True)


@pytest.mark.parametrize(
    ("name", "body", "way_out"),
    [
        ("feeds.opml", '<?xml version="1.0"?>\n<opml version="2.0"/>', "attache sources import"),
        ("feeds.txt", "\ufeff <!-- my feeds --><opml version='1.0'/>", "attache sources import"),
        ("feed.xml", '<rss version="2.0"><channel/></rss>', "attache sources add"),
        ("feed", '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"/>', "attache sources add"),
        ("feed.rdf", '<rdf:RDF xmlns="http://purl.org/rss/1.0/"/>', "attache sources add"),
        ("news.xml", '<?xml version="1.0"?><nitf><body>Envoys met.</body></nitf>', "as text or HTML"),
    ],
)
def test_a_list_or_a_feed_is_not_taken_for_an_article(terminal: Terminal, name: str, body: str, way_out: str) -> None:
    path = terminal.home / name
    path.write_text(body, encoding="utf-8")
    refused = terminal.run("import", str(path))
    assert (refused.code, way_out in refused.err) == (1, True)
    assert terminal.run("status", "--format", "json").json()["articles"] == 0


def test_pages_and_texts_that_begin_like_xml_are_still_articles(terminal: Terminal) -> None:
    said = "The envoys met in Harbour City on Tuesday and agreed to speak again in May about the fishing grounds. " * 6
    head = '<?xml version="1.0"?><!DOCTYPE html><html><head><title>Envoys met</title></head>'
    page = f"{head}<body><p>{said}</p></body></html>"
    texts = {"page.html": page, "page": page, "quoted.txt": f"<Feeding the city> {said}", "plain.txt": f"<b>{said}"}
    for name, body in texts.items():
        (terminal.home / name).write_text(body, encoding="utf-8")
        done = terminal.run("import", str(terminal.home / name), "--url", f"https://n.example/{name}")
        assert done.code == 0, (name, done.err)
