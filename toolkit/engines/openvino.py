"""The default engine: OpenVINO GenAI's continuous batching on the CPU (or a device that OpenVINO knows).

Requests run in closed groups, longest first, decided from the inputs alone: greedy output can change with the batch, so
the same requests in the same order give the same drafts.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from toolkit.engines.engine import Draft, Finish, Prompt, Request
from toolkit.engines.models import Model
from toolkit.engines.prompts import Turn, as_text, chat, turns
from toolkit.engines.script import answer_pattern
from toolkit.errors import ModelError

GROUP = 64
"""Segments in flight together; past this, tokens per second hardly rise on a CPU and memory does."""

CACHE_GB = 1
"""Room for keys and values: 64 segments of 600 tokens take about 0.6 GB in the 8 bits that the CPU uses. A group that needs
more is served in turns."""

BATCH_TOKENS = 512
"""Most tokens in one forward pass."""


class OpenVinoEngine:
    """The `Engine` and `ChatEngine` on OpenVINO GenAI. Open it with `open_engine`; one thread at a time uses it."""

    def __init__(self, model: Model, folder: Path, *, device: str = "CPU", threads: int = 0) -> None:
        """Load the IR in `folder` (see ir.py); raises ModelError where it cannot be loaded or its adapter has no effect."""
        import openvino_genai

        self._genai = openvino_genai
        self._model = model
        self._folder = folder
        self._device = device
        self._threads = threads
        self._lock = Lock()
        self._next_id = 0
        self._pipeline: Any = None
        self._adapter_on = False
        self._load(adapter=model.adapter is not None)
        self._prove_adapter()

    def _load(self, *, adapter: bool) -> None:
        """Load the graph with or without the adapter, unless it is there. Only one of the two is ever in memory.

        An adapter that can be switched while loaded makes answers a quarter slower than one that is compiled in
        (39.5 against 51.7 tokens/s on 96 segments), and loading takes seconds.
        """
        if self._pipeline is not None and self._adapter_on is adapter:
            return
        genai = self._genai
        scheduler = genai.SchedulerConfig()
        scheduler.cache_size = CACHE_GB
        scheduler.max_num_batched_tokens = BATCH_TOKENS
        # A cached prefix rounds differently from a computed one: drafts would depend on what was asked before (3 of 12
        # differed on the second asking, with examples in the prompt). The default form gains 5% by it.
        scheduler.enable_prefix_caching = False
        properties: dict[str, Any] = {"INFERENCE_NUM_THREADS": self._threads} if self._threads else {}
        self._pipeline = None
        try:
            if adapter and self._model.adapter:
                file = genai.Adapter(str(self._model.adapter.path))
                mode = genai.AdapterConfig.Mode.MODE_STATIC
                properties["adapters"] = genai.AdapterConfig(file, self._model.adapter.scale, mode)
            self._tokenizer = genai.Tokenizer(str(self._folder))
            self._pipeline = genai.ContinuousBatchingPipeline(
                str(self._folder), self._tokenizer, scheduler, self._device, **properties
            )
        except RuntimeError as error:
            raise ModelError(
                f"{self._folder}: the model cannot be loaded: {_first_line(error)}",
                help="Run: govreport models verify. A damaged model is removed with: govreport models remove.",
            ) from error
        self._adapter_on = adapter

    @property
    def signature(self) -> Mapping[str, str]:
        """Engine, versions, weights, adapter, prompt form, group size."""
        return {
            "engine": f"openvino-genai {self._genai.get_version().split('-')[0]}",
            "model": self._model.name,
            "weights": self._model.weights.sha256[:12] or self._model.weights.file,
            "adapter": self._model.adapter.sha256[:12] if self._model.adapter else "none",
            "prompt": self._model.prompt,
            "group": str(GROUP),
        }

    def prompt(self, request: Request) -> str:
        """The ChatML text that the model sees."""
        return as_text(turns(self._model.prompt, request), request.prefix)

    def translate(self, requests: Sequence[Request]) -> Generator[tuple[int, Draft], None, None]:
        """Yield (index, draft) as they finish, group after group, longest sources first."""
        self._load(adapter=self._model.adapter is not None)
        order = sorted(range(len(requests)), key=lambda index: (-len(requests[index].source), index))
        for start in range(0, len(order), GROUP):
            group = order[start : start + GROUP]
            faults = {index: _fault(*_texts(requests[index])) for index in group}
            yield from _failures(faults)
            jobs = [(index, *self._translation_job(requests[index])) for index in group if not faults[index]]
            for index, draft in self._run(jobs):
                prefix = requests[index].prefix
                yield (
                    index,
                    Draft(text=prefix + draft.text, tokens=draft.tokens, finish=draft.finish, error=draft.error),
                )

    def complete(self, prompts: Sequence[Prompt]) -> Generator[tuple[int, Draft], None, None]:
        """Yield (index, draft) for free tasks; the adapter is off, for it was trained on translation alone."""
        self._load(adapter=False)
        for start in range(0, len(prompts), GROUP):
            group = range(start, min(start + GROUP, len(prompts)))
            faults = {index: _fault(prompts[index].system, prompts[index].user) for index in group}
            yield from _failures(faults)
            jobs = [
                (
                    index,
                    self._tokens(chat(prompts[index])),
                    self._generation(prompts[index].max_tokens, answer_pattern("")),
                )
                for index in group
                if not faults[index]
            ]
            yield from self._run(jobs)

    def close(self) -> None:
        """Release the model's memory."""
        self._pipeline = None

    def _translation_job(self, request: Request) -> tuple[Any, Any]:
        limit = request.max_tokens or token_limit(request.source)
        tokens = self._tokens(turns(self._model.prompt, request), request.prefix)
        return tokens, self._generation(limit, answer_pattern(request.source, request.keep))

    def _generation(self, max_tokens: int, pattern: str) -> Any:
        config = self._genai.GenerationConfig()
        config.max_new_tokens = max_tokens
        config.do_sample = False
        config.eos_token_id = self._tokenizer.get_eos_token_id()
        end_of_turn = self._ids("<|im_end|>")  # more than one id where a model has no such special token
        config.stop_token_ids = {config.eos_token_id, *(end_of_turn if len(end_of_turn) == 1 else ())}
        config.structured_output_config = self._genai.StructuredOutputConfig(regex=pattern)
        return config

    def _run(self, jobs: Sequence[tuple[int, Any, Any]]) -> Generator[tuple[int, Draft], None, None]:
        """Run one group to its end; closing the iterator cancels what has not finished."""
        with self._lock:
            running: dict[int, Any] = {}
            try:
                for index, tokens, config in jobs:
                    self._next_id += 1
                    try:
                        running[index] = self._pipeline.add_request(self._next_id, tokens, config)
                    except RuntimeError as error:
                        yield index, Draft(text="", finish=Finish.FAILED, error=_first_line(error))
                while running:
                    self._pipeline.step()
                    for index in self._finished(running):
                        yield index, self._draft(running.pop(index))
            except RuntimeError as error:
                for index in running:
                    yield index, Draft(text="", finish=Finish.FAILED, error=_first_line(error))
            finally:
                for handle in running.values():
                    handle.stop()
                while self._pipeline.has_non_finished_requests():
                    self._pipeline.step()

    def _finished(self, running: Mapping[int, Any]) -> list[int]:
        going = self._genai.GenerationStatus.RUNNING
        return [index for index, handle in running.items() if handle.get_status() != going]

    def _draft(self, handle: Any) -> Draft:
        outputs = handle.read_all()
        if not outputs:
            return Draft(text="", finish=Finish.FAILED, error=f"the engine gave nothing ({handle.get_status()})")
        ids = list(outputs[0].generated_ids)
        at_limit = outputs[0].finish_reason == self._genai.GenerationFinishReason.LENGTH
        finish = Finish.LENGTH if at_limit else Finish.STOP
        return Draft(text=str(self._tokenizer.decode(ids)), tokens=len(ids), finish=finish)

    def _tokens(self, chat_turns: tuple[Turn, ...], prefix: str = "") -> Any:
        """Token ids of a chat: the template's markers as special tokens, all text as text."""
        import numpy
        from openvino import Tensor

        ids: list[int] = []
        for turn in chat_turns:
            ids += self._ids(f"<|im_start|>{turn.role}\n") + self._text_ids(turn.text) + self._ids("<|im_end|>\n")
        ids += self._ids("<|im_start|>assistant\n") + self._text_ids(prefix)
        return Tensor(numpy.array([ids], dtype=numpy.int64))

    def _text_ids(self, text: str) -> list[int]:
        """Ids of plain text. A special token always opens with `<`: cut behind it, and none can be read."""
        return [token for piece in re.split("(?<=<)", text) if piece for token in self._ids(piece)]

    def _ids(self, text: str) -> list[int]:
        return [int(token) for token in self._tokenizer.encode(text, add_special_tokens=False).input_ids.data[0]]

    def _prove_adapter(self) -> None:
        """A name that does not match leaves an adapter without effect and says nothing: ask, and compare the answer."""
        adapter = self._model.adapter
        if adapter is None:
            return
        _, draft = next(iter(self.translate([Request(source=adapter.probe)])))
        if not draft.text.startswith(adapter.probe_answer):
            raise ModelError(
                f"adapter {adapter.name} has no effect: the probe gave {draft.text!r}, not {adapter.probe_answer!r}",
                help="Run: govreport models remove, and again; or use --model qwen2.5-coder-1.5b, which needs no adapter.",
            )


def token_limit(source: str) -> int:
    """Most tokens for a translation: official Chinese takes 0.5–1.0 English tokens a character; 1.6 is degenerate."""
    return 40 + int(1.6 * len(source))


def _texts(request: Request) -> tuple[str, ...]:
    return (request.source, request.prefix, *request.keep, *(hint.target for hint in request.hints))


def _fault(*texts: str) -> str:
    """Why no tokens can be made of these texts; empty where they can. Half of a surrogate pair is no character."""
    half = next((found[0] for text in texts if (found := _HALF_CHARACTER.search(text))), "")
    return f"U+{ord(half):04X} is half of a character: the text was decoded wrongly" if half else ""


def _failures(faults: Mapping[int, str]) -> Generator[tuple[int, Draft], None, None]:
    for index, fault in faults.items():
        if fault:
            yield index, Draft(text="", finish=Finish.FAILED, error=fault)


_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def _first_line(error: BaseException) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1] if lines else type(error).__name__
