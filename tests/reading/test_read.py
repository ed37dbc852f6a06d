import io
import time
import zipfile
from pathlib import Path

import pytest

from toolkit.errors import InputError
from toolkit.reading.read import read_report
from toolkit.reading.reader import MAX_BYTES, readers

TEXT = "青溪县人民政府工作报告\n\n一、工作回顾\n\n全县经济运行平稳。\n"


def archive(member: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as writer:
        writer.writestr(member, "x")
    return held.getvalue()


def test_a_file_becomes_a_report(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    report = read_report(path)
    assert report.text == TEXT
    assert report.title == "青溪县人民政府工作报告"


def test_bytes_become_a_report() -> None:
    assert read_report(TEXT.encode(), name="upload").title == "青溪县人民政府工作报告"


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (b"<!DOCTYPE html><html><body>\xe6\x8a\xa5</body></html>", "a.html", "HTML"),
        (b"\xef\xbb\xbf<html><p>\xe6\x8a\xa5", "a.txt", "HTML"),
        (b"%PDF-1.7\n", "a.pdf", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", "DOC"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.wps", "WPS"),
        (b"{\\rtf1\\ansi}", "a.rtf", "RTF"),
        (archive("word/document.xml"), "a.docx", "DOCX"),
        (archive("word/document.xml"), "a.txt", "DOCX"),
        (archive("OFD.xml"), "a.ofd", "OFD"),
        (archive("xl/workbook.xml"), "a.xlsx", "spreadsheet"),
        (archive("other"), "a.zip", "ZIP"),
        (b"PK\x03\x04 broken", "a.docx", "ZIP"),
    ],
)
def test_other_forms_are_recognised_and_refused(data: bytes, name: str, form: str) -> None:
    with pytest.raises(InputError) as caught:
        read_report(data, name=name)
    assert caught.value.message.startswith(f"{name}: this is ")
    assert form in caught.value.message
    assert ".txt" in caught.value.help


def test_text_that_only_mentions_a_tag_is_text() -> None:
    assert read_report("网页用<html>开头。\n全县工作平稳。\n".encode()).text.startswith("网页")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.txt: there is no such file"):
        read_report(tmp_path / "gone.txt")


def test_a_folder_is_no_report(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is a folder"):
        read_report(tmp_path)


def test_a_forbidden_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(TEXT, encoding="utf-8")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputError, match=r"closed\.txt: reading it is not permitted"):
        read_report(path)


def test_too_large_a_file_is_refused_before_it_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(InputError, match="50 MB"):
        read_report(path)


def test_two_megabytes_are_read_fast() -> None:
    paragraph = "（一）强化统筹。持续推进重点任务，完成投资1,286.4万元，增长5.8%；各项工作平稳有序。\n"
    data = (TEXT + paragraph * (2_000_000 // len(paragraph.encode()))).encode()
    began = time.perf_counter()
    report = read_report(data)
    assert time.perf_counter() - began < 10
    assert sum(1 for _ in report.segments()) > 30_000


def test_every_reader_names_its_endings() -> None:
    for reader in readers():
        assert reader.name
        assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in reader.suffixes)
