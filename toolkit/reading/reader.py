"""What a reader is, which readers there are, and how large a file may be."""

from __future__ import annotations

from typing import Protocol

MAX_BYTES = 50 * 1024 * 1024
"""Files above this are refused: the longest reports are 2 MB of text, so 50 MB is a wrong file or an archive."""


class Reader(Protocol):
    """One format. A new format is a new file with such a class and one line in `readers`."""

    name: str
    suffixes: tuple[str, ...]

    def recognises(self, data: bytes) -> bool:
        """Whether the content (not the name) shows this format."""
        ...

    def read(self, data: bytes, *, name: str) -> str:
        r"""The text in reading order with `\n` line ends.

        `name` is what messages call the file. Raises InputError with the reason and what to do.
        """
        ...


def readers() -> tuple[Reader, ...]:
    """All readers, in the order in which they are asked; plain text is the last."""
    from toolkit.reading.text import TextReader

    return (TextReader(),)
