"""The interface that every engine keeps, and what goes in and comes out."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, kw_only=True)
class Hint:
    """The required rendering of [start, end) of a request's source, in code points."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, kw_only=True)
class Request:
    """One segment to translate.

    `hints` do not overlap and are in order. `keep` are strings of the source that may stand in the English as they are.
    `prefix` is English that the answer must begin with (cut-and-force); the draft's text includes it.
    `max_tokens` bounds the answer; None lets the engine choose by the length of the source.
    """

    source: str
    hints: tuple[Hint, ...] = ()
    keep: tuple[str, ...] = ()
    prefix: str = ""
    max_tokens: int | None = None


class Finish(StrEnum):
    """Why a draft ended."""

    STOP = "stop"
    LENGTH = "length"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What an engine returned for one request: text, number of generated tokens, why it ended, and what went wrong."""

    text: str
    tokens: int = 0
    finish: Finish = Finish.STOP
    error: str = ""


@runtime_checkable
class Engine(Protocol):
    """A local model that translates.

    Requests are answered in any order, each exactly once, with its index in the input. One bad request yields a draft
    with `finish=failed`; it never takes the others with it. The same requests in the same order give the same drafts.
    """

    @property
    def signature(self) -> Mapping[str, str]:
        """Whatever changes the output: engine, versions, model, digest, adapter, prompt form."""

    def prompt(self, request: Request) -> str:
        """The text that the model will see for a request: a pure function, so that its digest can be a memory key."""

    def translate(self, requests: Sequence[Request]) -> Generator[tuple[int, Draft], None, None]:
        """Yield (index, draft) as drafts come; closing the generator cancels what is still under way, and the engine goes on."""

    def close(self) -> None:
        """Release the model. Safe to call twice."""


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """One free task for a chat model: what it is told to be, what it is asked, how long it may answer (tokens)."""

    system: str
    user: str
    max_tokens: int


@runtime_checkable
class ChatEngine(Engine, Protocol):
    """An engine whose model also follows instructions in plain words; summaries need one."""

    def complete(self, prompts: Sequence[Prompt]) -> Generator[tuple[int, Draft], None, None]:
        """Yield (index, draft) for each prompt, in Latin script, as they come; closing cancels, as in `translate`."""
