"""What `framing lexicon convert` does: a dictionary in, another out, and on standard error what was lost."""

from __future__ import annotations

import sys
from pathlib import Path

from framing.cli.output.filing import files_among, refuse_written_over
from framing.cli.output.writing import goes_to_file, open_output, report_problem, say
from framing.errors import Problem, UsageError
from framing.lexicon.finding import bundled_paths, shown_path
from framing.lexicon.interchange import (
    Dictionary,
    LossNote,
    choose_format,
    parse_dictionary,
    read_dictionary,
    write_dictionary,
)
from framing.report.media.safe import one_line


def convert_file(
    source: str, output: str | None, *, read_as: str | None, write_as: str | None, shown: int | None
) -> None:
    """Convert a file (`-`: standard input) and tell what was lost, of each kind at most `shown` cases (`None`: all)."""
    target = choose_format(write_as, output, direction="write")
    dictionary, name = _read(source, read_as)
    if target.name == name == "toml":
        raise UsageError(source, "is a lexicon already", "give --to another format")
    refuse_written_over("--output", output, files_among([source]))
    to_file = goes_to_file(output)
    identity = Path(output).stem if to_file and output is not None else None
    written = write_dictionary(dictionary, format_name=target.name, identity=identity)
    with open_output(output) as out:
        out.write(written.data)
    _tell((*dictionary.notes, *written.notes), shown)


def _read(source: str, read_as: str | None) -> tuple[Dictionary, str]:
    """Return the dictionary and the name of its format."""
    if source == "-":
        name = choose_format(read_as, None, direction="read").name
        return parse_dictionary(sys.stdin.buffer.read(), format_name=name, shown="-"), name
    if not Path(source).exists() and source in (bundled := bundled_paths()):
        path = bundled[source]
        shown = shown_path(path)
        return parse_dictionary(path.read_bytes(), format_name="toml", shown=shown, path=path), "toml"
    dictionary = read_dictionary(source, format_name=read_as)
    return dictionary, choose_format(read_as, source, direction="read").name


def _tell(notes: tuple[LossNote, ...], shown: int | None) -> None:
    """List the losses kind by kind: the first cases and how many more, or (0 to be shown) the sums alone."""
    kinds: dict[str, list[LossNote]] = {}
    for note in notes:
        kinds.setdefault(note.what, []).append(note)
    for what, cases in kinds.items():
        for note in cases[:shown]:
            report_problem(Problem(note.place, str(note)), kind="note")
        if shown and len(cases) > shown:
            say(f"note: {one_line(what)}: {len(cases) - shown:,} more (--verbose lists them)")
    if notes and shown == 0:
        sums = "; ".join(f"{one_line(what)} ({len(cases):,})" for what, cases in kinds.items())
        say(f"not carried over as it stood: {sums}")
