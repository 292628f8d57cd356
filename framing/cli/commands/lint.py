"""`framing lint`: labels and words in the writer's own voice, by the rules of a house."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import typer

import framing
from framing.cli.exit_status import ExitStatus
from framing.cli.intake.documents import operands
from framing.cli.intake.scoring import Run
from framing.cli.options.lint import FailLevel, LintOptions
from framing.cli.options.shared import CountOptions, PrintOptions, ReadOptions
from framing.cli.output.filing import refuse_text, refuse_written_over
from framing.cli.output.writing import (
    choose_format,
    goes_to_file,
    open_output,
    refuse_hidden_text,
    render,
    say,
    width_of,
)
from framing.errors import Problem, UsageError
from framing.lexicon import load_bundled, load_lexicons
from framing.lexicon.entries import Lexicon
from framing.reading.baseline import Baseline, read_baseline
from framing.reading.house_style import LEVELS, PLAIN, WORDS, HouseStyle, read_house_style
from framing.reading.linting import Finding, Linter, read_plain_names
from framing.report.lint.rows import baseline_json, finding_annotation, finding_line, findings_csv, findings_json
from framing.report.lint.totals import Totals, hint_line, often_line, totals_line
from framing.report.media.annotations import SHOWN
from framing.report.media.json import Json, dump_indented
from framing.report.words.phrases import plural
from framing.scale.scoring import Scoring
from framing.types import Document, Match


@dataclass(frozen=True, slots=True)
class _Linting:
    """Finds what the rules find in each document; its matches go along where rulings of people are counted."""

    scoring: Scoring
    style: HouseStyle
    asked: frozenset[str]
    plain: frozenset[str]

    def __call__(self) -> Callable[[Document], tuple[tuple[Match, ...], tuple[Finding, ...]]]:
        scorer = self.scoring.scorer()
        linter = Linter(scorer.lexicons, self.style, self.asked, self.plain)
        ruled = self.scoring.rulings is not None

        def work(document: Document) -> tuple[tuple[Match, ...], tuple[Finding, ...]]:
            matched = scorer.find(document)
            return matched.matches if ruled else (), linter.lint(matched)

        return work


@dataclass(slots=True)
class _Check:
    """One run of the check: its rules, what is known already, and what has been found so far."""

    run: Run
    style: HouseStyle
    asked: frozenset[str]
    plain: frozenset[str]
    baseline: Baseline
    fail: FailLevel
    totals: Totals = field(default_factory=Totals)

    @property
    def passed(self) -> bool:
        """Tell whether nothing was found so far that is grave enough to fail."""
        grave = LEVELS[: LEVELS.index(self.fail) + 1] if self.fail != "never" else ()
        return not any(self.totals.levels[level] for level in grave)

    @property
    def told(self) -> str:
        """Return what was found so far in one line."""
        return totals_line(self.totals, known=self.baseline.met, passed=self.passed)

    def each(self, places: list[str]) -> Iterator[tuple[Finding, ...]]:
        """Yield the new findings of each document of the operands, in order."""
        linting = _Linting(self.run.scoring(), self.style, self.asked, self.plain)
        for matches, findings in self.run.intake.each(places, linting):
            self.run.count_read(matches)
            new = self.baseline.take_new(findings)
            self.totals.add(new)
            yield new

    def provenance(self) -> Json:
        """Return what one needs to repeat the run."""
        run = self.run.provenance("lint")
        for name in ("unit", "voice", "stance"):
            del run["settings"][name]
        run["settings"] |= {"house": self.style.sha256, "fail_level": self.fail, "known": self.baseline.met}
        if self.plain:
            run["settings"]["plain_names"] = len(self.plain)
        return run


def run_lint(
    context: typer.Context,
    paths: list[str] | None,
    read: ReadOptions,
    options: LintOptions,
    show: PrintOptions,
) -> None:
    """Write what the rules find in the operands, and exit with 1 where that is grave enough."""
    places = operands(context, paths)
    chosen = choose_format(show.format, show.output, allowed=show.formats)
    refuse_hidden_text(chosen, no_text=show.no_text)
    _check_baseline(options, places)
    check = _start(read, options, show)
    if options.write_baseline:
        if show.output is not None:
            raise UsageError("--output", "nothing is printed with --write-baseline", "leave one of them out")
        _write_baseline(check, options, places)
        return
    with open_output(show.output) as out:
        for piece in _pieces(check, chosen, places):
            out.write(piece)
    check.run.finish()
    _note_rest(check, chosen, options)
    if not check.passed:
        if goes_to_file(show.output) and not show.quiet:
            say(f"{show.output}: {check.told}")
        raise typer.Exit(ExitStatus.CHECK_FAILED)


def _check_baseline(options: LintOptions, places: list[str]) -> None:
    """Raise UsageError where the file of what is known is missing, is read as a text, or would replace another."""
    if options.baseline is not None:
        refuse_text("--baseline", options.baseline, places)
    if options.write_baseline:
        if options.baseline is None:
            raise UsageError("--write-baseline", "no file is named", "name it: --baseline FILE")
        beside = [name for name in (options.house, *(options.decisions or ())) if name is not None]
        refuse_written_over("--baseline", str(options.baseline), map(str, beside))


def _start(read: ReadOptions, options: LintOptions, show: PrintOptions) -> _Check:
    """Load lexicons, rules and known findings; the bundled lexicons that rules name are used where none is chosen."""
    known = Baseline() if options.baseline is None or options.write_baseline else read_baseline(options.baseline)
    lexicons = load_lexicons(options.lexicon) if options.lexicon else load_bundled()
    asked = frozenset(lexicon.id for lexicon in lexicons)
    style = PLAIN
    if options.house is not None:
        style, lexicons = _with_house(options, lexicons)
    count = CountOptions(
        lexicon=options.lexicon,
        no_gate=options.no_gate,
        zone=options.zone,
        concept=options.concept,
        frame=options.frame,
        decisions=options.decisions,
    )
    run = Run.start(read, count, show, lexicons=lexicons)
    if idle := sorted(_named(style) - {lexicon.id for lexicon in lexicons}):
        message = f"has rules on labels of lexicons that are not in use: {', '.join(idle)}"
        run.intake.note(Problem(str(options.house), message, "leave --lexicon out, or name these with -l, too"))
    plain = frozenset() if options.lexicon else read_plain_names()
    return _Check(run, style, asked, plain, known, options.fail_level)


def _with_house(options: LintOptions, lexicons: tuple[Lexicon, ...]) -> tuple[HouseStyle, tuple[Lexicon, ...]]:
    """Read the house file; return it and the lexicons that are used with it, its own words among them."""
    assert options.house is not None
    ids = {lexicon.id for lexicon in lexicons}
    others = tuple(lexicon for lexicon in load_bundled(default_only=False) if lexicon.id not in ids)
    style = read_house_style(options.house, lexicons, others)
    if WORDS in ids and style.words is not None:
        raise UsageError("--lexicon", f"a lexicon has the id {WORDS}, as the words of a house have", "give it another")
    more = () if options.lexicon else tuple(lexicon for lexicon in others if lexicon.id in _named(style))
    return style, (*lexicons, *more, *([style.words] if style.words is not None else []))


def _named(style: HouseStyle) -> set[str]:
    """Return the lexicons whose labels the rules of a house make findings of."""
    return {name.partition(":")[0] for rule in style.rules for name in rule.names if rule.level != "off"}


def _write_baseline(check: _Check, options: LintOptions, places: list[str]) -> None:
    value = baseline_json(finding for findings in check.each(places) for finding in findings)
    with open_output(str(options.baseline)) as out:
        out.write(dump_indented(value))
    check.run.finish()
    say(f"{plural(check.totals.levels.total(), 'finding')} known from now on, in {options.baseline}")


def _pieces(check: _Check, chosen: str, places: list[str]) -> Iterator[bytes]:
    with_text = not check.run.show.no_text
    findings = (finding for found in check.each(places) for finding in found)
    if chosen == "jsonl":
        yield from (finding_line(finding, with_text=with_text) for finding in findings)
    elif chosen == "csv":
        yield from findings_csv(findings, with_text=with_text)
    elif chosen == "github":
        yield from (finding_annotation(finding, with_text=with_text) for finding in findings)
    elif chosen == "json":
        every = list(findings)
        yield dump_indented(findings_json(every, check.provenance(), passed=check.passed, with_text=with_text))
    elif chosen == "sarif":
        from framing.report.lint.sarif import findings_sarif

        every = list(findings)
        version, run = framing.__version__, check.provenance()
        yield dump_indented(findings_sarif(every, check.style, run, version=version, with_text=with_text))
    else:
        yield from _views(check, chosen, places)


def _views(check: _Check, chosen: str, places: list[str]) -> Iterator[bytes]:
    from rich.text import Text

    from framing.report.lint.view import LintView
    from framing.report.media.safe import markdown

    show = check.run.show
    view, totals, to_file = LintView(check.run.lexicons), check.totals, goes_to_file(show.output)
    for findings in check.each(places):
        if chosen == "markdown":
            yield view.markdown(findings).encode("utf-8", "backslashreplace")
        elif findings:
            yield render(*view.lines(findings, width=width_of(to_file=to_file)), color=show.color, to_file=to_file)
    found = totals.levels.total() > 0
    if show.quiet and not found:
        return
    told = [check.told, often_line(totals)]
    if chosen == "markdown":
        lines = [f"{markdown(line)}." for line in told if line]
        yield (("\n" if found else "") + "\n\n".join(lines) + "\n").encode()
        return
    parts = [Text(told[0], style="green" if check.passed else "bold red")]
    if found and not show.quiet:
        own_alone = all(rule.own_alone for rule in check.style.rules)
        hint = hint_line(totals, own_alone=own_alone, plain=bool(check.plain), options=_same_names(check))
        parts += [Text(line, style="dim") for line in (told[1], hint) if line]
    yield render(*parts, color=show.color, to_file=to_file)


def _same_names(check: _Check) -> list[str]:
    """Return the options with which another command finds the same names."""
    count = check.run.count
    return [word for name in count.lexicon or () for word in ("-l", name)] + ["--no-gate"] * count.no_gate


def _note_rest(check: _Check, chosen: str, options: LintOptions) -> None:
    """Say what is worth knowing beside the findings."""
    note = check.run.intake.note
    if check.baseline.gone:
        message = f"{plural(check.baseline.gone, 'known finding')} did not occur in these texts"
        note(Problem(str(options.baseline), message, "--write-baseline, upon all texts, forgets those that are mended"))
    most = max(check.totals.levels.values(), default=0)
    if chosen == "github" and most > SHOWN:
        message = f"GitHub shows {SHOWN} annotations of a level and step; of one level there are {most:,} here"
        note(Problem("--format github", message, "-f sarif, uploaded to code scanning, shows all"))
