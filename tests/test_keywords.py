"""Keywords of labels: what speaks for a label before anything is learnt, and what is wrong with a file of them."""

import json
from pathlib import Path

import numpy as np
import pytest

from framing.errors import InputError
from framing.learning.examples import Example, LabelledSet
from framing.learning.features import Language
from framing.learning.keywords import describe_labels, read_keywords, unheard
from framing.learning.model_file import dump_model, read_model
from framing.learning.training import train_model
from tests.bench.training_texts import POLICY_FRAMES, read_frame_keywords
from tests.conftest import DATA, Cli
from tests.made.explained import explain_scores

LABELS = ("C1", "C2")
LINES = {
    "C1": (
        "The clinic stayed open all night.",
        "More beds for the ward on the hill.",
        "A cold autumn fills the wards.",
    ),
    "C2": ("The mill hired forty people.", "Rents on the quay rose again.", "The ferry line lost its lender."),
}
KEYWORDS = {"C1": ("hospital", "disease"), "C2": ("economy", "money")}


@pytest.fixture(scope="module")
def language() -> Language:
    return Language.load()


def few() -> LabelledSet:
    examples = (
        Example(f"{label}{i}{n}", f"{text} {n}", frozenset({label}), (f"{label}{i}",))
        for n in range(4)
        for label, texts in LINES.items()
        for i, text in enumerate(texts)
    )
    return LabelledSet(tuple(examples), LABELS, single=True)


def write(text: str) -> Path:
    path = Path("keywords.toml")
    path.write_text(text, encoding="utf-8")
    return path


def test_words_like_keywords_speak_for_a_label_though_no_passage_has_them(language: Language) -> None:
    unseen = ["Surgeons and nurses", "Bankers and investors"]
    analyses = [language.analyse(text) for text in unseen]
    plain, spoken = (
        train_model(few(), model_id="x", language=language, keywords=words, curve=False).model
        for words in (None, KEYWORDS)
    )
    before, after = plain.scores(analyses, language), spoken.scores(analyses, language)
    # How far each stands from the other label, to the right side.
    gain = (after - before) @ np.array([1, -1]) * np.array([1, -1])
    assert (gain > 0.5).all()
    parts = explain_scores(spoken, analyses[0], language, labels=(0,), most=100)
    assert sum(part.weight for part in parts) == pytest.approx(float(after[0, 0]), abs=1e-3)


def test_a_model_keeps_its_keywords_in_its_file(language: Language) -> None:
    model = train_model(few(), model_id="x", language=language, keywords=KEYWORDS, curve=False).model
    again = read_model(dump_model(model), place="x.model")
    analyses = [language.analyse("Surgeons and nurses on strike for money")]
    assert np.allclose(model.scores(analyses, language), again.scores(analyses, Language.load()), atol=0.01)


def test_labels_without_keywords_are_described_by_their_names() -> None:
    assert describe_labels(("mental_health", "other"), {"other": ("a", "b")}) == ("mental_health", "other a b")


@pytest.mark.usefixtures("cli")
def test_all_that_is_wrong_with_a_file_is_told_at_once_with_its_lines() -> None:
    path = write('C1 = ["ward"]\nC12 = ["quay"]\nC2 = "mill"\n')
    with pytest.raises(InputError) as error:
        read_keywords(path, LABELS)
    assert [(one.place, one.message) for one in error.value.problems] == [
        ("keywords.toml:2", "no passage is labelled C12"),
        ("keywords.toml:3", "C2 must be a list, not a text"),
    ]
    assert error.value.problems[0].hint in ("did you mean C1?", "did you mean C2?")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "names no label"),
        ('C1 = ["a", "1"]', "has no word of three letters"),
        ("C1 = []", "has no word of three letters"),
        ("C1 = [1]", "holds texts"),
        ("C1 = [", "is not valid TOML"),
        ("a.b.c = 1", "no passage is labelled a"),
    ],
)
@pytest.mark.usefixtures("cli")
def test_files_without_keywords_are_refused(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_keywords(write(text), LABELS)


@pytest.mark.usefixtures("cli")
def test_keywords_of_labels_that_were_dropped_are_passed_over() -> None:
    path = write('C1 = ["ward"]\nC3 = ["quay"]\n')
    assert read_keywords(path, LABELS, dropped=("C3",)) == {"C1": ("ward",)}


def test_words_nobody_knows_are_named(language: Language) -> None:
    assert unheard({"C1": ("hospital", "qwertz-uiop")}, language.vectors) == ["qwertz", "uiop"]


def test_every_policy_frame_but_other_has_keywords_that_are_known(language: Language) -> None:
    keywords = read_frame_keywords()
    assert set(keywords) == set(POLICY_FRAMES) - {"other"}
    assert unheard(keywords, language.vectors) == []


def test_the_command_takes_keywords_and_files_them_in_the_card(cli: Cli) -> None:
    rows = [json.loads(line) for line in (DATA / "labelled.jsonl").read_text(encoding="utf-8").splitlines()]
    Path("labelled.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    label = sorted({row["topic"] for row in rows})[0]
    Path("framing.toml").write_text('[train]\nkeywords = "words.toml"\n', encoding="utf-8")
    Path("words.toml").write_text(f'{label} = ["season", "qwertz"]\n', encoding="utf-8")
    result = cli(
        "train", "labelled.jsonl", "--label-field", "topic", "-o", "x.model", "--no-curve", "--no-upon", "-f", "json"
    )
    assert result.status == 0
    assert "words.toml: qwertz is no word with a vector, so nothing is like it" in result.err
    assert json.loads(result.out)["training_data"]["keywords"] == {label: ["season", "qwertz"]}
    shown = cli("model", "show", "x.model", "-f", "markdown")
    assert f"keywords of {label}: season, qwertz".encode() in shown.out
