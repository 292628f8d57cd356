"""How long two versions of a long text take to compare: CPU seconds to read and to compare, which must grow in step.

python -m tests.bench.rewriting
"""

import random
import time
from pathlib import Path

from framing.comparing.rewriting import compare_texts
from framing.lexicon import load_lexicon
from framing.reading.drafts import read_drafts
from framing.reading.matching import Matcher
from framing.types import Document
from tests.bench.newslike import make_texts

SITES = Path(__file__).parent.parent / "data" / "sites.toml"
PLANTED = ("internment camps", "vocational training centres", "concentration camps", "detainees")
PLACE = "Ostrava Island\n\n"


def _edit(text: str) -> str:
    chance = random.Random(3)
    words = text.split(" ")
    return " ".join(chance.choice(words) if chance.random() < 0.05 else word for word in words)


def main() -> None:
    matcher = Matcher([load_lexicon(SITES)])
    print("  MB  new text   read  compare    names  sentences  aligned  changes")
    for size in (1, 2, 4, 8):
        text, other = (make_texts(1, planted=PLANTED, density=size * 600, size=size * 10**6, seed=s)[0] for s in (7, 9))
        for name, new in (("the same", text), ("5 % edited", _edit(text)), ("another", other)):
            began = time.process_time()
            drafts = read_drafts(Document("old", PLACE + text), Document("new", PLACE + new), matcher)
            read = time.process_time()
            rewrite = compare_texts(*drafts).rewrite
            done = time.process_time()
            aligned = sum(passage.old is not None and passage.new is not None for passage in rewrite.passages)
            print(f"{size:>4}  {name:<10} {read - began:5.2f}  {done - read:7.2f}  {len(drafts[0].lines):>7,}"
                  f"  {len(drafts[0].sentences):>9,}  {aligned:>7,}  {len(rewrite.changes):>7,}")  # fmt: skip


if __name__ == "__main__":
    main()
