"""Compare two versions of a text, or a headline with its body: which names came, went, or changed their voice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from framing.comparing.aligning import Link, align, find_moved
from framing.comparing.pairing import Frame, Pairing, by_frame, frame_of, in_headline, list_uses, open_aligned
from framing.comparing.rewrites import (
    CHANGE_KINDS,
    Change,
    ChangeKind,
    Finding,
    FrameTally,
    Passage,
    Rewrite,
    RewrittenText,
    Tally,
    Use,
    Version,
)
from framing.comparing.shifts import shift_from_all
from framing.drafts import Draft

_WORD = re.compile(r"\w+")


def compare_texts(old: Draft, new: Draft) -> RewrittenText:
    """Return what became of the names in the old version, and which are new, with the versions as they were compared.

    Sentences are aligned, headline with headline and text with text. Names in aligned sentences are compared first, one
    with one: the same name with the same, then rivals. What is left is compared wherever it stands, the same name with
    the same; and what is left then, with all uses of that name on the other side.
    """
    links = [*_link(old, new, headline=True), *_link(old, new, headline=False)]
    old, new = open_aligned(old, new, links)
    before, after = _version(old), _version(new)
    pairing = Pairing(old, new)
    pairing.pair_in_place(sorted(links, key=lambda link: link.part))
    pairing.pair_elsewhere()
    pairing.compare_rest(headlines=before.headline is not None and after.headline is not None)
    changes = tuple(sorted(pairing.changes, key=_place))
    passages = tuple(_passages(old, new, links))
    frames, findings = _tally(pairing.old, pairing.new), _findings(changes, pairing.old)
    rewrite = Rewrite(before, after, False, passages, frames, changes, findings)
    return RewrittenText(rewrite, old, new)


def compare_headline(draft: Draft) -> Rewrite:
    """Return how the names in the headline of a document stand to those in its body: `old` is the body."""
    uses = list_uses(draft)
    headline = [use for use in uses if in_headline(use)]
    body = [use for use in uses if not in_headline(use)]
    changes = []
    for use in headline:
        lexicon, concept, frame = frame_of(use)
        about = [other for other in body if frame_of(other)[:2] == (lexicon, concept)]
        same = [other for other in about if frame_of(other)[2] == frame]
        kinds: tuple[ChangeKind, ...] = ("added",)
        if same:
            kinds = shift_from_all([other.line.match for other in same], use.line.match)
        elif about and lexicon in draft.naming:
            kinds = ("swapped",)
        if kinds:
            changes.append(Change(kinds, next(iter(same or about), None), use, in_place=False))
    version = _version(draft)
    frames, findings = _tally(body, headline), _findings(tuple(changes), body)
    return Rewrite(version, version, True, (), frames, tuple(changes), findings)


def _link(old: Draft, new: Draft, *, headline: bool) -> list[Link]:
    """Return the links between the sentences of the headlines, or of what is under them, by their number."""
    ours, theirs = _sentences(old, headline=headline), _sentences(new, headline=headline)
    links = align(_words(old, ours), _words(new, theirs))
    if headline and ours and theirs and not links:
        links = [Link(0, 0, 0.0)]  # headlines stand for one another, whatever they say
    return [Link(ours[link.old], theirs[link.new], link.likeness, link.part) for link in links]


def _sentences(draft: Draft, *, headline: bool) -> list[int]:
    blocks = [draft.layout.block_at(start) for start, _ in draft.sentences]
    return [i for i, block in enumerate(blocks) if (block is not None and block.zone == "headline") == headline]


def _words(draft: Draft, numbers: Sequence[int]) -> list[list[str]]:
    text = draft.document.text
    return [_WORD.findall(text[slice(*draft.sentences[number])].casefold()) for number in numbers]


def _passages(old: Draft, new: Draft, links: Sequence[Link]) -> Iterator[Passage]:
    """Yield the aligned sentences in the order of the new version, then those only the old one has."""
    moved = find_moved(links)
    by_new: dict[int, list[Link]] = {}
    for link in links:
        by_new.setdefault(link.new, []).append(link)
    for number, span in enumerate(new.sentences):
        for link in by_new.get(number, ()):
            yield Passage(old.sentences[link.old], span, link.likeness, link in moved, link.part)
        if number not in by_new:
            yield Passage(None, span, None, moved=False, part=False)
    kept = {link.old for link in links}
    for number, span in enumerate(old.sentences):
        if number not in kept:
            yield Passage(span, None, None, moved=False, part=False)


def _version(draft: Draft) -> Version:
    document, layout = draft.document, draft.layout
    headline = next((block for block in layout.blocks if block.zone == "headline" and block.counted), None)
    return Version(
        document.id,
        document.path,
        document.meta,
        layout.words,
        len(draft.sentences),
        draft.sha256,
        None if headline is None else document.text[headline.start : headline.end],
    )


def _place(change: Change) -> tuple[bool, int]:
    use = change.new or change.old
    assert use is not None
    return change.new is None, use.line.match.start


def _tally(old: Sequence[Use], new: Sequence[Use]) -> tuple[FrameTally, ...]:
    before, after = by_frame(old), by_frame(new)
    return tuple(
        FrameTally(*frame, _count(before.get(frame, ())), _count(after.get(frame, ())))
        for frame in sorted({*before, *after})
    )


def _count(uses: Sequence[Use]) -> Tally:
    sides = Counter(use.line.match.reading.side for use in uses)
    return Tally(sides["own"], sides["attributed"], sides["held_off"], sum(map(in_headline, uses)))


def _findings(changes: Sequence[Change], old: Sequence[Use]) -> tuple[Finding, ...]:
    """Put the changes of one kind to one name together, in the order of the kinds."""
    groups: dict[tuple[ChangeKind, Frame, Frame | None], list[Change]] = {}
    for change in changes:
        use = change.new or change.old
        assert use is not None
        kind = min(change.kinds, key=CHANGE_KINDS.index)
        was = frame_of(change.old) if kind == "swapped" and change.old is not None else None
        groups.setdefault((kind, frame_of(use), was), []).append(change)
    every = by_frame(old)
    ordered = sorted(groups.items(), key=lambda item: CHANGE_KINDS.index(item[0][0]))
    return tuple(_finding(*key, group, every) for key, group in ordered)


def _finding(
    kind: ChangeKind, frame: Frame, was: Frame | None, changes: Sequence[Change], old: Mapping[Frame, Sequence[Use]]
) -> Finding:
    before: Sequence[Use] = [change.old for change in changes if change.old is not None]
    after = [change.new for change in changes if change.new is not None]
    if kind not in ("added", "dropped") and not all(change.in_place for change in changes):
        before = old.get(was or frame, ())
    return Finding(kind, *frame, was and was[2], tuple(changes), _unique(before), _unique(after))


def _unique(uses: Iterable[Use]) -> tuple[Use, ...]:
    places = {use.line.match.start: use for use in uses}
    return tuple(places[start] for start in sorted(places))
