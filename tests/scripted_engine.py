"""An engine that answers by rule, for the logic around engines and for faults; what models do is tested with models."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence

from toolkit.engines.engine import Draft, Prompt, Request

Answer = str | Draft
Rule = Callable[[Request], Answer]


def table(answers: Mapping[str, Answer], otherwise: Answer = "We did the work well this year.") -> Rule:
    """Answers by source; a request with a prefix is answered under `source|prefix`, else by the prefix and a full stop."""

    def rule(request: Request) -> Answer:
        if request.prefix:
            return answers.get(f"{request.source}|{request.prefix}", f"{request.prefix}.")
        return answers.get(request.source, otherwise)

    return rule


def copying_hints(request: Request) -> str:
    """An English sentence that holds every hint of the request, and what it is told to keep."""
    said = ", ".join([*(hint.target for hint in request.hints), *request.keep])
    return f"{request.prefix}We worked on {said or 'this'} with care and patience."


class ScriptedEngine:
    """The `Engine` and `ChatEngine` double. `asked` holds the requests of each call; `stopped` counts calls cut short."""

    def __init__(
        self,
        rule: Rule = copying_hints,
        *,
        name: str = "scripted",
        backwards: bool = False,
        written: Sequence[Answer] = (),
    ) -> None:
        self.rule = rule
        self.name = name
        self.backwards = backwards
        self.written = tuple(written)
        self.asked: list[list[Request]] = []
        self.prompts: list[Prompt] = []
        self.answered = 0
        self.stopped = 0
        self.closed = 0

    @property
    def signature(self) -> Mapping[str, str]:
        return {"engine": self.name}

    def prompt(self, request: Request) -> str:
        return f"translate: {request.source}"

    def translate(self, requests: Sequence[Request]) -> Generator[tuple[int, Draft], None, None]:
        self.asked.append(list(requests))
        order = range(len(requests))
        yield from self._told(
            {index: self.rule(requests[index]) for index in (order[::-1] if self.backwards else order)}
        )

    def complete(self, prompts: Sequence[Prompt]) -> Generator[tuple[int, Draft], None, None]:
        self.prompts += prompts
        yield from self._told(dict(enumerate(self.written[: len(prompts)])))

    def close(self) -> None:
        self.closed += 1

    def _told(self, answers: Mapping[int, Answer]) -> Generator[tuple[int, Draft], None, None]:
        try:
            for index, answer in answers.items():
                self.answered += 1
                yield index, answer if isinstance(answer, Draft) else Draft(text=answer, tokens=len(answer.split()))
        except GeneratorExit:
            self.stopped += 1
            raise
