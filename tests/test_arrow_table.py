"""Results as Arrow tables."""

from __future__ import annotations

import sys

import pytest

import framing
from framing.corpus.layout import lay_out
from framing.errors import InputError
from framing.lexicon import load_lexicon
from framing.reading.attribution import find_attributions
from framing.reading.quoting import quote_document
from framing.reading.scoring import Scorer, score_documents
from framing.types import Document
from tests.conftest import DATA

SITES = load_lexicon(DATA / "sites.toml")
TEXT = "“We run vocational training centres on Ostrava Island,” said Greta Holm. Others closed the internment camps."


def documents() -> list[Document]:
    return [Document("a", TEXT, {"outlet": "River", "n": 1}), Document("b", TEXT, {"outlet": None, "n": "two"})]


@pytest.fixture(autouse=True)
def _needs_arrow() -> None:
    pytest.importorskip("pyarrow")


def test_classifications_give_a_row_per_passage_and_label() -> None:
    model = framing.load_model(DATA / "five-frames.model")
    table = framing.to_frame(framing.classify_passages(documents(), model))
    assert table.num_rows == 2 * len(model.labels)
    assert set(table.column("label").to_pylist()) == set(model.names)
    assert all(0 <= value <= 1 for value in table.column("probability").to_pylist())
    assert table.column("meta.outlet").to_pylist()[0] == "River"


def test_scores_give_a_row_per_document_concept_and_frame() -> None:
    scores = list(score_documents(documents(), [SITES]))
    table = framing.to_frame(scores)
    assert table.num_rows == sum(len(concept.frames) for score in scores for concept in score.concepts)
    rows = [row for row in table.to_pylist() if row["count"]]
    assert {row["document"] for row in rows} == {"a", "b"}
    assert all(row["own_count"] + row["attributed_count"] + row["held_off_count"] == row["count"] for row in rows)
    assert all(row["by_voice_narrator"] is not None for row in rows)


def test_metadata_are_columns_and_mixed_kinds_become_text() -> None:
    table = framing.to_frame(documents())
    assert table.column_names == ["document", "text", "path", "meta.outlet", "meta.n"]
    assert table.column("meta.outlet").to_pylist() == ["River", None]
    assert table.column("meta.n").to_pylist() == ["1", "two"]


def test_lines_quotations_and_attributions_are_rows_too() -> None:
    document = documents()[0]
    scorer = Scorer((SITES,), context=50)
    lines = framing.to_frame(line for score in scorer.score(scorer.find(document)) for line in score.lines)
    assert "internment camps" in lines.column("text").to_pylist()
    assert lines.column("left").type == "string"
    quoted = framing.to_frame([quote_document(document)])
    assert quoted.column("source_text").to_pylist() == ["Greta Holm"]
    attributions = framing.to_frame(find_attributions(document, lay_out(document)))
    assert attributions.column("start").to_pylist() == quoted.column("start").to_pylist()
    assert "cue" not in attributions.column_names


def test_nothing_is_an_empty_table_and_anything_else_an_error() -> None:
    assert framing.to_frame([]).num_rows == 0
    with pytest.raises(TypeError, match="no result of framing: str"):
        framing.to_frame(["a"])  # type: ignore[list-item]


def test_without_pyarrow_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"pip install 'mediaframing\[arrow\]'"):
        framing.to_frame([])
