"""What a segment's request carries besides its source: required renderings, and strings that stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from toolkit.engines.engine import Hint
from toolkit.glossary.term import Enforce, TermMatch, TermStatus
from toolkit.quantities.quantity import Quantity
from toolkit.quantities.rendering import hint as figure_hint

LITERAL = re.compile(r"\[\d{1,3}\]|<\|[^|<>\n]{1,40}\|>|</?[A-Za-z][^<>\n]{0,40}>")
"""Note marks and tags that the text itself holds: they come through as text."""


def hints_for(matches: Sequence[TermMatch], quantities: Iterable[Quantity]) -> tuple[Hint, ...]:
    """Glossary renderings first, then magnitudes where no term stands; in order, without overlap.

    Rows that only advise give no hint: a long set phrase forced into a sentence ruins it.
    """
    hints = [
        Hint(start=match.start, end=match.end, target=match.term.target)
        for match in matches
        if match.term.status is TermStatus.PREFERRED and match.term.enforce is not Enforce.ADVISE
    ]
    for quantity in quantities:
        found = figure_hint(quantity)
        if found is not None and not any(found.start < hint.end and hint.start < found.end for hint in hints):
            hints.append(Hint(start=found.start, end=found.end, target=found.text))
    return tuple(sorted(hints, key=lambda hint: hint.start))


def kept_strings(source: str, matches: Sequence[TermMatch]) -> tuple[str, ...]:
    """Strings that stand in the English as they are: the glossary's `keep` rows, note marks and tags of the text."""
    kept = [source[match.start : match.end] for match in matches if match.term.status is TermStatus.KEEP]
    return tuple(dict.fromkeys(kept + LITERAL.findall(source)))
