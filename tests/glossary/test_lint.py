"""Every way in which a table can be wrong has a code, a line and a message."""

import re
import time
from pathlib import Path

import pytest

from toolkit.findings import Severity
from toolkit.glossary.lint import CODES, lint

HEADER = "source,target,alternatives,status,enforce,short,domain,when,case\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "terms.csv"


def codes(path: Path) -> list[str]:
    return [f"{problem.line}:{problem.code}" for problem in lint(path)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("灯塔,lighthouse\n", []),
        ("灯塔,lighthouse,beacon|light tower,preferred,exact,,sea,!人|海!|[港岸]!|码头,yes\n", []),
        (",rusty beacon,,forbidden\n5G-A,,,keep\n", []),
        ("\n,,,\n灯塔,lighthouse\n", []),
        ("灯塔,lighthouse,,,,,,,,surplus\n", ["2:G003"]),
        ("灯塔,lighthouse,,,,,,,,,\n", []),
        (",lighthouse\n灯塔,\n", ["2:G004", "3:G004"]),
        ("灯塔,lighthouse\n灯塔,lighthouse\n", ["3:G005"]),
        ("灯塔,beacon,,forbidden\n灯塔,Beacon,,forbidden\n", ["3:G005"]),
        ("灯塔,lighthouse\n灯塔,beacon\n", ["3:G006"]),
        ("灯塔,lighthouse\n灯塔,beacon,,,,,,码头\n", []),
        ("灯塔,lighthouse\n灯塔,beacon,,proposed\n", []),
        ("灯塔,lighthouse,,prefered,exakt,,,,no\n", ["2:G007", "2:G007", "2:G007"]),
        (" 灯塔,lighthouse \n", ["2:G008"]),
        ("灯|塔,light|house\n", ["2:G009", "2:G009"]),
        ("灯塔,lighthouse,beacon||tower\n", ["2:G009"]),
        ("灯塔,lighthouse,beacon|beacon\n", ["2:G009"]),
        ("灯塔,lighthouse,lighthouse\n", ["2:G009"]),
        ("灯\u200b塔,light\ufffdhouse\n", ["2:G010", "2:G010"]),
        ('灯塔,"light\nhouse"\n', ["2:G010"]),
        ("灯塔,灯 house,塔\n", ["2:G011", "2:G011"]),
        ("5G网,5G网,,keep\n", []),
        ("灯塔,lighthouse,beacon\n灯塔,Beacon,,forbidden\n", ["3:G012"]),
        ("灯塔,lighthouse\n,lighthouse,,forbidden\n", ["3:G012"]),
        ("码头,pier\n灯塔,pier,,forbidden\n", []),
        ("灯,lamp\n塔,tower,,,advise\n", ["2:G013"]),
        ("灯塔会议,meeting\n燈塔會議,meeting\n灯塔（一）,one\n灯塔(一),one\n", ["3:G014", "5:G014"]),
        ("灯塔会议,meeting\n燈塔會議,session\n", ["3:G006"]),
        ("灯塔,lighthouse,,,first\n", ["2:G015"]),
        ("灯塔,lighthouse,,,,,,!\n", ["2:G016"]),
        ("灯塔,lighthouse,,,,,,!人!\n", ["2:G016"]),
        ("灯塔,lighthouse,,,,,,![人\n", ["2:G016"]),
        ("灯塔,a b c d e f g h\n码头,a b c d e f g h i\n", ["3:G017"]),
        ("码头,a b c d e f g h i,,,advise\n", []),
    ],
)
def test_rows(table: Path, rows: str, expected: list[str]) -> None:
    table.write_text(HEADER + rows, encoding="utf-8")
    assert codes(table) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ["1:G002"]),
        (b"\n\n", ["1:G002"]),
        (b"target,note\n", ["1:G002"]),
        (b"source;target\n", ["1:G002"]),
        (b"source,source,target\n", ["1:G002"]),
        ("\ufeffsource,target\n灯塔,lighthouse\n".encode(), []),
        ("Target , SOURCE\r\nlighthouse,灯塔\r\n".encode(), []),
        ("source,target\n灯塔,lighthouse\n".encode("gb18030"), ["2:G001"]),
        (b'source,target\na,b\n"a,b\n', ["3:G001"]),
    ],
)
def test_files(table: Path, content: bytes, expected: list[str]) -> None:
    table.write_bytes(content)
    assert codes(table) == expected


def test_a_missing_file_and_a_folder_are_problems(tmp_path: Path) -> None:
    assert codes(tmp_path / "none.csv") == ["1:G001"]
    assert codes(tmp_path) == ["1:G001"]


def test_a_problem_prints_as_file_line_code_and_message(table: Path) -> None:
    table.write_text("source,target\n灯塔,\n", encoding="utf-8")
    (problem,) = lint(table)
    assert str(problem) == f"{table}:2: G004 target is empty"
    assert problem.severity is Severity.ERROR


def test_a_line_is_counted_from_the_start_of_its_row(table: Path) -> None:
    table.write_text('source,target,note\n灯塔,lighthouse,"two\nlines"\n码头,,\n', encoding="utf-8")
    assert codes(table) == ["2:G010", "4:G004"]


def test_every_code_has_a_paragraph_that_reads_as_text() -> None:
    assert list(CODES) == sorted(CODES)
    for paragraph in CODES.values():
        assert paragraph[0].isupper()
        assert paragraph.endswith(".")
        assert "  " not in paragraph


def test_the_format_page_lists_every_code_with_its_severity(table: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "glossary-format.md"
    listed = dict(re.findall(r"^\| (G\d{3}) \| (\w+) \|", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert list(listed) == list(CODES)
    table.write_text(HEADER + " 灯,lamp,,,first\n燈,lamp\n码头,a b c d e f g h i\n", encoding="utf-8")
    warnings = {problem.code for problem in lint(table) if problem.severity is Severity.WARNING}
    assert warnings == {code for code, severity in listed.items() if severity == "warning"}


def test_ten_thousand_rows_take_less_than_a_second(table: Path) -> None:
    rows = "".join(f"灯塔{number}号,lighthouse {number},beacon {number}\n" for number in range(10_000))
    table.write_text(HEADER + rows, encoding="utf-8")
    start = time.perf_counter()
    assert lint(table) == []
    assert time.perf_counter() - start < 1
