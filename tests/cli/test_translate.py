"""`govreport translate`: what it writes, how it ends, and what it says when it cannot."""

import json
from pathlib import Path

import pytest
from cli.command import REPORT, Command, command_in
from scripted_engine import ScriptedEngine, table
from syrupy.assertion import SnapshotAssertion

from toolkit.engines.engine import Draft, Finish
from toolkit.errors import CancelledError
from toolkit.translation import pipeline


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    return command_in(tmp_path, monkeypatch, capsys)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> ScriptedEngine:
    """Stands in for the model; every segment is answered with its hints."""
    double = ScriptedEngine()
    monkeypatch.setattr(pipeline, "open_engine", lambda *_, **__: double)
    return double


def test_help(command: Command, snapshot: SnapshotAssertion) -> None:
    outcome = command("translate", "--help")
    assert outcome.code == 0
    assert outcome.out == snapshot


def test_both_files_are_written_and_named_on_stdout(command: Command, engine: ScriptedEngine, tmp_path: Path) -> None:
    outcome = command("translate", "report.txt", "-o", "english")
    assert outcome.code == 0, outcome.err
    assert outcome.out.splitlines() == ["english/report.md", "english/report.json"]
    assert "471 million yuan" in (tmp_path / "english" / "report.md").read_text(encoding="utf-8")
    data = json.loads((tmp_path / "english" / "report.json").read_text(encoding="utf-8"))
    assert all(translation["target"] for translation in data["translations"])
    assert "figures proved  1 of 1" in outcome.err
    assert engine.closed == 1


def test_a_second_run_is_served_from_memory_with_the_same_bytes(
    command: Command, engine: ScriptedEngine, tmp_path: Path
) -> None:
    command("translate", "report.txt", "-o", "one")
    outcome = command("translate", "report.txt", "-o", "two")
    assert "4 from memory" in outcome.err
    assert (tmp_path / "one" / "report.md").read_bytes() == (tmp_path / "two" / "report.md").read_bytes()


def test_no_memory_leaves_no_file(command: Command, engine: ScriptedEngine, tmp_path: Path) -> None:
    assert command("translate", "report.txt", "--no-memory").code == 0
    assert not (tmp_path / "memory.sqlite").exists()


def test_standard_input_to_standard_output(command: Command, engine: ScriptedEngine, tmp_path: Path) -> None:
    outcome = command("translate", "-", "-o", "-", "-f", "json", stdin=REPORT.encode())
    assert outcome.code == 0, outcome.err
    assert len(json.loads(outcome.out)["translations"]) == 4
    assert not (tmp_path / "-").exists()


def test_only_the_forms_that_are_asked_for(command: Command, engine: ScriptedEngine, tmp_path: Path) -> None:
    assert command("translate", "report.txt", "-f", " md ").out.splitlines() == ["out/report.md"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["report.md"]


@pytest.mark.parametrize(("limit", "code"), [("", 0), ("error", 4), ("warning", 4), ("note", 4)])
def test_fail_on_an_error_after_delivery(
    command: Command, engine: ScriptedEngine, tmp_path: Path, limit: str, code: int
) -> None:
    engine.rule = table({}, otherwise=Draft(text="", finish=Finish.FAILED, error="no answer"))
    outcome = command("translate", "report.txt", *(["--fail-on", limit] if limit else []))
    assert outcome.code == code
    assert (tmp_path / "out" / "report.md").is_file()
    assert ("govreport: 4 findings" in outcome.err) is bool(code)


def test_fail_on_without_a_finding_is_good(command: Command, engine: ScriptedEngine) -> None:
    assert command("translate", "report.txt", "--fail-on", "warning").code == 0


@pytest.mark.parametrize("error", [KeyboardInterrupt, CancelledError("stopped")])
def test_a_stop_ends_with_130(command: Command, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(pipeline, "open_engine", stopped)
    outcome = command("translate", "report.txt")
    assert outcome.code == 130
    assert "Traceback" not in outcome.err


@pytest.fixture
def files(tmp_path: Path) -> None:
    """What goes wrong with reports and glossaries."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_text(" \n\n", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "binary.bin").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "latin.txt").write_bytes("Résumé à côté, déjà vu: naïveté\n".encode("latin-1") * 20)
    (tmp_path / "english.txt").write_text("Nothing Chinese here.\n", encoding="utf-8")
    rows = "".join(f"词语{n},term {n}\n" for n in range(15))
    (tmp_path / "glossary.csv").write_text(f"source,target\n{rows}灯塔,\n", encoding="utf-8")
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "bad.gguf").write_bytes(b"no weights")


GOOD = "report.txt"


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["none.txt"], 1, "none.txt: there is no such file"),
        (["empty.txt"], 1, "empty.txt: the file is empty"),
        (["blank.txt"], 1, "blank.txt: the file is empty"),
        (["folder"], 1, "folder: this is a folder"),
        (["binary.bin"], 1, "binary.bin: "),
        (["latin.txt"], 1, "latin.txt: "),
        (["english.txt"], 1, "english.txt: the text holds no Chinese"),
        ([GOOD, "-g", "glossary.csv"], 3, "glossary.csv:17: "),
        ([GOOD, "-g", "none.csv"], 3, "none.csv"),
        ([GOOD, "-f", "md,xls"], 2, "--format xls: not known"),
        ([GOOD, "-f", ""], 2, "--format"),
        ([GOOD, "--fail-on", "grave"], 2, "--fail-on grave: not known"),
        ([GOOD, "--model", "no-such-model"], 3, "--model no-such-model: "),
        ([GOOD, "--engine", "steam"], 2, "--engine steam: not known"),
        ([GOOD, "-o", "file"], 1, "file: cannot be written"),
        ([GOOD, "-o", "file/below"], 1, "file/below: cannot be written"),
        ([GOOD, "-o", "/proc/nowhere"], 1, "/proc/nowhere: cannot be written"),
    ],
)
def test_an_error_is_told_in_one_message_before_anything_is_fetched(
    command: Command, tmp_path: Path, arguments: list[str], code: int, told: str
) -> None:
    outcome = command("translate", *arguments)
    assert outcome.code == code, outcome.err
    assert outcome.err.count("govreport: ") == 1
    assert f"govreport: {told}" in outcome.err or (told in outcome.err and ".csv" in told)
    assert "Traceback" not in outcome.err
    assert outcome.out == ""
    assert not (tmp_path / "models").exists()


@pytest.mark.parametrize("arguments", [["translate"], ["translate", "a", "b"], ["translate", "a", "--nonsense"]])
def test_arguments_that_do_not_parse_end_with_2(command: Command, arguments: list[str]) -> None:
    outcome = command(*arguments)
    assert outcome.code == 2
    assert "Usage: " in outcome.err


def test_without_network_and_model_one_message_says_what_to_do(command: Command) -> None:
    outcome = command("translate", "report.txt")
    assert outcome.code == 3
    assert outcome.err.count("govreport: ") == 1
    assert "could not be fetched" in outcome.err
    assert "hub: http://127.0.0.1:9/" in outcome.err
    assert "package index: " in outcome.err
    assert "copy the file to " in outcome.err
    assert "Traceback" not in outcome.err
