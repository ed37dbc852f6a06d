"""The registry: complete, consistent with the files that travel with it, and clear about what it does not know."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from toolkit.engines.engine import Request
from toolkit.engines.models import find_model, is_present, models_folder, registry, sha256_of, verify
from toolkit.engines.opening import open_engine
from toolkit.engines.prompts import FORMS, turns
from toolkit.errors import ModelError, UsageError


def test_the_default_comes_first_and_has_the_adapter() -> None:
    name, model = next(iter(registry().items()))
    assert find_model() is find_model(name) is model
    assert model.adapter


@pytest.mark.parametrize("name", registry())
def test_every_entry_is_whole(name: str) -> None:
    model = find_model(name)
    assert model.name == name and model.description
    assert model.prompt in FORMS and turns(model.prompt, Request(source="甲"))
    assert re.fullmatch("[0-9a-f]{64}", model.weights.sha256)
    assert re.fullmatch("[0-9a-f]{40}", model.weights.revision), "a branch can move; a revision cannot"
    assert model.weights.licence == "Apache-2.0"
    assert model.weights.bytes > 0


@pytest.mark.parametrize("name", [name for name, model in registry().items() if model.adapter])
def test_the_adapter_that_travels_with_the_toolkit_is_the_registered_one(name: str) -> None:
    adapter = find_model(name).adapter
    assert adapter
    assert sha256_of(adapter.path) == adapter.sha256
    config = json.loads(adapter.path.with_name("adapter_config.json").read_text())
    assert adapter.scale == config["lora_alpha"] / config["r"]
    assert adapter.probe and adapter.probe_answer


def test_a_gguf_of_the_users_own_is_a_model(tmp_path: Path) -> None:
    path = tmp_path / "mine.gguf"
    path.write_bytes(b"1234")
    model = find_model(str(path))
    assert (model.name, model.weights.path, model.weights.bytes, model.adapter) == ("mine", path, 4, None)
    assert is_present(model.weights) and verify(model.weights)


@pytest.mark.parametrize("name", ["no-such-model", "no/such.gguf", "models.toml"])
def test_an_unknown_name_lists_the_known_ones(name: str) -> None:
    with pytest.raises(ModelError, match=re.escape(f"--model {name}")) as refusal:
        find_model(name)
    assert all(known in refusal.value.help for known in registry())


def test_the_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GOVREPORT_MODELS", str(tmp_path))
    assert models_folder() == tmp_path
    weights = find_model().weights
    assert weights.path == tmp_path / weights.name / weights.file
    assert not is_present(weights) and not verify(weights)
    monkeypatch.setenv("GOVREPORT_MODELS", "~/models")
    assert models_folder() == Path.home() / "models"
    monkeypatch.setenv("GOVREPORT_MODELS", "")
    assert models_folder().parts[-2:] == ("govreport", "models")


def test_an_unknown_engine_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="--engine abacus"):
        open_engine("abacus")


def test_an_engine_opens_on_a_file(tiny_model: object, tmp_path: Path) -> None:
    from tiny_model import write_tiny_gguf

    engine = open_engine(model=str(write_tiny_gguf(tmp_path / "tiny.gguf")))
    assert [index for index, _ in engine.translate([Request(source="甲", max_tokens=2)])] == [0]
    engine.close()
