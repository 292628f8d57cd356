"""Archives and compressed files: what is in them, what is set aside, and what no archive may do."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from framing.corpus import read_documents
from framing.errors import InputError
from tests.made.files import docx, zipped


@pytest.fixture(autouse=True)
def _in_empty_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, data: bytes) -> str:
    Path(name).write_bytes(data)
    return name


def error_of(path: str) -> str:
    with pytest.raises(InputError) as caught:
        list(read_documents([path]))
    return str(caught.value)


def test_a_zip_archive_is_read_like_a_directory() -> None:
    members: dict[str, bytes | str] = {
        "in/a.txt": "Plain.", "b.csv": "text,id\nRow.,r1\n", "c.html": "<p>Page.</p>", "d.docx": docx(["Word."]),
        "e.jsonl": '{"text": "Line."}\n',
    }  # fmt: skip
    path = write("all.zip", zipped(members))
    assert [(document.id, document.text, document.path) for document in read_documents([path])] == [
        ("all.zip/in/a.txt", "Plain.", "all.zip/in/a.txt"),
        ("r1", "Row.", "all.zip/b.csv"),
        ("all.zip/c.html", "Page.", "all.zip/c.html"),
        ("all.zip/d.docx", "Word.", "all.zip/d.docx"),
        ("all.zip/e.jsonl:1", "Line.", "all.zip/e.jsonl"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.txt.gz", b"Plain.", "Plain."),
        ("a.jsonl.gz", b'{"text": "Line."}\n', "Line."),
        ("a.html.gz", b"<p>Page.</p>", "Page."),
        ("a.gz", b'{"text": "Line."}\n', "Line."),
        ("a.docx.gz", docx(["Word."]), "Word."),
    ],
    ids=["text", "lines", "page", "unknown", "word"],
)
def test_a_compressed_file_is_read_as_what_it_holds(name: str, content: bytes, text: str) -> None:
    assert [document.text for document in read_documents([write(name, gzip.compress(content))])] == [text]


def test_zstandard_is_read_too() -> None:
    zstandard = pytest.importorskip("zstandard")
    path = write("a.txt.zst", zstandard.compress(b"Plain."))
    assert [(document.id, document.text) for document in read_documents([path])] == [("a.txt.zst", "Plain.")]


def test_what_is_no_text_is_set_aside_with_its_reason() -> None:
    aside: list[tuple[str, str]] = []
    path = write("a.zip", zipped({"a.txt": "x", "b.png": "x", "__MACOSX/a.txt": "x", ".hidden.txt": "x"}))
    assert len(list(read_documents([path], on_aside=lambda *what: aside.append(what)))) == 1
    assert aside == [
        ("a.zip/b.png", "no text by its suffix (.png)"),
        ("a.zip/__MACOSX/a.txt", "hidden"),
        ("a.zip/.hidden.txt", "hidden"),
    ]


def test_a_member_without_a_name_is_no_file() -> None:
    data = zipped({"x": "Out.", "a.txt": "Kept."})
    at = data.index(b"PK\x01\x02")
    nameless = data[: at + 28] + b"\0\0" + data[at + 30 : at + 46] + data[at + 47 :]
    end = nameless.rindex(b"PK\x05\x06")
    size = int.from_bytes(nameless[end + 12 : end + 16], "little") - 1
    path = write("a.zip", nameless[: end + 12] + size.to_bytes(4, "little") + nameless[end + 16 :])
    assert [document.text for document in read_documents([path])] == ["Kept."]


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "in/../../a.txt", "..\\a.txt", "C:a.txt"])
def test_a_name_that_leads_out_of_the_archive_is_refused_and_nothing_is_written(name: str) -> None:
    path = write("a.zip", zipped({name: "Out."}))
    assert "leads out of the archive" in error_of(path)
    assert sorted(Path().rglob("*")) == [Path("a.zip")]


def test_an_archive_in_an_archive_is_not_opened() -> None:
    inner = zipped({"a.txt": "x"})
    assert "an archive in an archive" in error_of(write("a.zip", zipped({"b.zip": inner})))
    assert "an archive in an archive" in error_of(write("a.zip.gz", gzip.compress(inner)))


def test_the_rest_of_an_archive_is_read_when_bad_members_are_skipped() -> None:
    bad: list[InputError] = []
    path = write("a.zip", zipped({"../x.txt": "Out.", "a.docx": "no zip", "b.zip": "x", "c.txt": "Kept."}))
    texts = [document.text for document in read_documents([path], on_bad=bad.append)]
    assert texts == ["Kept."]
    assert [error.problems[0].place for error in bad] == ["a.zip/../x.txt", "a.zip/a.docx", "a.zip/b.zip"]


def test_a_bomb_is_stopped_by_what_it_unpacks_to() -> None:
    blank = io.BytesIO()
    with zipfile.ZipFile(blank, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.txt", "w") as member:
        for _ in range(40):
            member.write(b" " * (1 << 20))
    assert "unpacks to over 250 times its size" in error_of(write("a.zip", blank.getvalue()))
    assert "unpacks to over 250 times its size" in error_of(write("a.txt.gz", gzip.compress(b" " * (40 << 20))))


def test_text_that_repeats_itself_much_is_no_bomb() -> None:
    line = b'{"text": "The owners of the salt sheds closed the quay on Monday."}\n'
    path = write("a.jsonl.gz", gzip.compress(line * 20_000))
    assert sum(1 for _ in read_documents([path])) == 20_000


def test_a_member_that_says_less_than_it_holds_is_broken() -> None:
    data = bytearray(zipped({"a.txt": "Salt sheds close. " * 100}))
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = (5).to_bytes(4, "little")
    assert "broken archive" in error_of(write("a.zip", bytes(data)))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", b"PK\x03\x04 and nothing more"),
        ("a.zip", b""),
        ("a.txt.gz", gzip.compress(b"Salt " * 100)[:-20]),
        ("a.txt.gz", b"no gzip"),
    ],
    ids=["cut zip", "empty zip", "cut gzip", "no gzip"],
)
def test_broken_archives_are_named(name: str, data: bytes) -> None:
    assert error_of(write(name, data)).startswith(f"{name}: broken")


def test_archives_on_standard_input_are_known_by_their_first_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (zipped({"a.txt": "Plain."}), gzip.compress(b"Plain."), docx(["Plain."])):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert [document.text for document in read_documents(["-"])] == ["Plain."]
