"""Read published dictionaries and compare what is found with the counts their keepers give.

Run `python -m tests.bench.interchange DIR`. DIR holds a directory for each list, with the original files, a README.md
whose line `- Entries: {...}` gives the counts, and where there is one an `entries.tsv` (term, category) made by another
reader. Lists belong to their authors and are not part of this repository. What is read is also written in every format
and read again. Exit status 1 when a count differs or a term is lost without a note.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from framing.errors import FramingError
from framing.lexicon.interchange import FORMATS, Dictionary, choose_format, read_dictionary, write_dictionary
from tests.bench import given

ENTRIES = re.compile(r"^- Entries: (\{.*\})$", re.MULTILINE)
SAMPLES = {  # patterns × categories in the small samples of each format
    "hunspell.aff": 8, "hunspell.dic": 8, "lexicoder.lc3": 7, "lexicoder2.lcd": 8, "liwc2007.dic": 7,
    "liwc2015_hierarchical.dic": 3, "liwc22.dicx": 7, "liwc22_weighted.dicx": 3, "liwc_messy_mfd1_style.dic": 7,
    "quanteda.yml": 10, "wordstat.cat": 7, "yoshikoder.ykd": 8,
}  # fmt: skip
TABLES = {"proselint": 1299, "vader": 7520, "wikipedia_words_to_watch": 135, "words_npm_hedges_fillers_weasels": 622}


def counts(folder: Path) -> Iterator[tuple[Path, dict[str, object]]]:
    """Yield the readable files of a list with the counts its README gives for them."""
    found = ENTRIES.search((folder / "README.md").read_text(encoding="utf-8"))
    given = json.loads(found[1]) if found else {}
    for path in sorted(folder.glob("*.dic")):
        if path.name in given:
            yield path, {"assignments": given[path.name]["assignments"], "cats": given[path.name]["cats"]}
    if "patterns" in given and "categories" in given:
        for path in [*sorted(folder.glob("data_dictionary_*.json")), folder / "entries.tsv"]:
            yield path, {"assignments": given["patterns"], "cats": given["categories"]}


def by_category(dictionary: Dictionary) -> Counter[str]:
    """Count terms by category; a term that the file repeats counts as often as it stands there."""
    found = Counter(".".join(entry.category).strip(".") for entry in dictionary.entries)
    for note in dictionary.notes:
        if note.what == "a repeated term":
            found[".".join(note.done.removeprefix("kept once in ").split(" > ")).strip(".")] += 1
    return found


def pairs(path: Path) -> set[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return {(row[0], row[1].strip(".")) for row in list(csv.reader(stream, delimiter="\t"))[1:]}


def check(path: Path, expected: dict[str, object]) -> bool:
    started = time.process_time()
    dictionary = read_dictionary(path)
    seconds = time.process_time() - started
    found = by_category(dictionary)
    cats = expected.get("cats")
    same = found.total() == expected["assignments"]
    if isinstance(cats, dict):
        same = same and found == Counter({name.strip("."): number for name, number in cats.items()})
    listed = path.with_suffix(".entries.tsv")
    if listed.exists():
        same = same and {(entry.pattern, ".".join(entry.category)) for entry in dictionary.entries} == pairs(listed)
    others = Counter(note.what for note in dictionary.notes if note.what != "a repeated term")
    print(
        f"{'ok  ' if same else 'DIFF'} {path.parent.name}/{path.name:42} expected {expected['assignments']:>5} "
        f"found {found.total():>5} in {len([name for name in found if name]):>2} categories, "
        f"{len({entry.pattern for entry in dictionary.entries}):>5} terms, {seconds:5.2f} s  {dict(others) or ''}"
    )
    return same and comes_back(dictionary)


def comes_back(dictionary: Dictionary) -> bool:
    """Write the dictionary in every format and read it again: what is not noted must be there."""
    whole = True
    for one in FORMATS:
        if one.write is None or one.read is None:
            continue
        written = write_dictionary(dictionary, format_name=one.name, identity="made")
        path = Path(f"made{(*one.suffixes, '')[0]}")
        chosen = choose_format(None, str(path), direction="read")
        again = parse(written.data, chosen.name)
        lost = {note.about.lower() for note in written.notes}
        kept = {entry.pattern.lower() for entry in dictionary.entries} - lost
        missing = kept - {entry.pattern.lower() for entry in again.entries}
        if missing:
            whole = False
            print(f"     lost without a note in {one.name}: {sorted(missing)[:5]}")
    return whole


def parse(data: bytes, name: str) -> Dictionary:
    from framing.lexicon.interchange import parse_dictionary

    return parse_dictionary(data, format_name=name, shown="made")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dir", type=Path)
    root = given.folder(parser.parse_args().dir)
    folders = sorted(path for path in root.iterdir() if (path / "README.md").is_file())
    if not folders:
        given.refuse(root, "holds no folder with a list and its README.md")
    failed = 0
    for folder in folders:
        files = list(counts(folder))
        if folder.name == "format_samples":
            files += [(folder / name, {"assignments": number}) for name, number in SAMPLES.items()]
        if folder.name in TABLES:
            files.append((folder / "entries.tsv", {"assignments": TABLES[folder.name]}))
        for path, expected in files:
            try:
                failed += not check(path, expected)
            except FramingError as error:
                failed += 1
                print(f"DIFF {folder.name}/{path.name}: {error}")
    print(f"{failed} differ" if failed else "all as expected")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
