"""From the words of `--engine` and `--model` to an engine that is ready."""

from __future__ import annotations

from toolkit.engines.download import OnProgress, fetch, silent
from toolkit.engines.engine import ChatEngine
from toolkit.engines.models import find_model
from toolkit.errors import UsageError

ENGINES = ("openvino",)


def open_engine(
    name: str = "openvino", model: str = "", *, threads: int = 0, on_progress: OnProgress = silent
) -> ChatEngine:
    """Fetch what is missing, build or read the graph, load it.

    Raises UsageError for an engine that does not exist and ModelError where the model cannot be had or loaded.
    """
    if name not in ENGINES:
        raise UsageError(f"--engine {name}: not known", help=f"Known: {', '.join(ENGINES)}.")
    entry = find_model(model)
    fetch(entry.weights, on_progress)
    from toolkit.engines.ir import ir_folder
    from toolkit.engines.openvino import OpenVinoEngine

    return OpenVinoEngine(entry, ir_folder(entry), threads=threads)
