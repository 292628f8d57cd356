from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import LexiconError
from framing.lexicon.entries import HandCheck
from framing.lexicon.loading import parse_lexicon, read_lexicon

HEAD = """\
format = 1
id = "harbour"
title = "Naming the harbour works"
language = "en"
version = "1.0.0"
licence = "CC-BY-4.0"
"""

GOOD = (
    HEAD
    + """\
default = false
description = "An invented quarrel."
accept = [{ warning = "no-context", reason = "The words are rare." }]

[[sources]]
key = "council-2021"
title = "Works programme"
publisher = "Norby Council"
date = 2021-05-04
url = "https://example.org/works"
accessed = "2024-02"

[concepts.works]
title = "What the works are called"
context = ["Norby", { term = "NHW", case = true }]
ignore = ["harbour renewal fund"]
gate-scope = "paragraph"
note = "Only the eastern quay."

[concepts.works.frames.renewal]
title = "Renewal"
gloss = "Foregrounds what is built."
used-by = [{ actor = "Norby Council", source = "council-2021", date = 2021-05-04 }]
recommended-by = [{ guide = "Norby Gazette style guide", source = "council-2021", note = "in headlines" }]
sources = ["council-2021"]
valid-from = "2021"
terms = [
  "harbour renewal[s]",
  { term = "HR", case = true },
]

[concepts.works.frames.demolition]
title = "Demolition"
terms = ["harbour demolition[s]"]

[[tests]]
text = "In Norby the harbour renewal goes on."
expect = ["works.renewal"]

[validation]
hits = 120
read = 40
right = 38
note = "random sample"
"""
)


def _problems(text: str) -> list[tuple[str, str, str | None]]:
    with pytest.raises(LexiconError) as caught:
        parse_lexicon(text.encode(), shown="h.toml")
    return [(problem.place, problem.message, problem.hint) for problem in caught.value.problems]


def _line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_everything_a_file_says_is_in_the_lexicon() -> None:
    lexicon = parse_lexicon(GOOD.encode(), shown="h.toml")
    assert (lexicon.id, lexicon.kind, lexicon.default, lexicon.version) == ("harbour", "naming", False, "1.0.0")
    assert lexicon.sha256 == hashlib.sha256(GOOD.encode()).hexdigest()
    assert lexicon.description == "An invented quarrel."
    assert lexicon.accept[0].warning == "no-context"
    source = lexicon.sources[0]
    assert (source.key, source.date, source.accessed) == ("council-2021", "2021-05-04", "2024-02")
    (concept,) = lexicon.concepts
    assert (concept.gate_scope, concept.note) == ("paragraph", "Only the eastern quay.")
    assert [term.notation for term in concept.context] == ["Norby", "NHW"]
    assert [term.case for term in concept.context] == [False, True]
    assert concept.ignore[0].forms == ("harbour renewal fund",)
    renewal, demolition = concept.frames
    assert renewal.used_by[0].date == "2021-05-04"
    assert renewal.recommended_by[0].note == "in headlines"
    assert (renewal.valid_from, renewal.valid_until, renewal.generic) == ("2021", None, False)
    assert renewal.terms[0].forms == ("harbour renewal", "harbour renewals")
    assert demolition.gloss == ""
    assert lexicon.tests[0].expect == ("works.renewal",)
    assert lexicon.validation == HandCheck(120, 40, 38, "random sample")


def test_nobody_need_have_read_what_it_finds() -> None:
    assert parse_lexicon(GOOD.partition("[validation]")[0].encode(), shown="h").validation is None


def test_lines_are_known_when_asked_for() -> None:
    assert parse_lexicon(GOOD.encode(), shown="h").concepts[0].frames[0].terms[1].line == 0
    lexicon = parse_lexicon(GOOD.encode(), shown="h", lines=True)
    frame = lexicon.concepts[0].frames[0]
    assert lexicon.concepts[0].line == _line_of(GOOD, "[concepts.works]")
    assert frame.line == _line_of(GOOD, "[concepts.works.frames.renewal]")
    assert frame.terms[1].line == _line_of(GOOD, '{ term = "HR"')
    assert lexicon.tests[0].line == _line_of(GOOD, "[[tests]]")
    assert lexicon.sources[0].line == _line_of(GOOD, "[[sources]]")
    assert lexicon.accept[0].line == _line_of(GOOD, "accept =")


@pytest.mark.parametrize(
    ("old", "new", "place", "message", "hint"),
    [
        ("gloss =", "glos =", "glos =", "unknown key glos", "did you mean gloss?"),
        ("used-by =", "used_by =", "used_by =", "unknown key used_by", "did you mean used-by?"),
        ("gate-scope", "zzz", "zzz", "unknown key zzz", "known here"),
        ('licence = "CC-BY-4.0"\n', "", "format", "licence is missing", None),
        ('title = "Renewal"\n', "", "[concepts.works.frames.renewal]", "title is missing", None),
        ('title = "Renewal"', 'title = ""', 'title = ""', "title is empty", None),
        ('title = "Renewal"', "title = 7", "title = 7", "title must be a text, not a number", None),
        ("format = 1", "format = 2", "format", "format is 2", None),
        ("format = 1\n", "", "id =", "format is missing", None),
        ('version = "1.0.0"', 'version = "1.0"', "version", "version '1.0' is not like 1.0.0", None),
        ('id = "harbour"', 'id = "Harbour_2"', "id =", "'Harbour_2' is not an id", "write harbour-2"),
        ("frames.renewal]", "frames.Renewal]", "[concepts.works.frames.Renewal]", "'Renewal' is not an id", None),
        ("default = false", 'default = "no"', "default", "default must be true or false, not a text", None),
        ('"paragraph"', '"page"', "gate-scope", "gate-scope is 'page', not one of document, paragraph", None),
        ("2021-05-04\nurl", '"May 2021"\nurl', "date =", "date is not a date", '"2019-08"'),
        ("2021-05-04\nurl", "2021-05-04T10:00:00\nurl", "date =", "date is not a date", None),
        ('"2021"', '"2021-13"', "valid-from", "valid-from is not a date", None),
        ('valid-from = "2021"', 'valid-from = "2021"\nvalid-until = 2020-01-01', "valid-until", "before valid-", None),
        ('source = "council-2021", date', 'source = "council-2012", date', "used-by", "unknown source council-2012",
         "did you mean council-2021?"),
        ('sources = ["council-2021"]', 'sources = ["x"]', 'sources = ["x"]', "unknown source x", "[[sources]]"),
        ('"works.renewal"]', '"works.renewed"]', 'expect = ["works.renewed"]', "unknown frame works.renewed",
         "did you mean works.renewal?"),
        ('expect = ["works.renewal"]\n', "", "[[tests]]", "expect is missing", "expect = []"),
        ('terms = ["harbour demolition[s]"]', "terms = []", "terms = []", "terms is empty", None),
        ('terms = ["harbour demolition[s]"]\n', "", "[concepts.works.frames.demolition]", "terms is missing", None),
        ('"harbour renewal[s]"', '"harbour renewal[s"', '"harbour renewal[s"', "character 16: [ is never closed", None),
        ('"harbour renewal[s]"', "7", "  7,", "terms holds terms", None),
        ('"harbour renewal[s]"', '"X"', '"X"', "two letters or digits", None),
        ('"harbour renewal[s]"', '"x[-ray]"', '"x[-ray]"', "two letters or digits", None),
        ('"harbour renewal[s]"', '"——"', '"——"', "two letters or digits", None),
        ('term = "HR", case', 'term = "HR", cas', "  { term", "unknown key cas", "did you mean case?"),
        ("terms = [\n", 'terms = "x"\nzz = [\n', 'terms = "x"', "terms must be a list, not a text", None),
        ('"harbour demolition[s]"', '"harbour-renewal"', 'terms = ["harbour-renewal"]',
         "'harbour-renewal' is in two frames of works: renewal and demolition", None),
        ('"harbour demolition[s]"', '"hr"', 'terms = ["hr"]', "'hr' is in two frames", None),
        ("read = 40", "read = 400", "read =", "not more can be read than there are", None),
        ("right = 38", 'right = "most"', "right =", "right must be a whole number from 0", None),
        ("hits = 120\n", "", "[validation]", "hits is missing", None),
        ("warning =", "warnings =", "accept", "unknown key warnings", "did you mean warning?"),
    ],
)  # fmt: skip
def test_a_problem_is_told_with_its_line(old: str, new: str, place: str, message: str, hint: str | None) -> None:
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    line = _line_of(text, place)
    found = [problem for problem in _problems(text) if message in problem[1]]
    assert found, _problems(text)
    assert found[0][0] == f"h.toml:{line}"
    if hint is not None:
        assert hint in (found[0][2] or "")


def test_capitals_keep_two_abbreviations_apart_when_both_insist_on_them() -> None:
    text = GOOD.replace('"harbour demolition[s]"', '{ term = "Hr", case = true }')
    assert parse_lexicon(text.encode(), shown="h").concepts[0].frames[1].terms[0].forms == ("Hr",)


def test_a_concept_needs_frames_and_one_that_counts() -> None:
    nothing = HEAD + '[concepts.works]\ntitle = "x"\n'
    assert ("h.toml:7", "there are no frames", None) in _problems(nothing)
    assert ("h.toml:1", "there are no concepts", None) in _problems(HEAD)
    generic = nothing + '[concepts.works.frames.it]\ntitle = "It"\ngeneric = true\nterms = ["the works"]\n'
    assert "only generic frames" in _problems(generic)[0][1]


def test_all_problems_come_at_once_in_file_order() -> None:
    text = GOOD.replace("gloss", "glos").replace('"1.0.0"', '"x"').replace("council-2021", "Council", 1)
    problems = _problems(text)
    lines = [int(place.rsplit(":", 1)[1]) for place, _, _ in problems]
    assert len(problems) >= 5
    assert lines == sorted(lines)


def test_a_source_key_can_be_used_once() -> None:
    text = GOOD.replace("[concepts.works]", '[[sources]]\nkey = "council-2021"\ntitle = "Again"\n[concepts.works]', 1)
    place = _line_of(text, 'key = "council-2021"\ntitle = "Again"')
    assert (f"h.toml:{place}", "the source key council-2021 is taken", None) in _problems(text)


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b"format = 1\nid = \n", "h.toml:2:6", "is not valid TOML: Invalid value"),
        (b"format = 1\nid = 'x", "h.toml:2:1", "is not valid TOML"),
        (b'format = 1\nid = "caf\xe9"\n', "h.toml:2", "is not UTF-8 text: byte 0xe9"),
        (b"[a]\n[a]\n", "h.toml:2:3", "twice"),
        (b"x = " + b"[" * 50_000, "h.toml", "nested too deeply"),
    ],
)
def test_what_is_not_toml_is_refused_with_its_place(data: bytes, place: str, message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        parse_lexicon(data, shown="h.toml")
    (problem,) = caught.value.problems
    assert problem.place == place
    assert message in problem.message


def test_a_byte_order_mark_and_windows_line_ends_are_no_problem() -> None:
    lexicon = parse_lexicon(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode(), shown="h", lines=True)
    assert lexicon.concepts[0].line == _line_of(GOOD, "[concepts.works]")


def test_what_cannot_be_opened_is_a_lexicon_error(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such file"):
        read_lexicon(tmp_path / "absent.toml")
    with pytest.raises(LexiconError, match="is a directory"):
        read_lexicon(tmp_path)


@settings(max_examples=120, derandomize=True, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_but_never_crashes(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(GOOD) - 1))
    end = data.draw(st.integers(start, min(len(GOOD), start + 30)))
    filling = data.draw(st.sampled_from(["", "[", "]", '"', "\n", "x", "= 1\n", "{}", "[[a]]\n", "true"]))
    damaged = GOOD[:start] + filling + GOOD[end:]
    try:
        lexicon = parse_lexicon(damaged.encode(), shown="h.toml")
    except LexiconError as error:
        places = [problem.place for problem in error.problems]
    else:
        places = [lexicon.path]
    assert all(place.startswith("h.toml") for place in places)
