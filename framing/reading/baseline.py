"""Findings that are known already, by what stays the same until their sentence is rewritten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import orjson

from framing.errors import ConfigError, reason_of, remedy_of
from framing.reading.linting import Finding

SCHEMA: Final = "framing.baseline/1"
_HINT: Final = "write it anew: framing lint --baseline FILE --write-baseline"


@dataclass(slots=True)
class Baseline:
    """Takes known findings out, each as often as it is known."""

    known: Counter[str] = field(default_factory=Counter)
    met: int = 0

    def take_new(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return the findings that are not known, in order."""
        new = []
        for finding in findings:
            if self.known[finding.fingerprint] > 0:
                self.known[finding.fingerprint] -= 1
                self.met += 1
            else:
                new.append(finding)
        return tuple(new)

    @property
    def gone(self) -> int:
        """Return how many known findings have not been met."""
        return self.known.total()


def read_baseline(path: Path) -> Baseline:
    """Read known findings from a file that `framing lint --write-baseline` wrote. Raises ConfigError for another."""
    try:
        content: Any = orjson.loads(path.read_bytes())
    except FileNotFoundError:
        hint = "framing lint --baseline FILE --write-baseline writes one"
        raise ConfigError(str(path), "no such file", hint) from None
    except OSError as error:
        raise ConfigError(str(path), f"cannot be read: {reason_of(error)}", remedy_of(error)) from None
    except orjson.JSONDecodeError as error:
        raise ConfigError(str(path), f"is no list of known findings: broken JSON ({error})", _HINT) from None
    if not isinstance(content, dict) or content.get("schema") != SCHEMA or not isinstance(content.get("known"), list):
        raise ConfigError(str(path), "is no list of known findings", _HINT)
    known: Counter[str] = Counter()
    for number, entry in enumerate(content["known"], start=1):
        fingerprint, count = (entry.get("fingerprint"), entry.get("count")) if isinstance(entry, dict) else (None, None)
        if not isinstance(fingerprint, str) or type(count) is not int or count < 1:
            raise ConfigError(str(path), f"known finding {number} has no fingerprint and count", _HINT)
        known[fingerprint] += count
    return Baseline(known)
