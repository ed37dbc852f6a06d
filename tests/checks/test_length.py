"""English that is too short, too long, empty or cut off."""

import pytest
from contracts.check_contract import CheckContract

from toolkit.checks.check import Pair
from toolkit.checks.length import check
from toolkit.findings import Severity

TWENTY = "全县上下齐心协力推动各项工作取得新的进展"


def pair(target: str, source: str = TWENTY, **other: bool) -> Pair:
    return Pair(segment="s1-1", source=source, target=target, **other)


class TestContract(CheckContract):
    name = "length"
    flagged = (pair(""), pair(" \n"), pair("We did."), pair("w" * 500), pair("We did the work well", truncated=True))
    clean = (
        pair("The whole county worked as one and made new progress in every field."),
        pair("Yes", source="短句"),
        pair("A, B, C, D", source="1234567890ABCDEFGH"),
    )


@pytest.mark.parametrize(
    ("characters", "severity"),
    [
        (19, Severity.ERROR),
        (20, Severity.WARNING),
        (39, Severity.WARNING),
        (40, None),
        (220, None),
        (221, Severity.WARNING),
        (440, Severity.WARNING),
        (441, Severity.ERROR),
    ],
)
def test_bounds_for_twenty_characters(characters: int, severity: Severity | None) -> None:
    assert len(TWENTY) == 20
    findings = check(pair("w" * characters))
    assert [finding.severity for finding in findings] == ([severity] if severity else [])


def test_an_answer_that_was_cut_off_is_an_error_whatever_its_length() -> None:
    (finding,) = check(pair("The whole county worked as one and made new progress", truncated=True))
    assert (finding.kind, finding.severity) == ("truncated", Severity.ERROR)
