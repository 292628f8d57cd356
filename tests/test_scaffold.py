from __future__ import annotations

from pathlib import Path

import pytest

from framing.curating.check import check_lexicon
from framing.curating.scaffold import new_lexicon
from framing.errors import UsageError
from framing.lexicon.entries import Kind
from framing.lexicon.loading import parse_lexicon


@pytest.mark.parametrize("kind", ["naming", "register"])
def test_a_new_lexicon_passes_check_but_for_the_evidence_it_lacks(tmp_path: Path, kind: Kind) -> None:
    path = tmp_path / "my-words.toml"
    path.write_text(new_lexicon("my-words", kind=kind), encoding="utf-8")
    report = check_lexicon(path)
    assert report.passed(), report.findings
    assert {finding.code for finding in report.findings} == {"uncited-frame"}
    assert (report.id, report.tests) == ("my-words", 2)


def test_what_is_commented_out_is_valid_too() -> None:
    lines = [
        line.removeprefix("# ")
        for line in new_lexicon("my-words").splitlines()
        if not line.startswith("# ") or " = " in line or line.startswith("# [[")
    ]
    text = "\n".join(lines).replace('"gazette-2020"', '"council-2021"')
    lexicon = parse_lexicon(text.encode(), shown="x")
    assert lexicon.concepts[0].frames[0].recommended_by
    assert lexicon.concepts[0].gate_scope == "paragraph"
    assert lexicon.accept
    assert lexicon.sources


def test_a_register_is_left_out_of_plain_runs() -> None:
    assert not parse_lexicon(new_lexicon("x", kind="register").encode(), shown="x").default


def test_a_bad_id_is_refused_with_a_better_one() -> None:
    with pytest.raises(UsageError) as caught:
        new_lexicon("My words!")
    assert caught.value.problems[0].hint == "write my-words"
