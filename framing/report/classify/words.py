"""What a classifier says of a passage, put into words: what it resembles, never what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framing.corpus.sentences import split_sentences
from framing.learning.applying import Classification, LabelScore
from framing.learning.evidence import REST, START, Contribution
from framing.learning.outcomes import Outcome
from framing.learning.tokens import locate_tokens
from framing.report.words.naming import label_words
from framing.report.words.phrases import joined, percent, plural, points

SHOWN = 3
"""The most labels of a passage whose words are shown; the others are named."""
EXCERPT, CHARACTERS = 90, 2_000
"""Words of a passage that is shown whole; of a longer one the sentences that speak most for its label."""
SENTENCES = 3
WORDS = 5
"""The most words that are shown for a label, and against it."""
LEAST = 0.005
"""Words that move a score by less are not shown."""
WEAKEST = 0.15
"""Words that move a score by less than this part of the strongest are not marked."""


@dataclass(frozen=True, slots=True)
class Moving:
    """The words that move the score of one label, for it and against it, the strongest first, and what is not shown.

    The score is the sum of the words, of `rest` (all others) and of `start` (what a passage without words would score).
    """

    label: str
    score: float
    words_for: tuple[Contribution, ...]
    words_against: tuple[Contribution, ...]
    rest: float
    start: float

    @property
    def words(self) -> tuple[Contribution, ...]:
        """Return the words for the label, then those against it."""
        return self.words_for + self.words_against

    @property
    def sum_words(self) -> str:
        """Return how the score comes about."""
        shown = sum(one.weight for one in self.words)
        return (
            f"score {signed(self.score)}: these words {signed(shown)}, all others {signed(self.rest)}, "
            f"start {signed(self.start)}"
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a passage, and what it adds to the score of the label in question (0 for what is not marked)."""

    text: str
    weight: float = 0.0


def signed(weight: float) -> str:
    """Return a weight with its sign and one or two decimals; what rounds to nothing has no sign."""
    digits = 1 if abs(weight) >= 1 else 2
    size = f"{abs(weight):.{digits}f}"
    return size if not float(size) else f"{'+' if weight > 0 else '−'}{size}"


def how_likely(label: LabelScore) -> str:
    """Return the probability of a label beside the one from which it is given."""
    return f"probability {points(label.probability)}, threshold {points(label.threshold)}"


def verdict(found: Classification, *, precision: float) -> Iterator[tuple[str, LabelScore | None]]:
    """Yield what the passage resembles, a line a label, or that it resembles nothing, with the label spoken of."""
    if not found.words:
        yield "No words to read", None
        return
    if found.abstained:
        yield (
            f"Abstains: what is this likely was right less often than {percent(precision)} of the time "
            "in passages kept from training",
            None,
        )
    for label in found.assigned:
        name = label_words(label.label)
        says = f"Resembles passages coded {name}" if label.sure else f"Perhaps {name}"
        yield f"{says} ({how_likely(label)})", label
    if not found.assigned:
        likeliest = found.likeliest
        yield f"Resembles no label enough; nearest {label_words(likeliest.label)} ({how_likely(likeliest)})", likeliest


def rank_of(found: Classification, label: LabelScore) -> float | None:
    """Return what share of the passages of the run scores lower for a label, `None` where nobody ranked them."""
    return found.relative[found.labels.index(label)] if found.relative else None


def moving_words(found: Classification) -> list[Moving]:
    """Return the words that move the labels spoken of, the likeliest label first."""
    by_label: dict[str, list[Contribution]] = {}
    for one in found.evidence:
        by_label.setdefault(one.label, []).append(one)
    scores = {label.label: label.score for label in found.labels}
    return [_moving(name, scores[name], added) for name, added in by_label.items()]


def _moving(label: str, score: float, added: list[Contribution]) -> Moving:
    words = [one for one in added if one.feature not in (START, REST) and abs(one.weight) >= LEAST]
    words_for = tuple(one for one in words if one.weight > 0)[:WORDS]
    words_against = tuple(one for one in words if one.weight < 0)[:WORDS]
    start = sum(one.weight for one in added if one.feature == START)
    shown = sum(one.weight for one in words_for + words_against)
    return Moving(label, score, words_for, words_against, sum(one.weight for one in added) - start - shown, start)


def marked(found: Classification, moving: Moving) -> list[Piece]:
    """Return a passage, or the sentences of a long one that speak most for a label, with its moving words apart."""
    strongest = max((abs(one.weight) for one in moving.words), default=0.0)
    weights = {one.feature: one.weight for one in moving.words if abs(one.weight) >= WEAKEST * strongest}
    text = found.text
    spans = [(0, len(text))] if found.words <= EXCERPT and len(text) <= CHARACTERS else _telling(text, weights)
    pieces: list[Piece] = []
    place = 0
    for start, end in spans:
        if start > place or place == 0 < start:
            pieces.append(Piece("… "))
        pieces += _pieces(text[start:end], weights)
        pieces.append(Piece(" "))
        place = end + 1
    if spans[-1][1] < len(text.rstrip()):
        pieces.append(Piece("…"))
    return pieces


def _telling(text: str, weights: dict[str, float]) -> list[tuple[int, int]]:
    """Return the sentences whose words speak most for a label, in their order."""
    sentences = split_sentences(text, 0, len(text)) or [(0, len(text))]
    worth = [sum(weights.get(token, 0.0) for _, _, token in locate_tokens(text[a:b])) for a, b in sentences]
    best = sorted(range(len(sentences)), key=lambda i: (-worth[i], i))[:SENTENCES]
    return [sentences[i] for i in sorted(best)]


def _pieces(text: str, weights: dict[str, float]) -> Iterator[Piece]:
    place = 0
    for start, end, token in locate_tokens(text):
        if token in weights:
            yield Piece(text[place:start])
            yield Piece(text[start:end], weights[token])
            place = end
    yield Piece(text[place:])


def tally_sentence(outcome: Outcome) -> str:
    """Say how many passages have a label, how many abstain, how many have none."""
    counted = [
        f"{outcome.labelled:,} with a label",
        f"{outcome.abstained:,} abstained (not {percent(outcome.precision)} sure)",
        f"{outcome.none:,} with none",
    ]
    if outcome.empty:
        counted.append(f"{outcome.empty:,} without words")
    return f"{plural(outcome.passages, 'passage')}: {', '.join(counted)}"


def sentence(line: str) -> str:
    """Return a line as a sentence: with a capital letter, and a stop unless it asks."""
    return f"{line[:1].upper()}{line[1:]}{'' if line.endswith('?') else '.'}"


def warnings(outcome: Outcome) -> Iterator[str]:
    """Yield what speaks against taking the labels of these passages as they are."""
    model = outcome.model
    if outcome.is_known:
        yield (
            f"{outcome.seen:,} of {plural(outcome.passages, 'passage')} are among those {model.id} has learnt from: of "
            "these it says what it was taught, more surely than of others"
        )
    if outcome.is_strange:
        yield (
            f"in {outcome.strange:,} of {plural(outcome.judged, 'passage')} more words are new to {model.id} than in "
            f"19 of 20 passages it was tested on (over {percent(model.unfamiliar)}): another language, genre or time?"
        )
    if outcome.length is not None and model.lengths is not None:
        low, high = model.lengths
        yield (
            f"the passages are {outcome.length} ({outcome.median:,} words in the middle one) than those {model.id} "
            f"learnt from ({low:,} to {high:,}): trust ranks more than probabilities"
        )
    never = [label_words(label.label) for label in outcome.labels if not label.reachable]
    if never:
        yield (
            f"with no probability is {model.id} {percent(outcome.precision)} sure of "
            f"{joined(never, at_most=4)}: such passages abstain, unless --precision is lower"
        )
