"""`framing train`: learn a classifier from labelled passages, and say how far it can be relied on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

import typer

import framing
from framing.cli.intake.labelled_passages import (
    asked_lexicons,
    fields_of,
    names_in,
    note_foreign,
    place_of,
    read_examples,
    read_passages,
)
from framing.cli.options.labelled import LabelledOptions
from framing.cli.options.replication import command_line
from framing.cli.options.train import TellOptions, TrainOptions
from framing.cli.output.filing import refuse_unwritable, refuse_written_over, write_together
from framing.cli.output.progress import timed
from framing.cli.output.writing import Note, choose_format, note_to, open_output, render, width_of
from framing.errors import Problem, UsageError
from framing.learning.bundled import bundled_models, load_model
from framing.learning.card import Origin, make_card, with_card
from framing.learning.card_parts import LexiconBaseline, ModelCard, Source
from framing.learning.doubts import Doubt, doubt_copies, doubt_labels, doubt_weights, doubt_words
from framing.learning.evaluating import evaluate_labels
from framing.learning.evaluation import Evaluation
from framing.learning.examples import LabelledSet, check_examples, drop_rare
from framing.learning.keywords import Keywords, read_keywords, unheard
from framing.learning.model import Model
from framing.learning.model_file import SUFFIX, dump_model
from framing.learning.naming_labels import read_mapping
from framing.learning.overlap import count_seen
from framing.learning.training import Training, train_model
from framing.learning.vectors import load_word_vectors
from framing.lexicon import load_lexicons
from framing.report.media.json import dump_as
from framing.report.media.sections import section_lines
from framing.report.model.training import training_csv, training_json, training_markdown, training_sections
from framing.report.parts.provenance import run_json
from framing.report.words.phrases import joined, plural
from framing.types import Document

SEEN_AT_MOST = 0.01
"""The part of the passages that a model may know for another to be built upon it."""
_ID = re.compile(r"[\w][\w.-]{0,99}")


def run_train(
    context: typer.Context, paths: list[str] | None, read: LabelledOptions, options: TrainOptions, tell: TellOptions
) -> None:
    """Learn, write the model, and say how it did."""
    chosen = choose_format(tell.format, None, allowed=tell.formats)
    target, identity = _target(options)
    note = note_to(quiet=tell.quiet)
    wanted = asked_lexicons(context, options.lexicon)
    lexicons = load_lexicons(wanted) if wanted else ()
    mapping = read_mapping(options.map or ())
    refuse_unwritable(target, None if options.card is None else Path(options.card))
    refuse_written_over("--card", options.card, paths or ())
    documents = read_passages(context, paths, read, note)
    labelled, left_out, rare = _label(documents, read, options, note)
    texts = [example.original for example in labelled.examples]
    upon = [] if options.no_upon else _bundled(options.language, texts, note)
    keywords = _keywords(labelled, rare, options, note)
    found = None
    if lexicons:
        place = place_of(documents)
        found = evaluate_labels(labelled.examples, lexicons, mapping=mapping, seed=options.seed, place=place)
    with timed(f"learning from {plural(len(texts), 'passage')}, and testing what is learnt", quiet=tell.quiet):
        training = _train(labelled, identity, upon, keywords, options)
    origin = Origin(
        sources=_sources(documents, labelled, options),
        seed=options.seed,
        groups=options.group or _own_groups(labelled),
        outlet_field=read.by,
        weight_field=options.weight,
        upon=upon,
        left_out=left_out,
        keywords=keywords,
        command=command_line(context),
    )
    beside = _beside(found, training) if found is not None else None
    doubts = _doubts(training, labelled, names_in(documents, read.by), options)
    card = make_card(training, labelled, origin, lexicon=beside, doubts=doubts)
    model = with_card(training.model, card)
    _write(model, card, target, options)
    _tell(context, card, chosen, target.name, options, tell)


def _label(
    documents: Sequence[Document], read: LabelledOptions, options: TrainOptions, note: Note
) -> tuple[LabelledSet, tuple[str, ...], tuple[str, ...]]:
    """Return the passages with their labels, what was left out, and which labels were."""
    examples, left_out = read_examples(
        documents,
        read,
        note,
        groups=options.group or (),
        ticks=options.ticks,
        weight=options.weight,
        hearing=read.voice or "all",
    )
    note_foreign(examples, options.language, note)
    rare: dict[str, int] = {}
    if options.drop_rare:
        examples, rare = drop_rare(examples)
        left_out += tuple(f"label {name} ({plural(count, 'passage')})" for name, count in rare.items())
    labelled = check_examples(examples, place=place_of(documents), multi=options.multi, fields=fields_of(read))
    return labelled, left_out, tuple(rare)


def _keywords(labelled: LabelledSet, dropped: Sequence[str], options: TrainOptions, note: Note) -> Keywords | None:
    """Return the words that speak for labels beforehand, and name those that say nothing."""
    if options.keywords is None:
        return None
    keywords = read_keywords(Path(options.keywords), labelled.labels, dropped)
    missing = unheard(keywords, load_word_vectors())
    if missing:
        one = (
            "is no word with a vector, so nothing is" if len(missing) == 1 else "are no words with vectors: nothing is"
        )
        note(Problem(options.keywords, f"{joined(missing)} {one} like {'it' if len(missing) == 1 else 'them'}"))
    return keywords


def _train(
    labelled: LabelledSet, identity: str, upon: list[Model], keywords: Keywords | None, options: TrainOptions
) -> Training:
    training = train_model(
        labelled,
        model_id=identity,
        title=options.title or "",
        upon=upon,
        strength=options.strength,
        embed=options.embed,
        tune=options.tune,
        neighbours=not options.no_neighbours,
        keywords=keywords,
        curve=not options.no_curve,
        weighted=options.weight is not None,
        seed=options.seed,
    )
    return replace(training, model=replace(training.model, language=options.language))


def _doubts(
    training: Training, labelled: LabelledSet, names: Collection[str], options: TrainOptions
) -> tuple[Doubt, ...]:
    """Return what gives cause for doubt in the passages and in what was learnt from them."""
    return (
        *doubt_labels(labelled.examples),
        *(doubt_weights(labelled.examples) if options.weight is None else ()),
        *doubt_copies(training.tied, training.quality.documents),
        *doubt_words(training.model, names),
    )


def _target(options: TrainOptions) -> tuple[Path, str]:
    """Return where the model goes and what it is called."""
    if options.output is None:
        raise UsageError("--output", "is missing: where does the model go?", f"give -o NAME{SUFFIX}")
    target = Path(options.output)
    if target.suffix != SUFFIX:
        raise UsageError(f"--output {options.output}", f"is no name of a model file, which ends in {SUFFIX}")
    identity = options.id or target.stem
    if not _ID.fullmatch(identity):
        raise UsageError("--id", f"“{identity}” is no name: letters, digits, - . _", "give --id NAME")
    if identity in bundled_models():
        raise UsageError("--id", f"{identity} is a bundled model", "give --id another name")
    if options.card is not None and Path(options.card).resolve() == target.resolve():
        raise UsageError("--card", "is the model file, too", "give it another name")
    return target, identity


def _bundled(language: str, texts: Sequence[str], note: Note) -> list[Model]:
    """Load the bundled models of a language, to build upon those that have not learnt from these very passages.

    One that has would know the answers of passages that are kept back, and every test would be too good.
    """
    models = [model for name in bundled_models() if (model := load_model(name)).language == language]
    if not models and bundled_models():
        note(Problem("--language", f"no bundled model reads {language}, so this one is built upon none"))
    unseen = []
    for model in models:
        seen = count_seen(texts, model.card)
        if seen is not None and seen <= SEEN_AT_MOST * len(texts):
            unseen.append(model)
            continue
        from_them = "does not say from which passages it has learnt" if seen is None else (
            f"has learnt from {seen:,} of these {len(texts):,} passages"
        )  # fmt: skip
        note(Problem(model.id, f"{from_them}, so this model is not built upon it"))
    return unseen


def _beside(found: Evaluation, training: Training) -> LexiconBaseline:
    same = [one.f1.value for one in training.quality.labels if one.label in found.labels]
    mine = sum(same) / len(same) if same and len(training.quality.labels) > 1 else training.quality.macro_f1.value
    return LexiconBaseline(found.subject, len(found.labels), found.quality.macro_f1, mine)


def _sources(documents: Sequence[Document], labelled: LabelledSet, options: TrainOptions) -> list[Source]:
    used = {example.id for example in labelled.examples}
    counts = Counter(Path(document.path or "-").name for document in documents if document.id in used)
    return [Source(name, count, options.licence, options.attribution) for name, count in counts.items()]


def _own_groups(labelled: LabelledSet) -> list[str]:
    """Return the field that kept passages together without being asked for."""
    fields = {name.partition("\0")[0] for example in labelled.examples for name in example.groups}
    return sorted(fields - {"id"})


def _write(model: Model, card: ModelCard, target: Path, options: TrainOptions) -> None:
    from framing.report.model.card import card_markdown

    files = {target: dump_model(model)}
    if options.card is not None:
        files[Path(options.card)] = card_markdown(card).encode("utf-8", "replace")
    write_together(files, replacing=list(files))


def _tell(
    context: typer.Context, card: ModelCard, chosen: str, file: str, options: TrainOptions, tell: TellOptions
) -> None:
    with open_output(None) as out:
        if chosen in ("json", "jsonl"):
            settings = {"seed": options.seed, "command_line": command_line(context)}
            out.write(dump_as(training_json(card, run_json("train", framing.__version__, (), settings)), chosen))
        elif chosen == "csv":
            out.write(training_csv(card))
        elif chosen == "markdown":
            out.write(training_markdown(card, file=file).encode("utf-8", "replace"))
        else:
            width = width_of(to_file=False)
            lines = section_lines(training_sections(card, file=file), width=width)
            out.write(render(*lines, color=tell.color, to_file=False))
