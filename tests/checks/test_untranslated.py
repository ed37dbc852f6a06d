"""Chinese left in the English."""

import pytest
from contracts.check_contract import CheckContract

from toolkit.checks.check import Pair
from toolkit.checks.untranslated import check


def pair(target: str, keep: tuple[str, ...] = ()) -> Pair:
    return Pair(segment="s1-1", source="全年办结案件12件。", target=target, keep=keep)


class TestContract(CheckContract):
    name = "untranslated"
    flagged = (pair("We handled 12 案件."), pair("〇"), pair("An old 𠀀 character"), pair("甲", keep=("乙",)))
    clean = (
        pair("We handled 12 cases."),
        pair("℃ ≥ Ⅳ — “quoted” café"),
        pair("The 甲 brand", keep=("甲",)),
        pair("The 甲 brand", keep=("甲乙",)),
        pair(""),
    )


@pytest.mark.parametrize(
    ("target", "spans"),
    [
        ("12 案件 and 人", [(3, 5), (10, 11)]),
        ("中英mixed", [(0, 2)]),
        ("（brackets）。", []),
    ],
)
def test_each_run_is_one_finding(target: str, spans: list[tuple[int, int]]) -> None:
    assert [finding.target_span for finding in check(pair(target))] == spans
