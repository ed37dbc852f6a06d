"""Chinese text in the one form in which it is compared: simplified, half-width, lower case, without inner space.

Every step maps one character to one character or to none, so places in the plain form have places in the text.
"""

from __future__ import annotations

import re
from functools import lru_cache

_QUOTES = str.maketrans("“”„「」﹁﹂‘’『』﹃﹄", '"""""""\'\'\'\'\'\'')
_CHINESE = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x32400))
"""Unicode blocks of Chinese characters: Extension A, the base block, compatibility forms, Extensions B to H."""
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_GAP = re.compile(rf"[\s{_INVISIBLE}]+")
_PARTING = re.compile(r"\t|\n[^\S\n]*\n")
"""What parts two texts for good: a tab (cells of a table) and an empty line (paragraphs)."""


def normalised(text: str) -> str:
    """The form of `text` in which terms are compared."""
    return normalised_with_offsets(text)[0]


def normalised_with_offsets(text: str) -> tuple[str, list[int]]:
    """The plain form of `text`, and for each of its characters the place in `text` it comes from (code points)."""
    plain = text.translate(_one_to_one())
    gaps = list(_GAP.finditer(plain))
    if not gaps:
        return plain, list(range(len(plain)))
    parts: list[str] = []
    offsets: list[int] = []
    last = 0
    for gap in gaps:
        parts.append(plain[last : gap.start()])
        offsets.extend(range(last, gap.start()))
        if _PARTING.search(gap.group()) and parts != [""]:
            parts.append("\n")
            offsets.append(gap.start())
        last = gap.end()
    parts.append(plain[last:])
    offsets.extend(range(last, len(plain)))
    return "".join(parts), offsets


@lru_cache(maxsize=1)
def _one_to_one() -> dict[int, str]:
    """Traditional to simplified by single characters (OpenCC t2s), full width to half width, capitals to small."""
    from opencc import OpenCC

    characters = [chr(code) for first, stop in _CHINESE for code in range(first, stop)]
    # one character a line: no phrase rule of OpenCC can then look at its neighbours
    simplified = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    table = {ord(a): b for a, b in zip(characters, simplified, strict=True) if a != b and len(b) == 1}
    table.update({code: chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)})
    table.update({code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)})
    table[0x3000] = " "
    table.update({code: chr(mark) for code, mark in _QUOTES.items()})
    return table
