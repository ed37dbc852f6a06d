"""What a batch remembers of its reports."""

from dataclasses import replace
from pathlib import Path

import pytest

from toolkit.batch.journal import NAME, Journal, Row
from toolkit.errors import InputError

DONE = Row(name="a.txt", digest="d1", signature="s1", state="done", forms=(".md", ".json"))


@pytest.mark.parametrize(
    ("row", "asked", "finished"),
    [
        (DONE, ("a.txt", "d1", "s1", [".md"]), True),
        (DONE, ("a.txt", "d1", "s1", [".json", ".md"]), True),
        (DONE, ("a.txt", "d1", "s1", [".docx"]), False),
        (DONE, ("a.txt", "d2", "s1", [".md"]), False),
        (DONE, ("a.txt", "d1", "s2", [".md"]), False),
        (DONE, ("b.txt", "d1", "s1", [".md"]), False),
        (replace(DONE, state="failed"), ("a.txt", "d1", "s1", [".md"]), False),
    ],
)
def test_finished(tmp_path: Path, row: Row, asked: tuple[str, str, str, list[str]], finished: bool) -> None:
    Journal(tmp_path).write(row)
    assert Journal(tmp_path).finished(*asked) is finished


def test_the_last_row_of_a_report_counts(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.write(DONE)
    journal.write(replace(DONE, state="failed", message="disk"))
    assert not Journal(tmp_path).finished("a.txt", "d1", "s1", [".md"])
    assert len((tmp_path / NAME).read_text(encoding="utf-8").splitlines()) == 2


@pytest.mark.parametrize(
    "rest", ['{"name": "b.txt", "dig', "rubbish", "[1]", '{"name": "b.txt"}', '{"other": 1}', "\udcff"]
)
def test_a_line_that_was_cut_costs_that_line_alone(tmp_path: Path, rest: str) -> None:
    Journal(tmp_path).write(DONE)
    with (tmp_path / NAME).open("a", encoding="utf-8", errors="surrogateescape") as stream:
        stream.write(rest)
    journal = Journal(tmp_path)
    assert journal.finished("a.txt", "d1", "s1", [".md"])
    journal.write(replace(DONE, name="c.txt"))
    again = Journal(tmp_path)
    assert again.finished("a.txt", "d1", "s1", [".md"])
    assert again.finished("c.txt", "d1", "s1", [".md"])


def test_names_may_hold_any_character(tmp_path: Path) -> None:
    Journal(tmp_path).write(replace(DONE, name="工作\u2028报告 “x”.txt"))
    assert Journal(tmp_path).finished("工作\u2028报告 “x”.txt", "d1", "s1", [".md"])


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="-o"):
        Journal(tmp_path / "file")
