"""The graph that OpenVINO builds from a GGUF, saved once: later starts read it instead of building it again.

Built in a scratch folder and put in place by one rename, so that a killed build leaves nothing that could be loaded.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from toolkit.engines.models import Model, Weights
from toolkit.engines.naming import name_projections
from toolkit.errors import ModelError

FILES = ("openvino_model.xml", "openvino_model.bin", "openvino_tokenizer.xml", "openvino_detokenizer.xml")


def ir_folder(model: Model) -> Path:
    """Where the saved graph of a model lies; builds it if it is not there. The GGUF must be there.

    Raises ModelError where the GGUF cannot be read.
    """
    from filelock import FileLock
    from openvino_genai import get_version

    version = get_version().split("-")[0]
    named = "named" if model.adapter else "plain"
    folder = model.weights.path.parent / f"ir-{named}-{version}-{_identity(model.weights)}"
    with FileLock(folder.with_name(f"{folder.name}.lock")):
        if not all((folder / file).is_file() for file in FILES):
            shutil.rmtree(folder, ignore_errors=True)
            _build(model, folder)
    return folder


def _identity(weights: Weights) -> str:
    """The digest where the registry has one; a file of the user's own is told apart by name, size and time of change.

    Two models of one family have the same size, and a graph outlives the file that it was built from.
    """
    return weights.sha256[:12] or f"{weights.path.stem}-{weights.bytes}-{weights.path.stat().st_mtime_ns}"


def _build(model: Model, folder: Path) -> None:
    import openvino_genai

    for abandoned in folder.parent.glob(".building-*"):
        shutil.rmtree(abandoned, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".building-") as scratch:
        link = Path(scratch) / model.weights.file
        link.symlink_to(model.weights.path.absolute())
        scheduler = openvino_genai.SchedulerConfig()
        scheduler.cache_size = 1
        try:
            tokenizer = openvino_genai.Tokenizer(str(link), enable_save_ov_model=True)
            openvino_genai.ContinuousBatchingPipeline(str(link), tokenizer, scheduler, "CPU", enable_save_ov_model=True)
        except RuntimeError as error:
            raise ModelError(
                f"{model.weights.path}: OpenVINO cannot read it: {error}",
                help="Known to work: GGUF files of the Qwen2, Qwen3 and Llama families. Check it: govreport models verify.",
            ) from error
        link.unlink()
        if model.adapter:
            name_projections(Path(scratch) / "openvino_model.xml")
        Path(scratch).rename(folder)
        Path(scratch).mkdir()
