"""JSON: everything a run knows, so that it can be read back (`toolkit.serialization.from_json`)."""

from __future__ import annotations

from toolkit.serialization import to_json
from toolkit.translated import TranslatedReport

SUFFIX = ".json"


def render(translated: TranslatedReport) -> str:
    """The whole TranslatedReport, indented, with a line end."""
    return to_json(translated, indent=1) + "\n"
