from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Cli, bring
from tests.made.lexicon_texts import SOUND, changed, line_of

UNCITED = ('sources = ["council"]', "")


@pytest.fixture
def quays(tmp_path: Path) -> Path:
    path = tmp_path / "quays.toml"
    path.write_text(SOUND, encoding="utf-8")
    return path


def test_list_counts_every_bundled_lexicon(cli: Cli) -> None:
    result = cli("lexicon", "list", "-f", "json")
    assert result.status == 0
    listed = json.loads(result.out)
    assert listed["schema"] == "framing.lexicons/1"
    keys = ["id", "kind", "title", "language", "version", "licence", "default", "concepts", "frames", "terms", "forms"]
    for one in listed["lexicons"]:
        assert list(one) == keys
        assert one["forms"] >= one["terms"] >= one["frames"] >= one["concepts"] > 0


@pytest.mark.parametrize("style", ["table", "markdown", "csv", "jsonl"])
def test_every_format_of_list_names_every_lexicon(cli: Cli, style: str) -> None:
    ids = [one["id"] for one in json.loads(cli("lexicon", "list", "-f", "json").out)["lexicons"]]
    result = cli("lexicon", "list", "-f", style)
    assert result.status == 0
    assert all(identity in result.text for identity in ids)


def test_show_is_a_page_with_everything_a_reader_wants(cli: Cli, quays: Path) -> None:
    for style in ("table", "markdown"):
        result = cli("lexicon", "show", quays, "-f", style)
        assert result.status == 0
        for part in (
            "What the works are called", "Foregrounds what is built.", "Norby Council", "4 May 2021", "quay renewal",
            "kidney renewal", "Works programme", "CC-BY-4.0",
        ):  # fmt: skip
            assert part in result.text, (style, part)


def test_show_json_has_terms_with_their_forms(cli: Cli, quays: Path) -> None:
    shown = json.loads(cli("lexicon", "show", quays, "-f", "json").out)
    assert shown["schema"] == "framing.lexicon/1"
    assert shown["content"][0]["frames"][0]["terms"] == [
        {"term": "quay renewal[s]", "case": False, "forms": ["quay renewal", "quay renewals"]}
    ]


def test_show_can_be_kept_to_one_concept(cli: Cli, quays: Path) -> None:
    assert cli("lexicon", "show", quays, "--concept", "works").status == 0
    result = cli("lexicon", "show", quays, "--concept", "work")
    assert result.status == 2
    assert "it has works" in result.err


def test_check_passes_a_sound_lexicon(cli: Cli, quays: Path) -> None:
    result = cli("lexicon", "check", "--strict", quays)
    assert (result.status, result.text) == (0, "1 lexicon, 2 embedded tests: 0 errors, 0 warnings\n")


def test_check_names_file_line_level_and_code(cli: Cli, quays: Path) -> None:
    text = changed(UNCITED)
    quays.write_text(text, encoding="utf-8")
    result = cli("lexicon", "check", "quays.toml")
    line = line_of(text, "[concepts.works.frames.demolition]")
    assert f"quays.toml:{line}: warning [uncited-frame] works.demolition has no source" in result.text
    assert result.status == 0
    assert cli("lexicon", "check", "quays.toml", "--strict").status == 1


def test_a_quiet_check_speaks_only_where_one_fails(cli: Cli, quays: Path) -> None:
    quays.write_text(changed(UNCITED), encoding="utf-8")
    passed, failed = cli("lexicon", "check", "-q", quays), cli("lexicon", "check", "-q", quays, "--strict")
    assert (passed.status, passed.out, passed.err) == (0, b"", "")
    assert (failed.status, "[uncited-frame]" in failed.text) == (1, True)


def test_check_of_a_broken_file_fails_and_tells_all(cli: Cli, quays: Path) -> None:
    quays.write_text(changed(("gloss", "glos"), ("1.0.0", "one")), encoding="utf-8")
    result = cli("lexicon", "check", "quays.toml")
    assert result.status == 1
    assert "quays.toml:5: error [format] version 'one'" in result.text
    assert "unknown key glos" in result.text
    assert "did you mean gloss?" in result.text
    assert result.text.endswith("failed: 1 lexicon, 0 embedded tests: 2 errors, 0 warnings\n")


def test_check_json_and_github_carry_the_findings(cli: Cli, quays: Path) -> None:
    quays.write_text(changed(UNCITED), encoding="utf-8")
    report = json.loads(cli("lexicon", "check", "quays.toml", "-f", "json", "--strict").out)
    assert (report["schema"], report["passed"]) == ("framing.lexicon-check/1", False)
    (finding,) = report["findings"]
    assert list(finding) == ["path", "line", "level", "code", "message", "hint", "about"]
    github = cli("lexicon", "check", "quays.toml", "-f", "github").text
    assert github.startswith(f"::warning file=quays.toml,line={finding['line']},title=uncited-frame::")
    assert cli("lexicon", "check", "quays.toml", "-f", "csv").text.count("\n") == 2


@pytest.mark.parametrize("command", [("show", "nowhere.toml"), ("check", "nowhere.toml"), ("show", "no-such-lexicon")])
def test_what_is_not_there_cannot_be_used(cli: Cli, command: tuple[str, str]) -> None:
    result = cli("lexicon", *command)
    assert (result.status, result.out) == (2, b"")
    assert f"framing: error: {command[1]}: no such" in result.err


def test_new_writes_a_lexicon_that_check_accepts(cli: Cli, tmp_path: Path) -> None:
    assert cli("lexicon", "new", "my-words", "-o", "my-words.toml").status == 0
    assert cli("lexicon", "check", "my-words.toml").status == 0
    assert cli("lexicon", "new", "my-words", "--kind", "register").text.startswith("# my-words")
    assert cli("lexicon", "new", "My words").status == 2


def test_a_list_can_be_as_short_as_its_ids_and_as_long_as_what_they_are_about(cli: Cli) -> None:
    ids = [one["id"] for one in json.loads(cli("lexicon", "list", "-f", "json").out)["lexicons"]]
    assert cli("lexicon", "list", "-q").text.split() == ids
    assert "What the facilities are called  facility: Vocational training" in cli("lexicon", "list", "-v").text
    assert cli("model", "list", "-q").text.split() == ["loaded-wording", "policy-frames"]
    assert "capacity_and_resources" in cli("model", "list", "-v").text


@pytest.mark.parametrize("style", ["table", "markdown"])
def test_a_lexicon_is_shown_without_its_words_or_with_all_their_forms(style: str, cli: Cli) -> None:
    bring("sites.toml")
    usual, names, forms = (
        cli("lexicon", "show", "sites.toml", "-f", style, *more).text for more in ((), ("-q",), ("-v",))
    )
    assert ("words" in names, "words" in usual, "words" in forms) == (False, True, True)
    assert ("vocational training centers" in usual, "vocational training centers" in forms) == (False, True)
    assert "Internment" in names


def test_words_of_a_model_are_as_many_as_asked_for(cli: Cli) -> None:
    def most(*more: str) -> int:
        value = json.loads(cli("model", "show", "loaded-wording", "-f", "json", *more).out)
        return len(value["labels"][0]["for"])

    assert [most(), most("-q"), most("-v"), most("-q", "--words", "3")] == [8, 0, 30, 3]


def test_a_new_lexicon_says_what_comes_next_unless_it_shall_not(cli: Cli) -> None:
    assert "then: framing lexicon check a.toml" in cli("lexicon", "new", "my-words", "-o", "a.toml").err
    assert cli("lexicon", "new", "my-words", "-o", "b.toml", "-q", "-v").err == ""
    assert cli("lexicon", "new", "my-words").err == ""
