from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.curating.check import CheckReport, check_lexicon, check_lexicons
from framing.curating.doubts import CODES
from framing.errors import LexiconError
from tests.made.lexicon_texts import SOUND, changed, line_of

UNCITED = ('sources = ["council"]', "")


def _check(tmp_path: Path, text: str, name: str = "quays.toml") -> CheckReport:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return check_lexicon(path)


def test_a_sound_lexicon_passes_strictly(tmp_path: Path) -> None:
    report = _check(tmp_path, SOUND)
    assert report.findings == ()
    assert (report.id, report.tests, report.settled) == ("quays", 2, 0)
    assert report.passed(strict=True)


def test_a_warning_fails_only_a_strict_check(tmp_path: Path) -> None:
    report = _check(tmp_path, changed(UNCITED))
    (finding,) = report.findings
    assert (finding.level, finding.code, finding.about) == ("warning", "uncited-frame", "works.demolition")
    assert finding.line == line_of(changed(UNCITED), "[concepts.works.frames.demolition]")
    assert report.passed()
    assert not report.passed(strict=True)


def test_a_failing_embedded_test_is_an_error(tmp_path: Path) -> None:
    report = _check(tmp_path, changed(("expect = []", 'expect = ["works.renewal"]')))
    assert [finding.code for finding in report.findings if finding.level == "error"] == ["test"]
    assert not report.passed()


def test_a_file_that_is_no_lexicon_is_reported_with_all_its_errors(tmp_path: Path) -> None:
    report = _check(tmp_path, changed(("gloss", "glos"), ("1.0.0", "one")))
    assert report.id is None
    assert {finding.code for finding in report.findings} == {"format"}
    assert [finding.line for finding in report.findings] == [5, line_of(SOUND, "gloss")]
    broken = _check(tmp_path, SOUND + "[[x\n")
    assert [(finding.line, finding.level) for finding in broken.findings] == [(SOUND.count("\n") + 1, "error")]


def test_findings_are_in_file_order(tmp_path: Path) -> None:
    text = changed(
        UNCITED,
        ("Norby Council", "critics"),
        ("kidney renewal", "kidney"),
        ("expect = []", 'expect = ["works.renewal"]'),
    )
    lines = [finding.line for finding in _check(tmp_path, text).findings]
    assert len(lines) >= 4
    assert lines == sorted(lines)


@pytest.mark.parametrize("about", ["", ":works", ":works.demolition"])
def test_an_acceptance_settles_its_warning(tmp_path: Path, about: str) -> None:
    accept = f'accept = [{{ warning = "uncited-frame{about}", reason = "In the archive." }}]'
    report = _check(tmp_path, changed(UNCITED, ("accept = []", accept)))
    assert report.findings == ()
    assert report.settled == 1


@pytest.mark.parametrize(
    ("warning", "hint"),
    [
        ("uncited-frame:works.renewal", "delete it"),
        ("uncited-frame:work", "delete it"),
        ("overlap", "delete it"),
        ("uncited-fram", "did you mean uncited-frame?"),
    ],
)
def test_an_acceptance_that_settles_nothing_is_a_warning(tmp_path: Path, warning: str, hint: str) -> None:
    accept = f'accept = [{{ warning = "{warning}", reason = "Once." }}]'
    report = _check(tmp_path, changed(UNCITED, ("accept = []", accept)))
    idle, uncited = report.findings
    assert (idle.code, idle.line, idle.hint) == ("idle-accept", 7, hint)
    assert uncited.code == "uncited-frame"


def test_the_id_is_the_name_of_the_file(tmp_path: Path) -> None:
    report = _check(tmp_path, SOUND, name="docks.toml")
    assert [(finding.code, finding.level) for finding in report.findings] == [("file-name", "error")]


def test_several_files_are_checked_and_ids_kept_apart(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    _check(tmp_path, SOUND)
    _check(tmp_path / "a", SOUND)
    first, second = check_lexicons([str(tmp_path / "quays.toml"), str(tmp_path / "a" / "quays.toml")])
    assert first.findings == ()
    assert [(finding.code, finding.level) for finding in second.findings] == [("id", "error")]


def test_a_name_that_leads_nowhere_cannot_be_checked(tmp_path: Path) -> None:
    for name in ("nowhere.toml", str(tmp_path / "x"), "no-such-id"):
        with pytest.raises(LexiconError):
            check_lexicons([name])


def test_every_warning_has_a_documented_code() -> None:
    source = Path(__file__).parent.parent / "framing" / "curating"
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(source.glob("check*.py")))
    used = {part.split('"')[0] for part in text.split('Doubt("')[1:]}
    assert used - {"test"} == set(CODES)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(SOUND) - 1), st.integers(0, 25), st.sampled_from(["", "[", '"', "\n", "x", "[[a]]\n"]))
def test_a_damaged_file_never_crashes_the_check(tmp_path: Path, start: int, length: int, filling: str) -> None:
    report = _check(tmp_path, SOUND[:start] + filling + SOUND[start + length :])
    assert all(finding.line >= 0 and finding.message for finding in report.findings)
