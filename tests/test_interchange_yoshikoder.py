from __future__ import annotations

import pytest

from framing.errors import LexiconError
from tests.made.dictionary_texts import QUAYS, notes, read, terms, write

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
CLEAN = (
    HEAD
    + """<dictionary style="050805" patternengine="substring">
  <cnode name="Quays" desc="">
    <cnode name="works" desc="what is done">
      <pnode name="scheme"/>
      <cnode name="renewal" desc=""><pnode name="renew*"/><pnode name="quay &amp; wall" score="0.5"/></cnode>
    </cnode>
    <cnode name="hedge"><pnode name="perhaps"></pnode></cnode>
  </cnode>
</dictionary>
"""
)


def test_the_outermost_node_is_the_dictionary_and_the_others_nest() -> None:
    dictionary = read(CLEAN, "yoshikoder")
    assert dictionary.name == "Quays"
    assert terms(dictionary) == {
        "works": ["scheme"],
        "works > renewal": ["renew*", "quay & wall"],
        "hedge": ["perhaps"],
    }
    assert dictionary.categories[0].note == "what is done"
    assert [entry.weight for entry in dictionary.entries] == [None, None, 0.5, None]
    assert dictionary.notes == ()
    assert read(write(dictionary, "yoshikoder"), "yoshikoder") == dictionary


def test_a_file_of_lexicoder_2_has_its_name_at_the_top_and_blanks_at_the_edges() -> None:
    text = (
        '<dictionary style="Lexicoder" name="Quays">'
        '<cnode name="a"><pnode name=" berth "/><pnode name="pier "/></cnode>'
        '<cnode name="b"><pnode name="quay"/></cnode></dictionary>'
    )
    dictionary = read(text, "lexicoder2")
    assert dictionary.name == "Quays"
    assert terms(dictionary) == {"a": ["berth", "pier"], "b": ["quay"]}
    assert notes(dictionary) == [
        "quays:1: blanks at the edge of a pattern “ berth ”: this and all others read as whole words"
    ]


def test_a_single_category_is_not_taken_for_the_dictionary() -> None:
    dictionary = read('<dictionary><cnode name="works"><pnode name="scheme"/></cnode></dictionary>', "yoshikoder")
    assert terms(dictionary) == {"works": ["scheme"]}


def test_patterns_of_the_dictionary_itself_get_a_category_of_its_name() -> None:
    nodes = '<cnode name="Quays"><pnode name="plan"/><cnode name="a"><pnode name="b2"/></cnode></cnode>'
    text = f"<dictionary>{nodes}</dictionary>"
    assert terms(read(text, "yoshikoder")) == {"Quays": ["plan"], "a": ["b2"]}


def test_another_encoding_is_read_as_declared() -> None:
    nodes = '<dictionary><cnode name="a"><pnode name="café"/></cnode></dictionary>'
    text = f'<?xml version="1.0" encoding="windows-1252"?>{nodes}'
    assert terms(read(text.encode("cp1252"), "yoshikoder")) == {"a": ["café"]}


def test_regular_expressions_are_known_by_the_engine() -> None:
    nodes = '<cnode name="a"><pnode name="quays?"/><pnode name="pier"/></cnode>'
    text = f'<dictionary patternengine="regexp">{nodes}</dictionary>'
    assert [entry.kind for entry in read(text, "yoshikoder").entries] == ["regex", "fixed"]


def test_what_is_not_kept_is_noted_with_its_line() -> None:
    text = (
        '<dictionary patternengine="magic">\n<cnode name="a" score="2">\n'
        'loose<pnode name="pier" desc="x" score="high"/>\n'
        '<knode/>\n<pnode name=" "/>\n<cnode name=""><pnode name="quay"/></cnode></cnode>\n</dictionary>'
    )
    assert notes(read(text, "yoshikoder")) == [
        "quays:1: an unknown pattern engine “magic”: read as substring, with * as a wildcard",
        "quays:2: a score of a category “a”: left out",
        "quays:3: text between elements “loose”: left out",
        "quays:3: a score that is no number “pier”: kept without it",
        "quays:3: a note on a term “pier”: left out",
        "quays:4: an unknown element “knode”: left out",
        "quays:5: blanks at the edge of a pattern “ ”: this and all others read as whole words",
        "quays:6: a category without a name: its terms go to the category above",
        "quays:5: a term without letters: left out",
    ]


BOMB = '<!DOCTYPE d [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>\n<dictionary><cnode name="&b;"/></dictionary>'


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (BOMB, "quays:1", "document type"),
        (HEAD + '<!DOCTYPE d SYSTEM "file:///etc/hosts">\n<dictionary/>', "quays:2", "document type"),
        ('<dictionary>\n<cnode name="a">\n</dictionary>', "quays:3", "not valid XML: mismatched tag"),
        ("<dictionary>&nbsp;</dictionary>", "quays:1", "undefined entity"),
        ("<html/>", "quays:1", "is no dictionary"),
        ("+works\n", "quays:1", "not valid XML"),
        ("", "quays:1", "not valid XML"),
        ('<?xml version="1.0" encoding="martian"?><dictionary/>', "quays:1", "encoding"),
        ("<dictionary>" + '<cnode name="a">' * 100, "quays:1", "nested too deeply"),
        ("<dictionary/>", "quays", "holds no terms"),
    ],
)
def test_broken_and_unsafe_files_are_errors_at_their_line(text: str, place: str, message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        read(text, "yoshikoder")
    assert caught.value.problems[0].place == place
    assert message in caught.value.problems[0].message


def test_a_tree_is_written_with_every_node_closed() -> None:
    text = write(QUAYS, "yoshikoder")
    assert text.count("<cnode") == text.count("</cnode>") == 5
    assert read(text, "lexicoder2") == QUAYS
