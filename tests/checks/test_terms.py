"""The terms check: what is missing, how much it matters, what a message says."""

import pytest

from toolkit.checks.check import Pair
from toolkit.checks.terms import check, kept
from toolkit.findings import Severity
from toolkit.glossary.matching import Matcher
from toolkit.glossary.table import Glossary
from toolkit.glossary.term import Enforce, Term, TermStatus

GLOSSARY = Glossary(
    terms=(
        Term(source="港务局", target="port authority", alternatives=("harbor office",)),
        Term(source="代表会", target="Council of Delegates", short="CD", enforce=Enforce.FIRST),
        Term(source="稳步推进", target="make steady progress", enforce=Enforce.ADVISE),
        Term(source="5G-A", target="", status=TermStatus.KEEP),
    )
)
MATCHER = Matcher(GLOSSARY)


def pair(source: str, target: str) -> Pair:
    return Pair(segment="s1-1", source=source, target=target, matches=tuple(MATCHER.match(source)))


@pytest.mark.parametrize(
    ("source", "target", "missing"),
    [
        ("港务局报告", "The port authority reported.", []),
        ("港务局报告", "Harbor offices reported.", []),
        ("港务局报告", "The transport authority reported.", [(0, 3)]),
        ("港务局和港务局", "The port authority and its peer.", []),
        ("港务局和港务局", "Two bodies.", [(0, 3)]),
        ("代表会", "The CD met.", []),
        ("代表会", "It met.", [(0, 3)]),
        ("5G-A网", "The 5G-A network", []),
        ("5G-A网", "The 5G network", [(0, 4)]),
        ("报告", "", []),
    ],
)
def test_a_required_term_that_is_missing_is_an_error(source: str, target: str, missing: list[tuple[int, int]]) -> None:
    findings = check(pair(source, target))
    assert [finding.source_span for finding in findings] == missing
    assert all(
        (finding.check, finding.kind, finding.severity, finding.segment) == ("terms", "missing", Severity.ERROR, "s1-1")
        for finding in findings
    )


def test_an_advised_term_that_is_missing_is_a_note() -> None:
    (finding,) = check(pair("稳步推进", "We went on."))
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("港务局", '港务局 should be "port authority" (or "harbor office")'),
        ("稳步推进", '稳步推进 should be "make steady progress"'),
        ("5G-A", "5G-A must stand in the English as it is"),
    ],
)
def test_a_message_names_the_chinese_and_the_english(source: str, message: str) -> None:
    (finding,) = check(pair(source, "Nothing."))
    assert finding.message == message


def test_a_message_counts_the_alternatives_that_it_leaves_out() -> None:
    term = Term(source="港", target="port", alternatives=("a", "b", "c", "d", "e"))
    matches = tuple(Matcher(Glossary(terms=(term,))).match("港"))
    (finding,) = check(Pair(segment="s", source="港", target="?", matches=matches))
    assert finding.message == '港 should be "port" (or "a", "b", "c" and 2 more)'


@pytest.mark.parametrize(
    ("source", "target", "rates"),
    [
        ("港务局和代表会", "The port authority and the CD", (2, 2, 2)),
        ("港务局和代表会", "Port authorities and the CD", (2, 2, 1)),
        ("港务局和代表会", "Port authorities", (2, 1, 0)),
        ("港务局、港务局", "The port authority", (1, 1, 1)),
        ("稳步推进", "", (0, 0, 0)),
        ("5G-A", "5G-A", (1, 1, 1)),
    ],
)
def test_the_rates_count_each_required_term_once(source: str, target: str, rates: tuple[int, int, int]) -> None:
    assert kept(pair(source, target)) == rates
