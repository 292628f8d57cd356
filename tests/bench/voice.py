"""Measure attribution and voice against human labels: `python -m tests.bench.voice DIR`.

DIR holds `polnear/train.jsonl` and `polnear/dev.jsonl` (one article a line: `text`, `attributions` with `source`,
`cue` and `content` as lists of [start, end]) and `challenge/challenge.jsonl` (one term a line: `text`, `zone`, `start`,
`end`, `voice`, `stance`, `stance_by`, `source`). Neither is part of this package.

Words and spans are counted as in the literature: a word is attributed if any report's content touches it; a span is a
contiguous piece of content, matched greedily by the Jaccard overlap of words; a source is right if it overlaps a
labelled one or shares a capitalised word with it.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.corpus.layout import lay_out
from framing.reading.attribution import find_attributions
from framing.reading.voices import read_voices
from framing.types import OWN_VOICES, Block, Document, Layout, Zone
from tests.bench import given

WORD = re.compile(r"\w[\w'’\-]*")
WHOLE = re.compile('^ *["“]([^\n"“”]{40,})["”] *$', re.MULTILINE)
QUOTED = re.compile('["“”]')
COMMON = frozenset("he she they it mr mrs ms the a president donald hillary".split())  # noqa: SIM905
KINDS = ("direct", "mixed", "indirect")
CHARGED = re.compile(
    r"\b(?:terror(?:ism|ists?)?|radicals?|extremis[mt]s?|islamists?|jihadis?|militants?|rebels?|insurgents?|regime"
    r"|dictator\w*|thugs?|illegal(?:ly|s)?|undocumented|aliens?|amnesty|refugees?|migrants?|immigrants?|immigration|deport\w*"
    r"|invasion|occupation|genocide|massacre|crisis|chaos|disast\w+|catastroph\w+|scandal\w*|corrupt\w*|crooked|criminals?|fraud\w*"
    r"|rigged|lies?|liars?|hoax|racis[mt]s?|bigot\w*|xenophob\w*|sexis[mt]|nazis?|fascis\w+|socialis\w+|communis\w+"
    r"|(?:left|right)-wing|far-(?:left|right)|conspirac\w+|propaganda|traitors?|treason|elites?|establishment|reform\w*"
    r"|tax cuts?|loopholes?|gun (?:control|violence)|pro-(?:life|choice)|abortion|freedom|democracy|dangerous|unfit"
    r"|threats?"
    r"|violent|violence|attack(?:s|ed|ing)?|war|protest(?:s|ers)?|riots?|mob|border wall|wall|muslim ban|ban|torture"
    r"|hack\w*|smear\w*|witch hunt)\b",
    re.I,
)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A contiguous piece of content: its words, its span, its source spans."""

    words: frozenset[int]
    span: Span
    sources: tuple[Span, ...]


def main() -> None:
    """Print the table for the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", default="dev", choices=("train", "dev"))
    parser.add_argument("--limit", type=int, default=None, help="first N articles only")
    options = parser.parse_args()
    labelled, challenge = f"polnear/{options.split}.jsonl", "challenge/challenge.jsonl"
    folder = given.folder(options.folder, labelled, challenge)
    articles = read_jsonl(folder / labelled)[: options.limit]
    plain = measure(articles)
    print_table(options.split, plain)
    single = measure([{**a, "text": re.sub('[“”"]', "'", a["text"])} for a in articles], marks=articles)
    print(f"loss from single quotation marks: {100 * (word_f1(plain) - word_f1(single)):.1f} points of word F1")
    print_headlines(articles)
    print_block_quotes(articles)
    print_challenge(read_jsonl(folder / challenge))
    print_speed(articles)


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """Return the records of a JSON-lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def lay(text: str, zone: Zone = "headline") -> Layout:
    """Return one block a line, the first in the given zone."""
    blocks: list[Block] = []
    for match in re.finditer(r"[^\n]+", text):
        if match.group().strip():
            blocks.append(Block(match.start(), match.end(), zone if not blocks or zone != "headline" else "body"))
    return Layout(tuple(blocks), 0)


def predicted(text: str) -> list[tuple[tuple[Span, ...], tuple[Span, ...]]]:
    """Return content and source spans of every report but scare quotes."""
    return [
        (a.content, () if a.source is None else ((a.source.start, a.source.end),))
        for a in find_attributions(Document("bench", text), lay(text))
        if a.kind != "scare_quote"
    ]


def pieces(text: str, content: Any, sources: tuple[Span, ...], words: list[Span]) -> list[Piece]:
    """Return the contiguous pieces of a content: joined where only marks and white space lie between."""
    joined: list[Span] = []
    for start, end in sorted((start, end) for start, end in content):
        if joined and not WORD.search(text, joined[-1][1], start):
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    found = [
        Piece(frozenset(i for i, (a, b) in enumerate(words) if a < end and b > start), (start, end), sources)
        for start, end in joined
    ]
    return [piece for piece in found if piece.words]


def kind_of(text: str, span: Span) -> str:
    """Return whether a labelled piece is quoted as a whole, in part, or not."""
    body = text[span[0] : span[1]].strip()
    if body[:1] in tuple("\"“‘'") and body.rstrip(".,;")[-1:] in tuple("\"”’'"):
        return "direct"
    return "mixed" if QUOTED.search(body) else "indirect"


def is_right(text: str, found: tuple[Span, ...], labelled: tuple[Span, ...]) -> bool:
    """Tell whether a source overlaps a labelled one or shares a capitalised word with it."""
    if any(a < d and b > c for a, b in found for c, d in labelled):
        return True
    return bool(capitalised(text, found) & capitalised(text, labelled))


def capitalised(text: str, spans: tuple[Span, ...]) -> set[str]:
    """Return the capitalised words of some spans, lower-case, common ones aside."""
    words = {word for start, end in spans for word in WORD.findall(text[start:end]) if word[0].isupper()}
    return {word.lower() for word in words} - COMMON


def measure(articles: list[dict[str, Any]], *, marks: list[dict[str, Any]] | None = None) -> Counter[str]:
    """Return all counts; `marks` gives the articles in which the kind of a piece is looked up."""
    counts: Counter[str] = Counter()
    for number, article in enumerate(articles):
        text = article["text"]
        words = [match.span() for match in WORD.finditer(text)]
        gold = [
            piece
            for a in article["attributions"]
            for piece in pieces(text, a["content"], tuple((s, e) for s, e in a["source"]), words)
        ]
        found = [piece for content, source in predicted(text) for piece in pieces(text, content, source, words)]
        count_words(counts, words, gold, found)
        count_spans(counts, text, (marks or articles)[number]["text"], gold, found)
        count_terms(counts, text, words, gold, found)
    return counts


def count_words(counts: Counter[str], words: list[Span], gold: list[Piece], found: list[Piece]) -> None:
    """Count words attributed by labels, by the reader, by both."""
    labelled = {word for piece in gold for word in piece.words}
    read = {word for piece in found for word in piece.words}
    counts["words"] += len(words)
    counts["words both"] += len(labelled & read)
    counts["words labelled"] += len(labelled)
    counts["words found"] += len(read)


def count_spans(counts: Counter[str], text: str, marked: str, gold: list[Piece], found: list[Piece]) -> None:
    """Match pieces greedily by overlap; count matches and right sources by kind."""
    pairs = sorted(
        (
            (len(g.words & f.words) / len(g.words | f.words), i, j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if g.words & f.words
        ),
        reverse=True,
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    counts["spans"] += len(gold)
    counts["spans found"] += len(found)
    for piece in gold:
        counts[f"spans {kind_of(marked, piece.span)}"] += 1
    for overlap, i, j in pairs:
        if i in taken[0] or j in taken[1]:
            continue
        taken[0].add(i)
        taken[1].add(j)
        kind = kind_of(marked, gold[i].span)
        counts["exact"] += overlap > 1 - 1e-9
        if overlap >= 0.5 - 1e-9:
            counts["half"] += 1
            counts[f"half {kind}"] += 1
            if gold[i].sources:
                right = is_right(text, found[j].sources, gold[i].sources)
                for name in ("", f" {kind}"):
                    counts[f"sourced{name}"] += 1
                    counts[f"right{name}"] += right


def count_terms(counts: Counter[str], text: str, words: list[Span], gold: list[Piece], found: list[Piece]) -> None:
    """Count charged terms inside labelled and found content."""
    labelled = {word for piece in gold for word in piece.words}
    read = {word for piece in found for word in piece.words}
    for match in CHARGED.finditer(text):
        at = next((i for i, (a, b) in enumerate(words) if a < match.end() and b > match.start()), None)
        if at is None:
            continue
        counts["terms"] += 1
        counts["terms agreed"] += (at in labelled) == (at in read)
        counts["terms both"] += at in labelled and at in read
        counts["terms labelled"] += at in labelled
        counts["terms found"] += at in read


def ratio(part: int, whole: int) -> float:
    """Return a share, 0 of nothing."""
    return part / whole if whole else 0.0


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def word_f1(c: Counter[str]) -> float:
    """Return F1 of words attributed."""
    return f1(ratio(c["words both"], c["words found"]), ratio(c["words both"], c["words labelled"]))


def print_table(name: str, c: Counter[str]) -> None:
    """Print the measures of one split."""
    rows = {
        "word-level attributed P / R / F1": (
            ratio(c["words both"], c["words found"]),
            ratio(c["words both"], c["words labelled"]),
            word_f1(c),
        ),
        "span F1 at Jaccard ≥ .5 / exact": tuple(
            f1(ratio(c[key], c["spans found"]), ratio(c[key], c["spans"])) for key in ("half", "exact")
        ),
        "span recall at Jaccard ≥ .5: direct / mixed / indirect": tuple(
            ratio(c[f"half {kind}"], c[f"spans {kind}"]) for kind in KINDS
        ),
        "speaker accuracy on matched: all / direct / mixed / indirect": tuple(
            ratio(c[f"right{name}"], c[f"sourced{name}"]) for name in ("", *(f" {kind}" for kind in KINDS))
        ),
        "direct quotes: found × right speaker": (
            ratio(c["half direct"], c["spans direct"]) * ratio(c["right direct"], c["sourced direct"]),
        ),
        f"charged terms (n={c['terms']}) accuracy / P / R": (
            ratio(c["terms agreed"], c["terms"]),
            ratio(c["terms both"], c["terms found"]),
            ratio(c["terms both"], c["terms labelled"]),
        ),
    }
    print(f"{name}: {c['words']} words, {c['spans']} labelled pieces, {c['spans found']} found")
    for title, values in rows.items():
        print(f"  {title:62} " + "  ".join(f"{100 * value:5.1f}" for value in values))


def print_headlines(articles: list[dict[str, Any]]) -> None:
    """Print word-level F1 of the first lines alone."""
    counts: Counter[str] = Counter()
    for article in articles:
        text, end = article["text"], article["text"].find("\n")
        words = [match.span() for match in WORD.finditer(text, 0, max(end, 0))]
        gold = [p for a in article["attributions"] for p in pieces(text, a["content"], (), words)]
        found = [p for content, source in predicted(text) for p in pieces(text, content, source, words)]
        count_words(counts, words, gold, found)
    print(f"headlines: word-level F1 {100 * word_f1(counts):.1f}")


def print_block_quotes(articles: list[dict[str, Any]]) -> None:
    """Print whose words paragraphs that are quotations as a whole are, set as block quotes without their marks."""
    counts: Counter[str] = Counter()
    for article in articles:
        text = article["text"]
        for match in WHOLE.finditer(text):
            start, end = match.span(1)
            labelled = next((a["source"] for a in article["attributions"] if fills(a["content"], start, end)), None)
            if not labelled:
                continue
            document = Document(
                "bench", f"{text[: start - 1]} {match[1]} {text[end + 1 :]}", block_quotes=((start, end),)
            )
            word = start + match[1].index(" ") + 1
            source = read_voices(document, lay_out(document), [(word, word + 1)])[0].source
            right = source is not None and is_right(text, ((source.start, source.end),), labelled)
            counts["none" if source is None else "right" if right else "wrong"] += 1
    shown = "  ".join(f"{key} {counts[key]}" for key in ("right", "wrong", "none"))
    print(f"block quotes (n={counts.total()}): speaker {shown}")


def fills(content: Any, start: int, end: int) -> bool:
    """Tell whether a labelled content has most of a stretch of text."""
    return any(a < end and b > start and b - a > 0.6 * (end - start) for a, b in content)


def print_challenge(items: list[dict[str, Any]]) -> None:
    """Print how many invented items get voice, stance and source right."""
    counts: Counter[str] = Counter()
    for item in items:
        layout = lay(item["text"], item["zone"])
        reading = read_voices(Document("bench", item["text"]), layout, [(item["start"], item["end"])])[0]
        counts["items"] += 1
        counts["voice"] += reading.voice == item["voice"]
        counts["side"] += (reading.voice in OWN_VOICES) == (item["voice"] in OWN_VOICES)
        counts["stance"] += reading.stance == item["stance"]
        names = [] if reading.source is None else [plain(reading.source.text), plain(reading.source.resolved)]
        if item["source"]:
            counts["sources"] += 1
            counts["source"] += any(plain(item["source"]) in name or name in plain(item["source"]) for name in names)
        else:
            counts["spurious"] += bool(names)
    shares = "  ".join(f"{key} {100 * ratio(counts[key], counts['items']):.1f}" for key in ("voice", "side", "stance"))
    source = f"source {100 * ratio(counts['source'], counts['sources']):.1f}"
    print(f"challenge (n={counts['items']}): {shares}  {source}  spurious sources {counts['spurious']}")


def plain(name: str) -> str:
    """Return a name in lower case without marks."""
    return re.sub(r"\W+", " ", name.lower()).strip()


def print_speed(articles: list[dict[str, Any]]) -> None:
    """Print CPU speed on whole documents, and around five terms a document."""
    documents = [(Document("bench", a["text"]), lay(a["text"])) for a in articles]
    size = sum(len(document.text.encode()) for document, _ in documents) / 1e6
    words = sum(len(WORD.findall(document.text)) for document, _ in documents)
    started = time.process_time()
    for document, layout in documents:
        find_attributions(document, layout)
    seconds = time.process_time() - started
    print(f"find_attributions: {words / seconds:,.0f} words/s, {size / seconds:.2f} MB/s")
    spans = [
        [m.span() for m in re.finditer(r"\b[a-z]{7,}\b", d.text)][:: max(1, len(d.text) // 350)][:5]
        for d, _ in documents
    ]
    started = time.process_time()
    for (document, layout), wanted in zip(documents, spans, strict=True):
        read_voices(document, layout, wanted)
    seconds = time.process_time() - started
    print(
        f"read_voices, 5 terms a document: {size / seconds:.2f} MB/s,"
        f" {1000 * seconds / len(documents):.2f} ms a document"
    )


def five_terms(text: str) -> list[Span]:
    """Return five longer words spread over a text."""
    found = [match.span() for match in re.finditer(r"\b[a-z]{7,}\b", text)]
    return found[:: max(1, len(found) // 5)][:5]


if __name__ == "__main__":
    main()
