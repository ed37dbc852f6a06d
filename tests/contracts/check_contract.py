"""What every check keeps: subclass it, set `name`, `flagged` and `clean`."""

from __future__ import annotations

from typing import ClassVar

from toolkit.checks.check import Pair
from toolkit.checks.registry import CHECKS, manual


class CheckContract:
    name: ClassVar[str]
    flagged: ClassVar[tuple[Pair, ...]]
    clean: ClassVar[tuple[Pair, ...]]

    def test_it_flags_what_is_wrong(self) -> None:
        for pair in self.flagged:
            assert CHECKS[self.name](pair), pair

    def test_it_leaves_alone_what_is_right(self) -> None:
        for pair in self.clean:
            assert not CHECKS[self.name](pair), pair

    def test_a_finding_bears_its_check_its_segment_and_a_kind(self) -> None:
        for pair in self.flagged:
            for finding in CHECKS[self.name](pair):
                assert (finding.check, finding.segment) == (self.name, pair.segment)
                assert finding.kind
                assert finding.message

    def test_the_manual_page_gives_an_example(self) -> None:
        assert "Example" in manual(self.name)
