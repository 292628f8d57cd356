"""What classifiers found in a comparison, in words: the same in every view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.comparing.findings import established
from framing.comparing.label_results import GroupLabels, LabelComparison, LabelDifference, LabelExample, LabelModel
from framing.comparing.results import Comparison, GroupComparison
from framing.comparing.tiers import allows_tests, is_asked, readable
from framing.report.parts.validity import label_note, model_note, right_here
from framing.report.words.naming import PALETTE, FrameLabel, label_words
from framing.report.words.phrases import listed, percent, plural, points
from framing.report.words.wording import interval, of_documents, size_of, value_of

DOMAIN = 0.2
"""The part of passages full of unknown words beyond which a group is out of a model's domain; in training, .05."""

FEW = 4
"""No more passages than this say nothing of a domain."""

SMALLEST = 0.005
"""A share below this is given as a count."""

SEVERAL = "A passage may resemble several, so shares do not add to 100 %."
WORDS_NOTE = "Words that added most to the scores of labelled passages; they moved the scores, they are no reasons."

CORRECTED = (
    "Corrected shares (Rogan and Gladen 1978, Lang and Reiczigel 2014) are of all passages to which a label is given, "
    "and rest on how the model did on {source}."
)

Grouped = Sequence[tuple[GroupComparison, GroupLabels]]
"""What a model makes of each group."""


def by_model(comparison: Comparison) -> Iterator[tuple[LabelModel, Grouped]]:
    """Yield each model with what it makes of each group."""
    for at, model in enumerate(comparison.models):
        yield model, [(group, group.labels[at]) for group in comparison.groups]


def label_look(model: LabelModel, label: str) -> FrameLabel:
    """Return the title and colour of a label."""
    at = model.labels.index(label) if label in model.thresholds else 0
    return FrameLabel(label_words(label), PALETTE[at % len(PALETTE)], generic=False)


def heading(model: LabelModel) -> str:
    """Return the title of a model's part of a report."""
    return f"What {model.unit}s resemble"


def basis(model: LabelModel) -> str:
    """Say what was read, when a label counts, and how far the model was tested."""
    read = (
        "Read were the writer's own words: quotations and reported speech are left out."
        if model.own
        else "Read was everything, quotations and reported speech as well."
    )
    low, high = min(model.thresholds.values()), max(model.thresholds.values())
    sure = (
        "A label counts where passages held out in training had it in at least "
        f"{percent(model.precision)} of cases; where it is given less surely (from a probability of "
        f"{points(low)} on{'' if low == high else f', for some only from {points(high)}'}) the model "
        "abstains."
        if model.precision > 0
        else f"A label counts from a probability of {points(low)} to {points(high)} on, by label."
    )
    return " ".join(
        part for part in (read, sure, SEVERAL if len(model.thresholds) > 1 else "", validity(model)) if part
    )


def validity(model: LabelModel) -> str:
    """Say in which state the model's validation is, and which labels people found right here."""
    here = right_here(model.check) if model.check is not None else ""
    return " ".join(filter(None, (model_note(model.id, model.elsewhere, model.check), here, model.tested)))


def domain_note(model: LabelModel, found: Grouped) -> str:
    """Name the groups whose language the model hardly knows; empty where there are none."""
    strange = [
        f"{group.group} ({labels.unfamiliar:,} of {plural(labels.judged, model.unit)})"
        for group, labels in found
        if labels.unfamiliar > max(DOMAIN * labels.judged, FEW)
    ]
    if not strange:
        return ""
    return (
        f"Out of domain: many {model.unit}s hold more unknown words than 19 of 20 passages in training did, in "
        f"{listed(strange, at_most=6)}. Labels there are less sure than they seem."
    )


def overall(model: LabelModel, labels: GroupLabels) -> str:
    """Return of how many passages a group's labels are, and what became of the others."""
    rest = labels.passages - labels.labelled - labels.abstained
    read = f"{plural(labels.passages, model.unit)} in {plural(labels.documents, 'document')}"
    return f"{read}: {labels.labelled:,} labelled, {labels.abstained:,} abstained, {rest:,} none"


def share_words(label: LabelComparison, passages: int) -> str:
    """Return a label's share, as “12 % (8–17)”, “4 of 19, about 21 % (6–52)”, or “4 of 19” where nothing else bears."""
    if not passages:
        return ""
    if label.share.low is None or _tiny(label):
        return f"{label.labelled:,} of {passages:,}"
    shown = value_of(label.share)
    return shown if readable(label.share, passages) else f"{label.labelled:,} of {passages:,}, about {shown}"


def most_words(label: LabelComparison, passages: int) -> str:
    """Return the share if every abstention were a yes; empty where that is no more."""
    if not label.abstained or not passages:
        return ""
    if label.most.value is None or label.most.low is None or _tiny(label):
        whole = "" if label.labelled else f" of {passages:,}"
        return f"{label.labelled + label.abstained:,}{whole}"
    most = percent(label.most.value)
    return most if most != percent(label.share.value) else ""


def _tiny(label: LabelComparison) -> bool:
    """Tell whether a share is too small for a percentage."""
    return label.share.value is None or label.share.value < SMALLEST


def corrected_words(label: LabelComparison) -> str:
    """Return the share corrected for the model's known errors; empty where it has none."""
    return value_of(label.corrected) if label.corrected is not None else ""


def label_finding(contrast: LabelDifference, model: LabelModel) -> tuple[str, str]:
    """Return one finding in plain sentences, and what to beware of."""
    if (contrast.difference.value or 0) < 0:
        contrast = contrast.turned()
    said = (
        f"{value_of(contrast.first)} of the {model.unit}s of {contrast.group} resemble passages coded "
        f"“{label_words(contrast.label)}”, {value_of(contrast.second)} of those of {contrast.against}: a difference of "
        f"{size_of(contrast)}; if every abstention were a yes, of {_points(contrast)}."
    )
    state = label_note(model.id, contrast.label, model.elsewhere, model.check)
    return said, " ".join([state, *of_documents(contrast, f"labelled {model.unit}s")])


def label_differences(
    comparison: Comparison, model: LabelModel, *, at_most: int | None = None
) -> list[LabelDifference]:
    """Return the differences worth showing of a model, the surest first."""
    found = [c for c in comparison.label_contrasts if c.model == model.id and allows_tests(c.tier)]
    found.sort(key=lambda c: (not established(c), c.q is None, c.q or 0, -abs(c.difference.value or 0)))
    return found[:at_most]


def tests_of(comparison: Comparison, model: LabelModel) -> str:
    """Say how many differences were tested and marked; empty where none was."""
    own = [c for c in comparison.label_contrasts if c.model == model.id]
    tested = sum(is_asked(c) for c in own)
    marked = sum(established(c) for c in own)
    if not tested:
        return ""
    told = "none was established" if not marked else f"{marked:,} {'was' if marked == 1 else 'were'} established"
    return f"{plural(tested, 'difference')} tested, {told}."


def met_labels(found: Grouped) -> list[int]:
    """Return the places of the labels that any group has or abstains on, those with most passages first."""
    count = len(found[0][1].labels) if found else 0
    sums = [(sum(labels.labels[at].labelled for _, labels in found), at) for at in range(count)]
    given = [sum(labels.labels[at].abstained for _, labels in found) for at in range(count)]
    return [at for total, at in sorted(sums, key=lambda pair: (-pair[0], pair[1])) if total or given[at]]


def label_method(comparison: Comparison) -> Iterator[str]:
    """Yield the sentences of the method paragraph on classifiers."""
    for model in comparison.models:
        thresholds = ", ".join(f"{label_words(name)} {points(t)}" for name, t in model.thresholds.items())
        left = ", of which ten are left where speech is cut out" if model.own else ""
        yield (
            f"{model.id} {model.version} read {model.unit}s of five words or more{left}. {basis(model)} Thresholds: "
            f"{thresholds}. Intervals and tests are those of names, with documents as the unit of evidence; the labels "
            f"and pairs of one model are one family. {tests_of(comparison, model)}"
        ).rstrip()
        if any(label.corrected for _, labels in _of(comparison, model) for label in labels.labels):
            yield CORRECTED.format(source=_source(model))


def _source(model: LabelModel) -> str:
    """Say where the errors are from for which shares are corrected."""
    here = [] if model.check is None else [label_words(name) for name in model.labels if name in model.check.errors]
    held_out = "passages held out in training, where texts of another kind have other errors"
    if not here:
        return held_out
    coded = "passages of these texts that people have coded"
    if len(here) == len(model.labels):
        return coded
    return f"{coded} ({listed(here, at_most=4)}), else on {held_out}"


def _of(comparison: Comparison, model: LabelModel) -> Grouped:
    return next(found for one, found in by_model(comparison) if one is model)


def most_points(contrast: LabelDifference) -> str:
    """Return the difference in points if every abstention were a yes."""
    if contrast.most.value is None:
        return ""
    moved = round(100 * contrast.most.value)
    return f"{moved:+d}".replace("-", "−") if moved else "0"


def _points(contrast: LabelDifference) -> str:
    most = contrast.most if contrast.first.value is not None else None
    if most is None or most.value is None:
        return ""
    limits = interval(most)
    return f"{100 * most.value:.0f} points".replace("-", "−") + (f" ({limits})" if limits else "")


def placed(example: LabelExample) -> tuple[str, str]:
    """Return the text of an example, and where it stands."""
    return example.text, example.document + (f":{example.line}" if example.line is not None else "")
