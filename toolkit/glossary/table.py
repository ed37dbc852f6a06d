"""A glossary: one or several CSV tables laid over each other. Reads files; matches nothing.

The project's own table lies at the bottom. A later table's row replaces an earlier table's row for the same source.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.errors import GlossaryError
from toolkit.findings import Severity
from toolkit.glossary.lint import Row, lint, read_rows
from toolkit.glossary.term import Enforce, Term, TermStatus
from toolkit.glossary.variants import normalised

COLUMNS = (
    "source",
    "target",
    "alternatives",
    "status",
    "enforce",
    "short",
    "domain",
    "when",
    "case",
    "authority",
    "year",
    "note",
)
"""The columns that mean something, in the order in which the project's own table has them."""


@dataclass(frozen=True, kw_only=True)
class Glossary:
    """Every row that counts, lower layers first, rows in their tables' order.

    `layers` gives the layer of each term by position (0: the lowest); a match of a higher layer beats one of a lower
    layer, even inside a longer one. Empty `layers` means that all terms lie in one. `digest` is the first 16 hex digits
    of the SHA-256 of whatever can change a result (not of file names, line numbers, notes).
    """

    terms: tuple[Term, ...]
    layers: tuple[int, ...] = ()
    digest: str = field(default="")

    def __post_init__(self) -> None:
        if not self.layers:
            object.__setattr__(self, "layers", (0,) * len(self.terms))
        if not self.digest:
            object.__setattr__(self, "digest", _digest(self.terms, self.layers))

    @property
    def forbidden(self) -> tuple[Term, ...]:
        """The rows whose English must not appear."""
        return tuple(term for term in self.terms if term.status is TermStatus.FORBIDDEN)

    def extended(self, terms: Iterable[Term]) -> Glossary:
        """The same with one more layer on top, for terms that a report defines for itself."""
        return _laid([*self._tables(), tuple(terms)])

    def _tables(self) -> list[tuple[Term, ...]]:
        top = max(self.layers, default=-1)
        return [
            tuple(term for term, layer in zip(self.terms, self.layers, strict=True) if layer == number)
            for number in range(top + 1)
        ]


def load(paths: Sequence[Path], *, default: bool = True) -> Glossary:
    """The glossary that these tables make, laid in their order over the project's own (unless `default` is False).

    Raises GlossaryError with every error of every table, each as `file:line: CODE message`; warnings do not stop it.
    """
    files = [default_table(), *paths] if default else list(paths)
    problems = [str(problem) for file in files for problem in lint(file) if problem.severity is Severity.ERROR]
    if problems:
        raise GlossaryError(
            problems, help="Correct these rows; `govreport glossary lint FILE` checks a table and explains each code."
        )
    return _laid([tuple(_term(row) for row in read_rows(file).rows) for file in files])


def default_table() -> Path:
    """The project's own table: inside an installed package, else at the top of the checkout."""
    package = Path(__file__).resolve().parent.parent
    packaged = package / "data" / "glossary.csv"
    return packaged if packaged.exists() else package.parent / "glossary.csv"


def alternatives(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several values, divided by `|`; empty parts are left out."""
    return tuple(part for part in (part.strip() for part in cell.split("|")) if part)


def _term(row: Row) -> Term:
    """A row without errors as a term."""
    cells = row.cells
    return Term(
        source=cells["source"],
        target=cells["target"],
        alternatives=alternatives(cells.get("alternatives", "")),
        status=TermStatus(cells.get("status") or TermStatus.PREFERRED),
        enforce=Enforce(cells.get("enforce") or Enforce.EXACT),
        short=cells.get("short", ""),
        domain=cells.get("domain", ""),
        when=cells.get("when", ""),
        case=cells.get("case", ""),
        authority=cells.get("authority", ""),
        year=cells.get("year", ""),
        note=cells.get("note", ""),
        extra={name: value for name, value in cells.items() if name not in COLUMNS and value},
        file=row.file,
        line=row.line,
    )


def _laid(tables: Sequence[tuple[Term, ...]]) -> Glossary:
    """Tables laid over each other; proposed rows and forbidden rows replace nothing and are not replaced."""
    numbered = [(term, number) for number, table in enumerate(tables) for term in table]
    replaced_by = {normalised(term.source): number for term, number in numbered if _takes_the_place(term)}
    kept = [
        (term, number)
        for term, number in numbered
        if not _takes_the_place(term) or replaced_by[normalised(term.source)] == number
    ]
    return Glossary(terms=tuple(term for term, _ in kept), layers=tuple(number for _, number in kept))


def _takes_the_place(term: Term) -> bool:
    return term.status in (TermStatus.PREFERRED, TermStatus.KEEP, TermStatus.RETIRED)


def _digest(terms: Sequence[Term], layers: Sequence[int]) -> str:
    content = hashlib.sha256()
    for term, layer in zip(terms, layers, strict=True):
        parts = (
            str(layer),
            term.source,
            term.target,
            "|".join(term.alternatives),
            term.status,
            term.enforce,
            term.short,
            term.when,
            term.case,
        )
        content.update(("\x1f".join(parts) + "\x1e").encode())
    return content.hexdigest()[:16]
