"""What GitHub reads as a command is one line, whatever is in it."""

from __future__ import annotations

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from framing.report.media.annotations import annotation


@given(message=st.text(), title=st.text(min_size=1), path=st.text(min_size=1))
def test_no_text_can_end_a_command_or_a_property(message: str, title: str, path: str) -> None:
    command = annotation("warning", message, title=title, path=path, line=3)
    assert command.count("\n") == 1
    assert "\r" not in command
    head, _, data = command.removesuffix("\n").removeprefix("::warning ").partition("::")
    properties = dict(part.split("=", 1) for part in head.split(","))
    assert list(properties) == ["file", "line", "title"]
    for written, meant in ((properties["file"], path), (properties["title"], title), (data, message)):
        assert "\n" not in written
        assert _decoded(written) == meant


def _decoded(text: str) -> str:
    for code in ("%0D", "%0A", "%3A", "%2C", "%25"):
        text = text.replace(code, unquote(code))
    return text


def test_levels_are_those_of_github() -> None:
    commands = [annotation(level, "m", title="t", path=None).split(" ")[0] for level in ("error", "warning", "info")]
    assert commands == ["::error", "::warning", "::notice"]
