"""Which files of a folder are reports, and where their output goes."""

from pathlib import Path

import pytest

from toolkit.batch.plan import plan
from toolkit.errors import InputError


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")


def test_reports_of_all_subfolders_by_name(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a.TXT", "sub/c.docx", "notes.json", "sub/.hidden/d.txt", ".e.txt", "sub/f.md")
    assert [job.name for job in plan(tmp_path, tmp_path / "out")] == ["a.TXT", "b.txt", "sub/c.docx", "sub/f.md"]


def test_what_an_earlier_run_wrote_is_no_report(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "out/a.md")
    assert [job.name for job in plan(tmp_path, tmp_path / "out")] == ["a.txt"]


@pytest.mark.parametrize(
    ("names", "stems"),
    [
        (["a.txt", "b.txt"], ["a", "b"]),
        (["a.txt", "sub/a.txt"], ["a", "sub/a"]),
        (["a.docx", "a.txt", "b.txt"], ["a.docx", "a.txt", "b"]),
        (["a.docx", "a.txt", "a.txt.txt"], ["a.docx", "a.txt", "a.txt.txt"]),
        (["v1.2.txt", "v1.3.txt"], ["v1.2", "v1.3"]),
    ],
)
def test_no_two_outputs_meet(tmp_path: Path, names: list[str], stems: list[str]) -> None:
    put(tmp_path, *names)
    assert [job.stem for job in plan(tmp_path, tmp_path / "out")] == stems


@pytest.mark.parametrize("name", ["none", "file.txt", "empty"])
def test_what_is_no_folder_of_reports_is_told(tmp_path: Path, name: str) -> None:
    put(tmp_path, "file.txt")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=name):
        plan(tmp_path / name, tmp_path / "out")


def test_the_digest_follows_the_content(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    (job,) = plan(tmp_path, tmp_path / "out")
    before = job.digest()
    assert len(before) == 16
    job.path.write_text("other", encoding="utf-8")
    assert job.digest() != before
    job.path.unlink()
    assert job.digest() == ""
