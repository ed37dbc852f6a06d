"""The translation memory: what was translated before under the very same conditions is not translated again.

One sqlite file (WAL), shared by processes. A key is the digest of all that an answer depends on. A file that sqlite
cannot read is set aside under another name and a new one is begun.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from toolkit.engines.engine import Request
from toolkit.errors import InputError
from toolkit.translated import Origin

SCHEMA = """
CREATE TABLE IF NOT EXISTS translations (
    key TEXT PRIMARY KEY, source TEXT NOT NULL, target TEXT NOT NULL, origin TEXT NOT NULL,
    truncated INTEGER NOT NULL, errors INTEGER NOT NULL, created REAL NOT NULL
) WITHOUT ROWID
"""

BUSY_SECONDS = 30.0
"""How long one process waits while another writes."""


@dataclass(frozen=True, kw_only=True)
class Remembered:
    """A target, where it first came from, whether the engine had run out of tokens, and its errors when it was kept."""

    target: str
    origin: Origin
    truncated: bool = False
    errors: int = 0


def memory_path() -> Path:
    """`GOVREPORT_MEMORY`, or `govreport/memory.sqlite` in the user's data folder."""
    named = os.environ.get("GOVREPORT_MEMORY")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("govreport") / "memory.sqlite"


def key_of(request: Request, prompt: str, conditions: Mapping[str, str]) -> str:
    """The digest of a request, the prompt made of it, and the conditions (engine signature, repair, version)."""
    parts = json.dumps([asdict(request), prompt, sorted(conditions.items())], ensure_ascii=False)
    return hashlib.sha256(parts.encode()).hexdigest()


class Memory:
    """An open memory; a context manager.

    A run must not be lost to its memory: what goes wrong after opening is told in `troubles` (kind: message), and the
    run goes on without.
    """

    def __init__(self, path: Path) -> None:
        """Open or begin the file. Raises InputError where the folder cannot be written."""
        self.path = path
        self.troubles: dict[str, str] = {}
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = self._open()
        except (OSError, sqlite3.OperationalError) as error:
            raise InputError(
                f"{path}: the translation memory cannot be opened: {error}",
                help="Name another file in GOVREPORT_MEMORY, or run with --no-memory.",
            ) from error

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, check_same_thread=False, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute(SCHEMA)
            connection.execute("SELECT key, target, origin, truncated, errors FROM translations LIMIT 1").fetchall()
        except sqlite3.OperationalError:
            connection.close()
            raise
        except sqlite3.DatabaseError:
            connection.close()
            set_aside = self.path.with_name(f"{self.path.name}.damaged-{int(time.time())}")
            self.path.replace(set_aside)
            self.troubles["damaged"] = (
                f"the translation memory was damaged; it was set aside as {set_aside} and begun anew"
            )
            for suffix in ("-wal", "-shm"):
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
            return self._open()
        return connection

    def __enter__(self) -> Memory:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. Safe to call twice."""
        self._connection.close()

    def find(self, keys: Sequence[str]) -> dict[str, Remembered]:
        """What is remembered of these keys."""
        found = {}
        try:
            for start in range(0, len(keys), 500):
                some = keys[start : start + 500]
                marks = ",".join("?" * len(some))
                query = f"SELECT key, target, origin, truncated, errors FROM translations WHERE key IN ({marks})"
                for key, target, origin, truncated, errors in self._connection.execute(query, some):
                    found[key] = Remembered(
                        target=target, origin=Origin(origin), truncated=bool(truncated), errors=errors
                    )
        except sqlite3.DatabaseError as error:
            self.troubles["unreadable"] = f"{self.path}: the translation memory could not be read: {error}"
        return found

    def keep(self, key: str, source: str, remembered: Remembered) -> None:
        """Write one translation; an older one under the same key is replaced."""
        row = (
            key,
            source,
            remembered.target,
            remembered.origin.value,
            int(remembered.truncated),
            remembered.errors,
            time.time(),
        )
        try:
            self._connection.execute("INSERT OR REPLACE INTO translations VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        except sqlite3.DatabaseError as error:
            self.troubles["unwritten"] = f"{self.path}: not every translation could be remembered: {error}"
