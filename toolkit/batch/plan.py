"""Which reports a batch translates, and where each one's output goes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import InputError

SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".doc", ".wps", ".rtf", ".ofd"})
"""Files of a folder that are taken for reports; what cannot be read fails in its own row."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """One report: `name` is its path below the batch's folder, `stem` its outputs' path below the output folder."""

    name: str
    path: Path
    stem: str

    def digest(self) -> str:
        """sha256 of the file, first 16 hex digits; empty where it cannot be read."""
        try:
            with self.path.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()[:16]
        except OSError:
            return ""


def plan(folder: Path, out: Path) -> list[Job]:
    """Every report in a folder and its subfolders, by name; hidden files and the output folder are left out.

    Raises InputError where the folder does not exist or holds no report.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder", help="Give the folder that holds the reports.")
    inside = out.resolve()
    paths = [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in SUFFIXES
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and not path.resolve().is_relative_to(inside)
    ]
    if not paths:
        raise InputError(
            f"{folder}: no report in it", help=f"Files that end in {', '.join(sorted(SUFFIXES))} are read."
        )
    names = [path.relative_to(folder) for path in paths]
    return [
        Job(name=str(name), path=path, stem=stem) for name, path, stem in zip(names, paths, _stems(names), strict=True)
    ]


def _stems(names: Sequence[Path]) -> list[str]:
    """Names without their suffixes; with them, where two would meet (a.txt and a.docx; then a.txt.md too)."""
    short = [str(name.with_suffix("")) for name in names]
    counts = Counter(short)
    stems = [stem if counts[stem] == 1 else str(name) for stem, name in zip(short, names, strict=True)]
    return stems if len(set(stems)) == len(stems) else [str(name) for name in names]
