from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.lexicon.lines import Path, locate

TEXT = '''\
# a comment with [brackets] and "quotes"
format = 1
"quoted key" = 'literal # no comment'

[[sources]]
key = "a"
[[sources]]
key = "b"   # = "c"
  [sources.inner]
  x = 1

[concepts.camp.frames."odd.name"]
terms = [
  "one", # first
  { term = "two", case = true },

  [ "three",
    """
    four
    lines"""
  ], "five",
]
text = """
[not.a.table]
key = "no key"
"""
a.b = 1979-05-27 07:32:00
last = { x = [ { y = 1.5 } ] }
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("format",), 2),
        (("quoted key",), 3),
        (("sources", 0), 5),
        (("sources", 0, "key"), 6),
        (("sources", 1), 7),
        (("sources", 1, "key"), 8),
        (("sources", 1, "inner"), 9),
        (("sources", 1, "inner", "x"), 10),
        (("concepts", "camp"), 12),
        (("concepts", "camp", "frames", "odd.name", "terms"), 13),
        (("concepts", "camp", "frames", "odd.name", "terms", 0), 14),
        (("concepts", "camp", "frames", "odd.name", "terms", 1), 15),
        (("concepts", "camp", "frames", "odd.name", "terms", 1, "case"), 15),
        (("concepts", "camp", "frames", "odd.name", "terms", 2, 0), 17),
        (("concepts", "camp", "frames", "odd.name", "terms", 2, 1), 18),
        (("concepts", "camp", "frames", "odd.name", "terms", 3), 21),
        (("concepts", "camp", "frames", "odd.name", "text"), 23),
        (("concepts", "camp", "frames", "odd.name", "a", "b"), 27),
        (("concepts", "camp", "frames", "odd.name", "last", "x", 0, "y"), 28),
    ],
)
def test_every_key_and_element_has_the_line_it_starts_on(path: Path, line: int) -> None:
    assert locate(TEXT)[path] == line


def _paths(value: object, path: Path = ()) -> Iterator[Path]:
    children: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        children = list(value.items())
    elif isinstance(value, list):
        children = list(enumerate(value))
    for key, child in children:
        yield (*path, key)
        yield from _paths(child, (*path, key))


def test_what_is_located_is_what_tomllib_reads() -> None:
    assert set(locate(TEXT)) == set(_paths(tomllib.loads(TEXT)))


STRINGS = st.text("ab#=[]{},.'\\\" é", max_size=6)


def _quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _literal(text: str) -> str:
    return "'''" + text.replace("'", "") + "'''"


VALUES = st.recursive(
    st.one_of(STRINGS.map(_quote), STRINGS.map(_literal), st.sampled_from(["1", "-1.5e3", "true", "2019-08-16"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "[ # [\n" + ",\n".join(items) + "\n]"),
        st.lists(inner, max_size=2).map(
            lambda items: (
                "{ " + ", ".join(f"k{i} = {item}" for i, item in enumerate(items) if "\n" not in item[:4]) + " }"
            )
        ),
    ),
    max_leaves=6,
)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.lists(VALUES, max_size=4))
def test_any_valid_text_is_located_as_tomllib_reads_it(values: list[str]) -> None:
    text = "\n".join(f"[[t]]\nkey{index} = {value}" for index, value in enumerate(values))
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError:  # a line break inside an inline table
        return
    lines = locate(text)
    assert set(lines) == set(_paths(read))
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())
