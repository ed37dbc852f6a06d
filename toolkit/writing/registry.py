"""Every form in which a translated report can be written, by the name that `--format` takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.errors import UsageError
from toolkit.translated import TranslatedReport
from toolkit.writing import json, markdown


@dataclass(frozen=True, kw_only=True)
class Writer:
    """A form: its file suffix and the function that renders it."""

    suffix: str
    render: Callable[[TranslatedReport], str]


WRITERS = {
    "md": Writer(suffix=markdown.SUFFIX, render=markdown.render),
    "json": Writer(suffix=json.SUFFIX, render=json.render),
}


def find_writer(name: str) -> Writer:
    """The writer of this name; raises UsageError naming the known ones."""
    if name not in WRITERS:
        raise UsageError(f"--format {name}: not known", help=f"Known: {', '.join(WRITERS)}.")
    return WRITERS[name]
