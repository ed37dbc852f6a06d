"""Tables of contents: found by their dot leaders, or by the word 目录 and headings that come again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.structure.lines import Line
from toolkit.structure.markers import read_marker

_LEADERS = re.compile(r".{2,80}?(?:\.{4,}|…{2,}|·{4,}|．{3,}|(?:\s\.){3,}|-{6,})\s*[-—]?\s*\d{0,4}\s*[-—]?$")
_PAGE = re.compile(r"[\s.…·．-]*\d{0,4}$")
_LONGEST = 200


def find_contents(lines: Sequence[Line], body: int) -> set[int]:
    """The numbers of the lines that belong to a table of contents, from line `body` on."""
    found = {at for at in range(body, len(lines)) if _LEADERS.fullmatch(lines[at].raw)}
    heads = [at for at in range(body, len(lines)) if lines[at].spaceless in ("目录", "目次")]
    for head in heads:
        if head + 1 in found:
            found.add(head)
            continue
        end = _repeated(lines, head)
        found.update(range(head, end))
    return found


def _repeated(lines: Sequence[Line], head: int) -> int:
    """The line at which the first entry after 目录 comes again, or `head` where it does not."""
    if head + 1 >= len(lines):
        return head
    entry = _PAGE.sub("", lines[head + 1].spaceless)
    for at in range(head + 2, min(head + _LONGEST, len(lines))):
        name = lines[at].spaceless
        if name == entry or (len(entry) > 5 and name.startswith(entry) and len(name) < len(entry) + 4):
            return at
        if "。" in name or len(name) > 70:
            break
    return _run_of_entries(lines, head)


def _run_of_entries(lines: Sequence[Line], head: int) -> int:
    """The line after the numbered short lines that follow 目录 (four at least), else `head`."""
    at = head + 1
    while at < min(head + _LONGEST, len(lines)) and len(lines[at].raw) <= 50 and "。" not in lines[at].raw:
        if read_marker(lines[at].raw) is None:
            break
        at += 1
    return at if at - head > 4 else head
