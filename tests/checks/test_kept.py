"""Strings that stay as they are."""

from contracts.check_contract import CheckContract

from toolkit.checks.check import Pair
from toolkit.checks.kept import check
from toolkit.findings import Severity


def pair(target: str, *keep: str) -> Pair:
    return Pair(segment="s1-1", source="详见附件[1]，编号<a>。", target=target, keep=keep)


class TestContract(CheckContract):
    name = "kept"
    flagged = (pair("See the attachment.", "[1]"), pair("See [1].", "[1]", "<a>"))
    clean = (pair("See attachment [1].", "[1]"), pair("See [1] and <a>.", "[1]", "<a>"), pair("See it."))


def test_a_lost_mark_is_a_warning_at_its_place_in_the_chinese() -> None:
    (finding,) = check(pair("See it.", "[1]"))
    assert (finding.severity, finding.source_span) == (Severity.WARNING, (4, 7))


def test_a_string_that_the_chinese_writes_otherwise_has_no_place() -> None:
    (finding,) = check(pair("See it.", "[2]"))
    assert finding.source_span is None
