"""Text into HTML, so that a report can never become markup, script or template on the page."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.findings import Span

# The five characters of HTML, and those that would mean something in a JavaScript template literal or a Handlebars
# template: Gradio fills its HTML component through both.
_ENTITIES = str.maketrans({character: f"&#{ord(character)};" for character in "&<>\"'`$\\{}"})


def escape(text: str) -> str:
    """The text as HTML that shows exactly it, in element content and in quoted attributes alike."""
    return text.translate(_ENTITIES)


def mark(text: str, spans: Iterable[Span]) -> str:
    """The escaped text with `<mark>` around the spans (code points, end exclusive).

    Spans that overlap or touch become one mark; what lies outside the text is left out.
    """
    pieces: list[str] = []
    at = 0
    for start, end in _merged(spans, len(text)):
        pieces += escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"
        at = end
    return "".join([*pieces, escape(text[at:])])


def _merged(spans: Iterable[Span], length: int) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted((max(0, start), min(end, length)) for start, end in spans):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
