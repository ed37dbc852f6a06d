"""The forbidden check: where a form must not stand, and where it may."""

from typing import Any

import pytest

from toolkit.checks.check import Pair
from toolkit.checks.forbidden import check
from toolkit.findings import Severity
from toolkit.glossary.term import Term, TermMatch, TermStatus


def forbidden(target: str, source: str = "", **other: Any) -> Term:
    return Term(source=source, target=target, status=TermStatus.FORBIDDEN, **other)


@pytest.mark.parametrize(
    ("rows", "source", "target", "spans"),
    [
        ([forbidden("big lamp")], "灯塔", "A big lamp and big lamps.", [(2, 10), (15, 24)]),
        ([forbidden("big lamp", "灯塔")], "燈塔亮", "A big lamp", [(2, 10)]),
        ([forbidden("big lamp", "灯塔")], "码头亮", "A big lamp", []),
        ([forbidden("lamp")], "灯塔", "A lampshade", []),
        ([forbidden("Lamp", case="yes")], "灯塔", "a lamp", []),
        ([forbidden("big lamp", alternatives=("giant lamp",))], "灯塔", "giant lamps", [(0, 11)]),
        ([forbidden("lamp"), forbidden("lamp", "灯")], "灯", "lamp", [(0, 4)]),
        ([], "灯塔", "A big lamp", []),
    ],
)
def test_places(rows: list[Term], source: str, target: str, spans: list[tuple[int, int]]) -> None:
    findings = check(Pair(segment="s1-1", source=source, target=target, forbidden=tuple(rows)))
    assert [finding.target_span for finding in findings] == spans
    assert all(finding.severity is Severity.ERROR and finding.kind == "forbidden" for finding in findings)


def test_the_words_may_stand_inside_an_accepted_rendering() -> None:
    match = TermMatch(term=Term(source="灯油", target="lamp oil"), start=0, end=2)
    rows = (forbidden("lamp"),)
    pair = Pair(segment="s", source="灯油和灯", target="lamp oil and a lamp", matches=(match,), forbidden=rows)
    assert [finding.target_span for finding in check(pair)] == [(15, 19)]


def test_the_message_gives_the_words_the_chinese_and_the_reason() -> None:
    rows = (forbidden("big lamp", "灯塔", note="say lighthouse"),)
    (finding,) = check(Pair(segment="s", source="大灯塔", target="Big lamps", forbidden=rows))
    assert finding.message == 'the glossary forbids "Big lamps" for 灯塔: say lighthouse'
    assert finding.source_span == (1, 3)
