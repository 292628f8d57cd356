"""The last parts of a comparison in Markdown: where names stand, words that mark a group, method, replication."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.comparing.keyness import PRIOR
from framing.comparing.permutation import EXACT_LIMIT, SIDE
from framing.comparing.readers import read_sentence
from framing.comparing.results import Comparison, ConceptComparison, Estimate, GroupComparison, Testing
from framing.report.compare.differences import DISPERSION, against, keyness_note, spread
from framing.report.labels.words import label_method
from framing.report.media.json import Json
from framing.report.media.safe import markdown
from framing.report.words.naming import Labels
from framing.report.words.phrases import percent, plural
from framing.report.words.wording import chance

SCALE = (
    "Terms were matched with the lexicons named below. “Own voice” are matches in the writer's own words that "
    "the writer adopts; “attributed” are matches in quoted or reported speech; “held off” are the writer's own "
    "mentions at arm's length, questioned or rejected. Shares are of all rival names of the same side. Page "
    "furniture and repeated paragraphs were set aside."
)
PLACED = "Where in the text, in any voice, of documents that name the thing (lead: standfirst and first paragraph)"
PLACES = ("group", "frame", "headline", "lead", "further down only", "first mention")
LIMITS = (
    "What is counted are words: they show which names were chosen, not why, and not whether a reader was moved. "
    "{checked} Another selection of texts could change every number here. Where a source spoke another language the "
    "English label is a translator's choice."
)


def placements(concept: ConceptComparison, groups: Sequence[GroupComparison], labels: Labels) -> Iterator[str]:
    """Yield where in the text names stand, by documents of each group; nothing where every group has one."""
    rows = placement_rows(concept, groups, labels)
    if not rows:
        return
    yield f"{PLACED}:"
    yield ""
    yield f"| {' | '.join(PLACES)} |"
    yield "|---|---|--:|--:|--:|--:|"
    yield from (f"| {' | '.join(markdown(cell) for cell in row)} |" for row in rows)
    yield ""


def placement_rows(
    concept: ConceptComparison, groups: Sequence[GroupComparison], labels: Labels
) -> list[tuple[str, ...]]:
    """Return where in the text names stand: a row per group and frame, its cells as `PLACES` names them."""
    index = next(
        i for i, c in enumerate(groups[0].concepts) if (c.lexicon, c.concept) == (concept.lexicon, concept.concept)
    )
    rows = []
    for group in groups if concept.measure == "share" else ():
        for frame in group.concepts[index].frames:
            emphasis = frame.emphasis
            if frame.generic or not frame.count or emphasis is None or emphasis.headline.n_documents < 2:
                continue
            first = percent(emphasis.first_mention)
            title = labels.frame(concept.lexicon, concept.concept, frame.frame).title
            counts = (_of(estimate) for estimate in (emphasis.headline, emphasis.lead, emphasis.body_only))
            rows.append((group.group, title, *counts, first))
    return rows


def _of(estimate: Estimate) -> str:
    count = round((estimate.value or 0) * estimate.n_documents)
    return f"{count} of {estimate.n_documents}"


def keyness_markdown(comparison: Comparison) -> Iterator[str]:
    """Yield the words that mark each group, with counts, documents, dispersion and one line of context."""
    if not comparison.words_asked:
        return
    words = [item for item in comparison.keyness if item.unit == "word"]
    tested = not words or any(item.key.q is not None for item in words)
    yield "## Words that mark a group"
    yield ""
    yield f"Counted {keyness_note(tested=tested)}." + (f" {DISPERSION}" if words else "")
    yield ""
    for group in comparison.groups:
        mine = [item for item in words if item.group == group.group]
        if not mine:
            yield f"{markdown(group.group)}: no word passes."
            yield ""
            continue
        yield f"{markdown(group.group)}, against {markdown(against(mine[0]))}:"
        yield ""
        yield "| word | per 10,000 | against | log ratio | documents | against | dispersion | q | line |"
        yield "|---|--:|--:|--:|--:|--:|--:|--:|---|"
        for item in mine:
            key, excerpt = item.key, item.excerpt
            line = "" if excerpt is None else (
                f"…{markdown(excerpt.left)}**{markdown(excerpt.text)}**{markdown(excerpt.right)}… "
                f"({markdown(excerpt.document)})"
            )  # fmt: skip
            q = chance(key.q).removeprefix("q = ").removeprefix("q ")
            yield (
                f"| {markdown(key.word)} | {key.first_rate:.1f} | {key.second_rate:.1f} | {key.log_ratio:.1f} "
                f"| {key.first_documents} of {item.first_of} | {key.second_documents} of {item.second_of} "
                f"| {spread(item)} | {markdown(q)} | {line} |"
            )
        yield ""


def method_text(comparison: Comparison) -> str:
    """Return the method paragraph, ready to paste."""
    parts = [SCALE]
    if comparison.testing is not None:
        parts += _statistics(comparison.testing, len(comparison.groups))
    parts += _copies(comparison)
    parts += _reading(comparison)
    parts += _coding(comparison)
    parts += label_method(comparison)
    if comparison.words_asked:
        parts.append(
            "Words that mark a group: log odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008; "
            f"a₀ = {PRIOR:.0f}), variance the larger of the model's and that among documents, Benjamini–Hochberg."
        )
    return " ".join(parts)


def limits(comparison: Comparison) -> str:
    """Return what the numbers do not show."""
    voices = comparison.voices
    checked = "The word lists have not been checked against human coding of these texts."
    if voices is not None and voices.read:
        checked = "People have read what the word lists found, but not looked for what these lists lack."
        if voices.read < voices.matches:
            checked = checked.replace("what", "part of what", 1)
    if comparison.coded_met:
        looked = (
            f"People have looked in {plural(comparison.coded_met, 'document')} of these for what the word lists lack."
        )
        checked = (
            f"{checked.partition(', but')[0].rstrip('.')}. {looked}" if voices is not None and voices.read else looked
        )
    return LIMITS.format(checked=checked)


def method(comparison: Comparison, run: Json) -> Iterator[str]:
    """Yield the method paragraph and what it takes to repeat the run."""
    yield "## Method"
    yield ""
    yield markdown(method_text(comparison))
    yield ""
    yield limits(comparison)
    yield ""
    yield "## Replication"
    yield ""
    yield from _replication(comparison, run)


def _statistics(testing: Testing, groups: int) -> Iterator[str]:
    yield (
        "Documents are the unit of evidence. Shares and rates carry Wilson intervals on the effective sample size "
        f"({percent(testing.level)}, Student's t by documents), differences MOVER intervals. Nothing is tested "
        "where a group has fewer than five documents that name the thing."
    )
    if not testing.tests:
        return
    if testing.paired:
        both = "both groups" if groups == 2 else "both groups of a pair"
        how = f"inside events (field “{testing.strata}”) that {both} report"
    elif testing.strata is not None:
        how = f"inside values of “{testing.strata}”"
    else:
        how = "between groups"
    yield (
        f"Differences were tested by permuting documents {how}: all arrangements where there are at most "
        f"{EXACT_LIMIT:,}, else {SIDE * SIDE - 1:,} random ones. With more than two groups, pairs were tested only for "
        "names whose groups differ at all. q-values are after Benjamini and Hochberg (1995) over all names and pairs "
        f"of one side, tested or spared a test: {testing.tests:,} for own voices."
    )


def _reading(comparison: Comparison) -> Iterator[str]:
    voices = comparison.voices
    if voices is None:
        return
    if voices.read:
        yield read_sentence(dict(voices.by_readers)) + "; what they ruled comes before counting."
    if any(c.own_part is not None and c.own_part.corrected is not None for g in comparison.groups for c in g.concepts):
        v = voices.validation
        where = "as read here" if voices.labelled is None else f"in {voices.labelled}"
        yield (
            "The part of names in the own voice was corrected for misread voices after Rogan and Gladen (1978), with "
            f"the interval of Lang and Reiczigel (2014): {v.found:.0f} of {v.positives:.0f} names in the writer's own "
            f"voice and {v.left_alone:.0f} of {v.negatives:.0f} others were read as such ({where}). By the same "
            "errors, taken to be those of every name of a thing, shares of own voices were corrected, which is told "
            "where it moves them by two points or more."
        )


def _coding(comparison: Comparison) -> Iterator[str]:
    if comparison.coded_met:
        yield (
            f"{plural(comparison.coded_met, 'document')} of a weighted random sample were coded for names in the "
            "writer's own words; how many of the documents with a name are counted has the interval of a ratio of two "
            "totals (MOVER, Donner and Zou 2012). An absence is called an omission only if at least 20 documents name "
            "the thing, groups are compared on the same events, the largest share of documents that could have the "
            "name, by the lower limit of what is found, is below the lower limit of the other group, q < .05, and "
            "people neither found the name nor differ on it."
        )


def _copies(comparison: Comparison) -> Iterator[str]:
    copies = comparison.copies
    if copies is None:
        return
    if not copies.clusters:
        yield "No documents were found to be copies of one another (half of the shorter one's text in common)."
        return
    done = {
        "keep": "counted in full, as one unit of evidence in each group",
        "weight": "shared one document's weight in each group",
        "drop": f"left out but for the longest in each group ({plural(copies.dropped, 'document')})",
    }
    yield (
        f"{plural(copies.documents, 'document')} in {plural(copies.clusters, 'cluster')} of copies (half of the "
        f"shorter one's text in common) were {done[copies.policy]}."
    )


def _replication(comparison: Comparison, run: Json) -> Iterator[str]:
    settings = run["settings"]
    if "command_line" in settings:
        yield f"    {settings['command_line']}"
        yield ""
    concepts = (concept for group in comparison.groups for concept in group.concepts)
    used = {c.lexicon for c in concepts if any(frame.count for frame in c.frames)}
    rest = sum(x["id"] not in used for x in run["lexicons"])
    seed = f", seed {comparison.testing.seed}" if comparison.testing is not None else ""
    yield f"framing {run['framing']}{seed}. Lexicons:"
    yield ""
    for x in run["lexicons"]:
        if x["id"] in used:
            yield f"- {x['id']} {x['version']}, sha256 {x['sha256']}"
    for x in run.get("models", ()):
        yield f"- classifier {x['id']} {x['version']}, sha256 {x['sha256']}"
    if rest:
        other = "other lexicon" if used else "lexicon"
        yield f"- {plural(rest, other)} of which nothing occurs in these texts"
