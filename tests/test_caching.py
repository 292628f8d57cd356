"""Parsed lexicons are kept between runs, and never trusted blindly."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.lexicon import caching, load_lexicon
from framing.lexicon.caching import cache_directory, recall
from framing.lexicon.finding import bundled_paths
from framing.lexicon.loading import parse_lexicon, read_lexicon
from tests.conftest import DATA

SITES = DATA / "sites.toml"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_every_bundled_lexicon_comes_back_as_it_was(cache: Path) -> None:
    for path in bundled_paths().values():
        parsed = parse_lexicon(path.read_bytes(), shown="here")
        read_lexicon(path)
        assert recall(parsed.sha256, shown="here") == parsed
    assert len(list(cache.iterdir())) == len(bundled_paths())


def test_second_reading_does_not_parse(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_lexicon(SITES)
    monkeypatch.setattr("framing.lexicon.loading.parse_lexicon", lambda *_, **__: pytest.fail("parsed again"))
    assert load_lexicon(SITES) == first


def test_a_changed_file_is_parsed_anew(cache: Path, tmp_path: Path) -> None:
    copy = tmp_path / "sites.toml"
    copy.write_bytes(SITES.read_bytes())
    load_lexicon(copy)
    copy.write_text(SITES.read_text(encoding="utf-8").replace('"detainee[s]"', '"inmate[s]"'), encoding="utf-8")
    assert load_lexicon(copy).concepts[1].frames[0].terms[0].forms == ("inmate", "inmates")


@pytest.mark.parametrize("damage", [b"", b"{}", b"x" * 100, None])
def test_a_damaged_file_is_not_used(damage: bytes | None, cache: Path) -> None:
    lexicon = load_lexicon(SITES)
    (kept,) = cache.iterdir()
    kept.write_bytes(kept.read_bytes()[:-3] if damage is None else damage)
    assert recall(lexicon.sha256, shown="x") is None
    assert load_lexicon(SITES) == lexicon
    assert recall(lexicon.sha256, shown=lexicon.path) == lexicon


def test_a_sealed_file_of_another_shape_is_not_used(cache: Path) -> None:
    lexicon = load_lexicon(SITES)
    (kept,) = cache.iterdir()
    for payload in (b"[]", b'{"id": "x"}', b'{"concepts": 3}'):
        kept.write_bytes(caching._seal(payload) + b"\n" + payload)
        assert recall(lexicon.sha256, shown="x") is None


def test_a_place_that_cannot_be_written_is_not_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "file"))
    assert load_lexicon(SITES).id == "sites"


def test_it_can_be_turned_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAMING_CACHE", "off")
    assert cache_directory() is None
    assert load_lexicon(SITES).id == "sites"


def test_old_files_make_room(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "MOST_FILES", 4)
    for path in list(bundled_paths().values())[:9]:
        read_lexicon(path)
    assert len(list(cache.glob("*.json"))) <= 4
