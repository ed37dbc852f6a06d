"""The saved graph: built once, told apart by what it was built from, never half there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tiny_model import write_tiny_gguf

from toolkit.engines.ir import FILES, ir_folder
from toolkit.engines.models import find_model
from toolkit.errors import ModelError


def test_the_graph_is_built_once(tmp_path: Path) -> None:
    model = find_model(str(write_tiny_gguf(tmp_path / "tiny.gguf")))
    folder = ir_folder(model)
    before = {file: (folder / file).stat().st_mtime_ns for file in FILES}
    assert ir_folder(model) == folder
    assert {file: (folder / file).stat().st_mtime_ns for file in FILES} == before
    assert not list(tmp_path.glob(".building-*"))


def test_a_relative_path_is_read_where_the_user_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tiny_gguf(tmp_path / "tiny.gguf")
    monkeypatch.chdir(tmp_path)
    assert (ir_folder(find_model("tiny.gguf")) / FILES[0]).is_file()


def test_a_graph_that_lacks_a_file_is_built_again(tmp_path: Path) -> None:
    model = find_model(str(write_tiny_gguf(tmp_path / "tiny.gguf")))
    folder = ir_folder(model)
    (folder / FILES[1]).unlink()
    (tmp_path / ".building-killed").mkdir()
    assert (ir_folder(model) / FILES[1]).is_file()
    assert not list(tmp_path.glob(".building-*"))


def test_two_files_of_one_size_have_two_graphs(tmp_path: Path) -> None:
    one, other = (find_model(str(write_tiny_gguf(tmp_path / f"{seed}.gguf", seed=seed))) for seed in (1, 2))
    assert one.weights.bytes == other.weights.bytes
    for model in (one, other):
        os.utime(model.weights.path, (1_700_000_000, 1_700_000_000))
    assert (ir_folder(one) / FILES[1]).read_bytes() != (ir_folder(other) / FILES[1]).read_bytes()


def test_a_file_that_was_replaced_has_a_new_graph(tmp_path: Path) -> None:
    path = write_tiny_gguf(tmp_path / "tiny.gguf", seed=1)
    before = (ir_folder(find_model(str(path))) / FILES[1]).read_bytes()
    write_tiny_gguf(path, seed=2)
    assert (ir_folder(find_model(str(path))) / FILES[1]).read_bytes() != before


def test_a_file_that_is_no_model_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "note.gguf"
    path.write_text("not a model")
    with pytest.raises(ModelError, match=r"note\.gguf: OpenVINO cannot read it") as refusal:
        ir_folder(find_model(str(path)))
    assert refusal.value.exit_code == 3
    assert {entry.suffix for entry in tmp_path.iterdir()} == {".gguf", ".lock"}
