"""What a model is asked: hints inside the source, brackets that are ours alone, one form per registry entry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.engines.engine import Hint, Prompt, Request
from toolkit.engines.prompts import EXAMPLES, FORMS, SEGMENT_SYSTEM, Turn, as_text, chat, turns, with_hints
from toolkit.errors import ConfigurationError


def request(source: str, *hints: tuple[int, int, str]) -> Request:
    return Request(
        source=source, hints=tuple(Hint(start=start, end=end, target=target) for start, end, target in hints)
    )


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        (request(""), ""),
        (request("县政府召开会议"), "县政府召开会议"),
        (request("县政府召开会议", (0, 3, "County Government")), "县政府[County Government]召开会议"),
        (request("投资4.71亿元", (2, 8, "471 million yuan")), "投资4.71亿元[471 million yuan]"),
        (request("甲乙丙", (0, 1, "A"), (1, 2, "B")), "甲[A]乙[B]丙"),
        (request("见附件[1]"), "见附件［1］"),
        (request("附件[1]甲", (0, 5, "Annex 1")), "附件［1］[Annex 1]甲"),
        (request("𠀀甲乙", (1, 2, "A")), "𠀀甲[A]乙"),
    ],
)
def test_hints_stand_behind_the_words_they_render(asked: Request, seen: str) -> None:
    assert with_hints(asked) == seen


@st.composite
def hinted(draw: st.DrawFn) -> Request:
    source = draw(st.text(alphabet="甲乙[]［］a1，", max_size=30))
    cuts = sorted(draw(st.sets(st.integers(0, len(source)), max_size=8)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    return request(source, *((start, end, draw(st.text("ABC ", min_size=1))) for start, end in spans))


@given(hinted())
def test_what_stands_in_brackets_is_hints_alone_and_the_source_stays(asked: Request) -> None:
    seen = with_hints(asked)
    assert seen.count("[") == seen.count("]") == len(asked.hints)
    for hint in reversed(asked.hints):
        before, _, after = seen.rpartition(f"[{hint.target}]")
        seen = before + after
    assert seen == asked.source.replace("[", "［").replace("]", "］")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_ends_with_the_users_turn_and_holds_the_source(form: str) -> None:
    asked = turns(form, request("县政府召开会议"))
    assert asked[-1].role == "user" and "县政府召开会议" in asked[-1].text
    assert asked == turns(form, request("县政府召开会议"))


def test_the_forms_differ_as_their_names_say() -> None:
    hint = request("县政府", (0, 3, "County Government"))
    assert turns("segment", hint) == (Turn("system", SEGMENT_SYSTEM), Turn("user", "县政府[County Government]"))
    shown = turns("examples", hint)
    assert [turn.role for turn in shown] == ["system", *["user", "assistant"] * len(EXAMPLES), "user"]
    assert "县政府[County Government]" in shown[-1].text
    (bare,) = turns("bare", hint)
    assert "County" not in bare.text, "the baseline gets no hints"


def test_an_unknown_form_lists_the_known_ones() -> None:
    with pytest.raises(ConfigurationError, match="'verse' is not known") as refusal:
        turns("verse", request("甲"))
    assert all(form in refusal.value.help for form in FORMS)


def test_the_examples_follow_their_own_rules() -> None:
    for zh, en in EXAMPLES:
        assert "[" in zh and "[" not in en
        for part in zh.split("[")[1:]:
            target = part.split("]")[0]
            assert target.lower() in en.lower()


def test_a_chat_in_chatml() -> None:
    text = as_text(chat(Prompt(system="Be brief.", user="甲", max_tokens=5)), "So ")
    assert text == (
        "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\n甲<|im_end|>\n<|im_start|>assistant\nSo "
    )
