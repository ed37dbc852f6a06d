"""The whole way of a report, over an engine that answers by rule."""

from pathlib import Path

import pytest
from contracts.sample_report import report_of
from scripted_engine import ScriptedEngine

from toolkit.errors import CancelledError, GlossaryError
from toolkit.glossary.table import Glossary
from toolkit.translation import pipeline as room
from toolkit.translation.events import Event, PieceDone
from toolkit.translation.memory import Memory
from toolkit.translation.options import TranslateOptions
from toolkit.translation.pipeline import Pipeline

REPORT = report_of("全年投资4.71亿元建设灯塔工程。", "甲村经济社会平稳健康发展。")
NOTHING = Glossary(terms=())


def test_a_report_comes_out_whole() -> None:
    with Pipeline(ScriptedEngine(), NOTHING, None, TranslateOptions()) as pipeline:
        translated = pipeline.translate(REPORT)
    assert [translation.id for translation in translated.translations] == ["s1-1", "s1-2"]
    assert translated.report is REPORT
    assert [summary.section for summary in translated.summaries] == ["s1"]
    assert [figure.english for figure in translated.key_figures] == ["471 million yuan"]
    assert translated.statistics.segments == 2
    assert translated.signature == pipeline.signature


def test_without_summaries_there_are_none_and_the_signature_says_so() -> None:
    with Pipeline(ScriptedEngine(), NOTHING, None, TranslateOptions(summaries=False)) as pipeline:
        translated = pipeline.translate(REPORT)
    assert translated.summaries == ()
    assert translated.signature.parts["summaries"] == "off"


def test_the_signature_changes_with_glossary_engine_repair_and_summaries() -> None:
    def signature(engine: str = "a", glossary: Glossary = NOTHING, **options: bool) -> str:
        return Pipeline(ScriptedEngine(name=engine), glossary, None, TranslateOptions(**options)).signature.digest

    signatures = {
        signature(),
        signature("b"),
        signature(glossary=Glossary(terms=(), digest="other")),
        signature(repair=False),
        signature(summaries=False),
    }
    assert len(signatures) == 5


def test_closing_releases_engine_and_memory_once(tmp_path: Path) -> None:
    engine = ScriptedEngine()
    pipeline = Pipeline(engine, NOTHING, Memory(tmp_path / "m.sqlite"), TranslateOptions())
    pipeline.close()
    pipeline.close()
    assert engine.closed == 1


@pytest.mark.parametrize("step", ["translate", "summarize"])
def test_cancelling_stops_the_engine_and_the_pipeline_goes_on(step: str) -> None:
    engine = ScriptedEngine(written=["Investment in the project reached 471 million yuan."])

    def stop(event: Event) -> None:
        if isinstance(event, PieceDone) and event.step == step:
            raise CancelledError("stopped")

    with Pipeline(engine, NOTHING, None, TranslateOptions()) as pipeline:
        with pytest.raises(CancelledError):
            pipeline.translate(REPORT, stop)
        assert engine.stopped == 1
        assert len(pipeline.translate(REPORT).translations) == 2


def test_a_bad_glossary_is_told_before_anything_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> ScriptedEngine:
        raise AssertionError("the engine was opened")

    monkeypatch.setattr(room, "open_engine", never)
    table = tmp_path / "bad.csv"
    table.write_text("source,target\n灯塔,\n", encoding="utf-8")
    with pytest.raises(GlossaryError, match=r"bad\.csv:2: "):
        Pipeline.open(TranslateOptions(glossaries=(table,)))


def test_a_path_is_read_and_translated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = ScriptedEngine()
    monkeypatch.setattr(room, "open_engine", lambda *_, **__: engine)
    path = tmp_path / "report.txt"
    path.write_text("甲村工作报告\n一、总体情况\n全村经济社会平稳健康发展。\n", encoding="utf-8")
    translated = room.translate(path, TranslateOptions(memory=False))
    assert all(translation.target for translation in translated.translations)
    assert engine.closed == 1
