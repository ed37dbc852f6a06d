import codecs
import random

import pytest

from toolkit.errors import InputError
from toolkit.reading.text import TextReader

TEXT = "县人民政府工作报告\n一、工作回顾\n全县经济运行平稳，各项事业取得新的进步。\n"
TRADITIONAL = "縣人民政府工作報告\n全縣經濟運行平穩，各項事業取得新的進步，人民生活水平不斷提高。\n"


def read(data: bytes) -> str:
    return TextReader().read(data, name="report.txt")


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("gb18030"),
        TEXT.encode("gb2312"),
        TEXT.replace("\n", "\r\n").encode("utf-8"),
        TEXT.replace("\n", "\r").encode("gb18030"),
    ],
    ids=["utf-8", "utf-8 bom", "utf-16-le", "utf-16-be", "gb18030", "gb2312", "crlf", "cr"],
)
def test_every_encoding_gives_the_same_text(data: bytes) -> None:
    assert read(data) == TEXT


@pytest.mark.parametrize("text", [TRADITIONAL, "宁", "一、", "增长５．８％，支出１２万元。"])
def test_other_chinese_in_gb18030(text: str) -> None:
    assert read(text.encode("gb18030")) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"An English text.", "holds no Chinese"),
        ("。，！".encode(), "holds no Chinese"),
        (b"\x00\x01\x02", "NUL"),
        (TEXT.encode("utf-16-le"), "NUL"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "UTF-32"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le") + b"\x01", "does not fit"),
        (codecs.BOM_UTF8 + TEXT.encode("gb18030"), "does not fit"),
        (TEXT.encode("utf-8")[:-2] + b"\xff\xfe", "not known"),
        ("Überprüfung der Rückführung: größer, schöner, müßig – ça été".encode("cp1252"), "not known"),
        (TRADITIONAL.encode("big5"), "not known"),
        ("これは日本語の報告です。経済は安定しています。".encode("shift_jis"), "not known"),
        (bytes(random.Random(7).choices(range(1, 256), k=4000)), "not known"),
        (bytes(random.Random(7).choices(range(0xA1, 0xFE), k=4000)), "not known"),
    ],
    ids=[
        "empty",
        "white space",
        "English",
        "punctuation",
        "binary",
        "utf-16 without mark",
        "utf-32",
        "odd utf-16",
        "gb18030 under a utf-8 mark",
        "broken utf-8",
        "Western",
        "Big5",
        "Shift JIS",
        "random bytes",
        "random high bytes",
    ],
)  # fmt: skip
def test_what_is_refused_says_why_and_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data)
    assert reason in caught.value.message
    assert caught.value.message.startswith("report.txt: ")
    assert caught.value.help


def test_the_place_of_the_wrong_byte_is_named() -> None:
    with pytest.raises(InputError, match="byte 6 is wrong"):
        read("报告".encode() + b"\xff\xff")
