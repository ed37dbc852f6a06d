"""`govreport batch`: a line for each report, and an exit code for all."""

from pathlib import Path

import pytest
from cli.command import REPORT, Command, command_in
from scripted_engine import ScriptedEngine
from syrupy.assertion import SnapshotAssertion

from toolkit.translation import pipeline


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    (tmp_path / "reports").mkdir()
    for name in ("a", "b"):
        (tmp_path / "reports" / f"{name}.txt").write_text(REPORT.replace("甲", name), encoding="utf-8")
    return command_in(tmp_path, monkeypatch, capsys)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> ScriptedEngine:
    double = ScriptedEngine()
    monkeypatch.setattr(pipeline, "open_engine", lambda *_, **__: double)
    return double


def test_help(command: Command, snapshot: SnapshotAssertion) -> None:
    outcome = command("batch", "--help")
    assert outcome.code == 0
    assert outcome.out == snapshot


def test_each_report_has_a_line_and_a_second_run_skips_all(
    command: Command, engine: ScriptedEngine, tmp_path: Path
) -> None:
    first = command("batch", "reports", "-o", "english")
    assert first.code == 0, first.err
    assert [line.partition(", ")[0] for line in first.out.splitlines()] == ["a.txt: 0 errors", "b.txt: 0 errors"]
    assert (tmp_path / "english" / "b.json").is_file()
    second = command("batch", "reports", "-o", "english")
    assert second.out.splitlines() == ["a.txt: finished before", "b.txt: finished before"]


def test_a_report_that_fails_is_listed_and_the_rest_is_done(
    command: Command, engine: ScriptedEngine, tmp_path: Path
) -> None:
    (tmp_path / "reports" / "a.txt").write_bytes(b"")
    outcome = command("batch", "reports")
    assert outcome.code == 1
    assert "a.txt: FAILED: " in outcome.out
    assert "b.txt: 0 errors" in outcome.out
    assert "govreport: 1 of 2 reports failed:" in outcome.err
    assert (tmp_path / "out" / "b.md").is_file()


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["none"], 1, "none: no such folder"),
        (["reports/a.txt"], 1, "reports/a.txt: no such folder"),
        (["empty"], 1, "empty: no report in it"),
        (["reports", "-f", "xls"], 2, "--format xls: not known"),
        (["reports", "-g", "bad.csv"], 3, "bad.csv:2: "),
        (["reports", "--model", "no-such-model"], 3, "--model no-such-model: "),
        (["reports", "-o", "bad.csv"], 1, "bad.csv: cannot be written"),
        (["reports"], 3, "could not be fetched"),
    ],
)
def test_an_error_is_told_in_one_message(
    command: Command, tmp_path: Path, arguments: list[str], code: int, told: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.csv").write_text("source,target\n灯塔,\n", encoding="utf-8")
    outcome = command("batch", *arguments)
    assert outcome.code == code, outcome.err
    assert outcome.err.count("govreport: ") == 1
    assert told in outcome.err
    assert "Traceback" not in outcome.err
