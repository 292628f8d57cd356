from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from framing.corpus.documents import read_documents
from framing.curating.suggesting import ConceptSuggestions, suggest_terms
from framing.curating.suggesting_aliases import find_aliases
from framing.curating.suggesting_phrases import FUNCTION_WORDS, gather, number_phrases
from framing.curating.suggesting_ranking import Phrase, rank_phrases
from framing.curating.suggesting_survey import Surveying
from framing.curating.suggesting_variants import singular, spelling_key
from framing.errors import FramingError
from framing.learning.vectors import NUMBERS, WORDS, WordVectors, load_word_vectors
from framing.lexicon import load_lexicon
from framing.lexicon.entries import Lexicon
from framing.lexicon.loading import parse_lexicon
from framing.reading.selecting import select
from framing.types import Document
from tests.conftest import DATA, Cli

LETTERS, HARBOUR = DATA / "harbour-letters.jsonl", DATA / "harbour.toml"


def suggest(*texts: str, lexicon: Lexicon | None = None) -> ConceptSuggestions:
    lexicon = lexicon or load_lexicon(HARBOUR)
    survey = Surveying((lexicon,))()
    surveyed = [survey(Document(str(number), text)) for number, text in enumerate(texts)]
    return suggest_terms(surveyed, [lexicon])[0]


def terms(found: ConceptSuggestions) -> list[str]:
    return [term for one in found.suggestions for term in one.terms]


@pytest.fixture(scope="module")
def letters() -> ConceptSuggestions:
    lexicon = load_lexicon(HARBOUR)
    survey = Surveying((lexicon,))()
    return suggest_terms([survey(one) for one in read_documents([str(LETTERS)])], [lexicon])[0]


def test_rival_names_of_the_texts_come_first(letters: ConceptSuggestions) -> None:
    assert {"harbor demolition", "harbour clearance[s]", "quay facelift"} <= set(terms(letters)[:4])


def test_a_suggestion_says_how_often_where_and_why(letters: ConceptSuggestions) -> None:
    facelift = next(one for one in letters.suggestions if one.terms == ("quay facelift",))
    assert (facelift.count, facelift.documents) == (3, 2)
    assert facelift.ranks["alias"] == 1
    example = facelift.example
    assert (example.document, example.line, example.text) == ("letter-1", 1, "quay facelift")
    assert example.left.endswith("also known as the ")
    assert example.column == len(example.left) + 1


def test_known_terms_contexts_and_names_are_not_suggested(letters: ConceptSuggestions) -> None:
    lower = {term.lower() for term in terms(letters)}
    assert not lower & {"harbour renewal", "harbour demolition", "norby", "ada lindqvist"}


def test_texts_in_which_the_context_is_absent_suggest_nothing() -> None:
    found = suggest("The harbour clearance at Ostby, a harbour clearance, was loud.")
    assert (found.documents, found.suggestions) == (0, ())
    assert suggest().suggestions == ()


def test_a_concept_without_context_is_at_home_where_a_label_of_it_stands() -> None:
    lexicon = load_lexicon(HARBOUR)
    bare = replace(lexicon, concepts=tuple(replace(one, context=()) for one in lexicon.concepts))
    found = suggest("The harbour renewal, or harbour clearance, is loud.", "A school clearance is loud.", lexicon=bare)
    assert found.documents == 1
    assert "harbour clearance" in terms(found)


def test_with_a_paragraph_gate_only_paragraphs_with_the_context_count() -> None:
    lexicon = load_lexicon(HARBOUR)
    gated = replace(lexicon, concepts=tuple(replace(one, gate_scope="paragraph") for one in lexicon.concepts))
    text = "Norby has a harbour clearance and a harbour renewal.\n\nA harbour tidying is loud, a harbour tidying."
    assert "harbour clearance" in terms(suggest(text, lexicon=gated))
    assert not [term for term in terms(suggest(text, lexicon=gated)) if "tidying" in term]
    assert [term for term in terms(suggest(text)) if "tidying" in term]


def test_repeated_paragraphs_count_once() -> None:
    paragraph = "The harbour clearance at Norby was loud and long, and nobody in the town had asked for it at all."
    other = "Some liked the harbour renewal, and a school in Norby was closed for three days because of the noise."
    found = suggest(f"{paragraph}\n\n{other}\n\n{paragraph}")
    assert next(one.count for one in found.suggestions if "harbour clearance" in one.terms) == 1


def test_the_same_texts_suggest_the_same() -> None:
    texts = [document.text for document in read_documents([str(LETTERS)])]
    assert suggest(*texts) == suggest(*texts)


def test_phrases_have_one_number_and_stop_at_punctuation() -> None:
    survey = Surveying(())()
    corpus = gather([survey(Document("1", "Old quay, new quay. An old quay of the “new” quay's town."))])
    numbers = number_phrases(corpus, 2).tolist()
    found = [corpus.text(place, 2) for place, number in enumerate(numbers) if number >= 0]
    assert found == ["old quay", "new quay", "old quay", "new quay"]
    assert len(set(numbers) - {-1}) == 2
    assert not {"the", "of"} - FUNCTION_WORDS


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the works, also known as the quay facelift, went on", "quay facelift"),
        ("the works (or quay facelift) went on", "quay facelift"),
        ("the works, which the mayor calls a quay facelift, went on", "quay facelift"),
        ("the works — a quay facelift — went on", "quay facelift"),
    ],
)
def test_another_name_beside_a_label_is_introduced(text: str, name: str) -> None:
    found = find_aliases(text, (0, len(text)), [(4, 9)])
    assert text.index(name) in {one.offset for one in found if one.side == "start" and one.weight == 3}


def test_another_name_before_a_label_is_introduced() -> None:
    text = "the quay facelift, known as the works"
    found = list(find_aliases(text, (0, len(text)), [(text.index("works"), len(text))]))
    assert text.index(",") in {one.offset for one in found if one.side == "end"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("harbour", "harbor"), ("centres", "center"), ("re-educated", "reeducate"), ("organisations", "organization"),
     ("parties", "party"), ("programme", "programs"), ("cancelled", "canceling"), ("Uyghurs", "Uighur")],
)  # fmt: skip
def test_spellings_and_inflections_of_a_word_share_a_key(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)


@pytest.mark.parametrize(("one", "other"), [("camp", "campaign"), ("policy", "police"), ("bus", "bush")])
def test_different_words_have_different_keys(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)


def test_singulars() -> None:
    assert [singular(word) for word in ("camps", "boxes", "parties", "men", "crisis", "bus")] == [
        "camp", "box", "party", "man", "crisis", "bus",
    ]  # fmt: skip


def phrase(text: str, *, count: int = 5, documents: int = 2, capitals: float = 0.0, words: float = 0.5) -> Phrase:
    return Phrase(text, 0, count, documents, capitals, {
        "alias": 0, "slot": 0, "gate": 0, "words": words, "vectors": 0, "variant": 0,
    })  # fmt: skip


def ranked(*phrases: Phrase, named: bool = False) -> list[str]:
    import numpy as np

    vectors = WordVectors(["quay"], np.ones((1, 2), np.float32))
    groups = rank_phrases(phrases, vectors, named=named, top=9)
    return ["/".join(one.text for one in group.phrases) for group in groups]


def test_numbers_of_a_phrase_are_one_suggestion() -> None:
    assert ranked(phrase("old works", words=0.9), phrase("old work")) == ["old works/old work"]


def test_a_phrase_that_only_stands_inside_a_better_one_is_left_out() -> None:
    better = phrase("long quay facelift", words=0.9)
    assert ranked(better, phrase("quay facelift")) == ["long quay facelift"]
    assert ranked(better, phrase("quay facelift", count=9)) == ["long quay facelift", "quay facelift"]
    assert ranked(phrase("quay facelift", count=9, words=0.9), phrase("quay facelift began", count=2)) == [
        "quay facelift"
    ]


def test_names_and_the_commonest_words_are_left_out() -> None:
    assert ranked(phrase("Ada Lindqvist", capitals=1.0), phrase("quay"), phrase("wharf")) == ["wharf"]
    assert ranked(phrase("Ada Lindqvist", capitals=1.0), named=True) == ["Ada Lindqvist"]


def test_a_signal_that_is_silent_speaks_for_nothing() -> None:
    assert ranked(phrase("wharf", words=0)) == []


def test_the_shipped_vectors_know_neighbours() -> None:
    vectors = load_word_vectors()
    camp, prison, bread = (vectors.mean((word,)) for word in ("detention", "custody", "bread"))
    assert camp is not None
    assert prison is not None
    assert bread is not None
    assert camp @ prison > 0.7 > camp @ bread
    assert vectors.rank("the") == 0
    assert vectors.mean(("detention", "qwxyz")) is None


@pytest.mark.parametrize("fault", ["missing", "shape", "type", "words", "pickle", "noise"])
def test_vectors_that_are_not_what_they_should_be_are_refused(tmp_path: Path, fault: str) -> None:
    import numpy as np

    vectors, words = tmp_path / "v.npz", tmp_path / "w.txt"
    words.write_text("a\n" * (WORDS - (fault == "words")), encoding="utf-8")
    array = np.zeros((WORDS, NUMBERS - (fault == "shape")), np.int16 if fault == "type" else np.int8)
    if fault == "pickle":
        np.savez(vectors, q=np.array([{}], dtype=object))
    elif fault == "noise":
        vectors.write_bytes(b"not a zip file")
    elif fault != "missing":
        np.savez_compressed(vectors, q=array)
    with pytest.raises(FramingError, match=r"cannot be read|holds"):
        load_word_vectors(vectors, words)


def test_the_fragment_is_a_frame_that_can_be_pasted(cli: Cli) -> None:
    result = cli("suggest", LETTERS, "-l", HARBOUR, "-f", "toml", "--top", "5")
    assert (result.status, result.err) == (0, "")
    pasted = parse_lexicon(HARBOUR.read_bytes() + b"\n" + result.out, shown="pasted")
    frame = next(frame for frame in pasted.concepts[0].frames if frame.id == "suggested")
    assert "quay facelift" in {term.notation for term in frame.terms}
    assert "3 × in 2 documents: …" in result.text


def test_lines_and_rows_have_what_json_has(cli: Cli) -> None:
    outs = {style: cli("suggest", LETTERS, "-l", HARBOUR, "-f", style).text for style in ("json", "jsonl", "csv")}
    nested = [(c["concept"], s) for c in json.loads(outs["json"])["concepts"] for s in c["suggestions"]]
    flat = [json.loads(line) for line in outs["jsonl"].splitlines()]
    assert [(line["concept"], line["terms"]) for line in flat] == [(name, s["terms"]) for name, s in nested]
    rows = list(csv.DictReader(outs["csv"].splitlines()))
    assert [row["term"] for row in rows] == [term for _, s in nested for term in s["terms"]]
    assert int(rows[0]["count"]) == nested[0][1]["count"]


def test_json_names_every_part(cli: Cli) -> None:
    result = cli("suggest", LETTERS, "-l", HARBOUR, "-f", "json", "--top", "1")
    value = json.loads(result.out)
    assert value["schema"] == "framing.suggestions/1"
    assert value["run"]["settings"] == {"concept": [], "top": 1}
    (concept,) = value["concepts"]
    assert (concept["lexicon"], concept["concept"], concept["documents"], concept["labels"]) == (
        "harbour",
        "works",
        2,
        5,
    )
    assert set(concept["suggestions"][0]) == {"terms", "count", "documents", "score", "ranks", "example"}


@pytest.mark.parametrize("style", ["table", "markdown"])
def test_why_nothing_is_suggested_is_said(style: str, cli: Cli) -> None:
    Path("a.txt").write_text("A school is loud.", encoding="utf-8")
    said = "Nothing to suggest: no text has the context that it asks for."
    assert said in cli("suggest", "a.txt", "-l", HARBOUR, "-f", style).text
    assert "Nothing to suggest" not in cli("suggest", LETTERS, "-l", HARBOUR, "-f", style).text


def test_tables_show_a_line_of_context_each(cli: Cli) -> None:
    table = cli("suggest", LETTERS, "-l", HARBOUR).text
    assert "quay facelift" in table
    assert "also known as the quay facelift, will cost" in table
    page = cli("suggest", LETTERS, "-l", HARBOUR, "-f", "markdown").text
    assert "| quay facelift | 3 | 2 | introduced as a name" in page


def test_what_documents_say_cannot_break_the_fragment(cli: Cli) -> None:
    text = 'Norby saw a harbour "clear-out"\n\x1b[1m of harbour \\"clear-out\\" ]\n] of the harbour clear-out.'
    result = cli("suggest", "-l", HARBOUR, "-f", "toml", stdin=text.encode())
    assert result.status == 0
    parse_lexicon(HARBOUR.read_bytes() + b"\n" + result.out, shown="pasted")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "--lexicon"),
        (["-l", HARBOUR, "--no-text"], "words of your documents"),
        (["-l", HARBOUR, "--concept", "quay"], "no lexicon in use has"),
        (["-l", HARBOUR, "-f", "html"], "does not print html"),
    ],
)
def test_what_cannot_be_done_is_refused(cli: Cli, arguments: list[str | Path], message: str) -> None:
    result = cli("suggest", LETTERS, *arguments)
    assert (result.status, result.out) == (2, b"")
    assert message in result.err


def test_only_the_chosen_concept_is_completed() -> None:
    lexicon = load_lexicon(DATA / "sites.toml")
    found = suggest_terms([], [lexicon], selection=select([lexicon], concepts=["people"]))
    assert [one.concept.id for one in found] == ["people"]
