"""How numbers, intervals and findings are put into words, the same in every view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from framing.comparing.findings import is_lead
from framing.comparing.results import (
    Comparison,
    ConceptComparison,
    Contrast,
    Contrasted,
    Estimate,
    SideComparison,
    VoiceCheck,
)
from framing.comparing.tiers import Flag, allows_tests, readable, tier_of
from framing.report.words.naming import Labels
from framing.report.words.phrases import percent

UNVALIDATED = "Wording not validated on these texts."
READ = "All matches were read by people."
TOO_FEW = "too few to tell"
SPANNING = 0.9
"""An interval of a share that spans so much of the scale excludes next to nothing, which is said instead of it."""

MOVED = 0.02
"""A correction that moves a share and its limits by less is not told."""

FLAG_WORDS: dict[Flag, str] = {
    "concentrated": "most from one document",
    "rare": "few matches",
}


def interval(estimate: Estimate, *, rate: bool = False) -> str:
    """Return the limits of an estimate, such as “48–72” or “−3 to 12”, empty where there are none."""
    if estimate.low is None or estimate.high is None:
        return ""
    low, high = (_plain(limit, rate=rate) for limit in (estimate.low, estimate.high))
    return f"{low} to {high}" if estimate.low < 0 else f"{low}–{high}"


def value_of(estimate: Estimate, *, rate: bool = False) -> str:
    """Return a share as “61 % (48–72)”, a rate as “2.1 (1.0–3.4)”; without limits where there are none.

    A share whose limits span nearly the whole scale is “61 % (too few to tell)”.
    """
    if estimate.value is None:
        return ""
    shown = _plain(estimate.value, rate=True) if rate else percent(estimate.value)
    limits = TOO_FEW if not rate and tells_nothing(estimate) else interval(estimate, rate=rate)
    return f"{shown} ({limits})" if limits else shown


def bears(estimate: Estimate) -> bool:
    """Tell whether an interval rests on documents enough to be more than a line across the scale."""
    return estimate.low is not None and allows_tests(tier_of(estimate.n_documents))


def tells_nothing(share: Estimate) -> bool:
    """Tell whether the limits of a share span nearly the whole scale."""
    return share.low is not None and share.high is not None and share.high - share.low >= SPANNING


def share_of(side: SideComparison, whole: int, *, alone: bool) -> str:
    """Return a share that can bear it as “61 % (48–72)”, one that cannot as “4 of 9, about 44 % (12–81)”.

    `whole` is the number of rival names on that side. What rests on one document is “4 of 9” unless `alone` says that
    single texts are put side by side. What corrects for misread voices follows.
    """
    estimate, count = side.share, side.count
    if estimate.value is None:
        return ""
    if estimate.low is None and not alone:
        return f"{count:,} of {whole:,}"
    if tells_nothing(estimate):
        return f"{count:,} of {whole:,}, {TOO_FEW}"
    if estimate.low is None or readable(estimate, whole):
        return value_of(estimate) + _corrected(side)
    return f"{count:,} of {whole:,}, about {value_of(estimate)}{_corrected(side)}"


def _corrected(side: SideComparison) -> str:
    """Return a share corrected for misread voices, where documents are enough and it moves by two points or more."""
    plain, found = side.share, side.corrected
    if found is None or tells_nothing(found) or not allows_tests(tier_of(found.n_documents)):
        return ""
    pairs = ((plain.value, found.value), (plain.low, found.low), (plain.high, found.high))
    moved = max(abs((one or 0.0) - (other or 0.0)) for one, other in pairs)
    return f", corrected {value_of(found)}" if moved >= MOVED else ""


def chance(q: float | None) -> str:
    """Return a q-value as “q = .002”, with at most three decimals; empty where nothing was tested."""
    if q is None:
        return ""
    if q < 0.001:
        return "q < .001"
    return f"q = {q:.3f}".replace("0.", ".") if q < 0.1 else f"q = {q:.2f}".replace("0.", ".")


def difference(contrast: Contrasted) -> str:
    """Return a difference with its sign and interval, such as “+49 points (34–61)”."""
    rate = contrast.measure == "rate"
    estimate = contrast.difference
    if estimate.value is None:
        return ""
    unit = " per 1,000 words" if rate else " points"
    sign = "+" if estimate.value > 0 else ""
    limits = interval(estimate, rate=rate)
    return f"{sign}{_plain(estimate.value, rate=rate)}{unit}" + (f" ({limits})" if limits else "")


def finding(contrast: Contrast, labels: Labels, voices: VoiceCheck | None = None) -> str:
    """Return one finding in plain sentences: both shares, the difference, documents, q, and what to beware of."""
    if (contrast.difference.value or 0) < 0:
        contrast = contrast.turned()
    concept = labels.concept(contrast.lexicon, contrast.concept)
    frame = labels.frame(contrast.lexicon, contrast.concept, contrast.frame).title
    if contrast.measure == "share":
        said = (
            f"{concept}: in its own voice {contrast.group} chooses “{frame}” in {value_of(contrast.first)} of namings, "
            f"{contrast.against} in {value_of(contrast.second)}"
        )
    else:
        said = (
            f"{concept}: in its own voice {contrast.group} uses “{frame}” {value_of(contrast.first, rate=True)} times "
            f"per 1,000 words, {contrast.against} {value_of(contrast.second, rate=True)}"
        )
    return f"{said}: a difference of {size_of(contrast)}. {beware(contrast, voices)}"


def size_of(contrast: Contrasted) -> str:
    """Return the size of a difference with interval, documents and q, as it stands in a sentence."""
    estimate, rate = contrast.difference, contrast.measure == "rate"
    size = _plain(estimate.value or 0.0, rate=rate) + (" per 1,000 words" if rate else " points")
    limits = interval(estimate, rate=rate)
    documents = f"{contrast.first.n_documents:,} and {contrast.second.n_documents:,} documents"
    return f"{size} ({limits}; {documents}; {chance(contrast.q)})"


def beware(contrast: Contrast, voices: VoiceCheck | None = None) -> str:
    """Return the validation state of a finding and what its documents do not allow."""
    return " ".join([validation_state(voices), *of_documents(contrast, "matches")])


def of_documents(contrast: Contrasted, things: str) -> Iterator[str]:
    """Yield what the documents behind a difference do not allow; `things` are what was counted in them."""
    if is_lead(contrast):
        yield "Few documents: a lead to check, not a result."
    if "concentrated" in contrast.flags:
        yield f"Most of one group's {things} come from a single document."


def validation_state(voices: VoiceCheck | None) -> str:
    """Say how far people have checked what was counted."""
    if voices is None or not voices.read:
        return UNVALIDATED
    if voices.read < voices.matches:
        return f"People have read {voices.read:,} of {voices.matches:,} matches."
    return READ


def own_part(concepts: Iterable[tuple[str, ConceptComparison]]) -> str:
    """Return, by the names of groups, the part of a thing's names that each has in its own voice; empty without limits.

    Where misread voices were corrected for, that value follows the one counted.
    """
    parts = []
    for group, concept in concepts:
        part = concept.own_part
        if part is None or part.counted.low is None:
            continue
        said = f"{group} {value_of(part.counted)}"
        if part.corrected is not None and not tells_nothing(part.counted) and not tells_nothing(part.corrected):
            said += f", corrected for misread voices {value_of(part.corrected)}"
        parts.append(said)
    return f"In own voice, of all these names: {'; '.join(parts)}." if parts else ""


def odds_words(ratio: float) -> str:
    """Return an odds ratio with as many digits as it can bear."""
    return f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.2g}"


def single_texts(comparison: Comparison) -> bool:
    """Tell whether every group is a single text."""
    return all(group.documents == 1 for group in comparison.groups)


def told(comparison: Comparison) -> Sequence[Contrast]:
    """Return the contrasts that a table shows: those of groups' own voices that have documents enough for a test."""
    return [c for c in comparison.contrasts if c.side == "own" and allows_tests(c.tier)]


def flag_words(flags: Sequence[Flag]) -> str:
    """Return flags in words."""
    return ", ".join(FLAG_WORDS[flag] for flag in flags)


def _plain(value: float, *, rate: bool) -> str:
    text = (f"{value:.2f}" if abs(value) < 1 else f"{value:.1f}") if rate else f"{100 * value:.0f}"
    return text.lstrip("-") if not float(text) else text.replace("-", "−")
