"""From the options of a command that counts to its scores: lexicons, filters, what people have decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import framing
from framing.cli.intake.decisions import Decided, coded_json, coded_notes, read_decided, text_notes
from framing.cli.intake.documents import Intake
from framing.cli.options.shared import CountOptions, PrintOptions, ReadOptions
from framing.lexicon import load_bundled, load_lexicons
from framing.lexicon.entries import Lexicon
from framing.reading.rulings import ReadTally, Rulings
from framing.reading.scoring import ScoredText
from framing.reading.selecting import Selection, select
from framing.report.media.json import Json
from framing.report.parts.provenance import rulings_json, run_json
from framing.scale.scoring import Make, Scoring, TextScoring
from framing.types import Match, Score

if TYPE_CHECKING:  # a run without classifiers does not pay for them
    from framing.scale.labelling import Labelling


@dataclass(slots=True)
class Run:
    """What a command that counts matches runs with."""

    intake: Intake
    count: CountOptions
    lexicons: tuple[Lexicon, ...]
    selection: Selection
    tally: ReadTally | None = None
    """What people have read, where there are rulings."""
    labelling: Labelling | None = None
    """Which classifiers give labels, too."""
    decided: Decided = field(default_factory=Decided)

    @property
    def show(self) -> PrintOptions:
        """Return how results are printed."""
        return self.intake.show

    @classmethod
    def start(
        cls,
        read: ReadOptions,
        count: CountOptions,
        show: PrintOptions,
        *,
        lexicons: tuple[Lexicon, ...] | None = None,
    ) -> Run:
        """Load the lexicons, unless they are given, and resolve the filters."""
        if lexicons is None:
            lexicons = load_lexicons(count.lexicon) if count.lexicon else load_bundled()
        selection = select(
            lexicons,
            voices=count.voice or (),
            stances=count.stance or (),
            zones=count.zone or (),
            concepts=count.concept or (),
            frames=count.frame or (),
        )
        languages = frozenset(lexicon.language.partition("-")[0].lower() for lexicon in lexicons)
        intake = Intake(read, show, languages)
        decided = read_decided(count.decisions, intake.note)
        tally = ReadTally(decided.rulings) if decided.rulings is not None else None
        return cls(intake, count, lexicons, selection, tally, decided=decided)

    @property
    def rulings(self) -> Rulings | None:
        """Return the rulings of people, `None` without."""
        return self.tally.rulings if self.tally is not None else None

    def scoring(self, make: Make = tuple, *, context: int | None = None) -> Scoring:
        """Return how documents are scored."""
        gate = not self.count.no_gate
        return Scoring(
            self.lexicons, make, self.count.unit, gate, self.selection, context, self.rulings, self.labelling
        )

    def each(self, paths: Sequence[str], make: Make, *, context: int | None = None) -> Iterator[Any]:
        """Yield what `make` returns for the scores of each document of the operands, in order."""
        if self.tally is None:
            yield from self.intake.each(paths, self.scoring(make, context=context))
            return
        for scores in self.intake.each(paths, self.scoring(context=context)):
            self._note_read(scores)
            yield make(scores)

    def scores(self, paths: Sequence[str], *, context: int | None = None) -> Iterator[Score]:
        """Yield the scores of the operands, in order."""
        for scores in self.each(paths, tuple, context=context):
            yield from scores

    def texts(self, paths: Sequence[str], *, context: int | None = None) -> Iterator[ScoredText]:
        """Yield the documents of the operands with their texts and scores, in order."""
        for text in self.intake.each(paths, TextScoring(self.scoring(context=context))):
            self._note_read(text.scores)
            yield text

    def count_read(self, matches: Iterable[Match]) -> None:
        """Take in which matches people have read."""
        if self.tally is not None:
            self.tally.add(matches)

    def _note_read(self, scores: Iterable[Score]) -> None:
        for score in scores:
            self.count_read(score.matches)

    def finish(self, *, coded_met: int | None = None) -> None:
        """Say how many records were left out, how much people have read, and how many coded documents were met."""
        self.intake.finish()
        for note in text_notes(self.decided.texts, coded_met):
            self.intake.note(note)
        if self.tally is not None:
            from framing.report.words.rulings import reading_notes

            for note in reading_notes(self.tally.result(), self.decided.path, unread=self.tally.rulings.unread):
                self.intake.note(note)

    def note_coded(self, met: Mapping[str, int], *, options: str) -> None:
        """Say how many of the passages that people have coded were met by each classifier that was applied."""
        for note in coded_notes(self.decided.coded, met, options=options):
            self.intake.note(note)

    def provenance(self, command: str) -> Json:
        """Return what one needs to repeat the run."""
        count = self.count
        settings: dict[str, Any] = {
            "unit": count.unit,
            "gate": not count.no_gate,
            "voice": count.voice or [],
            "stance": count.stance or [],
            "zone": count.zone or [],
            "concept": count.concept or [],
            "frame": count.frame or [],
            **self.intake.asked(),
        }
        if self.rulings is not None:
            settings["decisions"] = rulings_json(self.rulings)
        if self.decided.texts is not None:
            texts = self.decided.texts
            settings["coded_texts"] = {"documents": len(texts.texts), "sha256": texts.sha256}
        if self.decided.coded:
            settings["coded"] = coded_json(self.decided.coded)
        run = run_json(command, framing.__version__, self.lexicons, settings)
        if self.labelling is not None:
            from framing.report.classify.json import model_json

            settings["precision"] = self.labelling.precision
            run = {**run, "settings": settings, "models": [model_json(model) for model in self.labelling.models]}
        return run
