"""What can be wrong with a glossary table, each kind with a code and a paragraph of manual.

Reads one file and looks at its rows, alone and beside each other. Errors keep a table from being used; warnings do not.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from toolkit.findings import Severity
from toolkit.glossary.term import Enforce, TermStatus
from toolkit.glossary.variants import normalised

CODES: Mapping[str, str] = MappingProxyType(
    {
        "G001": (
            "The file cannot be read: it is missing, is not a file, is not UTF-8 (a byte order mark is accepted), or "
            "its quotation marks do not pair. Save it from the spreadsheet as CSV UTF-8."
        ),
        "G002": (
            "The first line must name the columns, and `source` and `target` must be among them, each once. A file "
            "whose columns are divided by semicolons or tabs reads as one column and is reported here."
        ),
        "G003": (
            "The row has more cells than the header has columns. Mostly a comma inside a cell: put the cell into "
            "double quotation marks."
        ),
        "G004": (
            "The source or the target is empty. Only a forbidden row may do without a source, and only a row to keep "
            "may do without a target."
        ),
        "G005": (
            "The row says again what an earlier row says: same source, same target, same condition, same status. "
            "Delete one of the two."
        ),
        "G006": (
            "Two rows give one source different targets, and no condition in `when` tells them apart. Keep one, and "
            "put the other English among its alternatives, or give both a condition."
        ),
        "G007": (
            "A cell holds a word that the column does not know. status: preferred, forbidden, keep, proposed, "
            "retired. enforce: exact, first, advise. case: empty or yes."
        ),
        "G008": (
            "The cell begins or ends with white space. It is ignored, but differs between editors and makes diffs "
            "hard to read."
        ),
        "G009": (
            "The bar `|` divides the values of `alternatives` and `when`. An empty value, the same value twice, or a "
            "value that repeats the target is a slip; a bar in source, target or short is an error."
        ),
        "G010": (
            "The cell holds a character that no one sees or that marks a damaged file: a control character, a "
            "zero-width character, a line break, or U+FFFD. Type the cell again."
        ),
        "G011": (
            "The English holds Chinese characters. They would be demanded of the translation, which may hold none."
        ),
        "G012": (
            "One row forbids an English form that another row prefers or accepts for the same source. The translation "
            "could not satisfy both."
        ),
        "G013": (
            "The source is a single character. It would match inside most longer words; add the word that it stands "
            "in, or set the row to advise."
        ),
        "G014": (
            "Two sources differ only in traditional or simplified characters, width, case or spaces. They match the "
            "same text, so one row is enough."
        ),
        "G015": (
            "A row of enforce `first` needs `short`, the form used after the first mention; without it the full form "
            "is demanded each time."
        ),
        "G016": (
            "A condition in `when` is neither a word that must be near nor a guard. `!托` forbids the match before 托, "
            "`![托派]` before any of these characters, `城!` after 城, `[城社]!` after any of these characters."
        ),
        "G017": (
            "An exact target of more than eight words can rarely be fitted into a sentence. Use `first` with a short "
            "form, or `advise`."
        ),
    }
)
"""The manual: what each code means and what to do."""

MOST_WORDS = 8
"""Longest target, in words, that is demanded letter for letter; longer ones spoil the sentence around them."""

_CHINESE = re.compile(r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_UNSEEN = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffd]")
_CONDITION = re.compile(r"!?(?:[^!\[\]]+|\[[^!\[\]]+\])|(?:[^!\[\]]+|\[[^!\[\]]+\])!")
_WARNINGS = frozenset({"G008", "G013", "G014", "G015", "G017"})
_PLACING = (TermStatus.PREFERRED, TermStatus.KEEP)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing wrong at a line (from 1; the header is 1). `str()` gives `glossary.csv:17: G004 message`."""

    file: str
    line: int
    code: str
    severity: Severity
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code} {self.message}"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of a table: cells by column name, white space around them taken off; `raw` has them as they are."""

    file: str
    line: int
    cells: Mapping[str, str]
    raw: tuple[str, ...] = ()
    surplus: int = 0


@dataclass(frozen=True, kw_only=True)
class Table:
    """What a file holds: its rows, and what kept others from being read."""

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()


def lint(path: Path) -> list[Problem]:
    """Everything wrong with the table at `path`, in the order of its lines."""
    table = read_rows(path)
    found = [*table.problems, *_of_rows(table.rows), *_between_rows(table.rows)]
    return sorted(found, key=lambda problem: (problem.line, problem.code, problem.message))


def read_rows(path: Path) -> Table:
    """The rows of the CSV file at `path`; empty lines are passed over. A file that cannot be read is a problem."""

    def refuse(line: int, code: str, message: str) -> Table:
        return Table(
            problems=(Problem(file=str(path), line=line, code=code, severity=Severity.ERROR, message=message),)
        )

    try:
        data = path.read_bytes()
    except OSError as error:
        return refuse(1, "G001", f"cannot be read: {error.strerror or error}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return refuse(data[: error.start].count(b"\n") + 1, "G001", "is not UTF-8; save it as CSV UTF-8")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in reader:
            lines.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        return refuse(line, "G001", f"cannot be read as CSV: {error}")
    filled = [(number, cells) for number, cells in lines if any(cell.strip() for cell in cells)]
    if not filled:
        return refuse(1, "G002", "the file is empty; its first line must name the columns source and target")
    (top, names), *rest = filled
    header = [name.strip().lower() for name in names]
    missing = [name for name in ("source", "target") if header.count(name) != 1]
    if missing:
        return refuse(top, "G002", f"the header must name the column {' and the column '.join(missing)} once")
    return Table(rows=tuple(_row(str(path), number, header, cells) for number, cells in rest))


def _row(file: str, line: int, header: list[str], cells: list[str]) -> Row:
    padded = cells + [""] * (len(header) - len(cells))
    named = {name: cell.strip() for name, cell in zip(header, padded, strict=False) if name}
    surplus = sum(bool(cell.strip()) for cell in cells[len(header) :])
    return Row(file=file, line=line, cells=named, raw=tuple(cells), surplus=surplus)


def _problem(row: Row, code: str, message: str) -> Problem:
    severity = Severity.WARNING if code in _WARNINGS else Severity.ERROR
    return Problem(file=row.file, line=row.line, code=code, severity=severity, message=message)


def _of_rows(rows: Iterable[Row]) -> Iterator[Problem]:
    for row in rows:
        yield from _emptiness(row)
        yield from _words(row)
        yield from _characters(row)
        yield from _bars(row)
        yield from _length(row)


def _emptiness(row: Row) -> Iterator[Problem]:
    if row.surplus:
        yield _problem(row, "G003", f"{row.surplus} more filled cells than the header has columns")
    status = row.cells.get("status")
    if not row.cells["source"] and status != TermStatus.FORBIDDEN:
        yield _problem(row, "G004", "source is empty")
    if not row.cells["target"] and status != TermStatus.KEEP:
        yield _problem(row, "G004", "target is empty")


def _words(row: Row) -> Iterator[Problem]:
    known = {"status": tuple(TermStatus), "enforce": tuple(Enforce), "case": ("yes",)}
    for column, words in known.items():
        value = row.cells.get(column, "")
        if value and value not in words:
            yield _problem(row, "G007", f"{column} is {value!r}; it may be {', '.join(words)} or empty")


def _characters(row: Row) -> Iterator[Problem]:
    if any(cell != cell.strip() for cell in row.raw):
        yield _problem(row, "G008", "white space at the edge of a cell")
    for column, value in row.cells.items():
        unseen = _UNSEEN.search(value) if not value.isascii() or not value.isprintable() else None
        if unseen:
            character = unseen.group()
            name = unicodedata.name(character, "control character")
            yield _problem(row, "G010", f"{column} holds U+{ord(character):04X} ({name})")
    for column in ("target", "short", "alternatives"):
        chinese = _CHINESE.search(row.cells.get(column, ""))
        if chinese and row.cells.get("status") != TermStatus.KEEP:
            yield _problem(row, "G011", f"{column} holds the Chinese character {chinese.group()}")


def _bars(row: Row) -> Iterator[Problem]:
    for column in ("source", "target", "short"):
        if "|" in row.cells.get(column, ""):
            yield _problem(row, "G009", f"{column} holds the bar |, which divides alternatives")
    for column in ("alternatives", "when"):
        cell = row.cells.get(column, "")
        parts = [part.strip() for part in cell.split("|")] if cell else []
        if "" in parts:
            yield _problem(row, "G009", f"{column} has an empty value beside a bar |")
        if len(set(parts)) < len(parts):
            yield _problem(row, "G009", f"{column} names a value twice")
        if column == "alternatives" and row.cells["target"] in parts:
            yield _problem(row, "G009", "alternatives repeats the target")
        if column == "when" and not all(_CONDITION.fullmatch(part) for part in parts if part):
            yield _problem(row, "G016", f"when is {cell!r}; a condition is a word, !next, ![any], before! or [any]!")


def _length(row: Row) -> Iterator[Problem]:
    enforce = row.cells.get("enforce") or Enforce.EXACT
    preferred = (row.cells.get("status") or TermStatus.PREFERRED) == TermStatus.PREFERRED
    if preferred and len(row.cells["source"]) == 1 and enforce != Enforce.ADVISE:
        yield _problem(row, "G013", f"the source {row.cells['source']} is a single character")
    if preferred and enforce == Enforce.FIRST and not row.cells.get("short"):
        yield _problem(row, "G015", "enforce is first, but short is empty")
    words = row.cells["target"].count(" ") + 1
    if preferred and enforce == Enforce.EXACT and words > MOST_WORDS:
        yield _problem(row, "G017", f"an exact target of {words} words")


def _between_rows(rows: Sequence[Row]) -> Iterator[Problem]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(normalised(row.cells["source"]), []).append(row)
    everything_accepted = _accepted(rows)
    for source, group in groups.items():
        if source and len(group) > 1:
            yield from _rivals([row for row in group if _status(row) in _PLACING])
        forbidden = [row for row in group if _status(row) is TermStatus.FORBIDDEN]
        yield from _clashes(forbidden, _accepted(group) if source else everything_accepted)


def _rivals(group: list[Row]) -> Iterator[Problem]:
    """Rows of one source against the first row before them with the same condition."""
    first: dict[str, Row] = {}
    for row in group:
        earlier = first.setdefault(row.cells.get("when", ""), row)
        if earlier is row:
            continue
        if row.cells["target"] != earlier.cells["target"]:
            targets = f"{earlier.cells['target']!r} and {row.cells['target']!r}"
            yield _problem(row, "G006", f"{row.cells['source']} has the targets {targets} (line {earlier.line})")
        elif row.cells["source"] != earlier.cells["source"]:
            yield _problem(
                row, "G014", f"{row.cells['source']} is {earlier.cells['source']} of line {earlier.line} in other form"
            )
        else:
            yield _problem(row, "G005", f"{row.cells['source']} stands already at line {earlier.line}")


def _clashes(rows: Iterable[Row], accepted: Mapping[str, Row]) -> Iterator[Problem]:
    """Forbidden rows of one source against the English that others accept and against each other."""
    first: dict[str, Row] = {}
    for row in rows:
        target = row.cells["target"].casefold()
        if target in accepted:
            yield _problem(row, "G012", f"forbids {row.cells['target']!r}, accepted by line {accepted[target].line}")
        earlier = first.setdefault(target, row)
        if earlier is not row:
            yield _problem(row, "G005", f"{row.cells['target']!r} is forbidden already at line {earlier.line}")


def _accepted(rows: Iterable[Row]) -> dict[str, Row]:
    return {form.casefold(): row for row in rows if _status(row) is TermStatus.PREFERRED for form in _forms(row)}


def _status(row: Row) -> TermStatus | None:
    value = row.cells.get("status") or TermStatus.PREFERRED
    return TermStatus(value) if value in tuple(TermStatus) else None


def _forms(row: Row) -> Iterator[str]:
    yield row.cells["target"]
    yield from (part.strip() for part in row.cells.get("alternatives", "").split("|") if part.strip())
    if row.cells.get("short"):
        yield row.cells["short"]
