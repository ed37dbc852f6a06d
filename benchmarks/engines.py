"""Engines side by side in one run: source characters delivered per second, tokens per second, peak memory, start-up.

    python benchmarks/engines.py [REPORT] [--segments N]

The first and the last engine get the same prompts (report segments with their hints), the same stops and the same weights
file; the second one shows what a short prompt without hints and without adapter would save.
llama.cpp decodes one stream, as its command line does; install it with `pip install llama-cpp-python` (it is compiled).
Each engine runs in a process of its own, one after the other, so that memory and threads are not shared.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

REPORT = Path(__file__).resolve().parent.parent / "examples" / "hi-tech-zone-2024.txt"


def requests_of(report: Path, limit: int) -> list[Any]:
    """The translator's own requests for the segments of a report, each source once."""
    from toolkit.glossary.table import load
    from toolkit.reading.read import read_report
    from toolkit.translation.work import by_request, prepare

    works = prepare(read_report(report), load([]))
    return list(by_request(work for work in works if not work.copied))[:limit]


def with_openvino(report: Path, limit: int, model: str) -> dict[str, float]:
    """This toolkit's engine, as `govreport translate` opens it."""
    from toolkit.engines.opening import open_engine

    requests = requests_of(report, limit)
    begun = time.perf_counter()
    engine = open_engine(model=model)
    loaded = time.perf_counter()
    tokens = sum(draft.tokens for _, draft in engine.translate(requests))
    return _row(requests, tokens, loaded - begun, time.perf_counter() - loaded)


def with_llama_cpp(report: Path, limit: int, model: str) -> dict[str, float]:
    """llama.cpp, one stream, greedy, all cores, prompts as the same text; its prefix cache is on."""
    from llama_cpp import Llama

    from toolkit.engines.models import find_model
    from toolkit.engines.openvino import token_limit
    from toolkit.engines.prompts import as_text, turns

    requests = requests_of(report, limit)
    entry = find_model(model)
    cores = os.cpu_count() or 1
    begun = time.perf_counter()
    llama = Llama(str(entry.weights.path), n_ctx=2048, n_threads=cores, n_threads_batch=cores, verbose=False)
    loaded = time.perf_counter()
    tokens = 0
    for request in requests:
        answer = llama.create_completion(
            as_text(turns(entry.prompt, request)),
            max_tokens=token_limit(request.source),
            temperature=0.0,
            stop=["<|im_end|>"],
        )
        tokens += answer["usage"]["completion_tokens"]
    return _row(requests, tokens, loaded - begun, time.perf_counter() - loaded)


def _row(requests: list[Any], tokens: int, start: float, seconds: float) -> dict[str, float]:
    characters = sum(len(request.source) for request in requests)
    return {
        "segments": len(requests),
        "characters": characters,
        "tokens": tokens,
        "start_seconds": round(start, 2),
        "seconds": round(seconds, 2),
        "characters_per_second": round(characters / seconds, 2),
        "tokens_per_second": round(tokens / seconds, 2),
        "peak_gb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6, 2),
    }


SYSTEMS = {
    "openvino, adapter": (with_openvino, "qwen2.5-coder-1.5b-govreport"),
    "openvino, no adapter, bare prompt": (with_openvino, "qwen2.5-coder-1.5b-bare"),
    "llama.cpp, one stream": (with_llama_cpp, "qwen2.5-coder-1.5b-govreport"),
}


def _measured(name: str, report: Path, limit: int) -> dict[str, float]:
    function, model = SYSTEMS[name]
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(function, (report, limit, model))


def main() -> None:
    """Print one JSON line for each engine and the ratios to llama.cpp."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", nargs="?", type=Path, default=REPORT)
    parser.add_argument("--segments", type=int, default=256)
    arguments = parser.parse_args()
    rows = {}
    for name in SYSTEMS:
        try:
            rows[name] = _measured(name, arguments.report, arguments.segments)
        except ImportError as error:
            print(f"{name}: left out: {error}", file=sys.stderr)
            continue
        print(json.dumps({"engine": name, **rows[name]}), flush=True)
    base = rows.get("llama.cpp, one stream")
    for name, row in rows.items() if base else ():
        ratio = row["characters_per_second"] / base["characters_per_second"]
        print(f"{name}: {ratio:.2f} times llama.cpp's source characters per second")


if __name__ == "__main__":
    main()
