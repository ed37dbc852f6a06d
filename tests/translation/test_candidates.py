"""Which of several drafts is delivered."""

import pytest

from toolkit.findings import Finding, Severity
from toolkit.translated import Origin
from toolkit.translation.candidates import Candidate, best

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE


def candidate(target: str, *severities: Severity) -> Candidate:
    findings = tuple(Finding(check="terms", severity=severity, message="") for severity in severities)
    return Candidate(target=target, origin=Origin.ENGINE, findings=findings)


@pytest.mark.parametrize(
    ("candidates", "chosen"),
    [
        ([candidate("a", E), candidate("b")], "b"),
        ([candidate("a", E), candidate("b", E, E)], "a"),
        ([candidate("a", E), candidate("b", W, W, W)], "b"),
        ([candidate("a", W), candidate("b", N, N)], "b"),
        ([candidate("a", N, N), candidate("b")], "a"),  # notes do not count
        ([candidate("a", E), candidate("b", E)], "a"),  # the draft wins a tie
        ([candidate("the long road", E), candidate("xyz"), candidate("the long way")], "the long way"),
        ([candidate("the long road", E), candidate("the long way"), candidate("xyz")], "the long way"),
        ([candidate("only", E, E)], "only"),
    ],
)
def test_fewest_errors_then_fewest_warnings_then_nearest(candidates: list[Candidate], chosen: str) -> None:
    assert best(candidates).target == chosen
