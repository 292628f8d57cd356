"""The words a user can type: each command's options and help. Its body is imported when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli.options.classifiers import GivenLabels, LabelOptions
from framing.cli.options.classify import ClassifyOptions
from framing.cli.options.compare import CompareOptions
from framing.cli.options.declaring import Prints, with_options
from framing.cli.options.evaluate import CodingOptions, JudgeOptions
from framing.cli.options.labelled import Labelled, LabelledOptions
from framing.cli.options.lint import LintOptions
from framing.cli.options.plan import PlanOptions
from framing.cli.options.quotes import QuoteOptions
from framing.cli.options.sample import CheckedModel, SampleOptions
from framing.cli.options.shared import (
    PAGES,
    VIEWS,
    Concepts,
    CountOptions,
    Decisions,
    Frames,
    Lexicons,
    NoGate,
    Paths,
    PrintOptions,
    ReadOptions,
)
from framing.cli.options.train import TellOptions, TrainOptions
from framing.cli.options.trend import TrendOptions


@with_options
def score(
    context: typer.Context,
    read: ReadOptions,
    count: CountOptions,
    show: Annotated[PrintOptions, PAGES],
    given: GivenLabels,
    paths: Paths = None,
) -> None:
    """Count which names and frames each text chooses, and in whose voice."""
    from framing.cli.commands.score import run_score

    run_score(context, paths, read, count, show, given)


@with_options
def kwic(
    context: typer.Context,
    read: ReadOptions,
    count: CountOptions,
    show: Annotated[PrintOptions, VIEWS],
    paths: Paths = None,
) -> None:
    """Show every match in its context, with its voice (a concordance)."""
    from framing.cli.commands.kwic import run_kwic

    run_kwic(context, paths, read, count, show)


@with_options
def quotes(
    context: typer.Context,
    read: ReadOptions,
    wanted: QuoteOptions,
    show: Annotated[PrintOptions, VIEWS],
    paths: Paths = None,
) -> None:
    """Show who is quoted saying what, how much of the text is theirs, and how it is introduced."""
    from framing.cli.commands.quotes import run_quotes

    run_quotes(context, paths, read, show, wanted)


@with_options
def explain(
    place: Annotated[
        str,
        typer.Argument(
            metavar="FILE:LINE[:COL]",
            help="A place or a whole line; of records that have no id FILE:RECORD:LINE[:COL].",
        ),
    ],
    read: ReadOptions,
    show: Annotated[PrintOptions, VIEWS],
    lexicon: Lexicons = None,
    no_gate: NoGate = False,
    concept: Concepts = None,
    frame: Frames = None,
    decisions: Decisions = None,
    document: Annotated[
        str | None, typer.Option(metavar="ID", help="The document, in a file that holds several.")
    ] = None,
) -> None:
    """Say why a place was counted as it was, cue by cue, or why it was not."""
    from framing.cli.commands.explain import run_explain

    count = CountOptions(lexicon=lexicon, no_gate=no_gate, concept=concept, frame=frame, decisions=decisions)
    run_explain(place, read, count, show, document=document)


@with_options
def compare(
    context: typer.Context,
    read: ReadOptions,
    count: CountOptions,
    show: Annotated[PrintOptions, PAGES],
    groups: CompareOptions,
    labels: LabelOptions,
    paths: Paths = None,
) -> None:
    """Put groups of texts side by side: what each calls a thing, in its own voice and in others' mouths."""
    from framing.cli.commands.compare import run_compare

    run_compare(context, paths, read, count, show, groups, labels)


@with_options
def diff(
    context: typer.Context,
    read: ReadOptions,
    count: CountOptions,
    show: Annotated[PrintOptions, PAGES],
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[OLD] NEW",
            help="Two versions of a text; of a single operand, each text's headline is compared with its body.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Say what a rewrite did to names and voices: draft to draft, wire to outlet, body to headline."""
    from framing.cli.commands.diff import run_diff

    run_diff(context, paths, read, count, show)


@with_options
def classify(
    context: typer.Context,
    read: ReadOptions,
    options: ClassifyOptions,
    show: Annotated[PrintOptions, VIEWS],
    paths: Paths = None,
) -> None:
    """Say which coded passages each text or passage resembles, how surely, and by which words."""
    from framing.cli.commands.classify import run_classify

    run_classify(context, paths, read, options, show)


@with_options
def trend(
    context: typer.Context,
    read: ReadOptions,
    count: CountOptions,
    show: Annotated[PrintOptions, PAGES],
    follow: TrendOptions,
    labels: LabelOptions,
    paths: Paths = None,
) -> None:
    """Follow what texts call a thing over time, group by group; with -m also what their passages resemble."""
    from framing.cli.commands.trend import run_trend

    run_trend(context, paths, read, count, show, follow, labels)


@with_options
def lint(
    context: typer.Context,
    read: ReadOptions,
    options: LintOptions,
    show: Annotated[PrintOptions, Prints((*VIEWS.formats, "sarif", "github"))],
    paths: Paths = None,
) -> None:
    """Find contested labels, and words a house avoids, in the writer's own voice; never in quoted or reported speech.

    \b
    framing lint story.md
    framing lint drafts/ --house style.toml --fail-level error
    framing lint drafts/ -o findings.sarif
    """  # noqa: D301
    from framing.cli.commands.lint import run_lint

    run_lint(context, paths, read, options, show)


@with_options
def plan(context: typer.Context, aim: PlanOptions, show: Annotated[PrintOptions, VIEWS]) -> None:
    """Say how many documents a comparison needs."""
    from framing.cli.commands.plan import run_plan

    run_plan(context, aim, show)


@with_options
def corpus(
    context: typer.Context,
    read: ReadOptions,
    show: Annotated[PrintOptions, Prints(("table", "markdown", "json", "jsonl", "csv", "parquet"))],
    paths: Paths = None,
) -> None:
    """Say what was read, set aside and repeated; with -o corpus.jsonl, write it as one corpus file."""
    from framing.cli.commands.corpus import run_corpus

    run_corpus(context, paths, read, show)


@with_options
def suggest(
    context: typer.Context,
    read: ReadOptions,
    show: Annotated[PrintOptions, Prints(("table", "markdown", "json", "jsonl", "csv", "toml"))],
    paths: Paths = None,
    lexicon: Lexicons = None,
    concept: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Suggest for this concept only, repeatable.")
    ] = None,
    top: Annotated[int, typer.Option(min=1, help="The most suggestions for a concept.")] = 20,
) -> None:
    """Suggest terms that a lexicon seems to miss, from your texts alone, as a list or to paste (-f toml)."""
    from framing.cli.commands.suggest import run_suggest

    run_suggest(context, paths, read, show, lexicon=lexicon, concept=concept, top=top)


@with_options
def sample(
    context: typer.Context,
    read: ReadOptions,
    show: Annotated[PrintOptions, Prints(("csv", "xlsx", "jsonl"))],
    sampling: SampleOptions,
    checked: CheckedModel,
    paths: Paths = None,
    lexicon: Lexicons = None,
    no_gate: NoGate = False,
    concept: Concepts = None,
    frame: Frames = None,
) -> None:
    """Draw a blind coding sheet for people: passages or matches, with a codebook and a key beside it."""
    from framing.cli.commands.sample import run_sample

    count = CountOptions(
        lexicon=lexicon,
        no_gate=no_gate,
        unit="document" if sampling.unit == "match" else sampling.unit,
        concept=concept,
        frame=frame,
    )
    run_sample(context, paths, read, count, show, sampling, checked)


@with_options
def train(
    context: typer.Context,
    read: LabelledOptions,
    options: TrainOptions,
    tell: TellOptions,
    labelled: Labelled = None,
) -> None:
    """Learn a classifier from labelled passages, and say how well it does on passages it has not seen."""
    from framing.cli.commands.train import run_train

    run_train(context, labelled, read, options, tell)


@with_options
def evaluate(
    context: typer.Context,
    read: LabelledOptions,
    judge: JudgeOptions,
    coding: CodingOptions,
    show: Annotated[PrintOptions, VIEWS],
    labelled: Labelled = None,
) -> None:
    """Check a model or lexicon against the labels of people, or how far coders agree (--coder)."""
    from framing.cli.commands.evaluate import run_evaluate

    run_evaluate(context, labelled, read, judge, coding, show)
