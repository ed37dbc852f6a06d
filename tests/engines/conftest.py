"""The tiny model, built once a session, and engines on it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tiny_model import write_tiny_gguf

from toolkit.engines.ir import ir_folder
from toolkit.engines.models import Model, find_model
from toolkit.engines.openvino import OpenVinoEngine


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    """The model as `--model path/to/tiny.gguf` gives it, asked in the shortest form that takes hints."""
    path: Path = write_tiny_gguf(tmp_path_factory.mktemp("tiny") / "tiny.gguf")
    return replace(find_model(str(path)), prompt="segment")


@pytest.fixture(scope="session")
def tiny_engine(tiny_model: Model) -> Iterator[OpenVinoEngine]:
    engine = OpenVinoEngine(tiny_model, ir_folder(tiny_model))
    yield engine
    engine.close()
