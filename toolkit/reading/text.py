"""Plain text: which encoding it has, decoded strictly or refused; nothing is guessed and nothing is replaced."""

from __future__ import annotations

import codecs

from toolkit.errors import InputError
from toolkit.structure.healing import has_chinese, is_chinese

SAVE_AS_UTF8 = "Open the file in its own program and save it as plain text in UTF-8 (.txt)."

_PLAUSIBLE = 0.5
"""Least share of GB 2312 level 1 characters (the 3,755 commonest) among the Chinese ones of a GB18030 file. Running
Chinese has over 0.9 (traditional over 0.6); random bytes and Western or Big5 text read as GB18030 stay below 0.4."""

_WIDE_BOMS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


class TextReader:
    """Plain text in UTF-8, UTF-16 with a byte order mark, or GB18030 (which contains GBK and GB 2312)."""

    name = "plain text"
    suffixes: tuple[str, ...] = (".txt", ".text", ".md", ".markdown")

    def recognises(self, data: bytes) -> bool:
        """Whether it has no NUL bytes, or starts with a UTF-16 byte order mark."""
        return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" not in data

    def read(self, data: bytes, *, name: str) -> str:
        r"""The decoded text with `\n` line ends.

        Raises InputError for an empty file, binary content, an unknown encoding, or a text without Chinese.
        """
        if not data.strip():
            raise InputError(f"{name}: the file is empty.", help="Give a file that holds the report's text.")
        text = _decode(data, name).replace("\r\n", "\n").replace("\r", "\n")
        if not has_chinese(text):
            raise InputError(
                f"{name}: the text holds no Chinese.",
                help="The toolkit reads Chinese reports; check that it is the right file.",
            )
        return text


def _decode(data: bytes, name: str) -> str:
    if data.startswith(_WIDE_BOMS):
        raise InputError(f"{name}: the text is in UTF-32, which is not read.", help=SAVE_AS_UTF8)
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name)
    if b"\0" in data:
        raise InputError(
            f"{name}: the file is binary, or UTF-16 without a byte order mark (it holds NUL bytes).", help=SAVE_AS_UTF8
        )
    if data.startswith(codecs.BOM_UTF8):
        return _strict(data[len(codecs.BOM_UTF8) :], "utf-8", name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as broken:
        place = broken.start
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if text and _plausible(text):
        return text
    raise InputError(
        f"{name}: the text is neither UTF-8 (byte {place} is wrong) nor GB18030; its encoding is not known.",
        help=SAVE_AS_UTF8,
    )


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as broken:
        raise InputError(
            f"{name}: the byte order mark says {encoding.upper()}, but byte {broken.start} after it does not fit.",
            help=SAVE_AS_UTF8,
        ) from None
    if "\0" in text:
        raise InputError(f"{name}: the text holds NUL characters, so it is not plain text.", help=SAVE_AS_UTF8)
    return text


def _plausible(text: str) -> bool:
    """Whether text decoded as GB18030 reads like Chinese, and not like other bytes that happen to decode."""
    wide = [c for c in text if c >= "\u0080"]
    if any("\ue000" <= c <= "\uf8ff" or c < "\u00a0" for c in wide) or any(
        c < " " and c not in "\t\n\r\f\v" for c in text
    ):
        return False
    chinese = [c for c in wide if is_chinese(c)]
    common = sum(map(_is_common, chinese))
    symbols = sum("\u3000" <= c <= "\u303f" or "\uff01" <= c <= "\uff5e" for c in wide)
    return bool(chinese) and (len(chinese) + symbols) * 2 >= len(wide) and common >= _PLAUSIBLE * len(chinese)


def _is_common(character: str) -> bool:
    code = character.encode("gb18030")
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7 and code[1] >= 0xA1
