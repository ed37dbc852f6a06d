import time

import pytest

from toolkit.checks.check import Pair
from toolkit.checks.numbers import check, proved
from toolkit.findings import Severity


def pair(source: str, target: str, unit: str = "") -> Pair:
    return Pair(segment="s1-1", source=source, target=target, unit=unit)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("全年办理案件286件，挽回损失721.3万元。", "We handled 286 cases and recovered 7.213 million yuan."),
        ("服务“三农”。", "We served the three rural issues."),
        ("一网通办事项占比达98.4%。", "98.4 percent of items can be handled on one network."),
        ("没有数字。", "There is one figure here at first."),
        ("", ""),
    ],
)
def test_nothing_to_say(source: str, target: str) -> None:
    assert check(pair(source, target)) == []


@pytest.mark.parametrize(
    ("source", "target", "kind", "severity"),
    [
        ("投入4.71亿元。", "We invested 4.71 billion yuan.", "changed magnitude", Severity.ERROR),
        ("增长3.4%。", "It grew by 4.3 percent.", "changed digits", Severity.ERROR),
        ("投入4.71亿元。", "We invested.", "missing", Severity.ERROR),
        ("推进改革。", "We carried out 43 reforms.", "invented", Severity.ERROR),
        ("推进改革。", "We carried out five reforms.", "invented", Severity.WARNING),
        ("占比上升。", "The share rose by 5 percent.", "invented", Severity.ERROR),
        ("去年推进改革。", "In 2023, we pressed on with reform.", "invented", Severity.ERROR),
        ("26日召开会议。", "A meeting was held on July 26.", "invented", Severity.WARNING),
        ("惠及3万余人。", "It benefited 30,000 people.", "approximation lost", Severity.WARNING),
        ("提高3个百分点。", "It rose by 3 percent.", "unit changed", Severity.ERROR),
        ("增长3%。", "It fell by 3 percent.", "direction changed", Severity.ERROR),
    ],
)
def test_one_finding(source: str, target: str, kind: str, severity: Severity) -> None:
    (finding,) = check(pair(source, target))
    assert (finding.check, finding.kind, finding.severity, finding.segment) == ("numbers", kind, severity, "s1-1")


def test_message_and_spans_show_both_sides() -> None:
    source, target = "投入4.71亿元。", "We invested 4.71 billion yuan."
    (finding,) = check(pair(source, target))
    assert finding.message == "4.71亿元 (471 million yuan) → 4.71 billion yuan: the magnitude changed"
    assert finding.source_span and source[slice(*finding.source_span)] == "4.71亿元"
    assert finding.target_span and target[slice(*finding.target_span)] == "4.71 billion yuan"


def test_a_missing_figure_has_no_target_span() -> None:
    (finding,) = check(pair("投入4.71亿元。", "We invested."))
    assert finding.target_span is None


def test_a_tables_unit_scales_its_cells() -> None:
    assert check(pair("128.46", "1.2846 million yuan", unit="万元")) == []


def test_proved_counts_figures() -> None:
    assert proved(pair("一是投入4.71亿元，增长3%。", "First, 471 million yuan, up 4 percent.")) == (2, 1)


def test_long_input_is_checked_quickly() -> None:
    start = time.perf_counter()
    check(pair("增长3%，" * 5_000, "up 3 percent, " * 5_000))
    assert time.perf_counter() - start < 20
