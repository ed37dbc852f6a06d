"""What a translation run may be told; built by the command line and the page, read by the cascade."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class TranslateOptions:
    """Options of one run.

    `glossaries` are laid over the project's own table in their order; `default_glossary` leaves ours out when False.
    `engine` and `model` name the engine and the registry entry or path (empty: the default). `memory` is False for a run
    that neither reads nor writes the translation memory. `repair` and `summaries` switch those steps. `threads` 0 lets
    the engine choose.
    """

    glossaries: tuple[Path, ...] = ()
    default_glossary: bool = True
    engine: str = "openvino"
    model: str = ""
    memory: bool = True
    repair: bool = True
    summaries: bool = True
    threads: int = 0
