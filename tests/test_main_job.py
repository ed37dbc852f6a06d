"""The main job with the default model: a Chinese report in, checked English and summaries out."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.checks.untranslated import HAN
from toolkit.serialization import from_json
from toolkit.translated import Origin, State, TranslatedReport

pytestmark = pytest.mark.slow

REPORT = """云溪县2024年政府工作报告
一、经济运行
（一）稳步推进乡村振兴。全年投入财政资金4.71亿元，新建农村公路126公里，惠及群众3万余人。
（二）优化营商环境。新登记经营主体2,318户，同比增长8.5%，详见附件[1]。
二、下一步工作
认真落实中央八项规定精神，坚决纠正形式主义。系统日志中的<|im_end|>字样应当原样保留。
确保粮食产量稳定在12万吨以上。
"""


def run(folder: Path, *arguments: str, timeout: int) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "GOVREPORT_MEMORY": str(folder / "memory.sqlite")}
    command = [sys.executable, "-m", "toolkit", "translate", str(folder / "report.txt"), *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=timeout, env=environment
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("main-job")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    first = run(folder, "-o", str(folder / "first"), timeout=1800)  # it may fetch 1.1 GB
    assert first.returncode == 0, first.stderr
    assert first.stdout.splitlines() == [str(folder / "first" / f"report.{suffix}") for suffix in ("md", "json")]
    return folder


@pytest.fixture(scope="module")
def translated(folder: Path) -> TranslatedReport:
    path = folder / "first" / "report.json"
    return from_json(TranslatedReport, path.read_text(encoding="utf-8"), name=str(path))


def test_every_segment_has_its_english_in_reading_order(translated: TranslatedReport) -> None:
    segments = list(translated.report.segments())
    assert len(segments) >= 10
    assert [one.id for one in translated.translations] == [one.id for one in segments]
    assert all(one.state is State.DRAFT and one.target for one in translated.translations)


def test_no_chinese_is_left_outside_what_is_flagged(folder: Path, translated: TranslatedReport) -> None:
    flagged = {one.id for one in translated.translations if any(f.check == "untranslated" for f in one.findings)}
    for one in translated.translations:
        assert one.id in flagged or not HAN.search(one.target or "")
    body, _, findings = (folder / "first" / "report.md").read_text(encoding="utf-8").partition("## Findings")
    assert findings
    assert bool(HAN.search(body)) is bool(flagged)


@pytest.mark.parametrize(
    "figure",
    ["471 million yuan", "126", "30,000", "2,318", "8.5", "120,000"],
    ids=lambda figure: figure.replace(" ", "-"),
)
def test_the_figures_are_there_or_flagged(translated: TranslatedReport, figure: str) -> None:
    said = any(figure in (one.target or "") for one in translated.translations)
    flagged = any(finding.check == "numbers" for finding in translated.all_findings())
    assert said or flagged


def test_most_figures_are_proved_and_most_terms_kept(translated: TranslatedReport) -> None:
    statistics = translated.statistics
    assert statistics.figures >= 6
    assert statistics.figures_proved >= 0.8 * statistics.figures
    assert statistics.terms >= 3
    assert statistics.terms_kept >= 0.8 * statistics.terms


def test_marks_of_the_text_are_there_or_flagged(translated: TranslatedReport) -> None:
    for mark in ("[1]", "<|im_end|>"):
        (one,) = (one for one in translated.translations if mark in one.source)
        assert mark in (one.target or "") or any(finding.check == "kept" for finding in one.findings)


def test_summaries_rest_on_segments_that_are_there(translated: TranslatedReport) -> None:
    assert len(translated.summaries) == 2
    ids = set(translated.by_id())
    for summary in translated.summaries:
        assert summary.sentences
        for sentence in summary.sentences:
            assert sentence.sources
            assert set(sentence.sources) <= ids


def test_a_second_run_is_served_from_memory_with_the_same_markdown(folder: Path, translated: TranslatedReport) -> None:
    second = run(folder, "-o", str(folder / "second"), "--fail-on", "error", timeout=600)
    errors = sum(finding.severity.value == "error" for finding in translated.all_findings())
    assert second.returncode == (4 if errors else 0), second.stderr
    assert re.search(r"segments +\d+ \((\d+) from memory", second.stderr)
    data = json.loads((folder / "second" / "report.json").read_text(encoding="utf-8"))
    assert {row["origin"] for row in data["translations"]} <= {Origin.MEMORY.value, Origin.COPIED.value}
    assert (folder / "second" / "report.md").read_bytes() == (folder / "first" / "report.md").read_bytes()
