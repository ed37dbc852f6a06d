"""A file or its bytes to a report: the reader is picked by content, then by name."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from toolkit.errors import InputError
from toolkit.reading.reader import MAX_BYTES, readers
from toolkit.reading.text import SAVE_AS_UTF8
from toolkit.report import Report
from toolkit.structure.build import build

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_SUFFIXES = {
    ".htm": "an HTML page",
    ".html": "an HTML page",
    ".docx": "a Word document (DOCX)",
    ".doc": "a Word 97–2003 document (DOC)",
    ".wps": "a WPS document",
    ".pdf": "a PDF",
    ".rtf": "an RTF document",
    ".ofd": "an OFD document",
    ".xlsx": "a spreadsheet",
    ".pptx": "a presentation",
    ".odt": "an OpenDocument text",
    ".zip": "a ZIP archive",
}
_ZIP_MEMBERS = (
    ("word/document.xml", ".docx"),
    ("OFD.xml", ".ofd"),
    ("xl/workbook.xml", ".xlsx"),
    ("ppt/presentation.xml", ".pptx"),
    ("content.xml", ".odt"),
)


def read_report(source: Path | bytes, *, name: str = "") -> Report:
    """The report in a file (or in its bytes, which `name` names in messages and by its ending).

    Raises InputError when the file is missing, a folder, forbidden, empty, above `MAX_BYTES`, of a form this version
    does not read, in an unknown encoding, or without Chinese.
    """
    if isinstance(source, Path):
        name = name or str(source)
        data = _load(source)
    else:
        name = name or "the text"
        data = source
    if len(data) > MAX_BYTES:
        raise _too_large(name, len(data))
    form = _form(data, name)
    if form:
        raise InputError(f"{name}: this is {form}; this version reads plain text.", help=SAVE_AS_UTF8)
    suffix = Path(name).suffix.lower()
    able = [reader for reader in readers() if reader.recognises(data)]
    named = [reader for reader in able if suffix in reader.suffixes]
    # A file that no reader claims goes to plain text, the last one, which says what is wrong with it.
    reader = (named or able or readers()[-1:])[0]
    return build(reader.read(data, name=name))


def _load(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _too_large(str(path), size)
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file.", help="Check the name and the folder.") from None
    except IsADirectoryError:
        raise InputError(
            f"{path}: this is a folder, not a file.", help="Name one report; `govreport batch` takes folders."
        ) from None
    except PermissionError:
        raise InputError(
            f"{path}: reading it is not permitted.", help="Change the file's permissions or copy it."
        ) from None
    except OSError as error:
        raise InputError(
            f"{path}: it cannot be read ({error.strerror}).", help="Copy the file and try again."
        ) from None


def _too_large(name: str, size: int) -> InputError:
    return InputError(
        f"{name}: {size / 2**20:.0f} MB is more than the {MAX_BYTES // 2**20} MB that are read.",
        help="Divide it into several files, or check that it is a report.",
    )


def _form(data: bytes, name: str) -> str:
    """What the content is, in words, where it is a known form that this version does not read; else empty."""
    head = data[:1024]
    if b"%PDF-" in head:
        return _SUFFIXES[".pdf"]
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        suffix = Path(name).suffix.lower()
        return _SUFFIXES[suffix if suffix in (".doc", ".wps") else ".doc"]
    if head.startswith(b"{\\rtf"):
        return _SUFFIXES[".rtf"]
    if head.startswith(b"PK\x03\x04"):
        return _zip_form(data)
    if _HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        return _SUFFIXES[".html"]
    return ""


def _zip_form(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = set(archive.namelist())
    except zipfile.BadZipFile:
        return _SUFFIXES[".zip"]
    return next((_SUFFIXES[suffix] for member, suffix in _ZIP_MEMBERS if member in members), _SUFFIXES[".zip"])
