"""What is a finding and what never is: voices, zones, rules, and where words overlap."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.lexicon import load_bundled, load_lexicon
from framing.lexicon.entries import Frame, Lexicon
from framing.lexicon.loading import parse_lexicon
from framing.reading.house_style import PLAIN, HouseStyle, read_house_style
from framing.reading.linting import Finding, Linter, read_plain_names
from framing.reading.matches import find_matches
from framing.reading.matching import Matcher
from framing.report.lint.sarif import findings_sarif
from framing.types import Document
from tests.conftest import DATA

SITES = load_lexicon(DATA / "sites.toml")
HEDGES = load_lexicon("hedges")
GUIDED = """format = 1
id = "guided"
title = "Names of a hall"
language = "en"
version = "1.0.0"
licence = "CC0-1.0"
[[sources]]
key = "a"
title = "A guide"
[concepts.hall]
title = "The hall at the quay"
[concepts.hall.frames.palace]
title = "Palace"
terms = ["Quay Palace"]
[concepts.hall.frames.shed]
title = "Shed"
recommended-by = [{ guide = "The Norby Guide", source = "a", note = "avoid Quay Shed." }]
terms = ["Quay Shed"]
[concepts.hall.frames.hall]
title = "Hall"
recommended-by = [{ guide = "The Norby Guide", source = "a" }, { guide = "The Eastby Guide", source = "a" }]
terms = ["Quay Hall"]
"""


def lint(
    text: str, *lexicons: Lexicon, style: HouseStyle = PLAIN, document: Document | None = None
) -> tuple[Finding, ...]:
    used = (*(lexicons or (SITES,)), *([style.words] if style.words is not None else []))
    matched = find_matches(document or Document("a.txt", text, path="a.txt", as_filed=True), Matcher(used))
    return Linter(used, style).lint(matched)


def house(tmp_path: Path, text: str, *lexicons: Lexicon) -> HouseStyle:
    path = tmp_path / "house.toml"
    path.write_text(text, encoding="utf-8")
    return read_house_style(path, lexicons or (SITES,))


def test_a_contested_label_in_the_writers_own_voice_is_a_warning() -> None:
    (found,) = lint("Workers built a detention camp on Ostrava Island last year.")
    assert (found.rule, found.level, found.use, found.suggestion) == ("own-voice", "warning", None, None)
    assert found.message() == "“detention camp” in the writer's own words (What the sites are called)"
    assert found.message(with_text=False) == "Internment in the writer's own words (What the sites are called)"
    assert (found.match.line, found.match.column, found.end_column, found.end_line) == (1, 17, 31, 1)


@pytest.mark.parametrize(
    "text",
    [
        "“These are detention camps on Ostrava Island,” said Lena Marsh, a teacher.",
        "Lena Marsh said that there were detention camps on Ostrava Island.",
        "According to Lena Marsh, Ostrava Island has detention camps.",
        "Lena Marsh spoke of the so-called “detention camps” on Ostrava Island.",
        "There are no detention camps on Ostrava Island.",
        "Are there detention camps on Ostrava Island?",
        "There are camps on Ostrava Island.",
        "The detention camps elsewhere were closed.",
    ],
    ids=["quoted", "reported", "according", "label", "rejected", "asked", "second-mention", "gate"],
)
def test_what_is_not_the_writers_own_use_of_a_label_is_no_finding(text: str) -> None:
    assert lint(text) == ()


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("> Detention camps on Ostrava Island\nare detention camps.\n\nA detention camp.", [3]),
        ("On Ostrava Island\n\n1. > detention camps\n\n<blockquote>\n\nDetention camps</blockquote>", []),
        (">> Detention camps opened on Ostrava Island.", [4]),
        ("The [detention camps](https://a.example/detention-camps) of Ostrava Island", [6]),
        ("See [them](/detention-camps) or www.a.example/detention-camps on Ostrava Island", []),
        ("On Ostrava Island <!-- detention camps\nor not? --> the detention camps were built.", [17]),
        ("```text\ndetention camps\n```\n\n~~~\ndetention camps\n~~~\n\nOn Ostrava Island `detention camps`", []),
    ],
    ids=["block-quote", "other-block-quotes", "transcript", "link", "address", "comment", "code"],
)
def test_block_quotes_addresses_code_and_comments_are_not_the_writers_words(text: str, columns: list[int]) -> None:
    assert [found.match.column for found in lint(text)] == columns


def test_page_furniture_and_repeats_are_no_findings() -> None:
    paragraph = "A detention camp was built on Ostrava Island by the army in the spring of that year."
    assert len(lint(f"{paragraph}\n\n{paragraph}\n\nRead more: Inside the detention camps\n")) == 1


def test_the_zone_is_told_in_the_message() -> None:
    text = "New detention camps on Ostrava Island\n\nThe army built a road and a harbour on the island in May.\n"
    (found,) = lint(text)
    assert (found.match.zone, found.message()[:40]) == ("headline", "“detention camps” in the headline, in th")


def test_registers_are_told_and_fail_nothing_by_themselves() -> None:
    found = lint("The quay may perhaps be built.", HEDGES)
    assert {(one.rule, one.level) for one in found} == {("loaded-wording", "info")}
    assert lint("“The quay may perhaps be built,” said Ivo Kern.", HEDGES) == ()


def test_what_style_guides_say_is_passed_on_as_their_word() -> None:
    guided = parse_lexicon(GUIDED.encode(), shown="guided.toml")
    both = "The Norby Guide and The Eastby Guide recommend “Hall”"
    against = "The Norby Guide on “Shed”: avoid Quay Shed"
    for name, said in (
        ("Shed", f"{against}; {both}"),
        ("Palace", f"{against}; {both}"),
        ("Hall", f"{both}; {against}"),
    ):
        (found,) = lint(f"The Quay {name} opened.", guided)
        assert found.suggestion == said


def test_a_rule_gives_level_advice_and_section(tmp_path: Path) -> None:
    rule = '[rules.camps]\nframes = ["internment"]\nlevel = "error"\nuse = "sites"\nsection = "4.2"\n'
    (found,) = lint("A detention camp opened on Ostrava Island.", style=house(tmp_path, rule))
    assert (found.rule, found.level, found.use) == ("camps", "error", "sites")
    assert found.suggestion == "attribute it, or use “sites” (house style 4.2)"
    titled = house(tmp_path, f'title = "Norby Guide"\n{rule}note = "say who says so"\n')
    (found,) = lint("A detention camp opened on Ostrava Island.", style=titled)
    assert found.suggestion == "attribute it, or use “sites”; say who says so (Norby Guide 4.2)"


def test_the_first_rule_that_holds_in_zone_and_voice_is_followed(tmp_path: Path) -> None:
    style = house(
        tmp_path,
        'others = "off"\n[rules.head]\nframes = ["internment"]\nzones = ["headline"]\nlevel = "error"\n'
        '[rules.marked]\nframes = ["internment"]\nvoices = ["scare_quote"]\nlevel = "info"\n'
        '[rules.rest]\nframes = ["internment"]\n',
    )
    text = (
        "New detention camps on Ostrava Island\n\nThe army built detention camps there. "
        "Their “detention camps” are new. "
        "They have no concentration camps. A vocational training centre opened in May.\n"
    )
    assert [(one.rule, one.level) for one in lint(text, style=style)] == [
        ("head", "error"), ("rest", "warning"), ("marked", "info"),
    ]  # fmt: skip


def test_quotations_are_findings_only_where_a_rule_names_their_voice(tmp_path: Path) -> None:
    style = house(
        tmp_path,
        '[rules.all]\nframes = ["concentration-camp"]\nvoices = ["narrator", "direct_quote"]\nnote = "ask the desk"\n',
    )
    (found,) = lint("“These are concentration camps on Ostrava Island,” said Lena Marsh.", style=style)
    assert found.message() == "“concentration camps” in a quotation (What the sites are called)"
    assert found.suggestion == "ask the desk (house style)"  # it is attributed already


def test_words_of_the_house_are_found_in_its_own_voice_alone(tmp_path: Path) -> None:
    style = house(tmp_path, '[rules.quiet]\nterms = ["regime[s]"]\nuse = "government"\nlevel = "error"\n')
    (found,) = lint("The regime fell. “The regime is done,” said Ivo Kern.", style=style)
    assert (found.match.start, found.message()) == (4, "“regime” in the writer's own words")
    assert found.suggestion == "attribute it, or use “government” (house style)"


def test_a_rule_is_followed_for_all_that_its_words_cover(tmp_path: Path) -> None:
    change = '[rules.change]\nterms = ["regime change"]\nlevel = "off"\n'
    regime = '[rules.regime]\nterms = ["regime"]\n'
    both = house(tmp_path, change + regime)
    text = "The regime fell in a regime change."
    assert [one.match.start for one in lint(text, style=both)] == [4]
    turned = house(tmp_path, regime + change)
    assert [one.match.text for one in lint(text, style=turned)] == ["regime", "regime"]


def test_what_is_let_pass_hides_no_wider_label(tmp_path: Path) -> None:
    passes = house(tmp_path, '[rules.pass]\nterms = ["detention"]\nlevel = "off"\n')
    assert [one.match.text for one in lint("A detention camp opened on Ostrava Island.", style=passes)] == [
        "detention camp"
    ]


def test_one_rule_tells_a_place_once(tmp_path: Path) -> None:
    rule = '[rules.one]\nterms = ["detention camp", "camp opened"]\nframes = ["internment"]\n'
    found = lint("A detention camp opened on Ostrava Island.", style=house(tmp_path, rule))
    assert [(one.rule, one.match.text) for one in found] == [("one", "detention camp")]


def test_a_word_rule_takes_the_place_of_the_default_for_what_it_covers(tmp_path: Path) -> None:
    text = "A detention camp opened on Ostrava Island. A concentration camp closed."
    style = house(tmp_path, '[rules.pass]\nterms = ["detention camp"]\nlevel = "off"\n')
    assert [one.match.text for one in lint(text, style=style)] == ["concentration camp"]
    style = house(tmp_path, '[rules.word]\nterms = ["detention camp"]\nlevel = "error"\n')
    assert [(one.match.text, one.rule) for one in lint(text, style=style)] == [
        ("detention camp", "word"), ("concentration camp", "own-voice"),
    ]  # fmt: skip


def test_a_fingerprint_outlasts_changes_elsewhere_but_not_of_its_sentence() -> None:
    before = lint("A detention camp opened on Ostrava Island. It rained.")[0].fingerprint
    moved = lint("Ostrava Island, Monday\n\nIt snowed.  A detention  camp opened on Ostrava Island.")[0].fingerprint
    rewritten = lint("A new detention camp opened on Ostrava Island. It rained.")[0].fingerprint
    assert before == moved != rewritten


def test_words_across_a_line_end_have_both_lines() -> None:
    (found,) = lint("A road on Ostrava Island leads to the detention\ncamps of the army.")
    assert (found.match.line, found.match.column, found.end_line, found.end_column) == (1, 39, 2, 6)
    assert found.message().startswith("“detention camps” ")


PIECES = st.sampled_from(
    ["detention camps", "detention\ncamp", " “", "” ", "said Ivo Kern", ". ", "\n\n", "Ostrava Island ", "so-called ",
     " the ", "\N{GRINNING FACE}", "VTCs", " not ", "\r\n", "\t", "?", " trainees in the camps ", "\u2028"]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=40))
def test_places_are_those_of_the_words_and_nobody_else_speaks_there(pieces: list[str]) -> None:
    text = "".join(pieces)
    lines = text.split("\n")
    for found in lint(text):
        match = found.match
        first, last = match.line - 1, found.end_line - 1
        stretch = lines[first : last + 1]
        stretch[-1] = stretch[-1][: found.end_column - 1]
        stretch[0] = stretch[0][match.column - 1 :]
        assert "\n".join(stretch) == match.text
        assert match.counted
        assert not match.generic
        assert match.reading.side == "own"


@settings(max_examples=60)
@given(st.text(min_size=1))
def test_no_name_of_a_file_becomes_anything_but_a_relative_path(name: str) -> None:
    text = "A detention camp opened on Ostrava Island."
    found = lint(text, document=Document("a", text, path=f"in/{name}"))
    (result,) = findings_sarif(found, PLAIN, {}, version="1")["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri, errors="surrogateescape") == f"in/{name}"
    assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri)


AGAINST = re.compile(r"avoid|^not |against|disparag|euphem|use care", re.IGNORECASE)


def test_plain_names_pass_unless_a_rule_names_them(tmp_path: Path) -> None:
    matched = find_matches(Document("a.txt", "A detention camp stands on Ostrava Island."), Matcher([SITES]))
    plain = frozenset(["sites:facility.internment"])
    assert len(Linter([SITES]).lint(matched)) == 1
    assert Linter([SITES], plain=plain).lint(matched) == ()
    ruled = house(tmp_path, '[rules.camps]\nframes = ["internment"]\nlevel = "error"\n')
    assert [one.rule for one in Linter([SITES], ruled, plain=plain).lint(matched)] == ["camps"]


def test_plain_names_are_rivals_of_others_and_no_guide_on_record_speaks_against_them() -> None:
    plain = read_plain_names()
    frames: dict[str, Frame] = {}
    for lexicon in load_bundled():
        for concept in lexicon.concepts:
            names = {f"{lexicon.id}:{concept.id}.{frame.id}": frame for frame in concept.frames if not frame.generic}
            frames |= names
            assert set(names) - plain, f"{concept.id} has no name left that is a finding"
    assert plain <= set(frames)
    advice = {name: [by.note for by in frames[name].recommended_by if by.note is not None] for name in plain}
    assert {name: notes for name, notes in advice.items() if any(map(AGAINST.search, notes))} == {}
