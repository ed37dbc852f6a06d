"""Reference sets: Chinese segments with the English that a translator wrote for them.

Forms: JSONL with one object a line (`source`, `reference`, and optionally `id`, `document`, `kind`, `section`), or TSV
with Chinese and English in two columns.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import InputError, UsageError


@dataclass(frozen=True, kw_only=True)
class ReferenceSegment:
    """One segment: id, document, kind of report, section, Chinese source, English reference."""

    id: str
    source: str
    reference: str
    document: str = ""
    kind: str = ""
    section: str = ""


def default_sets() -> list[Path]:
    """The project's own sets: inside an installed package, else in `eval/` of the checkout."""
    package = Path(__file__).resolve().parent.parent
    packaged = package / "data" / "eval"
    return sorted((packaged if packaged.exists() else package.parent / "eval").glob("*.jsonl"))


def load_sets(paths: Sequence[Path]) -> list[ReferenceSegment]:
    """The segments of all files, in order.

    Raises InputError naming file and line where a row does not fit, and UsageError for a suffix that is not known.
    """
    segments = [segment for path in paths for segment in _load(path)]
    if not segments:
        raise UsageError("no reference segments", help="Name a .jsonl or .tsv file.")
    return segments


def read_lines(path: Path) -> list[str]:
    r"""The lines of a UTF-8 file (a byte order mark is accepted), parted at line feeds alone.

    `str.splitlines` would also part at U+2028, U+0085 or form feeds, which a segment may hold.
    """
    text = path.read_text(encoding="utf-8-sig")
    return text.removesuffix("\n").split("\n") if text else []


def _load(path: Path) -> Iterator[ReferenceSegment]:
    if path.suffix not in {".jsonl", ".tsv"}:
        raise UsageError(f"{path}: reference sets are .jsonl or .tsv files")
    try:
        lines = read_lines(path)
    except FileNotFoundError:
        raise InputError(f"{path}: no such file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as UTF-8 text: {error}") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            where = f"{path}:{number}"
            yield (
                _from_json(line, where, path.stem, number)
                if path.suffix == ".jsonl"
                else _from_tsv(line, where, path.stem, number)
            )


def _from_json(line: str, where: str, name: str, number: int) -> ReferenceSegment:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: no JSON: {error.msg}") from None
    if not isinstance(row, dict) or not all(
        isinstance(row.get(key), str) and row[key] for key in ("source", "reference")
    ):
        raise InputError(f"{where}: an object with `source` and `reference` is needed")
    known = {key: str(row[key]) for key in ("document", "kind", "section") if row.get(key)}
    return ReferenceSegment(
        id=str(row.get("id") or f"{name}:{number}"), source=row["source"], reference=row["reference"], **known
    )


def _from_tsv(line: str, where: str, name: str, number: int) -> ReferenceSegment:
    cells = line.split("\t")
    if len(cells) < 2 or not cells[0].strip() or not cells[1].strip():
        raise InputError(f"{where}: two columns, Chinese and English, are needed; found {len(cells)}")
    return ReferenceSegment(id=f"{name}:{number}", source=cells[0], reference=cells[1], document=name)
