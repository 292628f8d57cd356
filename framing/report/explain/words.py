"""Why something was counted as it was, in plain sentences that quote their evidence and say where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from framing.comparing.readers import people
from framing.lexicon.entries import Citation, Frame, Lexicon
from framing.reading.explaining import Excerpt, ExplainedMatch, ExplainedRefusal, Explanation, Gate, ZoneFinding
from framing.report.media.safe import one_line, shorten
from framing.report.words.phrases import listed, plural
from framing.report.words.rules import rule_sentence
from framing.types import OWN_VOICES, Match, Stance, Voice

Statement = tuple[str, str]
"""A heading and one or more sentences."""

_LONGEST = 300
_VOICES: dict[Voice, str] = {
    "narrator": "The writer is speaking (narrator).",
    "indirect": "Somebody else's speech or thought is reported without quotation marks (indirect).",
    "direct_quote": "Somebody else is quoted (direct_quote).",
    "partial_quote": "A fragment of somebody else's words is quoted (partial_quote).",
    "unattributed_quote": "Words are quoted, and nobody is named as their speaker (unattributed_quote).",
    "scare_quote": "The writer puts words in quotation marks without quoting anybody (scare_quote).",
    "label_mention": "The writer names the words as a label (label_mention).",
}
_WORDINGS = {
    "own": "The wording is the writer's.",
    "verbatim": "The wording stands in quotation marks, so it is given as the speaker's own.",
    "paraphrase": "The wording has no quotation marks, so the label may be the writer's choice.",
}
_STANCES: dict[Stance, str] = {
    "adopted": "uses the words without holding them at arm's length, questioning or rejecting them (adopted)",
    "distanced": "holds the words at arm's length (distanced)",
    "rejected": "rejects the words (rejected)",
    "questioned": "puts the words in question (questioned)",
}
_SIDES = {
    "own": "in the outlet's own voice (own)",
    "held_off": "as a mention the writer does not adopt (held_off), beside the outlet's own voice",
    "attributed": "in somebody else's mouth (attributed), beside the outlet's own voice and never part of it",
}
_REASONS = {
    "boilerplate": "Not counted: it stands in page furniture.",
    "repeat": "Not counted: the paragraph repeats another one.",
    "address": "Not counted: it is part of a web address.",
    "unnamed": "Not counted: it is a second mention, and nothing before it in the document names what is meant.",
    "excluded": "Not counted: a reader excluded it.",
}
_KINDS = {
    "format": "the file's format marks it so",
    "top": "recognised by its place and shape at the top of the text",
    "text": "running text",
    "advertisement": "it reads like an advertisement",
    "teaser": "it reads like a teaser for another story",
    "subscription": "it reads like a call to subscribe",
    "copyright": "it reads like a copyright notice",
    "share": "it reads like a bar of links for sharing",
    "comments": "it reads like the comments' heading",
    "byline": "it reads like a byline",
    "date": "it reads like a date line",
    "header": "it reads like a site header",
    "standfirst": "it begins as standfirsts do",
    "caption": "it begins or ends as captions do",
}
_SHORT = {
    "ignored": "ignored",
    "longer": "part of a longer term",
    "prefix": "another word by its prefix",
    "case": "wrong capitals",
    "punctuation": "interrupted",
    "gate": "context missing",
}


def statements(explained: ExplainedMatch) -> Iterator[Statement]:
    """Yield how a match was counted and everything that rests on, what matters most first."""
    match, reading = explained.match, explained.match.reading
    yield "Result", _result(explained)
    yield "Label", _label(explained)
    sentence = explained.sentence
    yield "Sentence", f"{shorten(one_line(sentence.text), _LONGEST)} ({_place(sentence)})"
    yield "Voice", f"{_VOICES[reading.voice]} {_evidence(explained)}{_within(explained)}"
    if reading.source is not None and explained.source is not None:
        yield "Source", _source(explained)
    yield "Quotation marks", _marks(explained.quotation)
    yield "Wording", _wording(explained)
    who = "The writer" if reading.stance_by == "narrator" else "The source"
    yield "Stance", f"{who} {_STANCES[reading.stance]}."
    yield "Zone", _zone(explained.zone)
    yield "Context", _gate(explained.gate, explained.lexicon, match.concept)
    yield "Term", _term(match, explained.lexicon)
    yield from _frame(explained.frame, explained.lexicon)


def heading(match: Match) -> str:
    """Return what is explained, with its exact place."""
    return (
        f"“{one_line(match.text)}” · line {match.line}, column {match.column} · "
        f"characters {match.start:,} to {match.end:,}"
    )


def refusal(explained: ExplainedRefusal) -> Statement:
    """Return why words of a term are no match."""
    suppressed = explained.suppressed
    name = f"“{one_line(suppressed.frame.title or suppressed.frame.id)}”"
    canonical = f"{suppressed.lexicon.id}:{suppressed.concept.id}.{suppressed.frame.id}"
    head = f"{_quote(explained.place)} ({_place(explained.place)}) as {name} ({canonical}): "
    return _SHORT[suppressed.why], head + _why_not(explained)


def nothing(explanation: Explanation) -> str:
    """Return that no term stands at a place, and which matches are near."""
    where = f"line {explanation.line}"
    if explanation.column is not None:
        where = f"{_quote(explanation.place)} (line {explanation.line}, column {explanation.column})"
    lexicons = "lexicon" if len(explanation.lexicons) == 1 else f"{len(explanation.lexicons)} lexicons"
    asked = ", of those asked for," if explanation.selected else ""
    first = f"No term of the {lexicons} in use{asked} is counted at {where}."
    if not explanation.nearest:
        return f"{first} The document has {'none at all' if asked else 'no match at all'}."
    near = listed(
        (f"“{one_line(match.text)}” at {match.line}:{match.column}" for match in explanation.nearest), at_most=3
    )
    nearest = "on the line" if explanation.nearest[0].line == explanation.line else "in the document"
    return f"{first} Nearest matches {nearest}: {near}."


def _label(explained: ExplainedMatch) -> str:
    match = explained.match
    kind = "words that point back to a name" if match.generic else "one of the names"
    title = one_line(explained.frame.title or match.frame)
    return f"“{title}”, {kind} for “{one_line(explained.concept.title)}” ({match.name})."


def _term(match: Match, lexicon: Lexicon) -> str:
    return (
        f"The words are a form of the term “{one_line(match.term)}” in the lexicon {lexicon.id} {lexicon.version} "
        f"(sha256 {lexicon.sha256[:12]})."
    )


def _frame(frame: Frame, lexicon: Lexicon) -> Iterator[Statement]:
    citations = {citation.key: citation for citation in lexicon.sources}
    if frame.gloss:
        yield "Gloss", one_line(frame.gloss)
    for used in frame.used_by:
        yield "Used by", f"{one_line(used.actor)}, in {_citation(citations.get(used.source), used.source)}."
    for advice in frame.recommended_by:
        yield "Recommended", f"{one_line(advice.guide)}, in {_citation(citations.get(advice.source), advice.source)}."
    named = {used.source for used in frame.used_by} | {advice.source for advice in frame.recommended_by}
    for key in frame.sources:
        if key not in named:
            yield "See", f"{_citation(citations.get(key), key)}."
    if frame.used_by or frame.sources:
        yield "Note", "Sources show who uses a label; they do not say that it is right or wrong."


def _citation(citation: Citation | None, key: str) -> str:
    if citation is None:
        return one_line(key)
    details = [part for part in (citation.publisher, citation.date, citation.url) if part]
    return one_line(citation.title + (f" ({', '.join(details)})" if details else ""))


def _gate(gate: Gate, lexicon: Lexicon, concept_id: str) -> str:
    concept = next(c for c in lexicon.concepts if c.id == concept_id)
    where = "paragraph" if concept.gate_scope == "paragraph" else "document"
    if gate.state == "needless":
        return "These names are counted in every document; no context is asked for."
    if gate.state == "off":
        return "Context was not asked for (--no-gate)."
    terms = listed((f"“{one_line(term.notation)}”" for term in concept.context), at_most=6)
    if gate.state == "closed":
        lacking = f"None of the context words that the lexicon asks for stands in the {where}: {terms}."
        if not gate.elsewhere:
            return lacking
        other = gate.elsewhere[0]
        return (
            f"{lacking} Another {where} has one, {_quote(other)} ({_place(other)}), which does not count for this one."
        )
    first = gate.openers[0]
    more = f", and {plural(len(gate.openers) - 1, 'other place')}" if len(gate.openers) > 1 else ""
    return f"The {where} has a context word that the lexicon asks for: {_quote(first)} ({_place(first)}){more}."


def _zone(zone: ZoneFinding) -> str:
    again = "" if zone.repeats is None else f" It repeats the paragraph at line {zone.repeats}."
    return f"{zone.zone}: {_KINDS[zone.how]}.{again}"


def _evidence(explained: ExplainedMatch) -> str:
    reading, cue = explained.match.reading, explained.cue
    sentence = f"{rule_sentence(reading.rule)} Rule {reading.rule}"
    if cue is None or reading.cue is None:
        return f"{sentence}."
    return f"{sentence}; cue “{one_line(reading.cue.text)}” ({_place(cue)}), of the class “{reading.cue.cue_class}”."


def _within(explained: ExplainedMatch) -> str:
    """Say why words inside a report are the writer's all the same."""
    report = explained.within
    if report is None:
        return ""
    whose = "" if report.source is None else f" of what “{one_line(report.source.text)}” says or thinks"
    cue = "" if report.cue is None else f" (cue “{one_line(report.cue.text)}”, rule {report.rule})"
    return (
        f" They stand in a report{whose}{cue}, at a place that names what it is about: there the choice of words is "
        "taken to be the writer's."
    )


def _source(explained: ExplainedMatch) -> str:
    source, excerpt = explained.match.reading.source, explained.source
    assert source is not None
    assert excerpt is not None
    kind = f", sorted as {source.type}" if source.type else ""
    mention = f"{_quote(excerpt)} ({_place(excerpt)})"
    if one_line(source.resolved) == one_line(source.text):
        return f"{mention}{kind}."
    return f"{mention}, which is taken to stand for “{one_line(source.resolved)}” in this document{kind}."


def _marks(quotation: Excerpt | None) -> str:
    return "None around the words." if quotation is None else f"{_quote(quotation)} ({_place(quotation)})."


def _wording(explained: ExplainedMatch) -> str:
    reading = explained.match.reading
    if reading.wording == "verbatim" and reading.voice in OWN_VOICES:
        return "The words stand in quotation marks."
    if reading.wording == "verbatim" and explained.quotation is None:
        return "The whole passage is given as the speaker's own words, without quotation marks."
    return _WORDINGS[reading.wording]


def _result(explained: ExplainedMatch) -> str:
    match, first = explained.match, explained.named
    name = f"Match {match.id}" + (f", read by {people(match.readers)}." if match.readers else ".")
    if match.reason is not None:
        return f"{_REASONS[match.reason]} {name}"
    counted = f"Counted once, {_SIDES[match.reading.side]}"
    if first is not None:
        counted += (
            f"; a second mention, in no share: “{one_line(first.text)}” ({first.line}:{first.column}) has named "
            "what is meant"
        )
    return f"{counted}. {name}"


def _why_not(explained: ExplainedRefusal) -> str:
    suppressed = explained.suppressed
    by = one_line(suppressed.by or "")
    match suppressed.why:
        case "ignored":
            return f"the lexicon lists “{by}” as something else, and it covers these words."
        case "longer":
            return f"the term “{by}” begins earlier or is longer, and a word counts for one name only."
        case "prefix":
            return "a prefix such as “non-” or “anti-” stands before the words and makes them another word."
        case "case":
            return f"the term “{one_line(suppressed.term.notation)}” is met only with these capitals."
        case "punctuation":
            return "punctuation stands between the words, or the paragraph ends there."
        case "gate":
            concept = suppressed.concept
            return _lower(_gate(explained.gate, suppressed.lexicon, concept.id))


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _quote(excerpt: Excerpt) -> str:
    text = shorten(one_line(excerpt.text), _LONGEST)
    return text if text[:1] in "“\"‘'" and text[-1:] in "”\"’'" else f"“{text}”"


def _place(excerpt: Excerpt) -> str:
    return f"{excerpt.line}:{excerpt.column}, characters {excerpt.start:,} to {excerpt.end:,}"
