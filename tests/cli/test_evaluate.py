"""`govreport evaluate`: scores on stdout, and errors before anything is loaded."""

import json
from pathlib import Path

import pytest
from cli.command import Command, command_in
from scripted_engine import ScriptedEngine, table
from syrupy.assertion import SnapshotAssertion

from toolkit.engines import opening
from toolkit.engines.models import registry

SET = "灯塔亮。\tThe lighthouse shone.\n投资4.71亿元。\tWe invested 471 million yuan.\n"


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    (tmp_path / "set.tsv").write_text(SET, encoding="utf-8")
    (tmp_path / "system.en").write_text("The lighthouse shone.\nWe spent 471 million yuan.\n", encoding="utf-8")
    (tmp_path / "short.en").write_text("One line.\n", encoding="utf-8")
    (tmp_path / "bad.jsonl").write_text('{"source": "甲", "reference": "A"}\n{"source": "乙"}\n', encoding="utf-8")
    (tmp_path / "terms.csv").write_text("source,target\n灯塔,lighthouse\n", encoding="utf-8")
    return command_in(tmp_path, monkeypatch, capsys)


def test_help(command: Command, snapshot: SnapshotAssertion) -> None:
    outcome = command("evaluate", "--help")
    assert outcome.code == 0
    assert outcome.out == snapshot


def test_another_systems_output_is_scored_without_a_model(command: Command, tmp_path: Path) -> None:
    arguments = ["set.tsv", "--system", "system.en", "--no-run", "-g", "terms.csv", "--no-default-glossary"]
    outcome = command("evaluate", *arguments)
    assert outcome.code == 0, outcome.err
    assert outcome.out.startswith("system.en (2 segments)\n")
    printed = json.loads(command("evaluate", *arguments, "--json").out)
    scores = {score["metric"]: score for score in printed[0]["scores"]}
    assert (scores["terms"]["value"], scores["figures"]["value"], scores["untranslated"]["value"]) == (100, 100, 0)
    for score in scores.values():
        assert f"{score['value']:.2f}" in outcome.out
        assert score["signature"] in outcome.out
    assert not (tmp_path / "models").exists()


def test_models_and_systems_stand_side_by_side(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = ScriptedEngine(table({"灯塔亮。": "The lighthouse shone."}))
    monkeypatch.setattr(opening, "open_engine", lambda *_, **__: engine)
    outcome = command("evaluate", "set.tsv", "--system", "system.en", "--no-repair", "--limit", "1", "--json")
    assert outcome.code == 1, "a system of two lines does not fit one segment"
    outcome = command("evaluate", "set.tsv", "--system", "system.en", "--no-repair", "--json")
    assert outcome.code == 0, outcome.err
    default = next(iter(registry()))
    assert [row["system"] for row in json.loads(outcome.out)] == ["system.en", default]
    assert engine.closed == 1


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["none.tsv"], 1, "none.tsv: no such file"),
        (["bad.jsonl"], 1, "bad.jsonl:2: "),
        (["terms.csv"], 2, "terms.csv: reference sets are .jsonl or .tsv files"),
        (["set.tsv", "--no-run"], 2, "--no-run without --system"),
        (["set.tsv", "--system", "short.en", "--no-run"], 1, "short.en: 1 lines for 2 segments"),
        (["set.tsv", "--system", "none.en", "--no-run"], 1, "none.en: "),
        (["set.tsv", "--model", "no-such-model"], 3, "--model no-such-model: "),
        (["set.tsv", "--model", "", "--model", "no-such-model"], 3, "--model no-such-model: "),
        (["set.tsv", "--engine", "steam"], 2, "--engine steam: not known"),
    ],
)
def test_an_error_is_told_in_one_message_before_anything_is_fetched(
    command: Command, tmp_path: Path, arguments: list[str], code: int, told: str
) -> None:
    outcome = command("evaluate", *arguments)
    assert outcome.code == code, outcome.err
    assert f"govreport: {told}" in outcome.err
    assert outcome.err.count("govreport: ") == 1
    assert "Traceback" not in outcome.err
    assert not (tmp_path / "models").exists()
