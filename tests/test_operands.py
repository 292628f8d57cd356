"""Which files are read, and in which pieces."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from framing.corpus.documents import read_chunk
from framing.corpus.operands import Chunk, find_chunks, plan_chunks
from framing.errors import InputError


@pytest.fixture(autouse=True)
def _in_empty_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, content: str = "x") -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return name


def test_directories_are_walked_in_order_without_hidden_files() -> None:
    for name in ("in/b.txt", "in/a.MD", "in/c/d.jsonl", "in/.hidden.txt", "in/.git/e.txt", "in/picture.png"):
        write(name)
    assert list(find_chunks(["in"])) == [
        Chunk("in/a.MD", "markdown"),
        Chunk("in/b.txt", "text"),
        Chunk("in/c/d.jsonl", "jsonl"),
    ]


def test_operands_keep_their_order_and_their_names() -> None:
    write("b.txt")
    write("a.log")
    assert list(find_chunks(["./b.txt", Path("a.log"), "-"])) == [
        Chunk("./b.txt", "text"),
        Chunk("a.log", "unknown"),
        Chunk("<stdin>", "unknown"),
    ]


def test_a_missing_file_is_named_with_its_neighbour() -> None:
    write("article.txt")
    with pytest.raises(InputError) as caught:
        list(find_chunks(["artcle.txt"]))
    assert str(caught.value) == "artcle.txt: no such file or directory\nhint: did you mean article.txt?"


def test_a_directory_without_texts_is_named() -> None:
    write("in/picture.png")
    with pytest.raises(InputError, match=r"^in: no texts"):
        list(find_chunks(["in"]))


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_big_files_are_cut_between_lines_and_lines_stay_numbered(newline: str) -> None:
    lines = [f'{{"text": "{"salt " * (i % 50)}"}}' if i % 7 else "" for i in range(1, 3_000)]
    name = write("big.jsonl", newline.join(lines))
    whole = [document.id for document in read_chunk(Chunk(name, "jsonl"))]
    tasks = list(plan_chunks([name], size=1 << 10))
    assert [document.id for task in tasks for chunk in task for document in read_chunk(chunk)] == whole


def test_cut_ranges_meet_and_cover_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("framing.corpus.operands._BLOCK", 64)
    name = write("big.jsonl", "".join(f'{{"text": "{"é" * (i % 90)}"}}\n' for i in range(300)))
    chunks = [chunk for task in plan_chunks([name], size=500) for chunk in task]
    assert len(chunks) > 10
    assert [chunk.start for chunk in chunks[1:]] == [chunk.end for chunk in chunks[:-1]]
    assert chunks[-1].end == Path(name).stat().st_size
    assert sum(len(list(read_chunk(chunk))) for chunk in chunks) == 300
    assert [document.id for chunk in chunks for document in read_chunk(chunk)][-1] == "big.jsonl:300"


def test_small_files_go_together() -> None:
    for i in range(10):
        write(f"in/{i}.txt", "x" * 100)
    assert [len(task) for task in plan_chunks(["in"], size=400)] == [4, 4, 2]


def test_wide_encodings_are_not_cut() -> None:
    Path("a.jsonl").write_text('{"text": "x"}\n' * 200, encoding="utf-16")
    assert [chunk for task in plan_chunks(["a.jsonl"], size=100) for chunk in task] == [Chunk("a.jsonl", "jsonl")]
    assert len(list(read_chunk(Chunk("a.jsonl", "jsonl")))) == 200


def test_links_are_followed_to_files_and_not_round_in_circles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in/deep").mkdir(parents=True)
    Path("in/a.txt").write_text("x", encoding="utf-8")
    Path("in/deep/up").symlink_to(tmp_path / "in", target_is_directory=True)
    Path("in/b.txt").symlink_to(tmp_path / "in" / "a.txt")
    Path("in/self.txt").symlink_to("self.txt")
    os.mkfifo("in/pipe.txt")
    aside: list[tuple[str, str]] = []
    found = [chunk.path for chunk in find_chunks(["in"], on_aside=lambda *what: aside.append(what))]
    assert found == ["in/a.txt", "in/b.txt", "in/self.txt"]
    assert aside == [("in/pipe.txt", "no regular file"), ("in/deep/up", "a link to a directory")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.PDF", "pdf"), ("a.docx", "docx"), ("a.odt", "odt"), ("a.txt.gz", "gzip"), ("a.tar.gz", None), ("a.gz", None),
     ("a.zip", "zip"), ("a.jsonl.zst", "zstd"), ("a.exe", None)],
)  # fmt: skip
def test_files_of_a_directory_are_known_by_their_suffix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str | None
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in", name).write_bytes(b"x")
    Path("in/z.txt").write_bytes(b"x")
    assert [chunk.kind for chunk in find_chunks(["in"])] == [*([kind] if kind else []), "text"]
