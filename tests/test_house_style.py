"""House files: rules on names and words, and everything that is wrong with one at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import ConfigError
from framing.lexicon import load_lexicon
from framing.reading.house_style import HouseStyle, read_house_style
from tests.conftest import DATA
from tests.made.lexicon_texts import SOUND

SITES = load_lexicon(DATA / "sites.toml")


def read(tmp_path: Path, text: str) -> HouseStyle:
    path = tmp_path / "house.toml"
    path.write_text(text, encoding="utf-8")
    return read_house_style(path, [SITES])


def problems(tmp_path: Path, text: str) -> list[tuple[int, str, str | None]]:
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, text)
    place = f"{tmp_path / 'house.toml'}:"
    return [(int(p.place.removeprefix(place).split(":")[0]), p.message, p.hint) for p in caught.value.problems]


def test_rules_keep_the_order_of_the_file_and_their_names_are_whole(tmp_path: Path) -> None:
    style = read(
        tmp_path,
        '[rules.b]\nframes = ["internment", "facility.training"]\nlevel = "error"\n[rules.a]\nconcepts = ["people"]\n',
    )
    assert [(rule.id, rule.level) for rule in style.rules] == [("b", "error"), ("a", "warning")]
    assert style.rules[0].names == {"sites:facility.internment", "sites:facility.training"}
    assert style.rules[1].names == {"sites:people.detainee", "sites:people.trainee"}
    assert (style.title, style.others, style.words) == ("house style", "warning", None)


def test_a_whole_lexicon_is_its_frames_but_for_second_mentions(tmp_path: Path) -> None:
    (rule,) = read(tmp_path, '[rules.all]\nlexicons = ["sites"]\nlevel = "off"\n').rules
    assert len(rule.names) == 5
    assert "sites:facility.generic" not in rule.names


def test_words_of_a_house_are_terms_as_in_a_lexicon(tmp_path: Path) -> None:
    style = read(tmp_path, '[rules.quiet]\nterms = ["regime[s]", { term = "PM", case = true }]\nuse = "government"\n')
    assert style.words is not None
    assert [term.forms for term in style.words.concepts[0].frames[0].terms] == [("regime", "regimes"), ("PM",)]
    assert style.rules[0].names == {"house-style:quiet.words"}


def test_every_problem_is_told_with_its_line(tmp_path: Path) -> None:
    text = """titel = "x"
others = "loud"

[rules.one]
frames = ["internmnt", "generic"]
level = "eror"

[rules.two]
use = "x"

[rules.three]
terms = ["(a|", "ok word"]
voices = ["narator"]
zones = ["boilerplate"]

[rules."My rule"]
terms = []

[rules.""]
terms = ["regime"]
"""
    found = problems(tmp_path, text)
    assert [line for line, _, _ in found] == [1, 2, 5, 5, 6, 8, 12, 13, 14, 16, 17, 19]
    told = "\n".join(f"{message} | {hint}" for _, message, hint in found)
    for part in (
        "unknown key titel | did you mean title?",
        "others is 'loud'",
        "no frame is called 'internmnt' | did you mean internment",
        "sites:facility.generic has second mentions",
        "level is 'eror'",
        "two names nothing",
        "term '(a|', character 1",
        "did you mean narrator?",
        "'boilerplate' is none of the zones",
        "write my-rule",
        "terms is empty",
        "one of the rules has no name",
    ):
        assert part in told


def test_a_short_name_that_means_several_things_is_refused_with_all(tmp_path: Path) -> None:
    (tmp_path / "quays.toml").write_text(SOUND, encoding="utf-8")
    house = tmp_path / "house.toml"
    house.write_text('[rules.a]\nconcepts = ["works"]\n', encoding="utf-8")
    both = [load_lexicon(DATA / "harbour.toml"), load_lexicon(tmp_path / "quays.toml")]
    with pytest.raises(ConfigError, match="is the name of 2 concepts") as caught:
        read_house_style(house, both)
    assert caught.value.problems[0].hint == "write harbour:works or quays:works"


def test_a_short_name_is_looked_for_in_the_lexicons_in_use_first(tmp_path: Path) -> None:
    (tmp_path / "quays.toml").write_text(SOUND, encoding="utf-8")
    harbour, quays = load_lexicon(DATA / "harbour.toml"), load_lexicon(tmp_path / "quays.toml")
    house = tmp_path / "house.toml"
    house.write_text('[rules.a]\nconcepts = ["works", "people"]\n', encoding="utf-8")
    (rule,) = read_house_style(house, [harbour], [quays, SITES]).rules
    assert {name.partition(".")[0] for name in rule.names} == {"harbour:works", "sites:people"}


@pytest.mark.parametrize(
    ("second", "reached"),
    [
        ('frames = ["internment"]', False),
        ('frames = ["internment"]\nzones = ["headline"]', False),
        ('frames = ["internment"]\nvoices = ["narrator"]', False),
        ('frames = ["internment"]\nvoices = ["scare_quote"]', True),
        ('frames = ["internment", "training"]', True),
    ],
)
def test_a_rule_that_is_never_reached_is_a_problem(tmp_path: Path, second: str, reached: bool) -> None:
    text = f'[rules.first]\nframes = ["internment"]\n\n[rules.second]\n{second}\n'
    if reached:
        assert len(read(tmp_path, text).rules) == 2
    else:
        ((line, message, _),) = problems(tmp_path, text)
        assert (line, message) == (4, "second is never reached: first above it holds wherever it would")


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b"rules = \n", ":1:9", "is not valid TOML"),
        (b"title = '\xff'\n", ":1", "is not UTF-8"),
        (b"rules = 3\n", ":1", "rules must be tables, not a number"),
        (b"[rules]\n", ":1", "there are no rules"),
        (b"[rules]\na = 3\n", ":2", "a must be a table"),
        (b"x = " + b"[" * 50_000, "", "nested too deeply"),
    ],
)
def test_what_is_no_house_file_is_refused_with_its_place(tmp_path: Path, data: bytes, place: str, message: str) -> None:
    path = tmp_path / "house.toml"
    path.write_bytes(data)
    with pytest.raises(ConfigError, match=message) as caught:
        read_house_style(path, [SITES])
    assert caught.value.problems[0].place == f"{path}{place}"


def test_the_names_of_the_rules_that_hold_without_a_house_are_taken(tmp_path: Path) -> None:
    found = problems(
        tmp_path, '[rules.own-voice]\nframes = ["internment"]\n[rules.loaded-wording]\nterms = ["regime"]\n'
    )
    assert [(line, message.split()[0]) for line, message, _ in found] == [(1, "own-voice"), (3, "loaded-wording")]


def test_a_house_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(ConfigError, match="cannot be read"):
            read_house_style(path, [SITES])


def test_an_empty_house_file_changes_nothing(tmp_path: Path) -> None:
    style = read(tmp_path, "")
    assert (style.others, style.rules, style.words) == ("warning", (), None)
