"""English that goes round in circles, and lists that only look like it."""

import time

from contracts.check_contract import CheckContract

from toolkit.checks.check import Pair
from toolkit.checks.repetition import check


def pair(target: str) -> Pair:
    return Pair(segment="s1-1", source="全县工作。", target=target)


SIX = "the work of the whole county"


class TestContract(CheckContract):
    name = "repetition"
    flagged = (
        pair("We did it, and the county, and the county, and the county."),
        pair("the county the county the county"),
        pair("development " * 6),
        pair("ha, ha, ha " + "the town; the town; the town"),
        pair(". ".join(f"{SIX} in {place}" for place in ("Ada", "Bo", "Cleo", "Dan"))),
    )
    clean = (
        pair("We built roads, we built bridges, and we built schools."),
        pair("A very, very, very long road."),
        pair("It grew from 1,000,000,000 to 1,000,000,000,000 yuan."),
        pair(". ".join(f"{SIX} in {place}" for place in ("Ada", "Bo", "Cleo"))),
        pair("the county, the county"),
        pair(""),
    )


def test_the_finding_says_where_the_circle_begins() -> None:
    target = "We built the dam, the dam, the dam."
    (finding,) = check(pair(target))
    assert finding.target_span is not None
    assert target[slice(*finding.target_span)].startswith("the dam")


def test_a_long_answer_is_judged_in_time() -> None:
    begun = time.perf_counter()
    check(pair(" ".join(f"word{n}" for n in range(4000))))
    check(pair("a" * 30_000))
    assert time.perf_counter() - begun < 3.0
