"""Every error a user can cause, with its exit code and what to do about it.

ToolkitError                    exit code
├── InputError                      1      a report that cannot be read, or an output that cannot be written
├── UsageError                      2      arguments that do not fit
├── GlossaryError                   3      a glossary with bad rows, all of them listed
├── ConfigurationError              3      a registry, option file or JSON that does not fit its form
├── ModelError                      3      a model that is missing, damaged, unknown or cannot be fetched
├── FindingsError                   4      findings at or above --fail-on
└── CancelledError                130      stopped by the user

A batch in which some inputs failed exits with 1 after the rest is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar


class ToolkitError(Exception):
    """The root: a message that names the file, line or argument, and a help line that says what to do."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, help: str = "") -> None:  # noqa: A002 - the word users know
        super().__init__(message)
        self.message = message
        self.help = help

    def __str__(self) -> str:
        return f"{self.message}\n{self.help}" if self.help else self.message


class InputError(ToolkitError):
    """A file that cannot be read as a report, or a place that cannot be written."""

    exit_code = 1


class UsageError(ToolkitError):
    """Arguments that do not fit together."""

    exit_code = 2


class GlossaryError(ToolkitError):
    """A glossary with bad rows; `problems` holds one `file:line: CODE message` per row, and all are shown."""

    exit_code = 3

    def __init__(self, problems: Sequence[str], *, help: str = "") -> None:  # noqa: A002
        super().__init__("\n".join(problems), help=help)
        self.problems = tuple(problems)


class ConfigurationError(ToolkitError):
    """A file of the toolkit's own forms (JSON, registry) that does not fit its form."""

    exit_code = 3


class ModelError(ToolkitError):
    """A model that is missing, damaged, unknown, or cannot be fetched."""

    exit_code = 3


class FindingsError(ToolkitError):
    """The work was done and delivered, and has findings at or above the severity named by --fail-on."""

    exit_code = 4


class CancelledError(ToolkitError):
    """The user stopped the work; what was finished has been kept."""

    exit_code = 130
