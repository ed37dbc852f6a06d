"""What an English answer may be written with: a regular expression over whole answers, kept by the decoder."""

from __future__ import annotations

import re
from collections.abc import Sequence

LATIN = (
    r" -Z\\^-~"  # printable ASCII without square brackets, which belong to hints
    r"\u00a3\u00a5\u00a7\u00b0\u00b1\u00b2\u00b3\u00b5\u00b7\u00c0-\u024f"  # £ ¥ § ° ± ² ³ µ · and Latin letters with marks
    r"\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u2030"  # – — quotes • … ‰
    r"\u20ac\u2103\u2116\u2160-\u216b\u2212\u2264\u2265"  # € ℃ № Ⅰ–Ⅻ ≤ ≥
)
"""A character class (without its brackets) of Latin script and the symbols that reports need."""


def answer_pattern(source: str, keep: Sequence[str] = ()) -> str:
    """The pattern for one segment: Latin script, square brackets only where the source has them, and `keep` strings."""
    brackets = r"\[\]" if re.search(r"[\[\]［］]", source) else ""
    foreign = [_OPERATOR.sub(r"\\\g<0>", text) for text in keep if text and not is_latin(text)]
    return f"(?:[{LATIN}{brackets}]{''.join(f'|{text}' for text in foreign)})+"


_OPERATOR = re.compile(r"[\\.^$*+?{}\[\]|()]")
"""What needs a backslash in a pattern. The decoder's own dialect knows no other escapes: `re.escape` gives it too many."""


def is_latin(text: str) -> bool:
    """Whether a text could be written under the pattern as it stands (square brackets allowed)."""
    return re.fullmatch(rf"[{LATIN}\[\]]*", text) is not None
