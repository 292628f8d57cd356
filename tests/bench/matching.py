"""Measure matching against spaCy's PhraseMatcher and flashtext: `python -m tests.bench.matching [--docs N]`.

One process, CPU time, medians of rounds in which the engines take turns; each round has documents of its own, because
nobody matches a text twice. Every engine gives all its matches with offsets; spaCy's time holds its tokeniser, ours
holds competition, gates and everything else in `find`. The bundled lexicons are measured as they are, gates and all.
A peer that is not installed is named as such.
"""

# ruff: noqa: SIM905 - word lists read better as running text

import argparse
import gc
import itertools
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from framing.corpus.layout import lay_out
from framing.lexicon.entries import Concept, Frame, Lexicon, Term
from framing.lexicon.loading import read_lexicon
from framing.reading.matching import Matcher
from framing.types import Document
from tests.bench.newslike import FAMILY, NOUNS, PLACES, make_texts

LABELS = """so-called alleged disputed occupied liberated renegade breakaway sovereign unlawful illegal vocational
patriotic radical extremist hardline moderate lawful forced voluntary punitive humanitarian colonial ancestral
corrective defensive surgical targeted indiscriminate""".split()
TAILS = ("ism", "ist", "ists", "isation", "craft", "ship", "dom", "hood", "wise", "land", "gate", "phobia")

Engine = Callable[[str], int]


def make_terms(count: int) -> list[str]:
    """Return phrases, 30 % of several words, that share words and beginnings with the texts but are not in them."""
    several = itertools.chain.from_iterable(
        (f"{label} {noun}", f"{noun} {tail} {label}", f"{noun}-{label}")
        for (noun, label), tail in zip(itertools.product(NOUNS, LABELS), itertools.cycle(PLACES))
    )
    single = (stem.lower() + tail + end for end in ("", "s", "like", "free", "ness", "less", "worthy", "proof")
              for stem in NOUNS + FAMILY for tail in TAILS)  # fmt: skip
    return list(itertools.islice(several, count * 3 // 10)) + list(itertools.islice(single, count - count * 3 // 10))


def make_lexicons(terms: Sequence[str]) -> list[Lexicon]:
    """Return two lexicons with 20 concepts of four frames each; half of the concepts have a gate."""
    frames = [
        Frame(f"frame-{i}", "", "", tuple(Term(term, (term,)) for term in terms[i::160])) for i in range(160)
    ]  # fmt: skip
    concepts = [
        Concept(f"concept-{i}", "", tuple(frames[4 * i : 4 * i + 4]), tuple(Term(p, (p,)) for p in PLACES[i % 8 :: 8]))
        if i % 2
        else Concept(f"concept-{i}", "", tuple(frames[4 * i : 4 * i + 4]))
        for i in range(40)
    ]
    return [
        Lexicon(f"made-{i}", "", "naming", "en", "1", "", True, tuple(concepts[i::2]), (), (), (), "", "")
        for i in range(2)
    ]  # fmt: skip


def framing_engine(lexicons: Sequence[Lexicon], texts: Sequence[str]) -> Engine:
    matcher = Matcher(lexicons)
    documents = {text: Document("bench", text) for text in texts}
    layouts = {text: lay_out(document) for text, document in documents.items()}

    def find(text: str) -> int:
        found = matcher.find(documents[text], layouts[text])
        return len(found.occurrences) + sum(closed[2] for closed in found.closed)

    return find


def spacy_engine(forms: Sequence[str]) -> Engine | None:
    try:
        import spacy
        from spacy.matcher import PhraseMatcher
    except ImportError:
        return None
    nlp = spacy.blank("en")
    nlp.max_length = 10**9
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("forms", [nlp.make_doc(form) for form in forms])
    return lambda text: len(matcher(nlp.make_doc(text)))


def flashtext_engine(forms: Sequence[str]) -> Engine | None:
    try:
        from flashtext import KeywordProcessor
    except ImportError:
        return None
    processor = KeywordProcessor()
    for form in forms:
        processor.add_keyword(form)
    return lambda text: len(processor.extract_keywords(text, span_info=True))


def measure(engines: dict[str, Engine | None], rounds: Sequence[Sequence[str]]) -> None:
    speeds: dict[str, list[float]] = {name: [] for name in engines}
    matches = dict.fromkeys(engines, 0)
    for texts in rounds:
        for name, engine in engines.items():
            if engine:
                gc.collect()
                start = time.process_time()
                matches[name] += sum(map(engine, texts))
                speeds[name].append(sum(map(len, texts)) / (time.process_time() - start) / 1e6)
    ours = statistics.median(speeds["framing"])
    for name, engine in engines.items():
        if not engine:
            print(f"  {name:20} not installed")
            continue
        median = statistics.median(speeds[name])
        share = matches[name] / sum(map(len, rounds))
        print(f"  {name:20} {median:6.1f} MB/s  {share:6.2f} matches a document  framing: {ours / median:5.1f} x")


def compare(title: str, lexicons: Sequence[Lexicon], docs: int, rounds: int) -> None:
    terms = [term for x in lexicons for c in x.concepts for frame in c.frames for term in frame.terms]
    forms = [form for term in terms for form in term.forms]
    start = time.process_time()
    Matcher(lexicons)
    compiled = time.process_time() - start
    texts = make_texts(docs * rounds, planted=[form for form in forms if not form.endswith("*")])
    several = sum(" " in form or "-" in form for form in forms) / len(forms)
    print(f"{title}: {len(forms)} forms, {several:.0%} of several words, compiled in {compiled:.3f} s;", end=" ")
    print(f"{rounds} x {docs} documents of {sum(map(len, texts)) / len(texts) / 1000:.1f} KB")
    engines = {
        "framing": framing_engine(lexicons, texts),
        "spaCy PhraseMatcher": spacy_engine(forms),
        "flashtext": flashtext_engine(forms),
    }
    measure(engines, [texts[i::rounds] for i in range(rounds)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", type=int, default=300, help="documents a round (default 300)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds to take the median of (default 5)")
    parser.add_argument("--terms", type=int, nargs="*", default=[200, 2000, 20000], help="sizes of the made lexicons")
    options = parser.parse_args()
    for count in options.terms:
        compare(f"{count} made terms", make_lexicons(make_terms(count)), options.docs, options.rounds)
    real = [read_lexicon(path) for path in sorted(Path(__file__).parents[2].glob("lexicons/*/*.toml"))]
    if real:
        compare(f"{len(real)} bundled lexicons", real, options.docs, options.rounds)


if __name__ == "__main__":
    main()
