"""Files appear whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from toolkit.errors import InputError
from toolkit.writing.files import require_folder, write_text


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "report.md"
    path.write_text("the old one", encoding="utf-8")
    return path


def test_utf_8_with_line_feeds_into_folders_that_are_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "报告.md"
    write_text(path, "中\n文\n")
    assert path.read_bytes() == "中\n文\n".encode()
    assert path.stat().st_mode & 0o777 == 0o644


def test_an_older_file_is_replaced(old: Path) -> None:
    write_text(old, "new")
    assert old.read_text() == "new"
    assert list(old.parent.iterdir()) == [old]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(
    old: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def full(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError) as caught:
        write_text(old, "new")
    assert str(old) in caught.value.message
    assert os.strerror(code) in caught.value.message
    assert caught.value.help
    assert old.read_text() == "the old one"
    assert list(old.parent.iterdir()) == [old]


def test_an_interrupt_leaves_the_old_file_too(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_text(old, "new")
    assert old.read_text() == "the old one"
    assert list(old.parent.iterdir()) == [old]


def test_text_that_is_no_utf_8_leaves_the_old_file(old: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_text(old, "\ud800")
    assert old.read_text() == "the old one"
    assert list(old.parent.iterdir()) == [old]


def test_a_file_where_a_folder_should_be_is_told(old: Path) -> None:
    with pytest.raises(InputError, match=r"report\.md"):
        write_text(old / "inside.md", "new")
    with pytest.raises(InputError, match="-o"):
        require_folder(old)


def test_a_folder_where_the_file_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "report.md").mkdir()
    with pytest.raises(InputError, match=r"report\.md"):
        write_text(tmp_path / "report.md", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["report.md"]


def test_a_required_folder_is_made_and_left_empty(tmp_path: Path) -> None:
    require_folder(tmp_path / "a" / "b")
    assert list((tmp_path / "a" / "b").iterdir()) == []
