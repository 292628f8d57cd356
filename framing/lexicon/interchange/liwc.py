"""LIWC `.dic` (2001 to 2015): numbered categories between two `%` lines, then terms with the numbers of theirs.

Tabs in front of a number nest the category (2015); a term then lists the numbers of the categories above, too. Real
files have all kinds of line ends, blanks for tabs, padded numbers, doubled `%`, and conditions such as `<of>131/125`.
"""

from __future__ import annotations

import re

from framing.lexicon.interchange.capacity import Capacity, fit
from framing.lexicon.interchange.decoding import decode, split_lines
from framing.lexicon.interchange.dictionary import CategoryPath, Dictionary, LossNote, Written
from framing.lexicon.interchange.draft import Draft, kind_of, tidy

CAPACITY = Capacity(wildcards="*", misread=re.compile(r"^%+$"))

_BOUNDARY = re.compile(r"%+")
_CATEGORY = re.compile(r"(\d{1,9})(?:\s+(.*))?")
_PART = re.compile(r"\S+")
_CODE = re.compile(r"(?P<condition>\([\d\s]*\)|<\w+>)?\s*(?P<code>\d{1,9})(?:/(?P<otherwise>\d{1,9}))?(?=[\s,]|$)")
_Numbered = dict[int, CategoryPath]
_Listed = dict[str, dict[CategoryPath, int]]


def read_liwc(data: bytes, draft: Draft) -> None:
    """Read a LIWC dictionary. Raises `LexiconError` when no `%` lines bound the categories."""
    lines = split_lines(decode(data, draft))
    start = _skip(lines, 0, draft)
    if start == 0 or not _BOUNDARY.fullmatch(lines[start - 1].strip()):
        line = min(start, len(lines) - 1) + 1
        raise draft.error(line, "a LIWC dictionary begins with a line %", "is it another format? --from names it")
    end = next((at for at in range(start, len(lines)) if _BOUNDARY.fullmatch(lines[at].strip())), None)
    if end is None:
        raise draft.error(start, "no second line % ends the categories")
    numbered = _read_categories(lines, start, end, draft)
    listed: _Listed = {}
    body = _skip(lines, end, draft)
    for at in range(body, len(lines)):
        _read_term(lines[at], at + 1, numbered, listed, draft)
    _add_terms(listed, draft)


def _skip(lines: list[str], at: int, draft: Draft) -> int:
    """Return the index after the next boundary, over blank lines and further boundaries."""
    after, met = at, 0
    while at < len(lines):
        text = lines[at].strip()
        at += 1
        if _BOUNDARY.fullmatch(text):
            met += 1
            if met > 1 or len(text) > 1:
                draft.note(at, "a doubled %", "", "read as one")
            after = at
        elif text:
            break
    return after


def _read_categories(lines: list[str], start: int, end: int, draft: Draft) -> _Numbered:
    numbered: _Numbered = {}
    above: list[tuple[int, str]] = []
    for at in range(start, end):
        text = lines[at].strip()
        if not text:
            continue
        found = _CATEGORY.fullmatch(text)
        name = tidy(found[2] or "") if found else ""
        if found is None or not name:
            draft.note(at + 1, "a line that is no category", tidy(text), "left out")
            continue
        number, depth = int(found[1]), len(lines[at]) - len(lines[at].lstrip("\t"))
        while above and above[-1][0] >= depth:
            above.pop()
        if number in numbered:
            draft.note(at + 1, "a category number that is taken", f"{number} {name}", "left out")
            continue
        above.append((depth, name))
        path = tuple(one for _, one in above)
        if draft.has(path):
            draft.note(at + 1, "two categories of one name", name, "put together")
        numbered[number] = draft.open(path, line=at + 1)
    return numbered


def _read_term(text: str, line: int, numbered: _Numbered, listed: _Listed, draft: Draft) -> None:
    text = text.strip()
    if not text:
        return
    term, rest = _split_term(text, line, numbered, draft)
    paths = [numbered[code] for code in _read_codes(term, rest, line, numbered, draft)]
    if not paths:
        draft.note(line, "a term without a category", term, "left out")
    for path in paths:
        if path in listed.setdefault(term, {}):
            draft.note(line, "a repeated term", term, f"kept once in {' > '.join(path)}")
        listed[term].setdefault(path, line)


def _split_term(text: str, line: int, numbered: _Numbered, draft: Draft) -> tuple[str, str]:
    """Return a term and the text of its numbers: after the first tab, else all known numbers at the end."""
    term, tab, rest = text.partition("\t")
    if tab:
        last = term.split()[-1:]
        if len(term.split()) > 1 and _is_code(last[0], numbered):
            draft.note(line, "a term that ends in a category number", tidy(term), "the number is read as part of it")
        return tidy(term), rest
    words = text.split()
    cut = len(words)
    while cut > 1 and _is_code(words[cut - 1], numbered):
        cut -= 1
    if cut == len(words):
        while cut > 1 and (words[cut - 1][-1].isdecimal() and not words[cut - 1][0].isalpha()):
            cut -= 1
    return " ".join(words[:cut]), " ".join(words[cut:])


def _is_code(word: str, numbered: _Numbered) -> bool:
    return len(word) < 10 and word.isdecimal() and int(word) in numbered


def _read_codes(term: str, rest: str, line: int, numbered: _Numbered, draft: Draft) -> list[int]:
    """Return the category numbers of a term; under a condition, those that hold where it does not."""
    codes = []
    rest, at = rest.replace("\t", " ").strip(), 0
    while at < len(rest):
        if rest[at] in " ,":
            at += 1
            continue
        found = _CODE.match(rest, at)
        if found is None:
            part = _PART.match(rest, at)
            assert part is not None
            draft.note(line, "something that is no category number", f"{term} {part[0]}", "read without it")
            at = part.end()
            continue
        at = found.end()
        code = found["code"]
        if found["condition"] or found["otherwise"]:
            code = found["otherwise"]
            done = f"put into {code}, as where it does not hold" if code else "left out"
            draft.note(line, "condition", f"{term} {found[0].strip()}", done)
        if code is None:
            continue
        if int(code) not in numbered:
            draft.note(line, "a category number that the head does not name", f"{term} {code}", "read without it")
            continue
        codes.append(int(code))
    return codes


def _add_terms(listed: _Listed, draft: Draft) -> None:
    """Add every term to the lowest categories it lists: those above hold it anyway."""
    for term, paths in listed.items():
        for path, line in paths.items():
            if any(other != path and other[: len(path)] == path for other in paths):
                continue
            if missing := [path[:depth] for depth in range(1, len(path)) if path[:depth] not in paths]:
                name = " > ".join(missing[0])
                draft.note(line, "a term not listed in the category above", term, f"counts in {name} too")
            draft.add(term, path, kind=kind_of(term, wildcards="*"), line=line)


def write_liwc(dictionary: Dictionary) -> Written:
    """Write a LIWC 2015 dictionary (2007 when no category is nested)."""
    fitted, notes = fit(dictionary, CAPACITY)
    numbers = {category.path: number for number, category in enumerate(fitted.categories, start=1)}
    lines = ["%"]
    lines += ["\t" * (len(path) - 1) + f"{number}\t{path[-1]}" for path, number in numbers.items()]
    lines.append("%")
    listed: dict[str, set[int]] = {}
    for entry in fitted.entries:
        if "*" in entry.pattern[:-1]:
            done = "kept, though LIWC itself knows * only at the end"
            notes.append(LossNote(dictionary.place(entry.line), "wildcard inside a term", entry.pattern, done))
        path = entry.category
        codes = listed.setdefault(entry.pattern, set())
        codes |= {numbers[path[:depth]] for depth in range(1, len(path) + 1)}
    lines += ["\t".join([term, *map(str, sorted(codes))]) for term, codes in listed.items()]
    return Written(("\n".join(lines) + "\n").encode(), tuple(notes), len(fitted.entries))
