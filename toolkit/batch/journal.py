"""What a batch has done, a line for each report, written as it happens. A killed run loses at most its last line."""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from toolkit.errors import InputError

NAME = "journal.jsonl"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One report's outcome: the digest of its file, the digest of the signature it was made under, and what came out.

    `forms` are the suffixes of the files that were written.
    """

    name: str
    digest: str
    signature: str
    state: Literal["done", "failed"]
    forms: tuple[str, ...] = ()
    errors: int = 0
    warnings: int = 0
    seconds: float = 0.0
    message: str = ""


class Journal:
    """The journal in an output folder."""

    def __init__(self, out: Path) -> None:
        self.path = out / NAME
        try:
            out.mkdir(parents=True, exist_ok=True)
            self._rows = self._read()
        except OSError as error:
            raise InputError(f"{self.path}: {error.strerror or error}", help="Name another folder with -o.") from error

    def _read(self) -> dict[str, Row]:
        rows: dict[str, Row] = {}
        if self.path.exists():
            for line in self.path.read_text(encoding="utf-8", errors="replace").split("\n"):
                try:
                    row = Row(**json.loads(line))
                except (ValueError, TypeError):
                    continue  # the line that a kill cut short: its report is simply done again
                rows[row.name] = row
        return rows

    def finished(self, name: str, digest: str, signature: str, forms: Collection[str]) -> bool:
        """Whether this very file was done under this very signature, in all of these forms."""
        row = self._rows.get(name)
        if row is None or row.state != "done":
            return False
        return (row.digest, row.signature) == (digest, signature) and set(forms) <= set(row.forms)

    def write(self, row: Row) -> None:
        """Add a row and make sure that it is on the disk."""
        self._rows[row.name] = row
        try:
            cut = self.path.exists() and self.path.stat().st_size and not self.path.read_bytes().endswith(b"\n")
            with self.path.open("a", encoding="utf-8") as stream:
                stream.write(("\n" if cut else "") + json.dumps(asdict(row), ensure_ascii=False) + "\n")
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            raise InputError(
                f"{self.path}: {error.strerror or error}", help="Free some space and run again."
            ) from error
