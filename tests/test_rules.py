"""Every rule that decides whose words a text is has its plain sentence."""

from __future__ import annotations

import json

import pytest

from framing.corpus.layout import lay_out
from framing.reading.attribution import find_attributions
from framing.reading.voices import read_voices
from framing.report.words.rules import RULES, rule_sentence
from framing.types import Document
from tests.conftest import DATA


@pytest.fixture(scope="module")
def met() -> set[str]:
    """Return the parts of every rule id that the gold set brings about."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for line in (DATA / "voice_gold.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        spans.setdefault(item["text"], []).append((item["start"], item["end"]))
    rules: set[str] = set()
    for text, wanted in spans.items():
        document = Document("d", text)
        layout = lay_out(document)
        rules.update(reading.rule for reading in read_voices(document, layout, wanted))
        rules.update(attribution.rule for attribution in find_attributions(document, layout))
    return {part for rule in rules for part in rule.split("+")}


def test_every_rule_that_occurs_on_the_gold_set_has_a_sentence(met: set[str]) -> None:
    assert len(met) > 25
    assert sorted(met - set(RULES)) == []


def test_sentences_are_sentences() -> None:
    for rule, sentence in RULES.items():
        assert sentence[0].isupper() or sentence[0] == "“", rule
        assert sentence.endswith("."), rule


def test_a_compound_rule_has_a_sentence_for_each_part() -> None:
    assert rule_sentence("verb-that+negated") == f"{RULES['verb-that']} {RULES['negated']}"
    assert rule_sentence("no-such-rule") == "The rule is called “no-such-rule”."
