"""Model files: a zip of JSON and arrays. Nothing in it is ever run, and every number in it is checked."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.errors import ModelError, reason_of, remedy_of
from framing.learning.embedding import EXTRA, SIZE
from framing.learning.encoder import SHAPES, TUNED, Tuned
from framing.learning.features import DENSE, Features, Terms
from framing.learning.model import PRECISIONS, Label, Model, Part
from framing.learning.neighbours import ARRAYS, Neighbours, from_arrays, to_arrays
from framing.learning.tokens import Kind
from framing.learning.whose_words import HEARINGS, Hearing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

FORMAT = 1
SUFFIX = ".model"
_DESCRIPTION = "model.json"
_LARGEST = 400_000_000
"""Bytes that a model may unpack to."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_HINT = "train it anew with framing train"


def dump_model(model: Model) -> bytes:
    """Return a model as a file: the same model, the same bytes."""
    import numpy as np

    arrays: dict[str, NDArray[Any]] = {"intercept": model.intercept}
    for i, part in enumerate(model.parts):
        arrays |= {
            f"coefficients{i}": part.coefficients.astype(np.float16),
            f"centre{i}": part.features.centre,
            f"spread{i}": part.features.spread,
        }
        if part.features.embedding:
            arrays[f"middle{i}"] = part.features.middle
        arrays |= {f"idf{i}-{block.kind}": block.idf.astype(np.float16) for block in part.features.terms}
        if part.neighbours is not None:
            arrays |= {f"neighbours{i}-{name}": array for name, array in to_arrays(part.neighbours).items()}
    if model.tuned is not None:
        arrays |= {"tuned-middle": model.tuned.middle, "tuned-coefficients": model.tuned.coefficients}
        for i, layer in enumerate(model.tuned.layers):
            arrays |= {f"tuned{i}-{name}": layer[name].astype(np.float16) for name in SHAPES}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        _write(archive, _DESCRIPTION, json.dumps(_describe(model), ensure_ascii=False, indent=0).encode())
        for name, array in arrays.items():
            stream = io.BytesIO()
            np.save(stream, np.ascontiguousarray(array), allow_pickle=False)
            _write(archive, f"{name}.npy", stream.getvalue())
    return out.getvalue()


def _describe(model: Model) -> dict[str, Any]:
    return {
        "schema": "framing.model/1",
        "format": FORMAT,
        "id": model.id,
        "version": model.version,
        "title": model.title,
        "language": model.language,
        "unit": model.unit,
        "single": model.single,
        "labels": [
            {"name": one.name, "slope": one.slope, "offset": one.offset, "threshold": one.threshold, "sure": one.sure}
            for one in model.labels
        ],
        "precisions": PRECISIONS,
        "unfamiliar": model.unfamiliar,
        "lengths": model.lengths,
        "voice": model.hearing,
        "extras": [EXTRA] if model.embeds else [],
        **({"tuned": True} if model.tuned is not None else {}),
        "parts": [_describe_part(part) for part in model.parts],
        "card": model.card,
    }


def _describe_part(part: Part) -> dict[str, Any]:
    features = part.features
    return {
        "vectors": features.vectors,
        "embedding": features.embedding,
        "terms": [
            {"kind": block.kind, "weight": block.weight, "known": list(block.columns)} for block in features.terms
        ],
        **({"neighbours": part.neighbours.balance} if part.neighbours is not None else {}),
    }


def _write(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)


def load_model_file(path: Path) -> Model:
    """Load a model file. Raises `ModelError` for one that is damaged, of another format, or holds what it must not."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(str(path), f"cannot be read: {reason_of(error)}", remedy_of(error)) from None
    return read_model(content, place=str(path))


def read_model(content: bytes, *, place: str) -> Model:
    """Read a model from the bytes of its file."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                raise ModelError(place, f"unpacks to more than {_LARGEST:,} bytes, which no model does")
            entries = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise ModelError(place, f"is no model file, or a damaged one: {error}", _HINT) from None
    except Exception as error:  # what zlib raises has no common class
        if isinstance(error, ModelError):
            raise
        raise ModelError(place, f"is a damaged model file: {error}", _HINT) from None
    if _DESCRIPTION not in entries:
        raise ModelError(place, f"is no model file: it has no {_DESCRIPTION}", _HINT)
    try:
        description = json.loads(entries.pop(_DESCRIPTION))
    except (ValueError, RecursionError) as error:
        raise ModelError(place, f"{_DESCRIPTION} cannot be read: {error}", _HINT) from None
    return _Reader(place, description, entries).model(hashlib.sha256(content).hexdigest())


def _expected(parts: Sequence[Part], tuned: Tuned | None) -> set[str]:
    """Return the names of the arrays that a model is made of."""
    expected = {"intercept.npy"} | {
        name
        for i, part in enumerate(parts)
        for name in (
            *(f"{kind}{i}.npy" for kind in ("coefficients", "centre", "spread")),
            *((f"middle{i}.npy",) if part.features.embedding else ()),
            *(f"idf{i}-{block.kind}.npy" for block in part.features.terms),
            *((f"neighbours{i}-{one}.npy" for one in ARRAYS) if part.neighbours is not None else ()),
        )
    }
    if tuned is not None:
        expected |= {"tuned-middle.npy", "tuned-coefficients.npy"}
        expected |= {f"tuned{i}-{name}.npy" for i in range(TUNED) for name in SHAPES}
    return expected


class _Reader:
    """Builds a model from the pieces of its file, and checks each."""

    def __init__(self, place: str, description: Any, entries: Mapping[str, bytes]) -> None:
        self._place = place
        self._description = description
        self._entries = entries

    def model(self, sha256: str) -> Model:
        description = self._description
        if not isinstance(description, dict) or description.get("schema") != "framing.model/1":
            raise self._error(f"{_DESCRIPTION} describes no model")
        if description.get("format") != FORMAT:
            found = description.get("format")
            raise ModelError(
                self._place,
                f"has format {found!r}; this framing reads format {FORMAT}",
                "update framing, or train anew",
            )
        try:
            return self._build(description, sha256)
        except KeyError as error:
            raise self._error(f"{_DESCRIPTION} lacks {error}") from None
        except (TypeError, AttributeError, IndexError, OverflowError):
            raise self._error(f"{_DESCRIPTION} has a part of another shape than a model's") from None

    def _error(self, message: str) -> ModelError:
        return ModelError(self._place, message, _HINT)

    def _build(self, description: dict[str, Any], sha256: str) -> Model:
        if description["precisions"] != list(PRECISIONS):
            raise self._error("knows other target precisions")
        labels = tuple(self._label(one) for one in description["labels"])
        names = [label.name for label in labels]
        if not names or len(set(names)) < len(names):
            raise self._error("its labels are none, or one twice")
        parts = tuple(self._part(i, one, len(labels)) for i, one in enumerate(description["parts"]))
        tuned = self._tuned(len(labels)) if description.get("tuned") is True else None
        if strange := sorted(set(self._entries) - _expected(parts, tuned)):
            raise self._error(f"holds {strange[0]!r}, which is no part of a model")
        card = description["card"]
        if not isinstance(card, dict):
            raise self._error("its card is no object")
        return Model(
            id=self._text(description, "id"),
            version=self._text(description, "version"),
            title=self._text(description, "title"),
            language=self._text(description, "language"),
            unit=self._text(description, "unit"),
            single=description["single"] is True,
            labels=labels,
            parts=parts,
            intercept=self._array("intercept", (len(labels),)),
            unfamiliar=self._number(description["unfamiliar"], 0, 1),
            lengths=self._lengths(description.get("lengths")),
            hearing=self._hearing(description.get("voice", "all")),
            tuned=tuned,
            card=card,
            sha256=sha256,
        )

    def _text(self, value: dict[str, Any], key: str) -> str:
        text = value[key]
        if not isinstance(text, str) or len(text) > 1_000:
            raise self._error(f"{key} is no text")
        return text

    def _number(self, value: object, low: float = -1e9, high: float = 1e9) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise self._error(f"{value!r} stands where a number from {low:g} to {high:g} should")
        return float(value)

    def _lengths(self, value: object) -> tuple[int, int] | None:
        if value is None:
            return None
        if not isinstance(value, list) or len(value) != 2:
            raise self._error("its lengths are no two numbers")
        low, high = (int(self._number(one, 0)) for one in value)
        return low, high

    def _hearing(self, value: object) -> Hearing:
        known = next((one for one in HEARINGS if value == one), None)
        if known is None:
            raise self._error(f"has learnt from a voice that is not known here: {value!r}")
        return known

    def _label(self, value: dict[str, Any]) -> Label:
        sure = tuple(None if one is None else self._number(one, 0, 1) for one in value["sure"])
        if len(sure) != len(PRECISIONS):
            raise self._error("a label lacks its limits")
        slope, offset = self._number(value["slope"]), self._number(value["offset"])
        return Label(self._text(value, "name"), slope, offset, self._number(value["threshold"], 0, 1), sure)

    def _part(self, number: int, value: dict[str, Any], labels: int) -> Part:
        import numpy as np

        blocks: list[Terms] = []
        first = 0
        for one in value["terms"]:
            kind, known = one["kind"], one["known"]
            if kind not in Kind.__args__:  # type: ignore[attr-defined]
                raise self._error(f"knows terms of a kind that is not known here: {kind!r}")
            if not isinstance(known, list) or not all(isinstance(term, str) for term in known):
                raise self._error(f"its {kind} are no list of texts")
            columns = {term: i for i, term in enumerate(known)}
            if len(columns) < len(known):
                raise self._error(f"its {kind} have one twice")
            idf = self._array(f"idf{number}-{kind}", (len(known),))
            blocks.append(Terms(kind, columns, idf, self._number(one["weight"]), first))
            first += len(known)
        vectors, embedding = self._number(value["vectors"]), self._number(value.get("embedding", 0))
        features = Features(
            tuple(blocks),
            self._array(f"centre{number}", (DENSE,)),
            self._array(f"spread{number}", (DENSE,)),
            vectors,
            self._array(f"middle{number}", (SIZE,)) if embedding else np.zeros(0, dtype=np.float32),
            embedding,
        )
        coefficients = self._array(f"coefficients{number}", (features.width, labels))
        return Part(features, coefficients, self._neighbours(number, value.get("neighbours"), features, labels))

    def _tuned(self, labels: int) -> Tuned:
        layers = tuple(
            {name: self._array(f"tuned{i}-{name}", shape) for name, shape in SHAPES.items()} for i in range(TUNED)
        )
        return Tuned(layers, self._array("tuned-middle", (SIZE,)), self._array("tuned-coefficients", (SIZE, labels)))

    def _neighbours(self, number: int, balance: object, features: Features, labels: int) -> Neighbours | None:
        if balance is None:
            return None
        arrays = {name: self._load(f"neighbours{number}-{name}") for name in ARRAYS}
        try:
            return from_arrays(arrays, features.dense_from, labels, self._number(balance))
        except ValueError as error:
            raise self._error(f"its neighbours are damaged: {error}") from None

    def _array(self, name: str, shape: tuple[int, ...]) -> Floats:
        import numpy as np

        array = self._load(name)
        if array.dtype.kind != "f" or array.shape != shape:
            raise self._error(f"{name}.npy is {array.shape}, not numbers {shape}")
        if not np.isfinite(array).all():
            raise self._error(f"{name}.npy holds numbers that are not finite")
        exact: Floats = array.astype(np.float32)
        return exact

    def _load(self, name: str) -> NDArray[Any]:
        import numpy as np

        if (content := self._entries.get(f"{name}.npy")) is None:
            raise self._error(f"lacks {name}.npy")
        try:
            array = np.load(io.BytesIO(content), allow_pickle=False)
        except (ValueError, EOFError, OSError, SyntaxError, MemoryError) as error:
            raise self._error(f"{name}.npy cannot be read: {error}") from None
        if not isinstance(array, np.ndarray):
            raise self._error(f"{name}.npy is no array")
        return array
