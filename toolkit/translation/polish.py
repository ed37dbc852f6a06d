"""What a draft needs before it is a translation: white space, quotes, and the form of headings. Never its wording."""

from __future__ import annotations

import re

from toolkit.report import SegmentKind

_TYPOGRAPHIC = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "})
_WITHOUT_STOP = frozenset({SegmentKind.TITLE, SegmentKind.SUBTITLE, SegmentKind.HEADING, SegmentKind.CELL})
_NUMERAL_STOP = re.compile(r"\b(?:No|Co|Ltd|Inc|etc|Jr|Sr|St|U\.S|U\.N)\.$")


def polish(draft: str, kind: SegmentKind) -> str:
    """The draft as it is delivered: one line, plain quotes, no full stop behind a heading."""
    text = re.sub(r"\s+", " ", draft.translate(_TYPOGRAPHIC)).strip()
    if kind in _WITHOUT_STOP and text.endswith(".") and not text.endswith("..") and not _NUMERAL_STOP.search(text):
        text = text[:-1].rstrip()
    return text[:1].upper() + text[1:] if text[:1].islower() else text
