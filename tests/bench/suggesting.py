"""Hide a fifth of a lexicon's terms and see whether they are suggested: `python -m tests.bench.suggesting DIR`.

DIR holds `event_clusters.jsonl`, `roundups_2021.jsonl`, `basil_articles.jsonl` and `xinjiang_articles.jsonl`. Of the
terms that these articles contain, a fifth is hidden, drawn anew each time with a fixed seed. A hidden term counts where
its absence leaves a place unmatched (elsewhere another term of the concept finds it, and nothing is missing), and it is
found when one of its forms is suggested for its concept. The ranking was made on the lexicons of TUNED and is reported
on those of REPORTED.
"""

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from framing.corpus.layout import lay_out
from framing.curating import suggesting_ranking
from framing.curating.suggesting import weigh_phrases
from framing.curating.suggesting_home import find_home
from framing.curating.suggesting_labels import KnownLabels
from framing.curating.suggesting_phrases import LONGEST, Corpus, gather, number_phrases
from framing.curating.suggesting_ranking import Phrase, rank_phrases
from framing.curating.suggesting_survey import Surveyed, Surveying
from framing.curating.suggesting_variants import words_of
from framing.learning.vectors import WordVectors, load_word_vectors
from framing.lexicon import load_lexicon
from framing.lexicon.entries import Lexicon, Term
from framing.reading.matching import Matcher
from framing.types import Document
from tests.bench import given

TUNED = ("us-elections", "middle-east-names", "covid-names", "us-society", "xinjiang-names")
REPORTED = (
    "us-immigration",
    "power-and-terror",
    "china-tibet-hong-kong",
    "xinjiang-facilities",
    "us-work-and-money",
    "xinjiang-policy",
    "israel-palestine",
    "us-guns",
    "us-taxes-and-health",
    "us-abortion",
)
ARTICLES = ("event_clusters", "roundups_2021", "basil_articles", "xinjiang_articles")
HIDDEN, AT = 0.2, (20, 50)
Name = tuple[str, str, str]
"""The ids of concept and frame, and the notation of a term."""
Place = tuple[int, int, int]
"""The number of a document, start and end."""


@dataclass(frozen=True)
class Case:
    """One lexicon without some of its terms, and at which places each of them is now missed."""

    lexicon: Lexicon
    hidden: dict[Name, Term]
    missed: dict[Name, int]
    surveyed: Sequence[Surveyed]
    found: dict[str, tuple[bool, list[Phrase]]] = field(default_factory=dict)


def read_articles(directory: Path) -> Iterator[Document]:
    clusters = (json.loads(line) for line in (directory / f"{ARTICLES[0]}.jsonl").open(encoding="utf-8"))
    articles = [article for cluster in clusters for article in cluster["articles"]]
    for name in ARTICLES[1:]:
        articles += (json.loads(line) for line in (directory / f"{name}.jsonl").open(encoding="utf-8"))
    for number, article in enumerate(articles, start=1):
        text = article.get("text") or "\n\n".join(" ".join(sentences) for sentences in article["paragraphs"])
        yield Document(str(number), text, {"title": article.get("title") or ""})


def find_places(lexicon: Lexicon, documents: Sequence[Document]) -> dict[Name, list[Place]]:
    """Return where each term stands that is no second mention."""
    matcher, places = Matcher((lexicon,)), dict[Name, list[Place]]()
    for number, document in enumerate(documents):
        layout = lay_out(document)
        for one in matcher.find(document, layout).occurrences:
            block = layout.block_at(one.start)
            if not one.frame.generic and block is not None and block.counted:
                name = (one.concept.id, one.frame.id, one.term.notation)
                places.setdefault(name, []).append((number, one.start, one.end))
    return places


def hide(lexicon: Lexicon, names: Sequence[Name]) -> tuple[Lexicon, dict[Name, Term]]:
    """Return a lexicon without some terms, and those terms."""
    hidden: dict[Name, Term] = {}
    concepts = []
    for concept in lexicon.concepts:
        frames = []
        for frame in concept.frames:
            gone = {t.notation for t in frame.terms if (concept.id, frame.id, t.notation) in names}
            hidden |= {(concept.id, frame.id, t.notation): t for t in frame.terms if t.notation in gone}
            if kept := tuple(term for term in frame.terms if term.notation not in gone):
                frames.append(replace(frame, terms=kept))
        concepts.append(replace(concept, frames=tuple(frames)))
    return replace(lexicon, concepts=tuple(concepts)), hidden


def draw_cases(name: str, documents: Sequence[Document], draws: int) -> Iterator[Case]:
    whole = load_lexicon(name)
    places = find_places(whole, documents)
    for draw in range(draws):
        drawn = random.Random(f"{name} {draw}").sample(sorted(places), max(1, round(HIDDEN * len(places))))
        lexicon, hidden = hide(whole, drawn)
        survey = Surveying((lexicon,))()
        surveyed = [survey(document) for document in documents]
        missed = {one: count_missed(surveyed, (name, one[0]), places[one]) for one in hidden}
        yield Case(lexicon, hidden, missed, surveyed)


def count_missed(surveyed: Sequence[Surveyed], subject: tuple[str, str], places: list[Place]) -> int:
    def is_missed(place: Place) -> bool:
        document, start, end = place
        labels = surveyed[document].labels.get(subject, ())
        return not any(label.start < end and start < label.end for label in labels)

    return sum(is_missed(place) for place in places)


def weigh(case: Case, words: Corpus, phrases: dict[int, np.ndarray], vectors: WordVectors) -> Case:
    """Return the case with the phrases around each concept that has hidden terms."""
    corpus = replace(words, surveyed=case.surveyed)
    found = {}
    for concept in case.lexicon.concepts:
        if any(name[0] == concept.id and count for name, count in case.missed.items()):
            known = KnownLabels(case.lexicon, concept, corpus, vectors)
            home = find_home(corpus, (case.lexicon.id, concept.id))
            found[concept.id] = (known.named, list(weigh_phrases(corpus, phrases, home, known)))
    return replace(case, found=found, surveyed=())


def find_ranks(case: Case, vectors: WordVectors) -> dict[Name, int | None]:
    """Return at which place, from 1, each hidden term is suggested that is missed somewhere."""
    suggested = {}
    for concept, (named, phrases) in case.found.items():
        groups = rank_phrases(phrases, vectors, named=named, top=max(AT))
        suggested[concept] = [{words_of(phrase.text) for phrase in group.phrases} for group in groups]
    ranks: dict[Name, int | None] = {}
    for name, term in case.hidden.items():
        if case.missed[name]:
            forms = {words_of(form.removeprefix("the ")) for form in term.forms}
            ranks[name] = next((i for i, found in enumerate(suggested[name[0]], start=1) if found & forms), None)
    return ranks


def report(title: str, cases: Sequence[Case], vectors: WordVectors, *, each: bool = False) -> None:
    ranks = {
        (case.lexicon.id, i, *name): rank
        for i, case in enumerate(cases)
        for name, rank in find_ranks(case, vectors).items()
    }
    found = "  ".join(f"{share(list(ranks.values()), at)} at {at}" for at in AT)
    print(f"  {title:10} {found}   of {len(ranks)} hidden terms", flush=True)
    if each:
        for lexicon in dict.fromkeys(case.lexicon.id for case in cases):
            own = [rank for key, rank in ranks.items() if key[0] == lexicon]
            print(f"    {lexicon:24} {'  '.join(f'{share(own, at)} at {at}' for at in AT)}   of {len(own)}")


def share(ranks: Sequence[int | None], at: int) -> str:
    return f"{sum(rank is not None and rank <= at for rank in ranks) / max(1, len(ranks)):.2f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("directory", type=Path)
    parser.add_argument("--draws", type=int, default=6)
    options = parser.parse_args()
    documents = list(read_articles(given.folder(options.directory, *(f"{name}.jsonl" for name in ARTICLES))))
    print(f"{len(documents):,} articles; {options.draws} draws; share of hidden terms among the first suggestions")
    survey, vectors = Surveying(())(), load_word_vectors()
    words = gather([survey(document) for document in documents])
    phrases = {length: number_phrases(words, length) for length in range(1, LONGEST + 1)}
    weights = dict(suggesting_ranking.WEIGHTS)
    for title, names in (("tuned on", TUNED), ("reported on", REPORTED)):
        start = time.perf_counter()
        cases = [
            weigh(case, words, phrases, vectors)
            for name in names
            for case in draw_cases(name, documents, options.draws)
        ]
        hidden = Counter(count > 0 for case in cases for count in case.missed.values())
        print(f"{title}: {', '.join(names)}\n  {hidden[False]} more hidden terms leave nothing unmatched")
        report("combined", cases, vectors, each=True)
        for signal in weights:
            suggesting_ranking.WEIGHTS.update({one: float(one == signal) for one in weights})
            report(signal, cases, vectors)
        suggesting_ranking.WEIGHTS.update(weights)
        print(f"  {time.perf_counter() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
