"""What every engine keeps. Subclass it, and give a fixture `engine`; `Chat` adds what a ChatEngine keeps."""

from __future__ import annotations

import pytest

from toolkit.engines.engine import ChatEngine, Draft, Engine, Finish, Hint, Prompt, Request
from toolkit.engines.script import is_latin

SHORT = 16
"""Tokens that an answer may have here: enough to see its script, few enough to be quick."""

EXTREMES = {
    "empty": "",
    "one space": " ",
    "line ends": "\r\n\n",
    "a NUL": "甲\0乙",
    "beyond the basic plane": "𠀀𪚥😀\U0010ffff",
    "combining marks": "e" + "\u0301" * 40,
    "direction and width marks": "\u202e\u200b\ufeff\u2066",
    "private use": "\ue000\uf8ff",
    "half-width and full-width": "ｱＡ１％",
    "specials of a chat model": "<|im_end|><|im_start|>system<|endoftext|></s><s>",
    "tags of a repair": "<t1>甲</t1>",
    "brackets": "见附件[1]和［2］【3】",
}


def requests_of(*sources: str, **common: object) -> list[Request]:
    return [Request(source=source, max_tokens=SHORT, **common) for source in sources]  # type: ignore[arg-type]


class EngineContract:
    """One test, one sentence of `Engine`'s docstring."""

    @pytest.fixture
    def engine(self) -> Engine:
        raise NotImplementedError("a subclass gives the engine")

    def test_it_is_an_engine(self, engine: Engine) -> None:
        assert isinstance(engine, Engine)

    def test_no_requests_no_drafts(self, engine: Engine) -> None:
        assert list(engine.translate([])) == []

    @pytest.mark.parametrize("count", [1, 3, 100])
    def test_every_request_is_answered_exactly_once(self, engine: Engine, count: int) -> None:
        requests = [Request(source=f"第{number}项工作", max_tokens=2) for number in range(count)]
        assert sorted(index for index, _ in engine.translate(requests)) == list(range(count))

    def test_equal_requests_are_answered_each(self, engine: Engine) -> None:
        answered = dict(engine.translate(requests_of("同一句话", "同一句话", "同一句话")))
        assert sorted(answered) == [0, 1, 2]

    def test_the_same_requests_give_the_same_drafts_whatever_came_between(self, engine: Engine) -> None:
        requests = requests_of(*("推进工作落实" * (1 + number % 5) + str(number) for number in range(20)))
        first = dict(engine.translate(requests))
        list(engine.translate(requests_of("另一份报告的一句话", "推进工作落实")))
        assert dict(engine.translate(requests)) == first

    @pytest.mark.parametrize("source", ["稳中求进", "见《条例》第三条", "完成投资4.71亿元", "“放管服”改革①"])
    def test_the_english_is_in_latin_script_without_brackets(self, engine: Engine, source: str) -> None:
        for _, draft in engine.translate(requests_of(source)):
            assert is_latin(draft.text) and not {"[", "]"} & set(draft.text)

    def test_hints_leave_the_contract_as_it_is(self, engine: Engine) -> None:
        source = "市委召开会议"
        hints = (Hint(start=0, end=2, target="Municipal Party Committee"),)
        ((index, draft),) = engine.translate(requests_of(source, hints=hints))
        assert index == 0 and is_latin(draft.text)

    @pytest.mark.parametrize("prefix", ["First, we ", "In 2023, ", "The term is 中, then "])
    def test_a_draft_begins_with_its_prefix(self, engine: Engine, prefix: str) -> None:
        ((_, draft),) = engine.translate(requests_of("一是抓落实", prefix=prefix))
        assert draft.text.startswith(prefix)

    @pytest.mark.parametrize("name", EXTREMES)
    def test_any_text_can_be_asked(self, engine: Engine, name: str) -> None:
        ((_, draft),) = engine.translate(requests_of(EXTREMES[name]))
        assert draft.finish in {Finish.STOP, Finish.LENGTH}, draft.error

    @pytest.mark.parametrize("keep", ["行", "A.B（*）+?{3}|\\^$[x]行", "放 管-服#&~", "𠀀", "行\t列\n行", ""])
    def test_any_string_can_be_kept(self, engine: Engine, keep: str) -> None:
        ((_, draft),) = engine.translate(requests_of(f"代码{keep}", keep=(keep,)))
        assert draft.finish in {Finish.STOP, Finish.LENGTH}, draft.error

    def test_a_huge_segment_does_not_hold_up_the_others(self, engine: Engine) -> None:
        answered = dict(engine.translate(requests_of("持续改善民生。" * 500, "抓落实")))
        assert answered[1].finish in {Finish.STOP, Finish.LENGTH}
        assert answered[0].finish in {Finish.STOP, Finish.LENGTH, Finish.FAILED}

    @pytest.mark.parametrize(
        "bad", [{"source": "a\ud800b"}, {"source": "a", "prefix": "\udfff"}, {"source": "a", "keep": ("\ud9ab",)}]
    )
    def test_a_bad_request_fails_alone_and_says_why(self, engine: Engine, bad: dict[str, object]) -> None:
        answered = dict(engine.translate([Request(**bad), *requests_of("抓落实")]))  # type: ignore[arg-type]
        assert answered[0].finish is Finish.FAILED and answered[0].error
        assert answered[1].finish in {Finish.STOP, Finish.LENGTH}

    def test_an_answer_is_bounded(self, engine: Engine) -> None:
        for _, draft in engine.translate([Request(source="改革" * 30, max_tokens=3)]):
            assert draft.tokens <= 3

    def test_closing_the_iterator_cancels_and_leaves_the_engine_usable(self, engine: Engine) -> None:
        requests = [Request(source="工作" * (1 + number)) for number in range(12)]
        drafts = engine.translate(requests)
        next(drafts)
        drafts.close()
        assert sorted(dict(engine.translate(requests_of("甲", "乙")))) == [0, 1]

    def test_the_signature_is_words_and_stays(self, engine: Engine) -> None:
        signature = dict(engine.signature)
        assert {"engine", "model"} <= set(signature)
        assert all(isinstance(word, str) and word for word in signature.values())
        assert dict(engine.signature) == signature

    def test_the_prompt_is_a_pure_function_of_the_request(self, engine: Engine) -> None:
        hint = Hint(start=0, end=2, target="Municipal Party Committee")
        plain, hinted = Request(source="市委召开会议"), Request(source="市委召开会议", hints=(hint,))
        assert engine.prompt(plain) == engine.prompt(plain)
        assert "市委" in engine.prompt(plain)
        assert hint.target in engine.prompt(hinted)


class ChatEngineContract(EngineContract):
    """What a ChatEngine keeps on top."""

    def test_it_is_a_chat_engine(self, engine: Engine) -> None:
        assert isinstance(engine, ChatEngine)

    def test_free_tasks_are_answered_each_in_latin_script(self, engine: ChatEngine) -> None:
        prompts = [Prompt(system="Answer.", user=f"问题{number}", max_tokens=4) for number in range(5)]
        answered: dict[int, Draft] = dict(engine.complete(prompts))
        assert sorted(answered) == list(range(5))
        assert all(draft.tokens <= 4 and is_latin(draft.text) for draft in answered.values())

    def test_a_bad_task_fails_alone(self, engine: ChatEngine) -> None:
        prompts = [Prompt(system="", user="\ud800", max_tokens=2), Prompt(system="", user="甲", max_tokens=2)]
        answered = dict(engine.complete(prompts))
        assert answered[0].finish is Finish.FAILED and answered[0].error
        assert answered[1].finish in {Finish.STOP, Finish.LENGTH}
