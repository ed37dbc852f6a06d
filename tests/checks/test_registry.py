"""Every check file is in the registry, and the registry runs them all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import toolkit.checks
from toolkit.checks.check import Pair
from toolkit.checks.registry import CHECKS, manual, run_checks
from toolkit.glossary.term import Term, TermMatch

TEXT = st.text(alphabet="市县办结案件1239,.% 《》[]<>|t/ the of Chinese:\n万亿", max_size=60)


def test_each_file_of_the_room_is_registered() -> None:
    (folder,) = toolkit.checks.__path__
    files = {path.stem for path in Path(folder).glob("*.py")} - {"__init__", "check", "registry"}
    assert set(CHECKS) == files


@pytest.mark.parametrize("name", CHECKS)
def test_each_check_has_a_manual_page_with_a_summary_line(name: str) -> None:
    first, blank, *_ = manual(name).splitlines()
    assert first.endswith((".", "?"))
    assert blank == ""


def test_an_unknown_check_has_no_manual() -> None:
    assert manual("no-such-check") == ""


def test_findings_come_in_the_order_of_the_registry() -> None:
    match = TermMatch(term=Term(source="灯塔", target="lighthouse"), start=0, end=2)
    pair = Pair(segment="s1-1", source="灯塔投资4.71亿元[1]", target="灯 [of 3 yuan", matches=(match,), keep=("[1]",))
    names = [finding.check for finding in run_checks(pair)]
    assert {"terms", "numbers", "untranslated", "kept"} <= set(names)
    assert names == sorted(names, key=list(CHECKS).index)


def test_a_faithful_pair_has_no_finding() -> None:
    match = TermMatch(term=Term(source="灯塔", target="lighthouse"), start=0, end=2)
    pair = Pair(
        segment="s1-1", source="灯塔投资4.71亿元。", target="The lighthouse cost 471 million yuan.", matches=(match,)
    )
    assert run_checks(pair) == ()


@given(source=TEXT, target=TEXT)
def test_any_pair_is_judged_the_same_twice_and_spans_lie_inside(source: str, target: str) -> None:
    pair = Pair(segment="s1-1", source=source, target=target, keep=("[1]",))
    findings = run_checks(pair)
    assert findings == run_checks(pair)
    for finding in findings:
        for span, text in ((finding.source_span, source), (finding.target_span, target)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
