from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import LexiconError
from framing.lexicon import bundled_ids, find_lexicon, finding, load_bundled, load_lexicon, load_lexicons

TEXT = """\
format = 1
id = "{id}"
title = "Quays"
language = "en"
version = "1.0.0"
licence = "CC-BY-4.0"
default = {default}
[concepts.quay]
title = "The quay"
[concepts.quay.frames.quay]
title = "Quay"
terms = ["quay[s]"]
"""


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three bundled lexicons in a checkout of their own; we stand in another directory."""
    root = tmp_path / "home"
    for place, default in [("naming/uk/quays", "true"), ("naming/docks", "true"), ("register/boosters", "false")]:
        path = root / "lexicons" / f"{place}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(id=path.stem, default=default), encoding="utf-8")
    (root / "lexicons" / "README.md").write_text("x", encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.setattr(finding, "_PACKAGE", root / "framing")
    monkeypatch.chdir(tmp_path / "elsewhere")
    return root


def test_bundled_lexicons_are_found_by_the_stem_of_their_file(bundle: Path) -> None:
    assert bundled_ids() == ("docks", "quays", "boosters")
    assert find_lexicon("quays") == bundle / "lexicons" / "naming" / "uk" / "quays.toml"


def test_in_a_wheel_the_lexicons_are_inside_the_package(bundle: Path) -> None:
    (bundle / "framing").mkdir()
    (bundle / "lexicons").rename(bundle / "framing" / "lexicons")
    assert bundled_ids() == ("docks", "quays", "boosters")


def test_a_plain_run_leaves_out_what_is_not_default(bundle: Path) -> None:
    assert [lexicon.id for lexicon in load_bundled()] == ["docks", "quays"]
    assert [lexicon.id for lexicon in load_bundled(default_only=False)] == ["docks", "quays", "boosters"]


def test_an_unknown_id_is_refused_with_a_suggestion(bundle: Path) -> None:
    with pytest.raises(LexiconError) as caught:
        find_lexicon("quay")
    assert caught.value.problems[0].hint == "did you mean quays?"
    with pytest.raises(LexiconError, match="lexicon list"):
        find_lexicon("zzz")


@pytest.mark.parametrize("name", ["mine.toml", "./quays", "sub/quays"])
def test_what_looks_like_a_path_is_a_file(bundle: Path, name: str) -> None:
    assert find_lexicon(name) == Path(name)
    with pytest.raises(LexiconError, match="no such file"):
        load_lexicon(name)


def test_an_existing_file_is_a_path_and_a_directory_does_not_hide_an_id(bundle: Path) -> None:
    Path("mine").write_text(TEXT.format(id="mine", default="true"), encoding="utf-8")
    Path("quays").mkdir()
    assert load_lexicon("mine").id == "mine"
    assert load_lexicon("quays").id == "quays"


def test_a_bundled_file_is_shown_without_the_directories_above_it(bundle: Path) -> None:
    assert load_lexicon("quays").path == "lexicons/naming/uk/quays.toml"
    assert load_lexicon(bundle / "lexicons/naming/docks.toml").path == "lexicons/naming/docks.toml"


def test_problems_of_several_lexicons_come_together(bundle: Path) -> None:
    Path("a.toml").write_text("format = 1\nx", encoding="utf-8")
    Path("b.toml").write_text(TEXT.format(id="B", default="true"), encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        load_lexicons(["a.toml", "quays", "b.toml", "nowhere"])
    assert [problem.place for problem in caught.value.problems] == ["a.toml:2:1", "b.toml:2", "nowhere"]


def test_two_files_with_one_id_are_refused_but_one_file_twice_is_one(bundle: Path) -> None:
    Path("mine.toml").write_text(TEXT.format(id="quays", default="true"), encoding="utf-8")
    assert len(load_lexicons(["quays", "quays", bundle / "lexicons/naming/uk/quays.toml"])) == 1
    with pytest.raises(LexiconError, match="has the id quays"):
        load_lexicons(["quays", "mine.toml"])


def test_every_shipped_lexicon_loads() -> None:
    lexicons = load_bundled(default_only=False)
    assert {lexicon.id for lexicon in lexicons} == set(bundled_ids())
    assert load_bundled() == tuple(lexicon for lexicon in lexicons if lexicon.default)
