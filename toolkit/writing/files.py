"""Files appear whole or not at all: a run that dies never leaves half a file where a good one stood."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from toolkit.errors import InputError


def require_folder(folder: Path) -> None:
    """Make a folder and prove that it can be written, before the long work. Raises InputError where it cannot."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise InputError(
            f"{folder}: cannot be written: {error.strerror or error}", help="Name another folder with -o."
        ) from error


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 beside the place and move it there. Raises InputError where the place cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            Path(scratch).chmod(0o644)
            Path(scratch).replace(path)
        except BaseException:
            Path(scratch).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(
            f"{path}: cannot be written: {error.strerror or error}",
            help="Free some space or name another folder with -o. An older file in that place is as it was.",
        ) from error
