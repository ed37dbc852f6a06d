"""A batch on this machine: what fails is a row, what is finished is skipped, a stop loses one report at most."""

from pathlib import Path

import pytest
from scripted_engine import ScriptedEngine

from toolkit.batch.journal import NAME, Row
from toolkit.batch.local import run_batch
from toolkit.batch.plan import plan
from toolkit.errors import CancelledError
from toolkit.glossary.table import Glossary
from toolkit.translation.events import Event, PieceDone, ignore
from toolkit.translation.options import TranslateOptions
from toolkit.translation.pipeline import Pipeline
from toolkit.writing.registry import find_writer

REPORT = "{}村工作报告\n一、总体情况\n全村投资4.71亿元修建灯塔。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in "甲乙丙":
        (folder / f"{name}.txt").write_text(REPORT.format(name), encoding="utf-8")
    return folder


def batch(folder: Path, *, engine: str = "one", forms: str = "md,json", listen=ignore) -> list[tuple[str, str, bool]]:  # type: ignore[no-untyped-def]
    """Run; (name, state, skipped) of each report."""
    out = folder.parent / "out"
    told: list[tuple[str, str, bool]] = []

    def tell(row: Row, skipped: bool) -> None:
        told.append((row.name, row.state, skipped))

    pipeline = Pipeline(ScriptedEngine(name=engine), Glossary(terms=()), None, TranslateOptions())
    failed = run_batch(plan(folder, out), out, [find_writer(f) for f in forms.split(",")], pipeline, tell, listen)
    assert [row.name for row in failed] == [name for name, state, _ in told if state == "failed"]
    return sorted(told)


ALL_DONE = [("丙.txt", "done", False), ("乙.txt", "done", False), ("甲.txt", "done", False)]
ALL_SKIPPED = [(name, "done", True) for name, _, _ in ALL_DONE]


def test_every_report_is_written_in_every_form(folder: Path) -> None:
    assert batch(folder) == ALL_DONE
    written = sorted(path.name for path in (folder.parent / "out").iterdir())
    assert written == sorted([*(f"{n}.{s}" for n in "甲乙丙" for s in ("md", "json")), NAME])


def test_a_second_run_skips_what_is_finished(folder: Path) -> None:
    batch(folder)
    assert batch(folder) == ALL_SKIPPED


def test_a_changed_file_is_done_again_alone(folder: Path) -> None:
    batch(folder)
    (folder / "乙.txt").write_text(REPORT.format("丁"), encoding="utf-8")
    assert [row for row in batch(folder) if not row[2]] == [("乙.txt", "done", False)]


def test_another_signature_does_all_again(folder: Path) -> None:
    batch(folder)
    assert batch(folder, engine="two") == ALL_DONE


def test_an_output_that_is_gone_is_made_again(folder: Path) -> None:
    batch(folder)
    (folder.parent / "out" / "甲.md").unlink()
    assert [row for row in batch(folder) if not row[2]] == [("甲.txt", "done", False)]


def test_a_form_left_from_another_signature_is_not_taken_for_finished(folder: Path) -> None:
    batch(folder, engine="one", forms="md,json")
    batch(folder, engine="two", forms="json")
    assert batch(folder, engine="two", forms="md,json") == ALL_DONE
    assert "engine:two" in (folder.parent / "out" / "甲.md").read_text(encoding="utf-8")


def test_a_report_that_fails_does_not_stop_the_rest_and_is_tried_again(folder: Path) -> None:
    (folder / "乙.txt").write_bytes(b"")
    (folder / "坏.docx").write_bytes(b"\0\1\2")
    told = batch(folder)
    assert [(name, state) for name, state, _ in told] == [
        ("丙.txt", "done"),
        ("乙.txt", "failed"),
        ("坏.docx", "failed"),
        ("甲.txt", "done"),
    ]
    assert "empty" in (folder.parent / "out" / NAME).read_text(encoding="utf-8")
    (folder / "乙.txt").write_text(REPORT.format("乙"), encoding="utf-8")
    assert [row for row in batch(folder) if not row[2]] == [("乙.txt", "done", False), ("坏.docx", "failed", False)]


def test_a_journal_cut_in_its_last_line_costs_one_report(folder: Path) -> None:
    batch(folder)
    journal = folder.parent / "out" / NAME
    journal.write_bytes(journal.read_bytes()[:-20])
    assert len([row for row in batch(folder) if not row[2]]) == 1
    assert batch(folder) == ALL_SKIPPED


def test_an_output_that_cannot_be_written_fails_that_report_alone(folder: Path) -> None:
    (folder.parent / "out" / "甲.md").mkdir(parents=True)
    assert [(name, state) for name, state, _ in batch(folder)] == [
        ("丙.txt", "done"),
        ("乙.txt", "done"),
        ("甲.txt", "failed"),
    ]


def test_a_stop_ends_the_batch_and_keeps_what_was_done(folder: Path) -> None:
    finished: list[str] = []

    def stop(event: Event) -> None:
        if isinstance(event, PieceDone) and event.step == "translate" and event.done == event.total:
            finished.append("one")
            if len(finished) == 2:
                raise CancelledError("stopped")

    with pytest.raises(CancelledError):
        batch(folder, listen=stop)
    assert [skipped for _, _, skipped in batch(folder)].count(True) == 1


def test_reports_of_one_stem_do_not_overwrite_each_other(folder: Path) -> None:
    (folder / "甲.md").write_text(REPORT.format("戊"), encoding="utf-8")
    batch(folder)
    out = folder.parent / "out"
    assert {"甲.txt.md", "甲.md.md"} <= {path.name for path in out.iterdir()}
