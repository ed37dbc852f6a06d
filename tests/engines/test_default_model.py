"""The default model itself: what only the real weights and the real adapter can show."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from toolkit.engines.engine import ChatEngine, Finish, Hint, Prompt, Request
from toolkit.engines.models import find_model
from toolkit.engines.opening import open_engine
from toolkit.engines.script import is_latin

pytestmark = pytest.mark.slow

SEGMENTS = (
    ("市河湖长制办公室牵头整治入河排污口。", (0, 8, "Municipal River and Lake Chief Office")),
    ("全年新增高标准农田3.6万亩。", (9, 13, "36,000 mu")),
    ("深化“一窗通办”改革。", (2, 8, "One-Window Service")),
)


@pytest.fixture(scope="module")
def engine() -> Iterator[ChatEngine]:
    """The engine that every command uses; the first run on a machine fetches 1.1 GB."""
    engine = open_engine()
    yield engine
    engine.close()


def requests() -> list[Request]:
    return [
        Request(source=source, hints=(Hint(start=start, end=end, target=target),))
        for source, (start, end, target) in SEGMENTS
    ]


def test_the_probe_gets_the_adapters_answer(engine: ChatEngine) -> None:
    adapter = find_model().adapter
    assert adapter
    ((_, draft),) = engine.translate([Request(source=adapter.probe)])
    assert draft.text.startswith(adapter.probe_answer) and draft.finish is Finish.STOP


def test_hints_stand_in_the_english(engine: ChatEngine) -> None:
    drafts = dict(engine.translate(requests()))
    for index, (_, (_, _, target)) in enumerate(SEGMENTS):
        assert target.lower() in drafts[index].text.lower(), drafts[index].text
        assert is_latin(drafts[index].text) and "[" not in drafts[index].text


def test_a_free_task_between_translations_changes_none(engine: ChatEngine) -> None:
    before = dict(engine.translate(requests()))
    task = Prompt(system="Answer in one English sentence.", user="What is a county?", max_tokens=30)
    ((_, answer),) = engine.complete([task])
    assert answer.text.strip()
    assert dict(engine.translate(requests())) == before


def test_a_second_start_reads_the_graph_and_gives_the_same(engine: ChatEngine) -> None:
    first = dict(engine.translate(requests()))
    engine.close()
    second = open_engine()
    try:
        assert dict(second.translate(requests())) == first
    finally:
        second.close()
