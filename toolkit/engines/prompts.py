"""The forms in which a request is put to a model. Which form a model gets stands in its registry entry.

A prompt is a pure function of its request. Report text goes in as text: square brackets of the source become full-width
ones, so that the brackets of hints are ours alone, and engines never read special tokens out of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from toolkit.engines.engine import Prompt, Request
from toolkit.errors import ConfigurationError

Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True)
class Turn:
    """One turn of a chat."""

    role: Role
    text: str


def with_hints(request: Request) -> str:
    """The source with each hint in square brackets behind the words that it renders."""
    parts = []
    position = 0
    for hint in request.hints:
        parts += [_plain(request.source[position : hint.end]), f"[{hint.target}]"]
        position = hint.end
    return "".join([*parts, _plain(request.source[position:])])


def _plain(text: str) -> str:
    return text.replace("[", "［").replace("]", "］")


def turns(form: str, request: Request) -> tuple[Turn, ...]:
    """The chat that asks for a request's translation.

    Raises ConfigurationError for a form that does not exist.
    """
    if form == "segment":
        return (Turn("system", SEGMENT_SYSTEM), Turn("user", with_hints(request)))
    if form == "examples":
        shown = tuple(
            turn for zh, en in EXAMPLES for turn in (Turn("user", f"Chinese: {zh}\nEnglish:"), Turn("assistant", en))
        )
        return (Turn("system", EXAMPLES_SYSTEM), *shown, Turn("user", f"Chinese: {with_hints(request)}\nEnglish:"))
    if form == "bare":
        return (Turn("user", f"{BARE_INSTRUCTION}\n{request.source}"),)
    raise ConfigurationError(f"prompt form {form!r} is not known", help=f"Known: {', '.join(FORMS)}.")


def chat(prompt: Prompt) -> tuple[Turn, ...]:
    """The chat that puts a free task."""
    return (Turn("system", prompt.system), Turn("user", prompt.user))


def as_text(chat_turns: tuple[Turn, ...], prefix: str = "") -> str:
    """The chat in ChatML, as Qwen and its family read it, up to where the model goes on."""
    said = "".join(f"<|im_start|>{turn.role}\n{turn.text}<|im_end|>\n" for turn in chat_turns)
    return f"{said}<|im_start|>assistant\n{prefix}"


FORMS = ("segment", "examples", "bare")

SEGMENT_SYSTEM = (
    "Translate Chinese government documents into English. "
    "English in square brackets is the required rendering of the words before it."
)
"""What the adapter was trained with, to the letter."""

EXAMPLES_SYSTEM = (
    "You translate Chinese government reports into formal, fluent English as official translations read. "
    "English in square brackets is the required rendering of the words before it; the brackets do not appear in the "
    "translation. Give the translation alone."
)

EXAMPLES = (
    (
        "一是深化“放管服”改革[reform to streamline administration and delegate power]，取消审批事项12项，办理时限压缩30%以上。",
        "First, we deepened the reform to streamline administration and delegate power, canceled 12 approval items, and "
        "cut processing times by more than 30 percent.",
    ),
    (
        "全年争取上级资金2.35亿元[235 million yuan]，惠及群众3万余[more than 30,000]人。",
        "Over the year, we obtained 235 million yuan in funding from higher levels, benefiting more than 30,000 people.",
    ),
    (
        "完善行政规范性文件[administrative normative documents]管理制度",
        "Improving the system for managing administrative normative documents",
    ),
)
"""Worked examples in the domain's style, written for this purpose."""

BARE_INSTRUCTION = "Translate the following Chinese government text into English."
