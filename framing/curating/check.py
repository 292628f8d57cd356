"""Check a lexicon file: what is wrong, what is doubtful, and whether its embedded tests hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from framing.curating.check_claims import warn_of_claims
from framing.curating.check_terms import warn_of_terms
from framing.curating.check_tests import run_tests, warn_of_tests
from framing.curating.doubts import CODES, Doubt
from framing.errors import LexiconError
from framing.lexicon.entries import AcceptedWarning, Lexicon
from framing.lexicon.finding import bundled_paths, find_lexicon, shown_path
from framing.lexicon.loading import read_lexicon

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that `check` found. `line` is 0 where it concerns the whole file; `about` is `concept[.frame]`."""

    path: str
    line: int
    level: Level
    code: str
    message: str
    hint: str | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `check` found in one file, in file order. `id` is `None` when the file cannot be read as a lexicon.

    `tests` is the number of embedded tests that were run, `settled` the number of warnings that `accept` settled.
    """

    path: str
    id: str | None
    findings: tuple[Finding, ...]
    tests: int
    settled: int

    @property
    def errors(self) -> int:
        """Return the number of errors."""
        return sum(finding.level == "error" for finding in self.findings)

    @property
    def warnings(self) -> int:
        """Return the number of warnings that nothing settles."""
        return len(self.findings) - self.errors

    def passed(self, *, strict: bool = False) -> bool:
        """Tell whether there is no error and, when strict, no warning either."""
        return not self.errors and not (strict and self.warnings)


def check_lexicons(names: Sequence[str] = ()) -> tuple[CheckReport, ...]:
    """Check lexicons named by id or path (none: every bundled one), also that no two of them have the same id.

    Raises `LexiconError` for a name that leads to no file; whatever is wrong inside a file is in its report.
    """
    paths = [find_lexicon(name) for name in names] if names else list(bundled_paths().values())
    for path in paths:
        if not path.is_file():
            read_lexicon(path)  # raises, with the reason
    reports: list[CheckReport] = []
    seen: dict[str, str] = {}
    for path in dict.fromkeys(paths):
        report = check_lexicon(path)
        if report.id is not None and report.id in seen:
            twice = Finding(report.path, 0, "error", "id", f"has the id {report.id}, as {seen[report.id]} has")
            report = CheckReport(report.path, report.id, (twice, *report.findings), report.tests, report.settled)
        if report.id is not None:
            seen.setdefault(report.id, report.path)
        reports.append(report)
    return tuple(reports)


def check_lexicon(path: Path) -> CheckReport:
    """Check one lexicon file. Never raises for what is wrong with the file: that is the report."""
    shown = shown_path(path)
    try:
        lexicon = read_lexicon(path, shown=shown, lines=True)
    except LexiconError as error:
        return CheckReport(shown, None, tuple(_errors_of(error, shown)), tests=0, settled=0)
    failures = run_tests(lexicon)
    doubts = [*warn_of_terms(lexicon), *warn_of_claims(lexicon), *warn_of_tests(lexicon)]
    open_doubts = [doubt for doubt in doubts if not any(_settles(accept, doubt) for accept in lexicon.accept)]
    found = [_finding(shown, "error", doubt) for doubt in failures]
    found += [_finding(shown, "warning", doubt) for doubt in [*open_doubts, *_idle(lexicon, doubts)]]
    if lexicon.id != path.stem:
        message = f"the id is {lexicon.id}, the file is {path.name}: a lexicon is found by the name of its file"
        found.append(Finding(shown, 0, "error", "file-name", message, f"call the file {lexicon.id}.toml"))
    return CheckReport(
        path=shown,
        id=lexicon.id,
        findings=tuple(sorted(found, key=lambda finding: finding.line)),
        tests=len(lexicon.tests),
        settled=len(doubts) - len(open_doubts),
    )


def _errors_of(error: LexiconError, shown: str) -> Iterable[Finding]:
    for problem in error.problems:
        line = problem.place.removeprefix(shown).lstrip(":").split(":")[0]
        number = int(line) if line.isdecimal() else 0
        yield Finding(shown, number, "error", "format", problem.message, problem.hint)


def _finding(shown: str, level: Level, doubt: Doubt) -> Finding:
    return Finding(shown, doubt.line, level, doubt.code, doubt.message, doubt.hint, doubt.about)


def _settles(accept: AcceptedWarning, doubt: Doubt) -> bool:
    code, _, about = accept.warning.partition(":")
    if code != doubt.code:
        return False
    return not about or doubt.about == about or (doubt.about or "").startswith(about + ".")


def _idle(lexicon: Lexicon, doubts: Sequence[Doubt]) -> Iterable[Doubt]:
    """Warn of acceptances that settle nothing: they would hide the next real one."""
    for accept in lexicon.accept:
        if any(_settles(accept, doubt) for doubt in doubts):
            continue
        code = accept.warning.partition(":")[0]
        hint = "delete it"
        if code not in CODES:
            near = get_close_matches(code, CODES, n=1)
            hint = f"did you mean {near[0]}?" if near else f"the codes are {', '.join(CODES)}"
        yield Doubt("idle-accept", accept.line, f"accept {accept.warning!r} settles no warning", hint)
