"""Models and lexicons beside the labels of people: names are matched, unknowns left out, sources told apart."""

from collections.abc import Iterable

import pytest

from framing.errors import InputError, UsageError
from framing.learning.evaluating import evaluate_labels
from framing.learning.examples import Example
from framing.learning.lexicon_labels import name_labels
from framing.learning.naming_labels import match_labels, read_mapping, suggestion
from framing.lexicon import load_lexicon
from framing.lexicon.entries import Lexicon
from tests.conftest import DATA

COURT, CLINIC, LOAN, PARK = "The judge read it.", "A clinic closed.", "The loan was paid.", "A park was opened."


@pytest.fixture(scope="module")
def topics() -> Lexicon:
    return load_lexicon(str(DATA / "topics.toml"))


def _filler(name: str) -> str:
    """Return words of a passage's own, so that it copies no other."""
    return " ".join(f"word{name}{i}" for i in range(9))


def passages(rows: Iterable[tuple[str, str]], *, outlet: str | None = None, weight: float = 1.0) -> list[Example]:
    return [
        Example(
            f"{outlet}{i}",
            f"{text} {_filler(f'{outlet}{i}')}",
            frozenset(labels.split()),
            (f"{outlet}{i}",),
            outlet,
            None,
            weight,
        )
        for i, (text, labels) in enumerate(rows)
    ]


def test_a_frame_is_there_when_one_match_counts(topics: Lexicon) -> None:
    found = evaluate_labels(passages([(COURT, "legal"), (CLINIC, "legal"), (CLINIC, "health"), (PARK, "")]), [topics])
    legal, health = found.quality.labels
    assert (legal.label, legal.positives, legal.given, legal.precision, legal.recall) == ("legal", 2, 1, 1.0, 0.5)
    assert (health.positives, health.given, health.precision) == (1, 2, 0.5)
    assert (found.kind, found.mean_auc, found.wrong) == ("lexicon", None, 1)


def test_a_concept_or_a_lexicon_means_all_its_frames(topics: Lexicon) -> None:
    names = name_labels([topics])
    assert names["legal"] == names["topic.legal"] == names["topics:topic.legal"]
    assert len(names["topic"]) == len(names["topics"]) == 3


def test_names_match_but_for_spelling_and_by_mapping() -> None:
    known = ["security_and_defense", "political"]
    assert match_labels(["Security and defense"], known, {}, place="f", subject="m") == {
        "Security and defense": "security_and_defense"
    }
    mapped = match_labels(["war", "politics"], known, {"war": "security_and_defense"}, place="f", subject="m")
    assert mapped == {"war": "security_and_defense"}
    assert suggestion("politics", known) == "political"


def test_no_label_in_common_is_an_error_with_a_mapping_to_try() -> None:
    with pytest.raises(InputError, match="knows none of the labels") as error:
        match_labels(["politics"], ["political", "legal"], {}, place="f", subject="m")
    assert "--map politics=political" in str(error.value.problems[0].hint)


@pytest.mark.parametrize(
    ("mapping", "words"),
    [({"politic": "political"}, "did you mean politics"), ({"politics": "polical"}, "did you mean political")],
)
def test_a_mapping_of_unknown_names_is_an_error(mapping: dict[str, str], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        match_labels(["politics"], ["political", "legal"], mapping, place="f", subject="m")


@pytest.mark.parametrize("pairs", [["a"], ["=b"], ["a="], ["a=b", "a=c"]])
def test_a_mapping_is_a_pair(pairs: list[str]) -> None:
    with pytest.raises(UsageError):
        read_mapping(pairs)


def test_labels_that_are_not_known_are_counted(topics: Lexicon) -> None:
    found = evaluate_labels(passages([(COURT, "legal"), (PARK, "leisure"), (LOAN, "leisure")]), [topics])
    assert found.unknown == {"leisure": 2}
    assert list(found.labels) == ["legal"]


def test_two_labels_of_people_may_be_one_of_the_lexicon(topics: Lexicon) -> None:
    found = evaluate_labels(
        passages([(COURT, "court"), (COURT, "rules"), (LOAN, "economic")]),
        [topics],
        mapping={"court": "legal", "rules": "legal"},
    )
    assert found.labels == {"economic": ("economic",), "legal": ("court", "rules")}
    assert found.quality.labels[1].positives == 2


def test_what_nobody_looked_for_counts_nowhere(topics: Lexicon) -> None:
    rows = [
        Example("a", COURT, frozenset({"legal"}), ("a",), None, frozenset({"legal", "health"})),
        Example("b", f"{COURT} {CLINIC}", frozenset({"legal"}), ("b",), None, frozenset({"legal"})),
    ]
    found = evaluate_labels(rows, [topics])
    assert found.quality.labels[1].given == 0


def test_weights_count_passages_for_what_they_stand_for(topics: Lexicon) -> None:
    rows = [*passages([(COURT, "legal")], weight=9), *passages([(PARK, "legal"), (CLINIC, "health")], outlet="x")]
    found = evaluate_labels(rows, [topics])
    assert found.quality.labels[0].recall == pytest.approx(0.9)
    assert found.quality.labels[0].positives == 2
    assert found.weighted


def test_sources_that_are_read_differently_are_named(topics: Lexicon) -> None:
    good = passages([(COURT, "legal"), (CLINIC, "health")] * 40, outlet="Post")
    bad = passages([(PARK, "legal"), (CLINIC, "health")] * 40, outlet="Times")
    few = passages([(COURT, "legal")] * 5, outlet="Echo")
    found = evaluate_labels([*good, *bad, *few], [topics])
    assert [name for name, _ in found.sources] == ["Post", "Times"]
    assert [(one.label, one.more, one.less, one.recalls) for one in found.differing] == [
        ("legal", "Post", "Times", (1.0, 0.0))
    ]


def test_confusion_is_of_passages_with_one_label_each(topics: Lexicon) -> None:
    rows = [(COURT, "legal"), (CLINIC, "legal"), (PARK, "health"), (LOAN, "leisure")]
    found = evaluate_labels(passages(rows), [topics])
    assert found.confusion is not None
    assert found.confusion.rows == ("legal", "health", "leisure")
    assert found.confusion.columns == ("legal", "health", "(none)")
    assert found.confusion.counts == ((1, 1, 0), (0, 0, 1), (0, 0, 1))
    assert evaluate_labels(passages([(COURT, "legal health"), (LOAN, "legal")]), [topics]).confusion is None


def test_no_passage_and_no_label_are_errors(topics: Lexicon) -> None:
    with pytest.raises(InputError, match="no labelled passage"):
        evaluate_labels([], [topics])
    with pytest.raises(InputError, match="no passage has a label"):
        evaluate_labels(passages([(COURT, "")]), [topics])
