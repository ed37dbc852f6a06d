"""What the prompt may leave in the English."""

import pytest
from contracts.check_contract import CheckContract

from toolkit.checks.check import Pair
from toolkit.checks.residue import check


def pair(target: str, source: str = "市委开会。") -> Pair:
    return Pair(segment="s1-1", source=source, target=target)


class TestContract(CheckContract):
    name = "residue"
    flagged = (
        pair("the Municipal Party Committee[Municipal Party Committee] met."),
        pair("<t1>the committee</t1> met."),
        pair("The committee met.<|im_end|>"),
        pair("English: The committee met."),
        pair("Chinese: 市委开会。"),
        pair("It met, the required rendering."),
    )
    clean = (
        pair("The committee met."),
        pair("The committee [1] met.", "市委[1]开会。"),
        pair("The committee [1] met.", "市委［1］开会。"),
        pair("The [committee] met.", "【市委】开会。"),
        pair("It met <|im_end|>.", "市委开会<|im_end|>。"),
        pair("Write <t1> here.", "在此写<t1>。"),
        pair("The English: they met", "市委English:开会。"),
        pair("People in China spoke English and Chinese."),
    )


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("a[b]", ["[", "]"]),
        ("<t12>a</t12>", ["<t12>", "</t12>"]),
        ("<table>", []),
        ("Translation: a", ["Translation:"]),
    ],
)
def test_each_piece_is_one_finding(target: str, found: list[str]) -> None:
    spans = [finding.target_span for finding in check(pair(target))]
    assert [target[span[0] : span[1]] for span in spans if span] == found
